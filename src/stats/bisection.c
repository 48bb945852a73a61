/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bisection.c: see bisection.h. The points close about the crossing are found as in TOMS algorithm 748 (Alefeld, Potra
 * and Shi 1995): by false position, then a step twice as long as the next would be, so that both ends come close. */
#include "stats/bisection.h"

#include <math.h>
#include <stdbool.h>

enum { ROUNDS_MOST = 8 };

struct crossing {
	ascending_function *f;
	const void *context;
	double wanted;
	/* The nearest points on either side that were looked at, and what the function is there. */
	double below, above;
	double at_below, at_above;
};

/* Is it below at x, which lies between those that were looked at? */
static bool look(struct crossing *c, double x)
{
	double value = c->f(c->context, x);

	if (value < c->wanted) {
		c->below = x;
		c->at_below = value;
		return true;
	}
	c->above = x;
	c->at_above = value;
	return false;
}

static void approach(struct crossing *c, double width)
{
	for (int round = 0; round < ROUNDS_MOST && c->above - c->below > width; round++) {
		double per_unit = (c->above - c->below) / (c->at_above - c->at_below);
		double x = c->below + per_unit * (c->wanted - c->at_below);

		if (!(x > c->below && x < c->above))
			return;
		if (look(c, x))
			x += fmax(2 * per_unit * (c->wanted - c->at_below), width / 2);
		else
			x -= fmax(2 * per_unit * (c->at_above - c->wanted), width / 2);
		if (x > c->below && x < c->above)
			(void)look(c, x);
	}
}

struct bracket bisect(ascending_function *f, const void *context, double wanted,
		      struct bracket bracket, unsigned most, double width)
{
	struct crossing c = {
	    .f = f, .context = context, .wanted = wanted, .below = -INFINITY, .above = INFINITY};

	if (look(&c, bracket.low) && !look(&c, bracket.high))
		approach(&c, fmax(width, ldexp(bracket.high - bracket.low, -(int)most)));
	while (most-- && bracket.high - bracket.low > width) {
		double middle = bracket.low + (bracket.high - bracket.low) / 2;

		if (middle <= c.below || (middle < c.above && look(&c, middle)))
			bracket.low = middle;
		else
			bracket.high = middle;
	}
	return bracket;
}
