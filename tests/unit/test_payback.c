/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payback of a move for a stated effort, by hand-worked numbers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "estimate/payback.h"
#include "tests/unit/near.h"

static struct move_step a_step(double old, double difference, double low, double high)
{
	return (struct move_step){.basis = BASIS_MODELLED,
				  .from_median = old,
				  .to_median = old + difference,
				  .difference = difference,
				  .interval = {.low = low, .high = high}};
}

/* 9 months at 100,000 a year are 75,000, made up for by 20,000 a year in 45 months; 6 months are 50,000, by 30,000
 * a year in 20; 12 months are 100,000, by 10,000 a year in 120. */
static void months_of_pay_are_made_up_for_by_the_difference(void **state)
{
	const struct editorial e = {.months_low = 6, .months_high = 12};
	const struct move_step step = a_step(100000, 20000, 10000, 30000);
	struct payback p = payback_of(&e, &step);

	assert_near(p.months, 45, 1e-9);
	assert_near(p.low, 20, 1e-9);
	assert_near(p.high, 120, 1e-9);
	(void)state;
}

/* 6 months at a quarter of the time are 1.5 of 60,000 a year: 7,500, and 4,500: 12,000 by 1,000 a month. */
static void time_and_cost_count(void **state)
{
	const struct editorial e = {.months_low = 6,
				    .months_high = 6,
				    .time_percent = 25,
				    .cost_low = 3000,
				    .cost_high = 6000};
	const struct move_step step = a_step(60000, 12000, 6000, 24000);
	struct payback p = payback_of(&e, &step);

	assert_near(p.months, 12, 1e-9);
	assert_near(p.low, 5.25, 1e-9); /* 10,500 by 2,000 a month */
	assert_near(p.high, 27, 1e-9); /* 13,500 by 500 a month */
	(void)state;
}

static void a_difference_that_may_be_zero_has_no_upper_end(void **state)
{
	const struct editorial e = {.months_low = 6, .months_high = 6};
	const double ends[] = {0, -5000};

	for (size_t i = 0; i < 2; i++) {
		struct move_step step = a_step(100000, 10000, ends[i], 25000);
		struct payback p = payback_of(&e, &step);
		assert_near(p.months, 60, 1e-9);
		assert_near(p.low, 24, 1e-9);
		assert_true(isnan(p.high));
	}
	(void)state;
}

static void nothing_is_told_without_an_effort_a_model_or_a_gain(void **state)
{
	const struct editorial e = {.months_low = 6, .months_high = 6}, none = {.months_low = 0};
	struct move_step step = a_step(100000, 10000, 5000, 15000);

	assert_true(isnan(payback_of(NULL, &step).months));
	assert_true(isnan(payback_of(&none, &step).months));
	assert_true(isfinite(payback_of(&e, &step).months));
	step.basis = BASIS_OBSERVED;
	assert_true(isnan(payback_of(&e, &step).months));
	step = a_step(100000, 0, -5000, 5000);
	assert_true(isnan(payback_of(&e, &step).months));
	step = a_step(100000, -1000, -5000, 5000);
	assert_true(isnan(payback_of(&e, &step).low));
	(void)state;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(months_of_pay_are_made_up_for_by_the_difference),
	    cmocka_unit_test(time_and_cost_count),
	    cmocka_unit_test(a_difference_that_may_be_zero_has_no_upper_end),
	    cmocka_unit_test(nothing_is_told_without_an_effort_a_model_or_a_gain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
