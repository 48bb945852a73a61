#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/wage_index.csv from the OEWS national files of several years.

    scripts/reference/wage_index.py DATA [--occupations 15-] > data/reference/wage_index.csv

DATA holds oews/national_M<year>_dl.xlsx, as many years as there are (two at least, without a
gap). The index is 100 in May of the first year.

From one May to the next the index grows by the geometric mean, over occupations, of the ratio of
their two median annual wages, each weighted by the mean of its employment in the two years. So
it is what happened to the pay of the same work: a year in which cooks are laid off does not look
like a raise, as it does in the median of all occupations.

Why 15-xxxx (computer and mathematical occupations) and not all: the roles of paybands are drawn from
it, and from 2020 to 2024 the two moved apart (12% against 19%, since low wages rose most).
--occupations "" gives the index over all. labour_cost.csv is made of the same occupations.

An occupation counts at the finest level that both years publish: the detailed code, or, for a group
in which the codes changed (in 2021 15-1256 was split into 15-1252 and 15-1253), the broad one.
Medians that are withheld or top-coded are left out. `source` says how many occupations a step is
made of and how much of the later year's employment they hold.

BLS changed its method of estimation with May 2021 and itself warns that OEWS was not made for
comparing years: the first step is the weakest. From its last May on the index is carried by
posted_wages.csv.

`sd` is the error of a factor over one year for one occupation: the root mean square, over the
occupations and years of all steps, of the log of an occupation's growth over the index's.
"""

import argparse
import csv
import glob
import math
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import xlsx  # noqa: E402


def number(text):
    try:
        return float((text or "").replace(",", ""))
    except ValueError:  # "*", "**" or "#": the publisher gives no figure
        return None


def national(path, prefix):
    """{level: {code: (employment, median)}} for the levels detailed and broad."""
    levels = {"detailed": {}, "broad": {}}
    for row in xlsx.table(path):
        row = {name.upper(): value for name, value in row.items()}
        level, code = row.get("O_GROUP"), row["OCC_CODE"]
        if level in levels and code.startswith(prefix):
            levels[level][code] = (number(row["TOT_EMP"]), number(row["A_MEDIAN"]))
    if not levels["detailed"]:
        sys.exit(f"{path}: no detailed occupations that start with {prefix!r}")
    return levels


def broad_of(code):
    return code[:-1] + "0"


def matched(before, after):
    """[(before, after)] pairs of (employment, median) at the finest level both years have."""
    changed = {broad_of(code) for code in set(before["detailed"]) ^ set(after["detailed"])}
    pairs = []
    for level in ("detailed", "broad"):
        for code in sorted(set(before[level]) & set(after[level])):
            if (broad_of(code) in changed) == (level == "broad"):
                pairs.append((before[level][code], after[level][code]))
    return [(a, b) for a, b in pairs if None not in a + b]


def errors(before, after, growth):
    """The log error of each occupation's median, moved by `growth` from one May to the next."""
    return [math.log(b[1] / a[1] / growth) for a, b in matched(before, after)]


def root_mean_square(values):
    return math.sqrt(math.fsum(v * v for v in values) / len(values))


def files(data):
    """{year: path}, without a gap."""
    paths = {int(re.search(r"M(\d{4})", os.path.basename(path)).group(1)): path for path in
             glob.glob(os.path.join(data, "oews", "national_M[0-9]*_dl.xlsx"))}
    years = sorted(paths)
    if len(years) < 2 or years[-1] - years[0] != len(years) - 1:
        sys.exit(f"{data}/oews: national_M<year>_dl.xlsx of at least two years, without a gap")
    return {year: paths[year] for year in years}


def step(before, after):
    pairs = matched(before, after)
    weights = [(a[0] + b[0]) / 2 for a, b in pairs]
    logs = [w * math.log(b[1] / a[1]) for w, (a, b) in zip(weights, pairs)]
    everyone = math.fsum(e for e, _ in after["detailed"].values() if e is not None)
    covered = math.fsum(b[0] for _, b in pairs) / everyone
    return math.exp(math.fsum(logs) / math.fsum(weights)), len(pairs), covered


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--occupations", default="15-", help="how their SOC codes start")
    arguments = parser.parse_args()

    what = f"occupations {arguments.occupations}xxxx" if arguments.occupations else "occupations"
    rows, off = [], []
    index, before = 100.0, None
    for year, path in files(arguments.data).items():
        after = national(path, arguments.occupations)
        source = f"BLS OEWS national May {year}: the base"
        if before:
            growth, count, covered = step(before, after)
            index *= growth
            off += errors(before, after, growth)
            source = (f"BLS OEWS national May {year - 1} and {year}: medians of {count} {what} "
                      f"({100 * covered:.0f}% of employment)")
        rows.append(["US", f"{year}-05", f"{index:.4f}", source, f"{year}-05"])
        before = after
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["country", "month", "index", "sd", "source", "date"])
    out.writerows(row[:3] + [f"{root_mean_square(off):.4f}"] + row[3:] for row in rows)


if __name__ == "__main__":
    main()
