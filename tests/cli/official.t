Tables of other countries' statistical offices as benchmarks: codes through a crosswalk, money, areas, marks.

## a table of the United Kingdom, as its office lays it out: titles above, groups between, notes below, CRLF, a byte order mark
$ printf '\357\273\277Table 14.7a   Annual pay - Gross (\302\243) - For full-time employee jobs: United Kingdom, 2023\r\n,,,,Annual,,Annual,Percentiles,,,,,,,,,\r\nDescription,Code,(thousand),Median,change,Mean,change,10,20,25,30,40,60,70,75,80,90\r\nAll employees,,"16,800","35,000",5.8,"42,200",5.4,21000,24500,26100,27700,31100,39500,44700,"48,000",52000,66700\r\n Professional occupations,2,5000,45000,5,48000,5,30000,33000,35000,37000,41000,49000,54000,57000,60000,72000\r\n   Programmers and software development professionals ,2134,300,"50,000",9.2,"52,000",6.9,"28,000",33000,"36,000",39000,44000,54000,60000,"64,000",68000,x\r\n"   Actuaries, economists and statisticians",2433,24,48000,,50000,,30000,34000,37000,39000,43000,52000,56000,60000,66000,80000\r\n   Data analysts,3544,45,34000,,35000,,24000,27000,28000,29000,31000,36000,38000,40000,42000,50000\r\n   IT quality and testing professionals,2136,x,40000,..,x,:,x,..,-,x,x,x,x,x,x,x\r\n   Lift attendants,9911,5,20000,,20000,,,,,,,,,,,\r\n   Web design professionals,2141,7,4l000,,40000,,,,,,,,,,,\r\n   Cyber security professionals,2135,20,45.3,,50000,,,,,,,,,,,\r\n   Web designers,2134,300,51000,,,,,,,,,,,,,\r\nBar staff,9265,13,18103,,18052,,,,,,,,,,,\r\nNot Classified,,:,,,,,,,,,,,,,,\r\na  Employees on adult rates.\r\nSource: a survey\r\n' > ashe-2023.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ons-ashe ashe-2023.csv | cut -d, -f2-4,7,8,11,13,15-19; cut -d, -f2-5 r.csv
$ paybands check -q --max-rejects 1 --source ons-ashe=ashe-2023.csv | sed -n '/rows read/,/rejected/p'
$ sed '/9911\|4l000\|45[.]3\|Web designers/d' ashe-2023.csv > 2023.csv
$ paybands run -q --source ons-ashe=2023.csv --output out; grep -h benchmark out/latest/bands.csv | cut -d, -f1,5-9,10,14-18,21-24 | grep -E '^(software-engineer|data-scientist|qa-engineer|statistician|frontend-engineer),'
$ grep 2433 out/latest/roles/data-scientist.md
$ paybands explain -q --source ons-ashe=2023.csv --role data-scientist --area GB | sed -n '/Data Scientist/,$p'
$ paybands run -q --source ons-ashe=2023.csv --currency EUR --as-of 2024-05 --output eur; grep '^qa-engineer,.*benchmark' eur/latest/bands.csv | cut -d, -f1,16; grep -ho 'in US dollars at the rate[^.]*' eur/latest/roles/qa-engineer.md
$ paybands explain -q --source ons-ashe=2023.csv --currency EUR --as-of 2024-05 --role qa-engineer --area GB | grep -e '^QA' -e ^Amounts
| line,date,area_kind,occupation,title,employment,mean,p10,p25,p50,p75,p90
| 6,2023-04,country,15-1251,Programmers and software development professionals,300000,64681,34828,44779,62193,79607,*
| 6,2023-04,country,15-1252,Programmers and software development professionals,300000,64681,34828,44779,62193,79607,*
| 6,2023-04,country,15-1254,Programmers and software development professionals,300000,64681,34828,44779,62193,79607,*
| 7,2023-04,country,15-2031,"Actuaries,,,,37316,46023,59705,74632
| 7,2023-04,country,15-2041,"Actuaries,,,,37316,46023,59705,74632
| 7,2023-04,country,15-2051,"Actuaries,,,,37316,46023,59705,74632
| 8,2023-04,country,15-2051,Data analysts,45000,43535,29853,34828,42291,49754,62193
| 9,2023-04,country,15-1253,IT quality and testing professionals,*,*,*,,49754,*,*
| line,reason,field,value
| 10,unknown-occupation,Code,9911
| 11,bad-value,Median,4l000
| 12,pay-implausible,Median,45.3
| 13,repeated-occupation,Code,2134
|   rows read                      14
|   used                            4   28.6%
|   filtered                        6   42.9%
|              2   14.3%  no occupation code
|              2   14.3%  note
|              1    7.1%  group of occupations
|              1    7.1%  occupation of no role
|   rejected                        4   28.6%
| data-scientist,country,GB,United Kingdom,total,benchmark,,31456,36885,45625,59899,73989,,,2023-04,published-crosswalk-mixture
| qa-engineer,country,GB,United Kingdom,total,benchmark,,,,49754,,,,p10:not-released p75:not-released p90:not-released,2023-04,published-crosswalk
| software-engineer,country,GB,United Kingdom,total,benchmark,300000,34828,44779,62193,79607,,,p90:not-released,2023-04,published-crosswalk
| statistician,country,GB,United Kingdom,total,benchmark,24000,37316,46023,59705,74632,99509,,,2023-04,published-crosswalk
| | United Kingdom | total | $31,456 | $36,885 | $45,625 | $59,899 | $73,989 | not rated | mixture of published percentiles of 2433 (Actuaries, economists and statisticians) and 3544 (Data analysts), GBP at 1.2439 US dollars, April 2023 |
| - Benchmark: mixture of published percentiles of 2433 (Actuaries, economists and statisticians) and 3544 (Data analysts), GBP at 1.2439 US dollars, United Kingdom, total pay, April 2023
| Data Scientist, all levels, in United Kingdom, total pay, benchmark: $45,625, as of April 2023
| occupation  title                                    weight      P10      P25      P50      P75      P90  below our P50
| 2433        Actuaries, economists and statisticians    0.35  $37,316  $46,023  $59,705  $74,632  $99,509          24.4%
| 3544        Data analysts                              0.65  $29,853  $34,828  $42,291  $49,754  $62,193         63.79%
| 2433 also has P20 $42,291, P30 $48,511, P40 $53,486, P60 $64,681, P70 $69,656, P80 $82,095.
| 3544 also has P20 $33,584, P30 $36,072, P40 $38,560, P60 $44,779, P70 $47,267, P80 $52,242.
| Occupations are the publisher's, of the source ons-ashe; a weight is that of the role's occupations in it, by the layout's crosswalk.
| Amounts are the published figures, in GBP as of 2023-04, times 1.24386 (US dollars per GBP), times 1 (to a year).
| Each percentile is the pay below which the parts of the occupations, by weight, are that fraction.
| qa-engineer,45982.51
| in US dollars at the rate of their year, these in EUR at the rate of 2024, and not aged
| QA Engineer, all levels, in United Kingdom, total pay, benchmark: €45,983, as of April 2023
| Amounts are the published figures, in GBP as of 2023-04, times 1.24386 (US dollars per GBP), times 1 (to a year), over 1.08202 (US dollars per EUR).
= 0

## a table by deciles alone: quartiles lie on the curve between them, and the row says so; one far from both is left empty
$ printf 'Code,Description,d1,d2,d3,d4,d5,d6,d7,d8,d9,Mean\n2134,Programmers,30000,34000,39000,43000,48000,52000,56000,66000,80000,52500\n2136,Testers,28000,,,33000,36000,,,,60000,41000\n2433,Statisticians,30000,34000,39000,38000,48000,52000,56000,66000,80000,52500\n' > deciles.csv
$ printf '[layout]\nname = deciles\ntitle = D\npublisher = P\nlicence = free\nkind = benchmarks\ncrosswalk = uk-soc-2020.csv\n[columns]\noccupation = Code\ntitle = Description\nmean = Mean\np10 = d1\np20 = d2\np30 = d3\np40 = d4\np50 = d5\np60 = d6\np70 = d7\np80 = d8\np90 = d9\n[constants]\ncountry = GB\ncurrency = USD\nperiod = year\ndate = 2023-04\n' > deciles.ini
$ paybands run -q --max-rejects 1 --source ./deciles.ini=deciles.csv --output out; grep benchmark out/latest/bands.csv | cut -d, -f1,6,14-18,24 | grep -E '^(software-engineer|qa-engineer|statistician),'
$ paybands explain -q --max-rejects 1 --source ./deciles.ini=deciles.csv --role software-engineer --area GB | sed -n '/^P25/p;/also has/,$p'
$ paybands explain -q --max-rejects 1 --source ./deciles.ini=deciles.csv --role software-engineer --area GB --json > answer.json; jq -c '.rows[].occupations[] | [.p20, .p25, .p80]' answer.json; python3 -c "import json, jsonschema; jsonschema.validate(json.load(open('answer.json')), json.load(open('$PAYBANDS_ROOT/reports/schema/explain.schema.json')))"
$ paybands layouts --draft deciles.csv 2>&1 | grep -E '^p[0-9]+ = ' | paste -sd ' '
| qa-engineer,GB,28000,,36000,,60000,published-crosswalk
| software-engineer,GB,30000,36503,48000,60310,80000,published-crosswalk-interpolated
| 2134 also has P20 $34,000, P30 $39,000, P40 $43,000, P60 $52,000, P70 $56,000, P80 $66,000.
| Occupations are the publisher's, of the source deciles; a weight is that of the role's occupations in it, by the layout's crosswalk.
| Amounts are the published figures, in USD as of 2023-04, times 1 (US dollars per USD), times 1 (to a year).
| The publisher's own figures; a percentile that it does not give lies on the curve between its deciles.
| [34000,null,66000]
| p10 = d1 p50 = d5 p90 = d9 p20 = d2 p30 = d3 p40 = d4 p60 = d6 p70 = d7 p80 = d8
= 0

## a wide table by ISCO codes: hourly pay in euros, decimal commas, a row per country, marks of quality
< isco-table.ini
: [layout]
: name = isco-table
: title = Structure of hourly earnings
: publisher = Office of the Union
: licence = free
: kind = benchmarks
: crosswalk = isco-08.csv
: not_released = c | u
: missing = :
: decimal = comma
: [columns]
: occupation = isco08
: country = geo
: p50 = D5
: [optional columns]
: p10 = D1
: p25 = Q1
: p75 = Q3
: p90 = D9
: mean = MEAN
: p50_rse = CV
: grade = reliability
: employment = employees
: [codes country]
: EL = GR
: UK = GB
: EU27_2020 =
: [codes grade]
: A = high
: B = medium
: E = low
: [constants]
: currency = EUR
: period = hour
: hours = 40
: industry = 000000
: date = 2022-10
< isco-08.csv
: code,soc,share
: OC2512,15-1252,0.8
: OC2514,15-1252,0.2
: oc2521,15-1242,1
: OC9622,,
$ printf 'isco08;geo;D1;Q1;D5;Q3;D9;MEAN;CV;reliability;employees\nOC2512;DE;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;300 000\nOC2514;DE;15,00;20,00;25,00;32,00;40,00;26,00;3,0;A;100 000\nOC2512;Germany;1;1;1;1;1;1;1;A;1\nOC2512;EL;c;c;9,50;c;c;10,00;;E;5 000\nOC2514;EL;c;c;9,00;c;c;9,40;;B;2 000\nOC2521;EL;5,00;6,50;8,00;11,00;15,00;8,80;;B;1.200\nOC2521;FR;;;23,10;;;;u;;\nOC2512;EU27_2020;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC2512;Atlantis;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC2512;;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC251;DE;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC9622;DE;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC2529;DE;18,00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC2512;ES;18.00;22,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC2512;IT;18,00;12,50;30,00;38,00;47,00;31,00;2,0;A;1\nOC2512;PT;8,00;9,50;12,00;18,00;27,00;14,00;2,0;D;1\n' > t.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./isco-table.ini t.csv | cut -d, -f2-5,7,11,13,15-19; cut -d, -f2-5 r.csv; paybands check -q --max-rejects 1 --source ./isco-table.ini=t.csv | sed -n '/filtered/,/rejected/p'
$ paybands run -q --max-rejects 1 --source ./isco-table.ini=t.csv --output out; grep -h benchmark out/latest/bands.csv | cut -d, -f1,6,8-10,14-18,21-24 | grep -E '^(software-engineer|database-administrator|full-stack-engineer),'
$ paybands explain -q --max-rejects 1 --source ./isco-table.ini=t.csv --role software-engineer --area Germany | sed -n '/Software Engineer/,$p'; grep -c isco-08.csv out/latest/manifest.json; grep isco-table out/latest/sources.csv | cut -c1-160
| line,date,area_kind,area,occupation,employment,mean,p10,p25,p50,p75,p90
| 2,2022-10,country,DE,15-1252,300000,67924,39440,49300,65733,83262,102981
| 3,2022-10,country,DE,15-1252,100000,56968,32866,43822,54777,70115,87644
| 5,2022-10,country,GR,15-1252,5000,21911,*,*,20815,*,*
| 6,2022-10,country,GR,15-1252,2000,20596,*,*,19720,*,*
| 7,2022-10,country,GR,15-1242,1200,19282,10955,14242,17529,24102,32866
| 8,2022-10,country,FR,15-1242,,,,,50614,,
| line,reason,field,value
| 4,repeated-occupation,isco08,OC2512
| 10,unknown-area,geo,Atlantis
| 11,unknown-area,geo,
| 14,unknown-occupation,isco08,OC2529
| 15,bad-value,D1,18.00
| 16,percentiles-out-of-order,Q1,"12
| 17,bad-value,reliability,D
|   filtered                        3   18.8%
|              1    6.2%  area that the layout leaves out
|              1    6.2%  group of occupations
|              1    6.2%  occupation of no role
|   rejected                        7   43.8%
| database-administrator,FR,base,benchmark,,,,50614,,,,,2022-10,published-crosswalk
| database-administrator,GR,base,benchmark,1200,10955,14242,17529,24102,32866,medium,,2022-10,published-crosswalk
| software-engineer,DE,base,benchmark,,38079,47963,63230,80940,98387,medium,,2022-10,published-crosswalk-mixture
| Software Engineer, all levels, in Germany, base pay, benchmark: $63,230, as of October 2022
| occupation  title  weight      P10      P25      P50      P75       P90  below our P50
| OC2512               0.72  $39,440  $49,300  $65,733  $83,262  $102,981         46.16%
| OC2514               0.18  $32,866  $43,822  $54,777  $70,115   $87,644         65.38%
| Occupations are the publisher's, of the source isco-table; a weight is that of the role's occupations in it, by the layout's crosswalk.
| Amounts are the published figures, in EUR as of 2022-10, times 1.05341 (US dollars per EUR), times 2080 (to a year).
| Each percentile is the pay below which the parts of the occupations, by weight, are that fraction.
| 1
= 0

## flags beside figures: the layout says which keep a figure, withhold it, or make its row unreliable; any other is a fault of the row
< flags.ini
: [layout]
: name = flags
: title = Earnings
: publisher = Office of the Union
: licence = free
: kind = benchmarks
: crosswalk = isco-08.csv
: missing = : | ..
: not_released = x
: decimal = comma
: [columns]
: occupation = isco08
: country = geo
: p50 = D5
: [optional columns]
: p25 = Q1
: p75 = Q3
: [flags]
: e = kept
: p = kept
: b = kept
: (b) = kept
: u = unreliable
: * = unreliable
: c = withheld
: n = withheld
: [constants]
: currency = EUR
: period = year
: date = 2022-10
$ printf 'isco08;geo;Q1;D5;Q3\n2512;DE;40 000 e;49.430e;60000,5p\n2512;FR;x;49430 (b);..\n2512;IT;: c;49430 bp;:u\n2512;ES;9 c;*49430;70000\n2512;AT;40000;49430 bu;c\n2512;BE;40000;49430 z;60000\n2512;SE;4e4;49430;60000\n2512;FI;40000 1;49430;60000\n2512;PL;b;49430;60000\n2512;PT;*;49430;x\n2512;IE;40000;n;60000\n' > f.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./flags.ini f.csv | cut -d, -f2,5,7,16-18,30; cut -d, -f2-5 r.csv
$ paybands run -q --max-rejects 1 --source ./flags.ini=f.csv --output out; grep '^software-engineer,.*benchmark' out/latest/bands.csv | cut -d, -f6,15-17,21,22
$ paybands explain -q --max-rejects 1 --source ./flags.ini=f.csv --role software-engineer --area Spain | grep marked
| line,area,occupation,p25,p50,p75,grade
| 2,DE,15-1252,42136,52070,63205,
| 3,FR,15-1252,*,52070,,
| 4,IT,15-1252,*,52070,*,low
| 5,ES,15-1252,*,52070,73739,low
| 6,AT,15-1252,42136,52070,*,low
| 10,PL,15-1252,,52070,63205,
| 11,PT,15-1252,*,52070,*,
| 12,IE,15-1252,42136,*,63205,
| line,reason,field,value
| 7,bad-value,D5,49430 z
| 8,bad-value,Q1,4e4
| 9,bad-value,Q1,40000 1
| AT,42136,52070,,low,p75:not-released
| DE,42136,52070,63205,,
| ES,,52070,73739,low,p25:not-released
| FR,,52070,,,p25:not-released
| IE,42136,,63205,,p50:not-released
| IT,,52070,,low,p25:not-released p75:not-released
| PL,,52070,63205,,
| PT,,52070,,,p25:not-released p75:not-released
| 2512 is marked as unreliable by its publisher.
= 0

## flags that cannot be meant; a layout that extends another takes one back
$ head='name = g\ntitle = G\npublisher = P\nlicence = L\n'; body='[columns]\noccupation = o\np50 = m\n[constants]\ncountry = DE\n'
$ try() { printf "[layout]\n${head}kind = benchmarks\n${body}[flags]\n$1\n" > g.ini; paybands check -q --source ./g.ini=f.csv 2>&1 | grep paybands:; }
$ printf 'o,m\n15-1252,49430 b\n15-1211,49430 p\n15-1244,49430\n' > f.csv; try 'e = keep'; try '1 = kept'; try '. = withheld'; try 'e = kept\ne = withheld'; try 'e ='
$ printf "[layout]\n${head}kind = observations\n[columns]\ntitle = t\nbase = b\n[flags]\ne = kept\n" > g.ini; paybands check -q --source ./g.ini=f.csv 2>&1 | grep paybands:
$ mkdir -p own/layouts; printf "[layout]\n${head}kind = benchmarks\n${body}[flags]\np = kept\nb = kept\n" > own/layouts/g.ini; printf '[layout]\nname = h\nextends = g\n[flags]\np =\nb = withheld\n' > own/layouts/h.ini; printf '[run]\ncatalogue = own\n[source g]\nlayout = g\npath = f.csv\n' > c.ini
$ for layout in g h; do paybands ingest -q -c c.ini --max-rejects 1 --rejects r.csv --layout $layout f.csv | cut -d, -f2,7,17; cut -d, -f2-5 r.csv; done
| paybands: source g: ./g.ini:13:5: e = keep: must be kept, unreliable or withheld
| paybands: source g: ./g.ini:13:1: the flag "1" could be a part of a number: give it in not_released or missing where it stands alone
| paybands: source g: ./g.ini:13:1: the flag "." could be a part of a number: give it in not_released or missing where it stands alone
| paybands: source g: ./g.ini:14:1: "e" is listed twice (first in line 13); keep one
| paybands: source g: ./g.ini:13:4: e = : must be kept, unreliable or withheld
| paybands: source g: ./g.ini:11:1: [flags] is for layouts of benchmarks
| line,occupation,p50
| 2,15-1252,49430
| 3,15-1211,49430
| 4,15-1244,49430
| line,reason,field,value
| line,occupation,p50
| 2,15-1252,*
| 4,15-1244,49430
| line,reason,field,value
| 3,bad-value,m,49430 p
= 0

## the same table by the installed ISCO crosswalk: the codes of the classification are known, by their own form
$ printf '[layout]\nname = w\ntitle = W\npublisher = P\nlicence = free\nkind = benchmarks\ncrosswalk = isco-08.csv\n[columns]\noccupation = isco08\ncountry = geo\np25 = Q1\np50 = D5\np75 = Q3\n[constants]\ncurrency = SEK\nperiod = month\ndate = 2023\n[optional columns]\nperiod = per\ncurrency = money\nhours = week\n' > w.ini
$ printf 'isco08,geo,Q1,D5,Q3,per,money,week\n2512,SE,"40 000","47 000","55 000",,,\n2120,SE,40000,46000,56000,,,\n2511,SE,41000,46000,52000,month,SEK,\n2512,Norway,600000,700000,800000,year,NOK,\n2512,CH,50,60,72,hour,CHF,41.5\n2512,DK,50,60,72,hour,DKK,\n2512,AT,50,60,72,fortnightly or so,EUR,40\n2512,BE,40000,50000,60000,year,Euros,\n2512,XX,1,2,3,,,\n25,SE,40000,46000,56000,,,\n9999,SE,40000,46000,56000,,,\n' > w.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./w.ini w.csv | cut -d, -f2-5,7,16-18,25-; cut -d, -f2-5 r.csv
| line,date,area_kind,area,occupation,p25,p50,p75,hourly_p90,component,own_code,share,p50_rse,grade,currency,usd_per_unit,periods_per_year,p20,p30,p40,p60,p70,p80
| 2,2023,country,SE,15-1252,45245,53163,62212,,base,2512,1,,,SEK,0.0942605,12,,,,,,
| 3,2023,country,SE,15-2031,45245,52032,63343,,base,2120,1,,,SEK,0.0942605,12,,,,,,
| 3,2023,country,SE,15-2041,45245,52032,63343,,base,2120,1,,,SEK,0.0942605,12,,,,,,
| 3,2023,country,SE,15-2051,45245,52032,63343,,base,2120,0.35,,,SEK,0.0942605,12,,,,,,
| 3,2023,country,SE,19-3022,45245,52032,63343,,base,2120,1,,,SEK,0.0942605,12,,,,,,
| 4,2023,country,SE,15-1211,46376,52032,58819,,base,2511,1,,,SEK,0.0942605,12,,,,,,
| 4,2023,country,SE,15-1221,46376,52032,58819,,base,2511,1,,,SEK,0.0942605,12,,,,,,
| 4,2023,country,SE,15-2051,46376,52032,58819,,base,2511,0.65,,,SEK,0.0942605,12,,,,,,
| 5,2023,country,NO,15-1252,56786,66251,75715,,base,2512,1,,,NOK,0.0946441,1,,,,,,
| 6,2023,country,CH,15-1252,120102,144123,172947,,base,2512,1,,,CHF,1.11309,2158,,,,,,
| line,reason,field,value
| 7,pay-period,week,
| 8,pay-period,per,fortnightly or so
| 9,unknown-currency,money,Euros
| 10,unknown-area,geo,XX
| 12,unknown-occupation,isco08,9999
= 0

## a crosswalk that cannot be meant
$ try() { printf "$1" > c.csv; printf "[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = ${3:-benchmarks}\ncrosswalk = ${2:-c.csv}\n[columns]\noccupation = o\np50 = m\n${4:-[constants]\ncountry = GB}\n" > m.ini; printf 'o,m\n7,50000\n' > r.csv; paybands check -q --source ./m.ini=r.csv 2>&1 | grep paybands:; }
$ try 'code,soc\n7,15-1252\n'; try 'code,soc,share\n'; try 'code,soc,share\n,15-1252,1\n'; try 'code,soc,share\n7,151252,1\n'; try 'code,soc,share\n7,15-2050,1\n'; try 'code,soc,share\n7,15-1252,1.2\n'; try 'code,soc,share\n7,15-1252,\n'; try 'code,soc,share\n7,,1\n'; try 'code,soc,share\n7,15-1252,0.6\n8,15-1252,0.6\n'; try 'code,soc,share\n7,15-1252,0.3\n7,15-1252,0.3\n'; try 'code,soc,share\na7,,\nA7,15-1252,1\n'; try '' none.csv; try '' ../c.csv; try 'code,soc,share\n7,15-1252,1\n' c.csv exposures
$ try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = GB\nperiod = hour'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = GB\ncurrency = GPB'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = GB\ncurrency = GBP'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = GB\ncurrency = GBP\ndate = 1999'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = GB\ncomponent = gross'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = GB\ngrade = hihg'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\ncountry = Atlantis'; try 'code,soc,share\n7,15-1252,1\n' c.csv benchmarks '[constants]\nperiod = year'
| paybands: source m: ./c.csv:1: there is no column "share"
| paybands: source m: ./c.csv: has a header but no codes
| paybands: source m: ./c.csv:2: the code is empty
| paybands: source m: ./c.csv:2: soc "151252" is not the code of a detailed SOC occupation, like 15-2051
| paybands: source m: ./c.csv:2: soc "15-2050" is not the code of a detailed SOC occupation, like 15-2051
| paybands: source m: ./c.csv:2: share "1.2" is not above 0 and at most 1: it is the part of the people of 15-1252 whom the code counts
| paybands: source m: ./c.csv:2: share "" is not above 0 and at most 1: it is the part of the people of 15-1252 whom the code counts
| paybands: source m: ./c.csv:2: a share without a SOC code
| paybands: source m: ./c.csv: the shares of 15-1252 come to more than 1 with code 8: they are parts of its people
| paybands: source m: ./c.csv: code 7 is carried to "15-1252" twice: keep one row
| paybands: source m: ./c.csv: code A7 is carried to 15-1252 and, in another row, to no occupation: keep one of them
| paybands: source m: ./none.csv: no such file: check the path
| paybands: source m: ./m.ini:7:13: crosswalk = ../c.csv: must be the name of a CSV file beside the layout, or of one that is installed (isco-08.csv, uk-soc-2020.csv, noc-2021.csv)
| paybands: source m: ./m.ini:10:1: no field "p50"; see paybands layouts
| paybands: source m: ./m.ini:13:10: period = hour needs the weekly hours that its pay is for: give hours
| paybands: source m: ./m.ini:13:12: currency = GPB: the currency is not known: did you mean "JPY"?
| paybands: r.csv: the date of its figures is not known, and money is converted at the rate of its year: set date = YYYY-MM for this source in the configuration or in [constants] of the layout
| paybands: r.csv: no rate of exchange is known for GBP in 1999: give it as GBP 1999 = US dollars in [rates] of the configuration
| paybands: source m: ./m.ini:13:13: component = gross: is not one of base and total
| paybands: source m: ./m.ini:13:9: grade = hihg: is not one of high, medium and low: did you mean "high"?
| paybands: source m: ./m.ini:12:11: country = Atlantis: is not a country
| paybands: source m: ./m.ini: a layout with a crosswalk must name the country, or its column
= 0

## a draft of such a table says which codes, marks and constants it has, and what a person must fill in
$ printf '"Table 14.7a: United Kingdom, 2023",,,,,,,,,,,,,\r\n,,,,Annual,,Annual,Percentiles,,,,,,\r\nDescription,Code,(thousand),Median,change,Mean,change,10,20,25,40,60,75,90\r\nProgrammers,2134,300,"50,000",9.2,"52,000",6.9,"28,000",33000,"36,000",44000,54000,"64,000",x\r\nStatisticians,2433,x,48000,..,50000,,30000,34000,37000,43000,52000,60000,80000\r\nData analysts,3544,45,34000,,35000,,24000,27000,28000,31000,36000,40000,..\r\nTesters,2136,x,40000,,x,:,x,..,-,x,x,x,x\r\n' > t.csv
$ paybands layouts --draft t.csv 2>&1 | grep -v '^;' | grep -v '^$' | sed -n '/kind/,$p'
$ printf 'geo,isco08,D1,D5,D9\nDE,2512,18,30,47\nFR,2512,17,28,44\nIT,2521,12,20,c\nES,2513,11,19,31\nAT,2529,:,31,49\n' > isco.csv; paybands layouts --draft isco.csv 2>&1 | grep -v '^;' | grep -v '^$' | sed -n '/kind/,$p'
| kind = benchmarks
| crosswalk =
| not_released = x | ..
| missing = -
| [columns]
| occupation = Code
| title = Description
| [optional columns]
| mean = Mean
| p10 = 10
| p25 = 25
| p50 = Median
| p75 = 75
| p90 = 90
| p20 = 20
| p40 = 40
| p60 = 60
| [constants]
| currency =
| period =
| component = base
| industry = 000000
| country =
| the draft, tried on the file
|   rows read                       4
|   used                            0    0.0%
|   filtered                        1   25.0%
|              1   25.0%  occupation of no role
|   rejected                        3   75.0%
|              3   75.0%  unknown-occupation: the occupation code is not in the layout's crosswalk: add it there, with no SOC code if no role is of it
|                         t.csv, line 4, Code: 2134
|                         t.csv, line 6, Code: 3544
|                         t.csv, line 7, Code: 2136
| next
|   1. fill in crosswalk (this reading assumed isco-08.csv); until then the layout does not load
|   2. fill in currency (this reading assumed USD); until then the layout does not load
|   3. fill in period (this reading assumed year); until then the layout does not load
|   4. fill in country (this reading assumed US); until then the layout does not load
|   5. give the date of the pay: without one it is not aged
|   6. fill in title, publisher and licence; check each column against its examples
|   7. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
| kind = benchmarks
| crosswalk = isco-08.csv
| not_released = c
| missing = :
| [columns]
| occupation = isco08
| [optional columns]
| country = geo
| p10 = D1
| p50 = D5
| p90 = D9
| [constants]
| currency =
| period =
| component = base
| industry = 000000
| the draft, tried on the file
|   rows read                       5
|   used                            0    0.0%
|   filtered                        0    0.0%
|   rejected                        5  100.0%
|              5  100.0%  pay-implausible: the pay is outside --pay-least to --pay-most
|                         isco.csv, line 2, D5: 30
|                         isco.csv, line 3, D5: 28
|                         isco.csv, line 4, D5: 20
| next
|   1. fill in currency (this reading assumed USD); until then the layout does not load
|   2. fill in period (this reading assumed year); until then the layout does not load
|   3. give the date of the pay: without one it is not aged
|   4. fill in title, publisher and licence; check each column against its examples
|   5. save the layout as NAME.ini and run: paybands check --source ./NAME.ini=FILE
= 0

## an area of another country that has no code here is rejected; its country stands alone where the area is empty
$ printf 'occ,title,med,area\n15-1252,S,100000,\n15-1252,S,90000,Bayern\n15-1252,S,80000,99\n' > m_2024.csv
$ for c in 'country = DE' 'country = US' ''; do printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = benchmarks\n[columns]\noccupation = occ\ntitle = title\np50 = med\narea = area\n[constants]\n%s\ncurrency = USD\nperiod = year\nmonth = 5\n[parse]\ndate = from-name\n' "$c" > m.ini; paybands ingest -q --max-rejects 1 --layout ./m.ini --rejects r.csv m_2024.csv | tail -n +2 | cut -d, -f2,4,5,17; tail -n +2 r.csv | cut -d, -f2-5; done
| 2,country,DE,100000
| 3,unknown-area,area,Bayern
| 4,unknown-area,area,99
| 2,country,US,100000
| 4,country,US,80000
| 3,bad-value,area,Bayern
| 2,country,,100000
| 4,country,,80000
| 3,bad-value,area,Bayern
= 0

## a table by SOC and one by carried codes meet in one area: that by SOC answers where it can, in either order
$ oews() { printf 'OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n'; for soc; do echo "$soc,X,detailed,100,101000,60000,80000,100000,120000,140000"; done; }
$ printf 'code,soc,share\nA1,15-1252,0.5\nA2,15-1252,0.5\nA3,15-2051,1\n' > x.csv; printf 'Code,p25,p50,p75\nA1,70000,90000,110000\nA3,75000,95000,115000\n' > own.csv
$ printf '[layout]\nname = own\ntitle = O\npublisher = P\nlicence = L\nkind = benchmarks\ncrosswalk = x.csv\n[columns]\noccupation = Code\np25 = p25\np50 = p50\np75 = p75\n[constants]\ncountry = US\n' > own.ini
$ a='[source a]\nlayout = oews\npath = national_M2024_dl.csv\n'; o='[source o]\nlayout = ./own.ini\npath = own.csv\ndate = 2024-05\n'
$ both() { oews "$@" > national_M2024_dl.csv; for c in "$a$o" "$o$a"; do rm -rf out; printf "[run]\noutput = out\n$c" > c.ini; paybands run -q -c c.ini; echo "exit $?"; grep benchmark out/latest/bands.csv | grep ',country,US' | cut -d, -f1,16,24 | grep -e '^ml-engineer' -e '^software-engineer' -e '^data-scientist'; done; }
$ both 15-1252; echo; both 15-2051; echo; both 15-1252 15-2051
| exit 0
| data-scientist,95000,published-crosswalk
| software-engineer,100000,published-mixture
| exit 0
| data-scientist,95000,published-crosswalk
| software-engineer,100000,published-mixture
|
| exit 0
| data-scientist,100000,published
| exit 0
| data-scientist,100000,published
|
| exit 0
| data-scientist,100000,published
| ml-engineer,100000,published-mixture
| software-engineer,100000,published-mixture
| exit 0
| data-scientist,100000,published
| ml-engineer,100000,published-mixture
| software-engineer,100000,published-mixture
= 0

## bounds of top codes are dollars per year: a layout of other money cannot have them
$ printf '[layout]\nname = own\ntitle = O\npublisher = P\nlicence = L\nkind = benchmarks\n[columns]\noccupation = Code\np50 = p50\n[top codes]\n2016-05 = 130000 / 60\n[constants]\n' > t.ini
$ for c in 'currency = GBP' 'period = month' 'currency = USD\nperiod = year'; do { cat t.ini; printf "$c\n"; } > own.ini; printf 'Code,p50\n15-1252,90000\n' > own.csv; printf '[source o]\nlayout = ./own.ini\npath = own.csv\ndate = 2024-05\n' > c.ini; paybands check -q -c c.ini > /dev/null; echo "exit $?"; done
| exit 2
| exit 2
| exit 0
! paybands: source o: ./own.ini: [top codes] are in US dollars per year, and the table is in another currency or period: leave them out, and its bounds are not known
! paybands: source o: ./own.ini: [top codes] are in US dollars per year, and the table is in another currency or period: leave them out, and its bounds are not known
= 0

## a draft of a table by region says how its areas are led to ours
$ printf 'geo,isco08,P10,P25,P50,P75,P90\nDE3,2512,1000,2000,3000,4000,5000\nDE3,2511,1000,2000,3000,4000,5000\nAT13,2512,1000,2000,3000,4000,5000\n' > n.csv; paybands layouts --draft n.csv 2>/dev/null | grep -A5 '^crosswalk'
| crosswalk = isco-08.csv
| ; of areas within a country: write area = geo under [columns], and a file of the
| ; columns code, area and name (ca-regions.csv and uk-regions.csv are installed)
| ; areas =
|
| [columns]
= 0

