/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an observation is made of: steps and spans of experience, words, dates, codes, and how dates and money are
 * packed.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/observation.h"
#include "model/packed_values.h"
#include "model/published.h"

/* ---- experience ---- */

static void steps_are_three_ascending_years_up_to_fifty(void **state)
{
	static const char *const bad[] = {"",	   "3,6",     "3,6,10,12", "0,6,10",  "3,3,10",
					  "3,6,6", "6,3,10",  "3,6,51",	   "3,,10",   "3,6,",
					  "a,b,c", "3,6,1.5", "3;6;10",	   "-3,6,10", "3,6,256"};
	struct experience_steps steps;

	(void)state;
	assert_true(experience_steps_read(text_of("3, 6 ,10"), &steps));
	assert_int_equal(steps.from[EXPERIENCE_FIRST], 0);
	assert_int_equal(steps.from[EXPERIENCE_SECOND], 3);
	assert_int_equal(steps.from[EXPERIENCE_THIRD], 6);
	assert_int_equal(steps.from[EXPERIENCE_LAST], 10);
	assert_true(experience_steps_read(text_of("1,2,3"), &steps));
	assert_true(experience_steps_read(text_of("48,49,50"), &steps));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (experience_steps_read(text_of(bad[i]), &steps))
			fail_msg("\"%s\" was read", bad[i]);
}

static void a_step_begins_at_its_years_and_ends_before_the_next(void **state)
{
	const struct experience_steps preset = {.from = {0}}, own = {.from = {0, 0, 3, 6, 10}};

	(void)state;
	assert_int_equal(experience_of(&preset, (double)NAN), EXPERIENCE_UNKNOWN);
	assert_int_equal(experience_of(&preset, -1), EXPERIENCE_UNKNOWN);
	assert_int_equal(experience_of(&own, 2.99), EXPERIENCE_FIRST);
	assert_int_equal(experience_of(&own, 3), EXPERIENCE_SECOND);
	assert_int_equal(experience_of(&own, 9.99), EXPERIENCE_THIRD);
	assert_int_equal(experience_of(&own, 10), EXPERIENCE_LAST);
}

static void a_step_has_the_span_up_to_the_next(void **state)
{
	static const struct {
		enum experience step;
		struct years_span span;
		const char *words;
	} table[] = {
	    {EXPERIENCE_UNKNOWN, {0, 0}, ""},	{EXPERIENCE_FIRST, {0, 2}, "0-2"},
	    {EXPERIENCE_SECOND, {2, 5}, "2-5"}, {EXPERIENCE_THIRD, {5, 8}, "5-8"},
	    {EXPERIENCE_LAST, {8, 0}, "8+"},
	};
	const struct experience_steps preset = {.from = {0}};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct years_span span = experience_span(&preset, table[i].step), read;

		assert_true(years_equal(span, table[i].span));
		assert_string_equal(years_words(span).text, table[i].words);
		assert_int_equal(experience_of_span(&preset, span), table[i].step);
		assert_int_equal(years_span_from_word(text_of(table[i].words), &read),
				 *table[i].words != 0);
		if (*table[i].words)
			assert_true(years_equal(read, span));
	}
}

static void a_span_is_read_as_it_is_written_and_no_other_way(void **state)
{
	static const char *const good[] = {"0-2", "2-5", "8+", "255+", "1-255", "0-255"};
	static const char *const bad[] = {"",	   "+",	    "-",   "5",	  "0+",	  "0",	  "256+",
					  "2-256", "1-256", "-5",  "2-",  "02-5", "2-5+", " 2-5",
					  "2 -5",  "2-5-8", "a-b", "2-0", "--1",  "1--1"};
	struct years_span span;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(years_span_from_word(text_of(good[i]), &span));
		assert_string_equal(years_words(span).text, good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (years_span_from_word(text_of(bad[i]), &span))
			fail_msg("\"%s\" was read", bad[i]);
	assert_true(years_are_all((struct years_span){0, 0}));
	assert_false(years_are_all((struct years_span){1, 0}) ||
		     years_are_all((struct years_span){0, 1}));
	assert_false(years_equal((struct years_span){1, 2}, (struct years_span){1, 3}));
	assert_false(years_equal((struct years_span){1, 2}, (struct years_span){0, 2}));
}

/* ---- words ---- */

static void every_word_of_a_list_is_read_back(void **state)
{
	enum level level;
	enum level_basis basis;
	enum remote remote;
	enum ranges ranges;
	enum related_tier tier;

	(void)state;
	for (int i = 0; i < LEVEL_COUNT; i++)
		assert_true(level_from_word(text_of(level_word((enum level)i)), &level) &&
			    (int)level == i);
	for (int i = 0; i < LEVEL_BASIS_COUNT; i++)
		assert_true(
		    level_basis_from_word(text_of(level_basis_word((enum level_basis)i)), &basis) &&
		    (int)basis == i);
	for (int i = 0; i < REMOTE_COUNT; i++)
		assert_true(remote_from_word(text_of(remote_word((enum remote)i)), &remote) &&
			    (int)remote == i);
	for (int i = 0; i < RANGES_COUNT; i++)
		assert_true(ranges_from_word(text_of(ranges_word((enum ranges)i)), &ranges) &&
			    (int)ranges == i);
	for (int i = 0; i < RELATED_TIERS; i++)
		assert_true(
		    related_tier_read(text_of(related_tier_word((enum related_tier)i)), &tier) &&
		    (int)tier == i);
	assert_true(related_tier_read(text_of("Primary-Long"), &tier) &&
		    tier == RELATED_PRIMARY_LONG);
	assert_false(level_from_word(text_of("Senior"), &level) ||
		     level_basis_from_word(text_of("x"), &basis) ||
		     remote_from_word(text_of("home"), &remote) ||
		     ranges_from_word(text_of(""), &ranges) ||
		     related_tier_read(text_of("primary"), &tier));
}

static void a_level_is_on_the_ladder_or_a_track_or_neither(void **state)
{
	(void)state;
	for (int i = 0; i < LEVEL_COUNT; i++) {
		assert_int_equal(level_on_ladder((enum level)i),
				 i == LEVEL_JUNIOR || i == LEVEL_MID || i == LEVEL_SENIOR ||
				     i == LEVEL_STAFF);
		assert_int_equal(level_is_track((enum level)i),
				 i == LEVEL_MANAGER || i == LEVEL_EXECUTIVE);
	}
}

/* ---- dates and codes ---- */

static void a_date_of_iso_8601_is_read_and_written_alike(void **state)
{
	static const char *const good[] = {"0001",	 "9999",       "2024-01",    "2024-12",
					   "2024-02-29", "2000-02-29", "2023-02-28", "2024-04-30",
					   "2024-12-31", "2024-01-01", "2400-02-29"};
	static const char *const bad[] = {
	    "",		  "0000",	"202",	      "20245",	    "2024-1",	   "2024-00",
	    "2024-13",	  "2024/01",	"2024-1a",    "a024",	    "2024-01-00",  "2024-01-32",
	    "2023-02-29", "1900-02-29", "2100-02-29", "2024-04-31", "2024-06-31",  "2024-09-31",
	    "2024-11-31", "2024-01/01", "2024/01-01", "2024-01-1",  "2024-01-01T", "+024-01-01"};
	struct date date;
	char iso[11];

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(date_from_iso(text_of(good[i]), &date));
		date_to_iso(date, iso);
		assert_string_equal(iso, good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (date_from_iso(text_of(bad[i]), &date))
			fail_msg("\"%s\" was read", bad[i]);
	date_to_iso((struct date){0, 5, 3}, iso);
	assert_string_equal(iso, "");
	date_to_iso((struct date){2024, 0, 3}, iso);
	assert_string_equal(iso, "2024");
	date_to_iso((struct date){7, 1, 0}, iso);
	assert_string_equal(iso, "0007-01");
}

static void months_have_their_days(void **state)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	(void)state;
	for (int month = 1; month <= 12; month++) {
		assert_int_equal(date_days_in_month(2023, month), days[month - 1]);
		assert_int_equal(date_days_in_month(2024, month), days[month - 1] + (month == 2));
		assert_int_equal(date_days_in_month(1900, month), days[month - 1]);
		assert_int_equal(date_days_in_month(2000, month), days[month - 1] + (month == 2));
	}
}

static void dates_are_in_order_and_what_is_not_known_sorts_first(void **state)
{
	static const struct date ordered[] = {{0, 0, 0},    {2023, 12, 31}, {2024, 0, 0},
					      {2024, 1, 0}, {2024, 1, 1},   {2024, 1, 31},
					      {2024, 2, 1}, {2025, 1, 1}};
	const size_t count = sizeof(ordered) / sizeof(ordered[0]);

	(void)state;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			assert_int_equal(date_compare(ordered[i], ordered[k]), (i > k) - (i < k));
}

static void a_code_is_two_or_three_letters_in_any_case(void **state)
{
	static const char *const bad[] = {"", "u", "usde", "u1", "1u", "u.", "\xc3\xa9"};
	char text[5];

	(void)state;
	assert_int_equal(code_of(text_of("us")), 0x5553);
	assert_int_equal(code_of(text_of("US")), 0x5553);
	assert_int_equal(code_of(text_of("uSd")), 0x555344);
	assert_int_equal(code_of(text_of("azAZ")), 0);
	assert_int_equal(code_of(text_of("az")), 0x415a);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(code_of(text_of(bad[i])), 0);
	code_text(0x555344, text);
	assert_string_equal(text, "USD");
	code_text(0x5553, text);
	assert_string_equal(text, "US");
	code_text(0, text);
	assert_string_equal(text, "");
	assert_int_equal(region_code(text_of("c")), 0x43);
	assert_int_equal(region_code(text_of("3530")), 0x33353330);
	assert_int_equal(region_code(text_of("tl9i")), 0x544c3949);
	assert_int_equal(region_code(text_of("")), 0);
	assert_int_equal(region_code(text_of("tl9i1")), 0);
	assert_int_equal(region_code(text_of("t-9")), 0);
	region_text(0x544c3949, text);
	assert_string_equal(text, "TL9I");
	region_text(0x43, text);
	assert_string_equal(text, "C");
}

/* ---- packed ---- */

static bool holds_date(struct date date)
{
	struct unpacking in;
	struct date read;
	struct buf b;
	bool good;

	buf_init(&b, 100);
	pack_date(&b, date);
	assert_int_equal(b.len, 4);
	in = unpacking_of(buf_text(&b));
	read = unpack_date(&in);
	good = !in.bad;
	assert_int_equal(date_compare(read, good ? date : (struct date){0, 0, 0}), 0);
	buf_release(&b);
	return good;
}

static void a_packed_date_is_within_the_calendar(void **state)
{
	(void)state;
	assert_true(holds_date((struct date){0, 0, 0}) && holds_date((struct date){9999, 12, 31}));
	assert_true(holds_date((struct date){2024, 5, 17}) &&
		    holds_date((struct date){2024, 0, 0}));
	assert_false(holds_date((struct date){-1, 0, 0}) || holds_date((struct date){10000, 0, 0}));
	assert_false(holds_date((struct date){2024, -1, 0}) ||
		     holds_date((struct date){2024, 13, 0}));
	assert_false(holds_date((struct date){2024, 5, -1}) ||
		     holds_date((struct date){2024, 5, 32}));
}

/* In cents; only an end may be none. */
static void packed_money_is_at_most_twenty_trillion_dollars(void **state)
{
	static const struct {
		money amount;
		bool money, end;
	} table[] = {
	    {0, true, true},
	    {-1, true, true},
	    {2000000000000000, true, true},
	    {-2000000000000000, true, true},
	    {2000000000000001, false, false},
	    {-2000000000000001, false, false},
	    {MONEY_NONE, false, true},
	    {INT64_MAX, false, false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct unpacking in;
		struct buf b;

		buf_init(&b, 100);
		pack_money(&b, table[i].amount);
		in = unpacking_of(buf_text(&b));
		assert_true(unpack_money(&in) == (table[i].money ? table[i].amount : 0));
		assert_int_equal(in.bad, !table[i].money);
		buf_clear(&b);
		pack_end(&b, table[i].amount);
		in = unpacking_of(buf_text(&b));
		assert_true(unpack_end(&in) == (table[i].end ? table[i].amount : 0));
		assert_int_equal(in.bad, !table[i].end);
		buf_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(steps_are_three_ascending_years_up_to_fifty),
	    cmocka_unit_test(a_step_begins_at_its_years_and_ends_before_the_next),
	    cmocka_unit_test(a_step_has_the_span_up_to_the_next),
	    cmocka_unit_test(a_span_is_read_as_it_is_written_and_no_other_way),
	    cmocka_unit_test(every_word_of_a_list_is_read_back),
	    cmocka_unit_test(a_level_is_on_the_ladder_or_a_track_or_neither),
	    cmocka_unit_test(a_date_of_iso_8601_is_read_and_written_alike),
	    cmocka_unit_test(months_have_their_days),
	    cmocka_unit_test(dates_are_in_order_and_what_is_not_known_sorts_first),
	    cmocka_unit_test(a_code_is_two_or_three_letters_in_any_case),
	    cmocka_unit_test(a_packed_date_is_within_the_calendar),
	    cmocka_unit_test(packed_money_is_at_most_twenty_trillion_dollars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
