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
	result = wage_index_load(&e, out, LAYERS_INSTALLED(path.data), NULL);
	if (result) {
		assert_int_equal(e.code, ERR_USAGE);
		snprintf(message, 200, "%s", e.text + path.len - strlen("wages.csv"));
	}
	buf_release(&path);
	fixture_remove(folder);
	return result;
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
	struct wage_factor moved;

	if (*from)
		assert_true(date_from_iso(text_of(from), &a));
	if (*to)
		assert_true(date_from_iso(text_of(to), &b));
	moved = wage_index_factor(w, CODE2('U', 'S'), a, b, how);
	*held = moved.held;
	return moved.factor;
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
	assert_false(held); /* the caller asks wage_index_reached how far it went */
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
	    {"value\n", "wages.csv:1: there is no column \"month\""},
	    {"month,value\n2024-05,100\n",
	     "wages.csv:2: there is no column \"index\" or \"posted_wage_growth_yoy\""},
	    {"month,index\n2023-05,100\n2024-05,1034000\n",
	     "wages.csv:3: \"1034000\" is more than 10 times the index of the month before, or "
	     "below "
	     "1/10 of "
	     "it"},
	    {"month,index\n2023-05,100\n2024-05,9\n",
	     "wages.csv:3: \"9\" is more than 10 times the index of the month before, or below "
	     "1/10 of "
	     "it"},
	    {"month,index\n1066-05,100\n", "wages.csv:2: \"1066-05\" is not a month as YYYY-MM"},
	    {"country,month,index\nUK,2024-05,100\n",
	     "wages.csv:2: \"UK\" is not an ISO 3166 code (GB), or EA"},
	    {"country,month,index\n,2024-05,100\n",
	     "wages.csv:2: \"\" is not an ISO 3166 code (GB), or EA"},
	    {"month,index,sd\n2024-05,100,-1\n",
	     "wages.csv:2: sd \"-1\" is not a number of at least 0"},
	    {"jobcountry,month,posted_wage_growth_yoy\nGB,Apr-2026,0.03\n",
	     "wages.csv:2: \"Apr-2026\" is not a month as YYYY-MM or Apr-26"},
	    {"jobcountry,month,posted_wage_growth_yoy\nGB,Apr-26,3.1\n",
	     "wages.csv:2: \"3.1\" is not a growth between -0.5 and 0.5 (0.03 is 3%)"},
	    {"jobcountry,month,posted_wage_growth_yoy\nGB,Apr-26,NA\n",
	     "wages.csv:2: \"NA\" is not a growth between -0.5 and 0.5 (0.03 is 3%)"},
	    {"jobcountry,month,posted_wage_growth_yoy\nGB,Mar-26,0.03\nGB,May-26,0.03\n",
	     "wages.csv:3: a month is missing before May-26: growth cannot be chained across it"},
	    {"month,index\n2024,100\n", "wages.csv:2: \"2024\" is not a month as YYYY-MM"},
	    {"month,index\n2024-05-01,100\n",
	     "wages.csv:2: \"2024-05-01\" is not a month as YYYY-MM"},
	    {"month,index\n2024-05,0\n", "wages.csv:2: \"0\" is not an index above 0"},
	    {"month,index\n2024-05,inf\n", "wages.csv:2: \"inf\" is not an index above 0"},
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

static struct wage_index *joined(const char *own, const char *posted)
{
	char *folder = fixture_directory();
	struct err e = ERR_INIT;
	struct wage_index *w;
	struct buf path;

	fixture_write(folder, "own.csv", own);
	fixture_write(folder, "posted.csv", posted);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/own.csv", folder);
	if (wage_index_load(&e, &w, LAYERS_INSTALLED(path.data), NULL))
		fail_msg("%s", e.text);
	buf_clear(&path);
	buf_addf(&path, "%s/posted.csv", folder);
	if (wage_index_read(&e, w, path.data))
		fail_msg("%s", e.text);
	buf_release(&path);
	fixture_remove(folder);
	return w;
}

static const char tracker[] = "jobcountry,country,month,n_obs,posted_wage_growth_yoy,x\n"
			      "GB,United Kingdom,Jan-24,9,0.03,NA\nGB,,Feb-24,9,0.032,NA\n"
			      "GB,,Mar-24,9,0.029,NA\nGB,,Apr-24,9,0.05,NA\nGB,,May-24,9,0.04,NA\n"
			      "GB,,Jun-24,9,0.02,NA\nGB,,Jul-24,9,0.031,NA\nGB,,Aug-24,9,0.03,NA\n"
			      "GB,,Sep-24,9,0.03,NA\nGB,,Oct-24,9,0.028,NA\nGB,,Nov-24,9,0.03,NA\n"
			      "GB,,Dec-24,9,0.035,NA\nGB,,Jan-25,9,0.04,NA\nGB,,Feb-25,9,0.02,NA\n"
			      "EA,Euro Area,Jan-24,9,0.05,NA\nUS,United States,May-25,9,0.12,NA\n";

static double moved(const struct wage_index *w, const char *country, struct date from,
		    struct date to)
{
	code series = wage_index_series(w, code_of(text_of(country)));

	return wage_index_factor(w, series, from, to, AGING_COMPOUND).factor;
}

/* The chain of GB by scripts/reference/posted_wages.py; growth of twelve months is the file's own. */
static void growth_over_twelve_months_is_chained(void **state)
{
	struct wage_index *w = joined(three_percent, tracker);
	static const double script[] = {
	    100.000000, 100.995597, 101.359143, 100.555144, 101.253630, 102.460274, 102.130297,
	    102.398511, 102.617628, 102.937201, 103.057268, 103.028029, 103.000000, 104.227456,
	    104.298558, 105.582902, 105.303775, 104.509480, 105.296336, 105.470467, 105.696157,
	    105.819442, 106.148986, 106.634010, 107.120000, 106.312005};

	(void)state;
	for (int i = 0; i < 26; i++)
		assert_near(moved(w, "GB", (struct date){2023, 1, 0},
				  (struct date){(int16_t)(2023 + i / 12), (int8_t)(i % 12 + 1), 0}),
			    script[i] / 100, 1e-8);
	assert_near(moved(w, "GB", (struct date){2023, 4, 0}, (struct date){2024, 4, 0}), 1.05,
		    1e-12);
	assert_near(moved(w, "GB", (struct date){2024, 2, 0}, (struct date){2025, 2, 0}), 1.02,
		    1e-12);
	/* one growth alone is spread evenly */
	assert_near(moved(w, "EA", (struct date){2023, 1, 0}, (struct date){2023, 7, 0}),
		    sqrt(1.05), 1e-12);
	wage_index_free(w);
}

static void an_index_is_carried_on_from_its_end(void **state)
{
	struct wage_index *w = joined(three_percent, tracker);

	(void)state;
	assert_int_equal(wage_index_last(w).year, 2025);
	assert_int_equal(wage_index_last(w).month, 5);
	/* its own to May 2024, then the tracker's 12% */
	assert_near(moved(w, "US", (struct date){2022, 5, 0}, (struct date){2024, 5, 0}), 1.0609,
		    1e-12);
	assert_near(moved(w, "US", (struct date){2022, 5, 0}, (struct date){2025, 5, 0}),
		    1.0609 * 1.12, 1e-12);
	/* and pay dated later is brought back */
	assert_near(moved(w, "US", (struct date){2025, 5, 0}, (struct date){2024, 5, 0}), 1 / 1.12,
		    1e-12);
	wage_index_free(w);
}

static void a_country_has_its_own_series_or_the_euro_area_s_or_none(void **state)
{
	struct wage_index *w = joined(three_percent, tracker);
	struct date asked = {2030, 1, 0};

	(void)state;
	assert_int_equal(wage_index_series(w, CODE2('G', 'B')), CODE2('G', 'B'));
	assert_int_equal(wage_index_series(w, CODE2('D', 'E')), WAGES_EURO_AREA);
	assert_int_equal(wage_index_series(w, CODE2('H', 'R')), WAGES_EURO_AREA);
	assert_int_equal(wage_index_series(w, CODE2('P', 'L')), 0);
	assert_int_equal(wage_index_series(w, 0), 0);
	assert_near(moved(w, "PL", (struct date){2023, 1, 0}, (struct date){2024, 1, 0}), 1, 0);
	/* each goes as far as its own */
	assert_int_equal(wage_index_reached(w, CODE2('G', 'B'), asked).month, 2);
	assert_int_equal(wage_index_reached(w, WAGES_EURO_AREA, asked).year, 2024);
	assert_int_equal(wage_index_reached(w, CODE2('U', 'S'), asked).month, 5);
	wage_index_free(w);
}

static void an_index_of_the_user_takes_the_place_of_both(void **state)
{
	struct wage_index *w = joined(three_percent, "month,index,sd\n2023-01,100,0.02\n"
						     "2027-01,150,0.02\n");
	struct wage_factor f = wage_index_factor(w, CODE2('U', 'S'), (struct date){2023, 1, 0},
						 (struct date){2027, 1, 0}, AGING_COMPOUND);

	(void)state;
	assert_near(f.factor, 1.5, 1e-12);
	assert_near(f.sd, 0.04, 1e-12); /* 0.02 sqrt(4) */
	wage_index_free(w);
	/* if no error is given none is reported */
	w = joined(three_percent, three_percent);
	f = wage_index_factor(w, CODE2('U', 'S'), (struct date){2023, 5, 0},
			      (struct date){2024, 5, 0}, AGING_COMPOUND);
	assert_true(isnan(f.sd));
	wage_index_free(w);
}

static void posted_wages_that_do_not_meet_the_index_are_refused(void **state)
{
	char *folder = fixture_directory();
	struct err e = ERR_INIT;
	struct wage_index *w;
	struct buf own, posted;

	(void)state;
	fixture_write(folder, "own.csv", three_percent);
	fixture_write(folder, "posted.csv", "country,month,index\nUS,2025-01,100\n");
	buf_init(&own, BUF_LIMIT_DEFAULT);
	buf_init(&posted, BUF_LIMIT_DEFAULT);
	buf_addf(&own, "%s/own.csv", folder);
	buf_addf(&posted, "%s/posted.csv", folder);
	assert_int_equal(
	    wage_index_load(&e, &w, LAYERS_INSTALLED(own.data), LAYERS_INSTALLED(posted.data)), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.text, "posted wages of US do not reach back to 2024-05"));
	buf_release(&own);
	buf_release(&posted);
	fixture_remove(folder);
}

/* The medians of 15-1212 and 15-2031 say the neighbourhood: 103,590 to 124,910 and 86,200 to 91,290
 * from May 2020 to May 2024 are 21% and 6%; the index of all their kind lies between. */
static void the_index_that_is_shipped_is_in_the_neighbourhood(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct wage_index *w;
	struct buf path, posted;
	bool held;

	(void)state;
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/data/reference/wage_index.csv", root && *root ? root : ".");
	buf_init(&posted, BUF_LIMIT_DEFAULT);
	buf_addf(&posted, "%s/data/reference/posted_wages.csv", root && *root ? root : ".");
	assert_int_equal(
	    wage_index_load(&e, &w, LAYERS_INSTALLED(path.data), LAYERS_INSTALLED(posted.data)), 0);
	assert_int_equal(wage_index_first(w).year, 2020);
	assert_int_equal(wage_index_first(w).month, 5);
	assert_true(wage_index_last(w).year >= 2026);
	/* Hiring Lab's growth of April 2026 over April 2025, as published */
	assert_near(factor(w, "2025-05", "2026-04", AGING_COMPOUND, &held), 140.9408 / 138.2209,
		    2e-6);
	assert_near(wage_index_factor(w, CODE2('G', 'B'), (struct date){2025, 4, 0},
				      (struct date){2026, 4, 0}, AGING_COMPOUND)
			.factor,
		    1.040006357, 2e-8);
	assert_near(factor(w, "2020-05", "2024-05", AGING_COMPOUND, &held), 1.135, 0.075);
	assert_false(held);
	wage_index_free(w);
	buf_release(&path);
	buf_release(&posted);
}

static void years_past_an_end_are_counted_from_it(void **state)
{
	static const struct {
		struct date at;
		double years;
	} cases[] = {
	    {{2021, 5, 0}, 1}, {{2022, 4, 0}, 1 / 12.0}, {{2022, 5, 0}, 0}, {{2023, 1, 0}, 0},
	    {{2024, 5, 0}, 0}, {{2024, 6, 0}, 1 / 12.0}, {{2026, 5, 0}, 2}, {{0, 0, 0}, 0},
	};
	struct wage_index *w;
	char message[200];

	(void)state;
	assert_int_equal(load(&w, three_percent, message), 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_near(wage_index_years_held(w, CODE2('U', 'S'), cases[i].at), cases[i].years,
			    1e-12);
		if (cases[i].at.year)
			assert_near(wage_index_years_outside(w, cases[i].at), cases[i].years,
				    1e-12);
	}
	assert_near(wage_index_years_held(w, CODE2('D', 'E'), cases[0].at), 0, 0);
	wage_index_free(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_index_gives_the_same_as_its_rate),
	    cmocka_unit_test(dates_that_are_partly_known_have_a_place),
	    cmocka_unit_test(nothing_is_extrapolated),
	    cmocka_unit_test(a_faulty_index_names_its_line),
	    cmocka_unit_test(growth_over_twelve_months_is_chained),
	    cmocka_unit_test(an_index_is_carried_on_from_its_end),
	    cmocka_unit_test(a_country_has_its_own_series_or_the_euro_area_s_or_none),
	    cmocka_unit_test(an_index_of_the_user_takes_the_place_of_both),
	    cmocka_unit_test(posted_wages_that_do_not_meet_the_index_are_refused),
	    cmocka_unit_test(the_index_that_is_shipped_is_in_the_neighbourhood),
	    cmocka_unit_test(years_past_an_end_are_counted_from_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
