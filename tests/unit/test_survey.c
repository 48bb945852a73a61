/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `paybands check` counts of a source's observations, and which of its rejected rows it keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmd/survey.c"

/* An observation that gives nothing. */
static struct observation nothing(void)
{
	struct observation o = {.years = YEARS_NONE, .weight = 1};

	for (int c = 0; c < COMPONENT_COUNT; c++)
		o.pay[c] = MONEY_NONE;
	return o;
}

static struct survey_counts counted(const struct observation *o)
{
	struct survey_counts s = {.dated = 0};

	survey_count(&s, o);
	return s;
}

static void what_an_observation_lacks_is_not_counted(void **state)
{
	const struct observation o = nothing();
	struct survey_counts wanted = {.by_basis[LEVEL_BASIS_NONE] = 1}, got = counted(&o);

	(void)state;
	assert_memory_equal(&got, &wanted, sizeof(got));
}

static void zero_years_and_pay_of_zero_are_given(void **state)
{
	struct observation o = nothing();

	(void)state;
	o.years = 0;
	o.pay[COMPONENT_BONUS] = 0;
	assert_int_equal(counted(&o).with_years, 1);
	assert_int_equal(counted(&o).pay[COMPONENT_BONUS], 1);
	assert_int_equal(counted(&o).pay[COMPONENT_BASE], 0);
}

static void any_weight_but_one_is_a_weight(void **state)
{
	struct observation o = nothing();

	(void)state;
	o.weight = 0.5;
	assert_int_equal(counted(&o).weighted, 1);
	o.weight = 1.5;
	assert_int_equal(counted(&o).weighted, 1);
}

static void states_and_metros_are_of_the_united_states(void **state)
{
	struct observation o = nothing();

	(void)state;
	o.place = (struct place){.country = CODE2('U', 'S')};
	assert_int_equal(counted(&o).in_us, 1);
	assert_int_equal(counted(&o).in_state + counted(&o).in_metro, 0);
	o.place.state = CODE2('W', 'A');
	assert_int_equal(counted(&o).in_state, 1);
	assert_int_equal(counted(&o).in_metro, 0);
	o.place.metro = 42660;
	assert_int_equal(counted(&o).in_metro, 1);
	o.place.country = CODE2('D', 'E');
	assert_int_equal(counted(&o).in_us + counted(&o).in_state + counted(&o).in_metro, 0);
}

static void a_level_has_a_basis_only_where_it_is_known(void **state)
{
	struct observation o = nothing();

	(void)state;
	o.level_basis = LEVEL_BASIS_TITLE;
	assert_int_equal(counted(&o).by_basis[LEVEL_BASIS_NONE], 1);
	o.level = LEVEL_SENIOR;
	assert_int_equal(counted(&o).by_basis[LEVEL_BASIS_TITLE], 1);
	assert_int_equal(counted(&o).by_basis[LEVEL_BASIS_NONE], 0);
}

/* All of its fields are counts of one width. */
static void every_count_adds_up(void **state)
{
	enum { COUNTS = sizeof(struct survey_counts) / sizeof(uint64_t) };
	struct survey_counts a, b;
	uint64_t numbers[COUNTS];

	(void)state;
	for (uint64_t i = 0; i < COUNTS; i++)
		numbers[i] = 100 + i;
	memcpy(&a, numbers, sizeof(a));
	for (uint64_t i = 0; i < COUNTS; i++)
		numbers[i] = 3 * i + 1;
	memcpy(&b, numbers, sizeof(b));
	survey_merge(&a, &b);
	memcpy(numbers, &a, sizeof(a));
	for (uint64_t i = 0; i < COUNTS; i++)
		assert_int_equal(numbers[i], 101 + 4 * i);
}

static void the_first_three_rejects_of_a_reason_are_kept(void **state)
{
	struct survey s = {.files = NULL};
	const struct reject_note *note = s.rejects.first[REJECT_NO_PAY];
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(survey_take_rejects(&e, &s,
					     TEXT_LITERAL("jobs,2,no-pay,pay,,a.csv\n"
							  "jobs,3,no-pay,pay,x,a.csv\n"
							  "jobs,4,pay-zero,base,0,b.csv\n"
							  "jobs,5,no-pay,pay,,a.csv\n"
							  "jobs,6,no-pay,pay,,a.csv\n")),
			 0);
	assert_int_equal(s.rejects.count[REJECT_NO_PAY], 3);
	assert_int_equal(note[0].line, 2);
	assert_int_equal(note[1].line, 3);
	assert_string_equal(note[1].file, "a.csv");
	assert_string_equal(note[1].field, "pay");
	assert_string_equal(note[1].value, "x");
	assert_int_equal(note[2].line, 5);
	assert_int_equal(s.rejects.count[REJECT_PAY_ZERO], 1);
	assert_int_equal(s.rejects.first[REJECT_PAY_ZERO][0].line, 4);
	survey_release(&s);
	assert_int_equal(s.rejects.count[REJECT_NO_PAY], 0);
}

static void a_row_that_is_no_reject_is_passed_over(void **state)
{
	struct survey s = {.files = NULL};
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(survey_take_rejects(&e, &s,
					     TEXT_LITERAL("jobs,2,no-pay,pay,x\n"
							  "jobs,2,no-pay,pay,x,a.csv,more\n"
							  "jobs,2,no-reason,pay,x,a.csv\n"
							  "jobs,two,no-pay,pay,x,a.csv\n")),
			 0);
	for (int reason = 0; reason < REJECT_COUNT; reason++)
		assert_int_equal(s.rejects.count[reason], 0);
	survey_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_an_observation_lacks_is_not_counted),
	    cmocka_unit_test(zero_years_and_pay_of_zero_are_given),
	    cmocka_unit_test(any_weight_but_one_is_a_weight),
	    cmocka_unit_test(states_and_metros_are_of_the_united_states),
	    cmocka_unit_test(a_level_has_a_basis_only_where_it_is_known),
	    cmocka_unit_test(every_count_adds_up),
	    cmocka_unit_test(the_first_three_rejects_of_a_reason_are_kept),
	    cmocka_unit_test(a_row_that_is_no_reject_is_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
