/* SPDX-License-Identifier: GPL-3.0-or-later */
/* buf_number.c: numbers as text, to the same byte as printf writes them, at a tenth of its cost.
 *
 * A double is a whole number of 53 bits times a power of two. Times 5 to the fourth at most it still fits 64 bits,
 * and so does 10 to the fourth, as powers of two shift: rounding to four places or fewer is exact. Whatever does not
 * fit is left to printf.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { DIGITS_MOST = 24, PLACES_MOST = 4, DOUBLE_BITS = 53, WORD_BITS = 64 };
#define DIGITS_15 UINT64_C(1000000000000000)

/* What is before `end` in an array that goes on after it for as long: a fixed number of bytes is copied where there is
 * room, in place of a call. */
static void add_digits(struct buf *b, const char *first, const char *end)
{
	size_t len = (size_t)(end - first);

	if (b->overflowed || b->len > b->limit || b->limit - b->len < DIGITS_MOST ||
	    b->capacity - b->len <= DIGITS_MOST) {
		buf_add(b, first, len);
		return;
	}
	memcpy(b->data + b->len, first, DIGITS_MOST);
	b->len += len;
	b->data[b->len] = '\0';
}

/* The digits of `number` before `end`, at least `least` of them; where they begin. */
static char *put_digits(char *end, uint64_t number, int least)
{
	for (; number || least > 0; number /= 10, least--)
		*--end = (char)('0' + number % 10);
	return end;
}

void buf_add_count(struct buf *b, uint64_t count)
{
	char digits[2 * DIGITS_MOST], *end = digits + DIGITS_MOST;

	add_digits(b, put_digits(end, count, 1), end);
}

static const uint64_t powers[PLACES_MOST + 1] = {1, 10, 100, 1000, 10000};
static const uint64_t fives[PLACES_MOST + 1] = {1, 5, 25, 125, 625};

/* `value` times 10 to the `places`, of two numbers as near the even one; false where it does not fit. */
static bool scale_exactly(double value, int places, uint64_t *scaled)
{
	int exponent;
	double part = frexp(value, &exponent);
	int below = DOUBLE_BITS - exponent - places; /* bits of the product that are below 1 */
	uint64_t product, rest, half;

	if (!isfinite(value) || below <= 0)
		return false;
	*scaled = 0;
	if (below >= WORD_BITS)
		return true; /* the product has 63 bits: it is less than a half */
	product = (uint64_t)(part * 0x1p53) * fives[places];
	rest = product & ((UINT64_C(1) << below) - 1);
	half = UINT64_C(1) << (below - 1);
	*scaled = product >> below;
	*scaled += rest > half || (rest == half && *scaled & 1);
	return true;
}

double fixed_value(double value, int places)
{
	char digits[400];
	uint64_t scaled;

	if (!isfinite(value))
		return value;
	/* Both are exact, so that their quotient is the nearest double. */
	if (places >= 0 && places <= PLACES_MOST && scale_exactly(fabs(value), places, &scaled) &&
	    scaled >> DOUBLE_BITS == 0)
		return copysign((double)scaled / (double)powers[places], scaled ? value : 1);
	snprintf(digits, sizeof(digits), "%.*f", places, value);
	return strtod(digits, NULL) + 0.0;
}

/* `scaled` is the amount times 10 to the `places`. */
static void add_scaled(struct buf *b, bool negative, uint64_t scaled, int places)
{
	char digits[2 * DIGITS_MOST], *end = digits + DIGITS_MOST;
	char *first = put_digits(end, scaled % powers[places], places);

	if (places)
		*--first = '.';
	first = put_digits(first, scaled / powers[places], 1);
	if (negative)
		*--first = '-';
	add_digits(b, first, end);
}

void buf_add_fixed(struct buf *b, double value, int places)
{
	uint64_t scaled;

	if (places < 0 || places > PLACES_MOST || !scale_exactly(fabs(value), places, &scaled))
		buf_addf(b, "%.*f", places, value);
	else
		add_scaled(b, signbit(value), scaled, places);
}

void buf_add_fixed_short(struct buf *b, double value, int places)
{
	uint64_t scaled;

	if (places >= 0 && places <= PLACES_MOST && scale_exactly(fabs(value), places, &scaled)) {
		for (; places && scaled % 10 == 0; places--)
			scaled /= 10;
		add_scaled(b, signbit(value), scaled, places);
		return;
	}
	buf_add_fixed(b, value, places);
	if (places <= 0)
		return;
	while (b->len && b->data[b->len - 1] == '0')
		b->data[--b->len] = '\0';
	if (b->len && b->data[b->len - 1] == '.')
		b->data[--b->len] = '\0';
}

/* Has it at most PLACES_MOST places, of at most 15 digits that printf writes without an exponent? Then these are the
 * fewest that read back. */
static bool is_short(double value)
{
	uint64_t scaled;
	double size = fabs(value), back;

	if (!scale_exactly(size, PLACES_MOST, &scaled) || !scaled || scaled >= DIGITS_15 ||
	    scaled % powers[PLACES_MOST] == 0)
		return false;
	back = (double)scaled / (double)powers[PLACES_MOST];
	return back >= size && back <= size;
}

void buf_add_number(struct buf *b, double value)
{
	char digits[40];

	if (value > 0 && value < 1e15 && value == floor(value)) { /* as most pay is */
		buf_add_count(b, (uint64_t)value);
		return;
	}
	if (is_short(value)) {
		buf_add_fixed_short(b, value, PLACES_MOST);
		return;
	}
	for (int precision = 15; precision <= 17; precision++) {
		double back;
		snprintf(digits, sizeof(digits), "%.*g", precision, value);
		if (text_to_double(text_of(digits), &back) && back >= value && back <= value)
			break;
	}
	buf_add_string(b, digits);
}
