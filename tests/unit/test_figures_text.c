/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Estimates as the short text that a page's script reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reports/figures_text.h"

static const struct settings dollars = {.currency = CURRENCY_USD, .usd_per_unit = 1};

static void said_of(const struct settings *settings, const double amounts[BENCHMARK_PERCENTILES],
		    const char *expected)
{
	struct band band = {.suppressed = 0};
	char text[FIGURES_BYTES + 1] = "";

	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		band.p[p] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = amounts[p]};
	figures_text(text, settings, &band);
	assert_string_equal(text, expected);
}

/* By hand: 800 hundreds are 12 * 64 + 32, "cw"; 200 are "38", 300 "4I", 500 "7Q". */
static void each_percentile_is_two_digits_above_the_one_before(void **state)
{
	(void)state;
	said_of(&dollars, (const double[]){80000, 100000, 120000, 150000, 200000}, "cw38384I7Q");
	said_of(&dollars, (const double[]){80049, 80051, 80051, 80051, 80051}, "cw01000000");
}

static void equal_percentiles_are_nothing_apart(void **state)
{
	(void)state;
	said_of(&dollars, (const double[]){80000, 80000, 100000, 100000, 100000}, "cw00380000");
	said_of(&dollars, (const double[]){0, 0, 0, 0, 6300}, "000000000_");
}

static void what_does_not_fit_two_digits_is_blank(void **state)
{
	(void)state;
	said_of(&dollars, (const double[]){409500, 409500, 409500, 409500, 409500}, "__00000000");
	said_of(&dollars, (const double[]){409600, 409600, 409600, 409600, 409600}, "          ");
	said_of(&dollars, (const double[]){100, 100, 100, 100, 409700}, "          ");
	said_of(&dollars, (const double[]){100, 100, 100, 100, 409600}, "01000000__");
	/* Out of order. */
	said_of(&dollars, (const double[]){80000, 79900, 80000, 80000, 80000}, "          ");
}

/* Yen are rounded to ten thousands: a dollar is 150 of them, near 100. */
static void another_currency_has_hundreds_of_its_own_steps(void **state)
{
	const struct settings yen = {.currency = CODE3('J', 'P', 'Y'), .usd_per_unit = 1 / 150.0};

	(void)state;
	said_of(&yen, (const double[]){8000000, 8000000, 8010000, 8010000, 8010000}, "cw00010000");
}

static void what_may_not_be_shown_is_blank(void **state)
{
	struct band band = {.suppressed = 0};
	char text[FIGURES_BYTES + 1] = "";

	(void)state;
	figures_text(text, &dollars, NULL);
	assert_string_equal(text, "          ");
	for (size_t lacking = 0; lacking < BENCHMARK_PERCENTILES; lacking++) {
		for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
			band.p[p] = (struct benchmark_value){
			    .kind = p == lacking ? VALUE_NOT_RELEASED : VALUE_EXACT,
			    .amount = 80000};
		figures_text(text, &dollars, &band);
		assert_string_equal(text, "          ");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_percentile_is_two_digits_above_the_one_before),
	    cmocka_unit_test(equal_percentiles_are_nothing_apart),
	    cmocka_unit_test(what_does_not_fit_two_digits_is_blank),
	    cmocka_unit_test(another_currency_has_hundreds_of_its_own_steps),
	    cmocka_unit_test(what_may_not_be_shown_is_blank),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
