/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every source's layout on small files of our own, in the shapes its publisher ships: the years and
 * columns that no real file at hand has. The real files: test_sources_real.c. */
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

/* Reads `csv` as a file of that name (some layouts take the year of it) by a known layout and
 * expects exactly these rows and rejects. */
static void assert_gives(const char *layout_name, const char *file, const char *csv,
			 const char *rows, const char *rejects)
{
	struct layout *layout = known_layout(layout_name);
	char *directory = fixture_directory();
	struct err e = ERR_INIT;
	struct outcome o;
	struct buf path;

	buf_init(&path, BUF_LIMIT_DEFAULT);
	buf_addf(&path, "%s/%s", directory, file);
	fixture_write(directory, file, csv);
	outcome_init(&o, "src");
	ingest_path(&o, &tables, layout, path.data, 0);
	if (o.result)
		fail_msg("%s", o.err.text);
	assert_string_equal(o.rows.data, rows);
	assert_string_equal(o.rejects.data, rejects);
	assert_int_equal(ledger_check(&e, &o.ledger), 0);
	outcome_release(&o);
	buf_release(&path);
	fixture_remove(directory);
	layout_free(layout);
}

/* The relevant ones of 96 columns: status, ranges, units, dates with times, wage levels that a
 * title goes before. Row 2, 60.50 per hour, is 125,840 for 2,080 hours; 5,000 to 5,200 per
 * fortnight is 132,600 for 26. An upper end below the lower is not a range, and 150,000 per hour is
 * not pay. */
static void dol_lca_takes_certified_full_time_wages_of_any_unit(void **state)
{
	(void)state;
	assert_gives(
	    "dol-lca", "lca_full.csv",
	    "CASE_NUMBER,CASE_STATUS,RECEIVED_DATE,VISA_CLASS,JOB_TITLE,SOC_CODE,"
	    "FULL_TIME_POSITION,BEGIN_DATE,TOTAL_WORKER_POSITIONS,EMPLOYER_NAME,WORKSITE_CITY,"
	    "WORKSITE_STATE,WORKSITE_POSTAL_CODE,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,"
	    "WAGE_UNIT_OF_PAY,PREVAILING_WAGE,PW_UNIT_OF_PAY,PW_WAGE_LEVEL\n"
	    "I-1,Certified,2024-10-01 00:00:00,H-1B,Data Scientist,15-2051.00,Y,"
	    "2025-03-22 00:00:00,1,Acme Inc.,Seattle,WA,98101,\"$120,000.00 \",\"$140,000.00 \","
	    "Year,118000,Year,II\n"
	    "I-2,Certified - Withdrawn,2024-10-01 00:00:00,H-1B,Data Scientist,15-2051.00,Y,"
	    "2025-03-22 00:00:00,1,Acme Inc.,Seattle,WA,98101,120000,,Year,118000,Year,II\n"
	    "I-3,CERTIFIED,10/1/2024,H-1B,Senior Data Scientist,15-2051.00,Y,3/1/2025,1,"
	    "Acme Inc.,Austin,TEXAS,78701,60.5,0,Hour,50,Hour,I\n"
	    "I-4,Certified,2024-10-01,E-3,Data Engineer,15-1243,Y,2025-01-05,40,\"Beta, LLC\","
	    "New York,NY,10001,5000,5200,Bi-Weekly,100,Hour,IV\n"
	    "I-5,Denied,2024-10-01,H-1B,Data Engineer,15-1243,Y,2025-01-05,1,Beta,New York,NY,"
	    "10001,100000,,Year,1,Year,I\n"
	    "I-6,Certified,2024-10-01,H-1B,Data Engineer,15-1243,N,2025-01-05,1,Beta,New York,NY,"
	    "10001,100000,,Year,1,Year,I\n"
	    "I-7,Certified,2024-10-01,H-1B,Data Engineer,15-1243,Y,2025-01-05,1,Beta,New York,NY,"
	    "10001,130000,120000,Year,1,Year,N/A\n"
	    "I-8,Certified,2024-10-01,H-1B,Data Engineer,15-1243,Y,2025-01-05,1,Beta,New York,NY,"
	    "10001,9000,,Month,1,Year,\n"
	    "I-9,Certified,2024-10-01,H-1B,Data Engineer,15-1243,Y,2025-01-05,1,Beta,New York,NY,"
	    "10001,150000,,Hour,1,Year,III\n",
	    "src,2,2025-03-22,Data Scientist,data-scientist,mid,field,,US,WA,42660,,Acme Inc.,"
	    "130000,,,,USD,1,1\n"
	    "src,4,2025-03-01,Senior Data Scientist,data-scientist,senior,title,,US,TX,12420,,"
	    "Acme Inc.,125840,,,,USD,1,1\n"
	    "src,5,2025-01-05,Data Engineer,data-engineer,staff,field,,US,NY,35620,,\"Beta,"
	    " LLC\",132600,,,,USD,1,1\n"
	    "src,9,2025-01-05,Data Engineer,data-engineer,,,,US,NY,35620,,Beta,108000,,,,USD,1,1\n",
	    "src,8,pay-swapped,WAGE_RATE_OF_PAY_TO,120000\n"
	    "src,10,pay-implausible,WAGE_RATE_OF_PAY_FROM,150000\n");
}

/* Rows of 6 to 20 cells below 20 columns; a line break in a cell; AUD/NZD by country; "Other" in
 * words. */
static void askamanager_2021_reads_ragged_rows_and_currencies_in_own_words(void **state)
{
	(void)state;
	assert_gives(
	    "askamanager-2021", "aam2021.csv",
	    "Timestamp,How old are you?,What industry do you work in?,Job title,"
	    "\"If your job title needs additional context, please clarify here:\","
	    "\"What is your annual salary? (You'll indicate the currency in a later question. If "
	    "you are part-time or hourly,"
	    " please enter an annualized equivalent -- what you would earn if you worked the job "
	    "40 hours a week, 52 weeks a year.)\","
	    "\"How much additional monetary compensation do you get, if any (for example,"
	    " bonuses or overtime in an average year)? Please only include monetary compensation "
	    "here, not the value of benefits.\",Please indicate the currency,\"If \"\"Other,"
	    "\"\" please indicate the currency here: \","
	    "\"If your income needs additional context, please provide it here:\","
	    "What country do you work in?,\"If you're in the U.S., what state do you work in?\","
	    "What city do you work in?,"
	    "How many years of professional work experience do you have overall?,"
	    "How many years of professional work experience do you have in your field?,Education,"
	    "Gender,Race,,\n"
	    "04/27/2021 11:02:09,25-34,Tech,Data Scientist,,\"155,000\",5000,USD,,,USA,"
	    "Massachusetts,Boston,5-7 years,2 - 4 years,PhD,Woman,White\n"
	    "04/27/2021 11:03:09,25-34,Tech,Data Analyst,\"second line\n"
	    "of it\",90000,,AUD/NZD,,,New Zealand,,Auckland,8 - 10 years,5-7 years\n"
	    "04/27/2021 11:04:09,25-34,Tech,Data Analyst,,80000,0,AUD/NZD,,,australia,,Sydney,"
	    "2 - 4 years,1 year or less,PhD\n"
	    "04/27/2021 11:05:09,25-34,Tech,Software Engineer,,1500000,0,Other,Indian rupees,,"
	    "India,,Pune,2 - 4 years,2 - 4 years,PhD,Man,x\n"
	    "04/27/2021 11:06:09,25-34,Tech,Software Engineer,,600000,0,Other,"
	    "Norwegian kroner (NOK),,Norway,,Oslo,2 - 4 years,11 - 20 years,PhD,Man,x,,\n"
	    "04/27/2021 11:07:09,25-34,Tech,Software Engineer,,60000,0,Other,,,Norway,,Oslo,"
	    "2 - 4 years,2 - 4 years,PhD,Man,x\n"
	    "04/27/2021 11:08:09,25-34,Tech,Software Engineer,,58,0,USD,,,US,\"Iowa, Nebraska\",,"
	    "2 - 4 years,2 - 4 years,PhD,Man,x\n"
	    "04/27/2021 11:09:09,25-34,Tech,Software Engineer,,98000,0,USD,,,US,\"California,"
	    " New York\",remote,2 - 4 years,2 - 4 years,PhD,Man,x\n"
	    "04/27/2021 11:10:09,25-34,Tech,Software Engineer,,70000,0,AUD/NZD,,,Fiji,,Suva,"
	    "2 - 4 years,2 - 4 years,PhD,Man,x\n"
	    ",,,,,\n"
	    "04/27/2021 11:12:09,25-34,Tech,Software Engineer,,70000,0,USD,,,US,Ohio,Columbus,"
	    "2 - 4 years,2 - 4 years,PhD,Man,x,,,,extra\n",
	    "src,2,2021-04-27,Data Scientist,data-scientist,,,3,US,MA,14460,,,155000,"
	    "5000,,,USD,1,1\n"
	    "src,3,2021-04-27,Data Analyst,data-analyst,,,6,NZ,,,,,63667.26,,,,NZD,"
	    "0.707414,1\n"
	    "src,5,2021-04-27,Data Analyst,data-analyst,,,0.5,AU,,,,,60118.72,0,,,AUD,"
	    "0.751484,1\n"
	    "src,6,2021-04-27,Software Engineer,software-engineer,,,3,IN,,,,,20288.10,0,,"
	    ",INR,0.0135254,1\n"
	    "src,7,2021-04-27,Software Engineer,software-engineer,,,15.5,NO,,,,,69804,"
	    "0,,,NOK,0.11634,1\n"
	    "src,10,2021-04-27,Software "
	    "Engineer,software-engineer,,,3,US,,,remote,,98000,0,,,"
	    "USD,1,1\n",
	    "src,8,unknown-currency,\"If \"\"Other,\"\" please indicate the currency here:\",\n"
	    "src,9,pay-implausible,"
	    "\"What is your annual salary? (You'll indicate the currency in a later question. If "
	    "you are part-time or hourly,"
	    " please enter an annualized equivalent -- what you would earn if you worked the job "
	    "40 hours a week, 52 weeks a year.)\",58\n"
	    "src,11,unknown-currency,Please indicate the currency,AUD/NZD\n"
	    "src,13,ragged-row,,\"22 fields, the header has 20\"\n");
}

/* 25 an hour is 52,000 of 2,080 hours. */
static void askamanager_2019_has_a_banner_free_text_pay_and_one_location(void **state)
{
	(void)state;
	assert_gives(
	    "askamanager-2019", "aam2019.csv",
	    "Ask a Manager Salary Survey 2019,,,,,,,,,\n"
	    "Timestamp,How old are you?,What industry do you work in?,Job title,"
	    "What is your annual salary?,Please indicate the currency,"
	    "Where are you located? (City/state/country),"
	    "How many years of post-college professional work experience do you have?,"
	    "\"If your job title needs additional context, please clarify here:\",\"If \"\"Other,"
	    "\"\" please indicate the currency here: \"\n"
	    "4/24/2019 11:43:21,35-44,Government,Data Analyst,\"75,000\",USD,\"Nashville, TN\","
	    "11 - 20 years,,\n"
	    "4/24/2019 11:43:26,25-34,Nonprofit,Software Engineer,$65k,USD,\"Madison, Wi\","
	    "8 - 10 years,,\n"
	    "4/24/2019 11:43:27,25-34,Tech,Data Scientist,\302\24334 000,GBP,\"York, UK\","
	    "2 - 4 years,,\n"
	    "4/24/2019 11:43:28,25-34,Tech,Data Engineer,25/hr,USD,\"Denver, Colorado, USA\","
	    "2 - 4 years,,\n"
	    "4/24/2019 11:43:29,25-34,Tech,Data Engineer,it varies,USD,\"Denver, CO\","
	    "2 - 4 years,,\n"
	    "4/24/2019 11:43:30,25-34,Tech,Data Engineer,450000,Other,\"Stockholm, Sweden\","
	    "2 - 4 years,,SEK\n",
	    "src,3,2019-04-24,Data Analyst,data-analyst,,,15.5,US,TN,34980,,,75000,,,,"
	    "USD,1,1\n"
	    "src,4,2019-04-24,Software Engineer,software-engineer,,,9,US,WI,31540,,,"
	    "65000,,,,USD,1,1\n"
	    "src,5,2019-04-24,Data Scientist,data-scientist,,,3,GB,,,,,43429.56,,,,GBP,"
	    "1.27734,1\n"
	    "src,6,2019-04-24,Data Engineer,data-engineer,,,3,US,CO,19740,,,52000,,,,USD,"
	    "1,1\n"
	    "src,8,2019-04-24,Data Engineer,data-engineer,,,3,SE,,,,,47566.80,,,,SEK,"
	    "0.105704,1\n",
	    "src,7,pay-not-a-number,What is your annual salary?,it varies\n");
}

/* 52.50 an hour is 109,200 of 2,080 hours. Equal rows are different people. */
static void a_payroll_of_two_pay_columns_is_read_by_row(void **state)
{
	(void)state;
	assert_gives(
	    "payroll-chicago", "chicago_2024.csv",
	    "Name,Job Titles,Department,Full or Part-Time,Salary or Hourly,Typical Hours,"
	    "Annual Salary,Hourly Rate\n"
	    "\"DOE, A\",POLICE OFFICER,DEPARTMENT OF POLICE,F,SALARY,,111474.00,\n"
	    "\"DOE, B\",DATA ANALYST,DEPT OF TECHNOLOGY,F,SALARY,,90000,\n"
	    "\"DOE, C\",SENIOR DATA ANALYST,DEPT OF TECHNOLOGY,F,HOURLY,40,,52.50\n"
	    "\"DOE, D\",DATA ANALYST,DEPT OF TECHNOLOGY,P,HOURLY,20,,40\n"
	    "\"DOE, B\",DATA ANALYST,DEPT OF TECHNOLOGY,F,SALARY,,90000,\n"
	    "\"DOE, E\",DATA ANALYST,DEPT OF TECHNOLOGY,F,HOURLY,40,,\n"
	    "\"DOE, F\",DATA ANALYST,DEPT OF TECHNOLOGY,F,PIECE,40,90000,\n",
	    "src,2,2024,POLICE OFFICER,,,,,US,IL,16980,,City of Chicago,111474,,,,USD,1,1\n"
	    "src,3,2024,DATA ANALYST,data-analyst,,,,US,IL,16980,,City of Chicago,90000,,,,USD,1,"
	    "1\n"
	    "src,4,2024,SENIOR DATA ANALYST,data-analyst,senior,title,,US,IL,16980,,"
	    "City of Chicago,109200,,,,USD,1,1\n"
	    "src,6,2024,DATA ANALYST,data-analyst,,,,US,IL,16980,,City of Chicago,90000,,,,USD,1,"
	    "1\n",
	    "src,7,no-pay,Hourly Rate,\n"
	    "src,8,pay-period,Salary or Hourly,PIECE\n");
}

/* 55.25 an hour: 114,920; 400 a day: 104,000 of 260 days. */
static void a_payroll_of_one_pay_column_is_read_by_its_basis(void **state)
{
	(void)state;
	assert_gives(
	    "payroll", "nyc.csv",
	    "Fiscal Year,Agency Name,Last Name,Title Description,Base Salary,Pay Basis,"
	    "Regular Hours\n"
	    "2023,DEPT OF HEALTH,DOE,CERTIFIED IT DEVELOPER,\"$98,000.00\",per Annum,1820\n"
	    "2023,DEPT OF HEALTH,DOE,DATA SCIENTIST,55.25,per Hour,1500\n"
	    "2022,DEPT OF HEALTH,DOE,DATA SCIENTIST,400,per Day,200\n"
	    "2022,DEPT OF HEALTH,DOE,DATA SCIENTIST,90000,Prorated Annual,200\n",
	    "src,2,2023,CERTIFIED IT DEVELOPER,software-engineer,,,,US,,,,DEPT OF HEALTH,98000,,,"
	    ",USD,1,1\n"
	    "src,3,2023,DATA SCIENTIST,data-scientist,,,,US,,,,DEPT OF HEALTH,114920,,,,USD,1,1\n"
	    "src,4,2022,DATA SCIENTIST,data-scientist,,,,US,,,,DEPT OF HEALTH,104000,,,,USD,1,1\n"
	    "src,5,2022,DATA SCIENTIST,data-scientist,,,,US,,,,DEPT OF HEALTH,90000,,,,USD,1,1\n",
	    "");
}

static void a_payroll_without_titles_is_read(void **state)
{
	(void)state;
	assert_gives(
	    "payroll", "montgomery_2022.csv",
	    "Department,Department_Name,Division,Gender,Base_Salary,Overtime_Pay,Longevity_Pay,"
	    "Grade\n"
	    "ABS,Alcohol Beverage Services,ABS 85 Administration,M,175873,0,0,M2\n"
	    "ABS,Alcohol Beverage Services,ABS 85 Administration,M,175873,0,0,M2\n",
	    "src,2,2022,(not stated),,,,,US,,,,,175873,,,,USD,1,1\n"
	    "src,3,2022,(not stated),,,,,US,,,,,175873,,,,USD,1,1\n",
	    "");
}

/* 60,000 EUR at the 1.08167 of 2023; without a currency nothing is assumed. */
static void stackoverflow_2023_stands_in_local_pay_where_none_was_converted(void **state)
{
	(void)state;
	assert_gives(
	    "stackoverflow", "so2023.csv",
	    "ResponseId,Q120,MainBranch,Age,Employment,RemoteWork,YearsCode,YearsCodePro,DevType,"
	    "Country,Currency,CompTotal,ICorPM,WorkExp,ConvertedCompYearly\n"
	    "2,I agree,I am a developer by profession,25-34,\"Employed, full-time\",Remote,18,9,"
	    "\"Developer, back-end\",Germany,EUR European Euro,60000,Individual contributor,10,"
	    "64444\n"
	    "3,I agree,I am a developer by profession,25-34,\"Employed, full-time\",Remote,18,9,"
	    "\"Developer, back-end\",Germany,EUR\tEuropean Euro,60000,People manager,10,NA\n"
	    "4,I agree,I am a developer by profession,25-34,\"Employed, full-time\",Remote,18,"
	    "Less than 1 year,\"Developer, back-end\",Germany,NA,60000,NA,10,NA\n"
	    "5,I agree,I am a developer by profession,25-34,\"Employed, full-time\",NA,18,"
	    "More than 50 years,\"Developer, back-end\",Germany,EUR\tEuropean Euro,NA,NA,10,NA\n"
	    "6,I agree,I am a developer by profession,25-34,\"Employed, part-time\",NA,18,5,"
	    "\"Developer, back-end\",Germany,EUR\tEuropean Euro,1,NA,10,NA\n",
	    "src,2,2023-05,\"Developer, back-end\",backend-engineer,,,9,DE,,,remote,,,,"
	    ",64444,USD,1,1\n"
	    "src,3,2023-05,\"Developer, back-end\",backend-engineer,manager,field,9,DE,,,remote,,"
	    ",,,64900.20,EUR,1.08167,1\n",
	    "src,4,unknown-currency,Currency,NA\n"
	    "src,5,no-pay,CompTotal,NA\n");
}

static void stackoverflow_2025_has_other_names_and_a_date_of_its_own(void **state)
{
	(void)state;
	assert_gives(
	    "stackoverflow", "so2025.csv",
	    "ResponseId,MainBranch,Age,Employment,WorkExp,YearsCode,DevType,ICorPM,RemoteWork,"
	    "ToolCountWork,Country,Currency,CompTotal,ConvertedCompYearly\n"
	    "1,I am a developer by profession,25-34 years old,Employed,8,14,\"Developer,"
	    " mobile\",People manager,Remote,5,Ukraine,EUR European Euro,52800,61256\n"
	    "2,I am a developer by profession,25-34 years old,Employed,1,3,\"Data engineer\","
	    "Individual contributor,\"Your choice (very flexible,"
	    " you can come in when you want or just as needed)\",5,Canada,"
	    "USD United States dollar,90000,\n"
	    "3,I am a developer by profession,25-34 years old,\"Independent contractor,"
	    " freelancer, or self-employed\",1,3,\"Data engineer\",NA,Remote,5,Canada,"
	    "CAD Canadian dollar,90000,NA\n",
	    "src,2,2025-05,\"Developer, mobile\",mobile-engineer,manager,field,8,UA,,,remote,,,,,"
	    "61256,USD,1,1\n"
	    "src,3,2025-05,Data engineer,data-engineer,,,1,CA,,,hybrid,,,,,90000,USD,"
	    "1,1\n",
	    "");
}

/* 4,000 GBP a month at 1.23736. */
static void stackoverflow_2022_pays_by_the_month(void **state)
{
	(void)state;
	assert_gives(
	    "stackoverflow", "so2022.csv",
	    "MainBranch,Employment,RemoteWork,YearsCodePro,DevType,Country,Currency,CompTotal,"
	    "CompFreq,VCInteraction,ConvertedCompYearly\n"
	    "I am a developer by profession,\"Employed, full-time\",Fully remote,4,Data engineer,"
	    "United Kingdom of Great Britain and Northern Ireland,GBP\tPound sterling,4000,"
	    "Monthly,x,NA\n"
	    "I am a developer by profession,\"Employed, full-time\",Fully remote,4,Data engineer,"
	    "United Kingdom of Great Britain and Northern Ireland,GBP\tPound sterling,4000,NA,x,"
	    "NA\n",
	    "src,2,2022-05,Data engineer,data-engineer,,,4,GB,,,remote,,,,,59393.28,GBP,"
	    "1.23736,1\n",
	    "src,3,pay-period,CompFreq,NA\n");
}

/* L6 is senior at Amazon; L4 mid at Google; E6 staff at Meta. A base of 0 counts as not given. */
static void levels_fyi_original_columns_use_the_ladder_of_the_company(void **state)
{
	(void)state;
	assert_gives(
	    "levels-fyi", "levels.csv",
	    "timestamp,company,level,title,totalyearlycompensation,location,yearsofexperience,"
	    "yearsatcompany,tag,basesalary,stockgrantvalue,bonus,gender,otherdetails,cityid,"
	    "dmaid,rowNumber\n"
	    "6/7/2017 11:33:27,Amazon,L6,Software Engineer,250000,\"Seattle, WA\",8,3,Full Stack,"
	    "160000,70000,20000,NA,NA,11527,819,1\n"
	    "8/2/2019 9:00:00,google,L4,Data Scientist,230000,\"Mountain View, CA\",10,1,ML,"
	    "150000,55000,25000,Male,NA,7419,807,2\n"
	    "8/2/2019 9:00:00,Meta,E6,Data Scientist,530000,\"London, EN, United Kingdom\",10,1,"
	    "ML,0,0,0,Male,NA,7419,0,3\n",
	    "src,2,2017-06-07,Software Engineer,full-stack-engineer,senior,ladder,8,US,WA,42660,,"
	    "Amazon,160000,20000,70000,250000,USD,1,1\n"
	    "src,3,2019-08-02,Data Scientist,data-scientist,mid,ladder,10,US,CA,41940,,google,"
	    "150000,25000,55000,230000,USD,1,1\n"
	    "src,4,2019-08-02,Data Scientist,data-scientist,staff,ladder,10,GB,,,,Meta,,0,0,"
	    "530000,USD,1,1\n",
	    "");
}

static void infosec_jobs_are_read_as_ai_jobs_are(void **state)
{
	(void)state;
	assert_gives(
	    "infosec-jobs", "infosec.csv",
	    "work_year,experience_level,employment_type,job_title,salary,salary_currency,"
	    "salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n"
	    "2023,SE,FT,Security Engineer,180000,USD,180000,US,100,US,M\n"
	    "2022,EX,FT,Chief Information Security Officer,200000,EUR,216000,DE,0,DE,L\n",
	    "src,2,2023,Security Engineer,security-engineer,senior,field,,US,,,remote,,180000,,,,"
	    "USD,1,1\n"
	    "src,3,2022,Chief Information Security Officer,security-manager,executive,field,,DE,,"
	    ",onsite,,210682,,,,EUR,1.05341,1\n",
	    "");
}

static void eu_it_salary_reads_the_form_of_2018(void **state)
{
	(void)state;
	assert_gives(
	    "eu-it-salary", "eu2018.csv",
	    "Timestamp,Age,Gender,City,Position,Years of experience,Your level,Current Salary,"
	    "Salary one year ago,Salary two years ago,Are you getting any Stock Options?,"
	    "Main language at work,Company size,Company type\n"
	    "14/12/2018 12:41:33,43,M,M\303\274nchen,QA Engineer,11,Senior,77000,76200,68000,No,"
	    "Deutsch,100-1000,Product\n",
	    "src,2,2018-12-14,QA Engineer,qa-engineer,senior,field,11,DE,,,,,90994.75,,,,EUR,"
	    "1.18175,1\n",
	    "");
}

static void eu_it_salary_reads_a_later_year_that_keeps_the_wording(void **state)
{
	(void)state;
	assert_gives(
	    "eu-it-salary", "eu2022.csv",
	    "Timestamp,Age,Gender,City,Position,Total years of experience,"
	    "Years of experience in Germany,Seniority level,"
	    "Yearly brutto salary (without bonus and stocks) in EUR,Yearly bonus + stocks in EUR,"
	    "Annual brutto salary (without bonus and stocks) one year ago. Only answer if "
	    "staying in the same country,Employment status\n"
	    "05/12/2022 10:00:00,30,M,Berlin,Data Engineer,6,2,Senior,85000,5000,80000,"
	    "Full-time employee\n",
	    "src,2,2022-12-05,Data Engineer,data-engineer,senior,field,6,DE,,,,,89539.85,,,"
	    "94806.90,EUR,1.05341,1\n",
	    "");
}

/* The middle of 53 and 91 thousand; of 85 and 90 an hour, 182,000. */
static void glassdoor_tables_are_read_past_their_remarks(void **state)
{
	(void)state;
	assert_gives(
	    "postings", "glassdoor.csv",
	    "index,Job Title,Salary Estimate,Job Description,Rating,Company Name,Location,"
	    "Headquarters\n"
	    "0,Data Scientist,$53K-$91K (Glassdoor est.),long,3.8,\"Tecolote Research\n"
	    "3.8\",\"Albuquerque, NM\",\"Goleta, CA\"\n"
	    "1,Sr. Data Scientist,Employer Provided Salary:$85-$90 Per Hour,long,3.8,Acme,"
	    "\"San Francisco, CA\",x\n"
	    "2,Data Scientist,-1,long,3.8,Acme,\"San Francisco, CA\",x\n"
	    "3,Data Engineer,$17-$24 Per Hour(Glassdoor est.),long,-1,Acme,\"New York, NY\",x\n",
	    "src,2,,Data Scientist,data-scientist,,,,US,NM,10740,,Tecolote Research,72000,,,,USD,"
	    "1,1\n"
	    "src,4,,Sr. Data Scientist,data-scientist,senior,title,,US,CA,41860,,Acme,182000,,,,"
	    "USD,1,1\n"
	    "src,6,,Data Engineer,data-engineer,,,,US,NY,35620,,Acme,42640,,,,USD,1,1\n",
	    "src,5,no-pay,Salary Estimate,-1\n");
}

/* A point before three digits is ambiguous; 45 is not annual pay; an unknown place has no currency.
 * Toronto's dollars are Canadian. */
static void ranges_as_people_publish_them(void **state)
{
	(void)state;
	assert_gives(
	    "postings", "ranges.csv",
	    "Role,Level,Place,Pay\n"
	    "ML Engineer,Senior,\"Austin, TX\",$120K\342\200\223$155K\n"
	    "Data Engineer,Mid-Senior level,\"Berlin, Germany\",120-155k USD\n"
	    "Data Analyst,Entry level,\"Chicago, IL\",\"from 95,000\"\n"
	    "Data Analyst,Internship,\"Munich, Germany\",40.000-50.000 \342\202\254\n"
	    "Data Analyst,,Narnia,95000\n"
	    "Data Analyst,Director,\"Toronto, Canada\",\"$100,000\"\n"
	    "Data Analyst,mid,\"Chicago, IL\",\"up to 95,000\"\n"
	    "Data Analyst,mid,\"Chicago, IL\",45\n",
	    "src,2,,ML Engineer,ml-engineer,senior,field,,US,TX,12420,,,137500,,,,USD,1,1\n"
	    "src,3,,Data Engineer,data-engineer,,,,DE,,,,,137500,,,,USD,1,1\n"
	    "src,4,,Data Analyst,data-analyst,junior,field,,US,IL,16980,,,95000,,,,USD,1,1\n"
	    "src,5,,Data Analyst,data-analyst,junior,field,,DE,,,,,52514.10,,,,EUR,1.16698,1\n"
	    "src,7,,Data Analyst,data-analyst,executive,field,,CA,,,,,72600.60,,,,CAD,0.726006,1\n"
	    "src,8,,Data Analyst,data-analyst,mid,field,,US,IL,16980,,,,,,,USD,1,1\n",
	    "src,6,unknown-currency,,\n"
	    "src,9,pay-implausible,Pay,45\n");
}

static void linkedin_postings_have_milliseconds_and_a_middle(void **state)
{
	(void)state;
	assert_gives(
	    "postings-linkedin", "linkedin.csv",
	    "job_id,company_name,title,max_salary,pay_period,location,med_salary,min_salary,"
	    "formatted_work_type,remote_allowed,formatted_experience_level,listed_time,currency,"
	    "compensation_type\n"
	    "1,Acme,Data Scientist,140000.0,YEARLY,\"Princeton, NJ\",,120000.0,Full-time,1.0,"
	    "Entry level,1713397508000.0,USD,BASE_SALARY\n"
	    "2,Acme,Data Scientist,,HOURLY,\"Fort Collins, CO\",50.0,,Full-time,,"
	    "Mid-Senior level,1.713E+12,USD,BASE_SALARY\n"
	    "3,Acme,Data Scientist,,HOURLY,\"Fort Collins, CO\",50.0,,Part-time,,"
	    "Mid-Senior level,1713397508,USD,BASE_SALARY\n"
	    "4,Acme,Data Scientist,,,\"Fort Collins, CO\",,,Full-time,,Mid-Senior level,"
	    "1713397508,USD,BASE_SALARY\n",
	    "src,2,2024-04-17,Data Scientist,data-scientist,junior,field,,US,NJ,45940,remote,"
	    "Acme,130000,,,,USD,1,1\n"
	    "src,3,2024-04-13,Data Scientist,data-scientist,,,,US,CO,22660,,Acme,104000,,,,USD,1,"
	    "1\n",
	    "src,5,no-pay,med_salary,\n");
}

/* 400 to 500 a day: 117,000. */
static void postings_of_two_columns_and_a_frequency(void **state)
{
	(void)state;
	assert_gives(
	    "postings", "nycjobs.csv",
	    "Job ID,Agency,Posting Type,Business Title,Civil Service Title,Level,"
	    "Full-Time/Part-Time indicator,Salary Range From,Salary Range To,Salary Frequency,"
	    "Work Location,Posting Date\n"
	    "1,DEPT OF IT,External,Data Engineer,X,00,F,80000,100000,Annual,\"New York, NY\","
	    "06/24/2023\n"
	    "2,DEPT OF IT,External,Data Engineer,X,00,P,40,50,Hourly,\"New York, NY\",06/24/2023\n"
	    "3,DEPT OF IT,External,Data Engineer,X,00,F,400,500,Daily,\"New York, NY\","
	    "2023-06-24T00:00:00.000\n",
	    "src,2,2023-06-24,Data Engineer,data-engineer,,,,US,NY,35620,,DEPT OF IT,90000,,,,"
	    "USD,1,1\n"
	    "src,4,2023-06-24,Data Engineer,data-engineer,,,,US,NY,35620,,DEPT OF IT,117000,,,,"
	    "USD,1,1\n",
	    "");
}

/* survey_results_public.csv, without a question that identifies it: nothing is guessed. */
static void a_survey_of_no_known_year_asks_for_its_date(void **state)
{
	struct layout *layout = known_layout("stackoverflow");
	static const char csv[] = "MainBranch,DevType,Country,ConvertedCompYearly\n"
				  "I am a developer by profession,Data engineer,Canada,90000\n";
	struct outcome o;

	(void)state;
	outcome_init(&o, "src");
	ingest_bytes(&o, &tables, layout, csv, sizeof(csv) - 1, 0);
	assert_int_equal(o.result, -1);
	assert_non_null(strstr(o.err.text, "does not say the year"));
	outcome_release(&o);
	layout_free(layout);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dol_lca_takes_certified_full_time_wages_of_any_unit),
	    cmocka_unit_test(askamanager_2021_reads_ragged_rows_and_currencies_in_own_words),
	    cmocka_unit_test(askamanager_2019_has_a_banner_free_text_pay_and_one_location),
	    cmocka_unit_test(a_payroll_of_two_pay_columns_is_read_by_row),
	    cmocka_unit_test(a_payroll_of_one_pay_column_is_read_by_its_basis),
	    cmocka_unit_test(a_payroll_without_titles_is_read),
	    cmocka_unit_test(stackoverflow_2023_stands_in_local_pay_where_none_was_converted),
	    cmocka_unit_test(stackoverflow_2025_has_other_names_and_a_date_of_its_own),
	    cmocka_unit_test(stackoverflow_2022_pays_by_the_month),
	    cmocka_unit_test(levels_fyi_original_columns_use_the_ladder_of_the_company),
	    cmocka_unit_test(infosec_jobs_are_read_as_ai_jobs_are),
	    cmocka_unit_test(eu_it_salary_reads_the_form_of_2018),
	    cmocka_unit_test(eu_it_salary_reads_a_later_year_that_keeps_the_wording),
	    cmocka_unit_test(glassdoor_tables_are_read_past_their_remarks),
	    cmocka_unit_test(ranges_as_people_publish_them),
	    cmocka_unit_test(linkedin_postings_have_milliseconds_and_a_middle),
	    cmocka_unit_test(postings_of_two_columns_and_a_frequency),
	    cmocka_unit_test(a_survey_of_no_known_year_asks_for_its_date),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
