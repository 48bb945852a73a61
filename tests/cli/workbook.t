paybands.xlsx beside the tables: which rows it has, and what becomes of a run that cannot write it.

## with the rows that role files list, with every row, or not at all
$ for w in pages all no; do paybands run -q -o $w --workbook $w --source ai-jobs="$FIXTURES/jobs.csv"; ls $w/latest | grep xlsx; grep -c '"paybands.xlsx"' $w/latest/manifest.json $w/latest/datapackage.json; done
| paybands.xlsx
| pages/latest/manifest.json:1
| pages/latest/datapackage.json:1
| paybands.xlsx
| all/latest/manifest.json:1
| all/latest/datapackage.json:1
| no/latest/manifest.json:0
| no/latest/datapackage.json:0
= 1

## its rows are those that role files list, or all of bands.csv
< rows.py
: import glob, json, sys
: sys.path.insert(0, sys.argv[1] + "/scripts")
: sys.dont_write_bytecode = True
: import run_workbook
: listed = sum(len(json.load(open(f))["bands"]) for f in glob.glob("pages/latest/roles/*.json"))
: for w, wanted in ("pages", listed), ("all", len(open("all/latest/bands.csv").readlines()) - 1):
:     rows = run_workbook.sheets(w + "/latest/paybands.xlsx")["bands"]
:     print(w, len(rows) - 1 == wanted)
: print(list(run_workbook.check("pages/latest")))
$ for w in pages all; do paybands run -q -o $w --workbook $w; done; python3 rows.py "$PAYBANDS_ROOT"
| pages True
| all True
| []
= 0

## the sheet on method says what the run's figures are: every part of it, with how its words begin
< method.py
: import sys
: sys.path.insert(0, sys.argv[1] + "/scripts")
: sys.dont_write_bytecode = True
: import run_workbook
: for part, name, text in run_workbook.sheets("out/latest/paybands.xlsx")["method"]:
:     if name != "paybands" and part != "columns":
:         print(part, name, (text or "")[:70].strip(), sep="|")
$ printf '[rates]\nPLN = 0.25\nPLN 2023 = 0.24\n[source a]\nlayout = ai-jobs\npath = %s\n' "$FIXTURES/jobs.csv" > c.ini; paybands run -q -o out -c c.ini; python3 method.py "$PAYBANDS_ROOT"
| part|name|text
| about|as of|April 2026
| about|money|US dollars per year, shown without cents; a cell holds the figure of t
| about|rows|of bands.csv: the United States at every level, and other places at al
| about|checksums|manifest.json has the SHA-256 of every input, layout, role file and ta
| sheets|overview|What the page of each role leads with: base pay in the United States:
| sheets|bands|Pay bands of roles by level or experience, place, component and basis:
| sheets|structures|Pay structures of roles by place: 1 row
| sheets|sources|What each source says of every observed row: 4 rows
| sheets|moves|Difference of pay of moves into roles, by level: 0 rows
| sheets|AI impact|AI impact, growth and entry level of roles: 80 rows
| sheets|notes|What is to be read with the bands: 1 row
| formulas|percentile|of n observations in order, that of rank 1 + (n - 1) x fraction, betwe
| formulas|n_effective|(sum of weights) squared / sum of squared weights (Kish), divided by t
| formulas|p50_low, p50_high|the interval of the median at the level of the setting confidence: cha
| formulas|range minimum, midpoint, range maximum|p25, p50 and p75 of base pay
| formulas|compa-ratio|pay / midpoint
| formulas|range penetration|(pay - range minimum) / (range maximum - range minimum)
| formulas|observed|the pay that people and adverts give, of those read as the role, moved
| formulas|modelled|estimated from all sources together, without what any one source adds
| formulas|benchmark|what a statistical office publishes for the role's occupations, by the
| rules|type7|Hyndman-Fan type 7 quantiles of the observations
| rules|type7-weighted-kish|weighted type 7 quantiles with Kish's effective sample size (arXiv:230
| rules|turnbull-log|Turnbull's estimate for interval-censored pay (1976, JRSS B 38:290), i
| rules|published|the publisher's own percentiles
| rules|pay-model|modelled from all sources together, without any one source's differenc
| rules|pay-model-ordered|modelled, and moved so that a higher step is not below a lower one, al
| rules|published-mixture|the publisher's percentiles of several occupations, mixed by the role'
| rules|published-crosswalk|the publisher's percentiles of the one of its occupations that the rol
| rules|published-crosswalk-mixture|the publisher's percentiles of several of its occupations, mixed by th
| rules|published-interpolated|the publisher's percentiles; those that it does not give are interpola
| rules|published-crosswalk-interpolated|the publisher's percentiles of the one of its occupations that the rol
| suppressed|n|fewer than 5 observations
| suppressed|tails|P10, P90 and the interval need 10 observations
| suppressed|employer|one employer holds more than 25% of the observations
| suppressed|complementary|with the other published figures it would disclose a few people's pay
| suppressed|top-coded|the publisher gives only a lower bound, which stands behind the code
| suppressed|not-released|the publisher did not release the figure
| suppressed|quartiles|below 10 observations, only the median is shown, to the nearest thousa
| suppressed|open-bracket|in a bracket that is open at one end: at-least or at-most stands for t
| aging|None|Pay is moved from its own date to April 2026, or as far as the index o
| settings|as-of|(not set): age pay to this date (default: the last month of the wage i
| settings|age|compound: move pay from its date to --as-of this way
| settings|experience-steps|2,5,8: begin the second, third and last step of experience at these ye
| settings|index-reach|3: reject pay dated more than this many years outside the wage index o
| settings|hours-per-year|2080: assume this many paid hours per year
| settings|min-n|5: below this many observations, plain or effective, leave the cell ou
| settings|min-n-quartiles|10: below this many observations, publish the median alone, to the nea
| settings|min-n-tails|10: below this many observations, withhold P10, P90 and the interval
| settings|min-n-ends|30: below this many observations, round the ends of the median's inter
| settings|max-employer-share|0.25: allow one employer at most this share of a cell (1: no limit)
| settings|complementary|on: also withhold cells that the published ones together would disclos
| settings|confidence|0.95: set the confidence level of the median's interval
| settings|between-sources|0.15: widen the interval of a base pay median by this much for how sou
| settings|between-sources-total|0.4: the same of total pay, of which sources differ by more
| settings|pay-least|1000: reject annual pay below this, in US dollars
| settings|pay-most|10000000: reject annual pay above this, in US dollars
| settings|max-rejects|0.5: fail if a source has a larger share of its rows rejected than thi
| settings|guard|0.25: refuse to publish if a median changed by more than this share (0
| settings|guard-min-n|30: below this many observations, allow for chance beside --guard
| settings|guard-drift|0.4: the same limit since the accepted run, however many runs ago
| settings|guard-shift|0.1: refuse to publish if all of a source's or a table's pay moved by
| settings|guard-rows|1.8: refuse to publish if a source has this many times the rows it had
| settings|guard-shares|0.2: refuse to publish if more than this share of a source's rows chan
| settings|guard-points|10: refuse to publish if a role's AI impact or growth changed by more
| settings|guard-benchmark|0.02: refuse a new benchmark whose occupations differ by more than thi
| settings|guard-plausible|2.5: refuse a new source whose pay in the United States is this many t
| settings|outlier-distance|6: quarantine pay farther than this from the median of its role and co
| settings|outlier-min-n|30: below this many observations of a role in a country, compare with
| settings|expansion-limit|200: refuse a compressed input that expands by more than this factor
| settings|workbook|pages: write paybands.xlsx with the rows of bands.csv that role files
| settings|keep-runs|30: keep this many published runs and this many held back by the guard
| settings|keep-days|0: remove runs older than this many days likewise (0: of any age)
| settings|public-mode|umask: let the group, or everybody, read what is published, whatever t
| rates|PLN|0.25 US dollars per unit, as the configuration says
| rates|PLN|0.24 US dollars per unit of 2023, as the configuration says
| sources|a|AI, ML, Data Salaries, ai-jobs.net; licence: CC0 1.0. Observed pay: 13
| tables|Aging of pay in the United States|BLS OEWS national May 2024 and 2025: medians of 21 occupations 15-xxxx
| tables|Aging of pay elsewhere, and after the last OEWS|Indeed Hiring Lab wage tracker (CC BY 4.0) (2026-04)
| tables|Pay in other currencies|Federal Reserve H.10 (2015 to 2026-06), and 1 other source of its rows
| tables|Price level of states, beside the pay|BEA SARPP, RPP all items (2023)
| tables|Metropolitan areas|Census list1 (2023)
| tables|Cities and the areas they lie in|simplemaps; Census (2023), and 1 other source of its rows: cities.csv
| tables|Towns and the areas they lie in|simplemaps; HUD; Census (2023)
| tables|States of ZIP codes|HUD (2022-12)
| tables|Cities abroad (CC BY 4.0)|GeoNames (2020-03)
| tables|Regions abroad|CLDR (2026)
= 0

## another word is refused
$ paybands run -q -o out --workbook yes
! paybands: workbook: "yes" is not one of no|pages|all
= 2

## a disk that is full publishes nothing, leaves nothing, and is said once
$ trap '' XFSZ; ulimit -f 49152; paybands run -q -o out --workbook all
! paybands: out/runs/.next.partial/public/paybands.xlsx: the workbook is not whole (xl/worksheets/sheet3.xml): is the disk full?
= 74

$ ls -A out out/runs
| out:
| lock
| metrics.prom
| run.json
| runs
|
| out/runs:
| .parts
= 0

## temporary files are made in the run's own folder: no other need take one
$ TMPDIR=/nonexistent paybands run -q -o out --source ai-jobs="$FIXTURES/jobs.csv"; ls -A out/runs/*/ | grep -c '^tmp'; ls out/latest | grep xlsx
| 0
| paybands.xlsx
= 0

