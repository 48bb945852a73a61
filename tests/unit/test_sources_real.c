/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real files of the pay sources: every row accounted for, and enough of them understood. Skipped
 * by name without PAYBANDS_REAL_DATA (default ../shared/data).
 *
 * Counts are of the files themselves (rows of a spreadsheet, values of a column); floors on what is
 * resolved are below the measured values, so that a better reader may resolve more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/real_fixture.h"

/* What the observations of a file have, counted as they come. */
struct seen {
	struct outcome o;
	uint64_t metros;
	uint64_t us;
	uint64_t us_states;
	uint64_t us_metros;
	uint64_t with[COMPONENT_COUNT];
	uint64_t foreign; /* paid in another currency than the dollar */
	uint64_t by_level[LEVEL_COUNT];
	money least; /* of base pay, or of total pay if there is no base */
	money most;
};

static void *same_state(void *context)
{
	return context;
}

static void see(void *thread_state, const struct observation *o)
{
	struct seen *s = thread_state;
	money pay =
	    o->pay[COMPONENT_BASE] != MONEY_NONE ? o->pay[COMPONENT_BASE] : o->pay[COMPONENT_TOTAL];
	bool in_us = o->place.country == CODE2('U', 'S');

	s->metros += o->place.metro != 0;
	s->us += in_us;
	s->us_states += in_us && o->place.state;
	s->us_metros += in_us && o->place.metro;
	s->foreign += o->currency != CURRENCY_USD;
	s->by_level[o->level]++;
	for (int c = 0; c < COMPONENT_COUNT; c++)
		s->with[c] += o->pay[c] != MONEY_NONE;
	if (pay < s->least || !s->least)
		s->least = pay;
	if (pay > s->most)
		s->most = pay;
}

/* One thread, as the counts are shared. */
static void read_source(struct seen *s, const char *layout_name, const char *file)
{
	char *path = real_file(file);
	struct layout *layout = known_layout(layout_name);
	struct err e = ERR_INIT;
	struct ingest_sink sink;

	*s = (struct seen){.metros = 0};
	outcome_init(&s->o, layout_name);
	sink = (struct ingest_sink){
	    .context = s,
	    .thread_state = same_state,
	    .observation = see,
	};
	tables.settings.jobs = 1;
	if (ingest_observations(&s->o.err, layout, path, &tables.tables, &sink, &s->o.ledger))
		fail_msg("%s", s->o.err.text);
	if (ledger_check(&e, &s->o.ledger))
		fail_msg("%s", e.text);
	assert_int_equal(s->o.ledger.rows_read, s->o.ledger.observations +
						    ledger_rejected(&s->o.ledger) +
						    tally_total(&s->o.ledger.filtered));
	layout_free(layout);
	free(path);
}

static void assert_share(uint64_t part, uint64_t whole, double floor)
{
	if ((double)part < floor * (double)whole)
		fail_msg("%llu of %llu is under %g", (unsigned long long)part,
			 (unsigned long long)whole, floor);
}

/* Health occupations only: there is no floor for roles. */
static void dol_lca(void **state)
{
	struct seen s;
	const struct ledger *l = &s.o.ledger;

	(void)state;
	read_source(&s, "dol-lca", "dol-lca/lca_fy2025_q2_health_subset.csv");
	assert_int_equal(l->rows_read, 8078);
	assert_int_equal(tally_count(&l->filtered, "not full-time"), 423);
	assert_int_equal(ledger_rejected(l), l->rejected[REJECT_PAY_RANGE]);
	assert_share(l->observations, 7655, 0.998);
	assert_int_equal(l->placed, l->observations);
	assert_int_equal(s.us_states, l->observations);
	assert_share(s.us_metros, l->observations, 0.9);
	assert_share(l->levelled, l->observations, 0.75); /* 1,830 rows have no wage level */
	assert_int_equal(s.foreign, 0);
	assert_true(s.by_level[LEVEL_JUNIOR] > 1500 && s.by_level[LEVEL_MID] > 2000);
	assert_true(s.by_level[LEVEL_SENIOR] > 800 && s.by_level[LEVEL_STAFF] > 600);
	/* 52,000 "Bi-Weekly" and the like stay within what pay can be: the quarantine is for those. */
	assert_true(s.least > 30000 * MONEY_PER_DOLLAR);
	outcome_release(&s.o);
}

/* 28,308 records of which 93 are only commas; 6,000,070,000 and the like are rejected. */
static void askamanager_2021(void **state)
{
	struct seen s;
	const struct ledger *l = &s.o.ledger;

	(void)state;
	read_source(&s, "askamanager-2021", "askamanager/aam_2021_responses.csv");
	assert_int_equal(l->rows_read, 28308);
	assert_int_equal(tally_count(&l->filtered, "blank-row"), 93);
	assert_int_equal(l->rejected[REJECT_RAGGED], 0);
	assert_int_equal(l->rejected[REJECT_DATE], 0);
	assert_share(l->observations, 28215, 0.99);
	assert_true(l->rejected[REJECT_PAY_RANGE] > 50 && l->rejected[REJECT_PAY_ZERO] > 10);
	assert_true(l->rejected[REJECT_CURRENCY] <= 20 && l->rejected[REJECT_NO_RATE] <= 60);
	assert_share(l->placed, l->observations, 0.995);
	assert_share(s.us_states, s.us, 0.98);
	assert_share(s.us_metros, s.us, 0.9);
	assert_int_equal(l->levelled, 10774); /* by field or title: years are not a level */
	assert_share(l->matched, l->observations, 0.15); /* all trades, not only ours */
	assert_share(s.with[COMPONENT_BONUS], l->observations, 0.7);
	assert_int_equal(s.with[COMPONENT_TOTAL], 0);
	assert_true(s.foreign > 4000);
	assert_true(s.most <= 10000000LL * MONEY_PER_DOLLAR);
	outcome_release(&s.o);
}

static void askamanager_2021_as_a_workbook_gives_the_same(void **state)
{
	struct seen csv, sheet;

	(void)state;
	read_source(&csv, "askamanager-2021", "askamanager/aam_2021_responses.csv");
	read_source(&sheet, "askamanager-2021", "askamanager/aam_2021_responses.xlsx");
	assert_int_equal(sheet.o.ledger.observations, csv.o.ledger.observations);
	assert_int_equal(ledger_rejected(&sheet.o.ledger), ledger_rejected(&csv.o.ledger));
	assert_int_equal(sheet.o.ledger.matched, csv.o.ledger.matched);
	assert_int_equal(sheet.us_metros, csv.us_metros);
	assert_int_equal(sheet.most, csv.most);
	outcome_release(&sheet.o);
	outcome_release(&csv.o);
}

/* Equal rows are different people: all stay. The file has no titles. */
static void payroll(void **state)
{
	static const char *const layouts[] = {"payroll", "payroll-montgomery-md"};
	struct seen s;

	(void)state;
	for (int i = 0; i < 2; i++) {
		read_source(&s, layouts[i], "payroll/montgomery_county_md_2023.csv");
		assert_int_equal(s.o.ledger.rows_read, 10291);
		assert_int_equal(s.o.ledger.observations, 10291);
		assert_int_equal(s.o.ledger.placed, 10291);
		assert_int_equal(s.metros, i ? 10291 : 0);
		assert_int_equal(s.o.ledger.matched, 0);
		assert_int_equal(s.o.ledger.newest.year, 2023);
		assert_int_equal(s.least, 1114724); /* the file's least and most, in cents */
		assert_int_equal(s.most, 29200000);
		outcome_release(&s.o);
	}
}

/* Cut inside a row; many of the 595 whole ones give no pay. */
static void stackoverflow_2023(void **state)
{
	struct seen s;
	const struct ledger *l = &s.o.ledger;

	(void)state;
	read_source(&s, "stackoverflow", "stackoverflow/so2023_allcols_truncated_1MiB.csv");
	assert_int_equal(l->rows_read, 596);
	assert_int_equal(l->rejected[REJECT_RAGGED], 1);
	assert_int_equal(l->newest.year, 2023); /* by its question Q120 */
	assert_int_equal(l->newest.month, 5);
	assert_true(l->observations >= 230);
	assert_int_equal(l->placed, l->observations);
	assert_int_equal(l->levelled, 24); /* years are not a level */
	assert_share(l->matched, l->observations, 0.9);
	assert_true(s.by_level[LEVEL_MANAGER] > 10);
	assert_int_equal(s.with[COMPONENT_BASE], 0);
	outcome_release(&s.o);
}

static void stackoverflow_2024(void **state)
{
	static const char *const layouts[] = {"stackoverflow", "stackoverflow-2024"};
	struct seen s[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		read_source(&s[i], layouts[i], "stackoverflow/so2024_subset_13cols.csv");
		assert_int_equal(s[i].o.ledger.rows_read, 16143);
		assert_int_equal(s[i].o.ledger.newest.year, 2024); /* by its name */
		assert_share(s[i].o.ledger.observations, 16143 - 981, 0.97);
		assert_share(s[i].o.ledger.matched, s[i].o.ledger.observations, 0.9);
		assert_share(s[i].o.ledger.placed, s[i].o.ledger.observations, 0.995);
	}
	assert_int_equal(s[0].o.ledger.observations, s[1].o.ledger.observations);
	outcome_release(&s[0].o);
	outcome_release(&s[1].o);
}

/* ---- OEWS: the workbooks of five years ---- */

static const struct benchmark *find_row(const struct benchmark_set *set, const char *occupation,
					const char *group)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->items[i].occupation, occupation) == 0 &&
		    strcmp(set->items[i].group, group) == 0)
			return &set->items[i];
	fail_msg("no %s", occupation);
	return NULL;
}

/* 31 columns in 2020, 32 since; the checked figures of May 2024. */
static void oews_workbooks_of_five_years_side_by_side(void **state)
{
	static const struct {
		const char *file;
		uint64_t rows;
		double top;
	} years[] = {
	    {"oews/national_M2020_dl.xlsx", 1329, 208000},
	    {"oews/national_M2021_dl.xlsx", 1403, 208000},
	    {"oews/national_M2022_dl.xlsx", 1402, 239200},
	    {"oews/national_M2023_dl.xlsx", 1403, 239200},
	    {"oews/national_M2024_dl.xlsx", 1403, 239200},
	};
	char *paths[5];
	struct layout *layout;
	struct benchmark_set set;
	struct outcome o;
	struct err e = ERR_INIT;
	struct ingest_sink sink;
	size_t before = 0;

	(void)state;
	for (int i = 0; i < 5; i++)
		paths[i] = real_file(years[i].file);
	layout = known_layout("oews");
	benchmark_set_init(&set);
	outcome_init(&o, "oews");
	sink = outcome_sink(&o);
	for (int i = 0; i < 5; i++) {
		if (ingest_benchmarks(&o.err, layout, paths[i], NULL, &sink, &set, &o.ledger))
			fail_msg("%s", o.err.text);
		assert_int_equal(set.count - before, years[i].rows);
		for (; before < set.count; before++) {
			const struct benchmark *b = &set.items[before];
			assert_int_equal(b->date.year, 2020 + i);
			if (b->annual[BENCHMARK_P90].kind == VALUE_AT_LEAST)
				assert_true(b->annual[BENCHMARK_P90].amount == years[i].top);
		}
		free(paths[i]);
	}
	assert_int_equal(ledger_check(&e, &o.ledger), 0);
	assert_int_equal(ledger_rejected(&o.ledger), 0);
	assert_int_equal(o.ledger.file_count, 5);
	{
		struct benchmark_set last = {.items = set.items + (set.count - 1403),
					     .count = 1403};
		const struct benchmark *b = find_row(&last, "15-2051", "detailed");
		assert_non_null(b);
		if (!b) /* for the compiler, which does not know that an assertion ends the test */
			return;
		assert_true(b->annual[BENCHMARK_P10].amount == 63650);
		assert_true(b->annual[BENCHMARK_P50].amount == 112590);
		assert_true(b->annual[BENCHMARK_P90].amount == 194410);
		assert_true(b->employment.amount == 233440);
	}
	benchmark_set_release(&set);
	outcome_release(&o);
	layout_free(layout);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dol_lca),
	    cmocka_unit_test(askamanager_2021),
	    cmocka_unit_test(askamanager_2021_as_a_workbook_gives_the_same),
	    cmocka_unit_test(payroll),
	    cmocka_unit_test(stackoverflow_2023),
	    cmocka_unit_test(stackoverflow_2024),
	    cmocka_unit_test(oews_workbooks_of_five_years_side_by_side),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
