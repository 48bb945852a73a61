#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/related.csv from O*NET's "Related Occupations.txt".

    scripts/reference/related.py DATA_DIRECTORY/onet [--moves]

O*NET names for each occupation twenty others that ask for similar work: ten primary (five first,
"Primary-Short", five more, "Primary-Long") and ten supplemental, in order. Kept are those between
occupations of our roles. Sub-codes stand for their occupation: the best tier, then the first in
order, over all of them. --moves prints which of the catalogue's moves O*NET supports, by the
occupation that has most of either role.
"""

import argparse
import configparser
import csv
import glob
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import job_zones  # noqa: E402
import occupations  # noqa: E402

TIERS = ["primary-short", "primary-long", "supplemental"]


def related(directory, wanted):
    """{(occupation, related): (place of its tier, index)}"""
    best = {}
    with open(os.path.join(directory, "Related Occupations.txt"), encoding="utf-8-sig",
              newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            pair = row["O*NET-SOC Code"][:7], row["Related O*NET-SOC Code"][:7]
            tier = row["Relatedness Tier"].strip().lower()
            if tier not in TIERS:
                sys.exit("no such tier: %r" % tier)
            if pair[0] != pair[1] and wanted.issuperset(pair):
                rank = TIERS.index(tier), int(row["Index"])
                best[pair] = min(best.get(pair, rank), rank)
    return best


def roles(directory):
    """{role: (its main occupation, the roles people come from)}"""
    found = {}
    for path in sorted(glob.glob(os.path.join(directory, "*.ini"))):
        ini = configparser.ConfigParser(delimiters="=", interpolation=None, allow_no_value=True,
                                        strict=False)
        ini.read(path, encoding="utf-8")
        if "role" not in ini or "occupations" not in ini:
            continue
        weights = [(float(weight), code) for code, weight in ini["occupations"].items()
                   if code[:2].isdigit()]
        # The first of equals, as the program has it.
        main = max(weights, key=lambda pair: pair[0])[1]
        moves = [one.strip() for one in ini["role"].get("moves_from", "").split(",")]
        found[os.path.basename(path)[:-4]] = main, [one for one in moves if one]
    return found


def print_moves(best, directory):
    known = roles(directory)
    for into, (main, moves) in sorted(known.items()):
        for origin in moves:
            start = known[origin][0]
            rank = best.get((start, main))
            says = ("the same occupation" if start == main else
                    "%s, %d" % (TIERS[rank[0]], rank[1]) if rank else "not related")
            print("%s -> %s: %s -> %s: %s" % (origin, into, start, main, says))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("directory")
    parser.add_argument("--out", default="data/reference/related.csv")
    parser.add_argument("--roles", default="data/roles")
    parser.add_argument("--moves", action="store_true")
    arguments = parser.parse_args()

    best = related(arguments.directory, set(occupations.of_roles(arguments.roles)))
    if arguments.moves:
        print_moves(best, arguments.roles)
        return
    version, date = job_zones.release(arguments.directory)
    with open(arguments.out, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["occupation", "related", "tier", "index", "source", "date"])
        for (start, end), (tier, index) in sorted(best.items()):
            writer.writerow([start, end, TIERS[tier], index,
                             "O*NET %s Related Occupations, CC BY 4.0" % version, date])
    print("%d pairs, O*NET %s" % (len(best), version), file=sys.stderr)


if __name__ == "__main__":
    main()
