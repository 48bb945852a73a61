# SPDX-License-Identifier: GPL-3.0-or-later
"""Instructions per row of each kind of pay file stay below their limits (scripts/bench-instructions), and memory does
not grow with the pieces that threads hand to one another.

The instruction tests are skipped, by name, without valgrind or perf, without the real files, and in a build that is
not optimised or is sanitized; the memory test in a sanitized build.
"""
import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from harness import ROOT, Result, environment

SCRIPT = ROOT / "scripts/bench-instructions"


def run(of):
    name = f"speed: instructions per row of {of} are below their limit"
    done = subprocess.run([sys.executable, "-B", str(SCRIPT), of], cwd=ROOT, text=True,
                          env=environment() | {"BUILD": environment()["PAYBANDS_BUILD"]},
                          capture_output=True, timeout=900)
    words = done.stdout + done.stderr
    if done.returncode:
        return [Result(name, "fail", words)]
    if words.startswith("skip"):
        return [Result(name, "skip", words.strip().partition(": ")[2])]
    return [Result(name, "pass")]


# So many cells that each thread's are merged, and freed by another thread. The limit is more than twice what is taken
# now.
MANY_ROWS, MANY_MIB = 200_000, 100


# Prints a command's exit and MiB. A process of its own: what a child is said to have taken begins with what its
# parent had.
MEASURE = """import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, used = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), used.ru_maxrss // 1024)"""


def write_many_cells(file):
    dice = random.Random(1)
    file.write("work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,"
               "employee_residence,remote_ratio,company_location,company_size\n")
    countries = ("US", "GB", "DE", "FR", "CA", "IN", "ES", "PL", "NL", "BR", "PT", "IE", "AU", "CH", "MX", "SG")
    titles = ("Data Engineer", "Data Scientist", "ML Engineer", "Data Analyst", "Software Engineer")
    for _ in range(MANY_ROWS):
        pay, country = dice.randrange(40_000, 300_000), dice.choice(countries)
        file.write(f"202{dice.randrange(6)},{dice.choice(('EN', 'MI', 'SE', 'EX'))},FT,{dice.choice(titles)},{pay},USD,"
                   f"{pay},{country},0,{country},M\n")


def memory():
    name = "speed: memory of many cells on four threads is bounded"
    build = Path(environment()["PAYBANDS_BUILD"])
    if "-fsanitize" in (build / "flags").read_text():
        return [Result(name, "skip", "a sanitizer keeps what is freed")]
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        write_many_cells(file)
        file.flush()
        command = [build / "paybands", "bands", "-q", "--jobs", "4", "--layout", "ai-jobs", file.name]
        done = subprocess.run([sys.executable, "-c", MEASURE, *command], env=environment(), text=True,
                              capture_output=True, check=True)
    code, mebibytes = map(int, done.stdout.split())
    if code or mebibytes > MANY_MIB:
        return [Result(name, "fail", f"exit {code}, {mebibytes} MiB of at most {MANY_MIB}")]
    return [Result(name, "pass")]


def jobs():
    yield memory
    with (ROOT / "scripts/bench-instructions.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            yield lambda name=row["name"]: run(name)
