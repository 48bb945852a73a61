/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_title_measured.c: how well titles are read, on titles labelled by reading before the
 * catalogue's answers were seen (tests/data/README.md).
 *
 * titles_tuning.csv and titles_mixed.csv may be read to correct rules: their errors are printed. Of
 * titles_test.csv only figures are printed. All have floors, by rows and by distinct titles, a
 * little below the measured values: precision is the share of roles given that are right, recall
 * the share of titles with a role that were given the right one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/title/role.h"
#include "tests/unit/catalogue_fixture.h"

/* Just under what was measured: one title more read wrong fails. */
struct floors {
	double precision, recall; /* by rows */
	double title_precision, title_recall;
	double level; /* share of levels read right, by rows and by titles */
};

enum { SOURCES_MAX = 16 };

/* Counts of titles, or of the rows that have them. */
struct figures {
	double given, given_right; /* titles that were given a role */
	double wanted, wanted_right; /* titles that a reader gives a role */
};

struct measure {
	const struct catalogue *catalogue;
	const char *file;
	bool shows_wrong;
	struct figures titles, rows, strict_titles, strict_rows, similar;
	struct figures by_source[SOURCES_MAX];
	char sources[SOURCES_MAX][32];
	size_t source_count;
	double levels, levels_right; /* rows of titles whose level can be known, and is read */
	double level_titles, level_titles_right;
	double no_level, no_level_right; /* titles of a role that mention none */
};

static double share(double part, double whole)
{
	return whole > 0 ? part / whole : 1;
}

/* Of the roles a label accepts, is `id` one? "-" means none. */
static bool accepts(struct text label, const char *id, bool strict)
{
	struct text one;

	while (text_split(&label, '|', &one)) {
		if (text_equal(one, text_of(id)))
			return true;
		if (strict)
			return false;
	}
	return false;
}

static void add(struct figures *f, bool given, bool wanted, bool right, double weight)
{
	f->given += given ? weight : 0;
	f->given_right += given && right ? weight : 0;
	f->wanted += wanted ? weight : 0;
	f->wanted_right += wanted && right ? weight : 0;
}

static struct figures *figures_of(struct measure *m, struct text source)
{
	for (size_t i = 0; i < m->source_count; i++)
		if (text_equal(source, text_of(m->sources[i])))
			return &m->by_source[i];
	assert_true(m->source_count < SOURCES_MAX && source.len < sizeof(m->sources[0]));
	memcpy(m->sources[m->source_count], source.data, source.len);
	return &m->by_source[m->source_count++];
}

/* "ai-jobs:12 levels-fyi:3"; gives the sum. */
static double add_sources(struct measure *m, struct text rows, bool given, bool wanted, bool right)
{
	struct text item, source;
	double sum = 0, weight;

	while (text_split(&rows, ' ', &item)) {
		assert_true(text_split(&item, ':', &source));
		assert_true(text_to_double(item, &weight));
		sum += weight;
		add(figures_of(m, source), given, wanted, right, weight);
	}
	return sum;
}

static void measure_level(struct measure *m, const struct csv_record *record,
			  const struct title_reading *got, double weight)
{
	struct text label = record->fields[2];
	enum level level = LEVEL_UNKNOWN;

	if (text_equal(label, TEXT_LITERAL("?")))
		return;
	assert_true(level_from_word(label, &level));
	if (level == LEVEL_UNKNOWN) {
		m->no_level++;
		m->no_level_right += got->level == LEVEL_UNKNOWN;
	} else {
		m->level_titles++;
		m->levels += weight;
		m->level_titles_right += got->level == level;
		m->levels_right += got->level == level ? weight : 0;
	}
	if (m->shows_wrong && got->level != level)
		print_message("#   %.*s: level \"%s\", a reader says \"%s\"\n",
			      TEXT_ARG(record->fields[0]), level_word(got->level),
			      level_word(level));
}

static int measure_title(struct err *e, void *context, const struct csv_record *record)
{
	struct measure *m = context;
	struct title_reading got;

	if (record->line == 1)
		return 0;
	if (record->count != 5)
		return err_set(e, ERR_INPUT, "%s:%zu: not a label", m->file, (size_t)record->line);
	title_read(m->catalogue, record->fields[0], &got);
	struct text label = record->fields[1];
	const char *id = got.role == ROLE_NONE ? "-" : catalogue_role(m->catalogue, got.role)->id;
	bool given = got.role != ROLE_NONE;
	bool right = accepts(label, id, false), first = accepts(label, id, true);
	/* Where no answer is right too, a title is not wanted: it only counts if it is given one. */
	bool wanted = !accepts(label, "-", false), first_wanted = !accepts(label, "-", true);
	double weight = add_sources(m, record->fields[4], given, wanted, right);
	add(&m->titles, given, wanted, right, 1);
	add(&m->rows, given, wanted, right, weight);
	add(&m->strict_titles, given, first_wanted, first, 1);
	add(&m->strict_rows, given, first_wanted, first, weight);
	if (m->shows_wrong && !right)
		print_message("#   %.*s (%.0f): %s by \"%s\", a reader says %.*s\n",
			      TEXT_ARG(record->fields[0]), weight, id, got.rule ? got.rule : "",
			      TEXT_ARG(label));
	if (!accepts(label, "-", true))
		measure_level(m, record, &got, weight);
	return 0;
}

static void print_figures(const char *what, const struct figures *f)
{
	print_message("# %-28s precision %.4f of %6.0f   recall %.4f of %6.0f\n", what,
		      share(f->given_right, f->given), f->given, share(f->wanted_right, f->wanted),
		      f->wanted);
}

static void measure_file(const struct catalogue *c, const char *file, struct measure *m)
{
	const char *root = getenv("PAYBANDS_ROOT");
	const struct csv_dialect comma = {',', true};
	struct err e = ERR_INIT;
	char path[1000];

	*m = (struct measure){.catalogue = c, .file = file};
	m->shows_wrong = !strstr(file, "_test");
	snprintf(path, sizeof(path), "%s/tests/data/%s", root && *root ? root : ".", file);
	print_message("# %s\n", file);
	if (csv_read_file(&e, path, &comma, measure_title, m))
		fail_msg("%s", e.text);
	print_figures("by rows", &m->rows);
	print_figures("by titles", &m->titles);
	print_figures("by rows, likeliest only", &m->strict_rows);
	print_figures("by titles, likeliest only", &m->strict_titles);
	for (size_t i = 0; i < m->source_count; i++)
		print_figures(m->sources[i], &m->by_source[i]);
	print_message("# levels: %.4f of %.0f rows, %.4f of %.0f titles; none where none is said: "
		      "%.4f of %.0f titles\n",
		      share(m->levels_right, m->levels), m->levels,
		      share(m->level_titles_right, m->level_titles), m->level_titles,
		      share(m->no_level_right, m->no_level), m->no_level);
}

static void check_floors(const struct measure *m, const struct floors *least)
{
	assert_true(m->rows.wanted > 0 && m->levels > 0);
	assert_true(share(m->rows.given_right, m->rows.given) >= least->precision);
	assert_true(share(m->rows.wanted_right, m->rows.wanted) >= least->recall);
	assert_true(share(m->titles.given_right, m->titles.given) >= least->title_precision);
	assert_true(share(m->titles.wanted_right, m->titles.wanted) >= least->title_recall);
	assert_true(share(m->levels_right, m->levels) >= least->level);
	assert_true(share(m->level_titles_right, m->level_titles) >= least->level);
	assert_true(share(m->no_level_right, m->no_level) >= least->level);
}

static void titles_that_rules_may_be_mended_by(void **state)
{
	static const struct floors least = {1, 0.9999, 1, 0.995, 1};
	struct measure m;

	measure_file(*state, "titles_tuning.csv", &m);
	check_floors(&m, &least);
}

static void titles_of_postings_and_surveys(void **state)
{
	static const struct floors least = {1, 1, 1, 1, 0.986};
	struct measure m;

	measure_file(*state, "titles_mixed.csv", &m);
	check_floors(&m, &least);
}

static void titles_that_only_measure(void **state)
{
	static const struct floors least = {0.9996, 0.9994, 0.974, 0.93, 1};
	struct measure m;

	measure_file(*state, "titles_test.csv", &m);
	check_floors(&m, &least);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(titles_that_rules_may_be_mended_by),
	    cmocka_unit_test(titles_of_postings_and_surveys),
	    cmocka_unit_test(titles_that_only_measure),
	};

	return cmocka_run_group_tests(tests, catalogue_fixture_load, catalogue_fixture_free);
}
