/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row_date.h: the date that a row's pay is of. */
#ifndef PAYBANDS_ESTIMATE_BANDS_ROW_DATE_H
#define PAYBANDS_ESTIMATE_BANDS_ROW_DATE_H

#include "estimate/bands_shares.h"

/* How far an index of wages reaches for a country. */
enum { REACHED_DATES = 256 }; /* a power of two */
struct reached_date {
	code country;
	bool is_known;
	struct date reached; /* year 0: the country has no index */
};

/* What the dates of a role's rows are read from. All zero bytes but for `cells` and `as_of` is a new one. */
struct row_dates {
	const struct cells *cells;
	struct date as_of;
	struct reached_date reached[REACHED_DATES];
};

/* The date of the row's pay, and *age: how many years it was moved. */
struct date row_date(struct row_dates *d, const struct share *shares, size_t count, int *age);

#endif
