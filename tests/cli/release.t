Which release of its publisher a source is: from the file beside it, or from the configuration.

## what the Read Me of an O*NET database says is in every citation; its files alone say nothing
# another release is not the same run
# in an archive
# the configuration goes before it, for a source of any kind
# what cannot be a release says nothing
$ mkdir db; printf 'O*NET-SOC Code\tTitle\tTask ID\tTask\tTask Type\n15-2051.00\tData Scientists\t1\tAnalyze data.\tCore\n' > 'db/Task Statements.txt'
$ one() { paybands run -q -o "$1" --source "onet-tasks=${2:-db/Task Statements.txt}"; sed -n '/onet_release/p' "$1"/latest/roles/data-scientist.md; grep -o '"title": "O.NET[^"]*"\|"citation": "O.NET Res[^"]*"' "$1"/latest/roles/data-scientist.json | sort -u; }
$ cd db; paybands run -q -o ../none --source 'onet-tasks=Task Statements.txt'; cd ..; grep -c 'Statements, release' none/latest/roles/data-scientist.json
$ printf 'O*NET 29.3 Database\r\nMay 2025 Release\r\n' > 'db/Read Me.txt'; one out; grep -o 'O.NET release: [^<]*' out/latest/roles/data-scientist.html
| 0
| onet_release: "29.3"
| "citation": "O*NET Resource Center (USDOL/ETA), O*NET Database, Task Statements, release 29.3"
| "title": "O*NET Database, Task Statements, release 29.3"
| O*NET release: 29.3.
= 0

$ paybands run -o out --source 'onet-tasks=db/Task Statements.txt' 2>&1 | cut -c1-10; printf 'O*NET 30.0 Database\n' > 'db/Read Me.txt'; paybands run -o out --source 'onet-tasks=db/Task Statements.txt' 2>&1 | cut -d: -f1; sed -n '/onet_release/p' out/latest/roles/data-scientist.md
| unchanged:
| onet-tasks
| published
| onet_release: "30.0"
= 0

$ python3 -c "import zipfile
$ with zipfile.ZipFile('db_30_0_text.zip', 'w') as z:
$     for n in 'Read Me.txt', 'Task Statements.txt': z.write('db/' + n, 'db_30_0_text/' + n)"
$ paybands check -q --source onet-tasks=db_30_0_text.zip | grep -o 'Statements[,)].*'; paybands check -q --source 'onet-tasks=db_30_0_text.zip#*Task*' | grep -o 'Statements[,)].*'
| Statements, release 30.0)
| Statements, release 30.0)
= 0

$ printf '[source t]\nlayout = onet-tasks\nrelease = 28.1\npath = db/Task Statements.txt\n' > c.ini; paybands check -q -c c.ini | grep -o 'Statements[,)].*'
| Statements, release 28.1)
= 0

$ for t in 'Database' '. O*NET' "$(printf '%033d' 1)" ''; do printf "$t\n30.1\n" > 'db/Read Me.txt'; paybands check -q --source 'onet-tasks=db/Task Statements.txt' | grep -o 'Statements[,)].*'; done
$ rm 'db/Read Me.txt'; mkdir 'db/Read Me.txt'; paybands check -q --source 'onet-tasks=db/Task Statements.txt' | grep -o 'Statements[,)].*'
| Statements)
| Statements)
| Statements)
| Statements)
| Statements)
= 0

## a release is a word
$ for r in 30.1 "$(printf '%032d' 1)" "$(printf '%033d' 1)" '' '30 1' 'a<b'; do printf "[source t]\nlayout = ai-jobs\nrelease = $r\npath = r.csv\n" > c.ini; : > r.csv; paybands check -q -c c.ini 2>&1 | grep -v 'no header\|empty' | cut -c1-95; done
| paybands: c.ini:3: release '000000000000000000000000000000001' is not at most 32 letters, digit
| paybands: c.ini:3: release '' is not at most 32 letters, digits, - _ and .
| paybands: c.ini:3: release '30 1' is not at most 32 letters, digits, - _ and .
| paybands: c.ini:3: release 'a<b' is not at most 32 letters, digits, - _ and .
= 0

