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

/* ---- small and random data ---- */

/* Two rows of variance 1, y = 3 and 6, an effect of variance 1 each, one mean of penalty 1:
 * the equations are [3 1 1; 1 2 0; 1 0 2] b = [9 3 6], whose solution is [9, 1.5, 7.5] / 4; the
 * inverse is [4 -2 -2; -2 5 1; -2 1 5] / 8. */
static void equations_solved_by_hand(void **state)
{
	static const uint32_t levels[] = {3}, level[] = {0, 1};
	static const double tau[] = {1}, x[] = {1, 1}, response[] = {3, 6}, variance[] = {1, 1};
	struct mixed_data d = {.rows = 2,
			       .fixed = 1,
			       .groupings = 1,
			       .levels = levels,
			       .x = x,
			       .level = level,
			       .response = response,
			       .variance = variance};
	struct mixed_options o = {
	    .tau = tau, .prior_levels = 4, .huber = INFINITY, .fixed_penalty = 1, .passes = 1};
	static const uint32_t unseen[] = {2}, none[] = {MIXED_NONE};
	struct mixed *m = fit(&d, &o);

	(void)state;
	near(mixed_fixed(m, 0), 9.0 / 4, 1e-14);
	near(mixed_effect(m, 0, 0), 3.0 / 8, 1e-14);
	near(mixed_effect(m, 0, 1), 15.0 / 8, 1e-14);
	near(mixed_fixed_error(m, 0), sqrt(0.5), 1e-14);
	near(mixed_effect_error(m, 0, 1), sqrt(5.0 / 8), 1e-14);
	near(mixed_predict(m, x, level + 1), 33.0 / 8, 1e-14);
	near(mixed_predict_variance(m, x, level), 5.0 / 8, 1e-14);
	near(mixed_predict_covariance(m, x, level, x, level + 1), 1.0 / 8, 1e-14);
	/* EM: the levels' (b^2 + error^2), and four levels of 1. */
	near(mixed_tau(m, 0), sqrt((9.0 / 64 + 225.0 / 64 + 10.0 / 8 + 4) / 6), 1e-14);
	/* A level that no row has. */
	near(mixed_effect_error(m, 0, 2), 1, 1e-14);
	near(mixed_predict(m, x, unseen), 9.0 / 4, 1e-14);
	near(mixed_predict_variance(m, x, unseen), 1.5, 1e-14);
	near(mixed_predict_variance(m, x, none), 0.5, 1e-14);
	mixed_free(m);
}

enum { MANY = 400, COVARIATES = 3, GROUPINGS = 3 };
struct random_rows {
	double x[MANY * COVARIATES], response[MANY], variance[MANY];
	uint32_t level[MANY * GROUPINGS];
	bool tells[MANY];
};
static const uint32_t random_levels[GROUPINGS] = {1, 23, 150};
static const double random_tau[GROUPINGS] = {0.3, 0.2, 0.1};

static double uniform(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (double)(*seed >> 33) / 2147483648.0;
}

/* The last covariate is 0 throughout. */
static void make_rows(struct random_rows *r)
{
	uint64_t seed = 20260401;

	*r = (struct random_rows){.x = {0}};
	for (size_t i = 0; i < MANY; i++) {
		r->x[i * COVARIATES] = 1;
		r->x[i * COVARIATES + 1] = uniform(&seed);
		for (size_t g = 0; g < GROUPINGS; g++)
			r->level[i * GROUPINGS + g] =
			    uniform(&seed) < 0.2 ? MIXED_NONE
						 : (uint32_t)(uniform(&seed) * random_levels[g]);
		r->response[i] =
		    11 + r->x[i * COVARIATES + 1] + 0.4 * (uniform(&seed) - uniform(&seed));
		r->variance[i] = i % 9 == 0 ? 0 : 0.02 * uniform(&seed);
		r->tells[i] = i % 3 != 0;
	}
	r->response[17] += 5;
}

static struct mixed_data data_of(const struct random_rows *r)
{
	return (struct mixed_data){.rows = MANY,
				   .fixed = COVARIATES,
				   .groupings = GROUPINGS,
				   .levels = random_levels,
				   .x = r->x,
				   .level = r->level,
				   .response = r->response,
				   .variance = r->variance,
				   .tells_spread = r->tells};
}

static void the_order_of_rows_does_not_matter(void **state)
{
	struct random_rows *r = mem_alloc(1, sizeof(*r)), *back = mem_alloc(1, sizeof(*back));
	struct mixed_options o = mixed_options_default(random_tau);
	struct mixed_data d = data_of(r), e = data_of(back);
	struct mixed *m, *n;

	(void)state;
	make_rows(r);
	for (size_t i = 0; i < MANY; i++) {
		size_t to = MANY - 1 - i;
		memcpy(back->x + to * COVARIATES, r->x + i * COVARIATES,
		       COVARIATES * sizeof(double));
		memcpy(back->level + to * GROUPINGS, r->level + i * GROUPINGS,
		       GROUPINGS * sizeof(uint32_t));
		back->response[to] = r->response[i];
		back->variance[to] = r->variance[i];
		back->tells[to] = r->tells[i];
	}
	m = fit(&d, &o);
	n = fit(&e, &o);
	for (size_t g = 0; g < GROUPINGS; g++) {
		near(mixed_tau(n, g), mixed_tau(m, g), 1e-10);
		for (uint32_t l = 0; l < random_levels[g]; l++)
			assert_true(fabs(mixed_effect(n, g, l) - mixed_effect(m, g, l)) < 1e-10);
	}
	near(mixed_spread(n), mixed_spread(m), 1e-10);
	near(mixed_fixed(n, 1), mixed_fixed(m, 1), 1e-10);
	mixed_free(m);
	mixed_free(n);
	free(r);
	free(back);
}

static void equal_data_give_equal_bits(void **state)
{
	struct random_rows *r = mem_alloc(1, sizeof(*r));
	struct mixed_options o = mixed_options_default(random_tau);
	struct mixed_data d = data_of(r);
	struct mixed *m, *n;

	(void)state;
	make_rows(r);
	m = fit(&d, &o);
	n = fit(&d, &o);
	for (size_t i = MANY; i-- > 0;)
		assert_true(mixed_predict_variance(n, r->x, r->level + i * GROUPINGS) > 0);
	for (size_t i = 0; i < MANY; i++) {
		const uint32_t *level = r->level + i * GROUPINGS;
		assert_true(mixed_predict(m, r->x, level) == mixed_predict(n, r->x, level));
		assert_true(mixed_predict_variance(m, r->x, level) ==
			    mixed_predict_variance(n, r->x, level));
	}
	mixed_free(m);
	mixed_free(n);
	free(r);
}

/* A grouping of one level, a covariate that is 0 throughout, rows without sampling variance, and a
 * row 5 off. */
static void edges_of_the_design_are_held(void **state)
{
	struct random_rows *r = mem_alloc(1, sizeof(*r));
	struct mixed_options o = mixed_options_default(random_tau);
	struct mixed_data d = data_of(r);
	struct mixed *m;

	(void)state;
	make_rows(r);
	m = fit(&d, &o);
	assert_int_equal(mixed_passes(m), 3);
	assert_true(mixed_fixed(m, 2) == 0);
	near(mixed_fixed_error(m, 2), 100, 1e-12); /* its penalty's */
	assert_true(isfinite(mixed_effect(m, 0, 0)) && mixed_tau(m, 0) > 0.2);
	assert_true(mixed_spread(m) > 0.1 && mixed_spread(m) < 0.25); /* 0.4 / sqrt(6) */
	assert_true(mixed_weight(m, 17) < 0.15);
	assert_true(fabs(mixed_fixed(m, 0) + mixed_effect(m, 0, 0) - 11) < 0.1);
	mixed_free(m);
	free(r);
}

static void no_rows_leave_the_prior(void **state)
{
	struct mixed_options o = mixed_options_default(random_tau);
	struct mixed_data d = {
	    .fixed = COVARIATES, .groupings = GROUPINGS, .levels = random_levels};
	static const double x[] = {1, 0, 0};
	static const uint32_t level[] = {0, 1, MIXED_NONE};
	struct mixed *m = fit(&d, &o);

	(void)state;
	assert_true(mixed_predict(m, x, level) == 0);
	near(mixed_predict_variance(m, x, level), 1e4 + 0.09 + 0.04, 1e-12);
	for (size_t g = 0; g < GROUPINGS; g++)
		near(mixed_tau(m, g), random_tau[g], 1e-15);
	near(mixed_spread(m), 0.06, 1e-15);
	mixed_free(m);
}

static void what_cannot_be_fitted_is_refused(void **state)
{
	struct random_rows *r = mem_alloc(1, sizeof(*r));
	struct mixed_data d = data_of(r);
	struct err err = ERR_INIT;
	struct mixed *m;

	(void)state;
#define COMMA ,
#define REFUSED(change, said)                                                                      \
	do {                                                                                       \
		struct mixed_options o = mixed_options_default(random_tau);                        \
		make_rows(r);                                                                      \
		change;                                                                            \
		assert_int_equal(mixed_fit(&m, &d, &o, &err), -1);                                 \
		assert_null(m);                                                                    \
		assert_string_equal(err.text, "mixed model: " said);                               \
	} while (0)
	REFUSED(r->response[3] = NAN, "row 3 is not finite");
	REFUSED(r->x[4 * COVARIATES] = INFINITY, "row 4 is not finite");
	REFUSED(r->variance[5] = -1, "row 5 is not finite");
	REFUSED(o.spread_least = 0, "row 0 has no variance");
	REFUSED(r->level[7 * GROUPINGS] = 1, "row 7 has level 1 of 1 of grouping 0");
	REFUSED(o.passes = 0, "an option is not in its range");
	REFUSED(o.huber = 0, "an option is not in its range");
	REFUSED(o.huber = NAN, "an option is not in its range");
	REFUSED(o.prior_levels = -1, "an option is not in its range");
	REFUSED(o.prior_levels = INFINITY, "an option is not in its range");
	REFUSED(o.spread = -0.01, "an option is not in its range");
	REFUSED(o.spread = INFINITY, "an option is not in its range");
	REFUSED(o.spread_least = -0.01, "an option is not in its range");
	REFUSED(o.spread_least = INFINITY, "an option is not in its range");
	REFUSED(o.fixed_penalty = 0, "an option is not in its range");
	REFUSED(o.fixed_penalty = INFINITY, "an option is not in its range");
	REFUSED(o.tolerance = -1, "an option is not in its range");
	REFUSED(o.tau = (const double[]){0.3 COMMA 0}, "tau of grouping 1 is 0");
	REFUSED(o.tau = (const double[]){INFINITY COMMA 0.2}, "tau of grouping 0 is inf");
	REFUSED(r->variance[2] = INFINITY, "row 2 is not finite");
	d.fixed = 0;
	d.groupings = 0;
	REFUSED(d.rows = 0, "there is nothing to fit");
#undef COMMA
	free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_milk_example_is_that_of_sae),
	    cmocka_unit_test(crossed_effects_are_those_of_lme4),
	    cmocka_unit_test(equations_solved_by_hand),
	    cmocka_unit_test(the_order_of_rows_does_not_matter),
	    cmocka_unit_test(equal_data_give_equal_bits),
	    cmocka_unit_test(edges_of_the_design_are_held),
	    cmocka_unit_test(no_rows_leave_the_prior),
	    cmocka_unit_test(what_cannot_be_fitted_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
