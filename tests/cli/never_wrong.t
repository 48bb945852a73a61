What really happens to input files, each made from sound ones: nothing wrong is published, and the line says
what, where and what to do.

## a benchmark in other units, of another year under its date, gone; pay all higher; a date years back; real files
$ mkdir in; cp "$PAYBANDS_HOME"/data/sample/sample-ai-jobs.csv "$PAYBANDS_HOME"/data/sample/sample-oews-M2024.csv in; cp -r in sound
$ conf() { printf '[run]\nas_of = 2024-05\n[source jobs]\nlayout = ai-jobs\npath = sample-ai-jobs.csv\nsample = yes\n'; [ "$1" ] || printf '[source oews]\nlayout = oews\npath = sample-oews-M2024.csv\nsample = yes\n'; }
$ told() { echo "exit $?"; sed 's/-[0-9a-f]\{12\}/-ID/; s/; [0-9]* other checks\{0,1\} failed too//; s/\(correct the input\).*/\1/' err; }
$ run() { paybands run -q -o out -c in/c.ini "$@" 2> err; told; }
$ first() { paybands run -q -o first -c in/c.ini "$@" 2> err; told; readlink first/latest; rm -r first; }
$ wages() { awk -F, -v OFS=, -v k=$1 'NR == 1 { for (i = 1; i <= NF; i++) if ($i ~ /^A_(MEAN|PCT|MEDIAN)/) wage[i] = 1 } NR > 1 { for (i in wage) if ($i ~ /^[0-9]+$/) $i = int($i * k + .5) } { print }' sound/sample-oews-M2024.csv > in/sample-oews-M2024.csv; }
$ jobs() { awk -F, -v OFS=, -v k=$1 'NR > 1 { $5 = int($5 * k); $7 = int($7 * k) } { print }' sound/sample-ai-jobs.csv > in/sample-ai-jobs.csv; }
$ conf > in/c.ini; run; a=$(readlink out/latest)
$ for k in 10 0.083333 0.000481 0.87; do wages $k; run; first; done; cp sound/* in
$ mv in/sample-oews-M2024.csv in/sample-oews-M2021.csv; sed -i s/M2024/M2021/ in/c.ini; run; conf > in/c.ini; cp sound/* in
$ conf no > in/c.ini; run; conf > in/c.ini
$ for k in 1.2 12 0.083333 100; do jobs $k; run; done; cp sound/* in
$ run --as-of 2021-05; first --as-of 2021-05
$ for o in out real real; do paybands run -q -o $o --source ai-jobs="$FIXTURES"/jobs.csv 2> err; told; done; paybands run -q -o real -c in/c.ini 2> err; told
$ run; [ "$a" = "$(readlink out/latest)" ] && echo "latest is as it was"
| exit 0
| exit 4
| paybands: not published: oews: pay is 10 times that of the last run, by the median of 33 of its figures (a digit too many or too few?); correct the input
| exit 4
| paybands: not published: oews: pay is 10 times what data/reference/projections.csv and the wage index give for its 33 occupations in 2024 (a digit too many or too few?); check its units and its date; correct the input
| exit 4
| paybands: not published: oews: pay is 0.0833 times that of the last run, by the median of 33 of its figures (months read as years, or years as months?); correct the input
| exit 4
| paybands: not published: oews: pay is 0.08333 times what data/reference/projections.csv and the wage index give for its 33 occupations in 2024 (months read as years, or years as months?); check its units and its date; correct the input
| exit 4
| paybands: not published: oews: pay is 0.00048 times that of the last run, by the median of 33 of its figures (hours read as years, or years as hours?); correct the input
| exit 4
| paybands: not published: oews: pay is 0.0004803 times what data/reference/projections.csv and the wage index give for its 33 occupations in 2024 (hours read as years, or years as hours?); check its units and its date; correct the input
| exit 4
| paybands: not published: oews: pay is 0.87 times that of the last run, by the median of 33 of its figures; correct the input
| exit 4
| paybands: not published: oews: pay is 0.87 times what data/reference/projections.csv and the wage index give for its 33 occupations in 2024; check its units and its date; correct the input
| exit 4
| paybands: not published: oews: the figures of 2024 are dated 2021 now: is an old file named as a new one?; correct the input
| exit 4
| paybands: not published: source oews is missing: it gave 33 rows in the last run; correct the input
| exit 4
| paybands: not published: jobs: pay is 1.2 times that of the last run, by the median of 99 groups of its rows; correct the input
| exit 4
| paybands: not published: jobs: pay is 11.9 times that of the last run, by the median of 99 groups of its rows (months read as years, or years as months?); correct the input
| exit 4
| paybands: not published: jobs: pay is 0.0829 times that of the last run, by the median of 98 groups of its rows (months read as years, or years as months?); correct the input
| exit 3
| paybands: jobs: 2922 of 5498 rows were rejected, more than --max-rejects 0.5 allows; most often pay-implausible (2917): is this the right layout?
| exit 4
| paybands: not published: pay is as of 2021-05, and was as of 2024-05 in the last run: is --as-of right?; correct the input
| exit 4
| paybands: not published: pay is as of 2021-05, and jobs has rows of 202500 (YYYYMM): is --as-of right?; correct the input
| exit 4
| paybands: not published: this is a run on real files, and the last run is one on the sample: publish in another folder (-o); correct the input
| exit 0
| exit 0
| exit 4
| paybands: not published: this is a run on the sample, and the last run is one on real files: publish in another folder (-o); correct the input
| exit 0
| latest is as it was
= 0

## rows: twice, half of them, all of one level, levels and countries read as others
$ mkdir in; sed 's/"//g' "$PAYBANDS_HOME"/data/sample/sample-ai-jobs.csv > in/sound.csv; cp in/sound.csv in/jobs.csv
$ printf '[run]\nas_of = 2024-05\n[source jobs]\nlayout = ai-jobs\npath = jobs.csv\nsample = yes\n' > in/c.ini
$ run() { paybands run -q -o out -c in/c.ini 2> err; echo "exit $?"; sed 's/; [0-9]* other checks\{0,1\} failed too//; s/\(correct the input\).*/\1/' err; }
$ run; (cat in/sound.csv; tail -n +2 in/sound.csv) > in/jobs.csv; run; awk 'NR == 1 || NR % 5 < 2' in/sound.csv > in/jobs.csv; run
$ awk -F, -v OFS=, 'NR > 1 { $2 = "SE" } { print }' in/sound.csv > in/jobs.csv; run
$ awk -F, -v OFS=, 'NR > 1 { $2 = $2 == "EN" ? "SE" : $2 == "SE" ? "EN" : $2 } { print }' in/sound.csv > in/jobs.csv; run
$ awk -F, -v OFS=, 'NR > 1 { if ($8 == "DE") { $8 = "IN"; $10 = "IN" } } { print }' in/sound.csv > in/jobs.csv; run
$ awk -F, -v OFS=, 'NR > 1 { if ($8 == "IN") { $6 = "USD" } } { print }' in/sound.csv > in/jobs.csv; run; cp in/sound.csv in/jobs.csv; run
| exit 0
| exit 4
| paybands: not published: jobs: 5252 rows of the same years in the last run are 10504 now: are rows in it twice?; correct the input
| exit 4
| paybands: not published: jobs: 5252 rows of the same years in the last run are 2100 now: is the file whole?; correct the input
| exit 4
| paybands: not published: jobs: another level for 45% of its rows ("senior" 87%, was 42% in the last run): are codes or columns read as others?; correct the input
| exit 4
| paybands: not published: jobs: 1935 rows or more changed their level (most left "senior") since the last run, and nothing else changed: are two columns swapped?; correct the input
| exit 4
| paybands: not published: jobs: 86 rows or more changed their country (most left "DE") since the last run, and nothing else changed: are two columns swapped?; correct the input
| exit 4
| paybands: not published: jobs: of 121 rows of currency INR in the last run fewer than 30 are left: is the file whole, and are they read?; correct the input
| exit 0
= 0

## small steps add up: a fifth more each night is stopped; accept moves what it is measured from; the reason is kept
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nlevel = lvl\n') > s.ini
$ night() { (echo title,pay,lvl; seq 40 | awk -v k=$1 '{ print "Data Scientist," int(k * (100000 + 100 * $1)) ","; print "Data Engineer," int(k * (90000 + 100 * $1)) "," }') > r.csv; paybands run -q -o out --age none --source ./s.ini=r.csv 2> err; echo "exit $?"; sed 's/-[0-9a-f]\{12\}/-ID/' err; }
$ night 1; night 1.2; night 1.44; ls out/runs | sed 's/-[0-9a-f]\{12\}/-ID/' | sort
$ paybands accept out/runs/*.candidate --reason ' '; paybands accept out --reason x 2>&1 | sed "s|$PWD|.|"; paybands accept out/runs/none --reason x; paybands accept
$ paybands accept out/runs/*.candidate --reason 'a new pay round, checked'; night 1.44; ls out/runs | sed 's/-[0-9a-f]\{12\}/-ID/' | sort
$ python3 -c 'import json; [print(a["reason"], a["by"]) for a in json.load(open("out/accepted.json"))["accepted"]]; print(json.load(open("out/latest/manifest.json"))["accepted_reason"])'
| exit 0
| exit 0
| exit 4
| paybands: not published: s: pay is 1.43 times that of the accepted run, by the median of 5 groups of its rows; 7 other checks failed too; correct the input, or publish it by paybands accept out/runs/2026-04-ID.candidate --reason TEXT
| 2026-04-ID
| 2026-04-ID
| 2026-04-ID.candidate
| paybands: accept: ./out is not a run: give a folder of DIR/runs, or DIR/latest
| exit 0
| 2026-04-ID
| 2026-04-ID
| 2026-04-ID
| 2026-04-ID
| the first run paybands
| a new pay round, checked person
| a new pay round, checked
! paybands: accept: say why with --reason TEXT; it is kept with the run
! paybands: accept: out/runs/none: no such run: check the path
! paybands: accept: give one run; see paybands accept --help
= 0

## no baseline is not a free pass: a link that leads nowhere, no link, an accepted run that is gone, a run cut short
$ (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + $1 }') > r.csv; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 200000 + $1 }') > s.csv
$ run() { paybands run -q -o out --age none --source "$FIXTURES"/survey.ini="$@" 2> err; echo "exit $?"; sed 's/-[0-9a-f]\{12\}/-ID/g; s/; [0-9]* other checks\{0,1\} failed too//; s/\(correct the input\).*/\1/' err; }
$ run r.csv; a=$(readlink out/latest); ln -sfn runs/2026-04-none out/latest; run r.csv; paybands accept out/$a --reason 'the last sound one'; [ "$(readlink out/latest)" = $a ] && echo back
$ rm out/latest; run s.csv; run r.csv; echo '{}' > out/accepted.json; run s.csv; rm out/accepted.json; run s.csv
$ rm out/latest/facts.csv; run r.csv
| exit 0
| exit 4
| paybands: not published: the last run is to be out/runs/2026-04-none, which is not there, so that nothing can be compared; correct the input
| back
| exit 4
| paybands: not published: survey: pay is 1.99 times that of the accepted run, by the median of 4 groups of its rows; correct the input
| exit 0
| exit 4
| paybands: out/accepted.json: names no run: remove it, and accept a run with paybands accept
| exit 4
| paybands: not published: survey: pay is 1.99 times that of the last run, by the median of 4 groups of its rows; correct the input
| exit 4
| paybands: not published: the last run cannot be read: out/runs/2026-04-ID/public/facts.csv: no such file: check the path; correct the input
= 0

