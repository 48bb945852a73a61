An operator's catalogue: own roles, words, layouts and reference tables, laid over the installed ones.

## a folder beside the configuration gives a role, words, a layout, a rate and a city; ingest sees them all
$ mkdir -p conf/own/roles conf/own/layouts conf/own/reference
$ printf '[role]\nname = Growth Analyst\nfamily = data\nsummary = Finds what makes a product grow.\n[titles]\nanywhere = growth analyst, product analyst\n[occupations]\n15-2051 = 1\nnote = Data scientists.\n' > conf/own/roles/growth-analyst.ini
$ printf '[same]\ngrowth analyst = wachstumsanalyst\n[levels beside a role]\nstaff = grandmaster\nsenior = principal\n' > conf/own/roles/words.ini
$ printf '[layout]\nname = mine\ntitle = Mine\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = t\nbase = p\nplace = c\n[constants]\nperiod = year\ncurrency = EUR\ndate = 2023\ncountry = US\n' > conf/own/layouts/mine.ini
$ printf 'usd_per_unit,currency,year\n2,EUR,2023\n' > conf/own/reference/exchange_rates.csv
$ printf 'name,state,metro,population\nSmallville,KS,28140,45000\n' > conf/own/reference/cities.csv
$ printf 't,p,c\nGrandmaster Growth Analyst,50000,"Smallville, KS"\nPrincipal Product Analyst,60000,Smallville\nWachstumsanalyst,70000,"Topeka, KS"\n' > conf/m.csv
$ printf '[run]\ncatalogue = own\noutput = out\n[source m]\nlayout = mine\npath = m.csv\n' > conf/c.ini
$ paybands ingest -q -c conf/c.ini --layout mine conf/m.csv | cut -d, -f4-6,9-11,14,19
$ echo without; paybands ingest -q --layout conf/own/layouts/mine.ini conf/m.csv | tail -n +2 | cut -d, -f4-6,9-11,14,19
| title,role,level,country,state,metro,base,fx
| Grandmaster Growth Analyst,growth-analyst,staff,US,KS,28140,100000,2
| Principal Product Analyst,growth-analyst,senior,US,KS,28140,120000,2
| Wachstumsanalyst,growth-analyst,,US,KS,45820,140000,2
| without
| Grandmaster Growth Analyst,product-analyst,,US,KS,,54083.50,1.08167
| Principal Product Analyst,product-analyst,staff,US,,,64900.20,1.08167
| Wachstumsanalyst,,,US,KS,45820,75716.90,1.08167
= 0

$ paybands roles -c conf/c.ini growth-analyst | head -1; paybands roles growth-analyst; paybands layouts -c conf/c.ini | grep '^mine'; paybands layouts -c conf/c.ini --show mine | head -2; paybands check -q --summary -c conf/c.ini | tail -1 | cut -d'|' -f2-6,9
| growth-analyst: Growth Analyst
| mine                      observations   Mine
| [layout]
| name = mine
|  m | 3 | 3 | 0 | 0 | 0
! paybands: roles: no role "growth-analyst"; did you mean "grc-analyst"?
= 0

## a run names the catalogue's files with their digests; explain, show and place read the same catalogue
$ mkdir -p own/roles; printf '[role]\nname = Growth Analyst\nfamily = data\nsummary = Finds what makes a product grow.\n[titles]\nanywhere = growth analyst\n[occupations]\n13-2051 = 1\nnote = Financial and investment analysts.\n' > own/roles/growth-analyst.ini
$ cp "$FIXTURES"/survey.ini s.ini; printf '[run]\ncatalogue = own\noutput = out\nage = none\n[source m]\nlayout = ./s.ini\npath = m.csv\n' > c.ini
$ { echo title,pay; for i in 1 2 3 4 5 6 7 8 9 10; do echo "Growth Analyst,10${i}000"; done; } > m.csv
$ paybands run -q -c c.ini; grep -A2 '"catalogue/' out/latest/manifest.json; sha256sum own/roles/growth-analyst.ini | cut -d' ' -f1
$ paybands show -c c.ini --role 'Growth Analyst' --level all --area US | cut -d, -f1-6,10,15
|       "path": "catalogue/roles/growth-analyst.ini",
|       "bytes": 189,
|       "sha256": "36baf0fdaafed6c87b3346fa70c98fbf0e889c1d9b174fe84e9888f70e2f463c"
| 36baf0fdaafed6c87b3346fa70c98fbf0e889c1d9b174fe84e9888f70e2f463c
| role,role_name,level,experience,area_kind,area,n,p25
| growth-analyst,Growth Analyst,all,all,country,US,10,103250
= 0

$ paybands explain -q -c c.ini --role growth-analyst --area US | grep -c 'growth-analyst\|Growth Analyst'; paybands place -c c.ini --role growth-analyst --area US --pay 104000 | head -1; paybands show --role growth-analyst
| 1
| "US" is read as United States (US).
! note: "growth-analyst" is read as the role product-analyst
! paybands: show: out/latest/bands.csv: no row of Product Analyst
= 2

## a row replaces the installed one of its key, in place; the other rows stay
$ mkdir -p own/reference; cp "$FIXTURES"/survey.ini s.ini; printf '[run]\ncatalogue = own\n' > c.ini
$ printf 'code,code3,name,currency,names\nPL,POL,Poland,EUR,Polska|Lechia\nXK,XKX,Kosovo,EUR,Kosova\n' > own/reference/countries.csv
$ printf 'name,employer\nAkamai Technologies,Other\n' > own/reference/employers.csv
$ printf 'state,metro,names\nWA,42660,Pottersville\n' > own/reference/towns.csv
$ printf '[layout]\nname = p\ntitle = P\npublisher = P\nlicence = P\nkind = observations\n[columns]\ntitle = title\nbase = pay\nplace = place\n[constants]\nperiod = year\n' > p.ini
$ printf 'title,pay,place\nData Engineer,50000 EUR,Lechia\nData Engineer,50000 EUR,Kosova\nData Engineer,50000 USD,"Pottersville, WA"\nData Engineer,50000 EUR,Germany\n' > p.csv
$ paybands ingest -q -c c.ini --layout ./p.ini p.csv | tail -n +2 | cut -d, -f9-11,18
| PL,,,EUR
| XK,,,EUR
| US,WA,42660,USD
| DE,,,EUR
= 0

## a series of wages is replaced whole, by country
$ mkdir -p own/reference; cp "$FIXTURES"/survey.ini s.ini; printf '[run]\ncatalogue = own\nas_of = 2026-01\noutput = out\n[source m]\nlayout = ./s.ini\npath = m.csv\ndate = 2024-01\n' > c.ini
$ { echo title,pay; for i in 1 2 3 4 5 6 7 8 9 10 11; do echo "Data Engineer,100000"; done; } > m.csv
$ printf 'country,month,index\nUS,2024-01,100\nUS,2026-01,150\n' > own/reference/wage_index.csv; printf 'country,month,index\nUS,2020-01,100\nUS,2026-01,150\n' > own/reference/posted_wages.csv
$ paybands run -q -c c.ini; paybands show -c c.ini --role data-engineer --level all --area US --basis observed | cut -d, -f15 | tail -1; grep -l 'a table of our own' out/latest/*.html out/latest/*.json out/latest/roles/data-engineer.*
| 150000
| out/latest/methods.html
| out/latest/manifest.json
| out/latest/roles/data-engineer.json
| out/latest/roles/data-engineer.md
= 0

## what a faulty catalogue is told, by file and line
$ mkdir -p own/reference own/roles own/layouts; printf '[run]\ncatalogue = own\n' > c.ini; try() { paybands roles -c c.ini > /dev/null; }
$ table() { printf "$2" > own/reference/$1; printf 'title,pay\n' > m.csv; sed "s/^base = .*/&\nplace = town/" "$FIXTURES"/survey.ini > s.ini; paybands ingest -q -c c.ini --layout ./s.ini m.csv > /dev/null; rm own/reference/$1; }
$ for f in own/reference/exchange_rate.csv own/role own/roles/x.txt own/exchange_rates.csv own/layouts/mine.inii; do touch $f; try; rm $f; done
$ table exchange_rates.csv 'currency,year,usd_per_unit\nEUR,2023,2\neur,2023,3\n'
$ table exchange_rates.csv 'currency,usd_per_unit\nEUR,2\n'; table exchange_rates.csv 'currency,year,rate\nEUR,2023,2\n'
$ table exchange_rates.csv 'currency,year,usd_per_unit\nEUR,2023\n'; table exchange_rates.csv 'currency,year,usd_per_unit\nEUR,2023,x\n'; table exchange_rates.csv ''
$ table countries.csv 'code,code3,name,currency,names\nPLL,POL,Poland,EUR,\n'; table wage_index.csv 'country,month,index\nUS,2024-02,100\nUS,2024-01,100\n'; table cities.csv 'name,state,metro,population\n"A,KS,28140,1\n'
$ printf '[rolle]\n' > own/roles/x.ini; try; printf '[role]\nname = X\nfamily = data\nsummary = X.\n[titles]\nanywhere = senior data zookeeper\n[occupations]\n15-9999 = 1\nnote = N.\n' > own/roles/x.ini; printf 'title,pay\n' > m.csv; paybands ingest -q -c c.ini --layout ./s.ini m.csv; rm own/roles/x.ini
$ printf '[same]\nfoo = senior\n' > own/roles/words.ini; try; printf '[levels]\nboss = x\n' > own/roles/words.ini; try; printf '[same]\nfoo = bar\nbaz = bar\n' > own/roles/words.ini; try
$ mv own owm; try; mkdir own; try; printf '[run]\ncatalogue =\n' > c.ini; try
! paybands: own/reference/exchange_rate.csv: is not a reference table; did you mean exchange_rates.csv?
! paybands: own/role: a catalogue holds roles/, layouts/ and reference/; did you mean roles?
! paybands: own/roles/x.txt: is not a .ini file
! paybands: own/exchange_rates.csv: a table stands in reference/
! paybands: own/layouts/mine.inii: is neither a layout (.ini) nor a crosswalk or areas of one (.csv)
! paybands: own/reference/exchange_rates.csv:3: a row of this key (currency year) is in line 2 already
! paybands: own/reference/exchange_rates.csv:1: there is no column "year"
! paybands: own/reference/exchange_rates.csv:1: there is no column "usd_per_unit"
! paybands: own/reference/exchange_rates.csv:2: the row has 2 fields, not 3
! paybands: own/reference/exchange_rates.csv:2: "x" is not a rate above 0
! paybands: own/reference/exchange_rates.csv: the file is empty
! paybands: own/reference/countries.csv:2: not an ISO 3166 code: "PLL"; mend the table
! paybands: own/reference/wage_index.csv:3: 2024-01 does not come after the month before it
! paybands: own/reference/cities.csv: line 2: the quote opened here is never closed: close it, or read the file without quoting
! paybands: own/roles/x.ini: [role] needs name, family and summary
! paybands: own/roles/x.ini:8: 15-9999: is not an occupation of SOC 2018: did you mean 11-9199?
! paybands: own/roles/words.ini:2: this line rewrites words that line 48 of the installed words.ini writes; write them on the left side
! paybands: own/roles/words.ini:2: "boss" is not a level; write junior, mid, senior, staff, manager, executive or none
! paybands: own/roles/words.ini:3: "bar" already has an equivalent
! paybands: own: cannot read the folder of the catalogue: No such file or directory
! paybands: own: holds none of roles/, layouts/ and reference/
! paybands: c.ini:2: catalogue is empty
= 2

## own files that are passed over, and a layout that extends the installed one of its own name
$ mkdir -p own/layouts; touch own/README.md own/.hidden own/layouts/README own/layouts/a.ini~; printf '[run]\ncatalogue = own\n' > c.ini
$ printf '[layout]\nextends = levels-fyi\ntitle = Our levels\n' > own/layouts/levels-fyi.ini; paybands layouts -c c.ini | grep -c levels-fyi; paybands layouts -c c.ini | grep '^levels-fyi'
| 1
| levels-fyi                observations   Our levels
= 0

## a role may be a manager's or an executive's by itself: its headline is that level's
$ mkdir -p own/roles; cp "$FIXTURES"/survey.ini s.ini; printf '[run]\ncatalogue = own\noutput = out\nage = none\n[source m]\nlayout = ./s.ini\npath = m.csv\n' > c.ini
$ role() { printf '[role]\nname = Harbour Chief\nfamily = product\ntrack = %s\nsummary = Answers for a harbour.\n[titles]\nanywhere = harbour\n[occupations]\n11-1011 = 1\nnote = Chief executives.\n' $1 > own/roles/harbour-chief.ini; }
$ { echo title,pay; for i in 1 2 3 4 5 6 7 8 9 10; do echo "Chief Harbour Officer,20${i}000"; echo "Harbour Manager,10${i}000"; done; } > m.csv
$ for track in executive manager; do role $track; paybands run -q -c c.ini --guard 0; grep -o 'Median base pay[^<]*' out/latest/roles/harbour-chief.html; grep -o '"n": [0-9]*' out/latest/roles/harbour-chief.json | head -1; done
$ role senior; paybands run -q -c c.ini
| Median base pay of executives, United States
| "n": 10
| Median base pay of managers, United States
| "n": 10
! paybands: own/roles/harbour-chief.ini:4: track: a role's own track is manager or executive
= 2

## an own table of areas, or crosswalk, takes the place of the installed one that a layout names
$ mkdir -p own/layouts; printf 'code,area,name\nER35,CA-ON,Our Ontario\n' > own/layouts/ca-regions.csv; printf 'code,soc,share\n21232,15-1252,1\n' > own/layouts/noc-2021.csv
$ printf '[run]\ncatalogue = own\noutput = out\n[source jb]\nlayout = jobbank-wages\npath = jb.csv\n' > c.ini
$ printf 'NOC_CNP,NOC_Title_eng,ER_Code_Code_RE,Low_Wage_Salaire_Minium,Median_Wage_Salaire_Median,High_Wage_Salaire_Maximal,Reference_Period,Annual_Wage_Flag_Salaire_annuel\nNOC_21232,Developers,ER35,30,40,50,2024,0\nNOC_21232,Developers,ER3530,30,40,50,2024,0\nNOC_21231,Engineers,ER35,30,40,50,2024,0\n' > jb.csv
$ paybands run -q --max-rejects 1 -c c.ini; grep ^software-engineer out/latest/bands.csv | cut -d, -f5-8,17; jq -r '.decided_by[].path' out/latest/manifest.json | grep -e /ca- -e /noc
$ zcat out/latest/../private/rejects.csv.gz | cut -d, -f2-5
| region,CA-ON,"Our Ontario, Canada",60734
| catalogue/layouts/ca-regions.csv
| catalogue/layouts/noc-2021.csv
| line,reason,field,value
| 3,unknown-area,ER_Code_Code_RE,ER3530
| 4,unknown-occupation,NOC_CNP,NOC_21231
= 0


## cities are read where a source names places in words: a fault of theirs is not told of one by codes
$ mkdir -p own/reference; printf 'name,state,metro,population\nOz,KS,none,1\n' > own/reference/cities.csv; printf '[run]\ncatalogue = own\n' > c.ini
$ layout() { printf '[layout]\nname = p\ntitle = P\npublisher = P\nlicence = P\nkind = observations\n[columns]\ntitle = title\nbase = pay\n%s = place\n[constants]\nperiod = year\ncurrency = USD\n[parse]\n%s\n' "$1" "$2" > p.ini; }
$ printf 'title,pay,place\nData Engineer,90000,GB\nData Engineer,90000,Wales\n' > p.csv; try() { paybands ingest -q -c c.ini --layout ./p.ini p.csv | cut -d, -f4,9; }
$ layout country 'country = name'; try; layout place ''; try
| title,country
| Data Engineer,GB
| Data Engineer,GB
! paybands: own/reference/cities.csv:2: not a CBSA code: "none"; mend the table
= 0
