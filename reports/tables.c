/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables.c: see tables.h: what holds of every table. */
#include "reports/tables.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "reports/words.h"

/* ---- writing ---- */

void page_table_init(struct page_table *out, const struct settings *settings, const char *id,
		     const char *heading, const struct page_column *columns, size_t column_count)
{
	*out = (struct page_table){.id = id,
				   .heading = heading,
				   .settings = settings,
				   .columns = columns,
				   .column_count = column_count,
				   .part = CELL_PARTS};
	buf_init(&out->texts, BUF_LIMIT_DEFAULT);
	buf_init(&out->note, BUF_LIMIT_DEFAULT);
}

void page_table_release(struct page_table *t)
{
	if (!t)
		return;
	free(t->rows);
	free(t->cells);
	free(t->numbers);
	buf_release(&t->texts);
	buf_release(&t->note);
	*t = (struct page_table){.id = NULL};
}

/* Ends the parts before `part`: what follows belongs to it. */
static void advance(struct page_table *t, enum cell_part part)
{
	while (t->part < part)
		page_table_last(t)->start[++t->part] = t->texts.len;
}

void page_table_end(struct page_table *t)
{
	advance(t, CELL_PARTS);
	assert(t->cell_count == t->row_count * t->column_count);
}

struct page_row *page_table_row(struct page_table *t)
{
	page_table_end(t);
	t->rows = mem_grow(t->rows, &t->row_room, t->row_count + 1, sizeof(*t->rows));
	t->rows[t->row_count] = (struct page_row){.kind = ROW_PLAIN, .bar = {NAN, NAN, NAN, false}};
	return &t->rows[t->row_count++];
}

struct buf *page_table_cell(struct page_table *t)
{
	advance(t, CELL_PARTS);
	assert(t->cell_count < t->row_count * t->column_count);
	t->cells = mem_grow(t->cells, &t->cell_room, t->cell_count + 1, sizeof(*t->cells));
	t->cells[t->cell_count++] = (struct page_cell){
	    .start = {t->texts.len}, .number = t->number_count, .bound = VALUE_EXACT};
	t->part = CELL_TEXT;
	return &t->texts;
}

struct buf *page_table_part(struct page_table *t, enum cell_part part)
{
	assert(t->cell_count && t->part <= part);
	advance(t, part);
	return &t->texts;
}

struct page_cell *page_table_last(struct page_table *t)
{
	return &t->cells[t->cell_count - 1];
}

void page_table_number(struct page_table *t, double number)
{
	t->numbers =
	    mem_grow(t->numbers, &t->number_room, t->number_count + 1, sizeof(*t->numbers));
	t->numbers[t->number_count++] = number;
	page_table_last(t)->number_count++;
}

void page_table_dollars(struct page_table *t, double dollars)
{
	page_table_number(t, nearbyint(dollars * 100) / 100);
}

void page_table_amount(struct page_table *t, struct benchmark_value v)
{
	bool known = v.kind == VALUE_EXACT || v.kind == VALUE_AT_LEAST || v.kind == VALUE_AT_MOST;

	page_table_dollars(t, known ? v.amount : NAN);
	page_table_last(t)->bound = v.kind;
}

void page_table_count(struct page_table *t, uint64_t count)
{
	struct buf *out = page_table_cell(t);

	if (!count)
		return;
	words_count(out, count);
	page_table_number(t, (double)count);
}

void page_table_value(struct page_table *t, struct benchmark_value v)
{
	words_value_exact(page_table_cell(t), t->settings, v);
	page_table_amount(t, v);
	page_table_last(t)->soft = v.kind != VALUE_EXACT;
}

void page_table_quality(struct page_table *t, enum quality quality)
{
	buf_add_string(page_table_cell(t), words_quality(quality));
	page_table_last(t)->quality = quality;
}

/* ---- reading ---- */

const struct page_cell *page_table_at(const struct page_table *t, size_t row, size_t column)
{
	assert(row < t->row_count && column < t->column_count);
	return &t->cells[row * t->column_count + column];
}

struct text page_cell_text(const struct page_table *t, const struct page_cell *cell,
			   enum cell_part part)
{
	return (struct text){.data = t->texts.data + cell->start[part],
			     .len = cell->start[part + 1] - cell->start[part]};
}

struct text page_cell_exact(const struct page_table *t, const struct page_cell *cell)
{
	struct text exact = page_cell_text(t, cell, CELL_EXACT);

	return exact.len ? exact : page_cell_text(t, cell, CELL_TEXT);
}

bool page_cell_is_empty(const struct page_cell *cell)
{
	return cell->start[CELL_PARTS] == cell->start[0];
}

bool page_column_is_used(const struct page_table *t, size_t column)
{
	for (size_t row = 0; row < t->row_count; row++)
		if (!page_cell_is_empty(page_table_at(t, row, column)))
			return true;
	return false;
}

size_t page_table_group(const struct page_table *t, size_t row)
{
	size_t end = row + 1;

	while (end < t->row_count && t->rows[end].continues)
		end++;
	return end - row;
}
