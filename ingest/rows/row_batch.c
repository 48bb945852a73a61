/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_batch.c: what the rows of a batch are like, and taking them; see row_batch.h. */
#include "ingest/rows/row_batch.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ingest/rows/row_key.h"
#include "ingest/rows/row_kin.h"
#include "ingest/rows/row_search.h"

enum { BATCH_ROWS = SEARCH_ROWS };
#define KIN_UNKNOWN UINT64_MAX /* which is no key: there are not so many meanings */

struct row_batch {
	struct row_search parts[PART_COUNT]; /* of the whole, or of all others */
	uint64_t kin[BATCH_ROWS]; /* row_kin_key, or KIN_UNKNOWN */
	struct row_like together[BATCH_ROWS]; /* of parts */
	const struct row_like *likes[BATCH_ROWS]; /* NULL: the row has to be looked up by itself */
	money alone[BATCH_ROWS]; /* the pay of each, as struct known_rows has it */
	bool wide; /* vectors_are_wide */
	struct row_piece pieces[BATCH_ROWS * ROW_PIECES]; /* of the keys, without gaps */
};

struct row_batch *row_batch_new(void)
{
	struct row_batch *b = mem_zero(1, sizeof(*b));

	b->wide = vectors_are_wide();
	return b;
}

void row_batch_free(struct row_batch *b)
{
	free(b);
}

/* ---- what they are like ---- */

static void find_same(struct row_search *s, size_t count, void *same)
{
	for (size_t i = 0; i < count; i++)
		s->found[i] = same;
}

static void find_kin(struct row_templates *t, struct row_batch *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct row_like *like = &b->together[i];
		b->likes[i] = like;
		*like = (struct row_like){.job = b->parts[PART_JOB].found[i],
					  .place = b->parts[PART_PLACE].found[i],
					  .employer = b->parts[PART_EMPLOYER].found[i]};
		b->kin[i] = row_is_known(like) ? row_kin_key(like->job, like->place) : KIN_UNKNOWN;
		row_kin_fetch_slot(&t->kin, b->kin[i]);
	}
	for (size_t i = 0; i < count; i++) {
		b->together[i].kin = row_kin_first(&t->kin, b->kin[i]);
		fetch_to_write(b->together[i].kin);
	}
	for (size_t i = 0; i < count; i++) {
		const uint64_t key = b->kin[i];
		if (!row_kin_is(b->together[i].kin, key))
			b->together[i].kin = key == KIN_UNKNOWN ? NULL : row_kin_add(t, key);
	}
}

static void find_parts(struct row_templates *t, struct row_batch *b, const struct csv_run *rows)
{
	struct row_piece *pieces = b->pieces;
	bool sought[PART_WHOLE];

	for (int i = 0; i < PART_WHOLE; i++) {
		struct part_templates *part = &t->parts[i];
		sought[i] = row_part_has_columns(part) && !part->off;
		if (sought[i])
			pieces = row_search_list(&b->parts[i], part, rows, pieces, b->wide);
		else
			find_same(&b->parts[i], rows->count, row_part_same(part));
	}
	for (int i = 0; i < PART_WHOLE; i++)
		if (sought[i])
			row_search_fetch(&b->parts[i], &t->parts[i], rows->count);
	for (int i = 0; i < PART_WHOLE; i++)
		if (sought[i]) {
			size_t known =
			    row_search_find(&b->parts[i], &t->parts[i], rows->count, b->wide);
			row_part_looked(t, &t->parts[i], rows->count, rows->count - known);
		}
	find_kin(t, b, rows->count);
}

/* A row that is not found is looked up by itself, and counted then: by that time one before it may have made it known. */
static void find_wholes(struct row_templates *t, struct row_batch *b, const struct csv_run *rows)
{
	struct part_templates *wholes = &t->parts[PART_WHOLE];
	struct row_search *search = &b->parts[PART_WHOLE];

	row_search_list(search, wholes, rows, b->pieces, b->wide);
	row_part_looked(t, wholes, row_search_find(search, wholes, rows->count, b->wide), 0);
	for (size_t i = 0; i < rows->count; i++) {
		const struct whole_template *found = search->found[i];
		b->likes[i] = found ? &found->like : NULL;
	}
}

/* ---- taking them ---- */

static int take(struct err *e, struct row_reader *r, const struct known_rows *rows)
{
	const size_t count = rows->run->count;

	if (r->pairs)
		return row_pairs_take_some(e, r, rows);
	r->counts.ledger.rows_read += count;
	for (size_t i = 0; i < count; i++) {
		const struct row_like *like = rows->likes[i];
		struct csv_record row;
		if (like && like->kin && !r->out.notes_rows && row_waits(r, like, rows->alone[i]))
			continue;
		row = csv_run_record(rows->run, i);
		row_use(r, &row, like ? like : template_look_up(r, &row));
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

/* Looks up the first rows, and gives how many: one at least, of which it is known that nothing is known. */
static size_t look_up(struct row_reader *r, struct row_batch *b, struct csv_run rows)
{
	rows.count = count_fit(r, &rows);
	if (!rows.count) {
		b->likes[0] = &row_like_none;
		return 1;
	}
	if (row_templates_are_whole(r->templates))
		find_wholes(r->templates, b, &rows);
	else
		find_parts(r->templates, b, &rows);
	if (r->rules.alone != FIELD_COUNT)
		row_plain_list(&rows, (size_t)r->now.at[r->rules.alone], b->alone, b->wide);
	return rows.count;
}

int row_batch_take(struct err *e, void *context, const struct csv_run *run)
{
	struct row_reader *r = context;
	struct row_batch *b = r->batch;
	struct csv_run rows = *run;
	const struct known_rows known = {.run = &rows, .likes = b->likes, .alone = b->alone};

	for (size_t left = run->count; left; left -= rows.count) {
		rows.line = run->line + (run->count - left);
		rows.starts = csv_run_starts(run, run->count - left);
		rows.count = left;
		rows.count = look_up(r, b, rows);
		if (take(e, r, &known))
			return -1;
	}
	return 0;
}
