Inputs that cannot be understood: one line that says file, line, what and what to do; exit 3.

## a missing file
$ paybands bands --layout ai-jobs none.csv
= 3

## a directory
$ mkdir d; paybands bands --layout ai-jobs d
= 3

## an empty file
$ : > empty.csv; paybands bands --layout ai-jobs empty.csv
= 3

## a header and nothing else is no observation, and no error
$ head -1 $FIXTURES/jobs.csv > head.csv; paybands bands --layout ai-jobs head.csv

## a missing column
$ cut -d, -f1-4,6- $FIXTURES/jobs.csv > cut.csv; paybands bands --layout ai-jobs cut.csv
= 3

## two columns of one name
$ sed '1s/company_size/job_title/' $FIXTURES/jobs.csv > two.csv; paybands bands --layout ai-jobs two.csv
= 3

## an open quote that swallows the file
$ sed '3s/Data/"Data/' $FIXTURES/jobs.csv > open.csv; paybands bands --layout ai-jobs open.csv
= 3

## NUL bytes in a row
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,Data\000Scientist,100000,USD,100000,US,0,US,M\n'; } > nul.csv
$ paybands ingest -q --layout ai-jobs --rejects r.csv nul.csv > /dev/null; cat -v r.csv

## bytes that are not UTF-8 in a title
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,Data Sci\351ntist,100000,USD,100000,US,0,US,M\n'; } > latin.csv
$ paybands ingest -q --layout ai-jobs --rejects r.csv latin.csv > /dev/null; cat -v r.csv

## a byte-order mark and CRLF change nothing
$ { printf '\357\273\277'; sed 's/$/\r/' $FIXTURES/jobs.csv; } > bom.csv
$ paybands bands -q --layout ai-jobs bom.csv > a; paybands bands -q --layout ai-jobs $FIXTURES/jobs.csv > b; cmp a b && echo same

## line ends that are CR alone
$ tr '\n' '\r' < $FIXTURES/jobs.csv > cr.csv
$ paybands bands -q --layout ai-jobs cr.csv > a; paybands bands -q --layout ai-jobs $FIXTURES/jobs.csv > b; cmp a b && echo same

## a truncated gzip file
$ gzip -c $FIXTURES/jobs.csv | head -c 200 > cut.csv.gz; paybands bands --layout ai-jobs cut.csv.gz
= 3

## garbage after a gzip file
$ { gzip -c $FIXTURES/jobs.csv; echo garbage; } > more.csv.gz; paybands bands --layout ai-jobs more.csv.gz
= 3

## a gzip file that expands a thousandfold
$ { cat $FIXTURES/jobs.csv; head -c 20000000 /dev/zero | tr '\0' '\n'; } | gzip > bomb.csv.gz; paybands bands --layout ai-jobs bomb.csv.gz
= 3

## a field of more than a megabyte
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,'; head -c 1100000 /dev/zero | tr '\0' 'x'; echo ',1,USD,1,US,0,US,M'; } > wide.csv
$ paybands bands --layout ai-jobs wide.csv
= 3

## a source name that is a path
< my.ini
: [source ../a]
: layout = ai-jobs
: path = a.csv
$ paybands check -c my.ini
= 2

## a role id that is a path: nothing but the catalogue's ids become roles
< obs.csv
: source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
: x,2,2024,t,../../etc/passwd,mid,field,,US,,,,,100000,,,,USD,1,1
$ paybands bands -q obs.csv
= 3
