/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_juniors.c: the table of the share of juniors by source and year. */
#include "reports/tables.h"

#include "reports/junior_words.h"

static void add_interval(struct page_table *t, const struct junior_year *y)
{
	words_junior_interval(page_table_cell(t), y->interval);
	page_table_number(t, 100 * y->interval.low);
	page_table_number(t, 100 * y->interval.high);
}

static void add_trend(struct page_table *t, const struct summary *s,
		      const struct junior_trend *trend)
{
	for (size_t i = 0; i < trend->count; i++) {
		const struct junior_year *y = &trend->years[i];

		page_table_row(t)->continues = i > 0;
		buf_add_string(page_table_cell(t), junior_source(s, trend));
		buf_addf(page_table_cell(t), "%d", y->year);
		words_junior_share(page_table_cell(t), y->share);
		page_table_number(t, 100 * y->share);
		add_interval(t, y);
		page_table_count(t, y->n);
	}
}

void page_table_juniors(struct page_table *out, const struct summary *s,
			const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"Source", COLUMN_TEXT, NULL},
	    {"Year of the pay", COLUMN_TEXT, NULL},
	    {"Junior", COLUMN_FIGURE, NULL},
	    {"95% interval", COLUMN_FIGURE, NULL},
	    {"Reports with a level", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, s->settings, "juniors", "Juniors among the reports, by year", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < r->junior_count; i++)
		add_trend(out, s, &r->juniors[i]);
	page_table_end(out);
	if (out->row_count)
		buf_add_string(&out->note,
			       "Shares to whole percents, reports to tens; years of fewer "
			       "than 30 reports, or of few juniors, are left out.");
}
