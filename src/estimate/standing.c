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

/* What both questions share; false where the band publishes no median. */
static bool stand(struct standing *out, const struct band *band, struct percentile_curve *curve,
		  struct limits *limits)
{
	const struct interval none = {.low = NAN, .high = NAN};
	struct pay_range range = pay_range_of(band);

	if (!(range.midpoint > 0) || !curve_of(curve, limits, band))
		return false;
	*out = (struct standing){.pay = NAN,
				 .pay_interval = none,
				 .percentile = NAN,
				 .percentile_low = NAN,
				 .percentile_high = NAN,
				 .range = range};
	return true;
}

static void set_beyond(struct standing *out, enum beyond beyond, int limit)
{
	out->beyond = beyond;
	out->limit = limit;
}

static void set_ratios(struct standing *out)
{
	out->compa_ratio = compa_ratio(out->pay, out->range);
	out->penetration = range_penetration(out->pay, out->range);
}

static bool has_interval(const struct band *band)
{
	return band->p50_interval.low > 0 && band->p50_interval.high > 0;
}

bool standing_of(struct standing *out, const struct band *band, double pay)
{
	struct interval interval = band->p50_interval;
	struct percentile_curve curve;
	struct limits limits;
	double median;

	if (!stand(out, band, &curve, &limits))
		return false;
	out->pay = pay;
	set_ratios(out);
	if (pay < band->p[limits.lowest].amount)
		set_beyond(out, BEYOND_BELOW, limits.lowest);
	else if (pay > band->p[limits.highest].amount)
		set_beyond(out, BEYOND_ABOVE, limits.highest);
	if (out->beyond == BEYOND_BELOW && open_below(band))
		return true;
	out->percentile = percentile_at(&curve, pay);
	if (!has_interval(band))
		return true;
	median = out->range.midpoint;
	out->percentile_low = percentile_at(&curve, pay * median / interval.high);
	out->percentile_high = percentile_at(&curve, pay * median / interval.low);
	return true;
}

/* As the row's own figures are: of a modelled row to hundreds. */
static double rounded(double pay, bool modelled, double rounding)
{
	double unit = MODELLED_ROUNDING * fmax(rounding, 1);

	return modelled ? unit * rint(pay / unit) : pay;
}

bool standing_at(struct standing *out, const struct band *band, double percentile, double rounding)
{
	const double fraction = percentile / 100;
	const bool modelled = band->basis == BASIS_MODELLED;
	struct percentile_curve curve;
	struct limits limits;

	if (!stand(out, band, &curve, &limits))
		return false;
	out->percentile = percentile;
	if (fraction < band_fractions[limits.lowest])
		set_beyond(out, BEYOND_BELOW, limits.lowest);
	else if (fraction > band_fractions[limits.highest])
		set_beyond(out, BEYOND_ABOVE, limits.highest);
	if (!(out->beyond == BEYOND_BELOW && open_below(band)))
		out->pay = rounded(percentile_curve_quantile(&curve, fraction), modelled, rounding);
	set_ratios(out);
	if (has_interval(band)) {
		double shift = out->pay / out->range.midpoint;
		out->pay_interval = (struct interval){
		    .low = rounded(band->p50_interval.low * shift, modelled, rounding),
		    .high = rounded(band->p50_interval.high * shift, modelled, rounding)};
	}
	return true;
}
