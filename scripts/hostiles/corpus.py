# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad files: made by hand, one for each thing that a format allows and nobody expects; and sound files with bytes changed
at random. All are made on the spot, and are the same at every run."""
import gzip as gzip_library
import io
import os
import random
import struct
import subprocess
import sys
import warnings
import zipfile
import zlib
from itertools import chain

from .trial import ROOT

SAMPLE = ROOT / "data/sample"
JOBS = (ROOT / "tests/cli/fixtures/jobs.csv").read_bytes()
BOOK = ROOT / "tests/cli/fixtures/book.py"
HEADER = JOBS.split(b"\n", 1)[0] + b"\n"
ROW = JOBS.split(b"\n")[1] + b"\n"
MEGABYTE = 1 << 20


def gzip(content):
    """The same bytes at every run: without the time."""
    return gzip_library.compress(content, mtime=0)


def zipped(members, method=zipfile.ZIP_DEFLATED):
    """A ZIP archive of (name, content); names may be alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name twice is what is wanted
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def workbook(folder):
    """The fixture's rows as a spreadsheet program would save them."""
    rows, book = folder / "rows.csv", folder / "rows.xlsx"
    rows.write_bytes(JOBS)
    subprocess.run([sys.executable, BOOK, book, f"Sheet1={rows}"], check=True)
    content = book.read_bytes()
    rows.unlink()
    book.unlink()
    return content


def with_part(book, part, change):
    """The workbook with one part changed."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return zipped([(n, change(archive.read(n)) if n.startswith(part) else archive.read(n))
                       for n in archive.namelist()])


def entities(xml):
    """Ten entities, each of ten of the one before, used once."""
    kinds = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10 if k else "lol" * 10}">' for k in range(10))
    return f"<?xml version='1.0'?><!DOCTYPE x [{kinds}]>".encode() + xml.replace(b"</t>", b"&e9;</t>", 1)


def outside(xml):
    return b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + xml.replace(b"</t>", b"&e;</t>", 1)


def texts_bomb(xml):
    return xml.replace(b"</sst>", b"<si><t>" + b"A" * (64 * MEGABYTE) + b"</t></si></sst>")


def many_texts(xml):
    return xml.replace(b"</sst>", b"<si><t>x</t></si>" * 3_000_000 + b"</sst>")


def far_cell(xml):
    return xml.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
                                        b'<row r="99999999999"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData>')


def deep(xml):
    return xml.replace(b"<sheetData>", b"<a>" * 200_000 + b"<sheetData>")


def csv_files():
    yield "nothing", b""
    yield "header alone", HEADER
    yield "header without a line end", HEADER[:-1]
    yield "header twice", HEADER + JOBS
    yield "names twice", HEADER[:-1] + b"," + HEADER + ROW
    yield "NUL bytes", JOBS.replace(b",", b",\0", 50)
    yield "NULs alone", b"\0" * MEGABYTE
    yield "bytes that are not UTF-8", JOBS.replace(b"Data", b"\xc3\x28\xff\xfe")
    yield "overlong and surrogate UTF-8", JOBS.replace(b"Data", b"\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80")
    for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "cp037"):
        yield f"in {code}", JOBS.decode().encode(code)
    yield "half a UTF-16 character", JOBS.decode().encode("utf-16")[:-1]
    yield "BOM three times", b"\xef\xbb\xbf" * 3 + JOBS
    yield "lone carriage returns", JOBS.replace(b"\n", b"\r")
    yield "mixed line ends", JOBS.replace(b"\n", b"\r\n").replace(b"\n", b"\r", 5)
    yield "a quote that never closes", HEADER + b'"' + JOBS
    yield "quotes everywhere", JOBS.replace(b",", b'",""')
    yield "quotes alone", HEADER + b'"' * (2 * MEGABYTE)
    yield "a field of 8 MB", HEADER + b"x" * (8 * MEGABYTE) + b",1\n" + ROW
    yield "a quoted field of 8 MB of line ends", HEADER + b'"' + b"\n" * (8 * MEGABYTE) + b'",1\n' + ROW
    yield "a line without an end", b"a" * (16 * MEGABYTE)
    yield "100,000 columns", b",".join([b"c"] * 100_000) + b"\n" + HEADER + ROW
    yield "100,000 columns in a row", HEADER + b"," * 100_000 + b"\n" + ROW
    yield "empty lines", HEADER + b"\n" * (4 * MEGABYTE) + ROW
    yield "delimiters alone", HEADER + b"," * (4 * MEGABYTE)
    yield "escapes in every title", JOBS.replace(b"Data", b"\x1b]0;owned\x07\x1b[2JData")
    yield "directions in every title", JOBS.replace(b"Data", "\u202eataD\u2066".encode())
    yield "a combining mark 10,000 times", HEADER + ROW.replace(b"Data", "D\u0301".encode() + "\u0301".encode() * 10_000)
    yield "formulas in every title", JOBS.replace(b"Data", b"=HYPERLINK(1)")
    for pay in (b"1e308", b"-1e308", b"nan", b"inf", b"-0", b"0x7fffffff", b"9" * 400, b"1" + b",000" * 100, b"$" * 5000,
                b"1.7976931348623159e308", b"\xd9\xa1\xd9\xa2\xd9\xa3", b"1-" * 4000, b"100k" * 900):
        yield f"pay {pay[:12]!r}", HEADER + ROW.replace(b"USD", pay) + JOBS.replace(b"0000", b'"' + pay + b'"')
    for years in (b"-1", b"99999999999", b"2024-13", b"0000"):
        yield f"a year {years!r}", JOBS.replace(b"202", years)


def archives(book):
    gz = gzip(JOBS)
    yield "gzip cut off", gz[:len(gz) // 2]
    yield "gzip with a wrong checksum", gz[:-8] + b"\0" * 8
    yield "gzip and then rubbish", gz + b"rubbish" * 100
    yield "a thousand gzip members of nothing", gz + gzip(b"") * 1000
    yield "gzip of gzip of gzip", gzip(gzip(gz))
    yield "gzip with a name of 1 MB", b"\x1f\x8b\x08\x08\0\0\0\0\0\x03" + b"n" * MEGABYTE + b"\0" + gz[10:]
    yield "gzip of 512 MB of one letter", gzip(HEADER + b"a" * (512 * MEGABYTE))
    yield "zlib, not gzip", zlib.compress(JOBS)
    yield "zip of nothing", zipped([])
    yield "zip of two files", zipped([("a.csv", JOBS), ("b.csv", JOBS)])
    yield "zip of one name twice", zipped([("a.csv", JOBS), ("a.csv", HEADER)])
    yield "zip with a way out", zipped([("../../../../tmp/owned.csv", JOBS)])
    yield "zip with an absolute name", zipped([("/etc/owned.csv", JOBS)])
    yield "zip with escapes in a name", zipped([("\x1b[2J\u202e.csv", JOBS), ("b\n.csv", JOBS)])
    yield "zip of 40,000 files", zipped([(f"{k}.txt", b"") for k in range(40_000)])
    yield "zip of 512 MB of one letter", zipped([("a.csv", HEADER + b"a" * (512 * MEGABYTE))])
    whole = zipped([("a.csv", JOBS)])
    yield "zip, encrypted", whole.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\x01\0") \
        .replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0")
    yield "zip of an unknown method", whole.replace(b"\x08\0", b"\x63\0", 2)
    yield "zip that says another size", whole[:-22 - 51 - 20] + struct.pack("<I", 0xFFFFFFFF) + whole[-22 - 51 - 16:]
    for sixteenth in range(1, 16):
        yield f"zip cut at {sixteenth}/16", whole[:len(whole) * sixteenth // 16]
        yield f"workbook cut at {sixteenth}/16", book[:len(book) * sixteenth // 16]


def workbooks(book):
    yield "entities of entities", with_part(book, "xl/sharedStrings", entities)
    yield "an entity from a file", with_part(book, "xl/sharedStrings", outside)
    yield "a text of 64 MB", with_part(book, "xl/sharedStrings", texts_bomb)
    yield "three million texts", with_part(book, "xl/sharedStrings", many_texts)
    yield "cells far away", with_part(book, "xl/worksheets", far_cell)
    yield "200,000 elements deep", with_part(book, "xl/worksheets", deep)
    yield "indexes of texts that are not there", with_part(book, "xl/sharedStrings", lambda _: b"<sst/>")
    yield "a sheet elsewhere", with_part(book, "xl/_rels", lambda x: x.replace(b"worksheets/", b"../../../etc/"))
    yield "rows that go back", with_part(book, "xl/worksheets", lambda x: x.replace(b'r="3"', b'r="2"'))
    for part in ("xl/workbook.xml", "xl/styles", "xl/sharedStrings", "xl/worksheets", "xl/_rels", "[Content"):
        yield f"{part} empty", with_part(book, part, lambda _: b"")
        yield f"{part} not XML", with_part(book, part, lambda _: b"\x89PNG\r\n" + b"\xff" * 500)


def other_kinds():
    yield "a program", (b"\x7fELF\x02\x01\x01" + b"\0" * 9) * 1000
    yield "an image", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 1000
    yield "a PDF", b"%PDF-1.7\n" + b"1 0 obj <<>> endobj\n" * 500
    yield "a page", b"<!DOCTYPE html><html><body>Sign in to continue</body></html>\n" * 20
    yield "JSON", b'[{"job_title": "Data Scientist", "salary": 1}]' * 500
    yield "a Parquet file", b"PAR1" + b"\x15\x04" * 2000 + b"PAR1"
    yield "an SQLite file", b"SQLite format 3\0" + b"\0" * 4000
    yield "an old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096
    yield "a pointer of Git LFS", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"


def special(folder):
    """Paths that are not files of bytes."""
    yield "a folder", folder
    path = folder / "loop.csv"
    path.symlink_to(path)
    yield "a link to itself", path
    yield "a file that is not there", folder / "none.csv"
    yield "a device without end", "/dev/zero"
    yield "a device without anything", "/dev/null"
    yield "a name of 4,000 letters", folder / ("n" * 4000)
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    yield "a pipe that nobody writes to", pipe


def damaged(sound, count):
    """Sound files with some bytes changed, cut, doubled or put elsewhere."""
    dice = random.Random(11)
    for number in range(count):
        name, layout, content = sound[number % len(sound)]
        content = bytearray(content)
        for _ in range(1 << dice.randrange(6)):
            at, length = dice.randrange(len(content)), 1 << dice.randrange(8)
            way = dice.randrange(5)
            if way == 0:
                content[at] ^= 1 << dice.randrange(8)
            elif way == 1:
                content[at:at + length] = dice.randbytes(length)
            elif way == 2 and len(content) > 2 * length:
                del content[at:at + length]
            elif way == 3:
                content[at:at] = content[at:at + length]
            else:
                other = dice.randrange(len(content))
                content[other:other] = content[at:at + length]
        yield f"{name}, damaged {number}", layout, bytes(content)


def files(folder, count):
    """(what it is, its layout, its path) of each; a file is overwritten by the next."""
    book = workbook(folder)
    path = folder / "hostile file.csv"
    for name, content in chain(csv_files(), other_kinds(), archives(book), workbooks(book)):
        path.write_bytes(content)
        yield name, "ai-jobs", path
    for name, where in special(folder):
        yield name, "ai-jobs", where
    oews = (SAMPLE / "sample-oews-M2024.csv").read_bytes()
    sound = [("rows", "ai-jobs", JOBS), ("rows.gz", "ai-jobs", gzip(JOBS)), ("rows.xlsx", "ai-jobs", book),
             ("rows.zip", "ai-jobs", zipped([("a.csv", JOBS)])), ("benchmarks", "oews", oews)]
    for name, layout, content in damaged(sound, count):
        path = folder / ("national_M2024_dl.csv" if layout == "oews" else "hostile file.csv")
        path.write_bytes(content)
        yield name, layout, path
