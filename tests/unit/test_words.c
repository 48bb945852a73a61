/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures and facts in words: both sides of every condition. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/settings.h"
#include "reports/money_words.h"
#include "reports/words.h"

static const struct settings dollars = {.currency = CURRENCY_USD, .usd_per_unit = 1};

static struct buf out;

static int begin(void **state)
{
	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	return 0;
}

static int end(void **state)
{
	(void)state;
	buf_release(&out);
	return 0;
}

static void said(const char *wanted)
{
	assert_string_equal(out.len ? out.data : "", wanted);
	buf_clear(&out);
}

static void counts_are_grouped(void **state)
{
	static const struct {
		uint64_t count;
		const char *text;
	} cases[] = {{0, "0"},
		     {9, "9"},
		     {999, "999"},
		     {1000, "1,000"},
		     {10000, "10,000"},
		     {999999, "999,999"},
		     {1000000, "1,000,000"},
		     {UINT64_MAX, "18,446,744,073,709,551,615"}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		words_count(&out, cases[i].count);
		said(cases[i].text);
		words_people(&out, cases[i].count);
		said(i ? cases[i].text : EN_DASH);
	}
}

static void money_is_whole_dollars_with_its_sign(void **state)
{
	static const struct {
		double dollars;
		const char *whole, *brief, *signed_whole, *signed_brief;
	} cases[] = {
	    {154750.4, "$154,750", "$155K", "+$154,750", "+$155K"},
	    {0, "$0", "$0", "$0", "$0"},
	    {0.4, "$0", "$0", "$0", "$0"},
	    {0.6, "$1", "$1", "+$1", "+$1"},
	    {-0.4, "$0", "$0", "$0", "$0"},
	    {-0.6, MINUS "$1", MINUS "$1", MINUS "$1", MINUS "$1"},
	    {-12300, MINUS "$12,300", MINUS "$12K", MINUS "$12,300", MINUS "$12K"},
	    {NAN, EN_DASH, EN_DASH, EN_DASH, EN_DASH},
	    {INFINITY, EN_DASH, EN_DASH, EN_DASH, EN_DASH},
	    {-INFINITY, EN_DASH, EN_DASH, EN_DASH, EN_DASH},
	    {1e12, EN_DASH, EN_DASH, EN_DASH, EN_DASH},
	    {-1e12, EN_DASH, EN_DASH, EN_DASH, EN_DASH},
	    {999999999999.4, "$999,999,999,999", "$1000000M", "+$999,999,999,999", "+$1000000M"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		words_money(&out, &dollars, cases[i].dollars);
		said(cases[i].whole);
		words_money_short(&out, &dollars, cases[i].dollars);
		said(cases[i].brief);
		words_money_signed(&out, &dollars, cases[i].dollars);
		said(cases[i].signed_whole);
		words_money_signed_short(&out, &dollars, cases[i].dollars);
		said(cases[i].signed_brief);
	}
	words_interval(&out, &dollars, (struct interval){.low = 8000, .high = 14000});
	said("$8K" EN_DASH "$14K");
	words_interval_signed(&out, &dollars, (struct interval){.low = -8000, .high = 14000});
	said(MINUS "$8K to +$14K");
}

/* Two runs in one process, each in its own currency. */
static void every_run_words_its_own_currency(void **state)
{
	static const struct settings yen = {.currency = CODE3('J', 'P', 'Y'),
					    .usd_per_unit = .0066},
				     franc = {.currency = CODE3('C', 'H', 'F'),
					      .usd_per_unit = 1.1};

	(void)state;
	words_money(&out, &yen, 15475000);
	buf_add_char(&out, ' ');
	words_money(&out, &dollars, 154750);
	buf_add_char(&out, ' ');
	words_money_signed_short(&out, &franc, -12300);
	said("\xc2\xa5"
	     "15,475,000 $154,750 " MINUS "CHF\xc2\xa0"
	     "12K");
	words_rounding(&out, &dollars, "thousand", 1000);
	said("thousand");
	words_rounding(&out, &yen, "thousand", 1000);
	said("\xc2\xa5"
	     "100,000");
	words_rounding(&out, &franc, "thousand", 1000);
	said("CHF\xc2\xa0"
	     "1,000");
	money_text(&out, &franc, "median, US dollars per year");
	money_text(&out, &dollars, "; US dollars");
	said("median, CHF per year; US dollars");
}

static void numbers_have_no_needless_zeros(void **state)
{
	static const struct {
		double value;
		int places;
		const char *text;
	} cases[] = {{1.5, 2, "1.5"},	    {1, 2, "1"},      {100, 0, "100"},
		     {0, 2, "0"},	    {-0.001, 2, "0"}, {-0.5, 1, MINUS "0.5"},
		     {10.05, 1, "10.1"},    {120, 1, "120"},  {NAN, 1, EN_DASH},
		     {INFINITY, 1, EN_DASH}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		words_number(&out, cases[i].value, cases[i].places);
		said(cases[i].text);
	}
	words_percent_signed(&out, 20.14);
	said("+20.1%");
	words_percent_signed(&out, 0.05);
	said("+0.1%");
	words_percent_signed(&out, 0.049);
	said("0.0%");
	words_percent_signed(&out, -6);
	said(MINUS "6.0%");
	words_percent_signed(&out, -0.7);
	said(MINUS "0.7%");
	words_percent_signed(&out, -0.04);
	said("0.0%");
	words_percent_signed(&out, NAN);
	said(EN_DASH);
	words_percent_signed(&out, INFINITY);
	said(EN_DASH);
	words_share(&out, 0.254);
	said("25%");
	words_share(&out, 0);
	said("0%");
	words_share(&out, NAN);
	said(EN_DASH);
}

static struct band a_band(unsigned suppressed)
{
	struct band b = {.suppressed = suppressed, .p50_interval = {.low = 90000, .high = 110000}};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT,
						  .amount = 80000 + 10000 * (double)p};
	return b;
}

static void what_is_suppressed_is_not_shown(void **state)
{
	static const struct {
		unsigned flags;
		const char *shown; /* of P10 to P90 */
		bool interval;
	} cases[] = {
	    {0, "yyyyy", true},
	    {SUPPRESSED_TAILS, "-yyy-", false},
	    {SUPPRESSED_QUARTILES, "--y--", false},
	    {SUPPRESSED_TAILS | SUPPRESSED_QUARTILES, "--y--", false},
	    {SUPPRESSED_EMPLOYER, "-----", false},
	    {SUPPRESSED_COMPLEMENTARY, "-----", false},
	    {SUPPRESSED_N, "-----", false},
	    {SUPPRESSED_TOP_CODED, "yyyyy", true},
	    {SUPPRESSED_OPEN, "yyyyy", true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct band b = a_band(cases[i].flags);
		for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
			assert_int_equal(words_shown(&b, p), cases[i].shown[p] == 'y');
		assert_int_equal(words_interval_shown(&b), cases[i].interval);
		assert_int_equal(words_band_shown(&b), cases[i].shown[2] == 'y');
	}
	assert_false(words_band_shown(NULL));
}

static void a_median_may_be_a_bound_and_an_interval_needs_both_ends(void **state)
{
	static const struct {
		enum value_kind kind;
		bool band, interval;
	} cases[] = {{VALUE_EXACT, true, true},
		     {VALUE_AT_LEAST, true, false},
		     {VALUE_AT_MOST, true, false},
		     {VALUE_NOT_RELEASED, false, false},
		     {VALUE_NOT_APPLICABLE, false, false}};
	struct band b = a_band(0);

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		b.p[BENCHMARK_P50].kind = cases[i].kind;
		assert_int_equal(words_band_shown(&b), cases[i].band);
		assert_int_equal(words_interval_shown(&b), cases[i].interval);
	}
	b = a_band(0);
	b.p50_interval.low = NAN;
	assert_false(words_interval_shown(&b));
	b.p50_interval = (struct interval){.low = 1, .high = NAN};
	assert_false(words_interval_shown(&b));
	b.p[BENCHMARK_P50].amount = NAN;
	assert_int_equal(words_value(&b, BENCHMARK_P50).kind, VALUE_NOT_APPLICABLE);
	assert_true(isnan(words_value(&b, BENCHMARK_P50).amount));
	b.p[BENCHMARK_P50] = (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = NAN};
	assert_int_equal(words_value(&b, BENCHMARK_P50).kind, VALUE_AT_LEAST);
}

static void a_value_that_is_no_figure_has_words(void **state)
{
	static const struct {
		struct benchmark_value value;
		const char *exact, *brief;
	} cases[] = {
	    {{.kind = VALUE_EXACT, .amount = 154750}, "$154,750", "$155K"},
	    {{.kind = VALUE_AT_LEAST, .amount = 239200}, "at least $239,200", "at least $239K"},
	    {{.kind = VALUE_AT_LEAST, .amount = NAN}, "top-coded", "top-coded"},
	    {{.kind = VALUE_AT_MOST, .amount = 40000}, "at most $40,000", "at most $40K"},
	    {{.kind = VALUE_NOT_RELEASED, .amount = NAN}, "withheld", "withheld"},
	    {{.kind = VALUE_NOT_APPLICABLE, .amount = NAN}, EN_DASH, EN_DASH},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		words_value_exact(&out, &dollars, cases[i].value);
		said(cases[i].exact);
		words_value_short(&out, &dollars, cases[i].value);
		said(cases[i].brief);
	}
}

static void a_range_says_what_it_has_of_its_ends(void **state)
{
	const struct benchmark_value exact = {.kind = VALUE_EXACT, .amount = 90000},
				     least = {.kind = VALUE_AT_LEAST, .amount = 239200},
				     most = {.kind = VALUE_AT_MOST, .amount = 40000},
				     none = {.kind = VALUE_NOT_RELEASED, .amount = NAN};
	const struct {
		struct benchmark_value low, high;
		unsigned flags;
		const char *text;
	} cases[] = {
	    {exact, {.kind = VALUE_EXACT, .amount = 110000}, 0, "$90K" EN_DASH "$110K"},
	    {exact, least, 0, "$90K to at least $239K"},
	    {least, least, 0, "at least $239K"},
	    {most, exact, 0, "at most $40K" EN_DASH "$90K"},
	    {none, none, 0, "withheld"},
	    {none, exact, 0, "withheld" EN_DASH "$90K"},
	    {least, least, SUPPRESSED_OPEN, "at least $239K"},
	    {least,
	     {.kind = VALUE_AT_LEAST, .amount = 250000},
	     SUPPRESSED_OPEN,
	     "at least $239K to at least $250K"},
	    {least, {.kind = VALUE_AT_LEAST, .amount = 250000}, 0, "at least $239K"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct band b = a_band(cases[i].flags);
		b.p[BENCHMARK_P25] = cases[i].low;
		b.p[BENCHMARK_P75] = cases[i].high;
		words_band_range(&out, &dollars, &b);
		said(cases[i].text);
	}
}

static void every_reason_has_its_words(void **state)
{
	struct settings s;
	struct band b;

	(void)state;
	settings_init(&s);
	static const struct {
		unsigned flags;
		const char *text;
	} cases[] = {
	    {0, ""},
	    {SUPPRESSED_N, "fewer than 5 observations"},
	    {SUPPRESSED_TAILS, "P10, P90 and the interval need 10 observations"},
	    {SUPPRESSED_QUARTILES,
	     "below 10 observations, only the median is shown, to the nearest "
	     "thousand dollars"},
	    {SUPPRESSED_EMPLOYER, "one employer holds more than 25% of the observations"},
	    {SUPPRESSED_COMPLEMENTARY,
	     "with the other published figures it would disclose a few people's pay"},
	    {SUPPRESSED_TAILS | SUPPRESSED_QUARTILES,
	     "P10, P90 and the interval need 10 observations; below 10 observations, only the "
	     "median is shown, to the nearest thousand dollars"},
	    {SUPPRESSED_OPEN, ""},
	    {1u << 31, ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		b = a_band(cases[i].flags);
		words_suppressed(&out, &b, &s);
		said(cases[i].text);
	}
	b = a_band(SUPPRESSED_TOP_CODED | SUPPRESSED_NOT_RELEASED);
	b.p[BENCHMARK_P10].kind = VALUE_NOT_RELEASED;
	b.p[BENCHMARK_P75].kind = VALUE_AT_LEAST;
	b.p[BENCHMARK_P90].kind = VALUE_AT_LEAST;
	words_suppressed(&out, &b, &s);
	said("the publisher gives only a lower bound for P75, P90; the publisher did not release "
	     "P10");
	b = a_band(SUPPRESSED_OPEN);
	b.p[BENCHMARK_P10].kind = VALUE_AT_MOST;
	b.p[BENCHMARK_P50].kind = VALUE_AT_MOST;
	words_suppressed(&out, &b, &s);
	said("in a bracket that is open at one end: P10, median");
	b.p[BENCHMARK_P90].kind = VALUE_AT_LEAST;
	words_suppressed(&out, &b, &s);
	said("in a bracket that is open at one end: P10, median, P90");
	b.p[BENCHMARK_P10].kind = b.p[BENCHMARK_P50].kind = VALUE_EXACT;
	words_suppressed(&out, &b, &s);
	said("in a bracket that is open at one end: P90");
	assert_null(suppression_code(0));
	assert_null(suppression_code(1u << 31));
	assert_string_equal(suppression_code(SUPPRESSED_TAILS), "tails");
}

static void facts_have_names(void **state)
{
	struct band b = {.level = LEVEL_SENIOR};

	(void)state;
	words_family(&out, "ai");
	said("AI");
	words_family(&out, "data");
	said("Data");
	words_family(&out, "it-support");
	said("It support");
	words_family(&out, "hr");
	said("HR");
	words_family(&out, "ops");
	said("Ops");
	words_family(&out, "");
	said("");
	assert_string_equal(words_level(LEVEL_UNKNOWN), "All levels");
	assert_string_equal(words_level(LEVEL_EXECUTIVE), "Executive");
	assert_string_equal(words_level(LEVEL_COUNT), "");
	assert_string_equal(words_basis(BASIS_MODELLED), "Modelled");
	assert_string_equal(words_basis(BASIS_COUNT), "");
	assert_string_equal(words_quality(QUALITY_NONE), "not rated");
	assert_string_equal(words_quality(QUALITY_HIGH), "high");
	words_step(&out, &b);
	said("Senior");
	b.experience = (struct years_span){2, 5};
	words_step(&out, &b);
	said("2" EN_DASH "5 years");
	words_experience(&out, (struct years_span){8, 0});
	said("8+ years");
	assert_string_equal(words_rule("published"), "the publisher's own percentiles");
	assert_string_equal(words_rule("mine"), "mine");
	assert_string_equal(words_rule(NULL), "");
	assert_string_equal(words_rule_name(0), "type7");
	assert_string_equal(words_rule_name(5), "pay-model-ordered");
	assert_null(words_rule_name(11));
}

static void dates_are_as_exact_as_they_are_known(void **state)
{
	static const struct {
		struct date date;
		const char *text;
	} cases[] = {{{.year = 0}, "no date"},
		     {{.year = 2024}, "2024"},
		     {{.year = 2024, .month = 1}, "January 2024"},
		     {{.year = 2024, .month = 12}, "December 2024"},
		     {{.year = 2024, .month = 13}, "2024"},
		     {{.year = 2024, .month = 5, .day = 31}, "31 May 2024"},
		     {{.year = 2024, .month = 5, .day = 1}, "1 May 2024"}};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		words_date(&out, cases[i].date);
		said(cases[i].text);
	}
}

static void an_area_without_a_gazetteer_is_its_code(void **state)
{
	(void)state;
	words_area(&out, NULL, (struct area){.kind = AREA_ALL});
	said("All places");
	words_area(&out, NULL,
		   (struct area){.kind = AREA_COUNTRY, .place = {.country = CODE2('U', 'S')}});
	said("US");
	words_area(&out, NULL, (struct area){.kind = AREA_METRO, .place = {.metro = 42660}});
	said("42660");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	    TEST(counts_are_grouped),
	    TEST(money_is_whole_dollars_with_its_sign),
	    TEST(every_run_words_its_own_currency),
	    TEST(numbers_have_no_needless_zeros),
	    TEST(what_is_suppressed_is_not_shown),
	    TEST(a_median_may_be_a_bound_and_an_interval_needs_both_ends),
	    TEST(a_value_that_is_no_figure_has_words),
	    TEST(a_range_says_what_it_has_of_its_ends),
	    TEST(every_reason_has_its_words),
	    TEST(facts_have_names),
	    TEST(dates_are_as_exact_as_they_are_known),
	    TEST(an_area_without_a_gazetteer_is_its_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
