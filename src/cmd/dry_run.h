/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dry_run.h: tries a draft with the readers of a run; nothing is kept. */
#ifndef PAYBANDS_CMD_DRY_RUN_H
#define PAYBANDS_CMD_DRY_RUN_H

#include "base/buf.h"
#include "base/err.h"
#include "cmd/home.h"
#include "ingest/ingest.h"

/* Reads `path` by the layout `draft` and adds to `out` the counts of rows used and rejected, and
 * what to do next. A currency or period that the file does not state is read as USD and year, and
 * `out` notes it. A fault of the file is reported in `out` too: -1 only if reading was
 * interrupted. */
must_check int dry_run(struct err *e, struct buf *out, const struct home *home,
		       const struct ingest_tables *tables, struct text draft, const char *path);

#endif
