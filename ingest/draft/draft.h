/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft.h: a first layout for a file that nobody has written one for. */
#ifndef PAYBANDS_INGEST_DRAFT_H
#define PAYBANDS_INGEST_DRAFT_H

#include "base/buf.h"
#include "base/err.h"
#include "ingest/ingest.h"

/* Writes the text of a layout for the table at `path`: which column is what is guessed from its
 * header and from what its first values read as; every guess stands beside examples. What no
 * column says is left blank under a comment "FILL IN": with these filled it loads. */
must_check int layout_draft(struct err *e, struct buf *out, const char *path,
			    const struct ingest_tables *tables);

#endif
