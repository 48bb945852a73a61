/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_find.c: the templates of a row are looked up, and given up where too few rows repeat. */
#include "ingest/rows/row_key.h"
#include "ingest/rows/row_kin.h"

const struct row_like row_like_none = {.job = NULL};

/* A table that fills up with texts of one row each is not worth its look-ups. */
void row_part_weigh(struct row_templates *t, struct part_templates *part)
{
	part->off = part->missed > part->looked / 2;
	part->looked = part->missed = 0;
	t->off = t->parts[PART_JOB].off || t->parts[PART_PLACE].off;
}

/* NULL: none is known. */
static void *find_part(struct row_templates *t, enum row_part part, const struct csv_record *record)
{
	struct part_templates *of = &t->parts[part];
	struct row_piece pieces[TEMPLATE_PIECES];
	struct template_key key;
	void *found;

	if (!row_part_has_columns(of) || of->off)
		return row_part_same(of);
	template_key_of(of, record, pieces, &key);
	found = template_find(of, &key);
	row_part_looked(t, of, 1, !found);
	return found;
}

static const struct row_like *find_parts(struct row_reader *r, const struct csv_record *record)
{
	struct row_templates *t = r->templates;

	t->like = (struct row_like){.job = find_part(t, PART_JOB, record),
				    .place = find_part(t, PART_PLACE, record),
				    .employer = find_part(t, PART_EMPLOYER, record)};
	if (row_is_known(&t->like))
		t->like.kin = row_kin_of(t, row_kin_key(t->like.job, t->like.place));
	row_template_learn_whole(r, record, &t->like);
	return &t->like;
}

const struct row_like *row_template_find(struct row_reader *r, const struct csv_record *record)
{
	struct row_templates *t = r->templates;
	const struct whole_template *whole =
	    row_templates_are_whole(t) ? find_part(t, PART_WHOLE, record) : NULL;

	return whole ? &whole->like : find_parts(r, record);
}
