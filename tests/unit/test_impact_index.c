/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The AI-impact score as an index of amounts: halves, what is filled, what is left out, places, thirds.
 * Expected figures: scripts/oracle/impact_index.R. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/impact.h"
#include "stats/additive.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

enum { ROLES = 5 };

static const char *const measures_csv =
    "measure,family,votes,share,half,key,family_title,short,title,citation,date\n"
    "a1,a,yes,,could,k,Alpha,labels,A1,\"A (2023)\",2023-08\n"
    "a2,a,yes,,could,k,Alpha,labels,A2,\"A (2023)\",2023-08\n"
    "b,b,yes,,could,k,Beta,scores,B,\"B (2025)\",2025-05\n"
    "c,c,yes,,does,k,Gamma,use,C,\"C (2026)\",2026-03\n"
    "d,d,yes,,does,k,Delta,reach,D,\"D (2025)\",2025-07\n"
    "z,z,yes,,,k,Zeta,,Z,\"Z (2021)\",2021-04\n";

static const char *const universe_csv = "occupation\n11-0001\n11-0002\n11-0003\n11-0004\n11-0005\n";

static const char *const amounts_csv = "occupation,a1,a2,b,c,d\n"
				       "11-0001,.90,.70,.60,.40,.35\n"
				       "11-0002,.70,.50,,.35,.30\n"
				       "11-0003,.50,.40,.35,.10,.20\n"
				       "11-0004,.30,.10,.20,.05,.10\n"
				       "11-0005,.60,.50,.45,.50,.25\n";

static const char *const ranked_csv = "measure,occupation,value,percentile,universe\n"
				      "z,11-0001,-1,90,5\n";

struct world {
	char *directory;
	struct arena texts;
	struct role_occupation occupations[ROLES][2];
	struct role roles[ROLES];
	struct role_summary summaries[ROLES];
	size_t count;
	struct exposure_set inputs;
	struct impact_measures *measures;
};

static int set_up(void **state)
{
	static const char *const codes[ROLES] = {"11-0001", "11-0002", "11-0003", "11-0004",
						 "11-0005"};
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	arena_init(&w->texts);
	fixture_write(w->directory, "exposure_measures.csv", measures_csv);
	fixture_write(w->directory, "exposure_universe.csv", universe_csv);
	fixture_write(w->directory, "exposure_amounts.csv", amounts_csv);
	fixture_write(w->directory, "exposure.csv", ranked_csv);
	w->count = ROLES;
	for (size_t i = 0; i < ROLES; i++) {
		w->occupations[i][0] = (struct role_occupation){codes[i], 1};
		w->roles[i] = (struct role){.id = codes[i],
					    .name = codes[i],
					    .occupations = w->occupations[i],
					    .occupation_count = 1};
		w->summaries[i].role = &w->roles[i];
	}
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	impact_measures_free(w->measures);
	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static void compute(struct world *w)
{
	struct err e = ERR_INIT;

	if (impact_measures_load(&e, &w->measures, LAYERS_INSTALLED(w->directory), &w->inputs) < 0)
		fail_msg("%s", e.text);
	for (size_t i = 0; i < w->count; i++)
		impact_of_role(w->measures, &w->roles[i], &w->texts, &w->summaries[i].impact);
	impact_index_of_roles(w->measures, w->summaries, w->count, &w->texts);
}

static const struct impact *impact_of(const struct world *w, size_t role)
{
	return &w->summaries[role].impact;
}

static void the_fit_is_that_of_least_squares(void **state)
{
	const double cells[] = {80, 60, 40, 35, 60, NAN, 35, 30, 45, 35,
				10, 20, 20, 20, 5,  10,	 55, 45, 50, 25};
	struct additive_fit fit;

	(void)state;
	assert_true(additive_fit(&fit, cells, 5, 4));
	assert_near(fit.column[0], 15.5625, 1e-9);
	assert_near(fit.column[1], 5.3125, 1e-9);
	assert_near(fit.column[2], -8.4375, 1e-9);
	assert_near(fit.column[3], -12.4375, 1e-9);
	assert_near(fit.residual, 8.279561363, 1e-8);
}

static void columns_that_no_row_ties_have_no_fit(void **state)
{
	const double apart[] = {1, NAN, NAN, 2, 3, NAN};
	const double nothing[] = {NAN, NAN};
	const double exact[] = {1, 2};
	struct additive_fit fit;

	(void)state;
	assert_false(additive_fit(&fit, apart, 3, 2));
	assert_true(isnan(fit.column[0]) && isnan(fit.residual));
	assert_false(additive_fit(&fit, nothing, 1, 2));
	assert_true(isnan(additive_row(&fit, nothing, 2)));
	assert_true(additive_fit(&fit, exact, 1, 2));
	assert_near(fit.column[1], .5, 1e-12);
	assert_true(isnan(fit.residual)); /* no degree of freedom is left */
}

static void the_score_is_the_midpoint_of_two_halves_of_one_vote_per_family(void **state)
{
	struct world *w = *state;

	compute(w);
	const struct impact *i = impact_of(w, 0);

	assert_int_equal(i->amount_count, 4);
	assert_string_equal(i->amounts[0].family, "a"); /* z has no unit */
	assert_near(i->amounts[0].amount, 80, 1e-9); /* the mean of its two measures */
	assert_near(i->could, 70, 1e-9);
	assert_near(i->does, 37.5, 1e-9);
	assert_near(i->score, 53.75, 1e-9);
	assert_near(i->plus_minus, 4.139780681, 1e-8);
	assert_near(impact_of(w, 3)->score, 13.75, 1e-9);
	assert_string_equal(i->scale->name,
			    "AI exposure index: could (Alpha 2023-08 + Beta 2025-05), does (Gamma "
			    "2026-03 + Delta 2025-07)");
}

static void a_family_that_does_not_cover_a_role_is_filled_and_flagged(void **state)
{
	struct world *w = *state;

	compute(w);
	const struct impact *i = impact_of(w, 1);

	assert_true(i->amounts[1].filled);
	assert_false(i->amounts[0].filled);
	assert_near(i->amounts[1].amount, 48.75, 1e-9);
	assert_near(i->score, 43.4375, 1e-9);
	assert_int_equal(i->observed, 3);
	assert_false(i->few_families);
	assert_near(i->plus_minus, 4.780206982, 1e-8); /* three families stand behind it */
}

static void what_changes_without_a_family_is_told(void **state)
{
	struct world *w = *state;

	compute(w);
	const struct impact *i = impact_of(w, 0);

	assert_near(i->amounts[0].expected, 65.75, 1e-9);
	assert_near(i->amounts[0].without, 50.1875, 1e-9);
	assert_near(i->amounts[2].without, 55.52083333, 1e-7);
	/* Without c the fifth role falls from second to third place. */
	assert_int_equal(impact_of(w, 4)->place, 2);
	assert_near(impact_of(w, 4)->amounts[2].without, 38.85416667, 1e-7);
	assert_int_equal(impact_of(w, 4)->amounts[2].place_without, 3);
	/* The fit says -1.58; an amount is not below 0. */
	assert_near(impact_of(w, 3)->amounts[3].expected, 0, 0);
}

static void scores_are_read_against_all_occupations(void **state)
{
	struct world *w = *state;

	compute(w);
	const struct impact_scale *c = impact_of(w, 0)->scale;

	assert_int_equal(c->occupations, 5);
	assert_near(c->median, 43.4375, 1e-9);
	assert_near(c->p95, 51.75, 1e-9);
	assert_near(c->apart, 12, 0); /* 11.47, rounded up */
	assert_int_equal(impact_of(w, 2)->different, 4);
	assert_int_equal(impact_of(w, 0)->different, 2); /* 43.4 and 43.75 are too near */
}

static void a_third_needs_the_score_and_three_families(void **state)
{
	struct world *w = *state;

	compute(w);
	assert_string_equal(impact_of(w, 0)->third, "upper");
	assert_int_equal(impact_of(w, 0)->third_families, 4);
	assert_string_equal(impact_of(w, 3)->third, "lower");
	/* Third among five: a, b, d put it in the middle, c at the top, the score in the upper. */
	assert_null(impact_of(w, 4)->third);
}

static void roles_of_the_same_occupations_are_inseparable(void **state)
{
	struct world *w = *state;

	w->occupations[0][1] = (struct role_occupation){"11-0003", 3};
	w->roles[0].occupation_count = 2;
	w->occupations[1][0] = (struct role_occupation){"11-0003", 1};
	w->occupations[1][1] = (struct role_occupation){"11-0001", 1};
	w->roles[1].occupation_count = 2;
	compute(w);
	assert_int_equal(impact_of(w, 0)->inseparable_count, 1);
	assert_int_equal(impact_of(w, 0)->inseparable[0], 1);
	assert_int_equal(impact_of(w, 1)->inseparable[0], 0);
	assert_int_equal(impact_of(w, 2)->inseparable_count, 0);
}

static void one_role_has_a_score_and_no_error(void **state)
{
	struct world *w = *state;

	w->count = 1;
	compute(w);
	assert_near(impact_of(w, 0)->score, 53.75, 1e-9);
	assert_int_equal(impact_of(w, 0)->place, 1);
	assert_int_equal(impact_of(w, 0)->scale->roles, 1);
}

static void a_role_that_one_family_covers_has_no_score(void **state)
{
	struct world *w = *state;

	fixture_write(w->directory, "exposure_amounts.csv",
		      "occupation,a1,a2,b,c,d\n11-0001,.9,.7,.6,.4,.35\n11-0002,.7,.5,,,\n"
		      "11-0003,.5,.4,.35,.1,.2\n11-0004,.3,.1,.2,.05,.1\n11-0005,.6,.5,.4,,\n");
	compute(w);
	assert_null(impact_of(w, 1)->scale);
	assert_true(isnan(impact_of(w, 1)->score));
	assert_true(impact_of(w, 4)->few_families); /* two of four */
	assert_true(impact_of(w, 4)->amounts[2].filled && impact_of(w, 4)->amounts[3].filled);
	assert_int_equal(impact_of(w, 0)->scale->roles, 4);
}

static void an_amount_is_within_0_and_1(void **state)
{
	struct world *w = *state;
	struct exposure rows[] = {
	    {.source = "mine", .measure = "c", .occupation = "11-0001", .value = .4, .weight = 1},
	    {.source = "mine", .measure = "c", .occupation = "11-0002", .value = 40, .weight = 1},
	    {.source = "mine", .measure = "c", .occupation = "11-0003", .value = .1, .weight = 1}};
	struct err e = ERR_INIT;

	w->inputs = (struct exposure_set){.items = rows, .count = 3};
	assert_int_equal(
	    impact_measures_load(&e, &w->measures, LAYERS_INSTALLED(w->directory), &w->inputs), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.text, "source mine: the measure c of 11-0002 is 40, and an amount is "
				    "within 0 and 1");
	rows[1].value = .4;
	compute(w);
	assert_string_equal(impact_of(w, 0)->amounts[2].release, "input mine");
	assert_true(strstr(impact_of(w, 0)->scale->name, "Gamma input mine"));
}

static void a_half_is_one_of_two(void **state)
{
	struct world *w = *state;
	struct err e = ERR_INIT;

	fixture_write(w->directory, "exposure_measures.csv",
		      "measure,family,votes,share,half,key,family_title,short,title,citation,date\n"
		      "a1,a,yes,,might,k,A,x,A1,c,2023\n");
	assert_int_equal(
	    impact_measures_load(&e, &w->measures, LAYERS_INSTALLED(w->directory), &w->inputs), -1);
	assert_non_null(strstr(e.text, "exposure_measures.csv:2: the half of a measure"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_fit_is_that_of_least_squares),
	    cmocka_unit_test(columns_that_no_row_ties_have_no_fit),
	    TEST(the_score_is_the_midpoint_of_two_halves_of_one_vote_per_family),
	    TEST(a_family_that_does_not_cover_a_role_is_filled_and_flagged),
	    TEST(what_changes_without_a_family_is_told),
	    TEST(scores_are_read_against_all_occupations),
	    TEST(a_third_needs_the_score_and_three_families),
	    TEST(roles_of_the_same_occupations_are_inseparable),
	    TEST(one_role_has_a_score_and_no_error),
	    TEST(a_role_that_one_family_covers_has_no_score),
	    TEST(an_amount_is_within_0_and_1),
	    TEST(a_half_is_one_of_two),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
