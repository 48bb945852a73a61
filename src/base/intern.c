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
	free(in->slots);
	*in = (struct intern){.slots = NULL};
}

void intern_expect(struct intern *in, uint32_t count)
{
	assert(in->count == 0);
	while (in->slot_count < (size_t)count * 2)
		in->slot_count *= 2;
	free(in->slots);
	in->slots = mem_zero(in->slot_count, sizeof(*in->slots));
	in->texts = mem_grow(in->texts, &in->texts_room, count, sizeof(*in->texts));
}

/* The slot that holds `t`, or the empty one where it would go. Inlined: a call is a third of it. */
static inline __attribute__((always_inline)) size_t find_slot(const struct intern *in,
							      struct text t, uint64_t hash)
{
	size_t mask = in->slot_count - 1; /* a power of two, half of it empty */
	size_t slot = (uint32_t)hash & mask;

	/* A slot holds half of the hash, so that another text's is passed without a look at the text. */
	while (in->slots[slot].id_plus_one) {
		const struct intern_slot *at = &in->slots[slot];
		if (at->hash == (uint32_t)hash && text_equal(in->texts[at->id_plus_one - 1], t))
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

static void double_slots(struct intern *in)
{
	struct intern_slot *old = in->slots;
	size_t count = in->slot_count, mask = count * 2 - 1;

	in->slot_count = count * 2;
	in->slots = mem_zero(in->slot_count, sizeof(*in->slots));
	for (size_t i = 0; i < count; i++) {
		size_t slot = old[i].hash & mask;
		if (!old[i].id_plus_one)
			continue;
		while (in->slots[slot].id_plus_one)
			slot = (slot + 1) & mask;
		in->slots[slot] = old[i];
	}
	free(old);
}

uint32_t intern_add_hashed(struct intern *in, struct text t, uint64_t hash)
{
	size_t slot = find_slot(in, t, hash);
	uint32_t id = in->count;

	if (in->slots[slot].id_plus_one)
		return in->slots[slot].id_plus_one - 1;
	in->texts = mem_grow(in->texts, &in->texts_room, (size_t)id + 1, sizeof(*in->texts));
	in->texts[id] = arena_text(&in->bytes, t);
	in->slots[slot] = (struct intern_slot){.hash = (uint32_t)hash, .id_plus_one = id + 1};
	in->count++;
	if ((size_t)in->count * 2 > in->slot_count)
		double_slots(in);
	assert((size_t)in->count * 2 <= in->slot_count);
	return id;
}

uint32_t intern_add(struct intern *in, struct text t)
{
	return intern_add_hashed(in, t, text_hash(t));
}

uint32_t intern_find_hashed(const struct intern *in, struct text t, uint64_t hash)
{
	size_t slot = find_slot(in, t, hash);

	return in->slots[slot].id_plus_one - 1; /* INTERN_NONE of an empty one */
}

uint32_t intern_find(const struct intern *in, struct text t)
{
	return intern_find_hashed(in, t, text_hash(t));
}

struct text intern_text(const struct intern *in, uint32_t id)
{
	assert(id < in->count);
	return in->texts[id];
}
