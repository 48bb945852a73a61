/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span_private.h: what a span is made of: its rows (span.c) and the searches among small columns
 * (span_few.c, span_any.c). */
#ifndef PAYBANDS_STATS_SPAN_PRIVATE_H
#define PAYBANDS_STATS_SPAN_PRIVATE_H

#include "stats/span.h"

#define PRIME UINT64_C(2147483647)
#define NO_ROW UINT32_MAX
#define NO_COLUMN UINT32_MAX

struct term {
	uint32_t column;
	uint32_t factor; /* 1 .. PRIME - 1 */
};
/* Where a term stands that is not its row's pivot. */
struct holder {
	uint32_t before; /* 1 + the term of the same column before it; 0: none */
	uint32_t pivot; /* of its row; NO_COLUMN: the row was dropped */
};
/* A row that was added, as those before it leave it. */
struct echelon_row {
	size_t first; /* of its terms, by column, descending; the first is the pivot, of factor 1 */
	size_t count; /* 0: those before it say all that it says, or it left */
	/* It is `scale` times the row that was added less what was taken of it: echelon rows before it. */
	size_t taken_first;
	size_t taken_count;
	const uint32_t *columns; /* of the row that was added; borrowed */
	size_t column_count;
	uint32_t number; /* of it */
	uint32_t scale;
	bool leaves; /* span_withdraw */
	bool is_changed; /* within span_renew */
};
struct keyed {
	uint64_t key; /* two residues: high << 32 | low */
	uint32_t a, b; /* the pair, a < b; the column, twice */
	uint32_t part; /* the root of its part */
};
/* The columns of one part. */
struct part {
	struct keyed *singles;
	size_t count;
};
/* A light column, with what the loop over pairs reads. */
struct light {
	uint32_t column;
	uint64_t key, minus; /* key + minus is zero */
	uint64_t people;
};
/* A set of keys that may report one it lacks (a Bloom filter): one bit per low residue. */
struct filter {
	uint64_t *words;
	size_t room;
	uint32_t mask; /* one less than the bits, a power of two */
};
struct keyed_list {
	struct keyed *items;
	size_t count;
	size_t room;
};

/* Listed pairs by the low residues of their keys. */
struct pair_table {
	uint32_t *slots; /* open addressing: 1 + the number of a pair, or 0 */
	size_t room;
	size_t mask; /* one less than the slots, a power of two */
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
/* Small columns whose keys are not those of the last span that disclosed no small set. */
struct span_moved {
	uint32_t *columns; /* they, and others that came back */
	size_t count;
	uint64_t *before; /* by column that is listed: its key then */
	uint8_t *is_listed; /* by small column */
	/* All small columns by key, once it was asked for: by hash 1 + the first, by column 1 + the next. */
	uint32_t *heads, *next;
	unsigned bits; /* of the hash */
};

/* The root of a column's tree; `up` leads towards it, and from a root to itself. A tree is no deeper than its part
 * has columns, which is nothing beside the search of the part. */
static inline uint32_t part_root(const uint32_t *up, uint32_t column)
{
	while (up[column] != column)
		column = up[column];
	return column;
}
void span_parts_init(struct span_parts *p, size_t columns);
void span_parts_release(struct span_parts *p);

struct span {
	const uint64_t *counts;
	size_t columns;
	size_t small; /* how many columns are small: they come first */
	uint64_t least;
	struct term *terms;
	size_t term_count, term_room;
	struct holder *holders; /* by term; of those that are not pivots */
	size_t holders_room;
	uint32_t *held; /* by column: 1 + the last such term of it; 0: none */
	struct echelon_row *rows;
	size_t row_count, row_room;
	size_t leaving; /* the first row that leaves; SIZE_MAX: none does */
	uint32_t *row_of; /* by column: the row it is the pivot of */
	uint32_t *work; /* by column: the vector at hand; all zero between calls */
	uint64_t *marks; /* by column, one bit: it may be other than zero */
	uint64_t *drawn; /* by column: its key while it is free */
	uint64_t *keys; /* by column */
	uint64_t *unsettled; /* by column, one bit: its key may not be that of the rows at hand */
	uint8_t *replaced; /* by column: its row is another; zero once settled */
	uint64_t *moves; /* by column: how far those below it move its key; zero once settled */
	uint32_t *parents; /* by small column: the parts, as trees of disjoint sets */
	uint8_t *in_row; /* by small column: a small row holds it */
	uint32_t *ends; /* by small column that is a root: where its part ends in `singles` */
	struct span_parts changing;
	struct span_moved moved;
	struct keyed_list singles, pairs;
	struct light *light; /* of the part that is searched */
	size_t light_count, light_room;
	struct pair_table pair_table;
	struct filter filter; /* of the keys of the part that is searched, and of its pairs */
	struct term *taken; /* of echelon rows; `column` is the row of the echelon */
	size_t taken_count, taken_room;
	/* By row of the echelon: its factor in the sum at hand; all zero between calls. */
	uint32_t *factors;
	uint64_t *marked; /* likewise, one bit: it may be other than zero */
	uint32_t *rows_of;
	struct span_set *sets;
	size_t set_count, sets_room;
};

/* Sets of columns, one bit of each. */
enum { COLUMNS_PER_WORD = 64 };
static inline void columns_add(uint64_t *set, size_t column)
{
	set[column / COLUMNS_PER_WORD] |= UINT64_C(1) << column % COLUMNS_PER_WORD;
}

/* The residue modulo PRIME of a product of two residues, or of its sum with a third: 2^31 is 1, so that its high bits are
 * added to its low ones, which gives less than 2 * PRIME. */
static inline uint32_t residue_of(uint64_t product)
{
	uint32_t sum = (uint32_t)(product & PRIME) + (uint32_t)(product >> 31);

	return sum < PRIME ? sum : sum - (uint32_t)PRIME;
}

/* Reduces both halves of a sum of two keys modulo PRIME. Each is at most 2 * PRIME - 2, so that adding 1 never
 * carries into the other half, and sets bit 31 exactly where the half is PRIME = 2^31 - 1 or more. */
static inline uint64_t residues_of(uint64_t halves)
{
	const uint64_t ones = UINT64_C(1) << 32 | 1;
	uint64_t over = (halves + ones) >> 31 & ones;

	return halves - (over << 31) + over;
}

static inline uint64_t key_sum(uint64_t a, uint64_t b)
{
	return residues_of(a + b);
}

/* The low residue of a sum of two keys, which is drawn as evenly as a hash: by it sums are looked for before they are
 * compared. */
static inline uint32_t key_sum_low(uint64_t a, uint64_t b)
{
	uint32_t sum = (uint32_t)a + (uint32_t)b;

	return sum < PRIME ? sum : sum - (uint32_t)PRIME;
}

static inline uint64_t key_negative(uint64_t a)
{
	return residues_of((PRIME << 32 | PRIME) - a);
}

static inline uint64_t keyed_people(const struct span *s, struct keyed k)
{
	return s->counts[k.a] + (k.a == k.b ? 0 : s->counts[k.b]);
}

/* Do two pairs, or columns, whose keys sum to zero make a small set? */
static inline bool keyed_is_set(const struct span *s, struct keyed k, struct keyed other)
{
	return other.a != k.a && other.a != k.b && other.b != k.a && other.b != k.b &&
	       keyed_people(s, k) + keyed_people(s, other) < s->least;
}

static inline struct light light_of(const struct span *s, struct keyed single)
{
	return (struct light){.column = single.a,
			      .key = single.key,
			      .minus = key_negative(single.key),
			      .people = s->counts[single.a]};
}

static inline struct keyed pair_of(struct light a, struct light b)
{
	return (struct keyed){.key = key_sum(a.key, b.key), .a = a.column, .b = b.column};
}

void keyed_add(struct keyed_list *l, struct keyed item);
/* Goes on to the next part of s->singles, to the first from {.count = 0}; false: there is none. */
bool part_next(const struct span *s, struct part *part);
/* The keys of free columns: by column, two residues. The same for every span. */
void span_draw(uint64_t *keys, size_t columns);

/* Has it terms, of which the pivot is a small column, and with it all that it holds? */
static inline bool row_is_small(const struct span *s, size_t r)
{
	return s->rows[r].count && s->terms[s->rows[r].first].column < s->small;
}

/* Has it few enough people to be one of three? */
static inline bool column_is_light(const struct span *s, uint32_t column)
{
	return s->counts[column] + 2 < s->least;
}

/* Takes the rows from `size` on back. */
void span_parts_cut(struct span_parts *p, size_t size);
/* Puts the columns of those parts into s->singles, part by part, that hold a light column that moved. */
void span_parts_list_moved(struct span *s);

void span_moved_init(struct span_moved *m, size_t small);
void span_moved_release(struct span_moved *m);
/* The key of the column was `before`, and is another. */
void span_moved_note(struct span *s, size_t column, uint64_t before);
/* The span as it is settled discloses no small set. */
void span_moved_forget(struct span *s);
/* Before the columns that moved are asked for, and what follows. */
void span_moved_update(struct span *s);
/* Is there a small column with the wanted key that makes a small set with `k`? */
bool span_moved_opposite(const struct span *s, uint64_t wanted, struct keyed k);

#endif
