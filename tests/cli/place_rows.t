The bands of a run as paybands place reads them, and each word of its answer.

## every field of a row that no run writes is refused by its place
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,metro,42660,Seattle,base,observed,30,30,2,1,64000,80000,100000,125000,156250,90000,110000,medium,,2026-04,type7
$ ask() { paybands place --role data-scientist --area Seattle --pay 110000 "$@"; }
$ try() { sed "2s/$1/$2/" bands.csv > wrong.csv; ask wrong.csv | sed -n 2p; }
$ try ,all,all ,al,all; try ,all,all ,all,al; try metro city; try 42660 4266; try base bas; try observed seen; try medium good; try 2026-04 April
$ try ,30,30 ,x,30; try ,30,30 ,30,x; try ,2,1 ,x,1; for p in 64000 80000 100000 125000 156250 90000 110000; do try ,$p ,-1; try ,$p ,nan; done
$ try medium, medium,employr; try medium, medium,p50; try medium, medium,p50:; try medium, medium,p50:at-leest:1; try medium, medium,p60:at-least:1; try medium, medium,p10:at-least:x
! paybands: wrong.csv:2: level: "al" is not one that a run writes
! paybands: wrong.csv:2: experience: "al" is not one that a run writes
! paybands: wrong.csv:2: area_kind: "city" is not one that a run writes
! paybands: wrong.csv:2: area: "4266" is not one that a run writes
! paybands: wrong.csv:2: component: "bas" is not one that a run writes
! paybands: wrong.csv:2: basis: "seen" is not one that a run writes
! paybands: wrong.csv:2: quality: "good" is not one that a run writes
! paybands: wrong.csv:2: as_of: "April" is not one that a run writes
! paybands: wrong.csv:2: n: "x" is not one that a run writes
! paybands: wrong.csv:2: n_effective: "x" is not one that a run writes
! paybands: wrong.csv:2: sources: "x" is not one that a run writes
! paybands: wrong.csv:2: p10: "-1" is not one that a run writes
! paybands: wrong.csv:2: p10: "nan" is not one that a run writes
! paybands: wrong.csv:2: p25: "-1" is not one that a run writes
! paybands: wrong.csv:2: p25: "nan" is not one that a run writes
! paybands: wrong.csv:2: p50: "-1" is not one that a run writes
! paybands: wrong.csv:2: p50: "nan" is not one that a run writes
! paybands: wrong.csv:2: p75: "-1" is not one that a run writes
! paybands: wrong.csv:2: p75: "nan" is not one that a run writes
! paybands: wrong.csv:2: p90: "-1" is not one that a run writes
! paybands: wrong.csv:2: p90: "nan" is not one that a run writes
! paybands: wrong.csv:2: p50_low: "-1" is not one that a run writes
! paybands: wrong.csv:2: p50_low: "nan" is not one that a run writes
! paybands: wrong.csv:2: p50_high: "-1" is not one that a run writes
! paybands: wrong.csv:2: p50_high: "nan" is not one that a run writes
! paybands: wrong.csv:2: suppressed: "employr" is not one that a run writes
! paybands: wrong.csv:2: suppressed: "p50" is not one that a run writes
! paybands: wrong.csv:2: suppressed: "p50:" is not one that a run writes
! paybands: wrong.csv:2: suppressed: "p50:at-leest:1" is not one that a run writes
! paybands: wrong.csv:2: suppressed: "p60:at-least:1" is not one that a run writes
! paybands: wrong.csv:2: suppressed: "p10:at-least:x" is not one that a run writes
= 0

## areas: a code of its kind, and no other
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,30,30,2,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ for a in metro,42660 metro,00001 metro,99999 metro,100000 metro,0 metro,-1 metro,US metro, metro,042660 state,US-WA state,WA state,US-WAS state,US country,US country,USA country,us country,US-WA 'all,*' all,US; do sed "2s/country,US/$a/" bands.csv > b.csv; paybands place --role data-scientist --area US --pay 100000 b.csv > out 2>&1; echo "$a $? $(head -1 out | cut -c1-60)"; done
| metro,42660 2 paybands: place: b.csv: no band of base pay for Data Scienti
| metro,00001 2 paybands: place: b.csv: no band of base pay for Data Scienti
| metro,99999 2 paybands: place: b.csv: no band of base pay for Data Scienti
| metro,100000 3 paybands: b.csv:2: area: "100000" is not one that a run writ
| metro,0 3 paybands: b.csv:2: area: "0" is not one that a run writes
| metro,-1 3 paybands: b.csv:2: area: "-1" is not one that a run writes
| metro,US 3 paybands: b.csv:2: area: "US" is not one that a run writes
| metro, 3 paybands: b.csv:2: area: "" is not one that a run writes
| metro,042660 3 paybands: b.csv:2: area: "042660" is not one that a run writ
| state,US-WA 2 paybands: place: b.csv: no band of base pay for Data Scienti
| state,WA 3 paybands: b.csv:2: area: "WA" is not one that a run writes
| state,US-WAS 2 paybands: place: b.csv: no band of base pay for Data Scienti
| state,US 3 paybands: b.csv:2: area: "US" is not one that a run writes
| country,US 0 "US" is read as United States (US).
| country,USA 2 paybands: place: b.csv: no band of base pay for Data Scienti
| country,us 3 paybands: b.csv:2: area: "us" is not one that a run writes
| country,US-WA 3 paybands: b.csv:2: area: "US-WA" is not one that a run write
| all,* 2 paybands: place: b.csv: no band of base pay for Data Scienti
| all,US 3 paybands: b.csv:2: area: "US" is not one that a run writes
= 0

## a row that is cut short, lines of a quoted field, other roles' rows, a header alone, columns in another order
< bands.csv
: rule,as_of,suppressed,quality,p50_high,p50_low,p90,p75,p50,p25,p10,sources,n_effective,n,basis,component,area,area_kind,experience,level,role
: "a
: b",2026-04,,medium,,,156250,125000,100000,80000,64000,2,30,30,observed,base,US,country,all,all,data-scientist
: x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,x,data-analyst
$ paybands place --role data-scientist --area US --pay 100000 bands.csv | sed -n 2p; paybands place --role data-scientist --area US --pay 100000 --json bands.csv | grep '"rule"'
$ echo type7,2026-04,,medium >> bands.csv; paybands place --role data-scientist --area US --pay 100000 bands.csv
$ head -1 bands.csv > header.csv;  paybands place --role data-scientist --area US --pay 100000 header.csv
$ for c in $(head -1 bands.csv | tr , ' '); do sed "1s/\b$c\b/other/" bands.csv > old.csv; paybands place --role data-scientist --area US --pay 100000 old.csv; done
| $100,000 a year is at about the 50th percentile of observed base pay for Data Scientist, all levels, in United States: at the midpoint, $100,000.
|       "rule": "a\nb"
! paybands: bands.csv:5: the row ends before the column role
! paybands: place: header.csv: no band of base pay for Data Scientist, all levels in United States (US)
! paybands: old.csv: no column rule: a run of another version; publish one with paybands run
! paybands: old.csv: no column as_of: a run of another version; publish one with paybands run
! paybands: old.csv: no column suppressed: a run of another version; publish one with paybands run
! paybands: old.csv: no column quality: a run of another version; publish one with paybands run
! paybands: old.csv: no column p50_high: a run of another version; publish one with paybands run
! paybands: old.csv: no column p50_low: a run of another version; publish one with paybands run
! paybands: old.csv: no column p90: a run of another version; publish one with paybands run
! paybands: old.csv: no column p75: a run of another version; publish one with paybands run
! paybands: old.csv: no column p50: a run of another version; publish one with paybands run
! paybands: old.csv: no column p25: a run of another version; publish one with paybands run
! paybands: old.csv: no column p10: a run of another version; publish one with paybands run
! paybands: old.csv: no column sources: a run of another version; publish one with paybands run
! paybands: old.csv: no column n_effective: a run of another version; publish one with paybands run
! paybands: old.csv: no column n: a run of another version; publish one with paybands run
! paybands: old.csv: no column basis: a run of another version; publish one with paybands run
! paybands: old.csv: no column component: a run of another version; publish one with paybands run
! paybands: old.csv: no column area: a run of another version; publish one with paybands run
! paybands: old.csv: no column area_kind: a run of another version; publish one with paybands run
! paybands: old.csv: no column experience: a run of another version; publish one with paybands run
! paybands: old.csv: no column level: a run of another version; publish one with paybands run
! paybands: old.csv: no column role: a run of another version; publish one with paybands run
= 3

## counts too large for a cell are not shown; none is a dash; a run's word for its sample
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,N,30,S,64000,80000,100000,125000,156250,,,,,,type7
$ for n in 1,1 1234567,999999 999999999999999,1000000 1000000000000000,0 ,; do sed "s/N,30,S/${n%,*},30,${n#*,}/" bands.csv > b.csv; paybands place --role data-scientist --area US --pay 100000 b.csv | grep -E '^(n|sources) '; done
$ paybands place --role data-scientist --area US --pay 100000 b.csv | tail -7; paybands place --role data-scientist --area US --pay 100000 --json b.csv | grep -E '"(n|sources|quality|as_of|percentile_interval|beyond|sample|experience|level)"'
$ sed 's/type7/type7 (sample)/' b.csv > s.csv; paybands place --role data-scientist --area US --pay 100000 s.csv | head -3;  sed 's/type7/(sample) type7/' b.csv > s.csv; paybands place --role data-scientist --area US --pay 100000 s.csv | head -1
| n                   1
| sources             1
| n                   1,234,567
| sources             999,999
| n                   999,999,999,999,999
| sources             –
| n                   –
| sources             –
| n                   –
| sources             –
| n                   –
| sources             –
| quality             not rated
| as of               no date
|
| compa-ratio: pay / P50. Range penetration: (pay - P25) / (P75 - P25), 0 at P25 and 1 at P75.
| Bands: b.csv
|   "sample": false,
|   "level": "all",
|   "experience": "all",
|       "percentile_interval": null,
|       "beyond": null,
|       "n": null,
|       "sources": 0,
|       "quality": null,
|       "as_of": "",
| Sample data: these figures are made up and are not real pay.
|
| "US" is read as United States (US).
| "US" is read as United States (US).
= 0

## percentiles in words: 1st, 2nd, 3rd, 11th, 12th, 13th, 21st ..., and beyond the first and the last
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,30,30,2,64000,80000,100000,125000,156250,99000,101000,medium,,2026-04,type7
$ for p in 1000 30000 40000 46000 50000 54000 62000 66000 68000 69000 70000 72000 74000 76000 77000 84000 85000 120000 150000 190000 220000 235000 260000 300000 600000; do paybands place --role data-scientist --area US --pay $p bands.csv | sed -n '2p;6p' | cut -c1-110; done
| $1,000 a year is below P10 ($64,000), below the 1st percentile of observed base pay for Data Scientist, all le
| percentile          below P10: under 1
| $30,000 a year is below P10 ($64,000), below the 1st percentile of observed base pay for Data Scientist, all l
| percentile          below P10: under 1
| $40,000 a year is below P10 ($64,000), at about the 1st percentile (1st to 1st) of observed base pay for Data
| percentile          below P10: about 1 (under 1 to 1)
| $46,000 a year is below P10 ($64,000), at about the 1st percentile (1st to 2nd) of observed base pay for Data
| percentile          below P10: about 1 (1 to 2)
| $50,000 a year is below P10 ($64,000), at about the 3rd percentile (2nd to 3rd) of observed base pay for Data
| percentile          below P10: about 3 (2 to 3)
| $54,000 a year is below P10 ($64,000), at about the 4th percentile (4th to 4th) of observed base pay for Data
| percentile          below P10: about 4 (4 to 4)
| $62,000 a year is below P10 ($64,000), at about the 9th percentile (8th to 9th) of observed base pay for Data
| percentile          below P10: about 9 (8 to 9)
| $66,000 a year is at about the 12th percentile (11th to 12th) of observed base pay for Data Scientist, all lev
| percentile          12 (11 to 12)
| $68,000 a year is at about the 13th percentile (13th to 14th) of observed base pay for Data Scientist, all lev
| percentile          13 (13 to 14)
| $69,000 a year is at about the 14th percentile (13th to 15th) of observed base pay for Data Scientist, all lev
| percentile          14 (13 to 15)
| $70,000 a year is at about the 15th percentile (14th to 16th) of observed base pay for Data Scientist, all lev
| percentile          15 (14 to 16)
| $72,000 a year is at about the 17th percentile (16th to 17th) of observed base pay for Data Scientist, all lev
| percentile          17 (16 to 17)
| $74,000 a year is at about the 19th percentile (18th to 19th) of observed base pay for Data Scientist, all lev
| percentile          19 (18 to 19)
| $76,000 a year is at about the 21st percentile (20th to 21st) of observed base pay for Data Scientist, all lev
| percentile          21 (20 to 21)
| $77,000 a year is at about the 22nd percentile (21st to 23rd) of observed base pay for Data Scientist, all lev
| percentile          22 (21 to 23)
| $84,000 a year is at about the 30th percentile (29th to 31st) of observed base pay for Data Scientist, all lev
| percentile          30 (29 to 31)
| $85,000 a year is at about the 31st percentile (30th to 32nd) of observed base pay for Data Scientist, all lev
| percentile          31 (30 to 32)
| $120,000 a year is at about the 71st percentile (70th to 72nd) of observed base pay for Data Scientist, all le
| percentile          71 (70 to 72)
| $150,000 a year is at about the 88th percentile (87th to 88th) of observed base pay for Data Scientist, all le
| percentile          88 (87 to 88)
| $190,000 a year is above P90 ($156,250), at about the 97th percentile (96th to 97th) of observed base pay for
| percentile          above P90: about 97 (96 to 97)
| $220,000 a year is above P90 ($156,250), at about the 99th percentile (99th to 99th) of observed base pay for
| percentile          above P90: about 99 (99 to 99)
| $235,000 a year is above P90 ($156,250), at about the 99th percentile (99th to 99th) of observed base pay for
| percentile          above P90: about 99 (99 to 99)
| $260,000 a year is above P90 ($156,250), above the 99th percentile of observed base pay for Data Scientist, al
| percentile          above P90: over 99
| $300,000 a year is above P90 ($156,250), above the 99th percentile of observed base pay for Data Scientist, al
| percentile          above P90: over 99
| $600,000 a year is above P90 ($156,250), above the 99th percentile of observed base pay for Data Scientist, al
| percentile          above P90: over 99
= 0

## the midpoint in words: under half a percent from it is at it
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,30,30,2,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ for p in 64000 63999 99499 99501 100000 100499 100501 125000 156250 156251; do paybands place --role data-scientist --area US --pay $p bands.csv | sed -n 2p; done
| $64,000 a year is at about the 10th percentile of observed base pay for Data Scientist, all levels, in United States: 36% below the midpoint, $100,000.
| $63,999 a year is below P10 ($64,000), at about the 10th percentile of observed base pay for Data Scientist, all levels, in United States: 36% below the midpoint, $100,000.
| $99,499 a year is at about the 49th percentile of observed base pay for Data Scientist, all levels, in United States: 1% below the midpoint, $100,000.
| $99,501 a year is at about the 49th percentile of observed base pay for Data Scientist, all levels, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 50th percentile of observed base pay for Data Scientist, all levels, in United States: at the midpoint, $100,000.
| $100,499 a year is at about the 51st percentile of observed base pay for Data Scientist, all levels, in United States: at the midpoint, $100,000.
| $100,501 a year is at about the 51st percentile of observed base pay for Data Scientist, all levels, in United States: 1% above the midpoint, $100,000.
| $125,000 a year is at about the 75th percentile of observed base pay for Data Scientist, all levels, in United States: 25% above the midpoint, $100,000.
| $156,250 a year is at about the 90th percentile of observed base pay for Data Scientist, all levels, in United States: 56% above the midpoint, $100,000.
| $156,251 a year is above P90 ($156,250), at about the 90th percentile of observed base pay for Data Scientist, all levels, in United States: 56% above the midpoint, $100,000.
= 0

## which band answers: the narrowest area, then modelled, observed, benchmark
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,state,US-WA,base,benchmark,30,30,1,64000,80000,100000,125000,156250,,,high,,2026-04,published
: data-scientist,all,all,country,US,base,modelled,30,30,2,65000,81000,101000,126000,156251,,,medium,,2026-04,pay-model
: data-scientist,all,all,metro,42660,base,observed,30,30,3,66000,82000,102000,127000,156252,,,low,,2026-04,type7
$ for n in 2,3,4 2,3 3 2,4; do sed -n "1p;$(echo $n | sed 's/,/p;/g')p" bands.csv > b.csv; paybands place --role data-scientist --area Seattle --pay 100000 b.csv | sed -n '1,/a year/p'; paybands place --role data-scientist --area Seattle --pay 100000 --json b.csv | grep -E '"(answered_by|basis|fallback)"'; done
$ paybands place --role data-scientist --area Seattle --pay 100000 bands.csv | sed -n '6,14p'
| "Seattle" is read as Seattle-Tacoma-Bellevue, WA (42660).
| No modelled band in Seattle-Tacoma-Bellevue, WA (42660) or Washington (US-WA): that of United States (US) is used.
| No benchmark band in Seattle-Tacoma-Bellevue, WA (42660): that of Washington (US-WA) is used.
| $100,000 a year is at about the 48th percentile of observed base pay for Data Scientist, all levels, in Seattle-Tacoma-Bellevue, WA: 2% below the midpoint, $102,000.
|   "answered_by": "observed",
|       "basis": "modelled",
|       "fallback": true,
|       "basis": "observed",
|       "fallback": false,
|       "basis": "benchmark",
|       "fallback": true,
| "Seattle" is read as Seattle-Tacoma-Bellevue, WA (42660).
| No modelled band in Seattle-Tacoma-Bellevue, WA (42660) or Washington (US-WA): that of United States (US) is used.
| No benchmark band in Seattle-Tacoma-Bellevue, WA (42660): that of Washington (US-WA) is used.
| $100,000 a year is at about the 50th percentile of benchmark base pay for Data Scientist, all levels, in Washington: at the midpoint, $100,000.
|   "answered_by": "benchmark",
|       "basis": "modelled",
|       "fallback": true,
|       "basis": "benchmark",
|       "fallback": true,
| "Seattle" is read as Seattle-Tacoma-Bellevue, WA (42660).
| No modelled band in Seattle-Tacoma-Bellevue, WA (42660) or Washington (US-WA): that of United States (US) is used.
| $100,000 a year is at about the 49th percentile of modelled base pay for Data Scientist, all levels, in United States: 1% below the midpoint, $101,000.
|   "answered_by": "modelled",
|       "basis": "modelled",
|       "fallback": true,
| "Seattle" is read as Seattle-Tacoma-Bellevue, WA (42660).
| No benchmark band in Seattle-Tacoma-Bellevue, WA (42660): that of Washington (US-WA) is used.
| $100,000 a year is at about the 48th percentile of observed base pay for Data Scientist, all levels, in Seattle-Tacoma-Bellevue, WA: 2% below the midpoint, $102,000.
|   "answered_by": "observed",
|       "basis": "observed",
|       "fallback": false,
|       "basis": "benchmark",
|       "fallback": true,
|                     modelled       observed                     benchmark
| area                United States  Seattle-Tacoma-Bellevue, WA  Washington
| percentile          49             48                           50
| share above         51%            52%                          50%
| compa-ratio         0.99           0.98                         1.00
| range penetration   0.42           0.40                         0.44
| P10                 $65,000        $66,000                      $64,000
| P25                 $81,000        $82,000                      $80,000
| P50, the midpoint   $101,000       $102,000                     $100,000
= 0

## areas as people write them
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,30,30,2,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
: data-scientist,all,all,country,GB,base,observed,30,30,2,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ for a in 42660 " Seattle, WA " WA US-WA Washington PR Puerto\ Rico London GB UK "United Kingdom" "New York" 00000 -0001 4266 142660 42669 Georgia GA "St. Louis" ""; do paybands place --role "data scientist" --level ALL --area "$a" --component BASE --pay 100000 bands.csv 2>&1 | head -1; done
| "42660" is read as Seattle-Tacoma-Bellevue, WA (42660).
| " Seattle, WA " is read as Seattle-Tacoma-Bellevue, WA (42660).
| "WA" is read as Washington (US-WA).
| "US-WA" is read as Washington (US-WA).
| "Washington" is read as United States (US).
| "PR" is read as Puerto Rico (US-PR).
| "Puerto Rico" is read as Puerto Rico (US-PR).
| "London" is read as United Kingdom (GB).
| "GB" is read as United Kingdom (GB).
| "UK" is read as United Kingdom (GB).
| "United Kingdom" is read as United Kingdom (GB).
| "New York" is read as New York-Newark-Jersey City, NY-NJ (35620).
| paybands: place: no area "00000"; write US, US-CA, a CBSA code (41860) or a place ("Seattle, WA")
| paybands: place: no area "-0001"; write US, US-CA, a CBSA code (41860) or a place ("Seattle, WA")
| paybands: place: no area "4266"; did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
| paybands: place: no area "142660"; write US, US-CA, a CBSA code (41860) or a place ("Seattle, WA")
| paybands: place: no area "42669"; did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
| paybands: place: area "Georgia" is a state and a country; write US-GA or GE
| paybands: place: area "GA" is Georgia or Gabon; write US-GA or "Gabon"
| "St. Louis" is read as St. Louis, MO-IL (41180).
| paybands: place: where? give --area AREA; see paybands place --help
= 0

## pay that a year's pay may be, and just beyond
< bands.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,30,30,2,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
: data-scientist,all,0-2,country,US,total,observed,30,30,2,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ for p in 999.99 1000 10000000 10000001 '$50/hour' '€50' '100000 CAD' ''; do paybands place --role data-scientist --area US --pay "$p" bands.csv 2>&1 | head -2 | tail -1 | cut -c1-80; done
$ for y in 0 1.9 2 0-2 "1 year"; do paybands place --role data-scientist --years "$y" --component Total --area US --pay 100000 bands.csv 2>&1 | tail -n +2 | head -1; done
$ for y in -1 99 100 x; do paybands place --role data-scientist --years "$y" --component total --area US --pay 100000 bands.csv; done
| paybands: place: --pay "999.99": $999.99 is not a year's pay; write thousands in
| $1,000 a year is below P10 ($64,000), below the 1st percentile of observed base
| $10,000,000 a year is above P90 ($156,250), above the 99th percentile of observe
| paybands: place: --pay "10000001": $10000001 is not a year's pay; write thousand
| $104,000 a year is at about the 55th percentile of observed base pay for Data Sc
| paybands: place: --pay "€50": give US dollars: bands are in US dollars
| paybands: place: --pay "100000 CAD": give US dollars: bands are in US dollars
| paybands: place: which pay? give --pay AMOUNT or --percentile P; see paybands pl
| $100,000 a year is at about the 50th percentile of observed total pay for Data Scientist, 0–2 years of experience, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 50th percentile of observed total pay for Data Scientist, 0–2 years of experience, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 50th percentile of observed total pay for Data Scientist, 0–2 years of experience, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 50th percentile of observed total pay for Data Scientist, 0–2 years of experience, in United States: at the midpoint, $100,000.
! paybands: place: --years "-1" is not a number of years; write 6, or one of 0-2, 2-5, 5-8, 8+
! paybands: place: bands.csv: no band of total pay for Data Scientist, 8+ years of experience in United States (US)
! paybands: place: bands.csv: no band of total pay for Data Scientist, 8+ years of experience in United States (US)
! paybands: place: --years "x" is not a number of years; write 6, or one of 0-2, 2-5, 5-8, 8+
= 2

