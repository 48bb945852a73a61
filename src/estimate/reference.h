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
#include "base/layers.h"
#include "base/text.h"
#include "model/reference_table.h"

struct reference_place {
	const char *path;
	uint64_t line;
};

struct reference {
	struct arena texts;
	const char *path, *own_path; /* of the installed file, and of the one laid over it */
	size_t columns; /* those asked for */
	const char **cells; /* row by row, in the order the columns were asked for */
	size_t cells_room;
	struct reference_place *at; /* of each row */
	size_t at_room;
	size_t count; /* rows, without the header */
};

/* Reads `file` of both folders, the own rows laid over the installed ones. Columns of the file that are not
 * asked for are passed over. `*out` is released by reference_release also after a failure. */
must_check int reference_read(struct err *e, struct reference *out, const struct layers *folders,
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
