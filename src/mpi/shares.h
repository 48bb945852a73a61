/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shares.h: what one rank reads of a source, and the parts of all ranks as one. */
#ifndef PAYBANDS_MPI_SHARES_H
#define PAYBANDS_MPI_SHARES_H

#include "cmd/session.h"
#include "mpi/ranks.h"
#include "parts/part.h"

/* A part that is still sections: it becomes bytes where it is sent or kept. */
struct share_part {
	struct part_sections sections; /* none has bytes: nothing was read */
	uint64_t rows;
};
void share_part_init(struct share_part *p);
void share_part_release(struct share_part *p);

/* The part of this rank's share (cmd/share.h); stays empty if the share has no rows. */
must_check int share_read(struct err *e, const struct ranks *r, const struct session *s,
			  size_t number, struct share_part *part);
/* Was every file of the share what the rank before it sees? By SHA-256: each file is looked at on two machines.
 * Of all ranks together. */
must_check int share_check(struct err *e, struct ranks *r, const struct session *s, size_t number,
			   const struct share_part *part);
/* Over a tree, in order of the files: at rank 0 `part` becomes that of all. Of all ranks together; what fails, fails
 * once all have sent. */
must_check int share_merge(struct err *e, struct ranks *r, const struct session *s, size_t number,
			   struct share_part *part);
/* Of all ranks: are all rows of its files there? */
must_check int share_whole(struct err *e, const struct session *s, size_t number,
			   const struct share_part *part);
/* The bytes of the part, for a file. */
must_check int share_pack(struct err *e, const struct session *s, size_t number,
			  const struct share_part *part, struct buf *out);

#endif
