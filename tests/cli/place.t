Where a salary stands in the bands of a run.

## the sentence, and the bands side by side
# The modelled band is log-symmetric: its median may be 80,000 to 125,000, its own quartiles, so that
# 100,000 lies between its 25th and 75th percentile.
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,observed,40,38.5,2,3,72000,90000,110000,130000,150000,100000,120000,high,,2026-04,type7
: data-scientist,Data Scientist,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,modelled,40,38.5,4,,64000,80000,100000,125000,156250,80000,125000,medium,,2026-04,pay-model
: ml-engineer,ML Engineer,senior,all,metro,42660,"Seattle-Tacoma-Bellevue, WA",base,modelled,,,4,,1,1,1,1,1,1,1,low,,2026-04,pay-model
$ paybands place --role data-scientist --level senior --area "Seattle, WA" --pay '$100K' bands.csv
| "Seattle, WA" is read as Seattle-Tacoma-Bellevue, WA (42660).
| $100,000 a year is at about the 50th percentile (25th to 75th) of modelled base pay for Data Scientist, senior level, in Seattle-Tacoma-Bellevue, WA: at the midpoint, $100,000.
|
|                     modelled                        observed
| area                Seattle-Tacoma-Bellevue, WA     Seattle-Tacoma-Bellevue, WA
| percentile          50 (25 to 75)                   37 (27 to 50)
| share above         50%                             63%
| compa-ratio         1.00                            0.91
| range penetration   0.44                            0.25
| P10                 $64,000                         $72,000
| P25                 $80,000                         $90,000
| P50, the midpoint   $100,000 ($80,000 to $125,000)  $110,000 ($100,000 to $120,000)
| P75                 $125,000                        $130,000
| P90                 $156,250                        $150,000
| n                   40                              40
| sources             4                               2
| quality             medium                          high
| as of               April 2026                      April 2026
|
| compa-ratio: pay / P50. Range penetration: (pay - P25) / (P75 - P25), 0 at P25 and 1 at P75.
| Bands: bands.csv
= 0

$ for pay in 60000 200000; do paybands place --role data-scientist --level senior --area 42660 --pay $pay bands.csv | sed -n '2p;6,8p'; done
| $60,000 a year is below P10 ($64,000), at about the 7th percentile (2nd to 20th) of modelled base pay for Data Scientist, senior level, in Seattle-Tacoma-Bellevue, WA: 40% below the midpoint, $100,000.
| percentile          below P10: about 7 (2 to 20)    below P10: about 4 (2 to 6)
| share above         93%                             96%
| compa-ratio         0.60                            0.55
| $200,000 a year is above P90 ($156,250), at about the 97th percentile (91st to 99th) of modelled base pay for Data Scientist, senior level, in Seattle-Tacoma-Bellevue, WA: 100% above the midpoint, $100,000.
| percentile          above P90: about 97 (91 to 99)  above P90: about 99 (98 to over 99)
| share above         3%                              1%
| compa-ratio         2.00                            1.82
= 0

$ paybands place --role "data scientist" --level Senior --area "Seattle, WA" --pay 60000 --json bands.csv
| {
|   "schema": "paybands/place/1",
|   "sample": false,
|   "role": "data-scientist",
|   "level": "senior",
|   "experience": "all",
|   "component": "base",
|   "pay": 60000,
|   "percentile": null,
|   "area_given": "Seattle, WA",
|   "area": {
|     "kind": "metro",
|     "code": "42660",
|     "name": "Seattle-Tacoma-Bellevue, WA"
|   },
|   "reading": "$60,000 a year is below P10 ($64,000), at about the 7th percentile (2nd to 20th) of modelled base pay for Data Scientist, senior level, in Seattle-Tacoma-Bellevue, WA: 40% below the midpoint, $100,000.",
|   "answered_by": "modelled",
|   "bands": [
|     {
|       "basis": "modelled",
|       "area": {
|         "kind": "metro",
|         "code": "42660",
|         "name": "Seattle-Tacoma-Bellevue, WA"
|       },
|       "fallback": false,
|       "pay": 60000,
|       "pay_interval": null,
|       "percentile": 7.3,
|       "percentile_interval": {
|         "low": 1.9,
|         "high": 19.6
|       },
|       "share_above": 0.927,
|       "beyond": "below P10",
|       "compa_ratio": 0.6,
|       "range_penetration": -0.4444,
|       "p10": 64000,
|       "p25": 80000,
|       "p50": 100000,
|       "p75": 125000,
|       "p90": 156250,
|       "p50_interval": {
|         "low": 80000,
|         "high": 125000
|       },
|       "n": 40,
|       "sources": 4,
|       "quality": "medium",
|       "as_of": "2026-04",
|       "rule": "pay-model"
|     },
|     {
|       "basis": "observed",
|       "area": {
|         "kind": "metro",
|         "code": "42660",
|         "name": "Seattle-Tacoma-Bellevue, WA"
|       },
|       "fallback": false,
|       "pay": 60000,
|       "pay_interval": null,
|       "percentile": 3.8,
|       "percentile_interval": {
|         "low": 2.2,
|         "high": 6.4
|       },
|       "share_above": 0.962,
|       "beyond": "below P10",
|       "compa_ratio": 0.5455,
|       "range_penetration": -0.75,
|       "p10": 72000,
|       "p25": 90000,
|       "p50": 110000,
|       "p75": 130000,
|       "p90": 150000,
|       "p50_interval": {
|         "low": 100000,
|         "high": 120000
|       },
|       "n": 40,
|       "sources": 2,
|       "quality": "high",
|       "as_of": "2026-04",
|       "rule": "type7"
|     }
|   ]
| }
= 0

## the pay at a percentile: with the interval of the median, beyond P10 and P90, with a top code
# At the published percentiles it is what is published; the modelled row is rounded to hundreds.
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,senior,all,country,US,United States,base,observed,40,38.5,2,3,72000,90000,110000,130000,150000,100000,120000,high,,2026-04,type7
: data-scientist,Data Scientist,senior,all,country,US,United States,base,modelled,40,38.5,4,,64000,80000,100000,125000,156200,80000,125000,medium,,2026-04,pay-model
: data-scientist,Data Scientist,all,all,country,US,United States,base,benchmark,1000,,,,60000,80000,100000,,,,,high,p75:top-coded:115000 p90:top-coded:115000,2025-05,published
$ paybands place --role data-scientist --level senior --area US --percentile 60 bands.csv
| "US" is read as United States (US).
| The 60th percentile of modelled base pay for Data Scientist, senior level, in United States is $108,600 ($86,900 to $135,800): 9% above the midpoint, $100,000.
|
|                     modelled                        observed
| area                United States                   United States
| pay                 $108,600 ($86,900 to $135,800)  $117,454 ($106,776 to $128,131)
| compa-ratio         1.09                            1.07
| range penetration   0.64                            0.69
| P10                 $64,000                         $72,000
| P25                 $80,000                         $90,000
| P50, the midpoint   $100,000 ($80,000 to $125,000)  $110,000 ($100,000 to $120,000)
| P75                 $125,000                        $130,000
| P90                 $156,200                        $150,000
| n                   40                              40
| sources             4                               2
| quality             medium                          high
| as of               April 2026                      April 2026
|
| compa-ratio: pay / P50. Range penetration: (pay - P25) / (P75 - P25), 0 at P25 and 1 at P75.
| Bands: bands.csv
= 0

$ for p in 5 10 22.5 " 90" 99.5; do paybands place --role data-scientist --level senior --area US --percentile "$p" bands.csv | sed -n 2p; done
| The 5th percentile of modelled base pay for Data Scientist, senior level, in United States is about $56,000 ($44,800 to $70,000), below P10 ($64,000): 44% below the midpoint, $100,000.
| The 10th percentile of modelled base pay for Data Scientist, senior level, in United States is $64,000 ($51,200 to $80,000): 36% below the midpoint, $100,000.
| The 22.5th percentile of modelled base pay for Data Scientist, senior level, in United States is $77,700 ($62,200 to $97,100): 22% below the midpoint, $100,000.
| The 90th percentile of modelled base pay for Data Scientist, senior level, in United States is $156,200 ($125,000 to $195,200): 56% above the midpoint, $100,000.
| The 99.5th percentile of modelled base pay for Data Scientist, senior level, in United States is about $251,200 ($201,000 to $314,000), above P90 ($156,200): 151% above the midpoint, $100,000.
= 0

$ for p in 50 60 75; do paybands place --role data-scientist --area US --percentile $p bands.csv | sed -n '2p;6,7p'; done; paybands place --role data-scientist --area US --percentile 75 --json bands.csv
| The 50th percentile of benchmark base pay for Data Scientist, all levels, in United States is $100,000: at the midpoint, $100,000.
| pay                 $100,000
| compa-ratio         1.00
| The 60th percentile of benchmark base pay for Data Scientist, all levels, in United States is above P50 ($100,000); the published figures do not say how far.
| pay                 above P50
| compa-ratio         –
| The 75th percentile of benchmark base pay for Data Scientist, all levels, in United States is above P50 ($100,000); the published figures do not say how far.
| pay                 above P50
| compa-ratio         –
| {
|   "schema": "paybands/place/1",
|   "sample": false,
|   "role": "data-scientist",
|   "level": "all",
|   "experience": "all",
|   "component": "base",
|   "pay": null,
|   "percentile": 75,
|   "area_given": "US",
|   "area": {
|     "kind": "country",
|     "code": "US",
|     "name": "United States"
|   },
|   "reading": "The 75th percentile of benchmark base pay for Data Scientist, all levels, in United States is above P50 ($100,000); the published figures do not say how far.",
|   "answered_by": "benchmark",
|   "bands": [
|     {
|       "basis": "benchmark",
|       "area": {
|         "kind": "country",
|         "code": "US",
|         "name": "United States"
|       },
|       "fallback": false,
|       "pay": null,
|       "pay_interval": null,
|       "percentile": 75,
|       "percentile_interval": null,
|       "share_above": 0.25,
|       "beyond": "above P50",
|       "compa_ratio": null,
|       "range_penetration": null,
|       "p10": 60000,
|       "p25": 80000,
|       "p50": 100000,
|       "p75": null,
|       "p90": null,
|       "p50_interval": null,
|       "n": 1000,
|       "sources": 0,
|       "quality": "high",
|       "as_of": "2025-05",
|       "rule": "published"
|     }
|   ]
| }
= 0

$ for p in 0 100 -1 60% x ""; do paybands place --role data-scientist --area US --percentile "$p" bands.csv; done; paybands place --role data-scientist --area US --percentile 5 --pay 100000 bands.csv
! paybands: place: --percentile "0": give a number above 0 and below 100
! paybands: place: --percentile "100": give a number above 0 and below 100
! paybands: place: --percentile "-1": give a number above 0 and below 100
! paybands: place: --percentile "60%": give a number above 0 and below 100
! paybands: place: --percentile "x": give a number above 0 and below 100
! paybands: place: --percentile "": give a number above 0 and below 100
! paybands: place: give --pay or --percentile, not both; see paybands place --help
= 2

## a metro without a band: its state's, then its country's, and it is said
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,country,US,United States,base,observed,30,30,2,1,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
: data-scientist,Data Scientist,all,all,state,US-WA,Washington,base,modelled,,,2,1,70400,88000,110000,137500,171875,90000,130000,medium,,2026-04,pay-model
: data-scientist,Data Scientist,all,all,country,US,United States,base,modelled,,,2,1,67200,84000,105000,131250,164062,90000,130000,medium,,2026-04,pay-model
$ paybands place --role data-scientist --area Seattle --pay 110000 bands.csv
| "Seattle" is read as Seattle-Tacoma-Bellevue, WA (42660).
| No modelled band in Seattle-Tacoma-Bellevue, WA (42660): that of Washington (US-WA) is used.
| No observed band in Seattle-Tacoma-Bellevue, WA (42660) or Washington (US-WA): that of United States (US) is used.
| $110,000 a year is at about the 50th percentile (30th to 73rd) of modelled base pay for Data Scientist, all levels, in Washington: at the midpoint, $110,000.
|
|                     modelled                        observed
| area                Washington                      United States
| percentile          50 (30 to 73)                   61
| share above         50%                             39%
| compa-ratio         1.00                            1.10
| range penetration   0.44                            0.67
| P10                 $70,400                         $64,000
| P25                 $88,000                         $80,000
| P50, the midpoint   $110,000 ($90,000 to $130,000)  $100,000
| P75                 $137,500                        $125,000
| P90                 $171,875                        $156,250
| n                   –                               30
| sources             2                               2
| quality             medium                          medium
| as of               April 2026                      April 2026
|
| compa-ratio: pay / P50. Range penetration: (pay - P25) / (P75 - P25), 0 at P25 and 1 at P75.
| Bands: bands.csv
= 0

$ paybands place --role data-scientist --area US-OR --pay 110000 bands.csv | head -3
| "US-OR" is read as Oregon (US-OR).
| No modelled band in Oregon (US-OR): that of United States (US) is used.
| No observed band in Oregon (US-OR): that of United States (US) is used.
= 0

$ paybands place --role data-scientist --area Seattle --pay 110000 --json bands.csv | grep fallback
|       "fallback": true,
|       "fallback": true,
= 0

## a withheld row is passed over, and so is one without a median
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,metro,42660,Seattle,base,observed,,,2,1,,,,,,,,,employer,2026-04,type7
: data-scientist,Data Scientist,all,all,state,US-WA,Washington,base,observed,30,30,2,1,,,,,,,,,p50:not-released,2026-04,type7
: data-scientist,Data Scientist,all,all,country,US,United States,base,observed,30,30,2,1,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ paybands place --role data-scientist --area 42660 --pay 110000 bands.csv | head -2
| "42660" is read as Seattle-Tacoma-Bellevue, WA (42660).
| No observed band in Seattle-Tacoma-Bellevue, WA (42660) or Washington (US-WA): that of United States (US) is used.
= 0

## quartiles alone, a median alone, a top code, an open bracket
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,junior,all,country,US,United States,base,observed,14,14,2,1,,80000,100000,125000,,,,medium,tails,2026-04,type7
: data-scientist,Data Scientist,mid,all,country,US,United States,base,observed,7,7,2,1,,,100000,,,,,medium,quartiles tails,2026-04,type7
: data-scientist,Data Scientist,all,all,country,US,United States,base,benchmark,5000,5000,2,1,64000,80000,100000,,,,,medium,p75:top-coded:120000 p90:top-coded:120000,2026-04,published
: data-scientist,Data Scientist,senior,all,country,US,United States,base,observed,30,30,2,1,,80000,100000,125000,156250,,,medium,p10:at-most:70000,2026-04,turnbull-log
$ paybands place --role data-scientist --level junior --area US --pay 70000 bands.csv
| "US" is read as United States (US).
| $70,000 a year is below P25 ($80,000), at about the 14th percentile of observed base pay for Data Scientist, junior level, in United States: 30% below the midpoint, $100,000.
|
|                     observed
| area                United States
| percentile          below P25: about 14
| share above         86%
| compa-ratio         0.70
| range penetration   −0.22
| P10                 withheld
| P25                 $80,000
| P50, the midpoint   $100,000
| P75                 $125,000
| P90                 withheld
| n                   14
| sources             2
| quality             medium
| as of               April 2026
|
| compa-ratio: pay / P50. Range penetration: (pay - P25) / (P75 - P25), 0 at P25 and 1 at P75.
| Bands: bands.csv
= 0

$ paybands place --role data-scientist --level mid --area US --pay 110000 bands.csv | sed -n '2p;6,13p'
| $110,000 a year is above P50 ($100,000) of observed base pay for Data Scientist, mid level, in United States: 10% above the midpoint, $100,000.
| percentile          above P50
| share above         –
| compa-ratio         1.10
| range penetration   –
| P10                 withheld
| P25                 withheld
| P50, the midpoint   $100,000
| P75                 withheld
= 0

$ paybands place --role data-scientist --area US --pay 130000 bands.csv | sed -n '2,16p'
| $130,000 a year is above P50 ($100,000) of benchmark base pay for Data Scientist, all levels, in United States: 30% above the midpoint, $100,000.
|
|                     benchmark
| area                United States
| percentile          above P50
| share above         –
| compa-ratio         1.30
| range penetration   –
| P10                 $64,000
| P25                 $80,000
| P50, the midpoint   $100,000
| P75                 at least $120,000
| P90                 at least $120,000
| n                   5,000 employed
| sources             2
= 0

$ paybands place --role data-scientist --level senior --area US --pay 60000 bands.csv | sed -n '2p;6,13p'
| $60,000 a year is below P25 ($80,000) of observed base pay for Data Scientist, senior level, in United States: 40% below the midpoint, $100,000.
| percentile          below P25
| share above         –
| compa-ratio         0.60
| range penetration   −0.44
| P10                 at most $70,000
| P25                 $80,000
| P50, the midpoint   $100,000
| P75                 $125,000
= 0

## years of experience; a manager's role is asked at its own level
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,2-5,country,US,United States,base,observed,30,30,2,1,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
: data-scientist,Data Scientist,all,8+,country,US,United States,base,observed,30,30,2,1,96000,120000,150000,187500,234375,,,medium,,2026-04,type7
: engineering-manager,Engineering Manager,manager,all,country,US,United States,base,observed,30,30,2,1,102400,128000,160000,200000,250000,,,medium,,2026-04,type7
$ for y in 4 "2-5" "3 years" 8+ 12; do paybands place --role data-scientist --years "$y" --area US --pay 100000 bands.csv | sed -n 2p; done
| $100,000 a year is at about the 50th percentile of observed base pay for Data Scientist, 2–5 years of experience, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 50th percentile of observed base pay for Data Scientist, 2–5 years of experience, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 50th percentile of observed base pay for Data Scientist, 2–5 years of experience, in United States: at the midpoint, $100,000.
| $100,000 a year is at about the 12th percentile of observed base pay for Data Scientist, 8+ years of experience, in United States: 33% below the midpoint, $150,000.
| $100,000 a year is at about the 12th percentile of observed base pay for Data Scientist, 8+ years of experience, in United States: 33% below the midpoint, $150,000.
= 0

$ paybands place --role engineering-manager --area US --pay 100000 bands.csv | sed -n 2p
| $100,000 a year is below P10 ($102,400), at about the 9th percentile of observed base pay for Engineering Manager, manager level, in United States: 38% below the midpoint, $160,000.
= 0

## pay as people write it
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,country,US,United States,base,observed,30,30,2,1,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ for p in 100000 '$100,000' 100k 'USD 100K a year' '$8,000/month' '$50 per hour' '80k + bonus'; do paybands place --role data-scientist --area US --pay "$p" bands.csv | sed -n '2s/ is.*//p'; done
| $100,000 a year
| $100,000 a year
| $100,000 a year
| $100,000 a year
| $96,000 a year
| $104,000 a year
| $80,000 a year
= 0

## pay that is not one amount of US dollars
$ for p in 100 '90-110k' '95k+' '€80k' 1.250 abc 0 -5; do paybands place --role data-scientist --area US --pay "$p" bands.csv; echo "exit $?"; done
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
! paybands: place: --pay "100": $100 is not a year's pay; write thousands in full or with K (155000, $155K)
! paybands: place: --pay "90-110k": give one amount, not a range
! paybands: place: --pay "95k+": give one amount, not a range
! paybands: place: --pay "€80k": give US dollars: bands are in US dollars
! paybands: place: --pay "1.250": the pay has two possible readings
! paybands: place: --pay "abc": the pay is not an amount
! paybands: place: --pay "0": the pay is zero
! paybands: place: --pay "-5": the pay is below zero
= 0

$ paybands place --role data-scientist --area US --component total --pay "80k + bonus" bands.csv
! paybands: place: --pay "80k + bonus": give total pay as one amount
= 2

## what is not given
$ paybands place --area US --pay 100000; echo "exit $?"; paybands place --role data-scientist --pay 100000; echo "exit $?"; paybands place --role data-scientist --area US
| exit 2
| exit 2
! paybands: place: which role? give --role ROLE; see paybands place --help
! paybands: place: where? give --area AREA; see paybands place --help
! paybands: place: which pay? give --pay AMOUNT or --percentile P; see paybands place --help
= 2

## an unknown role: the nearest, by its letters or as a title
$ paybands place --role data-scientst --area US --pay 100000; paybands place --role "Lead Data Scientist" --area US --pay 100000; paybands place --role plumber --area US --pay 100000
! paybands: place: no role "data-scientst"; did you mean "data-scientist"?
! paybands: place: no role "Lead Data Scientist"; did you mean "data-scientist"?
! paybands: place: no role "plumber"; 'paybands roles' lists them
= 2

## an unknown level, level and years, years that are not a number, a component that is not one
$ for o in "--level senor" "--level guru" "--level senior --years 3" "--years lots" "--component bonus"; do paybands place --role data-scientist $o --area US --pay 100000; echo "exit $?"; done
| exit 2
| exit 2
| exit 2
| exit 2
| exit 2
! paybands: place: no level "senor"; did you mean "senior"?
! paybands: place: no level "guru"; levels are junior, mid, senior, staff, manager, executive and all
! paybands: place: give --level or --years, not both: a band has one of the two; see paybands place --help
! paybands: place: --years "lots" is not a number of years; write 6, or one of 0-2, 2-5, 5-8, 8+
! paybands: place: --component "bonus" is not one of base, total
= 0

## an unknown area: the nearest; a code of two places
$ for a in Seatle 42661 CA Qwxyz; do paybands place --role data-scientist --area $a --pay 100000; echo "exit $?"; done
| exit 2
| exit 2
| exit 2
| exit 2
! paybands: place: no area "Seatle"; did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
! paybands: place: no area "42661"; did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
! paybands: place: area "CA" is California or Canada; write US-CA or "Canada"
! paybands: place: no area "Qwxyz"; write US, US-CA, a CBSA code (41860) or a place ("Seattle, WA")
= 0

## a run that is not there, is empty, is of another version or is not a run's
< empty.csv
< old.csv
: role,level,area_kind,area,component,basis,n,p50
: data-scientist,all,country,US,base,observed,30,100000
< wrong.csv
: role,level,experience,area_kind,area,component,basis,n,n_effective,sources,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,all,all,country,US,base,observed,30,30,2,,,many,,,,,low,,2026-04,type7
$ for run in "" "-o none" none.csv empty.csv old.csv wrong.csv; do paybands place --role data-scientist --area US --pay 100000 $run; echo "exit $?"; done
| exit 3
| exit 3
| exit 3
| exit 3
| exit 3
| exit 3
! paybands: out/latest: no such run; publish one with paybands run
! paybands: none/latest: no such run; publish one with paybands run
! paybands: none.csv: no such file: check the path
! paybands: empty.csv: the file is empty
! paybands: old.csv: no column experience: a run of another version; publish one with paybands run
! paybands: wrong.csv:2: p50: "many" is not one that a run writes
= 0

$ paybands place --role data-scientist --area US --pay 100000 -o out empty.csv; paybands place --role data-scientist --area US --pay 100000 empty.csv old.csv
! paybands: place: give RUN or --output, not both
! paybands: place: one run, not 2
= 2

## a run that has no such band: what it was asked, and whether the other component has one
< bands.csv
: role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
: data-scientist,Data Scientist,all,all,country,US,United States,total,observed,30,30,2,1,64000,80000,100000,125000,156250,,,medium,,2026-04,type7
$ paybands place --role data-scientist --area Seattle --pay 100000 bands.csv; echo "exit $?"; paybands place --role data-scientist --level staff --area US --pay 100000 bands.csv
| exit 2
! paybands: place: bands.csv: no band of base pay for Data Scientist, all levels in Seattle-Tacoma-Bellevue, WA (42660) or Washington (US-WA) or United States (US); --component total has one
! paybands: place: bands.csv: no band of base pay for Data Scientist, staff level in United States (US)
= 2

## the answer from a run on the sample says that it is one
$ paybands run -q -o out; paybands place --role data-scientist --area US --pay 100000 | head -1; paybands place --role data-scientist --area US --pay 100000 --json out/latest | grep '"sample"'
| Sample data: these figures are made up and are not real pay.
|   "sample": true,
= 0

## --experience and --years are one option, --from and RUN one argument
$ printf 'role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule\ndata-scientist,Data Scientist,all,2-5,country,US,United States,base,observed,40,40,1,0,60000,80000,100000,120000,150000,90000,110000,medium,,2024-05,type7\n' > bands.csv
$ for o in '--experience 2-5 --from bands.csv' '--years 4 --from .' '--experience 3 bands.csv'; do paybands place --role data-scientist --area US --pay 110000 $o | sed -n 2p; done
$ for o in '--experience all' '--experience All --level senior' '--years all'; do paybands place --role data-scientist --area US --pay 110000 $o bands.csv; done; for p in P75 p75 ' 75 '; do paybands place --role data-scientist --area US --experience 4 --percentile "$p" bands.csv | sed -n 2p; done
$ for o in '--experience 3 --years 3 bands.csv' '--experience 3 --level senior bands.csv' '--from bands.csv bands.csv' '--from bands.csv -o out' '--experience much bands.csv'; do paybands place --role data-scientist --area US --pay 110000 $o; done
| $110,000 a year is at about the 64th percentile (50th to 77th) of observed base pay for Data Scientist, 2–5 years of experience, in United States: 10% above the midpoint, $100,000.
| $110,000 a year is at about the 64th percentile (50th to 77th) of observed base pay for Data Scientist, 2–5 years of experience, in United States: 10% above the midpoint, $100,000.
| $110,000 a year is at about the 64th percentile (50th to 77th) of observed base pay for Data Scientist, 2–5 years of experience, in United States: 10% above the midpoint, $100,000.
| The 75th percentile of observed base pay for Data Scientist, 2–5 years of experience, in United States is $120,000 ($108,000 to $132,000): 20% above the midpoint, $100,000.
| The 75th percentile of observed base pay for Data Scientist, 2–5 years of experience, in United States is $120,000 ($108,000 to $132,000): 20% above the midpoint, $100,000.
| The 75th percentile of observed base pay for Data Scientist, 2–5 years of experience, in United States is $120,000 ($108,000 to $132,000): 20% above the midpoint, $100,000.
! paybands: place: bands.csv: no band of base pay for Data Scientist, all levels in United States (US)
! paybands: place: bands.csv: no band of base pay for Data Scientist, senior level in United States (US)
! paybands: place: bands.csv: no band of base pay for Data Scientist, all levels in United States (US)
! paybands: place: give --years or --experience, not both: they say the same; see paybands place --help
! paybands: place: give --level or --experience, not both: a band has one of the two; see paybands place --help
! paybands: place: give RUN or --from, not both
! paybands: place: give --from or --output, not both
! paybands: place: --experience "much" is not a number of years; write 6, or one of 0-2, 2-5, 5-8, 8+
= 2

## in JSON: pay to the cent, a percentile to a tenth; a percentile that was asked for comes back as it is
$ sed "s/\(,US,.*\),140000,160000,/\1,110000,131000,/" "$FIXTURES"/market.csv > market.csv; place() { paybands place --role data-scientist --level senior --area "$@" --json market.csv | jq -c '[.pay, .percentile, .answered_by], (.bands[] | [.basis, .area.code, .fallback, .pay, .pay_interval, .percentile, .percentile_interval, .share_above, .beyond, .compa_ratio, .range_penetration])'; }
$ place Seattle --pay 123456.789; place US --percentile 33.33333333; place US --percentile 95; place Texas --pay 125000
| [123456.79,null,"modelled"]
| ["modelled","42660",false,123456.79,null,27.7,{"low":21.9,"high":34.8},0.723,null,0.823,0.0576]
| ["observed","US",true,123456.79,null,47.3,{"low":42.4,"high":66.6},0.527,null,0.9798,0.4491]
| [null,33.333333,"modelled"]
| ["modelled","US",false,108800,{"low":95700,"high":114000},33.333333,null,0.66666667,null,0.8704,0.176]
| ["observed","US",false,109781.71,{"low":95841.18,"high":114138.13},33.333333,null,0.66666667,null,0.8713,0.1756]
| [null,95,"modelled"]
| ["modelled","US",false,200800,{"low":176700,"high":210400},95,null,0.05,"above P90",1.6064,2.016]
| ["observed","US",false,201733.64,{"low":176116.67,"high":209738.95},95,null,0.05,"above P90",1.6011,2.0147]
| [125000,null,"modelled"]
| ["modelled","US",true,125000,null,50,{"low":44,"high":68.2},0.5,null,1,0.5]
| ["observed","US",true,125000,null,48.9,{"low":43.9,"high":68.3},0.511,null,0.9921,0.48]
= 0

