/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_row.c: the cells of a sheet's rows as lines of CSV.
 *
 * Rows go to `out` as their last cell is read. Until the width is known (50 rows that are not
 * blank, or the end) they are held without their last commas; from then on each row is filled up as
 * it ends. Cells stand in order in a workbook: one out of order means damage.
 */
#include "base/xlsx_private.h"

#include <string.h>

#include "base/csv_in.h"
#include "base/csv_out.h"
#include "base/mem.h"

enum {
	ROWS_HELD = 50,
	HELD_MAX = 4 << 20, /* bytes: no more is held, however few rows it is */
	DIMENSION_COLUMNS_MAX = 1024,
};

void xlsx_fail(struct xlsx *x, const char *what)
{
	struct err e = ERR_INIT;

	x->failed = true;
	err_set(&e, ERR_INPUT, "%s: sheet \"%s\", row %zu: %s", x->name, x->book.sheet_name, x->row,
		what);
	xml_stop(x->part.xml, &e);
}

/* ---- lines ---- */

static struct buf *line_of(struct xlsx *x)
{
	return x->width ? &x->out : &x->held;
}

static void add_commas(struct buf *out, size_t count)
{
	static const char commas[] = ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,";

	for (size_t part; count; count -= part) {
		part = count < sizeof(commas) - 1 ? count : sizeof(commas) - 1;
		buf_add(out, commas, part);
	}
}

/* Gives out the held rows, each as wide as the widest. */
void xlsx_release_held(struct xlsx *x)
{
	size_t at = 0;

	x->width = x->widest ? x->widest : 1;
	for (size_t i = 0; i < x->row_count; i++) {
		const struct held_row *row = &x->rows[i];
		buf_add(&x->out, x->held.data + at, row->end - at);
		if (row->width)
			add_commas(&x->out, x->width - row->width);
		buf_add_char(&x->out, '\n');
		at = row->end;
	}
	x->row_count = 0;
	buf_clear(&x->held);
}

static void end_line(struct xlsx *x)
{
	if (x->width) {
		if (x->row_width && x->row_width < x->width)
			add_commas(&x->out, x->width - x->row_width);
		buf_add_char(&x->out, '\n');
		return;
	}
	x->rows = mem_grow(x->rows, &x->row_room, x->row_count + 1, sizeof(*x->rows));
	x->rows[x->row_count++] = (struct held_row){.end = x->held.len, .width = x->row_width};
	x->rows_not_blank += x->row_width > 0;
	if (x->row_width > x->widest)
		x->widest = x->row_width;
	if (x->rows_not_blank == ROWS_HELD || x->held.len > HELD_MAX)
		xlsx_release_held(x);
}

void xlsx_take_dimension(struct xlsx *x, xml_attributes attributes)
{
	const char *ref = xml_attribute(attributes, "ref");
	const char *colon = ref ? strchr(ref, ':') : NULL;
	size_t column;

	if (colon && xlsx_column(colon + 1, &column) && column < DIMENSION_COLUMNS_MAX)
		x->widest = column + 1;
}

void xlsx_start_row(struct xlsx *x, struct text r)
{
	long long number = (long long)x->row + 1;

	if (r.data && (!text_to_long(r, &number) || number < 1)) {
		xlsx_fail(x, "the next row has no number: the workbook is damaged");
	} else if (number > XLSX_ROWS_MAX) {
		xlsx_fail(x,
			  "the next row is beyond the last that a sheet can have: the workbook is "
			  "damaged");
	} else if ((size_t)number <= x->row) {
		xlsx_fail(x, "the row after it belongs before it: the workbook is damaged");
	} else {
		x->row_width = 0;
		while (++x->row < (size_t)number)
			end_line(x);
		x->next_column = 0;
		x->in_row = true;
		if (x->merges.count)
			xlsx_merges_start_row(&x->merges, x->row);
	}
}

static enum cell_kind kind_of(struct text type)
{
	char letter = type.data && type.len == 1 ? *type.data : '\0';

	if (!type.data || letter == 'n')
		return CELL_NUMBER;
	if (letter == 's')
		return CELL_STRING;
	if (letter == 'b')
		return CELL_BOOLEAN;
	if (text_equal(type, TEXT_LITERAL("str")))
		return CELL_TEXT;
	/* e and d: their text */
	return text_equal(type, TEXT_LITERAL("inlineStr")) ? CELL_INLINE : CELL_AS_IS;
}

void xlsx_start_cell(struct xlsx *x, struct text ref, struct text style, struct text type)
{
	struct cell cell = {.column = x->next_column, .kind = kind_of(type)};

	if (ref.data && !xlsx_column(ref.data, &cell.column)) {
		xlsx_fail(x, "invalid cell reference: the workbook is damaged");
		return;
	}
	if (style.data && !xlsx_index(style, &cell.style))
		cell.style = 0;
	if (cell.column < x->next_column) {
		xlsx_fail(x, "its cells are out of order: the workbook is damaged");
		return;
	}
	x->cell = cell;
	x->next_column = cell.column + 1;
	x->in_cell = true;
	x->in_inline = false;
	x->phonetic = 0;
	if (x->text.len)
		buf_clear(&x->text);
	if (x->inlined.len)
		buf_clear(&x->inlined);
}

/* ---- what cells hold ---- */

/* The cell's v, or its text within. */
static struct text value_of(const struct xlsx *x)
{
	return x->cell.scanned.data ? x->cell.scanned : buf_text(&x->text);
}

static void add_string(struct xlsx *x, struct buf *line)
{
	size_t index;

	if (!xlsx_index(text_trim(value_of(x)), &index) || index >= x->strings.count) {
		xlsx_fail(
		    x, "a cell refers to a text that the workbook does not hold: the workbook is "
		       "damaged");
		return;
	}
	buf_add_text(line, xlsx_string(&x->strings, index));
}

static void add_boolean(struct xlsx *x, struct buf *line)
{
	struct text value = text_trim(value_of(x));

	if (text_equal(value, TEXT_LITERAL("1")) || text_equal_fold(value, TEXT_LITERAL("true")))
		buf_add_string(line, "TRUE");
	else
		buf_add_string(line, "FALSE");
}

/* A cell that has both is read by its type; otherwise the one it has is read. */
static void choose_text(struct xlsx *x)
{
	bool inlined = x->cell.has_inline && (x->cell.kind == CELL_INLINE || !x->cell.has_value);
	struct buf other = x->text;

	if (!inlined)
		return;
	x->text = x->inlined;
	x->inlined = other;
	x->cell.kind = CELL_INLINE;
}

static void add_text(struct xlsx *x, struct buf *line)
{
	if (x->cell.scanned.data)
		buf_add_text(&x->text, x->cell.scanned);
	xlsx_add_text(line, &x->text);
}

static void add_value(struct xlsx *x, struct buf *line)
{
	const struct xlsx_format *format = NULL;

	switch (x->cell.kind) {
	case CELL_STRING:
		add_string(x, line);
		break;
	case CELL_TEXT:
	case CELL_INLINE:
		add_text(x, line);
		break;
	case CELL_BOOLEAN:
		add_boolean(x, line);
		break;
	case CELL_AS_IS:
		csv_add_field(line, text_trim(value_of(x)), false);
		break;
	case CELL_NUMBER:
		if (x->cell.style < x->formats.count)
			format = &x->formats.cells[x->cell.style];
		xlsx_add_number(line, format, x->book.from_1904, text_trim(value_of(x)));
		break;
	}
}

/* Commas from the last cell in the line to this column. */
static size_t commas_to(const struct xlsx *x, size_t column)
{
	return column - (x->row_width ? x->row_width - 1 : 0);
}

/* ---- merged ranges ---- */

static void put(struct xlsx *x, struct buf *line, size_t column, struct text value)
{
	add_commas(line, commas_to(x, column));
	buf_add_text(line, value);
	x->row_width = column + 1;
}

/* Fills what the row has of merged ranges before the column. */
static void spread(struct xlsx *x, struct buf *line, size_t before)
{
	const struct xlsx_merge *merge;
	size_t column = x->row_width;

	while ((merge = xlsx_merges_cell(&x->merges, before, &column))) {
		struct text value = text_of(merge->value);
		x->merges.bytes += value.len + 1;
		if (x->merges.bytes > XLSX_MERGED_BYTES_MAX) {
			xlsx_fail(x,
				  "its merged ranges hold more than 256 MiB: this is not a table");
			return;
		}
		put(x, line, column, value);
		column = x->row_width;
	}
}
_Static_assert(XLSX_MERGED_BYTES_MAX == 256 << 20, "the text above says so");

static void end_cell_beside_merges(struct xlsx *x, struct buf *line)
{
	buf_clear(&x->value);
	add_value(x, &x->value);
	if (x->value.len == 0)
		return; /* an empty text */
	spread(x, line, x->cell.column);
	put(x, line, x->cell.column, buf_text(&x->value));
	xlsx_merges_take(&x->merges, x->row, x->cell.column, buf_text(&x->value));
}

/* ---- the ends of cells and rows ---- */

static void end_cell_alone(struct xlsx *x, struct buf *line)
{
	const size_t before = line->len;
	size_t start;

	add_commas(line, commas_to(x, x->cell.column));
	start = line->len;
	add_value(x, line);
	if (line->len > start)
		x->row_width = x->cell.column + 1;
	else
		line->len = before; /* an empty text */
}

void xlsx_end_row(struct xlsx *x)
{
	x->in_row = false;
	if (x->merges.count && xlsx_merges_end_row(&x->merges, x->row))
		spread(x, line_of(x), CSV_COLUMNS_MAX);
	end_line(x);
}

void xlsx_end_cell(struct xlsx *x)
{
	x->in_cell = false;
	choose_text(x);
	if (buf_overflowed(&x->text)) {
		xlsx_fail(x, "a cell is longer than 1 MiB: this is not a table of cells");
		return;
	}
	if (x->cell.has_formula && !x->cell.has_value && !x->cell.has_inline) {
		buf_add_string(&x->text, "#UNCALCULATED");
		x->cell.kind = CELL_AS_IS;
	}
	if (value_of(x).len == 0)
		return;
	if (x->cell.column >= CSV_COLUMNS_MAX) {
		xlsx_fail(x, "a cell is beyond column 4,096: this is not a table of rows");
		return;
	}
	if (x->merges.count)
		end_cell_beside_merges(x, line_of(x));
	else
		end_cell_alone(x, line_of(x));
}
_Static_assert(CSV_COLUMNS_MAX == 4096 && CSV_FIELD_MAX == 1 << 20, "the texts above say so");
