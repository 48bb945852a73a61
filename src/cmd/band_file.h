/* SPDX-License-Identifier: GPL-3.0-or-later */
/* band_file.h: rows of a finished run's bands.csv, read back.
 *
 * Columns are found by name, so that a run of a later version that adds some is read as well. What the
 * figures mean is docs/DATA-CONTRACT.md, "Bands".
 */
#ifndef PAYBANDS_CMD_BAND_FILE_H
#define PAYBANDS_CMD_BAND_FILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "estimate/bands.h"

struct band_file {
	struct arena texts; /* of the rows' rules and lines */
	struct band *rows; /* of one role, in the file's order */
	size_t count, room;
	/* The header and each row as CSV, with all its columns and without the line's end. */
	struct text header, *lines;
	size_t line_room;
	bool sample; /* the run is made from sample data */
};

/* The rows of the role with that id, numbered `role`. ERR_INPUT if the file cannot be read, lacks a
 * column, or has an impossible figure or word. */
must_check int band_file_read(struct err *e, struct band_file *out, const char *path,
			      const char *id, uint16_t role);
void band_file_release(struct band_file *f);

/* The row that agrees with `wanted` in level, experience, area, component and basis; NULL if there is none. */
const struct band *band_file_find(const struct band_file *f, const struct band *wanted);

#endif
