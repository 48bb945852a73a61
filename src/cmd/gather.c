/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather.c: one source after the other, and what is known when all are read; see gather.h. */
#include "cmd/gather.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "cmd/gather_again.h"
#include "cmd/gather_beside.h"
#include "cmd/gather_checks.h"
#include "cmd/gather_parts.h"
#include "cmd/gather_sink.h"
#include "cmd/gather_source.h"
#include "cmd/held_rows.h"
#include "cmd/interrupt.h"
#include "estimate/table_facts.h"
#include "ingest/layout/layout_codes.h"

/* The ledger of the name that rows have; of rows read back, whose names are those of the sources they
 * came from, the first that reads such rows. NULL: none. */
static struct ledger *ledger_of(const struct gather *g, const char *source)
{
	struct ledger *read_back = NULL;

	for (size_t i = 0; i < g->ledger_count; i++) {
		struct ledger *l = &g->ledgers[i];
		if (strcmp(l->source, source) == 0)
			return l;
		if (!read_back && l->layout && strcmp(l->layout, "observations") == 0)
			read_back = l;
	}
	return read_back;
}

/* What the sources' ranges are, into the ledgers. */
static void decide_ranges(struct gather *g)
{
	cells_ranges(g->cells, &g->ranges);
	for (size_t i = 0; i < g->ranges.count; i++) {
		const struct source_ranges *source = &g->ranges.items[i];
		struct ledger *l = ledger_of(g, source->source);
		if (!l)
			continue;
		l->brackets += source->bracketed;
		l->posted_ranges += source->rows - source->bracketed;
		l->distinct_ranges += source->distinct;
	}
}

int gather_write_quarantine(struct err *e, const struct gather *g, const char *path)
{
	struct buf rows;
	int result;

	buf_init(&rows, BUF_LIMIT_DEFAULT);
	buf_add_string(&rows, quarantine_header());
	for (size_t i = 0; i < g->ledger_count; i++)
		quarantine_add_rows(&rows, &g->quarantines[i], g->tables->catalogue);
	if (buf_overflowed(&rows))
		result =
		    err_set(e, ERR_INPUT,
			    "more than 1 GiB of pay would be quarantined: --outlier-distance %g is "
			    "too small",
			    g->config->settings.outlier_distance);
	else
		result = file_write_unsynced(e, path, rows.data, rows.len);
	buf_release(&rows);
	return result;
}

/* Is all that it writes known? Once, before anything is read. */
static int check_layout(struct err *e, const struct gather *g, const struct layout *layout)
{
	const struct ingest_tables tables = gather_tables(g);

	if (layout_check_codes(e, layout, &tables))
		return -1;
	return layout_check_measures(e, layout, &g->home->reference);
}

/* Before an hour of reading, not after it. */
static int check_layouts(struct err *e, struct gather *g)
{
	for (size_t i = 0; i < g->config->count; i++) {
		struct layout *layout = NULL;
		int result = gather_load_layout(e, g, &g->config->sources[i], &layout);
		if (result == 0)
			result = check_layout(e, g, layout);
		if (result == 0)
			g->kinds[i] = layout_kind(layout);
		layout_free(layout);
		if (result)
			return err_prefix(e, "source %s", g->config->sources[i].name);
	}
	return 0;
}

/* In the order of the configuration, whichever thread reads them. */
static int read_sources(struct err *e, struct gather *g)
{
	struct gather_beside *beside = gather_beside_begin(g);
	int result = 0;

	for (size_t i = 0; result == 0 && i < g->config->count; i++) {
		g->reading = i;
		if (interrupt_check(e))
			result = -1;
		else if (gather_beside_reads(beside, i))
			result = gather_beside_take(e, beside, i);
		else
			result = gather_read_source(e, g, i);
	}
	gather_beside_end(beside);
	return result;
}

static void finish_tables(struct gather *g)
{
	fact_table_add_published(&g->facts, &g->published);
	fact_table_add_tables(&g->facts, &g->published);
	fact_table_sort(&g->facts);
	if (!g->rows)
		benchmarks_convert(&g->published.benchmarks, settings_rate(&g->config->settings));
}

/* What is left when all is read. The two parts share nothing that either writes. */
enum { FINISH_ROWS, FINISH_TABLES, FINISH_COUNT };

static void finish_part(void *context, size_t part)
{
	if (part == FINISH_ROWS)
		gather_find_outliers(context);
	else
		finish_tables(context);
}

int gather_read(struct err *e, struct gather *g)
{
	const struct config *config = g->config;

	g->as_of = as_of_date(&config->settings, g->tables);
	g->cells = gather_cells_new(g);
	published_tables_init(&g->published);
	fact_table_init(&g->facts);
	progress_init(&g->progress, g->quiet);
	g->ledgers = mem_zero(config->count, sizeof(*g->ledgers));
	g->quarantines = mem_zero(config->count, sizeof(*g->quarantines));
	g->without_part = mem_zero(config->count, sizeof(*g->without_part));
	g->kinds = mem_zero(config->count, sizeof(*g->kinds));
	for (size_t i = 0; i < config->count; i++) {
		ledger_init(&g->ledgers[i], config->sources[i].name);
		quarantine_init(&g->quarantines[i]);
	}
	g->ledger_count = config->count;
	if (check_layouts(e, g) ||
	    (g->rejects && file_out_write(e, g->rejects, reject_header(), strlen(reject_header()))))
		return -1;
	if (gather_looks_twice(g) && gather_keep_inputs(e, g))
		return -1;
	if (read_sources(e, g))
		return -1;
	for (size_t i = 0; i < config->count; i++)
		fact_table_add_ledger(&g->facts, &g->ledgers[i]);
	decide_ranges(g);
	parallel_each(config->settings.jobs, FINISH_COUNT, finish_part, g);
	if (g->held && held_rows_end(e, g->held))
		return -1;
	if (gather_looks_twice(g))
		return gather_read_again(e, g);
	return g->keeper ? gather_give_whole(e, g) : 0;
}

void gather_release(struct gather *g)
{
	gather_threads_free(g);
	free(g->threads);
	outliers_free(g->outliers);
	source_ranges_release(&g->ranges);
	held_rows_free(g->held);
	cells_free(g->cells);
	published_tables_release(&g->published);
	fact_table_release(&g->facts);
	for (size_t i = 0; i < g->ledger_count; i++) {
		ledger_release(&g->ledgers[i]);
		quarantine_release(&g->quarantines[i]);
	}
	free(g->ledgers);
	free(g->quarantines);
	free(g->without_part);
	free(g->kinds);
	*g = (struct gather){.config = NULL};
}
