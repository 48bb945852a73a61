/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layouts as text: what the grammar takes, and what it says of what it does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/layout/layout_private.h"
#include "tests/unit/ingest_fixture.h"

#define HEAD "[layout]\nname = mine\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n"

static void assert_refused(const char *text, const char *said)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, text);

	assert_null(layout);
	assert_int_equal(e.code, ERR_USAGE);
	if (!strstr(e.text, said))
		fail_msg("\"%s\" does not say \"%s\"", e.text, said);
}

static void a_layout_keeps_what_it_says(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l =
	    layout_of(&e, HEAD "delimiter = semicolon\nquoting = off\nmissing = NA | n/a\n"
			       "equal_rows = drop\n"
			       "[columns]\ntitle = Job | Job title\nbase = Pay\n"
			       "[parse]\nbase = dollars\n"
			       "[codes level]\nSE = senior+\n* =\n"
			       "[constants]\ncountry = US\n"
			       "[filter]\nnot full-time = keep Type: FT | Full\n");

	(void)state;
	assert_non_null(l);
	assert_string_equal(layout_name(l), "mine");
	assert_int_equal(layout_kind(l), LAYOUT_OBSERVATIONS);
	assert_int_equal(l->delimiter, ';');
	assert_false(l->quoting);
	assert_true(l->drop_equal_rows);
	assert_int_equal(l->columns[FIELD_TITLE].names.count, 2);
	assert_true(text_equal(l->columns[FIELD_TITLE].names.items[1], TEXT_LITERAL("Job title")));
	assert_int_equal(l->parsers[FIELD_BASE], PARSE_DOLLARS);
	assert_int_equal(l->parsers[FIELD_BONUS], PARSE_AMOUNT);
	assert_true(layout_is_missing(l, TEXT_LITERAL("na")));
	assert_true(layout_is_missing(l, TEXT_LITERAL("")));
	assert_false(layout_is_missing(l, TEXT_LITERAL("Nauru")));
	assert_int_equal(l->filter_count, 1);
	assert_true(l->filters[0].keep);
	assert_int_equal(l->filters[0].values.count, 2);
	layout_free(l);
}

static void codes_are_compared_without_case_and_a_star_is_all_others(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l = layout_of(&e, HEAD "[columns]\ntitle = t\nbase = b\n"
					      "[codes level]\nSE = senior+\n"
					      "[codes remote]\n0 = onsite\n* =\n");
	struct text ours;

	(void)state;
	assert_non_null(l);
	assert_true(layout_code(l, FIELD_LEVEL, TEXT_LITERAL("se"), &ours));
	assert_true(text_equal(ours, TEXT_LITERAL("senior+")));
	assert_false(layout_code(l, FIELD_LEVEL, TEXT_LITERAL("XX"), &ours));
	assert_true(layout_code(l, FIELD_REMOTE, TEXT_LITERAL("77"), &ours));
	assert_int_equal(ours.len, 0);
	assert_true(layout_code(l, FIELD_CURRENCY, TEXT_LITERAL("EUR"), &ours));
	assert_true(text_equal(ours, TEXT_LITERAL("EUR")));
	layout_free(l);
}

static void an_indented_line_goes_on_with_alternatives(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l =
	    layout_of(&e, HEAD "[columns]\ntitle = t\nbase = Salary\n\tSalary in EUR\n");

	(void)state;
	assert_non_null(l);
	assert_int_equal(l->columns[FIELD_BASE].names.count, 2);
	assert_true(
	    text_equal(l->columns[FIELD_BASE].names.items[1], TEXT_LITERAL("Salary in EUR")));
	layout_free(l);
}

static void what_is_not_known_names_line_and_nearest(void **state)
{
	(void)state;
	assert_refused(HEAD "[colums]\ntitle = t\n",
		       ":8:1: no section \"colums\": did you mean \"columns\"?");
	assert_refused(HEAD "[columns]\ntitel = t\n",
		       ":8:1: no field \"titel\": did you mean \"title\"?");
	assert_refused(HEAD "delimeter = comma\n",
		       ":7:1: no key in [layout] \"delimeter\": did you mean \"delimiter\"?");
	assert_refused(HEAD "[columns]\nbase = b\n[parse]\nbase = dolars\n",
		       ":10:8: no such parser of this field \"dolars\": did you mean \"dollars\"?");
	assert_refused(HEAD "delimiter = dot\n", "must be auto, comma, semicolon, tab or pipe");
	assert_refused(HEAD "[codes title]\nSE = senior\n", "title has no codes");
}

static void a_field_of_another_kind_is_not_known(void **state)
{
	(void)state;
	assert_refused(HEAD "[columns]\nindustry = IND\n", "no field \"industry\"");
}

static void a_layout_that_cannot_give_pay_or_title_is_refused(void **state)
{
	(void)state;
	assert_refused(HEAD "[columns]\ntitle = t\n", "the column of base or total");
	assert_refused(HEAD "[columns]\nbase = t\n", "the column of title");
	assert_refused("[layout]\nname = x\n",
		       ": [layout] must also give title, publisher, licence and kind");
	assert_refused("[layout]\nname = x\ntitle = T\npublisher = P\nlicence = L\n",
		       ": [layout] must also give kind");
	assert_refused("[layout]\nname = x\ntitle = T\npublisher = P\n",
		       ": [layout] must also give licence and kind");
	assert_refused("[layout]\nname = ../x\n", "lower-case letters, digits and -");
}

static void a_column_named_twice_is_refused(void **state)
{
	(void)state;
	assert_refused(HEAD "[columns]\nbase = a\n[optional columns]\nbase = b\n",
		       "is listed twice");
	assert_refused(HEAD "[columns]\nbase = a |\n", "must be the column's name in the file");
}

static void a_key_given_twice_is_refused(void **state)
{
	(void)state;
	assert_refused(HEAD "title = U\n", ":7:1: \"title\" is listed twice (first in line 3)");
	assert_refused("[layout]\nextends = a\nextends = b\n", ":3:1: \"extends\" is listed twice");
	assert_refused(HEAD "[constants]\nperiod = year\nperiod = hour\n",
		       ":9:1: \"period\" is listed twice");
	assert_refused(HEAD "[parse]\nbase = amount\n[columns]\nbase = b\ntitle = t\n"
			    "[parse]\nbase = dollars\n",
		       ":13:1: \"base\" is listed twice (first in line 8)");
	assert_refused(HEAD "[columns]\ntitle = t\nbase = b\n[codes level]\nI = mid\nI = staff\n",
		       ":12:1: \"I\" is listed twice");
}

static void a_parser_of_what_is_not_read_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l;

	(void)state;
	assert_refused(HEAD "[columns]\ntitle = t\nbase = b\n[parse]\ncurrency = name\n",
		       ":11:1: [parse] of currency, which has no column");
	/* a column of some rows only is one; the year of the file's name needs none */
	l = layout_of(&e, HEAD "[columns]\ntitle = t\nbase = b\n[parse]\ndate = from-name\n"
			       "currency = name\n[when x]\nrows = y: z\ncurrency = c\n");
	if (!l)
		fail_msg("%s", e.text);
	layout_free(l);
}

static void top_codes_are_for_benchmarks(void **state)
{
	(void)state;
	assert_refused(HEAD "[top codes]\n2024-05 = 239200 / 115\n",
		       ":8:1: [top codes] is for layouts of benchmarks");
}

static void a_filter_needs_its_verb_and_column(void **state)
{
	(void)state;
	assert_refused(HEAD "[filter]\nx = Type: FT\n", "keep COLUMN: value");
	assert_refused(HEAD "[filter]\nx = keep Type FT\n", "keep COLUMN: value");
}

static void an_unknown_name_offers_the_nearest(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l = NULL;
	char *directory = repo_path("ingest/layouts");

	(void)state;
	assert_int_equal(layout_load(&e, &l, LAYERS_INSTALLED(directory), "ai-job"), -1);
	assert_int_equal(e.code, ERR_USAGE);
	assert_non_null(strstr(e.text, "did you mean \"ai-jobs\"?"));
	assert_int_equal(layout_load(&e, &l, LAYERS_INSTALLED(directory), "zzzzzzzzzzzzzzz"), -1);
	assert_null(strstr(e.text, "did you mean"));
	assert_int_equal(layout_load(&e, &l, LAYERS_INSTALLED(directory), "./no-such.ini"), -1);
	assert_int_equal(e.code, ERR_USAGE);
	free(directory);
}

static void every_layout_of_ours_loads_and_is_listed_by_its_own_name(void **state)
{
	static const char *const names[] = {
	    "ai-applicability",
	    "ai-applicability-metrics",
	    "ai-jobs",
	    "anthropic-exposure",
	    "eu-it-salary",
	    "gpts-exposure",
	    "levels-fyi",
	    "observations",
	    "oews",
	    "stackoverflow-2024",
	};
	struct err e = ERR_INIT;
	struct buf list;
	const char *at;
	char *directory = repo_path("ingest/layouts");

	(void)state;
	buf_init(&list, BUF_LIMIT_DEFAULT);
	assert_int_equal(layouts_list(&e, LAYERS_INSTALLED(directory), &list), 0);
	at = list.data;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct layout *l = known_layout(names[i]);
		const char *found = strstr(at, names[i]);
		assert_string_equal(layout_name(l), names[i]);
		assert_non_null(found); /* and in order of name */
		at = found;
		layout_free(l);
	}
	buf_release(&list);
	free(directory);
}

static void the_help_names_all_that_is_read(void **state)
{
	struct buf help;

	(void)state;
	buf_init(&help, BUF_LIMIT_DEFAULT);
	layouts_help(&help);
	for (int i = 0; i < FIELD_COUNT; i++)
		assert_non_null(strstr(help.data, field_info((enum field)i)->word));
	assert_non_null(strstr(help.data, "[optional columns]"));
	assert_non_null(strstr(help.data, "[codes FIELD]"));
	assert_non_null(strstr(help.data, "equal_rows"));
	assert_non_null(strstr(help.data, "date-dmy"));
	buf_release(&help);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_layout_keeps_what_it_says),
	    cmocka_unit_test(codes_are_compared_without_case_and_a_star_is_all_others),
	    cmocka_unit_test(an_indented_line_goes_on_with_alternatives),
	    cmocka_unit_test(what_is_not_known_names_line_and_nearest),
	    cmocka_unit_test(a_field_of_another_kind_is_not_known),
	    cmocka_unit_test(a_layout_that_cannot_give_pay_or_title_is_refused),
	    cmocka_unit_test(a_column_named_twice_is_refused),
	    cmocka_unit_test(a_key_given_twice_is_refused),
	    cmocka_unit_test(a_parser_of_what_is_not_read_is_refused),
	    cmocka_unit_test(top_codes_are_for_benchmarks),
	    cmocka_unit_test(a_filter_needs_its_verb_and_column),
	    cmocka_unit_test(an_unknown_name_offers_the_nearest),
	    cmocka_unit_test(every_layout_of_ours_loads_and_is_listed_by_its_own_name),
	    cmocka_unit_test(the_help_names_all_that_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
