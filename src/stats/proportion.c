/* SPDX-License-Identifier: GPL-3.0-or-later */
/* proportion.c: see proportion.h. */
#include "stats/proportion.h"

#include <math.h>

struct interval wilson_interval(double part, double all)
{
	const double z = 1.959963984540054;
	double share = part / all;
	double centre = (share + z * z / (2 * all)) / (1 + z * z / all);
	double half =
	    z * sqrt(share * (1 - share) / all + z * z / (4 * all * all)) / (1 + z * z / all);

	return (struct interval){.low = centre - half, .high = centre + half};
}
