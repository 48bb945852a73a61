/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_headline.c: the top of a role's page: what the role is, its median, what stands behind it, three
 * facts, and the way to the sections. */
#include "reports/html.h"

#include <math.h>

#include "reports/escape.h"
#include "reports/frameworks.h"
#include "reports/html_pay.h"
#include "reports/role_name.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* A sentence that holds data, escaped. */
static void add_said(struct buf *out, struct buf *sentence)
{
	html_add(out, buf_text(sentence));
	buf_clear(sentence);
}

/* ---- the median ---- */

static void add_number(struct buf *out, const struct summary *s, const struct band *b)
{
	/* In italics where fewer than THIN_N stand behind our estimate. */
	bool soft = b->basis == BASIS_MODELLED && b->n < THIN_N;

	buf_addf(out, "<p class=\"num%s\">", soft ? " mo" : "");
	words_value_short(out, s->settings, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, " <small>");
		words_share(out, s->settings->confidence);
		buf_add_string(out, " sure it is ");
		words_interval(out, s->settings, b->p50_interval);
		buf_add_string(out, "</small>");
	}
	buf_add_string(out, "</p>\n");
}

/* "Half earn $163K–$228K, a tenth less than $136K, a tenth more than $259K." */
static void say_spread(struct buf *out, const struct settings *settings, const struct band *b)
{
	if (!words_shown(b, BENCHMARK_P25) || !words_shown(b, BENCHMARK_P75))
		return;
	buf_add_string(out, "Half earn ");
	words_band_range(out, settings, b);
	if (words_shown(b, BENCHMARK_P10) && words_shown(b, BENCHMARK_P90)) {
		buf_add_string(out, ", a tenth less than ");
		words_money_short(out, settings, b->p[BENCHMARK_P10].amount);
		buf_add_string(out, ", a tenth more than ");
		words_money_short(out, settings, b->p[BENCHMARK_P90].amount);
	}
	buf_add_string(out, ".");
}

static void add_chart(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct row_bands bands = {.benchmark = r->benchmark};
	const struct band *reported = r->ladder[r->role->track];
	struct ruler ruler;
	struct buf title;

	if (!ruler_of_role(&ruler, s, r, COMPONENT_BASE))
		return;
	if (r->headline->basis == BASIS_MODELLED)
		bands.estimate = r->headline;
	if (words_band_shown(reported))
		bands.observed = reported;
	buf_init(&title, BUF_LIMIT_DEFAULT);
	say_spread(&title, s->settings, r->headline);
	bars_open(out, "hero", &ruler, COMPONENT_BASE);
	buf_add_string(out, "<li><div class=\"ch\">");
	bars_add(out, &ruler, &bands, buf_text(&title));
	buf_add_string(out, "</div></li></ol>\n<p class=\"x\">");
	add_said(out, &title);
	buf_release(&title);
	if (isfinite(ruler.mark))
		buf_add_string(out, " The <span class=\"own\">red line</span> marks this role’s "
				    "median in every chart.");
	buf_add_string(out, "</p>\n");
}

static void add_median(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = r->headline;
	struct buf words;

	buf_addf(out,
		 "<div class=\"median\">\n<p class=\"lab\">Median base pay%s, United States</p>\n",
		 b && b->basis != BASIS_BENCHMARK ? words_of_track(r->role->track) : "");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	if (words_band_shown(b)) {
		add_number(out, s, b);
		add_chart(out, s, r);
		say_headline(&words, s, r);
	} else {
		buf_add_string(out, "<p class=\"num\">" EM_DASH "</p>\n");
		say_no_median(&words, b, s->settings);
	}
	buf_add_string(out, "<p class=\"who\">");
	add_said(out, &words);
	buf_add_string(out, "</p>\n</div>\n");
	buf_release(&words);
}

/* ---- the facts ---- */

static void add_growth_fact(struct buf *out, const struct outlook *o)
{
	struct buf words;

	buf_add_string(out, "<div><dt>Growth</dt><dd>");
	if (!o->known) {
		buf_add_string(out, "<b>" EM_DASH "</b>no projection covers it</dd></div>\n");
		return;
	}
	buf_add_string(out, "<b>");
	words_percent_signed(out, o->growth_percent);
	buf_add_string(out, ", ");
	html_add_string(out, o->period);
	buf_add_string(out, "</b>");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_demand(&words, o);
	add_said(out, &words);
	buf_release(&words);
	buf_add_string(out, "</dd></div>\n");
}

static void add_entry_fact(struct buf *out, const struct entry_level *entry)
{
	buf_add_string(out, "<div><dt>Entry-level</dt><dd><b>");
	buf_add_string(out, !entry->known ? EM_DASH : entry->yes ? "Yes" : "No");
	buf_add_string(out, "</b>");
	html_add_string(out, entry->known ? entry->reason : "no evidence either way");
	buf_add_string(out, "</dd></div>\n");
}

static void add_functions(struct buf *out, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_functions(&words, r->role);
	if (words.len) {
		buf_add_string(out, "<p class=\"note\">");
		add_said(out, &words);
		buf_add_string(out, "</p>\n");
	}
	buf_release(&words);
}

void html_headline(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	if (role_category(r)) {
		buf_add_string(out, "<p class=\"lab\">");
		html_add_string(out, role_category(r));
		buf_add_string(out, "</p>\n");
	}
	buf_add_string(out, "<h1>");
	html_add_string(out, role_name(r));
	buf_add_string(out, "</h1>\n<p class=\"lede\">");
	html_add_string(out, r->role->summary);
	buf_add_string(out, "</p>\n<div class=\"headgrid\">\n");
	add_median(out, s, r);
	buf_add_string(out, "<dl class=\"facts\">\n");
	add_growth_fact(out, &r->outlook);
	html_impact_fact(out, &r->impact);
	add_entry_fact(out, &r->entry);
	buf_add_string(out, "</dl>\n</div>\n");
	add_functions(out, r);
}
