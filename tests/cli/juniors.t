The share of juniors by year of the pay: who is counted, and what every format says of it.

## a source of two years is in the page, in Markdown and in JSON; years of few are left out
$ sed '/^date = 2024/d; s/^base = pay/&\ndate = year\nlevel = level/' "$FIXTURES"/survey.ini > s.ini
$ awk 'BEGIN { print "title,pay,year,level"; split("2021 8 32 2022 2 40 2024 12 108", n); for (y = 1; y < 9; y += 3) for (i = 0; i < n[y + 1] + n[y + 2]; i++) print "Data Scientist," 90000 + 500 * i "," n[y] "," (i < n[y + 1] ? "junior" : "senior") }' > r.csv
$ printf '[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini; paybands run -q -o out -c c.ini; cd out/latest/roles
$ grep 'Juniors by year' data-scientist.md; sed -n '/Juniors among/,/^Shares/p' data-scientist.md; grep -c 'Juniors among the reports, by year' data-scientist.html data-analyst.html
$ python3 -c 'import json; d = json.load(open("data-scientist.json")); print(json.dumps(d["juniors_by_year"]))'
| - **Juniors by year:** Of the reports with a level in “Survey”, 20% were junior in 2021 and 10% in 2024, a difference that chance can explain. Those who report also change from year to year.
| ## Juniors among the reports, by year
|
| | Source | Year of the pay | Junior | 95% interval | Reports with a level |
| | --- | --- | ---: | ---: | ---: |
| | Survey | 2021 | 20% | 10% to 35% | 40 |
| | Survey | 2024 | 10% | 6% to 17% | 120 |
|
| Shares to whole percents, reports to tens; years of fewer than 30 reports, or of few juniors, are left out.
| data-scientist.html:2
| data-analyst.html:0
| [{"source": "s", "title": "Survey", "component": "base", "years": [{"year": 2021, "share": 0.2, "interval": {"low": 0.1, "high": 0.35}, "n": 40, "display": {"share": "20%", "interval": "10% to 35%", "n": "40"}}, {"year": 2024, "share": 0.1, "interval": {"low": 0.06, "high": 0.17}, "n": 120, "display": {"share": "10%", "interval": "6% to 17%", "n": "120"}}], "by_chance": true, "text": "Of the reports with a level in \u201cSurvey\u201d, 20% were junior in 2021 and 10% in 2024, a difference that chance can explain."}]
= 0

