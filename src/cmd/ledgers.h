/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledgers.h: what became of the rows of every source and of the cells, for a person. */
#ifndef PAYBANDS_CMD_LEDGERS_H
#define PAYBANDS_CMD_LEDGERS_H

#include "cmd/gather.h"
#include "estimate/bands.h"

/* "ai-jobs: 74,301 rows read, 73,951 used, ..." a line each on standard error. */
void ledgers_print(const struct gather *g);
/* One line on standard error: what became of the observed cells. Nothing where all are published. */
void band_counts_print(const struct band_counts *bands, const struct settings *settings);

#endif
