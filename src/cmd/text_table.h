/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text_table.h: rows of text in columns, for a terminal of a given width.
 *
 * Widths are counted in characters of UTF-8. Nothing is lost where the terminal is narrow: an elastic
 * column is cut with an ellipsis down to a dozen characters, and a table that is still too wide is
 * written row by row, a line per cell.
 */
#ifndef PAYBANDS_CMD_TEXT_TABLE_H
#define PAYBANDS_CMD_TEXT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum text_column_kind {
	TEXT_COLUMN_LEFT,
	TEXT_COLUMN_RIGHT,
	TEXT_COLUMN_ELASTIC, /* left, and cut where the table is too wide */
	TEXT_COLUMN_NOTE, /* on lines of its own below its row, where it is not empty */
};

struct text_column {
	const char *head;
	enum text_column_kind kind;
};

struct text_table {
	const struct text_column *columns; /* borrowed */
	size_t column_count;
	struct buf *cells; /* row by row */
	size_t count, room;
};

void text_table_init(struct text_table *t, const struct text_column *columns, size_t count);
void text_table_release(struct text_table *t);
/* The next cell, empty; borrowed until the next call. Every row is filled before the table is written. */
struct buf *text_table_cell(struct text_table *t);
/* In columns within `width` characters (0: any), if need be with its elastic columns cut? */
bool text_table_fits(const struct text_table *t, size_t width);
void text_table_write(struct buf *out, const struct text_table *t, size_t width);

/* Characters of a text, and blanks from `width` up to `to`. */
size_t text_width(const struct buf *cell);
void text_pad(struct buf *out, size_t width, size_t to);

/* Of standard output: 0 where it is not a terminal. */
size_t terminal_width(void);

#endif
