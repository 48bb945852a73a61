What becomes of an output folder over many runs: the list of runs, what is kept, an unchanged run, and the report.

## a run is published, one is unchanged, one is refused; each is told, and the files beside the runs say so
$ cp "$FIXTURES"/jobs.csv jobs.csv; for i in 1 2 3 4 5; do tail -n +2 "$FIXTURES"/jobs.csv; done >> jobs.csv; sed 's/Data Scientist,1/Data Scientist,2/; s/USD,1/USD,2/' jobs.csv > moved.csv
$ run() { paybands run -o out --source "$@" 2>&1 | sed -n 's/-[0-9a-f]\{12\}/-ID/; s/ not published: .*/ not published: .../; /^published\|^unchanged\|^paybands/p'; }
$ run ai-jobs=jobs.csv; run ai-jobs=jobs.csv; run ai-jobs=jobs.csv --jobs 2 --keep-runs 7; run ai-jobs=moved.csv; run ai-jobs=jobs.csv
$ told() { python3 -c 'import json; r = json.load(open("out/run.json")); print(r["outcome"], r["exit_code"], [s["stage"] for s in r["stages"]], [(s["source"], s["rows_read"]) for s in r["sources"]], r["peak_memory_bytes"] > 1e6)'; grep -E '^paybands_run_(success|exit_code) ' out/metrics.prom; }
$ told; run ai-jobs=moved.csv; told; paybands runs -o out | sed 's/-[0-9a-f]\{12\}/-ID/; s/ *[0-9.]* MB  [0-9-]*T[0-9:]*Z//; s/ *size  time//; s/pay is .*/.../'
$ paybands runs --json -o out > runs.json; "$PAYBANDS_ROOT"/scripts/check-run runs.json out/run.json && echo sound
| published: out/latest/index.html
| unchanged: inputs, settings and version are those of 2026-04-ID; nothing new is published
| unchanged: inputs, settings and version are those of 2026-04-ID; nothing new is published
| paybands: not published: ...
| unchanged: inputs, settings and version are those of 2026-04-ID; nothing new is published
| unchanged 0 ['opening'] [] True
| paybands_run_success 1
| paybands_run_exit_code 0
| paybands: not published: ...
| refused 4 ['opening', 'reading', 'computing', 'writing', 'guarding'] [('ai-jobs', 78)] True
| paybands_run_success 0
| paybands_run_exit_code 4
| run                             state
| 2026-04-ID            accepted, latest
|     the first run
| 2026-04-ID.candidate  refused
|     not published: ai-jobs: ...
| sound
= 0

## what decides a byte makes a run anew: a setting, a file's content, the file of a folder that was changed by hand
$ run() { paybands run -o out --guard 0 --source ai-jobs=jobs.csv "$@" 2>&1 | sed 's/:.*//' | tail -1; }
$ cp "$FIXTURES"/jobs.csv jobs.csv; run; run; run --min-n 6; run --min-n 6; tail -n 1 jobs.csv >> jobs.csv; run --min-n 6; run --min-n 6; echo >> out/latest/bands.csv; run --min-n 6; touch jobs.csv; run --min-n 6; ls -d out/runs/*-2 | wc -l
| published
| unchanged
| published
| unchanged
| published
| unchanged
| published
| unchanged
| 1
= 0

## the ledger of an unchanged run is the published one
$ paybands run -q --json -o out --source ai-jobs="$FIXTURES"/jobs.csv > a.json; paybands run -q --json -o out --source ai-jobs="$FIXTURES"/jobs.csv > b.json; cmp a.json b.json && cmp a.json out/latest/ledger.json && echo same
| same
= 0

## standard input cannot be known beforehand
$ for i in 1 2; do paybands run -o out --source ai-jobs=- < "$FIXTURES"/jobs.csv 2>&1 | tail -1; done
| published: out/latest/index.html
| published: out/latest/index.html
= 0

## the newest runs are kept, those that were accepted, and what is not ours; by age likewise
$ run() { paybands run -q -o out --guard 0 --source ai-jobs="$FIXTURES"/jobs.csv "$@"; }
$ mkdir -p out/runs/mine; for n in 1 2 3 4 5 6; do run --min-n $n; done; ls out/runs | wc -l
$ python3 -c 'import json; a = json.load(open("out/accepted.json")); a["accepted"] = [a["accepted"][0], a["accepted"][2]]; json.dump(a, open("out/accepted.json", "w"))'
$ sed -i 's/guard 0//' out/accepted.json; run() { paybands run -q -o out --source ai-jobs="$FIXTURES"/jobs.csv "$@"; }
$ run --min-n 6 --keep-runs 3; ls out/runs | wc -l; paybands runs -o out | grep -c accepted; for r in out/runs/*-*/public; do echo note > $r/note.txt; done
$ run --min-n 7 --keep-runs 1; ls out/runs | wc -l; ls out/runs/*/public/note.txt | wc -l; rm out/runs/*/public/note.txt; run --min-n 7 --keep-runs 1; ls out/runs | wc -l
$ run --min-n 8; touch -d '40 days ago' out/runs/*-*; run --min-n 9 --keep-days 30; ls out/runs | wc -l; ls -d out/runs/mine; grep removed out/run.json
| 7
| 6
| 2
| 7
| 5
| 4
| 4
| out/runs/mine
|   "removed_runs": 2,
= 0

## an output folder without runs, and none
$ mkdir out; paybands runs; paybands runs --json -o out; paybands runs -o none; paybands runs out
| {
|   "schema": "paybands/runs/1",
|   "runs": []
| }
! paybands: none: no such output folder; give it with -o DIR
! paybands: runs: 'out': the output folder is given with -o DIR
= 2

