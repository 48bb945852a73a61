/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many places of real files are read: Ask a Manager 2021 (free text), levels.fyi (one field), EU IT
 * (bare cities), Stack Overflow and ai-jobs (names and codes). Skipped without PAYBANDS_REAL_DATA. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/place/place.h"
#include "tests/unit/gazetteer_fixture.h"

/* What a file's rows give, and how much of it was read. */
struct shares {
	const struct gazetteer *g;
	size_t column[3]; /* place or country, state, city; SIZE_MAX: none */
	bool has_header;
	const char *header[3];
	size_t country_given, country_read;
	size_t state_given, state_read;
	size_t city_given, metro_read; /* of US rows */
};

static const char *real_data(void)
{
	const char *given = getenv("PAYBANDS_REAL_DATA");

	return given ? given : "../shared/data";
}

static struct text cell(const struct shares *s, const struct csv_record *record, size_t which)
{
	size_t column = s->column[which];

	return column < record->count ? text_trim(record->fields[column]) : (struct text){0};
}

static void find_columns(struct shares *s, const struct csv_record *record)
{
	for (size_t c = 0; c < 3; c++) {
		s->column[c] = SIZE_MAX;
		for (size_t i = 0; s->header[c] && i < record->count; i++) {
			if (text_starts(text_trim(record->fields[i]), text_of(s->header[c])))
				s->column[c] = i;
		}
		if (s->header[c] && s->column[c] == SIZE_MAX)
			fail_msg("no column %s", s->header[c]);
	}
	s->has_header = true;
}

/* Country, state and city each in a column of its own. */
static int three_columns(struct err *e, void *context, const struct csv_record *record)
{
	struct shares *s = context;
	struct place p;

	(void)e;
	if (!s->has_header) {
		find_columns(s, record);
		return 0;
	}
	p = (struct place){.country = country_read(s->g, cell(s, record, 0)),
			   .state = state_read(s->g, cell(s, record, 1))};
	s->country_given += cell(s, record, 0).len > 0;
	s->country_read += cell(s, record, 0).len > 0 && p.country;
	s->state_given += cell(s, record, 1).len > 0;
	s->state_read += cell(s, record, 1).len > 0 && p.state;
	if (p.country == CODE2('U', 'S') && cell(s, record, 2).len) {
		struct place read = place_read(s->g, cell(s, record, 2), p);
		s->city_given++;
		s->metro_read += read.metro != 0;
		assert_int_equal(read.country, p.country);
		assert_true(!p.state || read.state == p.state);
	}
	return 0;
}

/* One field that holds the whole place. */
static int one_column(struct err *e, void *context, const struct csv_record *record)
{
	struct shares *s = context;
	struct text field;
	struct place p;

	(void)e;
	if (!s->has_header) {
		find_columns(s, record);
		return 0;
	}
	field = cell(s, record, 0);
	if (!field.len)
		return 0;
	p = place_read(s->g, field, (struct place){0});
	s->country_given++;
	s->country_read += p.country != 0;
	if (p.country == CODE2('U', 'S')) {
		s->state_given++;
		s->state_read += p.state != 0;
		s->city_given++;
		s->metro_read += p.metro != 0;
	}
	return 0;
}

static double share(const char *what, size_t part, size_t whole)
{
	double value = whole ? (double)part / (double)whole : 0;

	print_message("  %s: %zu of %zu, %.2f%%\n", what, part, whole, 100 * value);
	return value;
}

static struct shares read_shares(const struct gazetteer *g, const char *file, char delimiter,
				 const char *const header[3], csv_on_record *on_record)
{
	const struct csv_dialect dialect = {.delimiter = delimiter, .quoting = true};
	struct shares s = {.g = g, .header = {header[0], header[1], header[2]}};
	struct err e = ERR_INIT;
	char path[512];

	snprintf(path, sizeof(path), "%s/%s", real_data(), file);
	if (access(path, R_OK)) {
		print_message("  skipped: no %s (set PAYBANDS_REAL_DATA)\n", file);
		skip();
	}
	if (csv_read_file(&e, path, &dialect, on_record, &s))
		fail_msg("%s", e.text);
	return s;
}

static void ask_a_manager_2021(void **state)
{
	static const char *const header[3] = {"What country do you work in?",
					      "If you're in the U.S., what state",
					      "What city do you work in?"};
	struct shares s =
	    read_shares(*state, "askamanager/aam_2021_responses.csv", ',', header, three_columns);

	assert_true(share("country", s.country_read, s.country_given) >= 0.995);
	assert_true(share("US state", s.state_read, s.state_given) >= 0.98);
	assert_true(share("metro", s.metro_read, s.city_given) >= 0.90);
}

static void levels_fyi(void **state)
{
	static const char *const header[3] = {"location"};
	struct shares s =
	    read_shares(*state, "levels-fyi/Levels_Fyi_Salary_Data.csv", ';', header, one_column);

	assert_true(share("country", s.country_read, s.country_given) >= 0.999);
	assert_true(share("US state", s.state_read, s.state_given) >= 0.999);
	assert_true(share("metro", s.metro_read, s.city_given) >= 0.98);
}

static void eu_it_2019_and_2020(void **state)
{
	static const char *const header[3] = {"City"};
	struct shares s = read_shares(*state, "eu-it-salary/IT_Salary_Survey_EU_2019.csv", ',',
				      header, one_column);

	assert_true(share("country 2019", s.country_read, s.country_given) >= 0.99);
	s = read_shares(*state, "eu-it-salary/IT_Salary_Survey_EU_2020.csv", ',', header,
			one_column);
	assert_true(share("country 2020", s.country_read, s.country_given) >= 0.99);
}

static void stack_overflow_2024(void **state)
{
	static const char *const header[3] = {"Country"};
	struct shares s = read_shares(*state, "stackoverflow/so2024_subset_13cols.csv", ',', header,
				      three_columns);

	assert_true(share("country", s.country_read, s.country_given) >= 0.999);
}

static void ai_jobs(void **state)
{
	static const char *const header[3] = {"company_location"};
	struct shares s = read_shares(*state, "ai-jobs/salaries.csv", ',', header, three_columns);

	assert_int_equal(s.country_given, s.country_read);
	assert_true(s.country_given > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ask_a_manager_2021),
	    cmocka_unit_test(levels_fyi),
	    cmocka_unit_test(eu_it_2019_and_2020),
	    cmocka_unit_test(stack_overflow_2024),
	    cmocka_unit_test(ai_jobs),
	};

	return cmocka_run_group_tests(tests, gazetteer_set_up, gazetteer_tear_down);
}
