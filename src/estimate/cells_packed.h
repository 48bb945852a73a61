/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_packed.h: cells as bytes, and bytes added to cells, for parts of an input that were read apart.
 *
 * The bytes depend on the observations alone: not on their order, nor on how they were split. Adding them is
 * cells_merge with the cells they were made of, exactly. They hold single pays. docs/DATA-CONTRACT.md, "Parts".
 */
#ifndef PAYBANDS_ESTIMATE_CELLS_PACKED_H
#define PAYBANDS_ESTIMATE_CELLS_PACKED_H

#include "base/buf.h"
#include "base/packed.h"
#include "estimate/cells.h"

/* Folds what is not yet in order; otherwise the cells keep what they hold. */
void cells_pack(struct buf *out, struct cells *c);

/* What bytes must keep to, so that no later step meets what reading could not have made. */
struct cells_bounds {
	size_t roles; /* of the catalogue */
	uint64_t rows; /* no more observations than these */
};
/* `into` has the setup that the bytes were made with. Where in->bad is set afterwards, it may be used for
 * nothing but cells_free. */
void cells_unpack(struct unpacking *in, struct cells *into, const struct cells_bounds *bounds);

#endif
