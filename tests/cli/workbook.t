paybands.xlsx beside the tables: which rows it has, and what becomes of a run that cannot write it.

## with the rows that role files list, with every row, or not at all
$ for w in pages all no; do paybands run -q -o $w --workbook $w --source ai-jobs="$FIXTURES/jobs.csv"; ls $w/latest | grep xlsx; grep -c '"paybands.xlsx"' $w/latest/manifest.json $w/latest/datapackage.json; done
| paybands.xlsx
| pages/latest/manifest.json:1
| pages/latest/datapackage.json:1
| paybands.xlsx
| all/latest/manifest.json:1
| all/latest/datapackage.json:1
| no/latest/manifest.json:0
| no/latest/datapackage.json:0
= 1

## its rows are those that role files list, or all of bands.csv
< rows.py
: import glob, json, sys
: sys.path.insert(0, sys.argv[1] + "/scripts")
: sys.dont_write_bytecode = True
: import run_workbook
: listed = sum(len(json.load(open(f))["bands"]) for f in glob.glob("pages/latest/roles/*.json"))
: for w, wanted in ("pages", listed), ("all", len(open("all/latest/bands.csv").readlines()) - 1):
:     rows = run_workbook.sheets(w + "/latest/paybands.xlsx")["bands"]
:     print(w, len(rows) - 1 == wanted)
: print(list(run_workbook.check("pages/latest")))
$ for w in pages all; do paybands run -q -o $w --workbook $w; done; python3 rows.py "$PAYBANDS_ROOT"
| pages True
| all True
| []
= 0

## another word is refused
$ paybands run -q -o out --workbook yes
! paybands: workbook: "yes" is not one of no|pages|all
= 2

## a disk that is full publishes nothing, leaves nothing, and is said once
$ trap '' XFSZ; ulimit -f 49152; paybands run -q -o out --workbook all
! paybands: out/runs/.next.partial/public/paybands.xlsx: the workbook is not whole (xl/worksheets/sheet3.xml): is the disk full?
= 74

$ ls -A out out/runs
| out:
| lock
| metrics.prom
| run.json
| runs
|
| out/runs:
= 0

## temporary files are made in the run's own folder: no other need take one
$ TMPDIR=/nonexistent paybands run -q -o out --source ai-jobs="$FIXTURES/jobs.csv"; ls -A out/runs/*/ | grep -c '^tmp'; ls out/latest | grep xlsx
| 0
| paybands.xlsx
= 0

