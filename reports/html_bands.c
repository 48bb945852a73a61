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

/* Less than this is hardly a rise. */
#define RISE_LEAST 1.03

static const char *rise_word(double ratio)
{
	return ratio < RISE_LEAST ? "hardly rises," : ratio < 2 ? "rises" : "more than doubles,";
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
	buf_addf(out, "<p class=\"soft\">The median %s from ",
		 rise_word(before / median_at(t, first)));
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

/* Base pay, total pay, or base pay and behind a second button total pay: without a script, by style alone. `id`
 * tells one pair of buttons from another. The key is that of the page's first chart. */
struct panels {
	const char *id;
	const struct page_table *base, *total; /* NULL: not shown */
	bool key;
};

static void add_panel(struct buf *out, const struct summary *s, const struct panels *p,
		      const struct page_table *t, const struct role_summary *r)
{
	enum component component = t == p->total ? COMPONENT_TOTAL : COMPONENT_BASE;
	struct ruler ruler;

	if (!ruler_of_role(&ruler, s, r, component))
		ruler = (struct ruler){.settings = s->settings, .axis = {0, 1, 1}, .mark = -1};
	html_pay_ladder(out, t, &ruler, component);
	if (p->key)
		html_pay_key(out, t);
}

static void add_panels(struct buf *out, const struct summary *s, const struct panels *p,
		       const struct role_summary *r)
{
	if (!p->base || !p->total) {
		add_panel(out, s, p, p->base ? p->base : p->total, r);
		return;
	}
	buf_addf(out,
		 "<fieldset class=\"modes\"><legend class=\"vh\">Which pay to show</legend>\n"
		 "<input type=\"radio\" name=\"%s\" id=\"%s-b\" class=\"of-base\" checked>"
		 "<label for=\"%s-b\">Base pay</label>"
		 "<input type=\"radio\" name=\"%s\" id=\"%s-t\" class=\"of-total\">"
		 "<label for=\"%s-t\">Total pay, with bonus and stock</label>\n"
		 "<div class=\"panel pb\"><h3 class=\"pt\">Base pay, a year</h3>\n",
		 p->id, p->id, p->id, p->id, p->id, p->id);
	add_panel(out, s, p, p->base, r);
	buf_add_string(out,
		       "</div>\n<div class=\"panel pp\"><h3 class=\"pt\">Total pay, a year</h3>\n");
	add_panel(out, s, p, p->total, r);
	buf_add_string(out, "</div>\n</fieldset>\n");
}

/* Without a figure: what the levels are. */
static void add_meanings(struct buf *out, const struct summary *s, const struct page_table *t)
{
	buf_addf(
	    out,
	    "<p>No level has a figure: fewer than %ld people or adverts report each, and there "
	    "is no estimate.</p>\n<dl class=\"pairs\">\n",
	    s->settings->min_n);
	for (size_t row = 0; row < t->row_count; row++) {
		buf_add_string(out, "<dt>");
		html_add(out, first_text(t, row, PAY_OF));
		buf_add_string(out, "</dt><dd>");
		html_add(out, first_text(t, row, LEVELS_WHAT));
		buf_add_string(out, "</dd>\n");
	}
	buf_add_string(out, "</dl>\n");
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
	if (html_pay_shown(&base) || html_pay_shown(&total))
		add_panels(
		    out, s,
		    &(struct panels){"pay", &base, html_pay_shown(&total) ? &total : NULL, true},
		    r);
	else
		add_meanings(out, s, &base);
	html_folded(out, mix.heading, &mix);
	add_notes(out, s, r);
	html_your_pay(out, s, r);
	html_section_close(out);
	page_table_release(&mix);
	page_table_release(&total);
	page_table_release(&base);
}

/* ---- experience ---- */

void html_experience(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table base, total;
	struct panels panels = {.id = "years"};

	page_table_experience(&base, s, r);
	page_table_experience_total(&total, s, r);
	panels.base = html_pay_compares(&base) ? &base : NULL;
	panels.total = html_pay_compares(&total) ? &total : NULL;
	if (panels.base || panels.total) {
		html_section_begin(out, "experience", "Pay by experience");
		say_rise(out, panels.base ? panels.base : panels.total);
		html_section_body(out);
		if (!panels.base)
			buf_add_string(out, "<h3>Total pay, with bonus and stock</h3>\n");
		add_panels(out, s, &panels, r);
		if (base.note.len) {
			buf_add_string(out, "<p class=\"note\">");
			html_add(out, buf_text(&base.note));
			buf_add_string(out, "</p>\n");
		}
		html_section_close(out);
	}
	page_table_release(&total);
	page_table_release(&base);
}
