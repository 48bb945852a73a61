/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slip_index.c: see slip_index.h. */
#include "model/title/slip_index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/mix.h"
#include "model/title/word_index.h"

enum { LEFT_BYTES = 8 }; /* of a word that has lost letters: it is looked up as a number */

/* A word of up to nine bytes as two numbers: its first eight bytes, and those after the first. */
struct halves {
	uint64_t from_first, from_second;
	size_t len;
};

static inline struct halves halves_of(struct text word)
{
	assert(word.len >= SLIP_BYTES_MIN && word.len <= SLIP_ONE_MAX);
	if (word.len > LEFT_BYTES)
		return (struct halves){word_load(word.data, LEFT_BYTES),
				       word_load(word.data + 1, LEFT_BYTES), word.len};
	uint64_t bytes = word_bytes_of(word).low;
	return (struct halves){bytes, bytes >> 8, word.len};
}

/* The word without its byte `at`; at its end: the whole word, which must be of eight bytes then. */
static inline uint64_t without(const struct halves *w, size_t at)
{
	uint64_t before = at < LEFT_BYTES ? ((uint64_t)1 << (8 * at)) - 1 : UINT64_MAX;

	return (w->from_first & before) | (w->from_second & ~before);
}

/* The last position of which the byte is left out; the word's end: the whole word is looked up, too. One of nine bytes
 * is not: without a byte, no known word of up to nine is as long. */
static inline size_t last_at(const struct halves *w)
{
	return w->len > LEFT_BYTES ? w->len - 1 : w->len;
}

static inline uint64_t bit_of(const struct slip_index *s, uint64_t left)
{
	return mix_slot(left, s->bits);
}

static void keep(struct slip_index *s, uint64_t left)
{
	uint64_t bit = bit_of(s, left);

	s->filter[bit / 64] |= (uint64_t)1 << bit % 64;
}

static inline bool is_kept(const struct slip_index *s, uint64_t left)
{
	uint64_t bit = bit_of(s, left);

	return s->filter[bit / 64] >> bit % 64 & 1;
}

void slip_index_init(struct slip_index *s, size_t count)
{
	enum { BITS_LEAST = 6, BITS_PER_WORD = 1024 };

	*s = (struct slip_index){.bits = BITS_LEAST};
	while ((size_t)1 << s->bits < BITS_PER_WORD * count)
		s->bits++;
	s->filter = mem_zero(((size_t)1 << s->bits) / 64, sizeof(*s->filter));
}

void slip_index_release(struct slip_index *s)
{
	free(s->filter);
	*s = (struct slip_index){.filter = NULL};
}

/* Without two letters, each two once. */
static void keep_without_two(struct slip_index *s, struct text word)
{
	char one_less[SLIP_TWO_BYTES - 1];

	for (size_t first = 0; first < sizeof(one_less); first++) {
		memcpy(one_less, word.data, first);
		memcpy(one_less + first, word.data + first + 1, sizeof(one_less) - first);
		struct halves w = halves_of((struct text){one_less, sizeof(one_less)});
		for (size_t at = first; at < sizeof(one_less); at++)
			keep(s, without(&w, at));
	}
}

void slip_index_add(struct slip_index *s, struct text word)
{
	if (word.len == SLIP_TWO_BYTES) {
		keep_without_two(s, word);
		return;
	}
	struct halves w = halves_of(word);
	for (size_t at = 1; at <= last_at(&w); at++)
		keep(s, without(&w, at));
}

/* A word that lacks a letter of the known one is looked up whole; any other without its first byte that is another. */
bool slip_index_may_be_one(const struct slip_index *s, struct text word, size_t most)
{
	const struct halves w = halves_of(word);
	const size_t last = last_at(&w);
	uint64_t before = 0;

	if (most >= last)
		most = last;
	else if (last == w.len && is_kept(s, w.from_first))
		return true;
	for (size_t at = 1; at <= most; at++) { /* as `without`, its bytes one more each time */
		before = before << 8 | 0xff;
		if (is_kept(s, w.from_second ^ ((w.from_first ^ w.from_second) & before)))
			return true;
	}
	return false;
}

bool slip_index_may_be_two(const struct slip_index *s, struct text word)
{
	struct halves w = halves_of(word);

	assert(w.len + 2 >= SLIP_TWO_BYTES);
	if (w.len == LEFT_BYTES)
		return is_kept(s, w.from_first);
	for (size_t at = 0; at < w.len; at++)
		if (is_kept(s, without(&w, at)))
			return true;
	return false;
}
