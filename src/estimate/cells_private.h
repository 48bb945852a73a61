/* cells_private.h: what cells are made of, for the band table that reads them. */
#ifndef PAYBANDS_ESTIMATE_CELLS_PRIVATE_H
#define PAYBANDS_ESTIMATE_CELLS_PRIVATE_H

#include "base/intern.h"
#include "estimate/cells.h"
#include "stats/multiset.h"

/* Two words that together say role, level, component and place without loss. */
struct cell_key {
	uint64_t who; /* role << 48 | level << 40 | component << 32 | metro */
	uint64_t where; /* country << 32 | state */
};

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
	return (struct place){.country = (code)(key.where >> 32),
			      .state = (code)(key.where & UINT32_MAX),
			      .metro = (uint32_t)(key.who & UINT32_MAX)};
}

/* Keys to small numbers, in order of first arrival. All zero bytes is an empty one. */
struct key_map {
	struct cell_key *keys; /* by number */
	size_t keys_room;
	uint32_t count;
	uint32_t *slots; /* open addressing: number + 1, or 0 */
	size_t slot_count; /* a power of two */
};
void key_map_release(struct key_map *m);
uint32_t key_map_add(struct key_map *m, struct cell_key key);

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

struct cell {
	struct multiset pay; /* cents, of observations of weight 1 */
	struct multiset employers; /* ids of the employers that observations name */
	struct weighted_set weighted;
	struct date newest;
};

struct cells {
	struct cells_setup setup;
	struct key_map keys;
	struct cell *cells; /* by number of key */
	size_t cells_room;
	struct cell_key last_key[COMPONENT_COUNT]; /* rows often come in runs of a kind */
	uint32_t last_cell[COMPONENT_COUNT];
	struct key_map dates;
	struct aging_used *aging; /* by number of date */
	size_t aging_room;
	uint32_t last_date;
	struct intern spellings; /* employers as written, trimmed */
	struct intern employers; /* folded */
	uint32_t
	    *employer_spelt; /* by spelling: the employer, or INTERN_NONE where it names none */
	size_t employer_spelt_room;
};

/* Folds every cell's tail into its runs, so that it may be read. */
void cells_settle(struct cells *c);

#endif
