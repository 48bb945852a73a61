/* ledgers.h: what became of the rows of every source, for a person and for a program. */
#ifndef PAYBANDS_CMD_LEDGERS_H
#define PAYBANDS_CMD_LEDGERS_H

#include "base/buf.h"
#include "cmd/gather.h"

/* A page a source: files, shares, reasons, the most frequent titles without a role. */
void ledgers_text(struct buf *out, const struct gather *g);
/* An array with an object a source. */
void ledgers_json(struct buf *out, const struct gather *g);

#endif
