/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outliers.h: pay that cannot be right, by robust distance.
 *
 * Aged pay of a role in a country is held against the median of its logarithms, in robust standard
 * deviations (1.4826 times their median absolute deviation; stats/robust.h). All levels count
 * together. Where a role has effectively fewer than `least_n` there, or no spread, all roles of the
 * country are the measure; where they are too few as well, nothing is said. Base and total are measured apart. Brackets are neither measured nor a measure.
 *
 * Found from cells, so that it is the same for any order and split of the input, and exact.
 * What is found can then be asked row by row, in a second reading of the input: nothing more is
 * kept of a row while it is read first.
 */
#ifndef PAYBANDS_ESTIMATE_OUTLIERS_H
#define PAYBANDS_ESTIMATE_OUTLIERS_H

#include <stddef.h>
#include <stdint.h>

#include "estimate/cells.h"

enum { OUTLIER_COMPONENTS = 2 }; /* that cells have */

struct outliers;

/* One figure that lies too far out. Amounts are aged, as the bands are. */
struct outlier {
	enum component component;
	money pay;
	double score; /* robust standard deviations; below 0 for too little */
	money median; /* of what it was held against: the exponential of the median logarithm */
};

/* Figures over `distance` (> 0) away. NULL where there are none. The cells are settled, and keep
 * what they hold. */
struct outliers *outliers_find(struct cells *cells, double distance, uint64_t least_n);
void outliers_free(struct outliers *o); /* NULL is fine */
/* Which figures of the observation are among them; gives how many. `cells` are of the same setup,
 * and give the aging; they gather nothing here. `o` may be shared by threads, `cells` not. */
size_t outliers_of(const struct outliers *o, struct cells *cells, const struct observation *seen,
		   struct outlier out[OUTLIER_COMPONENTS]);

#endif
