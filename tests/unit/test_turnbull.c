/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interval-censored values against R's survival package (expected_turnbull.h), against grouped data
 * in closed form, and at their edges. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "stats/turnbull.h"
#include "tests/unit/expected_turnbull.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static void near(double actual, double expected, double relative)
{
	if (isnan(expected) ? isnan(actual) : actual == expected)
		return;
	if (!(fabs(actual - expected) <= relative * fabs(expected)))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static struct censored censored_of(const struct expected_turnbull *e)
{
	return (struct censored){.runs = e->runs, .count = e->count};
}

static void the_distribution_is_that_of_r(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_turnbull); i++) {
		const struct expected_turnbull *e = &expected_turnbull[i];
		struct turnbull t;
		double reached = 0;
		turnbull_estimate(&t, censored_of(e));
		assert_int_equal(t.count, e->inner);
		for (size_t k = 0; k < t.count; k++) {
			reached += t.items[k].mass;
			/* R has no jump in an interval that is open to the right. */
			if (isfinite(t.items[k].high))
				near(reached, e->reached[k], 1e-6);
		}
		near(reached, 1, 1e-12);
		turnbull_release(&t);
	}
}

static void quantiles_are_read_off_on_the_logarithm(void **state)
{
	static const double fractions[] = {0.1, 0.25, 0.5, 0.75, 0.9};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_turnbull); i++) {
		const struct expected_turnbull *e = &expected_turnbull[i];
		struct turnbull t;
		turnbull_estimate(&t, censored_of(e));
		for (size_t k = 0; k < COUNT_OF(fractions); k++) {
			struct interval q = turnbull_quantile(&t, censored_of(e), fractions[k]);
			near(q.low, e->quantiles[k].low, 1e-6);
			near(q.high, e->quantiles[k].high, 1e-6);
		}
		turnbull_release(&t);
	}
}

static void the_interval_of_the_median_is_of_the_ends_order_statistics(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_turnbull); i++) {
		const struct expected_turnbull *e = &expected_turnbull[i];
		struct interval median = censored_median_interval(censored_of(e), 0.95);
		if (isnan(e->median.low))
			continue;
		near(median.low, e->median.low, 0);
		near(median.high, e->median.high, 0);
	}
}

/* The median of grouped data is L (R / L)^((n / 2 - below) / inside). */
static void grouped_data_have_their_closed_form(void **state)
{
	static const struct censored_run runs[] = {
	    {.low = -INFINITY, .high = 40000, .weight = 1, .count = 21},
	    {.low = 40000, .high = 60000, .weight = 1, .count = 30},
	    {.low = 60000, .high = 90000, .weight = 1, .count = 26},
	    {.low = 90000, .high = INFINITY, .weight = 1, .count = 11}};
	const struct censored c = {.runs = runs, .count = COUNT_OF(runs)};
	struct turnbull t;

	(void)state;
	turnbull_estimate(&t, c);
	near(turnbull_quantile(&t, c, 0.5).low, 40000 * pow(1.5, (44.0 - 21) / 30), 1e-9);
	near(turnbull_quantile(&t, c, 21.0 / 88).low, 40000, 0);
	near(turnbull_quantile(&t, c, 77.0 / 88).high, 90000, 0);
	turnbull_release(&t);
}

static void all_open_gives_bounds(void **state)
{
	static const struct censored_run runs[] = {
	    {.low = -INFINITY, .high = 50000, .weight = 1, .count = 8},
	    {.low = 50000, .high = INFINITY, .weight = 1, .count = 13}};
	const struct censored c = {.runs = runs, .count = COUNT_OF(runs)};
	struct turnbull t;

	(void)state;
	turnbull_estimate(&t, c);
	near(t.items[0].mass, 8.0 / 21, 1e-12);
	near(turnbull_quantile(&t, c, 0.25).low, -INFINITY, 0);
	near(turnbull_quantile(&t, c, 0.25).high, 50000, 0);
	near(turnbull_quantile(&t, c, 0.5).low, 50000, 0);
	near(turnbull_quantile(&t, c, 0.5).high, INFINITY, 0);
	assert_true(isinf(censored_median_interval(c, 0.95).low));
	turnbull_release(&t);
}

/* With "up to 40k" once and "up to 90k" often the likelihood puts all mass below 40k; the data do
 * not say that of the 90th percentile. */
static void a_bound_holds_wherever_each_value_lies(void **state)
{
	static const struct censored_run runs[] = {
	    {.low = -INFINITY, .high = 40000, .weight = 1, .count = 1},
	    {.low = -INFINITY, .high = 90000, .weight = 1, .count = 50}};
	const struct censored c = {.runs = runs, .count = COUNT_OF(runs)};
	struct turnbull t;

	(void)state;
	turnbull_estimate(&t, c);
	assert_int_equal(t.count, 1);
	near(turnbull_quantile(&t, c, 0.9).high, 90000, 0);
	near(turnbull_quantile(&t, c, 0.01).high, 40000, 0);
	turnbull_release(&t);
}

/* Points alone: the inverse of their own distribution. */
static void points_are_degenerate_intervals(void **state)
{
	static const struct censored_run runs[] = {
	    {.low = 10, .high = 10, .weight = 1, .count = 1},
	    {.low = 20, .high = 20, .weight = 1, .count = 2},
	    {.low = 30, .high = 30, .weight = 1, .count = 1}};
	const struct censored c = {.runs = runs, .count = COUNT_OF(runs)};
	struct turnbull t;

	(void)state;
	turnbull_estimate(&t, c);
	near(turnbull_quantile(&t, c, 0.5).low, 20, 0);
	near(turnbull_quantile(&t, c, 0.25).low, 15, 0);
	near(turnbull_quantile(&t, c, 0.9).low, 30, 0);
	assert_int_equal(censored_n(c), 4);
	turnbull_release(&t);
	turnbull_estimate(&t, (struct censored){.count = 0});
	assert_true(isnan(turnbull_quantile(&t, (struct censored){.count = 0}, 0.5).low));
	turnbull_release(&t);
}

/* The condition of the maximum, at any data: no innermost interval's gradient is above 1. */
static void random_data_reach_the_maximum(void **state)
{
	enum { RUNS = 400 };
	struct censored_run *runs = mem_alloc(RUNS, sizeof(*runs));
	uint64_t seed = 12345;

	(void)state;
	for (int round = 0; round < 20; round++) {
		struct censored c = {.runs = runs, .count = RUNS};
		struct turnbull t;
		double n = 0;
		for (size_t i = 0; i < RUNS; i++) {
			double ends[2];
			for (int k = 0; k < 2; k++) {
				seed = seed * 6364136223846793005u + 1442695040888963407u;
				ends[k] = 1000 + (double)(seed >> 33) / 21474.0;
			}
			runs[i] = (struct censored_run){.low = fmin(ends[0], ends[1]),
							.high = fmax(ends[0], ends[1]),
							.weight = 1,
							.count = 1 + i % 3};
			if (i % 7 == 0)
				runs[i].high = INFINITY;
			if (i % 11 == 0)
				runs[i].low = runs[i].high = 1000 + (double)i;
			n += (double)runs[i].count;
		}
		qsort(runs, RUNS, sizeof(*runs), censored_compare);
		turnbull_estimate(&t, c);
		for (size_t k = 0; k < t.count; k++) {
			double gradient = 0;
			for (size_t i = 0; i < RUNS; i++) {
				double inside = 0;
				if (runs[i].low > t.items[k].low || runs[i].high < t.items[k].high)
					continue;
				for (size_t j = 0; j < t.count; j++)
					if (runs[i].low <= t.items[j].low &&
					    runs[i].high >= t.items[j].high)
						inside += t.items[j].mass;
				gradient += (double)runs[i].count / n / inside;
			}
			assert_true(gradient <= 1 + 1e-8);
		}
		turnbull_release(&t);
	}
	free(runs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_distribution_is_that_of_r),
	    cmocka_unit_test(quantiles_are_read_off_on_the_logarithm),
	    cmocka_unit_test(the_interval_of_the_median_is_of_the_ends_order_statistics),
	    cmocka_unit_test(grouped_data_have_their_closed_form),
	    cmocka_unit_test(all_open_gives_bounds),
	    cmocka_unit_test(a_bound_holds_wherever_each_value_lies),
	    cmocka_unit_test(points_are_degenerate_intervals),
	    cmocka_unit_test(random_data_reach_the_maximum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
