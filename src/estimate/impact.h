/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact.h: how exposed a role's work is to AI, by several measures together.
 *
 * Private to estimate. The score is an index of amounts. Families whose measures have a unit between 0 and
 * 1 say either what AI could touch of the work or what it is seen to do; a family is one vote within
 * its half, a half is the mean of its families, and the score 100 times the midpoint of the two halves.
 * It is no share of the work and no probability of losing a job.
 *
 * A family that does not cover a role is filled by the additive fit of role + family over all roles
 * (stats/additive.h) and flagged. That one family's amounts are greater than another's says nothing of any
 * role: the uncertainty of a score is that of the fit's residual, over the root of the families that it has.
 *
 * Beside it stand ranks: every measure as the midrank percentile of an occupation within one
 * fixed universe (data/reference/exposure_universe.csv), the same for all measures and all runs, so
 * that a new input does not change any other occupation's peers. Measures without a unit (AIOE) are in the
 * ranks alone. A role's figure is always the weighted mean over its occupations.
 *
 * A family's figures come from an input of the run if one gives it, otherwise from
 * data/reference/exposure_amounts.csv and exposure.csv; sources are never mixed within a family.
 */
#ifndef PAYBANDS_ESTIMATE_IMPACT_H
#define PAYBANDS_ESTIMATE_IMPACT_H

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "estimate/summary.h"
#include "model/benchmark.h"
#include "model/title/role.h"

struct impact_measures;

/* Reads exposure_measures.csv, exposure_universe.csv, exposure.csv and, where a measure has a half,
 * exposure_amounts.csv of `reference`; `inputs` may be NULL or empty. *out is the caller's. ERR_USAGE for a
 * fault in the tables, or a measure of the input that exposure_measures.csv does not list; ERR_INPUT where an
 * input covers less than half of the universe, so that a rank in it would mean nothing, or has an amount that is not
 * within 0 and 1. */
must_check int impact_measures_load(struct err *e, struct impact_measures **out,
				    const struct layers *reference,
				    const struct exposure_set *inputs);
void impact_measures_free(struct impact_measures *m);

/* The votes, the amounts that families have for it, and the shares. Occupations of a role that a measure
 * does not have drop out; if at least half of the weight is left the rest is reweighted, otherwise
 * the measure has nothing for the role. Texts and arrays go to `texts`. There is no score yet. */
void impact_of_role(const struct impact_measures *m, const struct role *role, struct arena *texts,
		    struct impact *out);
/* The scores of all roles, together, since the fit and the ranks are of all of them. A role that fewer
 * than two families cover has none. */
void impact_index_of_roles(const struct impact_measures *m, struct role_summary *roles,
			   size_t count, struct arena *texts);

#endif
