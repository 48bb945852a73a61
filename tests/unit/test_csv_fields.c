/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of CSV by itself: what separates its fields, where quoted ones end, and slices of plain ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/csv_private.h"

static void the_most_frequent_delimiter_of_the_first_line_is_taken(void **state)
{
	static const struct {
		const char *start;
		char quoted, plain; /* with quoting and without */
	} table[] = {
	    {"a,b;c;d\n", ';', ';'},
	    {"a;b\n,,,,", ';', ';'},
	    {"a;b\r,,,,", ';', ';'},
	    {"\n \n\r\na|b\n", '|', '|'},
	    {"a\tb\n", '\t', '\t'},
	    {"\ta\n", '\t', '\t'},
	    {"abc\n", ',', ','},
	    {"a;b,c\n", ',', ','}, /* of equals the first: , ; tab | */
	    {"a;b|c\n", ';', ';'},
	    {"a\tb|c\n", '\t', '\t'},
	    {"\"a,b,c\";d\n", ';', ','},
	    {"\"a\n,,,\";;d\n", ';', ','},
	    {"\"a\"\"b,,\";d\n", ';', ','},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct text start = text_of(table[i].start);

		if (csv_find_delimiter(start, true, true) != table[i].quoted ||
		    csv_find_delimiter(start, false, true) != table[i].plain)
			fail_msg("case %zu", i);
	}
	/* a line that does not end says nothing yet, unless it is all */
	assert_int_equal(csv_find_delimiter(text_of("a;b"), true, false), 0);
	assert_int_equal(csv_find_delimiter(text_of("\n\n"), true, false), 0);
	assert_int_equal(csv_find_delimiter(text_of("\"a;\n;"), true, false), 0);
	assert_int_equal(csv_find_delimiter(text_of("a;b"), true, true), ';');
	assert_int_equal(csv_find_delimiter(text_of("a;b\n"), true, false), ';');
	assert_int_equal(csv_find_delimiter(text_of(""), true, true), ',');
}

static void four_characters_may_separate_fields(void **state)
{
	static const char all[] = ",;\t|";
	struct err e = ERR_INIT;

	(void)state;
	for (int c = 0; c < 128; c++) {
		const struct csv_dialect dialect = {.delimiter = (char)c, .quoting = true};
		bool known = c && strchr(all, c);

		assert_int_equal(csv_dialect_check(&e, &dialect), known ? 0 : -1);
	}
	assert_int_equal(e.code, ERR_USAGE);
}

/* Fields between bars, and what follows; "-" where the record is not plain. */
static void plain_records_are_slices(void **state)
{
	static const struct {
		const char *record, *fields;
		size_t len;
	} table[] = {
	    {"a,b\nc", "|a|b|", 4},
	    {"a,b\r\nc", "|a|b|", 5},
	    {"a,b\rc", "|a|b|", 4},
	    {"a,b\r", "|a|b|", 4},
	    {"a,b", "|a|b|", 3},
	    {"a,", "|a||", 2},
	    {",\n", "|||", 2},
	    {" a b ,\tc\t\n", "|a b|c|", 10},
	    {"\"a\",\"b\"\n", "|a|b|", 8},
	    {" \"a, b\",c\n", "|a, b|c|", 10},
	    {"\"a\nb\",c\n", "|a\nb|c|", 8},
	    {"\"\",\"\"", "|||", 5},
	    {"a\"b,c\n", "|a\"b|c|", 6},
	    {"\"a\" ,b\n", "-", 0},
	    {"\"a\"\"b\",c\n", "-", 0},
	    {"\"a\"b,c\n", "-", 0},
	    {"\"a,b\n", "-", 0},
	    {"\"", "-", 0},
	    {"a,b,c,d,e\n", "-", 0}, /* more than four */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct text fields[4];
		size_t count = 0, len = csv_plain_split(table[i].record, strlen(table[i].record),
							',', fields, 4, &count);
		struct buf got;

		buf_init(&got, 1000);
		buf_add_string(&got, len ? "|" : "-");
		for (size_t k = 0; len && k < count; k++)
			buf_addf(&got, "%.*s|", TEXT_ARG(fields[k]));
		if (len != table[i].len || strcmp(got.data, table[i].fields) != 0)
			fail_msg("%zu: %zu bytes, %s", i, len, got.data);
		buf_release(&got);
	}
}

static void a_tab_is_a_blank_unless_it_separates(void **state)
{
	struct text fields[4];
	size_t count;

	(void)state;
	assert_int_equal(csv_plain_split("a\t\"b\"\n", 6, '\t', fields, 4, &count), 6);
	assert_int_equal(count, 2);
	assert_true(text_equal(fields[1], text_of("b")));
	assert_int_equal(csv_plain_split("a\t,\t\"b\"\n", 8, ',', fields, 4, &count), 8);
	assert_true(text_equal(fields[0], text_of("a")) && text_equal(fields[1], text_of("b")));
}

static void a_record_ends_at_a_line_end_outside_quotes(void **state)
{
	static const struct {
		const char *data;
		size_t end;
		bool open;
	} table[] = {
	    {"a,b\nc", 4, false},
	    {"a,b\r\nc", 5, false},
	    {"a,b\rc", 4, false},
	    {"a,b\r", 4, false},
	    {"a,b", 3, false},
	    {"\nb", 1, false},
	    {"\"a\nb\",c\nd", 8, false},
	    {"a, \"b\n\"\nc", 8, false},
	    {"a \"b\n\"\n", 5, false},
	    {"a\"b\n\"", 4, false},
	    {"\"a\"\"\n\"\nb", 7, false},
	    {"\"a\" \nb", 5, false},
	    {"\"a\" b\n\"\nc", 8, false},
	    {"\"a\n", 3, true},
	    {"x,\"a\n", 5, true},
	    {"", 0, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		bool open = !table[i].open;
		size_t end = csv_record_end(table[i].data, strlen(table[i].data), ',', &open);

		if (end != table[i].end || open != table[i].open)
			fail_msg("%zu: ends at %zu, open %d", i, end, open);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_most_frequent_delimiter_of_the_first_line_is_taken),
	    cmocka_unit_test(four_characters_may_separate_fields),
	    cmocka_unit_test(plain_records_are_slices),
	    cmocka_unit_test(a_tab_is_a_blank_unless_it_separates),
	    cmocka_unit_test(a_record_ends_at_a_line_end_outside_quotes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
