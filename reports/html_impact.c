/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_impact.c: AI impact on a role's page: the fact at the top, and its section: the paragraph, the score on
 * its scale, what it is made of, the ranks, and what it is named. */
#include "reports/html.h"

#include <math.h>

#include "reports/chart.h"
#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/impact_words.h"
#include "reports/posting_words.h"
#include "reports/sentences.h"
#include "reports/words.h"

void html_impact_fact(struct buf *out, const struct impact *i)
{
	buf_add_string(out, "<div><dt>AI impact</dt><dd>");
	if (!i->scale) {
		buf_add_string(out, "<b>" EM_DASH "</b>no measure covers it</dd></div>\n");
		return;
	}
	buf_add_string(out, "<b>");
	words_number(out, i->score, 0);
	buf_add_string(out, "/100</b>exposure: ");
	say_index_halves(out, i);
	buf_addf(out, "%s</dd></div>\n", i->few_families ? "; few measures cover it" : "");
}

/* A paragraph of data, escaped, with its source; nothing where `sentence` is empty. Clears it. */
static void add_said(struct buf *out, struct buf *sentence, const char *source)
{
	if (sentence->len) {
		buf_add_string(out, "<p>");
		html_add(out, buf_text(sentence));
		if (source) {
			buf_add_string(out, " <span class=\"soft\">");
			html_add_string(out, source);
			buf_add_string(out, "</span>");
		}
		buf_add_string(out, "</p>\n");
	}
	buf_clear(sentence);
}

static void add_chart(struct buf *out, const struct impact *impact)
{
	buf_add_string(out, "<figure>\n");
	chart_add_impact(out, "impact", impact);
	buf_add_string(
	    out, "<figcaption><div class=\"key\"><span><svg width=\"16\" height=\"16\" "
		 "aria-hidden=\"true\"><path class=\"chart-score\" d=\"M8 0L15 8L8 16L1 8Z\"/>"
		 "</svg>score</span><span><svg width=\"14\" height=\"14\" aria-hidden=\"true\">"
		 "<circle class=\"chart-vote\" cx=\"7\" cy=\"7\" r=\"5\"/></svg>one family of "
		 "measures</span></div></figcaption>\n</figure>\n");
}

/* What each ring is, where there is room: a phone's reader has it a tap away. */
static void add_rings(struct buf *out, const struct impact *impact)
{
	const char *before = "The rings: ";

	buf_add_string(out, "<p class=\"note\">");
	for (size_t i = 0; i < impact->amount_count; i++) {
		if (!isfinite(impact->amounts[i].amount))
			continue;
		buf_add_string(out, before);
		html_add_string(out, impact->amounts[i].brief);
		buf_add_char(out, ' ');
		words_number(out, impact->amounts[i].amount, 0);
		buf_add_string(out, impact->amounts[i].filled ? " (estimated)" : "");
		before = ", ";
	}
	buf_add_string(out, ".</p>\n");
}

static void add_table(struct buf *out, page_table_make *make, const struct summary *s,
		      const struct role_summary *r)
{
	struct page_table table;

	make(&table, s, r);
	html_table(out, &table);
	page_table_release(&table);
}

/* A phone's reader is spared the tables, which are a tap away. */
static void add_folded(struct buf *out, const char *summary, page_table_make *make,
		       const struct summary *s, const struct role_summary *r)
{
	struct page_table table;

	make(&table, s, r);
	html_folded(out, summary, &table);
	page_table_release(&table);
}

static void add_ranks(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	buf_add_string(out, "<details><summary>Ranks, and how the score is made"
			    "</summary>\n");
	add_table(out, page_table_votes, s, r);
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_applicability(&words, &r->impact);
	add_said(out, &words, r->impact.shares_source);
	buf_add_string(out, "<p class=\"note\">");
	say_index_basis(&words, &r->impact);
	html_add(out, buf_text(&words));
	buf_release(&words);
	buf_add_string(out, " Occupations with values: ");
	html_add_string(out, r->impact.covered);
	if (r->impact.universe) {
		buf_add_string(out, ". Ranked among: ");
		html_add_string(out, r->impact.universe);
	}
	buf_add_string(out, ".</p>\n</details>\n");
}

/* The table has their source; where there is none, the sentence. */
static void add_postings(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table years;
	struct buf words;

	if (!r->ai_postings)
		return;
	page_table_ai_postings(&years, s, r);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_ai_postings(&words, r->ai_postings);
	add_said(out, &words, years.row_count ? NULL : r->ai_postings->source);
	html_folded(out, "Postings that ask for AI, by year", &years);
	buf_release(&words);
	page_table_release(&years);
}

void html_impact(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct impact *impact = &r->impact;
	struct buf words;

	if (!impact->scale)
		return;
	buf_init(&words, BUF_LIMIT_DEFAULT);
	html_section_open(out, "ai-impact", "AI impact");
	say_impact_paragraph(&words, s, r);
	add_said(out, &words, NULL);
	add_chart(out, impact);
	add_rings(out, impact);
	add_folded(out, "What is measured", page_table_amounts, s, r);
	add_folded(out, "Tasks: the most and the least exposed", page_table_tasks, s, r);
	add_postings(out, s, r);
	add_ranks(out, s, r);
	html_section_close(out);
	buf_release(&words);
}
