#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/job_zones.csv from O*NET's "Job Zones.txt".

    scripts/reference/job_zones.py DATA_DIRECTORY/onet

One zone for each SOC occupation: that of its base code (.00) where O*NET rates it, else the zone
most of its sub-codes have, the higher of two that are equally frequent. `sub_codes` says how many
were rated. The file is tab-separated without quoting; the release stands in "Read Me.txt".
"""

import argparse
import collections
import csv
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import occupations  # noqa: E402

MONTHS = {name: "%02d" % (i + 1) for i, name in enumerate(
    "January February March April May June July August September October November December".split())}


def release(directory):
    """("30.1", "2025-12") from the read-me's first lines."""
    with open(os.path.join(directory, "Read Me.txt"), encoding="utf-8-sig") as lines:
        text = lines.read()
    version = re.search(r"O\*NET (\d+\.\d+)", text).group(1)
    month, year = re.search(r"([A-Z][a-z]+) (\d{4}) Release", text).groups()
    return version, "%s-%s" % (year, MONTHS[month])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory")
    parser.add_argument("--out", default="data/reference/job_zones.csv")
    parser.add_argument("--roles", default="data/roles")
    arguments = parser.parse_args()

    zones = collections.defaultdict(dict)
    with open(os.path.join(arguments.directory, "Job Zones.txt"), encoding="utf-8-sig",
              newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            zone = row["Job Zone"].strip()
            if zone.isdigit():
                zones[row["O*NET-SOC Code"][:7]][row["O*NET-SOC Code"][8:]] = int(zone)
    version, date = release(arguments.directory)
    role_codes = occupations.of_roles(arguments.roles)
    out = []
    for code in sorted(zones):
        if occupations.wanted(code, role_codes):
            rated = zones[code]
            counts = collections.Counter(rated.values())
            zone = rated.get("00") or max(counts, key=lambda z: (counts[z], z))
            out.append([code, zone, len(rated), "O*NET %s Job Zones, CC BY 4.0" % version, date])
    with open(arguments.out, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["occupation", "job_zone", "sub_codes", "source", "date"])
        writer.writerows(out)
    for missing in sorted(set(role_codes) - set(zones)):
        print("%s: a role names it, but O*NET gives it no job zone" % missing, file=sys.stderr)
    print("%d occupations, O*NET %s" % (len(out), version), file=sys.stderr)


if __name__ == "__main__":
    main()
