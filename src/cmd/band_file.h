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
#include "base/intern.h"
#include "estimate/bands.h"

struct band_file {
	struct arena texts; /* of the rows' rules and lines */
	struct band *rows; /* in the file's order */
	size_t count, room;
	/* Of band_file_read: the header and each row as CSV, with all its columns and without the line's
	 * end. */
	struct text header, *lines;
	size_t line_room;
	bool sample; /* the run is made from sample data */
};

/* The rows of the role with that id, numbered `role`. ERR_INPUT if the file cannot be read, lacks a
 * column, or has an impossible figure or word. */
must_check int band_file_read(struct err *e, struct band_file *out, const char *path,
			      const char *id, uint16_t role);
/* All rows, each with its role's number in `roles`, to which roles that are not there are added. */
must_check int band_file_read_all(struct err *e, struct band_file *out, const char *path,
				  struct intern *roles);
/* The words that name a cell. */
struct band_words {
	struct text level, experience, area_kind, area, component;
};
/* Into the band's members of these names; false where one is not a word that a run writes. */
bool band_words_read(const struct band_words *words, struct band *out);
void band_file_release(struct band_file *f);

/* The row that agrees with `wanted` in level, experience, area, component and basis; NULL if there is none. */
const struct band *band_file_find(const struct band_file *f, const struct band *wanted);

#endif
