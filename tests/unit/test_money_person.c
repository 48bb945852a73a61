/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money as a person writes it: to the nearest thousand, from a million to the nearest hundred thousand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/settings.h"
#include "reports/money_person.h"

static void money_is_written_as_a_person_writes_it(void **state)
{
	static const struct {
		double dollars;
		const char *text;
	} cases[] = {
	    {155000, "$155K"},	{154499, "$154K"},  {64200, "$64K"},	     {999, "$999"},
	    {999.6, "$1K"},	{1000, "$1K"},	    {999499, "$999K"},	     {999500, "$1M"},
	    {1200000, "$1.2M"}, {1249999, "$1.2M"}, {1e7, "$10M"},	     {0, "$0"},
	    {-0.2, "$0"},	{-5000, "-$5K"},    {-1500000, "-$1.5M"},    {NAN, ""},
	    {INFINITY, ""},	{1e12, ""},	    {9.9999e11, "$999990M"},
	};
	static const struct settings dollars = {.currency = CURRENCY_USD, .usd_per_unit = 1};
	struct buf text;

	(void)state;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_clear(&text);
		money_person(&text, &dollars, cases[i].dollars);
		assert_string_equal(text.data, cases[i].text);
	}
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(money_is_written_as_a_person_writes_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
