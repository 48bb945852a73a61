/* SPDX-License-Identifier: GPL-3.0-or-later */
/* changes.h: what a run's pages lead with, beside the run published before. Private to reports. */
#ifndef PAYBANDS_REPORTS_CHANGES_H
#define PAYBANDS_REPORTS_CHANGES_H

#include "base/buf.h"
#include "estimate/summary.h"

/* changes.html. `previous` is the folder of the published run before, or NULL. A run that cannot be
 * read, or is made from sample data where this one is not, is as none. */
void changes_html(struct buf *out, const struct summary *s, const char *previous);

#endif
