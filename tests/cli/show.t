Rows of a run that are asked for: a table on a terminal, CSV in a pipe, JSON for programs.

## CSV in a pipe: header and rows to the byte, columns of a later version too
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule,later
: data-scientist,Data Scientist,all,all,country,US,United States,base,observed,40,38.5,2,3,72000,90000,110000,130000,150000,100000,120000,high,,2026-04,type7,x
: data-scientist,Data Scientist,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,observed,,,,,,,,,,,,,employer,2026-04,type7,"a ""b"""
: data-scientist,Data Scientist,all,2-5,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,modelled,40,38.5,4,,64000,80000,100000,125000,156250,80000,125000,medium,,2026-04,pay-model,
: data-scientist,Data Scientist,all,all,all,*,All places,total,observed,7,7,1,0,,,101000,,,,,low,quartiles tails,2026-04,type7,
: data-scientist,Data Scientist,all,all,country,US,United States,base,benchmark,5000,,,,64000,80000,100000,,,,,high,p75:top-coded:239200 p90:top-coded:239200,2025-05,published,
: ml-engineer,ML Engineer,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,modelled,,,4,,1,1,1,1,1,1,1,low,,2026-04,pay-model,
$ show() { paybands show --from bands.csv "$@"; }
$ sed '/^ml/d' bands.csv > wanted.csv; show --role data-scientist | cmp - wanted.csv && echo same; show --role "ml engineer" | tail -1
$ for o in '--level senior --area Seattle' '--experience 4' '--basis benchmark' '--component total' '--experience all --area US'; do show --role data-scientist $o | tail -n +2 | cut -d, -f3-6,8-10; done; show --role data-scientist --level all --area '*' | tail -n +2 | cut -c 1-40
| same
| ml-engineer,ML Engineer,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,modelled,,,4,,1,1,1,1,1,1,1,low,,2026-04,pay-model,
| senior,all,metro,42660, WA",base,observed
| all,2-5,metro,42660, WA",base,modelled
| all,all,country,US,base,benchmark,5000
| all,all,all,*,total,observed,7
| all,all,country,US,base,observed,40
| all,all,country,US,base,benchmark,5000
| data-scientist,Data Scientist,all,all,al
= 0

## JSON: what was asked, and why figures are withheld, in words
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,country,US,United States,base,benchmark,5000,,,,64000,80000,100000,,,,,high,p75:top-coded:239200 p90:top-coded:239200,2025-05,published
$ paybands show --from bands.csv --role data-scientist --area US --json
| {
|   "schema": "paybands/show/1",
|   "sample": false,
|   "asked": {
|     "role": "data-scientist",
|     "level": null,
|     "experience": null,
|     "area": {
|       "kind": "country",
|       "code": "US",
|       "name": "United States"
|     },
|     "component": null,
|     "basis": null
|   },
|   "rows": [
|     {
|       "role": "data-scientist",
|       "level": "all",
|       "experience": "all",
|       "area": {
|         "kind": "country",
|         "code": "US",
|         "name": "United States"
|       },
|       "component": "base",
|       "basis": "benchmark",
|       "p10": 64000,
|       "p25": 80000,
|       "p50": 100000,
|       "p75": null,
|       "p90": null,
|       "p50_interval": null,
|       "n": 5000,
|       "sources": 0,
|       "quality": "high",
|       "as_of": "2025-05",
|       "rule": "published",
|       "n_effective": null,
|       "at_least": {
|         "p75": 239200,
|         "p90": 239200
|       },
|       "at_most": {},
|       "suppressed": [
|         "top-coded"
|       ],
|       "withheld": "the publisher gives only a lower bound for P75, P90"
|     }
|   ]
| }
= 0

## a terminal: a table of its width, what was asked above it, why figures are missing below their row
< terminal.py
: import fcntl, os, pty, struct, sys, termios
: child, end = pty.fork()
: if child == 0:
:     fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 40, int(sys.argv[1]), 0, 0))
:     os.execvp(sys.argv[2], sys.argv[2:])
: out = b""
: while True:
:     try:
:         part = os.read(end, 4096)
:     except OSError:
:         break
:     if not part:
:         break
:     out += part
: sys.stdout.write(out.decode().replace("\r", ""))
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,observed,,,,,,,,,,,,,employer,2026-04,type7
: data-scientist,Data Scientist,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,modelled,1240,38.5,4,,64000,80000,100000,125000,156250,80000,125000,medium,,2026-04,pay-model
: data-scientist,Data Scientist,all,all,country,US,United States,base,benchmark,5000,,,,64000,80000,100000,,,,,high,p75:top-coded:239200 p90:top-coded:239200,2025-05,published
$ for w in 100 70 40; do python3 terminal.py $w paybands show --from bands.csv --role data-scientist --component base; echo; done
$ mkdir run; sed 's/type7$/type7 (sample)/' bands.csv > run/bands.csv; echo '{"settings": {"max-employer-share": "0.5"}}' > run/manifest.json
$ python3 terminal.py 80 paybands show --from run --role "Sr. Data Scientist" --level senior --area Seattle --basis observed
| Data Scientist, base pay
| 3 rows of bands.csv
|
| step        area               basis       P10   P25    P50     P75     P90               n  quality
| Senior      Seattle-Tacoma-B…  observed      –     –      –       –       –               –  –
|     one employer holds more than 25% of the observations
| Senior      Seattle-Tacoma-B…  modelled   $64K  $80K  $100K   $125K   $156K           1,240  medium
| All levels  United States      benchmark  $64K  $80K  $100K  $239K+  $239K+  5,000 employed  high
|     the publisher gives only a lower bound for P75, P90
|
| Data Scientist, base pay
| 3 rows of bands.csv
|
| step     Senior
| area     Seattle-Tacoma-Bellevue, WA
| basis    observed
| P10      –
| P25      –
| P50      –
| P75      –
| P90      –
| n        –
| quality  –
|     one employer holds more than 25% of the observations
|
| step     Senior
| area     Seattle-Tacoma-Bellevue, WA
| basis    modelled
| P10      $64,000
| P25      $80,000
| P50      $100,000
| P75      $125,000
| P90      $156,250
| n        1,240
| quality  medium
|
| step     All levels
| area     United States
| basis    benchmark
| P10      $64,000
| P25      $80,000
| P50      $100,000
| P75      $239,200+
| P90      $239,200+
| n        5,000 employed
| quality  high
|     the publisher gives only a lower bound for P75, P90
|
| Data Scientist, base pay
| 3 rows of bands.csv
|
| step     Senior
| area     Seattle-Tacoma-Bellevue, WA
| basis    observed
| P10      –
| P25      –
| P50      –
| P75      –
| P90      –
| n        –
| quality  –
|     one employer holds more than 25% of
|     the observations
|
| step     Senior
| area     Seattle-Tacoma-Bellevue, WA
| basis    modelled
| P10      $64,000
| P25      $80,000
| P50      $100,000
| P75      $125,000
| P90      $156,250
| n        1,240
| quality  medium
|
| step     All levels
| area     United States
| basis    benchmark
| P10      $64,000
| P25      $80,000
| P50      $100,000
| P75      $239,200+
| P90      $239,200+
| n        5,000 employed
| quality  high
|     the publisher gives only a lower
|     bound for P75, P90
|
| note: "Sr. Data Scientist" is read as the role data-scientist
| Sample data: these figures are made up and are not real pay.
| Data Scientist, senior level, in Seattle-Tacoma-Bellevue, WA, observed
| 1 row of run/bands.csv
|
| pay   P10  P25  P50  P75  P90  n  quality
| base    –    –    –    –    –  –  –
|     one employer holds more than 50% of the observations
= 0

## what is not understood: the nearest; what the run has not: what to leave out
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,country,US,United States,base,observed,40,38.5,2,3,72000,90000,110000,130000,150000,100000,120000,high,,2026-04,type7
$ show() { paybands show --from bands.csv "$@"; echo "exit $?"; }
$ show; show --role plumber; show --role data-scientst; show --role data-scientist --area Seatle; show --role data-scientist --area CA; show --role data-scientist --level senor; show --role data-scientist --level senior --experience 4
$ show --role data-scientist --experience lots; show --role data-scientist --component bonus; show --role data-scientist --basis guess; show --role data-scientist x
$ show --role data-scientist --area Germany; show --role data-scientist --basis modelled; show --role data-scientist --level senior --area Germany; show --role ml-engineer; paybands show --role ml-engineer; paybands show --role ml-engineer --from none
| exit 2
| exit 2
| role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
| data-scientist,Data Scientist,all,all,country,US,United States,base,observed,40,38.5,2,3,72000,90000,110000,130000,150000,100000,120000,high,,2026-04,type7
| exit 0
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
! paybands: show: which role? give --role ROLE
! paybands: show: no role "plumber"; 'paybands roles' lists them
! note: "data-scientst" is read as the role data-scientist
! paybands: show: no area "Seatle"; did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
! paybands: show: area "CA" is California or Canada; write US-CA or "Canada"
! paybands: show: no level "senor"; did you mean "senior"?
! paybands: show: give --level or --experience, not both: a band has one of the two
! paybands: show: --experience "lots" is not a number of years; write 6, or one of 0-2, 2-5, 5-8, 8+
! paybands: show: --component "bonus" is not one of base, total
! paybands: show: --basis "guess" is not one of observed, modelled, benchmark
! paybands: show: takes no argument; a run is --from RUN
! paybands: show: bands.csv: no row of Data Scientist, in Germany; without --area there is 1
! paybands: show: bands.csv: no row of Data Scientist, modelled; without --basis there is 1
! paybands: show: bands.csv: no row of Data Scientist, senior level, in Germany; of the role there is 1
! paybands: show: bands.csv: no row of ML Engineer
! paybands: out/latest: no such run; publish one with paybands run
! paybands: none: no such file: check the path
= 3

