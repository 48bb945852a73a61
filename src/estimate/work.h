/* SPDX-License-Identifier: GPL-3.0-or-later */
/* work.h: what the work of a role is: tasks, technologies, titles, and the roles that are near it.
 *
 * Private to estimate. From O*NET's files among the inputs; which roles are near is known without them too.
 *
 * An occupation of O*NET may have special kinds (15-2051.01 beside 15-2051.00). Of those that have reported
 * titles, the one of which most are read as the role stands for the occupation; otherwise, and where as
 * many are, its own code (.00); an occupation that has only special kinds, none of which is called as
 * the role is, is left out.
 */
#ifndef PAYBANDS_ESTIMATE_WORK_H
#define PAYBANDS_ESTIMATE_WORK_H

#include "base/arena.h"
#include "estimate/related.h"
#include "estimate/summary.h"
#include "model/published.h"
#include "model/title/role.h"

struct work_book;

/* *out is the caller's; it borrows texts of `inputs` and `catalogue`. */
void work_book_make(struct work_book **out, const struct published_tables *inputs,
		    const struct catalogue *catalogue);
void work_book_free(struct work_book *b); /* NULL is fine */

/* `role` of the catalogue; lists go to `texts`. Tasks: Core ones, and those that O*NET has not rated, in its
 * order, occupations taking turns by weight (d'Hondt). Technologies: those that are hot, in demand first, then
 * by the weight of the occupations that use them, then those that fewer occupations use. Titles: those of its
 * occupations that are read as the role. Related: roles whose main occupation O*NET relates to this one's, by
 * the hot technologies they share (of those of either, the part that is of both), then by O*NET's order. */
void work_of_role(const struct work_book *b, const struct related *related, uint16_t role,
		  struct arena *texts, struct work *out);

/* As in struct work_related. */
double work_overlap(const struct work_book *b, uint16_t one, uint16_t other);

/* The hot technologies of `into` that `from` lacks, in the order of work_of_role. *out is in `texts`. False:
 * those of one of them are not known. */
bool work_gap(const struct work_book *b, uint16_t from, uint16_t into, struct arena *texts,
	      const char *const **out, size_t *count);

#endif
