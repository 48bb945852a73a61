/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row_pay.h: the pay of a row's cells as one multiset of dollars: all of it, or what its figures look
 * at. */
#ifndef PAYBANDS_ESTIMATE_BANDS_ROW_PAY_H
#define PAYBANDS_ESTIMATE_BANDS_ROW_PAY_H

#include "estimate/bands_shares.h"
#include "stats/selection.h"

/* Memory for one row after the other: what a function returns is borrowed until the next row. All zero bytes but
 * for `cells`, which are settled, is a new one. */
struct row_pay {
	const struct cells *cells;
	struct runs *parts; /* the points of weight 1 */
	size_t parts_room;
	struct weighted_set weighted; /* the other points */
	struct selection selection;
	/* the row's multiset in dollars: */
	double *values;
	uint64_t *counts;
	uint64_t *upto;
	double *weights;
	size_t values_room, counts_room, upto_room, weights_room;
	/* the same with brackets: */
	struct censored_run *censored;
	size_t censored_room;
};
void row_pay_release(struct row_pay *p);

/* The points of the shares at hand. */
struct points {
	size_t parts;
	uint64_t n; /* those of weight 1 */
	bool weighted; /* there are others */
};
struct points row_pay_list(struct row_pay *p, const struct share *shares, size_t count);
struct counted row_pay_all(struct row_pay *p, struct points points);
/* The order statistics that the figures of a row of that design effect look at, its band_fractions and its interval:
 * of points that are all of weight 1. */
struct counted row_pay_selected(struct row_pay *p, struct points points, double design,
				struct median_ranks *known);
bool row_pay_has_brackets(const struct row_pay *p, const struct share *shares, size_t count);
/* The brackets of the shares and, as intervals of no width, `points`. None where there is no
 * bracket. */
struct censored row_pay_censored(struct row_pay *p, const struct share *shares, size_t count,
				 struct counted points);

#endif
