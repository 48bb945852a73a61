/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ai_postings.h: how many of a country's job postings ask for AI skills, as context for AI roles.
 *
 * Private to estimate. It says nothing of any one role. The newest year of the country and the
 * year before it, of one publication: an edition may measure otherwise than the one before.
 */
#ifndef PAYBANDS_ESTIMATE_AI_POSTINGS_H
#define PAYBANDS_ESTIMATE_AI_POSTINGS_H

#include "base/arena.h"
#include "base/err.h"
#include "estimate/summary.h"

/* Of the United States, from `inputs` where it has any (it may be NULL), else from ai_postings.csv of
 * `directory`; *out is NULL where neither has the country, else it and its texts are in `texts`.
 * ERR_USAGE: a fault in the table. ERR_INPUT: inputs that contradict each other. */
must_check int ai_postings_load(struct err *e, const struct ai_postings **out,
				const char *directory, const struct posting_share_set *inputs,
				struct arena *texts);

#endif
