/* SPDX-License-Identifier: GPL-3.0-or-later */
/* monthly.h: figures by day, month or year, as means of whole months.
 *
 * Private to estimate. Seasons do not count where the same month of two years is compared, and a month counts
 * only if its last day is there.
 */
#ifndef PAYBANDS_ESTIMATE_MONTHLY_H
#define PAYBANDS_ESTIMATE_MONTHLY_H

#include <stdbool.h>
#include <stddef.h>

/* One figure of a series. */
struct dated {
	int year, month, day; /* 0: of the whole */
	double value;
	const char *cited; /* borrowed */
};

/* Newest first. */
int dated_compare_times(const struct dated *x, const struct dated *y);
/* From `first`, those of its month, or of its year where it has no months; `items` are newest first. */
size_t dated_same_month(const struct dated *items, size_t count, size_t first);
/* By its newest figure: of the last day, or one figure for all of it. */
bool dated_month_is_whole(const struct dated *newest);
double dated_mean(const struct dated *items, size_t count); /* count > 0 */

#endif
