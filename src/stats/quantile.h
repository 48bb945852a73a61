/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantile.h: quantiles of counted values. The only door to GSL.
 *
 * A `struct counted` is a multiset: distinct values ascending, how often each of them happens and,
 * where observations are weighted, the weight of one of them. Everything here is a pure function of
 * the multiset, so it is the same however the data were split. Values must be finite: GSL sorts and
 * interpolates NaN silently.
 */
#ifndef PAYBANDS_STATS_QUANTILE_H
#define PAYBANDS_STATS_QUANTILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct counted {
	const double *values; /* ascending; with weights, equal values by weight, ascending */
	const uint64_t *counts; /* each > 0; NULL: every value once */
	const double *weights; /* of one observation, each > 0 and finite; NULL: all equal */
	size_t count; /* runs: elements of each of the arrays */
	/* Observations up to the end of each run: of whoever asks for many quantiles; or NULL. */
	const uint64_t *upto;
	double design; /* design effect of observations that repeat one another, >= 1; 0: none do */
};

uint64_t counted_n(struct counted c);
/* Kish: (sum w)^2 / sum w^2; n when all weights are equal; 0 for an empty multiset. Divided by the
 * design effect, and never below 1 of any. */
double counted_n_effective(struct counted c);
bool counted_equal_weights(struct counted c);

/* Hyndman-Fan type 7 at `fraction`. With unequal weights: Akinshin's weighted type 7
 * (arXiv:2304.07265, section 3) with Kish's effective n; with equal weights exactly
 * gsl_stats_quantile_from_sorted_data of the values written out one by one. NAN for an
 * empty multiset or a fraction that is not in [0,1]. */
double counted_quantile(struct counted c, double fraction);

struct interval {
	double low;
	double high;
};

/* The distribution-free interval of the median from order statistics: the narrowest symmetric pair
 * x(k), x(n+1-k) whose binomial coverage is at least `confidence` (Conover 1999, 3.2); with unequal
 * weights, the same ranks of floor(effective n) observations, as fractions read through
 * counted_quantile. Both NAN if n is too small for that coverage (below 6 at 95%) or `confidence`
 * is not in (0,1). */
struct interval counted_median_interval(struct counted c, double confidence);
/* The same, of whoever asks for many: the ranks of as many observations are worked out once. All zero bytes but
 * for `confidence` is a new one. */
enum { MEDIAN_RANKS = 512 }; /* a power of two */
struct median_ranks {
	double confidence;
	struct {
		unsigned n, k; /* n 0: nothing is here */
	} known[MEDIAN_RANKS];
};
struct interval counted_median_interval_by(struct counted c, struct median_ranks *ranks);

/* The 0-based ranks, ascending, of all order statistics that counted_quantile looks at for these fractions, each
 * in [0,1], and counted_median_interval_by for the interval, of `n` > 0 observations of equal weight and that
 * design effect. `out` has room for COUNTED_RANKS(count); returns how many they are. */
#define COUNTED_RANKS(count) (2 * (count) + 4)
size_t counted_ranks(uint64_t *out, uint64_t n, double design, const double *fractions,
		     size_t count, struct median_ranks *ranks);

/* The standard normal distribution: Phi(z), its inverse (NAN outside (0,1)), and its density. */
double normal_fraction(double z);
double normal_score(double fraction);
double normal_density(double z);

#endif
