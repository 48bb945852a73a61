/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paragraph about AI, of every role of the catalogue, by a reader's checklist: two to five sentences, correct
 * as text, every figure one of its table's, every claim what the figures say, and different where they differ. */
#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "estimate/impact.h"
#include "reports/impact_words.h"
#include "tests/unit/fixture_files.h"

struct world {
	struct arena texts;
	struct catalogue *catalogue;
	struct impact_measures *measures;
	struct summary summary;
	struct buf *paragraphs; /* of each role */
};

static void path_of(char *out, size_t size, const char *folder)
{
	const char *root = getenv("PAYBANDS_ROOT");

	snprintf(out, size, "%s/%s", root ? root : ".", folder);
}

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	char path[4096];
	struct err e = ERR_INIT;

	arena_init(&w->texts);
	path_of(path, sizeof(path), "data/roles");
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(path)) < 0)
		fail_msg("%s", e.text);
	path_of(path, sizeof(path), "data/reference");
	if (impact_measures_load(&e, &w->measures, LAYERS_INSTALLED(path), NULL) < 0)
		fail_msg("%s", e.text);
	w->summary.catalogue = w->catalogue;
	w->summary.role_count = catalogue_count(w->catalogue);
	w->summary.roles = mem_zero(w->summary.role_count, sizeof(*w->summary.roles));
	w->paragraphs = mem_zero(w->summary.role_count, sizeof(*w->paragraphs));
	for (size_t i = 0; i < w->summary.role_count; i++) {
		struct role_summary *r = &w->summary.roles[i];

		r->role = catalogue_role(w->catalogue, (uint16_t)i);
		impact_of_role(w->measures, r->role, &w->texts, &r->impact);
	}
	impact_index_of_roles(w->measures, w->summary.roles, w->summary.role_count, &w->texts);
	for (size_t i = 0; i < w->summary.role_count; i++) {
		buf_init(&w->paragraphs[i], BUF_LIMIT_DEFAULT);
		say_impact_paragraph(&w->paragraphs[i], &w->summary, &w->summary.roles[i]);
	}
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < w->summary.role_count; i++)
		buf_release(&w->paragraphs[i]);
	free(w->paragraphs);
	free(w->summary.roles);
	impact_measures_free(w->measures);
	catalogue_free(w->catalogue);
	arena_release(&w->texts);
	free(w);
	return 0;
}

/* A point that no figure goes on after. */
static size_t sentences_of(const char *text)
{
	size_t count = 0;

	for (const char *c = text; *c; c++)
		count += *c == '.' && !isdigit((unsigned char)c[1]);
	return count;
}

static void every_paragraph_reads_as_text(void **state)
{
	static const char *const never[] = {
	    "  ",      " ,",	      " .",	"..",		",,",
	    " nan",    " inf ",	      "(null)", "\xe2\x80\x93", "share of the work",
	    "probab",  "replace",     "will ",	" lose",	" 1 points",
	    " 1 are ", "one families"};
	struct world *w = *state;

	for (size_t i = 0; i < w->summary.role_count; i++) {
		const char *text = w->paragraphs[i].data;
		size_t sentences = sentences_of(text);

		if (sentences < 2 || sentences > 5)
			fail_msg("%zu sentences: %s", sentences, text);
		if (strncmp(text, "The work of a", 13) != 0 || text[strlen(text) - 1] != '.')
			fail_msg("begins or ends badly: %s", text);
		for (const char *c = text; (c = strstr(c, ". ")) != NULL; c += 2)
			if (!isupper((unsigned char)c[2]))
				fail_msg("a sentence begins small: %s", text);
		for (size_t k = 0; k < sizeof(never) / sizeof(*never); k++)
			if (strstr(text, never[k]))
				fail_msg("\"%s\" in: %s", never[k], text);
	}
}

/* ---- no figure but those of the table ---- */

struct figures {
	double items[64];
	size_t count;
};

static void add_whole(struct figures *f, double figure)
{
	if (isfinite(figure))
		f->items[f->count++] = nearbyint(figure);
}

static void figures_of(struct figures *f, const struct impact *i)
{
	const double plain[] = {i->score,
				i->could,
				i->does,
				i->scale->median,
				i->scale->p95,
				fabs(nearbyint(i->score) - nearbyint(i->scale->median)),
				i->scale->apart,
				(double)i->scale->occupations,
				(double)i->scale->roles,
				(double)i->scale->roles - 1,
				(double)i->place,
				(double)i->different,
				(double)i->inseparable_count - 3,
				100,
				95};

	f->count = 0;
	for (size_t k = 0; k < sizeof(plain) / sizeof(*plain); k++)
		add_whole(f, plain[k]);
	for (size_t k = 0; k < i->amount_count; k++) {
		add_whole(f, i->amounts[k].amount);
		add_whole(f, i->amounts[k].expected);
	}
	f->items[f->count++] = nearbyint(i->plus_minus * 10) / 10;
}

static bool has_figure(const struct figures *f, double figure)
{
	for (size_t k = 0; k < f->count; k++)
		if (fabs(f->items[k] - figure) < 1e-9)
			return true;
	return false;
}

static void every_figure_is_one_of_the_table(void **state)
{
	struct world *w = *state;

	for (size_t i = 0; i < w->summary.role_count; i++) {
		struct figures f;

		figures_of(&f, &w->summary.roles[i].impact);
		for (char *c = w->paragraphs[i].data; *c;) {
			char *end = c + 1;

			if (isdigit((unsigned char)*c)) {
				double figure = strtod(c, &end);

				if (!has_figure(&f, figure))
					fail_msg("%g is no figure of the table: %s", figure,
						 w->paragraphs[i].data);
			}
			c = end;
		}
	}
}

/* ---- no claim beyond them ---- */

/* The words are there if and only if the figures say so. */
static void claims(const char *text, const char *words, bool true_of_figures)
{
	if ((strstr(text, words) != NULL) != true_of_figures)
		fail_msg("\"%s\" is %s, in: %s", words, true_of_figures ? "true" : "untrue", text);
}

static void every_claim_is_what_the_figures_say(void **state)
{
	struct world *w = *state;

	for (size_t k = 0; k < w->summary.role_count; k++) {
		const struct impact *i = &w->summary.roles[k].impact;
		const char *text = w->paragraphs[k].data;
		double gap = nearbyint(i->score) - nearbyint(i->scale->median);
		double tail = i->score - i->scale->p95, room = 1.96 * i->plus_minus;
		size_t filled = i->amount_count - i->observed;

		claims(text, "cannot be told from the median", fabs(gap) < i->scale->apart);
		claims(text, "points above the median", gap >= i->scale->apart);
		claims(text, "points below the median", -gap >= i->scale->apart);
		claims(text, "and above their 95th", gap >= i->scale->apart && tail > room);
		claims(text, "and close to their 95th",
		       gap >= i->scale->apart && fabs(tail) <= room);
		claims(text, "but below their 95th", gap >= i->scale->apart && tail < -room);
		claims(text, "disagree about which third", !i->third);
		claims(text, "upper third", i->third && strcmp(i->third, "upper") == 0);
		claims(text, "middle third", i->third && strcmp(i->third, "middle") == 0);
		claims(text, "lower third", i->third && strcmp(i->third, "lower") == 0);
		claims(text, "and all four", i->third && i->third_families == 4);
		claims(text, "three of four", i->third && i->third_families == 3);
		claims(text, "estimated from the other", filled > 0);
		claims(text, "too few to lean on", i->few_families);
		claims(text, "same occupations as", !filled && i->inseparable_count > 0);
	}
}

/* The score stands in the third that it is said to be in, and places in the order of the scores. */
static void no_two_paragraphs_contradict_each_other(void **state)
{
	struct world *w = *state;

	for (size_t k = 0; k < w->summary.role_count; k++) {
		const struct impact *a = &w->summary.roles[k].impact;

		for (size_t m = 0; m < w->summary.role_count; m++) {
			const struct impact *b = &w->summary.roles[m].impact;

			if (a->score > b->score)
				assert_true(a->place < b->place);
			if (a->third && b->third && strcmp(a->third, "upper") == 0 &&
			    strcmp(b->third, "lower") == 0)
				assert_true(a->score > b->score);
		}
		assert_true(fabs((a->could + a->does) / 2 - a->score) < 1e-9);
	}
}

static void paragraphs_differ_where_figures_differ(void **state)
{
	struct world *w = *state;

	for (size_t k = 0; k < w->summary.role_count; k++)
		for (size_t m = 0; m < k; m++) {
			const struct impact *a = &w->summary.roles[k].impact;
			const struct impact *b = &w->summary.roles[m].impact;
			const char *x = strstr(w->paragraphs[k].data, " scores ");
			const char *y = strstr(w->paragraphs[m].data, " scores ");

			if (nearbyint(a->score) != nearbyint(b->score) || a->place != b->place)
				assert_string_not_equal(x, y);
		}
}

static void tasks_go_on_after_to(void **state)
{
	struct world *w = *state;
	struct role_summary *r = &w->summary.roles[0];
	struct buf out;

	r->tasks = (struct task_evidence){
	    .most = {{.text = "Write code."}}, .least = {{.text = "SQL tuning."}}, .rows = 1};
	buf_init(&out, BUF_LIMIT_DEFAULT);
	say_impact_paragraph(&out, &w->summary, r);
	assert_non_null(strstr(out.data, "one of the most exposed is to write code; one of the "
					 "least exposed is to SQL tuning."));
	assert_true(sentences_of(out.data) <= 5);
	buf_release(&out);
	r->tasks.rows = 0;
}

/* ---- a role of our own, among ten ---- */

/* The paragraph of a role with that score and scale holds `wanted`, and not `unwanted` where that is given. */
static void says(struct world *w, const struct impact *impact, const char *wanted,
		 const char *unwanted)
{
	struct role_summary r = {.role = w->summary.roles[0].role, .impact = *impact};
	struct buf out;

	buf_init(&out, BUF_LIMIT_DEFAULT);
	say_impact_paragraph(&out, &w->summary, &r);
	if (!strstr(out.data, wanted))
		fail_msg("\"%s\" is not in: %s", wanted, out.data);
	if (unwanted && strstr(out.data, unwanted))
		fail_msg("\"%s\" is in: %s", unwanted, out.data);
	buf_release(&out);
}

static void a_score_stands_above_below_or_beside_the_occupations(void **state)
{
	static const struct {
		double score, plus_minus, p95;
		const char *wanted, *unwanted;
	} cases[] = {
	    {10, 2, 50, " The score is 10 points below the median of 755 occupations (20). Counted",
	     "95th"},
	    {15, 2, 50, " The score is 5 points below the median of 755 occupations (20). Counted",
	     "95th"},
	    {16, 2, 50,
	     " The score cannot be told from the median of 755 occupations (20). Counted", "95th"},
	    {24, 2, 50,
	     " The score cannot be told from the median of 755 occupations (20). Counted", "95th"},
	    {25, 2, 50,
	     " The score is 5 points above the median of 755 occupations (20), but below their "
	     "95th percentile (50).",
	     NULL},
	    {46, 2, 50, "(20), but below their 95th percentile (50).", NULL}, /* 1.96 * 2 = 3.92 */
	    {47, 2, 50, "(20), and close to their 95th percentile (50).", NULL},
	    {53, 2, 50, "(20), and close to their 95th percentile (50).", NULL},
	    {54, 2, 50, "(20), and above their 95th percentile (50).", NULL},
	    {54, NAN, 50, "(20), and close to their 95th percentile (50).", "give or take"},
	    {56, NAN, 50, "(20), and above their 95th percentile (50).", "give or take"},
	    {56, 2, NAN, ", give or take 2, on an index", "755"},
	};
	struct world *w = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct impact_scale scale = {.median = 20,
						   .p95 = cases[i].p95,
						   .occupations = 755,
						   .roles = 10,
						   .residual = NAN,
						   .apart = 5};
		const struct impact impact = {.score = cases[i].score,
					      .could = 60,
					      .does = 40,
					      .plus_minus = cases[i].plus_minus,
					      .scale = &scale,
					      .place = 99};
		says(w, &impact, cases[i].wanted, cases[i].unwanted);
	}
}

static void a_place_is_an_ordinal_between_first_and_last(void **state)
{
	static const struct {
		size_t place;
		const char *words;
	} places[] = {{1, "first"},   {2, "2nd"},     {3, "3rd"},     {4, "4th"},   {11, "11th"},
		      {12, "12th"},   {13, "13th"},   {21, "21st"},   {22, "22nd"}, {23, "23rd"},
		      {101, "101st"}, {111, "111th"}, {113, "113th"}, {150, "last"}};
	const struct impact_scale scale = {
	    .median = NAN, .p95 = NAN, .roles = 150, .residual = NAN, .apart = 5};
	struct world *w = *state;

	for (size_t i = 0; i < w->summary.role_count; i++)
		w->summary.roles[i].impact.scale = NULL; /* no ties */
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		char wanted[80];
		struct impact impact = {
		    .score = 50, .scale = &scale, .plus_minus = NAN, .place = places[i].place};
		snprintf(wanted, sizeof(wanted),
			 " it ranks %s of the 150 roles here, and the families "
			 "of measures disagree",
			 places[i].words);
		says(w, &impact, wanted, NULL);
	}
	w->summary.roles[1].impact.scale = &scale;
	w->summary.roles[1].impact.place = 7;
	says(w, &(struct impact){.score = 50, .scale = &scale, .plus_minus = NAN, .place = 7},
	     " it ties for 7th of the 150", NULL);
}

static void the_families_of_a_third_are_counted_in_words(void **state)
{
	const struct impact_scale scale = {
	    .median = NAN, .p95 = NAN, .roles = 10, .residual = NAN, .apart = 5};
	struct impact impact = {.score = 50,
				.scale = &scale,
				.plus_minus = NAN,
				.place = 99,
				.third = "lower",
				.amount_count = 5,
				.observed = 5};
	struct world *w = *state;

	impact.third_families = 5;
	says(w, &impact, ", and all five families of measures put it in the lower third.", NULL);
	impact.third_families = 3;
	says(w, &impact, ", and three of five families of measures put it in the lower third.",
	     NULL);
}

static void other_roles_are_as_many_as_are_different(void **state)
{
	struct impact_scale scale = {
	    .median = NAN, .p95 = NAN, .roles = 10, .residual = NAN, .apart = 5};
	struct impact impact = {.score = 50, .scale = &scale, .plus_minus = NAN, .place = 99};
	struct world *w = *state;

	says(w, &impact, " No other role here is 5 points or more away, the least difference",
	     NULL);
	impact.different = 1;
	says(w, &impact, " Of the other 9, 1 is 5 points or more away", NULL);
	impact.different = 8;
	says(w, &impact, " Of the other 9, 8 are 5 points or more away", NULL);
	impact.different = 9;
	says(w, &impact, " Every other role here is 5 points or more away", NULL);
	scale.roles = 1;
	says(w, &impact, "for what it is seen to do.", "role here");
}

static void families_that_do_not_cover_a_role_are_named(void **state)
{
	const struct impact_scale scale = {
	    .median = NAN, .p95 = NAN, .roles = 10, .residual = 2, .apart = 5};
	struct impact impact = {
	    .score = 50,
	    .scale = &scale,
	    .plus_minus = NAN,
	    .place = 99,
	    .amounts = {{.brief = "red", .amount = 30, .expected = 30},
			{.brief = "blue", .amount = 10, .expected = 90, .filled = true},
			{.brief = "green", .amount = 40, .expected = 40}},
	    .amount_count = 3,
	    .observed = 2};
	struct world *w = *state;

	says(w, &impact,
	     " Its occupations are not covered by blue; that figure is estimated from the "
	     "other families.",
	     " For blue");
	impact.amounts[2].filled = true;
	impact.observed = 1;
	impact.few_families = true;
	says(w, &impact,
	     " not covered by blue and green; those figures are estimated from the other "
	     "families, too few to lean on.",
	     NULL);
}

/* A family is out of line beyond twice the residual times the root of 1 + 1 / (families - 1). */
static void the_family_that_is_furthest_out_of_line_is_named(void **state)
{
	const struct impact_scale scale = {
	    .median = NAN, .p95 = NAN, .roles = 10, .residual = 4, .apart = 5};
	struct impact impact = {.score = 50,
				.scale = &scale,
				.plus_minus = NAN,
				.place = 99,
				.amounts = {{.brief = "red", .amount = 50, .expected = 30},
					    {.brief = "blue", .amount = 10, .expected = 40},
					    {.brief = "green", .amount = 41, .expected = 40}},
				.amount_count = 3,
				.observed = 3};
	struct world *w = *state;

	says(w, &impact,
	     " For blue the figure is 10, where the other families lead one to expect 40.", "red");
	impact.amounts[1].amount = 40;
	says(w, &impact,
	     " For red the figure is 50, where the other families lead one to expect 30.", NULL);
	impact.amounts[0].amount = 31;
	says(w, &impact, " No other role here is", " For ");
}

static void roles_of_the_same_occupations_are_named_up_to_four(void **state)
{
	static const uint16_t others[] = {1, 2, 3, 4, 5};
	const struct impact_scale scale = {
	    .median = NAN, .p95 = NAN, .roles = 10, .residual = NAN, .apart = 5};
	struct impact impact = {.score = 50,
				.scale = &scale,
				.plus_minus = NAN,
				.place = 99,
				.inseparable = others,
				.inseparable_count = 1};
	struct world *w = *state;
	char wanted[1000];
	const char *names[5];

	for (int i = 0; i < 5; i++)
		names[i] = w->summary.roles[i + 1].role->name;
	snprintf(wanted, sizeof(wanted),
		 " The role rests on the same occupations as %s, from which these "
		 "measures cannot tell it apart.",
		 names[0]);
	says(w, &impact, wanted, NULL);
	impact.inseparable_count = 4;
	snprintf(wanted, sizeof(wanted), " as %s, %s, %s and %s, from which", names[0], names[1],
		 names[2], names[3]);
	says(w, &impact, wanted, "other roles,");
	impact.inseparable_count = 5;
	snprintf(wanted, sizeof(wanted), " as %s, %s, %s and 2 other roles, from which", names[0],
		 names[1], names[2]);
	says(w, &impact, wanted, NULL);
}

static void short_words_say_the_score_and_on_what_it_rests(void **state)
{
	struct impact_scale scale = {
	    .name = "Two families", .weights = "equal", .residual = 8.5, .apart = 6};
	struct impact impact = {
	    .score = 49.6, .could = 60.4, .does = 38.8, .plus_minus = 3.14, .scale = &scale};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	say_index_score(&out, &impact);
	say_index_halves(&out, &impact);
	assert_string_equal(out.data, "50/100 \xc2\xb1"
				      "3.1could 60, does 39");
	buf_clear(&out);
	say_index_basis(&out, &impact);
	assert_non_null(
	    strstr(out.data, "Two families. Weights: equal. \xc2\xb1 is the standard error"));
	assert_non_null(strstr(out.data, "8.5 points, over the root"));
	assert_non_null(strstr(out.data, "less than 6 points apart"));
	buf_clear(&out);
	scale.residual = NAN;
	impact.plus_minus = NAN;
	say_index_basis(&out, &impact);
	say_index_score(&out, &impact);
	assert_string_equal(out.data, "Two families. Weights: equal.50/100");
	buf_clear(&out);
	impact.scale = NULL;
	say_index_basis(&out, &impact);
	say_index_score(&out, &impact);
	say_index_halves(&out, &impact);
	say_impact_paragraph(&out, NULL, &(struct role_summary){.impact = impact});
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(every_paragraph_reads_as_text),
	    TEST(every_figure_is_one_of_the_table),
	    TEST(every_claim_is_what_the_figures_say),
	    TEST(no_two_paragraphs_contradict_each_other),
	    TEST(paragraphs_differ_where_figures_differ),
	    TEST(tasks_go_on_after_to),
	    TEST(a_score_stands_above_below_or_beside_the_occupations),
	    TEST(a_place_is_an_ordinal_between_first_and_last),
	    TEST(the_families_of_a_third_are_counted_in_words),
	    TEST(other_roles_are_as_many_as_are_different),
	    TEST(families_that_do_not_cover_a_role_are_named),
	    TEST(the_family_that_is_furthest_out_of_line_is_named),
	    TEST(roles_of_the_same_occupations_are_named_up_to_four),
	    cmocka_unit_test(short_words_say_the_score_and_on_what_it_rests),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
