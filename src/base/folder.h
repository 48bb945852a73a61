/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folder.h: the names in a folder, all of them or an error.
 *
 * The end of a listing and a fault in the middle of it look alike to whoever does not ask: half a folder of
 * roles would be published as the whole.
 */
#ifndef PAYBANDS_BASE_FOLDER_H
#define PAYBANDS_BASE_FOLDER_H

#include <stddef.h>

#include "base/err.h"

struct folder {
	char **names; /* by their bytes; without "." and ".." */
	size_t count;
	size_t room;
};

/* `of` says what it holds: "PATH: cannot read the folder of roles: REASON", with that code. *out is released by
 * folder_release also after a failure. */
must_check int folder_read(struct err *e, struct folder *out, const char *path, enum err_code code,
			   const char *of);
void folder_release(struct folder *f);

#endif
