/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting_words.h: what is said of job postings, the same in every format: how many there are, and how many of
 * them ask for AI skills. Plain text, as in sentences.h.
 */
#ifndef PAYBANDS_REPORTS_POSTING_WORDS_H
#define PAYBANDS_REPORTS_POSTING_WORDS_H

#include "base/buf.h"
#include "estimate/summary.h"

/* "Of all job postings in the United States, 1.79% asked for AI skills in 2024 (1.4% in 2023): ..."; nothing
 * where it is NULL. */
void say_ai_postings(struct buf *out, const struct ai_postings *p);

/* How many there are now: of the role's sector, of the country, and where they grew most and least; nothing
 * where nothing is known. */
void say_postings(struct buf *out, const struct summary *s, const struct role_postings *p);

enum { POSTING_STATES = 3 }; /* named at each end */

#endif
