/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_pairs.c: two rows that are the ends of one posted range, taken as one.
 *
 * A row waits until the next one is seen. If both give one amount of base pay and agree in every
 * column except those of base pay (or in those the layout names), they are one observation at the
 * first row's line; otherwise the first stands alone, and the second waits. So in a stretch of rows
 * that all agree the pairs are (1,2), (3,4), ..., and one left over is a point. The row that waits
 * outlives its block, so the cuts between blocks change nothing. If a block is read on a thread of
 * its own, its first rows that all agree are left to the reader that has the last row of the block
 * before (pipeline_blocks.c): the rows after them do not depend on it. A source whose files are cut within
 * a pair is refused.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/layout/layout_private.h"
#include "ingest/rows/row_amount.h"
#include "ingest/rows/row_key.h"
#include "ingest/rows/row_kin.h"

/* The header's column of that name, or its width. */
static size_t column_named(const struct binding *b, struct text name)
{
	size_t column = 0;

	while (column < b->width && !text_equal_fold(text_of(b->header[column]), name))
		column++;
	return column;
}

static int name_same(struct err *e, struct row_pairs *p, const struct binding *b)
{
	const struct text_slices *same = &b->layout->pair_same;

	for (size_t i = 0; i < b->width; i++)
		p->may_differ[i] = true;
	for (size_t i = 0; i < same->count; i++) {
		size_t column = column_named(b, same->items[i]);
		if (column == b->width)
			return err_set(e, ERR_USAGE,
				       "%s: pair_same names the column \"%.*s\", which the file "
				       "does not have",
				       b->layout->path, TEXT_ARG(same->items[i]));
		p->may_differ[column] = false;
	}
	return 0;
}

int row_pairs_new(struct err *e, struct row_pairs **out, const struct binding *binding)
{
	struct row_pairs *p = mem_zero(1, sizeof(*p));

	*out = p;
	buf_init(&p->bytes, BUF_LIMIT_DEFAULT);
	buf_init(&p->same, BUF_LIMIT_DEFAULT);
	p->may_differ = mem_zero(binding->width, sizeof(*p->may_differ));
	p->fields = mem_zero(binding->width, sizeof(*p->fields));
	p->record.fields = p->fields;
	p->starts = mem_zero(binding->width + 1 + CSV_STARTS_SPARE, sizeof(*p->starts));
	if (binding->layout->pair_same.count && name_same(e, p, binding))
		return -1;
	p->may_differ[binding->columns[FIELD_BASE]] = true;
	if (binding->columns[FIELD_BASE_IN_USD] != COLUMN_NONE)
		p->may_differ[binding->columns[FIELD_BASE_IN_USD]] = true;
	return 0;
}

void row_pairs_free(struct row_pairs *p)
{
	if (!p)
		return;
	buf_release(&p->bytes);
	buf_release(&p->same);
	free(p->may_differ);
	free(p->fields);
	free(p->starts);
	free(p);
}

/* Takes the row that waits, alone or with `other`. */
static void use_held(struct row_reader *r, const struct csv_record *other, money other_plain)
{
	struct row_pairs *p = r->pairs;
	bool quote = r->block.has_quote, nul = r->block.has_nul;

	p->holds = false;
	if (p->like.kin && !r->out.notes_rows &&
	    row_pair_waits(r, &p->like, p->plain, other ? other_plain : p->plain))
		return;
	r->now.other = other;
	r->now.plain = p->plain;
	r->now.other_plain = other_plain;
	r->block.has_quote |= p->apart; /* its columns are not looked up as one text */
	r->block.has_nul |= p->has_nul;
	row_use(r, &p->record, &p->like);
	r->block.has_quote = quote;
	r->block.has_nul = nul;
	r->now.other = NULL;
}

/* The fields are the row's own from here on. */
static void copy_fields(struct row_pairs *p)
{
	const char *at;

	if (p->kept)
		return;
	csv_record_complete(&p->record);
	p->record.starts = NULL;
	buf_clear(&p->bytes);
	for (size_t i = 0; i < p->record.count; i++)
		buf_add_text(&p->bytes, p->fields[i]);
	at = p->bytes.data;
	for (size_t i = 0; i < p->record.count; i++) {
		p->fields[i].data = at;
		at += p->fields[i].len;
	}
	assert(at == p->bytes.data + p->bytes.len);
	p->apart = true;
	p->kept = true;
	/* The one who takes it on has templates of his own. */
	p->like = (struct row_like){.job = NULL};
}

static void hold(struct row_reader *r, const struct csv_record *record, bool padded,
		 const struct row_like *like, money plain)
{
	struct row_pairs *p = r->pairs;

	assert(record->count == r->binding->width); /* the room of p->fields */
	p->record.line = record->line;
	p->record.count = record->count;
	p->record.bytes = record->bytes;
	p->record.starts = record->starts ? p->starts : NULL;
	if (record->starts)
		csv_copy_starts(p->starts, record->starts, record->count + 1);
	else
		memcpy(p->fields, record->fields, record->count * sizeof(*p->fields));
	p->holds = true;
	p->like = *like;
	p->plain = plain;
	p->apart = padded;
	p->kept = false;
	p->has_nul = r->block.has_nul;
	/* What splits a quoted record keeps its fields no longer than the record. */
	if (r->block.has_quote)
		copy_fields(p);
}

static bool same_columns(const struct row_pairs *p, const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (!p->may_differ[i] &&
		    !text_equal(csv_record_field(&p->record, i), csv_record_field(record, i)))
			return false;
	return true;
}

/* By their templates where these decide it. The same ones are enough. Two that differ are of bytes that differ, which may
 * be blanks beside a field: not in rows that come by their starts. */
static inline bool is_same(const struct row_reader *r, const struct csv_record *record,
			   const struct row_like *like)
{
	const struct row_pairs *p = r->pairs;
	const struct row_like *held = &p->like;
	bool same;

	if (held->whole && held->whole == like->whole)
		return true; /* no column in which a pair agrees is outside of the whole */
	if (!r->templates || !r->templates->decides_pairs || !row_is_known(held) ||
	    !row_is_known(like))
		return same_columns(p, record);
	same = held->job == like->job && held->place == like->place;
	if (same && held->employer && like->employer)
		same = held->employer == like->employer;
	else if (same)
		return same_columns(p, record);
	return same || ((!record->starts || !p->record.starts) && same_columns(p, record));
}

static inline bool agree(const struct row_reader *r, const struct csv_record *record,
			 const struct row_like *like, money plain)
{
	const struct row_pairs *p = r->pairs;

	return is_same(r, record, like) && (p->plain > 0 || row_gives_point(r, &p->record)) &&
	       (plain > 0 || row_gives_point(r, record));
}

/* A hash of the fields in which the rows of a pair agree; 0: it cannot be half of a pair. */
static uint64_t hash_of_same(struct row_reader *r, const struct csv_record *record)
{
	struct row_pairs *p = r->pairs;

	if (!row_gives_point(r, record))
		return 0;
	buf_clear(&p->same);
	for (size_t i = 0; i < record->count; i++) {
		uint32_t len = (uint32_t)csv_record_field(record, i).len;
		if (p->may_differ[i])
			continue;
		buf_add(&p->same, &len, sizeof(len));
		buf_add_text(&p->same, csv_record_field(record, i));
	}
	return text_hash(buf_text(&p->same)) | 1;
}

/* The first row of a file, after a file whose last row stood alone. */
static int check_cut(struct err *e, struct row_reader *r, const struct csv_record *record)
{
	struct row_pairs *p = r->pairs;

	p->began = true;
	r->counts.ledger.first_pair = hash_of_same(r, record);
	if (!p->before || r->counts.ledger.first_pair != p->before)
		return 0;
	return err_set(
	    e, ERR_INPUT,
	    "%s: line %llu: the file begins within a pair: its first row agrees with the "
	    "last one of the file before it; cut the files elsewhere, or join them",
	    r->now.o.file ? r->now.o.file : r->counts.ledger.source,
	    (unsigned long long)record->line);
}

/* Is the row of the block's head, and left? */
static bool leave_head(struct row_reader *r, const struct csv_record *record, bool padded)
{
	struct row_pairs *p = r->pairs;

	p->at_head =
	    record->count == r->binding->width && (p->head_rows == 0 || same_columns(p, record));
	if (p->at_head && p->head_rows++ == 0) {
		hold(r, record, padded, &row_like_none, 0);
		p->holds = false;
	}
	return p->at_head;
}

bool row_pairs_leave(struct row_reader *r, const struct csv_record *record)
{
	if (r->layout->pad_rows)
		record = row_pad(r, record);
	return leave_head(r, record, r->layout->pad_rows && r->now.is_padded);
}

KEY_INLINE int take_like(struct err *e, struct row_reader *r, const struct csv_record *record,
			 const struct row_like *like)
{
	struct row_pairs *p = r->pairs;
	bool padded, whole;
	money plain;

	if (r->layout->pad_rows)
		record = row_pad(r, record);
	padded = r->layout->pad_rows && r->now.is_padded;
	if (p->at_head && leave_head(r, record, padded))
		return 0;
	r->counts.ledger.rows_read++;
	whole = record->count == r->binding->width;
	if (!p->began && whole && check_cut(e, r, record))
		return -1;
	plain = whole ? row_plain_base(r, record, like->job != NULL) : 0;
	if (p->holds && whole && agree(r, record, like, plain)) {
		r->counts.ledger.paired++;
		use_held(r, record, plain);
		return 0;
	}
	if (p->holds)
		use_held(r, NULL, 0);
	if (whole)
		hold(r, record, padded, like, plain);
	else
		row_use(r, record, like); /* a fault */
	return 0;
}

/* Where both of these rows are known, the first waits with others alike, or both do as a pair. How many rows were taken; 0:
 * the first has to be held. */
static inline size_t take_alike(struct row_reader *r, const struct row_like *const *likes,
				const money *alone)
{
	const struct row_like *first = likes[0], *second = likes[1];
	bool pair;

	if (!first || !second || !first->kin || !first->employer || !second->kin ||
	    !second->employer)
		return 0;
	pair = first == second || (first->job == second->job && first->place == second->place &&
				   first->employer == second->employer);
	if (!row_pair_waits(r, first, alone[0], alone[pair]))
		return 0;
	r->counts.ledger.paired += pair;
	return 1 + pair;
}

/* The same from the row `first` on, as long as rows are taken. How many were. */
static size_t take_all_alike(struct row_reader *r, const struct known_rows *rows, size_t first)
{
	const struct known_rows known = *rows;
	const size_t count = rows->run->count;
	size_t at = first, taken = 1;

	for (; taken && at + 1 < count; at += taken)
		taken = take_alike(r, &known.likes[at], &known.alone[at]);
	r->counts.ledger.rows_read += at - first;
	return at - first;
}

int row_pairs_take_some(struct err *e, struct row_reader *r, const struct known_rows *rows)
{
	const struct row_pairs *p = r->pairs;
	const struct row_like *const *likes = rows->likes;
	const size_t count = rows->run->count;
	const bool decides =
	    r->templates->decides_pairs && r->rules.alone != FIELD_COUNT && !r->out.notes_rows;

	for (size_t i = 0; i < count; i++) {
		struct csv_record row = csv_run_record(rows->run, i);
		if (decides && i + 1 < count && !p->at_head && p->began && likes[i]) {
			if (p->holds && !is_same(r, &row, likes[i]))
				use_held(r, NULL, 0);
			if (!p->holds)
				i += take_all_alike(r, rows, i);
			if (i == count)
				break;
			row = csv_run_record(rows->run, i);
		}
		if (take_like(e, r, &row, likes[i] ? likes[i] : template_look_up(r, &row)))
			return -1;
	}
	return 0;
}

int row_pairs_take(struct err *e, void *context, const struct csv_record *record)
{
	struct row_reader *r = context;

	return take_like(e, r, record, template_look_up(r, record));
}

void row_pairs_begin(struct row_reader *r)
{
	r->pairs->holds = false;
	r->pairs->at_head = true;
	r->pairs->head_rows = 0;
	r->pairs->began = true;
}

void row_pairs_keep(struct row_reader *r)
{
	if (r->pairs->holds)
		copy_fields(r->pairs);
}

void row_pairs_end(struct row_reader *r)
{
	struct row_pairs *p = r->pairs;

	p->last = 0;
	if (!p->holds)
		return;
	p->last = hash_of_same(r, &p->record);
	use_held(r, NULL, 0);
}
