/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spool.h: a temporary file without a name, for what must be read from its middle.
 *
 * It is in TMPDIR or /tmp and disappears with its descriptor.
 */
#ifndef PAYBANDS_BASE_SPOOL_H
#define PAYBANDS_BASE_SPOOL_H

#include <stddef.h>

#include "base/err.h"

/* Where temporary files go: TMPDIR, or /tmp where it is not set. Borrowed from the environment. */
const char *temporary_folder(void);
/* *fd is the caller's to close. ERR_WRITE if it cannot be made. */
must_check int spool_open(struct err *e, int *fd);
must_check int spool_write(struct err *e, int fd, const void *data, size_t len);

#endif
