/* SPDX-License-Identifier: GPL-3.0-or-later */
/* memo.h: each distinct text of one column once, with its meaning.
 *
 * A column of a pay file holds few distinct texts (codes, titles, places), so the meaning of a text
 * is worked out once. Texts of up to 32 bytes are four words, filled up with zeros: hashed and
 * compared without a call and without a branch on their length. What a look-up touches is small: a
 * slot of four bytes and an entry of one cache line. Nothing is evicted; past MEMO_MAX texts, or for a
 * long text, nothing more is kept: a column of free text costs time, not memory. No text contains a NUL (rows that
 * do are rejected before).
 */
#ifndef PAYBANDS_INGEST_MEMO_H
#define PAYBANDS_INGEST_MEMO_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/byte_mask.h"
#include "base/intern.h"
#include "base/mix.h"
#include "base/text.h"

enum {
	MEMO_MAX = 1 << 17, /* texts: about 25 MB with what they mean */
	MEMO_TEXT_MAX = 256, /* bytes in one */
	MEMO_WORDS = 4,
	MEMO_SHORT = MEMO_WORDS * 8, /* bytes that the words hold */
	MEMO_VALUES = 4,
};

/* A longer text has its hash in the first word and zeros in the others. */
struct memo_key {
	uint64_t words[MEMO_WORDS];
	uint64_t hash;
};

struct memo_entry {
	uint64_t words[MEMO_WORDS];
	void *values[MEMO_VALUES]; /* the owner's */
};

struct memo {
	uint32_t *slots; /* open addressing, at most a quarter full: id + 1, or 0 */
	uint64_t mask;
	/* By id, 0, 1, 2, ... in order of arrival; starts a cache line. */
	struct memo_entry *entries;
	struct text *texts; /* by id: memo_text */
	void *entries_block; /* what `entries` lies in */
	uint32_t room; /* of both */
	uint32_t count;
	struct arena bytes;
};

void memo_init(struct memo *m);
void memo_release(struct memo *m);
/* A new entry for the text, which must not be there yet; NULL: it is not kept. Borrowed until the next
 * memo_add. */
struct memo_entry *memo_add(struct memo *m, const struct memo_key *key, struct text t);

/* Borrowed until the next memo_add. The words of a short text are its bytes. */
static inline struct text memo_text(const struct memo *m, uint32_t id)
{
	struct text text = m->texts[id];

	if (text.len <= MEMO_SHORT)
		text.data = (const char *)m->entries[id].words;
	return text;
}

/* Bytes that may be read past a text's end: those of its block. */
struct memo_span {
	uintptr_t end;
	size_t len;
};

_Static_assert((int)MEMO_SHORT <= (int)BYTES_KEPT_MOST, "the words of a text are masked");
static inline uint64_t memo_load(const void *eight_bytes)
{
	uint64_t word;

	memcpy(&word, eight_bytes, sizeof(word));
	return word;
}

static inline uint64_t memo_hash(const uint64_t words[MEMO_WORDS])
{
	return mix(words[0] ^ MIX_PRIME_1, words[1] ^ MIX_PRIME_2) ^
	       mix(words[2] ^ MIX_PRIME_3, words[3] ^ MIX_PRIME_4);
}

static inline void memo_key_of(struct memo_key *key, struct text t, struct memo_span span)
{
	uintptr_t room = span.end - (uintptr_t)t.data;

	if (__builtin_expect(t.len > MEMO_SHORT, 0)) {
		uint64_t hash = text_hash(t);
		*key = (struct memo_key){.words = {hash}, .hash = hash};
		return;
	}
	/* A text that lies elsewhere (a field libcsv split) is so far off that it is not read past. */
	if (__builtin_expect(room < MEMO_SHORT || room > span.len, 0)) {
		memset(key->words, 0, sizeof(key->words));
		if (t.len)
			memcpy(key->words, t.data, t.len);
	} else {
		/* Word by word: gcc 12 takes a loop for vectors and moves them through memory. */
		const unsigned char *ones = bytes_kept(t.len);
		key->words[0] = memo_load(t.data) & memo_load(ones);
		key->words[1] = memo_load(t.data + 8) & memo_load(ones + 8);
		key->words[2] = memo_load(t.data + 16) & memo_load(ones + 16);
		key->words[3] = memo_load(t.data + 24) & memo_load(ones + 24);
	}
	key->hash = memo_hash(key->words);
}

static inline bool memo_same(const struct memo *m, uint32_t id, const struct memo_key *key,
			     struct text t)
{
	const uint64_t *words = m->entries[id].words;
	uint64_t differ = (words[0] ^ key->words[0]) | (words[1] ^ key->words[1]) |
			  (words[2] ^ key->words[2]) | (words[3] ^ key->words[3]);

	return differ == 0 && (t.len <= MEMO_SHORT || text_equal(m->texts[id], t));
}

/* NULL: not there. Borrowed until the next memo_add. */
static inline struct memo_entry *memo_find(const struct memo *m, const struct memo_key *key,
					   struct text t)
{
	for (uint64_t at = key->hash & m->mask;; at = (at + 1) & m->mask) {
		uint32_t id_plus_one = m->slots[at];
		if (!id_plus_one)
			return NULL;
		if (memo_same(m, id_plus_one - 1, key, t))
			return &m->entries[id_plus_one - 1];
	}
}

#endif
