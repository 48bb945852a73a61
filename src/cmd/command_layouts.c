/* paybands layouts */
#include "cmd/commands.h"

#include "base/file_out.h"
#include "cmd/home.h"
#include "ingest/layout.h"

int command_layouts(struct err *e, const struct options *options)
{
	struct home home = {.root = NULL};
	struct file_out *out = NULL;
	struct buf text;
	int result = -1;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (options->arguments.count) {
		err_set(e, ERR_USAGE, "layouts: takes no argument");
		goto done;
	}
	if (home_find(e, &home) || layouts_list(e, home.layouts, &text))
		goto done;
	buf_add_char(&text, '\n');
	layouts_help(&text);
	if (file_out_stdout(e, &out))
		goto done;
	if (file_out_write(e, out, text.data, text.len)) {
		file_out_abandon(out);
		goto done;
	}
	result = file_out_commit(e, out);
done:
	buf_release(&text);
	home_release(&home);
	return result;
}
