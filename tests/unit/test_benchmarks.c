/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Benchmarks: OEWS rows as the publisher and as spreadsheets write them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixture_files.h"
#include "tests/unit/ingest_fixture.h"

#define HEADER                                                                                     \
	"AREA,AREA_TYPE,PRIM_STATE,NAICS,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,H_MEAN,"      \
	"A_MEAN,MEAN_PRSE,H_PCT10,H_MEDIAN,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,"      \
	"ANNUAL,HOURLY\n"

struct reading {
	struct outcome o;
	struct benchmark_set set;
};

static void read_named(struct reading *r, struct layout *layout, const char *name, const char *csv)
{
	char *directory = fixture_directory();
	struct buf path;
	struct ingest_sink sink;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", directory, name);
	fixture_write(directory, name, csv);
	outcome_init(&r->o, "oews");
	benchmark_set_init(&r->set);
	sink = outcome_sink(&r->o);
	r->o.result =
	    ingest_benchmarks(&r->o.err, layout, path.data, NULL, &sink, &r->set, &r->o.ledger);
	buf_release(&path);
	fixture_remove(directory);
}

static void read_oews(struct reading *r, const char *name, const char *csv)
{
	struct layout *layout = known_layout("oews");
	struct err e = ERR_INIT;

	read_named(r, layout, name, csv);
	layout_free(layout);
	assert_int_equal(ledger_check(&e, &r->o.ledger), 0);
}

static void reading_release(struct reading *r)
{
	benchmark_set_release(&r->set);
	outcome_release(&r->o);
}

static void each_mark_comes_out_as_what_it_is(void **state)
{
	struct reading r;
	const struct benchmark *b;

	(void)state;
	read_oews(&r, "national_M2024_dl.csv",
		  HEADER
		  "99,1,US,000000,29-1211,Anesthesiologists,detailed,**,8.1,159.22,331190,2.0,"
		  "56.53,#,#,117590,*,,#,#,,TRUE\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 1);
	b = &r.set.items[0];
	assert_string_equal(b->source, "oews");
	assert_int_equal(b->line, 2);
	assert_string_equal(b->occupation, "29-1211");
	assert_string_equal(b->group, "detailed");
	assert_true(b->hourly_only);
	assert_int_equal(b->employment.kind, VALUE_NOT_RELEASED);
	assert_int_equal(b->mean.kind, VALUE_EXACT);
	assert_true(b->mean.amount == 331190); /* a mean is not top-coded by its size */
	assert_true(b->annual[BENCHMARK_P10].amount == 117590);
	assert_int_equal(b->annual[BENCHMARK_P25].kind, VALUE_NOT_RELEASED);
	assert_int_equal(b->annual[BENCHMARK_P50].kind, VALUE_NOT_APPLICABLE);
	assert_int_equal(b->annual[BENCHMARK_P75].kind, VALUE_AT_LEAST);
	assert_true(b->annual[BENCHMARK_P75].amount == 239200);
	assert_int_equal(b->hourly[BENCHMARK_P50].kind, VALUE_AT_LEAST);
	assert_true(b->hourly[BENCHMARK_P50].amount == 115);
	assert_int_equal(b->hourly[BENCHMARK_P25].kind, VALUE_NOT_APPLICABLE); /* no such column */
	reading_release(&r);
}

static void a_spreadsheets_copy_reads_the_same(void **state)
{
	struct reading r;
	struct buf row;

	(void)state;
	read_oews(&r, "national_May2021_dl.csv",
		  "\xef\xbb\xbf"
		  "AREA,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,"
		  "A_PCT90\r\n"
		  "99,15-1252,Software Developers,detailed,\"1,364,180\",\"120,990\",\"64,470\","
		  "\"90,870\",\"120,730\",\"151,960\",#\r\n");
	assert_int_equal(r.o.result, 0);
	buf_init(&row, BUF_LIMIT_DEFAULT);
	benchmark_add_row(&row, &r.set.items[0], false);
	assert_string_equal(
	    row.data, "oews,2,2021-05,country,US,000000,15-1252,Software Developers,detailed,,"
		      "1364180,,120990,,64470,90870,120730,151960,>=208000,,,,,,\n");
	buf_release(&row);
	reading_release(&r);
}

static double p90_bound(const char *name, const char *other_p90)
{
	struct reading r;
	struct buf csv;
	double bound;

	buf_init(&csv, BUF_LIMIT_DEFAULT);
	buf_addf(&csv,
		 HEADER "99,1,US,000000,11-0000,M,major,1,1,1,1,1,1,1,#,1,1,1,1,#,,\n"
			"99,1,US,000000,15-0000,C,major,1,1,1,900000,1,1,1,1,1,1,1,1,%s,,\n",
		 other_p90);
	read_oews(&r, name, csv.data);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.items[0].annual[BENCHMARK_P90].kind, VALUE_AT_LEAST);
	bound = r.set.items[0].annual[BENCHMARK_P90].amount;
	buf_release(&csv);
	reading_release(&r);
	return bound;
}

static void the_bound_goes_by_date_until_the_file_contradicts_it(void **state)
{
	(void)state;
	assert_true(p90_bound("state_M2016.csv", "1") == 208000);
	assert_true(p90_bound("state_M2021.csv", "1") == 208000);
	assert_true(p90_bound("state_M2022.csv", "1") == 239200);
	assert_true(p90_bound("state_M2025.csv", "239200") == 239200);
	assert_true(isnan(p90_bound("state_M2031.csv", "251000")));
	assert_true(isnan(p90_bound("state_M2014.csv", "1"))); /* before the first we know */
}

static void areas_are_told_by_type_or_by_code(void **state)
{
	struct reading r;
	char area[8];
	static const char *const areas[] = {"US", "US-AL", "US-PR", "41860"};

	(void)state;
	read_oews(&r, "all_2024_.csv",
		  "AREA,AREA_TYPE,PRIM_STATE,OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,"
		  "A_MEDIAN,A_PCT75,A_PCT90\n"
		  "99,1,US,15-1252,S,1,1,1,1,1,1,1\n"
		  "1,2,AL,15-1252,S,1,1,1,1,1,1,1\n"
		  "72,3,PR,15-1252,S,1,1,1,1,1,1,1\n"
		  "41860,4,CA,15-1252,S,1,1,1,1,1,1,1\n"
		  "41884,5,CA,15-1252,S,1,1,1,1,1,1,1\n"
		  "0100001,6,AL,15-1252,S,1,1,1,1,1,1,1\n"
		  "12,9,AL,15-1252,S,1,1,1,1,1,1,1\n"
		  "1,2,,15-1252,S,1,1,1,1,1,1,1\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 4);
	for (size_t i = 0; i < 4; i++) {
		area_text(r.set.items[i].area, area);
		assert_string_equal(area, areas[i]);
	}
	assert_int_equal(tally_count(&r.o.ledger.filtered, "metropolitan division"), 1);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "nonmetropolitan area"), 1);
	assert_string_equal(r.o.rejects.data, "oews,8,bad-value,AREA_TYPE,9\n"
					      "oews,9,bad-value,PRIM_STATE,\n");
	reading_release(&r);
}

static void files_before_2019_have_no_area_type(void **state)
{
	struct reading r;
	char area[8];

	(void)state;
	read_oews(
	    &r, "state_M2017_dl.csv",
	    "AREA,ST,STATE,OCC_CODE,OCC_TITLE,OCC_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,"
	    "A_PCT75,A_PCT90\n"
	    "01,AL,Alabama,15-1131,Programmers,detailed,1,1,1,1,1,1,1\n");
	assert_int_equal(r.o.result, 0);
	area_text(r.set.items[0].area, area);
	assert_string_equal(area, "US-AL");
	assert_string_equal(r.set.items[0].group, "detailed");
	reading_release(&r);
}

static void bad_rows_are_rejected_with_their_column(void **state)
{
	struct reading r;

	(void)state;
	read_oews(&r, "national_M2024.csv",
		  "OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"
		  "15-1252,S,1,1,1,1,1,1,1\n"
		  "15-1252,S,1,n.a.,1,1,1,1,1\n"
		  "15-1252,S,1,-1,1,1,1,1,1\n"
		  "15125,S,1,1,1,1,1,1,1\n"
		  "Notes:,,,,,,,,\n"
		  ",S,1,1,1,1,1,1,1\n"
		  "15-1252,S,1\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 1);
	assert_string_equal(r.o.rejects.data,
			    "oews,3,bad-value,A_MEAN,n.a.\n"
			    "oews,4,bad-value,A_MEAN,-1\n"
			    "oews,5,bad-value,OCC_CODE,15125\n"
			    "oews,6,bad-value,OCC_CODE,Notes:\n"
			    "oews,7,no-title,OCC_CODE,\n"
			    "oews,8,ragged-row,,\"3 fields, the header has 9\"\n");
	reading_release(&r);
}

#define SMALL                                                                                      \
	"OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"             \
	"15-1252,S,1,1,1,1,1,1,1\n"

static int16_t year_of(const char *name)
{
	struct reading r;
	int16_t year = 0;

	read_oews(&r, name, SMALL);
	if (r.o.result == 0) {
		assert_int_equal(r.set.items[0].date.month, 5);
		year = r.set.items[0].date.year;
	} else {
		assert_int_equal(r.o.err.code, ERR_USAGE);
		assert_non_null(strstr(r.o.err.text, "set date = YYYY-MM"));
	}
	reading_release(&r);
	return year;
}

static void percentiles_out_of_order_are_rejected(void **state)
{
#define US_ROW "99,1,US,000000,15-2051,Data Scientists,detailed,1000,1,50,100000,1,"
	struct reading r;

	(void)state;
	read_oews(&r, "oews-2024.csv",
		  HEADER US_ROW "30,50,90,187200,60000,100000,120000,62400,,\n" US_ROW
				"30,50,90,60000,70000,100000,120000,150000,,\n" US_ROW
				"30,20,90,60000,70000,100000,120000,150000,,\n" US_ROW
				"30,50,90,60000,70000,100000,#,150000,,\n" US_ROW
				"30,50,90,60000,*,100000,#,#,,\n");
	assert_int_equal(r.set.count, 2);
	assert_int_equal(r.o.ledger.rejected[REJECT_ORDER], 3);
	reading_release(&r);
}

/* As publishers, O*NET and spreadsheets write them; years of one file are releases, each with its
 * own top code; an hourly occupation has no annual pay. */
static void codes_years_and_hourly_occupations(void **state)
{
	static const char *const codes[] = {"15-1252", "15-1252", "15-1252", "15-1252", "27-2011"};
	static const int years[] = {2023, 2024, 2021, 2025, 2024};
	static const double bounds[] = {239200, 239200, 208000, 239200};
	struct reading r;

	(void)state;
	read_oews(&r, "oews.csv",
		  "YEAR,OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,"
		  "H_MEDIAN,HOURLY\n"
		  "2023,15-1252.00,S,1,5,1,2,3,4,#,,\n"
		  "2024,151252,S,1,5,1,2,3,4,#,,\n"
		  "2021,15\xe2\x80\x93"
		  "1252,S,1,5,1,2,3,4,#,,\n"
		  "2025,\"=\"\"15-1252\"\"\",S,1,5,1,2,3,4,#,,\n"
		  "2024,27-2011,Actors,1,*,*,*,*,*,*,20.5,TRUE\n"
		  "2024,00-0000,All,1,5,1,2,3,4,5,,\n"
		  "2024,15-2051.01,S,1,5,1,2,3,4,5,,\n"
		  "24,15-1252,S,1,5,1,2,3,4,5,,\n"
		  "1979,15-1252,S,1,5,1,2,3,4,5,,\n"
		  "2101,15-1252,S,1,5,1,2,3,4,5,,\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 6);
	assert_string_equal(r.set.items[5].occupation, "00-0000");
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(r.set.items[i].occupation, codes[i]);
		assert_int_equal(r.set.items[i].date.year, years[i]);
		assert_int_equal(r.set.items[i].date.month, 5);
		if (i < 4)
			assert_true(r.set.items[i].annual[BENCHMARK_P90].amount == bounds[i]);
	}
	assert_int_equal(r.set.items[4].annual[BENCHMARK_P50].kind, VALUE_NOT_APPLICABLE);
	assert_int_equal(r.set.items[4].hourly[BENCHMARK_P50].kind, VALUE_EXACT);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "part of an occupation"), 1);
	assert_int_equal(r.o.ledger.rejected[REJECT_DATE], 3);
	assert_int_equal(r.o.ledger.oldest.year, 2021);
	assert_int_equal(r.o.ledger.newest.year, 2025);
	reading_release(&r);
}

static void the_first_and_the_last_year_that_a_row_may_have(void **state)
{
	struct reading r;

	(void)state;
	read_oews(
	    &r, "oews.csv",
	    "YEAR,OCC_CODE,OCC_TITLE,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"
	    "1980,15-1252,S,1,5,1,2,3,4,5\n"
	    "2100,15-1252,S,1,5,1,2,3,4,5\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 2);
	assert_int_equal(r.o.ledger.oldest.year, 1980);
	assert_int_equal(r.o.ledger.newest.year, 2100);
	reading_release(&r);
}

static void the_year_is_read_from_the_name_or_asked_for(void **state)
{
	(void)state;
	assert_int_equal(year_of("national_M2024_dl.csv"), 2024);
	assert_int_equal(year_of("national_May2021_dl.csv"), 2021);
	assert_int_equal(year_of("state_2024_rebuilt.csv"), 2024);
	assert_int_equal(year_of("oews-2031.csv"), 2031);
	assert_int_equal(year_of("oews.csv"), 0);
	assert_int_equal(year_of("oews_2020_2024.csv"), 0); /* which of them? */
	assert_int_equal(year_of("oews_12024.csv"), 0);
}

static void a_date_of_the_configuration_stands_in_for_the_name(void **state)
{
	struct layout *layout = known_layout("oews");
	struct reading r;

	(void)state;
	layout_set_date(layout, (struct date){.year = 2023});
	read_named(&r, layout, "wages.csv", SMALL);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.items[0].date.year, 2023);
	assert_int_equal(r.set.items[0].date.month, 5);
	reading_release(&r);
	layout_free(layout);
}

/* ---- areas ---- */

#define AREA_ROW(area, type, state, code)                                                          \
	area "," type "," state ",000000," code                                                    \
	     ",Software Developers,detailed,1200,2.0,60.00,124800,1.0,30.00,58.00,90.00,62400,"    \
	     "90000,120640,150000,187200,,\n"

/* AREA_TYPE 1 to 6, as in the metropolitan and the "all data" files. Boston's town area of 2023
 * maps to Boston's metro; Waterbury's has no metro of its own. */
static void areas_of_every_type_are_told_apart(void **state)
{
	static const char *const expected[] = {"US", "US-CA", "US-PR", "31080", "14460", "78700"};
	struct reading r;

	(void)state;
	read_oews(&r, "all_data_M_2023.csv",
		  HEADER AREA_ROW("99", "1", "US", "15-1252") AREA_ROW("06", "2", "CA", "15-1252")
		      AREA_ROW("72", "3", "PR", "15-1252") AREA_ROW("31080", "4", "CA", "15-1252")
			  AREA_ROW("71650", "4", "MA", "15-1252")
			      AREA_ROW("78700", "4", "CT", "15-1252")
				  AREA_ROW("71654", "5", "MA", "15-1252")
				      AREA_ROW("0600006", "6", "CA", "15-1252")
					  AREA_ROW("31080", "7", "CA", "15-1252"));
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 6);
	for (size_t i = 0; i < 6; i++) {
		char text[8];
		area_text(r.set.items[i].area, text);
		assert_string_equal(text, expected[i]);
	}
	assert_int_equal(tally_count(&r.o.ledger.filtered, "metropolitan division"), 1);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "nonmetropolitan area"), 1);
	assert_int_equal(r.o.ledger.rejected[REJECT_VALUE], 1);
	reading_release(&r);
}

/* "All data" repeats an occupation by owner: that would count it twice. */
static void rows_of_one_owner_are_left_out(void **state)
{
	static const char header[] = "AREA,AREA_TYPE,PRIM_STATE,NAICS,I_GROUP,OWN_CODE,OCC_CODE,"
				     "OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,"
				     "A_PCT75,A_PCT90\n";
	struct reading r;
	struct buf csv;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	buf_add_string(&csv, header);
	buf_add_string(&csv, "99,1,US,000000,cross-industry,1235,15-1252,Software Developers,"
			     "detailed,100,5,1,2,3,4,5\n"
			     "99,1,US,000001,\"cross-industry, ownership\",5,15-1252,Software "
			     "Developers,detailed,90,5,1,2,3,4,5\n"
			     "99,1,US,541500,4-digit,5,15-1252,Software Developers,detailed,50,5,"
			     "1,2,3,4,5\n");
	read_oews(&r, "all_data_M_2024.csv", csv.data);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.set.count, 2);
	assert_string_equal(r.set.items[0].industry, "000000");
	assert_string_equal(r.set.items[1].industry, "541500");
	assert_int_equal(tally_count(&r.o.ledger.filtered, "one ownership only"), 1);
	buf_release(&csv);
	reading_release(&r);
}

/* Each with its own date and its own top code, in one set. */
static void years_stand_side_by_side(void **state)
{
	static const char *const files[] = {"national_M2021_dl.csv", "national_M2022_dl.csv"};
	static const double bounds[] = {208000, 239200};
	struct layout *layout = known_layout("oews");
	char *directory = fixture_directory();
	struct benchmark_set set;
	struct outcome o;
	struct ingest_sink sink;

	(void)state;
	benchmark_set_init(&set);
	outcome_init(&o, "oews");
	sink = outcome_sink(&o);
	for (int i = 0; i < 2; i++) {
		struct buf path;
		buf_init(&path, BUF_LIMIT_DEFAULT);
		buf_addf(&path, "%s/%s", directory, files[i]);
		fixture_write(directory, files[i],
			      HEADER "99,1,US,000000,15-1252,Software Developers,detailed,9,1,50,"
				     "1,1,1,2,#,1,2,3,4,#,,\n");
		if (ingest_benchmarks(&o.err, layout, path.data, NULL, &sink, &set, &o.ledger))
			fail_msg("%s", o.err.text);
		buf_release(&path);
	}
	assert_int_equal(set.count, 2);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(set.items[i].date.year, 2021 + i);
		assert_int_equal(set.items[i].date.month, 5);
		assert_true(set.items[i].annual[BENCHMARK_P90].amount == bounds[i]);
	}
	assert_int_equal(o.ledger.rows_read, 2);
	benchmark_set_release(&set);
	outcome_release(&o);
	fixture_remove(directory);
	layout_free(layout);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_mark_comes_out_as_what_it_is),
	    cmocka_unit_test(a_spreadsheets_copy_reads_the_same),
	    cmocka_unit_test(the_bound_goes_by_date_until_the_file_contradicts_it),
	    cmocka_unit_test(areas_are_told_by_type_or_by_code),
	    cmocka_unit_test(files_before_2019_have_no_area_type),
	    cmocka_unit_test(bad_rows_are_rejected_with_their_column),
	    cmocka_unit_test(percentiles_out_of_order_are_rejected),
	    cmocka_unit_test(codes_years_and_hourly_occupations),
	    cmocka_unit_test(the_first_and_the_last_year_that_a_row_may_have),
	    cmocka_unit_test(the_year_is_read_from_the_name_or_asked_for),
	    cmocka_unit_test(a_date_of_the_configuration_stands_in_for_the_name),
	    cmocka_unit_test(areas_of_every_type_are_told_apart),
	    cmocka_unit_test(rows_of_one_owner_are_left_out),
	    cmocka_unit_test(years_stand_side_by_side),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
