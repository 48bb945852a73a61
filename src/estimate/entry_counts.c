/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry_counts.c: how many of a role's observations are junior, whatever source has how many of them.
 *
 * One survey asks students, another its members: which of them has most of a role's rows would decide
 * its share of juniors. So the share is standardised (indirectly; Breslow and Day 1987, IARC 82, 2.3):
 * the role's juniors over those that it would have with each source's share of juniors among all roles,
 * times the mean of these shares, each source once. With one source that is the plain share.
 */
#include "estimate/entry.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

static const struct area united_states = {.kind = AREA_COUNTRY,
					  .place = {.country = CODE2('U', 'S')}};

/* Is it a part of a ladder's row in the country? */
static bool is_of_ladder(const struct band *part, enum component component)
{
	return part->component == component && part->level >= LEVEL_JUNIOR &&
	       part->level <= LEVEL_STAFF && part->area.kind == united_states.kind &&
	       part->area.place.country == united_states.place.country;
}

/* By source: juniors among those with a level; a part that is withheld counts for nobody. */
static void count_sources(struct source_ladder *out, const struct band *parts, size_t count,
			  enum component component, uint16_t role)
{
	for (size_t i = 0; i < count; i++) {
		const struct band *part = &parts[i];
		struct source_ladder *source = &out[part->source - 1];
		if (!is_of_ladder(part, component) ||
		    (role != ENTRY_ALL_ROLES && part->role != role))
			continue;
		source->levelled += part->n;
		if (part->level == LEVEL_JUNIOR)
			source->junior += part->n;
	}
}

void entry_sources(struct entry_sources *out, const struct band_table *bands)
{
	for (int c = 0; c < COMPONENT_COUNT; c++) {
		out->all[c] = mem_zero(bands->source_count + 1, sizeof(*out->all[c]));
		count_sources(out->all[c], bands->parts, bands->part_count, (enum component)c,
			      ENTRY_ALL_ROLES);
	}
	out->count = bands->source_count;
}

void entry_sources_release(struct entry_sources *s)
{
	for (int c = 0; c < COMPONENT_COUNT; c++)
		free(s->all[c]);
	*s = (struct entry_sources){.count = 0};
}

/* NAN where the parts that may be published are not all of `row`, the juniors and all with a level. */
static double standardised(const struct entry_sources *all, const struct band_table *bands,
			   uint16_t role, enum component component, struct source_ladder row,
			   unsigned *sources)
{
	struct source_ladder *own = mem_zero(all->count + 1, sizeof(*own));
	struct source_ladder sum = {.levelled = 0};
	double expected = 0, shares = 0;

	*sources = 0;
	count_sources(own, bands->parts, bands->part_count, component, role);
	for (size_t s = 0; s < all->count; s++) {
		const struct source_ladder *source = &all->all[component][s];
		double share = (double)source->junior / (double)source->levelled;
		if (!own[s].levelled)
			continue;
		sum.junior += own[s].junior;
		sum.levelled += own[s].levelled;
		expected += share * (double)own[s].levelled;
		shares += share;
		(*sources)++;
	}
	free(own);
	if (sum.junior != row.junior || sum.levelled != row.levelled || !(expected > 0))
		return NAN;
	return fmin(1, (double)sum.junior / expected * shares / *sources);
}

struct ladder_counts entry_count_levels(const struct entry_sources *all,
					const struct band_table *bands,
					const struct role_summary *role,
					const struct settings *settings)
{
	struct ladder_counts counts = {.share = NAN};
	uint64_t base = 0, total = 0;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		base += role->ladder[level] ? role->ladder[level]->n : 0;
		total += role->total[level] ? role->total[level]->n : 0;
	}
	bool by_base = base >= ENTRY_LEVELLED_LEAST || base >= total;
	const struct band *junior = (by_base ? role->ladder : role->total)[LEVEL_JUNIOR];
	counts.levelled = by_base ? base : total;
	if (!junior && settings->min_n > 1)
		counts.junior_under = (uint64_t)settings->min_n;
	counts.junior_withheld = junior && !junior->n;
	if (!junior || !junior->n)
		return counts;
	counts.share =
	    standardised(all, bands, role->index, by_base ? COMPONENT_BASE : COMPONENT_TOTAL,
			 (struct source_ladder){.levelled = counts.levelled, .junior = junior->n},
			 &counts.sources);
	if (isnan(counts.share)) {
		counts.share = (double)junior->n / (double)counts.levelled;
		counts.sources = 1;
	}
	return counts;
}
