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
		assert_true(r.values[run] == sorted[start]);
		assert_int_equal(r.counts[run], i - start);
	}
	assert_int_equal(run, r.count);
	assert_int_equal(runs_total(r), count);
	free(sorted);
}

static int64_t *some_values(uint64_t seed, size_t count, uint64_t distinct)
{
	int64_t *values = mem_alloc(count, sizeof(*values));

	for (size_t i = 0; i < count; i++)
		values[i] = (int64_t)(next_random(&seed) % distinct) * 97 - 40000;
	return values;
}

static void a_multiset_holds_what_was_added(void **state)
{
	static const struct {
		size_t count;
		uint64_t distinct;
	} cases[] = {{0, 1},	     {1, 1},	   {48, 10},   {49, 1000},	  {1024, 5},
		     {1025, 100000}, {5000, 1000}, {50000, 3}, {300000, 1u << 30}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct multiset m = {0};
		int64_t *values = some_values(i + 1, cases[i].count, cases[i].distinct);
		for (size_t k = 0; k < cases[i].count; k++)
			multiset_add(&m, values[k]);
		multiset_settle(&m);
		holds_exactly(multiset_runs(&m), values, cases[i].count);
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
		multiset_add(&m, values[i]);
	multiset_settle(&m);
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
		int64_t *values = some_values(100 + trial, COUNT, trial % 2 ? 300 : 1u << 28);
		for (size_t i = 0; i < COUNT; i++)
			multiset_add(&parts[next_random(&seed) % PARTS], values[i]);
		for (size_t left = PARTS; left > 1; left--) {
			size_t a = next_random(&seed) % left;
			struct multiset taken = parts[a];
			parts[a] = parts[left - 1];
			multiset_merge(&parts[next_random(&seed) % (left - 1)], &taken);
			assert_int_equal(taken.runs, 0);
			multiset_release(&taken);
		}
		multiset_settle(&parts[0]);
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
	int64_t *values = some_values(3, (size_t)PARTS * EACH, 900);

	(void)state;
	for (size_t i = 0; i < PARTS; i++) {
		for (size_t k = 0; k < EACH; k++)
			multiset_add(&sets[i], values[i * EACH + k]);
		multiset_settle(&sets[i]);
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
				multiset_settle(&m);
			multiset_add(&m, added[i]);
		}
		if (folded == 7)
			multiset_settle(&m);
		multiset_translate(&m, to);
		multiset_settle(&m);
		holds_exactly(multiset_runs(&m), expected, 7);
		assert_int_equal(runs_greatest_count(multiset_runs(&m)), 3);
		multiset_release(&m);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_multiset_holds_what_was_added),
	    cmocka_unit_test(extreme_values_sort_as_numbers),
	    cmocka_unit_test(any_split_merged_in_any_order_gives_the_same_runs),
	    cmocka_unit_test(a_union_is_all_parts_together_and_leaves_them_alone),
	    cmocka_unit_test(translating_may_send_two_values_to_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
