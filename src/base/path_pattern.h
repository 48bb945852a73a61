/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path_pattern.h: the paths that match a pattern of the shell, all of them or an error.
 *
 * glob(3) takes a fault in the middle of a listing for its end: half of a source's files would be read as the whole.
 */
#ifndef PAYBANDS_BASE_PATH_PATTERN_H
#define PAYBANDS_BASE_PATH_PATTERN_H

#include "base/folder.h"

/* *out has the paths by their bytes; none where none matches. `*`, `?` and `[a-z]` stand for no '/' and for no dot at
 * the start of a name; a backslash makes the character after it an ordinary one. A folder that is named, and not
 * matched, has to be there. ERR_INPUT. *out is released by folder_release also after a failure. */
must_check int path_pattern_read(struct err *e, struct folder *out, const char *pattern);

#endif
