What a layout may write: codes are looked up, lines are refused by place with the nearest.

## a metro, a state, a country, a currency and a group that there are not
$ printf 'Title,Pay\nData Engineer,100000\n' > pay.csv
$ try() { printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\n[constants]\n%s\n' "$1" > m.ini; paybands ingest -q --layout ./m.ini pay.csv; }
$ try 'metro = 47901'; try 'metro = Seattle'; try 'state = ZZ'; try 'country = Polnad'; try 'currency = AUD in AU | NZX in NZ'
! paybands: source m: ./m.ini:11:9: metro = 47901: is not the CBSA code of a metro: did you mean 47900 (Washington-Arlington-Alexandria, DC-VA-MD-WV)?
! paybands: source m: ./m.ini:11:9: metro = Seattle: is not the CBSA code of a metro: did you mean 42660 (Seattle-Tacoma-Bellevue, WA)?
! paybands: source m: ./m.ini:11:9: state = ZZ: is not a US state: did you mean AZ (Arizona)?
! paybands: source m: ./m.ini:11:11: country = Polnad: is not a country: did you mean PL (Poland)?
! paybands: source m: ./m.ini:11:12: currency = AUD in AU | NZX in NZ: is not known
= 2

## codes of cells are looked up too, before a row is read
$ printf 'Title,Pay,X\nData Engineer,100000,a\n' > pay.csv
$ try() { printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\n%s = X\n[codes %s]\na = %s\n' "$1" "$1" "$2" > m.ini; paybands ingest -q --layout ./m.ini pay.csv; }
$ try state ZZ; try level senoir; try period yaer; try currency EUX; try place 'Sna Jsoe'
! paybands: source m: ./m.ini:12:5: a = ZZ: is not a US state: did you mean AZ (Arizona)?
! paybands: source m: ./m.ini:12:5: a = senoir: is not a level: did you mean "senior"?
! paybands: source m: ./m.ini:12:5: a = yaer: the pay period is not known: did you mean "year"?
! paybands: source m: ./m.ini:12:5: a = EUX: the currency is not known: did you mean "EUR"?
! paybands: source m: ./m.ini:12:5: a = Sna Jsoe: is not a place whose country is known
= 2

## codes of places are read
$ printf 'Title,Pay,X\nData Engineer,$100000,hq\n' > pay.csv
$ printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\nplace = X\n[codes place]\nhq = Boston, MA\n[constants]\nperiod = year\ncurrency = USD\n' > m.ini
$ paybands ingest -q --layout ./m.ini pay.csv | tail -1 | cut -d, -f9-11
| US,MA,14460
= 0

## a measure and a family that exposure_measures.csv does not have
$ printf 'code,v\n15-1252,1\n' > e.csv
$ try() { printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = exposures\n[columns]\noccupation = code\n[measures]\n%s = v\n[constants]\nfamily = %s\n' "$1" "$2" > m.ini; paybands run -q -o out --source ./m.ini=e.csv; }
$ try aoie aioe; try aioe aiioe
! paybands: source m: ./m.ini:10:1: measure = aoie: is not in exposure_measures.csv, which gives its family, vote and citation: did you mean aioe?
! paybands: source m: ./m.ini:12:10: family = aiioe: is not the family that exposure_measures.csv gives its measures: did you mean aioe?
= 2

## an unknown country or state code of a row is a bad value; a metro of another delineation is left empty, and listed
$ printf 'Title,Pay,C,S,M\nData Engineer,100000,ZZ,,\nData Engineer,100000,US,ZZ,\nData Engineer,100000,US,OH,17460\nData Engineer,100000,US,OH,17410\n' > pay.csv
$ printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\ncountry = C\nstate = S\nmetro = M\n[parse]\ncountry = code\nstate = code\n[constants]\nperiod = year\ncurrency = USD\n' > m.ini
$ paybands ingest -q --rejects r.csv --layout ./m.ini pay.csv | cut -d, -f2,9-11; cut -d, -f2-5 r.csv
| line,country,state,metro
| 4,US,OH,
| 5,US,OH,17410
| line,reason,field,value
| 2,bad-value,C,ZZ
| 3,bad-value,S,ZZ
= 0

## an occupation of a role that SOC 2018 does not have, and a family misspelt
$ mkdir -p home/ingest; cp -R "$PAYBANDS_HOME"/data home/; cp -R "$PAYBANDS_HOME"/ingest/layouts home/ingest/; echo Title,Pay > pay.csv
$ sed -i 's/^15-2051 = /15-2052 = /' home/data/roles/data-analyst.ini; PAYBANDS_HOME=home paybands layouts > /dev/null; PAYBANDS_HOME=home paybands ingest -q --layout payroll pay.csv 2>&1 | cut -c 1-110
$ cp "$PAYBANDS_HOME"/data/roles/data-analyst.ini home/data/roles/; sed -i 's/^family = data/family = dtaa/' home/data/roles/data-analyst.ini; PAYBANDS_HOME=home paybands ingest -q --layout payroll pay.csv
| paybands: home/data/roles/data-analyst.ini:24: 15-2052: is not an occupation of SOC 2018: did you mean 13-2052
! paybands: home/data/roles/data-analyst.ini: no other role has the family "dtaa": did you mean "data"?
= 2

## the manifest names all that decides a figure: levels of a role, a layout and the one it extends
$ mkdir -p home/ingest; cp -R "$PAYBANDS_HOME"/data home/; cp -R "$PAYBANDS_HOME"/ingest/layouts home/ingest/; export PAYBANDS_HOME=$PWD/home
$ sha() { paybands run -q -o "$@"; grep -A3 "\"path\": \"$P\"" $1/latest/manifest.json | grep -o 'sha256.*' | tr -d '\n'; }
$ P=data/roles/data-analyst.ini; a=$(sha a); sed -i 's/^manager = .*/manager = Leads./' home/$P; b=$(sha b)
$ test -n "$a" && test "$a" != "$b" && echo roles; cmp -s a/latest/manifest.json b/latest/manifest.json || echo manifest
$ grep -o '"path": "ingest/layouts/[^"]*"' b/latest/manifest.json; grep -c '"path": "data/reference/' b/latest/manifest.json | grep -qv '^0$' && grep -o '"path": "data/roles/words.ini"' b/latest/manifest.json
$ ls b/runs a/runs | grep -c 2024 
| roles
| manifest
| "path": "ingest/layouts/ai-jobs.ini"
| "path": "ingest/layouts/eu-it-salary.ini"
| "path": "ingest/layouts/levels-fyi.ini"
| "path": "ingest/layouts/oews.ini"
| "path": "ingest/layouts/stackoverflow-2024.ini"
| "path": "ingest/layouts/stackoverflow.ini"
| "path": "data/roles/words.ini"
| 2
= 0

