/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_range.c: see pay_range.h. */
#include "estimate/pay_range.h"

#include <math.h>

static double figure(const struct band *band, int percentile)
{
	const unsigned withheld =
	    SUPPRESSED_WHOLE | (percentile == BENCHMARK_P50 ? 0 : SUPPRESSED_QUARTILES);
	bool exact =
	    band && !(band->suppressed & withheld) && band->p[percentile].kind == VALUE_EXACT;

	return exact ? band->p[percentile].amount : NAN;
}

struct pay_range pay_range_of(const struct band *band)
{
	return (struct pay_range){.minimum = figure(band, BENCHMARK_P25),
				  .midpoint = figure(band, BENCHMARK_P50),
				  .maximum = figure(band, BENCHMARK_P75)};
}

static double ratio(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

double range_spread(struct pay_range range)
{
	return ratio(range.maximum - range.minimum, range.minimum);
}

double midpoint_progression(struct pay_range range, struct pay_range next)
{
	return ratio(next.midpoint - range.midpoint, range.midpoint);
}

double range_overlap(struct pay_range range, struct pay_range next)
{
	return ratio(range.maximum - next.minimum, next.maximum - next.minimum);
}

double geographic_factor(struct pay_range range, struct pay_range nation)
{
	return ratio(range.midpoint, nation.midpoint);
}

double compa_ratio(double pay, struct pay_range range)
{
	return ratio(pay, range.midpoint);
}

double range_penetration(double pay, struct pay_range range)
{
	return ratio(pay - range.minimum, range.maximum - range.minimum);
}
