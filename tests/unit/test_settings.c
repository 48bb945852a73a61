/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_settings.c: the settings table: defaults, setting by word, ranges, printing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/settings.h"
#include "tests/unit/near.h"

static int set(struct err *e, struct settings *s, const char *word, const char *value)
{
	*e = (struct err)ERR_INIT;
	return settings_set(e, s, text_of(word), text_of(value));
}

static size_t row_of(const char *word)
{
	size_t i = 0;

	while (strcmp(settings_info(i)->word, word) != 0)
		i++;
	return i;
}

static void expect_printed(const struct settings *s, const char *word, const char *wanted)
{
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	settings_value(s, row_of(word), &out);
	assert_string_equal(out.data, wanted);
	buf_release(&out);
}

static void defaults_are_those_of_the_design(void **state)
{
	struct settings s;

	(void)state;
	settings_init(&s);
	assert_int_equal(s.as_of.year, 0);
	assert_int_equal(s.as_of.month, 0);
	assert_int_equal(s.as_of.day, 0);
	assert_near(s.usd_per_unit, 1, 0);
	assert_int_equal(s.age, AGING_COMPOUND);
	assert_near(s.hours_per_year, 2080, 0);
	assert_int_equal(s.min_n, 5);
	assert_int_equal(s.min_n_tails, 10);
	assert_near(s.max_employer_share, 0.25, 0);
	assert_int_equal(s.complementary, true);
	assert_near(s.confidence, 0.95, 0);
	assert_int_equal(s.jobs, 0);
}

static void every_row_prints_its_default_as_written(void **state)
{
	struct settings s;

	(void)state;
	settings_init(&s);
	assert_true(settings_count() >= 15);
	for (size_t i = 0; i < settings_count(); i++)
		expect_printed(&s, settings_info(i)->word, settings_info(i)->preset);
	expect_printed(&s, "pay-most", "10000000");
	expect_printed(&s, "age", "compound");
	expect_printed(&s, "complementary", "on");
	expect_printed(&s, "as-of", "");
	assert_string_equal(settings_info(row_of("min-n"))->range, "1 to 1000000");
	assert_string_equal(settings_info(row_of("age"))->range, "none|linear|compound");
}

static void words_are_set_with_a_dash_or_an_underscore(void **state)
{
	struct settings s;
	struct err e;

	(void)state;
	settings_init(&s);
	assert_int_equal(set(&e, &s, "min-n", "7"), 0);
	assert_int_equal(s.min_n, 7);
	assert_int_equal(set(&e, &s, "min_n_tails", "12"), 0);
	assert_int_equal(s.min_n_tails, 12);
	assert_int_equal(set(&e, &s, "hours_per-year", "1950.5"), 0);
	assert_near(s.hours_per_year, 1950.5, 0);
	assert_int_equal(set(&e, &s, "age", "none"), 0);
	assert_int_equal(s.age, AGING_NONE);
	assert_int_equal(set(&e, &s, "age", "linear"), 0);
	assert_int_equal(s.age, AGING_LINEAR);
	assert_int_equal(set(&e, &s, "complementary", "off"), 0);
	assert_int_equal(s.complementary, false);
	assert_int_equal(set(&e, &s, "as_of", "2024-05"), 0);
	assert_int_equal(s.as_of.year, 2024);
	assert_int_equal(s.as_of.month, 5);
	assert_int_equal(set(&e, &s, "pay-most", "2.5e6"), 0);
	expect_printed(&s, "min-n", "7");
	expect_printed(&s, "hours-per-year", "1950.5");
	expect_printed(&s, "age", "linear");
	expect_printed(&s, "as-of", "2024-05");
	expect_printed(&s, "pay-most", "2500000");
}

static void what_is_printed_sets_the_same_value_again(void **state)
{
	static const char *const values[] = {"0.1", "0.3333333333333333", "1e-3", "0.25", "1"};
	struct settings s, again;
	struct buf out;
	struct err e;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		settings_init(&s);
		settings_init(&again);
		assert_int_equal(set(&e, &s, "max-rejects", values[i]), 0);
		buf_clear(&out);
		settings_value(&s, row_of("max-rejects"), &out);
		assert_int_equal(set(&e, &again, "max-rejects", out.data), 0);
		assert_memory_equal(&s.max_rejects, &again.max_rejects, sizeof(double));
	}
	buf_release(&out);
}

static void a_wrong_word_or_value_is_refused_and_changes_nothing(void **state)
{
	static const struct {
		const char *word, *value, *text;
	} table[] = {
	    {"mim-n", "5", "unknown setting \"mim-n\"; did you mean \"min-n\"?"},
	    {"asof", "5", "unknown setting \"asof\"; did you mean \"as-of\"?"},
	    {"zzzzzz", "5", "unknown setting \"zzzzzz\""},
	    {"", "5", "unknown setting \"\""},
	    {"min-n", "0", "min-n: \"0\" is not a number from 1 to 1000000"},
	    {"min-n", "5.5", "min-n: \"5.5\" is not a number from 1 to 1000000"},
	    {"min-n", "99999999999999999999",
	     "min-n: \"99999999999999999999\" is not a number from 1 to 1000000"},
	    {"min-n", "", "min-n: \"\" is not a number from 1 to 1000000"},
	    {"confidence", "1", "confidence: \"1\" is not a number from 0.5 to 0.999"},
	    {"confidence", "nan", "confidence: \"nan\" is not a number from 0.5 to 0.999"},
	    {"age", "Linear", "age: \"Linear\" is not one of none|linear|compound"},
	    {"age", "", "age: \"\" is not one of none|linear|compound"},
	    {"complementary", "true", "complementary: \"true\" is not one of off|on"},
	    {"as-of", "2024-02-30", "as-of: \"2024-02-30\" is not a date as YYYY-MM-DD"},
	    {"as-of", "tomorrow", "as-of: \"tomorrow\" is not a date as YYYY-MM-DD"},
	};
	struct settings s, untouched;
	struct err e;

	(void)state;
	settings_init(&s);
	settings_init(&untouched);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(set(&e, &s, table[i].word, table[i].value), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_string_equal(e.text, table[i].text);
	}
	for (size_t i = 0; i < settings_count(); i++)
		expect_printed(&s, settings_info(i)->word, settings_info(i)->preset);
}

/* Every number of the table, whatever it is: its range ends where it says. */
static void both_ends_of_every_range_are_allowed_and_no_more(void **state)
{
	size_t numbers = 0;

	(void)state;
	for (size_t i = 0; i < settings_count(); i++) {
		const struct setting_info *info = settings_info(i);
		double least, most;
		char text[4][40];
		int n = sscanf(info->range, "%lf to %lf", &least, &most);
		if (n != 2)
			continue;
		numbers++;
		snprintf(text[0], sizeof(text[0]), "%.15g", least);
		snprintf(text[1], sizeof(text[1]), "%.15g", most);
		snprintf(text[2], sizeof(text[2]), "%.15g", least - (least >= 1 ? 1 : 1e-6));
		snprintf(text[3], sizeof(text[3]), "%.15g", most + (most >= 1 ? 1 : 1e-6));
		for (size_t k = 0; k < 4; k++) {
			struct settings s;
			struct err e;
			settings_init(&s);
			if (set(&e, &s, info->word, text[k]) != (k < 2 ? 0 : -1))
				fail_msg("%s %s: %s", info->word, text[k], e.text);
		}
	}
	assert_true(numbers >= 15);
}

static void settings_that_contradict_each_other_are_refused(void **state)
{
	struct err e = ERR_INIT;
	struct settings s;

	(void)state;
	settings_init(&s);
	assert_int_equal(settings_check(&e, &s), 0);
	s.pay_least = s.pay_most;
	assert_int_equal(settings_check(&e, &s), -1);
	assert_int_equal(e.code, ERR_USAGE);
	s.pay_least = s.pay_most - 1;
	assert_int_equal(settings_check(&e, &s), 0);
	settings_init(&s);
	s.min_n = s.min_n_tails;
	assert_int_equal(settings_check(&e, &s), 0);
	s.min_n = s.min_n_tails + 1;
	assert_int_equal(settings_check(&e, &s), -1);
	settings_init(&s);
	s.min_n = 20;
	assert_int_equal(settings_check(&e, &s), -1);
	assert_string_equal(e.text, "min-n (20) must not be above min-n-tails (10)");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(defaults_are_those_of_the_design),
	    cmocka_unit_test(every_row_prints_its_default_as_written),
	    cmocka_unit_test(words_are_set_with_a_dash_or_an_underscore),
	    cmocka_unit_test(what_is_printed_sets_the_same_value_again),
	    cmocka_unit_test(a_wrong_word_or_value_is_refused_and_changes_nothing),
	    cmocka_unit_test(both_ends_of_every_range_are_allowed_and_no_more),
	    cmocka_unit_test(settings_that_contradict_each_other_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
