/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands diff: what changed between two finished runs, and why. */
#include "cmd/commands.h"

#include <stdlib.h>

#include "base/mem.h"
#include "cmd/diff_report.h"
#include "cmd/home.h"
#include "cmd/run_folder.h"
#include "cmd/stdout.h"
#include "cmd/text_table.h"

enum { LIMIT_DEFAULT = 20 };

static struct figure_move move_of(const struct diff_row *row)
{
	return (struct figure_move){row->pair.was->p[BENCHMARK_P50].amount,
				    row->pair.is->p[BENCHMARK_P50].amount};
}

static int compare_rows(const void *left, const void *right)
{
	const struct diff_row *a = left, *b = right;
	int moved;

	if (a->pair.change != b->pair.change)
		return (a->pair.change > b->pair.change) - (a->pair.change < b->pair.change);
	moved = a->pair.change == CHANGE_MOVED ? figure_move_compare(move_of(a), move_of(b)) : 0;
	if (moved)
		return moved;
	return band_compare(a->pair.was ? a->pair.was : a->pair.is,
			    b->pair.was ? b->pair.was : b->pair.is);
}

/* The cells that differ, each with its causes. */
static struct diff_row *find_rows(struct diff_report *r)
{
	const struct diff_evidence *v = r->evidence;
	struct band_pair *pairs;
	struct diff_row *rows;

	r->cells = band_pairs(&pairs, v->was->bands.rows, v->was->bands.count, v->is->bands.rows,
			      v->is->bands.count);
	rows = mem_alloc(r->cells, sizeof(*rows));
	for (size_t i = 0; i < r->cells; i++) {
		r->counts[pairs[i].change]++;
		if (pairs[i].change == CHANGE_NONE)
			continue;
		rows[r->count].pair = pairs[i];
		diff_split_of(&rows[r->count++].split, v, &pairs[i]);
	}
	free(pairs);
	qsort(rows, r->count, sizeof(*rows), compare_rows);
	r->rows = rows;
	return rows;
}

static int print(struct err *e, const struct options *options, const struct diff_report *report,
		 size_t limit)
{
	struct buf text;
	int result;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (options->json)
		diff_json(&text, report);
	else if (options->csv)
		diff_csv(&text, report);
	else
		diff_text(&text, report, limit, terminal_width());
	result = stdout_whole(e, &text);
	buf_release(&text);
	return result;
}

static int read_limit(struct err *e, size_t *out, const char *given)
{
	long long number;

	*out = LIMIT_DEFAULT;
	if (!given)
		return 0;
	if (!text_to_long(text_trim(text_of(given)), &number) || number < 0)
		return err_set(e, ERR_USAGE, "diff: --limit \"%s\" is not a number from 0", given);
	*out = (size_t)number;
	return 0;
}

static int check(struct err *e, const struct options *options, size_t *limit)
{
	if (options->arguments.count != 2)
		return err_set(e, ERR_USAGE,
			       "diff: give two runs, the earlier and the later; see paybands diff "
			       "--help");
	if (options->json && options->csv)
		return err_set(e, ERR_USAGE, "diff: give --json or --csv, not both");
	return read_limit(e, limit, options->limit);
}

/* `later` are the settings of the later run. */
static int check_currency(struct err *e, struct settings *later, const struct options *options,
			  const struct run_record *was, const struct run_record *is)
{
	struct settings earlier;

	run_settings(&earlier, was->manifest);
	run_settings(later, is->manifest);
	return run_check_currency(e, &earlier, options->arguments.items[0], later,
				  options->arguments.items[1]);
}

static int compare(struct err *e, const struct options *options, struct run_names *names,
		   const struct run_record *was, const struct run_record *is, size_t limit)
{
	struct home home = {.root = NULL};
	struct tables tables = {.catalogue = NULL};
	struct run_differences differences;
	struct diff_evidence v = {.differences = &differences, .was = was, .is = is};
	struct settings later;
	struct diff_report report = {.evidence = &v, .names = names, .settings = &later};
	struct diff_row *rows;
	int result = -1;

	if (check_currency(e, &later, options, was, is))
		return -1;
	if (home_find(e, &home) == 0 && tables_load(e, &tables, &home, GAZETTEER_CITIES, 0) == 0) {
		run_differences_find(&differences, was, is, names);
		v.wages = tables.wages;
		run_name_regions(tables.gazetteer, was->manifest);
		run_name_regions(tables.gazetteer, is->manifest);
		report.gazetteer = tables.gazetteer;
		rows = find_rows(&report);
		result = print(e, options, &report, limit);
		free(rows);
		run_differences_release(&differences);
	}
	tables_release(&tables);
	home_release(&home);
	return result;
}

static int run(struct err *e, const struct options *options)
{
	struct run_record was = {.path = NULL}, is = {.path = NULL};
	struct run_names names;
	size_t limit = 0;
	int result = -1;

	if (check(e, options, &limit))
		return -1;
	run_names_init(&names);
	if (run_record_read(e, &was, options->arguments.items[0], &names) == 0 &&
	    run_record_read(e, &is, options->arguments.items[1], &names) == 0)
		result = compare(e, options, &names, &was, &is, limit);
	run_record_release(&was);
	run_record_release(&is);
	run_names_release(&names);
	return result;
}

const struct command command_diff = {
    .name = "diff",
    .arguments = "OLD NEW",
    .summary = "compare two runs: which bands changed, by how much and why",
    .description =
	"Compares the bands of two finished runs (folders, or their bands.csv) and prints what\n"
	"differs between the runs, how many cells changed, and the cells, the largest movement\n"
	"first. A median's movement is split into aging, new data (sources of one run only),\n"
	"changed data (other files of a source), settings and method (version, roles, layouts,\n"
	"reference tables), by what both manifests say; the shares add up. Causes that the two\n"
	"folders do not tell apart have one share. The exit code is 0 whether or not they differ.",
    .example = "paybands diff out/runs/2026-03-0123456789ab out/latest\n"
	       "paybands diff --csv old new > changes.csv",
    .takes = TAKES(ID_LIMIT, ID_CSV, ID_JSON_ANSWER),
    .stage = STAGE_NONE,
    .run = run,
};
