/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a benchmark is made of: areas and grades as words and back, areas in order, percentiles by place,
 * published pay in another currency.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/benchmark.h"

static struct area country(const char *letters)
{
	return (struct area){.kind = AREA_COUNTRY, .place.country = code_of(text_of(letters))};
}

static struct area state(const char *letters)
{
	return (struct area){
	    .kind = AREA_STATE,
	    .place = {.country = CODE2('U', 'S'), .state = code_of(text_of(letters))}};
}

static struct area region(const char *of, const char *letters)
{
	return (struct area){
	    .kind = AREA_REGION,
	    .place = {.country = code_of(text_of(of)), .state = region_code(text_of(letters))}};
}

static struct area metro(uint32_t number)
{
	return (struct area){.kind = AREA_METRO, .place.metro = number};
}

static void an_area_is_written_and_read_back(void **unused)
{
	const struct {
		struct area area;
		const char *text;
	} table[] = {
	    {{.kind = AREA_ALL}, "*"},
	    {country("US"), "US"},
	    {state("CA"), "US-CA"},
	    {region("GB", "TLI"), "GB-TLI"},
	    {region("FR", "FR10"), "FR-FR10"},
	    {region("CA", "C"), "CA-C"},
	    {metro(41860), "41860"},
	    {metro(10000), "10000"},
	    {metro(99999), "99999"},
	};

	(void)unused;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct area read;
		char text[8];

		area_text(table[i].area, text);
		assert_string_equal(text, table[i].text);
		assert_true(area_from_text(&read, text_of(table[i].text)));
		assert_int_equal(read.kind, table[i].area.kind);
		assert_int_equal(area_compare(read, table[i].area), 0);
		assert_int_equal(read.place.country, table[i].area.place.country);
	}
}

static void what_is_no_area_is_not_read(void **unused)
{
	static const char *const table[] = {"",	     "**",     "9999",	  "09999",    "100000",
					    "4186x", "U",      "U1",	  "-",	      "US-",
					    "-CA",   "USA-CA", "G-TLI",	  "GB-TLI10", "GB--",
					    "US-C1", "U1-CA",  "1234567", "GB-T I"};

	(void)unused;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct area read;

		if (area_from_text(&read, text_of(table[i])))
			fail_msg("\"%s\" was read as an area", table[i]);
	}
}

/* Regions of two countries may have the same code; a state's country and a metro's do not count. */
static void areas_are_in_order_by_kind_then_country_of_a_region_then_code(void **unused)
{
	const struct area ordered[] = {
	    {.kind = AREA_ALL},	 country("CA"),	      country("US"), state("AL"),
	    state("CA"),	 metro(10180),	      metro(41860),  region("FR", "TLI"),
	    region("GB", "TLC"), region("GB", "TLI"),
	};
	const size_t count = sizeof(ordered) / sizeof(ordered[0]);
	struct area metro_of_a_state = metro(41860);

	(void)unused;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			assert_int_equal(area_compare(ordered[i], ordered[k]), (i > k) - (i < k));
	metro_of_a_state.place.country = CODE2('U', 'S');
	assert_int_equal(area_compare(metro_of_a_state, metro(41860)), 0);
}

static void a_grade_is_read_in_any_case(void **unused)
{
	(void)unused;
	assert_int_equal(published_grade_of(text_of("low")), GRADE_LOW);
	assert_int_equal(published_grade_of(text_of("Medium")), GRADE_MEDIUM);
	assert_int_equal(published_grade_of(text_of("HIGH")), GRADE_HIGH);
	assert_int_equal(published_grade_of(text_of("")), GRADE_NOT_GIVEN);
	assert_int_equal(published_grade_of(text_of("good")), GRADE_NOT_GIVEN);
	assert_string_equal(published_grade_word(GRADE_HIGH), "high");
	assert_string_equal(published_grade_word(GRADE_NOT_GIVEN), "");
}

static void percentiles_and_deciles_are_one_ladder(void **unused)
{
	static const int percents[] = {10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90};
	struct benchmark b = {.line = 1};
	struct benchmark_point points[BENCHMARK_POINTS];

	(void)unused;
	assert_int_equal(BENCHMARK_POINTS, 11);
	benchmark_points(&b, points);
	for (size_t i = 0; i < BENCHMARK_POINTS; i++)
		assert_int_equal(points[i].percent, percents[i]);
	assert_ptr_equal(points[0].value, &b.annual[BENCHMARK_P10]);
	assert_ptr_equal(points[1].value, &b.deciles[BENCHMARK_D20]);
	assert_ptr_equal(points[2].value, &b.annual[BENCHMARK_P25]);
	assert_ptr_equal(points[5].value, &b.annual[BENCHMARK_P50]);
	assert_ptr_equal(points[9].value, &b.deciles[BENCHMARK_D80]);
	assert_ptr_equal(points[10].value, &b.annual[BENCHMARK_P90]);
}

/* A euro is 1.25 dollars: 100,001 dollars are 80,000.80 euros, 12.34 dollars 9.872, to the cent 9.87. */
static void published_pay_is_converted_and_counts_are_not(void **unused)
{
	struct benchmark items[2] = {{.line = 1}, {.line = 2}};
	struct benchmark_set set = {.items = items, .count = 2};

	(void)unused;
	for (size_t i = 0; i < 2; i++) {
		items[i].employment.amount = items[i].mean.amount = items[i].hourly_mean.amount =
		    100001;
		items[i].mean_rse.amount = items[i].p50_rse.amount = 5;
		for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
			items[i].annual[p].amount = 100001;
			items[i].hourly[p].amount = 12.34;
		}
		for (size_t d = 0; d < BENCHMARK_DECILE_COUNT; d++)
			items[i].deciles[d].amount = 100001;
	}
	benchmarks_convert(&set, 1);
	assert_true(items[0].mean.amount == 100001 && items[0].hourly[0].amount == 12.34);
	benchmarks_convert(&set, 1.25);
	for (size_t i = 0; i < 2; i++) {
		assert_true(items[i].employment.amount == 100001);
		assert_true(items[i].mean_rse.amount == 5 && items[i].p50_rse.amount == 5);
		assert_true(items[i].mean.amount == 80000.80);
		assert_true(items[i].hourly_mean.amount == 80000.80);
		for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
			assert_true(items[i].annual[p].amount == 80000.80);
			assert_true(items[i].hourly[p].amount == 9.87);
		}
		for (size_t d = 0; d < BENCHMARK_DECILE_COUNT; d++)
			assert_true(items[i].deciles[d].amount == 80000.80);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_area_is_written_and_read_back),
	    cmocka_unit_test(what_is_no_area_is_not_read),
	    cmocka_unit_test(areas_are_in_order_by_kind_then_country_of_a_region_then_code),
	    cmocka_unit_test(a_grade_is_read_in_any_case),
	    cmocka_unit_test(percentiles_and_deciles_are_one_ladder),
	    cmocka_unit_test(published_pay_is_converted_and_counts_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
