/* SPDX-License-Identifier: GPL-3.0-or-later */
/* payback.c: see payback.h. */
#include "estimate/payback.h"

#include <math.h>

/* Months of pay of `old` dollars per year, and dollars, as dollars times 12. */
static double given_up(const struct editorial *e, double months, double cost, double old)
{
	double time = e->time_percent ? e->time_percent / 100.0 : 1;

	return months * time * old + 12 * cost;
}

static double over(double given, double difference)
{
	return difference > 0 ? given / difference : NAN;
}

struct payback payback_of(const struct editorial *e, const struct move_step *step)
{
	double old = step->from_median;

	if (!e || !e->months_low || step->basis != BASIS_MODELLED || !(step->difference > 0))
		return (struct payback){NAN, NAN, NAN};
	return (struct payback){
	    .months = over(given_up(e, (e->months_low + e->months_high) / 2.0,
				    (e->cost_low + e->cost_high) / 2.0, old),
			   step->difference),
	    .low = over(given_up(e, e->months_low, e->cost_low, old), step->interval.high),
	    .high = over(given_up(e, e->months_high, e->cost_high, old), step->interval.low),
	};
}
