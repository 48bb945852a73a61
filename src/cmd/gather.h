/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather.h: reads the sources of a configuration, each into its own tables.
 *
 * Observations go to cells, or as CSV rows to a file; benchmarks and exposures to their sets;
 * unused rows to the rejects file; and each source has one ledger of what became of its rows. A
 * source with more rejects than --max-rejects stops it (ERR_INPUT).
 *
 * Impossible pay is known only after everything was read. If --outlier-distance finds any, the
 * observations are read a second time and gathered without it, so the cells are exactly those of an
 * input that never had it, and memory does not grow.
 */
#ifndef PAYBANDS_CMD_GATHER_H
#define PAYBANDS_CMD_GATHER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/file_out.h"
#include "cmd/as_of.h"
#include "cmd/config.h"
#include "cmd/home.h"
#include "cmd/own_rows.h"
#include "cmd/progress.h"
#include "cmd/quarantine.h"
#include "cmd/survey.h"
#include "estimate/cells.h"
#include "estimate/evidence.h"
#include "estimate/source_facts.h"
#include "ingest/ingest.h"
#include "model/published.h"
#include "model/ledger.h"

struct gather_thread;
struct part_keeper;

struct gather {
	/* What the caller sets. All borrowed. */
	const struct config *config;
	const struct home *home;
	const struct tables *tables;
	/* Kept by part_identity; empty: not asked for yet; NULL: no part is identified. */
	struct buf *tables_identity;
	struct file_out *rejects; /* NULL: rejects are counted only */
	struct file_out *rows; /* observations and benchmarks as CSV; NULL: to cells and sets */
	struct row_traces traces; /* columns that rows have besides those of the contract */
	bool digest; /* a run: name every input by its SHA-256 in the ledger, and count facts */
	struct survey *surveys; /* one per source, all zero; NULL except for `check` */
	struct evidence
	    *evidence; /* filled beside the cells, of the same rows; NULL: not asked for */
	struct own_rows
	    *own; /* keeps the rows, and gathers nothing; NULL except for `compare-own` */
	struct part_keeper *keeper; /* makes parts of what is read; NULL: none are asked for */
	/* Of the bands the rows of the table alone are asked for (cells.h), and of ledgers no texts. */
	bool rows_alone;
	bool any_rejects; /* read on past --max-rejects: the caller asks gather_check_rejects */
	bool quiet;

	/* What it fills. */
	struct cells *cells;
	struct published_tables published;
	struct ledger *ledgers; /* one per source, in configuration order */
	size_t ledger_count;
	struct quarantine *quarantines; /* one per source */
	bool *without_part; /* by source: the part that was kept of it does not do */
	struct fact_table facts; /* of a run: what its sources are like */

	/* Its own. */
	enum layout_kind *kinds; /* by source, once the layouts are checked */
	struct progress progress;
	size_t reading; /* the source that is being read */
	uint32_t reading_file; /* of its files, from 0; in the second reading */
	struct outliers *outliers; /* NULL: none, or not known yet */
	struct gather_thread **threads;
	size_t thread_count;
	size_t thread_room;
	bool wrote_header;
	struct source_facts *source_facts; /* of the source that is being read; NULL: not counted */
	struct held_rows *held; /* observations as CSV; NULL: none yet */
	struct source_ranges_list ranges; /* what the sources' ranges are */
	off_t input_start; /* of standard input */
	struct date as_of;
};

/* *g has its first part set and is zero elsewhere; gather_release also after a failure. */
must_check int gather_read(struct err *e, struct gather *g);
void gather_release(struct gather *g);
/* The figures kept out of the bands, by source: quarantine.csv.gz. Without an fsync: see file_write_unsynced. */
must_check int gather_write_quarantine(struct err *e, const struct gather *g, const char *path);
/* ERR_INPUT for the first source with more rejects than the limit allows, or with dates whose day and
 * month the layout takes the wrong way round. */
must_check int gather_check_rejects(struct err *e, const struct gather *g);

#endif
