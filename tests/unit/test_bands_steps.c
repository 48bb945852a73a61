/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a cell of its own moves what the model says. Expected weights are worked out by hand; the variances of a sample's
 * widths (1.8660 and 3.1995 over n) are simulated by scripts/oracle/widths.R. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "estimate/bands_steps.h"
#include "tests/unit/near.h"

static const double width_model[BENCHMARK_PERCENTILES] = {-.5, -.25, 0, .3, .6};
static const double width_own[BENCHMARK_PERCENTILES] = {-.4, -.2, 0, .2, .4};
static const double chance[BENCHMARK_PERCENTILES] = {1.8660, 3.1995, 0, 3.1995, 1.8660};
enum { MODEL_MEDIAN = 11, OWN_MEDIAN = 12 };

static struct pay_estimate modelled(void)
{
	struct pay_estimate e = {.sd = .1};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		e.quantile[p] = MODEL_MEDIAN + width_model[p];
	return e;
}

static struct band observed(enum component component, double n_effective)
{
	struct band b = {.component = component, .n_effective = n_effective};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT,
						  .amount = exp(OWN_MEDIAN + width_own[p])};
	return b;
}

static double width_weight(int p, double n)
{
	return .06 / (.06 + .03 + chance[p] / n);
}

static void a_median_moves_by_its_weight_and_widths_by_theirs(void **state)
{
	static const double c[COMPONENT_COUNT] = {[COMPONENT_BASE] = .015, [COMPONENT_TOTAL] = .15};

	(void)state;
	for (int component = 0; component < COMPONENT_COUNT; component++)
		for (double n = 12; n < 2000; n *= 5) {
			struct band own = observed((enum component)component, n);
			const struct own_cell cell = {.band = &own, .of_sources = .25};
			struct pay_estimate e = modelled();
			double weight = .05 / (.05 + .35 * .35 * 1.57 / n + c[component]);
			double shift = own_cell_mix_in(&cell, &e);

			assert_near(shift, weight * (OWN_MEDIAN - .25 - MODEL_MEDIAN), 1e-9);
			for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
				double by = p == BENCHMARK_P50 ? 0 : width_weight(p, n);
				assert_near(e.quantile[p] - MODEL_MEDIAN - shift,
					    by * width_own[p] + (1 - by) * width_model[p], 2e-5);
			}
		}
}

static void a_percentile_that_is_withheld_keeps_the_model_s_width(void **state)
{
	struct band own = observed(COMPONENT_BASE, 20);
	const struct own_cell cell = {.band = &own};
	struct pay_estimate e = modelled();
	double shift;

	(void)state;
	own.p[BENCHMARK_P10].kind = own.p[BENCHMARK_P90].kind = VALUE_NOT_RELEASED;
	shift = own_cell_mix_in(&cell, &e);
	assert_near(e.quantile[BENCHMARK_P10], MODEL_MEDIAN + shift - .5, 1e-12);
	assert_near(e.quantile[BENCHMARK_P90], MODEL_MEDIAN + shift + .6, 1e-12);
	assert_true(e.quantile[BENCHMARK_P75] < MODEL_MEDIAN + shift + .3);
}

static void a_cell_without_a_median_moves_nothing(void **state)
{
	struct band own = observed(COMPONENT_BASE, 20);
	const struct own_cell cell = {.band = &own};
	struct pay_estimate e = modelled();

	(void)state;
	own.p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
	assert_near(own_cell_mix_in(&cell, &e), 0, 0);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		assert_near(e.quantile[p], MODEL_MEDIAN + width_model[p], 0);
}

/* A narrow cell in a wide model: what is mixed of each alone would cross. */
static void percentiles_stay_in_order(void **state)
{
	struct band own = observed(COMPONENT_BASE, 40);
	const struct own_cell cell = {.band = &own};
	struct pay_estimate e = modelled();

	(void)state;
	own.p[BENCHMARK_P90].amount = exp(OWN_MEDIAN + .001);
	own.p[BENCHMARK_P75].kind = VALUE_NOT_RELEASED;
	(void)own_cell_mix_in(&cell, &e);
	for (int p = 1; p < BENCHMARK_PERCENTILES; p++)
		assert_true(e.quantile[p] >= e.quantile[p - 1]);
}

/* Of a variance of .05 a step has .02 alone; the mean of four, 12% junior to 18% staff, .29 of that. Levels in that mix
 * vary by .029 about their mean. */
static void a_cell_of_all_levels_tells_of_the_mean_of_the_steps(void **state)
{
	static const double c[COMPONENT_COUNT] = {[COMPONENT_BASE] = .015, [COMPONENT_TOTAL] = .15};
	const double mean = .03 + .02 * .29;

	(void)state;
	for (int component = 0; component < COMPONENT_COUNT; component++)
		for (double n = 6; n < 2000; n *= 5) {
			struct band own = observed((enum component)component, n);
			const struct own_cell cell = {.band = &own, .of_sources = .25};
			struct pay_estimate e = modelled();
			double variance = (.35 * .35 + .029) * 1.57 / n + c[component] + .003;

			assert_near(all_cell_shift(&cell, &e),
				    mean / (mean + variance) * (OWN_MEDIAN - .25 - MODEL_MEDIAN),
				    1e-9);
			/* Less than a cell of one step tells of that step. */
			assert_true(all_cell_shift(&cell, &e) < own_cell_mix_in(&cell, &e));
		}
}

static void a_cell_of_all_levels_without_a_median_moves_nothing(void **state)
{
	struct band own = observed(COMPONENT_BASE, 20);
	const struct own_cell cell = {.band = &own}, none = {.band = NULL};
	const struct pay_estimate e = modelled();

	(void)state;
	own.p[BENCHMARK_P50].kind = VALUE_NOT_RELEASED;
	assert_near(all_cell_shift(&cell, &e), 0, 0);
	assert_near(all_cell_shift(&none, &e), 0, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_median_moves_by_its_weight_and_widths_by_theirs),
	    cmocka_unit_test(a_percentile_that_is_withheld_keeps_the_model_s_width),
	    cmocka_unit_test(a_cell_without_a_median_moves_nothing),
	    cmocka_unit_test(percentiles_stay_in_order),
	    cmocka_unit_test(a_cell_of_all_levels_tells_of_the_mean_of_the_steps),
	    cmocka_unit_test(a_cell_of_all_levels_without_a_median_moves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
