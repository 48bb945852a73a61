/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook_sheet.c: a CSV table as a sheet: each field in the form of its kind, and beside an id its name. */
#include "reports/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv_out.h"
#include "base/mem.h"
#include "model/benchmark.h"
#include "model/title/role.h"
#include "reports/words.h"

enum { HEADING_BYTES = 64 };

/* Does the sheet say the name of this field's id in a column that the table has not? */
static bool has_name_added(const struct csv_table *t, size_t field)
{
	const struct csv_field *f = &t->fields[field];
	size_t len = strlen(f->name);

	if (f->kind != FIELD_ROLE && f->kind != FIELD_AREA)
		return false;
	return field + 1 >= t->count || strncmp(f[1].name, f->name, len) != 0 ||
	       strcmp(f[1].name + len, "_name") != 0;
}

size_t workbook_column(const struct workbook_sheet *sheet, const char *field)
{
	size_t column = 0, i = 0;

	for (; strcmp(sheet->table->fields[i].name, field) != 0; i++)
		column += has_name_added(sheet->table, i) ? 2 : 1;
	return column;
}

static void open_sheet(struct book_out *b, const struct workbook_sheet *sheet,
		       struct book_column *columns, char (*headings)[HEADING_BYTES])
{
	const struct csv_table *t = sheet->table;
	size_t count = 0;

	for (size_t i = 0; i < t->count; i++) {
		columns[count++] =
		    (struct book_column){t->fields[i].name, field_form(t->fields[i].kind)};
		if (!has_name_added(t, i))
			continue;
		snprintf(headings[count], HEADING_BYTES, "%s_name", t->fields[i].name);
		columns[count] = (struct book_column){headings[count], BOOK_TEXT};
		count++;
	}
	book_out_sheet(b, sheet->name, columns, count, sheet->frozen);
}

/* The name of the role or the area that `id` is of. */
static void add_name(struct book_out *b, const struct summary *s, enum field_kind kind,
		     struct text id, struct buf *name)
{
	uint16_t role = kind == FIELD_ROLE ? catalogue_find(s->catalogue, id) : ROLE_NONE;
	struct area area;

	buf_clear(name);
	if (role != ROLE_NONE)
		buf_add_string(name, catalogue_role(s->catalogue, role)->name);
	else if (kind == FIELD_AREA && area_from_text(&area, id))
		words_area(name, s->gazetteer, area);
	book_out_text(b, buf_text(name));
}

static void add_cell(struct book_out *b, enum field_kind kind, struct text text)
{
	double number;

	if (*field_type(kind) != 's' && text_to_double(text, &number))
		book_out_number(b, number);
	else
		book_out_text(b, text);
}

void workbook_add_sheet(struct book_out *b, const struct summary *s,
			const struct workbook_sheet *sheet, struct text text)
{
	const struct csv_table *t = sheet->table;
	struct book_column *columns = mem_zero(2 * t->count, sizeof(*columns));
	char(*headings)[HEADING_BYTES] = mem_zero(2 * t->count, sizeof(*headings));
	struct buf value, name;

	buf_init(&value, BUF_LIMIT_DEFAULT);
	buf_init(&name, BUF_LIMIT_DEFAULT);
	open_sheet(b, sheet, columns, headings);
	while (csv_take_field(&text, &value)) /* the header */
		;
	while (text.len) {
		book_out_row(b);
		for (size_t i = 0; i < t->count; i++) {
			csv_take_field(&text, &value);
			add_cell(b, t->fields[i].kind, buf_text(&value));
			if (has_name_added(t, i))
				add_name(b, s, t->fields[i].kind, buf_text(&value), &name);
		}
	}
	book_out_sheet_end(b);
	buf_release(&name);
	buf_release(&value);
	free(headings);
	free(columns);
}
