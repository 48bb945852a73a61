/* SPDX-License-Identifier: GPL-3.0-or-later */
/* file_out.h: writing files that are whole or not there.
 *
 * A file is written under a temporary name beside its own, flushed, fsynced and
 * renamed by file_out_commit (file_write_unsynced leaves the fsync to tree_sync); file_out_abandon removes it. A name ending in
 * ".gz" is compressed (no time stamp inside: the same bytes every run). Every
 * failed write, flush or close is ERR_WRITE with the file and the system's reason.
 */
#ifndef PAYBANDS_BASE_FILE_OUT_H
#define PAYBANDS_BASE_FILE_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"

struct file_out;

must_check int file_out_open(struct err *e, struct file_out **out, const char *path);
/* The same, but its commit does not fsync: see file_write_unsynced. */
must_check int file_out_open_unsynced(struct err *e, struct file_out **out, const char *path);
/* Standard output through the same door: commit flushes and checks the close. */
must_check int file_out_stdout(struct err *e, struct file_out **out);
must_check int file_out_write(struct err *e, struct file_out *f, const void *data, size_t len);
must_check int file_out_commit(struct err *e, struct file_out *f); /* frees f, also when it fails */
void file_out_abandon(struct file_out *f); /* NULL is fine */

/* All at once: `data` to `path`. */
must_check int file_write_whole(struct err *e, const char *path, const void *data, size_t len);
/* The same without the fsync, for a folder that is put on the disk as a whole before anybody reads it. */
must_check int file_write_unsynced(struct err *e, const char *path, const void *data, size_t len);
/* file_write_whole, readable by its owner alone. */
must_check int file_write_private(struct err *e, const char *path, const void *data, size_t len);
/* The same without the fsync, for what its reader checks and makes again: a crash may leave it cut off. */
must_check int file_write_cached(struct err *e, const char *path, const void *data, size_t len);
/* SHA-256 and size of a file as stored. */
must_check int file_digest(struct err *e, const char *path, char hex[SHA256_HEX_BYTES],
			   uint64_t *bytes);
/* The same of a file that a run wrote: one that cannot be read back is a failed write, ERR_WRITE. */
must_check int file_digest_written(struct err *e, const char *path, char hex[SHA256_HEX_BYTES],
				   uint64_t *bytes);

#endif
