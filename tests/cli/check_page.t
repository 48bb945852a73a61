The page of paybands check, part by part: each list at its limit and one past, each word of it.

## files of one source: columns are listed again only where they differ
$ printf 'title,pay\nData Scientist,50000\n' > a.csv; printf 'title,pay\nData Scientist,51000\n' > b.csv; printf '\357\273\277title\tpay\tshoe\nData Scientist\t52000\t1\n' > c.csv
$ printf 'title|pay|hat\nData Scientist|53000|1\n' | gzip > d.csv.gz; printf 'Pay of 2024\n\ntitle;pay;hat\nData Scientist;54000;1\n' > e.csv
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nyears = years\n') > s.ini
$ printf '[source s]\nlayout = ./s.ini\npath = a.csv\n\tb.csv\n\tc.csv\n\td.csv.gz\n\te.csv\n' > c.ini
$ paybands check -q -c c.ini
| s  (Survey)
|   file a.csv, 31 bytes, utf-8
|     2 columns between commas; the header is on line 1
|   file b.csv, 31 bytes, utf-8
|     2 columns between commas; the header is on line 1
|   columns used (ours, the file's)
|     title                  title
|     date                   = 2024
|     country                = US
|     base                   pay
|     currency               = USD
|     period                 = year
|   columns that it might have, and has not
|     years                  years
|   file c.csv, 41 bytes, utf-8 with a byte-order mark
|     3 columns between tabs; the header is on line 1
|   columns used (ours, the file's)
|     title                  title
|     date                   = 2024
|     country                = US
|     base                   pay
|     currency               = USD
|     period                 = year
|   columns that it might have, and has not
|     years                  years
|   columns not used: 1
|     shoe
|   file d.csv.gz, 57 bytes, utf-8
|     3 columns between bars; the header is on line 1
|   file e.csv, 50 bytes, utf-8
|     3 columns between semicolons; the header is on line 3
|   columns used (ours, the file's)
|     title                  title
|     date                   = 2024
|     country                = US
|     base                   pay
|     currency               = USD
|     period                 = year
|   columns that it might have, and has not
|     years                  years
|   columns not used: 1
|     hat
|   rows read                       5
|   used                            5  100.0%
|   filtered                        0    0.0%
|   rejected                        0    0.0%
|   dated 2024 to 2024
|   of the rows used
|     a role                        5  100.0%
|     a level                       0    0.0%
|     base pay                      5  100.0%
|     a date                        5  100.0%
|     a country                     5  100.0%
|       the United States           5  100.0%
|       ... a state                 0    0.0%
|       ... a metro                 0    0.0%
|
= 0

## columns not used: cut at 40 bytes, wrapped at 100 columns, eight lines of them; a column without a name
$ name() { printf "%${1}s" | tr ' ' $2; }
$ printf "title,pay,$(name 40 a),$(name 41 b),$(name 9 c),,$(name 36 d),$(name 3 e)\nData Scientist,50000,1,1,1,1,1,1\n" > few.csv
$ (printf title,pay; for i in $(seq 10 99); do printf ",a column not used $i"; done; printf '\nData Scientist,50000'; for i in $(seq 10 99); do printf ,; done; echo) > many.csv
$ for f in few many; do paybands check -q --source "$FIXTURES"/survey.ini=$f.csv | sed -n '/not used/,/rows read/p'; done
|   columns not used: 6
|     aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb...,
|     ccccccccc, (no name), dddddddddddddddddddddddddddddddddddd, eee
|   rows read                       1
|   columns not used: 90
|     a column not used 10, a column not used 11, a column not used 12, a column not used 13,
|     a column not used 14, a column not used 15, a column not used 16, a column not used 17,
|     a column not used 18, a column not used 19, a column not used 20, a column not used 21,
|     a column not used 22, a column not used 23, a column not used 24, a column not used 25,
|     a column not used 26, a column not used 27, a column not used 28, a column not used 29,
|     a column not used 30, a column not used 31, a column not used 32, a column not used 33,
|     a column not used 34, a column not used 35, a column not used 36, a column not used 37,
|     a column not used 38, a column not used 39, a column not used 40, a column not used 41,
|     and 58 more
|   rows read                       1
= 0

## as many lines of unused columns as are shown, and one more
$ for n in 32 33; do (printf title,pay; for i in $(seq $n); do printf ",%020d" $i; done; printf '\nData Scientist,50000'; for i in $(seq $n); do printf ,; done; echo) > many.csv
$ paybands check -q --source "$FIXTURES"/survey.ini=many.csv | sed -n '/not used/,/rows read/p' | tail -3; done
|     00000000000000000025, 00000000000000000026, 00000000000000000027, 00000000000000000028,
|     00000000000000000029, 00000000000000000030, 00000000000000000031, 00000000000000000032
|   rows read                       1
|     00000000000000000029, 00000000000000000030, 00000000000000000031, 00000000000000000032,
|     and 1 more
|   rows read                       1
= 0

## a line of exactly 100 columns, and a name that would make it 101
$ for n in 21 22; do (printf title,pay; for i in 40 30 $n; do printf ",%0${i}d" $i; done; printf '\nData Scientist,50000,,,\n') > r.csv; paybands check -q --source "$FIXTURES"/survey.ini=r.csv | sed -n '/not used/,/rows read/p' | sed '1d;$d'; done
|     0000000000000000000000000000000000000040, 000000000000000000000000000030, 000000000000000000021
|     0000000000000000000000000000000000000040, 000000000000000000000000000030,
|     0000000000000000000022
= 0

## fifteen titles are listed, the sixteenth is counted
$ for n in 15 16 17; do (echo title,pay; for i in $(seq $n); do echo "Zookeeper $(printf "%${i}s" | tr ' ' x),50000"; done) > r.csv; paybands check -q --source "$FIXTURES"/survey.ini=r.csv | grep -A99 'match no role' | sed '2,14d'; done
|   titles that match no role (rows: 15, texts: 15); the most frequent first
|              1    6.7%  Zookeeper xxxxxxxxxxxxxx
|              1    6.7%  Zookeeper xxxxxxxxxxxxxxx
|
|   titles that match no role (rows: 16, texts: 16); the most frequent first
|              1    6.2%  Zookeeper xxxxxxxxxxxxxx
|              1    6.2%  Zookeeper xxxxxxxxxxxxxxx
|     and 1 more
|
|   titles that match no role (rows: 17, texts: 17); the most frequent first
|              1    5.9%  Zookeeper xxxxxxxxxxxxxx
|              1    5.9%  Zookeeper xxxxxxxxxxxxxxx
|     and 2 more
|
= 0

## a text of an input: 60 bytes of it, cut between characters; nothing in it moves the cursor
$ x() { printf "%${1}s" | tr ' ' x; }
$ printf "title,pay\n$(x 60),50000\n$(x 61),50000\n$(x 59)é,50000\n$(x 58)é,50000\n$(x 57)é zz,50000\nred \033[31m \001\037\177 \" z,50000\n" > r.csv
$ paybands check -q --source "$FIXTURES"/survey.ini=r.csv | grep -A99 'match no role' | cat -v
|   titles that match no role (rows: 6, texts: 6); the most frequent first
|              1   16.7%  red  [31m     " z
|              1   16.7%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|              1   16.7%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
|              1   16.7%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
|              1   16.7%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxM-CM-)
|              1   16.7%  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxM-CM-) ...
|
= 0

## rejects: three of each reason, with file, line, field and value; none of what is not there
$ printf 'title,pay\n,50000\nCook,x\nCook,y\nCook,z\nCook,w\nCook,50000\nCook\nCook,\nCook,50000\nCook,51000\nCook,52000\nCook,53000\nCook,54000\n' > "a file whose name is longer than thirty bytes.csv"
$ paybands check -q --source "$FIXTURES"/survey.ini="a file whose name is longer than thirty bytes.csv" | sed -n '/rejected/,/dated/p'
|   rejected                        7   53.8%
|              1    7.7%  ragged-row: the row has fewer or more fields than the header
|                         a file whose name is longer th..., line 8: 1 field, the header has 2
|              1    7.7%  no-pay: the row has no pay
|                         a file whose name is longer th..., line 9, pay
|              4   30.8%  pay-not-a-number: the pay is not an amount
|                         a file whose name is longer th..., line 3, pay: x
|                         a file whose name is longer th..., line 4, pay: y
|                         a file whose name is longer th..., line 5, pay: z
|              1    7.7%  no-title: the row has no title or occupation
|                         a file whose name is longer th..., line 2, title
|   equal to another row            1    7.7%
|   dated 2024 to 2024
! paybands: survey: 7 of 13 rows were rejected, more than --max-rejects 0.5 allows; most often pay-not-a-number (4): is this the right layout?
= 0

## pay that cannot be right: ten rows, the furthest out first, those below the median too, equals by line
$ (echo title,pay,st; for i in $(seq 100 139); do echo "Data Engineer,${i}000,"; done; for i in 1 2 3 4 5; do echo "Data Engineer,$((8100000 + 100000 * i)),"; done; for i in 3 2 1; do echo "Data Engineer,$((2000 + i)),"; done; echo 'Data Engineer,9000000,'; echo 'Data Engineer,9000000,') > r.csv
$ paybands check -q --age none --source "$FIXTURES"/survey.ini=r.csv | sed -n '/cannot be right/,$p'
$ sed -i '$d' r.csv; echo 'Data Engineer,9100000,' >> r.csv; echo 'Data Engineer,2004,' >> r.csv; paybands check -q --age none --source "$FIXTURES"/survey.ini=r.csv | sed -n '/cannot be right/,$p'
$ paybands check -q --json --age none --source "$FIXTURES"/survey.ini=r.csv | sed -n '/"quarantine"/,$p' | head -22
|   pay that cannot be right, kept out of a run's bands (rows: 10); the furthest out first
|     r.csv, line 50       data-engineer            US  base       9000000, median 121499: +28.4
|     r.csv, line 51       data-engineer            US  base       9000000, median 121499: +28.4
|     r.csv, line 46       data-engineer            US  base       8600000, median 121499: +28.1
|     r.csv, line 45       data-engineer            US  base       8500000, median 121499: +28.0
|     r.csv, line 44       data-engineer            US  base       8400000, median 121499: +27.9
|     r.csv, line 43       data-engineer            US  base       8300000, median 121499: +27.8
|     r.csv, line 42       data-engineer            US  base       8200000, median 121499: +27.7
|     r.csv, line 49       data-engineer            US  base          2001, median 121499: -27.0
|     r.csv, line 48       data-engineer            US  base          2002, median 121499: -27.0
|     r.csv, line 47       data-engineer            US  base          2003, median 121499: -27.0
|
|   pay that cannot be right, kept out of a run's bands (rows: 11); the furthest out first
|     r.csv, line 51       data-engineer            US  base       9100000, median 121000: +27.9
|     r.csv, line 50       data-engineer            US  base       9000000, median 121000: +27.8
|     r.csv, line 46       data-engineer            US  base       8600000, median 121000: +27.5
|     r.csv, line 45       data-engineer            US  base       8500000, median 121000: +27.5
|     r.csv, line 44       data-engineer            US  base       8400000, median 121000: +27.4
|     r.csv, line 43       data-engineer            US  base       8300000, median 121000: +27.3
|     r.csv, line 42       data-engineer            US  base       8200000, median 121000: +27.2
|     r.csv, line 49       data-engineer            US  base          2001, median 121000: -26.5
|     r.csv, line 48       data-engineer            US  base          2002, median 121000: -26.5
|     r.csv, line 47       data-engineer            US  base          2003, median 121000: -26.5
|     and 1 more
|
|     "quarantine": [
|       {
|         "file": "r.csv",
|         "line": 42,
|         "role": "data-engineer",
|         "country": "US",
|         "component": "base",
|         "pay": 8200000,
|         "score": 27.227568208927316,
|         "median": 121000
|       },
|       {
|         "file": "r.csv",
|         "line": 43,
|         "role": "data-engineer",
|         "country": "US",
|         "component": "base",
|         "pay": 8300000,
|         "score": 27.305847959823506,
|         "median": 121000
|       },
|       {
= 0

## all that a row may give is counted: evidence of its level, parts of pay, years, employer, remote, weight
< w.ini
: [layout]
: name = w
: title = W
: publisher = W
: licence = W
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: bonus = bonus
: equity = equity
: total = total
: level = level
: years = years
: employer = who
: remote = remote
: place = place
: date = date
: weight = weight
: [constants]
: currency = USD
: period = year
< r.csv
: title,base,bonus,equity,total,level,years,who,remote,place,date,weight
: Senior Data Scientist,100000,1000,2000,,junior,5,Acme,remote,"Seattle, WA",2024-05-01,2
: Senior Data Scientist,100000,1000,,,senior,5,Acme,onsite,"Seattle, WA",2023-01-31,0.5
: Data Scientist II,100000,,,,,5,,,Washington,2024-02-01,1
: Data Scientist,100000,,,120000,,,,,Atlantis,soon,1
: Data Scientist,100000,,,90000,,,,,"London, UK",,
: Junior Data Scientist,100000,,,,,,,,,,
: Zookeeper,100000,,,,,,,,,,
$ paybands check -q --source ./w.ini=r.csv | sed -n '/rows read/,$p'
$ paybands check -q --json --source ./w.ini=r.csv | grep -E '^    "|^      "' | grep -v '": \[*$'
$ paybands check -q --summary --source ./w.ini=r.csv | tail -1
|   rows read                       7
|   used                            7  100.0%
|   filtered                        0    0.0%
|   rejected                        0    0.0%
|   totals dropped as no whole          1   14.3%
|   dated 2023-01-31 to 2024-05-01
|   of the rows used
|     a role                        6   85.7%
|     a level                       4   57.1%
|       by its own field            2   28.6%
|       by the title                2   28.6%
|       evidence differs            1   14.3%
|     base pay                      7  100.0%
|     bonus                         2   28.6%
|     equity                        1   14.3%
|     total pay                     2   28.6%
|     a date                        3   42.9%
|     a country                     4   57.1%
|       the United States           3   42.9%
|       ... a state                 2   66.7%
|       ... a metro                 2   66.7%
|     years of experience           3   42.9%
|     an employer                   2   28.6%
|     remote or not                 2   28.6%
|     a weight                      2   28.6%
|   titles that match no role (rows: 1, texts: 1); the most frequent first
|              1   14.3%  Zookeeper
|   places not understood (rows: 1, texts: 1); the most frequent first
|              1   14.3%  Atlantis
|   dates not understood (rows: 1, texts: 1); the most frequent first
|              1   14.3%  soon
|
|     "source": "w",
|     "layout": "w",
|     "sample": false,
|     "rows_read": 7,
|     "used": 7,
|     "matched": 6,
|     "matched_similar": 0,
|     "matched_by_specialty": 0,
|     "matched_by_occupation": 0,
|     "vetoed_by_occupation": 0,
|     "levelled": 4,
|     "level_conflicts": 1,
|     "placed": 4,
|     "filtered": [],
|     "rejected": {},
|     "equal_rows": 0,
|     "given": {
|       "role": 6,
|       "level": 4,
|       "level_by": {
|       "base": 7,
|       "bonus": 2,
|       "equity": 1,
|       "total": 2,
|       "date": 3,
|       "country": 4,
|       "us": 3,
|       "us_state": 2,
|       "us_metro": 2,
|       "years": 3,
|       "employer": 2,
|       "remote": 2
|     "dated_outside_the_wage_index": 0,
|     "doubtful_totals": 1,
|     "first_rejects": [],
|     "quarantine": []
| | w | 7 | 7 | 0 | 0 | holds | | 0 | 85.7% | 57.1% | 57.1% | 66.7% | 66.7% | |
= 0

## a published table has no shares; a constant stands in for a column's empty cells; a sample says so
$ printf 'O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,dv_rating_gamma,human_rating_alpha,human_rating_beta,human_rating_gamma\n15-2051.00,Data Scientists,0.1,0.2,0.3,0.1,0.2,0.3\n' > sample-gpts.csv
$ paybands check -q --source gpts-exposure=sample-gpts.csv; paybands check -q --summary --source gpts-exposure=sample-gpts.csv | tail -1
$ sed 's/^base = pay/&\ncountry = where/' "$FIXTURES"/survey.ini > c.ini; printf 'title,pay,where\nData Scientist,50000,\nData Scientist,51000,Germany\n' > c.csv; paybands check -q --source ./c.ini=c.csv | grep -E 'country'
| gpts-exposure  (GPTs are GPTs (Eloundou, Manning, Mishkin, Rock 2023), occ_level.csv; a SAMPLE, not pay)
|   file sample-gpts.csv, 175 bytes, utf-8
|     8 columns between commas; the header is on line 1
|   columns used (ours, the file's)
|     title                  Title
|     occupation             O*NET-SOC Code
|     family                 = eloundou
|     measure gpts-model-beta dv_rating_beta
|     measure gpts-human-beta human_rating_beta
|   columns not used: 4
|     dv_rating_alpha, dv_rating_gamma, human_rating_alpha, human_rating_gamma
|   rows read                       1
|   used                            1  100.0%
|   filtered                        0    0.0%
|   rejected                        0    0.0%
|
| | gpts-exposure | 1 | 1 | 0 | 0 | holds | | 0 | | | | | | |
|     country                where, or where it is empty = US
|     a country                     2  100.0%
= 0

## ranges of all kinds in one line
$ paybands layouts --show ai-jobs | sed 's/^name = .*/name = j/' > j.ini
$ (head -1 "$FIXTURES"/jobs.csv; for p in 0-40k 40-60k 60k+; do for i in 1 2 3 4 5 6; do echo "2024,MI,FT,Data Scientist,$p,USD,,US,0,US,$i"; done; done) > b.csv
$ (head -1 "$FIXTURES"/jobs.csv; for p in 100 101 102 103 104 105; do echo "2024,MI,FT,Data Scientist,${p}000,USD,,US,0,US,M"; echo "2024,MI,FT,Data Scientist,200000,USD,,US,0,US,M"; done) > p.csv
$ paybands check -q --summary --source ai-jobs=b.csv --source ./j.ini=p.csv | tail -2 | cut -d'|' -f2-6,15
$ for s in ai-jobs=b.csv ./j.ini=p.csv; do paybands check -q --json --source $s | grep -E '"(paired|brackets|posted_ranges|distinct_ranges)"'; paybands check -q --source $s | grep -E 'paired|equal to'; paybands ingest --layout ${s%%=*} ${s#*=} > out; done
|  ai-jobs | 18 | 18 | 0 | 0 | 18 in brackets
|  j | 12 | 6 | 0 | 0 | 6 posted, 6 of two rows
|     "brackets": 18,
|     "paired": 6,
|     "posted_ranges": 6,
|   paired with the row before          6   50.0%
! ai-jobs: 18 rows read, 18 used, 0 filtered, 0 rejected; 18 matched to a role (100.0%)
! j: 12 rows read, 6 used, 0 filtered, 0 rejected; 6 matched to a role (100.0%); 6 paired with the row before
= 0

## the sum, the reasons and the filters of several sources
$ cp "$FIXTURES"/jobs.csv jobs.csv; printf '2024,MI,CT,Data Scientist,100000,USD,100000,US,0,US,M\n2024,MI,PT,Data Scientist,100000,USD,100000,US,0,US,M\n2024,MI,FT,Data Scientist,x,USD,,US,0,US,M\n2024,MI,FT,Data Scientist,0,USD,,US,0,US,M\n2024,MI,FT,Data Scientist,y,USD,,US,0,US,M\n' >> jobs.csv
$ printf 'title,pay\nData Scientist,50000\nZookeeper,51000\n' > r.csv
$ paybands check -q --summary --source ai-jobs=jobs.csv --source "$FIXTURES"/survey.ini=r.csv
$ paybands check -q --json --source ai-jobs=jobs.csv | grep -A16 '"filtered"'
| | source | rows read | used | filtered | rejected | sum | by reason | quarantined | role | level | country | US state | US metro | ranges |
| | --- | ---: | ---: | ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| | ai-jobs | 18 | 13 | 2 | 3 | holds | pay-not-a-number 2, pay-zero 1 | 0 | 92.3% | 100.0% | 100.0% | 0.0% | 0.0% | |
| | survey | 2 | 2 | 0 | 0 | holds | | 0 | 50.0% | 0.0% | 100.0% | 0.0% | 0.0% | |
|     "filtered": [
|       {
|         "text": "not full-time",
|         "rows": 2
|       }
|     ],
|     "rejected": {
|       "pay-not-a-number": 2,
|       "pay-zero": 1
|     },
|     "unmatched_titles": [
|       {
|         "text": "Engineer",
|         "rows": 1
|       }
|     ],
|     "files": [
= 0

