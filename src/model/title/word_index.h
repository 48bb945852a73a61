/* SPDX-License-Identifier: GPL-3.0-or-later */
/* word_index.h: the catalogue's words by their bytes.
 *
 * Of a title every word is looked up, and few are longer than 16 bytes: these are two numbers, hashed and compared
 * without a call. Built once with the catalogue, then only read.
 */
#ifndef PAYBANDS_MODEL_WORD_INDEX_H
#define PAYBANDS_MODEL_WORD_INDEX_H

#include <string.h>

#include "base/byte_mask.h"
#include "base/intern.h"
#include "base/mix.h"

enum {
	WORD_SHORT = 16, /* bytes */
	WORD_BEGIN = 3, /* bytes */
	WORD_BEGIN_BITS = 12, /* of their hash */
	WORD_LENGTHS = 32, /* of words of so many bytes and more no length is kept */
};

/* A short word's bytes, filled up with zeros. No word has a zero among its own. */
struct word_bytes {
	uint64_t low, high;
};

struct word_index {
	const struct intern *ids; /* borrowed: all words */
	struct word_bytes *bytes; /* by id; of a long word zeros */
	uint32_t *slots; /* open addressing: 1 + the id of a short word, or 0 */
	size_t mask; /* one less than the slots, a power of two */
	unsigned shift; /* of the hash, to the number of a slot */
	/* By hash of WORD_BEGIN bytes: the lengths, below WORD_LENGTHS, of words that begin with them, and perhaps others. */
	uint32_t *lengths;
};

/* The words that `ids` has now. */
void word_index_build(struct word_index *w, const struct intern *ids);
void word_index_release(struct word_index *w);

/* The first byte lowest, whatever the machine's order. */
static inline uint64_t word_load(const char *at, size_t bytes)
{
	uint64_t loaded = 0;

	memcpy(&loaded, at, bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	loaded = __builtin_bswap64(loaded);
#endif
	return loaded;
}

/* Of a word of 1 to 16 bytes. Nothing beside it is read: loads overlap where the word does not fill them. */
static inline struct word_bytes word_bytes_of(struct text word)
{
	const char *at = word.data;
	size_t len = word.len;

	if (len > 8)
		return (struct word_bytes){word_load(at, 8),
					   word_load(at + len - 8, 8) >> (8 * (WORD_SHORT - len))};
	if (len >= 4)
		return (struct word_bytes){
		    word_load(at, 4) | word_load(at + len - 4, 4) << (8 * (len - 4)), 0};
	return (struct word_bytes){word_load(at, 1) |
				       word_load(at + len / 2, 1) << (8 * (len / 2)) |
				       word_load(at + len - 1, 1) << (8 * (len - 1)),
				   0};
}

/* The same as a vector. */
static inline bytes16 word_vector_of(struct text word)
{
	const struct word_bytes bytes = word_bytes_of(word);
	bytes16 vector;

	memcpy(&vector, &bytes, sizeof(vector));
	return vector;
}
_Static_assert((int)WORD_SHORT == (int)BYTES_TOGETHER, "a short word fills a vector at most");

/* The high bits of a product are the mixed ones. */
static inline size_t word_slot(const struct word_index *w, struct word_bytes b)
{
	return (size_t)((b.low ^ b.high * MIX_PRIME_2) * MIX_PRIME_1 >> w->shift);
}

/* Where `lengths` has those of words that begin with these WORD_BEGIN bytes. */
static inline size_t word_begin(const char *at)
{
	uint32_t begin = (uint32_t)word_load(at, WORD_BEGIN);

	return begin * UINT32_C(0x9e3779b1) >> (32 - WORD_BEGIN_BITS);
}

/* The lengths that a word which begins like this one may have, as bits; it has WORD_BEGIN bytes or more. */
static inline uint32_t word_lengths(const struct word_index *w, struct text word)
{
	return w->lengths[word_begin(word.data)];
}

/* word_bytes_of a word of up to WORD_SHORT bytes, where as many may be read. */
static inline struct word_bytes word_bytes_within(struct text word)
{
	const char *ones = (const char *)bytes_kept(word.len);

	return (struct word_bytes){word_load(word.data, 8) & word_load(ones, 8),
				   word_load(word.data + 8, 8) & word_load(ones + 8, 8)};
}

/* The number of the word of these bytes, or INTERN_NONE. */
static inline uint32_t word_find_bytes(const struct word_index *w, struct word_bytes wanted)
{
	for (size_t at = word_slot(w, wanted); w->slots[at]; at = (at + 1) & w->mask) {
		uint32_t id = w->slots[at] - 1;
		if (w->bytes[id].low == wanted.low && w->bytes[id].high == wanted.high)
			return id;
	}
	return INTERN_NONE;
}

/* Its number, as intern_find of `ids` gives it; INTERN_NONE: it is not known. */
static inline uint32_t word_find(const struct word_index *w, struct text word)
{
	if (word.len > WORD_SHORT || !word.len)
		return intern_find(w->ids, word);
	return word_find_bytes(w, word_bytes_of(word));
}

/* The same of a word that is not empty, where WORD_SHORT bytes may be read. */
static inline uint32_t word_find_within(const struct word_index *w, struct text word)
{
	if (word.len > WORD_SHORT)
		return intern_find(w->ids, word);
	return word_find_bytes(w, word_bytes_within(word));
}

#endif
