/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_wage_index.c: aging: the stated formula, an index between its months and past its ends. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/settings.h"
#include "model/pay/wage_index.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

static int load(struct wage_index **out, const char *content, char message[200])
{
	char *folder = fixture_directory();
	struct err e = ERR_INIT;
	struct buf path;
	int result;

	fixture_write(folder, "wages.csv", content);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/wages.csv", folder);
	result = wage_index_load(&e, out, path.data);
	if (result) {
		assert_int_equal(e.code, ERR_USAGE);
		snprintf(message, 200, "%s", e.text + path.len - strlen("wages.csv"));
	}
	buf_release(&path);
	fixture_remove(folder);
	return result;
}

static void the_formula_gives_the_published_examples(void **state)
{
	(void)state;
	assert_near(90000 * aging_factor(0.03, 6, AGING_COMPOUND), 91340.02, 0.005);
	assert_near(52000 * aging_factor(0.03, 9, AGING_LINEAR), 53170, 1e-6);
	assert_near(aging_factor(0.03, 9, AGING_NONE), 1, 0);
	assert_near(aging_factor(0.03, 0, AGING_COMPOUND), 1, 0);
	assert_near(aging_factor(0.03, 12, AGING_COMPOUND), 1.03, 1e-15);
	assert_near(aging_factor(0.03, -12, AGING_COMPOUND), 1 / 1.03, 1e-15);
}

/* 100 to 103 in a year is the 3% of the examples. */
static const char three_percent[] = "month,index,source,date\n"
				    "2022-05,100,made up,2022-05\n"
				    "2023-05,103,made up,2023-05\n"
				    "2024-05,106.09,made up,2024-05\n";

static double factor(const struct wage_index *w, const char *from, const char *to, int how,
		     bool *held)
{
	struct date a = {0, 0, 0}, b = {0, 0, 0};

	if (*from)
		assert_true(date_from_iso(text_of(from), &a));
	if (*to)
		assert_true(date_from_iso(text_of(to), &b));
	return wage_index_factor(w, a, b, how, held);
}

static void an_index_gives_the_same_as_its_rate(void **state)
{
	struct wage_index *w;
	char message[200];
	bool held = true;

	(void)state;
	assert_int_equal(load(&w, three_percent, message), 0);
	assert_int_equal(wage_index_first(w).year, 2022);
	assert_int_equal(wage_index_last(w).year, 2024);
	assert_int_equal(wage_index_last(w).month, 5);
	assert_near(90000 * factor(w, "2022-05", "2022-11", AGING_COMPOUND, &held), 91340.02,
		    0.005);
	assert_false(held);
	assert_near(52000 * factor(w, "2022-05", "2023-02", AGING_LINEAR, &held), 53170, 1e-6);
	assert_false(held);
	assert_near(factor(w, "2022-05", "2024-05", AGING_COMPOUND, &held), 1.0609, 1e-12);
	assert_near(factor(w, "2024-05", "2022-05", AGING_LINEAR, &held), 1 / 1.0609, 1e-12);
	assert_false(held);
	wage_index_free(w);
	wage_index_free(NULL);
}

static void dates_that_are_partly_known_have_a_place(void **state)
{
	struct wage_index *w;
	char message[200];
	bool held;

	(void)state;
	assert_int_equal(load(&w, three_percent, message), 0);
	/* a year is its July 1, a month its first day */
	assert_near(factor(w, "2023", "2024-05", AGING_COMPOUND, &held),
		    factor(w, "2023-07-01", "2024-05-01", AGING_COMPOUND, &held), 0);
	assert_near(factor(w, "2023-07", "2024-05", AGING_LINEAR, &held),
		    factor(w, "2023", "2024-05-01", AGING_LINEAR, &held), 0);
	/* later in the month is later */
	assert_true(factor(w, "2023-07-20", "2024-05", AGING_COMPOUND, &held) <
		    factor(w, "2023-07-02", "2024-05", AGING_COMPOUND, &held));
	/* no date is not moved */
	held = true;
	assert_near(factor(w, "", "2024-05", AGING_COMPOUND, &held), 1, 0);
	assert_false(held);
	assert_near(factor(w, "2022-05", "", AGING_COMPOUND, &held), 1, 0);
	assert_near(factor(w, "2022-05", "2024-05", AGING_NONE, &held), 1, 0);
	wage_index_free(w);
}

static void nothing_is_extrapolated(void **state)
{
	struct wage_index *w;
	char message[200];
	bool held;

	(void)state;
	assert_int_equal(load(&w, three_percent, message), 0);
	assert_near(factor(w, "2015", "2024-05", AGING_COMPOUND, &held), 1.0609, 1e-12);
	assert_true(held);
	assert_near(factor(w, "2023-05", "2030-01-01", AGING_COMPOUND, &held), 1.03, 1e-12);
	assert_true(held);
	assert_near(factor(w, "2025", "2026", AGING_LINEAR, &held), 1, 0);
	assert_true(held);
	assert_near(factor(w, "2022-05", "2024-05-01", AGING_LINEAR, &held), 1.0609, 1e-12);
	assert_false(held);
	wage_index_free(w);
	assert_int_equal(load(&w, "month,index\n2024-05,100\n", message), 0);
	assert_near(factor(w, "2020", "2024-05", AGING_COMPOUND, &held), 1, 0);
	assert_true(held);
	wage_index_free(w);
}

static void a_faulty_index_names_its_line(void **state)
{
	static const struct {
		const char *content, *message;
	} table[] = {
	    {"", "wages.csv: the file is empty"},
	    {"month,index\n", "wages.csv: the index has no months"},
	    {"month,value\n", "wages.csv:1: there is no column \"index\""},
	    {"month,index\n2024,100\n", "wages.csv:2: \"2024\" is not a month as YYYY-MM"},
	    {"month,index\n2024-05-01,100\n",
	     "wages.csv:2: \"2024-05-01\" is not a month as YYYY-MM"},
	    {"month,index\n2024-05,0\n", "wages.csv:2: \"0\" is not an index over 0"},
	    {"month,index\n2024-05,inf\n", "wages.csv:2: \"inf\" is not an index over 0"},
	    {"month,index\n2024-05,100\n2024-05,101\n",
	     "wages.csv:3: 2024-05 does not come after the month before it"},
	    {"month,index\n2024-05,100\n2023-05,99\n",
	     "wages.csv:3: 2023-05 does not come after the month before it"},
	};
	struct wage_index *w;
	char message[200];

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		assert_int_equal(load(&w, table[i].content, message), -1);
		assert_string_equal(message, table[i].message);
	}
}

/* The medians of 15-1212 and 15-2031 say the neighbourhood: 103,590 to 124,910 and 86,200 to 91,290
 * from May 2020 to May 2024 are 21% and 6%; the index of all their kind lies between. */
static void the_index_that_is_shipped_is_in_the_neighbourhood(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct wage_index *w;
	struct buf path;
	bool held;

	(void)state;
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/data/reference/wage_index.csv", root && *root ? root : ".");
	assert_int_equal(wage_index_load(&e, &w, path.data), 0);
	assert_int_equal(wage_index_first(w).year, 2020);
	assert_int_equal(wage_index_first(w).month, 5);
	assert_true(wage_index_last(w).year >= 2024);
	assert_near(factor(w, "2020-05", "2024-05", AGING_COMPOUND, &held), 1.135, 0.075);
	assert_false(held);
	wage_index_free(w);
	buf_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_formula_gives_the_published_examples),
	    cmocka_unit_test(an_index_gives_the_same_as_its_rate),
	    cmocka_unit_test(dates_that_are_partly_known_have_a_place),
	    cmocka_unit_test(nothing_is_extrapolated),
	    cmocka_unit_test(a_faulty_index_names_its_line),
	    cmocka_unit_test(the_index_that_is_shipped_is_in_the_neighbourhood),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
