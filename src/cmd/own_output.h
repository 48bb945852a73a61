/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_output.h: writes a report on own pay where the operator says, and nowhere else.
 *
 * Never below a folder that runs are published in, never over an input; over another file only with --force.
 * A new folder has mode 0700, every file 0600.
 */
#ifndef PAYBANDS_CMD_OWN_OUTPUT_H
#define PAYBANDS_CMD_OWN_OUTPUT_H

#include <stdbool.h>

#include "base/err.h"
#include "cmd/config.h"
#include "reports/own_report.h"

struct own_output {
	char *folder; /* of a folder: its path; NULL: one file */
	char *file;
	const struct own_file *format; /* of the one file */
};

/* What must not be written to, or below. All borrowed. */
struct own_output_limits {
	const struct config *config; /* its folder of runs, and its sources' files */
	const char *bands; /* of the market: its run, and the folder of that */
	const char *ranges; /* an input too; may be NULL */
};
/* May it be written to `path`? Before anything is read. */
must_check int own_output_check(struct err *e, struct own_output *out, const char *path, bool force,
				const struct own_output_limits *limits);
must_check int own_output_write(struct err *e, const struct own_output *out,
				const struct own_report *report);
void own_output_release(struct own_output *o);

#endif
