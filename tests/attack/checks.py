# SPDX-License-Identifier: GPL-3.0-or-later
"""What is published must not tell what one person earns: scripts/attack tries, and finds nothing.

old.csv is what an earlier version made of observations.csv, with the three ways in that it left open;
the attack must find them there, or it would find nothing anywhere.
"""
import re
import subprocess
import tempfile
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


CHECKS = [an_old_table_is_broken, the_same_observations_stand_today, the_sample_stands,
          real_files_stand]


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
