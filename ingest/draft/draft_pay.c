/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_pay.c: which amounts are pay, of what period, in which currency.
 *
 * A column is a candidate by its header's words and its values; candidates are weighed by how much
 * of a year's (or an hour's) pay they hold, by how many rows have them, and against each other: an
 * amount goes before a range, two ends go together, a total is no less than its base.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/draft/draft_private.h"

enum { HOUR_PAY_LEAST = 5, HOUR_PAY_MOST = 250 }; /* US dollars */

/* ---- words ---- */

static const char NOT_PAY[] =
    "overtime|ot|one year ago|last "
    "year|previous|prior|former|prevailing|pw|currency|unit|period|frequency|freq|"
    "type|basis|context|longevity|benefits|benefit|deduction|increase|change|difference|growth|"
    "expected|"
    "expectation|expectations|desired|wish|ideal|satisfaction|satisfied|percent|netto*|net|neto*|"
    "netto|net "
    "monthly|tax|grade|step|code|step|hike|raise|budget|other|level|rating|age|id|count|number|"
    "employees|hours|estimate source|source|negotiat*|year ago|relocation|sign "
    "on|signing|commission|"
    "profit sharing|pay group|paygroup|group|exchange|interest|unemployment|date|year of|allowance|"
    "mid|start date|benefit cost|transparency|provided|insurance|retirement|pension "
    "plan|health|additional";
static const char LOW_END[] = "min|from|low|start|starting|begin|beginning|von|ab|desde|de|od|da|"
			      "minimal*|minimo|minimum|lo|bottom";
static const char HIGH_END[] =
    "max|to|high|end|ending|top|bis|hasta|do|a|maximal*|maximo|maximum|hi|until|up to";
static const char MIDDLE[] = "average|mean|med|median|middle|midpoint|mid";
static const char TOTAL[] =
    "converted comp|total yearly compensation|totalyearlycompensation|total "
    "compensation|totalcompensation|total annual "
    "compensation|total comp|converted comp|comp total|tc|total pay|total "
    "earnings|total gross|total wages|"
    "total wage|gross pay|gross earnings|total salary|total "
    "income|ote|total annual|total remuneration|total cash|"
    "total package|package|ctc";
static const char BONUS[] = "bonus|bonus amount|annual bonus|cash bonus|variable "
			    "pay|incentive|bono|prime|premia|bonuszahlung*";
static const char EQUITY[] =
    "stock grant value|stockgrantvalue|stock grant|stock|equity|rsu|options|shares|stock value";
static const char BOTH[] = "bonus stock|bonus and stock|bonus and equity|stock bonus";
static const char IN_USD[] =
    "salary in usd|pay in usd|base in usd|salary usd|usd salary|salaryusd|comp in usd|wage usd";
static const char BASE[] =
    "base salary|annual base salary|annual salary|current annual salary|annual rate|base "
    "pay|salary annual|"
    "annual wage|annual pay|wage rate of pay|rate of pay|regular rate|salary rate|pay rate|regular "
    "pay|"
    "regular earnings|base annual|salary estimate|salary|yearly compensation|wage|jahresgehalt*|"
    "bruttojahresgehalt*|gehalt*|salaire*|sueldo*|salario*|wynagrodzenie*|maas*|ucret*|зарплат|"
    "оклад|年収|薪资|"
    "薪水|工资|연봉|급여|compensation|pay|hourly rate|hourly wage|hourly pay|earnings|comp "
    "rate|comp|income|"
    "remuneration|lon|palkka*|plat|mzda|ral|salaris*|brutto*|bruto*|rate|amount|ctc";

static bool not_pay(const char *words)
{
	/* "Annual salary (without bonus)" is cut at its bracket; "additional" is bonus of a kind. */
	return draft_has_words(NOT_PAY, words);
}

/* ---- candidates ---- */

struct candidate {
	int column; /* -1: none */
	double score;
};

static bool is_hourly(const struct draft_column *c)
{
	enum pay_period period = draft_header_period(c->words);

	return period == PERIOD_HOUR ||
	       (period == PERIOD_UNKNOWN && draft_share(c, LOOK_HOURLY) > 0.8);
}

/* How much of a column could be pay: a year's best, an hour's nearly as well, a month's hardly less. */
static double plausible(const struct draft_column *c)
{
	enum pay_period period = draft_header_period(c->words);
	double annual = draft_share(c, LOOK_ANNUAL);

	if (is_hourly(c))
		return 0.8 * fmax(draft_share(c, LOOK_HOURLY), annual);
	if (period != PERIOD_UNKNOWN && period != PERIOD_YEAR)
		return 0.9 * draft_share(c, LOOK_AMOUNT);
	return fmax(annual, 0.4 * draft_share(c, LOOK_AMOUNT));
}

static double weight_of(const struct draft *d, const struct draft_column *c)
{
	return (0.15 + 0.85 * draft_coverage(&d->table, c)) * (0.2 + 0.8 * plausible(c));
}

static bool has_amounts(const struct draft_column *c)
{
	return c->filled && !c->used && !c->counts_rows && draft_share(c, LOOK_AMOUNT) >= 0.5 &&
	       draft_share(c, LOOK_PERCENT) < 0.2 && draft_share(c, LOOK_DATE) < 0.95;
}

static struct candidate best_of(const struct draft *d, const char *list, double least_median)
{
	struct candidate best = {.column = -1};

	for (size_t k = 0; k < d->table.count; k++) {
		const struct draft_column *c = &d->table.columns[k];
		double points = draft_points(list, c->words);
		if (!has_amounts(c) || points <= 0 || not_pay(c->words) || c->median < least_median)
			continue;
		points *= weight_of(d, c);
		if (points > best.score)
			best = (struct candidate){.column = (int)k, .score = points};
	}
	return best;
}

/* The share of the rows with both in which the second is no less than the first. */
static double in_order(const struct draft *d, int low, int high, size_t *both)
{
	size_t right = 0;

	*both = 0;
	for (size_t i = 0; i < d->table.rows; i++) {
		double a, b;
		if (!draft_amount(draft_cell(&d->table, i, low), d->table.mark, &a) ||
		    !draft_amount(draft_cell(&d->table, i, high), d->table.mark, &b) || a <= 0 ||
		    b <= 0)
			continue;
		(*both)++;
		right += b >= 0.999 * a;
	}
	return *both ? (double)right / (double)*both : 0;
}

/* The header without the word of its end: "salary low" and "salary high" are of one pair. */
static void stem(char out[200], const char *words, const char *ends)
{
	struct text rest = text_of(words), word;
	size_t len = 0;

	while (rest.len && text_split(&rest, ' ', &word)) {
		char one[64];
		if (!word.len || word.len > 60)
			continue;
		snprintf(one, sizeof(one), " %.*s ", TEXT_ARG(word));
		if (draft_has_words(ends, one))
			continue;
		if (len + word.len + 2 < 200) {
			memcpy(out + len, word.data, word.len);
			len += word.len;
			out[len++] = ' ';
		}
	}
	out[len] = '\0';
}

struct pair {
	int low, high; /* -1: none */
	double score;
};

static struct pair find_pair(const struct draft *d)
{
	struct pair best = {.low = -1, .high = -1};

	for (size_t a = 0; a < d->table.count; a++) {
		const struct draft_column *low = &d->table.columns[a];
		char low_stem[200];
		if (!has_amounts(low) || not_pay(low->words) ||
		    !draft_has_words(LOW_END, low->words))
			continue;
		stem(low_stem, low->words, LOW_END);
		for (size_t b = 0; b < d->table.count; b++) {
			const struct draft_column *high = &d->table.columns[b];
			char high_stem[200];
			size_t both;
			if (a == b || !has_amounts(high) || not_pay(high->words) ||
			    !draft_has_words(HIGH_END, high->words))
				continue;
			stem(high_stem, high->words, HIGH_END);
			if (strcmp(low_stem, high_stem) != 0 ||
			    (*low_stem && !draft_is_of_pay(low->words)) ||
			    (!*low_stem && fmax(plausible(low), plausible(high)) < 0.5))
				continue;
			/* Most ends may be open; those that are there are in order. */
			if (in_order(d, (int)a, (int)b, &both) < 0.9 || 20 * both < low->filled)
				continue;
			double score = 1.8 * weight_of(d, low);
			if (score > best.score)
				best = (struct pair){.low = (int)a, .high = (int)b, .score = score};
		}
	}
	return best;
}

static void take(struct draft *d, enum field field, int column)
{
	if (column < 0)
		return;
	d->fields[field] = column;
	d->table.columns[column].used = true;
}

/* ---- parts ---- */

static void guess_parts(struct draft *d)
{
	static const struct {
		enum field field;
		const char *list;
		const char *without; /* the list of another field */
	} parts[] = {
	    {FIELD_BONUS_AND_EQUITY, BOTH, "total"},
	    {FIELD_BONUS, BONUS, "stock|equity|rsu|total|base|percent"},
	    {FIELD_EQUITY, EQUITY, "bonus|total|base|years|vesting|percent"},
	};

	for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++) {
		struct candidate best = {.column = -1};
		for (size_t k = 0; k < d->table.count; k++) {
			struct draft_column *c = &d->table.columns[k];
			double points = draft_points(parts[p].list, c->words);
			if (points <= 0 || draft_has_words(parts[p].without, c->words) ||
			    draft_has_words("one year ago|last year|currency|satisf*|type|offer",
					    c->words))
				continue;
			if (c->filled && (draft_share(c, LOOK_PERCENT) >= 0.2 ||
					  (c->high > 0 && c->high <= 100))) {
				c->remark = "not amounts of money, or shares of the pay";
				continue;
			}
			if (!has_amounts(c))
				continue;
			points *= draft_share(c, LOOK_AMOUNT) *
				  (0.25 + 0.75 * draft_coverage(&d->table, c));
			if (points > best.score)
				best = (struct candidate){.column = (int)k, .score = points};
		}
		take(d, parts[p].field, best.column);
	}
}

/* "additional monetary compensation", asked for without stock: of both, it enters the total only. */
static void guess_additional(struct draft *d)
{
	if (d->fields[FIELD_BONUS] >= 0 || d->fields[FIELD_BONUS_AND_EQUITY] >= 0)
		return;
	for (size_t k = 0; k < d->table.count; k++) {
		const struct draft_column *c = &d->table.columns[k];
		if (has_amounts(c) && draft_has_words("additional monetary compensation|additional "
						      "compensation|other monetary comp",
						      c->words)) {
			take(d, FIELD_BONUS, (int)k);
			return;
		}
	}
}

/* ---- the base ---- */

static void guess_base(struct draft *d)
{
	struct candidate base = best_of(d, BASE, 1);
	struct pair pair = find_pair(d);
	double single = base.score;

	if (base.column >= 0) {
		const struct draft_column *c = &d->table.columns[base.column];
		/* Of two ends somebody made the middle; a range of a class is not a person's pay. */
		if (draft_has_words(MIDDLE, c->words))
			single *= 0.6;
		if (draft_share(c, LOOK_RANGE) > 0.5)
			single *= 0.7;
	}
	if (pair.low >= 0 &&
	    (base.column == pair.low || base.column == pair.high || pair.score >= single)) {
		take(d, FIELD_BASE, pair.low);
		take(d, FIELD_BASE_TO, pair.high);
		return;
	}
	/* A range column beside a column of amounts: the amounts. */
	if (base.column >= 0 && draft_share(&d->table.columns[base.column], LOOK_RANGE) > 0.5) {
		struct draft_column *range = &d->table.columns[base.column];
		range->used = true;
		struct candidate other = best_of(d, BASE, 1);
		range->used = false;
		if (other.column >= 0 && other.score > 0.5 * base.score &&
		    !draft_has_words(MIDDLE, d->table.columns[other.column].words)) {
			range->remark = "ranges: the single amount is preferred";
			base = other;
		}
	}
	take(d, FIELD_BASE, base.column);
}

static void drop(struct draft *d, enum field field, const char *remark)
{
	struct draft_column *c = draft_field_column(d, field);

	if (!c)
		return;
	c->used = false;
	c->remark = remark;
	d->fields[field] = -1;
}

void draft_guess_pay(struct draft *d)
{
	struct candidate total;
	size_t both;

	take(d, FIELD_BASE_IN_USD, best_of(d, IN_USD, 1).column);
	guess_parts(d);
	guess_additional(d);
	total = best_of(d, TOTAL, 1000);
	take(d, FIELD_TOTAL, total.column);
	guess_base(d);
	if (d->fields[FIELD_BASE] >= 0 && d->fields[FIELD_TOTAL] >= 0 &&
	    in_order(d, d->fields[FIELD_BASE], d->fields[FIELD_TOTAL], &both) < 0.8 && both >= 5 &&
	    !draft_has_words("converted", d->table.columns[d->fields[FIELD_TOTAL]].words))
		drop(d, FIELD_TOTAL, "no total: it is below the base in many rows");
	/* One currency for all, and a year's, goes before what people wrote of their own. */
	if (d->fields[FIELD_TOTAL] >= 0 && d->fields[FIELD_BASE] >= 0 &&
	    draft_has_words("converted", d->table.columns[d->fields[FIELD_TOTAL]].words)) {
		drop(d, FIELD_BASE, "the source's own conversion of it is taken");
		drop(d, FIELD_BASE_TO, NULL);
	}
	/* Their own conversion is all there is. */
	if (d->fields[FIELD_BASE] < 0 && d->fields[FIELD_TOTAL] < 0 &&
	    d->fields[FIELD_BASE_IN_USD] >= 0) {
		d->fields[FIELD_BASE] = d->fields[FIELD_BASE_IN_USD];
		d->fields[FIELD_BASE_IN_USD] = -1;
		d->dollars = true;
	}
}

/* ---- the period ---- */

static struct draft_column *main_pay(const struct draft *d)
{
	struct draft_column *base = draft_field_column(d, FIELD_BASE);

	return base ? base : draft_field_column(d, FIELD_TOTAL);
}

static const char *period_name(enum pay_period period)
{
	static const char *const words[] = {
	    [PERIOD_YEAR] = "year", [PERIOD_MONTH] = "month", [PERIOD_BIWEEK] = "biweek",
	    [PERIOD_WEEK] = "week", [PERIOD_DAY] = "day",     [PERIOD_HOUR] = "hour"};

	return words[period];
}

/* A column may say "hourly" of people whose annual rate stands in the row all the same. */
static void check_period_column(struct draft *d)
{
	struct draft_column *c = draft_field_column(d, FIELD_PERIOD), *pay = main_pay(d);
	size_t hourly = 0, large = 0;

	if (!c || !pay)
		return;
	for (size_t i = 0; i < d->table.rows; i++) {
		double amount;
		if (strcmp(draft_period_word(draft_cell(&d->table, i, d->fields[FIELD_PERIOD])),
			   "hour") ||
		    !draft_amount(draft_cell(&d->table, i, (int)pay->number - 1), d->table.mark,
				  &amount) ||
		    amount <= 0)
			continue;
		hourly++;
		large += amount > 1000;
	}
	if (hourly >= 3 && 2 * large > hourly)
		drop(d, FIELD_PERIOD,
		     "it says hourly of amounts that are a year's: not what pay is for");
}

static double dollars_per_unit(const struct draft *d)
{
	const struct draft_constant *c = &d->constants[FIELD_CURRENCY];
	double rate;

	if (c->value && fx_rate(d->tables->fx, code_of(text_of(c->value)), 0, &rate))
		return rate;
	return 1;
}

static void decide_period(struct draft *d)
{
	struct draft_constant *out = &d->constants[FIELD_PERIOD];
	const struct draft_column *pay = main_pay(d);
	enum pay_period said;
	double median;

	if (!pay)
		return;
	said = draft_header_period(pay->words);
	median = pay->median * dollars_per_unit(d);
	/* Amounts of 20 are no year's, whatever the header says. */
	if (said == PERIOD_YEAR && pay->median > 0 && pay->median < 400)
		out->why =
		    draft_say(d,
			      "the header says a year, but half of the amounts are under %.0f: "
			      "thousands, or hours?",
			      pay->median);
	else if (said != PERIOD_UNKNOWN) {
		out->value = period_name(said);
		out->why = draft_say(d, "\"%s\" says so", pay->header);
	} else if (median >= 15000) {
		out->value = "year";
		out->why =
		    draft_say(d, "half of the amounts are over %.0f: a year's pay", pay->median);
	} else if (median >= HOUR_PAY_LEAST && median <= HOUR_PAY_MOST) {
		out->value = "hour";
		out->why =
		    draft_say(d, "half of the amounts are under %.2f: an hour's pay", pay->median);
	} else if (pay->median > 0) {
		out->why = draft_say(d, "half of the amounts are under %.0f, which does not tell",
				     pay->median);
	}
	if (d->fields[FIELD_PERIOD] >= 0) {
		/* Rows whose period is empty are rare; what they are, the others tell. */
		if (!out->value ||
		    draft_coverage(&d->table, draft_field_column(d, FIELD_PERIOD)) >= 1)
			*out = (struct draft_constant){.value = NULL};
	}
}

/* ---- the currency ---- */

static const char *currency_text(struct draft *d, code currency)
{
	char word[4];

	code_text(currency, word);
	return draft_say(d, "%s", word);
}

/* What the amounts themselves say. */
struct signs_met {
	size_t amounts;
	size_t signs; /* of a known currency */
	size_t dollars; /* a bare $ */
	code currency; /* the first */
	bool several;
};

static struct signs_met meet_signs(const struct draft *d, const struct draft_column *pay)
{
	struct signs_met s = {.amounts = 0};

	for (size_t i = 0; i < d->table.rows; i++) {
		struct text cell = draft_cell(&d->table, i, (int)pay->number - 1);
		bool dollar;
		code found;
		if (!cell.len)
			continue;
		s.amounts++;
		found = draft_currency_in(d->tables->fx, cell, &dollar);
		s.dollars += dollar;
		if (!found)
			continue;
		s.several |= s.currency && s.currency != found;
		s.currency = s.currency ? s.currency : found;
		s.signs++;
	}
	return s;
}

/* The one currency that other headers name; 0: none, or two. */
static code currency_in_headers(const struct draft *d, const char **header)
{
	code found = 0;

	for (size_t i = 0; i < d->table.count; i++) {
		bool dollar;
		code c =
		    draft_currency_in(d->tables->fx, text_of(d->table.columns[i].header), &dollar);
		if (!c)
			continue;
		if (found && found != c)
			return 0;
		found = c;
		*header = d->table.columns[i].header;
	}
	return found;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Is a year's pay in countries of weak money written in the currency of `top`? Ten rows at least must
 * say so: read as their own money their median would be no pay. */
static bool one_currency(const struct draft *d, const struct draft_column *pay, code top,
			 size_t *rows)
{
	enum field field = d->fields[FIELD_COUNTRY] >= 0 ? FIELD_COUNTRY : FIELD_PLACE;
	double *dollars = mem_alloc(d->table.rows + 1, sizeof(*dollars));
	const struct place nowhere = {.country = 0};
	bool one;

	*rows = 0;
	for (size_t i = 0; d->fields[field] >= 0 && i < d->table.rows; i++) {
		struct text cell = draft_cell(&d->table, i, d->fields[field]);
		code country = field == FIELD_COUNTRY
				   ? country_read(d->tables->gazetteer, cell)
				   : place_read(d->tables->gazetteer, cell, nowhere).country;
		double rate, amount;
		if (!country || country == top ||
		    !fx_rate(d->tables->fx, currency_of_country(country), 0, &rate) ||
		    rate > 0.05 ||
		    !draft_amount(draft_cell(&d->table, i, (int)pay->number - 1), d->table.mark,
				  &amount))
			continue;
		dollars[(*rows)++] = amount * rate;
	}
	qsort(dollars, *rows, sizeof(*dollars), compare_doubles);
	one = *rows >= 10 && dollars[*rows / 2] < 2500;
	free(dollars);
	return one;
}

/* Is its sign a bare $? */
static bool is_dollar(code currency)
{
	static const char list[] = "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP ";

	for (const char *at = list; *at; at += 4)
		if (code_of((struct text){.data = at, .len = 3}) == currency)
			return true;
	return false;
}

static void decide_by_country(struct draft *d, const struct draft_column *pay, bool dollars,
			      struct draft_constant *out)
{
	const char *by;
	double share;
	code country = draft_country(d, &share, &by), currency;
	size_t rows;

	if (!country && d->constants[FIELD_COUNTRY].value) {
		country = code_of(text_of(d->constants[FIELD_COUNTRY].value));
		by = d->constants[FIELD_COUNTRY].why;
		share = 1;
	}
	currency = currency_of_country(country);
	if (!currency || (dollars && !is_dollar(currency)))
		return;
	char name[4];
	code_text(country, name);
	if (share >= 0.95) {
		out->value = currency_text(d, currency);
		out->why = draft_say(d, "%.0f%% of the rows whose place is known are in %s (%s)",
				     100 * share, name, by);
	} else if (share >= 0.5 && one_currency(d, pay, country, &rows)) {
		out->value = currency_text(d, currency);
		out->why = draft_say(
		    d,
		    "%.0f%% of the rows are in %s; the amounts of %zu rows in countries of "
		    "weak currencies are no pay but in %s",
		    100 * share, name, rows, out->value);
	} else {
		out->why = draft_say(
		    d,
		    "%.0f%% of the rows whose place is known are in %s; which money the others are "
		    "paid in, nothing says",
		    100 * share, name);
	}
}

static void decide_currency(struct draft *d)
{
	struct draft_constant *out = &d->constants[FIELD_CURRENCY];
	const struct draft_column *pay = main_pay(d);
	const char *header = NULL;
	struct signs_met signs;
	bool dollar;
	code found;

	if (!pay)
		return;
	if (draft_has_words("converted", pay->words) || d->dollars) {
		d->dollars = true;
		out->value = "USD";
		out->why =
		    draft_say(d, "\"%s\" is a conversion by the source, taken to be into dollars",
			      pay->header);
		return;
	}
	if (d->fields[FIELD_CURRENCY] >= 0)
		return;
	found = draft_currency_in(d->tables->fx, text_of(pay->header), &dollar);
	if (found) {
		out->value = currency_text(d, found);
		out->why = draft_say(d, "\"%s\" says so", pay->header);
		return;
	}
	signs = meet_signs(d, pay);
	if (signs.signs && !signs.several && 20 * signs.signs >= 19 * signs.amounts) {
		out->value = currency_text(d, signs.currency);
		out->why = draft_say(d, "%zu of %zu amounts say so", signs.signs, signs.amounts);
		return;
	}
	found = currency_in_headers(d, &header);
	if (found) {
		out->value = currency_text(d, found);
		out->why = draft_say(d, "another header says so: \"%s\"", header);
		return;
	}
	decide_by_country(d, pay, signs.dollars > 0, out);
	if (!out->value && signs.dollars)
		out->why = draft_say(d, "the amounts have a $, which is the sign of many dollars");
}

/* ---- rows that have the pay elsewhere ---- */

/* Of the rows without a base, those that have an amount in `column`. */
static size_t fills_in(const struct draft *d, int column, size_t *without)
{
	size_t filled = 0;

	*without = 0;
	for (size_t i = 0; i < d->table.rows; i++) {
		if (draft_cell(&d->table, i, d->fields[FIELD_BASE]).len)
			continue;
		(*without)++;
		filled += draft_cell(&d->table, i, column).len > 0;
	}
	return filled;
}

static const char *hourly_values(struct draft *d)
{
	const struct draft_column *c = draft_field_column(d, FIELD_PERIOD);
	const char *list = "";

	for (uint32_t i = 0; i < c->texts.names.count; i++) {
		struct text t = intern_text(&c->texts.names, i);
		if (strcmp(draft_period_word(t), "hour") == 0)
			list = draft_say(d, "%s%s%.*s", list, *list ? " | " : "", TEXT_ARG(t));
	}
	return list;
}

static void find_other_base(struct draft *d)
{
	if (d->fields[FIELD_BASE] < 0)
		return;
	for (size_t k = 0; k < d->table.count; k++) {
		struct draft_column *c = &d->table.columns[k];
		size_t without, filled;
		bool hourly;
		if (!has_amounts(c) || not_pay(c->words) || !draft_is_of_pay(c->words))
			continue;
		hourly = is_hourly(c);
		filled = fills_in(d, (int)k, &without);
		if (50 * without < d->table.rows || 2 * filled < without)
			continue;
		if (hourly && !is_hourly(draft_field_column(d, FIELD_BASE)) &&
		    d->fields[FIELD_PERIOD] >= 0) {
			d->other_base = (struct draft_case){.name = "hourly",
							    .rows_column = d->fields[FIELD_PERIOD],
							    .values = hourly_values(d),
							    .base_column = (int)k};
			if (*d->other_base.values)
				break;
			d->other_base.name = NULL;
		} else if (!hourly && draft_has_words(MIDDLE, c->words) &&
			   d->fields[FIELD_BASE_TO] >= 0) {
			d->other_base = (struct draft_case){.name = "only the middle",
							    .rows_column = d->fields[FIELD_BASE],
							    .values = "",
							    .base_column = (int)k};
			break;
		} else if (hourly) {
			c->remark = "hourly pay of rows without an annual one; no column says "
				    "which they are";
		}
	}
	if (d->other_base.name)
		d->table.columns[d->other_base.base_column].used = true;
}

/* Averages of jobs are not the pay of people. */
static void warn_of_averages(struct draft *d)
{
	const struct draft_column *pay = main_pay(d), *title = draft_field_column(d, FIELD_TITLE);
	size_t most = 0;

	if (!pay || !title || !d->table.rows)
		return;
	for (uint32_t i = 0; i < title->texts.names.count; i++)
		if (title->texts.counts[i] > most)
			most = title->texts.counts[i];
	bool each_once = most <= 1 && d->table.rows >= 5;
	if (draft_has_words(MIDDLE, pay->words) && d->fields[FIELD_BASE_TO] < 0 &&
	    (each_once || d->fields[FIELD_EMPLOYER] < 0))
		d->warning = draft_say(
		    d,
		    "\"%s\" is an average or a median: a row is then a group and no person; such "
		    "a table is kind = benchmarks, which needs occupation codes (SOC)",
		    pay->header);
	else if (each_once && d->fields[FIELD_BASE_TO] >= 0 && d->fields[FIELD_EMPLOYER] < 0)
		d->warning = "each title stands here once, with the ends of its range: this may be "
			     "a scale of pay, "
			     "and its rows no people";
}

void draft_settle_pay(struct draft *d)
{
	/* A currency by column of amounts that are dollars anyway is not the amounts'. */
	if (d->dollars && d->fields[FIELD_CURRENCY] >= 0)
		drop(d, FIELD_CURRENCY, "the pay is in dollars already");
	check_period_column(d);
	decide_currency(d);
	if (d->dollars && d->fields[FIELD_CURRENCY] >= 0)
		drop(d, FIELD_CURRENCY, "the pay is in dollars already");
	decide_period(d);
	if (d->dollars && d->fields[FIELD_PERIOD] >= 0)
		drop(d, FIELD_PERIOD, "the conversion is to a year");
	if (d->fields[FIELD_CURRENCY] < 0 && d->fields[FIELD_BASE_IN_USD] >= 0)
		drop(d, FIELD_BASE_IN_USD,
		     "a conversion, which needs the currency it is made from");
	find_other_base(d);
	warn_of_averages(d);
}

/* ---- benchmarks ---- */

struct figure_signs {
	enum field field;
	const char *words;
};

static const struct figure_signs FIGURES[] = {
    {FIELD_EMPLOYMENT_RSE,
     "emp prse|employee prse|employment rse|employment percent relative standard error"},
    {FIELD_MEAN_RSE, "mean prse|wage rse|mean rse|wage percent relative standard error"},
    {FIELD_EMPLOYMENT, "tot emp|tot employee|total employment|employment|number of "
		       "employees|employees|tot employed|-prse|-per|-change|-rse"},
    {FIELD_P10, "a pct10|a percent10|a p10|pct10|p10|10th percentile|annual 10th percentile|10th "
		"percentile wage|10th|percentile 10|10 percentile|wage p10|salary p10"},
    {FIELD_P25, "a pct25|a percent25|a p25|pct25|p25|25th percentile|annual 25th "
		"percentile|25th|percentile 25|25 percentile|lower quartile|first quartile|q1"},
    {FIELD_P50, "a median|annual median|median annual|median wage|median salary|median "
		"pay|p50|pct50|50th percentile|50th|percentile 50|median|q2"},
    {FIELD_P75, "a pct75|a percent75|a p75|pct75|p75|75th percentile|annual 75th "
		"percentile|75th|percentile 75|75 percentile|upper quartile|third quartile|q3"},
    {FIELD_P90, "a pct90|a percent90|a p90|pct90|p90|90th percentile|annual 90th "
		"percentile|90th|percentile 90|90 percentile"},
    {FIELD_MEAN, "a mean|annual mean|mean annual|annual mean wage|average annual|average "
		 "salary|average wage|average pay|mean wage|mean salary|mean|average|-prse|-rse"},
};

static const enum field HOURLY_OF[FIELD_COUNT] = {
    [FIELD_MEAN] = FIELD_HOURLY_MEAN, [FIELD_P10] = FIELD_HOURLY_P10,
    [FIELD_P25] = FIELD_HOURLY_P25,   [FIELD_P50] = FIELD_HOURLY_P50,
    [FIELD_P75] = FIELD_HOURLY_P75,   [FIELD_P90] = FIELD_HOURLY_P90};

static bool header_is_hourly(const char *words)
{
	return draft_has_words("h|hourly|hour|per hour", words);
}

static void guess_figures(struct draft *d, int fields[FIELD_COUNT])
{
	for (size_t s = 0; s < sizeof(FIGURES) / sizeof(FIGURES[0]); s++) {
		double best[2] = {0, 0};
		for (size_t k = 0; k < d->table.count; k++) {
			const struct draft_column *c = &d->table.columns[k];
			double points = draft_points(FIGURES[s].words, c->words);
			bool hourly = header_is_hourly(c->words);
			enum field field = hourly ? HOURLY_OF[FIGURES[s].field] : FIGURES[s].field;
			if (points <= best[hourly] || draft_share(c, LOOK_FIGURE) < 0.8 ||
			    (hourly && !field))
				continue;
			best[hourly] = points;
			fields[field] = (int)k;
		}
	}
}

static void guess_benchmark_keys(struct draft *d, int fields[FIELD_COUNT])
{
	static const struct figure_signs keys[] = {
	    {FIELD_OCCUPATION, "occ code|soc code|occupation code|soc|onet code|code|-title|-area"},
	    {FIELD_TITLE, "occ title|occupation title|soc title|occupation|title|job "
			  "title|occ|-code|-area|-group|-naics|-jobs"},
	    {FIELD_AREA, "area|area code|-title|-type|-name"},
	    {FIELD_AREA_TYPE, "area type"},
	    {FIELD_STATE, "prim state|st|state abbreviation"},
	    {FIELD_INDUSTRY, "naics|naics code|-title"},
	    {FIELD_GROUP, "o group|occ group|-i"},
	    {FIELD_HOURLY_ONLY, "hourly"},
	};

	for (size_t s = 0; s < sizeof(keys) / sizeof(keys[0]); s++) {
		double best = 0;
		for (size_t k = 0; k < d->table.count; k++) {
			const struct draft_column *c = &d->table.columns[k];
			double points = draft_points(keys[s].words, c->words);
			if (points <= best ||
			    (keys[s].field == FIELD_OCCUPATION &&
			     draft_share(c, LOOK_OCCUPATION) < 0.8) ||
			    (keys[s].field == FIELD_STATE && draft_share(c, LOOK_STATE) < 0.5) ||
			    (keys[s].field == FIELD_HOURLY_ONLY &&
			     draft_share(c, LOOK_AMOUNT) > 0.2))
				continue;
			best = points;
			fields[keys[s].field] = (int)k;
		}
	}
}

bool draft_guess_benchmarks(struct draft *d)
{
	static const enum field percentiles[] = {FIELD_P10, FIELD_P25, FIELD_P50, FIELD_P75,
						 FIELD_P90};
	size_t found = 0;
	int fields[FIELD_COUNT];

	for (size_t i = 0; i < FIELD_COUNT; i++)
		fields[i] = -1;
	guess_figures(d, fields);
	guess_benchmark_keys(d, fields);
	for (size_t i = 0; i < sizeof(percentiles) / sizeof(percentiles[0]); i++)
		found += fields[percentiles[i]] >= 0 || fields[HOURLY_OF[percentiles[i]]] >= 0;
	/* Three percentiles, or a mean and a median of occupations by their code. */
	if (found < 3 &&
	    !(fields[FIELD_OCCUPATION] >= 0 &&
	      (fields[FIELD_MEAN] >= 0 || fields[FIELD_P50] >= 0) && fields[FIELD_EMPLOYMENT] >= 0))
		return false;
	memcpy(d->fields, fields, sizeof(fields));
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (fields[i] >= 0)
			d->table.columns[fields[i]].used = true;
	d->kind = LAYOUT_BENCHMARKS;
	d->kind_why = draft_say(
	    d, "%zu columns of percentiles: a row is a group of people, and no person", found);
	return true;
}
