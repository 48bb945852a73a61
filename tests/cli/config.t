A configuration: every key, at its limits, and what each mistake is told.

## names of sources: 42 characters in a section and 64 elsewhere, letters, digits, - _ and .
$ x() { printf "%${1}s" | tr ' ' x; }
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini
$ for n in "$(x 42)" "$(x 43)" a-b_c.D9 'a b' a/b 'a
$ ' '' é; do printf "[source $n]\nlayout = ./s.ini\npath = r.csv\n" > c.ini; paybands check -q --summary -c c.ini | tail -n +3 | cut -d'|' -f2; done
|  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
|  a-b_c.D9
! paybands: c.ini:1: the section's name is longer than 49 bytes: shorten it
! paybands: c.ini:2: 'a b' cannot name a source; use letters, digits, - _ and .
! paybands: c.ini:2: 'a/b' cannot name a source; use letters, digits, - _ and .
! paybands: c.ini:1: not understood: write [section] or key = value
! paybands: c.ini:2: '' cannot name a source; use letters, digits, - _ and .
! paybands: c.ini:2: 'é' cannot name a source; use letters, digits, - _ and .
= 0

$ x() { printf "%${1}s" | tr ' ' x; }; printf 'title,pay\nData Scientist,50000\n' > r.csv
$ for n in "$(x 64)" "$(x 65)"; do cp "$FIXTURES"/survey.ini $n.ini; paybands check -q --summary --source ./$n.ini=r.csv | tail -n +3 | cut -d'|' -f2; done
|  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
! paybands: --source ./xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.ini=r.csv: the layout's name is not one
= 0

## a layout that ends in .ini is a file, beside the configuration, and a run may read it
$ mkdir conf; printf 'title,pay\nData Scientist,50000\n' > conf/r.csv; cp "$FIXTURES"/survey.ini conf/s.ini
$ printf '[run]\nmin_n = 1\n[source s]\nlayout = s.ini\npath = r.csv\n' > conf/c.ini
$ paybands run -q -c conf/c.ini -o out && ls out/latest/bands.csv; cd conf; paybands run -q -c c.ini -o ../two && ls ../two/latest/bands.csv
| out/latest/bands.csv
| ../two/latest/bands.csv
= 0

## the order of sources is that of the file; a section may go on
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; printf 'title,pay\nData Scientist,50001\n' > q.csv; cp "$FIXTURES"/survey.ini s.ini
$ printf '[source z]\nlayout = ./s.ini\n[source a]\npath = r.csv\nlayout = ./s.ini\n[source z]\npath = q.csv\nlayout = ./s.ini\nsample = yes\n' > c.ini; paybands check -q --summary -c c.ini | tail -n +3 | cut -d'|' -f2,3
$ paybands check -q -c c.ini | grep survey; paybands check -q -c c.ini | grep '^[az] '
|  z | 1
|  a | 1
| z  (Survey; a SAMPLE, not pay)
| a  (Survey)
= 0

## what a mistake in a source is told
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini
$ try() { printf "[source s]\nlayout = ./s.ini\npath = r.csv\n$1\n" > c.ini; paybands check -q --summary -c c.ini | tail -n +3 | cut -d'|' -f2,3; }
$ for k in 'date = 2024-13' 'date = 1969' 'date = 1970' 'date = 2099-12-31' 'date = 2100' 'date =' 'sample = no' 'sample = yes' 'sample = maybe' 'sample =' 'paht = x' 'colour = x' 'path = none.csv' 'path =' 'layout = none' 'layout = ./none.ini'; do echo "$k"; try "$k" 2>&1; done
$ printf '[run]\n' > c.ini; paybands check -c c.ini; printf '[source s]\nlayout = ./s.ini\n' > c.ini; paybands check -c c.ini; printf '[source s]\npath = r.csv\n' > c.ini; paybands check -c c.ini
$ for s in sources 'source' rate run; do printf "[$s]\nx = 1\n" > c.ini; paybands check -c c.ini; done
| date = 2024-13
| paybands: c.ini:4: date '2024-13' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to 2099
| date = 1969
| paybands: c.ini:4: date '1969' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to 2099
| date = 1970
| paybands: s: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often date-outside-index (1): is this the right layout?
|  s | 1
| date = 2099-12-31
| paybands: s: 1 of 1 rows were rejected, more than --max-rejects 0.5 allows; most often date-outside-index (1): is this the right layout?
|  s | 1
| date = 2100
| paybands: c.ini:4: date '2100' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to 2099
| date =
| paybands: c.ini:4: date '' is not YYYY, YYYY-MM or YYYY-MM-DD of 1970 to 2099
| sample = no
|  s | 1
| sample = yes
|  s | 1
| sample = maybe
| paybands: c.ini:4: sample is yes or no
| sample =
| paybands: c.ini:4: sample is yes or no
| paht = x
| paybands: c.ini:4: unknown key 'paht' of a source; did you mean path?
| colour = x
| paybands: c.ini:4: unknown key 'colour' of a source (layout, path, parts, date, release, sample, private)
| path = none.csv
| paybands: none.csv: no such file: check the path
| path =
|  s | 1
| layout = none
| paybands: source s: no layout "none"; see paybands layouts for all of them, or give the path of a layout file
| layout = ./none.ini
| paybands: source s: ./none.ini: no such file: check the path
! paybands: c.ini: names no source; add a [source NAME] with layout and path
! paybands: c.ini: [source s] has no path
! paybands: c.ini: [source s] has no layout; see paybands layouts
! paybands: c.ini:2: unknown section [sources]; known are [run], [source NAME], [rates], [wages], [levels], [levels FAMILY] and [site]
! paybands: c.ini:2: unknown section [source]; known are [run], [source NAME], [rates], [wages], [levels], [levels FAMILY] and [site]
! paybands: c.ini:2: unknown section [rate]; known are [run], [source NAME], [rates], [wages], [levels], [levels FAMILY] and [site]
! paybands: c.ini:2: unknown setting "x"
= 2

## paths are beside the configuration, unless they are whole
$ mkdir -p d/e; printf 'title,pay\nData Scientist,50000\n' > d/e/r.csv; cp "$FIXTURES"/survey.ini d/s.ini
$ printf "[run]\noutput = out\n[source s]\nlayout = ./s.ini\npath = e/r.csv\n" > d/c.ini; paybands run -q -c d/c.ini; ls; ls d; rm -r d/out
$ printf "[run]\noutput = $PWD/here\n[source s]\nlayout = $PWD/d/s.ini\npath = $PWD/d/e/r.csv\n" > d/c.ini; paybands run -q -c d/c.ini; ls; ls d
$ (cd d && paybands check -q --summary -c c.ini | tail -1 | cut -d'|' -f2,3); printf "[run]\noutput =\n" > c.ini; paybands run -q -c c.ini
$ printf "[source s]\nlayout = s.ini\npath = e/*.csv\n" > d/c.ini; paybands check -q --summary -c d/c.ini | tail -1 | cut -d'|' -f2,3; printf "[source s]\nlayout = ./s.ini\npath = -\n" > d/c.ini; paybands check -q --summary -c d/c.ini < d/e/r.csv | tail -1 | cut -d'|' -f2,3
| d
| c.ini
| e
| out
| s.ini
| d
| here
| c.ini
| e
| s.ini
|  s | 1
|  s | 1
|  s | 1
! paybands: c.ini:2: output is empty
= 0

## an option for the folder goes over the configuration's
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini; printf "[run]\noutput = one\nmin-n = 7\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c.ini
$ paybands run -c c.ini; paybands run -c c.ini -o two --min-n 8; ls -d one two; grep -h -A1 '"min-n"' */latest/manifest.json
| one
| two
|     "min-n": "7",
|     "min-n-quartiles": "10",
| --
|     "min-n": "8",
|     "min-n-quartiles": "10",
! s: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! bands of reported pay: 0 published, 2 left out (fewer than 7 observations), 0 withheld (employer), 0 withheld (complementary)
! published: one/latest/index.html
! s: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! bands of reported pay: 0 published, 2 left out (fewer than 8 observations), 0 withheld (employer), 0 withheld (complementary)
! published: two/latest/index.html
= 0

## patterns of file names, with a part after '#', and names that are no pattern
$ printf 'title,pay\nData Scientist,50000\n' > a1.csv; printf 'title,pay\nData Scientist,51000\n' > a2.csv; printf 'title,pay\nData Scientist,52000\n' > 'a[1].csv'; printf 'title,pay\nData Scientist,53000\n' > 'a#1.csv'
$ python3 -c 'import zipfile; [zipfile.ZipFile(f"z{n}.zip", "w").write(f"a{n}.csv") for n in (1, 2)]'
$ for p in 'a?.csv' 'a[12].csv' 'a[1].csv' 'a#1.csv' 'a#?.csv' 'z*.zip' 'z*.zip#*.csv' 'z*.zip#a1.csv' 'z?.zip#none*' 'b*.csv' 'b*.zip#x' 'a*.csv'; do echo "$p"; paybands ingest --layout "$FIXTURES"/survey.ini "$p" 2>&1 | sed -E 's/^(([^,]*,){13})([^,]*),.*/\3/' | cut -c1-90; done
$ cat a1.csv | paybands ingest -q --layout "$FIXTURES"/survey.ini -- '-#[x]' 2>&1 | cut -c 1-60
| a?.csv
| base
| 50000
| 51000
| survey: 2 rows read, 2 used, 0 filtered, 0 rejected; 2 matched to a role (100.0%)
| a[12].csv
| base
| 50000
| 51000
| survey: 2 rows read, 2 used, 0 filtered, 0 rejected; 2 matched to a role (100.0%)
| a[1].csv
| base
| 52000
| survey: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
| a#1.csv
| base
| 53000
| survey: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
| a#?.csv
| base
| 53000
| survey: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
| z*.zip
| base
| 50000
| 51000
| survey: 2 rows read, 2 used, 0 filtered, 0 rejected; 2 matched to a role (100.0%)
| z*.zip#*.csv
| base
| 50000
| 51000
| survey: 2 rows read, 2 used, 0 filtered, 0 rejected; 2 matched to a role (100.0%)
| z*.zip#a1.csv
| paybands: z2.zip: 0 members of the archive match "a1.csv": choose one as FILE#MEMBER, a na
| z?.zip#none*
| paybands: z1.zip: 0 members of the archive match "none*": choose one as FILE#MEMBER, a nam
| b*.csv
| paybands: b*.csv: no file matches; check the pattern
| b*.zip#x
| paybands: b*.zip#x: no file matches; check the pattern
| a*.csv
| base
| 53000
| 50000
| 51000
| 52000
| survey: 4 rows read, 4 used, 0 filtered, 0 rejected; 4 matched to a role (100.0%)
| paybands: standard input: is not a zip archive or a workbook
= 0

## a sample is one by its name, in a folder or an archive, and by no other part of a path
$ mkdir sample-folder; printf 'title,pay\nData Scientist,50000\n' > sample-a.csv; cp sample-a.csv a.csv; cp a.csv my-sample-a.csv; cp a.csv sample-folder/b.csv; cp a.csv sample.csv
$ python3 -c 'import zipfile; zipfile.ZipFile("z.zip", "w").write("a.csv", "d/sample-a.csv")'
$ for p in sample-a.csv ./sample-a.csv a.csv my-sample-a.csv sample-folder/b.csv sample.csv z.zip 'z.zip#d/sample-a.csv'; do echo "$p $(paybands check -q --json --source "$FIXTURES"/survey.ini="$p" | grep sample\")"; done
| sample-a.csv     "sample": true,
| ./sample-a.csv     "sample": true,
| a.csv     "sample": false,
| my-sample-a.csv     "sample": false,
| sample-folder/b.csv     "sample": false,
| sample.csv     "sample": false,
| z.zip     "sample": false,
| z.zip#d/sample-a.csv     "sample": true,
= 0

## --source and --layout
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; printf 'title,pay\nData Scientist,51000\n' > q.csv; cp "$FIXTURES"/survey.ini s.ini
$ for s in s.ini =r.csv s.ini= s.ini './s!.ini=r.csv' ./s.ini=r.csv; do paybands check -q --summary --source "$s" | tail -n +3 | cut -d'|' -f2,3; done
$ paybands check -q --summary --source ./s.ini=r.csv --source ./s.ini=q.csv | tail -n +3 | cut -d'|' -f2,3
$ paybands bands --layout 's!.ini' r.csv; paybands bands --layout ./s.ini --source ./s.ini=r.csv; paybands bands --source ./s.ini=r.csv > out;  paybands ingest -q --layout ./s.ini r.csv | sed 's/^survey/other/' > o.csv; paybands bands --source ./s.ini=q.csv o.csv > out; paybands bands --layout ./s.ini --source ./s.ini=r.csv q.csv > out
$ paybands ingest --layout ./s.ini none.csv q.csv; paybands ingest --layout ./s.ini q.csv 'none*.csv'
|  s | 1
|  s | 2
! paybands: --source s.ini: write it as LAYOUT=PATH
! paybands: --source =r.csv: write it as LAYOUT=PATH
! paybands: --source s.ini=: write it as LAYOUT=PATH
! paybands: --source s.ini: write it as LAYOUT=PATH
! paybands: --source ./s!.ini=r.csv: the layout's name is not one
! paybands: --layout s!.ini: not the name of a layout
! paybands: --layout ./s.ini: needs at least one FILE; --source names its own layout
! s: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
! s: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! observations: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
! s: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! s: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
! paybands: none.csv: no such file: check the path
! paybands: none*.csv: no file matches; check the pattern
= 3

## rates: a currency, a currency's year, at the limits of a year; one of each
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; sed 's/^currency = .*/currency = PLN/; s/^date = .*/date = 2023/' "$FIXTURES"/survey.ini > s.ini
$ try() { printf "[rates]\n$1\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c.ini; paybands run -q -o out -c c.ini --min-n 1 --age none && grep -o '"rate PL[^,]*' out/latest/manifest.json | tr '\n' ' ' && sed -n 2p out/latest/sources.csv | cut -c1-20; }
$ for r in 'PLN = 0.3' 'PLN 2023 = 0.4' 'PLN2023 = 0.4' 'PLN = 0.3\nPLN 2023 = 0.4' 'PLN 2023 = 0.4\nPLN = 0.3' 'PLN 1899 = 1' 'PLN 1900 = 1' 'PLN 2200 = 1' 'PLN 2201 = 1' 'PLN x = 1' 'PLN = 0' 'PLN = -1' 'PLN = x' 'PLN = inf' 'PLN =' 'USD = 1' 'XQX = 1' 'PL = 1' 'PLNX = 1' 'ecb =' 'ecb = none.csv' 'PLN = 1\nPLN = 2' 'PLN 2023 = 1\nPLN 2023 = 1' 'PLN 2022 = 1\nPLN 2023 = 1'; do echo "$r" | tr '\n' ' '; rm -rf out; try "$r" 2>&1; done
| PLN = 0.3 "rate PLN": "0.3" data-scientist,all,a
| PLN 2023 = 0.4 "rate PLN 2023": "0.4" data-scientist,all,a
| PLN2023 = 0.4 "rate PLN 2023": "0.4" data-scientist,all,a
| PLN = 0.3 PLN 2023 = 0.4 "rate PLN": "0.3" "rate PLN 2023": "0.4" data-scientist,all,a
| PLN 2023 = 0.4 PLN = 0.3 "rate PLN 2023": "0.4" "rate PLN": "0.3" data-scientist,all,a
| PLN 1899 = 1 paybands: c.ini:2: 'PLN 1899' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| PLN 1900 = 1 "rate PLN 1900": "1" data-scientist,all,a
| PLN 2200 = 1 "rate PLN 2200": "1" data-scientist,all,a
| PLN 2201 = 1 paybands: c.ini:2: 'PLN 2201' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| PLN x = 1 paybands: c.ini:2: 'PLN x' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| PLN = 0 paybands: c.ini:2: '0' is not a rate above 0, in US dollars per unit
| PLN = -1 paybands: c.ini:2: '-1' is not a rate above 0, in US dollars per unit
| PLN = x paybands: c.ini:2: 'x' is not a rate above 0, in US dollars per unit
| PLN = inf paybands: c.ini:2: 'inf' is not a rate above 0, in US dollars per unit
| PLN = paybands: c.ini:2: '' is not a rate above 0, in US dollars per unit
| USD = 1 paybands: c.ini:2: 'USD' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| XQX = 1 paybands: c.ini:2: 'XQX' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| PL = 1 paybands: c.ini:2: 'PL' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| PLNX = 1 paybands: c.ini:2: 'PLNX' is not ecb, a currency (PLN) or a currency's year (PLN 2023)
| ecb = paybands: c.ini:2: ecb is empty
| ecb = none.csv paybands: none.csv: no such file: check the path
| PLN = 1 PLN = 2 paybands: c.ini:3: 'PLN' is given twice
| PLN 2023 = 1 PLN 2023 = 1 paybands: c.ini:3: 'PLN 2023' is given twice
| PLN 2022 = 1 PLN 2023 = 1 "rate PLN 2022": "1" "rate PLN 2023": "1" data-scientist,all,a
= 0

## a rate of a year goes over one of every year, in any order
$ (echo title,pay; yes Data Scientist,100000 | head -12) > r.csv; sed 's/^currency = .*/currency = PLN/; s/^date = .*/date = 2023/' "$FIXTURES"/survey.ini > s.ini; sed 's/^date = .*/date = 2022/; s/^name = .*/name = t/' s.ini > t.ini
$ for r in 'PLN = 0.3\nPLN 2023 = 0.4' 'PLN 2023 = 0.4\nPLN = 0.3'; do for d in 2022 2023; do printf "[rates]\n$r\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c.ini; sed -i "s/^date = .*/date = $d/" s.ini; paybands run -q -o out -c c.ini --age none --guard 0; cut -d, -f16 out/latest/bands.csv | sed -n 2p; done; done
| 30000
| 40000
| 30000
| 40000
= 0

## wages: one file, by its path
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini
$ for w in 'path =' 'path = a\npath = b' 'pth = a' 'path = none.csv'; do printf "[wages]\n$w\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c.ini; paybands run -q -o out -c c.ini; done
! paybands: c.ini:2: path is empty
! paybands: c.ini:3: 'path' is given twice
! paybands: c.ini:2: unknown key 'pth' of [wages]; did you mean path?
! paybands: none.csv: no such file: check the path
= 2

## the ECB's file: its header, its days, its currencies; each mistake by its line
$ (echo title,pay; yes Data Scientist,100000 | head -12) > r.csv; sed 's/^currency = .*/currency = PLN/; s/^date = .*/date = 2023/' "$FIXTURES"/survey.ini > s.ini; printf "[rates]\necb = e.csv\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c.ini
$ try() { printf "$1" > e.csv; paybands run -q -o out --guard 0 -c c.ini --age none && cut -d, -f16 out/latest/bands.csv | sed -n 2p; }
$ for t in '' 'x' 'Day,USD,PLN,\n2023-01-02,1.1,4.4,\n' 'Date,PLN,\n2023-01-02,4.4,\n' 'Date,USD,PLN,\n' 'Date,USD,PLN,\nsoon,1.1,4.4,\n' 'Date,USD,PLN,\n2023-01,1.1,4.4,\n' 'Date,USD,PLN,\n2023-01-02,x,4.4,\n' 'Date,USD,PLN,\n2023-01-02,N/A,4.4,\n' 'Date,USD,PLN,\n2023-01-02,0,4.4,\n' 'Date,USD,PLN,\n2023-01-02,1.1,4.4,\n' 'Date,USD,PLN,\n2023-01-02,1.1,4.4,\n2023-01-03,1.1,2.2,\n' 'Date,USD,PLN,\n2023-01-02,1.1,N/A,\n2023-01-03,1.1,2.2,\n' 'Date,USD,PLN,\n2023-01-02,1.1,-1,\n2023-01-03,1.1,2.2,\n' 'Date,USD,PLN\n2023-01-02,1.1,4.4\n' 'Date,USD,PLN,\n2022-01-02,1.1,4.4,\n' 'Date,USD,PLN,\n2023-01-02,1.1\n'; do echo "$t" | tr '\n' '|'; try "$t" 2>&1; done
| |paybands: e.csv: holds no rates
| x|paybands: e.csv:1: is not the ECB's file of reference rates: it starts with "Date,USD,..."
| Day,USD,PLN,|2023-01-02,1.1,4.4,||paybands: e.csv:1: is not the ECB's file of reference rates: it starts with "Date,USD,..."
| Date,PLN,|2023-01-02,4.4,||paybands: e.csv:1: there is no column "USD"
| Date,USD,PLN,||paybands: e.csv: holds no rates
| Date,USD,PLN,|soon,1.1,4.4,||paybands: e.csv:2: is not a day's reference rates
| Date,USD,PLN,|2023-01,1.1,4.4,||paybands: e.csv:2: is not a day's reference rates
| Date,USD,PLN,|2023-01-02,x,4.4,||paybands: e.csv:2: "x" is not a rate above 0
| Date,USD,PLN,|2023-01-02,N/A,4.4,||paybands: e.csv: holds no rates
| Date,USD,PLN,|2023-01-02,0,4.4,||paybands: e.csv:2: "0" is not a rate above 0
| Date,USD,PLN,|2023-01-02,1.1,4.4,||25000
| Date,USD,PLN,|2023-01-02,1.1,4.4,|2023-01-03,1.1,2.2,||33333.33
| Date,USD,PLN,|2023-01-02,1.1,N/A,|2023-01-03,1.1,2.2,||50000
| Date,USD,PLN,|2023-01-02,1.1,-1,|2023-01-03,1.1,2.2,||paybands: e.csv:2: "-1" is not a rate above 0
| Date,USD,PLN|2023-01-02,1.1,4.4||25000
| Date,USD,PLN,|2022-01-02,1.1,4.4,||23796.9
| Date,USD,PLN,|2023-01-02,1.1||paybands: e.csv:2: is not a day's reference rates
= 2

## [site]: the address of the run's folder, and what is no such address
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini
$ try() { printf "[site]\n$1\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c.ini; paybands run -q -o out -c c.ini --min-n 1 --guard 0 && grep -o 'rel="canonical" href="[^"]*"' out/latest/roles/data-scientist.html; }
$ for u in https://example.org/pay/ http://localhost:1313 'https://[::1]/a~b' example.org/pay ftp://example.org https:// 'https://a b' 'https://a"b' 'https://a/<b>' 'https://a/?q=1' 'https://a/#b' 'javascript:x' 'https:///a' ''; do try "url = $u"; done
$ try 'ulr = https://a'; try 'colour = red'; try 'url = https://a\nurl = https://b'
$ try "url = https://$(printf '%493s' | tr ' ' x)/" 2>&1 | cut -c1-30; try "url = https://$(printf '%492s' | tr ' ' x)/" 2>&1 | cut -c1-30
| rel="canonical" href="https://example.org/pay/roles/data-scientist.html"
| rel="canonical" href="http://localhost:1313/roles/data-scientist.html"
| rel="canonical" href="https://[::1]/a~b/roles/data-scientist.html"
| paybands: c.ini:2: url 'https:
| rel="canonical" href="https://
! paybands: c.ini:2: url 'example.org/pay' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'ftp://example.org' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https:' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https://a b' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https://a"b' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https://a/<b>' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https://a/?q=1' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https://a/#b' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'javascript:x' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: url 'https:///a' is not the address of a folder, such as https://example.org/pay
! paybands: c.ini:2: 'url' is empty
! paybands: c.ini:2: unknown key 'ulr' of [site]; did you mean url?
! paybands: c.ini:2: unknown key 'colour' of [site]
! paybands: c.ini:3: 'url' is given twice
= 0

