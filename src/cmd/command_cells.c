/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paybands cells: files of one source to a part, which bands --merge and run put together. */
#include "cmd/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_out.h"
#include "cmd/gather_parts.h"
#include "cmd/gather_source.h"
#include "cmd/ledgers.h"
#include "cmd/part_identity.h"
#include "cmd/session.h"

struct making {
	struct session *session;
	struct part_keeper keeper;
};

static int take_distance(struct err *e, const struct session *s, double *out)
{
	const char *given = s->options->apart;
	char *end;

	*out = s->config.settings.outlier_distance / 2;
	if (!given)
		return 0;
	errno = 0;
	*out = strtod(given, &end);
	if (errno || end == given || *end || !(*out >= 0 && *out <= 1000))
		return err_set(e, ERR_USAGE, "--apart %s: give a number from 0 to 1000", given);
	return 0;
}

/* Published tables are small, and whoever merges reads them. */
static int check_kind(struct err *e, const struct session *s)
{
	struct layout *layout = NULL;
	int result = gather_load_layout(e, &s->gather, &s->config.sources[0], &layout);

	if (result == 0 && layout_kind(layout) != LAYOUT_OBSERVATIONS)
		result =
		    err_set(e, ERR_USAGE,
			    "cells: layout %s: is of %s, which are read where parts are merged: "
			    "parts are of observations",
			    layout_name(layout), layout_kind_word(layout_kind(layout)));
	layout_free(layout);
	return result;
}

/* What the shell made of "> part" is its owner's alone, as what we make is. */
static int write_stdout(struct err *e, const struct buf *part)
{
	struct file_out *out = NULL;
	struct stat status;

	if (isatty(STDOUT_FILENO))
		return err_set(
		    e, ERR_USAGE,
		    "cells: a part is binary and private: write it to a file with --output FILE");
	if (fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode) &&
	    fchmod(STDOUT_FILENO, S_IRUSR | S_IWUSR))
		return err_set(e, ERR_WRITE,
			       "standard output: cannot be made its owner's alone: %s",
			       strerror(errno));
	if (file_out_stdout(e, &out))
		return -1;
	if (file_out_write(e, out, part->data, part->len)) {
		file_out_abandon(out);
		return -1;
	}
	return file_out_commit(e, out);
}

static int give(struct err *e, void *context, size_t number, struct part_sections *sections)
{
	struct making *m = context;
	const struct session *s = m->session;
	const char *path = s->options->output;
	struct part_head head;
	struct buf part, room;
	int result;

	buf_init(&room, BUF_LIMIT_DEFAULT);
	result = part_identity(e, &head, &room, &s->gather, &s->config.sources[number]);
	head.rows = s->gather.ledgers[number].rows_read;
	buf_init(&part, BUF_LIMIT_DEFAULT);
	if (result == 0) {
		part_write(&part, &head, sections);
		result = path ? file_write_private(e, path, part.data, part.len)
			      : write_stdout(e, &part);
	}
	buf_release(&part);
	buf_release(&room);
	return result;
}

static int run(struct err *e, const struct options *options)
{
	struct session session;
	struct making making = {.session = &session, .keeper = {.give = give}};
	int result = session_open_cells(e, &session, options);

	making.keeper.context = &making;
	part_keeper_start(&making.keeper, 1);
	if (result == 0)
		result = check_kind(e, &session);
	if (result == 0)
		result = take_distance(e, &session, &making.keeper.distance);
	session.gather.keeper = &making.keeper;
	session.gather.any_rejects = true; /* all parts together decide */
	if (result == 0)
		result = session_read(e, &session);
	if (result == 0 && !options->quiet)
		ledgers_print(&session.gather);
	part_keeper_release(&making.keeper);
	session_end(&session);
	return result;
}

const struct command command_cells = {
    .name = "cells",
    .arguments = "--layout NAME FILE...",
    .summary = "read files into a part, for bands --merge and run",
    .description =
	"Reads FILEs with a layout (or, with -c, the files of a source) and writes a part: what\n"
	"bands and run need from them. Parts made with the same program, settings, tables and\n"
	"layout can be merged in any number and order; the result is byte-identical to reading\n"
	"all files at once. Read shares of an input on many machines (--part), then merge. A part\n"
	"holds single pays: only its owner may read it; never publish it.",
    .example = "paybands cells --layout ai-jobs 2023.csv.gz > 2023.part\n"
	       "paybands cells -c paybands.ini --only payroll --part 3/200 -o 3.part\n"
	       "paybands bands --merge *.part",
    .takes = TAKES(ID_CONFIG_OWN, ID_ONLY, ID_WITHOUT, ID_LAYOUT, ID_SLICE, ID_APART, ID_PART,
		   ID_REJECTS, ID_QUIET),
    .stage = STAGE_POOL,
    .run = run,
};
