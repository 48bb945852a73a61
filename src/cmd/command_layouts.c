/* paybands layouts */
#include "cmd/commands.h"

#include "cmd/home.h"
#include "cmd/stdout.h"
#include "ingest/layout.h"

int command_layouts(struct err *e, const struct options *options)
{
	struct home home = {.root = NULL};
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
	result = stdout_whole(e, &text);
done:
	buf_release(&text);
	home_release(&home);
	return result;
}
