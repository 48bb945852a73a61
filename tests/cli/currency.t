Bands in another currency: the setting currency.

## every aged figure is that in dollars over the rate; --currency goes over the configuration
$ cp "$FIXTURES"/survey.ini s.ini; { echo title,pay; for i in 0 1 2 3 4 5 6 7 8 9; do echo "Data Scientist,10${i}000"; done; } > r.csv
$ printf '[run]\nage = none\nas_of = 2024-05\nbetween_sources = 0\ncurrency = EUR\n[rates]\nEUR = 1.25\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ paybands run -q -c c.ini; paybands show --role data-scientist --area US --level all --basis observed --component base | cut -d, -f10,14-18; paybands show --role data-scientist --area US --level all --basis observed --component base --json | grep -e '"currency"' -e p50
$ grep -A4 -e '"exchange"' out/latest/manifest.json; grep '"currency": "EUR"' out/latest/manifest.json | sort -u; grep -o 'Amounts are in [^<]*' out/latest/roles/data-scientist.html; grep -c 'EUR per year' out/latest/datapackage.json; sed -n '/^median/p; /^currency/p' out/latest/roles/data-scientist.md
$ sed -i 's/currency = EUR/currency = usd/' c.ini; paybands run -q -c c.ini -o usd; grep -c exchange usd/latest/manifest.json; paybands show --from usd/latest --role data-scientist --area US --level all --basis observed --component base | cut -d, -f16
| n,p10,p25,p50,p75,p90
| 10,80720,81800,83600,85400,86480
|   "currency": "EUR",
|       "p50": 83600,
|       "p50_interval": {
|   "exchange": {
|     "currency": "EUR",
|     "usd_per_unit": 1.25,
|     "year": 2024
|   },
|     "currency": "EUR",
| Amounts are in EUR: those in US dollars at 1 EUR = 1.25 US dollars, the mean rate of 2024.
| 10
| median: 83600
| median_basis: observed
| currency: "EUR"
| 1
| p50
| 104500
= 0

## the whole sample: every figure of every table within its rounding; no $ in any page, text or table
$ paybands run -q -o usd; paybands run -q -o eur --currency EUR; paybands run -q -o jpy --currency JPY
$ for c in eur jpy; do python3 "$FIXTURES"/../../../scripts/oracle/currency.py usd/latest $c/latest | sed "s/^[0-9]* //"; grep -rlF '$' $c/latest/ | grep -v '[.]xlsx$'; grep -F '$' $c/latest/datapackage.json | grep -vc '"$schema"'; done
| figures compared at 1.08202 US dollars per EUR, 0 differ
| eur/latest/datapackage.json
| 0
| figures compared at 0.00660262 US dollars per JPY, 0 differ
| jpy/latest/datapackage.json
| 0
= 1

## a currency that is none, one without a rate, and the nearest
$ for c in ERU EUT XAU euro US AED RUB; do paybands run -q -o out --currency $c; done
! paybands: currency ERU: is not a currency; did you mean EUR?
! paybands: currency EUT: is not a currency; did you mean EUR?
! paybands: currency XAU: is not a currency
! paybands: currency: "euro" is not a code of ISO 4217
! paybands: currency: "US" is not a code of ISO 4217
! paybands: currency AED: no exchange rate; add one under [rates]: AED 2024 = US dollars
! paybands: currency RUB: no exchange rate for 2024, the year of as-of (the latest is for 2021); add one under [rates]: RUB 2024 = US dollars
= 2

## diff and compare-own refuse two currencies; place takes pay in the run's; the guard holds a change until it is accepted
$ cp "$FIXTURES"/survey.ini s.ini; { echo title,pay; for i in 0 1 2 3 4 5 6 7 8 9; do echo "Data Scientist,10${i}000"; done; } > r.csv
$ for c in USD EUR CAD; do printf "[run]\noutput = $c\nage = none\nas_of = 2024-05\ncurrency = $c\n[rates]\nEUR = 1.25\nCAD = 0.8\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > $c.ini; paybands run -q -c $c.ini || exit; done
$ paybands diff USD/latest EUR/latest; for p in '€84K' 84K '$84K' 'USD 84000' '€84'; do paybands place -o EUR --role data-scientist --area US --pay "$p" 2>&1 | grep -e 'a year is' -e give -e 'not a year' | cut -c1-75; done
$ paybands place -o CAD --role data-scientist --area US --pay 130K | grep -o '^CAD.* is at\|midpoint, .*'
$ paybands run -q -c EUR.ini -o USD 2> why; echo $?; sed 's/2024-05-[0-9a-f]*/ID/' why; paybands accept USD/runs/*.candidate --reason euro > /dev/null && paybands run -c EUR.ini -o USD 2>&1 | grep -o '^unchanged\|^published'
$ printf 'Title,Level,Location,Base,Currency\n' > staff.csv; for i in 1 2 3 4 5; do echo "Data Scientist,,United States,$((82000 + i)),EUR" >> staff.csv; done; printf '[run]\noutput = EUR\n[source own]\nlayout = own-pay\npath = staff.csv\nprivate = yes\n' > own.ini
$ paybands compare-own -c own.ini; sed -i 's/output = EUR/output = EUR\ncurrency = EUR\n[rates]\nEUR = 1.25/' own.ini; paybands compare-own -c own.ini --csv | head -2 | cut -d, -f1,7,9-30; paybands compare-own --own own-pay=staff.csv --from EUR/latest | grep -e EUR -e Converted -e '^data'
| €84,000 a year is at about the 56th percentile (1st to 99th) of observed
| €84,000 a year is at about the 56th percentile (1st to 99th) of observed
| paybands: place: --pay "$84K": give EUR: bands are in EUR
| paybands: place: --pay "USD 84000": give EUR: bands are in EUR
| paybands: place: --pay "€84": €84 is not a year's pay; write thousands
| CAD 130,000 a year is at
| midpoint, CAD 130,625.
| 4
| paybands: not published: the setting currency changed: pay is in EUR, and was in USD in the last run, so that nothing can be compared; correct the input, or publish it by paybands accept USD/runs/ID.candidate --reason TEXT
| published
| role,employees,fte,market_level,market_area,market_basis,market_quality,fallback,market_p25,market_p50,market_p75,range_from,range_minimum,range_maximum,median,mean,payroll,compa_ratio,compa_p25,compa_p50,compa_p75,compa_below_80,compa_80_90,compa_90_110
| data-scientist,5,5,all,US,observed,low,level-not-known,81800,83600,85400,market,81800,85400,82003,82003,410015,0.9809,,,,0,0,5
| Market: EUR/latest/bands.csv, as of May 2024. EUR per year of full-time work; costs at each person's FTE.
| data-scientist  not-known  United States  5     €83,600     €82,003   0.98   0.06         28          0           €0  −€1,597 (−1.9%)       €7,985
! paybands: USD/latest is in USD and EUR/latest in EUR: amounts of two currencies are not compared
! paybands: EUR/latest/bands.csv is in EUR and own.ini in USD: amounts of two currencies are not compared
= 0

## a table away from its manifest is of the currency that the configuration says, otherwise of US dollars
$ paybands bands -q --age none --currency EUR --as-of 2024-05 --layout ai-jobs "$FIXTURES"/jobs.csv > eur.csv; printf '[run]\ncurrency = EUR\n' > eur.ini
$ ask() { paybands place --role data-scientist --area US "$@" eur.csv | grep -o '^.*a year is' ; }; ask --pay 84000; ask --pay 84000 -c eur.ini; ask --pay '€84000' -c eur.ini
$ paybands show --role data-scientist --area US --from eur.csv --json -c eur.ini | grep currency; printf 'Title,Base,Currency,Location\nData Scientist,84000,EUR,"Austin, TX"\n' > staff.csv
$ printf '[run]\ncurrency = EUR\n[source staff]\nlayout = own-pay\npath = staff.csv\nprivate = yes\n' > own.ini; paybands compare-own -c own.ini --from eur.csv --min-employees 1 | grep -o '^Market.*EUR per year'
| $84,000 a year is
| €84,000 a year is
| €84,000 a year is
|   "currency": "EUR",
| Market: eur.csv, as of 2024. EUR per year
= 0

