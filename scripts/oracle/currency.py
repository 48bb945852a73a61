#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a run in another currency to the same run in US dollars: every figure of every table is that in dollars
over the rate of the manifest, within what each is rounded to; the rest of each table is equal.

usage: currency.py DOLLARS OTHER   (folders of two runs, out/latest)

What may differ: a figure that is rounded (modelled pay to hundreds and the median and interval of few people to
thousands, times settings_rounding; a mixture of benchmarks to the unit) by its rounding in both currencies, any other
by five cents. A modelled row also rests on rounded figures of few people: nine in ten are within their own rounding,
all within a thousand more and 0.5%. What is chosen or worked out from rounded figures is not compared. facts.csv is of the
inputs, in US dollars: it is equal.
"""
import csv
import json
import math
import sys
from pathlib import Path

MONEY = {
    "bands.csv": ["p10", "p25", "p50", "p75", "p90", "p50_low", "p50_high"],
    "headlines.csv": ["p50", "p50_low", "p50_high"],
    "sources.csv": ["p50"],
    "employers.csv": ["p50", "p50_low", "p50_high"],
    "transitions.csv": ["from_median", "role_median", "difference", "difference_low", "difference_high"],
    "structures.csv": ["midpoint", "midpoint_low", "midpoint_high", "range_minimum", "range_maximum"],
}
KEYS = ["role", "from", "employer", "level", "experience", "area", "country", "component", "basis", "source"]
# Of rounded figures, or chosen by them.
DERIVED = {"range_spread", "midpoint_progression", "range_overlap", "geographic_factor", "payback_months",
           "payback_low", "payback_high", "quality", "suppressed", "rule"}


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    dollars, other = map(Path, sys.argv[1:3])
    exchange = json.load(open(other / "manifest.json", encoding="utf-8"))["exchange"]
    rate = exchange["usd_per_unit"]
    step = max(1, 10 ** round(-math.log10(rate)))
    compared = failed = modelled_figures = farther = 0

    def fail(*what):
        nonlocal failed
        failed += 1
        if failed <= 20:
            print("FAIL", *what)

    for name, money in MONEY.items():
        was, now = rows_of(dollars / name), rows_of(other / name)
        key = [field for field in KEYS if field in was[0]]
        found = {tuple(row[field] for field in key): row for row in now}
        if len(found) != len(now):
            fail(name, "rows are not told apart by", key)
        missing = len(found)
        for number, a in enumerate(was, 2):
            b = found.get(tuple(a[field] for field in key))
            if b is None:
                missing += 1
                continue
            missing -= 1
            for field in a:
                if field in money:
                    compared += 1
                    if not a[field] or not b[field]:
                        if a[field] != b[field]:
                            fail(name, number, field, repr(a[field]), repr(b[field]))
                        continue
                    expected, got = float(a[field]) / rate, float(b[field])
                    modelled = a.get("basis") == "modelled" or name == "transitions.csv"
                    # Half a unit of each, of thousands where few people made it; outwards a whole one.
                    unit = 100 if modelled else 1 if a.get("basis") == "benchmark" else 1000 if float(a[field]) % 1000 == 0 and got % (1000 * step) == 0 \
                        else 0.05
                    if field.endswith(("_low", "_high")) and unit == 1000 or name == "transitions.csv":
                        unit *= 2
                    allowed = 0.51 * (unit / rate + unit * step)
                    off = abs(expected - got)
                    if modelled:
                        modelled_figures += 1
                        farther += off > allowed
                        allowed = 1200 * step + 0.005 * abs(expected)
                        if name == "transitions.csv" or name == "structures.csv":
                            allowed += 2000 * step
                    if off > allowed:
                        fail(name, number, field, a[field], f"{expected:.2f}", got, allowed)
                elif field == "suppressed":
                    if [r.split(":")[:2] for r in a[field].split()] != [r.split(":")[:2] for r in b[field].split()]:
                        fail(name, number, field, a[field], b[field])
                elif field == "difference_percent" and a[field] and b[field]:
                    if abs(float(a[field]) - float(b[field])) > 0.11:
                        fail(name, number, field, a[field], b[field])
                elif field in DERIVED:
                    continue
                elif a[field] != b[field]:
                    fail(name, number, field, a[field], b[field])
        # A modelled row of total pay is dropped where its rounded median is below that of base pay.
        if missing > len(was) / 1000:
            fail(name, missing, "rows of one run are not in the other")
    if rows_of(dollars / "facts.csv") != rows_of(other / "facts.csv"):
        fail("facts.csv differs")
    if farther > 0.1 * modelled_figures:
        fail("modelled figures beyond their own rounding:", farther, "of", modelled_figures)
    print(f"{compared} figures compared at {rate} US dollars per {exchange['currency']}, {failed} differ")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
