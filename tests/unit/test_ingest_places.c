/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_ingest_places.c: what the free text of a place adds to the place: that the work is remote,
 * and whether part of it was not understood. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/ingest_fixture.h"

#define LAYOUT                                                                                     \
	"[layout]\nname = own\ntitle = Own\npublisher = Us\nlicence = CC0\nkind = observations\n"  \
	"[columns]\ntitle = t\nbase = b\nplace = p\n"                                              \
	"[constants]\ndate = 2024\ncurrency = USD\nperiod = year\n"
#define WITH_REMOTE "[optional columns]\nremote = r\n"

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

static void read_all(struct outcome *o, const char *layout_text, const char *csv)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, layout_text);

	if (!layout)
		fail_msg("%s", e.text);
	outcome_init(o, "src");
	ingest_bytes(o, &tables, layout, csv, strlen(csv), 0);
	if (o->result)
		fail_msg("%s", o->err.text);
	assert_int_equal(ledger_rejected(&o->ledger), 0);
	layout_free(layout);
}

static void assert_has(const struct outcome *o, const char *part)
{
	if (!strstr(o->rows.data, part))
		fail_msg("no \"%s\" in\n%.*s", part, (int)o->rows.len, o->rows.data);
}

static void a_place_that_says_remote_is_evidence(void **state)
{
	struct outcome o;

	(void)state;
	read_all(&o, LAYOUT,
		 "t,b,p\n"
		 "Data Scientist,100001,Remote\n"
		 "Data Scientist,100002,\"Remote, US\"\n"
		 "Data Scientist,100003,Remote (Germany)\n"
		 "Data Scientist,100004,San Francisco or Remote\n"
		 "Data Scientist,100005,\"Seattle, WA\"\n"
		 "Data Scientist,100006,\"Remote, US\"\n");
	assert_has(&o, ",,,,,,remote,,100001,");
	assert_has(&o, ",US,,,remote,,100002,");
	assert_has(&o, ",DE,,,remote,,100003,");
	assert_has(&o, ",US,CA,41860,remote,,100004,");
	assert_has(&o, ",US,WA,42660,,,100005,");
	assert_has(&o, ",US,,,remote,,100006,"); /* remembered */
	/* Only the one without a country was not understood. */
	assert_int_equal(tally_total(&o.ledger.unplaced), 1);
	outcome_release(&o);
}

static void a_column_of_remote_work_goes_before_the_place(void **state)
{
	struct outcome o;

	(void)state;
	read_all(&o, LAYOUT WITH_REMOTE,
		 "t,b,p,r\n"
		 "Data Scientist,100001,\"Remote, US\",onsite\n"
		 "Data Scientist,100002,\"Remote, US\",\n"
		 "Data Scientist,100003,\"Boston, MA\",remote\n");
	assert_has(&o, ",US,,,onsite,,100001,");
	assert_has(&o, ",US,,,,,100002,");
	assert_has(&o, ",US,MA,14460,remote,,100003,");
	outcome_release(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_place_that_says_remote_is_evidence),
	    cmocka_unit_test(a_column_of_remote_work_goes_before_the_place),
	};

	return cmocka_run_group_tests(tests, load, unload);
}
