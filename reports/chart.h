/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart.h: bands and scores as accessible SVG.
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

struct chart_row {
	const char *label;
	const struct band *band; /* a benchmark is drawn as one */
};

/* All rows on one axis, in the order given: P10-P90 a line, P25-P75 a bar, the median a mark and
 * its interval a lighter field; a withheld row is labelled as such. `id` is unique in the page.
 * Adds nothing and returns false when no row has a median to draw. */
bool chart_add_bands(struct buf *out, const char *id, const char *title,
		     const struct chart_row *rows, size_t count);

/* The score on its scale of 0 to 100, between the least and the greatest vote, each vote a
 * ring. Adds nothing and returns false when there is no score. */
bool chart_add_impact(struct buf *out, const char *id, const struct impact *impact);

/* Ticks for amounts from `least` to `most`: a step of 1, 2, 2.5 or 5 times a power of ten that
 * gives at most `most_ticks` (above 1) steps, and the multiples of it that enclose both. */
struct chart_axis {
	double first;
	double last;
	double step;
};
struct chart_axis chart_axis_of(double least, double most, int most_ticks);

#endif
