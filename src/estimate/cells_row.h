/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_row.h: an observation on its way to its cells, for the files that add some: one (cells_add.c) and those that are
 * alike (cells_alike.c). */
#ifndef PAYBANDS_ESTIMATE_CELLS_ROW_H
#define PAYBANDS_ESTIMATE_CELLS_ROW_H

#include <math.h>

#include "base/mix.h"
#include "estimate/cells_private.h"

/* More cents than this are not pay, and could not be rounded as below. */
#define PAY_MOST_CENTS 2e15

/* To whole cents, half to even, as rint does: a double this large has no fraction left, and
 * rint is a call on every row where the processor's own instruction may not be assumed. */
static inline double round_cents(double cents)
{
	const double no_fraction = 0x1.8p52;

	return (cents + no_fraction) - no_fraction;
}

static inline bool in_bounds(double aged)
{
	return fabs(aged) <= PAY_MOST_CENTS;
}

/* False where aging takes the pay out of all bounds. */
static inline bool age_pay(money *pay, double factor)
{
	double aged;

	if (factor == 1)
		return true;
	aged = (double)*pay * factor;
	if (!in_bounds(aged))
		return false;
	*pay = (money)round_cents(aged);
	return true;
}

enum known { KNOWN_CELLS, KNOWN_DATES = CELLS_GATHERED, KNOWN_SCALES = 2 * CELLS_GATHERED };

/* An observation's cells, but for the component. */
struct row {
	const struct observation *o;
	struct cell_key key; /* row_key, once it was asked for */
	bool has_key;
	uint32_t employer; /* INTERN_NONE: none */
	/* By enum known and component, the numbers + 1 of what it is counted in, where they are known; NULL: they
	 * are not kept. */
	uint32_t *known;
};

/* ---- cells_add.c ---- */

/* The key of its cell of base pay. */
struct cell_key row_key(struct cells *c, struct row *row);
/* What observations of one kin share is worked out for the first of them; those that name an employer count its
 * spelling each. Gives what ages their pay. */
struct aging_used *row_find(struct cells *c, const struct observation *o, struct row *row);
/* Rows of one kin may state their pay in several currencies. */
struct range_scale *row_scale(struct cells *c, struct row *row, enum component component);
/* Of a row's role, level, country and source, in c->mix, which is made. */
struct cell_key row_mix_key(struct cells *c, struct cell_key key);

static inline uint32_t *known_at(uint32_t *known, enum known what, enum component component)
{
	return &known[what + (component == COMPONENT_TOTAL)];
}

static inline uint32_t *known_of(struct row *row, enum known what, enum component component)
{
	return row->known ? known_at(row->known, what, component) : NULL;
}

static inline struct pending_row *pend(struct cells *c, uint32_t number)
{
	struct pending_row *pending = cells_pend(c);

	pending->number = number;
	pending->date = 0;
	pending->pay_count = pending->posting_count = pending->employer_count = 0;
	pending->paired = false;
	return pending;
}

/* The cell of that key is sought when it is needed. */
static inline struct pending_row *pend_by_key(struct cells *c, struct cell_key key)
{
	struct pending_row *pending = pend(c, 0);

	pending->key = key;
	pending->hash = key_hash(key);
	key_map_fetch_slot(&c->keys, pending->hash);
	return pending;
}

static inline void pend_pay(struct pending_row *pending, money pay)
{
	pending->pay[pending->pay_count++] = pay;
}

static inline void pend_posting(struct pending_row *pending, int64_t posting)
{
	pending->postings[pending->posting_count++] = posting;
}

/* INTERN_NONE: none. */
static inline void pend_employer(struct pending_row *pending, uint32_t employer)
{
	if (employer != INTERN_NONE)
		pending->employers[pending->employer_count++] = employer;
}

/* The number + 1 of the cell with that key, which `known` keeps. */
static inline uint32_t number_known(struct cells *c, struct cell_key key, uint32_t *known)
{
	if (!*known)
		*known = cells_number_or_new(c, key) + 1;
	return *known;
}

/* What the row adds to its cell, but for pay. */
static inline struct pending_row *add_row(struct cells *c, const struct observation *o,
					  struct row *row, enum component component)
{
	uint32_t *known = known_of(row, KNOWN_CELLS, component);
	struct pending_row *pending;

	if (known && *known)
		pending = pend(c, *known);
	else if (known)
		pending = pend(
		    c, number_known(c, cell_key_of_component(row_key(c, row), component), known));
	else
		pending = pend_by_key(c, cell_key_of_component(row_key(c, row), component));
	pend_employer(pending, row->employer);
	pending->date = date_number(o->date);
	return pending;
}

/* What identifies a posted range within a cell: its ends, at their own date, and the employer. A
 * 64-bit hash: with a hundred million different ranges, one cell in three thousand has two that
 * collide. */
static inline int64_t posting_of(const struct cells *c, struct pay_ends ends, uint32_t employer)
{
	uint64_t who =
	    employer == INTERN_NONE ? 0 : text_hash(intern_text(&c->employers, employer));

	return (int64_t)mix(
	    mix((uint64_t)ends.low ^ MIX_PRIME_1, (uint64_t)ends.high ^ MIX_PRIME_2),
	    who ^ MIX_PRIME_3);
}

#endif
