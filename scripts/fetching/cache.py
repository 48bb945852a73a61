# SPDX-License-Identifier: GPL-3.0-or-later
"""The cache on disk: finished files, their terms and checksums, and downloads that were cut off.

What always holds: a file under its own name is whole, as its server sent it, and fetched.csv says
its checksum; it is replaced in one step or not at all. A download grows in FILE.part, and
FILE.part.json says which edition it is of: a part without it, or of another one, is thrown away.
Whatever fails on the disk is a WriteFailed, so that it is never taken for a fault of the network.
"""
import csv
import fcntl
import hashlib
import io
import json
import os
import re
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

RECORD = "fetched.csv"
COLUMNS = ("name", "file", "url", "sha256", "bytes", "etag", "last_modified")
ETAG = re.compile(r'(W/)?"[\x21\x23-\x7e]*"\Z')


class WriteFailed(Exception):
    pass


class Locked(Exception):
    pass


@contextmanager
def writing(path):
    try:
        yield
    except OSError as error:
        raise WriteFailed(f"{path}: {error.strerror or error}") from error


def sync_folder(path):
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def put_in_place(temporary, path):
    """The temporary file, flushed, takes the name, and the name survives a power cut."""
    with writing(path):
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
        sync_folder(os.path.dirname(path))


def write_whole(path, data):
    temporary = f"{path}.part"
    try:
        with writing(path):
            with open(temporary, "wb") as file:
                file.write(data)
        put_in_place(temporary, path)
    except WriteFailed:
        remove(temporary)
        raise


def remove(path):
    try:
        os.unlink(path)
    except OSError:
        pass


def sha256_of(path):
    """Of a file, or None where there is none to read."""
    digest = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


def tidy_etag(text):
    return text if text and ETAG.match(text) else ""


def tidy_date(text):
    try:
        return text if text and parsedate_to_datetime(text) else ""
    except ValueError:
        return ""


class Part:
    """A download on its way to one file of the cache."""

    def __init__(self, path):
        self.path, self.data, self.meta = path, f"{path}.part", f"{path}.part.json"

    def resumable(self, url):
        """(bytes, validator) of a part of this address, or None; any other part is removed."""
        try:
            with open(self.meta, encoding="utf-8") as file:
                known = json.load(file)
            size = os.path.getsize(self.data)
            if known["url"] == url and isinstance(known["validator"], str) and size:
                return size, known["validator"]
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self.discard()
        return None

    def begin(self, url, validator):
        """An empty part of the edition the validator names; without one it cannot go on later."""
        self.discard()
        with writing(self.data):
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            if validator:
                with open(self.meta, "w", encoding="utf-8") as file:
                    json.dump({"url": url, "validator": validator}, file)
            return open(self.data, "wb", buffering=0)

    def go_on(self):
        with writing(self.data):
            return open(self.data, "ab", buffering=0)

    def append(self, file, block):
        """All of the block, unbuffered: what is counted is on its way to the disk."""
        left = memoryview(block)
        try:
            with writing(self.data):
                while left:
                    left = left[file.write(left):]
        except WriteFailed:
            self.discard()
            raise

    def discard(self):
        remove(self.meta)
        remove(self.data)

    def finish(self):
        put_in_place(self.data, self.path)
        remove(self.meta)


class Cache:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.records = self._load()
        self._lock = None

    def _load(self):
        """What was fetched before; a record we cannot read is none: the file comes anew."""
        try:
            with open(os.path.join(self.folder, RECORD), encoding="utf-8", newline="") as lines:
                return {row["name"]: row for row in csv.DictReader(lines)
                        if None not in row and None not in row.values()
                        and set(row) == set(COLUMNS)}
        except (OSError, ValueError, KeyError, csv.Error):
            return {}

    def lock(self):
        """One run at a time; given back when the program ends."""
        with writing(self.folder):
            os.makedirs(self.folder, exist_ok=True)
            self._lock = open(os.path.join(self.folder, ".lock"), "w", encoding="utf-8")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Locked(f"{self.folder}: another run is fetching into it") from error
        self.records = self._load()

    def path(self, source):
        return os.path.join(self.folder, *source.file.split("/"))

    def known(self, source):
        """The record of a file that is still, byte for byte, the one recorded; else None."""
        record = self.records.get(source.name)
        if (record and record["url"] == source.url and record["file"] == source.file
                and record["sha256"] == sha256_of(self.path(source))):
            return record
        return None

    def remember(self, source, sha256, size, etag="", last_modified=""):
        self.records[source.name] = {
            "name": source.name, "file": source.file, "url": source.url, "sha256": sha256,
            "bytes": str(size), "etag": tidy_etag(etag), "last_modified": tidy_date(last_modified)}
        text = io.StringIO()
        table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(self.records[name] for name in sorted(self.records))
        write_whole(os.path.join(self.folder, RECORD), text.getvalue().encode())

    def keep_terms(self, source):
        """The terms lie beside the file before the file does."""
        path = os.path.join(os.path.dirname(self.path(source)), f"{source.name}.terms.txt")
        text = source.statement().encode()
        with writing(path):
            os.makedirs(os.path.dirname(path), exist_ok=True)
        try:
            with open(path, "rb") as file:
                if file.read() == text:
                    return
        except OSError:
            pass
        write_whole(path, text)
