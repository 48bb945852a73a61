/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_method.c: the end of a role's page, folded: how its figures were made, every figure exactly, and what
 * it cannot say. */
#include "reports/html.h"

#include <string.h>

#include "reports/escape.h"
#include "reports/frameworks.h"
#include "reports/gap.h"
#include "reports/html_pay.h"
#include "reports/sentences.h"
#include "reports/words.h"

static void add_occupations(struct buf *out, const struct role_summary *r)
{
	const struct role *role = r->role;

	buf_add_string(out, "<li>Occupations (SOC 2018) of the role: ");
	for (size_t i = 0; i < role->occupation_count; i++) {
		buf_add_string(out, i ? ", " : "");
		html_add_string(out, r->occupation_names[i]);
		buf_add_string(out, " (");
		html_add_string(out, role->occupations[i].soc);
		buf_add_string(out, ", ");
		words_share(out, role->occupations[i].weight);
		buf_add_char(out, ')');
	}
	buf_add_string(out, ". ");
	html_add_string(out, role->occupation_note);
	say_onet_release(out, r);
	buf_add_string(out, "</li>\n");
}

static void add_gap(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_gap(&words, s, r);
	if (words.len) {
		buf_add_string(out, "<li>");
		html_add(out, buf_text(&words));
		buf_add_string(out, "</li>\n");
	}
	buf_release(&words);
}

/* The rules of the bands that the page shows, each once. */
static void add_rules(struct buf *out, const struct role_summary *r)
{
	const char *before = "<li>Figures: ";

	for (size_t i = 0; i < r->band_count; i++) {
		bool said = false;

		for (size_t k = 0; k < i && !said; k++)
			said = strcmp(r->bands[k].rule, r->bands[i].rule) == 0;
		if (said)
			continue;
		buf_add_string(out, before);
		html_add_string(out, words_rule(r->bands[i].rule));
		before = "; ";
	}
	buf_add_string(out, r->band_count ? ".</li>\n" : "");
}

static void add_aging(struct buf *out, const struct summary *s)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_aging(&words, s);
	buf_add_string(out, "<li>");
	html_add(out, buf_text(&words));
	buf_add_string(out, "</li>\n");
	buf_release(&words);
}

static void add_disclosure(struct buf *out, const struct settings *settings)
{
	struct buf one, many;

	buf_init(&one, BUF_LIMIT_DEFAULT);
	buf_init(&many, BUF_LIMIT_DEFAULT);
	words_rounding(&one, settings, "thousand dollars", 1000);
	words_rounding(&many, settings, "thousands", 1000);
	buf_addf(out,
		 "<li>A figure from fewer than %ld observations is not shown. From fewer than %ld "
		 "there is the median alone, to the nearest %s; P10, P90 and the "
		 "interval of the median are not from fewer than %ld, and the ends of that "
		 "interval are rounded outwards to %s below %ld. Numbers of employers below "
		 "%ld are not shown",
		 settings->min_n, settings_quartiles_least(settings), one.data,
		 settings->min_n_tails, many.data, settings->min_n_ends, settings->min_n);
	buf_release(&one);
	buf_release(&many);
	if (settings->max_employer_share < 1) {
		buf_add_string(out, ", nor a figure where one employer holds more than ");
		words_share(out, settings->max_employer_share);
		buf_add_string(out, " of the observations");
	}
	buf_add_string(out,
		       settings->complementary
			   ? ". Nor is one that, added to or taken from the other figures, would "
			     "tell of fewer people than that.</li>\n"
			   : ".</li>\n");
}

/* ---- what a page cannot say ---- */

struct missing {
	struct buf words;
	size_t count;
};

static void miss(struct missing *m, bool missing, const char *what)
{
	if (!missing)
		return;
	buf_addf(&m->words, "%s%s", m->count ? "; " : "", what);
	m->count++;
}

static bool has_rows(page_table_make *make, const struct summary *s, const struct role_summary *r)
{
	struct page_table t;
	bool any;

	make(&t, s, r);
	any = t.row_count > 0;
	page_table_release(&t);
	return any;
}

/* Rows of pay with a figure, at least so many. */
static bool has_pay(page_table_make *make, const struct summary *s, const struct role_summary *r,
		    size_t least)
{
	struct page_table t;
	bool any;

	make(&t, s, r);
	any = html_pay_shown(&t) >= least;
	page_table_release(&t);
	return any;
}

/* Sections that have nothing to show are one sentence together. */
static void add_missing(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct missing m = {.count = 0};
	struct place_tables places;

	buf_init(&m.words, BUF_LIMIT_DEFAULT);
	place_tables_init(&places, s, r);
	miss(&m, !words_band_shown(r->headline), "a median");
	miss(&m, !has_pay(page_table_levels, s, r, 1) && !has_pay(page_table_levels_total, s, r, 1),
	     "pay by level");
	miss(&m,
	     !has_pay(page_table_experience, s, r, 2) &&
		 !has_pay(page_table_experience_total, s, r, 2),
	     "pay by experience");
	miss(&m, !place_tables_tell(&places), "pay by place");
	miss(&m, !r->impact.scale, "AI impact");
	miss(&m, !r->outlook.known, "growth");
	miss(&m, !has_rows(page_table_moves, s, r) && !has_rows(page_table_moves_out, s, r),
	     "moves");
	miss(&m,
	     !has_rows(page_table_employers, s, r) && !has_rows(page_table_employers_total, s, r),
	     "pay by employer");
	place_tables_release(&places);
	if (m.count)
		buf_addf(
		    out,
		    "<p class=\"note\">Not shown, because no source has enough data: %s.</p>\n",
		    m.words.data);
	buf_release(&m.words);
}

/* ---- the section ---- */

static void add_words(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	buf_add_string(
	    out,
	    "<details><summary>How the figures are made</summary>\n<ul class=\"method\">\n"
	    "<li>Every row of every input is used, left out by a stated rule, or rejected with a "
	    "reason; the three add up.</li>\n"
	    "<li>A title as written is read as a role by rules of phrases, the longest first. A "
	    "level comes from the source’s own level, then the employer’s ladder, then words of "
	    "the title, and ");
	buf_add_string(out, s->settings->levels
				? "years of experience where none of these states one"
				: "never from years of experience");
	buf_add_string(
	    out,
	    "; a manager’s or executive’s word in a title "
	    "always decides the track. Managers and executives are in no band of the ladder and "
	    "not "
	    "in “all levels”.</li>\n"
	    "<li>“Our estimate” is modelled: from all sources together, without what any one "
	    "source "
	    "is found to add, at this level and place. “As reported” is what people and adverts "
	    "say, as they say it. “Official survey” is what a publisher gives for whole "
	    "occupations, without levels. They are never mixed in one figure.</li>\n"
	    "<li>Half earn between the ends of a band (P25 and P75); a line goes from P10 to P90. "
	    "The interval of a median holds how far sources differ as well as chance.</li>\n");
	add_gap(out, s, r);
	add_occupations(out, r);
	add_rules(out, r);
	add_aging(out, s);
	add_disclosure(out, s->settings);
	buf_add_string(out, "</ul>\n</details>\n");
}

static void add_folded(struct buf *out, const char *summary, page_table_make *make,
		       const struct summary *s, const struct role_summary *r)
{
	struct page_table t;

	make(&t, s, r);
	html_folded(out, summary, &t);
	page_table_release(&t);
}

void html_method(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	html_section_open(out, "method", "Method and sources");
	add_words(out, s, r);
	add_folded(out, "Exact figures, base pay", page_table_exact_base, s, r);
	add_folded(out, "Exact figures, total pay", page_table_exact_total, s, r);
	add_folded(out, "Official figures of other countries", page_table_official, s, r);
	html_sources(out, s, r);
	add_missing(out, s, r);
	buf_add_string(out,
		       "<p class=\"on-paper\">Half earn between the ends of a bar; its line leaves "
		       "out a tenth at each end. Sources, licences, method and exact "
		       "figures are on the page itself.</p>\n");
	html_section_close(out);
}
