/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growth of a role's occupations, and the publisher's words for it. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/outlook.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define HEADER                                                                                     \
	"occupation,title,period,employment_start,employment_end,percent_change,openings,"         \
	"median_wage,education,work_experience,training,source,date\n"
#define ROW(code, start, end, percent, openings)                                                   \
	code ",Title,2024-34," start "," end "," percent "," openings                              \
	     ",100000,Bachelor's degree,None,None,Projections,2025-08\n"

static const char *const words_csv =
    "period,from_percent,words,word,source,date\n"
    "2014-24,20,Old words,high,Old,2015-12\n2014-24,,Old decline,declining,Old,2015-12\n"
    "2024-34,5,Faster than average,high,Handbook,2025-08\n"
    "2024-34,7,Much faster than average,high,Handbook,2025-08\n"
    "2024-34,3,As fast as average,medium,Handbook,2025-08\n"
    "2024-34,0,Little or no change,low,Handbook,2025-08\n"
    "2024-34,1,Slower than average,low,Handbook,2025-08\n"
    "2024-34,,Decline,declining,Handbook,2025-08\n";

struct world {
	char *directory;
	struct arena texts;
	struct projections *projections;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	arena_init(&w->texts);
	fixture_write(w->directory, "growth_words.csv", words_csv);
	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("00-0000", "1000", "1031", "3.1", "100")
			  ROW("15-0001", "100", "130", "30", "10")
			      ROW("15-0002", "900", "927", "3", "50")
				  ROW("15-0003", "2.4", "2.4", "-0.7", "0.1")
				      ROW("15-0004", "50", "40", "-20", ""));
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	projections_free(w->projections);
	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static void load(struct world *w)
{
	struct err e = ERR_INIT;

	if (projections_load(&e, &w->projections, LAYERS_INSTALLED(w->directory), NULL) < 0)
		fail_msg("%s", e.text);
}

static struct outlook of_role(struct world *w, const struct role_occupation *occupations,
			      size_t count)
{
	const struct role role = {.occupations = occupations, .occupation_count = count};
	struct outlook outlook;

	outlook_of_role(w->projections, &role, &w->texts, &outlook);
	return outlook;
}

static struct outlook of_one(struct world *w, const char *occupation)
{
	const struct role_occupation one[] = {{occupation, 1}};

	return of_role(w, one, 1);
}

static void one_occupation_has_the_published_percent(void **state)
{
	struct world *w = *state;

	load(w);
	/* 2.4 to 2.4 thousand, as printed, would be 0 */
	struct outlook outlook = of_one(w, "15-0003");
	assert_true(outlook.known);
	assert_near(outlook.growth_percent, -0.7, 1e-12);
	assert_string_equal(outlook.publisher_words, "Decline");
	assert_string_equal(outlook.word, "declining");
	assert_near(outlook.average_percent, 3.1, 1e-12);
	assert_string_equal(outlook.period, "2024-34");
	assert_string_equal(outlook.source, "Projections (2025-08)");
	assert_string_equal(outlook.words_source, "Handbook (2025-08)");
}

static void the_shares_of_a_role_weigh_the_growth_of_its_occupations(void **state)
{
	struct world *w = *state;
	const struct role_occupation both[] = {{"15-0001", 0.9}, {"15-0002", 0.1}};

	load(w);
	struct outlook outlook = of_role(w, both, 2);
	/* 0.9 x 30 + 0.1 x 3: that 15-0002 is nine times as large does not matter */
	assert_near(outlook.growth_percent, 27.3, 1e-9);
	/* People and openings are those of both occupations together. */
	assert_int_equal(outlook.part_count, 2);
	assert_int_equal(outlook.parts[1].occupation, 1);
	assert_near(outlook.parts[1].growth_percent, 3, 1e-12);
	assert_near(outlook.employment, outlook.parts[0].employment + outlook.parts[1].employment,
		    1e-9);
	assert_true(outlook.employment > outlook.parts[0].employment);
	assert_near(outlook.openings, outlook.parts[0].openings + outlook.parts[1].openings, 1e-9);
	assert_string_equal(outlook.publisher_words, "Much faster than average");
	assert_string_equal(outlook.word, "high");
	assert_string_equal(outlook.covered, "15-0001, 15-0002");
}

static void what_is_not_projected_drops_out_while_half_the_weight_is_left(void **state)
{
	struct world *w = *state;
	const struct role_occupation half[] = {{"15-0002", 0.5}, {"99-9999", 0.5}};
	const struct role_occupation less[] = {{"15-0002", 0.4}, {"99-9999", 0.6}};

	load(w);
	struct outlook outlook = of_role(w, half, 2);
	assert_near(outlook.growth_percent, 3, 1e-9);
	assert_string_equal(outlook.word, "medium");
	outlook = of_role(w, less, 2);
	assert_false(outlook.known);
	assert_true(isnan(outlook.growth_percent));
}

static void a_missing_figure_is_not_a_zero(void **state)
{
	struct world *w = *state;

	load(w);
	struct outlook outlook = of_one(w, "15-0004");
	assert_true(isnan(outlook.openings));
	assert_near(outlook.growth_percent, -20, 1e-12);
}

/* The words hold for whole percents, as the publisher prints them. */
static void words_are_those_of_the_rounded_percent(void **state)
{
	static const struct {
		const char *percent, *words;
	} cases[] = {
	    {"6.4", "Faster than average"},  {"6.5", "Much faster than average"},
	    {"2.5", "As fast as average"},   {"2.4", "Slower than average"},
	    {"0.5", "Slower than average"},  {"0.4", "Little or no change"},
	    {"-0.4", "Little or no change"}, {"-0.5", "Decline"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf table;

		buf_init(&table, BUF_LIMIT_DEFAULT);
		buf_addf(&table, HEADER "15-0001,Title,2024-34,100,100,%s,1,1,a,b,c,d,e\n",
			 cases[i].percent);
		fixture_write(w->directory, "projections.csv", table.data);
		buf_release(&table);
		load(w);
		assert_string_equal(of_one(w, "15-0001").publisher_words, cases[i].words);
		projections_free(w->projections);
		w->projections = NULL;
	}
}

static void fails(struct world *w, const char *says)
{
	struct err e = ERR_INIT;

	assert_int_equal(
	    projections_load(&e, &w->projections, LAYERS_INSTALLED(w->directory), NULL), -1);
	assert_int_equal(e.code, ERR_USAGE);
	if (!strstr(e.text, says))
		fail_msg("\"%s\" does not say \"%s\"", e.text, says);
}

static void another_editions_words_are_not_used(void **state)
{
	struct world *w = *state;

	fixture_write(w->directory, "projections.csv",
		      HEADER "15-0001,Title,2025-35,1,1,0,1,1,a,b,c,d,e\n");
	fails(w, "no words for growth of the period 2025-35");
}

static void two_editions_are_not_mixed(void **state)
{
	struct world *w = *state;

	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("15-0001", "1", "1", "0",
				 "1") "15-0002,Title,2025-35,1,1,0,1,1,a,b,c,d,e\n");
	fails(w, "projections.csv:3: the table has rows of two periods");
	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("15-0001", "1", "1", "0", "1") ROW("15-0001", "1", "1", "0", "1"));
	fails(w, "15-0001 is there twice");
}

#define GIVEN(source_, line_, period_, code_, percent_, education_)                                \
	{                                                                                          \
		.source = source_, .line = line_, .publication = "Bureau, Projections",            \
		.period = period_, .occupation = code_, .employment_start = 10,                    \
		.employment_end = 11, .percent_change = percent_, .openings = NAN,                 \
		.education = education_, .work_experience = "", .training = ""                     \
	}

static int load_given(struct world *w, struct err *e, struct projection *items, size_t count)
{
	const struct projection_set inputs = {.items = items, .count = count};

	return projections_load(e, &w->projections, LAYERS_INSTALLED(w->directory), &inputs);
}

/* All may be gone at the end, and no more than all. */
static void employment_may_fall_to_nought_and_not_below(void **state)
{
	struct world *w = *state;

	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("00-0000", "1000", "1031", "3.1", "100")
			  ROW("15-0001", "100", "0", "-100", "10"));
	load(w);
	projections_free(w->projections);
	w->projections = NULL;
	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("00-0000", "1000", "1031", "3.1", "100")
			  ROW("15-0001", "100", "0", "-100.5", "10"));
	fails(w, "projections.csv:3");
	fixture_write(w->directory, "projections.csv",
		      HEADER ROW("00-0000", "1000", "1031", "3.1", "100")
			  ROW("15-0001", "100", "-1", "-100", "10"));
	fails(w, "projections.csv:3");
}

static void an_input_stands_for_the_whole_table(void **state)
{
	struct projection items[] = {
	    GIVEN("bls", 9, "2024-34", "15-0002", 6.6, ""),
	    GIVEN("bls", 3, "2024-34", "00-0000", 3.1, ""),
	};
	struct world *w = *state;
	struct err e = ERR_INIT;

	assert_int_equal(load_given(w, &e, items, 2), 0);
	struct outlook outlook = of_one(w, "15-0002");
	assert_near(outlook.growth_percent, 6.6, 1e-12);
	assert_string_equal(outlook.word, "high");
	assert_near(outlook.average_percent, 3.1, 1e-12);
	assert_string_equal(outlook.source,
			    "Bureau, Projections, 2024-34 (figures from the input bls)");
	assert_false(of_one(w, "15-0001").known);
}

static void an_input_of_a_period_without_words_has_growth_without_words(void **state)
{
	struct projection items[] = {GIVEN("bls", 2, "2019-29", "15-0001", 31, "")};
	struct world *w = *state;
	struct err e = ERR_INIT;

	assert_int_equal(load_given(w, &e, items, 1), 0);
	struct outlook outlook = of_one(w, "15-0001");
	assert_true(outlook.known);
	assert_near(outlook.growth_percent, 31, 1e-12);
	assert_string_equal(outlook.period, "2019-29");
	assert_null(outlook.word);
	assert_null(outlook.publisher_words);
	assert_null(outlook.words_source);
}

static void inputs_of_two_periods_or_two_opinions_stop_the_run(void **state)
{
	struct projection periods[] = {GIVEN("one", 2, "2019-29", "15-0001", 31, ""),
				       GIVEN("two", 2, "2024-34", "15-0002", 31, "")};
	struct projection opinions[] = {GIVEN("two", 7, "2024-34", "15-0001", 31, ""),
					GIVEN("one", 2, "2024-34", "15-0001", 30, "")};
	struct projection equal[] = {GIVEN("one", 2, "2024-34", "15-0001", 31, ""),
				     GIVEN("one", 3, "2024-34", "15-0001", 31, "Degree")};
	struct world *w = *state;
	struct err e = ERR_INIT;

	assert_int_equal(load_given(w, &e, periods, 2), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, "source one projects 2019-29, and source two 2024-34: give one "
				    "period");
	e = (struct err)ERR_INIT;
	assert_int_equal(load_given(w, &e, opinions, 2), -1);
	assert_string_equal(e.text,
			    "source two, line 7: 15-0001 is projected otherwise in source one, "
			    "line 2: give one of them");
	e = (struct err)ERR_INIT;
	assert_int_equal(load_given(w, &e, equal, 2), 0);
	assert_string_equal(projection_find(w->projections, "15-0001")->education, "Degree");
	projections_free(w->projections);
	equal[0].education = "Diploma"; /* the first of two that say it stays */
	assert_int_equal(load_given(w, &e, equal, 2), 0);
	assert_string_equal(projection_find(w->projections, "15-0001")->education, "Diploma");
}

/* The table of the repository, against figures read off Table 1.2 of 2024-34. */
static void the_embedded_table_is_the_published_one(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct world *w = *state;
	struct err e = ERR_INIT;
	char directory[4096];

	snprintf(directory, sizeof(directory), "%s/data/reference", root ? root : ".");
	if (projections_load(&e, &w->projections, LAYERS_INSTALLED(directory), NULL) < 0)
		fail_msg("%s", e.text);
	const struct projection *scientists = projection_find(w->projections, "15-2051");
	assert_non_null(scientists);
	assert_near(scientists->employment_start, 245.9, 1e-9);
	assert_near(scientists->employment_end, 328.3, 1e-9);
	assert_near(scientists->openings, 23.4, 1e-9);
	assert_string_equal(of_one(w, "15-2051").publisher_words, "Much faster than average");
	assert_string_equal(of_one(w, "15-1251").word, "declining");
	assert_string_equal(of_one(w, "27-1024").publisher_words, "Slower than average");
}

static void growth_is_ranked_to_the_tenths_that_are_shown(void **state)
{
	const double percents[] = {33.5, 15.799999999999997, 15.8, 15.84, -0.7, NAN, 3.1};
	const size_t places[] = {1, 2, 2, 2, 6, 0, 5}, tied[] = {0, 2, 2, 2, 0, 0, 0};
	/* Of six the midrank percentiles are 92, 58, 58, 58, 8 and 25. */
	const char *const thirds[] = {"upper", "middle", "middle", "middle",
				      "lower", NULL,	 "lower"};
	enum { ROLES = sizeof(percents) / sizeof(*percents) };
	struct role_summary roles[ROLES] = {{.role = NULL}};

	(void)state;
	for (size_t i = 0; i < ROLES; i++)
		roles[i].outlook =
		    (struct outlook){.known = isfinite(percents[i]), .growth_percent = percents[i]};
	outlooks_rank(roles, ROLES);
	for (size_t i = 0; i < ROLES; i++) {
		const struct outlook *o = &roles[i].outlook;
		assert_int_equal(o->place, places[i]);
		assert_int_equal(o->tied, tied[i]);
		assert_int_equal(o->roles, o->known ? 6 : 0);
		if (thirds[i])
			assert_string_equal(o->third, thirds[i]);
		else
			assert_null(o->third);
	}
}

static void ranks_of_no_role_are_none(void **state)
{
	struct role_summary alone = {.outlook = {.known = true, .growth_percent = 3}};

	(void)state;
	outlooks_rank(NULL, 0);
	outlooks_rank(&alone, 1);
	assert_int_equal(alone.outlook.place, 1);
	assert_string_equal(alone.outlook.third, "middle");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(one_occupation_has_the_published_percent),
	    TEST(the_shares_of_a_role_weigh_the_growth_of_its_occupations),
	    TEST(what_is_not_projected_drops_out_while_half_the_weight_is_left),
	    TEST(a_missing_figure_is_not_a_zero),
	    TEST(words_are_those_of_the_rounded_percent),
	    TEST(another_editions_words_are_not_used),
	    TEST(two_editions_are_not_mixed),
	    TEST(employment_may_fall_to_nought_and_not_below),
	    TEST(an_input_stands_for_the_whole_table),
	    TEST(an_input_of_a_period_without_words_has_growth_without_words),
	    TEST(inputs_of_two_periods_or_two_opinions_stop_the_run),
	    TEST(growth_is_ranked_to_the_tenths_that_are_shown),
	    TEST(ranks_of_no_role_are_none),
	    TEST(the_embedded_table_is_the_published_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
