/* SPDX-License-Identifier: GPL-3.0-or-later */
/* phrases.c: a trie of phrases, each a path of word numbers.
 *
 * The first step is an array's element, by word, as most words of titles begin no phrase; one table holds all other
 * edges. A node's value identifies the phrase that ends there; the caller knows what values mean.
 */
#include "model/title/role_private.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/mix.h"

#define SLOT_EMPTY UINT64_MAX

static uint64_t edge_key(uint32_t node, uint32_t word)
{
	return (uint64_t)node << 32 | word;
}

static size_t edge_slot(const struct phrases *p, uint64_t key)
{
	size_t mask = p->slot_count - 1;
	size_t slot = mix_slot(key, 32) & mask;

	while (p->keys[slot] != key && p->keys[slot] != SLOT_EMPTY)
		slot = (slot + 1) & mask;
	return slot;
}

static void new_slots(struct phrases *p, size_t count)
{
	p->slot_count = count;
	p->keys = mem_alloc(count, sizeof(*p->keys));
	p->targets = mem_alloc(count, sizeof(*p->targets));
	for (size_t i = 0; i < count; i++)
		p->keys[i] = SLOT_EMPTY;
}

static uint32_t new_node(struct phrases *p)
{
	p->values =
	    mem_grow(p->values, &p->values_room, (size_t)p->node_count + 1, sizeof(*p->values));
	p->values[p->node_count] = PHRASE_NONE;
	return p->node_count++;
}

void phrases_init(struct phrases *p)
{
	*p = (struct phrases){.keys = NULL};
	new_slots(p, 64);
	new_node(p);
}

void phrases_release(struct phrases *p)
{
	if (!p)
		return;
	free(p->first);
	free(p->keys);
	free(p->targets);
	free(p->values);
	*p = (struct phrases){.keys = NULL};
}

static void double_slots(struct phrases *p)
{
	uint64_t *keys = p->keys;
	uint32_t *targets = p->targets;
	size_t count = p->slot_count;

	new_slots(p, count * 2);
	for (size_t i = 0; i < count; i++) {
		if (keys[i] == SLOT_EMPTY)
			continue;
		size_t slot = edge_slot(p, keys[i]);
		p->keys[slot] = keys[i];
		p->targets[slot] = targets[i];
	}
	free(keys);
	free(targets);
}

static uint32_t first_node(struct phrases *p, uint32_t word)
{
	size_t room = p->first_room;

	p->first = mem_grow(p->first, &p->first_room, (size_t)word + 1, sizeof(*p->first));
	for (; room < p->first_room; room++)
		p->first[room] = PHRASE_ROOT;
	if (p->first[word] == PHRASE_ROOT)
		p->first[word] = new_node(p);
	return p->first[word];
}

uint32_t *phrases_value(struct phrases *p, const uint32_t *words, size_t count)
{
	uint32_t node = first_node(p, words[0]);

	for (size_t i = 1; i < count; i++) {
		uint64_t key = edge_key(node, words[i]);
		size_t slot = edge_slot(p, key);
		if (p->keys[slot] == SLOT_EMPTY) {
			p->keys[slot] = key;
			node = p->targets[slot] = new_node(p);
			if ((size_t)p->node_count * 2 > p->slot_count)
				double_slots(p);
		} else {
			node = p->targets[slot];
		}
		assert(node < p->node_count);
	}
	return &p->values[node];
}

uint32_t phrases_step(const struct phrases *p, uint32_t node, uint32_t word)
{
	size_t slot;

	if (word == INTERN_NONE)
		return PHRASE_NONE;
	slot = edge_slot(p, edge_key(node, word));
	return p->keys[slot] == SLOT_EMPTY ? PHRASE_NONE : p->targets[slot];
}

size_t phrases_longest_from(const struct phrases *p, uint32_t node, const uint32_t *words,
			    size_t count, uint32_t *value)
{
	size_t longest = 0;

	for (size_t i = 1; node != PHRASE_NONE; i++) {
		if (p->values[node] != PHRASE_NONE) {
			longest = i;
			*value = p->values[node];
		}
		node = i < count ? phrases_step(p, node, words[i]) : PHRASE_NONE;
	}
	return longest;
}
