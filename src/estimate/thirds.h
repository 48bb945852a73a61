/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thirds.h: where a role's figure stands among those of the other roles, in a word. */
#ifndef PAYBANDS_ESTIMATE_THIRDS_H
#define PAYBANDS_ESTIMATE_THIRDS_H

#include <stddef.h>

/* "lower", "middle" or "upper": the third of `count` values that holds `value`, by its midrank percentile. One of
 * the three for each value, so that two may be compared by their address. */
const char *third_among(const double *values, size_t count, double value);

#endif
