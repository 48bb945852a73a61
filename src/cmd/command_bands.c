/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands bands: turns observations, or a source, into the band table. */
#include "cmd/commands.h"

#include "base/file_out.h"
#include "cmd/ledgers.h"
#include "cmd/session.h"
#include "cmd/stdout.h"
#include "estimate/bands.h"
#include "reports/reports.h"

static int write_table(struct err *e, const struct band_table *table, const struct session *s)
{
	struct file_out *out;
	bool sample = false;

	for (size_t i = 0; i < s->gather.ledger_count; i++)
		sample |= s->gather.ledgers[i].sample;
	if (file_out_stdout(e, &out))
		return -1;
	if (reports_give_band_rows(e, table, s->tables.catalogue, s->tables.gazetteer, sample,
				   s->config.settings.jobs, stdout_part, out)) {
		file_out_abandon(out);
		return -1;
	}
	return file_out_commit(e, out);
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct band_table table = {.rows = NULL};
	const char *layout = options->layout ? options->layout : "observations";
	int result = -1;

	if (options->merge ? session_open_merge(e, &session, options)
			   : session_open_filter(e, &session, options, layout))
		goto done;
	session.gather.rows_alone = true;
	if (session_read(e, &session))
		goto done;
	if (bands_compute(e, &table, session.gather.cells, &session.gather.published.benchmarks,
			  session.tables.catalogue, &session.config.settings, session.gather.as_of))
		goto done;
	result = write_table(e, &table, &session);
	if (result == 0 && !options->quiet) {
		ledgers_print(&session.gather);
		band_counts_print(&table.observed, &session.config.settings);
	}
done:
	band_table_release(&table);
	session_end(&session);
	return result;
}

const struct command command_bands = {
    .name = "bands",
    .arguments = "[--layout NAME] [FILE...]",
    .summary = "compute the band table (CSV on standard output)",
    .description = "Reads observations as paybands ingest prints them or, with a layout, a source\n"
		   "itself, and prints one row per role, level, area and component. Without a\n"
		   "FILE it reads standard input. With --merge the FILEs are parts that paybands\n"
		   "cells made of files: the bands are those of all the files, to the byte.",
    .example = "paybands ingest --layout ai-jobs salaries.csv | paybands bands --age none -",
    .takes =
	TAKES(ID_SETUP, ID_LAYOUT, ID_SOURCE, ID_ONLY, ID_WITHOUT, ID_MERGE, ID_REJECTS, ID_QUIET),
    .stage = STAGE_BANDS,
    .run = run,
};
