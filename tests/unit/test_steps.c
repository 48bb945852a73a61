/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves in words, the run that was accepted, and what a command says at its end. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "reports/accepted.h"
#include "reports/steps.h"
#include "tests/unit/fixture_files.h"

static FILE *captured;
#undef stderr
#define stderr captured
#include "cmd/ledgers.c"

/* ---- moves ---- */

static void a_payback_is_told_in_whole_months_up_to_forty_years(void **state)
{
	static const struct {
		struct payback payback;
		const char *words;
	} cases[] = {
	    {{NAN, 1, 2}, ""},
	    {{0, NAN, NAN}, "1 month"},
	    {{1.49, NAN, NAN}, "1 month"},
	    {{1.5, NAN, NAN}, "2 months"},
	    {{480, NAN, 9}, "480 months"},
	    {{480.5, NAN, NAN}, "over 480 months"},
	    {{12, 6, 24}, "12 months (6 to 24)"},
	    {{12, 0.2, 481}, "12 months (1 to over 480)"},
	    {{12, 6, NAN}, "12 months (at least 6)"},
	};
	struct buf out;

	(void)state;
	buf_init(&out, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		buf_clear(&out);
		words_payback(&out, &cases[i].payback);
		assert_string_equal(out.len ? out.data : "", cases[i].words);
	}
	buf_release(&out);
}

static void steps_come_by_level_and_all_levels_last(void **state)
{
	struct move_step steps[] = {{.level = LEVEL_ALL},
				    {.level = LEVEL_EXECUTIVE},
				    {.level = LEVEL_STAFF},
				    {.level = LEVEL_JUNIOR}};
	const struct move m = {.steps = steps, .count = 4};
	const struct move_step *out[LEVEL_COUNT];

	(void)state;
	assert_int_equal(steps_in_order(out, &m), 4);
	assert_ptr_equal(out[0], &steps[3]);
	assert_ptr_equal(out[1], &steps[2]);
	assert_ptr_equal(out[2], &steps[1]);
	assert_ptr_equal(out[3], &steps[0]);
}

/* Senior, mid, manager, staff, junior, all levels; else the first. */
static void the_step_that_is_drawn_is_the_senior_one_if_there_is_one(void **state)
{
	static const enum level order[] = {LEVEL_SENIOR, LEVEL_MID,    LEVEL_MANAGER,
					   LEVEL_STAFF,	 LEVEL_JUNIOR, LEVEL_ALL};
	enum { STEPS = sizeof(order) / sizeof(*order) };
	struct move_step steps[STEPS], executive = {.level = LEVEL_EXECUTIVE};
	const struct move_step *all[STEPS], *only = &executive;

	(void)state;
	for (size_t i = 0; i < STEPS; i++) {
		steps[i] = (struct move_step){.level = order[STEPS - 1 - i]};
		all[i] = &steps[i];
	}
	for (size_t left = STEPS; left; left--)
		assert_int_equal(step_drawn(all, left)->level, order[STEPS - left]);
	assert_null(step_drawn(all, 0));
	assert_ptr_equal(step_drawn(&only, 1), &executive);
}

static void a_step_of_fewer_than_thirty_on_either_side_is_thin(void **state)
{
	struct move_step step = {.level = LEVEL_MID, .n_from = 30, .n_to = 30};

	(void)state;
	assert_string_equal(step_flag(&step), "");
	step.n_from = 29;
	assert_string_equal(step_flag(&step), "thin");
	step.level = LEVEL_ALL;
	assert_string_equal(step_flag(&step), "mix-of-levels thin");
	step.n_from = 30;
	assert_string_equal(step_flag(&step), "mix-of-levels");
	step.n_to = 29;
	assert_true(step_is_thin(&step));
	step.interval = (struct interval){.low = 1, .high = NAN};
	assert_false(step_interval_shown(&step));
	step.interval = (struct interval){.low = NAN, .high = 1};
	assert_false(step_interval_shown(&step));
	step.interval.low = 0;
	assert_true(step_interval_shown(&step));
}

/* ---- the accepted run ---- */

static void the_last_entry_holds_and_those_before_stay(void **state)
{
	char *directory = fixture_directory();
	struct accepted none, first, second;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(accepted_read(&e, &none, directory), 0);
	assert_null(none.run);
	assert_int_equal(accepted_write(&e, &none, directory, "2024-05-a", "the first run", false),
			 0);
	assert_int_equal(accepted_read(&e, &first, directory), 0);
	assert_string_equal(first.run, "2024-05-a");
	assert_string_equal(first.reason, "the first run");
	assert_false(first.by_person);
	assert_int_equal(accepted_write(&e, &first, directory, "2024-06-b", "seen", true), 0);
	assert_int_equal(accepted_read(&e, &second, directory), 0);
	assert_string_equal(second.run, "2024-06-b");
	assert_true(second.by_person);
	assert_int_equal(json_count(json_get(second.file, "accepted")), 2);
	assert_true(
	    text_equal(json_text(json_get(json_at(json_get(second.file, "accepted"), 0), "reason")),
		       TEXT_LITERAL("the first run")));
	accepted_release(&none);
	accepted_release(&first);
	accepted_release(&second);
	fixture_remove(directory);
}

static void a_file_that_names_no_run_is_refused(void **state)
{
	static const char *const files[] = {
	    "{\"accepted\": []}",
	    "{}",
	    "{\"accepted\": [{\"run\": \"\"}]}",
	    "{\"accepted\": [{\"run\": \".a\"}]}",
	    "{\"accepted\": [{\"run\": \"a/b\"}]}",
	    "{\"accepted\": [{\"run\": \"a\"}, {\"run\": \"..\"}]}",
	};
	char *directory = fixture_directory();

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct accepted a;
		struct err e = ERR_INIT;
		fixture_write(directory, "accepted.json", files[i]);
		assert_int_equal(accepted_read(&e, &a, directory), -1);
		assert_int_equal(e.code, ERR_GUARD);
		accepted_release(&a);
	}
	fixture_remove(directory);
}

/* ---- what a command says at its end ---- */

static void said(const char *wanted)
{
	char text[600];
	size_t len;

	fflush(captured);
	rewind(captured);
	len = fread(text, 1, sizeof(text) - 1, captured);
	text[len] = '\0';
	rewind(captured);
	assert_int_equal(ftruncate(fileno(captured), 0), 0);
	assert_string_equal(text, wanted);
}

static void rows_are_counted_in_groups_and_what_is_not_there_is_not_named(void **state)
{
	struct ledger l;
	const struct gather g = {.ledgers = &l, .ledger_count = 1};

	(void)state;
	captured = tmpfile();
	assert_non_null(captured);
	ledger_init(&l, "jobs");
	ledgers_print(&g);
	said("jobs: 0 rows read, 0 used, 0 filtered, 0 rejected\n");
	l.rows_read = 1234567;
	l.observations = 1000;
	l.rejected[REJECT_NO_PAY] = 999;
	l.matched = 255;
	ledgers_print(&g);
	said("jobs: 1,234,567 rows read, 1,000 used, 0 filtered, 999 rejected; 255 matched to a "
	     "role (25.5%)\n");
	l.matched = 0;
	l.paired = 100000;
	l.brackets = 1;
	l.posted_ranges = 2;
	l.quarantined = 3;
	l.held = 4;
	ledgers_print(&g);
	said("jobs: 1,234,567 rows read, 1,000 used, 0 filtered, 999 rejected; 100,000 paired with "
	     "the row before; 1 in brackets; 2 with a posted range; 3 quarantined; 4 dated outside "
	     "the wage index\n");
	ledger_release(&l);
	fclose(captured);
}

static void cells_are_told_where_any_was_left_out(void **state)
{
	const struct settings settings = {.min_n = 5};
	const struct band_counts all[] = {{.published = 9, .too_few = 1},
					  {.published = 9, .employer = 2},
					  {.published = 9, .complementary = 3}},
				 none = {.published = 9};

	(void)state;
	captured = tmpfile();
	assert_non_null(captured);
	band_counts_print(&none, &settings);
	said("");
	band_counts_print(&all[0], &settings);
	said("bands of reported pay: 9 published, 1 left out (fewer than 5 observations), 0 "
	     "withheld (employer), 0 withheld (complementary)\n");
	band_counts_print(&all[1], &settings);
	said("bands of reported pay: 9 published, 0 left out (fewer than 5 observations), 2 "
	     "withheld (employer), 0 withheld (complementary)\n");
	band_counts_print(&all[2], &settings);
	said("bands of reported pay: 9 published, 0 left out (fewer than 5 observations), 0 "
	     "withheld (employer), 3 withheld (complementary)\n");
	fclose(captured);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_payback_is_told_in_whole_months_up_to_forty_years),
	    cmocka_unit_test(steps_come_by_level_and_all_levels_last),
	    cmocka_unit_test(the_step_that_is_drawn_is_the_senior_one_if_there_is_one),
	    cmocka_unit_test(a_step_of_fewer_than_thirty_on_either_side_is_thin),
	    cmocka_unit_test(the_last_entry_holds_and_those_before_stay),
	    cmocka_unit_test(a_file_that_names_no_run_is_refused),
	    cmocka_unit_test(rows_are_counted_in_groups_and_what_is_not_there_is_not_named),
	    cmocka_unit_test(cells_are_told_where_any_was_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
