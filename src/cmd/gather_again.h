/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather_again.h: the second reading, which leaves impossible pay out; see gather.h. */
#ifndef PAYBANDS_CMD_GATHER_AGAIN_H
#define PAYBANDS_CMD_GATHER_AGAIN_H

#include "cmd/gather.h"

/* May it come to a second reading? */
bool gather_looks_twice(const struct gather *g);
/* Before the first: what cannot be read twice is kept (standard input) or refused: a second look at a pipe
 * would wait for ever. */
must_check int gather_keep_inputs(struct err *e, struct gather *g);
/* After the first reading, where impossible pay is looked for: finds its limits. Writes to the cells, g->outliers and
 * g->keeper alone. */
void gather_find_outliers(struct gather *g);
/* After that; does nothing where no pay is impossible. */
must_check int gather_read_again(struct err *e, struct gather *g);

#endif
