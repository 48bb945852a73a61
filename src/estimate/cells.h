/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells.h: observations gathered by role, level, experience, place, component and source.
 *
 * A cell is a multiset of aged pay (whole cents), weights and employers, held as
 * counts: adding is cheap, merging is exact, and any split of the input merged in any
 * order gives the same cells. Base and total pay have cells; nothing is mixed. Observations
 * without a role are not gathered.
 *
 * Beside these cells the same observations are gathered by employer, and by level alone: the parts of
 * pay of those who state base, bonus and equity, and the years of experience.
 *
 * Memory is bounded by the distinct values of each cell (8 bytes each; 16 where pay is above 2^32 cents), not by
 * the rows.
 */
#ifndef PAYBANDS_ESTIMATE_CELLS_H
#define PAYBANDS_ESTIMATE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "estimate/ranges.h"
#include "model/employer.h"
#include "model/observation.h"
#include "model/pay/wage_index.h"

struct cells;

/* Pay is aged to `as_of`, as far as the wage index of its country goes; pay of a country without an
 * index, and of no known country, is gathered at its own date. */
struct cells_setup {
	const struct wage_index *wages; /* borrowed; may be NULL when age is AGING_NONE */
	struct date as_of;
	int age; /* enum aging */
	/* Aged pay is gathered in another currency, US dollars / this: its value at as_of, above 0; of US dollars
	 * 1. */
	double usd_per_unit;
	struct experience_steps steps;
	money pay_least; /* a bracket whose lower end is below this is open below */
	const struct employer_names *employers; /* borrowed; NULL: there is no table of them */
	/* What the sources' ranges are, where that is known; NULL: the cells' own rows decide. Borrowed. */
	const struct source_ranges_list *ranges;
	/* Of the bands the rows of the table are all that is asked for: what only sources' parts of them, employers,
	 * pay mix and years are made of is not gathered. */
	bool rows_alone;
	long
	    jobs; /* threads that merge and settle them (parallel.h); they do not affect the result */
};

struct cells *cells_new(const struct cells_setup *setup);
const struct cells_setup *cells_setup_of(const struct cells *c); /* borrowed */
void cells_free(struct cells *c); /* NULL is fine */
/* Keeps no pointer into `o`: texts are copied where needed. Aged pay is rounded to the cent, half
 * to even; aging none leaves pay unchanged. An observation whose weight is not above 0 is not
 * gathered. */
void cells_add(struct cells *c, const struct observation *o);
/* The same of `count` observations that are *o, which has no pay, but for line, title, employer, whether they are
 * remote, and pay of one component, COMPONENT_BASE or COMPONENT_TOTAL. */
void cells_add_alike(struct cells *c, const struct observation *o, enum component component,
		     const struct sole_pay *pay, size_t count);
/* If a source's ranges may be brackets, they are kept until all rows were read: a cell then has
 * brackets, or the points of posted ranges. Memory: 48 bytes for each distinct range of a cell, of
 * sources of at most SCALE_RANGES_MOST of them. */
/* Decides what each source's ranges are from the rows added; the caller releases it. */
void cells_ranges(const struct cells *c, struct source_ranges_list *out);
/* `from`, made with the same setup, is left empty; it is still the caller's to free. */
void cells_merge(struct cells *into, struct cells *from);
/* The aging factors that were used, by series of the index and year of the pay, ascending (year 0:
 * undated): for the manifest and the pages. Where a year's observations have several dates, `date` is the year
 * and `factor` and `sd` the means over those observations. */
struct aging_used {
	code series; /* wage_index_series */
	struct date date;
	double factor;
	double sd; /* as in struct wage_factor */
	double scale; /* the factor, and the rate of exchange of the setup */
	bool held; /* the index does not reach some of them: its end was used */
	uint64_t observations;
};
/* Caller frees *out. */
void cells_aging(const struct cells *c, struct aging_used **out, size_t *count);

#endif
