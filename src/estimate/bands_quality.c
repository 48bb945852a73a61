/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_quality.c: how far a row's median may be trusted, in one word.
 *
 * The word rests on three things: how many observations the row is worth, how wide
 * the interval of its median is beside the median, and how old its newest
 * observation is. A row is of the first quality all of whose limits it keeps.
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

enum quality quality_of(double n_effective, double width, int age)
{
	for (size_t i = 0; i < sizeof(qualities) / sizeof(qualities[0]); i++)
		if (n_effective >= qualities[i].n_effective && width <= qualities[i].width &&
		    age <= qualities[i].age)
			return qualities[i].quality;
	return QUALITY_LOW;
}
