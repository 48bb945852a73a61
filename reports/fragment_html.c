/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fragment_html.c: fragments/<role>.html: a role's headline and bands as a piece of HTML that a site includes
 * in a page of its own.
 *
 * It is one element. Every rule of its style begins with that element's class, it has no id and no script,
 * and nothing is fetched, so that it changes nothing of the page around it; letters and colours are those of
 * the page, but for the bars. The bars say what the figures beside them say.
 */
#include "reports/formats.h"

#include <stdio.h>

#include "reports/address.h"
#include "reports/bars.h"
#include "reports/editorial_words.h"
#include "reports/escape.h"
#include "reports/html.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/tables_pay.h"
#include "reports/words.h"

/* clang-format off */
static const char style[] =
	"<style>\n"
	".paybands{max-width:44rem;font-variant-numeric:tabular-nums;overflow-wrap:break-word;text-align:left}\n"
	".paybands p{margin:.4em 0}\n"
	".paybands .paybands-n{font-size:1.9em;font-weight:700;line-height:1.1}\n"
	".paybands .paybands-s{font-size:.82em;opacity:.85}\n"
	".paybands table{width:100%;border-collapse:collapse;margin:.6em 0;font-size:.92em;table-layout:fixed}\n"
	".paybands th,.paybands td{padding:.35em .4em .35em 0;border:0;border-bottom:1px solid rgba(128,128,128,.4);"
	"background:none;color:inherit;text-align:right;vertical-align:middle;font-weight:400}\n"
	".paybands thead th{font-size:.85em;opacity:.85;vertical-align:bottom}\n"
	".paybands th:first-child{text-align:left;width:5.6em}\n"
	".paybands .paybands-c{width:auto;padding-right:.8em}\n"
	".paybands .paybands-m{width:4.4em;font-weight:700}\n"
	".paybands .paybands-r{width:7.6em}\n"
	".paybands .paybands-b{position:relative;display:block;height:1em;background:rgba(128,128,128,.15)}\n"
	".paybands .paybands-b i{position:absolute;top:0;bottom:0;background:#2f8194}\n"
	".paybands .paybands-b b{position:absolute;top:-.15em;bottom:-.15em;width:3px;margin-left:-2px;background:currentColor;"
	"outline:1px solid #fff}\n"
	"@media (max-width:20rem){.paybands .paybands-c{display:none}}\n"
	"@media print{.paybands .paybands-b{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n"
	"</style>\n";
/* clang-format on */

static void add_said(struct buf *out, const char *class, struct buf *words)
{
	if (!words->len)
		return;
	buf_addf(out, "<p class=\"%s\">", class);
	html_add(out, buf_text(words));
	buf_add_string(out, "</p>\n");
	buf_clear(words);
}

/* ---- the ladder ---- */

static void add_bar(struct buf *out, const struct ruler *ruler, const struct band *b)
{
	double low, high;

	buf_add_string(out, "<td class=\"paybands-c\">");
	if (b && words_shown(b, BENCHMARK_P25) && words_shown(b, BENCHMARK_P75)) {
		low = ruler_at(ruler, b->p[BENCHMARK_P25].amount);
		high = ruler_at(ruler, b->p[BENCHMARK_P75].amount);
		buf_addf(out,
			 "<span class=\"paybands-b\" aria-hidden=\"true\"><i style=\"left:%.1f%%;"
			 "width:%.1f%%\"></i>",
			 low, high - low);
		if (words_shown(b, BENCHMARK_P50))
			buf_addf(out, "<b style=\"left:%.1f%%\"></b>",
				 ruler_at(ruler, b->p[BENCHMARK_P50].amount));
		buf_add_string(out, "</span>");
	}
	buf_add_string(out, "</td>");
}

static void add_cell(struct buf *out, const char *class, const struct page_table *t, size_t row,
		     size_t column)
{
	struct text text = page_cell_text(t, page_table_at(t, row, column), CELL_TEXT);

	buf_addf(out, "<td class=\"%s\">", class);
	if (text.len)
		html_add(out, text);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td>");
}

static void add_levels(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table t;
	struct ruler ruler;

	page_table_levels(&t, s, r);
	if (t.row_count && ruler_of_role(&ruler, s, r, COMPONENT_BASE)) {
		buf_add_string(out,
			       "<table>\n<thead><tr><th scope=\"col\">Level</th><th scope=\"col\" "
			       "class=\"paybands-c\"><span class=\"paybands-s\">from ");
		words_money_short(out, s->settings, ruler.axis.first);
		buf_add_string(out, " to ");
		words_money_short(out, s->settings, ruler.axis.last);
		buf_add_string(
		    out, "</span></th><th scope=\"col\" class=\"paybands-m\">Median</th>"
			 "<th scope=\"col\" class=\"paybands-r\">Middle half</th></tr></thead>\n"
			 "<tbody>\n");
		for (size_t i = 0; i < t.row_count; i++) {
			buf_add_string(out, "<tr><th scope=\"row\">");
			html_add(out, page_cell_text(&t, page_table_at(&t, i, PAY_OF), CELL_TEXT));
			buf_add_string(out, "</th>");
			add_bar(out, &ruler, row_main_band(&t.rows[i].bands));
			add_cell(out, "paybands-m", &t, i, PAY_MEDIAN);
			add_cell(out, "paybands-r", &t, i, PAY_BAND);
			buf_add_string(out, "</tr>\n");
		}
		buf_add_string(out, "</tbody>\n</table>\n");
	}
	page_table_release(&t);
}

/* ---- where it is from ---- */

static void add_sources(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const char *before = "Sources: ";

	for (size_t i = 0; i < s->ledger_count; i++) {
		if (!r->gave[i] || !source_is_observed(&s->ledgers[i]))
			continue;
		buf_add_string(out, before);
		html_add_string(out, source_title(&s->ledgers[i]));
		before = "; ";
	}
	if (*before == ';')
		buf_add_string(out, ". ");
	buf_add_string(out, "Pay as of ");
	words_date(out, s->as_of);
	buf_add_string(out, ".");
}

/* By the site's address where the configuration gives one; otherwise from this file. */
static void add_link(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf address;
	char path[200];

	snprintf(path, sizeof(path), "roles/%s.html", r->role->id);
	buf_init(&address, BUF_LIMIT_DEFAULT);
	if (!address_add(&address, s, path))
		buf_addf(&address, "../%s", path);
	buf_add_string(out, " <a href=\"");
	html_add(out, buf_text(&address));
	buf_add_string(out, "\">All figures of this role, and how they are made</a>");
	buf_release(&address);
}

/* What editors say of the role, folded. Its titles are no headings: which level they would have is the page's. */
static void add_editorial(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	static const struct html_heading heading = {"<p><strong>", "</strong></p>"};

	if (!editorial_has_texts(r->editorial))
		return;
	buf_add_string(out, "<details><summary>" EDITORIAL_HEADING
			    "</summary>\n<p class=\"paybands-s\">");
	html_editorial_mark(out, r);
	buf_add_string(out, "</p>\n");
	html_editorial_texts(out, s, r, &heading);
	buf_add_string(out, "</details>\n");
}

void fragment_html(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_add_string(out, "<section class=\"paybands\" lang=\"en\" aria-label=\"");
	html_add_string(out, role_name(r));
	buf_add_string(out, ": pay\">\n");
	buf_add_string(out, style);
	if (s->sample)
		buf_add_string(out,
			       "<p><strong>SAMPLE " EM_DASH " " SAMPLE_NOTICE "</strong></p>\n");
	buf_add_string(out, "<p><strong>");
	html_add_string(out, role_name(r));
	buf_add_string(out, "</strong>: base pay in the United States</p>\n");
	if (words_band_shown(r->headline))
		words_value_short(&words, s->settings, words_value(r->headline, BENCHMARK_P50));
	add_said(out, "paybands-n", &words);
	say_headline(&words, s, r);
	add_said(out, "paybands-w", &words);
	add_levels(out, s, r);
	add_editorial(out, s, r);
	buf_add_string(out,
		       "<p class=\"paybands-s\">Base pay per year in the United States; a bar is "
		       "the middle half, its mark the median. ");
	add_sources(out, s, r);
	add_link(out, s, r);
	buf_add_string(out, "</p>\n</section>\n");
	buf_release(&words);
}
