/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The multiset against counting by hand: any order, any split, the same runs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "stats/multiset.h"

/* Of every test's sets; emptied after each. */
static struct tail_pool tails;

static int give_back_tails(void **state)
{
	(void)state;
	tail_pool_release(&tails);
	return 0;
}

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 31;
}

static int compare(const void *a, const void *b)
{
	int64_t left = *(const int64_t *)a;
	int64_t right = *(const int64_t *)b;

	return (left > right) - (left < right);
}

/* Holds `m` to what sorting all the values with qsort says. */
static void holds_exactly(struct runs r, const int64_t *values, size_t count)
{
	int64_t *sorted = mem_alloc(count, sizeof(*sorted));
	size_t run = 0;

	if (count)
		memcpy(sorted, values, count * sizeof(*sorted));
	qsort(sorted, count, sizeof(*sorted), compare);
	for (size_t i = 0; i < count; run++) {
		size_t start = i;
		while (i < count && sorted[i] == sorted[start])
			i++;
		assert_true(run < r.count);
		assert_true(runs_value(r, run) == sorted[start]);
		assert_int_equal(runs_count(r, run), i - start);
	}
	assert_int_equal(run, r.count);
	assert_int_equal(runs_total(r), count);
	free(sorted);
}

/* From `least` on: with 0 all fit 32 bits where `distinct` is below 2^25, below 0 some do not. */
static int64_t *some_values(uint64_t seed, size_t count, uint64_t distinct, int64_t least)
{
	int64_t *values = mem_alloc(count, sizeof(*values));

	for (size_t i = 0; i < count; i++)
		values[i] = (int64_t)(next_random(&seed) % distinct) * 97 + least;
	return values;
}

/* What sets are of short values, of long ones, and of both. */
static const int64_t leasts[] = {0, -40000, UINT32_MAX - 100, INT64_MIN};
enum { LEASTS = sizeof(leasts) / sizeof(*leasts) };

static void a_multiset_holds_what_was_added(void **state)
{
	static const struct {
		size_t count;
		uint64_t distinct;
	} cases[] = {{0, 1},	     {1, 1},	   {48, 10},   {49, 1000},	  {1024, 5},
		     {1025, 100000}, {5000, 1000}, {50000, 3}, {300000, 1u << 30}};

	(void)state;
	for (size_t i = 0; i < LEASTS * sizeof(cases) / sizeof(cases[0]); i++) {
		struct multiset m = {0};
		size_t of = i / LEASTS;
		int64_t *values =
		    some_values(i + 1, cases[of].count, cases[of].distinct, leasts[i % LEASTS]);
		for (size_t k = 0; k < cases[of].count; k++)
			multiset_add(&m, &tails, values[k]);
		multiset_settle(&m, NULL);
		holds_exactly(multiset_runs(&m), values, cases[of].count);
		free(values);
		multiset_release(&m);
	}
}

static void extreme_values_sort_as_numbers(void **state)
{
	struct multiset m = {0};
	int64_t values[200];

	(void)state;
	for (size_t i = 0; i < 200; i++)
		values[i] = i % 4 == 0	 ? INT64_MIN + (int64_t)i
			    : i % 4 == 1 ? INT64_MAX - (int64_t)i
			    : i % 4 == 2 ? -(int64_t)i
					 : (int64_t)i;
	for (size_t i = 0; i < 200; i++)
		multiset_add(&m, &tails, values[i]);
	multiset_settle(&m, NULL);
	holds_exactly(multiset_runs(&m), values, 200);
	multiset_release(&m);
}

static void any_split_merged_in_any_order_gives_the_same_runs(void **state)
{
	enum { PARTS = 7, COUNT = 40000 };
	uint64_t seed = 7;

	(void)state;
	for (uint64_t trial = 0; trial < 20; trial++) {
		struct multiset parts[PARTS] = {0};
		int64_t *values = some_values(100 + trial, COUNT, trial % 2 ? 300 : 1u << 24,
					      leasts[trial / 2 % LEASTS]);
		for (size_t i = 0; i < COUNT; i++)
			multiset_add(&parts[next_random(&seed) % PARTS], &tails, values[i]);
		for (size_t left = PARTS; left > 1; left--) {
			size_t a = next_random(&seed) % left;
			struct multiset taken = parts[a];
			parts[a] = parts[left - 1];
			multiset_merge(&parts[next_random(&seed) % (left - 1)], &taken);
			if (left % 2) /* those to come find it with a tail, or without */
				multiset_settle(&parts[next_random(&seed) % (left - 1)], NULL);
			assert_int_equal(taken.run_count, 0);
			multiset_release(&taken);
		}
		multiset_settle(&parts[0], NULL);
		holds_exactly(multiset_runs(&parts[0]), values, COUNT);
		multiset_release(&parts[0]);
		free(values);
	}
}

static void a_union_is_all_parts_together_and_leaves_them_alone(void **state)
{
	enum { PARTS = 13, EACH = 500 };
	struct runs_union u = {0};
	struct multiset sets[PARTS] = {0};
	struct runs parts[PARTS];
	int64_t *values = some_values(3, (size_t)PARTS * EACH, 900, 0);

	(void)state;
	/* Parts of short runs, and two of long ones. */
	values[0] = -1;
	values[7 * EACH] = INT64_MAX;
	for (size_t i = 0; i < PARTS; i++) {
		for (size_t k = 0; k < EACH; k++)
			multiset_add(&sets[i], &tails, values[i * EACH + k]);
		multiset_settle(&sets[i], NULL);
		parts[i] = multiset_runs(&sets[i]);
	}
	for (size_t count = 0; count <= PARTS; count++)
		holds_exactly(runs_union_of(&u, parts, count), values, count * EACH);
	holds_exactly(multiset_runs(&sets[4]), values + (ptrdiff_t)4 * EACH, EACH);
	runs_union_release(&u);
	for (size_t i = 0; i < PARTS; i++)
		multiset_release(&sets[i]);
	free(values);
}

static void translating_may_send_two_values_to_one(void **state)
{
	static const uint32_t to[] = {5, 2, 5, 0};
	static const int64_t added[] = {0, 1, 2, 2, 3, 3, 3};
	static const int64_t expected[] = {5, 2, 5, 5, 0, 0, 0};

	(void)state;
	/* All of them folded, none, and some of either kind. */
	for (size_t folded = 0; folded <= 7; folded++) {
		struct multiset m = {0};
		for (size_t i = 0; i < 7; i++) {
			if (i == folded)
				multiset_settle(&m, NULL);
			multiset_add(&m, &tails, added[i]);
		}
		if (folded == 7)
			multiset_settle(&m, NULL);
		multiset_translate(&m, to);
		multiset_settle(&m, NULL);
		holds_exactly(multiset_runs(&m), expected, 7);
		assert_int_equal(runs_greatest_count(multiset_runs(&m)), 3);
		multiset_release(&m);
	}
}

/* Of two multisets, each short, long, not folded, folded in part or whole; merged both ways. */
static void short_and_long_ones_merge(void **state)
{
	static const int64_t added[][3] = {{7, 5, 7}, {5, INT64_MAX, 7}, {5, -1, UINT32_MAX}};
	enum { KINDS = 3, WAYS = 3 };

	(void)state;
	for (size_t trial = 0; trial < KINDS * KINDS * WAYS * WAYS; trial++) {
		size_t kinds[2] = {trial % KINDS, trial / KINDS % KINDS};
		size_t folded[2] = {trial / KINDS / KINDS % WAYS, trial / KINDS / KINDS / WAYS};
		struct multiset sets[2] = {0};
		int64_t values[6];
		for (size_t i = 0; i < 6; i++) {
			values[i] = added[kinds[i / 3]][i % 3];
			multiset_add(&sets[i / 3], &tails, values[i]);
			if (i % 3 == folded[i / 3])
				multiset_settle(&sets[i / 3], NULL);
		}
		multiset_merge(&sets[0], &sets[1]);
		multiset_settle(&sets[0], NULL);
		holds_exactly(multiset_runs(&sets[0]), values, 6);
		multiset_release(&sets[0]);
		multiset_release(&sets[1]);
	}
}

static void counts_beyond_32_bits_are_exact(void **state)
{
	static const uint64_t counts[] = {1,	      UINT32_MAX / 2, UINT32_MAX / 2 + 1,
					  UINT32_MAX, 1ull << 32,     1ull << 60};
	enum { COUNTS = sizeof(counts) / sizeof(*counts) };

	(void)state;
	for (size_t i = 0; i < COUNTS * COUNTS; i++) {
		const struct run first[] = {{3, counts[i % COUNTS]}, {9, 1}};
		const struct run second[] = {{2, 4}, {3, counts[i / COUNTS]}};
		struct multiset m = {0}, other = {0};
		struct runs r;
		multiset_add(&m, &tails, 3);
		multiset_add_runs(&m, first, 2);
		multiset_add_runs(&m, first, 1);
		multiset_add_runs(&other, second, 2);
		multiset_add(&other, &tails, 3);
		multiset_merge(&m, &other);
		multiset_add(&m, &tails, 9);
		multiset_settle(&m, NULL);
		r = multiset_runs(&m);
		assert_int_equal(r.count, 3);
		assert_true(runs_value(r, 1) == 3);
		assert_true(runs_count(r, 1) == 2 * counts[i % COUNTS] + counts[i / COUNTS] + 2);
		assert_int_equal(runs_count(r, 2), 2);
		assert_true(runs_greatest_count(r) == runs_count(r, 1));
		multiset_release(&m);
	}
}

static void a_value_added_so_many_times_is_as_if_one_by_one(void **state)
{
	enum { ROUNDS = 400 };

	(void)state;
	for (size_t k = 0; k < LEASTS; k++) {
		struct multiset once = {0}, often = {0};
		uint64_t seed = 5;
		for (size_t i = 0; i < ROUNDS; i++) {
			int64_t value = (int64_t)(next_random(&seed) % 24) * 97 + leasts[k];
			uint64_t times = next_random(&seed) % 20;
			multiset_add_times(&often, &tails, value, times);
			for (uint64_t n = 0; n < times; n++)
				multiset_add(&once, &tails, value);
			if (i % 50 == 49)
				multiset_settle(&often, NULL);
		}
		multiset_settle(&once, NULL);
		multiset_settle(&often, NULL);
		assert_int_equal(multiset_runs(&once).count, multiset_runs(&often).count);
		for (size_t i = 0; i < multiset_runs(&once).count; i++) {
			assert_true(runs_value(multiset_runs(&once), i) ==
				    runs_value(multiset_runs(&often), i));
			assert_true(runs_count(multiset_runs(&once), i) ==
				    runs_count(multiset_runs(&often), i));
		}
		multiset_release(&once);
		multiset_release(&often);
	}
}

/* Near what a short count can hold. */
static void times_may_outgrow_32_bits(void **state)
{
	const struct run near[] = {{5, UINT32_MAX / 4 - 10}};
	struct multiset m = {0};

	(void)state;
	multiset_add_runs(&m, near, 1);
	multiset_add_times(&m, &tails, 5, 10);
	multiset_add_times(&m, &tails, 5, 11);
	multiset_settle(&m, NULL);
	assert_true(runs_total(multiset_runs(&m)) == UINT32_MAX / 4 + 11);
	multiset_release(&m);
}

/* Adding 2^32 one by one takes too long: runs bring a count near what is short, and a tail that was not folded
 * when they came adds the rest. */
static void a_count_outgrows_32_bits_with_any_tail(void **state)
{
	static const uint64_t counts[] = {UINT32_MAX / 4 - 1, UINT32_MAX / 4, UINT32_MAX / 4 + 1,
					  UINT32_MAX / 2 - 1, UINT32_MAX / 2, UINT32_MAX / 2 + 1,
					  UINT32_MAX - 5,     UINT32_MAX};
	enum { COUNTS = sizeof(counts) / sizeof(*counts), TAILS = 7, ROUNDS = 10 };

	(void)state;
	for (size_t i = 0; i < COUNTS * TAILS; i++) {
		const struct run near[] = {{5, counts[i % COUNTS]}};
		struct multiset m = {0};
		uint64_t added = 0;
		for (size_t round = 0; round < ROUNDS; round++) {
			struct multiset other = {0};
			for (size_t k = 0; k < i / COUNTS; k++) {
				multiset_add(&m, &tails, 5);
				multiset_add(&other, &tails, 5);
			}
			multiset_add_runs(round % 2 ? &m : &other, near, 1);
			multiset_merge(&m, &other);
			added += near[0].count + 2 * (i / COUNTS);
			if (round % 4 == 3) {
				multiset_settle(&m, NULL);
				assert_true(runs_total(multiset_runs(&m)) == added);
			}
		}
		multiset_settle(&m, NULL);
		assert_int_equal(multiset_runs(&m).count, 1);
		assert_true(runs_count(multiset_runs(&m), 0) == added);
		multiset_release(&m);
	}
}

static void values_that_repeat_take_little_memory(void **state)
{
	enum { ADDED = 5000 };

	(void)state;
	for (size_t distinct = 1; distinct <= 4; distinct++) {
		struct multiset m = {0};
		int64_t values[ADDED];
		for (size_t i = 0; i < ADDED; i++) {
			values[i] = (int64_t)(7 * i % distinct);
			multiset_add(&m, &tails, values[i]);
			assert_true(m.tail_room + m.run_room <= 64);
		}
		multiset_settle(&m, NULL);
		holds_exactly(multiset_runs(&m), values, ADDED);
		multiset_release(&m);
	}
}

/* In runs new values would take twice the memory that they take while they wait; those that repeat take more. */
static void values_that_hardly_repeat_wait_and_those_that_do_are_folded(void **state)
{
	enum { DISTINCT = 60000, TIMES = 20, WAIT_MOST = 10 * DISTINCT };
	int64_t *values = mem_alloc((size_t)DISTINCT * TIMES, sizeof(*values));
	struct multiset m = {0};

	(void)state;
	for (size_t i = 0; i < (size_t)DISTINCT * TIMES; i++) {
		values[i] = (int64_t)(i * 7919 % DISTINCT);
		multiset_add(&m, &tails, values[i]);
		if (i < DISTINCT)
			assert_true(m.run_count <= 10000);
		assert_true(m.tail->older_count + m.tail_count <= WAIT_MOST);
	}
	assert_int_equal(m.run_count, DISTINCT);
	multiset_settle(&m, NULL);
	holds_exactly(multiset_runs(&m), values, (size_t)DISTINCT * TIMES);
	multiset_release(&m);
	free(values);
}

static double repeats_of(struct runs r)
{
	double repeats = 0;

	for (size_t i = 0; i < r.count; i++)
		repeats += (double)runs_count(r, i) * (double)(runs_count(r, i) - 1);
	return repeats;
}

static void repeats_are_the_same_folded_or_not(void **state)
{
	static const size_t counts[] = {0, 1, 2, 60, 1500, 30000};
	static const uint64_t distinct[] = {1, 7, 900, 1u << 30};
	struct fold_room room = {.memory = NULL};

	(void)state;
	for (size_t i = 0; i < LEASTS * 6 * 4; i++) {
		const size_t count = counts[i / LEASTS % 6];
		int64_t *values =
		    some_values(i + 1, count, distinct[i / LEASTS / 6], leasts[i % LEASTS]);
		struct multiset m = {0};
		double repeats;
		for (size_t k = 0; k < count; k++) {
			multiset_add(&m, &tails, values[k]);
			if (k == count / 2 && i % 2)
				multiset_settle(&m, &room); /* some are runs, others not */
		}
		repeats = multiset_repeats(&m, &room);
		multiset_settle(&m, &room);
		holds_exactly(multiset_runs(&m), values, count);
		assert_true(repeats == repeats_of(multiset_runs(&m)));
		assert_true(repeats == multiset_repeats(&m, &room));
		multiset_release(&m);
		free(values);
	}
	fold_room_release(&room);
}

/* Blocks of every size, taken, given back and taken again, of two pools put together: none lies in another. */
static void blocks_of_a_pool_lie_apart(void **state)
{
	enum { BLOCKS = 600, SIZES = 9 };
	struct tail_pool other = {.chunks = NULL};
	struct tail_block *blocks[BLOCKS];
	uint64_t seed = 5;

	(void)state;
	for (size_t i = 0; i < 3 * BLOCKS; i++) {
		size_t at = i % BLOCKS;
		uint32_t size = (uint32_t)(next_random(&seed) % SIZES);
		if (i >= BLOCKS)
			tail_pool_give_back(&tails, blocks[at]);
		blocks[at] = tail_pool_block(i < BLOCKS / 2 ? &other : &tails, size);
		assert_int_equal(blocks[at]->size, size);
		blocks[at]->older = NULL;
		tail_block_set_count(blocks[at], (uint32_t)at);
		memset(blocks[at] + 1, (int)(at % 251), 4 * (size_t)tail_block_values(size, false));
		if (i == BLOCKS - 1)
			tail_pool_take(&tails, &other);
	}
	for (size_t at = 0; at < BLOCKS; at++) {
		const unsigned char *bytes = (void *)(blocks[at] + 1);
		assert_int_equal(blocks[at]->count, at);
		for (size_t k = 0; k < 4 * (size_t)tail_block_values(blocks[at]->size, false); k++)
			assert_int_equal(bytes[k], at % 251);
	}
	assert_null(other.chunks);
}

static void a_block_that_was_given_back_is_taken_again(void **state)
{
	struct tail_block *first = tail_pool_block(&tails, 2), *second = tail_pool_block(&tails, 2);

	(void)state;
	first->older = NULL;
	second->older = first;
	tail_pool_give_back(&tails, second);
	assert_ptr_not_equal(tail_pool_block(&tails, 3), first);
	assert_ptr_equal(tail_pool_block(&tails, 2), first);
	assert_ptr_equal(tail_pool_block(&tails, 2), second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_teardown(a_multiset_holds_what_was_added, give_back_tails),
	    cmocka_unit_test_teardown(extreme_values_sort_as_numbers, give_back_tails),
	    cmocka_unit_test_teardown(any_split_merged_in_any_order_gives_the_same_runs,
				      give_back_tails),
	    cmocka_unit_test_teardown(a_union_is_all_parts_together_and_leaves_them_alone,
				      give_back_tails),
	    cmocka_unit_test_teardown(translating_may_send_two_values_to_one, give_back_tails),
	    cmocka_unit_test_teardown(short_and_long_ones_merge, give_back_tails),
	    cmocka_unit_test_teardown(counts_beyond_32_bits_are_exact, give_back_tails),
	    cmocka_unit_test_teardown(a_count_outgrows_32_bits_with_any_tail, give_back_tails),
	    cmocka_unit_test_teardown(a_value_added_so_many_times_is_as_if_one_by_one,
				      give_back_tails),
	    cmocka_unit_test_teardown(times_may_outgrow_32_bits, give_back_tails),
	    cmocka_unit_test_teardown(values_that_repeat_take_little_memory, give_back_tails),
	    cmocka_unit_test_teardown(values_that_hardly_repeat_wait_and_those_that_do_are_folded,
				      give_back_tails),
	    cmocka_unit_test_teardown(repeats_are_the_same_folded_or_not, give_back_tails),
	    cmocka_unit_test_teardown(blocks_of_a_pool_lie_apart, give_back_tails),
	    cmocka_unit_test_teardown(a_block_that_was_given_back_is_taken_again, give_back_tails),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
