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
#include "base/unicode.h"
#include "ingest/rows/row_template.h"
#include "ingest/rows/row_trace.h"
#include "model/date_text.h"
#include "model/title/level.h"
#include "model/title/level_limits.h"

/* ---- the parts of an observation ---- */

static bool bad(struct row_reader *r, const struct csv_record *record, const struct facts *facts,
		enum field field)
{
	return row_fault(r, record, (enum reject_reason)facts->reason, field);
}

static bool plain_number(struct text t, double *out)
{
	return text_to_double(text_trim(t), out);
}

/* The facts of a title and its level, as role_decide takes them. */
static struct title_reading reading_of(const struct title_facts *title, enum level level)
{
	return (struct title_reading){.role = title->role,
				      .match = (enum match)title->match,
				      .ambiguous = title->ambiguous,
				      .level = level,
				      .head_level = (enum level)title->head_level,
				      .head = title->head};
}

static void take_decision(struct row_reader *r, struct role_decision decision, enum level *level)
{
	r->now.o.role = decision.role;
	r->now.role_basis = decision.basis;
	*level = decision.level;
}

/* The role of a title beside a specialty. */
static void decide_beside(struct row_reader *r, const struct title_facts *title, enum level *level)
{
	const struct facts *occupation = r->now.given[FIELD_OCCUPATION];
	const struct title_reading reading = reading_of(title, *level);

	take_decision(
	    r,
	    role_decide_beside(r->tables->catalogue, &reading, (enum title_kind)title->kind,
			       &r->now.given[FIELD_SPECIALTY]->is.specialty,
			       occupation->state == FACTS_GIVEN ? occupation->is.occupation : 0),
	    level);
}

/* A row without a title whose specialty replaces it. False if it has none. */
static bool read_specialty_alone(struct row_reader *r, const struct csv_record *record,
				 enum level *level)
{
	static const struct title_facts none = {
	    .role = ROLE_NONE, .head = ROLE_HEAD_NONE, .kind = TITLE_OTHER};

	if (!r->rules.has_specialty || r->now.given[FIELD_SPECIALTY]->state != FACTS_GIVEN)
		return false;
	r->now.o.title = record->fields[r->now.at[FIELD_SPECIALTY]];
	decide_beside(r, &none, level);
	return true;
}

/* The role that the title and, where the source gives one, the occupation code say. */
static inline void decide_role(struct row_reader *r, const struct facts *facts, enum level *level)
{
	const struct title_facts *title = &facts->is.title;
	const struct facts *occupation = r->now.given[FIELD_OCCUPATION];

	*level = (enum level)facts->level;
	r->now.o.role = title->role;
	r->now.role_basis = title->match == MATCH_SIMILAR ? ROLE_BASIS_SIMILAR
			    : title->match == MATCH_RULE  ? ROLE_BASIS_RULE
							  : ROLE_BASIS_NONE;
	if (r->rules.has_specialty && r->now.given[FIELD_SPECIALTY]->state == FACTS_GIVEN) {
		decide_beside(r, title, level);
		return;
	}
	if (occupation->state == FACTS_GIVEN) {
		const struct title_reading reading = reading_of(title, *level);
		take_decision(
		    r, role_decide(r->tables->catalogue, &reading, occupation->is.occupation),
		    level);
	}
}

/* Also gives the title's level through *level. */
static inline bool read_title(struct row_reader *r, const struct csv_record *record,
			      enum level *level)
{
	struct column_reader *c = &r->columns[FIELD_TITLE];
	const struct facts *title = r->now.given[FIELD_TITLE];
	bool role_given = r->now.at[FIELD_ROLE] != COLUMN_NONE;

	r->now.o.title = c->column == COLUMN_NONE ? r->layout->constants[FIELD_TITLE]
						  : record->fields[c->column];
	r->now.o.role = ROLE_NONE;
	r->now.role_basis = ROLE_BASIS_NONE;
	*level = LEVEL_UNKNOWN;
	if (title->state == FACTS_BAD)
		return bad(r, record, title, FIELD_TITLE);
	if (title->state == FACTS_GIVEN) {
		decide_role(r, title, level);
	} else if (!role_given && !read_specialty_alone(r, record, level)) {
		return row_fault(r, record, REJECT_NO_TITLE, FIELD_TITLE);
	}
	if (role_given) {
		const struct facts *role = r->now.given[FIELD_ROLE];
		if (role->state == FACTS_BAD)
			return bad(r, record, role, FIELD_ROLE);
		r->now.o.role = role->state == FACTS_GIVEN ? role->is.role : ROLE_NONE;
		r->now.role_basis = ROLE_BASIS_NONE;
	}
	return true;
}

static inline bool read_date(struct row_reader *r, const struct csv_record *record)
{
	const struct facts *date = r->now.given[FIELD_DATE];

	r->now.o.date = (struct date){.year = 0};
	if (date->state == FACTS_GIVEN)
		r->now.o.date = date->is.date;
	r->now.undated = date->state == FACTS_BAD;
	if (r->now.undated && r->layout->dates_decide)
		return bad(r, record, date, FIELD_DATE);
	return true;
}

static double years_held(struct row_reader *r, code country, struct date date)
{
	const struct wage_index *wages = r->tables->wages;
	uint64_t when = (uint64_t)country << 32 | (uint64_t)(uint16_t)date.year << 16 |
			(uint64_t)(uint8_t)date.month << 8 | (uint8_t)date.day;
	struct kept_reach *kept = &r->reaches[(when ^ when >> 8 ^ when >> 16) % REACHES_KEPT];

	if (kept->when != when)
		*kept = (struct kept_reach){
		    when, wage_index_years_held(wages, wage_index_series(wages, country), date)};
	return kept->years;
}

/* Pay of long before or after the index is not pay of today, whatever it would be aged to. */
static inline bool check_reach(struct row_reader *r, const struct csv_record *record)
{
	/* Only the United States have states. */
	code country = r->now.o.place.state ? CODE2('U', 'S') : r->now.o.place.country;
	double years;

	r->now.held = false;
	if (!r->tables->wages || !country || !r->now.o.date.year)
		return true;
	years = years_held(r, country, r->now.o.date);
	r->now.held = years > 0;
	return years <= r->tables->settings->index_reach ||
	       row_fault(r, record, REJECT_DATE_OUTSIDE, FIELD_DATE);
}

static bool given_level(struct row_reader *r, const struct csv_record *record,
			const struct facts *level)
{
	const struct facts *basis = r->now.given[FIELD_LEVEL_BASIS];

	if (basis->state == FACTS_BAD)
		return bad(r, record, basis, FIELD_LEVEL_BASIS);
	r->now.o.level = level->state == FACTS_GIVEN ? (enum level)level->level : LEVEL_UNKNOWN;
	r->now.o.level_basis =
	    basis->state == FACTS_GIVEN ? (enum level_basis)basis->is.word : LEVEL_BASIS_NONE;
	return true;
}

/* By the limits of the configuration, where nothing states a level; one of years that is read back is decided
 * anew. Always true. */
static inline bool level_by_years(struct row_reader *r)
{
	const struct level_limits *limits = r->tables->settings->levels;

	if (!limits ||
	    (r->now.o.level != LEVEL_UNKNOWN && r->now.o.level_basis != LEVEL_BASIS_YEARS))
		return true;
	r->now.o.level = level_of_years(limits, r->now.o.role, r->now.o.years);
	r->now.o.level_basis =
	    r->now.o.level != LEVEL_UNKNOWN ? LEVEL_BASIS_YEARS : LEVEL_BASIS_NONE;
	return true;
}

static inline bool read_level(struct row_reader *r, const struct csv_record *record,
			      enum level title_level)
{
	const struct facts *level = r->now.given[FIELD_LEVEL];
	const struct facts *years = r->now.given[FIELD_YEARS];
	int ladder = r->now.at[FIELD_LADDER];
	struct level_evidence evidence = {.title = title_level, .years = YEARS_NONE};

	r->now.o.years = years->state == FACTS_GIVEN ? years->is.number : YEARS_NONE;
	r->now.level_conflict = false;
	if (level->state == FACTS_BAD)
		return bad(r, record, level, FIELD_LEVEL);
	if (r->now.at[FIELD_LEVEL_BASIS] != COLUMN_NONE)
		return given_level(r, record, level) && level_by_years(r);
	if (level->state == FACTS_GIVEN && !(level->weak && title_level != LEVEL_UNKNOWN)) {
		evidence.field = (enum level)level->level;
		evidence.field_is_floor = level->floor;
	}
	if (ladder != COLUMN_NONE) {
		struct text rung = text_trim(record->fields[ladder]);
		if (!layout_is_missing(r->layout, rung) &&
		    layout_code(r->layout, FIELD_LADDER, rung, &rung))
			evidence.ladder = ladder_read(rung, r->now.o.employer);
	}
	evidence.years = r->now.o.years;
	level_decide(&evidence, &r->now.o.level, &r->now.o.level_basis);
	/* The field alone cannot conflict. */
	r->now.level_conflict = (evidence.title != LEVEL_UNKNOWN ||
				 evidence.ladder != LEVEL_UNKNOWN || evidence.years >= 0) &&
				level_conflicts(&evidence, r->now.o.level);
	level_by_years(r);
	return true;
}

static struct text first_line(struct text t)
{
	t = text_trim(t);
	for (size_t i = 0; i < t.len; i++)
		if (t.data[i] == '\n' || t.data[i] == '\r')
			t.len = i;
	return text_trim(t);
}

static inline bool read_employer(struct row_reader *r, const struct csv_record *record)
{
	int column = r->now.at[FIELD_EMPLOYER];

	r->now.o.employer = r->layout->constants[FIELD_EMPLOYER];
	if (column == COLUMN_NONE ||
	    layout_is_missing(r->layout, text_trim(record->fields[column])))
		return true;
	r->now.o.employer = record->fields[column];
	if (r->layout->parsers[FIELD_EMPLOYER] == PARSE_FIRST_LINE)
		r->now.o.employer = first_line(r->now.o.employer);
	return utf8_valid(r->now.o.employer) ||
	       row_fault(r, record, REJECT_ENCODING, FIELD_EMPLOYER);
}

static bool read_weight(struct row_reader *r, const struct csv_record *record)
{
	int column = r->now.at[FIELD_WEIGHT];

	r->now.o.weight = 1;
	if (column == COLUMN_NONE ||
	    layout_is_missing(r->layout, text_trim(record->fields[column])))
		return true;
	return (plain_number(record->fields[column], &r->now.o.weight) && r->now.o.weight > 0) ||
	       row_fault(r, record, REJECT_VALUE, FIELD_WEIGHT);
}

/* Observations read back keep the source and line they came from. */
static bool read_origin(struct row_reader *r, const struct csv_record *record)
{
	int line = r->now.at[FIELD_LINE];
	const struct facts *source = r->now.given[FIELD_SOURCE];
	long long number;

	r->now.o.source = r->counts.ledger.source;
	r->now.o.line = record->line;
	if (source->state == FACTS_BAD)
		return bad(r, record, source, FIELD_SOURCE);
	if (source->state == FACTS_GIVEN && source->is.name[0])
		r->now.o.source = source->is.name;
	if (line == COLUMN_NONE || !record->fields[line].len)
		return true;
	if (!text_to_long(record->fields[line], &number) || number < 1)
		return row_fault(r, record, REJECT_VALUE, FIELD_LINE);
	r->now.o.line = (uint64_t)number;
	return true;
}

static inline void read_remote(struct row_reader *r)
{
	const struct facts *remote = r->now.given[FIELD_REMOTE];

	r->now.o.remote =
	    remote->state == FACTS_GIVEN ? (enum remote)remote->is.word : REMOTE_UNKNOWN;
}

static inline bool read_observation(struct row_reader *r, const struct csv_record *record)
{
	enum level title_level;

	read_remote(r);
	return read_origin(r, record) && read_title(r, record, &title_level) &&
	       read_date(r, record) && read_employer(r, record) && row_read_place(r, record) &&
	       check_reach(r, record) && row_read_pay(r, record) &&
	       read_level(r, record, title_level) && read_weight(r, record);
}

/* ---- a row ---- */

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
	if (!read_employer(r, record) || !row_read_pay_by(r, record, &terms)) {
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
	if (!read_observation(r, record)) {
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
