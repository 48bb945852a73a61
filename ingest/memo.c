#include "ingest/memo.h"

#include <stdlib.h>

#include "base/mem.h"

enum { MEMO_SLOTS_FIRST = 64 };

void memo_init(struct memo *m)
{
	*m = (struct memo){.mask = MEMO_SLOTS_FIRST - 1};
	m->slots = mem_zero(MEMO_SLOTS_FIRST, sizeof(*m->slots));
	arena_init(&m->bytes);
}

void memo_release(struct memo *m)
{
	if (!m)
		return;
	free(m->slots);
	free(m->texts);
	arena_release(&m->bytes);
	*m = (struct memo){.slots = NULL};
}

static void place_slot(struct memo *m, const struct memo_slot *slot, uint64_t hash)
{
	uint64_t at = hash & m->mask;

	while (m->slots[at].id_plus_one)
		at = (at + 1) & m->mask;
	m->slots[at] = *slot;
}

static void double_slots(struct memo *m)
{
	struct memo_slot *old = m->slots;
	uint64_t old_count = m->mask + 1;

	m->mask = old_count * 2 - 1;
	m->slots = mem_zero(old_count * 2, sizeof(*m->slots));
	for (uint64_t i = 0; i < old_count; i++) {
		if (old[i].id_plus_one) {
			struct memo_key key = memo_key_of(m->texts[old[i].id_plus_one - 1]);
			place_slot(m, &old[i], key.hash);
		}
	}
	free(old);
}

uint32_t memo_add(struct memo *m, const struct memo_key *key, struct text t)
{
	uint32_t id = m->count;

	if (id == MEMO_MAX || t.len > MEMO_TEXT_MAX)
		return MEMO_NONE;
	if (((uint64_t)id + 1) * 2 > m->mask)
		double_slots(m);
	m->texts = mem_grow(m->texts, &m->texts_room, (size_t)id + 1, sizeof(*m->texts));
	m->texts[id] = arena_text(&m->bytes, t);
	m->count++;
	place_slot(m,
		   &(struct memo_slot){
		       .low = key->low, .high = key->high, .len = key->len, .id_plus_one = id + 1},
		   key->hash);
	return id;
}
