# SPDX-License-Identifier: GPL-3.0-or-later
"""Benchmarks of other countries on a real table, and the crosswalks beside one of others.

One table is Job Bank's wages of 2025, by province and economic region: a CSV file of its in `jobbank` of the real data or in
the folder that PAYBANDS_JOBBANK names. The other is ASHE 14.7a of 2023, full-time jobs, as CSV: 2023p_annual_FT.csv in the folder that PAYBANDS_ASHE names, or in
`ashe` of the real data. Each is skipped, by name, where it is absent.
"""
import csv
import io
import os
import subprocess
from pathlib import Path

from harness import ROOT, Result, environment, real_data

ISCO = "real: the ISCO crosswalk leads where that of IBS does"
ASHE = "real: rows of the United Kingdom are what ASHE publishes, in dollars"
# Pairs of ours that IBS has not, each by a note of the crosswalk.
OURS = {("13-2099", "2413"), ("15-2051", "2511")}
JOBBANK = "real: rows of Canada's regions are what Job Bank publishes, in dollars per year"
CANADIAN = 1 / 1.3699  # dollars per Canadian dollar, 2024, Federal Reserve H.10
RATE = 1.24386  # dollars per pound, 2023, Federal Reserve H.10


def paybands(*arguments):
    done = subprocess.run(["paybands", *map(str, arguments)], cwd=ROOT, env=environment(),
                          capture_output=True, timeout=600)
    assert done.returncode == 0, f"paybands {arguments[0]}: {done.stderr.decode()}"
    return done.stdout.decode()


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def isco_pairs_are_those_of_ibs(data):
    known = {(r["soc10"], r["isco08"]) for r in rows(data / "crosswalk/soc10_isco08_ibs.csv")}
    before = {}
    for r in rows(ROOT / "data/reference/soc_2010_to_2018.csv"):
        before.setdefault(r["to"], []).append(r["from"])
    ours = [(r["soc"], r["code"]) for r in rows(ROOT / "ingest/layouts/isco-08.csv") if r["soc"]]
    strange = {(soc, isco) for soc, isco in ours
               if not any((old, isco) in known for old in before.get(soc, []))}
    assert strange <= OURS, strange - OURS
    assert len(ours) > 30


def number(text):
    text = text.replace(",", "")
    return float(text) if text.replace(".", "", 1).isdigit() else None


def ashe_rows_are_what_is_published(folder):
    path = folder / "2023p_annual_FT.csv"
    published = {r["Code"]: r for r in rows(path)}
    bands = [r for r in csv.DictReader(io.StringIO(paybands(
        "bands", "-q", "--layout", "ons-ashe", path))) if r["basis"] == "benchmark"]
    carried = {}
    for r in rows(ROOT / "ingest/layouts/uk-soc-2020.csv"):
        if r["soc"]:
            carried.setdefault(r["soc"], []).append(r["code"])
    whole = {"software-engineer": "15-1252", "statistician": "15-2041", "systems-analyst": "15-1211",
             "security-analyst": "15-1212", "project-manager": "13-1082"}
    by_role = {r["role"]: r for r in bands}
    assert len(bands) >= 60, len(bands)
    for r in bands:
        assert (r["area"], r["component"], r["as_of"]) == ("GB", "total", "2023-04"), r
    for role, soc in whole.items():
        (code,) = carried[soc]
        for ours, theirs in (("p10", "10"), ("p25", "25"), ("p50", "Median"), ("p75", "75"), ("p90", "90")):
            pounds = number(published[code][theirs])
            got = by_role[role][ours]
            wanted = "" if pounds is None else str(round(pounds * RATE))
            assert got == wanted, (role, ours, got, wanted)
        assert float(by_role[role]["n"]) == 1000 * number(published[code]["No_jobs"]), role
    low, high = (round(number(published[c]["Median"]) * RATE) for c in ("3544", "2433"))
    assert low < float(by_role["data-scientist"]["p50"]) < high
    ledger = paybands("check", "-q", "--source", f"ons-ashe={path}")
    assert f"rows read {len(rows(path))}" in " ".join(ledger.split()), ledger


def jobbank_rows_are_what_is_published(folder):
    (path,) = folder.glob("*.csv")
    areas = {r["code"]: r["area"] for r in rows(ROOT / "ingest/layouts/ca-regions.csv")}
    roles = {r["code"] for r in rows(ROOT / "ingest/layouts/noc-2021.csv") if r["soc"]}
    columns = {"p10": "Low_Wage_Salaire_Minium", "p25": "Quartile1_Wage_Salaire_Quartile1",
               "p50": "Median_Wage_Salaire_Median", "p75": "Quartile3_Wage_Salaire_Quartile3",
               "p90": "High_Wage_Salaire_Maximal"}
    wanted = {}
    for line, r in enumerate(rows(path), 2):
        code = r["NOC_CNP"].removeprefix("NOC_")
        if code in roles and r["Reference_Period"] in ("2023-2024", "2024"):
            times = 1 if r["Annual_Wage_Flag_Salaire_annuel"] == "1" else 52 * 40
            wanted[str(line)] = (code, areas[r["ER_Code_Code_RE"]], {
                ours: number(r[theirs]) and number(r[theirs]) * times * CANADIAN
                for ours, theirs in columns.items()})
    got = csv.DictReader(io.StringIO(paybands("ingest", "-q", "--layout", "jobbank-wages", path)))
    seen = set()
    for r in got:
        if r["line"] not in wanted:
            continue
        code, area, figures = wanted[r["line"]]
        assert (r["own_code"], r["area"], r["date"]) == (code, area, "2024"), r
        for name, amount in figures.items():
            assert (r[name] == "") == (amount is None), (r["line"], name, r[name])
            assert amount is None or abs(float(r[name]) - amount) <= 1, (r["line"], name, r[name], amount)
        seen.add(r["line"])
    assert seen == set(wanted) and len(seen) > 100, len(seen)


def jobbank_folder():
    named = os.environ.get("PAYBANDS_JOBBANK")
    data = real_data()
    folder = Path(named) if named else data / "jobbank" if data else None
    return folder if folder and any(folder.glob("*.csv")) else None


def judged(name, check, folder):
    if not folder or not folder.exists():
        return Result(name, "skip")
    try:
        check(folder)
    except (AssertionError, KeyError, TypeError, ValueError) as fault:
        return Result(name, "fail", f"  {type(fault).__name__}: {str(fault)[:2000]}")
    return Result(name, "pass")


def ashe_folder():
    named = os.environ.get("PAYBANDS_ASHE")
    data = real_data()
    folder = Path(named) if named else data / "ashe" if data else None
    return folder if folder and (folder / "2023p_annual_FT.csv").exists() else None


def check(_accept):
    return [judged(ISCO, isco_pairs_are_those_of_ibs, real_data()),
            judged(ASHE, ashe_rows_are_what_is_published, ashe_folder()),
            judged(JOBBANK, jobbank_rows_are_what_is_published, jobbank_folder())]
