/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Halving a bracket with few looks at the function gives what looking at every middle gives. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stats/bisection.h"
#include "tests/unit/near.h"

struct watched {
	double (*f)(double x);
	unsigned looks;
};

static double watch(const void *context, double x)
{
	struct watched *w = (struct watched *)(uintptr_t)context;

	w->looks++;
	return w->f(x);
}

static double cube(double x)
{
	return x * x * x;
}

static double normal_part(double x)
{
	return erfc(-x / sqrt(2)) / 2;
}

/* In straight lines of slopes that differ a thousandfold. */
static double kinked(double x)
{
	return x < 1 ? x / 1000 : x < 2 ? .001 + (x - 1) : 1.001 + (x - 2) / 1000;
}

/* Nearly level between two steps. */
static double with_a_gap(double x)
{
	return .5 * normal_part(100 * (x - 1)) + .5 * normal_part(100 * (x - 3));
}

static double level_for_a_while(double x)
{
	return x < 1 ? x : x < 2 ? 1 : x - 1;
}

static double straight(double x)
{
	return x;
}

static struct bracket by_every_middle(double (*f)(double), double wanted, struct bracket b,
				      unsigned most, double width)
{
	for (unsigned i = 0; i < most && b.high - b.low > width; i++) {
		double middle = b.low + (b.high - b.low) / 2;
		if (f(middle) < wanted)
			b.low = middle;
		else
			b.high = middle;
	}
	return b;
}

static void the_half_that_has_the_crossing_is_kept(void **state)
{
	struct watched w = {.f = cube};
	struct bracket b = bisect(watch, &w, 2, (struct bracket){0, 4}, 100, 1e-9);

	(void)state;
	assert_true(b.low < cbrt(2) && cbrt(2) <= b.high);
	assert_near(b.high - b.low, 4 / 4294967296., 0); /* 2 to the 32nd: the first within 1e-9 */
	b = bisect(watch, &w, 2, (struct bracket){0, 4}, 3, 1e-9);
	assert_near(b.low, 1, 0);
	assert_near(b.high, 1.5, 0);
}

static void it_is_what_looking_at_every_middle_gives(void **state)
{
	static double (*const functions[])(double) = {cube,	  normal_part,	     kinked,
						      with_a_gap, level_for_a_while, straight};

	(void)state;
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		for (int k = 0; k <= 40; k++) {
			const double from = functions[i](-1), to = functions[i](4.7);
			/* The ends themselves, and what lies beyond them, too. */
			const double wanted = from + (to - from) * (k - 2) / 36.;
			const struct bracket start = {-1, 4.7};
			struct watched w = {.f = functions[i]};
			struct bracket b = bisect(watch, &w, wanted, start, 40, 0);
			struct bracket all = by_every_middle(w.f, wanted, start, 40, 0);
			assert_near(b.low, all.low, 0);
			assert_near(b.high, all.high, 0);
			b = bisect(watch, &w, wanted, start, 64, 1e-5);
			all = by_every_middle(w.f, wanted, start, 64, 1e-5);
			assert_near(b.low, all.low, 0);
			assert_near(b.high, all.high, 0);
		}
}

static void a_smooth_function_is_looked_at_a_dozen_times(void **state)
{
	(void)state;
	for (double wanted = .05; wanted < .96; wanted += .05) {
		struct watched w = {.f = normal_part};
		(void)bisect(watch, &w, wanted, (struct bracket){-3, 3}, 40, 0);
		assert_true(w.looks <= 16);
	}
}

static void no_bracket_stays_as_it_is(void **state)
{
	struct watched w = {.f = straight};
	struct bracket b = bisect(watch, &w, 2, (struct bracket){3, 3}, 40, 0);

	(void)state;
	assert_near(b.low, 3, 0);
	assert_near(b.high, 3, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_half_that_has_the_crossing_is_kept),
	    cmocka_unit_test(it_is_what_looking_at_every_middle_gives),
	    cmocka_unit_test(a_smooth_function_is_looked_at_a_dozen_times),
	    cmocka_unit_test(no_bracket_stays_as_it_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
