/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unicode.c: validating, repairing and folding UTF-8, with a fast path for ASCII; see unicode.h. */
#include "base/unicode.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"

#define REPLACEMENT 0xfffd

/* One character of `t` from byte `at`: its bytes (1 for a malformed one) into *used. */
static utf8proc_int32_t read_character(struct text t, size_t at, size_t *used)
{
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)t.data + at;
	size_t left = t.len - at;
	utf8proc_int32_t character;
	utf8proc_ssize_t len;

	len = utf8proc_iterate(bytes, left > 4 ? 4 : (utf8proc_ssize_t)left, &character);
	*used = len > 0 ? (size_t)len : 1;
	return len > 0 ? character : -1;
}

void utf8_add(struct buf *out, unsigned character)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_int32_t code = (utf8proc_int32_t)character;

	if (character > 0x10ffff || !utf8proc_codepoint_valid(code))
		code = REPLACEMENT;
	buf_add(out, bytes, (size_t)utf8proc_encode_char(code, bytes));
}

/* How many of the first bytes are ASCII, eight at a time. */
static size_t ascii_prefix(struct text t)
{
	size_t at = 0;
	uint64_t word;

	for (; t.len - at >= sizeof(word); at += sizeof(word)) {
		memcpy(&word, t.data + at, sizeof(word));
		if (word & 0x8080808080808080u)
			break;
	}
	while (at < t.len && (unsigned char)t.data[at] < 0x80)
		at++;
	return at;
}

bool utf8_valid(struct text t)
{
	size_t at = ascii_prefix(t);
	size_t used;

	for (; at < t.len; at += used) {
		if (read_character(t, at, &used) < 0)
			return false;
		if (used == 1)
			used += ascii_prefix(
			    (struct text){.data = t.data + at + 1, .len = t.len - at - 1});
	}
	return true;
}

unsigned western_character(unsigned char byte)
{
	static const uint16_t upper[32] = {
	    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
	    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
	};

	return byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;
}

void utf8_repair(struct buf *out, struct text t)
{
	size_t used;

	for (size_t at = 0; at < t.len; at += used) {
		utf8proc_int32_t character = read_character(t, at, &used);
		if (character >= 0)
			buf_add(out, t.data + at, used);
		else
			utf8_add(out, western_character((unsigned char)t.data[at]));
	}
}

void utf8_replace(struct buf *out, struct text t)
{
	size_t used;

	for (size_t at = 0; at < t.len; at += used) {
		if (read_character(t, at, &used) >= 0)
			buf_add(out, t.data + at, used);
		else
			utf8_add(out, REPLACEMENT);
	}
}

/* Letters that no decomposition takes apart, as people write them without them. */
static const char *plain_letters(utf8proc_int32_t character)
{
	switch (character) {
	case 0xe6: /* ae */
		return "ae";
	case 0xf0: /* eth */
	case 0x111: /* d with stroke */
		return "d";
	case 0xf8: /* o with stroke */
		return "o";
	case 0xfe: /* thorn */
		return "th";
	case 0x127: /* h with stroke */
		return "h";
	case 0x131: /* dotless i */
		return "i";
	case 0x142: /* l with stroke */
		return "l";
	case 0x153: /* oe */
		return "oe";
	default:
		return NULL;
	}
}

static bool is_letter_or_digit(utf8proc_int32_t character)
{
	const unsigned those = 1u << UTF8PROC_CATEGORY_LU | 1u << UTF8PROC_CATEGORY_LL |
			       1u << UTF8PROC_CATEGORY_LT | 1u << UTF8PROC_CATEGORY_LM |
			       1u << UTF8PROC_CATEGORY_LO | 1u << UTF8PROC_CATEGORY_ND |
			       1u << UTF8PROC_CATEGORY_NL | 1u << UTF8PROC_CATEGORY_NO;

	return those >> utf8proc_category(character) & 1;
}

/* Where the folded text goes; a space is owed until a letter follows. */
struct folding {
	struct buf *out;
	const char *keep;
	bool begun;
	bool space;
};

static bool is_kept(const struct folding *f, utf8proc_int32_t character)
{
	return character > 0 && character < 0x80 && strchr(f->keep, (int)character);
}

static void fold_letter(struct folding *f, const void *bytes, size_t len)
{
	if (f->space && f->begun)
		buf_add_char(f->out, ' ');
	f->space = false;
	f->begun = true;
	buf_add(f->out, bytes, len);
}

static void fold_character(struct folding *f, utf8proc_int32_t character)
{
	const char *plain = plain_letters(character);
	utf8proc_uint8_t bytes[4];

	if (plain) {
		fold_letter(f, plain, strlen(plain));
	} else if (is_kept(f, character) || is_letter_or_digit(character)) {
		utf8proc_ssize_t len = utf8proc_encode_char(character, bytes);
		fold_letter(f, bytes, (size_t)len);
	} else {
		f->space = true;
	}
}

enum { NAME_CHARACTERS = 128 }; /* of a text that needs no memory of its own */

/* `t` is UTF-8. */
static void fold_unicode(struct folding *f, struct text t)
{
	const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
					  UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)t.data;
	utf8proc_ssize_t len = (utf8proc_ssize_t)t.len;
	utf8proc_int32_t names[NAME_CHARACTERS], *characters = names;
	utf8proc_ssize_t count =
	    utf8proc_decompose(bytes, len, names, NAME_CHARACTERS - 1, options);

	if (count <= 0)
		return; /* only marks and ignorable characters */
	if (count >= NAME_CHARACTERS) {
		characters = mem_alloc((size_t)count + 1, sizeof(*characters));
		utf8proc_decompose(bytes, len, characters, count, options);
	}
	count = utf8proc_normalize_utf32(characters, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		fold_character(f, characters[i]);
	if (characters != names)
		free(characters);
}

/* ---- without the library ---- */

enum { PLAIN_MAX = 512, LATIN_FIRST = 0xa0 };

const char ascii_folded[] = "                                "
			    "                0123456789      "
			    " abcdefghijklmnopqrstuvwxyz     "
			    " abcdefghijklmnopqrstuvwxyz     ";

/* U+00A0 to U+017F, two bytes each. --: what the library makes of it is neither one or two plain letters nor
 * a separator. test_unicode compares the table with the library. */
static const char folded_latin[] = "                    a     --    "
				   "    2 3   --      1 o   ------  "
				   "a a a a a a aec e e e e i i i i "
				   "d n o o o o o   o u u u u y thss"
				   "a a a a a a aec e e e e i i i i "
				   "d n o o o o o   o u u u u y thy "
				   "a a a a a a c c c c c c c c d d "
				   "d d e e e e e e e e e e g g g g "
				   "g g g g h h h h i i i i i i i i "
				   "i i ijijj j k k --l l l l l l --"
				   "--l l n n n n n n ------o o o o "
				   "o o oeoer r r r r r s s s s s s "
				   "s s t t t t ----u u u u u u u u "
				   "u u u u w w y y y z z z z z z s ";

/* The two letters of the character of the bytes `lead` and `next`; NULL if the table has none. */
static const char *latin_letters(unsigned char lead, unsigned char next)
{
	unsigned character = (lead & 0x1fu) << 6 | (next & 0x3fu);
	const char *letters;

	if (lead < 0xc2 || lead > 0xc5 || (next & 0xc0) != 0x80 || character < LATIN_FIRST)
		return NULL;
	letters = folded_latin + (size_t)2 * (character - LATIN_FIRST);
	return *letters == '-' ? NULL : letters;
}

/* U+2010 to U+201F: hyphens, dashes, quotation marks. */
static bool is_mark(struct text t, size_t at)
{
	return t.len - at >= 3 && (t.data[at] & 0xff) == 0xe2 && (t.data[at + 1] & 0xff) == 0x80 &&
	       (t.data[at + 2] & 0xf0) == 0x90;
}

/* What the character at `at` is folded to, two bytes, of which the second may be a blank; blanks for what
 * separates. Gives the bytes it takes, 0 for one that the tables have not. */
static inline size_t plain_letters_at(struct text t, size_t at, const char *keep, char letters[2])
{
	unsigned char c = (unsigned char)t.data[at];
	const char *latin;

	letters[0] = letters[1] = ' ';
	if (c < 0x80) {
		letters[0] = ascii_folded[c];
		if (letters[0] == ' ' && *keep && c && c != ' ' && strchr(keep, c))
			letters[0] = (char)c;
		return 1;
	}
	if (is_mark(t, at))
		return 3;
	latin = at + 1 < t.len ? latin_letters(c, (unsigned char)t.data[at + 1]) : NULL;
	if (!latin)
		return 0;
	memcpy(letters, latin, 2);
	return 2;
}

/* What an ASCII letter or digit is folded to; a blank for any other byte. */
static inline char ascii_letter(char c)
{
	return c & 0x80 ? ' ' : ascii_folded[(unsigned char)c];
}

bool unicode_fold_plain(char *out, size_t *len, struct text t, const char *keep)
{
	bool space = false;
	size_t n = 0, used;

	*len = 0;
	for (size_t at = 0; at < t.len; at += used) {
		char letters[2], letter = ascii_letter(t.data[at]);
		if (letter != ' ' && !space) { /* nearly all: a word goes on */
			out[n++] = letter;
			used = 1;
			continue;
		}
		used = plain_letters_at(t, at, keep, letters);
		if (!used)
			return false;
		if (letters[0] == ' ') {
			space = true;
			continue;
		}
		if (space && n)
			out[n++] = ' ';
		space = false;
		out[n++] = letters[0];
		if (letters[1] != ' ')
			out[n++] = letters[1];
	}
	*len = n;
	return true;
}

void unicode_fold(struct buf *out, struct text t, const char *keep)
{
	struct folding f = {.out = out, .keep = keep};
	char plain[PLAIN_MAX];
	struct buf sound;
	size_t len;

	if (t.len <= sizeof(plain) && unicode_fold_plain(plain, &len, t, keep)) {
		buf_add(out, plain, len);
	} else if (utf8_valid(t)) {
		fold_unicode(&f, t);
	} else {
		buf_init(&sound, BUF_LIMIT_DEFAULT);
		utf8_repair(&sound, t);
		fold_unicode(&f, buf_text(&sound));
		buf_release(&sound);
	}
}
