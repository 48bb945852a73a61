/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_convert.c: from an amount to annual US dollars: by its period, its currency and its year. */
#include <assert.h>
#include <math.h>

#include "ingest/rows/row_amount.h"

static bool rate_of(struct row_reader *r, code currency, int year, double *usd)
{
	struct kept_rate *kept = &r->rates[(currency * 31u + (unsigned)year) % RATES_KEPT];

	if (currency == CURRENCY_USD) {
		*usd = 1;
		return true;
	}
	if (kept->currency != currency || kept->year != year) {
		*kept = (struct kept_rate){.currency = currency, .year = year};
		kept->known = fx_rate(r->tables->fx, currency, year, &kept->usd);
	}
	*usd = kept->usd;
	return kept->known;
}

/* If there is no rate, the source's own conversion of its base pay gives one; for a pair, the
 * conversions of both rows, since `annual` is the middle. */
static bool rate_of_source(const struct row_reader *r, const struct csv_record *record,
			   enum field field, double annual, double *usd)
{
	int column = r->now.at[FIELD_BASE_IN_USD];
	double converted, other;

	if (field != FIELD_BASE || column == COLUMN_NONE || !(annual > 0) ||
	    !text_to_double(text_trim(row_field(record, column)), &converted) || !(converted > 0))
		return false;
	if (r->now.other) {
		if (!text_to_double(text_trim(row_field(r->now.other, column)), &other) ||
		    !(other > 0))
			return false;
		converted = (converted + other) / 2;
	}
	*usd = converted / annual;
	return true;
}

/* The rate of an amount's currency; the row's first amount settles it for the row's record. */
static bool find_rate(struct row_reader *r, const struct csv_record *record, enum field field,
		      const struct row_amount *amount, struct pay_terms *terms, double *fx)
{
	if (!amount->currency)
		return row_fault(r, record, REJECT_CURRENCY, FIELD_CURRENCY);
	if (terms->settled && terms->currency == amount->currency) {
		*fx = terms->fx;
		return true;
	}
	if (!rate_of(r, amount->currency, r->now.o.date.year, fx) &&
	    !rate_of_source(r, record, field, amount->value * r->rules.per_year[amount->period],
			    fx))
		return row_fault(r, record, REJECT_NO_RATE, FIELD_CURRENCY);
	if (!terms->settled) {
		terms->currency = amount->currency;
		terms->fx = *fx;
		terms->settled = true;
	}
	return true;
}

static void convert_ends(struct row_reader *r, const struct row_amount *amount, double rate,
			 enum component component)
{
	row_set_ends(
	    &r->now.o, component,
	    (struct pay_ends){
		.low = amount->low > 0 ? money_of(amount->low * rate) : MONEY_NONE,
		.high = isfinite(amount->high) ? money_of(amount->high * rate) : MONEY_NONE,
	    });
}

bool row_convert(struct row_reader *r, const struct csv_record *record, enum field field,
		 const struct row_amount *amount, struct pay_terms *terms, money *out)
{
	double per_year = terms->per_year[amount->period];
	double fx = 1;

	assert(amount->period <= PERIOD_HOUR);
	if (!(per_year > 0))
		return row_fault(r, record, REJECT_PERIOD, FIELD_PERIOD);
	if (!find_rate(r, record, field, amount, terms, &fx))
		return false;
	*out = amount->exact && per_year * fx == 1 ? amount->cents
						   : money_of(amount->value * per_year * fx);
	if (amount->ranged && (field == FIELD_BASE || field == FIELD_TOTAL))
		convert_ends(r, amount, per_year * fx, row_component(field));
	return true;
}

bool row_convert_plain(struct row_reader *r, enum component component, money low, money high,
		       struct pay_terms *terms, money *out)
{
	struct plain_rate rate = {.currency = terms->hints.currency,
				  .per_year = terms->per_year[terms->hints.period]};
	struct sole_pay pay;

	if (!(rate.per_year > 0) ||
	    (double)high / MONEY_PER_DOLLAR > (double)low / MONEY_PER_DOLLAR * RANGE_RATIO_MOST ||
	    !rate.currency || !rate_of(r, rate.currency, r->now.o.date.year, &rate.fx))
		return false;
	pay = row_plain_annual(&rate, low, high);
	*out = pay.point;
	if (*out == MONEY_NONE)
		return false;
	if (pay_is_range(pay.ends))
		row_set_ends(&r->now.o, component, pay.ends);
	terms->currency = rate.currency;
	terms->fx = rate.fx;
	terms->settled = true;
	return true;
}

bool row_plain_rate(struct row_reader *r, const struct pay_terms *terms, struct plain_rate *out)
{
	out->currency = terms->hints.currency;
	out->per_year = terms->per_year[terms->hints.period];
	return out->per_year > 0 && out->currency &&
	       (r->pairs ||
		(out->currency == CURRENCY_USD && terms->hints.period == PERIOD_YEAR)) &&
	       rate_of(r, out->currency, r->now.o.date.year, &out->fx);
}
