#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives price_levels.csv and labour_cost.csv of data/reference.

    scripts/reference/state_indices.py --rpp SARPP_STATE_2008_2023.csv \\
        --oews-national national_M2024_dl.csv --oews-state state_M2024_dl.csv[.gz]

price_levels.csv: regional price parities, all items, of the latest year that the BEA file has.

labour_cost.csv: what employers pay in a state for the same occupations, US = 100: the
geometric mean, over the detailed computer and mathematical occupations (15-xxxx), of the
state's median annual wage over the national one, each occupation weighted by its NATIONAL
employment, so that a state's own mix of occupations does not move its index. 15-xxxx,
because the roles of paybands are drawn from it: over all occupations an index mostly says
what cooks and clerks are paid. Medians that are withheld or top-coded are left out, and the
weights of the rest scaled up; a state whose occupations hold less than half of the national
employment is left out.
"""

import argparse
import csv
import gzip
import io
import math
import os
import re
import sys

LEAST_COVERAGE = 0.5


def opened(path):
    raw = open(path, "rb")
    start = raw.read(2)
    raw.seek(0)
    return io.TextIOWrapper(gzip.GzipFile(fileobj=raw) if start == b"\x1f\x8b" else raw,
                            encoding="utf-8-sig", newline="")


def usps_by_fips(path):
    with open(path, encoding="utf-8", newline="") as lines:
        return {r["fips"]: r["code"] for r in csv.DictReader(lines)}


def price_levels(path, by_fips):
    rows = []
    with opened(path) as lines:
        reader = csv.DictReader(lines, skipinitialspace=True)
        year = max(name for name in reader.fieldnames if name.isdigit())
        for r in reader:
            if "RPPs: All items" not in (r.get("Description") or ""):
                continue
            fips = r["GeoFIPS"].strip().strip('"').zfill(5)[:2]
            code = "US" if fips == "00" else by_fips.get(fips)
            if code is None:  # a region, not a state
                continue
            rows.append((code, float(r[year])))
    if len(rows) < 2:
        sys.exit(f"{path}: no rows of RPPs: All items")
    return [(c, f"{v:.3f}", "BEA SARPP, RPP all items", year) for c, v in sorted(rows)]


def number(text):
    """None for the publisher's markers (*, **, #) and for an empty cell."""
    text = (text or "").replace(",", "").strip()
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


def oews(path, prefix):
    """{area: {occupation: (employment, median)}} of cross-industry detailed occupations."""
    found = {}
    with opened(path) as lines:
        for r in csv.DictReader(lines):
            r = {name.upper(): value for name, value in r.items() if name}
            if r["O_GROUP"] != "detailed" or not r["OCC_CODE"].startswith(prefix):
                continue
            if r.get("I_GROUP", "cross-industry") != "cross-industry":
                continue
            found.setdefault(r["AREA"].zfill(2), {})[r["OCC_CODE"]] = (
                number(r["TOT_EMP"]), number(r["A_MEDIAN"]))
    return found


def labour_cost(national_path, state_path, by_fips, prefix, date):
    national = {code: v for code, v in next(iter(oews(national_path, prefix).values())).items()
                if v[0] and v[1]}
    total = sum(employment for employment, _ in national.values())
    rows = [("US", "100.000", len(national), "1.000", "BLS OEWS", date)]
    for fips, occupations in oews(state_path, prefix).items():
        used = [(national[code][0], median / national[code][1])
                for code, (_, median) in sorted(occupations.items())
                if median and code in national]
        covered = sum(weight for weight, _ in used)
        if fips not in by_fips or covered < LEAST_COVERAGE * total:
            print(f"labour cost: area {fips} left out, {len(used)} occupations with "
                  f"{covered / total:.0%} of employment", file=sys.stderr)
            continue
        index = 100 * math.exp(sum(w * math.log(ratio) for w, ratio in used) / covered)
        rows.append((by_fips[fips], f"{index:.3f}", len(used), f"{covered / total:.3f}",
                     "BLS OEWS", date))
    return sorted(rows)


def write(path, header, rows):
    with open(path + ".new", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    os.replace(path + ".new", path)
    print(f"{path}: {len(rows)} rows", file=sys.stderr)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rpp", required=True)
    options.add_argument("--oews-national", required=True)
    options.add_argument("--oews-state", required=True)
    options.add_argument("--oews-date", default="2024-05", help="default: %(default)s")
    options.add_argument("--occupations", default="15-", help="default: %(default)s")
    options.add_argument("--output", default="data/reference")
    o = options.parse_args()
    by_fips = usps_by_fips(os.path.join(o.output, "states.csv"))
    write(os.path.join(o.output, "price_levels.csv"), ("state", "index", "source", "date"),
          price_levels(o.rpp, by_fips))
    write(os.path.join(o.output, "labour_cost.csv"),
          ("state", "index", "occupations", "coverage", "source", "date"),
          labour_cost(o.oews_national, o.oews_state, by_fips, o.occupations, o.oews_date))


if __name__ == "__main__":
    main()
