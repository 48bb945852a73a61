/* SPDX-License-Identifier: GPL-3.0-or-later */
/* held_rows.h: observations as CSV, whose header waits for what the rows have.
 *
 * The contract's columns are the same for every source; those of ranges follow only if some row has
 * a range. So rows are held until one has, or until the end. More than HELD_ROWS_MOST bytes are not
 * held: such an output has the columns in any case.
 */
#ifndef PAYBANDS_CMD_HELD_ROWS_H
#define PAYBANDS_CMD_HELD_ROWS_H

#include <stdbool.h>

#include "base/err.h"
#include "base/file_out.h"
#include "base/text.h"
#include "ingest/ingest.h"

enum { HELD_ROWS_MOST = 64 << 20 };

struct held_rows;

/* `out` is borrowed. */
struct held_rows *held_rows_new(struct file_out *out, struct row_traces traces);
void held_rows_free(struct held_rows *h); /* NULL is fine */
/* Whole rows, with the columns of ranges. */
must_check int held_rows_add(struct err *e, struct held_rows *h, struct text rows);
/* After the last: writes what is held. */
must_check int held_rows_end(struct err *e, struct held_rows *h);

#endif
