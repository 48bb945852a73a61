/* SPDX-License-Identifier: GPL-3.0-or-later */
/* order.c: a radix sort, least digit first, that passes over the digits all keys share; see order.h. */
#include "base/order.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	INSERTION_MOST = 48, /* below this many, insertion is faster */
	DIGIT_SMALL = 8,
	DIGIT_LARGE = 11,
	SMALL_MOST = 4096, /* below this many, small digits: most counts of large ones would be 0 */
};

static void insertion_sort(struct ordered *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct ordered item = items[i];
		size_t k = i;
		for (; k > 0 && items[k - 1].key > item.key; k--)
			items[k] = items[k - 1];
		items[k] = item;
	}
}

static size_t digit_of(struct ordered item, unsigned shift, unsigned bits)
{
	return item.key >> shift & ((1U << bits) - 1);
}

static void pass(const struct ordered *from, struct ordered *to, size_t count, unsigned shift,
		 unsigned bits)
{
	size_t starts[1 << DIGIT_LARGE], next = 0;

	memset(starts, 0, sizeof(*starts) << bits);
	for (size_t i = 0; i < count; i++)
		starts[digit_of(from[i], shift, bits)]++;
	for (size_t digit = 0; digit < 1U << bits; digit++) {
		size_t here = starts[digit];
		starts[digit] = next;
		next += here;
	}
	for (size_t i = 0; i < count; i++)
		to[starts[digit_of(from[i], shift, bits)]++] = from[i];
}

void order_sort(struct ordered *items, size_t count)
{
	struct ordered *other, *from = items, *to;
	unsigned bits = count < SMALL_MOST ? DIGIT_SMALL : DIGIT_LARGE;
	uint64_t differ = 0;

	if (count <= INSERTION_MOST) {
		insertion_sort(items, count);
		return;
	}
	for (size_t i = 1; i < count; i++)
		differ |= items[i].key ^ items[0].key;
	to = other = mem_alloc(count, sizeof(*other));
	for (unsigned shift = 0; shift < 64; shift += bits) {
		struct ordered *sorted = to;
		if (!(differ >> shift & ((1U << bits) - 1)))
			continue;
		pass(from, to, count, shift, bits);
		to = from;
		from = sorted;
	}
	if (from != items)
		memcpy(items, from, count * sizeof(*items));
	free(other);
}
