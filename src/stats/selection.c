/* SPDX-License-Identifier: GPL-3.0-or-later */
/* selection.c: see selection.h. */
#include "stats/selection.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct counted_value {
	int64_t value;
	uint64_t count;
};

enum {
	PARTS_MERGED = 3, /* of so few the union itself costs less */
	VALUES_MERGED = 64,
	VALUES_PER_BUCKET = 4,
	BUCKET_BITS_LEAST = 5,
	BUCKET_BITS_MOST = 12, /* more would not stay in the nearest cache */
	INSERTION_MOST = 48,
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
	free(s->found);
	free(s->runs.values);
	free(s->runs.counts);
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
		const struct runs *part = &parts[i];
		if (!part->count)
			continue;
		b.least = part->values[0] < b.least ? part->values[0] : b.least;
		greatest = part->values[part->count - 1] > greatest ? part->values[part->count - 1]
								    : greatest;
	}
	while (bits < BUCKET_BITS_MOST && (size_t)VALUES_PER_BUCKET << bits < values)
		bits++;
	range = 64 - (unsigned)__builtin_clzll(((uint64_t)greatest - (uint64_t)b.least) | 1);
	b.shift = range > bits ? range - bits : 0;
	b.count = bucket_of(b, greatest) + 1;
	return b;
}

/* s->upto: the observations up to the end of each bucket. */
static void count_buckets(struct selection *s, struct buckets b, const struct runs *parts,
			  size_t count)
{
	uint64_t total = 0;

	s->upto = mem_grow(s->upto, &s->upto_room, b.count, sizeof(*s->upto));
	memset(s->upto, 0, b.count * sizeof(*s->upto));
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < parts[i].count; k++)
			s->upto[bucket_of(b, parts[i].values[k])] += parts[i].counts[k];
	for (size_t i = 0; i < b.count; i++)
		s->upto[i] = total += s->upto[i];
}

/* s->wanted: does the bucket hold one of the ranks? */
static void mark_wanted(struct selection *s, struct buckets b, const uint64_t *ranks, size_t count)
{
	size_t at = 0;

	s->wanted = mem_grow(s->wanted, &s->wanted_room, b.count, sizeof(*s->wanted));
	memset(s->wanted, 0, b.count * sizeof(*s->wanted));
	for (size_t i = 0; i < count; i++) {
		while (s->upto[at] <= ranks[i])
			at++;
		s->wanted[at] = 1;
	}
}

static int compare_values(const void *a, const void *b)
{
	int64_t left = ((const struct counted_value *)a)->value;
	int64_t right = ((const struct counted_value *)b)->value;

	return (left > right) - (left < right);
}

static void sort(struct counted_value *found, size_t count)
{
	if (count > INSERTION_MOST) {
		qsort(found, count, sizeof(*found), compare_values);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		struct counted_value one = found[i];
		size_t k = i;
		for (; k > 0 && found[k - 1].value > one.value; k--)
			found[k] = found[k - 1];
		found[k] = one;
	}
}

/* The values of the wanted buckets, in order; how many. */
static size_t find_wanted(struct selection *s, struct buckets b, const struct runs *parts,
			  size_t count, size_t values)
{
	size_t found = 0;

	/* One place more, for what is written and then passed over. */
	s->found = mem_grow(s->found, &s->found_room, values + 1, sizeof(*s->found));
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < parts[i].count; k++) {
			int64_t value = parts[i].values[k];
			s->found[found] =
			    (struct counted_value){.value = value, .count = parts[i].counts[k]};
			found += s->wanted[bucket_of(b, value)];
		}
	sort(s->found, found);
	return found;
}

static void reserve(struct union_side *runs, size_t need)
{
	if (need <= runs->room)
		return;
	runs->values = mem_resize(runs->values, need, sizeof(*runs->values));
	runs->counts = mem_resize(runs->counts, need, sizeof(*runs->counts));
	runs->room = need;
}

/* The values found, equal ones together, and one run for what lies between two buckets. */
static struct runs runs_of(struct selection *s, struct buckets b, size_t found)
{
	struct union_side *out = &s->runs;
	uint64_t total = s->upto[b.count - 1], seen = 0;
	size_t used = 0;

	reserve(out, 2 * found + 2);
	for (size_t i = 0; i < found; i++) {
		size_t bucket = bucket_of(b, s->found[i].value);
		uint64_t before = bucket ? s->upto[bucket - 1] : 0;
		if (seen < before) {
			out->values[used] =
			    (int64_t)((uint64_t)b.least + ((uint64_t)bucket << b.shift)) - 1;
			out->counts[used++] = before - seen;
			seen = before;
		}
		seen += s->found[i].count;
		if (used && out->values[used - 1] == s->found[i].value) {
			out->counts[used - 1] += s->found[i].count;
		} else {
			out->values[used] = s->found[i].value;
			out->counts[used++] = s->found[i].count;
		}
	}
	if (seen < total) {
		out->values[used] = INT64_MAX;
		out->counts[used++] = total - seen;
	}
	return (struct runs){.values = out->values, .counts = out->counts, .count = used};
}

struct runs selection_of(struct selection *s, const struct runs *parts, size_t count,
			 const uint64_t *ranks, size_t rank_count)
{
	struct buckets b;
	size_t values = 0;

	for (size_t i = 0; i < count; i++)
		values += parts[i].count;
	if (count <= PARTS_MERGED || values <= VALUES_MERGED)
		return runs_union_of(&s->all, parts, count);
	b = buckets_of(parts, count, values);
	count_buckets(s, b, parts, count);
	assert(rank_count && ranks[rank_count - 1] < s->upto[b.count - 1]);
	mark_wanted(s, b, ranks, rank_count);
	return runs_of(s, b, find_wanted(s, b, parts, count, values));
}
