/* SPDX-License-Identifier: GPL-3.0-or-later */
/* robust.h: location and spread of a multiset, insensitive to its extremes. */
#ifndef PAYBANDS_STATS_ROBUST_H
#define PAYBANDS_STATS_ROBUST_H

#include "stats/quantile.h"

/* 1 / normal_score(0.75): makes the median absolute deviation of normal data their standard
 * deviation (Rousseeuw and Croux 1993, 10.1080/01621459.1993.10476408). */
#define MAD_CONSISTENCY 1.4826

struct robust_spread {
	double median; /* type 7; NAN for an empty multiset */
	double mad; /* MAD_CONSISTENCY * median |x - median|: 0 where over half of all are equal */
};

/* As R's mad() has it. `c` without weights. */
struct robust_spread robust_spread_of(struct counted c);
/* (value - median) / mad: distance from the median in robust standard deviations. NAN unless mad >
 * 0. */
double robust_distance(struct robust_spread spread, double value);

#endif
