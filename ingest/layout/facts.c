/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts.c: one reader per field, from a cell's text to its facts; see facts.h. */
#include "ingest/layout/facts.h"

#include <string.h>
#include <time.h>

#include "base/unicode.h"
#include "model/date_text.h"
#include "model/title/level.h"

enum {
	HOURS_MOST = 60, /* a week */
	VESTING_MOST = 10, /* years */
	YEARS_MOST = 70, /* of experience: more is a slip of the hand */
};

/* As seconds that is a day past the year 5000: so large a number is in milliseconds. */
static const double UNIX_MILLISECONDS = 1e11;
/* 1973-03-03; a smaller number is a year, a day written without marks, or a spreadsheet's day
 * number. */
static const double UNIX_LEAST = 1e8;

static void give_bad(struct facts *out, enum reject_reason reason)
{
	out->state = FACTS_BAD;
	out->reason = (uint8_t)reason;
}

/* ---- dates ---- */

/* A year alone, or the year of a date. */
static bool read_year(struct text t, struct date *out)
{
	if (!date_read(t, DATE_ORDER_UNKNOWN, out))
		return false;
	*out = (struct date){.year = out->year};
	return true;
}

/* "1713397508", "1713397508000.0", "1.713397508E12": UTC. */
static bool read_unix(struct text t, struct date *out)
{
	double seconds;
	time_t whole;
	struct tm day;

	if (!text_to_double(t, &seconds) || seconds < UNIX_LEAST)
		return false;
	if (seconds >= UNIX_MILLISECONDS)
		seconds /= 1000;
	whole = (time_t)seconds;
	if (seconds >= UNIX_MILLISECONDS || !gmtime_r(&whole, &day))
		return false;
	*out = (struct date){.year = (int16_t)(day.tm_year + 1900),
			     .month = (int8_t)(day.tm_mon + 1),
			     .day = (int8_t)day.tm_mday};
	return true;
}

static void read_date(struct facts *out, enum parser parser, struct text t)
{
	struct date *date = &out->is.date;
	bool sound;

	if (parser == PARSE_UNIX && read_unix(t, date))
		sound = true;
	else if (parser == PARSE_YEAR)
		sound = read_year(t, date);
	else
		sound = date_read(t,
				  parser == PARSE_DMY	? DATE_ORDER_DMY
				  : parser == PARSE_MDY ? DATE_ORDER_MDY
							: DATE_ORDER_UNKNOWN,
				  date);
	if (!sound || !date_of_pay(*date))
		give_bad(out, REJECT_DATE);
}

/* ---- titles, roles, levels ---- */

/* `memo` is NULL where few titles are read. The kind of work is asked for only beside a specialty. */
static void read_title(struct facts *out, const struct layout *l,
		       const struct ingest_tables *tables, struct title_memo *memo, struct text t)
{
	struct title_reading reading;

	if (!text_is_ascii(t) && !utf8_valid(t)) {
		give_bad(out, REJECT_ENCODING);
		return;
	}
	if (memo)
		title_memo_read(memo, t, &reading);
	else
		title_read(tables->catalogue, t, &reading);
	out->is.title = (struct title_facts){.role = reading.role,
					     .match = (uint8_t)reading.match,
					     .ambiguous = reading.ambiguous,
					     .head_level = (uint8_t)reading.head_level,
					     .kind = TITLE_PRECISE,
					     .head = reading.head};
	if (layout_has_column(l, FIELD_SPECIALTY))
		out->is.title.kind = (uint8_t)title_kind(tables->catalogue, t, &reading);
	out->level = (uint8_t)reading.level;
}

static void read_role(struct facts *out, const struct ingest_tables *tables, struct text t)
{
	out->is.role = catalogue_find(tables->catalogue, t);
	if (out->is.role == ROLE_NONE)
		give_bad(out, REJECT_VALUE);
}

/* Evidence only: a text that cannot be read gives none, and does not reject the row. */
static void read_specialty(struct facts *out, const struct ingest_tables *tables, struct text t)
{
	if (utf8_valid(t))
		specialty_read(tables->catalogue, t, &out->is.specialty);
	else
		out->state = FACTS_NONE;
}

/* A code that does not exist gives no evidence, and does not reject the row. */
static void read_occupation(struct facts *out, struct text t)
{
	out->is.occupation = occupation_read(t);
	if (!out->is.occupation)
		out->state = FACTS_NONE;
}

/* A level's own word is that level: "Staff" alone tells one in this column, though not in a title. */
static void read_level_words(struct facts *out, const struct ingest_tables *tables,
			     struct text theirs)
{
	struct title_reading reading;

	for (enum level level = LEVEL_JUNIOR; level < LEVEL_COUNT; level++)
		if (text_equal_fold(theirs, text_of(level_word(level)))) {
			out->level = (uint8_t)level;
			return;
		}
	title_read(tables->catalogue, theirs, &reading);
	out->level = (uint8_t)reading.level;
}

static void read_level(struct facts *out, const struct layout *l,
		       const struct ingest_tables *tables, struct text theirs, struct text ours)
{
	bool coded = l->codes[FIELD_LEVEL].count || l->codes[FIELD_LEVEL].any_other;
	enum level level;

	if (coded && text_equal(ours, TEXT_LITERAL("words"))) {
		read_level_words(out, tables, theirs);
		return;
	}
	if (coded && text_ends(ours, TEXT_LITERAL("+"))) {
		out->floor = 1;
		ours.len--;
	} else if (coded && text_ends(ours, TEXT_LITERAL("?"))) {
		out->weak = 1;
		ours.len--;
	}
	if (!level_from_word(ours, &level)) {
		give_bad(out, REJECT_LEVEL);
		return;
	}
	out->level = (uint8_t)level;
}

/* ---- places ---- */

static code country_of_code(const struct gazetteer *g, struct text t)
{
	return t.len == 2 || t.len == 3 ? country_read(g, t) : 0;
}

/* A place that cannot be told is unknown; a code that is none is a bad value. But a CBSA code that
 * is not in the delineation may be of an older one: the row has no metro then. */
static void read_metro(struct facts *out, const struct gazetteer *g, struct text t)
{
	long long metro;

	if (!text_to_long(t, &metro) || metro < 10000 || metro > 99998)
		give_bad(out, REJECT_VALUE);
	else if (metro_name(g, (uint32_t)metro))
		out->is.place = (struct place){.metro = (uint32_t)metro};
}

static void read_state(struct facts *out, enum parser parser, const struct gazetteer *g,
		       struct text t)
{
	code state = parser == PARSE_NAME || t.len == 2 ? state_read(g, t) : 0;

	out->is.place = (struct place){.state = state};
	if (parser == PARSE_CODE && !state)
		give_bad(out, REJECT_VALUE);
}

static void read_country(struct facts *out, enum parser parser, const struct gazetteer *g,
			 struct text t)
{
	code country = parser == PARSE_NAME ? country_read(g, t) : country_of_code(g, t);

	out->is.place = (struct place){.country = country};
	if (parser == PARSE_CODE && !country)
		give_bad(out, REJECT_VALUE);
}

static void read_place_code(struct facts *out, enum meaning meaning, enum parser parser,
			    const struct gazetteer *g, struct text t)
{
	if (meaning == MEANING_METRO)
		read_metro(out, g, t);
	else if (meaning == MEANING_STATE)
		read_state(out, parser, g, t);
	else
		read_country(out, parser, g, t);
}

/* ---- words ---- */

/* With codes, what they do not know is unknown; without, it must be one of our words. */
static void read_remote(struct facts *out, const struct layout *l, struct text ours)
{
	enum remote remote;
	bool coded = l->codes[FIELD_REMOTE].count > 0;

	if (remote_from_word(ours, &remote))
		out->is.word = (int)remote;
	else if (coded)
		out->state = FACTS_NONE;
	else
		give_bad(out, REJECT_VALUE);
}

static void read_period(struct facts *out, struct text ours)
{
	enum pay_period period;

	if (period_from_word(ours, &period))
		out->is.word = (int)period;
	else
		give_bad(out, REJECT_PERIOD);
}

/* The one code among the words of a name: "Argentinian peso (ARS)", "USD<tab>United States dollar".
 * 0 if there is none, or two. */
static code currency_in(const struct fx_table *fx, struct text t)
{
	code found = 0;

	for (size_t i = 0; i < t.len;) {
		struct text word = {.data = t.data + i, .len = 0};
		while (i + word.len < t.len && t.data[i + word.len] >= 'A' &&
		       t.data[i + word.len] <= 'Z')
			word.len++;
		bool alone = (i == 0 || !ascii_alpha(t.data[i - 1])) &&
			     (i + word.len == t.len || !ascii_alpha(t.data[i + word.len]));
		code c = word.len == 3 && alone ? code_of(word) : 0;
		if (c && fx_knows(fx, c)) {
			if (found && found != c)
				return 0;
			found = c;
		}
		i += word.len ? word.len : 1;
	}
	return found;
}

static void read_currency(struct facts *out, const struct layout *l, const struct fx_table *fx,
			  struct text theirs, struct text ours)
{
	/* Only the layout's own texts live as long as the facts. */
	bool of_layout = ours.data != theirs.data || ours.data == l->constants[FIELD_CURRENCY].data;

	if (of_layout && currency_by_country(ours, 0)) {
		out->by_country = 1;
		out->is.name = ours.data;
		return;
	}
	out->is.currency = ours.len == 3 ? code_of(ours) : 0;
	if (!out->is.currency && l->parsers[FIELD_CURRENCY] == PARSE_NAME)
		out->is.currency = currency_in(fx, ours);
	if (!out->is.currency || !fx_knows(fx, out->is.currency))
		give_bad(out, REJECT_CURRENCY);
}

static void read_years(struct facts *out, struct text t)
{
	double years;

	if (years_read(t, &years) && years >= 0 && years <= YEARS_MOST)
		out->is.number = years;
	else
		out->state = FACTS_NONE;
}

/* A number that is too small for marks between thousands: its one comma is a decimal one. */
static bool small_number(struct text t, double *out)
{
	char digits[32];
	char *comma;

	if (t.len >= sizeof(digits) || !t.len)
		return false;
	memcpy(digits, t.data, t.len);
	comma = memchr(digits, ',', t.len);
	if (comma && !memchr(digits, '.', t.len))
		*comma = '.';
	return text_to_double((struct text){digits, t.len}, out);
}

/* "0.8", "0,8", "80%", "80" */
static bool read_part_of_job(struct text t, double *out)
{
	bool sign = text_ends(t, TEXT_LITERAL("%"));

	t.len -= sign;
	if (!small_number(text_trim(t), out))
		return false;
	if (sign || *out >= 10)
		*out /= 100;
	return *out >= 0.1 && *out <= 1;
}

static void read_number(struct facts *out, enum field field, struct text t)
{
	double *number = &out->is.number;
	bool sound = field == FIELD_FTE ? read_part_of_job(t, number) : years_read(t, number);

	if (field == FIELD_HOURS)
		sound = small_number(t, number) && *number >= 1 && *number <= HOURS_MOST;
	if (field == FIELD_EQUITY_YEARS)
		sound = sound && *number >= 1 && *number <= VESTING_MOST;
	if (!sound)
		give_bad(out, REJECT_VALUE);
}

static void read_level_basis(struct facts *out, struct text t)
{
	enum level_basis basis;

	if (level_basis_from_word(t, &basis))
		out->is.word = (int)basis;
	else
		give_bad(out, REJECT_VALUE);
}

enum meaning meaning_of(enum field field)
{
	static const enum meaning of[FIELD_COUNT] = {
	    [FIELD_TITLE] = MEANING_TITLE,	   [FIELD_ROLE] = MEANING_ROLE,
	    [FIELD_SPECIALTY] = MEANING_SPECIALTY, [FIELD_OCCUPATION] = MEANING_OCCUPATION,
	    [FIELD_LEVEL] = MEANING_LEVEL,	   [FIELD_LEVEL_BASIS] = MEANING_LEVEL_BASIS,
	    [FIELD_YEARS] = MEANING_YEARS,	   [FIELD_HOURS] = MEANING_NUMBER,
	    [FIELD_FTE] = MEANING_NUMBER,	   [FIELD_EQUITY_YEARS] = MEANING_NUMBER,
	    [FIELD_DATE] = MEANING_DATE,	   [FIELD_REMOTE] = MEANING_REMOTE,
	    [FIELD_PERIOD] = MEANING_PERIOD,	   [FIELD_CURRENCY] = MEANING_CURRENCY,
	    [FIELD_METRO] = MEANING_METRO,	   [FIELD_STATE] = MEANING_STATE,
	    [FIELD_COUNTRY] = MEANING_COUNTRY,	   [FIELD_EMPLOYER_COUNTRY] = MEANING_COUNTRY,
	    [FIELD_PLACE] = MEANING_PLACE,	   [FIELD_AREA] = MEANING_AREA,
	    [FIELD_GROUP] = MEANING_GROUP,	   [FIELD_GRADE] = MEANING_GRADE,
	    [FIELD_COMPONENT] = MEANING_COMPONENT,
	};

	return of[field];
}

static void read_field(struct facts *out, const struct layout *l,
		       const struct ingest_tables *tables, enum field field, struct text theirs,
		       struct text ours)
{
	const enum parser parser = l->parsers[field];
	const enum meaning meaning = meaning_of(field);

	switch (meaning) {
	case MEANING_TITLE:
		read_title(out, l, tables, NULL, theirs);
		break;
	case MEANING_ROLE:
		read_role(out, tables, theirs);
		break;
	case MEANING_SPECIALTY:
		read_specialty(out, tables, ours);
		break;
	case MEANING_OCCUPATION:
		read_occupation(out, theirs);
		break;
	case MEANING_LEVEL:
		read_level(out, l, tables, theirs, ours);
		break;
	case MEANING_LEVEL_BASIS:
		read_level_basis(out, theirs);
		break;
	case MEANING_YEARS:
		read_years(out, ours);
		break;
	case MEANING_NUMBER:
		read_number(out, field, ours);
		break;
	case MEANING_DATE:
		read_date(out, parser, theirs);
		break;
	case MEANING_REMOTE:
		read_remote(out, l, ours);
		break;
	case MEANING_PERIOD:
		read_period(out, ours);
		break;
	case MEANING_CURRENCY:
		read_currency(out, l, tables->fx, theirs, ours);
		break;
	case MEANING_METRO:
	case MEANING_STATE:
	case MEANING_COUNTRY:
		read_place_code(out, meaning, parser, tables->gazetteer, ours);
		break;
	/* Read by what reads the row or the table. */
	case MEANING_NONE:
	case MEANING_PLACE:
	case MEANING_AREA:
	case MEANING_GROUP:
	case MEANING_GRADE:
	case MEANING_COMPONENT:
		break;
	}
}

/* Has the cell a value? `ours` is what the layout's code makes of it, or the text itself. Inlined: what is asked of a
 * title is little. */
static inline __attribute__((always_inline)) bool has_value(struct facts *out,
							    const struct layout *l,
							    enum field field, struct text text,
							    struct text *theirs, struct text *ours)
{
	*out = (struct facts){.state = FACTS_NONE};
	*theirs = text_trim(text);
	if (layout_is_missing(l, *theirs))
		return false;
	if (!layout_code(l, field, *theirs, ours)) {
		/* Codes of levels and of remote work are all there are; others are exceptions. */
		if (field == FIELD_LEVEL) {
			give_bad(out, REJECT_LEVEL);
			return false;
		}
		*ours = field == FIELD_REMOTE ? (struct text){.data = NULL, .len = 0} : *theirs;
	}
	if (!ours->len)
		return false;
	out->state = FACTS_GIVEN;
	return true;
}

void facts_of(struct facts *out, const struct layout *l, const struct ingest_tables *tables,
	      enum field field, struct text text)
{
	struct text theirs, ours;

	if (has_value(out, l, field, text, &theirs, &ours))
		read_field(out, l, tables, field, theirs, ours);
}

void facts_of_title(struct facts *out, const struct layout *l, const struct ingest_tables *tables,
		    struct title_memo *memo, struct text text)
{
	struct text theirs, ours;

	if (has_value(out, l, FIELD_TITLE, text, &theirs, &ours))
		read_title(out, l, tables, memo, theirs);
}

void facts_of_code(struct facts *out, const struct layout *l, const struct ingest_tables *tables,
		   enum field field, struct text theirs, struct text ours)
{
	*out = (struct facts){.state = FACTS_GIVEN};
	read_field(out, l, tables, field, theirs, ours);
}

void facts_of_constant(struct facts *out, const struct layout *l,
		       const struct ingest_tables *tables, enum field field)
{
	struct text constant = l->constants[field];

	*out = (struct facts){.state = FACTS_NONE};
	if (!constant.data)
		return;
	out->state = FACTS_GIVEN;
	if (field != FIELD_DATE)
		read_field(out, l, tables, field, constant, constant);
	else if (!date_from_iso(constant, &out->is.date) || !date_of_pay(out->is.date))
		give_bad(out, REJECT_DATE);
}

void facts_of_filter(struct facts *out, const struct layout_filter *filter, struct text text)
{
	bool found = false;

	text = text_trim(text);
	for (size_t i = 0; i < filter->values.count && !found; i++)
		found = text_equal_fold(text, filter->values.items[i]);
	*out = (struct facts){.state = FACTS_GIVEN, .is.keep = found == filter->keep};
}
