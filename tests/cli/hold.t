What holds a run back, and what is said of it: files read twice, dates, signals.

## a file that is an input is not written over, nor read twice, by any name
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; ln -s r.csv link.csv; ln r.csv hard.csv; cp r.csv copy.csv; python3 -c 'import zipfile; z = zipfile.ZipFile("z.zip", "w"); z.write("r.csv"); z.writestr("s.csv", "title,pay\nData Scientist,51000\n")'
$ for f in r.csv link.csv hard.csv copy.csv; do paybands ingest -q --layout "$FIXTURES"/survey.ini r.csv $f > out; echo "exit $?"; done
$ paybands ingest -q --layout "$FIXTURES"/survey.ini 'z.zip#r.csv' 'z.zip#s.csv' | wc -l;  paybands ingest -q --layout "$FIXTURES"/survey.ini 'z.zip#r.csv' 'z.zip#r.csv' | wc -l
$ for f in r.csv link.csv hard.csv; do paybands ingest -q --rejects $f --layout "$FIXTURES"/survey.ini r.csv; done; cat r.csv; paybands ingest -q --rejects copy.csv --layout "$FIXTURES"/survey.ini r.csv | wc -l; cat copy.csv
$ paybands ingest -q --rejects d/r.csv --layout "$FIXTURES"/survey.ini r.csv
| exit 2
| exit 2
| exit 2
| exit 3
| 3
| 0
| title,pay
| Data Scientist,50000
| 2
| source,line,reason,field,value,file
! paybands: r.csv: is given twice to source survey
! paybands: link.csv: is given twice to source survey
! paybands: hard.csv: is given twice to source survey
! paybands: copy.csv: has the same content as r.csv (source survey), and its rows would count twice: give one of them
! paybands: z.zip#r.csv: is given twice to source survey
! paybands: --rejects r.csv: is an input
! paybands: --rejects link.csv: is an input
! paybands: --rejects hard.csv: is an input
! paybands: d/r.csv: cannot write it: No such file or directory
= 74

## pay dated far outside the wage index of its country is not pay of today
# The index of the United States goes from 2020-05 to 2026-04, India has none. Three years outside are held at the
# end and counted, more is rejected; without aging, and in rows that are handed on, pay keeps its date.
$ sed '/^date = /d; /^country = /d; s/^base = pay/&\ndate = date\ncountry = country/' "$FIXTURES"/survey.ini > s.ini; (echo title,pay,date,country; for d in 1995 2017-04 2017-05 2024-01 2029-04 2029-05 2035; do for c in US IN; do echo "Data Scientist,100000,$d,$c"; done; done) > r.csv
$ paybands bands --rejects x.csv --layout ./s.ini r.csv 2>&1 > out | head -1; cut -d, -f2- x.csv
$ for o in '--index-reach 0' '--index-reach 50' '--age none'; do paybands bands $o --layout ./s.ini r.csv 2>&1 >out | head -1; done; paybands ingest --layout ./s.ini r.csv 2>&1 >rows.csv; paybands bands --layout observations rows.csv 2>&1 >out | head -1
$ (head -1 r.csv; yes Data Scientist,100000,1995,US | head -5) > old.csv; paybands run -o web --source ./s.ini=old.csv
| s: 14 rows read, 10 used, 0 filtered, 4 rejected; 10 matched to a role (100.0%); 2 dated outside the wage index
| line,reason,field,value,file
| 2,date-outside-index,date,1995,r.csv
| 4,date-outside-index,date,2017-04,r.csv
| 12,date-outside-index,date,2029-05,r.csv
| 14,date-outside-index,date,2035,r.csv
| s: 14 rows read, 8 used, 0 filtered, 6 rejected; 8 matched to a role (100.0%)
| s: 14 rows read, 14 used, 0 filtered, 0 rejected; 14 matched to a role (100.0%); 6 dated outside the wage index
| s: 14 rows read, 14 used, 0 filtered, 0 rejected; 14 matched to a role (100.0%)
| s: 14 rows read, 14 used, 0 filtered, 0 rejected; 14 matched to a role (100.0%)
| observations: 14 rows read, 10 used, 0 filtered, 4 rejected; 10 matched to a role (100.0%); 2 dated outside the wage index
! paybands: s: 5 of 5 rows were rejected, more than --max-rejects 0.5 allows; most often date-outside-index (5): is this the right layout?
= 3

## an index that begins long after the pay does not move it
$ sed '/^date = /d; /^country = /d; s/^base = pay/&\ndate = date\ncountry = country/' "$FIXTURES"/survey.ini > s.ini; (echo title,pay,date,country; yes Data Scientist,100000,2024,US | head -5) > r.csv; printf '[wages]\npath = w.csv\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ printf 'country,month,index\nUS,2030-05,100\nUS,2031-05,110\n' > w.csv; paybands run -o web -c c.ini; paybands run -q --age none -o web -c c.ini; grep US, web/latest/bands.csv | cut -d, -f1,6,9,10,16,23
$ printf 'country,month,index\nUS,2026-05,100\nUS,2031-05,110\n' > w.csv; paybands run -o web --guard 0 -c c.ini 2>&1 | head -1; grep dated_outside web/latest/ledger.json; grep -o '[0-9]* dated outside[^<;]*' web/latest/roles/data-scientist.html
| data-scientist,US,observed,5,100000,2024
| s: 5 rows read, 5 used, 0 filtered, 0 rejected; 5 matched to a role (100.0%); 5 dated outside the wage index
|       "dated_outside_the_wage_index": 5,
| 5 dated outside the index of wages of their country, which was held at its end
! paybands: s: 5 of 5 rows were rejected, more than --max-rejects 0.5 allows; most often date-outside-index (5): is this the right layout?
= 0

## a date asked for: within the index, past its ends by three years, by more
$ for d in 2020-05 2026-04 2026-05 2029-04 2029-05 2017-05 2017-04; do echo $d; paybands bands --as-of $d --layout ai-jobs "$FIXTURES"/jobs.csv 2>&1 >out | head -1 | cut -c1-90; done
$ paybands bands -q --as-of 2027 --layout ai-jobs "$FIXTURES"/jobs.csv > out; paybands bands --age none --as-of 2027 --layout ai-jobs "$FIXTURES"/jobs.csv > out
| 2020-05
| ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
| 2026-04
| ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
| 2026-05
| note: the wage index goes from 2020-05 to 2026-04: pay is aged to 2026-04, not to 2026-05
| 2029-04
| note: the wage index goes from 2020-05 to 2026-04: pay is aged to 2026-04, not to 2029-04
| 2029-05
| paybands: as-of 2029-05: the wage index goes from 2020-05 to 2026-04, and pay is not aged
| 2017-05
| note: the wage index goes from 2020-05 to 2026-04: pay is aged to 2020-05, not to 2017-05
| 2017-04
| paybands: as-of 2017-04: the wage index goes from 2020-05 to 2026-04, and pay is not aged
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## a source's own date
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; sed '/^date/d' "$FIXTURES"/survey.ini > s.ini
$ printf '[source s]\nlayout = ./s.ini\npath = r.csv\ndate = 2021-03\n' > c.ini; paybands check -q -c c.ini | grep -E 'dated|a date'; sed -i '/^date/d' c.ini; paybands check -q -c c.ini | grep -E 'dated|a date'
|   dated 2021-03 to 2021-03
|     a date                        1  100.0%
|     a date                        0    0.0%
= 0

## what has no row form; benchmarks as rows, once under one header
$ printf 'O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,dv_rating_gamma,human_rating_alpha,human_rating_beta,human_rating_gamma\n15-2051.00,Data Scientists,0.1,0.2,0.3,0.1,0.2,0.3\n' > g.csv
$ paybands ingest --layout gpts-exposure g.csv; sed 's/15-2051/15-1252/; s/,Data Scientists,/,Software Developers,/' "$PAYBANDS_HOME"/data/sample/sample-oews-M2024.csv > oews_M2024.csv
$ cp "$PAYBANDS_HOME"/data/sample/sample-oews-M2024.csv oews-a_M2024.csv; (head -1 oews-a_M2024.csv; tail -1 oews-a_M2024.csv) > oews-b_M2024.csv; sed -i '$d' oews-a_M2024.csv; paybands ingest -q --layout oews oews-a_M2024.csv oews-b_M2024.csv | cut -d, -f1 | sort | uniq -c | sed 's/^ *//'
| 33 oews
| 1 source
! paybands: layout gpts-exposure: exposures have no row form; use it in paybands run
= 0

## two benchmark files, an observations file without rows of its own, and quarantine across sources
$ (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + 1000 * $1 }'; echo Data Scientist,9000000; echo Data Scientist,8000000) > b.csv; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100500 + 1000 * $1 }'; echo Data Scientist,7000000) > a.csv
$ sed 's/^base = pay/&\ntotal = all/; s/^name = .*/name = t/' "$FIXTURES"/survey.ini > t.ini; (echo title,pay,all; seq 40 | awk '{ print "Data Scientist," 100200 + 1000 * $1 "," 110200 + 1000 * $1 }'; echo Data Scientist,7000000,8000000; echo Data Analyst,7000000,8000000) > c.csv
$ sed 's/^name = .*/name = zeta/' "$FIXTURES"/survey.ini > z.ini; paybands run -o out --age none --source ./z.ini=b.csv --source ./t.ini=c.csv --source "$FIXTURES"/survey.ini=a.csv --jobs 3; zcat out/runs/*/private/quarantine.csv.gz
| source,line,role,country,component,pay,score,median,file
| z,42,data-scientist,US,base,9000000,34.11,121349.91,b.csv
| z,43,data-scientist,US,base,8000000,33.18,121349.91,b.csv
| t,42,data-scientist,US,base,7000000,32.12,121349.91,c.csv
| t,42,data-scientist,US,total,8000000,34.97,131200,c.csv
| t,43,data-analyst,US,base,7000000,31.83,121500,c.csv
| t,43,data-analyst,US,total,8000000,34.67,131699.05,c.csv
| survey,42,data-scientist,US,base,7000000,32.12,121349.91,a.csv
! z: 42 rows read, 42 used, 0 filtered, 0 rejected; 42 matched to a role (100.0%); 2 quarantined
! t: 42 rows read, 42 used, 0 filtered, 0 rejected; 42 matched to a role (100.0%); 2 quarantined
! survey: 41 rows read, 41 used, 0 filtered, 0 rejected; 41 matched to a role (100.0%); 1 quarantined
! published: out/latest/index.html
= 0

## counts of more than three digits are grouped
$ (echo title,pay; seq 1234 | awk '{ print "Data Scientist," 100000 + $1 }'; yes Zookeeper,50000 | head -999) > r.csv
$ paybands ingest --layout "$FIXTURES"/survey.ini r.csv > out
$ (cat r.csv; seq 1000000 | awk '{ print "Cook,x" }') > big.csv; paybands ingest --max-rejects 1 --layout "$FIXTURES"/survey.ini big.csv > out
! survey: 2,233 rows read, 2,233 used, 0 filtered, 0 rejected; 1,234 matched to a role (55.3%)
! survey: 1,002,233 rows read, 2,233 used, 0 filtered, 1,000,000 rejected; 1,234 matched to a role (55.3%)
= 0

## a source's name is that of rows read back; rows of a source nobody gave are the first filter's
$ printf 'title,pay\nData Scientist,0-40k\nData Scientist,40-60k\nData Scientist,60k+\n' > r.csv; (head -1 r.csv; for i in 1 2 3 4 5 6; do sed 1d r.csv; done) > b.csv
$ paybands ingest -q --layout "$FIXTURES"/survey.ini b.csv > rows.csv; paybands bands --min-n 1 rows.csv > out; sed 's/^survey/ai-jobs/' rows.csv > other.csv; paybands bands --min-n 1 --source observations=other.csv --source ai-jobs="$FIXTURES"/jobs.csv > out
! observations: 18 rows read, 18 used, 0 filtered, 0 rejected; 18 matched to a role (100.0%); 18 in brackets
! observations: 18 rows read, 18 used, 0 filtered, 0 rejected; 18 matched to a role (100.0%)
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%); 18 in brackets
= 0

## the reason that most rows are rejected for is named; of equals the first of the list
$ row() { printf "$1,$2\n"; }
$ for rows in 'x x x' 'n n x' 'r r n' 'n r x' 'x 0' '0 x' 't t 0' 'e e x'; do (echo title,pay; for k in $rows; do case $k in x) row Cook x;; 0) row Cook 0;; n) printf 'Co\0k,1\n';; r) echo Cook;; t) row '' 50000;; e) row Cook -5;; esac; done) > r.csv; paybands ingest -q --layout "$FIXTURES"/survey.ini r.csv 2>&1 | grep -o 'most often [^:]*'; done
| most often pay-not-a-number (3)
| most often nul-byte (2)
| most often ragged-row (2)
| most often ragged-row (1)
| most often pay-not-a-number (1)
| most often pay-not-a-number (1)
| most often no-title (2)
| most often pay-negative (2)
= 0

