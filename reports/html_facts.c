/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_facts.c: the sections of a role's page about what is not a band: the facts at the
 * top, AI impact, growth and entry, moves. */
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

/* ---- the facts at the top ---- */

static void add_evidence_of_median(struct buf *out, const struct summary *s,
				   const struct role_summary *r, const struct band *b)
{
	size_t before = out->len;
	struct buf words;

	if (b->basis == BASIS_MODELLED) {
		buf_init(&words, BUF_LIMIT_DEFAULT);
		say_estimate(&words, s, r);
		add_said(out, &words);
		buf_release(&words);
		buf_add_string(out, "; quality ");
		html_quality(out, b->quality);
		return;
	}
	if (b->basis == BASIS_BENCHMARK) {
		buf_add_string(out, "no observed median is published; benchmark: ");
		say_benchmark(out, r->role, b);
		buf_add_string(out, b->n ? ", " : "");
	}
	say_headcount(out, b);
	buf_add_string(out, out->len > before ? "; quality " : "quality ");
	html_quality(out, b->quality);
}

static void add_median_fact(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = r->headline;

	buf_addf(out, "<div><dt>%s</dt>",
		 r->role->track == LEVEL_MANAGER && b && b->basis != BASIS_BENCHMARK
		     ? "Median base pay of managers, US"
		     : "Median base pay, US");
	if (!words_band_shown(b)) {
		buf_add_string(out, "<dd class=\"figure\">" EM_DASH "</dd><dd>");
		say_no_median(out, b, s->settings);
		buf_add_string(out, "</dd></div>\n");
		return;
	}
	buf_add_string(out, "<dd class=\"figure\">");
	words_value_short(out, words_value(b, BENCHMARK_P50));
	buf_add_string(out, "</dd><dd>exactly ");
	words_value_exact(out, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, "; ");
		words_share(out, s->settings->confidence);
		buf_add_string(out, " interval ");
		words_interval(out, b->p50_interval);
	}
	buf_add_string(out, "</dd><dd>");
	add_evidence_of_median(out, s, r, b);
	buf_add_string(out, "</dd></div>\n");
}

static void add_growth_fact(struct buf *out, const struct outlook *o)
{
	struct buf words;

	buf_add_string(out, "<div><dt>Growth</dt>");
	if (!o->known) {
		buf_add_string(out, "<dd class=\"figure\">" EM_DASH
				    "</dd><dd>no projection covers it</dd></div>\n");
		return;
	}
	buf_add_string(out, "<dd class=\"figure\">");
	html_add_string(out, o->word ? o->word : EM_DASH);
	buf_add_string(out, "</dd><dd>");
	words_percent_signed(out, o->growth_percent);
	buf_add_string(out, " over ");
	html_add_string(out, o->period);
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_growth_words(&words, o);
	buf_add_string(out, words.len ? growth_is_mean(o) ? ", " : "; " : "");
	add_said(out, &words);
	buf_release(&words);
	buf_add_string(out, "</dd></div>\n");
}

static void add_impact_fact(struct buf *out, const struct impact *i)
{
	buf_add_string(out, "<div><dt>AI impact</dt>");
	if (!isfinite(i->score)) {
		buf_add_string(out, "<dd class=\"figure\">" EM_DASH
				    "</dd><dd>no measure covers it</dd></div>\n");
		return;
	}
	buf_add_string(out, "<dd class=\"figure\">");
	words_number(out, i->score, 0);
	buf_add_string(out, "<small>/100</small></dd><dd>exposure, ");
	words_number(out, i->low, 0);
	buf_add_string(out, " to ");
	words_number(out, i->high, 0);
	buf_addf(out, " by %zu famil%s of measures%s</dd></div>\n", i->families,
		 i->families == 1 ? "y" : "ies", i->few_families ? "; fewer than three" : "");
}

static void add_entry_fact(struct buf *out, const struct entry_level *entry)
{
	buf_add_string(out, "<div><dt>Entry-level</dt><dd class=\"figure\">");
	buf_add_string(out, !entry->known ? EM_DASH : entry->yes ? "Yes" : "No");
	buf_add_string(out, "</dd><dd>");
	html_add_string(out, entry->known ? entry->reason : "no evidence either way");
	buf_add_string(out, "</dd></div>\n");
}

void html_headline(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	buf_add_string(out, "<h1>");
	html_add_string(out, r->role->name);
	buf_add_string(out, "</h1>\n<p class=\"lede\">");
	html_add_string(out, r->role->summary);
	buf_add_string(out, "</p>\n<dl class=\"facts\">\n");
	add_median_fact(out, s, r);
	add_growth_fact(out, &r->outlook);
	add_impact_fact(out, &r->impact);
	add_entry_fact(out, &r->entry);
	buf_add_string(out, "</dl>\n");
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

/* ---- growth and entry ---- */

static void add_pair(struct buf *out, const char *term, const char *text)
{
	if (!text || !*text)
		return;
	buf_addf(out, "<dt>%s</dt><dd>", term);
	html_add_string(out, text);
	buf_add_string(out, "</dd>\n");
}

static void add_thousands(struct buf *out, const char *term, double thousands, const char *unit)
{
	if (!isfinite(thousands))
		return;
	buf_addf(out, "<dt>%s</dt><dd>", term);
	words_count(out, (uint64_t)fmax(nearbyint(thousands * 1000), 0));
	buf_addf(out, "%s</dd>\n", unit);
}

static void add_growth(struct buf *out, const struct outlook *o)
{
	if (!o->known)
		return;
	buf_add_string(out, "<h3>Growth</h3>\n<dl class=\"pairs\">\n<dt>Employment, ");
	html_add_string(out, o->period);
	buf_add_string(out, "</dt><dd>");
	words_percent_signed(out, o->growth_percent);
	if (isfinite(o->average_percent)) {
		buf_add_string(out, "; all occupations ");
		words_percent_signed(out, o->average_percent);
	}
	if (growth_is_mean(o))
		buf_add_string(out, "; the mean of the occupations’ published growth, by role "
				    "weight");
	buf_add_string(out, "</dd>\n");
	add_pair(out, growth_is_mean(o) ? "On the publisher’s scale" : "Publisher’s words",
		 o->publisher_words);
	add_thousands(out, "Employed at the start", o->employment, "");
	add_thousands(out, "Openings", o->openings, " a year");
	add_pair(out, "Occupations", o->covered);
	add_pair(out, "Source", o->source);
	buf_add_string(out, "</dl>\n");
}

static void add_entry(struct buf *out, const struct entry_level *entry)
{
	if (!entry->known)
		return;
	buf_addf(out, "<h3>Entry-level: %s</h3>\n<dl class=\"pairs\">\n",
		 entry->yes ? "yes" : "no");
	add_pair(out, "Why", entry->reason);
	add_pair(out, "Typical education", entry->education);
	add_pair(out, "Work experience", entry->work_experience);
	add_pair(out, "Training on the job", entry->training);
	if (entry->job_zone)
		buf_addf(out, "<dt>Job zone</dt><dd>%d of 5</dd>\n", entry->job_zone);
	if (isfinite(entry->junior_share)) {
		buf_add_string(out, "<dt>Junior share</dt><dd>");
		words_share(out, entry->junior_share);
		buf_add_string(out, " of ");
		words_count(out, entry->levelled);
		buf_add_string(out, " observations with a level</dd>\n");
	}
	add_pair(out, "Source", entry->source);
	buf_add_string(out, "</dl>\n");
}

void html_prospects(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	(void)s;
	if (!r->outlook.known && !r->entry.known)
		return;
	html_section_open(out, "prospects", "Growth and entry");
	add_growth(out, &r->outlook);
	add_entry(out, &r->entry);
	html_section_close(out);
}

/* ---- moves ---- */

static void add_moves(struct buf *out, const struct page_table *moves)
{
	html_section_open(out, "moves", "Moving into the role");
	buf_addf(out,
		 "<p class=\"soft\">What the role pays against where people come from, at the "
		 "same level: the difference of the observed medians of base pay in the "
		 "United States. Different people are compared, not one person before "
		 "and after. Where the interval spans $0 there may be no difference at "
		 "all. A difference is thin where either side has fewer than %d observations. The "
		 "row of all levels carries the mix of levels of either role, and is no step of "
		 "a career.</p>\n",
		 THIN_N);
	html_table(out, moves);
	html_section_close(out);
}

void html_moves(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct page_table moves;

	page_table_moves(&moves, s, r);
	if (moves.row_count)
		add_moves(out, &moves);
	page_table_release(&moves);
}
