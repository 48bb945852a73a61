/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_parts.h: what a run keeps of its sources, so that the next one reads again only those that changed.
 *
 *     <out>/runs/.parts/SOURCE.part    its owner's alone, as what is private of a run
 *
 * A kept part names the digest of all that it was made of: the program, settings, tables, layout, and the files with
 * their content. Where any differs, or a part is damaged or gone, the source is read from its files and kept anew. Any
 * of them may be removed at any time, so no run waits until they are on the disk. Nothing is kept of standard input,
 * and nothing by --outlier-distance 0.
 */
#ifndef PAYBANDS_CMD_RUN_PARTS_H
#define PAYBANDS_CMD_RUN_PARTS_H

#include "cmd/gather_parts.h"
#include "cmd/input_digests.h"
#include "cmd/session.h"

struct run_parts {
	struct session *session;
	char *folder; /* NULL: nothing is kept */
	char (*inputs)[SHA256_HEX_BYTES]; /* by source; empty: not known */
	const struct input_digests *digests; /* borrowed */
	struct part_keeper keeper;
};

/* Sets kept_part of the sources that have one, and the keeper of the session's gather. Without a fault: what cannot
 * be kept is read. */
void run_parts_begin(struct run_parts *r, struct session *s, const char *output,
		     const struct input_digests *digests);
/* Keeps a part that was made elsewhere of the source's files as they are now; false where it is not. */
bool run_parts_keep(struct run_parts *r, size_t number, const struct part_sections *sections,
		    uint64_t rows);
/* Removes what is of no source any more; releases all. After the session's reading. */
void run_parts_end(struct run_parts *r);

#endif
