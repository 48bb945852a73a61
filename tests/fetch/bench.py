# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check of scripts/fetch-data works with: a server, a table of sources and a cache."""
import csv
import hashlib
import io
import subprocess
import sys
from pathlib import Path

from harness import ROOT, environment

sys.path.insert(0, str(ROOT / "scripts"))
from fetching import sources  # noqa: E402

SCRIPT = ROOT / "scripts/fetch-data"
BODY = b"title,base\n" + b"Data Scientist,120000\n" * 500
OTHER = b"title,base\n" + b"Data Engineer,130000\n" * 400
QUICK = ("--pause", "0", "--backoff", "0.01", "--tries", "3", "--timeout", "5")


def digest(data):
    return hashlib.sha256(data).hexdigest()


class Bench:
    """A server, a cache and a table of sources; row() adds one, run() fetches."""

    def __init__(self, folder, server):
        self.folder, self.server = Path(folder), server
        self.cache, self.rows = self.folder / "cache", []

    def row(self, name="pay", path=None, **more):
        self.rows.append({
            "name": name, "layout": "ai-jobs",
            "url": self.server.address + (path or f"/{name}.csv"),
            "file": f"{name}/{name}.csv", "licence": "CC0 1.0",
            "terms": "Any use. https://example.org/terms", "frequency": "weekly", "access": "fetch",
            "sha256": "", "checked": "by this test", "note": "", **more})
        return self

    def run(self, *arguments, code=0, before=None, options=QUICK):
        table = self.folder / "sources.csv"
        with open(table, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, sources.COLUMNS)
            writer.writeheader()
            writer.writerows(self.rows)
        done = subprocess.run(
            [sys.executable, str(SCRIPT), "--cache", str(self.cache), "--sources", str(table),
             *options, *map(str, arguments)], env=environment(), capture_output=True, text=True,
            timeout=60, preexec_fn=before)
        assert done.returncode == code, \
            f"exit {done.returncode}, not {code}\n{done.stdout}{done.stderr}"
        return done

    def files(self):
        """Everything in the cache but the lock, by path."""
        return {str(p.relative_to(self.cache)): p.read_bytes() for p in self.cache.rglob("*")
                if p.is_file() and p.name != ".lock"} if self.cache.exists() else {}

    def only_terms_left(self, name="pay"):
        left = self.files()
        assert set(left) == {f"{name}/{name}.terms.txt"}, f"left: {sorted(left)}"

    def holds(self, body, name="pay"):
        """The file, its terms and its record, and nothing else of it."""
        files = self.files()
        mine = {path for path in files if path.startswith(f"{name}/")}
        assert mine == {f"{name}/{name}.csv", f"{name}/{name}.terms.txt"}, sorted(mine)
        assert files[f"{name}/{name}.csv"] == body, "other bytes"
        record = self.record(name)
        assert record["sha256"] == digest(body) and record["bytes"] == str(len(body)), record

    def record(self, name="pay"):
        rows = csv.DictReader(io.StringIO(self.files()["fetched.csv"].decode()))
        return {row["name"]: row for row in rows}[name]
