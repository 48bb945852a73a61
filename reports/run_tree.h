/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run_tree.h: the folder of one run.
 *
 *     <run>/public/   what a site may serve: pages, tables, manifest.json
 *     <run>/private/  what holds single rows or their texts: rejects, quarantine; 0700, its files 0600
 *
 * A run of before the two were apart has the files of both in <run> itself, and is read as it is.
 */
#ifndef PAYBANDS_REPORTS_RUN_TREE_H
#define PAYBANDS_REPORTS_RUN_TREE_H

#include <stdbool.h>

#include "base/err.h"

#define RUN_PUBLIC "public"
#define RUN_PRIVATE "private"
/* Of a candidate: what the guard said, one line. */
#define RUN_CAUSE RUN_PRIVATE "/cause.txt"

/* Makes the folder and its two parts. ERR_WRITE. */
must_check int run_tree_make(struct err *e, const char *folder);
/* <run>/public, or <run> itself where it has no such folder. Owned by the caller. */
char *run_tree_public(const char *folder);
/* Closes the private part to all but its owner, and lets others read the public one: `read` is 0 (as the umask has
 * it), S_IRGRP or S_IRGRP | S_IROTH. ERR_WRITE. */
must_check int run_tree_set_modes(struct err *e, const char *folder, unsigned read);
/* Lets them pass through a folder above. */
must_check int run_tree_open_folder(struct err *e, const char *folder, unsigned read);
/* Does it hold what a run wrote, and nothing else? What cannot be read is not ours. */
bool run_tree_is_ours(const char *folder);

#endif
