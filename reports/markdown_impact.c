/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown_impact.c: the section of a role's Markdown about AI. */
#include "reports/markdown.h"

#include "reports/escape.h"
#include "reports/impact_words.h"

/* A paragraph of data, escaped; nothing where it is empty. Clears it. */
static void add_said(struct buf *out, struct buf *sentence)
{
	if (sentence->len) {
		buf_add_char(out, '\n');
		markdown_add(out, buf_text(sentence));
		buf_add_char(out, '\n');
	}
	buf_clear(sentence);
}

void markdown_impact(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct buf words;

	if (!r->impact.scale)
		return;
	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_add_string(out, "\n## AI impact\n");
	say_impact_paragraph(&words, s, r);
	add_said(out, &words);
	markdown_table_made(out, page_table_amounts, s, r);
	markdown_table_made(out, page_table_tasks, s, r);
	markdown_table_made(out, page_table_ai_postings, s, r);
	markdown_table_made(out, page_table_votes, s, r);
	say_index_basis(&words, &r->impact);
	add_said(out, &words);
	buf_release(&words);
}
