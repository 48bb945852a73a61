/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title_cut.c: from a title's text to its words and what stands between them.
 *
 * The text is cut where a person would pause; what is between two cuts is folded and split into
 * words, which are looked up in the catalogue. That is the same however the title is read, so it is done
 * once.
 */
#include "model/title/title_private.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"

void title_cut_init(struct title_cut *cut)
{
	cut->count = 0;
	cut->plain_len = 0;
	cut->spelt = cut->folded = (struct buf){.data = NULL};
}

void title_cut_release(struct title_cut *cut)
{
	/* Most titles have neither, and take no call. */
	if (cut->spelt.data)
		buf_release(&cut->spelt);
	if (cut->folded.data)
		buf_release(&cut->folded);
}

struct text title_cut_text(const struct title_cut *cut, const struct title_mark *mark)
{
	const char *bytes = mark->from < TITLE_BYTES_MAX
				? cut->plain + mark->from
				: cut->folded.data + (mark->from - TITLE_BYTES_MAX);

	return (struct text){.data = bytes, .len = mark->len};
}

static inline void add_mark(struct title_cut *cut, struct title_mark mark)
{
	assert(cut->count < TITLE_MARKS_MAX);
	cut->marks[cut->count++] = mark;
}

/* `from`: where its text is, as marks have it. */
static inline __attribute__((always_inline)) void
add_word(const struct catalogue *c, struct title_cut *cut, struct text word, size_t from)
{
	add_mark(cut, (struct title_mark){.id = word_find(&c->index, word_stem(word)),
					  .from = (uint32_t)from,
					  .len = (uint32_t)word.len,
					  .kind = MARK_WORD});
}

/* "&" as "and". */
static struct text spell_ampersands(struct title_cut *cut, struct text stretch)
{
	if (!cut->spelt.data)
		buf_init(&cut->spelt, BUF_LIMIT_DEFAULT);
	buf_clear(&cut->spelt);
	for (size_t i = 0; i < stretch.len; i++) {
		if (stretch.data[i] == '&')
			buf_add_string(&cut->spelt, " and ");
		else
			buf_add_char(&cut->spelt, stretch.data[i]);
	}
	return buf_text(&cut->spelt);
}

/* A stretch folded; *from is where its text begins, as marks have it. */
static struct text fold_stretch(struct title_cut *cut, struct text stretch, size_t *from)
{
	struct text folded = {.data = cut->plain + cut->plain_len};

	*from = cut->plain_len;
	if (memchr(stretch.data, '&', stretch.len))
		stretch = spell_ampersands(cut, stretch);
	if (stretch.len <= sizeof(cut->plain) - cut->plain_len &&
	    unicode_fold_plain(cut->plain + cut->plain_len, &folded.len, stretch, "+#")) {
		cut->plain_len += folded.len;
		return folded;
	}
	if (!cut->folded.data)
		buf_init(&cut->folded, BUF_LIMIT_DEFAULT);
	*from = cut->folded.len;
	unicode_fold(&cut->folded, stretch, "+#");
	folded = buf_text(&cut->folded);
	folded.data += *from;
	folded.len -= *from;
	*from += TITLE_BYTES_MAX;
	return folded;
}

/* The words of a stretch without separators. */
static void add_stretch(const struct catalogue *c, struct title_cut *cut, const char *begin,
			const char *end)
{
	struct text folded;
	size_t from;

	if (begin == end)
		return;
	folded =
	    fold_stretch(cut, (struct text){.data = begin, .len = (size_t)(end - begin)}, &from);
	for (size_t at = 0, next; at < folded.len; at = next + 1) {
		struct text word = {.data = folded.data + at};
		for (next = at; next < folded.len && folded.data[next] != ' ';)
			next++;
		word.len = next - at;
		add_word(c, cut, word, from + at);
	}
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

/* What the character at `at` is, and the bytes of it; 0 for a character of a word. */
static size_t separator_at(const char *at, const char *start, const char *end,
			   enum title_mark_kind *kind)
{
	*kind = MARK_SEPARATOR;
	switch (*at) {
	case ',':
	case ';':
	case ':':
	case '|':
		return 1;
	case '-':
	case '/':
		return separates(at, start, end);
	case '(':
	case '[':
		*kind = MARK_OPEN;
		return 1;
	case ')':
	case ']':
		*kind = MARK_CLOSE;
		return 1;
	default:
		return *at & 0x80 ? wide_separator(at, end) : 0;
	}
}

/* What an ASCII character of a title is folded to; a blank for one that is not of a word, and beyond ASCII. */
#define BLANKS_32 "                                "
static const char plain_letters[] =
    BLANKS_32 "   #       +    0123456789      "
	      " abcdefghijklmnopqrstuvwxyz     "
	      " abcdefghijklmnopqrstuvwxyz     " BLANKS_32 BLANKS_32 BLANKS_32 BLANKS_32;
_Static_assert(sizeof(plain_letters) == 256 + 1, "one for each byte");

/* Adds the word that was folded from `from` to `to`; where the next one begins. */
static inline char *end_plain_word(const struct catalogue *c, struct title_cut *cut, char *from,
				   char *to)
{
	if (to > from)
		add_word(c, cut, (struct text){from, (size_t)(to - from)},
			 (size_t)(from - cut->plain));
	return to;
}

enum { AND_LEN = 3 };

/* Cuts, folds and looks up a title of ASCII in one walk. False, and nothing is added, if it is not, or if it might
 * not fit. */
static bool cut_plain(const struct catalogue *c, struct title_cut *cut, struct text text)
{
	const char *end = text.data + text.len;
	size_t count = cut->count;
	char *to = cut->plain + cut->plain_len, *from = to;

	if (AND_LEN * text.len > sizeof(cut->plain) - cut->plain_len)
		return false;
	for (const char *at = text.data; at < end; at++) {
		char letter = plain_letters[(unsigned char)*at];
		enum title_mark_kind kind;
		if (letter != ' ') {
			*to++ = letter;
			continue;
		}
		if (*at & 0x80) {
			cut->count = count;
			return false;
		}
		from = end_plain_word(c, cut, from, to);
		if (*at == '&') {
			memcpy(to, "and", AND_LEN);
			from = to = end_plain_word(c, cut, from, to + AND_LEN);
		} else if (*at != ' ' && separator_at(at, text.data, end, &kind)) {
			add_mark(cut, (struct title_mark){.kind = kind});
		}
	}
	to = end_plain_word(c, cut, from, to);
	cut->plain_len = (size_t)(to - cut->plain);
	return true;
}

void title_cut_add(const struct catalogue *c, struct title_cut *cut, struct text text)
{
	const char *end, *stretch = text.data;

	if (text.len > TITLE_BYTES_MAX) {
		text.len = TITLE_BYTES_MAX;
		while (text.len && ((unsigned char)text.data[text.len] & 0xc0) == 0x80)
			text.len--;
	}
	if (!text.len || cut_plain(c, cut, text))
		return;
	end = text.data + text.len;
	for (const char *at = text.data; at < end;) {
		enum title_mark_kind kind;
		size_t taken = separator_at(at, text.data, end, &kind);
		if (!taken) {
			at++;
			continue;
		}
		add_stretch(c, cut, stretch, at);
		add_mark(cut, (struct title_mark){.kind = kind});
		stretch = at += taken;
	}
	add_stretch(c, cut, stretch, end);
}
