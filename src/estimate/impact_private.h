/* SPDX-License-Identifier: GPL-3.0-or-later */
/* impact_private.h: what impact_tables.c (reading and ranking) hands to impact.c (votes and amounts) and
 * impact_index.c (the score). */
#ifndef PAYBANDS_ESTIMATE_IMPACT_PRIVATE_H
#define PAYBANDS_ESTIMATE_IMPACT_PRIVATE_H

#include "estimate/impact.h"

enum measure_use { MEASURE_VOTES, MEASURE_AUGMENTATION, MEASURE_AUTOMATION };

struct measure_figure {
	const char *occupation;
	double value;
	double percentile; /* 0..100 */
};

struct measure {
	const char *name;
	const char *family;
	const char *family_title;
	const char *title;
	const char *brief; /* what its family is, in a sentence: "observed use" */
	const char *citation;
	const char *date;
	enum measure_use use;
	enum impact_half half; /* HALF_NONE: it has no unit, and is ranked only */
	bool from_input;
	const char *input; /* the input's name, if it gave the figures; otherwise NULL */
	const char *release; /* of that input; NULL: not known */
	size_t universe; /* occupations of the universe that it has */
	struct measure_figure *figures; /* by occupation; owned */
	size_t count;
	size_t room;
};

struct impact_measures {
	struct arena texts;
	struct measure *items; /* by family, then name */
	size_t count;
	const char **universe; /* occupations, ascending */
	size_t universe_count;
};

/* A family whose measures are amounts. */
struct amount_family {
	const struct measure *first, *end; /* its measures */
};
/* At most `room` of them, by half, then name; gives how many. */
size_t amount_families(const struct impact_measures *m, struct amount_family *out, size_t room);
/* The mean of the family's measures for an occupation, 0..1; NAN if none has it. */
double amount_of_occupation(const struct amount_family *family, const char *occupation);

/* NULL if the measure does not have it. */
const struct measure_figure *measure_find(const struct measure *m, const char *occupation);

#endif
