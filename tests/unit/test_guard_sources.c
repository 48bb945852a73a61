/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each rule of the guard on sources: what is just within its limit passes, and what is just beyond it is
 * found. Limits are those of the settings' defaults. */
#include "cmd/findings.h"
#include "estimate/table_facts.h"
#include "tests/unit/guard_fixture.h"

static const char *text_of_found(const struct guard_fixture *g)
{
	return g->found.count ? g->found.text : "";
}

static const char *found_in_sources(struct guard_fixture *g)
{
	fact_table_sort(&g->facts);
	fact_table_sort(&g->baseline.facts);
	guard_sources(&g->found, &g->in, &g->baseline);
	return text_of_found(g);
}

static void start(struct guard_fixture *g, double used_was, double used_is)
{
	guard_fixture_clear(g);
	add_rows(g, "used", used_was, used_is);
}

/* ---- how many, of which edition ---- */

static void a_source_may_not_be_missing(void **state)
{
	struct guard_fixture *g = *state;

	start(g, 5, 0);
	assert_string_equal(found_in_sources(g),
			    "source s is missing: it gave 5 rows in the last run");
	start(g, 5, 1);
	assert_string_equal(found_in_sources(g), "");
	start(g, 5, 0);
	g->baseline.has_facts = false;
	assert_string_equal(found_in_sources(g), "");
}

static void rows_may_grow_and_shrink_by_the_factor(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double was, is;
		const char *found;
	} cases[] = {{180, 100, ""},
		     {180, 99, "s: 180 rows in the last run are 99 now: is the file whole?"},
		     {180, 324, ""},
		     {180, 325, "s: 180 rows in the last run are 325 now: are rows in it twice?"},
		     {29, 1, ""},
		     {30, 1, "s: 30 rows in the last run are 1 now: is the file whole?"},
		     {29, 900, ""},
		     {30, 900, "s: 30 rows in the last run are 900 now: are rows in it twice?"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, cases[i].was, cases[i].is);
		assert_string_equal(found_in_sources(g), cases[i].found);
	}
	start(g, 180, 99);
	g->baseline.accepted = true; /* long ago it may have been of other rows */
	assert_string_equal(found_in_sources(g), "");
}

static void new_years_may_add_rows_but_those_of_old_years_stay(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		start(g, 90, 950);
		add_facts(g, "all", "", 2023, 90, NAN, beyond ? 49 : 50, NAN);
		add_fact(&g->facts, "all", "", 2024, 900, NAN);
		assert_string_equal(found_in_sources(g),
				    beyond ? "s: 90 rows of the same years in the last run are 49 "
					     "now: is the file whole?"
					   : "");
	}
	start(g, 90, 49); /* of the same years as many: the others count as well */
	add_facts(g, "all", "", 2023, 40, NAN, 40, NAN);
	assert_string_not_equal(found_in_sources(g), "");
}

static void the_newest_date_does_not_go_back(void **state)
{
	struct guard_fixture *g = *state;

	start(g, 100, 100);
	add_facts(g, "date", "newest", 0, NAN, 202405, NAN, 202405);
	assert_string_equal(found_in_sources(g), "");
	start(g, 100, 100);
	add_facts(g, "date", "newest", 0, NAN, 202405, NAN, 202404);
	assert_string_equal(found_in_sources(g),
			    "s: its newest row is of 202404 now, and was of 202405 in the last run "
			    "(YYYYMM): is this an old edition?");
}

static void a_file_may_not_be_what_another_source_had(void **state)
{
	struct guard_fixture *g = *state;
	const struct fact other = {.source = "other", .kind = "file", .key = "bb", .n = 1};

	for (int swapped = 0; swapped < 2; swapped++) {
		start(g, 100, 100);
		add_fact(&g->baseline.facts, "file", "aa", 0, 1, NAN);
		fact_table_add(&g->baseline.facts, &other);
		add_fact(&g->facts, "file", swapped ? "bb" : "aa", 0, 1, NAN);
		assert_string_equal(found_in_sources(g),
				    swapped
					? "s: a file of it is what other had in the last run: are "
					  "two paths swapped?"
					: "");
	}
	start(g, 100, 100); /* it had it, too */
	add_fact(&g->baseline.facts, "file", "bb", 0, 1, NAN);
	fact_table_add(&g->baseline.facts, &other);
	add_fact(&g->facts, "file", "bb", 0, 1, NAN);
	assert_string_equal(found_in_sources(g), "");
}

/* ---- what became of rows ---- */

static void shares_of_outcomes_may_change_by_the_limit(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		const char *key, *of, *words;
	} cases[] = {{"kept", "read", "used"},
		     {"filtered", "read", "filtered"},
		     {"matched", "used", "given a role"},
		     {"levelled", "used", "given a level"},
		     {"placed", "used", "given a country"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		for (int beyond = 0; beyond < 2; beyond++) {
			char words[120];
			start(g, 1000, 1000);
			add_rows(g, "read", 1000, 1000);
			add_rows(g, cases[i].key, 500, beyond ? 701 : 699);
			snprintf(words, sizeof(words),
				 "s: 70%% of its rows are %s, 50%% were in the last run: has the "
				 "file's form changed?",
				 cases[i].words);
			assert_string_equal(found_in_sources(g), beyond ? words : "");
		}
}

static void shares_of_every_reject_may_change_by_the_limit(void **state)
{
	struct guard_fixture *g = *state;

	for (size_t i = 0; i < REJECT_COUNT; i++)
		for (int beyond = 0; beyond < 2; beyond++) {
			const char *word = reject_word((enum reject_reason)i);
			start(g, 1000, 1000);
			add_rows(g, "read", 1000, 1000);
			add_facts(g, "rejected", word, 0, 300, NAN, beyond ? 99 : 101, NAN);
			assert_int_equal(*found_in_sources(g) != '\0', beyond);
			assert_true(!beyond || strstr(g->found.text, word));
		}
	start(g, 29, 29); /* too few to say */
	add_rows(g, "read", 29, 29);
	add_facts(g, "rejected", "no-pay", 0, 20, NAN, 0, NAN);
	assert_string_equal(found_in_sources(g), "");
}

static const char *const dimensions[] = {"level", "country", "currency", "role"};

/* A fifth of the rows of a year that both have, half of them where no year is in both. */
static void codes_may_change_for_a_part_of_the_rows(void **state)
{
	struct guard_fixture *g = *state;

	for (size_t d = 0; d < 4; d++)
		for (int dated = 0; dated < 2; dated++)
			for (int beyond = 0; beyond < 2; beyond++) {
				double moved = (dated ? 0.2 : 0.5) + (beyond ? 0.001 : -0.001);
				int year = dated ? 2024 : 0;
				char words[100];
				start(g, 1000, 1001);
				add_facts(g, "all", "", year, 1000, NAN, 1000, NAN);
				add_facts(g, dimensions[d], "a", year, 800, NAN, 800 - 1000 * moved,
					  NAN);
				add_facts(g, dimensions[d], "b", year, 200, NAN, 200 + 1000 * moved,
					  NAN);
				snprintf(words, sizeof(words),
					 "s: another %s for %.0f%% of its rows (\"a\"",
					 dimensions[d], 100 * moved);
				/* Rows that changed and none that left are another rule's. */
				add_fact(&g->baseline.facts, "all", "", 1999, 1, NAN);
				found_in_sources(g);
				assert_int_equal(g->found.count, beyond);
				assert_true(!beyond ||
					    strncmp(g->found.text, words, strlen(words)) == 0);
			}
}

/* A code that is told on one side alone, and rows whose code is not told, count as well. */
static void codes_that_come_and_go_are_changes(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		start(g, 1000, 1000);
		add_fact(&g->baseline.facts, "all", "", 1999, 1, NAN);
		add_facts(g, "all", "", 2024, 1000, NAN, 1000, NAN);
		add_fact(&g->baseline.facts, "level", "a", 2024, beyond ? 210 : 190, NAN);
		add_fact(&g->facts, "level", "b", 2024, beyond ? 210 : 190, NAN);
		found_in_sources(g);
		assert_int_equal(g->found.count, beyond);
	}
	for (int beyond = 0; beyond < 2; beyond++) {
		start(g, 1000, 1000);
		add_fact(&g->baseline.facts, "all", "", 1999, 1, NAN);
		add_facts(g, "all", "", 2024, 1000, NAN, 1000, NAN);
		add_facts(g, "level", "a", 2024, 900, NAN, beyond ? 690 : 710, NAN);
		found_in_sources(g);
		assert_int_equal(g->found.count, beyond);
	}
}

/* In a file that lost no row: ten rows and three in ten thousand. */
static void rows_may_not_change_one_code_alone(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double rows, change;
		bool all, found;
	} cases[] = {{1000, 9, false, false},
		     {1000, 10, false, true},
		     {100000, 29, false, false},
		     {100000, 30, false, true},
		     {1000, 10, true, false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, cases[i].rows, cases[i].rows);
		add_facts(g, "all", "", 0, cases[i].rows, NAN, cases[i].rows, NAN);
		for (size_t d = 0; d < 4; d++) {
			double half = cases[i].rows / 2;
			double change = d == 1 || cases[i].all ? cases[i].change : 0;
			add_facts(g, dimensions[d], "a", 0, half, NAN, half - change, NAN);
			add_facts(g, dimensions[d], "b", 0, half, NAN, half + change, NAN);
		}
		assert_int_equal(*found_in_sources(g) != '\0', cases[i].found);
	}
	start(g, 1000, 1000);
	add_facts(g, "all", "", 0, 1000, NAN, 1000, NAN);
	add_facts(g, "country", "US", 0, 500, NAN, 490, NAN);
	add_facts(g, "country", "DE", 0, 500, NAN, 510, NAN);
	assert_string_equal(found_in_sources(g),
			    "s: 10 rows or more changed their country (most left \"US\") since the "
			    "last run, and nothing else changed: are two columns swapped?");
}

/* ---- what rows are paid ---- */

static const char *const groups[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};

/* Of so many groups, each of ten thousand rows. */
static const char *paid(struct guard_fixture *g, size_t count, int year, double was, double is)
{
	start(g, 1e5, 1e5);
	add_facts(g, "all", "", year, 1e5, NAN, 1e5, NAN);
	for (size_t i = 0; i < count; i++)
		add_facts(g, "level", groups[i], year, 1e4, was, 1e4, is);
	return found_in_sources(g);
}

static void a_group_may_move_by_the_limit(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(paid(g, 1, 2024, 100000, 124990), "");
	assert_string_equal(paid(g, 1, 2024, 100000, 125100),
			    "s: median pay of level a in 2024 is 1.25 times that of the last run "
			    "(100000, now 125100)");
	assert_int_equal(g->found.count, 1);
	/* As a whole it may move by a step of the medians more: log 1.25 + 0.01 is a factor of 1.2626. */
	paid(g, 1, 2024, 100000, 126200);
	assert_int_equal(g->found.count, 1);
	paid(g, 1, 2024, 100000, 126300);
	assert_int_equal(g->found.count, 2);
	/* Of other years a group may double. */
	paid(g, 1, 0, 100000, 199000);
	assert_int_equal(g->found.count, 1);
	paid(g, 1, 0, 100000, 201000);
	assert_int_equal(g->found.count, 2);
}

/* log 1.1 + 0.01 is a factor of 1.1111. */
static void eight_groups_may_move_by_the_shift(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(paid(g, 8, 2024, 100000, 111000), "");
	assert_string_equal(paid(g, 8, 2024, 100000, 111200),
			    "s: pay is 1.11 times that of the last run, by the median of 8 groups "
			    "of its rows");
	assert_string_equal(paid(g, 7, 2024, 100000, 111200), "");
}

/* One group of so many rows moves while two others of ten thousand stay. */
static const char *one_of_three_paid(struct guard_fixture *g, const char *kind, double n, double is)
{
	start(g, 1e5, 1e5);
	add_facts(g, "all", "", 2024, 1e5, NAN, 1e5, NAN);
	add_facts(g, "role", "b", 2024, 1e4, 100000, 1e4, 100000);
	add_facts(g, "role", "c", 2024, 1e4, 100000, 1e4, 100000);
	add_facts(g, kind, "EUR", 2024, n, 100000, n, is);
	return found_in_sources(g);
}

/* Of 30 rows three standard errors are 3 * 1.2533 * 0.5 * sqrt(2 / 30) = 0.4854, a factor of 1.6248. */
static void a_group_of_few_rows_may_move_by_chance(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(one_of_three_paid(g, "level", 30, 162000), "");
	assert_string_not_equal(one_of_three_paid(g, "level", 30, 163000), "");
}

/* The smaller of both limits; beside the accepted run that of drift. */
static void pay_in_a_currency_has_its_limit(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(one_of_three_paid(g, "level", 1e6, 112000), "");
	assert_string_not_equal(one_of_three_paid(g, "currency", 1e6, 112000), "");
	g->settings.guard = 0.05;
	assert_string_not_equal(one_of_three_paid(g, "currency", 1e6, 107000), "");
	g->baseline.accepted = true;
	assert_string_equal(one_of_three_paid(g, "currency", 1e6, 139000), "");
}

/* By a fifth from 2020 to 2024; the limit is log 1.25 + 0.01, a factor of 1.2626. */
static void undated_pay_may_rise_with_wages(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		start(g, 1e5, 1e5);
		add_facts(g, "date", "newest", 0, NAN, 202005, NAN, 202405);
		add_facts(g, "all", "", 0, 1e5, NAN, 1e5, NAN);
		add_facts(g, "level", "a", 0, 1e5, 100000, 1e5, beyond ? 152000 : 151000);
		assert_int_equal(*found_in_sources(g) != '\0', beyond);
	}
}

static void pay_of_new_years_is_plausible_beside_the_last(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		start(g, 100, 200);
		add_facts(g, "all", "", 2023, 100, NAN, 100, NAN);
		add_fact(&g->facts, "all", "", 2024, 100, NAN);
		add_facts(g, "level", "a", 2023, 1e4, 100000, 1e4, 100000);
		add_fact(&g->facts, "level", "a", 2024, 1e4, beyond ? 251000 : 249000);
		assert_string_equal(found_in_sources(g),
				    beyond
					? "s: pay of its new years is 2.51 times that of 2023, by "
					  "the median of 1 groups"
					: "");
	}
}

/* ---- published tables ---- */

/* Of so many occupations, in the order of their keys. */
static void add_values(struct guard_fixture *g, const char *kind, size_t count, int year_is,
		       double factor, bool reversed)
{
	start(g, 100, 100);
	for (size_t i = 0; i < count; i++) {
		double value = 50000 + 1000 * (double)i;
		double other = 50000 + 1000 * (double)(count - 1 - i);
		add_fact(&g->baseline.facts, kind, groups[i], 2023, 1, value);
		add_fact(&g->facts, kind, groups[i], year_is, 1,
			 factor * (reversed ? other : value));
	}
}

static void a_measure_keeps_its_scale_and_its_order(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		size_t count;
		double factor;
		bool reversed;
		const char *found;
	} cases[] = {
	    {8, 1.99, false, ""},
	    {8, 2.01, false, "s: beta is 2.01 times that of the last run: has its scale changed?"},
	    {8, 0.49, false, "s: beta is 0.49 times that of the last run: has its scale changed?"},
	    {7, 2.01, false, ""},
	    {8, 1, true,
	     "s: beta has another order than in the last run (rank correlation -1.00 of 8): are "
	     "values beside the wrong occupations?"},
	    {7, 1, true, ""}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		add_values(g, "beta", cases[i].count, 2023, cases[i].factor, cases[i].reversed);
		assert_string_equal(found_in_sources(g), cases[i].found);
	}
}

static void add_numbered(struct guard_fixture *g, const char *kind, int was, int first, int last)
{
	char key[16];

	start(g, 100, 100);
	for (int k = 0; k < was; k++) {
		snprintf(key, sizeof(key), "%03d", k);
		add_fact(&g->baseline.facts, kind, key, 0, 1, 5);
		if (k >= first && k <= last)
			add_fact(&g->facts, kind, key, 0, 1, 5);
	}
}

static void a_table_keeps_nine_in_ten_of_its_values_and_its_end(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		int was, first, last;
		const char *found;
	} cases[] = {
	    {10, 1, 9, ""},
	    {10, 2, 9, "s: 2 of 10 values of beta are gone since the last run: is the file whole?"},
	    {10, 0, 8, ""},
	    {7, 6, 6, ""},
	    {100, 0, 92, ""},
	    {100, 0, 91,
	     "s: 8 of 100 values of beta are gone since the last run, all after the last one that "
	     "is left: is the file cut?"},
	    {100, 8, 99, ""},
	    {20, 2, 19, ""},
	    {20, 3, 19,
	     "s: 3 of 20 values of beta are gone since the last run: is the file whole?"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		add_numbered(g, "beta", cases[i].was, cases[i].first, cases[i].last);
		assert_string_equal(found_in_sources(g), cases[i].found);
	}
	add_numbered(g, "beta", 100, 0, 91); /* cut, whatever else it has */
	add_fact(&g->facts, "beta", "091a", 0, 1, 5);
	assert_string_not_equal(found_in_sources(g), "");
	g->baseline.accepted = true; /* long ago half may have been others */
	add_numbered(g, "beta", 100, 0, 49);
	assert_string_equal(found_in_sources(g), "");
	add_numbered(g, "beta", 100, 0, 48);
	assert_string_not_equal(found_in_sources(g), "");
}

/* Of eight values two that change places, three ranks apart, leave a rank correlation of 1 - 6 * 18 / 504 = 0.786;
 * two pairs, two ranks apart, one of 1 - 6 * 16 / 504 = 0.810. */
static void eight_values_keep_their_order(void **state)
{
	struct guard_fixture *g = *state;
	static const char *const kinds[] = {"beta", "occupation", "employment"};
	static const int near[] = {2, 1, 0, 3, 4, 7, 6, 5}, far[] = {3, 1, 2, 0, 4, 5, 6, 7};

	for (size_t k = 0; k < 3; k++)
		for (int beyond = 0; beyond < 2; beyond++) {
			bool of_people = k == 2;
			char words[100];
			start(g, 100, 100);
			for (int i = 0; i < 8; i++) {
				double was = 100 + i, is = 100 + (beyond ? far : near)[i];
				add_facts(g, of_people ? "occupation" : kinds[k], groups[i], 2023,
					  of_people ? was : 1, of_people ? 100 : was,
					  of_people ? is : 1, of_people ? 100 : is);
			}
			snprintf(words, sizeof(words),
				 "s: %s has another order than in the last run (rank correlation "
				 "0.79 of 8)",
				 kinds[k]);
			found_in_sources(g);
			assert_int_equal(g->found.count, beyond);
			assert_true(!beyond || strncmp(g->found.text, words, strlen(words)) == 0);
		}
}

static void values_that_differed_are_not_all_alike(void **state)
{
	struct guard_fixture *g = *state;

	for (size_t count = 7; count < 9; count++) {
		start(g, 100, 100);
		for (size_t k = 0; k < count; k++) {
			add_fact(&g->baseline.facts, "beta", groups[k], 0, 1, 4 + (double)k / 8);
			add_fact(&g->facts, "beta", groups[k], 0, 1, 5);
		}
		assert_string_equal(found_in_sources(g),
				    count == 8 ? "s: all 8 values of beta are alike, and were not "
						 "in the last run: is the column right?"
					       : "");
	}
}

static void occupations_keep_half_of_their_words(void **state)
{
	struct guard_fixture *g = *state;

	for (int others = 4; others < 6; others++) {
		start(g, 100, 100);
		for (int k = 0; k < 8; k++)
			add_facts(g, FACT_TASK_WORDS, groups[k], 0, 1, 1000 + k, 1,
				  1000 + (k < others ? 50 : 0) + k);
		assert_string_equal(found_in_sources(g),
				    others == 5 ? "s: 62% of its 8 occupations have other tasks "
						  "than in the last run: are they beside the wrong "
						  "ones?"
						: "");
	}
}

static void words_of_every_kind_are_held(void **state)
{
	struct guard_fixture *g = *state;
	static const char *const kinds[] = {FACT_TASK_WORDS, FACT_TECHNOLOGY_WORDS,
					    FACT_TITLE_WORDS, FACT_RELATED_WORDS};
	char words[100];

	for (size_t k = 0; k < 4; k++)
		for (int accepted = 0; accepted < 2; accepted++) {
			start(g, 100, 100);
			g->baseline.accepted = accepted; /* long ago they may have been others */
			for (int i = 0; i < 8; i++)
				add_facts(g, kinds[k], groups[i], 0, 1, 1000 + i, 1, 1000 + 7 - i);
			snprintf(words, sizeof(words),
				 "s: 100%% of its 8 occupations have other %s than", kinds[k]);
			found_in_sources(g);
			assert_int_equal(g->found.count, !accepted);
			assert_true(accepted || strncmp(g->found.text, words, strlen(words)) == 0);
		}
	g->baseline.accepted = false;
	add_numbered(g, FACT_TASK_WORDS, 20, 3, 19);
	assert_string_equal(found_in_sources(g), "s: 3 of 20 values of tasks are gone since the "
						 "last run: is the file whole?");
}

static void shares_of_postings_are_held_as_indices_are(void **state)
{
	struct guard_fixture *g = *state;
	static const char *const kinds[] = {FACT_POSTING_SHARES, FACT_POSTING_INDICES};

	for (size_t k = 0; k < 2; k++)
		for (int beyond = 0; beyond < 2; beyond++) {
			start(g, 100, 100);
			add_facts(g, "date", "newest", 0, NAN, 202405, NAN, 202405);
			add_facts(g, kinds[k], "US 2023", 0, 9, 2, 9, beyond ? 2.51 : 2.49);
			add_facts(g, kinds[k], "US 2022", 0, 9, 0, 9, 2); /* of nothing */
			assert_int_equal(*found_in_sources(g) != '\0', beyond);
		}
	for (int lost = 2; lost < 4; lost++) { /* of twenty */
		add_numbered(g, FACT_POSTING_SHARES, 20, lost, 19);
		assert_int_equal(*found_in_sources(g) != '\0', lost == 3);
	}
}

static void postings_of_past_years_stay(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		const char *key;
		double is;
		const char *found;
	} cases[] = {{"US 2023", 124, ""},
		     {"US 2023", 126,
		      "s: posting-index of US 2023 is 126, and was 100 in the last run: has its "
		      "scale or its base changed?"},
		     {"US 2024", 199, ""}, /* that year was not over */
		     {"US 2024", 201,
		      "s: posting-index of US 2024 is 201, and was 100 in the last run: has its "
		      "scale or its base changed?"},
		     {"US 2022", NAN,
		      "s: 1 of 3 yearly values of posting-index are gone since the last run: is "
		      "the file whole?"}};
	static const char *const keys[] = {"US 2022", "US 2023", "US 2024"};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, 100, 100);
		add_facts(g, "date", "newest", 0, NAN, 202405, NAN, 202405);
		for (size_t k = 0; k < 3; k++) {
			double is = strcmp(keys[k], cases[i].key) == 0 ? cases[i].is : 100;
			add_fact(&g->baseline.facts, FACT_POSTING_INDICES, keys[k], 0, 9, 100);
			if (!isnan(is))
				add_fact(&g->facts, FACT_POSTING_INDICES, keys[k], 0, 9, is);
		}
		assert_string_equal(found_in_sources(g), cases[i].found);
	}
}

static void percentiles_lie_as_they_did_about_the_median(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		const char *key;
		int newest;
		double factor;
		bool found;
	} cases[] = {{"p90", 202405, 1.019, false},	   {"p90", 202405, 1.021, true},
		     {"p90", 202505, 1.099, false},	   {"p90", 202505, 0.9, true},
		     {"employment", 202405, 1.099, false}, {"employment", 202405, 1.101, true}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, 100, 100);
		add_facts(g, "date", "newest", 0, NAN, 202405, NAN, cases[i].newest);
		add_facts(g, FACT_SPREAD, cases[i].key, 0, 30, 2, 30, 2 * cases[i].factor);
		assert_int_equal(*found_in_sources(g) != '\0', cases[i].found);
	}
	start(g, 100, 100);
	add_fact(&g->baseline.facts, FACT_SPREAD, "p10", 0, 30, 0.5);
	assert_string_equal(found_in_sources(g),
			    "s: no row has p10, and 30 had in the last run: is a column gone?");
	start(g, 100, 100); /* of few rows */
	add_facts(g, FACT_SPREAD, "p90", 0, 29, 2, 29, 20);
	assert_string_equal(found_in_sources(g), "");
}

static void employment_stays_beside_its_occupation(void **state)
{
	struct guard_fixture *g = *state;

	start(g, 100, 100);
	for (int k = 0; k < 8; k++)
		add_facts(g, "occupation", groups[k], 2023, 100 + k, 50000 + 1000 * k, 200 - k,
			  50000 + 1000 * k);
	assert_string_equal(found_in_sources(g),
			    "s: employment has another order than in the last run (rank "
			    "correlation -1.00 of 8): are values beside the wrong occupations?");
}

/* ---- rows of one country, of one year ---- */

static void no_country_may_vanish(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		double was, is; /* 0: fewer than are told */
		int year;
		const char *found;
	} cases[] = {{180, 100, 2023, ""},
		     {180, 99, 2023,
		      "s: 180 rows of country DE in the last run are at most 99 now: is the file "
		      "whole?"},
		     {52, 0, 2023, ""},
		     {53, 0, 2023,
		      "s: 53 rows of country DE in the last run are at most 29 now: is the file "
		      "whole?"},
		     {500, 0, 2022, ""}}; /* of a year that is not there now */

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, 9000, 9000);
		add_facts(g, "all", "", 2023, 9000, NAN, 8999, NAN);
		add_fact(&g->baseline.facts, "country", "DE", cases[i].year, cases[i].was, 5e4);
		if (cases[i].is > 0)
			add_fact(&g->facts, "country", "DE", cases[i].year, cases[i].is, 5e4);
		assert_string_equal(found_in_sources(g), cases[i].found);
	}
}

/* Where no row is lost they are in another country, and that is said alone. */
static void rows_of_a_country_that_are_in_another_are_not_gone(void **state)
{
	struct guard_fixture *g = *state;

	start(g, 9000, 9000);
	for (int year = 0; year <= 2023; year += 2023) {
		add_facts(g, "all", "", year, 9000, NAN, 9000, NAN);
		add_facts(g, "country", "DE", year, 180, 5e4, 99, 5e4);
		add_facts(g, "country", "US", year, 8820, 5e4, 8901, 5e4);
	}
	assert_string_equal(found_in_sources(g),
			    "s: 81 rows or more changed their country (most left \"DE\") since "
			    "the last run, and nothing else changed: are two columns swapped?");
	assert_int_equal(g->found.count, 1);
}

static void no_currency_may_be_left_out(void **state)
{
	struct guard_fixture *g = *state;

	for (int n = 54; n < 56; n++) {
		start(g, 9000, 9000);
		add_facts(g, "all", "", 2023, 9000, NAN, 8999, NAN);
		add_fact(&g->baseline.facts, "currency", "INR", 0, n, 5e4);
		assert_string_equal(found_in_sources(g),
				    n == 55 ? "s: of 55 rows of currency INR in the last run fewer "
					      "than 30 are left: is the file whole, and are they "
					      "read?"
					    : "");
	}
}

/* Of the same year pay in a currency has the same rate of exchange. */
static void pay_in_a_currency_may_move_by_the_shift(void **state)
{
	struct guard_fixture *g = *state;

	for (int beyond = 0; beyond < 2; beyond++) {
		start(g, 1e6, 1e6);
		add_facts(g, "all", "", 2023, 1e6, NAN, 1e6, NAN);
		add_facts(g, "currency", "EUR", 2023, 1e6, 100000, 1e6, beyond ? 111500 : 110500);
		assert_int_equal(g->found.count > 0 || *found_in_sources(g) != '\0', beyond);
	}
}

static void no_year_within_may_vanish(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		int year;
		double rows;
		const char *found;
	} cases[] = {
	    {2021, 60, ""}, /* the oldest may be left out */
	    {2023, 59, ""},
	    {2023, 60,
	     "s: none of the 60 rows of 2023 in the last run is there: is the file whole?"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, 9000, 9000);
		add_facts(g, "all", "", 2022, 4500, NAN, 4500, NAN);
		add_facts(g, "all", "", 2024, 4500, NAN, 4500, NAN);
		add_fact(&g->baseline.facts, "all", "", cases[i].year, cases[i].rows, NAN);
		assert_string_equal(found_in_sources(g), cases[i].found);
	}
}

static void a_benchmark_of_the_same_year_hardly_moves(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		int year;
		double factor;
		bool found;
	} cases[] = {
	    {2023, 1.019, false}, {2023, 1.021, true}, {2024, 1.099, false}, {2024, 1.101, true}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		add_values(g, "occupation", 10, cases[i].year, cases[i].factor, false);
		assert_int_equal(*found_in_sources(g) != '\0', cases[i].found);
	}
}

static void figures_of_another_year_are_others(void **state)
{
	struct guard_fixture *g = *state;

	for (size_t changed = 0; changed < 2; changed++) {
		start(g, 100, 100);
		for (size_t i = 0; i < 10; i++) {
			double value = 50000 + 1000 * (double)i;
			add_fact(&g->baseline.facts, "occupation", groups[i], 2023, 1, value);
			add_fact(&g->facts, "occupation", groups[i], 2024, 1,
				 value + (i < changed ? 1 : 0));
		}
		assert_string_equal(found_in_sources(g),
				    changed
					? ""
					: "s: the figures of 2023 are dated 2024 now: is an old "
					  "file named as a new one?");
	}
}

/* Nineteen of twenty are more than nine in ten. */
static void most_figures_of_another_year_are_others(void **state)
{
	struct guard_fixture *g = *state;
	char key[16];

	for (int changed = 1; changed < 3; changed++) {
		start(g, 100, 100);
		for (int i = 0; i < 20; i++) {
			snprintf(key, sizeof(key), "%02d", i);
			add_fact(&g->baseline.facts, "occupation", key, 2023, 1, 50000 + 1000 * i);
			add_fact(&g->facts, "occupation", key, 2024, 1,
				 50000 + 1000 * i + (i < changed ? 1 : 0));
		}
		assert_int_equal(*found_in_sources(g) != '\0', changed == 1);
	}
}

/* Of seven it may be chance. */
static void few_figures_of_another_year_may_be_the_same(void **state)
{
	struct guard_fixture *g = *state;

	for (int count = 7; count < 9; count++) {
		start(g, 100, 100);
		for (int i = 0; i < count; i++) {
			add_fact(&g->baseline.facts, "occupation", groups[i], 2023, 1, 50000 + i);
			add_fact(&g->facts, "occupation", groups[i], 2024, 1, 50000 + i);
		}
		assert_int_equal(*found_in_sources(g) != '\0', count == 8);
	}
}

static void occupations_may_not_go(void **state)
{
	struct guard_fixture *g = *state;

	add_numbered(g, "occupation", 20, 2, 19);
	assert_string_equal(found_in_sources(g), "");
	add_numbered(g, "occupation", 20, 3, 19);
	assert_string_equal(found_in_sources(g), "s: 3 of 20 values of occupation are gone since "
						 "the last run: is the file whole?");
}

/* Of one occupation, of areas where there is none, of dates that wages rose by a fifth between. */
static void pay_of_occupations_and_areas_moves_by_the_shift(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		const char *kind;
		bool dated, occupations;
		double factor;
		bool found;
	} cases[] = {{"occupation", false, false, 1.099, false},
		     {"occupation", false, false, 1.101, true},
		     {"occupation", true, false, 1.2 * 1.099, false},
		     {"occupation", true, false, 1.2 * 1.101, true},
		     {"occupation", true, false, 1.2 / 1.101, true},
		     {"area", false, false, 1.099, false},
		     {"area", false, false, 1.101, true},
		     {"area", false, true, 1.101, false}}; /* occupations speak for it */

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		start(g, 100, 100);
		if (cases[i].dated)
			add_facts(g, "date", "newest", 0, NAN, 202005, NAN, 202405);
		add_fact(&g->baseline.facts, cases[i].kind, "US 15-2051", 2023, 1, 1e5);
		add_fact(&g->facts, cases[i].kind, "US 15-2051", 2024, 1, 1e5 * cases[i].factor);
		if (cases[i].occupations)
			add_facts(g, "occupation", "US 15-1252", 2023, 1, 1e5, 1, 1e5);
		assert_int_equal(*found_in_sources(g) != '\0', cases[i].found);
	}
}

/* ---- sources that no run had ---- */

static void write_reference(const struct guard_fixture *g)
{
	struct buf wages, values;

	buf_init(&wages, BUF_LIMIT_DEFAULT);
	buf_init(&values, BUF_LIMIT_DEFAULT);
	buf_add_string(&wages, "occupation,period,median_wage\n15-2051,2024-34,100000\n"
			       "15-1252,2024-34,100000\n13-1141,2024-34,100000\n");
	buf_add_string(&values, "measure,occupation,value\n");
	for (int i = 0; i < 10; i++) {
		buf_addf(&wages, "19-00%02d,2024-34,100000\n", i);
		buf_addf(&values, "beta,19-00%02d,0.%d\n", i, i);
	}
	guard_fixture_file(g, "projections.csv", wages.data);
	guard_fixture_file(g, "exposure.csv", values.data);
	buf_clear(&wages);
	buf_add_string(&wages, "occupation,ai-applicability,gpts-human-beta,gpts-model-beta,"
			       "ilo-task-scores,observed-exposure\n");
	for (int i = 0; i < 10; i++)
		buf_addf(&wages, "19-00%02d,0.%d,0.%d,0.%d,0.%d,0.%d\n", i, i, i, i, i, i);
	guard_fixture_file(g, "exposure_amounts.csv", wages.data);
	buf_release(&wages);
	buf_release(&values);
}

static const char *found_beside(struct guard_fixture *g, const struct baseline *last,
				const struct baseline *accepted)
{
	struct ledger ledger = {.source = (char[]){"s"}};
	struct err e = ERR_INIT;

	write_reference(g);
	fact_table_sort(&g->facts);
	g->summary.ledgers = &ledger;
	g->summary.ledger_count = 1;
	if (guard_first(&e, &g->found, &g->in, last, accepted))
		fail_msg("%s", e.text);
	g->summary.ledger_count = 0;
	return text_of_found(g);
}

static const char *found_at_first(struct guard_fixture *g, const struct baseline *last)
{
	return found_beside(g, last, NULL);
}

static void add_occupations(struct guard_fixture *g, size_t count, int month, double pay)
{
	char key[32];

	guard_fixture_clear(g);
	add_fact(&g->facts, "date", "newest", 0, NAN, month);
	for (size_t i = 0; i < count; i++) {
		snprintf(key, sizeof(key), "US 19-00%02zu", i);
		add_fact(&g->facts, "occupation", key, month / 100, 1, pay);
	}
}

/* The fixture's wage index ends in May 2024: a year later pay may be log 1.02 + 0.05, a factor of 1.0723,
 * away. */
static void a_first_benchmark_agrees_with_the_reference(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		size_t count;
		int month;
		double pay;
		bool found;
	} cases[] = {{10, 202405, 101990, false}, {10, 202405, 102010, true},
		     {10, 202405, 98030, true},	  {10, 202505, 107100, false},
		     {10, 202505, 107400, true},  {9, 202405, 199000, false},
		     {9, 202405, 201000, true},	  {0, 202405, 0, false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		add_occupations(g, cases[i].count, cases[i].month, cases[i].pay);
		assert_int_equal(*found_at_first(g, NULL) != '\0', cases[i].found);
	}
	add_occupations(g, 10, 202405, 201000);
	add_fact(&g->baseline.facts, "rows", "used", 0, 10, NAN);
	assert_string_equal(found_at_first(g, &g->baseline), ""); /* it is not new */
	assert_string_equal(found_beside(g, NULL, &g->baseline), "");
	assert_string_not_equal(found_at_first(g, NULL), "");
}

static void areas_are_paid_as_the_nation_within_a_factor_of_two(void **state)
{
	struct guard_fixture *g = *state;
	const struct fact nation = {
	    .source = "oews", .kind = "area", .key = "US", .n = 1, .value = 50000};

	for (int beyond = 0; beyond < 2; beyond++) {
		guard_fixture_clear(g);
		fact_table_add(&g->facts, &nation);
		add_fact(&g->facts, "area", "US-CA", 0, 1, beyond ? 101000 : 99000);
		assert_string_equal(found_at_first(g, NULL),
				    beyond ? "s: pay of its 1 areas is 2.02 times the nation's"
					   : "");
	}
}

/* A table of several years is held by its newest. */
static void a_first_benchmark_is_of_its_newest_year(void **state)
{
	struct guard_fixture *g = *state;
	char key[32];

	for (int year = 2023; year <= 2024; year++) {
		add_occupations(g, 10, 202405, 101000);
		for (size_t i = 10; i < 25; i++) {
			snprintf(key, sizeof(key), "US 19-00%02zu", i % 10);
			add_fact(&g->facts, "occupation", key, year, 1, 50000);
		}
		assert_int_equal(*found_at_first(g, NULL) != '\0', year == 2024);
	}
}

/* Metros as states; not other countries, nor the table's own row of the nation. */
static void areas_are_parts_of_the_nation_of_another_table(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		const char *area;
		double own_nation, pay;
		bool found;
	} cases[] = {{"42660", NAN, 99000, false},
		     {"42660", NAN, 101000, true},
		     {"US-CA", 1e5, 101000, true},
		     {"DE", NAN, 400000, false},
		     {"GB-ENG", NAN, 400000, false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		fact_table_add(
		    &g->facts,
		    &(struct fact){
			.source = "oews", .kind = "area", .key = "US", .n = 1, .value = 50000});
		if (!isnan(cases[i].own_nation))
			add_fact(&g->facts, "area", "US", 0, 1, cases[i].own_nation);
		add_fact(&g->facts, "area", cases[i].area, 0, 1, cases[i].pay);
		assert_int_equal(*found_at_first(g, NULL) != '\0', cases[i].found);
	}
}

/* A band of the country for the first roles of the fixture; of a source of its own. */
static const char *people_paid(struct guard_fixture *g, size_t roles, uint64_t n, double pay)
{
	struct band parts[3];
	char *names[] = {(char[]){"s"}};

	for (size_t i = 0; i < roles; i++) {
		parts[i] = (struct band){.role = (uint16_t)i,
					 .source = 1,
					 .n = n,
					 .component = COMPONENT_BASE,
					 .area = united_states};
		parts[i].p[BENCHMARK_P50] =
		    (struct benchmark_value){.kind = VALUE_EXACT, .amount = pay};
	}
	guard_fixture_clear(g);
	g->summary.as_of = (struct date){2024, 5, 0};
	g->summary.bands.parts = parts;
	g->summary.bands.part_count = roles;
	g->summary.bands.sources = names;
	found_at_first(g, NULL);
	g->summary.bands.part_count = 0;
	return text_of_found(g);
}

/* Of three roles whose bands are not those of base pay of all people in the country. */
static const char *others_paid(struct guard_fixture *g, const struct band *like)
{
	struct band parts[3];
	char *names[] = {(char[]){"s"}};

	for (size_t i = 0; i < 3; i++) {
		parts[i] = *like;
		parts[i].role = (uint16_t)i;
		parts[i].source = 1;
		parts[i].n = 20;
		parts[i].p[BENCHMARK_P50] =
		    (struct benchmark_value){.kind = VALUE_EXACT, .amount = 9e5};
	}
	guard_fixture_clear(g);
	g->summary.as_of = (struct date){2024, 5, 0};
	g->summary.bands.parts = parts;
	g->summary.bands.part_count = 3;
	g->summary.bands.sources = names;
	found_at_first(g, NULL);
	g->summary.bands.part_count = 0;
	return text_of_found(g);
}

static void base_pay_of_all_people_in_the_country_is_held(void **state)
{
	struct guard_fixture *g = *state;
	const struct band sound = {.component = COMPONENT_BASE, .area = united_states};
	struct band other[5];

	assert_string_not_equal(others_paid(g, &sound), "");
	for (size_t i = 0; i < 5; i++)
		other[i] = sound;
	other[0].level = LEVEL_SENIOR;
	other[1].experience = (struct years_span){.from = 2, .below = 5};
	other[2].component = COMPONENT_TOTAL;
	other[3].area = a_country("DE");
	other[4].area = a_state("CA");
	for (size_t i = 0; i < 5; i++)
		assert_string_equal(others_paid(g, &other[i]), "");
}

/* A unit of it is half a dollar. */
static void pay_in_another_currency_is_held_in_it(void **state)
{
	struct guard_fixture *g = *state;

	g->settings.currency = code_of(text_of("EUR"));
	g->settings.usd_per_unit = 0.5;
	assert_string_equal(people_paid(g, 3, 10, 2 * 249000), "");
	assert_string_not_equal(people_paid(g, 3, 10, 2 * 251000), "");
}

static void a_first_source_pays_what_occupations_earn(void **state)
{
	struct guard_fixture *g = *state;

	assert_string_equal(people_paid(g, 3, 10, 249000), "");
	assert_string_equal(
	    people_paid(g, 3, 10, 251000),
	    "s: pay in the United States is 2.51 times what the occupations of its 3 "
	    "roles earn; check its period and its currency");
	assert_string_not_equal(people_paid(g, 3, 10, 39900), "");
	assert_string_equal(people_paid(g, 3, 9, 251000), ""); /* 27 observations in all */
	assert_string_equal(people_paid(g, 2, 15, 499000), "");
	assert_string_not_equal(people_paid(g, 2, 15, 501000), "");
}

static void pay_is_as_of_two_years_before_the_newest_row_at_most(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		struct date as_of;
		int newest;
		bool found;
	} cases[] = {{{2024, 1, 0}, 202601, false},
		     {{2024, 1, 0}, 202602, true},
		     {{2024, 0, 0}, 202612, false},
		     {{2024, 0, 0}, 202701, true},
		     {{2024, 1, 0}, 202600, false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		g->summary.as_of = cases[i].as_of;
		add_fact(&g->facts, "date", "newest", 0, NAN, cases[i].newest);
		add_fact(&g->facts, "all", "", 0, 100, NAN);
		assert_int_equal(*found_at_first(g, NULL) != '\0', cases[i].found);
	}
}

static void ten_values_of_a_measure_have_the_order_of_the_reference(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		int count;
		bool reversed, found;
	} cases[] = {{10, false, false}, {10, true, true}, {9, true, false}};
	static const char *const measures[] = {"beta",
					       "ai-applicability",
					       "gpts-human-beta",
					       "gpts-model-beta",
					       "ilo-task-scores",
					       "observed-exposure"};
	char key[32];

	for (size_t m = 0; m < 6; m++)
		for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
			guard_fixture_clear(g);
			for (int k = 0; k < cases[i].count; k++) {
				snprintf(key, sizeof(key), "19-00%02d", k);
				add_fact(&g->facts, measures[m], key, 0, NAN,
					 cases[i].reversed ? -k : k);
			}
			assert_int_equal(*found_at_first(g, NULL) != '\0', cases[i].found);
		}
}

/* Two of ten that change places, four ranks apart: 1 - 6 * 32 / 990 = 0.806; two neighbours more: 0.794. */
static void a_measure_may_differ_a_little_from_the_reference(void **state)
{
	struct guard_fixture *g = *state;
	static const int orders[2][10] = {{4, 1, 2, 3, 0, 5, 6, 7, 8, 9},
					  {4, 1, 2, 3, 0, 5, 6, 7, 9, 8}};
	char key[32];

	for (int beyond = 0; beyond < 2; beyond++) {
		guard_fixture_clear(g);
		for (int k = 0; k < 10; k++) {
			snprintf(key, sizeof(key), "19-00%02d", k);
			add_fact(&g->facts, "beta", key, 0, NAN, orders[beyond][k]);
		}
		assert_int_equal(*found_at_first(g, NULL) != '\0', beyond);
	}
}

/* Of eight groups of up to 47 rows of `all`, `as_many` have as many rows, and `same_pay` are of the same pay. */
static void a_source_is_not_another_under_a_second_name(void **state)
{
	struct guard_fixture *g = *state;
	static const struct {
		int all, as_many, same_pay;
		bool found;
	} cases[] = {{48, 4, 8, false},
		     {48, 5, 8, true},
		     {48, 8, 4, false},
		     {48, 8, 5, true},
		     {47, 8, 8, false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		guard_fixture_clear(g);
		add_rows(g, "used", 100, 100);
		add_fact(&g->facts, "all", "", 0, 100, NAN);
		add_fact(&g->facts, "all", "", 2023, cases[i].all, NAN);
		fact_table_add(&g->facts, &(struct fact){.source = "t", .kind = "all", .key = ""});
		fact_table_add(
		    &g->facts,
		    &(struct fact){.source = "t", .kind = "all", .key = "", .year = 2023});
		/* What is no group of rows does not count. */
		for (int k = 0; k < 4; k++)
			add_fact(&g->facts, "rejected", groups[k], 0, 5, NAN);
		for (int k = 0; k < 8; k++) {
			add_fact(&g->facts, "role", groups[k], 2023, 40 + k, 5e4);
			fact_table_add(
			    &g->facts,
			    &(struct fact){.source = "t",
					   .kind = "role",
					   .key = groups[k],
					   .year = 2023,
					   .n = 40 + k + (k >= cases[i].as_many),
					   .value = k < cases[i].same_pay ? 50004 : 50006});
		}
		assert_string_equal(found_at_first(g, NULL),
				    cases[i].found
					? "s: 62% of its groups have as many rows and the same "
					  "median as those of t: is it that source under another "
					  "name?"
					: "");
		assert_int_equal(g->found.count, cases[i].found);
	}
}

#define GUARD_TEST(name)                                                                           \
	cmocka_unit_test_setup_teardown(name, guard_fixture_new, guard_fixture_free)

int main(void)
{
	const struct CMUnitTest tests[] = {
	    GUARD_TEST(a_source_may_not_be_missing),
	    GUARD_TEST(rows_may_grow_and_shrink_by_the_factor),
	    GUARD_TEST(new_years_may_add_rows_but_those_of_old_years_stay),
	    GUARD_TEST(the_newest_date_does_not_go_back),
	    GUARD_TEST(a_file_may_not_be_what_another_source_had),
	    GUARD_TEST(shares_of_outcomes_may_change_by_the_limit),
	    GUARD_TEST(shares_of_every_reject_may_change_by_the_limit),
	    GUARD_TEST(codes_may_change_for_a_part_of_the_rows),
	    GUARD_TEST(codes_that_come_and_go_are_changes),
	    GUARD_TEST(rows_may_not_change_one_code_alone),
	    GUARD_TEST(a_group_may_move_by_the_limit),
	    GUARD_TEST(eight_groups_may_move_by_the_shift),
	    GUARD_TEST(a_group_of_few_rows_may_move_by_chance),
	    GUARD_TEST(pay_in_a_currency_has_its_limit),
	    GUARD_TEST(undated_pay_may_rise_with_wages),
	    GUARD_TEST(pay_of_new_years_is_plausible_beside_the_last),
	    GUARD_TEST(a_measure_keeps_its_scale_and_its_order),
	    GUARD_TEST(a_table_keeps_nine_in_ten_of_its_values_and_its_end),
	    GUARD_TEST(eight_values_keep_their_order),
	    GUARD_TEST(values_that_differed_are_not_all_alike),
	    GUARD_TEST(occupations_keep_half_of_their_words),
	    GUARD_TEST(words_of_every_kind_are_held),
	    GUARD_TEST(shares_of_postings_are_held_as_indices_are),
	    GUARD_TEST(postings_of_past_years_stay),
	    GUARD_TEST(percentiles_lie_as_they_did_about_the_median),
	    GUARD_TEST(employment_stays_beside_its_occupation),
	    GUARD_TEST(no_country_may_vanish),
	    GUARD_TEST(no_year_within_may_vanish),
	    GUARD_TEST(rows_of_a_country_that_are_in_another_are_not_gone),
	    GUARD_TEST(no_currency_may_be_left_out),
	    GUARD_TEST(pay_in_a_currency_may_move_by_the_shift),
	    GUARD_TEST(a_benchmark_of_the_same_year_hardly_moves),
	    GUARD_TEST(figures_of_another_year_are_others),
	    GUARD_TEST(most_figures_of_another_year_are_others),
	    GUARD_TEST(few_figures_of_another_year_may_be_the_same),
	    GUARD_TEST(occupations_may_not_go),
	    GUARD_TEST(pay_of_occupations_and_areas_moves_by_the_shift),
	    GUARD_TEST(a_first_benchmark_agrees_with_the_reference),
	    GUARD_TEST(areas_are_paid_as_the_nation_within_a_factor_of_two),
	    GUARD_TEST(areas_are_parts_of_the_nation_of_another_table),
	    GUARD_TEST(a_first_benchmark_is_of_its_newest_year),
	    GUARD_TEST(base_pay_of_all_people_in_the_country_is_held),
	    GUARD_TEST(pay_in_another_currency_is_held_in_it),
	    GUARD_TEST(a_first_source_pays_what_occupations_earn),
	    GUARD_TEST(pay_is_as_of_two_years_before_the_newest_row_at_most),
	    GUARD_TEST(ten_values_of_a_measure_have_the_order_of_the_reference),
	    GUARD_TEST(a_measure_may_differ_a_little_from_the_reference),
	    GUARD_TEST(a_source_is_not_another_under_a_second_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
