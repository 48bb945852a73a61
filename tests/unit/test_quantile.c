/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles, intervals and ranks against R (expected_quantiles.h), against GSL on the
 * values written out one by one, and at their edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <gsl/gsl_statistics_double.h>

#include "base/mem.h"
#include "stats/isotonic.h"
#include "stats/quantile.h"
#include "stats/ranks.h"
#include "tests/unit/expected_quantiles.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static void near(double actual, double expected, double relative)
{
	if (!(fabs(actual - expected) <= relative * fmax(fabs(expected), 1e-300)))
		fail_msg("%.17g is not %.17g", actual, expected);
}

/* The same bits: what CSV carries must not depend on how a quantile was reached. */
static void same(double actual, double expected)
{
	if (memcmp(&actual, &expected, sizeof(actual)) != 0)
		fail_msg("%.17g is not %.17g to the last bit", actual, expected);
}

static struct counted counted_of(const struct expected_quantile *e)
{
	return (struct counted){.values = e->values,
				.weights = e->weights[0] > 0 ? e->weights : NULL,
				.count = e->count};
}

static void quantiles_are_those_of_r(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_quantiles); i++) {
		const struct expected_quantile *e = &expected_quantiles[i];
		near(counted_quantile(counted_of(e), e->fraction), e->quantile, 1e-12);
		near(counted_n_effective(counted_of(e)), e->n_effective, 1e-13);
	}
}

static void counts_are_the_frequencies_of_hmisc(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_counted); i++) {
		const struct expected_counted *e = &expected_counted[i];
		struct counted c = {.values = e->values, .counts = e->counts, .count = e->count};
		near(counted_quantile(c, e->fraction), e->quantile, 1e-12);
	}
}

static void equal_weights_give_the_unweighted_quantile_to_the_bit(void **state)
{
	double weights[EXPECTED_WIDTH];

	(void)state;
	for (size_t i = 0; i < EXPECTED_WIDTH; i++)
		weights[i] = 0.3;
	for (size_t i = 0; i < COUNT_OF(expected_quantiles); i++) {
		const struct expected_quantile *e = &expected_quantiles[i];
		struct counted plain = {.values = e->values, .count = e->count};
		struct counted weighted = plain;
		weighted.weights = weights;
		assert_true(counted_equal_weights(weighted));
		same(counted_quantile(weighted, e->fraction), counted_quantile(plain, e->fraction));
	}
}

/* As weights become equal the weighted rule must arrive at the unweighted one. */
static void nearly_equal_weights_give_nearly_the_unweighted_quantile(void **state)
{
	double weights[EXPECTED_WIDTH];

	(void)state;
	for (size_t i = 0; i < EXPECTED_WIDTH; i++)
		weights[i] = 1 + 1e-9 * (double)(i % 3);
	for (size_t i = 0; i < COUNT_OF(expected_quantiles); i++) {
		const struct expected_quantile *e = &expected_quantiles[i];
		struct counted plain = {.values = e->values, .count = e->count};
		struct counted weighted = plain;
		weighted.weights = weights;
		near(counted_quantile(weighted, e->fraction), counted_quantile(plain, e->fraction),
		     1e-6);
	}
}

/* A generator of the test's own, so that every machine tries the same cases. */
static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

static void counted_quantiles_are_gsl_s_of_the_values_written_out(void **state)
{
	static const double fractions[] = {0,	 0.1, 0.25, 1.0 / 3, 0.5,	0.6180339887,
					   0.75, 0.9, 0.95, 0.999,   1 - 1e-16, 1};
	enum { RUNS_MOST = 60, COUNT_MOST = 9 };
	uint64_t seed = 20240501;

	(void)state;
	for (int trial = 0; trial < 500; trial++) {
		double values[RUNS_MOST], written[RUNS_MOST * COUNT_MOST];
		uint64_t counts[RUNS_MOST];
		size_t runs = 1 + next_random(&seed) % RUNS_MOST;
		size_t n = 0;
		double cents = 3000000;
		for (size_t i = 0; i < runs; i++) {
			cents += (double)(1 + next_random(&seed) % 999983);
			values[i] = cents / 100.0;
			counts[i] = 1 + next_random(&seed) % COUNT_MOST;
			for (uint64_t k = 0; k < counts[i]; k++)
				written[n++] = values[i];
		}
		struct counted c = {.values = values, .counts = counts, .count = runs};
		assert_int_equal(counted_n(c), n);
		for (size_t f = 0; f < COUNT_OF(fractions); f++)
			same(counted_quantile(c, fractions[f]),
			     gsl_stats_quantile_from_sorted_data(written, 1, n, fractions[f]));
	}
}

static void ranks_beyond_an_int_are_still_ranks(void **state)
{
	const double values[] = {1, 2, 3};
	const uint64_t counts[] = {3000000000u, 3000000000u, 4000000000u};
	struct counted c = {.values = values, .counts = counts, .count = 3};

	(void)state;
	same(counted_quantile(c, 0.25), 1);
	same(counted_quantile(c, 0.5), 2);
	same(counted_quantile(c, 0.75), 3);
	same(counted_median_interval(c, 0.95).low, 2);
	same(counted_median_interval(c, 0.95).high, 2);
}

static void what_gsl_would_read_out_of_bounds_is_not_a_number(void **state)
{
	const double values[] = {1, 2};
	struct counted two = {.values = values, .count = 2};
	struct counted none = {.values = NULL, .count = 0};

	(void)state;
	assert_true(isnan(counted_quantile(none, 0.5)));
	assert_true(isnan(counted_quantile(two, NAN)));
	assert_true(isnan(counted_quantile(two, -0.01)));
	assert_true(isnan(counted_quantile(two, 1.01)));
	assert_true(isnan(counted_quantile(two, INFINITY)));
	assert_true(isnan(counted_median_interval(none, 0.95).low));
	assert_true(isnan(counted_median_interval(two, NAN).low));
	assert_true(isnan(counted_median_interval(two, 1).high));
	assert_true(isnan(normal_score(0)) && isnan(normal_score(1)) && isnan(normal_score(NAN)));
	assert_true(isnan(normal_fraction(NAN)));
	same(counted_n_effective(none), 0);
}

static void median_intervals_are_the_binomial_ranks(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_ranks); i++) {
		const struct expected_ranks *e = &expected_ranks[i];
		double *values = mem_alloc(e->n, sizeof(*values));
		for (unsigned k = 0; k < e->n; k++)
			values[k] = k + 1; /* each value is its own rank */
		struct interval in = counted_median_interval(
		    (struct counted){.values = values, .count = e->n}, e->confidence);
		if (e->low == 0)
			assert_true(isnan(in.low) && isnan(in.high));
		else if (in.low != e->low || in.high != e->high)
			fail_msg("n %u at %g: %g..%g, not %u..%u", e->n, e->confidence, in.low,
				 in.high, e->low, e->high);
		free(values);
	}
}

static void counted_median_interval_is_that_of_the_values_written_out(void **state)
{
	const double values[] = {10, 20, 30};
	const uint64_t counts[] = {4, 5, 3};
	const double written[] = {10, 10, 10, 10, 20, 20, 20, 20, 20, 30, 30, 30};
	struct interval in = counted_median_interval(
	    (struct counted){.values = values, .counts = counts, .count = 3}, 0.95);
	struct interval long_in =
	    counted_median_interval((struct counted){.values = written, .count = 12}, 0.95);

	(void)state;
	same(in.low, long_in.low);
	same(in.high, long_in.high);
}

/* 12 observations of which the weights leave about 7: the ranks of 7 (1 and 7) apply. */
static void weighted_median_interval_uses_the_effective_size(void **state)
{
	double values[12], weights[12];
	struct counted c = {.values = values, .weights = weights, .count = 12};
	struct interval in;

	(void)state;
	for (size_t i = 0; i < 12; i++) {
		values[i] = 100 * (double)(i + 1);
		weights[i] = i % 3 == 0 ? 5 : 1;
	}
	assert_int_equal((int)counted_n_effective(c), 7);
	in = counted_median_interval(c, 0.95);
	same(in.low, counted_quantile(c, 0));
	same(in.high, counted_quantile(c, 1));
	assert_true(in.low < counted_quantile(c, 0.5) && counted_quantile(c, 0.5) < in.high);
}

/* 20 observations of which a design effect of 2.5 leaves 8: the ranks of 8 (1 and 8) apply. */
static void a_design_effect_widens_the_interval_alone(void **state)
{
	double values[20];
	struct counted c = {.values = values, .count = 20};
	double median;

	(void)state;
	for (size_t i = 0; i < 20; i++)
		values[i] = 100 * (double)(i + 1);
	median = counted_quantile(c, 0.5);
	same(counted_median_interval(c, 0.95).low, 600); /* binomial ranks of 20: 6 and 15 */
	c.design = 2.5;
	same(counted_n_effective(c), 8);
	same(counted_quantile(c, 0.5), median);
	same(counted_median_interval(c, 0.95).low, 100);
	same(counted_median_interval(c, 0.95).high, 2000);
	c.design = 1000;
	same(counted_n_effective(c), 1);
}

static void isotonic_repair_is_r_s_isoreg(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_isotonic); i++) {
		const struct expected_isotonic *e = &expected_isotonic[i];
		double equal[6], weighted[6];
		bool moves = memcmp(e->values, e->equal, e->count * sizeof(double)) != 0;
		memcpy(equal, e->values, sizeof(equal));
		memcpy(weighted, e->values, sizeof(weighted));
		assert_int_equal(isotonic_repair(equal, NULL, e->count), moves);
		isotonic_repair(weighted, e->weights, e->count);
		for (size_t k = 0; k < e->count; k++) {
			near(equal[k], e->equal[k], 1e-14);
			near(weighted[k], e->weighted[k], 1e-14);
		}
	}
	assert_false(isotonic_repair(NULL, NULL, 0));
}

static void midranks_are_those_of_r(void **state)
{
	double values[COUNT_OF(expected_midranks)];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(values); i++)
		values[i] = expected_midranks[i].value;
	for (size_t i = 0; i < COUNT_OF(values); i++)
		near(midrank_percentile(values, COUNT_OF(values), values[i]),
		     expected_midranks[i].percentile, 1e-14);
	same(midrank_percentile(values, COUNT_OF(values), 1), 0);
	same(midrank_percentile(values, COUNT_OF(values), 1e9), 100);
	assert_true(isnan(midrank_percentile(values, 0, 1)));
}

static void normal_fractions_and_scores_are_those_of_r(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(expected_normals); i++) {
		near(normal_fraction(expected_normals[i].score), expected_normals[i].fraction,
		     1e-13);
		near(normal_score(expected_normals[i].fraction) + 10,
		     expected_normals[i].score + 10, 1e-13);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(quantiles_are_those_of_r),
	    cmocka_unit_test(counts_are_the_frequencies_of_hmisc),
	    cmocka_unit_test(equal_weights_give_the_unweighted_quantile_to_the_bit),
	    cmocka_unit_test(nearly_equal_weights_give_nearly_the_unweighted_quantile),
	    cmocka_unit_test(counted_quantiles_are_gsl_s_of_the_values_written_out),
	    cmocka_unit_test(ranks_beyond_an_int_are_still_ranks),
	    cmocka_unit_test(what_gsl_would_read_out_of_bounds_is_not_a_number),
	    cmocka_unit_test(median_intervals_are_the_binomial_ranks),
	    cmocka_unit_test(counted_median_interval_is_that_of_the_values_written_out),
	    cmocka_unit_test(weighted_median_interval_uses_the_effective_size),
	    cmocka_unit_test(a_design_effect_widens_the_interval_alone),
	    cmocka_unit_test(isotonic_repair_is_r_s_isoreg),
	    cmocka_unit_test(midranks_are_those_of_r),
	    cmocka_unit_test(normal_fractions_and_scores_are_those_of_r),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
