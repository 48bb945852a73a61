/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_kin.c: the table of kin, what they are known by, and what they say: see row_kin.h. */
#include "ingest/rows/row_kin.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	KINS_MOST = 1 << 18, /* 16 MiB per thread, and 4 MiB of slots */
	BITS_FIRST = 10,
};

void row_kin_init(struct kin_templates *k)
{
	k->bits = BITS_FIRST;
	k->slots = mem_zero((size_t)1 << k->bits, sizeof(*k->slots));
	intern_init(&k->meanings);
}

void row_kin_release(struct kin_templates *k)
{
	for (size_t part = 0; part * KINS_PER_PART < k->count; part++)
		free(k->parts[part]);
	free(k->parts);
	free(k->slots);
	intern_release(&k->meanings);
	free(k->meant);
}

/* ---- what is meant ---- */

/* Structs are made of zero bytes first, since what lies between their members counts. */
static uint32_t number_of(struct kin_templates *k, const void *bytes, size_t len)
{
	uint32_t known = k->meanings.count;
	uint32_t number = intern_add(&k->meanings, (struct text){.data = bytes, .len = len});

	if (number == known) {
		k->meant =
		    mem_grow(k->meant, &k->meant_room, (size_t)number + 1, sizeof(*k->meant));
		k->meant[number] = NULL;
	}
	return number;
}

static uint32_t number_of_template(struct kin_templates *k, const void *bytes, size_t len,
				   void *template)
{
	uint32_t number = number_of(k, bytes, len);

	if (!k->meant[number])
		k->meant[number] = template;
	return number;
}

/* What a number stands for: bytes of two kinds are never the same. */
enum meant_by { MEANT_BY_JOB, MEANT_BY_PLACE, MEANT_TOGETHER };

uint32_t row_job_means(struct row_templates *t, struct job_template *job)
{
	struct {
		const char *source;
		const struct facts *currency, *period;
		double years, weight;
		struct date date;
		uint16_t role;
		uint8_t level, level_basis;
		bool undated;
		enum meant_by kind;
	} means;

	memset(&means, 0, sizeof(means));
	means.kind = MEANT_BY_JOB;
	means.source = job->source;
	means.currency = job->currency;
	means.period = job->period;
	means.years = job->years;
	means.weight = job->weight;
	means.date = job->date;
	means.role = job->role;
	means.level = job->level;
	means.level_basis = job->level_basis;
	means.undated = job->undated;
	return number_of_template(&t->kin, &means, sizeof(means), job);
}

uint32_t row_place_means(struct row_templates *t, struct place_template *place)
{
	struct {
		struct place place;
		bool unplaced;
		enum meant_by kind;
	} means;

	memset(&means, 0, sizeof(means));
	means.kind = MEANT_BY_PLACE;
	means.place = place->place;
	means.unplaced = place->unplaced;
	return number_of_template(&t->kin, &means, sizeof(means), place);
}

/* ---- the table ---- */

static struct kin_template **slot_of(const struct kin_templates *k, uint64_t key)
{
	const size_t mask = ((size_t)1 << k->bits) - 1;
	size_t at = row_kin_slot(k, key);

	while (k->slots[at] && k->slots[at]->key != key)
		at = (at + 1) & mask;
	return &k->slots[at];
}

static void double_slots(struct kin_templates *k)
{
	free(k->slots);
	k->bits++;
	k->slots = mem_zero((size_t)1 << k->bits, sizeof(*k->slots));
	for (uint32_t i = 0; i < k->count; i++) {
		struct kin_template *kin = row_kin_numbered(k, i);
		*slot_of(k, kin->key) = kin;
	}
}

static struct kin_template *append(struct kin_templates *k, uint64_t key)
{
	size_t part = k->count / KINS_PER_PART;
	struct kin_template *new;

	if (k->count % KINS_PER_PART == 0) {
		k->parts = mem_grow(k->parts, &k->parts_room, part + 1, sizeof(*k->parts));
		k->parts[part] = mem_alloc(KINS_PER_PART + 1, sizeof(*new));
	}
	new = row_kin_numbered(k, k->count++);
	*new = (struct kin_template){.key = key, .alike.room = ALIKE_FEW};
	return new;
}

struct kin_template *row_kin_add(struct row_templates *t, uint64_t key)
{
	struct kin_templates *k = &t->kin;
	struct kin_template **slot = slot_of(k, key), *known = *slot;

	if (known)
		return known;
	if (k->count == KINS_MOST)
		return NULL;
	if ((k->count + 1) * 2 > (size_t)1 << k->bits) {
		double_slots(k);
		slot = slot_of(k, key);
	}
	*slot = append(k, key);
	return *slot;
}

struct observation_kin *row_kin_kept(struct row_templates *t, struct kin_template *kin)
{
	if (!kin->kin)
		kin->kin = arena_zero(&t->memory, 1, sizeof(*kin->kin));
	return kin->kin;
}

/* ---- what is said ---- */

static money annual(const struct row_said *said, uint32_t cents)
{
	return row_plain_annual(&said->rate, cents, cents).point;
}

/* Which plain pay may wait: what converts to pay within the bounds. More converts to more. */
static void find_bounds(const struct row_reader *r, struct row_said *said)
{
	double factor = said->rate.per_year * said->rate.fx;
	double least = ceil((double)r->rules.pay_least / factor);
	double most = floor((double)r->rules.pay_most / factor);

	if (!(least < UINT32_MAX))
		return;
	said->least = least > 1 ? (uint32_t)least : 1;
	said->most = most < UINT32_MAX ? (uint32_t)most : UINT32_MAX;
	while (said->least <= said->most && annual(said, said->least) < r->rules.pay_least)
		said->least++;
	while (said->most >= said->least && annual(said, said->most) > r->rules.pay_most)
		said->most--;
}

/* None waits where a row counts by its own texts, or cannot be taken. */
static void say(struct row_reader *r, struct row_said *said)
{
	*said = (struct row_said){.in_reach = row_in_reach(r), .held = r->now.held, .least = 1};
	row_pay_terms(r, &said->terms);
	if (r->out.give_alike && !r->out.rows && r->rules.alone != FIELD_COUNT && said->in_reach &&
	    r->now.o.place.country && !r->now.unplaced && !r->now.undated &&
	    row_plain_rate(r, &said->terms, &said->rate))
		find_bounds(r, said);
}

/* The number of all that `say` reads of the row. */
static uint32_t said_by(struct row_reader *r)
{
	struct {
		const struct facts *currency, *period;
		struct date date;
		code country, state;
		bool unplaced, undated;
		enum meant_by kind;
	} by;

	memset(&by, 0, sizeof(by));
	by.kind = MEANT_TOGETHER;
	by.currency = r->now.given[FIELD_CURRENCY];
	by.period = r->now.given[FIELD_PERIOD];
	by.date = r->now.o.date;
	by.country = r->now.o.place.country;
	by.state = r->now.o.place.state;
	by.unplaced = r->now.unplaced;
	by.undated = r->now.undated;
	return number_of(&r->templates->kin, &by, sizeof(by));
}

const struct row_said *row_said_of(struct row_reader *r)
{
	struct kin_templates *k = &r->templates->kin;
	uint32_t number = said_by(r);

	if (!k->meant[number]) {
		k->meant[number] = arena_zero(&r->templates->memory, 1, sizeof(struct row_said));
		say(r, k->meant[number]);
	}
	return k->meant[number];
}
