/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_html.c: own pay beside the market as one page, which needs nothing else.
 *
 * It is no page of a run: it links to nothing, and asks search engines to leave it.
 */
#include "reports/own_report.h"

#include <math.h>

#include "reports/bars.h"
#include "reports/escape.h"
#include "reports/html.h"
#include "reports/own_tables.h"
#include "reports/money_words.h"
#include "reports/words.h"

enum { TICKS_MOST = 6 };

static void add_head(struct buf *out, const struct own_report *r)
{
	buf_add_string(out, OWN_HTML_MARK
		       "\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
		       "content=\"width=device-width, initial-scale=1\">\n"
		       "<title>Own pay beside the market</title>\n"
		       "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"generator\" "
		       "content=\"paybands ");
	html_add_string(out, r->version);
	buf_add_string(out, "\">\n");
	script_policy(out, NULL, r->settings);
	html_style(out);
	buf_add_string(out, "</head>\n<body>\n");
	html_marks(out);
	if (r->sample)
		buf_add_string(out, "<div class=\"alarm\" role=\"note\">SAMPLE " EM_DASH
				    " " SAMPLE_NOTICE "</div>\n");
}

static void add_sum(struct buf *out, const struct settings *settings, const char *before,
		    double dollars)
{
	buf_add_string(out, before);
	words_money(out, settings, dollars);
}

/* The finding: how many, where they stand, and what it costs. */
static void add_lede(struct buf *out, const struct own_report *r)
{
	const struct own_totals *t = &r->pay->totals;

	buf_add_string(out, "<h1>Own pay beside the market</h1>\n<p class=\"lede\">");
	words_count(out, r->pay->left_out[OWN_MATCHED]);
	buf_addf(out, " employees in %zu groups", r->pay->count);
	if (!t->withheld && t->people) {
		buf_addf(out, ", paid %.2f times the market median. ", t->payroll / t->market);
		words_count(out, t->below_minimum);
		buf_add_string(out, t->below_minimum == 1 ? " is below the range minimum"
							  : " are below the range minimum");
		add_sum(out, r->settings, "; raising them to it costs ", t->cost_minimum);
		buf_add_string(out, " per year");
		for (size_t i = 0; i < r->request->target_count; i++) {
			if (t->targets[i].withheld)
				continue;
			buf_addf(out, ", everyone to P%g", r->request->targets[i]);
			add_sum(out, r->settings, " ", t->targets[i].cost);
		}
	}
	buf_add_string(out, ".</p>\n<p class=\"soft\">Market as of ");
	words_date(out, r->as_of);
	buf_addf(out,
		 ". %s per year of full-time work; costs at each person's FTE. "
		 "Confidential.</p>\n",
		 money_words(r->settings).name);
}

/* ---- the chart ---- */

static void widen(struct chart_axis *extent, double amount)
{
	if (!isfinite(amount))
		return;
	extent->first = fmin(extent->first, amount);
	extent->last = fmax(extent->last, amount);
}

/* Groups of one role have one ruler. */
static struct ruler ruler_of(const struct own_group *groups, const struct settings *settings,
			     size_t count)
{
	struct chart_axis extent = {.first = INFINITY, .last = -INFINITY};

	for (size_t i = 0; i < count; i++) {
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			if (groups[i].base->p[p].kind == VALUE_EXACT)
				widen(&extent, groups[i].base->p[p].amount);
		widen(&extent, groups[i].range.minimum);
		widen(&extent, groups[i].range.maximum);
		widen(&extent, groups[i].median);
	}
	return (struct ruler){.settings = settings,
			      .axis = chart_axis_of(extent.first, extent.last, TICKS_MOST),
			      .mark = NAN};
}

static void say_bar(struct buf *out, const struct own_report *r, const struct own_group *g)
{
	own_say_group(out, r, g);
	buf_add_string(out, ", ");
	words_area(out, r->request->gazetteer, g->area);
	buf_add_string(out, ": market median ");
	words_money(out, r->settings, g->range.midpoint);
	if (isfinite(g->median)) {
		buf_add_string(out, ", own median ");
		words_money(out, r->settings, g->median);
	}
}

static void add_bar(struct buf *out, const struct own_report *r, const struct own_group *g,
		    const struct ruler *ruler)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_add_string(out, "<li><div class=\"nm\"><b>");
	words_sentence(&words,
		       g->level == LEVEL_UNKNOWN ? "level not known" : level_word(g->level));
	html_add(out, buf_text(&words));
	buf_add_string(out, "</b> <span>");
	buf_clear(&words);
	if (isfinite(g->median))
		words_money_short(&words, r->settings, g->median);
	html_add(out, buf_text(&words));
	buf_add_string(out, "</span></div><div class=\"ch\">");
	buf_clear(&words);
	say_bar(&words, r, g);
	bars_add_own(out, ruler, g->base, g->range_given ? &g->range : NULL, g->median,
		     buf_text(&words));
	buf_add_string(out, "</div><div class=\"rg\">");
	if (isfinite(g->compa_ratio))
		buf_addf(out, "%.2f of median", g->compa_ratio);
	buf_add_string(out, "</div><div class=\"nt\">");
	buf_clear(&words);
	words_area(&words, r->request->gazetteer, g->area);
	html_add(out, buf_text(&words));
	buf_clear(&words);
	own_say_note(&words, r, g);
	buf_add_string(out, words.len ? "; " : "");
	html_add(out, buf_text(&words));
	buf_add_string(out, "</div></li>\n");
	buf_release(&words);
}

static void add_charts(struct buf *out, const struct own_report *r)
{
	const struct own_group *groups = r->pay->groups;
	bool ranges = false;

	for (size_t i = 0; i < r->pay->count; i++)
		ranges |= groups[i].range_given;
	html_section_open(out, "chart", "Where groups stand");
	bars_key_own(out, ranges);
	for (size_t first = 0, next; first < r->pay->count; first = next) {
		struct ruler ruler;
		for (next = first; next < r->pay->count && groups[next].role == groups[first].role;)
			next++;
		ruler = ruler_of(groups + first, r->settings, next - first);
		buf_add_string(out, "<h3>");
		html_add_string(out,
				catalogue_role(r->request->catalogue, groups[first].role)->name);
		buf_add_string(out, "</h3>\n");
		bars_open(out, "ladder", &ruler, COMPONENT_BASE);
		for (size_t i = first; i < next; i++)
			add_bar(out, r, &groups[i], &ruler);
		buf_add_string(out, "</ol>\n");
	}
	html_section_close(out);
}

/* ---- the tables ---- */

static void add_table(struct buf *out, const char *id, const char *heading, own_table *make,
		      const struct own_report *r)
{
	struct page_table table;

	make(&table, r);
	if (table.row_count) {
		html_section_open(out, id, heading);
		html_table(out, &table);
		html_section_close(out);
	}
	page_table_release(&table);
}

static void add_method(struct buf *out, const struct own_report *r)
{
	html_section_open(out, "method", "How it is made");
	buf_add_string(
	    out,
	    "<ul class=\"method\">\n<li>A group is the employees of one role, level and area. The "
	    "market is the published bands of ");
	html_add_string(out, r->market);
	buf_add_string(out,
		       "; no own pay is in them.</li>\n<li>Where the market has no band of the "
		       "area, that of its state or country is used, then that of all "
		       "levels.</li>\n<li>Compa-ratio: mean pay / market median; of the total "
		       "payroll / the same at market medians. Range penetration: (mean - "
		       "minimum) / (maximum - minimum). The range is the market's, P25 to P75, "
		       "or that of the pay structure.</li>\n<li>Pay of part-time employees is "
		       "scaled to full-time work; costs are not.</li>\n");
	buf_addf(out,
		 "<li>Groups of fewer than %zu employees are withheld, and others where the "
		 "totals would give them away.</li>\n",
		 r->request->least);
	if (r->oldest.year || r->undated) {
		buf_add_string(out, "<li>");
		own_say_dates(out, r);
		buf_add_string(out, "</li>\n");
	}
	if (r->months_apart > OWN_MONTHS_APART)
		buf_addf(out,
			 "<li><strong>Own pay and the market are %.0f months "
			 "apart.</strong></li>\n",
			 r->months_apart);
	buf_add_string(out, "</ul>\n");
	html_section_close(out);
}

void own_html(struct buf *out, const struct own_report *r)
{
	add_head(out, r);
	buf_add_string(out, "<main id=\"content\">\n");
	add_lede(out, r);
	if (r->pay->count)
		add_charts(out, r);
	add_table(out, "groups", "Groups", own_table_groups, r);
	add_table(out, "targets", "Targets", own_table_targets, r);
	add_table(out, "spread", "Compa-ratios", own_table_spread, r);
	add_table(out, "total-pay", "Total pay", own_table_total, r);
	add_table(out, "unmatched", "In no group", own_table_unmatched, r);
	add_table(out, "rates", "Rates of exchange", own_table_rates, r);
	add_method(out, r);
	buf_add_string(out, "</main>\n<footer class=\"foot\">\n<p>Made by paybands ");
	html_add_string(out, r->version);
	buf_add_string(out, ".</p>\n</footer>\n</body>\n</html>\n");
}
