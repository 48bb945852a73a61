/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standing.c: see standing.h. */
#include "estimate/standing.h"

#include <math.h>

#include "estimate/bands_private.h"
#include "stats/percentile_curve.h"

/* The outermost figures that the band publishes. */
struct limits {
	int lowest, highest;
};

/* The curve, and what it rests on. A percentile that is a bound keeps the tail beyond it unknown. */
static bool curve_of(struct percentile_curve *out, struct limits *limits, const struct band *band)
{
	struct curve_figure figures[BENCHMARK_PERCENTILES];
	size_t count = 0;

	limits->lowest = BENCHMARK_PERCENTILES;
	limits->highest = BENCHMARK_P10;
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		struct benchmark_value v = band->p[p];
		if (v.kind != VALUE_EXACT && v.kind != VALUE_AT_LEAST)
			continue;
		figures[count++] = (struct curve_figure){.fraction = band_fractions[p],
							 .value = v.amount,
							 .at_least = v.kind == VALUE_AT_LEAST};
		if (v.kind != VALUE_EXACT)
			continue;
		limits->highest = p;
		if (p < limits->lowest)
			limits->lowest = p;
	}
	return percentile_curve_init(out, figures, count, NAN);
}

static double percentile_at(const struct percentile_curve *curve, double pay)
{
	return 100 * (1 - percentile_curve_share_above(curve, pay));
}

static bool open_below(const struct band *band)
{
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (band->p[p].kind == VALUE_AT_MOST)
			return true;
	return false;
}

static void place_on_curve(struct standing *out, const struct band *band, double pay,
			   const struct percentile_curve *curve)
{
	double median = out->range.midpoint;
	struct interval interval = band->p50_interval;

	if (out->beyond == BEYOND_BELOW && open_below(band))
		return;
	out->percentile = percentile_at(curve, pay);
	if (!(interval.low > 0 && interval.high > 0))
		return;
	out->percentile_low = percentile_at(curve, pay * median / interval.high);
	out->percentile_high = percentile_at(curve, pay * median / interval.low);
}

bool standing_of(struct standing *out, const struct band *band, double pay)
{
	struct pay_range range = pay_range_of(band);
	struct percentile_curve curve;
	struct limits limits;

	if (!(range.midpoint > 0) || !curve_of(&curve, &limits, band))
		return false;
	*out = (struct standing){.percentile = NAN,
				 .percentile_low = NAN,
				 .percentile_high = NAN,
				 .range = range,
				 .compa_ratio = compa_ratio(pay, range),
				 .penetration = range_penetration(pay, range)};
	if (pay < band->p[limits.lowest].amount) {
		out->beyond = BEYOND_BELOW;
		out->limit = limits.lowest;
	} else if (pay > band->p[limits.highest].amount) {
		out->beyond = BEYOND_ABOVE;
		out->limit = limits.highest;
	}
	place_on_curve(out, band, pay, &curve);
	return true;
}
