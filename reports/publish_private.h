/* SPDX-License-Identifier: GPL-3.0-or-later */
/* publish_private.h: what publish.c (a run from begin to end), publish_candidate.c (runs that were held back) and
 * retention.c (old runs) share.
 */
#ifndef PAYBANDS_REPORTS_PUBLISH_PRIVATE_H
#define PAYBANDS_REPORTS_PUBLISH_PRIVATE_H

#include <stdbool.h>

#include "reports/accepted.h"
#include "reports/publish.h"

enum { RUN_NAME_BYTES = 256 };
#define CANDIDATE ".candidate"

struct publication {
	char *output;
	char *runs;
	char *partial; /* runs/.next.partial */
	char *public, *private; /* its parts */
	unsigned read; /* who may read the public part: see run_tree_set_modes */
	bool output_made; /* the output folder was not there before */
	char *latest_link; /* output/latest */
	char *latest; /* the folder it points to, or NULL */
	char *dangling; /* what it names and is not there, or NULL */
	struct accepted accepted;
	char *accepted_folder; /* NULL: there is none */
	char placed[RUN_NAME_BYTES]; /* the run's folder in runs/; empty: it has none yet */
	int lock; /* open and locked, or -1 */
	bool partial_made;
};

/* "PATH: cannot DOING: REASON; nothing was published" (ERR_WRITE), by errno. */
int publish_failed(struct err *e, const char *path, const char *doing);
/* Is a folder there? What cannot be looked at is not absent. */
must_check int publish_find_folder(struct err *e, bool *there, const char *path);
/* "a-z0-9-.": what may name a run, or ERR_BUG. */
must_check int publish_check_id(struct err *e, const char *id);
/* Modes and bytes of the partial folder are as they will stay, and on the disk. */
must_check int publish_finish(struct err *e, const struct publication *p);
/* The folder `from` of runs/ becomes `to`, on the disk. */
must_check int publish_rename(struct err *e, struct publication *p, const char *from,
			      const char *to);
/* The run's place is `name`, runs/<id> or the first free or equal one after it. */
must_check int publish_place(struct err *e, struct publication *p, const char *from, const char *id,
			     char name[RUN_NAME_BYTES]);
/* Makes latest point to runs/`name`: a link beside it, renamed over it. */
must_check int publish_switch(struct err *e, struct publication *p, const char *name);
/* Removes a folder of runs/; none there is fine. A crash on the way leaves it whole, or under a name that the
 * next run clears. */
must_check int publish_remove(struct err *e, const struct publication *p, const char *folder);

#endif
