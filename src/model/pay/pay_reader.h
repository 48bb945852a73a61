/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_reader.h: the reader of one pay text and what it holds: pay.c, pay_text.c, pay_currencies.c and
 * pay_amounts.c.
 */
#ifndef PAYBANDS_MODEL_PAY_READER_H
#define PAYBANDS_MODEL_PAY_READER_H

#include "model/pay/pay_private.h"

enum { PAY_CURRENCIES_MAX = 32 };

struct pay_amount {
	struct pay_number number;
	int exponent; /* of ten; -1 where none was written */
};

struct pay_reader {
	struct pay_characters text;
	size_t at;
	struct pay_amount amounts[2];
	size_t count;
	bool after_number; /* the last thing read was a number: a multiplier may follow */
	bool minus; /* a minus sign waits for its number */
	bool negative;
	bool range_waits; /* a dash or "to" waits for the second number */
	bool range;
	bool between;
	bool from; /* "from 95,000": open, unless a range follows */
	bool or_more; /* "95k+" */
	bool up_to; /* "under 40k", "40k or less" */
	bool plus; /* an undecided plus: "95k+", or "95k + bonus" */
	bool aside; /* after a comma, a parenthesis, "and": an extra may follow */
	bool times_wait; /* "x" waits for the number of salaries per year */
	int times; /* salaries per year, if the text says; otherwise 0 */
	bool per_waits; /* a slash or "per" waits for its period */
	bool reaches; /* the range was made by "up to" */
	bool added; /* a plus, "with" or the like precedes the extra */
	bool lakhs; /* Indian words for numbers */
	enum pay_period period;
	size_t parentheses;
	/* The currencies that everything so far agrees with; none seen: count 0. */
	code currencies[PAY_CURRENCIES_MAX];
	size_t currency_count;
	code meant; /* the one that is meant unless a hint decides; or 0 */
	const char *last_codes; /* of the last sign, so that "$120K-$155K" looks once */
	struct pay_tail tail;
};

/* ---- pay_text.c ---- */

/* All of the text: numbers, words and signs. r->text is read, the rest of *r is 0. */
must_check int pay_reader_text(struct pay_reader *r, enum reject_reason *reason);

/* ---- pay_currencies.c ---- */

/* False: it contradicts the text so far. */
bool pay_reader_currency(struct pay_reader *r, const struct pay_found *found);
/* The text overrides the hint: "€45k" in a column of dollars is euros. False: undecided. */
bool pay_reader_decide(const struct pay_reader *r, const struct pay_hints *hints, code *out);
/* Lakhs and crores are counted in where the rupee and the taka are. */
bool pay_counts_lakhs(code currency);

/* ---- pay_amounts.c ---- */

/* The two ends, which are the same where the text has one amount; the low end may be 0. */
must_check int pay_reader_amounts(struct pay_reader *r, enum decimal_mark hint, double values[2],
				  enum reject_reason *reason);
/* The bonus the text states, in the units and the period of the pay; NAN where it states none. */
double pay_reader_bonus(const struct pay_reader *r, const struct pay_hints *hints,
			const struct pay_reading *pay);

#endif
