/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands layouts: the known ones, the text of one, how to write another, and the first draft. */
#include "cmd/commands.h"

#include <stdio.h>

#include "cmd/dry_run.h"
#include "cmd/lookup.h"
#include "cmd/stdout.h"
#include "ingest/draft/draft.h"
#include "ingest/layout/layout.h"

static int write_draft(struct err *e, const struct home *home, const char *path, struct buf *text,
		       struct buf *words)
{
	struct settings settings;
	struct tables tables;
	int result = tables_load(e, &tables, home, GAZETTEER_CITIES, 0);

	settings_init(&settings);
	if (result == 0) {
		const struct ingest_tables known = {
		    .catalogue = tables.catalogue,
		    .gazetteer = tables.gazetteer,
		    .fx = tables.fx,
		    .settings = &settings,
		};
		result = layout_draft(e, text, path, &known);
		if (result == 0)
			result = dry_run(e, words, home, &known, buf_text(text), path);
	}
	tables_release(&tables);
	return result;
}

static int write_list(struct err *e, const struct home *home, struct buf *text)
{
	if (layouts_list(e, &home->layouts, text))
		return -1;
	buf_add_char(text, '\n');
	layouts_help(text);
	return 0;
}

static int run(struct err *e, const struct options *options)
{
	struct lookup known;
	struct buf text, words;
	int result = -1;

	if (options->arguments.count)
		return err_set(e, ERR_USAGE,
			       "layouts: takes no argument; a draft is layouts --draft FILE");
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	if (lookup_open(e, &known, options))
		goto done;
	result = options->draft	 ? write_draft(e, &known.home, options->draft, &text, &words)
		 : options->show ? layout_print(e, &text, &known.home.layouts, options->show)
				 : write_list(e, &known.home, &text);
	if (result == 0)
		result = stdout_whole(e, &text);
	if (result == 0 && words.len)
		fputs(words.data, stderr);
done:
	buf_release(&words);
	buf_release(&text);
	lookup_close(&known);
	return result;
}

const struct command command_layouts = {
    .name = "layouts",
    .arguments = "[--show NAME | --draft FILE]",
    .summary = "list the layouts, print one, or draft one from a file",
    .description =
	"Lists the layouts that --layout knows, then explains how to write another. With\n"
	"--draft it writes the first one for FILE, in which a person fills in the blanks.",
    .example = "paybands layouts --show ai-jobs\n"
	       "paybands layouts --draft survey.csv > survey.ini",
    .takes = TAKES(ID_SETUP, ID_DRAFT, ID_SHOW),
    .stage = STAGE_NONE,
    .run = run,
};
