/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order.c: a radix sort, least digit first, of the bits in which keys differ; see order.h.
 *
 * Where these are many, the keys are sorted by the highest of them first: if they are spread evenly, few are out of
 * place then, and are put there by insertion.
 */
#include "base/order.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	INSERTION_MOST = 48, /* below this many, insertion is faster */
	DIGIT_SMALL = 8,
	DIGIT_LARGE = 11,
	SMALL_MOST = 4096, /* below this many, small digits: most counts of large ones would be 0 */
	DIGITS_MOST = 64,
	/* Of keys that are spread evenly, half or more are told apart by so many bits more than their count has. */
	BITS_BEYOND_COUNT = 1,
	DIGITS_SAVED = 3, /* at least, or the highest bits are not tried */
	MOVES_PER_ITEM = 4, /* an insertion sort that takes more is given up */
};

/* False: it took more than `most` moves, and is not sorted. */
static bool insertion_sort(struct ordered *items, size_t count, size_t most)
{
	size_t moves = 0;

	for (size_t i = 1; i < count && moves <= most; i++) {
		struct ordered item = items[i];
		size_t k = i;
		for (; k > 0 && items[k - 1].key > item.key; k--)
			items[k] = items[k - 1];
		items[k] = item;
		moves += i - k;
	}
	return moves <= most;
}

/* Bits of a key that one pass sorts by. */
struct digit {
	unsigned shift, bits;
};

static unsigned bits_of(uint64_t number)
{
	return 64 - (unsigned)__builtin_clzll(number | 1);
}

/* The digits of at most `most` bits, least first, in which keys differ; how many. */
static size_t list_digits(struct digit out[DIGITS_MOST], uint64_t differ, unsigned most)
{
	size_t count = 0;

	while (differ) {
		unsigned shift = (unsigned)__builtin_ctzll(differ);
		uint64_t here = differ >> shift & ((1U << most) - 1);
		out[count++] = (struct digit){.shift = shift, .bits = bits_of(here)};
		differ &= ~(here << shift);
	}
	return count;
}

/* The highest bits of a set: `count` of them, or all. */
static uint64_t highest_of(uint64_t set, unsigned count)
{
	uint64_t highest = 0;

	for (; set && count; count--) {
		uint64_t bit = UINT64_C(1) << (bits_of(set) - 1);
		highest |= bit;
		set ^= bit;
	}
	return highest;
}

static size_t value_of(struct digit d, struct ordered item)
{
	return item.key >> d.shift & ((1U << d.bits) - 1);
}

static void pass(const struct ordered *from, struct ordered *to, size_t count, struct digit d)
{
	size_t starts[1 << DIGIT_LARGE], next = 0;

	memset(starts, 0, sizeof(*starts) << d.bits);
	for (size_t i = 0; i < count; i++)
		starts[value_of(d, from[i])]++;
	for (size_t value = 0; value < 1U << d.bits; value++) {
		size_t here = starts[value];
		starts[value] = next;
		next += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[value_of(d, from[i])]++] = from[i];
}

/* `other` is as long, and is left with anything in it. */
static void radix_sort(struct ordered *items, struct ordered *other, size_t count,
		       const struct digit *digits, size_t digit_count)
{
	struct ordered *from = items, *to = other;

	for (size_t i = 0; i < digit_count; i++) {
		struct ordered *sorted = to;
		pass(from, to, count, digits[i]);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
}

/* Keys differ in the bits of `differ` alone. */
static void sort_bits(struct ordered *items, struct ordered *other, size_t count, uint64_t differ)
{
	struct digit all[DIGITS_MOST], highest[DIGITS_MOST];
	unsigned most = count < SMALL_MOST ? DIGIT_SMALL : DIGIT_LARGE;
	size_t all_count = list_digits(all, differ, most);
	size_t highest_count =
	    list_digits(highest, highest_of(differ, bits_of(count) + BITS_BEYOND_COUNT), most);

	if (highest_count + DIGITS_SAVED <= all_count) {
		radix_sort(items, other, count, highest, highest_count);
		if (insertion_sort(items, count, MOVES_PER_ITEM * count))
			return;
	}
	radix_sort(items, other, count, all, all_count);
}

void order_sort(struct ordered *items, size_t count)
{
	struct ordered *other;
	uint64_t differ = 0;

	if (count <= INSERTION_MOST) {
		(void)insertion_sort(items, count, SIZE_MAX);
		return;
	}
	for (size_t i = 1; i < count; i++)
		differ |= items[i].key ^ items[0].key;
	if (!differ)
		return;
	other = mem_alloc(count, sizeof(*other));
	sort_bits(items, other, count, differ);
	free(other);
}
