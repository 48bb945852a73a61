/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_role_real.c: how many rows of real files find a role, and that every occupation of a role
 * is one that OEWS publishes. Each part is skipped without its file (PAYBANDS_REAL_DATA). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "base/intern.h"
#include "model/title/role.h"

static int load(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct err e = ERR_INIT;
	struct catalogue *c;
	char path[1000];

	snprintf(path, sizeof(path), "%s/data/roles", root && *root ? root : ".");
	if (catalogue_load(&e, &c, LAYERS_INSTALLED(path)))
		fail_msg("%s", e.text);
	*state = c;
	return 0;
}

static int unload(void **state)
{
	catalogue_free(*state);
	return 0;
}

/* The path of a real file; skips the test where it is not there. */
static const char *real_file(char out[1000], const char *name)
{
	const char *given = getenv("PAYBANDS_REAL_DATA");

	snprintf(out, 1000, "%s/%s", given && *given ? given : "../shared/data", name);
	if (access(out, R_OK))
		skip();
	return out;
}

static size_t column_of(const struct csv_record *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (text_equal(text_trim(header->fields[i]), text_of(name)))
			return i;
	fail_msg("no column %s", name);
	return 0;
}

/* ---- titles ---- */

struct matched {
	const struct catalogue *catalogue;
	const char *header;
	size_t column, rows, with_role, plain, plain_with_role;
	struct intern seen; /* the distinct titles */
	size_t titles_with_role;
};

/* Titles that alone say nothing: no reader could place them. */
static bool says_nothing(struct text title)
{
	static const char *const words[] = {"engineer", "manager", "analyst", "associate",
					    "consultant"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equal_fold(title, text_of(words[i])))
			return true;
	return false;
}

static int count_title(struct err *e, void *context, const struct csv_record *record)
{
	struct matched *m = context;
	struct title_reading reading;

	(void)e;
	if (m->column == SIZE_MAX) {
		m->column = column_of(record, m->header);
		return 0;
	}
	if (m->column >= record->count || !record->fields[m->column].len)
		return 0;
	title_read(m->catalogue, record->fields[m->column], &reading);
	bool plain = says_nothing(record->fields[m->column]);
	uint32_t before = m->seen.count;
	intern_add(&m->seen, record->fields[m->column]);
	if (m->seen.count > before)
		m->titles_with_role += reading.role != ROLE_NONE;
	m->rows++;
	m->with_role += reading.role != ROLE_NONE;
	m->plain += plain;
	m->plain_with_role += plain && reading.role != ROLE_NONE;
	return 0;
}

/* Floors a little below the measured values, by rows and by distinct titles. */
static void check_share(void **state, const char *file, char delimiter, const char *header,
			double least, double least_titles)
{
	struct csv_dialect dialect = {delimiter, true};
	struct matched m = {.catalogue = *state, .header = header, .column = SIZE_MAX};
	struct err e = ERR_INIT;
	char path[1000];

	real_file(path, file);
	intern_init(&m.seen);
	if (csv_read_file(&e, path, &dialect, count_title, &m))
		fail_msg("%s", e.text);
	double share = (double)m.with_role / (double)m.rows;
	double titles = (double)m.titles_with_role / (double)m.seen.count;
	print_message(
	    "# %s: %zu of %zu rows have a role (%.2f%%), %.2f%% of %zu titles; %zu say nothing\n",
	    file, m.with_role, m.rows, 100 * share, 100 * titles, (size_t)m.seen.count, m.plain);
	assert_int_equal(m.plain_with_role, 0);
	assert_true(share >= least);
	assert_true(titles >= least_titles);
	intern_release(&m.seen);
}

static void ai_jobs_titles_have_roles(void **state)
{
	check_share(state, "ai-jobs/salaries.csv", ',', "job_title", 0.862, 0.906);
}

static void levels_fyi_titles_have_roles(void **state)
{
	check_share(state, "levels-fyi/Levels_Fyi_Salary_Data.csv", ';', "title", 0.931, 0.6);
}

static void stack_overflow_roles_have_roles(void **state)
{
	check_share(state, "stackoverflow/so2024_subset_13cols.csv", ',', "DevType", 0.914, 0.714);
}

static void eu_survey_positions_have_roles(void **state)
{
	check_share(state, "eu-it-salary/IT_Salary_Survey_EU_2020.csv", ',', "Position", 0.966,
		    0.748);
}

static void glassdoor_titles_have_roles(void **state)
{
	check_share(state, "glassdoor/glassdoor_ds_jobs_2020.csv", ',', "Job Title", 0.9009, 0.799);
}

/* ---- occupations ---- */

struct published {
	const struct catalogue *catalogue;
	size_t code, group;
	bool *found; /* by role and occupation, OCCUPATIONS apart */
};

enum { OCCUPATIONS = 16 };

static int mark_occupation(struct err *e, void *context, const struct csv_record *record)
{
	struct published *p = context;

	(void)e;
	if (p->code == SIZE_MAX) {
		p->code = column_of(record, "OCC_CODE");
		p->group = column_of(record, "O_GROUP");
		return 0;
	}
	if (p->group >= record->count ||
	    !text_equal(record->fields[p->group], TEXT_LITERAL("detailed")))
		return 0;
	for (size_t i = 0; i < catalogue_count(p->catalogue); i++) {
		const struct role *role = catalogue_role(p->catalogue, i);
		for (size_t k = 0; k < role->occupation_count; k++)
			if (text_equal(record->fields[p->code], text_of(role->occupations[k].soc)))
				p->found[i * OCCUPATIONS + k] = true;
	}
	return 0;
}

static void every_occupation_is_published(void **state)
{
	static const struct csv_dialect comma = {',', true};
	const struct catalogue *c = *state;
	struct published p = {.catalogue = c, .code = SIZE_MAX};
	struct err e = ERR_INIT;
	char path[1000];

	real_file(path, "oews/national_M2024_dl.csv");
	p.found = calloc(catalogue_count(c) * OCCUPATIONS, sizeof(*p.found));
	assert_non_null(p.found);
	if (csv_read_file(&e, path, &comma, mark_occupation, &p))
		fail_msg("%s", e.text);
	for (size_t i = 0; i < catalogue_count(c); i++) {
		const struct role *role = catalogue_role(c, i);
		for (size_t k = 0; k < role->occupation_count; k++)
			if (!p.found[i * OCCUPATIONS + k])
				fail_msg("%s: %s is no detailed row of OEWS May 2024", role->id,
					 role->occupations[k].soc);
	}
	free(p.found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ai_jobs_titles_have_roles),
	    cmocka_unit_test(levels_fyi_titles_have_roles),
	    cmocka_unit_test(stack_overflow_roles_have_roles),
	    cmocka_unit_test(eu_survey_positions_have_roles),
	    cmocka_unit_test(glassdoor_titles_have_roles),
	    cmocka_unit_test(every_occupation_is_published),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
