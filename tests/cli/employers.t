Employers, the parts of pay, and what a level means in experience.

## spellings of an employer are one, base and total are told apart, and no sum gives few people away
$ awk -f "$FIXTURES"/salaries-with-parts.awk > parts.csv; printf '[run]\nage = none\nmax_employer_share = 1\n[source s]\nlayout = levels-fyi\npath = parts.csv\n' > run.ini
$ paybands run -q --config run.ini -o out; cut -d, -f1-5,7,11 out/latest/employers.csv
| role,employer,component,country,n,p50,suppressed
| data-scientist,ACME LLC,base,US,36,158000,
| data-scientist,Globex,base,US,12,160000,
| data-scientist,Hooli,base,US,12,163000,
| data-scientist,Initech,base,US,12,161000,
| data-scientist,Umbrella,base,US,12,162000,
| data-scientist,ACME LLC,total,US,36,207500,
| data-scientist,Globex,total,US,12,211250,
| data-scientist,Hooli,total,US,12,217500,
| data-scientist,Initech,total,US,12,213250,
| data-scientist,Umbrella,total,US,12,215000,
= 0

## base, stock and bonus of a level, and its experience, where enough people state them
$ awk -f "$FIXTURES"/salaries-with-parts.awk > parts.csv; printf '[run]\nage = none\nmax_employer_share = 1\n[source s]\nlayout = levels-fyi\npath = parts.csv\n' > run.ini
$ paybands run -q --config run.ini -o out; sed -n '/^## Base, stock/,/^Of people/p' out/latest/roles/data-scientist.md; grep -o 'Median experience [^|]*' out/latest/roles/data-scientist.md
| ## Base, stock and bonus by level
|
| | Level | Base | Stock, a year | Bonus |
| | --- | ---: | ---: | ---: |
| | Junior | $130,000 | $13,000 | $6,000 |
| | Senior | $190,000 | $63,000 | $21,000 |
| | All levels | $160,000 | $38,000 | $14,000 |
|
| Of people who state all three, to the nearest thousand. Medians of parts need not add up to the median of total pay.
| Median experience 1 year, half 0–2.
| Median experience 8 years, half 6–10.
= 0

## without stock there are no parts: nothing is printed of them
$ awk -f "$FIXTURES"/salaries-with-parts.awk | cut -d, -f1-11 > parts.csv; head -1 parts.csv; printf '[run]\nage = none\nmax_employer_share = 1\n[source s]\nlayout = levels-fyi\npath = parts.csv\n' > run.ini
$ paybands run -q --config run.ini -o out; grep -c 'Base, stock' out/latest/roles/data-scientist.md
| timestamp,company,level,title,totalyearlycompensation,location,yearsofexperience,yearsatcompany,tag,basesalary,stockgrantvalue
| 0
= 1

## one employer with too much of a level: neither parts nor years of it are told
$ awk -f "$FIXTURES"/salaries-with-parts.awk > parts.csv; printf '[run]\nage = none\n[source s]\nlayout = levels-fyi\npath = parts.csv\n' > run.ini
$ paybands run -q --config run.ini -o out; grep -c -e 'Base, stock' -e 'Median experience' out/latest/roles/data-scientist.md
| 0
= 1

## a source that may not be published gives no employer, and no spelling of one
$ awk -f "$FIXTURES"/salaries-with-parts.awk > parts.csv; printf '[layout]\nname = quiet\nextends = levels-fyi\npublish = model-only\n' > quiet.ini
$ printf '[run]\nage = none\n[source loud]\nlayout = ./quiet.ini\npath = parts.csv\n' > run.ini
$ paybands run -q --config run.ini -o out; cat out/latest/employers.csv; (cd out/latest/; python3 -m zipfile -e paybands.xlsx book; rm paybands.xlsx); zcat -f -r out/latest/ | grep -c -e Globex -e Acme
| role,employer,component,country,n,n_effective,p50,p50_low,p50_high,sources,suppressed,as_of,rule
| 0
= 1

