Runs from parts, and the parts that a run keeps: only what changed is read again, to the same bytes.

## a run from parts is the run from their files
$ cp "$PAYBANDS_ROOT"/data/sample/* .; (cat paybands.ini | sed -n '1,/^layout = ai-jobs/p'; echo 'parts = b.part'; echo '  a.part'; echo 'sample = yes') > parts.ini; sed -n '1,/^sample = yes/p' paybands.ini | sed 's/^path = .*/path = [ab].csv/' > files.ini
$ (head -1 sample-ai-jobs.csv; sed -n 2,3000p sample-ai-jobs.csv) > a.csv; (head -1 sample-ai-jobs.csv; sed -n '3001,$p' sample-ai-jobs.csv) > b.csv
$ for k in 1 2; do paybands cells -q -c files.ini --part $k/2 -o $(echo ab | cut -c$k).part; done; sed -i 's/^parts = b.part/parts = a.part/; s/^  a.part/  b.part/' parts.ini
$ paybands run -q -c files.ini -o files; paybands run -q -c parts.ini -o parts; diff -r files/latest/ parts/latest/ && diff -r files/latest/../private parts/latest/../private && readlink parts/latest | cut -c1-12; ls parts/runs/.parts
| runs/2024-05
= 0

## only the source that changed is read again, and the run is that of all files
< c.ini
: [source one]
: layout = survey.ini
: path = 1.csv
: [source two]
: layout = survey.ini
: path = 2.csv
$ cp "$FIXTURES"/survey.ini .; for s in 1 2; do (echo title,pay; for i in $(seq 60); do echo Data Scientist,$((90000 + i * s * 100)); done; echo Data Scientist,900000; echo Data Scientist,0) > $s.csv; done
$ paybands run -q -c c.ini -o out; stat -c '%a %n' out/runs/.parts out/runs/.parts/*; ls -i out/runs/.parts > before; cp -r out full; rm -r full/runs/.parts
$ echo Data Scientist,95555 >> 2.csv; paybands run -q --guard 0 -c c.ini -o out; paybands run -q --guard 0 -c c.ini -o full; diff -r out/latest/ full/latest/ && diff -r out/latest/../private full/latest/../private
$ ls -i out/runs/.parts | diff before - | cut -c1 | sort | uniq -c | sed 's/^ *//'; zcat out/latest/../private/quarantine.csv.gz | cut -d, -f1-2; zcat out/latest/../private/rejects.csv.gz
| 700 out/runs/.parts
| 600 out/runs/.parts/one.part
| 600 out/runs/.parts/two.part
| 1 -
| 1 2
| 1 <
| 1 >
| source,line
| one,62
| two,62
| source,line,reason,field,value,file
| one,63,pay-zero,pay,0,1.csv
| two,63,pay-zero,pay,0,2.csv
= 0

## other settings, another layout and a damaged part are read again, and nothing of another source is left
$ cp "$FIXTURES"/survey.ini .; for s in 1 2; do (echo title,pay; for i in $(seq 40); do echo Data Scientist,$((90000 + i * s * 100)); done) > $s.csv; done
$ printf '[source one]\nlayout = survey.ini\npath = 1.csv\n[source two]\nlayout = survey.ini\npath = 2.csv\n' > c.ini; sed 3q c.ini > one.ini
$ paybands run -q -c c.ini -o out; changed() { ls -i out/runs/.parts | diff before - | grep -c '^>'; ls -i out/runs/.parts > before; }; ls -i out/runs/.parts > before
$ paybands run -q --guard 0 --min-n 6 -c c.ini -o out; changed; paybands run -q --guard 0 --hours-per-year 2000 -c c.ini -o out; changed; head -c -200 out/runs/.parts/two.part > x; cp x out/runs/.parts/two.part; ls -i out/runs/.parts > before; paybands run -q --guard 0 -c c.ini --hours-per-year 2000 --min-n 7 -o out; changed; echo '; a word' >> survey.ini; paybands run -q --guard 0 -c c.ini -o out; changed; paybands run -q --guard 0 -c one.ini -o out; ls out/runs/.parts
| 0
| 2
| 1
| 2
| one.part
! note: source two is read anew: out/runs/.parts/two.part: is damaged or cut off
= 0

## whatever became of a kept part, its source is read anew with one note, to the same bytes
< harm.py
: import hashlib, os, sys
: way, path = sys.argv[1], 'out/runs/.parts/two.part'
: whole = open(path, 'rb').read()
: def flip(at): return whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1:]
: def sealed(body): return body + hashlib.sha256(body).hexdigest().encode()
: head = whole.rindex(b'.ini = ') + 7 + 64
: body, at = whole[:-64], head + (len(whole) - head) * (int(way[-1]) if way[-1].isdigit() else 0) // 10
: os.unlink(path)
: if way == 'folder':
:     os.mkdir(path)
: elif way == 'fifo':
:     os.mkfifo(path)
: else:
:     open(path, 'wb').write({'cut': whole[:at], 'flip': flip(at), 'last': flip(len(whole) - 1), 'empty': b'', 'other': b'title,pay\n',
:         'tail': sealed(body[:-1]), 'more': sealed(body + b'x'),
:         'version': sealed(body.replace(b'\n\x05', b'\n\x06', 1))}[way.rstrip('0123456789')])
$ cp "$FIXTURES"/survey.ini .; for s in 1 2; do (echo title,pay; for i in $(seq 60); do echo Data Scientist,$((90000 + i * s * 100)); done; echo Data Scientist,900000; echo Data Scientist,0) > $s.csv; done
$ printf '[source one]\nlayout = survey.ini\npath = 1.csv\n[source two]\nlayout = survey.ini\npath = 2.csv\n' > c.ini; for n in 6 7; do paybands run -q --guard 0 --min-n $n -c c.ini -o full$n; done; paybands run -q --min-n 7 -c c.ini -o out; cp -r out/runs/.parts kept
$ n=7; for way in cut1 cut5 cut9 flip1 flip2 flip3 flip4 flip5 flip6 flip7 flip8 flip9 last tail more version empty other folder; do rm -rf out/runs/.parts; cp -r kept out/runs/.parts; python3 harm.py $way; n=$((13 - n)); paybands run -q --guard 0 --min-n $n -c c.ini -o out 2> said || echo "$way: $(cat said)"; [ $(grep -c . said) -le 1 ] || cat said; diff -r out/latest/ full$n/latest/ > /dev/null && diff -r out/latest/../private full$n/latest/../private > /dev/null || echo "$way: other bytes"; cut -d: -f1-2 said >> all; done; sort all | uniq -c | sed 's/^ *//' | awk '$1 > 5 {$1 = "many"} {print}'
| 1 note: no part of source two is kept
| many note: source two is read anew
= 0

## figures by employer are those of a full run, also where the source before names none
$ cp "$FIXTURES"/survey.ini .; (cat survey.ini; printf '[optional columns]\nemployer = employer\n') | sed 's/^name = .*/name = named/' > named.ini
$ (echo title,pay; for i in $(seq 400); do echo Data Scientist,$((90000 + i * 50)); done) > 1.csv; (echo title,pay,employer; for i in $(seq 1200); do t="Data Scientist,Firm $((i * 11 % 13))"; [ $((i * 7 % 5)) -lt 2 ] && t="Data Engineer,Firm $((6 + i * 11 % 7))"; echo "${t%,*},$((90000 + i * i % 997 * 60)),${t#*,}"; done) > 2.csv
$ printf '[source one]\nlayout = survey.ini\npath = 1.csv\n[source two]\nlayout = named.ini\npath = 2.csv\n' > c.ini; paybands run -q --min-n 6 -c c.ini -o out; paybands run -q --min-n 7 -c c.ini -o out; paybands run -q --min-n 7 -c c.ini -o full; diff -r out/latest/ full/latest/ && grep -c Firm out/latest/employers.csv
$ for s in one two; do paybands cells -q -c c.ini --only $s -o $s.part; done; printf '[source one]\nlayout = survey.ini\nparts = one.part\n[source two]\nlayout = named.ini\nparts = two.part\n' > p.ini; paybands run -q --min-n 7 -c p.ini -o parts; cmp parts/latest/employers.csv full/latest/employers.csv
| 20
= 0

## a kept part that limits cut into is read again by itself
$ cp "$FIXTURES"/survey.ini .; (echo title,pay; for i in $(seq 300); do echo Data Scientist,$((90000 + i * 100)); done) > 1.csv; (echo title,pay; for i in $(seq 80); do echo Data Scientist,$((900000 + i * 90)); done) > 2.csv
$ printf '[source one]\nlayout = survey.ini\npath = 1.csv\n[source two]\nlayout = survey.ini\npath = 2.csv\n' > c.ini; paybands run -q --guard-plausible 10 --only two -c c.ini -o out; paybands run -q --guard 0 -c c.ini -o out; paybands run -q --guard 0 -c c.ini -o full; cmp out/latest/bands.csv full/latest/bands.csv; zcat out/latest/../private/quarantine.csv.gz | wc -l; zcat full/latest/../private/quarantine.csv.gz | wc -l
| 81
| 81
= 0

## what cannot be read from parts
$ cp "$FIXTURES"/survey.ini .; printf 'title,pay\nData Scientist,80000\n' > a.csv; paybands cells -q --layout ./survey.ini -o a.part a.csv
$ printf '[source survey]\nlayout = survey.ini\nparts = a.part\n' > c.ini; paybands check -c c.ini; paybands explain -c c.ini --role data-scientist; printf '[source other]\nlayout = survey.ini\nparts = a.part\n' > c.ini; paybands run -c c.ini -o out
$ printf '[source survey]\nlayout = survey.ini\npath = a.csv\nparts = a.part\n' > c.ini; paybands run -c c.ini -o out; printf '[source survey]\nlayout = oews\nparts = a.part\n' > c.ini; paybands run -c c.ini -o out
! paybands: source survey: is given as parts, which do not have its rows: this command needs its files
! paybands: source survey: is given as parts, which do not have its rows: this command needs its files
! paybands: a.part: is a part of source survey, not of other
! paybands: c.ini:4: source survey has both path and parts: give one
! paybands: source survey: benchmarks are read from their files: parts are of observations
= 2

