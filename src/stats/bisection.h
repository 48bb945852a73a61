/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bisection.h: where an ascending function reaches a value, by halving. */
#ifndef PAYBANDS_STATS_BISECTION_H
#define PAYBANDS_STATS_BISECTION_H

typedef double ascending_function(const void *context, double x);

struct bracket {
	double low, high;
};

/* Halves the bracket until it is no wider than `width`, but `most` times at most. Where the function is below
 * `wanted` at its middle the upper half is kept, otherwise the lower. It is looked at about a dozen times: at
 * points close about the crossing first, and then only at middles between these, since what it is at the others
 * follows. The result is that of looking at every middle. */
struct bracket bisect(ascending_function *f, const void *context, double wanted,
		      struct bracket bracket, unsigned most, double width);

#endif
