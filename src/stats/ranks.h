/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.h: a value among others, and two series held beside each other, by their ranks. */
#ifndef PAYBANDS_STATS_RANKS_H
#define PAYBANDS_STATS_RANKS_H

#include <stddef.h>

/* 100 * (values below + half of those equal) / count, of `value` among `count` values: the
 * midrank percentile. NAN if count is 0. */
double midrank_percentile(const double *values, size_t count, double value);

/* Spearman's rank correlation: Pearson's of the midranks. NAN for fewer than 2 values, and where one of the two
 * does not vary. All values must be finite. */
double rank_correlation(const double *a, const double *b, size_t count);

/* The median (type 7) of the values, which are put in order; NAN of none. */
double median_in_place(double *values, size_t count);

#endif
