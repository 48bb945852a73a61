/* SPDX-License-Identifier: GPL-3.0-or-later */
/* publish.h: out/latest, switched atomically.
 *
 *     <out>/lock                 held (flock) while a run writes; never removed
 *     <out>/runs/<id>/           complete runs; <id> comes from the inputs, not from a clock: run_tree.h
 *     <out>/runs/<id>.candidate/ a run that the guard held back, for a person to look at
 *     <out>/runs/.next.partial/  the run being written, or left by a crash (removed by the next run)
 *     <out>/runs/.old.partial/   a candidate being removed; likewise
 *     <out>/latest -> runs/<id>/public  a link, replaced by rename
 *     <out>/accepted.json        the run that drift is measured from, and why: accepted.h
 *
 * What always holds: a folder of runs/ without a dot at its start is whole and is never written
 * again, and latest points to one of them or is not there, at whatever instant the machine stops.
 * Other files in <out> are not touched; an <out> with other things under these names (latest is a
 * plain file, runs is not a folder) is refused. Published runs are kept: any run except the one
 * that latest points to and the accepted one may be removed at any time.
 */
#ifndef PAYBANDS_REPORTS_PUBLISH_H
#define PAYBANDS_REPORTS_PUBLISH_H

#include "base/err.h"

struct publication;

/* Makes the folders (parents too), takes the lock (ERR_LOCKED when another run has it), clears
 * crashed leftovers and makes the partial folder. Other things under these names are ERR_USAGE, any
 * other failure is ERR_WRITE. *out is NULL after a failure. */
must_check int publish_begin(struct err *e, struct publication **out, const char *output);
/* Where to write what is published; borrowed. */
const char *publish_directory(const struct publication *p);
/* Where to write what stays inside. */
const char *publish_private(const struct publication *p);
/* Before the commit: who may read what is published; see run_tree_set_modes. */
void publish_let_read(struct publication *p, unsigned read);
/* After a commit, or once it was held back: the run's folder in runs/; NULL before. */
const char *publish_placed(const struct publication *p);
/* The public folder of the last published run, or NULL; borrowed: for the guard. */
const char *publish_latest(const struct publication *p);
/* The folder that latest names though it is not there, or NULL. */
const char *publish_dangling(const struct publication *p);
/* The folder that the accepted run should have, or NULL where none was accepted. */
const char *publish_accepted(const struct publication *p);
/* Why a person accepted it; NULL where no person did. */
const char *publish_accepted_reason(const struct publication *p);
/* fsyncs, renames to runs/<id> and switches latest. Where runs/<id> is there already with the same bytes,
 * it stays and the new one is dropped; where it differs (someone changed it), it stays
 * too and the new one becomes runs/<id>-2, -3, ... `id`: a-z, 0-9, '-' and '.', no '.' at its start.
 * With a reason, and where no run was accepted yet, it is the accepted run from now on.
 * ERR_DURABILITY: latest is switched, and the disk did not confirm it; any other error: latest is as it was. */
must_check int publish_commit(struct err *e, struct publication *p, const char *id,
			      const char *reason);
/* Accepts a folder of runs/ by a person's word. A candidate is published by it, and so is any run where latest
 * leads to none; otherwise latest stays. ERR_USAGE where there is no such run. */
must_check int publish_accept(struct err *e, struct publication *p, const char *run,
			      const char *reason);
/* Keeps the partial folder as runs/<id>.candidate, replacing one of that name, without switching
 * latest: the guard refused, with `cause`. */
must_check int publish_keep_candidate(struct err *e, struct publication *p, const char *id,
				      const char *cause);
/* Removes the partial folder if it is still there, and gives back the lock. NULL is fine. */
void publish_end(struct publication *p);

#endif
