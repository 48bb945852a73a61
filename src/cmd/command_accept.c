/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands accept: a person's word on a run that the guard held back, or that drift is measured from. */
#include "cmd/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "reports/publish.h"

/* "out/runs/ID", or its public part, as its parts, by its real place: out/latest leads to one. `path` is cut in
 * place. */
static int split(struct err *e, char *path, const char **output, const char **run)
{
	char *name = strrchr(path, '/'), *runs;

	if (name && strcmp(name, "/public") == 0) {
		*name = '\0';
		name = strrchr(path, '/');
	}
	if (name && name > path) {
		*name = '\0';
		runs = strrchr(path, '/');
		if (runs && strcmp(runs, "/runs") == 0) {
			*runs = '\0';
			*output = *path ? path : "/";
			*run = name + 1;
			return 0;
		}
		*name = '/';
	}
	return err_set(e, ERR_USAGE,
		       "accept: %s is not a run: give a folder of DIR/runs, or DIR/latest", path);
}

static int accept_run(struct err *e, const char *given, const char *reason)
{
	struct publication *publication = NULL;
	char *path = realpath(given, NULL);
	const char *output = "", *run = "";
	int result = -1;

	if (!path)
		return err_set(e, ERR_USAGE, "accept: %s: no such run: check the path", given);
	if (split(e, path, &output, &run) == 0 && publish_begin(e, &publication, output) == 0)
		result = publish_accept(e, publication, run, reason);
	publish_end(publication);
	free(path);
	return result;
}

static int run(struct err *e, const struct options *options)
{
	if (options->arguments.count != 1)
		return err_set(e, ERR_USAGE, "accept: give one run; see paybands accept --help");
	if (!options->reason || !text_trim(text_of(options->reason)).len)
		return err_set(e, ERR_USAGE,
			       "accept: say why with --reason TEXT; it is kept with the run");
	return accept_run(e, options->arguments.items[0], options->reason);
}

const struct command command_accept = {
    .name = "accept",
    .arguments = "RUN",
    .summary = "publish a run that the guard held back, or measure drift from another run",
    .description =
	"RUN is a folder of DIR/runs. A candidate (ID.candidate) is published: it becomes "
	"DIR/latest.\n"
	"Any run given here is the accepted run from now on: the guard holds each new run beside\n"
	"the last one, and beside this one, so that small steps do not add up unseen. The reason\n"
	"is kept in DIR/accepted.json and stands in the manifest of the runs that follow.",
    .example =
	"paybands accept out/runs/2026-03-0123456789ab.candidate --reason 'OEWS of May 2026'\n"
	"paybands accept out/latest --reason 'new survey, checked by hand'",
    .takes = TAKES(ID_REASON),
    .stage = STAGE_NONE,
    .run = run,
};
