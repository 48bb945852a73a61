/* SPDX-License-Identifier: GPL-3.0-or-later */
/* standard_input.h: standard input that can be read a second time. */
#ifndef PAYBANDS_CMD_STANDARD_INPUT_H
#define PAYBANDS_CMD_STANDARD_INPUT_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/err.h"

/* Does a path name it? "-", or a part of what comes there: "-#Sheet". */
bool standard_input_names(const char *path);
/* If it is not a file, copies all of it to a temporary one that replaces it. *start is its
 * position. */
must_check int standard_input_keep(struct err *e, off_t *start);
must_check int standard_input_again(struct err *e, off_t start);

#endif
