/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series by day, month or year: their order, and which months are whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "estimate/monthly.h"
#include "tests/unit/near.h"

static struct dated on(int year, int month, int day)
{
	return (struct dated){.year = year, .month = month, .day = day};
}

static void a_month_is_whole_from_its_last_day(void **state)
{
	static const int last[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	(void)state;
	for (int month = 1; month <= 12; month++) {
		struct dated before = on(2025, month, last[month - 1] - 1);
		struct dated end = on(2025, month, last[month - 1]);
		assert_false(dated_month_is_whole(&before));
		assert_true(dated_month_is_whole(&end));
	}
}

static void february_has_29_days_in_leap_years_alone(void **state)
{
	static const struct {
		int year;
		bool leap;
	} cases[] = {{1900, false}, {2000, true},  {2023, false},
		     {2024, true},  {2100, false}, {2400, true}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct dated d28 = on(cases[i].year, 2, 28), d29 = on(cases[i].year, 2, 29);
		assert_int_equal(dated_month_is_whole(&d28), !cases[i].leap);
		assert_int_equal(dated_month_is_whole(&d29), cases[i].leap);
	}
}

static void one_figure_for_a_month_or_a_year_is_whole(void **state)
{
	struct dated month = on(2025, 5, 0), year = on(2025, 0, 0);

	(void)state;
	assert_true(dated_month_is_whole(&month));
	assert_true(dated_month_is_whole(&year));
}

static int compare(const void *a, const void *b)
{
	return dated_compare_times(a, b);
}

static void the_newest_stands_first_and_months_stand_together(void **state)
{
	struct dated items[] = {on(2024, 12, 31), on(2025, 1, 30), on(2025, 2, 1),
				on(2025, 1, 31),  on(2023, 2, 1),  on(2024, 2, 1)};

	(void)state;
	qsort(items, 6, sizeof(*items), compare);
	assert_int_equal(items[0].month, 2);
	assert_int_equal(items[1].day, 31);
	assert_int_equal(items[2].day, 30);
	assert_int_equal(items[3].month, 12);
	assert_int_equal(items[4].year, 2024);
	assert_int_equal(items[5].year, 2023);
	assert_int_equal(dated_same_month(items, 6, 0), 1);
	assert_int_equal(dated_same_month(items, 6, 1), 2);
	assert_int_equal(dated_same_month(items, 6, 2), 1);
	assert_int_equal(dated_same_month(items, 6, 4), 1); /* February of another year */
	assert_int_equal(dated_same_month(items, 6, 5), 1);
}

static void the_mean_is_of_the_values_that_are_asked_for(void **state)
{
	struct dated items[] = {{.value = -1}, {.value = 4}, {.value = 1000}};

	(void)state;
	assert_near(dated_mean(items, 2), 1.5, 1e-12);
	assert_near(dated_mean(items, 1), -1, 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_month_is_whole_from_its_last_day),
	    cmocka_unit_test(february_has_29_days_in_leap_years_alone),
	    cmocka_unit_test(one_figure_for_a_month_or_a_year_is_whole),
	    cmocka_unit_test(the_newest_stands_first_and_months_stand_together),
	    cmocka_unit_test(the_mean_is_of_the_values_that_are_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
