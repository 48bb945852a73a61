/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AI impact by ranks: votes, shares, and the two ways the figures come in.
 * Expected ranks and means: scripts/oracle/impact.R. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/impact.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/impact_fixture.h"
#include "tests/unit/near.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char *const measures_csv =
    "measure,family,votes,share,half,key,family_title,short,title,citation,date\n"
    "reach,one,yes,,,k1,The One,,Reach,\"Author (2023), One\",2023-01\n"
    "depth,one,yes,,,k1,The One,,Depth,\"Author (2023), One\",2023-01\n"
    "use,two,yes,,,k2,The Two,,Use,\"Writer (2024), Two\",2024-02\n"
    "talk,three,yes,,,k3,The Three,,Talk,\"Pen (2025), Three\",2025-03\n"
    "helps,shares,no,augmentation,,k4,Split,,Helps,\"Split (2025)\",2025-04\n"
    "does,shares,no,automation,,k4,Split,,Does,\"Split (2025)\",2025-04\n";

static const char *const universe_csv =
    "occupation\n11-0001\n11-0002\n15-0001\n15-0002\n29-0001\n47-0001\n47-0002\n53-0001\n";

static const char *const figures_csv =
    "measure,occupation,value,percentile,universe,source,date\n"
    "reach,15-0001,0.9,93.75,8,k1,2023-01\nreach,15-0002,0.5,81.25,8,k1,2023-01\n"
    "depth,15-0001,2,81.25,8,k1,2023-01\ndepth,15-0002,3,93.75,8,k1,2023-01\n"
    "use,15-0001,7,60,8,k2,2024-02\nuse,15-0002,6,50,8,k2,2024-02\n"
    "talk,15-0001,1,40,8,k3,2025-03\n"
    "helps,15-0001,0.45,90,8,k4,2025-04\nhelps,15-0002,0.45,90,8,k4,2025-04\n"
    "does,15-0001,0.15,80,8,k4,2025-04\ndoes,15-0002,0.15,80,8,k4,2025-04\n";

/* The same two measures of family one as a whole published file gives them. */
static const struct exposure published[] = {
    {.measure = "reach", .occupation = "11-0001", .value = 0.10},
    {.measure = "reach", .occupation = "11-0002", .value = 0.10},
    {.measure = "reach", .occupation = "15-0001", .value = 0.90},
    {.measure = "reach", .occupation = "15-0002", .value = 0.50},
    {.measure = "reach", .occupation = "29-0001", .value = 0.30},
    {.measure = "reach", .occupation = "47-0001", .value = 0.05},
    {.measure = "reach", .occupation = "47-0002", .value = 0.10},
    {.measure = "reach", .occupation = "53-0001", .value = 0.20},
    {.measure = "depth", .occupation = "11-0001", .value = -1},
    {.measure = "depth", .occupation = "11-0002", .value = 0.5},
    {.measure = "depth", .occupation = "15-0001", .value = 2},
    {.measure = "depth", .occupation = "15-0002", .value = 3},
    {.measure = "depth", .occupation = "29-0001", .value = 0},
    {.measure = "depth", .occupation = "47-0001", .value = -2},
    {.measure = "depth", .occupation = "47-0002", .value = -1},
    {.measure = "depth", .occupation = "53-0001", .value = -1},
};

struct world {
	char *directory;
	struct arena texts;
	struct exposure items[32];
	struct exposure_set inputs;
	struct impact_measures *measures;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	arena_init(&w->texts);
	fixture_write(w->directory, "exposure_measures.csv", measures_csv);
	fixture_write(w->directory, "exposure_universe.csv", universe_csv);
	fixture_write(w->directory, "exposure.csv", figures_csv);
	w->inputs.items = w->items;
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

static void give(struct world *w, const struct exposure *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		w->items[w->inputs.count] = rows[i];
		w->items[w->inputs.count].source = "fixture";
		if (!(w->items[w->inputs.count].weight > 0))
			w->items[w->inputs.count].weight = 1;
		w->inputs.count++;
	}
}

static void load(struct world *w)
{
	struct err e = ERR_INIT;

	if (impact_measures_load(&e, &w->measures, LAYERS_INSTALLED(w->directory), &w->inputs) < 0)
		fail_msg("%s", e.text);
}

static void fails(struct world *w, enum err_code wanted, const char *says)
{
	struct err e = ERR_INIT;

	assert_int_equal(
	    impact_measures_load(&e, &w->measures, LAYERS_INSTALLED(w->directory), &w->inputs), -1);
	assert_int_equal(e.code, wanted);
	assert_null(w->measures);
	if (!strstr(e.text, says))
		fail_msg("\"%s\" does not say \"%s\"", e.text, says);
}

static struct impact of_role(struct world *w, const struct role_occupation *occupations,
			     size_t count)
{
	const struct role role = {
	    .id = "fixture", .occupations = occupations, .occupation_count = count};
	struct impact impact;

	impact_of_role(w->measures, &role, &w->texts, &impact);
	return impact;
}

static const struct role_occupation two_occupations[] = {{"15-0001", 0.7}, {"15-0002", 0.3}};

static void expect_percentile(struct world *w, const char *measure, const char *occupation,
			      double expected)
{
	double value, percentile;

	assert_true(impact_figure(w->measures, measure, occupation, &value, &percentile));
	assert_near(percentile, expected, 1e-9);
}

static void an_input_is_ranked_by_midranks_within_the_universe(void **state)
{
	struct world *w = *state;

	give(w, published, COUNT(published));
	load(w);
	expect_percentile(w, "reach", "11-0001", 31.25);
	expect_percentile(w, "reach", "15-0001", 93.75);
	expect_percentile(w, "reach", "47-0001", 6.25);
	expect_percentile(w, "reach", "53-0001", 56.25);
	expect_percentile(w, "depth", "11-0002", 68.75);
	expect_percentile(w, "depth", "53-0001", 31.25);
}

static void an_occupation_outside_the_universe_moves_nobody(void **state)
{
	struct world *w = *state;
	const struct exposure outsider[] = {
	    {.measure = "reach", .occupation = "99-0001", .value = 0.25}};

	give(w, published, COUNT(published));
	give(w, outsider, 1);
	load(w);
	expect_percentile(w, "reach", "15-0001", 93.75);
	expect_percentile(w, "reach", "53-0001", 56.25);
	expect_percentile(w, "reach", "99-0001", 62.5); /* over five of the eight */
}

static void a_family_is_the_mean_of_its_measures_over_the_role(void **state)
{
	struct world *w = *state;

	give(w, published, COUNT(published));
	load(w);
	struct impact impact = of_role(w, two_occupations, 2);
	const struct impact_vote *one = &impact.votes[0];

	assert_string_equal(one->family, "one");
	assert_int_equal(one->measure_count, 2);
	assert_string_equal(one->measures[0].name, "depth");
	assert_near(one->measures[0].percentile, 85, 1e-9);
	assert_near(one->measures[0].value, 2.3, 1e-12);
	assert_near(one->measures[1].percentile, 90, 1e-9);
	assert_near(one->measures[1].value, 0.78, 1e-12);
	assert_near(one->percentile, 87.5, 1e-9);
	assert_int_equal(one->universe, 8);
	assert_string_equal(one->source, "Author (2023), One (figures from the input fixture)");
	assert_string_equal(impact.votes[1].source, "Pen (2025), Three (2025-03)");
}

static void each_family_has_one_vote(void **state)
{
	struct world *w = *state;

	load(w);
	struct impact impact = of_role(w, two_occupations, 2);

	/* one 87.5; two .7 x 60 + .3 x 50 = 57; three: 15-0001 alone, 70% of the weight, 40 */
	assert_int_equal(impact.families, 3);
	assert_near(impact.rank, (87.5 + 57 + 40) / 3, 1e-9);
	assert_true(isnan(impact.score)); /* none of them is an amount */
	assert_string_equal(impact.votes[0].family, "one");
	assert_string_equal(impact.votes[1].family, "three");
	assert_string_equal(impact.votes[2].family, "two");
	assert_string_equal(impact.covered, "15-0001, 15-0002");
}

static void what_has_no_value_drops_out_while_half_the_weight_is_left(void **state)
{
	struct world *w = *state;
	const struct role_occupation half[] = {{"15-0001", 0.5}, {"99-9999", 0.5}};
	const struct role_occupation less[] = {{"15-0001", 0.49}, {"99-9999", 0.51}};

	load(w);
	assert_near(of_role(w, half, 2).votes[1].percentile, 40, 1e-9);
	struct impact silent = of_role(w, less, 2);
	assert_int_equal(silent.families, 0);
	assert_true(isnan(silent.rank));
	assert_true(isnan(silent.augmentation));
}

static void shares_are_parts_of_one(void **state)
{
	struct world *w = *state;

	load(w);
	struct impact impact = of_role(w, two_occupations, 2);
	assert_near(impact.augmentation, 0.75, 1e-12);
	assert_near(impact.automation, 0.25, 1e-12);
	assert_string_equal(impact.shares_source, "Split (2025) (2025-04)");
}

/* Nothing that AI does itself is a share of nought; nothing of either is no share, nor is one alone. */
static void a_share_may_be_nought(void **state)
{
	static const struct {
		const char *helps, *does;
		double augmentation; /* NAN: no share */
	} cases[] = {{"0.4", "0", 1},
		     {"0", "0.4", 0},
		     {"0", "0", (double)NAN},
		     {NULL, "0.4", (double)NAN},
		     {"0.4", NULL, (double)NAN}};
	static const struct role_occupation one = {"15-0001", 1};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct impact impact;
		struct buf csv;

		buf_init(&csv, BUF_LIMIT_DEFAULT);
		buf_addf(&csv, "measure,occupation,value,percentile,universe,source,date\n"
			       "use,15-0001,7,60,8,k2,2024-02\n");
		if (cases[i].helps)
			buf_addf(&csv, "helps,15-0001,%s,90,8,k4,2025-04\n", cases[i].helps);
		if (cases[i].does)
			buf_addf(&csv, "does,15-0001,%s,80,8,k4,2025-04\n", cases[i].does);
		fixture_write(w->directory, "exposure.csv", csv.data);
		buf_release(&csv);
		impact_measures_free(w->measures);
		load(w);
		impact = of_role(w, &one, 1);
		if (isnan(cases[i].augmentation)) {
			assert_true(isnan(impact.augmentation) && isnan(impact.automation));
			assert_null(impact.shares_source);
			continue;
		}
		assert_near(impact.augmentation, cases[i].augmentation, 0);
		assert_near(impact.automation, 1 - cases[i].augmentation, 0);
	}
}

static void an_input_and_the_table_agree(void **state)
{
	struct world *w = *state;

	load(w);
	struct impact table = of_role(w, two_occupations, 2);
	impact_measures_free(w->measures);
	give(w, published, COUNT(published));
	load(w);
	struct impact input = of_role(w, two_occupations, 2);

	assert_near(table.rank, input.rank, 1e-9);
	assert_near(table.votes[0].percentile, input.votes[0].percentile, 1e-9);
	assert_false(table.votes[0].measures[0].from_input);
	assert_true(input.votes[0].measures[0].from_input);
	assert_false(input.votes[1].measures[0].from_input);
}

static void an_input_of_one_measure_silences_the_rest_of_its_family(void **state)
{
	struct world *w = *state;

	give(w, published, 8); /* reach alone */
	load(w);
	struct impact impact = of_role(w, two_occupations, 2);
	assert_int_equal(impact.votes[0].measure_count, 1);
	assert_near(impact.votes[0].percentile, 90, 1e-9);
	assert_int_equal(impact.families, 3);
}

static void the_order_of_the_input_does_not_matter(void **state)
{
	struct world *w = *state;
	const struct exposure again[] = {
	    {.measure = "reach", .occupation = "15-0002", .value = 0.7, .weight = 3}};

	give(w, again, 1);
	for (size_t i = COUNT(published); i-- > 0;)
		give(w, &published[i], 1);
	load(w);
	double value, percentile;
	assert_true(impact_figure(w->measures, "reach", "15-0002", &value, &percentile));
	assert_near(value, (0.5 + 3 * 0.7) / 4, 1e-12); /* two files: their weighted mean */
	expect_percentile(w, "depth", "15-0002", 93.75);
}

/* Whichever of them has the first occupation or the last one, and whichever is read first. */
static void of_the_inputs_of_a_measure_the_first_by_name_is_cited(void **state)
{
	struct world *w = *state;

	for (size_t first = 0; first < 8; first++) {
		w->inputs.count = 0;
		give(w, published, 8);
		give(w, &published[3], 1);
		for (size_t i = 0; i < w->inputs.count; i++) {
			w->items[i].source = i == first ? "one" : "two";
			w->items[i].release = i == first ? "2024-07" : "2025-01";
		}
		load(w);
		struct impact impact = of_role(w, two_occupations, 2);
		assert_string_equal(
		    impact.votes[0].source,
		    "Author (2023), One (figures from the input one, release 2024-07)");
		impact_measures_free(w->measures);
		w->measures = NULL;
	}
}

static void a_measure_that_no_table_lists_is_an_error(void **state)
{
	struct world *w = *state;
	const struct exposure unknown[] = {
	    {.measure = "hype", .occupation = "15-0001", .value = 1}};

	give(w, unknown, 1);
	fails(w, ERR_USAGE, "the measure \"hype\" is not in exposure_measures.csv");
}

static void part_of_a_file_is_not_ranked(void **state)
{
	struct world *w = *state;

	give(w, published, 3);
	fails(w, ERR_INPUT, "reach has 3 of the 8 occupations");
}

/* Every figure is found, of the first measure as of the last, wherever its row stands. */
static void the_order_of_the_tables_does_not_matter(void **state)
{
	static const char *const reversed =
	    "measure,occupation,value,percentile,universe,source,date\n"
	    "does,15-0002,0.15,80,8,k4,2025-04\ndoes,15-0001,0.16,81,8,k4,2025-04\n"
	    "talk,53-0001,3,30,8,k3,2025-03\ntalk,15-0001,1,40,8,k3,2025-03\n"
	    "use,15-0002,6,50,8,k2,2024-02\nuse,15-0001,7,60,8,k2,2024-02\n"
	    "depth,15-0002,3,93.75,8,k1,2023-01\ndepth,15-0001,2,81.25,8,k1,2023-01\n"
	    "reach,53-0001,0.1,7,8,k1,2023-01\nreach,15-0002,0.5,81.25,8,k1,2023-01\n"
	    "reach,15-0001,0.9,93.75,8,k1,2023-01\nreach,11-0001,0.2,6,8,k1,2023-01\n";
	struct world *w = *state;

	fixture_write(w->directory, "exposure.csv", reversed);
	fixture_write(w->directory, "exposure_universe.csv",
		      "occupation\n53-0001\n47-0002\n47-0001\n29-0001\n15-0002\n15-0001\n"
		      "11-0002\n11-0001\n");
	load(w);
	expect_percentile(w, "reach", "11-0001", 6);
	expect_percentile(w, "reach", "15-0001", 93.75);
	expect_percentile(w, "reach", "15-0002", 81.25);
	expect_percentile(w, "reach", "53-0001", 7);
	expect_percentile(w, "depth", "15-0001", 81.25);
	expect_percentile(w, "depth", "15-0002", 93.75);
	expect_percentile(w, "use", "15-0001", 60);
	expect_percentile(w, "use", "15-0002", 50);
	expect_percentile(w, "talk", "15-0001", 40);
	expect_percentile(w, "talk", "53-0001", 30);
	expect_percentile(w, "does", "15-0001", 81);
	expect_percentile(w, "does", "15-0002", 80);
}

static void faults_of_the_tables_name_file_and_line(void **state)
{
	struct world *w = *state;

	fixture_write(w->directory, "exposure.csv",
		      "measure,occupation,value,percentile,universe\nreach,15-0001,0.9,101,8\n");
	fails(w, ERR_USAGE, "exposure.csv:2: 101 is not within 0 to 100");
	fixture_write(w->directory, "exposure.csv",
		      "measure,occupation,value,percentile,universe\nreach,15-0001,x,1,8\n");
	fails(w, ERR_USAGE, "exposure.csv:2: \"x\" is not a number");
	fixture_write(w->directory, "exposure.csv",
		      "measure,occupation,value,percentile\nreach,15-0001,1,1\n");
	fails(w, ERR_USAGE, "no column \"universe\"");
	fixture_write(w->directory, "exposure_universe.csv", "occupation\n15-0001\n15-0001\n");
	fails(w, ERR_USAGE, "15-0001 is there twice");
	fixture_write(w->directory, "exposure_measures.csv",
		      "measure,family,votes,share,half,family_title,short,title,citation,date\n"
		      "reach,one,maybe,,,a,,b,c,2020\n");
	fails(w, ERR_USAGE, "exposure_measures.csv:2: a measure votes");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(an_input_is_ranked_by_midranks_within_the_universe),
	    TEST(an_occupation_outside_the_universe_moves_nobody),
	    TEST(a_family_is_the_mean_of_its_measures_over_the_role),
	    TEST(each_family_has_one_vote),
	    TEST(what_has_no_value_drops_out_while_half_the_weight_is_left),
	    TEST(shares_are_parts_of_one),
	    TEST(a_share_may_be_nought),
	    TEST(an_input_and_the_table_agree),
	    TEST(an_input_of_one_measure_silences_the_rest_of_its_family),
	    TEST(the_order_of_the_input_does_not_matter),
	    TEST(of_the_inputs_of_a_measure_the_first_by_name_is_cited),
	    TEST(a_measure_that_no_table_lists_is_an_error),
	    TEST(part_of_a_file_is_not_ranked),
	    TEST(the_order_of_the_tables_does_not_matter),
	    TEST(faults_of_the_tables_name_file_and_line),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
