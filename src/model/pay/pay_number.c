/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_number.c: digits with separators, and what the separators can mean.
 *
 * The rules, if the caller gives no decimal mark:
 *   - a comma before exactly three digits groups thousands (120,000): every known source writes it
 *     so, and only programs write three decimals of money, with points;
 *   - a point before exactly three digits (1.250) is a thousands mark in half of Europe and a
 *     decimal mark elsewhere: ambiguous, unless more than three digits precede it (57692.125) or
 *     another number of the text shows which mark is which;
 *   - blanks and apostrophes only group thousands;
 *   - of two kinds of separator the last is the decimal mark.
 */
#include "model/pay/pay_private.h"

#include <string.h>

#include "base/text.h"

struct groups {
	size_t lengths[PAY_GROUPS_MAX];
	uint32_t separators[PAY_GROUPS_MAX]; /* separators[i] precedes lengths[i]; i >= 1 */
	size_t count;
};

static size_t digits_from(const struct pay_characters *text, size_t at)
{
	size_t n = 0;

	while (at + n < text->count && pay_digit(text->at[at + n]))
		n++;
	return n;
}

/* Does the separator at `at` go on with this number? A blank does only before exactly three
 * digits, after a first group of at most three and other blanks: "45 000", not "2024 120". */
static bool joins(const struct pay_characters *text, size_t at, const struct groups *groups)
{
	uint32_t c = text->at[at];

	/* "$57, 000": a typing slip, but nobody is paid 000 */
	if (c == ',' && text->at[at + 1] == ' ')
		return groups->count == 1 && groups->lengths[0] <= 3 && text->at[at + 2] == '0' &&
		       text->at[at + 3] == '0' && text->at[at + 4] == '0' &&
		       digits_from(text, at + 2) == 3;
	if (!pay_digit(text->at[at + 1]))
		return false;
	if (c == ' ') /* too many digits to keep are not groups */
		return groups->count && digits_from(text, at + 1) == 3 && groups->lengths[0] <= 3 &&
		       (groups->count == 1 || groups->separators[groups->count - 1] == ' ');
	return c == '.' || c == ',' || c == '\'' || c == '_';
}

/* "120.000,-" and "450.–": the dash means no cents. */
static size_t skip_no_cents(const struct pay_characters *text, size_t at)
{
	if ((text->at[at] == '.' || text->at[at] == ',') &&
	    (text->at[at + 1] == '-' || text->at[at + 1] == PAY_EN_DASH) &&
	    !pay_digit(text->at[at + 2]))
		return text->at[at + 2] == '-' ? at + 3 : at + 2;
	/* "Rs. 50,000/-": so in India */
	if (text->at[at] == '/' && text->at[at + 1] == '-' && !pay_digit(text->at[at + 2]))
		return at + 2;
	return at;
}

/* Are the first `count` groups thousands: one to three digits, then threes (or, in India, twos
 * and a last three)? */
static bool thousands(const struct groups *groups, size_t count, char first_digit)
{
	bool threes = groups->lengths[0] <= 3;
	bool indian = groups->lengths[0] <= 2 && groups->separators[1] == ',';

	for (size_t i = 1; i < count; i++) {
		threes = threes && groups->lengths[i] == 3;
		indian = indian && groups->lengths[i] == (i + 1 == count ? 3 : 2);
	}
	return (threes || indian) && first_digit != '0';
}

static enum decimal_mark mark_of(uint32_t separator)
{
	return separator == '.' ? MARK_POINT : separator == ',' ? MARK_COMMA : MARK_DECIDE;
}

static enum decimal_mark other_mark(uint32_t separator)
{
	return separator == '.' ? MARK_COMMA : separator == ',' ? MARK_POINT : MARK_DECIDE;
}

/* One point or comma, once. */
static void classify_single_mark(struct pay_number *number, const struct groups *groups)
{
	size_t whole = groups->lengths[0], fraction = groups->lengths[1];
	bool comma = number->last_separator == ',';

	if (fraction == 3 && whole <= 3 && number->digits[0] != '0') {
		number->shape = SHAPE_EITHER;
		return;
	}
	number->shape = SHAPE_FRACTION;
	if (fraction == 3 && whole <= 3 && whole > 1)
		number->shape = SHAPE_BAD; /* 012,345 */
	else if (fraction == 3 && whole > 3)
		number->shape = SHAPE_ODD;
	else if (comma && fraction > 3 && whole <= 3)
		number->shape = SHAPE_ODD;
	else
		number->evidence = mark_of(number->last_separator);
}

static void classify(struct pay_number *number, const struct groups *groups)
{
	size_t last = groups->count - 1;
	bool one_kind = true, one_kind_before = true;

	number->last_group = groups->lengths[last];
	if (last == 0) {
		number->shape = SHAPE_WHOLE;
		return;
	}
	number->last_separator = groups->separators[last];
	for (size_t i = 2; i <= last; i++) {
		one_kind = one_kind && groups->separators[i] == groups->separators[1];
		if (i < last)
			one_kind_before = one_kind;
	}
	if (last == 1 && mark_of(number->last_separator) != MARK_DECIDE) {
		classify_single_mark(number, groups);
	} else if (one_kind) {
		if (thousands(groups, groups->count, number->digits[0])) {
			number->shape = SHAPE_WHOLE;
			number->evidence = other_mark(number->last_separator);
		}
	} else if (one_kind_before && mark_of(number->last_separator) != MARK_DECIDE &&
		   thousands(groups, last, number->digits[0])) {
		number->shape = SHAPE_FRACTION;
		number->evidence = mark_of(number->last_separator);
	}
}

void pay_number_read(const struct pay_characters *text, size_t *at, struct pay_number *out)
{
	struct groups groups = {.count = 0};
	bool fits = true;

	*out = (struct pay_number){.shape = SHAPE_BAD};
	for (;;) {
		size_t length = digits_from(text, *at);
		if (groups.count == PAY_GROUPS_MAX || out->digit_count + length > PAY_DIGITS_MAX) {
			fits = false;
		} else {
			for (size_t i = 0; i < length; i++)
				out->digits[out->digit_count++] = (char)text->at[*at + i];
			groups.lengths[groups.count++] = length;
		}
		*at += length;
		if (!joins(text, *at, &groups))
			break;
		if (groups.count < PAY_GROUPS_MAX)
			groups.separators[groups.count] = text->at[*at];
		*at += text->at[*at + 1] == ' ' ? 2 : 1;
	}
	*at = skip_no_cents(text, *at);
	if (fits)
		classify(out, &groups);
}

/* Is the last group a fraction? -1 where that cannot be decided. */
static int decide_fraction(const struct pay_number *number, enum decimal_mark hint,
			   enum decimal_mark evidence)
{
	enum decimal_mark mark = mark_of(number->last_separator);

	switch (number->shape) {
	case SHAPE_WHOLE:
		return 0;
	case SHAPE_FRACTION:
		return 1;
	case SHAPE_EITHER:
		if (hint != MARK_DECIDE)
			return mark == hint;
		if (evidence == MARK_DECIDE)
			return mark == MARK_COMMA ? 0 : -1;
		if (mark == evidence && mark == MARK_COMMA)
			return -1; /* two rules contradict each other */
		return mark == evidence;
	case SHAPE_ODD:
		if (hint != MARK_DECIDE)
			return mark == hint ? 1 : -1;
		return mark == MARK_POINT || evidence == MARK_COMMA ? 1 : -1;
	case SHAPE_BAD:
		break;
	}
	return -1;
}

int pay_number_value(const struct pay_number *number, enum decimal_mark hint,
		     enum decimal_mark evidence, int exponent, double *value,
		     enum reject_reason *reason)
{
	/* digits, a point, "e7" and the NUL */
	char written[PAY_DIGITS_MAX + 1 + 2 + 1];
	int fraction = decide_fraction(number, hint, evidence);
	size_t whole, len;

	if (number->shape == SHAPE_BAD) {
		*reason = REJECT_PAY_TEXT;
		return -1;
	}
	if (fraction < 0) {
		*reason = REJECT_PAY_AMBIGUOUS;
		return -1;
	}
	/* The scale goes into the text, so that 64.2k is 64200 to the last bit. */
	whole = number->digit_count - (fraction ? number->last_group : 0);
	len = whole;
	memcpy(written, number->digits, whole);
	if (fraction) {
		written[len++] = '.';
		memcpy(written + len, number->digits + whole, number->last_group);
		len += number->last_group;
	}
	written[len++] = 'e';
	written[len++] = (char)('0' + exponent);
	if (!text_to_double((struct text){.data = written, .len = len}, value)) {
		*reason = REJECT_PAY_TEXT;
		return -1;
	}
	return 0;
}
