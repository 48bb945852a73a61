/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_level_limits.c: the years at which levels begin, at their limits and by family. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "model/title/level_limits.h"

static struct catalogue *catalogue;

static int load(void **state)
{
	struct err e = ERR_INIT;
	const struct layers folders = {.installed = "data/roles"};

	(void)state;
	return catalogue_load(&e, &catalogue, &folders);
}

static int unload(void **state)
{
	(void)state;
	catalogue_free(catalogue);
	return 0;
}

static uint16_t role(const char *id)
{
	uint16_t found = catalogue_find(catalogue, text_of(id));

	assert_int_not_equal(found, ROLE_NONE);
	return found;
}

static int set(struct level_limits *l, const char *family, const char *level, const char *value)
{
	struct err e = ERR_INIT;

	return level_limits_set(&e, l, text_of(family), text_of(level), text_of(value));
}

static void settle(struct level_limits *l)
{
	struct err e = ERR_INIT;

	assert_int_equal(level_limits_settle(&e, l, catalogue), 0);
}

static void without_limits_years_give_no_level(void **state)
{
	(void)state;
	assert_int_equal(level_of_years(NULL, role("data-scientist"), 6), LEVEL_UNKNOWN);
	assert_null(level_limits_of(NULL, role("data-scientist")));
}

static void a_level_begins_at_its_limit(void **state)
{
	static const struct {
		double years;
		enum level level;
	} table[] = {{0, LEVEL_JUNIOR},	   {1.99, LEVEL_JUNIOR}, {2, LEVEL_MID},
		     {3.49, LEVEL_MID},	   {3.5, LEVEL_SENIOR},	 {7.99, LEVEL_SENIOR},
		     {8, LEVEL_STAFF},	   {60, LEVEL_STAFF},	 {YEARS_NONE, LEVEL_UNKNOWN},
		     {NAN, LEVEL_UNKNOWN}, {-0.5, LEVEL_UNKNOWN}};
	struct level_limits *l = level_limits_new();

	(void)state;
	assert_int_equal(set(l, "", "senior", "3.5"), 0);
	settle(l);
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		assert_int_equal(level_of_years(l, role("data-scientist"), table[i].years),
				 table[i].level);
		assert_int_equal(level_of_years(l, ROLE_NONE, table[i].years), table[i].level);
	}
	assert_int_equal(level_of_years(l, role("engineering-manager"), 6), LEVEL_UNKNOWN);
	level_limits_free(l);
}

static void a_family_goes_before_all_and_all_before_presets(void **state)
{
	struct level_limits *l = level_limits_new();

	(void)state;
	assert_int_equal(set(l, "", "mid", "3"), 0);
	assert_int_equal(set(l, "data", "senior", "6"), 0);
	assert_int_equal(set(l, "data", "staff", "never"), 0);
	assert_int_equal(set(l, "ai", "junior", "1"), 0);
	settle(l);
	assert_int_equal(level_of_years(l, role("data-scientist"), 2.5), LEVEL_JUNIOR);
	assert_int_equal(level_of_years(l, role("data-scientist"), 5.5), LEVEL_MID);
	assert_int_equal(level_of_years(l, role("ml-engineer"), 5.5), LEVEL_SENIOR);
	assert_int_equal(level_of_years(l, role("data-scientist"), 30), LEVEL_SENIOR);
	assert_int_equal(level_of_years(l, role("ml-engineer"), 30), LEVEL_STAFF);
	assert_int_equal(level_of_years(l, role("ml-engineer"), 0.5), LEVEL_UNKNOWN);
	assert_int_equal(level_of_years(l, role("software-engineer"), 0.5), LEVEL_JUNIOR);
	level_limits_free(l);
}

static void a_family_alone_leaves_the_others(void **state)
{
	struct level_limits *l = level_limits_new();

	(void)state;
	assert_int_equal(set(l, "data", "mid", "2"), 0);
	settle(l);
	assert_int_equal(level_of_years(l, role("data-scientist"), 6), LEVEL_SENIOR);
	assert_int_equal(level_of_years(l, role("software-engineer"), 6), LEVEL_UNKNOWN);
	assert_int_equal(level_of_years(l, ROLE_NONE, 6), LEVEL_UNKNOWN);
	level_limits_free(l);
}

static void order_is_checked_with_what_is_inherited(void **state)
{
	static const char *const bad[][3] = {{"", "mid", "5"},	  {"", "senior", "8"},
					     {"", "junior", "2"}, {"data", "staff", "5"},
					     {"dat", "mid", "2"}, {"x", "mid", "2"}};
	struct err e = ERR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct level_limits *l = level_limits_new();
		assert_int_equal(set(l, bad[i][0], bad[i][1], bad[i][2]), 0);
		assert_int_equal(level_limits_settle(&e, l, catalogue), -1);
		assert_int_equal(e.code, ERR_USAGE);
		level_limits_free(l);
	}
}

static void values_are_years_or_never(void **state)
{
	static const char *const bad[] = {"", "two", "-1", "100.5", "inf", "nan", "2 years"};
	static const char *const good[] = {"0", "100", "2.5", "never"};
	struct level_limits *l = level_limits_new();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(set(l, "", "mid", bad[i]), -1);
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct level_limits *one = level_limits_new();
		assert_int_equal(set(one, "", "mid", good[i]), 0);
		assert_int_equal(set(one, "", "mid", good[i]), -1); /* twice */
		level_limits_free(one);
	}
	assert_int_equal(set(l, "", "manager", "9"), -1);
	assert_int_equal(set(l, "", "", "9"), -1);
	level_limits_free(l);
}

static void holds_words(const struct level_limits *l, enum level level, const char *words)
{
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	level_limits_words(&out, level_limits_of(l, ROLE_NONE), level);
	assert_string_equal(out.data, words);
	buf_release(&out);
}

static void limits_are_worded_up_to_the_next_that_begins(void **state)
{
	struct level_limits *l = level_limits_new();

	(void)state;
	assert_null(level_limits_of(NULL, ROLE_NONE));
	assert_null(level_limits_of(l, ROLE_NONE)); /* not settled */
	assert_int_equal(set(l, "", "mid", "2.5"), 0);
	settle(l);
	holds_words(l, LEVEL_UNKNOWN, "");
	holds_words(l, LEVEL_JUNIOR, "junior from 0 to below 2.5 years");
	holds_words(l, LEVEL_MID, "mid from 2.5 to below 5 years");
	holds_words(l, LEVEL_SENIOR, "senior from 5 to below 8 years");
	holds_words(l, LEVEL_STAFF, "staff from 8 years");
	holds_words(l, LEVEL_MANAGER, "");
	assert_int_equal(set(l, "", "senior", "never"), 0);
	assert_int_equal(set(l, "", "staff", "never"), 0);
	settle(l);
	holds_words(l, LEVEL_MID, "mid from 2.5 years");
	holds_words(l, LEVEL_SENIOR, "");
	holds_words(l, LEVEL_STAFF, "");
	level_limits_free(l);
	level_limits_free(NULL);
}

static void limits_are_listed_as_they_were_set(void **state)
{
	static const char *const rows[][2] = {
	    {"levels mid", "2.5"}, {"levels data staff", "never"}, {"levels data senior", "100"}};
	struct level_limits *l = level_limits_new();
	struct buf key, value;

	(void)state;
	buf_init(&key, BUF_LIMIT_DEFAULT);
	buf_init(&value, BUF_LIMIT_DEFAULT);
	assert_false(level_limits_at(NULL, 0, &key, &value));
	assert_false(level_limits_at(l, 0, &key, &value));
	assert_int_equal(set(l, "", "mid", "2.5"), 0);
	assert_int_equal(set(l, "data", "staff", "never"), 0);
	assert_int_equal(set(l, "data", "senior", "100"), 0);
	for (size_t i = 0; i < 3; i++) {
		assert_true(level_limits_at(l, i, &key, &value));
		assert_string_equal(key.data, rows[i][0]);
		assert_string_equal(value.data, rows[i][1]);
	}
	assert_false(level_limits_at(l, 3, &key, &value));
	buf_release(&key);
	buf_release(&value);
	level_limits_free(l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(without_limits_years_give_no_level),
	    cmocka_unit_test(a_level_begins_at_its_limit),
	    cmocka_unit_test(a_family_goes_before_all_and_all_before_presets),
	    cmocka_unit_test(a_family_alone_leaves_the_others),
	    cmocka_unit_test(order_is_checked_with_what_is_inherited),
	    cmocka_unit_test(values_are_years_or_never),
	    cmocka_unit_test(limits_are_worded_up_to_the_next_that_begins),
	    cmocka_unit_test(limits_are_listed_as_they_were_set),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
