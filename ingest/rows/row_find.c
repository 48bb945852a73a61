/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_find.c: the templates of a row are looked up, and given up where too few rows repeat. */
#include "base/fetch.h"
#include "ingest/rows/row_key.h"

enum { LOOKED_MOST = 1 << 13 }; /* look-ups after which it is decided whether to go on */

const struct row_like row_like_none = {.job = NULL};

KEY_INLINE template_piece *begin(const struct part_templates *t, const struct csv_record *record,
				 template_piece *pieces, struct template_key *key)
{
	pieces = template_key_of(t, template_any(t), record, pieces, key);
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

/* A table that fills up with texts of one row each is not worth its look-ups. */
static void weigh(struct row_templates *t, struct part_templates *part)
{
	part->off = part->missed > part->looked / 2;
	part->looked = part->missed = 0;
	t->off = t->parts[PART_JOB].off || t->parts[PART_PLACE].off;
}

static inline void count(struct row_templates *t, struct part_templates *part, const void *found)
{
	if (!found)
		part->missed++;
	if (++part->looked == LOOKED_MOST)
		weigh(t, part);
}

/* `counted`: the look-up counts where it is decided whether to go on. */
static inline void *find_part(struct row_templates *t, enum row_part which,
			      const struct template_key *key, bool counted)
{
	struct part_templates *part = &t->parts[which];
	void *found = part->off ? NULL : template_find(part, key);

	if (counted)
		count(t, part, found);
	return found;
}

/* Where rows are found as a whole, what is left over says nothing of the others. */
void row_keys_find(struct row_templates *t, const struct row_keys *keys, struct row_like *out)
{
	bool counted = !row_templates_are_whole(t);

	*out = (struct row_like){.job = find_part(t, PART_JOB, &keys->job, counted),
				 .place = find_part(t, PART_PLACE, &keys->place, counted),
				 .employer = find_part(t, PART_EMPLOYER, &keys->employer, counted)};
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
	row_keys_find(t, &keys, &t->like);
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
