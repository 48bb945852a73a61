How a layout meets a file: its columns, its dates, its cases, and what the header may be.

## months and dates of a layout, and of a file's name
$ try() { (cat "$FIXTURES"/survey.ini | sed '/^date/d'; printf "$1\n") > m.ini; paybands ingest -q --layout ./m.ini "$2" | sed 1d | cut -d, -f3 | sort -u; }
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp r.csv pay_2023.csv; cp r.csv M1899x2023.csv; cp r.csv pay_2100.csv
$ for c in 'date = 2024' 'date = 2024\nmonth = 5' 'date = 2024-07\nmonth = 5' 'month = 5' 'date = 2024\nmonth = 0' 'date = 2024\nmonth = 1' 'date = 2024\nmonth = 12' 'date = 2024\nmonth = 13' 'date = 2024\nmonth = May' 'date = May'; do try "$c" r.csv 2>&1; done
$ for f in r.csv pay_2023.csv M1899x2023.csv pay_2100.csv; do try '[parse]\ndate = from-name' $f 2>&1; done; try 'month = 5\n[parse]\ndate = from-name' pay_2023.csv; try '[parse]\ndate = from-name\n[date by column]\n2021-03 = pay\n2022 = title' pay_2023.csv;  try '[date by column]\n2021-03 = none\n2022 = title\n2023 = pay' r.csv; try 'date = 2024\n[date by column]\n2021-03 = title' r.csv
| 2024
| 2024-05
| 2024-07
|
| paybands: ./m.ini:17:9: month = 0: must be 1 to 12
| 2024-01
| 2024-12
| paybands: ./m.ini:17:9: month = 13: must be 1 to 12
| paybands: ./m.ini:17:9: month = May: must be 1 to 12
| paybands: ./m.ini:16:8: date = May: must be YYYY, YYYY-MM or YYYY-MM-DD
| paybands: r.csv: its name does not say the year of its figures: name it like national_M2024_dl.csv, or set date = YYYY-MM for this source in the configuration or in [constants] of a copy of the layout
| 2023
| 2023
| paybands: pay_2100.csv: its name does not say the year of its figures: name it like national_M2024_dl.csv, or set date = YYYY-MM for this source in the configuration or in [constants] of a copy of the layout
| 2023-05
| 2021-03
| 2022
| 2024
= 0

## names of columns: alternatives in their order, any year in a name, two of one name
$ try() { printf "[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title | Job | Job title\nbase = Pay YYYY | Pay 'YY | Pay\n[optional columns]\nyears = Years\n[constants]\ncurrency = USD\nperiod = year\n" > m.ini; printf "$1\nData Scientist,50000,60000\n" > r.csv; paybands ingest -q --layout ./m.ini r.csv 2>&1 | tail -1 | cut -d, -f1,4,14; }
$ for h in 'Title,Pay,x' 'Job,Pay,Title' ' title , PAY ,x' 'Job title,Pay 2024,Pay' 'Job title,Pay,Pay 2024' "Title,Pay '24,x" 'Title,Pay 2023,Pay 2024' 'Title,Pay 20245,x' 'Title,Pay 024,x' 'Title,Pay,Pay' 'Title,Pay,pay' 'Title,x,x' 'Title,Pay,' 'Title,,Pay' 'title  x,Pay,y'; do echo "$h: $(try "$h")"; done
| Title,Pay,x: m,Data Scientist,50000
| Job,Pay,Title: m,60000,50000
|  title , PAY ,x: m,Data Scientist,50000
| Job title,Pay 2024,Pay: m,Data Scientist,50000
| Job title,Pay,Pay 2024: m,Data Scientist,60000
| Title,Pay '24,x: m,Data Scientist,50000
| Title,Pay 2023,Pay 2024: paybands: r.csv: the header has two columns "Pay 2024" (base): rename or remove one
| Title,Pay 20245,x: paybands: r.csv: the header has no column "Pay YYYY" (base); is it a file of layout m? For other column names write a layout with extends = m
| Title,Pay 024,x: paybands: r.csv: the header has no column "Pay YYYY" (base); the nearest is "Pay 024"; is it a file of layout m? For other column names write a layout with extends = m
| Title,Pay,Pay: paybands: r.csv: the header has two columns "Pay" (base): rename or remove one
| Title,Pay,pay: paybands: r.csv: the header has two columns "pay" (base): rename or remove one
| Title,x,x: paybands: r.csv: the header has no column "Pay YYYY" (base); is it a file of layout m? For other column names write a layout with extends = m
| Title,Pay,: m,Data Scientist,50000
| Title,,Pay: m,Data Scientist,60000
| title  x,Pay,y: paybands: r.csv: the header has no column "Title" (title); the nearest is "title  x"; is it a file of layout m? For other column names write a layout with extends = m
= 0

## the page shows a layout's cases, and what each reads
< w.ini
: [layout]
: name = w
: title = W
: publisher = W
: licence = W
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: period = per
: [when hourly]
: rows = per: hour | hourly
: base = rate
: [when other]
: rows = none: x
: base = nothing
: [optional filter]
: not here = drop where: abroad
: [constants]
: currency = USD
: period = year
$ printf 'title,base,per,rate\nData Scientist,50000,year,30\nData Scientist,50000,hour,30\nData Scientist,50000,HOURLY,31\nData Scientist,50000,,32\n' > w.csv; paybands check -q --source ./w.ini=w.csv | sed -n '/columns used/,/rows read/p'; paybands ingest -q --layout ./w.ini w.csv | cut -d, -f2,14
|   columns used (ours, the file's)
|     title                  title
|     base                   base
|     currency               = USD
|     period                 per, or where it is empty = year
|     when hourly            per
|     base                   rate
|   columns that it might have, and has not
|     when other             none
|     base                   nothing
|     filter not here        where
|   rows read                       4
| line,base
| 2,50000
| 3,62400
| 4,64480
| 5,50000
= 0

## part of a job, years of experience and of grants at their limits
< f.ini
: [layout]
: name = f
: title = F
: publisher = F
: licence = F
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: fte = fte
: years = years
: weight = weight
: remote = remote
: occupation = soc
: [codes remote]
: Office = onsite
: [codes years]
: a while = 7
: [constants]
: currency = USD
: period = year
$ (echo title,base,fte,years,weight,remote,soc; for x in 0.8,5,1,office,15-2051 80%,5,1,Home,15-2051.00 80,5,1,office,x 9.99,5,1,, 10,5,1,, 100,5,1,, 101,5,1,, 0.1,5,1,, 0.09,5,1,, 1,-1,1,, 1,0,1,, 1,60,1,, 1,61,1,, 1,a\ while,1,, 1,5+,1,, 1,2-4,1,, 1,5,0,, 1,5,0.5,, 1,5,-1,, 1,5,x,, 1,5,1e9,, ; do echo "Data Scientist,50000,$x"; done) > f.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./f.ini f.csv | cut -d, -f2,5,8,12,14,20; cut -d, -f2-5 r.csv
| line,role,years,remote,base,weight
| 2,data-scientist,5,onsite,62500,1
| 3,data-scientist,5,,62500,1
| 4,data-scientist,5,onsite,62500,1
| 6,data-scientist,5,,500000,1
| 7,data-scientist,5,,50000,1
| 9,data-scientist,5,,500000,1
| 11,data-scientist,,,50000,1
| 12,data-scientist,0,,50000,1
| 13,data-scientist,60,,50000,1
| 14,data-scientist,61,,50000,1
| 15,data-scientist,7,,50000,1
| 16,data-scientist,5,,50000,1
| 17,data-scientist,3,,50000,1
| 19,data-scientist,5,,50000,0.5
| 22,data-scientist,5,,50000,1000000000
| line,reason,field,value
| 5,bad-value,fte,9.99
| 8,bad-value,fte,101
| 10,bad-value,fte,0.09
| 18,bad-value,weight,0
| 20,bad-value,weight,-1
| 21,bad-value,weight,x
= 0

## hours of a week, years of a grant and of experience, seconds of a date: the last that is believed, and one past it
< f.ini
: [layout]
: name = f
: title = F
: publisher = F
: licence = F
: kind = observations
: [columns]
: title = title
: base = base
: [optional columns]
: hours = hours
: equity = equity
: equity_years = over
: years = years
: date = when
: [parse]
: date = unix
: [constants]
: currency = USD
: period = year
$ (echo title,base,hours,equity,over,years,when; for x in 60,90000,10,70,100000000 61,90000,10,70,100000000 1,90000,1,0,4102444799 0.9,90000,1,0,4102444799 40,90000,11,5,1e9 40,90000,0.9,5,1e9 40,90000,3,71,1e9 40,90000,3,5,99999999; do echo "Data Scientist,80000,$x"; done) > f.csv
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./f.ini f.csv | cut -d, -f2-3,8,14,16; cut -d, -f2-5 r.csv
| line,date,years,base,equity
| 2,1973-03-03,70,80000,9000
| 4,2099-12-31,0,3200000,3600000
| 6,2001-09-09,5,80000,
| 7,2001-09-09,5,80000,
| 8,2001-09-09,,80000,30000
| 9,,5,80000,30000
| line,reason,field,value
| 3,bad-value,hours,61
| 5,bad-value,hours,0.9
= 0

## a header above which titles stand, by either delimiter; two header rows joined; none
$ read() { paybands ingest --layout "$FIXTURES"/survey.ini "$1" 2>&1 | cut -d, -f4,14 | tail -2 | cut -c1-100; }
$ printf 'Pay; of all, and more\n\ntitle,pay\nData Scientist,50000\n' > a.csv; printf 'Pay, of all, and more\n\ntitle;pay\nData Scientist;50000\n' > b.csv; (for i in $(seq 49); do echo "line $i"; done; printf 'title,pay\nData Scientist,50000\n') > c.csv; (for i in $(seq 50); do echo "line $i"; done; printf 'title,pay\nData Scientist,50000\n') > d.csv; printf 'the,the\ntitle,pay\nData Scientist,50000\n' > e.csv; printf 'title,pay\n' > g.csv; printf 'title,pay\n\n\n' > h.csv
$ for f in a b c d e g h; do read $f.csv; done
| Data Scientist,50000
|  0 rejected; 1 matched to a role (100.0%)
| Data Scientist,50000
|  0 rejected; 1 matched to a role (100.0%)
| Data Scientist,50000
|  0 rejected; 1 matched to a role (100.0%)
| paybands: d.csv: the header has no column "title" (title); is it a file of layout survey? For other
| Data Scientist,50000
|  0 rejected; 1 matched to a role (100.0%)
| paybands: g.csv: has a header but no rows
| paybands: h.csv: has a header but no rows
= 0

## codes of constants that do not exist
$ try() { printf "[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = benchmarks\n[columns]\noccupation = o\n[optional columns]\narea = a\ngroup = g\n$1\n" > m.ini; printf 'o,a,g\n15-2051,99,detailed\n' > r.csv; paybands ingest -q --layout ./m.ini r.csv 2>&1 | tail -1 | cut -c1-160; }
$ for c in '[codes area]\nx = 14460' '[codes area]\nx = 14461' '[codes area]\nx = 0' '[codes area]\nx = 99' '[codes area]\nx = 5300001' '[codes area]\nx = Boston' '[codes group]\nx = detailed' '[codes group]\nx = Detailed' '[codes group]\nx = detialed' '[codes group]\nx = xyzzy' '[codes group]\nx =' '[codes area]\n* = 14461'; do try "$c"; done
| m,2,,country,,,15-2051,,detailed,,,,,,,,,,,,,,,,
| paybands: source m: ./m.ini:13:5: x = 14461: is not an area: a CBSA code, a state (US-WA) or a country (GB): did you mean 14460 (Boston-Cambridge-Newton, MA-NH)
| paybands: source m: ./m.ini:13:5: x = 0: is not an area: a CBSA code, a state (US-WA) or a country (GB)
| m,2,,country,,,15-2051,,detailed,,,,,,,,,,,,,,,,
| m,2,,country,,,15-2051,,detailed,,,,,,,,,,,,,,,,
| paybands: source m: ./m.ini:13:5: x = Boston: is not an area: a CBSA code, a state (US-WA) or a country (GB)
| m,2,,country,,,15-2051,,detailed,,,,,,,,,,,,,,,,
| m,2,,country,,,15-2051,,detailed,,,,,,,,,,,,,,,,
| paybands: source m: ./m.ini:13:5: x = detialed: is not one of total, major, minor, broad and detailed: did you mean "detailed"?
| paybands: source m: ./m.ini:13:5: x = xyzzy: is not one of total, major, minor, broad and detailed
| m,2,,country,,,15-2051,,detailed,,,,,,,,,,,,,,,,
| paybands: source m: ./m.ini:13:5: * = 14461: is not an area: a CBSA code, a state (US-WA) or a country (GB): did you mean 14460 (Boston-Cambridge-Newton, MA-NH)
= 0

## a small number may have a decimal comma: a part of a job, hours of a week
$ printf '[layout]\nname = d\ntitle = D\npublisher = P\nlicence = L\nkind = observations\ndelimiter = semicolon\n[columns]\ntitle = title\nbase = base\n[optional columns]\nfte = fte\nhours = hours\n[constants]\ncurrency = EUR\nperiod = year\ncountry = DE\ndate = 2024\n' > d.ini
$ printf 'title;base;fte;hours\nData Scientist;40000;0,8;\nData Scientist;40000;80,0 %%;\nData Scientist;40000;0.8;\nData Scientist;50000;1,0;\nData Scientist;50000;;37,5\nData Scientist;50000;0,8,0;\nData Scientist;50000;1,000.0;\nData Scientist;50000;,;\n' > d.csv; paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./d.ini d.csv | cut -d, -f2,14; cut -d, -f2-5 r.csv
| line,base
| 2,54101
| 3,54101
| 4,54101
| 5,54101
| 6,54101
| line,reason,field,value
| 7,bad-value,fte,"0
| 8,bad-value,fte,"1
| 9,bad-value,fte,"
= 0

