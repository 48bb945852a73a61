/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bars.h: rows of a table of pay as bars on one ruler.
 *
 * All charts of base pay on a page have one ruler, all of total pay another, and the role's own median
 * is a line through each of them. Along the ruler every mark is a percentage, everything else is pixels,
 * so that a chart fits a phone and a sheet of paper with its letters at their own size and without a
 * script. Colours come from the page's style. What a colour means, a shape or a pattern shows too:
 *
 *     hatched bar       our estimate: P25 to P75, with its line P10 to P90 and a tick at the median
 *     fine line below   the interval of the median
 *     solid bar         what was reported; pale where fewer than THIN_N report it
 *     hollow diamond    the median of the official survey
 */
#ifndef PAYBANDS_REPORTS_BARS_H
#define PAYBANDS_REPORTS_BARS_H

#include "base/buf.h"
#include "estimate/summary.h"
#include "reports/tables.h"

/* Ticks for amounts from `least` to `most`: a step of 1, 2, 2.5 or 5 times a power of ten that
 * gives at most `most_ticks` (above 1) steps, and the multiples of it that enclose both. */
struct chart_axis {
	double first;
	double last;
	double step;
};
struct chart_axis chart_axis_of(double least, double most, int most_ticks);

struct ruler {
	const struct settings *settings; /* of the run: the currency; borrowed */
	struct chart_axis axis;
	double mark; /* the role's own median; NAN: none */
};

/* Of the country's levels of one component from P10 to P90 with the intervals of their medians, and for base pay
 * of its states and metropolitan areas from P25 to P75. False where there is nothing to draw. */
bool ruler_of_role(struct ruler *out, const struct summary *s, const struct role_summary *r,
		   enum component component);
/* 0 to 100, to a tenth; what lies outside is at its end. */
double ruler_at(const struct ruler *ruler, double amount);

/* Opens the list of charts: <ol class="CLASS b" ...> or t for total pay, with the lines of the ruler
 * behind every chart, and the ruler's own row of labels. Closed with </ol>. */
void bars_open(struct buf *out, const char *class, const struct ruler *ruler,
	       enum component component);
/* The labels of the ruler alone. */
void bars_labels(struct buf *out, const struct ruler *ruler);
/* One row's chart, with `title` as what it says in words: plain text. */
void bars_add(struct buf *out, const struct ruler *ruler, const struct row_bands *bands,
	      struct text title);
/* The same in a ranking, whose text says it: the halves and medians alone. */
void bars_add_small(struct buf *out, const struct ruler *ruler, const struct row_bands *bands);
/* A market band, below it the line of a range of pay (NULL: none), and on it a point: own pay (NAN: none). */
struct pay_range;
void bars_add_own(struct buf *out, const struct ruler *ruler, const struct band *market,
		  const struct pay_range *range, double own, struct text title);
void bars_key_own(struct buf *out, bool ranges);
/* What the marks that `rows` draw mean, and nothing else. */
struct bars_drawn {
	bool estimate, observed, few, benchmark, interval, tails;
};
void bars_note(struct bars_drawn *drawn, const struct row_bands *bands);
void bars_key(struct buf *out, const struct bars_drawn *drawn);

#endif
