ingest and bands as filters.

## observations, one row each; the words go to standard error
$ paybands ingest --layout ai-jobs "$FIXTURES"/jobs.csv | head -3
| source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
| ai-jobs,2,2024,Data Scientist,data-scientist,mid,field,,US,,,onsite,,101000,,,,USD,1,1
| ai-jobs,3,2024,Data Scientist,data-scientist,mid,field,,US,,,onsite,,105000,,,,USD,1,1
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## bands of a source
$ paybands bands -q --layout ai-jobs --age none "$FIXTURES"/jobs.csv
| role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
| data-scientist,Data Scientist,all,all,all,*,All places,base,observed,12,12,1,0,105500,111500,122500,143750,159500,89000,179000,low,,2024,type7
| data-scientist,Data Scientist,all,all,country,US,United States,base,observed,12,12,1,0,105500,111500,122500,143750,159500,89000,179000,low,,2024,type7
| data-scientist,Data Scientist,mid,all,all,*,All places,base,observed,12,12,1,0,105500,111500,122500,143750,159500,89000,179000,low,,2024,type7
| data-scientist,Data Scientist,mid,all,country,US,United States,base,observed,12,12,1,0,105500,111500,122500,143750,159500,89000,179000,low,,2024,type7
= 0

## bands of observations on standard input are the same
$ paybands bands -q --layout ai-jobs --age none "$FIXTURES"/jobs.csv > one.csv
$ paybands ingest -q --layout ai-jobs "$FIXTURES"/jobs.csv | paybands bands -q --age none - > two.csv
$ cmp one.csv two.csv && echo same
| same
= 0

## several files at once add up; compressed or not is the same
$ { cat "$FIXTURES"/jobs.csv; echo; } | gzip > jobs.csv.gz
$ paybands bands -q --layout ai-jobs --age none jobs.csv.gz "$FIXTURES"/jobs.csv | cut -d, -f1,3-6,8-16 | head -2
| role,level,experience,area_kind,area,component,basis,n,n_effective,sources,employers,p10,p25,p50
| data-scientist,all,all,all,*,base,observed,24,24,1,0,105000,111500,122500
= 0

## standard input may be compressed
$ gzip -c "$FIXTURES"/jobs.csv | paybands bands -q --layout ai-jobs --age none - | wc -l
| 5
= 0

## a full disk under standard output is exit 74
$ paybands bands -q --layout ai-jobs "$FIXTURES"/jobs.csv > /dev/full
! paybands: standard output: cannot write it: No space left on device
= 74

## the same for ingest
$ paybands ingest -q --layout ai-jobs "$FIXTURES"/jobs.csv > /dev/full
! paybands: standard output: cannot write it: No space left on device
= 74

## rows that are not used, with their reasons
< bad.csv
: work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
: 2024,MI,FT,Data Scientist,-5,USD,-5,US,0,US,M
: 2024,MI,FT,Data Scientist,6000070000,USD,6000070000,US,0,US,M
: 2024,MI,FT,Data Scientist,nan,USD,nan,US,0,US,M
: 2024,MI,FT,Data Scientist,1e400,USD,1e400,US,0,US,M
: 2024,MI,FT,Data Scientist,lots,USD,lots,US,0,US,M
: 2024,MI,FT,Data Scientist,,USD,,US,0,US,M
: 2024,MI,FT,Data Scientist,100000,XQX,,US,0,US,M
: 2024,XX,FT,Data Scientist,100000,USD,100000,US,0,US,M
: 2024,MI,FT,Data Scientist,100000
: soon,MI,FT,Data Scientist,100000,USD,100000,US,0,US,M
: 2024,MI,PT,Data Scientist,100000,USD,100000,US,0,US,M
: 2024,MI,FT,Data Scientist,100000,USD,100000,US,0,US,M
$ paybands ingest --max-rejects 1 --layout ai-jobs --rejects rejects.csv bad.csv | tail -n +2 | wc -l; cat rejects.csv
| 2
| source,line,reason,field,value,file
| ai-jobs,2,pay-zero,salary,0,bad.csv
| ai-jobs,3,pay-negative,salary,-5,bad.csv
| ai-jobs,4,pay-implausible,salary,6000070000,bad.csv
| ai-jobs,5,pay-not-a-number,salary,nan,bad.csv
| ai-jobs,6,pay-not-a-number,salary,1e400,bad.csv
| ai-jobs,7,pay-not-a-number,salary,lots,bad.csv
| ai-jobs,8,no-pay,salary,,bad.csv
| ai-jobs,9,unknown-currency,salary_currency,XQX,bad.csv
| ai-jobs,10,unknown-level,experience_level,XX,bad.csv
| ai-jobs,11,ragged-row,,"5 fields, the header has 11",bad.csv
! ai-jobs: 13 rows read, 2 used, 1 filtered, 10 rejected; 2 matched to a role (100.0%)
= 0

## more rejects than the limit allows
< bad.csv
: work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
: 2024,MI,FT,Data Scientist,100000,USD,100000,US,0,US,M
$ paybands bands --layout ai-jobs bad.csv
! paybands: ai-jobs: 2 of 3 rows were rejected, more than --max-rejects 0.5 allows; most often pay-zero (2): is this the right layout?
= 3

## rejects are written also when there are too many
< bad.csv
: work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
$ paybands bands -q --layout ai-jobs --rejects r.csv bad.csv; echo "exit $?"; cat r.csv
| exit 3
| source,line,reason,field,value,file
| ai-jobs,2,pay-zero,salary,0,bad.csv
! paybands: ai-jobs: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often pay-zero (1): is this the right layout?
= 0

## rejects over an input
$ cp "$FIXTURES"/jobs.csv jobs.csv; paybands bands -q --layout ai-jobs --rejects jobs.csv jobs.csv; echo "exit $?"; wc -l < jobs.csv
| exit 2
| 14
! paybands: --rejects jobs.csv: is an input
= 0

## a file given twice would count everybody twice
$ cp "$FIXTURES"/jobs.csv jobs.csv; paybands bands -q --layout ai-jobs jobs.csv ./jobs.csv
! paybands: ./jobs.csv: is given twice to source ai-jobs
= 2

## a date past the wage index is said, and the rows say how far pay was moved; one far from it is refused
$ paybands bands --as-of 2027-01 --layout ai-jobs "$FIXTURES"/jobs.csv | head -2
| role,role_name,level,experience,area_kind,area,area_name,component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
| data-scientist,Data Scientist,all,all,all,*,All places,base,observed,12,12,1,0,110136.37,116400.06,127883.47,150067.34,166509.5,93000,187000,low,,2026-04,type7
! note: the wage index goes from 2020-05 to 2026-04: pay is aged to 2026-04, not to 2027-01
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## dates far from the wage index
$ paybands bands --as-of 1900 --layout ai-jobs "$FIXTURES"/jobs.csv; paybands run -o out --as-of 2099 --source ai-jobs="$FIXTURES"/jobs.csv
! paybands: as-of 1900: the wage index goes from 2020-05 to 2026-04, and pay is not aged more than 3 years past its ends
! paybands: as-of 2099: the wage index goes from 2020-05 to 2026-04, and pay is not aged more than 3 years past its ends
= 2

## --match says what decided each role; the bands of such rows are the same
< jobs.csv
: work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size
: 2024,MI,FT,Data Scientist,101000,USD,101000,US,0,US,M
: 2024,MI,FT,Machine Lerning Enginer,102000,USD,102000,US,0,US,M
: 2024,MI,FT,Engineer,103000,USD,103000,US,0,US,M
$ paybands ingest -q --match --layout ai-jobs jobs.csv | cut -d, -f4,5,20,21
$ paybands ingest -q --match --layout ai-jobs jobs.csv | paybands bands -q --min-n 1 --min-n-tails 1 - > a
$ paybands ingest -q --layout ai-jobs jobs.csv | paybands bands -q --min-n 1 --min-n-tails 1 - > b; cmp a b && echo same
| title,role,weight,match
| Data Scientist,data-scientist,1,rule
| Machine Lerning Enginer,ml-engineer,1,similar
| Engineer,,1,
| same
= 0

