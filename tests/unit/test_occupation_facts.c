/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projections and job zones: from the publishers' files, ours and, where they are there, theirs. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/ingest_fixture.h"
#include "tests/unit/near.h"

struct reading {
	struct outcome o;
	struct projection_set projections;
	struct job_zone_set zones;
};

static void read_path(struct reading *r, const char *name, const char *path)
{
	struct layout *layout = known_layout(name);
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	outcome_init(&r->o, "src");
	projection_set_init(&r->projections);
	job_zone_set_init(&r->zones);
	sink = outcome_sink(&r->o);
	r->o.result =
	    layout_kind(layout) == LAYOUT_PROJECTIONS
		? ingest_projections(&r->o.err, layout, path, NULL, &sink, &r->projections,
				     &r->o.ledger)
		: ingest_job_zones(&r->o.err, layout, path, NULL, &sink, &r->zones, &r->o.ledger);
	assert_int_equal(ledger_check(&e, &r->o.ledger), 0);
	layout_free(layout);
}

static void read_text(struct reading *r, const char *name, const char *text)
{
	struct memory_file file = memory_file_new(text, strlen(text));

	read_path(r, name, file.path);
	memory_file_close(&file);
}

static void release(struct reading *r)
{
	projection_set_release(&r->projections);
	job_zone_set_release(&r->zones);
	outcome_release(&r->o);
}

#define DASH "\xe2\x80\x93"
#define NONE "\xe2\x80\x94"
#define TABLE_HEADER                                                                               \
	"2026 National Employment Matrix title,2026 National Employment Matrix code,"              \
	"Occupation type,\"Employment, 2026\",\"Employment, 2036\","                               \
	"\"Employment change, numeric, 2026" DASH "36\","                                          \
	"\"Employment change, percent, 2026" DASH "36\","                                          \
	"\"Occupational openings, 2026" DASH "36 annual average\","                                \
	"\"Median annual wage, dollars, 2026[1]\",Typical education needed for entry,"             \
	"Work experience in a related occupation,"                                                 \
	"Typical on-the-job training needed to attain competency in the occupation\n"

static void the_table_of_a_year_that_is_not_here_is_read(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "bls-projections",
		  "\"Table 1.2 Occupational projections, 2026" DASH "2036 (in thousands)\""
		  ",,,,,,,,,,,\n" TABLE_HEADER
		  "\"Total, all occupations\",00-0000,Summary,\"1,000.5\",1100,99.5,9.9,120.5,"
		  "50000," NONE "," NONE "," NONE "\n"
		  "Data scientists,15-2051,Line item,200,150.5,-49.5,-24.8," NONE ","
		  ">=$239200,Bachelor's degree,None,None\n"
		  "Footnotes:,,,,,,,,,,,\n[1] Wages are of employees.,,,,,,,,,,,\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.projections.count, 2);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "note"), 2);
	const struct projection *all = &r.projections.items[0], *one = &r.projections.items[1];
	assert_string_equal(all->occupation, "00-0000");
	assert_string_equal(all->period, "2026-36");
	assert_true(all->employment_start == 1000.5 && all->employment_end == 1100);
	assert_true(all->percent_change == 9.9 && all->openings == 120.5);
	assert_string_equal(all->education, "");
	assert_string_equal(one->occupation, "15-2051");
	assert_true(one->percent_change == -24.8);
	assert_true(isnan(one->openings));
	assert_string_equal(one->education, "Bachelor's degree");
	assert_string_equal(one->work_experience, "None");
	assert_string_equal(one->source, "src");
	assert_string_equal(one->publication, "U.S. Bureau of Labor Statistics, Employment "
					      "Projections, Table 1.2");
	assert_int_equal(one->line, 4);
	release(&r);
}

static void columns_of_the_years_may_stand_in_any_order(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "bls-projections-export",
		  "Employment 2031,Occupation Code,Employment 2021,"
		  "\"Employment Percent Change, 2021-2031\"\n120,15-1252,100,20\n");
	assert_int_equal(r.o.result, 0);
	assert_string_equal(r.projections.items[0].period, "2021-31");
	assert_true(r.projections.items[0].employment_start == 100);
	assert_true(r.projections.items[0].employment_end == 120);
	assert_string_equal(r.projections.items[0].training, "");
	release(&r);
}

#define EXPORT_HEADER                                                                              \
	"Occupation Title,Occupation Code,Employment 2019,Employment 2029,"                        \
	"\"Employment Percent Change, 2019-2029\","                                                \
	"\"Occupational Openings, 2019-2029 Annual Average\",Typical Entry-Level Education\n"

static void the_exports_codes_and_thousands_are_read(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "bls-projections-export",
		  EXPORT_HEADER
		  "\"Accountants    * Auditor* CPA\",\"=\"\"13-2011\"\"\",\"1,436.1\","
		  "\"1,497.9\",4.3,125.7,Bachelor's degree\n"
		  "Without growth,\"=\"\"13-2021\"\"\",1.5,N/A,N/A,0.1,N/A\n"
		  "Commas elsewhere,13-2031,\"1,43.1\",1,4.3,1,x\n"
		  "No code,13-20,1,1,4.3,1,x\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.projections.count, 1);
	assert_string_equal(r.projections.items[0].occupation, "13-2011");
	assert_true(r.projections.items[0].employment_start == 1436.1);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "no value"), 1);
	assert_string_equal(r.o.rejects.data, "src,4,bad-value,Employment 2019,\"1,43.1\"\n"
					      "src,5,bad-value,Occupation Code,13-20\n");
	release(&r);
}

static void three_years_are_not_two(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "bls-projections-export",
		  "Occupation Code,Employment 2019,Employment 2029,"
		  "\"Employment Percent Change, 2019-2029\","
		  "\"Employment Percent Change, 2009-2019\"\n13-2011,1,1,1,1\n");
	assert_int_equal(r.o.result, -1);
	assert_int_equal(r.o.err.code, ERR_INPUT);
	assert_non_null(strstr(r.o.err.text, "the header has two columns"));
	release(&r);
}

static void a_layout_without_years_needs_a_span(void **state)
{
	static const char *const head =
	    "[layout]\nname = p\ntitle = T\npublisher = P\nlicence = L\n"
	    "kind = projections\n[columns]\noccupation = soc\n"
	    "percent_change = growth\n";
	static const char *const csv = "soc,growth\n15-1252,3.5\n";
	struct memory_file file = memory_file_new(csv, strlen(csv));

	(void)state;
	for (int with = 0; with <= 1; with++) {
		const struct ingest_sink sink = {.context = NULL};
		struct projection_set set;
		struct ledger ledger;
		struct err e = ERR_INIT;
		struct buf text;

		buf_init(&text, BUF_LIMIT_DEFAULT);
		buf_addf(&text, "%s%s", head, with ? "[constants]\nspan = 2030-40\n" : "");
		struct layout *layout = layout_of(&e, text.data);
		buf_release(&text);
		assert_non_null(layout);
		projection_set_init(&set);
		ledger_init(&ledger, "src");
		int result = ingest_projections(&e, layout, file.path, NULL, &sink, &set, &ledger);
		assert_int_equal(result, with ? 0 : -1);
		if (with)
			assert_string_equal(set.items[0].period, "2030-40");
		else
			assert_non_null(strstr(e.text, "do not say the years"));
		ledger_release(&ledger);
		projection_set_release(&set);
		layout_free(layout);
	}
	memory_file_close(&file);
}

static void a_zone_is_the_base_codes_or_that_of_most_sub_codes(void **state)
{
	struct reading r;

	(void)state;
	read_text(&r, "onet-job-zones",
		  "O*NET-SOC Code\tTitle\tJob Zone\tDate\n"
		  "15-1299.02\tB\t4\td\n15-1299.01\t\"A\" said\t3\td\n15-1299.03\tC\t3\td\n"
		  "15-1299.04\tD\t4\td\n"
		  "15-1252.01\tSub\t2\td\n15-1252.00\tBase\t4\td\n15-1252.02\tSub\t2\td\n"
		  "11-1011.00\tNone\tn/a\td\n13-1011.00\tSix\t6\td\n13-1021\tSoc\t1\td\n");
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.zones.count, 3);
	assert_string_equal(r.zones.items[0].occupation, "13-1021");
	assert_int_equal(r.zones.items[0].zone, 1);
	assert_string_equal(r.zones.items[1].occupation, "15-1252");
	assert_int_equal(r.zones.items[1].zone, 4);
	assert_string_equal(r.zones.items[2].occupation, "15-1299");
	assert_int_equal(r.zones.items[2].zone, 4);
	assert_int_equal(tally_count(&r.o.ledger.filtered, "no value"), 1);
	assert_string_equal(r.o.rejects.data, "src,10,bad-value,Job Zone,6\n");
	release(&r);
}

static void of_zones_that_are_as_frequent_the_highest_is_taken(void **state)
{
	static const struct {
		const char *zones; /* of sub-codes 01, 02, ... */
		int zone;
	} cases[] = {{"1", 1},	{"2", 2},  {"5", 5},   {"112", 1}, {"122", 2},
		     {"12", 2}, {"21", 2}, {"123", 3}, {"45", 5},  {"4455112", 5}};
	struct buf text;
	struct reading r;

	(void)state;
	buf_init(&text, BUF_LIMIT_DEFAULT);
	buf_add_string(&text, "O*NET-SOC Code\tTitle\tJob Zone\tDate\n");
	for (int i = 0; i < (int)(sizeof(cases) / sizeof(*cases)); i++)
		for (int k = 0; cases[i].zones[k]; k++)
			buf_addf(&text, "15-10%02d.%02d\tT\t%c\td\n", i, k + 1, cases[i].zones[k]);
	read_text(&r, "onet-job-zones", text.data);
	assert_int_equal(r.zones.count, sizeof(cases) / sizeof(*cases));
	for (size_t i = 0; i < r.zones.count; i++)
		assert_int_equal(r.zones.items[i].zone, cases[i].zone);
	release(&r);
	buf_release(&text);
}

#define HEAD "[layout]\nname = z\ntitle = T\npublisher = P\nlicence = L\nkind = "

static void a_layout_that_lacks_what_its_kind_needs_is_an_error(void **state)
{
	static const struct {
		const char *layout;
		const char *said;
	} cases[] = {
	    {"observations\n[columns]\ntitle = t\n",
	     "observations must name the column of base or total"},
	    {"observations\n[columns]\nbase = b\n", "observations must name the column of title"},
	    {"benchmarks\n[columns]\np50 = m\n", "benchmarks must name the column of occupation"},
	    {"exposures\n[constants]\nfamily = f\n[measures]\nm = v\n",
	     "exposures must name the column of occupation"},
	    {"exposures\n[columns]\noccupation = soc\n[measures]\nm = v\n",
	     "exposures must name the column of family (in [constants])"},
	    {"exposures\n[columns]\noccupation = soc\n[constants]\nfamily = f\n",
	     "exposures must name the column of a measure (in [measures])"},
	    {"projections\n[columns]\npercent_change = c\n",
	     "projections must name the column of occupation"},
	    {"projections\n[columns]\noccupation = soc\n",
	     "projections must name the column of percent_change"},
	    {"job-zones\n[columns]\njob_zone = z\n",
	     "job-zones must name the column of occupation"},
	    {"job-zones\n[columns]\noccupation = soc\n",
	     "a layout of job-zones must name the column of job_zone"},
	    {"posting-shares\n[columns]\nyear = y\nshare = s\n",
	     "posting-shares must name the column of country"},
	    {"posting-shares\n[columns]\ncountry = c\nshare = s\n",
	     "posting-shares must name the column of year"},
	    {"posting-shares\n[columns]\ncountry = c\nyear = y\n",
	     "posting-shares must name the column of share"},
	    {"projection\n",
	     "must be observations, benchmarks, exposures, projections, job-zones, "
	     "posting-shares, posting-indices, tasks, technologies, reported-titles or "
	     "related-occupations"},
	};
	char text[400];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err e = ERR_INIT;

		snprintf(text, sizeof(text), HEAD "%s", cases[i].layout);
		assert_null(layout_of(&e, text));
		if (!strstr(e.text, cases[i].said))
			fail_msg("%s: %s", cases[i].layout, e.text);
	}
}

/* Each kind's rows go to the set of that kind; what is no published table is refused. */
static void a_table_goes_to_the_set_of_its_kind(void **state)
{
	static const char csv[] = "soc,zone\n15-1252,4\n";
	struct memory_file file = memory_file_new(csv, strlen(csv));
	struct published_tables published;
	struct err e = ERR_INIT;
	struct layout *zones = layout_of(&e, HEAD "job-zones\n[columns]\noccupation = soc\n"
						  "job_zone = zone\n");
	struct layout *pay = layout_of(&e, HEAD "observations\n[columns]\ntitle = soc\n"
						"base = zone\n[constants]\ncurrency = USD\n"
						"period = year\ndate = 2024\n");
	struct ingest_sink sink;
	struct outcome o;

	(void)state;
	if (!zones || !pay)
		fail_msg("%s", e.text);
	outcome_init(&o, "src");
	sink = outcome_sink(&o);
	published_tables_init(&published);
	assert_int_equal(ingest_published(&e, zones, file.path, NULL, &sink, &published, &o.ledger),
			 0);
	assert_int_equal(published.job_zones.count, 1);
	assert_int_equal(published.job_zones.items[0].zone, 4);
	assert_int_equal(published.benchmarks.count + published.exposures.count +
			     published.projections.count + published.posting_shares.count,
			 0);
	assert_int_equal(ingest_published(&e, pay, file.path, NULL, &sink, &published, &o.ledger),
			 -1);
	assert_int_equal(e.code, ERR_BUG);
	published_tables_release(&published);
	outcome_release(&o);
	layout_free(zones);
	layout_free(pay);
	memory_file_close(&file);
}

/* ---- posting shares ---- */

static void read_shares(struct outcome *o, struct posting_share_set *set,
			const struct layout *layout, const char *text)
{
	struct memory_file file = memory_file_new(text, strlen(text));
	struct tables_fixture tables;
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	tables_fixture_init(&tables);
	outcome_init(o, "src");
	posting_share_set_init(set);
	sink = outcome_sink(o);
	o->result = ingest_posting_shares(&o->err, layout, file.path, &tables.tables, &sink, set,
					  &o->ledger);
	assert_int_equal(ledger_check(&e, &o->ledger), 0);
	tables_fixture_release(&tables);
	memory_file_close(&file);
}

static void shares_of_postings_are_read_by_day(void **state)
{
	struct layout *layout = known_layout("indeed-ai-tracker");
	struct posting_share_set set;
	struct outcome o;

	(void)state;
	read_shares(&o, &set, layout,
		    "date,jobcountry,AI_share_postings\n2026-06-30,US,5.9\n2026-06,GB,2\n"
		    "2026-02-30,US,1\n06/30/2026,US,1\n");
	assert_int_equal(set.count, 2);
	assert_int_equal(set.items[0].year, 2026);
	assert_int_equal(set.items[0].month, 6);
	assert_int_equal(set.items[0].day, 30);
	assert_int_equal(set.items[1].day, 0);
	assert_int_equal(ledger_rejected(&o.ledger), 2);
	posting_share_set_release(&set);
	outcome_release(&o);
	layout_free(layout);
}

static void shares_of_postings_are_read_by_country_and_year(void **state)
{
	struct layout *layout = known_layout("ai-index-postings");
	struct posting_share_set set;
	struct outcome o;

	(void)state;
	read_shares(&o, &set, layout,
		    "Year,Geographic area,AI job postings (% of all job postings)\n"
		    "2024,United States,1.79%\n2024,United Kingdom,1.26\n"
		    "2024,Oceania and beyond,1.1%\n2024,Chile,\n"
		    "2024,Mexico,some\nlast,Mexico,1%\n2024,Italy,101%\n");
	assert_int_equal(o.result, 0);
	assert_int_equal(set.count, 2);
	assert_int_equal(set.items[0].country, CODE2('U', 'S'));
	assert_int_equal(set.items[0].year, 2024);
	assert_near(set.items[0].percent, 1.79, 1e-12);
	assert_int_equal(set.items[1].country, CODE2('G', 'B'));
	assert_near(set.items[1].percent, 1.26, 1e-12);
	assert_int_equal(tally_count(&o.ledger.filtered, "no country"), 1);
	assert_int_equal(tally_count(&o.ledger.filtered, "no value"), 1);
	assert_int_equal(ledger_rejected(&o.ledger), 3);
	posting_share_set_release(&set);
	outcome_release(&o);
	layout_free(layout);
}

static void a_layout_may_say_that_shares_are_parts_of_one(void **state)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(
	    &e, "[layout]\nname = s\ntitle = T\npublisher = P\nlicence = L\n"
		"kind = posting-shares\n[columns]\ncountry = Entity\nyear = Year\nshare = s\n"
		"[parse]\nshare = fraction\n");
	struct posting_share_set set;
	struct outcome o;

	(void)state;
	assert_non_null(layout);
	read_shares(&o, &set, layout, "Entity,Year,s\nUSA,2023,0.0162\nSpain,2023,1.35%\n");
	assert_int_equal(set.count, 2);
	assert_near(set.items[0].percent, 1.62, 1e-12);
	assert_near(set.items[1].percent, 1.35, 1e-12);
	posting_share_set_release(&set);
	outcome_release(&o);
	layout_free(layout);
}

/* ---- the real files ---- */

static bool real_path(char *out, size_t size, const char *file)
{
	const char *real = getenv("PAYBANDS_REAL_DATA");

	snprintf(out, size, "%s/%s", real ? real : "../shared/data", file);
	return access(out, R_OK) == 0;
}

static const struct projection *find(const struct projection_set *set, const char *occupation)
{
	for (size_t i = 0; i < set->count; i++)
		if (strcmp(set->items[i].occupation, occupation) == 0)
			return &set->items[i];
	fail_msg("no %s", occupation);
	return NULL;
}

static void the_real_workbook_of_projections(void **state)
{
	struct reading r;
	char path[4096];

	(void)state;
	if (!real_path(path, sizeof(path), "projections/2024-34_occupation.xlsx"))
		skip();
	read_path(&r, "bls-projections", path);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.projections.count, 1113);
	assert_int_equal(ledger_rejected(&r.o.ledger), 0);
	const struct projection *one = find(&r.projections, "15-2051");
	assert_string_equal(one->period, "2024-34");
	assert_near(one->employment_start, 245.9, 1e-9);
	assert_near(one->employment_end, 328.3, 1e-9);
	assert_near(one->openings, 23.4, 1e-9);
	assert_string_equal(find(&r.projections, "00-0000")->education, "");
	release(&r);
}

static void the_real_export_of_projections(void **state)
{
	struct reading r;
	char path[4096];

	(void)state;
	if (!real_path(path, sizeof(path), "projections/Employment_Projections_2019-29.csv"))
		skip();
	read_path(&r, "bls-projections-export", path);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(r.projections.count, 790);
	assert_int_equal(r.o.ledger.rows_read, 790);
	const struct projection *one = find(&r.projections, "13-2011");
	assert_string_equal(one->period, "2019-29");
	assert_near(one->employment_start, 1436.1, 1e-9);
	assert_near(one->percent_change, 4.3, 1e-9);
	assert_string_equal(one->education, "Bachelor's degree");
	assert_near(find(&r.projections, "15-1251")->percent_change, -9.4, 1e-9);
	release(&r);
}

static void the_real_job_zones(void **state)
{
	struct reading r;
	char path[4096];

	(void)state;
	if (!real_path(path, sizeof(path), "onet/Job Zones.txt"))
		skip();
	read_path(&r, "onet-job-zones", path);
	assert_int_equal(r.o.result, 0);
	assert_int_equal(ledger_rejected(&r.o.ledger), 0);
	assert_true(r.o.ledger.rows_read > r.zones.count && r.zones.count > 700);
	release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_table_of_a_year_that_is_not_here_is_read),
	    cmocka_unit_test(columns_of_the_years_may_stand_in_any_order),
	    cmocka_unit_test(the_exports_codes_and_thousands_are_read),
	    cmocka_unit_test(three_years_are_not_two),
	    cmocka_unit_test(a_layout_without_years_needs_a_span),
	    cmocka_unit_test(a_zone_is_the_base_codes_or_that_of_most_sub_codes),
	    cmocka_unit_test(of_zones_that_are_as_frequent_the_highest_is_taken),
	    cmocka_unit_test(a_layout_that_lacks_what_its_kind_needs_is_an_error),
	    cmocka_unit_test(a_table_goes_to_the_set_of_its_kind),
	    cmocka_unit_test(shares_of_postings_are_read_by_country_and_year),
	    cmocka_unit_test(shares_of_postings_are_read_by_day),
	    cmocka_unit_test(a_layout_may_say_that_shares_are_parts_of_one),
	    cmocka_unit_test(the_real_workbook_of_projections),
	    cmocka_unit_test(the_real_export_of_projections),
	    cmocka_unit_test(the_real_job_zones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
