/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures by SOC 2010, carried to SOC 2018. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/carry.h"
#include "tests/unit/fixture_files.h"

#define OLD(measure_, code_, value_)                                                               \
	{                                                                                          \
		.source = "file", .measure = measure_, .occupation = code_, .value = value_,       \
		.weight = 1, .codes = CODES_SOC_2010                                               \
	}

/* One stays, one splits in two, two merge, one has only sub-codes that lead to it. */
static const char *const crosswalk = "from,to,principal,source,date\n"
				     "11-0010,11-0018,1,S,2019\n"
				     "15-0010,15-0018,1,S,2019\n"
				     "15-0010,15-0028,1,S,2019\n"
				     "17-0020,17-0018,2,S,2019\n"
				     "17-0010,17-0018,1,S,2019\n"
				     "17-0030,17-0018,,S,2019\n"
				     "19-0010,19-0018,,S,2019\n"
				     "19-0020,19-0018,,S,2019\n";

struct carrying {
	char *directory;
	struct exposure_set out;
	struct err e;
	int result;
};

static void carry(struct carrying *c, const char *table, const struct exposure *items, size_t count)
{
	struct exposure copy[16];
	const struct exposure_set in = {.items = copy, .count = count};

	assert_true(count <= 16);
	memcpy(copy, items, count * sizeof(*items));
	*c = (struct carrying){.directory = fixture_directory(), .e = ERR_INIT};
	if (table)
		fixture_write(c->directory, "soc_2010_to_2018.csv", table);
	exposure_set_init(&c->out);
	c->result = exposures_carry(&c->e, &c->out, &in, LAYERS_INSTALLED(c->directory));
}

static void release(struct carrying *c)
{
	exposure_set_release(&c->out);
	fixture_remove(c->directory);
}

static void expect(const struct carrying *c, size_t i, const char *occupation, double value)
{
	assert_true(i < c->out.count);
	assert_string_equal(c->out.items[i].occupation, occupation);
	assert_int_equal(c->out.items[i].codes, CODES_SOC_2018);
	assert_true(c->out.items[i].value == value);
	assert_true(c->out.items[i].weight == 1);
	assert_string_equal(c->out.items[i].source, "file");
}

static void each_occupation_takes_its_principal_predecessor(void **state)
{
	static const struct exposure items[] = {
	    OLD("m", "11-0010", 1), OLD("m", "15-0010", 2),  OLD("m", "17-0020", 4),
	    OLD("m", "17-0010", 3), OLD("m", "17-0030", 99), OLD("m", "19-0010", 5),
	    OLD("m", "19-0020", 8),
	};
	struct carrying c;

	(void)state;
	carry(&c, crosswalk, items, 7);
	assert_int_equal(c.result, 0);
	assert_int_equal(c.out.count, 5);
	expect(&c, 0, "11-0018", 1);
	expect(&c, 1, "15-0018", 2);
	expect(&c, 2, "15-0028", 2);
	expect(&c, 3, "17-0018", 3);
	expect(&c, 4, "19-0018", 6.5);
	release(&c);
}

static void the_next_one_stands_in_for_a_predecessor_without_a_value(void **state)
{
	static const struct exposure items[] = {
	    OLD("m", "17-0020", 4),
	    OLD("m", "17-0030", 99),
	    OLD("m", "19-0020", 8),
	    OLD("m", "19-0010", NAN),
	};
	static const struct exposure sub_codes[] = {OLD("m", "17-0030", 7)};
	struct carrying c;

	(void)state;
	carry(&c, crosswalk, items, 4);
	assert_int_equal(c.out.count, 2);
	expect(&c, 0, "17-0018", 4);
	expect(&c, 1, "19-0018", 8);
	release(&c);
	carry(&c, crosswalk, sub_codes, 1);
	assert_int_equal(c.out.count, 1);
	expect(&c, 0, "17-0018", 7);
	release(&c);
}

static void measures_are_carried_apart_and_two_files_of_one_are_averaged(void **state)
{
	static const struct exposure items[] = {
	    OLD("b", "11-0010", 10),
	    OLD("a", "11-0010", 1),
	    OLD("a", "11-0010", 2),
	    OLD("a", "19-0010", 3),
	};
	struct carrying c;

	(void)state;
	carry(&c, crosswalk, items, 4);
	assert_int_equal(c.out.count, 3);
	expect(&c, 0, "11-0018", 1.5);
	assert_string_equal(c.out.items[0].measure, "a");
	expect(&c, 1, "19-0018", 3);
	expect(&c, 2, "11-0018", 10);
	assert_string_equal(c.out.items[2].measure, "b");
	release(&c);
}

/* In doubles (0.1 + 0.2) + 0.3 is not (0.3 + 0.2) + 0.1. */
static void the_order_of_the_inputs_changes_no_bit(void **state)
{
	static const struct exposure items[] = {OLD("a", "11-0010", 0.1), OLD("a", "11-0010", 0.2),
						OLD("a", "11-0010", 0.3)};
	static const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
					{1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
	double first = NAN;

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct exposure turned[3];
		struct carrying c;
		for (size_t k = 0; k < 3; k++)
			turned[k] = items[orders[i][k]];
		carry(&c, crosswalk, turned, 3);
		if (i == 0)
			first = c.out.items[0].value;
		assert_true(c.out.items[0].value == first);
		release(&c);
	}
}

static void codes_of_2018_pass_without_the_table(void **state)
{
	static const struct exposure items[] = {
	    {.source = "file", .measure = "m", .occupation = "15-0018", .value = 2, .weight = 1},
	    {.source = "file",
	     .measure = "m",
	     .occupation = "15-0028",
	     .value = INFINITY,
	     .weight = 1},
	};
	struct carrying c;

	(void)state;
	carry(&c, NULL, items, 2);
	assert_int_equal(c.result, 0);
	assert_int_equal(c.out.count, 1);
	expect(&c, 0, "15-0018", 2);
	release(&c);
}

static void codes_that_are_none_of_2010_stop_the_run(void **state)
{
	static const struct exposure items[] = {OLD("m", "11-0010", 1), OLD("m", "15-0018", 2),
						OLD("m", "17-0018", 3)};
	struct carrying c;

	(void)state;
	carry(&c, crosswalk, items, 3);
	assert_int_equal(c.result, -1);
	assert_int_equal(c.e.code, ERR_INPUT);
	assert_string_equal(
	    c.e.text, "source file: 2 of its 3 occupations are none of SOC 2010: are its codes "
		      "those that codes_of of its layout says?");
	release(&c);
}

static void a_fault_of_the_table_names_its_line(void **state)
{
	static const struct exposure items[] = {OLD("m", "11-0010", 1)};
	struct carrying c;

	(void)state;
	carry(&c, "from,to,principal\n11-0010,11-0018,0\n", items, 1);
	assert_int_equal(c.result, -1);
	assert_int_equal(c.e.code, ERR_USAGE);
	assert_non_null(strstr(c.e.text, "soc_2010_to_2018.csv:2: 0 is not within 1"));
	release(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_occupation_takes_its_principal_predecessor),
	    cmocka_unit_test(the_next_one_stands_in_for_a_predecessor_without_a_value),
	    cmocka_unit_test(measures_are_carried_apart_and_two_files_of_one_are_averaged),
	    cmocka_unit_test(the_order_of_the_inputs_changes_no_bit),
	    cmocka_unit_test(codes_of_2018_pass_without_the_table),
	    cmocka_unit_test(codes_that_are_none_of_2010_stop_the_run),
	    cmocka_unit_test(a_fault_of_the_table_names_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
