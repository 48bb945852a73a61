/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_list.h: the runs of an output folder, and what became of each.
 *
 * Only folders that a run names like its own are listed: "2024-05-3f2a9c0b1d4e", with "-2" and ".candidate" where it
 * has them, and the one that is being written.
 */
#ifndef PAYBANDS_REPORTS_RUN_LIST_H
#define PAYBANDS_REPORTS_RUN_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/err.h"

/* What became of a run: name, word. */
#define RUN_STATES(X)                                                                              \
	X(RUN_PUBLISHED, "published")                                                              \
	X(RUN_ACCEPTED, "accepted") /* published, and named by accepted.json */                    \
	X(RUN_REFUSED, "refused") /* the guard held it back */                                     \
	X(RUN_UNFINISHED, "unfinished") /* it is being written, or ended early */
#define RUN_STATE_NAME(name, word) name,
enum run_state { RUN_STATES(RUN_STATE_NAME) RUN_STATE_COUNT };
#undef RUN_STATE_NAME
const char *run_state_word(enum run_state state);

struct run_entry {
	char *name; /* of a folder of runs/ */
	enum run_state state;
	bool latest; /* the link leads to it */
	char *cause; /* what the guard said, or why it was accepted; NULL */
	struct timespec published; /* when it was published last, or held back */
};

struct run_list {
	struct run_entry *entries; /* the newest first */
	size_t count, room;
};

/* An output folder without runs has an empty list. ERR_INPUT where something cannot be read. Release *out also
 * after a failure. */
must_check int run_list_read(struct err *e, struct run_list *out, const char *output);
void run_list_release(struct run_list *l);
/* The bytes of a run's files. ERR_INPUT. */
must_check int run_list_bytes(struct err *e, uint64_t *out, const char *output, const char *name);
/* May it name a run's folder? */
bool run_list_is_run(const char *name);

#endif
