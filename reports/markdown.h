/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown.h: the parts that the Markdown pages are put together from. Private to reports. */
#ifndef PAYBANDS_REPORTS_MARKDOWN_H
#define PAYBANDS_REPORTS_MARKDOWN_H

#include "base/buf.h"
#include "estimate/summary.h"
#include "reports/tables.h"

/* The table and the note below it; nothing for one without rows and note. */
void markdown_table(struct buf *out, const struct page_table *t);
/* The same as a section of its own, with the table's heading. */
void markdown_table_headed(struct buf *out, const struct page_table *t);
/* The table that `make` makes. */
void markdown_table_made(struct buf *out, page_table_make *make, const struct summary *s,
			 const struct role_summary *r);
/* The section about AI. */
void markdown_impact(struct buf *out, const struct summary *s, const struct role_summary *r);
/* From "---" to "---": what a generator of sites reads of a role's page. */
void markdown_front_matter(struct buf *out, const struct summary *s, const struct role_summary *r);
/* What the site's editors say of the role, as a section; nothing where they say nothing. */
void markdown_editorial(struct buf *out, const struct settings *settings,
			const struct editorial *editorial);

#endif
