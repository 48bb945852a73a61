/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The embedded exposure figures are those of the published files: every percentile of
 * data/reference/exposure.csv comes out again, to its last printed digit, when the program ranks the full
 * file itself: the workbooks of AIOE, which are by SOC 2010, among them. Skipped without
 * PAYBANDS_REAL_DATA. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/impact.h"
#include "estimate/reference.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/impact_fixture.h"
#include "tests/unit/ingest_fixture.h"
#include "tests/unit/near.h"

static const char *root(void)
{
	const char *given = getenv("PAYBANDS_ROOT");

	return given ? given : ".";
}

static void path_of(char *out, size_t size, const char *directory, const char *file)
{
	snprintf(out, size, "%s/%s", directory, file);
}

/* One published file, and the layout that reads it. */
struct publication {
	const char *file, *layout;
};
static const struct publication publications[] = {
    {"occ_level.csv", "gpts-exposure"},
    {"AIOE_DataAppendix.xlsx", "aioe"},
    {"Language_Modeling_AIOE_and_AIIE.xlsx", "aioe-language"},
    {"soc_ai_applicability_scores.csv", "ai-applicability"},
    {"soc_metrics.csv", "ai-applicability-metrics"},
    {"aei_2026/job_exposure.csv", "anthropic-exposure"},
};

static void add_publication(struct exposure_set *set, const char *directory,
			    const struct publication *p)
{
	const struct ingest_sink sink = {.context = NULL};
	struct layout *layout = known_layout(p->layout);
	struct err e = ERR_INIT;
	struct ledger ledger;
	char path[4300];

	path_of(path, sizeof(path), directory, p->file);
	ledger_init(&ledger, p->layout);
	if (ingest_exposures(&e, layout, path, NULL, &sink, set, &ledger) < 0)
		fail_msg("%s", e.text);
	assert_int_equal(ledger_check(&e, &ledger), 0);
	assert_int_equal(ledger_rejected(&ledger), 0);
	ledger_release(&ledger);
	layout_free(layout);
}

static int load_real(struct impact_measures **out, char *reference_directory, size_t size)
{
	const char *real = getenv("PAYBANDS_REAL_DATA");
	char directory[4096], probe[4200];
	struct exposure_set set = {.count = 0};
	struct err e = ERR_INIT;

	path_of(directory, sizeof(directory), real ? real : "../shared/data", "exposure");
	path_of(probe, sizeof(probe), directory, "occ_level.csv");
	if (access(probe, R_OK) != 0)
		return -1;
	arena_init(&set.texts);
	for (size_t i = 0; i < sizeof(publications) / sizeof(*publications); i++)
		add_publication(&set, directory, &publications[i]);
	path_of(reference_directory, size, root(), "data/reference");
	if (impact_measures_load(&e, out, LAYERS_INSTALLED(reference_directory), &set) < 0)
		fail_msg("%s", e.text);
	free(set.items);
	arena_release(&set.texts);
	return 0;
}

/* Equal as printed: by "%.4f" and "%.6g". */
static void expect_as_printed(const char *format, double got, const char *printed, const char *what)
{
	char text[64];

	if (strcmp(format, "%.4f") == 0)
		snprintf(text, sizeof(text), "%.4f", got);
	else
		snprintf(text, sizeof(text), "%.6g", got);
	if (strcmp(text, printed) != 0)
		fail_msg("%s: %s from the published file, %s in the table", what, text, printed);
}

static void percentiles_of_the_published_files_are_those_of_the_table(void **state)
{
	static const char *const columns[] = {"measure", "occupation", "value", "percentile"};
	struct impact_measures *measures;
	char reference_directory[4096];
	struct err e = ERR_INIT;
	struct reference t;
	size_t compared = 0;

	(void)state;
	if (load_real(&measures, reference_directory, sizeof(reference_directory)) < 0)
		skip();
	if (reference_read(&e, &t, LAYERS_INSTALLED(reference_directory), "exposure.csv", columns,
			   4) < 0)
		fail_msg("%s", e.text);
	for (size_t row = 0; row < t.count; row++) {
		const char *measure = reference_cell(&t, row, 0);
		const char *occupation = reference_cell(&t, row, 1);
		double value, percentile;

		if (!impact_figure(measures, measure, occupation, &value, &percentile))
			fail_msg("%s has no %s", measure, occupation);
		expect_as_printed("%.6g", value, reference_cell(&t, row, 2), occupation);
		expect_as_printed("%.4f", percentile, reference_cell(&t, row, 3), occupation);
		compared++;
	}
	assert_int_equal(compared, t.count);
	assert_true(compared > 200);
	reference_release(&t);
	impact_measures_free(measures);
}

/* The amounts of the table are the values of the published files, but for the ILO's, which are by
 * ISCO-08 and come from the table alone. */
static void amounts_of_the_published_files_are_those_of_the_table(void **state)
{
	static const char *const columns[] = {"occupation", "gpts-model-beta", "gpts-human-beta",
					      "ai-applicability", "observed-exposure"};
	struct impact_measures *measures;
	char reference_directory[4096];
	struct err e = ERR_INIT;
	struct reference t;

	(void)state;
	if (load_real(&measures, reference_directory, sizeof(reference_directory)) < 0)
		skip();
	if (reference_read(&e, &t, LAYERS_INSTALLED(reference_directory), "exposure_amounts.csv",
			   columns, 5) < 0)
		fail_msg("%s", e.text);
	assert_true(t.count >= 755);
	for (size_t row = 0; row < t.count; row++)
		for (size_t c = 1; c < 5; c++) {
			const char *occupation = reference_cell(&t, row, 0);
			const char *printed = reference_cell(&t, row, c);
			double value, percentile;

			if (!impact_figure(measures, columns[c], occupation, &value, &percentile))
				assert_string_equal(printed, "");
			else
				expect_as_printed("%.6g", value, printed, occupation);
		}
	reference_release(&t);
	impact_measures_free(measures);
}

static void occupations_the_table_leaves_out_are_ranked_from_the_files(void **state)
{
	static const struct {
		const char *measure, *occupation;
		double value;
	} checked[] = {
	    {"gpts-model-beta", "29-1141", 0.3802},
	    {"gpts-human-beta", "29-1141", 0.3350},
	    {"ai-applicability", "29-1141", 0.1218},
	    {"gpts-model-beta", "47-2152", 0.0753},
	    {"gpts-human-beta", "47-2152", 0.0644},
	    {"ai-applicability", "47-2152", 0.0805},
	    {"aioe", "29-1141", 0.229},
	    {"aioe-language", "29-1141", 0.272},
	    {"aioe", "47-2152", -1.121},
	    {"aioe-language", "47-2152", -1.120},
	};
	struct impact_measures *measures;
	char reference_directory[4096];
	double value, nurse, plumber, developer;

	(void)state;
	if (load_real(&measures, reference_directory, sizeof(reference_directory)) < 0)
		skip();
	for (size_t i = 0; i < sizeof(checked) / sizeof(*checked); i++) {
		assert_true(impact_figure(measures, checked[i].measure, checked[i].occupation,
					  &value, &nurse));
		assert_near(value, checked[i].value,
			    strncmp(checked[i].measure, "aioe", 4) == 0 ? 5e-4 : 5e-5);
	}
	assert_true(impact_figure(measures, "gpts-model-beta", "29-1141", &value, &nurse));
	assert_true(impact_figure(measures, "gpts-model-beta", "47-2152", &value, &plumber));
	assert_true(impact_figure(measures, "gpts-model-beta", "15-1252", &value, &developer));
	assert_true(plumber < nurse && nurse < developer);
	impact_measures_free(measures);
}

/* The checked figures of the published measures, all of them in the embedded table. */
static void the_table_has_the_checked_values(void **state)
{
	static const struct {
		const char *measure;
		double value;
		double within;
	} checked[] = {
	    {"gpts-model-beta", 0.8684, 5e-5},
	    {"gpts-human-beta", 0.4474, 5e-5},
	    {"aioe", 1.201, 5e-4},
	    {"aioe-language", 0.882, 5e-4},
	    {"ai-applicability", 0.2839, 5e-5},
	};
	struct impact_measures *measures;
	char reference_directory[4096];
	struct err e = ERR_INIT;

	(void)state;
	path_of(reference_directory, sizeof(reference_directory), root(), "data/reference");
	if (impact_measures_load(&e, &measures, LAYERS_INSTALLED(reference_directory), NULL) < 0)
		fail_msg("%s", e.text);
	for (size_t i = 0; i < sizeof(checked) / sizeof(*checked); i++) {
		double value, percentile;

		assert_true(
		    impact_figure(measures, checked[i].measure, "15-1252", &value, &percentile));
		assert_near(value, checked[i].value, checked[i].within);
		assert_true(percentile > 50 && percentile < 100);
	}
	impact_measures_free(measures);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(percentiles_of_the_published_files_are_those_of_the_table),
	    cmocka_unit_test(amounts_of_the_published_files_are_those_of_the_table),
	    cmocka_unit_test(occupations_the_table_leaves_out_are_ranked_from_the_files),
	    cmocka_unit_test(the_table_has_the_checked_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
