Inputs as their publishers ship them: workbooks, archives, titles above and notes below, encodings.

## a workbook gives what its CSV gives, and lines are rows
$ python3 "$FIXTURES"/book.py jobs.xlsx Jobs="$FIXTURES"/jobs.csv
$ paybands ingest -q --layout ai-jobs jobs.xlsx > a; paybands ingest -q --layout ai-jobs "$FIXTURES"/jobs.csv > b; cmp a b && echo same
| same
= 0

## also from standard input, and from an archive that holds it
$ python3 "$FIXTURES"/book.py jobs.xlsx Jobs="$FIXTURES"/jobs.csv; python3 -m zipfile -c jobs.zip jobs.xlsx
$ paybands ingest -q --layout ai-jobs "$FIXTURES"/jobs.csv > a
$ cat jobs.xlsx | paybands ingest -q --layout ai-jobs - > b; cmp a b && echo same
$ paybands ingest -q --layout ai-jobs jobs.zip > b; cmp a b && echo same
$ paybands ingest -q --layout ai-jobs - < jobs.zip > b; cmp a b && echo same
| same
| same
| same
= 0

## a sheet by its name, its number or a pattern
$ echo nothing > notes.csv; python3 "$FIXTURES"/book.py two.xlsx Notes=notes.csv "Pay 2024=$FIXTURES/jobs.csv"
$ paybands ingest -q --layout ai-jobs "two.xlsx#pay 2024" | wc -l
$ paybands ingest -q --layout ai-jobs two.xlsx#2 | wc -l
$ paybands ingest -q --layout ai-jobs "two.xlsx#Pay*" | wc -l
| 14
| 14
| 14
= 0

## a missing sheet is reported with those that exist
$ echo nothing > notes.csv; python3 "$FIXTURES"/book.py two.xlsx Notes=notes.csv "Pay 2024=$FIXTURES/jobs.csv"
$ paybands ingest --layout ai-jobs two.xlsx#Wages
! paybands: two.xlsx: the workbook has no sheet "Wages" (or more than one that matches); it has "Notes", "Pay 2024": choose one as FILE#SHEET, by name or number
= 3

## the first sheet may be the wrong one
$ echo nothing > notes.csv; python3 "$FIXTURES"/book.py two.xlsx Notes=notes.csv "Pay 2024=$FIXTURES/jobs.csv"
$ paybands ingest --layout ai-jobs two.xlsx > /dev/null
! paybands: sheet "Notes" (choose another as FILE#SHEET): two.xlsx: the header has no column "job_title" (title); is it a file of layout ai-jobs? For other column names write a layout with extends = ai-jobs
= 3

## a layout may choose the sheet and the member
$ echo nothing > notes.csv; python3 "$FIXTURES"/book.py two.xlsx Notes=notes.csv "Pay 2024=$FIXTURES/jobs.csv"
$ cp two.xlsx other.xlsx; python3 -m zipfile -c both.zip two.xlsx other.xlsx
$ sed 's/^kind = .*/&\nsheet = Pay*\nmember = two*/' "$PAYBANDS_HOME"/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest -q --layout mine.ini two.xlsx | wc -l; paybands ingest -q --layout mine.ini both.zip | wc -l
$ paybands ingest --layout mine.ini "both.zip#other.xlsx#Notes"
| 14
| 14
! paybands: sheet "Notes" (choose another as FILE#SHEET): both.zip#other.xlsx: the header has no column "job_title" (title); is it a file of layout ai-jobs? For other column names write a layout with extends = ai-jobs
= 3

## dates of a sheet are dates
< pay.csv
: when,title,pay
: date:45413,Data Scientist,100000
: date:44313.46,Data Engineer,110000
< mine.ini
: [layout]
: name = mine
: title = t
: publisher = p
: licence = l
: kind = observations
: [columns]
: date = when
: title = title
: base = pay
: [constants]
: currency = USD
: period = year
: country = US
: [parse]
: date = date-mdy
$ python3 "$FIXTURES"/book.py pay.xlsx Pay=pay.csv
$ paybands ingest -q --layout mine.ini pay.xlsx | cut -d, -f1-4,14
| source,line,date,title,base
| mine,2,2024-05-01,Data Scientist,100000
| mine,3,2021-04-27,Data Engineer,110000
= 0

## titles above the header, notes below: each row is accounted for
$ { echo "Table 1. Salaries, 2024"; echo; echo "In dollars, as reported"; cat "$FIXTURES"/jobs.csv; echo; echo "Note: rounded, and weighted"; echo "Source: the survey"; } > titled.csv
$ python3 "$FIXTURES"/book.py titled.xlsx Jobs=titled.csv
$ paybands ingest --layout ai-jobs titled.csv | cut -d, -f2,4 | sed -n '1,2p;$p'
$ paybands ingest --layout ai-jobs titled.xlsx | cut -d, -f2,4 | sed -n '1,2p;$p'
| line,title
| 5,Data Scientist
| 17,Engineer
| line,title
| 5,Data Scientist
| 17,Engineer
! ai-jobs: 15 rows read, 13 used, 2 filtered, 0 rejected; 12 matched to a role (92.3%)
! ai-jobs: 15 rows read, 13 used, 2 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## check lists notes by their rule
$ { cat "$FIXTURES"/jobs.csv; echo "Source: the survey"; } > noted.csv; python3 "$FIXTURES"/book.py noted.xlsx Jobs=noted.csv
$ paybands check --source ai-jobs=noted.xlsx | grep -A1 '  file\|filtered' | sed 's/[0-9]* bytes/N bytes/'
|   file noted.xlsx#Jobs, N bytes, utf-8
|     11 columns between commas; the header is on line 1
| --
|   filtered                        1    7.1%
|              1    7.1%  note
= 0

## in a text file whose header comes first, such a line is a bad row, unless the layout says find
$ { cat "$FIXTURES"/jobs.csv; echo "Source: the survey"; } > noted.csv
$ paybands ingest --layout ai-jobs noted.csv > /dev/null
$ sed 's/^kind = .*/&\nheader = find/' "$PAYBANDS_HOME"/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest --layout mine.ini noted.csv > /dev/null
! ai-jobs: 14 rows read, 13 used, 0 filtered, 1 rejected; 12 matched to a role (92.3%)
! mine: 14 rows read, 13 used, 1 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## a layout may hold to the first line
$ { echo "A title"; cat "$FIXTURES"/jobs.csv; } > titled.csv
$ sed 's/^kind = .*/&\nheader = first/' "$PAYBANDS_HOME"/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest --layout mine.ini titled.csv
! paybands: titled.csv: the header has no column "job_title" (title); the nearest is "A title"; is it a file of layout ai-jobs? For other column names write a layout with extends = ai-jobs
= 3

## the delimiter is the one that gives the header, whatever a title holds
$ { echo "Salaries, by title, place, and year"; tr ',' '\t' < "$FIXTURES"/jobs.csv; } > titled.tsv
$ paybands ingest -q --layout ai-jobs titled.tsv | wc -l
| 14
= 0

## members of an archive: the only one, or the only table
$ cp "$FIXTURES"/jobs.csv jobs.csv; echo read me > README.txt; python3 -m zipfile -c jobs.zip README.txt jobs.csv
$ paybands ingest -q --layout ai-jobs jobs.zip | wc -l
| 14
= 0

## of several, one is chosen by name, or all that match a pattern are read
$ cp "$FIXTURES"/jobs.csv a.csv; { cat a.csv; echo; } > b.csv; echo read me > README.txt; python3 -m zipfile -c all.zip a.csv README.txt b.csv
$ paybands ingest --layout ai-jobs all.zip#b.csv > /dev/null
$ paybands ingest --layout ai-jobs 'all.zip#*.csv' > /dev/null
$ paybands check --source 'ai-jobs=all.zip#*.csv' | grep '  file ' | sed 's/[0-9]* bytes/N bytes/'
$ paybands ingest --layout ai-jobs all.zip
|   file all.zip#a.csv, N bytes, utf-8
|   file all.zip#b.csv, N bytes, utf-8
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
! ai-jobs: 26 rows read, 26 used, 0 filtered, 0 rejected; 24 matched to a role (92.3%)
! paybands: all.zip: the archive holds 3 files, and none is the only table: choose one as FILE#MEMBER, a name or a pattern: a.csv, README.txt, b.csv
= 3

## a configuration may choose members of many archives
< my.ini
: [source jobs]
: layout = ai-jobs
: path = *.zip#j*.csv
$ cp "$FIXTURES"/jobs.csv jobs.csv; for n in 1 2; do echo >> jobs.csv; python3 -m zipfile -c $n.zip jobs.csv; done
$ paybands check -c my.ini | grep '  file \|read' | sed 's/[0-9]* bytes/N bytes/'
|   file 1.zip#jobs.csv, N bytes, utf-8
|   file 2.zip#jobs.csv, N bytes, utf-8
|   rows read                      26
= 0

## a member that is not there
$ cp "$FIXTURES"/jobs.csv jobs.csv; python3 -m zipfile -c jobs.zip jobs.csv
$ paybands ingest --layout ai-jobs jobs.zip#pay.csv
! paybands: jobs.zip: 0 members of the archive match "pay.csv": choose one as FILE#MEMBER, a name or a pattern; it holds jobs.csv
= 3

## a part of what has none
$ paybands ingest --layout ai-jobs "$FIXTURES"/jobs.csv#1 2>&1 | sed "s|$FIXTURES/||"
| paybands: jobs.csv: is not a zip archive or a workbook: it has no part "1"
= 0

## a cut archive
$ cp "$FIXTURES"/jobs.csv jobs.csv; python3 -m zipfile -c jobs.zip jobs.csv; head -c 300 jobs.zip > cut.zip
$ paybands ingest --layout ai-jobs cut.zip
! paybands: cut.zip: the zip archive is damaged or was cut short (Not a zip archive): fetch it again
= 3

## an archive that expands a thousandfold
$ { cat "$FIXTURES"/jobs.csv; head -c 20000000 /dev/zero | tr '\0' '\n'; } > bomb.csv; python3 -c 'import zipfile; zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED).write("bomb.csv")'
$ paybands ingest --layout ai-jobs bomb.zip > /dev/null
! paybands: bomb.zip#bomb.csv: the zip data grow to more than 200 times their size: refused as a decompression bomb (raise --expansion-limit if the file is sound)
= 3

## old workbooks and other kinds say what to do
$ printf '\320\317\021\340\241\261\032\341 old' > old.xls; paybands ingest --layout ai-jobs old.xls
! paybands: old.xls: is a workbook of the old kind (.xls), or one with a password: save it as .xlsx without a password, or as CSV
= 3

## encodings are detected, converted and reported
$ for e in latin1 utf-16; do sed 's/Data Scientist/Ingénieur/' "$FIXTURES"/jobs.csv | iconv -f utf-8 -t $e > $e.csv; done
$ sed 's/Data Scientist/Développeur “full-stack”/' "$FIXTURES"/jobs.csv | iconv -f utf-8 -t windows-1252 > windows.csv
$ sed 's/Data Scientist/Ingénieur/' "$FIXTURES"/jobs.csv | iconv -f utf-8 -t macintosh | tr '\n' '\r' > mac.csv
$ paybands check --source ai-jobs=latin1.csv --source ai-jobs=utf-16.csv --source ai-jobs=windows.csv --source ai-jobs=mac.csv | grep '  file '
$ for e in latin1 utf-16 mac windows; do paybands ingest -q --layout ai-jobs $e.csv | sed -n 2p | cut -d, -f4; done
|   file latin1.csv, 788 bytes, latin-1
|   file utf-16.csv, 1578 bytes, utf-16le
|   file windows.csv, 968 bytes, windows-1252
|   file mac.csv, 788 bytes, macintosh
| Ingénieur
| Ingénieur
| Ingénieur
| Développeur “full-stack”
= 0

## a layout may say the encoding
$ printf 'work_year,experience_level,employment_type,job_title,salary,salary_currency\n2024,MI,FT,\303\251,100000,USD\n' > a.csv
$ sed 's/^kind = .*/&\nencoding = windows-1252/' "$PAYBANDS_HOME"/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest -q --layout mine.ini a.csv | tail -1 | cut -d, -f4
| Ã©
= 0

## an unknown encoding
$ sed 's/^kind = .*/&\nencoding = ebcdic/' "$PAYBANDS_HOME"/ingest/layouts/ai-jobs.ini > mine.ini
$ paybands ingest --layout mine.ini a.csv 2>&1 | sed 's/:[0-9:]*:/:N:/'
| paybands: source mine: mine.ini:N: encoding = ebcdic: must be detect, utf-8, utf-16le, utf-16be, latin-1, windows-1252 or macintosh
= 0

## the description a publisher ships beside its table does not hide the table
$ cp "$FIXTURES"/jobs.csv salaries.csv; echo 'Field,Description' > Field_Descriptions.csv; echo text > ReadMe.txt
$ python3 -c "import zipfile; z = zipfile.ZipFile('all.zip', 'w'); [z.write(n) for n in ('Field_Descriptions.csv', 'salaries.csv', 'ReadMe.txt')]"
$ paybands bands -q --layout ai-jobs all.zip | wc -l
| 5
= 0

## a territory of the United States is a state of it, in a column as in a text
< p.ini
: [layout]
: name = p
: title = P
: publisher = P
: licence = P
: kind = observations
: [columns]
: title = Title
: base = Pay
: [optional columns]
: place = Place
: country = Country
: [constants]
: period = year
: currency = USD
$ printf 'Title,Pay,Place,Country\nData Engineer,100000,"San Juan, PR",\nData Engineer,100000,Puerto Rico,\nData Engineer,100000,,Puerto Rico\nData Engineer,100000,San Juan,PR\nData Engineer,100000,Guam,\nData Engineer,100000,Jamaica,\n' > p.csv
$ paybands ingest -q --layout ./p.ini p.csv | cut -d, -f9-11
| country,state,metro
| US,PR,41980
| US,PR,
| US,PR,
| US,PR,41980
| US,GU,
| JM,,
= 0

