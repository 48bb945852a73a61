What a draft chooses between two readings, and what it says of the other.

## a range beside a single amount: the amount, unless it is their middle
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | sed -n '/^\[columns/,$p' | grep -vE '^$|^; (FILL IN: when|date = |Columns not used)'; }
$ table 12 'Job Title,Salary,Annual Salary' '{t},80-120k,9{i}000'
$ table 12 'Job Title,Salary,Average Salary' '{t},80-120k,9{i}000'
$ table 12 'Job Title,Salary Range,Years in role' '{t},80-120k,{1|2}'
| [columns]
| ; "Clerk", "Data Engineer", "Data Scientist", of 6 texts; 67% match a role
| title = Job Title
| ; "90000", "91000", "910000", of 12 texts; 100% are amounts, half of them under 96000
| base = Annual Salary
| [constants]
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
| ; "Annual Salary" says so
| period = year
| ; if all are paid in one country
| ; country = US
| ;   Salary                          "80-120k"
| [columns]
| ; "Clerk", "Data Engineer", "Data Scientist", of 6 texts; 67% match a role
| title = Job Title
| ; "80-120k"; 100% are amounts, half of them under 100000
| base = Salary
| [constants]
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
| ; half of the amounts are over 100000: a year's pay
| period = year
| ; if all are paid in one country
| ; country = US
| ;   Average Salary                  "90000", "91000", "910000", of 12 texts
| [columns]
| ; "Clerk", "Data Engineer", "Data Scientist", of 6 texts; 67% match a role
| title = Job Title
| ; "80-120k"; 100% are amounts, half of them under 100000
| base = Salary Range
| [constants]
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
| ; half of the amounts are over 100000: a year's pay
| period = year
| ; if all are paid in one country
| ; country = US
| ;   Years in role                   "1", "2"
= 0

## a part in percent, or under a hundred, is no money; a bonus and equity in one; additional pay of no kind
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | sed -n '/^\[columns/,$p' | grep -E '^(base|bonus|equity|total|bonus_and_equity) |onus|tock|dditional'; echo; }
$ table 12 'Job Title,Salary,Bonus' '{t},9{i}000,{10|12|15}%'
$ table 12 'Job Title,Salary,Bonus' '{t},9{i}000,{10|12|100}'
$ table 12 'Job Title,Salary,Bonus' '{t},9{i}000,{10|12|101}'
$ table 12 'Job Title,Salary,Bonus + Stock' '{t},9{i}000,{1000|1200|1500}'
$ table 12 'Job Title,Salary,Bonus,Stock options' '{t},9{i}000,{1000|1200|1500},{2000|2200|2500}'
$ table 12 'Job Title,Salary,Additional compensation' '{t},9{i}000,{1000|1200|1500}'
$ table 12 'Job Title,Salary,Additional monetary compensation,Bonus' '{t},9{i}000,{1000|1200|1500},{1|2}000'
$ table 12 'Job Title,Salary,Bonus offer,Bonus last year,Equity type' '{t},9{i}000,{1000|1200|1500},2000,3000'
| base = Salary
| ;   Bonus                           "10%", "12%", "15%"; not amounts of money, or shares of the pay
|
| base = Salary
| ;   Bonus                           "10", "100", "12"; not amounts of money, or shares of the pay
|
| base = Salary
| bonus = Bonus
|
| base = Salary
| bonus_and_equity = Bonus + Stock
|
| base = Salary
| bonus = Bonus
| equity = Stock options
|
| base = Salary
| bonus = Additional compensation
|
| base = Salary
| bonus = Bonus
| ;   Additional monetary compensation  "1000", "1200", "1500"
|
| base = Salary
| date = Bonus last year
| ;   Bonus offer                     "1000", "1200", "1500"
|
= 0

## a total below the base is none; one that the source converted goes before it
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | sed -n '/^\[columns/,$p' | grep -E '^(base|total|base_to|base_in_usd|currency|period) |otal|onver|alary|says|ollar'; echo; }
$ table 12 'Job Title,Salary,Total compensation' '{t},9{i}000,{10|20}{i}000'
$ table 12 'Job Title,Salary,Total compensation' '{t},9{i}000,{80|70}{i}00'
$ table 12 'Job Title,Salary,Total compensation' '{t},9{i}000,{800|800|800|800|80|80}{i}00'
$ table 4 'Job Title,Salary,Total compensation' '{t},9{i}000,{80|70}{i}00'
$ table 5 'Job Title,Salary,Total compensation' '{t},9{i}000,{80|70}{i}00'
$ table 12 'Job Title,CompTotal,ConvertedCompYearly,Currency,Frequency' '{t},9{i}000,8{i}000,{EUR|PLN|USD},{Monthly|Yearly}'
$ table 12 'Job Title,Salary low,Salary high,Converted compensation,Currency' '{t},9{i}000,9{i}500,8{i}000,{EUR|PLN|USD}'
$ table 12 'Job Title,Salary in USD' '{t},9{i}000'; table 12 'Job Title,Salary in USD,Salary,Currency' '{t},9{i}000,8{i}000,{EUR|PLN|USD}'; table 12 'Job Title,Salary in USD,Salary' '{t},9{i}000,8{i}000'
| base = Salary
| total = Total compensation
| currency =
| period = year
|
| base = Salary
| currency =
| period = year
| ;   Total compensation              "70100", "701100", "70300", of 12 texts; no total: it is below the base in many rows
|
| base = Salary
| currency =
| period = year
| ;   Total compensation              "800000", "800100", "800200", of 12 texts; no total: it is below the base in many rows
|
| base = Salary
| total = Total compensation
| currency =
| period = year
|
| base = Salary
| currency =
| period = year
| ;   Total compensation              "70100", "70300", "80000", of 5 texts; no total: it is below the base in many rows
|
| total = ConvertedCompYearly
| ; "ConvertedCompYearly" is a conversion by the source, taken to be into dollars
| currency = USD
| period =
| total = dollars
| ;   CompTotal                       "90000", "91000", "910000", of 12 texts; the source's own conversion of it is taken
| ;   Currency                        "EUR", "PLN", "USD"; the pay is in dollars already
| ;   Frequency                       "Monthly", "Yearly"; the conversion is to a year
|
| base = Salary low
| currency = Currency
| base_to = Salary high
| period = year
| ;   Converted compensation          "80000", "81000", "810000", of 12 texts
|
| base = Salary in USD
| ; "Salary in USD" is a conversion by the source, taken to be into dollars
| currency = USD
| period = year
| base = dollars
|
| base = Salary
| currency = Currency
| base_in_usd = Salary in USD
| period = year
|
| base = Salary
| ; another header says so: "Salary in USD"
| currency = USD
| period = year
| ;   Salary in USD                   "90000", "91000", "910000", of 12 texts; a conversion, which needs the currency it is made from
|
= 0

## the currency: of the header, of the amounts, of another header, of the country
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | grep -B3 -E '^;? ?currency' | grep -v '^$'; echo; }
$ table 12 'Job Title,Salary (CHF)' '{t},9{i}000'; table 20 'Job Title,Salary' '{t},€9{i}000'; table 19 'Job Title,Salary' '{t},€9{i}000' 'Nurse,90000'; table 18 'Job Title,Salary' '{t},€9{i}000' 'Nurse,90000'; table 20 'Job Title,Salary' '{t},{€|£}9{i}000'
$ table 12 'Job Title,Salary,Rent (EUR)' '{t},9{i}000,{i}'; table 12 'Job Title,Salary,Rent (EUR),Tax (PLN)' '{t},9{i}000,{i},{i}'; table 12 'Job Title,Salary,Rent (EUR),Tax (EUR)' '{t},9{i}000,{i},{i}'
$ table 20 'Job Title,Salary,Country' '{t},9{i}000,Germany'; table 19 'Job Title,Salary,Country' '{t},9{i}000,Germany' 'Nurse,90000,France'; table 18 'Job Title,Salary,Country' '{t},9{i}000,Germany' 'Nurse,90000,France';  table 20 'Job Title,Salary,Country' '{t},$9{i}000,Canada'; table 20 'Job Title,Salary,Country' '{t},$9{i}000,Germany'
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; "Salary (CHF)" says so
| currency = CHF
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; 20 of 20 amounts say so
| currency = EUR
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; 19 of 20 amounts say so
| currency = EUR
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; another header says so: "Rent (EUR)"
| currency = EUR
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; another header says so: "Tax (EUR)"
| currency = EUR
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; 100% of the rows whose place is known are in DE (Country)
| currency = EUR
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; 95% of the rows whose place is known are in DE (Country)
| currency = EUR
|
| ; date = 2024
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (95% of the rows whose place is known are in DE; which money the others are paid in, nothing says)
| currency =
|
| ; FILL IN: when this was the pay (YYYY, YYYY-MM or YYYY-MM-DD); without it pay is of no date
| ; date = 2024
| ; 100% of the rows whose place is known are in CA (Country)
| currency = CAD
|
| ; date = 2024
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (the amounts have a $, which is the sign of many dollars)
| currency =
|
= 0

## one currency for all: ten rows of weak money whose amounts would be no pay in it, not nine
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | grep -B2 -E '^;? ?currency' | grep -v '^$'; echo; }
$ table 20 'Job Title,Salary,Country' '{t},9{1|2}000,{Germany|India}'; table 19 'Job Title,Salary,Country' '{t},9{1|2}000,{Germany|India}'; table 20 'Job Title,Salary,Country' '{t},9{1|2}0000,{Germany|India}'; table 20 'Job Title,Salary,City' '{t},9{1|2}000,{Berlin|Mumbai}'; table 30 'Job Title,Salary,Country' '{t},9{1|2}000,{Germany|India|Poland}'; table 20 'Job Title,Salary,Country' '{t},{i},{Germany|India}'
| ; date = 2024
| ; 50% of the rows are in DE; the amounts of 10 rows in countries of weak currencies are no pay but in EUR
| currency = EUR
|
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (53% of the rows whose place is known are in DE; which money the others are paid in, nothing says)
| currency =
|
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (50% of the rows whose place is known are in DE; which money the others are paid in, nothing says)
| currency =
|
| ; date = 2024
| ; 50% of the rows are in DE; the amounts of 10 rows in countries of weak currencies are no pay but in EUR
| currency = EUR
|
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (33% of the rows whose place is known are in IN; which money the others are paid in, nothing says)
| currency =
|
| ; date = 2024
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
|
= 0

## the period: of the header, of the size of the amounts; at each limit
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | grep -B2 -E '^;? ?period' | grep -v '^$'; echo; }
$ for head in 'Annual salary' 'Monthly salary' 'Weekly pay' 'Daily rate' 'Hourly rate' 'Salary per year' Salary; do table 12 "Job Title,$head (USD)" '{t},5{i}.50'; done
$ for amount in 4.99 5 250 250.01 399 400 14999 15000; do echo $amount; table 5 "Job Title,Salary (USD)" "{t},$amount"; done
$ for amount in 399 400; do table 5 "Job Title,Annual salary (USD)" "{t},$amount"; done; for amount in 14999 15000 60000; do table 5 "Job Title,Salary (PLN)" "{t},$amount"; done
$ table 12 'Job Title,Salary (USD),Per' '{t},5{i}000,Year'; table 11 'Job Title,Salary (USD),Per' '{t},5{i}000,Year' 'Nurse,50000,';  table 11 'Job Title,Salary (USD),Per' '{t},{i}000,Year' 'Nurse,5000,'
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (the header says a year, but half of the amounts are under 56: thousands, or hours?)
| period =
|
| currency = USD
| ; "Monthly salary (USD)" says so
| period = month
|
| currency = USD
| ; "Weekly pay (USD)" says so
| period = week
|
| currency = USD
| ; "Daily rate (USD)" says so
| period = day
|
| currency = USD
| ; "Hourly rate (USD)" says so
| period = hour
|
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (the header says a year, but half of the amounts are under 56: thousands, or hours?)
| period =
|
| currency = USD
| ; half of the amounts are under 56.50: an hour's pay
| period = hour
|
| 4.99
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 5, which does not tell)
| period =
|
| 5
| currency = USD
| ; half of the amounts are under 5.00: an hour's pay
| period = hour
|
| 250
| currency = USD
| ; half of the amounts are under 250.00: an hour's pay
| period = hour
|
| 250.01
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 250, which does not tell)
| period =
|
| 399
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 399, which does not tell)
| period =
|
| 400
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 400, which does not tell)
| period =
|
| 14999
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 14999, which does not tell)
| period =
|
| 15000
| currency = USD
| ; half of the amounts are over 15000: a year's pay
| period = year
|
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (the header says a year, but half of the amounts are under 399: thousands, or hours?)
| period =
|
| currency = USD
| ; "Annual salary (USD)" says so
| period = year
|
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 14999, which does not tell)
| period =
|
| ; FILL IN: what the pay is for: year, month, biweek, week, day or hour
| ; (half of the amounts are under 15000, which does not tell)
| period =
|
| currency = PLN
| ; half of the amounts are over 60000: a year's pay
| period = year
|
| base = Salary (USD)
| ; "Year"; 100% are periods
| period = Per
|
| base = Salary (USD)
| ; "Year"; 8% empty; 100% are periods
| period = Per
| --
| currency = USD
| ; half of the amounts are over 55000: a year's pay
| period = year
|
| base = Salary (USD)
| ; "Year"; 8% empty; 100% are periods
| period = Per
|
= 0

## averages and scales are not people, and it is said
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | grep WARNING || echo quiet; }
$ table 6 'Job Title,Average salary' '{t},9{i}000'; table 12 'Job Title,Average salary' '{t},9{i}000'; table 12 'Job Title,Average salary,Company' '{t},9{i}000,C{i}'; table 6 'Job Title,Average salary,Company' '{t},9{i}000,C{i}'; table 6 'Job Title,Salary low,Salary high' '{t},9{i}000,9{i}500'; table 4 'Job Title,Salary low,Salary high' '{t},9{i}000,9{i}500'; table 5 'Job Title,Salary low,Salary high' '{t},9{i}000,9{i}500'; table 7 'Job Title,Salary low,Salary high' '{t},9{i}000,9{i}500'; table 6 'Job Title,Salary low,Salary high,Company' '{t},9{i}000,9{i}500,C{i}'; table 6 'Job Title,Salary' '{t},9{i}000'
| ; WARNING: "Average salary" is an average or a median: a row is then a group and no person; such a table is kind = benchmarks, which needs occupation codes (SOC).
| ; WARNING: "Average salary" is an average or a median: a row is then a group and no person; such a table is kind = benchmarks, which needs occupation codes (SOC).
| quiet
| ; WARNING: "Average salary" is an average or a median: a row is then a group and no person; such a table is kind = benchmarks, which needs occupation codes (SOC).
| ; WARNING: each title stands here once, with the ends of its range: this may be a scale of pay, and its rows no people.
| quiet
| ; WARNING: each title stands here once, with the ends of its range: this may be a scale of pay, and its rows no people.
| quiet
| quiet
| quiet
= 0

## hourly pay where the annual is empty: by the column that says so, or a remark
$ table() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | grep -E '^(base|rows|.when)|ourly'; echo; }
$ table 12 'Job Title,Annual Salary,Hourly Rate' '{t},{90000||},{|25.5|35.5}'
$ table 50 'Job Title,Annual Salary,Hourly Rate,Pay Type' '{t},9{i}000,,Salary' 'Nurse,,25.5,Hourly'; table 49 'Job Title,Annual Salary,Hourly Rate,Pay Type' '{t},9{i}000,,Salary' 'Nurse,,25.5,Hourly'; table 12 'Job Title,Annual Salary,Hourly Rate,Pay Type' '{t},{90000||||},{|25.5||},{Salary|Hourly|per hour|Salary}'
| base = Annual Salary
| ;   Hourly Rate                     "25.5", "35.5"; 33% empty; hourly pay of rows without an annual one; no column says which they are
|
| base = Annual Salary
| ; "Salary", "Hourly"; 100% are periods
| ;   Hourly Rate                     "25.5"; 98% empty
|
| base = Annual Salary
| ; "Salary", "Hourly"; 100% are periods
| [when hourly]
| rows = Pay Type: Hourly
| base = Hourly Rate
|
| base = Annual Salary
| ; "Salary", "Hourly", "per hour"; 100% are periods
| ;   Hourly Rate                     "25.5"; 75% empty
|
= 0

## dates: a form nobody reads, most rows empty, day or month first by the country, a year in the file's name
$ table() { python3 "$FIXTURES"/table.py "$@" > "$n"; paybands layouts --draft "$n" 2>/dev/null | grep -iE 'date|time|month' | grep -v 'FILL IN: when'; echo; }
$ n=f.csv; table 12 'Timestamp,Job Title,Salary' 'in spring {i},{t},9{i}000'; table 12 'Timestamp,Job Title,Salary' '{2021-03-04|},{t},9{i}000'; table 12 'Timestamp,Job Title,Salary' '{2021-03-04||},{t},9{i}000'; n=pay_2019.csv; table 12 'Timestamp,Job Title,Salary' '{2021-03-04||},{t},9{i}000'; table 12 'Timestamp,Job Title,Salary' '{2021-03-04|},{t},9{i}000'
$ n=f.csv; for c in 'United States' Germany Canada; do table 12 'Timestamp,Job Title,Salary,Country' "0{1|2|3}/0{4|5|6}/2021,{t},9{i}000,$c"; done; table 12 'Timestamp,Job Title,Salary' "0{1|2|3}/0{4|5|6}/2021,{t},9{i}000"; table 12 'Timestamp,Job Title,Salary' "{13|14|15}/0{4|5|6}/2021,{t},9{i}000"; table 12 'Timestamp,Job Title,Salary' "0{4|5|6}/{13|14|15}/2021,{t},9{i}000"
| ; date = 2024
| ;   Timestamp                       "in spring 0", "in spring 1", "in spring 10", of 12 texts; dates in a form that no parser reads
|
| ; "2021-03-04"; 50% empty; 100% are dates
| date = Timestamp
|
| ; date = 2024
| ;   Timestamp                       "2021-03-04"; 67% empty; a date, but most rows have none
|
| date = 2019
| ;   Timestamp                       "2021-03-04"; 67% empty; a date, but most rows have none
|
| ; "2021-03-04"; 50% empty; 100% are dates
| date = Timestamp
|
| ; "01/04/2021", "02/05/2021", "03/06/2021"; 100% are dates
| date = Timestamp
| date = date-mdy
|
| ; "01/04/2021", "02/05/2021", "03/06/2021"; 100% are dates
| date = Timestamp
| date = date-dmy
|
| ; "01/04/2021", "02/05/2021", "03/06/2021"; 100% are dates
| date = Timestamp
| date = date-dmy
|
| ; "01/04/2021", "02/05/2021", "03/06/2021"; 100% are dates; day or month may come first: check it
| date = Timestamp
| date = date-mdy
|
| ; "13/04/2021", "14/05/2021", "15/06/2021"; 100% are dates
| date = Timestamp
|
| ; "04/13/2021", "05/14/2021", "06/15/2021"; 100% are dates
| date = Timestamp
|
= 0

## the header: below titles, below question codes, broken over lines, without names; words for no value
$ draft() { paybands layouts --draft f.csv 2>&1 | grep -E "^; from|^(title|base|missing|ragged|skip|header|decimal|delimiter)|breaks|WARN|cannot|column [0-9]"; echo; }
$ python3 "$FIXTURES"/table.py 12 'Q1,Q2,Q3_Part_1' '{t},9{i}000,{yes|no}' 'What is your job title?,What is your yearly salary?,Are you satisfied with what you do?' > f.csv; draft
$ python3 "$FIXTURES"/table.py 12 'Q1,Q2,Q3' '{t},9{i}000,{yes|no}' 'a title,the pay,c' > f.csv; draft; python3 "$FIXTURES"/table.py 12 'Q1,Qx,Q' '{t},9{i}000,{yes|no}' 'What is your job title?,What is your yearly salary?,Are you satisfied with what you do?' > f.csv; draft
$ (echo 'Pay of 2023'; echo; python3 "$FIXTURES"/table.py 12 '"Job
$ Title",Salary,' '{t},9{i}000,{1|2}') > f.csv; draft
$ python3 "$FIXTURES"/table.py 20 'Job Title,Salary,City' '{t},{90000|91000|n/a|92000|NULL},{-1|Boston|Berlin|Paris|Rome}' > f.csv; draft; python3 "$FIXTURES"/table.py 20 'Job Title,Salary,City' '{t},9{i}000,{-1|Boston|Berlin|Paris}' > f.csv; draft
$ python3 "$FIXTURES"/table.py 200000 'Job Title,Salary,A long header that fills the first block' '{t},90000,all the words of a row that makes a file of many blocks' > f.csv; printf 'Nurse,"90000\n' >> f.csv; draft
| ; from its 12 rows (3 columns, header on line 2).
| title = f.csv
| title = What is your job title?
| base = What is your yearly salary?
|
| ; from its 13 rows (3 columns, header on line 1).
| title = f.csv
| title = Q1
| base =
|   it cannot be read yet: the draft:21:7: base = : must be the column's name in the file, or names with | between
|
| ; from its 13 rows (3 columns, header on line 1).
| title = f.csv
| title = Q1
| base =
|   it cannot be read yet: the draft:21:7: base = : must be the column's name in the file, or names with | between
|
| ; from its 12 rows (3 columns, header on line 3).
| title = f.csv
| title = Job Title
| base = Salary
| ;   (column 3, without a name)      "1", "2"
|
| ; from its 20 rows (3 columns, header on line 1).
| title = f.csv
| missing = -1 | N/A | NULL
| title = Job Title
| base = Salary
|
| ; from its 20 rows (3 columns, header on line 1).
| title = f.csv
| title = Job Title
| base = Salary
|
| ; from 1536 of its 196560 rows, evenly spread (3 columns, header on line 1).
| ; WARNING: the file breaks off: f.csv: line 200002: the quote opened here is never closed: close it, or read the file without quoting
| title = f.csv
| title = Job Title
| base = Salary
|   it cannot be read yet: f.csv: line 200002: the quote opened here is never closed: close it, or read the file without quoting
|
= 0

## what is said of a draft of benchmarks, of one whose rows are all rejected, and of one that has nothing left to fill in
$ printf 'occ_code,Occupation,10th percentile,25th percentile,Median,75th percentile,90th percentile\n15-1252,Software Developers,77020,101200,132270,167540,208620\n15-2051,Data Scientists,61070,79810,108020,145040,184090\n' > b.csv; paybands layouts --draft b.csv > b.ini
$ python3 "$FIXTURES"/table.py 12 'Job Title,Annual salary (USD)' '{t},9{i}0000000' > r.csv; paybands layouts --draft r.csv > r.ini
$ python3 "$FIXTURES"/table.py 12 'Job Title,Annual salary (USD),Timestamp' '{t},9{i}000,2024-01-02' > f.csv; paybands layouts --draft f.csv > f.ini
$ python3 "$FIXTURES"/table.py 12 'Job Title,Salary' '{t},14{i}' > n.csv; paybands layouts --draft n.csv > n.ini
! the draft, tried on the file
!   rows read                       2
!   used                            2  100.0%
!   filtered                        0    0.0%
!   rejected                        0    0.0%
! next
!   1. give the date of the pay: without one it is not aged
!   2. fill in title, publisher and licence; check each column against its examples
!   3. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
! the draft, tried on the file
!   rows read                      12
!   used                            0    0.0%
!   filtered                        0    0.0%
!   rejected                       12  100.0%
!             12  100.0%  pay-implausible: the pay is outside --pay-least to --pay-most
!                         r.csv, line 2, Annual salary (USD): 900000000
!                         r.csv, line 3, Annual salary (USD): 910000000
!                         r.csv, line 4, Annual salary (USD): 920000000
! next
!   1. give the date of the pay: without one it is not aged
!   2. fill in title, publisher and licence; check each column against its examples
!   3. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
! the draft, tried on the file
!   rows read                      12
!   used                           12  100.0%
!   filtered                        0    0.0%
!   rejected                        0    0.0%
!   dated 2024-01-02 to 2024-01-02
!   of the rows used
!     a role                        8   66.7%
!     a level                       0    0.0%
!     base pay                     12  100.0%
!     a date                       12  100.0%
!     a country                     0    0.0%
!       the United States           0    0.0%
!   titles that match no role (rows: 4, texts: 2); the most frequent first
!              2   16.7%  Clerk
!              2   16.7%  Nurse
! next
!   1. fill in title, publisher and licence; check each column against its examples
!   2. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
! the draft, tried on the file
!   rows read                      12
!   used                           12  100.0%
!   filtered                        0    0.0%
!   rejected                        0    0.0%
!   of the rows used
!     a role                        8   66.7%
!     a level                       0    0.0%
!     base pay                     12  100.0%
!     a date                        0    0.0%
!     a country                     0    0.0%
!       the United States           0    0.0%
!   titles that match no role (rows: 4, texts: 2); the most frequent first
!              2   16.7%  Clerk
!              2   16.7%  Nurse
! next
!   1. fill in currency (this reading assumed USD); until then the layout does not load
!   2. give the date of the pay: without one it is not aged
!   3. fill in title, publisher and licence; check each column against its examples
!   4. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
= 0

## names in every form: of the file, of a column that no layout can name, of one without a name
$ name() { python3 "$FIXTURES"/table.py 6 'Job Title,Annual salary (USD)' '{t},9{i}000' > "$1"; paybands layouts --draft "$1" 2>/dev/null | sed -n '1p;/^name = /p;/^title = .*csv/p'; }
$ for f in pay.csv 'Pay of 2024 (v2).csv' ._.csv 12345678901234567890123456789012345678901234567890.csv -.csv Été.csv; do name "./$f"; done
$ python3 "$FIXTURES"/table.py 6 'Job | Title,Annual salary; USD' '{t},9{i}000' > f.csv; paybands layouts --draft f.csv 2>/dev/null | sed -n '/^\[columns/,/^$/p'; python3 "$FIXTURES"/table.py 6 ',Annual salary' '{t},9{i}000' > f.csv; paybands layouts --draft f.csv 2>/dev/null | sed -n '/^\[columns/,/^$/p'
| ; Draft of a layout for pay.csv,
| name = pay
| title = pay.csv
| ; Draft of a layout for Pay of 2024 (v2).csv,
| name = pay-of-2024-v2
| title = Pay of 2024 (v2).csv
| ; Draft of a layout for ._.csv,
| name = mine
| title = ._.csv
| ; Draft of a layout for 12345678901234567890123456789012345678901234567890.csv,
| name = 1234567890123456789012345678901234567890
| title = 12345678901234567890123456789012345678901234567890.csv
| ; Draft of a layout for -.csv,
| name = mine
| title = -.csv
| ; Draft of a layout for Été.csv,
| name = t
| title = Été.csv
| [columns]
| ; "Clerk", "Data Engineer", "Data Scientist", of 6 texts; 67% match a role
| ; FILL IN: rename this column in the file first, its name has a | or a ;
| title =
| ; "90000", "91000", "92000", of 6 texts; 100% are amounts, half of them under 93000
| base = Annual salary; USD
|
| [columns]
| ; "Clerk", "Data Engineer", "Data Scientist", of 6 texts; 67% match a role
| ; FILL IN: this is column 1, which has no name: give it one in the file first
| title =
| ; "90000", "91000", "92000", of 6 texts; 100% are amounts, half of them under 93000
| base = Annual salary
|
= 0

## texts in brackets behind an amount, employers of two lines, currencies by name, levels by their schemes, ladders
$ draft() { python3 "$FIXTURES"/table.py "$@" > f.csv; paybands layouts --draft f.csv 2>/dev/null | sed -n '/^\[constants/,$p' | grep -vE '^$|^;'; echo; }
$ draft 12 'Job Title,Salary Estimate' '{t},$9{i}K {(Glassdoor est.)|(Employer est.)}'; draft 12 'Job Title,Salary Estimate' '{t},$9{i}K {(Glassdoor est.)|(est. 3)|(a|b)}'
$ draft 6 'Job Title,Annual salary,Company,Currency' '{t},9{i}000,"Acme {i}
$ 4.5",{US Dollar|Euro}'; draft 6 'Job Title,Annual salary,Currency' '{t},9{i}000,{USD|EUR}'
$ draft 12 'Job Title,Annual salary,Experience level' '{t},9{i}000,{SE|MI|EN|EX}'; draft 12 'Job Title,Annual salary,Wage level' '{t},9{i}000,{I|II|III|IV}'; draft 12 'Job Title,Annual salary,Experience level' '{t},9{i}000,{Entry level|Associate|Mid-Senior level|Director}'; draft 12 'Job Title,Annual salary,Seniority' '{t},9{i}000,{Junior|Middle|Senior|Lead|Trainee|Guru}'
$ draft 12 'Job Title,Annual salary,Level' '{t},9{i}000,{L3|L4|L5}'; draft 12 'Job Title,Annual salary,Level' '{t},9{i}000,{3|4|5}'
| [constants]
| currency =
| period = year
| [ignore]
| base = (Employer est.) | (Glassdoor est.)
|
| [constants]
| currency =
| period =
|
| [constants]
| currency =
| period = year
| [parse]
| employer = first-line
|
| [constants]
| period = year
|
| [constants]
| currency =
| period = year
| [codes level]
| EN = junior
| EX = executive
| MI = mid
| SE = senior+
| * =
|
| [constants]
| currency =
| period = year
| [codes level]
| I = junior?
| II = mid?
| III = senior?
| IV = staff?
| * =
|
| [constants]
| currency =
| period = year
| [codes level]
| Associate =
| Director = executive
| Entry level = junior
| Mid-Senior level =
| * =
|
| [constants]
| currency =
| period = year
| [codes level]
| Guru =
| Junior = junior
| Lead = staff
| Middle = mid
| Senior = senior
| Trainee = junior
| * =
|
| [constants]
| currency =
| period = year
|
| [constants]
| currency =
| period = year
|
= 0

