/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outliers.h: pay that cannot be right, by robust distance.
 *
 * The logarithm of aged pay of a role in a country is compared with their median, in robust
 * standard deviations (1.4826 times their median absolute deviation; stats/robust.h). All levels
 * count together. If a role has an effective n below `least_n` there, or no spread, all roles of
 * the country are the reference; if they are too few as well, nothing is an outlier. Base and total
 * are separate. Brackets are neither compared nor part of a reference.
 *
 * Computed from cells, so the result is exact and the same for any order and split of the input. A
 * second reading of the input then queries it row by row; the first reading keeps nothing per row.
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

/* Figures more than `distance` (> 0) away. NULL if there are none. The cells are settled and keep
 * what they hold. */
struct outliers *outliers_find(struct cells *cells, double distance, uint64_t least_n);
void outliers_free(struct outliers *o); /* NULL is fine */
/* Which figures of the observation are outliers; returns how many. `cells` are of the same setup,
 * and provide the aging; nothing is gathered here. `o` may be shared by threads, `cells` not. */
size_t outliers_of(const struct outliers *o, struct cells *cells, const struct observation *seen,
		   struct outlier out[OUTLIER_COMPONENTS]);

/* ---- for parts of an input, whose rows may be outliers of all parts together ---- */

/* outliers_find. Unless `near` is NULL, *near becomes limits of every role in every country, at near_distance (>= 0;
 * 0 puts nearly all pay outside), outside which the least and the greatest 2% of pay lie (at most about a hundred).
 * Where there is too little pay, or no spread, all of it lies outside. */
struct outliers *outliers_find_beside(struct cells *cells, double distance, uint64_t least_n,
				      struct outliers **near, double near_distance);
/* Has the observation a figure outside the near limits, or of a group that they do not know? */
bool outliers_keep_apart(const struct outliers *near, struct cells *cells,
			 const struct observation *seen);
/* Has any of these cells pay outside the limits? They are settled by it. Then *role and *country say of whom, if
 * asked for. */
bool outliers_cut(const struct outliers *o, struct cells *cells, uint16_t *role, code *country);

#endif
