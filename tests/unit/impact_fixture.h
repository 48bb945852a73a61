/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_fixture.h: one figure of the measures of exposure, as they were loaded. */
#ifndef PAYBANDS_TESTS_IMPACT_FIXTURE_H
#define PAYBANDS_TESTS_IMPACT_FIXTURE_H

#include <math.h>
#include <string.h>

#include "estimate/impact_private.h"

/* The figures of one measure for one occupation. False: none. */
static inline bool impact_figure(const struct impact_measures *m, const char *measure,
				 const char *occupation, double *value, double *percentile)
{
	*value = *percentile = (double)NAN;
	for (size_t i = 0; i < m->count; i++) {
		const struct measure_figure *figure;

		if (strcmp(m->items[i].name, measure) != 0)
			continue;
		figure = measure_find(&m->items[i], occupation);
		if (!figure)
			return false;
		*value = figure->value;
		*percentile = figure->percentile;
		return true;
	}
	return false;
}

#endif
