/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact.h: how exposed a role's work is to AI, by several measures together.
 *
 * Private to estimate. Every measure is turned into the midrank percentile of an occupation within
 * one fixed universe (data/reference/exposure_universe.csv), the same for all measures and all
 * runs, so that votes can be compared and a new input does not change any other occupation's peers.
 * A role's percentile is the weighted mean over its occupations; measures are averaged within their
 * family; a family is one vote. It is exposure, not a probability of losing a job.
 *
 * A family's figures come from an input of the run if one gives it, otherwise from
 * data/reference/exposure.csv; sources are never mixed within a family.
 */
#ifndef PAYBANDS_ESTIMATE_IMPACT_H
#define PAYBANDS_ESTIMATE_IMPACT_H

#include "base/arena.h"
#include "base/err.h"
#include "estimate/summary.h"
#include "model/benchmark.h"
#include "model/title/role.h"

struct impact_measures;

/* Reads exposure_measures.csv, exposure_universe.csv and exposure.csv of `directory`; `inputs` may
 * be NULL or empty. *out is the caller's. ERR_USAGE for a fault in the tables, or a measure of the input
 * that exposure_measures.csv does not list; ERR_INPUT where an input covers under half of the
 * universe, so that a rank in it would mean nothing. */
must_check int impact_measures_load(struct err *e, struct impact_measures **out,
				    const char *directory, const struct exposure_set *inputs);
void impact_measures_free(struct impact_measures *m);

/* Occupations of a role that a measure does not have drop out; if at least half of the weight is
 * left the rest is reweighted, otherwise the measure does not vote. Texts and arrays go to `texts`.
 * Without any vote the score is NAN. */
void impact_of_role(const struct impact_measures *m, const struct role *role, struct arena *texts,
		    struct impact *out);

#endif
