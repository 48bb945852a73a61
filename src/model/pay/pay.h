/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay.h: the one reader of pay text. */
#ifndef PAYBANDS_MODEL_PAY_H
#define PAYBANDS_MODEL_PAY_H

#include <stdbool.h>

#include "base/err.h"
#include "base/text.h"
#include "model/pay/currency.h"
#include "model/pay/exchange.h"
#include "model/ledger.h"
#include "model/observation.h"
#include "model/pay/wage_index.h"

enum pay_period {
	PERIOD_UNKNOWN,
	PERIOD_YEAR,
	PERIOD_MONTH,
	PERIOD_BIWEEK,
	PERIOD_WEEK,
	PERIOD_DAY,
	PERIOD_HOUR
};
/* "year", "yr", "annual", "month", "Bi-Weekly", "hourly", "hr", ...; false: unknown word. */
bool period_from_word(struct text word, enum pay_period *out);
const char *pay_period_word(enum pay_period period); /* "year", ..., "hour"; "" for unknown */
/* What a weekly rate is paid for. */
enum { WEEKS_PER_YEAR = 52 };
/* The number of such periods per year: 1, 12, 26, 52, 260, hours_per_year; 0 for unknown. */
double period_per_year(enum pay_period period, double hours_per_year);

enum decimal_mark { MARK_DECIDE, MARK_POINT, MARK_COMMA };

/* What the layout or another column already says. */
struct pay_hints {
	code currency; /* 0: only what the text says */
	enum pay_period period; /* PERIOD_UNKNOWN: only what the text says */
	enum decimal_mark mark; /* MARK_DECIDE: "1.250" is then ambiguous */
	/* Of the row; 0: unknown. Its currency decides whose a matching sign is. */
	code country;
};

/* What a pay text gives. A single amount has low == high, a range low < high. An open range has one
 * end: "500,000+" and "more than 95k" are open_high with low given (high == low, or the upper end
 * of "120k-155k+"); "under 40k", "up to 90k" and "0-40k" are open_low with high given and low 0. */
struct pay_reading {
	double low; /* in units of `currency`, per `period`, as written (k applied) */
	double high;
	code currency; /* 0 where nothing says */
	enum pay_period period;
	bool open_high; /* "from 95,000", "95k+", "$250,000 or more" */
	double bonus; /* in the same units and period, if the text states one; otherwise NAN */
	bool on_top; /* more comes on top of the amount: "80k + bonus" */
	bool open_low; /* "less than $20,000", "40k or less", "$0-9,999": low is 0 */
};

/* 0, or -1 with *reason, a reject; never an error. Reads "$120K–$155K", "120,000", "1.250,00 €",
 * "£45 000", "12k/month", "USD 65/hr", "120-155k USD", "1 200 000 INR", "₹12 lakh", "CHF
 * 120'000.-", "at least 95k", "£45,000 p.a.".
 *
 * Without a hint of the mark, a comma before three digits groups thousands and a point before three
 * digits ("1.250") is REJECT_PAY_AMBIGUOUS, unless another number of the text shows the mark, or
 * more than three digits precede it, or the text names the currency of a country that groups
 * thousands with points ("€45.000"). Also ambiguous: two amounts that are not a range, ends of a
 * range more than RANGE_RATIO_MOST times apart, two currencies, two periods. A scale that one end
 * leaves out is the other's: "120-155k", "10-20,000", "120-150 000". The text takes precedence over
 * the hint. Extras on top of a base ("+ bonus", "plus 10% bonus and equity") do not change it;
 * "3.000 € x 14" is fourteen payments per year. REJECT_CURRENCY: a sign of several currencies ("$",
 * "kr", "Rs", "¥") that neither the hint nor the country decides. REJECT_PAY_SWAPPED: a range that
 * runs downwards. REJECT_PAY_TEXT: "1e5", "nan", "net", "OTE", any word not in the table.
 * REJECT_NO_PAY: blank. Negative and zero amounts are their own reasons; 0 as the low end of a
 * range makes it open at that end. The caller limits how large an amount may be (6,000,070,000 is a
 * number). */
must_check int pay_read(struct text t, const struct pay_hints *hints, struct pay_reading *out,
			enum reject_reason *reason);

/* The widest of 1,173 real ranges of one salary was 9.4 times its low end. */
#define RANGE_RATIO_MOST 10.0
/* Two ends as written, `bare` if an end is a whole number below 1,000 without a scale of its own:
 * such an end is read in thousands if only that makes a range. 0, or -1 with REJECT_PAY_AMBIGUOUS
 * or REJECT_PAY_SWAPPED. Ends are above 0. */
must_check int pay_range_settle(double *low, double *high, bool low_bare, bool high_bare,
				enum reject_reason *reason);

/* Plain digits with an optional fraction ("120000", "120000.50"): the common case, exactly, to cents.
 * False: not that plain; use pay_read. */
bool pay_read_plain(struct text t, money *out);
/* One to eight digits, without a loop, where eight bytes can be read whatever `len`; false: it is not that, or the
 * machine is not little-endian. The first digit is the lowest byte: all are moved up, so that zeros come before them;
 * then pairs, fours and eights are summed. */
static inline bool pay_read_digits(const char *data, size_t len, uint64_t *out)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint64_t digits;

	if (len - 1 >= sizeof(digits))
		return false;
	memcpy(&digits, data, sizeof(digits));
	digits = (digits ^ 0x3030303030303030) << 8 * (sizeof(digits) - len);
	if (((digits + 0x7676767676767676) | digits) & 0x8080808080808080)
		return false; /* one is above 9 */
	digits = digits * 10 + (digits >> 8);
	*out = ((digits & 0x000000ff000000ff) * (100 + ((uint64_t)1000000 << 32)) +
		(digits >> 16 & 0x000000ff000000ff) * (1 + ((uint64_t)10000 << 32))) >>
	       32;
	return true;
#else
	(void)data, (void)len, (void)out;
	return false;
#endif
}
/* pay_read_plain, where eight bytes can be read from the text's first on. */
bool pay_read_plain_within(struct text t, money *out);

/* amount * per_year * fx to whole cents, half to even; MONEY_NONE if that is not finite or above
 * 9e16 cents. */
money money_of(double amount);

#endif
