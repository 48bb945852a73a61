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

/* Without loops over the stretches, as long as there are few. */
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

/* Of rows that come with their fields, too. */
static template_piece *begin_any(const struct part_templates *t, const struct csv_record *record,
				 template_piece *pieces, struct template_key *key)
{
	if (record->starts || t->stretch_count > 3)
		return begin(t, template_any(t), record, pieces, key);
	return begin_few(t, false, record, pieces, key);
}

KEY_INLINE template_piece *begin_part(const struct part_templates *t,
				      const struct csv_record *record, template_piece *pieces,
				      struct template_key *key)
{
	if (!has_columns(t))
		return pieces;
	return record->starts && t->stretch_count <= 3 ? begin_few(t, true, record, pieces, key)
						       : begin_any(t, record, pieces, key);
}

template_piece *row_keys_of(const struct row_templates *t, const struct csv_record *record,
			    template_piece pieces[ROW_PIECES], struct row_keys *out)
{
	pieces = begin_part(&t->parts[PART_JOB], record, pieces, &out->job);
	pieces = begin_part(&t->parts[PART_PLACE], record, pieces, &out->place);
	return begin_part(&t->parts[PART_EMPLOYER], record, pieces, &out->employer);
}

KEY_INLINE void fetch(const struct part_templates *t, const struct template_key *key)
{
	const char *at;

	if (!has_columns(t))
		return;
	at = (const char *)t->slots[key->hash & t->mask];
	if (!at)
		return;
	fetch_to_read(at);
	fetch_to_read(at + 64);
	fetch_to_read(at + 128);
}

/* A table that fills up with texts of one row each is not worth its look-ups. */
static void weigh(struct row_templates *t, struct part_templates *part)
{
	part->off = part->missed > part->looked / 2;
	part->looked = part->missed = 0;
	t->off = t->parts[PART_JOB].off || t->parts[PART_PLACE].off;
}

KEY_INLINE void count(struct row_templates *t, struct part_templates *part, const void *found)
{
	if (!found)
		part->missed++;
	if (++part->looked == LOOKED_MOST)
		weigh(t, part);
}

/* `counted`: the look-up counts where it is decided whether to go on. */
KEY_INLINE void *find_part(struct row_templates *t, enum row_part which,
			   const struct template_key *key, bool counted)
{
	struct part_templates *part = &t->parts[which];
	void *found;

	if (!has_columns(part))
		return part->count ? part->items[0] : NULL;
	found = part->off ? NULL : template_find(part, key);
	if (counted)
		count(t, part, found);
	return found;
}

/* What is asked for in one step is on its way while the step is taken for the other rows. Where rows are found as a
 * whole, what is left over says nothing of the others. */
void row_keys_find(struct row_templates *t, struct row_keys *keys, struct row_like *out,
		   size_t count)
{
	bool counted = !row_templates_are_whole(t);

	for (size_t i = 0; i < count; i++) {
		fetch(&t->parts[PART_JOB], &keys[i].job);
		fetch(&t->parts[PART_PLACE], &keys[i].place);
		fetch(&t->parts[PART_EMPLOYER], &keys[i].employer);
	}
	for (size_t i = 0; i < count; i++) {
		out[i] = (struct row_like){
		    .job = find_part(t, PART_JOB, &keys[i].job, counted),
		    .place = find_part(t, PART_PLACE, &keys[i].place, counted),
		    .employer = find_part(t, PART_EMPLOYER, &keys[i].employer, counted)};
		keys[i].kin = row_is_known(&out[i]) ? row_kin_key(out[i].job, out[i].place) : 0;
		row_kin_fetch_slot(&t->kin, keys[i].kin);
	}
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
	struct template_key key;

	template_key_of(&t->parts[PART_WHOLE], form, record, pieces, &key);
	return find_part(t, PART_WHOLE, &key, true);
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
