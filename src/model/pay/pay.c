/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay.c: the one reader of pay text.
 *
 * pay_text.c reads it to the end, pay_currencies.c and pay_amounts.c make of it one amount or one
 * range, in one currency and one period, or the pay is rejected with the reason. Nothing is
 * guessed.
 */
#include "model/pay/pay.h"

#include <assert.h>
#include <string.h>

#include "model/pay/pay_reader.h"

int pay_read(struct text t, const struct pay_hints *hints, struct pay_reading *out,
	     enum reject_reason *reason)
{
	struct pay_reader r;
	double values[2];
	code currency;

	memset(&r, 0, offsetof(struct pay_reader, amounts));
	if (!pay_characters_read(t, &r.text))
		return pay_refuse(reason, REJECT_PAY_TEXT);
	if (!r.text.count)
		return pay_refuse(reason, REJECT_NO_PAY);
	memset(&r.amounts, 0, sizeof(r) - offsetof(struct pay_reader, amounts));
	r.at = 0;
	if (pay_reader_text(&r, reason) || pay_reader_amounts(&r, hints->mark, values, reason))
		return -1;
	if (!pay_reader_decide(&r, hints, &currency))
		return pay_refuse(reason, REJECT_CURRENCY);
	if (r.times) {
		if (r.period == PERIOD_HOUR || r.period == PERIOD_DAY || r.period == PERIOD_WEEK)
			return pay_refuse(reason, REJECT_PAY_TEXT);
		r.period = PERIOD_YEAR;
		values[0] *= r.times;
		values[1] *= r.times;
	}
	if (r.lakhs && !pay_counts_lakhs(currency))
		return pay_refuse(reason, REJECT_PAY_TEXT);
	assert(values[0] <= values[1]);
	bool open_low = !(values[0] > 0) || (r.up_to && r.count == 1);
	bool open_high = r.or_more || (r.from && r.count == 1);
	if (open_low && open_high) /* "0-40k+", "<95k+" */
		return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	*out = (struct pay_reading){
	    .low = open_low ? 0 : values[0],
	    .high = values[1],
	    .currency = currency,
	    .period = r.period != PERIOD_UNKNOWN ? r.period : hints->period,
	    .open_high = open_high,
	    .open_low = open_low,
	    .on_top = r.tail.begun,
	};
	out->bonus = pay_reader_bonus(&r, hints, out);
	return 0;
}
