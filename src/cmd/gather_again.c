/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_again.c: observations, read once more without the impossible ones; see gather_again.h. */
#include "cmd/gather_again.h"

#include <sys/stat.h>

#include "cmd/gather_parts.h"
#include "cmd/gather_sink.h"
#include "cmd/gather_source.h"
#include "cmd/interrupt.h"
#include "cmd/standard_input.h"

bool gather_looks_twice(const struct gather *g)
{
	return !g->rows && !g->own && (g->surveys || g->config->settings.outlier_distance > 0);
}

int gather_keep_inputs(struct err *e, struct gather *g)
{
	bool kept = false;

	for (size_t i = 0; i < g->config->count; i++) {
		const struct text_list *paths = &g->config->sources[i].paths;
		for (size_t k = 0; k < paths->count; k++) {
			const char *path = paths->items[k];
			struct stat info;
			if (standard_input_names(path)) {
				if (!kept && standard_input_keep(e, &g->input_start))
					return -1;
				kept = true;
			} else if (stat(path, &info) == 0 && !S_ISREG(info.st_mode) &&
				   !S_ISDIR(info.st_mode)) {
				return err_set(e, ERR_INPUT,
					       "%s: is a pipe or a device, which cannot be read "
					       "twice: give it as - (standard input)",
					       path);
			}
		}
	}
	return 0;
}

static int read_file_again(struct err *e, struct gather *g, const struct layout *layout,
			   size_t number, size_t file, struct ledger *again)
{
	const char *path = g->config->sources[number].paths.items[file];
	const struct ingest_tables tables = gather_tables(g);
	const struct ingest_sink sink = gather_sink_again(g, number, file);
	int result = 0;

	if (standard_input_names(path))
		result = standard_input_again(e, g->input_start);
	if (result == 0)
		result = ingest_observations(e, layout, path, &tables, &sink, again);
	gather_threads_merge(g, &g->quarantines[number]);
	progress_clear(&g->progress);
	return result;
}

/* The ledger stays that of the first reading; `again` only shows that both read the same. */
static int read_source_again(struct err *e, struct gather *g, size_t number)
{
	const struct source *source = &g->config->sources[number];
	struct ledger *ledger = &g->ledgers[number];
	struct layout *layout = NULL;
	struct ledger again;
	int result = gather_load_layout(e, g, source, &layout);

	ledger_init(&again, source->name);
	if (result == 0 && layout_kind(layout) != LAYOUT_OBSERVATIONS)
		goto out;
	for (size_t i = 0; result == 0 && i < source->paths.count; i++) {
		g->reading_file = again.file_count ? (uint32_t)again.file_count : 0;
		result = read_file_again(e, g, layout, number, i, &again);
	}
	if (result == 0 &&
	    (again.rows_read != ledger->rows_read || again.observations != ledger->observations))
		result = err_set(e, ERR_INPUT,
				 "%s: its files changed while they were read: run it again",
				 source->name);
	ledger->quarantined = g->quarantines[number].observations;
out:
	ledger_release(&again);
	layout_free(layout);
	return result;
}

/* The files of a source that a part is made of. */
static int split_source(struct err *e, struct gather *g, size_t number)
{
	gather_begin_split(g);
	return read_source_again(e, g, number) || gather_end_split(e, g, number) ? -1 : 0;
}

static int take_source_again(struct err *e, struct gather *g, size_t number)
{
	bool cut = true; /* no part does */

	if (gather_from_parts(g, number) && gather_read_parts_again(e, g, number, &cut))
		return -1;
	if (!cut)
		return 0;
	return g->keeper && g->ledgers[number].of_people ? split_source(e, g, number)
							 : read_source_again(e, g, number);
}

static bool excludes(const struct gather *g)
{
	return gather_looks_twice(g) && g->config->settings.outlier_distance > 0;
}

void gather_find_outliers(struct gather *g)
{
	const struct settings *settings = &g->config->settings;

	if (excludes(g))
		g->outliers = outliers_find_beside(
		    g->cells, settings->outlier_distance, (uint64_t)settings->outlier_min_n,
		    g->keeper ? &g->keeper->near : NULL, g->keeper ? g->keeper->distance : 0);
}

int gather_read_again(struct err *e, struct gather *g)
{
	if (!excludes(g) || (!g->outliers && !g->keeper))
		return 0;
	cells_free(g->cells);
	g->cells = gather_cells_new(g);
	if (g->evidence) { /* of the first reading */
		evidence_release(g->evidence);
		evidence_init(g->evidence);
	}
	for (size_t i = 0; i < g->config->count; i++) {
		g->reading = i;
		if (interrupt_check(e) || take_source_again(e, g, i))
			return -1;
	}
	return 0;
}
