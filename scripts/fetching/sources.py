# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of sources (scripts/sources.csv): what may be fetched, from where, on what terms.

A row that is wrong stops everything before the first request, with its line. What a row may say
is checked here once, so that no other room asks again whether a file name stays in the cache or an
address is one we would open.
"""
import csv
import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

COLUMNS = ("name", "layout", "url", "file", "licence", "terms", "frequency", "access", "sha256",
           "checked", "note")
# fetch: anybody may; contact: only with an address to write to in the User-Agent;
# manual: a person does it, as the note says.
ACCESS = ("fetch", "contact", "manual")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
FILE = re.compile(r"([A-Za-z0-9_][A-Za-z0-9_.-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\Z")
SHA256 = re.compile(r"[0-9a-f]{64}\Z")


class TableFault(Exception):
    """The table cannot be used: the text has file, line and what is wrong."""


@dataclass(frozen=True)
class Source:
    name: str
    layout: str  # of ingest/layouts, or reference/TABLE of data/
    url: str     # the file; for a manual source the page to open
    file: str    # in the cache, folders with /
    licence: str
    terms: str   # in our words, with the link
    frequency: str
    access: str
    sha256: str  # of a fixed edition, else empty
    checked: str  # how the address is known
    note: str    # for a person: what to click

    def statement(self):
        """What is printed before a request and kept beside the file."""
        lines = [f"{self.name}: {self.file}", f"licence: {self.licence}", f"terms: {self.terms}",
                 f"address: {self.url}", f"published: {self.frequency}"]
        return "\n".join(lines + ([f"note: {self.note}"] if self.note else [])) + "\n"


def is_loopback(host):
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def may_open(url):
    """None, or why we would not open this address. Plain http is for this machine only."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not an address"
    if parts.scheme not in ("http", "https") or not host:
        return "is neither http nor https"
    if parts.scheme == "http" and not is_loopback(host):
        return "is not encrypted (https)"
    if parts.username or parts.password:
        return "carries a user name"
    if re.search(r"[\x00-\x20\x7f-\U0010ffff]", url):
        return "has characters that must be escaped"
    return None


def fault(source):
    """None, or what is wrong with this row."""
    if not NAME.match(source.name):
        return "a name is lower-case words joined by -"
    if not FILE.match(source.file):
        return f"file {source.file!r} is not a plain path inside the cache"
    if source.file.endswith((".part", ".part.json", ".terms.txt")) or "/" not in source.file:
        return f"file {source.file!r} would collide with what the cache keeps: use folder/name"
    if source.access not in ACCESS:
        return f"access {source.access!r} is not one of {', '.join(ACCESS)}"
    if source.sha256 and not SHA256.match(source.sha256):
        return "sha256 is not 64 hexadecimal digits"
    if may_open(source.url):
        return f"url {may_open(source.url)}"
    for column in ("layout", "licence", "terms", "frequency", "checked"):
        if not getattr(source, column):
            return f"{column} is empty"
    if source.access == "manual" and not source.note:
        return "a manual source needs a note: what should a person do?"
    return None


def read(path):
    """All sources of the table, in its order."""
    sources, seen = [], {}
    try:
        with open(path, encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise TableFault(f"{path}:1: the columns must be {','.join(COLUMNS)}")
            for row in reader:
                where = f"{path}:{reader.line_num}"
                if None in row or None in row.values():
                    raise TableFault(f"{where}: {len(COLUMNS)} fields are wanted")
                source = Source(**{key: value.strip() for key, value in row.items()})
                wrong = fault(source)
                for key in (source.name, source.file.lower()):
                    if key in seen:
                        wrong = f"{key} stands in line {seen[key]} as well"
                    seen[key] = reader.line_num
                if wrong:
                    raise TableFault(f"{where}: {source.name or '(no name)'}: {wrong}")
                sources.append(source)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableFault(f"{path}: {error}") from error
    return sources
