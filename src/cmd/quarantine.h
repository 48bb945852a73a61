/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quarantine.h: impossible figures, which are kept out of the bands.
 *
 * One row per figure: its position, its value and how far out it lies. An observation with such a
 * figure is excluded as a whole: a row with an impossible total is not trusted for its base.
 */
#ifndef PAYBANDS_CMD_QUARANTINE_H
#define PAYBANDS_CMD_QUARANTINE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/intern.h"
#include "estimate/outliers.h"
#include "model/title/role.h"

struct quarantined {
	/* By name, in the list's interner: observations read back have their own names. */
	uint32_t source;
	uint32_t file; /* by name too */
	uint64_t line;
	uint16_t role;
	code country; /* 0: not known */
	struct outlier figure;
};

struct quarantine {
	struct intern names;
	struct quarantined *rows;
	size_t count;
	size_t room;
	uint64_t observations; /* that have at least one figure here */
};

void quarantine_init(struct quarantine *q);
void quarantine_release(struct quarantine *q);
/* Notes the figures of one observation. */
void quarantine_add(struct quarantine *q, const struct observation *o,
		    const struct outlier *figures, size_t count);
/* Adds what several threads noted of one file, `from[0]` to `from[count - 1]`, by source, line and
 * component, so that the order is that of the file. */
void quarantine_take(struct quarantine *q, const struct quarantine *const *from, size_t count);

/* source,line,role,country,component,pay,score,median,file: annual US dollars at the date pay is
 * aged to, as in the bands; one row per figure. */
const char *quarantine_header(void);
void quarantine_add_rows(struct buf *out, const struct quarantine *q,
			 const struct catalogue *catalogue);

#endif
