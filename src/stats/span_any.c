/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_any.c: does the span disclose a few small columns? See span.h.
 *
 * Asked of rows that are tried and taken out again, thousands of times. Only sets with a column that moved are looked
 * for, and such columns are few: one or two columns, such a column and another whose third is among all, and
 * such a column and another whose opposite is a pair. All columns of three or four are light ones, and a smallest
 * set lies in one part.
 */
#include "stats/span_private.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"

/* ---- pairs by key ---- */

/* At most an eighth of the slots is taken: what is not there nearly always meets an empty one. */
static void table_fill(struct pair_table *t, const struct keyed_list *pairs)
{
	enum { BITS_LEAST = 4, SLOTS_PER_PAIR = 8 };
	unsigned bits = BITS_LEAST;

	assert(pairs->count < UINT32_MAX);
	while ((size_t)1 << bits < SLOTS_PER_PAIR * pairs->count)
		bits++;
	t->mask = ((size_t)1 << bits) - 1;
	t->slots = mem_grow(t->slots, &t->room, t->mask + 1, sizeof(*t->slots));
	memset(t->slots, 0, (t->mask + 1) * sizeof(*t->slots));
	for (size_t i = 0; i < pairs->count; i++) {
		size_t at = (uint32_t)pairs->items[i].key & t->mask;
		while (t->slots[at])
			at = (at + 1) & t->mask;
		t->slots[at] = (uint32_t)i + 1;
	}
}

/* Does one of the listed pairs make a small set with this one? `slot` is that of what is wanted. */
static bool any_opposite_pair(const struct span *s, size_t slot, uint64_t wanted, struct keyed pair)
{
	const struct pair_table *t = &s->pair_table;

	for (size_t at = slot; t->slots[at]; at = (at + 1) & t->mask) {
		struct keyed other = s->pairs.items[t->slots[at] - 1];
		if (other.key == wanted && keyed_is_set(s, pair, other))
			return true;
	}
	return false;
}

/* ---- the columns of a part ---- */

/* Those that leave room for as many others of one person each, the ones that moved first; how many these are. */
static size_t list_light(struct span *s, const struct part *part, uint64_t others)
{
	size_t moved = 0;

	s->light = mem_grow(s->light, &s->light_room, part->count, sizeof(*s->light));
	s->light_count = 0;
	for (int has_moved = 1; has_moved >= 0; has_moved--) {
		for (size_t i = 0; i < part->count; i++) {
			struct keyed single = part->singles[i];
			if (s->moved.is_listed[single.a] == has_moved &&
			    s->counts[single.a] + others < s->least)
				s->light[s->light_count++] = light_of(s, single);
		}
		moved = has_moved ? s->light_count : moved;
	}
	return moved;
}

/* ---- sets ---- */

static bool any_two(const struct span *s)
{
	const struct span_moved *m = &s->moved;

	for (size_t i = 0; i < m->count; i++) {
		uint32_t column = m->columns[i];
		struct keyed single = {.key = s->keys[column], .a = column, .b = column};
		if (single.key == 0 || span_moved_opposite(s, key_negative(single.key), single))
			return true;
	}
	return false;
}

static bool any_three(struct span *s, const struct part *part)
{
	size_t moved = list_light(s, part, 2);

	for (size_t i = 0; i < moved; i++) {
		const struct light one = s->light[i];
		for (size_t k = i + 1; k < s->light_count; k++) {
			const struct light *other = &s->light[k];
			if (span_moved_opposite(s, key_sum(one.minus, other->minus),
						pair_of(one, *other)))
				return true;
		}
	}
	return false;
}

/* The pairs of a column that moved that leave another pair room for two people. */
static void list_pairs(struct span *s, size_t moved)
{
	s->pairs.count = 0;
	for (size_t i = 0; i < moved; i++) {
		const struct light one = s->light[i];
		for (size_t k = i + 1; k < s->light_count; k++)
			if (one.people + s->light[k].people + 2 < s->least)
				keyed_add(&s->pairs, pair_of(one, s->light[k]));
	}
}

static bool any_four(struct span *s, const struct part *part)
{
	struct pair_table *t = &s->pair_table;
	const struct light *light, *end;
	const uint32_t *slots;
	size_t mask;

	list_pairs(s, list_light(s, part, 3));
	if (!s->pairs.count)
		return false;
	table_fill(t, &s->pairs);
	slots = t->slots;
	mask = t->mask;
	for (light = s->light, end = light + s->light_count; light < end; light++) {
		const uint64_t minus = light->minus;
		for (const struct light *other = light + 1; other < end; other++) {
			size_t slot = key_sum_low(minus, other->minus) & mask;
			if (slots[slot] && any_opposite_pair(s, slot, key_sum(minus, other->minus),
							     pair_of(*light, *other)))
				return true;
		}
	}
	return false;
}

bool span_any(struct span *s)
{
	bool any;

	span_moved_update(s);
	any = any_two(s);
	if (!any) {
		span_parts_list_moved(s);
		for (struct part part = {.count = 0}; !any && part_next(s, &part);)
			any = any_three(s, &part) || any_four(s, &part);
	}
	if (!any)
		span_moved_forget(s);
	return any;
}
