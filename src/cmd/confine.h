/* SPDX-License-Identifier: GPL-3.0-or-later */
/* confine.h: a run reads its inputs and tables, and writes its output folder: nothing else, where the kernel can
 * hold it to that. */
#ifndef PAYBANDS_CMD_CONFINE_H
#define PAYBANDS_CMD_CONFINE_H

#include "cmd/session.h"

/* Once `output` is there, and before any thread is. Temporary files go into `scratch`, a folder of it, unless TMPDIR
 * names another. Says once, where not quiet, what this kernel lacks. */
void confine(const struct session *s, const char *output, const char *scratch);

#endif
