/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_template.c: which columns make a template, their bytes as a key, and the table of templates. */
#include "ingest/rows/row_template.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	TEMPLATES_MOST = 1 << 15, /* 20 MiB per thread */
	SLOTS_FIRST = 1 << 10,
	SLOTS_PER_TEMPLATE = 4,
	LOOKED_MOST = 1 << 13, /* look-ups after which it is decided whether to go on */
};

struct template_key {
	template_piece pieces[TEMPLATE_PIECES];
	size_t count;
	uint64_t lengths;
	uint64_t hash;
};

/* ---- which columns ---- */

/* Fields that are read of every row. */
static bool is_pay(enum field field)
{
	return field == FIELD_BASE || field == FIELD_BASE_TO || field == FIELD_BASE_IN_USD ||
	       field == FIELD_TOTAL || field == FIELD_BONUS || field == FIELD_EQUITY ||
	       field == FIELD_BONUS_AND_EQUITY;
}

/* Observations read back have figures of their own in other columns; cases choose columns by row; hours
 * and grants change what pay means; equal rows are found by all columns. */
static bool may_have_templates(const struct row_reader *r)
{
	const int *columns = r->binding->columns;

	return !r->layout->case_count && !r->rules.has_ends && !r->rules.has_time &&
	       !r->rules.has_vesting && !r->rules.has_specialty && !r->seen &&
	       columns[FIELD_LINE] == COLUMN_NONE && columns[FIELD_FX] == COLUMN_NONE &&
	       columns[FIELD_RANGES] == COLUMN_NONE;
}

/* By column: does it decide anything but pay, or whether two rows are a pair? The caller frees it. */
static bool *columns_of_key(const struct row_reader *r)
{
	bool *decides = mem_zero(r->binding->width, sizeof(*decides));

	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (!is_pay((enum field)i) && r->binding->columns[i] != COLUMN_NONE)
			decides[r->binding->columns[i]] = true;
	for (size_t i = 0; i < r->layout->filter_count; i++)
		if (r->binding->filter_columns[i] != COLUMN_NONE)
			decides[r->binding->filter_columns[i]] = true;
	for (size_t i = 0; r->pairs && i < r->binding->width; i++)
		decides[i] |= !r->pairs->may_differ[i];
	return decides;
}

/* False: they are too many. */
static bool find_stretches(struct row_templates *t, const bool *decides, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		if (!decides[i])
			continue;
		if (i == 0 || !decides[i - 1]) {
			if (t->stretch_count == TEMPLATE_STRETCHES)
				return false;
			t->stretches[t->stretch_count++].first = (int)i;
		}
		t->stretches[t->stretch_count - 1].last = (int)i;
	}
	return t->stretch_count > 0;
}

static bool decides_pairs(const struct row_reader *r, const bool *decides)
{
	bool same = r->pairs != NULL;

	for (size_t i = 0; same && i < r->binding->width; i++)
		same = decides[i] == !r->pairs->may_differ[i];
	return same;
}

struct row_templates *row_templates_new(const struct row_reader *r)
{
	struct row_templates *t;
	bool *decides;

	if (!may_have_templates(r))
		return NULL;
	decides = columns_of_key(r);
	t = mem_zero(1, sizeof(*t));
	arena_init(&t->memory);
	t->mask = SLOTS_FIRST - 1;
	t->slots = mem_zero(SLOTS_FIRST, sizeof(struct row_template *));
	t->decides_pairs = decides_pairs(r, decides);
	if (!find_stretches(t, decides, r->binding->width)) {
		row_templates_free(t);
		t = NULL;
	}
	free(decides);
	return t;
}

void row_templates_free(struct row_templates *t)
{
	if (!t)
		return;
	arena_release(&t->memory);
	free(t->slots);
	free(t->items);
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

/* False: the row has none, since it is too long, or its last piece might reach past the block. */
static inline bool key_of(const struct row_templates *t, const struct csv_record *record,
			  struct memo_span span, struct template_key *key)
{
	const struct text *fields = record->fields, *end = &fields[record->count - 1];
	size_t len = (size_t)(end->data - fields->data) + end->len;
	size_t room = span.end - (uintptr_t)fields->data;
	template_piece *out = key->pieces;
	uint64_t lengths = 0, hash = 0;

	if (len > TEMPLATE_BYTES || room < len + sizeof(*out) || room > span.len)
		return false;
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
	return true;
}

/* The lengths say how many pieces there are. */
static inline bool has_key(const struct row_template *t, const struct template_key *key)
{
	template_piece differ = {t->lengths ^ key->lengths};

	for (size_t i = 0; i < key->count; i++)
		differ |= t->pieces[i] ^ key->pieces[i];
	return (differ[0] | differ[1]) == 0;
}

static inline struct row_template *find(const struct row_templates *t,
					const struct template_key *key)
{
	for (uint64_t at = key->hash & t->mask;; at = (at + 1) & t->mask) {
		struct row_template *here = t->slots[at];
		if (!here || has_key(here, key))
			return here;
	}
}

/* A row whose fields are slices of its block, side by side. What decided a row is not traced by templates. */
static inline bool is_plain(const struct row_reader *r, const struct csv_record *record)
{
	return !r->block.has_quote && !r->block.has_nul && !r->now.is_padded &&
	       record->count == r->binding->width && !r->out.traces.match &&
	       !r->out.traces.original;
}

/* A table that fills up with combinations of one row each is not worth its look-ups. */
static void weigh(struct row_templates *t)
{
	t->off = t->missed > t->looked / 2;
	t->looked = t->missed = 0;
}

struct row_template *row_template_find(struct row_reader *r, const struct csv_record *record)
{
	struct row_templates *t = r->templates;
	struct row_template *found;
	struct template_key key;

	if (!t || t->off || !is_plain(r, record) || !key_of(t, record, r->block.span, &key))
		return NULL;
	found = find(t, &key);
	t->missed += found == NULL;
	if (++t->looked == LOOKED_MOST)
		weigh(t);
	return found;
}

/* ---- a new one ---- */

static void place(struct row_templates *t, struct row_template *new)
{
	uint64_t at = new->hash & t->mask;

	while (t->slots[at])
		at = (at + 1) & t->mask;
	t->slots[at] = new;
}

static void double_slots(struct row_templates *t)
{
	free(t->slots);
	t->mask = t->mask * 2 + 1;
	t->slots = mem_zero(t->mask + 1, sizeof(struct row_template *));
	for (size_t i = 0; i < t->count; i++)
		place(t, t->items[i]);
}

static struct row_template *add(struct row_templates *t, const struct template_key *key)
{
	struct row_template *new = arena_zero(&t->memory, 1, sizeof(*new));

	if ((t->count + 1) * SLOTS_PER_TEMPLATE > t->mask)
		double_slots(t);
	t->items = mem_grow(t->items, &t->room, t->count + 1, sizeof(struct row_template *));
	memcpy(new->pieces, key->pieces, key->count * sizeof(*key->pieces));
	new->lengths = key->lengths;
	new->hash = key->hash;
	place(t, new);
	t->items[t->count++] = new;
	return new;
}

void row_template_learn(struct row_reader *r, const struct csv_record *record)
{
	struct facts *title = r->now.given[FIELD_TITLE];
	struct row_template *new;
	struct template_key key;

	/* Facts that the memo did not keep are gone with the row. */
	if (!r->templates || r->templates->off || r->templates->count == TEMPLATES_MOST ||
	    title == &r->columns[FIELD_TITLE].last || !is_plain(r, record) ||
	    !key_of(r->templates, record, r->block.span, &key) || find(r->templates, &key))
		return;
	new = add(r->templates, &key);
	new->o = r->now.o;
	row_pay_terms(r, &new->terms);
	new->role_basis = r->now.role_basis;
	new->level_conflict = r->now.level_conflict;
	new->unplaced = r->now.unplaced;
	new->undated = r->now.undated;
	new->held = r->now.held;
	new->title = title;
	new->o.kin = &new->kin;
}
