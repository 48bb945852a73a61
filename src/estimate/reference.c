/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference.c: see reference.h. */
#include "estimate/reference.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/csv_in.h"
#include "base/mem.h"

struct reading {
	struct reference *table;
	const char *const *names;
	size_t header_count; /* fields of the header; 0 before it came */
	size_t at[REFERENCE_COLUMNS_MAX];
};

static int read_header(struct err *e, struct reading *r, const struct csv_record *record)
{
	for (size_t column = 0; column < r->table->columns; column++) {
		size_t field = 0;

		while (field < record->count &&
		       !text_equal(record->fields[field], text_of(r->names[column])))
			field++;
		if (field == record->count)
			return err_set(e, ERR_USAGE, "%s: the header has no column \"%s\"",
				       r->table->path, r->names[column]);
		r->at[column] = field;
	}
	r->header_count = record->count;
	return 0;
}

static int on_record(struct err *e, void *context, const struct csv_record *record)
{
	struct reading *r = context;
	struct reference *t = r->table;

	if (!r->header_count)
		return read_header(e, r, record);
	if (record->count != r->header_count)
		return err_set(e, ERR_USAGE, "%s:%llu: %zu fields where the header has %zu",
			       t->path, (unsigned long long)record->line, record->count,
			       r->header_count);
	t->lines = mem_grow(t->lines, &t->lines_room, t->count + 1, sizeof(*t->lines));
	t->cells =
	    mem_grow(t->cells, &t->cells_room, (t->count + 1) * t->columns, sizeof(*t->cells));
	t->lines[t->count] = record->line;
	for (size_t column = 0; column < t->columns; column++)
		t->cells[t->count * t->columns + column] =
		    arena_copy(&t->texts, text_trim(record->fields[r->at[column]]));
	t->count++;
	return 0;
}

int reference_read(struct err *e, struct reference *out, const char *directory, const char *file,
		   const char *const *columns, size_t column_count)
{
	const struct csv_dialect dialect = {.delimiter = ',', .quoting = true};
	struct reading reading = {.table = out, .names = columns};
	struct buf path;

	*out = (struct reference){.columns = column_count};
	arena_init(&out->texts);
	if (column_count == 0 || column_count > REFERENCE_COLUMNS_MAX)
		return err_set(e, ERR_BUG, "%s: %zu columns asked for", file, column_count);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", directory, file);
	out->path = mem_copy_text(path.data, path.len);
	buf_release(&path);
	if (csv_read_file(e, out->path, &dialect, on_record, &reading) < 0) {
		e->code =
		    e->code == ERR_INPUT ? ERR_USAGE : e->code; /* our own table, not an input */
		return -1;
	}
	if (!reading.header_count)
		return err_set(e, ERR_USAGE, "%s: the table is empty", out->path);
	return 0;
}

void reference_release(struct reference *t)
{
	if (!t)
		return;
	free(t->cells);
	free(t->lines);
	free(t->path);
	arena_release(&t->texts);
	*t = (struct reference){.columns = 0};
}

const char *reference_cell(const struct reference *t, size_t row, size_t column)
{
	return t->cells[row * t->columns + column];
}

int reference_fault(struct err *e, const struct reference *t, size_t row, const char *what)
{
	return err_set(e, ERR_USAGE, "%s:%llu: %s", t->path, (unsigned long long)t->lines[row],
		       what);
}

int reference_number(struct err *e, const struct reference *t, size_t row, size_t column,
		     double least, double most, double *out)
{
	const char *cell = reference_cell(t, row, column);
	double value;

	if (!text_to_double(text_of(cell), &value) || !isfinite(value))
		return err_set(e, ERR_USAGE, "%s:%llu: \"%s\" is not a number", t->path,
			       (unsigned long long)t->lines[row], cell);
	if (value < least || value > most)
		return err_set(e, ERR_USAGE, "%s:%llu: %s is not within %g to %g", t->path,
			       (unsigned long long)t->lines[row], cell, least, most);
	*out = value;
	return 0;
}

int reference_number_or_none(struct err *e, const struct reference *t, size_t row, size_t column,
			     double least, double most, double *out)
{
	*out = NAN;
	if (!*reference_cell(t, row, column))
		return 0;
	return reference_number(e, t, row, column, least, most, out);
}
