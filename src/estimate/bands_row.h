/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row.h: one observed row, of the cells that count in it. */
#ifndef PAYBANDS_ESTIMATE_BANDS_ROW_H
#define PAYBANDS_ESTIMATE_BANDS_ROW_H

#include "estimate/bands_row_date.h"
#include "estimate/bands_row_employers.h"
#include "estimate/bands_row_pay.h"

/* What making rows needs over and over. */
struct observer {
	const struct cells *cells;
	const struct settings *settings;
	const struct share *shares; /* of the role */
	const struct band_witness *witness;
	struct row_pay pay;
	struct employer_tally employers;
	struct row_dates dates;
	struct median_ranks ranks;
};
void observer_release(struct observer *o);

/* The row of these shares, suppressed by its own n and employers; `source` is as in struct band. */
void row_observe(struct observed *row, struct observer *o, const struct share *shares, size_t count,
		 uint16_t source);

#endif
