/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_out.h: the door to libxlsxwriter: a workbook (.xlsx) that is whole or not there.
 *
 * Sheets are written one after another, row by row, cell by cell. Numbers are numbers and text is text,
 * whatever it begins with: the workbook holds no formula. The same calls give the same bytes: the only date
 * in it is the one given.
 *
 * A call that adds something cannot fail; what went wrong is kept, and book_out_commit gives it. The library
 * does not notice that its temporary files were cut short (a full disk), so the finished workbook is read
 * again, and its rows and cells are counted, before it gets its name.
 */
#ifndef PAYBANDS_BASE_BOOK_OUT_H
#define PAYBANDS_BASE_BOOK_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/text.h"

/* What a column holds: name, number format, width in characters (0: that of its content). */
#define BOOK_FORMATS(X)                                                                            \
	X(BOOK_TEXT, "General", 0)                                                                 \
	X(BOOK_PROSE, "General", 100) /* wrapped */                                                \
	X(BOOK_WHOLE, "0", 8) /* a year, a line */                                                 \
	X(BOOK_COUNT, "#,##0", 11)                                                                 \
	X(BOOK_MONEY, "#,##0", 11)                                                                 \
	X(BOOK_NUMBER, "#,##0.00", 11)                                                             \
	X(BOOK_SCORE, "0.0", 8)                                                                    \
	X(BOOK_PERCENT, "0.0\"%\"", 9) /* 12.5 is 12.5% */                                         \
	X(BOOK_SHARE, "0.0%", 9) /* 0.125 is 12.5% */

#define BOOK_FORMAT_NAME(name, format, width) name,
enum book_format { BOOK_FORMATS(BOOK_FORMAT_NAME) BOOK_FORMAT_COUNT };
#undef BOOK_FORMAT_NAME

/* Excel's limits: rows of a sheet, with its header; characters of a cell, in UTF-16. */
enum { BOOK_ROWS = 1048576, BOOK_CELL = 32767 };

struct book_about {
	const char *title, *comments;
	int year, month, day; /* of its making, as its properties say; year 0: 1980 */
};

struct book_column {
	const char *heading; /* borrowed until the sheet ends */
	enum book_format format;
};

/* A chart: a bar from `low` per row of a sheet, in two shades that meet at the middle: columns of that sheet, of
 * which `to_middle` and `to_high` are the lengths of the shades. */
struct book_bars {
	const char *title;
	const char *axis; /* what the figures are */
	const char *sheet; /* whose rows and columns they are */
	size_t first_row, row_count; /* from 0, without the header */
	size_t name, low, to_middle, to_high;
	double least, most; /* the ends of the axis */
};

struct book_out;

/* `folder` is for temporary files, none of which is left; it and `path` are copied. */
must_check int book_out_open(struct err *e, struct book_out **out, const char *path,
			     const char *folder, const struct book_about *about);
/* Begins a sheet (at most 31 characters, without []:*?/\) with its header row, which stays in view, as do the
 * first `frozen` columns. */
void book_out_sheet(struct book_out *b, const char *name, const struct book_column *columns,
		    size_t count, size_t frozen);
/* Begins a row; its cells follow from the left. */
void book_out_row(struct book_out *b);
/* What is not UTF-8, or cannot stand in XML, is replaced; what is longer than a cell may be is cut, with a mark at
 * its end. */
void book_out_text(struct book_out *b, struct text text);
void book_out_number(struct book_out *b, double number); /* not finite: an empty cell */
/* Ends the sheet: no rows follow. */
void book_out_sheet_end(struct book_out *b);
/* Begins a sheet of charts alone, which stand one below another. */
void book_out_canvas(struct book_out *b, const char *name);
void book_out_bars(struct book_out *b, const struct book_bars *bars);
/* Cells that were cut so far. */
size_t book_out_cut(const struct book_out *b);

must_check int book_out_commit(struct err *e, struct book_out *b); /* frees b, also when it fails */
void book_out_abandon(struct book_out *b); /* NULL is fine */

#endif
