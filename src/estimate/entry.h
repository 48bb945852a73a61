/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entry.h: can a career start in this role?
 *
 * Private to estimate. The rule, in this order:
 *  1. If at least half of the role's occupations by weight typically ask for more than a
 *     bachelor's degree (BLS Employment Projections, Table 1.2), or O*NET puts most of them in job
 *     zone 5 (extensive preparation): no. Observations cannot show what a job requires at entry.
 *  2. If at least ENTRY_LEVELLED_LEAST observations have a level of the ladder, and the 95%
 *     interval of the share of juniors among them (standardised over sources; Wilson 1927) lies
 *     wholly on one side of ENTRY_JUNIOR_SHARE: yes above it, no below it. It is about the role
 *     itself, so it precedes the rules about occupations.
 *  3. If at least half of the occupations by weight typically ask for work experience in a
 *     related occupation (Table 1.2): no.
 *  4. Otherwise by the job zone of most of the role's weight: yes up to ENTRY_ZONE_MOST (medium
 *     preparation), no above.
 * If none of the four applies, it is not known.
 */
#ifndef PAYBANDS_ESTIMATE_ENTRY_H
#define PAYBANDS_ESTIMATE_ENTRY_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "estimate/outlook.h"
#include "estimate/summary.h"
#include "model/title/role.h"

enum { ENTRY_LEVELLED_LEAST = 30, ENTRY_ZONE_MOST = 3, ENTRY_ZONE_NEVER = 5 };
#define ENTRY_JUNIOR_SHARE 0.10

struct job_zones;

/* Those of `inputs` if it has any (it may be NULL), otherwise job_zones.csv of `reference`; *out is
 * the caller's. ERR_INPUT: inputs that contradict each other. */
must_check int job_zones_load(struct err *e, struct job_zones **out, const struct layers *reference,
			      const struct job_zone_set *inputs);
void job_zones_free(struct job_zones *z);
/* 1 to 5; 0 if O*NET gives none. */
int job_zone_find(const struct job_zones *z, const char *occupation);

/* The observations of the ladder's published rows: withheld rows are not revealed here either. */
struct ladder_counts {
	uint64_t levelled;
	double share; /* of juniors, standardised over the sources; NAN: not known */
	unsigned sources; /* that tell it */
	/* Not 0: the juniors have no row, being fewer than this. */
	uint64_t junior_under;
	bool junior_withheld; /* for another reason */
};

struct source_ladder {
	uint64_t levelled, junior;
};
#define ENTRY_ALL_ROLES UINT16_MAX
/* What each source says of the ladders of all roles in the United States. */
struct entry_sources {
	struct source_ladder *all[COMPONENT_COUNT]; /* by rank of the source */
	size_t count;
};
void entry_sources(struct entry_sources *out, const struct band_table *bands);
void entry_sources_release(struct entry_sources *s);
/* Of the observed base pay in the country; of total pay if base pay is too thin: the two are different
 * people, from different sources. */
struct ladder_counts entry_count_levels(const struct entry_sources *all,
					const struct band_table *bands,
					const struct role_summary *role,
					const struct settings *settings);

void entry_of_role(const struct projections *p, const struct job_zones *z, const struct role *role,
		   const struct ladder_counts *ladder, struct arena *texts,
		   struct entry_level *out);

#endif
