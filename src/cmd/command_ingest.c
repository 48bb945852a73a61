/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands ingest: one source to rows. */
#include "cmd/commands.h"

#include "base/file_out.h"
#include "cmd/ledgers.h"
#include "cmd/session.h"

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct file_out *rows = NULL;
	int result = -1;

	if (!options->layout)
		return err_set(e, ERR_USAGE,
			       "ingest: which layout? give --layout NAME; see paybands layouts");
	if (session_open_filter(e, &session, options, options->layout) || file_out_stdout(e, &rows))
		goto done;
	session.gather.rows = rows;
	session.gather.traces =
	    (struct row_traces){.match = options->match, .original = options->original};
	if (session_read(e, &session))
		goto done;
	result = file_out_commit(e, rows);
	rows = NULL;
	if (result == 0 && !options->quiet)
		ledgers_print(&session.gather);
done:
	file_out_abandon(rows);
	session_end(&session);
	return result;
}

const struct command command_ingest = {
    .name = "ingest",
    .arguments = "--layout NAME FILE...",
    .summary = "normalise one source (CSV on standard output)",
    .description =
	"Reads FILEs (- is standard input; plain, gzip, zip or .xlsx, where FILE#PART names the\n"
	"member or the sheet) by a layout and prints one row per observation, with role, level,\n"
	"place and annual US dollars; for a layout of benchmarks, one row per benchmark.\n"
	"--original and --match add columns (docs/DATA-CONTRACT.md, \"Observations\").",
    .example = "paybands ingest --layout ai-jobs salaries.csv\n"
	       "paybands ingest --match --layout levels-fyi levels.csv.gz > rows.csv",
    .takes = TAKES(ID_SETUP, ID_LAYOUT, ID_REJECTS, ID_MATCH, ID_ORIGINAL, ID_QUIET),
    .stage = STAGE_READ,
    .run = run,
};
