/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_draft.c: what a draft of a layout decides at the limit of each of its rules. The rules stand in the
 * comments of ingest/draft; each case has a table that just meets one, and the next that just does not.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/draft/draft.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/ingest_fixture.h"

struct drafting {
	struct tables_fixture fixture;
	struct buf csv, out;
};

static void table(struct drafting *t, const char *head)
{
	buf_clear(&t->csv);
	buf_addf(&t->csv, "%s\n", head);
}

static void rows(struct drafting *t, size_t count, const char *line)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(&t->csv, "%s\n", line);
}

/* The draft of the table in a file of that name. */
static void draft_as(struct drafting *t, const char *name)
{
	struct err e = ERR_INIT;
	char *folder = fixture_directory();
	struct buf path;

	fixture_write(folder, name, t->csv.data);
	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", folder, name);
	buf_clear(&t->out);
	must(&e, layout_draft(&e, &t->out, path.data, &t->fixture.tables));
	buf_release(&path);
	fixture_remove(folder);
}

static bool has_line(const struct drafting *t, const char *line)
{
	size_t len = strlen(line);

	for (const char *at = t->out.data; (at = strstr(at, line)); at++)
		if ((at == t->out.data || at[-1] == '\n') && at[len] == '\n')
			return true;
	return false;
}

/* Drafts the table: does it have the line? */
static void decides(struct drafting *t, const char *line, bool wanted)
{
	draft_as(t, "table.csv");
	if (has_line(t, line) != wanted)
		fail_msg("%s line \"%s\" in\n%s", wanted ? "no" : "a", line, t->out.data);
}

/* Drafts the table: is the text anywhere in it? */
static void mentions(struct drafting *t, const char *text, bool wanted)
{
	draft_as(t, "table.csv");
	if ((strstr(t->out.data, text) != NULL) != wanted)
		fail_msg("%s \"%s\" in\n%s", wanted ? "no" : "a", text, t->out.data);
}

/* ---- how numbers are written ---- */

struct amounts {
	size_t count[3];
	const char *line[3];
	const char *decimal; /* "": not decided */
};

static void the_decimal_sign_is_what_ten_times_as_many_amounts_show(void **state)
{
	struct drafting *t = *state;
	static const struct amounts cases[] = {
	    {{3}, {"Clerk,65.000"}, "comma"},
	    {{2, 1}, {"Clerk,65.000", "Clerk,\"65,000\""}, ""},
	    {{3}, {"Clerk,\"65,000\""}, "point"},
	    {{11, 1}, {"Clerk,\"65,000\"", "Clerk,65.000"}, "point"},
	    {{10, 1}, {"Clerk,\"65,000\"", "Clerk,65.000"}, ""},
	    {{11, 1}, {"Clerk,65.000", "Clerk,1.5"}, "comma"},
	    {{10, 1}, {"Clerk,65.000", "Clerk,1.5"}, ""},
	    {{1, 1, 10}, {"Clerk,65.000", "Clerk,\"65,000\"", "Clerk,\"4500,50\""}, "comma"},
	    {{1, 1, 9}, {"Clerk,65.000", "Clerk,\"65,000\"", "Clerk,\"4500,50\""}, ""},
	    {{3}, {"Clerk,\"4500,5\""}, "comma"},
	    {{3}, {"Clerk,\"4500,25\""}, "comma"},
	    {{3}, {"Clerk,4500.5"}, "point"},
	    {{3}, {"Clerk,4500.25"}, "point"},
	    {{3}, {"Clerk,4500.1234"}, ""},
	    {{11, 1}, {"Clerk,\"4500,5\"", "Clerk,4500.5"}, "comma"},
	    {{10, 1}, {"Clerk,\"4500,5\"", "Clerk,4500.5"}, ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		table(t, "Job Title,Salary");
		for (size_t k = 0; k < 3; k++)
			rows(t, cases[i].count[k], cases[i].line[k]);
		decides(t, "decimal = comma", strcmp(cases[i].decimal, "comma") == 0);
		decides(t, "decimal = point", strcmp(cases[i].decimal, "point") == 0);
	}
	table(t, "Job Title,Salary,Version");
	rows(t, 3, "Clerk,65000,1.5");
	decides(t, "decimal = point", false);
}

/* ---- the file ---- */

static void the_name_is_the_files_in_letters_digits_and_dashes(void **state)
{
	struct drafting *t = *state;
	static const char *const cases[][2] = {
	    {"Pay--2024 (final).csv", "name = pay-2024-final"},
	    {"__Pay__.csv", "name = pay"},
	    {"___.csv", "name = mine"},
	    {"a.b.csv", "name = a"},
	    {"zZ09.csv", "name = zz09"},
	    {"abcdefghijabcdefghijabcdefghijabcdefghijk.csv",
	     "name = abcdefghijabcdefghijabcdefghijabcdefghij"},
	    {"abcdefghijabcdefghijabcdefghijabcdefghi-k.csv",
	     "name = abcdefghijabcdefghijabcdefghijabcdefghi"},
	};

	table(t, "Job Title,Salary");
	rows(t, 3, "Clerk,52000");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		draft_as(t, cases[i][0]);
		if (!has_line(t, cases[i][1]))
			fail_msg("no \"%s\" in\n%s", cases[i][1], t->out.data);
	}
}

static void a_year_in_the_files_name_is_the_date_of_rows_without_one(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary");
	rows(t, 3, "Clerk,52000");
	draft_as(t, "pay_2021.csv");
	assert_true(has_line(t, "; the year in the file's name"));
	assert_true(has_line(t, "date = 2021"));
	table(t, "Job Title,Salary,Date");
	rows(t, 2, "Clerk,52000,2019-05-01");
	rows(t, 2, "Clerk,52000,");
	draft_as(t, "pay_2021.csv");
	assert_true(has_line(t, "date = Date"));
	assert_false(has_line(t, "date = 2021"));
	rows(t, 1, "Clerk,52000,");
	draft_as(t, "pay_2021.csv");
	assert_false(has_line(t, "date = Date"));
	assert_true(has_line(t, "date = 2021"));
	assert_non_null(strstr(t->out.data, "a date, but most rows have none"));
}

static void three_thousand_rows_are_kept_and_then_every_second(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary");
	rows(t, 3000, "Clerk,52000");
	decides(t, "; from its 3000 rows (2 columns, header on line 1).", true);
	/* Of 3,001 rows the 1st, 3rd, ... and 3,001st. */
	rows(t, 1, "Clerk,52000");
	decides(t, "; from 1501 of its 3001 rows, evenly spread (2 columns, header on line 1).",
		true);
	/* Of 6,001 rows the 1st, 5th, ... and 6,001st. */
	rows(t, 3000, "Clerk,52000");
	decides(t, "; from 1501 of its 6001 rows, evenly spread (2 columns, header on line 1).",
		true);
}

static void more_than_one_row_in_a_hundred_of_another_width_is_the_files_way(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Note");
	rows(t, 99, "Clerk,52000,x");
	rows(t, 1, "Clerk,52000");
	decides(t, "ragged = pad", false);
	table(t, "Job Title,Salary,Note");
	rows(t, 98, "Clerk,52000,x");
	rows(t, 1, "Clerk,52000");
	decides(t, "ragged = pad", true);
	assert_true(has_line(t, "; 1 of the rows have fewer or more cells than the header"));
	table(t, "Job Title,Salary,Note");
	rows(t, 10, "Clerk,52000,x,y");
	decides(t, "; 10 of the rows have fewer or more cells than the header", true);
}

static void the_header_is_the_first_line_of_six_tenths_of_the_width_without_a_number(void **state)
{
	struct drafting *t = *state;

	table(t, "Salaries,of the town,Title");
	rows(t, 1, "Job Title,Salary,Grade band,Unit name,Note");
	rows(t, 3, "Clerk,52000,B,Roads,x");
	mentions(t, "(3 columns, header on line 1)", true);
	table(t, "Salaries,of the town");
	rows(t, 1, "Job Title,Salary,Grade band,Unit name,Note");
	rows(t, 3, "Clerk,52000,B,Roads,x");
	mentions(t, "(5 columns, header on line 2)", true);
	table(t, "Salaries,2021,Title");
	rows(t, 1, "Job Title,Salary,Note");
	rows(t, 3, "Clerk,52000,x");
	mentions(t, "(3 columns, header on line 2)", true);
	table(t, "Salaries");
	rows(t, 1, "Job Title");
	rows(t, 3, "Clerk");
	mentions(t, "(1 columns, header on line 1)", true);
}

static void below_codes_of_questions_the_questions_are_the_header(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *codes, *questions;
		int line;
	} cases[] = {
	    {"Q1,Q2", "What is your job title?,What is your salary?", 2},
	    {"q1,q25_Part_1", "What is your job title today?,And what is your base salary?", 2},
	    {"Q1,Duration", "What is your job title?,What is your salary?", 1},
	    {"Q1,Q2,Time", "What is your job title?,What is your salary?,What time is it now?", 2},
	    {"Q1,Q2", "abcdef,ghijkl", 1}, /* 12 bytes are not more than 3 times 4 */
	    {"Q1,Q2", "abcdef,ghijklm", 2},
	    {"Qx,Q2y", "What is your job title?,What is your salary?", 1},
	    {"Q,Q", "What is your job title?,What is your salary?", 1},
	    {"Q1,Q2", "What is your job title?,12345678901234", 1},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[40];
		table(t, cases[i].codes);
		rows(t, 1, cases[i].questions);
		rows(t, 3, "Clerk,52000");
		snprintf(line, sizeof(line), "header on line %d)", cases[i].line);
		mentions(t, line, true);
	}
}

/* ---- what is shown ---- */

static void three_examples_are_shown_and_how_many_more_there_are(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Note");
	rows(t, 1, "Clerk,52000,a");
	rows(t, 1, "Clerk,52000,b");
	rows(t, 1, "Clerk,52000,c");
	decides(t, ";   Note                            \"a\", \"b\", \"c\"", true);
	rows(t, 1, "Clerk,52000,d");
	decides(t, ";   Note                            \"a\", \"b\", \"c\", of 4 texts", true);
	rows(t, 1, "Clerk,52000,");
	decides(t, ";   Note                            \"a\", \"b\", \"c\", of 4 texts; 20% empty",
		true);
	table(t, "Job Title,Salary,Note");
	rows(t, 4, "Clerk,52000,");
	decides(t, ";   Note                            100% empty; empty", true);
	table(t, "Job Title,Salary,Note");
	for (int i = 0; i < 201; i++) {
		char line[40];
		snprintf(line, sizeof(line), "Clerk,52000,n%03dz", i);
		if (i == 200) {
			decides(t,
				";   Note                            \"n000z\", \"n001z\", "
				"\"n002z\", of 200 texts",
				true);
		}
		rows(t, 1, line);
	}
	decides(t, ";   Note                            \"n000z\", \"n001z\", \"n002z\", ...",
		true);
}

static void long_texts_are_cut_between_letters(void **state)
{
	struct drafting *t = *state;
	/* 40 bytes of an example, 60 of a header. */
	static const char forty[] = "abcdefghijabcdefghijabcdefghijabcdefghij";
	char line[200];

	table(t, "Job Title,Salary,Note");
	snprintf(line, sizeof(line), "Clerk,52000,%s", forty);
	rows(t, 3, line);
	snprintf(line, sizeof(line), ";   Note                            \"%s\"", forty);
	decides(t, line, true);
	table(t, "Job Title,Salary,Note");
	snprintf(line, sizeof(line), "Clerk,52000,%s!", forty);
	rows(t, 3, line);
	snprintf(line, sizeof(line), ";   Note                            \"%s...\"", forty);
	decides(t, line, true);
	table(t, "Job Title,Salary,Note");
	snprintf(line, sizeof(line), "Clerk,52000,%.39s\xC3\xA9", forty);
	rows(t, 3, line);
	snprintf(line, sizeof(line), ";   Note                            \"%.39s...\"", forty);
	decides(t, line, true);
	snprintf(line, sizeof(line), "Job Title,Salary,%.20s%s", forty, forty);
	table(t, line);
	rows(t, 3, "Clerk,52000,x");
	snprintf(line, sizeof(line), ";   %.20s%s  \"x\"", forty, forty);
	decides(t, line, true);
	snprintf(line, sizeof(line), "Job Title,Salary,%.21s%s", forty, forty);
	table(t, line);
	rows(t, 3, "Clerk,52000,x");
	snprintf(line, sizeof(line), ";   %.21s%.39s...  \"x\"", forty, forty);
	decides(t, line, true);
}

static void words_for_no_value_are_listed_and_minus_one_where_words_are_usual(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Note");
	rows(t, 2, "Clerk,52000,N/A");
	rows(t, 1, "Clerk,52000,unknown");
	decides(t, "missing = N/A | Unknown", true);
	table(t, "Job Title,Salary,Note");
	rows(t, 1, "Clerk,52000,-1");
	rows(t, 3, "Clerk,52000,x");
	decides(t, "missing = -1", false);
	rows(t, 1, "Clerk,52000,y");
	decides(t, "missing = -1", true);
	table(t, "Job Title,Salary,Note");
	rows(t, 1, "Clerk,52000,-1");
	rows(t, 9, "Clerk,52000,12");
	decides(t, "missing = -1", false);
}

static void numbers_evenly_apart_from_nought_or_one_count_the_rows(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *numbers[4];
		bool counts;
	} cases[] = {
	    {{"1", "2", "3", "4"}, true},    {{"0", "1", "2", "3"}, true},
	    {{"2", "3", "4", "5"}, false},   {{"-1", "0", "1", "2"}, false},
	    {{"1", "1", "1", "1"}, false},   {{"1", "3", "5", "7"}, false},
	    {{"1", "2", "4", "5"}, false},   {{"1", "2", "2", "3"}, false},
	    {{"1", "2", "3", "x"}, false},   {{"1", "2", "3", NULL}, true},
	    {{"1", "2", NULL, NULL}, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		table(t, "Job Title,Salary,Nr");
		for (size_t k = 0; k < 4 && cases[i].numbers[k]; k++) {
			char line[40];
			snprintf(line, sizeof(line), "Clerk,52000,%s", cases[i].numbers[k]);
			rows(t, 1, line);
		}
		mentions(t, "; the number of the row", cases[i].counts);
	}
}

/* ---- columns without a word of their own ---- */

static void five_values_and_three_titles_make_a_column_of_titles(void **state)
{
	struct drafting *t = *state;

	table(t, "Was,Salary");
	rows(t, 2, "Data Scientist,52000");
	rows(t, 1, "Data Engineer,52000");
	rows(t, 1, "Data Analyst,52000");
	decides(t, "title = (not stated)", true);
	rows(t, 1, "Data Analyst,52000");
	decides(t, "title = Was", true);
	table(t, "Was,Salary");
	rows(t, 3, "Data Scientist,52000");
	rows(t, 3, "Data Engineer,52000");
	decides(t, "title = (not stated)", true);
	/* Three in ten are of a role. */
	table(t, "Was,Salary");
	rows(t, 3, "Data Scientist,52000");
	rows(t, 4, "red,52000");
	rows(t, 3, "blue,52000");
	decides(t, "title = Was", true);
	rows(t, 1, "blue,52000");
	decides(t, "title = Was", false);
}

static void nineteen_countries_of_twenty_values_make_a_column_of_countries(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Wo");
	rows(t, 2, "Clerk,52000,Germany");
	rows(t, 2, "Clerk,52000,France");
	decides(t, "country = Wo", false);
	rows(t, 1, "Clerk,52000,France");
	decides(t, "country = Wo", true);
	table(t, "Job Title,Salary,Wo");
	rows(t, 6, "Clerk,52000,France");
	decides(t, "country = Wo", false);
	table(t, "Job Title,Salary,Wo");
	rows(t, 9, "Clerk,52000,France");
	rows(t, 10, "Clerk,52000,Germany");
	rows(t, 1, "Clerk,52000,xyzzy");
	decides(t, "country = Wo", true);
	table(t, "Job Title,Salary,Wo");
	rows(t, 9, "Clerk,52000,France");
	rows(t, 9, "Clerk,52000,Germany");
	rows(t, 1, "Clerk,52000,xyzzy");
	decides(t, "country = Wo", false);
}

static void values_speak_against_an_employer(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *value;
		bool employer;
	} cases[] = {
	    {"Acme Roads", true}, {"51-200 employees", false}, {"full time", false},
	    {"Germany", false},	  {"fully remote", false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[60];
		/* Half of them do not, more than half do. */
		table(t, "Job Title,Salary,Company");
		snprintf(line, sizeof(line), "Clerk,52000,%s", cases[i].value);
		rows(t, 3, line);
		rows(t, 3, "Clerk,52000,Elm Paving");
		decides(t, "employer = Company", true);
		rows(t, 1, line);
		decides(t, "employer = Company", cases[i].employer);
	}
}

/* ---- warnings ---- */

static void five_titles_once_each_may_be_a_scale_or_averages(void **state)
{
	struct drafting *t = *state;
	static const char scale[] = "each title stands here once";
	static const char average[] = "is an average or a median";
	static const char *const titles[] = {"Clerk", "Nurse", "Driver", "Cook", "Baker"};

	for (int averages = 0; averages < 2; averages++) {
		const char *words = averages ? average : scale;
		table(t, averages ? "Job Title,Average Salary,Employer"
				  : "Job Title,Salary min,Salary max");
		for (size_t i = 0; i < 5; i++) {
			char line[60];
			if (i == 4)
				mentions(t, words, false);
			snprintf(line, sizeof(line), "%s,5%zu000,%s", titles[i], i,
				 averages ? "Acme" : "60000");
			rows(t, 1, line);
		}
		mentions(t, words, true);
		rows(t, 1, averages ? "Clerk,56000,Acme" : "Clerk,56000,60000");
		mentions(t, words, false);
	}
	/* Without an employer, averages are of groups whatever their number. */
	table(t, "Job Title,Average Salary");
	rows(t, 3, "Clerk,52000");
	mentions(t, average, true);
	table(t, "Job Title,Salary");
	rows(t, 3, "Clerk,52000");
	mentions(t, "WARNING", false);
}

/* ---- pay ---- */

static void amounts_that_could_be_numbers_of_days_are_pay_and_years_are_not(void **state)
{
	struct drafting *t = *state;

	/* 32874 and 54788 are 1990-01-01 and 2049-12-31 to a spreadsheet. */
	table(t, "Job Title,Salary");
	rows(t, 3, "Clerk,32874");
	rows(t, 3, "Clerk,54788");
	decides(t, "base = Salary", true);
	table(t, "Job Title,Salary min,Salary max");
	rows(t, 3, "Clerk,33000,45000");
	decides(t, "base = Salary min", true);
	assert_true(has_line(t, "base_to = Salary max"));
	table(t, "Job Title,Salary,Bonus");
	rows(t, 3, "Clerk,85000,45000");
	decides(t, "bonus = Bonus", true);
	table(t, "Job Title,Pay");
	rows(t, 3, "Clerk,2021");
	decides(t, "base = Pay", false);
	/* 95 of a hundred are days of eight digits, or are not. */
	table(t, "Job Title,Pay");
	rows(t, 19, "Clerk,20210501");
	rows(t, 1, "Clerk,99000");
	decides(t, "base = Pay", false);
	table(t, "Job Title,Pay");
	rows(t, 18, "Clerk,20210501");
	rows(t, 1, "Clerk,99000");
	decides(t, "base = Pay", true);
}

static void half_of_the_amounts_are_below_the_one_in_the_middle(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary");
	rows(t, 1, "Clerk,90000");
	rows(t, 1, "Clerk,50000");
	rows(t, 1, "Clerk,70000");
	mentions(t, "; 100% are amounts, half of them under 70000", true);
	rows(t, 1, "Clerk,80000");
	rows(t, 1, "Clerk,0");
	mentions(t, "; 100% are amounts, half of them under 80000", true);
	rows(t, 1, "Clerk,none");
	mentions(t, "; 100% are amounts, half of them under 80000", true);
	rows(t, 1, "Clerk,ask");
	mentions(t, "; 83% are amounts, half of them under 80000", true);
}

static void hourly_pay_is_remarked_where_one_row_in_fifty_has_no_other(void **state)
{
	struct drafting *t = *state;
	static const char remark[] =
	    "hourly pay of rows without an annual one; no column says which they are";

	table(t, "Job Title,Salary,Hourly Rate");
	rows(t, 98, "Clerk,52000,");
	rows(t, 2, "Clerk,,25");
	mentions(t, remark, true);
	table(t, "Job Title,Salary,Hourly Rate");
	rows(t, 99, "Clerk,52000,");
	rows(t, 1, "Clerk,,25");
	mentions(t, remark, false);
	/* Without the word, amounts of 3 to 400 are an hour's. */
	for (int k = 0; k < 4; k++) {
		static const char *const amounts[] = {"Clerk,,2", "Clerk,,3", "Clerk,,400",
						      "Clerk,,401"};
		table(t, "Job Title,Salary,Rate");
		rows(t, 60, "Clerk,52000,");
		rows(t, 2, amounts[k]);
		mentions(t, remark, k == 1 || k == 2);
	}
	/* It is of half of those without. */
	table(t, "Job Title,Salary,Hourly Rate");
	rows(t, 60, "Clerk,52000,");
	rows(t, 2, "Clerk,,25");
	rows(t, 2, "Clerk,,");
	mentions(t, remark, true);
	rows(t, 1, "Clerk,,");
	mentions(t, remark, false);
}

static void nineteen_amounts_of_twenty_with_one_sign_say_the_currency(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary");
	rows(t, 19,
	     "Clerk,\xE2\x82\xAC"
	     "52000");
	rows(t, 1, "Clerk,52000");
	decides(t, "; 19 of 20 amounts say so", true);
	assert_true(has_line(t, "currency = EUR"));
	rows(t, 1, "Clerk,52000");
	decides(t, "currency = EUR", false);
	table(t, "Job Title,Salary");
	rows(t, 19,
	     "Clerk,\xE2\x82\xAC"
	     "52000");
	rows(t, 1,
	     "Clerk,\xC2\xA3"
	     "52000");
	decides(t, "currency = EUR", false);
}

static void a_bare_dollar_is_the_money_of_eleven_currencies(void **state)
{
	struct drafting *t = *state;
	static const char *const cases[][2] = {
	    {"United States", "currency = USD"}, {"Canada", "currency = CAD"},
	    {"Australia", "currency = AUD"},	 {"New Zealand", "currency = NZD"},
	    {"Singapore", "currency = SGD"},	 {"Hong Kong", "currency = HKD"},
	    {"Taiwan", "currency = TWD"},	 {"Mexico", "currency = MXN"},
	    {"Argentina", "currency = ARS"},	 {"Chile", "currency = CLP"},
	    {"Colombia", "currency = COP"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[60];
		table(t, "Job Title,Salary,Country");
		snprintf(line, sizeof(line), "Clerk,$52000,%s", cases[i][0]);
		rows(t, 3, line);
		decides(t, cases[i][1], true);
	}
	table(t, "Job Title,Salary,Country");
	rows(t, 3, "Clerk,$52000,Germany");
	decides(t, "; (the amounts have a $, which is the sign of many dollars)", true);
}

/* Of 100,000 rupees a year, some 1,200 dollars, nobody lives: it is in dollars. */
static void ten_amounts_that_are_not_pay_in_their_own_money_are_in_another(void **state)
{
	static const struct {
		size_t little, plenty; /* rows of 100,000 and of 400,000 */
		bool decided;
	} cases[] = {{9, 0, false}, {10, 0, true}, {6, 4, true}, {5, 5, false}};
	struct drafting *t = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		table(t, "Job Title,Salary,Country");
		rows(t, 40, "Clerk,52000,United States");
		rows(t, cases[i].little, "Clerk,100000,India");
		rows(t, cases[i].plenty, "Clerk,400000,India");
		decides(t, "currency = USD", cases[i].decided);
	}
}

static void one_pair_of_ends_in_twenty_is_a_range(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary min,Salary max");
	rows(t, 1, "Clerk,52000,60000");
	rows(t, 19, "Clerk,52000,");
	decides(t, "base_to = Salary max", true);
	rows(t, 1, "Clerk,52000,");
	decides(t, "base_to = Salary max", false);
	/* The upper is not less than 0.999 of the lower in nine of ten. */
	table(t, "Job Title,Salary min,Salary max");
	rows(t, 10, "Clerk,50000,49950");
	decides(t, "base_to = Salary max", true);
	table(t, "Job Title,Salary min,Salary max");
	rows(t, 10, "Clerk,50000,49940");
	decides(t, "base_to = Salary max", false);
}

static void forty_codes_of_a_column_are_listed(void **state)
{
	struct drafting *t = *state;
	size_t listed = 0;

	table(t, "Job Title,Salary,Remote");
	for (int i = 0; i < 45; i++) {
		char line[60];
		snprintf(line, sizeof(line), "Clerk,52000,remote %c%c", 'a' + i / 9, 'k' + i % 9);
		rows(t, 1, line);
	}
	decides(t, "remote ak = remote", true);
	for (const char *at = t->out.data; (at = strstr(at, " = remote\n")); at++)
		listed++;
	assert_int_equal(listed, 40);
}

static void currencies_by_name_are_parsed_by_name(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Currency");
	rows(t, 2, "Clerk,52000,EUR");
	rows(t, 2, "Clerk,52000,USD");
	decides(t, "currency = Currency", true);
	assert_false(has_line(t, "currency = name"));
	assert_false(has_line(t, "EUR = EUR"));
	rows(t, 1, "Clerk,52000,Euro");
	decides(t, "currency = name", true);
	assert_true(has_line(t, "Euro = EUR"));
}

/* ---- what values are ---- */

static void every_word_for_no_value_is_one(void **state)
{
	struct drafting *t = *state;
	static const char *const words[] = {"NA",
					    "N/A",
					    "N.A.",
					    "#N/A",
					    "NULL",
					    "None",
					    "nan",
					    "-",
					    "--",
					    "Unknown",
					    "Not available",
					    "Not specified",
					    "Not provided",
					    "Undisclosed",
					    "Prefer not to say",
					    "Not disclosed",
					    "(blank)",
					    "k.A."};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		char line[60];
		table(t, "Note,Job Title,Salary");
		snprintf(line, sizeof(line), "%s,Clerk,52000", words[i]);
		rows(t, 3, line);
		snprintf(line, sizeof(line), "missing = %s", words[i]);
		decides(t, line, true);
	}
	/* In the first column, too. */
	table(t, "Note,Job Title,Salary");
	rows(t, 1, "-1,Clerk,52000");
	rows(t, 4, "x,Clerk,52000");
	decides(t, "missing = -1", true);
}

static void schemes_of_levels_are_known_by_all_texts_of_the_column(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *texts[4], *lines[4];
	} cases[] = {
	    {{"EN", "MI", "SE", "EX"},
	     {"EN = junior", "MI = mid", "SE = senior+", "EX = executive"}},
	    {{"I", "II", "III", "IV"},
	     {"I = junior?", "II = mid?", "III = senior?", "IV = staff?"}},
	    {{"Level I", "Level II", "Level III", "Level IV"},
	     {"Level I = junior?", "Level II = mid?", "Level III = senior?", "Level IV = staff?"}},
	    {{"Internship", "Entry level", "Associate", "Director"},
	     {"Internship = junior", "Entry level = junior",
	      "Associate =", "Director = executive"}},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		table(t, "Job Title,Salary,Experience level");
		for (size_t k = 0; k < 4; k++) {
			char line[60];
			snprintf(line, sizeof(line), "Clerk,52000,%s", cases[i].texts[k]);
			rows(t, 2, line);
		}
		decides(t, "level = Experience level", true);
		for (size_t k = 0; k < 4; k++)
			if (!has_line(t, cases[i].lines[k]))
				fail_msg("no %s in\n%s", cases[i].lines[k], t->out.data);
	}
	/* One text of another kind, and they are not of the scheme. */
	table(t, "Job Title,Salary,Experience level");
	rows(t, 3, "Clerk,52000,EN");
	rows(t, 3, "Clerk,52000,MI");
	rows(t, 1, "Clerk,52000,other");
	decides(t, "EN = junior", false);
	/* One text alone is no scheme. */
	table(t, "Job Title,Salary,Experience level");
	rows(t, 3, "Clerk,52000,EN");
	decides(t, "EN = junior", false);
}

static void roles_below_a_header_of_levels_are_no_levels(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Seniority");
	rows(t, 3, "Clerk,52000,Senior Data Scientist");
	rows(t, 2, "Clerk,52000,senior");
	decides(t, "level = Seniority", true); /* six in ten */
	rows(t, 1, "Clerk,52000,Senior Data Scientist");
	decides(t, "level = Seniority", false);
}

static void codes_of_a_ladder_begin_with_letters_and_end_with_a_digit(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *text;
		bool ladder;
	} cases[] = {{"L5", true}, {"IC4", true},  {"E6", true},
		     {"5", false}, {"L5x", false}, {"Five", false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[60];
		table(t, "Job Title,Salary,Ladder");
		snprintf(line, sizeof(line), "Clerk,52000,%s", cases[i].text);
		rows(t, 3, line);
		decides(t, "ladder = Ladder", cases[i].ladder);
	}
}

static void dates_are_read_by_the_parser_that_reads_most(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *date, *country, *line;
		bool either;
	} cases[] = {
	    {"24/11/2020", "", "date = Date", false},
	    {"11/24/2020", "", "date = Date", false},
	    {"05/04/2020", "", "date = date-mdy", true},
	    {"05/04/2020", "Germany", "date = date-dmy", false},
	    {"05/04/2020", "United States", "date = date-mdy", false},
	    {"1609459200", "", "date = unix", false},
	    {"2020-05-04", "", "date = Date", false},
	    {"2020", "", "date = Date", false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[80];
		table(t, "Job Title,Salary,Date,Country");
		snprintf(line, sizeof(line), "Clerk,52000,%s,%s", cases[i].date, cases[i].country);
		rows(t, 3, line);
		decides(t, cases[i].line, true);
		mentions(t, "day or month may come first: check it", cases[i].either);
		mentions(t, "[parse]", strcmp(cases[i].line, "date = Date") != 0);
	}
	table(t, "Job Title,Salary,Date");
	rows(t, 1, "Clerk,52000,1609459200");
	decides(t, "date = unix", true);
	/* A day above twelve says which is first of the others, too. */
	table(t, "Job Title,Salary,Date");
	rows(t, 3, "Clerk,52000,05/04/2020");
	rows(t, 1, "Clerk,52000,24/11/2020");
	decides(t, "date = date-dmy", true);
	table(t, "Job Title,Salary,Date");
	rows(t, 3, "Clerk,52000,05/04/2020");
	rows(t, 1, "Clerk,52000,11/24/2020");
	decides(t, "date = date-mdy", true);
	mentions(t, "check it", false);
	/* 1990 to 2049 are years of pay. */
	for (int year = 1989; year <= 2050; year++) {
		char line[80];
		if (year > 1990 && year < 2049)
			continue;
		table(t, "Job Title,Salary,Year");
		snprintf(line, sizeof(line), "Clerk,52000,%d", year);
		rows(t, 3, line);
		decides(t, "date = Year", year == 1990 || year == 2049);
	}
}

static void a_period_stands_below_a_short_header_or_one_of_pay(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *head;
		bool period;
	} cases[] = {
	    {"Unit", true},
	    {"Training frequency", true},
	    {"Training evening frequency", false},
	    {"The frequency of pay", true},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[80];
		snprintf(line, sizeof(line), "Job Title,Salary,%s", cases[i].head);
		table(t, line);
		rows(t, 3, "Clerk,52000,month");
		snprintf(line, sizeof(line), "period = %s", cases[i].head);
		decides(t, line, cases[i].period);
	}
}

static void periods_in_other_words_are_codes(void **state)
{
	struct drafting *t = *state;
	static const char *const cases[][2] = {
	    {"je Stunde", "je Stunde = hour"},	{"every fortnight", "every fortnight = biweek"},
	    {"each week", "each week = week"},	{"pro Monat", "pro Monat = month"},
	    {"by the day", "by the day = day"}, {"im Jahr", "im Jahr = year"},
	};

	table(t, "Job Title,Salary,Unit");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[80];
		snprintf(line, sizeof(line), "Clerk,52000,%s", cases[i][0]);
		rows(t, 1, line);
	}
	draft_as(t, "table.csv");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (!has_line(t, cases[i][1]))
			fail_msg("no %s in\n%s", cases[i][1], t->out.data);
}

/* ---- places ---- */

static void a_state_in_the_files_name_stands_where_no_column_has_a_place(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary");
	rows(t, 3, "Clerk,52000");
	draft_as(t, "king_county_wa.csv");
	assert_true(has_line(t, "state = WA"));
	assert_true(has_line(t, "country = US"));
	draft_as(t, "offers_wa.csv"); /* of what is public alone */
	assert_false(has_line(t, "country = US"));
	draft_as(t, "king_county.csv");
	assert_false(has_line(t, "country = US"));
	table(t, "Job Title,Salary,City");
	rows(t, 3, "Clerk,52000,Berlin");
	draft_as(t, "king_county_wa.csv");
	assert_false(has_line(t, "state = WA"));
	assert_false(has_line(t, "country = US"));
	table(t, "Job Title,Salary,Country");
	rows(t, 3, "Clerk,52000,Germany");
	draft_as(t, "king_county_wa.csv");
	assert_false(has_line(t, "state = WA"));
	assert_false(has_line(t, "country = US"));
	table(t, "Job Title,Salary,FLSA");
	rows(t, 3, "Clerk,52000,exempt");
	decides(t, "; \"FLSA\" is a term of US law", true);
	assert_true(has_line(t, "country = US"));
	table(t, "Job Title,Salary,State");
	rows(t, 10, "Clerk,52000,WA");
	rows(t, 9, "Clerk,52000,TX");
	rows(t, 1, "Clerk,52000,xyzzy");
	decides(t, "; \"State\" holds US states", true);
	rows(t, 1, "Clerk,52000,xyzzy");
	decides(t, "; \"State\" holds US states", false);
}

static void the_first_of_equal_columns_is_taken(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Bonus A,Bonus B");
	rows(t, 3, "Clerk,82000,1000,1000");
	decides(t, "bonus = Bonus A", true);
	table(t, "Job Title,Salary A,Salary B");
	rows(t, 3, "Clerk,82000,82000");
	decides(t, "base = Salary A", true);
}

static void an_employer_of_two_lines_is_the_first(void **state)
{
	struct drafting *t = *state;

	table(t, "Job Title,Salary,Company");
	rows(t, 3, "Clerk,52000,Acme Roads");
	decides(t, "employer = first-line", false);
	table(t, "Job Title,Salary,Company");
	rows(t, 1, "Clerk,52000,\"Acme Roads\n3.9\"");
	decides(t, "employer = first-line", true);
}

/* ---- benchmarks ---- */

static void three_percentiles_or_a_middle_of_counted_occupations_are_benchmarks(void **state)
{
	struct drafting *t = *state;

	table(t, "ISCO code,P25,P50,P75");
	rows(t, 3, "2512,60000,72000,81000");
	decides(t, "kind = benchmarks", true);
	assert_true(
	    has_line(t, "; 3 columns of percentiles: a row is a group of people, and no person"));
	assert_true(has_line(t, "occupation = ISCO code"));
	assert_true(has_line(t, "crosswalk = isco-08.csv"));
	table(t, "ISCO code,P25,P50");
	rows(t, 3, "2512,60000,72000");
	decides(t, "kind = benchmarks", false);
	table(t, "SOC code,Employment,Median");
	rows(t, 3, "15-1252,1200,72000");
	decides(t, "kind = benchmarks", true);
	table(t, "SOC code,Employment,Mean");
	rows(t, 3, "15-1252,1200,72000");
	decides(t, "kind = benchmarks", true);
	table(t, "Mean,SOC code,Employment");
	rows(t, 3, "72000,15-1252,1200");
	decides(t, "kind = benchmarks", true);
	table(t, "Median,SOC code,Employment");
	rows(t, 3, "72000,15-1252,1200");
	decides(t, "kind = benchmarks", true);
	table(t, "Employment,SOC code,Median");
	rows(t, 3, "1200,15-1252,72000");
	decides(t, "kind = benchmarks", true);
	table(t, "SOC code,Employment,P25");
	rows(t, 3, "15-1252,1200,72000");
	decides(t, "kind = benchmarks", false);
	table(t, "SOC code,Median");
	rows(t, 3, "15-1252,72000");
	decides(t, "kind = benchmarks", false);
	table(t, "Code,Employment,Median");
	rows(t, 3, "2512,1200,72000");
	decides(t, "kind = benchmarks", false);
}

static void four_figures_of_five_make_a_column_of_figures(void **state)
{
	struct drafting *t = *state;

	table(t, "ISCO code,P25,P50,P75");
	rows(t, 4, "2512,60000,72000,81000");
	rows(t, 1, "2513,60000,72000,see note");
	decides(t, "p75 = P75", true);
	rows(t, 1, "2514,60000,72000,see note");
	decides(t, "kind = benchmarks", false);
}

static void percentiles_may_be_numbers_quartiles_and_deciles(void **state)
{
	struct drafting *t = *state;
	static const char *const cases[][2] = {
	    {"10", "p10"},	 {"D1", "p10"},	      {"Decile 1", "p10"}, {"Percentile 10", "p10"},
	    {"25", "p25"},	 {"Q1", "p25"},	      {"50", "p50"},	   {"D5", "p50"},
	    {"Decile 5", "p50"}, {"75", "p75"},	      {"Q3", "p75"},	   {"90", "p90"},
	    {"D9", "p90"},	 {"Decile 9", "p90"}, {"20", "p20"},	   {"D2", "p20"},
	    {"Decile 2", "p20"}, {"P20", "p20"},      {"D3", "p30"},	   {"Decile 3", "p30"},
	    {"D4", "p40"},	 {"Decile 4", "p40"}, {"D6", "p60"},	   {"Decile 6", "p60"},
	    {"D7", "p70"},	 {"Decile 7", "p70"}, {"D8", "p80"},	   {"Decile 8", "p80"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		static const char *const base[] = {"p10", "p25", "p50", "p75", "p90"};
		char head[120], line[80];
		snprintf(head, sizeof(head), "ISCO code,%s", cases[i][0]);
		for (size_t k = 0; k < 5; k++)
			if (strcmp(base[k], cases[i][1]) != 0)
				snprintf(head + strlen(head), sizeof(head) - strlen(head), ",%s",
					 base[k]);
		table(t, head);
		rows(t, 3,
		     strchr("1257", cases[i][1][1]) && strcmp(cases[i][1], "p20") &&
			     strcmp(cases[i][1], "p70")
			 ? "2512,60000,70000,80000,90000"
			 : "2512,60000,70000,80000,90000,95000");
		snprintf(line, sizeof(line), "%s = %s", cases[i][1], cases[i][0]);
		decides(t, line, true);
	}
}

static void codes_of_ten_signs_at_most_with_a_digit_are_another_classifications(void **state)
{
	struct drafting *t = *state;
	static const struct {
		const char *code;
		bool codes;
	} cases[] = {{"2134", true},	     {"OC251", true},	  {"1234567890", true},
		     {"12345678901", false}, {"managers", false}, {"21.34", false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char line[80];
		table(t, "Code,Label,Country,P25,P50,P75");
		snprintf(line, sizeof(line), "%s,Software people,Germany,60000,72000,81000",
			 cases[i].code);
		rows(t, 3, line);
		decides(t, "occupation = Code", cases[i].codes);
		assert_int_equal(has_line(t, "title = Label"), cases[i].codes);
		assert_int_equal(has_line(t, "country = Country"), cases[i].codes);
	}
	/* Wherever they stand; the first of two is the country. */
	table(t, "Label,Code,Geo,Country,P25,P50,P75");
	rows(t, 3, "Software people,2512,Germany,France,60000,72000,81000");
	decides(t, "title = Label", true);
	assert_true(has_line(t, "country = Geo"));
	table(t, "Country,Geo,Code,P25,P50,P75");
	rows(t, 3, "Germany,France,2512,60000,72000,81000");
	decides(t, "country = Country", true);
	/* Of the distinct texts eight in ten. */
	table(t, "Code,P25,P50,P75");
	for (int i = 0; i < 4; i++) {
		char line[80];
		snprintf(line, sizeof(line), "21%d,60000,72000,81000", i);
		rows(t, 1, line);
	}
	rows(t, 1, "all,60000,72000,81000");
	decides(t, "occupation = Code", true);
	rows(t, 1, "most,60000,72000,81000");
	decides(t, "occupation = Code", false);
}

static void marks_of_figures_are_listed_by_what_they_mean(void **state)
{
	struct drafting *t = *state;

	table(t, "ISCO code,P25,P50,P75");
	rows(t, 3, "2512,60000,72000,81000");
	rows(t, 1, "2513,x,72000,:");
	rows(t, 1, "2514,..,72000,N/A");
	rows(t, 1, "2515,x,72000,81000");
	rows(t, 9, "2516,60000,72000,81000");
	decides(t, "not_released = x | ..", true);
	assert_true(has_line(t, "missing = : | N/A"));
	assert_false(has_line(t, "decimal = comma"));
	table(t, "ISCO code,P25,P50,P75");
	rows(t, 1, "2513,x,72000,81000");
	rows(t, 9, "2516,60000,72000,81000");
	decides(t, "not_released = x", true);
	table(t, "ISCO code,P25 wage,P50 wage,P75 wage");
	rows(t, 3, "2512,60.000,72.000,81.000");
	decides(t, "decimal = comma", true);
}

static int begin(void **state)
{
	struct drafting *t = mem_zero(1, sizeof(*t));

	tables_fixture_init(&t->fixture);
	buf_init(&t->csv, BUF_LIMIT_DEFAULT);
	buf_init(&t->out, BUF_LIMIT_DEFAULT);
	*state = t;
	return 0;
}

static int end(void **state)
{
	struct drafting *t = *state;

	buf_release(&t->out);
	buf_release(&t->csv);
	tables_fixture_release(&t->fixture);
	free(t);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_decimal_sign_is_what_ten_times_as_many_amounts_show),
	    cmocka_unit_test(the_name_is_the_files_in_letters_digits_and_dashes),
	    cmocka_unit_test(a_year_in_the_files_name_is_the_date_of_rows_without_one),
	    cmocka_unit_test(three_thousand_rows_are_kept_and_then_every_second),
	    cmocka_unit_test(more_than_one_row_in_a_hundred_of_another_width_is_the_files_way),
	    cmocka_unit_test(
		the_header_is_the_first_line_of_six_tenths_of_the_width_without_a_number),
	    cmocka_unit_test(below_codes_of_questions_the_questions_are_the_header),
	    cmocka_unit_test(three_examples_are_shown_and_how_many_more_there_are),
	    cmocka_unit_test(long_texts_are_cut_between_letters),
	    cmocka_unit_test(words_for_no_value_are_listed_and_minus_one_where_words_are_usual),
	    cmocka_unit_test(numbers_evenly_apart_from_nought_or_one_count_the_rows),
	    cmocka_unit_test(five_values_and_three_titles_make_a_column_of_titles),
	    cmocka_unit_test(nineteen_countries_of_twenty_values_make_a_column_of_countries),
	    cmocka_unit_test(values_speak_against_an_employer),
	    cmocka_unit_test(five_titles_once_each_may_be_a_scale_or_averages),
	    cmocka_unit_test(amounts_that_could_be_numbers_of_days_are_pay_and_years_are_not),
	    cmocka_unit_test(half_of_the_amounts_are_below_the_one_in_the_middle),
	    cmocka_unit_test(hourly_pay_is_remarked_where_one_row_in_fifty_has_no_other),
	    cmocka_unit_test(nineteen_amounts_of_twenty_with_one_sign_say_the_currency),
	    cmocka_unit_test(ten_amounts_that_are_not_pay_in_their_own_money_are_in_another),
	    cmocka_unit_test(a_bare_dollar_is_the_money_of_eleven_currencies),
	    cmocka_unit_test(one_pair_of_ends_in_twenty_is_a_range),
	    cmocka_unit_test(forty_codes_of_a_column_are_listed),
	    cmocka_unit_test(currencies_by_name_are_parsed_by_name),
	    cmocka_unit_test(every_word_for_no_value_is_one),
	    cmocka_unit_test(schemes_of_levels_are_known_by_all_texts_of_the_column),
	    cmocka_unit_test(roles_below_a_header_of_levels_are_no_levels),
	    cmocka_unit_test(codes_of_a_ladder_begin_with_letters_and_end_with_a_digit),
	    cmocka_unit_test(dates_are_read_by_the_parser_that_reads_most),
	    cmocka_unit_test(a_period_stands_below_a_short_header_or_one_of_pay),
	    cmocka_unit_test(periods_in_other_words_are_codes),
	    cmocka_unit_test(a_state_in_the_files_name_stands_where_no_column_has_a_place),
	    cmocka_unit_test(the_first_of_equal_columns_is_taken),
	    cmocka_unit_test(an_employer_of_two_lines_is_the_first),
	    cmocka_unit_test(three_percentiles_or_a_middle_of_counted_occupations_are_benchmarks),
	    cmocka_unit_test(four_figures_of_five_make_a_column_of_figures),
	    cmocka_unit_test(percentiles_may_be_numbers_quartiles_and_deciles),
	    cmocka_unit_test(codes_of_ten_signs_at_most_with_a_digit_are_another_classifications),
	    cmocka_unit_test(marks_of_figures_are_listed_by_what_they_mean),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
