/* draft_guess.c: which column is what.
 *
 * A field has words that its column's header is likely to have, words that speak against it, and
 * a look that its values must have. Points for words come from a table; the values decide whether
 * a column may be the field at all. Fields are given out in the table's order, each column once.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "ingest/draft_private.h"
#include "model/level.h"

/* ---- headers ---- */

/* "ConvertedCompYearly" and "WAGE_RATE_OF_PAY" in words. Of a question the first part says it: what
 * follows "?" or "(" is explanation. */
char *draft_header_words(struct text header)
{
	struct buf words;
	char *out;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	buf_add_char(&words, ' ');
	for (size_t i = 0; i < header.len; i++) {
		char c = header.data[i];
		bool word = ascii_alpha(c) || ascii_digit(c) || (unsigned char)c >= 0x80;
		bool upper = c >= 'A' && c <= 'Z';
		bool after_lower = i && header.data[i - 1] >= 'a' && header.data[i - 1] <= 'z';
		if (i && (c == '?' || c == '('))
			break;
		if ((!word || (upper && after_lower)) && words.data[words.len - 1] != ' ')
			buf_add_char(&words, ' ');
		if (word)
			buf_add_char(&words, ascii_lower(c));
	}
	if (words.data[words.len - 1] != ' ')
		buf_add_char(&words, ' ');
	out = mem_copy_text(words.data, words.len);
	buf_release(&words);
	return out;
}

/* ---- values ---- */

enum { ANNUAL_LEAST = 8000, ANNUAL_MOST = 5000000, YEARS_MOST = 60 };

/* Three numbers with / . or - between them. */
static bool three_numbers(struct text t, int out[3])
{
	for (int n = 0; n < 3; n++) {
		size_t len = 0;
		out[n] = 0;
		while (len < t.len && len < 4 && ascii_digit(t.data[len]))
			out[n] = out[n] * 10 + (t.data[len++] - '0');
		if (!len)
			return false;
		t.data += len;
		t.len -= len;
		if (n == 2)
			return !t.len || t.data[0] == ' ' || t.data[0] == ',' || t.data[0] == 'T';
		if (!t.len || !memchr("/.-", t.data[0], 3))
			return false;
		t.data++;
		t.len--;
	}
	return false;
}

static void look_at_date(struct draft_column *c, struct text t)
{
	long long year;
	int part[3];

	if (t.len == 4 && text_to_long(t, &year) && year >= 1980 && year <= 2099) {
		c->looks[LOOK_YEAR]++;
		return;
	}
	if (!three_numbers(t, part))
		return;
	c->looks[LOOK_ISO] += part[0] >= 1980 && part[0] <= 2099 && part[1] >= 1 && part[1] <= 12;
	c->looks[LOOK_MDY] += part[2] >= 1980 && part[2] <= 2099 && part[0] >= 1 && part[0] <= 12;
	c->looks[LOOK_DMY] += part[2] >= 1980 && part[2] <= 2099 && part[1] >= 1 && part[1] <= 12;
}

static void look_at_pay(struct draft_column *c, struct text t)
{
	static const struct pay_hints hints = {
	    .currency = CODE3('U', 'S', 'D'), .period = PERIOD_YEAR, .mark = MARK_POINT};
	struct pay_reading reading;
	enum reject_reason reason;

	if (pay_read(t, &hints, &reading, &reason)) {
		/* A bonus of 0 is an amount, too. */
		c->looks[LOOK_AMOUNT] += reason == REJECT_PAY_ZERO;
		return;
	}
	c->looks[LOOK_AMOUNT]++;
	c->looks[LOOK_ANNUAL] += reading.low >= ANNUAL_LEAST && reading.high <= ANNUAL_MOST;
}

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

static void look_at_words(struct draft_column *c, const struct ingest_tables *tables, struct text t)
{
	const struct text nobody = {.data = NULL, .len = 0};
	struct title_reading title;
	enum pay_period period;
	enum remote remote;
	enum level level;

	if (!has_letter(t))
		return;
	c->looks[LOOK_WORDS]++;
	c->looks[LOOK_CURRENCY] += t.len == 3 && fx_knows(tables->fx, code_of(t));
	c->looks[LOOK_PERIOD] += period_from_word(t, &period);
	c->looks[LOOK_COUNTRY] += country_read(tables->gazetteer, t) != 0;
	c->looks[LOOK_STATE] += state_read(tables->gazetteer, t) != 0;
	c->looks[LOOK_REMOTE] += remote_from_word(t, &remote);
	title_read(tables->catalogue, t, &title);
	c->looks[LOOK_ROLE] += title.role != ROLE_NONE;
	c->looks[LOOK_LEVEL] += level_from_word(t, &level) ||
				(title.role == ROLE_NONE && title.level != LEVEL_UNKNOWN) ||
				ladder_read(t, nobody) != LEVEL_UNKNOWN;
}

void draft_look(struct draft_column *c, const struct ingest_tables *tables, struct text t)
{
	double years;

	c->filled++;
	look_at_date(c, t);
	look_at_pay(c, t);
	look_at_words(c, tables, t);
	c->looks[LOOK_YEARS] += years_read(t, &years) && years <= YEARS_MOST;
	c->looks[LOOK_OCCUPATION] += is_occupation(t);
	if (c->texts.names.count < DRAFT_DISTINCT || intern_find(&c->texts.names, t) != INTERN_NONE)
		tally_add(&c->texts, t, 1);
	else
		c->many = true;
}

double draft_share(const struct draft_column *c, enum look look)
{
	return c->filled ? (double)c->looks[look] / (double)c->filled : 0;
}

/* ---- the guess ---- */

struct field_signs {
	enum field field;
	enum look look; /* LOOK_COUNT: see look_share */
	double least; /* the share of values that must look so */
	const char *words; /* separated by |, the surest first; one with - before it excludes */
	bool alone; /* values may be enough without any word */
};

static const struct field_signs SIGNS[] = {
    {FIELD_OCCUPATION, LOOK_OCCUPATION, 0.8, "soc code|occ code|onet code|soc|-prevailing", true},
    {FIELD_BONUS_AND_EQUITY, LOOK_AMOUNT, 0.6,
     "bonus stocks|bonus and stock|bonus and equity|"
     "additional monetary compensation|-one year ago|-last year",
     false},
    {FIELD_BONUS, LOOK_AMOUNT, 0.6, "bonus|bonuses|-stock|-stocks|-equity|-one year ago", false},
    {FIELD_EQUITY, LOOK_AMOUNT, 0.6,
     "stock grant value|stock grant|stock|stocks|equity|rsu|"
     "options|-bonus|-one year ago",
     false},
    {FIELD_BASE_TO, LOOK_AMOUNT, 0.6,
     "pay to|salary max|max salary|salary to|wage to|"
     "maximum salary|salary high|annual salary to|-prevailing|-pw",
     false},
    {FIELD_TOTAL, LOOK_ANNUAL, 0.5,
     "total yearly compensation|total compensation|totalcompensation|"
     "totalyearlycompensation|converted comp yearly|converted comp|total comp|comp total|"
     "total pay|total earnings|gross pay|gross earnings|gross wages|total wages|"
     "-one year ago|-prevailing",
     false},
    {FIELD_BASE_IN_USD, LOOK_ANNUAL, 0.5, "salary in usd|pay in usd|base in usd", false},
    {FIELD_BASE, LOOK_AMOUNT, 0.6,
     "base salary|annual salary|base pay|basesalary|"
     "wage rate of pay from|rate of pay from|salary from|salary min|min salary|brutto salary|"
     "annual rate|annual wage|salary estimate|salary range|pay rate|rate of pay|regular pay|"
     "regular earnings|hourly rate|salary|wage|pay|compensation|earnings|rate|"
     "-overtime|-bonus|-unit|-period|-currency|-context|-additional|-prevailing|-pw|-level|-one "
     "year ago|"
     "-to|-type|-basis|-frequency|-longevity|-other",
     false},
    {FIELD_TITLE, LOOK_WORDS, 0.8,
     "job title|jobtitle|position title|title of position|"
     "working title|class title|classification title|dev type|devtype|occupation title|position|"
     "title|role|occupation|job|-context|-additional|-level|-soc|-code|-industry|-category|"
     "-department|-full|-family|-seniority|-number|-id|-company",
     true},
    {FIELD_CURRENCY, LOOK_CURRENCY, 0.8, "currency|-other", true},
    {FIELD_PERIOD, LOOK_PERIOD, 0.8,
     "wage unit|pay unit|unit of pay|pay period|unit|period|"
     "frequency|pay basis|salary type|pay type|wage unit of pay|-pw|-prevailing",
     false},
    {FIELD_YEARS, LOOK_YEARS, 0.7,
     "total years of experience|years of experience|"
     "yearsofexperience|years of professional work experience|"
     "years of professional work experience do you have overall|years code pro|work exp|"
     "years experience|yoe|experience years|experience|-at company|-yearsatcompany|-in germany|"
     "-level",
     false},
    {FIELD_LEVEL, LOOK_WORDS, 0.5,
     "seniority level|experience level|job level|level|seniority|"
     "wage level|-education|-ed|-city|-state",
     false},
    {FIELD_DATE, LOOK_COUNT, 0.8,
     "timestamp|begin date|start date|work year|survey date|"
     "date posted|posted date|fiscal year|calendar year|year|date|-birth|-hire|-end|-of experience|"
     "-born|-termination|-years",
     false},
    {FIELD_EMPLOYER_COUNTRY, LOOK_COUNTRY, 0.7, "company location|employer country|company country",
     false},
    {FIELD_COUNTRY, LOOK_COUNTRY, 0.7,
     "country|employee residence|what country do you work in|"
     "nation|-birth|-citizenship|-company",
     true},
    {FIELD_STATE, LOOK_STATE, 0.8,
     "worksite state|work state|state|what state do you work in|"
     "province|-employer|-mailing|-birth",
     true},
    {FIELD_PLACE, LOOK_WORDS, 0.8,
     "worksite city|work city|work location|job location|city|"
     "location|metro|what city do you work in|-employer|-company|-mailing|-county|-address",
     false},
    {FIELD_EMPLOYER, LOOK_WORDS, 0.8,
     "employer name|company name|company|employer|organization|"
     "organisation|agency name|agency|-size|-type|-location|-country|-address|-city|-state|-at|"
     "-phone|-at company",
     false},
    {FIELD_REMOTE, LOOK_COUNT, 0,
     "remote work|remote ratio|remote|work arrangement|workplace|"
     "work mode|-tool|-monitoring",
     false},
    {FIELD_WEIGHT, LOOK_AMOUNT, 0.8, "weight|survey weight|sample weight", false},
};
enum { SIGN_COUNT = sizeof(SIGNS) / sizeof(SIGNS[0]) };

static bool has_words(const char *header, struct text words)
{
	struct buf wanted;
	bool found;

	buf_init(&wanted, BUF_LIMIT_DEFAULT);
	buf_addf(&wanted, " %.*s ", TEXT_ARG(words));
	found = strstr(header, wanted.data) != NULL;
	buf_release(&wanted);
	return found;
}

/* The earlier in the list, the better: from 2 for the first towards 1; 0 for none; below 0 where a
 * word excludes it. */
static double points_of(const char *list, const char *header)
{
	struct text rest = text_of(list), words;
	double best = 0, place = 0;

	while (text_split(&rest, '|', &words)) {
		if (words.len && words.data[0] == '-') {
			words.data++;
			words.len--;
			if (has_words(header, words))
				return -1;
		} else if (has_words(header, words)) {
			best = fmax(best, 1 + 1 / (1 + place));
		}
		place += 0.1;
	}
	return best;
}

static double date_share(const struct draft_column *c)
{
	return fmax(fmax(draft_share(c, LOOK_ISO), draft_share(c, LOOK_YEAR)),
		    fmax(draft_share(c, LOOK_MDY), draft_share(c, LOOK_DMY)));
}

static double look_share(const struct field_signs *s, const struct draft_column *c)
{
	if (s->field == FIELD_DATE)
		return date_share(c);
	return s->look == LOOK_COUNT ? 1 : draft_share(c, s->look);
}

/* Values that say it without a header's word. */
static bool looks_enough(const struct field_signs *s, const struct draft_column *c)
{
	if (!s->alone || c->filled < 5)
		return false;
	if (s->field == FIELD_TITLE)
		return draft_share(c, LOOK_ROLE) >= 0.3;
	if (s->field == FIELD_COUNTRY || s->field == FIELD_STATE)
		return draft_share(c, s->look) >= 0.95 && c->texts.names.count > 2;
	return draft_share(c, s->look) >= 0.95;
}

/* 0: it is not that field. */
static double score(const struct field_signs *s, const struct draft_column *c)
{
	double points = points_of(s->words, c->words);
	double share = look_share(s, c);

	if (c->used || points < 0 || c->filled == 0 || share < s->least)
		return 0;
	/* "Years of experience" are numbers, but so is a year of birth. */
	if (s->field == FIELD_LEVEL && draft_share(c, LOOK_YEARS) > 0.5 &&
	    draft_share(c, LOOK_LEVEL) < 0.5)
		return 0;
	if (points <= 0)
		return looks_enough(s, c) ? 0.5 * share : 0;
	/* A title that has roles, and pay that a year's could be, go before namesakes. */
	if (s->field == FIELD_TITLE)
		return points + draft_share(c, LOOK_ROLE);
	if (s->field == FIELD_BASE)
		return points + 0.5 * draft_share(c, LOOK_ANNUAL);
	return points * share;
}

void draft_guess(int fields[FIELD_COUNT], struct draft_table *table)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		fields[i] = -1;
	for (size_t i = 0; i < SIGN_COUNT; i++) {
		double best = 0;
		int column = -1;
		for (size_t k = 0; k < table->count; k++) {
			double points = score(&SIGNS[i], &table->columns[k]);
			if (points > best) {
				best = points;
				column = (int)k;
			}
		}
		fields[SIGNS[i].field] = column;
		if (column >= 0)
			table->columns[column].used = true;
	}
}
