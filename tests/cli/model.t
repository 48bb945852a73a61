The model and what may be published: `publish` of a layout, and --between-sources.

## rows for the model alone are in no observed row, and move the modelled ones; rows not to be published do neither
$ layout() { printf '[layout]\nname = %s\ntitle = T\npublisher = P\nlicence = L\npublish = %s\nkind = observations\n[columns]\ntitle = title\nbase = pay\n[constants]\ndate = 2024-05\ncountry = PT\ncurrency = USD\nperiod = year\n' "$1" "$2" > "$1".ini; }
$ pay() { echo title,pay; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do for l in Junior Mid-level Senior Staff; do echo "$l $1,$(($2 + i * 3000))"; done; done; }
$ layout one yes; layout two yes; layout shy model-only; layout hidden no
$ pay 'Data Engineer' 60000 > one.csv; pay 'Data Engineer' 70000 > two.csv
$ pay 'Data Scientist' 90000 > more.csv
$ run() { to=$1; shift; paybands run -q -o "$to" --source ./one.ini=one.csv --source ./two.ini=two.csv "$@"; cut -d, -f1,3,4,6,9,14-18 "$to"/latest/bands.csv | grep ',PT,' > "$to".csv; }
$ run without; run hidden --source ./hidden.ini=more.csv; run shy --source ./shy.ini=more.csv
$ cmp without.csv hidden.csv && echo same; cmp -s without.csv shy.csv || echo moved
$ grep -c ',observed,' without.csv shy.csv; grep 'data-scientist,.*,observed,' shy.csv; grep -c 'data-scientist,.*,modelled,' shy.csv
| same
| moved
| without.csv:5
| shy.csv:5
| 5
= 0

## a word of publish that there is not
$ printf '[layout]\nname = m\ntitle = M\npublisher = M\nlicence = M\npublish = maybe\nkind = observations\n[columns]\ntitle = Title\nbase = Pay\n' > m.ini; echo Title,Pay > pay.csv
$ paybands bands -q --layout ./m.ini pay.csv
! paybands: source m: ./m.ini:6:11: publish = maybe: must be yes, model-only or no
= 2

## without a difference between sources the interval is that of chance; with one it is wider by it, in quadrature
# By chance 118,000 to 131,000: exp of -hypot(log(122500 / 118000), 1.96 x 0.15), and so on, from 122,500.
$ for i in 1 2 3 4; do tail -n +2 "$FIXTURES"/jobs.csv; done > rows; { head -1 "$FIXTURES"/jobs.csv; cat rows; } > jobs.csv
$ for sd in 0 0.15; do paybands bands -q --layout ai-jobs --age none --between-sources $sd jobs.csv | sed -n 2p | cut -d, -f1,10,16,19-20; done
| data-scientist,48,122500,118000,131000
| data-scientist,48,122500,91080.5,165614.48
= 0

## a level that no source has makes no modelled row, one that they have does
$ (echo source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,bonus,equity,total,currency,fx,weight; for s in one two; do for i in $(seq 40); do echo "$s,$i,2024-05,Senior Data Engineer,data-engineer,senior,title,,PT,,,,,$((80000 + 500 * i)),,,,USD,1,1"; done; done) > o.csv
$ paybands run -q --source observations=o.csv -o out; grep '^data-engineer,.*,PT,.*,modelled,' out/latest/bands.csv | cut -d, -f3,4
| senior,all
= 0
