/* SPDX-License-Identifier: GPL-3.0-or-later */
/* multiset.c: the tail and its folding into runs; see multiset.h. */
#include "stats/multiset.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "stats/value_sort.h"

enum {
	BLOCK_SHARE_LEAST = 8, /* of a tail: it is folded before it takes a smaller block */
	TAIL_SHORT = 16, /* elements; a tail of this many is never too long */
	VALUES_FEW = 4, /* a first block of so few values is folded: it will be again */
	TAIL_LEAST = 1 << 10, /* a tail of this many is worth folding */
	TAIL_SPREAD =
	    1 << 13, /* where values hardly repeat, one of this many is: folding saves no memory */
	REPEATS_FEW = 4, /* of a value in the first tail, on average, where values hardly repeat */
	TAIL_MOST = 1 << 20, /* and one of this many must be, to bound memory */
	SPREAD_TAIL =
	    8, /* of the runs: as new values need twice the memory in runs, so many may wait */
	SCRATCH_SMALL = 256, /* below this many, sorting needs no memory of its own */
	RUNS_SEEN = 16, /* that are looked through for a value */
};
/* The sum of two of them is short, too, and so it is with all that a tail can add before the runs are long. */
#define SHORT_COUNT_MOST (UINT32_MAX / 4)
#define ROOM_BITS ((UINT32_C(1) << 30) - 1)

EITHER struct run run_at(union run_array a, size_t i, bool is_long)
{
	return is_long ? a.longs[i]
		       : (struct run){.value = a.shorts[i].value, .count = a.shorts[i].count};
}

EITHER void run_put(union run_array a, size_t i, struct run run, bool is_long)
{
	if (is_long)
		a.longs[i] = run;
	else
		a.shorts[i] =
		    (struct short_run){.value = (uint32_t)run.value, .count = (uint32_t)run.count};
}

static size_t run_size(bool is_long)
{
	return is_long ? sizeof(struct run) : sizeof(struct short_run);
}

void multiset_release(struct multiset *m)
{
	free(m->runs.shorts);
	*m = (struct multiset){0};
}

/* ---- runs ---- */

/* Values and counts that are short, or will not stay so, become long ones. There is no tail now. */
static void lengthen_runs(struct multiset *m)
{
	union run_array runs = {.shorts = NULL};

	assert(m->tail_count == 0);
	if (m->run_room)
		runs.longs = mem_alloc(m->run_room, sizeof(*runs.longs));
	for (size_t i = 0; i < m->run_count; i++)
		runs.longs[i] = run_at(m->runs, i, false);
	free(m->runs.shorts);
	m->runs = runs;
	m->is_long = true;
	m->tail_room = m->tail ? tail_block_values(m->tail->size, true) : 0;
}

static void reserve_runs(struct multiset *m, size_t need)
{
	size_t room = m->run_room;

	if (need <= room)
		return;
	if (need > MULTISET_RUNS_MOST)
		mem_fail();
	m->runs.shorts = mem_grow(m->runs.shorts, &room, need, run_size(m->is_long));
	m->run_room = (uint32_t)room & ROOM_BITS;
}

/* The first runs of all get exactly their room: most sets settle with them. */
static void become_runs(struct multiset *m, union run_array from, size_t count)
{
	m->runs.shorts = mem_alloc(count, run_size(m->is_long));
	memcpy(m->runs.shorts, from.shorts, count * run_size(m->is_long));
	m->run_count = (uint32_t)count;
	m->run_room = (uint32_t)count & ROOM_BITS;
}

/* What was added: how many values were new, and the greatest sum of those that were not. */
struct absorbed {
	size_t fresh;
	uint64_t greatest;
};

/* Adds runs to `m`, using up the array given: first the values that are there already,
 * then, from the back and in place, those that are new. */
EITHER struct absorbed absorb_as(struct multiset *m, union run_array from, size_t count,
				 bool is_long)
{
	union run_array runs = m->runs;
	size_t fresh = 0, at = 0, end, old = m->run_count;
	struct absorbed absorbed = {.fresh = 0};
	uint64_t greatest = 0;

	for (size_t i = 0; i < count; i++) {
		struct run run = run_at(from, i, is_long), known;
		while (at < old && run_at(runs, at, is_long).value < run.value)
			at++;
		if (at == old || run_at(runs, at, is_long).value != run.value) {
			run_put(from, fresh++, run, is_long);
			continue;
		}
		known = run_at(runs, at, is_long);
		known.count += run.count;
		greatest = known.count > greatest ? known.count : greatest;
		run_put(runs, at, known, is_long);
	}
	assert(fresh <= count && (is_long || greatest <= UINT32_MAX));
	absorbed = (struct absorbed){.fresh = fresh, .greatest = greatest};
	reserve_runs(m, old + fresh);
	runs = m->runs;
	m->run_count += (uint32_t)fresh;
	for (end = old + fresh; fresh > 0; end--) {
		struct run last = run_at(from, fresh - 1, is_long);
		if (old > 0 && run_at(runs, old - 1, is_long).value > last.value)
			last = run_at(runs, --old, is_long);
		else
			fresh--;
		run_put(runs, end - 1, last, is_long);
	}
	return absorbed;
}

static void lengthen(struct multiset *m, struct tail_pool *pool);

/* `from` is as long or short as `m` is. How many of its values were new. */
static size_t absorb(struct multiset *m, union run_array from, size_t count)
{
	struct absorbed absorbed;

	if (!m->run_room && count) {
		become_runs(m, from, count);
		return count;
	}
	if (m->is_long)
		return absorb_as(m, from, count, true).fresh;
	absorbed = absorb_as(m, from, count, false);
	if (absorbed.greatest > SHORT_COUNT_MOST)
		lengthen(m, NULL);
	return absorbed.fresh;
}

/* Sorted values to runs; returns how many there are. */
EITHER size_t collapse(union value_array values, size_t count, union run_array out, bool is_long)
{
	struct run run = {.value = value_at(values, 0, is_long), .count = 1};
	size_t distinct = 0;

	for (size_t i = 1; i < count; i++) {
		int64_t value = value_at(values, i, is_long);
		if (value == run.value) {
			run.count++;
			continue;
		}
		run_put(out, distinct++, run, is_long);
		run = (struct run){.value = value, .count = 1};
	}
	run_put(out, distinct++, run, is_long);
	return distinct;
}

/* ---- the tail ---- */

static size_t tail_total(const struct multiset *m)
{
	return m->tail ? (size_t)m->tail->older_count + m->tail_count : 0;
}

/* All its values, wherever they lie. */
static void copy_tail(struct multiset *m, void *values)
{
	char *to = values;

	if (m->tail)
		tail_block_set_count(m->tail, m->tail_count);
	for (struct tail_block *b = m->tail; b; b = b->older) {
		size_t bytes = b->count * value_size(m->is_long);
		memcpy(to, tail_values(b).shorts, bytes);
		to += bytes;
	}
}

/* The tail is empty. Without a pool to take them its blocks are left. */
static void drop_tail(struct multiset *m, struct tail_pool *pool)
{
	m->tail_count = 0;
	if (pool) {
		tail_pool_give_back(pool, m->tail->older);
		m->tail->older = NULL;
		m->tail->older_count = 0;
	} else {
		m->tail = NULL;
		m->tail_room = 0;
	}
}

/* `scratch` has room for a run of each value; the sort and the runs use it in turn. */
static void fold_values(struct multiset *m, union value_array values, size_t count,
			union run_array scratch)
{
	union value_array other = {.shorts = (void *)scratch.shorts};
	size_t runs;

	values_sort(values, other, count, m->is_long);
	runs = m->is_long ? collapse(values, count, scratch, true)
			  : collapse(values, count, scratch, false);
	m->is_spread = absorb(m, scratch, runs) > count / 2;
}

/* `count` of them, above 0. */
static __attribute__((noinline)) void fold_some(struct multiset *m, struct tail_pool *pool,
						struct fold_room *room, size_t count)
{
	struct run small_runs[SCRATCH_SMALL];
	int64_t small_values[SCRATCH_SMALL];
	union run_array scratch = {.longs = small_runs};
	union value_array values = {.longs = small_values};

	if (count > SCRATCH_SMALL) {
		const size_t of_runs = count * run_size(m->is_long);
		scratch.longs = fold_room_of(room, of_runs + count * value_size(m->is_long));
		values.shorts = (void *)((char *)scratch.longs + of_runs);
	}
	copy_tail(m, values.shorts);
	drop_tail(m, pool);
	fold_values(m, values, count, scratch);
}

static void fold_within(struct multiset *m, struct tail_pool *pool, struct fold_room *room)
{
	size_t count = tail_total(m);

	if (count) /* most have none */
		fold_some(m, pool, room, count);
}

static void fold_tail(struct multiset *m, struct tail_pool *pool)
{
	struct fold_room own = {.memory = NULL};

	fold_within(m, pool, pool ? &pool->room : &own);
	fold_room_release(&own);
}

/* Without a pool, the tail's blocks are left where they lie. */
static void lengthen(struct multiset *m, struct tail_pool *pool)
{
	fold_tail(m, pool);
	if (!m->is_long) /* a count may have done so */
		lengthen_runs(m);
}

/* ---- adding ---- */

static bool first_block_repeats(const struct multiset *m)
{
	int64_t seen[VALUES_FEW];
	size_t distinct = 0;

	if (m->is_long || m->tail->older)
		return false;
	for (size_t i = 0, k; i < m->tail_count; i++) {
		int64_t value = tail_values(m->tail).shorts[i];
		for (k = 0; k < distinct && seen[k] != value; k++)
			;
		if (k == VALUES_FEW)
			return false;
		seen[k] = value;
		distinct += k == distinct;
	}
	return true;
}

/* A tail as long as half the runs, or more, keeps the cost of folding per row constant. */
static size_t tail_limit(const struct multiset *m)
{
	size_t limit = m->run_count / 2, few = (size_t)REPEATS_FEW * m->run_count;

	if (!m->run_count)
		return first_block_repeats(m) ? 0 : TAIL_LEAST;
	if (few <= TAIL_LEAST)
		return few > TAIL_SHORT ? few : TAIL_SHORT;
	if (m->is_spread)
		return (size_t)SPREAD_TAIL * m->run_count;
	if (limit < TAIL_SPREAD)
		return TAIL_SPREAD;
	return limit < TAIL_MOST ? limit : TAIL_MOST;
}

/* The size of the block that doubles a tail of `total` values, or has room for the `most` that it may still take. */
static uint32_t next_size(size_t total, size_t most, bool is_long)
{
	size_t room = total < most ? total : most;
	uint32_t size = 0;

	while (size < TAIL_BLOCK_SIZES - 1 && tail_block_values(size, is_long) < room)
		size++;
	return size;
}

/* Its block is full, or there is none. */
static void make_room(struct multiset *m, struct tail_pool *pool)
{
	struct tail_block *before = m->tail;
	size_t total = tail_total(m), limit = before ? tail_limit(m) : TAIL_LEAST;

	if (before && (limit <= total || limit - total < total / BLOCK_SHARE_LEAST)) {
		fold_tail(m, pool);
		return;
	}
	m->tail = tail_pool_block(pool, next_size(total, limit - total, m->is_long));
	m->tail->older = before;
	m->tail->older_count = (uint32_t)total;
	if (before)
		tail_block_set_count(before, m->tail_count);
	m->tail_count = 0;
	m->tail_room = tail_block_values(m->tail->size, m->is_long);
}

void multiset_add_slowly(struct multiset *m, struct tail_pool *pool, int64_t value)
{
	if (!m->is_long && (uint64_t)value > UINT32_MAX)
		lengthen(m, pool);
	if (m->tail_count == m->tail_room)
		make_room(m, pool);
	value_put(tail_values(m->tail), m->tail_count++, value, m->is_long);
}

/* A value that the runs have is counted there. */
void multiset_add_times(struct multiset *m, struct tail_pool *pool, int64_t value, uint64_t times)
{
	struct short_run *known = m->is_long ? NULL : m->runs.shorts;

	for (size_t i = 0; known && i < m->run_count && i < RUNS_SEEN; i++)
		if (known[i].value == value && known[i].count + times <= SHORT_COUNT_MOST) {
			known[i].count += (uint32_t)times;
			return;
		}
	for (; times; times--)
		multiset_add(m, pool, value);
}

static struct runs runs_of(const struct multiset *m)
{
	return (struct runs){.shorts = m->is_long ? NULL : m->runs.shorts,
			     .longs = m->is_long ? m->runs.longs : NULL,
			     .count = m->run_count};
}

/* What the runs of a multiset always are. */
static bool runs_ascend(struct runs r)
{
	for (size_t i = 0; i < r.count; i++)
		if (runs_count(r, i) == 0 || (i && runs_value(r, i - 1) >= runs_value(r, i)))
			return false;
	return true;
}

void multiset_settle(struct multiset *m, struct fold_room *room)
{
	if (room)
		fold_within(m, NULL, room);
	else
		fold_tail(m, NULL);
	m->tail = NULL;
	m->tail_room = 0;
	assert(runs_ascend(multiset_runs(m)));
}

EITHER double repeats_as(struct runs runs, union value_array values, size_t count, bool is_long)
{
	double repeats = 0;

	for (size_t i = 0, at = 0; i < count || at < runs.count;) {
		int64_t value;
		uint64_t here = 0;
		if (at < runs.count &&
		    (i == count || runs_value(runs, at) <= value_at(values, i, is_long))) {
			value = runs_value(runs, at);
			here = runs_count(runs, at++);
		} else {
			value = value_at(values, i, is_long);
		}
		for (; i < count && value_at(values, i, is_long) == value; i++)
			here++;
		repeats += (double)here * (double)(here - 1);
	}
	return repeats;
}

double multiset_repeats(struct multiset *m, struct fold_room *room)
{
	const size_t count = tail_total(m), bytes = count * value_size(m->is_long);
	union value_array values = {.shorts = fold_room_of(room, 2 * bytes)};
	union value_array other = {.shorts = (void *)((char *)values.shorts + bytes)};

	copy_tail(m, values.shorts);
	if (count)
		values_sort(values, other, count, m->is_long);
	return m->is_long ? repeats_as(runs_of(m), values, count, true)
			  : repeats_as(runs_of(m), values, count, false);
}

/* If one of them is long, both are. */
static void match(struct multiset *a, struct multiset *b)
{
	if (a->is_long != b->is_long)
		lengthen(a->is_long ? b : a, NULL);
}

/* The blocks of `from` come after the one of `into` that is filled now. */
static void link_tail(struct multiset *into, struct multiset *from)
{
	struct tail_block *oldest = from->tail;

	if (!from->tail)
		return;
	if (!into->tail) {
		into->tail = from->tail;
		into->tail_count = from->tail_count;
		into->tail_room = from->tail_room;
		return;
	}
	into->tail->older_count += (uint32_t)tail_total(from);
	tail_block_set_count(from->tail, from->tail_count);
	while (oldest->older)
		oldest = oldest->older;
	oldest->older = into->tail->older;
	into->tail->older = from->tail;
}

void multiset_merge(struct multiset *into, struct multiset *from)
{
	if (into->run_count == 0 && tail_total(into) == 0) {
		multiset_release(into);
		*into = *from;
		*from = (struct multiset){0};
		return;
	}
	match(into, from);
	link_tail(into, from);
	(void)absorb(into, from->runs, from->run_count);
	if (!into->is_spread && tail_total(into) > TAIL_MOST)
		fold_tail(into, NULL);
	multiset_release(from);
}

static bool all_short(const struct run *runs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if ((uint64_t)runs[i].value > UINT32_MAX || runs[i].count > SHORT_COUNT_MOST)
			return false;
	return true;
}

void multiset_add_runs(struct multiset *m, const struct run *runs, size_t count)
{
	union run_array added;

	if (!m->is_long && !all_short(runs, count))
		lengthen(m, NULL);
	added.shorts = mem_alloc(count, run_size(m->is_long));
	for (size_t i = 0; i < count; i++)
		run_put(added, i, runs[i], m->is_long);
	(void)absorb(m, added, count);
	free(added.shorts);
}

static int run_compare(const void *a, const void *b)
{
	int64_t left = ((const struct run *)a)->value, right = ((const struct run *)b)->value;

	return (left > right) - (left < right);
}

void multiset_translate(struct multiset *m, const uint32_t *to)
{
	struct run *all;
	size_t used = 0;

	if (m->tail)
		tail_block_set_count(m->tail, m->tail_count);
	for (struct tail_block *b = m->tail; b; b = b->older)
		for (size_t i = 0; i < b->count; i++)
			value_put(tail_values(b), i, to[value_at(tail_values(b), i, m->is_long)],
				  m->is_long);
	if (!m->run_count)
		return;
	all = mem_alloc(m->run_count, sizeof(*all));
	for (size_t i = 0; i < m->run_count; i++) {
		all[i] = run_at(m->runs, i, m->is_long);
		all[i].value = to[all[i].value];
	}
	qsort(all, m->run_count, sizeof(*all), run_compare);
	for (size_t i = 0; i < m->run_count; i++) {
		if (used && all[used - 1].value == all[i].value)
			all[used - 1].count += all[i].count;
		else
			all[used++] = all[i];
	}
	m->run_count = 0;
	multiset_add_runs(m, all, used);
	free(all);
}

struct runs multiset_runs(const struct multiset *m)
{
	assert(tail_total(m) == 0); /* settled */
	return runs_of(m);
}
