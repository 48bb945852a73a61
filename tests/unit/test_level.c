/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_level.c: which evidence decides a level, years as people write them, ladder codes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/csv_in.h"
#include "model/title/level.h"

#define NONE LEVEL_UNKNOWN

static void evidence_decides_in_its_order(void **state)
{
	static const struct {
		struct level_evidence evidence; /* field, floor, ladder, title, years */
		enum level level;
		enum level_basis basis;
	} table[] = {
	    {{NONE, false, NONE, NONE, YEARS_NONE}, NONE, LEVEL_BASIS_NONE},
	    {{LEVEL_MID, false, LEVEL_STAFF, LEVEL_SENIOR, 12}, LEVEL_MID, LEVEL_BASIS_FIELD},
	    {{NONE, false, LEVEL_STAFF, LEVEL_SENIOR, 1}, LEVEL_STAFF, LEVEL_BASIS_LADDER},
	    {{NONE, false, NONE, LEVEL_SENIOR, 1}, LEVEL_SENIOR, LEVEL_BASIS_TITLE},
	    {{NONE, false, NONE, NONE, 1}, NONE, LEVEL_BASIS_NONE},
	    /* tracks */
	    {{LEVEL_SENIOR, false, NONE, LEVEL_MANAGER, 6}, LEVEL_MANAGER, LEVEL_BASIS_TITLE},
	    {{LEVEL_EXECUTIVE, false, NONE, LEVEL_MANAGER, 6}, LEVEL_EXECUTIVE, LEVEL_BASIS_FIELD},
	    {{LEVEL_MID, false, LEVEL_MID, LEVEL_EXECUTIVE, 1}, LEVEL_EXECUTIVE, LEVEL_BASIS_TITLE},
	    {{LEVEL_EXECUTIVE, false, NONE, LEVEL_SENIOR, 1}, LEVEL_EXECUTIVE, LEVEL_BASIS_FIELD},
	    {{NONE, false, LEVEL_SENIOR, LEVEL_MANAGER, 1}, LEVEL_MANAGER, LEVEL_BASIS_TITLE},
	    /* "this level or above" */
	    {{LEVEL_SENIOR, true, NONE, LEVEL_STAFF, YEARS_NONE}, LEVEL_STAFF, LEVEL_BASIS_TITLE},
	    {{LEVEL_SENIOR, true, NONE, LEVEL_MID, YEARS_NONE}, LEVEL_SENIOR, LEVEL_BASIS_FIELD},
	    {{LEVEL_SENIOR, true, LEVEL_STAFF, NONE, YEARS_NONE}, LEVEL_STAFF, LEVEL_BASIS_LADDER},
	    {{LEVEL_SENIOR, true, NONE, LEVEL_SENIOR, 20}, LEVEL_SENIOR, LEVEL_BASIS_FIELD},
	    {{LEVEL_SENIOR, false, NONE, LEVEL_STAFF, YEARS_NONE}, LEVEL_SENIOR, LEVEL_BASIS_FIELD},
	    {{LEVEL_SENIOR, true, NONE, LEVEL_MANAGER, YEARS_NONE},
	     LEVEL_MANAGER,
	     LEVEL_BASIS_TITLE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		enum level level;
		enum level_basis basis;
		level_decide(&table[i].evidence, &level, &basis);
		if (level != table[i].level || basis != table[i].basis)
			fail_msg("row %zu: %s by %s", i, level_word(level),
				 level_basis_word(basis));
	}
}

static void evidence_that_disagrees_is_a_conflict(void **state)
{
	static const struct {
		struct level_evidence evidence; /* field, floor, ladder, title, years */
		bool conflict;
	} table[] = {
	    {{NONE, false, NONE, NONE, YEARS_NONE}, false},
	    {{NONE, false, NONE, NONE, 12}, false},
	    {{LEVEL_MID, false, NONE, LEVEL_MID, YEARS_NONE}, false},
	    {{LEVEL_MID, false, NONE, LEVEL_SENIOR, YEARS_NONE}, true},
	    {{LEVEL_MID, false, LEVEL_STAFF, NONE, YEARS_NONE}, true},
	    {{NONE, false, LEVEL_STAFF, LEVEL_SENIOR, YEARS_NONE}, true},
	    {{NONE, false, LEVEL_SENIOR, LEVEL_SENIOR, YEARS_NONE}, false},
	    /* tracks */
	    {{LEVEL_SENIOR, false, NONE, LEVEL_MANAGER, YEARS_NONE}, true},
	    {{NONE, false, NONE, LEVEL_MANAGER, 1}, false},
	    {{LEVEL_EXECUTIVE, false, NONE, LEVEL_MANAGER, 20}, true},
	    /* a raised floor is not a conflict; a title below it is */
	    {{LEVEL_SENIOR, true, NONE, LEVEL_STAFF, YEARS_NONE}, false},
	    {{LEVEL_SENIOR, true, NONE, LEVEL_MID, YEARS_NONE}, true},
	    {{LEVEL_SENIOR, true, LEVEL_STAFF, LEVEL_SENIOR, YEARS_NONE}, true},
	    {{LEVEL_SENIOR, true, NONE, LEVEL_MANAGER, YEARS_NONE}, true},
	    /* years, by their bands of 0, 2, 5 and 8 */
	    {{LEVEL_SENIOR, false, NONE, NONE, 4}, false},
	    {{LEVEL_SENIOR, false, NONE, NONE, 9}, false},
	    {{LEVEL_SENIOR, false, NONE, NONE, 1}, true},
	    {{NONE, false, NONE, LEVEL_JUNIOR, 6}, true},
	    {{NONE, false, NONE, LEVEL_MID, 30}, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		enum level level;
		enum level_basis basis;
		level_decide(&table[i].evidence, &level, &basis);
		if (level_conflicts(&table[i].evidence, level) != table[i].conflict)
			fail_msg("row %zu is decided %s", i, level_word(level));
	}
}

static void experience_holds_its_lower_end(void **state)
{
	const struct experience_steps preset = {{0}};

	(void)state;
	assert_int_equal(experience_of(&preset, 0), EXPERIENCE_FIRST);
	assert_int_equal(experience_of(&preset, 1.99), EXPERIENCE_FIRST);
	assert_int_equal(experience_of(&preset, 2), EXPERIENCE_SECOND);
	assert_int_equal(experience_of(&preset, 4.99), EXPERIENCE_SECOND);
	assert_int_equal(experience_of(&preset, 5), EXPERIENCE_THIRD);
	assert_int_equal(experience_of(&preset, 7.99), EXPERIENCE_THIRD);
	assert_int_equal(experience_of(&preset, 8), EXPERIENCE_LAST);
	assert_int_equal(experience_of(&preset, 50), EXPERIENCE_LAST);
	assert_int_equal(experience_of(&preset, YEARS_NONE), EXPERIENCE_UNKNOWN);
	assert_int_equal(experience_of(&preset, NAN), EXPERIENCE_UNKNOWN);
}

static void steps_begin_where_they_are_set(void **state)
{
	static const char *const wrong[] = {"",	     "3",     "3,6",	"3,6,10,12", "0,6,10",
					    "3,3,6", "6,3,9", "3,6,51", "3,6,x",     "3,6,"};
	static const char *const not_words[] = {"",  "0-0", "2-5 ", "02-5", "8",
						"+", "2-",  "-5",   "0+",   "2-5-8"};
	struct experience_steps steps;
	struct years_span span;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		if (experience_steps_read(text_of(wrong[i]), &steps))
			fail_msg("%s is read", wrong[i]);
	assert_true(experience_steps_read(TEXT_LITERAL("3, 6,50"), &steps));
	assert_int_equal(experience_of(&steps, 2.9), EXPERIENCE_FIRST);
	assert_int_equal(experience_of(&steps, 3), EXPERIENCE_SECOND);
	assert_int_equal(experience_of(&steps, 49.9), EXPERIENCE_THIRD);
	assert_int_equal(experience_of(&steps, 50), EXPERIENCE_LAST);
	assert_string_equal(years_words(experience_span(&steps, EXPERIENCE_FIRST)).text, "0-3");
	assert_string_equal(years_words(experience_span(&steps, EXPERIENCE_LAST)).text, "50+");
	assert_string_equal(years_words(experience_span(&steps, EXPERIENCE_UNKNOWN)).text, "");
	for (int step = EXPERIENCE_FIRST; step <= EXPERIENCE_LAST; step++) {
		struct years_span back, given = experience_span(&steps, (enum experience)step);
		assert_true(years_span_from_word(text_of(years_words(given).text), &back));
		assert_true(years_equal(back, given));
		assert_int_equal(experience_of_span(&steps, given), step);
	}
	for (size_t i = 0; i < sizeof(not_words) / sizeof(*not_words); i++)
		if (years_span_from_word(text_of(not_words[i]), &span))
			fail_msg("%s is a step", not_words[i]);
}

static void years_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text;
		double years;
	} table[] = {
	    {"7", 7},
	    {"7.5", 7.5},
	    {"1,5", 1.5},
	    {"0.25", 0.25},
	    {"0", 0},
	    {" 12 ", 12},
	    {"7 years", 7},
	    {"1 year", 1},
	    {"3 yrs", 3},
	    {"5 Years of experience", 5},
	    {"5-7 years", 6},
	    {"11 - 20 years", 15.5},
	    {"2 to 4 years", 3},
	    {"8\xe2\x80\x93"
	     "10 years",
	     9},
	    {"2\xc2\xa0"
	     "- 4 years",
	     3},
	    {"Less than 1 year", 0.5},
	    {"less than year", 0.5},
	    {"less than a year", 0.5},
	    {"< 1", 0.5},
	    {"<1", 0.5},
	    {"1 year or less", 0.5},
	    {"More than 50 years", 50},
	    {"41 years or more", 41},
	    {"10+", 10},
	    {"10+ years", 10},
	    {"10 years +", 10},
	    {"6 months", 0.5},
	    {"3 month", 0.25},
	    {"over 20 years", 20},
	};
	static const char *const not_years[] = {
	    "",
	    "-",
	    "NA",
	    "NULL",
	    "abc",
	    "-3",
	    "5 apples",
	    "15, thereof 8 as CTO",
	    "4 (in Switzerland), 0 (in Germany)",
	    "1 (as QA Engineer) / 11 in total",
	    "7-5 years",
	    "1990",
	    "1,500",
	    "1.234",
	    "5-",
	    "+",
	    "years",
	    "less than",
	    "more than year",
	    "1e3",
	    "nan",
	    "inf",
	    "\xe2\x81\xb0",
	    "less than 1 year or more",
	    "99999999999999999999",
	    "yearly",
	    "5 yearlings",
	};
	double years;

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		years = -1;
		if (!years_read(text_of(table[i].text), &years) ||
		    fabs(years - table[i].years) > 1e-12)
			fail_msg("\"%s\" was read as %g", table[i].text, years);
	}
	for (size_t i = 0; i < sizeof(not_years) / sizeof(not_years[0]); i++)
		if (years_read(text_of(not_years[i]), &years))
			fail_msg("\"%s\" was read as %g", not_years[i], years);
}

static void ladder_codes_go_where_their_employer_puts_them(void **state)
{
	static const struct {
		const char *text;
		const char *employer;
		enum level level;
	} table[] = {
	    {"L3", "Google", LEVEL_JUNIOR},
	    {"L4", "Google", LEVEL_MID},
	    {"L5", "google", LEVEL_SENIOR},
	    {"L6", "Google", LEVEL_STAFF},
	    {"L8", "", LEVEL_STAFF},
	    {"L4", "Amazon", LEVEL_JUNIOR},
	    {"L5", "Amazon.com", LEVEL_MID},
	    {"L 6", "amazon web services", LEVEL_SENIOR},
	    {"L4", "Amazonia Ltd", LEVEL_MID},
	    {"E3", "Facebook", LEVEL_JUNIOR},
	    {"E5", "", LEVEL_SENIOR},
	    {"E8", "Meta", LEVEL_STAFF},
	    {"IC1", "", LEVEL_JUNIOR},
	    {"IC4", "Meta", LEVEL_MID},
	    {"IC4", "Oracle", LEVEL_STAFF},
	    {"ic7", "", LEVEL_STAFF},
	    {"IC3", "Microsoft", LEVEL_MID},
	    {"59", "Microsoft", LEVEL_JUNIOR},
	    {"62", "", LEVEL_MID},
	    {"64", "MICROSOFT", LEVEL_SENIOR},
	    {"67", "Microsoft", LEVEL_STAFF},
	    {"62", "Google", NONE},
	    {"58", "Microsoft", NONE},
	    {"5b", "Uber", LEVEL_STAFF},
	    {"SDE I", "Amazon", LEVEL_JUNIOR},
	    {"SDE II", "", LEVEL_MID},
	    {"SDE-3", "", LEVEL_SENIOR},
	    {"Software Engineer III", "", LEVEL_SENIOR},
	    {"ICT4", "Apple", LEVEL_SENIOR},
	    {"SMTS", "Salesforce", LEVEL_SENIOR},
	    {"P2", "", LEVEL_MID},
	    {"M1", "Meta", LEVEL_MANAGER},
	    {"D1", "", LEVEL_EXECUTIVE},
	    /* names */
	    {"Senior", "", LEVEL_SENIOR},
	    {"Sr. Software Engineer", "", LEVEL_SENIOR},
	    {"Senior II", "", LEVEL_SENIOR},
	    {"Staff II", "", LEVEL_STAFF},
	    {"Senior Staff", "", LEVEL_STAFF},
	    {"Principal", "", LEVEL_STAFF},
	    {"Lead", "", LEVEL_STAFF},
	    {"Middle", "", LEVEL_MID},
	    {"Junior", "", LEVEL_JUNIOR},
	    {"Entry level", "", LEVEL_JUNIOR},
	    {"Head", "", LEVEL_EXECUTIVE},
	    {"CTO", "", LEVEL_EXECUTIVE},
	    {"C-level executive manager", "", LEVEL_EXECUTIVE},
	    {"Work Center Manager", "", LEVEL_MANAGER},
	    {"Product Manager II", "", LEVEL_MID},
	    {"Senior Product Manager", "", LEVEL_SENIOR},
	    {"SDE2", "", LEVEL_MID},
	    {"Level 61", "Microsoft", LEVEL_MID},
	    {"L61", "", LEVEL_MID},
	    {"L61", "Google", NONE},
	    /* not codes */
	    {"", "", NONE},
	    {"   ", "", NONE},
	    {"No level", "", NONE},
	    {"Key", "", NONE},
	    {"Self employed", "", NONE},
	    {"2", "", NONE},
	    {"II", "", NONE},
	    {"no idea, there are no ranges in the firm ", "", NONE},
	    {"L99", "", NONE},
	    {"seniority", "", NONE},
	    {"leadership", "", NONE},
	    {"\xff\xfe", "", NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		enum level got = ladder_read(text_of(table[i].text), text_of(table[i].employer));
		if (got != table[i].level)
			fail_msg("\"%s\" at \"%s\": %s", table[i].text, table[i].employer,
				 level_word(got));
	}
}

/* A manager of a product, a program, a project or an account leads no people by that name. */
static void a_manager_of_things_is_of_the_level_beside_the_name(void **state)
{
	static const char *const things[] = {"Product", "Program", "Project", "Account"};
	static const struct {
		const char *before, *after;
		enum level level, of_people;
	} beside[] = {
	    {"", " Manager", NONE, LEVEL_MANAGER},
	    {"", " Manager II", LEVEL_MID, LEVEL_MANAGER},
	    {"Senior ", " manager", LEVEL_SENIOR, LEVEL_MANAGER},
	    {"Director, ", " Manager", LEVEL_EXECUTIVE, LEVEL_EXECUTIVE},
	};
	char name[64];

	(void)state;
	for (size_t b = 0; b < sizeof(beside) / sizeof(*beside); b++) {
		for (size_t i = 0; i < sizeof(things) / sizeof(*things); i++) {
			snprintf(name, sizeof(name), "%s%s%s", beside[b].before, things[i],
				 beside[b].after);
			if (ladder_read(text_of(name), text_of("")) != beside[b].level)
				fail_msg("\"%s\"", name);
		}
		snprintf(name, sizeof(name), "%sOffice%s", beside[b].before, beside[b].after);
		if (ladder_read(text_of(name), text_of("")) != beside[b].of_people)
			fail_msg("\"%s\"", name);
	}
}

static void numbers_are_levels_from_59_to_69(void **state)
{
	static const enum level levels[] = {NONE,	 LEVEL_JUNIOR, LEVEL_JUNIOR, LEVEL_MID,
					    LEVEL_MID,	 LEVEL_SENIOR, LEVEL_SENIOR, LEVEL_STAFF,
					    LEVEL_STAFF, LEVEL_STAFF,  LEVEL_STAFF,  LEVEL_STAFF,
					    NONE};
	static const char *const before[] = {"", "L", "Level "};
	char name[16];

	(void)state;
	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
		for (size_t k = 0; k < sizeof(before) / sizeof(*before); k++) {
			snprintf(name, sizeof(name), "%s%zu", before[k], 58 + i);
			if (ladder_read(text_of(name), text_of("Microsoft")) != levels[i])
				fail_msg("\"%s\"", name);
		}
}

/* "SDE1", "SWE IV", "mle-5": the rung is one and the same, in either numerals, after whatever initials. */
static void rungs_follow_an_engineer_s_initials(void **state)
{
	static const char *const initials[] = {"SDE", "SWE", "SE", "SDET", "MLE"};
	static const char *const gaps[] = {"", " ", "-"};
	static const struct {
		const char *numerals[2];
		enum level level;
	} rungs[] = {
	    {{"1", "I"}, LEVEL_JUNIOR}, {{"2", "II"}, LEVEL_MID},  {{"3", "III"}, LEVEL_SENIOR},
	    {{"4", "IV"}, LEVEL_STAFF}, {{"5", "V"}, LEVEL_STAFF},
	};
	char rung[16];

	(void)state;
	for (size_t i = 0; i < sizeof(initials) / sizeof(*initials); i++)
		for (size_t k = 0; k < 2 * sizeof(rungs) / sizeof(*rungs); k++)
			for (size_t g = 0; g < sizeof(gaps) / sizeof(*gaps); g++) {
				snprintf(rung, sizeof(rung), "%s%s%s", initials[i], gaps[g],
					 rungs[k / 2].numerals[k % 2]);
				if (ladder_read(text_of(rung), TEXT_LITERAL("")) !=
				    rungs[k / 2].level)
					fail_msg("%s", rung);
			}
	assert_int_equal(ladder_read(TEXT_LITERAL("SDE6"), TEXT_LITERAL("")), LEVEL_UNKNOWN);
}

static void a_code_of_any_length_is_safe(void **state)
{
	static char code_text_of_many[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(code_text_of_many); i++)
		code_text_of_many[i] = "ab 9 "[i % 5];
	for (size_t len = 0; len < 200; len++) {
		struct text t = {code_text_of_many, len};
		assert_int_equal(ladder_read(t, t), LEVEL_UNKNOWN);
	}
	assert_int_equal(ladder_read(TEXT_LITERAL("L4"), (struct text){code_text_of_many, 4096}),
			 LEVEL_MID);
	assert_int_equal(ladder_read((struct text){code_text_of_many, 4096}, TEXT_LITERAL("x")),
			 LEVEL_UNKNOWN);
}

/* ---- labelled evidence ---- */

struct labelled {
	size_t known, known_right; /* a level can be known */
	size_t unknown, unknown_right;
};

/* The word for the level read from one piece of evidence. */
static struct years_words word_read(const struct csv_record *record)
{
	const struct experience_steps preset = {{0}};
	struct years_words word = {.text = ""};
	double years;

	if (!text_equal(record->fields[0], TEXT_LITERAL("years")))
		snprintf(word.text, sizeof(word.text), "%s",
			 level_word(ladder_read(record->fields[1], record->fields[2])));
	/* more than 70 is what ingest takes for a slip */
	else if (years_read(record->fields[1], &years) && years <= 70)
		word = years_words(experience_span(&preset, experience_of(&preset, years)));
	return word;
}

static int score_evidence(struct err *e, void *context, const struct csv_record *record)
{
	struct labelled *l = context;
	struct text wanted;
	bool right;

	if (record->line == 1)
		return 0;
	if (record->count != 4)
		return err_set(e, ERR_INPUT, "levels.csv:%zu: not a label", (size_t)record->line);
	wanted = record->fields[3];
	right = text_equal(wanted, text_of(word_read(record).text));
	l->known += wanted.len != 0;
	l->known_right += wanted.len != 0 && right;
	l->unknown += wanted.len == 0;
	l->unknown_right += wanted.len == 0 && right;
	if (!right)
		print_message("# %.*s at \"%.*s\": \"%s\", a reader says \"%.*s\"\n",
			      TEXT_ARG(record->fields[1]), TEXT_ARG(record->fields[2]),
			      word_read(record).text, TEXT_ARG(wanted));
	return 0;
}

static void labelled_evidence_is_read_as_by_a_reader(void **state)
{
	const char *root = getenv("PAYBANDS_ROOT");
	const struct csv_dialect comma = {',', true};
	struct labelled l = {.known = 0};
	struct err e = ERR_INIT;
	char path[1000];

	(void)state;
	snprintf(path, sizeof(path), "%s/tests/data/levels.csv", root && *root ? root : ".");
	if (csv_read_file(&e, path, &comma, score_evidence, &l))
		fail_msg("%s", e.text);
	print_message("# levels: %zu of %zu that can be known are right, %zu of %zu others are "
		      "left open\n",
		      l.known_right, l.known, l.unknown_right, l.unknown);
	assert_int_equal(l.known_right, l.known);
	assert_int_equal(l.unknown_right, l.unknown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(evidence_decides_in_its_order),
	    cmocka_unit_test(experience_holds_its_lower_end),
	    cmocka_unit_test(steps_begin_where_they_are_set),
	    cmocka_unit_test(years_are_read_as_people_write_them),
	    cmocka_unit_test(ladder_codes_go_where_their_employer_puts_them),
	    cmocka_unit_test(a_manager_of_things_is_of_the_level_beside_the_name),
	    cmocka_unit_test(numbers_are_levels_from_59_to_69),
	    cmocka_unit_test(rungs_follow_an_engineer_s_initials),
	    cmocka_unit_test(a_code_of_any_length_is_safe),
	    cmocka_unit_test(evidence_that_disagrees_is_a_conflict),
	    cmocka_unit_test(labelled_evidence_is_read_as_by_a_reader),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
