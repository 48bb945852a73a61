/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_template.c: which columns are of which part, their bytes as a key, and the tables of templates. */
#include "ingest/rows/row_template.h"

#include <assert.h>
#include <stdlib.h>

#include "base/fetch.h"
#include "base/mem.h"

enum {
	TEMPLATES_MOST =
	    1 << 15, /* of a part; with their slots at most 21 MiB per thread and part */
	SLOTS_FIRST = 1 << 10,
	SLOTS_PER_TEMPLATE = 4,
	LOOKED_MOST = 1 << 13, /* look-ups after which it is decided whether to go on */
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
			t->stretches[t->stretch_count++].first = (int)i;
		}
		t->stretches[t->stretch_count - 1].last = (int)i;
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

/* Its pieces begin after it. */
#define SIZE_OF(template)                                                                          \
	((sizeof(template) + sizeof(template_piece) - 1) & -sizeof(template_piece))

struct row_templates *row_templates_new(const struct row_reader *r)
{
	static const size_t sizes[PART_COUNT] = {[PART_JOB] = SIZE_OF(struct job_template),
						 [PART_PLACE] = SIZE_OF(struct place_template),
						 [PART_EMPLOYER] =
						     SIZE_OF(struct employer_template),
						 [PART_WHOLE] = SIZE_OF(struct whole_template)};
	struct row_templates *t;
	part_bits *parts;
	bool few = true;

	if (!may_have_templates(r))
		return NULL;
	parts = parts_of_columns(r);
	t = mem_zero(1, sizeof(*t));
	arena_init(&t->memory);
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
	arena_release(&t->memory);
	free(t);
}

/* ---- the key ---- */

static inline template_piece load(const void *sixteen_bytes)
{
	template_piece piece;

	memcpy(&piece, sixteen_bytes, sizeof(piece));
	return piece;
}

/* The constant is one of XXH3's primes. */
static inline uint64_t hash_on(uint64_t hash, template_piece piece)
{
	return mix(hash ^ piece[0], piece[1] ^ 0x9e3779b185ebca87u);
}

/* Of a row that has keys; gives the end of what it wrote to `out`. */
static inline template_piece *key_of(const struct part_templates *t,
				     const struct csv_record *record, template_piece *out,
				     struct template_key *key)
{
	const struct text *fields = record->fields;
	uint64_t lengths = 0, hash = 0;

	key->pieces = out;
	for (size_t i = 0; i < t->stretch_count; i++) {
		const char *at = fields[t->stretches[i].first].data;
		const struct text *last = &fields[t->stretches[i].last];
		size_t left = (size_t)(last->data - at) + last->len;
		lengths = lengths << 8 | left;
		for (; left > sizeof(*out); left -= sizeof(*out), at += sizeof(*out)) {
			*out = load(at);
			hash = hash_on(hash, *out++);
		}
		*out = load(at) & load(memo_ones + MEMO_SHORT - left);
		hash = hash_on(hash, *out++);
	}
	key->count = (size_t)(out - key->pieces);
	key->lengths = lengths;
	key->hash = hash ^ lengths;
	assert(key->count <= TEMPLATE_PIECES);
	return out;
}

static inline bool is_zero(template_piece piece)
{
	return (piece[0] | piece[1]) == 0;
}

/* The lengths say how many pieces there are: one of other lengths may have fewer. */
static inline bool has_key(const struct template_head *t, const struct template_key *key)
{
	template_piece differ = {0};

	if (t->lengths != key->lengths)
		return false;
	for (size_t i = 0; i < key->count; i++)
		differ |= t->pieces[i] ^ key->pieces[i];
	return is_zero(differ);
}

static inline uint64_t lengths_of(const struct part_templates *t, const struct text *fields)
{
	uint64_t lengths = 0;

	for (size_t i = 0; i < t->stretch_count; i++) {
		const char *at = fields[t->stretches[i].first].data;
		const struct text *last = &fields[t->stretches[i].last];
		lengths = lengths << 8 | ((size_t)(last->data - at) + last->len);
	}
	return lengths;
}

/* Is that the template of the row? As has_key of its key, without making one. */
static inline bool is_like(const struct part_templates *t, const struct csv_record *record,
			   const struct template_head *known)
{
	const struct text *fields = record->fields;
	const template_piece *piece = known->pieces;
	template_piece differ = {0};

	if (lengths_of(t, fields) != known->lengths)
		return false;
	for (size_t i = 0; i < t->stretch_count; i++) {
		const char *at = fields[t->stretches[i].first].data;
		size_t left = known->lengths >> 8 * (t->stretch_count - 1 - i) & 0xff;
		for (; left > sizeof(*piece); left -= sizeof(*piece), at += sizeof(*piece))
			differ |= load(at) ^ *piece++;
		differ |= (load(at) & load(memo_ones + MEMO_SHORT - left)) ^ *piece++;
	}
	return is_zero(differ);
}

static inline void *find(const struct part_templates *t, const struct template_key *key)
{
	for (uint64_t at = key->hash & t->mask;; at = (at + 1) & t->mask) {
		struct template_head *here = t->slots[at];
		if (!here || has_key(here, key))
			return here;
	}
}

/* Is the record short, and no last piece of it past the block? */
static inline bool is_within(const struct csv_record *record, struct memo_span span)
{
	const struct text *fields = record->fields, *end = &fields[record->count - 1];
	size_t len = (size_t)(end->data - fields->data) + end->len;
	size_t room = span.end - (uintptr_t)fields->data;

	return len <= TEMPLATE_BYTES && room >= len + sizeof(template_piece) && room <= span.len;
}

/* A row whose fields are slices of its block, side by side. What decided a row is not traced by templates. */
static inline bool is_plain(const struct row_reader *r, const struct csv_record *record)
{
	return !r->block.has_quote && !r->block.has_nul && !r->now.is_padded &&
	       record->count == r->binding->width && !r->out.traces.match &&
	       !r->out.traces.original && is_within(record, r->block.span);
}

/* A table that fills up with texts of one row each is not worth its look-ups. */
static void weigh(struct part_templates *t)
{
	t->off = t->missed > t->looked / 2;
	t->looked = t->missed = 0;
}

static inline bool is_off(const struct row_templates *t)
{
	return t->parts[PART_JOB].off || t->parts[PART_PLACE].off;
}

static inline bool has_keys(const struct row_reader *r, const struct csv_record *record)
{
	return r->templates && !is_off(r->templates) && is_plain(r, record);
}

bool row_has_keys(const struct row_reader *r, const struct csv_record *record)
{
	return has_keys(r, record);
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
	size_t bytes = key->count * sizeof(*key->pieces);
	char *block = arena_zero(memory, 1, t->size + bytes);
	struct template_head *new = (void *)block;

	if ((t->count + 1) * SLOTS_PER_TEMPLATE > t->mask)
		double_slots(t);
	t->items = mem_grow(t->items, &t->room, t->count + 1, sizeof(struct template_head *));
	memcpy(block + t->size, key->pieces, bytes);
	new->pieces = (const void *)(block + t->size);
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
	template_piece pieces[TEMPLATE_PIECES];
	struct template_key key;
	void *known;

	*is_new = false;
	if (t->off)
		return NULL;
	key_of(t, record, pieces, &key);
	known = find(t, &key);
	*is_new = !known && t->count < TEMPLATES_MOST;
	return *is_new ? add(t, &r->templates->memory, &key) : known;
}

/* Facts that the memo did not keep are gone with the row. */
static bool is_kept(const struct row_reader *r, enum field field)
{
	return r->now.given[field] != &r->columns[field].last;
}

static void learn_whole(struct row_reader *r, const struct csv_record *record,
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
	if (is_new)
		fill_job(like.job, r);
	like.place = find_or_add(r, PART_PLACE, record, &is_new);
	if (is_new) {
		like.place->place = r->now.o.place;
		like.place->remote = r->now.o.remote;
		like.place->unplaced = r->now.unplaced;
	}
	like.employer = find_or_add(r, PART_EMPLOYER, record, &is_new);
	if (is_new)
		like.employer->name = arena_text(&r->templates->memory, r->now.o.employer);
	learn_whole(r, record, &like);
}

/* ---- looking up ---- */

static inline template_piece *begin(const struct part_templates *t, const struct csv_record *record,
				    template_piece *pieces, struct template_key *key)
{
	pieces = key_of(t, record, pieces, key);
	fetch_to_read(&t->slots[key->hash & t->mask]);
	return pieces;
}

template_piece *row_keys_of(const struct row_templates *t, const struct csv_record *record,
			    template_piece pieces[ROW_PIECES], struct row_keys *out)
{
	pieces = begin(&t->parts[PART_JOB], record, pieces, &out->job);
	pieces = begin(&t->parts[PART_PLACE], record, pieces, &out->place);
	return begin(&t->parts[PART_EMPLOYER], record, pieces, &out->employer);
}

static inline void fetch(const struct part_templates *t, const struct template_key *key)
{
	const char *at = (const char *)t->slots[key->hash & t->mask];

	if (!at)
		return;
	fetch_to_read(at);
	fetch_to_read(at + 64);
	fetch_to_read(at + 128);
}

void row_keys_fetch(const struct row_templates *t, const struct row_keys *keys)
{
	fetch(&t->parts[PART_JOB], &keys->job);
	fetch(&t->parts[PART_PLACE], &keys->place);
	fetch(&t->parts[PART_EMPLOYER], &keys->employer);
}

/* `weighed`: the look-up counts where it is decided whether to go on. */
static inline void *find_part(struct part_templates *t, const struct template_key *key,
			      bool weighed)
{
	void *found = t->off ? NULL : find(t, key);

	if (!weighed)
		return found;
	t->missed += found == NULL;
	if (++t->looked == LOOKED_MOST)
		weigh(t);
	return found;
}

/* Where rows are found as a whole, what is left over says nothing of the others. */
void row_keys_find(struct row_templates *t, const struct row_keys *keys, struct row_like *out)
{
	bool weighed = !row_templates_are_whole(t);

	*out = (struct row_like){.job = find_part(&t->parts[PART_JOB], &keys->job, weighed),
				 .place = find_part(&t->parts[PART_PLACE], &keys->place, weighed),
				 .employer =
				     find_part(&t->parts[PART_EMPLOYER], &keys->employer, weighed)};
}

static inline struct whole_template *find_whole(struct row_templates *t,
						const struct csv_record *record)
{
	template_piece pieces[TEMPLATE_PIECES];
	struct template_key key;

	key_of(&t->parts[PART_WHOLE], record, pieces, &key);
	return find_part(&t->parts[PART_WHOLE], &key, true);
}

bool row_is_like(const struct row_reader *r, const struct csv_record *record,
		 const struct whole_template *whole)
{
	return has_keys(r, record) &&
	       is_like(&r->templates->parts[PART_WHOLE], record, &whole->head);
}

void row_template_find(struct row_reader *r, const struct csv_record *record, struct row_like *out)
{
	struct row_templates *t = r->templates;
	template_piece pieces[ROW_PIECES];
	struct whole_template *whole;
	struct row_keys keys;

	*out = (struct row_like){.job = NULL};
	if (!has_keys(r, record))
		return;
	whole = row_templates_are_whole(t) ? find_whole(t, record) : NULL;
	if (whole) {
		*out = whole->like;
		return;
	}
	row_keys_of(t, record, pieces, &keys);
	row_keys_find(t, &keys, out);
	learn_whole(r, record, out);
}
