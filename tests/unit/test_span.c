/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What sums and differences of rows disclose, against an exhaustive search over small factors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "stats/span.h"

enum { COLUMNS = 8, ROWS = 4, LEAST = 5 };

static void a_total_less_its_part_is_told(void **state)
{
	static const uint64_t counts[] = {3, 20};
	static const uint32_t total[] = {0, 1}, part[] = {1}, rest[] = {0};
	struct span *s = span_new(counts, 2, LEAST);
	const struct span_set *sets;
	const uint32_t *rows;

	(void)state;
	span_add(s, 0, total, 2);
	span_settle(s);
	assert_int_equal(span_few(s, &sets), 0);
	assert_false(span_tells(s, rest, 1));
	span_add(s, 1, part, 1);
	span_settle(s);
	assert_int_equal(span_few(s, &sets), 1);
	assert_int_equal(sets[0].count, 1);
	assert_int_equal(sets[0].columns[0], 0);
	assert_true(span_tells(s, rest, 1));
	assert_int_equal(span_rows_of(s, rest, 1, &rows), 2);
	span_cut(s, 0);
	span_add(s, 0, total, 2);
	span_add(s, 1, total, 2); /* the same people again say nothing new */
	span_settle(s);
	assert_int_equal(span_few(s, &sets), 0);
	assert_int_equal(span_rows_of(s, total, 2, &rows), 1);
	span_free(s);
}

static void a_row_taken_out_again_tells_nothing(void **state)
{
	static const uint64_t counts[] = {3, 20, 30};
	static const uint32_t total[] = {0, 1}, part[] = {1}, other[] = {2}, rest[] = {0};
	struct span *s = span_new(counts, 3, LEAST);
	const uint32_t *rows;
	size_t before;

	(void)state;
	span_add(s, 0, total, 2);
	before = span_size(s);
	span_add(s, 1, part, 1);
	span_add(s, 2, other, 1);
	span_cut(s, before);
	span_settle(s);
	assert_false(span_tells(s, rest, 1));
	assert_true(span_tells(s, total, 2));
	assert_int_equal(span_rows_of(s, total, 2, &rows), 1);
	span_add(s, 1, part, 1);
	span_settle(s);
	assert_true(span_tells(s, rest, 1));
	assert_int_equal(span_rows_of(s, rest, 1, &rows), 2);
	span_free(s);
}

/* {2} is r1 - r0, and {3} is r2 - {2}; so {2, 3} is r2 alone. */
static void rows_that_cancel_are_not_those_of_a_set(void **state)
{
	static const uint64_t counts[] = {9, 9, 9, 9};
	static const uint32_t r0[] = {0, 1}, r1[] = {0, 1, 2}, r2[] = {2, 3};
	static const uint32_t two[] = {2}, three[] = {3}, both[] = {2, 3};
	struct span *s = span_new(counts, 4, LEAST);
	const uint32_t *rows;

	(void)state;
	span_add(s, 7, r0, 2);
	span_add(s, 8, r1, 3);
	span_add(s, 9, r2, 2);
	assert_int_equal(span_rows_of(s, two, 1, &rows), 2);
	assert_int_equal(rows[0] + rows[1], 7 + 8);
	assert_int_equal(span_rows_of(s, three, 1, &rows), 3);
	assert_int_equal(rows[0] + rows[1] + rows[2], 7 + 8 + 9);
	assert_int_equal(span_rows_of(s, both, 2, &rows), 1);
	assert_int_equal(rows[0], 9);
	span_free(s);
}

static void a_small_set_of_several_groups_is_found(void **state)
{
	static const uint64_t counts[] = {1, 1, 1, 1, 6, 30};
	static const uint32_t first[] = {0, 1, 2, 3, 4, 5}, second[] = {4, 5};
	const struct span_set *sets;
	struct span *s = span_new(counts, 6, LEAST);

	(void)state;
	span_add(s, 0, first, 6);
	span_add(s, 1, second, 2);
	span_settle(s);
	assert_true(span_few(s, &sets) > 0); /* four people in four groups */
	assert_int_equal(sets[0].count, 4);
	span_free(s);
}

static uint64_t next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed >> 33;
}

/* Does a combination of the rows with factors from -5 to 5 give the vector of a small set, or up to
 * five times it? By Cramer's rule factors and divisor are minors of order 4 at most of a matrix of
 * zeros and ones, which are 3 at most. */
static bool some_combination_is_few(uint8_t rows[ROWS][COLUMNS], const uint64_t *counts)
{
	int factors[ROWS];

	for (int code = 0; code < 11 * 11 * 11 * 11; code++) {
		uint64_t people = 0;
		int times = 0;
		bool set = true;
		for (int r = 0, left = code; r < ROWS; r++, left /= 11)
			factors[r] = left % 11 - 5;
		for (int c = 0; set && c < COLUMNS; c++) {
			int sum = 0;
			for (int r = 0; r < ROWS; r++)
				sum += factors[r] * rows[r][c];
			times = times ? times : sum;
			set = sum == 0 || (sum > 0 && sum == times);
			people += sum ? counts[c] : 0;
		}
		if (set && people > 0 && people < LEAST)
			return true;
	}
	return false;
}

static void it_finds_what_trying_every_combination_finds(void **state)
{
	uint64_t seed = 1;
	size_t few = 0;

	(void)state;
	for (int trial = 0; trial < 500; trial++) {
		uint64_t counts[COLUMNS];
		uint8_t rows[ROWS][COLUMNS];
		const struct span_set *sets;
		struct span *s;
		for (size_t c = 0; c < COLUMNS; c++)
			counts[c] = 1 + next(&seed) % 2 + (c ? counts[c - 1] - 1 : 0);
		s = span_new(counts, COLUMNS, LEAST);
		for (int r = 0; r < ROWS; r++) {
			uint32_t set[COLUMNS];
			size_t count = 0;
			for (uint32_t c = 0; c < COLUMNS; c++) {
				rows[r][c] = next(&seed) % 3 != 0;
				if (rows[r][c])
					set[count++] = c;
			}
			span_add(s, (uint32_t)r, set, count);
		}
		bool expected = some_combination_is_few(rows, counts);
		span_settle(s);
		assert_int_equal(span_few(s, &sets) > 0, expected);
		few += expected;
		span_free(s);
	}
	assert_in_range(few, 50, 450);
}

enum { WIDE_COLUMNS = 24, WIDE_ROWS = 12 };

/* Adds a row of one to five columns. */
static void add_sparse(struct span *s, uint32_t number, uint64_t *seed)
{
	uint32_t set[5], at = 0;
	size_t count = 0, most = 1 + next(seed) % 5;

	for (; count < most && at < WIDE_COLUMNS; at += 1 + (uint32_t)(next(seed) % 8))
		set[count++] = at;
	span_add(s, number, set, count);
}

/* One to three rows are added at a time, and taken out again if the whole span tells something with them. */
static void searching_what_was_added_finds_what_searching_all_finds(void **state)
{
	uint64_t seed = 1, counts[WIDE_COLUMNS];
	size_t told = 0, safe = 0;

	(void)state;
	for (size_t c = 0; c < WIDE_COLUMNS; c++)
		counts[c] = c < 8 ? 1 : c < 14 ? 2 : c < 18 ? 4 : 50;
	for (int trial = 0; trial < 1000; trial++) {
		struct span *s = span_new(counts, WIDE_COLUMNS, LEAST);
		for (uint32_t r = 0; r < WIDE_ROWS;) {
			const struct span_set *sets;
			size_t since = span_size(s), all;
			uint32_t end = r + 1 + (uint32_t)(next(&seed) % 3);
			bool some;
			for (; r < end && r < WIDE_ROWS; r++)
				add_sparse(s, r, &seed);
			span_settle(s);
			some = span_any(s);
			all = span_few(s, &sets);
			assert_int_equal(some, all > 0);
			told += all > 0;
			safe += all == 0;
			if (all)
				span_cut(s, since);
		}
		span_free(s);
	}
	assert_true(told > 500 && safe > 500);
}

/* A row of up to five columns. */
struct sparse {
	uint32_t columns[5];
	size_t count;
};

static void assert_same_sets(struct span *a, struct span *b)
{
	const struct span_set *of_a, *of_b;
	const uint32_t *rows_a, *rows_b;
	size_t count = span_few(a, &of_a), rows;

	assert_int_equal(count, span_few(b, &of_b));
	for (size_t i = 0; i < count; i++) {
		size_t columns = of_a[i].count;
		assert_int_equal(columns, of_b[i].count);
		assert_memory_equal(of_a[i].columns, of_b[i].columns, columns * sizeof(uint32_t));
		rows = span_rows_of(a, of_a[i].columns, columns, &rows_a);
		assert_int_equal(rows, span_rows_of(b, of_a[i].columns, columns, &rows_b));
		assert_memory_equal(rows_a, rows_b, rows * sizeof(*rows_a));
	}
}

/* Rows leave, some at a time: the span is that of rows added anew, of which those that left hold no column. */
static void what_is_left_is_as_if_rows_that_left_had_never_been(void **state)
{
	uint64_t seed = 2, counts[WIDE_COLUMNS];

	(void)state;
	for (size_t c = 0; c < WIDE_COLUMNS; c++)
		counts[c] = c < 8 ? 1 : c < 14 ? 2 : c < 18 ? 4 : 50;
	for (int trial = 0; trial < 1000; trial++) {
		struct span *s = span_new(counts, WIDE_COLUMNS, LEAST);
		struct sparse rows[WIDE_ROWS * 2] = {{.count = 0}};
		const size_t all = WIDE_ROWS + (size_t)(next(&seed) % (WIDE_ROWS + 1));
		for (uint32_t r = 0; r < all; r++) {
			uint32_t at = (uint32_t)(next(&seed) % 4);
			for (; rows[r].count < 5 && at < WIDE_COLUMNS;
			     at += 1 + (uint32_t)(next(&seed) % 8))
				rows[r].columns[rows[r].count++] = at;
			span_add(s, r, rows[r].columns, rows[r].count);
		}
		span_settle(s);
		for (int pass = 0; pass < 4; pass++) {
			struct span *anew = span_new(counts, WIDE_COLUMNS, LEAST);
			for (size_t left = next(&seed) % 3; left < 3; left++) {
				size_t r = next(&seed) % all;
				rows[r].count = 0;
				span_withdraw(s, r);
			}
			span_renew(s);
			span_settle(s);
			for (uint32_t r = 0; r < all; r++)
				span_add(anew, r, rows[r].columns, rows[r].count);
			span_settle(anew);
			assert_same_sets(s, anew);
			span_free(anew);
		}
		span_free(s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_total_less_its_part_is_told),
	    cmocka_unit_test(a_row_taken_out_again_tells_nothing),
	    cmocka_unit_test(rows_that_cancel_are_not_those_of_a_set),
	    cmocka_unit_test(a_small_set_of_several_groups_is_found),
	    cmocka_unit_test(it_finds_what_trying_every_combination_finds),
	    cmocka_unit_test(searching_what_was_added_finds_what_searching_all_finds),
	    cmocka_unit_test(what_is_left_is_as_if_rows_that_left_had_never_been),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
