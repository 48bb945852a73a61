/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting_trends.h: how many job postings there are now, beside what is projected for years ahead.
 *
 * Of the United States, from inputs of the run alone: an index of a publisher, of all postings, of the sector
 * that most of a role's people are in, and by state. posting_sectors.csv of the reference folder tells an
 * occupation's sector. None of it is a figure of one role.
 */
#ifndef PAYBANDS_ESTIMATE_POSTING_TRENDS_H
#define PAYBANDS_ESTIMATE_POSTING_TRENDS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/layers.h"
#include "model/published.h"
#include "model/title/role.h"

/* The mean of a month that is whole. */
struct posting_trend {
	int year, month; /* month 0: of the whole year */
	double index; /* NAN: not known, and then nothing else is */
	struct date base; /* when the index was 100; year 0: not known */
	double from_base; /* percent, since then; NAN likewise */
	double change; /* percent, from the same month a year before; NAN where it is not known */
};
struct state_postings {
	code state;
	struct posting_trend trend;
};
struct posting_trends {
	struct posting_trend all;
	const struct state_postings *states; /* with a change, greatest first; all of one month */
	size_t state_count;
	const char *source;
};
/* Of one role. */
struct role_postings {
	const struct posting_trends *trends; /* NULL: nothing is known */
	const char *sector; /* the publisher's word; NULL: it has no figure of it */
	struct posting_trend of_sector;
};

struct posting_book;
/* *out is the caller's; its trends live in `texts`. ERR_INPUT: inputs that contradict each other.
 * ERR_USAGE: a fault in posting_sectors.csv. */
must_check int posting_book_make(struct err *e, struct posting_book **out,
				 const struct layers *reference,
				 const struct posting_index_set *inputs, struct arena *texts);
void posting_book_free(struct posting_book *b); /* NULL is fine */
void posting_trends_of_role(const struct posting_book *b, const struct role *role,
			    struct role_postings *out);

#endif
