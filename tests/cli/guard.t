The guard: what may not be published without a person's look, and what it says.

## the guard: gone, withheld, half of the people, the one that moved most, however many
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\nlevel = lvl\n') > e.ini
$ rows() { seq $3 | awk -v t="$1" -v pay=$2 '{ print t "," pay ",E" $1 "," }'; }
$ run() { paybands run -q -o out --age none --guard-min-n 10 "$@" --source ./e.ini=r.csv 2> err; echo "exit $?"; sed 's/; correct.*//' err; }
$ (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; rows 'Data Engineer' 90000 20) > r.csv; run
$ cp r.csv first.csv; (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20) > r.csv; run
$ (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; rows 'Data Engineer' 90000 10) > r.csv; run
$ rm -r out; cp first.csv r.csv; run; (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; rows 'Data Engineer' 90000 9) > r.csv; run
$ (echo title,pay,who,lvl; rows 'Data Scientist' 100000 20; yes 'Data Engineer,90000,One,' | head -20) > r.csv; run
$ (echo title,pay,who,lvl; rows 'Data Scientist' 140000 20; rows 'Data Engineer' 50000 20) > r.csv; run; (echo title,pay,who,lvl; rows 'Data Scientist' 60000 20; rows 'Data Engineer' 140000 20) > r.csv; run; run --guard 0.6
| exit 0
| exit 4
| paybands: not published: e: 40 rows in the last run are 20 now: is the file whole?; 2 other checks failed too
| exit 0
| exit 0
| exit 4
| paybands: not published: data-engineer all * base observed: 90000 of 20 in the last run is 90000 of 9 now; 1 other check failed too
| exit 4
| paybands: not published: data-engineer: all of its 2 figures in the last run are gone; 1 other check failed too
| exit 4
| paybands: not published: e: pay is 0.554 times that of the last run, by the median of 3 groups of its rows; 4 other checks failed too
| exit 4
| paybands: not published: e: pay is 0.67 times that of the last run, by the median of 3 groups of its rows; 4 other checks failed too
| exit 0
= 0

## the guard: a last run that cannot be read, one of another version, one of the sample
$ (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + $1 }') > r.csv; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 200000 + $1 }') > s.csv
$ run() { paybands run -q -o out --age none --source "$FIXTURES"/survey.ini="$@" 2> err; echo "exit $?"; sed 's/-[0-9a-f]\{12\}/-ID/g' err; }
$ run r.csv; sed -i '1s/p50,/median,/' out/latest/bands.csv; run s.csv; run s.csv --guard 0
$ sed -i '2s/^/"/' out/latest/bands.csv; run r.csv; rm out/latest/bands.csv; run r.csv; run r.csv --guard 0
$ sed -i '2s/type7$/type7 (sample)/' out/latest/bands.csv; run s.csv
| exit 0
| exit 4
| paybands: not published: the last run cannot be read: out/runs/2026-04-ID/public/bands.csv: no column p50: a run of another version; publish one with paybands run; correct the input, or publish it by paybands accept out/runs/2026-04-ID.candidate --reason TEXT
| exit 0
| exit 4
| paybands: not published: survey: pay is 0.502 times that of the last run, by the median of 4 groups of its rows; 3 other checks failed too; correct the input, or publish it by paybands accept out/runs/2026-04-ID.candidate --reason TEXT
| exit 4
| paybands: not published: the last run cannot be read: out/runs/2026-04-ID/public/bands.csv: no such file: check the path; correct the input, or publish it by paybands accept out/runs/2026-04-ID.candidate --reason TEXT
| exit 0
| exit 4
| paybands: not published: this is a run on real files, and the last run is one on the sample: publish in another folder (-o); correct the input, or publish it by paybands accept out/runs/2026-04-ID.candidate --reason TEXT
= 0

