#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/posted_wages.csv from Indeed Hiring Lab's wage tracker.

    scripts/reference/posted_wages.py DATA > data/reference/posted_wages.csv
    scripts/reference/posted_wages.py DATA --loop      how far the choice of the start matters

DATA holds hiring-lab/posted-wage-growth-by-country.csv: by country and month the growth of posted
wages over the same month a year before. That growth fixes an index at distances of twelve months
only: index(t) = index(t - 12) (1 + g(t)). The twelve months before the first growth are free. They
are set so that no calendar month has a step of its own: for each calendar month, the mean over all
years of the monthly change of the log index is the same. So the chain repeats every published
growth exactly and has no seasonal pattern, which the growth cannot know of. The first of its
months is 100.

--loop chains each country in two other ways: from a first year of equal steps forwards, and from a
last year of equal steps backwards. It prints by how much a factor between any two months differs
from ours. A faulty start would show there: it never fades, since each calendar month carries it on.

`sd` is the error of a factor over one year for one occupation, where it can be seen: in the United
States, the root mean square of the log of what an occupation of wage_index.py gained from one May to
the next over what posted wages did. It includes that posted wages of all occupations rose faster.

The C program chains a user's newer file by the same rule; a test on the real file compares the two.
"""

import argparse
import csv
import math
import os
import statistics
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import wage_index  # noqa: E402

FILE = "hiring-lab/posted-wage-growth-by-country.csv"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SOURCE = "Indeed Hiring Lab wage tracker (CC BY 4.0)"


def month_number(text):
    name, year = text.split("-")
    return (2000 + int(year)) * 12 + MONTHS.index(name)


def iso(month):
    return f"{month // 12}-{month % 12 + 1:02}"


def read(path):
    """{country: (first month, [log growth over twelve months])}"""
    out = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            month = month_number(row["month"])
            growth = math.log1p(float(row["posted_wage_growth_yoy"]))
            first, series = out.setdefault(row["jobcountry"], (month, []))
            if month != first + len(series):
                sys.exit(f"{path}: {row['jobcountry']} {row['month']} does not follow the month before")
            series.append(growth)
    return out


def from_steps(growth, steps):
    """The log index of twelve months and on, given the eleven steps between the first twelve."""
    index = [0.0]
    for step in steps:
        index.append(index[-1] + step)
    for g in growth:
        index.append(index[-12] + g)
    return index


def chain(growth):
    """The log index from twelve months before the first growth; see the top."""
    flat = from_steps(growth, [0.0] * 11)
    changes = [b - a for a, b in zip(flat, flat[1:])]
    # Whole years of changes, the last: each calendar month counts equally often.
    whole = changes[len(changes) % 12:]
    means = {}
    for k in range(12):
        position = (len(changes) % 12 + k) % 12
        means[position] = statistics.fmean(whole[k::12])
    even = statistics.fmean(means.values())
    return from_steps(growth, [even - means[k] for k in range(11)])


def error_over_a_year(data, countries):
    first, growth = countries["US"]
    off, before = [], None
    for year, path in wage_index.files(data).items():
        after = wage_index.national(path, "15-")
        if before:
            off += wage_index.errors(before, after, math.exp(growth[year * 12 + 4 - first]))
        before = after
    return wage_index.root_mean_square(off)


def loop(countries):
    print("country,against,rms,greatest")
    for country, (_, growth) in sorted(countries.items()):
        ours = chain(growth)
        n = len(ours)
        forwards = from_steps(growth, [growth[0] / 12] * 11)
        backwards = [0.0] * n
        for k in range(1, 12):
            backwards[n - 1 - k] = -k * growth[-1] / 12
        for t in range(n - 13, -1, -1):
            backwards[t] = backwards[t + 12] - growth[t]
        for name, other in (("equal first year", forwards), ("equal last year", backwards)):
            off = [a - b for a, b in zip(ours, other)]
            pairs = [x - y for i, x in enumerate(off) for y in off[:i]]
            print(f"{country},{name},{math.sqrt(statistics.fmean(p * p for p in pairs)):.4f},"
                  f"{max(map(abs, pairs)):.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--loop", action="store_true", help="print what other starts would give")
    arguments = parser.parse_args()

    countries = read(os.path.join(arguments.data, FILE))
    if arguments.loop:
        loop(countries)
        return
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["country", "month", "index", "sd", "source", "date"])
    sd = f"{error_over_a_year(arguments.data, countries):.4f}"
    for country, (first, growth) in sorted(countries.items()):
        last = iso(first + len(growth) - 1)
        for k, value in enumerate(chain(growth)):
            out.writerow([country, iso(first - 12 + k), f"{100 * math.exp(value):.6f}", sd,
                          SOURCE, last])


if __name__ == "__main__":
    main()
