/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_packed.c: cells to bytes: names in order, cells in order of their keys; see cells_packed.h.
 *
 * A field more of struct cell, or of its key, does not get past here unnoticed: the size of the one is checked
 * when this is compiled, the other when a key is written.
 */
#include "estimate/cells_packed.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/cells_private.h"
#include "model/packed_values.h"

/* Another size: a field more to pack and to unpack (cells_unpacked.c), and another PART_FORMAT. */
_Static_assert(sizeof(struct cell) == sizeof(struct multiset) + 2 * sizeof(uint32_t) +
					  sizeof(struct cell_more *) &&
		   sizeof(struct cell_more) == 3 * sizeof(struct multiset) +
						   sizeof(struct weighted_set) +
						   sizeof(struct ranged_set *) + sizeof(double),
	       "cells_packed.c packs every field of a cell");
_Static_assert(sizeof(struct ranged_run) == 56, "... of a range");
_Static_assert(sizeof(struct range_scale) == 64, "... of a scale");

/* Numbers of arrival, in the order of what they number. */
struct numbering {
	uint32_t *order; /* by place */
	uint32_t *place; /* by number */
	uint32_t count;
};

static void numbering_release(struct numbering *n)
{
	free(n->order);
	free(n->place);
}

struct named {
	struct text name;
	uint32_t number;
};

static int compare_named(const void *a, const void *b)
{
	return text_compare(((const struct named *)a)->name, ((const struct named *)b)->name);
}

static struct numbering number_names(const struct intern *names)
{
	struct numbering n = {.order = mem_alloc((size_t)names->count + 1, sizeof(*n.order)),
			      .place = mem_alloc((size_t)names->count + 1, sizeof(*n.place)),
			      .count = names->count};
	struct named *sorted = mem_alloc((size_t)names->count + 1, sizeof(*sorted));

	for (uint32_t i = 0; i < names->count; i++)
		sorted[i] = (struct named){.name = intern_text(names, i), .number = i};
	qsort(sorted, names->count, sizeof(*sorted), compare_named);
	for (uint32_t i = 0; i < names->count; i++) {
		n.order[i] = sorted[i].number;
		n.place[sorted[i].number] = i;
	}
	free(sorted);
	return n;
}

struct keyed {
	struct cell_key key;
	uint32_t number;
};

static int compare_keyed(const void *a, const void *b)
{
	struct cell_key left = ((const struct keyed *)a)->key,
			right = ((const struct keyed *)b)->key;

	if (left.who != right.who)
		return left.who < right.who ? -1 : 1;
	return (left.where > right.where) - (left.where < right.where);
}

/* ---- counted values ---- */

static void pack_runs(struct buf *out, struct runs runs)
{
	pack_varint(out, runs.count);
	for (size_t i = 0; i < runs.count; i++) {
		struct run run = runs_at(runs, i);
		if (i)
			pack_varint(out, (uint64_t)run.value - (uint64_t)runs_value(runs, i - 1));
		else
			pack_signed(out, run.value);
		pack_varint(out, run.count);
	}
}

static void pack_multiset(struct buf *out, struct multiset *m)
{
	multiset_settle(m, NULL);
	pack_runs(out, multiset_runs(m));
}

struct counted_number {
	uint32_t number;
	uint64_t count;
};

static int compare_numbers(const void *a, const void *b)
{
	uint32_t left = ((const struct counted_number *)a)->number;
	uint32_t right = ((const struct counted_number *)b)->number;

	return (left > right) - (left < right);
}

/* Of numbers of names, by the names' places; `place` sends no two to one. */
static void pack_numbers(struct buf *out, struct multiset *m, const uint32_t *place)
{
	struct counted_number *all;
	struct runs runs;

	multiset_settle(m, NULL);
	runs = multiset_runs(m);
	pack_varint(out, runs.count);
	if (!runs.count)
		return;
	all = mem_alloc(runs.count, sizeof(*all));
	for (size_t i = 0; i < runs.count; i++) {
		struct run run = runs_at(runs, i);
		all[i] = (struct counted_number){place[run.value], run.count};
	}
	qsort(all, runs.count, sizeof(*all), compare_numbers);
	for (size_t i = 0; i < runs.count; i++) {
		pack_varint(out, i ? all[i].number - all[i - 1].number : all[i].number);
		pack_varint(out, all[i].count);
	}
	free(all);
}

static void pack_weighted(struct buf *out, struct weighted_set *w)
{
	weighted_set_settle(w);
	pack_varint(out, w->count);
	for (size_t i = 0; i < w->count; i++) {
		pack_money(out, w->runs[i].value);
		pack_double(out, w->runs[i].weight);
		pack_varint(out, w->runs[i].count);
	}
}

/* One source has few scales, so that the order of its runs is that of their sources' names. */
static void pack_ranged(struct buf *out, struct ranged_set *r, const uint32_t *scaled)
{
	pack_varint(out, r ? r->count : 0);
	for (size_t i = 0; r && i < r->count; i++) {
		const struct ranged_run *run = &r->runs[i];
		pack_end(out, run->low);
		pack_end(out, run->high);
		pack_end(out, run->point);
		pack_double(out, run->weight);
		pack_varint(out, run->count);
		pack_varint(out, run->source == INTERN_NONE ? 0 : scaled[run->source] + 1);
		pack_signed(out, run->posting);
	}
}

/* ---- one table of cells ---- */

/* The places of what its keys and cells name by number. */
struct places {
	const uint32_t *sources;
	const uint32_t *employers;
	const uint32_t *scaled; /* sources of scales */
	const uint32_t *employed; /* NULL: a metro is one */
};

static void pack_key(struct buf *out, struct cell_key key)
{
	const struct place place = cell_place(key);
	struct cell_key again =
	    cell_key_make(cell_role(key), cell_level(key), cell_component(key), &place);

	again = cell_key_of_source(again, cell_source(key));
	again.where |= (uint64_t)cell_experience(key) << 8;
	if (cell_level_by_years(key))
		again.where |= CELL_LEVEL_BY_YEARS;
	assert(key_equal(again, key)); /* a key has nothing else: see above */
	pack_u16(out, cell_role(key));
	pack_u8(out, (uint8_t)cell_level(key));
	pack_u8(out, (uint8_t)cell_component(key));
	pack_u32(out, place.metro);
	pack_u16(out, (uint16_t)place.country);
	pack_u16(out, (uint16_t)place.state);
	pack_u16(out, cell_source(key));
	pack_u8(out, (uint8_t)cell_experience(key));
	pack_u8(out, cell_level_by_years(key));
}

static void pack_cell(struct buf *out, struct cell *cell, const struct places *places)
{
	struct cell_more none = cell_without_more, *more = cell->more ? cell->more : &none;

	pack_multiset(out, &cell->pay);
	pack_u32(out, cell->newest);
	pack_varint(out, cell->paired);
	pack_numbers(out, &more->employers, places->employers);
	pack_weighted(out, &more->weighted);
	pack_ranged(out, more->ranged, places->scaled);
	pack_multiset(out, &more->postings);
	pack_numbers(out, &more->paired_employers, places->employers);
}

static struct cell_key place_key(struct cell_key key, const struct places *places)
{
	key = cell_key_of_source(key, (uint16_t)places->sources[cell_source(key)]);
	if (places->employed)
		key.who =
		    (key.who & ~(uint64_t)UINT32_MAX) | places->employed[cell_place(key).metro];
	return key;
}

static void pack_cells(struct buf *out, struct cells *c, const struct places *places)
{
	struct keyed *order = mem_alloc((size_t)c->keys.count + 1, sizeof(*order));

	for (uint32_t i = 0; i < c->keys.count; i++)
		order[i] = (struct keyed){.key = place_key(c->keys.keys[i], places), .number = i};
	qsort(order, c->keys.count, sizeof(*order), compare_keyed);
	pack_varint(out, c->keys.count);
	for (uint32_t i = 0; i < c->keys.count; i++) {
		struct cell *cell = cell_numbered(c, order[i].number);
		if (cell_more(cell)->ranged)
			ranged_set_fold(cell->more->ranged);
		pack_key(out, order[i].key);
		pack_cell(out, cell, places);
	}
	free(order);
}

/* ---- what stands beside them ---- */

static void pack_sources(struct buf *out, const struct cells *c, const struct numbering *sources)
{
	pack_varint(out, sources->count);
	for (uint32_t i = 0; i < sources->count; i++) {
		pack_text(out, intern_text(&c->sources, sources->order[i]));
		pack_u8(out, c->publish[sources->order[i]]);
	}
}

static int compare_ranges(const void *a, const void *b)
{
	const struct scale_range *left = a, *right = b;

	if (left->low != right->low)
		return left->low < right->low ? -1 : 1;
	return (left->high > right->high) - (left->high < right->high);
}

static void pack_scale(struct buf *out, const struct range_scale *scale, uint32_t source)
{
	struct scale_range ranges[SCALE_RANGES_MOST];

	pack_varint(out, source);
	pack_u8(out, (uint8_t)scale->component);
	pack_u32(out, scale->currency);
	pack_varint(out, scale->rows);
	pack_varint(out, scale->posted);
	pack_varint(out, scale->certain);
	pack_u8(out, scale->over);
	pack_varint(out, scale->count);
	for (size_t i = 0; i < scale->count; i++)
		ranges[i] = scale->ranges[i];
	if (scale->count)
		qsort(ranges, scale->count, sizeof(*ranges), compare_ranges);
	for (size_t i = 0; i < scale->count; i++) {
		pack_signed(out, ranges[i].low);
		pack_signed(out, ranges[i].high);
		pack_varint(out, ranges[i].rows);
	}
}

static void pack_scales(struct buf *out, const struct range_scales *s,
			const struct numbering *names)
{
	struct keyed *order = mem_alloc(s->count + 1, sizeof(*order));

	pack_varint(out, names->count);
	for (uint32_t i = 0; i < names->count; i++)
		pack_text(out, intern_text(&s->sources, names->order[i]));
	for (size_t i = 0; i < s->count; i++)
		order[i] = (struct keyed){
		    .key = {.who = names->place[s->items[i].source],
			    .where = (uint64_t)s->items[i].component << 32 | s->items[i].currency},
		    .number = (uint32_t)i};
	qsort(order, s->count, sizeof(*order), compare_keyed);
	pack_varint(out, s->count);
	for (size_t i = 0; i < s->count; i++)
		pack_scale(out, &s->items[order[i].number], (uint32_t)order[i].key.who);
	free(order);
}

/* How often each date of a country was aged: the factors are those of the setup. */
static void pack_dates(struct buf *out, const struct cells *c)
{
	struct keyed *order = mem_alloc((size_t)c->dates.count + 1, sizeof(*order));
	size_t used = 0;

	for (uint32_t i = 0; i < c->dates.count; i++)
		if (c->aging[i].observations)
			order[used++] = (struct keyed){.key = c->dates.keys[i], .number = i};
	qsort(order, used, sizeof(*order), compare_keyed);
	pack_varint(out, used);
	for (size_t i = 0; i < used; i++) {
		pack_u64(out, order[i].key.who);
		pack_varint(out, c->aging[order[i].number].observations);
	}
	free(order);
}

static void pack_employers(struct buf *out, const struct cells *c,
			   const struct numbering *employers)
{
	struct numbering spellings = number_names(&c->spellings);

	pack_varint(out, spellings.count);
	for (uint32_t i = 0; i < spellings.count; i++) {
		pack_text(out, intern_text(&c->spellings, spellings.order[i]));
		pack_varint(out, c->spelling_counts[spellings.order[i]]);
	}
	pack_varint(out, employers->count);
	for (uint32_t i = 0; i < employers->count; i++)
		pack_text(out, intern_text(&c->employers, employers->order[i]));
	numbering_release(&spellings);
}

/* ---- the same observations by employer ---- */

static struct numbering number_employed(const struct cells *c, const struct numbering *employers)
{
	uint32_t count = c->employed_at.count;
	struct numbering n = {.order = mem_alloc((size_t)count + 1, sizeof(*n.order)),
			      .place = mem_alloc((size_t)count + 1, sizeof(*n.place)),
			      .count = count};
	struct keyed *sorted = mem_alloc((size_t)count + 1, sizeof(*sorted));

	for (uint32_t i = 0; i < count; i++) {
		struct cell_key at = c->employed_at.keys[i];
		sorted[i] = (struct keyed){
		    .key = employed_key(employers->place[at.who], (code)at.where), .number = i};
	}
	qsort(sorted, count, sizeof(*sorted), compare_keyed);
	for (uint32_t i = 0; i < count; i++) {
		n.order[i] = sorted[i].number;
		n.place[sorted[i].number] = i;
	}
	free(sorted);
	return n;
}

static void pack_employed(struct buf *out, struct cells *c, const struct numbering *employers)
{
	struct numbering at = number_employed(c, employers);
	struct numbering sources = number_names(&c->employed->sources);
	struct numbering scaled = number_names(&c->employed->scales.sources);
	const struct places places = {
	    .sources = sources.place, .scaled = scaled.place, .employed = at.place};

	pack_varint(out, at.count);
	for (uint32_t i = 0; i < at.count; i++) {
		struct cell_key key = c->employed_at.keys[at.order[i]];
		pack_varint(out, employers->place[key.who]);
		pack_u32(out, (uint32_t)key.where);
	}
	pack_sources(out, c->employed, &sources);
	pack_scales(out, &c->employed->scales, &scaled);
	pack_dates(out, c->employed);
	pack_cells(out, c->employed, &places);
	numbering_release(&scaled);
	numbering_release(&sources);
	numbering_release(&at);
}

void cells_pack(struct buf *out, struct cells *c)
{
	assert(!c->postings_gone);
	struct numbering sources = number_names(&c->sources);
	struct numbering employers = number_names(&c->employers);
	struct numbering scaled = number_names(&c->scales.sources);
	const struct places places = {
	    .sources = sources.place, .employers = employers.place, .scaled = scaled.place};

	cells_add_pending(c);
	pack_sources(out, c, &sources);
	pack_scales(out, &c->scales, &scaled);
	pack_employers(out, c, &employers);
	pack_dates(out, c);
	pack_cells(out, c, &places);
	pack_u8(out, c->mix != NULL);
	if (c->mix)
		pack_cells(out, c->mix, &places);
	pack_u8(out, c->employed != NULL);
	if (c->employed)
		pack_employed(out, c, &employers);
	numbering_release(&scaled);
	numbering_release(&employers);
	numbering_release(&sources);
}
