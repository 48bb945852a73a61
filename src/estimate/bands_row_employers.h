/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row_employers.h: the observations of a row by employer. */
#ifndef PAYBANDS_ESTIMATE_BANDS_ROW_EMPLOYERS_H
#define PAYBANDS_ESTIMATE_BANDS_ROW_EMPLOYERS_H

#include "estimate/bands_shares.h"

/* Memory for one row after the other. All zero bytes is an empty one. */
struct employer_tally {
	uint64_t *counts; /* by employer: zero between rows */
	size_t room;
	uint32_t *named; /* those of the row */
	size_t named_room;
	size_t count;
	uint64_t greatest;
};
void row_employers_release(struct employer_tally *t);

/* How many employers the row's observations name (`count`), and how many observations the most named one has
 * (`greatest`). */
void row_employers_count(struct employer_tally *t, const struct cells *cells,
			 const struct share *shares, size_t count);

#endif
