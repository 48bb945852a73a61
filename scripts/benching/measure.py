# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command costs: its time and memory, or its instructions, which do not depend on the load."""
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    wall: float  # seconds
    processor: float  # seconds
    memory: float  # MiB, at its peak


def finished(command, status):
    if os.waitstatus_to_exitcode(status):
        sys.exit(f"bench: {command[0]} ended with {os.waitstatus_to_exitcode(status)}")


def cost(command):
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    finished(command, status)
    return Cost(time.monotonic() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def counter():
    """The name of what can count instructions here, valgrind or perf; None if nothing can."""
    if shutil.which("valgrind"):
        return "valgrind"
    if shutil.which("perf"):
        tried = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", "true"],
                               capture_output=True, text=True)
        if tried.returncode == 0 and tried.stderr.split(",")[0].strip().isdigit():
            return "perf"
    return None


def instructions(command, by):
    if by == "perf":
        wrapped = ["perf", "stat", "-x,", "-e", "instructions:u", *command]
        pattern = r"^(\d+),.*instructions"
    else:
        wrapped = ["valgrind", "--tool=cachegrind", "--cache-sim=no",
                   "--cachegrind-out-file=/dev/null", *command]
        pattern = r"I\s+refs:\s+([\d,]+)"
    done = subprocess.run(wrapped, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    match = re.search(pattern, done.stderr, re.M)
    if done.returncode or not match:
        sys.exit(f"bench: {wrapped[0]}: {done.stderr[-500:]}")
    return int(match[1].replace(",", ""))


def per_row(program, kind, small, large, rows, by):
    """Instructions per row: what more rows cost more, so that starting and the sample's cells are left out.
    `small` and `large` are two files of the kind, `rows` how many more the second one has."""
    few, many = (instructions(ours(program, kind, path) + ["--jobs", "1"], by)
                 for path in (small, large))
    return (many - few) / rows


def ours(program, kind, path):
    return [str(program), "bands", "-q", "--layout", kind.layout, str(path)]


QUERY = """select {by}, count(*), quantile_cont(pay, [0.1, 0.25, 0.5, 0.75, 0.9])
from (select *, {pay} as pay from read_csv('{path}', header = true, delim = '{delimiter}', quote = '"',
      ignore_errors = true, nullstr = ['NA', 'N/A'])) group by {by}"""
IN_PYTHON = ("import duckdb, sys; connection = duckdb.connect(config={'threads': 2}); "
             "print(len(connection.execute(sys.argv[1]).fetchall()))")


def duckdb():
    """How to run a query in DuckDB with two threads: the words before it; None if it is not here."""
    for python in (sys.executable, "/usr/bin/python3"):
        if os.access(python, os.X_OK) and subprocess.run(
                [python, "-c", "import duckdb"], capture_output=True).returncode == 0:
            return [python, "-c", IN_PYTHON]
    binary = shutil.which("duckdb")
    return [binary, "-cmd", "set threads = 2", "-c"] if binary else None


def theirs(words, kind, path):
    return [*words, QUERY.format(by=kind.by, pay=kind.pay, path=path, delimiter=kind.delimiter)]
