/* SPDX-License-Identifier: GPL-3.0-or-later */
/* multiset.c: radix sort of the tail and its folding into runs; see multiset.h. */
#include "stats/multiset.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	TAIL_FIRST = 16, /* elements; most cells are small */
	TAIL_LEAST = 1 << 10, /* a tail of this many is worth folding */
	TAIL_SPREAD =
	    1 << 13, /* where values hardly repeat, one of this many is: folding saves no memory */
	REPEATS_FEW = 4, /* of a value in the first tail, on average, where values hardly repeat */
	TAIL_MOST = 1 << 20, /* and one of this many must be, to bound memory */
	SCRATCH_SMALL = 1024, /* below this many, sorting needs no memory of its own */
	INSERTION_MOST = 48, /* below this many, insertion sort is faster than radix sort */
	RADIX_SMALL = 1 << 13, /* below this many, narrow digits are faster than wide ones */
	BITS_BEYOND_COUNT =
	    1, /* evenly spread, half of the values have their highest bits to themselves */
	MOVES_PER_VALUE = 4, /* of an insertion sort that is worth while */
	DIGIT_SMALL = 9,
	DIGIT_LARGE = 11,
};

void multiset_release(struct multiset *m)
{
	free(m->values);
	free(m->counts);
	free(m->tail);
	*m = (struct multiset){0};
}

/* False: it took more than `most` moves, and is not sorted. */
static bool insertion_sort(int64_t *values, size_t count, size_t most)
{
	size_t moves = 0;

	for (size_t i = 1; i < count && moves <= most; i++) {
		int64_t value = values[i];
		size_t j = i;
		for (; j > 0 && values[j - 1] > value; j--)
			values[j] = values[j - 1];
		values[j] = value;
		moves += i - j;
	}
	return moves <= most;
}

/* One pass of a least-significant-digit radix sort. */
static void radix_pass(const int64_t *from, int64_t *to, size_t count, int64_t least,
		       unsigned shift, unsigned bits)
{
	uint32_t starts[1 << DIGIT_LARGE];
	uint64_t mask = ((uint64_t)1 << bits) - 1;
	uint32_t next = 0;

	memset(starts, 0, (mask + 1) * sizeof(*starts));
	for (size_t i = 0; i < count; i++)
		starts[((uint64_t)from[i] - (uint64_t)least) >> shift & mask]++;
	for (size_t digit = 0; digit <= mask; digit++) {
		uint32_t here = starts[digit];
		starts[digit] = next;
		next += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[((uint64_t)from[i] - (uint64_t)least) >> shift & mask]++] = from[i];
}

static unsigned passes_of(unsigned bits, unsigned most)
{
	return (bits + most - 1) / most;
}

/* Sorts `values`, which are `least` or more, by their bits from `shift` on, `bits` in all, in digits of at
 * most `most`. `other` is as long, and is left with anything in it. */
static void radix_sort(int64_t *values, int64_t *other, size_t count, int64_t least, unsigned shift,
		       unsigned bits, unsigned most)
{
	unsigned passes = passes_of(bits, most), digit = (bits + passes - 1) / passes;
	int64_t *from = values, *to = other;

	for (; passes; passes--, shift += digit) {
		int64_t *sorted = to;
		radix_pass(from, to, count, least, shift, digit);
		to = from;
		from = sorted;
	}
	if (from != values)
		memcpy(values, from, count * sizeof(*values));
}

/* Sorts `values`; `other` is as long, and is left with anything in it. Values that are spread over a wide
 * range are sorted by their highest bits, after which few are out of place; if many are, by all bits. */
static void sort(int64_t *values, int64_t *other, size_t count)
{
	unsigned most = count < RADIX_SMALL ? DIGIT_SMALL : DIGIT_LARGE;
	int64_t least = values[0];
	int64_t greatest = values[0];
	unsigned bits, highest;

	if (count <= INSERTION_MOST) {
		(void)insertion_sort(values, count, SIZE_MAX);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		least = values[i] < least ? values[i] : least;
		greatest = values[i] > greatest ? values[i] : greatest;
	}
	if (least == greatest)
		return;
	bits = 64 - (unsigned)__builtin_clzll((uint64_t)greatest - (uint64_t)least);
	highest = most * passes_of(64 - (unsigned)__builtin_clzll(count) + BITS_BEYOND_COUNT, most);
	if (highest < bits) {
		radix_sort(values, other, count, least, bits - highest, highest, most);
		if (insertion_sort(values, count, MOVES_PER_VALUE * count))
			return;
	}
	radix_sort(values, other, count, least, 0, bits, most);
}

/* Sorted values to distinct values, with counts; returns how many there are. */
static size_t collapse(int64_t *values, uint64_t *counts, size_t count)
{
	size_t distinct = 0;

	for (size_t i = 0; i < count; i++) {
		if (distinct && values[distinct - 1] == values[i]) {
			counts[distinct - 1]++;
		} else {
			values[distinct] = values[i];
			counts[distinct++] = 1;
		}
	}
	return distinct;
}

static void reserve_runs(struct multiset *m, size_t need)
{
	size_t room = m->room;

	if (need <= room)
		return;
	if (need > MULTISET_RUNS_MOST)
		mem_fail();
	m->values = mem_grow(m->values, &room, need, sizeof(*m->values));
	m->counts = mem_resize(m->counts, room, sizeof(*m->counts));
	m->room = (uint32_t)room;
}

/* Adds runs to `m`, using up the arrays given: first the values that are there already,
 * then, from the back and in place, those that are new. */
static void absorb(struct multiset *m, int64_t *values, uint64_t *counts, size_t count)
{
	size_t fresh = 0;
	size_t at = 0;
	size_t end, old;

	for (size_t i = 0; i < count; i++) {
		while (at < m->runs && m->values[at] < values[i])
			at++;
		if (at < m->runs && m->values[at] == values[i]) {
			m->counts[at] += counts[i];
		} else {
			values[fresh] = values[i];
			counts[fresh++] = counts[i];
		}
	}
	assert(fresh <= count);
	reserve_runs(m, m->runs + fresh);
	old = m->runs;
	m->runs += (uint32_t)fresh;
	for (end = m->runs; fresh > 0; end--) {
		if (old > 0 && m->values[old - 1] > values[fresh - 1]) {
			old--;
			m->values[end - 1] = m->values[old];
			m->counts[end - 1] = m->counts[old];
		} else {
			fresh--;
			m->values[end - 1] = values[fresh];
			m->counts[end - 1] = counts[fresh];
		}
	}
}

/* Sorts the tail and hands its distinct values, in the tail's own memory, and their counts to `take`. */
static void sort_tail(struct multiset *m, void take(struct multiset *m, int64_t *values,
						    uint64_t *counts, size_t count))
{
	/* The sort's other half and the counts are never needed at the same time. */
	union {
		int64_t values[SCRATCH_SMALL];
		uint64_t counts[SCRATCH_SMALL];
	} small;
	int64_t *other = small.values;
	uint64_t *counts = small.counts;
	void *large = NULL;

	if (m->tail_count > SCRATCH_SMALL) {
		large = mem_alloc(m->tail_count, sizeof(int64_t));
		other = large;
		counts = large;
	}
	sort(m->tail, other, m->tail_count);
	take(m, m->tail, counts, collapse(m->tail, counts, m->tail_count));
	m->tail_count = 0;
	free(large);
}

static void fold_tail(struct multiset *m)
{
	if (m->tail_count)
		sort_tail(m, absorb);
}

/* The first runs of all: the tail itself becomes their values. */
static void become_runs(struct multiset *m, int64_t *values, uint64_t *counts, size_t count)
{
	m->values = mem_resize(values, count, sizeof(*values));
	m->counts = mem_alloc(count, sizeof(*counts));
	memcpy(m->counts, counts, count * sizeof(*counts));
	m->runs = (uint32_t)count;
	m->room = (uint32_t)count;
	m->tail = NULL;
}

/* A tail as long as half the runs keeps the cost of folding per row constant. */
static size_t tail_limit(const struct multiset *m)
{
	size_t limit = m->runs / 2,
	       least = m->runs > TAIL_LEAST / REPEATS_FEW ? TAIL_SPREAD : TAIL_LEAST;

	if (limit < least)
		return least;
	return limit < TAIL_MOST ? limit : TAIL_MOST;
}

void multiset_make_room(struct multiset *m)
{
	size_t limit = tail_limit(m);
	size_t room = m->tail_room ? 2 * (size_t)m->tail_room : TAIL_FIRST;

	if (m->tail_room >= limit) {
		fold_tail(m);
		return;
	}
	m->tail_room = (uint32_t)(room < limit ? room : limit);
	m->tail = mem_resize(m->tail, m->tail_room, sizeof(*m->tail));
}

/* What the runs of a multiset always are. */
static bool runs_ascend(struct runs r)
{
	for (size_t i = 0; i < r.count; i++)
		if (r.counts[i] == 0 || (i && r.values[i - 1] >= r.values[i]))
			return false;
	return true;
}

void multiset_settle(struct multiset *m)
{
	if (m->tail_count && !m->room)
		sort_tail(m, become_runs);
	else
		fold_tail(m);
	assert(runs_ascend(multiset_runs(m)));
	free(m->tail);
	m->tail = NULL;
	m->tail_room = 0;
}

/* Of what was not folded yet, the tail is all: it is sorted once, with the tail it is put behind. */
static void append_tail(struct multiset *into, const struct multiset *from)
{
	for (size_t done = 0, some; done < from->tail_count; done += some) {
		if (into->tail_count == into->tail_room)
			multiset_make_room(into);
		some = into->tail_room - into->tail_count;
		if (some > from->tail_count - done)
			some = from->tail_count - done;
		memcpy(into->tail + into->tail_count, from->tail + done,
		       some * sizeof(*into->tail));
		into->tail_count += (uint32_t)some;
	}
}

void multiset_merge(struct multiset *into, struct multiset *from)
{
	if (into->runs == 0 && into->tail_count == 0) {
		multiset_release(into);
		*into = *from;
		*from = (struct multiset){0};
		return;
	}
	append_tail(into, from);
	absorb(into, from->values, from->counts, from->runs);
	multiset_release(from);
}

struct translated {
	int64_t value;
	uint64_t count;
};

static int translated_compare(const void *a, const void *b)
{
	int64_t left = ((const struct translated *)a)->value;
	int64_t right = ((const struct translated *)b)->value;

	return (left > right) - (left < right);
}

void multiset_translate(struct multiset *m, const uint32_t *to)
{
	struct translated *all;
	uint32_t runs = 0;

	for (size_t i = 0; i < m->tail_count; i++)
		m->tail[i] = to[m->tail[i]];
	if (!m->runs)
		return;
	all = mem_alloc(m->runs, sizeof(*all));
	for (size_t i = 0; i < m->runs; i++)
		all[i] = (struct translated){.value = to[m->values[i]], .count = m->counts[i]};
	qsort(all, m->runs, sizeof(*all), translated_compare);
	for (size_t i = 0; i < m->runs; i++) {
		if (runs && m->values[runs - 1] == all[i].value) {
			m->counts[runs - 1] += all[i].count;
		} else {
			m->values[runs] = all[i].value;
			m->counts[runs++] = all[i].count;
		}
	}
	m->runs = runs;
	free(all);
}

struct runs multiset_runs(const struct multiset *m)
{
	assert(m->tail_count == 0); /* settled */
	return (struct runs){.values = m->values, .counts = m->counts, .count = m->runs};
}

uint64_t runs_total(struct runs r)
{
	uint64_t total = 0;

	for (size_t i = 0; i < r.count; i++)
		total += r.counts[i];
	return total;
}

uint64_t runs_greatest_count(struct runs r)
{
	uint64_t greatest = 0;

	for (size_t i = 0; i < r.count; i++)
		greatest = r.counts[i] > greatest ? r.counts[i] : greatest;
	return greatest;
}

void runs_union_release(struct runs_union *u)
{
	for (int i = 0; i < 2; i++) {
		free(u->sides[i].values);
		free(u->sides[i].counts);
	}
	free(u->parts);
	*u = (struct runs_union){0};
}

static size_t merge_pair(struct runs a, struct runs b, int64_t *values, uint64_t *counts)
{
	size_t i = 0, j = 0, k = 0;

	while (i < a.count && j < b.count) {
		int64_t left = a.values[i];
		int64_t right = b.values[j];
		values[k] = left < right ? left : right;
		counts[k] = (left <= right ? a.counts[i] : 0) + (right <= left ? b.counts[j] : 0);
		i += left <= right;
		j += right <= left;
		k++;
	}
	for (; i < a.count; i++, k++) {
		values[k] = a.values[i];
		counts[k] = a.counts[i];
	}
	for (; j < b.count; j++, k++) {
		values[k] = b.values[j];
		counts[k] = b.counts[j];
	}
	return k;
}

/* Merges neighbours of u->parts into `side`; returns how many parts are left. */
static size_t merge_round(struct runs_union *u, struct union_side *side, size_t count)
{
	const struct runs none = {0};
	size_t used = 0;
	size_t left = 0;

	for (size_t i = 0; i < count; i += 2) {
		int64_t *values = side->values + used;
		uint64_t *counts = side->counts + used;
		size_t merged =
		    merge_pair(u->parts[i], i + 1 < count ? u->parts[i + 1] : none, values, counts);
		u->parts[left++] =
		    (struct runs){.values = values, .counts = counts, .count = merged};
		used += merged;
	}
	return left;
}

struct runs runs_union_of(struct runs_union *u, const struct runs *parts, size_t count)
{
	int turn = 0;

	if (count == 0)
		return (struct runs){0};
	u->parts = mem_grow(u->parts, &u->parts_room, count, sizeof(*u->parts));
	memcpy(u->parts, parts, count * sizeof(*parts));
	for (; count > 1; turn = !turn) {
		struct union_side *side = &u->sides[turn];
		size_t need = 1; /* there is a place, even for nothing */
		for (size_t i = 0; i < count; i++)
			need += u->parts[i].count;
		if (need > side->room) {
			side->values = mem_resize(side->values, need, sizeof(*side->values));
			side->counts = mem_resize(side->counts, need, sizeof(*side->counts));
			side->room = need;
		}
		count = merge_round(u, side, count);
	}
	return u->parts[0];
}
