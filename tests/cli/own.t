The company's own pay beside the market.

## groups, fall-backs, costs, and who is in no group
# Seattle: 100, 130, 150 (75 for half a job), 160 and 200 thousand beside 120, 150 and 180: worked by hand in
# tests/unit/test_own_pay.c. The grant of 80,000 over four years and the bonus of 10% are in total pay.
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .
$ paybands compare-own --own own-pay=staff.csv --from market.csv --target 50 --target P75
| Market: market.csv, as of April 2026. US dollars per year of full-time work; costs at each person's FTE.
| 13 of 19 rows are employees in 4 groups, of which 3 withheld.
|
| role            level      area                               n  market P50  own median  compa  range  stands at  below min  cost to min         from P50  cost to P50           from P75  cost to P75
| data-scientist  not-known  Seattle-Tacoma-Bellevue, WA        –    $105,000           –      –      –          –          –            –                –            –                  –            –
|     fewer than 5 employees; market of United States; market of all levels
| data-scientist  junior     Seattle-Tacoma-Bellevue, WA        –    $105,000           –      –      –          –          –            –                –            –                  –            –
|     fewer than 5 employees; market of United States; market of all levels
| data-scientist  senior     Austin-Round Rock-San Marcos, TX   6    $125,000    $120,000   0.99   0.47         45          0           $0  −$5,000 (−4.0%)      $25,000  −$30,000 (−20.0%)     $160,000
|     market of United States
| data-scientist  senior     Seattle-Tacoma-Bellevue, WA        –    $150,000           –      –      –          –          –            –                –            –                  –            –
|     withheld: the totals would give a smaller group away
| total                                                        13                           0.96                            2      $24,000                      $135,000                        $417,500
|
| compa: mean pay / market P50. range: (mean - minimum) / (maximum - minimum), of the market P25 to P75. stands at: the market percentile of own median. cost: to raise everyone below.
| Own pay is dated 1 March 2026; it is not aged.
| In no group: 2, no-role (the job title is not that of a role): staff.csv:15 "Gardener", staff.csv:16 "Lampwright"
| In no group: 1, no-base-pay (base pay is not given, or not as one amount): staff.csv:19 "Data Scientist"
| In no group: 1, no-place (the country is not known): staff.csv:18 "Data Scientist"
| In no group: 1, no-market-band (no area that holds the place has a band of the role): staff.csv:17 "ML Engineer"
| In no group: 1, pay-not-a-number (the pay is not an amount): staff.csv:20
= 0

$ paybands compare-own --own own-pay=staff.csv --from market.csv --csv | sed 's/"[^"]*"/x/' | cut -d, -f1,3,5,7-13,16-17,21-24,28-35,37,41-43
| role,level,area,employees,withheld,fte,market_level,market_area,market_basis,market_quality,market_p50,market_p75,median,mean,payroll,compa_ratio,compa_below_80,compa_80_90,compa_90_110,compa_110_120,compa_above_120,range_penetration,market_percentile,below_minimum,above_maximum,total_market_p75,total_median,total_compa_ratio
| data-scientist,not-known,42660,,few,,all,US,modelled,medium,105000,131250,,,,,,,,,,,,,,,,
| data-scientist,junior,42660,,few,,all,US,modelled,medium,105000,131250,,,,,,,,,,,,,,,,
| data-scientist,senior,12420,6,,6,senior,US,modelled,medium,125000,150000,120000,123333.33,740000,0.9867,0,0,5,1,0,0.4667,44.7,0,0,,,
| data-scientist,senior,42660,,complementary,,senior,42660,modelled,medium,150000,180000,,,,,,,,,,,,,,250000,,
| total,,,13,,12.5,,,,,,,,,1575000,0.9633,,,,,,,,2,1,,,
= 0

## --by, --basis, --min-employees, --ranges
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own --own own-pay=staff.csv --from market.csv --csv "$@" | sed 's/"[^"]*"/x/' | cut -d, -f1,3,5,7-8,10-12,14,18-20,24,33-36; }
$ own --by country --min-employees 1; own --basis observed
$ printf 'role,level,area,range_minimum,range_maximum\ndata-scientist,senior,*,110000,140000\nData Scientist,senior,"Seattle, WA",130000,170000\n' > r.csv; own --ranges r.csv
| role,level,area,employees,withheld,market_level,market_area,market_basis,fallback,range_from,range_minimum,range_maximum,compa_ratio,range_penetration,market_percentile,below_minimum,cost_to_minimum
| data-scientist,not-known,US,1,,all,US,modelled,level-not-known,market,84000,131250,0.8571,0.127,31.9,0,0
| data-scientist,junior,US,1,,all,US,modelled,all-levels,market,84000,131250,0.7619,-0.0847,20.9,1,4000
| data-scientist,senior,US,11,,senior,US,modelled,,market,100000,150000,1.0764,0.6909,44.7,0,0
| total,,,13,,,,,,,,,1.0345,,,1,4000
| role,level,area,employees,withheld,market_level,market_area,market_basis,fallback,range_from,range_minimum,range_maximum,compa_ratio,range_penetration,market_percentile,below_minimum,cost_to_minimum
| data-scientist,senior,12420,6,,senior,US,observed,wider-area,market,101000,151000,0.9788,0.4467,43.7,0,0
| data-scientist,senior,42660,5,,senior,US,observed,wider-area,market,101000,151000,1.1746,0.94,74.2,1,1000
| total,,,11,,,,,,,,,1.062,,,1,1000
| role,level,area,employees,withheld,market_level,market_area,market_basis,fallback,range_from,range_minimum,range_maximum,compa_ratio,range_penetration,market_percentile,below_minimum,cost_to_minimum
| data-scientist,not-known,42660,,few,all,US,modelled,wider-area level-not-known,market,84000,131250,,,,,
| data-scientist,junior,42660,,few,all,US,modelled,wider-area all-levels,market,84000,131250,,,,,
| data-scientist,senior,12420,6,,senior,US,modelled,wider-area,structure,110000,140000,0.9867,0.4444,44.7,0,0
| data-scientist,senior,42660,,complementary,senior,42660,modelled,,structure,130000,170000,,,,,
| total,,,13,,,,,,,,,0.9633,,,2,34000
= 0

## a report is written where the operator says, for its owner alone, and over nothing else
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own -q --own own-pay=staff.csv --from market.csv "$@"; }
$ umask 000; own -o report/; stat -c '%a %n' report report/*; own -o report; own -o one.json; own -o one.html; own -o one.csv; stat -c %a one.*; cmp one.csv report/groups.csv; cmp one.html report/compare-own.html; grep -cE 'https?:|src=|<script|@import|url\([^#]' one.html
$ own -o one.html --by country --min-employees 1; grep -ohE '>United States; market[^<]*|lede">[^<]*' one.html
$ echo mine > notes.csv; echo mine > report/targets.csv; own -o notes.csv; own -o report; cat notes.csv report/targets.csv; own --force -o report; head -1 report/targets.csv
$ own --force -o staff.csv; own -o no/where; own -o market.txt; touch text; own -o text; own --force -o market.csv; head -c 4 staff.csv
| 700 report
| 600 report/compare-own.html
| 600 report/compare-own.json
| 600 report/groups.csv
| 600 report/targets.csv
| 600 report/unmatched.csv
| 600
| 600
| 600
| 0
| lede">13 employees in 3 groups, paid 1.03 times the market median. 1 is below the range minimum; raising them to it costs $4,000 per year, everyone to P50 $90,000.
| >United States; market of all levels
| >United States; market of all levels
| mine
| mine
| role,level,area,target,employees,market_pay,distance,distance_share,below_target,cost_to_target
| Empl
! paybands: compare-own: notes.csv: is there, and is not a report on own pay; --force overwrites it
! paybands: compare-own: report/targets.csv: is there, and is not a report on own pay; --force overwrites it
! paybands: compare-own: --output staff.csv: is an input
! paybands: compare-own: --output no/where: its folder is not there
! paybands: compare-own: --output text: is a file; give a folder, or a name that ends in .csv, .json or .html
! paybands: compare-own: --output market.csv: is an input
= 0

## nothing goes where runs are published, whichever way it is named
$ cp "$FIXTURES"/staff.csv "$FIXTURES"/survey.ini .; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + 1000 * $1 }') > a.csv
$ printf '[run]\noutput = site\n[source a]\nlayout = ./survey.ini\npath = a.csv\n[source staff]\nlayout = own-pay\npath = staff.csv\nprivate = yes\n' > c.ini; paybands compare-own -c c.ini; paybands run -q -c c.ini; ln -s site/latest link; ls -R site > before
$ for path in site site/x site/latest site/latest/own site/runs/x site/latest/bands.csv link/x ./site/../site/x site/x.html; do paybands compare-own -q -c c.ini -o $path; done; (cd site; paybands compare-own -q -c ../c.ini --force -o own; paybands compare-own -q -c ../c.ini -o latest/../../../..; ls ../groups.csv)
$ mkdir other; paybands run -q -c c.ini -o other; paybands compare-own -q -c c.ini -o other/own; rm other/latest; paybands compare-own -q -c c.ini --from other/runs/* -o other/own
$ ls -R site | diff before -; paybands compare-own -c c.ini -q -o report && ls report; grep -rlE 'Gardener|Lampwright|own-pay|staff.csv' site
| ../groups.csv
| compare-own.html
| compare-own.json
| groups.csv
| targets.csv
| unmatched.csv
! paybands: site/latest: no such run; publish one with paybands run
! paybands: compare-own: --output site: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output site/x: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output site/latest: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output site/latest/own: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output site/runs/x: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output site/latest/bands.csv: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output link/x: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output ./site/../site/x: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output site/x.html: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output own: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output other/own: is where runs are published; own pay is written elsewhere
! paybands: compare-own: --output other/own: is where runs are published; own pay is written elsewhere
= 1

## which sources are own
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv "$FIXTURES"/survey.ini .; printf 'title,pay\nData Scientist,1\n' > a.csv; printf '[source a]\nlayout = ./survey.ini\npath = a.csv\n[source staff]\nlayout = own-pay\npath = staff.csv\nprivate = yes\n[source other]\nlayout = ./survey.ini\npath = b.csv\nprivate = yes\n' > c.ini; (echo title,pay; for i in 1 2 3 4 5 6 7 8 9; do echo Data Scientist,90000; done) > b.csv
$ own() { paybands compare-own --from market.csv "$@" | sed -n 2p; }; own -c c.ini; own -c c.ini --own staff; own -c c.ini --own staff --own ./survey.ini=b.csv; own -c c.ini --own a; own -c c.ini --own stafff; own; own --own staff; own -c c.ini --own own-pay=a.csv; own --own own-pay=staff.csv x
$ printf '[source a]\nlayout = ./survey.ini\npath = a.csv\n' > c.ini; own -c c.ini; own --own oews=staff.csv
| 22 of 28 rows are employees in 5 groups, of which 3 withheld.
| 13 of 19 rows are employees in 4 groups, of which 3 withheld.
| 22 of 28 rows are employees in 5 groups, of which 3 withheld.
! paybands: --own a: is a source of the market; own pay is private = yes
! paybands: --own stafff: no such source; did you mean staff?
! paybands: no own pay: give --own LAYOUT=PATH, or a configuration that has a source with private = yes
! paybands: --own staff: names a source of a configuration, and none is given; write LAYOUT=PATH
! paybands: a.csv: is of source own-pay, which is private, and of source a, which is not
! paybands: 'x': own pay is given as --own LAYOUT=PATH
! paybands: no own pay: give --own LAYOUT=PATH, or a configuration that has a source with private = yes
! paybands: layout oews: is of benchmarks; own pay is one row per employee
= 0

## the market is not made of own pay
$ cp "$FIXTURES"/survey.ini .; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + 1000 * $1 }') > a.csv; paybands run -q --source ./survey.ini=a.csv -o out; paybands compare-own --own ./survey.ini=a.csv
! paybands: a.csv: is an input of the market's run: mark its source private = yes and run again
= 3

## options that are not understood
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own --own own-pay=staff.csv --from market.csv "$@"; }
$ own --target 0; own --target 100; own --target x; own --target 1 --target 2 --target 3 --target 4 --target 5 --target 6; own --by city; own --min-employees 0; own --basis best; own --json --csv; own --from nowhere.csv
$ echo role,level,area,range_minimum > r.csv; own --ranges r.csv; head=role,level,area,range_minimum,range_maximum; for row in x,senior,US,1,2 data-scientist,lord,US,1,2 data-scientist,senior,Atlantis,1,2 data-scientist,senior,US,2,1 'data-scientist,senior,US,1,$2' data-scientist,senior,US,1; do printf "$head\n$row\n" > r.csv; own --ranges r.csv; done; printf "$head\ndata-scientist,senior,US,1,2\nData Scientist,Senior,United States,1,3\n" > r.csv; own --ranges r.csv; printf "$head\ndata-scientist,senior,US,,\n" > r.csv; own --ranges r.csv; echo $head > r.csv; own --ranges r.csv
! paybands: compare-own: --target "0" is not a percentile above 0 and below 100
! paybands: compare-own: --target "100" is not a percentile above 0 and below 100
! paybands: compare-own: --target "x" is not a percentile above 0 and below 100
! paybands: compare-own: --target is given 6 times; at most 5
! paybands: compare-own: --by "city" is not metro, state or country
! paybands: compare-own: --min-employees "0" is not a number from 1
! paybands: compare-own: --basis "best" is not one of observed, modelled, benchmark
! paybands: compare-own: give --json or --csv, not both
! paybands: nowhere.csv: no such file: check the path
! paybands: r.csv: no column range_maximum
! paybands: r.csv:2: compare-own: no role "x"; 'paybands roles' lists them
! paybands: r.csv:2: compare-own: no level "lord"; levels are junior, mid, senior, staff, manager, executive and all
! paybands: r.csv:2: compare-own: no area "Atlantis"; write US, US-CA, a CBSA code (41860) or a place ("Seattle, WA")
! paybands: r.csv:2: "2" to "1" is not a range: give plain amounts per year, the minimum below the maximum
! paybands: r.csv:2: "1" to "$2" is not a range: give plain amounts per year, the minimum below the maximum
! paybands: r.csv:2: the row ends before the column range_maximum
! paybands: r.csv:3: the range of this role, level and area is given twice
! paybands: r.csv: has no ranges
! paybands: r.csv: has no ranges
= 3

## own pay of another date, and of another currency
$ cp "$FIXTURES"/market.csv .; (echo Job Title,Level,Location,Salary,Currency,Date; for i in 1 2 3 4 5; do echo "Data Scientist,senior,Seattle WA,$((100000 + i * 5000)),EUR,2024-0$i"; done) > staff.csv; paybands compare-own --own own-pay=staff.csv --from market.csv
| Market: market.csv, as of April 2026. US dollars per year of full-time work; costs at each person's FTE.
| 5 of 5 rows are employees in 1 group.
|
| role            level   area                         n  market P50  own median  compa  range  stands at  below min  cost to min           from P50  cost to P50
| data-scientist  senior  Seattle-Tacoma-Bellevue, WA  5    $150,000    $124,432   0.83   0.07         28          2       $7,366  −$25,568 (−17.0%)     $127,838
| total                                                5                           0.83                            2       $7,366                        $127,838
|
| compa: mean pay / market P50. range: (mean - minimum) / (maximum - minimum), of the market P25 to P75. stands at: the market percentile of own median. cost: to raise everyone below.
| Own pay is dated January 2024 to May 2024; it is not aged.
| Own pay and the market are 23 months apart: publish a run with --as-of at the date of own pay, and give it as --from.
| Converted: 5 rows at 1 EUR = 1.08202 USD (mean of 2024).
= 0

## --min-employees: a million at most
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own --own own-pay=staff.csv --from market.csv --csv "$@" | cut -d, -f1,3,8; }
$ own --by country --min-employees 1000000; own --min-employees 1000001; own --min-employees 999999999999; own --min-employees -1; own --min-employees 5.5
| role,level,withheld
| data-scientist,not-known,few
| data-scientist,junior,few
| data-scientist,senior,few
| total,,complementary
! paybands: compare-own: --min-employees "1000001" is not a number from 1
! paybands: compare-own: --min-employees "999999999999" is not a number from 1
! paybands: compare-own: --min-employees "-1" is not a number from 1
! paybands: compare-own: --min-employees "5.5" is not a number from 1
= 0

## a group that is withheld has no figure of any target
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own --own own-pay=staff.csv --from market.csv "$@"; }
$ own --min-employees 12 --by country --target 25 --target 75 --json | tr -d ' \n' | grep -o '"targets":[^]]*'
| "targets":[{"percentile":25,"market_pay":84000,"distance":null,"distance_share":null,"below":null,"cost":null},{"percentile":75,"market_pay":131250,"distance":null,"distance_share":null,"below":null,"cost":null}
| "targets":[{"percentile":25,"market_pay":84000,"distance":null,"distance_share":null,"below":null,"cost":null},{"percentile":75,"market_pay":131250,"distance":null,"distance_share":null,"below":null,"cost":null}
| "targets":[{"percentile":25,"market_pay":100000,"distance":null,"distance_share":null,"below":null,"cost":null},{"percentile":75,"market_pay":150000,"distance":null,"distance_share":null,"below":null,"cost":null}
| "targets":[{"percentile":25,"withheld":false,"employees":13,"below":1,"cost":4000},{"percentile":75,"withheld":false,"employees":13,"below":10,"cost":322500}
= 0

