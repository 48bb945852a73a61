/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are not a text table, by how they start; and tables that start nearly so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/bytes_private.h"

struct start {
	struct text bytes;
	const char *is; /* NULL: it may be a table */
};

#define START(start, is)                                                                           \
	{                                                                                          \
		{.data = start, .len = sizeof(start) - 1}, is                                      \
	}

static void hold(const struct start *table, size_t count,
		 int (*refuse)(struct err *, const char *, struct text))
{
	for (size_t i = 0; i < count; i++) {
		struct err e = ERR_INIT;
		int result = refuse(&e, "f", table[i].bytes);

		if (result != (table[i].is ? -1 : 0) ||
		    (result && (e.code != ERR_INPUT || !strstr(e.text, table[i].is))))
			fail_msg("case %zu: %d \"%s\"", i, result, e.text);
	}
}

/* RFC 1950: 0x78 with a second byte that makes a multiple of 31 of both and asks for no dictionary. */
static void a_zlib_stream_is_told_from_a_text_by_a_byte_that_text_has_not(void **state)
{
	static const struct start table[] = {
	    START("x\x9c\x01\x02\x03\x04\x05\x06", "zlib stream"),
	    START("x\x01\x4b\x4c\x4a\x06\x00\x00", "zlib stream"),
	    START("x^abcd\x01g", "zlib stream"),
	    START("x^abcde\x1f", "zlib stream"),
	    START("x^abcde\x01", "zlib stream"),
	    START("x^abcdef", NULL),
	    START("x^abcde ", NULL),
	    START("x^a\t\r\n\v\f", NULL),
	    START("x\x9c\x01\x02\x03\x04\x05", NULL), /* shorter than any stream */
	    START("y\x9c\x01\x02\x03\x04\x05\x06", NULL),
	    START("x\x9d\x01\x02\x03\x04\x05\x06", NULL),
	    START("x\xbb\x01\x02\x03\x04\x05\x06",
		  NULL), /* 0x78bb = 31 * 997, but with a dictionary */
	    START("x^23456789012345678901234567890123456789012345678901234567890123\x01", NULL),
	    START("x^2345678901234567890123456789012345678901234567890123456789012\x01",
		  "zlib stream"),
	};

	(void)state;
	hold(table, sizeof(table) / sizeof(table[0]), bytes_refuse_packed);
}

static void packed_files_are_told_by_more_than_their_first_letters(void **state)
{
	char tar[300];
	const struct start whole[] = {{{tar, 262}, "tar archive"}, {{tar, 261}, NULL}};
	static const struct start table[] = {
	    START("BZh9\x31\x41\x59\x26\x53\x59", "bzip2"),
	    START("BZh9\x31\x41\x59\x26\x53", NULL),
	    START("BZh,title,pay", NULL),
	    START("title\x31\x41\x59\x26\x53\x59", NULL),
	    START("PAR1\x15\x04", "Parquet"),
	    START("PAR1ab\0", "Parquet"),
	    START("PAR1,title", NULL),
	    START("title\0", NULL),
	    START("%PDF-1.7", "PDF"),
	    START("%PDF", NULL),
	    START("\0\0\xfe\xff", "UTF-32"),
	    START("", NULL),
	};

	(void)state;
	hold(table, sizeof(table) / sizeof(table[0]), bytes_refuse_packed);
	memset(tar, 'a', sizeof(tar));
	memcpy(tar + 257, "ustar", 5);
	hold(whole, 2, bytes_refuse_packed);
}

static void a_page_is_html_whatever_stands_before_it(void **state)
{
	static const struct start table[] = {
	    START("<html>", "HTML"),
	    START(" \r\n\t<!DOCTYPE html>", "HTML"),
	    START("<HTML lang", "HTML"),
	    START("<meta charset", "HTML"),
	    START("<!-- a --><html>", "HTML"),
	    START("<!-- a -->\n<!-- > b --> <body>", "HTML"),
	    START("<?xml version='1.0'?>\n<html>", "HTML"),
	    START("<?XML version='1.0'?><!-- -- > --><table>", "HTML"),
	    START("<?xml version='1.0'?>\n<rows>", "XML"),
	    START("\n<?xml ", "XML"),
	    START("<?xml", NULL),
	    START("<!-- never ends <html>", NULL),
	    START("<!-- a --", NULL),
	    START("<!-- a -->", NULL),
	    START("<htm", NULL),
	    START("<b>title,pay", NULL),
	    START("a<html>", NULL),
	    START("", NULL),
	};

	(void)state;
	hold(table, sizeof(table) / sizeof(table[0]), bytes_refuse_markup);
}

/* A title may stand in brackets or braces. */
static void json_is_an_object_or_a_list_of_what_is_no_word(void **state)
{
	static const struct start table[] = {
	    START("{\"a\": 1}", "JSON"), START(" { }", "JSON"),	     START("{\n \"a\"", "JSON"),
	    START("[{", "JSON"),	 START("[[1", "JSON"),	     START(" [ \"a\"", "JSON"),
	    START("[1, 2]", NULL),	 START("[Draft],pay", NULL), START("[}", NULL),
	    START("[]", NULL),		 START("{[", NULL),	     START("{a}", NULL),
	    START("{{", NULL),		 START("{", NULL),	     START("[ ", NULL),
	    START("\"a\"", NULL),	 START("a{\"", NULL),
	};

	(void)state;
	hold(table, sizeof(table) / sizeof(table[0]), bytes_refuse_markup);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_zlib_stream_is_told_from_a_text_by_a_byte_that_text_has_not),
	    cmocka_unit_test(packed_files_are_told_by_more_than_their_first_letters),
	    cmocka_unit_test(a_page_is_html_whatever_stands_before_it),
	    cmocka_unit_test(json_is_an_object_or_a_list_of_what_is_no_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
