/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a salary stands in a band, which stands at a percentile of it, and the ratios of pay ranges.
 *
 * The band of these tests is log-symmetric: P25 and P75 are the median divided and multiplied by 1.25, P10
 * and P90 by 1.5625. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "estimate/standing.h"
#include "tests/unit/near.h"

static struct band band_of(const double amounts[BENCHMARK_PERCENTILES])
{
	struct band b = {.p50_interval = {.low = NAN, .high = NAN}};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = isnan(amounts[p]) ? VALUE_NOT_RELEASED
									    : VALUE_EXACT,
						  .amount = amounts[p]};
	return b;
}

static const double symmetric[] = {64000, 80000, 100000, 125000, 156250};

static struct band symmetric_band(void)
{
	struct band b = band_of(symmetric);

	b.p50_interval = (struct interval){.low = 80000, .high = 125000};
	return b;
}

static void a_published_percentile_is_itself(void **state)
{
	static const double wanted[] = {10, 25, 50, 75, 90};
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		assert_true(standing_of(&s, &b, symmetric[p]));
		assert_near(s.percentile, wanted[p], 1e-9);
		assert_int_equal(s.beyond, BEYOND_NEITHER);
	}
}

/* The median may be 80,000, by which the whole distribution is 0.8 times itself and 100,000 is where
 * 125,000 was, its P75; or 125,000, by which 100,000 is where 80,000 was, its P25. */
static void the_interval_is_of_the_distribution_moved(void **state)
{
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	assert_true(standing_of(&s, &b, 100000));
	assert_near(s.percentile_low, 25, 1e-9);
	assert_near(s.percentile_high, 75, 1e-9);
	b.p50_interval = (struct interval){.low = NAN, .high = NAN};
	assert_true(standing_of(&s, &b, 100000));
	assert_true(isnan(s.percentile_low) && isnan(s.percentile_high));
	assert_near(s.percentile, 50, 1e-9);
}

/* Below P10 the line of the first stretch goes on, and above P90 that of the last (scripts/oracle/standing.R). */
static void beyond_the_published_percentiles_is_said(void **state)
{
	const double below = 7.254045;
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	assert_true(standing_of(&s, &b, 60000));
	assert_int_equal(s.beyond, BEYOND_BELOW);
	assert_int_equal(s.limit, BENCHMARK_P10);
	assert_near(s.percentile, below, 1e-6);
	assert_true(standing_of(&s, &b, 1e10 / 60000));
	assert_int_equal(s.beyond, BEYOND_ABOVE);
	assert_int_equal(s.limit, BENCHMARK_P90);
	assert_near(s.percentile, 100 - below, 1e-6);
}

/* scripts/oracle/standing.R. */
static void the_pay_at_a_percentile_is_on_the_curve(void **state)
{
	static const double percentiles[] = {5, 10, 25, 40, 50, 60, 75, 90, 95};
	static const double wanted[] = {55999.382,  64000,  80000,  92060.526, 100000,
					108624.189, 125000, 156250, 178573.400};
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	b.basis = BASIS_OBSERVED;
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++) {
		assert_true(standing_at(&s, &b, percentiles[i], 1));
		assert_near(s.pay, wanted[i], 0.01);
		assert_near(s.percentile, percentiles[i], 0);
		assert_near(s.pay_interval.low, s.pay * 0.8, 1e-6);
		assert_near(s.pay_interval.high, s.pay * 1.25, 1e-6);
		assert_near(s.compa_ratio, s.pay / 100000, 1e-12);
		assert_int_equal(s.beyond, percentiles[i] < 10	 ? BEYOND_BELOW
					   : percentiles[i] > 90 ? BEYOND_ABOVE
								 : BEYOND_NEITHER);
		assert_true(standing_of(&s, &b, s.pay));
		assert_near(s.percentile, percentiles[i], 1e-6);
	}
}

static void modelled_pay_at_a_percentile_is_rounded_as_the_row_is(void **state)
{
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	b.basis = BASIS_MODELLED;
	assert_true(standing_at(&s, &b, 60, 1));
	assert_near(s.pay, 108600, 0);
	assert_near(s.pay_interval.low, 86900, 0);
	assert_near(s.pay_interval.high, 135800, 0);
}

static void where_the_figures_end_no_pay_is_said(void **state)
{
	static const double median[] = {NAN, NAN, 100000, NAN, NAN};
	struct band b = symmetric_band(), alone = band_of(median);
	struct standing s;

	(void)state;
	b.p[BENCHMARK_P10] = (struct benchmark_value){.kind = VALUE_AT_MOST, .amount = 70000};
	b.p[BENCHMARK_P90] = (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = 150000};
	assert_true(standing_at(&s, &b, 20, 1));
	assert_int_equal(s.beyond, BEYOND_BELOW);
	assert_int_equal(s.limit, BENCHMARK_P25);
	assert_true(isnan(s.pay) && isnan(s.pay_interval.low) && isnan(s.compa_ratio));
	assert_true(standing_at(&s, &b, 80, 1));
	assert_int_equal(s.beyond, BEYOND_ABOVE);
	assert_int_equal(s.limit, BENCHMARK_P75);
	assert_true(isnan(s.pay) && isnan(s.penetration));
	assert_true(standing_at(&s, &alone, 50, 1));
	assert_near(s.pay, 100000, 1e-6);
	assert_true(standing_at(&s, &alone, 51, 1));
	assert_true(isnan(s.pay));
}

static void a_row_without_tails_ends_at_its_quartiles(void **state)
{
	static const double quartiles[] = {NAN, 80000, 100000, 125000, NAN};
	struct band b = band_of(quartiles);
	struct standing s;

	(void)state;
	assert_true(standing_of(&s, &b, 70000));
	assert_int_equal(s.beyond, BEYOND_BELOW);
	assert_int_equal(s.limit, BENCHMARK_P25);
	assert_near(s.percentile, 14.049204, 1e-6);
}

static void above_a_top_code_nothing_is_said(void **state)
{
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	for (int p = BENCHMARK_P75; p <= BENCHMARK_P90; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = 120000};
	assert_true(standing_of(&s, &b, 130000));
	assert_int_equal(s.beyond, BEYOND_ABOVE);
	assert_int_equal(s.limit, BENCHMARK_P50);
	assert_true(isnan(s.percentile));
	assert_true(isnan(s.penetration));
	assert_near(s.compa_ratio, 1.3, 1e-12);
	assert_true(standing_of(&s, &b, 80000));
	assert_near(s.percentile, 25, 1e-9);
}

static void below_a_bracket_open_below_nothing_is_said(void **state)
{
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	b.p[BENCHMARK_P10] = (struct benchmark_value){.kind = VALUE_AT_MOST, .amount = 70000};
	assert_true(standing_of(&s, &b, 60000));
	assert_int_equal(s.beyond, BEYOND_BELOW);
	assert_int_equal(s.limit, BENCHMARK_P25);
	assert_true(isnan(s.percentile));
}

static void of_a_median_alone_only_its_side_is_said(void **state)
{
	static const double median[] = {NAN, NAN, 100000, NAN, NAN};
	struct band b = band_of(median);
	struct standing s;

	(void)state;
	assert_true(standing_of(&s, &b, 100001));
	assert_int_equal(s.beyond, BEYOND_ABOVE);
	assert_int_equal(s.limit, BENCHMARK_P50);
	assert_true(isnan(s.percentile));
	assert_true(standing_of(&s, &b, 100000));
	assert_near(s.percentile, 50, 1e-9);
}

static void a_withheld_row_says_nothing(void **state)
{
	struct band b = symmetric_band();
	struct standing s;

	(void)state;
	b.suppressed = SUPPRESSED_EMPLOYER;
	assert_false(standing_of(&s, &b, 100000));
	b = symmetric_band();
	b.p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
	assert_false(standing_of(&s, &b, 100000));
}

/* Of 60 to 90 thousand about 72: spread 30/60; of 84, 24/30 of the way; 84/72. */
static void ratios_of_a_range_are_the_fields_own(void **state)
{
	const struct pay_range range = {.minimum = 60000, .midpoint = 72000, .maximum = 90000};
	/* Next: 80 to 120 about 90. Progression 18/72; overlap (90 - 80) / (120 - 80). */
	const struct pay_range next = {.minimum = 80000, .midpoint = 90000, .maximum = 120000};
	const struct pay_range far = {.minimum = 100000, .midpoint = 110000, .maximum = 140000};

	(void)state;
	assert_near(range_spread(range), 0.5, 1e-12);
	assert_near(range_penetration(84000, range), 0.8, 1e-12);
	assert_near(range_penetration(57000, range), -0.1, 1e-12);
	assert_near(compa_ratio(84000, range), 7.0 / 6, 1e-12);
	assert_near(midpoint_progression(range, next), 0.25, 1e-12);
	assert_near(range_overlap(range, next), 0.25, 1e-12);
	assert_near(range_overlap(range, far), -0.25, 1e-12); /* a gap of 10 beside 40 */
	assert_near(geographic_factor(next, range), 1.25, 1e-12);
}

/* An exercise of the field: midpoints of 47,500 and 53,750 with range spreads of 15% and 25% make ranges of
 * $44,186 to $50,814 and $47,778 to $59,722, which overlap by 25.42%. */
static void ranges_built_from_midpoint_and_spread_overlap_as_in_the_exercise(void **state)
{
	const struct pay_range lower = {44186.05, 47500, 50813.95};
	const struct pay_range higher = {47777.78, 53750, 59722.22};

	(void)state;
	assert_near(range_spread(lower), 0.15, 1e-6);
	assert_near(range_spread(higher), 0.25, 1e-6);
	assert_near(range_overlap(lower, higher), 0.2542, 5e-5);
}

static void ratios_without_their_figures_are_unknown(void **state)
{
	const struct pay_range none = pay_range_of(NULL);
	const struct pay_range point = {.minimum = 1, .midpoint = 1, .maximum = 1};

	(void)state;
	assert_true(isnan(range_spread(none)));
	assert_true(isnan(midpoint_progression(point, none)));
	assert_true(isnan(range_overlap(point, point)));
	assert_true(isnan(range_penetration(1, point)));
	assert_near(range_spread(point), 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_published_percentile_is_itself),
	    cmocka_unit_test(the_interval_is_of_the_distribution_moved),
	    cmocka_unit_test(beyond_the_published_percentiles_is_said),
	    cmocka_unit_test(the_pay_at_a_percentile_is_on_the_curve),
	    cmocka_unit_test(modelled_pay_at_a_percentile_is_rounded_as_the_row_is),
	    cmocka_unit_test(where_the_figures_end_no_pay_is_said),
	    cmocka_unit_test(a_row_without_tails_ends_at_its_quartiles),
	    cmocka_unit_test(above_a_top_code_nothing_is_said),
	    cmocka_unit_test(below_a_bracket_open_below_nothing_is_said),
	    cmocka_unit_test(of_a_median_alone_only_its_side_is_said),
	    cmocka_unit_test(a_withheld_row_says_nothing),
	    cmocka_unit_test(ratios_of_a_range_are_the_fields_own),
	    cmocka_unit_test(ranges_built_from_midpoint_and_spread_overlap_as_in_the_exercise),
	    cmocka_unit_test(ratios_without_their_figures_are_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
