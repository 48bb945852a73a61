# SPDX-License-Identifier: GPL-3.0-or-later
"""What is published must not tell what one person earns: scripts/attack tries, and finds nothing.

old.csv is what an earlier version made of observations.csv, with the three ways in that it left open;
the attack must find them there, or it would find nothing anywhere. sound() is a table of two sources
that tells nothing; every one of LEAKS changes a little of it, and must be found too.
"""
import csv
import importlib.machinery
import importlib.util
import json
import math
import re
import subprocess
import tempfile
import types
from fractions import Fraction
from pathlib import Path

from harness import ROOT, Result, environment, real_data

HERE = Path(__file__).parent
REAL = {"ai-jobs": "ai-jobs/salaries.csv",
        "levels-fyi": "levels-fyi/Levels_Fyi_Salary_Data.csv",
        "stackoverflow-2024": "stackoverflow/so2024_subset_13cols.csv",
        "askamanager-2021": "askamanager/aam_2021_responses.csv",
        "eu-it-salary": "eu-it-salary/IT_Salary_Survey_EU_2020.csv",
        "oews": "oews/national_M2024_dl.xlsx"}


class Skip(Exception):
    pass


def attack(path):
    done = subprocess.run([ROOT / "scripts/attack", path], env=environment(), capture_output=True,
                          text=True, timeout=600)
    if done.returncode == 77:
        raise Skip
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.splitlines()


def paybands(*arguments):
    done = subprocess.run(["paybands", *map(str, arguments)], cwd=ROOT, env=environment(),
                          capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return done.stdout


def an_old_table_is_broken():
    finds = "\n".join(attack(HERE / "old.csv"))
    for what in ("data-engineer all US-WA base: says n = 4",
                 "data-scientist all FR base: of 5 people 3 figures",
                 "less senior DE (10): 1 of 11 people are left",
                 "data-engineer all US-CA base: withheld, and published for data-engineer all 41860",
                 "less all 41860 (12), all US-TX (20): 4 of 36 people are left"):
        assert what in finds, f"not found: {what}\n{finds}"
    # The one of the staff level earns 81,900.
    low, high = map(float, re.search(r"less senior DE .*between ([\d.]+) and ([\d.]+)",
                                     finds).groups())
    assert low <= 81900 <= high <= 1.1 * low, (low, high)


def the_same_observations_stand_today():
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "bands.csv")
        table.write_text(paybands("bands", "-q", "--age", "none", HERE / "observations.csv"))
        assert "data-engineer,Data Engineer,all,all,country,US" in table.read_text()
        finds = attack(table)
    assert not finds, "\n".join(finds[:10])


ROW = {"role": "data-engineer", "level": "all", "experience": "all", "area_kind": "country",
       "area": "US", "component": "base", "basis": "observed", "suppressed": "", "rule": "type7"}
STATE = {"area_kind": "state", "area": "US-CA"}


def line(n, p50, **fields):
    effective = n if n == "" else f"{n}.00"
    return {**ROW, "n": n, "n_effective": effective, "p50": p50, **fields}


def sound():
    """Rows by area and level, and their parts by area, level and source."""
    rows = {("US", "all"): line(60, 150000, sources=2),
            ("US", "senior"): line(30, 170000, sources=2, level="senior"),
            ("US-CA", "all"): line(40, 160000, sources=2, **STATE),
            ("US-CA", "senior"): line("", "", level="senior", suppressed="complementary", **STATE),
            ("US", "staff"): line(20, 190000, sources=1, level="staff"),
            ("US", "modelled"): line(60, 151000, basis="modelled")}
    parts = {("US", "all", "a"): line(38, 151000, source="a"),
             ("US", "all", "b"): line(22, 149000, source="b"),
             ("US", "senior", "a"): line(20, 171000, source="a", level="senior"),
             ("US-CA", "all", "a"): line(25, 161000, source="a", **STATE),
             ("US-CA", "all", "b"): line(15, 158000, source="b", **STATE),
             ("US-CA", "senior", "a"): line("", "", source="a", level="senior",
                                            suppressed="withheld", **STATE),
             ("US", "staff", "a"): line(20, 190000, source="a", level="staff")}
    return rows, parts


EMPLOYER = {"role": "data-engineer", "component": "base", "country": "US", "p50_low": "",
            "p50_high": "", "sources": 1, "suppressed": "", "rule": "type7"}


def employer(name, n, p50, **fields):
    effective = n if n == "" else f"{n}.00"
    return {**EMPLOYER, "employer": name, "n": n, "n_effective": effective, "p50": p50, **fields}


def sound_employers():
    """Of the 60 of sound(): 25 are of no employer that has a row."""
    return [employer("Acme", 20, 151000.5), employer("Globex", 8, 149000, suppressed="quartiles"),
            employer("Initech", 7, 150000, suppressed="quartiles"),
            employer("Hooli", "", "", suppressed="complementary")]


# (which of them changes, to what; what is found)
EMPLOYERS_TELL = {
    "few": (1, {"n": 4, "n_effective": "4.00"}, "employer Globex: says n = 4"),
    "few, to the cent": (1, {"p50": 149123.45}, "employer Globex: of 8 people figures to the cent"),
    "few, with an interval": (2, {"p50_low": 140000}, "employer Initech: of 7 people figures to"),
    "withheld with its n": (3, {"n": 12}, "employer Hooli: withheld, and says its n"),
    "without a number": (0, {"n": "", "n_effective": ""}, "employer Acme: pay of an unknown"),
    "two rows of one": (2, {"employer": "Globex"}, "employer Globex: twice"),
    "all but three": (0, {"n": 42, "n_effective": "42.00"}, "3 of 60 people are left"),
    "one of all but two": (0, {"n": 58, "n_effective": "58.00"}, "US Acme (58): 2 of 60"),
}


A_SENIOR, B_SENIOR = ("US", "senior", "a"), ("US", "senior", "b")
# (what changes, of the rows or of the parts; what is found)
LEAKS = {
    "a part of few": ({("US", "all", "b"): {"n": 4, "n_effective": "4.00"}},
                      "all US base b: says n = 4"),
    "pay to the cent of few": ({B_SENIOR: line(6, 168123.45, source="b", level="senior")},
                               "senior US base b: of 6 people 1 figures, to the cent"),
    "pay of few in effect": ({A_SENIOR: {"n_effective": "4.99"}},
                             "senior US base a: pay of an unknown number of people, or of few"),
    "pay without a number": ({("US-CA", "senior", "a"): {"p50": 160000, "suppressed": ""}},
                             "senior US-CA base a: pay of an unknown number of people"),
    "a withheld part that says its n": ({("US-CA", "senior", "a"): {"n": 12}},
                                        "withheld, and says its n"),
    "a source of few beside the published ones": ({A_SENIOR: {"n": 27, "n_effective": "27.00"}},
                                                  "less senior US a (27): 3 of 30 people are left"),
    "two sources of three": ({B_SENIOR: line(7, 168000, source="b", level="senior")},
                             "less senior US a (20), senior US b (7): 3 of 30 people are left"),
    "a source's few beside its levels": (
        {("US", "all", "b"): {"n": 30, "n_effective": "30.00"},
         B_SENIOR: line(28, 168000, source="b", level="senior")},
        "all US base b (30) less senior US b (28): 2 of 30 people are left"),
    "a source's few beside its areas": ({("US-CA", "all", "b"): {"n": 19, "n_effective": "19.00"}},
                                        "all US base b (22) less all US-CA b (19): 3 of 22"),
    "few of the other sources elsewhere": (
        {("US-CA", "all"): {"n": 44, "n_effective": "44.00"}},
        "all US base beside a (22) less all US-CA beside a (19): 3 of 22"),
    "a withheld row by its parts": (
        {("US-CA", "all"): {"n": "", "n_effective": "", "p50": "", "sources": "",
                            "suppressed": "complementary"},
         ("US-CA", "all", "b"): {"n": 33, "n_effective": "33.00"}},
        "less all US-CA a (25), all US-CA b (33): 2 of 60 people are left"),
    "people of no level, less those of an area": (
        {("US-CA", "senior"): line(20, 171000, level="senior", **STATE),
         ("US-CA", "staff"): line(13, 191000, level="staff", **STATE)},
        "the rest beside ['senior', 'staff'] less that of US-CA leaves 3"),
    "a modelled row of what is withheld": (
        {("US", "modelled"): {"level": "senior", "n": 29, "n_effective": "29.00"}},
        "senior US base: modelled, with an n that no published row has"),
    "one source that differs from its row": ({("US", "staff", "a"): {"p50": 191000}},
                                             "staff US base: of one source, whose part differs"),
}


def write(path, lines):
    columns = list(dict.fromkeys(name for one in lines for name in one))
    columns += [p for p in ("p10", "p25", "p75", "p90") if p not in columns]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(lines)


def attack_changed(changes, at=None, fields_of_employer=()):
    rows, parts = sound()
    employers = sound_employers()
    if at is not None:
        employers[at] |= fields_of_employer
    for key, fields in changes.items():
        table = rows if len(key) == 2 else parts
        table[key] = {**table.get(key, {}), **fields}
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder, "bands.csv"), rows.values())
        write(Path(folder, "sources.csv"), parts.values())
        write(Path(folder, "employers.csv"), employers)
        return attack(Path(folder, "bands.csv"))


def sources_that_tell_are_found():
    finds = attack_changed({})
    assert not finds, "\n".join(["the sound table:", *finds])
    for name, (changes, what) in LEAKS.items():
        finds = "\n".join(attack_changed(changes))
        assert what in finds, f"{name}: not found: {what}\n{finds}"


def employers_that_tell_are_found():
    for name, (at, fields, what) in EMPLOYERS_TELL.items():
        finds = "\n".join(attack_changed({}, at, fields))
        assert what in finds, f"{name}: not found: {what}\n{finds}"


def pages_that_tell_more_are_found():
    """A page of the sample with an employer that its table withholds, and with parts told too finely."""
    with tempfile.TemporaryDirectory() as folder:
        paybands("run", "-q", "-o", folder)
        run = Path(folder, "latest")
        page = run / "roles/ml-engineer.json"
        role = json.loads(page.read_text())
        name = role["employers"][0]["employer"]
        role["juniors_by_year"] = [{"source": "a survey", "years": [
            {"year": 2024, "share": 0.125, "interval": {"low": 0.05, "high": 0.2}, "n": 37}]}]
        role["levels"][0] |= {"parts": {"base": 1, "stock": 2, "bonus": 3, "display": {}}}
        page.write_text(json.dumps(role))
        table = run / "employers.csv"
        table.write_text("\n".join(
            re.sub(r",US,.*", ",US,,,,,,,complementary,2024,type7", one)
            if one.startswith(f"ml-engineer,{name},") else one
            for one in table.read_text().splitlines()) + "\n")
        finds = "\n".join(attack(run))
    for what in (f"ml-engineer.json: {name} is not as in employers.csv",
                 f"ml-engineer.md: {name}, whose row is withheld",
                 f"ml-engineer.html: {name}, whose row is withheld",
                 "ml-engineer.json junior: parts in words that are not its figures",
                 "ml-engineer.json junior: parts finer than told",
                 "ml-engineer.json a survey 2024: juniors finer than told"):
        assert what in finds, f"not found: {what}\n{finds}"


def published(*options):
    with tempfile.TemporaryDirectory() as folder:
        paybands("run", "-q", "-o", folder, *options)
        finds = attack(Path(folder, "latest"))
    assert not finds, "\n".join(finds[:10])


def the_sample_stands():
    published()


def real_files_stand():
    data = real_data()
    if not data:
        raise Skip
    published(*(word for layout, path in REAL.items()
                for word in ("--source", f"{layout}={data / path}")))


def a_percentile_lies_between_the_people_of_two_ranks():
    """(n - 1) p + 1 in whole fractions: binary ones may fall just short of a whole rank."""
    loader = importlib.machinery.SourceFileLoader("attack_script", str(ROOT / "scripts/attack"))
    script = importlib.util.module_from_spec(importlib.util.spec_from_loader("attack_script", loader))
    loader.exec_module(script)
    for n in range(2, 400):
        row = types.SimpleNamespace(n=n, values=dict(script.FRACTIONS))
        for value, k, g in script.ranks(row):
            h = (n - 1) * Fraction(str(value)) + 1
            assert k == math.floor(h) and math.isclose(g, h - k, abs_tol=1e-9), (n, value, k, g)


CHECKS = [a_percentile_lies_between_the_people_of_two_ranks, an_old_table_is_broken, the_same_observations_stand_today,
          sources_that_tell_are_found, employers_that_tell_are_found,
          pages_that_tell_more_are_found, the_sample_stands, real_files_stand]


def run(check):
    name = f"attack: {check.__name__.replace('_', ' ')}"
    try:
        check()
    except Skip:
        return [Result(name, "skip")]
    except AssertionError as fault:
        return [Result(name, "fail", f"  {str(fault)[:2000]}")]
    return [Result(name, "pass")]


def jobs():
    for check in CHECKS:
        yield lambda c=check: run(c)
