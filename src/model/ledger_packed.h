/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger_packed.h: the counts and files of a ledger as bytes, and bytes added to a ledger.
 *
 * What the layout says of a source is not among them, nor what is known of its ranges only when all is read.
 */
#ifndef PAYBANDS_MODEL_LEDGER_PACKED_H
#define PAYBANDS_MODEL_LEDGER_PACKED_H

#include "base/buf.h"
#include "base/packed.h"
#include "model/ledger.h"

void ledger_pack(struct buf *out, const struct ledger *l);
/* ledger_merge with the ledger they were made of; its files are added behind those that are there, and named
 * anew where a name is taken; one that was cut where the last one ends is joined to it. The rows are at most
 * `rows`. False: its first row is the other half of the last one's pair. */
bool ledger_unpack(struct unpacking *in, struct ledger *into, uint64_t rows);

#endif
