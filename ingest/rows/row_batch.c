/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_batch.c: the keys of the rows of a batch, part by part, and what is found by them; see row_batch.h. */
#include "ingest/rows/row_batch.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "ingest/rows/row_key.h"
#include "ingest/rows/row_kin.h"

enum { BATCH_ROWS = 64, STRETCHES_FEW = 3 };

/* Of one part. */
struct batch_part {
	struct template_key keys[BATCH_ROWS];
	void *found[BATCH_ROWS];
};

struct row_batch {
	struct batch_part parts[PART_COUNT]; /* the whole, or all others */
	uint64_t kin[BATCH_ROWS]; /* row_kin_key of those that are known; of others any */
	struct row_like together[BATCH_ROWS]; /* of parts */
	const struct row_like *likes[BATCH_ROWS]; /* NULL: the row has to be looked up by itself */
	template_piece pieces[BATCH_ROWS * ROW_PIECES]; /* of the keys, without gaps */
};

struct row_batch *row_batch_new(void)
{
	return mem_zero(1, sizeof(struct row_batch));
}

void row_batch_free(struct row_batch *b)
{
	free(b);
}

/* ---- keys ---- */

KEY_INLINE template_piece *keys_by(const struct part_templates *t, size_t stretch_count,
				   const struct csv_run *rows, template_piece *pieces,
				   struct template_key *keys)
{
	const struct part_templates part = *t;
	const struct template_form form = {.count = stretch_count, .listed = true};

	for (size_t i = 0; i < rows->count; i++) {
		const struct csv_record row = csv_run_record(rows, i);
		pieces = template_key_of(&part, form, &row, pieces, &keys[i]);
		fetch_to_read(&part.slots[keys[i].hash & part.mask]);
	}
	return pieces;
}

/* Compiled for each number of stretches that is usual: without loops over them. */
static template_piece *keys_of(const struct part_templates *t, const struct csv_run *rows,
			       template_piece *pieces, struct template_key *keys)
{
	if (t->stretch_count == 1)
		return keys_by(t, 1, rows, pieces, keys);
	if (t->stretch_count == 2)
		return keys_by(t, 2, rows, pieces, keys);
	if (t->stretch_count == 3)
		return keys_by(t, 3, rows, pieces, keys);
	return keys_by(t, t->stretch_count, rows, pieces, keys);
}

/* ---- what is found by them ---- */

static void fetch_templates(const struct part_templates *t, const struct template_key *keys,
			    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *at = (const char *)t->slots[keys[i].hash & t->mask];
		if (!at)
			continue;
		fetch_to_read(at);
		fetch_to_read(at + 64);
		fetch_to_read(at + 128);
	}
}

static void find_templates(struct row_templates *t, struct part_templates *part,
			   struct batch_part *b, size_t count)
{
	size_t missed = 0;

	for (size_t i = 0; i < count; i++) {
		b->found[i] = template_find(part->slots, part->mask, &b->keys[i]);
		missed += !b->found[i];
	}
	row_part_looked(t, part, count, missed);
}

static void find_same(struct batch_part *b, size_t count, void *same)
{
	for (size_t i = 0; i < count; i++)
		b->found[i] = same;
}

static void find_kin(struct row_templates *t, struct row_batch *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct row_like *like = &b->together[i];
		b->likes[i] = like;
		*like = (struct row_like){.job = b->parts[PART_JOB].found[i],
					  .place = b->parts[PART_PLACE].found[i],
					  .employer = b->parts[PART_EMPLOYER].found[i]};
		b->kin[i] = row_is_known(like) ? row_kin_key(like->job, like->place) : 0;
		row_kin_fetch_slot(&t->kin, b->kin[i]);
	}
	for (size_t i = 0; i < count; i++)
		row_kin_fetch(&t->kin, b->kin[i]);
	for (size_t i = 0; i < count; i++)
		if (row_is_known(b->likes[i]))
			b->together[i].kin = row_kin_of(t, b->kin[i]);
}

/* What is asked for in one step is on its way while the step is taken for the other rows. */
static void find_parts(struct row_templates *t, struct row_batch *b, const struct csv_run *rows)
{
	template_piece *pieces = b->pieces;
	bool sought[PART_WHOLE];

	for (int i = 0; i < PART_WHOLE; i++) {
		struct part_templates *part = &t->parts[i];
		sought[i] = row_part_has_columns(part) && !part->off;
		if (sought[i])
			pieces = keys_of(part, rows, pieces, b->parts[i].keys);
		else
			find_same(&b->parts[i], rows->count, row_part_same(part));
	}
	for (int i = 0; i < PART_WHOLE; i++)
		if (sought[i])
			fetch_templates(&t->parts[i], b->parts[i].keys, rows->count);
	for (int i = 0; i < PART_WHOLE; i++)
		if (sought[i])
			find_templates(t, &t->parts[i], &b->parts[i], rows->count);
	find_kin(t, b, rows->count);
}

/* A row that is not found is looked up by itself, and counted then: by that time one before it may have made it known. */
static void find_wholes(struct row_templates *t, struct row_batch *b, const struct csv_run *rows)
{
	struct part_templates *wholes = &t->parts[PART_WHOLE];
	const struct template_key *keys = b->parts[PART_WHOLE].keys;
	size_t known = 0;

	keys_of(wholes, rows, b->pieces, b->parts[PART_WHOLE].keys);
	for (size_t i = 0; i < rows->count; i++) {
		const struct whole_template *found =
		    template_find(wholes->slots, wholes->mask, &keys[i]);
		b->likes[i] = found ? &found->like : NULL;
		known += found != NULL;
	}
	row_part_looked(t, wholes, known, 0);
}

/* ---- taking them ---- */

static int take(struct err *e, struct row_reader *r, const struct csv_run *rows,
		const struct row_like *const *likes)
{
	if (r->pairs)
		return row_pairs_take_some(e, r, rows, likes);
	r->counts.ledger.rows_read += rows->count;
	for (size_t i = 0; i < rows->count; i++) {
		const struct csv_record row = csv_run_record(rows, i);
		row_use(r, &row, likes[i] ? likes[i] : template_look_up(r, &row));
	}
	return 0;
}

/* How many of the first rows can be looked up together. What lies behind one lies behind those before it, too. */
static size_t count_fit(const struct row_reader *r, const struct csv_run *rows)
{
	const size_t most = rows->count < BATCH_ROWS ? rows->count : BATCH_ROWS;
	size_t count = 0;

	if (!row_block_has_keys(r) || rows->width != r->binding->width)
		return 0;
	while (count < most && template_is_short(csv_run_slice(rows, count)))
		count++;
	while (count && !template_has_room(csv_run_slice(rows, count - 1), r->block.span))
		count--;
	return count;
}

int row_batch_take(struct err *e, void *context, const struct csv_run *run)
{
	struct row_reader *r = context;
	struct row_batch *b = r->batch;
	struct csv_run rows = *run;

	for (size_t left = run->count; left; left -= rows.count) {
		rows.line = run->line + (run->count - left);
		rows.starts = csv_run_starts(run, run->count - left);
		rows.count = left;
		rows.count = count_fit(r, &rows);
		if (!rows.count)
			b->likes[0] = &row_like_none;
		else if (row_templates_are_whole(r->templates))
			find_wholes(r->templates, b, &rows);
		else
			find_parts(r->templates, b, &rows);
		rows.count += !rows.count;
		if (take(e, r, &rows, b->likes))
			return -1;
	}
	return 0;
}
