What a layout may write: codes are looked up, lines are refused by place with the nearest.

## a metro, a state, a country, a currency and a group that there are not
$ printf 'Title,Pay\nData Engineer,100000\n' > pay.csv
$ try() { printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\n[constants]\n%s\n' "$1" > m.ini; paybands ingest -q --layout ./m.ini pay.csv; }
$ try 'metro = 47901'; try 'metro = Seattle'; try 'state = ZZ'; try 'country = Polnad'; try 'currency = AUD in AU | NZX in NZ'
! paybands: source m: ./m.ini:11:9: metro = 47901: is not the CBSA code of a metro: did you mean 47900 (Washington-Arlington-Alexandria, DC-VA-MD-WV)?
! paybands: source m: ./m.ini:11:9: metro = Seattle: is not the CBSA code of a metro: did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
! paybands: source m: ./m.ini:11:9: state = ZZ: is not a US state: did you mean AZ (Arizona)?
! paybands: source m: ./m.ini:11:11: country = Polnad: is not a country: did you mean PL (Poland)?
! paybands: source m: ./m.ini:11:12: currency = AUD in AU | NZX in NZ: is not known
= 2

## codes of cells are looked up too, before a row is read
$ printf 'Title,Pay,X\nData Engineer,100000,a\n' > pay.csv
$ try() { printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\n%s = X\n[codes %s]\na = %s\n' "$1" "$1" "$2" > m.ini; paybands ingest -q --layout ./m.ini pay.csv; }
$ try state ZZ; try level senoir; try period yaer; try currency EUX; try place 'Sna Jsoe'
! paybands: source m: ./m.ini:12:5: a = ZZ: is not a US state: did you mean AZ (Arizona)?
! paybands: source m: ./m.ini:12:5: a = senoir: is not a level: did you mean "senior"?
! paybands: source m: ./m.ini:12:5: a = yaer: the pay period is not known: did you mean "year"?
! paybands: source m: ./m.ini:12:5: a = EUX: the currency is not known: did you mean "EUR"?
! paybands: source m: ./m.ini:12:5: a = Sna Jsoe: is not a place whose country is known
= 2

## codes of places are read
$ printf 'Title,Pay,X\nData Engineer,$100000,hq\n' > pay.csv
$ printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\nplace = X\n[codes place]\nhq = Boston, MA\n[constants]\nperiod = year\ncurrency = USD\n' > m.ini
$ paybands ingest -q --layout ./m.ini pay.csv | tail -1 | cut -d, -f9-11
| US,MA,14460
= 0

## a measure and a family that exposure_measures.csv does not have
$ printf 'code,v\n15-1252,1\n' > e.csv
$ try() { printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = exposures\n[columns]\noccupation = code\n[measures]\n%s = v\n[constants]\nfamily = %s\n' "$1" "$2" > m.ini; paybands run -q -o out --source ./m.ini=e.csv; }
$ try aoie aioe; try aioe aiioe
! paybands: source m: ./m.ini:10:1: measure = aoie: is not in exposure_measures.csv, which gives its family, vote and citation: did you mean aioe?
! paybands: source m: ./m.ini:12:10: family = aiioe: is not the family that exposure_measures.csv gives its measures: did you mean aioe?
= 2

## an unknown country or state code of a row is a bad value; a metro of another delineation is left empty, and listed
$ printf 'Title,Pay,C,S,M\nData Engineer,100000,ZZ,,\nData Engineer,100000,US,ZZ,\nData Engineer,100000,US,OH,17460\nData Engineer,100000,US,OH,17410\n' > pay.csv
$ printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\ncountry = C\nstate = S\nmetro = M\n[parse]\ncountry = code\nstate = code\n[constants]\nperiod = year\ncurrency = USD\n' > m.ini
$ paybands ingest -q --rejects r.csv --layout ./m.ini pay.csv | cut -d, -f2,9-11; cut -d, -f2-5 r.csv
| line,country,state,metro
| 4,US,OH,
| 5,US,OH,17410
| line,reason,field,value
| 2,bad-value,C,ZZ
| 3,bad-value,S,ZZ
= 0

## an occupation of a role that SOC 2018 does not have, and a family misspelt
$ mkdir -p home/ingest; cp -R "$PAYBANDS_HOME"/data home/; cp -R "$PAYBANDS_HOME"/ingest/layouts home/ingest/; echo Title,Pay > pay.csv
$ sed -i 's/^15-2051 = /15-2052 = /' home/data/roles/data-analyst.ini; PAYBANDS_HOME=home paybands layouts > /dev/null; PAYBANDS_HOME=home paybands ingest -q --layout payroll pay.csv 2>&1 | cut -c 1-110
$ cp "$PAYBANDS_HOME"/data/roles/data-analyst.ini home/data/roles/; sed -i 's/^family = data/family = dtaa/' home/data/roles/data-analyst.ini; PAYBANDS_HOME=home paybands ingest -q --layout payroll pay.csv
| paybands: home/data/roles/data-analyst.ini:24: 15-2052: is not an occupation of SOC 2018: did you mean 13-2052
! paybands: home/data/roles/data-analyst.ini: no other role has the family "dtaa": did you mean "data"?
= 2

## the manifest names all that decides a figure: levels of a role, a layout and the one it extends
$ mkdir -p home/ingest; cp -R "$PAYBANDS_HOME"/data home/; cp -R "$PAYBANDS_HOME"/ingest/layouts home/ingest/; export PAYBANDS_HOME=$PWD/home
$ sha() { paybands run -q -o "$@"; grep -A3 "\"path\": \"$P\"" $1/latest/manifest.json | grep -o 'sha256.*' | tr -d '\n'; }
$ P=data/roles/data-analyst.ini; a=$(sha a); sed -i 's/^manager = .*/manager = Leads./' home/$P; b=$(sha b)
$ test -n "$a" && test "$a" != "$b" && echo roles; cmp -s a/latest/manifest.json b/latest/manifest.json || echo manifest
$ grep -o '"path": "ingest/layouts/[^"]*"' b/latest/manifest.json; grep -c '"path": "data/reference/' b/latest/manifest.json | grep -qv '^0$' && grep -o '"path": "data/roles/words.ini"' b/latest/manifest.json
$ ls b/runs a/runs | grep -c 2024 
| roles
| manifest
| "path": "ingest/layouts/ai-jobs.ini"
| "path": "ingest/layouts/anthropic-task-use.ini"
| "path": "ingest/layouts/eu-it-salary.ini"
| "path": "ingest/layouts/gpts-task-labels.ini"
| "path": "ingest/layouts/indeed-ai-tracker.ini"
| "path": "ingest/layouts/levels-fyi.ini"
| "path": "ingest/layouts/oews.ini"
| "path": "ingest/layouts/onet-reported-titles.ini"
| "path": "ingest/layouts/onet-tasks.ini"
| "path": "ingest/layouts/onet-technologies.ini"
| "path": "ingest/layouts/stackoverflow-2024.ini"
| "path": "ingest/layouts/stackoverflow.ini"
| "path": "data/roles/words.ini"
| 2
= 0

## the whole of the list and its help
$ paybands layouts
| ai-applicability          exposures      Working with AI (Tomlinson et al. 2025), soc_ai_applicability_scores.csv
| ai-applicability-metrics  exposures      Working with AI (Tomlinson et al. 2025), soc_metrics.csv
| ai-index-postings         posting-shares AI Index Report, AI job postings by geographic area
| ai-jobs                   observations   AI, ML, Data Salaries
| aioe                      exposures      AI Occupational Exposure (Felten, Raj, Seamans 2021), Data Appendix A
| aioe-language             exposures      Language Modeling AIOE (Felten, Raj, Seamans 2023), LM AIOE
| anthropic-exposure        exposures      Anthropic Economic Index 2026, job_exposure.csv
| anthropic-task-use        tasks          Anthropic Economic Index 2026, task_penetration.csv
| askamanager-2019          observations   Ask a Manager Salary Survey 2019
| askamanager-2021          observations   Ask a Manager Salary Survey 2021
| bls-projections           projections    Employment Projections, Table 1.2
| bls-projections-export    projections    Employment Projections, Occupational Projections Data export
| dol-lca                   observations   OFLC Labor Condition Application (LCA) disclosure data
| eu-it-salary              observations   IT Salary Survey EU
| gpts-exposure             exposures      GPTs are GPTs (Eloundou, Manning, Mishkin, Rock 2023), occ_level.csv
| gpts-task-labels          tasks          GPTs are GPTs (Eloundou, Manning, Mishkin, Rock 2023), full_labelset
| indeed-ai-tracker         posting-shares Indeed AI tracker, share of postings, AI_posting.csv
| indeed-postings           posting-indices Indeed job postings index, aggregate_job_postings_US.csv
| indeed-postings-sectors   posting-indices Indeed job postings index by sector, job_postings_by_sector_US.csv
| indeed-postings-states    posting-indices Indeed job postings index by state, state_job_postings_us.csv
| infosec-jobs              observations   InfoSec / Cybersecurity Salaries
| jobbank-wages             benchmarks     Wages by occupation and economic region
| levels-fyi                observations   Levels.fyi salary data
| observations              observations   Observations of paybands
| oews                      benchmarks     Occupational Employment and Wage Statistics
| onet-alternate-titles     reported-titles O*NET Database, Alternate Titles
| onet-job-zones            job-zones      O*NET Database, Job Zones
| onet-related              related-occupations O*NET Database, Related Occupations
| onet-reported-titles      reported-titles O*NET Database, Sample of Reported Titles
| onet-tasks                tasks          O*NET Database, Task Statements
| onet-technologies         technologies   O*NET Database, Technology Skills
| ons-ashe                  benchmarks     Annual Survey of Hours and Earnings, annual pay by occupation
| ons-ashe-regions          benchmarks     Annual Survey of Hours and Earnings, annual pay by region and occupation
| own-pay                   observations   Own pay
| payroll                   observations   Public payroll
| payroll-chicago           observations   Current Employee Names, Salaries, and Position Titles, City of Chicago
| payroll-montgomery-md     observations   Employee Salaries, Montgomery County, Maryland
| postings                  observations   Job postings with pay
| postings-linkedin         observations   LinkedIn job postings
| stackoverflow             observations   Stack Overflow Developer Survey
| stackoverflow-2024        observations   Stack Overflow Developer Survey 2024
|
| A layout is a text file, NAME.ini, given by name or by path to --layout.
| Header names are compared without case and without blanks at their ends.
|
| Sections:
|   [layout]
|       KEY = VALUE
|       what it is, and how its files are written
|   [columns]
|       FIELD = COLUMN | ANOTHER NAME OF IT
|       our field, and what the file calls it; a file without it is not read; YYYY and YY in a name stand for any year; "FIELD =" takes back that of the layout extended
|   [optional columns]
|       FIELD = COLUMN | ANOTHER NAME OF IT
|       the same, for columns that not every file has
|   [when NAME]
|       rows = COLUMN: VALUE | VALUE
|       FIELD = COLUMN
|       in those rows ("rows = COLUMN:": where it is empty) the field is read from another column, if the file has both; the last case that holds counts
|   [constants]
|       FIELD = VALUE
|       what holds for every row whose own column is missing or empty
|   [parse]
|       FIELD = PARSER
|       how the column is read, where not as usual
|   [codes FIELD]
|       THEIRS = OURS
|       the source's words and ours for them; "*" is all others; the level "words" is what the text says as words of a title
|   [filter]
|       RULE = keep COLUMN: VALUE | VALUE
|       rows left out on purpose (keep or drop), counted in the ledger by the rule's name
|   [optional filter]
|       RULE = keep COLUMN: VALUE | VALUE
|       the same, for columns that not every file has
|   [unit]
|       FIELD = UNIT
|       what the figures of a column of pay count: thousands, lakhs, millions, crores; of bonus and equity also percent or fraction (of base)
|   [ignore]
|       FIELD = TEXT | TEXT
|       texts taken out of a cell of pay before it is read, with or without case; benchmarks: what stands before an occupation code (NOC_, OC)
|   [date by column]
|       DATE = COLUMN | ANOTHER NAME OF IT
|       a file that has this column is of that date; before from-name
|   [measures]
|       MEASURE = COLUMN | ANOTHER NAME OF IT
|       exposures: each measure of the file
|   [flags]
|       FLAG = kept | unreliable | withheld
|       benchmarks: what a publisher writes beside a figure ("49,430 e", "12.3bu"): kept, the figure stands; unreliable, it stands and its row is of low quality; withheld, it is not released. A figure with anything else beside it is rejected
|   [top codes]
|       FROM-DATE = ANNUAL / HOURLY
|       benchmarks: what # means at least, from that date on
|
| Keys of [layout]:
|   name              what --layout and [source] call it: the file's name without .ini
|   title             the publisher's name for the data
|   publisher         who publishes it
|   licence           the terms of use
|   url               where it is
|   note              what a reader of its figures must know; printed beside them
|   extends           another layout, by name: its entries apply here unless replaced; a column, constant or filter with nothing after = is removed
|   kind              observations, benchmarks, exposures, projections, job-zones, posting-shares, posting-indices, tasks, technologies, reported-titles or related-occupations
|   codes_of          exposures: whose codes the occupations have, soc-2018 (the default; O*NET's sub-codes are averaged) or soc-2010, which are carried to 2018
|   delimiter         auto (found from the header line; the default), comma, semicolon, tab, pipe
|   quoting           on (the default), or off: a quote is a character like another
|   header            auto (the default): the first of the first 50 lines that has all columns, and in sheets, or where titles stand above it, rows of one cell are notes; find: so in every file; first: the first line, and no notes
|   encoding          detect (the default), utf-8, utf-16le, utf-16be, latin-1, windows-1252, macintosh
|   member            of a zip archive, the member to read: its name or a pattern
|   sheet             of a workbook, the sheet to read: its name, number or a pattern
|   release_file      a file beside the source's, or in its archive, whose first line has the release: its first number; release of a [source] goes before it
|   missing           words for no value, with | between; the empty cell always is
|   not_released      benchmarks: marks for a figure that is not released, beside * and **, with | between
|   crosswalk         benchmarks by codes other than SOC: a CSV file beside the layout, or an installed one (isco-08.csv, uk-soc-2020.csv, noc-2021.csv), of the columns code, soc and share; see Crosswalks
|   areas             benchmarks by area codes of their publisher: a CSV file beside the layout, or an installed one (uk-regions.csv, ca-regions.csv), of the columns code, area and name; see Areas
|   equal_rows        keep (the default), or drop: a row equal to an earlier one of its file is filtered
|   unread_dates      keep (the default): a row whose date cannot be read has none; or reject
|   ragged            reject (the default), or pad: a row of fewer cells than the header is filled up with empty ones, and empty cells past the header's are dropped (observations)
|   ranges            what a range of pay is: posted (its middle stands for it), brackets (pay is somewhere in it), or decide (the default): brackets where the source's ranges are few, adjoin and come again; a range without a lower end is a bracket always
|   publish           yes (the default); model-only: rows enter the pay model, and no observed row rests on them; or no: rows are read and counted, and no figure rests on them
|   part_time         paid (the default): pay of a part-time row is what the part is paid, and is scaled to a full-time job by fte or hours; or full-time: it is a full-time job's already
|   pair              none (the default), or range: two rows, one after the other, that agree in all but base pay are the two ends of one posted range, in either order (observations)
|   pair_same         the columns in which the rows of a pair agree, with | between; all but those of base and base_in_usd if not given
|   decimal           point, comma, or decide (the default): 1.250 alone is then ambiguous
|
| Crosswalks (benchmarks of other countries):
|   A CSV file of the columns code, soc and share, beside the layout that names it. A row
|   says that the publisher counts that share of the people of a SOC occupation under its
|   code: 0.35 for 2433 and 15-2051. The shares of one occupation come to 1 at most, and
|   a place has a benchmark row of a role where they reach 0.9 of its weight. A code with
|   nothing in soc and share is known and of no role, and so is every other one where "*"
|   is listed; otherwise one that is not listed is rejected, unless listed codes begin with
|   it (a group). Money becomes US dollars per year by
|   currency, period and hours, at the rate of the table's own year.
|
| Areas (benchmarks of other countries by region):
|   A CSV file of the columns code, area and name, beside the layout that names it. A row
|   leads a code of the column of area to an area: a country (GB), a state or CBSA code
|   of the United States, or a region of another country: its code, a dash and one to four
|   letters or digits (GB-TLI), with its name. Codes are compared without case and accents.
|   A code with an empty area is known and left out; one that is not listed is rejected.
|   Several tables may lead to one area: the newest that has enough of a role answers.
|
| Parsers (a field's usual one comes first in its brackets below):
|   text              as written
|   first-line        as written, up to a line break in the cell
|   before-comma      as written, up to the first comma
|   number            a plain number
|   amount            pay as people write it, of the row's currency and period; a range is one of [layout] ranges
|   dollars           annual US dollars already: nothing is converted
|   years             years of experience as people write them ("5-7 years", "5,5")
|   year              a year of four digits
|   iso               YYYY, YYYY-MM or YYYY-MM-DD; a time after it is not read
|   date-dmy          day first: 24/11/2020, 24.11.2020, or YYYY-MM-DD; a time after it is not read
|   date-mdy          month first: 11/24/2020, or YYYY-MM-DD; a time after it is not read
|   from-name         the year in the file's name (national_M2024_dl.csv)
|   name              a name, a code or a usual misspelling of it
|   percent           a percentage, with its sign or without
|   fraction          a part of 1; with a percent sign a percentage
|   unix              seconds or milliseconds since 1970
|   code              the code itself (US, CA, EUR, 41860)
|   figure            a number with its publisher's marks: # at least, * and ** not released
|
| Fields of observations:
|   title             the job's title
|   specialty         specialty, department, tag or "your title": tells the role where the title is generic (Software Engineer, Manager, Other) or empty
|   date              when this was the pay [iso, year, date-dmy, date-mdy, from-name, unix]
|   month             1 to 12, where the date is only a year (a constant)
|   level             the source's own level; a code of LEVEL+ means this level or above, LEVEL? this level where the title names none
|   ladder            the employer's ladder code (L5, IC4)
|   years             years of experience
|   place             city, state and country in one field, or any of them
|   state             US state [name, code]
|   country           where the person lives and is paid [name, code]
|   employer_country  used where country is empty [name, code]
|   metro             CBSA code
|   remote            onsite, hybrid or remote
|   employer          who pays [text, first-line]
|   base              base pay [amount, dollars]
|   base_to           the upper end of a range whose lower end is base: the middle is taken
|   bonus             bonus [amount, dollars]
|   equity            stock and options [amount, dollars]
|   bonus_and_equity  both in one figure: enters the total only [amount, dollars]
|   total             all of it; added up where base and all other parts are given [amount, dollars]
|   base_in_usd       the source's own conversion of base, for currencies without a built-in rate
|   currency          ISO 4217; by name: the one code in the text; a code or constant of "AUD in AU | NZD in NZ" goes by the row's country [code, name]
|   period            year, month, biweek, week, day or hour: what base and total pay for; bonus and equity are per year unless their text names a period
|   hours             hours per week: an hourly rate pays for 52 such weeks; below 30 is part-time, whose pay is scaled to a full-time job
|   fte               share of a full-time job (0.8, 80%): divides all pay but hourly rates
|   equity_years      years over which equity vests: equity is then the whole grant
|   weight            how many observations the row represents
|   source            observations read back: the source they came from
|   line              observations read back: the line they came from
|   role              observations read back: role id, taken as given
|   level_basis       observations read back: with it the level is taken as given
|   fx                observations read back: dollars per unit of currency, as used
|   base_low          observations read back: the lower end of a range of base pay
|   base_high         observations read back: its upper end
|   total_low         observations read back: the lower end of a range of total pay
|   total_high        observations read back: its upper end
|   ranges            observations read back: decide or brackets, what the row's range is
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|
| Fields of benchmarks:
|   title             the job's title
|   date              when this was the pay [iso, year, date-dmy, date-mdy, from-name, unix]
|   month             1 to 12, where the date is only a year (a constant)
|   state             US state [name, code]
|   country           where the person lives and is paid [name, code]
|   currency          ISO 4217; by name: the one code in the text; a code or constant of "AUD in AU | NZD in NZ" goes by the row's country [code, name]
|   period            year, month, biweek, week, day or hour: what base and total pay for; bonus and equity are per year unless their text names a period
|   hours             hours per week: an hourly rate pays for 52 such weeks; below 30 is part-time, whose pay is scaled to a full-time job
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   area              area code: 99, a state's FIPS code or a CBSA code; or one of [layout] areas; with [codes area], also US-WA or a country's code, and an empty code leaves the rows out [text, before-comma]
|   area_type         1 nation, 2 state, 3 territory, 4 metro, 5 metro division, 6 nonmetropolitan; detected from area where there is no such column
|   industry          NAICS code; 000000 is cross-industry
|   group             total, major, minor, broad or detailed
|   employment        persons
|   employment_rse    relative standard error, percent
|   mean              annual mean, dollars
|   mean_rse          relative standard error, percent
|   p50_rse           relative standard error (coefficient of variation) of the median, percent
|   grade             the publisher's mark of quality, by codes: high, medium or low
|   component         base (if not given) or total: what the publisher counts as pay (a constant)
|   p10               annual 10th percentile
|   p25               annual 25th percentile
|   p50               annual median
|   p75               annual 75th percentile
|   p90               annual 90th percentile
|   p20               annual 20th percentile
|   p30               annual 30th percentile
|   p40               annual 40th percentile
|   p60               annual 60th percentile
|   p70               annual 70th percentile
|   p80               annual 80th percentile
|   hourly_mean       hourly mean, dollars
|   hourly_p10        hourly 10th percentile
|   hourly_p25        hourly 25th percentile
|   hourly_p50        hourly median
|   hourly_p75        hourly 75th percentile
|   hourly_p90        hourly 90th percentile
|   hourly_only       TRUE where the publisher gives hourly figures only
|   year              of the postings; of a row of benchmarks, where one file has several releases: of 2023-2024 or 2023/24 the later [year, iso]
|
| Fields of exposures:
|   title             the job's title
|   weight            how many observations the row represents
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   family            the measures' family: families have one vote each (a constant)
|
| Fields of projections:
|   title             the job's title
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   employment_start  thousands, at the start of the period
|   employment_end    thousands, at its end
|   percent_change    growth over the period, as published
|   openings          thousands a year
|   education         what is typical to enter, in the words of BLS
|   work_experience   in a related occupation: None, Less than 5 years, 5 years or more
|   training          on the job
|   span              2024-34, where the columns of employment do not say their years (a constant)
|
| Fields of job-zones:
|   title             the job's title
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   job_zone          1 to 5
|
| Fields of posting-shares:
|   country           where the person lives and is paid [name, code]
|   year              of the postings; of a row of benchmarks, where one file has several releases: of 2023-2024 or 2023/24 the later [year, iso]
|   share             of all job postings, those that ask for AI skills [percent, fraction]
|
| Fields of posting-indices:
|   state             US state [name, code]
|   country           where the person lives and is paid [name, code]
|   year              of the postings; of a row of benchmarks, where one file has several releases: of 2023-2024 or 2023/24 the later [year, iso]
|   index             how many job postings there are, as the publisher's index
|   index_base        when the index is 100: YYYY-MM or YYYY-MM-DD (a constant)
|   sector            the publisher's word for the sector; without it, of all postings
|
| Fields of tasks:
|   title             the job's title
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   task              the task's words, by which files without ids are matched
|   task_id           its number within O*NET
|   task_type         core or supplemental
|   label_people      exposure by people: none, tools or direct
|   label_model       the same by a model
|   use               how far it is seen in use, 0 to 1
|
| Fields of technologies:
|   title             the job's title
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   technology        a technology that people of the occupation use
|   category          of what kind it is
|   hot               yes or no: postings of any occupation often ask for it
|   in_demand         yes or no: postings of this occupation often ask for it
|
| Fields of reported-titles:
|   title             the job's title
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   reported_title    a title that people of the occupation report
|
| Fields of related-occupations:
|   title             the job's title
|   occupation        SOC or O*NET-SOC code, or a code of the crosswalk; beside a title, evidence of the role
|   related           code of the occupation that it is related to
|   tier              primary-short, primary-long or supplemental
|   related_place     its place among the occupation's, 1 is the nearest
= 0

## the list and what a layout is stand apart
$ paybands layouts | grep -B2 '^A layout is a text file' | sed 's/^[a-z].*/a layout/'
| a layout
|
| A layout is a text file, NAME.ini, given by name or by path to --layout.
= 0

