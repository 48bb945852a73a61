/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_batch.h: rows of a block are looked up some at a time, as a whole or part by part.
 *
 * Neighbouring rows are like templates that lie far apart. Each step of looking them up is taken for all rows of a batch
 * before the next one, so that memory is waited for once and not once per row. Rows are taken in the order in which they
 * came.
 */
#ifndef PAYBANDS_INGEST_ROW_BATCH_H
#define PAYBANDS_INGEST_ROW_BATCH_H

#include "ingest/rows/row_template.h"

struct row_batch *row_batch_new(void);
void row_batch_free(struct row_batch *b); /* NULL is fine */
/* csv_on_run; `context` is the reader. */
int row_batch_take(struct err *e, void *context, const struct csv_run *run);

#endif
