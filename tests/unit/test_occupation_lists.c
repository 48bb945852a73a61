/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Technologies, reported titles and related occupations, in O*NET's layouts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/ingest_fixture.h"

struct reading {
	struct outcome o;
	struct published_tables tables;
};

static void read_text(struct reading *r, const char *name, const char *text)
{
	struct memory_file file = memory_file_new(text, strlen(text));
	struct layout *layout = known_layout(name);
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	outcome_init(&r->o, "net");
	published_tables_init(&r->tables);
	sink = outcome_sink(&r->o);
	r->o.result =
	    ingest_published(&r->o.err, layout, file.path, NULL, &sink, &r->tables, &r->o.ledger);
	assert_int_equal(r->o.result, 0);
	assert_int_equal(ledger_check(&e, &r->o.ledger), 0);
	layout_free(layout);
	memory_file_close(&file);
}

static void reading_release(struct reading *r)
{
	published_tables_release(&r->tables);
	outcome_release(&r->o);
}

static void technologies_are_read_with_what_is_asked_for(void **state)
{
	const struct technology_set *set;
	struct reading r;

	(void)state;
	/* A quote is a character like another; the layout of before the column In Demand. */
	read_text(&r, "onet-technologies",
		  "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand\r\n"
		  "15-1252.00\t3\" plotter\tPlotters\tY\tN\r\n15-1252\tC++\tn/a\tY\tY\r\n"
		  "15-1252.01\tQuill\tPens\tN\tN\r\n15-1252.01\tn/a\tPens\tN\tN\r\n"
		  "15-1252.01\tBall\tPens\tmaybe\tN\r\nn/a\tPen\tPens\tN\tN\r\n");
	set = &r.tables.technologies;
	assert_int_equal(set->count, 3);
	assert_string_equal(set->items[0].name, "3\" plotter");
	assert_true(set->items[0].hot);
	assert_false(set->items[0].in_demand);
	assert_string_equal(set->items[1].occupation, "15-1252.00");
	assert_string_equal(set->items[1].category, "");
	assert_true(set->items[1].in_demand);
	assert_string_equal(set->items[2].occupation, "15-1252.01");
	assert_false(set->items[2].hot);
	assert_int_equal(r.o.ledger.rejected[REJECT_VALUE], 2);
	assert_int_equal(r.o.ledger.rejected[REJECT_NO_TITLE], 1);
	assert_string_equal(set->items[0].publication,
			    "O*NET Resource Center (USDOL/ETA), O*NET Database, Technology Skills");
	reading_release(&r);
}

static void a_file_of_before_in_demand_is_read(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "onet-technologies",
		  "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\n"
		  "15-1252.00\tC++\t1\tLanguages\tY\n");
	assert_int_equal(r.tables.technologies.count, 1);
	assert_false(r.tables.technologies.items[0].in_demand);
	reading_release(&r);
}

static void titles_of_both_files_are_read(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "onet-reported-titles",
		  "O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n"
		  "15-1252.00\tDeveloper\tY\n15-1252.00\t\tN\n");
	assert_int_equal(r.tables.reported_titles.count, 1);
	assert_string_equal(r.tables.reported_titles.items[0].title, "Developer");
	assert_int_equal(r.o.ledger.rejected[REJECT_VALUE], 1);
	reading_release(&r);
	read_text(&r, "onet-alternate-titles",
		  "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
		  "15-1252.00\tApp Developer\tn/a\t08\n");
	assert_int_equal(r.tables.reported_titles.count, 1);
	assert_string_equal(r.tables.reported_titles.items[0].title, "App Developer");
	reading_release(&r);
}

static void related_occupations_are_read_with_their_tier(void **state)
{
	const struct related_pair_set *set;
	struct reading r;

	(void)state;
	read_text(
	    &r, "onet-related",
	    "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n"
	    "15-1252.00\t15-1251.00\tPrimary-Short\t1\n15-1252.00\t15-2051.00\tSupplemental\t17\n"
	    "15-1252.00\t15-2051.00\tClose\t18\n15-1252.00\tsome\tSupplemental\t19\n"
	    "15-1252.00\t15-2051.00\tSupplemental\t0\n");
	set = &r.tables.related;
	assert_int_equal(set->count, 2);
	assert_int_equal(set->items[0].tier, RELATED_PRIMARY_SHORT);
	assert_int_equal(set->items[0].index, 1);
	assert_string_equal(set->items[1].related, "15-2051.00");
	assert_int_equal(set->items[1].tier, RELATED_SUPPLEMENTAL);
	assert_int_equal(set->items[1].index, 17);
	assert_int_equal(r.o.ledger.rejected[REJECT_VALUE], 3);
	reading_release(&r);
}

/* Names as O*NET 30.1 has them. */
static void acronyms_are_in_brackets(void **state)
{
	static const struct {
		const char *name, *wanted;
	} names[] = {
	    {"Cascading style sheets CSS", "Cascading style sheets (CSS)"},
	    {"JavaScript Object Notation JSON", "JavaScript Object Notation (JSON)"},
	    {"Extensible markup language XML", "Extensible markup language (XML)"},
	    {"Hypertext markup language HTML", "Hypertext markup language (HTML)"},
	    {"Amazon Web Services AWS software", "Amazon Web Services (AWS) software"},
	    {"Amazon Elastic Compute Cloud EC2", "Amazon Elastic Compute Cloud (EC2)"},
	    {"Apache Subversion SVN", "Apache Subversion (SVN)"},
	    {"Structured query language (SQL)", "Structured query language (SQL)"},
	    {"The MathWorks MATLAB", "The MathWorks MATLAB"},
	    {"Eclipse IDE", "Eclipse IDE"},
	    {"IBM SPSS Statistics", "IBM SPSS Statistics"},
	    {"Autodesk AutoCAD Civil 3D", "Autodesk AutoCAD Civil 3D"},
	    {"C", "C"},
	    /* Two to six characters, after two words at least. */
	    {"Red green RG", "Red green (RG)"},
	    {"Red green R", "Red green R"},
	    {"Very long name of things VLNOFT", "Very long name of things (VLNOFT)"},
	    {"Very long name of these things VLNOTTS", "Very long name of these things VLNOTTS"},
	};
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct reading r;

		snprintf(text, sizeof(text),
			 "O*NET-SOC Code\tExample\tCommodity Title\tHot Technology\tIn Demand\n"
			 "15-1252.00\t%s\tWeb\tY\tN\n",
			 names[i].name);
		read_text(&r, "onet-technologies", text);
		assert_int_equal(r.tables.technologies.count, 1);
		assert_string_equal(r.tables.technologies.items[0].name, names[i].wanted);
		reading_release(&r);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(technologies_are_read_with_what_is_asked_for),
	    cmocka_unit_test(acronyms_are_in_brackets),
	    cmocka_unit_test(a_file_of_before_in_demand_is_read),
	    cmocka_unit_test(titles_of_both_files_are_read),
	    cmocka_unit_test(related_occupations_are_read_with_their_tier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
