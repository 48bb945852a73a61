/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Observations: from the bytes of a file to rows, rejects and a ledger that adds up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/layout/layout_private.h"
#include "tests/unit/book_fixture.h"
#include "tests/unit/ingest_fixture.h"

#define AI_HEADER                                                                                  \
	"work_year,experience_level,employment_type,job_title,salary,salary_currency,"             \
	"salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n"

static struct tables_fixture tables;

static int set_up(void **state)
{
	(void)state;
	tables_fixture_init(&tables);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	tables_fixture_release(&tables);
	return 0;
}

static void assert_ledger_adds_up(struct outcome *o)
{
	struct err e = ERR_INIT;

	assert_int_equal(ledger_check(&e, &o->ledger), 0);
}

/* Reads `csv` (a string) by a known layout and expects exactly these rows and rejects. */
static void assert_gives(const char *layout_name, const char *csv, const char *rows,
			 const char *rejects)
{
	struct layout *layout = known_layout(layout_name);
	struct outcome o;

	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, strlen(csv), 0);
	if (o.result)
		fail_msg("%s", o.err.text);
	assert_string_equal(o.rows.data, rows);
	assert_string_equal(o.rejects.data, rejects);
	assert_ledger_adds_up(&o);
	outcome_release(&o);
	layout_free(layout);
}

static void assert_fails(const char *layout_name, const char *csv, size_t len, enum err_code wanted,
			 const char *said)
{
	struct layout *layout = known_layout(layout_name);
	struct outcome o;

	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, len, 0);
	assert_int_equal(o.result, -1);
	assert_int_equal(o.err.code, wanted);
	if (!strstr(o.err.text, said))
		fail_msg("\"%s\" does not say \"%s\"", o.err.text, said);
	assert_string_equal(o.rows.data, "");
	outcome_release(&o);
	layout_free(layout);
}

/* ---- ai-jobs ---- */

static void a_row_becomes_an_observation(void **state)
{
	(void)state;
	assert_gives(
	    "ai-jobs",
	    AI_HEADER "2024,MI,FT,Machine Learning Engineer,170000,USD,170000,US,100,US,M\n",
	    "src,2,2024,Machine Learning Engineer,ml-engineer,mid,field,,US,,,remote,,170000,"
	    ",,,USD,1,1\n",
	    "");
}

/* 50,000 EUR of 2024 at the Federal Reserve's 1.08202, not at the source's own 60,000. */
static void foreign_pay_is_converted_by_our_rate_of_its_year(void **state)
{
	(void)state;
	assert_gives(
	    "ai-jobs", AI_HEADER "2024,EN,FT,Machine Learning Engineer,50000,EUR,60000,DE,0,DE,M\n",
	    "src,2,2024,Machine Learning Engineer,ml-engineer,junior,field,,DE,,,onsite,,54101,"
	    ",,,EUR,1.08202,1\n",
	    "");
}

static void without_a_rate_of_ours_the_sources_conversion_is_used(void **state)
{
	double rate;

	(void)state;
	assert_false(fx_rate(tables.fx, code_of(TEXT_LITERAL("CLP")), 2024, &rate));
	assert_gives(
	    "ai-jobs",
	    AI_HEADER "2024,EN,FT,Data Scientist,40000000,CLP,50000,CL,50,CL,M\n"
		      "2024,EN,FT,Data Scientist,40000000,CLP,,CL,50,CL,L\n",
	    "src,2,2024,Data Scientist,data-scientist,junior,field,,CL,,,hybrid,,50000,,,,CLP,"
	    "0.00125,1\n",
	    "src,3,no-exchange-rate,salary_currency,CLP\n");
}

static void a_floor_is_raised_by_the_title_and_a_track_is_kept(void **state)
{
	(void)state;
	assert_gives("ai-jobs",
		     AI_HEADER
		     "2024,SE,FT,Staff Machine Learning Engineer,300000,USD,300000,US,0,US,M\n"
		     "2024,SE,FT,Machine Learning Engineer,200000,USD,200000,US,0,US,M\n"
		     "2024,EX,FT,Machine Learning Engineer,400000,USD,400000,US,0,US,M\n",
		     "src,2,2024,Staff Machine Learning "
		     "Engineer,ml-engineer,staff,title,,US,,,onsite,,300000,,,,USD,1,1\n"
		     "src,3,2024,Machine Learning "
		     "Engineer,ml-engineer,senior,field,,US,,,onsite,,200000,,,,USD,1,1\n"
		     "src,4,2024,Machine Learning "
		     "Engineer,ml-engineer,executive,field,,US,,,onsite,,400000,,,,USD,1,1\n",
		     "");
}

static void the_employers_country_stands_in_for_an_empty_residence(void **state)
{
	(void)state;
	assert_gives(
	    "ai-jobs",
	    AI_HEADER "2024,MI,FT,Data Scientist,90000,USD,90000,,0,US,M\n"
		      "2024,MI,FT,Data Scientist,90000,USD,90000,PL,0,US,M\n",
	    "src,2,2024,Data Scientist,data-scientist,mid,field,,US,,,onsite,,90000,,,,USD,1,1\n"
	    "src,3,2024,Data Scientist,data-scientist,mid,field,,PL,,,onsite,,90000,,,,USD,1,1\n",
	    "");
}

static void rows_left_out_by_rule_are_counted_by_its_name(void **state)
{
	static const char csv[] = AI_HEADER "2024,MI,PT,Data Scientist,90000,USD,90000,US,0,US,M\n"
					    "2024,MI,ft,Data Scientist,90000,USD,90000,US,0,US,M\n"
					    "2024,MI,CT,Data Scientist,90000,USD,90000,US,0,US,M\n";
	struct layout *layout = known_layout("ai-jobs");
	struct outcome o;

	(void)state;
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, strlen(csv), 0);
	assert_int_equal(o.result, 0);
	assert_int_equal(o.ledger.rows_read, 3);
	assert_int_equal(o.ledger.observations, 1);
	assert_int_equal(tally_count(&o.ledger.filtered, "not full-time"), 2);
	assert_ledger_adds_up(&o);
	outcome_release(&o);
	layout_free(layout);
}

static void each_bad_row_is_rejected_for_its_reason(void **state)
{
	(void)state;
	assert_gives(
	    "ai-jobs",
	    AI_HEADER "2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,-90000,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,nan,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,1e400,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,6000070000,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,999,USD,0,US,0,US,L\n"
		      "2024,MI,FT,Data Scientist,,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,1.250,USD,0,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,90000,QQQ,90000,US,0,US,M\n"
		      "24,MI,FT,Data Scientist,90000,USD,90000,US,0,US,M\n"
		      "2024,XX,FT,Data Scientist,90000,USD,90000,US,0,US,M\n"
		      "2024,MI,FT,,90000,USD,90000,US,0,US,M\n"
		      "2024,MI,FT,Data Scientist,90000,USD\n"
		      "2024,MI,FT,Data Scientist,90000,USD,90000,US,0,US,M,more\n",
	    "src,11,,Data Scientist,data-scientist,mid,field,,US,,,onsite,,90000,,,,USD,1,1\n",
	    "src,2,pay-zero,salary,0\n"
	    "src,3,pay-negative,salary,-90000\n"
	    "src,4,pay-not-a-number,salary,nan\n"
	    "src,5,pay-not-a-number,salary,1e400\n"
	    "src,6,pay-implausible,salary,6000070000\n"
	    "src,7,pay-implausible,salary,999\n"
	    "src,8,no-pay,salary,\n"
	    "src,9,pay-ambiguous,salary,1.250\n"
	    "src,10,unknown-currency,salary_currency,QQQ\n"
	    "src,12,unknown-level,experience_level,XX\n"
	    "src,13,no-title,job_title,\n"
	    "src,14,ragged-row,,\"6 fields, the header has 11\"\n"
	    "src,15,ragged-row,,\"12 fields, the header has 11\"\n");
}

static void a_byte_that_is_not_utf8_is_read_as_the_character_it_was(void **state)
{
	(void)state;
	assert_gives("ai-jobs", AI_HEADER "2024,MI,FT,Ing\xe9nieur,90000,USD,90000,US,0,US,M\n",
		     "src,2,2024,Ing\xc3\xa9nieur,,mid,field,,US,,,onsite,,90000,,,,USD,1,1\n", "");
}

static void bytes_that_are_no_text_are_rejected(void **state)
{
	static const char csv[] = AI_HEADER "2024,MI,FT,Data Scientist,90000,USD,90000,US,0,US,M\n"
					    "2024,MI,FT,Data\0Scientist,90000,USD,90000,US,0,US,M\n"
					    "2024,MI,FT,Ing\xe9nieur,90000,USD,90000,US,0,US,M\n";
	struct layout *layout = known_layout("ai-jobs");
	struct outcome o;

	(void)state;
	layout->encoding = ENCODING_UTF8; /* forced: otherwise they would be read as Latin-1 */
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, sizeof(csv) - 1, 0);
	assert_int_equal(o.result, 0);
	assert_int_equal(o.ledger.observations, 1);
	assert_string_equal(o.rejects.data, "src,3,nul-byte,job_title,Data Scientist\n"
					    "src,4,bad-encoding,job_title,Ing\xc3\xa9nieur\n");
	outcome_release(&o);
	layout_free(layout);
}

static void formulas_cannot_leave_by_titles_or_rejects(void **state)
{
	(void)state;
	assert_gives("ai-jobs",
		     AI_HEADER "2024,MI,FT,=cmd|' /C calc'!A0,90000,USD,90000,US,0,US,M\n"
			       "2024,MI,FT,Data Scientist,=1+1,USD,90000,US,0,US,M\n",
		     "src,2,2024,'=cmd|' /C calc'!A0,,mid,field,,US,,,onsite,,90000,,,,USD,1,1\n",
		     "src,3,pay-not-a-number,salary,'=1+1\n");
}

/* ---- forms of files ---- */

static void the_forms_of_a_file_give_the_same(void **state)
{
	static const char row[] =
	    "src,2,2024,Data Scientist,data-scientist,mid,field,,US,,,onsite,,90000,,,,USD,1,1\n";
	static const char *const files[] = {
	    "\xef\xbb\xbf" AI_HEADER "2024,MI,FT,Data Scientist,90000,USD,90000,US,0,US,M\n",
	    "WORK_YEAR,Experience_Level,employment_type, job_title ,salary,salary_currency,"
	    "salary_in_usd,employee_residence,remote_ratio,company_location,company_size\r\n"
	    "2024,MI,FT,Data Scientist,90000,USD,90000,US,0,US,M\r\n",
	    "work_year;experience_level;employment_type;job_title;salary;salary_currency;"
	    "salary_in_usd;employee_residence;remote_ratio;company_location;company_size\r"
	    "2024;MI;FT;Data Scientist;90000;USD;90000;US;0;US;M",
	    "work_year\texperience_level\temployment_type\tjob_title\tsalary\tsalary_currency\t"
	    "salary_in_usd\temployee_residence\tremote_ratio\tcompany_location\tcompany_size\n"
	    "2024\tMI\tFT\tData Scientist\t90000\tUSD\t90000\tUS\t0\tUS\tM\n",
	    AI_HEADER "\"2024\",\"MI\",FT,\"Data Scientist\",\"90,000\",USD,90000,US,0,US,M\n",
	    AI_HEADER
	    " 2024 , MI , FT ,  Data Scientist , 90000 , USD , 90000 , US , 0 , US , M \n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		assert_gives("ai-jobs", files[i], row, "");
}

static void a_file_that_is_not_understood_stops_with_one_line(void **state)
{
	static const char open_quote[] = AI_HEADER "2024,MI,FT,\"Data,90000,USD,90000,US,0,US,M\n";
	static const char misspelt[] = "work_year,experience_level,employment_type,job_titel,"
				       "salary,salary_currency\n1,2,3,4,5,6\n";
	static const char twice[] = AI_HEADER;
	char doubled[sizeof(twice) + 16];

	(void)state;
	assert_fails("ai-jobs", "", 0, ERR_INPUT, "is empty");
	assert_fails("ai-jobs", AI_HEADER, strlen(AI_HEADER), ERR_INPUT, "a header but no rows");
	assert_fails("ai-jobs", misspelt, strlen(misspelt), ERR_INPUT,
		     "no column \"job_title\" (title); the nearest is \"job_titel\"");
	assert_fails("ai-jobs", open_quote, strlen(open_quote), ERR_INPUT, "line 2");
	snprintf(doubled, sizeof(doubled), "salary,%sx\n", AI_HEADER);
	assert_fails("ai-jobs", doubled, strlen(doubled), ERR_INPUT,
		     "two columns \"salary\" (base)");
}

static void a_missing_file_is_named(void **state)
{
	struct layout *layout = known_layout("ai-jobs");
	struct outcome o;

	(void)state;
	outcome_init(&o, "src");
	ingest_path(&o, &tables, layout, "/no/such/file.csv", 0);
	assert_int_equal(o.result, -1);
	assert_int_equal(o.err.code, ERR_INPUT);
	assert_non_null(strstr(o.err.text, "/no/such/file.csv"));
	outcome_release(&o);
	layout_free(layout);
}

/* ---- the same for any number of threads and any size of block ---- */

/* Rows of every sort, with quotes, line breaks within them and rejects among them. */
static void many_rows(struct buf *out, int count, bool quotes)
{
	static const char *const titles[] = {"Data Scientist", "Machine Learning Engineer",
					     "Associate",
					     "Senior Data Engineer, Platform and Tools"};
	static const char *const pay[] = {"90000", "-1", "120000.50", "70k"};

	buf_add_string(out, AI_HEADER);
	for (int i = 0; i < count; i++) {
		bool quoted = strchr(titles[i % 4], ',') != NULL;
		if (quoted && !quotes)
			continue;
		buf_addf(out, "%d,%s,%s,%s%s%s%s,%s,%s,,%s,%d,US,M\n", 2020 + i % 5,
			 i % 3 ? "SE" : "EN", i % 11 ? "FT" : "PT", quoted ? "\"" : "",
			 titles[i % 4], quoted ? "\nII" : "", quoted ? "\"" : "", pay[i / 4 % 4],
			 i % 7 ? "USD" : "EUR", i % 13 ? "US" : "DE", i % 2 * 100);
	}
}

static void assert_same_outcome(const struct outcome *a, const struct outcome *b)
{
	assert_int_equal(a->result, b->result);
	assert_string_equal(a->rows.data, b->rows.data);
	assert_string_equal(a->rejects.data, b->rejects.data);
	assert_int_equal(a->ledger.rows_read, b->ledger.rows_read);
	assert_int_equal(a->ledger.observations, b->ledger.observations);
	assert_int_equal(a->ledger.matched, b->ledger.matched);
	assert_int_equal(a->ledger.levelled, b->ledger.levelled);
	assert_int_equal(a->ledger.placed, b->ledger.placed);
	assert_int_equal(date_compare(a->ledger.oldest, b->ledger.oldest), 0);
	assert_int_equal(date_compare(a->ledger.newest, b->ledger.newest), 0);
	assert_memory_equal(a->ledger.rejected, b->ledger.rejected, sizeof(a->ledger.rejected));
	assert_int_equal(tally_count(&a->ledger.unmatched_titles, "Associate"),
			 tally_count(&b->ledger.unmatched_titles, "Associate"));
	assert_int_equal(tally_count(&a->ledger.filtered, "not full-time"),
			 tally_count(&b->ledger.filtered, "not full-time"));
}

/* Runs of one to five rows that agree, some of them quoted, filtered, or without pay. */
static void many_pairs(struct buf *out, bool quotes)
{
	buf_add_string(out, AI_HEADER);
	for (int run = 0; run < 200; run++)
		for (int i = 0; i <= run % 5; i++)
			buf_addf(out, "%d,MI,%s,%s,%s,USD,,US,0,US,%c\n", 2020 + run % 4,
				 run % 7 ? "FT" : "PT",
				 quotes && run % 3 == 0 ? "\"Data Engineer, \"\"ML\"\"\nII\""
							: "Data Scientist",
				 run % 11 == 3 && i == 2 ? "soon"
				 : i % 2		 ? "90000"
							 : "120000",
				 "SML"[run % 3]);
}

static void no_block_cuts_a_pair(void **state)
{
	static const long jobs[] = {1, 2, 4};
	struct layout *layout = known_layout("ai-jobs");

	(void)state;
	for (int quotes = 0; quotes <= 1; quotes++) {
		struct outcome whole;
		struct buf csv;
		buf_init(&csv, BUF_LIMIT_DEFAULT);
		many_pairs(&csv, quotes);
		outcome_init(&whole, "src");
		ingest_bytes(&whole, &tables, layout, csv.data, csv.len, 0);
		assert_int_equal(whole.result, 0);
		assert_ledger_adds_up(&whole);
		/* of 40 runs each of 1, 2, 3, 4, 5: 0, 1, 1, 2, 2 pairs, less those without pay */
		assert_true(whole.ledger.paired > 220 && whole.ledger.paired < 240);
		for (size_t i = 0; i < 3; i++) {
			for (size_t block = 1; block < 400; block += 7) {
				struct outcome o;
				tables.settings.jobs = jobs[i];
				outcome_init(&o, "src");
				ingest_bytes(&o, &tables, layout, csv.data, csv.len, block);
				assert_same_outcome(&o, &whole);
				assert_int_equal(o.ledger.paired, whole.ledger.paired);
				outcome_release(&o);
			}
		}
		outcome_release(&whole);
		buf_release(&csv);
	}
	tables.settings.jobs = 2;
	layout_free(layout);
}

static void threads_and_blocks_never_change_what_comes_out(void **state)
{
	static const long jobs[] = {1, 2, 7};
	static const size_t blocks[] = {1, 100, 4096, 1 << 20};
	struct layout *layout = known_layout("ai-jobs");

	(void)state;
	for (int quotes = 0; quotes <= 1; quotes++) {
		struct buf csv;
		struct outcome whole;
		buf_init(&csv, BUF_LIMIT_DEFAULT);
		many_rows(&csv, 3000, quotes);
		tables.settings.jobs = 1;
		outcome_init(&whole, "src");
		ingest_bytes(&whole, &tables, layout, csv.data, csv.len, 0);
		assert_int_equal(whole.result, 0);
		assert_true(whole.ledger.observations > 500 &&
			    ledger_rejected(&whole.ledger) > 500);
		for (size_t j = 0; j < 3; j++) {
			for (size_t b = 0; b < 4; b++) {
				struct outcome o;
				tables.settings.jobs = jobs[j];
				outcome_init(&o, "src");
				ingest_bytes(&o, &tables, layout, csv.data, csv.len, blocks[b]);
				assert_same_outcome(&whole, &o);
				assert_ledger_adds_up(&o);
				outcome_release(&o);
			}
		}
		tables.settings.jobs = 1;
		outcome_release(&whole);
		buf_release(&csv);
	}
	layout_free(layout);
}

static void an_error_far_down_comes_after_the_same_rows(void **state)
{
	static const long jobs[] = {1, 2, 7};
	struct layout *layout = known_layout("ai-jobs");
	struct buf csv;
	size_t rows_before = 0;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	many_rows(&csv, 2000, false);
	buf_add_string(&csv, "2024,MI,FT,\"never closed,1,USD,1,US,0,US,M\n");
	for (size_t j = 0; j < 3; j++) {
		struct outcome o;
		tables.settings.jobs = jobs[j];
		outcome_init(&o, "src");
		ingest_bytes(&o, &tables, layout, csv.data, csv.len, 4096);
		assert_int_equal(o.result, -1);
		assert_int_equal(o.err.code, ERR_INPUT);
		assert_non_null(strstr(o.err.text, "never closed"));
		if (j == 0)
			rows_before = o.rows.len;
		assert_int_equal(o.rows.len, rows_before);
		assert_int_equal(o.ledger.rows_read, 0); /* a failed file leaves no counts */
		outcome_release(&o);
	}
	tables.settings.jobs = 1;
	buf_release(&csv);
	layout_free(layout);
}

static void an_interrupt_stops_between_blocks(void **state)
{
	static const long jobs[] = {1, 3};
	struct layout *layout = known_layout("ai-jobs");
	struct buf csv;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	many_rows(&csv, 2000, false);
	for (size_t j = 0; j < 2; j++) {
		struct outcome o;
		tables.settings.jobs = jobs[j];
		outcome_init(&o, "src");
		o.stop_after = 5;
		ingest_bytes(&o, &tables, layout, csv.data, csv.len, 1024);
		assert_int_equal(o.result, -1);
		assert_int_equal(o.err.code, ERR_INTERRUPTED);
		assert_true(o.rows.len > 0);
		outcome_release(&o);
	}
	tables.settings.jobs = 1;
	buf_release(&csv);
	layout_free(layout);
}

/* ---- columns of many texts ---- */

static void more_titles_than_are_kept_are_still_counted_one_by_one(void **state)
{
	enum { TITLES = 70000 };
	struct layout *layout = known_layout("ai-jobs");
	struct buf csv;
	struct outcome o;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	buf_add_string(&csv, AI_HEADER);
	for (int twice = 0; twice < 2; twice++)
		for (int i = 0; i < TITLES; i++)
			buf_addf(&csv, "2024,MI,FT,Zymurgist %d,90000,USD,90000,US,0,US,M\n", i);
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv.data, csv.len, 0);
	assert_int_equal(o.result, 0);
	assert_int_equal(o.ledger.observations, 2 * TITLES);
	assert_int_equal(o.ledger.unmatched_titles.names.count, TITLES);
	assert_int_equal(tally_total(&o.ledger.unmatched_titles), 2 * TITLES);
	assert_int_equal(tally_count(&o.ledger.unmatched_titles, "Zymurgist 69999"), 2);
	outcome_release(&o);
	buf_release(&csv);
	layout_free(layout);
}

static void texts_that_nobody_asks_for_are_counted_by_number_alone(void **state)
{
	static const char csv[] = "Timestamp,Job title,Annual salary,Currency,Country,City\n"
				  "04/27/2021 11:02:09,Zymurgist,90000,USD,US,Zymurgia\n"
				  "04/27/2021 11:02:21,Data Scientist,90000,USD,US,Boston\n"
				  "someday,Zymurgist,90000,USD,US,Boston\n";
	struct layout *layout = known_layout("askamanager-2021");
	struct outcome all, some;
	struct ingest_sink sink = outcome_sink(&some);
	struct memory_file file = memory_file_new(csv, sizeof(csv) - 1);

	(void)state;
	outcome_init(&all, "src");
	outcome_init(&some, "src");
	sink.no_texts = true;
	ingest_path(&all, &tables, layout, file.path, 0);
	some.result = ingest_observations_in_blocks(&some.err, layout, file.path, &tables.tables,
						    &sink, &some.ledger, 0);
	assert_int_equal(all.ledger.observations, 3);
	assert_int_equal(tally_count(&all.ledger.unmatched_titles, "Zymurgist"), 2);
	assert_int_equal(tally_count(&all.ledger.unplaced, "Zymurgia"), 1);
	assert_int_equal(tally_count(&all.ledger.undated, "someday"), 1);
	assert_int_equal(tally_total(&some.ledger.unmatched_titles), 0);
	assert_int_equal(tally_total(&some.ledger.unplaced), 0);
	assert_int_equal(tally_total(&some.ledger.undated), 0);
	assert_int_equal(some.ledger.observations, all.ledger.observations);
	assert_int_equal(some.ledger.matched, all.ledger.matched);
	assert_string_equal(some.rows.data, all.rows.data);
	memory_file_close(&file);
	outcome_release(&all);
	outcome_release(&some);
	layout_free(layout);
}

static void texts_of_every_length_are_told_apart(void **state)
{
	struct layout *layout = known_layout("ai-jobs");
	struct buf csv;
	struct outcome o;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	buf_add_string(&csv, AI_HEADER);
	/* Each length three times, differing in the last byte or not at all. */
	for (int len = 1; len <= 300; len++) {
		for (int i = 0; i < 3; i++) {
			buf_add_string(&csv, "2024,MI,FT,");
			for (int k = 1; k < len; k++)
				buf_add_char(&csv, 'q');
			buf_add_char(&csv, i == 2 ? 'z' : 'q');
			buf_addf(&csv, ",90000,USD,90000,US,0,US,%c\n", "SML"[i]);
		}
	}
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv.data, csv.len, 0);
	assert_int_equal(o.result, 0);
	assert_int_equal(o.ledger.unmatched_titles.names.count, 600);
	for (uint32_t id = 0; id < 600; id++) {
		struct text title = intern_text(&o.ledger.unmatched_titles.names, id);
		assert_int_equal(o.ledger.unmatched_titles.counts[id],
				 title.data[title.len - 1] == 'q' ? 2 : 1);
	}
	outcome_release(&o);
	buf_release(&csv);
	layout_free(layout);
}

/* ---- other layouts ---- */

static void levels_fyi_gives_total_and_the_full_file_gives_base_too(void **state)
{
	(void)state;
	assert_gives("levels-fyi",
		     "company;title;totalyearlycompensation;location;yearsofexperience\n"
		     "Acme;Data Scientist;200000;Seattle, WA;3\n",
		     "src,2,2021,Data Scientist,data-scientist,,,3,US,WA,42660,,Acme,,,,200000,"
		     "USD,1,1\n",
		     "");
	assert_gives(
	    "levels-fyi",
	    "timestamp,company,level,title,totalyearlycompensation,location,"
	    "yearsofexperience,basesalary,stockgrantvalue,bonus\n"
	    "6/13/2018 9:05:01,Acme,NA,Data Scientist,200000,\"Austin, TX\",9,150000,40000,10000\n"
	    "6/14/2018 9:05:01,Acme,NA,Data Scientist,200000,\"Austin, TX\",9,0,0,0\n"
	    "13/6/2018 9:05:01,Acme,NA,Data Scientist,200000,\"Austin, TX\",9,0,0,0\n",
	    "src,2,2018-06-13,Data Scientist,data-scientist,,,9,US,TX,12420,,Acme,"
	    "150000,10000,40000,200000,USD,1,1\n"
	    "src,3,2018-06-14,Data Scientist,data-scientist,,,9,US,TX,12420,,Acme,"
	    ",0,0,200000,USD,1,1\n"
	    "src,4,,Data Scientist,data-scientist,,,9,US,TX,12420,,Acme,"
	    ",0,0,200000,USD,1,1\n",
	    "");
}

/* 60,000 EUR at 1.11944 (2019) and 1.14103 (2020). Total only where every part is there. */
static void eu_it_salary_reads_both_years_and_never_mixes_components(void **state)
{
	(void)state;
	assert_gives(
	    "eu-it-salary",
	    "Zeitstempel,City,Seniority level,Position (without seniority),Years of experience,"
	    "Yearly brutto salary (without bonus and stocks),Yearly bonus,Yearly stocks\n"
	    "02/12/2019 11:18:26,Berlin,Senior,Data Scientist,\"5,5\",60000,1000,\n"
	    "02/12/2019 11:18:27,Berlin,Senior,Data Scientist,8,60000,1000,2000\n",
	    "src,2,2019-12-02,Data Scientist,data-scientist,senior,field,5.5,DE,,,,,67166.40,"
	    "1119.44,,,EUR,1.11944,1\n"
	    "src,3,2019-12-02,Data Scientist,data-scientist,senior,field,8,DE,,,,,67166.40,"
	    "1119.44,2238.88,70524.72,EUR,1.11944,1\n",
	    "");
	assert_gives(
	    "eu-it-salary",
	    "Timestamp,City,Position ,Total years of experience,Seniority level,"
	    "Yearly brutto salary (without bonus and stocks) in EUR,Yearly bonus + stocks in EUR,"
	    "Employment status\n"
	    "24/11/2020 11:14:15,Munich,Data Scientist,4,Middle,60000,10000,Full-time employee\n"
	    "24/11/2020 11:14:15,Munich,Data Scientist,4,Middle,60000,,Full-time employee\n"
	    "24/11/2020 11:14:15,Munich,Data Scientist,4,Middle,60000,,Werkstudent\n",
	    "src,2,2020-11-24,Data Scientist,data-scientist,mid,field,4,DE,,,,,68461.80,,,"
	    "79872.10,EUR,1.14103,1\n"
	    "src,3,2020-11-24,Data Scientist,data-scientist,mid,field,4,DE,,,,,68461.80,,,,EUR,"
	    "1.14103,1\n",
	    "");
}

static void stackoverflow_gives_total_in_dollars(void **state)
{
	(void)state;
	assert_gives(
	    "stackoverflow-2024",
	    "MainBranch,RemoteWork,YearsCodePro,DevType,Country,ConvertedCompYearly\n"
	    "I am a developer by profession,Remote,Less than 1 year,Data engineer,Germany,60000\n"
	    "I am a developer by profession,NA,NA,NA,Germany,60000\n"
	    "I code primarily as a hobby,Remote,3,Data engineer,Germany,60000\n",
	    "src,2,2024-05,Data engineer,data-engineer,,,0.5,DE,,,remote,,,,,60000,"
	    "USD,1,1\n",
	    "src,3,no-title,DevType,NA\n");
}

#define OWN "[layout]\nname = own\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n"

static void assert_own_gives(const char *layout_text, const char *csv, const char *rows,
			     const char *rejects)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, layout_text);
	struct outcome o;

	if (!layout)
		fail_msg("%s", e.text);
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, strlen(csv), 0);
	if (o.result)
		fail_msg("%s", o.err.text);
	assert_string_equal(o.rows.data, rows);
	assert_string_equal(o.rejects.data, rejects);
	assert_ledger_adds_up(&o);
	outcome_release(&o);
	layout_free(layout);
}

#define TWO_ROWS_LAYOUT                                                                            \
	OWN "[columns]\ntitle = Job Title\nbase = Pay Base\ntotal = Pay Total\n"                   \
	    "[constants]\nperiod = year\ncurrency = USD\ndate = 2024-03\n"

static void group_names_over_the_columns_names_are_a_header(void **state)
{
	(void)state;
	assert_own_gives(
	    TWO_ROWS_LAYOUT,
	    "Pay ranges,,\nJob Title,Pay,Pay\n,Base,Total\n"
	    "Data Scientist,100000,120000\n",
	    "src,4,2024-03,Data Scientist,data-scientist,,,,,,,,,100000,,,120000,USD,1,1\n", "");
	assert_own_gives(
	    TWO_ROWS_LAYOUT,
	    "2024,2024,2024\nJob Title,Pay Base,Pay Total\n"
	    "Data Scientist,100000,120000\n",
	    "src,3,2024-03,Data Scientist,data-scientist,,,,,,,,,100000,,,120000,USD,1,1\n", "");
}

#define PLAIN_LAYOUT                                                                               \
	OWN "[columns]\ntitle = t\nbase = b\n"                                                     \
	    "[constants]\nperiod = year\ncurrency = USD\ndate = 2024-03\n"

/* A part below 100 a year, or above all pay there is, is not given; 0 is. Plain digits and other texts are read alike. */
static void a_part_is_given_where_it_may_be_one(void **state)
{
	(void)state;
	assert_own_gives(
	    PLAIN_LAYOUT "[optional columns]\nbonus = o\nequity = e\n",
	    "t,b,o,e\n"
	    "Data Scientist,90000,99,2000\n"
	    "Data Scientist,90000,99.99,2000\n"
	    "Data Scientist,90000,100,2000\n"
	    "Data Scientist,90000,0,2000\n"
	    "Data Scientist,90000,,2000\n"
	    "Data Scientist,90000,10000000,2000\n"
	    "Data Scientist,90000,10000001,2000\n"
	    "Data Scientist,45 per hour,1000,2000.50\n"
	    "Data Scientist,90k,5k,2000\n",
	    "src,2,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,,2000,,USD,1,1\n"
	    "src,3,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,,2000,,USD,1,1\n"
	    "src,4,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,100,2000,92100,USD,1,1\n"
	    "src,5,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,0,2000,92000,USD,1,1\n"
	    "src,6,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,,2000,,USD,1,1\n"
	    "src,7,2024-03,Data "
	    "Scientist,data-scientist,,,,,,,,,90000,10000000,2000,10092000,USD,1,"
	    "1\n"
	    "src,8,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,,2000,,USD,1,1\n"
	    "src,9,2024-03,Data Scientist,data-scientist,,,,,,,,,93600,1000,2000.50,96600.50,USD,1,"
	    "1\n"
	    "src,10,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,5000,2000,97000,USD,1,1\n",
	    "");
}

/* What stands above the header is no row: neither its length nor its quotes say anything about rows. */
static void titles_of_any_length_stand_above_a_header(void **state)
{
	static const char *const titles[] = {"%s;%s\n", "%s,%s\n", "%s%s\n", "\"%s\n%s\"\n",
					     "%s\n%s\n"};
	enum { LONG = 600000, ROOM = 2 * LONG + 200 };
	char *cell = mem_alloc(LONG + 1, 1), *file = mem_alloc(ROOM, 1), row[200];

	(void)state;
	memset(cell, 'x', LONG);
	cell[LONG] = '\0';
	for (size_t i = 0; i < sizeof(titles) / sizeof(*titles); i++) {
		int lines = 1 + (i >= 3);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		int len = snprintf(file, ROOM, titles[i], cell, cell);
#pragma GCC diagnostic pop
		snprintf(file + len, (size_t)(ROOM - len), "t,b\nData Scientist,100000\n");
		snprintf(row, sizeof(row),
			 "src,%d,2024-03,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
			 lines + 2);
		assert_own_gives(PLAIN_LAYOUT, file, row, "");
	}
	free(file);
	free(cell);
}

/* A quote in a title that is one to rows, or none, hides no row below the header. */
static void quotes_in_titles_say_nothing_about_rows(void **state)
{
	(void)state;
	assert_own_gives(PLAIN_LAYOUT,
			 "a,\"b\n,\"\nt,b\nfoo\"\nData Scientist,100000\nData Scientist,90000\n",
			 "src,5,2024-03,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
			 "src,6,2024-03,Data Scientist,data-scientist,,,,,,,,,90000,,,,USD,1,1\n",
			 "");
}

#define CELL(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define PAY(ref, value) "<c r=\"" ref "\"><v>" value "</v></c>"

static void merged_cells_of_a_workbook_hold_for_their_range(void **state)
{
	const struct book_parts parts = {
	    .sheet =
		"<worksheet xmlns=\"" BOOK_NS "\"><sheetData>"
		"<row r=\"1\">" CELL(
		    "A1",
		    "Pay ranges of 2024") "</row>"
					  "<row r=\"2\">" CELL("A2", "Job Title") CELL(
					      "B2",
					      "Pay") "</row>"
						     "<row r=\"3\">" CELL("B3", "Base") CELL(
							 "C3",
							 "Total") "</row>"
								  "<row r=\"4\">" CELL(
								      "A4", "Data Scientist")
								      PAY("B4", "100000") PAY(
									  "C4",
									  "120000") "</row>"
										    "<row "
										    "r=\"5\">" PAY("B5", "120000") PAY(
											"C5",
											"14000"
											"0") "</"
											     "row>"
											     "<row"
											     " r="
											     "\"6"
											     "\""
											     ">" PAY(
												 "B"
												 "6",
												 "1"
												 "5"
												 "0"
												 "0"
												 "0"
												 "0") "</row>"
												      "<row r=\"7\">" CELL(
													  "A7",
													  "As of March, without bonus") "</row>"
																	"</sheetData><mergeCells count=\"6\"><mergeCell ref=\"A1:C1\"/>"
																	"<mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/>"
																	"<mergeCell ref=\"A4:A6\"/><mergeCell ref=\"B6:C6\"/>"
																	"<mergeCell ref=\"A7:C7\"/></mergeCells></worksheet>"};
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, TWO_ROWS_LAYOUT);
	struct zip_fixture z;
	struct text book = book_fixture(&z, &parts);
	struct outcome o;

	(void)state;
	assert_non_null(layout);
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, book.data, book.len, 0);
	if (o.result)
		fail_msg("%s", o.err.text);
	assert_string_equal(
	    o.rows.data,
	    "src,4,2024-03,Data Scientist,data-scientist,,,,,,,,,100000,,,120000,USD,1,1\n"
	    "src,5,2024-03,Data Scientist,data-scientist,,,,,,,,,120000,,,140000,USD,1,1\n"
	    "src,6,2024-03,Data Scientist,data-scientist,,,,,,,,,150000,,,150000,USD,1,1\n");
	assert_string_equal(o.rejects.data, "");
	assert_ledger_adds_up(&o);
	outcome_release(&o);
	zip_fixture_release(&z);
	layout_free(layout);
}

/* 65 an hour is 135,200 a year of 2,080 hours; 120K-155K is taken at 137,500. */
static void pay_text_periods_and_ranges_become_annual_dollars(void **state)
{
	(void)state;
	assert_own_gives(
	    OWN "[columns]\ntitle = t\nbase = b\n[optional columns]\nperiod = p\n"
		"[constants]\ncurrency = USD\ndate = 2024-03\n",
	    "t,b,p\nData Scientist,65,Hour\nData Scientist,$120K\xe2\x80\x93$155K,Year\n"
	    "Data Scientist,10000,Monthly\nData Scientist,12k/month,\n"
	    "Data Scientist,100000,\nData Scientist,100000,fortnights\n"
	    "Data Scientist,USD 65/hr,Hour\nData Scientist,95k+,Year\n",
	    "src,2,2024-03,Data Scientist,data-scientist,,,,,,,,,135200,,,,USD,1,1\n"
	    "src,3,2024-03,Data Scientist,data-scientist,,,,,,,,,137500,,,,USD,1,1\n"
	    "src,4,2024-03,Data Scientist,data-scientist,,,,,,,,,120000,,,,USD,1,1\n"
	    "src,5,2024-03,Data Scientist,data-scientist,,,,,,,,,144000,,,,USD,1,1\n"
	    "src,8,2024-03,Data Scientist,data-scientist,,,,,,,,,135200,,,,USD,1,1\n"
	    "src,9,2024-03,Data Scientist,data-scientist,,,,,,,,,95000,,,,USD,1,1\n",
	    "src,6,pay-period,p,\nsrc,7,pay-period,p,fortnights\n");
}

static void equal_rows_are_dropped_where_the_layout_says_so(void **state)
{
	static const char csv[] = "t,b\nData Scientist,90000\nData Scientist,95000\n"
				  "Data Scientist,90000\n\"Data Scientist\",90000\n";
	struct err e = ERR_INIT;
	struct layout *layout =
	    layout_of(&e, OWN "equal_rows = drop\n[columns]\ntitle = t\nbase = b\n"
			      "[constants]\ncurrency = USD\nperiod = year\n");
	struct outcome o;

	(void)state;
	assert_non_null(layout);
	tables.settings.jobs = 4;
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, strlen(csv), 8);
	tables.settings.jobs = 1;
	assert_int_equal(o.result, 0);
	assert_int_equal(o.ledger.observations, 2);
	assert_int_equal(tally_count(&o.ledger.filtered, "equal-row"), 2);
	assert_int_equal(o.ledger.equal_rows, 2);
	assert_ledger_adds_up(&o);
	outcome_release(&o);
	layout_free(layout);
}

static void a_configurations_date_goes_before_all_others(void **state)
{
	struct layout *layout = known_layout("ai-jobs");
	static const char csv[] = AI_HEADER "2024,MI,FT,Data Scientist,90000,USD,90000,US,0,US,M\n";
	struct outcome o;

	(void)state;
	layout_set_date(layout, (struct date){.year = 2019, .month = 7});
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, strlen(csv), 0);
	assert_int_equal(o.result, 0);
	assert_memory_equal(o.rows.data, "src,2,2019-07,", 14);
	outcome_release(&o);
	layout_free(layout);
}

static void assert_constant_refused(const char *layout_text, const char *said)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, layout_text);
	struct outcome o;

	assert_non_null(layout);
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, "t,b\nx,1\n", 8, 0);
	assert_int_equal(o.result, -1);
	assert_int_equal(o.err.code, ERR_USAGE);
	if (!strstr(o.err.text, said))
		fail_msg("\"%s\" does not say \"%s\"", o.err.text, said);
	outcome_release(&o);
	layout_free(layout);
}

static void a_constant_that_is_none_of_our_words_is_refused(void **state)
{
	(void)state;
#define OF_CONSTANT(line) OWN "[columns]\ntitle = t\nbase = b\n[constants]\n" line "\n"
	assert_constant_refused(
	    OF_CONSTANT("currency = EURO"),
	    ":12: currency = EURO: the currency is not known: did you mean \"EUR\"?");
	assert_constant_refused(OF_CONSTANT("currency = USX"), "did you mean \"USD\"?");
	assert_constant_refused(
	    OF_CONSTANT("period = fortnigths"),
	    ":10: period = fortnigths: the pay period is not known: did you mean "
	    "\"fortnight\"?");
	assert_constant_refused(OF_CONSTANT("date = 2024-13"), ":8: date = 2024-13: must be YYYY");
#undef OF_CONSTANT
}

/* ---- observations read back ---- */

static void what_ingest_writes_reads_back_as_the_same(void **state)
{
	static const char csv[] =
	    AI_HEADER "2024,SE,FT,\"Engineer, \"\"ML\"\"\",170000.25,USD,0,US,100,US,M\n"
		      "2023,EN,FT,Zymurgist,50000,EUR,0,DE,50,DE,M\n";
	struct layout *ai_jobs = known_layout("ai-jobs");
	struct layout *observations = known_layout("observations");
	struct outcome first, again;
	struct buf file;

	(void)state;
	outcome_init(&first, "src");
	outcome_init(&again, "other");
	ingest_bytes(&first, &tables, ai_jobs, csv, strlen(csv), 0);
	assert_int_equal(first.result, 0);
	assert_int_equal(first.ledger.observations, 2);
	buf_init(&file, BUF_LIMIT_DEFAULT);
	observation_header(&file, (struct row_traces){.match = false}, false);
	buf_add_text(&file, buf_text(&first.rows));
	ingest_bytes(&again, &tables, observations, file.data, file.len, 0);
	assert_int_equal(again.result, 0);
	assert_string_equal(again.rows.data, first.rows.data);
	assert_int_equal(again.ledger.matched, first.ledger.matched);
	buf_release(&file);
	outcome_release(&again);
	outcome_release(&first);
	layout_free(observations);
	layout_free(ai_jobs);
}

static void observations_of_another_hand_are_checked(void **state)
{
	(void)state;
	assert_gives("observations",
		     "date,title,role,level,level_basis,base,state,weight\n"
		     "2024,X,data-scientist,mid,field,90000,CA,2.5\n"
		     "2024,X,../../etc/passwd,mid,field,90000,CA,1\n"
		     "2024,X,data-scientist,medior,field,90000,CA,1\n"
		     "2024,X,data-scientist,mid,guess,90000,CA,1\n"
		     "2024,X,data-scientist,mid,field,90000,California,1\n"
		     "2024,X,data-scientist,mid,field,90000,CA,0\n"
		     "2024-13,X,data-scientist,mid,field,90000,CA,1\n",
		     "src,2,2024,X,data-scientist,mid,field,,US,CA,,,,90000,,,,USD,1,2.5\n",
		     "src,3,bad-value,role,../../etc/passwd\n"
		     "src,4,unknown-level,level,medior\n"
		     "src,5,bad-value,level_basis,guess\n"
		     "src,6,bad-value,state,California\n"
		     "src,7,bad-value,weight,0\n"
		     "src,8,bad-date,date,2024-13\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_row_becomes_an_observation),
	    cmocka_unit_test(foreign_pay_is_converted_by_our_rate_of_its_year),
	    cmocka_unit_test(without_a_rate_of_ours_the_sources_conversion_is_used),
	    cmocka_unit_test(a_floor_is_raised_by_the_title_and_a_track_is_kept),
	    cmocka_unit_test(the_employers_country_stands_in_for_an_empty_residence),
	    cmocka_unit_test(rows_left_out_by_rule_are_counted_by_its_name),
	    cmocka_unit_test(each_bad_row_is_rejected_for_its_reason),
	    cmocka_unit_test(a_byte_that_is_not_utf8_is_read_as_the_character_it_was),
	    cmocka_unit_test(bytes_that_are_no_text_are_rejected),
	    cmocka_unit_test(formulas_cannot_leave_by_titles_or_rejects),
	    cmocka_unit_test(the_forms_of_a_file_give_the_same),
	    cmocka_unit_test(a_file_that_is_not_understood_stops_with_one_line),
	    cmocka_unit_test(a_missing_file_is_named),
	    cmocka_unit_test(threads_and_blocks_never_change_what_comes_out),
	    cmocka_unit_test(no_block_cuts_a_pair),
	    cmocka_unit_test(an_error_far_down_comes_after_the_same_rows),
	    cmocka_unit_test(an_interrupt_stops_between_blocks),
	    cmocka_unit_test(more_titles_than_are_kept_are_still_counted_one_by_one),
	    cmocka_unit_test(texts_that_nobody_asks_for_are_counted_by_number_alone),
	    cmocka_unit_test(texts_of_every_length_are_told_apart),
	    cmocka_unit_test(levels_fyi_gives_total_and_the_full_file_gives_base_too),
	    cmocka_unit_test(eu_it_salary_reads_both_years_and_never_mixes_components),
	    cmocka_unit_test(stackoverflow_gives_total_in_dollars),
	    cmocka_unit_test(a_part_is_given_where_it_may_be_one),
	    cmocka_unit_test(group_names_over_the_columns_names_are_a_header),
	    cmocka_unit_test(titles_of_any_length_stand_above_a_header),
	    cmocka_unit_test(quotes_in_titles_say_nothing_about_rows),
	    cmocka_unit_test(merged_cells_of_a_workbook_hold_for_their_range),
	    cmocka_unit_test(pay_text_periods_and_ranges_become_annual_dollars),
	    cmocka_unit_test(equal_rows_are_dropped_where_the_layout_says_so),
	    cmocka_unit_test(a_configurations_date_goes_before_all_others),
	    cmocka_unit_test(a_constant_that_is_none_of_our_words_is_refused),
	    cmocka_unit_test(what_ingest_writes_reads_back_as_the_same),
	    cmocka_unit_test(observations_of_another_hand_are_checked),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
