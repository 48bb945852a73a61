/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_ingest_roles.c: what the ledger says of how roles and levels were found: by similar words, by
 * the source's occupation code, against it, and from evidence that disagrees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/ingest_fixture.h"

#define LAYOUT                                                                                     \
	"[layout]\nname = own\ntitle = Own\npublisher = Us\nlicence = CC0\nkind = observations\n"  \
	"[columns]\ntitle = t\nbase = b\n"                                                         \
	"[optional columns]\noccupation = soc\nlevel = l\nspecialty = tag\nladder = rung\nyears "  \
	"= y\n"                                                                                    \
	"[constants]\ndate = 2024\ncurrency = USD\nperiod = year\ncountry = US\n"

static struct tables_fixture tables;

static int load(void **state)
{
	(void)state;
	tables_fixture_init(&tables);
	return 0;
}

static int unload(void **state)
{
	(void)state;
	tables_fixture_release(&tables);
	return 0;
}

static void read_all(struct outcome *o, const char *csv)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, LAYOUT);

	if (!layout)
		fail_msg("%s", e.text);
	outcome_init(o, "src");
	ingest_bytes(o, &tables, layout, csv, strlen(csv), 0);
	if (o->result)
		fail_msg("%s", o->err.text);
	assert_int_equal(ledger_rejected(&o->ledger), 0);
	layout_free(layout);
}

static void the_ways_to_a_role_are_counted(void **state)
{
	struct outcome o;

	(void)state;
	read_all(&o, "t,b,soc\n"
		     "Data Scientist,100000,\n"
		     "Data Scientist,100000,29-1141\n"
		     "Machine Lerning Enginer,100000,n/a\n"
		     "Engineer II,100000,17-2061.00\n"
		     "Engineer,100000,15-1252.00\n"
		     "Developer,100000,41-9021\n"
		     "Developer,100000,15-1252\n");
	assert_int_equal(o.ledger.observations, 7);
	assert_int_equal(o.ledger.matched, 5);
	assert_int_equal(o.ledger.matched_similar, 1);
	assert_int_equal(o.ledger.matched_by_occupation, 1);
	assert_int_equal(o.ledger.vetoed_by_occupation, 1);
	assert_non_null(strstr(o.rows.data, "Engineer II,hardware-engineer,mid,title,"));
	/* The one of two titles alike that the code spoke against is listed as having no role. */
	assert_int_equal(tally_total(&o.ledger.unmatched_titles), 2);
	outcome_release(&o);
}

static void evidence_of_a_level_that_disagrees_is_counted(void **state)
{
	struct outcome o;

	(void)state;
	read_all(&o, "t,b,l,rung,y\n"
		     "Senior Data Scientist,100000,senior,,6\n"
		     "Senior Data Scientist,100000,mid,,6\n"
		     "Data Scientist,100000,,L5,\n"
		     "Senior Data Scientist,100000,,L4,\n"
		     "Data Scientist,100000,junior,,20\n"
		     "Data Scientist,100000,,,20\n"
		     "Data Science Manager,100000,senior,,6\n");
	assert_int_equal(o.ledger.levelled, 6);
	assert_int_equal(o.ledger.level_conflicts, 4);
	outcome_release(&o);
}

static void a_specialty_stands_in_for_a_title_that_says_nothing(void **state)
{
	struct outcome o;

	(void)state;
	read_all(&o, "t,b,tag\n"
		     "Software Engineer,100000,ML / AI\n"
		     "Software Engineer,100000,\n"
		     "Other,100000,Senior Data Engineer\n"
		     ",100000,Data Scientist\n"
		     "Product Manager,100000,ML / AI\n");
	assert_int_equal(o.ledger.observations, 5);
	assert_int_equal(o.ledger.matched, 5);
	assert_int_equal(o.ledger.matched_by_specialty, 3);
	assert_non_null(strstr(o.rows.data, "Software Engineer,ml-engineer,"));
	assert_non_null(strstr(o.rows.data, "Software Engineer,software-engineer,"));
	assert_non_null(strstr(o.rows.data, "Other,data-engineer,senior,"));
	assert_non_null(strstr(o.rows.data, ",Data Scientist,data-scientist,"));
	assert_non_null(strstr(o.rows.data, "Product Manager,product-manager,"));
	outcome_release(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_ways_to_a_role_are_counted),
	    cmocka_unit_test(a_specialty_stands_in_for_a_title_that_says_nothing),
	    cmocka_unit_test(evidence_of_a_level_that_disagrees_is_counted),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
