/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_pay.h: tables of pay as lists of bars. Private to the pages. */
#ifndef PAYBANDS_REPORTS_HTML_PAY_H
#define PAYBANDS_REPORTS_HTML_PAY_H

#include "reports/bars.h"
#include "reports/tables.h"

/* The row's chart, and what it says in words as the chart's title. */
void html_pay_chart(struct buf *out, const struct page_table *t, size_t row,
		    const struct ruler *ruler);
/* The ladder of a table of levels or experience: name and median, chart, middle half, notes; closed. */
void html_pay_ladder(struct buf *out, const struct page_table *t, const struct ruler *ruler,
		     enum component component);
/* The first `count` rows, one line each: name, chart, median; closed. */
void html_pay_ranks(struct buf *out, const struct page_table *t, size_t count,
		    const struct ruler *ruler, enum component component);
/* The first city of a metropolitan area: "San Jose"; any other name as it is. */
struct text html_place_short(struct text name);
/* What the marks of its ladder mean. */
void html_pay_key(struct buf *out, const struct page_table *t);
/* Rows with a figure. */
size_t html_pay_shown(const struct page_table *t);
/* One row with a figure compares nothing. */
bool html_pay_compares(const struct page_table *t);
/* The table folded under `summary`, a literal; nothing without rows. */
void html_folded(struct buf *out, const char *summary, const struct page_table *t);

#endif
