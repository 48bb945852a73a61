/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip.h: the door to libzip: archives, and one member at a time.
 *
 * Reading only. An archive that is cut or damaged, a member that is encrypted or packed in a way
 * that cannot be read, and a member whose bytes do not have the checksum they should have are
 * errors that name the archive, the member and what to do. A member that grows past
 * `expansion_limit` times its packed size (once above 1 MiB) is refused as a decompression bomb,
 * whatever sizes the archive claims.
 */
#ifndef PAYBANDS_BASE_ZIP_H
#define PAYBANDS_BASE_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum { ZIP_MAGIC_BYTES = 4 };
/* Do the first bytes of a file say that it is a zip archive? False for fewer than four. */
bool zip_is_magic(const void *data, size_t len);

struct zip_archive;
struct zip_member;

/* `fd` is a regular file's and stays the caller's. `name` is for messages; borrowed. A limit of 0
 * means no limit. *out is owned by the caller, and outlives its members. */
must_check int zip_archive_open(struct err *e, struct zip_archive **out, int fd, const char *name,
				double expansion_limit);
void zip_archive_close(struct zip_archive *z); /* NULL is fine */

size_t zip_member_count(const struct zip_archive *z);
/* The path within the archive, in UTF-8; borrowed. Ends in '/' for a folder. */
const char *zip_member_name(const struct zip_archive *z, size_t index);
/* By its whole path, ASCII letters without case. */
bool zip_member_find(const struct zip_archive *z, const char *path, size_t *index);

must_check int zip_member_open(struct err *e, struct zip_member **out, struct zip_archive *z,
			       size_t index);
/* Fills up to `size` bytes; *got 0 only at the sound end. */
must_check int zip_member_read(struct err *e, struct zip_member *m, void *buffer, size_t size,
			       size_t *got);
/* Before the first read: it may grow to `share` of what a member may, where that is limited. */
void zip_member_expect(struct zip_member *m, double share);
/* Its packed bytes, and how many times it may grow; 0: any. */
uint64_t zip_member_packed(const struct zip_member *m);
double zip_member_limit(const struct zip_member *m);
/* How much of it was read, 0 to 1: for progress. 1 at the sound end. */
double zip_member_done(const struct zip_member *m);
void zip_member_close(struct zip_member *m); /* NULL is fine */

#endif
