Levels by years: [levels] and [levels FAMILY] of a configuration.

## where nothing states a level, years give it; a family has limits of its own; a title or a field goes before
$ printf '[layout]\nname = s\ntitle = S\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = p\nyears = y\n[constants]\nperiod = year\ncurrency = USD\ncountry = US\ndate = 2023\n' > s.ini
$ { echo t,p,y; for y in 1.99 2 5 6 8 ''; do echo "Data Scientist,100000,$y"; echo "ML Engineer,110000,$y"; done; echo Senior Data Scientist,150000,1; echo Gardener,30000,6; } > r.csv
$ printf '[levels]\nmid = 2\n[levels data]\nsenior = 6\nstaff = never\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ paybands ingest -q -c c.ini --layout ./s.ini --match r.csv | awk -F, '{ print $4 "|" $6 "|" $7 "|" $8 }'
$ paybands ingest -q -c c.ini --layout ./s.ini --match r.csv | grep -o 'column y[^,]*years' | sort -u; paybands check -q -c c.ini | grep -A3 'a level'
| title|level|level_basis|years
| Data Scientist|junior|years|1.99
| ML Engineer|junior|years|1.99
| Data Scientist|mid|years|2
| ML Engineer|mid|years|2
| Data Scientist|mid|years|5
| ML Engineer|senior|years|5
| Data Scientist|senior|years|6
| ML Engineer|senior|years|6
| Data Scientist|senior|years|8
| ML Engineer|staff|years|8
| Data Scientist|||
| ML Engineer|||
| Senior Data Scientist|senior|title|1
| Gardener|senior|years|6
| column y: 1.99: junior from 0 to below 2 years
| column y: 2: mid from 2 to below 5 years
| column y: 2: mid from 2 to below 6 years
| column y: 5: mid from 2 to below 6 years
| column y: 5: senior from 5 to below 8 years
| column y: 6: senior from 5 to below 8 years
| column y: 6: senior from 6 years
| column y: 8: senior from 6 years
| column y: 8: staff from 8 years
|     a level                      12   85.7%
|       by the title                1    7.1%
|       by years                   11   78.6%
|       evidence differs            1    7.1%
= 0

## the model takes a row whose level years gave by its years: steps of experience stay, and all levels are not drawn down
$ layout() { printf '[layout]\nname = %s\ntitle = S\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = p\nyears = y\n[constants]\nperiod = year\ncurrency = USD\ncountry = US\ndate = 2023\n' $1 > $1.ini; }
$ rows() { echo t,p,y; for i in 0 1 2 3 4 5 6 7 8 9; do for y in 1 3 6 9; do echo "Data Scientist,$(($1 + 5 * y))${i}00,$y"; done; echo "Senior Data Scientist,$(($1 + 60))${i}00,"; done; }
$ for s in one two; do layout $s; done; rows 100 > one.csv; rows 105 > two.csv
$ for l in '' '[levels]\nmid = 2\n'; do printf "[run]\noutput = out\nage = none\n$l[source one]\nlayout = ./one.ini\npath = one.csv\n[source two]\nlayout = ./two.ini\npath = two.csv\n" > c.ini; paybands run -q --guard 0 -c c.ini; paybands show -c c.ini --role data-scientist --area US --component base --basis modelled | cut -d, -f3,4,10,16; done
| level,experience,n,p50
| all,0-2,20,107900
| all,2-5,20,117900
| all,5-8,20,132900
| all,8+,20,148000
| senior,all,20,162900
| level,experience,n,p50
| all,0-2,20,107900
| all,2-5,20,117900
| all,5-8,20,132900
| all,8+,20,148000
| senior,all,40,148700
= 0

## without the sections, years give none; rows read back are decided by the configuration that reads them
$ printf '[layout]\nname = s\ntitle = S\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = p\nyears = y\n[constants]\nperiod = year\ncurrency = USD\ncountry = US\ndate = 2023\n' > s.ini
$ printf 't,p,y\nData Scientist,100000,6\nJunior Data Scientist,100000,6\n' > r.csv; printf '[levels]\nsenior = 7\n' > c.ini; printf '[levels]\nsenior = 6\n' > d.ini
$ paybands ingest -q --layout ./s.ini r.csv | tee o.csv | cut -d, -f6-8; paybands ingest -q -c c.ini --layout observations o.csv | tee p.csv | cut -d, -f6-8
$ paybands ingest -q -c d.ini --layout observations p.csv | cut -d, -f6-8; paybands ingest -q --layout observations p.csv | cut -d, -f6-8
| level,level_basis,years
| ,,6
| junior,title,6
| level,level_basis,years
| mid,years,6
| junior,title,6
| level,level_basis,years
| senior,years,6
| junior,title,6
| level,level_basis,years
| ,,6
| junior,title,6
= 0

## what a mistake is told
$ printf 't\n' > r.csv; try() { printf "$1\n[source s]\nlayout = ai-jobs\npath = r.csv\n" > c.ini; paybands check -q -c c.ini; }
$ for k in '[levels]\nmid = 6' '[levels]\nmid = 2\n[levels data]\nstaff = 4' '[levels]\nmdi = 2' '[levels]\nlead = 2' '[levels]\nmid = two' '[levels]\nmid = 101' '[levels]\nmid = 2\nmid = 3' '[levels dta]\nmid = 2' '[levels zebra]\nmid = 2' '[levels ]\nmid = 2' '[level]\nmid = 2'; do try "$k"; done
! paybands: c.ini: [levels]: senior begins at 5 years, which is not after mid, at 6
! paybands: c.ini: [levels data]: staff begins at 4 years, which is not after senior, at 5
! paybands: c.ini:2: unknown level 'mdi'; did you mean mid?
! paybands: c.ini:2: unknown level 'lead'; years may give junior, mid, senior and staff
! paybands: c.ini:2: mid = two: give years from 0 to 100, or never
! paybands: c.ini:2: mid = 101: give years from 0 to 100, or never
! paybands: c.ini:3: 'mid' is given twice
! paybands: c.ini: [levels dta]: no role is of that family; did you mean data?
! paybands: c.ini: [levels zebra]: no role is of that family
! paybands: r.csv: the header has no column "job_title" (title); is it a file of layout ai-jobs? For other column names write a layout with extends = ai-jobs
! paybands: c.ini:2: unknown section [level]; known are [run], [source NAME], [rates], [wages], [levels], [levels FAMILY] and [site]
= 2

## a run names the limits, explain says which applied, and diff takes a changed limit for a setting
$ printf '[layout]\nname = s\ntitle = S\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = p\nyears = y\n[constants]\nperiod = year\ncurrency = USD\ncountry = US\ndate = 2023\n' > s.ini
$ { echo t,p,y; for i in 0 1 2 3 4 5 6 7 8 9; do for y in 3 6 9; do echo "Data Scientist,10$y${i}00,$y"; done; done; } > r.csv
$ for s in 6 7; do printf "[run]\noutput = out$s\nage = none\nbetween_sources = 0\n[levels]\nmid = 2\n[levels data]\nsenior = $s\nstaff = 9\n[source s]\nlayout = ./s.ini\npath = r.csv\n" > c$s.ini; paybands run -q -c c$s.ini || exit; grep '"levels' out$s/latest/manifest.json; done
$ for s in 6 7; do paybands show -c c$s.ini --role data-scientist --basis observed --area US --component base | cut -d, -f3,4,10,16; done
$ paybands explain -q -c c6.ini --role data-scientist --level senior --area US --component base --basis observed | grep -e 'years' -e '^s '
$ paybands explain -q -c c6.ini --role data-scientist --level senior --area US --component base --basis observed --json | grep -A5 -e level_limits -e level_from; paybands diff out6/latest out7/latest | grep -i -e 'levels' -e setting
$ paybands run -c c6.ini 2>&1 | grep -o ^unchanged; sed -i 's/mid = 2/mid = 2.5/' c6.ini; paybands run -c c6.ini 2>&1 | grep -o ^published
|     "levels mid": "2",
|     "levels data senior": "6",
|     "levels data staff": "9"
|     "levels mid": "2",
|     "levels data senior": "7",
|     "levels data staff": "9"
| level,experience,n,p50
| all,all,30,106450
| all,2-5,10,103450
| all,5-8,10,106450
| all,8+,10,109450
| mid,all,10,103450
| senior,all,10,106450
| staff,all,10,109450
| level,experience,n,p50
| all,all,30,106450
| all,2-5,10,103450
| all,5-8,10,106450
| all,8+,10,109450
| mid,all,20,104950
| staff,all,10,109450
| s              30    30         0         0       0            0
| s       10         10  $106,450  1        1       10 years    10 USD
| Where nothing states a level, years give it: senior from 6 to below 9 years.
|           "level_from": {
|             "none": 0,
|             "field": 0,
|             "ladder": 0,
|             "title": 0,
|             "years": 10
| --
|       "level_limits": {
|         "junior": 0,
|         "mid": 2,
|         "senior": 6,
|         "staff": 9
|       }
| setting  levels data senior  6    7
|     setting +$1,500; n 10 to 20
|     setting +$1,500; n 10 to 20
|     vanished; possible: setting
|     vanished; possible: setting
| unchanged
| published
= 0

## steps of experience begin where --experience-steps says; show and place know the run's steps, diff takes rows of other steps for other rows
$ printf '[layout]\nname = s\ntitle = S\npublisher = P\nlicence = L\nkind = observations\n[columns]\ntitle = t\nbase = p\nyears = y\n[constants]\nperiod = year\ncurrency = USD\ncountry = US\ndate = 2023\n' > s.ini
$ { echo t,p,y; for i in 0 1 2 3 4 5 6 7 8 9; do for y in 2.9 3 6 9 10; do echo "Data Scientist,1$(printf %02d ${y%.*})${i}00,$y"; done; done; } > r.csv
$ for s in 2,5,8 3,6,10; do o=out${s%%,*}; paybands run -q -o $o --age none --between-sources 0 --experience-steps $s --source ./s.ini=r.csv; grep '"experience-steps' $o/latest/manifest.json; paybands show --from $o/latest --role data-scientist --area US --basis observed | cut -d, -f3,4,10,16; done
$ paybands show --from out3/latest --role data-scientist --area US --experience 7 | cut -d, -f4; paybands show --from out2/latest --role data-scientist --area US --experience '5-7 years' | cut -d, -f4
$ paybands place out3/latest --role data-scientist --area US --years 7 --percentile 50 | grep -o 'Data Scientist.*States'; paybands show --from out3/latest --role data-scientist --experience seven
$ paybands diff out2/latest out3/latest --csv | cut -d, -f2-3,5-6,8- | grep US | head -3; paybands diff out2/latest out3/latest | grep -e setting -e cells
$ grep -o '"experience": "[^a"]*"' out3/latest/roles/data-scientist.json | sort | uniq -c | tr -s ' '; grep -c '6–10 years' out3/latest/roles/data-scientist.html; grep -o 'coefficient,[^,]*years' out3/latest/model.csv
|     "experience-steps": "2,5,8",
| level,experience,n,p50
| all,all,50,106450
| all,2-5,20,102950
| all,5-8,10,106450
| all,8+,20,109950
|     "experience-steps": "3,6,10",
| level,experience,n,p50
| all,all,50,106450
| all,0-3,10,102450
| all,3-6,10,103450
| all,6-10,20,107950
| all,10+,10,110450
| experience
| 6-10
| experience
| 5-8
| Data Scientist, 6–10 years of experience, in United States
| data-scientist,all,country,US,base,observed,,102450,,,,,,,,,,,no,setting,,,,10,low,
| data-scientist,all,country,US,base,observed,,103450,,,,,,,,,,,no,setting,,,,10,low,
| data-scientist,all,country,US,base,observed,,107950,,,,,,,,,,,no,setting,,,,20,low,
| 16 cells: 8 appeared, 6 vanished, 2 the same
| setting  experience-steps  2,5,8  3,6,10
|     appeared; possible: setting
|     appeared; possible: setting
|     appeared; possible: setting
|     appeared; possible: setting
|     appeared; possible: setting
|     appeared; possible: setting
|     appeared; possible: setting
|     appeared; possible: setting
|     vanished; possible: setting
|     vanished; possible: setting
|     vanished; possible: setting
|     vanished; possible: setting
|     vanished; possible: setting
|     vanished; possible: setting
|  3 "experience": "0-3"
|  3 "experience": "10+"
|  3 "experience": "3-6"
|  3 "experience": "6-10"
| 1
| coefficient,0-3 years
| coefficient,3-6 years
| coefficient,6-10 years
| coefficient,10+ years
! paybands: show: --experience "seven" is not a number of years; write 6, or one of 0-3, 3-6, 6-10, 10+
= 0

## steps that are not three ascending years are refused
$ for s in 2,5 2,5,8,12 5,2,8 0,2,5 2,5,x ''; do paybands bands -q --experience-steps "$s" --layout ai-jobs "$FIXTURES"/jobs.csv; done
! paybands: experience-steps: "2,5" is not three ascending years, such as 3,6,10
! paybands: experience-steps: "2,5,8,12" is not three ascending years, such as 3,6,10
! paybands: experience-steps: "5,2,8" is not three ascending years, such as 3,6,10
! paybands: experience-steps: "0,2,5" is not three ascending years, such as 3,6,10
! paybands: experience-steps: "2,5,x" is not three ascending years, such as 3,6,10
! paybands: experience-steps: "" is not three ascending years, such as 3,6,10
= 2

