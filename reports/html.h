/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html.h: the frame and the parts that the HTML pages are put together from. Private to reports.
 *
 * A page is one file: its style is inside, nothing is fetched, no script is needed. Literal markup
 * is added with buf_add_string; anything that was ever data, with html_add.
 */
#ifndef PAYBANDS_REPORTS_HTML_H
#define PAYBANDS_REPORTS_HTML_H

#include "base/buf.h"
#include "estimate/summary.h"
#include "reports/script.h"
#include "reports/tables.h"

struct html_frame {
	const char *title; /* data: escaped here */
	const char *description; /* data */
	const char *path; /* of the file in the run's folder; for its address */
	const char *root; /* from this file to the run's folder: "" or "../" */
	const struct json *data; /* JSON-LD for the head, or NULL; borrowed */
	const struct page_script *script; /* the one that the page may run, or NULL */
};

/* From the doctype to the opened <main>, with the sample banner where the run is one. */
void html_open(struct buf *out, const struct html_frame *frame, const struct summary *s);
void html_close(struct buf *out, const struct html_frame *frame, const struct summary *s);

/* The style of every page, and what its charts' marks refer to: for a page that is not one of a run. */
void html_style(struct buf *out);
void html_marks(struct buf *out);

/* A section's heading; what is added next is its finding, a paragraph or nothing, until
 * html_section_body. Both are literals. */
void html_section_begin(struct buf *out, const char *id, const char *heading);
void html_section_body(struct buf *out);
/* Both at once: a section without a finding. */
void html_section_open(struct buf *out, const char *id, const char *heading);
void html_section_close(struct buf *out);
/* Any table, which scrolls sideways by itself, so that the page does not, and the note below it;
 * nothing for one without rows and note. */
void html_table(struct buf *out, const struct page_table *t);
/* The same below its own <h3>. */
void html_table_headed(struct buf *out, const struct page_table *t);
/* The quality label with its mark of filled dots, which the style draws: never colour alone. */
void html_quality(struct buf *out, enum quality q);

/* The sections of a role's page; each adds nothing when there is nothing to say. */
typedef void html_section(struct buf *out, const struct summary *s, const struct role_summary *r);
html_section html_headline, html_levels, html_experience, html_places, html_impact, html_prospects,
    html_moves, html_employers, html_work, html_editorial, html_method;
/* What stands around a title: literals. */
struct html_heading {
	const char *open, *close;
};
/* Of editors that say something of the role: that the texts are theirs, and the texts below titles of that kind. */
void html_editorial_mark(struct buf *out, const struct role_summary *r);
void html_editorial_texts(struct buf *out, const struct summary *s, const struct role_summary *r,
			  const struct html_heading *heading);
/* "Your pay": one fold, which its script opens; nothing where nothing was modelled. */
html_section html_your_pay;
bool html_has_your_pay(const struct role_summary *r);
/* The fact of AI impact at the top: one <div> of its list. */
void html_impact_fact(struct buf *out, const struct impact *impact);
/* The end of the method: sources and what each figure rests on, folded. */
html_section html_sources;

#endif
