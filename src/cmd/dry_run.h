/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dry_run.h: what comes of a draft, read with the readers of a run; nothing is kept. */
#ifndef PAYBANDS_CMD_DRY_RUN_H
#define PAYBANDS_CMD_DRY_RUN_H

#include "base/buf.h"
#include "base/err.h"
#include "cmd/home.h"
#include "ingest/ingest.h"

/* Reads `path` by the layout that `draft` is, and adds to `out` the rows by what became of them and
 * what a person should do next. What the file does not say (currency, period) is taken as USD and as
 * a year for this reading, and said. A fault of the file is told in `out`, too: -1 only where
 * reading was interrupted. */
must_check int dry_run(struct err *e, struct buf *out, const struct home *home,
		       const struct ingest_tables *tables, struct text draft, const char *path);

#endif
