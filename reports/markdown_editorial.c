/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown_editorial.c: what the site's editors say of a role, as CommonMark again: only paragraphs, items
 * and links come through, every other mark of theirs is text. */
#include "reports/markdown.h"

#include "reports/editorial_words.h"
#include "reports/escape.h"

static void add_spans(struct buf *out, const struct editorial_block *block)
{
	for (size_t i = 0; i < block->count; i++) {
		const struct editorial_span *span = &block->spans[i];

		/* Escaping drops the blanks at the ends, which here stand between spans. */
		if (i && span->text.len && ascii_blank(span->text.data[0]))
			buf_add_char(out, ' ');
		if (span->url)
			buf_add_char(out, '[');
		markdown_add(out, span->text);
		if (span->url)
			buf_addf(out, "](%s)", span->url);
		if (i + 1 < block->count && text_trim(span->text).len &&
		    ascii_blank(span->text.data[span->text.len - 1]))
			buf_add_char(out, ' ');
	}
}

static void add_section(struct buf *out, const struct editorial_section *section, const char *title)
{
	if (section->count)
		buf_addf(out, "\n### %s\n", title);
	for (size_t i = 0; i < section->count; i++) {
		const struct editorial_block *block = &section->blocks[i];
		bool follows = i && block->item && section->blocks[i - 1].item;

		buf_add_string(out, follows ? "" : "\n");
		buf_add_string(out, block->item ? "- " : "");
		add_spans(out, block);
		buf_add_char(out, '\n');
	}
}

void markdown_editorial(struct buf *out, const struct settings *settings,
			const struct editorial *editorial)
{
	struct buf words;

	if (!editorial_has_texts(editorial))
		return;
	buf_init(&words, BUF_LIMIT_DEFAULT);
	say_editorial(&words, editorial);
	buf_add_string(out, "\n## " EDITORIAL_HEADING "\n\n");
	markdown_add(out, buf_text(&words));
	buf_add_char(out, '\n');
	for (int i = 0; i < EDITORIAL_PARTS; i++)
		add_section(out, &editorial->sections[i], editorial_title((enum editorial_part)i));
	buf_clear(&words);
	say_months(&words, settings, editorial);
	if (words.len) {
		buf_addf(out, "\n### Time to get ready\n\n%s (", words.data);
		markdown_add_string(out, editorial->months_source);
		buf_add_string(out, ")\n");
	}
	buf_release(&words);
}
