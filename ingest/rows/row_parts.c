/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_parts.c: bonus and equity beside base and total.
 *
 * Nothing in them can reject the row. A part that cannot be read counts as not given, and the row's
 * only total is then the one that its source states.
 */
#include <math.h>

#include "ingest/rows/row_amount.h"

/* Parts of base pay over this are amounts in the wrong column. */
static const double SHARE_MOST = 5;
/* A part below this many units of its currency per year is not given: "10" beside 80,000 is a
 * percentage, or thousands, and nothing shows which. */
static const double PART_LEAST = 100;

/* A part that is given in percent of base pay. "0.15" among percents without a sign is a fraction or next to
 * nothing, and nothing shows which. */
static money read_share_of_base(const struct row_reader *r, const struct csv_record *record,
				enum field field)
{
	struct text t = text_trim(row_field(record, r->now.at[field]));
	money base = r->now.o.pay[COMPONENT_BASE];
	double times = r->layout->units[field].times, share;
	bool sign = text_ends(t, TEXT_LITERAL("%"));

	if (layout_is_missing(r->layout, t) || base == MONEY_NONE)
		return MONEY_NONE;
	if (sign) {
		t.len--;
		times = 0.01;
	}
	if (!text_to_double(text_trim(t), &share) || share < 0 || share * times > SHARE_MOST ||
	    (!sign && times < 1 && share > 0 && share < 1))
		return MONEY_NONE;
	return money_of((double)base / MONEY_PER_DOLLAR * share * times);
}

/* Plain digits of annual US dollars: most parts. False: it is not that plain. */
static inline bool read_plain_part(const struct row_reader *r, const struct csv_record *record,
				   enum field field, struct pay_terms *terms, money *out)
{
	if (terms->hints.currency != CURRENCY_USD || r->rules.missing_is_number ||
	    terms->per_year[PERIOD_YEAR] != 1 || r->layout->units[field].times > 0 ||
	    !pay_read_plain(row_field(record, r->now.at[field]), out))
		return false;
	if (*out == 0)
		return true;
	if (!terms->settled) {
		terms->currency = CURRENCY_USD;
		terms->fx = 1;
		terms->settled = true;
	}
	if (*out > r->rules.pay_most || *out < (money)PART_LEAST * MONEY_PER_DOLLAR)
		*out = MONEY_NONE;
	return true;
}

/* One that is not that plain. */
static money read_any_part(struct row_reader *r, const struct csv_record *record, enum field field,
			   struct pay_terms *terms)
{
	struct pay_hints hints = terms->hints;
	struct row_amount amount;
	money out = MONEY_NONE;

	/* Beside a monthly or hourly base a bonus or grant is still annual. */
	hints.period = PERIOD_YEAR;
	switch (row_amount_read(r, record, field, &hints, &amount)) {
	case AMOUNT_ZERO:
		return 0;
	case AMOUNT_GIVEN:
		if (amount.ranged && (!(amount.low > 0) || isinf(amount.high)))
			return MONEY_NONE; /* "up to 10k", "5k+": the amount is unknown */
		if (row_convert(r, record, field, &amount, terms, &out) && out != MONEY_NONE &&
		    out <= r->rules.pay_most &&
		    amount.value * terms->per_year[amount.period] >= PART_LEAST)
			return out;
		return MONEY_NONE;
	case AMOUNT_NONE:
	case AMOUNT_BAD:
		break;
	}
	return MONEY_NONE;
}

/* Bonus, equity, or both in one. Nothing in it can reject the row. */
static inline money read_part(struct row_reader *r, const struct csv_record *record,
			      enum field field, struct pay_terms *terms)
{
	money out;

	if (r->now.at[field] == COLUMN_NONE || !row_field(record, r->now.at[field]).len)
		return MONEY_NONE;
	if (r->layout->units[field].of_base)
		return read_share_of_base(r, record, field);
	return read_plain_part(r, record, field, terms, &out)
		   ? out
		   : read_any_part(r, record, field, terms);
}

/* A total below its base, or below base and bonus by more than rounding, or no more than the bonus,
 * is not a total: people wrote the bonus alone. (How much of a grant a total includes is
 * unknown.) */
static bool is_doubtful(const struct observation *o)
{
	money total = o->pay[COMPONENT_TOTAL], bonus = o->pay[COMPONENT_BONUS];
	money base =
	    row_is_ranged(o, COMPONENT_BASE) ? o->ends[COMPONENT_BASE].low : o->pay[COMPONENT_BASE];

	if (total == MONEY_NONE)
		return false;
	if (base != MONEY_NONE && total < base - base / 1000)
		return true;
	if (bonus == MONEY_NONE || bonus == 0)
		return false;
	return total <= bonus || (base != MONEY_NONE && total < base + bonus - (base + bonus) / 50);
}

/* The total of base and the rest. Of a range each end moves as far. */
static void add_up(struct observation *o, money rest)
{
	struct pay_ends ends = o->ends[COMPONENT_BASE];

	if (o->pay[COMPONENT_BASE] != MONEY_NONE)
		o->pay[COMPONENT_TOTAL] = o->pay[COMPONENT_BASE] + rest;
	if (!row_is_ranged(o, COMPONENT_BASE))
		return;
	if (ends.low != MONEY_NONE)
		ends.low += rest;
	if (ends.high != MONEY_NONE)
		ends.high += rest;
	row_set_ends(o, COMPONENT_TOTAL, ends);
}

/* Of a grant over years, one of them. */
static money a_year(const struct row_reader *r, money grant)
{
	const struct facts *years = r->now.given[FIELD_EQUITY_YEARS];

	if (!r->rules.has_vesting || grant == MONEY_NONE || grant == 0)
		return grant;
	return years->state == FACTS_GIVEN
		   ? money_of((double)grant / MONEY_PER_DOLLAR / years->is.number)
		   : MONEY_NONE;
}

void row_read_parts(struct row_reader *r, const struct csv_record *record, struct pay_terms *terms)
{
	money *pay = r->now.o.pay;
	money both = read_part(r, record, FIELD_BONUS_AND_EQUITY, terms);

	if (r->now.at[FIELD_BONUS] != COLUMN_NONE || both != MONEY_NONE)
		pay[COMPONENT_BONUS] = read_part(r, record, FIELD_BONUS, terms);
	pay[COMPONENT_EQUITY] = a_year(r, read_part(r, record, FIELD_EQUITY, terms));
	r->now.doubtful_total = is_doubtful(&r->now.o);
	if (r->now.doubtful_total) {
		pay[COMPONENT_TOTAL] = MONEY_NONE;
		if (r->now.o.ranged)
			r->now.o.ends[COMPONENT_TOTAL] =
			    (struct pay_ends){.low = MONEY_NONE, .high = MONEY_NONE};
	}
	if (pay[COMPONENT_TOTAL] != MONEY_NONE || row_is_ranged(&r->now.o, COMPONENT_TOTAL) ||
	    (pay[COMPONENT_BASE] == MONEY_NONE && !row_is_ranged(&r->now.o, COMPONENT_BASE)))
		return;
	if (both != MONEY_NONE)
		add_up(&r->now.o, both);
	else if (pay[COMPONENT_BONUS] != MONEY_NONE && pay[COMPONENT_EQUITY] != MONEY_NONE)
		add_up(&r->now.o, pay[COMPONENT_BONUS] + pay[COMPONENT_EQUITY]);
}
