/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_table.c: reads a small CSV file of data/reference by column names.
 *
 * Columns may come in any order, with others between them. These files come with paybands (or from
 * an analyst): a fault in one is an error, never a reject.
 */
#include "model/reference_table.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>

#define ABSENT SIZE_MAX

struct reading {
	const struct reference_table *table;
	bool header_seen;
	size_t at[REFERENCE_COLUMNS_MAX]; /* the position of each wanted column, or ABSENT */
	size_t widest;
};

static int read_header(struct err *e, struct reading *r, const struct csv_record *record)
{
	for (size_t i = 0; r->table->columns[i]; i++) {
		const char *name = r->table->columns[i];
		bool optional = *name == '?';
		size_t column = 0;
		while (column < record->count &&
		       !text_equal(record->fields[column], text_of(name + optional)))
			column++;
		r->at[i] = ABSENT;
		if (column == record->count && optional)
			continue;
		if (column == record->count)
			return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": there is no column \"%s\"",
				       r->table->path, record->line, name);
		r->at[i] = column;
		if (column > r->widest)
			r->widest = column;
	}
	r->header_seen = true;
	return 0;
}

static int on_record(struct err *e, void *context, const struct csv_record *record)
{
	struct text fields[REFERENCE_COLUMNS_MAX];
	struct reading *r = context;

	if (!r->header_seen)
		return read_header(e, r, record);
	if (record->count <= r->widest)
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": the row has %zu fields, not %zu",
			       r->table->path, record->line, record->count, r->widest + 1);
	for (size_t i = 0; r->table->columns[i]; i++)
		fields[i] =
		    r->at[i] == ABSENT ? (struct text){.data = NULL} : record->fields[r->at[i]];
	return r->table->on_row(e, r->table->context, record->line, fields);
}

int reference_table_read(struct err *e, const struct reference_table *table)
{
	static const struct csv_dialect commas = {.delimiter = ',', .quoting = true};
	struct reading r = {.table = table};

	if (csv_read_file(e, table->path, &commas, on_record, &r)) {
		/* A reference table that cannot be read is a fault of the set-up. */
		if (e->code == ERR_INPUT)
			e->code = ERR_USAGE;
		return -1;
	}
	if (!r.header_seen)
		return err_set(e, ERR_USAGE, "%s: the file is empty", table->path);
	return 0;
}
