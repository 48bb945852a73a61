/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_text.c: see book_text.h. */
#include "base/book_text.h"

#include <string.h>

#include "base/book_out.h"
#include "base/unicode.h"

/* "_x0041_" is how a workbook writes a character that XML cannot. */
static bool is_escape(const char *at)
{
	static const char hex[] = "0123456789abcdefABCDEF";

	return at[0] == '_' && at[1] == 'x' && strspn(at + 2, hex) >= 4 && at[6] == '_';
}

/* Bytes of the character at `at`, which may not stand in XML; 0: it may. */
static size_t not_xml(const char *at)
{
	if ((unsigned char)*at < 0x20 && *at != '\n' && *at != '\t')
		return 1;
	return strncmp(at, "\xef\xbf\xbe", 3) == 0 || strncmp(at, "\xef\xbf\xbf", 3) == 0 ? 3 : 0;
}

/* Ends the text where the mark still had room. */
static size_t cut_at(struct buf *out, size_t len, size_t units)
{
	out->len = len;
	buf_add_string(out, "\xe2\x80\xa6");
	return units + 1;
}

/* Of text without NUL or malformed bytes. */
static size_t take(struct buf *out, const char *at, bool *cut)
{
	static const char escaped_line[] = "_x005F";
	size_t units = 0, marked_units = 0, marked_len = 0;

	while (*at) {
		size_t unseen = not_xml(at), bytes = 1, more;

		if (unseen) {
			at += unseen;
			continue;
		}
		while (((unsigned char)at[bytes] & 0xc0) == 0x80)
			bytes++;
		more = (is_escape(at) ? sizeof(escaped_line) - 1 : 0) + (bytes == 4 ? 2 : 1);
		*cut = units + more > BOOK_CELL;
		if (*cut)
			return cut_at(out, marked_len, marked_units);
		if (is_escape(at))
			buf_add_string(out, escaped_line);
		buf_add(out, at, bytes);
		units += more;
		at += bytes;
		if (units < BOOK_CELL) {
			marked_units = units;
			marked_len = out->len;
		}
	}
	return units;
}

size_t book_text(struct buf *out, struct text text, bool *cut)
{
	struct buf whole;
	size_t units;

	*cut = false;
	buf_clear(out);
	buf_init(&whole, BUF_LIMIT_DEFAULT);
	utf8_replace(&whole, text);
	units = take(out, whole.data, cut);
	buf_release(&whole);
	return units;
}
