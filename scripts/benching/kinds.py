# SPDX-License-Identifier: GPL-3.0-or-later
"""Seven kinds of pay file, each grown on the spot from a real one of PAYBANDS_REAL_DATA.

    few         ai-jobs, its rows over and over: few distinct values
    jittered    ai-jobs, every pay times a normal factor of standard deviation 5%
    cents       ai-jobs, pay with cents: all distinct
    cells       ai-jobs, a country and a level at random: 249 countries, 4 levels
    lca         DOL LCA (its 20 columns that are at hand, widened to the publisher's 96), wages jittered
    levels      Levels.fyi, pay jittered
    survey      Ask a Manager, every answer after the file's own with a title of its own

The same seed gives the same bytes. A kind knows its layout and the query that does the same work in
DuckDB: the quantiles that paybands publishes, by the columns that its cells are of.
"""
import csv
import io
import itertools
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

CHUNK = 20_000  # rows written at once
LCA_COLUMNS = 96
ROOT = Path(__file__).resolve().parent.parent.parent
# Columns of ai-jobs.
LEVEL, PAY, CURRENCY, IN_USD, RESIDENCE, OFFICE = 1, 4, 5, 6, 7, 9


@dataclass(frozen=True)
class Kind:
    name: str
    layout: str
    source: str  # below PAYBANDS_REAL_DATA
    rows: Callable  # (header, body, dice) -> header, endless rows
    delimiter: str
    pay: str  # SQL
    by: str  # SQL
    encoding: str = "utf-8"


def endless(body):
    return itertools.chain.from_iterable(itertools.repeat(body))


def jitter(dice):
    return max(0.5, dice.gauss(1, 0.05))


def few(header, body, dice):
    return header, endless(body)


def with_pay(header, body, dice, factor, write):
    """ai-jobs rows whose two amounts are moved by the same factor."""
    def rows():
        for row in endless(body):
            moved = list(row)
            by = factor(dice)
            moved[PAY], moved[IN_USD] = write(float(row[PAY]) * by), write(float(row[IN_USD]) * by)
            yield moved
    return header, rows()


def jittered(header, body, dice):
    return with_pay(header, body, dice, jitter, lambda pay: str(round(pay)))


def cents(header, body, dice):
    return with_pay(header, body, dice, lambda d: d.uniform(0.8, 1.25), lambda pay: f"{pay:.2f}")


def cells(header, body, dice):
    with (ROOT / "data/reference/countries.csv").open() as file:
        codes = [row["code"] for row in csv.DictReader(file)]

    def rows():
        # Neighbours are the two ends of one range: they are moved together.
        for row, second in zip(*[endless(body)] * 2):
            country, level = dice.choice(codes), dice.choice(("EN", "MI", "SE", "EX"))
            for one in row, second:
                moved = list(one)
                moved[LEVEL], moved[RESIDENCE], moved[OFFICE] = level, country, country
                moved[CURRENCY] = "USD"
                moved[PAY] = moved[IN_USD] = str(round(float(one[IN_USD]) * jitter(dice)))
                yield moved
    return header, rows()


def lca(header, body, dice):
    """Between the columns at hand stand others as the disclosure files have them: dates, addresses
    with commas in quotes, telephone numbers, flags and empty cells."""
    low, high = header.index("WAGE_RATE_OF_PAY_FROM"), header.index("WAGE_RATE_OF_PAY_TO")
    employer, city = header.index("EMPLOYER_NAME"), header.index("WORKSITE_CITY")
    surplus = LCA_COLUMNS - len(header)
    after = [surplus * i // len(header) for i in range(len(header) + 1)]
    names = [f"OTHER_{i + 1}" for i in range(surplus)]

    def other(row, i):
        return ("", "N", "2025-02-14 00:00:00", f"{row[employer]}, Suite {i}, {row[city]}", "Yes",
                "+1202555%04d" % (i * 37), "CERTIFIED", "0")[i % 8]

    def widen(row, fill):
        out = []
        for i, cell in enumerate(row):
            out.append(cell)
            out += fill[after[i]:after[i + 1]]
        return out

    def rows():
        for row in endless(body):
            moved, by = list(row), jitter(dice)
            for at in low, high:
                if row[at]:
                    moved[at] = f"{float(row[at]) * by:.2f}"
            yield widen(moved, [other(row, i) for i in range(surplus)])
    return widen(header, names), rows()


def levels(header, body, dice):
    pay = header.index("totalyearlycompensation")

    def rows():
        for row in endless(body):
            moved = list(row)
            moved[pay] = str(round(float(row[pay]) * jitter(dice)))
            yield moved
    return header, rows()


def made_up(dice):
    """Like no other title's: "Gorumavi 417"."""
    word = "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(4))
    return f"{word.capitalize()} {dice.randrange(1, 1000)}"


def survey(header, body, dice):
    title, pay = header.index("Job title"), 5

    def rows():
        yield from body
        for row in endless(body):
            moved = list(row)
            moved[title] = f"{row[title]}, {made_up(dice)}"
            if row[pay].isdigit():
                moved[pay] = str(round(int(row[pay]) * jitter(dice)))
            yield moved
    return header, rows()


AI_JOBS = "ai-jobs/salaries.csv"
KINDS = {kind.name: kind for kind in (
    *(Kind(rows.__name__, "ai-jobs", AI_JOBS, rows, ",", "salary_in_usd",
           "job_title, experience_level") for rows in (few, jittered, cents)),
    Kind("cells", "ai-jobs", AI_JOBS, cells, ",", "salary_in_usd",
         "job_title, experience_level, employee_residence"),
    Kind("lca", "dol-lca", "dol-lca/lca_fy2025_q2_health_subset.csv", lca, ",",
         "try_cast(WAGE_RATE_OF_PAY_FROM as double)", "JOB_TITLE, PW_WAGE_LEVEL, WORKSITE_STATE",
         "utf-8-sig"),
    Kind("levels", "levels-fyi", "levels-fyi/Levels_Fyi_Salary_Data.csv", levels, ";",
         "totalyearlycompensation", "title, location"),
    Kind("survey", "askamanager-2021", "askamanager/aam_2021_responses.csv", survey, ",",
         """try_cast(replace(cast(columns('What is your annual salary.*') as varchar), ',', '')
            as double)""",
         '"Job title", "What country do you work in?"'),
)}


def grow(kind, data, rows, path):
    """Writes `rows` rows of the kind to `path`; False if its source is not in `data`."""
    source = data / kind.source
    if not source.is_file():
        return False
    with source.open(encoding=kind.encoding, newline="") as file:
        header, *body = csv.reader(file, delimiter=kind.delimiter)
    body = [row for row in body if any(row)]
    header, grown = kind.rows(header, body, random.Random(kind.name))
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=kind.delimiter, lineterminator="\n").writerow(header)
        left = rows
        while left:
            text = io.StringIO()
            write = csv.writer(text, delimiter=kind.delimiter, lineterminator="\n")
            write.writerows(itertools.islice(grown, min(left, CHUNK)))
            out.write(text.getvalue())
            left -= min(left, CHUNK)
    return True
