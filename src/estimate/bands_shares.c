/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_shares.c: which rows each cell counts in; see bands_shares.h. */
#include "estimate/bands_shares.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/order.h"
#include "estimate/cells_private.h"

enum {
	SHARES_PER_CELL = 4
}; /* as most have: all of their level and their level, everywhere and in a country */

static void share_add(struct share_list *list, struct cell_key key, uint32_t cell,
		      enum area_kind kind, uint32_t area, unsigned step)
{
	uint16_t source = list->source_ranks[cell_source(key)];

	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof(*list->items));
	list->items[list->count++] =
	    (struct share){.order = (uint64_t)step << 48 | (uint64_t)kind << 40 |
				    (uint64_t)area << 8 | (uint64_t)cell_component(key),
			   .cell = cell,
			   .source = source};
}

static void share_areas(struct share_list *list, struct cell_key key, uint32_t cell, unsigned step)
{
	struct place place = cell_place(key);

	share_add(list, key, cell, AREA_ALL, 0, step);
	if (place.country)
		share_add(list, key, cell, AREA_COUNTRY, place.country, step);
	if (place.state)
		share_add(list, key, cell, AREA_STATE, place.state, step);
	if (place.metro)
		share_add(list, key, cell, AREA_METRO, place.metro, step);
}

bool cell_is_of_all(struct cell_key key, const struct catalogue *catalogue)
{
	enum level track = catalogue_role(catalogue, cell_role(key))->track;

	return track == LEVEL_UNKNOWN ? cell_level(key) <= LEVEL_STAFF : cell_level(key) == track;
}

/* Does the cell count in the rows of an experience? Not if its years are unknown, and not if its
 * track is not the role's own. */
static bool cell_has_experience(struct cell_key key, const struct catalogue *catalogue)
{
	return cell_is_of_all(key, catalogue) && cell_experience(key) != EXPERIENCE_UNKNOWN;
}

/* By order; shares of one row stay in the order of their cells. */
static void sort(struct share_list *list)
{
	struct ordered *order = mem_alloc(list->count + 1, sizeof(*order));
	struct share *sorted = mem_alloc(list->count + 1, sizeof(*sorted));

	assert(list->count <= UINT32_MAX);
	for (size_t i = 0; i < list->count; i++)
		order[i] = (struct ordered){.key = list->items[i].order, .number = (uint32_t)i};
	order_sort(order, list->count);
	for (size_t i = 0; i < list->count; i++)
		sorted[i] = list->items[order[i].number];
	free(list->items);
	list->items = sorted;
	list->room = list->count + 1;
	free(order);
}

void share_list_make(struct share_list *list, const struct share_rule *rule, uint32_t *cells,
		     size_t count)
{
	cells_order(rule->cells, list->source_ranks, cells, count);
	list->count = 0;
	list->items =
	    mem_grow(list->items, &list->room, SHARES_PER_CELL * count, sizeof(*list->items));
	for (size_t i = 0; i < count; i++) {
		struct cell_key key = rule->cells->keys.keys[cells[i]];
		if (rule->sources->publish[cell_source(key)] == PUBLISH_YES)
			rule->add(list, rule, key, cells[i]);
	}
	sort(list);
}

void share_list_release(struct share_list *list)
{
	free(list->items);
	*list = (struct share_list){.items = NULL};
}

static void add_areas(struct share_list *list, const struct share_rule *rule, struct cell_key key,
		      uint32_t cell)
{
	if (cell_level(key) <= LEVEL_STAFF)
		share_areas(list, key, cell, LEVEL_ALL);
	if (cell_level(key) != LEVEL_UNKNOWN)
		share_areas(list, key, cell, STEP_LEVEL | cell_level(key));
	if (cell_has_experience(key, rule->catalogue))
		share_areas(list, key, cell, cell_experience(key));
}

struct share_rule shares_of_areas(const struct cells *cells, const struct catalogue *catalogue)
{
	return (struct share_rule){
	    .cells = cells, .sources = cells, .catalogue = catalogue, .add = add_areas};
}

static void add_employer(struct share_list *list, const struct share_rule *rule,
			 struct cell_key key, uint32_t cell)
{
	if (cell_place(key).country && cell_is_of_all(key, rule->catalogue))
		share_add(list, key, cell, AREA_METRO, cell_place(key).metro, LEVEL_ALL);
}

struct share_rule shares_of_employers(const struct cells *cells, const struct catalogue *catalogue)
{
	return (struct share_rule){.cells = cells->employed,
				   .sources = cells->employed,
				   .catalogue = catalogue,
				   .add = add_employer};
}

static void add_mix(struct share_list *list, const struct share_rule *rule, struct cell_key key,
		    uint32_t cell)
{
	code country = cell_place(key).country;

	(void)rule;
	if (!country || (unsigned)cell_component(key) > MIX_YEARS)
		return;
	if (cell_level(key) <= LEVEL_STAFF && (unsigned)cell_component(key) != MIX_YEARS)
		share_add(list, key, cell, AREA_COUNTRY, country, LEVEL_ALL);
	if (cell_level(key) != LEVEL_UNKNOWN)
		share_add(list, key, cell, AREA_COUNTRY, country, STEP_LEVEL | cell_level(key));
}

struct share_rule shares_of_mix(const struct cells *cells)
{
	return (struct share_rule){.cells = cells->mix, .sources = cells, .add = add_mix};
}
