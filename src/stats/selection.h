/* SPDX-License-Identifier: GPL-3.0-or-later */
/* selection.h: a few order statistics of the union of many runs, without the union.
 *
 * The range of values is cut into equal buckets and the values of each are counted; only buckets that hold a
 * rank that is asked for are put in order. So a value costs two steps, however many runs there are.
 */
#ifndef PAYBANDS_STATS_SELECTION_H
#define PAYBANDS_STATS_SELECTION_H

#include <stdbool.h>

#include "stats/runs.h"

/* Scratch memory, for reuse. All zero bytes is a new one. */
struct selection {
	uint64_t *upto; /* by bucket */
	size_t upto_room;
	uint8_t *wanted; /* by bucket */
	size_t wanted_room;
	size_t *listed; /* the wanted buckets */
	size_t listed_count, listed_room;
	struct run *found; /* values of the wanted buckets */
	size_t found_room;
	struct union_side runs;
	struct runs_union all;
};
void selection_release(struct selection *s);

/* Are their values so few, or few enough for few parts, that selection_of gives their union and asks for no ranks? */
bool selection_is_union(const struct runs *parts, size_t count);
/* Runs whose order statistics at `ranks` (0-based, ascending, each below the total) are those of the union of
 * `parts`. Values between them may be one run with any value of theirs; so the total is that of the union too.
 * Borrowed from `s` until the next call (or, of a single part, that part itself). */
struct runs selection_of(struct selection *s, const struct runs *parts, size_t count,
			 const uint64_t *ranks, size_t rank_count);

#endif
