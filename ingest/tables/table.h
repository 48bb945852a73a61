/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.h: what reading a small table row by row has in common (all kinds but
 * observations).
 *
 * The reader borrows the file, sink and ledger; rejects go to the sink at the end.
 */
#ifndef PAYBANDS_INGEST_TABLE_H
#define PAYBANDS_INGEST_TABLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "ingest/file/bind.h"
#include "ingest/ingest.h"

struct table {
	struct source_file file;
	const struct ingest_sink *sink;
	struct ledger *ledger;
	struct buf rejects;
};

/* table_close also after a failure. */
must_check int table_open(struct err *e, struct table *t, const struct layout *layout,
			  const char *path, const struct ingest_sink *sink, struct ledger *ledger);
/* Reads all rows, then enters the file and the rejects. */
must_check int table_read(struct err *e, struct table *t, csv_on_record *on_row, void *context);
void table_close(struct table *t);

/* Counts the row. False: it is ragged, holds a NUL or is left out by a filter, and that is done. */
bool table_takes(struct table *t, const struct csv_record *row);
/* Always false. */
bool table_reject(struct table *t, const struct csv_record *row, enum reject_reason reason,
		  int column);
/* Counts the row as filtered by that rule. Always false. */
bool table_leave_out(struct table *t, const char *rule);
/* The cell of a field, trimmed; without a column, or if the cell is empty, the layout's constant or
 * the empty text. */
struct text table_cell(const struct table *t, const struct csv_record *row, enum field field);

enum { OCCUPATION_BYTES = sizeof("15-1252") };
/* The six digits of "15-1252" or "15-1252.01". False: it is neither. */
bool table_occupation(struct text t, char out[OCCUPATION_BYTES]);
/* The O*NET-SOC code of "15-1252.01", and of "15-1252" that of its base, 15-1252.00; in `texts`. NULL:
 * it is neither. */
const char *table_onet_code(struct text t, struct arena *texts);
/* "154187380", "140,886,310", "-23.80". False if it is not a number. */
bool table_number(struct text t, double *out);
/* A year of 1980 to 2099, or where the layout says iso a date of which the month and day may be missing (0). */
bool table_time(const struct table *t, const struct csv_record *row, enum field field,
		struct date *out);
/* "Publisher, Title" of the layout. */
const char *table_publication(const struct table *t, struct arena *texts);

#endif
