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

#include "base/byte_mask.h"
#include "base/unicode.h"

void title_cut_init(struct title_cut *cut)
{
	cut->spelt = cut->folded = (struct buf){.data = NULL};
	title_cut_clear(cut);
}

void title_cut_clear(struct title_cut *cut)
{
	cut->count = 0;
	cut->plain_len = 0;
	cut->near_at = SIZE_MAX;
	if (cut->folded.data)
		buf_clear(&cut->folded);
}

void title_cut_release(struct title_cut *cut)
{
	/* Most titles have neither, and take no call. */
	if (cut->spelt.data)
		buf_release(&cut->spelt);
	if (cut->folded.data)
		buf_release(&cut->folded);
}

static inline void add_mark(struct title_cut *cut, uint32_t mark)
{
	assert(cut->count < TITLE_MARKS_MAX);
	cut->marks[cut->count++] = mark;
}

/* `from`: where its text is. */
static inline void add_word(struct title_cut *cut, uint32_t id, size_t from, size_t len)
{
	cut->texts[cut->count] = (struct title_word_text){(uint32_t)from, (uint32_t)len};
	cut->marks[cut->count++] = id;
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
		assert(cut->count < TITLE_MARKS_MAX);
		add_word(cut, word_find(&c->index, word_stem(word)), from + at, word.len);
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

/* What a byte of a title may be that is not of a word. */
enum other {
	OTHER_NOTHING,
	OTHER_SEPARATOR,
	OTHER_OPEN,
	OTHER_CLOSE,
	OTHER_LINK, /* separates where a blank is beside it */
	OTHER_AND,
};
static const uint8_t others_of[128] = {
    [','] = OTHER_SEPARATOR, [';'] = OTHER_SEPARATOR, [':'] = OTHER_SEPARATOR,
    ['|'] = OTHER_SEPARATOR, ['-'] = OTHER_LINK,      ['/'] = OTHER_LINK,
    ['('] = OTHER_OPEN,	     ['['] = OTHER_OPEN,      [')'] = OTHER_CLOSE,
    [']'] = OTHER_CLOSE,     ['&'] = OTHER_AND,
};

/* The mark of a character of ASCII; MARK_UNKNOWN: it separates nothing. */
static inline uint32_t separator_of(enum other other, const char *at, const char *start,
				    const char *end)
{
	if (other == OTHER_SEPARATOR || (other == OTHER_LINK && separates(at, start, end)))
		return MARK_SEPARATOR;
	return other == OTHER_OPEN ? MARK_OPEN : other == OTHER_CLOSE ? MARK_CLOSE : MARK_UNKNOWN;
}

/* The mark of the character at `at`, and the bytes of it; 0 for a character that separates nothing. */
static size_t separator_at(const char *at, const char *start, const char *end, uint32_t *mark)
{
	*mark = MARK_SEPARATOR;
	if (*at & 0x80)
		return wide_separator(at, end);
	*mark = separator_of((enum other)others_of[(unsigned char)*at], at, start, end);
	return *mark != MARK_UNKNOWN;
}

enum { AND_LEN = 3, CHUNK = 64 };

/* Which of up to CHUNK bytes are of words, and which neither of words nor blanks; are there any beyond ASCII? */
struct letters {
	uint64_t words, others;
	bool beyond;
};

/* Folds sixteen bytes of a chunk, from byte `at` of it on: sets the bits of those that are of words in `words`, and of
 * those and blanks in `known`. Gives the bytes. */
static inline bytes16 fold_bytes(char *to, bytes16 bytes, size_t at, uint64_t *words,
				 uint64_t *known)
{
	const bytes16 letter = (bytes16)((bytes | ('a' - 'A')) - 'a' <= 'z' - 'a');
	const bytes16 word = letter | (bytes16)(bytes - '0' <= 9) |
			     (bytes16)((bytes & (uint8_t) ~('+' ^ '#')) == ('+' & '#'));
	const bytes16 folded = bytes | (letter & ('a' - 'A'));

	memcpy(to + at, &folded, sizeof(folded));
	*words |= bytes_mask(word) << at;
	*known |= bytes_mask(word | (bytes16)(bytes == ' ')) << at;
	return bytes;
}
_Static_assert(('+' & '#') == '#', "they differ in one bit");

/* Folds `len` bytes of a title, or CHUNK of them; at `to` is room for BYTES_TOGETHER at least. The last ones are folded
 * with some of those before them. */
static inline struct letters fold_chunk(char *to, const char *from, size_t len)
{
	const size_t end = len < CHUNK ? len : CHUNK;
	const uint64_t here = len < CHUNK ? (UINT64_C(1) << len) - 1 : ~UINT64_C(0);
	uint64_t words = 0, known = 0;
	bytes16 all = {0};

	if (end >= BYTES_TOGETHER) {
		for (size_t at = 0; at <= end - BYTES_TOGETHER; at += BYTES_TOGETHER)
			all |= fold_bytes(to, bytes_load(from + at), at, &words, &known);
		if (end % BYTES_TOGETHER)
			all |= fold_bytes(to, bytes_load(from + end - BYTES_TOGETHER),
					  end - BYTES_TOGETHER, &words, &known);
	} else if (end) {
		all = fold_bytes(to, word_vector_of((struct text){from, end}), 0, &words, &known);
	}
	return (struct letters){words, here & ~known, bytes_mask(all) != 0};
}

/* Adds the word that is folded at plain[from, to). Inlined: most words take no call. */
static inline __attribute__((always_inline)) void
add_plain_word(const struct catalogue *c, struct title_cut *cut, size_t from, size_t to)
{
	struct text word = {cut->plain + from, to - from};

	add_word(cut, word_find_within(&c->index, word_stem(word)), from, word.len);
}

/* The same as a call, where words are few. */
static void add_rare_word(const struct catalogue *c, struct title_cut *cut, size_t from, size_t to)
{
	add_plain_word(c, cut, from, to);
}

/* Where a title of ASCII is, and its bytes folded. */
struct plain {
	struct text text;
	size_t from; /* in plain of a struct title_cut */
	size_t ampersand; /* there, too: "and", for "&" */
};

/* Adds what stands for those `others` of the chunk at `at`: marks, and "and" for an ampersand. */
static inline void add_others(const struct catalogue *c, struct title_cut *cut,
			      const struct plain *p, size_t at, uint64_t others)
{
	const char *start = p->text.data, *end = start + p->text.len;

	for (; others; others &= others - 1) {
		const char *here = start + at + __builtin_ctzll(others);
		enum other other = (enum other)others_of[(unsigned char)*here];
		uint32_t mark = separator_of(other, here, start, end);
		if (mark != MARK_UNKNOWN)
			add_mark(cut, mark);
		else if (other == OTHER_AND)
			add_rare_word(c, cut, p->ampersand, p->ampersand + AND_LEN);
	}
}

/* Adds the words that end among these bytes from `at` on, with what separates them; *open: where the word begins that
 * does not, or SIZE_MAX. */
static inline void add_chunk(const struct catalogue *c, struct title_cut *cut,
			     const struct plain *p, size_t at, struct letters found, size_t *open)
{
	const size_t base = p->from + at;
	uint64_t before = found.words << 1 | (*open != SIZE_MAX);
	uint64_t starts = found.words & ~before, ends = before & ~found.words;

	/* Of this chunk, and of the word that runs into it. */
	assert(cut->count + CHUNK < TITLE_MARKS_MAX);
	if (*open != SIZE_MAX && ends) {
		add_rare_word(c, cut, p->from + *open, base + (size_t)__builtin_ctzll(ends));
		ends &= ends - 1;
		*open = SIZE_MAX;
	}
	for (;; ends &= ends - 1, starts &= starts - 1) {
		/* Before the next word, which may be the open one; or the rest. */
		uint64_t passed = found.others & (starts ^ (starts - 1));
		if (passed) {
			add_others(c, cut, p, at, passed);
			found.others ^= passed;
		}
		if (!ends)
			break;
		add_plain_word(c, cut, base + (size_t)__builtin_ctzll(starts),
			       base + (size_t)__builtin_ctzll(ends));
	}
	if (starts)
		*open = at + (size_t)__builtin_ctzll(starts);
}

/* Cuts, folds and looks up a title of ASCII by where words begin and end. False, and nothing is added, if it is not all
 * ASCII, or if it might not fit in cut->plain with the bytes that are read past its words. */
static bool cut_plain(const struct catalogue *c, struct title_cut *cut, struct text text)
{
	const size_t from = cut->plain_len, count = cut->count;
	const size_t whole = (text.len + BYTES_TOGETHER - 1) / BYTES_TOGETHER * BYTES_TOGETHER;
	const struct plain p = {text, from, from + whole};
	size_t open = SIZE_MAX;

	if (p.ampersand + WORD_SHORT > sizeof(cut->plain))
		return false;
	memcpy(cut->plain + p.ampersand, "and", AND_LEN);
	/* Up to the byte past the last one, where a word may end. */
	for (size_t at = 0; at <= text.len; at += CHUNK) {
		struct letters found =
		    fold_chunk(cut->plain + from + at, text.data + at, text.len - at);
		if (found.beyond) {
			cut->count = count;
			return false;
		}
		add_chunk(c, cut, &p, at, found, &open);
	}
	cut->plain_len = p.ampersand + AND_LEN;
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
		uint32_t mark;
		size_t taken = separator_at(at, text.data, end, &mark);
		if (!taken) {
			at++;
			continue;
		}
		add_stretch(c, cut, stretch, at);
		add_mark(cut, mark);
		stretch = at += taken;
	}
	add_stretch(c, cut, stretch, end);
}
