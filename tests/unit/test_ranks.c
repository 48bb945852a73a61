/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two series beside each other: values of scipy.stats.spearmanr and numpy.median. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/ranks.h"
#include "tests/unit/near.h"

enum { COUNT = 6 };

static void the_rank_correlation_is_scipy_s(void **state)
{
	const double a[COUNT] = {1, 2, 2, 4, 9, 5}, b[COUNT] = {2, 1, 4, 4, 8, 30};

	(void)state;
	/* spearmanr([1, 2, 2, 4, 9, 5], [2, 1, 4, 4, 8, 30]).statistic */
	assert_near(rank_correlation(a, b, COUNT), 0.8088235294117647, 1e-12);
	assert_near(rank_correlation(a, a, COUNT), 1, 1e-12);
	assert_near(rank_correlation((const double[]){1, 2, 3, 4}, (const double[]){9, 7, 5, 3}, 4),
		    -1, 1e-12);
}

static void series_that_do_not_vary_have_none(void **state)
{
	const double a[COUNT] = {1, 1, 1, 1, 1, 1}, b[COUNT] = {2, 1, 4, 4, 8, 30};

	(void)state;
	assert_true(isnan(rank_correlation(a, b, COUNT)));
	assert_true(isnan(rank_correlation(b, b, 1)));
	assert_true(isnan(rank_correlation(b, b, 0)));
}

static void the_median_is_the_middle(void **state)
{
	double odd[] = {9, 1, 5}, even[] = {9, 1, 5, 6};

	(void)state;
	assert_near(median_in_place(odd, 3), 5, 0);
	assert_near(median_in_place(even, 4), 5.5, 0);
	assert_true(isnan(median_in_place(odd, 0)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_rank_correlation_is_scipy_s),
	    cmocka_unit_test(series_that_do_not_vary_have_none),
	    cmocka_unit_test(the_median_is_the_middle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
