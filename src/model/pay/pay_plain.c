/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_plain.c: pay that is only digits, which most rows have, and money and periods. */
#include <math.h>
#include <string.h>

#include "model/pay/pay.h"

enum { PLAIN_WHOLE_MAX = 14, PLAIN_FRACTION_MAX = 9 };

static uint32_t four_bytes(const char *at)
{
	uint32_t bytes;

	memcpy(&bytes, at, sizeof(bytes));
	return bytes;
}

/* Four to eight digits at once, without a loop: most pay. Little-endian bytes, the first digit
 * lowest, are moved up and '0's put before them; a byte is a digit when its high half is 3 and
 * adding 6 does not change that; then pairs, fours and eights are summed. */
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

/* Cents of the digits after the point; further digits round them, half to even. -1: not digits. */
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

bool pay_read_plain_within(struct text t, money *out)
{
	unsigned tens, ones;
	uint64_t whole;

	if (t.len < 4 || t.data[t.len - 3] != '.' || !pay_read_digits(t.data, t.len - 3, &whole))
		return pay_read_plain(t, out);
	tens = (unsigned char)t.data[t.len - 2] - (unsigned)'0';
	ones = (unsigned char)t.data[t.len - 1] - (unsigned)'0';
	*out = (money)whole * MONEY_PER_DOLLAR + (money)(10 * tens + ones);
	return tens <= 9 && ones <= 9;
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
		return WEEKS_PER_YEAR;
	case PERIOD_DAY:
		return 260;
	case PERIOD_HOUR:
		return hours_per_year;
	case PERIOD_UNKNOWN:
		break;
	}
	return 0;
}
