/* SPDX-License-Identifier: GPL-3.0-or-later */
/* isotonic.h: the order of a sequence, mended. */
#ifndef PAYBANDS_STATS_ISOTONIC_H
#define PAYBANDS_STATS_ISOTONIC_H

#include <stdbool.h>
#include <stddef.h>

/* Pool-adjacent-violators: the non-decreasing sequence nearest to `values` in weighted least
 * squares, written over them. `weights` > 0, or NULL for equal ones. True if any moved. */
bool isotonic_repair(double *values, const double *weights, size_t count);

#endif
