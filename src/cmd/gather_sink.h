/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_sink.h: where the rows of a reading go: into cells, own pay, surveys, evidence, or a file. Each
 * reading thread has tables of its own until they are merged.
 */
#ifndef PAYBANDS_CMD_GATHER_SINK_H
#define PAYBANDS_CMD_GATHER_SINK_H

#include "cmd/gather.h"

/* Cells that age and count pay as the configuration asks. The caller frees them. */
struct cells *gather_cells_new(const struct gather *g);
/* Of the first reading of a source's file: every observation. Borrows g. */
struct ingest_sink gather_sink(struct gather *g, size_t source, size_t file);
/* Of the second: those that are not outliers go to the cells, the others to the quarantine. */
struct ingest_sink gather_sink_again(struct gather *g, size_t source, size_t file);
/* Adds what the threads hold to g's tables, and to a source's quarantine; the threads are gone then. */
void gather_threads_merge(struct gather *g, struct quarantine *quarantine);
void gather_threads_free(struct gather *g);

#endif
