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
$ head -1 "$FIXTURES"/jobs.csv > head.csv; paybands bands --layout ai-jobs head.csv
! paybands: head.csv: has a header but no rows
= 3

## a missing column
$ cut -d, -f1-4,6- "$FIXTURES"/jobs.csv > cut.csv; paybands bands --layout ai-jobs cut.csv
! paybands: cut.csv: the header has no column "salary" (base); the nearest is "salary_currency"; is it a file of layout ai-jobs? For other column names write a layout with extends = ai-jobs
= 3

## two columns of one name
$ sed '1s/company_size/job_title/' "$FIXTURES"/jobs.csv > two.csv; paybands bands --layout ai-jobs two.csv
! paybands: two.csv: the header has two columns "job_title" (title): rename or remove one
= 3

## a stray quote swallows nothing
$ sed '3s/Data/"Data/' "$FIXTURES"/jobs.csv > open.csv; paybands ingest --layout ai-jobs open.csv | wc -l | tr -d ' '
| 14
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## a quote that opens and never closes, in a file that was cut
$ { head -3 "$FIXTURES"/jobs.csv; printf '2024,MI,FT,"Data Sci'; } > open.csv; paybands bands --layout ai-jobs open.csv
! paybands: open.csv: line 4: the quote opened here is never closed: close it, or read the file without quoting
= 3

## NUL bytes in a row
$ { cat "$FIXTURES"/jobs.csv; printf '2024,MI,FT,Data\000Scientist,100000,USD,100000,US,0,US,M\n'; } > nul.csv
$ paybands ingest -q --layout ai-jobs --rejects r.csv nul.csv > /dev/null; cat -v r.csv
| source,line,reason,field,value,file
| ai-jobs,15,nul-byte,job_title,Data Scientist,nul.csv
= 0

## a byte that is not UTF-8 in a title is read as the character it was
$ { cat "$FIXTURES"/jobs.csv; printf '2024,MI,FT,Data Sci\351ntist,100000,USD,100000,US,0,US,M\n'; } > latin.csv
$ paybands ingest -q --layout ai-jobs --rejects r.csv latin.csv | tail -1 | cut -d, -f1-4; cat r.csv
| ai-jobs,15,2024,Data Sciéntist
| source,line,reason,field,value,file
= 0

## a layout that forces utf-8 has such a row rejected
$ { cat "$FIXTURES"/jobs.csv; printf '2024,MI,FT,Data Sci\351ntist,100000,USD,100000,US,0,US,M\n'; } > latin.csv
$ sed 's/^kind = .*/&\nencoding = utf-8/' "$PAYBANDS_HOME"/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest -q --layout mine.ini --rejects r.csv latin.csv > /dev/null; cat -v r.csv
| source,line,reason,field,value,file
| mine,15,bad-encoding,job_title,Data SciM-CM-)ntist,latin.csv
= 0

## a byte-order mark and CRLF change nothing
$ { printf '\357\273\277'; sed 's/$/\r/' "$FIXTURES"/jobs.csv; } > bom.csv
$ paybands bands -q --layout ai-jobs bom.csv > a; paybands bands -q --layout ai-jobs "$FIXTURES"/jobs.csv > b; cmp a b && echo same
| same
= 0

## line ends that are CR alone
$ tr '\n' '\r' < "$FIXTURES"/jobs.csv > cr.csv
$ paybands bands -q --layout ai-jobs cr.csv > a; paybands bands -q --layout ai-jobs "$FIXTURES"/jobs.csv > b; cmp a b && echo same
| same
= 0

## a truncated gzip file
$ gzip -c "$FIXTURES"/jobs.csv | head -c 200 > cut.csv.gz; paybands bands --layout ai-jobs cut.csv.gz
! paybands: cut.csv.gz: the gzip data are incomplete: the file was cut short, fetch it again
= 3

## garbage after a gzip file
$ { gzip -c "$FIXTURES"/jobs.csv; echo garbage; } > more.csv.gz; paybands bands --layout ai-jobs more.csv.gz
! paybands: more.csv.gz: other bytes follow the end of the gzip data: the file is damaged, fetch it again
= 3

## a gzip file that expands a thousandfold
$ { cat "$FIXTURES"/jobs.csv; head -c 20000000 /dev/zero | tr '\0' '\n'; } | gzip > bomb.csv.gz; paybands bands --layout ai-jobs bomb.csv.gz
! paybands: bomb.csv.gz: the gzip data grow to more than 200 times their size: refused as a decompression bomb (raise --expansion-limit if the file is sound)
= 3

## a field of more than a megabyte
$ { cat "$FIXTURES"/jobs.csv; printf '2024,MI,FT,'; head -c 1100000 /dev/zero | tr '\0' 'x'; echo ',1,USD,1,US,0,US,M'; } > wide.csv
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

## a role id that is a path: only the catalogue's ids become roles
< obs.csv
: source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight
: x,2,2024,t,../../etc/passwd,mid,field,,US,,,,,100000,,,,USD,1,1
$ paybands bands -q obs.csv
! paybands: observations: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often bad-value (1): is this the right layout?
= 3

## a sign-in page that was saved as .csv
$ printf '\357\273\277\n<!-- saved -->\n<!DOCTYPE HTML>\n<html lang="en"><title>Sign in, please</title>\n' > page.csv
$ paybands bands --layout ai-jobs page.csv
! paybands: page.csv: is an HTML page, not a table: was it a sign-in page? fetch it again, or save its table as CSV
= 3

## the same, packed
$ echo '<html><body>Sign in</body></html>' | gzip > page.csv.gz; paybands bands --layout ai-jobs page.csv.gz
! paybands: page.csv.gz: is an HTML page, not a table: was it a sign-in page? fetch it again, or save its table as CSV
= 3

## XML
$ printf '<?xml version="1.0"?>\n<Workbook><Row/></Workbook>\n' > pay.csv; paybands bands --layout ai-jobs pay.csv
! paybands: pay.csv: is an XML file, not a table: save it as .xlsx or CSV
= 3

## JSON
$ printf '\n [ {"job_title": "Data Scientist"} ]\n' > pay.csv; paybands bands --layout ai-jobs pay.csv
! paybands: pay.csv: is JSON, not a table: convert it to CSV, one row per record
= 3

## JSON lines
$ printf '{"job_title": "Data Scientist"}\n' | paybands bands --layout ai-jobs -
! paybands: standard input: is JSON, not a table: convert it to CSV, one row per record
= 3

## a title in brackets above the header is not JSON
$ { echo '[Salaries 2024]'; cat "$FIXTURES"/jobs.csv; } > titled.csv
$ paybands bands -q --layout ai-jobs titled.csv > a; paybands bands -q --layout ai-jobs "$FIXTURES"/jobs.csv > b; cmp a b && echo same
| same
= 0

## PDF
$ printf '%%PDF-1.7\n%%\342\343\317\323\n1 0 obj\n' > pay.csv; paybands bands --layout ai-jobs pay.csv
! paybands: pay.csv: is a PDF document, not a table: get the data it was made from, or copy its table into a CSV file
= 3

## pointers in the place of a file
$ printf 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n' > pay.csv; paybands bands --layout ai-jobs pay.csv
! paybands: pay.csv: is a Git LFS pointer, not the file itself: fetch it (git lfs pull)
= 3

$ echo /annex/objects/MD5E-s1--00.csv > pay.csv; paybands bands --layout ai-jobs pay.csv
! paybands: pay.csv: is a git-annex pointer, not the file itself: fetch it (git annex get)
= 3

## packed otherwise
$ python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.compress(b"title,pay\n" * 9))' > pay.csv.gz; paybands bands --layout ai-jobs pay.csv.gz
! paybands: pay.csv.gz: is a zlib stream, not gzip: unpack it first (zlib-flate -uncompress)
= 3

$ tar cf pay.tar "$FIXTURES"/jobs.csv 2> log; gzip pay.tar; paybands bands --layout ai-jobs pay.tar.gz
! paybands: pay.tar.gz: is a tar archive: unpack it first (tar xf), and name the file in it
= 3

$ bzip2 -1 < "$FIXTURES"/jobs.csv > pay.csv.gz; paybands bands --layout ai-jobs pay.csv.gz
! paybands: pay.csv.gz: is packed with bzip2: unpack it first (bunzip2)
= 3

$ printf 'SQLite format 3\0and more' > pay.csv; paybands bands --layout ai-jobs pay.csv
! paybands: pay.csv: is an SQLite database: export its table as CSV
= 3

## an error page under the name of the file
$ printf '<!DOCTYPE html>\n<html><title>404</title></html>\n' > pay.csv.gz; paybands bands --layout ai-jobs pay.csv.gz
! paybands: pay.csv.gz: is an HTML page, not a table: was it a sign-in page? fetch it again, or save its table as CSV
= 3

## gzip padded with zeros is whole
$ { gzip < "$FIXTURES"/jobs.csv; head -c 600 /dev/zero; } > padded.csv.gz
$ paybands bands -q --layout ai-jobs padded.csv.gz > a; paybands bands -q --layout ai-jobs "$FIXTURES"/jobs.csv > b; cmp a b && echo same
| same
= 0

$ { gzip < "$FIXTURES"/jobs.csv; head -c 600 /dev/zero; echo x; } > padded.csv.gz; paybands bands --layout ai-jobs padded.csv.gz
! paybands: padded.csv.gz: other bytes follow the end of the gzip data: the file is damaged, fetch it again
= 3

## the same content under two names
# Of people and of published wages at once: no person counts twice.
$ cp "$FIXTURES"/jobs.csv x.csv; gzip -k x.csv; paybands ingest -q --layout ai-jobs x.csv x.csv.gz > rows
! paybands: x.csv.gz: has the same content as x.csv (source ai-jobs), and its rows would count twice: give one of them
= 3

$ { printf '\357\273\277'; cat x.csv; } > marked.csv; paybands ingest -q --layout ai-jobs marked.csv - < x.csv > rows
! paybands: standard input: has the same content as marked.csv (source ai-jobs), and its rows would count twice: give one of them
= 3

$ python3 -c 'import zipfile; zipfile.ZipFile("x.zip", "w").write("x.csv")'; paybands ingest -q --layout ai-jobs x.zip x.csv > rows
! paybands: x.csv: has the same content as x.zip#x.csv (source ai-jobs), and its rows would count twice: give one of them
= 3

$ paybands layouts --show ai-jobs | sed 's/^name = ai-jobs/name = mine/' > mine.ini; paybands bands -q --source ai-jobs=x.csv --source ./mine.ini=x.csv.gz > rows
! paybands: x.csv.gz: has the same content as x.csv (source ai-jobs), and its rows would count twice: give one of them
= 3

$ printf '[layout]\nname = people\ntitle = P\npublisher = P\nlicence = none\nkind = observations\n[columns]\ntitle = t\nbase = p50\n[constants]\ncurrency = USD\nperiod = year\ndate = 2024\ncountry = US\n' > people.ini; printf '[layout]\nname = wages\ntitle = W\npublisher = W\nlicence = none\nkind = benchmarks\n[columns]\noccupation = soc\np50 = p50\n[constants]\ndate = 2024\ncountry = US\n' > wages.ini; printf 't,soc,p50\nData Scientist,15-2051,100000\n' > w.csv; cp w.csv again.csv
$ for first in people wages; do second=$(echo peoplewages | sed s/$first//); paybands bands --source ./$first.ini=w.csv --source ./$second.ini=again.csv > rows; echo $?; done
| 0
| 0
! people: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! wages: 1 rows read, 1 used, 0 filtered, 0 rejected
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
! wages: 1 rows read, 1 used, 0 filtered, 0 rejected
! people: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
= 0

$ printf '[layout]\nname = us\nextends = ai-jobs\n[filter]\nin the US = keep company_location: US\n' > us.ini; sed 's/name = us/name = rest/; s/keep/drop/' us.ini > rest.ini
$ paybands bands --source ./us.ini=x.csv --source ./rest.ini=x.csv.gz > rows
! us: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
! rest: 13 rows read, 0 used, 13 filtered, 0 rejected
= 0

$ sed 2d x.csv > y.csv; paybands ingest -q --layout ai-jobs x.csv y.csv | wc -l | tr -d ' ' > count; test -s count && echo both
| both
= 0

## UTF-32
$ iconv -f utf-8 -t utf-32 "$FIXTURES"/jobs.csv > wide.csv; paybands bands --layout ai-jobs wide.csv
! paybands: wide.csv: is text in UTF-32: save it as UTF-8
= 3

## gzip within gzip
$ gzip -c "$FIXTURES"/jobs.csv | gzip -c > twice.csv.gz; paybands bands --layout ai-jobs twice.csv.gz
! paybands: twice.csv.gz: is gzip within gzip: unpack it once (gunzip)
= 3

## bzip2, xz, Zstandard, 7-Zip, RAR, Parquet
$ printf 'BZh91AY&SY...' > 1.csv; printf '\3757zXZ\0...' > 2.csv; printf '(\265/\375...' > 3.csv; printf "7z\274\257'\034..." > 4.csv
$ printf 'Rar!\032\007...' > 5.csv; printf 'PAR1\025...' > 6.csv
$ for n in 1 2 3 4 5 6; do paybands bands --layout ai-jobs $n.csv; echo $?; done
| 3
| 3
| 3
| 3
| 3
| 3
! paybands: 1.csv: is packed with bzip2: unpack it first (bunzip2)
! paybands: 2.csv: is packed with xz: unpack it first (unxz)
! paybands: 3.csv: is packed with Zstandard: unpack it first (unzstd)
! paybands: 4.csv: is a 7-Zip archive: unpack it first (7z x)
! paybands: 5.csv: is a RAR archive: unpack it first
! paybands: 6.csv: is a Parquet file: save it as CSV
= 0

## a constant that is not a currency, or not a period: its place and the nearest
$ for wrong in 'currency = USX' 'period = fortnigths' 'remote = onsit'; do
$ { echo '[layout]'; echo 'extends = ai-jobs'; echo 'name = mine'; echo '[constants]'; echo "$wrong"; } > mine.ini
$ paybands bands --layout mine.ini "$FIXTURES"/jobs.csv; done
! paybands: source mine: mine.ini:5:12: currency = USX: the currency is not known: did you mean "USD"?
! paybands: source mine: mine.ini:5:10: period = fortnigths: the pay period is not known: did you mean "fortnight"?
! paybands: source mine: mine.ini:5:10: remote = onsit: is not one of onsite, hybrid and remote: did you mean "onsite"?
= 2

## a date that pay cannot be of leaves the row undated, and is listed
< d.ini
: [layout]
: name = d
: title = D
: publisher = D
: licence = D
: kind = observations
: [columns]
: title = Title
: base = Pay
: date = Date
: [constants]
: period = year
: currency = USD
$ printf 'Title,Pay,Date\nData Engineer,100000,1899-12-31\nData Engineer,100000,1969-12-31\nData Engineer,100000,1970-01-01\nData Engineer,100000,2099-12-31\nData Engineer,100000,2199-01-01\n' > d.csv
$ paybands ingest -q --layout ./d.ini d.csv | cut -d, -f2,3
$ paybands check --json --source ./d.ini=d.csv | grep -c 2199-01-01
| line,date
| 2,
| 3,
| 4,1970-01-01
| 5,2099-12-31
| 6,
| 1
= 0

## a source's date that pay cannot be of
< my.ini
: [source d]
: layout = ai-jobs
: date = 2199
$ paybands check -c my.ini
! paybands: my.ini:3: date '2199' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to 2099
= 2

## day and month the other way round: what both orders read would be wrong in silence
$ printf '[layout]\nname = own\ntitle = Own\npublisher = P\nlicence = none\nkind = observations\n[columns]\ntitle = t\nbase = b\ndate = d\n[constants]\ncurrency = USD\nperiod = year\n[parse]\ndate = date-mdy\n' > own.ini
$ (echo t,b,d; for day in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22; do echo "Data Scientist,100000,$day/04/2021"; done) > dmy.csv; paybands bands -q --layout ./own.ini dmy.csv > rows
! paybands: own: 10 of 22 dates have day and month the other way round: correct the layout's parser of date (date-dmy or date-mdy)
= 3

$ head -22 dmy.csv > few.csv; paybands ingest --layout ./own.ini few.csv | cut -d, -f3 | sort | uniq -c | sort -n | tail -1 | tr -s ' '
|  9
! own: 21 rows read, 21 used, 0 filtered, 0 rejected; 21 matched to a role (100.0%)
= 0

## ten dates the other way round are a fault from one in twenty on
$ printf '[layout]\nname = own\ntitle = Own\npublisher = P\nlicence = none\nkind = observations\n[columns]\ntitle = t\nbase = b\ndate = d\n[constants]\ncurrency = USD\nperiod = year\n[parse]\ndate = date-mdy\n' > own.ini
$ dated() { echo t,b,d; for day in $(seq 13 22); do echo "Data Scientist,100000,$day/04/2021"; done; for i in $(seq $1); do echo "Data Scientist,100000,01/04/2021"; done; }
$ for n in 209 210; do dated $n > dmy.csv; paybands bands -q --layout ./own.ini dmy.csv > rows; echo $?; done
| 3
| 0
! paybands: own: 10 of 219 dates have day and month the other way round: correct the layout's parser of date (date-dmy or date-mdy)
= 0

