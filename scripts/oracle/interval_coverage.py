#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often the interval of an observed median holds the median of the population.

    scripts/oracle/interval_coverage.py [--cells 4000] [PAYBANDS]

Draws populations of known median, has `paybands bands` make rows of them, and counts. A cell is a role
in a metro; pay is log-normal with a standard deviation of 0.35 on the logarithm. Its observations come
from one or several sources, each of which pays exp(N(0, sd)) times the population. With sd = 0 the
interval by chance is tried (--between-sources 0), otherwise that which is published. The table goes
into docs/methods.md, "Observed bands". The standard error of a share of 95% of 4,000 cells is 0.3%.
"""

import argparse
import collections
import csv
import itertools
import math
import os
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SPREAD = 0.35  # of the logarithm of pay
HEADER = ("source,line,date,title,role,level,level_basis,years,country,state,metro,remote,employer,base,"
          "bonus,equity,total,currency,fx,weight,base_low,base_high,total_low,total_high,ranges")

# name, observations by source, sd between sources, what pay is rounded to, times a range is posted
SCENARIOS = [
    ("one source, chance alone", [10], 0, 1, 1),
    ("one source, chance alone", [30], 0, 1, 1),
    ("one source, chance alone", [100], 0, 1, 1),
    ("one source, round amounts", [30], 0, 10000, 1),
    ("ranges posted three times", [90], 0, 1, 3),
    ("weights of 1 and 4", [60], 0, 1, 0),
    ("one source", [30], 0.15, 1, 1),
    ("one source", [300], 0.15, 1, 1),
    ("two sources alike", [50, 50], 0.15, 1, 1),
    ("two sources, one small", [270, 30], 0.15, 1, 1),
    ("five sources, two large", [200, 60, 20, 10, 10], 0.15, 1, 1),
    ("one source that differs by more", [300], 0.25, 1, 1),
]


def cells(count):
    """(role, state, metro), different ones."""
    roles = sorted(p.stem for p in (ROOT / "data/roles").glob("*.ini")
                   if p.stem != "words" and "track" not in p.read_text())
    with open(ROOT / "data/reference/metros.csv", newline="", encoding="utf-8") as file:
        metros = [(r["states"][:2], r["code"]) for r in csv.DictReader(file)]
    return [(role, *metro) for role, metro in itertools.islice(itertools.product(roles, metros), count)]


def observations(dice, cell, scenario):
    """Rows of one cell, and its population's median."""
    _, sizes, between, unit, times = scenario
    role, state, metro = cell
    median = math.exp(dice.gauss(math.log(110000), 0.3))
    for source, size in enumerate(sizes):
        factor = math.exp(dice.gauss(0, between)) if between else 1
        for i in range(size // max(times, 1)):
            pay = unit * round(median * factor * math.exp(dice.gauss(0, SPREAD)) / unit)
            weight = 4 if times == 0 and i % 2 else 1
            ends = f"{pay - 7000:.2f},{pay + 7000:.2f},,,posted" if times > 1 else ",,,,"
            row = f"s{source},1,2024-05,x,{role},,,,US,{state},{metro},,,{pay:.2f},,,,USD,1,{weight},{ends}"
            yield from [row] * max(times, 1)
    yield median


def run(program, rows, between):
    done = subprocess.run(
        [program, "bands", "-q", "--age", "none", "--complementary", "off", "--max-employer-share", "1",
         "--between-sources", str(between), "-"], input="\n".join([HEADER, *rows, ""]),
        capture_output=True, text=True, check=False, env={**os.environ, "PAYBANDS_HOME": str(ROOT)})
    if done.returncode:
        sys.exit(done.stderr)
    return {(r["role"], r["area"]): r for r in csv.DictReader(done.stdout.splitlines())
            if r["area_kind"] == "metro" and r["level"] == "all" and r["experience"] == "all"}


def measure(program, scenario, count):
    dice, rows, medians = random.Random(20260501), [], {}
    for cell in cells(count):
        *of_cell, median = observations(dice, cell, scenario)
        rows += of_cell
        medians[cell[0], cell[2]] = median
    between = 0.15 if scenario[2] else 0
    got, sides, widths = run(program, rows, between), collections.Counter(), []
    for key, median in medians.items():
        low, high = float(got[key]["p50_low"]), float(got[key]["p50_high"])
        sides["low" if median < low else "high" if median > high else "within"] += 1
        widths.append(math.log(high / low))
    return sides["within"] / count, sum(widths) / count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cells", type=int, default=4000)
    parser.add_argument("program", nargs="?", default=str(ROOT / "build/paybands"))
    options = parser.parse_args()
    print("| population | observations | sd between sources | holds the median | mean width of the log |")
    print("| --- | --- | --- | --- | --- |")
    for scenario in SCENARIOS:
        held, width = measure(options.program, scenario, options.cells)
        print(f"| {scenario[0]} | {' + '.join(map(str, scenario[1]))} | {scenario[2]:g} "
              f"| {100 * held:.1f}% | {width:.2f} |")


if __name__ == "__main__":
    main()
