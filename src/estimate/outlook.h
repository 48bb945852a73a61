/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outlook.h: what the publisher projects for a role's occupations.
 *
 * Private to estimate. An input of the run, otherwise data/reference/projections.csv, has one row
 * per occupation (and 00-0000 for all of them); growth_words.csv has the publisher's words for
 * growth and the percentage from which each applies, for the same period.
 */
#ifndef PAYBANDS_ESTIMATE_OUTLOOK_H
#define PAYBANDS_ESTIMATE_OUTLOOK_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "estimate/summary.h"
#include "model/published.h"
#include "model/title/role.h"

struct projections;

/* The projections of `inputs` if it has any, otherwise those of projections.csv in `reference`;
 * never a mix, since projections of different editions are not comparable. Their `publication` is
 * what is cited. `inputs` may be NULL; *out is the caller's. ERR_USAGE: a fault in the tables, no
 * words for the period of projections.csv (an input may have a period without words). ERR_INPUT:
 * inputs of two periods, or that contradict each other. */
must_check int projections_load(struct err *e, struct projections **out,
				const struct layers *reference,
				const struct projection_set *inputs);
void projections_free(struct projections *p);
/* NULL where the occupation is not projected. */
const struct projection *projection_find(const struct projections *p, const char *occupation);

/* Growth is the mean of the occupations' published growth by role weight: the weights are the
 * shares of the role's people, so a small occupation with most of them decides, however large the
 * others are. Employment and openings are those of the occupations together. Unknown if less
 * than half of the weight is projected. The publisher's
 * words are NULL if the period has none. */
void outlook_of_role(const struct projections *p, const struct role *role, struct arena *texts,
		     struct outlook *out);

/* Sets place, tied, roles and third of each outlook that is known, from all of them. */
void outlooks_rank(struct role_summary *roles, size_t count);

#endif
