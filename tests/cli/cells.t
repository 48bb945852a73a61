Parts: what reading files makes, merged later, on this machine or another.

## bands of parts, in any order, are those of all the files, to the byte
$ cd "$PAYBANDS_ROOT"/data/sample; split() { (head -1 $1; tail -n +2 $1 | sed -n "$2p") > "$OLDPWD/$3"; }
$ split sample-levels-fyi.csv 1,700 a.csv; split sample-levels-fyi.csv 701,900 b.csv; split sample-levels-fyi.csv '901,$' c.csv; cd "$OLDPWD"
$ for f in a b c; do paybands cells -q --layout levels-fyi -o $f.part $f.csv; done
$ paybands bands -q --layout levels-fyi a.csv b.csv c.csv > files; paybands bands -q --merge c.part a.part b.part > parts; cmp files parts && wc -l < parts
$ paybands bands -q --outlier-distance 3 --layout levels-fyi a.csv b.csv c.csv > files; paybands bands -q --outlier-distance 3 --merge b.part c.part a.part > parts; cmp files parts && cmp -s files /dev/null || wc -l < parts
| 299
| 299
= 0

## what is said of rows is said of all parts together
$ printf 'title,pay\nData Scientist,80000\nData Scientist,0\nNobody,70000\n' > a.csv; printf 'title,pay\nData Scientist,90000\nData Scientist,x\n' > b.csv
$ paybands cells -q --max-rejects 1 --layout "$FIXTURES"/survey.ini a.csv > a.part; paybands cells -q --max-rejects 1 --layout "$FIXTURES"/survey.ini b.csv | gzip > b.part
$ paybands bands --max-rejects 1 --rejects all.csv --layout "$FIXTURES"/survey.ini a.csv b.csv > /dev/null
$ paybands bands --max-rejects 1 --rejects parts.csv --layout "$FIXTURES"/survey.ini --merge a.part b.part > /dev/null; cmp all.csv parts.csv && cat parts.csv
$ paybands bands -q --max-rejects 0.3 --merge --layout "$FIXTURES"/survey.ini a.part b.part
| source,line,reason,field,value,file
| survey,3,pay-zero,pay,0,a.csv
| survey,3,pay-not-a-number,pay,x,b.csv
! survey: 5 rows read, 3 used, 0 filtered, 2 rejected; 2 matched to a role (66.7%)
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
! survey: 5 rows read, 3 used, 0 filtered, 2 rejected; 2 matched to a role (66.7%)
! bands of reported pay: 0 published, 2 left out (fewer than 5 observations), 0 withheld (employer), 0 withheld (complementary)
! paybands: survey: 2 of 5 rows were rejected, more than --max-rejects 0.3 allows; most often pay-not-a-number (1): is this the right layout?
= 3

## two files of one name keep two names
$ mkdir x y; printf 'title,pay\nData Scientist,0\n' > x/a.csv; printf 'title,pay\nData Scientist,-1\nData Scientist,5000\n' > y/a.csv
$ paybands cells -q --layout "$FIXTURES"/survey.ini -o 1.part x/a.csv; paybands cells -q --layout "$FIXTURES"/survey.ini -o 2.part y/a.csv
$ paybands bands -q --max-rejects 1 --rejects all.csv --layout "$FIXTURES"/survey.ini x/a.csv y/a.csv > /dev/null
$ paybands bands -q --max-rejects 1 --rejects parts.csv --layout "$FIXTURES"/survey.ini --merge 1.part 2.part > /dev/null; cmp all.csv parts.csv && cat parts.csv
| source,line,reason,field,value,file
| survey,2,pay-zero,pay,0,a.csv
| survey,2,pay-negative,pay,-1,a.csv (2)
= 0

## a part is its owner's alone, also where the shell made the file
$ printf 'title,pay\nData Scientist,80000\n' > a.csv; umask 022
$ paybands cells -q --layout "$FIXTURES"/survey.ini a.csv > a.part; paybands cells -q --layout "$FIXTURES"/survey.ini -o b.part a.csv; stat -c %a a.part b.part; cmp a.part b.part; head -1 a.part
| 600
| 600
| paybands part, private: it holds single pays
= 0

## the same file in two parts counts once or not at all
$ printf 'title,pay\nData Scientist,80000\n' > a.csv; paybands cells -q --layout "$FIXTURES"/survey.ini -o a.part a.csv; cp a.part b.part
$ paybands bands --layout "$FIXTURES"/survey.ini --merge a.part b.part
! paybands: a.csv (2): has the same content as a.csv (source survey), and its rows would count twice: give one of them
= 3

## a damaged, a cut and a foreign file are refused by name
$ printf 'title,pay\nData Scientist,80000\n' > a.csv; paybands cells -q --layout "$FIXTURES"/survey.ini -o a.part a.csv
$ (head -c 300 a.part; printf X; tail -c +302 a.part) > damaged.part; head -c 500 a.part > cut.part; head -c 50 a.part > short.part; : > empty.part
$ for f in damaged cut short empty; do paybands bands --layout "$FIXTURES"/survey.ini --merge a.part $f.part; echo $?; done
$ paybands bands --layout "$FIXTURES"/survey.ini --merge a.part a.csv; paybands bands --merge none.part
| 3
| 3
| 3
| 3
! paybands: damaged.part: is damaged or cut off: make it again by paybands cells
! paybands: cut.part: is damaged or cut off: make it again by paybands cells
! paybands: short.part: is damaged or cut off: make it again by paybands cells
! paybands: empty.part: is not a part: parts are made by paybands cells
! paybands: a.csv: is not a part: parts are made by paybands cells
! paybands: none.part: no such file: check the path
= 3

## a part of another version or format is refused by name
$ printf 'title,pay\nData Scientist,80000\n' > a.csv; paybands cells -q --layout "$FIXTURES"/survey.ini -o a.part a.csv
< edit.py
: import hashlib
: b = open('a.part', 'rb').read()[:-64]
: k = b.index(b'\n') + 1
: version = b[k + 4]
: def write(name, body): open(name, 'wb').write(body + hashlib.sha256(body).hexdigest().encode())
: write('old.part', b[:k] + b'\0' + b[k + 1:])
: write('version.part', b[:k + 4] + b'\x050.0.1' + b[k + 5 + version:])
$ python3 edit.py
$ paybands bands --layout "$FIXTURES"/survey.ini --merge old.part; paybands bands --layout "$FIXTURES"/survey.ini --merge version.part 2>&1 | sed 's/this is [0-9.]*/this is VERSION/'
| paybands: version.part: is a part made by paybands 0.0.1, and this is VERSION: make it again by this version
! paybands: old.part: is a part in format 0, and this paybands reads format 5: make it again by this version
= 0

## parts of other settings, tables, layouts and dates do not mix
$ printf 'title,pay\nData Scientist,80000\n' > a.csv; cp "$FIXTURES"/survey.ini mine.ini; paybands cells -q --layout ./mine.ini -o a.part a.csv
$ paybands bands --age none --layout ./mine.ini --merge a.part; paybands bands --hours-per-year 2000 --layout ./mine.ini --merge a.part
$ printf '[rates]\nEUR = 2\n' > rates.ini; paybands bands -c rates.ini --layout ./mine.ini --merge a.part
$ paybands bands -q --min-n 1 --min-n-quartiles 1 --min-n-tails 1 --jobs 1 --max-rejects 0.5 --layout ./mine.ini --merge a.part | wc -l
$ echo '; a word' >> mine.ini; paybands bands --layout ./mine.ini --merge a.part
| 3
! paybands: a.part: was made by other settings (age compound, not none): make it again by these, or merge it by those
! paybands: a.part: was made by other settings (hours-per-year 2080, not 2000): make it again by these, or merge it by those
! paybands: a.part: was made by other roles, reference tables, rates or wage index (rate of EUR): make it again by these, or merge it by those
! paybands: a.part: was made by another layout (mine.ini): make it again by these, or merge it by those
= 3

## pay that the limits of all parts leave out is left out, with the lines of its file
$ (echo title,pay; for i in $(seq 60); do echo Data Scientist,$((90000 + i * 100)); done) > a.csv; (echo title,pay; for i in $(seq 60); do echo Data Scientist,$((90000 + i * 90)); done; echo Data Scientist,900000) > b.csv
$ for f in a b; do paybands cells -q --layout "$FIXTURES"/survey.ini -o $f.part $f.csv; done
$ paybands bands --outlier-distance 6 --layout "$FIXTURES"/survey.ini a.csv b.csv > files; paybands bands --outlier-distance 6 --layout "$FIXTURES"/survey.ini --merge b.part a.part > parts; cmp files parts
! survey: 121 rows read, 121 used, 0 filtered, 0 rejected; 121 matched to a role (100.0%); 1 quarantined
! survey: 121 rows read, 121 used, 0 filtered, 0 rejected; 121 matched to a role (100.0%); 1 quarantined
= 0

## where limits cut into the cells of a part, it says how to make it again, and then it does
$ (echo title,pay; for i in $(seq 300); do echo Data Scientist,$((90000 + i * 100)); done) > a.csv; (echo title,pay; for i in $(seq 80); do echo Data Scientist,$((900000 + i * 90)); done) > b.csv
$ for f in a b; do paybands cells -q --layout "$FIXTURES"/survey.ini -o $f.part $f.csv; done
$ paybands bands -q --outlier-distance 6 --layout "$FIXTURES"/survey.ini --merge a.part b.part; echo $?
$ paybands cells -q --apart 0 --layout "$FIXTURES"/survey.ini -o b.part b.csv; paybands bands -q --outlier-distance 6 --layout "$FIXTURES"/survey.ini a.csv b.csv > files; paybands bands -q --outlier-distance 6 --layout "$FIXTURES"/survey.ini --merge a.part b.part > parts; cmp files parts && wc -l < parts
| 3
| 3
! paybands: b.part: pay of data-scientist in US in its cells is farther out than --outlier-distance 6 of all parts together allows, and is not there row by row: make it again with --apart 0
= 0

## of a configuration one source is read, or a share of its files
$ for i in 1 2 3 4 5; do printf 'title,pay\nData Scientist,8%s000\n' $i > $i.csv; done; cp "$FIXTURES"/survey.ini .
$ printf '[source ours]\nlayout = survey.ini\npath = [1-5].csv\n[source more]\nlayout = survey.ini\npath = 1.csv\n' > c.ini
$ for k in 1 2; do paybands cells -c c.ini --only ours --part $k/2 -o $k.part; done
$ paybands bands -q --min-n 5 --layout ./survey.ini --merge 2.part 1.part > parts; paybands bands -q --min-n 5 --layout ./survey.ini [1-5].csv > files; cmp parts files
$ paybands cells -c c.ini -o x.part; paybands cells -c c.ini --only ours --part 3/2 -o x.part;  paybands cells -c c.ini --only ours --part 6/7 -o x.part; paybands cells -c c.ini --only ours --part 1/7 -o x.part; ls *.part
| 1.part
| 2.part
| x.part
! ours: 2 rows read, 2 used, 0 filtered, 0 rejected; 2 matched to a role (100.0%)
! ours: 3 rows read, 3 used, 0 filtered, 0 rejected; 3 matched to a role (100.0%)
! paybands: cells: c.ini has 2 sources, and a part is of one: say --only SOURCE
! paybands: --part 3/2: write it as K/N, K from 1 to N
! paybands: --part 6/7: nothing is left for it: of 5 files, only large ones that are not packed are cut: make fewer parts
! ours: 1 rows read, 1 used, 0 filtered, 0 rejected; 1 matched to a role (100.0%)
= 0

## shares of a large file are pieces of it: no record is cut, lines keep their numbers, and what is missing is missed
< make.py
: import random
: seed = random.Random(4)
: with open('large.csv', 'w') as out:
:     out.write('title,pay,notes\n')
:     for i in range(90000):
:         pay = 0 if i % 4001 == 7 else int(90000 * seed.lognormvariate(0, 0.3))
:         out.write('%s,%d,"of %s,\n""two"" lines"\n' % (seed.choice(['Data Scientist', 'Clerk']), pay, 'x' * (i % 60)))
$ python3 make.py; cp "$FIXTURES"/survey.ini .; printf 'title,pay\nClerk,1\n' > small.csv
$ paybands bands -q --rejects r.csv --layout ./survey.ini large.csv small.csv > files
$ for n in 2 7; do rm -f *.part; for k in $(seq $n); do paybands cells -q --layout ./survey.ini --part $k/$n -o x$((10 - k)).part large.csv small.csv; done; paybands bands -q --rejects s.csv --layout ./survey.ini --merge *.part > parts; cmp files parts; cmp r.csv s.csv; done; tail -2 s.csv
$ mv x5.part x; paybands bands -q --layout ./survey.ini --merge *.part; cp x4.part x5.part; paybands bands -q --layout ./survey.ini --merge *.part; mv x x5.part; rm x3.part; paybands bands -q --layout ./survey.ini --merge *.part
| survey,176060,pay-zero,pay,0,large.csv
| survey,2,pay-implausible,pay,1,small.csv
! paybands: survey: large.csv: a piece of it is missing, or there twice: give the parts of --part 1/N to N/N, each once
! paybands: survey: large.csv: a piece of it is missing, or there twice: give the parts of --part 1/N to N/N, each once
! paybands: survey: large.csv: a piece of it is missing, or there twice: give the parts of --part 1/N to N/N, each once
= 3

## no pair is cut between shares, and of equal rows that count once no piece is read apart
< make.py
: import random
: seed = random.Random(5)
: with open('pairs.csv', 'w') as out:
:     out.write('work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n')
:     for i in range(9000):
:         title = seed.choice(['Data Scientist', 'Data Engineer', 'ML Engineer'])
:         for k in range(seed.choice([1, 2, 2, 3, 5]) if i % 3000 else 20001):
:             pay = seed.randrange(50000, 200000)
:             out.write('2024,SE,FT,%s,%d,USD,%d,US,%d,US,M\n' % (title, pay, pay, i))
$ python3 make.py; paybands bands -q --layout ai-jobs pairs.csv > files; paybands cells --layout ai-jobs -q -o one.part pairs.csv
$ for k in 1 2 3 4 5; do paybands cells -q --layout ai-jobs --part $k/5 -o $k.part pairs.csv; done; paybands bands --layout ai-jobs --merge [1-5].part 2> parts.said > parts; cmp files parts; paybands bands --layout ai-jobs --merge one.part 2> one.said > parts; cmp files parts; cmp one.said parts.said
$ (sed '/^kind/a equal_rows = drop' "$FIXTURES"/survey.ini) > drop.ini; (echo title,pay; for i in $(seq 300); do seq 80000 81000 | sed 's/^/Data Scientist,/'; done) > equal.csv; paybands cells --layout ./drop.ini --part 1/2 -o d.part equal.csv; paybands cells -q --layout ./drop.ini --part 2/2 -o d.part equal.csv; paybands bands -q --layout ./drop.ini --merge d.part | cut -d, -f10 | sed -n 2p
| 1001
! paybands: --part 1/2: nothing is left for it: of 1 files, only large ones that are not packed are cut: make fewer parts
= 0

## what has no part
$ paybands cells --layout oews x.csv; paybands cells x.csv; paybands cells --layout "$FIXTURES"/survey.ini; paybands cells --apart x --layout "$FIXTURES"/survey.ini x.csv; paybands bands --merge
! paybands: cells: layout oews: is of benchmarks, which are read where parts are merged: parts are of observations
! paybands: cells: which layout? give --layout NAME; see paybands layouts
! paybands: cells: give at least one FILE (- is standard input)
! paybands: --apart x: give a number from 0 to 1000
! paybands: --merge: give parts, and nothing else: paybands bands --merge PART...
= 2

## a row kept apart may be as short as a row can be: a source of one letter, small pay, nothing else
$ printf 'title,pay\n' > in.csv; for pay in 9000 9100 9200 9300 9400 9500 9600 9700; do echo "Data Scientist,$pay" >> in.csv; done; sed 's/^name = .*/name = a/' "$FIXTURES"/survey.ini > a.ini
$ paybands cells -q --layout ./a.ini --apart 0 -o a.part in.csv; paybands bands -q --layout ./a.ini --merge a.part > parts; paybands bands -q --layout ./a.ini in.csv | cmp - parts
= 0

## files cut within a pair are refused as parts as they are as files, in that order
$ head -1 "$FIXTURES"/jobs.csv > head; printf '2024,SE,FT,Data Engineer,160000,USD,160000,US,0,US,M\n2024,SE,FT,Data Scientist,154000,USD,154000,US,0,US,M\n' | cat head - > c.csv; printf '2024,SE,FT,Data Scientist,148000,USD,148000,US,0,US,M\n2024,SE,FT,Data Analyst,90000,USD,90000,US,0,US,M\n' | cat head - > d.csv
$ for f in c d; do paybands cells -q --layout ai-jobs -o $f.part $f.csv; done
$ paybands bands -q --layout ai-jobs c.csv d.csv 2>&1 | cut -c1-60; paybands bands -q --merge c.part d.part; paybands bands -q --merge d.part c.part | wc -l
$ printf '[source ai-jobs]\nlayout = ai-jobs\nparts = c.part\n' > p.ini; paybands cells -c p.ini -o x.part
| paybands: d.csv: line 2: the file begins within a pair: its
| 1
! paybands: d.part: begins within a pair: the first row of d.csv agrees with the last one of the part before it; cut the files elsewhere, or join them
! paybands: cells: source ai-jobs is given as parts already
= 2

## the last piece of a file may have no row, since a pair before it took them all: what comes after is held against that pair
< make.py
: import random
: head = 'work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n'
: seed = random.Random(6)
: def row(title, pay, i): return '2024,SE,FT,%s,%d,USD,%d,US,%d,US,M\n' % (title, pay, pay, i)
: with open('long.csv', 'w') as out:
:     out.write(head)
:     out.writelines(row('Data Scientist', seed.randrange(50000, 200000), i) for i in range(20000))
:     out.writelines(row('Data Engineer', 90000 + k, 7) for k in range(50001))
: rows = [row('Data Engineer', 150000, 7), row('Data Analyst', 80000, 1)]
: open('cut.csv', 'w').write(head + ''.join(rows))
: open('sound.csv', 'w').write(head + ''.join(reversed(rows)))
$ python3 make.py; for f in cut sound; do paybands cells -q --layout ai-jobs -o $f.part $f.csv; for k in 1 2 3 4; do paybands cells -q --layout ai-jobs --part $k/4 -o $k.part long.csv; paybands cells -q --layout ai-jobs --part $k/4 -o $f$k.part long.csv $f.csv; done; done
$ paybands bands --layout ai-jobs long.csv sound.csv > files 2> said; for parts in "[1-4].part sound.part" "sound[1-4].part"; do paybands bands --layout ai-jobs --merge $parts > parts 2> parts.said; cmp files parts; cmp said parts.said; done; wc -l < files
$ paybands bands -q --layout ai-jobs --merge [1-4].part cut.part; paybands bands -q --layout ai-jobs --merge cut[1-4].part
| 9
! paybands: cut.part: begins within a pair: the first row of cut.csv agrees with the last one of the part before it; cut the files elsewhere, or join them
! paybands: cut4.part: begins within a pair: the first row of cut.csv agrees with the last one of the part before it; cut the files elsewhere, or join them
= 3

## a file whose name looks like that of a second one keeps it
$ printf 'title,pay\nData Scientist,80000\nData Scientist,0\n' > a.csv; printf 'title,pay\nData Scientist,90000\nData Scientist,x\n' > 'a.csv (old)'
$ paybands cells -q --layout "$FIXTURES"/survey.ini -o a.part a.csv 'a.csv (old)'; paybands bands -q --rejects r.csv --layout "$FIXTURES"/survey.ini --merge a.part > /dev/null; cut -d, -f6 r.csv
| file
| a.csv
| a.csv (old)
= 0

## settings that decide no row of a part may differ where parts are merged; each other one of reading and pooling may not
$ printf 'title,pay\nData Scientist,80000\n' > a.csv; paybands cells -q --layout "$FIXTURES"/survey.ini -o a.part a.csv; merge() { paybands bands -q "$@" --layout "$FIXTURES"/survey.ini --merge a.part 2> got > /dev/null; echo "$?: $1 $(sed 's/.*made by other settings (//;s/): make it again.*//;s/ [0-9]*-[0-9]*, not/ DATE, not/;s/ in [0-9]* none, not [0-9.]*/ in YEAR/' got | head -1)"; }
$ merge --jobs 3; merge --outlier-distance 9; merge --outlier-min-n 31; merge --max-rejects 0.9; merge --expansion-limit 50; merge --min-n 7
$ merge --as-of 2024-01; merge --currency EUR; merge --pay-least 100; merge --pay-most 9000000; merge --hours-per-year 2000; merge --age none; merge --index-reach 2; merge --experience-steps 3,6,10
$ printf "[levels]\nmid = 3\n[levels data]\nsenior = 7\n" > c.ini; merge -c c.ini; merge --age none --pay-least 100 --pay-most 9000000 --hours-per-year 1999 --index-reach 2
| 0: --jobs
| 0: --outlier-distance
| 0: --outlier-min-n
| 0: --max-rejects
| 0: --expansion-limit
| 0: --min-n
| 3: --as-of as-of DATE, not 2024-01
| 3: --currency currency USD, not EUR; rate of that currency in YEAR
| 3: --pay-least pay-least 1000, not 100
| 3: --pay-most pay-most 10000000, not 9000000
| 3: --hours-per-year hours-per-year 2080, not 2000
| 3: --age age compound, not none
| 3: --index-reach index-reach 3, not 2
| 3: --experience-steps experience-steps 2,5,8, not 3,6,10
| 3: -c levels mid none, not 3; levels data senior none, not 7
| 3: --age age compound, not none; index-reach 3, not 2; hours-per-year 2080, not 1999 and 2 more
= 0

