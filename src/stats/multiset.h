/* SPDX-License-Identifier: GPL-3.0-or-later */
/* multiset.h: whole numbers and how often each was added.
 *
 * Adding appends to a short unsorted tail; when the tail is long enough it is sorted (by
 * radix) and folded into runs: distinct values ascending, with counts. So memory is
 * bounded by the distinct values (8 bytes each, 16 in a set that holds a value or a count
 * beyond 32 bits), adding costs a few nanoseconds, and after multiset_settle what the runs
 * say depends only on what was added: not on the order, and not on how it was split before
 * merging.
 *
 * A multiset owns its runs; its tail lies in a pool. All zero bytes are an empty one.
 */
#ifndef PAYBANDS_STATS_MULTISET_H
#define PAYBANDS_STATS_MULTISET_H

#include <stddef.h>
#include <stdint.h>

#include "stats/runs.h"
#include "stats/tail_pool.h"

#define MULTISET_RUNS_MOST (UINT32_C(1) << 29) /* a larger one ends as if memory were out */

union run_array {
	struct short_run *shorts;
	struct run *longs;
};
struct multiset {
	union run_array runs; /* by value, ascending */
	struct tail_block *tail; /* the one that is filled now, then those before it */
	/* 32 bits each: every cell holds a multiset, and some hold more. */
	uint32_t run_count;
	uint32_t run_room : 30;
	uint32_t is_long : 1; /* which of the two the runs and the tail are */
	uint32_t is_spread : 1; /* most values of the last tail were new */
	uint32_t tail_count; /* in that block */
	uint32_t tail_room;
};

void multiset_release(struct multiset *m); /* its tail is the pool's */
void multiset_add_slowly(struct multiset *m, struct tail_pool *pool,
			 int64_t value); /* for multiset_add */
/* The tail, while there is one, lies in `pool`. */
static inline void multiset_add(struct multiset *m, struct tail_pool *pool, int64_t value)
{
	if (m->tail_count == m->tail_room || (!m->is_long && (uint64_t)value > UINT32_MAX))
		multiset_add_slowly(m, pool, value);
	else if (m->is_long)
		tail_values(m->tail).longs[m->tail_count++] = value;
	else
		tail_values(m->tail).shorts[m->tail_count++] = (uint32_t)value;
}
/* Adds `value`, `times` times. */
void multiset_add_times(struct multiset *m, struct tail_pool *pool, int64_t value, uint64_t times);
/* Folds the tail into the runs; nothing of it is left in its pool. `room`: memory that many sets are folded in, one after
 * the other; NULL: it takes its own. */
void multiset_settle(struct multiset *m, struct fold_room *room);
/* The sum of c * (c - 1) over its distinct values, of which each was added c times, whether the tail is folded or not; 0 of
 * an empty set. Where hardly any value repeats, that takes half the memory that folding takes. The set is left as it
 * is. */
double multiset_repeats(struct multiset *m, struct fold_room *room);
/* Adds all of `from` to `into` and leaves `from` empty. What tail `from` had is now of `into`, where it lies:
 * in a pool that whoever keeps the pool of `into` takes, too. */
void multiset_merge(struct multiset *into, struct multiset *from);
/* Adds runs, `count` of them by value, ascending. */
void multiset_add_runs(struct multiset *m, const struct run *runs, size_t count);
/* Puts `to[value]` in the place of every value, each >= 0; `to` may send two values to one. */
void multiset_translate(struct multiset *m, const uint32_t *to);
struct runs multiset_runs(const struct multiset *m); /* of a settled one */

#endif
