# SPDX-License-Identifier: GPL-3.0-or-later
"""A run whose every text is hostile: cells, names of files, sources and layouts, an own catalogue, editors' texts.

Each text has a mark, PLACE and a number, by which it is found again in what is published: a place whose texts are not
found proves nothing, so those that a reader sees must be (SHOWN).
"""
import csv
import json
import shutil
from itertools import cycle

from .trial import ROOT, trial

SAMPLE = ROOT / "data/sample"
# The trap: a script that runs tells the page around it; TRAP has no quotes, so that it stands in any attribute.
TRAP = "parent.postMessage(1,String.fromCharCode(42))"
SERVER = "http://127.0.0.1:PORT/owned"
TEXTS = [
    "<script>TRAP</script>", "</script><script>TRAP</script>", "</title><script>TRAP</script>", "--><script>TRAP</script>",
    "]]><script>TRAP</script>", "</style><script>TRAP</script>", "</textarea></select><script>TRAP</script>",
    "\"><img src=x onerror=TRAP>", "'><img src=x onerror=TRAP>", "\" autofocus onfocus=TRAP x=\"", "' onmouseover=TRAP '",
    "<svg onload=TRAP>", "<svg><animate onbegin=TRAP attributeName=x>", "<details open ontoggle=TRAP>",
    "<iframe srcdoc='<script>TRAP</script>'>", "<math><mi xlink:href=javascript:TRAP>x", "<a href=javascript:TRAP>x</a>",
    "[x](javascript:TRAP)", "[x]( JaVaScRiPt:TRAP)", "[x](data:text/html,<script>TRAP</script>)", "<javascript:TRAP>",
    "&lt;script&gt;TRAP&lt;/script&gt;", "&#60;script&#62;TRAP&#60;/script&#62;", "\\u003cscript>TRAP\\u003c/script>",
    "\\\"><script>TRAP</script>", "%3Cscript%3ETRAP%3C/script%3E", "＜script＞TRAP＜/script＞",
    "<img src=SERVER>", "![x](SERVER)", "[x]: SERVER", "<link rel=stylesheet href=SERVER>", "<base href=SERVER>",
    "<style>@import 'SERVER'</style>", "<style>*{background:url(SERVER)}</style>", "<meta http-equiv=refresh content='0;SERVER'>",
    "<object data=SERVER>", "<video poster=SERVER>", "<form action=SERVER><input autofocus>", "url(SERVER)",
    "{{ .Site }}", "{{< figure src=SERVER >}}", "{{% x %}}", "{% include x %}", "${TRAP}", "`TRAP`", "<%= TRAP %>", "<?php x ?>",
    "=HYPERLINK(\"SERVER\")", "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(1)", "＝1+1", "\ufeff=1+1", " =1+1", "|=1", ";=1",
    "%s%n%n%n", "$(touch owned)", "`touch owned`", "../../owned", "| a | b |", "# heading", "---", "***", "> quoted", "~~~",
    "a\u2028b\u2029c", "\u202edesrever", "\u2066isolated", "\u0085next", "\x1b[31mred\x1b]0;owned\x07", "Z\u0351\u0352\u0353" * 3,
    "\"", "'", "\\", "&", "<", "<!--", "<![CDATA[", "\U0001f4a9",
]
# Where a reader must see them.
SHOWN = ("employer", "role", "summary", "layout", "task", "technology", "title", "gap", "course")


class Marked:
    """The next text of a place, with its mark; the same from run to run."""

    def __init__(self, port):
        self.texts = cycle([t.replace("TRAP", TRAP).replace("SERVER", SERVER).replace("PORT", str(port)) for t in TEXTS])
        self.counts = {}

    def __call__(self, place, but=""):
        """But without what the place's own grammar does not allow."""
        number = self.counts[place] = self.counts.get(place, 0) + 1
        text = next(self.texts)
        return f"{''.join(' ' if c in but else c for c in text)} zq{place}{number}q"


def employers(path, mark):
    """Enough people of each employer that its figures, and so its name, are published."""
    with open(path, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow("company;title;totalyearlycompensation;location;yearsofexperience;tag".split(";"))
        for number in range(len(TEXTS)):
            name = mark("employer")
            for k in range(12):
                rows.writerow([name, "Data Scientist", 150_000 + 1000 * (number + k), "Seattle, WA", 1 + k, mark("tag")])


def onet(folder, mark):
    for name, column, place in (("sample-onet-tasks.txt", 2, "task"), ("sample-onet-technologies.txt", 1, "technology"),
                                ("sample-onet-titles.txt", 1, "title")):
        lines = (SAMPLE / name).read_text().splitlines()
        rows = [line.split("\t") for line in lines]
        for row in rows[1:]:
            row[column] = mark(place, "\t") + " " + row[column]
        (folder / name).write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf-8")


def catalogue(folder, mark):
    for name in ("roles", "layouts", "reference"):
        (folder / name).mkdir(parents=True)
    said = {place: mark(place) for place in ("role", "summary", "note", "ladder")}
    (folder / "roles/hostile-analyst.ini").write_text(
        f"[role]\nname = {said['role']}\nfamily = data\nsummary = {said['summary']}\n[titles]\nanywhere = hostile analyst\n"
        f"[occupations]\n15-2051 = 1\nnote = {said['note']}\n[levels]\njunior = {said['ladder']}\n", encoding="utf-8")
    (folder / "layouts/hostile.ini").write_text(
        f"[layout]\nname = hostile\ntitle = {mark('layout')}\npublisher = {mark('publisher')}\nlicence = {mark('licence')}\n"
        f"url = https://example.org/{mark('url', ' ').replace(' ', '')}\nkind = observations\n"
        "[columns]\ntitle = title\nbase = pay\nplace = place\n[constants]\nperiod = year\ncurrency = USD\ndate = 2023\n",
        encoding="utf-8")
    (folder / "reference/metros.csv").write_text("code,title,kind,states\n", encoding="utf-8")
    with open(folder / "reference/metros.csv", "a", newline="", encoding="utf-8") as out:
        csv.writer(out).writerow([42660, f"Seattle {mark('metro')}, WA", "metro", "WA"])


CONTROLS = "\x1b\x07"


def editors(folder, mark):
    """One file for each text, of the roles in turn, so that each kind of place holds each kind of text."""
    def said(place):
        return mark(place, CONTROLS)

    folder.mkdir()
    roles = sorted(p.stem for p in (ROOT / "data/roles").glob("*.ini") if p.stem != "words")
    for role in roles:
        (folder / f"{role}.md").write_text(
            f"---\ncategory: {json.dumps(said('category'), ensure_ascii=False)}\nmonths: 6-12\nmonths_source: {json.dumps(said('months'), ensure_ascii=False)}\n---\n## Gap\n{said('gap')}\n\n"
            f"## Artifacts\n- {said('artifact')}\n\n## Courses\n- [{said('course')}](https://example.org/)\n- {said('course')}\n",
            encoding="utf-8")


def hostile_rows(path, mark):
    with open(path, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["title", "pay", "place"])
        for number in range(4 * len(TEXTS)):
            title = mark("cell") if number % 4 == 0 else "Hostile Analyst" if number % 4 == 1 else f"Hostile Analyst {mark('cell')}"
            rows.writerow([title, 90_000 + 100 * number, "Seattle, WA" if number % 2 else mark("cell")])


def configuration(folder, files):
    sources = "".join(f"[source {name}]\nlayout = {layout}\npath = {path}\n" for name, layout, path in files)
    (folder / "run.ini").write_text("[run]\nas_of = 2024-05\nmin_n = 5\nmax_rejects = 1\ncatalogue = own\noutput = out\n"
                                    f"[site]\nurl = https://example.org\neditorial = editors\n{sources}", encoding="utf-8")


def published(folder, port):
    """(the folder of what is published; what is wrong or None)."""
    mark = Marked(port)
    own = folder / "hostile texts"
    own.mkdir()
    rows = "rows <img src=x onerror=alert(1)> $(touch owned) \u202e.csv"
    employers(own / "employers.csv", mark)
    hostile_rows(own / rows, mark)
    onet(own, mark)
    catalogue(own / "own", mark)
    editors(own / "editors", mark)
    for name in ("sample-oews-M2024.csv", "sample-task-labels.tsv", "sample-task-use.csv"):
        shutil.copy(SAMPLE / name, own)
    configuration(own, [("employers", "levels-fyi", "employers.csv"), ("rows", "hostile", rows),
                        ("oews", "oews", "sample-oews-M2024.csv"), ("tasks", "onet-tasks", "sample-onet-tasks.txt"),
                        ("technologies", "onet-technologies", "sample-onet-technologies.txt"),
                        ("titles", "onet-reported-titles", "sample-onet-titles.txt"),
                        ("labels", "gpts-task-labels", "sample-task-labels.tsv"),
                        ("use", "anthropic-task-use", "sample-task-use.csv")])
    return own / "out/latest", trial(["run", "-q", "-c", own / "run.ini"], codes={0}, bounded=False)
