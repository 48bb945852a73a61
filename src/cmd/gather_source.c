/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_source.c: the files of one source; see gather_source.h. */
#include "cmd/gather_source.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cmd/gather_checks.h"
#include "cmd/gather_parts.h"
#include "cmd/gather_sink.h"
#include "cmd/held_rows.h"
#include "cmd/standard_input.h"

struct ingest_tables gather_tables(const struct gather *g)
{
	return (struct ingest_tables){
	    .catalogue = g->tables->catalogue,
	    .gazetteer = g->tables->gazetteer,
	    .fx = g->tables->fx,
	    .settings = &g->config->settings,
	    /* Rows that are handed on keep their date, and so does own pay. */
	    .wages = g->rows || g->own || g->config->settings.age == AGING_NONE ? NULL
										: g->tables->wages,
	};
}

int gather_load_layout(struct err *e, const struct gather *g, const struct source *source,
		       struct layout **out)
{
	if (layout_load(e, out, &g->home->layouts, source->layout))
		return -1;
	if (source->date.year)
		layout_set_date(*out, source->date);
	if (source->release)
		layout_set_release(*out, source->release);
	return 0;
}

static int write_benchmarks(struct err *e, struct gather *g, size_t first, bool carried)
{
	struct buf rows;
	int result;

	buf_init(&rows, BUF_LIMIT_DEFAULT);
	if (!g->wrote_header)
		benchmark_header(&rows, carried);
	g->wrote_header = true;
	for (size_t i = first; i < g->published.benchmarks.count; i++)
		benchmark_add_row(&rows, &g->published.benchmarks.items[i], carried);
	result = file_out_write(e, g->rows, rows.data, rows.len);
	buf_release(&rows);
	return result;
}

static int read_rows(struct err *e, struct gather *g, const struct layout *layout, const char *path,
		     size_t source, const struct ingest_sink *sink)
{
	const struct ingest_tables tables = gather_tables(g);
	size_t first = g->own ? g->own->count : 0;
	size_t first_reject = g->own ? g->own->reject_count : 0;
	int result;

	if (g->rows && !g->held)
		g->held = held_rows_new(g->rows, g->traces);
	result = ingest_observations(e, layout, path, &tables, sink, &g->ledgers[source]);
	gather_threads_merge(g, &g->quarantines[source]);
	if (g->own)
		own_rows_sort(g->own, first, first_reject);
	return result;
}

static int read_file(struct err *e, struct gather *g, const struct layout *layout, size_t source,
		     size_t file)
{
	const char *path = g->config->sources[source].paths.items[file];
	struct ledger *ledger = &g->ledgers[source];
	const struct ingest_tables tables = gather_tables(g);
	const struct ingest_sink sink = gather_sink(g, source, file);
	const enum layout_kind kind = layout_kind(layout);
	/* Without rows to write, tables may be read on another thread now. */
	size_t first_benchmark = g->rows ? g->published.benchmarks.count : 0;
	int result;

	if (g->rows && kind != LAYOUT_OBSERVATIONS && kind != LAYOUT_BENCHMARKS)
		return err_set(e, ERR_USAGE,
			       "layout %s: %s have no row form; use it in paybands run",
			       layout_name(layout), layout_kind_word(kind));
	if (g->own && kind != LAYOUT_OBSERVATIONS)
		return err_set(e, ERR_USAGE, "layout %s: is of %s; own pay is one row per employee",
			       layout_name(layout), layout_kind_word(kind));
	if (kind == LAYOUT_OBSERVATIONS) {
		result = read_rows(e, g, layout, path, source, &sink);
	} else {
		result = ingest_published(e, layout, path, &tables, &sink, &g->published, ledger);
		if (result == 0 && g->rows)
			result =
			    write_benchmarks(e, g, first_benchmark, layout_has_crosswalk(layout));
	}
	progress_clear(&g->progress);
	return result;
}

static char *copy(const char *text)
{
	return mem_copy_text(text ? text : "", text ? strlen(text) : 0);
}

void gather_describe(struct ledger *ledger, const struct source *source,
		     const struct layout *layout)
{
	ledger->layout = copy(layout_name(layout));
	ledger->title = copy(layout_title(layout));
	ledger->publisher = copy(layout_publisher(layout));
	ledger->licence = copy(layout_licence(layout));
	ledger->url = copy(layout_url(layout));
	ledger->note = copy(layout_note(layout));
	ledger->date_given = source->date;
	ledger->sample = source->sample;
	ledger->of_people = layout_kind(layout) == LAYOUT_OBSERVATIONS;
}

/* After they were read, so that a fault of a file is reported as in a run. */
static int describe_files(struct err *e, const struct gather *g, const struct source *source,
			  const struct layout *layout, struct survey *survey)
{
	survey->files = mem_zero(source->paths.count, sizeof(*survey->files));
	for (size_t i = 0; i < source->paths.count; i++) {
		const char *path = source->paths.items[i];
		if (standard_input_names(path) && standard_input_again(e, g->input_start))
			return -1;
		survey->file_count++;
		if (describe_file(e, &survey->files[i], layout, path,
				  g->config->settings.expansion_limit))
			return -1;
	}
	return 0;
}

void gather_count_file(struct ledger *ledger, uint64_t rows_read, uint64_t observations)
{
	struct input_file *last;

	if (!ledger->file_count)
		return;
	last = &ledger->files[ledger->file_count - 1];
	last->rows_read = ledger->rows_read - rows_read;
	last->observations = ledger->observations - observations;
}

static int read_and_count(struct err *e, struct gather *g, const struct layout *layout,
			  size_t number, size_t file)
{
	struct ledger *own = &g->ledgers[number];
	uint64_t rows_read = own->rows_read, observations = own->observations;

	if (read_file(e, g, layout, number, file))
		return -1;
	gather_count_file(own, rows_read, observations);
	return 0;
}

static int read_files(struct err *e, struct gather *g, const struct layout *layout, size_t number)
{
	const struct source *source = &g->config->sources[number];
	const struct ledger *ledger = &g->ledgers[number];
	const bool keeps = g->keeper && layout_kind(layout) == LAYOUT_OBSERVATIONS;

	for (size_t i = 0; i < source->paths.count; i++) {
		if (read_and_count(e, g, layout, number, i) ||
		    (ledger->file_count &&
		     gather_check_content(e, g, number, &ledger->files[ledger->file_count - 1])))
			return -1;
		if (keeps)
			gather_note_rejects(g, number);
	}
	if (keeps)
		gather_note_part(g, number);
	return 0;
}

static int read_parts(struct err *e, struct gather *g, const struct layout *layout, size_t number)
{
	const struct source *source = &g->config->sources[number];

	if (layout_kind(layout) != LAYOUT_OBSERVATIONS)
		return err_set(e, ERR_USAGE,
			       "source %s: %s are read from their files: parts are of observations",
			       source->name, layout_kind_word(layout_kind(layout)));
	if (g->rows || g->own || g->surveys || g->evidence)
		return err_set(e, ERR_USAGE,
			       "source %s: is given as parts, which do not have its rows: this "
			       "command needs its files",
			       source->name);
	return gather_read_parts(e, g, number);
}

static int read_source(struct err *e, struct gather *g, const struct layout *layout, size_t number)
{
	if (gather_from_parts(g, number) && read_parts(e, g, layout, number))
		return -1;
	return gather_from_parts(g, number) ? 0 : read_files(e, g, layout, number);
}

int gather_end_source(struct err *e, const struct gather *g, size_t number)
{
	const struct ledger *ledger = &g->ledgers[number];

	if (ledger_check(e, ledger))
		return -1;
	return g->any_rejects ? 0 : gather_check_ledger(e, g, ledger);
}

int gather_read_source(struct err *e, struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];
	struct layout *layout = NULL;
	int result = gather_load_layout(e, g, source, &layout);

	if (result == 0)
		gather_describe(&g->ledgers[number], source, layout);
	if (result == 0 && (g->digest || g->keeper) && layout_kind(layout) == LAYOUT_OBSERVATIONS)
		g->source_facts = source_facts_new();
	if (result == 0)
		result = read_source(e, g, layout, number);
	if (g->source_facts && result == 0)
		fact_table_add_observed(&g->facts, source->name, g->source_facts,
					g->tables->catalogue);
	source_facts_free(g->source_facts);
	g->source_facts = NULL;
	if (result == 0 && g->surveys)
		result = describe_files(e, g, source, layout, &g->surveys[number]);
	if (result == 0)
		result = gather_end_source(e, g, number);
	layout_free(layout);
	return result;
}
