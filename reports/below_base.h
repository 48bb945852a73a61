/* SPDX-License-Identifier: GPL-3.0-or-later */
/* below_base.h: why a row of total pay lies below base pay of the same role, step and place.
 *
 * Total pay has base pay in it, so that of the same people it is never less. The two are published of
 * different people: no row of total pay stands below one of base pay without a word of it.
 */
#ifndef PAYBANDS_REPORTS_BELOW_BASE_H
#define PAYBANDS_REPORTS_BELOW_BASE_H

#include "base/buf.h"
#include "estimate/summary.h"
#include "reports/tables.h"

/* "the reported median is below that of base pay ($121,171 from 10 people): other people, in other sources, report
 * each". Nothing where `total` is not total pay, may not be shown, or lies nowhere below the base pay of
 * its own basis. */
void say_below_base(struct buf *out, const struct summary *s, const struct band *total);
/* The same of a row that shows the middle half of an estimate, of what was reported, or of both: what stands
 * first in it is held against what stands first in the row of base pay. */
void say_row_below_base(struct buf *out, const struct summary *s, const struct row_bands *total);

#endif
