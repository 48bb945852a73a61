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
/* What one amount of that period is a year: 1, 12, 26, 52, 260, hours_per_year; 0 for unknown. */
double period_per_year(enum pay_period period, double hours_per_year);

enum decimal_mark { MARK_DECIDE, MARK_POINT, MARK_COMMA };

/* What the layout or another column already says. */
struct pay_hints {
	code currency; /* 0: only what the text says */
	enum pay_period period; /* PERIOD_UNKNOWN: only what the text says */
	enum decimal_mark mark; /* MARK_DECIDE: "1.250" is then ambiguous */
	code
	    country; /* of the row; 0: unknown. Its currency decides whose a sign is that fits it */
};

/* What a pay text says. A single amount has low == high, a range low < high. An open range has one
 * end: "500,000+" and "more than 95k" are open_high with low given (high == low, or the upper end of
 * "120k-155k+"); "under 40k", "up to 90k" and "0-40k" are open_low with high given and low 0. */
struct pay_reading {
	double low; /* in units of `currency`, per `period`, as written (k applied) */
	double high;
	code currency; /* 0 where nothing says */
	enum pay_period period;
	bool open_high; /* "from 95,000", "95k+", "$250,000 or more" */
	double bonus; /* in the same units and period, where the text states one; else NAN */
	bool on_top; /* more comes on top of the amount: "80k + bonus" */
	bool open_low; /* "less than $20,000", "40k or less", "$0-9,999": low is 0 */
};

/* 0, or -1 with *reason: the reject it is. Never an error of the program. Reads
 * "$120K–$155K", "120,000", "1.250,00 €", "£45 000", "12k/month", "USD 65/hr", "120-155k USD",
 * "1 200 000 INR", "₹12 lakh", "CHF 120'000.-", "at least 95k", "£45,000 p.a.".
 *
 * Without a mark hint a comma before three digits groups thousands and a point before three digits
 * ("1.250") is REJECT_PAY_AMBIGUOUS, unless the text's other number shows the mark, or more than three
 * digits stand before it, or the text names a currency of a country that writes 1.250 for
 * a thousand ("€45.000"). Also ambiguous: two amounts that are no range, ends of a range over
 * RANGE_RATIO_MOST times apart, two currencies, two periods. A scale that one end leaves out is the
 * other's: "120-155k", "10-20,000", "120-150 000". What the text says comes before the hint.
 * What comes on top of a base ("+ bonus", "plus 10% bonus and equity") leaves it as it is; "3.000 € x 14"
 * is fourteen a year. REJECT_CURRENCY: a sign of several currencies ("$", "kr", "Rs", "¥"), of
 * which neither the hint nor the country tells one. REJECT_PAY_SWAPPED: a range that runs
 * downwards. REJECT_PAY_TEXT: "1e5", "nan", "net", "OTE", any word not in the table. REJECT_NO_PAY: blank. Negative and zero amounts are their own reasons; 0 as the low end of
 * a range is no amount but a range open at its low end. How large an amount may be is for the
 * caller to say (6,000,070,000 is a number). */
must_check int pay_read(struct text t, const struct pay_hints *hints, struct pay_reading *out,
			enum reject_reason *reason);

/* The widest of 1,173 real ranges of one salary was 9.4 times its low end. */
#define RANGE_RATIO_MOST 10.0
/* Two ends as written, `bare` where an end is a whole number under 1,000 without a scale of its
 * own: such an end is taken as thousands where only that makes a range. 0, or -1 with
 * REJECT_PAY_AMBIGUOUS or REJECT_PAY_SWAPPED. Ends are over 0. */
must_check int pay_range_settle(double *low, double *high, bool low_bare, bool high_bare,
				enum reject_reason *reason);

/* Plain digits with an optional fraction ("120000", "120000.50"): the common case, exactly, to cents.
 * False: not that plain; use pay_read. */
bool pay_read_plain(struct text t, money *out);

/* amount * per_year * fx to whole cents, half to even; MONEY_NONE where that is
 * not finite or over 9e16 cents. */
money money_of(double amount);

#endif
