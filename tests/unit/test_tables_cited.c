/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tables_cited.c: what a table of reference says of where it is from, whatever the order of its rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/tables_cited.h"
#include "tests/unit/fixture_files.h"

static const char *const files[] = {
    "wage_index.csv", "posted_wages.csv", "exchange_rates.csv", "price_levels.csv", "metros.csv",
    "cities.csv",     "towns.csv",	  "zip_states.csv",	"world_cities.csv", "regions.csv"};
enum { FILES = sizeof(files) / sizeof(*files) };

/* The newest row is cited, the first of those as new; dates that are not given do not count. */
static void a_table_cites_its_newest_row(void **state)
{
	static const struct {
		const char *rows, *cited; /* source|first|last|others */
	} cases[] = {
	    {"A,2023\n", "A|2023|2023|0"},
	    {"A,2023\nB,2024\n", "B|2023|2024|1"},
	    {"A,2024\nB,2023\n", "A|2023|2024|1"},
	    {"A,2023\nB,2024\nC,2022\n", "B|2022|2024|2"},
	    {"A,2023\nB,2023\n", "A|2023|2023|1"},
	    {"A,2023-11\nB,2023-12\nA,2023-10\n", "B|2023-10|2023-12|1"},
	    {"A,\nB,2024\nA,2023\n", "B|2023|2024|1"},
	    {"A,2024\nB,\nC,2023\n", "A|2023|2024|2"},
	    {"A,2024\nA,2023\nB,2022\nA,2021\nB,2020\n", "A|2020|2024|1"},
	    {"A,2020\nB,2021\nA,2022\nC,2023\nB,2019\n", "C|2019|2023|2"},
	    {",2024\nA,2023\n", "a table of our own|2023|2024|1"},
	};
	struct table_cited *cited;
	char text[200], rows[200];
	struct arena texts;
	size_t count;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t place = i % FILES; /* whichever table it is */
		char *folder = fixture_directory();
		struct err e = ERR_INIT;
		for (size_t k = 0; k < FILES; k++) {
			snprintf(rows, sizeof(rows), "source,date\n%s",
				 k == place ? cases[i].rows : "Z,2000\n");
			fixture_write(folder, files[k], rows);
		}
		arena_init(&texts);
		if (tables_cited_load(&e, &cited, &count, LAYERS_INSTALLED(folder), &texts))
			fail_msg("%s", e.text);
		fixture_remove(folder);
		assert_int_equal(count, FILES);
		for (size_t k = 0; k < FILES; k++) {
			assert_string_equal(cited[k].table, files[k]);
			snprintf(text, sizeof(text), "%s|%s|%s|%zu", cited[k].source,
				 cited[k].first, cited[k].last, cited[k].others);
			assert_string_equal(text, k == place ? cases[i].cited : "Z|2000|2000|0");
		}
		arena_release(&texts);
	}
}

static void an_empty_or_missing_table_is_refused(void **state)
{
	struct table_cited *cited;
	struct arena texts;
	size_t count;

	(void)state;
	for (size_t empty = 0; empty < 2 * FILES; empty++) {
		char *folder = fixture_directory();
		struct err e = ERR_INIT;
		for (size_t k = 0; k < FILES; k++)
			if (k != empty - FILES)
				fixture_write(folder, files[k],
					      k == empty ? "source,date\n"
							 : "source,date\nZ,2000\n");
		arena_init(&texts);
		assert_int_equal(
		    tables_cited_load(&e, &cited, &count, LAYERS_INSTALLED(folder), &texts), -1);
		assert_int_equal(e.code, ERR_USAGE);
		assert_non_null(strstr(e.text, files[empty % FILES]));
		arena_release(&texts);
		fixture_remove(folder);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_table_cites_its_newest_row),
	    cmocka_unit_test(an_empty_or_missing_table_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
