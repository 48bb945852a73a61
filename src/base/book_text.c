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

/* Of text without NUL or malformed bytes. */
static size_t take(struct buf *out, const char *at, bool *cut)
{
	static const char escaped_line[] = "_x005F";
	const size_t longest = sizeof(escaped_line) + 2; /* what one step may add, and the mark */
	size_t units = 0;

	while (*at) {
		size_t unseen = not_xml(at), bytes = 1;

		if (unseen) {
			at += unseen;
			continue;
		}
		while (((unsigned char)at[bytes] & 0xc0) == 0x80)
			bytes++;
		if (units + longest > BOOK_CELL) {
			buf_add_string(out, "\xe2\x80\xa6");
			*cut = true;
			return units + 1;
		}
		if (is_escape(at)) {
			buf_add_string(out, escaped_line);
			units += sizeof(escaped_line) - 1;
		}
		buf_add(out, at, bytes);
		units += bytes == 4 ? 2 : 1;
		at += bytes;
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
