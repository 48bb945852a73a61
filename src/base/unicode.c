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

/* Words are gathered before they are added: a call per letter would cost more than the letter. */
static void fold_ascii(struct folding *f, struct text t)
{
	char word[64];
	size_t len = 0;

	for (size_t i = 0; i < t.len; i++) {
		char c = ascii_lower(t.data[i]);
		bool letter = ascii_alpha(c) || ascii_digit(c) || is_kept(f, c);
		if (letter)
			word[len++] = c;
		if (len && (!letter || len == sizeof(word))) {
			fold_letter(f, word, len);
			len = 0;
		}
		f->space |= !letter;
	}
	if (len)
		fold_letter(f, word, len);
}

/* `t` is UTF-8. */
static void fold_unicode(struct folding *f, struct text t)
{
	const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
					  UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)t.data;
	utf8proc_ssize_t len = (utf8proc_ssize_t)t.len;
	utf8proc_ssize_t count = utf8proc_decompose(bytes, len, NULL, 0, options);
	utf8proc_int32_t *characters;

	if (count <= 0)
		return; /* only marks and ignorable characters */
	characters = mem_alloc((size_t)count + 1, sizeof(*characters));
	utf8proc_decompose(bytes, len, characters, count, options);
	count = utf8proc_normalize_utf32(characters, count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		fold_character(f, characters[i]);
	free(characters);
}

void unicode_fold(struct buf *out, struct text t, const char *keep)
{
	struct folding f = {.out = out, .keep = keep};
	struct buf sound;

	if (ascii_prefix(t) == t.len) {
		fold_ascii(&f, t);
	} else if (utf8_valid(t)) {
		fold_unicode(&f, t);
	} else {
		buf_init(&sound, BUF_LIMIT_DEFAULT);
		utf8_repair(&sound, t);
		fold_unicode(&f, buf_text(&sound));
		buf_release(&sound);
	}
}
