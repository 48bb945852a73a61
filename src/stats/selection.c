/* SPDX-License-Identifier: GPL-3.0-or-later */
/* selection.c: see selection.h. */
#include "stats/selection.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/order.h"

enum {
	VALUES_MERGED = 64, /* of so few the union itself costs less */
	PARTS_FEW = 3, /* and of so few parts up to so many: */
	VALUES_OF_FEW_MERGED = 1 << 10,
	VALUES_PER_BUCKET = 4,
	BUCKET_BITS_LEAST = 5,
	BUCKET_BITS_MOST = 12, /* more would not stay in the nearest cache */
	INSERTION_MOST = 48,
	LOOKED_AT = 16, /* values, in the time that finding a bucket among many takes */
};

/* The buckets of values: those from `least` + i << `shift` on are of bucket i. */
struct buckets {
	int64_t least;
	unsigned shift;
	size_t count;
};

void selection_release(struct selection *s)
{
	free(s->upto);
	free(s->wanted);
	free(s->listed);
	free(s->found);
	free(s->runs.runs);
	runs_union_release(&s->all);
	*s = (struct selection){.upto = NULL};
}

static size_t bucket_of(struct buckets b, int64_t value)
{
	return ((uint64_t)value - (uint64_t)b.least) >> b.shift;
}

static struct buckets buckets_of(const struct runs *parts, size_t count, size_t values)
{
	struct buckets b = {.least = INT64_MAX};
	int64_t greatest = INT64_MIN;
	unsigned bits = BUCKET_BITS_LEAST, range;

	for (size_t i = 0; i < count; i++) {
		int64_t first, last;
		if (!parts[i].count)
			continue;
		first = runs_value(parts[i], 0);
		last = runs_value(parts[i], parts[i].count - 1);
		b.least = first < b.least ? first : b.least;
		greatest = last > greatest ? last : greatest;
	}
	while (bits < BUCKET_BITS_MOST && (size_t)VALUES_PER_BUCKET << bits < values)
		bits++;
	range = 64 - (unsigned)__builtin_clzll(((uint64_t)greatest - (uint64_t)b.least) | 1);
	b.shift = range > bits ? range - bits : 0;
	b.count = bucket_of(b, greatest) + 1;
	return b;
}

/* One body for both widths of runs, of which the loop does not ask. */
static inline __attribute__((always_inline)) void count_part(uint64_t *counts, struct buckets b,
							     struct runs part)
{
	for (size_t k = 0; k < part.count; k++)
		counts[bucket_of(b, runs_value(part, k))] += runs_count(part, k);
}

/* s->upto: the observations up to the end of each bucket. */
static void count_buckets(struct selection *s, struct buckets b, const struct runs *parts,
			  size_t count)
{
	uint64_t total = 0;

	s->upto = mem_grow(s->upto, &s->upto_room, b.count, sizeof(*s->upto));
	memset(s->upto, 0, b.count * sizeof(*s->upto));
	for (size_t i = 0; i < count; i++) {
		struct runs part = parts[i];
		if (part.shorts) /* the same call, compiled for one width each */
			count_part(s->upto, b, part);
		else
			count_part(s->upto, b, part);
	}
	for (size_t i = 0; i < b.count; i++)
		s->upto[i] = total += s->upto[i];
}

/* s->wanted: does the bucket hold one of the ranks? s->listed: those that do, ascending. */
static void mark_wanted(struct selection *s, struct buckets b, const uint64_t *ranks, size_t count)
{
	size_t at = 0;

	s->wanted = mem_grow(s->wanted, &s->wanted_room, b.count, sizeof(*s->wanted));
	memset(s->wanted, 0, b.count * sizeof(*s->wanted));
	s->listed = mem_grow(s->listed, &s->listed_room, count, sizeof(*s->listed));
	s->listed_count = 0;
	for (size_t i = 0; i < count; i++) {
		while (s->upto[at] <= ranks[i])
			at++;
		if (!s->wanted[at])
			s->listed[s->listed_count++] = at;
		s->wanted[at] = 1;
	}
}

static void sort_many(struct run *found, size_t count, int64_t least)
{
	struct ordered *order = mem_alloc(count, sizeof(*order));
	struct run *sorted = mem_alloc(count, sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		order[i] = (struct ordered){.key = (uint64_t)found[i].value - (uint64_t)least,
					    .number = (uint32_t)i};
	order_sort(order, count);
	for (size_t i = 0; i < count; i++)
		sorted[i] = found[order[i].number];
	memcpy(found, sorted, count * sizeof(*found));
	free(sorted);
	free(order);
}

/* No value is below `least`. */
static void sort(struct run *found, size_t count, int64_t least)
{
	if (count > INSERTION_MOST) {
		sort_many(found, count, least);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct run one = found[i];
		size_t k = i;
		for (; k > 0 && found[k - 1].value > one.value; k--)
			found[k] = found[k - 1];
		found[k] = one;
	}
}

/* The first value of the part, from `from` on, that lies in the bucket or above it: near `from`, if it can be. */
static size_t first_in(struct runs part, size_t from, struct buckets b, size_t bucket)
{
	size_t low = from, high = from, step = 1;

	while (high < part.count && bucket_of(b, runs_value(part, high)) < bucket) {
		low = high + 1;
		high += step;
		step *= 2;
	}
	high = high < part.count ? high : part.count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (bucket_of(b, runs_value(part, middle)) < bucket)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Adds the values of a part that are in wanted buckets to the `found` ones; how many these are then. */
static size_t find_in_long(struct selection *s, struct buckets b, struct runs part, size_t found)
{
	size_t at = 0;

	for (size_t i = 0; i < s->listed_count; i++) {
		at = first_in(part, at, b, s->listed[i]);
		while (at < part.count && bucket_of(b, runs_value(part, at)) == s->listed[i])
			s->found[found++] = runs_at(part, at++);
	}
	return found;
}

/* The same of a part whose values are so few that looking at all of them is quicker. */
static size_t find_in_short(struct selection *s, struct buckets b, struct runs part, size_t found)
{
	for (size_t i = 0; i < part.count; i++) {
		s->found[found] = runs_at(part, i);
		found += s->wanted[bucket_of(b, s->found[found].value)];
	}
	return found;
}

/* The values of the wanted buckets, in order; how many. */
static size_t find_wanted(struct selection *s, struct buckets b, const struct runs *parts,
			  size_t count, size_t values)
{
	size_t found = 0;

	/* One place more, for what is written and then passed over. */
	s->found = mem_grow(s->found, &s->found_room, values + 1, sizeof(*s->found));
	for (size_t i = 0; i < count; i++)
		found = parts[i].count < LOOKED_AT * s->listed_count
			    ? find_in_short(s, b, parts[i], found)
			    : find_in_long(s, b, parts[i], found);
	sort(s->found, found, b.least);
	return found;
}

static void reserve(struct union_side *runs, size_t need)
{
	if (need <= runs->room)
		return;
	runs->runs = mem_resize(runs->runs, need, sizeof(*runs->runs));
	runs->room = need;
}

/* The values found, equal ones together, and one run for what lies between two buckets. */
static struct runs runs_of(struct selection *s, struct buckets b, size_t found)
{
	uint64_t total = s->upto[b.count - 1], seen = 0;
	struct run *out;
	size_t used = 0;

	reserve(&s->runs, 2 * found + 2);
	out = s->runs.runs;
	for (size_t i = 0; i < found; i++) {
		size_t bucket = bucket_of(b, s->found[i].value);
		uint64_t before = bucket ? s->upto[bucket - 1] : 0;
		int64_t start = (int64_t)((uint64_t)b.least + ((uint64_t)bucket << b.shift));
		if (seen < before) {
			out[used++] = (struct run){.value = start - 1, .count = before - seen};
			seen = before;
		}
		seen += s->found[i].count;
		if (used && out[used - 1].value == s->found[i].value)
			out[used - 1].count += s->found[i].count;
		else
			out[used++] = s->found[i];
	}
	if (seen < total)
		out[used++] = (struct run){.value = INT64_MAX, .count = total - seen};
	return (struct runs){.longs = out, .count = used};
}

static size_t values_of(const struct runs *parts, size_t count)
{
	size_t values = 0;

	for (size_t i = 0; i < count; i++)
		values += parts[i].count;
	return values;
}

bool selection_is_union(const struct runs *parts, size_t count)
{
	size_t values = values_of(parts, count);

	return values <= VALUES_MERGED || (count <= PARTS_FEW && values <= VALUES_OF_FEW_MERGED);
}

struct runs selection_of(struct selection *s, const struct runs *parts, size_t count,
			 const uint64_t *ranks, size_t rank_count)
{
	size_t values = values_of(parts, count);
	struct buckets b;

	if (selection_is_union(parts, count))
		return runs_union_of(&s->all, parts, count);
	b = buckets_of(parts, count, values);
	count_buckets(s, b, parts, count);
	assert(rank_count && ranks[rank_count - 1] < s->upto[b.count - 1]);
	mark_wanted(s, b, ranks, rank_count);
	return runs_of(s, b, find_wanted(s, b, parts, count, values));
}
