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
	if (record->count)
		memcpy(r->padded, record->fields,
		       (record->count < width ? record->count : width) * sizeof(*r->padded));
	for (size_t i = record->count; i < width; i++)
		r->padded[i] = TEXT_LITERAL("");
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

/* Counts `rows` observations of the job in r->now, of a title of these facts. */
static inline void count_job(struct row_reader *r, struct facts *title, uint64_t rows)
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

static inline void count_place(struct row_reader *r)
{
	r->counts.ledger.placed += r->now.o.place.country != 0;
	r->counts.ledger.held += r->now.held;
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

static void say_job(struct row_reader *r, const struct job_template *job)
{
	struct observation *o = &r->now.o;

	o->source = job->source;
	o->date = job->date;
	o->role = job->role;
	o->level = (enum level)job->level;
	o->level_basis = (enum level_basis)job->level_basis;
	o->years = job->years;
	o->weight = job->weight;
	r->now.title_column = job->title_column;
	r->now.role_basis = (enum role_basis)job->role_basis;
	r->now.level_conflict = job->level_conflict;
	r->now.undated = job->undated;
	r->now.given[FIELD_CURRENCY] = job->currency;
	r->now.given[FIELD_PERIOD] = job->period;
}

static void say_place(struct row_reader *r, const struct place_template *place)
{
	r->now.o.place = place->place;
	r->now.o.remote = place->remote;
	r->now.unplaced = place->unplaced;
}

static void say_together(struct row_reader *r, struct whole_template *whole)
{
	struct row_said *said = &r->now.said;

	if (whole && whole->is_said) {
		*said = whole->said;
		r->now.held = said->held;
		return;
	}
	said->in_reach = row_in_reach(r);
	said->held = r->now.held;
	row_pay_terms(r, &said->terms);
	if (whole) {
		whole->said = *said;
		whole->is_said = true;
	}
}

/* All of the observation but its line, texts and pay. */
static void say_as(struct row_reader *r, const struct row_like *like)
{
	if (r->now.job != like->job)
		say_job(r, like->job);
	if (r->now.place != like->place)
		say_place(r, like->place);
	r->now.job = like->job;
	r->now.place = like->place;
	say_together(r, like->whole);
}

static inline bool say_employer(struct row_reader *r, const struct csv_record *record,
				struct employer_template *employer)
{
	r->now.o.employer_kin = employer ? &employer->kin : NULL;
	if (!employer)
		return row_read_employer(r, record);
	r->now.o.employer = employer->name;
	return true;
}

/* A row whose parts other rows had before it. */
static inline void use_like(struct row_reader *r, const struct csv_record *record,
			    const struct row_like *like)
{
	struct pay_terms terms;

	if (r->out.notes_rows)
		note_row(r, record);
	if (r->now.job != like->job || r->now.place != like->place)
		say_as(r, like);
	r->now.o.kin = like->whole ? &like->whole->kin : NULL;
	r->now.o.line = record->line;
	r->now.o.title = r->now.title_column == COLUMN_NONE ? r->layout->constants[FIELD_TITLE]
							    : record->fields[r->now.title_column];
	terms = r->now.said.terms;
	if (!say_employer(r, record, like->employer) ||
	    !(r->now.said.in_reach || row_fault(r, record, REJECT_DATE_OUTSIDE, FIELD_DATE)) ||
	    !row_read_pay_by(r, record, &terms)) {
		row_reject(r, record);
		return;
	}
	like->job->rows++;
	count_texts(r, record);
	count_place(r);
	give(r, record);
}

void row_count_templates(struct row_reader *r)
{
	const struct part_templates *jobs = r->templates ? &r->templates->parts[PART_JOB] : NULL;

	for (size_t i = 0; jobs && i < jobs->count; i++) {
		const struct job_template *job = (const void *)jobs->items[i];
		say_job(r, job);
		if (job->rows)
			count_job(r, job->title, job->rows);
	}
}

static inline void use_row(struct row_reader *r, const struct csv_record *record)
{
	r->now.job = NULL;
	r->now.place = NULL;
	r->now.o.kin = NULL;
	r->now.o.employer_kin = NULL;
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
	count_job(r, r->now.given[FIELD_TITLE], 1);
	count_place(r);
	row_template_learn(r, record);
	give(r, record);
}

void row_use(struct row_reader *r, const struct csv_record *record, const struct row_like *like)
{
	if (row_is_known(like))
		use_like(r, record, like);
	else
		use_row(r, record);
}

int row_reader_take(struct err *e, void *context, const struct csv_record *record)
{
	struct row_reader *r = context;
	struct row_like like;

	(void)e;
	r->counts.ledger.rows_read++;
	row_template_find(r, record, &like);
	row_use(r, record, &like);
	return 0;
}
