Impossible pay is kept out of the bands, and reported.

## a run lists it with its score, counts it, and the ledger still adds up
$ head -1 "$FIXTURES"/jobs.csv > jobs.csv
$ for i in $(seq -w 30); do echo "2024,MI,FT,Data Scientist,1${i}000,USD,0,US,0,US,$i"; done >> jobs.csv
$ echo '2024,SE,FT,Data Scientist,9000000,USD,0,US,0,US,M' >> jobs.csv
$ paybands run -o out --age none --source ai-jobs=jobs.csv; zcat out/runs/*/private/quarantine.csv.gz
$ grep -E '"(observations|quarantined|holds)"' out/latest/ledger.json
$ paybands run -q -o all --age none --outlier-distance 0 --source ai-jobs=jobs.csv; zcat all/runs/*/private/quarantine.csv.gz
$ cut -d, -f1,3,5,6,10,18 out/latest/bands.csv | head -2; cut -d, -f1-4,7,14 all/latest/bands.csv | head -2
| source,line,role,country,component,pay,score,median,file
| ai-jobs,32,data-scientist,US,base,9000000,44.01,116000,jobs.csv
|       "observations": 31,
|         "holds": true
|       "quarantined": 1,
| source,line,role,country,component,pay,score,median,file
| role,level,area_kind,area,n,p90
| data-scientist,all,all,*,30,127100
| role,role_name,level,experience,area_name,p10
| data-scientist,Data Scientist,all,all,All places,104000
! ai-jobs: 31 rows read, 31 used, 0 filtered, 0 rejected; 31 matched to a role (100.0%); 1 quarantined
! published: out/latest/index.html
= 0

## bands, as a filter, keeps all rows unless an option says otherwise; standard input is then read twice
$ head -1 "$FIXTURES"/jobs.csv > jobs.csv
$ for i in $(seq -w 30); do echo "2024,MI,FT,Data Scientist,1${i}000,USD,0,US,0,US,$i"; done >> jobs.csv
$ echo '2024,SE,FT,Data Scientist,9000000,USD,0,US,0,US,M' >> jobs.csv
$ cat jobs.csv | paybands bands --layout ai-jobs --age none | cut -d, -f1,3,5,6,10,18 | sed -n 2p
$ cat jobs.csv | paybands bands --layout ai-jobs --age none --outlier-distance 6 | cut -d, -f1,3,5,6,10,18 | sed -n 2p
$ paybands bands -q --layout ai-jobs --age none --outlier-distance 6 < jobs.csv > one.csv
$ sed '$d' jobs.csv | paybands bands -q --layout ai-jobs --age none > two.csv; cmp one.csv two.csv && echo 'as if it had never been there'
| data-scientist,all,all,*,31,128000
| data-scientist,all,all,*,30,127100
| as if it had never been there
! ai-jobs: 31 rows read, 31 used, 0 filtered, 0 rejected; 31 matched to a role (100.0%)
! bands of reported pay: 2 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 2 withheld (complementary)
! ai-jobs: 31 rows read, 31 used, 0 filtered, 0 rejected; 31 matched to a role (100.0%); 1 quarantined
= 0

## the file of an input that comes through a pipe has to fit
$ TMPDIR=/nonexistent; export TMPDIR; cat "$FIXTURES"/jobs.csv | paybands bands -q --layout ai-jobs --outlier-distance 6
! paybands: what comes through a pipe is kept in a temporary file, which failed: No such file or directory: set TMPDIR to a folder with room, or name the file itself
= 74

