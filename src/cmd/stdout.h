/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stdout.h: a whole text to standard output, without characters that nobody sees (text_unseen); every failed write
 * is reported (exit 74). */
#ifndef PAYBANDS_CMD_STDOUT_H
#define PAYBANDS_CMD_STDOUT_H

#include "base/buf.h"
#include "base/err.h"

must_check int stdout_whole(struct err *e, const struct buf *text);
/* A part of it, which holds whole characters, to what file_out_stdout opened: a sink of rows. */
must_check int stdout_part(struct err *e, void *file_out, struct text text);

#endif
