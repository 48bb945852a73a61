/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_quality.c: how far a row's median may be trusted, in one word.
 *
 * The word rests on how many observations the row is worth, how wide the interval of its median is
 * beside the median by chance alone, and how old its newest observation is. A row is of the first
 * quality all of whose limits it keeps; the first of all needs two sources that agree as well
 * (bands_role.c).
 */
#include <math.h>

#include "estimate/bands_private.h"

static const struct {
	enum quality quality;
	double n_effective; /* at least */
	double width; /* of the median's interval, at most, as a share of the median */
	int age; /* calendar years from the newest observation to as_of, at most */
} qualities[] = {
    {QUALITY_HIGH, 100, 0.10, 3},
    {QUALITY_MEDIUM, 30, 0.25, 5},
};

void band_widen(struct band *b, double sd, double confidence)
{
	double median = b->p[BENCHMARK_P50].amount;
	double half = normal_score((1 + confidence) / 2) * sd;

	if (!(sd > 0) || b->p[BENCHMARK_P50].kind != VALUE_EXACT || !(median > 0))
		return;
	if (b->p50_interval.low > 0)
		b->p50_interval.low = median * exp(-hypot(log(median / b->p50_interval.low), half));
	if (b->p50_interval.high > 0)
		b->p50_interval.high =
		    median * exp(hypot(log(b->p50_interval.high / median), half));
}

enum quality quality_of(double n_effective, double width, int age)
{
	for (size_t i = 0; i < sizeof(qualities) / sizeof(qualities[0]); i++)
		if (n_effective >= qualities[i].n_effective && width <= qualities[i].width &&
		    age <= qualities[i].age)
			return qualities[i].quality;
	return QUALITY_LOW;
}
