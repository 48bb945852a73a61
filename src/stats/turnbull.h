/* SPDX-License-Identifier: GPL-3.0-or-later */
/* turnbull.h: the distribution of interval-censored values: brackets, and points among them.
 *
 * A value is known to lie in [low, high): adjoining brackets share no value, and a point on their
 * border belongs to the upper one, as surveys word it ("$60,000 to $69,999"). A point has low ==
 * high. An end may be open: -INFINITY, INFINITY.
 *
 * The estimate is Turnbull's (1976, JRSS B 38:290): the nonparametric maximum likelihood. Its mass
 * lies on the innermost intervals, those of a lower end and the upper end next to it. It is found
 * by self-consistency (EM) with squared extrapolation (Varadhan and Roland 2008, Scandinavian
 * Journal of Statistics 35:335), until no innermost interval's gradient exceeds 1 by more than
 * TURNBULL_TOLERANCE: then the log-likelihood is within TURNBULL_TOLERANCE of its maximum, per
 * observation (Gentleman and Geyer 1994, Biometrika 81:618, their theorem 1). Sums run in the order
 * of the runs, so that equal runs give equal bits.
 */
#ifndef PAYBANDS_STATS_TURNBULL_H
#define PAYBANDS_STATS_TURNBULL_H

#include <stddef.h>
#include <stdint.h>

#include "stats/quantile.h"

#define TURNBULL_TOLERANCE 1e-9

struct censored_run {
	double low; /* not over high; > 0 or -INFINITY */
	double high; /* low of a point; INFINITY: open */
	double weight; /* of one observation, > 0 and finite */
	uint64_t count; /* > 0 */
};

/* A multiset of them. */
struct censored {
	const struct censored_run *runs; /* by low, high, then weight */
	size_t count;
	double design; /* as of struct counted */
};

/* By low, high, then weight: for qsort. */
int censored_compare(const void *a, const void *b);

uint64_t censored_n(struct censored c);
double censored_n_effective(struct censored c); /* Kish's, as counted_n_effective */

/* An innermost interval, [low, high) or a point, and how much of the distribution is in it. */
struct turnbull_mass {
	double low;
	double high;
	double mass; /* 0 to 1 */
};
struct turnbull {
	struct turnbull_mass *items; /* ascending */
	size_t count;
};

/* The caller's to release. An empty multiset has no mass. */
void turnbull_estimate(struct turnbull *out, struct censored c);
void turnbull_release(struct turnbull *t);

/* What is known of a quantile: low == high if it is a number; low is -INFINITY if it is at most
 * high, high is INFINITY if it is at least low; both are NAN for an empty estimate.
 *
 * Within an innermost interval the mass is spread evenly over the logarithm. Where the mass ends
 * exactly at `fraction`, the middle of the gap is taken. In an interval that is open the bound is
 * that of the multiset `c` it was made from: this quantile of all upper (lower) ends, valid
 * wherever in its interval each value lies. */
struct interval turnbull_quantile(const struct turnbull *t, struct censored c, double fraction);

/* The distribution-free interval of the median, whatever the distribution within the intervals:
 * counted_median_interval of the lower ends gives its low, of the upper ends its high. The order
 * statistics of the values lie between those of their ends, so its coverage is at least that of the
 * interval of known values. An end is -INFINITY or INFINITY where the data leave it open; both NAN
 * if n is too small. */
struct interval censored_median_interval(struct censored c, double confidence);

#endif
