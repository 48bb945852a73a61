/* pay.c: the one reader of pay text.
 *
 * The text is read left to right as numbers, words and signs; what each means stands
 * in the table of pay_words.c, what a number's separators mean in pay_number.c. At the
 * end there is one amount or one range, in one currency and one period, or the pay is
 * rejected with the reason. Nothing is guessed and nothing is left over: a word that is
 * not known ("plus bonus", "net") makes the text no amount.
 */
#include "model/pay.h"

#include <math.h>
#include <string.h>

#include "model/pay_private.h"

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
	bool per_waits; /* a slash or "per" waits for its period */
	bool lakhs; /* Indian words for numbers */
	enum pay_period period;
	size_t parentheses;
	/* The currencies that everything so far agrees with; none seen: count 0. */
	code currencies[CURRENCIES_MAX];
	size_t currency_count;
	code meant; /* the one that is meant where no hint says another; 0 */
	const char *last_codes; /* of the last sign, so that "$120K-$155K" looks once */
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
static bool decide_currency(const struct reader *r, code hint, code *out)
{
	if (r->currency_count == 0)
		*out = hint;
	else if (r->currency_count == 1)
		*out = r->currencies[0];
	else if (in_currencies(r, hint))
		*out = hint;
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

static int read_number(struct reader *r, enum reject_reason *reason)
{
	struct amount *amount;

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
	r->range_waits = true;
	return 0;
}

/* "up to 90k", and the upper end in "over 50k, up to 90k". */
static int read_up_to(struct reader *r, enum reject_reason *reason)
{
	if (r->count == 0) {
		r->up_to = true;
		return r->from ? refuse(reason, REJECT_PAY_TEXT) : 0;
	}
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

static bool lakh_word(const struct pay_word *word)
{
	return word->value == 5 || word->value == 7;
}

static int act_on_word(struct reader *r, const struct pay_found *found, enum reject_reason *reason)
{
	const struct pay_word *word = found->word;

	if (r->per_waits && (!word || word->after_per == PERIOD_UNKNOWN))
		return word && word->kind == PAY_WORD_PER ? 0 : refuse(reason, REJECT_PAY_TEXT);
	if (r->per_waits)
		return read_period(r, word->after_per, reason);
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
		return read_range_word(r, true, reason);
	case PAY_WORD_AND:
		return read_range_word(r, r->between, reason);
	case PAY_WORD_BETWEEN:
		r->between = true;
		return r->count ? refuse(reason, REJECT_PAY_TEXT) : 0;
	case PAY_WORD_FROM:
		r->from = true;
		return r->count ? refuse(reason, REJECT_PAY_TEXT) : 0;
	case PAY_WORD_OR_MORE:
		r->or_more = true;
		return r->count ? 0 : refuse(reason, REJECT_PAY_TEXT);
	case PAY_WORD_LEAST:
		r->from = true;
		return r->count > 1 ? refuse(reason, REJECT_PAY_TEXT) : 0;
	case PAY_WORD_UP_TO:
		return read_up_to(r, reason);
	case PAY_WORD_OR_LESS:
		r->up_to = true;
		return r->count == 1 ? 0 : refuse(reason, REJECT_PAY_TEXT);
	case PAY_WORD_MOST:
		return read_most(r, reason);
	case PAY_WORD_FILLER:
		return 0;
	case PAY_WORD_LETTER:
		break;
	}
	return refuse(reason, REJECT_PAY_TEXT);
}

static int read_word(struct reader *r, enum reject_reason *reason)
{
	bool glued = r->at > 0 && pay_digit(r->text.at[r->at - 1]);
	struct pay_found found;
	int result;

	if (!pay_word_read(&r->text, &r->at, glued, &found))
		return refuse(reason, REJECT_PAY_TEXT);
	result = act_on_word(r, &found, reason);
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

/* Marks that are neither number nor word; -1 where one has no place here. */
static int read_mark(struct reader *r, enum reject_reason *reason)
{
	uint32_t c = r->text.at[r->at++], next = r->text.at[r->at];
	bool ends = next == 0 || next == ' ' || next == ')';
	bool fits = false;

	switch (c) {
	case '-':
	case PAY_EN_DASH:
		return read_dash(r, c == '-', reason);
	case '/':
		fits = !r->per_waits || r->text.at[r->at - 2] != '/'; /* "p/h" is fine */
		r->per_waits = true;
		break;
	case '+':
		fits = r->count > 0 && !r->range_waits && !r->or_more;
		r->or_more = true;
		break;
	case '>':
	case 0x2265: /* greater or equal */
		fits = r->count == 0 && !r->from;
		r->from = true;
		if (next == '=')
			r->at++;
		break;
	case '<':
	case 0x2264: /* less or equal */
		fits = r->count == 0 && !r->from && !r->up_to;
		r->up_to = true;
		if (next == '=')
			r->at++;
		break;
	case '~':
	case 0x2248: /* almost equal */
		fits = r->count == 0;
		break;
	case '(':
		fits = r->parentheses++ == 0;
		break;
	case ')':
		fits = r->parentheses > 0;
		if (fits)
			r->parentheses--;
		break;
	case ':':
	case ',':
	case '.':
		fits = ends && (c == ':' ? r->count == 0 : r->count > 0);
		break;
	default:
		break;
	}
	return fits ? 0 : refuse(reason, REJECT_PAY_TEXT);
}

static bool is_mark(uint32_t c)
{
	return c == PAY_EN_DASH || c == 0x2265 || c == 0x2264 || c == 0x2248 ||
	       (c < 0x80 && c != '$' && !ascii_alpha((char)c));
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
	if (!r->count || r->range_waits || r->per_waits || r->parentheses ||
	    (r->between && r->count != 2))
		return refuse(reason, REJECT_PAY_TEXT);
	return 0;
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

static int value_of(const struct reader *r, size_t i, enum decimal_mark hint,
		    enum decimal_mark evidence, int exponent, double *value,
		    enum reject_reason *reason)
{
	return pay_number_value(&r->amounts[i].number, hint, evidence, exponent, value, reason);
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
	if (values[1] < values[0]) /* a range that runs downwards is a slip, not an amount */
		return refuse(reason, REJECT_PAY_TEXT);
	return 0;
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
	if (!decide_currency(&r, hints->currency, &currency))
		return refuse(reason, REJECT_PAY_AMBIGUOUS);
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
	};
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
