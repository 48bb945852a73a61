Which sources of a configuration are read; a private one is in nothing that is published.

## --only and --without, in run, bands and explain; the nearest name
$ cp "$FIXTURES"/survey.ini one.ini; for s in al beta gamma; do (echo title,pay; seq 12 | awk -v s=${#s} '{ print "Data Scientist," 100000 * s + 1000 * $1 }') > $s.csv; printf "[source $s]\nlayout = ./one.ini\npath = $s.csv\n" >> c.ini; done
$ sources() { paybands run -q --json -c c.ini -o out --guard 0 "$@" | grep '"source":' | tr -d ' ",' | cut -d: -f2 | xargs; }
$ sources; sources --only beta; sources --only gamma --only al; sources --without beta; sources --only beta --only al --without al
$ sources --only beat; sources --without x; sources --only beta --without beta; sources --only beta --onyl beta
$ paybands explain -q -c c.ini --role data-scientist --level all --area US --only beta | head -2 | cut -c1-30
$ for s in a b; do sed "s/^name.*/name = $s/" one.ini > $s.ini; done; paybands bands -q --age none --source ./a.ini=al.csv --source ./b.ini=gamma.csv --only b | grep '^data-scientist.*,country,' | cut -d, -f1,10,16
| al beta gamma
| beta
| al gamma
| al gamma
| beta
|
|
|
|
| source  rows read  used  rejec
| beta           12    12
| data-scientist,12,506500
! paybands: --only beat: no such source; did you mean beta?
! paybands: --without x: no such source; known are al, beta, gamma
! paybands: --only and --without leave no source
! paybands: run: unknown option --onyl; did you mean --only?
= 0

## a private source: no figure, ledger, reject, page or input file tells of it
$ cp "$FIXTURES"/survey.ini one.ini; sed 's/^name.*/name = payroll/; s/^publisher.*/publisher = Secretive/' one.ini > payroll.ini
$ (echo title,pay; seq 40 | awk '{ print "Data Scientist," 100000 + 1000 * $1 }') > a.csv; (echo title,pay; seq 40 | awk '{ print "Data Scientist," 300000 + 1000 * $1 }'; echo Data Scientist,nothing) > own.csv
$ printf '[source a]\nlayout = ./one.ini\npath = a.csv\n' > without.ini; (cat without.ini; printf '[source mine]\nlayout = ./payroll.ini\npath = own.csv\nprivate = yes\n') > c.ini
$ paybands run -q -c without.ini -o one; paybands run -q -c c.ini -o two; diff -r one/latest/ two/latest/ && echo same
$ paybands explain -q -c c.ini --role data-scientist --level all --area US | head -2 | cut -c1-30; paybands check -q --summary -c c.ini | tail -n +3 | cut -d'|' -f2,3
| same
| source  rows read  used  rejec
| a              40    40
|  a | 40
|  mine | 41
= 0

## a private file in another source's pattern too; all private; neither yes nor no
$ cp "$FIXTURES"/survey.ini one.ini; (echo title,pay; echo Data Scientist,100000) | tee a.csv > own.csv; mkdir d; ln -s ../own.csv d/link.csv
$ for p in '*.csv' own.csv d/link.csv; do printf "[source a]\nlayout = ./one.ini\npath = $p\n[source mine]\nlayout = ./one.ini\npath = own.csv\nprivate = yes\n" > c.ini; paybands run -q -c c.ini; done; ls
$ paybands run -q -c c.ini --only mine; sed -i 's/private = yes/private = maybe/' c.ini; paybands run -q -c c.ini
| a.csv
| c.ini
| d
| one.ini
| own.csv
! paybands: own.csv: is of source mine, which is private, and of source a, which is not
! paybands: own.csv: is of source mine, which is private, and of source a, which is not
! paybands: d/link.csv: is of source mine, which is private, and of source a, which is not
! paybands: every source is private: nothing is left to read
! paybands: c.ini:7: private is yes or no
= 2
