/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.h: the processes of one run, and what they tell each other. The door to MPI.
 *
 * Every function but the first two is called by all ranks together, or by two that know of each other. A rank that
 * dies ends all: MPI does not return from what waits for it.
 */
#ifndef PAYBANDS_MPI_RANKS_H
#define PAYBANDS_MPI_RANKS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

struct ranks {
	int own; /* from 0 */
	int count;
	uint64_t sent; /* bytes of parts, by this rank */
};

void ranks_begin(struct ranks *r, int *argc, char ***argv);
void ranks_end(void);
/* The lowest rank whose `result` is not 0; -1: all went well. */
int ranks_failed(const struct ranks *r, int result);
/* The lowest rank whose digest is not that of rank 0; -1: all are the same. */
int ranks_unlike(const struct ranks *r, const char hex[65]);
/* What rank 0 decided, into every rank's. */
void ranks_decide(bool *decided);
/* Sum over all ranks, at rank 0. */
uint64_t ranks_sum(uint64_t own);
uint64_t ranks_most(uint64_t own); /* likewise the greatest */
void ranks_send(struct ranks *r, int to, struct text bytes);
/* To the next rank, and from the one before, in a ring: short texts. */
void ranks_exchange(struct ranks *r, struct text bytes, struct buf *out);
void ranks_receive(int from, struct buf *out);

#endif
