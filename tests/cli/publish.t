A run publishes all or nothing; out/latest stays whole.

## a run on the sample leaves a link to a whole run
$ paybands run -q -o out; readlink out/latest | sed 's/[0-9a-f]\{12\}/ID/'; ls out/latest/ out/runs/*/private | sed 's/[0-9a-f]\{12\}/ID/' 
| runs/2024-05-ID/public
| out/latest/:
| SAMPLE.txt
| bands.csv
| changes.html
| compare.html
| datapackage.json
| employers.csv
| facts.csv
| fragments
| headlines.csv
| impact.csv
| index.html
| index.json
| ledger.json
| manifest.json
| methods.html
| model.csv
| paybands.xlsx
| roles
| sources.csv
| structures.csv
| transitions.csv
|
| out/runs/2024-05-ID/private:
| datapackage.json
| quarantine.csv.gz
| rejects.csv.gz
= 0

## the lines that the README shows are those of the sample
$ paybands run -q -o out; grep '^ml-engineer,' "$PAYBANDS_ROOT"/README.md > shown; wc -l < shown; grep -vxFf out/latest/bands.csv shown
| 10
= 1

## the same run again is the same run
$ paybands run -q -o out; a=$(readlink out/latest); paybands run -q -o out; b=$(readlink out/latest); [ "$a" = "$b" ] && ls out/runs | wc -l
| 1
= 0

## a failing run leaves the last one as it was
$ paybands run -q -o out; a=$(readlink out/latest)
$ paybands run -q -o out --source ai-jobs=none.csv; echo "exit $?"; [ "$a" = "$(readlink out/latest)" ] && ls out/runs | wc -l; ls -A out
| exit 3
| 1
| accepted.json
| latest
| lock
| metrics.prom
| run.json
| runs
! paybands: none.csv: no such file: check the path
= 0

## an output folder that cannot be made
$ : > file; paybands run -q -o file/out
! paybands: file: cannot make the folder: Not a directory; nothing was published
= 74

## foreign files are left alone
$ mkdir -p out/runs/mine; echo keep > out/notes.txt; paybands run -q -o out; cat out/notes.txt; ls -d out/runs/mine
| keep
| out/runs/mine
= 0

## a latest that is not ours is refused
$ mkdir -p out/latest; echo keep > out/latest/x; paybands run -q -o out; echo "exit $?"; cat out/latest/x
| exit 2
| keep
! paybands: out/latest: there is something of that name, which is not ours; move it away or choose another output folder
= 0

## another run holds the lock
$ mkdir out; flock out/lock sh -c 'paybands run -q -o out'
! paybands: out/lock: another run holds the lock; let it finish
= 5

## bands that move more than the guard allows keep a candidate and publish nothing
$ sed 's/Data Scientist,1/Data Scientist,2/; s/USD,1/USD,2/' "$FIXTURES"/jobs.csv > moved.csv
$ cp "$FIXTURES"/jobs.csv jobs.csv; for i in 1 2 3 4 5; do tail -n +2 "$FIXTURES"/jobs.csv; done >> jobs.csv
$ for i in 1 2 3 4 5; do tail -n +2 moved.csv; done > more; cat more >> moved.csv
$ paybands run -q -o out --guard-min-n 5 --source ai-jobs=jobs.csv; a=$(readlink out/latest)
$ paybands run -q -o out --guard-min-n 5 --source ai-jobs=moved.csv 2> err; echo "exit $?"; sed 's/-[0-9a-f]\{12\}/-ID/' err
$ [ "$a" = "$(readlink out/latest)" ] && ls out/runs | sed 's/[0-9a-f]\{12\}/ID/' | sort
$ paybands run -q -o out --guard 0 --source ai-jobs=moved.csv; [ "$a" = "$(readlink out/latest)" ] || echo published
| exit 4
| paybands: not published: ai-jobs: pay is 1.8 times that of the last run, by the median of 4 groups of its rows; 8 other checks failed too; correct the input, or publish it by paybands accept out/runs/2026-04-ID.candidate --reason TEXT
| 2026-04-ID
| 2026-04-ID.candidate
| published
= 0

## a signal in the middle leaves nothing half-written
$ paybands run -q -o out; a=$(readlink out/latest)
$ sleep 3 | paybands run -q -o out --source ai-jobs=- & pid=$!; sleep 1; kill -TERM $pid; wait $pid 2>/dev/null; echo "exit $?"
$ [ "$a" = "$(readlink out/latest)" ] && ls -A out/runs | grep -cvx .parts
| exit 143
| 1
! paybands: interrupted by signal 15; nothing was published
= 0

## a link under the name of a leftover is refused, and what it leads to is kept
$ mkdir -p v out/runs; echo keep > v/a; ln -s ../../v out/runs/.next.partial
$ paybands run -q -o out; echo "exit $?"; cat v/a
| exit 2
| keep
! paybands: out/runs/.next.partial: was not created by paybands; move it
= 0

## an output folder that is a link to one is as good as it
$ mkdir real; ln -s real out; paybands run -q -o out && readlink real/latest | sed 's/[0-9a-f]\{12\}/ID/'
| runs/2024-05-ID/public
= 0

## the sample under another name is still one
$ cp "$PAYBANDS_HOME/data/sample/sample-ai-jobs.csv" jobs.csv; paybands run -q -o out --source ai-jobs=jobs.csv; ls out/latest/SAMPLE.txt
| out/latest/SAMPLE.txt
= 0

## what --json cannot print is not published
$ paybands run -q --json -o out > /dev/full; echo "exit $?"; ls out/runs out/latest
| exit 74
| out/runs:
! paybands: standard output: cannot write it: No space left on device
! ls: cannot access 'out/latest': No such file or directory
= 2

## a pipe under a name is refused by what reads twice
$ mkfifo pipe; cat "$FIXTURES"/jobs.csv > pipe & paybands run -q -o out --source ai-jobs=pipe; echo "exit $?"; cat pipe > /dev/null
| exit 3
! paybands: pipe: is a pipe or a device, which cannot be read twice: give it as - (standard input)
= 0

## rates of the configuration go before the ECB's, those before the table; the manifest says which
$ printf 'Date,USD,PLN,CZK,\n2023-12-29,1.10,4.40,22,\n2023-01-02,1.05,4.20,21,\n' > ecb.csv
$ printf '[layout]\nname = l\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = b\ncurrency = c\n[constants]\ndate = 2023\nperiod = year\ncountry = PL\n' > l.ini
$ (echo t,b,c; yes 'Data Scientist,400000,PLN' | head -12; yes 'Data Analyst,2000000,CZK' | head -12) > pay.csv
$ printf '[run]\noutput = out\nage = none\n[rates]\necb = ecb.csv\nPLN = 0.3\n[source l]\nlayout = ./l.ini\npath = pay.csv\n' > run.ini
$ paybands run -q -c run.ini; grep -E ',PL,' out/latest/bands.csv | cut -d, -f1,16 | sort -u
$ python3 -c 'import json; m = json.load(open("out/latest/manifest.json")); print(m["settings"]["rate PLN"], [f["path"] for f in m["decided_by"] if "ecb" in f["path"]])'
$ sed -i 's/^PLN/PLM/' run.ini; paybands run -q -c run.ini
| data-analyst,100000
| data-scientist,120000
| 0.3 ['ecb.csv']
! paybands: run.ini:6: 'PLM' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
= 2

## a tracker's next month ages pay further; a country without an index keeps the date of its pay
$ printf '[layout]\nname = l\ntitle = T\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = b\ncountry = c\n[constants]\ndate = 2026-05\nperiod = year\ncurrency = USD\n' > l.ini
$ (echo t,b,c; yes 'Data Scientist,100000,GB' | head -12; yes 'Data Scientist,100000,AT' | head -12; yes 'Data Scientist,100000,BR' | head -12) > pay.csv
$ (echo jobcountry,country,month,n_obs,posted_wage_growth_yoy,posted_wage_growth_yoy_3moavg; for m in Jan Feb Mar Apr May; do echo GB,United Kingdom,$m-27,900,0.1,NA; done) > wages.csv
$ printf '[run]\noutput = out\n[wages]\npath = wages.csv\n[source l]\nlayout = ./l.ini\npath = pay.csv\n' > run.ini
$ paybands run -q -c run.ini; grep -E '^data-scientist,Data Scientist,all,all,.*,observed' out/latest/bands.csv | cut -d, -f6,16,23
$ python3 -c 'import json; m = json.load(open("out/latest/manifest.json")); print([f["path"] for f in m["decided_by"] if "wages" in f["path"]], [(a["series"], a["date"], round(a["factor"], 4), a["held"]) for a in m["aging"]], [(a["table"], a["to"]) for a in m["aging_sources"]])'
$ sed -i 's/^path = wages/paths = wages/' run.ini; paybands run -q -c run.ini
$ sed -i 's/^paths = wages/path = wages/; s/^GB,United Kingdom,Mar.*//' run.ini; sed -i '/Mar-27/d' wages.csv; paybands run -q -c run.ini
$ echo jobs > wages.csv; paybands run -q -c run.ini
| *,100000,2026-04
| AT,100000,2026-04
| BR,100000,2026
| GB,110000,2027-05
| ['data/reference/posted_wages.csv', 'wages.csv'] [('EA', '2026-05', 1, True), ('GB', '2026-05', 1.1, False)] [('wages.csv', None), ('wage_index.csv', '2025-05'), ('posted_wages.csv', '2026-04')]
! paybands: run.ini:4: unknown key 'paths' of [wages]; did you mean path?
! paybands: wages.csv:4: a month is missing before Apr-27: growth cannot be chained across it
! paybands: wages.csv:1: there is no column "month"
= 2

## every table of a run has rows as wide as its header and ends in a line end
< widths.py
: import csv, gzip, pathlib
: tables = sorted(pathlib.Path("out/latest/..").resolve().rglob("*.csv*"))
: for path in tables:
:     text = (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8", newline="").read()
:     widths = {len(row) for row in csv.reader(text.splitlines(keepends=True))}
:     if len(widths) != 1 or not text.endswith("\n"):
:         print(path.name, sorted(widths))
: print("model.csv" in {path.name for path in tables}, len(tables) > 10)
$ paybands run -q -o out; python3 widths.py
| True True
= 0

## what is said of a folder moves no cursor and turns no text round
$ d=$(printf 'o\033[31m\342\200\256'); paybands run -o "$d" --source ai-jobs="$FIXTURES"/jobs.csv 2>&1 | tail -1
$ chmod 700 "$d"; for k in 1 2; do paybands run -o "$d" --public-mode world --min-n 6 --source ai-jobs="$FIXTURES"/jobs.csv 2>&1 | grep -cF "$d"; done
| published: o?[31m???/latest/index.html
| 0
| 0
= 1
