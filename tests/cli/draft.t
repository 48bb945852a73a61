A first layout for a file that has none.

## columns by their headers and values, examples beside them, blanks marked
< pay.csv
: County pay 2023,,,,,,
: Position Title,Base Salary,Pay Basis,Work City,State,Hire Date,Full-Time?
: Data Engineer,"$104,500.00",Annual,Austin,TX,03/15/2019,Y
: Software Engineer II,"$98,000",Annual,Austin,TX,11/02/2021,Y
: Payroll Clerk,$24.10,Hourly,Round Rock,TX,12/24/2020,N
: Security Analyst,"$88,250",Annual,N/A,TX,01/05/2022,Y
$ paybands layouts --draft pay.csv
| ; Draft of a layout for pay.csv,
| ; from its 4 rows (7 columns, header on line 2).
| ; Every line is a guess with its evidence above it. FILL IN marks what the file does not say.
| [layout]
| name = pay
| ; FILL IN: what the publisher calls it
| title = pay.csv
| ; FILL IN: who publishes it
| publisher = not stated
| ; FILL IN: on what terms
| licence = not stated
| ; url =
| kind = observations
| ; how the file says "no value"
| missing = N/A
| ; equal rows are kept: without a number of its own for every person, they are people
| equal_rows = keep
| ; how its amounts are written
| decimal = point
|
| [columns]
| ; "Data Engineer", "Payroll Clerk", "Security Analyst", of 4 texts; 75% match a role
| title = Position Title
| ; "$104,500.00", "$24.10", "$88,250", of 4 texts; 100% are amounts, half of them under 98000
| base = Base Salary
| ; "Annual", "Hourly"; 100% are periods
| period = Pay Basis
|
| [optional columns]
| ; "Austin", "Round Rock"; 25% empty
| place = Work City
| ; "TX"; 100% are US states
| state = State
|
| [constants]
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; 100% of the rows whose place is known are in US (State)
| currency = USD
| ; "State" holds US states
| country = US
|
| ; rows left out on purpose; each is counted under its rule
| [filter]
| not full-time = drop Full-Time?: N
|
| ; Columns not used:
| ;   Hire Date                       "01/05/2022", "03/15/2019", "11/02/2021", of 4 texts
! the draft, tried on the file
!   rows read                       4
!   used                            3   75.0%
!   filtered                        1   25.0%
!              1   25.0%  not full-time
!   rejected                        0    0.0%
!   of the rows used
!     a role                        3  100.0%
!     a level                       1   33.3%
!       by the title                1   33.3%
!     base pay                      3  100.0%
!     a date                        0    0.0%
!     a country                     3  100.0%
!       the United States           3  100.0%
!       ... a state                 3  100.0%
!       ... a metro                 2   66.7%
! next
!   1. give the date of the pay: without one it is not aged
!   2. fill in title, publisher and licence; check each column against its examples
!   3. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
= 0

## with the blanks filled it loads and reads the file
< pay.csv
: County pay 2023,,,,,,
: Position Title,Base Salary,Pay Basis,Work City,State,Hire Date,Full-Time?
: Data Engineer,"$104,500.00",Annual,Austin,TX,03/15/2019,Y
: Payroll Clerk,$24.10,Hourly,Round Rock,TX,12/24/2020,N
$ paybands layouts --draft pay.csv 2>/dev/null > pay.ini
$ sed -i -e 's/^title = pay.csv$/title = County pay/; s/^publisher = not stated$/publisher = The county/; s/^licence = not stated$/licence = public/' -e 's/^; date = 2024$/date = 2023/' pay.ini
$ paybands ingest --layout ./pay.ini pay.csv
| source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
| pay,3,2023,Data Engineer,data-engineer,,,,US,TX,12420,,,104500,,,,USD,1,1
! pay: 2 rows read, 1 used, 1 filtered, 0 rejected; 1 matched to a role (100.0%)
= 0

## with a blank left it does not load, and says which
< pay.csv
: Role,Salary
: Data Engineer,104500
$ paybands layouts --draft pay.csv 2>/dev/null > pay.ini; paybands ingest --layout ./pay.ini pay.csv
! paybands: source pay: ./pay.ini:27:11: currency = : must be given
= 2

## rows that end early are padded, where they are the file's way
< pay.csv
: Role,Salary,Year,,
: Data Engineer,104500,2023
: Data Engineer,98000,2023
$ paybands layouts --draft pay.csv 2>/dev/null | grep -B1 ragged
| ; 2 of the rows have fewer or more cells than the header
| ragged = pad
= 0

## a file of no table
< words.txt
: hello
$ paybands layouts --draft words.txt
! paybands: words.txt: has no rows below a header
= 3

## no file
$ paybands layouts --draft none.csv
! paybands: none.csv: no such file: check the path
= 3

## an annual rate goes before an hourly one
< f.csv
: Employee Name,Job_Title,Department,Hire Date,FLSA Status,Hourly rate,Annual_Rt,Full/Part Time
: N0,Data Engineer,IT,03/10/2019,Exempt,20.50,42640,P
: N1,Software Engineer II,IT,03/11/2019,Exempt,21.50,44720,F
: N2,Clerk,IT,03/12/2019,Exempt,22.50,46800,F
: N3,Security Analyst,IT,03/13/2019,Exempt,23.50,48880,F
: N4,Data Scientist,IT,03/14/2019,Exempt,24.50,50960,F
: N5,Nurse,IT,03/15/2019,Exempt,25.50,53040,P
: N6,Data Engineer,IT,03/16/2019,Exempt,26.50,55120,F
: N7,Software Engineer II,IT,03/17/2019,Exempt,27.50,57200,F
: N8,Clerk,IT,03/18/2019,Exempt,28.50,59280,F
: N9,Security Analyst,IT,03/10/2019,Exempt,29.50,61360,F
: N10,Data Scientist,IT,03/11/2019,Exempt,30.50,63440,P
: N11,Nurse,IT,03/12/2019,Exempt,31.50,65520,F
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(base|period|currency|country|not)|Hourly rate'
| base = Annual_Rt
| currency = USD
| period = year
| country = US
| not full-time = drop Full/Part Time: P
| ;   Hourly rate                     "20.50", "21.50", "22.50", of 12 texts
= 0

## a single amount precedes a range, and an employment type is not an employer
< f.csv
: ,title,company,location,Salary Range,Annual Salary,employment_type,Years in role
: 0,Data Engineer,Acme 0,Austin TX,"$80,000 - $120,000","$90,000",Full-time,0
: 1,Software Engineer II,Acme 1,Austin TX,"$80,000 - $120,000","$91,000",Full-time,1
: 2,Clerk,Acme 2,Austin TX,"$80,000 - $120,000","$92,000",Full-time,2
: 3,Security Analyst,Acme 3,Austin TX,"$80,000 - $120,000","$93,000",Full-time,3
: 4,Data Scientist,Acme 4,Austin TX,"$80,000 - $120,000","$94,000",Full-time,4
: 5,Nurse,Acme 5,Austin TX,"$80,000 - $120,000","$95,000",Full-time,5
: 6,Data Engineer,Acme 6,Austin TX,"$80,000 - $120,000","$96,000",Full-time,6
: 7,Software Engineer II,Acme 7,Austin TX,"$80,000 - $120,000","$97,000",Full-time,0
: 8,Clerk,Acme 8,Austin TX,"$80,000 - $120,000","$98,000",Full-time,1
: 9,Security Analyst,Acme 9,Austin TX,"$80,000 - $120,000","$90,000",Full-time,2
: 10,Data Scientist,Acme 10,Austin TX,"$80,000 - $120,000","$91,000",Full-time,3
: 11,Nurse,Acme 11,Austin TX,"$80,000 - $120,000","$92,000",Full-time,4
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(base|employer|remote)|column 1|Salary Range|Years in'
| base = Annual Salary
| employer = company
| ;   (column 1, without a name)      "0", "1", "10", of 12 texts; the number of the row
| ;   Salary Range                    "$80,000 - $120,000"
| ;   Years in role                   "0", "1", "2", of 7 texts
= 0

## two ends are both ends
< f.csv
: Unnamed: 0,job_title,salary_lower,salary_upper,location,remote
: 0,Data Engineer,60000,80000,"Boston, MA",no
: 1,Software Engineer II,60100,80100,"Boston, MA",yes
: 2,Clerk,60200,80200,"Boston, MA",no
: 3,Security Analyst,60300,80300,"Boston, MA",yes
: 4,Data Scientist,60400,80400,"Boston, MA",no
: 5,Nurse,60500,80500,"Boston, MA",yes
: 6,Data Engineer,60600,80600,"Boston, MA",no
: 7,Software Engineer II,60700,80700,"Boston, MA",yes
: 8,Clerk,60800,80800,"Boston, MA",no
: 9,Security Analyst,60900,80900,"Boston, MA",yes
: 10,Data Scientist,61000,81000,"Boston, MA",no
: 11,Nurse,61100,81100,"Boston, MA",yes
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(base|remote|yes|no )|Unnamed'
| base = salary_lower
| base_to = salary_upper
| remote = remote
| no = onsite
| yes = remote
| ;   Unnamed: 0                      "0", "1", "10", of 12 texts; the number of the row
= 0

## percentiles of occupations are benchmarks
< f.csv
: occ_code,Occupation,10th percentile,25th percentile,Median,75th percentile,90th percentile
: 15-1252,Software Developers,77020,101200,132270,167540,208620
: 15-2051,Data Scientists,61070,79810,108020,145040,184090
: 15-1212,Information Security Analysts,66000,90000,120360,150000,182370
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(kind|occupation|p[0-9]|; FILL IN: when)|percentiles'
| ; 5 columns of percentiles: a row is a group of people, and no person
| kind = benchmarks
| occupation = occ_code
| p10 = 10th percentile
| p25 = 25th percentile
| p50 = Median
| p75 = 75th percentile
| p90 = 90th percentile
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
= 0

## rows with the middle alone are read from it
< f.csv
: job_id,title,max_salary,med_salary,min_salary,pay_period,currency,original_listed_time,work_type,location
: 0,Data Engineer,,95000,,YEARLY,USD,1713397508000,FULL_TIME,"Austin, TX"
: 1,Software Engineer II,120000,,90000,YEARLY,USD,1713397508001,FULL_TIME,"Austin, TX"
: 2,Clerk,120000,,90000,YEARLY,USD,1713397508002,FULL_TIME,"Austin, TX"
: 3,Security Analyst,120000,,90000,YEARLY,USD,1713397508003,FULL_TIME,"Austin, TX"
: 4,Data Scientist,,95000,,YEARLY,USD,1713397508004,FULL_TIME,"Austin, TX"
: 5,Nurse,120000,,90000,YEARLY,USD,1713397508005,FULL_TIME,"Austin, TX"
: 6,Data Engineer,120000,,90000,YEARLY,USD,1713397508006,FULL_TIME,"Austin, TX"
: 7,Software Engineer II,120000,,90000,YEARLY,USD,1713397508007,FULL_TIME,"Austin, TX"
: 8,Clerk,,95000,,YEARLY,USD,1713397508008,FULL_TIME,"Austin, TX"
: 9,Security Analyst,120000,,90000,YEARLY,USD,1713397508009,FULL_TIME,"Austin, TX"
: 10,Data Scientist,120000,,90000,YEARLY,USD,1713397508010,FULL_TIME,"Austin, TX"
: 11,Nurse,120000,,90000,YEARLY,USD,1713397508011,FULL_TIME,"Austin, TX"
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(base|period|currency|rows|.when)'
| base = min_salary
| currency = currency
| period = pay_period
| base_to = max_salary
| [when only the middle]
| rows = min_salary:
| base = med_salary
= 0

## a German survey
< f.csv
: Zeitstempel;Berufsbezeichnung;Jahresgehalt (brutto);Berufserfahrung;Stadt;Arbeitgeber
: 1.03.2023 10:00:00;Data Engineer;50.000 €;0;München;Firma 0
: 2.03.2023 10:00:00;Software Engineer II;51.000 €;1;Berlin;Firma 1
: 3.03.2023 10:00:00;Clerk;52.000 €;2;München;Firma 2
: 4.03.2023 10:00:00;Security Analyst;53.000 €;3;Berlin;Firma 3
: 5.03.2023 10:00:00;Data Scientist;54.000 €;4;München;Firma 4
: 6.03.2023 10:00:00;Nurse;55.000 €;5;Berlin;Firma 5
: 7.03.2023 10:00:00;Data Engineer;56.000 €;6;München;Firma 6
: 8.03.2023 10:00:00;Software Engineer II;57.000 €;7;Berlin;Firma 7
: 9.03.2023 10:00:00;Clerk;58.000 €;8;München;Firma 8
: 10.03.2023 10:00:00;Security Analyst;59.000 €;0;Berlin;Firma 9
: 11.03.2023 10:00:00;Data Scientist;60.000 €;1;München;Firma 10
: 12.03.2023 10:00:00;Nurse;61.000 €;2;Berlin;Firma 11
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(title|base|date|years|place|employer|decimal|currency|period)'
| title = f.csv
| decimal = comma
| title = Berufsbezeichnung
| base = Jahresgehalt (brutto)
| date = Zeitstempel
| years = Berufserfahrung
| place = Stadt
| employer = Arbeitgeber
| currency = EUR
| period = year
| date = date-dmy
= 0

## ladder codes, parts and times of day
< f.csv
: timestamp,company,level,title,totalyearlycompensation,location,yearsofexperience,yearsatcompany,tag,basesalary,stockgrantvalue,bonus
: 6/1/2021 11:02:10,C0,L3,Software Engineer,180000,"Seattle, WA",0,0,ML / AI,150000,20000,10000
: 6/2/2021 11:02:10,C1,L4,Software Engineer,181000,"Seattle, WA",1,1,ML / AI,151000,20000,10000
: 6/3/2021 11:02:10,C2,L5,Software Engineer,182000,"Seattle, WA",2,2,ML / AI,152000,20000,10000
: 6/4/2021 11:02:10,C3,L6,Software Engineer,183000,"Seattle, WA",3,3,ML / AI,153000,20000,10000
: 6/5/2021 11:02:10,C4,L3,Software Engineer,184000,"Seattle, WA",4,0,ML / AI,154000,20000,10000
: 6/6/2021 11:02:10,C5,L4,Software Engineer,185000,"Seattle, WA",5,1,ML / AI,155000,20000,10000
: 6/7/2021 11:02:10,C6,L5,Software Engineer,186000,"Seattle, WA",6,2,ML / AI,156000,20000,10000
: 6/8/2021 11:02:10,C7,L6,Software Engineer,187000,"Seattle, WA",7,3,ML / AI,157000,20000,10000
: 6/9/2021 11:02:10,C8,L3,Software Engineer,188000,"Seattle, WA",8,0,ML / AI,158000,20000,10000
: 6/10/2021 11:02:10,C9,L4,Software Engineer,189000,"Seattle, WA",0,1,ML / AI,159000,20000,10000
: 6/11/2021 11:02:10,C10,L5,Software Engineer,190000,"Seattle, WA",1,2,ML / AI,160000,20000,10000
: 6/12/2021 11:02:10,C11,L6,Software Engineer,191000,"Seattle, WA",2,3,ML / AI,161000,20000,10000
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(title|base|bonus|equity|total|date|ladder|years|place|employer|currency|period)'
| title = f.csv
| title = title
| base = basesalary
| date = timestamp
| bonus = bonus
| equity = stockgrantvalue
| total = totalyearlycompensation
| ladder = level
| years = yearsofexperience
| place = location
| employer = company
| currency = USD
| period = year
| date = date-mdy
= 0

## hourly rows are read from the hourly rate
< f.csv
: Name,Job Titles,Department,Full or Part-Time,Salary or Hourly,Typical Hours,Annual Salary,Hourly Rate
: N0,Data Engineer,POLICE,P,Hourly,40,,25.5
: N1,Software Engineer II,POLICE,F,Salary,,90001,
: N2,Clerk,POLICE,F,Salary,,90002,
: N3,Security Analyst,POLICE,P,Hourly,40,,25.5
: N4,Data Scientist,POLICE,F,Salary,,90004,
: N5,Nurse,POLICE,F,Salary,,90005,
: N6,Data Engineer,POLICE,P,Hourly,40,,25.5
: N7,Software Engineer II,POLICE,F,Salary,,90007,
: N8,Clerk,POLICE,F,Salary,,90008,
: N9,Security Analyst,POLICE,P,Hourly,40,,25.5
: N10,Data Scientist,POLICE,F,Salary,,90010,
: N11,Nurse,POLICE,F,Salary,,90011,
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(base|period|rows|.when|not|currency)'
| base = Annual Salary
| period = Salary or Hourly
| currency =
| [when hourly]
| rows = Salary or Hourly: Hourly
| base = Hourly Rate
| not full-time = drop Full or Part-Time: P
= 0

## a bare $ in India decides no currency
< f.csv
: Timestamp,What is your job title?,What is your yearly compensation?,Country
: 2021-10-01,Data Engineer,"$100,000-124,999",India
: 2021-10-02,Software Engineer II,"$100,000-124,999",India
: 2021-10-03,Clerk,"$100,000-124,999",India
: 2021-10-04,Security Analyst,"$100,000-124,999",India
: 2021-10-05,Data Scientist,"$100,000-124,999",India
: 2021-10-06,Nurse,"$100,000-124,999",India
: 2021-10-07,Data Engineer,"$100,000-124,999",India
: 2021-10-08,Software Engineer II,"$100,000-124,999",India
: 2021-10-09,Clerk,"$100,000-124,999",India
: 2021-10-01,Security Analyst,"$100,000-124,999",India
: 2021-10-02,Data Scientist,"$100,000-124,999",India
: 2021-10-03,Nurse,"$100,000-124,999",India
$ paybands layouts --draft f.csv 2>/dev/null | grep -E -B2 '^currency'
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (the amounts have a $, which is the sign of many dollars)
| currency =
= 0

## Y and N say who is full-time, where the header asks it
< f.csv
: JOB_TITLE,WAGE_RATE_OF_PAY_FROM,WAGE_UNIT_OF_PAY,FULL_TIME_POSITION,CASE_STATUS,EMPLOYER_NAME
: Data Engineer,104500,Year,Y,Certified,A
: Data Engineer,54.5,Hour,N,Certified,B
: Data Analyst,98000,Year,Y,Withdrawn,C
$ paybands layouts --draft f.csv 2>/dev/null | grep -E '^(not |period|employer|base)'
| base = WAGE_RATE_OF_PAY_FROM
| period = WAGE_UNIT_OF_PAY
| employer = EMPLOYER_NAME
| not full-time = drop FULL_TIME_POSITION: N
| not certified = keep CASE_STATUS: Certified
= 0

## a header of two currencies decides neither; of one, that one
$ for h in 'EUR/USD' 'EUR'; do { echo "Job Title,Salary ($h)"; for i in 1 2 3 4 5 6 7 8 9; do echo "Data Engineer,${i}5000"; done; } > pay.csv
$ paybands layouts --draft pay.csv 2>/dev/null | grep '^;* *currency = ' || echo none; done
| none
| currency = EUR
= 0

## places tell the currency where they are known in a third of the rows, and not below
$ for places in 'Munich Germany,Munich Germany,Xq,Yq,Zq,Wq' 'Munich Germany,Xq,Yq,Zq,Wq,Vq'; do (echo title,location,salary; i=50; echo "$places" | tr , '\n' | while read p; do i=$((i + 1)); echo "Data Scientist,$p,${i}000"; done) > f.csv; paybands layouts --draft f.csv 2>/dev/null | grep -E '^currency|known'; done
| ; 100% of the rows whose place is known are in DE (location)
| currency = EUR
| currency =
= 0
