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

/* ---- its parts, for a source that is read beside others ---- */

/* What the ledger says of the source before any row is read. */
void gather_describe(struct ledger *ledger, const struct source *source,
		     const struct layout *layout);
/* What the file that was added last brought, of a ledger that had so many before. */
void gather_count_file(struct ledger *ledger, uint64_t rows_read, uint64_t observations);
/* Once all is read: ERR_INPUT as above. */
must_check int gather_end_source(struct err *e, const struct gather *g, size_t number);

#endif
