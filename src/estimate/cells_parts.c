/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_parts.c: the map of keys, the cells by key, and the weighted runs that they are made of. */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/cells_private.h"

enum { SLOTS_FIRST = 64 };

void key_map_release(struct key_map *m)
{
	free(m->keys);
	free(m->slots);
	*m = (struct key_map){0};
}

size_t key_map_slot(const struct key_map *m, struct cell_key key)
{
	uint64_t hash = key_hash(key);
	size_t slot = hash & (m->slot_count - 1);

	while (m->slots[slot].mark && !slot_holds(m, m->slots[slot], key, hash))
		slot = (slot + 1) & (m->slot_count - 1);
	return slot;
}

static struct key_slot key_slot_of(struct cell_key key, uint32_t mark)
{
	return (struct key_slot){.half = (uint32_t)(key_hash(key) >> 32), .mark = mark};
}

static void grow_slots(struct key_map *m)
{
	free(m->slots);
	m->slot_count = m->slot_count ? 2 * m->slot_count : SLOTS_FIRST;
	m->slots = mem_zero(m->slot_count, sizeof(*m->slots));
	for (uint32_t i = 0; i < m->count; i++)
		m->slots[key_map_slot(m, m->keys[i])] = key_slot_of(m->keys[i], i + 1);
}

uint32_t key_map_add(struct key_map *m, struct cell_key key)
{
	size_t slot;

	if (2 * (size_t)m->count >= m->slot_count)
		grow_slots(m);
	slot = key_map_slot(m, key);
	if (!m->slots[slot].mark) {
		m->keys = mem_grow(m->keys, &m->keys_room, (size_t)m->count + 1, sizeof(*m->keys));
		m->keys[m->count] = key;
		m->slots[slot] = key_slot_of(key, ++m->count);
	}
	return m->slots[slot].mark - 1;
}

uint32_t cells_number_hashed(struct cells *c, struct cell_key key, uint64_t hash)
{
	uint32_t known = c->keys.count;
	uint32_t number = key_map_number_hashed(&c->keys, key, hash);
	size_t part = number / CELLS_PER_PART;

	assert(number <= known);
	if (number < known)
		return number;
	if (number % CELLS_PER_PART == 0) {
		c->parts = mem_grow(c->parts, &c->parts_room, part + 1, sizeof(*c->parts));
		c->parts[part] = mem_alloc(CELLS_PER_PART, sizeof(**c->parts));
	}
	*cell_numbered(c, number) = (struct cell){.newest = 0};
	return number;
}

void ranged_set_free(struct ranged_set *r)
{
	if (!r)
		return;
	multiset_release(&r->posted);
	weighted_set_release(&r->posted_weighted);
	multiset_release(&r->postings);
	free(r->brackets);
	free(r->runs);
	free(r);
}

static int compare_words(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int ranged_compare(const void *a, const void *b)
{
	const struct ranged_run *left = a;
	const struct ranged_run *right = b;
	int order = compare_words(left->low, right->low);

	if (!order)
		order = compare_words(left->high, right->high);
	if (!order)
		order = compare_words(left->point, right->point);
	if (!order)
		order = (left->weight > right->weight) - (left->weight < right->weight);
	if (!order)
		order = compare_words(left->source, right->source);
	return order ? order : compare_words(left->posting, right->posting);
}

void ranged_set_fold(struct ranged_set *r)
{
	size_t distinct = 0;

	if (r->settled == r->count)
		return;
	qsort(r->runs, r->count, sizeof(*r->runs), ranged_compare);
	for (size_t i = 0; i < r->count; i++) {
		if (distinct && ranged_compare(&r->runs[distinct - 1], &r->runs[i]) == 0)
			r->runs[distinct - 1].count += r->runs[i].count;
		else
			r->runs[distinct++] = r->runs[i];
	}
	r->count = distinct;
	r->settled = distinct;
}

void ranged_set_add(struct ranged_set *r, struct ranged_run run)
{
	enum { UNSETTLED_LEAST = 256 };

	if (r->count >= 2 * r->settled + UNSETTLED_LEAST)
		ranged_set_fold(r);
	r->runs = mem_grow(r->runs, &r->room, r->count + 1, sizeof(*r->runs));
	r->runs[r->count++] = run;
}

/* Employers do not matter within a bracket: runs that differ only in them are one. */
static void bracket_add(struct ranged_set *r, struct ranged_run run)
{
	struct ranged_run *last = r->bracket_count ? &r->brackets[r->bracket_count - 1] : NULL;

	run.posting = 0;
	if (last && ranged_compare(last, &run) == 0)
		last->count += run.count;
	else
		r->brackets[r->bracket_count++] = run;
}

static void posted_add(struct ranged_set *r, struct tail_pool *tails, const struct ranged_run *run)
{
	for (uint64_t k = 0; k < run->count; k++)
		multiset_add(&r->postings, tails, run->posting);
	if (run->weight != 1) {
		weighted_set_add(&r->posted_weighted, (struct weighted_run){.value = run->point,
									    .weight = run->weight,
									    .count = run->count});
		return;
	}
	for (uint64_t k = 0; k < run->count; k++)
		multiset_add(&r->posted, tails, run->point);
}

void ranged_set_settle(struct ranged_set *r, const bool *brackets)
{
	struct tail_pool tails = {.chunks = NULL};

	ranged_set_fold(r);
	multiset_release(&r->posted);
	weighted_set_release(&r->posted_weighted);
	multiset_release(&r->postings);
	free(r->brackets);
	r->brackets = mem_alloc(r->count, sizeof(*r->brackets));
	r->bracket_count = 0;
	for (size_t i = 0; i < r->count; i++) {
		const struct ranged_run *run = &r->runs[i];
		if (run->source == INTERN_NONE || brackets[run->source])
			bracket_add(r, *run);
		else
			posted_add(r, &tails, run);
	}
	multiset_settle(&r->posted, NULL);
	multiset_settle(&r->postings, NULL);
	tail_pool_release(&tails);
	weighted_set_settle(&r->posted_weighted);
}

void weighted_set_release(struct weighted_set *w)
{
	free(w->runs);
	*w = (struct weighted_set){0};
}

static int weighted_compare(const void *a, const void *b)
{
	const struct weighted_run *left = a;
	const struct weighted_run *right = b;

	if (left->value != right->value)
		return left->value < right->value ? -1 : 1;
	return (left->weight > right->weight) - (left->weight < right->weight);
}

void weighted_set_settle(struct weighted_set *w)
{
	size_t distinct = 0;

	if (w->settled == w->count)
		return;
	qsort(w->runs, w->count, sizeof(*w->runs), weighted_compare);
	for (size_t i = 0; i < w->count; i++) {
		if (distinct && weighted_compare(&w->runs[distinct - 1], &w->runs[i]) == 0)
			w->runs[distinct - 1].count += w->runs[i].count;
		else
			w->runs[distinct++] = w->runs[i];
	}
	w->count = distinct;
	w->settled = distinct;
}

void weighted_set_add(struct weighted_set *w, struct weighted_run run)
{
	enum { UNSETTLED_LEAST = 1024 };

	if (w->count >= 2 * w->settled + UNSETTLED_LEAST)
		weighted_set_settle(w);
	w->runs = mem_grow(w->runs, &w->room, w->count + 1, sizeof(*w->runs));
	w->runs[w->count++] = run;
}
