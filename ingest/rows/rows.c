/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows.c: one record to one observation.
 *
 * Nothing is allocated per row: the meaning of a text is looked up by the memo, and the observation
 * is one struct that is reused.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/rows/row_template.h"
#include "ingest/rows/row_trace.h"
#include "model/date_text.h"
#include "model/title/level.h"

static bool is_blank(struct text t)
{
	return !text_trim(t).len;
}

const struct csv_record *row_pad(struct row_reader *r, const struct csv_record *record)
{
	size_t width = r->binding->width;

	r->now.is_padded = false;
	if (record->count == width)
		return record;
	for (size_t i = width; i < record->count; i++)
		if (!is_blank(record->fields[i]))
			return record;
	for (size_t i = 0; i < width; i++)
		r->padded[i] = i < record->count ? record->fields[i] : TEXT_LITERAL("");
	r->now.padded =
	    (struct csv_record){.line = record->line, .fields = r->padded, .count = width};
	r->now.is_padded = true;
	return &r->now.padded;
}

static bool is_whole(struct row_reader *r, const struct csv_record *record)
{
	r->now.fault = (struct fault){.column = COLUMN_NONE};
	if (record->count != r->binding->width) {
		r->now.fault.reason = REJECT_RAGGED;
		return false;
	}
	if (r->block.has_nul) {
		csv_record_complete(record);
		for (size_t i = 0; i < record->count; i++) {
			if (record->fields[i].len &&
			    memchr(record->fields[i].data, '\0', record->fields[i].len)) {
				r->now.fault.reason = REJECT_NUL;
				r->now.fault.column = (int)i;
				r->now.fault.value = record->fields[i];
				return false;
			}
		}
	}
	return true;
}

static inline bool is_filtered(struct row_reader *r, const struct csv_record *record)
{
	for (size_t i = 0; i < r->layout->filter_count; i++) {
		const struct facts *answer = r->now.given[FIELD_COUNT + i];
		if (answer && !answer->is.keep) {
			if (binding_row_is_note(r->binding, record))
				r->counts.notes++;
			else
				r->counts.filtered[i]++;
			return true;
		}
	}
	return false;
}

static void add_fields(struct buf *out, const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		uint32_t len = (uint32_t)record->fields[i].len;
		buf_add(out, &len, sizeof(len));
		buf_add_text(out, record->fields[i]);
	}
}

/* The row's fields, or those of both rows of a pair, as one text that identifies them. */
static struct text row_text(struct row_reader *r, const struct csv_record *record)
{
	buf_clear(&r->row_bytes);
	add_fields(&r->row_bytes, record);
	if (r->now.other)
		add_fields(&r->row_bytes, r->now.other);
	return buf_text(&r->row_bytes);
}

static bool is_equal_row(struct row_reader *r, const struct csv_record *record)
{
	uint32_t known = r->seen->count;

	if (intern_add(r->seen, row_text(r, record)) == known)
		return false;
	r->counts.equal_rows++;
	return true;
}

static void note_row(struct row_reader *r, const struct csv_record *record)
{
	r->counts.hashes = mem_grow(r->counts.hashes, &r->counts.hash_room,
				    r->counts.hash_count + 1, sizeof(uint64_t));
	r->counts.hashes[r->counts.hash_count++] = text_hash(row_text(r, record));
}

/* Titles without a role are counted by number if they have one, otherwise by name. */
static inline void count_unmatched(struct row_reader *r, struct facts *facts, uint64_t rows)
{
	struct column_reader *c = &r->columns[FIELD_TITLE];

	if (c->column == COLUMN_NONE || facts == &r->constants[FIELD_TITLE])
		return;
	if (facts == &c->last)
		tally_add(&r->counts.ledger.unmatched_titles, r->now.o.title, rows);
	else
		facts->rows += rows;
}

/* The text of the first of these that the row gives. */
static struct text given_text(const struct row_reader *r, const struct csv_record *record,
			      const enum field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int column = r->now.at[fields[i]];
		struct text text = {.data = NULL, .len = 0};
		if (column != COLUMN_NONE)
			text = text_trim(record->fields[column]);
		if (!layout_is_missing(r->layout, text))
			return text;
	}
	return (struct text){.data = NULL, .len = 0};
}

/* What the row says of its place and was not understood: a city with its state. */
static void count_unplaced(struct row_reader *r, const struct csv_record *record)
{
	static const enum field fields[] = {FIELD_PLACE, FIELD_METRO, FIELD_COUNTRY,
					    FIELD_EMPLOYER_COUNTRY, FIELD_STATE};
	struct text text = given_text(r, record, fields, sizeof(fields) / sizeof(fields[0]));
	char state[4], both[160];

	if (!text.len)
		return;
	code_text(r->now.o.place.state, state);
	if (*state && text.len < 120 && !memchr(text.data, ',', text.len)) {
		snprintf(both, sizeof(both), "%.*s, %s", TEXT_ARG(text), state);
		text = text_of(both);
	}
	tally_add(&r->counts.ledger.unplaced, text, 1);
}

/* "13/04/2021" where the layout says month first, or the other way about. */
static bool reads_otherwise(enum parser parser, struct text t)
{
	struct date date;

	if (parser != PARSE_DMY && parser != PARSE_MDY)
		return false;
	return date_read(t, parser == PARSE_DMY ? DATE_ORDER_MDY : DATE_ORDER_DMY, &date) &&
	       date_of_pay(date);
}

static void count_undated(struct row_reader *r, struct text date)
{
	tally_add(&r->counts.ledger.undated, date, 1);
	r->counts.ledger.dates_otherwise += reads_otherwise(r->layout->parsers[FIELD_DATE], date);
}

/* Counts that need the row's own texts or pay. */
static inline void count_texts(struct row_reader *r, const struct csv_record *record)
{
	if (__builtin_expect(r->now.unplaced || !r->now.o.place.country, 0))
		count_unplaced(r, record);
	if (__builtin_expect(r->now.undated, 0))
		count_undated(r, text_trim(record->fields[r->now.at[FIELD_DATE]]));
	r->counts.ledger.doubtful_totals += r->now.doubtful_total;
}

/* Counts `rows` observations that are as r->now says, of a title of these facts. */
static inline void count_observations(struct row_reader *r, struct facts *title, uint64_t rows)
{
	const struct observation *o = &r->now.o;
	uint32_t date =
	    (uint32_t)o->date.year << 16 | (uint32_t)o->date.month << 8 | (uint32_t)o->date.day;

	r->counts.ledger.observations += rows;
	r->counts.ledger.levelled += o->level != LEVEL_UNKNOWN ? rows : 0;
	r->counts.ledger.level_conflicts += r->now.level_conflict ? rows : 0;
	assert(r->now.role_basis < ROLE_BASIS_COUNT);
	r->counts.decided[r->now.role_basis] += rows;
	r->counts.ledger.placed += o->place.country ? rows : 0;
	r->counts.ledger.held += r->now.held ? rows : 0;
	if (o->role == ROLE_NONE)
		count_unmatched(r, title, rows);
	else
		r->counts.ledger.matched += rows;
	if (date && (date < r->counts.oldest || !r->counts.oldest))
		r->counts.oldest = date;
	if (date > r->counts.newest)
		r->counts.newest = date;
}

static void write_row(struct row_reader *r, const struct csv_record *record)
{
	buf_clear(&r->out.trace);
	row_trace_add(&r->out.trace, r, record);
	observation_add_row(r->out.rows, &r->now.o, r->tables->catalogue, buf_text(&r->out.trace),
			    r->out.ends);
}

static inline void give(struct row_reader *r, const struct csv_record *record)
{
	if (r->out.give)
		r->out.give(r->out.give_state, &r->now.o);
	if (r->out.rows)
		write_row(r, record);
}

static void say_as(struct row_reader *r, const struct row_template *like)
{
	r->now.o = like->o;
	r->now.role_basis = like->role_basis;
	r->now.level_conflict = like->level_conflict;
	r->now.unplaced = like->unplaced;
	r->now.undated = like->undated;
	r->now.held = like->held;
	r->now.like = like;
}

/* A row like ones before it in all but its pay. */
static inline void use_like(struct row_reader *r, const struct csv_record *record,
			    struct row_template *like)
{
	int title = r->now.at[FIELD_TITLE];
	struct pay_terms terms = like->terms;

	if (r->out.notes_rows)
		note_row(r, record);
	if (r->now.like != like)
		say_as(r, like);
	r->now.o.line = record->line;
	if (title != COLUMN_NONE)
		r->now.o.title = record->fields[title];
	if (!row_read_employer(r, record) || !row_read_pay_by(r, record, &terms)) {
		row_reject(r, record);
		return;
	}
	like->rows++;
	count_texts(r, record);
	give(r, record);
}

void row_count_templates(struct row_reader *r)
{
	for (size_t i = 0; r->templates && i < r->templates->count; i++) {
		const struct row_template *like = r->templates->items[i];
		say_as(r, like);
		if (like->rows)
			count_observations(r, like->title, like->rows);
	}
}

static inline void use_row(struct row_reader *r, const struct csv_record *record)
{
	r->now.like = NULL;
	r->now.o.kin = NULL;
	if (r->padded)
		record = row_pad(r, record);
	if (!is_whole(r, record)) {
		row_reject(r, record);
		return;
	}
	columns_look_up(r, record);
	if (is_filtered(r, record) || (r->seen && is_equal_row(r, record)))
		return;
	if (r->out.notes_rows)
		note_row(r, record);
	if (!row_read_observation(r, record)) {
		row_reject(r, record);
		return;
	}
	count_texts(r, record);
	count_observations(r, r->now.given[FIELD_TITLE], 1);
	row_template_learn(r, record);
	give(r, record);
}

void row_use(struct row_reader *r, const struct csv_record *record, struct row_template *like)
{
	if (like)
		use_like(r, record, like);
	else
		use_row(r, record);
}

int row_reader_take(struct err *e, void *context, const struct csv_record *record)
{
	struct row_reader *r = context;

	(void)e;
	r->counts.ledger.rows_read++;
	row_use(r, record, row_template_find(r, record));
	return 0;
}
