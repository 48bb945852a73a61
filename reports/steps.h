/* SPDX-License-Identifier: GPL-3.0-or-later */
/* steps.h: the steps of a move as they are read. Private to reports. */
#ifndef PAYBANDS_REPORTS_STEPS_H
#define PAYBANDS_REPORTS_STEPS_H

#include <stdbool.h>
#include <stddef.h>

#include "estimate/summary.h"

/* Level by level, all levels last: they mix levels, and are not a step of a career. Returns how
 * many; none twice. */
size_t steps_in_order(const struct move_step *out[LEVEL_COUNT], const struct move *m);
/* Under THIN_N observations on either side. */
bool step_is_thin(const struct move_step *step);
/* The difference has an interval. */
bool step_interval_shown(const struct move_step *step);
/* "thin", "mix-of-levels", both with a blank between, or "": for tables and data. */
const char *step_flag(const struct move_step *step);

#endif
