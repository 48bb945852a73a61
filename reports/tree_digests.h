/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tree_digests.h: SHA-256 and size of the files of a folder that a run wrote. Private to reports.
 *
 * They are read back, on all threads, once for everything that describes them. Every failure is ERR_WRITE.
 */
#ifndef PAYBANDS_REPORTS_TREE_DIGESTS_H
#define PAYBANDS_REPORTS_TREE_DIGESTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"

struct tree_digest {
	char *path; /* from the folder: "roles/ml-engineer.json" */
	char sha256[SHA256_HEX_BYTES];
	uint64_t bytes;
};

struct tree_digests {
	struct tree_digest *files; /* by path */
	size_t count;
	size_t room;
};

/* Of all files, of several failures the one of the first path. `*out` is released by tree_digests_release also
 * after a failure. */
must_check int tree_digests_read(struct err *e, struct tree_digests *out, const char *folder,
				 long jobs);
void tree_digests_release(struct tree_digests *d);
/* A file that was written since. */
must_check int tree_digests_add(struct err *e, struct tree_digests *d, const char *folder,
				const char *path);
/* NULL: there was no such file. */
const struct tree_digest *tree_digests_find(const struct tree_digests *d, const char *path);

#endif
