What changed between two runs: the cells, and how much of each movement which cause made.

## the same run twice, and a setting that moves nothing
$ rows() { seq 40 | awk -v pay=$1 '{ print "Data Scientist," pay + 100 * $1 }'; }
$ (echo title,pay; rows 100000) > r.csv; run() { paybands run -q --guard 0 --source "$FIXTURES"/survey.ini=r.csv "$@"; }
$ run -o a; run -o b --guard-min-n 50; paybands diff a/latest a/latest; paybands diff a/latest b/latest; paybands diff --csv a/latest b/latest | wc -l
| was  a/latest/bands.csv
| is   a/latest/bands.csv
| 2 cells: 2 the same
|
| Inputs, settings, date and method are the same.
| was  a/latest/bands.csv
| is   b/latest/bands.csv
| 2 cells: 2 the same
|
| cause  what differs  was  is
| none   guard-min-n   30   50
| 1
= 0

## other rows of the same source: changed data; a second source: new data; the shares are the movement
$ rows() { seq 40 | awk -v pay=$1 '{ print "Data Scientist," pay + 100 * $1 }'; }
$ run() { out=$1; shift; paybands run -q --guard 0 --age none -o $out "$@"; }
$ cp "$FIXTURES"/survey.ini one.ini; sed 's/^name.*/name = second/' one.ini > two.ini
$ (echo title,pay; rows 100000) > r.csv; (echo title,pay; rows 110000) > s.csv; (echo title,pay; rows 130000) > t.csv
$ run a --source ./one.ini=r.csv; run b --source ./one.ini=s.csv; run c --source ./one.ini=r.csv --source ./two.ini=t.csv; run d --source ./one.ini=s.csv --source ./two.ini=t.csv
$ for o in b c d; do paybands diff --csv a/latest $o/latest | grep ',country,US,.*,observed,' | cut -d, -f1-3,10-13,15-17,20-24; done
$ paybands diff a/latest d/latest --limit 1
| moved,data-scientist,all,102050,112050,10000,0.097991,0,10000,0,0,,no,changed-data,40
| moved,data-scientist,all,102050,117050,15000,0.146987,15000,0,0,0,,no,new-data,40
| moved,data-scientist,all,102050,122050,20000,0.195982,0,0,20000,0,,no,new-data changed-data,40
| was  a/latest/bands.csv
| is   d/latest/bands.csv
| 2 cells: 2 moved
|
| cause     what differs  was  is
| new-data  source two    –    40 rows
| ... and 1 more
|
| role            step        area        pay   basis          was        is   moved
| data-scientist  All levels  All places  base  observed  $102,050  $122,050  +19.6%
|     data +$20,000; n 40 to 80
| ... and 1 more: --limit 0 lists all
= 0

## aging: the factor of the manifests, whatever else moved; all of it where nothing else did
< one.ini
: [layout]
: name = survey
: title = Survey
: publisher = Nobody
: licence = none
: url = none
: note = none
: kind = observations
: [columns]
: title = title
: base = pay
: date = when
: [constants]
: country = US
: currency = USD
: period = year
$ rows() { for y in 2021 2022 2023; do seq 40 | awk -v y=$y -v pay=$1 '{ print "Data Scientist," pay + 100 * $1 "," y }'; done; }
$ run() { out=$1; shift; paybands run -q --guard 0 -o $out "$@"; }
$ (echo title,pay,when; rows 100000) > r.csv; (echo title,pay,when; rows 120000) > s.csv
$ run a --source ./one.ini=r.csv --as-of 2024-05; run b --source ./one.ini=r.csv --as-of 2025-05; run c --source ./one.ini=s.csv --as-of 2025-05
$ for o in b c; do paybands diff --csv a/latest $o/latest | grep ',country,US,.*,observed,' | cut -d, -f1,3,10-14,16,21-23; done
| moved,all,107039.4,110103.71,3064.31,0.028628,3064.31,0,,no,aging
| moved,all,107039.4,131682.1,24642.7,0.230221,3064.31,21578.39,,no,aging changed-data
= 0

## cells that appear, vanish, are withheld or released, lose their tails; settings; tables alone
$ cp "$FIXTURES"/survey.ini one.ini; printf '[optional columns]\nemployer = who\n' >> one.ini
$ rows() { seq $3 | awk -v t="$1" -v pay=$2 -v who=$4 '{ print t "," pay + 100 * $1 "," who $1 % 8 }'; }
$ run() { out=$1; shift; paybands run -q --guard 0 --age none --outlier-distance 0 -o $out --source ./one.ini="$@"; }
$ (echo title,pay,who; rows 'Data Scientist' 100000 40; rows 'Data Engineer' 90000 12) > r.csv; (echo title,pay,who; rows 'Data Scientist' 100000 40; rows 'ML Engineer' 90000 12) > s.csv
$ run a r.csv; run b s.csv; run c r.csv --min-n-tails 20; run d r.csv --pay-least 101000; run e r.csv --max-employer-share 0.1
$ for o in 'a b' 'a c' 'a d' 'a e' 'e a'; do set -- $o; echo $o; paybands diff --csv $1/latest $2/latest | grep ',country,US,.*,observed,' | cut -d, -f1,2,10-12,18,23-29; done
$ mkdir t; sed 's/,90650/,92650/' c/latest/bands.csv > t/c.csv; paybands diff a/latest t/c.csv --limit 1; cp c/latest/sources.csv t; paybands diff --json a/latest t/c.csv | grep -c '"files": null'
| a b
| appeared,ml-engineer,,90650,,,changed-data,,,,12,low,
| vanished,data-engineer,90650,,,,changed-data,12,low,,,,
| a c
| suppressed,data-engineer,90650,90650,0,0,setting,12,low,,12,low,tails
| a d
| moved,data-scientist,102050,102500,450,450,setting,40,medium,,31,medium,
| vanished,data-engineer,90650,,,,setting,12,low,,,,
| a e
| withheld,data-engineer,90650,,,,setting,12,low,,,,employer
| withheld,data-scientist,102050,,,,setting,40,medium,,,,employer
| e a
| released,data-engineer,,90650,,,setting,,,employer,12,low,
| released,data-scientist,,102050,,,setting,,,employer,40,medium,
| was  a/latest/bands.csv
| is   t/c.csv
| 4 cells: 2 moved, 2 the same
|
| Without a manifest beside both tables no cause is known.
|
| role           step        area        pay   basis         was       is  moved
| data-engineer  All levels  All places  base  observed  $90,650  $92,650  +2.2%
|     not-known +$2,000; withheld now: tails
| ... and 1 more: --limit 0 lists all
| 2
= 0

## JSON: both sides, the causes, and what each source said
$ rows() { seq 12 | awk -v pay=$1 '{ print "Data Scientist," pay + 1000 * $1 }'; }
$ run() { paybands run -q --guard 0 --age none -o $1 --source "$FIXTURES"/survey.ini=$2; }
$ (echo title,pay; rows 100000) > r.csv; (echo title,pay; rows 110000) > s.csv; run a r.csv; run b s.csv
$ paybands diff --json a/latest b/latest > d.json; sed -n '/"rows"/,$p' d.json | sed -n '/"country"/,/^    }/p' | head -100 | sed '/"version"/d'
|         "kind": "country",
|         "code": "US",
|         "name": "United States"
|       },
|       "component": "base",
|       "basis": "observed",
|       "was": {
|         "p10": 102100,
|         "p25": 103750,
|         "p50": 106500,
|         "p75": 109250,
|         "p90": 110900,
|         "p50_interval": {
|           "low": 79000,
|           "high": 144000
|         },
|         "n": 12,
|         "sources": 1,
|         "quality": "low",
|         "as_of": "2024",
|         "rule": "type7",
|         "suppressed": []
|       },
|       "is": {
|         "p10": 112100,
|         "p25": 113750,
|         "p50": 116500,
|         "p75": 119250,
|         "p90": 120900,
|         "p50_interval": {
|           "low": 86000,
|           "high": 157000
|         },
|         "n": 12,
|         "sources": 1,
|         "quality": "low",
|         "as_of": "2024",
|         "rule": "type7",
|         "suppressed": []
|       },
|       "difference": 10000,
|       "share": 0.093897,
|       "causes": {
|         "changed-data": 10000
|       },
|       "together": [],
|       "estimated": false,
|       "possible": [
|         "changed-data"
|       ],
|       "sources": [
|         {
|           "source": "survey",
|           "files": "changed",
|           "n_was": 12,
|           "p50_was": 106500,
|           "n_is": 12,
|           "p50_is": 116500
|         }
|       ]
|     }
= 0

## what is not understood
$ paybands diff; paybands diff a; paybands diff a b c; paybands diff --json --csv a b; paybands diff --limit x a b; paybands diff none none
! paybands: diff: give two runs, the earlier and the later; see paybands diff --help
! paybands: diff: give two runs, the earlier and the later; see paybands diff --help
! paybands: diff: give two runs, the earlier and the later; see paybands diff --help
! paybands: diff: give --json or --csv, not both
! paybands: diff: --limit "x" is not a number from 0
! paybands: none: no such file: check the path
= 3

## moves by the same share are listed by role, not by the last bits of their quotients
$ cp "$FIXTURES"/survey.ini s.ini; rows() { echo title,pay; for i in 0 1 2 3 4 5 6 7 8 9; do echo "ML Engineer,$1"; echo "Data Scientist,$2"; echo "Data Analyst,$3"; echo "Data Engineer,$4"; done; }
$ rows 100000 90000 70000 60000 > r.csv; paybands run -q -o old --source ./s.ini=r.csv --age none --min-n 1 --guard 0
$ rows 110000 81000 77000 54060 > r.csv; paybands run -q -o new --source ./s.ini=r.csv --age none --min-n 1 --guard 0
$ paybands diff --csv old/latest new/latest | grep ',country,US,.*,observed,' | cut -d, -f2,10-13
| data-analyst,70000,77000,7000,0.1
| data-scientist,90000,81000,-9000,-0.1
| ml-engineer,100000,110000,10000,0.1
| data-engineer,60000,54060,-5940,-0.099
= 0

## twenty cells are listed where no limit is given, and what is left of more is counted
$ cp "$FIXTURES"/survey.ini s.ini; rows() { echo title,pay; for t in 'ML Engineer' 'Data Scientist' 'Data Analyst' 'Data Engineer' 'DevOps Engineer' 'Product Manager' 'UX Designer' 'QA Engineer' 'Database Administrator' 'Frontend Engineer' "$2"; do [ -z "$t" ] || for i in 0 1 2 3 4 5 6 7 8 9; do echo "$t,$1"; done; done; }
$ for o in a b; do for t in '' 'Backend Engineer'; do [ $o = a ] && pay=100000 || pay=110000; rows $pay "$t" > r.csv; paybands run -q -o $o$(echo $t | cut -c1) --source ./s.ini=r.csv --age none --min-n 1 --guard 0; done; done
$ paybands diff a/latest b/latest | grep -c '10.0%'; paybands diff aB/latest bB/latest | grep -c '10.0%'; paybands diff a/latest b/latest | tail -1; paybands diff aB/latest bB/latest | tail -1
| 20
| 20
|     changed-data +$10,000
| ... and 2 more: --limit 0 lists all
= 0

