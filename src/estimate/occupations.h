/* SPDX-License-Identifier: GPL-3.0-or-later */
/* occupations.h: the published names of occupations, so that a page need not show codes.
 *
 * Private to estimate.
 */
#ifndef PAYBANDS_ESTIMATE_OCCUPATIONS_H
#define PAYBANDS_ESTIMATE_OCCUPATIONS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "model/title/role.h"

struct occupation_names;

/* Reads the titles of projections.csv in `reference`; *out is the caller's. ERR_USAGE for a fault in
 * the table. */
must_check int occupation_names_load(struct err *e, struct occupation_names **out,
				     const struct layers *reference);
void occupation_names_free(struct occupation_names *names);

/* One name per occupation of the role, in its order, as a sentence writes it: "data scientists", "other
 * computer occupations"; the code where the table has no name. In `texts`. */
const char *const *occupation_names_of_role(const struct occupation_names *names,
					    const struct role *role, struct arena *texts);

#endif
