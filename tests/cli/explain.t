Where a figure comes from: sources, order statistics, interval, what is withheld and rounded.

## two sources, another currency, weights of one; the text, step by step
< one.ini
: [layout]
: name = one
: title = One
: publisher = Nobody
: licence = none
: url = none
: note = none
: kind = observations
: [columns]
: title = title
: base = pay
: date = when
: currency = cur
: [constants]
: country = US
: period = year
$ sed 's/^name.*/name = two/' one.ini > two.ini
$ rows() { seq $1 | awk -v pay=$2 -v cur=$3 -v y=$4 '{ print "Data Scientist," pay + 1000 * $1 "," y "," cur }'; }
$ (echo title,pay,when,cur; rows 20 100000 USD 2023; rows 1 9000000 USD 2023; echo Data Scientist,,2023,USD) > a.csv; (echo title,pay,when,cur; rows 8 90000 EUR 2021) > b.csv
$ explain() { paybands explain -q --source ./one.ini=a.csv --source ./two.ini=b.csv "$@"; }
$ explain --role "data scientist" --area US --level all
| source  rows read  used  rejected  filtered  paired  quarantined
| one            22    21         1         0       0            0
| two             8     8         0         0       0            0
|
| Data Scientist, all levels, in United States, base pay, observed: $122,230, as of April 2026
| n 29, effective 29; limits: 5 for a row, 10 for quartiles, 10 for P10 and P90
| source   n  effective    median  aged by  weight  level from  paid in
| one     21         21  $117,978  1.0629   1       21 none     21 USD
| two      8          8  $130,729  1.1694   1       8 none      8 EUR at 1.183
| P10 lies at rank 3.8 of 29, between $109475.27 and $110538.14: $110325.57
| P25 lies at rank 8 of 29, on $114789.61: $114789.61
| P50 lies at rank 15 of 29, on $122229.67: $122229.67
| P75 lies at rank 22 of 29, on $127544.01: $127544.01
| P90 lies at rank 26.2 of 29, between $132804.40 and $134187.78: $133081.08
| interval of the median, 95%: by chance $116K–$127K; with a standard deviation of 0.116 between sources $96K–$155K, rounded outwards to thousands (n below 30)
= 0

## few observations: the median alone, to the nearest thousand; one employer: nothing, and why
$ cp "$FIXTURES"/survey.ini one.ini; printf '[optional columns]\nemployer = who\n' >> one.ini
$ (echo title,pay,who; seq 7 | awk '{ print "Data Scientist," 100100 + 1000 * $1 "," }'; seq 20 | awk '{ print "ML Engineer," 100000 + 1000 * $1 "," ($1 < 8 ? "One" : "E" $1) }') > r.csv
$ paybands explain -q --all --age none --outlier-distance 0 --source ./one.ini=r.csv | tail -n +4 | grep -v '^$'
| Data Scientist, all levels, in All places, base pay, observed: $104,000, as of 2024
| withheld: below 10 observations, only the median is shown, to the nearest thousand dollars
| n 7, effective 7; limits: 5 for a row, 10 for quartiles, 10 for P10 and P90
| source  n  effective    median  aged by  weight  level from  paid in
| one     7          7  $104,100  1        1       7 none      7 USD
| P50 lies at rank 4 of 7, on $104100.00: $104100.00, published to the nearest thousand: $104,000
| Data Scientist, all levels, in United States, base pay, observed: $104,000, as of 2024
| withheld: below 10 observations, only the median is shown, to the nearest thousand dollars
| n 7, effective 7; limits: 5 for a row, 10 for quartiles, 10 for P10 and P90
| source  n  effective    median  aged by  weight  level from  paid in
| one     7          7  $104,100  1        1       7 none      7 USD
| P50 lies at rank 4 of 7, on $104100.00: $104100.00, published to the nearest thousand: $104,000
| ML Engineer, all levels, in All places, base pay, observed: withheld, as of 2024
| withheld: one employer holds more than 25% of the observations
| n 20, effective 20; limits: 5 for a row, 10 for quartiles, 10 for P10 and P90
| the largest employer has 35% of it, 25% is allowed
| source   n  effective    median  aged by  weight  level from  paid in
| one     20         20  withheld  1        1       20 none     20 USD
| ML Engineer, all levels, in United States, base pay, observed: withheld, as of 2024
| withheld: one employer holds more than 25% of the observations
| n 20, effective 20; limits: 5 for a row, 10 for quartiles, 10 for P10 and P90
| the largest employer has 35% of it, 25% is allowed
| source   n  effective    median  aged by  weight  level from  paid in
| one     20         20  withheld  1        1       20 none     20 USD
= 0

## a benchmark row: its occupations and their weights
$ paybands explain -q --role ml-engineer --basis benchmark --area US | tail -n +16
| ML Engineer, all levels, in United States, base pay, benchmark: $123,840, as of May 2024
| occupation  title    weight      P10       P25       P50       P75       P90  below our P50
| 15-2051     15-2051     0.5  $63,650   $82,630  $112,590  $155,810  $194,410         57.74%
| 15-1252     15-1252     0.5  $79,850  $103,050  $133,080  $169,000  $211,450         42.26%
| Each percentile is the pay below which the parts of the occupations, by weight, are that fraction.
= 0

## a modelled row: terms, its own cell, rounding; of all levels four parts
$ paybands explain -q --role ml-engineer --basis modelled --area US --component base --level senior | tail -n +16 | sed 's/[0-9.]*[0-9]/N/g'
$ paybands explain -q --role ml-engineer --basis modelled --area US --component base --level all --json | grep -c '"below"'
| ML Engineer, senior level, in United States, base pay, modelled: $N,N, as of May N
|    +N  x N  coefficient: all
|     +N  x N  coefficient: log published median of the occupations / N,N
|     +N  x N  coefficient: reported, not published
|     -N  x N  coefficient: United States, by the usual worth of the step
|     +N  x N  coefficient: senior
|     +N  x N  role
|     +N  x N  role x step
|     +N  x N  country
|     +N  x N  country x component
|     +N  x N  role x country
|     +N  x N  step x country
|     +N  x N  role x step x country
|     -N  x N  shape
|     N  the sum: $N,N
|     N  the model's median: $N,N
|     -N  x N  its own cell
|                       weight N of its median $N,N, less -N that its sources differ by
|     -N  x N  the cells of the other steps there
|     N  the sum: $N, rounded to hundreds: $N,N
| interval: standard deviation N: $NK–$NK
| 4
= 0

## what cannot be explained
$ paybands explain; paybands explain --all --role ml-engineer; paybands explain --role ml-engineer --area Kiribati -q; paybands explain --role plumber; paybands explain --all x
! paybands: explain: which role? give --role ROLE, or --all for every row
! paybands: explain: give --role or --all, not both
! paybands: explain: no row of ML Engineer, in Kiribati; cells below --min-n have none
! paybands: explain: no role "plumber"; 'paybands roles' lists them
! paybands: 'x': files are given as --source LAYOUT=PATH or in a configuration
= 2

## amounts in JSON are those of the table to the cent, also where a hundred times the pay is between two
$ (cat "$FIXTURES"/survey.ini) > s.ini; (echo title,pay; for pay in 206500.20 206500.25 206500.20 206500.25 206500.20 206500.25 206500.20 206500.25 206500.20 206500.25 206500.20 206500.25; do echo "Data Scientist,$pay"; done) > s.csv
$ paybands run -q --age none --outlier-distance 0 --source ./s.ini=s.csv -o out; grep '^data-scientist,.*,all,all,all,.*observed' out/latest/bands.csv | cut -d, -f8,14-18; jq -c '.bands[] | select(.area == "*" and .level == "all" and .experience == "all" and .basis == "observed") | [.component, .p10, .p25, .p50, .p75, .p90]' out/latest/roles/data-scientist.json; paybands explain -q --json --age none --outlier-distance 0 --source ./s.ini=s.csv --role data-scientist --area '*' --level all | jq -c '.rows[].published | [.p10, .p25, .p50, .p75, .p90]'
| base,206500.2,206500.2,206500.23,206500.25,206500.25
| ["base",206500.2,206500.2,206500.23,206500.25,206500.25]
| [206500.2,206500.2,206500.23,206500.25,206500.25]
= 0

## in JSON: of each source the levels, dates, aging, weights and currencies of its rows; eight currencies are named
< one.ini
: [layout]
: name = one
: title = One
: publisher = Nobody
: licence = none
: url = none
: note = none
: kind = observations
: [columns]
: title = title
: base = pay
: date = when
: currency = cur
: weight = people
: years = years
: [constants]
: country = US
: period = year
$ sed 's/^name.*/name = two/' one.ini > two.ini; head=title,pay,when,cur,people,years
$ (echo $head; for cur in USD EUR GBP CAD AUD SEK CHF JPY; do seq 2 | awk -v cur=$cur '{ print "Data Scientist," (cur == "JPY" ? 15000000 : 100000) + 10 * $1 "," 2021 + $1 "-03-0" $1 "," cur "," $1 ",4" }'; done) > a.csv; (cat a.csv; for cur in PLN NOK; do echo "Data Scientist,400000,2023,$cur,1,4"; done) > b.csv
$ (echo $head; echo "Senior Data Scientist,100000,,USD,1,"; seq 10 | awk '{ print "Junior Data Scientist," 80000 + 1000 * $1 ",2024-02-03,USD,1," }') > c.csv
$ explain() { paybands explain -q --outlier-distance 0 --role data-scientist --area US --level all --basis observed --experience all "$@"; }
$ for f in a b; do explain --source ./one.ini=$f.csv --source ./two.ini=c.csv --json | jq -c '.rows[0].sources[] | del(.n_effective, .median)'; done
$ explain --source ./one.ini=b.csv --source ./two.ini=c.csv | sed -n '/^source  *n/,/^two/p'
| {"source":"one","n":16,"rows":16,"level_from":{"none":16,"field":0,"ladder":0,"title":0},"dates":{"oldest":"2022-03-01","newest":"2023-03-02"},"aging_factor":{"least":1.0723833582190996,"most":1.119344251623793},"weight":{"least":1,"most":2},"currencies":[{"currency":"AUD","rows":2,"usd_per_unit":{"least":0.664408,"most":0.69512}},{"currency":"CAD","rows":2,"usd_per_unit":{"least":0.74107,"most":0.768403}},{"currency":"CHF","rows":2,"usd_per_unit":{"least":1.04712,"most":1.11309}},{"currency":"EUR","rows":2,"usd_per_unit":{"least":1.05341,"most":1.08167}},{"currency":"GBP","rows":2,"usd_per_unit":{"least":1.23736,"most":1.24386}},{"currency":"JPY","rows":2,"usd_per_unit":{"least":0.00711743,"most":0.00760694}},{"currency":"SEK","rows":2,"usd_per_unit":{"least":0.0942605,"most":0.0988367}},{"currency":"USD","rows":2,"usd_per_unit":{"least":1,"most":1}}]}
| {"source":"two","n":11,"rows":11,"level_from":{"none":0,"field":0,"ladder":0,"title":11},"dates":{"oldest":"2024-02-03","newest":"2024-02-03"},"aging_factor":{"least":1,"most":1.0529590004173288},"weight":{"least":1,"most":1},"currencies":[{"currency":"USD","rows":11,"usd_per_unit":{"least":1,"most":1}}]}
| {"source":"one","n":18,"rows":18,"level_from":{"none":18,"field":0,"ladder":0,"title":0},"dates":{"oldest":"2022-03-01","newest":"2023-03-02"},"aging_factor":{"least":1.0628667377924228,"most":1.119344251623793},"weight":{"least":1,"most":2},"currencies":[{"currency":"AUD","rows":2,"usd_per_unit":{"least":0.664408,"most":0.69512}},{"currency":"CAD","rows":2,"usd_per_unit":{"least":0.74107,"most":0.768403}},{"currency":"CHF","rows":2,"usd_per_unit":{"least":1.04712,"most":1.11309}},{"currency":"EUR","rows":2,"usd_per_unit":{"least":1.05341,"most":1.08167}},{"currency":"GBP","rows":2,"usd_per_unit":{"least":1.23736,"most":1.24386}},{"currency":"JPY","rows":2,"usd_per_unit":{"least":0.00711743,"most":0.00760694}},{"currency":"SEK","rows":2,"usd_per_unit":{"least":0.0942605,"most":0.0988367}},{"currency":"USD","rows":2,"usd_per_unit":{"least":1,"most":1}},{"currency":null,"rows":2,"usd_per_unit":null}]}
| {"source":"two","n":11,"rows":11,"level_from":{"none":0,"field":0,"ladder":0,"title":11},"dates":{"oldest":"2024-02-03","newest":"2024-02-03"},"aging_factor":{"least":1,"most":1.0529590004173288},"weight":{"least":1,"most":1},"currencies":[{"currency":"USD","rows":11,"usd_per_unit":{"least":1,"most":1}}]}
| source   n  effective    median  aged by           weight  level from  paid in
| one     18       16.1  $109,603  1.0629 to 1.1193  1 to 2  18 none     2 AUD at 0.6644 to 0.6951, 2 CAD at 0.7411 to 0.7684, 2 CHF at 1.0471 to 1.1131, 2 EUR at 1.0534 to 1.0817, 2 GBP at 1.2374 to 1.2439, 2 JPY at 0.0071 to 0.0076, 2 SEK at 0.0943 to 0.0988, 2 USD, 2 others
| two     11         11   $90,554  1 to 1.053        1       11 title    11 USD
= 0

## currencies come by rows, most first, then by code, in whatever order and by however many threads rows were read
< one.ini
: [layout]
: name = one
: title = One
: publisher = Nobody
: licence = none
: url = none
: note = none
: kind = observations
: [columns]
: title = title
: base = pay
: currency = cur
: [constants]
: country = US
: period = year
: date = 2023
$ rows() { seq $1 | awk -v cur=$2 '{ print "Data Scientist," 100000 + 10 * $1 "," cur }'; }
$ rest() { rows 4 NOK; for cur in AUD CAD CHF EUR PLN SEK; do rows 3 $cur; done; rows 2 DKK; }
$ (echo title,pay,cur; rows 60000 USD; rest; rows 60000 GBP) > a.csv; (sed 1q a.csv; sed 1d a.csv | tac) > b.csv
$ paid() { paybands explain -q --max-rejects 1 --outlier-distance 0 --role data-scientist --area US --level all --basis observed --experience all "$@" | sed -n '/^one /s/.*none  //p'; }
$ for jobs in 1 2 4; do for f in a b; do paid --jobs $jobs --source ./one.ini=$f.csv; done; done | uniq -c | sed 's/^ *//'
| 6 60000 GBP at 1.2439, 60000 USD, 4 NOK at 0.0946, 3 AUD at 0.6644, 3 CAD at 0.7411, 3 CHF at 1.1131, 3 EUR at 1.0817, 3 PLN at 0.238, 5 others
= 0

