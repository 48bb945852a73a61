/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stdout.c: writes, flushes and checks standard output; see stdout.h. */
#include "cmd/stdout.h"

#include "base/file_out.h"

/* What came from an input must not move a terminal's cursor or hide what is printed, now or in a pager later. */
int stdout_part(struct err *e, void *file_out, struct text text)
{
	struct file_out *out = file_out;
	size_t first = 0, end;
	int result;

	do {
		end = text_unseen_at(text, first);
		result = file_out_write(e, out, text.data + first, end - first);
		first = end + text_unseen((struct text){text.data + end, text.len - end});
	} while (result == 0 && end < text.len);
	return result;
}

int stdout_whole(struct err *e, const struct buf *text)
{
	struct file_out *out;

	if (buf_overflowed(text))
		return err_set(e, ERR_WRITE, "standard output: the output is larger than %zu bytes",
			       text->limit);
	if (file_out_stdout(e, &out))
		return -1;
	if (stdout_part(e, out, buf_text(text))) {
		file_out_abandon(out);
		return -1;
	}
	return file_out_commit(e, out);
}
