# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs that scripts/check-run must refuse: a good run with one thing made wrong in it.

Each case names the file it spoils and the words that the refusal must have. Digests of the manifest
are made again after each change, so that only the change itself is found.
"""
import gzip
import hashlib
import importlib.machinery
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from harness import ROOT, Result, environment

KEPT = ("bands.csv", "datapackage.json", "employers.csv", "facts.csv", "fragments/ai-engineer.html",
        "headlines.csv", "impact.csv",
        "index.html", "index.json", "ledger.json", "manifest.json", "model.csv", "paybands.xlsx",
        "roles/ai-engineer.html", "roles/ai-engineer.json", "roles/ai-engineer.md", "sources.csv",
        "structures.csv", "transitions.csv")
FRAGMENT = "fragments/ai-engineer.html"
PACKAGE = "datapackage.json"
BOOK = "paybands.xlsx"
PAGE, ROLE, BANDS = "roles/ai-engineer.html", "roles/ai-engineer.json", "bands.csv"


def after_main(text):
    return lambda page: page.replace("</main>", f"{text}</main>", 1)


def cut(old, new=""):
    def change(text):
        assert old in text, f"no {old!r} to change"
        return text.replace(old, new, 1)
    return change


def with_json(**values):
    return lambda text: json.dumps(json.loads(text) | values)


def with_resource(**values):
    def changed(text):
        package = json.loads(text)
        package["resources"][0].update(values)
        return json.dumps(package)
    return changed


def with_field(**values):
    def changed(text):
        package = json.loads(text)
        package["resources"][0]["schema"]["fields"][0].update(values)
        return json.dumps(package)
    return changed


def with_member(name, old, new):
    """The workbook with a part of it changed."""
    def changed(content):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as copy:
            for member in archive.namelist():
                part = archive.read(member)
                if member == name:
                    assert re.search(old, part), f"no {old!r} in {name}"
                    part = re.sub(old, new, part, count=1)
                copy.writestr(member, part)
        return out.getvalue()
    return changed


def with_index(change):
    def changed(text):
        index = json.loads(text)
        change(next(role for role in index["roles"] if role["observed"]))
        return json.dumps(index)
    return changed


def with_figure(text):
    """A figure of a table as mere text."""
    role = json.loads(text)
    table = next(t for t in role["tables"] if t["id"] == "growth")
    table["rows"][0][1] = "$1K"
    return json.dumps(role)


def row_of(text, rule):
    """A row of empty fields under the header of `text`, but for its last, the rule."""
    return "," * text.splitlines()[0].count(",") + rule + "\n"


# (file, how it is spoilt, words of the refusal)
BAD = [
    (PAGE, after_main("<img alt=x>"), "<img>"),
    (PAGE, after_main('<p src="a.png"></p>'), "<p src=...>"),
    (PAGE, after_main('<p srcset="a.png"></p>'), "<p srcset=...>"),
    (PAGE, after_main('<p data="a"></p>'), "<p data=...>"),
    (PAGE, after_main('<p poster="a"></p>'), "<p poster=...>"),
    (PAGE, after_main('<p background="a"></p>'), "<p background=...>"),
    (PAGE, after_main('<p onclick="x()"></p>'), "<p onclick=...>"),
    (PAGE, after_main('<a href="javascript:x()">x</a>'), "a link to javascript:x()"),
    (PAGE, after_main('<a href="//x.example/">x</a><a href="mailto:x">x</a>'), "a link to mailto:x"),
    (PAGE, after_main('<a href="#nowhere">x</a>'), "nothing has the id nowhere"),
    (PAGE, after_main('<p aria-labelledby="no-1 no-2"></p>'), "nothing has the id no-2"),
    (PAGE, after_main('<p aria-describedby="no-3"></p>'), "nothing has the id no-3"),
    (PAGE, after_main('<p id="twice"></p><p id="twice"></p>'), "id twice twice"),
    (PAGE, after_main("<p></b></p>"), "</b> closes p"),
    (PAGE, lambda page: page + "</div>", "</div> closes nothing"),
    (PAGE, lambda page: page + "<div>", "<div> is not closed"),
    (PAGE, after_main("<script>x()</script>"), "a script that the page's policy does not name"),
    (PAGE, after_main('<script type="text/javascript">x()</script>'),
     "a script that the page's policy does not name"),
    (PAGE, lambda text: text.replace("default-src 'none'", "default-src *"),
     "no policy that forbids requests"),
    (PAGE, after_main('<script type="application/ld+json">{"@type": "Person"}</script>'),
     "the linked data is not an Occupation"),
    (PAGE, after_main("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>"),
     "a row of 1 cells under 2 columns"),
    (PAGE, after_main("<table><tr><th colspan=2>a</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>"),
     "a row of 3 cells under 2 columns"),
    (PAGE, after_main("<table><tr><th rowspan=2>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"),
     "a row of 3 cells under 2 columns"),
    (PAGE, after_main("<link><br>"), "<link>"),
    *((PAGE, after_main(f"<{tag}></{tag}>"), f"<{tag}>") for tag in
      ("iframe", "object", "embed", "base", "form")),
    (PAGE, cut("<style>", "<style>@import 'x';"), "the style fetches something"),
    (PAGE, cut("<style>", "<style>p { background: url(https://x.example/a.png) }"),
     "the style fetches something"),
    (PAGE, after_main("<p>SAMPLE</p>"), "says sample, but the run is not one"),
    (ROLE, with_json(schema="paybands/rolle/1"), "unknown schema paybands/rolle/1"),
    (ROLE, with_json(schema="paybands/role"), "unknown schema paybands/role"),
    (ROLE, with_json(sample=True), "does not say whether it is made from sample data"),
    (ROLE, with_json(role=7), "role: 7 is not of type"),
    (ROLE, with_json(more=1), "'more' was unexpected"),
    ("index.json", with_json(roles={}), "roles: {} is not of type 'array'"),
    ("index.json", with_index(lambda role: role["display"].update(growth_percent=None)),
     "growth_percent: a number without its words"),
    ("index.json", with_index(lambda role: role["display"].update(more="1")), "'more' was unexpected"),
    ("index.json", with_index(lambda role: role["display"].update(more="1")),
     "display/more: words without their number"),
    ("index.json", with_index(lambda role: role["observed"]["display"].update(p50_interval=None)),
     "observed/p50_interval: a number without its words"),
    ("index.json", with_index(lambda role: role["observed"].update(at_least={"p10": 1, "p90": None},
                                                                    display={"p10": "at least $1"})),
     "observed/at_least: a number without its words"),
    (ROLE, with_figure, "table growth: $1K has no value"),
    (FRAGMENT, cut("<p>", "<p id=x>"), "with an id, or a script"),
    (FRAGMENT, cut("<p>", "<script>x()</script><p>"), "with an id, or a script"),
    (FRAGMENT, cut("</section>", "</section><p></p>"), "<p> beside the section"),
    (FRAGMENT, cut("<style>", "<style>p,.paybands p{color:red}"), "a rule of the whole page: p"),
    (FRAGMENT, cut("<style>", "<style>@media print{.paybandsx{color:red}}"), "a rule of the whole page: .paybandsx"),
    (FRAGMENT, cut("<style>", "<style>.paybands{background:url(x)}"), "the style fetches something"),
    (FRAGMENT, cut("</section>", 9999 * "<p></p>" + "</section>"), "more than 12000 bytes"),
    (FRAGMENT, cut("<p>", "<p>SAMPLE"), "does not say whether it is made from sample data"),
    (PACKAGE, with_json(name="x"), "name: 'paybands' was expected"),
    (PACKAGE, with_json(more=1), "'more' was unexpected"),
    (PACKAGE, with_json(sample=True), "does not say whether it is made from sample data"),
    (PACKAGE, with_resource(bytes=1), "bands.csv has other bytes than the package says"),
    (PACKAGE, with_resource(hash="sha256:" + 64 * "0"), "bands.csv has other bytes than the package says"),
    (PACKAGE, with_resource(path="band.csv"), "band.csv is in the folder or the package, not in both"),
    (PACKAGE, with_field(name="rolle"), "bands.csv has other fields than the package says"),
    (PACKAGE, with_field(type="integer"), "line 2: role 'data-scientist' is not of type integer"),
    ("ledger.json", with_json(sources=None), "sources: None is not of type 'array'"),
    (BANDS, lambda text: text + "a,b\n", "not as many fields as the header"),
    (BANDS, lambda text: text + row_of(text, ",") + "\n", "not as many fields as the header"),
    (BANDS, lambda text: text + row_of(text, "type7 (sample)"),
     "its rule does not say whether it is sample"),
]
# The second sheet is that of charts.
OVERVIEW, SHEET, SOURCES = (f"xl/worksheets/sheet{i}.xml" for i in (1, 3, 5))
CHART = "xl/charts/chart1.xml"
BAD_BOOKS = [
    (lambda book: book[:-100], "cannot be read"),
    (with_member(SHEET, b'(<c r="P2"[^>]*><v>)[0-9.]+', rb"\g<1>7"), "row 2 of sheet bands is not a row of bands.csv"),
    (with_member(SHEET, b"(<c [^>]*><v>[0-9.]+</v>)", rb"\1<f>A1</f>"), "is neither a text nor a number"),
    (with_member(SHEET, b'ySplit="1"', b'ySplit="2"'), "the header of sheet bands does not stay in view"),
    (with_member(SHEET, b"<autoFilter [^>]*>", b""), "sheet bands has no filter"),
    (with_member(SHEET, b"area_name", b"areaname"), "sheet bands lacks columns of bands.csv"),
    (with_member(SOURCES, b'<row r="2".*?</row>', b""), "sheet sources lacks 1 rows of sources.csv"),
    (with_member(OVERVIEW, b'(<c r="G[0-9]+"[^>]*><v>)[0-9.]+', rb"\g<1>7"), "what bands.csv does not"),
    (with_member(OVERVIEW, b"<t>Data Scientist<", b"<t>Scientist<"), "names data-scientist otherwise"),
    (with_member("xl/workbook.xml", b'name="method"', b'name="methods"'), "there is no sheet method"),
    (with_member(CHART, b"[$]I[$]", b"$H$"), "is not of its roles' names, P25, P50 and P75"),
    (with_member(CHART, b"<c:f>overview![$]C[$][0-9]+", b"<c:f>overview!$C$3"), "is not of its roles' names"),
    (with_member(CHART, b"<a:t>[^:]*:", b"<a:t>Other:"), "is not of its roles' names"),
    (with_member(CHART, b'<c:min val="[0-9]*"', b'<c:min val="0"'), "has an axis from 0.0"),
    (with_member("xl/drawings/drawing1.xml", b"<xdr:row>[0-9]+", b"<xdr:row>40"), "charts lie over one another"),
]
# No fault: what looks like one of those above and is none.
GOOD = [
    (PAGE, after_main('<br/><a href="https://x.example/a:b">x</a><a href="http://x.example/">y</a>'
                      '<a href="../index.html">z</a><input>')),
    (PAGE, after_main("<table><tr><th rowspan=2>a</th><th>b</th></tr><tr><td>2</td></tr>"
                      "<tr><td>1</td><td>2</td></tr></table>")),
    (PAGE, after_main('<script type="application/ld+json">{"@type": "Occupation"}</script>')),
    (PAGE, after_main('<p id="here"></p><p aria-labelledby="here"></p><a href="#here">x</a>')),
]


def check_run():
    sys.path.insert(0, str(ROOT / "scripts"))
    loader = importlib.machinery.SourceFileLoader("check_run", str(ROOT / "scripts/check-run"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_run", loader))
    loader.exec_module(module)
    return module.check_run


def seal(folder):
    """The manifest lists every file as it is now."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = [
        {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size,
         "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
        for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "manifest.json"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return manifest


class Runs:
    """A good run, small, and copies of it to spoil."""

    def __init__(self, folder):
        self.good, self.copies, self.check = folder / "good", 0, check_run()
        subprocess.run(["paybands", "run", "-q", "-o", folder / "out", "--source",
                        f"ai-jobs={ROOT}/tests/cli/fixtures/jobs.csv"], env=environment(), cwd=ROOT,
                       check=True, capture_output=True)
        for name in KEPT:
            (self.good / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / "out/latest" / name, self.good / name)
        seal(self.good)

    def copy(self, *names):
        """All files, or the named ones and the manifest."""
        self.copies += 1
        folder = self.good.parent / f"copy{self.copies}"
        for name in {*names, "manifest.json"} if names else KEPT:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.good / name, folder / name)
        return folder

    def spoilt(self, name, change):
        # A package is checked against the tables beside it.
        folder = self.copy() if name == PACKAGE else self.copy(name)
        path = folder / name
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        seal(folder)
        return [f"{file}: {fault}" for file, fault in self.check(folder)]


def every_bad_file_is_refused(runs):
    assert list(runs.check(runs.good)) == [], list(runs.check(runs.good))
    for name, change, words in BAD:
        faults = runs.spoilt(name, change)
        assert any(f.startswith(f"{name}: ") and words in f for f in faults), (words, faults)
    for name, change in GOOD:
        faults = runs.spoilt(name, change)
        assert not faults, faults


def every_bad_workbook_is_refused(runs):
    for change, words in BAD_BOOKS:
        folder = runs.copy()
        (folder / BOOK).write_bytes(change((folder / BOOK).read_bytes()))
        seal(folder)
        faults = [f"{file}: {fault}" for file, fault in runs.check(folder)]
        assert any(f.startswith(f"{BOOK}: ") and words in f for f in faults), (words, faults)


def the_manifest_and_the_folder_must_agree(runs):
    folder = runs.copy()
    (folder / "more.txt").write_text("more")
    (folder / "impact.csv").unlink()
    (folder / "transitions.csv").write_text("changed")
    faults = dict(runs.check(folder))
    assert faults["more.txt"] == "is in the folder or the manifest, not in both", faults
    assert faults["impact.csv"] == "is in the folder or the manifest, not in both", faults
    assert faults["transitions.csv"] == "is not the file of the manifest", faults
    assert faults["datapackage.json"].startswith(("impact.csv is in", "transitions.csv has other")), faults
    assert set(faults) == {"more.txt", "impact.csv", "transitions.csv", PACKAGE, BOOK}, faults
    folder = runs.copy()
    (folder / "rejects.csv.gz").write_bytes(gzip.compress(b"cut short" * 99)[:-9])
    seal(folder)
    try:
        list(runs.check(folder))
    except EOFError:
        return
    raise AssertionError("a gzip that ends early is not refused")


def a_sample_says_so_in_every_file(runs):
    """The run is not one of sample data: with a manifest that says it is, every file is wrong."""
    folder = runs.copy()
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps(manifest | {"sample": True}), encoding="utf-8")
    with open(folder / "bands.csv", "a", encoding="utf-8") as bands:
        header = (runs.good / "bands.csv").read_text(encoding="utf-8")
        bands.write(row_of(header, "type7") + row_of(header, "type7 (sample)"))
    seal(folder)
    faults = list(runs.check(folder))
    for name in (PAGE, "index.html", "roles/ai-engineer.md"):
        assert (name, "does not say that it is made from sample data") in faults, (name, faults)
    for name in (ROLE, "index.json", "ledger.json"):
        assert (name, "does not say whether it is made from sample data") in faults, (name, faults)
    lines = (folder / "bands.csv").read_text(encoding="utf-8").count("\n")
    wrong = {f for name, f in faults if name == "bands.csv"}
    assert f"line {lines - 1}: its rule does not say whether it is sample" in wrong, wrong
    assert f"line {lines}: its rule does not say whether it is sample" not in wrong, wrong


def the_script_prints_each_fault_and_ends_with_1(runs):
    bad = runs.copy()
    (bad / "more.txt").write_text("more")
    for folders, code, lines in (([runs.good], 0, []), ([runs.good, bad], 1, [
            f"{bad}/more.txt: is in the folder or the manifest, not in both"])):
        done = subprocess.run([ROOT / "scripts/check-run", *folders], capture_output=True, text=True)
        assert (done.returncode, done.stdout.splitlines()) == (code, lines), done


CHECKS = [every_bad_file_is_refused, every_bad_workbook_is_refused,
          the_manifest_and_the_folder_must_agree,
          a_sample_says_so_in_every_file, the_script_prints_each_fault_and_ends_with_1]


def run():
    results = []
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        return [Result(f"check-run: {c.__name__.replace('_', ' ')}", "skip") for c in CHECKS]
    with tempfile.TemporaryDirectory() as folder:
        try:
            runs = Runs(Path(folder))
        except subprocess.CalledProcessError as fault:
            words = fault.stderr.decode("utf-8", "replace")[-2000:]
            return [Result("check-run: paybands makes a run to check", "fail", f"  {words}")]
        for check in CHECKS:
            name = f"check-run: {check.__name__.replace('_', ' ')}"
            try:
                check(runs)
                results.append(Result(name, "pass"))
            except (AssertionError, KeyError) as fault:
                results.append(Result(name, "fail", f"  {str(fault)[:2000]}"))
    return results
