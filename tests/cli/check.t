check reads everything, writes nothing, and tells what became of the rows; layouts and --json.

## one page per source
$ cp "$FIXTURES"/jobs.csv jobs.csv; echo '2024,MI,FT,Data Scientist,soon,USD,,US,0,US,M' >> jobs.csv
$ echo '2024,MI,CT,Data Scientist,100000,USD,100000,US,0,US,M' >> jobs.csv
$ paybands check --source ai-jobs=jobs.csv; ls
| ai-jobs  (AI, ML, Data Salaries)
|   file jobs.csv, 948 bytes, utf-8
|     11 columns between commas; the header is on line 1
|   columns used (ours, the file's)
|     title                  job_title
|     date                   work_year
|     level                  experience_level
|     country                employee_residence
|     employer_country       company_location
|     remote                 remote_ratio
|     base                   salary
|     base_in_usd            salary_in_usd
|     currency               salary_currency
|     period                 = year
|     filter not full-time   employment_type
|   columns not used: 1
|     company_size
|   rows read                      15
|   used                           13   86.7%
|   filtered                        1    6.7%
|              1    6.7%  not full-time
|   rejected                        1    6.7%
|              1    6.7%  pay-not-a-number: the pay is not an amount
|                         jobs.csv, line 15, salary: soon
|   dated 2024 to 2024
|   of the rows used
|     a role                       12   92.3%
|     a level                      13  100.0%
|       by its own field           13  100.0%
|     base pay                     13  100.0%
|     a date                       13  100.0%
|     a country                    13  100.0%
|       the United States          13  100.0%
|       ... a state                 0    0.0%
|       ... a metro                 0    0.0%
|     remote or not                13  100.0%
|   titles that match no role (rows: 1, texts: 1); the most frequent first
|              1    7.7%  Engineer
|
| jobs.csv
= 0

## the same for a program
$ cp "$FIXTURES"/jobs.csv jobs.csv
$ paybands check --json --source ai-jobs=jobs.csv
| [
|   {
|     "source": "ai-jobs",
|     "layout": "ai-jobs",
|     "sample": false,
|     "rows_read": 13,
|     "used": 13,
|     "matched": 12,
|     "matched_similar": 0,
|     "matched_by_specialty": 0,
|     "matched_by_occupation": 0,
|     "vetoed_by_occupation": 0,
|     "levelled": 13,
|     "level_conflicts": 0,
|     "placed": 13,
|     "filtered": [],
|     "rejected": {},
|     "unmatched_titles": [
|       {
|         "text": "Engineer",
|         "rows": 1
|       }
|     ],
|     "files": [
|       {
|         "name": "jobs.csv",
|         "bytes": 848,
|         "encoding": "utf-8",
|         "delimiter": ",",
|         "header_line": 1,
|         "columns": 11,
|         "used": [
|           {
|             "use": "title",
|             "column": "job_title",
|             "constant": null
|           },
|           {
|             "use": "date",
|             "column": "work_year",
|             "constant": null
|           },
|           {
|             "use": "level",
|             "column": "experience_level",
|             "constant": null
|           },
|           {
|             "use": "country",
|             "column": "employee_residence",
|             "constant": null
|           },
|           {
|             "use": "employer_country",
|             "column": "company_location",
|             "constant": null
|           },
|           {
|             "use": "remote",
|             "column": "remote_ratio",
|             "constant": null
|           },
|           {
|             "use": "base",
|             "column": "salary",
|             "constant": null
|           },
|           {
|             "use": "base_in_usd",
|             "column": "salary_in_usd",
|             "constant": null
|           },
|           {
|             "use": "currency",
|             "column": "salary_currency",
|             "constant": null
|           },
|           {
|             "use": "period",
|             "column": null,
|             "constant": "year"
|           },
|           {
|             "use": "filter not full-time",
|             "column": "employment_type",
|             "constant": null
|           }
|         ],
|         "missing": [],
|         "unused": [
|           "company_size"
|         ]
|       }
|     ],
|     "equal_rows": 0,
|     "given": {
|       "role": 12,
|       "level": 13,
|       "level_by": {
|         "field": 13,
|         "ladder": 0,
|         "title": 0
|       },
|       "base": 13,
|       "bonus": 0,
|       "equity": 0,
|       "total": 0,
|       "date": 13,
|       "country": 13,
|       "us": 13,
|       "us_state": 0,
|       "us_metro": 0,
|       "years": 0,
|       "employer": 0,
|       "remote": 13
|     },
|     "dated_outside_the_wage_index": 0,
|     "doubtful_totals": 0,
|     "unplaced": [],
|     "undated": [],
|     "first_rejects": [],
|     "quarantine": []
|   }
| ]
= 0

## a page is printed also where a run would stop
< bad.csv
: work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
$ paybands check --source ai-jobs=bad.csv
| ai-jobs  (AI, ML, Data Salaries)
|   file bad.csv, 196 bytes, utf-8
|     11 columns between commas; the header is on line 1
|   columns used (ours, the file's)
|     title                  job_title
|     date                   work_year
|     level                  experience_level
|     country                employee_residence
|     employer_country       company_location
|     remote                 remote_ratio
|     base                   salary
|     base_in_usd            salary_in_usd
|     currency               salary_currency
|     period                 = year
|     filter not full-time   employment_type
|   columns not used: 1
|     company_size
|   rows read                       1
|   used                            0    0.0%
|   filtered                        0    0.0%
|   rejected                        1  100.0%
|              1  100.0%  pay-zero: the pay is zero
|                         bad.csv, line 2, salary: 0
|
! paybands: ai-jobs: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often pay-zero (1): is this the right layout?
= 3

## a page tells what to look at: pay that cannot be right, places, columns, equal rows
< my.ini
: [layout]
: name = my
: title = My survey
: publisher = Us
: licence = not published
: kind = observations
:
: [columns]
: title = Role
: base = Pay
: place = City
:
: [optional columns]
: years = Years
:
: [constants]
: date = 2024
: currency = USD
: country = US
: period = year
$ { printf 'Role;Pay;City;Shoe size\n'; for i in $(seq -w 31); do echo "Data Engineer;1${i}000;Boston, MA;$i"; done
$   echo 'Data Engineer;8000000;Nowhere, MA;1'; echo 'Data Engineer;lots;Boston, MA;1'
$   echo 'Data Engineer;little;Boston, MA;1'; echo 'Data Engineer;101000;Boston, MA;01'; } > pay.csv
$ cat pay.csv | paybands check -q --age none --source ./my.ini=-
$ paybands check -q --age none --source ./my.ini=pay.csv --json | grep -A21 '"unplaced"'
| my  (My survey)
|   file standard input, 1246 bytes, utf-8
|     4 columns between semicolons; the header is on line 1
|   columns used (ours, the file's)
|     title                  Role
|     date                   = 2024
|     place                  City
|     country                = US
|     base                   Pay
|     currency               = USD
|     period                 = year
|   columns that it might have, and has not
|     years                  Years
|   columns not used: 1
|     Shoe size
|   rows read                      35
|   used                           33   94.3%
|   filtered                        0    0.0%
|   rejected                        2    5.7%
|              2    5.7%  pay-not-a-number: the pay is not an amount
|                         standard input, line 34, Pay: lots
|                         standard input, line 35, Pay: little
|   equal to another row            1    2.9%
|   dated 2024 to 2024
|   of the rows used
|     a role                       33  100.0%
|     a level                       0    0.0%
|     base pay                     33  100.0%
|     a date                       33  100.0%
|     a country                    33  100.0%
|       the United States          33  100.0%
|       ... a state                33  100.0%
|       ... a metro                32   97.0%
|   pay that cannot be right, kept out of a run's bands (rows: 1); the furthest out first
|     standard input, line 33       data-engineer            US  base       8000000, median 116000: +40.0
|   places not understood (rows: 1, texts: 1); the most frequent first
|              1    3.0%  Nowhere, MA
|
|     "unplaced": [
|       {
|         "text": "Nowhere, MA",
|         "rows": 1
|       }
|     ],
|     "undated": [],
|     "first_rejects": [
|       {
|         "reason": "pay-not-a-number",
|         "file": "pay.csv",
|         "line": 34,
|         "field": "Pay",
|         "value": "lots"
|       },
|       {
|         "reason": "pay-not-a-number",
|         "file": "pay.csv",
|         "line": 35,
|         "field": "Pay",
|         "value": "little"
|       }
= 0

## one line per source
$ cp "$FIXTURES"/jobs.csv jobs.csv; echo '2024,MI,FT,Data Scientist,soon,USD,,US,0,US,M' >> jobs.csv
$ paybands check -q --summary --source ai-jobs=jobs.csv
| | source | rows read | used | filtered | rejected | sum | by reason | quarantined | role | level | country | US state | US metro | ranges |
| | --- | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| | ai-jobs | 14 | 13 | 0 | 1 | holds | pay-not-a-number 1 | 0 | 92.3% | 100.0% | 100.0% | 0.0% | 0.0% | |
= 0

## ... and what its ranges count as
< b.ini
: [layout]
: name = b
: title = B
: publisher = B
: licence = B
: kind = observations
: [columns]
: title = Title
: base = Pay
: [constants]
: period = year
: currency = USD
$ { echo Title,Pay; for i in 1 2 3 4 5 6; do printf 'Data Engineer,0-40k\nData Engineer,40-60k\nData Engineer,60k+\n'; done; } > b.csv
$ paybands check -q --summary --source ./b.ini=b.csv | tail -1
| | b | 18 | 18 | 0 | 0 | holds | | 0 | 100.0% | 0.0% | 0.0% | | | 18 in brackets |
= 0

## a layout of one's own, by path
< survey.ini
: [layout]
: name = survey
: title = A survey
: publisher = Us
: licence = not published
: kind = observations
:
: [columns]
: title = Role
: base = Annual salary
:
: [constants]
: date = 2024
: currency = EUR
: country = DE
: period = year
< answers.csv
: Role,Annual salary
: Data Engineer,"65.000,00 €"
: Data Engineer,70k
: Data Engineer,1.250
$ paybands ingest --layout ./survey.ini --rejects rejects.csv answers.csv; cat rejects.csv
| source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
| survey,2,2024,Data Engineer,data-engineer,,,,DE,,,,,70331.30,,,,EUR,1.08202,1
| survey,3,2024,Data Engineer,data-engineer,,,,DE,,,,,75741.40,,,,EUR,1.08202,1
| source,line,reason,field,value,file
| survey,4,pay-ambiguous,Annual salary,1.250,answers.csv
! survey: 3 rows read, 2 used, 0 filtered, 1 rejected; 2 matched to a role (100.0%)
= 0

## an unknown key of a layout: file, line and the nearest
< survey.ini
: [layout]
: nmae = survey
$ paybands ingest --layout ./survey.ini "$FIXTURES"/jobs.csv
! paybands: source survey: ./survey.ini:2:1: no key in [layout] "nmae": did you mean "name"? See paybands layouts
= 2

## the list of layouts begins with their names
$ paybands layouts | head -4
| ai-applicability          exposures      Working with AI (Tomlinson et al. 2025), soc_ai_applicability_scores.csv
| ai-applicability-metrics  exposures      Working with AI (Tomlinson et al. 2025), soc_metrics.csv
| ai-index-postings         posting-shares AI Index Report, AI job postings by geographic area
| ai-jobs                   observations   AI, ML, Data Salaries
= 0

