/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_facts.c: AI impact on a role's page: the fact at the top, and its section. */
#include "reports/html.h"

#include <math.h>

#include "reports/chart.h"
#include "reports/escape.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* A sentence that holds data, escaped. */
static void add_said(struct buf *out, struct buf *sentence)
{
	html_add(out, buf_text(sentence));
	buf_clear(sentence);
}

/* ---- at the top ---- */

void html_impact_fact(struct buf *out, const struct impact *i)
{
	buf_add_string(out, "<div><dt>AI impact</dt><dd>");
	if (!isfinite(i->score)) {
		buf_add_string(out, "<b>" EM_DASH "</b>no measure covers it</dd></div>\n");
		return;
	}
	buf_add_string(out, "<b>");
	words_number(out, i->score, 0);
	buf_add_string(out, "/100</b>exposure, ");
	words_number(out, i->low, 0);
	buf_add_string(out, " to ");
	words_number(out, i->high, 0);
	buf_addf(out, " by %zu famil%s of measures%s</dd></div>\n", i->families,
		 i->families == 1 ? "y" : "ies", i->few_families ? "; fewer than three" : "");
}

/* ---- AI impact ---- */

static void add_votes(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table votes;

	page_table_votes(&votes, s, r);
	html_table(out, &votes);
	page_table_release(&votes);
}

static void add_shares(struct buf *out, const struct impact *impact)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_applicability(&words, impact);
	if (words.len) {
		buf_add_string(out, "<p>");
		add_said(out, &words);
		buf_add_string(out, " <span class=\"soft\">");
		html_add_string(out, impact->shares_source);
		buf_add_string(out, "</span></p>\n");
	}
	buf_release(&words);
}

static void add_ai_postings(struct buf *out, const struct ai_postings *postings)
{
	struct buf words;

	if (!postings)
		return;
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_ai_postings(&words, postings);
	buf_add_string(out, "<p>");
	add_said(out, &words);
	buf_add_string(out, " <span class=\"soft\">");
	html_add_string(out, postings->source);
	buf_add_string(out, "</span></p>\n");
	buf_release(&words);
}

void html_impact(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct impact *impact = &r->impact;

	if (!isfinite(impact->score))
		return;
	html_section_open(out, "ai-impact", "AI impact");
	buf_add_string(out, "<p>Score <strong>");
	words_number(out, impact->score, 0);
	buf_add_string(out, "/100</strong>: where this work ranks among occupations by how much of "
			    "it AI can touch, 100 being the most exposed. It is exposure, never a "
			    "probability of losing a job.</p>\n<figure>\n");
	chart_add_impact(out, "impact", impact);
	buf_add_string(
	    out, "<figcaption><div class=\"key\"><span><svg width=\"16\" height=\"16\" "
		 "aria-hidden=\"true\"><path class=\"chart-score\" d=\"M8 0L15 8L8 16L1 8Z\"/>"
		 "</svg>score</span><span><svg width=\"14\" height=\"14\" aria-hidden=\"true\">"
		 "<circle class=\"chart-vote\" cx=\"7\" cy=\"7\" r=\"5\"/></svg>one family of "
		 "measures</span></div></figcaption>\n</figure>\n");
	if (impact->few_families)
		buf_add_string(out,
			       "<p><strong>Fewer than three families of measures cover this role: "
			       "read the score with care.</strong></p>\n");
	add_votes(out, s, r);
	add_shares(out, impact);
	add_ai_postings(out, r->ai_postings);
	buf_add_string(out, "<p class=\"note\">One vote per family; the score is their mean. "
			    "Occupations with values: ");
	html_add_string(out, impact->covered);
	if (impact->universe) {
		buf_add_string(out, ". Ranked among: ");
		html_add_string(out, impact->universe);
	}
	buf_add_string(out, "</p>\n");
	html_section_close(out);
}
