/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_private.h: what a span is made of: its rows (span.c) and the search among small columns
 * (span_few.c). */
#ifndef PAYBANDS_STATS_SPAN_PRIVATE_H
#define PAYBANDS_STATS_SPAN_PRIVATE_H

#include "stats/span.h"

#define PRIME UINT64_C(2147483647)
#define NO_ROW UINT32_MAX

struct term {
	uint32_t column;
	uint32_t factor; /* 1 .. PRIME - 1 */
};
struct echelon_row {
	size_t first; /* of its terms, by column, descending; the first is the pivot, of factor 1 */
	size_t count;
	size_t used_first; /* of the rows that it is made of, with their factors */
	size_t used_count;
};
/* A sparse sum of rows at hand. */
struct mixture {
	uint32_t *factors; /* by row: zero between calls */
	uint8_t *listed; /* by row */
	uint32_t *rows; /* those listed */
	size_t count;
};
struct keyed {
	uint64_t key; /* two residues: high << 32 | low */
	uint32_t a, b; /* the pair, a < b; the column, twice */
	uint32_t part; /* the root of its part */
};
/* A column with few enough people to be one of three, with what the loop over pairs reads. */
struct light {
	const struct keyed *single;
	uint64_t key, minus; /* key + minus is zero */
	uint64_t people;
};
/* A set of keys that may report one it lacks (a Bloom filter): one bit per hash. */
struct filter {
	uint64_t *words;
	size_t room;
	unsigned bits; /* of the hash */
};
struct keyed_list {
	struct keyed *items;
	size_t count;
	size_t room;
};

/* The same parts as they grow row by row and are taken back: trees without short cuts, and the members of each as
 * a ring. */
struct part_join {
	uint32_t row; /* of the echelon */
	uint32_t into, from; /* roots */
};
struct span_parts {
	uint32_t *up, *next, *size; /* by small column; the size is a root's */
	uint8_t *listed; /* by root: all zero between calls */
	struct part_join *joins;
	size_t join_count, join_room;
	size_t rows; /* that are in it */
};
void span_parts_init(struct span_parts *p, size_t columns);
void span_parts_release(struct span_parts *p);

struct span {
	const uint64_t *counts;
	size_t columns;
	size_t small; /* how many columns are small: they come first */
	uint64_t least;
	struct term *terms;
	size_t term_count, term_room;
	struct echelon_row *rows;
	size_t row_count, row_room;
	uint32_t *row_of; /* by column: the row it is the pivot of */
	uint32_t *work; /* by column: the vector at hand; all zero between calls */
	uint64_t *marks; /* by column, one bit: it may be other than zero */
	uint64_t *drawn; /* by column: its key while it is free */
	uint64_t *keys; /* by column */
	size_t settled; /* columns whose keys are those of the rows at hand: all below this */
	/* By column: its row is another than its key says; while settling, its key is another. */
	uint8_t *stale;
	uint32_t *parents; /* by small column: the parts, as trees of disjoint sets */
	uint8_t *in_row; /* by small column: a small row holds it */
	uint32_t *ends; /* by small column that is a root: where its part ends in `singles` */
	struct span_parts changing;
	struct keyed_list singles, pairs;
	struct light *light; /* of the part that is searched */
	size_t light_count, light_room;
	struct filter filter; /* of the keys of the part that is searched, and of its pairs */
	struct term *used; /* the rows that echelon rows are made of; `column` is the row */
	size_t used_count, used_room;
	struct mixture mixture;
	uint32_t *rows_of;
	struct span_set *sets;
	size_t set_count, sets_room;
};

/* The keys of free columns: by column, two residues. The same for every span. */
void span_draw(uint64_t *keys, size_t columns);

/* Is its pivot a small column, and with it all that it holds? */
static inline bool row_is_small(const struct span *s, size_t r)
{
	return s->terms[s->rows[r].first].column < s->small;
}

/* Takes the rows from `size` on back. */
void span_parts_cut(struct span_parts *p, size_t size);
/* Puts the columns of those parts into s->singles, part by part, that small rows from `since` on are in. */
void span_parts_list(struct span *s, size_t since);

#endif
