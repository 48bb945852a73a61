/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_template.c: which columns are of which part, the tables of templates, and how rows become templates. */
#include <stdlib.h>

#include "base/mem.h"
#include "ingest/rows/row_key.h"
#include "ingest/rows/row_kin.h"

enum {
	TEMPLATES_MOST =
	    1 << 15, /* of a part; with their slots at most 21 MiB per thread and part */
	SLOTS_FIRST = 1 << 10,
	SLOTS_PER_TEMPLATE = 4,
};

/* ---- which columns ---- */

/* Fields that are read of every row. */
static bool is_pay(enum field field)
{
	return field == FIELD_BASE || field == FIELD_BASE_TO || field == FIELD_BASE_IN_USD ||
	       field == FIELD_TOTAL || field == FIELD_BONUS || field == FIELD_EQUITY ||
	       field == FIELD_BONUS_AND_EQUITY;
}

static enum row_part part_of(enum field field)
{
	bool place = field == FIELD_PLACE || field == FIELD_METRO || field == FIELD_STATE ||
		     field == FIELD_COUNTRY || field == FIELD_EMPLOYER_COUNTRY ||
		     field == FIELD_REMOTE;

	return place ? PART_PLACE : field == FIELD_EMPLOYER ? PART_EMPLOYER : PART_JOB;
}

/* Observations read back have figures of their own in other columns; cases choose columns by row; hours
 * and grants change what pay means; equal rows are found by all columns. */
static bool may_have_templates(const struct row_reader *r)
{
	const int *columns = r->binding->columns;

	return !r->layout->case_count && !r->rules.has_ends && !r->rules.has_time &&
	       !r->rules.has_vesting && !r->seen && columns[FIELD_LINE] == COLUMN_NONE &&
	       columns[FIELD_FX] == COLUMN_NONE && columns[FIELD_RANGES] == COLUMN_NONE;
}

/* By column: the parts that it decides, a bit each. */
typedef unsigned char part_bits;
static part_bits bit_of(enum row_part part)
{
	return (part_bits)(1U << part);
}

static void decide(const struct row_reader *r, part_bits *parts, enum field field,
		   enum row_part part)
{
	int column = r->binding->columns[field];

	if (column != COLUMN_NONE)
		parts[column] |= bit_of(part);
}

/* A row is taken by its templates without asking whether it is left out: what says so is of a part that must be known
 * of it, which the employer's need not be. */
static void decide_filters(const struct row_reader *r, part_bits *parts)
{
	const part_bits known = bit_of(PART_JOB) | bit_of(PART_PLACE);

	for (size_t i = 0; i < r->layout->filter_count; i++) {
		int column = r->binding->filter_columns[i];
		if (column != COLUMN_NONE && !(parts[column] & known))
			parts[column] |= bit_of(PART_JOB);
	}
}

/* A column that decides whether two rows are a pair, and nothing else, is of the part beside it: so there are few
 * stretches. The caller frees it. */
static part_bits *parts_of_columns(const struct row_reader *r)
{
	const int *columns = r->binding->columns;
	part_bits *parts = mem_zero(r->binding->width, sizeof(*parts));

	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (!is_pay((enum field)i))
			decide(r, parts, (enum field)i, part_of((enum field)i));
	if (columns[FIELD_PLACE] != COLUMN_NONE)
		decide(r, parts, FIELD_CURRENCY, PART_PLACE);
	if (columns[FIELD_LADDER] != COLUMN_NONE)
		decide(r, parts, FIELD_EMPLOYER, PART_JOB);
	decide_filters(r, parts);
	for (size_t i = 0; r->pairs && i < r->binding->width; i++)
		if (!parts[i] && !r->pairs->may_differ[i])
			parts[i] = i && parts[i - 1] ? parts[i - 1] : bit_of(PART_JOB);
	for (size_t i = 0; i < r->binding->width; i++)
		parts[i] |= parts[i] ? bit_of(PART_WHOLE) : 0;
	return parts;
}

/* False: they are too many. */
static bool find_stretches(struct part_templates *t, const part_bits *parts, part_bits part,
			   size_t width)
{
	for (size_t i = 0; i < width; i++) {
		if (!(parts[i] & part))
			continue;
		if (i == 0 || !(parts[i - 1] & part)) {
			if (t->stretch_count == TEMPLATE_STRETCHES)
				return false;
			t->stretches[t->stretch_count++].first = (uint32_t)i;
		}
		t->stretches[t->stretch_count - 1].last = (uint32_t)i;
	}
	return true;
}

static bool decides_pairs(const struct row_reader *r, const part_bits *parts)
{
	bool same = r->pairs != NULL;

	for (size_t i = 0; same && i < r->binding->width; i++)
		same = (parts[i] != 0) == !r->pairs->may_differ[i];
	return same;
}

struct row_templates *row_templates_new(const struct row_reader *r)
{
	static const size_t sizes[PART_COUNT] = {[PART_JOB] = sizeof(struct job_template),
						 [PART_PLACE] = sizeof(struct place_template),
						 [PART_EMPLOYER] = sizeof(struct employer_template),
						 [PART_WHOLE] = sizeof(struct whole_template)};
	struct row_templates *t;
	part_bits *parts;
	bool few = true;

	if (!may_have_templates(r))
		return NULL;
	parts = parts_of_columns(r);
	t = mem_zero(1, sizeof(*t));
	arena_init(&t->memory);
	row_kin_init(&t->kin);
	for (int part = 0; part < PART_COUNT; part++) {
		struct part_templates *of = &t->parts[part];
		of->size = sizes[part];
		of->mask = SLOTS_FIRST - 1;
		of->slots = mem_zero(SLOTS_FIRST, sizeof(struct template_head *));
		few &= find_stretches(of, parts, bit_of((enum row_part)part), r->binding->width);
	}
	t->decides_pairs = decides_pairs(r, parts);
	if (!few || t->parts[PART_JOB].stretch_count == 0) {
		row_templates_free(t);
		t = NULL;
	}
	free(parts);
	return t;
}

void row_templates_free(struct row_templates *t)
{
	if (!t)
		return;
	for (int part = 0; part < PART_COUNT; part++) {
		free(t->parts[part].slots);
		free(t->parts[part].items);
	}
	row_kin_release(&t->kin);
	arena_release(&t->memory);
	free(t);
}

/* ---- a new one ---- */

static void place(struct part_templates *t, struct template_head *new)
{
	uint64_t at = new->hash & t->mask;

	while (t->slots[at])
		at = (at + 1) & t->mask;
	t->slots[at] = new;
}

static void double_slots(struct part_templates *t)
{
	free(t->slots);
	t->mask = t->mask * 2 + 1;
	t->slots = mem_zero(t->mask + 1, sizeof(struct template_head *));
	for (size_t i = 0; i < t->count; i++)
		place(t, t->items[i]);
}

/* A new one of that key, to be filled in. */
static void *add(struct part_templates *t, struct arena *memory, const struct template_key *key)
{
	const size_t bytes = (size_t)(key->end - key->pieces) * sizeof(*key->pieces);
	char *block = arena_zero(memory, 1, bytes + t->size);
	struct template_head *new = (void *)(block + bytes);

	if ((t->count + 1) * SLOTS_PER_TEMPLATE > t->mask)
		double_slots(t);
	t->items = mem_grow(t->items, &t->room, t->count + 1, sizeof(struct template_head *));
	memcpy(block, key->pieces, bytes);
	new->lengths = key->lengths;
	new->hash = key->hash;
	place(t, new);
	t->items[t->count++] = new;
	return new;
}

static void fill_job(struct job_template *out, const struct row_reader *r)
{
	const struct observation *o = &r->now.o;

	out->source = o->source;
	out->title = r->now.given[FIELD_TITLE];
	out->currency = r->now.given[FIELD_CURRENCY];
	out->period = r->now.given[FIELD_PERIOD];
	out->title_column = r->now.title_column;
	out->date = o->date;
	out->years = o->years;
	out->weight = o->weight;
	out->role = o->role;
	out->level = (uint8_t)o->level;
	out->level_basis = (uint8_t)o->level_basis;
	out->role_basis = (uint8_t)r->now.role_basis;
	out->level_conflict = r->now.level_conflict;
	out->undated = r->now.undated;
}

/* The template of that part of the row, known or new, to be filled in; NULL: it cannot be kept. */
static void *find_or_add(struct row_reader *r, enum row_part part, const struct csv_record *record,
			 bool *is_new)
{
	struct part_templates *t = &r->templates->parts[part];
	struct row_piece pieces[TEMPLATE_PIECES];
	struct template_key key;
	void *known;

	*is_new = false;
	if (t->off)
		return NULL;
	template_key_of(t, record, pieces, &key);
	known = template_find(t, &key);
	*is_new = !known && t->count < TEMPLATES_MOST;
	return *is_new ? add(t, &r->templates->memory, &key) : known;
}

/* Facts that the memo did not keep are gone with the row. */
static bool is_kept(const struct row_reader *r, enum field field)
{
	return r->now.given[field] != &r->columns[field].last;
}

void row_template_learn_whole(struct row_reader *r, const struct csv_record *record,
			      struct row_like *like)
{
	bool is_new;

	if (!like->job || !like->place || !like->employer)
		return;
	like->whole = find_or_add(r, PART_WHOLE, record, &is_new);
	if (is_new)
		like->whole->like = *like;
}

void row_template_learn(struct row_reader *r, const struct csv_record *record)
{
	struct row_like like = {.job = NULL};
	bool is_new;

	if (!row_has_keys(r, record) || !is_kept(r, FIELD_TITLE) || !is_kept(r, FIELD_CURRENCY) ||
	    !is_kept(r, FIELD_PERIOD))
		return;
	like.job = find_or_add(r, PART_JOB, record, &is_new);
	if (is_new) {
		fill_job(like.job, r);
		like.job->means = row_job_means(r->templates, like.job);
	}
	like.place = find_or_add(r, PART_PLACE, record, &is_new);
	if (is_new) {
		like.place->place = r->now.o.place;
		like.place->remote = r->now.o.remote;
		like.place->unplaced = r->now.unplaced;
		like.place->means = row_place_means(r->templates, like.place);
	}
	like.employer = find_or_add(r, PART_EMPLOYER, record, &is_new);
	if (is_new) {
		like.employer->employer.name = arena_text(&r->templates->memory, r->now.o.employer);
		like.employer->number = (uint32_t)r->templates->parts[PART_EMPLOYER].count - 1;
	}
	if (row_is_known(&like))
		like.kin = row_kin_of(r->templates, row_kin_key(like.job, like.place));
	row_template_learn_whole(r, record, &like);
}
