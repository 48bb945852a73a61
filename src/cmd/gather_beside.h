/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_beside.h: published tables are read on a thread of their own, beside the sources of people.
 *
 * They need no cells, so they need not wait. What is read of a table is taken where the configuration has its source:
 * ledgers, rejects, errors and the order of what is published are as if one had been read after the other, and of a
 * reading that fails, nothing of later sources is known.
 */
#ifndef PAYBANDS_CMD_GATHER_BESIDE_H
#define PAYBANDS_CMD_GATHER_BESIDE_H

#include "cmd/gather.h"

struct gather_beside;

/* Begins to read, on a thread, the tables of g->config that g->kinds says. NULL: they are read in their turn, since
 * there is one job, nothing to read them beside, another use for their rows than g->published, or an input that is no
 * plain file. g is borrowed; until the end its published tables are the thread's. */
struct gather_beside *gather_beside_begin(struct gather *g);
/* Is the source read so? b may be NULL. */
bool gather_beside_reads(const struct gather_beside *b, size_t number);
/* Waits until it is, and makes it g's. Errors as of gather_read_source. */
must_check int gather_beside_take(struct err *e, struct gather_beside *b, size_t number);
/* Stops the thread where it still reads; NULL is fine. */
void gather_beside_end(struct gather_beside *b);

#endif
