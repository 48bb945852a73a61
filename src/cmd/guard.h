/* SPDX-License-Identifier: GPL-3.0-or-later */
/* guard.h: does the new band table differ more than the guard allows?
 *
 * Compared are observed medians, in the last published run and in the new one, of cells with at
 * least guard-min-n observations in the last run; a cell that is gone or withheld now, or has lost
 * half its observations, counts as moved, and a last table that cannot be read does not pass. A run
 * on the sample and one on real files are not compared.
 */
#ifndef PAYBANDS_CMD_GUARD_H
#define PAYBANDS_CMD_GUARD_H

#include "base/err.h"
#include "estimate/bands.h"
#include "estimate/summary.h"

/* `latest` is the last run's folder, or NULL: then all is well. ERR_GUARD names the cell that moved
 * most and how many did. */
must_check int guard_check(struct err *e, const char *latest, const struct summary *summary);

#endif
