/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_sources.c: the end of a role's page: where its figures come from. */
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

/* The rows of an input, and its note. */
static void add_rows(struct buf *out, const struct ledger *l)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_rows(&words, l);
	html_add(out, buf_text(&words));
	buf_release(&words);
	buf_add_string(out, "</p>");
	add_source_note(out, l);
}

static bool same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* Are both of one publisher, from one address, under one licence? */
static bool is_of_one(const struct ledger *a, const struct ledger *b)
{
	return same_text(a->url, b->url) && same_text(a->publisher, b->publisher) &&
	       same_text(a->licence, b->licence) && a->sample == b->sample;
}

static void add_source(struct buf *out, const struct ledger *l)
{
	struct buf words;

	buf_add_string(out, "<li>");
	html_add_link(out, l->url ? l->url : "", source_title(l));
	buf_add_string(out, l->sample ? " <strong>(sample, made up)</strong>" : "");
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_publisher(&words, l);
	html_add(out, buf_text(&words));
	buf_release(&words);
	buf_add_string(out, "<p>");
	add_rows(out, l);
}

/* The source, and below it what else is its publisher's. */
static void add_group(struct buf *out, const struct summary *s, const struct role_summary *r,
		      size_t first)
{
	const struct ledger *l = &s->ledgers[first];

	for (size_t i = 0; i < first; i++)
		if (r->gave[i] && is_of_one(&s->ledgers[i], l))
			return;
	add_source(out, l);
	for (size_t i = first + 1; i < s->ledger_count; i++) {
		if (!r->gave[i] || !is_of_one(&s->ledgers[i], l))
			continue;
		buf_add_string(out, "<p>");
		if (!same_text(s->ledgers[i].title, l->title)) {
			html_add_string(out, source_title(&s->ledgers[i]));
			buf_add_string(out, ". ");
		}
		add_rows(out, &s->ledgers[i]);
	}
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

		if (c->of_all)
			continue;
		if (i == 0 || strcmp(c->what, cited.items[i - 1].what) != 0) {
			buf_add_string(out, "<dt>");
			html_add_string(out, c->what);
			buf_add_string(out, "</dt>\n");
		}
		buf_add_string(out, "<dd>");
		html_add(out, buf_text(&c->citation));
		buf_add_string(out, "</dd>\n");
	}
	buf_add_string(out, cited.count ? "</dl>\n<p class=\"soft\"><a "
					  "href=\"../methods.html#tables\">Tables of every page"
					  "</a>: wages, rates of exchange, places.</p>\n"
					: "");
	cited_list_release(&cited);
}

void html_sources(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	buf_add_string(out, "<details id=\"sources\"><summary>Sources and licences</summary>\n"
			    "<p class=\"soft\">ledger.json has what became of every row of each, "
			    "manifest.json the digest of each file.</p>\n<ul class=\"sources\">\n");
	for (size_t i = 0; i < s->ledger_count; i++)
		if (r->gave[i])
			add_group(out, s, r, i);
	buf_add_string(out, "</ul>\n");
	add_cited(out, s, r);
	buf_add_string(out, "</details>\n");
}
