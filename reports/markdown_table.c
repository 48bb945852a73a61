/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown_table.c: any table of tables.h as a pipe table of CommonMark: exact figures, each column
 * by itself, remarks on a cell in brackets behind it. */
#include "reports/markdown.h"

#include "reports/escape.h"
#include "reports/words.h"

static void add_headings(struct buf *out, const struct page_table *t)
{
	for (size_t c = 0; c < t->column_count; c++)
		if (page_column_is_used(t, c))
			buf_addf(out, "| %s ", t->columns[c].heading);
	buf_add_string(out, "|\n");
	for (size_t c = 0; c < t->column_count; c++)
		if (page_column_is_used(t, c))
			buf_add_string(out,
				       t->columns[c].kind == COLUMN_FIGURE ? "| ---: " : "| --- ");
	buf_add_string(out, "|\n");
}

static void add_page(struct buf *out, const struct page_table *t, const struct page_cell *cell)
{
	buf_add_char(out, '[');
	markdown_add(out, page_cell_exact(t, cell));
	buf_addf(out, "](%s.md)", cell->page);
}

/* A cell is one line. */
static void add_lines(struct buf *out, struct text rest)
{
	struct text line;
	const char *before = "";

	while (rest.len && text_split(&rest, '\n', &line)) {
		buf_add_string(out, before);
		markdown_add(out, line);
		before = "; ";
	}
}

/* Figures and what replaces them are the program's own text; any other text may contain data. */
static void add_cell(struct buf *out, const struct page_table *t, size_t row, size_t column)
{
	const struct page_cell *cell = page_table_at(t, row, column);
	bool figure = t->columns[column].kind == COLUMN_FIGURE;
	struct text note = page_cell_text(t, cell, CELL_NOTE);

	buf_add_string(out, "| ");
	if (page_cell_is_empty(cell)) {
		buf_add_string(out, figure ? EN_DASH " " : "");
		return;
	}
	if (figure)
		buf_add_text(out, page_cell_exact(t, cell));
	else if (cell->page)
		add_page(out, t, cell);
	else
		add_lines(out, page_cell_exact(t, cell));
	if (note.len) {
		buf_add_string(out, " (");
		markdown_add(out, note);
		buf_add_char(out, ')');
	}
	buf_add_char(out, ' ');
}

void markdown_table(struct buf *out, const struct page_table *t)
{
	if (t->row_count)
		add_headings(out, t);
	for (size_t row = 0; row < t->row_count; row++) {
		for (size_t c = 0; c < t->column_count; c++)
			if (page_column_is_used(t, c))
				add_cell(out, t, row, c);
		buf_add_string(out, "|\n");
	}
	if (t->note.len) {
		buf_add_string(out, t->row_count ? "\n" : "");
		markdown_add(out, buf_text(&t->note));
		buf_add_char(out, '\n');
	}
}

void markdown_table_headed(struct buf *out, const struct page_table *t)
{
	if (!t->row_count && !t->note.len)
		return;
	buf_addf(out, "\n## %s\n\n", t->heading);
	markdown_table(out, t);
}

void markdown_table_made(struct buf *out, page_table_make *make, const struct summary *s,
			 const struct role_summary *r)
{
	struct page_table table;

	make(&table, s, r);
	markdown_table_headed(out, &table);
	page_table_release(&table);
}
