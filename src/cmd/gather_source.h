/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_source.h: reads the files of one source, and writes its ledger. */
#ifndef PAYBANDS_CMD_GATHER_SOURCE_H
#define PAYBANDS_CMD_GATHER_SOURCE_H

#include "cmd/gather.h"

/* What reading looks up, borrowed from g. */
struct ingest_tables gather_tables(const struct gather *g);
/* The layout of a source, with the date that the configuration gives it; owned by the caller. */
must_check int gather_load_layout(struct err *e, const struct gather *g,
				  const struct source *source, struct layout **out);
/* number: which source of the configuration. ERR_INPUT where its ledger does not hold, or too much of it
 * was rejected. */
must_check int gather_read_source(struct err *e, struct gather *g, size_t number);

#endif
