/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structures.c: see structures.h. */
#include "estimate/structures.h"

#include <stdlib.h>

#include "base/mem.h"

struct levels {
	enum level first, last;
};

static struct levels levels_of(const struct role *role)
{
	if (role->track == LEVEL_UNKNOWN)
		return (struct levels){.first = LEVEL_JUNIOR, .last = LEVEL_STAFF};
	return (struct levels){.first = LEVEL_MANAGER, .last = LEVEL_EXECUTIVE};
}

static bool has_midpoint(const struct band *b)
{
	return pay_range_of(b).midpoint > 0;
}

/* Observed medians of different sources differ by the sources as well. */
static bool are_comparable(const struct band *a, const struct band *b)
{
	return a == b || a->basis != BASIS_OBSERVED ||
	       (a->only_source && a->only_source == b->only_source);
}

/* The row that differs from `band` in level and area alone, if it publishes its median and the two may be
 * compared. */
static const struct band *sibling(const struct band_table *bands, const struct band *band,
				  enum level level, struct area area)
{
	struct band wanted = *band;
	const struct band *found;

	wanted.level = level;
	wanted.area = area;
	found = band_find(bands, &wanted);
	return has_midpoint(found) && are_comparable(band, found) ? found : NULL;
}

static struct area nation_of(struct area area)
{
	struct area nation = {.kind = AREA_COUNTRY};

	/* Metros are those of the United States. */
	nation.place.country = area.kind == AREA_METRO ? CODE2('U', 'S') : area.place.country;
	return nation;
}

/* Is some level of the role there modelled? */
static bool is_modelled(const struct band_table *bands, const struct band *band,
			struct levels levels)
{
	struct band wanted = *band;

	wanted.basis = BASIS_MODELLED;
	for (int level = (int)levels.first; level <= (int)levels.last; level++)
		if (sibling(bands, &wanted, (enum level)level, band->area))
			return true;
	return false;
}

static bool belongs(const struct band_table *bands, const struct band *b, struct levels levels)
{
	if (b->component != COMPONENT_BASE || !years_are_all(b->experience) ||
	    b->level < levels.first || b->level > levels.last || b->area.kind == AREA_ALL ||
	    !has_midpoint(b))
		return false;
	return b->basis == BASIS_MODELLED ||
	       (b->basis == BASIS_OBSERVED && !is_modelled(bands, b, levels));
}

static void add_row(struct structure_table *out, const struct band_table *bands,
		    const struct band *band, struct levels levels)
{
	struct pay_range range = pay_range_of(band), after, nation;
	const struct band *next = NULL;

	if (band->level < levels.last)
		next = sibling(bands, band, (enum level)(band->level + 1), band->area);
	after = pay_range_of(next);
	nation = pay_range_of(sibling(bands, band, band->level, nation_of(band->area)));
	out->rows = mem_grow(out->rows, &out->room, out->count + 1, sizeof(*out->rows));
	out->rows[out->count++] =
	    (struct structure_row){.band = band,
				   .range = range,
				   .spread = range_spread(range),
				   .next = next,
				   .progression = midpoint_progression(range, after),
				   .overlap = range_overlap(range, after),
				   .geographic_factor = geographic_factor(range, nation)};
}

static int compare_rows(const void *left, const void *right)
{
	const struct band *a = ((const struct structure_row *)left)->band;
	const struct band *b = ((const struct structure_row *)right)->band;
	int order = (a->role > b->role) - (a->role < b->role);

	if (!order)
		order = area_compare(a->area, b->area);
	return order ? order : (a->level > b->level) - (a->level < b->level);
}

void structures_compute(struct structure_table *out, const struct band_table *bands,
			const struct catalogue *catalogue)
{
	*out = (struct structure_table){.rows = NULL};
	for (size_t i = 0; i < bands->count; i++) {
		const struct band *b = &bands->rows[i];
		struct levels levels = levels_of(catalogue_role(catalogue, b->role));
		if (belongs(bands, b, levels))
			add_row(out, bands, b, levels);
	}
	if (out->count)
		qsort(out->rows, out->count, sizeof(*out->rows), compare_rows);
}

void structure_table_release(struct structure_table *t)
{
	if (!t)
		return;
	free(t->rows);
	*t = (struct structure_table){.rows = NULL};
}
