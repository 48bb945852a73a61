/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check_page.h: what `paybands check` prints. */
#ifndef PAYBANDS_CMD_CHECK_PAGE_H
#define PAYBANDS_CMD_CHECK_PAGE_H

#include "base/buf.h"
#include "cmd/gather.h"

/* All need g->surveys. One page per source, 100 columns wide. */
/* What became of the rows of one source, with the first rejects of each reason, and what is known of
 * those used; the titles and places that were not understood, most frequent first. */
void check_rows(struct buf *out, const struct ledger *l, const struct survey *s);
void check_text(struct buf *out, const struct gather *g);
/* An array with one object per source: its ledger, and the page's other figures. */
void check_json(struct buf *out, const struct gather *g);
/* A Markdown table, one line per source, with the sum of each line. */
void check_summary(struct buf *out, const struct gather *g);

#endif
