# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions per row of each kind of pay file stay below their limits (scripts/bench-instructions).

Skipped, by name, without valgrind or perf, without the real files, and in a build that is not
optimised or that is sanitized.
"""
import csv
import subprocess
import sys

from harness import ROOT, Result, environment

SCRIPT = ROOT / "scripts/bench-instructions"


def run(kind):
    name = f"speed: instructions per row of {kind} are below their limit"
    done = subprocess.run([sys.executable, "-B", str(SCRIPT), kind], cwd=ROOT, text=True,
                          env=environment() | {"BUILD": environment()["PAYBANDS_BUILD"]},
                          capture_output=True, timeout=900)
    words = done.stdout + done.stderr
    if done.returncode:
        return [Result(name, "fail", words)]
    if words.startswith("skip"):
        return [Result(name, "skip", words.strip().partition(": ")[2])]
    return [Result(name, "pass")]


def jobs():
    with (ROOT / "scripts/bench-instructions.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            yield lambda kind=row["kind"]: run(kind)
