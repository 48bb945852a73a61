/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_done.c: what becomes of a row that was read: it is noted and counted, and goes where observations are asked for. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/rows/row_reader.h"
#include "ingest/rows/row_trace.h"
#include "model/date_text.h"

static void add_fields(struct buf *out, const struct csv_record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		uint32_t len = (uint32_t)csv_record_field(record, i).len;
		buf_add(out, &len, sizeof(len));
		buf_add_text(out, csv_record_field(record, i));
	}
}

struct text row_text(struct row_reader *r, const struct csv_record *record)
{
	buf_clear(&r->row_bytes);
	add_fields(&r->row_bytes, record);
	if (r->now.other)
		add_fields(&r->row_bytes, r->now.other);
	return buf_text(&r->row_bytes);
}

void row_note(struct row_reader *r, const struct csv_record *record)
{
	r->counts.hashes = mem_grow(r->counts.hashes, &r->counts.hash_room,
				    r->counts.hash_count + 1, sizeof(uint64_t));
	r->counts.hashes[r->counts.hash_count++] = text_hash(row_text(r, record));
}

/* Titles without a role are counted by number if they have one, otherwise by name. */
static void count_unmatched(struct row_reader *r, struct facts *facts, uint64_t rows)
{
	struct column_reader *c = &r->columns[FIELD_TITLE];

	if (r->out.no_texts || c->column == COLUMN_NONE || facts == &r->constants[FIELD_TITLE])
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
			text = text_trim(row_field(record, column));
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
	struct text text;
	char state[4], both[160];

	if (r->out.no_texts)
		return;
	text = given_text(r, record, fields, sizeof(fields) / sizeof(fields[0]));
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
	if (!r->out.no_texts)
		tally_add(&r->counts.ledger.undated, date, 1);
	r->counts.ledger.dates_otherwise += reads_otherwise(r->layout->parsers[FIELD_DATE], date);
}

void row_count_doubts(struct row_reader *r, const struct csv_record *record)
{
	if (r->now.unplaced || !r->now.o.place.country)
		count_unplaced(r, record);
	if (r->now.undated)
		count_undated(r, text_trim(row_field(record, r->now.at[FIELD_DATE])));
	r->counts.ledger.doubtful_totals += r->now.doubtful_total;
}

void row_count_job(struct row_reader *r, struct facts *title, uint64_t rows)
{
	const struct observation *o = &r->now.o;
	uint32_t date =
	    (uint32_t)o->date.year << 16 | (uint32_t)o->date.month << 8 | (uint32_t)o->date.day;

	r->counts.ledger.observations += rows;
	r->counts.ledger.levelled += o->level != LEVEL_UNKNOWN ? rows : 0;
	r->counts.ledger.level_conflicts += r->now.level_conflict ? rows : 0;
	assert(r->now.role_basis < ROLE_BASIS_COUNT);
	r->counts.decided[r->now.role_basis] += rows;
	if (o->role == ROLE_NONE)
		count_unmatched(r, title, rows);
	else
		r->counts.ledger.matched += rows;
	if (date && (date < r->counts.oldest || !r->counts.oldest))
		r->counts.oldest = date;
	if (date > r->counts.newest)
		r->counts.newest = date;
}

void row_count_place(struct row_reader *r, uint64_t rows)
{
	r->counts.ledger.placed += r->now.o.place.country ? rows : 0;
	r->counts.ledger.held += r->now.held ? rows : 0;
}

static void write_row(struct row_reader *r, const struct csv_record *record)
{
	buf_clear(&r->out.trace);
	row_trace_add(&r->out.trace, r, record);
	observation_add_row(r->out.rows, &r->now.o, r->tables->catalogue, buf_text(&r->out.trace),
			    r->out.ends);
}

void row_give(struct row_reader *r, const struct csv_record *record)
{
	if (r->out.give)
		r->out.give(r->out.give_state, &r->now.o);
	if (r->out.rows)
		write_row(r, record);
}
