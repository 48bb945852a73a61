/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of whole numbers against insertion: any range of keys, equal keys as they came. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/mem.h"
#include "base/order.h"

static uint64_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return *seed;
}

static void holds_order(size_t count, unsigned bits, unsigned shift, uint64_t seed)
{
	struct ordered *items = mem_alloc(count + 1, sizeof(*items));
	uint64_t *keys = mem_alloc(count + 1, sizeof(*keys));
	uint8_t *seen = mem_zero(count + 1, 1);

	for (size_t i = 0; i < count; i++) {
		keys[i] = next_random(&seed) >> (64 - bits) << shift;
		items[i] = (struct ordered){.key = keys[i], .number = (uint32_t)i};
	}
	order_sort(items, count);
	for (size_t i = 0; i < count; i++) {
		assert_true(items[i].number < count && !seen[items[i].number]++);
		assert_true(items[i].key == keys[items[i].number]);
		if (i)
			assert_true(items[i - 1].key < items[i].key ||
				    (items[i - 1].key == items[i].key &&
				     items[i - 1].number < items[i].number));
	}
	free(seen);
	free(keys);
	free(items);
}

static void items_ascend_and_equal_ones_keep_their_order(void **state)
{
	static const size_t counts[] = {0, 1, 2, 47, 48, 49, 50, 1000, 4095, 4096, 5000};

	(void)state;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++) {
		holds_order(counts[i], 3, 0, 1 + i);
		holds_order(counts[i], 12, 10, 2 + i);
		holds_order(counts[i], 9, 55, 3 + i);
		holds_order(counts[i], 64, 0, 4 + i);
	}
}

/* Keys that differ in nothing but one or two bits, whichever they are. */
static void no_bit_of_a_key_is_passed_over(void **state)
{
	(void)state;
	for (unsigned bit = 0; bit < 64; bit++) {
		holds_order(100, 1, bit, 5 + bit);
		if (bit < 63)
			holds_order(100, 2, bit, 6 + bit);
		holds_order(4096, 1, bit, 7 + bit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(items_ascend_and_equal_ones_keep_their_order),
	    cmocka_unit_test(no_bit_of_a_key_is_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
