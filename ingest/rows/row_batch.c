/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_batch.c: the rows that wait, with copies of where their fields are; see row_batch.h. */
#include "ingest/rows/row_batch.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/rows/row_key.h"

enum { BATCH_ROWS = 32 };

struct row_batch {
	bool open; /* rows of the block can have keys */
	size_t count;
	struct csv_record records[BATCH_ROWS];
	struct row_keys keys[BATCH_ROWS];
	struct row_like likes[BATCH_ROWS];
	template_piece pieces[BATCH_ROWS * ROW_PIECES]; /* of the keys, without gaps */
	template_piece *free; /* the first that is not used */
	size_t width;
	uint32_t *starts; /* `width` + 1 by row, and CSV_STARTS_SPARE */
	struct text fields[]; /* `width` by row */
};

static void clear(struct row_batch *b)
{
	b->count = 0;
	b->free = b->pieces;
}

struct row_batch *row_batch_new(const struct row_reader *r)
{
	size_t width = r->binding->width;
	struct row_batch *b = mem_zero(1, sizeof(*b) + BATCH_ROWS * width * sizeof(struct text));

	b->width = width;
	b->starts = mem_zero(BATCH_ROWS * (width + 1) + CSV_STARTS_SPARE, sizeof(*b->starts));
	clear(b);
	return b;
}

void row_batch_free(struct row_batch *b)
{
	if (b)
		free(b->starts);
	free(b);
}

void row_batch_begin(struct row_reader *r)
{
	r->batch->open = row_block_has_keys(r);
	clear(r->batch);
}

/* Where the record's fields are, and room for them: those of the parser are the next record's. */
static inline void copy_fields(struct row_batch *b, struct csv_record *own)
{
	struct text *fields = &b->fields[b->count * b->width];

	if (own->starts) {
		uint32_t *starts = &b->starts[b->count * (b->width + 1)];
		csv_copy_starts(starts, own->starts, b->width + 1);
		own->starts = starts;
	} else {
		memcpy(fields, own->fields, b->width * sizeof(*fields));
	}
	own->fields = fields;
}

static void add(struct row_batch *b, const struct row_templates *t, const struct csv_record *record)
{
	struct csv_record *own = &b->records[b->count];

	assert(b->count < BATCH_ROWS && record->count == b->width);
	*own = *record;
	copy_fields(b, own);
	b->free = row_keys_of(t, own, b->free, &b->keys[b->count]);
	b->count++;
}

static int take(struct err *e, struct row_reader *r, const struct csv_record *records,
		const struct row_like *likes, size_t count)
{
	if (r->pairs)
		return row_pairs_take_some(e, r, records, likes, count);
	r->counts.ledger.rows_read += count;
	for (size_t i = 0; i < count; i++)
		row_use(r, &records[i], &likes[i]);
	return 0;
}

int row_batch_end(struct err *e, struct row_reader *r)
{
	struct row_batch *b = r->batch;
	int result;

	row_keys_find(r->templates, b->keys, b->likes, b->count);
	result = take(e, r, b->records, b->likes, b->count);
	clear(b);
	return result;
}

int row_batch_take(struct err *e, void *context, const struct csv_record *record)
{
	struct row_reader *r = context;

	if (!r->batch->open || !row_fits_keys(r, record))
		return row_batch_end(e, r) ? -1 : take(e, r, record, &row_like_none, 1);
	add(r->batch, r->templates, record);
	return r->batch->count == BATCH_ROWS ? row_batch_end(e, r) : 0;
}
