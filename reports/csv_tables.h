/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_tables.h: what a CSV table of the run holds: the header that it is written with and its
 * description in datapackage.json are made from one list of fields. Private to reports. */
#ifndef PAYBANDS_REPORTS_CSV_TABLES_H
#define PAYBANDS_REPORTS_CSV_TABLES_H

#include <stddef.h>

#include "base/buf.h"

struct csv_field {
	const char *name;
	const char *type; /* of a Table Schema: "string", "integer", "number" */
	const char *about;
};

struct csv_table {
	const char *title;
	const struct csv_field *fields;
	size_t count;
};

#define CSV_TABLE(words, list)                                                                     \
	{                                                                                          \
		.title = (words), .fields = (list), .count = sizeof(list) / sizeof(*(list))        \
	}

extern const struct csv_table bands_csv_table, sources_csv_table, headlines_csv_table,
    facts_csv_table, model_csv_table, structures_csv_table, impact_csv_table, transitions_csv_table,
    employers_csv_table;

/* A table among the run's files. */
struct csv_file {
	const char *path;
	const struct csv_table *table;
};

/* The header line. */
static inline void csv_add_header(struct buf *out, const struct csv_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		buf_addf(out, "%s%s", i ? "," : "", t->fields[i].name);
	buf_add_char(out, '\n');
}

#endif
