#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the code to its structure: who may include whom, one door per library, no banned calls, and
an opening comment in every file."""
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Room -> the rooms it may include (itself always). Rooms within src/model know the record and
# nothing of each other; those within ingest/ go layout <- draft, file <- rows <- tables.
MODEL = {"src/model", "src/model/pay", "src/model/place", "src/model/title"}
MAY_INCLUDE = {
    "src/base": set(),
    "src/model": {"src/base"},
    "src/model/pay": {"src/base", "src/model"},
    "src/model/place": {"src/base", "src/model"},
    "src/model/title": {"src/base", "src/model"},
    "src/stats": {"src/base"},
    "src/estimate": {"src/base", "src/stats", "src/estimate/pay_model"} | MODEL,
    "src/estimate/pay_model": {"src/base", "src/stats", "src/estimate"} | MODEL,
    "src/parts": {"src/base"} | MODEL,
    "ingest": {"src/base", "ingest/layout"} | MODEL,
    "ingest/layout": {"src/base", "ingest"} | MODEL,
    "ingest/file": {"src/base", "ingest", "ingest/layout"} | MODEL,
    "ingest/rows": {"src/base", "ingest", "ingest/layout", "ingest/file"} | MODEL,
    "ingest/tables": {"src/base", "ingest", "ingest/layout", "ingest/file", "ingest/rows"} | MODEL,
    "ingest/draft": {"src/base", "ingest", "ingest/layout", "ingest/file"} | MODEL,
    "reports": {"src/base", "src/estimate", "src/estimate/pay_model", "src/stats"} | MODEL,
    "src/cmd": {"src/base", "src/stats", "src/estimate", "src/parts", "reports", "ingest", "ingest/layout",
                "ingest/file", "ingest/draft"} | MODEL,
    "src/mpi": {"src/base", "src/parts", "reports", "src/cmd"} | MODEL,
}
# Library header -> the one file that includes it.
DOORS = {
    "zlib.h": "src/base/gzip.c",
    "isa-l/": "src/base/inflate.c",
    "zip.h": "src/base/zip.c",
    "xlsxwriter.h": "src/base/book_out.c",
    "expat.h": "src/base/xml.c",
    "csv.h": "src/base/csv_quoted.c",
    "ini.h": "src/base/ini.c",
    "jansson.h": "src/base/json_in.c",
    "utf8proc.h": "src/base/unicode.c",
    "xxhash.h": "src/base/intern.c",
    "nettle/": "src/base/digest.c",
    "gsl/": "src/stats/quantile.c",
    "suitesparse/": "src/stats/sparse.c",
    "popt.h": "src/cmd/options.c",
    "mpi.h": "src/mpi/ranks.c",
}
BANNED = ["strtok", "sprintf", "vsprintf", "strcpy", "strcat", "gets", "atof", "atoi", "atol",
          "rand", "srand", "localtime", "gmtime", "asctime", "ctime", "setlocale", "tmpnam",
          "mktemp", "alloca", "system", "popen"]
ENDS_PROGRAM = ["exit", "_exit", "abort", "printf", "puts", "putchar", "perror"]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
OPENING = re.compile(r"/\* SPDX-License-Identifier: [^\n]*\*/\n\s*/\*(.*?)\*/", re.S)
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', re.S)


def room_of(path):
    """The innermost room a file is in, by its path or as an #include names it."""
    return max((r for r in MAY_INCLUDE if path.startswith((r + "/", r.removeprefix("src/") + "/"))),
               key=len, default=None)


def check_file(path):
    name = path.relative_to(ROOT).as_posix()
    room = room_of(name)
    text = path.read_text()
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        header = match[2]
        if match[1] == '"':
            other = room_of(header)
            if other is None:
                yield f"{name}:{number}: \"{header}\" is not written from a room"
            elif other != room and other not in MAY_INCLUDE[room]:
                yield f"{name}:{number}: {room} may not include {header}"
        for library, door in DOORS.items():
            is_it = header == library or (library.endswith("/") and header.startswith(library))
            if match[1] == "<" and is_it and name != door:
                yield f"{name}:{number}: <{header}> belongs to {door} alone"
    code = COMMENT.sub(lambda m: "\n" * m[0].count("\n"), text)
    banned = BANNED + ([] if room in ("src/cmd", "src/mpi") else ENDS_PROGRAM)
    for number, line in enumerate(code.splitlines(), 1):
        for call in re.findall(r"(?<![\w.>])(\w+)\s*\(", line):
            if call in banned and not (name == "src/base/mem_fail.c" and call == "abort"):
                yield f"{name}:{number}: {call}() is not used here"


def opening(path):
    """The comment that says what a file is for: right after its SPDX line. "" if there is none."""
    match = OPENING.match(path.read_text())
    return match[1] if match else ""


def check_opening(path):
    """A file says what it is for; a .c that refers to a header refers to one that does so."""
    name = path.relative_to(ROOT).as_posix()
    text = opening(path)
    if len(re.findall(r"\w{2,}", text)) < 3:
        yield f"{name}:2: opens without a comment that says what it is for"
    for header in re.findall(r"\bsee\s+(?:\*\s+)?([\w/]+\.h)", text):
        other = path.parent / header
        if not other.exists():
            yield f"{name}:2: refers to {header}, which is not beside it"
        elif not opening(other):
            yield f"{name}:2: refers to {header}, which does not say what it is for"


def main():
    files = [p for room in MAY_INCLUDE for p in sorted((ROOT / room).glob("*.[ch]"))]
    tests = sorted((ROOT / "tests").rglob("*.[ch]"))
    faults = [fault for path in files for fault in check_file(path)]
    faults += [fault for path in files + tests for fault in check_opening(path)]
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
