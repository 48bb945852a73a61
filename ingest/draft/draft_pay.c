/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draft_pay.c: which columns are pay: base, total, and its parts.
 *
 * A column is a candidate by its header's words and its values; candidates are weighted by how many
 * values could be annual (or hourly) pay, by how many rows have them, and against each other: an
 * amount precedes a range, two ends go together, a total is not less than its base.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "ingest/draft/draft_private.h"

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
	/* "Annual salary (without bonus)" is cut at its bracket; "additional" is a kind of
	 * bonus. */
	return draft_has_words(NOT_PAY, words);
}

bool draft_is_middle(const char *words)
{
	return draft_has_words(MIDDLE, words);
}

/* ---- candidates ---- */

struct candidate {
	int column; /* -1: none */
	double score;
};

bool draft_is_hourly(const struct draft_column *c)
{
	enum pay_period period = draft_header_period(c->words);

	return period == PERIOD_HOUR ||
	       (period == PERIOD_UNKNOWN && draft_share(c, LOOK_HOURLY) > 0.8);
}

/* How much of a column could be pay: annual best, hourly nearly as good, monthly a little less. */
static double plausible(const struct draft_column *c)
{
	enum pay_period period = draft_header_period(c->words);
	double annual = draft_share(c, LOOK_ANNUAL);

	if (draft_is_hourly(c))
		return 0.8 * fmax(draft_share(c, LOOK_HOURLY), annual);
	if (period != PERIOD_UNKNOWN && period != PERIOD_YEAR)
		return 0.9 * draft_share(c, LOOK_AMOUNT);
	return fmax(annual, 0.4 * draft_share(c, LOOK_AMOUNT));
}

static double weight_of(const struct draft *d, const struct draft_column *c)
{
	return (0.15 + 0.85 * draft_coverage(&d->table, c)) * (0.2 + 0.8 * plausible(c));
}

/* Dates and not pay: 2021 is a year, but 44197 may be a year's pay as well as a spreadsheet's day, and below a header of
 * pay it is pay. */
static bool has_dates(const struct draft_column *c)
{
	return draft_share(c, LOOK_DATE) >= 0.95 && draft_share(c, LOOK_ANNUAL) < 0.95;
}

static bool has_amounts(const struct draft_column *c)
{
	return c->filled && !c->used && !c->counts_rows && draft_share(c, LOOK_AMOUNT) >= 0.5 &&
	       draft_share(c, LOOK_PERCENT) < 0.2 && !has_dates(c);
}

bool draft_may_be_pay(const struct draft_column *c)
{
	return has_amounts(c) && !not_pay(c->words);
}

static struct candidate best_of(const struct draft *d, const char *list, double least_median)
{
	struct candidate best = {.column = -1};

	for (size_t k = 0; k < d->table.count; k++) {
		const struct draft_column *c = &d->table.columns[k];
		double points = draft_points(list, c->words);
		if (!draft_may_be_pay(c) || points <= 0 || c->median < least_median)
			continue;
		points *= weight_of(d, c);
		if (points > best.score)
			best = (struct candidate){.column = (int)k, .score = points};
	}
	return best;
}

/* The share of the rows with both in which the second is not less than the first. */
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

/* The header without the word for its end: "salary low" and "salary high" are one pair. */
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
		if (!draft_may_be_pay(low) || !draft_has_words(LOW_END, low->words))
			continue;
		stem(low_stem, low->words, LOW_END);
		for (size_t b = 0; b < d->table.count; b++) {
			const struct draft_column *high = &d->table.columns[b];
			char high_stem[200];
			size_t both;
			if (a == b || !draft_may_be_pay(high) ||
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
		draft_take(d, parts[p].field, best.column);
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
			draft_take(d, FIELD_BONUS, (int)k);
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
		/* With two ends, a third amount is their middle; the range of a job class is not a
		 * person's pay. */
		if (draft_is_middle(c->words))
			single *= 0.6;
		if (draft_share(c, LOOK_RANGE) > 0.5)
			single *= 0.7;
	}
	if (pair.low >= 0 &&
	    (base.column == pair.low || base.column == pair.high || pair.score >= single)) {
		draft_take(d, FIELD_BASE, pair.low);
		draft_take(d, FIELD_BASE_TO, pair.high);
		return;
	}
	/* A range column beside a column of amounts: the amounts. */
	if (base.column >= 0 && draft_share(&d->table.columns[base.column], LOOK_RANGE) > 0.5) {
		struct draft_column *range = &d->table.columns[base.column];
		range->used = true;
		struct candidate other = best_of(d, BASE, 1);
		range->used = false;
		if (other.column >= 0 && other.score > 0.5 * base.score &&
		    !draft_is_middle(d->table.columns[other.column].words)) {
			range->remark = "ranges: the single amount is preferred";
			base = other;
		}
	}
	draft_take(d, FIELD_BASE, base.column);
}

void draft_guess_pay(struct draft *d)
{
	struct candidate total;
	size_t both;

	draft_take(d, FIELD_BASE_IN_USD, best_of(d, IN_USD, 1).column);
	guess_parts(d);
	guess_additional(d);
	total = best_of(d, TOTAL, 1000);
	draft_take(d, FIELD_TOTAL, total.column);
	guess_base(d);
	if (d->fields[FIELD_BASE] >= 0 && d->fields[FIELD_TOTAL] >= 0 &&
	    in_order(d, d->fields[FIELD_BASE], d->fields[FIELD_TOTAL], &both) < 0.8 && both >= 5 &&
	    !draft_has_words("converted", d->table.columns[d->fields[FIELD_TOTAL]].words))
		draft_drop(d, FIELD_TOTAL, "no total: it is below the base in many rows");
	/* One currency for all rows, and annual, precedes what people wrote themselves. */
	if (d->fields[FIELD_TOTAL] >= 0 && d->fields[FIELD_BASE] >= 0 &&
	    draft_has_words("converted", d->table.columns[d->fields[FIELD_TOTAL]].words)) {
		draft_drop(d, FIELD_BASE, "the source's own conversion of it is taken");
		draft_drop(d, FIELD_BASE_TO, NULL);
	}
	/* The source's conversion is the only amount. */
	if (d->fields[FIELD_BASE] < 0 && d->fields[FIELD_TOTAL] < 0 &&
	    d->fields[FIELD_BASE_IN_USD] >= 0) {
		d->fields[FIELD_BASE] = d->fields[FIELD_BASE_IN_USD];
		d->fields[FIELD_BASE_IN_USD] = -1;
		d->dollars = true;
	}
}
