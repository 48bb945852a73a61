/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_table.c: any table of tables.h as HTML.
 *
 * An empty cell of figures is a dash, which the style draws. A cell's end and a heading's scope are left to HTML's
 * own rules: a page has hundreds of them.
 * A page is narrow: a column that may be placed below another is, with its heading.
 */
#include "reports/html.h"

#include <string.h>

#include "reports/escape.h"
#include "reports/words.h"

static bool stands_beneath(const struct page_table *t, size_t column, size_t of)
{
	const char *beneath = t->columns[column].beneath;

	return beneath && strcmp(beneath, t->columns[of].heading) == 0 &&
	       page_column_is_used(t, column);
}

/* Does it have a column of the page to itself? */
static bool stands_alone(const struct page_table *t, size_t column)
{
	return !t->columns[column].beneath && page_column_is_used(t, column);
}

/* Do all rows have the same text in it, so that the heading can say it once? */
static bool is_the_same(const struct page_table *t, size_t column)
{
	struct text first = page_cell_exact(t, page_table_at(t, 0, column));

	for (size_t row = 0; row < t->row_count; row++) {
		const struct page_cell *cell = page_table_at(t, row, column);

		if (!text_equal(page_cell_exact(t, cell), first) ||
		    page_cell_text(t, cell, CELL_NOTE).len)
			return false;
	}
	return t->row_count > 2;
}

/* The heading of a column beneath another, with its text where that is one. */
static void add_beneath_heading(struct buf *out, const struct page_table *t, size_t column)
{
	buf_addf(out, "<i>%s", t->columns[column].heading);
	if (is_the_same(t, column)) {
		buf_add_string(out, ": ");
		html_add(out, page_cell_exact(t, page_table_at(t, 0, column)));
	}
	buf_add_string(out, "</i>");
}

static void add_headings(struct buf *out, const struct page_table *t)
{
	buf_add_string(out, "<thead><tr>");
	for (size_t c = 0; c < t->column_count; c++) {
		const struct page_column *column = &t->columns[c];

		if (!stands_alone(t, c))
			continue;
		buf_addf(out, "<th%s>%s", column->kind == COLUMN_FIGURE ? "" : " class=w",
			 column->heading);
		for (size_t k = 0; k < t->column_count; k++)
			if (stands_beneath(t, k, c))
				add_beneath_heading(out, t, k);
	}
	buf_add_string(out, "</tr></thead>\n");
}

/* A line of smaller text below the cell's content. */
static void add_line(struct buf *out, struct text t)
{
	if (!t.len)
		return;
	buf_add_string(out, "<i>");
	html_add(out, t);
	buf_add_string(out, "</i>");
}

static void add_lines(struct buf *out, struct text rest)
{
	struct text line;

	while (rest.len && text_split(&rest, '\n', &line)) {
		buf_add_string(out, "<span class=\"line\">");
		html_add(out, line);
		buf_add_string(out, "</span>");
	}
}

static void add_text(struct buf *out, const struct page_table *t, size_t row, size_t column)
{
	const struct page_cell *cell = page_table_at(t, row, column);

	if (t->columns[column].kind == COLUMN_QUALITY && !page_cell_is_empty(cell)) {
		html_quality(out, cell->quality);
		return;
	}
	if (t->columns[column].kind == COLUMN_LINES) {
		add_lines(out, page_cell_text(t, cell, CELL_TEXT));
		return;
	}
	if (cell->page)
		buf_addf(out, "<a href=\"%s.html\">", cell->page);
	html_add(out, page_cell_exact(t, cell));
	if (cell->page)
		buf_add_string(out, "</a>");
	add_line(out, page_cell_text(t, cell, CELL_NOTE));
}

static void add_beneath(struct buf *out, const struct page_table *t, size_t row, size_t column)
{
	for (size_t c = 0; c < t->column_count; c++)
		if (stands_beneath(t, c, column) && !is_the_same(t, c)) {
			add_line(out, page_cell_exact(t, page_table_at(t, row, c)));
			add_line(out, page_cell_text(t, page_table_at(t, row, c), CELL_NOTE));
		}
}

static void add_cell(struct buf *out, const struct page_table *t, size_t row, size_t column)
{
	const struct page_cell *cell = page_table_at(t, row, column);
	bool figure = t->columns[column].kind == COLUMN_FIGURE;
	bool soft = figure && cell->soft && !page_cell_is_empty(cell);

	buf_add_string(out, !figure ? "<td class=w>" : soft ? "<td class=\"soft\">" : "<td>");
	add_text(out, t, row, column);
	add_beneath(out, t, row, column);
}

/* The cell that names the row, or its group of rows, once. */
static void add_name(struct buf *out, const struct page_table *t, size_t row)
{
	size_t group = page_table_group(t, row);

	if (t->rows[row].continues)
		return;
	if (group > 1)
		buf_addf(out, "<th scope=\"rowgroup\" rowspan=\"%zu\">", group);
	else
		buf_add_string(out, "<th>"); /* the head of its row: there are cells after it */
	add_text(out, t, row, 0);
	add_beneath(out, t, row, 0);
}

static void add_row(struct buf *out, const struct page_table *t, size_t row)
{
	static const char *const opened[] = {[ROW_PLAIN] = "<tr>",
					     [ROW_BENCHMARK] = "<tr class=\"benchmark\">",
					     [ROW_LESSER] = "<tr class=\"lesser\">"};

	buf_add_string(out, opened[t->rows[row].kind]);
	add_name(out, t, row);
	for (size_t c = 1; c < t->column_count; c++)
		if (stands_alone(t, c))
			add_cell(out, t, row, c);
	buf_add_string(out, "</tr>\n");
}

static bool has_groups(const struct page_table *t)
{
	for (size_t row = 0; row < t->row_count; row++)
		if (t->rows[row].continues)
			return true;
	return false;
}

/* A table that has groups of rows has a body for each. */
static void add_rows(struct buf *out, const struct page_table *t)
{
	bool groups = has_groups(t);

	buf_add_string(out, groups ? "" : "<tbody>\n");
	for (size_t row = 0; row < t->row_count; row++) {
		if (groups && !t->rows[row].continues)
			buf_addf(out, "%s<tbody class=\"group\">\n", row ? "</tbody>\n" : "");
		add_row(out, t, row);
	}
	buf_add_string(out, "</tbody>\n");
}

/* A phone shows a row as a card, each figure below the name of its column: the style has the names. */
static void open_table(struct buf *out, const struct page_table *t)
{
	size_t number = 0;

	buf_addf(out,
		 "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%s\">\n"
		 "<table style=\"",
		 t->heading);
	for (size_t c = 1; c < t->column_count; c++)
		if (stands_alone(t, c))
			buf_addf(out, "--c%zu:'%s';", ++number, t->columns[c].heading);
	buf_add_string(out, "\">\n");
}

void html_table(struct buf *out, const struct page_table *t)
{
	if (t->row_count) {
		open_table(out, t);
		add_headings(out, t);
		add_rows(out, t);
		buf_add_string(out, "</table>\n</div>\n");
	}
	if (t->note.len) {
		buf_add_string(out, "<p class=\"note\">");
		html_add(out, buf_text(&t->note));
		buf_add_string(out, "</p>\n");
	}
}

void html_table_headed(struct buf *out, const struct page_table *t)
{
	if (!t->row_count && !t->note.len)
		return;
	buf_addf(out, "<h3>%s</h3>\n", t->heading);
	html_table(out, t);
}
