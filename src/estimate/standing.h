/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standing.h: where one salary stands in a band, and which salary stands at a percentile of it. */
#ifndef PAYBANDS_ESTIMATE_STANDING_H
#define PAYBANDS_ESTIMATE_STANDING_H

#include "estimate/bands.h"
#include "estimate/pay_range.h"

enum beyond { BEYOND_NEITHER, BEYOND_BELOW, BEYOND_ABOVE };

struct standing {
	/* Dollars per year: the salary asked about, or the one at the percentile asked about, NAN where the
	 * published figures cannot say. */
	double pay;
	/* Of the salary at a percentile, with the distribution shifted as below; NAN otherwise. */
	struct interval pay_interval;
	/* The share of the band's pay below the salary, 0 to 100: the percentile curve through the
	 * published figures (stats/percentile_curve.h). NAN where they cannot say: beyond the only one,
	 * and beyond a bound. */
	double percentile;
	/* The same with the whole distribution shifted, on the logarithm, so that its median lies
	 * at the upper and at the lower end of the median's interval. NAN if there is no
	 * interval. */
	double percentile_low, percentile_high;
	/* Is the salary beyond the outermost published percentiles? Then `limit` (BENCHMARK_P10 ...) is
	 * the one it is beyond, and the percentile is approximate. */
	enum beyond beyond;
	int limit;
	struct pay_range range;
	double compa_ratio;
	double penetration;
};

/* Of the salary `pay`, dollars per year, > 0. False, with nothing set, if the band publishes no median. */
bool standing_of(struct standing *out, const struct band *band, double pay);
/* Of the salary at a percentile, above 0 and below 100: the same curve from the other side. Of a modelled row
 * the pay is rounded as its figures are; `rounding` is settings_rounding. */
bool standing_at(struct standing *out, const struct band *band, double percentile, double rounding);

#endif
