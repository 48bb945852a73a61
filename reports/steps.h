/* SPDX-License-Identifier: GPL-3.0-or-later */
/* steps.h: the steps of a move as they are read. Private to reports. */
#ifndef PAYBANDS_REPORTS_STEPS_H
#define PAYBANDS_REPORTS_STEPS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "estimate/summary.h"

/* Level by level, all levels last: they mix levels, and are not a step of a career. Returns how
 * many; none twice. */
size_t steps_in_order(const struct move_step *out[LEVEL_COUNT], const struct move *m);
/* Under THIN_N observations on either side. */
bool step_is_thin(const struct move_step *step);
/* The difference has an interval. */
bool step_interval_shown(const struct move_step *step);
/* The one that stands for a move where there is room for one: senior, else the next of which most is known;
 * all levels last. NULL of none. */
const struct move_step *step_drawn(const struct move_step *const *steps, size_t count);
/* "45 months (20 to 120)", "45 months (at least 20)"; nothing where it is not told. */
void words_payback(struct buf *out, const struct payback *p);
/* "thin", "mix-of-levels", both with a blank between, or "": for tables and data. */
const char *step_flag(const struct move_step *step);

#endif
