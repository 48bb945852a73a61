#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Own pay beside the market, computed again with pandas and numpy.

    scripts/oracle/own_pay.py [PAYBANDS]

Publishes the embedded sample, makes up a company of some hundred employees (part-time, in two currencies,
with bonuses and grants, some rows unusable), and compares every figure of `paybands compare-own` with its
own: groups, market, ranges, compa-ratios, costs, targets, total pay, totals, and what is withheld. The
percentile of a median between two published ones is only held between them: tests/unit/expected_curve.h has the
curve from R. Prints how many figures agree; the exit code is 1 where one does not.
"""
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent.parent
LEAST = 5
SEEDS = 3
TARGETS = [25, 50, 60, 75, 99]
LEVELS = ["junior", "mid", "senior", "staff", "manager", ""]
TITLES = {"data-scientist": "Data Scientist", "ml-engineer": "ML Engineer", "data-analyst": "Data Analyst",
          "data-engineer": "Data Engineer"}
PLACES = {"Seattle, WA": ("US-WA", "42660"), "Austin, TX": ("US-TX", "12420"),
          "Boise, ID": ("US-ID", "14260"), "Germany": (None, "DE")}
KEY = ["role", "level", "area"]
FIGURES = ["p10", "p25", "p50", "p75", "p90"]
ladder = ["junior", "mid", "senior", "staff"]


def employees(seed, euro):
    """Rows as the file has them, and what they come to."""
    draw = random.Random(seed)
    rows = []
    for number in range(400):
        role, level = draw.choice(list(TITLES)), draw.choices(LEVELS, [4, 5, 6, 2, 1, 1])[0]
        place = draw.choices(list(PLACES), [6, 4, 1, 3])[0]
        fte = draw.choices([1, 0.8, 0.5], [8, 1, 1])[0]
        base = round(draw.lognormvariate(11.6, 0.3) / 500) * 500
        currency = "EUR" if place == "Germany" else "USD"
        bonus, grant = draw.choice([0, 5, 10, 15]), draw.choice([0, 0, 40000, 80000])
        rows.append({"id": number, "role": role, "level": level, "place": place, "fte": fte, "paid": round(base * fte, 2),
                     "currency": currency, "bonus": bonus, "grant": round(grant * fte, 2), "years": 4,
                     "has_bonus": draw.random() > 0.2})
    table = pd.DataFrame(rows)
    rate = np.where(table.currency == "EUR", euro, 1.0)
    # a cent of pay is kept, half to even; a full-time job's pay is what is paid divided by the part
    table["base"] = np.round(table.paid / table.fte * rate, 2)
    table["total"] = np.where(table.has_bonus, table.base + np.round(table.base * table.bonus / 100, 2)
                              + np.round(np.round(table.grant / table.fte * rate, 2) / table.years, 2), np.nan)
    table["area"] = [PLACES[p][1] for p in table.place]
    table["level"] = table.level.replace("", "not-known")
    return table


def write(table, path):
    with path.open("w") as out:
        out.write("Job Title,Level,Location,Base Salary,Currency,FTE,Target Bonus %,Grant,Vesting,Date\n")
        for r in table.itertuples():
            level = "" if r.level == "not-known" else r.level
            out.write(f'{TITLES[r.role]},{level},"{r.place}",{r.paid},{r.currency},{r.fte},'
                      f'{r.bonus if r.has_bonus else ""},{r.grant},{r.years},2024-05\n')
        out.write("Gardener,,Germany,50000,EUR,1,,,,2024-05\nData Scientist,,,50000,USD,1,,,,2024-05\n"
                  "Data Scientist,,Germany,nothing,EUR,1,,,,2024-05\n")


def band(bands, role, level, area):
    """The band that answers, by the rule of docs/methods.md."""
    state = next((s for s, a in PLACES.values() if a == area and s), None)
    chain = [area] + ([state, "US"] if state else [])
    steps = [] if level == "not-known" else [level]
    if level in ladder or level == "not-known":
        steps.append("all")
    for step in steps:
        for place in chain:
            for basis in ("modelled", "observed", "benchmark"):
                row = bands.get((role, step, place, "base", basis))
                if row is not None and row[["p25", "p50", "p75"]].notna().all() and row.p75 > row.p25:
                    return row
    return None


class Comparison:
    def __init__(self):
        self.count, self.faults = 0, []

    def same(self, what, got, wanted, within=0.006):
        self.count += 1
        missing = lambda x: x is None or (isinstance(x, float) and np.isnan(x))
        if missing(got) or missing(wanted):
            fine = missing(got) and missing(wanted)
        elif isinstance(wanted, str):
            fine = got == wanted
        else:
            fine = abs(got - wanted) <= within
        if not fine:
            self.faults.append(f"{what}: {got}, not {wanted}")


def targets_of(group, row):
    out = []
    for p in TARGETS:
        pay = row[f"p{p}"] if f"p{p}" in row.index else np.nan
        out.append({"percentile": p, "pay": pay, "below": int((group.base < pay).sum()),
                    "cost": (np.maximum(0, pay - group.base) * group.fte).sum() if pay == pay else np.nan,
                    "distance": group.base.median() - pay})
    return out


def figures_of(group, row, total):
    base, fte = group.base, group.fte
    ratio = base / row.p50
    known = group.total.dropna()
    enough = total is not None and len(known) >= LEAST
    return {"employees": len(group), "fte": fte.sum(), "payroll": (base * fte).sum(),
            "median": base.median(), "mean": base.mean(), "compa": ratio.mean(),
            "quartiles": [ratio.quantile(q) if len(group) >= 2 * LEAST else np.nan for q in (.25, .5, .75)],
            "classes": np.histogram(ratio, [0, .8, .9, 1.1, 1.2, np.inf])[0].tolist(),
            "penetration": (base.mean() - row.p25) / (row.p75 - row.p25),
            "below": int((base < row.p25).sum()), "above": int((base > row.p75).sum()),
            "minimum": (np.maximum(0, row.p25 - base) * fte).sum(),
            "market": row.p50 * fte.sum(), "targets": targets_of(group, row),
            "total_n": len(known) if enough else np.nan,
            "total_median": known.median() if enough else np.nan,
            "total_compa": (known / total.p50).mean() if enough else np.nan}


def withheld_of(sizes):
    """By group: few, complementary or None; and whether the totals go."""
    state = {k: "few" if n < LEAST else None for k, n in sizes.items()}
    while True:
        gone = [k for k, s in state.items() if s]
        if not gone or (len(gone) > 1 and sum(sizes[k] for k in gone) >= LEAST):
            return state, False
        shown = [k for k, s in state.items() if not s]
        if len(shown) < 2:
            return {k: s if s == "few" else None for k, s in state.items()}, True
        state[min(shown, key=lambda k: sizes[k])] = "complementary"


def check_percentile(c, what, got, median, row):
    points = [(float(f[1:]), row[f]) for f in FIGURES if row[f] == row[f]]
    low = max([p for p, pay in points if pay <= median], default=0)
    high = min([p for p, pay in points if pay >= median], default=100)
    c.count += 1
    if not low - 0.06 <= got <= high + 0.06:
        c.faults.append(f"{what}: percentile {got} is not within {low} to {high}")


def check_group(c, got, want, row, hidden):
    name = f"{got['role']} {got['level']} {got['area']['code']}"
    c.same(f"{name} withheld", got["withheld"], hidden)
    c.same(f"{name} market level", got["market"]["level"], row.level)
    c.same(f"{name} market area", got["market"]["area"]["code"], row.area)
    for f in FIGURES:
        c.same(f"{name} {f}", got["market"]["base"][f], row[f])
    if hidden:
        for key in ("employees", "fte", "median", "mean", "payroll", "range_penetration", "market_percentile",
                    "below_minimum", "cost_to_minimum", "above_maximum"):
            c.same(f"{name} {key}", got[key], None)
        return
    compa = got["compa_ratio"]
    for key, mine, within in (("employees", "employees", 0), ("fte", "fte", 1e-4), ("payroll", "payroll", .02),
                              ("median", "median", .006), ("mean", "mean", .006),
                              ("range_penetration", "penetration", 1e-4), ("below_minimum", "below", 0),
                              ("above_maximum", "above", 0), ("cost_to_minimum", "minimum", .02)):
        c.same(f"{name} {key}", got[key], want[mine], within)
    c.same(f"{name} compa", compa["mean"], want["compa"], 1e-4)
    for q, value in zip(("p25", "p50", "p75"), want["quartiles"]):
        c.same(f"{name} compa {q}", compa[q], value, 1e-4)
    for k, value in zip(("below_80", "from_80_to_90", "from_90_to_110", "from_110_to_120", "above_120"),
                        want["classes"]):
        c.same(f"{name} {k}", compa[k], value, 0)
    check_percentile(c, name, got["market_percentile"], want["median"], row)
    for have, mine in zip(got["targets"], want["targets"]):
        if mine["percentile"] == 60:  # between two published ones
            c.count += 1
            if not row.p50 <= have["market_pay"] <= row.p75:
                c.faults.append(f"{name}: P60 is {have['market_pay']}")
            continue
        for key, what in (("market_pay", "pay"), ("distance", "distance"), ("cost", "cost")):
            c.same(f"{name} P{mine['percentile']} {key}", have[key], mine[what], .02)
        c.same(f"{name} P{mine['percentile']} below", have["below"],
               mine["below"] if mine["pay"] == mine["pay"] else None, 0)
    for key, mine in (("employees", "total_n"), ("median", "total_median"), ("compa_ratio", "total_compa")):
        c.same(f"{name} total {key}", got["total_pay"][key], want[mine])


def check_totals(c, got, wants, gone):
    c.same("totals withheld", str(got["withheld"]), str(gone))
    if gone:
        return
    add = lambda key: sum(w[key] for w in wants)
    for key, mine, within in (("employees", "employees", 0), ("fte", "fte", 1e-3), ("payroll", "payroll", .1),
                              ("below_minimum", "below", 0), ("above_maximum", "above", 0),
                              ("cost_to_minimum", "minimum", .1)):
        c.same(f"totals {key}", got[key], add(mine), within)
    c.same("totals compa", got["compa_ratio"], add("payroll") / add("market"), 1e-4)
    for i, target in enumerate(got["targets"]):
        if target["percentile"] == 60:
            continue
        of = [w["targets"][i] for w in wants if w["targets"][i]["pay"] == w["targets"][i]["pay"]]
        c.same(f"totals P{TARGETS[i]} cost", target["cost"], sum(t["cost"] for t in of), .1)


def check_schema(got):
    try:
        import jsonschema
    except ImportError:
        return
    jsonschema.validate(got, json.loads((ROOT / "reports/schema/compare-own.schema.json").read_text()))


def compare(program, folder, seed, market):
    rates = pd.read_csv(ROOT / "data/reference/exchange_rates.csv", comment="#")
    euro = rates[(rates.currency == "EUR") & (rates.year == 2024)].usd_per_unit.iloc[0]
    table = employees(seed, euro)
    write(table, folder / "staff.csv")
    done = subprocess.run([program, "compare-own", "--own", f"own-pay={folder}/staff.csv", "--from", market, "--json",
                           *[w for t in TARGETS for w in ("--target", str(t))]],
                          check=True, capture_output=True, text=True)
    got = json.loads(done.stdout)
    check_schema(got)
    bands = pd.read_csv(market, keep_default_na=False, na_values=[""], dtype={"area": str})
    bands = {(b.role, b.level, b.area, b.component, b.basis): b
             for _, b in bands[bands.experience == "all"].iterrows()}
    c, wants, rows, missing = Comparison(), {}, {}, 0
    for key, group in table.groupby(KEY):
        row = band(bands, *key)
        if row is None:
            missing += len(group)
            continue
        total = bands.get((row.role, row.level, row.area, "total", row.basis))
        if total is not None and not (total[["p25", "p50", "p75"]].notna().all() and total.p75 > total.p25):
            total = None
        rows[key], wants[key] = row, figures_of(group, row, total)
    state, gone = withheld_of({k: w["employees"] for k, w in wants.items()})
    found = {(g["role"], g["level"], g["area"]["code"]): g for g in got["groups"]}
    c.same("groups", str(sorted(found)), str(sorted(wants)))
    for key in found.keys() & wants.keys():
        check_group(c, found[key], wants[key], rows[key], state[key])
    check_totals(c, got["totals"], list(wants.values()), gone)
    reasons = pd.Series([u["reason"] for u in got["unmatched"]]).value_counts()
    c.same("no-market-band", int(reasons.get("no-market-band", 0)), missing, 0)
    for reason in ("no-role", "no-place", "pay-not-a-number"):
        c.same(reason, int(reasons.get(reason, 0)), 1, 0)
    c.same("rows", got["rows"]["read"], got["rows"]["in_groups"] + got["rows"]["unmatched"], 0)
    return c, state


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/paybands"
    count, faults, hidden = 0, [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([program, "run", "-q", "-o", folder / "out"], check=True)
        for seed in range(SEEDS):
            c, state = compare(program, folder, seed, folder / "out/latest/bands.csv")
            count, faults = count + c.count, faults + c.faults
            hidden += sum(1 for s in state.values() if s)
    print("\n".join(faults[:40] + [f"{count} figures, {len(faults)} differ; {hidden} groups withheld"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
