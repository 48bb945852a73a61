/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_table.h: the columns of a small reference table, found by name. */
#ifndef PAYBANDS_MODEL_REFERENCE_TABLE_H
#define PAYBANDS_MODEL_REFERENCE_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/layers.h"
#include "base/text.h"

enum { REFERENCE_COLUMNS_MAX = 32 };

struct reference_row {
	const char *path; /* of the file that it is in, which lives as long as the paths given */
	uint64_t line;
	const struct text *fields; /* by the place of their column among those wanted */
};

/* Called for each row below the header. The place of the row is put before its error. */
typedef int reference_on_row(struct err *e, void *context, const struct reference_row *row);
struct reference_table {
	struct layers files; /* borrowed, for messages */
	/* The names wanted; NULL ends them; at most COLUMNS_MAX. A '?' before a name: the column may be
	 * absent, and its field then has no data. In an operator's own file `source` and `date` may be. */
	const char *const *columns;
	reference_on_row *on_row;
	void *context;
};

/* Reads all rows, an operator's laid over the installed ones (model/reference_rules.h). A missing file
 * or column, and a row of more or fewer fields than its header, is ERR_USAGE and names file and line. */
must_check int reference_table_read(struct err *e, const struct reference_table *table);

#endif
