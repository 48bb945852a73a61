/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memo.c: a hash table from a cell's text to its facts; see memo.h. */
#include "ingest/rows/memo.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	MEMO_SLOTS_FIRST = 256,
	MEMO_SLOTS_PER_TEXT = 4,
	MEMO_ENTRIES_FIRST = 16,
	CACHE_LINE = 64,
};

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
	free(m->entries_block);
	free(m->texts);
	arena_release(&m->bytes);
	*m = (struct memo){.slots = NULL};
}

static void place_slot(struct memo *m, uint64_t hash, uint32_t id)
{
	uint64_t at = hash & m->mask;

	while (m->slots[at])
		at = (at + 1) & m->mask;
	m->slots[at] = id + 1;
}

/* As memo_key_of has it. */
static uint64_t hash_of(const struct memo *m, uint32_t id)
{
	const uint64_t *words = m->entries[id].words;

	return m->texts[id].len > MEMO_SHORT ? words[0] : memo_hash(words);
}

static void double_slots(struct memo *m)
{
	free(m->slots);
	m->mask = m->mask * 2 + 1;
	m->slots = mem_zero(m->mask + 1, sizeof(*m->slots));
	for (uint32_t id = 0; id < m->count; id++)
		place_slot(m, hash_of(m, id), id);
}

/* Four times the room, at the start of a cache line, which mem.h does not promise. What is not used yet is not touched
 * and takes no memory. */
static void grow_entries(struct memo *m)
{
	uint32_t room = !m->room		 ? MEMO_ENTRIES_FIRST
			: m->room < MEMO_MAX / 4 ? m->room * 4
						 : MEMO_MAX;
	char *block = mem_alloc((size_t)room + 1, sizeof(struct memo_entry));
	size_t past = (uintptr_t)block % CACHE_LINE;
	struct memo_entry *entries = (void *)(block + (past ? CACHE_LINE - past : 0));

	if (m->count)
		memcpy(entries, m->entries, m->count * sizeof(*entries));
	free(m->entries_block);
	m->entries_block = block;
	m->entries = entries;
	m->texts = mem_resize(m->texts, room, sizeof(*m->texts));
	m->room = room;
}
_Static_assert(sizeof(struct memo_entry) == CACHE_LINE, "what a look-up touches");

struct memo_entry *memo_add(struct memo *m, const struct memo_key *key, struct text t)
{
	struct memo_entry *entry;

	if (m->count == MEMO_MAX || t.len > MEMO_TEXT_MAX)
		return NULL;
	if (((uint64_t)m->count + 1) * MEMO_SLOTS_PER_TEXT > m->mask)
		double_slots(m);
	if (m->count == m->room)
		grow_entries(m);
	assert(m->count < m->room);
	entry = &m->entries[m->count];
	*entry = (struct memo_entry){.values = {NULL}};
	memcpy(entry->words, key->words, sizeof(entry->words));
	m->texts[m->count] =
	    t.len > MEMO_SHORT ? arena_text(&m->bytes, t) : (struct text){.len = t.len};
	place_slot(m, key->hash, m->count++);
	return entry;
}
