#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The OEWS figures that the sample is calibrated to: data/sample/oews_national.csv.

    scripts/reference/oews_national.py DATA ROLES > data/sample/oews_national.csv

DATA holds oews/national_M2024_dl.csv; ROLES is data/roles: the table has the occupations
that the roles of the catalogue name, no others. Figures as published, markers too.
"""
import csv
import sys
from pathlib import Path

import occupations

FIELDS = ["OCC_CODE", "TOT_EMP", "EMP_PRSE", "A_MEAN", "MEAN_PRSE", "A_PCT10", "A_PCT25",
          "A_MEDIAN", "A_PCT75", "A_PCT90"]
NAMES = ["occupation", "employment", "employment_rse", "mean", "mean_rse", "p10", "p25", "p50",
         "p75", "p90", "source", "date"]


def main():
    data, roles = Path(sys.argv[1]), Path(sys.argv[2])
    wanted = set(occupations.of_roles(roles))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(NAMES)
    with open(data / "oews/national_M2024_dl.csv", encoding="utf-8-sig", newline="") as lines:
        rows = [r for r in csv.DictReader(lines)
                if r["OCC_CODE"] in wanted and r["O_GROUP"] == "detailed"]
    for row in sorted(rows, key=lambda r: r["OCC_CODE"]):
        out.writerow([row[f].replace(",", "") for f in FIELDS] + ["BLS OEWS national", "2024-05"])


if __name__ == "__main__":
    main()
