/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rerun.h: is a run the one that was published last, over again?
 *
 * All that decides a byte of a run has one digest: the program, settings, sources with the content of their files,
 * layouts, roles, reference tables, rates, editors' texts, and the reason of an accepted run.
 */
#ifndef PAYBANDS_CMD_RERUN_H
#define PAYBANDS_CMD_RERUN_H

#include <stdbool.h>

#include "base/digest.h"
#include "cmd/input_digests.h"
#include "cmd/provenance.h"
#include "cmd/run_report.h"
#include "cmd/session.h"

/* So many digits of its manifest's digest are in a run's name. */
enum { RUN_ID_HEX = 12 };

struct rerun {
	char inputs[SHA256_HEX_BYTES]; /* empty: it cannot be known, as of standard input */
	struct input_digests digests;
};

/* Digests every file that will be read; what cannot be read is not known, and the run will say so. */
void rerun_init(struct rerun *out, const struct session *s, const struct provenance *deciding,
		const char *accepted_reason);
void rerun_release(struct rerun *r);
/* Are the sources' files still what they were? If not, what was read may be something else. */
bool rerun_still_holds(const struct rerun *r, const struct session *s);
/* Is `latest`, a run's public folder, that run, with the bytes that its manifest names? */
bool rerun_is_last(const struct rerun *r, const struct last_published *last, const char *latest);

#endif
