#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/soc_2010_to_2018.csv from O*NET's crosswalk of its 2010 to its 2019 codes.

    scripts/reference/soc_2010_to_2018.py DATA_DIRECTORY/crosswalk

The codes of O*NET-SOC 2010 and 2019 begin with those of SOC 2010 and 2018, so that every row of the
crosswalk leads an occupation of SOC 2010 to one of SOC 2018. `principal` orders those that may
stand for the occupation of 2018: its predecessors whose base code (.00) leads to its own base code,
1 for the one of the same title, else by code. It is empty where only sub-codes lead there.
"""

import argparse
import collections
import csv
import os
import sys

SOURCE = "O*NET-SOC 2010 to 2019 crosswalk, O*NET Resource Center, CC BY 4.0"
DATE = "2019"  # of the newer taxonomy: the file itself has no date


def read(directory):
    """Of each occupation of 2018: the base predecessors in their order, and all predecessors."""
    base, every = collections.defaultdict(set), collections.defaultdict(set)
    path = os.path.join(directory, "onet_2010_to_2019_crosswalk.csv")
    with open(path, encoding="latin-1", newline="") as lines:
        for row in csv.DictReader(lines):
            old, new = row["O*NET-SOC 2010 Code"], row["O*NET-SOC 2019 Code"]
            every[new[:7]].add(old[:7])
            if old.endswith(".00") and new.endswith(".00"):
                same = row["O*NET-SOC 2010 Title"] == row["O*NET-SOC 2019 Title"]
                base[new[:7]].add((not same, old[:7]))
    return {new: [old for _, old in sorted(found)] for new, found in base.items()}, every


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory")
    parser.add_argument("--out", default="data/reference/soc_2010_to_2018.csv")
    arguments = parser.parse_args()

    base, every = read(arguments.directory)
    with open(arguments.out, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["from", "to", "principal", "source", "date"])
        rows = 0
        for new in sorted(every):
            order = base.get(new, [])
            for old in order + sorted(every[new] - set(order)):
                principal = order.index(old) + 1 if old in order else ""
                writer.writerow([old, new, principal, SOURCE, DATE])
                rows += 1
    print("%d occupations of SOC 2018, %d rows" % (len(every), rows), file=sys.stderr)


if __name__ == "__main__":
    main()
