/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reference.c: see reference.h. */
#include "estimate/reference.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct reading {
	struct reference *table;
	const char *own; /* path of the operator's file; NULL */
};

/* Rows outlive the file's paths: each path is kept once. */
static const char *kept_path(struct reading *r, const struct reference_row *row)
{
	return row->path == r->own ? r->table->own_path : r->table->path;
}

static int on_row(struct err *e, void *context, const struct reference_row *row)
{
	struct reading *r = context;
	struct reference *t = r->table;

	(void)e;
	t->at = mem_grow(t->at, &t->at_room, t->count + 1, sizeof(*t->at));
	t->cells =
	    mem_grow(t->cells, &t->cells_room, (t->count + 1) * t->columns, sizeof(*t->cells));
	t->at[t->count] = (struct reference_place){.path = kept_path(r, row), .line = row->line};
	for (size_t column = 0; column < t->columns; column++)
		t->cells[t->count * t->columns + column] =
		    arena_copy(&t->texts, text_trim(row->fields[column]));
	t->count++;
	return 0;
}

int reference_read(struct err *e, struct reference *out, const struct layers *folders,
		   const char *file, const char *const *columns, size_t column_count)
{
	const char *wanted[REFERENCE_COLUMNS_MAX + 1] = {NULL};
	struct reading reading = {.table = out};
	struct reference_table table = {.columns = wanted, .on_row = on_row, .context = &reading};
	struct layers_file files;
	int result;

	*out = (struct reference){.columns = column_count};
	arena_init(&out->texts);
	if (column_count == 0 || column_count > REFERENCE_COLUMNS_MAX)
		return err_set(e, ERR_BUG, "%s: %zu columns asked for", file, column_count);
	for (size_t i = 0; i < column_count; i++)
		wanted[i] = columns[i];
	layers_file_init(&files, folders, file);
	table.files = files.paths;
	reading.own = files.own;
	out->path = arena_copy(&out->texts, text_of(files.installed));
	out->own_path = arena_copy(&out->texts, text_of(files.own));
	result = reference_table_read(e, &table);
	layers_file_release(&files);
	return result;
}

void reference_release(struct reference *t)
{
	if (!t)
		return;
	free(t->cells);
	free(t->at);
	arena_release(&t->texts);
	*t = (struct reference){.columns = 0};
}

const char *reference_cell(const struct reference *t, size_t row, size_t column)
{
	return t->cells[row * t->columns + column];
}

int reference_fault(struct err *e, const struct reference *t, size_t row, const char *what)
{
	return err_set(e, ERR_USAGE, "%s:%llu: %s", t->at[row].path,
		       (unsigned long long)t->at[row].line, what);
}

int reference_number(struct err *e, const struct reference *t, size_t row, size_t column,
		     double least, double most, double *out)
{
	const char *cell = reference_cell(t, row, column);
	double value;

	if (!text_to_double(text_of(cell), &value) || !isfinite(value))
		return err_set(e, ERR_USAGE, "%s:%llu: \"%s\" is not a number", t->at[row].path,
			       (unsigned long long)t->at[row].line, cell);
	if (value < least || value > most)
		return err_set(e, ERR_USAGE, "%s:%llu: %s is not within %g to %g", t->at[row].path,
			       (unsigned long long)t->at[row].line, cell, least, most);
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
