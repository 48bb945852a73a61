/* SPDX-License-Identifier: GPL-3.0-or-later */
/* row_pay.c: the pay of a row, in annual US dollars.
 *
 * Components are not mixed: base is base, and total is the source's total or, if all parts are
 * given, the sum of base and every other part. Of a range both ends are kept, and the amount that
 * represents it if it is posted: its middle, or the lower end of one open above ("95k+"); one open
 * below ("under 40k", or a lower end of 0) has none. A base of 0 beside a total is how sources
 * write "not given". Bonus and equity that cannot be read count as not given: the row is then
 * usable for its base but has no total.
 *
 * row_amount.c reads a cell, row_convert.c makes dollars of it, row_ranges.c puts two ends together,
 * and row_parts.c adds bonus and equity.
 */
#include <string.h>

#include "ingest/rows/row_amount.h"

/* Hours per week from which a job is full-time, and paid weeks per year. */
static const double FULL_TIME_LEAST = 30;

/* Plain digits of annual US dollars: most rows of most files, and nothing to convert. False: it is
 * not that plain. */
static inline bool read_plain_dollars(const struct row_reader *r, struct text t,
				      struct pay_terms *terms, money *out)
{
	if (terms->hints.currency != CURRENCY_USD || terms->hints.period != PERIOD_YEAR ||
	    r->rules.missing_is_number || !pay_read_plain(t, out) || *out == 0)
		return false;
	if (!terms->settled)
		terms->currency = terms->hints.currency;
	terms->settled = true;
	return true;
}

static bool read_any(struct row_reader *r, const struct csv_record *record, enum field field,
		     struct pay_terms *terms, money *out, bool *zero);

/* Plain digits in a file of pairs: one amount, or with the pair's other row the two ends of a range,
 * neither of which has lost its thousands. False: it is not that plain. */
static inline bool read_plain_pair(struct row_reader *r, struct pay_terms *terms, money *out)
{
	money first = r->now.plain;
	money second = r->now.other ? r->now.other_plain : first;

	return first > 0 && second > 0 &&
	       row_convert_plain(r, COMPONENT_BASE, first < second ? first : second,
				 first < second ? second : first, terms, out);
}

/* Base pay in a file of pairs. False: a fault. */
static bool read_paired(struct row_reader *r, const struct csv_record *record,
			struct pay_terms *terms, money *out, bool *zero)
{
	if (!read_plain_pair(r, terms, out))
		return read_any(r, record, FIELD_BASE, terms, out, zero);
	return !row_is_ranged(&r->now.o, COMPONENT_BASE) ||
	       row_limit_range(r, record, FIELD_BASE, out);
}

static bool read_any(struct row_reader *r, const struct csv_record *record, enum field field,
		     struct pay_terms *terms, money *out, bool *zero)
{
	struct row_amount amount;

	*out = MONEY_NONE;
	switch (row_amount_read(r, record, field, &terms->hints, &amount)) {
	case AMOUNT_ZERO:
		*zero = true;
		/* fall through */
	case AMOUNT_NONE:
		if (field != FIELD_BASE || !row_read_upper_alone(r, record, &terms->hints, &amount))
			return true;
		break;
	case AMOUNT_BAD:
		return row_fault(r, record, amount.reason, field);
	case AMOUNT_GIVEN:
		if (field == FIELD_BASE && !row_read_upper_end(r, record, &terms->hints, &amount))
			return false;
		break;
	}
	if (!row_convert(r, record, field, &amount, terms, out))
		return false;
	if (field == FIELD_BASE && amount.bonus >= 0)
		terms->bonus = money_of(amount.bonus * terms->per_year[amount.period] * terms->fx);
	if (*out == MONEY_NONE)
		return row_fault(r, record, REJECT_PAY_RANGE, field);
	return !row_is_ranged(&r->now.o, row_component(field)) ||
	       row_limit_range(r, record, field, out);
}

/* Base or total: the pay that a row needs. *zero: it is 0. Inlined for each, of which the other is mostly not there. */
static inline __attribute__((always_inline)) bool
read_main(struct row_reader *r, const struct csv_record *record, enum field field,
	  struct pay_terms *terms, money *out, bool *zero)
{
	int column = r->now.at[field];

	if (column == COLUMN_NONE) {
		*out = MONEY_NONE;
		return true;
	}
	if (field == FIELD_BASE && r->rules.pairs_as_is) {
		if (!read_paired(r, record, terms, out, zero))
			return false;
	} else if ((!r->rules.as_is[row_component(field)] ||
		    !read_plain_dollars(r, row_field(record, column), terms, out)) &&
		   !read_any(r, record, field, terms, out, zero)) {
		return false;
	}
	if (*out != MONEY_NONE && !row_is_ranged(&r->now.o, row_component(field)) &&
	    (*out < r->rules.pay_least || *out > r->rules.pay_most))
		return row_fault(r, record, REJECT_PAY_RANGE, field);
	return true;
}

/* The rate and currency of observations read back, for the record only. */
static bool read_given_rate(struct row_reader *r, const struct csv_record *record,
			    const struct facts *currency)
{
	int column = r->now.at[FIELD_FX];

	if (column == COLUMN_NONE)
		return true;
	if (currency->state == FACTS_GIVEN)
		r->now.o.currency = currency->is.currency;
	if (!row_field(record, column).len)
		return true;
	return (text_to_double(text_trim(row_field(record, column)), &r->now.o.fx) &&
		r->now.o.fx > 0) ||
	       row_fault(r, record, REJECT_VALUE, FIELD_FX);
}

/* Of a list by country the one where the row is; elsewhere only what the amount itself says. */
static void hint_currency(const struct row_reader *r, const struct facts *currency,
			  struct pay_terms *terms)
{
	code country = r->now.o.place.country;

	if (!currency->by_country) {
		terms->hints.currency = currency->is.currency;
		return;
	}
	if (country)
		terms->hints.currency = currency_by_country(text_of(currency->is.name), country);
}

/* What each period's pay comes to in a full-time year, by the row's hours and part of a job. */
static bool read_time(struct row_reader *r, const struct csv_record *record,
		      struct pay_terms *terms)
{
	const struct facts *hours = r->now.given[FIELD_HOURS], *fte = r->now.given[FIELD_FTE];
	double full_week = r->rules.per_year[PERIOD_HOUR] / WEEKS_PER_YEAR, part = 1;

	if (hours->state == FACTS_BAD)
		return row_fault(r, record, REJECT_VALUE, FIELD_HOURS);
	if (fte->state == FACTS_BAD)
		return row_fault(r, record, REJECT_VALUE, FIELD_FTE);
	memcpy(r->now.time_room, r->rules.per_year, sizeof(r->now.time_room));
	if (hours->state == FACTS_GIVEN && hours->is.number >= FULL_TIME_LEAST)
		r->now.time_room[PERIOD_HOUR] = hours->is.number * WEEKS_PER_YEAR;
	else if (hours->state == FACTS_GIVEN)
		part = hours->is.number / full_week;
	if (fte->state == FACTS_GIVEN)
		part = fte->is.number;
	r->now.o.fte = part;
	for (int period = PERIOD_UNKNOWN; period < PERIOD_HOUR && !r->layout->full_time_pay;
	     period++)
		r->now.time_room[period] /= part;
	terms->per_year = r->now.time_room;
	return true;
}

void row_pay_terms(const struct row_reader *r, struct pay_terms *out)
{
	const struct facts *currency = r->now.given[FIELD_CURRENCY];
	const struct facts *period = r->now.given[FIELD_PERIOD];

	*out = (struct pay_terms){.hints = {.mark = r->layout->mark},
				  .fx = 1,
				  .per_year = r->rules.per_year,
				  .bonus = MONEY_NONE};
	/* The country decides whose a currency sign is, unless the row names the currencies it can
	 * be. */
	if (currency->state != FACTS_GIVEN || !currency->by_country ||
	    currency == &r->constants[FIELD_CURRENCY])
		out->hints.country = r->now.o.place.country;
	if (currency->state == FACTS_GIVEN)
		hint_currency(r, currency, out);
	if (period->state == FACTS_GIVEN)
		out->hints.period = (enum pay_period)period->is.word;
}

bool row_read_pay(struct row_reader *r, const struct csv_record *record)
{
	const struct facts *currency = r->now.given[FIELD_CURRENCY];
	const struct facts *period = r->now.given[FIELD_PERIOD];
	struct pay_terms terms;

	if (currency->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)currency->reason, FIELD_CURRENCY);
	if (period->state == FACTS_BAD)
		return row_fault(r, record, (enum reject_reason)period->reason, FIELD_PERIOD);
	row_pay_terms(r, &terms);
	if (r->out.rows)
		r->now.hints = terms.hints;
	if (r->rules.has_time && !read_time(r, record, &terms))
		return false;
	return row_read_pay_by(r, record, &terms) && read_given_rate(r, record, currency);
}

bool row_read_pay_by(struct row_reader *r, const struct csv_record *record, struct pay_terms *terms)
{
	enum field main_field = r->now.at[FIELD_BASE] != COLUMN_NONE ? FIELD_BASE : FIELD_TOTAL;
	money *pay = r->now.o.pay;
	bool zero = false;

	r->now.o.ranged = false;
	r->now.o.publish = r->layout->publish;
	r->now.o.ranges = r->now.other ? RANGES_POSTED : r->layout->ranges;
	if (!read_main(r, record, FIELD_BASE, terms, &pay[COMPONENT_BASE], &zero) ||
	    !read_main(r, record, FIELD_TOTAL, terms, &pay[COMPONENT_TOTAL], &zero))
		return false;
	if (r->rules.has_ends &&
	    (!row_read_given_ends(r, record, FIELD_BASE, FIELD_BASE_LOW, FIELD_BASE_HIGH) ||
	     !row_read_given_ends(r, record, FIELD_TOTAL, FIELD_TOTAL_LOW, FIELD_TOTAL_HIGH) ||
	     !row_read_ranges_word(r, record)))
		return false;
	if (pay[COMPONENT_BASE] == MONEY_NONE && pay[COMPONENT_TOTAL] == MONEY_NONE &&
	    !r->now.o.ranged)
		return row_fault(r, record, zero ? REJECT_PAY_ZERO : REJECT_NO_PAY, main_field);
	pay[COMPONENT_EQUITY] = MONEY_NONE;
	pay[COMPONENT_BONUS] = terms->bonus;
	r->now.doubtful_total = false;
	if (r->rules.has_parts || r->now.at[FIELD_TOTAL] != COLUMN_NONE)
		row_read_parts(r, record, terms);
	if (pay[COMPONENT_BASE] == MONEY_NONE && pay[COMPONENT_TOTAL] == MONEY_NONE &&
	    !row_is_ranged(&r->now.o, COMPONENT_BASE) && !row_is_ranged(&r->now.o, COMPONENT_TOTAL))
		return row_fault(r, record, REJECT_NO_PAY, FIELD_TOTAL);
	r->now.o.currency = terms->currency;
	r->now.o.fx = terms->fx;
	return true;
}

void row_say_no_pay(struct row_reader *r, const struct plain_rate *rate)
{
	struct observation *o = &r->now.o;

	o->ranged = false;
	o->publish = r->layout->publish;
	o->ranges = r->layout->ranges;
	for (int c = 0; c < COMPONENT_COUNT; c++)
		o->pay[c] = MONEY_NONE;
	o->currency = rate->currency;
	o->fx = rate->fx;
}
