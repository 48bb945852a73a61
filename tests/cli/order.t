Lists are in their order, whatever the order of the input.

## titles without a role: the most frequent first, equals by name
$ printf 'title,pay\nZookeeper,50000\nBaker,50000\nCook,50000\nAcrobat,50000\nCook,51000\nZookeeper,52000\nZookeeper,53000\n' > r.csv
$ paybands check --source "$FIXTURES"/survey.ini=r.csv | grep -E '^ +[0-9]+ +[0-9.]+%  [A-Z]'
|              3   42.9%  Zookeeper
|              2   28.6%  Cook
|              1   14.3%  Acrobat
|              1   14.3%  Baker
= 0

## reject reasons in the order of their list, not of the file
$ printf 'title,pay\n,50000\nCook,x\nCook,0\nCook,50000\nCook,51000\nCook,52000\nCook,53000\nCook,99\n' > r.csv
$ paybands check --summary --max-rejects 1 --source "$FIXTURES"/survey.ini=r.csv | tail -1 | cut -d'|' -f3-8
$ paybands ingest -q --max-rejects 1 --rejects rejects.csv --layout "$FIXTURES"/survey.ini r.csv > /dev/null; cut -d, -f2,3 rejects.csv
|  8 | 4 | 0 | 4 | holds | pay-not-a-number 1, pay-zero 1, pay-implausible 1, no-title 1
| line,reason
| 2,no-title
| 3,pay-not-a-number
| 4,pay-zero
| 9,pay-implausible
= 0

## bands by role, level and area, whoever comes first
$ (echo title,pay,lvl,st; for t in 'ML Engineer' 'Data Scientist' 'Data Analyst'; do for l in senior junior; do for s in WA CA; do for i in 5 4 3 2 1 6 7 8 9 10; do echo "$t,1${i}0000,$l,$s"; done; done; done; done) > r.csv
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nlevel = lvl\nstate = st\n') > e.ini
$ paybands bands -q --age none --layout ./e.ini r.csv | sed 1d | cut -d, -f1,3-6
$ (head -1 r.csv; sed 1d r.csv | sort) > sorted.csv; paybands bands -q --age none --layout ./e.ini r.csv > a; paybands bands -q --age none --layout ./e.ini sorted.csv | cmp - a && echo same
| data-analyst,all,all,all,*
| data-analyst,all,all,country,US
| data-analyst,all,all,state,US-CA
| data-analyst,all,all,state,US-WA
| data-analyst,junior,all,all,*
| data-analyst,junior,all,country,US
| data-analyst,junior,all,state,US-CA
| data-analyst,junior,all,state,US-WA
| data-analyst,senior,all,all,*
| data-analyst,senior,all,country,US
| data-analyst,senior,all,state,US-CA
| data-analyst,senior,all,state,US-WA
| data-scientist,all,all,all,*
| data-scientist,all,all,country,US
| data-scientist,all,all,state,US-CA
| data-scientist,all,all,state,US-WA
| data-scientist,junior,all,all,*
| data-scientist,junior,all,country,US
| data-scientist,junior,all,state,US-CA
| data-scientist,junior,all,state,US-WA
| data-scientist,senior,all,all,*
| data-scientist,senior,all,country,US
| data-scientist,senior,all,state,US-CA
| data-scientist,senior,all,state,US-WA
| ml-engineer,all,all,all,*
| ml-engineer,all,all,country,US
| ml-engineer,all,all,state,US-CA
| ml-engineer,all,all,state,US-WA
| ml-engineer,junior,all,all,*
| ml-engineer,junior,all,country,US
| ml-engineer,junior,all,state,US-CA
| ml-engineer,junior,all,state,US-WA
| ml-engineer,senior,all,all,*
| ml-engineer,senior,all,country,US
| ml-engineer,senior,all,state,US-CA
| ml-engineer,senior,all,state,US-WA
| same
= 0

## sources keep the order they are given in
$ printf 'title,pay\nData Scientist,50000\n' > b.csv; printf 'title,pay\nData Scientist,60000\n' > a.csv; sed 's/name = survey/name = zeta/' "$FIXTURES"/survey.ini > zeta.ini; sed 's/name = survey/name = alpha/' "$FIXTURES"/survey.ini > alpha.ini
$ paybands check --summary --source ./zeta.ini=b.csv --source ./alpha.ini=a.csv | cut -d'|' -f2
$ paybands run -q -o out --source ./zeta.ini=b.csv --source ./alpha.ini=a.csv; grep -o '"source": "[a-z]*"' out/latest/ledger.json
|  source
|  ---
|  zeta
|  alpha
| "source": "zeta"
| "source": "alpha"
= 0

## roles and layouts are listed by name
$ paybands roles | sed -n '1,200p' | grep -E '^[a-z-]+ ' | cut -d' ' -f1 > got; LC_ALL=C sort got | cmp - got && wc -l < got
$ paybands layouts | grep -E '^[a-z0-9-]+ ' | cut -d' ' -f1 > got; head -3 got
| 80
| ai-applicability
| ai-applicability-metrics
| ai-index-postings
= 0

