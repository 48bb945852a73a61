/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gap.h: why what people and postings report differs from what employers report, in words. */
#ifndef PAYBANDS_REPORTS_GAP_H
#define PAYBANDS_REPORTS_GAP_H

#include "base/buf.h"
#include "estimate/summary.h"

/* One or two sentences, plain text; nothing where the two are not both known. */
void say_gap(struct buf *out, const struct summary *s, const struct role_summary *r);

#endif
