/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_observation.c: the columns of a record to the parts of an observation.
 *
 * Nothing is allocated per row: the meaning of a text is looked up by the memo, and the observation
 * is one struct that is reused.
 */
#include <string.h>

#include "base/mix.h"
#include "base/unicode.h"
#include "ingest/rows/row_reader.h"
#include "model/title/level.h"
#include "model/title/level_limits.h"

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
	r->now.title_column = r->now.at[FIELD_SPECIALTY];
	r->now.o.title = row_field(record, r->now.title_column);
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
	const struct facts *title = r->now.given[FIELD_TITLE];
	bool role_given = r->now.at[FIELD_ROLE] != COLUMN_NONE;

	r->now.title_column = r->columns[FIELD_TITLE].column;
	r->now.o.title = r->now.title_column == COLUMN_NONE
			     ? r->layout->constants[FIELD_TITLE]
			     : row_field(record, r->now.title_column);
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
	code series = wage_index_series(wages, country);
	uint64_t when = (uint64_t)series << 32 | (uint64_t)(uint16_t)date.year << 16 |
			(uint64_t)(uint8_t)date.month << 8 | (uint8_t)date.day;
	struct kept_reach *kept = &r->reaches[mix_slot(when, REACH_BITS)];

	if (kept->when != when)
		*kept = (struct kept_reach){when, wage_index_years_held(wages, series, date)};
	return kept->years;
}

/* Pay of long before or after the index is not pay of today, whatever it would be aged to. */
static inline bool in_reach(struct row_reader *r)
{
	/* Only the United States have states. */
	code country = r->now.o.place.state ? CODE2('U', 'S') : r->now.o.place.country;
	double years;

	r->now.held = false;
	if (!r->tables->wages || !country || !r->now.o.date.year)
		return true;
	years = years_held(r, country, r->now.o.date);
	r->now.held = years > 0;
	return years <= r->tables->settings->index_reach;
}

bool row_in_reach(struct row_reader *r)
{
	return in_reach(r);
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

/* By the limits of this configuration, where nothing states a level: one of years that is read back is decided
 * anew; without limits there is no level. */
static inline void level_by_years(struct row_reader *r)
{
	const struct level_limits *limits = r->tables->settings->levels;

	if (r->now.o.level_basis != LEVEL_BASIS_YEARS &&
	    (!limits || r->now.o.level != LEVEL_UNKNOWN))
		return;
	r->now.o.level = level_of_years(limits, r->now.o.role, r->now.o.years);
	r->now.o.level_basis =
	    r->now.o.level != LEVEL_UNKNOWN ? LEVEL_BASIS_YEARS : LEVEL_BASIS_NONE;
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
	if (r->now.at[FIELD_LEVEL_BASIS] != COLUMN_NONE) {
		if (!given_level(r, record, level))
			return false;
		level_by_years(r);
		return true;
	}
	if (level->state == FACTS_GIVEN && !(level->weak && title_level != LEVEL_UNKNOWN)) {
		evidence.field = (enum level)level->level;
		evidence.field_is_floor = level->floor;
	}
	if (ladder != COLUMN_NONE) {
		struct text rung = text_trim(row_field(record, ladder));
		if (!layout_is_missing(r->layout, rung) &&
		    layout_code(r->layout, FIELD_LADDER, rung, &rung))
			evidence.ladder = ladder_read(rung, r->now.o.employer);
	}
	evidence.years = r->now.o.years;
	level_decide(&evidence, &r->now.o.level, &r->now.o.level_basis);
	/* The field alone cannot conflict, nor is there a conflict where nothing is decided. */
	r->now.level_conflict = r->now.o.level != LEVEL_UNKNOWN &&
				(evidence.title != LEVEL_UNKNOWN ||
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

bool row_read_employer(struct row_reader *r, const struct csv_record *record)
{
	int column = r->now.at[FIELD_EMPLOYER];

	r->now.o.employer = r->layout->constants[FIELD_EMPLOYER];
	if (column == COLUMN_NONE ||
	    layout_is_missing(r->layout, text_trim(row_field(record, column))))
		return true;
	r->now.o.employer = row_field(record, column);
	if (r->layout->parsers[FIELD_EMPLOYER] == PARSE_FIRST_LINE)
		r->now.o.employer = first_line(r->now.o.employer);
	return utf8_valid(r->now.o.employer) ||
	       row_fault(r, record, REJECT_ENCODING, FIELD_EMPLOYER);
}

/* Many files have no employers, and some state one for all rows. */
static inline bool read_employer(struct row_reader *r, const struct csv_record *record)
{
	if (r->now.at[FIELD_EMPLOYER] != COLUMN_NONE)
		return row_read_employer(r, record);
	r->now.o.employer = r->layout->constants[FIELD_EMPLOYER];
	return true;
}

static bool read_weight(struct row_reader *r, const struct csv_record *record)
{
	int column = r->now.at[FIELD_WEIGHT];

	r->now.o.weight = 1;
	if (column == COLUMN_NONE ||
	    layout_is_missing(r->layout, text_trim(row_field(record, column))))
		return true;
	return (plain_number(row_field(record, column), &r->now.o.weight) && r->now.o.weight > 0) ||
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
	if (line == COLUMN_NONE || !row_field(record, line).len)
		return true;
	if (!text_to_long(row_field(record, line), &number) || number < 1)
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

bool row_read_observation(struct row_reader *r, const struct csv_record *record)
{
	enum level title_level;

	read_remote(r);
	return read_origin(r, record) && read_title(r, record, &title_level) &&
	       read_date(r, record) && read_employer(r, record) && row_read_place(r, record) &&
	       (in_reach(r) || row_fault(r, record, REJECT_DATE_OUTSIDE, FIELD_DATE)) &&
	       row_read_pay(r, record) && read_level(r, record, title_level) &&
	       read_weight(r, record);
}
