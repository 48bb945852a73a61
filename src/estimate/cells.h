/* cells.h: observations gathered by role, level, place and component.
 *
 * A cell is a multiset of aged pay (whole cents), weights and employers, held as
 * counts: adding is cheap, merging is exact, and any split of the input merged in any
 * order gives the same cells. Base and total pay have cells; nothing is mixed. Observations
 * without a role are not gathered.
 */
#ifndef PAYBANDS_ESTIMATE_CELLS_H
#define PAYBANDS_ESTIMATE_CELLS_H

#include <stddef.h>
#include <stdint.h>

#include "model/observation.h"
#include "model/pay.h"

struct cells;

struct cells_setup {
	const struct wage_index *wages; /* borrowed; may be NULL when age is AGING_NONE */
	struct date as_of;
	int age; /* enum aging */
};

struct cells *cells_new(const struct cells_setup *setup);
void cells_free(struct cells *c);
/* Takes nothing of `o`: texts are copied where needed. */
void cells_add(struct cells *c, const struct observation *o);
/* `from` is left empty; it is still the caller's to free. */
void cells_merge(struct cells *into, struct cells *from);
/* The aging factors that were used, by year of the pay, ascending: for the manifest and the pages. */
struct aging_used {
	struct date date;
	double factor;
	bool held; /* the index does not reach: its end was used */
	uint64_t observations;
};
void cells_aging(const struct cells *c, struct aging_used **out, size_t *count); /* caller frees *out */

#endif
