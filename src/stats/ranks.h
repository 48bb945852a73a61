/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.h: two series held beside each other. */
#ifndef PAYBANDS_STATS_RANKS_H
#define PAYBANDS_STATS_RANKS_H

#include <stddef.h>

/* Spearman's rank correlation: Pearson's of the midranks. NAN for fewer than 2 values, and where one of the two
 * does not vary. All values must be finite. */
double rank_correlation(const double *a, const double *b, size_t count);

/* The median (type 7) of the values, which are put in order; NAN of none. */
double median_in_place(double *values, size_t count);

#endif
