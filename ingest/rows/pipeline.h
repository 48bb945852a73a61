/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pipeline.h: how a file's blocks are divided among threads. It does not affect the result. */
#ifndef PAYBANDS_INGEST_PIPELINE_H
#define PAYBANDS_INGEST_PIPELINE_H

#include "ingest/ingest.h"

/* ingest_observations, with blocks of about that many bytes (0: as csv_reader chooses) and at
 * least one thread a job also for small files: for tests. */
must_check int ingest_observations_in_blocks(struct err *e, const struct layout *layout,
					     const char *path, const struct ingest_tables *tables,
					     const struct ingest_sink *sink, struct ledger *ledger,
					     size_t block_bytes);

#endif
