/* SPDX-License-Identifier: GPL-3.0-or-later */
/* escape.h: text from inputs, escaped for its destination.
 *
 * Text is data. The output of these functions cannot open a tag, close an attribute, end a table
 * cell or begin a list, whatever the input. Malformed UTF-8 is repaired and control characters
 * become U+FFFD, so that the page is always a well-formed one. (JSON has its own door, base/json.h;
 * CSV has csv_add_field.)
 */
#ifndef PAYBANDS_REPORTS_ESCAPE_H
#define PAYBANDS_REPORTS_ESCAPE_H

#include "base/buf.h"
#include "base/text.h"

/* For HTML and SVG: element content and quoted attribute values alike. */
void html_add(struct buf *out, struct text t);
void html_add_string(struct buf *out, const char *nul_terminated); /* NULL adds nothing */

/* A link around `label` where `url` is an http or https address; the label alone otherwise:
 * no other scheme (javascript:, data:) ever becomes a link. */
void html_add_link(struct buf *out, const char *url, const char *label);

/* For Markdown (CommonMark with pipe tables): one line of inline text, including in a table cell or
 * a link's label. */
void markdown_add(struct buf *out, struct text t);
void markdown_add_string(struct buf *out, const char *nul_terminated); /* NULL adds nothing */
void markdown_add_link(struct buf *out, const char *url, const char *label);

/* As a string of YAML in double quotes, which every reader of JSON takes too; without < > &. */
void yaml_add(struct buf *out, struct text t);

#endif
