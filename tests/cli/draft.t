A first layout for a file that nobody has written one for.

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
| ; from its first 4 rows (7 columns, header on line 2).
| ; What is marked FILL IN is for you. The rest is guessed: look at every line, then at
| ; what comes of it:
| ;     paybands check --source ./THIS.ini=pay.csv
| [layout]
| name = pay
| ; FILL IN: what the publisher calls it
| title =
| ; FILL IN: who publishes it
| publisher =
| ; FILL IN: under which licence, or: not stated
| licence =
| ; url =
| kind = observations
| ; how the file says "no value"
| missing = N/A
| ; equal rows are kept: without a number of its own for every person, they are people
| equal_rows = keep
|
| [columns]
| ; "Data Engineer", "Payroll Clerk", "Security Analyst", of 4 texts; 75% match a role
| title = Position Title
| ; "$104,500.00", "$24.10", "$88,250", of 4 texts; 75% could be a year's pay in dollars or euro
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
| ; FILL IN: when this was the pay: YYYY, YYYY-MM or YYYY-MM-DD
| date =
| ; FILL IN: the currency of the pay: USD, EUR, ...
| currency =
| ; where all are paid, if it is one country (there are US states)
| ; country = US
|
| ; Columns not used. One that says who works full-time, or which rows are final, makes
| ; a filter:
| ; [filter]
| ; not full-time = keep COLUMN: VALUE | VALUE
| ;
| ;   Hire Date                       "01/05/2022", "03/15/2019", "11/02/2021", of 4 texts
| ;   Full-Time?                      "Y", "N"
= 0

## with the blanks filled it loads and reads the file
< pay.csv
: County pay 2023,,,,,,
: Position Title,Base Salary,Pay Basis,Work City,State,Hire Date,Full-Time?
: Data Engineer,"$104,500.00",Annual,Austin,TX,03/15/2019,Y
: Payroll Clerk,$24.10,Hourly,Round Rock,TX,12/24/2020,N
$ paybands layouts --draft pay.csv > pay.ini
$ sed -i -e 's/^title =$/title = County pay/; s/^publisher =$/publisher = The county/; s/^licence =$/licence = public/' -e 's/^date =$/date = 2023/; s/^currency =$/currency = USD/' pay.ini
$ paybands ingest --layout ./pay.ini pay.csv
| source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
| pay,3,2023,Data Engineer,data-engineer,,,,US,TX,12420,,,104500,,,,USD,1,1
| pay,4,2023,Payroll Clerk,,,,,US,TX,12420,,,50128,,,,USD,1,1
! pay: 2 rows read, 2 used, 0 filtered, 0 rejected; 1 matched to a role (50.0%)
= 0

## with a blank left it does not load, and says which
< pay.csv
: Role,Salary
: Data Engineer,104500
$ paybands layouts --draft pay.csv > pay.ini; paybands ingest --layout ./pay.ini pay.csv
! paybands: source pay: ./pay.ini:27:7: date = : must be given
= 2

## rows that end early are padded, where they are the file's way
< pay.csv
: Role,Salary,Year,,
: Data Engineer,104500,2023
: Data Engineer,98000,2023
$ paybands layouts --draft pay.csv | grep -B1 ragged
| ; 2 of these rows have fewer or more cells than the header
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

