/* SPDX-License-Identifier: GPL-3.0-or-later */
/* multiset.h: whole numbers and how often each was added.
 *
 * Adding appends to a short unsorted tail; when the tail is full it is sorted (by
 * radix) and folded into runs: distinct values ascending, with counts. So memory is
 * bounded by the distinct values, adding costs a few nanoseconds, and after
 * multiset_settle the runs depend only on what was added: not on the order, and not
 * on how it was split before merging.
 *
 * A multiset owns its arrays. All zero bytes are an empty one.
 */
#ifndef PAYBANDS_STATS_MULTISET_H
#define PAYBANDS_STATS_MULTISET_H

#include <stddef.h>
#include <stdint.h>

#define MULTISET_RUNS_MOST                                                                         \
	(UINT32_C(1)                                                                               \
	 << 31) /* 32 GiB of values and counts; a larger one ends as if memory were out */

struct multiset {
	int64_t *values; /* distinct, ascending */
	uint64_t *counts; /* each > 0 */
	int64_t *tail;
	/* 32 bits each: every cell holds four multisets. */
	uint32_t runs;
	uint32_t room; /* elements in values and in counts */
	uint32_t tail_count;
	uint32_t tail_room;
};

/* Borrowed runs of a settled multiset, or of a union of several. */
struct runs {
	const int64_t *values;
	const uint64_t *counts;
	size_t count;
};

void multiset_release(struct multiset *m);
void multiset_make_room(struct multiset *m); /* for multiset_add */
static inline void multiset_add(struct multiset *m, int64_t value)
{
	if (m->tail_count == m->tail_room)
		multiset_make_room(m);
	m->tail[m->tail_count++] = value;
}
/* Folds the tail into the runs, and gives the tail's memory back. */
void multiset_settle(struct multiset *m);
/* Adds all of `from` to `into` and leaves `from` empty. */
void multiset_merge(struct multiset *into, struct multiset *from);
/* Puts `to[value]` in the place of every value, each >= 0; `to` may send two values to one. */
void multiset_translate(struct multiset *m, const uint32_t *to);
struct runs multiset_runs(const struct multiset *m); /* of a settled one */
uint64_t runs_total(struct runs r);
uint64_t runs_greatest_count(struct runs r); /* 0 of none */

/* Scratch memory for unions, for reuse. All zero bytes is a new one. */
struct union_side {
	int64_t *values;
	uint64_t *counts;
	size_t room;
};
struct runs_union {
	struct union_side sides[2];
	struct runs *parts;
	size_t parts_room;
};
void runs_union_release(struct runs_union *u);
/* The union of `count` parts, by linear merges in pairs. Borrowed from `u` (or, of a single
 * part, that part itself) until the next call. */
struct runs runs_union_of(struct runs_union *u, const struct runs *parts, size_t count);

#endif
