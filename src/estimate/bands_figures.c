/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_figures.c: see bands_figures.h.
 *
 * Of points they are order statistics. Where a row has brackets, all of it is taken as
 * interval-censored (stats/turnbull.h).
 */
#include "estimate/bands_figures.h"

#include <assert.h>
#include <math.h>

/* To the last bits: a weighted figure is a sum. */
static bool figures_ascend(const struct band *b)
{
	for (int p = 1; p < BENCHMARK_PERCENTILES; p++) {
		double below = b->p[p - 1].amount;
		if (!(b->p[p].amount >= below - 1e-9 * fabs(below)))
			return false;
	}
	return true;
}

void figures_of_points(struct band *b, struct counted c, struct median_ranks *ranks, int age,
		       unsigned flags)
{
	double width;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (!band_figure_is_withheld(flags, p))
			b->p[p] = (struct benchmark_value){
			    .kind = VALUE_EXACT, .amount = counted_quantile(c, band_fractions[p])};
	assert(flags || figures_ascend(b));
	b->p50_interval = counted_median_interval_by(c, ranks);
	width = (b->p50_interval.high - b->p50_interval.low) / b->p[BENCHMARK_P50].amount;
	b->quality = quality_of(b->n_effective, width, age);
}

static struct benchmark_value value_of(struct interval known)
{
	if (isinf(known.low))
		return (struct benchmark_value){.kind = VALUE_AT_MOST, .amount = known.high};
	if (isinf(known.high))
		return (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = known.low};
	return (struct benchmark_value){.kind = VALUE_EXACT, .amount = known.low};
}

static double finite_or_none(double end)
{
	return isfinite(end) ? end : NAN;
}

void figures_of_brackets(struct band *b, struct censored c, double confidence, int age)
{
	struct interval median = censored_median_interval(c, confidence);
	struct turnbull t;
	double width = NAN;

	turnbull_estimate(&t, c);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		b->p[p] = value_of(turnbull_quantile(&t, c, band_fractions[p]));
		if (b->p[p].kind != VALUE_EXACT)
			b->suppressed |= SUPPRESSED_OPEN;
	}
	turnbull_release(&t);
	b->p50_interval = (struct interval){.low = finite_or_none(median.low),
					    .high = finite_or_none(median.high)};
	if (b->p[BENCHMARK_P50].kind == VALUE_EXACT)
		width = (b->p50_interval.high - b->p50_interval.low) / b->p[BENCHMARK_P50].amount;
	b->quality = quality_of(b->n_effective, width, age);
}
