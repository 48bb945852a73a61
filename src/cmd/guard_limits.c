/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard_limits.c: what a figure may move by; see guard_private.h. */
#include "cmd/guard_private.h"

#include <math.h>

/* The standard deviation of the log of pay within a cell, about, and of a median relative to a mean's. */
#define PAY_SD 0.5
#define MEDIAN_RATIO 1.2533
#define CHANCE_ERRORS 3
/* A factor is one of a unit where it is as near as this. */
#define UNIT_NEAR 0.15

double guard_limit(const struct settings *settings, const struct baseline *was)
{
	return log1p(was->accepted ? fmax(settings->guard_drift, settings->guard)
				   : settings->guard);
}

bool guard_exceeds(double move, double limit)
{
	double share = expm1(limit);
	double down = share <= 0.5 ? -log1p(-share) : fmax(limit, log(2));

	return move > limit || -move > down;
}

double guard_chance(double n_was, double n_is)
{
	return CHANCE_ERRORS * MEDIAN_RATIO * PAY_SD * sqrt(1 / fmax(n_was, 1) + 1 / fmax(n_is, 1));
}

const char *guard_unit_words(double factor)
{
	static const struct {
		double factor;
		const char *words;
	} units[] = {{10, " (a digit too many or too few?)"},
		     {12, " (months read as years, or years as months?)"},
		     {52, " (weeks read as years, or years as weeks?)"},
		     {100, " (cents read as dollars, or dollars as cents?)"},
		     {1000, " (thousands read as ones, or ones as thousands?)"},
		     {2080, " (hours read as years, or years as hours?)"}};
	double size = fabs(log(factor));
	size_t nearest = 0;

	for (size_t i = 1; i < sizeof(units) / sizeof(*units); i++)
		if (fabs(size - log(units[i].factor)) < fabs(size - log(units[nearest].factor)))
			nearest = i;
	return fabs(size - log(units[nearest].factor)) < UNIT_NEAR ? units[nearest].words : "";
}

double guard_growth(const struct guard_inputs *in, code country, struct date from, struct date to)
{
	code series = country ? wage_index_series(in->wages, country) : 0;

	if (!from.year || !to.year || !series)
		return 1;
	return wage_index_factor(in->wages, series, from, to, AGING_COMPOUND).factor;
}
