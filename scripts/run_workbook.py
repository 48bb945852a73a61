# SPDX-License-Identifier: GPL-3.0-or-later
"""What paybands.xlsx of a run holds, and whether it is what the run's tables say.

sheets(path) reads it with the standard library alone: {name: rows}, each row a list of str, float or None.
faults(folder, sheets) holds such a reading, of whatever program, against the CSV tables: every row of a sheet is
a row of its table, in the table's order and cell by cell; tables that are whole stay whole; names are those of the
ids beside them; what the overview leads with is in bands.csv.
"""
import csv
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

NAME = "paybands.xlsx"
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Sheet -> its table; and those that have every row of it.
TABLES = {"bands": "bands.csv", "structures": "structures.csv", "sources": "sources.csv",
          "moves": "transitions.csv", "AI impact": "impact.csv"}
WHOLE = {"sources", "moves", "AI impact"}
WORDS = ("overview", "notes", "method")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def parts(archive):
    """(name, path) of every sheet."""
    links = {r.get("Id"): r.get("Target")
             for r in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))}
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{SPACE}sheet"):
        yield sheet.get("name"), "xl/" + links[sheet.get(LINK)]


def column_of(reference):
    column = 0
    for letter in reference.rstrip("0123456789"):
        column = column * 26 + ord(letter) - 64
    return column - 1


def value_of(cell):
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        text = "".join(t.text or "" for t in cell.iter(f"{SPACE}t"))
        return ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    assert kind == "n" and cell.find(f"{SPACE}f") is None, f"{cell.get('r')} is neither a text nor a number"
    return float(cell.findtext(f"{SPACE}v"))


def rows_of(stream):
    for _, element in ElementTree.iterparse(stream):
        if element.tag != f"{SPACE}row":
            continue
        row = []
        for cell in element.iter(f"{SPACE}c"):
            row += [None] * (column_of(cell.get("r")) - len(row)) + [value_of(cell)]
        element.clear()
        yield row


def sheets(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None, "a member is damaged"
        return {name: list(rows_of(archive.open(part))) for name, part in parts(archive)}


def form_faults(path):
    """What a sheet must have beside its cells."""
    with zipfile.ZipFile(path) as archive:
        for name, part in parts(archive):
            text = archive.read(part).decode()
            if "<f>" in text or "<f " in text:
                yield f"sheet {name} holds a formula"
            if name in TABLES and not re.search(r'<pane [^>]*ySplit="1"', text):
                yield f"the header of sheet {name} does not stay in view"
            if name in TABLES and text.count("<row ") > 1 and "<autoFilter " not in text:
                yield f"sheet {name} has no filter"


def equal(kind, written, cell):
    """Is the cell what the CSV field says? `written` begins with an apostrophe where it looks like a formula."""
    if cell is None or cell == "":
        return written == ""
    if kind != "string":
        try:
            return abs(float(cell) - float(written)) <= 1e-9 * abs(float(written))
        except ValueError:
            return False
    return str(cell) == written or "'" + str(cell) == written


def table_faults(folder, package, name, rows):
    fields = next((r["schema"]["fields"] for r in package["resources"] if r["path"] == TABLES[name]), None)
    if fields is None or not (folder / TABLES[name]).is_file():
        yield f"{TABLES[name]} is not in the folder or not in the package"
        return
    header = [h or "" for h in rows[0]]
    columns = [header.index(f["name"]) if f["name"] in header else -1 for f in fields]
    added = [h for h in header if h not in {f["name"] for f in fields}]
    if -1 in columns or columns != sorted(columns):
        yield f"sheet {name} lacks columns of {TABLES[name]}, or has them in another order"
        return
    for heading in added:
        if not heading.endswith("_name") or heading.removesuffix("_name") not in header:
            yield f"sheet {name} has a column {heading}, which {TABLES[name]} has not"
    at, skipped = 1, 0
    with open(folder / TABLES[name], encoding="utf-8", newline="") as stream:
        lines = csv.reader(stream)
        next(lines, None)
        for line in lines:
            row = rows[at] if at < len(rows) else []
            row = row + [None] * (len(header) - len(row))
            if at < len(rows) and all(equal(f["type"], w, row[c])
                                      for f, w, c in zip(fields, line, columns)):
                at += 1
            else:
                skipped += 1
    if at < len(rows):
        yield f"row {at + 1} of sheet {name} is not a row of {TABLES[name]}, or not in its place"
    elif skipped and name in WHOLE:
        yield f"sheet {name} lacks {skipped} rows of {TABLES[name]}"


def name_faults(folder, read):
    names = {r["role"]: r["role_name"] for r in csv.DictReader(open(folder / "bands.csv", encoding="utf-8"))}
    for name in (*TABLES, "overview", "notes"):
        header = read[name][0]
        for id_column in (c for c in ("role", "from") if c in header):
            i, k = header.index(id_column), header.index(f"{id_column}_name")
            for row in read[name][1:]:
                if len(row) <= max(i, k) or names.get(row[i], row[k]) != row[k]:
                    yield f"sheet {name} names {row[i] if i < len(row) else None} otherwise than bands.csv"
                    return


def overview_faults(folder, rows):
    known = {(r["role"], r["basis"], r["p25"], r["p50"], r["p75"])
             for r in csv.DictReader(open(folder / "bands.csv", encoding="utf-8"))
             if (r["area"], r["component"], r["experience"]) == ("US", "base", "all")}
    known = {(role, basis, *(float(p) if p else None for p in pay)) for role, basis, *pay in known}
    for row in rows[1:]:
        row = dict(zip(rows[0], row + [None] * (len(rows[0]) - len(row))))
        pay = tuple(float(row[p]) if row[p] not in (None, "") else None for p in ("p25", "p50", "p75"))
        if any(p is not None for p in pay) and (row["role"], row["basis"], *pay) not in known:
            yield f"the overview says of {row['role']} what bands.csv does not"


def chart_faults(path, rows):
    """A chart for every family that has a median with quartiles: its roles' rows, from P25 to P50 to P75."""
    head = rows[0]
    roles = [dict(zip(head, row + [None] * (len(head) - len(row)))) for row in rows[1:]]
    wanted, ends = [], []
    for family in dict.fromkeys(r["family"] for r in roles):
        at = [i + 2 for i, r in enumerate(roles) if r["family"] == family]
        shown = [i for i in at if isinstance(roles[i - 2]["p25"], float)
                 and isinstance(roles[i - 2]["p75"], float)]
        ends += [roles[i - 2][p] for i in shown for p in ("p25", "p75")]
        if shown:
            letters = [chr(65 + head.index(c)) for c in ("role_name", "p25", "p25_to_p50", "p50_to_p75")]
            names, *series = [f"overview!${c}${at[0]}" + (f":${c}${shown[-1]}" if shown[-1] > at[0] else "")
                              for c in letters]
            wanted.append((family, [r for s in series for r in (names, s)]))
    with zipfile.ZipFile(path) as archive:
        charts = sorted((n for n in archive.namelist() if n.startswith("xl/charts/chart")),
                        key=lambda n: int(re.search(r"[0-9]+", n)[0]))
        texts = [archive.read(n).decode() for n in charts]
        drawing = archive.read("xl/drawings/drawing1.xml").decode() if charts else ""
    if len(texts) != len(wanted) or not texts:
        yield f"there are {len(texts)} charts for {len(wanted)} families"
        return
    for text, (family, ranges) in zip(texts, wanted):
        if re.findall("<c:f>([^<]*)", text) != ranges or f"<a:t>{family}: base pay" not in text:
            yield f"the chart of {family} is not of its roles' names, P25, P50 and P75"
        least, most = (float(re.search(f'<c:{end} val="([^"]*)"', text)[1]) for end in ("min", "max"))
        if not min(ends) - 50000 < least <= min(ends) or not max(ends) <= most < max(ends) + 50000:
            yield f"the chart of {family} has an axis from {least} to {most}"
    edges = [int(n) for n in re.findall("<xdr:row>([0-9]+)", drawing)]
    if edges != sorted(edges) or len(set(edges)) != len(edges):
        yield "charts lie over one another"


def faults(folder, read):
    folder = Path(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for name in (*TABLES, *WORDS):
        if not read.get(name):
            yield f"there is no sheet {name}"
            return
    for name in TABLES:
        yield from table_faults(folder, package, name, read[name])
    yield from name_faults(folder, read)
    yield from overview_faults(folder, read["overview"])
    words = " ".join(str(cell) for row in read["method"] for cell in row if cell)
    if ("made up" in words) is not package["sample"]:
        yield "the sheet method does not say whether the run is a sample"


def check(folder):
    """All of it, as this module reads the workbook."""
    path = Path(folder) / NAME
    try:
        read = sheets(path)
    except (AssertionError, KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError) as fault:
        yield f"cannot be read: {fault}"
        return
    yield from form_faults(path)
    yield from chart_faults(path, read.get("overview") or [[]])
    yield from faults(folder, read)
