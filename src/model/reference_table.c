/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference_table.c: reads a small CSV file of data/reference by column names.
 *
 * Columns may come in any order, with others between them. These files come with paybands (or from
 * an analyst): a fault in one is an error, never a reject.
 */
#include "model/reference_table.h"

#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>

#include "model/reference_merge.h"

#define ABSENT SIZE_MAX

/* Where the columns of one file are. */
struct found_columns {
	size_t at[REFERENCE_COLUMNS_MAX]; /* of each wanted one, or ABSENT */
	size_t width; /* fields of the header */
};

struct reading {
	const struct reference_table *table;
	struct found_columns files[2]; /* installed, own */
};

static bool may_lack(const struct reference_record *header, const char *name)
{
	return *name == '?' || (header->own && (text_equal(text_of(name), TEXT_LITERAL("source")) ||
						text_equal(text_of(name), TEXT_LITERAL("date"))));
}

static int read_header(struct err *e, struct reading *r, const struct reference_record *header)
{
	struct found_columns *found = &r->files[header->own];

	for (size_t i = 0; r->table->columns[i]; i++) {
		const char *name = r->table->columns[i];
		struct text word = text_of(name + (*name == '?'));
		size_t column = reference_column(header->fields, header->count, word);
		assert(i < REFERENCE_COLUMNS_MAX);
		if (column == header->count && !may_lack(header, name))
			return reference_no_column(e, header->path, header->line, header->fields,
						   header->count, word);
		found->at[i] = column < header->count ? column : ABSENT;
	}
	found->width = header->count;
	return 0;
}

static int on_record(struct err *e, void *context, const struct reference_record *record)
{
	struct text fields[REFERENCE_COLUMNS_MAX];
	struct reading *r = context;
	const struct found_columns *found = &r->files[record->own];
	const struct reference_row row = {
	    .path = record->path, .line = record->line, .fields = fields};

	if (record->header)
		return read_header(e, r, record);
	if (record->count != found->width)
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": the row has %zu fields, not %zu",
			       record->path, record->line, record->count, found->width);
	for (size_t i = 0; r->table->columns[i]; i++)
		fields[i] = found->at[i] == ABSENT ? (struct text){.data = NULL}
						   : record->fields[found->at[i]];
	if (r->table->on_row(e, r->table->context, &row))
		return err_prefix(e, "%s:%" PRIu64, record->path, record->line);
	return 0;
}

int reference_table_read(struct err *e, const struct reference_table *table)
{
	struct reading r = {.table = table};

	return reference_merge(e, &table->files, on_record, &r);
}
