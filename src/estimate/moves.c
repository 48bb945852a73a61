/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moves.c: see moves.h. */
#include "estimate/moves.h"

#include <math.h>

static double quadrature(double a, double b)
{
	return sqrt(a * a + b * b);
}

struct interval difference_interval(double to, struct interval to_interval, double from,
				    struct interval from_interval)
{
	const struct interval none = {.low = NAN, .high = NAN};
	double difference = to - from;

	/* An end that brackets leave open leaves the difference open. */
	if (!isfinite(to_interval.low + to_interval.high + from_interval.low + from_interval.high))
		return none;
	return (struct interval){
	    .low = difference - quadrature(to - to_interval.low, from_interval.high - from),
	    .high = difference + quadrature(to_interval.high - to, from - from_interval.low),
	};
}

static const struct band *published_band(const struct band_table *bands, uint16_t role,
					 enum level level)
{
	const struct area us = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}};
	const struct band wanted = {.role = role, .level = level, .area = us};
	const struct band *band = band_find(bands, &wanted);

	return band && band->p[BENCHMARK_P50].kind == VALUE_EXACT ? band : NULL;
}

static void add_step(struct move *move, enum level level, const struct band *from,
		     const struct band *to)
{
	double from_median = from->p[BENCHMARK_P50].amount;
	double to_median = to->p[BENCHMARK_P50].amount;

	move->steps[move->count++] = (struct move_step){
	    .level = level,
	    .from_median = from_median,
	    .to_median = to_median,
	    .difference = to_median - from_median,
	    .interval =
		difference_interval(to_median, to->p50_interval, from_median, from->p50_interval),
	    .n_from = from->n,
	    .n_to = to->n,
	};
}

size_t moves_of_role(const struct band_table *bands, const struct catalogue *catalogue,
		     const struct related *related, uint16_t role, struct arena *texts,
		     struct move **out)
{
	static const enum level levels[] = {LEVEL_ALL, LEVEL_JUNIOR, LEVEL_MID, LEVEL_SENIOR,
					    LEVEL_STAFF};
	enum { LEVELS_COMPARED = sizeof(levels) / sizeof(*levels) };
	const struct role *into = catalogue_role(catalogue, role);
	size_t count = 0;

	*out =
	    arena_zero(texts, into->moves_from_count ? into->moves_from_count : 1, sizeof(**out));
	for (size_t i = 0; i < into->moves_from_count; i++) {
		struct move *move = &(*out)[count];
		uint16_t from = catalogue_find(catalogue, text_of(into->moves_from[i]));

		if (from == ROLE_NONE)
			continue;
		move->from = from;
		const struct kinship kinship =
		    related_roles(related, catalogue_role(catalogue, from), into, texts);
		move->related = kinship.words;
		move->related_source = kinship.source;
		move->steps = arena_zero(texts, LEVELS_COMPARED, sizeof(*move->steps));
		for (size_t k = 0; k < LEVELS_COMPARED; k++) {
			const struct band *before = published_band(bands, from, levels[k]);
			const struct band *after = published_band(bands, role, levels[k]);

			if (before && after)
				add_step(move, levels[k], before, after);
		}
		count++;
	}
	return count;
}
