/* SPDX-License-Identifier: GPL-3.0-or-later */
/* part_combine.h: two parts of one source as one. */
#ifndef PAYBANDS_CMD_PART_COMBINE_H
#define PAYBANDS_CMD_PART_COMBINE_H

#include "cmd/gather.h"
#include "parts/part.h"

/* `first` has the files that come first. `out` is empty before, and becomes the sections of a part of
 * first->head.rows + second->head.rows rows. `g` has config, home and tables, of which both were made. ERR_INPUT. */
must_check int part_combine(struct err *e, const struct gather *g, struct part_sections *out,
			    const struct part *first, const struct part *second);

#endif
