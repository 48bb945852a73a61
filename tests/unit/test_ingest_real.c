/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The publishers' own files: every row accounted for, the checked figures exactly. Skipped by name
 * without PAYBANDS_REAL_DATA (default ../shared/data). */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/real_fixture.h"

static void read_observations(struct outcome *o, const char *layout_name, const char *file)
{
	char *path = real_file(file);
	struct layout *layout = known_layout(layout_name);
	struct err e = ERR_INIT;

	outcome_init(o, layout_name);
	ingest_path(o, &tables, layout, path, 0);
	if (o->result)
		fail_msg("%s", o->err.text);
	if (ledger_check(&e, &o->ledger))
		fail_msg("%s", e.text);
	layout_free(layout);
	free(path);
}

/* ---- observations ---- */

static void ai_jobs_accounts_for_every_row_and_matches_four_fifths(void **state)
{
	static const char *const bare[] = {"Engineer", "Manager", "Analyst", "Associate"};
	struct outcome o;

	(void)state;
	read_observations(&o, "ai-jobs", "ai-jobs/salaries.csv");
	assert_int_equal(o.ledger.rows_read, 74301);
	/* By awk: 36,689 pairs and 923 rows alone, of which 203 are not FT, and 12 pairs of ends more
	 * than tenfold apart. */
	assert_int_equal(o.ledger.paired, 36689);
	assert_int_equal(o.ledger.observations, 37397);
	assert_int_equal(tally_count(&o.ledger.filtered, "not full-time"), 203);
	assert_int_equal(ledger_rejected(&o.ledger), 12);
	assert_int_equal(o.ledger.rejected[REJECT_PAY_AMBIGUOUS], 12);
	assert_true(o.ledger.matched * 10 >= o.ledger.observations * 8);
	assert_int_equal(o.ledger.levelled, 37397);
	assert_int_equal(o.ledger.placed, 37397);
	assert_int_equal(o.ledger.oldest.year, 2020);
	assert_int_equal(o.ledger.newest.year, 2025);
	for (size_t i = 0; i < 4; i++)
		assert_true(tally_count(&o.ledger.unmatched_titles, bare[i]) > 0);
	outcome_release(&o);
}

static void ai_jobs_gives_the_same_for_any_threads_and_blocks(void **state)
{
	static const long jobs[] = {1, 2, 7};
	static const size_t blocks[] = {1000, 1 << 16, 8 << 20};
	char *path = real_file("ai-jobs/salaries.csv");
	struct layout *layout = known_layout("ai-jobs");
	struct outcome whole;

	(void)state;
	outcome_init(&whole, "ai-jobs");
	ingest_path(&whole, &tables, layout, path, 0);
	assert_int_equal(whole.result, 0);
	for (size_t i = 0; i < 3; i++) {
		struct outcome o;
		tables.settings.jobs = jobs[i];
		outcome_init(&o, "ai-jobs");
		ingest_path(&o, &tables, layout, path, blocks[i]);
		assert_int_equal(o.result, 0);
		assert_int_equal(o.rows.len, whole.rows.len);
		assert_memory_equal(o.rows.data, whole.rows.data, whole.rows.len);
		assert_int_equal(o.ledger.matched, whole.ledger.matched);
		outcome_release(&o);
	}
	tables.settings.jobs = 2;
	outcome_release(&whole);
	layout_free(layout);
	free(path);
}

static void levels_fyi_accounts_for_every_row(void **state)
{
	struct outcome o;

	(void)state;
	read_observations(&o, "levels-fyi", "levels-fyi/Levels_Fyi_Salary_Data.csv");
	assert_int_equal(o.ledger.rows_read, 29880);
	assert_true(o.ledger.observations > 29000);
	assert_true(o.ledger.placed * 100 >= o.ledger.observations * 99);
	outcome_release(&o);
}

static void eu_it_salary_accounts_for_every_row_of_both_years(void **state)
{
	struct outcome o;

	(void)state;
	read_observations(&o, "eu-it-salary", "eu-it-salary/IT_Salary_Survey_EU_2019.csv");
	assert_int_equal(o.ledger.rows_read, 991);
	assert_true(o.ledger.observations > 980);
	assert_true(o.ledger.placed * 100 >= o.ledger.observations * 98);
	outcome_release(&o);
	read_observations(&o, "eu-it-salary", "eu-it-salary/IT_Salary_Survey_EU_2020.csv");
	/* 1,238 of them are full-time employees. */
	assert_int_equal(o.ledger.rows_read, 1306);
	assert_int_equal(
	    o.ledger.rows_read - tally_count(&o.ledger.filtered, "not a full-time employee"), 1238);
	assert_true(o.ledger.placed * 100 >= o.ledger.observations * 98);
	outcome_release(&o);
}

static void stackoverflow_accounts_for_every_row(void **state)
{
	struct outcome o;

	(void)state;
	read_observations(&o, "stackoverflow-2024", "stackoverflow/so2024_subset_13cols.csv");
	assert_int_equal(o.ledger.rows_read, 16143);
	assert_int_equal(tally_count(&o.ledger.filtered, "not a developer by profession"), 981);
	assert_true(o.ledger.placed * 1000 >= o.ledger.observations * 999);
	outcome_release(&o);
}

static void a_file_cut_inside_a_row_rejects_that_row(void **state)
{
	struct outcome o;

	(void)state;
	read_observations(&o, "stackoverflow-2024",
			  "stackoverflow/so2023_allcols_truncated_1MiB.csv");
	assert_int_equal(o.ledger.rejected[REJECT_RAGGED], 1);
	assert_int_equal(o.ledger.rows_read, 596); /* 595 whole ones and the broken one */
	outcome_release(&o);
}

static void a_file_of_another_layout_is_refused(void **state)
{
	char *path = real_file("levels-fyi/cr_only_sample.csv");
	struct layout *layout = known_layout("levels-fyi");
	struct outcome o;

	(void)state;
	outcome_init(&o, "src");
	ingest_path(&o, &tables, layout, path, 0);
	assert_int_equal(o.result, -1);
	assert_int_equal(o.err.code, ERR_INPUT);
	assert_non_null(strstr(o.err.text, "no column"));
	outcome_release(&o);
	layout_free(layout);
	free(path);
}

/* ---- OEWS ---- */

struct benchmarks {
	struct outcome o;
	struct benchmark_set set;
};

static void read_oews(struct benchmarks *b, const char *file)
{
	char *path = real_file(file);
	struct layout *layout = known_layout("oews");
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	outcome_init(&b->o, "oews");
	benchmark_set_init(&b->set);
	sink = outcome_sink(&b->o);
	sink.digest = true;
	if (ingest_benchmarks(&b->o.err, layout, path, NULL, &sink, &b->set, &b->o.ledger))
		fail_msg("%s", b->o.err.text);
	if (ledger_check(&e, &b->o.ledger))
		fail_msg("%s", e.text);
	assert_int_equal(b->set.count, b->o.ledger.observations);
	assert_int_equal(strlen(b->o.ledger.files[0].sha256), 64);
	layout_free(layout);
	free(path);
}

static void benchmarks_release(struct benchmarks *b)
{
	benchmark_set_release(&b->set);
	outcome_release(&b->o);
}

static const struct benchmark *find(const struct benchmarks *b, const char *occupation)
{
	for (size_t i = 0; i < b->set.count; i++)
		if (strcmp(b->set.items[i].occupation, occupation) == 0 &&
		    strcmp(b->set.items[i].group, "broad") != 0)
			return &b->set.items[i];
	fail_msg("no %s", occupation);
	return NULL;
}

static void assert_annual(const struct benchmarks *b, const char *occupation,
			  const double expected[BENCHMARK_PERCENTILES])
{
	const struct benchmark *found = find(b, occupation);

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		assert_int_equal(found->annual[p].kind, VALUE_EXACT);
		assert_true(found->annual[p].amount == expected[p]);
	}
}

static void oews_may_2024_gives_the_checked_figures(void **state)
{
	static const double data_scientists[] = {63650, 82630, 112590, 155810, 194410};
	static const double developers[] = {79850, 103050, 133080, 169000, 211450};
	static const double security[] = {69660, 92160, 124910, 159600, 186420};
	static const double research[] = {80670, 102710, 140910, 181210, 232120};
	struct benchmarks b;

	(void)state;
	read_oews(&b, "oews/national_M2024_dl.csv");
	assert_int_equal(b.o.ledger.rows_read, 1403);
	assert_int_equal(b.set.count, 1403);
	assert_annual(&b, "15-2051", data_scientists);
	assert_annual(&b, "15-1252", developers);
	assert_annual(&b, "15-1212", security);
	assert_annual(&b, "15-1221", research);
	assert_true(find(&b, "15-2051")->employment.amount == 233440);
	assert_true(find(&b, "15-2051")->mean_rse.amount == 0.9);
	assert_int_equal(find(&b, "11-0000")->annual[BENCHMARK_P90].kind, VALUE_AT_LEAST);
	assert_true(find(&b, "11-0000")->annual[BENCHMARK_P90].amount == 239200);
	assert_true(find(&b, "11-0000")->hourly[BENCHMARK_P90].amount == 115);
	assert_int_equal(find(&b, "15-2051")->date.year, 2024);
	assert_int_equal(find(&b, "15-2051")->date.month, 5);
	benchmarks_release(&b);
}

static void oews_may_2021_of_a_spreadsheet_gives_the_checked_figures(void **state)
{
	static const double developers[] = {64470, 90870, 120730, 151960, 168570};
	const struct benchmark *anesthesiologists;
	struct benchmarks b;
	int top_coded = 0;

	(void)state;
	read_oews(&b, "oews/national_May2021_dl.csv");
	assert_int_equal(b.set.count, 1403);
	assert_annual(&b, "15-1252", developers);
	anesthesiologists = find(&b, "29-1211");
	assert_true(anesthesiologists->mean.amount == 331190);
	assert_true(anesthesiologists->annual[BENCHMARK_P10].amount == 117590);
	for (int p = BENCHMARK_P25; p <= BENCHMARK_P90; p++) {
		assert_int_equal(anesthesiologists->annual[p].kind, VALUE_AT_LEAST);
		assert_true(anesthesiologists->annual[p].amount == 208000);
	}
	for (size_t i = 0; i < b.set.count; i++)
		top_coded += b.set.items[i].annual[BENCHMARK_P90].kind == VALUE_AT_LEAST;
	assert_int_equal(top_coded, 83);
	benchmarks_release(&b);
}

static void oews_by_sector_keeps_its_marks(void **state)
{
	struct benchmarks b;
	size_t unreleased = 0, industries = 0;

	(void)state;
	read_oews(&b, "oews/natsector_M2024_dl.csv.gz");
	assert_int_equal(b.o.ledger.rows_read, 16434);
	for (size_t i = 0; i < b.set.count; i++) {
		unreleased += b.set.items[i].employment.kind == VALUE_NOT_RELEASED;
		industries += strcmp(b.set.items[i].industry, "000000") != 0;
	}
	assert_int_equal(unreleased, 1061); /* the rows with ** */
	assert_int_equal(industries, b.set.count);
	benchmarks_release(&b);
}

static void oews_by_state_is_placed_in_its_states(void **state)
{
	static const char *const files[] = {"oews/state_2024_rebuilt.csv.gz",
					    "oews/state_M2020_dl_filtered.csv"};
	static const uint64_t rows[] = {35427, 880};
	static const double bounds[] = {239200, 208000};

	(void)state;
	for (int f = 0; f < 2; f++) {
		struct benchmarks b;
		read_oews(&b, files[f]);
		assert_int_equal(b.o.ledger.rows_read, rows[f]);
		assert_int_equal(b.set.count, rows[f]);
		for (size_t i = 0; i < b.set.count; i++) {
			const struct benchmark *row = &b.set.items[i];
			assert_int_equal(row->area.kind, AREA_STATE);
			assert_int_equal(row->area.place.country, CODE2('U', 'S'));
			assert_int_not_equal(row->area.place.state, 0);
			for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
				if (row->annual[p].kind == VALUE_AT_LEAST)
					assert_true(row->annual[p].amount == bounds[f]);
		}
		benchmarks_release(&b);
	}
}

/* ---- exposures ---- */

static void read_exposures(struct exposure_set *set, const char *layout_name, const char *file)
{
	char *path = real_file(file);
	struct layout *layout = known_layout(layout_name);
	struct outcome o;
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	outcome_init(&o, layout_name);
	sink = outcome_sink(&o);
	if (ingest_exposures(&o.err, layout, path, NULL, &sink, set, &o.ledger))
		fail_msg("%s", o.err.text);
	if (ledger_check(&e, &o.ledger))
		fail_msg("%s", e.text);
	assert_int_equal(ledger_rejected(&o.ledger), 0);
	outcome_release(&o);
	layout_free(layout);
	free(path);
}

/* The checked figures are given to so many decimals. */
static void assert_value(const struct exposure_set *set, const char *measure,
			 const char *occupation, double expected, int decimals)
{
	for (size_t i = 0; i < set->count; i++) {
		if (strcmp(set->items[i].measure, measure) ||
		    strcmp(set->items[i].occupation, occupation))
			continue;
		if (fabs(set->items[i].value - expected) > 0.5 * pow(10, -decimals))
			fail_msg("%s of %s is %g, not %g", measure, occupation, set->items[i].value,
				 expected);
		return;
	}
	fail_msg("no %s of %s", measure, occupation);
}

static void exposures_are_the_checked_ones(void **state)
{
	struct exposure_set set;

	(void)state;
	exposure_set_init(&set);
	read_exposures(&set, "gpts-exposure", "exposure/occ_level.csv");
	read_exposures(&set, "ai-applicability", "exposure/soc_ai_applicability_scores.csv");
	read_exposures(&set, "ai-applicability-metrics", "exposure/soc_metrics.csv");
	read_exposures(&set, "anthropic-exposure", "exposure/aei_2026/job_exposure.csv");
	assert_value(&set, "gpts-model-beta", "15-1252", .8684, 4);
	assert_value(&set, "gpts-human-beta", "15-1252", .4474, 4);
	assert_value(&set, "ai-applicability", "15-1252", .2839, 4);
	assert_value(&set, "gpts-model-beta", "29-1141", .3802, 4);
	assert_value(&set, "gpts-human-beta", "29-1141", .3350, 4);
	assert_value(&set, "ai-applicability", "29-1141", .1218, 4);
	assert_value(&set, "gpts-model-beta", "47-2152", .0753, 4);
	assert_value(&set, "gpts-human-beta", "47-2152", .0644, 4);
	assert_value(&set, "ai-applicability", "47-2152", .0805, 4);
	exposure_set_release(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ai_jobs_accounts_for_every_row_and_matches_four_fifths),
	    cmocka_unit_test(ai_jobs_gives_the_same_for_any_threads_and_blocks),
	    cmocka_unit_test(levels_fyi_accounts_for_every_row),
	    cmocka_unit_test(eu_it_salary_accounts_for_every_row_of_both_years),
	    cmocka_unit_test(stackoverflow_accounts_for_every_row),
	    cmocka_unit_test(a_file_cut_inside_a_row_rejects_that_row),
	    cmocka_unit_test(a_file_of_another_layout_is_refused),
	    cmocka_unit_test(oews_may_2024_gives_the_checked_figures),
	    cmocka_unit_test(oews_may_2021_of_a_spreadsheet_gives_the_checked_figures),
	    cmocka_unit_test(oews_by_sector_keeps_its_marks),
	    cmocka_unit_test(oews_by_state_is_placed_in_its_states),
	    cmocka_unit_test(exposures_are_the_checked_ones),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
