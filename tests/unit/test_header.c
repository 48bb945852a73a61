/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a file's header is found: below titles, by which delimiter, in two rows joined, and when more is needed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/file/bind.h"
#include "tests/unit/ingest_fixture.h"

static const char layout_text[] =
    "[layout]\nname = survey\ntitle = Survey\npublisher = Nobody\nlicence = none\nurl = none\n"
    "note = none\nkind = observations\n[columns]\ntitle = Job Title\nbase = Pay Min\n"
    "[constants]\ndate = 2024\ncountry = US\ncurrency = USD\nperiod = year\n";

static int set_up(void **state)
{
	struct err e = ERR_INIT;

	*state = layout_of(&e, layout_text);
	return *state ? 0 : -1;
}

static int tear_down(void **state)
{
	layout_free(*state);
	return 0;
}

static struct header_place found(const struct layout *l, const char *text, char given,
				 char delimiter)
{
	struct csv_dialect dialect = {.delimiter = given, .quoting = true};
	struct header_place place;

	if (!header_find(l, text_of(text), true, &dialect, &place))
		fail_msg("%s: more is asked for than there is", text);
	if (dialect.delimiter != delimiter)
		fail_msg("%s: delimited by '%c'", text, dialect.delimiter);
	return place;
}

static void is_complete(const struct layout *l, const char *text, char delimiter, uint64_t line,
			const char *header)
{
	struct header_place place = found(l, text, 0, delimiter);

	assert_int_equal(place.lacks, 0);
	if (place.line != line || !text_equal(place.text, text_of(header)))
		fail_msg("%s: line %d: %.*s", text, (int)place.line, TEXT_ARG(place.text));
}

static void a_row_of_all_names_goes_before_two_rows_joined(void **state)
{
	const struct layout *l = *state;

	is_complete(l, "Job Title,Pay Min\nx,1\n", ',', 1, "Job Title,Pay Min\n");
	is_complete(l, "Pay\n\nx;y\nJob Title\tPay Min\n", '\t', 4, "Job Title\tPay Min\n");
	is_complete(l, "Job,Pay\nTitle,Min\nx,1\n", ',', 1, "Job,Pay\nTitle,Min\n");
	is_complete(l, "Survey\nJob|Pay\nTitle|Min\n", '|', 2, "Job|Pay\nTitle|Min\n");
	/* By one delimiter or by another. */
	is_complete(l, "Job,Pay\nTitle,Min\nJob Title,Pay Min\n", ',', 3, "Job Title,Pay Min\n");
	is_complete(l, "Job,Pay\nTitle,Min\nJob Title;Pay Min\n", ';', 3, "Job Title;Pay Min\n");
	/* Of two pairs by one delimiter the first; of two delimiters the one that comes first in the list. */
	is_complete(l, "Job,Pay\nTitle,Min\nJob,Pay\nTitle,Min\n", ',', 1, "Job,Pay\nTitle,Min\n");
	is_complete(l, "Job\tPay\nTitle\tMin\nJob;Pay\nTitle;Min\n", ';', 3,
		    "Job;Pay\nTitle;Min\n");
}

static void what_lacks_fewest_is_taken_where_nothing_has_all(void **state)
{
	const struct layout *l = *state;
	struct header_place place = found(l, "x,y\nx,Pay Min\nJob Title,y\n", 0, ',');

	assert_int_equal(place.lacks, 1);
	assert_int_equal(place.record, 1);
	assert_int_equal(place.line, 2);
	assert_int_equal(place.lines, 2);
	assert_int_equal(place.records, 3);
	place = found(l, "x,y\nz\n", 0, ',');
	assert_int_equal(place.lacks, 2);
	assert_int_equal(place.record, 0);
	/* The delimiter that is given is the only one tried. */
	place = found(l, "Job Title,Pay Min\nx,1\n", ';', ';');
	assert_int_equal(place.lacks, 2);
	place = found(l, "", 0, ',');
	assert_int_equal(place.records, 0);
}

/* A record of a field above a mebibyte has no cells: a header stands below it, two rows about it are none. */
static void a_title_longer_than_a_row_may_be_is_passed_over(void **state)
{
	struct buf text;
	struct header_place place;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (int i = 0; i < (1 << 20) + 9; i++)
		buf_add_char(&text, 'x');
	buf_add_string(&text, "\nJob Title,Pay Min\nx,1\n");
	place = found(*state, text.data, 0, ',');
	assert_int_equal(place.lacks, 0);
	assert_int_equal(place.line, 2);
	assert_int_equal(place.record, 1);
	buf_clear(&text);
	buf_add_string(&text, "Job,Pay\n");
	for (int i = 0; i < (1 << 20) + 9; i++)
		buf_add_char(&text, 'x');
	buf_add_string(&text, "\nTitle,Min\n");
	place = found(*state, text.data, ',', ',');
	assert_int_equal(place.lacks, 2);
	assert_false(place.joined);
	buf_release(&text);
}

/* Fifty records are looked at: with fewer, and no header among them, a file that goes on is asked for more. */
static void a_file_that_goes_on_is_asked_for_more_up_to_fifty_records(void **state)
{
	struct buf text;
	struct header_place place;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (int records = 1; records <= HEADER_WITHIN + 1; records++) {
		struct csv_dialect dialect = {.quoting = true};

		buf_add_string(&text, "x,y\n");
		assert_int_equal(header_find(*state, buf_text(&text), false, &dialect, &place),
				 records >= HEADER_WITHIN);
		assert_int_equal(place.records, records < HEADER_WITHIN ? records : HEADER_WITHIN);
	}
	buf_clear(&text);
	buf_add_string(&text, "Job Title,Pay Min\nx"); /* what is there is enough */
	assert_true(header_find(*state, buf_text(&text), false,
				&(struct csv_dialect){.quoting = true}, &place));
	assert_int_equal(place.records, 1);
	buf_clear(&text);
	buf_add_string(&text, "Job Title,Pay Min"); /* its end may be missing */
	assert_false(header_find(*state, buf_text(&text), false,
				 &(struct csv_dialect){.quoting = true}, &place));
	buf_release(&text);
}

static void two_rows_of_names_are_one(void **state)
{
	struct text upper_fields[] = {TEXT_LITERAL(" Salary "), TEXT_LITERAL("Pay"),
				      TEXT_LITERAL(""), TEXT_LITERAL("Job"), TEXT_LITERAL("Unit")};
	struct text lower_fields[] = {TEXT_LITERAL("Min"), TEXT_LITERAL("PAY "),
				      TEXT_LITERAL("City"), TEXT_LITERAL("")};
	static const char *const expected[] = {"Salary Min", "Pay", "City", "Job", "Unit"};
	struct csv_record upper = {.line = 3, .fields = upper_fields, .count = 5};
	struct csv_record lower = {.line = 4, .fields = lower_fields, .count = 4};
	struct csv_record joined;
	struct arena texts;

	(void)state;
	arena_init(&texts);
	joined = header_join(&texts, &upper, &lower);
	assert_int_equal(joined.line, 4);
	assert_int_equal(joined.count, 5);
	for (size_t i = 0; i < 5; i++)
		if (!text_equal(joined.fields[i], text_of(expected[i])))
			fail_msg("%.*s, not %s", TEXT_ARG(joined.fields[i]), expected[i]);
	assert_int_equal(header_join(&texts, &lower, &upper).count, 5);
	arena_release(&texts);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(a_row_of_all_names_goes_before_two_rows_joined),
	    TEST(what_lacks_fewest_is_taken_where_nothing_has_all),
	    TEST(a_title_longer_than_a_row_may_be_is_passed_over),
	    TEST(a_file_that_goes_on_is_asked_for_more_up_to_fifty_records),
	    TEST(two_rows_of_names_are_one),
	};

	return cmocka_run_group_tests_name("test_header", tests, NULL, NULL);
}
