/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many job postings there are: reading the index, and which month of which series is told. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "estimate/posting_trends.h"
#include "tests/unit/fixture_files.h"
#include "tests/unit/ingest_fixture.h"
#include "tests/unit/near.h"

#define US CODE2('U', 'S')

/* ---- reading ---- */

static void read_indices(struct outcome *o, struct posting_index_set *set, const char *layout_name,
			 const char *text)
{
	struct layout *layout = known_layout(layout_name);
	struct memory_file file = memory_file_new(text, strlen(text));
	struct tables_fixture tables;
	struct ingest_sink sink;
	struct err e = ERR_INIT;

	tables_fixture_init(&tables);
	outcome_init(o, "src");
	posting_index_set_init(set);
	sink = outcome_sink(o);
	o->result = ingest_posting_indices(&o->err, layout, file.path, &tables.tables, &sink, set,
					   &o->ledger);
	assert_int_equal(ledger_check(&e, &o->ledger), 0);
	tables_fixture_release(&tables);
	memory_file_close(&file);
	layout_free(layout);
}

static void an_index_is_read_with_its_sector(void **state)
{
	struct posting_index_set set;
	struct outcome o;

	(void)state;
	read_indices(&o, &set, "indeed-postings-sectors",
		     "date,jobcountry,indeed_job_postings_index,variable,display_name\n"
		     "2026-07-31,US,64.2,total postings,Software Development\n"
		     "2026-07-31,US,50,new postings,Software Development\n"
		     "2026-07-31,ZZ,50,total postings,Software Development\n"
		     "2026-07-31,US,,total postings,Accounting\n"
		     "2026-07-31,US,0,total postings,Accounting\n"
		     "2026-07-31,US,-3,total postings,Accounting\n"
		     "2026-07-32,US,60,total postings,Accounting\n");
	assert_int_equal(o.result, 0);
	assert_int_equal(set.count, 1);
	assert_int_equal(set.items[0].country, US);
	assert_int_equal(set.items[0].state, 0);
	assert_int_equal(set.items[0].day, 31);
	assert_near(set.items[0].index, 64.2, 1e-12);
	assert_int_equal(set.items[0].base.year, 2020);
	assert_string_equal(set.items[0].sector, "Software Development");
	assert_int_equal(tally_count(&o.ledger.filtered, "another index"), 1);
	assert_int_equal(tally_count(&o.ledger.filtered, "neither a country nor a state"), 1);
	assert_int_equal(tally_count(&o.ledger.filtered, "no value"), 1);
	assert_int_equal(ledger_rejected(&o.ledger), 3);
	posting_index_set_release(&set);
	outcome_release(&o);
}

/* "in", "or" and "me" are states there, as every code is. */
static void states_are_read_by_their_code_in_either_case(void **state)
{
	static const char *const codes[] = {"IN", "OR", "ME", "DC"};
	struct posting_index_set set;
	struct outcome o;

	(void)state;
	read_indices(&o, &set, "indeed-postings-states",
		     "date,state,indeed_job_postings_index\n2020-02-01,in,100\n2020-02-01,or,100\n"
		     "2020-02-01,ME,100\n2020-02-01,dc,100\n2020-02-01,zz,100\n");
	assert_int_equal(set.count, 4);
	for (size_t i = 0; i < set.count; i++) {
		assert_int_equal(set.items[i].country, US);
		assert_int_equal(set.items[i].state, code_of(text_of(codes[i])));
		assert_string_equal(set.items[i].sector, "");
	}
	assert_int_equal(tally_count(&o.ledger.filtered, "neither a country nor a state"), 1);
	posting_index_set_release(&set);
	outcome_release(&o);
}

static void a_base_that_is_no_date_is_a_fault_of_the_layout(void **state)
{
	struct err e = ERR_INIT;
	struct layout *layout =
	    layout_of(&e, "[layout]\nname = s\ntitle = T\npublisher = P\nlicence = L\n"
			  "kind = posting-indices\n[columns]\ncountry = c\nyear = y\nindex = i\n"
			  "[constants]\nindex_base = last spring\n");
	struct memory_file file = memory_file_new("c,y,i\nUS,2025,100\n", 18);
	struct posting_index_set set;
	struct tables_fixture tables;
	struct ingest_sink sink;
	struct outcome o;

	(void)state;
	assert_non_null(layout);
	tables_fixture_init(&tables);
	outcome_init(&o, "src");
	posting_index_set_init(&set);
	sink = outcome_sink(&o);
	assert_int_equal(ingest_posting_indices(&o.err, layout, file.path, &tables.tables, &sink,
						&set, &o.ledger),
			 -1);
	assert_non_null(strstr(o.err.text, "index_base = last spring: must be YYYY-MM"));
	posting_index_set_release(&set);
	outcome_release(&o);
	tables_fixture_release(&tables);
	memory_file_close(&file);
	layout_free(layout);
}

/* ---- which figures are told ---- */

#define SECTORS "occupation,sector\n15-1252,Software Development\n15-2051,Mathematics\n"

struct world {
	char *directory;
	struct arena texts;
	struct posting_book *book;
	struct posting_index rows[64];
	struct posting_index_set inputs;
	struct err e;
};

static int set_up(void **state)
{
	struct world *w = mem_zero(1, sizeof(*w));

	w->directory = fixture_directory();
	fixture_write(w->directory, "posting_sectors.csv", SECTORS);
	w->e = (struct err)ERR_INIT;
	w->inputs.items = w->rows;
	arena_init(&w->texts);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	posting_book_free(w->book);
	arena_release(&w->texts);
	fixture_remove(w->directory);
	free(w);
	return 0;
}

static void give(struct world *w, struct posting_index row)
{
	row.country = row.country ? row.country : US;
	row.sector = row.sector ? row.sector : "";
	row.publication = "Tracker";
	row.source = "mine";
	w->rows[w->inputs.count++] = row;
}

static struct role_postings told(struct world *w, const char *soc)
{
	const struct role_occupation occupation = {.soc = soc, .weight = 1};
	struct role role = {.occupations = &occupation, .occupation_count = 1};
	struct role_postings out;

	if (posting_book_make(&w->e, &w->book, LAYERS_INSTALLED(w->directory), &w->inputs,
			      &w->texts) < 0)
		fail_msg("%s", w->e.text);
	posting_trends_of_role(w->book, &role, &out);
	return out;
}

static void the_newest_whole_month_beside_that_of_a_year_before(void **state)
{
	struct world *w = *state;
	struct role_postings got;

	give(w, (struct posting_index){
		    .year = 2026, .month = 8, .day = 14, .index = 300, .base = {2020, 2, 1}});
	give(w, (struct posting_index){
		    .year = 2026, .month = 7, .day = 31, .index = 110, .base = {2020, 2, 1}});
	give(w, (struct posting_index){
		    .year = 2026, .month = 7, .day = 30, .index = 88, .base = {2020, 2, 1}});
	give(w, (struct posting_index){
		    .year = 2025, .month = 7, .day = 31, .index = 90, .base = {2020, 2, 1}});
	give(w, (struct posting_index){
		    .year = 2024, .month = 7, .day = 31, .index = 50, .base = {2020, 2, 1}});
	got = told(w, "15-1252");
	assert_non_null(got.trends);
	assert_null(got.sector);
	assert_int_equal(got.trends->all.year, 2026);
	assert_int_equal(got.trends->all.month, 7);
	assert_near(got.trends->all.index, 99, 1e-9);
	assert_near(got.trends->all.from_base, -1, 1e-9);
	assert_near(got.trends->all.change, 10, 1e-9);
	assert_string_equal(got.trends->source, "Tracker (figures from the input mine)");
}

static void without_a_base_or_a_year_before_neither_is_told(void **state)
{
	struct world *w = *state;
	struct role_postings got;

	give(w, (struct posting_index){.year = 2026, .month = 7, .day = 31, .index = 110});
	give(w, (struct posting_index){.year = 2025, .month = 7, .day = 30, .index = 90});
	got = told(w, "15-1252");
	assert_near(got.trends->all.index, 110, 0);
	assert_true(isnan(got.trends->all.from_base));
	assert_true(isnan(got.trends->all.change)); /* of July 2025 the last day is missing */
}

static void a_role_has_the_sector_of_its_occupation(void **state)
{
	struct world *w = *state;
	struct role_postings got;

	give(w,
	     (struct posting_index){.year = 2026, .index = 60, .sector = "Software Development"});
	give(w, (struct posting_index){.year = 2026, .index = 80, .sector = "Accounting"});
	got = told(w, "15-1252");
	assert_string_equal(got.sector, "Software Development");
	assert_near(got.of_sector.index, 60, 0);
	assert_true(isnan(got.trends->all.index));
	posting_book_free(w->book);
	got = told(w, "15-2051");
	assert_null(got.sector); /* Mathematics has no figure */
	posting_book_free(w->book);
	got = told(w, "29-1141");
	assert_null(got.sector); /* no sector is known */
}

static void states_are_ranked_by_their_change_in_one_month(void **state)
{
	static const char *const letters[] = {"CA", "NY", "TX"};
	static const double now[] = {90, 120, 100};
	struct world *w = *state;
	struct role_postings got;

	for (size_t i = 0; i < 3; i++) {
		code of = code_of(text_of(letters[i]));

		give(w, (struct posting_index){
			    .state = of, .year = 2026, .month = 7, .index = now[i]});
		give(w,
		     (struct posting_index){.state = of, .year = 2025, .month = 7, .index = 100});
	}
	/* An older month: not compared. */
	give(w, (struct posting_index){
		    .state = CODE2('W', 'A'), .year = 2026, .month = 6, .index = 500});
	give(w, (struct posting_index){
		    .state = CODE2('W', 'A'), .year = 2025, .month = 6, .index = 100});
	got = told(w, "15-1252");
	assert_int_equal(got.trends->state_count, 3);
	assert_int_equal(got.trends->states[0].state, CODE2('N', 'Y'));
	assert_near(got.trends->states[0].trend.change, 20, 1e-9);
	assert_int_equal(got.trends->states[1].state, CODE2('T', 'X'));
	assert_int_equal(got.trends->states[2].state, CODE2('C', 'A'));
	assert_near(got.trends->states[2].trend.change, -10, 1e-9);
}

static void other_countries_are_not_told_and_without_inputs_nothing_is(void **state)
{
	struct world *w = *state;

	assert_null(told(w, "15-1252").trends);
	posting_book_free(w->book);
	give(w, (struct posting_index){.country = CODE2('D', 'E'), .year = 2026, .index = 60});
	assert_null(told(w, "15-1252").trends);
}

static void two_figures_of_one_day_must_agree(void **state)
{
	struct world *w = *state;

	give(w, (struct posting_index){.year = 2026, .month = 7, .day = 31, .index = 110});
	give(w, (struct posting_index){.year = 2026, .month = 7, .day = 31, .index = 110});
	assert_near(told(w, "15-1252").trends->all.index, 110, 0);
	posting_book_free(w->book);
	w->rows[1].index = 90;
	assert_int_equal(posting_book_make(&w->e, &w->book, LAYERS_INSTALLED(w->directory),
					   &w->inputs, &w->texts),
			 -1);
	assert_int_equal(w->e.code, ERR_INPUT);
	assert_non_null(strstr(w->e.text, "90 from source mine, line 0, 110 from source mine"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_index_is_read_with_its_sector),
	    cmocka_unit_test(states_are_read_by_their_code_in_either_case),
	    cmocka_unit_test(a_base_that_is_no_date_is_a_fault_of_the_layout),
	    TEST(the_newest_whole_month_beside_that_of_a_year_before),
	    TEST(without_a_base_or_a_year_before_neither_is_told),
	    TEST(a_role_has_the_sector_of_its_occupation),
	    TEST(states_are_ranked_by_their_change_in_one_month),
	    TEST(other_countries_are_not_told_and_without_inputs_nothing_is),
	    TEST(two_figures_of_one_day_must_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
