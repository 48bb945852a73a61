/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of how the bands did: every figure lies where it can, and a table that says otherwise is refused. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/validation.h"
#include "tests/unit/fixture_files.h"

static const char *const columns[] = {
    "left_out",	   "kind",	    "component",     "rows",  "answered",
    "inside_half", "inside_most",   "loss",	     "naive", "cells_error",
    "cells_off",   "both_observed", "both_modelled", "date"};
static const char *const sound[] = {"A source", "source", "base", "100", "1",	"1",   "1",
				    "0.1",	"",	  "0.2",  "1",	 "0.3", "0.4", "2026-11"};
enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

/* Reads a table of one row, in which one cell is another; gives what went wrong, or "". */
static int read_with(size_t column, const char *cell, const struct validation **out, size_t *count,
		     struct arena *texts, struct err *e)
{
	char *directory = fixture_directory();
	struct buf table;
	int result;

	buf_init(&table, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < COLUMNS; i++)
		buf_addf(&table, "%s%c", columns[i], i + 1 < COLUMNS ? ',' : '\n');
	for (size_t i = 0; i < COLUMNS; i++)
		buf_addf(&table, "%s%c", i == column ? cell : sound[i],
			 i + 1 < COLUMNS ? ',' : '\n');
	fixture_write(directory, "validation.csv", table.data);
	result = validation_load(e, out, count, LAYERS_INSTALLED(directory), texts);
	fixture_remove(directory);
	buf_release(&table);
	return result;
}

static void every_figure_is_read(void **state)
{
	struct err e = ERR_INIT;
	const struct validation *v;
	struct arena texts;
	size_t count;

	(void)state;
	arena_init(&texts);
	assert_int_equal(read_with(COLUMNS, "", &v, &count, &texts, &e), 0);
	assert_int_equal(count, 1);
	assert_string_equal(v->left_out, "A source");
	assert_string_equal(v->kind, "source");
	assert_string_equal(v->component, "base");
	assert_int_equal(v->rows, 100);
	assert_true(v->answered == 1 && v->inside_half == 1 && v->inside_most == 1);
	assert_true(v->loss == 0.1 && isnan(v->naive) && v->cells_error == 0.2);
	assert_true(v->cells_off == 1 && v->both_observed == 0.3 && v->both_modelled == 0.4);
	assert_string_equal(v->date, "2026-11");
	arena_release(&texts);
}

static void a_figure_out_of_its_range_is_refused(void **state)
{
	(void)state;
	for (size_t column = 3; column < 13; column++) {
		const char *name = columns[column];
		bool share = strcmp(name, "answered") == 0 || strcmp(name, "cells_off") == 0 ||
			     strncmp(name, "inside", 6) == 0;
		const char *const wrong[] = {"-0.001", share ? "1.001" : "2e12", "x"};
		for (size_t i = 0; i < 3; i++) {
			struct err e = ERR_INIT;
			const struct validation *v;
			struct arena texts;
			size_t count;
			arena_init(&texts);
			if (read_with(column, wrong[i], &v, &count, &texts, &e) == 0)
				fail_msg("%s of %s is read", name, wrong[i]);
			assert_non_null(strstr(e.text, "validation.csv:2"));
			arena_release(&texts);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_figure_is_read),
	    cmocka_unit_test(a_figure_out_of_its_range_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
