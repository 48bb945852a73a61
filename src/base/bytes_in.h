/* bytes_in.h: reading bytes, plain or gzip alike.
 *
 * A name of "-" is standard input. Compression is recognised by content, not by
 * name. Several gzip members in a row are one stream; bytes after the last
 * member that are not a member, a truncated member and a wrong checksum are
 * errors. A stream that grows past `expansion_limit` times its compressed size
 * (once over 1 MiB of output) is an error: a decompression bomb.
 * A directory, a missing file and a file without permission each get their own
 * one-line message naming the file and what to do. A signal whose handler was set without
 * SA_RESTART ends a read that waits: ERR_INTERRUPTED.
 */
#ifndef PAYBANDS_BASE_BYTES_IN_H
#define PAYBANDS_BASE_BYTES_IN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "base/err.h"

struct bytes_in;

struct bytes_in_options {
	double expansion_limit; /* 0: no limit */
	bool digest; /* also compute the SHA-256 of the bytes as stored */
};

/* *out is owned by the caller; bytes_in_close frees it. */
must_check int bytes_in_open(struct err *e, struct bytes_in **out, const char *path,
			     const struct bytes_in_options *options);
/* Fills up to `size` bytes; *got 0 only at the sound end of the stream. */
must_check int bytes_in_read(struct err *e, struct bytes_in *in, void *buffer, size_t size,
			     size_t *got);
/* The name for messages ("standard input" for "-"); borrowed. */
const char *bytes_in_name(const struct bytes_in *in);
/* Stored bytes consumed so far and, for a plain or gzip regular file, the stored
 * size (0 when unknown): for progress. */
uint64_t bytes_in_position(const struct bytes_in *in);
uint64_t bytes_in_size(const struct bytes_in *in);
/* At the end of the stream: the SHA-256 of the stored bytes, when asked for. */
must_check int bytes_in_digest(struct err *e, struct bytes_in *in, char hex[SHA256_HEX_BYTES]);
void bytes_in_close(struct bytes_in *in); /* NULL is fine */

#endif
