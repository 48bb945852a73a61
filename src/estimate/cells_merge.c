/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_merge.c: adds all cells of one part of the input to those of another, exactly. */
#include <stdlib.h>

#include "base/fetch.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "estimate/cells_private.h"

/* Names are numbered by first arrival: `from`'s numbers in `into`'s. The caller frees it. */
static uint32_t *numbers_in(struct intern *into, const struct intern *from)
{
	uint32_t *to = mem_alloc(from->count, sizeof(*to));

	for (uint32_t i = 0; i < from->count; i++)
		to[i] = intern_add(into, intern_text(from, i));
	return to;
}

static uint32_t *employers_in(struct cells *into, const struct cells *from)
{
	for (uint32_t i = 0; i < from->spellings.count; i++)
		cells_count_spelling(into, intern_text(&from->spellings, i),
				     from->spelling_counts[i]);
	return numbers_in(&into->employers, &from->employers);
}

static uint32_t *sources_in(struct cells *into, const struct cells *from)
{
	uint32_t *to = mem_alloc(from->sources.count, sizeof(*to));

	for (uint32_t i = 0; i < from->sources.count; i++) {
		to[i] = cells_source(into, intern_text(&from->sources, i));
		if (from->publish[i] > into->publish[to[i]])
			into->publish[to[i]] = from->publish[i];
	}
	return to;
}

static void ranged_merge(struct cell_more *into, struct cell_more *from, const uint32_t *sources)
{
	if (!from->ranged)
		return;
	if (!into->ranged)
		into->ranged = mem_zero(1, sizeof(*into->ranged));
	for (size_t i = 0; i < from->ranged->count; i++) {
		struct ranged_run run = from->ranged->runs[i];
		if (run.source != INTERN_NONE)
			run.source = sources[run.source];
		ranged_set_add(into->ranged, run);
	}
}

static void more_merge(struct cell_more *into, struct cell_more *from, const uint32_t *employers,
		       const uint32_t *sources)
{
	multiset_merge(&into->postings, &from->postings);
	multiset_translate(&from->employers, employers);
	multiset_merge(&into->employers, &from->employers);
	multiset_translate(&from->paired_employers, employers);
	multiset_merge(&into->paired_employers, &from->paired_employers);
	weighted_set_settle(&from->weighted);
	for (size_t i = 0; i < from->weighted.count; i++)
		weighted_set_add(&into->weighted, from->weighted.runs[i]);
	weighted_set_release(&from->weighted);
	ranged_merge(into, from, sources);
}

static void cell_merge(struct cell *into, struct cell *from, const uint32_t *employers,
		       const uint32_t *sources)
{
	multiset_merge(&into->pay, &from->pay);
	if (from->more)
		more_merge(into->more, from->more, employers, sources);
	if (from->newest > into->newest)
		into->newest = from->newest;
	into->paired += from->paired;
}

/* The cells of `from`, and those of `into` that they are added to: no two are added to the same one. */
struct merging {
	struct cells *into, *from;
	uint32_t *numbers; /* in `into` */
	const uint32_t *employers, *scaled;
	size_t together; /* cells of a part */
};

enum {
	STEP_AHEAD = 6, /* cells between one that is asked for and one whose parts are */
	/* Cells that one thread merges at a time: few where there are few, since the first ones have most rows. */
	TOGETHER_LEAST = 4,
	TOGETHER_MOST = 64,
	PARTS_WANTED = 64,
};

static size_t cells_together(size_t count)
{
	size_t together = count / PARTS_WANTED;

	if (together < TOGETHER_LEAST)
		return TOGETHER_LEAST;
	return together < TOGETHER_MOST ? together : TOGETHER_MOST;
}

static void fetch_tails(const struct cell *cell)
{
	fetch_to_read(cell->pay.tail);
	fetch_to_read(cell_more(cell)->postings.tail);
	fetch_to_read(cell_more(cell)->employers.tail);
}

/* A cell, then what it has more, then its tails: each is known by the one before. */
static void fetch_ahead(const struct merging *m, size_t at, size_t end)
{
	const size_t cell = at + 3 * STEP_AHEAD, more = at + 2 * STEP_AHEAD, tail = at + STEP_AHEAD;

	if (cell < end)
		fetch_to_write(cell_numbered(m->into, m->numbers[cell]));
	if (more < end) {
		cell_fetch_more(cell_numbered(m->into, m->numbers[more]));
		cell_fetch_more(cell_numbered(m->from, more));
	}
	if (tail < end) {
		fetch_tails(cell_numbered(m->into, m->numbers[tail]));
		fetch_tails(cell_numbered(m->from, tail));
	}
}

static void merge_part(void *context, size_t part)
{
	const struct merging *m = context;
	size_t first = part * m->together, count = m->from->keys.count;
	size_t end = count - first < m->together ? count : first + m->together;

	for (size_t i = first; i < end; i++) {
		fetch_ahead(m, i, end);
		cell_merge(cell_numbered(m->into, m->numbers[i]), cell_numbered(m->from, i),
			   m->employers, m->scaled);
	}
}

enum { KEYS_FETCHED = 32 };

/* The numbers in `into` of the cells of `from`, new ones too. Keys lie anywhere in the map: the slots of some are
 * asked for together, then the keys that those name. */
static uint32_t *number_cells(struct cells *into, const struct cells *from, const uint32_t *sources)
{
	uint32_t *numbers = mem_alloc((size_t)from->keys.count + 1, sizeof(*numbers));
	struct cell_key keys[KEYS_FETCHED];

	for (uint32_t first = 0; first < from->keys.count; first += KEYS_FETCHED) {
		uint32_t left = from->keys.count - first;
		uint32_t count = left < KEYS_FETCHED ? left : KEYS_FETCHED;
		for (uint32_t i = 0; i < count; i++) {
			struct cell_key key = from->keys.keys[first + i];
			keys[i] = cell_key_of_source(key, (uint16_t)sources[cell_source(key)]);
			key_map_fetch_slot(&into->keys, key_hash(keys[i]));
		}
		for (uint32_t i = 0; i < count; i++)
			key_map_fetch_key(&into->keys, key_hash(keys[i]));
		for (uint32_t i = 0; i < count; i++)
			numbers[first + i] = cells_number_or_new(into, keys[i]);
	}
	return numbers;
}

/* Cells that are added to have more where those added have: one thread makes it for all. */
static void make_more(const struct merging *m)
{
	for (uint32_t i = 0; i < m->from->keys.count; i++)
		if (cell_numbered(m->from, i)->more)
			(void)cell_make_more(m->into, cell_numbered(m->into, m->numbers[i]));
}

/* `into` and `from` number sources and employers as their owners do. */
static void merge_cells(struct cells *into, struct cells *from, const uint32_t *employers,
			const uint32_t *sources, const uint32_t *scaled)
{
	struct merging m = {.into = into, .from = from, .employers = employers, .scaled = scaled};
	size_t parts;

	m.numbers = number_cells(into, from, sources);
	m.together = cells_together(from->keys.count);
	parts = (from->keys.count + m.together - 1) / m.together;
	make_more(&m);
	parallel_each(into->setup.jobs, parts, merge_part, &m);
	tail_pool_take(&into->tails, &from->tails);
	free(m.numbers);
}

static void add_all(struct cells *into, struct cells *from);

/* The numbers of employers and countries are those of `from` until they are put into `into`'s. Its cells are found by
 * their new keys only one by one: they are never taken as they stand (take_all). */
static void merge_employed(struct cells *into, struct cells *from, const uint32_t *employers)
{
	struct cells *employed = from->employed;

	for (uint32_t i = 0; i < employed->keys.count; i++) {
		struct cell_key *key = &employed->keys.keys[i];
		struct cell_key at = from->employed_at.keys[cell_place(*key).metro];
		at.who = employers[at.who];
		key->who = (key->who & ~(uint64_t)UINT32_MAX) | key_map_add(&into->employed_at, at);
	}
	if (!into->employed)
		into->employed = cells_new(&into->setup);
	add_all(into->employed, employed);
}

static void add_all(struct cells *into, struct cells *from)
{
	uint32_t *employers = employers_in(into, from);
	uint32_t *sources = sources_in(into, from);
	uint32_t *scaled = mem_alloc(from->scales.sources.count, sizeof(*scaled));

	range_scales_merge(&into->scales, &from->scales, scaled);
	merge_cells(into, from, employers, sources, scaled);
	if (from->mix && !into->mix)
		into->mix = cells_new(&into->setup);
	if (from->mix)
		merge_cells(into->mix, from->mix, employers, sources, NULL);
	if (from->employed)
		merge_employed(into, from, employers);
	for (uint32_t i = 0; i < from->dates.count; i++)
		cells_aging_of(into, (code)(from->dates.keys[i].who >> 32), from->aging[i].date)
		    ->observations += from->aging[i].observations;
	free(employers);
	free(sources);
	free(scaled);
}

/* No observation was ever added, not even one that is not gathered. */
static bool holds_nothing(const struct cells *c)
{
	return c->keys.count + c->dates.count + c->sources.count + c->spellings.count == 0 &&
	       c->scales.count == 0 && !c->employed && !c->mix;
}

/* What was numbered by `from` is so still. */
static void take_all(struct cells *into, struct cells *from)
{
	struct cells_setup setup = from->setup, own = into->setup;
	uint32_t generation = into->generation;

	cells_empty(into);
	*into = *from;
	into->setup = own;
	into->generation = generation + 1;
	cells_start(from, &setup);
}

void cells_merge(struct cells *into, struct cells *from)
{
	struct cells_setup setup = from->setup;

	cells_add_pending(into);
	cells_add_pending(from);
	if (holds_nothing(into)) {
		take_all(into, from);
		return;
	}
	add_all(into, from);
	cells_empty(from);
	cells_start(from, &setup);
}
