Own pay as files: what each field and each cell says. The figures of Seattle are worked by hand in tests/unit/test_own_pay.c.

## the JSON of a group that is shown: every figure, the market beside it, two targets
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; paybands compare-own --own own-pay=staff.csv --from market.csv --min-employees 1 --target 37.5 --target P90 --json > own.json
$ jq -c '.groups[3] | del(.market,.targets), .market, .targets[]' own.json; jq -c '.groups[2] | .area, .market.fallback, .market.total, .total_pay, .targets[0]' own.json; jq -c '.groups[1] | .range_penetration, .below_minimum, .cost_to_minimum, .market.fallback' own.json; jq -c '.totals' own.json
| {"role":"data-scientist","role_name":"Data Scientist","level":"senior","area":{"kind":"metro","code":"42660","name":"Seattle-Tacoma-Bellevue, WA"},"withheld":null,"employees":5,"fte":4.5,"range":{"from":"market","minimum":120000,"maximum":180000},"median":150000,"mean":148000,"payroll":665000,"compa_ratio":{"mean":0.9867,"p25":0.8667,"p50":1,"p75":1.0667,"below_80":1,"from_80_to_90":1,"from_90_to_110":2,"from_110_to_120":0,"above_120":1},"range_penetration":0.4667,"market_percentile":50,"below_minimum":1,"cost_to_minimum":20000,"above_maximum":1,"total_pay":{"employees":5,"median":185000,"compa_ratio":0.894,"market_percentile":42.4}}
| {"level":"senior","area":{"kind":"metro","code":"42660","name":"Seattle-Tacoma-Bellevue, WA"},"basis":"modelled","fallback":"","base":{"p10":96000,"p25":120000,"p50":150000,"p75":180000,"p90":216000,"quality":"medium","as_of":"2026-04","rule":"pay-model"},"total":{"p10":120000,"p25":150000,"p50":200000,"p75":250000,"p90":300000,"quality":"medium","as_of":"2026-04","rule":"pay-model"}}
| {"percentile":37.5,"market_pay":135600,"distance":14400,"distance_share":0.1062,"below":2,"cost":41200}
| {"percentile":90,"market_pay":216000,"distance":-66000,"distance_share":-0.3056,"below":5,"cost":307000}
| {"kind":"metro","code":"12420","name":"Austin-Round Rock-San Marcos, TX"}
| "wider-area"
| null
| {"employees":null,"median":null,"compa_ratio":null,"market_percentile":null}
| {"percentile":37.5,"market_pay":113000,"distance":7000,"distance_share":0.0619,"below":0,"cost":0}
| -0.0847
| 1
| 4000
| "wider-area all-levels"
| {"withheld":false,"employees":13,"fte":12.5,"payroll":1575000,"compa_ratio":0.9633,"below_minimum":2,"cost_to_minimum":24000,"above_maximum":1,"targets":[{"percentile":37.5,"withheld":false,"employees":13,"below":4,"cost":60400},{"percentile":90,"withheld":false,"employees":13,"below":13,"cost":805124}]}
= 0

## the JSON of a group that is withheld: what the market pays, and null for all that is of employees
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own --own own-pay=staff.csv --from market.csv --json "$@"; }
$ own | jq -c '.groups[3] | del(.market,.role,.role_name), .market.level'; own | jq -c '.groups | map(.withheld)'; own --min-employees 1000000 | jq -c .totals
| {"level":"senior","area":{"kind":"metro","code":"42660","name":"Seattle-Tacoma-Bellevue, WA"},"withheld":"complementary","employees":null,"fte":null,"range":{"from":"market","minimum":120000,"maximum":180000},"median":null,"mean":null,"payroll":null,"compa_ratio":{"mean":null,"p25":null,"p50":null,"p75":null,"below_80":null,"from_80_to_90":null,"from_90_to_110":null,"from_110_to_120":null,"above_120":null},"range_penetration":null,"market_percentile":null,"below_minimum":null,"cost_to_minimum":null,"above_maximum":null,"targets":[{"percentile":50,"market_pay":150000,"distance":null,"distance_share":null,"below":null,"cost":null}],"total_pay":{"employees":null,"median":null,"compa_ratio":null,"market_percentile":null}}
| "senior"
| ["few","few",null,"complementary"]
| {"withheld":true,"employees":null,"fte":null,"payroll":null,"compa_ratio":null,"below_minimum":null,"cost_to_minimum":null,"above_maximum":null,"targets":[{"percentile":50,"withheld":true,"employees":null,"below":null,"cost":null}]}
= 0

## the JSON's rows: read, not used and why, part-time, dated and not, filtered by the layout, converted
$ cp "$FIXTURES"/market.csv .; printf '[layout]\nextends = own-pay\nname = ours\n[filter]\nintern = drop Job Title: Intern\n' > ours.ini
$ (echo Job Title,Level,Location,Salary,Currency,Date,FTE; for i in 1 2 3; do echo "Data Scientist,senior,Seattle WA,$((100000 + i * 5000)),EUR,2024-0$((4 - i)),0.5"; done; echo Data Scientist,senior,Seattle WA,90000,GBP,,1; echo Data Scientist,senior,Seattle WA,90000,USD,2024-05,; echo Gardener,,,90000,USD,2030-01,1; echo Intern,,Seattle WA,9000,USD,2024,1) > staff.csv
$ paybands compare-own --own ./ours.ini=staff.csv --from market.csv --json > own.json; jq -c '.rows, .unmatched, .min_employees, .by, .basis, .market, .market_as_of, .sample' own.json
$ paybands compare-own --own ./ours.ini=staff.csv --from market.csv -o own.html > own.txt; sed -n '/^compa:/,$p' own.txt; sed -n '/id="unmatched"/,/<.section>/p;/id="rates"/,/<.section>/p;/id="method"/,/<.section>/p' own.html | grep -E '^<tr|^<thead|dated|apart'
| {"read":7,"in_groups":5,"unmatched":1,"filtered":[{"source":"ours","rule":"intern","rows":1}],"part_time":3,"with_total_pay":0,"oldest":"2024-01","newest":"2024-05","undated":1,"rates":[{"currency":"EUR","year":2024,"usd_per_unit":1.08202,"rows":3},{"currency":"GBP","year":null,"usd_per_unit":1.34572,"rows":1}]}
| [{"source":"ours","file":"staff.csv","line":7,"reason":"no-role","title":"Gardener","field":null}]
| 5
| "metro"
| null
| "market.csv"
| "2026-04"
| false
| compa: mean pay / market P50. range: (mean - minimum) / (maximum - minimum), of the market P25 to P75. stands at: the market percentile of own median. cost: to raise everyone below.
| Own pay is dated January 2024 to May 2024, or not at all; it is not aged.
| Own pay and the market are 23 months apart: publish a run with --as-of at the date of own pay, and give it as --from.
| Converted: 3 rows at 1 EUR = 1.08202 USD (mean of 2024).
| Converted: 1 row at 1 GBP = 1.34572 USD (the latest; the pay is not dated).
| In no group: 1, no-role (the job title is not that of a role): staff.csv:7 "Gardener"
| Left out by the layout: 1, intern
| <thead><tr><th class=w>Reason<th>Rows<th class=w>Which</tr></thead>
| <tr><th>no-role<i>the job title is not that of a role</i><td>1<td class=w><span class="line">staff.csv:7 Gardener</span></tr>
| <tr><th>intern<i>left out by the layout</i><td>1<td class=w></tr>
| <thead><tr><th class=w>Currency<th>US dollars per unit<th>Rate of<th>Rows</tr></thead>
| <tr><th>EUR<td>1.08202<td>2024, mean<td>3</tr>
| <tr><th>GBP<td>1.34572<td>latest<td>1</tr>
| <li>Own pay is dated January 2024 to May 2024, or not at all; it is not aged.</li>
| <li><strong>Own pay and the market are 23 months apart.</strong></li>
= 0

## the page's tables: what is not known is an empty cell
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own -q --own own-pay=staff.csv --from market.csv --force -o own.html "$@"; grep -E '^<tr|^<thead|<p class=.(lede|note)|dated' own.html; }
$ own --target 50 --target P75
| <p class="lede">13 employees in 4 groups, paid 0.96 times the market median. 2 are below the range minimum; raising them to it costs $24,000 per year, everyone to P50 $135,000, everyone to P75 $417,500.</p>
| <thead><tr><th class=w>Group<i>Market used</i><th>Employees<i>FTE</i><th>Market median<i>Market middle half</i><th>Own median<i>Market percentile</i><th>Compa-ratio<i>Range penetration</i><th>Below minimum<i>Above maximum</i><th>Cost to minimum</tr></thead>
| <tr class="lesser"><th>Data Scientist, level not known<i>Seattle-Tacoma-Bellevue, WA</i><i>fewer than 5 employees; market of United States; market of all levels</i><td><i>–</i><td>$105,000<i>$84,000–$131,250</i><td><td><td><td></tr>
| <tr class="lesser"><th>Data Scientist, junior<i>Seattle-Tacoma-Bellevue, WA</i><i>fewer than 5 employees; market of United States; market of all levels</i><td><i>–</i><td>$105,000<i>$84,000–$131,250</i><td><td><td><td></tr>
| <tr><th>Data Scientist, senior<i>Austin-Round Rock-San Marcos, TX</i><i>market of United States</i><td>6<i>6</i><td>$125,000<i>$100,000–$150,000</i><td>$120,000<i>45</i><td>0.99<i>0.47</i><td>0<i>0</i><td>$0</tr>
| <tr class="lesser"><th>Data Scientist, senior<i>Seattle-Tacoma-Bellevue, WA</i><i>withheld: the totals would give a smaller group away</i><td><i>–</i><td>$150,000<i>$120,000–$180,000</i><td><td><td><td></tr>
| <tr class="benchmark"><th>Total<td>13<i>12.5</i><td><td><td>0.96<td>2<i>1</i><td>$24,000</tr>
| <thead><tr><th class=w>Group<th>Target<th>Market pay there<th>Own median from it<i>In percent</i><th>Employees below<th>Cost to target</tr></thead>
| <tr class="lesser"><th scope="rowgroup" rowspan="2">Data Scientist, level not known<i>Seattle-Tacoma-Bellevue, WA</i><td>P50<td>$105,000<td><td><td></tr>
| <tr class="lesser"><td>P75<td>$131,250<td><td><td></tr>
| <tr class="lesser"><th scope="rowgroup" rowspan="2">Data Scientist, junior<i>Seattle-Tacoma-Bellevue, WA</i><td>P50<td>$105,000<td><td><td></tr>
| <tr class="lesser"><td>P75<td>$131,250<td><td><td></tr>
| <tr><th scope="rowgroup" rowspan="2">Data Scientist, senior<i>Austin-Round Rock-San Marcos, TX</i><td>P50<td>$125,000<td>−$5,000<i>−4.0%</i><td>5<td>$25,000</tr>
| <tr><td>P75<td>$150,000<td>−$30,000<i>−20.0%</i><td>6<td>$160,000</tr>
| <tr class="lesser"><th scope="rowgroup" rowspan="2">Data Scientist, senior<i>Seattle-Tacoma-Bellevue, WA</i><td>P50<td>$150,000<td><td><td></tr>
| <tr class="lesser"><td>P75<td>$180,000<td><td><td></tr>
| <tr class="benchmark"><th scope="rowgroup" rowspan="2">Total<td>P50<td><td><td>9<td>$135,000</tr>
| <tr class="benchmark"><td>P75<td><td><td>12<td>$417,500</tr>
| <p class="note">Cost: base pay per year, at each person&#39;s FTE, to raise everyone below the target up to it; without taxes, benefits and bonuses.</p>
| <thead><tr><th class=w>Group<th>Below 0.80<th>0.80 to 0.90<th>0.90 to 1.10<th>1.10 to 1.20<th>1.20 and above</tr></thead>
| <tr><th>Data Scientist, senior<i>Austin-Round Rock-San Marcos, TX</i><td>0<td>0<td>5<td>1<td>0</tr>
| <p class="note">Employees by pay / market median. Quartiles need 10 employees.</p>
| <thead><tr><th class=w>Reason<th>Rows<th class=w>Which</tr></thead>
| <tr><th>no-role<i>the job title is not that of a role</i><td>2<td class=w><span class="line">staff.csv:15 Gardener</span><span class="line">staff.csv:16 Lampwright</span></tr>
| <tr><th>no-base-pay<i>base pay is not given, or not as one amount</i><td>1<td class=w><span class="line">staff.csv:19 Data Scientist</span></tr>
| <tr><th>no-place<i>the country is not known</i><td>1<td class=w><span class="line">staff.csv:18 Data Scientist</span></tr>
| <tr><th>no-market-band<i>no area that holds the place has a band of the role</i><td>1<td class=w><span class="line">staff.csv:17 ML Engineer</span></tr>
| <tr><th>pay-not-a-number<i>the pay is not an amount</i><td>1<td class=w><span class="line">staff.csv:20</span></tr>
| <li>Own pay is dated 1 March 2026; it is not aged.</li>
= 0

## a range of one's own lies below the market's bar
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; printf 'role,level,area,range_minimum,range_maximum\ndata-scientist,senior,*,110000,140000\n' > r.csv; paybands compare-own -q --own own-pay=staff.csv --from market.csv --force --ranges r.csv -o own.html; grep -o '<svg height="26".*</svg>' own.html | head -1
| <svg height="26" role="img"><title>Data Scientist, senior, Austin-Round Rock-San Marcos, TX: market median $125,000, own median $120,000</title><line class="wk" x1="15%" x2="65%" y1="9" y2="9"/><rect class="est" x="25%" width="25%" y="3" height="12"/><use href="#m12" x="37.5%" y="3"/><line class="iv" x1="30%" x2="45%" y1="21" y2="21"/><circle class="pt" r="5" cx="35%" cy="9"/></svg>
= 0

## the page of a company that may be shown whole, and of one whose totals would give a group away
$ cp "$FIXTURES"/market.csv "$FIXTURES"/staff.csv .; own() { paybands compare-own -q --own own-pay=staff.csv --from market.csv --force -o own.html "$@"; }
$ own --min-employees 1 --target 37.5 --target P90; sed -n '/id="groups"/,/id="unmatched"/p' own.html | grep '^<tr'; own --min-employees 1000000; grep -E '>Total|<p class=.lede' own.html
| <tr><th>Data Scientist, level not known<i>Seattle-Tacoma-Bellevue, WA</i><i>market of United States; market of all levels</i><td>1<i>1</i><td>$105,000<i>$84,000–$131,250</i><td>$90,000<i>32</i><td>0.86<i>0.13</i><td>0<i>0</i><td>$0</tr>
| <tr><th>Data Scientist, junior<i>Seattle-Tacoma-Bellevue, WA</i><i>market of United States; market of all levels</i><td>1<i>1</i><td>$105,000<i>$84,000–$131,250</i><td>$80,000<i>21</i><td>0.76<i>−0.08</i><td>1<i>0</i><td>$4,000</tr>
| <tr><th>Data Scientist, senior<i>Austin-Round Rock-San Marcos, TX</i><i>market of United States</i><td>6<i>6</i><td>$125,000<i>$100,000–$150,000</i><td>$120,000<i>45</i><td>0.99<i>0.47</i><td>0<i>0</i><td>$0</tr>
| <tr><th>Data Scientist, senior<i>Seattle-Tacoma-Bellevue, WA</i><td>5<i>4.5</i><td>$150,000<i>$120,000–$180,000</i><td>$150,000<i>50</i><td>0.99<i>0.47</i><td>1<i>1</i><td>$20,000</tr>
| <tr class="benchmark"><th>Total<td>13<i>12.5</i><td><td><td>0.96<td>2<i>1</i><td>$24,000</tr>
| <tr><th scope="rowgroup" rowspan="2">Data Scientist, level not known<i>Seattle-Tacoma-Bellevue, WA</i><td>P37.5<td>$94,600<td>−$4,600<i>−4.9%</i><td>1<td>$4,600</tr>
| <tr><td>P90<td>$164,062<td>−$74,062<i>−45.1%</i><td>1<td>$74,062</tr>
| <tr><th scope="rowgroup" rowspan="2">Data Scientist, junior<i>Seattle-Tacoma-Bellevue, WA</i><td>P37.5<td>$94,600<td>−$14,600<i>−15.4%</i><td>1<td>$14,600</tr>
| <tr><td>P90<td>$164,062<td>−$84,062<i>−51.2%</i><td>1<td>$84,062</tr>
| <tr><th scope="rowgroup" rowspan="2">Data Scientist, senior<i>Austin-Round Rock-San Marcos, TX</i><td>P37.5<td>$113,000<td>+$7,000<i>+6.2%</i><td>0<td>$0</tr>
| <tr><td>P90<td>$180,000<td>−$60,000<i>−33.3%</i><td>6<td>$340,000</tr>
| <tr><th scope="rowgroup" rowspan="2">Data Scientist, senior<i>Seattle-Tacoma-Bellevue, WA</i><td>P37.5<td>$135,600<td>+$14,400<i>+10.6%</i><td>2<td>$41,200</tr>
| <tr><td>P90<td>$216,000<td>−$66,000<i>−30.6%</i><td>5<td>$307,000</tr>
| <tr class="benchmark"><th scope="rowgroup" rowspan="2">Total<td>P37.5<td><td><td>4<td>$60,400</tr>
| <tr class="benchmark"><td>P90<td><td><td>13<td>$805,124</tr>
| <tr><th>Data Scientist, level not known<i>Seattle-Tacoma-Bellevue, WA</i><td>0<td>1<td>0<td>0<td>0<td><td><td></tr>
| <tr><th>Data Scientist, junior<i>Seattle-Tacoma-Bellevue, WA</i><td>1<td>0<td>0<td>0<td>0<td><td><td></tr>
| <tr><th>Data Scientist, senior<i>Austin-Round Rock-San Marcos, TX</i><td>0<td>0<td>5<td>1<td>0<td>0.96<td>0.96<td>0.96</tr>
| <tr><th>Data Scientist, senior<i>Seattle-Tacoma-Bellevue, WA</i><td>1<td>1<td>2<td>0<td>1<td>0.87<td>1.00<td>1.07</tr>
| <tr><th>Data Scientist, senior<i>Seattle-Tacoma-Bellevue, WA</i><td>5<td>$200,000<i>$150,000–$250,000</i><td>$185,000<td>0.89<td>42</tr>
| <p class="lede">13 employees in 4 groups.</p>
| <tr class="benchmark"><th>Total<i>withheld: they would give a group away</i><td></tr>
| <tr class="benchmark"><th>Total<td>P50<td></tr>
= 0

## rows in no group: ten in the text and twenty on the page, then how many more
$ cp "$FIXTURES"/market.csv .; own() { (echo Job Title,Level,Location,Salary,Currency; echo Data Scientist,,Seattle WA,90000,USD; for i in $(seq $1); do echo Gardener,,Seattle WA,90000,USD; done) > staff.csv; paybands compare-own --own own-pay=staff.csv --from market.csv --force -o own.html | grep 'In no' | grep -oE '^[^:]*|staff.csv:1[123]|, and.*'; grep -oE 'staff.csv:2[123] [^<]*|>and [^<]*' own.html; }
$ own 10; own 11; own 20; own 21
| In no group
| staff.csv:11
| staff.csv:12
| In no group
| staff.csv:11
| staff.csv:12
| , and 1 more
| In no group
| staff.csv:11
| staff.csv:12
| , and 10 more
| staff.csv:21 Gardener
| staff.csv:22 Gardener
| In no group
| staff.csv:11
| staff.csv:12
| , and 11 more
| staff.csv:21 Gardener
| staff.csv:22 Gardener
| >and 1 more
= 0

## own pay is apart from the market after six months; where it is of a year alone any month of it may be meant
$ cp "$FIXTURES"/market.csv .; own() { (echo Job Title,Level,Location,Salary,Currency,Date; echo Data Scientist,senior,Seattle WA,100000,USD,$1; echo Data Scientist,senior,Seattle WA,100000,USD,$2) > staff.csv; echo "$@"; paybands compare-own --own own-pay=staff.csv --from market.csv --force -o own.html | grep -E 'dated|apart'; grep -oE '(is|are) (not )?dated[^<]*|>Own[^<]*apart[^<]*' own.html; }
$ own 2025-10 2025-10; own 2025-09 2025-09; own 2025-09 2025-10; own 2025 2025; own 2024 2024; own 2026-11 2026-11; own 2025-10; own
| 2025-10 2025-10
| Own pay is dated October 2025; it is not aged.
| is dated October 2025; it is not aged.
| 2025-09 2025-09
| Own pay is dated September 2025; it is not aged.
| Own pay and the market are 7 months apart: publish a run with --as-of at the date of own pay, and give it as --from.
| is dated September 2025; it is not aged.
| >Own pay and the market are 7 months apart.
| 2025-09 2025-10
| Own pay is dated September 2025 to October 2025; it is not aged.
| is dated September 2025 to October 2025; it is not aged.
| 2025 2025
| Own pay is dated 2025; it is not aged.
| is dated 2025; it is not aged.
| 2024 2024
| Own pay is dated 2024; it is not aged.
| Own pay and the market are 16 months apart: publish a run with --as-of at the date of own pay, and give it as --from.
| is dated 2024; it is not aged.
| >Own pay and the market are 16 months apart.
| 2026-11 2026-11
| Own pay is dated November 2026; it is not aged.
| Own pay and the market are 7 months apart: publish a run with --as-of at the date of own pay, and give it as --from.
| is dated November 2026; it is not aged.
| >Own pay and the market are 7 months apart.
| 2025-10
| Own pay is dated October 2025, or not at all; it is not aged.
| is dated October 2025, or not at all; it is not aged.
|
| Own pay is not dated: it is taken as pay at the market's date.
| is not dated: it is taken as pay at the market's date.
= 0

