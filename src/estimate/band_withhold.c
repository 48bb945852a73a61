/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_withhold.c: what a row's flags and its small numbers take out of it. */
#include <math.h>

#include "estimate/bands_private.h"

static const struct benchmark_value withheld = {.kind = VALUE_NOT_RELEASED, .amount = NAN};
static const struct interval no_interval = {.low = NAN, .high = NAN};

bool band_figure_is_withheld(unsigned flags, int percentile)
{
	unsigned by = SUPPRESSED_WHOLE;

	if (percentile != BENCHMARK_P50)
		by |= SUPPRESSED_QUARTILES;
	if (percentile == BENCHMARK_P10 || percentile == BENCHMARK_P90)
		by |= SUPPRESSED_TAILS;
	return flags & by;
}

void band_withhold(struct band *b, unsigned flags)
{
	b->suppressed |= flags;
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (band_figure_is_withheld(b->suppressed, p))
			b->p[p] = withheld;
	/* Of so few the interval's ends are the lowest and the highest pay, or next to them. */
	if (b->suppressed & (SUPPRESSED_TAILS | SUPPRESSED_QUARTILES | SUPPRESSED_WHOLE))
		b->p50_interval = no_interval;
	if (b->suppressed & SUPPRESSED_WHOLE)
		b->quality = QUALITY_NONE;
}

double band_rounding_unit(const struct settings *settings)
{
	return 1000 * settings_rounding(settings);
}

void band_round(struct band *b, const struct settings *settings, double unit)
{
	double n = fmin((double)b->n, b->n_effective);

	if (b->suppressed & SUPPRESSED_QUARTILES && b->p[BENCHMARK_P50].kind == VALUE_EXACT)
		b->p[BENCHMARK_P50].amount = unit * rint(b->p[BENCHMARK_P50].amount / unit);
	if (n < (double)settings->min_n_ends) {
		b->p50_interval.low = unit * floor(b->p50_interval.low / unit);
		b->p50_interval.high = unit * ceil(b->p50_interval.high / unit);
	}
	if (b->employers && b->employers < (uint64_t)settings->min_n)
		b->employers = EMPLOYERS_WITHHELD;
	/* With the counts of published rows beside it, its own would count who is withheld. */
	if (b->suppressed & SUPPRESSED_WHOLE) {
		b->n = 0;
		b->n_effective = NAN;
		b->employers = EMPLOYERS_WITHHELD;
		b->sources = 0;
	}
}
