/* html_sources.c: the end of a role's page: where its figures come from and how they were made. */
#include "reports/html.h"

#include <stdlib.h>
#include <string.h>

#include "reports/cited.h"
#include "reports/escape.h"
#include "reports/words.h"

/* ---- sources ---- */

static void add_dates(struct buf *out, const struct ledger *l)
{
	if (!l->oldest.year && !l->newest.year)
		return;
	buf_add_string(out, "; pay of ");
	words_date(out, l->oldest);
	if (date_compare(l->oldest, l->newest)) {
		buf_add_string(out, " to ");
		words_date(out, l->newest);
	}
}

static void add_unless_none(struct buf *out, uint64_t count, const char *what)
{
	if (!count)
		return;
	buf_add_string(out, "; ");
	words_count(out, count);
	buf_add_string(out, what);
}

static void add_source(struct buf *out, const struct ledger *l)
{
	const char *title = l->title && *l->title ? l->title : l->source;

	buf_add_string(out, "<li><strong>");
	html_add_link(out, l->url ? l->url : "", title);
	buf_add_string(out,
		       l->sample ? "</strong> <strong>(sample, made up)</strong>" : "</strong>");
	if (l->publisher && *l->publisher) {
		buf_add_string(out, ", ");
		html_add_string(out, l->publisher);
	}
	if (l->licence && *l->licence) {
		buf_add_string(out, "; licence: ");
		html_add_string(out, l->licence);
	}
	buf_add_string(out, "<p>");
	words_count(out, l->rows_read);
	buf_add_string(out, " rows read; ");
	words_count(out, l->observations);
	buf_add_string(out, " used");
	add_unless_none(out, l->matched, " of them with a role of the catalogue");
	add_unless_none(out, tally_total(&l->filtered), " left out by rule");
	add_unless_none(out, ledger_rejected(l), " rejected");
	add_dates(out, l);
	buf_add_string(out, "</p></li>\n");
}

void html_sources(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct cited *cited;
	size_t count;

	html_section_open(out, "sources", "Sources");
	buf_add_string(out,
		       "<p class=\"soft\">Every input of the run; ledger.json has what became of "
		       "each of their rows, manifest.json the digest of each file.</p>\n"
		       "<ul class=\"sources\">\n");
	for (size_t i = 0; i < s->ledger_count; i++)
		add_source(out, &s->ledgers[i]);
	buf_add_string(out, "</ul>\n");
	cited_list(&cited, &count, r);
	if (count) {
		buf_add_string(out, "<h3>Published works</h3>\n<dl class=\"pairs\">\n");
		for (size_t i = 0; i < count; i++) {
			if (i == 0 || strcmp(cited[i].what, cited[i - 1].what))
				buf_addf(out, "<dt>%s</dt>\n", cited[i].what);
			buf_add_string(out, "<dd>");
			html_add_string(out, cited[i].citation);
			buf_add_string(out, "</dd>\n");
		}
		buf_add_string(out, "</dl>\n");
	}
	free(cited);
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
	if (s->settings->age == AGING_NONE) {
		buf_add_string(out, "<li>Pay is left at its own date.</li>\n");
		return;
	}
	buf_addf(out, "<li>Pay is moved from its own date to ");
	words_date(out, s->as_of);
	buf_addf(out, " with a published wage index (%s)", words_aging(s->settings->age));
	for (size_t i = 0; i < s->aging_count; i++) {
		const struct aging_used *used = &s->aging[i];

		buf_add_string(out, i ? ", " : ": ");
		words_date(out, used->date);
		buf_add_string(out, " \xc3\x97 ");
		words_number(out, used->factor, 4);
		if (used->held)
			buf_add_string(out, " (the index ends there: held)");
	}
	buf_add_string(out, ". No pay is made up for dates the index does not reach.</li>\n");
}

static void add_disclosure(struct buf *out, const struct settings *settings)
{
	buf_addf(out,
		 "<li>A figure from fewer than %ld observations is not shown, P10 and P90 not from "
		 "fewer "
		 "than %ld",
		 settings->min_n, settings->min_n_tails);
	if (settings->max_employer_share < 1) {
		buf_add_string(out, ", and none where one employer is more than ");
		words_share(out, settings->max_employer_share);
		buf_add_string(out, " of them");
	}
	buf_add_string(out,
		       settings->complementary
			   ? ". Nor is one that, with a published total, would give a withheld "
			     "one away.</li>\n"
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
	    "title, then years of experience.</li>\n"
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
