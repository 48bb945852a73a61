/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_amounts.c: from the numbers of a pay text to two ends: their decimal mark, their scale, their order. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "model/pay/pay_reader.h"

/* What the numbers show of the decimal mark; they must not disagree. */
static int gather_evidence(const struct pay_reader *r, enum decimal_mark *evidence,
			   enum reject_reason *reason)
{
	*evidence = MARK_DECIDE;
	for (size_t i = 0; i < r->count; i++) {
		enum decimal_mark shown = r->amounts[i].number.evidence;
		if (*evidence != MARK_DECIDE && shown != MARK_DECIDE && shown != *evidence)
			return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
		if (shown != MARK_DECIDE)
			*evidence = shown;
	}
	return 0;
}

/* "120-155k": the k applies to both, if the bare numbers ascend and the low one is not already as
 * large as the result ("95000-1.2M" and "900-1.2k" are unchanged). */
static void share_multiplier(struct pay_amount *low, struct pay_amount *high, const double bare[2])
{
	if (!(bare[0] <= bare[1]))
		return;
	if (low->exponent < 0)
		low->exponent = high->exponent;
	else if (high->exponent < 0 && bare[1] < bare[0] * pow(10, low->exponent))
		high->exponent = low->exponent;
}

/* Currencies of countries where a point groups thousands. If the text names one of these, a point
 * before three digits does: nobody writes three decimals of money. */
static bool point_groups(const struct pay_reader *r)
{
	static const char currencies[] = "EUR DKK NOK SEK ISK PLN CZK HUF RON BGN HRK RSD TRY RUB "
					 "MDL UAH BRL ARS CLP COP UYU PYG IDR VND CHF ";
	char letters[4];

	for (size_t i = 0; i < r->currency_count; i++) {
		code_text(r->currencies[i], letters);
		if (!strstr(currencies, letters))
			return false;
	}
	return r->currency_count > 0;
}

/* The caller's mark, or the one that the text's own currency implies ("€45.000"). */
static enum decimal_mark mark_for(const struct pay_reader *r, const struct pay_amount *amount,
				  enum decimal_mark hint, enum decimal_mark evidence)
{
	if (hint != MARK_DECIDE || evidence != MARK_DECIDE || amount->exponent >= 0 ||
	    amount->number.last_separator != '.' || amount->number.shape != SHAPE_EITHER)
		return hint;
	return point_groups(r) ? MARK_COMMA : hint;
}

static int value_of(const struct pay_reader *r, size_t i, enum decimal_mark hint,
		    enum decimal_mark evidence, int exponent, double *value,
		    enum reject_reason *reason)
{
	return pay_number_value(&r->amounts[i].number, mark_for(r, &r->amounts[i], hint, evidence),
				evidence, exponent, value, reason);
}

/* "10" of "10-20,000". */
static bool is_bare(const struct pay_amount *amount)
{
	return amount->exponent < 0 && amount->number.shape == SHAPE_WHOLE &&
	       amount->number.digit_count <= 3;
}

int pay_range_settle(double *low, double *high, bool low_bare, bool high_bare,
		     enum reject_reason *reason)
{
	double raised;

	if (*low <= *high) {
		if (*high <= *low * RANGE_RATIO_MOST)
			return 0;
		raised = *low * 1000;
		if (!low_bare || raised > *high || *high > raised * RANGE_RATIO_MOST)
			return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
		*low = raised;
		return 0;
	}
	raised = *high * 1000;
	if (!high_bare || *low < 1000 || raised < *low || raised > *low * RANGE_RATIO_MOST)
		return pay_refuse(reason, REJECT_PAY_SWAPPED);
	*high = raised;
	return 0;
}

int pay_reader_amounts(struct pay_reader *r, enum decimal_mark hint, double values[2],
		       enum reject_reason *reason)
{
	enum decimal_mark evidence;
	double bare[2];

	assert(r->count == 1 || r->count == 2);
	if (gather_evidence(r, &evidence, reason))
		return -1;
	for (size_t i = 0; i < r->count; i++)
		if (value_of(r, i, hint, evidence, 0, &bare[i], reason))
			return -1;
	if (r->count == 2)
		share_multiplier(&r->amounts[0], &r->amounts[1], bare);
	for (size_t i = 0; i < r->count; i++) {
		int exponent = r->amounts[i].exponent;
		if (value_of(r, i, hint, evidence, exponent < 0 ? 0 : exponent, &values[i], reason))
			return -1;
	}
	if (r->count == 1)
		values[1] = values[0];
	if (r->negative)
		return pay_refuse(reason, REJECT_PAY_NEGATIVE);
	/* 0 as the low end is the end of a bracket, not a person's pay */
	if (!(values[1] > 0) || (r->count == 1 && !(values[0] > 0)))
		return pay_refuse(reason, REJECT_PAY_ZERO);
	if (r->count == 2 && values[0] > 0)
		return pay_range_settle(&values[0], &values[1], is_bare(&r->amounts[0]),
					is_bare(&r->amounts[1]), reason);
	return 0;
}

double pay_reader_bonus(const struct pay_reader *r, const struct pay_hints *hints,
			const struct pay_reading *pay)
{
	const struct pay_part *bonus = &r->tail.bonus;
	double base = pay->open_high ? pay->low : (pay->low + pay->high) / 2, value;
	enum reject_reason reason;

	if (r->tail.bonuses != 1 || r->tail.not_annual || pay->open_low ||
	    pay_number_value(&bonus->number, hints->mark, MARK_DECIDE,
			     bonus->exponent < 0 ? 0 : bonus->exponent, &value, &reason))
		return (double)NAN;
	if (bonus->percent)
		return value <= 100 ? base * value / 100 : (double)NAN;
	/* "170k + 20 bonus", and a bonus beside an hour's pay */
	if ((bonus->exponent < 0 && r->amounts[0].exponent >= 0 && value < 1000) ||
	    (pay->period != PERIOD_YEAR && pay->period != PERIOD_UNKNOWN))
		return (double)NAN;
	return value;
}
