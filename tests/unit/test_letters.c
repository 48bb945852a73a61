/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_letters.c: which words have letters enough in common, some at a time and one by one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/letters.h"

static void a_word_s_letters_are_a_set(void **state)
{
	(void)state;
	assert_int_equal(letters_of(TEXT_LITERAL("")), 0);
	assert_int_equal(letters_of(TEXT_LITERAL("aA b1-")), 3);
	assert_int_equal(letters_of(TEXT_LITERAL("zebra")),
			 1u << 25 | 1u << 4 | 1u << 1 | 1u << 17 | 1u);
	assert_int_equal(letters_of(TEXT_LITERAL("@[`{\303\251")), 0);
	assert_true(letters_above(7, 0));
	assert_true(letters_above(7, 2));
	assert_false(letters_above(7, 3));
	assert_false(letters_above(0, 0));
}

static size_t bits(uint32_t set)
{
	size_t count = 0;

	for (; set; set >>= 1)
		count += set & 1;
	return count;
}

/* Of 19 sets, most of which lack many or have many others: the one that does neither may stand anywhere in a
 * group of eight, after any that only lack few. */
static void the_next_set_is_the_first_that_is_not_apart(void **state)
{
	enum { SETS = 19 };
	const uint32_t wanted = 0x01234567;
	uint32_t sets[SETS], random = 1;
	size_t found = 0, passed = 0;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t most = (size_t)round % 4, others = (size_t)round / 4 % 4,
		       from = (size_t)round % 7, to = SETS - (size_t)round % 5;
		for (size_t i = 0; i < SETS; i++) {
			random = random * 1664525 + 1013904223;
			sets[i] = random >> 6;
			if (random >> 28 < 2)
				sets[i] |= wanted; /* lacks none */
			if (random >> 28 == 0)
				sets[i] = wanted | UINT32_C(1) << (random >> 23 & 31);
		}
		size_t expected = from;
		while (expected < to && (bits(wanted & ~sets[expected]) > most ||
					 bits(sets[expected] & ~wanted) > others)) {
			passed += bits(wanted & ~sets[expected]) <= most;
			expected++;
		}
		assert_int_equal(letters_next(sets, from, to, wanted, most, others), expected);
		found += expected < to;
	}
	assert_in_range(found, 500, 1900);
	assert_true(passed > 500);
	assert_true(letters_apart(7, 1, 1) && letters_apart(1, 7, 1));
	assert_false(letters_apart(7, 25, 2));
	assert_int_equal(letters_next(sets, 5, 5, 0, 0, 0), 5);
	assert_int_equal(letters_next(sets, 5, 9, sets[5], 0, 0), 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_word_s_letters_are_a_set),
	    cmocka_unit_test(the_next_set_is_the_first_that_is_not_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
