Every threshold at its limit, and just past it.

## min-n and min-n-quartiles: 4 people are no cell, 5 are a median, 10 are percentiles
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ for n in 4 5 9 10; do (echo title,pay,who; seq $n | awk '{ print "Data Scientist," 100500 + 1000 * $1 ",E" $1 }') > r.csv; echo $n people; paybands bands -q --age none --layout ./e.ini r.csv | grep ,country, | cut -d, -f10,11,14-22; done
| 4 people
| 5 people
| 5,5,,,104000,,,,,low,quartiles
| 9 people
| 9,9,,,106000,,,,,low,quartiles
| 10 people
| 10,10,102400,103750,106000,108250,109600,78000,143000,low,
= 0

## min-n-tails: 11 of 12 people have no P10, no P90 and no interval
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ for n in 11 12; do (echo title,pay,who; seq $n | awk '{ print "Data Scientist," 100500 + 1000 * $1 ",E" $1 }') > r.csv; paybands bands -q --age none --min-n-tails 12 --layout ./e.ini r.csv | grep ,country, | cut -d, -f10,11,14-22; done
| 11,11,,104000,106500,109000,,,,low,tails
| 12,12,102600,104250,107000,109750,111400,79000,144000,low,
= 0

## min-n-ends: the interval's ends are rounded outwards for 29 people, and pay for 30
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ for n in 29 30; do (echo title,pay,who; seq $n | awk '{ print "Data Scientist," 100500 + 1000 * $1 ",E" $1 }') > r.csv; paybands bands -q --age none --layout ./e.ini r.csv | grep ,country, | cut -d, -f10,16,19-22; done
| 29,115500,85000,156000,low,
| 30,116000,86108.64,156211.68,medium,
= 0

## max-employer-share: a quarter of a cell may be one employer's, more may not
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ for n in 9 8; do (echo title,pay,who; seq $n | awk '{ print "Data Scientist," 100500 + 1000 * $1 ",E" $1 }'; seq 3 | awk '{ print "Data Scientist," 120500 + 1000 * $1 ",Big" }') > r.csv; paybands bands -q --age none --layout ./e.ini r.csv | grep ,country, | cut -d, -f10,16,22; done
| 12,107000,
| ,,employer
= 0

## an employer's share counts only where employers are known; 1 is no limit
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ (echo title,pay,who; seq 10 | awk '{ print "Data Scientist," 100500 + 1000 * $1 ",Big" }') > r.csv
$ paybands bands -q --age none --max-employer-share 1 --layout ./e.ini r.csv | grep ,country, | cut -d, -f10,13,16,22
$ paybands bands -q --age none --max-employer-share 0.999 --layout ./e.ini r.csv | grep ,country, | cut -d, -f10,13,16,22
| 10,,106000,
| ,,,employer
= 0

## pay-least and pay-most are themselves believed
$ printf 'title,pay\nData Scientist,999.99\nData Scientist,1000\nData Scientist,10000000\nData Scientist,10000000.01\n' > r.csv
$ paybands ingest -q --max-rejects 0.5 --rejects rejects.csv --layout "$FIXTURES"/survey.ini r.csv | cut -d, -f2,14; cut -d, -f2-5 rejects.csv
| line,base
| 3,1000
| 4,10000000
| line,reason,field,value
| 2,pay-implausible,pay,999.99
| 5,pay-implausible,pay,10000000.01
= 0

## max-rejects: half of the rows may be rejected, more may not
$ printf 'title,pay\nData Scientist,50000\nData Scientist,x\n' > r.csv
$ paybands ingest -q --layout "$FIXTURES"/survey.ini r.csv | wc -l
| 2
= 0

$ paybands ingest -q --max-rejects 0.4999 --layout "$FIXTURES"/survey.ini r.csv
! paybands: survey: 1 of 2 rows were rejected, more than --max-rejects 0.4999 allows; most often pay-not-a-number (1): is this the right layout?
= 3

## of the reasons the most frequent is named, of two equal ones the first of the list; of the sources the first past the share
$ reject() { { echo title,pay; printf "$1"; } > r.csv; paybands ingest -q --max-rejects 0.1 --layout "$FIXTURES"/survey.ini r.csv 2>&1 | grep -o 'often .*)'; }
$ reject 'Data Scientist,0\nData Scientist,x\n'; reject 'Data Scientist,0\nData Scientist,x\nData Scientist,0\n'; reject 'Data Sci\000entist,1\n'; reject 'Data Sci\000entist,1\nData Scientist\n'; reject 'Data Scientist\nData Sci\000entist,1\nData Sci\000entist,2\n'
| often pay-not-a-number (1)
| often pay-zero (2)
| often nul-byte (1)
| often ragged-row (1)
| often nul-byte (2)
= 0

$ for s in a b c; do sed "s/^name = .*/name = $s/" "$FIXTURES"/survey.ini > $s.ini; done; printf 'title,pay\nData Scientist,50000\n' > good.csv; printf 'title,pay\nData Scientist,60000\nData Scientist,x\n' > half.csv; printf 'title,pay\nData Scientist,y\nData Scientist,70000\n' > more.csv
$ try() { paybands $1 --max-rejects 0.1 --source ./a.ini=$2 --source ./b.ini=$3 --source ./c.ini=$4 2>&1 >/dev/null | grep -- --max-rejects | cut -c1-30; }
$ for command in check bands; do try $command half.csv good.csv more.csv; try $command good.csv half.csv more.csv; paybands $command -q --source ./a.ini=good.csv --source ./b.ini=half.csv --max-rejects 0.5 >/dev/null; echo $?; done
| paybands: a: 1 of 2 rows were
| paybands: b: 1 of 2 rows were
| 0
| paybands: a: 1 of 2 rows were
| paybands: b: 1 of 2 rows were
| 0
= 0

## hours-per-year: an hourly wage times the hours, at both ends of the setting
$ (sed 's/^period = year/period = hour/' "$FIXTURES"/survey.ini) > hour.ini
$ printf 'title,pay\nData Scientist,50\n' > r.csv
$ for h in 1000 2080 8784; do paybands ingest -q --hours-per-year $h --layout ./hour.ini r.csv | sed -n 2p | cut -d, -f14; done
| 50000
| 104000
| 439200
= 0

## guard: a median may move by a quarter, not by a dollar more; fewer than guard-min-n, by chance too
$ run() { (echo title,pay,who; seq $2 | awk -v pay=$1 '{ print "Data Scientist," pay ",E" $1 }') > r.csv; paybands run -q -o out --age none --source "./e.ini=r.csv" >/dev/null 2>err; echo $1 $2: $?; }
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ run 100000 30; run 125000 30; run 156251 30; run 93750 30; run 70312 30
$ rm -r out; run 100000 29; run 200000 29; rm -r out; run 100000 30; run 200000 29; run 200000 30
| 100000 30: 0
| 125000 30: 0
| 156251 30: 4
| 93750 30: 0
| 70312 30: 4
| 100000 29: 0
| 200000 29: 4
| 100000 30: 0
| 200000 29: 4
| 200000 30: 4
= 0

## outlier-distance 0 quarantines nobody; a setting of 6 quarantines one who earns far more
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nemployer = who\n') > e.ini
$ (echo title,pay,who; seq 40 | awk '{ print "Data Scientist," 100500 + 1000 * $1 ",E" $1 }'; echo Data Scientist,900000,X) > r.csv
$ for d in 0 6; do paybands bands -q --age none --outlier-distance $d --layout ./e.ini r.csv | grep ,country, | cut -d, -f10; done
| 41
| 40
= 0

## a named pipe that nobody writes to, or reads, ends with one line; one whose writer comes late is read
$ mkfifo p; (sleep 1; cat "$FIXTURES"/jobs.csv > p) & paybands ingest --layout ai-jobs p 2>/dev/null | wc -l; paybands ingest --layout ai-jobs p; echo "exit $?"
$ paybands ingest --layout ai-jobs --rejects p "$FIXTURES"/jobs.csv | wc -l
| 14
| exit 3
| 0
! paybands: p: is a named pipe, and nobody has opened it to write for 10 seconds: start the writer first
! paybands: p: is a named pipe, and nobody has opened it to read for 10 seconds: start the reader first
= 0

## more shared texts than a workbook of its size holds, or than its parts may grow to, are a bomb; a million codes are not
< book.py
: import random, sys, zipfile
: random.seed(1)
: ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
: of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
: rel = "http://schemas.openxmlformats.org/package/2006/relationships"
: one = f'<Relationships xmlns="{rel}"><Relationship Id="r1" Type="{of}/%s" Target="%s"/>%s</Relationships>'
: strings = f'<Relationship Id="r2" Type="{of}/sharedStrings" Target="sharedStrings.xml"/>'
: text = {"empty": b"<si><t>%x</t></si>" * 3 % tuple(random.getrandbits(4000000) for _ in "123") + b"<si><t/></si>" * 3000000, "long": (b"<si><t>" + b"a" * 900000 + b"</t></si>") * 50, "blank": b" " * 90000000,
:         "codes": b"".join(b"<si><t>A%08d</t></si>" % i for i in range(1000000))}[sys.argv[1]]
: with zipfile.ZipFile(sys.argv[1] + ".xlsx", "w", zipfile.ZIP_DEFLATED) as z:
:     z.writestr("_rels/.rels", one % ("officeDocument", "xl/workbook.xml", ""))
:     z.writestr("xl/workbook.xml", f'<workbook {ns} xmlns:r="{of}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>')
:     z.writestr("xl/_rels/workbook.xml.rels", one % ("worksheet", "worksheets/sheet1.xml", strings))
:     z.writestr("xl/worksheets/sheet1.xml", f'<worksheet {ns}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>')
:     z.writestr("xl/sharedStrings.xml", f"<sst {ns}>".encode() + text + b"</sst>")
$ for kind in empty long blank codes; do python3 book.py $kind; (ulimit -t 6; paybands check --source ai-jobs=$kind.xlsx 2>&1 | cut -c1-120); done
| paybands: empty.xlsx#xl/sharedStrings.xml: there are more texts than a file of this size holds: refused as a decompressi
| paybands: long.xlsx#xl/sharedStrings.xml: the zip data grow to more than 50 times their size: refused as a decompression
| paybands: blank.xlsx#xl/sharedStrings.xml: the zip data grow to more than 50 times their size: refused as a decompressio
| paybands: sheet "S" (choose another as FILE#SHEET): codes.xlsx: the header has no column "job_title" (title); is it a fi
= 0

