Inputs that cannot be understood: one line that says file, line, what and what to do; exit 3.

## a missing file
$ paybands bands --layout ai-jobs none.csv
! paybands: none.csv: no such file: check the path
= 3

## a directory
$ mkdir d; paybands bands --layout ai-jobs d
! paybands: d: is a directory: name the files in it
= 3

## an empty file
$ : > empty.csv; paybands bands --layout ai-jobs empty.csv
! paybands: empty.csv: is empty: it has not even a header line
= 3

## a header and nothing else
$ head -1 $FIXTURES/jobs.csv > head.csv; paybands bands --layout ai-jobs head.csv
! paybands: head.csv: has a header but no rows
= 3

## a missing column
$ cut -d, -f1-4,6- $FIXTURES/jobs.csv > cut.csv; paybands bands --layout ai-jobs cut.csv
! paybands: cut.csv: the header has no column "salary" (base); is it a file of layout ai-jobs?
= 3

## two columns of one name
$ sed '1s/company_size/job_title/' $FIXTURES/jobs.csv > two.csv; paybands bands --layout ai-jobs two.csv
! paybands: two.csv: the header has two columns "job_title" (4 and 11): rename or remove one
= 3

## an open quote that swallows the file
$ sed '3s/Data/"Data/' $FIXTURES/jobs.csv > open.csv; paybands bands --layout ai-jobs open.csv
! paybands: open.csv: line 3: the quote opened here is never closed: close it, or read the file without quoting
= 3

## NUL bytes in a row
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,Data\000Scientist,100000,USD,100000,US,0,US,M\n'; } > nul.csv
$ paybands ingest -q --layout ai-jobs --rejects r.csv nul.csv > /dev/null; cat -v r.csv
| source,line,reason,field,value
| ai-jobs,15,nul-byte,job_title,Data Scientist
= 0

## a byte that is not UTF-8 in a title is read as the character it was
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,Data Sci\351ntist,100000,USD,100000,US,0,US,M\n'; } > latin.csv
$ paybands ingest -q --layout ai-jobs --rejects r.csv latin.csv | tail -1 | cut -d, -f1-4; cat r.csv
| ai-jobs,15,2024,Data Sciéntist
| source,line,reason,field,value
= 0

## a layout that says utf-8 by force has such a row rejected
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,Data Sci\351ntist,100000,USD,100000,US,0,US,M\n'; } > latin.csv
$ sed 's/^kind = .*/&\nencoding = utf-8/' $PAYBANDS_HOME/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest -q --layout mine.ini --rejects r.csv latin.csv > /dev/null; cat -v r.csv
| source,line,reason,field,value
| mine,15,bad-encoding,job_title,Data SciM-CM-)ntist
= 0

## a byte-order mark and CRLF change nothing
$ { printf '\357\273\277'; sed 's/$/\r/' $FIXTURES/jobs.csv; } > bom.csv
$ paybands bands -q --layout ai-jobs bom.csv > a; paybands bands -q --layout ai-jobs $FIXTURES/jobs.csv > b; cmp a b && echo same
| same
= 0

## line ends that are CR alone
$ tr '\n' '\r' < $FIXTURES/jobs.csv > cr.csv
$ paybands bands -q --layout ai-jobs cr.csv > a; paybands bands -q --layout ai-jobs $FIXTURES/jobs.csv > b; cmp a b && echo same
| same
= 0

## a truncated gzip file
$ gzip -c $FIXTURES/jobs.csv | head -c 200 > cut.csv.gz; paybands bands --layout ai-jobs cut.csv.gz
! paybands: cut.csv.gz: the gzip data end before their end: the file was cut short, fetch it again
= 3

## garbage after a gzip file
$ { gzip -c $FIXTURES/jobs.csv; echo garbage; } > more.csv.gz; paybands bands --layout ai-jobs more.csv.gz
! paybands: more.csv.gz: other bytes follow the end of the gzip data: the file is damaged, fetch it again
= 3

## a gzip file that expands a thousandfold
$ { cat $FIXTURES/jobs.csv; head -c 20000000 /dev/zero | tr '\0' '\n'; } | gzip > bomb.csv.gz; paybands bands --layout ai-jobs bomb.csv.gz
! paybands: bomb.csv.gz: the gzip data grow to more than 200 times their size: refused as a decompression bomb (raise --expansion-limit if the file is sound)
= 3

## a field of more than a megabyte
$ { cat $FIXTURES/jobs.csv; printf '2024,MI,FT,'; head -c 1100000 /dev/zero | tr '\0' 'x'; echo ',1,USD,1,US,0,US,M'; } > wide.csv
$ paybands bands --layout ai-jobs wide.csv
! paybands: wide.csv: line 15: a field is longer than 1 MiB: is a quote missing?
= 3

## a source name that is a path
< my.ini
: [source ../a]
: layout = ai-jobs
: path = a.csv
$ paybands check -c my.ini
! paybands: my.ini:2: '../a' cannot name a source; use letters, digits, - _ and .
= 2

## a role id that is a path: nothing but the catalogue's ids become roles
< obs.csv
: source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
: x,2,2024,t,../../etc/passwd,mid,field,,US,,,,,100000,,,,USD,1,1
$ paybands bands -q obs.csv
! paybands: observations: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often bad-value (1): is this the right layout?
= 3

