/* SPDX-License-Identifier: GPL-3.0-or-later */
/* runs.h: whole numbers in order with their counts, and unions of many such lists. */
#ifndef PAYBANDS_STATS_RUNS_H
#define PAYBANDS_STATS_RUNS_H

#include <stddef.h>
#include <stdint.h>

/* A value and how often it was added, at least once. */
struct run {
	int64_t value;
	uint64_t count;
};
/* The same where both are small: so are nearly all, and half the memory is half the time of touching it. */
struct short_run {
	uint32_t value, count;
};

/* Runs by value, ascending, borrowed from a settled multiset or from a union of several: one of the two is
 * NULL. */
struct runs {
	const struct short_run *shorts;
	const struct run *longs;
	size_t count;
};
static inline struct run runs_at(struct runs r, size_t i)
{
	return r.shorts ? (struct run){.value = r.shorts[i].value, .count = r.shorts[i].count}
			: r.longs[i];
}
static inline int64_t runs_value(struct runs r, size_t i)
{
	return r.shorts ? r.shorts[i].value : r.longs[i].value;
}
static inline uint64_t runs_count(struct runs r, size_t i)
{
	return r.shorts ? r.shorts[i].count : r.longs[i].count;
}

uint64_t runs_total(struct runs r);
uint64_t runs_greatest_count(struct runs r); /* 0 of none */

/* Scratch memory for unions, for reuse. All zero bytes is a new one. */
struct union_side {
	struct run *runs;
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
