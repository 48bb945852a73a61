# Two rows that are the two ends of one posted range: pair = range.

## a pair is one observation with its ends, whichever comes first; three rows are a pair and a point
$ (head -1 "$FIXTURES"/jobs.csv; for p in 200000 100000 90000 110000 120000; do echo "2024,MI,FT,Data Scientist,$p,USD,0,US,0,US,M"; done; echo '2024,SE,FT,Data Scientist,150000,USD,0,US,0,US,M'; echo '2024,SE,FT,Data Scientist,150000,USD,0,US,0,US,M') > jobs.csv
$ paybands ingest --layout ai-jobs jobs.csv | cut -d, -f2,6,14,21,22,25
| line,level,base,base_low,base_high,ranges
| 2,mid,150000,100000,200000,posted
| 4,mid,100000,90000,110000,posted
| 6,mid,120000,,,
| 7,senior,150000,,,
! ai-jobs: 7 rows read, 4 used, 0 filtered, 0 rejected; 4 matched to a role (100.0%); 3 paired with the row before
= 0

## read back it is the same
$ (head -1 "$FIXTURES"/jobs.csv; for p in 100 101 101 102 102 103; do for k in 1 2; do echo "2024,MI,FT,Data Scientist,${p}000,USD,0,US,0,US,M"; echo "2024,MI,FT,Data Scientist,200000,USD,0,US,0,US,M"; done; done) > jobs.csv
$ paybands bands -q --min-n 2 --age none --layout ai-jobs jobs.csv > one.csv; paybands ingest -q --layout ai-jobs jobs.csv | paybands bands -q --min-n 2 --age none - | cmp - one.csv && sed -n 2p one.csv | cut -d, -f1,3,6,8,10,11,16
| data-scientist,all,*,base,12,3.6,151000
= 0

## ends more than tenfold apart, unreadable pay and filtered rows do not count as a pair
$ (head -1 "$FIXTURES"/jobs.csv; echo '2024,MI,FT,Data Scientist,1200000,USD,0,US,0,US,M'; echo '2024,MI,FT,Data Scientist,100000,USD,0,US,0,US,M'; echo '2024,MI,FT,Data Scientist,soon,USD,0,US,0,US,S'; echo '2024,MI,FT,Data Scientist,90000,USD,0,US,0,US,S'; echo '2024,MI,PT,Data Scientist,90000,USD,0,US,0,US,S';echo '2024,MI,PT,Data Scientist,95000,USD,0,US,0,US,S') > jobs.csv
$ paybands ingest --layout ai-jobs --rejects r.csv jobs.csv | cut -d, -f2,14; cat r.csv
| line,base
| 5,90000
| source,line,reason,field,value,file
| ai-jobs,2,pay-ambiguous,salary,1200000,jobs.csv
| ai-jobs,4,pay-not-a-number,salary,soon,jobs.csv
! ai-jobs: 6 rows read, 1 used, 1 filtered, 2 rejected; 1 matched to a role (100.0%); 2 paired with the row before
= 0

## a blank beside a field that agrees parts no pair, whatever was read before and on however many threads
$ row() { echo "2024,$1,FT,Data Scientist,${2}000,USD,0,US,0,US,M"; }; (head -1 "$FIXTURES"/jobs.csv; row MI 120; row ' SE' 120; row MI 120; for i in 1 2 3; do row SE 100; row ' SE' 120; done) > jobs.csv
$ paybands ingest --layout ai-jobs jobs.csv | cut -d, -f2,6,14,21,22
| line,level,base,base_low,base_high
| 2,mid,120000,,
| 3,senior,120000,,
| 4,mid,120000,,
| 5,senior,110000,100000,120000
| 7,senior,110000,100000,120000
| 9,senior,110000,100000,120000
! ai-jobs: 9 rows read, 6 used, 0 filtered, 0 rejected; 6 matched to a role (100.0%); 3 paired with the row before
$ (cat jobs.csv; yes "$(row SE 100; row ' SE' 120; row EN 90; row EN 95)" | head -n 80000) > long.csv; for jobs in 1 2 5; do paybands bands --jobs $jobs --layout ai-jobs long.csv 2>&1 > /dev/null | grep -o '[0-9,]* paired'; done
| 40,003 paired
| 40,003 paired
| 40,003 paired
= 0

## a file that begins within a pair is refused; cut elsewhere the bytes are the same
$ h=$(head -1 "$FIXTURES"/jobs.csv); for p in 200 100 190 90; do echo "2024,MI,FT,Data Scientist,${p}000,USD,0,US,0,US,M"; done > rows
$ (echo "$h"; cat rows) > all.csv; (echo "$h"; head -2 rows) > a.csv; (echo "$h"; tail -2 rows) > b.csv; (echo "$h"; head -3 rows) > c.csv; (echo "$h"; tail -1 rows) > d.csv
$ paybands bands -q --min-n 1 --layout ai-jobs all.csv > one; paybands bands -q --min-n 1 --jobs 4 --layout ai-jobs b.csv a.csv | cmp - one && echo same
$ paybands bands -q --layout ai-jobs c.csv d.csv
| same
! paybands: d.csv: line 2: the file begins within a pair: its first row agrees with the last one of the file before it; cut the files elsewhere, or join them
= 3

## what must agree can be named
$ (echo title,id,pay; echo Data Scientist,1,200000; echo Data Scientist,2,100000) > own.csv
$ printf '[layout]\nname = own\ntitle = T\npublisher = P\nlicence = L\nkind = observations\npair = range\n[columns]\ntitle = title\nbase = pay\n[constants]\ncurrency = USD\nperiod = year\n' > own.ini; sed 's/^pair.*/&\npair_same = title/' own.ini > same.ini; sed 's/^pair.*/&\npair_same = name/' own.ini > name.ini
$ for l in own same; do paybands ingest -q --layout ./$l.ini own.csv | cut -d, -f14,21,22; done; paybands ingest -q --layout ./name.ini own.csv
| base
| 200000
| 100000
| base,base_low,base_high
| 150000,100000,200000
! paybands: ./name.ini: pair_same names the column "name", which the file does not have
= 2

## a layout that cannot mean it is refused
$ printf '[layout]\nname = own\ntitle = T\npublisher = P\nlicence = L\nkind = observations\npair = range\n[columns]\ntitle = title\nbase = pay\nbase_to = top\n' > own.ini; echo title,pay,top > own.csv; paybands ingest --layout ./own.ini own.csv
! paybands: source own: ./own.ini: pair = range cannot stand beside a column of the other end
= 2

