check reads everything, writes nothing, and tells what became of the rows; layouts and --json.

## a page a source
$ cp $FIXTURES/jobs.csv jobs.csv; echo '2024,MI,FT,Data Scientist,soon,USD,,US,0,US,M' >> jobs.csv
$ echo '2024,MI,CT,Data Scientist,100000,USD,100000,US,0,US,M' >> jobs.csv
$ paybands check --source ai-jobs=jobs.csv; ls
| ai-jobs  (AI, ML, Data Salaries)
|   file jobs.csv, 948 bytes, utf-8
|   dated 2024 to 2024
|   rows read                      15
|   used                           13   86.7%
|   filtered                        1    6.7%
|              1    6.7%  not full-time
|   rejected                        1    6.7%
|              1    6.7%  pay-not-a-number: the pay is not an amount
|   of the used, a role            12   92.3%
|   a level                        13  100.0%
|   a country                      13  100.0%
|   titles that match no role, most frequent first
|              1    7.7%  Engineer
|
| jobs.csv
= 0

## the same for a program
$ cp $FIXTURES/jobs.csv jobs.csv
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
|     ]
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
|   rows read                       1
|   used                            0    0.0%
|   filtered                        0    0.0%
|   rejected                        1  100.0%
|              1  100.0%  pay-zero: the pay is zero
|
! paybands: ai-jobs: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often pay-zero (1): is this the right layout?
= 3

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
| source,line,reason,field,value
| survey,4,pay-ambiguous,Annual salary,1.250
! survey: 3 rows read, 2 used, 0 filtered, 1 rejected; 2 matched to a role (100.0%)
= 0

## a key of a layout that is none: file, line and the nearest
< survey.ini
: [layout]
: nmae = survey
$ paybands ingest --layout ./survey.ini $FIXTURES/jobs.csv
! paybands: ./survey.ini:2: no key in [layout] "nmae": did you mean "name"?; see paybands layouts
= 2

## the list of layouts begins with their names
$ paybands layouts | head -4
| ai-applicability          exposures     Working with AI (Tomlinson et al. 2025), soc_ai_applicability_scores.csv
| ai-applicability-metrics  exposures     Working with AI (Tomlinson et al. 2025), soc_metrics.csv
| ai-jobs                   observations  AI, ML, Data Salaries
| anthropic-exposure        exposures     Anthropic Economic Index 2026, job_exposure.csv
= 0

