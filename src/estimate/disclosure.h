/* SPDX-License-Identifier: GPL-3.0-or-later */
/* disclosure.h: which rows are withheld so that the others together give nobody away.
 *
 * Rows are sets of people. Nothing that sums and differences of the published ones give (stats/span.h) may
 * be a set of fewer than `least` people, or a row that is kept apart: one of enough people that is withheld
 * of itself. Of the rows that give such a set the one of least worth is withheld (complementary), until
 * there is none. Then those are tried again, the worthiest first: some were made needless by others.
 */
#ifndef PAYBANDS_ESTIMATE_DISCLOSURE_H
#define PAYBANDS_ESTIMATE_DISCLOSURE_H

#include "estimate/bands.h"

/* A mark for the row of that number: those of any set of rows, by exclusive or, tell the set (the finish of
 * splitmix64; Steele, Lea and Flood 2014). */
static inline uint64_t row_mark(uint64_t number)
{
	uint64_t z = (number + 1) * UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* People who stand in the same rows; nobody is in two of them. */
struct people {
	uint64_t rows; /* the marks of the rows that are published or kept apart; 0: of none */
	uint64_t count; /* > 0 */
	uint64_t order; /* decides ties; does not depend on arrival */
	uint32_t row_count; /* how many rows they stand in */
	uint32_t column; /* disclosure's own */
};

bool band_is_published(const struct band *b);
/* Not published, and of at least `least` people: nor may what others publish tell it. */
bool band_is_kept_apart(const struct band *b, uint64_t least);

struct disclosure;
/* `people` is borrowed until it is freed. */
struct disclosure *disclosure_new(struct people *people, size_t count, uint64_t least);
void disclosure_free(struct disclosure *d);
/* Adds a row, without people yet, that may be withheld; those of greatest worth first. */
void disclosure_add(struct disclosure *d, struct band *band);
/* One that stays as it is. */
void disclosure_add_fixed(struct disclosure *d, const struct band *band);
/* The last row added has these people too; any number of times. */
void disclosure_hold(struct disclosure *d, size_t people);
/* Withholds what must be withheld. */
void disclosure_protect(struct disclosure *d);

#endif
