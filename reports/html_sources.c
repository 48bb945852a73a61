/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_sources.c: the end of a role's page: where its figures come from and how they were made. */
#include "reports/html.h"

#include <string.h>

#include "reports/cited.h"
#include "reports/escape.h"
#include "reports/sentences.h"
#include "reports/words.h"

/* ---- sources ---- */

static void add_source_note(struct buf *out, const struct ledger *l)
{
	struct buf note;

	buf_init(&note, BUF_LIMIT_DEFAULT);
	say_one_line(&note, l->note);
	if (note.len) {
		buf_add_string(out, "<p>Note: ");
		html_add(out, buf_text(&note));
		buf_add_string(out, "</p>");
	}
	buf_release(&note);
}

static void add_source(struct buf *out, const struct ledger *l)
{
	struct buf words;

	buf_add_string(out, "<li><strong>");
	html_add_link(out, l->url ? l->url : "", source_title(l));
	buf_add_string(out,
		       l->sample ? "</strong> <strong>(sample, made up)</strong>" : "</strong>");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_publisher(&words, l);
	html_add(out, buf_text(&words));
	buf_clear(&words);
	say_rows(&words, l);
	buf_add_string(out, "<p>");
	html_add(out, buf_text(&words));
	buf_release(&words);
	buf_add_string(out, "</p>");
	add_source_note(out, l);
	buf_add_string(out, "</li>\n");
}

static void add_cited(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct cited_list cited;

	cited_list_init(&cited, s, r);
	if (cited.count)
		buf_add_string(out, "<h3>What each figure rests on</h3>\n<dl class=\"pairs\">\n");
	for (size_t i = 0; i < cited.count; i++) {
		const struct cited *c = &cited.items[i];

		if (i == 0 || strcmp(c->what, cited.items[i - 1].what) != 0) {
			buf_add_string(out, "<dt>");
			html_add_string(out, c->what);
			buf_add_string(out, "</dt>\n");
		}
		buf_add_string(out, "<dd>");
		html_add(out, buf_text(&c->citation));
		buf_add_string(out, "</dd>\n");
	}
	buf_add_string(out, cited.count ? "</dl>\n" : "");
	cited_list_release(&cited);
}

void html_sources(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	html_section_open(out, "sources", "Sources");
	buf_add_string(out,
		       "<p class=\"soft\">Every input of the run; ledger.json has what became of "
		       "each of their rows, manifest.json the digest of each file.</p>\n"
		       "<ul class=\"sources\">\n");
	for (size_t i = 0; i < s->ledger_count; i++)
		add_source(out, &s->ledgers[i]);
	buf_add_string(out, "</ul>\n");
	add_cited(out, s, r);
	html_section_close(out);
}

/* ---- method ---- */

static void add_occupations(struct buf *out, const struct role *role)
{
	buf_add_string(out, "<li>Occupations (SOC 2018) of the role: ");
	for (size_t i = 0; i < role->occupation_count; i++) {
		buf_add_string(out, i ? ", " : "");
		html_add_string(out, role->occupations[i].soc);
		buf_add_string(out, " (");
		words_share(out, role->occupations[i].weight);
		buf_add_char(out, ')');
	}
	buf_add_string(out, ". ");
	html_add_string(out, role->occupation_note);
	buf_add_string(out, "</li>\n");
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
	buf_addf(out,
		 "<li>A figure from fewer than %ld observations is not shown. From fewer than %ld "
		 "there is the median alone, to the nearest thousand dollars; P10, P90 and the "
		 "interval of the median are not from fewer than %ld, and the ends of that "
		 "interval are rounded outwards to thousands under %ld. Numbers of employers under "
		 "%ld are not shown",
		 settings->min_n, settings_quartiles_least(settings), settings->min_n_tails,
		 settings->min_n_ends, settings->min_n);
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

void html_method(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	html_section_open(out, "method", "Method, in plain words");
	buf_add_string(
	    out,
	    "<ul class=\"method\">\n"
	    "<li>Every row of every input is used, left out by a stated rule, or rejected with a "
	    "reason; the three add up.</li>\n"
	    "<li>A title as written is read as a role by rules of phrases, the longest first. A "
	    "level "
	    "comes from the source’s own level, then the employer’s ladder, then words of the "
	    "title, and never from years of experience; a manager’s or executive’s word in a title "
	    "always decides the track.</li>\n"
	    "<li>Observed figures are what the observations say; benchmark figures are what a "
	    "publisher "
	    "says; modelled figures are called so. They are never mixed in one row.</li>\n");
	add_occupations(out, r->role);
	add_rules(out, r);
	buf_add_string(out,
		       "<li>The interval of a median comes from the ranks of the observations "
		       "around it, without assuming a distribution. Quality is judged from the "
		       "number of observations, the interval’s width and their age.</li>\n");
	add_aging(out, s);
	add_disclosure(out, s->settings);
	buf_add_string(out, "</ul>\n");
	html_section_close(out);
}
