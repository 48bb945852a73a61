/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_tables.h: what a CSV table of the run holds: the header that it is written with, its
 * description in datapackage.json and its sheet of the workbook are made from one list of fields. Private to
 * reports. */
#ifndef PAYBANDS_REPORTS_CSV_TABLES_H
#define PAYBANDS_REPORTS_CSV_TABLES_H

#include <stddef.h>

#include "base/book_out.h"
#include "base/buf.h"

/* What a field holds: name, type of a Table Schema, form in the workbook. Beside an id of a role or an area the
 * workbook has its name. */
#define FIELD_KINDS(X)                                                                             \
	X(TEXT, "string", BOOK_TEXT)                                                               \
	X(PROSE, "string", BOOK_PROSE) /* sentences */                                             \
	X(ROLE, "string", BOOK_TEXT)                                                               \
	X(AREA, "string", BOOK_TEXT)                                                               \
	X(DATE, "string", BOOK_TEXT) /* YYYY, YYYY-MM or YYYY-MM-DD */                             \
	X(WHOLE, "integer", BOOK_WHOLE) /* a year, a line: no quantity */                          \
	X(COUNT, "integer", BOOK_COUNT)                                                            \
	X(MONEY, "number", BOOK_MONEY) /* per year */                                              \
	X(NUMBER, "number", BOOK_NUMBER)                                                           \
	X(SCORE, "number", BOOK_SCORE) /* 0 to 100 */                                              \
	X(PERCENT, "number", BOOK_PERCENT)                                                         \
	X(SHARE, "number", BOOK_SHARE) /* a fraction: 0.25 is 25% */
#define FIELD_KIND_NAME(name, type, form) FIELD_##name,
enum field_kind { FIELD_KINDS(FIELD_KIND_NAME) };
#undef FIELD_KIND_NAME
const char *field_type(enum field_kind kind);
enum book_format field_form(enum field_kind kind);

struct csv_field {
	const char *name;
	enum field_kind kind;
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
