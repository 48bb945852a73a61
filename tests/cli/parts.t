Parts of pay, and the whole.

## a part with only a limit is not an amount, and adds nothing
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\nbonus = bonus\nequity = equity\ntotal = total\n') > parts.ini
$ printf 'title,pay,bonus,equity\nData Scientist,80000,up to 10k,0\nData Scientist,80000,5k+,0\nData Scientist,80000,5-10k,0\nData Scientist,80000,10k,0\n' > parts.csv
$ paybands ingest -q --layout ./parts.ini parts.csv | cut -d, -f14-17
| base,bonus,equity,total
| 80000,,0,
| 80000,,0,
| 80000,7500,0,87500
| 80000,10000,0,90000
= 0

## a total that says more comes on top is not the whole
$ printf 'title,pay,total\nData Scientist,80000,80k + 10k bonus\nData Scientist,80000,95k\n' > parts.csv
$ (cat "$FIXTURES"/survey.ini; printf '[optional columns]\ntotal = total\n') > parts.ini
$ paybands ingest -q --rejects r.csv --layout ./parts.ini parts.csv | cut -d, -f14-17; cut -d, -f2-5 r.csv
| base,bonus,equity,total
| 80000,,,95000
| line,reason,field,value
| 2,pay-ambiguous,total,80k + 10k bonus
= 0

## beside a monthly or hourly base a bonus is of a year, unless it says otherwise
$ (sed '/^period/d' "$FIXTURES"/survey.ini; printf '[optional columns]\nbonus = bonus\nequity = equity\nperiod = per\n') > parts.ini
$ printf 'title,pay,per,bonus,equity\nData Scientist,6500,month,5000,0\nData Scientist,50,hour,4000,20000\nData Scientist,6500,month,500/month,0\n' > parts.csv
$ paybands ingest -q --layout ./parts.ini parts.csv | cut -d, -f14-17
| base,bonus,equity,total
| 78000,5000,0,83000
| 104000,4000,20000,128000
| 78000,6000,0,84000
= 0

