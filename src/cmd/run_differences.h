/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_differences.h: what two runs were made from and how, where they differ: why figures may have moved. */
#ifndef PAYBANDS_CMD_RUN_DIFFERENCES_H
#define PAYBANDS_CMD_RUN_DIFFERENCES_H

#include "base/arena.h"
#include "cmd/run_record.h"
#include "model/observation.h"

/* A cause, its bit, its word. DATA is new and changed together, TOGETHER several that the two folders
 * do not tell apart. */
#define CAUSES(X)                                                                                  \
	X(CAUSE_AGING, "aging") /* the date pay is moved to, the way, the wage index */            \
	X(CAUSE_NEW, "new-data") /* sources that only one of the runs has */                       \
	X(CAUSE_CHANGED, "changed-data") /* other files of a source that both have */              \
	X(CAUSE_DATA, "data")                                                                      \
	X(CAUSE_SETTING, "setting") /* settings and rates of the configuration */                  \
	X(CAUSE_METHOD, "method") /* the version, roles, layouts, reference tables */              \
	X(CAUSE_TOGETHER, "together")                                                              \
	X(CAUSE_NONE, "none") /* decides no pay */
#define CAUSE_NAME(name, word) name,
enum cause { CAUSES(CAUSE_NAME) CAUSE_COUNT };
#undef CAUSE_NAME
const char *cause_word(enum cause cause);

struct run_difference {
	enum cause cause;
	const char *what; /* "source ai-jobs", "min-n", "paybands" */
	const char *was, *is; /* NULL: only the other run has it */
};

/* What a source is in the later run. */
enum source_state { SOURCE_SAME, SOURCE_NEW, SOURCE_GONE, SOURCE_CHANGED };

struct run_differences {
	struct arena texts;
	struct run_difference *items; /* by cause */
	size_t count, room;
	bool
	    known; /* both runs have a manifest: otherwise every cause is possible, and none is known */
	uint8_t *sources; /* enum source_state, by number of the names */
	size_t source_count;
	bool tables_moved, tables_new; /* a source without observed rows: published tables */
	bool observations_moved, observations_new; /* the others */
	bool read_setting, band_setting; /* settings of reading and pooling; of what is withheld */
	bool method, aging;
	/* By series of the index: what pay is multiplied by from the earlier run's date to the later's. */
	struct aging_ratio {
		code series;
		double ratio;
		bool exact; /* of pay of every date; otherwise about right */
	} * ratios;
	size_t ratio_count, ratio_room;
};
void run_differences_find(struct run_differences *out, const struct run_record *was,
			  const struct run_record *is, struct run_names *names);
void run_differences_release(struct run_differences *d);

#endif
