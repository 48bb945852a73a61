/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layers.h: what is installed, and what an operator lays over it.
 *
 * A pair of paths, of two folders or of two files of one name. Nothing that is installed is changed: a
 * reader takes the own file before the installed one, or merges their rows (model/reference_table.h).
 */
#ifndef PAYBANDS_BASE_LAYERS_H
#define PAYBANDS_BASE_LAYERS_H

#include <stdbool.h>

struct layers {
	const char *installed;
	const char *own; /* NULL: nothing is laid over it */
};

/* One layer alone. */
#define LAYERS_INSTALLED(path) (&(const struct layers){.installed = (path)})

/* The paths of `name` in both folders; `own` is NULL where the operator has no such file. Each is
 * the caller's, until layers_file_release. */
struct layers_file {
	struct layers paths; /* borrowed from the two below */
	char *installed, *own;
};
void layers_file_init(struct layers_file *out, const struct layers *folders, const char *name);
void layers_file_release(struct layers_file *f);

#endif
