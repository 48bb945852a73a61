/* SPDX-License-Identifier: GPL-3.0-or-later */
/* intern.c: a hash table of texts with open addressing; see intern.h. */
#include "base/intern.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/mem.h"

uint64_t text_hash(struct text t)
{
	return XXH3_64bits(t.len ? t.data : "", t.len);
}

void intern_init(struct intern *in)
{
	*in = (struct intern){.slot_count = 256};
	arena_init(&in->bytes);
	in->slots = mem_zero(in->slot_count, sizeof(*in->slots));
}

void intern_release(struct intern *in)
{
	if (!in)
		return;
	arena_release(&in->bytes);
	free(in->texts);
	free(in->hashes);
	free(in->slots);
	*in = (struct intern){.slots = NULL};
}

/* The slot that holds `t`, or the empty one where it would go. */
static size_t find_slot(const struct intern *in, struct text t, uint64_t hash)
{
	size_t mask = in->slot_count - 1; /* a power of two, half of it empty */
	size_t slot = (size_t)hash & mask;

	while (in->slots[slot]) {
		uint32_t id = in->slots[slot] - 1;
		if (in->hashes[id] == hash && text_equal(in->texts[id], t))
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

static void double_slots(struct intern *in)
{
	free(in->slots);
	in->slot_count *= 2;
	in->slots = mem_zero(in->slot_count, sizeof(*in->slots));
	for (uint32_t id = 0; id < in->count; id++) {
		size_t slot = (size_t)in->hashes[id] & (in->slot_count - 1);
		while (in->slots[slot])
			slot = (slot + 1) & (in->slot_count - 1);
		in->slots[slot] = id + 1;
	}
}

uint32_t intern_add(struct intern *in, struct text t)
{
	uint64_t hash = text_hash(t);
	size_t slot = find_slot(in, t, hash);
	uint32_t id = in->count;

	if (in->slots[slot])
		return in->slots[slot] - 1;
	in->texts = mem_grow(in->texts, &in->texts_room, (size_t)id + 1, sizeof(*in->texts));
	in->hashes = mem_grow(in->hashes, &in->hashes_room, (size_t)id + 1, sizeof(*in->hashes));
	in->texts[id] = arena_text(&in->bytes, t);
	in->hashes[id] = hash;
	in->slots[slot] = id + 1;
	in->count++;
	if ((size_t)in->count * 2 > in->slot_count)
		double_slots(in);
	assert((size_t)in->count * 2 <= in->slot_count);
	return id;
}

uint32_t intern_find(const struct intern *in, struct text t)
{
	size_t slot = find_slot(in, t, text_hash(t));

	return in->slots[slot] ? in->slots[slot] - 1 : INTERN_NONE;
}

struct text intern_text(const struct intern *in, uint32_t id)
{
	assert(id < in->count);
	return in->texts[id];
}
