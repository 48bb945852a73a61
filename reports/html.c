/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html.c: see html.h. */
#include "reports/html.h"

#include <string.h>

#include "base/json.h"
#include "reports/address.h"
#include "reports/escape.h"
#include "reports/page_style.h"
#include "reports/words.h"

static void add_property(struct buf *out, const char *property, const char *value)
{
	buf_addf(out, "<meta property=\"og:%s\" content=\"", property);
	html_add_string(out, value);
	buf_add_string(out, "\">\n");
}

/* Where the site's address is known: which address is the page's own, and what is shown of it when it is
 * shared. */
static void add_address(struct buf *out, const struct html_frame *frame, const struct summary *s)
{
	struct buf address, title;

	if (!address_known(s))
		return;
	buf_init(&address, BUF_LIMIT_DEFAULT);
	buf_init(&title, BUF_LIMIT_DEFAULT);
	(void)address_add(&address, s, frame->path);
	buf_addf(&title, "%s%s", s->sample ? "[SAMPLE] " : "", frame->title);
	buf_add_string(out, "<link rel=\"canonical\" href=\"");
	html_add(out, buf_text(&address));
	buf_add_string(out, "\">\n");
	add_property(out, "type", "article");
	add_property(out, "title", title.data);
	add_property(out, "description", frame->description);
	add_property(out, "url", address.data);
	add_property(out, "locale", "en_US");
	buf_release(&title);
	buf_release(&address);
}

void html_style(struct buf *out)
{
	buf_add_string(out, "<style>\n");
	for (size_t i = 0; i < sizeof(page_style) / sizeof(*page_style); i++)
		buf_add_string(out, page_style[i]);
	buf_add_string(out, "</style>\n");
}

static void add_head(struct buf *out, const struct html_frame *frame, const struct summary *s)
{
	buf_add_string(out,
		       "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
		       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		       "<title>");
	if (s->sample)
		buf_add_string(out, "[SAMPLE] ");
	html_add_string(out, frame->title);
	buf_add_string(out, "</title>\n<meta name=\"description\" content=\"");
	if (s->sample)
		buf_add_string(out, SAMPLE_NOTICE " ");
	html_add_string(out, frame->description);
	buf_add_string(out, "\">\n<meta name=\"generator\" content=\"paybands ");
	html_add_string(out, s->version);
	buf_add_string(out, "\">\n");
	add_address(out, frame, s);
	/* A search engine must not take sample figures for pay. */
	if (s->sample)
		buf_add_string(out, "<meta name=\"robots\" content=\"noindex\">\n");
	script_policy(out, frame->script, s->settings);
	html_style(out);
	if (frame->data) {
		buf_add_string(out, "<script type=\"application/ld+json\">\n");
		json_write(frame->data, out, true, true);
		buf_add_string(out, "</script>\n");
	}
	buf_add_string(out, "</head>\n");
}

void html_marks(struct buf *out)
{
	/* Those of the halves that bars.c draws. */
	static const int tick_heights[] = {5, 6, 10, 12};

	buf_add_string(
	    out, "<svg width=\"0\" height=\"0\" class=\"defs\" aria-hidden=\"true\"><defs>"
		 "<pattern id=\"hb\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
		 "patternTransform=\"rotate(45)\"><rect class=\"hg\" width=\"5\" "
		 "height=\"5\"/><line class=\"hl\" y2=\"5\"/></pattern>"
		 "<pattern id=\"ht\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
		 "patternTransform=\"rotate(45)\"><rect class=\"hg\" width=\"5\" "
		 "height=\"5\"/><line class=\"hl t\" y2=\"5\"/></pattern>"
		 "<path id=\"dm\" d=\"M0-5.5 5.5 0 0 5.5-5.5 0Z\"/>");
	for (size_t i = 0; i < sizeof(tick_heights) / sizeof(*tick_heights); i++)
		buf_addf(out,
			 "<g id=\"m%d\"><path class=\"halo\" d=\"M0 0V%d\"/><path class=\"tick\" "
			 "d=\"M0-2V%d\"/></g>",
			 tick_heights[i], tick_heights[i], tick_heights[i] + 2);
	buf_add_string(out, "</defs></svg>\n");
}

void html_open(struct buf *out, const struct html_frame *frame, const struct summary *s)
{
	add_head(out, frame, s);
	buf_add_string(out,
		       "<body>\n<a class=\"skip\" href=\"#content\">Skip to the figures</a>\n");
	html_marks(out);
	if (s->sample)
		buf_add_string(out, "<aside class=\"alarm\">SAMPLE " EM_DASH " " SAMPLE_NOTICE
				    "</aside>\n");
	buf_addf(
	    out,
	    "<nav class=\"bar\" aria-label=\"Site\"><span><a href=\"%sindex.html\">All "
	    "roles</a> <a href=\"%scompare.html\">Compare</a> <a "
	    "href=\"%schanges.html\">What changed</a> <a href=\"%smethods.html\">Methods</a></span>"
	    "<span>Pay as of ",
	    frame->root, frame->root, frame->root, frame->root);
	words_date(out, s->as_of);
	buf_add_string(out, "</span></nav>\n<main id=\"content\">\n");
}

void html_close(struct buf *out, const struct html_frame *frame, const struct summary *s)
{
	buf_add_string(out, "</main>\n<footer class=\"foot\">\n");
	if (s->sample)
		buf_add_string(out, "<p><strong>" SAMPLE_NOTICE "</strong></p>\n");
	buf_add_string(out, "<p>Made by paybands ");
	html_add_string(out, s->version);
	buf_add_string(out, ". The same inputs and settings give the same page, to the byte; "
			    "manifest.json lists them.</p>\n</footer>\n");
	script_add(out, frame->script, s->settings);
	buf_add_string(out, "</body>\n</html>\n");
}

void html_section_begin(struct buf *out, const char *id, const char *heading)
{
	buf_addf(out,
		 "<section class=\"sec\" id=\"%s\" aria-labelledby=\"%s-h\">\n<div "
		 "class=\"hd\"><h2 id=\"%s-h\">%s</h2>\n",
		 id, id, id, heading);
}

void html_section_body(struct buf *out)
{
	buf_add_string(out, "</div>\n<div class=\"body\">\n");
}

void html_section_open(struct buf *out, const char *id, const char *heading)
{
	html_section_begin(out, id, heading);
	html_section_body(out);
}

void html_section_close(struct buf *out)
{
	buf_add_string(out, "</div>\n</section>\n");
}

void html_quality(struct buf *out, enum quality q)
{
	static const int dots[] = {
	    [QUALITY_NONE] = 0, [QUALITY_LOW] = 1, [QUALITY_MEDIUM] = 2, [QUALITY_HIGH] = 3};

	buf_addf(out, "<span class=\"q%d\">%s</span>", dots[q], words_quality(q));
}
