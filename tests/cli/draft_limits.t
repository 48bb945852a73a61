What a draft decides, at the limit of each decision.

## codes: texts that a key of a layout cannot hold are left to a person
$ long=$(printf '%111s' | tr ' ' x); (echo title,pay,remote; for r in 'fully remote' 'on site' hybrid 'remote=1' 'remote: yes' '[remote' ';remote' '#remote' "remote ${long}x" "remote ${long}xx" "remote ${long}xxx"; do for i in 1 2 3; do echo "Data Scientist,10${i}000,$r"; done; done; printf 'Data Scientist,104000,"remote\nwork"\n') > r.csv
$ paybands layouts --draft r.csv 2>/dev/null | sed -n '/^\[codes/,/^$/p' | awk '{ print length($0), substr($0, 1, 40) }'
| 14 [codes remote]
| 61 ; theirs = ours: onsite, hybrid, remote;
| 21 fully remote = remote
| 15 hybrid = hybrid
| 16 on site = onsite
| 128 remote xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
| 3 * =
= 0

## hourly of amounts over a thousand is not what pay is for: of three, when most are
$ for rows in '1001,hour 1001,hour 30,hour' '1001,hour 30,hour 30,hour' '1001,hour 1001,hour' '1000,hour 1000,hour 30,hour' '1001,hour 1001,hour 30,hour 30,hour' '1001,hour 1001,hour 1001,hour 30,hour 30,hour'; do (echo title,salary,unit; for r in $rows; do echo "Data Scientist,$r"; done) > r.csv; paybands layouts --draft r.csv 2>/dev/null | grep -c '^period = unit'; done | tr '\n' ' '; echo
| 0 1 1 1 1 0
= 0

## yes and no are remote work under a header that asks for it
$ for words in 'yes no' 'true false' '1 0' '1.0 0.0' 'y n' 'YES No' 'yes maybe' 'yes 12345678'; do (echo title,salary,remote; set -- $words; for i in 1 2 3; do echo "Data Scientist,10${i}000,$1"; echo "Data Scientist,11${i}000,$2"; done) > r.csv; paybands layouts --draft r.csv 2>/dev/null | grep -c '^remote = remote'; done | tr '\n' ' '; echo
| 1 1 1 1 1 1 0 0
= 0

## two columns are the ends of one range where their headers differ by the ends alone
$ for head in 'salary low,salary high' 'salary min,salary max' 'salary from,salary to' 'low,high' 'salary low,bonus high' 'salary min,rent max'; do (echo "title,$head"; for i in 1 2 3 4 5 6 7 8 9 10; do echo "Data Scientist,${i}0000,${i}5000"; done) > r.csv; paybands layouts --draft r.csv 2>/dev/null | grep -E '^base(_to)? = ' | tr '\n' ' '; echo; done
| base = salary low base_to = salary high
| base = salary min base_to = salary max
| base = salary from base_to = salary to
| base = low base_to = high
| base = salary low
| base = salary min
= 0

## ends that are out of order in one row of ten are still ends; in two they are not
$ for wrong in 1 2; do (echo 'title,salary low,salary high'; for i in 1 2 3 4 5 6 7 8 9 10; do if [ $i -le $wrong ]; then echo "Data Scientist,${i}5000,${i}0000"; else echo "Data Scientist,${i}0000,${i}5000"; fi; done) > r.csv; paybands layouts --draft r.csv 2>/dev/null | grep -E '^base(_to)? = ' | tr '\n' ' '; echo; done
| base = salary low base_to = salary high
| base = salary low
= 0

## a part-time column: by its words, or by one letter that the header explains
$ for head_words in 'Full-Time? Y N' 'Full or Part-Time F P' 'Employment FT PT' 'Status F P' 'Full-Time? Yes No' 'Type full-time part-time'; do set -- $head_words; n=$#; eval "no=\${$n}"; eval "yes=\${$((n-1))}"; head=${head_words% * *}; (echo "title,salary,$head"; for i in 1 2 3 4; do echo "Data Scientist,10${i}000,$yes"; echo "Data Scientist,5${i}000,$no"; done) > r.csv; paybands layouts --draft r.csv 2>/dev/null | grep '^not full-time' || echo none; done
| not full-time = drop Full-Time?: N
| not full-time = drop Full or Part-Time: P
| not full-time = drop Employment: PT
| none
| not full-time = drop Full-Time?: No
| not full-time = drop Type: part-time
= 0

## a state in the file's name, a county's year, a currency that the amounts say
$ for name in payroll_WA_2023 payroll_2023_texas salaries-2019 pay1899; do printf 'title,salary\nData Scientist,"$101,000"\nData Scientist,"$102,000"\nData Analyst,"$90,000"\n' > $name.csv; paybands layouts --draft $name.csv 2>/dev/null | grep -E '^(; )?(date|currency|country|state) = ' | tr '\n' '|'; echo; done
$ for sign in '€' '£' '₹' '$' 'C$' 'kr' ''; do printf "title,salary\nData Scientist,${sign}101000\nData Scientist,${sign}102000\nData Analyst,${sign}90000\n" > pay.csv; paybands layouts --draft pay.csv 2>/dev/null | grep -E '^(; )?currency = ' || echo none; done
| date = 2023|currency = USD|state = WA|country = US|
| date = 2023|currency = USD|state = TX|country = US|
| date = 2019|; country = US|
| ; date = 2024|; country = US|
| currency = EUR
| currency = GBP
| currency = INR
| none
| currency = CAD
| none
| none
= 0

## codes that are states and countries are states, unless more than nine in ten are countries and fewer are states
$ for codes in 'CA DE IN AL CO GA MD FR ES TX' 'CA DE IN AL CO GA MD CA DE IN AL CO GA MD CA DE FR ES JP TX'; do (echo 'title,salary,State'; i=10; for s in $codes; do i=$((i+1)); echo "Data Scientist,9${i}00,$s"; done) > r.csv; paybands layouts --draft r.csv 2>/dev/null | grep -E '^(state|country) = '; done
| state = State
| country = State
= 0

## a column is what it is wherever it stands: each of seven in turn as the first
$ awk 'BEGIN { split("Senior,Junior,Mid-level", l, ","); split("fully remote,on site,hybrid", r, ","); print "Job Title,Salary,Seniority,Remote,Unit,Country,Date"; for (i = 0; i < 12; i++) print "Data Scientist,9" 10+i "00," l[i%3+1] "," r[i%3+1] ",per annum,Germany,2024-01-" 10+i }' > t.csv
$ for first in 1 2 3 4 5 6 7; do awk -F, -v f=$first '{ line = $f; for (i = 1; i <= NF; i++) if (i != f) line = line "," $i; print line }' t.csv > r.csv; paybands layouts --draft r.csv 2>/dev/null > r.ini; sort r.ini | md5sum; done | uniq -c | sed 's/^ *//; s/ .*//'
$ grep -E '^[a-z].* = ' r.ini | grep -vE '^(name|publisher|licence|kind|equal_rows) |r[.]csv'
| 7
| title = Job Title
| base = Salary
| date = Date
| period = Unit
| level = Seniority
| country = Country
| remote = Remote
| currency = EUR
| fully remote = remote
| hybrid = hybrid
| on site = onsite
= 0

## the currency is that of the country of nineteen in twenty rows whose place is known; of eighteen it is not decided
$ rows() { echo 'Job Title,Salary,Country'; for i in $(seq 20); do [ $i -le $1 ] && c=Germany || c=Poland; echo "Data Engineer,7${i}00,$c"; done; echo 'Clerk,52000,'; }
$ for n in 20 19 18; do rows $n > pay.csv; paybands layouts --draft pay.csv 2>/dev/null | grep -B2 '^;* *currency = *'; done
| ; date = 2024
| ; 100% of the rows whose place is known are in DE (Country)
| currency = EUR
| ; date = 2024
| ; 95% of the rows whose place is known are in DE (Country)
| currency = EUR
| ; FILL IN: the currency of the pay: USD, EUR, ...
| ; (90% of the rows whose place is known are in DE; which money the others are paid in, nothing says)
| currency =
= 0

