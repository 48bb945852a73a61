/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook.c: paybands.xlsx, sheet by sheet; see workbook.h. */
#include "reports/workbook.h"

#include <stdlib.h>

#include "base/csv_out.h"
#include "reports/areas.h"
#include "reports/formats.h"
#include "reports/tree.h"
#include "reports/words.h"

static band_chosen *chosen(const struct summary *s)
{
	return s->settings->workbook == WORKBOOK_ALL ? NULL : band_is_of_page;
}

static void band_rows(struct buf *out, const struct summary *s)
{
	bands_csv_of(out, s, chosen(s));
}

static bool is_headline_country(const struct role *role, const struct band *b)
{
	(void)role;
	return area_is_headline(b->area);
}

static void structure_rows(struct buf *out, const struct summary *s)
{
	structures_csv_of(out, s,
			  s->settings->workbook == WORKBOOK_ALL ? NULL : is_headline_country);
}

static const struct workbook_sheet sheets[] = {
    {"overview", &overview_table, overview_rows, 3},
    {"bands", &bands_csv_table, band_rows, 2},
    {"structures", &structures_csv_table, structure_rows, 2},
    {"sources", &sources_csv_table, sources_csv, 2},
    {"moves", &transitions_csv_table, transitions_csv, 4},
    {"AI impact", &impact_csv_table, impact_csv, 2},
    {"notes", &notes_table, notes_rows, 2},
};
enum { SHEETS = sizeof(sheets) / sizeof(*sheets) };

static const struct workbook_sheet method_sheet = {"method", &method_table, NULL, 2};

static size_t count_rows(struct text csv)
{
	size_t lines = 0;
	struct buf value;

	buf_init(&value, BUF_LIMIT_DEFAULT);
	while (csv.len)
		lines += !csv_take_field(&csv, &value);
	buf_release(&value);
	return lines - 1; /* the header */
}

static int add_sheets(struct err *e, struct book_out *b, const struct summary *s)
{
	size_t rows[SHEETS];
	struct buf text;
	int result = 0;

	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < SHEETS && !result; i++) {
		buf_clear(&text);
		sheets[i].render(&text, s);
		rows[i] = count_rows(buf_text(&text));
		if (buf_overflowed(&text) || rows[i] >= BOOK_ROWS)
			result = err_set(e, ERR_WRITE,
					 WORKBOOK_FILE
					 ": the sheet %s would have %zu rows, and may have %d: set "
					 "workbook to pages or no",
					 sheets[i].name, rows[i], BOOK_ROWS - 1);
		else
			workbook_add_sheet(b, s, &sheets[i], buf_text(&text));
		if (sheets[i].render == overview_rows)
			overview_charts(b, s, &sheets[i]);
	}
	buf_clear(&text);
	if (!result)
		method_rows(&text, s, sheets, rows, SHEETS, book_out_cut(b));
	if (!result)
		workbook_add_sheet(b, s, &method_sheet, buf_text(&text));
	buf_release(&text);
	return result;
}

int workbook_write(struct err *e, const char *directory, const struct summary *s)
{
	const struct book_about about = {
	    .title = s->sample ? "[SAMPLE] Salary bands" : "Salary bands",
	    .comments = s->sample ? SAMPLE_NOTICE : "",
	    .year = s->as_of.year,
	    .month = s->as_of.month,
	    .day = s->as_of.day,
	};
	struct book_out *b;
	char *path;
	int result;

	if (s->settings->workbook == WORKBOOK_NO)
		return 0;
	path = tree_join(directory, WORKBOOK_FILE);
	result = book_out_open(e, &b, path, directory, &about);
	free(path);
	if (result)
		return -1;
	if (add_sheets(e, b, s)) {
		book_out_abandon(b);
		return -1;
	}
	return book_out_commit(e, b);
}
