/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_find.c: the templates of a row are looked up, and given up where too few rows repeat. */
#include "base/fetch.h"
#include "ingest/rows/row_key.h"
#include "ingest/rows/row_kin.h"

enum { LOOKED_MOST = 1 << 13 }; /* look-ups after which it is decided whether to go on */

const struct row_like row_like_none = {.job = NULL};

/* A part without columns is the same of all rows. */
KEY_INLINE bool has_columns(const struct part_templates *t)
{
	return t->stretch_count > 0;
}

KEY_INLINE template_piece *begin(const struct part_templates *t, struct template_form form,
				 const struct csv_record *record, template_piece *pieces,
				 struct template_key *key)
{
	pieces = template_key_of(t, form, record, pieces, key);
	fetch_to_read(&t->slots[key->hash & t->mask]);
	return pieces;
}

enum { STRETCHES_FEW = 3 };

/* Without loops over the stretches, of which there are up to STRETCHES_FEW. */
KEY_INLINE template_piece *begin_few(const struct part_templates *t, bool listed,
				     const struct csv_record *record, template_piece *pieces,
				     struct template_key *key)
{
	const struct template_form one = {.count = 1, .listed = listed};
	const struct template_form two = {.count = 2, .listed = listed};
	const struct template_form three = {.count = 3, .listed = listed};

	if (t->stretch_count == 1)
		return begin(t, one, record, pieces, key);
	if (t->stretch_count == 2)
		return begin(t, two, record, pieces, key);
	return begin(t, three, record, pieces, key);
}

/* Of a row that comes with its fields, or of more stretches. */
static template_piece *begin_any(const struct part_templates *t, const struct csv_record *record,
				 template_piece *pieces, struct template_key *key)
{
	if (t->stretch_count > STRETCHES_FEW)
		return begin(t, template_any(t), record, pieces, key);
	return begin_few(t, false, record, pieces, key);
}

KEY_INLINE template_piece *begin_part(const struct part_templates *t,
				      const struct csv_record *record, template_piece *pieces,
				      struct template_key *key)
{
	if (!has_columns(t))
		return pieces;
	if (record->starts && t->stretch_count <= STRETCHES_FEW)
		return begin_few(t, true, record, pieces, key);
	return begin_any(t, record, pieces, key);
}

template_piece *row_keys_of(const struct row_templates *t, const struct csv_record *record,
			    template_piece pieces[ROW_PIECES], struct row_keys *out)
{
	pieces = begin_part(&t->parts[PART_JOB], record, pieces, &out->job);
	pieces = begin_part(&t->parts[PART_PLACE], record, pieces, &out->place);
	return begin_part(&t->parts[PART_EMPLOYER], record, pieces, &out->employer);
}

/* A table that fills up with texts of one row each is not worth its look-ups. */
static void weigh(struct row_templates *t, struct part_templates *part)
{
	part->off = part->missed > part->looked / 2;
	part->looked = part->missed = 0;
	t->off = t->parts[PART_JOB].off || t->parts[PART_PLACE].off;
}

static inline void count(struct row_templates *t, struct part_templates *part, size_t looked,
			 size_t missed)
{
	part->missed += (uint32_t)missed;
	part->looked += (uint32_t)looked;
	if (part->looked >= LOOKED_MOST)
		weigh(t, part);
}

/* What is looked up of a part, for as long as none is added. */
struct part_table {
	struct template_head *const *slots; /* NULL: all rows have the same */
	uint64_t mask;
	void *same; /* NULL: none is known */
	size_t missed;
};

static struct part_table table_of(const struct part_templates *t)
{
	struct part_table table = {.slots = NULL};

	if (!has_columns(t))
		table.same = t->count ? t->items[0] : NULL;
	else if (!t->off)
		table = (struct part_table){.slots = t->slots, .mask = t->mask};
	return table;
}

KEY_INLINE void fetch(const struct part_table *table, const struct template_key *key)
{
	const char *at = table->slots ? (const char *)table->slots[key->hash & table->mask] : NULL;

	if (!at)
		return;
	fetch_to_read(at);
	fetch_to_read(at + 64);
	fetch_to_read(at + 128);
}

KEY_INLINE void *find(struct part_table *table, const struct template_key *key)
{
	void *found = table->slots ? template_find(table->slots, table->mask, key) : table->same;

	table->missed += !found;
	return found;
}

/* Where rows are found as a whole, what is left over says nothing of the others. */
static void count_parts(struct row_templates *t, const struct part_table tables[], size_t looked)
{
	if (row_templates_are_whole(t))
		return;
	for (int part = 0; part < PART_WHOLE; part++)
		if (has_columns(&t->parts[part]))
			count(t, &t->parts[part], looked, tables[part].missed);
}

/* What is asked for in one step is on its way while the step is taken for the other rows. */
void row_keys_find(struct row_templates *t, struct row_keys *keys, struct row_like *out,
		   size_t count)
{
	struct part_table tables[PART_WHOLE];

	for (int part = 0; part < PART_WHOLE; part++)
		tables[part] = table_of(&t->parts[part]);
	for (size_t i = 0; i < count; i++) {
		fetch(&tables[PART_JOB], &keys[i].job);
		fetch(&tables[PART_PLACE], &keys[i].place);
		fetch(&tables[PART_EMPLOYER], &keys[i].employer);
	}
	for (size_t i = 0; i < count; i++) {
		out[i] =
		    (struct row_like){.job = find(&tables[PART_JOB], &keys[i].job),
				      .place = find(&tables[PART_PLACE], &keys[i].place),
				      .employer = find(&tables[PART_EMPLOYER], &keys[i].employer)};
		keys[i].kin = row_is_known(&out[i]) ? row_kin_key(out[i].job, out[i].place) : 0;
		row_kin_fetch_slot(&t->kin, keys[i].kin);
	}
	count_parts(t, tables, count);
	for (size_t i = 0; i < count; i++)
		row_kin_fetch(&t->kin, keys[i].kin);
	for (size_t i = 0; i < count; i++)
		if (row_is_known(&out[i]))
			out[i].kin = row_kin_of(t, keys[i].kin);
}

KEY_INLINE const struct whole_template *
find_whole(struct row_templates *t, const struct csv_record *record, struct template_form form)
{
	template_piece pieces[TEMPLATE_PIECES];
	struct part_templates *wholes = &t->parts[PART_WHOLE];
	const struct whole_template *whole;
	struct template_key key;

	template_key_of(wholes, form, record, pieces, &key);
	whole = template_find(wholes->slots, wholes->mask, &key);
	count(t, wholes, 1, !whole);
	return whole;
}

static const struct row_like *find_parts(struct row_reader *r, const struct csv_record *record)
{
	struct row_templates *t = r->templates;
	template_piece pieces[ROW_PIECES];
	struct row_keys keys;

	row_keys_of(t, record, pieces, &keys);
	row_keys_find(t, &keys, &t->like, 1);
	row_template_learn_whole(r, record, &t->like);
	return &t->like;
}

const struct row_like *row_template_find(struct row_reader *r, const struct csv_record *record)
{
	struct row_templates *t = r->templates;
	const struct part_templates *wholes = &t->parts[PART_WHOLE];
	const struct whole_template *whole;

	if (!row_templates_are_whole(t))
		return find_parts(r, record);
	whole = template_is_usual(wholes, record) ? find_whole(t, record, template_usual)
						  : find_whole(t, record, template_any(wholes));
	return whole ? &whole->like : find_parts(r, record);
}
