/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay.c: the one reader of pay text.
 *
 * The text is read left to right as numbers, words and signs; what each means stands
 * in the table of pay_words.c, what a number's separators mean in pay_number.c. At the
 * end there is one amount or one range, in one currency and one period, or the pay is
 * rejected with the reason. Nothing is guessed and nothing is left over: a word that is
 * not known ("net", "OTE") makes the text no amount. What comes on top of the amount
 * ("+ bonus") is read by pay_tail.c.
 */
#include "model/pay/pay.h"

#include <math.h>
#include <string.h>

#include "model/pay/pay_private.h"

enum { CURRENCIES_MAX = 32 };

struct amount {
	struct pay_number number;
	int exponent; /* of ten; -1 where none was written */
};

struct reader {
	struct pay_characters text;
	size_t at;
	struct amount amounts[2];
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
	bool plus; /* a plus waits to be told: "95k+", or "95k + bonus" */
	bool aside; /* after a comma, a parenthesis, "and": what is on top may follow */
	bool times_wait; /* "x" waits for the number of salaries a year */
	int times; /* salaries a year, where the text says; 0 */
	bool per_waits; /* a slash or "per" waits for its period */
	bool reaches; /* the range was made by "up to" */
	bool added; /* a plus, "with" or the like stands before what is on top */
	bool lakhs; /* Indian words for numbers */
	enum pay_period period;
	size_t parentheses;
	/* The currencies that everything so far agrees with; none seen: count 0. */
	code currencies[CURRENCIES_MAX];
	size_t currency_count;
	code meant; /* the one that is meant where no hint says another; 0 */
	const char *last_codes; /* of the last sign, so that "$120K-$155K" looks once */
	struct pay_tail tail;
};

/* ---- currencies ---- */

/* Keeps what the codes seen so far and these agree on; false where that is nothing. */
static bool agree(struct reader *r, const code *codes, size_t count, code meant)
{
	size_t kept = 0;

	if (r->currency_count == 0) {
		memcpy(r->currencies, codes, count * sizeof(*codes));
		r->currency_count = count;
		r->meant = meant;
		return true;
	}
	for (size_t i = 0; i < r->currency_count; i++)
		for (size_t j = 0; j < count; j++)
			if (r->currencies[i] == codes[j]) {
				r->currencies[kept++] = codes[j];
				break;
			}
	r->currency_count = kept;
	if (!r->meant)
		r->meant = meant;
	return kept > 0;
}

static bool read_currency(struct reader *r, const struct pay_found *found)
{
	code codes[CURRENCIES_MAX];
	struct text rest, word;
	size_t count = 0;

	if (found->iso)
		return agree(r, &found->iso, 1, found->iso);
	if (found->word->codes == r->last_codes)
		return true;
	r->last_codes = found->word->codes;
	rest = text_of(found->word->codes);
	while (count < CURRENCIES_MAX && text_split(&rest, ' ', &word))
		codes[count++] = code_of(word);
	return agree(r, codes, count, count == 1 || found->word->first_is_meant ? codes[0] : 0);
}

static bool in_currencies(const struct reader *r, code currency)
{
	for (size_t i = 0; i < r->currency_count; i++)
		if (r->currencies[i] == currency)
			return true;
	return false;
}

/* Text before hint: "€45k" in a column of dollars is euros. False: cannot be told. */
static bool decide_currency(const struct reader *r, const struct pay_hints *hints, code *out)
{
	code hint = hints->currency, local;

	if (r->currency_count == 0)
		*out = hint;
	else if (r->currency_count == 1)
		*out = r->currencies[0];
	else if (in_currencies(r, hint))
		*out = hint;
	else if ((local = currency_of_country(hints->country)) && in_currencies(r, local))
		*out = local;
	else if (r->meant && in_currencies(r, r->meant))
		*out = r->meant;
	else
		return false;
	return true;
}

/* Lakhs and crores are counted in where the rupee and the taka are. */
static bool lakh_currency(code currency)
{
	return currency == 0 || currency == CODE3('I', 'N', 'R') ||
	       currency == CODE3('P', 'K', 'R') || currency == CODE3('B', 'D', 'T') ||
	       currency == CODE3('N', 'P', 'R') || currency == CODE3('L', 'K', 'R');
}

/* ---- the parts of the text ---- */

static int refuse(enum reject_reason *reason, enum reject_reason why)
{
	*reason = why;
	return -1;
}

/* "3.000 € x 14": twelve to sixteen salaries a year. */
static int read_times(struct reader *r, enum reject_reason *reason)
{
	struct pay_number number;

	pay_number_read(&r->text, &r->at, &number);
	if (number.shape != SHAPE_WHOLE || number.digit_count != 2 || number.digits[0] != '1' ||
	    number.digits[1] < '2' || number.digits[1] > '6')
		return refuse(reason, REJECT_PAY_TEXT);
	r->times = 10 + number.digits[1] - '0';
	r->times_wait = false;
	return 0;
}

static int begin_times(struct reader *r, enum reject_reason *reason)
{
	if (!r->count || r->range_waits || r->times ||
	    (r->period != PERIOD_UNKNOWN && r->period != PERIOD_MONTH))
		return refuse(reason, REJECT_PAY_TEXT);
	r->times_wait = true;
	return 0;
}

/* What follows an amount is on top of it from here on. */
static void begin_tail(struct reader *r)
{
	r->tail.begun = true;
	r->added = r->added || r->plus;
	r->plus = false;
}

static int read_number(struct reader *r, enum reject_reason *reason)
{
	struct amount *amount;

	if (r->times_wait)
		return read_times(r, reason);
	if (r->count && !r->range_waits && !r->per_waits && (r->plus || r->aside))
		begin_tail(r);
	if (r->tail.begun) {
		pay_tail_number(&r->tail, &r->text, &r->at);
		return 0;
	}
	if (r->parentheses || r->per_waits)
		return refuse(reason, REJECT_PAY_TEXT);
	/* two amounts with nothing between them that makes them a range */
	if (r->count == 2 || (r->count == 1 && !r->range_waits))
		return refuse(reason, REJECT_PAY_AMBIGUOUS);
	amount = &r->amounts[r->count++];
	amount->exponent = -1;
	pay_number_read(&r->text, &r->at, &amount->number);
	r->negative = r->negative || r->minus;
	r->range = r->range_waits;
	r->minus = r->range_waits = false;
	r->after_number = true;
	return 0;
}

static int read_multiplier(struct reader *r, int power, bool lakhs, enum reject_reason *reason)
{
	if (!r->after_number)
		return refuse(reason, REJECT_PAY_TEXT);
	r->amounts[r->count - 1].exponent = power;
	r->lakhs = r->lakhs || lakhs;
	return 0;
}

static int read_period(struct reader *r, int period, enum reject_reason *reason)
{
	if (r->period != PERIOD_UNKNOWN && r->period != (enum pay_period)period)
		return refuse(reason, REJECT_PAY_AMBIGUOUS);
	r->period = (enum pay_period)period;
	r->per_waits = false;
	return 0;
}

static int read_range_word(struct reader *r, bool allowed, enum reject_reason *reason)
{
	if (!allowed || r->count != 1 || r->range_waits)
		return refuse(reason, REJECT_PAY_TEXT);
	r->or_more = false; /* "100k or more but less than 150k": the lower of two ends */
	r->range_waits = true;
	return 0;
}

/* "500k & above", "20k & below" */
static bool ends_aside(const struct reader *r)
{
	return r->aside && r->count == 1 && !r->range_waits && r->at == r->text.count;
}

/* "up to 90k", and the upper end in "over 50k, up to 90k". */
static int read_up_to(struct reader *r, enum reject_reason *reason)
{
	if (r->count == 0 || ends_aside(r)) {
		r->up_to = true;
		return r->from ? refuse(reason, REJECT_PAY_TEXT) : 0;
	}
	r->reaches = true;
	return r->range_waits ? 0 : read_range_word(r, true, reason);
}

/* "max 90k", "90k max", and in "min 50k, max 90k". */
static int read_most(struct reader *r, enum reject_reason *reason)
{
	if (r->count == 0 || (r->count == 1 && (r->from || r->range_waits)))
		return read_up_to(r, reason);
	r->up_to = true;
	return 0;
}

/* A digit, a sign or a currency. */
static bool amount_follows(const struct reader *r)
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
static bool joins_ends(const struct reader *r, const struct pay_word *word)
{
	return (word->kind == PAY_WORD_PER || word->kind == PAY_WORD_LETTER) &&
	       (r->between || r->from) && r->count == 1 && !r->range_waits && amount_follows(r);
}

static bool lakh_word(const struct pay_word *word)
{
	return word->value == 5 || word->value == 7;
}

/* A word that says which end of a range an amount is. */
static int read_end_word(struct reader *r, enum pay_word_kind kind, enum reject_reason *reason)
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
	return fits ? 0 : refuse(reason, REJECT_PAY_TEXT);
}

static int act_on_word(struct reader *r, const struct pay_found *found, enum reject_reason *reason)
{
	const struct pay_word *word = found->word;

	if (r->per_waits && (!word || word->after_per == PERIOD_UNKNOWN))
		return word && word->kind == PAY_WORD_PER ? 0 : refuse(reason, REJECT_PAY_TEXT);
	if (r->per_waits)
		return read_period(r, word->after_per, reason);
	if (word && joins_ends(r, word))
		return read_range_word(r, true, reason);
	switch (word ? word->kind : PAY_WORD_CURRENCY) {
	case PAY_WORD_CURRENCY:
		return read_currency(r, found) ? 0 : refuse(reason, REJECT_PAY_AMBIGUOUS);
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
		return r->times ? 0 : refuse(reason, REJECT_PAY_TEXT);
	case PAY_WORD_BONUS: /* "60k bonus": all of it, or on top? */
	case PAY_WORD_ONCE:
	case PAY_WORD_EXTRA:
		return refuse(reason, r->count ? REJECT_PAY_AMBIGUOUS : REJECT_PAY_TEXT);
	case PAY_WORD_PLUS:
	case PAY_WORD_WITH:
	case PAY_WORD_OF_EXTRA:
	case PAY_WORD_LETTER:
		break;
	}
	return refuse(reason, REJECT_PAY_TEXT);
}

static bool before_digit(const struct reader *r)
{
	return pay_digit(r->text.at[r->text.at[r->at] == ' ' ? r->at + 1 : r->at]);
}

/* Does the word begin what is on top of the amount before it? */
static bool begins_tail(const struct reader *r, const struct pay_found *found)
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
	default:
		return false;
	}
}

/* A currency on top: of all, where the base has none; else it must not be another. */
static void read_tail_currency(struct reader *r, const struct pay_found *found)
{
	code before[CURRENCIES_MAX];
	size_t count = r->currency_count;

	memcpy(before, r->currencies, count * sizeof(*before));
	if (read_currency(r, found))
		return;
	memcpy(r->currencies, before, count * sizeof(*before));
	r->currency_count = count;
	r->tail.vague = true;
}

static int act_in_tail(struct reader *r, const struct pay_found *found, bool after_slash,
		       enum reject_reason *reason)
{
	if (!found->word || found->word->kind == PAY_WORD_CURRENCY) {
		read_tail_currency(r, found);
		return 0;
	}
	return pay_tail_word(&r->tail, found->word, after_slash, r->period, reason);
}

static int read_word(struct reader *r, enum reject_reason *reason)
{
	bool glued = r->at > 0 && pay_digit(r->text.at[r->at - 1]);
	bool after_slash = r->at > 0 && r->text.at[r->at - 1] == '/';
	struct pay_found found;
	int result;

	if (!pay_word_read(&r->text, &r->at, glued, &found))
		return refuse(reason, REJECT_PAY_TEXT);
	if (!r->tail.begun && begins_tail(r, &found)) {
		bool with = found.word && (found.word->kind == PAY_WORD_WITH ||
					   found.word->kind == PAY_WORD_LETTER);
		/* "70k, up to 90k with bonus": the second is no base */
		if (with && r->reaches)
			return refuse(reason, REJECT_PAY_AMBIGUOUS);
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
static int read_dash(struct reader *r, bool hyphen, enum reject_reason *reason)
{
	if (r->per_waits)
		return refuse(reason, REJECT_PAY_TEXT);
	if (r->count == 0 && hyphen && !r->minus) {
		r->minus = true;
		return 0;
	}
	return read_range_word(r, true, reason);
}

/* "> 40k", "<= 60k", and of a range the second end: "40k - <60k", "> 40k, < 60k". */
static int read_limit(struct reader *r, bool lower, enum reject_reason *reason)
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
	return fits ? 0 : refuse(reason, REJECT_PAY_TEXT);
}

/* Marks that are neither number nor word; -1 where one has no place here. */
static int read_mark(struct reader *r, enum reject_reason *reason)
{
	uint32_t c = r->text.at[r->at++], next = r->text.at[r->at];
	bool ends = next == 0 || next == ' ' || next == ')';
	bool fits = false;

	if (r->tail.begun && c != '(' && c != ')')
		return pay_tail_mark(&r->tail, c) ? 0 : refuse(reason, REJECT_PAY_TEXT);
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
	case ';':
		fits = r->count > 0 && !r->range_waits;
		r->aside = true;
		break;
	case ':':
	case ',':
	case '.':
		r->aside = r->aside || (c == ',' && r->count > 0);
		fits = ends && (c == ':' ? r->count == 0 : r->count > 0);
		break;
	default:
		break;
	}
	return fits ? 0 : refuse(reason, REJECT_PAY_TEXT);
}

static bool is_mark(uint32_t c)
{
	return c == PAY_EN_DASH || c == PAY_AT_LEAST || c == PAY_AT_MOST || c == PAY_ALMOST ||
	       (c < 0x80 && c != '$' && !ascii_alpha((char)c));
}

static int end_tail(struct reader *r, enum reject_reason *reason)
{
	struct pay_tail *tail = &r->tail;

	r->or_more = r->or_more || r->plus;
	if (!tail->begun)
		return 0;
	pay_tail_close(tail);
	if (tail->unnamed)
		return refuse(reason, REJECT_PAY_AMBIGUOUS);
	if (tail->percent && !tail->named && !r->added) /* "100k (80%)": of a full-time job? */
		return refuse(reason, REJECT_PAY_AMBIGUOUS);
	return tail->named || tail->percent ? 0 : refuse(reason, REJECT_PAY_TEXT);
}

static int read_all(struct reader *r, enum reject_reason *reason)
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
		return refuse(reason, REJECT_PAY_TEXT);
	return end_tail(r, reason);
}

/* ---- the amounts ---- */

/* What the numbers show of the decimal mark; they must not disagree. */
static int gather_evidence(const struct reader *r, enum decimal_mark *evidence,
			   enum reject_reason *reason)
{
	*evidence = MARK_DECIDE;
	for (size_t i = 0; i < r->count; i++) {
		enum decimal_mark shown = r->amounts[i].number.evidence;
		if (*evidence != MARK_DECIDE && shown != MARK_DECIDE && shown != *evidence)
			return refuse(reason, REJECT_PAY_AMBIGUOUS);
		if (shown != MARK_DECIDE)
			*evidence = shown;
	}
	return 0;
}

/* "120-155k": the k is of both, where the bare numbers run upwards and the bare low is not as
 * large as it would be made ("95000-1.2M" and "900-1.2k" stay as they are). */
static void share_multiplier(struct amount *low, struct amount *high, const double bare[2])
{
	if (!(bare[0] <= bare[1]))
		return;
	if (low->exponent < 0)
		low->exponent = high->exponent;
	else if (high->exponent < 0 && bare[1] < bare[0] * pow(10, low->exponent))
		high->exponent = low->exponent;
}

/* Where a point before three digits groups thousands, and so it does where the text names one of
 * these: nobody writes three decimals of money. */
static bool point_groups(const struct reader *r)
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

/* The caller's mark, or the one that the text's own currency tells for "€45.000". */
static enum decimal_mark mark_for(const struct reader *r, const struct amount *amount,
				  enum decimal_mark hint, enum decimal_mark evidence)
{
	if (hint != MARK_DECIDE || evidence != MARK_DECIDE || amount->exponent >= 0 ||
	    amount->number.last_separator != '.' || amount->number.shape != SHAPE_EITHER)
		return hint;
	return point_groups(r) ? MARK_COMMA : hint;
}

static int value_of(const struct reader *r, size_t i, enum decimal_mark hint,
		    enum decimal_mark evidence, int exponent, double *value,
		    enum reject_reason *reason)
{
	return pay_number_value(&r->amounts[i].number, mark_for(r, &r->amounts[i], hint, evidence),
				evidence, exponent, value, reason);
}

/* "10" of "10-20,000". */
static bool is_bare(const struct amount *amount)
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
			return refuse(reason, REJECT_PAY_AMBIGUOUS);
		*low = raised;
		return 0;
	}
	raised = *high * 1000;
	if (!high_bare || *low < 1000 || raised < *low || raised > *low * RANGE_RATIO_MOST)
		return refuse(reason, REJECT_PAY_SWAPPED);
	*high = raised;
	return 0;
}

static int read_amounts(struct reader *r, enum decimal_mark hint, double values[2],
			enum reject_reason *reason)
{
	enum decimal_mark evidence;
	double bare[2];

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
		return refuse(reason, REJECT_PAY_NEGATIVE);
	/* 0 as the low end is the end of a bracket, not somebody's pay */
	if (!(values[1] > 0) || (r->count == 1 && !(values[0] > 0)))
		return refuse(reason, REJECT_PAY_ZERO);
	if (r->count == 2 && values[0] > 0)
		return pay_range_settle(&values[0], &values[1], is_bare(&r->amounts[0]),
					is_bare(&r->amounts[1]), reason);
	return 0;
}

/* The bonus the text states, in the units and the period of the pay; NAN where it states none. */
static double bonus_of(const struct reader *r, const struct pay_hints *hints,
		       const struct pay_reading *pay)
{
	const struct pay_part *bonus = &r->tail.bonus;
	double base = pay->open_high ? pay->low : (pay->low + pay->high) / 2, value;
	enum reject_reason reason;

	if (r->tail.bonuses != 1 || pay->open_low ||
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

int pay_read(struct text t, const struct pay_hints *hints, struct pay_reading *out,
	     enum reject_reason *reason)
{
	struct reader r;
	double values[2];
	code currency;

	memset(&r, 0, offsetof(struct reader, amounts));
	if (!pay_characters_read(t, &r.text))
		return refuse(reason, REJECT_PAY_TEXT);
	if (!r.text.count)
		return refuse(reason, REJECT_NO_PAY);
	memset(&r.amounts, 0, sizeof(r) - offsetof(struct reader, amounts));
	r.at = 0;
	if (read_all(&r, reason) || read_amounts(&r, hints->mark, values, reason))
		return -1;
	if (!decide_currency(&r, hints, &currency))
		return refuse(reason, REJECT_CURRENCY);
	if (r.times) {
		if (r.period == PERIOD_HOUR || r.period == PERIOD_DAY || r.period == PERIOD_WEEK)
			return refuse(reason, REJECT_PAY_TEXT);
		r.period = PERIOD_YEAR;
		values[0] *= r.times;
		values[1] *= r.times;
	}
	if (r.lakhs && !lakh_currency(currency))
		return refuse(reason, REJECT_PAY_TEXT);
	bool open_low = !(values[0] > 0) || (r.up_to && r.count == 1);
	bool open_high = r.or_more || (r.from && r.count == 1);
	if (open_low && open_high) /* "0-40k+", "<95k+" */
		return refuse(reason, REJECT_PAY_AMBIGUOUS);
	*out = (struct pay_reading){
	    .low = open_low ? 0 : values[0],
	    .high = values[1],
	    .currency = currency,
	    .period = r.period != PERIOD_UNKNOWN ? r.period : hints->period,
	    .open_high = open_high,
	    .open_low = open_low,
	    .on_top = r.tail.begun,
	};
	out->bonus = bonus_of(&r, hints, out);
	return 0;
}

/* ---- the common case, and money ---- */

enum { PLAIN_WHOLE_MAX = 14, PLAIN_FRACTION_MAX = 9 };

static uint32_t four_bytes(const char *at)
{
	uint32_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

/* Four to eight digits at once, without a loop: most pay there is. Little-endian bytes, the first
 * digit lowest, are moved up and '0's put before them; a byte is a digit when its high
 * half is 3 and adding 6 does not change that; then pairs, fours and eights are summed. */
static bool read_eight_digits(const char *data, size_t len, money *out)
{
	unsigned unused = 8 * (unsigned)(8 - len);
	uint64_t bytes = four_bytes(data) | (uint64_t)four_bytes(data + len - 4) >> unused << 32;
	const uint64_t zeros = 0x3030303030303030, high = 0xf0f0f0f0f0f0f0f0;

	if (unused)
		bytes = bytes << unused | zeros >> (64 - unused);
	if (((bytes & high) ^ zeros) | (((bytes + 0x0606060606060606) & high) ^ zeros))
		return false;
	bytes -= zeros;
	bytes = bytes * 10 + (bytes >> 8);
	bytes = ((bytes & 0x000000ff000000ff) * (100 + ((uint64_t)1000000 << 32)) +
		 (bytes >> 16 & 0x000000ff000000ff) * (1 + ((uint64_t)10000 << 32))) >>
		32;
	*out = (money)bytes * MONEY_PER_DOLLAR;
	return true;
}

/* Cents of the digits after the point; what is over two digits rounds them, half to even. -1: not
 * digits. */
static int read_cents(const char *digits, size_t count)
{
	int cents = 0, rest = 0, half = 5;

	for (size_t i = 0; i < count; i++) {
		if (!ascii_digit(digits[i]))
			return -1;
		if (i < 2)
			cents = cents * 10 + (digits[i] - '0');
		else
			rest = rest * 10 + (digits[i] - '0');
		if (i > 2)
			half *= 10;
	}
	if (count == 1)
		cents *= 10;
	if (count > 2 && (rest > half || (rest == half && cents % 2 == 1)))
		cents++;
	return cents;
}

bool pay_read_plain(struct text t, money *out)
{
	money whole = 0;
	size_t i = 0, fraction;
	int cents;

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	if (t.len >= 4 && t.len <= 8 && read_eight_digits(t.data, t.len, out))
		return true;
#endif
	if (t.len == 0 || t.len > PLAIN_WHOLE_MAX + 1 + PLAIN_FRACTION_MAX)
		return false;
	while (i < t.len && ascii_digit(t.data[i]) && i < PLAIN_WHOLE_MAX)
		whole = whole * 10 + (t.data[i++] - '0');
	if (i == t.len) {
		*out = whole * MONEY_PER_DOLLAR;
		return true;
	}
	fraction = t.len - i - 1;
	if (i == 0 || t.data[i] != '.' || fraction == 0 || fraction > PLAIN_FRACTION_MAX ||
	    (fraction == 3 && i <= 3))
		return false;
	cents = read_cents(t.data + i + 1, fraction);
	if (cents < 0)
		return false;
	*out = whole * MONEY_PER_DOLLAR + cents;
	return true;
}

money money_of(double amount)
{
	double cents = nearbyint(amount * MONEY_PER_DOLLAR);

	if (!isfinite(cents) || cents > 9e16 || cents < -9e16)
		return MONEY_NONE;
	return (money)cents;
}

double period_per_year(enum pay_period period, double hours_per_year)
{
	switch (period) {
	case PERIOD_YEAR:
		return 1;
	case PERIOD_MONTH:
		return 12;
	case PERIOD_BIWEEK:
		return 26;
	case PERIOD_WEEK:
		return 52;
	case PERIOD_DAY:
		return 260;
	case PERIOD_HOUR:
		return hours_per_year;
	case PERIOD_UNKNOWN:
		break;
	}
	return 0;
}
