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
					 "least exposed, to SQL tuning."));
	assert_true(sentences_of(out.data) <= 5);
	buf_release(&out);
	r->tasks.rows = 0;
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
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
