/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart.h: the AI impact score as accessible SVG.
 *
 * Lengths along the axis are percentages and everything else is pixels, so that a chart fits a
 * phone and a sheet of paper with its letters at their own size and without a script. Colours come
 * from the page's style (classes chart-*). Whatever a colour means, a shape or a pattern shows too.
 */
#ifndef PAYBANDS_REPORTS_CHART_H
#define PAYBANDS_REPORTS_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "estimate/summary.h"

/* The score on its scale of 0 to 100, between the least and the greatest vote, each vote a
 * ring. Adds nothing and returns false when there is no score. */
bool chart_add_impact(struct buf *out, const char *id, const struct impact *impact);

#endif
