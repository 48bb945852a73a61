Published tables, row by row: what is filtered, what is refused, and what stands in a run's files.

## a table of wages: areas by type and by the length of their code, groups, figures that are bounds or none
$ h='AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,I_GROUP,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,A_MEAN,MEAN_PRSE,H_MEDIAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY'
$ row() { echo "$1,x,$2,${8:-US},000000,$3,$4,Title,$5,233440,1.0,$6,0.9,54.13,$7,,"; }
$ f=63650,82630,112590,155810,194410
$ (echo "$h"; row 99 1 cross-industry 15-2051 detailed 119040 $f; row 53 2 cross-industry 15-2051 detailed 119040 $f WA; row 42660 4 cross-industry 15-2051 detailed 119040 $f; row 72 3 cross-industry 15-2051 detailed 119040 $f PR; row 42644 5 cross-industry 15-2051 detailed 119040 $f; row 5300001 6 cross-industry 15-2051 detailed 119040 $f; row 99999 4 cross-industry 15-2051 detailed 119040 $f; row 98 2 cross-industry 15-2051 detailed 119040 $f Washington; row 99 9 cross-industry 15-2051 detailed 119040 $f; row 99 x cross-industry 15-2051 detailed 119040 $f
$ row 99 1 sector 15-1211 detailed 119040 $f; row 99 1 cross-industry 15-0000 major 119040 $f; row 99 1 cross-industry 15-1250 broad 119040 $f; row 99 1 cross-industry 00-0000 total 119040 $f; row 99 1 cross-industry 15-20511 detailed 119040 $f; row 99 1 cross-industry '' detailed 119040 $f; row 99 1 cross-industry 15-1299.08 detailed 119040 $f
$ row 99 1 cross-industry 15-1212 detailed '*' '*,**,112590,#,#'; row 99 1 cross-industry 15-1221 detailed x $f; row 99 1 cross-industry 15-1231 detailed -5 $f; row 99 1 cross-industry 15-1232 detailed 119040 82630,63650,112590,155810,194410; row 99 1 cross-industry 15-1241 detailed 119040 63650,63650,63650,63650,63650; row 99 1 cross-industry 15-1242 detailed '"119,040"' '"63,650",82630,112590,155810,194410'; row 99 1 cross-industry 15-1243 detailed 0 0,0,0,0,0; row 99 1 cross-industry 15-1244 detailed '' ',,,,'; row 99 1 cross-industry 15-1251 detailed 119040 $f; row 99 1 cross-industry 15-1251 detailed 119040 $f) > national_M2024_dl.csv
$ paybands check -q --max-rejects 1 --source oews=national_M2024_dl.csv | sed -n '/rows read/,$p'
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout oews national_M2024_dl.csv | cut -d, -f2-8,10-; cut -d, -f2-5 r.csv
|   rows read                      27
|   used                           15   55.6%
|   filtered                        3   11.1%
|              1    3.7%  metropolitan division
|              1    3.7%  nonmetropolitan area
|              1    3.7%  part of an occupation
|   rejected                        9   33.3%
|              1    3.7%  no-title: the row has no title or occupation
|                         national_M2024_dl.csv, line 17, OCC_CODE
|              1    3.7%  percentiles-out-of-order: a percentile is below a lower one
|                         national_M2024_dl.csv, line 22, A_PCT25: 63650
|              7   25.9%  bad-value: a value does not fit its column
|                         national_M2024_dl.csv, line 8, AREA_TYPE: 4
|                         national_M2024_dl.csv, line 9, PRIM_STATE: Washington
|                         national_M2024_dl.csv, line 10, AREA_TYPE: 9
|   dated 2024-05 to 2024-05
|
| line,date,area_kind,area,industry,occupation,title,hourly_only,employment,employment_rse,mean,mean_rse,p10,p25,p50,p75,p90,hourly_mean,hourly_p10,hourly_p25,hourly_p50,hourly_p75,hourly_p90
| 2,2024-05,country,US,000000,15-2051,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 3,2024-05,state,US-WA,000000,15-2051,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 4,2024-05,metro,42660,000000,15-2051,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 5,2024-05,state,US-PR,000000,15-2051,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 12,2024-05,country,US,000000,15-1211,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 13,2024-05,country,US,000000,15-0000,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 14,2024-05,country,US,000000,15-1250,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 15,2024-05,country,US,000000,00-0000,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 19,2024-05,country,US,000000,15-1212,Title,,233440,1,*,0.9,*,*,112590,>=239200,>=239200,,,,54.13,,
| 23,2024-05,country,US,000000,15-1241,Title,,233440,1,119040,0.9,63650,63650,63650,63650,63650,,,,54.13,,
| 24,2024-05,country,US,000000,15-1242,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 25,2024-05,country,US,000000,15-1243,Title,,233440,1,0,0.9,0,0,0,0,0,,,,54.13,,
| 26,2024-05,country,US,000000,15-1244,Title,,233440,1,,0.9,,,,,,,,,54.13,,
| 27,2024-05,country,US,000000,15-1251,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| 28,2024-05,country,US,000000,15-1251,Title,,233440,1,119040,0.9,63650,82630,112590,155810,194410,,,,54.13,,
| line,reason,field,value
| 8,bad-value,AREA_TYPE,4
| 9,bad-value,PRIM_STATE,Washington
| 10,bad-value,AREA_TYPE,9
| 11,bad-value,AREA_TYPE,x
| 16,bad-value,OCC_CODE,15-20511
| 17,no-title,OCC_CODE,
| 20,bad-value,A_MEAN,x
| 21,bad-value,A_MEAN,-5
| 22,percentiles-out-of-order,A_PCT25,63650
= 0

## projections, job zones, exposures and posting shares
< p.ini
: [layout]
: name = p
: title = P
: publisher = P
: licence = P
: kind = projections
: [columns]
: occupation = code
: percent_change = change
: [optional columns]
: title = title
: employment_start = start
: employment_end = end
: openings = openings
: education = education
: [constants]
: span = 2023-33
< p.csv
: code,title,start,end,change,openings,education
: 15-2051,Data Scientists,202.9,276.7,36.4,20.8,Bachelor's degree
: 15-1252,Software Developers,"1,692.1",1996.4,-0.4,140.1,
: 15-1212,Security,>=75.5,<=80,>=75,x,
: 15-1221,Research,1,2,,3,
: 15-1231,x,1,2,>=75,3,
: 15-1232,x,1,2,<= -5,3,
: 15-12,x,1,2,3,4,
: ,x,1,2,3,4,
: 15-1241,x,1,2,x,4,
: 15-1242,x,1,2,3
: ="15-1243",x,1,2,3,4,
$ paybands check -q --max-rejects 1 --source ./p.ini=p.csv | sed -n '/rows read/,$p'
$ printf 'O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n15-2051.00\tx\t5\t1\ta\n15-2051.01\tx\t1\t1\ta\n15-1252\tx\t0\t1\ta\n15-1252.00\tx\t6\t1\ta\n15-1252.00\tx\t\t1\ta\n15-1252.00\tx\tx\t1\ta\n\tx\t5\t1\ta\n15-12\tx\t5\t1\ta\n15-1253.01\tx\t4\t1\ta\n15-1253.02\tx\t2\t1\ta\n15-1254.01\tx\t4\t1\ta\n15-1254.02\tx\t1\t1\ta\n15-1254.00\tx\t3\t1\ta\n15-1254.00\tx\n' > z.txt
$ paybands check -q --max-rejects 1 --source onet-job-zones=z.txt | sed -n '/rows read/,$p'
$ printf 'O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,dv_rating_gamma,human_rating_alpha,human_rating_beta,human_rating_gamma\n15-2051.00,x,0.1,0.2,0.3,0.1,0.2,0.3\n15-2051.01,x,0.1,0.4,0.3,0.1,,0.3\n15-1252.00,x,0.1,x,0.3,0.1,0.2,0.3\n15-12,x,0.1,0.2,0.3,0.1,0.2,0.3\n15-1253.00,x,0.1,,0.3,0.1,,0.3\n' > g.csv
$ paybands check -q --max-rejects 1 --source gpts-exposure=g.csv | sed -n '/rows read/,$p'
$ paybands layouts --show ai-index-postings > a.ini; sed -n '/^\[columns/,$p' a.ini; printf 'Year,Geographic area,AI job postings (%% of all job postings)\n2023,United States,1.5%%\n2024,United States,1.8%%\n2024,Atlantis,1.8%%\n2024,Germany,x\nx,Germany,1%%\n2024,Germany,\n2024,Germany,101%%\n2024,Germany,100%%\n2024,Germany,-1%%\n' > s.csv; paybands check -q --max-rejects 1 --source ai-index-postings=s.csv
|   rows read                      11
|   used                            3   27.3%
|   filtered                        3   27.3%
|              3   27.3%  no value
|   rejected                        5   45.5%
|              1    9.1%  ragged-row: the row has fewer or more fields than the header
|                         p.csv, line 11: 5 fields, the header has 7
|              1    9.1%  no-title: the row has no title or occupation
|                         p.csv, line 9, code
|              3   27.3%  bad-value: a value does not fit its column
|                         p.csv, line 4, openings: x
|                         p.csv, line 8, code: 15-12
|                         p.csv, line 10, change: x
|
|   rows read                      14
|   used                            7   50.0%
|   filtered                        1    7.1%
|              1    7.1%  no value
|   rejected                        6   42.9%
|              1    7.1%  ragged-row: the row has fewer or more fields than the header
|                         z.txt, line 15: 2 fields, the header has 5
|              1    7.1%  no-title: the row has no title or occupation
|                         z.txt, line 8, O*NET-SOC Code
|              4   28.6%  bad-value: a value does not fit its column
|                         z.txt, line 4, Job Zone: 0
|                         z.txt, line 5, Job Zone: 6
|                         z.txt, line 7, Job Zone: x
|
|   rows read                       5
|   used                            2   40.0%
|   filtered                        1   20.0%
|              1   20.0%  no value
|   rejected                        2   40.0%
|              2   40.0%  bad-value: a value does not fit its column
|                         g.csv, line 4, dv_rating_beta: x
|                         g.csv, line 5, O*NET-SOC Code: 15-12
|
| [columns]
| country = Geographic area | Label | Entity
| year = Year
| share = AI job postings (% of all job postings)
| 	Share of artificial intelligence jobs among all job postings
| ai-index-postings  (AI Index Report, AI job postings by geographic area)
|   file s.csv, 223 bytes, utf-8
|     3 columns between commas; the header is on line 1
|   columns used (ours, the file's)
|     country                Geographic area
|     year                   Year
|     share                  AI job postings (% of all job postings)
|   rows read                       9
|   used                            3   33.3%
|   filtered                        2   22.2%
|              1   11.1%  no country
|              1   11.1%  no value
|   rejected                        4   44.4%
|              1   11.1%  bad-date: the date is not a date
|                         s.csv, line 6, Year: x
|              3   33.3%  bad-value: a value does not fit its column
|                         s.csv, line 5, AI job postings (% of all job ...: x
|                         s.csv, line 8, AI job postings (% of all job ...: 101%
|                         s.csv, line 10, AI job postings (% of all job ...: '-1%
|
= 0

## a role whose only pay is of a country without states: its page has that place
$ sed 's/country = US/country = LI/' "$FIXTURES"/survey.ini > s.ini; { echo title,pay; for i in 0 1 2 3 4 5 6 7 8 9; do echo "Data Scientist,10${i}000"; done; } > r.csv
$ grep -c LI s.ini; paybands run -q --source ./s.ini=r.csv; sed -n '/id="places"/,/<.section>/p' out/latest/roles/data-scientist.html | grep -o '^<tr><th>Liechtenstein.*'; grep -c 'id="places"' out/latest/roles/ml-engineer.html
| 1
| <tr><th>Liechtenstein<i>as reported</i><td>$104,500<i>$77K–$141K</i><td>$102K–$107K</tr>
| 0
= 1

