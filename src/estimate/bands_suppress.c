/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_suppress.c: what must be withheld so that nobody's pay is given away.
 *
 * A row with too few observations, or too many of one employer, is withheld when it is made. That
 * is not enough where published rows can be added and subtracted: a total and its parts leave
 * a remainder, and the same people may stand in a row of another name. Levels, areas and components
 * are all partitions of the same people, so that all rows of a role are looked at together,
 * as sets of people (disclosure.h). How small a share of a total a set is does not matter.
 *
 * Rows are worth most of the United States, then of other countries, of the world, of states, of
 * metros; of all levels first, then the largest.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/order.h"
#include "base/parallel.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "estimate/disclosure.h"

/* ---- the rows of a role as sets of people ---- */

enum { GROUP_OWN, GROUP_PAIRED, CELL_GROUPS = 2 };
#define NO_GROUP UINT32_MAX

struct lattice {
	const struct observed_role *role;
	const struct cells *cells;
	uint64_t least;
	uint32_t (*groups_of)[CELL_GROUPS]; /* by cell: the people of the cell alone, and those
					       who are in the cell of the other component too */
	struct people *groups;
	size_t count, room;
};

static uint32_t new_group(struct lattice *l, uint64_t people)
{
	if (people == 0)
		return NO_GROUP;
	l->groups = mem_grow(l->groups, &l->room, l->count + 1, sizeof(*l->groups));
	l->groups[l->count] = (struct people){.count = people, .order = l->count};
	return (uint32_t)l->count++;
}

/* The people of two cells, which differ in their component or are missing, in three groups: of base pay alone, of both,
 * of total. */
static void group_people(struct lattice *l, uint32_t base, uint32_t total)
{
	bool has_base = base < l->cells->keys.count, has_total = total < l->cells->keys.count;
	uint64_t paired = has_base && has_total ? cell_numbered(l->cells, total)->paired : 0;
	uint32_t both = new_group(l, paired);

	if (has_base) {
		assert(paired <= cell_people(l->cells, base));
		l->groups_of[base][GROUP_OWN] = new_group(l, cell_people(l->cells, base) - paired);
		l->groups_of[base][GROUP_PAIRED] = both;
	}
	if (has_total) {
		assert(paired <= cell_people(l->cells, total));
		l->groups_of[total][GROUP_OWN] =
		    new_group(l, cell_people(l->cells, total) - paired);
		l->groups_of[total][GROUP_PAIRED] = both;
	}
}

/* Of two cells that differ in their component, the one of base pay groups the people, if it is there. */
static void group_cell(struct lattice *l, uint32_t cell)
{
	struct cell_key key = l->cells->keys.keys[cell];
	bool of_total = cell_component(key) == COMPONENT_TOTAL;
	uint32_t other = cells_number(
	    l->cells, cell_key_of_component(key, of_total ? COMPONENT_BASE : COMPONENT_TOTAL));

	if (!of_total)
		group_people(l, cell, other);
	else if (other == l->cells->keys.count)
		group_people(l, other, cell);
}

/* Every cell of the role stands in its row of all areas, once. */
static void make_groups(struct lattice *l)
{
	l->count = 0;
	for (size_t i = 0; i < l->role->count; i++) {
		const struct observed *row = &l->role->rows[i];
		if (row->band.area.kind != AREA_ALL || !years_are_all(row->band.experience) ||
		    row->band.source != SOURCE_ALL)
			continue;
		/* those of a ladder level are met in the row of all levels already */
		if (row->band.level != LEVEL_ALL && level_on_ladder(row->band.level))
			continue;
		for (size_t k = 0; k < row->cell_count; k++)
			group_cell(l, l->role->cells[row->first + k]);
	}
}

static bool is_looked_at(const struct lattice *l, const struct band *b)
{
	return band_is_published(b) || band_is_kept_apart(b, l->least);
}

/* Marks every group by the rows it stands in, those that only must not be told among them. */
static void mark_groups(struct lattice *l)
{
	for (size_t i = 0; i < l->role->count; i++) {
		const struct observed *row = &l->role->rows[i];
		if (!is_looked_at(l, &row->band))
			continue;
		for (size_t k = 0; k < row->cell_count; k++)
			for (int g = 0; g < CELL_GROUPS; g++) {
				uint32_t group = l->groups_of[l->role->cells[row->first + k]][g];
				if (group == NO_GROUP)
					continue;
				l->groups[group].rows ^= row_mark(i);
				l->groups[group].row_count++;
			}
	}
}

/* ---- who is let in ---- */

/* What a row of that area is worth, least first. */
static unsigned worth(struct area area)
{
	switch (area.kind) {
	case AREA_COUNTRY:
		return area.place.country == CODE2('U', 'S') ? 0 : 1;
	case AREA_ALL:
		return 2;
	case AREA_STATE:
		return 3;
	case AREA_METRO:
	case AREA_REGION:
	case AREA_KIND_COUNT:
		break;
	}
	return 4;
}

/* All together first, then levels, then experience; what one source says of either comes last. */
static unsigned rank_of_step(const struct band *b)
{
	return (unsigned)((b->level != LEVEL_ALL) + 2 * !years_are_all(b->experience) +
			  4 * (b->source != SOURCE_ALL));
}

/* The rows that are looked at, those of greatest worth first: by area, by step, the largest, and as they are in the
 * table. How many. */
static size_t list_rows(const struct lattice *l, struct observed **out)
{
	struct ordered *order = mem_alloc(l->role->count + 1, sizeof(*order));
	size_t count = 0;

	for (size_t i = 0; i < l->role->count; i++) {
		const struct band *b = &l->role->rows[i].band;
		if (is_looked_at(l, b))
			order[count++] =
			    (struct ordered){.key = UINT64_MAX - b->n, .number = (uint32_t)i};
	}
	order_sort(order, count);
	for (size_t i = 0; i < count; i++) {
		const struct band *b = &l->role->rows[order[i].number].band;
		order[i].key = (uint64_t)worth(b->area) << 8 | (uint64_t)rank_of_step(b);
	}
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		out[i] = &l->role->rows[order[i].number];
	free(order);
	return count;
}

static void add_row(struct disclosure *d, const struct lattice *l, struct observed *row)
{
	disclosure_add(d, &row->band);
	for (size_t k = 0; k < row->cell_count; k++)
		for (int g = 0; g < CELL_GROUPS; g++) {
			uint32_t group = l->groups_of[l->role->cells[row->first + k]][g];
			if (group != NO_GROUP)
				disclosure_hold(d, group);
		}
}

static void protect_role(struct lattice *l)
{
	struct observed **rows;
	struct disclosure *d;
	size_t count;

	make_groups(l);
	if (l->count == 0)
		return;
	mark_groups(l);
	rows = mem_alloc(l->role->count, sizeof(struct observed *));
	count = list_rows(l, rows);
	d = disclosure_new(l->groups, l->count, l->least);
	for (size_t i = 0; i < count; i++)
		add_row(d, l, rows[i]);
	disclosure_protect(d);
	disclosure_free(d);
	free(rows);
}

/* Roles share no cell: each has its own part of `groups_of`. */
struct roles {
	struct lattice *lattices;
	uint32_t (*groups_of)[CELL_GROUPS];
};

static void protect_part(void *context, size_t part)
{
	struct lattice *l = &((struct roles *)context)->lattices[part];

	protect_role(l);
	free(l->groups);
}

void bands_complement(struct observed_list *list, const struct cells *cells,
		      const struct settings *settings)
{
	struct roles roles = {.lattices = mem_alloc(list->count + 1, sizeof(*roles.lattices))};
	size_t *sizes = mem_alloc(list->count + 1, sizeof(*sizes));

	roles.groups_of = mem_alloc((size_t)cells->keys.count + 1, sizeof(*roles.groups_of));
	memset(roles.groups_of, 0xff, ((size_t)cells->keys.count + 1) * sizeof(*roles.groups_of));
	for (size_t i = 0; i < list->count; i++) {
		sizes[i] = list->roles[i].count;
		roles.lattices[i] = (struct lattice){.role = &list->roles[i],
						     .cells = cells,
						     .least = (uint64_t)settings->min_n,
						     .groups_of = roles.groups_of};
	}
	parallel_each_sized(settings->jobs, sizes, list->count, protect_part, &roles);
	free(roles.lattices);
	free(roles.groups_of);
	free(sizes);
}
