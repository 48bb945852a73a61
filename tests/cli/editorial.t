What a site's editors write of roles: where it goes, and what of it is refused.

## a text of each kind is on the page, in Markdown and in JSON, marked as the editors'
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini; mkdir ed
$ printf -- '---\nname: "Data scientist (applied)"\ncategory: Data & AI\nmonths: 6-12\nmonths_source: Our graduates, 2026 # a comment\nlast_reviewed: 2026-05-01\n---\n\n## Gap\nOne line,\nanother <b>line</b> of *it*.\n\nA second [text](https://example.org/a?b=1&c) and [none](javascript:x).\n\n## Artifacts\n- A model\n- A report,\n  read by others\n\n## Courses\n* [A course](https://example.org/c), free\n' > ed/data-scientist.md; touch ed/README.md ed/.hidden ed/x.md~
$ printf '[site]\nurl = https://example.org\neditorial = ed\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini; paybands run -q -o out -c c.ini --min-n 1; cd out/latest
$ sed -n '/id="editorial"/,/<\/section>/p' roles/data-scientist.html | tail -n +2; grep -E '<h1>|class="lab">Data' roles/data-scientist.html
$ sed -n '/^## From the editors/,/^## Sources/p' roles/data-scientist.md | head -n -1; sed -n '2,8p' roles/data-scientist.md
$ python3 -c 'import json; e = json.load(open("roles/data-scientist.json")); print(json.dumps(e["editorial"], indent=1)); print(e["role"]["name"], "|", e["role"]["display_name"], "|", e["role"]["category"], e["json_ld"]["mainEntityOfPage"]); i = json.load(open("index.json")); print([(r["display_name"], r["category"]) for r in i["roles"] if r["category"]])'
$ python3 -c 'import json; m = json.load(open("manifest.json")); print([f["path"] for f in m["decided_by"] if f["path"].endswith(".md")], m["settings"]["site url"], "site editorial" in m["settings"])'; grep -c 'id="editorial"' roles/ml-engineer.html; grep -o '"editorial": null' roles/ml-engineer.json; grep -o 'Data scientist (applied)' index.html | head -1
| <div class="hd"><h2 id="editorial-h">From the editors</h2>
| <p class="soft">Written by the site’s editors, not computed from any source. Last reviewed 1 May 2026.</p>
| </div>
| <div class="body">
| <h3>What newcomers lack</h3>
| <p>One line, another &lt;b&gt;line&lt;/b&gt; of *it*.</p>
| <p>A second <a href="https://example.org/a?b=1&amp;c">text</a> and [none](javascript:x).</p>
| <h3>What to show</h3>
| <ul>
| <li>A model</li>
| <li>A report, read by others</li>
| </ul>
| <h3>Courses</h3>
| <ul>
| <li><a href="https://example.org/c">A course</a>, free</li>
| </ul>
| <h3>Time to get ready</h3>
| <p><b>6 to 12 months</b> (Our graduates, 2026)</p>
| </div>
| </section>
| <p class="lab">Data &amp; AI</p>
| <h1>Data scientist (applied)</h1>
| ## From the editors
|
| Written by the site’s editors, not computed from any source. Last reviewed 1 May 2026.
|
| ### What newcomers lack
|
| One line, another &lt;b&gt;line&lt;/b&gt; of \*it\*.
|
| A second [text](https://example.org/a?b=1&c) and \[none\](javascript:x).
|
| ### What to show
|
| - A model
| - A report, read by others
|
| ### Courses
|
| - [A course](https://example.org/c), free
|
| ### Time to get ready
|
| 6 to 12 months (Our graduates, 2026)
|
| title: "Data scientist (applied)"
| description: "Answers questions of product and business with data, statistics and models, and says how sure the answer is."
| role: "data-scientist"
| family: "data"
| category: "Data \u0026 AI"
| as_of: "2026-04"
| last_reviewed: "2026-05-01"
| {
|  "is": "written by the site's editors, not computed",
|  "file": "data-scientist.md",
|  "name": "Data scientist (applied)",
|  "category": "Data & AI",
|  "last_reviewed": "2026-05-01",
|  "months": {
|   "low": 6,
|   "high": 12,
|   "display": "6 to 12 months",
|   "source": "Our graduates, 2026",
|   "time_percent": null,
|   "cost": null
|  },
|  "gap": [
|   {
|    "kind": "paragraph",
|    "text": "One line, another <b>line</b> of *it*.",
|    "links": []
|   },
|   {
|    "kind": "paragraph",
|    "text": "A second text and [none](javascript:x).",
|    "links": [
|     {
|      "label": "text",
|      "url": "https://example.org/a?b=1&c"
|     }
|    ]
|   }
|  ],
|  "artifacts": [
|   {
|    "kind": "item",
|    "text": "A model",
|    "links": []
|   },
|   {
|    "kind": "item",
|    "text": "A report, read by others",
|    "links": []
|   }
|  ],
|  "courses": [
|   {
|    "kind": "item",
|    "text": "A course, free",
|    "links": [
|     {
|      "label": "A course",
|      "url": "https://example.org/c"
|     }
|    ]
|   }
|  ]
| }
| Data Scientist | Data scientist (applied) | Data & AI {'@type': 'WebPage', 'url': 'https://example.org/roles/data-scientist.html', 'temporalCoverage': '2026-04', 'lastReviewed': '2026-05-01'}
| [('Data scientist (applied)', 'Data & AI')]
| ['data-scientist.md'] https://example.org False
| 0
| "editorial": null
| Data scientist (applied)
= 0

$ cd out/latest; sed -n '/<details>/,/<\/details>/p' fragments/data-scientist.html; grep -c details fragments/ml-engineer.html
| <details><summary>From the editors</summary>
| <p class="paybands-s">Written by the site’s editors, not computed from any source. Last reviewed 1 May 2026.</p>
| <p><strong>What newcomers lack</strong></p>
| <p>One line, another &lt;b&gt;line&lt;/b&gt; of *it*.</p>
| <p>A second <a href="https://example.org/a?b=1&amp;c">text</a> and [none](javascript:x).</p>
| <p><strong>What to show</strong></p>
| <ul>
| <li>A model</li>
| <li>A report, read by others</li>
| </ul>
| <p><strong>Courses</strong></p>
| <ul>
| <li><a href="https://example.org/c">A course</a>, free</li>
| </ul>
| <p><strong>Time to get ready</strong></p>
| <p><b>6 to 12 months</b> (Our graduates, 2026)</p>
| </details>
| 0
= 1

## what is not understood is refused, with the nearest word
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini; mkdir ed
$ printf '[site]\neditorial = ed\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ try() { printf -- "$1" > ed/data-scientist.md; paybands check -q --summary -c c.ini | tail -n +3 | cut -d'|' -f2; }
$ for k in 'nam: x' 'colour: red' 'name:' 'name: x\nname: y' 'months: 6\n' 'months: 6-12-18' 'months: 0' 'months: 121' 'months: 12-6' 'months: 6\nmonths_source: [a]' 'months_source: x' 'months: $6\nmonths_source: x' 'time: 0' 'time: 101%%' 'time: 10-20' 'cost: 0' 'cost: 1000001' 'cost: 9-8' 'cost: 5 EUR' 'time: 50%%' 'cost: 900' 'last_reviewed: May' 'last reviewed: 2026-13' 'name: "x' 'name: "a\\nb"' "name: 'a'b'" '  name: x' 'name' 'name: ML Engineer' "name: $(printf '%101s' | tr ' ' x)"; do try "---\n$k\n---\n"; done
$ for b in '# Gap\nx' '## Gaps\nx' '## Colour\nx' '### Gap\nx' '## Gap\n' '## Gap\nx\n## gap\ny' 'x' '' '---\n' '---\n---\n' '---\nname: x\n## Gap\n' "## Gap\n$(yes -- '- x' | head -51)" '## Gap\na\001b' '## Gap\na\200b'; do try "$b"; done
$ (echo '## Gap'; head -c 70000 /dev/zero | tr '\0' x) > ed/data-scientist.md; paybands check -q -c c.ini
! paybands: ed/data-scientist.md:2: unknown key 'nam'; did you mean name?
! paybands: ed/data-scientist.md:2: unknown key 'colour'; known are name, category, months, months_source, time, cost, last_reviewed
! paybands: ed/data-scientist.md:2: 'name' is empty
! paybands: ed/data-scientist.md:3: 'name' is given twice
! paybands: ed/data-scientist.md: months without months_source: say where the number is from
! paybands: ed/data-scientist.md:2: months is a number from 1 to 120, or two of them: 6-12
! paybands: ed/data-scientist.md:2: months is a number from 1 to 120, or two of them: 6-12
! paybands: ed/data-scientist.md:2: months is a number from 1 to 120, or two of them: 6-12
! paybands: ed/data-scientist.md:2: months is a number from 1 to 120, or two of them: 6-12
! paybands: ed/data-scientist.md:3: the value is not one text: put it in quotes
! paybands: ed/data-scientist.md: months_source without months
! paybands: ed/data-scientist.md:2: months is a number from 1 to 120, or two of them: 6-12
! paybands: ed/data-scientist.md:2: time is the share of working time, 1% to 100%
! paybands: ed/data-scientist.md:2: time is the share of working time, 1% to 100%
! paybands: ed/data-scientist.md:2: time is the share of working time, 1% to 100%
! paybands: ed/data-scientist.md:2: cost is US dollars from 1 to 1000000, or two of them: 5000-8000
! paybands: ed/data-scientist.md:2: cost is US dollars from 1 to 1000000, or two of them: 5000-8000
! paybands: ed/data-scientist.md:2: cost is US dollars from 1 to 1000000, or two of them: 5000-8000
! paybands: ed/data-scientist.md:2: cost is US dollars from 1 to 1000000, or two of them: 5000-8000
! paybands: ed/data-scientist.md: time or cost without months
! paybands: ed/data-scientist.md: time or cost without months
! paybands: ed/data-scientist.md:2: last_reviewed is a date, such as 2026-05-01
! paybands: ed/data-scientist.md:2: last_reviewed is a date, such as 2026-05-01
! paybands: ed/data-scientist.md:2: the value is not one text: put it in quotes
! paybands: ed/data-scientist.md:2: the value is not one text: put it in quotes
! paybands: ed/data-scientist.md:2: the value is not one text: put it in quotes
! paybands: ed/data-scientist.md:2: not understood: write key: value
! paybands: ed/data-scientist.md:2: not understood: write key: value
! paybands: data-scientist.md: the name 'ML Engineer' is also that of the role ml-engineer
! paybands: ed/data-scientist.md:2: longer than 100 bytes: shorten it
! paybands: ed/data-scientist.md:1: a heading has two marks: ## Gap
! paybands: ed/data-scientist.md:1: unknown heading 'gaps'; did you mean gap?
! paybands: ed/data-scientist.md:1: unknown heading 'colour'; known are gap, artifacts, courses
! paybands: ed/data-scientist.md:1: a heading has two marks: ## Gap
! paybands: ed/data-scientist.md: the section 'gap' is empty
! paybands: ed/data-scientist.md:3: 'gap' is given twice
! paybands: ed/data-scientist.md:1: text before the first heading: begin with ## Gap
! paybands: ed/data-scientist.md: the file says nothing
! paybands: ed/data-scientist.md:1: the front matter has no end: close it with ---
! paybands: ed/data-scientist.md: the file says nothing
! paybands: ed/data-scientist.md:3: the front matter has no end: close it with ---
! paybands: ed/data-scientist.md:52: a section has at most 50 paragraphs and items
! paybands: ed/data-scientist.md: has a control character: delete it
! paybands: ed/data-scientist.md: not a text in UTF-8
! paybands: ed/data-scientist.md: larger than 65536 bytes: shorten it
= 2

## what is at its limit is taken: quotes, dates, months, 50 items
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini; mkdir ed
$ printf '[site]\neditorial = ed\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ try() { printf -- "$1" > ed/data-scientist.md; paybands run -q -o out -c c.ini --min-n 1 --guard 0 && python3 -c 'import json; e = json.load(open("out/latest/roles/data-scientist.json"))["editorial"]; print(e["name"], e["months"] and e["months"]["display"], e["last_reviewed"], len(e["gap"]), [l for b in e["gap"] for l in b["links"]])'; }
$ for k in "name: 'it''s'" 'name: "a \\"b\\" c"' 'name: a: b' 'months: 1\nmonths_source: x' 'Months: 6 to 120\nmonths-source: x' 'months: 6–12\nmonths source: x' 'months: 3\nmonths_source: x\ntime: 50%%\ncost: $5,000 to 8,000' 'months: 3\nmonths_source: x\ntime: 100\ncost: 1000000' 'last-reviewed: 2026' "name: $(printf '%100s' | tr ' ' x)" 'name: Data Scientist'; do try "\357\273\277---\r\n# a comment\r\n$k\r\n\r\n---\r\n"; done
$ try "## GAP\n$(yes -- '- x' | head -50)"; try '## Gap\n[a](https://x.example)[b](http://y.example) [](https://z.example) [c](https://q"r) [d'
| it's None None 0 []
| a "b" c None None 0 []
| a: b None None 0 []
| None 1 month None 0 []
| None 6 to 120 months None 0 []
| None 6 to 12 months None 0 []
| None 3 months at 50% of working time, $5,000 to $8,000 None 0 []
| None 3 months, $1,000,000 None 0 []
| None None 2026 0 []
| xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx None None 0 []
| Data Scientist None None 0 []
| None None None 50 []
| None None None 1 [{'label': 'a', 'url': 'https://x.example'}, {'label': 'b', 'url': 'http://y.example'}]
= 0

## a file of no role, or of no text, stops the run
$ printf 'title,pay\nData Scientist,50000\n' > r.csv; cp "$FIXTURES"/survey.ini s.ini; mkdir ed
$ printf '[site]\neditorial = ed\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini
$ for f in data-scientst.md Data-Scientist.md zzzzzz.md data-scientist.markdown notes.txt; do echo '## Gap' > ed/$f; echo x >> ed/$f; paybands run -q -o out -c c.ini --min-n 1; rm ed/$f; done
$ mkdir ed/data-scientist.md; paybands run -q -o out -c c.ini; rmdir ed/data-scientist.md; mkfifo ed/data-scientist.md; paybands run -q -o out -c c.ini; rm ed/data-scientist.md; ln -s nowhere ed/data-scientist.md; paybands run -q -o out -c c.ini
$ sed -i 's/= ed/= none/' c.ini; paybands run -q -o out -c c.ini; sed -i 's/= none/=/' c.ini; paybands run -q -o out -c c.ini; test -e out || echo nothing
$ rm ed/data-scientist.md; printf -- '---\nname: Same\n---\n' > ed/ml-engineer.md; printf -- '---\nname: same\n---\n' > ed/data-scientist.md; printf '[site]\neditorial = ed\n[source s]\nlayout = ./s.ini\npath = r.csv\n' > c.ini; paybands run -q -o out -c c.ini
| nothing
! paybands: ed/data-scientst.md: there is no role 'data-scientst'; did you mean data-scientist?
! paybands: ed/Data-Scientist.md: there is no role 'Data-Scientist'; did you mean data-scientist?
! paybands: ed/zzzzzz.md: there is no role 'zzzzzz'; see paybands roles
! paybands: ed/data-scientist.markdown: not an editorial file: name it ROLE.md
! paybands: ed/notes.txt: not an editorial file: name it ROLE.md
! paybands: ed/data-scientist.md: not a file
! paybands: ed/data-scientist.md: not a file
! paybands: ed/data-scientist.md: cannot be read: No such file or directory
! paybands: none: cannot read the folder of editorial files: No such file or directory
! paybands: c.ini:2: 'editorial' is empty
! paybands: data-scientist.md: the name 'Same' is also that of the role ml-engineer
= 2

## a stated effort is paid back by the modelled difference of pay
$ mkdir ed; printf -- '---\nmonths: 6-12\nmonths_source: Our graduates, 2026\ntime: 50%%\ncost: $8,000\n---\n' > ed/research-scientist.md
$ sed "s|^path = |path = $PAYBANDS_HOME/data/sample/|" "$PAYBANDS_HOME"/data/sample/paybands.ini > c.ini; printf '[site]\neditorial = ed\n' >> c.ini; paybands run -q -o out -c c.ini; cd out/latest
$ grep 'paid back' roles/research-scientist.md; grep -c 'paid back' roles/research-scientist.html roles/data-scientist.html; cut -d, -f1-8,16-18 transitions.csv | grep -E '^role|^research-scientist,.*,senior'
$ python3 -c 'import json; print([(t["from"], s["payback"], s["display"]["payback"]) for t in json.load(open("roles/research-scientist.json"))["transitions"] for s in t["steps"] if s["level"] == "senior"])'
| The effort of 6 to 12 months at 50% of working time, \$8,000 (Our graduates, 2026), with time counted at the old pay, is paid back after 48 months (at least 10) from Data Scientist (Senior); after 125 months (at least 13) from Research Engineer (Senior). Taxes and interest are left out.
| roles/research-scientist.html:1
| roles/data-scientist.html:0
| role,from,level,from_median,role_median,difference,difference_low,difference_high,payback_months,payback_low,payback_high
| research-scientist,applied-scientist,senior,147100,143000,-4100,-30452.15,28205.42,,,
| research-scientist,data-scientist,senior,129000,143000,14000,-12546.79,46598.42,48.3,10.4,
| research-scientist,research-engineer,senior,137300,143000,5700,-20857.94,38315.23,125.2,13.3,
| [('applied-scientist', None, None), ('data-scientist', {'months': 48.3, 'low': 10.4, 'high': None}, '48 months (at least 10)'), ('research-engineer', {'months': 125.2, 'low': 13.3, 'high': None}, '125 months (at least 13)')]
= 0

