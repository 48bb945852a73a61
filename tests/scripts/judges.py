# SPDX-License-Identifier: GPL-3.0-or-later
"""What judges a workbook, what kills runs, what compares ranks and what lists packages: each is shown a small sound
thing, which it lets pass, and the same thing with one fault, which it must name.
"""
import codecs
import gzip
import hashlib
import io
import json
import os
import random
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

from harness import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import run_workbook  # noqa: E402

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def refused(function, *words):
    """What a call ends the program with."""
    try:
        function(*words)
    except SystemExit as fault:
        return str(fault)
    raise AssertionError(f"{words} end nothing")


# ---- the workbook ----

FIELDS = {"bands.csv": [("role", "string"), ("role_name", "string"), ("basis", "string"), ("area", "string"),
                        ("component", "string"), ("experience", "string"), ("p25", "number"), ("p50", "number"),
                        ("p75", "number")],
          "structures.csv": [("role", "string"), ("midpoint", "number")], "sources.csv": [("role", "string"), ("n", "integer")],
          "transitions.csv": [("role", "string"), ("from", "string")], "impact.csv": [("role", "string"), ("score", "number")]}
BANDS = [["a", "Role A", "observed", "US", "base", "all", "100000", "110000", "130000"],
         ["a", "Role A", "observed", "DE", "base", "all", "50000", "60000", "70000"],
         ["b", "Role B", "modelled", "US", "base", "all", "90000", "", "150000"],
         ["b", "Role B", "observed", "US", "total", "all", "1", "2", "3"],
         ["c", "Role C", "observed", "US", "base", "2-5", "1", "2", "3"]]
OVERVIEW = ["family", "role", "role_name", "basis", "p25", "p50", "p75", "p25_to_p50", "p50_to_p75"]


def a_run(folder):
    """A run's tables, and the reading of a workbook that says what they say."""
    tables = {"bands.csv": BANDS, "structures.csv": [["a", "110000"]], "sources.csv": [["a", "7"], ["b", "8"]],
              "transitions.csv": [["a", "b"]], "impact.csv": [["a", "0.1"]]}
    for name, rows in tables.items():
        (folder / name).write_text("\n".join(",".join(row) for row in [[f for f, _ in FIELDS[name]], *rows]) + "\n")
    (folder / "datapackage.json").write_text(json.dumps({"sample": False, "resources": [
        {"path": name, "schema": {"fields": [{"name": f, "type": t} for f, t in fields]}} for name, fields in FIELDS.items()]}))
    bands = [[f for f, _ in FIELDS["bands.csv"]], *([*row[:6], *(float(p) if p else None for p in row[6:])] for row in BANDS)]
    return {"overview": [OVERVIEW, ["x", "a", "Role A", "observed", 100000.0, 110000.0, 130000.0, 10000.0, 20000.0],
                         ["x", "b", "Role B", "modelled", 90000.0, None, 150000.0]],
            "bands": bands, "structures": [["role", "role_name", "midpoint"], ["a", "Role A", 110000.0]],
            "sources": [["role", "role_name", "n"], ["a", "Role A", 7.0], ["b", "Role B", 8.0]],
            "moves": [["role", "role_name", "from", "from_name"], ["a", "Role A", "b", "Role B"]],
            "AI impact": [["role", "role_name", "score"], ["a", "Role A", 0.1 + 1e-12]],
            "notes": [["role", "role_name", "note"], ["a", "Role A", "few"]], "method": [["part", "text"], ["about", "pay"]]}


def a_workbook_that_says_otherwise_than_the_tables_is_found(folder):
    def faults(sheet=None, at=None, row=None, **more):
        read = a_run(folder)
        if sheet:
            read[sheet] = [list(r) for r in read[sheet]]
            if row is None:
                del read[sheet][at]
            else:
                read[sheet][at:at + 1] = [row]
        read.update(more)
        return list(run_workbook.faults(folder, {k: v for k, v in read.items() if v is not None}))

    assert faults() == [], faults()
    assert faults(notes=[]) == ["there is no sheet notes"] and faults(bands=None) == ["there is no sheet bands"]
    # Bands may be left out, in their order; sources may not.
    assert faults("bands", 2) == [] and faults("bands", 1) == []
    assert faults("sources", 2) == ["sheet sources lacks 1 rows of sources.csv"]
    read = a_run(folder)
    first, second = read["bands"][1:3]
    swapped = [read["bands"][0], second, first, *read["bands"][3:]]
    assert faults(bands=swapped) == ["row 3 of sheet bands is not a row of bands.csv, or not in its place"]
    assert faults("sources", 1, ["a", "Role A", 7.1]) == ["row 2 of sheet sources is not a row of sources.csv, or not in its place"]
    # Numbers are held to nine digits; an empty cell is one of an empty field alone.
    assert faults("structures", 1, ["a", "Role A", 110000.00001]) == [] != faults("structures", 1, ["a", "Role A", 110000.001])
    assert faults("structures", 1, ["a", "Role A", None]) != [] != faults("structures", 1, ["a", "Role A", "many"])
    assert run_workbook.equal("number", "0", 0.0) and not run_workbook.equal("number", "0", 1e-9)
    assert run_workbook.equal("string", "", None) and run_workbook.equal("string", "", "")
    assert run_workbook.equal("string", "'=1", "=1") and run_workbook.equal("string", "5", "5")
    assert not run_workbook.equal("string", "=1", "'=1") and not run_workbook.equal("string", "a", "b")
    # Columns: none lacks, in the table's order, and names stand beside their ids.
    lacks = ["sheet sources lacks columns of sources.csv, or has them in another order"]
    assert faults("sources", 0, ["role", "role_name", "m"]) == lacks
    assert faults(sources=[["n", "role_name", "role"], [7.0, "Role A", "a"], [8.0, "Role B", "b"]]) == lacks
    assert faults("structures", 0, ["role", "role_name", "midpoint", "what"]) == [
        "sheet structures has a column what, which structures.csv has not"]
    assert faults("structures", 0, ["role", "role_name", "midpoint", "area_name"]) == [
        "sheet structures has a column area_name, which structures.csv has not"]
    (folder / "impact.csv").unlink()
    read = a_run(folder)
    (folder / "impact.csv").unlink()
    assert list(run_workbook.faults(folder, read)) == ["impact.csv is not in the folder or not in the package"]
    assert faults("notes", 1, ["a", "Role B", "few"]) == ["sheet notes names a otherwise than bands.csv"]
    assert faults("moves", 1, ["a", "Role A", "b", "Role A"]) == ["sheet moves names b otherwise than bands.csv"]
    assert faults("notes", 1, ["a"]) == ["sheet notes names a otherwise than bands.csv"]
    assert faults("notes", 1, []) == ["sheet notes names None otherwise than bands.csv"]
    assert faults("notes", 1, ["z", "Role Z", "few"]) == []
    # The overview leads with base pay of all in the United States.
    for row, sound in ((["x", "a", "Role A", "observed", 100000.0, 110000.0, 130001.0], False),
                       (["x", "a", "Role A", "observed", 50000.0, 60000.0, 70000.0], False),
                       (["x", "b", "Role B", "observed", 1.0, 2.0, 3.0], False),
                       (["x", "c", "Role C", "observed", 1.0, 2.0, 3.0], False),
                       (["x", "a", "Role A", "modelled", 100000.0, 110000.0, 130000.0], False),
                       (["x", "c", "Role C"], True), (["x", "c", "Role C", "observed", None, "", None], True)):
        wanted = [] if sound else [f"the overview says of {row[1]} what bands.csv does not"]
        assert faults("overview", 1, row) == wanted, (row, faults("overview", 1, row))
    says = ["the sheet method does not say whether the run is a sample"]
    assert faults("method", 1, ["about", "pay is made up"]) == says
    package = json.loads((folder / "datapackage.json").read_text())
    read = a_run(folder)
    (folder / "datapackage.json").write_text(json.dumps(package | {"sample": True}))
    assert list(run_workbook.faults(folder, read)) == says
    read["method"] = [["about", None], ["made up"]]
    assert list(run_workbook.faults(folder, read)) == []


def a_workbook(path, sheets, charts=(), drawing=""):
    """A workbook of {sheet: what is between the sheet's tags}."""
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr("xl/workbook.xml", f'<workbook {MAIN} xmlns:r="{links}"><sheets>' + "".join(
            f'<sheet name="{name}" r:id="r{i}"/>' for i, name in enumerate(sheets)) + "</sheets></workbook>")
        out.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(
            f'<Relationship Id="r{i}" Target="s{i}.xml"/>' for i in range(len(sheets))) + "</Relationships>")
        for i, text in enumerate(sheets.values()):
            out.writestr(f"xl/s{i}.xml", f"<worksheet {MAIN}>{text}</worksheet>")
        for i, text in enumerate(charts, 1):
            out.writestr(f"xl/charts/chart{i}.xml", text)
        if charts:
            out.writestr("xl/drawings/drawing1.xml", drawing)
    return path


def cells_of_a_workbook_are_read_where_they_stand(folder):
    text = ('<sheetData><row><c r="B1" t="inlineStr"><is><t>a_x0041_</t><t>b</t></is></c><c r="AA1"><v>2.5</v></c></row>'
            '<row/><row><c r="A3" t="n"><v>-1</v></c></row></sheetData>')
    path = a_workbook(folder / "a.xlsx", {"one": text, "two": "<sheetData/>"})
    assert run_workbook.sheets(path) == {"one": [[None, "aAb", *[None] * 24, 2.5], [], [-1.0]], "two": []}
    assert [run_workbook.column_of(r) for r in ("A1", "Z20", "AA1", "AB10", "BA1")] == [0, 25, 26, 27, 52]
    for cell in ('<c r="A1" t="s"><v>1</v></c>', '<c r="A1"><f>1</f><v>1</v></c>'):
        a_workbook(folder / run_workbook.NAME, {"one": f"<sheetData><row>{cell}</row></sheetData>"})
        assert list(run_workbook.check(folder)) == ["cannot be read: A1 is neither a text nor a number"]


def the_form_of_a_sheet_is_held(folder):
    pane, two, menu = '<pane xSplit="1" ySplit="1"/>', "<row r=''/><row r=''/>", "<autoFilter ref='A1'/>"
    for sheet, text, wanted in (
            ("bands", pane + two + menu, []), ("bands", pane + "<row r=''/>", []), ("notes", two, []),
            ("bands", two + menu, ["the header of sheet bands does not stay in view"]),
            ("bands", '<pane ySplit="2"/>' + menu, ["the header of sheet bands does not stay in view"]),
            ("bands", pane + two, ["sheet bands has no filter"]), ("notes", "<f>1</f>", ["sheet notes holds a formula"]),
            ("notes", '<f t="a">1</f>', ["sheet notes holds a formula"])):
        got = list(run_workbook.form_faults(a_workbook(folder / "a.xlsx", {sheet: text})))
        assert got == wanted, (text, got)


def charts_show_the_quartiles_of_each_family(folder):
    """Two families: of the first one row of two has quartiles, of the second two of three, and none of a third."""
    rows = [OVERVIEW, ["x", "a", "A", "observed", 100000.0, 110000.0, 130000.0], ["x", "b", "B", "observed", 90000.0, None, None],
            ["y", "c", "C", "modelled", 80000.0, 90000.0, 95000.0], ["y", "d", "D"],
            ["y", "e", "E", "modelled", 120000.0, 130000.0, 180000.0], ["z", "f", "F"]]

    def chart(family, at, least=50000, most=200000):
        series = "".join(f"<c:f>overview!$C${at}</c:f><c:f>overview!${c}${at}</c:f>" for c in "EHI").replace(
            f"${at}<", f"${at.replace('-', ':$?$')}<")
        for c in "CEHI":
            series = series.replace(f"${c}${at.split('-')[0]}:$?$", f"${c}${at.split('-')[0]}:${c}$")
        return f'<a:t>{family}: base pay</a:t>{series}<c:min val="{least}"/><c:max val="{most}"/>'

    def faults(x=None, y=None, edges=(1, 8, 9, 20), head=rows):
        drawing = "".join(f"<xdr:row>{edge}</xdr:row>" for edge in edges)
        charts = [x or chart("x", "2"), y or chart("y", "4-6")]
        return list(run_workbook.chart_faults(a_workbook(folder / "a.xlsx", {}, [c for c in charts if c != "none"], drawing), head))

    assert faults() == [], faults()
    of_x, of_y = (f"the chart of {f} is not of its roles' names, P25, P50 and P75" for f in "xy")
    assert faults(x=chart("x", "2-3")) == [of_x] and faults(y=chart("y", "4-5")) == [of_y] == faults(y=chart("z", "4-6"))
    assert faults(y="none") == ["there are 1 charts for 2 families"]
    assert faults(x="none", y="none", head=rows[:1]) == ["there are 0 charts for 0 families"]
    # The ends of all are 80,000 and 180,000: the axis has less than 50,000 of room beyond them.
    for least, most, sound in ((80000, 180000, True), (30001, 229999, True), (30000, 200000, False), (80001, 200000, False),
                               (50000, 179999, False), (50000, 230000, False)):
        wanted = [] if sound else [f"the chart of x has an axis from {least:.1f} to {most:.1f}"]
        assert faults(x=chart("x", "2", least, most)) == wanted, (least, most)
    over = ["charts lie over one another"]
    assert faults(edges=(1, 9, 8, 20)) == over == faults(edges=(1, 8, 8, 20))
    # The tenth chart comes after the ninth.
    many = [OVERVIEW, *([f"f{i:02}", "a", "A", "observed", 80000.0, 90000.0, 180000.0] for i in range(10))]
    charts = [chart(f"f{i:02}", str(i + 2)) for i in range(10)]
    got = list(run_workbook.chart_faults(a_workbook(folder / "a.xlsx", {}, charts), many))
    assert got == [], got


# ---- ranks ----

def generated_files_are_the_same_at_every_run(folder, loaded, printed):
    scale = loaded("scale")
    lines = list(scale.rows_of(random.Random(1), 400))
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == ROWS, f"other rows: {lines[:3]}"
    few = [line.split(",") for line in scale.rows_of(random.Random(1), 400, values=100, countries=1, employers=3)]
    assert {row[4] for row in few} == {"US"} and {row[2] for row in few} == {"Employer 0", "Employer 1", "Employer 2"}
    assert all(30000 <= int(row[1]) < 30100 for row in few) and len({row[1] for row in few}) > 50
    some = lines[:3]
    texts = {"plain": "\n".join([scale.HEADER, *some]) + "\n"}
    texts |= {"crlf": texts["plain"].replace("\n", "\r\n"), "tab": texts["plain"].replace(",", "\t"),
              "quoted": "".join('"' + '","'.join(line.split(",")) + '"\n' for line in [scale.HEADER, *some])}
    for kind, text in texts.items():
        scale.write_as(folder / "a.csv", kind, some)
        assert (folder / "a.csv").read_bytes() == text.encode(), kind
    scale.write_as(folder / "a.csv", "utf-16", some)
    assert (folder / "a.csv").read_bytes() == codecs.BOM_UTF16_LE + texts["plain"].encode("utf-16-le")
    scale.write_as(folder / "g.csv", "gzip", some)
    assert gzip.decompress((folder / "g.csv.gz").read_bytes()) == texts["plain"].encode() and not (folder / "g.csv").exists()
    scale.write_as(folder / "z.csv", "zip", some)
    with zipfile.ZipFile(folder / "z.zip") as archive:
        assert archive.namelist() == ["z.csv"] and archive.read("z.csv") == texts["plain"].encode()
    scale.write_as(folder / "w.csv", "workbook", some)
    with zipfile.ZipFile(folder / "w.xlsx") as archive:
        rows = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))[0]
    assert [[("".join(c.itertext()), c.get("t")) for c in row] for row in rows] == [
        [(cell, None if cell.isdigit() else "inlineStr") for cell in line.split(",")] for line in [scale.HEADER, *some]]
    # Nine files of five rows each: every kind, and the first one again.
    made = folder / "made"
    made.mkdir()
    pool = SimpleNamespace(map=map, __enter__=None)
    scale.ProcessPoolExecutor = type("Pool", (), {"__enter__": lambda _: pool, "__exit__": lambda *_: None})
    size = scale.make_files(made, 47, 9)
    files = sorted(p.name for p in made.glob("f*"))
    assert files == ["f0000.csv", "f0001.csv", "f0002.csv", "f0003.csv", "f0004.csv.gz", "f0005.csv", "f0006.zip", "f0007.xlsx",
                     "f0008.csv"], files
    assert size == sum((made / name).stat().st_size for name in files) and (made / "scale.ini").read_text() == scale.LAYOUT
    assert (made / "f0008.csv").read_text().splitlines()[1:] == list(scale.rows_of(random.Random(8), 5))
    one, seconds, cpu = scale.timed(made, scale.BUILD / "paybands", "ingest", "-q", "--layout", "./scale.ini", *files)
    assert one.stdout.count(b"\n") == 1 + 45 and 0 <= cpu < 100 and 0 < seconds < 100, one
    assert refused(scale.timed, made, "sh", "-c", "echo no >&2; exit 3") == "no\n"
    assert scale.timed(made, "sh", "-c", "exit 3", check=False)[0].returncode == 3
    assert scale.mpirun(4, "--x")[-4:-1] == ["--x", "-n", "4"] and scale.mpirun(4)[-1] == scale.BUILD / "paybands-mpi"

    def timed(_folder, *command, **_):
        ranks = int(command[command.index("-n") + 1]) if "-n" in command else 0
        said = f"x\n{ranks} ranks read 9 files\n" if ranks != 1 else "1 rank read 9 files\n"
        return SimpleNamespace(stdout=b"other" if ranks == 8 else b"same", stderr=said.encode()), 1.25, 0.5

    scale.timed, scale.make_files = timed, lambda _folder, rows, files: rows * files
    said = printed(scale.ranks, 20, 3)[0].splitlines()
    assert said == ["20 rows in 3 files, 60 bytes", "one process: 1.2 s, 0.5 s of processor time",
                    "1 ranks: 1.2 s, the same bytes; 1 rank read 9 files", "2 ranks: 1.2 s, the same bytes; 2 ranks read 9 files",
                    "4 ranks: 1.2 s, the same bytes; 4 ranks read 9 files", "8 ranks: 1.2 s, OTHER BYTES; 8 ranks read 9 files",
                    "16 ranks: 1.2 s, the same bytes; 16 ranks read 9 files"], said
    for words in ([], ["rank"]):
        assert refused(scale.main, words) == scale.__doc__.strip(), words
    asked = []
    scale.ranks = lambda *numbers: asked.append(numbers)
    scale.main(["ranks", "20", "3"])
    assert asked == [(20, 3)]


def parts_are_measured_and_hosts_compared(folder, loaded, printed):
    scale = loaded("scale")
    asked = []
    scale.write_as = lambda path, kind, lines: path.write_text("12345")
    scale.rows_of = lambda seed, rows, values, countries: asked.append((seed.random(), rows, countries, values))

    def timed(place, *command, check=True):
        words = [str(word) for word in command]
        if "-o" in words[4:]:
            (place / "a.part").write_text("123")
        if "time" in words[0]:
            Path(words[2]).write_text("9 1.5 0.25 640" if "cells" in words else "7 2 0.5 320")
        return SimpleNamespace(stdout=said[words[0] == "ip"], stderr=b" why ", returncode=int(check)), 1.25, 0

    scale.timed, said = timed, {False: b"same", True: b"same"}
    head, *lines = printed(scale.model)[0].splitlines()
    assert head.count(",") == 8 and lines == [
        f"{cell},1.75,5,3,640,2.50,320" for cell in ("100000,1,100", "400000,1,100", "400000,8,100", "400000,8,2000",
                                                     "400000,8,dollars", "1600000,8,dollars")], lines
    assert {draw for draw, *_ in asked} == {random.Random(1).random()} and [a[1:] for a in asked][::5] == [
        (100000, 1, 100), (1600000, 8, 0)], asked
    scale.in_namespaces, scale.make_files = lambda run: run(), lambda *numbers: asked.append(numbers[1:])
    for other, words in ((b"same", "the same bytes"), (b"other", "OTHER BYTES")):
        said[True] = other
        assert printed(scale.hosts)[0] == f"why\ntwo namespaces over TCP: 1.2 s, exit 0, {words}\n", printed(scale.hosts)
    assert asked[-1] == (200000, 20)


# ---- kills and faults ----

def published(out, name, files):
    """A run as it is published: a manifest of its files, its digest in the run's name."""
    manifest = json.dumps({"settings": {"min-n": "6"}, "files": [
        {"path": path, "sha256": hashlib.sha256(text.encode()).hexdigest()} for path, text in files.items()]})
    run = out / "runs" / f"{name}-{hashlib.sha256(manifest.encode()).hexdigest()[:12]}" / "public"
    for path, text in {**files, "manifest.json": manifest}.items():
        (run / path).parent.mkdir(parents=True, exist_ok=True)
        (run / path).write_text(text)
    (out / "latest").unlink(missing_ok=True)
    (out / "latest").symlink_to(run)
    return run


def found(check, *words):
    """What an assertion of a check says; None if all of them hold."""
    try:
        check(*words)
    except AssertionError as fault:
        return str(fault)
    return None


def what_is_published_by_halves_is_found(folder, loaded, _printed):
    torture = loaded("torture")
    f = torture.Folder.__new__(torture.Folder)
    f.out, f.fresh, f.ends, f.orders, f.jobs = folder / "out", folder / "fresh", Counter(), ["a", "b"], folder / "jobs.csv"
    f.config = folder / "c.ini"
    run = published(f.out, "2026-04", {"a.csv": "a", "b/c.csv": "c"})
    assert found(f.check) is None and f.other() == 5
    (run / "b/c.csv").write_text("d")
    assert found(f.check).endswith("b/c.csv")
    (run / "b/c.csv").unlink()
    assert found(f.check).endswith("{'b/c.csv'}")
    (run / "b/c.csv").write_text("c")
    (run / "more").write_text("")
    assert found(f.check).endswith("{'more'}")
    (run / "more").unlink()
    (run / "manifest.json").write_text((run / "manifest.json").read_text() + " ")
    assert found(f.check).endswith(": not its manifest")
    run = published(f.out, "2026-05", {"a.csv": "a"})
    f.turn()
    assert f.jobs.read_text() == "b" and f.orders == ["b", "a"]
    f.configure(folder / "in/jobs.csv")
    assert f.config.read_text().endswith(f"path = {folder}/in/jobs*.csv\n")
    command = [str(word) for word in f.command(6, "--guard", "1")]
    assert command[1:] == ["run", "-q", "-o", str(f.out), "--jobs", "1", "--keep-runs", "3", "--min-n", "6", "--config",
                           str(f.config), "--guard", "1"], command
    assert f.command(6, out=folder)[4] == folder
    # The next run is sound, leaves nothing half-written and no more than five runs, and gives what an empty folder gives.
    ended = SimpleNamespace(returncode=0, stderr="why")
    f.run = lambda min_n: asked.append(min_n) or ended
    f.compare, asked = asked_of = lambda min_n: asked.append(min_n), []
    assert asked_of and found(f.recover) is None and asked == [5, 5]
    for i in range(3):
        (f.out / f"runs/older-{i}").mkdir()
    (f.out / "runs/.parts").mkdir()
    assert found(f.recover) is None
    (f.out / "runs/older-3").mkdir()
    assert found(f.recover) == "runs are not removed"
    (f.out / "runs/older-3").rmdir()
    for name in ("runs/x.partial", ".latest.new"):
        (f.out / name).mkdir()
        assert found(f.recover) == f"left behind: ['{Path(name).name}']"
        (f.out / name).rmdir()
    ended.returncode = 3
    assert found(f.recover) == "the next run ends with 3: why"
    # Calls that fail: how the program ends, what it says, and whether the call came.
    program = folder / "paybands"
    torture.program = lambda: program

    def fault(script):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        try:
            return torture.fault(f, "", "read", 7)
        except AssertionError as wrong:
            return str(wrong)

    came = 'printf x >&"$FAULT_FD"; '
    f.command = torture.Folder.command.__get__(f)
    assert fault('[ "$FAULT" = read:7 ]') is False and fault(came) is True and f.ends == {"read exit 0": 1}
    for end in ("echo paybands: no >&2; exit 74", "echo note: no >&2; exit 6"):
        assert fault(came + end) is True, fault(came + end)
    assert f.ends == {"read exit 0": 1, "read exit 74": 1, "read exit 6": 1}
    assert fault(came + "echo paybands: no >&2; exit 2") == "read 7: exit 2: paybands: no\n"
    assert fault(came + "echo no >&2; exit 3") == "read 7: exit 3: no\n"
    assert fault("echo paybands: no >&2; exit 3") == "read 7: exit 3: paybands: no\n"
    (run / "a.csv").write_text("b")
    assert fault(came).endswith("a.csv")
    assert torture.CODES == {0, 3, 4, 6, 70, 74}


def nights_end_as_they_may(folder, loaded, _printed):
    """35 nights by a folder that tells how each run ended: one in seven has no source, one in five has no new row."""
    torture = loaded("torture")
    nights, sources, report = [], [], {"outcome": "published", "exit_code": 0, "peak_memory_bytes": 199e6}
    wrong = {}

    def run(min_n, *options):
        night = len(nights)
        nights.append((min_n, options, (folder / "jobs.csv").read_text().count("\n")))
        code = wrong.get(night, 3 if night % 7 == 5 else 0)
        (folder / "run.json").write_text(json.dumps(report | {"exit_code": code}))
        return SimpleNamespace(returncode=code, stderr="why")

    def soak():
        nights.clear()
        (folder / "jobs.csv").unlink(missing_ok=True)
        fake = SimpleNamespace(run=run, out=folder, check=lambda: None, configure=sources.append, ends=Counter())
        torture.Folder = lambda place: fake
        return torture.soak(folder, 36)

    (folder / "runs/.parts").mkdir(parents=True)
    for name in "abcdefg":
        (folder / f"runs/{name}").mkdir()
    assert soak() == {"published": 35}
    rows = torture.JOBS.read_text().count("\n")
    assert [n[2] - rows for n in nights] == [n if n % 5 else n - 1 for n in range(1, 36)], nights
    assert nights[0][:2] == (5, ("--guard", "100")) and [s.name for s in sources].count("missing.csv") == 5
    wrong[1] = 4
    assert found(soak) is None
    for night, code in ((1, 3), (5, 0), (5, 4), (2, 6)):
        wrong = {night: code}
        assert found(soak) == f"night {night + 1}: {code}: why", (night, found(soak))
    wrong = {}
    report["peak_memory_bytes"] = 200e6
    assert found(soak)
    report["peak_memory_bytes"] = 1
    (folder / "runs/h").mkdir()
    assert found(soak).startswith("8 runs: ")
    (folder / "runs/h").rename(folder / "runs/.h")
    assert found(soak)


def a_run_is_held_beside_that_of_an_empty_folder(folder, loaded, _printed):
    torture = loaded("torture")
    f = torture.Folder.__new__(torture.Folder)
    f.out, f.fresh = folder / "out", folder / "fresh"
    f.command = lambda min_n, out: [min_n, out]

    def ran(command, **_):
        assert command == [6, f.fresh] and not f.fresh.exists()
        (f.fresh / "latest").mkdir(parents=True)
        (f.fresh / "latest/manifest.json").write_text("{}")

    torture.subprocess = SimpleNamespace(run=ran)
    (f.out / "latest").mkdir(parents=True)
    for text, wanted in (("{}", None), ("{ }", f"{f.out}: not what an empty folder gives")):
        (f.out / "latest/manifest.json").write_text(text)
        assert found(f.compare, 6) == wanted
    (f.out / "latest/manifest.json").write_text('{"settings": {"min-n": "5"}}')
    assert f.other() == 6


def words_of_torture_choose_what_it_does(folder, loaded, printed):
    torture = loaded("torture")
    asked = []

    def way(place, count, *kinds):
        asked.append((count, kinds, Path(place).is_dir()))
        if count == 13:
            (place / "left").write_text("x")
            raise AssertionError("half")
        return Counter({"killed": 3, "ended before": 2})

    torture.WAYS = {"kills": (way, 1000), "faults": (way, 1)}
    for words, wanted in ((["kills"], (1000, (), True)), (["kills", "5"], (5, (), True)),
                          (["faults", "2", "read:3-4", "open"], (2, ("read:3-4", "open"), True))):
        torture.sys = SimpleNamespace(argv=["torture", *words], exit=sys.exit)
        said = printed(torture.main)[0]
        assert said == f"{words[0]}: 5 in all, nothing half-written\n       2 ended before\n       3 killed\n", said
        assert asked.pop() == wanted, words
    for words in ([], ["kill"], ["kills", "5", "read"], ["faults", "2", "reads"]):
        torture.sys.argv = ["torture", *words]
        assert refused(torture.main) == torture.__doc__.strip() and not asked, words
    torture.sys.argv = ["torture", "kills", "13"]
    kept = folder / "kept"
    kept.mkdir()
    torture.tempfile = SimpleNamespace(TemporaryDirectory=torture.tempfile.TemporaryDirectory, mkdtemp=lambda prefix: kept)
    out = io.StringIO()
    torture.print = lambda *words, **_: out.write(" ".join(map(str, words)) + "\n")
    assert refused(torture.main) == "1" and out.getvalue() == f"kills: half\nkept: {kept}\n", out.getvalue()
    assert (kept / "left").read_text() == "x"
    # Every second call from the third to the ninth, of which there are eight; then all of the next kind.
    tried, recovered = [], []
    torture.sys = sys
    torture.subprocess = SimpleNamespace(run=lambda *_, **__: None)
    torture.Folder = lambda place: SimpleNamespace(ends=Counter(), recover=lambda: recovered.append(len(tried)))
    torture.fault = lambda f, shim, kind, number: tried.append((kind, number)) or number <= 8
    torture.faults(folder, 2, "read:3-9", "malloc:7-8", "open")
    assert tried == [("read", n) for n in (3, 5, 7, 9)] + [("malloc", 7)] + [("open", n) for n in (1, 3, 5, 7, 9)], tried
    assert recovered == [4, 5, 10]
    tried.clear()
    torture.fault = lambda f, shim, kind, number: tried.append(number) or True
    torture.faults(folder, 1, "malloc")
    assert tried == list(range(1, 1001))


# ---- what means harm, a site, a bill of materials ----

def faults_of_hostile_files_are_counted(_folder, loaded, printed):
    hostile = loaded("hostile")
    hostile.corpus = SimpleNamespace(files=lambda folder, damaged: [(f"f{i}", "l", f"p{i}") for i in range(4)])
    asked = []
    hostile.trial = lambda command, codes: asked.append((command, codes)) or ("bad" if command[-1] == "p2" else None)
    got = list(hostile.bad_files(Path("."), 1))
    assert got == [("check of f0", None), ("ingest of f1", None), ("bands of f2", "bad"), ("check of f3", None)], got
    assert asked[0] == (["check", "-q", "--source", "l=p0"], {0, 3, 4, 70, 74}), asked
    assert asked[1][0] == ["ingest", "-q", "--layout", "l", "p1"] and asked[2][0] == ["bands", "-q", "--layout", "l", "p2"]
    closed = []
    server = SimpleNamespace(port=7, close=lambda: closed.append(1))
    hostile.browsing = SimpleNamespace(Server=lambda: server, faults=lambda *_: [("page", None)], browser=lambda: None)
    hostile.outputs = SimpleNamespace(faults=lambda latest: [(latest, "bad")])
    for fault, wanted in ((None, [("run on hostile texts", None), ("latest", "bad"), ("page", None)]),
                          ("ends", [("run on hostile texts", "ends")])):
        hostile.texts = SimpleNamespace(published=lambda folder, port, fault=fault: ("latest", fault))
        assert list(hostile.bad_texts(Path("."))) == wanted and closed.pop() == 1
    given = []
    hostile.bad_files = lambda place, damaged: given.append(damaged) or [("a", None), ("b", "wrong")]
    hostile.bad_texts = lambda place: [("c", None)]
    for words, number in (([], 2000), (["60"], 60)):
        hostile.sys = SimpleNamespace(argv=["hostile", *words], exit=lambda code: given.append(code))
        said = printed(hostile.main)[0]
        assert said == ("hostile: b: wrong\nhostile: 2 files, 1 checks of hostile texts, 1 wrong; no Chromium: no page was "
                        "opened\n"), said
        assert given == [number, True], given
        given.clear()
    hostile.bad_files, hostile.browsing.browser = lambda *_: [], lambda: "chromium"
    assert printed(hostile.main)[0].endswith(", 0 wrong\n") and given == [False]
    hostile.sys.exit = sys.exit
    for words in (["many"], ["1", "2"]):
        hostile.sys.argv = ["hostile", *words]
        assert refused(hostile.main) == hostile.__doc__.strip(), words


def a_site_is_made_where_it_is_asked_for(folder, loaded, printed):
    demo = loaded("demo-site")
    (folder / "run/public").mkdir(parents=True)
    (folder / "run/public/index.json").write_text("{}")
    (folder / "site/source").mkdir(parents=True)
    (folder / "site/source/old").write_text("")
    asked = []
    demo.make_source = lambda run, source, base: asked.append((run, source.exists(), base)) or 4
    demo.subprocess = SimpleNamespace(run=lambda command, check: asked.append(command))
    demo.shutil = SimpleNamespace(which=lambda name: None, rmtree=demo.shutil.rmtree)
    demo.sys = SimpleNamespace(argv=["d", str(folder / "run"), str(folder / "site")], exit=sys.exit)
    assert refused(demo.main).startswith("demo-site: hugo is not installed") and (folder / "site/source/old").exists()
    demo.shutil.which = lambda name: f"/bin/{name}"
    for more, base in (([], "https://example.org/"), (["https://x/"], "https://x/")):
        demo.sys.argv[3:] = more
        assert printed(demo.main)[0] == f"4 roles: {folder}/site/public/index.html\n"
        assert asked.pop(0) == (folder / "run/public", False, base)
        assert asked.pop(0) == ["hugo", "--quiet", "--source", folder / "site/source", "--destination",
                                (folder / "site/public").resolve()]


def the_bill_of_materials_lists_what_is_linked(folder, loaded, _printed):
    sbom = loaded("sbom", ROOT=folder, os=SimpleNamespace(environ={"SOURCE_DATE_EPOCH": "86400"}))
    (folder / "scripts").mkdir()
    (folder / "VERSION").write_text("1.2\n")
    listed = "# all\n[build]  # here\ngcc 12 GPL-3.0-or-later WITH x\n\nlibc++ 1.0 MIT\n[test]\njq\n"
    (folder / "scripts/packages.txt").write_text(listed)
    document = sbom.document()
    assert [(p["name"], p["versionInfo"], p["licenseDeclared"]) for p in document["packages"]] == [
        ("paybands", "1.2", "GPL-3.0-or-later"), ("gcc", "12", "GPL-3.0-or-later WITH x"), ("libc++", "1.0", "MIT")]
    assert [tuple(r.values()) for r in document["relationships"]] == [
        ("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-paybands"), ("SPDXRef-gcc", "BUILD_TOOL_OF", "SPDXRef-paybands"),
        ("SPDXRef-paybands", "DYNAMIC_LINK", "SPDXRef-libc--")]
    assert document["packages"][2]["externalRefs"][0]["referenceLocator"] == "pkg:deb/debian/libc++@1.0"
    head, _, digest = document["documentNamespace"].rpartition(":")
    assert head == "urn:paybands:sbom:1.2" and len(digest) == 32 and document["creationInfo"]["created"] == "1970-01-02T00:00:00Z"
    sbom.os.environ = {}
    for said, created in (("3600\n", "1970-01-01T01:00:00Z"), ("", "1970-01-01T00:00:00Z")):
        sbom.subprocess = SimpleNamespace(run=lambda *_, said=said, **__: SimpleNamespace(stdout=said))
        assert sbom.created() == created
    (folder / "scripts/packages.txt").write_text("[build]\ngcc 12\n")
    assert refused(lambda: list(sbom.packages())) == "sbom: packages.txt: gcc has no version and licence"


ROWS = "34c28b404a3f5010b773526bce79c842dda8cb883ef0ae0de3659a9c52c27270"
CHECKS = [a_workbook_that_says_otherwise_than_the_tables_is_found, cells_of_a_workbook_are_read_where_they_stand,
          the_form_of_a_sheet_is_held, charts_show_the_quartiles_of_each_family]
# These load a script as a module, and take what it prints.
LOADING = [parts_are_measured_and_hosts_compared, nights_end_as_they_may, a_run_is_held_beside_that_of_an_empty_folder,
           what_is_published_by_halves_is_found, a_site_is_made_where_it_is_asked_for, the_bill_of_materials_lists_what_is_linked,
           generated_files_are_the_same_at_every_run, words_of_torture_choose_what_it_does, faults_of_hostile_files_are_counted]
