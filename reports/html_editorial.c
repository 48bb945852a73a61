/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_editorial.c: what the site's editors say of a role, marked as theirs. */
#include "reports/html.h"

#include "reports/editorial_words.h"
#include "reports/escape.h"

static void add_spans(struct buf *out, const struct editorial_block *block)
{
	for (size_t i = 0; i < block->count; i++) {
		const struct editorial_span *span = &block->spans[i];

		if (span->url) {
			buf_add_string(out, "<a href=\"");
			html_add_string(out, span->url);
			buf_add_string(out, "\">");
		}
		html_add(out, span->text);
		buf_add_string(out, span->url ? "</a>" : "");
	}
}

static void add_section(struct buf *out, const struct html_heading *heading,
			const struct editorial_section *section, const char *title)
{
	bool in_list = false;

	if (section->count)
		buf_addf(out, "%s%s%s\n", heading->open, title, heading->close);
	for (size_t i = 0; i < section->count; i++) {
		const struct editorial_block *block = &section->blocks[i];

		if (block->item != in_list)
			buf_add_string(out, block->item ? "<ul>\n" : "</ul>\n");
		in_list = block->item;
		buf_add_string(out, block->item ? "<li>" : "<p>");
		add_spans(out, block);
		buf_add_string(out, block->item ? "</li>\n" : "</p>\n");
	}
	buf_add_string(out, in_list ? "</ul>\n" : "");
}

static void add_months(struct buf *out, const struct html_heading *heading,
		       const struct settings *settings, const struct editorial *editorial)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_months(&words, settings, editorial);
	if (words.len) {
		buf_addf(out, "%sTime to get ready%s\n<p><b>", heading->open, heading->close);
		html_add(out, buf_text(&words));
		buf_add_string(out, "</b> (");
		html_add_string(out, editorial->months_source);
		buf_add_string(out, ")</p>\n");
	}
	buf_release(&words);
}

void html_editorial_mark(struct buf *out, const struct role_summary *r)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_editorial(&words, r->editorial);
	html_add(out, buf_text(&words));
	buf_release(&words);
}

void html_editorial_texts(struct buf *out, const struct summary *s, const struct role_summary *r,
			  const struct html_heading *heading)
{
	for (int i = 0; i < EDITORIAL_PARTS; i++)
		add_section(out, heading, &r->editorial->sections[i],
			    editorial_title((enum editorial_part)i));
	add_months(out, heading, s->settings, r->editorial);
}

void html_editorial(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	static const struct html_heading heading = {"<h3>", "</h3>"};

	if (!editorial_has_texts(r->editorial))
		return;
	html_section_begin(out, "editorial", EDITORIAL_HEADING);
	buf_add_string(out, "<p class=\"soft\">");
	html_editorial_mark(out, r);
	buf_add_string(out, "</p>\n");
	html_section_body(out);
	html_editorial_texts(out, s, r, &heading);
	html_section_close(out);
}
