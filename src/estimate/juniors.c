/* SPDX-License-Identifier: GPL-3.0-or-later */
/* juniors.c: see juniors.h. */
#include "estimate/juniors.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/cells_private.h"
#include "estimate/entry.h"
#include "estimate/moves.h"
#include "stats/proportion.h"

enum { YEARS_MAX = 128, YEAR_FIRST = 1980 }; /* of pay; other years are not told */
enum { TOLD_COMPONENTS = 2 }; /* base pay, total pay */
static const code united_states = CODE2('U', 'S');

struct counts {
	uint64_t junior, other;
};

/* What one source says of one role in one component. */
struct told {
	struct counts years[YEARS_MAX];
	uint64_t people; /* of any date */
	double repeats; /* of their postings: see design_effect */
	bool of_one_employer; /* a level is, more than may be */
};

static uint64_t people(struct counts c)
{
	return c.junior + c.other;
}

static bool is_of_ladder(struct cell_key key, uint16_t role)
{
	return cell_role(key) == role && level_on_ladder(cell_level(key)) &&
	       cell_place(key).country == united_states;
}

static void take_years(struct told *out, const struct cell *cell, enum level level)
{
	struct runs years = multiset_runs(&cell->pay);

	for (size_t i = 0; i < years.count; i++) {
		int64_t at = runs_value(years, i) - YEAR_FIRST;
		if (at < 0 || at >= YEARS_MAX)
			continue;
		*(level == LEVEL_JUNIOR ? &out->years[at].junior : &out->years[at].other) +=
		    runs_count(years, i);
	}
}

static struct told *told_of(struct told *list, const struct cells *cells, struct cell_key key,
			    unsigned total, const uint16_t *ranks)
{
	uint16_t source = cell_source(key);
	bool component = (unsigned)cell_component(key) == total;

	return cells->publish[source] == PUBLISH_YES
		   ? &list[TOLD_COMPONENTS * ranks[source] + component]
		   : NULL;
}

static void take_counts(struct told *list, const struct cells *cells, uint16_t role,
			const uint16_t *ranks)
{
	for (uint32_t i = 0; i < cells->mix->keys.count; i++) {
		struct cell_key key = cells->mix->keys.keys[i];
		struct told *told = NULL;

		if ((unsigned)cell_component(key) >= MIX_BASE_DATED && is_of_ladder(key, role))
			told = told_of(list, cells, key, MIX_TOTAL_DATED, ranks);
		if (told)
			take_years(told, cell_numbered(cells->mix, i), cell_level(key));
	}
	for (uint32_t i = 0; i < cells->keys.count; i++) {
		struct cell_key key = cells->keys.keys[i];
		struct told *told = NULL;

		if (is_of_ladder(key, role))
			told = told_of(list, cells, key, COMPONENT_TOTAL, ranks);
		if (!told)
			continue;
		told->people += cell_people(cells, i);
		told->repeats += cell_more(cell_numbered(cells, i))->repeats;
	}
}

static void take_employers(struct told *list, const struct band_table *bands, uint16_t role)
{
	for (size_t i = 0; i < bands->part_count; i++) {
		const struct band *part = &bands->parts[i];
		if (part->role == role && part->suppressed & SUPPRESSED_EMPLOYER &&
		    level_on_ladder(part->level) && part->area.kind == AREA_COUNTRY &&
		    part->area.place.country == united_states)
			list[TOLD_COMPONENTS * (part->source - 1) +
			     (part->component == COMPONENT_TOTAL)]
			    .of_one_employer = true;
	}
}

/* ---- which years are shown ---- */

static bool is_told(struct counts year, double design, const struct settings *settings)
{
	uint64_t least = (uint64_t)settings->min_n;

	return people(year) >= ENTRY_LEVELLED_LEAST && year.junior >= least &&
	       year.other >= least && (double)people(year) / design >= (double)settings->min_n;
}

static size_t years_told(const struct told *t, const struct settings *settings)
{
	double design = design_effect(t->repeats, t->people);
	size_t count = 0;

	for (size_t y = 0; y < YEARS_MAX && !t->of_one_employer; y++)
		count += is_told(t->years[y], design, settings);
	return count;
}

/* ---- the trend ---- */

static double share_of(struct counts c)
{
	return (double)c.junior / (double)people(c);
}

/* To whole percents, and reports to tens: no number of people can be told from them. */
static struct junior_year year_of(int year, struct counts c, double design)
{
	double n = (double)people(c) / design;
	struct interval exact = wilson_interval(n * share_of(c), n);

	return (struct junior_year){
	    .year = year,
	    .n = (people(c) + 5) / 10 * 10,
	    .share = rint(100 * share_of(c)) / 100,
	    .interval = {.low = rint(100 * exact.low) / 100, .high = rint(100 * exact.high) / 100},
	};
}

/* May chance alone have made the difference of two years? */
static bool chance_explains(struct counts first, struct counts last, double design)
{
	double n = (double)people(first) / design, m = (double)people(last) / design;
	struct interval difference =
	    difference_interval(share_of(last), wilson_interval(m * share_of(last), m),
				share_of(first), wilson_interval(n * share_of(first), n));

	return !(difference.low > 0 || difference.high < 0);
}

static struct junior_trend trend_of(const struct told *t, size_t count,
				    const struct settings *settings, struct arena *texts)
{
	struct junior_year *years = arena_zero(texts, count, sizeof(*years));
	double design = design_effect(t->repeats, t->people);
	struct counts first = {0}, last = {0};
	size_t at = 0;

	for (size_t y = 0; y < YEARS_MAX; y++) {
		if (!is_told(t->years[y], design, settings))
			continue;
		last = t->years[y];
		if (!at)
			first = last;
		years[at++] = year_of(YEAR_FIRST + (int)y, last, design);
	}
	assert(at == count);
	return (struct junior_trend){.years = years,
				     .count = count,
				     .rose = share_of(last) > share_of(first),
				     .by_chance = chance_explains(first, last, design)};
}

/* Base pay, or total pay where more reports state that. False where fewer than two years are told. */
static bool trend_of_source(struct junior_trend *out, const struct told *told,
			    const struct settings *settings, struct arena *texts)
{
	bool total = told[1].people > told[0].people;
	size_t count = years_told(&told[total], settings);

	if (count < 2)
		return false;
	*out = trend_of(&told[total], count, settings, texts);
	out->component = total ? COMPONENT_TOTAL : COMPONENT_BASE;
	return true;
}

static uint64_t reports_of(const struct junior_trend *t)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t->count; i++)
		n += t->years[i].n;
	return n;
}

static int compare_trends(const void *left, const void *right)
{
	const struct junior_trend *a = left, *b = right;
	uint64_t x = reports_of(a), y = reports_of(b);

	if (x != y)
		return x > y ? -1 : 1;
	return text_compare(text_of(a->source), text_of(b->source));
}

size_t junior_trends_of_role(struct summary *s, const struct cells *cells, uint16_t role,
			     const struct junior_trend **out)
{
	size_t sources = s->bands.source_count, count = 0;
	struct junior_trend *list;
	struct told *told;
	uint16_t *ranks;

	*out = NULL;
	if (!cells || !cells->mix)
		return 0;
	ranks = cells_rank_sources(cells);
	told = mem_zero(TOLD_COMPONENTS * sources, sizeof(*told));
	list = arena_zero(&s->texts, sources, sizeof(*list));
	take_counts(told, cells, role, ranks);
	take_employers(told, &s->bands, role);
	for (size_t i = 0; i < sources; i++) {
		if (!trend_of_source(&list[count], &told[TOLD_COMPONENTS * i], s->settings,
				     &s->texts))
			continue;
		list[count++].source = s->bands.sources[i];
	}
	free(told);
	free(ranks);
	if (count)
		qsort(list, count, sizeof(*list), compare_trends);
	*out = list;
	return count;
}
