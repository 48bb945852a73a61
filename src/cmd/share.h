/* SPDX-License-Identifier: GPL-3.0-or-later */
/* share.h: which rows of a source are whose, where many read it: tasks of an array, or ranks.
 *
 * Its files stand in order, as one text, which is cut into shares of about as many stored bytes. A cut falls
 * between two files or, in a large one that is stored as it is read, within it, at the border of a block
 * (ingest_piece).
 */
#ifndef PAYBANDS_CMD_SHARE_H
#define PAYBANDS_CMD_SHARE_H

#include "cmd/config.h"

/* Files [first, end), and of those a piece of the first and of the last. first == end: nothing. */
struct share {
	size_t first, end;
	uint64_t from; /* of the first one's bytes */
	uint64_t to; /* of the last one's; 0: to its end */
};
/* That of `number` (from 0) of `of`. `may_cut`: files may be. The same wherever files have the same sizes. */
void share_of(struct share *out, const struct source *source, bool may_cut, uint64_t number,
	      uint64_t of);
/* Leaves the source nothing but that. Its list of paths is borrowed from where it was. */
void share_take(struct source *source, const struct share *s);
/* Is file `i` of the source read by others, too? */
bool share_cuts(const struct share *s, size_t i);

#endif
