# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/DATA-CONTRACT.md against what a run publishes: every file is named, every CSV table has its columns there
in their order, and no other; every key of a JSON file is in its schema (scripts/check-run), and what a schema has
is published by some run or is named here with the reason why the sample does not have it.
"""
import gzip
import io
import csv
import json
import re

from harness import ROOT

CONTRACT = ROOT / "docs/DATA-CONTRACT.md"
SCHEMAS = ROOT / "reports/schema"
# A header as the contract has it: columns between commas, in back ticks, perhaps over two lines.
HEADER = re.compile(r"`([a-z0-9_]+(?:,[a-z0-9_]+)+),?`(?:\s*`([a-z0-9_]+(?:,[a-z0-9_]+)*)`)?")
# Keys that need what the sample's run has not: editors' texts, an address, postings by sector and state, bounds
# at the upper end, dates and places that nothing reads, a role that was renamed,
# another currency, regions of other countries.
NOT_IN_SAMPLE = set("""
all area artifacts at_most below_base bonus cost courses date file from gap index kind label lastReviewed last_reviewed
links months of_sector percent_from_base percent_in_a_year place sector state states stock time_percent to year
currency exchange regions usd_per_unit
""".split())


def headers_of(tree):
    """Of every table: its name without folder and compression, and its columns."""
    for name, data in tree.items():
        if name.endswith(".csv.gz"):
            data = gzip.decompress(data)
        if name.endswith((".csv", ".csv.gz")):
            yield name, next(csv.reader(io.StringIO(data.decode())))


def documented_tables(text):
    """Every list of columns in the contract, whole or as the first cells of a table's rows."""
    lists = {",".join(filter(None, found.groups())) for found in HEADER.finditer(text)}
    for section in re.split(r"^## ", text, flags=re.M):
        rows = re.findall(r"^\| (`.*?`) \|", section, flags=re.M)
        lists.add(",".join(c for row in rows for c in re.findall(r"`([a-z0-9_]+)`", row)))
    return lists


def table_faults(tree, text):
    documented = documented_tables(text)
    for name, columns in headers_of(tree):
        if ",".join(columns) not in documented:
            yield f"{name}: the contract does not have its columns: {','.join(columns)}"


def file_faults(tree, text):
    for name in tree:
        folder, _, last = name.rpartition("/")
        wanted = {"roles": "roles/<role>.json", "fragments": "fragments/<role>.html"}.get(folder, last)
        if f"`{wanted}`" not in text:
            yield f"{name}: the contract does not name it"


def names_in_schema(schema):
    """Of every key that it allows."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}) if isinstance(schema.get("properties"), dict) else ()
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from names_in_schema(inner)


def names_published(value):
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from names_published(inner)


def key_faults(tree):
    """That nothing else is published the schemas say themselves."""
    kinds = {"role": "roles/", "index": "index.json", "ledger": "ledger.json", "manifest": "manifest.json"}
    for kind, start in kinds.items():
        published = set()
        for name, data in tree.items():
            if name.startswith(start) and name.endswith(".json"):
                published.update(names_published(json.loads(data)))
        allowed = set(names_in_schema(json.loads((SCHEMAS / f"{kind}.schema.json").read_text())))
        for key in sorted(allowed - published - NOT_IN_SAMPLE):
            yield f"{kind}.schema.json allows {key}, which nothing publishes"


def faults(tree):
    text = CONTRACT.read_text(encoding="utf-8")
    yield from file_faults(tree, text)
    yield from table_faults(tree, text)
    yield from key_faults(tree)
