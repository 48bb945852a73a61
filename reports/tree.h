/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tree.h: a folder that a run wrote, and its content. Private to reports.
 *
 * Symbolic links are never followed. Every failure is ERR_WRITE: these are folders
 * that a run writes.
 */
#ifndef PAYBANDS_REPORTS_TREE_H
#define PAYBANDS_REPORTS_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum tree_kind { TREE_FILE, TREE_FOLDER, TREE_OTHER };

struct tree_entry {
	char *path; /* from the folder: "roles/ml-engineer.json" */
	enum tree_kind kind;
};

struct tree {
	struct tree_entry *entries; /* by path, so that a folder precedes its content */
	size_t count;
	size_t room;
};

/* "a/b", owned by the caller. */
char *tree_join(const char *folder, const char *name);

/* Is it an ordinary file, and no link to one? */
bool tree_has_file(const char *path);

/* `*out` is released by tree_release also after a failure. */
must_check int tree_read(struct err *e, struct tree *out, const char *folder);
void tree_release(struct tree *t);

/* Do both hold the same paths, and the same bytes in each? Anything but files and folders is a
 * difference. */
must_check int tree_equal(struct err *e, bool *equal, const char *a, const char *b);
/* All files and folders to the disk, several at once, the folder itself last; of several failures the one of the first
 * path. */
must_check int tree_sync(struct err *e, const char *folder);
must_check int tree_sync_one(struct err *e, const char *path);
/* Removes its content and the folder. A missing folder counts as removed. */
must_check int tree_remove(struct err *e, const char *folder);

#endif
