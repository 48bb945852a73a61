/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_rules.h: how an operator's rows of a reference table are laid over the installed ones.
 *
 * The closed list of the tables of data/reference: a catalogue may hold these files and no other.
 */
#ifndef PAYBANDS_MODEL_REFERENCE_RULES_H
#define PAYBANDS_MODEL_REFERENCE_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum reference_merge {
	MERGE_BY_KEY, /* a row takes the place of the installed one of its key; others are added */
	MERGE_BY_GROUP, /* the same, but several rows share a key: all of them go at once */
	MERGE_IN_ORDER, /* by key, and the table stays in the order of its keys */
	MERGE_ADDED, /* rows are added; none is replaced */
	MERGE_WHOLE /* the installed table is not read */
};

/* file, rule, the columns of the key with a blank between them */
#define REFERENCE_RULES(X)                                                                         \
	X("ai_postings.csv", MERGE_BY_KEY, "country year")                                         \
	X("cities.csv", MERGE_BY_GROUP, "name state")                                              \
	X("countries.csv", MERGE_IN_ORDER, "code")                                                 \
	X("employers.csv", MERGE_BY_KEY, "name")                                                   \
	X("exchange_rates.csv", MERGE_BY_KEY, "currency year")                                     \
	X("exposure.csv", MERGE_BY_KEY, "measure occupation")                                      \
	X("exposure_amounts.csv", MERGE_BY_KEY, "occupation")                                      \
	X("exposure_measures.csv", MERGE_BY_KEY, "measure")                                        \
	X("exposure_universe.csv", MERGE_WHOLE, "")                                                \
	X("growth_words.csv", MERGE_WHOLE, "")                                                     \
	X("job_zones.csv", MERGE_BY_KEY, "occupation")                                             \
	X("labour_cost.csv", MERGE_BY_KEY, "state")                                                \
	X("metros.csv", MERGE_IN_ORDER, "code")                                                    \
	X("place_names.csv", MERGE_BY_GROUP, "name kind")                                          \
	X("posted_wages.csv", MERGE_BY_GROUP, "country")                                           \
	X("posting_sectors.csv", MERGE_BY_KEY, "occupation")                                       \
	X("price_levels.csv", MERGE_BY_KEY, "state")                                               \
	X("projections.csv", MERGE_BY_KEY, "occupation")                                           \
	X("regions.csv", MERGE_BY_GROUP, "country")                                                \
	X("related.csv", MERGE_BY_GROUP, "occupation")                                             \
	X("soc_2010_to_2018.csv", MERGE_BY_GROUP, "from")                                          \
	X("states.csv", MERGE_IN_ORDER, "code")                                                    \
	X("towns.csv", MERGE_ADDED, "")                                                            \
	X("validation.csv", MERGE_WHOLE, "")                                                       \
	X("wage_index.csv", MERGE_BY_GROUP, "country")                                             \
	X("world_cities.csv", MERGE_ADDED, "")                                                     \
	X("zip_states.csv", MERGE_ADDED, "")

struct reference_rule {
	const char *file;
	enum reference_merge merge;
	const char *key; /* "currency year"; "" where rows have none */
};

/* NULL: no table of data/reference has that name. */
const struct reference_rule *reference_rule_of(struct text file);
/* The table whose name is nearest; NULL if none is near. */
const char *reference_rule_nearest(struct text file);

#endif
