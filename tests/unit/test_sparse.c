/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sparse systems against exact inverses (scripts/oracle/sparse.py), and those that have no single solution. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "stats/sparse.h"
#include "tests/unit/expected_sparse.h"
#include "tests/unit/near.h"

static const struct sparse_rows rows = {.rows = EXPECTED_ROWS,
					.columns = EXPECTED_COLUMNS,
					.start = expected_start,
					.column = expected_column,
					.value = expected_value};

static struct sparse_system *system_of(struct sparse_rows x)
{
	struct err e = ERR_INIT;
	struct sparse_system *s;

	if (sparse_system_new(&s, x, &e))
		fail_msg("%s", e.text);
	return s;
}

static void factorised(struct sparse_system *s, const double *weight, const double *penalty)
{
	struct err e = ERR_INIT;

	if (sparse_factorise(s, weight, penalty, &e))
		fail_msg("%s", e.text);
	sparse_invert(s);
}

/* Elements on and off the pattern, in either order of their columns, and three times: the last time they are known. */
static void the_inverse_is_that_of_elimination_whatever_was_asked_before(void **state)
{
	struct sparse_system *s = system_of(rows);

	(void)state;
	for (size_t k = 0; k < sizeof(expected_systems) / sizeof(*expected_systems); k++) {
		const struct expected_system *expected = &expected_systems[k];

		factorised(s, expected->weights, expected_penalty);
		for (int time = 0; time < 3; time++) {
			if (time > 0)
				sparse_keep_elements(s);
			for (int i = EXPECTED_COLUMNS - 1; i >= 0; i--)
				for (int j = 0; j < EXPECTED_COLUMNS; j++)
					assert_near(sparse_inverse_at(s, i, j),
						    expected->inverse[i][j], 1e-14);
		}
	}
	sparse_system_free(s);
	sparse_system_free(NULL);
}

static void a_solution_is_the_inverse_times_the_right_side(void **state)
{
	struct sparse_system *s = system_of(rows);

	(void)state;
	factorised(s, expected_systems[0].weights, expected_penalty);
	for (int j = 0; j < EXPECTED_COLUMNS; j++) {
		double at[EXPECTED_COLUMNS] = {0};

		at[j] = 3;
		sparse_solve(s, at, at); /* in place */
		for (int i = 0; i < EXPECTED_COLUMNS; i++)
			assert_near(at[i], 3 * expected_systems[0].inverse[i][j], 1e-13);
	}
	sparse_system_free(s);
}

/* A column without rows and penalty; two columns that are one. */
static void equations_without_a_single_solution_are_an_error(void **state)
{
	static const size_t start[] = {0, 2, 4};
	static const int column[] = {0, 1, 1, 0};
	static const double ones[] = {1, 1, 1, 1}, none[] = {0, 0, 0}, third[] = {0, 0, 2},
			    other[] = {0, 1, 2};
	struct sparse_system *s = system_of((struct sparse_rows){
	    .rows = 2, .columns = 3, .start = start, .column = column, .value = ones});
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(sparse_factorise(s, ones, none, &e), -1);
	assert_int_equal(sparse_factorise(s, ones, third, &e), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, "the model's equations have no single solution");
	assert_int_equal(sparse_factorise(s, none, other, &e), -1);
	/* 2 2 0 / 2 3 0 / 0 0 2, of determinant 4 */
	factorised(s, ones, other);
	assert_near(sparse_inverse_at(s, 0, 0), 1.5, 1e-15);
	assert_near(sparse_inverse_at(s, 0, 1), -1, 1e-15);
	assert_near(sparse_inverse_at(s, 1, 1), 1, 1e-15);
	assert_near(sparse_inverse_at(s, 2, 2), 0.5, 1e-15);
	assert_near(sparse_inverse_at(s, 2, 0), 0, 0);
	sparse_system_free(s);
}

/* 4 on the diagonal, and 5 1 / 1 5 of the first and last column: 5/24 and -1/24. Up to 4,096 columns the elements that
 * were asked for are kept, more are worked out again; one column has no other. */
static void a_system_of_any_size_has_the_same_inverse(void **state)
{
	static const size_t sizes[] = {2, 4096, 4097};
	static const double one_weight[] = {2};

	(void)state;
	for (size_t k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
		size_t n = sizes[k], *start = mem_alloc(n + 2, sizeof(*start));
		int *column = mem_alloc(n + 2, sizeof(*column));
		double *value = mem_alloc(n + 2, sizeof(*value));
		double *ones = mem_alloc(n + 2, sizeof(*ones));
		double *none = mem_zero(n, sizeof(*none));
		struct sparse_system *s;

		for (size_t i = 0; i < n + 2; i++) {
			start[i] = i < n ? i : i == n ? n : n + 2;
			column[i] = i < n ? (int)i : i == n ? (int)n - 1 : 0;
			value[i] = i < n ? 2 : 1;
			ones[i] = 1;
		}
		s = system_of((struct sparse_rows){
		    .rows = n + 1, .columns = n, .start = start, .column = column, .value = value});
		factorised(s, ones, none);
		for (int twice = 0; twice < 2; twice++) {
			assert_near(sparse_inverse_at(s, 0, (int)n - 1), -1.0 / 24, 1e-15);
			assert_near(sparse_inverse_at(s, (int)n - 1, 0), -1.0 / 24, 1e-15);
			assert_near(sparse_inverse_at(s, 0, 0), 5.0 / 24, 1e-15);
			if (n > 2) {
				assert_near(sparse_inverse_at(s, 1, 1), 0.25, 0);
				assert_near(sparse_inverse_at(s, 1, 2), 0, 0);
			}
		}
		sparse_system_free(s);
		/* Its first row alone, of weight 2. */
		s = system_of((struct sparse_rows){
		    .rows = 1, .columns = 1, .start = start, .column = column, .value = value});
		factorised(s, one_weight, none);
		assert_near(sparse_inverse_at(s, 0, 0), 0.125, 0);
		sparse_system_free(s);
		free(start);
		free(column);
		free(value);
		free(ones);
		free(none);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_inverse_is_that_of_elimination_whatever_was_asked_before),
	    cmocka_unit_test(a_solution_is_the_inverse_times_the_right_side),
	    cmocka_unit_test(equations_without_a_single_solution_are_an_error),
	    cmocka_unit_test(a_system_of_any_size_has_the_same_inverse),
	};

	return cmocka_run_group_tests_name("test_sparse", tests, NULL, NULL);
}
