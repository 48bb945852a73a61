/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook.h: paybands.xlsx, the run as a workbook. Private to reports.
 *
 * What a sheet says is decided in the CSV tables: a sheet is made of the text and the fields of one of them, so
 * that no cell differs from it. Added are the names of roles and areas beside their ids, number formats,
 * and charts.
 */
#ifndef PAYBANDS_REPORTS_WORKBOOK_H
#define PAYBANDS_REPORTS_WORKBOOK_H

#include <stddef.h>

#include "base/book_out.h"
#include "base/err.h"
#include "estimate/summary.h"
#include "reports/csv_tables.h"

#define WORKBOOK_FILE "paybands.xlsx"

/* Writes it into the folder, whose every other file it leaves alone; nothing where the setting says "no". */
must_check int workbook_write(struct err *e, const char *directory, const struct summary *s);

/* ---- its sheets ---- */

typedef void workbook_render(struct buf *out, const struct summary *s);

struct workbook_sheet {
	const char *name;
	const struct csv_table *table;
	workbook_render *render; /* CSV text with the table's header */
	size_t frozen; /* columns that stay in view */
};

/* Writes one; `text` is of its table. */
void workbook_add_sheet(struct book_out *b, const struct summary *s,
			const struct workbook_sheet *sheet, struct text text);
/* The column of a field that its table has. */
size_t workbook_column(const struct workbook_sheet *sheet, const char *field);

/* The first: a row per role, by family and median; a sheet with a chart of it per family. */
extern const struct csv_table overview_table;
workbook_render overview_rows;
void overview_charts(struct book_out *b, const struct summary *s,
		     const struct workbook_sheet *sheet);

/* The last: definitions, formulas, settings and versions; what is to be read with the bands of each role. */
extern const struct csv_table method_table, notes_table;
workbook_render notes_rows;
/* `sheets` are those before it, `rows` how many each has. */
void method_rows(struct buf *out, const struct summary *s, const struct workbook_sheet *sheets,
		 const size_t *rows, size_t count, size_t cut);

#endif
