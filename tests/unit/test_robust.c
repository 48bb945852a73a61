/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Median and median absolute deviation against R 4.2.2's median() and mad(). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "stats/robust.h"
#include "tests/unit/near.h"

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static void the_spread_is_that_of_r(void **state)
{
	static const double whole[] = {1, 2, 3, 4, 5, 6, 7, 8, 9}, skew[] = {1, 1, 2, 2, 4, 6, 9},
			    far[] = {1, 2, 3, 4, 100}, mixed[] = {-5, -1, 0, 1, 2, 50}, one[] = {7},
			    two[] = {3, 8};
	static const struct {
		const double *values;
		size_t count;
		double median, mad;
	} cases[] = {
	    {whole, COUNT(whole), 5, 2.9652}, {skew, COUNT(skew), 2, 1.4826},
	    {far, COUNT(far), 3, 1.4826},     {mixed, COUNT(mixed), 0.5, 2.2239},
	    {one, COUNT(one), 7, 0},	      {two, COUNT(two), 5.5, 3.7065},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct robust_spread s = robust_spread_of(
		    (struct counted){.values = cases[i].values, .count = cases[i].count});
		assert_near(s.median, cases[i].median, 1e-12);
		assert_near(s.mad, cases[i].mad, 1e-12);
	}
}

static void a_distance_is_signed_and_needs_a_spread(void **state)
{
	const struct robust_spread s = {.median = 10, .mad = 2}, equal = {.median = 10, .mad = 0},
				   none = {.median = NAN, .mad = NAN};

	(void)state;
	assert_near(robust_distance(s, 15), 2.5, 1e-12);
	assert_near(robust_distance(s, 7), -1.5, 1e-12);
	assert_true(robust_distance(s, 10) == 0);
	assert_true(isnan(robust_distance(equal, 11)));
	assert_true(isnan(robust_distance(none, 11)));
}

static void of_no_values_nothing_is_known(void **state)
{
	struct robust_spread s = robust_spread_of((struct counted){.count = 0});

	(void)state;
	assert_true(isnan(s.median) && isnan(s.mad));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_spread_is_that_of_r),
	    cmocka_unit_test(a_distance_is_signed_and_needs_a_spread),
	    cmocka_unit_test(of_no_values_nothing_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
