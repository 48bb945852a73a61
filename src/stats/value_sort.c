/* SPDX-License-Identifier: GPL-3.0-or-later */
/* value_sort.c: insertion sort of few values, radix sort of many; see value_sort.h. */
#include "stats/value_sort.h"

#include <string.h>

enum {
	INSERTION_MOST = 48, /* below this many, insertion sort is faster than radix sort */
	RADIX_SMALL = 1 << 13, /* below this many, narrow digits are faster than wide ones */
	BITS_BEYOND_COUNT =
	    1, /* evenly spread, half of the values have their highest bits to themselves */
	MOVES_PER_VALUE = 4, /* of an insertion sort that is worth while */
	DIGIT_SMALL = 9,
	DIGIT_LARGE = 11,
};

/* False: it took more than `most` moves, and is not sorted. */
EITHER bool insertion_sort(union value_array values, size_t count, size_t most, bool is_long)
{
	size_t moves = 0;

	for (size_t i = 1; i < count && moves <= most; i++) {
		int64_t value = value_at(values, i, is_long);
		size_t j = i;
		for (; j > 0 && value_at(values, j - 1, is_long) > value; j--)
			value_put(values, j, value_at(values, j - 1, is_long), is_long);
		value_put(values, j, value, is_long);
		moves += i - j;
	}
	return moves <= most;
}

/* Which bits of what a value lies above the least one a pass sorts by. */
struct digit {
	int64_t least;
	unsigned shift;
	uint64_t mask;
};

static inline size_t digit_of(struct digit d, int64_t value)
{
	return ((uint64_t)value - (uint64_t)d.least) >> d.shift & d.mask;
}

/* One pass of a least-significant-digit radix sort. */
EITHER void radix_pass(union value_array from, union value_array to, size_t count, struct digit d,
		       bool is_long)
{
	uint32_t starts[1 << DIGIT_LARGE];
	uint32_t next = 0;

	memset(starts, 0, (d.mask + 1) * sizeof(*starts));
	for (size_t i = 0; i < count; i++)
		starts[digit_of(d, value_at(from, i, is_long))]++;
	for (size_t digit = 0; digit <= d.mask; digit++) {
		uint32_t here = starts[digit];
		starts[digit] = next;
		next += here;
	}
	for (size_t i = 0; i < count; i++) {
		int64_t value = value_at(from, i, is_long);
		value_put(to, starts[digit_of(d, value)]++, value, is_long);
	}
}

static unsigned passes_of(unsigned bits, unsigned most)
{
	return (bits + most - 1) / most;
}

/* Sorts `values`, which are `least` or more, by their bits from `shift` on, `bits` in all, in digits of at
 * most `most`. `other` is as long, and is left with anything in it. */
EITHER void radix_sort(union value_array values, union value_array other, size_t count,
		       int64_t least, unsigned shift, unsigned bits, unsigned most, bool is_long)
{
	unsigned passes = passes_of(bits, most), digit = (bits + passes - 1) / passes;
	union value_array from = values, to = other;

	for (; passes; passes--, shift += digit) {
		union value_array sorted = to;
		struct digit d = {
		    .least = least, .shift = shift, .mask = ((uint64_t)1 << digit) - 1};
		radix_pass(from, to, count, d, is_long);
		to = from;
		from = sorted;
	}
	if (from.shorts != values.shorts)
		memcpy(values.shorts, from.shorts, count * value_size(is_long));
}

/* Sorts `values`; `other` is as long, and is left with anything in it. Values that are spread over a wide
 * range are sorted by their highest bits, after which few are out of place; if many are, by all bits. */
EITHER void sort_as(union value_array values, union value_array other, size_t count, bool is_long)
{
	unsigned most = count < RADIX_SMALL ? DIGIT_SMALL : DIGIT_LARGE;
	int64_t least = value_at(values, 0, is_long), greatest = least;
	unsigned bits, highest;

	if (count <= INSERTION_MOST) {
		(void)insertion_sort(values, count, SIZE_MAX, is_long);
		return;
	}
	for (size_t i = 1; i < count; i++) {
		int64_t value = value_at(values, i, is_long);
		least = value < least ? value : least;
		greatest = value > greatest ? value : greatest;
	}
	if (least == greatest)
		return;
	bits = 64 - (unsigned)__builtin_clzll((uint64_t)greatest - (uint64_t)least);
	highest = 64 - (unsigned)__builtin_clzll(count) + BITS_BEYOND_COUNT;
	if (highest > most)
		highest = most * passes_of(highest, most);
	if (highest < bits) {
		radix_sort(values, other, count, least, bits - highest, highest, most, is_long);
		if (insertion_sort(values, count, MOVES_PER_VALUE * count, is_long))
			return;
	}
	radix_sort(values, other, count, least, 0, bits, most, is_long);
}

void values_sort(union value_array values, union value_array other, size_t count, bool is_long)
{
	if (is_long)
		sort_as(values, other, count, true);
	else
		sort_as(values, other, count, false);
}
