/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apart_rows.h: observations that a part of the input keeps row by row, as bytes.
 *
 * Whether pay is impossible is known only when all parts are together. What may turn out to be stands here, not in
 * the part's cells, with all that cells and quarantine take of an observation.
 */
#ifndef PAYBANDS_PARTS_APART_ROWS_H
#define PAYBANDS_PARTS_APART_ROWS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/packed.h"
#include "model/observation.h"

struct apart_row {
	uint32_t file; /* of the part's files, from 0 */
	uint64_t line;
	struct text bytes; /* of apart_rows' arena */
};
struct apart_rows {
	struct arena bytes;
	struct apart_row *rows;
	size_t count, room;
};
void apart_rows_init(struct apart_rows *a);
void apart_rows_release(struct apart_rows *a);
void apart_rows_add(struct apart_rows *a, uint32_t file, const struct observation *o);
void apart_rows_merge(struct apart_rows *into, const struct apart_rows *from);
/* By file and line: not as threads came. */
void apart_rows_sort(struct apart_rows *a);
void apart_rows_pack(struct buf *out, const struct apart_rows *a);

/* How many follow; then each by apart_row_unpack. */
size_t apart_rows_unpack_count(struct unpacking *in);
/* Texts are borrowed from the bytes; o->file is left to the caller, who knows the name of *file (< files). */
void apart_row_unpack(struct unpacking *in, struct observation *o, uint32_t *file, size_t files,
		      size_t roles);

#endif
