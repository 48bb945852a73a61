ingest and bands as filters.

## observations, one row each; the words go to standard error
$ paybands ingest --layout ai-jobs $FIXTURES/jobs.csv | head -3

## bands of a source
$ paybands bands -q --layout ai-jobs --age none $FIXTURES/jobs.csv

## bands of observations on standard input are the same
$ paybands bands -q --layout ai-jobs --age none $FIXTURES/jobs.csv > one.csv
$ paybands ingest -q --layout ai-jobs $FIXTURES/jobs.csv | paybands bands -q --age none - > two.csv
$ cmp one.csv two.csv && echo same

## several files at once add up; compressed or not is the same
$ gzip -c $FIXTURES/jobs.csv > jobs.csv.gz
$ paybands bands -q --layout ai-jobs --age none jobs.csv.gz $FIXTURES/jobs.csv | cut -d, -f1-12 | head -2

## standard input may be compressed
$ gzip -c $FIXTURES/jobs.csv | paybands bands -q --layout ai-jobs --age none - | wc -l

## a full disk under standard output is exit 74
$ paybands bands -q --layout ai-jobs $FIXTURES/jobs.csv > /dev/full
= 74

## the same for ingest
$ paybands ingest -q --layout ai-jobs $FIXTURES/jobs.csv > /dev/full
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

## more rejects than the limit allows
< bad.csv
: work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
: 2024,MI,FT,Data Scientist,0,USD,0,US,0,US,M
: 2024,MI,FT,Data Scientist,100000,USD,100000,US,0,US,M
$ paybands bands --layout ai-jobs bad.csv
= 3
