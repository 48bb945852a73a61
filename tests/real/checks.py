# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks on the real public files of PAYBANDS_REAL_DATA; skipped, by name, where it is absent.

Everything is recomputed here in plain Python from the same rows.
"""
import csv
import gzip
import io
import itertools
import json
import math
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import real.official
import real.tutorial
from harness import ROOT, Result, environment, real_data

sys.path.insert(0, str(ROOT / "scripts/reference"))
import exposure  # noqa: E402
import xlsx  # noqa: E402

LADDER = ("junior", "mid", "senior", "staff")
DOLLARS = ("USD", "US Dollar", "American Dollars")
AI_JOBS = "ai-jobs/salaries.csv"


def paybands(*arguments, stdin=None):
    done = subprocess.run(["paybands", *map(str, arguments)], cwd=ROOT, env=environment(),
                          input=stdin, capture_output=True, timeout=600)
    assert done.returncode == 0, f"paybands {arguments[0]}: {done.stderr.decode()}"
    return done.stdout


def table(data):
    return list(csv.DictReader(io.StringIO(data.decode())))


def type7(values, fraction):
    values = sorted(values)
    h = fraction * (len(values) - 1)
    low = math.floor(h)
    high = min(low + 1, len(values) - 1)
    return (1 - (h - low)) * values[low] + (h - low) * values[high]


def plain_interval(values, confidence=0.95):
    """Order-statistic interval of the median, from the binomial by summation."""
    values, n = sorted(values), len(values)
    tail, k = 0.0, 0
    while True:
        tail += math.comb(n, k) / 2**n
        if tail > (1 - confidence) / 2 or k >= n // 2:
            break
        k += 1
    return values[max(k - 1, 0)], values[min(n - k, n - 1)]


def pays(posting):
    return [float(r["salary"]) for r in posting]


def ai_jobs_postings(data):
    """Two rows one after the other that agree in all but the pay are one posting."""
    rows = table((data / AI_JOBS).read_bytes())
    key = [tuple(v for k, v in r.items() if k not in ("salary", "salary_in_usd")) for r in rows]
    postings, i = [], 0
    while i < len(rows):
        size = 2 if i + 1 < len(rows) and key[i] == key[i + 1] else 1
        postings.append(rows[i:i + size])
        i += size
    return postings


def ai_jobs_rows_are_the_ends_of_postings(data):
    pairs = [p for p in ai_jobs_postings(data) if len(p) == 2]
    distinct = Counter(tuple(v for k, v in p[0].items() if not k.startswith("salary"))
                       + (p[0]["salary_currency"], min(pays(p)), max(pays(p))) for p in pairs)
    assert (len(pairs), len(distinct), max(distinct.values())) == (36689, 23130, 161)
    report = json.loads(paybands("check", "--json", "--source", f"ai-jobs={data / AI_JOBS}"))[0]
    assert report["paired"] == len(pairs), report["paired"]


def repeats_make_the_effective_number_smaller(data):
    clusters = defaultdict(Counter)
    for p in ai_jobs_postings(data):
        r = p[0]
        if (r["job_title"] == "Machine Learning Engineer" and r["employment_type"] == "FT"
                and r["experience_level"] == "EN" and r["employee_residence"] == "US"
                and max(pays(p)) <= 10 * min(pays(p))):
            ends = (min(pays(p)), max(pays(p))) if min(pays(p)) < max(pays(p)) else id(p)
            clusters["junior"][ends] += 1
    only = io.StringIO()
    kept = [r for p in ai_jobs_postings(data) for r in p
            if r["job_title"] == "Machine Learning Engineer"]
    writer = csv.DictWriter(only, kept[0].keys())
    writer.writeheader()
    writer.writerows(kept)
    bands = {r["level"]: r for r in table(paybands(
        "bands", "-q", "--age", "none", "--layout", "ai-jobs", "-",
        stdin=only.getvalue().encode())) if (r["role"], r["area"]) == ("ml-engineer", "US")}
    sizes = clusters["junior"].values()
    n, squares = sum(sizes), sum(c * c for c in sizes)
    got = bands["junior"]
    assert int(got["n"]) == n, (got["n"], n)
    assert abs(float(got["n_effective"]) - n * n / squares) < 0.01, (got, n * n / squares)
    assert n * n / squares <= len(sizes) < n


def ai_jobs_accounts_for_every_row(data):
    with tempfile.TemporaryDirectory() as folder:
        rejects = Path(folder, "rejects.csv")
        rows = table(paybands("ingest", "-q", "--layout", "ai-jobs", "--rejects", rejects,
                              data / AI_JOBS))
        rejected = table(rejects.read_bytes())
    postings = [p for p in ai_jobs_postings(data) if p[0]["employment_type"] == "FT"]
    assert len(rows) + len(rejected) == len(postings), (len(rows), len(rejected), len(postings))
    far = [p[0] for p in postings if max(pays(p)) > 10 * min(pays(p))]
    assert [r["reason"] for r in rejected] == ["pay-ambiguous"] * len(far), (rejected, far)
    ranged = [(float(r["base_low"]), float(r["base_high"])) for r in rows
              if r["currency"] == "USD" and r["base_low"]]
    plain = [(min(pays(p)), max(pays(p))) for p in postings if len(p) == 2
             and p[0]["salary_currency"] == "USD" and pays(p)[0] != pays(p)[1]
             and max(pays(p)) <= 10 * min(pays(p))]
    assert sorted(ranged) == sorted(plain), (len(ranged), len(plain))
    matched = sum(bool(r["role"]) for r in rows) / len(rows)
    assert matched >= 0.80, f"{matched:.3f} of the rows matched"
    alone = {r["title"]: r["role"] for r in rows
             if r["title"] in ("Engineer", "Manager", "Analyst", "Associate")}
    assert alone and not any(alone.values()), alone


def ml_engineer_medians_are_those_of_a_plain_computation(data):
    plain = defaultdict(list)
    for posting in ai_jobs_postings(data):
        r = posting[0]
        if (r["job_title"] == "Machine Learning Engineer" and r["employment_type"] == "FT"
                and r["employee_residence"] == "US"):
            plain[r["experience_level"]].append(
                sum(float(end["salary_in_usd"]) for end in posting) / len(posting))
    bands = {r["level"]: r for r in table(paybands("bands", "-q", "--age", "none", "--layout",
                                                   "ai-jobs", data / AI_JOBS))
             if (r["role"], r["area"], r["component"]) == ("ml-engineer", "US", "base")}
    for code, level in (("EN", "junior"), ("MI", "mid"), ("SE", "senior")):
        low, high = plain_interval(plain[code])
        ours = float(bands[level]["p50"])
        assert low <= ours <= high, f"{level}: {ours} is not in {low} to {high}"


def bands_are_type_7_quantiles_of_the_observations(data):
    observations = paybands("ingest", "-q", "--layout", "ai-jobs", data / AI_JOBS)
    cells = defaultdict(list)
    for r in table(observations):
        if not r["role"] or not r["base"]:
            continue
        areas = ["*"] + [r["country"]] * bool(r["country"]) + (
            [f"US-{r['state']}"] if r["state"] else []) + [r["metro"]] * bool(r["metro"])
        levels = [r["level"]] * bool(r["level"])
        if r["level"] in LADDER or not r["level"]:
            levels.append("all")
        for level in levels:
            for area in areas:
                cells[r["role"], level, area].append(float(r["base"]))
    bands = table(paybands("bands", "-q", "--age", "none", "-", stdin=observations))
    seen = 0
    for b in bands:
        values = cells.pop((b["role"], b["level"], b["area"]))
        assert len(values) >= 5, b
        if not b["n"]:  # withheld with all its counts
            assert b["suppressed"] and not b["p50"], b
            continue
        assert int(b["n"]) == len(values), b
        if float(b["n_effective"]) < 10:
            assert not b["p25"] and abs(float(b["p50"]) - type7(values, .5)) <= 500, b
            seen += 1
            continue
        for name, fraction in (("p10", .1), ("p25", .25), ("p50", .5), ("p75", .75), ("p90", .9)):
            if b[name]:
                seen += 1
                assert f"{float(b[name]):.2f}" == f"{type7(values, fraction):.2f}", (b, name)
            else:
                assert b["suppressed"], b
    assert seen > 500, seen
    straight = paybands("bands", "-q", "--age", "none", "--layout", "ai-jobs", data / AI_JOBS)
    assert table(straight) == bands, "a filter and a layout give different tables"


def agreeing(row):
    fields = row.split(",")
    return fields[:4] + fields[5:6] + fields[7:]


def shuffled_runs(rows, dice):
    """Runs of rows that agree in all but the pay, in an order that leaves every pair as it was."""
    runs = [list(run) for _, run in itertools.groupby(rows, agreeing)]
    while True:
        dice.shuffle(runs)
        runs.sort(key=lambda run: len(run) % 2)
        if not any(len(b) % 2 and agreeing(a[0]) == agreeing(b[0])
                   for a, b in zip(runs, runs[1:])):
            return runs


def any_split_in_any_order_gives_the_same_bytes(data):
    head, *rows = (data / AI_JOBS).read_text().splitlines(keepends=True)
    whole = paybands("bands", "-q", "--layout", "ai-jobs", data / AI_JOBS)
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        runs = shuffled_runs(rows, dice)
        cuts = sorted(dice.sample(range(len(runs)), 6))
        paths = []
        for i, (a, b) in enumerate(zip([0, *cuts], [*cuts, len(runs)])):
            path = Path(folder, f"{i}.csv.gz" if i % 2 else f"{i}.csv")
            body = (head + "".join(itertools.chain(*runs[a:b]))).encode()
            path.write_bytes(gzip.compress(body) if i % 2 else body)
            paths.append(path)
        for jobs in (1, 2, 7):
            dice.shuffle(paths)
            split = paybands("bands", "-q", "--jobs", jobs, "--layout", "ai-jobs", *paths)
            assert split == whole, f"jobs {jobs}: other bytes"


def oews_figures_come_out_exactly(data):
    rows = {r["occupation"]: r for r in table(paybands(
        "ingest", "-q", "--layout", "oews", data / "oews/national_M2024_dl.csv"))
        if r["group"] == "detailed"}
    checked = {
        "15-2051": (63650, 82630, 112590, 155810, 194410),
        "15-1252": (79850, 103050, 133080, 169000, 211450),
        "15-1212": (69660, 92160, 124910, 159600, 186420),
        "15-1221": (80670, 102710, 140910, 181210, 232120),
    }
    for occupation, values in checked.items():
        got = tuple(float(rows[occupation][f"p{p}"]) for p in (10, 25, 50, 75, 90))
        assert got == values, (occupation, got)
    bands = {r["role"]: r for r in table(paybands(
        "bands", "-q", "--layout", "oews", data / "oews/national_M2024_dl.csv"))}
    got = tuple(float(bands["data-scientist"][p]) for p in ("p10", "p25", "p50", "p75", "p90"))
    assert got == checked["15-2051"], got


def a_run_on_all_real_sources_is_whole_and_repeatable(data):
    sources = ["ai-jobs=ai-jobs/salaries.csv", "levels-fyi=levels-fyi/Levels_Fyi_Salary_Data.csv",
               "eu-it-salary=eu-it-salary/IT_Salary_Survey_EU_*.csv",
               "stackoverflow-2024=stackoverflow/so2024_subset_13cols.csv",
               "oews=oews/national_M2024_dl.csv"]
    options = [word for s in sources for word in ("--source", s.replace("=", f"={data}/", 1))]
    with tempfile.TemporaryDirectory() as folder:
        trees = []
        for jobs in ("1", "2"):
            paybands("run", "-q", "-o", f"{folder}/{jobs}", "--jobs", jobs, *options)
            run = Path(folder, jobs, "latest").resolve().parent
            trees.append({p.relative_to(run): p.read_bytes() for p in run.rglob("*") if p.is_file()})
        assert trees[0] == trees[1], "two runs, other bytes"
        text = b"".join(trees[0].values()).decode("utf-8", "replace")
        assert str(data) not in text, "a path of this machine is published"


def workbooks_give_what_their_cells_say(data):
    """Each national workbook against a reader of its own, and one against the CSV of the same."""
    for book in sorted(data.glob("oews/national_M*_dl.xlsx")):
        head, *rows = xlsx.rows(book)
        cells = [dict(zip(head, row)) for row in rows]
        ours = table(paybands("ingest", "-q", "--layout", "oews", book))
        assert len(ours) == len(cells), f"{book.name}: {len(ours)} of {len(cells)} rows"
        for line, (got, cell) in enumerate(zip(ours, cells), 2):
            assert got["line"] == str(line) and got["occupation"] == cell["OCC_CODE"], (line, got)
            assert got["title"] == cell["OCC_TITLE"].strip(), (line, got["title"])
            for ours_name, theirs in (("p10", "A_PCT10"), ("p50", "A_MEDIAN"), ("p90", "A_PCT90"),
                                      ("mean", "A_MEAN"), ("employment", "TOT_EMP")):
                text = cell[theirs]
                if text not in ("#", "*", "**", None):
                    assert float(got[ours_name]) == float(text), (book.name, line, got, text)
                elif text == "#":
                    assert got[ours_name].startswith(">="), (book.name, line, got)
    both = [paybands("ingest", "-q", "--layout", "oews", data / f"oews/national_M2024_dl.{kind}")
            for kind in ("csv", "xlsx")]
    assert both[0] == both[1], "the workbook of 2024 gives other bytes than its CSV"


def a_survey_s_workbook_gives_what_its_csv_gives(data):
    """All but the line (a row may be several lines of CSV) and blanks at the ends of titles."""
    rows = []
    for kind in ("csv", "xlsx"):
        rows.append(table(paybands("ingest", "-q", "--layout", "askamanager-2021",
                                   data / f"askamanager/aam_2021_responses.{kind}")))
        for row in rows[-1]:
            del row["line"]
            row["title"] = row["title"].strip()
    assert len(rows[0]) > 28000, len(rows[0])
    assert rows[0] == rows[1], next(pair for pair in zip(*rows) if pair[0] != pair[1])


def sheets_and_members_are_found_in_an_archive(data):
    """A survey's archive as publishers make them: folders, a README, a workbook."""
    plain = paybands("ingest", "-q", "--layout", "oews", data / "oews/national_M2024_dl.csv")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "oesm24nat.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("oesm24nat/", "")
            archive.writestr("oesm24nat/README.txt", "what it is")
            archive.write(data / "oews/national_M2024_dl.xlsx", "oesm24nat/national_M2024_dl.xlsx")
        assert paybands("ingest", "-q", "--layout", "oews", path) == plain
        stored = paybands("ingest", "-q", "--layout", "oews", f"{path}#*.xlsx#1")
        assert stored == plain


# file, what its draft must give, and the least share of rows that must be used by it as it stands
DRAFTS = (
    (AI_JOBS, ("title = job_title", "base = salary", "level = experience_level", "SE = senior+"), 0.99),
    ("levels-fyi/Levels_Fyi_Salary_Data.csv",
     ("title = title", "total = totalyearlycompensation", "currency = USD"), 0.99),
    ("stackoverflow/so2024_subset_13cols.csv",
     ("title = DevType", "total = ConvertedCompYearly", "total = dollars"), 0.97),
    ("askamanager/aam_2021_responses.csv", ("title = Job title", "date = date-mdy"), 0.96),
    ("eu-it-salary/IT_Salary_Survey_EU_2020.csv",
     ("title = Position", "base = Yearly brutto salary (without bonus and stocks) in EUR",
      "currency = EUR", "date = date-dmy"), 0.95),
    ("dol-lca/lca_fy2025_q2_health_subset.csv",
     ("base = WAGE_RATE_OF_PAY_FROM", "base_to = WAGE_RATE_OF_PAY_TO", "II = mid?",
      "not full-time = drop FULL_TIME_POSITION: N"), 0.94),
    ("payroll/montgomery_county_md_2023.csv", ("base = Base_Salary", "state = MD"), 0.99),
    ("glassdoor/glassdoor_ds_jobs_2020.csv", ("base = Salary Estimate", "currency = USD"), 0.69),
    ("oews/national_M2024_dl.csv", ("kind = benchmarks", "p50 = A_MEDIAN"), 0.99),
)


def drafts_of_public_files_are_right_and_run_as_they_are(data):
    for file, lines, least in DRAFTS:
        draft = paybands("layouts", "--draft", data / file)
        for line in lines:
            assert line in draft.decode().splitlines(), f"{file}: no line \"{line}\""
        with tempfile.TemporaryDirectory() as folder:
            layout = Path(folder, "draft.ini")
            layout.write_bytes(draft)
            told = json.loads(paybands("check", "--json", "--max-rejects", "1", "--source",
                                       f"{layout}={data / file}"))[0]
        share = told["used"] / told["rows_read"]
        assert share >= least, f"{file}: {share:.3f} of the rows are used"


def wages_table(name):
    """{country: {month: index}} of a reference table."""
    out = defaultdict(dict)
    with open(ROOT / "data/reference" / name, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out[row["country"]][row["month"]] = float(row["index"])
    return out


def posted_wages_repeat_every_published_growth(data):
    posted, names = wages_table("posted_wages.csv"), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    with open(data / "hiring-lab/posted-wage-growth-by-country.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        month, year = names.split().index(row["month"][:3]) + 1, 2000 + int(row["month"][4:])
        series = posted[row["jobcountry"]]
        growth = series[f"{year}-{month:02}"] / series[f"{year - 1}-{month:02}"] - 1
        assert abs(growth - float(row["posted_wage_growth_yoy"])) < 1e-7, row
    # No calendar month has a step of its own: over whole years the mean steps are equal.
    for country, series in posted.items():
        logs = [math.log(v) for _, v in sorted(series.items())]
        steps = [b - a for a, b in zip(logs, logs[1:])][-12 * ((len(logs) - 1) // 12):]
        means = [sum(steps[k::12]) / len(steps[k::12]) for k in range(12)]
        assert max(means) - min(means) < 1e-7, country


def a_tracker_given_ages_as_the_table_made_of_it(data):
    """The C chain of the published file against the table that the script made of it."""
    with tempfile.TemporaryDirectory() as folder:
        factors = []
        for given in ("", f"[wages]\npath = {data}/hiring-lab/posted-wage-growth-by-country.csv\n"):
            config = Path(folder, "run.ini")
            config.write_text(f"[run]\noutput = {folder}/out\nguard = 0\n{given}"
                              f"[source ai-jobs]\nlayout = ai-jobs\npath = {data}/{AI_JOBS}\n"
                              "[source eu-it-salary]\nlayout = eu-it-salary\n"
                              f"path = {data}/eu-it-salary/IT_Salary_Survey_EU_*.csv\n")
            paybands("run", "-q", "-c", config)
            manifest = json.loads(Path(folder, "out/latest/manifest.json").read_text())
            factors.append({(a["series"], a["date"]): a["factor"] for a in manifest["aging"]})
        table_s, file_s = factors
        assert table_s.keys() == file_s.keys() and ("GB", "2024") in table_s, table_s.keys()
        for key, factor in table_s.items():
            assert abs(factor / file_s[key] - 1) < 1e-7, (key, factor, file_s[key])


def occupations_aged_by_the_index_come_near_their_next_medians(data):
    """Medians of 15-xxxx of May 2024 moved to May 2025: half are off by 2.6% or more unaged."""
    us = wages_table("wage_index.csv")["US"]
    factor = us["2025-05"] / us["2024-05"]
    years = []
    for year in (2024, 2025):
        rows = table(Path(data, f"oews/national_M{year}_dl.csv").read_bytes())
        years.append({r["OCC_CODE"]: float(r["A_MEDIAN"].replace(",", "")) for r in rows
                      if r["O_GROUP"] == "detailed" and r["OCC_CODE"].startswith("15-")})
    errors = [sorted(abs(years[0][c] * f / years[1][c] - 1) for c in years[1] if c in years[0])
              for f in (1, factor)]
    unaged, aged = (type7(e, 0.5) for e in errors)
    assert abs(factor - 1.0286) < 5e-4, factor
    assert unaged > 0.024 and aged < 0.011, (unaged, aged)


def pay_structures_are_those_of_the_bands(data):
    """structures.csv recomputed from bands.csv; a published percentile is at itself."""
    ratio = lambda part, whole: round(part / whole, 4)
    with tempfile.TemporaryDirectory() as folder:
        paybands("run", "-q", "-o", f"{folder}/out", "--source", f"ai-jobs={data}/{AI_JOBS}",
                 "--source", f"oews={data}/oews/national_M2025_dl.csv", "--source",
                 f"levels-fyi={data}/levels-fyi/Levels_Fyi_Salary_Data.csv")
        latest = Path(folder, "out/latest")
        bands = {(r["role"], r["level"], r["area"], r["basis"]): r
                 for r in table((latest / "bands.csv").read_bytes())
                 if r["component"] == "base" and r["experience"] == "all"}
        rows = table((latest / "structures.csv").read_bytes())
        modelled = {(r["role"], r["area"]) for r in rows if r["basis"] == "modelled"}
        for r in rows:
            key = (r["role"], r["level"], r["area"], r["basis"])
            low, middle, high = (float(bands[key][p] or "nan") for p in ("p25", "p50", "p75"))
            assert float(r["midpoint"]) == middle, r
            if low == low:
                assert abs(float(r["range_spread"]) - ratio(high - low, low)) < 1.5e-4, r
            if r["next_level"]:
                after = bands[(r["role"], r["next_level"], r["area"], r["basis"])]
                a, m, b = (float(after[p] or "nan") for p in ("p25", "p50", "p75"))
                assert abs(float(r["midpoint_progression"]) - ratio(m - middle, middle)) < 1.5e-4, r
                assert r["basis"] == "observed" or m >= middle, r
                if a == a and high == high:
                    assert abs(float(r["range_overlap"]) - ratio(high - a, b - a)) < 1.5e-4, r
            if r["area_kind"] in ("state", "metro") and r["geographic_factor"]:
                nation = float(bands[(*key[:2], "US", r["basis"])]["p50"])
                assert abs(float(r["geographic_factor"]) - ratio(middle, nation)) < 1.5e-4, r
            assert r["basis"] == "modelled" or (r["role"], r["area"]) not in modelled, r
        assert len(rows) > 1000, len(rows)
        for p in (10, 25, 50, 75, 90):
            pay = bands[("data-scientist", "senior", "US-WA", "modelled")][f"p{p}"]
            answer = json.loads(paybands("place", "--role", "data-scientist", "--level", "senior",
                                         "--area", "US-WA", "--pay", pay, "--json", latest))
            assert answer["bands"][0]["percentile"] == p, answer
            assert answer["bands"][0]["beyond"] is None, answer


# May of the year: occupation, employment, mean, P10, P25, median, P75, P90 and the hourly median,
# as BLS publishes them (">=": top-coded).
PUBLISHED = {
    2020: {"15-1212": "138000 107580 60060 78440 103590 132890 163300 49.8",
           "29-1211": "28590 271440 136180 >=208000 >=208000 >=208000 >=208000 >=100"},
    2021: {"15-1252": "1364180 120990 64470 90870 120730 151960 168570 58.05",
           "29-1211": "31130 331190 117590 >=208000 >=208000 >=208000 >=208000 >=100"},
    2022: {"15-2051": "159630 115240 58510 77140 103500 136600 174790 49.76",
           "29-1211": "37430 302970 74860 140980 >=239200 >=239200 >=239200 >=115"},
    2023: {"15-1252": "1656880 138110 77020 101200 132270 167540 208620 63.59",
           "29-1211": "33470 339470 84940 191980 >=239200 >=239200 >=239200 >=115"},
    2025: {"15-1212": "190650 132510 75090 97810 129180 163500 199850 62.11",
           "29-1211": "38760 360570 101460 207000 391490 490530 557130 188.22"},
}
FIGURES = ("employment", "mean", "p10", "p25", "p50", "p75", "p90", "hourly_p50")


def every_year_of_oews_gives_what_was_published(data):
    for year, wanted in PUBLISHED.items():
        rows = table(paybands("ingest", "-q", "--layout", "oews", data / f"oews/national_M{year}_dl.xlsx"))
        got = {r["occupation"]: r for r in rows if r["group"] == "detailed"}
        for occupation, figures in wanted.items():
            found = " ".join(got[occupation][name] for name in FIGURES)
            assert found == figures, (year, occupation, found)
            assert got[occupation]["date"] == f"{year}-05", got[occupation]
        top = sum(r["p90"].startswith(">=") for r in rows)
        assert {2021: 83, 2025: 0}.get(year, top) == top, (year, top)
    states = {(r["area"], r["occupation"]): r for r in table(paybands(
        "ingest", "-q", "--layout", "oews", data / "oews/state_2024_rebuilt.csv.gz"))}
    found = [" ".join(states[area, "15-1252"][name] for name in FIGURES) for area in ("US-AL", "US-AR")]
    assert found == ["18020 117380 63670 82610 113020 141140 176060 54.34",
                     "6390 100380 55030 77550 96820 119770 160700 46.55"], found
    sectors = {(r["industry"], r["occupation"]): r for r in table(paybands(
        "ingest", "-q", "--layout", "oews", data / "oews/natsector_M2024_dl.csv.gz"))}
    found = [" ".join(sectors[naics, "15-1252"][name] for name in FIGURES) for naics in ("11", "22")]
    assert found == ["80 * * * * * * *", "2640 129210 87270 106860 130370 149910 170580 62.68"], found


def raw_rows(path, delimiter=","):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def same_pay(name, ours, theirs, count, total, middle):
    """Every pay of a file, and the figures of it that awk gives: count, sum and median."""
    ours, theirs = sorted(ours), sorted(theirs)
    assert len(theirs) == count and abs(sum(theirs) - total) <= 1, (name, len(theirs), sum(theirs))
    assert type7(theirs, 0.5) == middle, (name, type7(theirs, 0.5))
    assert len(ours) == len(theirs), (name, len(ours), len(theirs))
    for a, b in zip(ours, theirs):
        assert abs(a - b) < 0.06, (name, a, b)  # cents, and what a rate of exchange leaves


def ingested(layout, path, *options):
    return table(paybands("ingest", "-q", "--max-rejects", "1", "--layout", layout, path, *options))


def believed(pay):
    return 1000 <= pay <= 10_000_000


def surveys_give_every_pay_that_their_files_have(data):
    path = data / "levels-fyi/Levels_Fyi_Salary_Data.csv"
    same_pay("levels-fyi", [float(r["total"]) for r in ingested("levels-fyi", path)],
             [float(r["totalyearlycompensation"]) for r in raw_rows(path, ";")],
             29880, 6131036000, 180000)
    path = data / "stackoverflow/so2024_subset_13cols.csv"
    pay = [float(r["ConvertedCompYearly"]) for r in raw_rows(path)
           if r["MainBranch"].startswith("I am a developer") and r["DevType"] != "NA"]
    same_pay("stackoverflow", [float(r["total"]) for r in ingested("stackoverflow-2024", path)],
             [p for p in pay if believed(p)], 14850, 1293820067, 68192)
    path = data / "eu-it-salary/IT_Salary_Survey_EU_2019.csv"
    pay = [float(r["Yearly brutto salary (without bonus and stocks)"]) for r in raw_rows(path)
           if r["Position (without seniority)"] and r["Yearly brutto salary (without bonus and stocks)"]]
    same_pay("eu-it-salary 2019", [float(r["base"]) / float(r["fx"]) for r in ingested("eu-it-salary", path)],
             pay, 989, 71773090, 70000)


def payrolls_and_filings_give_every_pay_by_the_year(data):
    path = data / "payroll/montgomery_county_md_2023.csv"
    same_pay("payroll", [float(r["base"]) for r in ingested("payroll-montgomery-md", path)],
             [float(r["Base_Salary"]) for r in raw_rows(path)], 10291, 929402498, 87328)
    path = data / "dol-lca/lca_fy2025_q2_health_subset.csv"
    per = {"Year": 1, "Hour": 2080, "Month": 12, "Week": 52, "Bi-Weekly": 26}
    ends = [tuple(float(r[f"WAGE_RATE_OF_PAY_{end}"] or 0) * per[r["WAGE_UNIT_OF_PAY"]]
                  for end in ("FROM", "TO")) for r in raw_rows(path) if r["FULL_TIME_POSITION"] == "Y"]
    ends = [(low, high) for low, high in ends if believed(low)]
    ours = ingested("dol-lca", path)
    same_pay("dol-lca", [float(r["base_low"] or r["base"]) for r in ours], [low for low, _ in ends],
             7646, 1438676148, 114994)
    same_pay("dol-lca, ranges", [float(r["base_high"]) for r in ours if r["base_high"]],
             [high for low, high in ends if high > low], 1753, 453430715, 227345)


def us_pay_of_a_reader_survey_is_as_written(data):
    """In US dollars: those who chose them, and nine who wrote them beside "Other"."""
    path = data / "askamanager/aam_2021_responses.csv"
    rows = raw_rows(path)
    pay = next(name for name in rows[0] if name.startswith("What is your annual salary?"))
    other = next(name for name in rows[0] if name.startswith('If "Other," please indicate'))
    plain = [float(r[pay].replace(",", "")) for r in rows
             if (r["Job title"] or "").strip().lower() not in ("", "na", "n/a")
             and (r["Please indicate the currency"] == "USD"
                  or r["Please indicate the currency"] == "Other" and r[other].strip() in DOLLARS)]
    same_pay("askamanager", [float(r["base"]) for r in ingested("askamanager-2021", path)
                             if r["currency"] == "USD" and r["base"]],
             [p for p in plain if believed(p)], 23405, 2176264286, 78500)


LEGAL = set("inc incorporated llc ltd limited corp corporation co company plc lp llp pllc pc pa gmbh ag sa "
            "bv nv ab oy as pvt pty pte kk se sas srl spa".split())


def employer_words(name):
    """A name without case, accents, punctuation, "The", legal forms, and what follows "dba"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\b(?:[a-z]\W+)+[a-z]\b(?!\w)", lambda m: re.sub(r"\W", "", m[0]), plain.replace("&", " and "))
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    cut = next((i for i, w in enumerate(words) if i and w in ("dba", "aka", "fka", "formerly")), len(words))
    words = words[:cut]
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    formal = False
    while len(words) > 1 and (words[-1] in LEGAL or formal and words[-1] in ("professional", "private", "public")):
        words.pop()
        formal = True
    return "".join(words)


def employer_groups(layout, path, component):
    """By role and employer in the United States the rows' pay, each with its posted range."""
    with open(ROOT / "data/reference/employers.csv", newline="", encoding="utf-8") as file:
        known = {employer_words(r["name"]): employer_words(r["employer"]) for r in csv.DictReader(file)}
    tracks = {p.stem: re.search(r"^track = (\w+)", p.read_text(), re.M) for p in (ROOT / "data/roles").glob("*.ini")}
    groups, spelt = defaultdict(list), defaultdict(set)
    for r in ingested(layout, path):
        track = tracks.get(r["role"])
        belongs = r["level"] == track[1] if track else r["level"] in ("", *LADDER)
        key = employer_words(r["employer"])
        key = known.get(key, key)
        if r["role"] and r["country"] == "US" and r[component] and belongs and key:
            ends = (r.get(f"{component}_low"), r.get(f"{component}_high"))
            groups[r["role"], key].append((float(r[component]), ends if ends[1] else r["line"]))
            spelt[key].add(r["employer"].strip())
    return groups, spelt


def enough(pay):
    """Five people, and five once a range that is posted again is one draw (Kish)."""
    return len(pay) >= 5 and len(pay) ** 2 / sum(c * c for c in Counter(ends for _, ends in pay).values()) >= 5


def check_employers(layout, path, component):
    """Every employer of five of a role has its row: of all of its spellings, with their n and median."""
    groups, spelt = employer_groups(layout, path, component)
    with tempfile.TemporaryDirectory() as out:
        paybands("run", "-q", "--age", "none", "--outlier-distance", "0", "-o", out, "--source", f"{layout}={path}")
        rows = [r for r in table((Path(out) / "latest/employers.csv").read_bytes())
                if r["country"] == "US" and r["component"] == component]
    assert {(r["role"], employer_words(r["employer"])) for r in rows} == \
        {key for key, pay in groups.items() if enough(pay)}
    for r in rows:
        pay = [dollars for dollars, _ in groups[r["role"], employer_words(r["employer"])]]
        if not r["n"]:
            assert r["suppressed"] and not r["p50"], r
            continue
        median = type7(pay, 0.5)
        if float(r["n_effective"]) < 10:
            median = round(median, -3)
        assert int(r["n"]) == len(pay) and abs(float(r["p50"]) - median) < 0.01, (r, len(pay), median)
    return rows, {name: found for name, found in spelt.items() if len(found) > 1}


def employers_have_the_medians_of_all_their_spellings(data):
    rows, merged = check_employers("levels-fyi", data / "levels-fyi/Levels_Fyi_Salary_Data.csv", "total")
    assert len(rows) > 700 and len(merged) > 190 and len(merged["google"]) > 3, (len(rows), len(merged))
    # The file of filings is of health care, which no role is of: its employers and pay, as of one role.
    filings = data / "dol-lca/lca_fy2025_q2_health_subset.csv"
    with tempfile.TemporaryDirectory() as folder, open(filings, newline="", encoding="utf-8-sig") as file:
        reader, copy = csv.DictReader(file), Path(folder, "filings.csv")
        with copy.open("w", newline="", encoding="utf-8") as out:
            writer = csv.DictWriter(out, reader.fieldnames)
            writer.writeheader()
            writer.writerows({**r, "JOB_TITLE": "Data Engineer", "SOC_CODE": "15-1243.00",
                              "SOC_TITLE": ""} for r in reader)
        rows, merged = check_employers("dol-lca", copy, "base")
    assert len(rows) > 50 and len(merged) > 50, (len(rows), len(merged))


def juniors_by_year_are_those_of_the_rows(data):
    """Shares of every role in the salary file of several years, from its rows alone."""
    years = defaultdict(Counter)
    for r in ingested("ai-jobs", data / AI_JOBS):
        if r["role"] and r["country"] == "US" and r["level"] in LADDER:
            years[r["role"], int(r["date"][:4])][r["level"] == "junior"] += 1
    told = {k: (round(100 * c[True] / c.total()) / 100, math.floor(c.total() / 10 + 0.5) * 10)
            for k, c in years.items() if c.total() >= 30 and min(c[True], c[False]) >= 5}
    with tempfile.TemporaryDirectory() as out:
        paybands("run", "-q", "-o", out, "--source", f"ai-jobs={data / AI_JOBS}")
        roles = [json.loads(p.read_text()) for p in sorted((Path(out) / "latest/roles").glob("*.json"))]
    got = {(r["role"]["id"], y["year"]): (y["share"], y["n"])
           for r in roles for t in r["juniors_by_year"] for y in t["years"]}
    assert len(got) >= 15 and got.items() <= told.items(), got.items() - told.items()
    # Those that are left out have few once repeats are taken off, or are the only one of their role.
    assert {("data-analyst", 2023), ("data-analyst", 2024), ("ml-engineer", 2024)} <= set(got), got


AI_INPUTS = (("gpts-exposure", "exposure/occ_level.csv"),
             ("ai-applicability", "exposure/soc_ai_applicability_scores.csv"),
             ("anthropic-exposure", "exposure/aei_2026/job_exposure.csv"),
             ("onet-tasks", "onet/Task Statements.txt"),
             ("gpts-task-labels", "exposure/full_labelset.tsv"),
             ("anthropic-task-use", "exposure/aei_2026/task_penetration.csv"),
             ("indeed-ai-tracker", "hiring-lab/AI_posting.csv"))


def ai_run(data, out):
    """The tables of a run on the publishers' files of AI: impact.csv by role, and a role's JSON."""
    sources = [part for layout, path in AI_INPUTS for part in ("--source", f"{layout}={data / path}")]
    paybands("run", "-q", "-o", out, *sources)
    rows = table((Path(out) / "latest/impact.csv").read_bytes())
    return {row["role"]: row for row in rows}, json.loads(
        (Path(out) / "latest/roles/ml-engineer.json").read_text())


def months_of(rows, name):
    """Month to the mean of its days, of the publisher's rows."""
    days = {}
    for row in rows:
        days.setdefault(row["date"][:7], []).append(float(row[name]))
    return {month: sum(values) / len(values) for month, values in days.items()}


def job_postings_are_the_publisher_s_means(data):
    """July 2026 is the newest whole month of the files; every state's change is that of its days."""
    files = {"indeed-postings": "aggregate_job_postings_US.csv",
             "indeed-postings-states": "state_job_postings_us.csv"}
    rows = {layout: table((data / "hiring-lab" / name).read_bytes()) for layout, name in files.items()}
    all_of = [r for r in rows["indeed-postings"] if r["variable"] == "total postings"]
    sources = [part for layout, name in files.items()
               for part in ("--source", f"{layout}={data / 'hiring-lab' / name}")]
    with tempfile.TemporaryDirectory() as out:
        paybands("run", "-q", "-o", out, *sources)
        got = json.loads((Path(out) / "latest/roles/ml-engineer.json").read_text())["postings"]
    means = months_of(all_of, "indeed_job_postings_index_SA")
    assert got["all"]["month"] == "2026-07", got["all"]
    assert abs(got["all"]["index"] - means["2026-07"]) < 1e-9, got["all"]
    assert abs(got["all"]["percent_in_a_year"] - 100 * (means["2026-07"] / means["2025-07"] - 1)) < 1e-9
    assert len(got["states"]) == 51, len(got["states"])
    for state in got["states"]:
        mine = [r for r in rows["indeed-postings-states"] if r["state"] == state["state"].lower()]
        means = months_of(mine, "indeed_job_postings_index")
        wanted = 100 * (means["2026-07"] / means["2025-07"] - 1)
        assert abs(state["percent_in_a_year"] - wanted) < 1e-9, (state, wanted)


def weights_of(path):
    """A role file's occupations and their weights."""
    part = path.read_text().partition("[occupations]")[2].partition("\n[")[0]
    return {code: float(weight) for code, weight in re.findall(r"^(\d\d-\d{4}) *= *([\d.]+)", part, re.M)}


def amounts_by_role(data):
    """Each role's four amounts, from the publishers' files: None where a family has under half of it."""
    measures = exposure.read_measures(str(data), str(ROOT / "data/reference"))
    families = [[measures["gpts-model-beta"], measures["gpts-human-beta"]], [measures["ilo-task-scores"]],
                [measures["observed-exposure"]], [measures["ai-applicability"]]]
    found = {}
    for path in sorted((ROOT / "data/roles").glob("*.ini")):
        weights = weights_of(path)
        if not weights:
            continue
        row = []
        for family in families:
            had = {code: w for code, w in weights.items() if all(code in m for m in family)}
            share = sum(had.values()) / sum(weights.values())
            row.append(None if share < 0.5 else 100 * sum(
                w * sum(m[code] for m in family) / len(family) for code, w in had.items()) / sum(had.values()))
        found[path.stem] = row
    return found


def additive(rows):
    """Effects of the columns, by going to and fro between rows and columns until nothing moves."""
    columns = [0.0] * 4
    for _ in range(2000):
        effects = [sum(y - columns[c] for c, y in enumerate(row) if y is not None) /
                   sum(y is not None for y in row) for row in rows]
        for c in range(4):
            off = [row[c] - e for row, e in zip(rows, effects) if row[c] is not None]
            columns[c] = sum(off) / len(off)
        middle = sum(columns) / 4
        columns = [c - middle for c in columns]
    return columns


def ai_impact_is_the_midpoint_of_what_the_publishers_say(data):
    with tempfile.TemporaryDirectory() as folder:
        got, page = ai_run(data, folder)
    amounts = amounts_by_role(data)
    columns = additive(list(amounts.values()))
    assert set(got) == set(amounts), set(got) ^ set(amounts)
    for role, row in amounts.items():
        known = [y - columns[c] for c, y in enumerate(row) if y is not None]
        filled = [sum(known) / len(known) + columns[c] if y is None else y for c, y in enumerate(row)]
        could, does = (filled[0] + filled[1]) / 2, (filled[2] + filled[3]) / 2
        for name, wanted in (("could", could), ("does", does), ("score", (could + does) / 2)):
            assert abs(float(got[role][name]) - wanted) < 0.011, (role, name, got[role][name], wanted)
        assert len(got[role]["filled"].split()) == row.count(None), role
    scores = sorted(float(row["score"]) for row in got.values())
    one = got["ml-engineer"]
    assert [round(float(one[k])) for k in ("score", "could", "does")] == [47, 60, 35], one
    assert [round(float(one[k])) for k in ("occupation_median", "occupation_p95", "apart")] == [19, 45, 7], one
    assert [round(type7(scores, q)) for q in (0.25, 0.75)] == [41, 46], scores
    assert 2.4 <= float(one["plus_minus"]) <= 2.6, one
    years = {point["year"]: point["percent"] for point in page["ai_postings"]["years"]}
    assert (round(years[2019], 1), round(years[2024], 1)) == (1.7, 2.2), years
    # June 2026: the publisher's last day is 5.9, the month's mean a little less.
    assert 5.7 < years[2026] < 5.9 and page["ai_postings"]["month"] == 6, years


def tasks_have_the_labels_of_their_publishers(data):
    with tempfile.TemporaryDirectory() as folder:
        _, page = ai_run(data, folder)
    rows = {(row["O*NET-SOC Code"], row["Task"]): row for row in csv.DictReader(
        (data / "exposure/full_labelset.tsv").open(encoding="utf-8"), delimiter="\t")}
    by_text = {task: row for (code, task), row in rows.items() if code in ("15-2051.00", "15-1252.00")}
    use = {row["task"].lower(): row["penetration"] for row in csv.DictReader(
        (data / "exposure/aei_2026/task_penetration.csv").open(encoding="utf-8"))}
    shown = next(t for t in page["tables"] if t["id"] == "ai-tasks")["rows"]
    words = {"E0": "no", "E1": "yes, alone", "E2": "with tools"}
    assert len(shown) == 8
    for _, task, _, people, model, seen in shown:
        row = by_text[task]
        assert (people, model) == (words[row["human_labels"]], words[row["gpt4_exposure"]]), task
        assert int(seen["display"]) == round(100 * float(use[task.lower()])) == round(seen["value"]), task


def editions(data, folder):
    """Years of OEWS as published, and ai-jobs as it stood at each year's end, oldest first."""
    rows = (data / AI_JOBS).read_text(encoding="utf-8").splitlines()
    for year in range(2020, 2026):
        jobs = folder / f"jobs-{year}.csv"
        jobs.write_text("\n".join([rows[0], *(r for r in rows[1:] if int(r[:4]) <= year)]) + "\n")
        yield jobs, data / f"oews/national_M{year}_dl.xlsx"


def held(output, *sources):
    """What a run says that the guard held back; "" where it was published."""
    done = subprocess.run(["paybands", "run", "-q", "-o", str(output),
                           *(f"--source={s}" for s in sources)],
                          cwd=ROOT, env=environment(), capture_output=True, timeout=600)
    assert done.returncode in (0, 4), done.stderr.decode()
    return done.stderr.decode() if done.returncode else ""


def swapped_columns(path, folder, one, other):
    head, rest = path.read_text(encoding="utf-8").split("\n", 1)
    names = [{one: other, other: one}.get(n, n) for n in head.split(",")]
    (folder / "swapped.csv").write_text(",".join(names) + "\n" + rest)
    return folder / "swapped.csv"


def the_guard_passes_every_real_year_and_stops_what_is_wrong(data):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "out"
        for jobs, oews in editions(data, folder):
            said = held(out, f"ai-jobs={jobs}", f"oews={oews}")
            assert not said, f"{oews.name}: {said}"
        old = folder / "national_M2025_dl.xlsx"
        old.write_bytes((data / "oews/national_M2021_dl.xlsx").read_bytes())
        swapped = swapped_columns(jobs, folder, "employee_residence", "company_location")
        for sources, words in [((f"ai-jobs={jobs}", f"oews={old}"), "oews: pay is 0."),
                               ((f"ai-jobs={jobs}",), "source oews is missing"),
                               ((f"ai-jobs={swapped}", f"oews={oews}"), "changed their country")]:
            said = held(out, *sources)
            assert words in said, f"{sources}: {said}"
        said = held(folder / "first", f"oews={old}")
        assert "data/reference/projections.csv" in said, said


CHECKS = [the_guard_passes_every_real_year_and_stops_what_is_wrong,
          ai_impact_is_the_midpoint_of_what_the_publishers_say, tasks_have_the_labels_of_their_publishers,
          ai_jobs_rows_are_the_ends_of_postings, ai_jobs_accounts_for_every_row,
          repeats_make_the_effective_number_smaller,
          ml_engineer_medians_are_those_of_a_plain_computation,
          bands_are_type_7_quantiles_of_the_observations,
          any_split_in_any_order_gives_the_same_bytes, oews_figures_come_out_exactly,
          every_year_of_oews_gives_what_was_published, surveys_give_every_pay_that_their_files_have,
          payrolls_and_filings_give_every_pay_by_the_year, us_pay_of_a_reader_survey_is_as_written,
          a_run_on_all_real_sources_is_whole_and_repeatable, workbooks_give_what_their_cells_say,
          a_survey_s_workbook_gives_what_its_csv_gives, sheets_and_members_are_found_in_an_archive,
          drafts_of_public_files_are_right_and_run_as_they_are,
          posted_wages_repeat_every_published_growth, a_tracker_given_ages_as_the_table_made_of_it,
          occupations_aged_by_the_index_come_near_their_next_medians,
          pay_structures_are_those_of_the_bands, job_postings_are_the_publisher_s_means,
          employers_have_the_medians_of_all_their_spellings, juniors_by_year_are_those_of_the_rows]


def run(check):
    name = f"real: {check.__name__.replace('_', ' ')}"
    data = real_data()
    if not data:
        return [Result(name, "skip")]
    try:
        check(data)
    except (AssertionError, KeyError, TypeError, ValueError) as fault:
        return [Result(name, "fail", f"  {type(fault).__name__}: {str(fault)[:2000]}")]
    return [Result(name, "pass")]


def jobs(accept):
    for check in CHECKS:
        yield lambda c=check: run(c)
    yield lambda: real.official.check(accept)
    yield lambda: real.tutorial.check(accept)
