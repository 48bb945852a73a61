/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stdout.c: writes, flushes and checks standard output; see stdout.h. */
#include "cmd/stdout.h"

#include "base/file_out.h"

/* What came from an input must not move a terminal's cursor or hide what is printed, now or in a pager later. */
static int write_seen(struct err *e, struct file_out *out, struct text text)
{
	size_t first = 0, unseen;
	int result = 0;

	for (size_t i = 0; result == 0 && i < text.len; i += unseen ? unseen : 1) {
		unseen = text_unseen((struct text){text.data + i, text.len - i});
		if (!unseen)
			continue;
		result = file_out_write(e, out, text.data + first, i - first);
		first = i + unseen;
	}
	return result ? result : file_out_write(e, out, text.data + first, text.len - first);
}

int stdout_whole(struct err *e, const struct buf *text)
{
	struct file_out *out;

	if (buf_overflowed(text))
		return err_set(e, ERR_WRITE, "standard output: the output is larger than %zu bytes",
			       text->limit);
	if (file_out_stdout(e, &out))
		return -1;
	if (write_seen(e, out, buf_text(text))) {
		file_out_abandon(out);
		return -1;
	}
	return file_out_commit(e, out);
}
