/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a layout may say of rows that differ: cases, layouts that extend others, short rows,
 * ranges in two columns, texts to pass over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixture_files.h"
#include "tests/unit/ingest_fixture.h"

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

#define HEAD "[layout]\nname = own\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n"
#define DOLLARS "[constants]\ncurrency = USD\nperiod = year\ndate = 2024\n"

static void read_bytes(struct outcome *o, const struct layout *layout, const char *csv)
{
	struct err e = ERR_INIT;

	outcome_init(o, "src");
	ingest_bytes(o, &tables, layout, csv, strlen(csv), 0);
	if (o->result)
		fail_msg("%s", o->err.text);
	assert_int_equal(ledger_check(&e, &o->ledger), 0);
}

static void assert_own_gives(const char *layout_text, const char *csv, const char *rows,
			     const char *rejects)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, layout_text);
	struct outcome o;

	if (!layout)
		fail_msg("%s", e.text);
	read_bytes(&o, layout, csv);
	assert_string_equal(o.rows.data, rows);
	assert_string_equal(o.rejects.data, rejects);
	outcome_release(&o);
	layout_free(layout);
}

static void assert_refused(const char *layout_text, const char *said)
{
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, layout_text);

	assert_null(layout);
	if (!strstr(e.text, said))
		fail_msg("\"%s\" does not say \"%s\"", e.text, said);
}

/* ---- [when] ---- */

#define TWO_PAYS                                                                                   \
	HEAD "[columns]\ntitle = t\nbase = salary\n[optional columns]\nperiod = kind\n" DOLLARS

static void the_last_case_that_holds_says_the_column(void **state)
{
	(void)state;
	assert_own_gives(TWO_PAYS "[when hourly]\nrows = kind: hour | H\nbase = rate\n"
				  "[when corrected]\nrows = fixed: yes\nbase = new\n"
				  "[codes period]\nH = hour\n",
			 "t,kind,salary,rate,fixed,new\n"
			 "Data Scientist,year,100000,50,no,90000\n"
			 "Data Scientist,h,100000,50,no,90000\n"
			 "Data Scientist,year,100000,50,Yes,90000\n"
			 "Data Scientist,HOUR,100000,50,yes,60\n"
			 "\"Data Scientist\",year,100000,50,no,90000\n",
			 "src,2,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
			 "src,3,2024,Data Scientist,data-scientist,,,,,,,,,104000,,,,USD,1,1\n"
			 "src,4,2024,Data Scientist,data-scientist,,,,,,,,,90000,,,,USD,1,1\n"
			 "src,5,2024,Data Scientist,data-scientist,,,,,,,,,124800,,,,USD,1,1\n"
			 "src,6,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
			 "");
}

static void a_case_without_values_is_where_the_cell_is_empty(void **state)
{
	(void)state;
	assert_own_gives(TWO_PAYS "[when no salary]\nrows = salary:\nbase = rate\nperiod = per\n",
			 "t,salary,rate,per\n"
			 "Data Scientist,100000,50,hour\n"
			 "Data Scientist, ,50,hour\n"
			 "Data Scientist,,50,\n",
			 "src,2,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
			 "src,3,2024,Data Scientist,data-scientist,,,,,,,,,104000,,,,USD,1,1\n",
			 /* the constant year does not replace a period that a column gives */
			 "src,4,pay-period,per,\n");
}

static void a_case_whose_columns_are_not_there_never_holds(void **state)
{
	(void)state;
	assert_own_gives(TWO_PAYS "[when hourly]\nrows = kind: hour\nbase = rate\n"
				  "[when corrected]\nrows = fixed: yes\nbase = salary\n",
			 "t,kind,salary\nData Scientist,year,100000\n",
			 "src,2,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
			 "");
}

static void a_case_that_is_wrong_is_refused_with_its_line(void **state)
{
	(void)state;
	assert_refused(TWO_PAYS "[when x]\nrows = kind\n", ":17:8: rows = kind: must be");
	assert_refused(TWO_PAYS "[when x]\nbsae = rate\n", "did you mean \"base\"");
	assert_refused(TWO_PAYS "[when x]\ntitle = rate\n", "title cannot be chosen by row");
	assert_refused(TWO_PAYS "[when x]\nbase = rate\n",
		       ":17:1: [when x] does not say in which rows");
	assert_refused(TWO_PAYS "[when x]\nrows = kind: hour\n",
		       ":17:1: [when x] says of no field what it is read from");
	assert_refused(TWO_PAYS "[ignore]\ntitle = x\n", "title is not pay");
	assert_refused(TWO_PAYS "[ignore]\nbase =\n", ": base = : must be a text");
	assert_refused(TWO_PAYS "[ignore]\nbase = est. |\n",
		       ":17:8: base = est. |: must be a text");
	assert_refused(TWO_PAYS "[date by column]\n2024-13 = x\n", "YYYY, YYYY-MM");
}

/* ---- ranges, remarks, short rows ---- */

static void a_range_of_two_columns_is_taken_at_its_middle(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = low\n[optional columns]\n"
			      "base_to = high\n" DOLLARS,
			 "t,low,high\n"
			 "Data Scientist,100000,130000\n"
			 "Data Scientist,100000.01,100000.02\n"
			 "Data Scientist,$100k,$120k\n"
			 "Data Scientist,100000,\n"
			 "Data Scientist,100000,0\n"
			 "Data Scientist,100000,90000\n"
			 "Data Scientist,100000,lots\n"
			 "Data Scientist,$50/hr,120000\n",
			 "src,2,2024,Data Scientist,data-scientist,,,,,,,,,115000,,,,USD,1,1\n"
			 "src,3,2024,Data Scientist,data-scientist,,,,,,,,,100000.02,,,,USD,1,1\n"
			 "src,4,2024,Data Scientist,data-scientist,,,,,,,,,110000,,,,USD,1,1\n"
			 "src,5,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
			 "src,6,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
			 "src,7,pay-swapped,high,90000\n"
			 "src,8,pay-not-a-number,high,lots\n"
			 "src,9,pay-not-a-number,high,120000\n");
}

static void remarks_are_taken_out_of_pay(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = b\n" DOLLARS
			      "[ignore]\nbase = (Glassdoor est.) | Employer Provided Salary:\n",
			 "t,b\n"
			 "Data Scientist,$50K-$60K (glassdoor EST.)\n"
			 "Data Scientist,Employer Provided Salary:$70K\n"
			 "Data Scientist,(Glassdoor est.)\n",
			 "src,2,2024,Data Scientist,data-scientist,,,,,,,,,55000,,,,USD,1,1\n"
			 "src,3,2024,Data Scientist,data-scientist,,,,,,,,,70000,,,,USD,1,1\n",
			 "src,4,no-pay,b,(Glassdoor est.)\n");
}

static void short_rows_are_filled_up_only_where_the_layout_says_so(void **state)
{
	static const char csv[] = "t,b,place,x,\n"
				  "Data Scientist,100000\n"
				  "Data Scientist,100000,\"Austin, TX\",1,,,\n"
				  "Data Scientist,100000,,1,,,7\n"
				  ",,,,\n"
				  " ,\n"
				  "Data Scientist\n";
	const char *const text[] = {
	    HEAD "[columns]\ntitle = t\nbase = b\nplace = place\n" DOLLARS,
	    HEAD "ragged = pad\n[columns]\ntitle = t\nbase = b\nplace = place\n" DOLLARS,
	};

	(void)state;
	for (int pad = 0; pad <= 1; pad++) {
		struct err e = ERR_INIT;
		struct layout *layout = layout_of(&e, text[pad]);
		struct outcome o;
		read_bytes(&o, layout, csv);
		assert_int_equal(o.ledger.rows_read, 6);
		assert_int_equal(tally_count(&o.ledger.filtered, "blank-row"), 2);
		assert_int_equal(o.ledger.rejected[REJECT_RAGGED], pad ? 1 : 4);
		assert_int_equal(o.ledger.rejected[REJECT_NO_PAY], pad);
		assert_int_equal(o.ledger.observations, pad ? 2 : 0);
		assert_int_equal(o.ledger.placed, pad);
		outcome_release(&o);
		layout_free(layout);
	}
}

/* ---- currencies, levels, dates ---- */

/* A word for no date may differ from a date by its time alone. */
static void a_time_of_day_is_passed_over_but_in_the_layout_s_own_words(void **state)
{
	static const char csv[] = "t,d,b\n"
				  "Data Scientist,2023-05-06 11:00:00,100000\n"
				  "Data Scientist,2023-05-06 12:30:00,100000\n"
				  "Data Scientist,1900-01-01,100000\n"
				  "Data Scientist,1900-01-01 00:00:00,100000\n";
#define TIMED "[columns]\ntitle = t\nbase = b\ndate = d\n" DOLLARS
#define STRICT HEAD "unread_dates = reject\n"
#define TIMED_READ                                                                                 \
	"src,2,2023-05-06,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"               \
	"src,3,2023-05-06,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"

	(void)state;
	assert_own_gives(STRICT TIMED, csv, TIMED_READ,
			 "src,4,bad-date,d,1900-01-01\nsrc,5,bad-date,d,1900-01-01 00:00:00\n");
	assert_own_gives(STRICT "missing = NA | 1900-01-01 00:00:00\n" TIMED, csv,
			 TIMED_READ
			 "src,5,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
			 "src,4,bad-date,d,1900-01-01\n");
	assert_own_gives(STRICT "missing = 1900-01-01\n" TIMED, csv,
			 TIMED_READ
			 "src,4,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
			 "src,5,bad-date,d,1900-01-01 00:00:00\n");
}

/* The same where dates have so many times of day that they are kept without. */
static void many_times_of_day_leave_the_layout_s_own_words_alone(void **state)
{
	enum { TIMES = 3000 };
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, STRICT "missing = NA | 1900-01-01 00:01:00\n" TIMED);
	struct outcome o;
	struct buf csv;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	buf_add_string(&csv, "t,d,b\n");
	for (int i = 0; i < TIMES; i++)
		buf_addf(&csv, "Data Scientist,2023-05-06 11:%02d:%02d,100000\n", i / 60, i % 60);
	buf_add_string(&csv, "Data Scientist,1900-01-01 00:01:00,100000\n"
			     "Data Scientist,1900-01-01 00:02:00,100000\n"
			     "Data Scientist,1900-01-01,100000\n");
	read_bytes(&o, layout, csv.data);
	assert_int_equal(o.ledger.rejected[REJECT_DATE], 2);
	assert_int_equal(o.ledger.observations, TIMES + 1);
	outcome_release(&o);
	buf_release(&csv);
	layout_free(layout);
}

/* A date that begins as the day of the row before does is that day only if a time of day follows. */
static void a_day_is_not_taken_for_the_one_before(void **state)
{
	enum { TIMES = 3000 };
	struct err e = ERR_INIT;
	struct layout *layout = layout_of(&e, STRICT TIMED);
	struct outcome o;
	struct buf csv;

	(void)state;
	buf_init(&csv, BUF_LIMIT_DEFAULT);
	buf_add_string(&csv, "t,d,b\n");
	for (int i = 0; i < TIMES; i++)
		buf_addf(&csv, "Data Scientist,2023-05-06 11:%02d:%02d,100000\n", i / 60, i % 60);
	buf_add_string(&csv, "Data Scientist,2023-05-061 11:00,100000\n"
			     "Data Scientist,2023-05-06 12:00:00,100000\n"
			     "Data Scientist,2023-05-06x12:00:00,100000\n"
			     "Data Scientist,2023-05-36 12:00:00,100000\n");
	read_bytes(&o, layout, csv.data);
	assert_int_equal(o.ledger.rejected[REJECT_DATE], 3);
	assert_int_equal(o.ledger.observations, TIMES + 1);
	outcome_release(&o);
	buf_release(&csv);
	layout_free(layout);
}

static void a_currency_goes_by_name_or_by_country(void **state)
{
	(void)state;
	assert_own_gives(
	    HEAD "[columns]\ntitle = t\nbase = b\ncurrency = c\ncountry = in\n"
		 "[constants]\nperiod = year\ndate = 2021\n[parse]\ncurrency = name\n"
		 "[codes currency]\nAUD/NZD = AUD in AU | NZD in NZ\n",
	    "t,b,c,in\n"
	    "Data Scientist,100000,AUD/NZD,Australia\n"
	    "Data Scientist,100000,AUD/NZD,NZ\n"
	    "Data Scientist,100000,AUD/NZD,Fiji\n"
	    "Data Scientist,AUD 100000,AUD/NZD,Fiji\n"
	    "Data Scientist,100000,EUR European Euro,France\n"
	    "Data Scientist,100000,Argentinian peso (XYZ),France\n"
	    "Data Scientist,100000,EUR or USD,France\n"
	    "Data Scientist,100000,chf,Switzerland\n",
	    "src,2,2021,Data Scientist,data-scientist,,,,AU,,,,,75148.40,,,,AUD,0.751484,1\n"
	    "src,3,2021,Data Scientist,data-scientist,,,,NZ,,,,,70741.40,,,,NZD,0.707414,1\n"
	    "src,5,2021,Data Scientist,data-scientist,,,,FJ,,,,,75148.40,,,,AUD,0.751484,1\n"
	    "src,6,2021,Data Scientist,data-scientist,,,,FR,,,,,118301,,,,EUR,1.18301,1\n"
	    "src,9,2021,Data Scientist,data-scientist,,,,CH,,,,,109361,,,,CHF,1.09361,1\n",
	    "src,4,unknown-currency,c,AUD/NZD\n"
	    "src,7,unknown-currency,c,Argentinian peso (XYZ)\n"
	    "src,8,unknown-currency,c,EUR or USD\n");
}

static void a_weak_level_stands_only_where_the_title_names_none(void **state)
{
	(void)state;
	assert_own_gives(
	    HEAD "[columns]\ntitle = t\nbase = b\nlevel = l\n" DOLLARS
		 "[codes level]\nI = junior?\nIV = staff?\n",
	    "t,b,l\nData Scientist,100000,I\nSenior Data Scientist,100000,I\n"
	    "Data Scientist,100000,IV\nJunior Data Scientist,100000,IV\n"
	    "Data Scientist,100000,V\n",
	    "src,2,2024,Data Scientist,data-scientist,junior,field,,,,,,,100000,,,,USD,1,1\n"
	    "src,3,2024,Senior Data Scientist,data-scientist,senior,title,,,,,,,100000,,,,"
	    "USD,1,1\n"
	    "src,4,2024,Data Scientist,data-scientist,staff,field,,,,,,,100000,,,,USD,1,1\n"
	    "src,5,2024,Junior Data Scientist,data-scientist,junior,title,,,,,,,100000,,,,"
	    "USD,1,1\n",
	    "src,6,unknown-level,l,V\n");
}

/* 1713397508 is 2024-04-17 23:45:08 UTC, by GNU date. */
static void seconds_and_milliseconds_are_days(void **state)
{
	(void)state;
	assert_own_gives(
	    HEAD "[columns]\ntitle = t\nbase = b\ndate = d\n[constants]\n"
		 "currency = USD\nperiod = year\n[parse]\ndate = unix\n",
	    "t,b,d\nData Scientist,100000,1713397508\n"
	    "Data Scientist,100000,1713397508000.0\nData Scientist,100000,0\n"
	    "Data Scientist,100000,-5\nData Scientist,100000,2024-04-17\n"
	    "Data Scientist,100000,45399\nData Scientist,100000,20240417\n"
	    "Data Scientist,100000,2024\n",
	    "src,2,2024-04-17,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,3,2024-04-17,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,4,,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,5,,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,6,2024-04-17,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,7,2024-04-17,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,8,2024-04-17,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,9,2024,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
	    "");
}

static void a_date_that_cannot_be_read_costs_a_row_its_date_alone(void **state)
{
#define DATED(key)                                                                                 \
	HEAD key "[columns]\ntitle = t\nbase = b\ndate = d\n[constants]\ncurrency = USD\nperiod "  \
		 "= year\n"
	static const char csv[] =
	    "t,b,d\nData Scientist,100000,27-Apr-21\n"
	    "Data Scientist,100000,44313\nData Scientist,100000,last spring\n";

	(void)state;
	assert_own_gives(
	    DATED(""), csv,
	    "src,2,2021-04-27,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,3,2021-04-27,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,4,,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
	    "");
	assert_own_gives(
	    DATED("unread_dates = reject\n"), csv,
	    "src,2,2021-04-27,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n"
	    "src,3,2021-04-27,Data Scientist,data-scientist,,,,,,,,,100000,,,,USD,1,1\n",
	    "src,4,bad-date,d,last spring\n");
}

#define ANNUAL "[constants]\ncurrency = USD\nperiod = year\ndate = 2024\n"
#define SCIENTIST "2024,Data Scientist,data-scientist,,,,,,,,,"

static void a_total_that_is_no_whole_is_dropped(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = b\nbonus = o\ntotal = a\n" ANNUAL,
			 "t,b,o,a\nData Scientist,80000,,2000\nData Scientist,80000,5000,5000\n"
			 "Data Scientist,80000,5000,85000\nData Scientist,80000,20000,85000\n"
			 "Data Scientist,,20000,20000\nData Scientist,80000,0,80000\n"
			 "Data Scientist,,20000,15000\n",
			 "src,2," SCIENTIST "80000,,,,USD,1,1\n"
			 "src,3," SCIENTIST "80000,5000,,,USD,1,1\n"
			 "src,4," SCIENTIST "80000,5000,,85000,USD,1,1\n"
			 "src,5," SCIENTIST "80000,20000,,,USD,1,1\n"
			 "src,7," SCIENTIST "80000,0,,80000,USD,1,1\n",
			 "src,6,no-pay,a,20000\nsrc,8,no-pay,a,15000\n");
}

static void a_part_too_small_to_be_one_adds_up_to_nothing(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = b\nbonus = o\nequity = q\n" ANNUAL,
			 "t,b,o,q\nData Scientist,80k,10,5\nData Scientist,80000,0.1,0\n"
			 "Data Scientist,80000,500,0\nData Scientist,80000,10k,5k\n",
			 "src,2," SCIENTIST "80000,,,,USD,1,1\n"
			 "src,3," SCIENTIST "80000,,0,,USD,1,1\n"
			 "src,4," SCIENTIST "80000,500,0,80500,USD,1,1\n"
			 "src,5," SCIENTIST "80000,10000,5000,95000,USD,1,1\n",
			 "");
}

static void two_columns_of_different_scale_are_one_range(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = low\nbase_to = high\n" ANNUAL,
			 "t,low,high\nData Scientist,45,95000\nData Scientist,5,500000\n"
			 "Data Scientist,20000,250000\nData Scientist,95000,45000\n"
			 "Data Scientist,90000,110\n",
			 "src,2," SCIENTIST "70000,,,,USD,1,1\n"
			 "src,6," SCIENTIST "100000,,,,USD,1,1\n",
			 "src,3,pay-ambiguous,high,500000\nsrc,4,pay-ambiguous,high,250000\n"
			 "src,5,pay-swapped,high,45000\n");
}

static void cells_of_two_columns_may_say_which_end_they_are(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = low\nbase_to = high\n" ANNUAL,
			 "t,low,high\nData Scientist,from 45k,up to 95k\n"
			 "Data Scientist,> 45000,< 95000\nData Scientist,45-50k,90-95k\n"
			 "Data Scientist,45000,95k+\nData Scientist,,80-90k\n"
			 "Data Scientist,from 95k,up to 45k\n"
			 "Data Scientist,under 95k,under 45k\n",
			 "src,2," SCIENTIST "70000,,,,USD,1,1\n"
			 "src,3," SCIENTIST "70000,,,,USD,1,1\n"
			 "src,4," SCIENTIST "70000,,,,USD,1,1\n"
			 "src,5," SCIENTIST "45000,,,,USD,1,1\n"
			 "src,6," SCIENTIST "85000,,,,USD,1,1\n",
			 "src,7,pay-swapped,high,up to 45k\nsrc,8,pay-swapped,high,under 45k\n");
}

static void a_bonus_in_the_text_of_the_base_is_the_rows(void **state)
{
	(void)state;
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = b\n" ANNUAL,
			 "t,b\nData Scientist,170k + 20% bonus\nData Scientist,75k plus bonus\n",
			 "src,2," SCIENTIST "170000,34000,,,USD,1,1\n"
			 "src,3," SCIENTIST "75000,,,,USD,1,1\n",
			 "");
	assert_own_gives(HEAD "[columns]\ntitle = t\nbase = b\nbonus = o\n" ANNUAL,
			 "t,b,o\nData Scientist,170k + 20% bonus,\n",
			 "src,2," SCIENTIST "170000,,,,USD,1,1\n", "");
}

static void a_sign_is_no_proof_of_a_country(void **state)
{
	(void)state;
	assert_own_gives(
	    HEAD "[columns]\ntitle = t\nbase = b\nplace = p\n[constants]\n"
		 "period = year\ndate = 2024\n",
	    "t,b,p\nData Scientist,\"$120,000 - $150,000\",Surry Hills\n"
	    "Data Scientist,\"$120,000\",\"Austin, TX\"\n",
	    "src,3,2024,Data Scientist,data-scientist,,,,US,TX,12420,,,120000,,,,USD,1,1\n",
	    "src,2,unknown-currency,b,\"$120,000 - $150,000\"\n");
}

/* ---- extends ---- */

#define PARENT                                                                                     \
	"[layout]\nname = parent\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n"    \
	"missing = NA\n[columns]\ntitle = t\nbase = b\n[optional columns]\nlevel = l\n" DOLLARS    \
	"[codes level]\nA = junior\nB = mid\n[filter]\nnot real = drop t: Clown\n"

static struct layout *child_of(struct err *e, const char *parent, const char *child)
{
	char *directory = fixture_directory();
	struct layout *layout = NULL;

	fixture_write(directory, "parent.ini", parent);
	fixture_write(directory, "child.ini", child);
	if (layout_load(e, &layout, LAYERS_INSTALLED(directory), "child"))
		layout = NULL;
	fixture_remove(directory);
	return layout;
}

static void a_layout_that_extends_another_says_only_what_differs(void **state)
{
	struct err e = ERR_INIT;
	struct layout *layout = child_of(
	    &e, PARENT,
	    "[layout]\nname = child\nextends = parent\ntitle = Child\n[columns]\nbase = pay\n"
	    "[constants]\ndate = 2023\n[codes level]\nB = staff\n[filter]\n"
	    "not real = drop t: Wizard\n");
	struct outcome o;

	(void)state;
	if (!layout)
		fail_msg("%s", e.text);
	assert_string_equal(layout_name(layout), "child");
	assert_string_equal(layout_title(layout), "Child");
	assert_string_equal(layout_publisher(layout), "P");
	read_bytes(&o, layout,
		   "t,pay,l\nData Scientist,100000,A\nData Scientist,100000,B\nWizard,1,A\n"
		   "Clown,100000,NA\n");
	assert_string_equal(
	    o.rows.data,
	    "src,2,2023,Data Scientist,data-scientist,junior,field,,,,,,,100000,,,,USD,1,1\n"
	    "src,3,2023,Data Scientist,data-scientist,staff,field,,,,,,,100000,,,,USD,1,1\n"
	    "src,5,2023,Clown,,,,,,,,,,100000,,,,USD,1,1\n");
	assert_int_equal(tally_count(&o.ledger.filtered, "not real"), 1);
	outcome_release(&o);
	layout_free(layout);
}

static void a_layout_that_extends_none_or_itself_is_refused(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_null(child_of(&e, PARENT, "[layout]\nname = child\nextends = parrent\n"));
	assert_non_null(strstr(e.text, "child.ini:3:11: extends: no layout \"parrent\""));
	assert_non_null(strstr(e.text, "did you mean \"parent\""));
	assert_null(strstr(e.text, "give the path"));
	assert_null(child_of(&e, PARENT, "[layout]\nname = child\nextends = child\n"));
	assert_non_null(strstr(e.text, "extends a layout that extends others in turn"));
	/* within one file a column is still given once */
	assert_null(
	    child_of(&e, PARENT,
		     "[layout]\nname = child\nextends = parent\n[columns]\nbase = x\nbase = y\n"));
	assert_non_null(strstr(e.text, "is listed twice"));
	/* faults of the parent name the parent's file */
	assert_null(child_of(&e, "[layout]\nnmae = parent\n",
			     "[layout]\nname = child\nextends = parent\n"));
	assert_non_null(strstr(e.text, "parent.ini:2"));
}

/* Each of `count` layouts extends the one before: is the last of them a layout? */
static bool is_layout_of(int count)
{
	char *directory = fixture_directory();
	struct layout *layout = NULL;
	struct err e = ERR_INIT;
	char name[16], text[64];

	fixture_write(directory, "parent.ini", PARENT);
	for (int i = 1; i < count; i++) {
		snprintf(name, sizeof(name), "l%d.ini", i);
		snprintf(text, sizeof(text),
			 i > 1 ? "[layout]\nname = l%d\nextends = l%d\n"
			       : "[layout]\nname = l%d\nextends = parent\n",
			 i, i - 1);
		fixture_write(directory, name, text);
	}
	snprintf(name, sizeof(name), "l%d", count - 1);
	if (layout_load(&e, &layout, LAYERS_INSTALLED(directory), name))
		if (!strstr(e.text, "extends a layout that extends others in turn"))
			fail_msg("%s", e.text);
	fixture_remove(directory);
	layout_free(layout);
	return layout != NULL;
}

static void three_layouts_may_stand_behind_one(void **state)
{
	(void)state;
	assert_true(is_layout_of(4));
	assert_false(is_layout_of(5));
}

static void units_hours_and_years_of_grants_are_applied(void **state)
{
	static const struct {
		const char *layout, *csv, *wanted;
	} table[] = {
	    {"[unit]\nbase = thousands\n", "t,b\nData Scientist,85\n", ",85000,,,,USD,1,1"},
	    {"[unit]\nbase = lakhs\n", "t,b\nData Scientist,1.25\n", ",125000,,,,USD,1,1"},
	    {"[unit]\nbase = thousands\n", "t,b\nData Scientist,80-90\n", ",85000,,,,USD,1,1"},
	    {"bonus = x\n[unit]\nbonus = percent\n", "t,b,x\nData Scientist,100000,10\n",
	     ",100000,10000,,,USD,1,1"},
	    {"bonus = x\n[unit]\nbonus = percent\n", "t,b,x\nData Scientist,100000,12.5%\n",
	     ",100000,12500,,,USD,1,1"},
	    {"bonus = x\n[unit]\nbonus = fraction\n", "t,b,x\nData Scientist,100000,0.2\n",
	     ",100000,20000,,,USD,1,1"},
	    /* an amount in a column of percents is not a bonus of 5,000 percent */
	    {"bonus = x\n[unit]\nbonus = percent\n", "t,b,x\nData Scientist,100000,5000\n",
	     ",100000,,,,USD,1,1"},
	    /* a level's own word is that level */
	    {"level = x\n[codes level]\n* = words\n", "t,b,x\nData Scientist,100000,Staff\n",
	     ",staff,field,"},
	    {"level = x\n[codes level]\n* = words\n", "t,b,x\nData Scientist,100000,Grade 7\n",
	     ",data-scientist,,,"},
	    /* neither is a fraction among them, which would be a bonus of $150 */
	    {"bonus = x\n[unit]\nbonus = percent\n", "t,b,x\nData Scientist,100000,0.15\n",
	     ",100000,,,,USD,1,1"},
	    {"bonus = x\n[unit]\nbonus = percent\n", "t,b,x\nData Scientist,100000,0.5%\n",
	     ",100000,500,,,USD,1,1"},
	    {"equity = x\nequity_years = y\n", "t,b,x,y\nData Scientist,100000,80000,4 years\n",
	     ",100000,,20000,,USD,1,1"},
	    {"equity = x\nequity_years = y\n", "t,b,x,y\nData Scientist,100000,80000,\n",
	     ",100000,,,,USD,1,1"},
	    {"fte = x\n", "t,b,x\nData Scientist,50000,0.5\n", ",100000,,,,USD,1,1"},
	    {"fte = x\n", "t,b,x\nData Scientist,80000,80%\n", ",100000,,,,USD,1,1"},
	    {"fte = x\n", "t,b,x\nData Scientist,80000,\n", ",80000,,,,USD,1,1"},
	    {"fte = x\nperiod = p\n", "t,b,x,p\nData Scientist,50,0.5,hour\n",
	     ",104000,,,,USD,1,1"},
	    {"hours = x\nperiod = p\n", "t,b,x,p\nData Scientist,40,37.5,hour\n",
	     ",78000,,,,USD,1,1"},
	    {"hours = x\n", "t,b,x\nData Scientist,50000,20\n", ",100000,,,,USD,1,1"},
	    /* the rate of a full-time job already */
	    {"fte = x\n[layout]\npart_time = full-time\n", "t,b,x\nData Scientist,90000,0.5\n",
	     ",90000,,,,USD,1,1"},
	    {"hours = x\n[layout]\npart_time = full-time\n", "t,b,x\nData Scientist,90000,20\n",
	     ",90000,,,,USD,1,1"},
	    {"fte = x\n[layout]\npart_time = paid\n", "t,b,x\nData Scientist,50000,0.5\n",
	     ",100000,,,,USD,1,1"},
	    {"hours = x\n", "t,b,x\nData Scientist,90000,37.5\n", ",90000,,,,USD,1,1"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct err e = ERR_INIT;
		struct outcome o;
		struct buf text;
		buf_init(&text, BUF_LIMIT_DEFAULT);
		buf_addf(&text, "%s%s[columns]\ntitle = t\nbase = b\n%s", HEAD, DOLLARS,
			 table[i].layout);
		struct layout *l = layout_of(&e, text.data);
		if (!l)
			fail_msg("%s", e.text);
		read_bytes(&o, l, table[i].csv);
		if (!o.rows.len || !strstr(o.rows.data, table[i].wanted))
			fail_msg("%s gives %.*s", table[i].csv, TEXT_ARG(buf_text(&o.rows)));
		outcome_release(&o);
		layout_free(l);
		buf_release(&text);
	}
}

static void a_part_of_a_job_that_is_none_is_refused(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l = layout_of(
	    &e, HEAD DOLLARS "[columns]\ntitle = t\nbase = b\nfte = x\n[unit]\nbase = ones\n");
	struct outcome o;

	(void)state;
	read_bytes(&o, l, "t,b,x\nData Scientist,50000,0\nData Scientist,50000,5\n");
	assert_int_equal(o.ledger.rejected[REJECT_VALUE], 2);
	outcome_release(&o);
	layout_free(l);
	assert_null(
	    layout_of(&e, HEAD DOLLARS "[columns]\ntitle = t\nbase = b\n[unit]\nbase = percent\n"));
	assert_non_null(strstr(e.text, "base = percent: must be ones, thousands"));
}

static void what_a_layout_extends_can_be_taken_back(void **state)
{
	struct err e = ERR_INIT;
	struct layout *l = child_of(&e,
				    HEAD "[columns]\ntitle = t\nbase = b\ndate = d\ncurrency = c\n"
					 "[constants]\nperiod = year\n[filter]\nx = keep f: a\n",
				    "[layout]\nname = child\nextends = parent\n[columns]\ndate =\n"
				    "currency =\n[constants]\ndate = 2023\ncurrency = USD\n"
				    "[filter]\nx =\n");
	struct outcome o;

	(void)state;
	if (!l)
		fail_msg("%s", e.text);
	read_bytes(&o, l, "t,b\nData Scientist,100000\n");
	assert_int_equal(o.ledger.observations, 1);
	assert_non_null(strstr(o.rows.data, ",2023,Data Scientist,"));
	outcome_release(&o);
	layout_free(l);
	/* There is nothing of its own to remove. */
	assert_null(layout_of(&e, HEAD "[columns]\ntitle = t\nbase = b\ndate =\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_last_case_that_holds_says_the_column),
	    cmocka_unit_test(a_case_without_values_is_where_the_cell_is_empty),
	    cmocka_unit_test(a_case_whose_columns_are_not_there_never_holds),
	    cmocka_unit_test(a_case_that_is_wrong_is_refused_with_its_line),
	    cmocka_unit_test(a_range_of_two_columns_is_taken_at_its_middle),
	    cmocka_unit_test(remarks_are_taken_out_of_pay),
	    cmocka_unit_test(short_rows_are_filled_up_only_where_the_layout_says_so),
	    cmocka_unit_test(a_currency_goes_by_name_or_by_country),
	    cmocka_unit_test(a_time_of_day_is_passed_over_but_in_the_layout_s_own_words),
	    cmocka_unit_test(many_times_of_day_leave_the_layout_s_own_words_alone),
	    cmocka_unit_test(a_day_is_not_taken_for_the_one_before),
	    cmocka_unit_test(a_weak_level_stands_only_where_the_title_names_none),
	    cmocka_unit_test(seconds_and_milliseconds_are_days),
	    cmocka_unit_test(a_date_that_cannot_be_read_costs_a_row_its_date_alone),
	    cmocka_unit_test(a_total_that_is_no_whole_is_dropped),
	    cmocka_unit_test(a_part_too_small_to_be_one_adds_up_to_nothing),
	    cmocka_unit_test(two_columns_of_different_scale_are_one_range),
	    cmocka_unit_test(cells_of_two_columns_may_say_which_end_they_are),
	    cmocka_unit_test(a_bonus_in_the_text_of_the_base_is_the_rows),
	    cmocka_unit_test(a_sign_is_no_proof_of_a_country),
	    cmocka_unit_test(a_layout_that_extends_another_says_only_what_differs),
	    cmocka_unit_test(a_layout_that_extends_none_or_itself_is_refused),
	    cmocka_unit_test(three_layouts_may_stand_behind_one),
	    cmocka_unit_test(units_hours_and_years_of_grants_are_applied),
	    cmocka_unit_test(a_part_of_a_job_that_is_none_is_refused),
	    cmocka_unit_test(what_a_layout_extends_can_be_taken_back),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
