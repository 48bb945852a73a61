#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the medians of two sources of one observed row differ, in the files of a run.

    scripts/oracle/between_sources.py RUN

Prints, by component, the standard deviation of the logarithm of one source's median about the common one:
over all pairs of sources of a country's row, each of at least 30 effective observations, the root of
the mean of (d^2 - c) / 2, d the difference of the logarithms and c what chance alone makes of it,
(pi / 2) 0.35^2 (1 / n_1 + 1 / n_2). Pairs share sources, so that they are worth less than their number.
"""

import collections
import csv
import itertools
import math
import sys

LEAST, SPREAD = 30, 0.35


def main():
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__.strip())
    rows, squares = collections.defaultdict(list), collections.defaultdict(list)
    with open(f"{sys.argv[1]}/sources.csv", newline="", encoding="utf-8") as file:
        for r in csv.DictReader(file):
            if r["area_kind"] == "country" and r["p50"] and float(r["n_effective"]) >= LEAST:
                rows[r["component"], r["role"], r["level"], r["experience"], r["area"]].append(
                    (math.log(float(r["p50"])), float(r["n_effective"])))
    for (component, _, level, experience, _), parts in rows.items():
        kind = "all levels" if level == experience == "all" else "of a step"
        for (a, n), (b, m) in itertools.combinations(parts, 2):
            chance = math.pi / 2 * SPREAD ** 2 * (1 / n + 1 / m)
            squares[component, kind].append(((a - b) ** 2 - chance) / 2)
    for (component, kind), found in sorted(squares.items()):
        print(f"{component} pay, {kind}: {math.sqrt(max(0, sum(found) / len(found))):.2f} "
              f"from {len(found)} pairs")


if __name__ == "__main__":
    main()
