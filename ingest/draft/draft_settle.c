/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_settle.c: the period and currency of pay, and the columns that some rows have them in
 * instead.
 *
 * Columns are assigned before (draft_pay.c, draft_guess.c). What neither headers nor values decide
 * is left for a person to fill in, with what is known about it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/draft/draft_private.h"

enum { HOUR_PAY_LEAST = 5, HOUR_PAY_MOST = 250 }; /* US dollars */

static struct draft_column *main_pay(const struct draft *d)
{
	struct draft_column *base = draft_field_column(d, FIELD_BASE);

	return base ? base : draft_field_column(d, FIELD_TOTAL);
}

/* ---- the period ---- */

static const char *period_name(enum pay_period period)
{
	static const char *const words[] = {
	    [PERIOD_YEAR] = "year", [PERIOD_MONTH] = "month", [PERIOD_BIWEEK] = "biweek",
	    [PERIOD_WEEK] = "week", [PERIOD_DAY] = "day",     [PERIOD_HOUR] = "hour"};

	return words[period];
}

/* A column may say "hourly" for people whose annual rate is in the row all the same. */
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
		draft_drop(d, FIELD_PERIOD,
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
	/* Amounts of 20 are not annual, whatever the header. */
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
		/* Rows whose period is empty are rare; the others decide what they are. */
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

/* The one currency that other headers name; 0 if there is none, or two. */
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
	double *dollars = mem_alloc(d->table.rows, sizeof(*dollars));
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
		if (!draft_may_be_pay(c) || !draft_is_of_pay(c->words))
			continue;
		hourly = draft_is_hourly(c);
		filled = fills_in(d, (int)k, &without);
		if (50 * without < d->table.rows || 2 * filled < without)
			continue;
		if (hourly && !draft_is_hourly(draft_field_column(d, FIELD_BASE)) &&
		    d->fields[FIELD_PERIOD] >= 0) {
			d->other_base = (struct draft_case){.name = "hourly",
							    .rows_column = d->fields[FIELD_PERIOD],
							    .values = hourly_values(d),
							    .base_column = (int)k};
			if (*d->other_base.values)
				break;
			d->other_base.name = NULL;
		} else if (!hourly && draft_is_middle(c->words) && d->fields[FIELD_BASE_TO] >= 0) {
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
	if (draft_is_middle(pay->words) && d->fields[FIELD_BASE_TO] < 0 &&
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
		draft_drop(d, FIELD_CURRENCY, "the pay is in dollars already");
	check_period_column(d);
	decide_currency(d);
	if (d->dollars && d->fields[FIELD_CURRENCY] >= 0)
		draft_drop(d, FIELD_CURRENCY, "the pay is in dollars already");
	decide_period(d);
	if (d->dollars && d->fields[FIELD_PERIOD] >= 0)
		draft_drop(d, FIELD_PERIOD, "the conversion is to a year");
	if (d->fields[FIELD_CURRENCY] < 0 && d->fields[FIELD_BASE_IN_USD] >= 0)
		draft_drop(d, FIELD_BASE_IN_USD,
			   "a conversion, which needs the currency it is made from");
	find_other_base(d);
	warn_of_averages(d);
}
