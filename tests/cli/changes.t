What changed since the run before, and how a run is described to others.

## roles that changed: the largest move of the median first, up or down, equals by id
$ cp "$FIXTURES"/survey.ini s.ini; printf '[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ rows() { echo title,pay; for i in 0 1 2 3 4 5 6 7 8 9; do echo "ML Engineer,$1"; echo "Data Scientist,$2"; echo "Data Analyst,$3"; echo "Data Engineer,$4"; done; }
$ rows 100000 100000 100000 100000 > r.csv; paybands run -q -o out -c c.ini --age none --min-n 1 --guard 0
$ rows 110000 80000 90000 110000 > r.csv; paybands run -q -o out -c c.ini --age none --min-n 1 --guard 0
$ python3 -c 'import re; rows = [re.findall(r">([^<>]+)<", row) for row in open("out/latest/changes.html").read().split("<tr")[1:]]; [print(*row[:5]) for row in rows if len(row) > 3]'
| Role Median before Median now Change
|
| Data Scientist $100,000 $80,000 −20.0%
| Data Analyst $100,000 $90,000 −10.0%
| Data Engineer $100,000 $110,000 +10.0%
| ML Engineer $100,000 $110,000 +10.0%
|
= 0

## a run that leads with the same figures keeps the page of the run before
$ cp "$FIXTURES"/survey.ini s.ini; printf '[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini; say() { sed -n '/<main/,/<.main>/s/<[^>]*>//gp' out/latest/changes.html | grep 'run'; }
$ (echo title,pay; for i in 1 2 3 4 5 6 7 8 9; do echo "ML Engineer,100000"; done) > r.csv; paybands run -q -o out -c c.ini --age none --min-n 1 --guard 0; say
$ sed -i s/100000/120000/ r.csv; paybands run -q -o out -c c.ini --age none --min-n 1 --guard 0; say
$ echo 'Poet,100000' >> r.csv; paybands run -q -o out -c c.ini --age none --min-n 1 --guard 0; say; ls out/runs | wc -l
| There is no earlier run to compare with.
| The median of 1 of 80 roles moved since the run before. Pay was as of April 2026, as it is now.
| The median of 1 of 80 roles moved since the run before. Pay was as of April 2026, as it is now.
| 3
= 0

## a licence is an identifier once, whatever its words; an address that is none is left out
$ for n in a b c d; do cp "$FIXTURES"/survey.ini $n.ini; printf 'title,pay\nML Engineer,100000\n%s,1\n' $n > $n.csv; done
$ sed -i 's/^licence = .*/licence = (CC BY 4.0) ??/; s/^title = Survey/title = One/; s|^url = .*|url = https://x.example/|' a.ini
$ sed -i 's/^licence = .*/licence = (CC BY 4.0) ??/; s/^title = Survey/title = Two/; s|^url = .*|url = ftp://x.example/|' b.ini
$ sed -i 's/^licence = .*/licence = Own_terms, 2024/; s/^title = Survey/title = Three/; s|^url = .*|url = http://x.example/|' c.ini
$ sed -i 's/^licence = .*/licence = ???/; s/^title = Survey/title = Four/' d.ini
$ paybands run -q -o out --min-n 1 --source ./a.ini=a.csv --source ./b.ini=b.csv --source ./c.ini=c.csv --source ./d.ini=d.csv
$ python3 -c 'import json; p = json.load(open("out/latest/datapackage.json")); [print(l) for l in p["licenses"]]; [print(s["title"], s.get("path")) for s in p["sources"]]'
| {'name': 'CC-BY-4.0', 'title': '(CC BY 4.0) ??'}
| {'name': 'Own_terms-2024', 'title': 'Own_terms, 2024'}
| One https://x.example/
| Two None
| Three http://x.example/
| Four None
= 0

## pay of another date: all medians move, by the median change, and a part of it is wages
$ paybands run -q -o out --as-of 2024-05; paybands run -q -o out --as-of 2025-05 --guard 0; grep 'class="lede"' out/latest/changes.html
| <p class="lede">The median of all 80 roles moved since the run before; the median change is +2.9%. Pay was as of May 2024 and is now as of May 2025: part of each change is that of wages.</p>
= 0

