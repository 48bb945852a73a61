/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text_table.c: see text_table.h. */
#include "cmd/text_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"

enum { GAP = 2, ELASTIC_LEAST = 12, WIDTH_UNKNOWN = 80, NOTE_INDENT = 4 };

void text_table_init(struct text_table *t, const struct text_column *columns, size_t count)
{
	*t = (struct text_table){.columns = columns, .column_count = count};
}

void text_table_release(struct text_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		buf_release(&t->cells[i]);
	free(t->cells);
	*t = (struct text_table){.columns = NULL};
}

struct buf *text_table_cell(struct text_table *t)
{
	t->cells = mem_grow(t->cells, &t->room, t->count + 1, sizeof(*t->cells));
	buf_init(&t->cells[t->count], BUF_LIMIT_DEFAULT);
	return &t->cells[t->count++];
}

/* Bytes that begin a character. */
static size_t characters(struct text t)
{
	size_t width = 0;

	for (size_t i = 0; i < t.len; i++)
		width += ((unsigned char)t.data[i] & 0xc0) != 0x80;
	return width;
}

size_t text_width(const struct buf *cell)
{
	return characters(buf_text(cell));
}

void text_pad(struct buf *out, size_t width, size_t to)
{
	for (; width < to; width++)
		buf_add_char(out, ' ');
}

size_t terminal_width(void)
{
	struct winsize window;

	if (!isatty(STDOUT_FILENO))
		return 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0)
		return window.ws_col;
	return WIDTH_UNKNOWN;
}

/* ---- widths ---- */

static size_t most(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Each column at its widest; the sum with the gaps between. */
static size_t full_widths(const struct text_table *t, size_t *widths)
{
	size_t sum = 0;

	for (size_t c = 0; c < t->column_count; c++) {
		widths[c] = 0;
		if (t->columns[c].kind == TEXT_COLUMN_NOTE)
			continue;
		widths[c] = characters(text_of(t->columns[c].head));
		for (size_t i = c; i < t->count; i += t->column_count)
			widths[c] = most(widths[c], text_width(&t->cells[i]));
		sum += widths[c] + (sum ? GAP : 0);
	}
	return sum;
}

/* Cuts elastic columns until the table fits; false if it cannot. */
static bool fit_widths(const struct text_table *t, size_t *widths, size_t width)
{
	size_t sum = full_widths(t, widths);

	for (size_t c = 0; width && c < t->column_count && sum > width; c++) {
		size_t over = sum - width, spare;
		if (t->columns[c].kind != TEXT_COLUMN_ELASTIC || widths[c] <= ELASTIC_LEAST)
			continue;
		spare = widths[c] - ELASTIC_LEAST;
		spare = spare < over ? spare : over;
		widths[c] -= spare;
		sum -= spare;
	}
	return !width || sum <= width;
}

bool text_table_fits(const struct text_table *t, size_t width)
{
	size_t *widths = mem_alloc(t->column_count, sizeof(*widths));
	bool fits = fit_widths(t, widths, width);

	free(widths);
	return fits;
}

/* ---- writing ---- */

/* Its first `width` characters, the last of which says that more was there. */
static void add_cut(struct buf *out, struct text cell, size_t width)
{
	size_t end = 0, seen = 0;

	if (characters(cell) <= width) {
		buf_add_text(out, cell);
		return;
	}
	while (end < cell.len) {
		seen += ((unsigned char)cell.data[end] & 0xc0) != 0x80;
		if (seen == width)
			break;
		end++;
	}
	buf_add_text(out, (struct text){.data = cell.data, .len = end});
	buf_add_string(out, "\xe2\x80\xa6");
}

static void add_cell(struct buf *out, const struct text_column *column, struct text cell,
		     size_t width, bool last)
{
	size_t used = characters(cell) < width ? characters(cell) : width;

	if (column->kind == TEXT_COLUMN_RIGHT)
		text_pad(out, used, width);
	add_cut(out, cell, width);
	if (column->kind != TEXT_COLUMN_RIGHT && !last)
		text_pad(out, used, width);
}

/* Words of the note, on as many lines as it takes. */
static void add_note(struct buf *out, struct text note, size_t width)
{
	size_t column = NOTE_INDENT;
	struct text word;

	text_pad(out, 0, NOTE_INDENT);
	for (bool first = true; text_split(&note, ' ', &word); first = false) {
		size_t wide = characters(word);
		if (!first && width && column + 1 + wide > width) {
			buf_add_char(out, '\n');
			text_pad(out, 0, NOTE_INDENT);
			column = NOTE_INDENT;
		} else if (!first) {
			buf_add_char(out, ' ');
			column++;
		}
		buf_add_text(out, word);
		column += wide;
	}
	buf_add_char(out, '\n');
}

/* `cells` NULL: the heads. */
static void add_row(struct buf *out, const struct text_table *t, const struct buf *cells,
		    const size_t *widths, size_t width)
{
	size_t last = 0;
	bool first = true;

	for (size_t c = 0; c < t->column_count; c++)
		if (t->columns[c].kind != TEXT_COLUMN_NOTE)
			last = c;
	for (size_t c = 0; c < t->column_count; c++) {
		if (t->columns[c].kind == TEXT_COLUMN_NOTE)
			continue;
		if (!first)
			text_pad(out, 0, GAP);
		first = false;
		add_cell(out, &t->columns[c],
			 cells ? buf_text(&cells[c]) : text_of(t->columns[c].head), widths[c],
			 c == last);
	}
	while (out->len && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
	buf_add_char(out, '\n');
	for (size_t c = 0; cells && c < t->column_count; c++)
		if (t->columns[c].kind == TEXT_COLUMN_NOTE && cells[c].len)
			add_note(out, buf_text(&cells[c]), width);
}

/* Row by row, "head   cell". */
static void write_stacked(struct buf *out, const struct text_table *t, size_t width)
{
	size_t label = 0;

	for (size_t c = 0; c < t->column_count; c++)
		label = most(label, characters(text_of(t->columns[c].head)));
	for (size_t i = 0; i < t->count; i++) {
		const struct text_column *column = &t->columns[i % t->column_count];
		if (i && i % t->column_count == 0)
			buf_add_char(out, '\n');
		if (!t->cells[i].len)
			continue;
		if (column->kind == TEXT_COLUMN_NOTE) {
			add_note(out, buf_text(&t->cells[i]), width);
			continue;
		}
		buf_add_string(out, column->head);
		text_pad(out, characters(text_of(column->head)), label + GAP);
		buf_add_text(out, buf_text(&t->cells[i]));
		buf_add_char(out, '\n');
	}
}

void text_table_write(struct buf *out, const struct text_table *t, size_t width)
{
	size_t *widths = mem_alloc(t->column_count, sizeof(*widths));

	assert(t->count % t->column_count == 0);
	if (!fit_widths(t, widths, width)) {
		write_stacked(out, t, width);
	} else {
		add_row(out, t, NULL, widths, width);
		for (size_t i = 0; i < t->count; i += t->column_count)
			add_row(out, t, &t->cells[i], widths, width);
	}
	free(widths);
}
