/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_pay.c: any bytes are pay that can be defended, or a reject with a reason.
 *
 * The first byte chooses the hints, the rest is the text. Amounts are above zero, finite and in
 * order; blanks around the text change nothing; and the fast reader of plain digits agrees.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/pay/pay.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "fuzz_pay: %s\n", what);
	abort();
}

static bool same(const struct pay_reading *a, const struct pay_reading *b)
{
	return !(a->low < b->low) && !(a->low > b->low) && !(a->high < b->high) &&
	       !(a->high > b->high) && a->currency == b->currency && a->period == b->period &&
	       a->open_high == b->open_high && a->open_low == b->open_low;
}

static void check_reading(const struct pay_reading *reading)
{
	hold(isfinite(reading->low) && isfinite(reading->high), "an amount without end");
	hold(reading->low <= reading->high && reading->high > 0, "amounts out of order");
	hold(reading->open_low ? !(reading->low > 0) : reading->low > 0, "a low end of 0");
	hold(reading->open_low || reading->high <= reading->low * RANGE_RATIO_MOST,
	     "ends too far apart");
	hold(!(reading->bonus < 0) && !isinf(reading->bonus), "no such bonus");
	hold(!(reading->open_low && reading->open_high), "open at both ends");
	hold(reading->currency == 0 || currency_known(reading->currency), "an unknown currency");
	hold(reading->period >= PERIOD_UNKNOWN && reading->period <= PERIOD_HOUR, "no such period");
}

static void check_reason(enum reject_reason reason)
{
	hold(reason == REJECT_NO_PAY || reason == REJECT_PAY_TEXT ||
		 reason == REJECT_PAY_AMBIGUOUS || reason == REJECT_PAY_ZERO ||
		 reason == REJECT_PAY_NEGATIVE || reason == REJECT_PAY_SWAPPED ||
		 reason == REJECT_CURRENCY,
	     "a reason that is not one of pay text");
}

static void check_blanks(struct text t, const struct pay_hints *hints, int result,
			 const struct pay_reading *reading, enum reject_reason reason)
{
	enum reject_reason again_reason = REJECT_COUNT;
	struct pay_reading again;
	char *padded = malloc(t.len + 4);

	if (!padded)
		abort();
	memcpy(padded, " \t", 2);
	memcpy(padded + 2, t.data, t.len);
	memcpy(padded + 2 + t.len, "\n ", 2);
	hold(pay_read((struct text){padded, t.len + 4}, hints, &again, &again_reason) == result,
	     "blanks around the text decide");
	hold(result ? again_reason == reason : same(&again, reading), "blanks change the reading");
	free(padded);
}

/* Over 2^53 cents a double has no cents to compare. */
#define EXACT_CENTS ((money)1 << 53)

static void check_plain(struct text t)
{
	static const struct pay_hints none = {.period = PERIOD_UNKNOWN};
	struct pay_reading reading;
	enum reject_reason reason = REJECT_COUNT;
	money plain, full;

	if (!pay_read_plain(t, &plain))
		return;
	hold(plain >= 0, "plain digits below zero");
	if (pay_read(t, &none, &reading, &reason)) {
		/* one reader drops a fraction below half a cent, the other keeps it */
		hold(plain == 0 && reason == REJECT_PAY_ZERO, "only the fast reader reads it");
		return;
	}
	full = money_of(reading.low);
	if (plain < EXACT_CENTS) /* decimal halves are not binary halves: a cent apart at most */
		hold(full - plain <= 1 && plain - full <= 1, "the two readers disagree");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const currencies[] = {"",	"USD", "EUR", "INR",
						 "SEK", "CAD", "JPY", "GBP"};
	enum reject_reason reason = REJECT_COUNT;
	struct pay_hints hints;
	struct pay_reading reading;
	enum pay_period period;
	struct text t;
	int result;

	if (size == 0)
		return 0;
	hints = (struct pay_hints){
	    .currency = code_of(text_of(currencies[data[0] & 7])),
	    .mark = (enum decimal_mark)((data[0] >> 3) % 3),
	    .period = data[0] & 0x80 ? PERIOD_MONTH : PERIOD_UNKNOWN,
	};
	/* an exact copy, so that the sanitizer sees a read past its end */
	char *copy = malloc(size);
	if (!copy)
		abort();
	memcpy(copy, data, size);
	t = (struct text){.data = copy + 1, .len = size - 1};
	result = pay_read(t, &hints, &reading, &reason);
	if (result)
		check_reason(reason);
	else
		check_reading(&reading);
	check_blanks(t, &hints, result, &reading, reason);
	check_plain(t);
	if (period_from_word(t, &period))
		hold(period_per_year(period, 2080) > 0, "a period without a year");
	free(copy);
	return 0;
}
