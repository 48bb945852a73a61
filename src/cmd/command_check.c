/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands check: checks a configuration and describes its inputs. */
#include "cmd/commands.h"

#include <stdlib.h>

#include "base/mem.h"
#include "cmd/check_page.h"
#include "cmd/session.h"
#include "cmd/stdout.h"

static void write_page(struct buf *out, const struct options *options, const struct gather *g)
{
	if (options->json)
		check_json(out, g);
	else if (options->summary)
		check_summary(out, g);
	else
		check_text(out, g);
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct survey *surveys = NULL;
	struct buf text;
	int result = -1;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	if (session_open_check(e, &session, options))
		goto done;
	surveys = mem_zero(session.config.count, sizeof(*surveys));
	session.gather.surveys = surveys;
	session.gather.any_rejects = true;
	if (session_read(e, &session))
		goto done;
	write_page(&text, options, &session.gather);
	result = stdout_whole(e, &text);
	/* The page reports the fault; the exit code shows that a run would stop here. */
	if (result == 0)
		result = gather_check_rejects(e, &session.gather);
done:
	for (size_t i = 0; surveys && i < session.config.count; i++)
		survey_release(&surveys[i]);
	free(surveys);
	buf_release(&text);
	session_end(&session);
	return result;
}

const struct command command_check = {
    .name = "check",
    .arguments = "-c FILE",
    .summary = "check a configuration and its inputs; write nothing",
    .description =
	"Reads the configuration and all its inputs and writes nothing. Prints a page per\n"
	"source: the columns found, missing and not used; what would be used, filtered and\n"
	"rejected, with the first lines of each reason; how many rows give a role, a level, a\n"
	"place; pay that cannot be right; and the most frequent titles and places that were\n"
	"not understood.",
    .example = "paybands check -c /etc/paybands.ini\n"
	       "paybands check --source ai-jobs=salaries.csv --summary",
    .takes = TAKES(ID_CONFIG, ID_SOURCE, ID_ONLY, ID_WITHOUT, ID_JSON, ID_SUMMARY, ID_QUIET),
    .stage = STAGE_POOL,
    .run = run,
};
