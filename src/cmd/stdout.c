/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stdout.c: writes, flushes and checks standard output; see stdout.h. */
#include "cmd/stdout.h"

#include "base/file_out.h"

int stdout_whole(struct err *e, const struct buf *text)
{
	struct file_out *out;

	if (buf_overflowed(text))
		return err_set(e, ERR_WRITE, "standard output: the output is larger than %zu bytes",
			       text->limit);
	if (file_out_stdout(e, &out))
		return -1;
	if (file_out_write(e, out, text->data, text->len)) {
		file_out_abandon(out);
		return -1;
	}
	return file_out_commit(e, out);
}
