/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of cells up to the last column and row that a spreadsheet has (ECMA-376: XFD, 1048576). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/xlsx_private.h"

static void columns_are_numbers_of_26_letters(void **state)
{
	static const struct {
		const char *name;
		size_t column;
	} table[] = {{"A1", 0},	  {"a1", 0},	{"Z9", 25},    {"AA1", 26},	{"AZ1", 51},
		     {"BA1", 52}, {"ZZ1", 701}, {"AAA1", 702}, {"XFD1", 16383}, {"xfd1", 16383}};
	static const char *const bad[] = {"",	   "A",	     "1",   "A:",  "XFE1", "ZZZ1",
					  "AAAA1", "AAAAA1", "A-1", "$A1", " A1"};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		size_t column = 99999;

		assert_true(xlsx_column(table[i].name, &column));
		assert_int_equal(column, table[i].column);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		size_t column;

		if (xlsx_column(bad[i], &column))
			fail_msg("\"%s\" was read", bad[i]);
	}
}

static void plain_numbers_have_nine_digits_at_most(void **state)
{
	size_t index = 7;

	(void)state;
	assert_true(xlsx_index(text_of("0"), &index) && index == 0);
	assert_true(xlsx_index(text_of("12"), &index) && index == 12);
	assert_true(xlsx_index(text_of("999999999"), &index) && index == 999999999);
	assert_true(xlsx_index(text_of("000000012"), &index) && index == 12);
	assert_false(xlsx_index(text_of("1000000000"), &index));
	assert_false(xlsx_index(text_of(""), &index));
	assert_false(xlsx_index(text_of("-1"), &index) || xlsx_index(text_of("1x"), &index) ||
		     xlsx_index(text_of("1 "), &index));
}

static void a_cell_has_a_column_and_a_row_from_1(void **state)
{
	static const struct {
		const char *name;
		size_t row, column; /* row 0: it is none */
	} table[] = {
	    {"A1", 1, 0},	   {"AF12", 12, 31},   {"XFD1048576", 1048576, 16383},
	    {"b3", 3, 1},	   {"A1:B2", 1, 0},    {"B2:", 2, 1},
	    {"A0", 0, 0},	   {"A1048577", 0, 0}, {"XFE1", 0, 0},
	    {"A", 0, 0},	   {"1", 0, 0},	       {"A1B", 0, 0},
	    {"A:B2", 0, 0},	   {"A1 ", 0, 0},      {"", 0, 0},
	    {"A9999999999", 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		size_t row = 0, column = 0;
		bool read = xlsx_cell_place(table[i].name, &row, &column);

		if (read != (table[i].row > 0) ||
		    (read && (row != table[i].row || column != table[i].column)))
			fail_msg("\"%s\": %d, row %zu, column %zu", table[i].name, read, row,
				 column);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_are_numbers_of_26_letters),
	    cmocka_unit_test(plain_numbers_have_nine_digits_at_most),
	    cmocka_unit_test(a_cell_has_a_column_and_a_row_from_1),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
