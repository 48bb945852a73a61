The guard: what may not be published without a person's look, and what it says.

## the guard: gone, withheld, half of the people, the one that moved most, however many
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\nlevel = lvl\n') > e.ini
$ rows() { seq $3 | awk -v t="$1" -v pay=$2 '{ print t "," pay ",E" $1 "," }'; }
$ run() { paybands run -q -o out --age none --guard-min-n 10 "$@" --source ./e.ini=r.csv; echo "exit $?"; }
$ (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; rows 'Data Engineer' 90000 20) > r.csv; run
$ cp r.csv first.csv; (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20) > r.csv; run
$ (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; rows 'Data Engineer' 90000 10) > r.csv; run
$ rm -r out; cp first.csv r.csv; run; (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; rows 'Data Engineer' 90000 9) > r.csv; run
$ (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; yes 'Data Engineer,90000,One,' | head -20) > r.csv; run
$ (echo title,pay,who,lvl; rows 'Data Scientist' 140000 20; rows 'Data Engineer' 50000 20) > r.csv; run; (echo title,pay,who,lvl; rows 'Data Scientist' 60000 20; rows 'Data Engineer' 140000 20) > r.csv; run; run --guard 0.6
| exit 0
| exit 4
| exit 0
| exit 0
| exit 4
| exit 4
| exit 4
| exit 4
| exit 0
! paybands: 2 of 4 cells moved more than --guard 0.25 allows or lost half their observations, most of all data-engineer all * base: 90000 of 20 is gone; the candidate is kept beside the runs, and --guard 0 publishes it
! paybands: 2 of 4 cells moved more than --guard 0.25 allows or lost half their observations, most of all data-engineer all * base: 90000 of 20 is 90000 of 9 now; the candidate is kept beside the runs, and --guard 0 publishes it
! paybands: 2 of 4 cells moved more than --guard 0.25 allows or lost half their observations, most of all data-engineer all * base: 90000 of 20 is withheld now; the candidate is kept beside the runs, and --guard 0 publishes it
! paybands: 4 of 4 cells moved more than --guard 0.25 allows or lost half their observations, most of all data-engineer all * base: 90000 of 20 is 50000 of 20 now; the candidate is kept beside the runs, and --guard 0 publishes it
! paybands: 4 of 4 cells moved more than --guard 0.25 allows or lost half their observations, most of all data-engineer all * base: 90000 of 20 is 140000 of 20 now; the candidate is kept beside the runs, and --guard 0 publishes it
= 0

## the guard: a last run that cannot be read, one of another version, one of the sample
$ (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + $1 }') > r.csv; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 200000 + $1 }') > s.csv
$ run() { paybands run -q -o out --age none --source "$FIXTURES"/survey.ini="$@" 2> err; echo "exit $?"; sed 's/-[0-9a-f]\{12\}/-ID/' err; }
$ run r.csv; sed -i '1s/p50,/median,/' out/latest/bands.csv; run s.csv; run s.csv --guard 0
$ sed -i '2s/^/"/' out/latest/bands.csv; run r.csv; rm out/latest/bands.csv; run r.csv; run r.csv --guard 0
$ sed -i '2s/type7$/type7 (sample)/' out/latest/bands.csv; run s.csv
| exit 0
| exit 4
| paybands: the last run's bands cannot be read; look, and publish with --guard 0: out/runs/2026-04-ID/bands.csv: no column p50: a run of another version; publish one with paybands run
| exit 0
| exit 4
| paybands: 2 of 2 cells moved more than --guard 0.25 allows or lost half their observations, most of all "data-scientist all * base: 200020.5 of 40 is gone; the candidate is kept beside the runs, and --guard 0 publishes it
| exit 4
| paybands: the last run's bands cannot be read; look, and publish with --guard 0: out/runs/2026-04-ID/bands.csv: no such file: check the path
| exit 0
| exit 0
= 0

