/* SPDX-License-Identifier: GPL-3.0-or-later */
/* junior_words.h: the share of juniors by year, in a sentence per source: the same in every format. Plain text, as
 * in sentences.h.
 */
#ifndef PAYBANDS_REPORTS_JUNIOR_WORDS_H
#define PAYBANDS_REPORTS_JUNIOR_WORDS_H

#include "base/buf.h"
#include "estimate/summary.h"

/* Its source as a reader knows it: the title. */
const char *junior_source(const struct summary *s, const struct junior_trend *t);
/* "14%" */
void words_junior_share(struct buf *out, double share);
/* "11% to 17%" */
void words_junior_interval(struct buf *out, struct interval i);
/* "Of the reports with a level in Salaries, 14% were junior in 2020 and 9% in 2024, a fall beyond chance. ..." */
void say_junior_trend(struct buf *out, const struct summary *s, const struct junior_trend *t);
/* Of every source, and what they cannot say; nothing where there is none. */
void say_juniors(struct buf *out, const struct summary *s, const struct role_summary *r);

#endif
