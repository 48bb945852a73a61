/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slip_index.h: which short words can be a slip or two away from a known one.
 *
 * A slip is a letter added, dropped or replaced, or two swapped. Where two words are one slip apart, one is the other
 * without a letter, or both are the same once each has lost one (symmetric deletion, as in SymSpell); if they begin
 * alike, it need not be the first. So what a known word leaves of itself without a letter is kept as bits of a
 * filter, and a word that leaves nothing of the kind is one slip from no known one. The filter never rules out a
 * word that is near; of others it lets few through: who asks compares.
 *
 * Built once with the catalogue, then only read.
 */
#ifndef PAYBANDS_MODEL_SLIP_INDEX_H
#define PAYBANDS_MODEL_SLIP_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

enum {
	SLIP_BYTES_MIN = 5,
	SLIP_ONE_MAX =
	    9, /* bytes of either word, one slip apart: what is left of it is one number then */
	SLIP_TWO_BYTES = 10, /* of the known word, two slips from one of one or two bytes fewer */
};

struct slip_index {
	uint64_t *filter; /* of 2^bits bits */
	unsigned bits; /* of the hash */
};

/* `count`: of the words to be added; of more the filter lets more through. */
void slip_index_init(struct slip_index *s, size_t count);
void slip_index_release(struct slip_index *s);
/* A known word of SLIP_BYTES_MIN to SLIP_TWO_BYTES bytes. */
void slip_index_add(struct slip_index *s, struct text word);
/* Could a known word of up to SLIP_ONE_MAX bytes that begins with the same letter be one slip from this one, which is
 * of SLIP_BYTES_MIN to SLIP_ONE_MAX bytes? Of those alone is it asked whose first byte that is another is byte `most`
 * at most. */
bool slip_index_may_be_one(const struct slip_index *s, struct text word, size_t most);
/* Could a known word of SLIP_TWO_BYTES be two slips from this one, which is of one or two bytes fewer? */
bool slip_index_may_be_two(const struct slip_index *s, struct text word);

#endif
