/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_role_decide.c: when a source's occupation code gives a title a role, and when it removes
 * one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/title/role.h"
#include "tests/unit/catalogue_fixture.h"

static void codes_are_read_as_publishers_write_them(void **state)
{
	static const struct {
		const char *text;
		uint32_t code;
	} table[] = {
	    {"15-2051", 15205100},
	    {"15-2051.00", 15205100},
	    {" 15-2051.01 ", 15205101},
	    {"152051", 15205100},
	    {"15-1252", 15125200},
	    {"151252", 15125200}, /* without its dash */
	    {"15-1252.00", 15125200}, /* as O*NET writes it */
	    {"29-1141.00", 29114100},
	    {"", 0},
	    {"15", 0},
	    {"15-205", 0},
	    {"15-20511", 0},
	    {"15-2051.0", 0},
	    {"15-2051.001", 0},
	    {"15-205x", 0},
	    {"N/A", 0},
	    {"-", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (occupation_read(text_of(table[i].text)) != table[i].code)
			fail_msg("\"%s\" is %u", table[i].text,
				 (unsigned)occupation_read(text_of(table[i].text)));
}

struct expected {
	const char *title, *occupation, *role;
	enum role_basis basis;
};

static void check_table(const struct catalogue *c, const struct expected *table, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct title_reading title;
		title_read(c, text_of(table[i].title), &title);
		struct role_decision d =
		    role_decide(c, &title, occupation_read(text_of(table[i].occupation)));
		const char *id = d.role == ROLE_NONE ? "" : catalogue_role(c, d.role)->id;
		if (strcmp(id, table[i].role) != 0 || d.basis != table[i].basis)
			fail_msg("\"%s\" of %s is \"%s\" by %d", table[i].title,
				 table[i].occupation, id, (int)d.basis);
	}
}
#define CHECK(state, table) check_table(*(state), table, sizeof(table) / sizeof(table[0]))

static void a_clear_title_wins_over_any_code(void **state)
{
	static const struct expected table[] = {
	    {"Data Scientist", "", "data-scientist", ROLE_BASIS_RULE},
	    {"Data Scientist", "15-2051", "data-scientist", ROLE_BASIS_RULE},
	    {"Data Scientist", "29-1141", "data-scientist", ROLE_BASIS_RULE},
	    {"Software Engineer", "17-2061", "software-engineer", ROLE_BASIS_RULE},
	    {"Machine Learning Enginer", "15-2051.00", "ml-engineer", ROLE_BASIS_SIMILAR},
	};

	CHECK(state, table);
}

static void a_code_of_another_trade_vetoes_what_is_ambiguous(void **state)
{
	static const struct expected table[] = {
	    {"Developer", "15-1252", "software-engineer", ROLE_BASIS_RULE},
	    {"Developer", "", "software-engineer", ROLE_BASIS_RULE},
	    {"Developer", "41-9021", "", ROLE_BASIS_VETOED},
	    {"Senior Developer", "11-9141.00", "", ROLE_BASIS_VETOED},
	    {"Tester", "51-9061", "", ROLE_BASIS_VETOED},
	    {"Systems Engineer", "17-2112", "", ROLE_BASIS_VETOED},
	    {"Systems Engineer", "15-1299.08", "systems-engineer", ROLE_BASIS_RULE},
	    {"Dta Analyst", "29-2061", "", ROLE_BASIS_NONE},
	    {"Projekt Manager", "29-1141", "", ROLE_BASIS_VETOED},
	    {"Projekt Manager", "13-1082", "project-manager", ROLE_BASIS_SIMILAR},
	};

	CHECK(state, table);
}

static void a_code_of_one_role_speaks_for_a_general_title(void **state)
{
	static const struct expected table[] = {
	    {"Engineer", "17-2061", "hardware-engineer", ROLE_BASIS_OCCUPATION},
	    {"Senior Engineer II", "17-2061.00", "hardware-engineer", ROLE_BASIS_OCCUPATION},
	    {"Analyst", "15-1212", "security-analyst", ROLE_BASIS_OCCUPATION},
	    {"Scientist", "15-2051", "data-scientist", ROLE_BASIS_OCCUPATION},
	    {"Analyst", "15-1211", "systems-analyst", ROLE_BASIS_OCCUPATION},
	    /* without a code, and with a code of several roles or of none */
	    {"Engineer", "", "", ROLE_BASIS_NONE},
	    {"Engineer", "15-1252", "", ROLE_BASIS_NONE},
	    {"Manager", "11-3021", "", ROLE_BASIS_NONE},
	    {"Engineer", "17-2051", "", ROLE_BASIS_NONE},
	    /* O*NET's parts of an occupation are not the whole of it */
	    {"Analyst", "15-2051.01", "", ROLE_BASIS_NONE},
	    /* heads that do not fit */
	    {"Manager", "15-1212", "", ROLE_BASIS_NONE},
	    {"Nurse", "15-2051", "", ROLE_BASIS_NONE},
	    {"Recruiter", "15-1212", "", ROLE_BASIS_NONE},
	    {"Mechanical Engineer", "17-2061", "", ROLE_BASIS_NONE},
	    {"Engineer, Civil", "17-2061", "", ROLE_BASIS_NONE},
	    {"Intelligence Analyst", "15-1212", "", ROLE_BASIS_NONE},
	    {"", "15-1212", "", ROLE_BASIS_NONE},
	};

	CHECK(state, table);
}

static void ranks_are_read_beside_the_role_that_a_code_gives(void **state)
{
	struct title_reading title;

	title_read(*state, TEXT_LITERAL("Staff Engineer"), &title);
	assert_int_equal(title.level, LEVEL_UNKNOWN);
	struct role_decision d = role_decide(*state, &title, occupation_read(text_of("17-2061")));
	assert_int_equal(d.basis, ROLE_BASIS_OCCUPATION);
	assert_int_equal(d.level, LEVEL_STAFF);
	d = role_decide(*state, &title, occupation_read(text_of("15-1252")));
	assert_int_equal(d.basis, ROLE_BASIS_NONE);
	assert_int_equal(d.level, LEVEL_UNKNOWN);
	title_read(*state, TEXT_LITERAL("Engineer II"), &title);
	d = role_decide(*state, &title, occupation_read(text_of("17-2061")));
	assert_int_equal(d.level, LEVEL_MID);
}

static void a_specialty_refines_a_generic_title_and_no_other(void **state)
{
	static const struct {
		const char *title, *specialty, *occupation, *role;
		enum level level;
		enum role_basis basis;
	} table[] = {
	    {"Software Engineer", "ML / AI", "", "ml-engineer", LEVEL_UNKNOWN,
	     ROLE_BASIS_SPECIALTY},
	    {"Senior Software Engineer", "Distributed Systems (Back-End)", "", "backend-engineer",
	     LEVEL_SENIOR, ROLE_BASIS_SPECIALTY},
	    {"Software Developer II", "Mobile (iOS + Android)", "", "mobile-engineer", LEVEL_MID,
	     ROLE_BASIS_SPECIALTY},
	    {"Engineer", "Data", "", "data-engineer", LEVEL_UNKNOWN, ROLE_BASIS_SPECIALTY},
	    {"Analyst", "Data", "", "data-analyst", LEVEL_UNKNOWN, ROLE_BASIS_SPECIALTY},
	    {"Manager", "Data Science", "", "data-scientist", LEVEL_MANAGER, ROLE_BASIS_SPECIALTY},
	    {"Other", "Senior Data Engineer", "", "data-engineer", LEVEL_SENIOR,
	     ROLE_BASIS_SPECIALTY},
	    {"Other (please specify):", "Data Scientist", "", "data-scientist", LEVEL_UNKNOWN,
	     ROLE_BASIS_SPECIALTY},
	    /* The title says it better, or another trade. */
	    {"Data Engineer", "ML / AI", "", "data-engineer", LEVEL_UNKNOWN, ROLE_BASIS_RULE},
	    {"Backend Software Engineer", "Security", "", "backend-engineer", LEVEL_UNKNOWN,
	     ROLE_BASIS_RULE},
	    {"Software Engineering Manager", "ML / AI", "", "engineering-manager", LEVEL_MANAGER,
	     ROLE_BASIS_RULE},
	    {"Registered Nurse", "Data Science", "", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	    {"Accountant", "Information Technology", "", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	    {"Sales Manager", "Data Science", "", "", LEVEL_MANAGER, ROLE_BASIS_NONE},
	    /* The specialty says nothing. */
	    {"Software Engineer", "Sales", "", "software-engineer", LEVEL_UNKNOWN, ROLE_BASIS_RULE},
	    {"Software Engineer", "Product", "", "software-engineer", LEVEL_UNKNOWN,
	     ROLE_BASIS_RULE},
	    {"Engineer", "Production", "", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	    {"Software Engineer", "", "", "software-engineer", LEVEL_UNKNOWN, ROLE_BASIS_RULE},
	    /* Not a kind of work alone: a language, a word of another script, a number, "other". */
	    {"Java Developer", "Security", "", "software-engineer", LEVEL_UNKNOWN, ROLE_BASIS_RULE},
	    {"工程师 Engineer", "Data", "", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	    {"360 Engineer", "Data", "", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	    {"Other Engineer", "Data Scientist", "", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	    /* A number is not work. */
	    {"Engineer #2", "Data", "", "data-engineer", LEVEL_UNKNOWN, ROLE_BASIS_SPECIALTY},
	    /* The code belongs to another trade. */
	    {"Engineer", "Security", "17-2111", "", LEVEL_UNKNOWN, ROLE_BASIS_NONE},
	};
	const struct catalogue *c = *state;

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct title_reading title;
		struct specialty_reading specialty;
		title_read(c, text_of(table[i].title), &title);
		specialty_read(c, text_of(table[i].specialty), &specialty);
		struct role_decision d =
		    role_decide_beside(c, &title, title_kind(c, text_of(table[i].title), &title),
				       &specialty, occupation_read(text_of(table[i].occupation)));
		const char *id = d.role == ROLE_NONE ? "" : catalogue_role(c, d.role)->id;
		if (strcmp(id, table[i].role) != 0 || d.basis != table[i].basis ||
		    d.level != table[i].level)
			fail_msg("\"%s\" beside \"%s\" is \"%s\", level %d, by %s", table[i].title,
				 table[i].specialty, id, (int)d.level, role_basis_word(d.basis));
	}
}

/* A specialty is a few words: from 200 bytes on it is prose, which says too much. */
static void a_specialty_of_more_than_200_bytes_is_not_read(void **state)
{
	char long_text[202];
	struct specialty_reading got;

	memset(long_text, ' ', sizeof(long_text));
	memcpy(long_text, "Data", 4);
	memcpy(long_text + 196, "Data", 4);
	specialty_read(*state, (struct text){long_text, 200}, &got);
	assert_int_equal(got.role[TITLE_ENGINEER],
			 catalogue_find(*state, text_of("data-engineer")));
	specialty_read(*state, (struct text){long_text, 201}, &got);
	assert_int_equal(got.role[TITLE_ENGINEER], ROLE_NONE);
}

static void a_title_ends_where_its_text_ends(void **state)
{
	const struct text title = {"Engineering", sizeof("Engineer") - 1};
	struct title_reading reading;

	title_read(*state, title, &reading);
	assert_int_equal(title_kind(*state, title, &reading), TITLE_ENGINEER);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(codes_are_read_as_publishers_write_them),
	    cmocka_unit_test(a_clear_title_wins_over_any_code),
	    cmocka_unit_test(a_code_of_another_trade_vetoes_what_is_ambiguous),
	    cmocka_unit_test(a_code_of_one_role_speaks_for_a_general_title),
	    cmocka_unit_test(ranks_are_read_beside_the_role_that_a_code_gives),
	    cmocka_unit_test(a_specialty_of_more_than_200_bytes_is_not_read),
	    cmocka_unit_test(a_title_ends_where_its_text_ends),
	    cmocka_unit_test(a_specialty_refines_a_generic_title_and_no_other),
	};

	return cmocka_run_group_tests(tests, catalogue_fixture_load, catalogue_fixture_free);
}
