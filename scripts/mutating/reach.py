# SPDX-License-Identifier: GPL-3.0-or-later
"""Which lines of C each group of tests reaches, by gcov: a group that does not reach a changed line
cannot notice the change. A group is a word of tests/run: a kind, or KIND/NAME.
"""
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

FLAGS = ["CFLAGS=-O0 --coverage", "LDFLAGS=--coverage"]
# Kinds whose tests run by name; the others run whole.
NAMED = {"unit": ("tests/unit", "test_*.c"), "fuzz": ("tests/fuzz", "fuzz_*.c"), "cli": ("tests/cli", "*.t")}


def groups(tree, kinds):
    """The words of tests/run that together are those kinds."""
    for kind in kinds:
        if kind in NAMED:
            folder, pattern = NAMED[kind]
            yield from (f"{kind}/{p.stem}" for p in sorted((tree / folder).glob(pattern)))
        else:
            yield kind


def run(tree, some, timeout, build="build", **variables):
    """Whether groups of tests pass."""
    try:
        done = subprocess.run([sys.executable, "tests/run", "--first", *some], cwd=tree, capture_output=True,
                              timeout=timeout, env=dict(os.environ, BUILD=build, **variables))
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def lines_of(folder):
    """{file: sorted [line, reached]} of what gcov finds in a folder of counts and notes."""
    reached = {}
    counts = sorted(str(p) for p in folder.rglob("*.gcda") if p.with_suffix(".gcno").exists())
    if not counts:
        return reached
    done = subprocess.run(["gcov", "--json-format", "--stdout", *counts], cwd=folder, capture_output=True, check=True)
    for document in done.stdout.decode().splitlines():
        for file in json.loads(document)["files"]:
            name = file["file"].removeprefix("./")
            if name.startswith(("/", "tests/")):
                continue
            lines = reached.setdefault(name, {})
            for line in file["lines"]:
                number = line["line_number"]
                lines[number] = lines.get(number, 0) or int(line["count"] > 0)
    return {name: sorted(lines.items()) for name, lines in reached.items()}


def measure(tree, group):
    """(seconds, lines) of one group, whose counts go to a folder of their own."""
    build = tree / "build/reach"
    prefix = tree / "build/counts" / group
    shutil.rmtree(prefix, ignore_errors=True)
    root = prefix / str(build).lstrip("/")
    for notes in build.rglob("*.gcno"):
        if "tests" not in notes.relative_to(build).parts:
            (root / notes.relative_to(build)).parent.mkdir(parents=True, exist_ok=True)
            os.link(notes, root / notes.relative_to(build))
    started = time.monotonic()
    if not run(tree, [group], 1800, "build/reach", GCOV_PREFIX=str(prefix)):
        sys.exit(f"mutants: {group} fails before anything is changed")
    seconds = time.monotonic() - started
    lines = lines_of(root)
    shutil.rmtree(prefix)
    return seconds, lines


class Reach:
    """What is known of each group; kept in a file, so that only new groups are measured."""

    def __init__(self, tree, make, kinds, kept):
        self.groups = list(groups(tree, kinds))
        self.known = json.loads(kept.read_text()) if kept and kept.is_file() else {}
        missing = [g for g in self.groups if g not in self.known]
        if missing and make("test-programs", "BUILD=build/reach", *FLAGS).returncode:
            sys.exit("mutants: the tests do not build with --coverage")
        with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            for group, found in zip(missing, pool.map(lambda g: measure(tree, g), missing)):
                self.known[group] = found
                if kept:
                    kept.write_text(json.dumps(self.known))

    def may_notice(self, name, line):
        """The groups that reach a line, by kind, near ones first, then quick ones."""
        stem = name.rsplit("/", 1)[-1].split(".")[0]
        near = lambda group: group.endswith(f"_{stem}") or group.endswith(f"/{stem}")
        found = [g for g in self.groups if self.reaches(self.known[g][1].get(name, []), line)]
        return sorted(found, key=lambda g: (not near(g), g.startswith(("golden", "cli", "scripts")), self.known[g][0]))

    def seconds(self, group):
        """What a group took before anything was changed."""
        return self.known.get(group, [0])[0]

    @staticmethod
    def reaches(lines, line):
        """A line within a statement has the counts of its neighbours that have any."""
        above = max((pair for pair in lines if pair[0] <= line), default=None)
        below = min((pair for pair in lines if pair[0] >= line), default=None)
        return any(pair and pair[1] for pair in (above, below))
