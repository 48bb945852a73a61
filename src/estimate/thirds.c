/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thirds.c: see thirds.h. */
#include "estimate/thirds.h"

#include "stats/ranks.h"

const char *third_among(const double *values, size_t count, double value)
{
	static const char lower[] = "lower", middle[] = "middle", upper[] = "upper";
	double percentile = midrank_percentile(values, count, value);

	return percentile < 100.0 / 3 ? lower : percentile > 200.0 / 3 ? upper : middle;
}
