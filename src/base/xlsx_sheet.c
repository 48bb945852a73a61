/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_sheet.c: the rows of a sheet as lines of CSV.
 *
 * Rows go to `out` as their last cell is read. Until the width is known (50 rows that are not
 * blank, or the end) they are held without their last commas; from then on each row is filled up as
 * it ends. Cells stand in order in a workbook: one out of order means damage.
 */
#include "base/xlsx_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/csv_in.h"
#include "base/csv_out.h"
#include "base/mem.h"

enum {
	ROWS_HELD = 50,
	HELD_MAX = 4 << 20, /* bytes: no more is held, however few rows it is */
	DIMENSION_COLUMNS_MAX = 1024,
};

enum cell_kind {
	CELL_NUMBER,
	CELL_STRING,
	CELL_TEXT,
	CELL_INLINE,
	CELL_BOOLEAN,
	CELL_AS_IS,
};

struct held_row {
	size_t end; /* in `held`; the next row starts here */
	size_t width; /* 0: a blank line */
};

struct cell {
	size_t column; /* from 0 */
	enum cell_kind kind;
	size_t style;
	bool has_formula;
	bool has_value; /* v */
	bool has_inline; /* is: text within the cell */
};

struct xlsx {
	struct xlsx_book book;
	struct xlsx_strings strings;
	struct xlsx_formats formats;
	struct xlsx_merges merges;
	struct xlsx_part part;
	const char *name;
	struct buf out;
	size_t given; /* of `out` */
	struct buf held;
	struct held_row *rows;
	size_t row_count;
	size_t row_room;
	size_t rows_not_blank;
	size_t width; /* 0: not known yet */
	size_t widest;
	struct buf text; /* of the cell: its v */
	struct buf inlined; /* ... and its is */
	struct buf value; /* as it goes into the CSV, in a sheet with merged ranges */
	struct cell cell;
	size_t row; /* 1-based */
	size_t next_column;
	size_t row_width; /* columns of this row that are in its line already */
	bool in_data;
	bool in_row;
	bool in_cell;
	bool in_inline;
	struct buf *takes; /* where text goes: inside v, or t of an inline string; or NULL */
	unsigned phonetic;
};

/* ---- errors ---- */

static void fail(struct xlsx *x, const char *what)
{
	struct err e = ERR_INIT;

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
static void release_held(struct xlsx *x)
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
		release_held(x);
}

/* "A1:AF1404": how wide the sheet says it is. */
static void take_dimension(struct xlsx *x, xml_attributes attributes)
{
	const char *ref = xml_attribute(attributes, "ref");
	const char *colon = ref ? strchr(ref, ':') : NULL;
	size_t column;

	if (colon && xlsx_column(colon + 1, &column) && column < DIMENSION_COLUMNS_MAX)
		x->widest = column + 1;
}

static void start_row(struct xlsx *x, xml_attributes attributes)
{
	const char *r = xml_attribute(attributes, "r");
	long long number = (long long)x->row + 1;

	if (r && (!text_to_long(text_of(r), &number) || number < 1)) {
		fail(x, "the next row has no number: the workbook is damaged");
	} else if (number > XLSX_ROWS_MAX) {
		fail(x, "the next row is beyond the last that a sheet can have: the workbook is "
			"damaged");
	} else if ((size_t)number <= x->row) {
		fail(x, "the row after it belongs before it: the workbook is damaged");
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

static enum cell_kind kind_of(const char *type)
{
	if (strcmp(type, "n") == 0)
		return CELL_NUMBER;
	if (strcmp(type, "s") == 0)
		return CELL_STRING;
	if (strcmp(type, "str") == 0)
		return CELL_TEXT;
	if (strcmp(type, "inlineStr") == 0)
		return CELL_INLINE;
	return strcmp(type, "b") == 0 ? CELL_BOOLEAN : CELL_AS_IS; /* e and d: their text */
}

static void start_cell(struct xlsx *x, xml_attributes attributes)
{
	struct cell cell = {.column = x->next_column};

	for (; *attributes; attributes += 2) {
		const char *name = attributes[0], *value = attributes[1];
		if (name[0] == '\0' || name[1] != '\0')
			continue;
		if (name[0] == 'r' && !xlsx_column(value, &cell.column)) {
			fail(x, "invalid cell reference: the workbook is damaged");
			return;
		}
		if (name[0] == 's' && !xlsx_index(text_of(value), &cell.style))
			cell.style = 0;
		if (name[0] == 't')
			cell.kind = kind_of(value);
	}
	if (cell.column < x->next_column) {
		fail(x, "its cells are out of order: the workbook is damaged");
		return;
	}
	x->cell = cell;
	x->next_column = cell.column + 1;
	x->in_cell = true;
	x->in_inline = false;
	x->phonetic = 0;
	buf_clear(&x->text);
	buf_clear(&x->inlined);
}

/* ---- what cells hold ---- */

static void add_string(struct xlsx *x, struct buf *line)
{
	size_t index;

	if (!xlsx_index(text_trim(buf_text(&x->text)), &index) || index >= x->strings.count) {
		fail(x, "a cell refers to a text that the workbook does not hold: the workbook is "
			"damaged");
		return;
	}
	buf_add_text(line, xlsx_string(&x->strings, index));
}

static void add_boolean(struct xlsx *x, struct buf *line)
{
	struct text value = text_trim(buf_text(&x->text));

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

static void add_value(struct xlsx *x, struct buf *line)
{
	const struct xlsx_format *format = NULL;

	switch (x->cell.kind) {
	case CELL_STRING:
		add_string(x, line);
		break;
	case CELL_TEXT:
	case CELL_INLINE:
		xlsx_add_text(line, &x->text);
		break;
	case CELL_BOOLEAN:
		add_boolean(x, line);
		break;
	case CELL_AS_IS:
		csv_add_field(line, text_trim(buf_text(&x->text)), false);
		break;
	case CELL_NUMBER:
		if (x->cell.style < x->formats.count)
			format = &x->formats.cells[x->cell.style];
		xlsx_add_number(line, format, x->book.from_1904, text_trim(buf_text(&x->text)));
		break;
	}
}

/* ---- merged ranges ---- */

static void put(struct xlsx *x, struct buf *line, size_t column, struct text value)
{
	add_commas(line, column - (x->row_width ? x->row_width - 1 : 0));
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
			fail(x, "its merged ranges hold more than 256 MiB: this is not a table");
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

static void end_row(struct xlsx *x)
{
	x->in_row = false;
	if (x->merges.count && xlsx_merges_end_row(&x->merges, x->row))
		spread(x, line_of(x), CSV_COLUMNS_MAX);
	end_line(x);
}

static void end_cell(struct xlsx *x)
{
	struct buf *line = line_of(x);
	size_t before = line->len;
	size_t commas = x->cell.column - (x->row_width ? x->row_width - 1 : 0);
	size_t start;

	x->in_cell = false;
	choose_text(x);
	if (buf_overflowed(&x->text)) {
		fail(x, "a cell is longer than 1 MiB: this is not a table of cells");
		return;
	}
	if (x->cell.has_formula && !x->cell.has_value && !x->cell.has_inline) {
		buf_add_string(&x->text, "#UNCALCULATED");
		x->cell.kind = CELL_AS_IS;
	}
	if (x->text.len == 0)
		return;
	if (x->cell.column >= CSV_COLUMNS_MAX) {
		fail(x, "a cell is beyond column 4,096: this is not a table of rows");
		return;
	}
	if (x->merges.count) {
		end_cell_beside_merges(x, line);
		return;
	}
	add_commas(line, commas);
	start = line->len;
	add_value(x, line);
	if (line->len > start)
		x->row_width = x->cell.column + 1;
	else
		line->len = before; /* an empty text */
}
_Static_assert(CSV_COLUMNS_MAX == 4096 && CSV_FIELD_MAX == 1 << 20, "the texts above say so");

/* ---- events ---- */

/* A second value would be joined to the first. */
static void once(struct xlsx *x, bool *has)
{
	if (*has)
		fail(x, "a cell has two values: the workbook is damaged");
	*has = true;
}

static void start_in_cell(struct xlsx *x, const char *name)
{
	if (strcmp(name, "v") == 0) {
		once(x, &x->cell.has_value);
		x->takes = &x->text;
	} else if (strcmp(name, "f") == 0) {
		x->cell.has_formula = true;
	} else if (strcmp(name, "is") == 0) {
		once(x, &x->cell.has_inline);
		x->in_inline = true;
	} else if (strcmp(name, "rPh") == 0) {
		x->phonetic++;
	} else if (strcmp(name, "t") == 0 && x->in_inline && !x->phonetic) {
		x->takes = &x->inlined;
	}
}

static void on_start(void *context, const char *name, xml_attributes attributes)
{
	struct xlsx *x = context;

	if (x->in_cell) {
		start_in_cell(x, name);
	} else if (x->in_row) {
		if (strcmp(name, "c") == 0)
			start_cell(x, attributes);
	} else if (x->in_data) {
		if (strcmp(name, "row") == 0)
			start_row(x, attributes);
	} else if (strcmp(name, "sheetData") == 0) {
		x->in_data = true;
	} else if (strcmp(name, "dimension") == 0) {
		take_dimension(x, attributes);
	}
}

static void on_end(void *context, const char *name)
{
	struct xlsx *x = context;

	if (x->in_cell) {
		x->takes = NULL;
		if (strcmp(name, "c") == 0)
			end_cell(x);
		else if (strcmp(name, "is") == 0)
			x->in_inline = false;
		else if (strcmp(name, "rPh") == 0)
			x->phonetic -= x->phonetic > 0;
	} else if (x->in_row) {
		if (strcmp(name, "row") == 0)
			end_row(x);
	} else if (x->in_data && strcmp(name, "sheetData") == 0) {
		x->in_data = false;
	}
}

static void on_text(void *context, const char *text, size_t len)
{
	struct xlsx *x = context;

	if (x->takes)
		buf_add(x->takes, text, len);
}

/* ---- the sheet ---- */

bool xlsx_is(const struct zip_archive *z)
{
	size_t member;

	return zip_member_find(z, "[Content_Types].xml", &member) ||
	       zip_member_find(z, "xl/workbook.xml", &member);
}

int xlsx_open(struct err *e, struct xlsx **out, struct zip_archive *z, const char *name,
	      const char *sheet)
{
	struct xlsx *x = mem_zero(1, sizeof(*x));
	const struct xml_handlers handlers = {
	    .start = on_start, .end = on_end, .text = on_text, .context = x};
	int result;

	*out = NULL;
	x->name = name;
	arena_init(&x->formats.texts);
	buf_init(&x->out, BUF_LIMIT_DEFAULT);
	buf_init(&x->held, BUF_LIMIT_DEFAULT);
	buf_init(&x->text, CSV_FIELD_MAX);
	buf_init(&x->inlined, CSV_FIELD_MAX);
	buf_init(&x->value, BUF_LIMIT_DEFAULT);
	result = xlsx_book_read(e, &x->book, z, name, sheet);
	x->formats.from_1904 = x->book.from_1904;
	if (result == 0 && x->book.has_strings)
		result = xlsx_strings_read(e, &x->strings, z, name, x->book.strings);
	if (result == 0 && x->book.has_styles)
		result = xlsx_formats_read(e, &x->formats, z, name, x->book.styles);
	if (result == 0)
		result = xlsx_merges_read(e, &x->merges, z, name, x->book.sheet);
	if (result == 0)
		result = xlsx_part_open(e, &x->part, z, name, x->book.sheet, &handlers);
	if (result) {
		xlsx_close(x);
		return -1;
	}
	*out = x;
	return 0;
}

/* Reads until there is something to give. */
static int fill(struct err *e, struct xlsx *x)
{
	buf_clear(&x->out);
	x->given = 0;
	while (x->out.len == 0 && !x->part.at_end) {
		if (xlsx_part_step(e, &x->part))
			return -1;
		if (x->part.at_end && !x->width)
			release_held(x);
		if (buf_overflowed(&x->out) || buf_overflowed(&x->held))
			return err_set(
			    e, ERR_INPUT,
			    "%s: sheet \"%s\", row %zu: the rows are too wide to be held", x->name,
			    x->book.sheet_name, x->row);
	}
	return 0;
}

int xlsx_read(struct err *e, struct xlsx *x, void *buffer, size_t size, size_t *got)
{
	*got = 0;
	if (x->given == x->out.len && fill(e, x))
		return -1;
	*got = x->out.len - x->given < size ? x->out.len - x->given : size;
	if (*got)
		memcpy(buffer, x->out.data + x->given, *got);
	x->given += *got;
	return 0;
}

const char *xlsx_sheet(const struct xlsx *x)
{
	return x->book.sheet_name;
}

double xlsx_done(const struct xlsx *x)
{
	return zip_member_done(x->part.member);
}

void xlsx_close(struct xlsx *x)
{
	if (!x)
		return;
	xlsx_part_close(&x->part);
	xlsx_strings_release(&x->strings);
	xlsx_formats_release(&x->formats);
	xlsx_merges_release(&x->merges);
	xlsx_book_release(&x->book);
	buf_release(&x->out);
	buf_release(&x->held);
	buf_release(&x->text);
	buf_release(&x->inlined);
	buf_release(&x->value);
	free(x->rows);
	free(x);
}
