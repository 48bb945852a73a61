/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence.h: how the observations of each cell came to what they are: level, rate, aging, weight.
 *
 * Beside the cells, which hold no more of a row than its pay: `paybands explain` gathers both from the same
 * rows. Merging is exact: counts, least and greatest.
 */
#ifndef PAYBANDS_ESTIMATE_EVIDENCE_H
#define PAYBANDS_ESTIMATE_EVIDENCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/intern.h"
#include "estimate/cells_private.h"
#include "model/observation.h"

struct evidence_range {
	double least, most; /* least > most: of nothing */
};

enum { EVIDENCE_SHOWN = 8 }; /* currencies that are listed by name */
/* Rows paid in one currency, and the US dollars per unit they were converted at. */
struct evidence_currency {
	code currency;
	uint64_t rows;
	struct evidence_range rate;
};

struct evidence_cell {
	uint64_t rows;
	uint64_t by_basis[LEVEL_BASIS_COUNT]; /* what gave the level */
	struct evidence_range aging; /* factors */
	struct evidence_range weight;
	uint32_t oldest, newest; /* date_number; 0: undated */
	/* In any order, or as evidence_order leaves them. They lie in the arena of who adds to it. */
	struct evidence_currency *currencies;
	size_t currency_count, currency_room;
};

struct evidence {
	struct key_map keys; /* as of cells, with sources numbered here */
	struct evidence_cell *cells; /* by number of key */
	size_t room;
	struct intern sources;
	struct arena lists; /* of currencies */
};
void evidence_init(struct evidence *v);
void evidence_release(struct evidence *v);
/* Of an observation that is added to cells of that setup. */
void evidence_add(struct evidence *v, const struct cells_setup *setup, const struct observation *o);
void evidence_merge(struct evidence *into, const struct evidence *from);
/* Adds what the evidence has of a cell of `cells` to `sum`, which begins as evidence_none; its list lies in `lists`. */
struct evidence_cell evidence_none(void);
void evidence_sum(struct arena *lists, struct evidence_cell *sum, const struct evidence_cell *part);
/* Currencies by rows, most first; of as many, by code: whatever order rows came in. */
void evidence_order(struct evidence_cell *sum);
/* Rows in currencies beyond the first EVIDENCE_SHOWN. */
uint64_t evidence_others(const struct evidence_cell *sum);
const struct evidence_cell *evidence_of(const struct evidence *v, const struct cells *cells,
					uint32_t cell);

#endif
