/* SPDX-License-Identifier: GPL-3.0-or-later */
/* show_rows.h: rows of a run's band table that were asked for, in three forms. */
#ifndef PAYBANDS_CMD_SHOW_ROWS_H
#define PAYBANDS_CMD_SHOW_ROWS_H

#include "base/buf.h"
#include "cmd/band_file.h"
#include "cmd/question.h"
#include "model/settings.h"

/* All borrowed. */
struct show_answer {
	const struct band_filter *filter; /* its role is given */
	const struct band_file *bands; /* of that role */
	size_t count; /* how many of them the filter takes; above 0 */
	const char *path;
	const struct gazetteer *gazetteer;
	const struct settings *settings; /* of the run: the limits that withhold figures */
};

/* As bands.csv has them, header and all columns. */
void show_csv(struct buf *out, const struct show_answer *answer);
/* A table for a terminal of `width` characters. */
void show_text(struct buf *out, const struct show_answer *answer, size_t width);
/* docs/DATA-CONTRACT.md, "Rows asked for". */
void show_json(struct buf *out, const struct show_answer *answer);

#endif
