/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_pay_edges.c: the forms of a character, an extra and a limit, each a step to either side of what is read. The
 * expected answers were read by a person. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/pay/pay.h"
#include "model/pay/pay_private.h"

/* What a text is read as: "LOW HIGH CURRENCY PERIOD BONUS", or the reason why it is not pay. */
static void assert_read(const char *text, const char *want)
{
	struct pay_hints hints = {.currency = 0};
	struct pay_reading got;
	enum reject_reason reason;
	char said[128], letters[4];

	if (pay_read(text_of(text), &hints, &got, &reason)) {
		snprintf(said, sizeof(said), "%s", reject_word(reason));
	} else {
		code_text(got.currency, letters);
		snprintf(said, sizeof(said), "%g%s %g%s %s %s %g", got.low, got.open_low ? "-" : "",
			 got.high, got.open_high ? "+" : "", got.currency ? letters : "?",
			 got.period == PERIOD_UNKNOWN ? "?" : pay_period_word(got.period),
			 got.bonus);
	}
	if (strcmp(said, want) != 0)
		fail_msg("\"%s\" is read as \"%s\", not \"%s\"", text, said, want);
}

static void characters_of_windows_and_of_full_width_are_folded(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t c; /* 0: refused */
	} table[] = {
	    {"\x80", 0x20ac},
	    {"\x91", '\''},
	    {"\x92", '\''},
	    {"\x96", PAY_EN_DASH},
	    {"\x97", PAY_EN_DASH},
	    {"\x93", 0},
	    {"\x9f", 0},
	    {"\xa3", 0xa3},
	    {"\xc3\xa9", 0xe9},
	    {"\xc2\xb4", '\''},
	    {"`", '\''},
	    {"\xca\xbc", '\''},
	    {"\xe2\x80\x90", '-'},
	    {"\xe2\x80\x91", '-'},
	    {"\xe2\x88\x92", '-'},
	    {"\xef\xb9\xa3", '-'},
	    {"\xef\xbc\x8d", '-'},
	    {"\xe2\x80\x92", PAY_EN_DASH},
	    {"\xe2\x80\x95", PAY_EN_DASH},
	    {"\xef\xbc\x84", '$'},
	    {"\xef\xbf\xa1", 0xa3},
	    {"\xef\xbf\xa5", 0xa5},
	    {"\xf0\x9f\x92\xb0", 0x1f4b0},
	    {"\x7f", 0},
	    {"\x1f", 0},
	    {"!", '!'},
	    /* not UTF-8, so bytes of Windows-1252: an overlong slash, a surrogate, beyond U+10FFFF */
	    {"\xc1\xaf", 0xc1},
	    {"\xed\xa0\x80", 0xed},
	    {"\xf4\x90\x80\x80", 0},
	    {"\xe2\x82", 0},
	    {"\xe0\x9f\xbf", 0},
	    {"\xf0\x8f\xbf\xbf", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		struct pay_characters got;
		bool read = pay_characters_read(text_of(table[i].bytes), &got);
		if (read != (table[i].c != 0) || (read && got.at[0] != table[i].c))
			fail_msg("line %zu: %s U+%04X", i, read ? "read as" : "refused",
				 read ? got.at[0] : 0);
	}
}

static void blanks_at_the_ends_count_for_nothing(void **state)
{
	static const char *const blanks[] = {" ",
					     "\t",
					     "\n",
					     "\r",
					     "\xc2\xa0",
					     "\xe2\x80\x80",
					     "\xe2\x80\x8a",
					     "\xe2\x80\xaf",
					     "\xe2\x81\x9f",
					     "\xe3\x80\x80"};
	struct pay_characters got;
	char text[PAY_CHARACTERS_MAX + 3];

	(void)state;
	for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++) {
		snprintf(text, sizeof(text), "%s9%s8%s", blanks[i], blanks[i], blanks[i]);
		assert_true(pay_characters_read(text_of(text), &got));
		assert_int_equal(got.count, 3);
		assert_int_equal(got.at[0], '9');
		assert_int_equal(got.at[1], ' ');
		assert_int_equal(got.at[3], 0);
	}
	/* of no width: not there at all */
	assert_true(pay_characters_read(text_of("9\xe2\x80\x8b\xe2\x81\xa0\xef\xbb\xbf"
						"8"),
					&got));
	assert_int_equal(got.count, 2);
	/* the longest, with a blank behind it, and one longer */
	memset(text, '1', sizeof(text));
	text[PAY_CHARACTERS_MAX] = ' ';
	text[PAY_CHARACTERS_MAX + 1] = '\0';
	assert_true(pay_characters_read(text_of(text), &got));
	assert_int_equal(got.count, PAY_CHARACTERS_MAX);
	text[PAY_CHARACTERS_MAX] = '1';
	assert_false(pay_characters_read(text_of(text), &got));
}

static void extras_leave_the_base_as_it_is(void **state)
{
	static const char *const table[][2] = {
	    {"100k + 10k bonus", "100000 100000 ? ? 10000"},
	    {"100k + bonus 10k", "100000 100000 ? ? 10000"},
	    {"100k + 10% bonus", "100000 100000 ? ? 10000"},
	    {"100k + 100% bonus", "100000 100000 ? ? 100000"},
	    {"100k + 101% bonus", "100000 100000 ? ? nan"},
	    {"100k + 10-20% bonus", "100000 100000 ? ? nan"},
	    {"100k + up to 10k bonus", "100000 100000 ? ? nan"},
	    {"100k + 10k bonus + 5k bonus", "100000 100000 ? ? nan"},
	    {"100k + 10k bonus, 401k", "100000 100000 ? ? 10000"},
	    {"100k + 10k bonus and 401(k)", "100000 100000 ? ? 10000"},
	    {"100k + 10k bonus, 401K", "100000 100000 ? ? 10000"},
	    {"100k, 401(K)", "100000 100000 ? ? nan"},
	    /* all but a pension's name */
	    {"100k + 10k bonus, 301k", "pay-ambiguous"},
	    {"100k + 10k bonus, 411k", "pay-ambiguous"},
	    {"100k + 10k bonus, 402k", "pay-ambiguous"},
	    {"100k + 10k bonus, 4010k", "pay-ambiguous"},
	    {"100k + 10k bonus, 401", "pay-ambiguous"},
	    {"100k + 10k bonus, 401(x)", "pay-not-a-number"},
	    {"100k + 10k bonus, 401(k", "pay-not-a-number"},
	    {"100k + 402k", "pay-ambiguous"},
	    {"100k + 30k", "pay-ambiguous"},
	    {"100k + 999 bonus", "100000 100000 ? ? nan"},
	    {"100k + 1000 bonus", "100000 100000 ? ? 1000"},
	    /* whole dollars beside whole dollars, and thousands beside thousands, are as written */
	    {"100000 + 999 bonus", "100000 100000 ? ? 999"},
	    {"100000 + 5000 bonus", "100000 100000 ? ? 5000"},
	    {"100k + 0.5k bonus", "100000 100000 ? ? 500"},
	    {"100k/year + 10k bonus per year", "100000 100000 ? year 10000"},
	    {"100k/year + 1k bonus per month", "100000 100000 ? year nan"},
	    {"100k/year + 1k bonus/mo", "100000 100000 ? year nan"},
	    {"75 + bonus per hour", "pay-ambiguous"},
	    {"US$100k + US$10k bonus", "100000 100000 USD ? 10000"},
	    {"100k + US$10k bonus", "100000 100000 USD ? 10000"},
	    {"EUR 100k + GBP 10k bonus", "100000 100000 EUR ? nan"},
	    {"US$50/hour + 10k bonus", "50 50 USD hour nan"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_read(table[i][0], table[i][1]);
}

static void limits_are_of_one_number_or_the_two_ends_of_a_range(void **state)
{
	static const char *const table[][2] = {
	    {"> 40k", "40000 40000+ ? ? nan"},
	    {">= 40k", "40000 40000+ ? ? nan"},
	    {"< 60k", "0- 60000 ? ? nan"},
	    {"<= 60k", "0- 60000 ? ? nan"},
	    {"40k - <60k", "40000 60000 ? ? nan"},
	    {"> 40k, < 60k", "40000 60000 ? ? nan"},
	    {"40k > 60k", "pay-not-a-number"},
	    {"< 40k < 60k", "pay-not-a-number"},
	    {"-40k", "pay-negative"},
	    {"--40k", "pay-not-a-number"},
	    {"\xe2\x80\x94 40k", "pay-not-a-number"},
	    {"0", "pay-zero"},
	    {"0 - 40k", "0- 40000 ? ? nan"},
	    {"0 - 0", "pay-zero"},
	    {"95k+ gross", "95000 95000+ ? ? nan"},
	    {"10 LPA", "1e+06 1e+06 ? year nan"},
	    {"65kPLN", "65000 65000 PLN ? nan"},
	    {"50.000 PLN", "50000 50000 PLN ? nan"},
	    {"50.000 USD", "pay-ambiguous"},
	    {"p/h 50", "50 50 ? hour nan"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_read(table[i][0], table[i][1]);
}

/* Words in capitals of other alphabets: zl, thousand, and million with an accent. */
/* One group or several, one mark or two, a step to either side of what a person reads as thousands. */
static void marks_group_thousands_or_begin_decimals(void **state)
{
	static const char *const table[][2] = {
	    {"57, 000", "57000 57000 ? ? nan"}, /* a slip: nobody is paid 000 */
	    {"57, 001", "pay-ambiguous"},
	    {"57, 0000", "pay-ambiguous"},
	    {"57, 00", "pay-ambiguous"},
	    {"5700, 000", "pay-ambiguous"},
	    {"1,057, 000", "pay-ambiguous"},
	    {"45 000", "45000 45000 ? ? nan"},
	    {"1 045 000", "1.045e+06 1.045e+06 ? ? nan"},
	    {"45 000,50", "45000.5 45000.5 ? ? nan"},
	    {"45 0000", "pay-ambiguous"},
	    {"4500 000", "pay-ambiguous"},
	    {"1,045 000", "pay-ambiguous"},
	    {"1,23,456", "123456 123456 ? ? nan"}, /* as in India */
	    {"12,34,56,789", "1.23457e+08 1.23457e+08 ? ? nan"},
	    {"123,45,678", "pay-not-a-number"},
	    {"12,345,67", "pay-not-a-number"},
	    {"1.23.456", "pay-not-a-number"},
	    {"0,123,456", "pay-not-a-number"},
	    {"012,345", "pay-not-a-number"},
	    {"0,123", "0.123 0.123 ? ? nan"},
	    {"1,2345", "pay-ambiguous"},
	    {"123,4567", "pay-ambiguous"},
	    {"1234,5678", "1234.57 1234.57 ? ? nan"},
	    {"1234,567", "pay-ambiguous"},
	    {"1234.567", "1234.57 1234.57 ? ? nan"},
	    {"12,345", "12345 12345 ? ? nan"},
	    {"12.345", "pay-ambiguous"},
	    {"12.345 EUR", "12345 12345 EUR ? nan"},
	    {"12.345 GBP", "pay-ambiguous"},
	    {"1,5-45,000", "pay-ambiguous"},
	    {"45.000-50.000,50", "45000 50000.5 ? ? nan"},
	    {"450.-", "450 450 ? ? nan"},
	    {"50,000/-", "50000 50000 ? ? nan"},
	    {"50,000/-5", "pay-not-a-number"},
	    {"1'000.50", "1000.5 1000.5 ? ? nan"},
	    {"1__000", "pay-not-a-number"},
	    {"1..5", "pay-not-a-number"},
	    {"1.000,000.5", "pay-not-a-number"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_read(table[i][0], table[i][1]);
}

/* The ends are at most ten times apart, and a bare end may be in thousands. */
static void ends_of_a_range_are_in_one_unit(void **state)
{
	static const char *const table[][2] = {
	    {"10000-100000", "10000 100000 ? ? nan"},
	    {"10000-100001", "pay-ambiguous"},
	    {"5-50", "5 50 ? ? nan"},
	    {"5-51", "pay-ambiguous"},
	    {"10-20,000", "10000 20000 ? ? nan"},
	    {"10-100,000", "10000 100000 ? ? nan"},
	    {"10-101,000", "pay-ambiguous"},
	    {"20-20,000", "20000 20000 ? ? nan"},
	    {"21-20,000", "pay-ambiguous"},
	    {"1000-20,000", "pay-ambiguous"},
	    {"999-990,000", "pay-ambiguous"},
	    {"20,000-30", "20000 30000 ? ? nan"},
	    {"20,000-20", "20000 20000 ? ? nan"},
	    {"20,000-19", "pay-swapped"},
	    {"20,000-200", "20000 200000 ? ? nan"},
	    {"20,000-201", "pay-swapped"},
	    {"1000-9", "1000 9000 ? ? nan"},
	    {"999-9", "pay-swapped"},
	    {"95-100k", "95000 100000 ? ? nan"},
	    {"100-95k", "pay-ambiguous"},
	    {"100k-95", "pay-swapped"},
	    {"0-50000", "0- 50000 ? ? nan"},
	    {"0-0", "pay-zero"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_read(table[i][0], table[i][1]);
}

static void words_are_read_in_any_case(void **state)
{
	static const char *const table[][2] = {
	    {"100 TYS. Z\xc5\x81", "100000 100000 PLN ? nan"},
	    {"100 tys. z\xc5\x82", "100000 100000 PLN ? nan"},
	    {"100000 \xd0\xa0\xd0\xa3\xd0\x91", "100000 100000 RUB ? nan"},
	    {"100000 \xd1\x80\xd1\x83\xd0\xb1", "100000 100000 RUB ? nan"},
	    {"60000 K\xc4\x8c", "60000 60000 CZK ? nan"},
	    {"60000 k\xc4\x8d", "60000 60000 CZK ? nan"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_read(table[i][0], table[i][1]);
}

static void periods_have_words(void **state)
{
	static const char *const words[] = {"", "year", "month", "biweek", "week", "day", "hour"};

	(void)state;
	assert_string_equal(pay_period_word(PERIOD_YEAR), "year");
	assert_string_equal(pay_period_word(PERIOD_HOUR), "hour");
	for (size_t i = 1; i < sizeof(words) / sizeof(*words); i++) {
		enum pay_period period;
		assert_true(period_from_word(text_of(words[i]), &period));
		assert_string_equal(pay_period_word(period), words[i]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(characters_of_windows_and_of_full_width_are_folded),
	    cmocka_unit_test(blanks_at_the_ends_count_for_nothing),
	    cmocka_unit_test(extras_leave_the_base_as_it_is),
	    cmocka_unit_test(limits_are_of_one_number_or_the_two_ends_of_a_range),
	    cmocka_unit_test(words_are_read_in_any_case),
	    cmocka_unit_test(periods_have_words),
	    cmocka_unit_test(marks_group_thousands_or_begin_decimals),
	    cmocka_unit_test(ends_of_a_range_are_in_one_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
