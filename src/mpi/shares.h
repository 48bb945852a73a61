/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares.h: what one rank reads of a source, and the parts of all ranks as one. */
#ifndef PAYBANDS_MPI_SHARES_H
#define PAYBANDS_MPI_SHARES_H

#include "cmd/session.h"
#include "mpi/ranks.h"
#include "parts/part.h"

/* The files of a source in order, cut where ranks have about as many bytes: [*first, *end) are this rank's. */
void share_of(const struct ranks *r, const struct source *source, size_t *first, size_t *end);
/* The part of this rank's share; empty if the share has no files. */
must_check int share_read(struct err *e, const struct ranks *r, const struct session *s,
			  size_t number, struct buf *part);
/* Was every file of the share what the rank before it sees? By SHA-256: each file is looked at on two machines.
 * Of all ranks together. */
must_check int share_check(struct err *e, struct ranks *r, const struct session *s, size_t number,
			   const struct buf *part);
/* Over a tree, in order of the files: at rank 0 `part` becomes that of all. Of all ranks together; what fails, fails
 * once all have sent. */
must_check int share_merge(struct err *e, struct ranks *r, const struct session *s,
			   struct buf *part);

#endif
