/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft.h: a first layout for a file that has none. */
#ifndef PAYBANDS_INGEST_DRAFT_H
#define PAYBANDS_INGEST_DRAFT_H

#include "base/buf.h"
#include "base/err.h"
#include "ingest/ingest.h"

/* Writes the text of a layout for the table at `path`: the meaning of a column is guessed from its
 * header and its sampled values, and every guess is shown with examples. What no column gives is
 * left blank below a comment "FILL IN"; once these are filled the layout loads. */
must_check int layout_draft(struct err *e, struct buf *out, const char *path,
			    const struct ingest_tables *tables);

#endif
