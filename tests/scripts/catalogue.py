# SPDX-License-Identifier: GPL-3.0-or-later
"""What the catalogue says, in tables that are read before a change of them is kept.

tests/data/words.csv has one row for each word of data/roles/words.ini, with what titles around it are read
as; tests/data/roles.txt has what `paybands roles` prints of every role, and its tags. `scripts/phrases`
writes both. A word or a weight that is lost shows there as the line it changes. data/SHA256SUMS names the
tables of data/reference as they were when their difference was last read.
"""
import configparser
import csv
import hashlib
import io
import re
import subprocess

from harness import ROOT, Result, environment

ROLES = ROOT / "data/roles"
# A word means something alone, or beside a role: before it, after it, or at the end of its part.
AROUND = ["{}", "{} data engineer", "data engineer {}", "data {}", "{} engineer"]
LAYOUT = """[layout]
name = words
title = Words
publisher = tests
licence = none
kind = observations
[columns]
title = title
base = pay
[constants]
period = year
currency = USD
date = 2025
country = US
"""


def printed(*words, cwd):
    return subprocess.run(["paybands", *map(str, words)], cwd=cwd, env=environment(), capture_output=True, text=True,
                          check=True).stdout


def words_of(path):
    """(section, key, word) of every word of a list; the phrases of other trades are in phrases.csv."""
    parser = configparser.ConfigParser(interpolation=None, delimiters="=", comment_prefixes=";",
                                       inline_comment_prefixes=" ;", allow_no_value=True)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    for section in parser.sections():
        for key, value in parser[section].items():
            for word in re.split(r"[,\n]", value or ""):
                if word.strip() and section != "no role":
                    yield section, key, " ".join(word.split())


def words_table(folder):
    words = list(words_of(ROLES / "words.ini"))
    (folder / "words.ini").write_text(LAYOUT)
    with open(folder / "words.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["title", "pay"])
        rows.writerows([around.format(word), 100000] for _, _, word in words for around in AROUND)
    read = csv.DictReader(io.StringIO(printed("ingest", "-q", "--layout", folder / "words.ini", folder / "words.csv",
                                              cwd=folder)))
    answers = [f"{row['role'] or '-'} {row['level'] or '-'}" for row in read]
    assert len(answers) == len(words) * len(AROUND), (len(answers), len(words))
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["section", "key", "word", *AROUND])
    for i, entry in enumerate(words):
        rows.writerow([*entry, *answers[i * len(AROUND):(i + 1) * len(AROUND)]])
    return out.getvalue()


def roles_table(folder):
    paths = [p for p in sorted(ROLES.glob("*.ini")) if p.stem != "words"]
    text = printed("roles", *(p.stem for p in paths), cwd=folder) + "\ntracks and tags\n"
    for path in paths:
        for line in re.findall(r"^(?:track|tags) = .*$", path.read_text(encoding="utf-8"), re.M):
            text += f"  {path.stem}: {line}\n"
    return text


def sums_table(_folder):
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  reference/{p.name}\n"
                   for p in sorted((ROOT / "data/reference").glob("*.csv")))


TABLES = {"tests/data/words.csv": words_table, "tests/data/roles.txt": roles_table, "data/SHA256SUMS": sums_table}


def check(name, accept, folder):
    """A table as the program and the data have it now, against the one that was read."""
    made, path = TABLES[name](folder), ROOT / name
    if accept:
        path.write_text(made, encoding="utf-8")
    kept = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    changed = [f"  - {a}\n  + {b}" for a, b in zip(kept, made.splitlines()) if a != b]
    same = not changed and len(kept) == len(made.splitlines())
    words = "\n".join(changed[:3]) or f"  {len(kept)} lines, now {len(made.splitlines())}"
    return [Result(f"scripts: {name} is as it was read", "pass" if same else "fail",
                   "" if same else f"{words}\n  scripts/phrases writes it; read the difference")]
