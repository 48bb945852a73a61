/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mixed model against R's sae and lme4 (expected_mixed.h), against a system solved by hand, and
 * at its edges. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "stats/mixed.h"
#include "tests/unit/expected_mixed.h"

#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

static void near(double actual, double expected, double relative)
{
	if (!(fabs(actual - expected) <= relative * fmax(fabs(expected), 1e-300)))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static struct mixed *fit(const struct mixed_data *d, const struct mixed_options *o)
{
	struct err err = ERR_INIT;
	struct mixed *m;

	if (mixed_fit(&m, d, o, &err))
		fail_msg("%s", err.text);
	return m;
}

/* REML: no prior, no weighting down, no spread beside the groupings' own, to convergence. */
static struct mixed_options reml(const double *tau)
{
	return (struct mixed_options){.tau = tau,
				      .huber = INFINITY,
				      .fixed_penalty = 1e-10,
				      .passes = 100000,
				      .tolerance = 1e-13};
}

static void the_milk_example_is_that_of_sae(void **state)
{
	enum { AREAS = COUNT_OF(milk_response), FIXED = 4 };
	static const uint32_t levels[] = {AREAS};
	static const double tau[] = {0.1};
	double x[AREAS * FIXED] = {0}, variance[AREAS];
	uint32_t area[AREAS];
	struct mixed_data d = {.rows = AREAS,
			       .fixed = FIXED,
			       .groupings = 1,
			       .levels = levels,
			       .x = x,
			       .level = area,
			       .response = milk_response,
			       .variance = variance};
	struct mixed_options o = reml(tau);
	struct mixed *m;

	(void)state;
	for (uint32_t i = 0; i < AREAS; i++) {
		area[i] = i;
		variance[i] = milk_deviation[i] * milk_deviation[i];
		x[i * FIXED] = 1;
		if (milk_major_area[i] > 1)
			x[i * FIXED + milk_major_area[i] - 1] = 1;
	}
	m = fit(&d, &o);
	assert_true(mixed_converged(m));
	near(mixed_tau(m, 0) * mixed_tau(m, 0), milk_variance, 1e-8);
	for (size_t j = 0; j < FIXED; j++) {
		near(mixed_fixed(m, j), milk_fixed[j], 1e-8);
		near(mixed_fixed_error(m, j), milk_fixed_error[j], 1e-8);
	}
	for (size_t i = 0; i < AREAS; i++) {
		near(mixed_predict(m, x + i * FIXED, area + i), milk_estimate[i], 1e-8);
		near(mixed_predict_variance(m, x + i * FIXED, area + i), milk_estimate_variance[i],
		     1e-8);
	}
	mixed_free(m);
}

static void crossed_effects_are_those_of_lme4(void **state)
{
	enum { ROWS = COUNT_OF(penicillin_response) };
	enum { PLATES = COUNT_OF(penicillin_plate_effect) };
	enum { SAMPLES = COUNT_OF(penicillin_sample_effect) };
	static const uint32_t levels[] = {PLATES, SAMPLES};
	static const double tau[] = {1, 1};
	double x[ROWS], variance[ROWS];
	uint32_t level[ROWS * 2];
	struct mixed_data d = {.rows = ROWS,
			       .fixed = 1,
			       .groupings = 2,
			       .levels = levels,
			       .x = x,
			       .level = level,
			       .response = penicillin_response,
			       .variance = variance};
	struct mixed_options o = reml(tau);
	struct mixed *m;

	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		x[i] = 1;
		variance[i] = penicillin_residual * penicillin_residual;
		level[2 * i] = penicillin_plate[i];
		level[2 * i + 1] = penicillin_sample[i];
	}
	m = fit(&d, &o);
	assert_true(mixed_converged(m));
	near(mixed_tau(m, 0), penicillin_tau[0], 1e-6);
	near(mixed_tau(m, 1), penicillin_tau[1], 1e-6);
	near(mixed_fixed(m, 0), penicillin_mean, 1e-9);
	near(mixed_fixed_error(m, 0), penicillin_mean_error, 1e-6);
	for (uint32_t i = 0; i < PLATES; i++)
		near(mixed_effect(m, 0, i), penicillin_plate_effect[i], 1e-6);
	for (uint32_t i = 0; i < SAMPLES; i++)
		near(mixed_effect(m, 1, i), penicillin_sample_effect[i], 1e-6);
	mixed_free(m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_milk_example_is_that_of_sae),
	    cmocka_unit_test(crossed_effects_are_those_of_lme4),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
