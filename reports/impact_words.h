/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_words.h: AI impact in words. Private to reports.
 *
 * All figures are rounded once, as the tables show them, and a difference is that of the rounded figures,
 * so that no sentence contradicts a table. Plain text: a format escapes it.
 */
#ifndef PAYBANDS_REPORTS_IMPACT_WORDS_H
#define PAYBANDS_REPORTS_IMPACT_WORDS_H

#include "base/buf.h"
#include "estimate/summary.h"

#define INDEX_MEANING                                                                              \
	"an index of amounts from 0 to 100, the midpoint of what AI could touch and what it is "   \
	"seen to do: exposure, neither a share of the work nor a probability of losing a job"

/* "47/100 ±2.5"; nothing without a score, as those below. */
void say_index_score(struct buf *out, const struct impact *impact);
/* "could 60, does 35". */
void say_index_halves(struct buf *out, const struct impact *impact);
/* What the score is named, how occupations weigh, what ± and the least difference are: sentences. */
void say_index_basis(struct buf *out, const struct impact *impact);
/* Two to five sentences: the score; where it stands among occupations; among the roles of this run;
 * what is odd in it; what it cannot tell. */
void say_impact_paragraph(struct buf *out, const struct summary *s, const struct role_summary *r);

#endif
