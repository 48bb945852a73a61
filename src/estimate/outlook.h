/* outlook.h: what the publisher projects for a role's occupations.
 *
 * Private to estimate. data/reference/projections.csv has one row an occupation (and 00-0000
 * for all of them); growth_words.csv has the publisher's words for growth and from which percent
 * on each holds, for the same period.
 */
#ifndef PAYBANDS_ESTIMATE_OUTLOOK_H
#define PAYBANDS_ESTIMATE_OUTLOOK_H

#include "base/arena.h"
#include "base/err.h"
#include "estimate/summary.h"
#include "model/role.h"

struct projection {
	const char *occupation;
	double employment_start; /* thousands */
	double employment_end;
	double percent_change; /* as published */
	double openings; /* thousands a year; NAN where not given */
	const char *education; /* the publisher's words; "" where not given */
	const char *work_experience;
	const char *training;
	const char *source; /* "BLS Employment Projections 2024-34, Table 1.2 (2025-08)" */
};

struct projections;

/* *out is the caller's. ERR_USAGE: a fault in the tables, rows of two periods, an occupation
 * twice, no words for the period. */
must_check int projections_load(struct err *e, struct projections **out, const char *directory);
void projections_free(struct projections *p);
/* NULL where the occupation is not projected. */
const struct projection *projection_find(const struct projections *p, const char *occupation);

/* Growth is the mean of the occupations' published growth by role weight: the weights are the
 * shares of the role's people, so a small occupation with most of them decides, however large the
 * others are. Employment and openings are given for a role of one occupation only. Not known where
 * under half of the weight is projected. */
void outlook_of_role(const struct projections *p, const struct role *role, struct arena *texts,
		     struct outlook *out);

#endif
