/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_look.c: what the values of a column look like, as the readers of rows would read them. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/draft/draft_private.h"
#include "ingest/layout/facts.h"
#include "model/title/level.h"

enum {
	ANNUAL_LEAST = 8000,
	ANNUAL_MOST = 5000000,
	HOURLY_LEAST = 3,
	HOURLY_MOST = 400,
	YEARS_MOST = 60,
	DATE_FIRST = 1990, /* years of dates of pay */
	DATE_LAST = 2049,
};

double draft_share(const struct draft_column *c, enum look look)
{
	return c->filled ? (double)c->looks[look] / (double)c->filled : 0;
}

double draft_coverage(const struct draft_table *table, const struct draft_column *c)
{
	return table->rows ? (double)c->filled / (double)table->rows : 0;
}

/* ---- words ---- */

/* Folded, between blanks; the caller releases it. */
static void fold(struct buf *out, struct text t)
{
	struct buf folded;

	buf_init(&folded, BUF_LIMIT_DEFAULT);
	unicode_fold(&folded, t, "");
	buf_init(out, BUF_LIMIT_DEFAULT);
	buf_addf(out, " %s ", folded.data ? folded.data : "");
	buf_release(&folded);
}

struct word_guess {
	const char *list;
	const char *word;
};

static const char *guess_word(const struct word_guess *guesses, size_t count, struct text t)
{
	const char *found = "";
	struct buf words;

	fold(&words, t);
	for (size_t i = 0; i < count && !*found; i++)
		if (draft_has_words(guesses[i].list, words.data))
			found = guesses[i].word;
	buf_release(&words);
	return found;
}

const char *draft_remote_word(struct text t)
{
	static const struct word_guess guesses[] = {
	    {"hybrid*|partly remote|partially "
	     "remote|partially|some|mixed|50|flexible|hibrid*|hybryd*",
	     "hybrid"},
	    {"no remote|not remote|non remote|never", "onsite"},
	    {"remote|remotely|fully "
	     "remote|100|home|wfh|remoto|remota|teletravail|homeoffice|zdaln*|"
	     "telework|anywhere|uzaktan|удаленн",
	     "remote"},
	    {"person|office|site|onsite|0|presencial|presentiel|ofis|buro|stacjonarn*|офис",
	     "onsite"},
	};

	return guess_word(guesses, sizeof(guesses) / sizeof(guesses[0]), t);
}

const char *draft_period_word(struct text t)
{
	static const struct word_guess guesses[] = {
	    {"hour*|hr|hrly|h|stund*", "hour"},
	    {"bi weekly|biweek*|fortnight*", "biweek"},
	    {"week*|wk", "week"},
	    {"month*|mo|monat*|mensual|mensuel|mensal", "month"},
	    {"day|daily|diem", "day"},
	    {"year*|yr|annual*|annum|salar*|s|y|jahr*|anual|annuel*", "year"},
	};
	enum pay_period period;

	if (period_from_word(t, &period))
		for (size_t i = 0; i < sizeof(guesses) / sizeof(guesses[0]); i++) {
			enum pay_period of;
			if (period_from_word(text_of(guesses[i].word), &of) && of == period)
				return guesses[i].word;
		}
	return t.len <= 30 ? guess_word(guesses, sizeof(guesses) / sizeof(guesses[0]), t) : "";
}

bool draft_employment(struct text t, bool *full_time)
{
	static const struct word_guess guesses[] = {
	    {"full time position", "full"},
	    {"part time*|parttime*|part|pt|ptr|teilzeit*|temps partiel|medio tiempo|tempo parcial",
	     "other"},
	    {"full time*|fulltime*|full|ft|vollzeit*|temps plein|temps complet|tiempo completo|"
	     "tempo integral|permanent|regular full time|tam zamanli|cdi",
	     "full"},
	    {"contract*|ct|freelanc*|fl|self "
	     "employed|temporary|temp|seasonal|intern|internship|casual|"
	     "per diem|volunteer|student|unemployed|retired|not employed|b2b|cdd|per diem|zero "
	     "hours",
	     "other"},
	    {"employed", "full"},
	};
	const char *word;

	if (t.len > 80)
		return false;
	word = guess_word(guesses, sizeof(guesses) / sizeof(guesses[0]), t);
	*full_time = strcmp(word, "full") == 0;
	return *word != '\0';
}

/* ---- levels ---- */

struct level_code {
	const char *theirs;
	const char *ours;
};

/* Schemes whose codes say nothing on their own: all texts of the column must be of one. */
static const struct level_code AI_JOBS[] = {
    {"EN", "junior"}, {"MI", "mid"}, {"SE", "senior+"}, {"EX", "executive"}, {NULL, NULL}};
static const struct level_code WAGE_LEVELS[] = {
    {"I", "junior?"},	      {"II", "mid?"},	      {"III", "senior?"},
    {"IV", "staff?"},	      {"Level I", "junior?"}, {"Level II", "mid?"},
    {"Level III", "senior?"}, {"Level IV", "staff?"}, {NULL, NULL}};
static const struct level_code BOARDS[] = {{"Internship", "junior"},  {"Entry level", "junior"},
					   {"Associate", ""},	      {"Mid-Senior level", ""},
					   {"Director", "executive"}, {"Executive", "executive"},
					   {"Not Applicable", ""},    {NULL, NULL}};

static const char *code_in(const struct level_code *scheme, struct text t)
{
	for (; scheme->theirs; scheme++)
		if (text_equal_fold(t, text_of(scheme->theirs)))
			return scheme->ours;
	return NULL;
}

static bool is_of_scheme(const struct level_code *scheme, const struct draft_column *c)
{
	for (uint32_t i = 0; i < c->texts.names.count; i++)
		if (!code_in(scheme, intern_text(&c->texts.names, i)))
			return false;
	return c->texts.names.count > 1 && !c->many;
}

static const char *level_of_words(const struct ingest_tables *tables, struct text t)
{
	static const struct word_guess guesses[] = {
	    {"junior|jr|entry|entry level|trainee|graduate|intern|working student|berufseinsteiger|"
	     "debutant|mlodszy|стажер|джуниор|младший",
	     "junior"},
	    {"middle|mid|mid level|medior|intermediate|regular|confirme|semi "
	     "senior|ssr|средний|мидл",
	     "mid"},
	    {"senior|sr|starszy|старший|сеньор", "senior"},
	    {"staff|principal|lead|tech lead|architect|expert|specialist lead", "staff"},
	};
	struct title_reading reading;
	enum level level;

	if (level_from_word(t, &level))
		return level_word(level);
	title_read(tables->catalogue, t, &reading);
	if (reading.level != LEVEL_UNKNOWN)
		return level_word(reading.level);
	return t.len <= 40 ? guess_word(guesses, sizeof(guesses) / sizeof(guesses[0]), t) : "";
}

const char *draft_level_word(const struct ingest_tables *tables, const struct draft_column *c,
			     struct text t)
{
	static const struct level_code *const schemes[] = {AI_JOBS, WAGE_LEVELS, BOARDS};

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (is_of_scheme(schemes[i], c))
			return code_in(schemes[i], t);
	return level_of_words(tables, t);
}

/* "L5", "IC4", "E6", "ICT3": a bare number is on the employer's own scale, and means nothing
 * here. */
static bool is_ladder(struct text t)
{
	const struct text nobody = {.data = NULL, .len = 0};

	return t.len >= 2 && t.len <= 8 && !ascii_digit(t.data[0]) &&
	       ascii_digit(t.data[t.len - 1]) && ladder_read(t, nobody) != LEVEL_UNKNOWN;
}

/* ---- pay ---- */

struct text draft_pay_tail(struct text t)
{
	const struct text none = {.data = NULL, .len = 0};
	size_t at = t.len;

	if (t.len < 4 || t.data[t.len - 1] != ')')
		return none;
	while (at && t.data[at - 1] != '(')
		at--;
	for (size_t i = at; i < t.len; i++)
		if (ascii_digit(t.data[i]) || t.data[i] == '|' || t.data[i] == '\n')
			return none;
	return at > 1 ? (struct text){.data = t.data + at - 1, .len = t.len - at + 1} : none;
}

static struct text without_tail(struct text t)
{
	t.len -= draft_pay_tail(t).len;
	return text_trim(t);
}

/* As pay_read, in annual dollars unless the text says otherwise. */
must_check static int read_sample(struct text t, enum decimal_mark mark, struct pay_reading *out,
				  enum reject_reason *reason)
{
	const struct pay_hints hints = {
	    .currency = CURRENCY_USD,
	    .period = PERIOD_YEAR,
	    .mark = mark == MARK_DECIDE ? MARK_POINT : mark,
	};

	return pay_read(without_tail(t), &hints, out, reason);
}

bool draft_amount(struct text t, enum decimal_mark mark, double *out)
{
	struct pay_reading reading;
	enum reject_reason reason;

	*out = 0;
	if (read_sample(t, mark, &reading, &reason))
		return reason == REJECT_PAY_ZERO;
	*out = (reading.low + reading.high) / 2;
	return true;
}

code draft_currency_in(const struct fx_table *fx, struct text t, bool *dollar)
{
	static const struct {
		const char *sign;
		const char *code;
	} signs[] = {
	    {"US$", "USD"},  {"C$", "CAD"},   {"A$", "AUD"},  {"R$", "BRL"},  {"S$", "SGD"},
	    {"NZ$", "NZD"},  {"€", "EUR"},    {"£", "GBP"},   {"₹", "INR"},   {"zł", "PLN"},
	    {"₽", "RUB"},  {"₺", "TRY"},    {"₪", "ILS"},   {"₱", "PHP"},   {"Kč", "CZK"},
	    {"₩", "KRW"},    {"₴", "UAH"},    {"₫", "VND"},   {"₦", "NGN"},   {"EURO", "EUR"},
	    {"euro", "EUR"}, {"Euro", "EUR"}, {"LPA", "INR"}, {"lpa", "INR"}, {"rupee", "INR"},
	    {"円", "JPY"},   {"万", "CNY"},
	};
	struct buf text;
	code found = 0;

	*dollar = memchr(t.data ? t.data : "", '$', t.len) != NULL;
	for (size_t i = 0; i + 3 <= t.len; i++) {
		struct text word = {.data = t.data + i, .len = 3};
		bool upper = true;
		for (size_t k = 0; k < 3; k++)
			upper = upper && word.data[k] >= 'A' && word.data[k] <= 'Z';
		if (!upper || (i > 0 && ascii_alpha(t.data[i - 1])) ||
		    (i + 3 < t.len && ascii_alpha(t.data[i + 3])) || !fx_knows(fx, code_of(word)))
			continue;
		/* "EUR/USD" decides nothing. */
		if (found && found != code_of(word)) {
			*dollar = false;
			return 0;
		}
		found = code_of(word);
	}
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_text(&text, t);
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]) && !found && text.data; i++)
		if (strstr(text.data, signs[i].sign))
			found = code_of(text_of(signs[i].code));
	buf_release(&text);
	*dollar = *dollar && !found;
	return found;
}

/* The position of a separator: before three digits, or before one or two. */
static void count_marks(struct text t, size_t grouping[2], size_t decimals[2])
{
	for (size_t i = 1; i < t.len; i++) {
		size_t after = 0;
		if ((t.data[i] != '.' && t.data[i] != ',') || !ascii_digit(t.data[i - 1]))
			continue;
		while (i + 1 + after < t.len && ascii_digit(t.data[i + 1 + after]))
			after++;
		grouping[t.data[i] == ','] += after == 3;
		decimals[t.data[i] == ','] += after == 1 || after == 2;
	}
}

/* Of all columns of pay together: a file has one way to write numbers. */
static enum decimal_mark find_mark(const struct draft_table *table)
{
	size_t grouping[2] = {0, 0}, decimals[2] = {0, 0};

	for (size_t c = 0; c < table->count; c++) {
		if (!draft_is_of_pay(table->columns[c].words))
			continue;
		for (size_t i = 0; i < table->rows; i++)
			count_marks(draft_cell(table, i, (int)c), grouping, decimals);
	}
	if (grouping[0] > 10 * decimals[0] && decimals[1] + 1 > 10 * grouping[1] && grouping[0])
		return MARK_COMMA;
	if (grouping[1] + decimals[0] > 10 * (grouping[0] + decimals[1]))
		return MARK_POINT;
	if (!grouping[0] && !grouping[1] && decimals[1] > 10 * decimals[0])
		return MARK_COMMA;
	return MARK_DECIDE;
}

static void look_at_pay(struct draft_column *c, struct text t, enum decimal_mark mark)
{
	struct pay_reading reading;
	enum reject_reason reason;
	double middle;

	c->looks[LOOK_PERCENT] += t.data[t.len - 1] == '%';
	if (read_sample(t, mark, &reading, &reason)) {
		c->looks[LOOK_AMOUNT] += reason == REJECT_PAY_ZERO;
		return;
	}
	middle = (reading.low + reading.high) / 2 *
		 (reading.period == PERIOD_YEAR ? 1 : period_per_year(reading.period, 2080));
	c->looks[LOOK_AMOUNT]++;
	c->looks[LOOK_RANGE] += reading.high > 1.001 * reading.low;
	c->looks[LOOK_ANNUAL] += middle >= ANNUAL_LEAST && middle <= ANNUAL_MOST;
	c->looks[LOOK_HOURLY] += middle >= HOURLY_LEAST && middle <= HOURLY_MOST;
}

/* ---- dates ---- */

static size_t dates_by(const struct draft_table *table, const struct ingest_tables *tables,
		       int column, enum parser parser)
{
	struct layout l = {.quoting = true};
	size_t found = 0;

	l.parsers[FIELD_DATE] = parser;
	for (size_t i = 0; i < table->rows; i++) {
		struct text cell = draft_cell(table, i, column);
		struct facts facts;
		if (!cell.len)
			continue;
		facts_of(&facts, &l, tables, FIELD_DATE, cell);
		found += facts.state == FACTS_GIVEN && facts.is.date.year >= DATE_FIRST &&
			 facts.is.date.year <= DATE_LAST;
	}
	return found;
}

/* The parser that reads most of them, as the reader itself would. */
static void look_at_dates(struct draft_table *table, const struct ingest_tables *tables, int column)
{
	struct draft_column *c = &table->columns[column];
	size_t best = 0, dmy = 0, mdy = 0;

	for (int p = 0; p < PARSER_COUNT; p++) {
		size_t found;
		if (!(field_info(FIELD_DATE)->parsers & PARSER_BIT(p)) || p == PARSE_FROM_NAME)
			continue;
		found = dates_by(table, tables, column, (enum parser)p);
		if (p == PARSE_DMY)
			dmy = found;
		if (p == PARSE_MDY)
			mdy = found;
		/* A bare year is a date to the usual parser, too. */
		bool better = found > best || (found == best && found && p == PARSE_ISO);
		if (better) {
			best = found;
			c->date_parser = (enum parser)p;
		}
	}
	c->looks[LOOK_DATE] = best;
	c->date_either = dmy == mdy && dmy == best && c->date_parser != PARSE_ISO &&
			 c->date_parser != PARSE_YEAR && c->date_parser != PARSE_UNIX;
}

/* ---- other values ---- */

static bool is_occupation(struct text t)
{
	if (t.len < 7 || t.data[2] != '-')
		return false;
	for (size_t i = 0; i < 7; i++)
		if (i != 2 && !ascii_digit(t.data[i]))
			return false;
	return t.len == 7 || (t.len == 10 && t.data[7] == '.');
}

static bool has_letter(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (ascii_alpha(t.data[i]) || (unsigned char)t.data[i] >= 0x80)
			return true;
	return false;
}

/* "51-200", "10,000+", "1000 to 5000 employees": people, and no name. */
static bool is_size(struct text t)
{
	struct buf words;
	bool size = false, digit = false;

	for (size_t i = 0; i < t.len; i++)
		digit |= ascii_digit(t.data[i]);
	fold(&words, t);
	if (digit)
		size =
		    draft_has_words(
			"employees|people|persons|mitarbeiter|employes|empleados|more|less|up to|"
			"or more|than",
			words.data) ||
		    !has_letter(t);
	buf_release(&words);
	return size;
}

static void look_at_words(struct draft_column *c, const struct ingest_tables *tables, struct text t)
{
	struct title_reading title;
	bool full, dollar;

	c->looks[LOOK_SIZE] += is_size(t);
	c->looks[LOOK_REMOTE] += *draft_remote_word(t) != '\0';
	if (draft_currency_in(tables->fx, t, &dollar) && has_letter(t))
		c->looks[LOOK_CURRENCY]++;
	else if (t.len <= 3 && !has_letter(t))
		c->looks[LOOK_CURRENCY] += dollar || draft_currency_in(tables->fx, t, &dollar);
	if (!has_letter(t))
		return;
	c->looks[LOOK_WORDS]++;
	c->looks[LOOK_PERIOD] += *draft_period_word(t) != '\0';
	c->looks[LOOK_COUNTRY] += country_read(tables->gazetteer, t) != 0;
	c->looks[LOOK_STATE] += state_read(tables->gazetteer, t) != 0;
	c->looks[LOOK_EMPLOYMENT] += draft_employment(t, &full);
	c->looks[LOOK_LADDER] += is_ladder(t);
	title_read(tables->catalogue, t, &title);
	c->looks[LOOK_ROLE] += title.role != ROLE_NONE;
}

bool draft_is_not_released(struct text t)
{
	static const char *const marks[] = {"*", "**", "#", "x", "..", "...", "c", "f", "u"};

	return text_is_one_of_fold(t, marks, sizeof(marks) / sizeof(*marks));
}

bool draft_is_not_there(struct text t)
{
	static const char *const marks[] = {":", "-", ".", "\xE2\x80\x93"};

	return text_is_one_of_fold(t, marks, sizeof(marks) / sizeof(*marks));
}

static void look_at(struct draft_column *c, const struct ingest_tables *tables, struct text t,
		    enum decimal_mark mark)
{
	double years, number;

	c->filled++;
	look_at_pay(c, t, mark);
	look_at_words(c, tables, t);
	c->looks[LOOK_FIGURE] +=
	    draft_is_not_released(t) || draft_is_not_there(t) || draft_amount(t, mark, &number);
	c->looks[LOOK_YEARS] += years_read(t, &years) && years <= YEARS_MOST;
	c->looks[LOOK_OCCUPATION] += is_occupation(t);
	if (c->texts.names.count < DRAFT_DISTINCT || intern_find(&c->texts.names, t) != INTERN_NONE)
		tally_add(&c->texts, t, 1);
	else
		c->many = true;
}

/* 0, 1, 2, ... or 1, 2, 3, ...: of rows evenly apart. */
static bool counts_rows(const struct draft_table *table, int column)
{
	double before = 0, step = 0;

	for (size_t i = 0; i < table->rows; i++) {
		double number;
		if (!text_to_double(draft_cell(table, i, column), &number))
			return false;
		if (i == 0 && (number < 0 || number > 1))
			return false;
		if (i == 1)
			step = number - before;
		else if (i > 1 && (number - before > step || number - before < step))
			return false;
		before = number;
	}
	return table->rows > 2 && step > 0 && step <= (double)table->stride;
}

static int compare_numbers(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void find_quantiles(struct draft_table *table, int column)
{
	struct draft_column *c = &table->columns[column];
	double *amounts = mem_alloc(table->rows, sizeof(*amounts));
	size_t count = 0;

	for (size_t i = 0; i < table->rows; i++)
		if (draft_amount(draft_cell(table, i, column), table->mark, &amounts[count]) &&
		    amounts[count] > 0)
			count++;
	if (count) {
		qsort(amounts, count, sizeof(*amounts), compare_numbers);
		c->low = amounts[count / 10];
		c->median = amounts[count / 2];
		c->high = amounts[count - 1 - count / 10];
	}
	free(amounts);
}

/* Levels are known by the whole column's texts. */
static void look_at_levels(struct draft_column *c, const struct ingest_tables *tables)
{
	for (uint32_t i = 0; i < c->texts.names.count; i++) {
		const char *word = draft_level_word(tables, c, intern_text(&c->texts.names, i));
		if (*word)
			c->looks[LOOK_LEVEL] += c->texts.counts[i];
	}
}

void draft_look(struct draft_table *table, const struct ingest_tables *tables)
{
	table->mark = find_mark(table);
	for (size_t k = 0; k < table->count; k++) {
		struct draft_column *c = &table->columns[k];
		for (size_t i = 0; i < table->rows; i++) {
			struct text cell = draft_cell(table, i, (int)k);
			if (cell.len)
				look_at(c, tables, cell, table->mark);
		}
		c->distinct = c->texts.names.count;
		look_at_dates(table, tables, (int)k);
		look_at_levels(c, tables);
		find_quantiles(table, (int)k);
		c->counts_rows = counts_rows(table, (int)k);
	}
}
