/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_observed.c: from cells to observed rows: role by role, each on a thread of its own. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/order.h"
#include "base/parallel.h"
#include "estimate/bands_role.h"

struct role_work {
	const struct observer *fresh; /* has observed nothing: each role has a copy */
	struct share_rule rule;
	const uint16_t *source_ranks;
	const struct role_cells *of; /* by role of the list */
	struct observed_role *roles;
};

static void observe_role(void *context, size_t part)
{
	const struct role_work *work = context;

	role_observe(&work->roles[part], work->fresh, &work->rule, work->source_ranks,
		     work->of[part]);
}

static uint16_t role_of(const struct cells *cells, uint32_t cell)
{
	return cell_role(cells->keys.keys[cell]);
}

/* The numbers of all cells, by role. The caller frees it. */
static uint32_t *cells_by_role(const struct cells *cells)
{
	uint32_t count = cells->keys.count;
	uint32_t *list = mem_alloc((size_t)count + 1, sizeof(*list));
	struct ordered *order = mem_alloc((size_t)count + 1, sizeof(*order));

	for (uint32_t i = 0; i < count; i++)
		order[i] = (struct ordered){.key = role_of(cells, i), .number = i};
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		list[i] = order[i].number;
	free(order);
	return list;
}

/* Lists the roles of cells that are by role: `of` and `sizes` for each of them, which the caller frees. */
static void list_roles(struct observed_list *out, const struct cells *cells, uint32_t *list,
		       struct role_cells **of, size_t **sizes)
{
	size_t room = 0, of_room = 0, size_room = 0, end;

	for (size_t i = 0; i < cells->keys.count; i = end, out->count++) {
		uint16_t role = role_of(cells, list[i]);
		end = i + 1;
		while (end < cells->keys.count && role_of(cells, list[end]) == role)
			end++;
		out->roles = mem_grow(out->roles, &room, out->count + 1, sizeof(*out->roles));
		*of = mem_grow(*of, &of_room, out->count + 1, sizeof(**of));
		*sizes = mem_grow(*sizes, &size_room, out->count + 1, sizeof(**sizes));
		out->roles[out->count] = (struct observed_role){.role = role};
		(*of)[out->count] = (struct role_cells){.cells = list + i, .count = end - i};
		(*sizes)[out->count] = end - i;
	}
}

void bands_observe_shares(struct observed_list *out, struct share_rule rule,
			  const struct settings *settings, struct date as_of)
{
	const struct observer fresh = {.cells = rule.cells,
				       .pay = {.cells = rule.cells},
				       .settings = settings,
				       .dates = {.cells = rule.cells, .as_of = as_of},
				       .ranks = {.confidence = settings->confidence},
				       .witness = rule.witness};
	uint16_t *source_ranks = cells_rank_sources(rule.sources);
	uint32_t *cells = cells_by_role(rule.cells);
	struct role_cells *of = NULL;
	size_t *sizes = NULL;
	struct role_work work = {.fresh = &fresh, .rule = rule, .source_ranks = source_ranks};

	*out = (struct observed_list){.roles = NULL};
	list_roles(out, rule.cells, cells, &of, &sizes);
	work.of = of;
	work.roles = out->roles;
	/* Who looks on sees the rows in their order. */
	if (rule.witness)
		parallel_each(1, out->count, observe_role, &work);
	else
		parallel_each_sized(settings->jobs, sizes, out->count, observe_role, &work);
	free(cells);
	free(source_ranks);
	free(of);
	free(sizes);
}

void bands_observe(struct observed_list *out, const struct cells *cells,
		   const struct catalogue *catalogue, const struct settings *settings,
		   struct date as_of)
{
	bands_observe_shares(out, shares_of_areas(cells, catalogue), settings, as_of);
}

const struct observed_role *observed_role_find(const struct observed_list *list, uint16_t role)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->roles[middle].role == role)
			return &list->roles[middle];
		if (list->roles[middle].role < role)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void observed_list_release(struct observed_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->roles[i].rows);
		free(list->roles[i].cells);
	}
	free(list->roles);
	*list = (struct observed_list){.roles = NULL};
}
