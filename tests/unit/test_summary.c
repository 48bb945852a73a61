/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is published of a run: every role, its headline and where the figures come from. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/summary.h"
#include "model/pay/pay.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/near.h"

#define ROLE(name, soc, moves, title)                                                              \
	"[role]\nname = " name "\nfamily = data\nsummary = A fixture.\n" moves                     \
	"[titles]\nanywhere = " title "\n[occupations]\n" soc " = 1\nnote = A fixture.\n"

struct world {
	char *directory;
	char reference[4096];
	struct catalogue *catalogue;
	struct settings settings;
	struct cells *cells;
	struct benchmark benchmark;
	struct published_tables published;
	struct ledger ledgers[2];
	struct summary summary;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));
	const char *root = getenv("PAYBANDS_ROOT");
	const struct cells_setup setup = {
	    .as_of = {2024, 12, 31}, .age = AGING_NONE, .usd_per_unit = 1};
	struct err e = ERR_INIT;

	*state = w;
	snprintf(w->reference, sizeof(w->reference), "%s/data/reference", root ? root : ".");
	w->directory = fixture_directory();
	fixture_write(w->directory, "words.ini", "[same]\n");
	fixture_write(w->directory, "lamp-keeper.ini",
		      ROLE("Lamp keeper", "15-2051", "moves_from = sail-maker\n", "lamp keeper"));
	fixture_write(w->directory, "rope-walker.ini",
		      ROLE("Rope walker", "15-1212", "", "rope walker"));
	fixture_write(w->directory, "sail-maker.ini",
		      ROLE("Sail maker", "15-1252", "", "sail maker"));
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(w->directory)) < 0)
		fail_msg("%s", e.text);
	settings_init(&w->settings);
	w->cells = cells_new(&setup);
	w->published.benchmarks.items = &w->benchmark;
	w->ledgers[0] = (struct ledger){.source = NULL};
	w->ledgers[1] = (struct ledger){.source = NULL};
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	summary_release(&w->summary);
	cells_free(w->cells);
	catalogue_free(w->catalogue);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

/* `count` people at `level`, a thousand dollars apart from `from` on, round and round in 20 steps. */
static void add_people(struct world *w, const char *role, enum level level, int count, double from)
{
	for (int i = 0; i < count; i++) {
		struct observation o = {
		    .source = "fixture",
		    .line = (uint64_t)i + 1,
		    .date = {2024, 0, 0},
		    .title = TEXT_LITERAL("fixture"),
		    .role = catalogue_find(w->catalogue, text_of(role)),
		    .level = level,
		    .years = YEARS_NONE,
		    .place = {.country = CODE2('U', 'S')},
		    .currency = CURRENCY_USD,
		    .fx = 1,
		    .weight = 1,
		};
		for (int c = 0; c < COMPONENT_COUNT; c++)
			o.pay[c] = MONEY_NONE;
		o.pay[COMPONENT_BASE] = money_of(from + 1000.0 * (i % 20));
		cells_add(w->cells, &o);
	}
}

static void add_benchmark(struct world *w, const char *occupation, double median)
{
	w->benchmark = (struct benchmark){
	    .source = "fixture",
	    .date = {2024, 5, 0},
	    .area = {.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}},
	    .industry = "000000",
	    .occupation = occupation,
	    .title = "fixture",
	    .group = "detailed",
	    .employment = {VALUE_EXACT, 1000},
	};
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		w->benchmark.annual[p] =
		    (struct benchmark_value){VALUE_EXACT, median + 10000.0 * (p - 2)};
	w->published.benchmarks.count = 1;
}

static void compute(struct world *w)
{
	const struct summary_inputs inputs = {
	    .version = "0",
	    .reference = LAYERS_INSTALLED(w->reference),
	    .catalogue = w->catalogue,
	    .settings = &w->settings,
	    .as_of = {2024, 12, 31},
	    .cells = w->cells,
	    .published = &w->published,
	    .ledgers = w->ledgers,
	    .ledger_count = 2,
	};
	struct err e = ERR_INIT;

	if (summary_compute(&e, &w->summary, &inputs) < 0)
		fail_msg("%s", e.text);
}

static const struct role_summary *summary_of(struct world *w, const char *role)
{
	return &w->summary.roles[catalogue_find(w->catalogue, text_of(role))];
}

static void a_role_that_nobody_reports_has_a_summary_without_figures(void **state)
{
	struct world *w = *state;

	compute(w);
	assert_int_equal(w->summary.role_count, 3);
	const struct role_summary *role = summary_of(w, "rope-walker");
	assert_string_equal(role->role->id, "rope-walker");
	assert_null(role->headline);
	assert_null(role->benchmark);
	assert_null(role->ladder[LEVEL_ALL]);
	assert_int_equal(role->band_count, 0);
	assert_int_equal(role->impact.families, 4); /* the ILO has no 15-1212 */
	assert_true(role->impact.does <= role->impact.score);
	assert_true(role->impact.score <= role->impact.could);
	assert_true(role->outlook.known);
	assert_true(role->entry.known);
	assert_int_equal(role->move_count, 0);
}

static void the_headline_is_observed_where_levels_are_not_known(void **state)
{
	struct world *w = *state;

	add_people(w, "lamp-keeper", LEVEL_MID, 400, 100000);
	add_benchmark(w, "15-2051", 150000);
	compute(w);
	const struct role_summary *role = summary_of(w, "lamp-keeper");
	assert_non_null(role->headline);
	/* one level alone: what the others pay, and so their mix, is not known */
	assert_int_equal(role->headline->basis, BASIS_OBSERVED);
	assert_null(role->modelled[LEVEL_ALL]);
	assert_non_null(role->modelled[LEVEL_MID]);
	assert_near(role->ladder[LEVEL_ALL]->p[BENCHMARK_P50].amount, 109500, 1e-6);
	assert_near(role->benchmark->p[BENCHMARK_P50].amount, 150000, 1e-6);
	assert_non_null(role->ladder[LEVEL_MID]);
	assert_null(role->ladder[LEVEL_STAFF]);
	assert_null(role->total[LEVEL_ALL]);
}

/* By the tables' own columns: they are cited as they are. */
static void the_tables_that_figures_went_through_are_cited(void **state)
{
	struct world *w = *state;

	compute(w);
	assert_int_equal(w->summary.table_count, 10);
	const struct table_cited *wages = &w->summary.tables[0];
	assert_string_equal(wages->table, "wage_index.csv");
	assert_non_null(strstr(wages->source, "BLS OEWS"));
	assert_true(strcmp(wages->first, wages->last) < 0);
	for (size_t i = 0; i < w->summary.table_count; i++)
		assert_true(*w->summary.tables[i].source && *w->summary.tables[i].first);
}

static void quality_does_not_swap_the_headline_s_basis(void **state)
{
	struct world *w = *state;

	add_people(w, "lamp-keeper", LEVEL_MID, 6, 100000);
	add_benchmark(w, "15-2051", 150000);
	compute(w);
	assert_int_equal(summary_of(w, "lamp-keeper")->headline->basis, BASIS_OBSERVED);
	assert_int_equal(summary_of(w, "lamp-keeper")->headline->quality, QUALITY_LOW);
}

static void a_suppressed_median_is_no_headline(void **state)
{
	struct world *w = *state;

	add_people(w, "lamp-keeper", LEVEL_MID, 4, 100000);
	compute(w);
	assert_null(summary_of(w, "lamp-keeper")->headline);
}

static void a_withheld_benchmark_leaves_it_to_the_few_observed(void **state)
{
	struct world *w = *state;

	add_people(w, "lamp-keeper", LEVEL_MID, 6, 100000);
	add_benchmark(w, "15-2051", 150000);
	w->benchmark.annual[BENCHMARK_P50] = (struct benchmark_value){VALUE_NOT_RELEASED, NAN};
	compute(w);
	assert_int_equal(summary_of(w, "lamp-keeper")->headline->basis, BASIS_OBSERVED);
}

static void the_rows_of_a_role_are_its_own_and_all_of_them(void **state)
{
	struct world *w = *state;
	size_t rows = 0;

	add_people(w, "lamp-keeper", LEVEL_MID, 20, 100000);
	add_people(w, "sail-maker", LEVEL_SENIOR, 20, 90000);
	add_benchmark(w, "15-1212", 120000);
	compute(w);
	for (size_t i = 0; i < w->summary.role_count; i++) {
		const struct role_summary *role = &w->summary.roles[i];

		assert_true(role->band_count > 0);
		for (size_t k = 0; k < role->band_count; k++)
			assert_int_equal(role->bands[k].role, i);
		rows += role->band_count;
	}
	assert_int_equal(rows, w->summary.bands.count);
}

static void the_junior_share_is_of_the_ladder_only(void **state)
{
	struct world *w = *state;

	add_people(w, "lamp-keeper", LEVEL_JUNIOR, 20, 60000);
	add_people(w, "lamp-keeper", LEVEL_MID, 40, 80000);
	add_people(w, "lamp-keeper", LEVEL_SENIOR, 40, 100000);
	add_people(w, "lamp-keeper", LEVEL_MANAGER, 60, 150000);
	add_people(w, "lamp-keeper", LEVEL_UNKNOWN, 60, 90000);
	compute(w);
	const struct entry_level *entry = &summary_of(w, "lamp-keeper")->entry;
	assert_int_equal(entry->levelled, 100);
	assert_near(entry->junior_share, 0.2, 1e-12);
	assert_true(entry->yes);
}

static void a_move_stands_in_the_role_it_leads_to(void **state)
{
	struct world *w = *state;

	add_people(w, "lamp-keeper", LEVEL_MID, 60, 120000);
	add_people(w, "sail-maker", LEVEL_MID, 60, 100000);
	compute(w);
	const struct role_summary *role = summary_of(w, "lamp-keeper");
	assert_int_equal(role->move_count, 1);
	assert_int_equal(role->moves[0].count, 2); /* all levels together, and mid */
	assert_near(role->moves[0].steps[0].difference, 20000, 1e-6);
	assert_true(role->moves[0].steps[0].interval.low < 20000);
	assert_true(role->moves[0].steps[0].interval.high > 20000);
	assert_int_equal(summary_of(w, "sail-maker")->move_count, 0);
}

/* "fixture" gave people and a benchmark, "other" a projection, both of certain occupations only. */
static void a_source_gave_a_role_what_is_in_its_rows_and_of_its_occupations(void **state)
{
	struct world *w = *state;
	char names[2][8] = {"fixture", "other"};
	struct projection projection = {.source = "other",
					.publication = "Projections",
					.period = "2024-34",
					.occupation = "15-1252.00",
					.education = "",
					.work_experience = "",
					.training = ""};

	w->ledgers[0].source = names[0];
	w->ledgers[1].source = names[1];
	w->published.projections.items = &projection;
	w->published.projections.count = 1;
	add_people(w, "lamp-keeper", LEVEL_SENIOR, 20, 100000);
	add_people(w, "sail-maker", LEVEL_SENIOR, 4, 100000);
	compute(w);
	assert_true(summary_of(w, "lamp-keeper")->gave[0]);
	assert_false(summary_of(w, "lamp-keeper")->gave[1]);
	assert_false(summary_of(w, "sail-maker")->gave[0]); /* too few to publish */
	assert_true(summary_of(w, "sail-maker")->gave[1]);
	assert_false(summary_of(w, "rope-walker")->gave[0]);
	summary_release(&w->summary);
	add_benchmark(w, "15-1212", 90000);
	compute(w);
	assert_true(summary_of(w, "rope-walker")->gave[0]);
	assert_false(summary_of(w, "sail-maker")->gave[0]);
}

static void one_sample_among_the_sources_makes_all_of_it_a_sample(void **state)
{
	struct world *w = *state;

	compute(w);
	assert_false(w->summary.sample);
	summary_release(&w->summary);
	w->ledgers[1].sample = true;
	compute(w);
	assert_true(w->summary.sample);
}

static void a_missing_table_is_an_error_that_leaves_nothing(void **state)
{
	struct world *w = *state;
	const struct summary_inputs inputs = {
	    .reference = LAYERS_INSTALLED(w->directory), /* has roles only */
	    .catalogue = w->catalogue,
	    .settings = &w->settings,
	    .cells = w->cells,
	};
	struct err e = ERR_INIT;

	assert_int_equal(summary_compute(&e, &w->summary, &inputs), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.text, "exposure_measures.csv"));
	assert_null(w->summary.roles);
}

/* data/reference is derived for the occupations that data/roles names: a role with an occupation
 * it does not have asks for scripts/reference/exposure.py, projections.py and job_zones.py again. */
static void the_reference_tables_cover_every_role_of_the_catalogue(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	struct world *w = *state;
	char roles[4096];
	struct err e = ERR_INIT;

	snprintf(roles, sizeof(roles), "%s/data/roles", root ? root : ".");
	catalogue_free(w->catalogue);
	w->catalogue = NULL;
	if (catalogue_load(&e, &w->catalogue, LAYERS_INSTALLED(roles)) < 0)
		fail_msg("%s", e.text);
	compute(w);
	assert_true(w->summary.role_count > 0);
	for (size_t i = 0; i < w->summary.role_count; i++) {
		const struct role_summary *role = &w->summary.roles[i];

		if (!role->impact.scale)
			fail_msg("%s: %zu families of exposure", role->role->id,
				 role->impact.observed);
		if (!role->outlook.known)
			fail_msg("%s: no projection", role->role->id);
		if (!role->entry.job_zone || !role->entry.education)
			fail_msg("%s: no job zone, or no typical entry", role->role->id);
		if (!(role->impact.augmentation > 0 && role->impact.automation > 0))
			fail_msg("%s: no shares", role->role->id);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    TEST(a_role_that_nobody_reports_has_a_summary_without_figures),
	    TEST(the_headline_is_observed_where_levels_are_not_known),
	    TEST(the_tables_that_figures_went_through_are_cited),
	    TEST(quality_does_not_swap_the_headline_s_basis),
	    TEST(a_suppressed_median_is_no_headline),
	    TEST(a_withheld_benchmark_leaves_it_to_the_few_observed),
	    TEST(the_rows_of_a_role_are_its_own_and_all_of_them),
	    TEST(the_junior_share_is_of_the_ladder_only),
	    TEST(a_move_stands_in_the_role_it_leads_to),
	    TEST(a_source_gave_a_role_what_is_in_its_rows_and_of_its_occupations),
	    TEST(one_sample_among_the_sources_makes_all_of_it_a_sample),
	    TEST(a_missing_table_is_an_error_that_leaves_nothing),
	    TEST(the_reference_tables_cover_every_role_of_the_catalogue),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
