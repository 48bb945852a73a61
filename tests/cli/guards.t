Fields as long as a buffer of the program may be, and longer: no run may end by a signal, and every
row is used or refused with its reason. The counts change where a limit does.

## observations by a layout of their own: places, levels, dates, periods, currencies in columns
< one.csv
: title,pay,date,level,country,state,place,currency,period,years,employer,remote,occupation,bonus,total
: Data Scientist,100000,2024-05-01,senior,US,WA,"Seattle, WA",USD,year,5,Acme,no,15-2051,1000,101000
< wide.ini
: [layout]
: name = wide
: title = Wide
: publisher = Nobody
: licence = none
: kind = observations
: [columns]
: title = title
: base = pay
: [optional columns]
: date = date
: level = level
: country = country
: state = state
: place = place
: currency = currency
: period = period
: years = years
: employer = employer
: remote = remote
: occupation = occupation
: bonus = bonus
: total = total
$ python3 "$FIXTURES"/long_fields.py one.csv > long.csv
$ paybands check --summary --max-rejects 1 --source ./wide.ini=long.csv | sed -n '3p' | cut -d'|' -f3-8
$ paybands ingest -q --max-rejects 1 --rejects r.csv --layout ./wide.ini long.csv > out.csv; echo $?
$ cut -d, -f3 r.csv | sort | uniq -c | sed 's/^ *//'
$ paybands layouts --draft long.csv > draft.ini 2>/dev/null; echo $?
|  4981 | 3330 | 0 | 1651 | holds | pay-not-a-number 612, pay-implausible 44, pay-period 331, unknown-currency 332, unknown-level 332
| 0
| 44 pay-implausible
| 612 pay-not-a-number
| 331 pay-period
| 1 reason
| 332 unknown-currency
| 332 unknown-level
| 0
= 0

## the other kinds of observations
$ printf 'work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n2024,MI,FT,Data Scientist,101000,USD,101000,US,0,US,M\n' > one.csv
$ python3 "$FIXTURES"/long_fields.py one.csv > long.csv
$ paybands check --summary --max-rejects 1 --source ai-jobs=long.csv | sed -n '3p' | cut -d'|' -f3-8
$ printf 'source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight,base_low,base_high,total_low,total_high,ranges\na,1,2024-05,x,data-analyst,senior,field,5,US,US-WA,42660,remote,Acme,61250,1,1,61252,USD,1,1,60000,62500,,,posted\n' > one.csv
$ python3 "$FIXTURES"/long_fields.py one.csv > long.csv
$ paybands bands -q --max-rejects 1 long.csv > out.csv; echo $?
|  3653 | 1702 | 307 | 1241 | holds | pay-not-a-number 306, pay-ambiguous 8, pay-implausible 6, unknown-currency 307, unknown-level 307, bad-value 307
| 0
= 0

## benchmarks: a group, an area, a figure
$ printf 'AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,I_GROUP,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,EMP_PRSE,A_MEAN,MEAN_PRSE,H_MEDIAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY\n99,U.S.,1,US,000000,cross-industry,15-2051,Data Scientists,detailed,233440,1.0,119040,0.9,54.13,63650,82630,112590,155810,194410,,\n' > one.csv
$ python3 "$FIXTURES"/long_fields.py one.csv > national_M2024_dl.csv
$ paybands check --summary --max-rejects 1 --source oews=national_M2024_dl.csv | sed -n '3p' | cut -d'|' -f3-8
$ paybands ingest -q --max-rejects 1 --layout oews national_M2024_dl.csv | sed 1d | cut -d, -f9 | awk '{ print length($0) }' | sort -n | uniq -c | sed 's/^ *//'
|  6973 | 2920 | 0 | 4053 | holds | percentiles-out-of-order 135, bad-value 3918
| 161 1
| 18 2
| 4 3
| 2 4
| 4 5
| 2 6
| 6 7
| 2699 8
| 4 9
| 2 10
| 4 11
| 2 12
| 4 13
| 2 14
| 6 15
= 0

## exposures, projections, job zones
$ printf 'O*NET-SOC Code,Title,dv_rating_alpha,dv_rating_beta,dv_rating_gamma,human_rating_alpha,human_rating_beta,human_rating_gamma\n15-2051.00,Data Scientists,0.1,0.2,0.3,0.1,0.2,0.3\n' > one.csv
$ python3 "$FIXTURES"/long_fields.py one.csv > long.csv
$ paybands check --summary --max-rejects 1 --source gpts-exposure=long.csv | sed -n '3p' | cut -d'|' -f3-8
$ printf 'O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n15-2051.00\tData Scientists\t5\t12/2025\tAnalyst\n' > one.csv
$ python3 "$FIXTURES"/long_fields.py one.csv "$(printf '\t')" > long.csv
$ paybands check --summary --max-rejects 1 --source onet-job-zones=long.csv | sed -n '3p' | cut -d'|' -f3-8
|  2657 | 1730 | 0 | 927 | holds | bad-value 927
|  1661 | 998 | 0 | 663 | holds | bad-value 663
= 0

## names of a header, of a layout, of a configuration
$ for n in 60 61 62 63 64 65 180 198 199 200 201 255 256 257 600 4095 4096 4097 9000; do x=$(printf "%${n}s" | tr ' ' x); printf "title,salary $x low,salary $x high,$x\nData Scientist,1000,2000,a\n" > h.csv; paybands layouts --draft h.csv >/dev/null 2>&1; printf '%s ' $?; paybands bands --layout "$x" h.csv >/dev/null 2>&1; printf '%s ' $?; paybands bands --$x h.csv >/dev/null 2>&1; printf '%s ' $?; paybands bands --min-n $x h.csv >/dev/null 2>&1; printf '%s ' $?; printf "[run]\n$x = 1\n" > c.ini; paybands check -c c.ini >/dev/null 2>&1; printf '%s ' $?; printf "[$x]\na = $x\n" > c.ini; paybands check -c c.ini >/dev/null 2>&1; printf '%s ' $?; paybands $x >/dev/null 2>&1; printf '%s ' $?; paybands roles $x >/dev/null 2>&1; echo $?; done | sort | uniq -c
|      19 0 2 2 2 2 2 2 2
= 0

