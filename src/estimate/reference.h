/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference.h: the small tables of data/reference, read whole and by column name.
 *
 * Private to estimate. Every text is borrowed from the table and ends in a NUL,
 * until reference_release. Errors name the file and the line (ERR_USAGE): a column that is
 * missing, a ragged row, a cell that is not the number it should be.
 */
#ifndef PAYBANDS_ESTIMATE_REFERENCE_H
#define PAYBANDS_ESTIMATE_REFERENCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/text.h"

enum { REFERENCE_COLUMNS_MAX = 32 };

struct reference {
	struct arena texts;
	char *path;
	size_t columns; /* those asked for */
	const char **cells; /* row by row, in the order the columns were asked for */
	size_t cells_room;
	uint64_t *lines; /* of each row */
	size_t lines_room;
	size_t count; /* rows, without the header */
};

/* Reads `directory`/`file`. Columns of the file that are not asked for are passed over.
 * `*out` is released by reference_release also after a failure. */
must_check int reference_read(struct err *e, struct reference *out, const char *directory,
			      const char *file, const char *const *columns, size_t column_count);
void reference_release(struct reference *t);

/* `column` is its place among those asked for. */
const char *reference_cell(const struct reference *t, size_t row, size_t column);
/* A finite number within [least, most]; an empty cell is an error too. */
must_check int reference_number(struct err *e, const struct reference *t, size_t row, size_t column,
				double least, double most, double *out);
/* The same, but an empty cell gives NAN. */
must_check int reference_number_or_none(struct err *e, const struct reference *t, size_t row,
					size_t column, double least, double most, double *out);
/* ERR_USAGE with file and line in front of `what`. */
int reference_fault(struct err *e, const struct reference *t, size_t row, const char *what);

#endif
