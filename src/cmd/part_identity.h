/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_identity.h: all that decides what reading makes of a row, for the head of a part. */
#ifndef PAYBANDS_CMD_PART_IDENTITY_H
#define PAYBANDS_CMD_PART_IDENTITY_H

#include "cmd/gather.h"
#include "parts/part.h"

/* Of one source. Its texts are borrowed, some of them from `room`, which comes empty, and from g->tables_identity; the
 * inputs are left empty. What only later stages use (outliers, bands, publishing), and how many threads read, is not in
 * it. The tables are digested when they are first asked for. */
must_check int part_identity(struct err *e, struct part_head *out, struct buf *room,
			     const struct gather *g, const struct source *source);
/* "mine" of "mine" and of "layouts/mine.ini"; borrowed. */
struct text part_layout_name(const char *layout);

#endif
