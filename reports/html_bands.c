/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_bands.c: the sections of a role's page that show pay by level and by experience. */
#include "reports/html.h"

#include <math.h>

#include "reports/areas.h"
#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/words.h"

/* ---- what a table shows, in a sentence ---- */

static struct text first_text(const struct page_table *t, size_t row, size_t column)
{
	return page_cell_text(t, page_table_at(t, row, column), CELL_TEXT);
}

/* NAN where the row has no figure. */
static double median_at(const struct page_table *t, size_t row)
{
	const struct row_bands *b = &t->rows[row].bands;
	const struct band *shown = b->estimate ? b->estimate : b->observed;

	return shown && words_shown(shown, BENCHMARK_P50) ? shown->p[BENCHMARK_P50].amount : NAN;
}

/* "The median rises from $140K (Junior) to $217K (Staff).": nothing where the rows do not rise, or where
 * fewer than two are shown. */
static void say_rise(struct buf *out, const struct page_table *t)
{
	size_t first = t->row_count, last = 0;
	double before = 0;

	for (size_t row = 0; row < t->row_count; row++) {
		double median = median_at(t, row);

		if (isnan(median))
			continue;
		if (median < before)
			return;
		before = median;
		first = first < t->row_count ? first : row;
		last = row;
	}
	if (first >= last)
		return;
	buf_add_string(out, "<p class=\"soft\">The median rises from ");
	html_add(out, first_text(t, first, PAY_MEDIAN));
	buf_add_string(out, " (");
	html_add(out, first_text(t, first, PAY_OF));
	buf_add_string(out, ") to ");
	html_add(out, first_text(t, last, PAY_MEDIAN));
	buf_add_string(out, " (");
	html_add(out, first_text(t, last, PAY_OF));
	buf_add_string(out, ").</p>\n");
}

/* ---- the ladder ---- */

static void add_notes(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table notes;

	page_table_notes(&notes, s, r);
	for (size_t row = 0; row < notes.row_count; row++) {
		if (!page_cell_is_empty(page_table_at(&notes, row, NOTES_SOURCE)) ||
		    notes.rows[row].kind == ROW_LESSER)
			continue;
		buf_add_string(out, "<p class=\"note\">");
		html_add(out, first_text(&notes, row, NOTES_TEXT));
		buf_add_string(out, "</p>\n");
	}
	page_table_release(&notes);
}

static void add_panel(struct buf *out, const struct page_table *t, const struct role_summary *r,
		      enum component component)
{
	struct ruler ruler;

	if (!ruler_of_role(&ruler, r, component))
		ruler = (struct ruler){.axis = {0, 1, 1}, .mark = -1};
	html_pay_ladder(out, t, &ruler, component);
	html_pay_key(out, t);
}

/* Base pay, and total pay behind a second button: without a script, by style alone. */
static void add_panels(struct buf *out, const struct page_table *base,
		       const struct page_table *total, const struct role_summary *r)
{
	buf_add_string(out,
		       "<fieldset class=\"modes\"><legend class=\"vh\">Which pay to show</legend>\n"
		       "<input type=\"radio\" name=\"pay\" id=\"pay-b\" checked>"
		       "<label for=\"pay-b\">Base pay</label>"
		       "<input type=\"radio\" name=\"pay\" id=\"pay-t\">"
		       "<label for=\"pay-t\">Total pay, with bonus and stock</label>\n"
		       "<div class=\"panel pb\"><h3 class=\"pt\">Base pay, a year</h3>\n");
	add_panel(out, base, r, COMPONENT_BASE);
	buf_add_string(out,
		       "</div>\n<div class=\"panel pp\"><h3 class=\"pt\">Total pay, a year</h3>\n");
	add_panel(out, total, r, COMPONENT_TOTAL);
	buf_add_string(out, "</div>\n</fieldset>\n");
}

void html_levels(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table base, total, mix;

	page_table_mix(&mix, s, r);
	page_table_levels(&base, s, r);
	page_table_levels_total(&total, s, r);
	html_section_begin(out, "levels", "Pay by level");
	say_rise(out, &base);
	html_section_body(out);
	if (html_pay_shown(&total))
		add_panels(out, &base, &total, r);
	else
		add_panel(out, &base, r, COMPONENT_BASE);
	html_folded(out, mix.heading, &mix);
	add_notes(out, s, r);
	html_your_pay(out, s, r);
	html_section_close(out);
	page_table_release(&mix);
	page_table_release(&total);
	page_table_release(&base);
}

/* ---- experience ---- */

static size_t observed_rows(const struct page_table *t)
{
	size_t count = 0;

	for (size_t row = 0; row < t->row_count; row++)
		count += t->rows[row].bands.observed != NULL;
	return count;
}

/* The pay of which more was reported is drawn, base pay if both are equal; both are in the tables. */
void html_experience(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table base, total;
	const struct page_table *drawn = &base;
	enum component component = COMPONENT_BASE;
	struct ruler ruler;

	page_table_experience(&base, s, r);
	page_table_experience_total(&total, s, r);
	if (observed_rows(&total) > observed_rows(&base)) {
		drawn = &total;
		component = COMPONENT_TOTAL;
	}
	if (html_pay_shown(drawn) > 1 && ruler_of_role(&ruler, r, component)) {
		html_section_begin(out, "experience", "Pay by experience");
		say_rise(out, drawn);
		html_section_body(out);
		buf_addf(out, "<h3>%s</h3>\n",
			 component == COMPONENT_TOTAL ? "Total pay, with bonus and stock"
						      : "Base pay");
		html_pay_ladder(out, drawn, &ruler, component);
		html_section_close(out);
	}
	page_table_release(&total);
	page_table_release(&base);
}
