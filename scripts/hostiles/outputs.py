# SPDX-License-Identifier: GPL-3.0-or-later
"""Searches every format of a run for texts that would act: markup, links, scripts, formulas, control characters."""
import base64
import csv
import gzip
import hashlib
import html
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from .texts import SHOWN
from .trial import controls

ACTING_TAGS = {"iframe", "object", "embed", "base", "applet", "frame", "frameset", "portal", "math", "animate"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "background", "ping"}
HARMLESS = re.compile(r"(https?://[^\s]*|#.*|(?![a-z+.-]*:)[^\s]*)$", re.I)
FORMULA = re.compile("[\\s\ufeff\u200b]*[=+\\-@＝＋－＠]")
NUMBER = re.compile(r"[+-]?[\d.,]+([eE][+-]?\d+)?%?$")
MARKUP = re.compile(r"(?<!\\)<[a-zA-Z/!?]")
MARKDOWN_LINK = re.compile(r"(?<!\\)\]\(\s*(?!https?://|#|[\w./-]+(#[\w-]+)?\))[^)]*\)")


class Page(HTMLParser):
    """Collects what a page would do that no page of ours does."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.faults, self.kind, self.script = [], None, ""
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        self.policy = html.unescape(policy[1]) if policy else ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag in ACTING_TAGS:
            self.faults.append(f"a tag <{tag}>")
        for name, value in attributes:
            value = value or ""
            if name.startswith("on") or name == "srcdoc":
                self.faults.append(f"an attribute {name} of <{tag}>")
            if name in ADDRESSES and not HARMLESS.match(value.strip()):
                self.faults.append(f"{name} of <{tag}> leads to {value[:80]!r}")
            if name == "http-equiv" and value.lower() == "refresh":
                self.faults.append("a page that leads elsewhere by itself")
            if name == "style" and "url(" in value:
                self.faults.append("a style with an address")
        if tag == "script":
            self.kind, self.script = dict(attributes).get("type") or "script", ""

    def handle_data(self, data):
        if self.kind:
            self.script += data

    def handle_endtag(self, tag):
        if tag != "script" or not self.kind:
            return
        if self.kind == "application/ld+json" or self.kind == "application/json":
            json.loads(self.script)
        else:
            digest = base64.b64encode(hashlib.sha256(self.script.encode()).digest()).decode()
            if f"'sha256-{digest}'" not in self.policy:
                self.faults.append(f"a script that the page's policy does not name: {self.script[:80]!r}")
        self.kind = None


def page_faults(text):
    return Page(text).faults


def csv_faults(text):
    for number, row in enumerate(csv.reader(text.splitlines(keepends=True), strict=True), 1):
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.match(cell):
                yield f"line {number}: a cell that a spreadsheet would compute: {cell[:60]!r}"


def json_faults(text):
    json.loads(text, parse_constant=lambda word: 1 / 0)
    return ()


def markdown_faults(text):
    """Front matter that is one block of keys, and no markup or link of a source's."""
    head, fence, body = text[4:].partition("\n---\n")
    if not text.startswith("---\n") or not fence:
        yield "no front matter"
    for line in head.split("\n"):
        if not re.match(r"(\w+:( |$)| +|- )", line):
            yield f"a line of the front matter that is no key: {line[:80]!r}"
    for found in (*MARKUP.finditer(body), *MARKDOWN_LINK.finditer(body)):
        yield f"markup: {body[max(0, found.start() - 30):found.end() + 40]!r}"


def workbook_faults(path):
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            text = book.read(name).decode("utf-8")
            if "<f>" in text or "<f " in text or "<!" in text:
                yield f"{name}: a formula or a declaration"
            target = re.search(r'TargetMode="External"', text)
            if target:
                yield f"{name}: a link that leads out"


FORMATS = {".html": page_faults, ".csv": csv_faults, ".json": json_faults, ".md": markdown_faults}


def faults(latest):
    """(what was looked at, fault or None) of each file of the run, and of each place that a reader must see."""
    run, pages = latest.resolve().parent, ""
    for path in sorted(p for p in run.rglob("*") if p.is_file()):
        name = str(path.relative_to(run))
        if path.suffix == ".xlsx":
            yield name, "; ".join(workbook_faults(path)) or None
            continue
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
        kind = Path(path.stem if path.suffix == ".gz" else path.name).suffix
        pages += text if path.suffix == ".html" else ""
        try:
            found = [*FORMATS.get(kind, lambda _: ())(text)]
        except (ValueError, ArithmeticError, csv.Error) as wrong:
            found = [f"cannot be read: {wrong}"]
        yield name, "; ".join(found[:3]) or controls(text)
    for place in SHOWN:
        yield f"texts of {place}", None if re.search(f"zq{place}[0-9]+q", pages) else "none is on a page"
