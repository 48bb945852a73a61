/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Job postings that ask for AI skills: which year, of which publication. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/ai_postings.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define HEADER "country,year,share_percent,source,date\n"

struct world {
	char *directory;
	struct arena texts;
	const struct ai_postings *got;
	struct err e;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	w->e = (struct err)ERR_INIT;
	arena_init(&w->texts);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static int load(struct world *w, const char *table, const struct posting_share_set *inputs)
{
	fixture_write(w->directory, "ai_postings.csv", table);
	return ai_postings_load(&w->e, &w->got, LAYERS_INSTALLED(w->directory), inputs, &w->texts);
}

static void the_newest_year_and_the_one_before_it(void **state)
{
	struct world *w = *state;

	assert_int_equal(load(w,
			      HEADER "US,2023,1.4,Index,2025-04\nSG,2025,9,Index,2025-04\n"
				     "US,2024,1.79,\"Index, p. 224\",2025-04\n",
			      NULL),
			 0);
	assert_int_equal(w->got->year, 2024);
	assert_true(w->got->percent == 1.79);
	assert_true(w->got->before_percent == 1.4);
	assert_string_equal(w->got->source, "Index, p. 224 (2025-04)");
}

/* Of any number of years, in any order. */
static void the_years_ascend(void **state)
{
	static const char *const tables[] = {
	    HEADER "US,2022,2,I,2025\nUS,2020,1,I,2025\nUS,2024,3,I,2025\n",
	    HEADER "US,2018,0,I,2025\nUS,2024,3,I,2025\nUS,2020,1,I,2025\nUS,2022,2,I,2025\n",
	    HEADER "US,2016,100,I,2025\nUS,2018,0,I,2025\nUS,2020,1,I,2025\nUS,2022,2,I,2025\n"
		   "US,2024,3,I,2025\n",
	};
	static const double percents[] = {100, 0, 1, 2, 3}; /* 2016, 2018, ... 2024 */
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		assert_int_equal(load(w, tables[i], NULL), 0);
		assert_int_equal(w->got->count, i + 3);
		for (size_t k = 0; k < i + 3; k++) {
			assert_int_equal(w->got->points[k].year, 2020 - 2 * i + 2 * k);
			assert_true(w->got->points[k].percent == percents[2 - i + k]);
		}
	}
}

static void two_figures_of_one_year_are_refused_wherever_they_stand(void **state)
{
	static const char *const tables[] = {
	    HEADER "US,2020,1,A,2025\nUS,2020,2,B,2025\nUS,2021,2,A,2025\nUS,2022,2,A,2025\n",
	    HEADER "US,2020,2,A,2025\nUS,2021,1,A,2025\nUS,2021,2,B,2025\nUS,2022,2,A,2025\n",
	    HEADER "US,2020,2,A,2025\nUS,2021,2,A,2025\nUS,2022,1,A,2025\nUS,2022,2,B,2025\n",
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		assert_int_equal(load(w, tables[i], NULL), -1);
		assert_non_null(strstr(w->e.text, "1% from A (2025), 2% from B (2025)"));
	}
	/* one figure twice says the same */
	assert_int_equal(load(w, HEADER "US,2020,1,A,2025\nUS,2020,1,B,2025\n", NULL), 0);
	assert_int_equal(w->got->count, 1);
}

static void years_and_shares_at_their_ends(void **state)
{
	static const char *const read[] = {"1980,0", "2099,100"};
	static const char *const refused[] = {"1979,1", "2100,1", "2024,-0.01", "2024,100.01"};
	struct world *w = *state;
	char table[200];

	for (size_t i = 0; i < 6; i++) {
		snprintf(table, sizeof(table), HEADER "US,%s,I,2025\n",
			 i < 2 ? read[i] : refused[i - 2]);
		if (load(w, table, NULL) != (i < 2 ? 0 : -1))
			fail_msg("%s", table);
	}
}

static void a_year_that_is_not_the_one_before_is_not_compared(void **state)
{
	struct world *w = *state;

	assert_int_equal(load(w, HEADER "US,2024,2,I,2025\nUS,2022,1,I,2025\n", NULL), 0);
	assert_true(isnan(w->got->before_percent));
}

static void without_the_country_there_is_nothing(void **state)
{
	struct world *w = *state;

	assert_int_equal(load(w, HEADER "SG,2024,3.27,I,2025\n", NULL), 0);
	assert_null(w->got);
}

/* June has all of its days, July not yet: June of every year, and not the year's or another month. */
static void days_become_the_newest_month_that_is_whole(void **state)
{
	struct world *w = *state;
	struct posting_share rows[] = {
	    {.year = 2026, .month = 7, .day = 3, .percent = 9},
	    {.year = 2026, .month = 6, .day = 30, .percent = 6},
	    {.year = 2026, .month = 6, .day = 29, .percent = 5},
	    {.year = 2025, .month = 6, .day = 30, .percent = 3},
	    {.year = 2025, .month = 7, .day = 31, .percent = 8},
	    {.year = 2019, .month = 6, .day = 30, .percent = 1.5},
	};
	struct posting_share_set inputs = {.items = rows, .count = 6};

	for (size_t i = 0; i < inputs.count; i++) {
		rows[i].country = CODE2('U', 'S');
		rows[i].publication = "Tracker";
		rows[i].source = "mine";
	}
	assert_int_equal(load(w, HEADER, &inputs), 0);
	assert_int_equal(w->got->year, 2026);
	assert_int_equal(w->got->month, 6);
	assert_near(w->got->percent, 5.5, 1e-12);
	assert_near(w->got->before_percent, 3, 0);
	assert_int_equal(w->got->count, 3);
	assert_int_equal(w->got->points[0].year, 2019);
	assert_near(w->got->points[0].percent, 1.5, 0);
	assert_string_equal(w->got->source, "Tracker (figures from the input mine)");
	rows[2].day = 30;
	assert_int_equal(load(w, HEADER, &inputs), -1); /* two figures of one day */
	assert_int_equal(w->e.code, ERR_INPUT);
}

static void a_share_that_is_none_names_its_line(void **state)
{
	struct world *w = *state;

	assert_int_equal(load(w, HEADER "US,2024,101,I,2025\n", NULL), -1);
	assert_int_equal(w->e.code, ERR_USAGE);
	assert_non_null(strstr(w->e.text, "ai_postings.csv:2: 101 is not within 0 to 100"));
}

static void an_input_stands_for_the_whole_table(void **state)
{
	struct posting_share items[] = {
	    {.source = "index",
	     .publication = "Institute, Index",
	     .country = CODE2('U', 'S'),
	     .year = 2025,
	     .percent = 2.5},
	    {.source = "index",
	     .publication = "Institute, Index",
	     .country = CODE2('C', 'A'),
	     .year = 2026,
	     .percent = 3},
	};
	struct posting_share_set inputs = {.items = items, .count = 2};
	struct world *w = *state;

	assert_int_equal(load(w, HEADER "US,2024,1.79,I,2025-04\n", &inputs), 0);
	assert_int_equal(w->got->year, 2025);
	assert_true(isnan(w->got->before_percent)); /* 2024 is from another edition */
	assert_string_equal(w->got->source, "Institute, Index (figures from the input index)");
	items[1].country = items[0].country;
	items[1].year = items[0].year;
	assert_int_equal(load(w, HEADER, &inputs), -1);
	assert_int_equal(w->e.code, ERR_INPUT);
	assert_non_null(strstr(w->e.text, "AI job postings of 2025: "));
}

/* Figure 4.2.1 and section 4.2 of the AI Index Report 2025. */
static void the_embedded_table_is_the_published_one(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct world *w = *state;
	char directory[4096];

	snprintf(directory, sizeof(directory), "%s/data/reference", root ? root : ".");
	if (ai_postings_load(&w->e, &w->got, LAYERS_INSTALLED(directory), NULL, &w->texts) < 0)
		fail_msg("%s", w->e.text);
	assert_int_equal(w->got->year, 2024);
	assert_near(w->got->percent, 1.79, 1e-12);
	assert_near(w->got->before_percent, 1.4, 1e-12);
	assert_non_null(strstr(w->got->source, "figure 4.2.1, p. 224"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(the_newest_year_and_the_one_before_it),
	    TEST(the_years_ascend),
	    TEST(two_figures_of_one_year_are_refused_wherever_they_stand),
	    TEST(years_and_shares_at_their_ends),
	    TEST(a_year_that_is_not_the_one_before_is_not_compared),
	    TEST(without_the_country_there_is_nothing),
	    TEST(days_become_the_newest_month_that_is_whole),
	    TEST(a_share_that_is_none_names_its_line),
	    TEST(an_input_stands_for_the_whole_table),
	    TEST(the_embedded_table_is_the_published_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
