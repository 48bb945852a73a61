/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_trace.h: what a row's pay was before it was normalised, and what decided each field. */
#ifndef PAYBANDS_INGEST_ROW_TRACE_H
#define PAYBANDS_INGEST_ROW_TRACE_H

#include "ingest/rows/row_reader.h"

/* The cells of the row just read, with a comma before each, by out.traces. */
void row_trace_add(struct buf *out, const struct row_reader *r, const struct csv_record *record);

#endif
