/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_table.h: the columns of a small reference table, found by name. */
#ifndef PAYBANDS_MODEL_REFERENCE_TABLE_H
#define PAYBANDS_MODEL_REFERENCE_TABLE_H

#include <stddef.h>

#include "base/csv_in.h"
#include "base/err.h"

enum { REFERENCE_COLUMNS_MAX = 10 };

struct reference_table {
	const char *path; /* borrowed, for messages */
	/* The names wanted; NULL ends them; at most COLUMNS_MAX. A '?' before a name: the column may be
	 * absent, and its field then has no data. */
	const char *const *columns;
	/* Called for each row below the header; fields[i] belongs to columns[i]. */
	int (*on_row)(struct err *e, void *context, uint64_t line, const struct text *fields);
	void *context;
};

/* Reads all rows. A missing file, column or field is ERR_USAGE and names file and line. */
must_check int reference_table_read(struct err *e, const struct reference_table *table);

#endif
