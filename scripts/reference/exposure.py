#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/exposure.csv, exposure_amounts.csv and exposure_universe.csv.

    scripts/reference/exposure.py DATA_DIRECTORY [--out data/reference] [--roles data/roles]

DATA_DIRECTORY holds exposure/ (occ_level.csv, AIOE_DataAppendix.xlsx, Language_Modeling_*.xlsx,
soc_ai_applicability_scores.csv, soc_metrics.csv, aei_2026/job_exposure.csv, Final_Scores_ISCO08_*.xlsx)
and crosswalk/soc10_isco08_ibs.csv. Which measures there are, their families, citations and dates stand in data/reference/exposure_measures.csv, which is
written by hand; soc_2010_to_2018.csv is made by soc_2010_to_2018.py, which is to be run before.

The universe is every detailed SOC 2018 occupation for which every voting measure by SOC has a value:
one list for all measures and all runs, so that the percentiles of two families can be compared. (The
ILO's is by ISCO-08 and has most of them; it does not narrow the list.)

Measures of an amount (`half` is could or does) are written for the whole universe and the roles'
occupations, exposure_amounts.csv, without ranks: the program ranks them. exposure.csv has the others,
for the roles' occupations alone.

The ILO scores tasks of ISCO-08 unit groups; a group's value is the mean of its tasks. An occupation of
SOC 2010 takes the mean of the unit groups that the crosswalk leads it to, each with the same weight. Residual
codes are not spread: an occupation "all other" (its code ends in 9) takes nothing, and a unit group
"not elsewhere classified" (9 likewise) gives nothing; nor does one of SOC 2018 take anything.

The percentile is the midrank percentile within it: 100 (those below + half of those equal) / all.

O*NET sub-codes (15-1252.01) are averaged to their occupation. AIOE is published by SOC 2010: an
occupation of 2018 takes the value of its first principal predecessor that has one. (One occupation that splits in two gives both its value; where two
merge the first stands for both: Software Developers carries the value of Software Developers,
Applications.) An occupation without such a predecessor takes the mean of the 2010 occupations that
lead to any of its sub-codes.
"""

import argparse
import csv
import glob
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import occupations  # noqa: E402
import xlsx  # noqa: E402


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        reader.fieldnames = [name.strip() for name in reader.fieldnames]
        return list(reader)


def number(text):
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return value if math.isfinite(value) else None


def by_occupation(path, code_column, value_column):
    """The mean over each occupation's sub-codes; hybrid codes of OEWS stay as they are."""
    values = {}
    for row in table(path):
        value = number(row[value_column])
        if value is not None:
            values.setdefault(row[code_column].strip()[:7], []).append(value)
    return {code: math.fsum(found) / len(found) for code, found in values.items()}


def from_sheet(path, sheet, value_column):
    rows = [[str(cell).strip() for cell in row] for row in xlsx.rows(path, sheet)]
    header = rows[0]
    code, value = header.index("SOC Code"), header.index(value_column)
    found = {}
    for row in rows[1:]:
        if len(row) > value and number(row[value]) is not None:
            found[row[code]] = number(row[value])
    return found


class Crosswalk:
    """SOC 2010 to SOC 2018, by the table that the program uses too."""

    def __init__(self, path):
        self.principal = {}
        self.any = {}
        for row in table(path):
            self.any.setdefault(row["to"], set()).add(row["from"])
            if row["principal"]:
                self.principal.setdefault(row["to"], []).append((int(row["principal"]),
                                                                 row["from"]))

    def carry(self, old_values):
        values = {}
        for new in self.any:
            order = [old for _, old in sorted(self.principal.get(new, [])) if old in old_values]
            rest = [old_values[old] for old in sorted(self.any[new]) if old in old_values]
            if order:
                values[new] = old_values[order[0]]
            elif rest:
                values[new] = math.fsum(rest) / len(rest)
        return values


def is_residual(code):
    return code.endswith("9")


def ilo_scores(data):
    """By SOC 2010: the mean over the unit groups of ISCO-08 that are not residual."""
    path, = glob.glob(os.path.join(data, "exposure", "Final_Scores_ISCO08_*.xlsx"))
    rows = list(xlsx.rows(path, "Sheet1"))
    header = [str(cell).strip() for cell in rows[0]]
    code, score = header.index("ISCO_08"), header.index("score_2025")
    tasks = {}
    for row in rows[1:]:
        if len(row) > score and number(row[score]) is not None:
            tasks.setdefault(str(row[code]).strip().zfill(4), []).append(number(row[score]))
    groups = {group: math.fsum(found) / len(found) for group, found in tasks.items()}
    values = {}
    for row in table(os.path.join(data, "crosswalk", "soc10_isco08_ibs.csv")):
        group = row["isco08"].zfill(4)
        if group in groups and not is_residual(group) and not is_residual(row["soc10"]):
            values.setdefault(row["soc10"], set()).add(group)
    return {soc: math.fsum(groups[group] for group in sorted(found)) / len(found)
            for soc, found in values.items()}


def read_measures(data, reference):
    exposure = os.path.join(data, "exposure")
    walk = Crosswalk(os.path.join(reference, "soc_2010_to_2018.csv"))
    gpts = os.path.join(exposure, "occ_level.csv")
    metrics = os.path.join(exposure, "soc_metrics.csv")
    return {
        "gpts-model-beta": by_occupation(gpts, "O*NET-SOC Code", "dv_rating_beta"),
        "gpts-human-beta": by_occupation(gpts, "O*NET-SOC Code", "human_rating_beta"),
        "aioe": walk.carry(from_sheet(os.path.join(exposure, "AIOE_DataAppendix.xlsx"),
                                      "Appendix A", "AIOE")),
        "aioe-language": walk.carry(
            from_sheet(os.path.join(exposure, "Language_Modeling_AIOE_and_AIIE.xlsx"),
                       "LM AIOE", "Language Modeling AIOE")),
        "ai-applicability": by_occupation(
            os.path.join(exposure, "soc_ai_applicability_scores.csv"), "SOC Code",
            "ai_applicability_score"),
        "ai-applicability-user": by_occupation(metrics, "SOC Code", "ai_applicability_score_user"),
        "ai-applicability-ai": by_occupation(metrics, "SOC Code", "ai_applicability_score_ai"),
        "observed-exposure": by_occupation(
            os.path.join(exposure, "aei_2026", "job_exposure.csv"), "occ_code",
            "observed_exposure"),
        "ilo-task-scores": {code: value for code, value in walk.carry(ilo_scores(data)).items()
                            if not is_residual(code)},
    }


def midrank(values, value):
    below = sum(1 for other in values if other < value)
    equal = sum(1 for other in values if other == value)
    return 100 * (below + equal / 2) / len(values)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--out", default="data/reference")
    parser.add_argument("--roles", default="data/roles")
    arguments = parser.parse_args()

    known = {row["measure"]: row for row in
             table(os.path.join(arguments.out, "exposure_measures.csv"))}
    measures = read_measures(arguments.data, arguments.out)
    if set(known) != set(measures):
        sys.exit("exposure_measures.csv and this script name different measures: %s"
                 % ", ".join(sorted(set(known) ^ set(measures))))
    voting = [name for name in measures
              if known[name]["votes"] == "yes" and name != "ilo-task-scores"]
    universe = sorted(set.intersection(*(set(measures[name]) for name in voting)))

    with open(os.path.join(arguments.out, "exposure_universe.csv"), "w", encoding="utf-8",
              newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["occupation"])
        writer.writerows([code] for code in universe)

    role_codes = occupations.of_roles(arguments.roles)
    for code in role_codes:
        if code not in universe:
            print("%s: a role names it, but not every measure has it" % code, file=sys.stderr)
    amounts = sorted(name for name in measures if known[name]["half"])
    with open(os.path.join(arguments.out, "exposure_amounts.csv"), "w", encoding="utf-8",
              newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["occupation"] + amounts)
        for code in sorted(set(universe) | {c for name in amounts for c in measures[name]
                                            if occupations.wanted(c, role_codes)}):
            cells = [measures[name].get(code) for name in amounts]
            writer.writerow([code] + ["" if cell is None else "%.6g" % cell for cell in cells])
    rows = 0
    with open(os.path.join(arguments.out, "exposure.csv"), "w", encoding="utf-8",
              newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["measure", "occupation", "value", "percentile", "universe", "source",
                         "date"])
        for name in sorted(set(measures) - set(amounts)):
            values = measures[name]
            ranked = [values[code] for code in universe if code in values]
            for code in sorted(values):
                if occupations.wanted(code, role_codes):
                    writer.writerow([name, code, "%.6g" % values[code],
                                     "%.4f" % midrank(ranked, values[code]), len(ranked),
                                     known[name]["key"], known[name]["date"]])
                    rows += 1
    print("%d occupations in the universe, %d rows" % (len(universe), rows), file=sys.stderr)


if __name__ == "__main__":
    main()
