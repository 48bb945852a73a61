/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_memo.h: what a place text means within what other columns say, once per distinct pair.
 *
 * "Springfield" in a row of Illinois and in one of Ohio are two questions. Nothing is evicted, so that
 * a file costs what it has of distinct pairs, in any order of its rows; past PLACE_MEMO_MAX of them
 * further ones are not kept: they cost time, not memory.
 */
#ifndef PAYBANDS_INGEST_PLACE_MEMO_H
#define PAYBANDS_INGEST_PLACE_MEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "model/observation.h"

enum { PLACE_MEMO_MAX = 1 << 17 }; /* answers; each takes 36 bytes and two slots of 4 */

struct place_question {
	uint32_t text; /* its number in the column's memo */
	struct place within;
	code currency; /* 0: not stated, or the country is known */
};

struct place_answer {
	struct place place;
	bool missing; /* the text stands for no value */
	bool unplaced; /* it says more than was understood */
	bool remote; /* ... that the work is remote */
};

struct place_memo {
	struct kept_place *kept; /* in order of arrival */
	size_t count, room;
	uint32_t *slots; /* open addressing, at most half full: index of `kept` + 1, or 0 */
	size_t slot_count; /* a power of two, or 0 */
};

/* All zero bytes are an empty memo. */
void place_memo_release(struct place_memo *m);
/* The question's answer; *known: it was given before, otherwise it is to be written. NULL: not there, and
 * the memo is full. Borrowed until the next call. */
struct place_answer *place_memo_at(struct place_memo *m, const struct place_question *q,
				   bool *known);

#endif
