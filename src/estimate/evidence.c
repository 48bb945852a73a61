/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence.c: see evidence.h. */
#include "estimate/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const struct evidence_range nothing = {.least = INFINITY, .most = -INFINITY};

void evidence_init(struct evidence *v)
{
	*v = (struct evidence){.cells = NULL};
	intern_init(&v->sources);
	arena_init(&v->lists);
}

void evidence_release(struct evidence *v)
{
	key_map_release(&v->keys);
	free(v->cells);
	intern_release(&v->sources);
	arena_release(&v->lists);
	*v = (struct evidence){.cells = NULL};
}

struct evidence_cell evidence_none(void)
{
	return (struct evidence_cell){.aging = nothing, .weight = nothing};
}

static void widen(struct evidence_range *range, struct evidence_range by)
{
	range->least = fmin(range->least, by.least);
	range->most = fmax(range->most, by.most);
}

static struct evidence_currency *currency_of(struct arena *lists, struct evidence_cell *sum,
					     code currency)
{
	struct evidence_currency *own = sum->currencies, *grown;

	for (size_t i = 0; i < sum->currency_count; i++)
		if (own[i].currency == currency)
			return &own[i];
	if (sum->currency_count == sum->currency_room) {
		sum->currency_room = 2 * sum->currency_room + 1;
		grown = arena_zero(lists, sum->currency_room, sizeof(*grown));
		if (sum->currency_count)
			memcpy(grown, own, sum->currency_count * sizeof(*own));
		sum->currencies = grown;
	}
	own = &sum->currencies[sum->currency_count++];
	*own = (struct evidence_currency){.currency = currency, .rate = nothing};
	return own;
}

void evidence_sum(struct arena *lists, struct evidence_cell *sum, const struct evidence_cell *part)
{
	if (!part->rows)
		return;
	for (size_t i = 0; i < LEVEL_BASIS_COUNT; i++)
		sum->by_basis[i] += part->by_basis[i];
	widen(&sum->aging, part->aging);
	widen(&sum->weight, part->weight);
	if (part->oldest && (!sum->oldest || part->oldest < sum->oldest))
		sum->oldest = part->oldest;
	if (part->newest > sum->newest)
		sum->newest = part->newest;
	for (size_t i = 0; i < part->currency_count; i++) {
		const struct evidence_currency *paid = &part->currencies[i];
		struct evidence_currency *own = currency_of(lists, sum, paid->currency);
		own->rows += paid->rows;
		widen(&own->rate, paid->rate);
	}
	sum->rows += part->rows;
}

static int compare_currencies(const void *a, const void *b)
{
	const struct evidence_currency *left = a, *right = b;

	if (left->rows != right->rows)
		return left->rows > right->rows ? -1 : 1;
	return (left->currency > right->currency) - (left->currency < right->currency);
}

void evidence_order(struct evidence_cell *sum)
{
	if (sum->currency_count)
		qsort(sum->currencies, sum->currency_count, sizeof(*sum->currencies),
		      compare_currencies);
}

uint64_t evidence_others(const struct evidence_cell *sum)
{
	uint64_t rows = 0;

	for (size_t i = EVIDENCE_SHOWN; i < sum->currency_count; i++)
		rows += sum->currencies[i].rows;
	return rows;
}

static struct evidence_cell *cell_of(struct evidence *v, struct cell_key key)
{
	uint32_t known = v->keys.count, number = key_map_number(&v->keys, key);

	if (number < known)
		return &v->cells[number];
	v->cells = mem_grow(v->cells, &v->room, (size_t)number + 1, sizeof(*v->cells));
	v->cells[number] = evidence_none();
	return &v->cells[number];
}

static struct evidence_cell evidence_row(const struct cells_setup *setup,
					 const struct observation *o)
{
	struct evidence_cell row = evidence_none();
	double factor = 1;

	if (setup->wages) {
		code series = wage_index_series(setup->wages, cells_place_of(o).country);
		factor = wage_index_factor(setup->wages, series, o->date, setup->as_of, setup->age)
			     .factor;
	}
	row.rows = row.by_basis[o->level_basis] = 1;
	row.aging = (struct evidence_range){.least = factor, .most = factor};
	row.weight = (struct evidence_range){.least = o->weight, .most = o->weight};
	row.oldest = row.newest = date_number(o->date);
	return row;
}

void evidence_add(struct evidence *v, const struct cells_setup *setup, const struct observation *o)
{
	struct evidence_currency paid = {
	    .currency = o->currency, .rows = 1, .rate = {.least = o->fx, .most = o->fx}};
	struct evidence_cell row;
	struct cell_key key;

	if (o->role == ROLE_NONE || !(o->weight > 0 && o->weight < INFINITY))
		return;
	key = cell_key_of_source(cells_key_of(setup, o),
				 (uint16_t)intern_add(&v->sources, text_of(o->source)));
	row = evidence_row(setup, o);
	row.currencies = &paid;
	row.currency_count = 1;
	for (size_t i = 0; i < CELLS_GATHERED; i++) {
		enum component component = cells_gathered[i];
		bool ranged = o->ranged && pay_is_range(o->ends[component]);
		if (ranged || o->pay[component] != MONEY_NONE)
			evidence_sum(&v->lists, cell_of(v, cell_key_of_component(key, component)),
				     &row);
	}
}

void evidence_merge(struct evidence *into, const struct evidence *from)
{
	for (uint32_t i = 0; i < from->keys.count; i++) {
		struct cell_key key = from->keys.keys[i];
		struct text source = intern_text(&from->sources, cell_source(key));
		key = cell_key_of_source(key, (uint16_t)intern_add(&into->sources, source));
		evidence_sum(&into->lists, cell_of(into, key), &from->cells[i]);
	}
}

const struct evidence_cell *evidence_of(const struct evidence *v, const struct cells *cells,
					uint32_t cell)
{
	struct cell_key key = cells->keys.keys[cell];
	uint32_t source = intern_find(&v->sources, intern_text(&cells->sources, cell_source(key)));
	size_t slot;

	if (source == INTERN_NONE || !v->keys.count)
		return NULL;
	slot = key_map_slot(&v->keys, cell_key_of_source(key, (uint16_t)source));
	return v->keys.slots[slot].mark ? &v->cells[v->keys.slots[slot].mark - 1] : NULL;
}
