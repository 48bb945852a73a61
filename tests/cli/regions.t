Published tables by region: area codes of their publisher through a table of areas.

## Canada as Job Bank publishes it: a country, provinces, economic regions; pay per hour, years that follow each other
# Figures of Employment and Social Development Canada, Job Bank, Wages 2025 (published 19 November 2025), Open Government Licence - Canada.
< jobbank.csv
: NOC_CNP,NOC_Title_eng,NOC_Title_fra,prov,ER_Code_Code_RE,ER_Name,Low_Wage_Salaire_Minium,Median_Wage_Salaire_Median,High_Wage_Salaire_Maximal,Average_Wage_Salaire_Moyen,Quartile1_Wage_Salaire_Quartile1,Quartile3_Wage_Salaire_Quartile3,Reference_Period,Annual_Wage_Flag_Salaire_annuel
: NOC_21231,Software engineers and designers,,NAT,ER00,Canada,35.0,56.49,91.35,60.57,43.75,72.12,2023-2024,0
: NOC_21231,Software engineers and designers,,ON,ER35,Ontario,36.06,56.73,88.0,60.07,43.27,72.12,2023-2024,0
: NOC_21231,Software engineers and designers,,ON,ER3530,Toronto,36.06,56.49,88.94,59.97,43.27,72.12,2023-2024,0
: NOC_21231,Software engineers and designers,,NU,ER6210,Nunavut,,,,,,,NA,0
: NOC_21232,Software developers and programmers,,NAT,ER00,Canada,30.0,48.08,76.92,51.72,38.46,60.67,2023-2024,0
: NOC_21232,Software developers and programmers,,ON,ER35,Ontario,30.29,48.08,77.4,53.07,38.6,61.03,2023-2024,0
: NOC_21232,Software developers and programmers,,ON,ER3530,Toronto,30.0,48.08,76.92,52.29,38.46,61.03,2023-2024,0
: NOC_21234,Web developers and programmers,,NAT,ER00,Canada,21.48,38.46,57.16,40.19,31.25,46.15,2023-2024,0
: NOC_21234,Web developers and programmers,,ON,ER35,Ontario,21.63,40.0,56.41,42.99,32.16,51.28,2023-2024,0
: NOC_21234,Web developers and programmers,,AB,ER48,Alberta,25.89,40.23,58.39,,,,2024,0
$ paybands check -q --source jobbank-wages=jobbank.csv | sed -n '/rows read/,$p'
$ paybands ingest -q --layout jobbank-wages jobbank.csv | cut -d, -f2-5,7,8,15-19,25-31
$ paybands run -q --source jobbank-wages=jobbank.csv --output out; grep -E '^(software-engineer|frontend-engineer),' out/latest/bands.csv | cut -d, -f1,5-9,14-18,23-25
$ jq -c .regions[] out/latest/manifest.json | head -3; jq -r '.decided_by[].path' out/latest/manifest.json | grep -E 'ca-regions|noc-2021'
$ sed -n '/Regions, base/,/^United States/p' out/latest/roles/software-engineer.md | head -8
$ grep -c '"area_kind": "region"' out/latest/roles/software-engineer.json; python3 -c "import json, jsonschema; [jsonschema.validate(json.load(open('out/latest/' + file)), json.load(open('$PAYBANDS_ROOT/reports/schema/' + schema + '.schema.json'))) for file, schema in (('manifest.json', 'manifest'), ('roles/software-engineer.json', 'role'), ('index.json', 'index'))]"
|   rows read                      10
|   used                            9   90.0%
|   filtered                        1   10.0%
|              1   10.0%  not published
|   rejected                        0    0.0%
|   dated 2024 to 2024
|
| line,date,area_kind,area,occupation,title,p10,p25,p50,p75,p90,hourly_p90,component,own_code,share,p50_rse,grade,currency
| 2,2024,country,CA,15-1252,Software engineers and designers,53143,66428,85772,109504,138702,,base,21231,0.5,,,CAD
| 3,2024,region,CA-ON,15-1252,Software engineers and designers,54752,65699,86136,109504,133616,,base,21231,0.5,,,CAD
| 4,2024,region,CA-3530,15-1252,Software engineers and designers,54752,65699,85772,109504,135043,,base,21231,0.5,,,CAD
| 6,2024,country,CA,15-1251,Software developers and programmers,45551,58396,73003,92119,116792,,base,21232,0.5,,,CAD
| 6,2024,country,CA,15-1252,Software developers and programmers,45551,58396,73003,92119,116792,,base,21232,0.5,,,CAD
| 7,2024,region,CA-ON,15-1251,Software developers and programmers,45991,58609,73003,92665,117521,,base,21232,0.5,,,CAD
| 7,2024,region,CA-ON,15-1252,Software developers and programmers,45991,58609,73003,92665,117521,,base,21232,0.5,,,CAD
| 8,2024,region,CA-3530,15-1251,Software developers and programmers,45551,58396,73003,92665,116792,,base,21232,0.5,,,CAD
| 8,2024,region,CA-3530,15-1252,Software developers and programmers,45551,58396,73003,92665,116792,,base,21232,0.5,,,CAD
| 9,2024,country,CA,15-1254,Web developers and programmers,32614,47449,58396,70072,86789,,base,21234,1,,,CAD
| 10,2024,region,CA-ON,15-1254,Web developers and programmers,32842,48830,60734,77861,85651,,base,21234,1,,,CAD
| 11,2024,region,CA-AB,15-1254,Web developers and programmers,39310,,61084,,88657,,base,21234,1,,,CAD
| frontend-engineer,country,CA,Canada,base,benchmark,39770,53107,66279,86586,114261,2024,published-crosswalk-mixture
| frontend-engineer,region,CA-ON,"Ontario, Canada",base,,40755,54543,69306,86658,,2024,published-crosswalk-mixture
| software-engineer,country,CA,Canada,base,benchmark,48757,61736,78436,100841,128699,2024,published-crosswalk-mixture
| software-engineer,region,CA-ON,"Ontario, Canada",base,,49898,61772,78426,101400,,2024,published-crosswalk-mixture
| software-engineer,region,CA-3530,"Toronto (Ontario), Canada",base,,49668,61692,78338,101183,,2024,published-crosswalk-mixture
| {"area":"CA-NL","name":"Newfoundland and Labrador"}
| {"area":"CA-1010","name":"Avalon Peninsula (Newfoundland and Labrador)"}
| {"area":"CA-1020","name":"South Coast–Burin Peninsula (Newfoundland and Labrador)"}
| ingest/layouts/ca-regions.csv
| ingest/layouts/noc-2021.csv
| ## Regions, base pay
|
| | Place | Official median | Official middle half |
| | --- | ---: | ---: |
| | Ontario, Canada | $78,426 | $62K–$101K |
| | Toronto (Ontario), Canada | $78,338 | $62K–$101K |
|
| Canada, official: mixture of published percentiles of 21231 (Software engineers and designers) and 21232 (Software developers and programmers), CAD at 0.7300 US dollars, times 2080 to a year, 2024.
| 2
= 0

## asked for by code, by name and by name with its country; the country answers where the region has nothing
$ printf 'NOC_CNP,NOC_Title_eng,NOC_Title_fra,prov,ER_Code_Code_RE,ER_Name,Low_Wage_Salaire_Minium,Median_Wage_Salaire_Median,High_Wage_Salaire_Maximal,Average_Wage_Salaire_Moyen,Quartile1_Wage_Salaire_Quartile1,Quartile3_Wage_Salaire_Quartile3,Reference_Period,Annual_Wage_Flag_Salaire_annuel\nNOC_21231,Software engineers and designers,,NAT,ER00,Canada,35.0,56.49,91.35,60.57,43.75,72.12,2023-2024,0\nNOC_21231,Software engineers and designers,,ON,ER35,Ontario,36.06,56.73,88.0,60.07,43.27,72.12,2023-2024,0\nNOC_21231,Software engineers and designers,,ON,ER3530,Toronto,36.06,56.49,88.94,59.97,43.27,72.12,2023-2024,0\nNOC_21231,Software engineers and designers,,NU,ER6210,Nunavut,,,,,,,NA,0\nNOC_21232,Software developers and programmers,,NAT,ER00,Canada,30.0,48.08,76.92,51.72,38.46,60.67,2023-2024,0\nNOC_21232,Software developers and programmers,,ON,ER35,Ontario,30.29,48.08,77.4,53.07,38.6,61.03,2023-2024,0\nNOC_21232,Software developers and programmers,,ON,ER3530,Toronto,30.0,48.08,76.92,52.29,38.46,61.03,2023-2024,0\n' > jobbank.csv; paybands run -q --source jobbank-wages=jobbank.csv --output out
$ for area in CA-ON Ontario 'ontario, canada' 'Toronto (Ontario)' ca-3530; do paybands show --from out/latest --role software-engineer --area "$area" | tail -n +2 | cut -d, -f5-8,17; done
$ for area in Toronto 'Toronto, ON' 'Toronto, Ontario, Canada' ON BC 'Ottawa, ON' 'Ontario, California' Nunavit 'Ontario, CA' Northeast CA-XX DE-BY; do paybands place --from out/latest --role software-engineer --area "$area" --pay 90000 2>&1 | head -1; done
$ paybands show --from out/latest --role software-engineer --area Ontaro; paybands show --from out/latest --role software-engineer --area GB-TLI
$ paybands show --from out/latest --role software-engineer --area CA-ON --json | jq -c '.rows[].area'
$ paybands place --from out/latest --role software-engineer --area Ontario --pay 90000 | head -3
$ paybands place --from out/latest --role software-engineer --area Nunavut --pay 90000 | head -3
$ paybands explain -q --source jobbank-wages=jobbank.csv --role software-engineer --area Ontario | sed -n '/^Software/,/^Each/p'
$ paybands explain -q --source jobbank-wages=jobbank.csv --role software-engineer --level senior --area Ontario
$ ask() { paybands "$@" --json > answer.json && python3 -c "import json, jsonschema; jsonschema.validate(json.load(open('answer.json')), json.load(open('$PAYBANDS_ROOT/reports/schema/$1.schema.json')))"; }
$ ask explain -q --source jobbank-wages=jobbank.csv --role software-engineer --area Ontario; ask show --from out/latest --role software-engineer --area CA-ON; ask place --from out/latest --role software-engineer --area CA-ON --pay 90000; ask diff out/latest out/latest
$ cp out/latest/bands.csv alone.csv; paybands show --from alone.csv --role software-engineer --area CA-ON
| region,CA-ON,"Ontario, Canada",78426
| region,CA-ON,"Ontario, Canada",78426
| region,CA-ON,"Ontario, Canada",78426
| region,CA-3530,"Toronto (Ontario), Canada",78338
| region,CA-3530,"Toronto (Ontario), Canada",78338
| "Toronto" is read as Toronto (Ontario), Canada (CA-3530).
| "Toronto, ON" is read as Toronto (Ontario), Canada (CA-3530).
| "Toronto, Ontario, Canada" is read as Toronto (Ontario), Canada (CA-3530).
| "ON" is read as Ontario, Canada (CA-ON).
| "BC" is read as British Columbia, Canada (CA-BC).
| "Ottawa, ON" is read as Ottawa (Ontario), Canada (CA-3510).
| paybands: place: out/latest/bands.csv: no band of base pay for Software Engineer, all levels in Riverside-San Bernardino-Ontario, CA (40140) or California (US-CA) or United States (US)
| paybands: place: no area "Nunavit"; did you mean CA-NU (Nunavut)?
| paybands: place: area "Ontario, CA" is Ontario, Canada (CA-ON) or Riverside-San Bernardino-Ontario, CA (40140); write the code
| paybands: place: area "Northeast" is Northeast (Ontario), Canada (CA-3590) or Northeast (British Columbia), Canada (CA-5980); write the code
| paybands: place: no area "CA-XX": no table of the run has such a region
| paybands: place: no area "DE-BY": no table of the run has such a region
| {"kind":"region","code":"CA-ON","name":"Ontario, Canada"}
| "Ontario" is read as Ontario, Canada (CA-ON).
| $90,000 a year is at about the 64th percentile of benchmark base pay for Software Engineer, all levels, in Ontario, Canada: 15% above the midpoint, $78,426.
|
| "Nunavut" is read as Nunavut, Canada (CA-NU).
| No benchmark band in Nunavut, Canada (CA-NU): that of Canada (CA) is used.
| $90,000 a year is at about the 65th percentile of benchmark base pay for Software Engineer, all levels, in Canada: 15% above the midpoint, $78,436.
| Software Engineer, all levels, in Ontario, Canada, base pay, benchmark: $78,426, as of 2024
| occupation  title                                weight      P10      P25      P50       P75       P90  below our P50
| 21231       Software engineers and designers       0.45  $54,752  $65,699  $86,136  $109,504  $133,616          40.8%
| 21232       Software developers and programmers     0.5  $45,991  $58,609  $73,003   $92,665  $117,521         58.28%
| Occupations are the publisher's, of the source jobbank-wages; a weight is that of the role's occupations in it, by the layout's crosswalk.
| Amounts are the published figures, in CAD as of 2024, times 0.72998 (US dollars per CAD), times 2080 (to a year).
| Each percentile is the pay below which the parts of the occupations, by weight, are that fraction.
| role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
| software-engineer,Software Engineer,all,all,region,CA-ON,"Ontario, Canada",base,benchmark,,,,,49898,61772,78426,101400,128092,,,,,2024,published-crosswalk-mixture
! paybands: show: no area "Ontaro"; did you mean CA-ON (Ontario)?
! paybands: show: no area "GB-TLI": no table of the run has such a region
! paybands: explain: no row of Software Engineer, senior level, in Ontario, Canada; a region has benchmark rows alone, of all levels
= 0

## a code that is not in the table, an empty one, one of another country than the row says; two regions of one name
$ printf 'code,area,name\nBE2,BE-VLG,Limburg\nNL42,NL-LI,Limburg\nNL4,,\nNL,NL,\nW,US-WA,\nS,42660,\n' > areas.csv
< nuts.ini
: [layout]
: name = nuts
: title = Earnings by region
: publisher = An office
: licence = free
: kind = benchmarks
: crosswalk = isco-08.csv
: areas = areas.csv
: missing = :
: [columns]
: occupation = isco
: area = geo
: p50 = median
: [optional columns]
: country = country
: [ignore]
: occupation = OC
: [constants]
: currency = EUR
: period = year
: date = 2024
$ printf 'isco,geo,country,median\nOC2512,BE2,,50000\nOC2512,nl42,NL,52000\nOC2512,NL4,,1\nOC2512,NL43,,51000\nOC2512,:,NL,51500\nOC2512,,,51000\nOC2512,BE2,NL,51000\nOC2512,W,,61000\nOC2512,S,US,62000\n2512,BE2,,50001\nOC5321,BE2,,20000\n' > nuts.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./nuts.ini nuts.csv | cut -d, -f2,4-7,17; cut -d, -f2-5 r.csv; paybands check -q --max-rejects 1 --source ./nuts.ini=nuts.csv | sed -n '/filtered/,/unknown-area/p'
$ paybands run -q --max-rejects 1 --source ./nuts.ini=nuts.csv -o out; grep '^software-engineer' out/latest/bands.csv | cut -d, -f5-9,16
$ paybands show --from out/latest --role software-engineer --area Limburg; for area in BE-VLG 'Limburg, NL' 'Limburg, Netherlands'; do paybands show --from out/latest --role software-engineer --area "$area" | tail -n +2 | cut -d, -f6; done
| line,area_kind,area,industry,occupation,p50
| 2,region,BE-VLG,,15-1252,54101
| 3,region,NL-LI,,15-1252,56265
| 6,country,NL,,15-1252,55724
| 9,state,US-WA,,15-1252,66003
| 10,metro,42660,,15-1252,67085
| line,reason,field,value
| 5,unknown-area,geo,NL43
| 7,unknown-area,geo,
| 8,unknown-area,geo,BE2
| 11,repeated-occupation,isco,2512
|   filtered                        2   18.2%
|              1    9.1%  area that the layout leaves out
|              1    9.1%  occupation of no role
|   rejected                        4   36.4%
|              3   27.3%  unknown-area: the country or area is not known, or not of the row's country: add it to [codes country] or [codes area], or to the table that [layout] areas names
| country,NL,Netherlands,base,benchmark,55724
| state,US-WA,Washington,base,benchmark,66003
| metro,42660,"Seattle-Tacoma-Bellevue, WA",base,
| region,BE-VLG,"Limburg, Belgium",base,
| region,NL-LI,"Limburg, Netherlands",base,
| BE-VLG
| NL-LI
| NL-LI
! paybands: show: area "Limburg" is Limburg, Belgium (BE-VLG) or Limburg, Netherlands (NL-LI); write the code
= 0

## the guard and diff see a region as any other cell
$ run() { printf '[layout]\nname = t\ntitle = T\npublisher = P\nlicence = L\nkind = benchmarks\nareas = a.csv\n[columns]\noccupation = soc\narea = geo\np50 = m\n[constants]\ncountry = DE\ndate = 2024\n' > t.ini; printf "code,area,name\\nBY,DE-BY,Bayern\\nHE,DE-HE,Hessen\\n" > a.csv; printf "soc,geo,m\\n15-1252,BY,$1\\n15-1252,HE,80000\\n" > t.csv; paybands run -q --source ./t.ini=t.csv -o out --guard-min-n 1; }
$ run 90000; cp -rL out/latest was; run 91000; paybands diff was out/latest | tail -n +5; run 150000 2>&1 | sed 's/; correct.*//'
$ paybands diff --csv was out/latest | head -2 | tail -1 | cut -d, -f1-9
| cause         what differs  was     is
| changed-data  source t      2 rows  2 rows
|
| role              step        area             pay   basis          was       is  moved
| backend-engineer  All levels  Bayern, Germany  base  benchmark  $90,000  $91,000  +1.1%
|     changed-data +$1,000
| mobile-engineer   All levels  Bayern, Germany  base  benchmark  $90,000  $91,000  +1.1%
|     changed-data +$1,000
| paybands: not published: backend-engineer all DE-BY base benchmark: 91000 in the last run is 150000 now; 1 other check failed too
| moved,backend-engineer,all,all,region,DE-BY,"Bayern, Germany",base
= 0

## tables of areas that cannot be meant
$ head='name = g\ntitle = G\npublisher = P\nlicence = L\n'; echo soc,geo,m > t.csv
$ try() { printf "code,area,name\n$1\n" > a.csv; printf "[layout]\n${head}kind = benchmarks\nareas = a.csv\n[columns]\noccupation = soc\narea = geo\np50 = m\n" > g.ini; paybands check -q --source ./g.ini=t.csv 2>&1 | grep paybands:; }
$ try 'BY,DE-BAYER,Bayern'; try 'BY,DE-BY,'; try ',DE-BY,Bayern'; try 'BY,DE-BY,Bayern\nby,DE-HE,Hessen'; try 'BY,DE-BY,Bayern\nDE2,DE-BY,Bavaria'; try 'BY,XX-BY,Nowhere'; try 'X,US-XX,Nowhere'; try 'X,99999,Nowhere'; try 'X,*,All'; try 'BY,DE-BY,Bay\374ern'; try 'BY,DE-BY,"Bay\nern"'; printf 'code,area,name\n' > a.csv; paybands check -q --source ./g.ini=t.csv 2>&1 | grep paybands:
$ printf "[layout]\n${head}kind = benchmarks\nareas = a.csv\n[columns]\noccupation = soc\np50 = m\n" > g.ini; paybands check -q --source ./g.ini=t.csv 2>&1 | grep paybands:; printf "[layout]\n${head}kind = observations\nareas = a.csv\n[columns]\ntitle = t\nbase = b\n" > g.ini; paybands check -q --source ./g.ini=t.csv 2>&1 | grep paybands:; printf "[layout]\n${head}kind = benchmarks\nareas = /tmp/a.csv\n[columns]\noccupation = soc\narea = geo\np50 = m\n" > g.ini; paybands check -q --source ./g.ini=t.csv 2>&1 | grep paybands:
$ printf '[layout]\nname = y\ntitle = Y\npublisher = P\nlicence = L\nkind = benchmarks\n[columns]\noccupation = soc\np50 = m\nyear = y\n[constants]\ncountry = US\n' > y.ini; printf 'soc,m,y\n15-1252,100000,2023-2024\n15-1252,100000,2023/24\n15-1252,100000,1999-00\n15-1252,100000,2023-2026\n15-1252,100000,2023-25\n15-1252,100000,2023-\n15-1252,100000,2023-4\n' > y.csv; paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./y.ini y.csv | cut -d, -f2,3; cut -d, -f2-5 r.csv
| paybands: source g: ./a.csv:2: area "DE-BAYER" is not the code of an area: write a country (GB), a state (US-CA), a CBSA code (41860), or a region: its country, a dash, one to four letters or digits (GB-TLI)
| paybands: source g: ./a.csv:2: the region DE-BY has no name
| paybands: source g: ./a.csv:2: the code is empty
| paybands: source g: ./a.csv: code by has two rows: keep one
| paybands: source g: ./a.csv: codes BY and DE2 have one area and the names "Bayern" and "Bavaria": give it one name
| paybands: source g: ./a.csv:2: area XX-BY: there is no country XX
| paybands: source g: ./a.csv:2: area US-XX is not known
| paybands: source g: ./a.csv:2: area 99999 is not known
| paybands: source g: ./a.csv:2: area "*" is not the code of an area: write a country (GB), a state (US-CA), a CBSA code (41860), or a region: its country, a dash, one to four letters or digits (GB-TLI)
| paybands: source g: ./a.csv:2: the code or the name is not text in UTF-8, without control characters: save the file as UTF-8
| paybands: source g: ./a.csv:2: the code or the name is not text in UTF-8, without control characters: save the file as UTF-8
| paybands: source g: ./a.csv: has a header but no codes
| paybands: source g: ./g.ini: a layout with areas must name the column of area
| paybands: source g: ./g.ini: areas is for layouts of benchmarks
| paybands: source g: ./g.ini:7:9: areas = /tmp/a.csv: must be the name of a CSV file beside the layout, or of one that is installed (uk-regions.csv, ca-regions.csv)
| line,date
| 2,2024
| 3,2024
| 4,2000
| line,reason,field,value
| 5,bad-date,y,2023-2026
| 6,bad-date,y,2023-25
| 7,bad-date,y,2023-
| 8,bad-date,y,2023-4
= 0

## the United Kingdom by region of work: the region is the beginning of the description
# Two figures of ONS, ASHE 2025 (provisional), table 15 (4).7a, full-time jobs: the medians of London and of Scotland.
$ printf 'Table 15,,,\n,,,\nDescription,Code,(thousand),Median,Mean,10,25,75,90\nLondon,E12000007,"4,000","50,000",x,x,x,x,x\n"London, Professional occupations",2,1000,"60,000",x,x,x,x,x\n"London, Programmers and software development professionals",2134,x,"75,296",x,x,x,x,x\n"Scotland, Programmers and software development professionals",2134,x,"48,930",x,x,x,x,x\n"England, Programmers and software development professionals",2134,x,"60,000",x,x,x,x,x\n"Atlantis, Programmers and software development professionals",2134,x,"60,000",x,x,x,x,x\n' > ashe15-2025.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ons-ashe-regions ashe15-2025.csv | grep 15-1252 | cut -d, -f3,4,5,7,8,17,25,26; cut -d, -f2-5 r.csv
$ paybands run -q --max-rejects 1 --source ons-ashe-regions=ashe15-2025.csv -o out; sed -n '/Regions, total/,/^United/p' out/latest/roles/software-engineer.md
| 2025-04,region,GB-TLI,15-1252,Programmers and software development professionals,99279,,total
| 2025-04,region,GB-TLM,15-1252,Programmers and software development professionals,64515,,total
| line,reason,field,value
| 9,unknown-area,Description,"Atlantis
| ## Regions, total pay
|
| | Place | Official median |
| | --- | ---: |
| | London, United Kingdom | $99,279 |
| | Scotland, United Kingdom | $64,515 |
|
| United Kingdom, official: published percentiles of 2134 (Programmers and software development professionals), GBP at 1.3185 US dollars, April 2025.
= 0

## a name that a country, a state or another region bears is refused with the codes; the country's own name is the country
$ printf 'code,area,name\nDE3,DE-3,Berlin\nDE30,DE-30,Berlin\nLU00,LU-00,Luxembourg\nBE34,BE-LUX,Luxembourg\nCA9,CA-GA,Georgia\nLU,LU,\n' > nuts.csv
$ printf '[layout]\nname = ses\ntitle = S\npublisher = P\nlicence = L\nkind = benchmarks\ncrosswalk = isco-08.csv\nareas = nuts.csv\n[columns]\noccupation = isco\narea = geo\np50 = m\n[constants]\ncurrency = EUR\nperiod = month\ncomponent = base\ndate = 2022\n[flags]\nc = withheld\n' > ses.ini
$ printf 'isco,geo,m\n2512,DE3,5000\n2512,DE30,5100\n2512,LU00,6000\n2512,LU,6001\n2512,BE34,c\n2512,CA9,4000\n' > ses.csv; paybands run -q --source ./ses.ini=ses.csv -o out
$ for area in Berlin 'Berlin, Germany' DE-30 Luxembourg 'Luxembourg, Luxembourg' 'Luxembourg, Belgium' Georgia 'Georgia, Canada'; do paybands show --from out/latest --role software-engineer --area "$area" 2>&1 | sed 1d | cut -d, -f5-9,17; paybands show --from out/latest --role software-engineer --area "$area" 2>&1 | grep paybands:; done
$ sed -n '/Regions, base/,/^## Off/p' out/latest/roles/software-engineer.md
$ sed -i 's/LU,LU,/LU,LU,Luxembourg/; /BE34/d' nuts.csv; sed -i /BE34/d ses.csv; paybands run -q --source ./ses.ini=ses.csv -o own; paybands show --from own/latest --role software-engineer --area Luxembourg | cut -d, -f5-9,17
| paybands: show: area "Berlin" is Berlin (DE-3), Germany or Berlin (DE-30), Germany; write the code
| paybands: show: area "Berlin, Germany" is Berlin (DE-3), Germany or Berlin (DE-30), Germany; write the code
| region,DE-30,"Berlin (DE-30), Germany",base,64469
| paybands: show: area "Luxembourg" is Luxembourg, Belgium (BE-LUX) or Luxembourg (LU); write the code
| region,LU-00,"Luxembourg, Luxembourg",base,75846
| region,BE-LUX,"Luxembourg, Belgium",base,
| paybands: show: area "Georgia" is Georgia, Canada (CA-GA), Georgia (US-GA) or Georgia (GE); write the code
| region,CA-GA,"Georgia, Canada",base,50564
| ## Regions, base pay
|
| | Place | Official median | Official middle half |
| | --- | ---: | ---: |
| | Luxembourg, Luxembourg | $75,846 | – |
| | Berlin (DE-30), Germany | $64,469 | – |
| | Berlin (DE-3), Germany | $63,205 | – |
| | Georgia, Canada | $50,564 | – |
|
| 1 not released by the publisher. Luxembourg, Germany, Canada, official: published percentiles of 2512, EUR at 1.0534 US dollars, times 12 to a year, 2022.
|
| ## Official figures of other countries
| area_kind,area,area_name,component,basis,p75
| country,LU,Luxembourg,base,benchmark,
= 0

## a table as a spreadsheet in Europe or a person writes it
$ try() { printf "$1" > a.csv; printf '[layout]\nname = g\ntitle = G\npublisher = P\nlicence = L\nkind = benchmarks\nareas = a.csv\n[columns]\noccupation = soc\narea = geo\np50 = m\n[constants]\ndate = 2024\n' > g.ini; paybands check -q --max-rejects 1 --source ./g.ini=t.csv 2>&1 | grep -e paybands: -e '  used' -e 'geo: '; }
$ printf 'soc,geo,m\n15-1252,Qu\303\251bec,1000\n15-1252,QUEBEC,1001\n15-1252,QU\303\211BEC,1002\n15-1252,Que-bec,1\n' > t.csv
$ try 'Code, AREA,name\nQUEBEC,CA-QC,Quebec\n'; try 'code,area,name\nQu\303\251bec,CA-QC,Quebec\nQuebec,CA-QC,Quebec\n'; try 'code,area,name\nQu\303\251bec,CA-QC,Quebec\nQuebec,CA-ON,Ontario\n'; try 'code;area;name\nQuebec;CA-QC;Quebec\n'; try 'code\tarea\tname\nQuebec\tCA-QC\tQuebec\n'; try 'Quebec,CA-QC,Quebec\n'; try 'code,area,name\nX,UK-TLI,London\n'; try 'code,area,name\nX,EL-3,Attica\n'
|   used                            3   75.0%
|                         t.csv, line 5, geo: Que-bec
|   used                            3   75.0%
|                         t.csv, line 5, geo: Que-bec
| paybands: source g: ./a.csv: code Quebec has two rows: keep one
| paybands: source g: ./a.csv:1: there is no column "code": columns are separated by commas here, not by semicolons
| paybands: source g: ./a.csv:1: there is no column "code": columns are separated by commas here, not by tabs
| paybands: source g: ./a.csv:1: there is no column "code"
| paybands: source g: ./a.csv:2: area UK-TLI: there is no country UK; did you mean GB?
| paybands: source g: ./a.csv:2: area EL-3: there is no country EL; did you mean GR?
= 0

