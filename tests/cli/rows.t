What a row gives, cell by cell: both sides of every condition.

## two columns that are the ends of a range, in one layout of brackets and one that decides
< ends.ini
: [layout]
: name = e
: title = E
: publisher = E
: licence = E
: kind = observations
: ranges = brackets
: [columns]
: title = title
: base = low
: base_to = high
: [optional columns]
: currency = currency
: period = period
: [constants]
: currency = USD
: period = year
< e.csv
: title,low,high,currency,period
: Data Scientist,80000,100000,,
: Data Scientist,80000,80000,,
: Data Scientist,80000,,,
: Data Scientist,80000,0,,
: Data Scientist,,100000,,
: Data Scientist,0,100000,,
: Data Scientist,100000,80000,,
: Data Scientist,80k,100,,
: Data Scientist,80,100k,,
: Data Scientist,80000,x,,
: Data Scientist,x,80000,,
: Data Scientist,$80000,€100000,,
: Data Scientist,80000/year,100000/month,,
: Data Scientist,under 45k,60000,,
: Data Scientist,under 45k,40000,,
: Data Scientist,80000,95k+,,
: Data Scientist,80-90k,100-110k,,
: Data Scientist,80001,100000,,
: Data Scientist,500,900,,
: Data Scientist,500,90000,,
: Data Scientist,500,1000,,
: Data Scientist,9000000,10000001,,
: Data Scientist,10000001,10000002,,
: Data Scientist,,10000001,,
: Data Scientist,,90-100k,,
: Data Scientist,9000000,12000000,,
: Data Scientist,9000000,11000000,,
: Data Scientist,10000000,10000001,,
: Data Scientist,800,1200,,
: Data Scientist,800,1199,,
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./ends.ini e.csv | cut -d, -f2,14,20-25; cut -d, -f2-5 r.csv
$ sed '/^ranges/d' ends.ini > d.ini; paybands ingest -q --max-rejects 1 --layout ./d.ini e.csv | cut -d, -f2,14,20-25
| line,base,weight,base_low,base_high,total_low,total_high,ranges
| 2,90000,1,80000,100000,,,brackets
| 3,80000,1,,,,,
| 4,,1,80000,,,,brackets
| 5,,1,80000,,,,brackets
| 6,,1,,100000,,,brackets
| 7,,1,,100000,,,brackets
| 9,90000,1,80000,100000,,,brackets
| 10,90000,1,80000,100000,,,brackets
| 15,,1,,60000,,,brackets
| 17,,1,80000,,,,brackets
| 18,95000,1,80000,110000,,,brackets
| 19,90000.50,1,80001,100000,,,brackets
| 22,,1,,1000,,,brackets
| 23,9500000.50,1,9000000,10000001,,,brackets
| 26,95000,1,90000,100000,,,brackets
| 27,,1,9000000,,,,brackets
| 28,10000000,1,9000000,11000000,,,brackets
| 29,,1,10000000,,,,brackets
| 30,1000,1,800,1200,,,brackets
| 31,,1,,1199,,,brackets
| line,reason,field,value
| 8,pay-swapped,high,80000
| 11,pay-not-a-number,high,x
| 12,pay-not-a-number,low,x
| 13,pay-not-a-number,high,€100000
| 14,pay-not-a-number,high,100000/month
| 16,pay-swapped,high,40000
| 20,pay-implausible,low,500
| 21,pay-ambiguous,high,90000
| 24,pay-implausible,low,10000001
| 25,pay-implausible,low,
| line,base,weight,base_low,base_high,total_low,total_high,ranges
| 2,90000,1,80000,100000,,,decide
| 3,80000,1,,,,,
| 4,80000,1,,,,,
| 5,80000,1,,,,,
| 6,,1,,100000,,,decide
| 7,,1,,100000,,,decide
| 9,90000,1,80000,100000,,,decide
| 10,90000,1,80000,100000,,,decide
| 15,,1,,60000,,,decide
| 17,,1,80000,,,,decide
| 18,95000,1,80000,110000,,,decide
| 19,90000.50,1,80001,100000,,,decide
| 22,,1,,1000,,,decide
| 23,9500000.50,1,9000000,10000001,,,decide
| 26,95000,1,90000,100000,,,decide
| 27,,1,9000000,,,,decide
| 28,10000000,1,9000000,11000000,,,decide
| 29,,1,10000000,,,,decide
| 30,1000,1,800,1200,,,decide
| 31,,1,,1199,,,decide
= 0

## rows read back: ends, a rate, a word for the ranges, each wrong in turn
$ head='source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight,base_low,base_high,total_low,total_high,ranges'
$ row() { echo "a,$1,2024-05,x,data-analyst,senior,field,5,US,WA,42660,remote,Acme,$2"; }
$ (echo $head; row 2 '61250,,,,USD,1,1,60000,62500,,,posted'; row 3 ',,,,USD,1,1,60000,62500,,,posted'; row 4 ',,,,USD,1,1,60000,,,,brackets'; row 5 ',,,,USD,1,1,,62500,,,'; row 6 '61250,,,,USD,1,1,62500,60000,,,'; row 7 '60000,,,,USD,1,1,60000,60000,,,'; row 8 '61250,,,,USD,1,1,x,62500,,,'; row 9 '61250,,,,USD,1,1,60000,x,,,'; row 10 '61250,,,,USD,0,1,60000,62500,,,'; row 11 '61250,,,,USD,x,1,60000,62500,,,'; row 12 '61250,,,,EUR,1.25,1,60000,62500,,,'; row 13 '61250,,,,USD,,1,60000,62500,,,'; row 14 '61250,,,,USD,1,1,60000,62500,,,wide'; row 15 ',,,61250,USD,1,1,,,60000,62500,decide'; row 16 ',,,61250,USD,1,1,,,60000,x,'; row 17 '100,,,,USD,1,1,100,900,,,'; row 18 '100,,,,USD,1,1,100,9000,,,'; row 19 '10000001,,,,USD,1,1,9000000,20000000,,,'; row 20 ',,,,USD,1,1,,20000000,,,'; row 21 '61250,,,,USD,1,1,,,,,') > b.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout observations b.csv | cut -d, -f2,14,17-25; cut -d, -f2-5 r.csv
| line,base,total,currency,fx,weight,base_low,base_high,total_low,total_high,ranges
| 2,61250,,USD,1,1,60000,62500,,,posted
| 3,61250,,USD,1,1,60000,62500,,,posted
| 4,,,USD,1,1,60000,,,,brackets
| 5,,,USD,1,1,,62500,,,decide
| 7,60000,,USD,1,1,60000,60000,,,decide
| 12,61250,,EUR,1.25,1,60000,62500,,,decide
| 13,61250,,USD,1,1,60000,62500,,,decide
| 15,,61250,USD,1,1,,,60000,62500,decide
| 21,61250,,USD,1,1,,,,,
| line,reason,field,value
| 6,bad-value,base_low,62500
| 8,bad-value,base_low,x
| 9,bad-value,base_high,x
| 10,bad-value,fx,0
| 11,bad-value,fx,x
| 14,bad-value,ranges,wide
| 16,bad-value,total_high,x
| 17,pay-implausible,base,100
| 18,pay-implausible,base,100
| 19,pay-implausible,base,10000001
| 20,pay-implausible,base,
= 0

## shares of the base, and parts that are none
< p.ini
: [layout]
: name = p
: title = P
: publisher = P
: licence = P
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: bonus = bonus
: equity = equity
: bonus_and_equity = both
: total = total
: equity_years = years
: [constants]
: currency = USD
: period = year
: [unit]
: bonus = percent
< p.csv
: title,base,bonus,equity,both,total,years
: Data Scientist,100000,10,8000,,,4
: Data Scientist,100000,10%,8000,,,
: Data Scientist,100000,0.5,0,,,4
: Data Scientist,100000,500,0,,,4
: Data Scientist,100000,501,0,,,4
: Data Scientist,100000,-1,0,,,4
: Data Scientist,100000,x,0,,,4
: Data Scientist,,10,8000,,120000,4
: Data Scientist,100000,10,99,,,1
: Data Scientist,100000,10,100,,,1
: Data Scientist,100000,10,10000000,,,1
: Data Scientist,100000,10,10000001,,,1
: Data Scientist,100000,,,30000,,
: Data Scientist,80-120k,,,30000,,
: Data Scientist,100k+,,,30000,,
: Data Scientist,under 80k,,,30000,,
: Data Scientist,100000,10,8000,30000,,4
: Data Scientist,100000,10,0,,99900,1
: Data Scientist,100000,10,0,,99899,1
: Data Scientist,100000,10,0,,107800,1
: Data Scientist,100000,10,0,,107799,1
: Data Scientist,100000,0,0,,100000,1
: Data Scientist,80-120k,0,0,,80000,1
: Data Scientist,80-120k,0,0,,79000,1
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./p.ini p.csv | cut -d, -f2,14-17,21-25; cut -d, -f2-5 r.csv
$ sed 's/^bonus = percent/bonus = fraction\nbase = thousands\ntotal = lakhs/' p.ini > q.ini; printf 'title,base,bonus,total\nData Scientist,100,0.1,\nData Scientist,,0.1,1.5\nData Scientist,100,5,\nData Scientist,100,5.01,\n' > q.csv; paybands ingest -q --max-rejects 1 --layout ./q.ini q.csv | cut -d, -f2,14-17
| line,base,bonus,equity,total,base_low,base_high,total_low,total_high,ranges
| 2,100000,10000,2000,112000,,,,,
| 3,100000,10000,,,,,,,
| 4,100000,,0,,,,,,
| 5,100000,500000,0,600000,,,,,
| 6,100000,,0,,,,,,
| 7,100000,,0,,,,,,
| 8,100000,,0,,,,,,
| 9,,,2000,120000,,,,,
| 10,100000,10000,,,,,,,
| 11,100000,10000,100,110100,,,,,
| 12,100000,10000,10000000,10110000,,,,,
| 13,100000,10000,,,,,,,
| 14,100000,,,130000,,,,,
| 15,100000,,,130000,80000,120000,110000,150000,decide
| 16,,,,,100000,,130000,,decide
| 17,,,,,,80000,,110000,decide
| 18,100000,10000,2000,130000,,,,,
| 19,100000,10000,0,110000,,,,,
| 20,100000,10000,0,110000,,,,,
| 21,100000,10000,0,107800,,,,,
| 22,100000,10000,0,110000,,,,,
| 23,100000,0,0,100000,,,,,
| 24,100000,0,0,80000,80000,120000,,,decide
| 25,100000,0,0,100000,80000,120000,80000,120000,decide
| line,reason,field,value
| line,base,bonus,equity,total
| 2,100000,10000,,
| 3,,,,150000
| 4,100000,500000,,
| 5,100000,,,
= 0

## hours and parts of a job
< h.ini
: [layout]
: name = h
: title = H
: publisher = H
: licence = H
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: hours = hours
: fte = fte
: period = period
: [constants]
: currency = USD
: period = year
< h.csv
: title,base,hours,fte,period
: Data Scientist,50,,,hour
: Data Scientist,50,30,,hour
: Data Scientist,50,29.9,,hour
: Data Scientist,50,20,,hour
: Data Scientist,50000,20,,
: Data Scientist,50000,30,,
: Data Scientist,50000,35,,
: Data Scientist,50000,,0.5,
: Data Scientist,50000,20,0.8,
: Data Scientist,50,,0.5,hour
: Data Scientist,50000,x,,
: Data Scientist,50000,0,,
: Data Scientist,50000,-1,,
: Data Scientist,50000,168,,
: Data Scientist,50000,169,,
: Data Scientist,50000,,x,
: Data Scientist,50000,,0,
: Data Scientist,50000,,1,
: Data Scientist,50000,,1.01,
: Data Scientist,5000,,,month
: Data Scientist,2000,,,biweek
: Data Scientist,2000,,,fortnight
: Data Scientist,1000,,,week
: Data Scientist,200,,,day
: Data Scientist,200,,,decade
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./h.ini h.csv | cut -d, -f2,14; cut -d, -f2-5 r.csv
| line,base
| 2,104000
| 3,78000
| 4,104000
| 5,104000
| 6,100000
| 7,50000
| 8,50000
| 9,100000
| 10,62500
| 11,104000
| 19,50000
| 21,60000
| 22,52000
| 23,52000
| 24,52000
| 25,52000
| line,reason,field,value
| 12,bad-value,hours,x
| 13,bad-value,hours,0
| 14,bad-value,hours,-1
| 15,bad-value,hours,168
| 16,bad-value,hours,169
| 17,bad-value,fte,x
| 18,bad-value,fte,0
| 20,bad-value,fte,1.01
| 26,pay-period,period,decade
= 0

## the country of the row, of its employer, of its state, of its metro, of its text
< c.ini
: [layout]
: name = c
: title = C
: publisher = C
: licence = C
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: country = country
: employer_country = of
: state = state
: metro = metro
: place = place
: [constants]
: date = 2024
: period = year
< c.csv
: title,base,country,of,state,metro,place
: Data Scientist,USD 100000,US,DE,WA,,
: Data Scientist,USD 100000,,DE,,,
: Data Scientist,USD 100000,,Nowhere,,,
: Data Scientist,USD 100000,Nowhere,DE,,,
: Data Scientist,USD 100000,DE,,WA,,
: Data Scientist,USD 100000,,,WA,,
: Data Scientist,USD 100000,,,XX,,
: Data Scientist,USD 100000,,,,42660,
: Data Scientist,USD 100000,,,,99999,
: Data Scientist,USD 100000,,,,x,
: Data Scientist,USD 100000,,,,,"Seattle, WA"
: Data Scientist,USD 100000,DE,,,,"Seattle, WA"
: Data Scientist,USD 100000,DE,,,,Berlin
: Data Scientist,USD 100000,,,,,Nowhere
: Data Scientist,USD 100000,PR,,,,
: Data Scientist,USD 100000,,,,,
: Data Scientist,$100000,CA,,,,
: Data Scientist,$100000,US,,,,
: Data Scientist,$100000,DE,,,,
: Data Scientist,$100000,,,,,
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./c.ini c.csv | cut -d, -f2,9-11,14,18,19; cut -d, -f2-5 r.csv; paybands check -q --max-rejects 1 --source ./c.ini=c.csv | sed -n '/places not/,$p'
| line,country,state,metro,base,currency,fx
| 2,US,WA,,100000,USD,1
| 3,DE,,,100000,USD,1
| 4,,,,100000,USD,1
| 5,,,,100000,USD,1
| 6,DE,,,100000,USD,1
| 7,US,WA,,100000,USD,1
| 8,,,,100000,USD,1
| 9,US,,42660,100000,USD,1
| 12,US,WA,42660,100000,USD,1
| 13,DE,,,100000,USD,1
| 14,DE,,,100000,USD,1
| 15,,,,100000,USD,1
| 16,US,PR,,100000,USD,1
| 17,,,,100000,USD,1
| 18,CA,,,72998,CAD,0.72998
| 19,US,,,100000,USD,1
| line,reason,field,value
| 10,bad-value,metro,99999
| 11,bad-value,metro,x
| 20,unknown-currency,base,$100000
| 21,unknown-currency,base,$100000
|   places not understood (rows: 4, texts: 2); the most frequent first
|              3   18.8%  Nowhere
|              1    6.2%  XX
|
= 0

## the source's own conversion gives a rate where there is no other: of both rows of a pair
$ (head -1 "$FIXTURES"/jobs.csv; echo '2024,MI,FT,Data Scientist,1000000,VES,20000,VE,0,VE,M'; echo '2024,MI,FT,Data Scientist,2000000,VES,60000,VE,0,VE,M'; echo '2024,SE,FT,Data Scientist,1000000,VES,0,VE,0,VE,M'; echo '2024,EN,FT,Data Scientist,1000000,VES,x,VE,0,VE,M'; echo '2024,EX,FT,Data Scientist,1000000,VES,,VE,0,VE,M'; echo '2024,MI,FT,Data Analyst,1000000,VES,20000,VE,0,VE,M'; echo '2024,MI,FT,Data Analyst,2000000,VES,x,VE,0,VE,M') > v.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ai-jobs v.csv | cut -d, -f2,14,18-22; cut -d, -f2-5 r.csv
| line,base,currency,fx,weight,base_low,base_high
| 2,40000,VES,0.02666666666666667,1,26666.67,53333.33
| line,reason,field,value
| 4,no-exchange-rate,salary_currency,VES
| 5,no-exchange-rate,salary_currency,VES
| 6,no-exchange-rate,salary_currency,VES
| 7,no-exchange-rate,salary_currency,VES
= 0

## dates in every form, and what is none
< d.ini
: [layout]
: name = d
: title = D
: publisher = D
: licence = D
: kind = observations
: [columns]
: title = title
: base = base
: date = date
: [constants]
: currency = USD
: period = year
< d.csv
: title,base,date
: Data Scientist,100000,2024
: Data Scientist,100000,2024-02
: Data Scientist,100000,2024-02-29
: Data Scientist,100000,2023-02-29
: Data Scientist,100000,2024-12-31
: Data Scientist,100000,2024-12-32
: Data Scientist,100000,2024-13-01
: Data Scientist,100000,2024-00-01
: Data Scientist,100000,2024-01-00
: Data Scientist,100000,2024-04-31
: Data Scientist,100000,2024-02-29 10:00:00
: Data Scientist,100000,2024-02-29T10:00:00Z
: Data Scientist,100000,12/31/2023
: Data Scientist,100000,31/12/2023
: Data Scientist,100000,31.12.2023
: Data Scientist,100000,1/2/23
: Data Scientist,100000,1709164800
: Data Scientist,100000,1709164800000
: Data Scientist,100000,
$ for p in iso date-mdy date-dmy unix year from-name; do sed "\$a [parse]\ndate = $p" d.ini > p.ini; echo "$p: $(paybands ingest -q --max-rejects 1 --layout ./p.ini d.csv 2>&1 | cut -d, -f2,3 | sed 1d | tr '\n' ' ')"; done
$ sed 's/^kind = .*/&\nunread_dates = reject/' d.ini > r.ini; paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./r.ini d.csv | wc -l; cut -d, -f2-5 r.csv
| iso: 2,2024 3,2024-02 4,2024-02-29 5, 6,2024-12-31 7, 8, 9, 10, 11, 12,2024-02-29 13,2024-02-29 14,2023-12-31 15,2023-12-31 16,2023-12-31 17, 18, 19, 20,
| date-mdy: 2,2024 3,2024-02 4,2024-02-29 5, 6,2024-12-31 7, 8, 9, 10, 11, 12,2024-02-29 13,2024-02-29 14,2023-12-31 15, 16, 17,2023-01-02 18, 19, 20,
| date-dmy: 2,2024 3,2024-02 4,2024-02-29 5, 6,2024-12-31 7, 8, 9, 10, 11, 12,2024-02-29 13,2024-02-29 14, 15,2023-12-31 16,2023-12-31 17,2023-02-01 18, 19, 20,
| unix: 2,2024 3,2024-02 4,2024-02-29 5, 6,2024-12-31 7, 8, 9, 10, 11, 12,2024-02-29 13,2024-02-29 14,2023-12-31 15,2023-12-31 16,2023-12-31 17, 18,2024-02-29 19,2024-02-29 20,
| year: 2,2024 3,2024 4,2024 5, 6,2024 7, 8, 9, 10, 11, 12,2024 13,2024 14,2023 15,2023 16,2023 17, 18, 19, 20,
| from-name: 2,2024 3,2024-02 4,2024-02-29 5, 6,2024-12-31 7, 8, 9, 10, 11, 12,2024-02-29 13,2024-02-29 14,2023-12-31 15,2023-12-31 16,2023-12-31 17, 18, 19, 20,
| 11
| line,reason,field,value
| 5,bad-date,date,2023-02-29
| 7,bad-date,date,2024-12-32
| 8,bad-date,date,2024-13-01
| 9,bad-date,date,2024-00-01
| 10,bad-date,date,2024-01-00
| 11,bad-date,date,2024-04-31
| 17,bad-date,date,1/2/23
| 18,bad-date,date,1709164800
| 19,bad-date,date,1709164800000
= 0

## amounts of one row in two currencies: each by its own rate; the record keeps the first
$ sed 's/^base = pay/&\ntotal = all\nbonus = extra\nequity = stock/; s/^currency.*//; s/^country.*//' "$FIXTURES"/survey.ini > two.ini
$ printf 'title,pay,all,extra,stock\nData Scientist,USD 100000,,EUR 10000,GBP 10000\nData Scientist,EUR 100000,USD 150000,USD 10000,0\nData Scientist,,EUR 150000,,\nData Scientist,EUR 100000,EUR 150000,EUR 10000,0\n' > two.csv
$ paybands ingest -q --layout ./two.ini two.csv | cut -d, -f2,14-19
| line,base,bonus,equity,total,currency,fx
| 2,100000,10820.20,12781.20,123601.40,USD,1
| 3,108202,10000,0,150000,EUR,1.08202
| 4,,,,162303,EUR,1.08202
| 5,108202,10820.20,0,162303,EUR,1.08202
= 0

## texts are left out of a cell of at most 255 bytes; a longer one is read as it is
$ (cat "$FIXTURES"/survey.ini; printf '[ignore]\nbase = gross before tax\n') > g.ini
$ for n in 0 1 2; do awk -v n=$n 'BEGIN { t = "100000"; while (length(t) < 254 + n - 16) t = t " "; print "title,pay"; print "Data Scientist," t "gross before tax" }' > r.csv; awk -F, 'NR == 2 { print length($2) }' r.csv; paybands ingest -q --max-rejects 1 --rejects j.csv --layout ./g.ini r.csv | cut -d, -f14; cut -d, -f3 j.csv; done
| 254
| base
| 100000
| reason
| 255
| base
| 100000
| reason
| 256
| base
| reason
| pay-not-a-number
= 0

## what quotes are taken from is read field by field: "1","23" is not "12","3"
< q.ini
: [layout]
: name = q
: title = Q
: publisher = Nobody
: licence = none
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: level = level
: remote = remote
: country = country
: [constants]
: period = year
: currency = USD
: date = 2024
: [codes level]
: 1 = junior
: 12 = senior
: [codes remote]
: 3 = onsite
: 23 = remote
$ (echo title,level,remote,base,country; for codes in 1,23 12,3 1,23; do echo "\"Data \"\"X\"\" Scientist\",\"${codes%,*}\",\"${codes#*,}\",120000,\"US\""; done) > q.csv
$ paybands ingest -q --layout ./q.ini q.csv | sed 1d | cut -d, -f1-13
| q,2,2024,"Data ""X"" Scientist",,junior,field,,US,,,remote,
| q,3,2024,"Data ""X"" Scientist",,senior,field,,US,,,onsite,
| q,4,2024,"Data ""X"" Scientist",,junior,field,,US,,,remote,
= 0

## a place's text is read by the currency beside it, though the text was read before by another
< p.ini
: [layout]
: name = p
: title = P
: publisher = Nobody
: licence = none
: kind = observations
: [columns]
: title = title
: base = base
: place = place
: currency = currency
: [constants]
: period = year
: date = 2024
$ (echo title,base,place,currency; for c in USD GBP USD GBP; do echo "Data Scientist,100000,Birmingham,$c"; done) > p.csv
$ paybands ingest -q --layout ./p.ini p.csv | sed 1d | cut -d, -f1-13
| p,2,2024,Data Scientist,data-scientist,,,,US,AL,13820,,
| p,3,2024,Data Scientist,data-scientist,,,,GB,,,,
| p,4,2024,Data Scientist,data-scientist,,,,US,AL,13820,,
| p,5,2024,Data Scientist,data-scientist,,,,GB,,,,
= 0

## a specialty, and parts of pay, that a case alone has a column for are read in its rows
< w.ini
: [layout]
: name = w
: title = W
: publisher = Nobody
: licence = none
: kind = observations
: [columns]
: title = title
: base = base
: [constants]
: country = US
: period = year
: currency = USD
: date = 2024
: [when tech]
: rows = kind: tech
: specialty = tag
: bonus = extra
: equity = shares
$ (echo title,base,kind,tag,extra,shares; echo "Software Engineer,120000,tech,ML / AI,10000,20000"; echo "Software Engineer,120000,other,ML / AI,10000,20000"; echo ",120000,tech,Data Science,,") > w.csv
$ paybands ingest -q --layout ./w.ini w.csv | cut -d, -f2,4,5,14-17
| line,title,role,base,bonus,equity,total
| 2,Software Engineer,ml-engineer,120000,10000,20000,150000
| 3,Software Engineer,software-engineer,120000,,,
| 4,Data Science,data-scientist,120000,,,
= 0

