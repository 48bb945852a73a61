/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of rows, put together per source, kind, key and year. */
#include "estimate/fact_groups.h"

#include <math.h>

#include "tests/unit/bands_fixture.h"
#include "tests/unit/near.h"

static void add(struct fact_groups *f, const char *key, int year, double value)
{
	fact_groups_add(f, (struct fact_group){"s", "k", key, year}, value);
}

static void each_group_has_its_own_values(void **state)
{
	static const struct {
		const char *source, *kind, *key;
		int year;
	} groups[] = {{"s", "k", "a", 0}, {"s", "k", "b", 0}, {"s", "k", "a", 2024},
		      {"t", "k", "a", 0}, {"s", "ka", "", 0}, {"sk", "", "a", 0}};
	const size_t count = sizeof(groups) / sizeof(*groups);
	struct fact_groups f;
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	fact_groups_init(&f);
	for (size_t row = 0; row < 3; row++)
		for (size_t g = 0; g < count; g++)
			fact_groups_add(&f,
					(struct fact_group){groups[g].source, groups[g].kind,
							    groups[g].key, groups[g].year},
					(double)(10 * g + row));
	fact_groups_tell(&t, &f, fact_mean);
	fact_table_sort(&t);
	assert_int_equal(t.count, count);
	for (size_t g = 0; g < count; g++) {
		const struct fact *fact =
		    fact_find(&t, groups[g].source, groups[g].kind, groups[g].key, groups[g].year);
		assert_non_null(fact);
		assert_near(fact->n, 3, 0);
		assert_near(fact->value, (double)(10 * g + 1), 0);
	}
	fact_groups_release(&f);
	fact_table_release(&t);
}

/* More of them than are sorted by insertion. */
static void values_are_in_order_with_those_below_zero(void **state)
{
	enum { COUNT = 311 };
	static const struct {
		fact_of_values *of;
		double value;
	} ways[] = {{fact_least, -155}, {fact_most, 155}, {fact_middle, 0}, {fact_mean, 0}};
	struct fact_groups f;
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	fact_groups_init(&f);
	for (size_t w = 0; w < sizeof(ways) / sizeof(*ways); w++) {
		for (int i = 0; i < COUNT; i++)
			add(&f, "a", (int)w, i * 7 % COUNT - 155);
		fact_groups_tell(&t, &f, ways[w].of);
		assert_near(t.items[w].value, ways[w].value, 0);
	}
	fact_groups_release(&f);
	fact_table_release(&t);
}

static void of_an_even_number_the_middle_is_the_upper(void **state)
{
	struct fact_groups f;
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	fact_groups_init(&f);
	add(&f, "a", 0, 5);
	add(&f, "a", 0, NAN);
	add(&f, "a", 0, 3);
	fact_groups_tell(&t, &f, fact_middle);
	assert_near(t.items[0].value, 5, 0);
	assert_near(t.items[0].n, 2, 0);
	fact_groups_release(&f);
	fact_table_release(&t);
}

/* 1e16 + 1 + 1 is 1e16, and 1 + 1 + 1e16 is not. */
static void a_sum_does_not_depend_on_how_the_rows_came(void **state)
{
	static const double orders[][3] = {{1e16, 1, 1}, {1, 1e16, 1}, {1, 1, 1e16}};
	struct fact_groups f;
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	fact_groups_init(&f);
	for (int o = 0; o < 3; o++)
		for (int i = 0; i < 3; i++)
			add(&f, "a", o, orders[o][i]);
	fact_groups_tell(&t, &f, fact_mean);
	for (int o = 0; o < 3; o++)
		assert_near(t.items[o].value, (1e16 + 2) / 3, 0);
	fact_groups_release(&f);
	fact_table_release(&t);
}

static void what_was_told_is_not_told_again(void **state)
{
	struct fact_groups f;
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	fact_groups_init(&f);
	fact_groups_tell(&t, &f, fact_mean);
	assert_int_equal(t.count, 0);
	add(&f, "a", 0, 1);
	fact_groups_tell(&t, &f, fact_mean);
	add(&f, "a", 0, 3);
	fact_groups_tell(&t, &f, fact_mean);
	assert_int_equal(t.count, 2);
	assert_near(t.items[1].value, 3, 0);
	assert_near(t.items[1].n, 1, 0);
	fact_groups_release(&f);
	fact_table_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_group_has_its_own_values),
	    cmocka_unit_test(values_are_in_order_with_those_below_zero),
	    cmocka_unit_test(of_an_even_number_the_middle_is_the_upper),
	    cmocka_unit_test(a_sum_does_not_depend_on_how_the_rows_came),
	    cmocka_unit_test(what_was_told_is_not_told_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
