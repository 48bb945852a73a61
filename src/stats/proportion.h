/* SPDX-License-Identifier: GPL-3.0-or-later */
/* proportion.h: the interval of a share. */
#ifndef PAYBANDS_STATS_PROPORTION_H
#define PAYBANDS_STATS_PROPORTION_H

#include "stats/quantile.h"

/* Wilson's score interval at 95% of the share `part` of `all`: 0 <= part <= all, all > 0, neither of them whole
 * numbers of necessity. Wilson 1927, JASA 22:209. */
struct interval wilson_interval(double part, double all);

#endif
