/* memo.h: each distinct text of one column as a small number, found fast.
 *
 * A column of a pay file holds few distinct texts (codes, titles, places), so what a
 * text means is worked out once and kept by its number. Texts of up to 16 bytes are
 * compared as two words, without touching memory but the slot. Ids count up from 0;
 * past MEMO_MAX texts, or for a long text, nothing is kept and memo_add gives
 * MEMO_NONE: a column of free text costs time, not memory.
 * Kept texts are owned by the memo.
 */
#ifndef PAYBANDS_INGEST_MEMO_H
#define PAYBANDS_INGEST_MEMO_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/text.h"

enum {
	MEMO_MAX = 1 << 16, /* texts */
	MEMO_TEXT_MAX = 256, /* bytes in one */
	MEMO_SHORT = 16, /* bytes that the two words hold */
};
#define MEMO_NONE UINT32_MAX

/* A text of up to MEMO_SHORT bytes is its two words and its length; a longer one has its
 * hash in `low`. */
struct memo_key {
	uint64_t low;
	uint64_t high;
	uint64_t hash;
	uint32_t len;
};

struct memo_slot {
	uint64_t low;
	uint64_t high;
	uint32_t len;
	uint32_t id_plus_one; /* 0: free */
};

struct memo {
	struct memo_slot *slots; /* open addressing, at most half full */
	uint64_t mask;
	struct text *texts; /* by id */
	size_t texts_room;
	uint32_t count;
	struct arena bytes;
};

void memo_init(struct memo *m);
void memo_release(struct memo *m);
/* The id the text gets; it must not be there yet. MEMO_NONE: not kept. */
uint32_t memo_add(struct memo *m, const struct memo_key *key, struct text t);

static inline uint64_t memo_load(const char *at, size_t bytes)
{
	uint64_t word = 0;

	memcpy(&word, at, bytes);
	return word;
}

/* Reads no byte outside the text. */
static inline struct memo_key memo_key_of(struct text t)
{
	struct memo_key key = {.low = 0, .high = 0, .len = (uint32_t)t.len};

	if (t.len > MEMO_SHORT) {
		key.low = key.hash = text_hash(t);
		return key;
	}
	if (t.len >= 8) {
		key.low = memo_load(t.data, 8);
		key.high = memo_load(t.data + t.len - 8, 8);
	} else if (t.len >= 4) {
		key.low = memo_load(t.data, 4) | memo_load(t.data + t.len - 4, 4) << 32;
	} else if (t.len) {
		key.low = (uint64_t)(unsigned char)t.data[0] |
			  (uint64_t)(unsigned char)t.data[t.len / 2] << 8 |
			  (uint64_t)(unsigned char)t.data[t.len - 1] << 16;
	}
	/* Two odd constants (of XXH3's secret); the middle of the products mixes all bits. */
	key.hash = (key.low ^ key.len) * 0x9e3779b185ebca87u + key.high * 0xc2b2ae3d27d4eb4fu;
	key.hash ^= key.hash >> 29;
	key.hash *= 0x165667b19e3779f9u;
	key.hash ^= key.hash >> 32;
	return key;
}

static inline uint32_t memo_find(const struct memo *m, const struct memo_key *key, struct text t)
{
	for (uint64_t at = key->hash & m->mask;; at = (at + 1) & m->mask) {
		const struct memo_slot *slot = &m->slots[at];
		if (!slot->id_plus_one)
			return MEMO_NONE;
		if (slot->low != key->low || slot->high != key->high || slot->len != key->len)
			continue;
		if (key->len <= MEMO_SHORT ||
		    memcmp(m->texts[slot->id_plus_one - 1].data, t.data, t.len) == 0)
			return slot->id_plus_one - 1;
	}
}

#endif
