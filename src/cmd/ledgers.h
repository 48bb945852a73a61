/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledgers.h: what became of the rows of every source, as JSON. */
#ifndef PAYBANDS_CMD_LEDGERS_H
#define PAYBANDS_CMD_LEDGERS_H

#include "base/buf.h"
#include "base/json.h"
#include "cmd/gather.h"
#include "estimate/bands.h"

/* An array with one object per source. */
void ledgers_json(struct buf *out, const struct gather *g);

/* The parts of it. */
struct json *ledger_to_json(const struct ledger *l);
struct json *tally_to_json(const struct tally *tally); /* [{text, rows}], most frequent first */

/* One line on standard error: what became of the observed cells. Nothing where all are published. */
void band_counts_print(const struct band_counts *bands, const struct settings *settings);

#endif
