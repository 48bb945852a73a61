/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for a terminal: columns, cuts, notes, and rows written one by one where it is too narrow. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "cmd/text_table.c"

static const struct text_column columns[] = {
    {"role", TEXT_COLUMN_LEFT},
    {"area", TEXT_COLUMN_ELASTIC},
    {"P50", TEXT_COLUMN_RIGHT},
    {"", TEXT_COLUMN_NOTE},
};
static const char *const cells[] = {
    "analyst", "Seattle-Tacoma-Bellevue, WA", "$110,000", "", "engineer", "M\xc3\xbcnchen",
    "$9,000",  "one two three four five",
};

static void written(size_t width, const char *expected)
{
	struct text_table table;
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	text_table_init(&table, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++)
		buf_add_string(text_table_cell(&table), cells[i]);
	text_table_write(&out, &table, width);
	assert_string_equal(out.data, expected);
	text_table_release(&table);
	buf_release(&out);
}

static void columns_are_as_wide_as_their_widest_cell(void **state)
{
	(void)state;
	written(0, "role      area                              P50\n"
		   "analyst   Seattle-Tacoma-Bellevue, WA  $110,000\n"
		   "engineer  M\xc3\xbcnchen                        $9,000\n"
		   "    one two three four five\n");
}

static void an_elastic_column_is_cut_to_the_width(void **state)
{
	(void)state;
	written(35, "role      area                  P50\n"
		    "analyst   Seattle-Tacoma\xe2\x80\xa6  $110,000\n"
		    "engineer  M\xc3\xbcnchen            $9,000\n"
		    "    one two three four five\n");
}

static void a_note_is_broken_at_words(void **state)
{
	(void)state;
	written(33, "role      area                P50\n"
		    "analyst   Seattle-Taco\xe2\x80\xa6  $110,000\n"
		    "engineer  M\xc3\xbcnchen          $9,000\n"
		    "    one two three four five\n");
}

/* Twelve characters of it are left at 32; at 31 there would be eleven. */
static void an_elastic_column_keeps_twelve_characters(void **state)
{
	(void)state;
	written(32, "role      area               P50\n"
		    "analyst   Seattle-Tac\xe2\x80\xa6  $110,000\n"
		    "engineer  M\xc3\xbcnchen         $9,000\n"
		    "    one two three four five\n");
	written(31, "role  analyst\n"
		    "area  Seattle-Tacoma-Bellevue, WA\n"
		    "P50   $110,000\n"
		    "\n"
		    "role  engineer\n"
		    "area  M\xc3\xbcnchen\n"
		    "P50   $9,000\n"
		    "    one two three four five\n");
}

static void what_fits_in_no_way_is_written_row_by_row(void **state)
{
	(void)state;
	written(20, "role  analyst\n"
		    "area  Seattle-Tacoma-Bellevue, WA\n"
		    "P50   $110,000\n"
		    "\n"
		    "role  engineer\n"
		    "area  M\xc3\xbcnchen\n"
		    "P50   $9,000\n"
		    "    one two three\n"
		    "    four five\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(columns_are_as_wide_as_their_widest_cell),
	    cmocka_unit_test(an_elastic_column_is_cut_to_the_width),
	    cmocka_unit_test(a_note_is_broken_at_words),
	    cmocka_unit_test(an_elastic_column_keeps_twelve_characters),
	    cmocka_unit_test(what_fits_in_no_way_is_written_row_by_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
