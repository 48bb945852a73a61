/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ai_postings.h: how many of a country's job postings ask for AI skills, as context for AI roles.
 *
 * Private to estimate. It says nothing about any one role. It has the country's years, all of
 * one publication, since editions may measure differently. Figures of days or months become the mean of
 * one month of each year: the newest that is whole, so that seasons do not count.
 */
#ifndef PAYBANDS_ESTIMATE_AI_POSTINGS_H
#define PAYBANDS_ESTIMATE_AI_POSTINGS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "estimate/summary.h"

/* Of the United States, from `inputs` if it has any (it may be NULL), otherwise from
 * ai_postings.csv of `reference`; *out is NULL if neither has the country, otherwise it and its
 * texts are in `texts`. ERR_USAGE: a fault in the table. ERR_INPUT: inputs that contradict each
 * other. */
must_check int ai_postings_load(struct err *e, const struct ai_postings **out,
				const struct layers *reference,
				const struct posting_share_set *inputs, struct arena *texts);

#endif
