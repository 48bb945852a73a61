/* SPDX-License-Identifier: GPL-3.0-or-later */
/* retention.h: old runs are removed.
 *
 * Kept are the newest, of published runs and of those that the guard held back each so many, and whatever was
 * published less than so many days ago is subject to the count alone. The run that latest leads to, and every
 * run that accepted.json names, is kept whatever its age. A folder that holds anything which no run wrote
 * is left alone. A clock that went back makes runs younger, never older.
 */
#ifndef PAYBANDS_REPORTS_RETENTION_H
#define PAYBANDS_REPORTS_RETENTION_H

#include <stddef.h>

#include "reports/publish.h"

struct retention {
	long runs; /* 0: all */
	long days; /* 0: of any age */
};

/* Marks the run that latest leads to as published now, then removes. Call it once the new run is in its place, or
 * held back. *removed: how many. ERR_WRITE; the runs are then as whole as before. */
must_check int retention_apply(struct err *e, struct publication *p, const struct retention *limits,
			       size_t *removed);

#endif
