#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/projections.csv from the Employment Projections' occupation.xlsx.

    scripts/reference/projections.py DATA_DIRECTORY/projections/2024-34_occupation.xlsx

Table 1.2 has a title above its header and notes below; a dash is a figure that is not given; wages may
be bounds (">=$239,200"). The columns are found by what their headers begin with, and the two
employment years give the period, so that the next edition needs no change here. The matrix carries
some SOC occupations together (13-1020); they are not split: such an occupation has no row.
"""

import argparse
import csv
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import occupations  # noqa: E402
import xlsx  # noqa: E402

COLUMNS = ["occupation", "title", "period", "employment_start", "employment_end",
           "percent_change", "openings", "median_wage", "education", "work_experience",
           "training", "source", "date"]


def figure(text):
    """As published, without thousands marks; empty where it is not given; bounds keep their mark."""
    text = str(text).strip().replace(",", "").replace("$", "")
    if text in ("", "-", "—", "–", "n/a", "N/A"):
        return ""
    bound = text.startswith(">=")
    try:
        value = float(text[2:] if bound else text)
    except ValueError:
        sys.exit("not a figure: %r" % text)
    return (">=" if bound else "") + "%.10g" % value


def words(text):
    text = " ".join(str(text).split())
    return "" if text in ("—", "–", "-") else text


def find(header, start, nth=0):
    found = [i for i, name in enumerate(header) if name.startswith(start)]
    if len(found) <= nth:
        sys.exit("no column begins with %r" % start)
    return found[nth]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("workbook")
    parser.add_argument("--out", default="data/reference/projections.csv")
    parser.add_argument("--roles", default="data/roles")
    parser.add_argument("--sheet", default="Table 1.2")
    parser.add_argument("--date", default="2025-08", help="of publication")
    arguments = parser.parse_args()

    rows = [[" ".join(str(cell).split()) for cell in row]
            for row in xlsx.rows(arguments.workbook, arguments.sheet)]
    at = next(i for i, row in enumerate(rows) if any(c.startswith("Occupation type") for c in row))
    header = rows[at]
    code = next(i for i, name in enumerate(header) if name.endswith("Matrix code"))
    start, end = find(header, "Employment, "), find(header, "Employment, ", 1)
    years = [re.search(r"\d{4}", header[i]).group() for i in (start, end)]
    period = "%s-%s" % (years[0], years[1][2:])
    columns = [start, end, find(header, "Employment change, percent"),
               find(header, "Occupational openings"), find(header, "Median annual wage")]
    texts = [find(header, "Typical education"), find(header, "Work experience"),
             find(header, "Typical on-the-job")]

    role_codes = occupations.of_roles(arguments.roles)
    source = "BLS Employment Projections %s, %s" % (period, arguments.sheet)
    out = []
    for row in rows[at + 1:]:
        row = row + [""] * (len(header) - len(row))
        line_item = row[find(header, "Occupation type")] == "Line item"
        if row[code] == "00-0000" or (line_item and occupations.wanted(row[code], role_codes)):
            out.append([row[code], row[find(header, header[0])], period]
                       + [figure(row[i]) for i in columns] + [words(row[i]) for i in texts]
                       + [source, arguments.date])
    for missing in sorted(set(role_codes) - {row[0] for row in out}):
        print("%s: a role names it, but the matrix has no such line item" % missing,
              file=sys.stderr)
    with open(arguments.out, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(out))
    print("%d occupations, %s" % (len(out), period), file=sys.stderr)


if __name__ == "__main__":
    main()
