/* SPDX-License-Identifier: GPL-3.0-or-later */
/* INI files: what layouts and configurations are written in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/ini.h"
#include "tests/unit/memory_file.h"

/* Each entry as "line [section] key = value\n". */
static void gives(const char *input, const char *expected)
{
	struct memory_file file = memory_file_new(input, strlen(input));
	struct err e = ERR_INIT;
	struct ini ini;
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	if (ini_read(&e, &ini, file.path))
		fail_msg("%s", e.text);
	for (size_t i = 0; i < ini.count; i++)
		buf_addf(&out, "%u [%.*s] %.*s = %.*s\n", ini.entries[i].line,
			 TEXT_ARG(ini.entries[i].section), TEXT_ARG(ini.entries[i].key),
			 TEXT_ARG(ini.entries[i].value));
	assert_string_equal(out.data, expected);
	buf_release(&out);
	ini_release(&ini);
	memory_file_close(&file);
}

/* `where` is what follows the path: ":LINE: " or ": ". */
static void fails_with(struct text input, const char *where, const char *words)
{
	struct memory_file file = memory_file_new(input.data, input.len);
	struct err e = ERR_INIT;
	struct ini ini;
	struct buf start;

	buf_init(&start, BUF_LIMIT_DEFAULT);
	buf_addf(&start, "%s%s", file.path, where);
	assert_int_equal(ini_read(&e, &ini, file.path), -1);
	assert_int_equal(e.code, ERR_USAGE);
	if (strncmp(e.text, start.data, start.len) != 0 || !strstr(e.text, words))
		fail_msg("\"%s\" is not \"%s...%s\"", e.text, start.data, words);
	buf_release(&start);
	ini_release(&ini);
	memory_file_close(&file);
}

static void entries_come_in_file_order_with_their_lines(void **state)
{
	(void)state;
	gives(
	    "before = 1\n\n[run]\nas_of = 2025-05\n; a comment\n# another\n[source a]\npath=x.csv",
	    "1 [] before = 1\n4 [run] as_of = 2025-05\n8 [source a] path = x.csv\n");
	gives("", "");
	gives("[empty]\n", "");
}

static void a_repeated_key_is_given_each_time(void **state)
{
	(void)state;
	gives("[source a]\npath = one.csv\npath = two.csv\n",
	      "2 [source a] path = one.csv\n3 [source a] path = two.csv\n");
}

static void indented_lines_go_on_with_the_value(void **state)
{
	(void)state;
	gives("[columns]\ntitle = job_title\n  | role\n\n\t| key = value\nlevel = x\n",
	      "2 [columns] title = job_title\n| role\n| key = value\n6 [columns] level = x\n");
	gives("[a]\nx = 1\n[a]\n  y = 2\n", "2 [a] x = 1\n4 [a] y = 2\n");
	gives("[a]\nx =\n  1\n", "2 [a] x = \n1\n");
}

static void an_inline_comment_needs_a_blank_before_it(void **state)
{
	(void)state;
	gives("[a] ; the first, and a comment that is longer than any name may be\n"
	      "x = 1 ; one\ny = 1;2\nz = a # b\n",
	      "2 [a] x = 1\n3 [a] y = 1;2\n4 [a] z = a # b\n");
}

static void a_byte_order_mark_and_crlf_are_no_matter(void **state)
{
	(void)state;
	gives("\xef\xbb\xbf[run]\r\nx = 1\r\n  2\r\n", "2 [run] x = 1\n2\n");
}

static void whole_sentences_fit_a_line(void **state)
{
	struct buf input;
	struct buf expected;

	(void)state;
	buf_init(&input, BUF_LIMIT_DEFAULT);
	buf_init(&expected, BUF_LIMIT_DEFAULT);
	buf_add_string(&input, "[columns]\nbonus = ");
	buf_add_string(&expected, "2 [columns] bonus = ");
	for (int i = 0; i < 800; i++) {
		buf_addf(&input, "word-%d.", i);
		buf_addf(&expected, "word-%d.", i);
	}
	buf_add_char(&expected, '\n');
	gives(input.data, expected.data);
	for (int i = 0; i < 2000; i++)
		buf_addf(&input, "word-%d.", i);
	fails_with(buf_text(&input), ":2: ", "the line is too long");
	buf_release(&expected);
	buf_release(&input);
}

static void an_entry_has_the_columns_of_its_key_and_value(void **state)
{
	static const struct {
		const char *line;
		unsigned key, value;
	} table[] = {
	    {"a=1", 1, 3},   {"a = 1", 1, 5}, {"  ab\t:  x = y", 3, 9},
	    {"a:b=c", 1, 3}, {"a =", 1, 4},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct err e = ERR_INIT;
		struct ini ini;

		assert_int_equal(ini_read_text(&e, &ini, "a.ini", text_of(table[i].line)), 0);
		assert_int_equal(ini.count, 1);
		assert_int_equal(ini.entries[0].key_column, table[i].key);
		assert_int_equal(ini.entries[0].value_column, table[i].value);
		ini_release(&ini);
	}
}

/* 16 KiB with the line's end and the two bytes that the library keeps; 4 MiB of a file. */
static void a_line_and_a_file_are_as_long_as_they_may_be_and_no_longer(void **state)
{
	enum { LINE = 16 * 1024 - 3, FILE_BYTES = 4 << 20 };
	char *content = malloc(FILE_BYTES + 1);
	struct memory_file file;
	struct err e = ERR_INIT;
	struct ini ini;

	(void)state;
	assert_non_null(content);
	memset(content, 'a', FILE_BYTES + 1);
	content[1] = '=';
	assert_int_equal(ini_read_text(&e, &ini, "a.ini", (struct text){content, LINE}), 0);
	assert_int_equal(ini.entries[0].value.len, LINE - 2);
	ini_release(&ini);
	assert_int_equal(ini_read_text(&e, &ini, "a.ini", (struct text){content, LINE + 1}), -1);
	assert_string_equal(e.text, "a.ini:1: the line is too long: go on in an indented line");
	ini_release(&ini);
	for (size_t i = 1023; i < FILE_BYTES; i += 1024)
		content[i] = '\n';
	for (size_t i = 0; i < FILE_BYTES; i += 1024)
		content[i] = ';';
	file = memory_file_new(content, FILE_BYTES);
	assert_int_equal(ini_read(&e, &ini, file.path), 0);
	assert_int_equal(ini.count, 0);
	ini_release(&ini);
	memory_file_close(&file);
	fails_with((struct text){content, FILE_BYTES + 1}, ": ", "is longer than 4 MiB");
	free(content);
}

static void errors_name_the_line_and_what_to_do(void **state)
{
	(void)state;
	fails_with(text_of("[run]\njust words\nx = 1\n"), ":2: ", "write [section] or key = value");
	fails_with(text_of("[run]\nx = 1\n[open\n"), ":3: ", "write [section] or key = value");
	fails_with(text_of("[]\n"), ":1: ", "the section has no name");
	fails_with(text_of("[run]\n = 1\n"), ":2: ", "a value without a key");
	fails_with(text_of("[0123456789012345678901234567890123456789012345678X]\nx = 1\n"),
		   ":1: ", "shorten it");
	gives("[012345678901234567890123456789012345678901234567X]\nx = 1\n",
	      "2 [012345678901234567890123456789012345678901234567X] x = 1\n");
}

static void what_is_no_text_is_refused(void **state)
{
	(void)state;
	fails_with((struct text){.data = "[a]\nx = \0\n", .len = 10}, ": ", "NUL byte");
	fails_with(text_of("[a]\nx = M\xfcnchen\n"), ": ", "not UTF-8");
}

static void a_missing_file_is_a_matter_of_usage(void **state)
{
	struct err e = ERR_INIT;
	struct ini ini;

	(void)state;
	assert_int_equal(ini_read(&e, &ini, "/no-such-folder/x.ini"), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_string_equal(e.text, "/no-such-folder/x.ini: no such file: check the path");
	ini_release(&ini);
	ini_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(entries_come_in_file_order_with_their_lines),
	    cmocka_unit_test(a_repeated_key_is_given_each_time),
	    cmocka_unit_test(indented_lines_go_on_with_the_value),
	    cmocka_unit_test(an_inline_comment_needs_a_blank_before_it),
	    cmocka_unit_test(a_byte_order_mark_and_crlf_are_no_matter),
	    cmocka_unit_test(whole_sentences_fit_a_line),
	    cmocka_unit_test(errors_name_the_line_and_what_to_do),
	    cmocka_unit_test(what_is_no_text_is_refused),
	    cmocka_unit_test(a_missing_file_is_a_matter_of_usage),
	    cmocka_unit_test(an_entry_has_the_columns_of_its_key_and_value),
	    cmocka_unit_test(a_line_and_a_file_are_as_long_as_they_may_be_and_no_longer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
