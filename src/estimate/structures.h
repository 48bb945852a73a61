/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structures.h: the pay structure of each role in each place, from the published bands.
 *
 * A structure is the ranges of the levels of one role in one place, of base pay, all of one basis: modelled,
 * or observed where no level of the place is modelled. A role of one track has managers and
 * executives, any other the ladder. Ranges and ratios are those of pay_range.h. Nothing is in it that
 * is not in the bands, so that it withholds what they withhold.
 */
#ifndef PAYBANDS_ESTIMATE_STRUCTURES_H
#define PAYBANDS_ESTIMATE_STRUCTURES_H

#include <stddef.h>

#include "estimate/bands.h"
#include "estimate/pay_range.h"
#include "model/title/role.h"

/* One level of a structure. Ratios are NAN where a figure they need is not published. */
struct structure_row {
	const struct band *band; /* borrowed from the table; it publishes its median */
	struct pay_range range;
	double spread;
	const struct band *next; /* the next level's, or NULL: it is the last, or not published */
	double progression; /* to it */
	double overlap; /* with it */
	/* Against the nation's row of that level and basis; a country is its own. */
	double geographic_factor;
};

struct structure_table {
	struct structure_row *rows; /* by role, area, level */
	size_t count;
	size_t room;
};

/* `bands` stays the caller's, in order of band_compare, and outlives the table. */
void structures_compute(struct structure_table *out, const struct band_table *bands,
			const struct catalogue *catalogue);
void structure_table_release(struct structure_table *t);

#endif
