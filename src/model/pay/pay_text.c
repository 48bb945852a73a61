/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_text.c: a pay text from left to right, as numbers, words and signs.
 *
 * The meaning of words is in pay_word_table.c, that of a number's separators in pay_number.c.
 * Nothing is ignored: an unknown word ("net", "OTE") makes the text unreadable. Extras on top of
 * the amount ("+ bonus") are read by pay_tail.c.
 */
#include <assert.h>
#include <string.h>

#include "model/pay/pay_reader.h"

/* "3.000 € x 14": twelve to sixteen salaries per year. */
static int read_times(struct pay_reader *r, enum reject_reason *reason)
{
	struct pay_number number;

	pay_number_read(&r->text, &r->at, &number);
	if (number.shape != SHAPE_WHOLE || number.digit_count != 2 || number.digits[0] != '1' ||
	    number.digits[1] < '2' || number.digits[1] > '6')
		return pay_refuse(reason, REJECT_PAY_TEXT);
	r->times = 10 + number.digits[1] - '0';
	r->times_wait = false;
	return 0;
}

static int begin_times(struct pay_reader *r, enum reject_reason *reason)
{
	if (!r->count || r->range_waits || r->times ||
	    (r->period != PERIOD_UNKNOWN && r->period != PERIOD_MONTH))
		return pay_refuse(reason, REJECT_PAY_TEXT);
	r->times_wait = true;
	return 0;
}

/* What follows an amount is on top of it from here on. */
static void begin_tail(struct pay_reader *r)
{
	r->tail.begun = true;
	r->added = r->added || r->plus;
	r->plus = false;
}

static int read_number(struct pay_reader *r, enum reject_reason *reason)
{
	struct pay_amount *amount;

	if (r->times_wait)
		return read_times(r, reason);
	if (r->count && !r->range_waits && !r->per_waits && (r->plus || r->aside))
		begin_tail(r);
	if (r->tail.begun) {
		pay_tail_number(&r->tail, &r->text, &r->at);
		return 0;
	}
	if (r->parentheses || r->per_waits)
		return pay_refuse(reason, REJECT_PAY_TEXT);
	/* two amounts with nothing between them that makes them a range */
	if (r->count == 2 || (r->count == 1 && !r->range_waits))
		return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	amount = &r->amounts[r->count++];
	amount->exponent = -1;
	pay_number_read(&r->text, &r->at, &amount->number);
	r->negative = r->negative || r->minus;
	r->range = r->range_waits;
	r->minus = r->range_waits = false;
	r->after_number = true;
	return 0;
}

static int read_multiplier(struct pay_reader *r, int power, bool lakhs, enum reject_reason *reason)
{
	if (!r->after_number)
		return pay_refuse(reason, REJECT_PAY_TEXT);
	assert(r->count > 0);
	r->amounts[r->count - 1].exponent = power;
	r->lakhs = r->lakhs || lakhs;
	return 0;
}

static int read_period(struct pay_reader *r, int period, enum reject_reason *reason)
{
	if (r->period != PERIOD_UNKNOWN && r->period != (enum pay_period)period)
		return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	r->period = (enum pay_period)period;
	r->per_waits = false;
	return 0;
}

static int read_range_word(struct pay_reader *r, bool allowed, enum reject_reason *reason)
{
	if (!allowed || r->count != 1 || r->range_waits)
		return pay_refuse(reason, REJECT_PAY_TEXT);
	r->or_more = false; /* "100k or more but less than 150k": the lower of two ends */
	r->range_waits = true;
	return 0;
}

/* "500k & above", "20k & below" */
static bool ends_aside(const struct pay_reader *r)
{
	return r->aside && r->count == 1 && !r->range_waits && r->at == r->text.count;
}

/* "up to 90k", and the upper end in "over 50k, up to 90k". */
static int read_up_to(struct pay_reader *r, enum reject_reason *reason)
{
	if (r->count == 0 || ends_aside(r)) {
		r->up_to = true;
		return r->from ? pay_refuse(reason, REJECT_PAY_TEXT) : 0;
	}
	r->reaches = true;
	return r->range_waits ? 0 : read_range_word(r, true, reason);
}

/* "max 90k", "90k max", and in "min 50k, max 90k". */
static int read_most(struct pay_reader *r, enum reject_reason *reason)
{
	if (r->count == 0 || (r->count == 1 && (r->from || r->range_waits)))
		return read_up_to(r, reason);
	r->up_to = true;
	return 0;
}

/* A digit, a sign or a currency. */
static bool amount_follows(const struct pay_reader *r)
{
	struct pay_found found;
	size_t at = r->at;

	while (r->text.at[at] == ' ')
		at++;
	if (pay_digit(r->text.at[at]))
		return true;
	return at < r->text.count && pay_word_read(&r->text, &at, false, &found) &&
	       (!found.word || found.word->kind == PAY_WORD_CURRENCY);
}

/* "de 20.000 a 30.000", "entre 20.000 y 30.000": not "a year", "y" for a year. */
static bool joins_ends(const struct pay_reader *r, const struct pay_word *word)
{
	return (word->kind == PAY_WORD_PER || word->kind == PAY_WORD_LETTER) &&
	       (r->between || r->from) && r->count == 1 && !r->range_waits && amount_follows(r);
}

static bool lakh_word(const struct pay_word *word)
{
	return word->value == 5 || word->value == 7;
}

/* A word that says which end of a range an amount is. */
static int read_end_word(struct pay_reader *r, enum pay_word_kind kind, enum reject_reason *reason)
{
	bool fits = false;

	switch ((int)kind) {
	case PAY_WORD_RANGE:
		return read_range_word(r, true, reason);
	case PAY_WORD_AND:
		if (r->between || !r->count || r->range_waits)
			return read_range_word(r, r->between, reason);
		r->aside = fits = true;
		break;
	case PAY_WORD_BETWEEN:
		r->between = true;
		fits = !r->count;
		break;
	case PAY_WORD_FROM:
		if (ends_aside(r)) {
			r->or_more = fits = true;
			break;
		}
		r->from = true;
		fits = !r->count;
		break;
	case PAY_WORD_OR_MORE:
		r->or_more = true;
		fits = r->count;
		break;
	case PAY_WORD_LEAST:
		r->from = true;
		fits = r->count <= 1;
		break;
	case PAY_WORD_UP_TO:
		return read_up_to(r, reason);
	case PAY_WORD_OR_LESS:
		r->up_to = true;
		fits = r->count == 1;
		break;
	case PAY_WORD_MOST:
		return read_most(r, reason);
	}
	return fits ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
}

static int act_on_word(struct pay_reader *r, const struct pay_found *found,
		       enum reject_reason *reason)
{
	const struct pay_word *word = found->word;

	if (r->per_waits && (!word || word->after_per == PERIOD_UNKNOWN))
		return word && word->kind == PAY_WORD_PER ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
	if (r->per_waits)
		return read_period(r, word->after_per, reason);
	if (word && joins_ends(r, word))
		return read_range_word(r, true, reason);
	switch (word ? word->kind : PAY_WORD_CURRENCY) {
	case PAY_WORD_CURRENCY:
		return pay_reader_currency(r, found) ? 0 : pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	case PAY_WORD_PERIOD:
		return read_period(r, word->value, reason);
	case PAY_WORD_MULTIPLIER:
		return read_multiplier(r, word->value, lakh_word(word), reason);
	case PAY_WORD_LAKHS_YEAR:
		if (read_multiplier(r, word->value, true, reason))
			return -1;
		return read_period(r, PERIOD_YEAR, reason);
	case PAY_WORD_PER:
		r->per_waits = true;
		return 0;
	case PAY_WORD_RANGE:
	case PAY_WORD_AND:
	case PAY_WORD_BETWEEN:
	case PAY_WORD_FROM:
	case PAY_WORD_OR_MORE:
	case PAY_WORD_LEAST:
	case PAY_WORD_UP_TO:
	case PAY_WORD_OR_LESS:
	case PAY_WORD_MOST:
		return read_end_word(r, word->kind, reason);
	case PAY_WORD_FILLER:
		return 0;
	case PAY_WORD_TIMES:
		return begin_times(r, reason);
	case PAY_WORD_SALARIES:
		return r->times ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
	case PAY_WORD_BONUS: /* "60k bonus": all of it, or on top? */
	case PAY_WORD_ONCE:
	case PAY_WORD_EXTRA:
		return pay_refuse(reason, r->count ? REJECT_PAY_AMBIGUOUS : REJECT_PAY_TEXT);
	case PAY_WORD_PLUS:
	case PAY_WORD_WITH:
	case PAY_WORD_OF_EXTRA:
	case PAY_WORD_LETTER:
		break;
	}
	return pay_refuse(reason, REJECT_PAY_TEXT);
}

static bool before_digit(const struct pay_reader *r)
{
	return pay_digit(r->text.at[r->text.at[r->at] == ' ' ? r->at + 1 : r->at]);
}

/* Does the word begin an extra on top of the amount before it? */
static bool begins_tail(const struct pay_reader *r, const struct pay_found *found)
{
	bool may = r->count && !r->range_waits && !r->per_waits && !r->times_wait;

	switch (found->word ? found->word->kind : PAY_WORD_CURRENCY) {
	case PAY_WORD_CURRENCY:
		return may && (r->plus || r->aside) && before_digit(r);
	case PAY_WORD_PLUS:
	case PAY_WORD_WITH:
		return may;
	case PAY_WORD_BONUS:
	case PAY_WORD_ONCE:
	case PAY_WORD_EXTRA:
	case PAY_WORD_OF_EXTRA:
		return may && (r->plus || r->aside || r->text.at[r->at] == ':');
	case PAY_WORD_LETTER: /* "w/ bonus" */
		return may && r->text.at[r->at] == '/';
	case PAY_WORD_UP_TO:
		return may && r->plus;
	case PAY_WORD_PERIOD:
	case PAY_WORD_MULTIPLIER:
	case PAY_WORD_LAKHS_YEAR:
	case PAY_WORD_PER:
	case PAY_WORD_RANGE:
	case PAY_WORD_BETWEEN:
	case PAY_WORD_AND:
	case PAY_WORD_FROM:
	case PAY_WORD_OR_MORE:
	case PAY_WORD_OR_LESS:
	case PAY_WORD_LEAST:
	case PAY_WORD_MOST:
	case PAY_WORD_FILLER:
	case PAY_WORD_TIMES:
	case PAY_WORD_SALARIES:
		break;
	}
	return false;
}

/* A currency in an extra: that of everything if the base has none; otherwise it must be the
 * same. */
static void read_tail_currency(struct pay_reader *r, const struct pay_found *found)
{
	code before[PAY_CURRENCIES_MAX];
	size_t count = r->currency_count;

	memcpy(before, r->currencies, count * sizeof(*before));
	if (pay_reader_currency(r, found))
		return;
	memcpy(r->currencies, before, count * sizeof(*before));
	r->currency_count = count;
	r->tail.vague = true;
}

static int act_in_tail(struct pay_reader *r, const struct pay_found *found, bool after_slash,
		       enum reject_reason *reason)
{
	if (!found->word || found->word->kind == PAY_WORD_CURRENCY) {
		read_tail_currency(r, found);
		return 0;
	}
	return pay_tail_word(&r->tail, found->word, after_slash, r->period, reason);
}

static int read_word(struct pay_reader *r, enum reject_reason *reason)
{
	bool glued = r->at > 0 && pay_digit(r->text.at[r->at - 1]);
	bool after_slash = r->at > 0 && r->text.at[r->at - 1] == '/';
	struct pay_found found;
	int result;

	if (!pay_word_read(&r->text, &r->at, glued, &found))
		return pay_refuse(reason, REJECT_PAY_TEXT);
	if (!r->tail.begun && begins_tail(r, &found)) {
		bool with = found.word && (found.word->kind == PAY_WORD_WITH ||
					   found.word->kind == PAY_WORD_LETTER);
		/* "70k, up to 90k with bonus": the second is not base */
		if (with && r->reaches)
			return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
		begin_tail(r);
		r->added = r->added || with || (found.word && found.word->kind == PAY_WORD_PLUS);
		if (found.word && found.word->kind == PAY_WORD_LETTER)
			return 0;
	}
	if (r->plus) { /* "95k+ gross": nothing on top */
		r->or_more = true;
		r->plus = false;
	}
	result = r->tail.begun ? act_in_tail(r, &found, after_slash, reason)
			       : act_on_word(r, &found, reason);
	r->after_number = false;
	return result;
}

/* A hyphen is a minus before the first number and a range after it; a longer dash is a
 * range only. */
static int read_dash(struct pay_reader *r, bool hyphen, enum reject_reason *reason)
{
	if (r->per_waits)
		return pay_refuse(reason, REJECT_PAY_TEXT);
	if (r->count == 0 && hyphen && !r->minus) {
		r->minus = true;
		return 0;
	}
	return read_range_word(r, true, reason);
}

/* "> 40k", "<= 60k", and of a range the second end: "40k - <60k", "> 40k, < 60k". */
static int read_limit(struct pay_reader *r, bool lower, enum reject_reason *reason)
{
	bool fits = r->count == 0 && !r->from && (lower || !r->up_to);

	if (r->text.at[r->at] == '=')
		r->at++;
	if (!lower && r->count == 1 && r->range_waits)
		return 0;
	if (!lower && r->count == 1 && r->from)
		return read_range_word(r, true, reason);
	if (lower)
		r->from = true;
	else
		r->up_to = true;
	return fits ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
}

/* ':', ',' and '.' at a word's end; what follows a comma is beside the pay. */
static bool read_stop(struct pay_reader *r, uint32_t c, bool ends)
{
	r->aside = r->aside || (c == ',' && r->count > 0);
	return ends && (c == ':' ? r->count == 0 : r->count > 0);
}

/* Marks that are neither number nor word; -1 where one has no place here. */
static int read_mark(struct pay_reader *r, enum reject_reason *reason)
{
	uint32_t c = r->text.at[r->at++], next = r->text.at[r->at];
	bool ends = next == 0 || next == ' ' || next == ')';
	bool fits = false;

	if (r->tail.begun && c != '(' && c != ')')
		return pay_tail_mark(&r->tail, c) ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
	if (r->plus && c != '(' && c != '~') {
		r->or_more = true;
		r->plus = false;
	}
	switch (c) {
	case '*':
		return begin_times(r, reason);
	case '-':
	case PAY_EN_DASH:
		return read_dash(r, c == '-', reason);
	case '/':
		fits = !r->per_waits || r->text.at[r->at - 2] != '/'; /* "p/h" is fine */
		r->per_waits = true;
		break;
	case '+':
		fits = r->count > 0 && !r->range_waits && !r->or_more;
		r->plus = true;
		break;
	case '&':
	case ';':
		fits = r->count > 0 && !r->range_waits;
		r->aside = true;
		break;
	case '>':
	case PAY_AT_LEAST:
	case '<':
	case PAY_AT_MOST:
		return read_limit(r, c == '>' || c == PAY_AT_LEAST, reason);
	case '~':
	case PAY_ALMOST:
		fits = r->count == 0 || r->plus;
		break;
	case '(':
		fits = r->parentheses++ == 0;
		r->aside = r->aside || r->count > 0;
		break;
	case ')':
		fits = r->parentheses > 0;
		if (fits)
			r->parentheses--;
		break;
	case ':':
	case ',':
	case '.':
		fits = read_stop(r, c, ends);
		break;
	default:
		break;
	}
	return fits ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
}

static bool is_mark(uint32_t c)
{
	return c == PAY_EN_DASH || c == PAY_AT_LEAST || c == PAY_AT_MOST || c == PAY_ALMOST ||
	       (c < 0x80 && c != '$' && !ascii_alpha((char)c));
}

static int end_tail(struct pay_reader *r, enum reject_reason *reason)
{
	struct pay_tail *tail = &r->tail;

	r->or_more = r->or_more || r->plus;
	if (!tail->begun)
		return 0;
	pay_tail_close(tail);
	if (tail->unnamed)
		return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	if (tail->percent && !tail->named && !r->added) /* "100k (80%)": of a full-time job? */
		return pay_refuse(reason, REJECT_PAY_AMBIGUOUS);
	return tail->named || tail->percent ? 0 : pay_refuse(reason, REJECT_PAY_TEXT);
}

int pay_reader_text(struct pay_reader *r, enum reject_reason *reason)
{
	while (r->at < r->text.count) {
		uint32_t c = r->text.at[r->at];
		if (c == ' ') {
			r->at++;
		} else if (pay_digit(c)) {
			if (read_number(r, reason))
				return -1;
		} else if (is_mark(c)) {
			if (read_mark(r, reason))
				return -1;
			r->after_number = false;
		} else if (read_word(r, reason)) {
			return -1;
		}
	}
	if (!r->count || r->range_waits || r->per_waits || r->parentheses || r->times_wait ||
	    (r->between && r->count != 2))
		return pay_refuse(reason, REJECT_PAY_TEXT);
	return end_tail(r, reason);
}
