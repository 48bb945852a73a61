/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_words.c: from a title's text to its words.
 *
 * The text is cut into parts where a person would pause, each part is folded and split into the
 * catalogue's words, and synonyms are rewritten as in the phrases.
 */
#include "model/title/title_private.h"

#include <string.h>

#include "base/buf.h"
#include "base/unicode.h"

enum {
	TITLE_BYTES_MAX = 400, /* a longer title is prose: its start says what it is */
	BRACKETS_MAX = 8,
};

struct scan {
	const struct catalogue *catalogue;
	struct title *title;
	/* Of a stretch that has an ampersand, or that only the library can fold; without data until then. */
	struct buf spelt, folded;
	char plain[TITLE_BYTES_MAX];
	uint8_t part; /* where the next word goes */
	uint8_t outer[BRACKETS_MAX]; /* the parts that contain the open brackets */
	size_t brackets;
	bool part_used; /* a word of the current part was seen */
	/* Unknown words are read as known ones at least this similar; above 1: never. */
	double least_similar;
};

static void open_part(struct scan *s, bool joined)
{
	struct title *t = s->title;

	if (t->parts == TITLE_PARTS_MAX)
		return;
	s->part = t->parts++;
	t->joined[s->part] = joined;
	s->part_used = false;
}

static void add_title_word(struct scan *s, uint32_t id)
{
	struct title *t = s->title;
	uint16_t flags = word_flags(&s->catalogue->words, id);

	if (t->count == TITLE_WORDS_MAX || (flags & WORD_FILLER))
		return;
	/* A joining word needs something before it to join to. */
	if ((flags & WORD_JOINING) && t->count)
		open_part(s, !(flags & WORD_TURNING));
	t->ids[t->count] = id;
	t->flags[t->count] = flags;
	t->part[t->count] = s->part;
	t->count++;
	s->part_used = true;
}

static void note_replaced(struct title *t, double similarity)
{
	t->replaced++;
	t->score = similarity < t->score ? similarity : t->score;
}

/* The known words that an unknown one was meant to be; how many. */
static size_t add_near(const struct scan *s, struct text word, uint32_t *plain, size_t room)
{
	const struct catalogue *c = s->catalogue;
	uint32_t halves[2];
	double similarity;
	uint32_t id = similar_word(&c->similar, &c->words, word, s->least_similar, &similarity);

	if (id != INTERN_NONE) {
		note_replaced(s->title, similarity);
		plain[0] = id;
		return 1;
	}
	if (room >= 2 && similar_split(&c->words.ids, word, halves)) {
		note_replaced(s->title, 1 - 1 / (double)word.len);
		plain[0] = halves[0];
		plain[1] = halves[1];
		return 2;
	}
	plain[0] = INTERN_NONE;
	return 1;
}

/* One word of a stretch; gives the new count. `before` is the word before it, as written. */
static size_t add_plain(const struct scan *s, struct text before, struct text word, uint32_t *plain,
			size_t n)
{
	const struct intern *ids = &s->catalogue->words.ids;
	struct text stem = word_stem(word);
	uint32_t id = intern_find(ids, stem), joined;
	bool near = s->least_similar <= 1;

	s->title->unknown += id == INTERN_NONE;
	if (near && n && (id == INTERN_NONE || plain[n - 1] == INTERN_NONE)) {
		joined = similar_joined(ids, before, word);
		if (joined != INTERN_NONE) {
			note_replaced(s->title, 1 - 1 / (double)(before.len + word.len));
			plain[n - 1] = joined;
			return n;
		}
	}
	if (near && id == INTERN_NONE)
		return n + add_near(s, stem, plain + n, TITLE_WORDS_MAX - n);
	plain[n] = id;
	return n + 1;
}

static void begin_buf(struct buf *b)
{
	if (b->data)
		buf_clear(b);
	else
		buf_init(b, BUF_LIMIT_DEFAULT);
}

/* A stretch folded, "&" as "and". */
static struct text fold_stretch(struct scan *s, const char *from, const char *to)
{
	struct text stretch = {.data = from, .len = (size_t)(to - from)};
	struct text folded = {.data = s->plain};

	if (memchr(from, '&', stretch.len)) {
		begin_buf(&s->spelt);
		for (const char *at = from; at < to; at++) {
			if (*at == '&')
				buf_add_string(&s->spelt, " and ");
			else
				buf_add_char(&s->spelt, *at);
		}
		stretch = buf_text(&s->spelt);
	}
	if (stretch.len <= sizeof(s->plain) &&
	    unicode_fold_plain(s->plain, &folded.len, stretch, "+#"))
		return folded;
	begin_buf(&s->folded);
	unicode_fold(&s->folded, stretch, "+#");
	return buf_text(&s->folded);
}

/* Takes the next word off folded text. */
static bool next_word(struct text *rest, struct text *word)
{
	size_t len = 0;

	while (len < rest->len && rest->data[len] != ' ')
		len++;
	*word = (struct text){.data = rest->data, .len = len};
	len += len < rest->len;
	rest->data += len;
	rest->len -= len;
	return word->len > 0;
}

/* The words of a stretch without separators. */
static void add_stretch(struct scan *s, const char *from, const char *to)
{
	const struct word_list *list = &s->catalogue->words;
	uint32_t plain[TITLE_WORDS_MAX], words[TITLE_WORDS_MAX];
	struct text rest, word, before = {NULL, 0};
	size_t n = 0;

	if (from == to)
		return;
	rest = fold_stretch(s, from, to);
	while (n < TITLE_WORDS_MAX && next_word(&rest, &word)) {
		n = add_plain(s, before, word, plain, n);
		before = word;
	}
	n = rewrite_words(list, plain, n, words, TITLE_WORDS_MAX);
	for (size_t i = 0; i < n; i++)
		add_title_word(s, words[i]);
}

/* The bytes of a dash, a bullet or a middle dot at `at`; 0 if there is none. */
static size_t wide_separator(const char *at, const char *end)
{
	static const char *const marks[] = {"\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\xa2",
					    "\xc2\xb7"};
	struct text rest = {at, (size_t)(end - at)};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text_starts(rest, text_of(marks[i])))
			return text_of(marks[i]).len;
	return 0;
}

/* A hyphen or a slash separates if a blank is beside it: "DevOps - Lead", not "full-stack" and
 * "UI/UX". */
static bool separates(const char *at, const char *start, const char *end)
{
	return at == start || at + 1 == end || ascii_blank(at[-1]) || ascii_blank(at[1]);
}

static void open_bracket(struct scan *s)
{
	if (s->brackets < BRACKETS_MAX)
		s->outer[s->brackets++] = s->part;
	open_part(s, false);
}

static void close_bracket(struct scan *s)
{
	if (s->brackets) {
		s->part = s->outer[--s->brackets];
		s->part_used = true;
	}
}

/* What the character at `at` does; the number of bytes it takes, 0 for a character of a word. */
static size_t scan_separator(struct scan *s, const char *at, const char *start, const char *end,
			     const char *stretch)
{
	size_t wide = (unsigned char)*at >= 0x80 ? wide_separator(at, end) : 0;

	if (wide || *at == ',' || *at == ';' || *at == ':' || *at == '|' ||
	    ((*at == '-' || *at == '/') && separates(at, start, end))) {
		add_stretch(s, stretch, at);
		/* If nothing was written yet, the part is still to come. */
		if (s->part_used)
			open_part(s, false);
		return wide ? wide : 1;
	}
	switch (*at) {
	case '(':
	case '[':
		add_stretch(s, stretch, at);
		open_bracket(s);
		return 1;
	case ')':
	case ']':
		add_stretch(s, stretch, at);
		close_bracket(s);
		return 1;
	default:
		return 0;
	}
}

/* May a separator begin with it? */
static inline bool may_separate(char c)
{
	switch (c) {
	case ',':
	case ';':
	case ':':
	case '|':
	case '-':
	case '/':
	case '(':
	case ')':
	case '[':
	case ']':
		return true;
	default:
		return (c & 0x80) != 0;
	}
}

void title_words(const struct catalogue *c, struct text text, double least_similar, struct title *t)
{
	struct scan s;
	const char *end, *stretch;

	t->count = 0;
	t->unknown = 0;
	t->replaced = 0;
	t->score = 1;
	t->parts = 1;
	t->joined[0] = false;
	if (text.len > TITLE_BYTES_MAX) {
		text.len = TITLE_BYTES_MAX;
		while (text.len && ((unsigned char)text.data[text.len] & 0xc0) == 0x80)
			text.len--;
	}
	if (!text.len)
		return;
	s.catalogue = c;
	s.title = t;
	s.spelt = s.folded = (struct buf){.data = NULL};
	s.part = 0;
	s.brackets = 0;
	s.part_used = false;
	s.least_similar = least_similar;
	end = text.data + text.len;
	stretch = text.data;
	for (const char *at = text.data; at < end;) {
		size_t taken =
		    may_separate(*at) ? scan_separator(&s, at, text.data, end, stretch) : 0;
		at += taken ? taken : 1;
		if (taken)
			stretch = at;
	}
	add_stretch(&s, stretch, end);
	buf_release(&s.folded);
	buf_release(&s.spelt);
}
