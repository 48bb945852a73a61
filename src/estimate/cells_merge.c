/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_merge.c: adds all cells of one part of the input to those of another, exactly. */
#include <stdlib.h>

#include "base/mem.h"
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
		(void)cells_employer(into, intern_text(&from->spellings, i),
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

static void ranged_merge(struct cell *into, struct cell *from, const uint32_t *sources)
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

static void cell_merge(struct cell *into, struct cell *from, const uint32_t *employers,
		       const uint32_t *sources)
{
	multiset_merge(&into->pay, &from->pay);
	if (from->postings.runs || from->postings.tail_count)
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
	if (from->newest > into->newest)
		into->newest = from->newest;
	into->paired += from->paired;
}

/* `into` and `from` number sources and employers as their owners do. */
static void merge_cells(struct cells *into, struct cells *from, const uint32_t *employers,
			const uint32_t *sources, const uint32_t *scaled)
{
	for (uint32_t i = 0; i < from->keys.count; i++) {
		struct cell_key key = from->keys.keys[i];
		key = cell_key_of_source(key, (uint16_t)sources[cell_source(key)]);
		cell_merge(cells_cell(into, key), &from->cells[i], employers, scaled);
	}
}

/* The numbers of employers and countries are those of `from` until they are put into `into`'s. */
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
	cells_merge(into->employed, employed);
}

void cells_merge(struct cells *into, struct cells *from)
{
	struct cells_setup setup = from->setup;
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
	cells_empty(from);
	cells_start(from, &setup);
}
