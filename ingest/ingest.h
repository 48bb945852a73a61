/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ingest.h: from a source's files to observations, benchmarks and facts of occupations.
 *
 * Files are cut into blocks at record borders and read by `jobs` threads; the result (rows,
 * rejects, counts) is the same for any number of them.
 */
#ifndef PAYBANDS_INGEST_INGEST_H
#define PAYBANDS_INGEST_INGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"
#include "ingest/layout/layout.h"
#include "model/ledger.h"
#include "model/observation.h"
#include "model/published.h"
#include "model/pay/pay.h"
#include "model/pay/wage_index.h"
#include "model/place/place.h"
#include "model/title/role.h"
#include "model/settings.h"

/* What normalising looks things up in. All borrowed, all shared by the threads. */
struct ingest_tables {
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	const struct fx_table *fx;
	const struct settings *settings;
	/* Pay dated too far outside it is rejected; NULL: pay keeps its date. */
	const struct wage_index *wages;
};

/* What else is written of each row. */
struct row_traces {
	bool match; /* what decided each field */
	bool original; /* pay as it was written */
};

/* Of a file: rows from a byte of its text up to another, as blocks are cut, which gives every row to one of the pieces
 * that adjoin. What goes before is passed over, so that lines have their numbers; no pair is cut. */
struct ingest_piece {
	uint64_t from;
	uint64_t to; /* 0: to the end */
};

/* Where it goes. Any of the functions may be NULL. */
struct ingest_sink {
	void *context;
	/* One state per thread, made on the caller's thread before reading starts and left to the
	 * sink (who merges them afterwards). */
	void *(*thread_state)(void *context);
	/* On a reading thread, in no fixed order among threads. */
	void (*observation)(void *thread_state, const struct observation *o);
	/* The same of `count` that differ in nothing but line, title as written, whether they are remote, employer and
	 * pay of one component, and have no other pay: *o has none of these. They come in any order among others;
	 * without it, or where rows are asked for, they go to `observation`. */
	void (*alike)(void *thread_state, const struct observation *o, enum component component,
		      const struct sole_pay *pay, size_t count);
	/* CSV rows in file order (no header), one call at a time, on whichever reading thread. -1 stops the reading. */
	int (*observation_rows)(struct err *e, void *context, struct text rows);
	int (*reject_rows)(struct err *e, void *context, struct text rows);
	/* Now and then, in the same way: stored bytes read of this file, its size (0 unknown), rows. */
	void (*progress)(void *context, const char *file, uint64_t bytes, uint64_t size,
			 uint64_t rows);
	/* Asked now and then, on a reading thread; not 0 stops with ERR_INTERRUPTED. */
	int (*interrupted)(void *context);
	/* Name the file by its SHA-256 in the ledger: a run does, a filter has no use for it. */
	bool digest;
	/* Texts that are not understood (titles without a role, places, dates) are not asked for: the ledger's tallies of
	 * them stay empty. */
	bool no_texts;
	/* Count equal rows in the ledger even if the layout keeps them: 8 bytes per row. */
	bool equal_rows;
	/* Columns more at the end of observation_rows. */
	struct row_traces traces;
	/* Columns of the ends of ranges at the end of observation_rows. */
	bool ends;
	/* Only the rows of blocks that begin there. */
	struct ingest_piece piece;
};

/* Reads `path` ("-": standard input) by `layout` as observations of the source that `ledger` names,
 * and adds to the ledger (the file with its digest, and all counts). */
must_check int ingest_observations(struct err *e, const struct layout *layout, const char *path,
				   const struct ingest_tables *tables,
				   const struct ingest_sink *sink, struct ledger *ledger);
/* The other kinds are small tables: read whole, appended to `out`. Rejects go to the sink. One
 * function a kind, ingest_benchmarks and so on; `tables` may be NULL where the kind needs none. */
#define INGEST_TABLE(name, member, word, set)                                                      \
	must_check int ingest_##member(struct err *e, const struct layout *layout,                 \
				       const char *path, const struct ingest_tables *tables,       \
				       const struct ingest_sink *sink, struct set *out,            \
				       struct ledger *ledger);
PUBLISHED_TABLES(INGEST_TABLE)
#undef INGEST_TABLE
/* By the layout's own kind, which is not observations. */
must_check int ingest_published(struct err *e, const struct layout *layout, const char *path,
				const struct ingest_tables *tables, const struct ingest_sink *sink,
				struct published_tables *out, struct ledger *ledger);

/* The CSV contract's header lines, with their newline. */
/* source,line,date,title,role,level,...,weight[,match,...][,pay_column,...][,base_low,base_high,total_low,total_high,
 * ranges] */
void observation_header(struct buf *out, struct row_traces traces, bool ends);
/* The names of those columns, with a comma before each. */
void row_trace_header(struct buf *out, struct row_traces traces);
/* What a row without a range has in the columns of its ends. */
#define OBSERVATION_NO_ENDS ",,,,,"
const char *reject_header(void); /* source,line,reason,field,value,file */
/* Of a layout with a crosswalk also which published code it is of, and how dollars were made. */
void benchmark_header(struct buf *out, bool carried);
/* One row each, with its newline. `catalogue` gives the role's id. */
/* `traces`: cells of the columns of row_trace_header, as they are written. */
void observation_add_row(struct buf *out, const struct observation *o,
			 const struct catalogue *catalogue, struct text traces, bool ends);
void benchmark_add_row(struct buf *out, const struct benchmark *b, bool carried);

#endif
