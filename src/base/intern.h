/* SPDX-License-Identifier: GPL-3.0-or-later */
/* intern.h: each distinct text once, as a small number.
 *
 * Ids count up from 0 in order of first arrival. Text given back is borrowed
 * and stays where it is until intern_release. The door to xxhash.
 */
#ifndef PAYBANDS_BASE_INTERN_H
#define PAYBANDS_BASE_INTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fetch.h"
#include "base/text.h"

#define INTERN_NONE UINT32_MAX

struct intern_slot {
	uint32_t hash; /* its lower half */
	uint32_t id_plus_one; /* 0: empty */
};

struct intern {
	struct arena bytes;
	struct text *texts; /* by id */
	size_t texts_room;
	struct intern_slot *slots; /* open addressing, at most half of them full */
	size_t slot_count; /* a power of two */
	uint32_t count;
};

void intern_init(struct intern *in);
void intern_release(struct intern *in);
/* Before the first text is added: room for so many, so that none is moved as they come. */
void intern_expect(struct intern *in, uint32_t count);
uint32_t intern_add(struct intern *in, struct text t);
uint32_t intern_find(const struct intern *in, struct text t); /* INTERN_NONE if absent */
/* The same with the text's hash, of which the lower half counts: its text_hash, or another that all texts of `in` are
 * added and found by. */
uint32_t intern_add_hashed(struct intern *in, struct text t, uint64_t hash);
uint32_t intern_find_hashed(const struct intern *in, struct text t, uint64_t hash);
struct text intern_text(const struct intern *in, uint32_t id);

/* For many texts that are added or found by and by: the place of a text of that hash is brought near; and which
 * text it is likely to be (INTERN_NONE: none, if no other was put in its place), to bring what is known of it near. */
static inline void intern_fetch(const struct intern *in, uint64_t hash)
{
	fetch_to_read(&in->slots[(uint32_t)hash & (in->slot_count - 1)]);
}
static inline uint32_t intern_likely(const struct intern *in, uint64_t hash)
{
	const struct intern_slot *at = &in->slots[(uint32_t)hash & (in->slot_count - 1)];

	return at->hash == (uint32_t)hash ? at->id_plus_one - 1 : INTERN_NONE;
}

/* The hash used here, for other tables keyed by text (XXH3, 64 bits, seed 0). */
uint64_t text_hash(struct text t);

#endif
