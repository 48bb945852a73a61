/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions: parts of countries that published tables name; how they are read, ordered and written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/bands.h"
#include "model/benchmark.h"
#include "model/place/place.h"
#include "reports/words.h"
#include "tests/unit/gazetteer_fixture.h"

#define GB CODE2('G', 'B')
#define CA CODE2('C', 'A')
#define BE CODE2('B', 'E')
#define NL CODE2('N', 'L')
#define DE CODE2('D', 'E')

static void add(struct gazetteer *g, code country, const char *region, const char *name)
{
	gazetteer_add_region(g, country, region_code(text_of(region)), text_of(name));
}

static int set_up(void **state)
{
	struct gazetteer *g;

	if (gazetteer_set_up(state))
		return -1;
	g = *state;
	add(g, GB, "TLI", "London");
	add(g, GB, "TLE", "Yorkshire and The Humber");
	add(g, CA, "ON", "Ontario");
	add(g, CA, "3560", "London (Ontario)");
	add(g, BE, "VLG", "Limburg");
	add(g, NL, "LI", "Limburg");
	add(g, CA, "QC", "Quebec");
	add(g, CA, "3530", "Toronto (Ontario)");
	add(g, CA, "3590", "Northeast (Ontario)");
	add(g, CA, "5980", "Northeast (British Columbia)");
	add(g, DE, "3", "Berlin");
	add(g, DE, "30", "Berlin");
	return 0;
}

static void a_region_is_read_by_its_code_or_its_name(void **state)
{
	static const struct {
		const char *text, *area; /* "": none, or several */
		size_t count;
	} cases[] = {
	    {"GB-TLI", "GB-TLI", 1},
	    {"gb-tli", "GB-TLI", 1},
	    {"London", "GB-TLI", 1},
	    {"london, uk", "GB-TLI", 1},
	    {"London, United Kingdom", "GB-TLI", 1},
	    {"London, Canada", "", 0},
	    {"London (Ontario)", "CA-3560", 1},
	    {"yorkshire and the humber", "GB-TLE", 1},
	    {"ca-3560", "CA-3560", 1},
	    {"CA-ON", "CA-ON", 1},
	    {"ON", "", 0}, /* a code stands with its country's */
	    {"GB-TL", "", 0},
	    {"GB-", "", 0},
	    {"GB", "", 0},
	    {", GB", "", 0},
	    {"", "", 0},
	    {"Limburg", "BE-VLG", 2},
	    {"Limburg, NL", "NL-LI", 1},
	    {"Berlin", "DE-3", 2},
	    {"Toronto", "", 0}, /* no whole name: see below */
	};
	char text[8];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct area area = {.kind = AREA_REGION};
		size_t count = region_read(*state, text_of(cases[i].text), &area.place, 1);
		if (count != cases[i].count)
			fail_msg("\"%s\": %zu regions", cases[i].text, count);
		if (!count)
			continue;
		area_text(area, text);
		assert_string_equal(text, cases[i].area);
		assert_int_equal(area.place.metro, 0);
	}
}

static void a_place_is_the_region_that_is_called_so_or_stands_behind_it(void **state)
{
	static const struct {
		const char *text;
		code country;
		const char *area; /* the first */
		size_t count;
	} cases[] = {
	    {"Toronto", CA, "CA-3530", 1},
	    {"toronto", 0, "CA-3530", 1},
	    {"Toronto", GB, "", 0},
	    {"Toronto, ON", CA, "CA-3530", 1},
	    {"Toronto, Canada", CA, "CA-3530", 1},
	    {"Toronto, Ontario, Canada", CA, "CA-3530", 1},
	    {"Toronto, Quebec", CA, "CA-QC", 1},
	    {"London", CA, "CA-3560", 1},
	    {"Northeast", CA, "CA-3590", 2},
	    {"Northeast, British Columbia", CA, "CA-5980", 1},
	    {"ON", CA, "CA-ON", 1},
	    {"on, canada", CA, "CA-ON", 1},
	    {"ON", 0, "", 0}, /* a code alone needs its country */
	    {"Ottawa, ON", CA, "CA-ON", 1},
	    {"Quebec City, Quebec", CA, "CA-QC", 1},
	    {"Quebec City", CA, "", 0},
	    {"Ontario, Berlin", CA, "", 0},
	    {",", CA, "", 0},
	    {"", CA, "", 0},
	};
	char text[8];

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct area area = {.kind = AREA_REGION};
		size_t count =
		    region_called(*state, text_of(cases[i].text), cases[i].country, &area.place, 1);
		if (count != cases[i].count)
			fail_msg("\"%s\": %zu regions", cases[i].text, count);
		if (!count)
			continue;
		area_text(area, text);
		assert_string_equal(text, cases[i].area);
	}
}

static void a_region_keeps_the_first_name_and_needs_a_country(void **state)
{
	struct gazetteer *g = *state;
	struct place place;

	add(g, GB, "TLI", "Greater London");
	add(g, CODE2('X', 'X'), "A", "Nowhere");
	assert_string_equal(region_name(g, GB, region_code(TEXT_LITERAL("TLI"))), "London");
	assert_null(region_name(g, CA, region_code(TEXT_LITERAL("TLI"))));
	assert_true(gazetteer_region(g, 5, &place));
	assert_int_equal(place.country, NL);
	assert_true(gazetteer_region(g, 11, &place));
	assert_false(gazetteer_region(g, 12, &place));
}

static void regions_are_apart_by_country_and_after_other_areas(void **state)
{
	const code x = region_code(TEXT_LITERAL("ON"));
	const struct area canada = {.kind = AREA_REGION, .place = {.country = CA, .state = x}};
	const struct area britain = {.kind = AREA_REGION, .place = {.country = GB, .state = x}};
	const struct area state_of_us = {
	    .kind = AREA_STATE, .place = {.country = CODE2('U', 'S'), .state = CODE2('C', 'A')}};
	const struct area metro = {.kind = AREA_METRO, .place = {.metro = 41860}};

	(void)state;
	assert_int_equal(area_compare(canada, canada), 0);
	assert_true(area_compare(canada, britain) < 0);
	assert_true(area_compare(britain, canada) > 0);
	assert_true(area_compare(canada, state_of_us) > 0);
	assert_true(area_compare(metro, canada) < 0);
}

static void words_of(char out[64], const struct gazetteer *g, const char *written)
{
	struct area area;
	struct buf words;

	assert_true(area_from_text(&area, text_of(written)));
	buf_init(&words, BUF_LIMIT_DEFAULT);
	words_area(&words, g, area);
	snprintf(out, 64, "%s", words.data);
	buf_release(&words);
}

static void a_region_is_named_with_its_country(void **state)
{
	char words[64];

	words_of(words, *state, "CA-ON");
	assert_string_equal(words, "Ontario, Canada");
	words_of(words, *state, "CA-XX"); /* without a name it is its code */
	assert_string_equal(words, "CA-XX");
	words_of(words, *state, "DE-30"); /* another region of the country bears its name */
	assert_string_equal(words, "Berlin (DE-30), Germany");
	words_of(words, *state, "US-CA");
	assert_string_equal(words, "California");
}

static void nearest_of(char out[64], const struct gazetteer *g, const char *wrong)
{
	struct buf near;

	buf_init(&near, BUF_LIMIT_DEFAULT);
	region_nearest(g, text_of(wrong), &near);
	snprintf(out, 64, "%.*s", TEXT_ARG(buf_text(&near)));
	buf_release(&near);
}

static void what_was_meant_is_near_by_code_or_name(void **state)
{
	char near[64];

	nearest_of(near, *state, "Ontaro");
	assert_string_equal(near, "CA-ON (Ontario)");
	nearest_of(near, *state, "GB-TLJ");
	assert_string_equal(near, "GB-TLI (London)");
	nearest_of(near, *state, "CA-OX");
	assert_string_equal(near, "CA-ON (Ontario)");
	nearest_of(near, *state, "CA-XX"); /* a code that differs in two characters is another */
	assert_string_equal(near, "");
	nearest_of(near, *state, "Kathmandu");
	assert_string_equal(near, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_region_is_read_by_its_code_or_its_name),
	    cmocka_unit_test(a_place_is_the_region_that_is_called_so_or_stands_behind_it),
	    cmocka_unit_test(a_region_keeps_the_first_name_and_needs_a_country),
	    cmocka_unit_test(regions_are_apart_by_country_and_after_other_areas),
	    cmocka_unit_test(a_region_is_named_with_its_country),
	    cmocka_unit_test(what_was_meant_is_near_by_code_or_name),
	};

	return cmocka_run_group_tests(tests, set_up, gazetteer_tear_down);
}
