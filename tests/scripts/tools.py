# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools that measure and attack: that they measure what they say, and find what is wrong.

An instrument that finds nothing looks like a sound program: each is shown a small wrong thing here, and what is right
a step beside it. Files that are grown or made up are the same at every run, so some of them are given whole.
"""
import base64
import csv
import gzip
import hashlib
import io
import json
import random
import re
import sys
import urllib.request
import zipfile
from pathlib import Path
from types import SimpleNamespace

from harness import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
from benching import kinds, measure  # noqa: E402
from hostiles import browsing, corpus, outputs, texts, trial  # noqa: E402

AI_JOBS = ("work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,"
           "employee_residence,remote_ratio,company_location,company_size\n"
           "2024,SE,FT,Data Scientist,100000,EUR,108000,DE,0,DE,M\n2023,MI,FT,Data Engineer,90000,USD,90000,US,100,US,S\n")
LCA = "\ufeffJOB_TITLE,EMPLOYER_NAME,WORKSITE_CITY,WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO\nNurse,Acme,Troy,40,\n"
LEVELS = "company;title;totalyearlycompensation\nAcme;Engineer;200000\n"
SURVEY = 'When,Age,Field,Job title,Context,Salary\na,b,c,Cook,d,50000\na,b,c,Clerk,d,"60,000"\n\n'


def grown(folder, name, source, rows):
    """The rows that a kind makes of a source, and its dice again."""
    kind = kinds.KINDS[name]
    path = folder / kind.source
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert kinds.grow(kind, folder, rows, folder / "grown.csv")
    with open(folder / "grown.csv", encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=kind.delimiter)), random.Random(name)


def each_kind_of_file_is_grown_as_it_says(folder):
    assert not kinds.grow(kinds.KINDS["few"], folder, 3, folder / "grown.csv")
    given = list(csv.reader(io.StringIO(AI_JOBS)))
    assert grown(folder, "few", AI_JOBS, 3)[0] == [*given, given[1]]
    rows, dice = grown(folder, "jittered", AI_JOBS, 3)
    assert len(rows) == 4 and rows[0] == given[0]
    for got, row in zip(rows[1:], [*given[1:], given[1]]):
        by = kinds.jitter(dice)
        assert got == [*row[:4], str(round(float(row[4]) * by)), row[5], str(round(float(row[6]) * by)), *row[7:]], got
    rows, dice = grown(folder, "cents", AI_JOBS, 1)
    by = dice.uniform(0.8, 1.25)
    assert rows[1] == [*given[1][:4], f"{100000 * by:.2f}", "EUR", f"{108000 * by:.2f}", *given[1][7:]], rows
    rows, _ = grown(folder, "cells", AI_JOBS, 4)
    # Two rows of one cell, then two of another; in dollars, near what they were.
    for a, b, wanted in ((1, 2, (108000, 90000)), (3, 4, (108000, 90000))):
        assert rows[a][1] == rows[b][1] and rows[a][7] == rows[a][9] == rows[b][7] == rows[b][9], rows
        for row, pay in zip((rows[a], rows[b]), wanted):
            assert row[5] == "USD" and row[4] == row[6] and 0.7 < int(row[4]) / pay < 1.3, row
    assert rows[1][7] != rows[3][7], rows
    rows, dice = grown(folder, "lca", LCA, 1)
    assert [len(row) for row in rows] == [96, 96]
    at = {name: i for i, name in enumerate(rows[0])}
    # 91 other columns, spread: the first after the title, the last after the last.
    assert list(at)[:2] == ["JOB_TITLE", "OTHER_1"] and list(at)[-1] == "OTHER_91" and len(at) == 96, rows[0]
    assert [at[name] for name in LCA[1:].split("\n", 1)[0].split(",")] == [0, 19, 38, 57, 76], at
    assert [rows[1][at[f"OTHER_{i}"]] for i in range(1, 10)] == [
        "", "N", "2025-02-14 00:00:00", "Acme, Suite 3, Troy", "Yes", "+12025550185", "CERTIFIED", "0", ""], rows[1]
    assert rows[1][at["WAGE_RATE_OF_PAY_FROM"]] == f"{40 * kinds.jitter(dice):.2f}" and rows[1][at["WAGE_RATE_OF_PAY_TO"]] == ""
    rows, dice = grown(folder, "levels", LEVELS, 1)
    assert rows[1] == ["Acme", "Engineer", str(round(200000 * kinds.jitter(dice)))], rows
    rows, dice = grown(folder, "survey", SURVEY, 4)
    assert [row[3] for row in rows[1:3]] == ["Cook", "Clerk"] and [row[5] for row in rows[1:3]] == ["50000", "60,000"], rows
    title = kinds.made_up(dice)
    assert rows[3][3] == f"Cook, {title}" and rows[3][5] == str(round(50000 * kinds.jitter(dice))), rows
    assert rows[4][3].startswith("Clerk, ") and rows[4][5] == "60,000", rows
    word, number = title.split(" ")
    assert len(word) == 8 and word.istitle() and 1 <= int(number) < 1000, title
    assert kinds.jitter(SimpleNamespace(gauss=lambda mean, sd: mean - 20 * sd)) == 0.5
    assert kinds.jitter(SimpleNamespace(gauss=lambda mean, sd: mean + sd)) == 1.05
    # More than is written at once.
    assert len(grown(folder, "few", AI_JOBS, kinds.CHUNK + 1)[0]) == kinds.CHUNK + 2


def instructions_are_held_to_their_limits(folder, loaded, printed):
    bench = loaded("bench-instructions")
    table = bench.limits()
    assert set(table) >= {*kinds.KINDS, "book"} and {row["kind"] for row in table.values()} == set(kinds.KINDS), table
    assert all(0 < row["small"] < row["large"] and 0 < row["limit"] for row in table.values()), table
    assert bench.why_not(folder, None) == "neither valgrind nor perf counts here"
    for flags, wanted in (("-O2 -g", ""), ("-O1", "not an ordinary build"), ("-O2 -fsanitize=address", "not an ordinary build")):
        (folder / "flags").write_text(flags)
        assert bench.why_not(folder, "perf") == wanted, flags
    (folder / "flags").unlink()
    assert bench.why_not(folder, "perf") == "not an ordinary build"
    # 5,000 of the small file and 25,000 of the large, of 100 rows more.
    bench.measure = SimpleNamespace(per_row=measure.per_row, counter=lambda: "perf")
    books = []

    def instructions(command, by):
        books.append(zipfile.is_zipfile(command[-3]))
        return 25000 if "large" in command[-3] else 5000
    kept, measure.instructions = measure.instructions, instructions
    try:
        source = folder / kinds.KINDS["few"].source
        source.parent.mkdir()
        source.write_text(AI_JOBS)
        limit = {"kind": "few", "small": 100, "large": 200, "limit": 200}
        assert bench.count("few", limit, folder, "paybands", "perf") == 200
        assert bench.count("book", limit, folder, "paybands", "perf") == 200
        assert bench.count("lca", limit | {"kind": "lca"}, folder, "paybands", "perf") is None
        assert books == [False, False, True, True], books
    finally:
        measure.instructions = kept
    assert measure.ours("p", kinds.KINDS["few"], "f.csv") == ["p", "bands", "-q", "--layout", "ai-jobs", "f.csv"]
    assert measure.theirs(["duckdb"], kinds.KINDS["levels"], "f.csv")[1].startswith(
        "select title, location, count(*), quantile_cont(pay, [0.1, 0.25, 0.5, 0.75, 0.9])"), "query"
    bench.why_not = lambda build, by: ""
    bench.limits = lambda: {"few": limit, "lca": limit}
    bench.sys = SimpleNamespace(argv=["bench-instructions"], exit=sys.exit)
    for got, words, code in ((200, "few                 200 instructions per row, limit 200\n", 0),
                             (201, "few                 201 instructions per row, limit 200  ABOVE\n", 1)):
        bench.count = lambda name, *_, got=got: got if name == "few" else None
        assert printed(bench.main) == (words + "skip lca: its source is not here\n", code), printed(bench.main)
    bench.sys.argv = ["bench-instructions", "fewer"]
    try:
        bench.main()
    except SystemExit as fault:
        assert str(fault) == "bench-instructions: unknown name fewer; the names are few lca", fault
    else:
        raise AssertionError("an unknown kind is counted")


def what_measures_is_taken_where_it_is_here(_folder):
    """Of programs by name, what their commands end with and say."""
    here, answers = {}, {}
    kept = measure.shutil, measure.subprocess, measure.os, measure.sys

    def ran(command, **_):
        code, said = answers.get(command[0], (1, ""))
        return SimpleNamespace(returncode=code, stderr=said)

    measure.shutil = SimpleNamespace(which=here.get)
    measure.subprocess = SimpleNamespace(run=ran)
    measure.os = SimpleNamespace(access=lambda path, _: path in answers, X_OK=1)
    measure.sys = SimpleNamespace(executable="/here/python3")
    try:
        assert measure.counter() is None and measure.duckdb() is None
        here["perf"] = "/bin/perf"
        for answer, name in (((0, "1234,,instructions:u,100\n"), "perf"), ((1, "1234,,instructions:u,100\n"), None),
                             ((0, "<not supported>,,instructions:u,0\n"), None)):
            answers["perf"] = answer
            assert measure.counter() == name, answer
        here["valgrind"] = "/bin/valgrind"
        assert measure.counter() == "valgrind"
        here["duckdb"] = "/bin/duckdb"
        assert measure.duckdb() == ["/bin/duckdb", "-cmd", "set threads = 2", "-c"]
        for python in ("/usr/bin/python3", "/here/python3"):  # of several, the last one here goes first
            answers[python] = (1, "No module named 'duckdb'")
            assert measure.duckdb()[0] == ("/bin/duckdb" if python == "/usr/bin/python3" else "/usr/bin/python3"), python
            answers[python] = (0, "")
            assert measure.duckdb() == [python, "-c", measure.IN_PYTHON], python
    finally:
        measure.shutil, measure.subprocess, measure.os, measure.sys = kept


def what_would_act_in_a_page_is_found(folder):
    own = "<script>var a;</script>"
    policy = '<meta http-equiv="Content-Security-Policy" content="script-src \'sha256-{}\'">'
    found = outputs.page_faults(policy.format("x") + own)
    assert len(found) == 1 and found[0].startswith("a script that the page's policy does not name"), found
    digest = base64.b64encode(hashlib.sha256(b"var a;").digest()).decode()
    assert outputs.page_faults(policy.format(digest) + own) == []
    sound = ('<a href="https://example.org/a?b#c">x</a><a href="#top">x</a><a href="a/b.html">x</a><img src="c.svg">'
             '<p title="javascript:x" style="color:red">&lt;script&gt;</p><script type="application/ld+json">{"a":1}</script>')
    assert outputs.page_faults(sound) == [], outputs.page_faults(sound)
    for text in ("<iframe></iframe>", "<p onclick=x>", "<p srcdoc=x>", "<a href='javascript:x'>", "<img src='data:x'>",
                 "<form action='mailto:x'>", "<meta http-equiv=REFRESH content=0>", "<p style='a:url(x)'>", "<base href=x>",
                 "<a href=' JaVascript:x'>"):
        assert outputs.page_faults(text), text
    try:
        outputs.page_faults('<script type="application/json">{</script>')
    except ValueError:
        pass
    else:
        raise AssertionError("a script of data that is not JSON")
    assert list(outputs.csv_faults('a,-1,+2.5%,"-1,000",1e5\n')) == []
    for cell in ("=1+1", " @x", "-a", "\ufeff=x", "+1+1"):
        assert len(list(outputs.csv_faults(f"a\nb,{cell}\n"))) == 1, cell
    assert next(iter(outputs.csv_faults("a\n=b\n"))).startswith("line 2: ")
    for text in ('{"a": NaN}', "{"):
        try:
            outputs.json_faults(text)
        except (ValueError, ArithmeticError):
            continue
        raise AssertionError(f"{text} is JSON")
    head = "---\ntitle: x\nlist:\n  - y\n---\n"
    assert list(outputs.markdown_faults(head + "[a](https://b) [c](d.md#e) \\<b> [f](#g) 1 < 2\n")) == []
    assert list(outputs.markdown_faults("# x\n")) and list(outputs.markdown_faults("---\nx\n---\ny"))
    for body in ("<b>", "[a](javascript:x)", "![a](data:x)", "<!-- x -->"):
        assert len(list(outputs.markdown_faults(head + body))) == 1, body
    for text, wanted in (("<c><v>1</v></c>", 0), ("<c><f>1</f></c>", 1), ('<f t="a">', 1), ("<!DOCTYPE a>", 1),
                         ('<r TargetMode="External"/>', 1)):
        with zipfile.ZipFile(folder / "a.xlsx", "w") as book:
            book.writestr("a.xml", text)
        assert len(list(outputs.workbook_faults(folder / "a.xlsx"))) == wanted, text
    # A run of one file of each format: where a place's texts are on no page, that is a fault too.
    run = folder / "run"
    (run / "public").mkdir(parents=True)
    (run / "public/a.html").write_text(" ".join(f"zq{place}7q" for place in texts.SHOWN[1:]))
    (run / "public/b.json.gz").write_bytes(gzip.compress(b"{"))
    (run / "public/c.csv").write_text("=1\n")
    (run / "d.txt").write_text("a\x1bb")
    got = dict(outputs.faults(run / "public"))
    assert got["public/a.html"] is None and got["public/b.json.gz"].startswith("cannot be read: "), got
    assert got["public/c.csv"].startswith("line 1: ") and got["d.txt"].startswith("a control character '\\x1b' in: 'a"), got
    assert got["texts of employer"] == "none is on a page" and got["texts of role"] is None, got


def a_trial_holds_a_command_to_the_contract(folder):
    program = folder / "paybands"

    def said(script, codes=(0, 3), **more):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        return trial.trial([], set(codes), **more)

    kept, trial.program = trial.program, lambda: program
    try:
        assert said("echo fine") is None and said("echo 'paybands: no' >&2; exit 3") is None
        assert said("echo a >&2; echo 'note: b' >&2; exit 3") is None
        assert said("exit 3") == "exit 3 with: ''" and said("exit 5").startswith("exit 5: ")
        assert said("echo 'paybands: no' >&2; echo trace >&2; exit 3") == "exit 3 with: 'trace'"
        assert said("kill -9 $$").startswith("exit -9: ")
        assert said("printf '%03000d' 7 >&2; exit 5") == "exit 5: " + "0" * 1999 + "7"
        assert said("printf 'a\\033b'").startswith("a control character"), said("printf 'a\\033b'")
        assert said("printf 'a\\tb\\n'") is None and said("printf 'a\\302\\205b' >&2").startswith("a control character")
        big = "exec python3 -c 'a = bytearray(170 << 20)'"
        held = bytearray(200 << 20)  # is not counted as the program's
        assert said("echo fine") is None and len(held) > trial.MEMORY_BYTES
        assert said(big).endswith(" MB") and said(big, bounded=False) is None
        assert not trial.sanitized()
        program.write_text("__asan_init")
        assert trial.sanitized()
    finally:
        trial.program = kept
    assert (trial.CPU_SECONDS, trial.MEMORY_BYTES) == (4, 150 * 1024 * 1024)


def bad_files_are_the_same_at_every_run(_folder):
    digest = hashlib.sha256()
    for maker in (corpus.csv_files(), corpus.other_kinds()):
        for name, content in maker:
            if "gzip" not in name:
                digest.update(f"{name} {len(content)} ".encode() + hashlib.sha256(content).digest())
    sound = [("a", "l", bytes(range(256)) * 9), ("b", "m", b"x" * 50)]
    for name, layout, content in corpus.damaged(sound, 40):
        digest.update(f"{name} {layout} ".encode() + content)
    xml = b"<sst><si><t>a</t></si></sst><sheetData></sheetData>"
    for change in (corpus.entities, corpus.outside, corpus.texts_bomb, corpus.many_texts, corpus.far_cell, corpus.deep):
        digest.update(hashlib.sha256(change(xml)).digest())
    assert digest.hexdigest() == CORPUS, f"other files than before: {digest.hexdigest()}"


def every_hostile_text_has_its_mark(folder):
    mark = texts.Marked(99)
    first = [mark("a") for _ in texts.TEXTS]
    assert first[0] == f"<script>{texts.TRAP}</script> zqa1q" and first[-1].endswith(f" zqa{len(texts.TEXTS)}q"), first[0]
    assert any("http://127.0.0.1:99/owned" in text for text in first) and not any("SERVER" in t for t in first)
    assert mark("b", "<>").startswith(f" script {texts.TRAP} /script  zqb1q"), "a place of its own, without its signs"
    texts.employers(folder / "e.csv", mark)
    rows = list(csv.reader((folder / "e.csv").open(encoding="utf-8", newline="")))
    assert len(rows) == 1 + 12 * len(texts.TEXTS) and [row[2] for row in rows[1:4]] == ["150000", "151000", "152000"]
    assert rows[12][0] == rows[1][0] != rows[13][0] and rows[13][2] == "151000" and rows[12][4] == "12", rows[12:14]
    texts.hostile_rows(folder / "h.csv", mark)
    rows = list(csv.reader((folder / "h.csv").open(encoding="utf-8", newline="")))[1:]
    assert len(rows) == 4 * len(texts.TEXTS) and rows[1][0] == "Hostile Analyst" and rows[1][1:] == ["90100", "Seattle, WA"]
    assert "zqcell" in rows[0][0] and "zqcell" in rows[0][2] and rows[2][0].startswith("Hostile Analyst ")
    texts.onet(folder, mark)
    for name, column, place in (("tasks", "Task", "task"), ("technologies", "Example", "technology"),
                                ("titles", "Reported Job Title", "title")):
        rows = list(csv.reader((folder / f"sample-onet-{name}.txt").read_text(encoding="utf-8").split("\n"), delimiter="\t",
                               quoting=csv.QUOTE_NONE))
        at = rows[0].index(column)
        for number, row in enumerate(rows[1:-1], 1):
            assert f" zq{place}{number}q " in row[at] and not any("zq" in c for i, c in enumerate(row) if i != at), row
    texts.catalogue(folder / "own", mark)
    role = (folder / "own/roles/hostile-analyst.ini").read_text(encoding="utf-8")
    assert all(f"zq{place}1q" in role for place in ("role", "summary", "note", "ladder")) and "15-2051 = 1\n" in role
    assert "\n42660,\"Seattle " in (folder / "own/reference/metros.csv").read_text(encoding="utf-8")
    assert " " not in re.search(r"^url = (.*)$", (folder / "own/layouts/hostile.ini").read_text(encoding="utf-8"), re.M)[1]
    texts.editors(folder / "editors", mark)
    files = sorted((folder / "editors").iterdir())
    assert len(files) == 80 and all("\x1b" not in p.read_text(encoding="utf-8") for p in files)


def pages_are_opened_as_they_are_and_without_their_policy(folder):
    latest, out = folder / "latest", folder / "out"
    policy = '<meta http-equiv="Content-Security-Policy" content="a">'
    for name, text in (("index.html", f"{policy}<p>zq1q</p>"), ("roles/a.html", f"{policy}<p>zq2q</p>"),
                       ("roles/b.html", "<p>nothing of theirs</p>"), ("fragments/a.html", "<p>x</p>")):
        (latest / name).parent.mkdir(parents=True, exist_ok=True)
        (latest / name).write_text(text)
    out.mkdir()
    names = list(browsing.copies(latest, out))
    assert names == ["open-fragments-a.html", "index.html", "open-index.html", "roles-a.html", "open-roles-a.html"], names
    assert sorted(p.name for p in out.iterdir()) == sorted(names)
    assert (out / "index.html").read_text() == f"{policy}<p>zq1q</p>" and (out / "open-index.html").read_text() == "<p>zq1q</p>"
    assert (out / "open-fragments-a.html").read_text().endswith("<title>A site's own page</title><p>x</p>")
    server = browsing.Server()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}/a?b") as answer:
        assert answer.status == 204
    server.close()
    assert server.asked == ["/a?b"]
    # A browser that says which pages were sprung, one that says none, and one that says nothing.
    kept, browsing.browser = browsing.browser, lambda: str(folder / "browser")
    try:
        for said, wanted in (('<pre>["a.html","b&amp;c.html"]</pre>', {"a.html", "b&c.html"}), ("<pre>[]</pre>", set())):
            (folder / "browser").write_text(f"#!/bin/sh\necho '{said}'\n")
            (folder / "browser").chmod(0o755)
            assert browsing.sprung(out, names) == wanted, said
        (folder / "browser").write_text("#!/bin/sh\necho nothing\n")
        try:
            browsing.sprung(out, names)
        except AssertionError as fault:
            assert str(fault).startswith("the browser said nothing: nothing"), fault
        else:
            raise AssertionError("a browser that says nothing finds nothing")
    finally:
        browsing.browser = kept


def limits_of_a_fetch_are_in_it(_folder, loaded):
    fetch = loaded("fetch-data")
    given = fetch.options([])
    assert (given.timeout, given.deadline, given.tries, given.pause, given.backoff, given.max_bytes) == (
        30, 1800, 4, 2, 2, 536870912), given
    for low, high, beyond in ((fetch.number(int, 1, 10), "10", "11"), (fetch.number(float, 0, 600), "600", "600.1")):
        assert low(high) == float(high) and low("1") == 1
        for text in (beyond, "-1"):
            try:
                low(text)
            except fetch.argparse.ArgumentTypeError as fault:
                assert str(fault).startswith(f"{text} is not in "), fault
            else:
                raise AssertionError(text)
    ends = {"timeout": ("0.05", "600"), "deadline": ("0.1", "86400"), "tries": ("1", "10"), "pause": ("0", "600"),
            "backoff": ("0", "600"), "max-bytes": ("1", str(1 << 40))}
    for name, (low, high) in ends.items():
        for text in low, high:
            fetch.options([f"--{name}", text])
        kind = fetch.number(float, float(low), float(high))
        seen = []
        fetch.number, kept = lambda _kind, least, most: seen.append((least, most)) or kind, fetch.number
        fetch.options([])
        fetch.number = kept
        assert (float(low), float(high)) in seen, (name, seen)


def a_demo_site_is_made_of_a_run(folder, loaded):
    demo = loaded("demo-site")
    run = folder / "run"
    roles = [{"id": "a", "files": {"md": "a.md"}}, {"id": "b", "files": {"md": "b.md"}}]
    (run / "fragments").mkdir(parents=True)
    (run / "index.json").write_text(json.dumps({"roles": roles, "redirects": [{"from": "x", "to": "a"}, {"from": "y", "to": "a"}]}))
    for name in "ab":
        (run / f"{name}.md").write_text(f"---\nrole: {name}\n---\nText\n---\nmore\n")
        (run / f"fragments/{name}.html").write_text(f"<p>{name}</p>")
    assert demo.make_source(run, folder / "source", "https://site/") == 2
    read = lambda name: (folder / "source" / name).read_text()
    assert read("hugo.toml").startswith('baseURL = "https://site/"\n')
    assert read("content/roles/a.md") == '---\nrole: a\naliases: ["/roles/x.html", "/roles/y.html"]\n---\nText\n---\nmore\n'
    assert read("content/roles/b.md") == "---\nrole: b\n---\nText\n---\nmore\n" and read("fragments/b.html") == "<p>b</p>"
    for argv, words in ((["d", str(run)], "scripts/demo-site RUN SITE"), (["d", "a", "b", "c", "d"], "scripts/demo-site RUN SITE"),
                        (["d", str(folder), str(folder / "s")], f"demo-site: {folder} is not a finished run")):
        demo.sys = SimpleNamespace(argv=argv, exit=sys.exit)
        try:
            demo.main()
        except SystemExit as fault:
            assert words in str(fault), fault
        else:
            raise AssertionError(f"{argv} makes a site")


def a_fold_is_banded_without_what_it_scores(folder, loaded, printed):
    """Three sources of ten, four and no rows; a file that is never banded, of two rows of which one does not count."""
    rows = {"a": 10, "b": 4, "x/c.csv": 0, "x/a.csv": 10, "x/b.csv": 4, "x/d.csv": 2}
    banded, scored = [], []

    def ingested(*words):
        name = Path(words[-1]).name[0]
        return ("source,date\n" + "".join(f"{name}{i},{'' if i else '2020'}\n" for i in range(rows[f"x/{name}.csv"]))).encode()

    v = loaded("validate", SOURCES={name: (f"layout-{name}", f"x/{name}.csv") for name in "abc"},
               ASIDE={name: (f"layout-{name}", "x/d.csv", "2019-12") for name in ("d", "e")}, paybands=ingested, CSV_COLUMNS=["head"],
               os=SimpleNamespace(environ={"PATH": "/p"}), Wages=lambda: "wages")
    v.Row = lambda fields, wages: SimpleNamespace(fields=fields, counts=lambda: fields["source"] != "d1", wages=wages)

    class Scores:
        def __init__(self, fold):
            self.fold, self.rows = fold, []

        def add(self, row, bands):
            assert row.wages == "wages" and bands == "bands"
            self.rows.append(f"{row.fields['source']}@{row.fields['date']}")

        def tell(self):
            scored.append((self.fold, self.rows))
            return [[self.fold]]

    def run(_folder, kept, _data):
        banded.append({p.stem: [line.split(",")[0] for line in p.read_text().splitlines()[1:]] for p in kept})
        return "bands"

    v.Scores, v.run = Scores, run

    def main(folds, table):
        parser = SimpleNamespace(add_argument=lambda *_, **__: None,
                                 parse_args=lambda: SimpleNamespace(csv=table, data=Path("/data"), folds=folds))
        v.argparse = SimpleNamespace(ArgumentParser=lambda **_: parser, RawDescriptionHelpFormatter=None)
        banded.clear(), scored.clear()
        printed(v.main)

    a, b = [f"a{i}" for i in range(10)], [f"b{i}" for i in range(4)]
    main(["a", "split", "d"], folder / "t.csv")
    assert banded == [{"b": b, "c": []}, {"kept-a": [r for r in a if r not in ("a2", "a7")], "kept-b": ["b0", "b1", "b3"],
                                          "kept-c": []}, {"a": a, "b": b, "c": []}], banded
    assert scored == [("a", ["a0@2020", *(f"{r}@" for r in a[1:])]), ("split", ["a2@", "a7@", "b2@"]), ("d", ["d0@2020"])], scored
    assert (folder / "t.csv").read_text() == "head\na\nsplit\nd\n"
    main(["e", "d"], None)
    assert scored == [("e", ["d0@2020"]), ("d", ["d0@2020"]), ("aside", ["d0@2020"] * 2)], scored
    main([], None)
    assert [fold for fold, _ in scored] == ["a", "b", "c", "split", "d", "e", "aside"], scored


def a_line_of_the_validation_table(_folder, loaded):
    v = loaded("validate")

    def score(rows, half=0, most=0, loss=0.0, errors=()):
        return SimpleNamespace(rows=rows, half=half, most=most, loss=loss, errors=lambda: list(errors))

    least = v.CSV_LEAST
    scores = {"modelled": score(least, least // 2, least // 4, least / 8, [.1, .25, .26, .5]), "naive": score(10, loss=5),
              "both: observed": score(4, loss=1), "both: modelled": score(least, loss=least / 2), "under 30: observed": score(0),
              "under 30: modelled": score(8, 2, 6, 1)}
    row = v.csv_row("ai-jobs", "base", scores, 2 * least)
    assert row[:-1] == ["AI, ML, Data Salaries", "source", "base", least, "0.500", "0.50", "0.25", "0.125", "0.500", 4, "0.255",
                        "0.500", "0.250", "0.500", "", "0.125", "0.25", "0.75", "scripts/validate"], row
    assert len(row) == len(v.CSV_COLUMNS) == 20
    assert [v.csv_row(fold, "base", scores, 1)[1] for fold in ("split", "glassdoor", "aside")] == ["rows", "never used", "never used"]
    assert v.csv_row("payroll", "base", scores, 1) is None
    assert v.csv_row("ai-jobs", "base", scores | {"modelled": score(least - 1, errors=[1])}, 1) is None
    assert v.csv_row("ai-jobs", "base", scores | {"both: modelled": score(least - 1)}, 1) is None


CORPUS = "db7127346cd21232f5cc225b7d9164838412a74c51d48f2099a159c68e386c1c"
CHECKS = [each_kind_of_file_is_grown_as_it_says, what_measures_is_taken_where_it_is_here,
          what_would_act_in_a_page_is_found, a_trial_holds_a_command_to_the_contract,
          bad_files_are_the_same_at_every_run, every_hostile_text_has_its_mark,
          pages_are_opened_as_they_are_and_without_their_policy]
