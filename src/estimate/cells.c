/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cells.c: a table of cells, and what is known once for all of them: sources, employers, aging; see cells.h. */
#include "estimate/cells.h"

#include <assert.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/mix.h"
#include "estimate/cells_private.h"

const enum component cells_gathered[CELLS_GATHERED] = {COMPONENT_BASE, COMPONENT_TOTAL};

/* Postings are hashes: their set need not become a long one. */
const struct cell_more cell_without_more = {.postings = {.is_long = true}};

struct cell_more *cell_make_more(struct cells *c, struct cell *cell)
{
	if (!cell->more) {
		cell->more = arena_zero(&c->mores, 1, sizeof(*cell->more));
		*cell->more = cell_without_more;
	}
	return cell->more;
}

static void more_release(struct cell_more *more)
{
	if (!more)
		return;
	multiset_release(&more->employers);
	weighted_set_release(&more->weighted);
	ranged_set_free(more->ranged);
	multiset_release(&more->postings);
	multiset_release(&more->paired_employers);
}

void cells_empty(struct cells *c)
{
	for (uint32_t i = 0; i < c->keys.count; i++) {
		struct cell *cell = cell_numbered(c, i);
		multiset_release(&cell->pay);
		more_release(cell->more);
	}
	cells_free(c->employed);
	cells_free(c->mix);
	key_map_release(&c->employed_at);
	free(c->spelling_counts);
	for (size_t part = 0; part * CELLS_PER_PART < c->keys.count; part++)
		free(c->parts[part]);
	free(c->parts);
	arena_release(&c->mores);
	free(c->counts);
	tail_pool_release(&c->tails);
	free(c->aging);
	free(c->employer_spelt);
	key_map_release(&c->keys);
	key_map_release(&c->dates);
	range_scales_release(&c->scales);
	intern_release(&c->sources);
	free(c->publish);
	intern_release(&c->spellings);
	intern_release(&c->employers);
}

void cells_start(struct cells *c, const struct cells_setup *setup)
{
	*c = (struct cells){
	    .setup = *setup, .last_source = INTERN_NONE, .generation = c->generation + 1};
	range_scales_init(&c->scales);
	intern_init(&c->sources);
	intern_init(&c->spellings);
	intern_init(&c->employers);
}

struct cells *cells_new(const struct cells_setup *setup)
{
	struct cells *c = mem_zero(1, sizeof(*c));

	assert(setup->usd_per_unit > 0);
	cells_start(c, setup);
	return c;
}

const struct cells_setup *cells_setup_of(const struct cells *c)
{
	return &c->setup;
}

void cells_free(struct cells *c)
{
	if (!c || mem_is_left())
		return;
	cells_empty(c);
	free(c);
}

static struct aging_used aging_from(const struct cells_setup *setup, code country, struct date date)
{
	struct aging_used used = {.date = date, .factor = 1, .scale = 1 / setup->usd_per_unit};
	struct wage_factor moved;

	if (!setup->wages)
		return used;
	used.series = wage_index_series(setup->wages, country);
	moved = wage_index_factor(setup->wages, used.series, date, setup->as_of, setup->age);
	used.factor = moved.factor;
	used.scale = moved.factor / setup->usd_per_unit;
	used.sd = moved.sd;
	used.held = moved.held;
	return used;
}

static struct aging_used *aging_of_new_date(struct cells *c, code country, struct date date)
{
	struct cell_key key = {.who = (uint64_t)country << 32 | date_number(date)};
	uint32_t known = c->dates.count;
	uint32_t number = key_map_add(&c->dates, key);

	if (number == known) {
		c->aging = mem_grow(c->aging, &c->aging_room, (size_t)known + 1, sizeof(*c->aging));
		c->aging[known] = aging_from(&c->setup, country, date);
	}
	return &c->aging[number];
}

/* Those used last are found at once. */
struct aging_used *cells_aging_of(struct cells *c, code country, struct date date)
{
	uint64_t when = (uint64_t)country << 32 | date_number(date);
	size_t slot = mix_slot(when, RECENT_BITS);
	struct recent_date *recent = &c->recent[slot];

	if (!recent->mark || recent->when != when) {
		recent->mark = (uint32_t)(aging_of_new_date(c, country, date) - c->aging) + 1;
		recent->when = when;
	}
	return &c->aging[recent->mark - 1];
}

/* The number of what is written, of whose observations `count` may be published; INTERN_NONE: nothing is. */
static uint32_t spelling_of(struct cells *c, struct text written, uint64_t count)
{
	struct text name = text_trim(written);
	uint32_t known = c->spellings.count;
	uint32_t spelling;
	struct buf folded;

	if (name.len == 0)
		return INTERN_NONE;
	spelling = intern_add(&c->spellings, name);
	if (spelling < known) {
		c->spelling_counts[spelling] += count;
		return spelling;
	}
	c->spelling_counts = mem_grow(c->spelling_counts, &c->spelling_counts_room,
				      (size_t)spelling + 1, sizeof(*c->spelling_counts));
	c->spelling_counts[spelling] = count;
	c->employer_spelt = mem_grow(c->employer_spelt, &c->employer_spelt_room,
				     (size_t)spelling + 1, sizeof(*c->employer_spelt));
	buf_init(&folded, BUF_LIMIT_DEFAULT);
	employer_key(c->setup.employers, name, &folded);
	c->employer_spelt[spelling] =
	    folded.len ? intern_add(&c->employers, buf_text(&folded)) : INTERN_NONE;
	buf_release(&folded);
	return spelling;
}

void cells_count_spelling(struct cells *c, struct text written, uint64_t count)
{
	(void)spelling_of(c, written, count);
}

uint32_t cells_employer_of(struct cells *c, struct text written, struct observation_kin *kin,
			   enum publishing publish)
{
	uint64_t count = publish == PUBLISH_YES;
	uint32_t spelling;

	if (kin && kin->owner == c && kin->numbers[0] == c->generation) {
		c->spelling_counts[kin->numbers[1]] += count;
		return c->employer_spelt[kin->numbers[1]];
	}
	spelling = spelling_of(c, written, count);
	if (spelling == INTERN_NONE)
		return INTERN_NONE;
	if (kin)
		*kin = (struct observation_kin){.owner = c, .numbers = {c->generation, spelling}};
	return c->employer_spelt[spelling];
}

uint32_t cells_source(struct cells *c, struct text name)
{
	uint32_t known = c->sources.count;
	uint32_t source = intern_add(&c->sources, name);

	if (source == known) {
		c->publish =
		    mem_grow(c->publish, &c->publish_room, (size_t)known + 1, sizeof(*c->publish));
		c->publish[source] = PUBLISH_YES;
	}
	return source;
}

uint32_t cells_number(const struct cells *c, struct cell_key key)
{
	uint32_t mark = c->keys.slot_count ? c->keys.slots[key_map_slot(&c->keys, key)].mark : 0;

	return mark ? mark - 1 : c->keys.count;
}
