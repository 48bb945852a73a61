/* SPDX-License-Identifier: GPL-3.0-or-later */
/* related.h: does O*NET name a role's occupation among those related to another's?
 *
 * Private to estimate. A role is represented by its largest occupation, by all of several equal ones: the
 * nearest pair of two roles' counts. data/reference/related.csv has the pairs between occupations of the
 * catalogue; an input of related occupations takes its place, O*NET's sub-codes standing for their
 * occupation: the best tier, then the first in order, over all of them.
 */
#ifndef PAYBANDS_ESTIMATE_RELATED_H
#define PAYBANDS_ESTIMATE_RELATED_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "model/published.h"
#include "model/title/role.h"

struct related;

/* Reads related.csv of `reference` where there are no inputs (or NULL). *out is the caller's and borrows
 * nothing. ERR_USAGE: a fault in the table. */
must_check int related_load(struct err *e, struct related **out, const struct layers *reference,
			    const struct related_pair_set *inputs);
void related_free(struct related *r);

struct kinship {
	const char *words; /* "primary-short (2), 15-1252 to 15-2051"; NULL: O*NET names none */
	const char *source; /* NULL where O*NET had not to be asked */
	int order; /* 0: the same occupation; O*NET's by tier, then place; INT_MAX: none */
};
/* Of a move from one role into another; texts go to `texts`. */
struct kinship related_roles(const struct related *r, const struct role *from,
			     const struct role *into, struct arena *texts);

#endif
