/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the guard is told of published tables besides their values. */
#include "estimate/table_facts.h"

#include <math.h>

#include "tests/unit/bands_fixture.h"
#include "tests/unit/near.h"

static const struct fact *fact_of(const struct published_tables *p, struct fact_table *t,
				  const char *kind, const char *key)
{
	fact_table_release(t);
	fact_table_init(t);
	fact_table_add_tables(t, p);
	fact_table_sort(t);
	return fact_find(t, "s", kind, key, 0);
}

/* In any order, and whatever else the occupation's words are, the least hash decides. */
static void words_of_an_occupation_are_one_number(void **state)
{
	struct task rows[] = {{.source = "s", .occupation = "a", .text = "x", .people = 0.5},
			      {.source = "s", .occupation = "a", .text = "y", .people = 1},
			      {.source = "s", .occupation = "b", .text = "z", .people = NAN}};
	struct published_tables p = {.tasks = {.items = rows, .count = 3}};
	struct fact_table t;
	double value;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		rows[i].model = rows[i].use = NAN;
	fact_table_init(&t);
	value = fact_of(&p, &t, FACT_TASK_WORDS, "a")->value;
	assert_near(fact_of(&p, &t, FACT_TASK_WORDS, "a")->n, 2, 0);
	rows[0].text = "y";
	rows[1].text = "x";
	assert_near(fact_of(&p, &t, FACT_TASK_WORDS, "a")->value, value, 0);
	rows[0].text = "other";
	rows[1].text = "words";
	assert_true(fabs(fact_of(&p, &t, FACT_TASK_WORDS, "a")->value - value) > 0);
	assert_near(fact_of(&p, &t, "task-people", "a")->value, 0.75, 0);
	assert_null(fact_of(&p, &t, "task-people", "b"));
	assert_null(fact_of(&p, &t, "task-use", "a"));
	fact_table_release(&t);
}

/* Each column's mean under its own name. */
static void measures_are_those_of_their_columns(void **state)
{
	struct task tasks[] = {
	    {.source = "s", .occupation = "a", .text = "x", .people = 1, .model = 2, .use = 3},
	    {.source = "s", .occupation = "a", .text = "y", .people = 3, .model = 6, .use = 9}};
	struct technology technologies[] = {
	    {.source = "s", .occupation = "a", .name = "x", .hot = 1},
	    {.source = "s", .occupation = "a", .name = "y", .hot = 0}};
	struct job_zone zones[] = {{.source = "s", .occupation = "a", .zone = 4}};
	struct published_tables p = {.tasks = {.items = tasks, .count = 2},
				     .technologies = {.items = technologies, .count = 2},
				     .job_zones = {.items = zones, .count = 1}};
	static const struct {
		const char *kind;
		double value;
	} means[] = {{"task-people", 2},
		     {"task-model", 4},
		     {"task-use", 6},
		     {"technology-hot", 0.5},
		     {"job-zone", 4}};
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	for (size_t i = 0; i < sizeof(means) / sizeof(*means); i++)
		assert_near(fact_of(&p, &t, means[i].kind, "a")->value, means[i].value, 0);
	fact_table_release(&t);
}

static void postings_have_a_mean_per_place_and_year_and_their_newest_month(void **state)
{
	const code us = CODE2('U', 'S');
	struct posting_index rows[] = {
	    {.source = "s", .country = us, .sector = "", .year = 2023, .month = 12, .index = 90},
	    {.source = "s", .country = us, .sector = "", .year = 2023, .month = 1, .index = 110},
	    {.source = "s", .country = us, .sector = "", .year = 2024, .month = 2, .index = 80},
	    {.source = "s", .country = us, .sector = "Law", .year = 2024, .month = 1, .index = 70}};
	struct published_tables p = {.posting_indices = {.items = rows, .count = 4}};
	struct fact_table t;

	(void)state;
	fact_table_init(&t);
	assert_near(fact_of(&p, &t, FACT_POSTING_INDICES, "US 2023")->value, 100, 0);
	assert_near(fact_of(&p, &t, FACT_POSTING_INDICES, "US 2024")->value, 80, 0);
	assert_near(fact_of(&p, &t, FACT_POSTING_INDICES, "US 2024 Law")->value, 70, 0);
	assert_near(fact_of(&p, &t, "date", "newest")->value, 202402, 0);
	fact_table_release(&t);
}

static void percentiles_are_told_as_shares_of_the_median(void **state)
{
	struct benchmark rows[3];
	struct published_tables p = {.benchmarks = {.items = rows, .count = 3}};
	struct fact_table t;

	(void)state;
	for (int i = 0; i < 3; i++) {
		rows[i] = (struct benchmark){.source = "s"};
		rows[i].annual[BENCHMARK_P50] = (struct benchmark_value){VALUE_EXACT, 100};
		rows[i].annual[BENCHMARK_P90] =
		    (struct benchmark_value){VALUE_EXACT, 150 + 10.0 * i};
		rows[i].annual[BENCHMARK_P10] = (struct benchmark_value){VALUE_AT_LEAST, 50};
	}
	fact_table_init(&t);
	assert_near(fact_of(&p, &t, FACT_SPREAD, "p90")->value, 1.6, 1e-12);
	assert_null(fact_of(&p, &t, FACT_SPREAD, "p10"));
	assert_null(fact_of(&p, &t, FACT_SPREAD, "employment"));
	fact_table_release(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_of_an_occupation_are_one_number),
	    cmocka_unit_test(measures_are_those_of_their_columns),
	    cmocka_unit_test(postings_have_a_mean_per_place_and_year_and_their_newest_month),
	    cmocka_unit_test(percentiles_are_told_as_shares_of_the_median),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
