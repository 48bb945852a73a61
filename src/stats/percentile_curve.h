/* SPDX-License-Identifier: GPL-3.0-or-later */
/* percentile_curve.h: a distribution from its published percentiles, some of them top-coded.
 *
 * The logarithm of the value is a function of the normal score: through the exact figures by
 * monotone cubics (Fritsch and Carlson 1980, SIAM J. Numer. Anal. 17:238), below them straight on
 * with the slope of the outermost stretch (a log-normal tail), above them straight with the slope
 * at which the distribution has the published mean. If the straight tail that meets the bounds has
 * a higher mean, a figure is taken to lie on its bound, and the tail begins there. Without a mean,
 * or with one that no slope can give with these figures, that slope is the outermost stretch's, or
 * unknown where a figure above is top-coded: then quantiles there are NAN.
 */
#ifndef PAYBANDS_STATS_PERCENTILE_CURVE_H
#define PAYBANDS_STATS_PERCENTILE_CURVE_H

#include <stdbool.h>
#include <stddef.h>

enum { CURVE_FIGURES_MOST = 16 };

struct curve_figure {
	double fraction; /* in (0, 1) */
	double value; /* > 0; at_least: the bound, or NAN where it is not known */
	bool at_least; /* top-coded */
};

enum curve_tail {
	CURVE_TAIL_UNKNOWN,
	CURVE_TAIL_STRETCH, /* of the outermost stretch */
	CURVE_TAIL_MEAN, /* as the mean has it */
};

struct percentile_curve {
	size_t count; /* exact figures, and bounds taken as such; each has: */
	double score[CURVE_FIGURES_MOST];
	double log_value[CURVE_FIGURES_MOST];
	double slope[CURVE_FIGURES_MOST];
	double low_slope;
	double high_slope;
	enum curve_tail tail;
};

/* `figures` ascend by fraction; `mean` is NAN if there is none (a top-coded mean is not usable). A
 * top-coded figure below an exact one is skipped. False, with nothing set, if no curve can be
 * drawn: no exact figure, more than CURVE_FIGURES_MOST, values that descend or are not in their
 * range. */
bool percentile_curve_init(struct percentile_curve *c, const struct curve_figure *figures,
			   size_t count, double mean);
/* NAN for a fraction that is not in (0, 1), and in a tail that is not known. */
double percentile_curve_quantile(const struct percentile_curve *c, double fraction);
/* The share of the distribution above `value`, [0, 1]; NAN where it depends on a tail that is not
 * known, or value is NAN. */
double percentile_curve_share_above(const struct percentile_curve *c, double value);
/* NAN where a tail is not known. */
double percentile_curve_mean(const struct percentile_curve *c);

#endif
