/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_pay.h: the columns that every table of pay has: see tables.h. Private to the files that make
 * tables. */
#ifndef PAYBANDS_REPORTS_TABLES_PAY_H
#define PAYBANDS_REPORTS_TABLES_PAY_H

#include "reports/tables.h"

/* For a table's own columns, in the place of the first; `of` is a literal. */
#define PAY_COLUMNS_OF(of)                                                                         \
	[PAY_OF] = {of, COLUMN_TEXT, NULL}, [PAY_MEDIAN] = {"Median", COLUMN_FIGURE, NULL},        \
	[PAY_SURE] = {"Interval of the median", COLUMN_FIGURE, "Median"},                          \
	[PAY_BAND] = {"Middle half", COLUMN_FIGURE, NULL},                                         \
	[PAY_BASIS] = {"Basis", COLUMN_TEXT, of},                                                  \
	[PAY_REPORTED] = {"Reported median", COLUMN_FIGURE, NULL},                                 \
	[PAY_REPORTED_BAND] = {"Reported middle half", COLUMN_FIGURE, "Reported median"},          \
	[PAY_REPORTERS] = {"Reported by", COLUMN_TEXT, "Reported median"}

/* The cells from PAY_MEDIAN to PAY_REPORTERS of the row that was begun, whose bands it keeps. Either may be
 * NULL or withheld. */
void page_table_pay(struct page_table *t, const struct summary *s, const struct band *estimate,
		    const struct band *observed);
/* A cell of the middle half: P25 to P75, with its two numbers; empty where it is withheld or `b` is NULL. */
void page_table_middle(struct page_table *t, const struct band *b);
/* A cell of the median: "$204K", and exactly "$203,700"; empty of NULL. */
void page_table_median(struct page_table *t, const struct band *b);
/* Of a row: what stands first, our estimate or else what was reported; NULL: neither. */
const struct band *row_main_band(const struct row_bands *bands);

#endif
