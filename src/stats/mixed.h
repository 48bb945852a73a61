/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixed.h: a linear mixed model of small areas with crossed random effects (Fay and Herriot 1979,
 * JASA 74:269; Rao and Molina 2015, Small Area Estimation, chapters 5 to 8).
 *
 *     response_i = x_i'beta + sum over the groupings g of u_g[level_i,g] + v_i + e_i
 *
 * e_i has the known sampling variance_i, v_i the standard deviation `spread`, each u_g[] the
 * standard deviation tau_g, all of them independent with mean 0. Given tau and spread, Henderson's
 * mixed model equations are solved directly:
 *
 *     (X'WX + diag(penalty)) b = X'W response,  W_i = huber_i / (variance_i + spread^2),
 *
 * with penalty 1 / tau_g^2 on random effects. tau_g^2 is found by EM, as REML has it (Harville 1977,
 * JASA 72:320): the mean over the levels of b^2 + its prediction variance. `huber_i` is 1, or
 * huber / |residual| where the scaled residual is above it (Huber 1964).
 *
 * The matrix is sparse and its factor LDL' in one thread and one order, so that equal data give
 * equal bits (stats/sparse.h).
 */
#ifndef PAYBANDS_STATS_MIXED_H
#define PAYBANDS_STATS_MIXED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* The row has no level of that grouping. */
#define MIXED_NONE UINT32_MAX

struct mixed_data {
	size_t rows; /* may be 0 */
	size_t fixed; /* covariates, the intercept among them */
	size_t groupings;
	const uint32_t *levels; /* levels of each grouping, including those without a row */
	const double *x; /* [row * fixed + covariate], finite */
	const uint32_t *level; /* [row * groupings + grouping]: below levels[], or MIXED_NONE */
	const double *response; /* finite */
	const double *variance; /* of sampling, >= 0 and finite */
	const bool *tells_spread; /* the rows that `spread` is estimated from; NULL: all */
};

struct mixed_options {
	const double *tau; /* of each grouping, > 0: where EM begins, and its prior */
	double prior_levels; /* >= 0: that many levels of each grouping say tau is the first one */
	double spread; /* >= 0: the first; kept if no row determines it */
	double spread_least; /* >= 0: no estimate is below it */
	double huber; /* > 0; INFINITY: no row is weighted down */
	double fixed_penalty; /* > 0 */
	unsigned passes; /* > 0: at most so many solutions */
	/* Stops once no tau, spread or fitted value moved by more than that share of itself
	 * between two passes; 0: every pass is made. */
	double tolerance;
};
/* Four levels of prior, Huber at 2, penalty 1e-4, spread from .06 and at least .02, 3 passes.
 * `tau` is the caller's. */
struct mixed_options mixed_options_default(const double *tau);

struct mixed; /* a fit */

/* `*out` is the caller's, to be freed; NULL on an error: a figure out of its range, or a row whose
 * variance and spread are both 0. */
must_check int mixed_fit(struct mixed **out, const struct mixed_data *data,
			 const struct mixed_options *options, struct err *err);
void mixed_free(struct mixed *m);

/* The solution and its standard error (of a random effect: of b - u): covariate `j`. */
double mixed_fixed(const struct mixed *m, size_t j);
double mixed_fixed_error(const struct mixed *m, size_t j);
/* The same for a level; without a row: 0 and tau. */
double mixed_effect(const struct mixed *m, size_t grouping, uint32_t level);
double mixed_effect_error(const struct mixed *m, size_t grouping, uint32_t level);
double mixed_tau(const struct mixed *m, size_t grouping);
double mixed_spread(const struct mixed *m);
/* The Huber weight of a row in the last solution, (0, 1]. */
double mixed_weight(const struct mixed *m, size_t row);
/* Solutions made; whether the last ones were within the tolerance. */
unsigned mixed_passes(const struct mixed *m);
bool mixed_converged(const struct mixed *m);

/* x'beta + the effects of `level` (as a row of the data; MIXED_NONE leaves a grouping out). */
double mixed_predict(const struct mixed *m, const double *x, const uint32_t *level);
/* The variance of that prediction about x'beta + u: x'(X'WX + diag)^-1 x, tau and spread as known.
 * It has neither tau^2 of a grouping left out nor spread^2: add them where they apply. */
double mixed_predict_variance(struct mixed *m, const double *x, const uint32_t *level);
/* The covariance of two predictions, as for the error of their difference. */
double mixed_predict_covariance(struct mixed *m, const double *x_a, const uint32_t *level_a,
				const double *x_b, const uint32_t *level_b);

#endif
