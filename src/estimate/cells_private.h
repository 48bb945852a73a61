/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells_private.h: what cells are made of, for the band table that reads them. */
#ifndef PAYBANDS_ESTIMATE_CELLS_PRIVATE_H
#define PAYBANDS_ESTIMATE_CELLS_PRIVATE_H

#include "base/arena.h"
#include "base/fetch.h"
#include "base/intern.h"
#include "base/mix.h"
#include "model/title/role.h"
#include "estimate/cells.h"
#include "stats/multiset.h"

/* Two words that together hold a cell's whole key, without loss. */
struct cell_key {
	uint64_t who; /* role << 48 | level << 40 | component << 32 | metro */
	uint64_t where; /* country << 48 | state << 32 | source << 16 | experience << 8 | flags */
};
#define CELL_LEVEL_BY_YEARS 1U /* a flag: years gave the level ([levels] of a configuration) */

static inline struct cell_key cell_key_make(uint16_t role, enum level level,
					    enum component component, const struct place *place)
{
	return (struct cell_key){.who = (uint64_t)role << 48 | (uint64_t)level << 40 |
					(uint64_t)component << 32 | place->metro,
				 .where = (uint64_t)place->country << 48 | (uint64_t)place->state
									       << 32};
}

static inline uint16_t cell_role(struct cell_key key)
{
	return (uint16_t)(key.who >> 48);
}
static inline enum level cell_level(struct cell_key key)
{
	return (enum level)(key.who >> 40 & 0xff);
}
static inline enum component cell_component(struct cell_key key)
{
	return (enum component)(key.who >> 32 & 0xff);
}
static inline struct place cell_place(struct cell_key key)
{
	return (struct place){.country = (code)(key.where >> 48),
			      .state = (code)(key.where >> 32 & 0xffff),
			      .metro = (uint32_t)(key.who & UINT32_MAX)};
}
static inline enum experience cell_experience(struct cell_key key)
{
	return (enum experience)(key.where >> 8 & 0xff);
}
static inline bool cell_level_by_years(struct cell_key key)
{
	return key.where & CELL_LEVEL_BY_YEARS;
}
/* Of the cells' `sources`. */
static inline uint16_t cell_source(struct cell_key key)
{
	return (uint16_t)(key.where >> 16);
}
static inline struct cell_key cell_key_of_source(struct cell_key key, uint16_t source)
{
	key.where = (key.where & ~(UINT64_C(0xffff) << 16)) | (uint64_t)source << 16;
	return key;
}
/* The same cell of the other component. */
static inline struct cell_key cell_key_of_component(struct cell_key key, enum component component)
{
	key.who = (key.who & ~(UINT64_C(0xff) << 32)) | (uint64_t)component << 32;
	return key;
}

/* Keys to small numbers, in order of first arrival. All zero bytes is an empty one. */
struct key_slot {
	uint32_t half; /* of the key's hash, so that nearly only the key sought is compared */
	uint32_t mark; /* number + 1, or 0 where the slot is empty */
};
struct key_map {
	struct cell_key *keys; /* by number */
	size_t keys_room;
	uint32_t count;
	struct key_slot *slots; /* open addressing */
	size_t slot_count; /* a power of two */
};
void key_map_release(struct key_map *m);
uint32_t key_map_add(struct key_map *m, struct cell_key key); /* its number, new or known */
size_t key_map_slot(const struct key_map *m, struct cell_key key); /* its, or the one for it */

static inline bool key_equal(struct cell_key a, struct cell_key b)
{
	return a.who == b.who && a.where == b.where;
}
static inline uint64_t key_hash(struct cell_key key)
{
	uint64_t mixed = key.who * MIX_GOLDEN ^ key.where * MIX_PRIME_2;

	mixed ^= mixed >> 29;
	mixed *= 0xbf58476d1ce4e5b9u;
	return mixed ^ mixed >> 32;
}
static inline bool slot_holds(const struct key_map *m, struct key_slot slot, struct cell_key key,
			      uint64_t hash)
{
	return slot.mark && slot.half == hash >> 32 && key_equal(m->keys[slot.mark - 1], key);
}
/* Ask for the memory of the slot where the key is looked for first, and of the key that this slot names. */
static inline void key_map_fetch_slot(const struct key_map *m, uint64_t hash)
{
	if (m->slot_count)
		fetch_to_read(&m->slots[hash & (m->slot_count - 1)]);
}
static inline void key_map_fetch_key(const struct key_map *m, uint64_t hash)
{
	if (m->slot_count) {
		struct key_slot slot = m->slots[hash & (m->slot_count - 1)];
		if (slot.mark)
			fetch_to_read(&m->keys[slot.mark - 1]);
	}
}
/* key_map_add, in line for the key that is known; `hash` is its. */
static inline uint32_t key_map_number_hashed(struct key_map *m, struct cell_key key, uint64_t hash)
{
	for (size_t at = hash; m->slot_count; at++) {
		struct key_slot slot = m->slots[at & (m->slot_count - 1)];
		if (!slot.mark)
			break;
		if (slot_holds(m, slot, key, hash))
			return slot.mark - 1;
	}
	return key_map_add(m, key);
}
static inline uint32_t key_map_number(struct key_map *m, struct cell_key key)
{
	return key_map_number_hashed(m, key, key_hash(key));
}

/* Observations that carry a weight other than 1; most sources have none. */
struct weighted_run {
	money value;
	double weight;
	uint64_t count;
};
struct weighted_set {
	struct weighted_run *runs; /* by value, then weight; after `settled` as they came */
	size_t count;
	size_t room;
	size_t settled;
};
void weighted_set_release(struct weighted_set *w);
void weighted_set_add(struct weighted_set *w, struct weighted_run run);
void weighted_set_settle(struct weighted_set *w);

/* Ranges of observations, until their sources are decided. */
struct ranged_run {
	money low; /* aged, as all here; MONEY_NONE: open */
	money high;
	/* The amount that represents it if it is posted; MONEY_NONE: it is a bracket. */
	money point;
	double weight;
	uint64_t count;
	uint32_t source; /* of the cells' scales; INTERN_NONE: it is a bracket */
	int64_t posting; /* posting_of; 0: it is a bracket */
};
struct ranged_set {
	struct ranged_run *runs; /* settled: by low, high, point, weight, source, posting */
	size_t count;
	size_t room;
	size_t settled;
	/* After cells_settle: which of them are what. */
	struct multiset posted; /* points of weight 1 */
	struct weighted_set posted_weighted;
	struct multiset postings; /* of both */
	struct ranged_run *brackets;
	size_t bracket_count;
};
void ranged_set_free(struct ranged_set *r); /* NULL is fine */
void ranged_set_add(struct ranged_set *r, struct ranged_run run);
void ranged_set_fold(struct ranged_set *r); /* puts the runs in order, equal ones together */
/* `brackets[source]`: what the ranges of a source are. */
void ranged_set_settle(struct ranged_set *r, const bool *brackets);

struct cell {
	struct multiset pay; /* cents, of observations of weight 1 */
	uint32_t newest; /* date_number of the newest observation */
	uint32_t paired; /* observations that have the other component too; in the cell of total */
	struct cell_more *more; /* NULL: nothing of it; read by cell_more */
};
/* What only some cells have: of observations that name employers, carry weights, or are ranges. */
struct cell_more {
	struct multiset employers; /* ids of the employers that observations name */
	struct weighted_set weighted;
	struct ranged_set *ranged; /* NULL: none */
	struct multiset postings; /* of posted ranges that are in `pay`: posting_of each */
	struct multiset paired_employers; /* of the observations that are `paired` */
	double repeats; /* settled: sum of c^2 - c over distinct posted ranges, c times each */
};
extern const struct cell_more cell_without_more;
static inline const struct cell_more *cell_more(const struct cell *cell)
{
	return cell->more ? cell->more : &cell_without_more;
}
/* Its own, to be added to; `c` holds the cell. */
struct cell_more *cell_make_more(struct cells *c, struct cell *cell);
/* Asks for its memory: two lines, and often a third. */
static inline void cell_fetch_more(const struct cell *cell)
{
	if (!cell->more)
		return;
	fetch_to_write(&cell->more->employers);
	fetch_to_write(&cell->more->postings);
	fetch_to_write(&cell->more->repeats);
}

/* A date as a number that orders as date_compare does, and back. */
static inline uint32_t date_number(struct date date)
{
	return (uint32_t)(uint16_t)date.year << 16 | (uint32_t)(uint8_t)date.month << 8 |
	       (uint8_t)date.day;
}
static inline struct date date_of_number(uint32_t number)
{
	return (struct date){.year = (int16_t)(number >> 16),
			     .month = (int8_t)(number >> 8 & 0xff),
			     .day = (int8_t)(number & 0xff)};
}

/* What an observation adds to one cell. Some of them wait for one another (cells_pending.c), so that the memory
 * of all their cells is on its way before the first is added to: at random among many cells, waiting for it
 * would cost more than all else. */
enum { PENDING_PAY = 4 };
struct pending_row {
	struct cell_key key;
	uint64_t hash; /* of the key */
	uint32_t number; /* of the cell, + 1; 0: it is looked up by the key */
	uint32_t date; /* date_number */
	uint8_t pay_count, posting_count, employer_count;
	bool paired; /* the observation has the other component too */
	money pay[PENDING_PAY]; /* of weight 1; several of observations that are alike */
	int64_t postings[PENDING_PAY];
	uint32_t employers[PENDING_PAY];
};
enum { PENDING_MOST = 64 };

/* Dates of a hundred countries, where rows come in any order. */
enum { RECENT_BITS = 10, RECENT_DATES = 1 << RECENT_BITS };
struct recent_date {
	uint64_t when; /* country << 32 | date_number */
	uint32_t mark; /* number in the map of dates + 1, or 0 */
};

/* Of a cell. */
struct cell_counts {
	uint64_t points; /* values of its pay, of weight 1 */
	uint64_t people; /* all its observations */
};

enum { CELLS_PER_PART = 256 }; /* that lie together */

struct cells {
	struct cells_setup setup;
	bool postings_gone; /* settled where rows alone are asked for: they are counted */
	uint32_t generation; /* another after each merge, since numbers of cells are new */
	struct key_map keys;
	struct cell **parts; /* by number of key, CELLS_PER_PART in each; no cell is ever moved */
	size_t parts_room;
	struct arena mores; /* of the cells that have more */
	struct cell_counts
	    *counts; /* by number, once settled; apart, since they are asked for often */
	size_t counts_room;
	struct tail_pool tails; /* of the cells' multisets */
	struct pending_row pending[PENDING_MOST]; /* not in the cells yet */
	size_t pending_count;
	struct key_map dates;
	struct aging_used *aging; /* by number of date and country */
	size_t aging_room;
	struct recent_date recent[RECENT_DATES];
	struct range_scales scales;
	struct intern sources; /* their names */
	uint8_t *publish; /* by source: enum publishing, the most restrictive of its rows */
	size_t publish_room;
	uint32_t last_source; /* the last one seen; INTERN_NONE: none yet */
	struct intern spellings; /* employers as written, trimmed */
	struct intern employers; /* employer_key of each */
	uint32_t *employer_spelt; /* by spelling: the employer, or INTERN_NONE */
	size_t employer_spelt_room;
	uint64_t *spelling_counts; /* by spelling: observations that may be published */
	size_t spelling_counts_room;
	/* The same observations by employer: cells of all places, levels of the ladder and experience in
	 * a country, whose metro is a number of `employed_at`. NULL: no employer is named. */
	struct cells *employed;
	struct key_map employed_at; /* employer, country */
	/* By level in a country, in the components below: sources and employers are numbered as here.
	 * NULL: there are none. */
	struct cells *mix;
};

/* In `mix`: base, bonus and equity of those who state all three; the years of those who state level and years,
 * as money (5 years: 5 dollars); and of those of a level of the ladder, the calendar year of their pay (0: not
 * known), by component. */
enum { MIX_YEARS = COMPONENT_COUNT, MIX_BASE_DATED, MIX_TOTAL_DATED };
static inline unsigned mix_dated(enum component component)
{
	return component == COMPONENT_BASE ? MIX_BASE_DATED : MIX_TOTAL_DATED;
}

/* Where it lies never changes. `number` is below keys.count. */
static inline struct cell *cell_numbered(const struct cells *c, size_t number)
{
	return &c->parts[number / CELLS_PER_PART][number % CELLS_PER_PART];
}

static inline struct cell_key employed_key(uint32_t employer, code country)
{
	return (struct cell_key){.who = employer, .where = country};
}
/* By employer its most frequent spelling among observations that may be published (the first by bytes of
 * those that are as frequent), INTERN_NONE if it has none. The caller frees it. */
uint32_t *cells_best_spellings(const struct cells *c);
/* The employer's name: the table's, or its best spelling; empty where it has none. Borrowed. */
struct text cells_employer_name(const struct cells *c, const uint32_t *best, uint32_t employer);

/* The components that have cells. */
enum { CELLS_GATHERED = 2 };
extern const enum component cells_gathered[CELLS_GATHERED];

/* Folds every cell's tail into its runs and says what its ranges are, so that it may be read. */
void cells_settle(struct cells *c);
/* Does the cell count in the row of all levels; of a role of one track, of that track? */
bool cell_is_of_all(struct cell_key key, const struct catalogue *catalogue);
/* By number of source: its place among the names in order, from 0. The caller frees it. */
uint16_t *cells_rank_sources(const struct cells *c);
/* Puts these cells, by number, in the order of their sources' ranks and then of their keys: the same however the
 * input was split. */
void cells_order(const struct cells *c, const uint16_t *source_ranks, uint32_t *cells,
		 size_t count);
/* By number of cell, its place in that order of all. The caller frees it. */
uint32_t *cells_rank(const struct cells *c, const uint16_t *source_ranks);
/* Kish's design effect of `n` observations that repeat one another (`repeats` is that of their cells):
 * each posted range of a cell is one draw, however often it is posted. Sum of squared cluster sizes / n;
 * Kish 1965, Survey Sampling, 8.2, with all of the variance between clusters. */
static inline double design_effect(double repeats, uint64_t n)
{
	return n ? 1 + repeats / (double)n : 1;
}
/* An employer weighs by its observations beside all of the row's, named or not. */
static inline bool employer_too_much(uint64_t greatest, uint64_t n, double most)
{
	return (double)greatest > most * (double)n;
}

/* ---- gathering ---- */

/* Room for what one more observation adds to a cell; borrowed until the next. */
struct pending_row *cells_pend(struct cells *c);
/* Adds what is pending, here, in the mix and by employer; merging, settling, packing and bands_settle do so first. */
void cells_add_pending(struct cells *c);

/* Makes cells without observations of what has no memory yet, and releases what they hold. */
void cells_start(struct cells *c, const struct cells_setup *setup);
void cells_empty(struct cells *c);
/* The number of the cell with that key, whose hash is given; a new, empty cell if there is none. */
uint32_t cells_number_hashed(struct cells *c, struct cell_key key, uint64_t hash);
static inline uint32_t cells_number_or_new(struct cells *c, struct cell_key key)
{
	return cells_number_hashed(c, key, key_hash(key));
}
/* The factor of a country and date, and how often it was used. It is computed once. */
struct aging_used *cells_aging_of(struct cells *c, code country, struct date date);
/* Counts `count` observations that may be published and spell their employer so. Each spelling is read once. */
void cells_count_spelling(struct cells *c, struct text written, uint64_t count);
/* The same of one observation: the employer, INTERN_NONE if none is named. It is found at once where `kin`, of those
 * with this text, is known here, which is filled otherwise; NULL: there is none. */
uint32_t cells_employer_of(struct cells *c, struct text written, struct observation_kin *kin,
			   enum publishing publish);
/* The number of a source, new if it is not known. */
uint32_t cells_source(struct cells *c, struct text name);

/* ---- reading ---- */

/* The observations of the cell with that number, which is settled. */
static inline uint64_t cell_people(const struct cells *c, size_t number)
{
	return c->counts[number].people;
}
/* The number of the cell with that key; cells->keys.count if there is none. */
uint32_t cells_number(const struct cells *c, struct cell_key key);
/* Where an observation lies: in the United States if it has only a state. */
static inline struct place cells_place_of(const struct observation *o)
{
	struct place place = o->place;

	if (place.state && !place.country) /* an observation's state is one of the US */
		place.country = CODE2('U', 'S');
	return place;
}
/* The key of an observation's cell, but for component and source. */
struct cell_key cells_key_of(const struct cells_setup *setup, const struct observation *o);
/* A component as it would be gathered, at the cells' date; MONEY_NONE where it would not be. */
money cells_aged(struct cells *c, const struct observation *o, enum component component);
/* Is the component a bracket, by what setup.ranges knows? */
bool cells_bracketed(const struct cells *c, const struct observation *o, enum component component);

#endif
