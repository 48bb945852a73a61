/* publish.h: out/latest, switched atomically.
 *
 *     <out>/lock                 held (flock) while a run writes
 *     <out>/runs/<id>/           whole runs; <id> comes from the inputs, not from a clock
 *     <out>/runs/.<id>.partial/  a run being written, or left by a crash (removed by the next run)
 *     <out>/latest -> runs/<id>  a link, replaced by rename
 *
 * Files in <out> that are not ours are never touched; an <out> that holds other
 * things under our names (latest is a plain file, runs is not a directory) is refused.
 */
#ifndef PAYBANDS_REPORTS_PUBLISH_H
#define PAYBANDS_REPORTS_PUBLISH_H

#include "base/err.h"

struct publication;

/* Makes the folders, takes the lock (ERR_LOCKED when another run has it), clears
 * crashed leftovers and makes the partial folder. */
must_check int publish_begin(struct err *e, struct publication **out, const char *output);
/* Where to write; borrowed. */
const char *publish_directory(const struct publication *p);
/* The folder of the last published run, or NULL; borrowed: for the guard. */
const char *publish_latest(const struct publication *p);
/* fsyncs, renames to runs/<id> (an equal run of that id is replaced) and switches latest. */
must_check int publish_commit(struct err *e, struct publication *p, const char *id);
/* Keeps the partial folder as runs/<id>.candidate without switching latest (the guard said no). */
must_check int publish_keep_candidate(struct err *e, struct publication *p, const char *id);
/* Removes the partial folder if it is still there, and gives back the lock. NULL is fine. */
void publish_end(struct publication *p);

#endif
