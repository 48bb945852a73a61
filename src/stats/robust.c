/* SPDX-License-Identifier: GPL-3.0-or-later */
/* robust.c: median and median absolute deviation of counted values; see robust.h. */
#include "stats/robust.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* The deviations from the median, ascending: below it they shrink toward it and above they grow, so
 * that both sides are sorted already and are merged from the middle outward. */
static struct counted deviations(struct counted c, double median, double *values, uint64_t *counts)
{
	size_t right = 0, left, used = 0;

	while (right < c.count && c.values[right] < median)
		right++;
	left = right;
	while (left > 0 || right < c.count) {
		bool take_left = right == c.count || (left > 0 && median - c.values[left - 1] <=
								      c.values[right] - median);
		size_t at = take_left ? --left : right++;
		values[used] = fabs(c.values[at] - median);
		if (c.counts)
			counts[used] = c.counts[at];
		used++;
	}
	return (struct counted){
	    .values = values, .counts = c.counts ? counts : NULL, .count = used};
}

struct robust_spread robust_spread_of(struct counted c)
{
	struct robust_spread out = {.median = counted_quantile(c, 0.5), .mad = NAN};
	double *values;
	uint64_t *counts;

	if (c.count == 0)
		return out;
	values = mem_alloc(c.count, sizeof(*values));
	counts = mem_alloc(c.count, sizeof(*counts));
	out.mad =
	    MAD_CONSISTENCY * counted_quantile(deviations(c, out.median, values, counts), 0.5);
	free(values);
	free(counts);
	return out;
}

double robust_distance(struct robust_spread spread, double value)
{
	return spread.mad > 0 ? (value - spread.median) / spread.mad : NAN;
}
