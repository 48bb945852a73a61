/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_report.h: how a run went, for whoever watches it: run.json and metrics.prom of the output folder.
 *
 * They are the only files that hold a clock, and lie beside the runs, in none of them. Durations are those of the
 * monotonic clock. They are written at every end of a run that has taken the lock, and never change how it ends; a run
 * that could not begin writes them where there are some of the run before.
 */
#ifndef PAYBANDS_CMD_RUN_REPORT_H
#define PAYBANDS_CMD_RUN_REPORT_H

#include <time.h>

#include "base/digest.h"
#include "base/err.h"
#include "cmd/gather.h"

/* How a run ended: name, word. */
#define RUN_OUTCOMES(X)                                                                            \
	X(OUTCOME_FAILED, "failed")                                                                \
	X(OUTCOME_INTERRUPTED, "interrupted")                                                      \
	X(OUTCOME_REFUSED, "refused") /* by the guard; a candidate is kept */                      \
	X(OUTCOME_UNCONFIRMED, "published, not confirmed by the disk")                             \
	X(OUTCOME_UNCHANGED, "unchanged") /* all is as it was; nothing new was published */        \
	X(OUTCOME_PUBLISHED, "published")
#define OUTCOME_NAME(name, word) name,
enum run_outcome { RUN_OUTCOMES(OUTCOME_NAME) };
#undef OUTCOME_NAME

/* What a run is made up of, in order: name, word. */
#define RUN_STAGES(X)                                                                              \
	X(RUN_OPENING, "opening")                                                                  \
	X(RUN_READING, "reading")                                                                  \
	X(RUN_COMPUTING, "computing")                                                              \
	X(RUN_WRITING, "writing")                                                                  \
	X(RUN_GUARDING, "guarding")                                                                \
	X(RUN_PUBLISHING, "publishing")
#define STAGE_NAME(name, word) name,
enum run_stage { RUN_STAGES(STAGE_NAME) RUN_STAGE_COUNT };
#undef STAGE_NAME

/* The last run that was published, as run.json keeps it whatever comes after. */
struct last_published {
	char run[256]; /* its folder in runs/; empty: none is known */
	char inputs[SHA256_HEX_BYTES]; /* rerun.h; empty: not known */
	long long at; /* seconds of 1970 */
};

struct run_report {
	time_t started;
	struct timespec began; /* of the monotonic clock */
	struct timespec stage_began;
	enum run_stage stage;
	double seconds[RUN_STAGE_COUNT]; /* 0: not come to */
	size_t removed; /* old runs */
	struct last_published last;
};

void run_report_begin(struct run_report *r);
/* What was last published, by the file of the run before; none where there is no such file, or it is not one. */
void run_report_read_last(struct run_report *r, const char *output);
/* The stage before ends. */
void run_report_stage(struct run_report *r, enum run_stage stage);
/* `why` is the run's own error, or ERR_NONE; `run` the folder it left in runs/, or NULL. A failed write is ERR_WRITE. */
must_check int run_report_write(struct err *e, struct run_report *r, const char *output,
				enum run_outcome outcome, const struct err *why, const char *run,
				const struct gather *gather);

#endif
