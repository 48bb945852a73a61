/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_facts_packed.c: counted facts as bytes, in order of their keys, and back; see source_facts.h. */
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/source_facts_private.h"

static int compare_groups(const void *a, const void *b)
{
	uint64_t left = (*(const struct group *const *)a)->key;
	uint64_t right = (*(const struct group *const *)b)->key;

	return (left > right) - (left < right);
}

/* `paid` is the sum of the steps. */
static void pack_group(struct buf *out, const struct group *g)
{
	uint64_t used = 0;

	for (size_t s = 0; s < STEPS; s++)
		used += g->steps[s] > 0;
	pack_u64(out, g->key);
	pack_varint(out, g->n);
	pack_varint(out, used);
	for (size_t s = 0; s < STEPS; s++) {
		if (!g->steps[s])
			continue;
		pack_u16(out, (uint16_t)s);
		pack_varint(out, g->steps[s]);
	}
}

void source_facts_pack(struct buf *out, const struct source_facts *f)
{
	const struct group **order = mem_alloc(f->count + 1, sizeof(*order));
	size_t used = 0;

	for (size_t i = 0; i < f->room; i++)
		if (f->groups[i].key)
			order[used++] = &f->groups[i];
	qsort(order, used, sizeof(*order), compare_groups);
	pack_varint(out, used);
	for (size_t i = 0; i < used; i++)
		pack_group(out, order[i]);
	free(order);
}

static bool is_key(uint64_t key, size_t roles)
{
	uint32_t value = (uint32_t)key;

	if (!(key >> 56) || (key >> 48 & 0xff))
		return false;
	switch ((enum dimension)((key >> 56) - 1)) {
	case OF_ALL:
		return value == 0;
	case OF_LEVEL:
		return value < LEVEL_COUNT;
	case OF_COUNTRY:
	case OF_CURRENCY:
		return value >> 24 == 0;
	case OF_ROLE:
		return value < roles || value == ROLE_NONE;
	case DIMENSIONS:
		break;
	}
	return false;
}

static void unpack_group(struct unpacking *in, struct group *g, uint64_t rows)
{
	uint64_t n = unpack_within(in, rows), paid = 0;
	size_t steps = unpack_count(in, 3);

	for (size_t i = 0; i < steps && !in->bad; i++) {
		uint16_t step = unpack_u16(in);
		uint64_t people = unpack_within(in, n - paid);
		if (packed_hold(in, step < STEPS && people <= UINT32_MAX - g->steps[step]))
			g->steps[step] += (uint32_t)people;
		paid += people;
	}
	g->n += n;
	g->paid += paid;
}

void source_facts_unpack(struct unpacking *in, struct source_facts *into, size_t roles,
			 uint64_t rows)
{
	size_t groups = unpack_count(in, 10);

	for (size_t i = 0; i < groups && !in->bad; i++) {
		uint64_t key = unpack_u64(in);
		if (packed_hold(in, is_key(key, roles)))
			unpack_group(in, source_facts_group(into, key), rows);
	}
}
