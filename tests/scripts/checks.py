# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts that make the tables of data/ and judge a run.

Each script of scripts/reference runs on a small input of its own, whose answer can be computed by
hand, and again on its publisher's file, where it must give the table of data/reference back.
scripts/check-run is shown bad runs and must refuse each one.
"""
import configparser
import csv
import importlib.machinery
import importlib.util
import io
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import types
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from harness import ROOT, Result, environment, real_data

from . import bad_runs, catalogue, judges, tools, unattended

SCRIPTS = ROOT / "scripts"
REFERENCE = SCRIPTS / "reference"
TABLES = ROOT / "data/reference"


class Skip(Exception):
    pass


def ran(script, *arguments, exit_code=0):
    done = subprocess.run([sys.executable, "-B", str(script), *map(str, arguments)], cwd=ROOT,
                          env=environment(), capture_output=True, text=True, timeout=300)
    assert done.returncode == exit_code, f"{script.name}: {done.returncode}: {done.stderr[-1500:]}"
    return done


def reference(name, *arguments, exit_code=0):
    return ran(REFERENCE / name, *arguments, exit_code=exit_code)


def equal(got, wanted):
    """Line by line, so that the first difference is shown."""
    got, wanted = got.splitlines(), wanted.splitlines()
    for a, b in zip(got, wanted):
        assert a == b, f"\n  - {b[:300]}\n  + {a[:300]}"
    assert len(got) == len(wanted), f"{len(got)} lines, wanted {len(wanted)}"


def make(path, text, encoding="utf-8"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def workbook(path, sheets):
    """A workbook of {sheet name: rows}, numbers as numbers and texts inline."""
    path.parent.mkdir(parents=True, exist_ok=True)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def cell(value):
        if value is None:
            return "<c/>"
        if isinstance(value, (int, float)):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'

    with zipfile.ZipFile(path, "w") as book:
        book.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="r0" '
                      f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>' +
                      "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>'
                              for i, name in enumerate(sheets, 1)) + "</sheets></workbook>")
        book.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}">' + "".join(
            f'<Relationship Id="r{i}" Type="t" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(sheets) + 1)) + "</Relationships>")
        for i, rows in enumerate(sheets.values(), 1):
            book.writestr(f"xl/worksheets/sheet{i}.xml", f'<worksheet xmlns="{main}"><sheetData>' +
                          "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows) +
                          "</sheetData></worksheet>")
    return path


def role(folder, name, text):
    return make(folder / f"{name}.ini", text)


# Small inputs: what a script does is seen in answers that a person can work out.

def rates_are_dollars_for_one_unit_averaged_as_quoted(folder):
    annual = "Date,Country,Exchange rate\n2020-01-01,Canada,1.25\n2020-01-01,Venezuela,9\n2014-01-01,Canada,1\n"
    # The pound is quoted in dollars: months of 2 and of 1 dollar are 1.5 (units: 0.5 and 1).
    # The yen is quoted in units: months of 100 and 50 are 75 units, 1/75 dollars.
    monthly = "Date,Country,Exchange rate\n"
    for month in range(1, 13):
        monthly += f"2020-{month:02}-01,United Kingdom,{0.5 if month % 2 else 1}\n"
        monthly += f"2020-{month:02}-01,Canada,2\n"
    monthly += "2021-01-01,Japan,100\n2021-02-01,Japan,50\n2021-03-01,Japan,\n2020-01-01,Germany,1\n"
    make(folder / "macro/exchange-rates_annual.csv", "\ufeff" + annual)
    make(folder / "macro/exchange-rates_monthly.csv", "\ufeff" + monthly)
    # Zlotys a euro over dollars a euro: 4.8 / 1.2 = 4, then 4.4 / 1.1 = 4. The lira starts in
    # February and the rouble ends in November: neither year is whole. 2021 is the last year.
    days = ("Date,USD,JPY,PLN,RUB,TRY,\n"
            "2021-02-05,1.25,130,5,N/A,N/A,\n"
            "2021-01-05,1,130,3,N/A,8,\n"
            "2020-12-05,1.1,130,4.4,N/A,9,\n"
            "2020-11-05,N/A,130,100,80,9,\n"
            "2020-02-05,1.2,130,4.8,80,9,\n"
            "2020-01-05,1.2,130,4.8,80,N/A,\n")
    with zipfile.ZipFile(folder / "macro/eurofxref-hist.zip", "w") as archive:
        archive.writestr("eurofxref-hist.csv", days)
    equal(reference("exchange_rates.py", folder).stdout, """\
currency,year,usd_per_unit,source,average,date
CAD,2020,0.8,Federal Reserve H.10,annual average,2020
GBP,2020,1.5,Federal Reserve H.10,mean of twelve months,2020
JPY,2021,0.0133333,Federal Reserve H.10,mean of 2 months to 2021-02,2021-02
PLN,2020,0.25,ECB reference rates,mean of the year's days,2020
PLN,2021,0.285714,ECB reference rates,mean of the days to 2021-02,2021-02
TRY,2021,0.125,ECB reference rates,mean of the days to 2021-01,2021-01
""")
    assert "CAD,2014,1," in reference("exchange_rates.py", folder, "--from-year", "2014").stdout
    assert "CAD,2014" not in reference("exchange_rates.py", folder, "--from-year", "2015").stdout
    make(folder / "macro/exchange-rates_annual.csv", annual + "2020-01-01,Atlantis,2\n")
    assert "Atlantis" in reference("exchange_rates.py", folder, exit_code=1).stderr


READ_ME = "\ufeffO*NET 30.1 Database\nDecember 2025 Release\n"
ZONES = ("O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n"
         "15-2051.00\tData \"Scientists\t5\t2025\tAnalyst\n"
         "15-2051.01\tBI\t4\t2025\tAnalyst\n15-2051.02\tClinical\t4\t2025\tAnalyst\n"
         "15-1299.01\tWeb\t3\t2025\tAnalyst\n15-1299.02\tVideo\t4\t2025\tAnalyst\n"
         "15-1299.03\tDocs\tn/a\t2025\tAnalyst\n"
         "35-1011.00\tChefs\t3\t2025\tAnalyst\n29-1141.00\tNurses\t3\t2025\tAnalyst\n")


def job_zones_are_of_the_base_code_else_the_most_frequent(folder):
    make(folder / "onet/Read Me.txt", READ_ME)
    make(folder / "onet/Job Zones.txt", "\ufeff" + ZONES)
    role(folder / "roles", "nurse", "; 35-1011 in a comment\n[occupations]\n29-1141 = 1\n47-2152 = 1\n")
    done = reference("job_zones.py", folder / "onet", "--out", folder / "out.csv", "--roles",
                     folder / "roles")
    source = '"O*NET 30.1 Job Zones, CC BY 4.0",2025-12'
    equal((folder / "out.csv").read_text(), f"""\
occupation,job_zone,sub_codes,source,date
15-1299,4,2,{source}
15-2051,5,3,{source}
29-1141,3,1,{source}
""")
    equal(done.stderr, "47-2152: a role names it, but O*NET gives it no job zone\n"
                       "3 occupations, O*NET 30.1\n")


def related_occupations_take_their_best_tier(folder):
    head = "O*NET-SOC Code\tTitle\tRelated O*NET-SOC Code\tRelated Title\tRelatedness Tier\tIndex\n"
    make(folder / "onet/Read Me.txt", READ_ME)
    make(folder / "onet/Related Occupations.txt", "\ufeff" + head +
         "15-2051.01\ta\t15-1252.00\tb\tSupplemental\t11\n"
         "15-2051.00\ta\t15-1252.00\tb\tPrimary-Long\t7\n"
         "15-2051.02\ta\t15-1252.00\tb\tPrimary-Long\t6\n"
         "15-1252.00\tb\t15-2051.00\ta\tPrimary-Short\t2\n"
         "15-2051.00\ta\t15-2051.01\ta\tPrimary-Short\t1\n"
         "15-2051.00\ta\t35-1011.00\tc\tPrimary-Short\t1\n")
    role(folder / "roles", "a", "[role]\nname = A\nmoves_from = b , c\n[occupations]\n15-2051 = 0.5\n29-1141 = 0.5\n")
    role(folder / "roles", "b", "[role]\nname = B\nmoves_from = a\n[occupations]\n29-1141 = 0.4\n15-1252 = 0.6\n")
    role(folder / "roles", "c", "[role]\nname = C\n[occupations]\n15-2051 = 1\n")
    role(folder / "roles", "words", "[words]\nx = y\n")
    role(folder / "roles", "d", "[role]\nmoves_from = e\n[occupations]\n29-1141 = 1\n")
    role(folder / "roles", "e", "[role]\n[occupations]\n15-1252 = 1\n")
    options = ["--out", folder / "out.csv", "--roles", folder / "roles"]
    done = reference("related.py", folder / "onet", *options)
    assert done.stderr.endswith("2 pairs, O*NET 30.1\n"), done.stderr
    source = '"O*NET 30.1 Related Occupations, CC BY 4.0",2025-12'
    equal((folder / "out.csv").read_text(), f"""\
occupation,related,tier,index,source,date
15-1252,15-2051,primary-short,2,{source}
15-2051,15-1252,primary-long,6,{source}
""")
    equal(reference("related.py", folder / "onet", *options, "--moves").stdout, """\
b -> a: 15-1252 -> 15-2051: primary-short, 2
c -> a: 15-2051 -> 15-2051: the same occupation
a -> b: 15-2051 -> 15-1252: primary-long, 6
e -> d: 15-1252 -> 29-1141: not related
""")
    make(folder / "onet/Related Occupations.txt", head + "15-2051.00\ta\t15-1252.00\tb\tDistant\t1\n")
    assert "'distant'" in reference("related.py", folder / "onet", *options, exit_code=1).stderr


def predecessors_come_with_the_one_of_the_same_title_first(folder):
    make(folder / "walk/onet_2010_to_2019_crosswalk.csv",
         "O*NET-SOC 2010 Code,O*NET-SOC 2010 Title,O*NET-SOC 2019 Code,O*NET-SOC 2019 Title\n"
         "15-1111.00,Other,15-2000.00,Same\n15-1133.00,Same,15-2000.00,Same\n"
         "15-1122.00,Third,15-2000.00,Same\n15-1100.01,Sub,15-2000.00,Same\n"
         "15-1100.00,Sub,15-2000.01,Part\n15-1199.01,Caf\u00e9,15-3000.02,Part\n", "latin-1")
    done = reference("soc_2010_to_2018.py", folder / "walk", "--out", folder / "out.csv")
    assert done.stderr == "2 occupations of SOC 2018, 5 rows\n", done.stderr
    source = '"O*NET-SOC 2010 to 2019 crosswalk, O*NET Resource Center, CC BY 4.0",2019'
    equal((folder / "out.csv").read_text(), f"""\
from,to,principal,source,date
15-1133,15-2000,1,{source}
15-1111,15-2000,2,{source}
15-1122,15-2000,3,{source}
15-1100,15-2000,,{source}
15-1199,15-3000,,{source}
""")


def projections_are_found_by_what_their_headers_begin_with(folder):
    head = ["2023 National Employment Matrix title", "2023 Matrix code", "Occupation type",
            "Employment, 2023", "Employment, 2033", "Employment change, numeric, 2023-33",
            "Employment change, percent, 2023-33", "Occupational openings, 2023-33 annual average",
            "Median annual wage, dollars, 2024[1]", "Typical education needed for entry",
            "Work experience in a related occupation", "Typical on-the-job training"]
    book = workbook(folder / "occupation.xlsx", {
        "Index": [["not this one"]],
        "Table 1.2": [["Table 1.2 Occupational projections"], head,
                      ["Total, all", "00-0000", "Summary", 167849.8, "174,589.0", 6739, 4.0, 18904.1, 49500,
                       "\u2014", "\u2014", "\u2014"],
                      ["Computer", "15-0000", "Summary", 1, 2, 1, 3.0, 4, 5, "\u2014", "\u2014", "\u2014"],
                      ["Data\u00a0 scientists", "15-2051", "Line item", 202.9, 276, 73.1, 36.0, 20.8,
                       "$112,590", "Bachelor's degree", "None", "\u2014"],
                      ["Clerks", "43-9061", "Line item", 100, 90, -10, -10.5, "\u2014", ">=$239,200",
                       "High school", "None", "Short-term"],
                      ["Surgeons", "29-1240", "Line item", 1, 2, 1, 3.0, 4, 5, "a", "b", "c"],
                      [], ["Footnotes:"]]})
    role(folder / "roles", "clerk", "[occupations]\n43-9061 = 1\n47-2152 = 1\n")
    done = reference("projections.py", book, "--out", folder / "out.csv", "--roles", folder / "roles",
                     "--date", "2024-08")
    source = '"BLS Employment Projections 2023-33, Table 1.2",2024-08'
    equal((folder / "out.csv").read_text(), f"""\
occupation,title,period,employment_start,employment_end,percent_change,openings,median_wage,education,work_experience,training,source,date
00-0000,"Total, all",2023-33,167849.8,174589,4,18904.1,49500,,,,{source}
15-2051,Data scientists,2023-33,202.9,276,36,20.8,112590,Bachelor's degree,None,,{source}
43-9061,Clerks,2023-33,100,90,-10.5,,>=239200,High school,None,Short-term,{source}
""")
    equal(done.stderr, "47-2152: a role names it, but the matrix has no such line item\n"
                       "3 occupations, 2023-33\n")
    head[3] = "Jobs"
    book = workbook(folder / "other.xlsx", {"Table 1.2": [head]})
    done = reference("projections.py", book, "--out", folder / "out.csv", exit_code=1)
    assert "no column begins with 'Employment, '" in done.stderr


def exposure_is_ranked_among_what_every_voting_measure_has(folder):
    data, out = folder / "data/exposure", folder / "out"
    make(out / "exposure_measures.csv", "measure,votes,half,key,date\n" + "".join(
        f"{name},{'yes' if name in ('gpts-model-beta', 'aioe') else 'no'},,k,2023\n" for name in
        ("gpts-model-beta", "gpts-human-beta", "aioe", "aioe-language", "ai-applicability",
         "ai-applicability-user", "ai-applicability-ai", "observed-exposure")) +
         "ilo-task-scores,yes,could,k,2025\n")
    # 15-2051 stands for the first of its principal predecessors that has a value; 15-1299 has none
    # and takes the mean of the others; 15-9999 comes from nothing that has one.
    make(out / "soc_2010_to_2018.csv", "from,to,principal\n15-0001,15-2051,2\n15-0002,15-2051,3\n"
         "15-0009,15-2051,1\n15-0001,15-1299,\n15-0002,15-1299,\n15-0003,29-1141,1\n15-0009,15-9999,1\n"
         "15-0001,15-1252,1\n")
    make(data / "occ_level.csv", "\ufeffO*NET-SOC Code ,dv_rating_beta,human_rating_beta\n"
         "15-2051.00,0.25,0.5\n15-2051.01,0.5,0.6\n15-1299.00,0.375,nan\n15-1252.00,0.1,0.1\n"
         "29-1141.00,0.9,x\n47-2152.00,0.5,0.5\n")
    make(data / "soc_ai_applicability_scores.csv", "SOC Code,ai_applicability_score\n15-2051,0.25\n")
    make(data / "soc_metrics.csv", "SOC Code,ai_applicability_score_user,ai_applicability_score_ai\n"
         "15-2051,0.1,0.2\n")
    make(data / "aei_2026/job_exposure.csv", "occ_code,observed_exposure\n15-2051,0.75\n")
    workbook(data / "AIOE_DataAppendix.xlsx", {"Notes": [[]], "Appendix A": [
        ["SOC Code", "Occupation Title", "AIOE"], ["15-0001", "a", 1.5], ["15-0002", "b", -0.5],
        ["15-0003", "c", "NA"], ["15-0004"]]})
    workbook(data / "Language_Modeling_AIOE_and_AIIE.xlsx", {"LM AIOE": [
        ["SOC Code", "Occupation Title", "Language Modeling AIOE"], ["15-0001", "a", 2]]})
    # Unit groups 2511 (0.4 over two tasks) and 2512 (0.6) weigh the same; 2519 is residual, as is 15-0009.
    workbook(data / "Final_Scores_ISCO08_x.xlsx", {"Sheet1": [
        ["ISCO_08", "Task_ISCO", "score_2025"], [2511, "a", 0.3], [2511, "b", 0.5], [2512, "c", 0.6],
        [2519, "d", 0.9], [2512, "e", "NA"]]})
    make(folder / "data/crosswalk/soc10_isco08_ibs.csv",
         "soc10,isco08\n15-0001,2511\n15-0001,2512\n15-0001,2519\n15-0002,2519\n15-0009,2512\n")
    role(folder / "roles", "plumber", "[occupations]\n47-2152 = 1\n")
    done = reference("exposure.py", folder / "data", "--out", out, "--roles", folder / "roles")
    equal((out / "exposure_universe.csv").read_text(), "occupation\n15-1252\n15-1299\n15-2051\n")
    rows = list(csv.reader(io.StringIO((out / "exposure.csv").read_text())))
    got = {(r[0], r[1]): tuple(r[2:]) for r in rows[1:]}
    assert rows[0] == ["measure", "occupation", "value", "percentile", "universe", "source", "date"]
    assert [r[:2] for r in rows[1:]] == sorted(r[:2] for r in rows[1:])
    # 0.375 twice and 0.1 among three: midranks 100 (1 + 1) / 3 and 100 (0 + 1/2) / 3; 0.5 is above all.
    for key, wanted in {
            ("gpts-model-beta", "15-2051"): ("0.375", "66.6667", "3", "k", "2023"),
            ("gpts-model-beta", "15-1299"): ("0.375", "66.6667", "3", "k", "2023"),
            ("gpts-model-beta", "15-1252"): ("0.1", "16.6667", "3", "k", "2023"),
            ("gpts-model-beta", "47-2152"): ("0.5", "100.0000", "3", "k", "2023"),
            ("gpts-human-beta", "15-2051"): ("0.55", "75.0000", "2", "k", "2023"),
            ("aioe", "15-2051"): ("1.5", "66.6667", "3", "k", "2023"),
            ("aioe", "15-1299"): ("0.5", "16.6667", "3", "k", "2023"),
            ("aioe-language", "15-2051"): ("2", "50.0000", "3", "k", "2023"),
            ("ai-applicability-user", "15-2051"): ("0.1", "50.0000", "1", "k", "2023"),
            ("ai-applicability-ai", "15-2051"): ("0.2", "50.0000", "1", "k", "2023"),
            ("ai-applicability", "15-2051"): ("0.25", "50.0000", "1", "k", "2023"),
            ("observed-exposure", "15-2051"): ("0.75", "50.0000", "1", "k", "2023")}.items():
        assert got.get(key) == wanted, (key, got.get(key), wanted)
    assert ("gpts-human-beta", "15-1299") not in got and ("gpts-model-beta", "29-1141") not in got
    assert ("aioe", "15-9999") not in got
    equal((out / "exposure_amounts.csv").read_text(),
          "occupation,ilo-task-scores\n15-1252,0.5\n15-1299,\n15-2051,0.5\n")
    assert done.stderr.startswith("47-2152: a role names it, but not every measure has it\n"
                                  f"3 occupations in the universe, {len(got)} rows"), done.stderr
    make(out / "exposure_measures.csv", "measure,votes,half,key,date\naioe,yes,,k,2023\n")
    assert "different measures" in reference("exposure.py", folder / "data", "--out", out,
                                             exit_code=1).stderr


OEWS = ["OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "A_MEDIAN"]


def national(folder, year, rows, head=OEWS):
    workbook(folder / f"oews/national_M{year}_dl.xlsx", {"national": [head, *rows]})


def two_years(folder):
    """Two occupations of employment 100 -> 300 and 200 -> 400 whose medians rise by 10% and 4%; a code
    that is split, whose broad one rises 21%; others that do not count."""
    national(folder, 2023, [["15-0000", "all", "major", 1, 1], ["15-1010", "c", "broad", 100, 1000],
                            ["15-1011", "a", "detailed", 100, 1000], ["15-1020", "c", "broad", 1, 1],
                            ["15-1022", "b", "detailed", 200, "2,000"],
                            ["15-1030", "c", "broad", 100, 100], ["15-1031", "c", "detailed", 100, 100],
                            ["15-1041", "d", "detailed", 500, "#"], ["35-1011", "e", "detailed", 9, 9]])
    national(folder, 2024, [["15-1010", "c", "broad", 100, 9000],
                            ["15-1011", "a", "detailed", 300, 1100],
                            ["15-1022", "b", "detailed", 400, 2080],
                            ["15-1030", "c", "broad", 300, 121], ["15-1032", "c", "detailed", 150, 1],
                            ["15-1033", "c", "detailed", 150, 1],
                            ["15-1041", "d", "detailed", "**", 100]],
             [name.lower() if name == "O_GROUP" else name for name in OEWS])


def the_wage_index_is_the_weighted_growth_of_the_same_occupations(folder):
    two_years(folder)
    # exp((200 ln 1.10 + 300 ln 1.04 + 200 ln 1.21) / 700) = 1.10352; weights are means of two years;
    # 3 of them hold 1000 of the later year's 1000. Root mean square of ln(growth / 1.10352) by hand.
    equal(reference("wage_index.py", folder).stdout, """\
country,month,index,sd,source,date
US,2023-05,100.0000,0.0633,BLS OEWS national May 2023: the base,2023-05
US,2024-05,110.3518,0.0633,BLS OEWS national May 2023 and 2024: medians of 3 occupations 15-xxxx (100% of employment),2024-05
""")
    national(folder, 2026, [["15-1011", "a", "detailed", 300, 1100]])
    assert "without a gap" in reference("wage_index.py", folder, exit_code=1).stderr
    (folder / "oews/national_M2026_dl.xlsx").unlink()
    (folder / "oews/national_M2024_dl.xlsx").unlink()
    assert "at least two years" in reference("wage_index.py", folder, exit_code=1).stderr
    national(folder, 2024, [["35-1011", "a", "detailed", 300, 1100]])
    assert "no detailed occupations" in reference("wage_index.py", folder, exit_code=1).stderr


def growth_file(folder, months, growth):
    names = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    make(folder / "hiring-lab/posted-wage-growth-by-country.csv", "jobcountry,month,posted_wage_growth_yoy\n" +
         "".join(f"US,{names[m % 12]}-{m // 12:02},{growth(m)}\n" for m in months))


def posted_wages_are_chained_without_a_season(folder):
    two_years(folder)
    may_23, may_24 = 23 * 12 + 4, 24 * 12 + 4
    growth_file(folder, range(may_23, may_24 + 1), lambda m: 0.1)
    out = list(csv.DictReader(io.StringIO(reference("posted_wages.py", folder).stdout)))
    assert (out[0]["month"], out[-1]["month"], len(out)) == ("2022-05", "2024-05", 25)
    # A constant growth has no season: every step is the twelfth root.
    for k, row in enumerate(out):
        assert abs(float(row["index"]) - 100 * 1.1 ** (k / 12)) < 1e-5, (k, row)
        assert (row["country"], row["date"]) == ("US", "2024-05"), row
    # Of ln(1.10 / 1.1), ln(1.04 / 1.1), ln(1.21 / 1.1): root mean square.
    assert out[0]["sd"] == "0.0638", out[0]
    loop = reference("posted_wages.py", folder, "--loop").stdout
    equal(loop, "country,against,rms,greatest\nUS,equal first year,0.0000,0.0000\n"
                "US,equal last year,0.0000,0.0000\n")
    # A published growth comes back, whatever it was.
    growth_file(folder, range(may_23, may_24 + 3), lambda m: 0.02 * (m % 5))
    out = [float(r["index"]) for r in
           csv.DictReader(io.StringIO(reference("posted_wages.py", folder).stdout))]
    for k in range(12, len(out)):
        assert abs(out[k] / out[k - 12] - 1 - 0.02 * ((may_23 + k - 12) % 5)) < 1e-6, k
    loop = reference("posted_wages.py", folder, "--loop").stdout.splitlines()
    assert loop[1] != "US,equal first year,0.0000,0.0000", loop
    growth_file(folder, [may_23, may_23 + 2], lambda m: 0.1)
    assert "does not follow" in reference("posted_wages.py", folder, exit_code=1).stderr


def a_backtest_ages_each_occupation_by_the_others(folder):
    national(folder, 2023, [[f"15-10{i}1", "a", "detailed", 100, 1000] for i in range(3)])
    national(folder, 2024, [[f"15-10{i}1", "a", "detailed", 100, m] for i, m in enumerate((1100, 1100, 1210))])
    growth_file(folder, range(23 * 12 + 4, 24 * 12 + 5), lambda m: 0.1)
    # Unaged 1 - 1/1.1 twice: 9.1%. By the others: 1.1 / sqrt(1.1 * 1.21) = 0.953 (4.9% off, twice).
    # By posted wages: none, none, 9.1%.
    equal(reference("wage_backtest.py", folder).stdout,
          "from,to,occupations,unaged,aged,by posted wages,rms aged,sd x sqrt(years)\n"
          "2023,2024,3,9.1%,4.9%,0.0%,6.7%,4.5%\n")


def state_indices_weigh_by_national_employment(folder):
    make(folder / "out/states.csv", "code,fips\nCA,06\nTX,48\nWY,56\n")
    rpp = make(folder / "rpp.csv",
               'GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2022,2023\n'
               ' "00000","United States",,SARPP,1,...,"RPPs: All items ",Index,100,100\n'
               ' "06000","California",8,SARPP,1,...,"RPPs: All items ",Index,112,112.5\n'
               ' "48000","Texas",8,SARPP,1,...,"RPPs: All items ",Index,97,97.2\n'
               ' "48000","Texas",8,SARPP,2,...,"RPPs: Goods ",Index,90,90\n'
               ' "91000","New England",8,SARPP,1,...,"RPPs: All items ",Index,90,90\n"Note: see"\n')
    head = "AREA,OCC_CODE,O_GROUP,I_GROUP,TOT_EMP,A_MEDIAN\n"
    us = make(folder / "us.csv", "\ufeff" + head +
              "99,15-1011,detailed,cross-industry,300,100\n99,15-1012,detailed,cross-industry,100,200\n"
              "99,15-1013,detailed,cross-industry,9000,#\n99,15-1010,broad,cross-industry,900,100\n"
              "99,35-1011,detailed,cross-industry,900,100\n99,15-1011,detailed,sector,1,1\n")
    # California: 300 ln 1.2 + 100 ln 1.5 over 400 = 1.2688; Texas has 3/4 of employment; Wyoming 1/4.
    states = make(folder / "states.csv", head.lower() +
                  '6,15-1011,detailed,cross-industry,5,120\n6,15-1012,detailed,cross-industry,9,"300"\n'
                  "6,15-1013,detailed,cross-industry,9,300\n"
                  '48,15-1011,detailed,cross-industry,"1,000",90\n48,15-1012,detailed,cross-industry,5,*\n'
                  "56,15-1012,detailed,cross-industry,5,200\n72,15-1011,detailed,cross-industry,5,200\n")
    done = reference("state_indices.py", "--rpp", rpp, "--oews-national", us, "--oews-state", states,
                     "--output", folder / "out")
    equal((folder / "out/price_levels.csv").read_text(), "state,index,source,date\n"
          'CA,112.500,"BEA SARPP, RPP all items",2023\nTX,97.200,"BEA SARPP, RPP all items",2023\n'
          'US,100.000,"BEA SARPP, RPP all items",2023\n')
    equal((folder / "out/labour_cost.csv").read_text(), """\
state,index,occupations,coverage,source,date
CA,126.885,2,1.000,BLS OEWS,2024-05
TX,90.000,1,0.750,BLS OEWS,2024-05
US,100.000,2,1.000,BLS OEWS,2024-05
""")
    assert "area 56 left out, 1 occupations with 25%" in done.stderr
    assert "area 72 left out" in done.stderr
    make(rpp, "GeoFIPS,Description,2023\n")
    assert "no rows" in reference("state_indices.py", "--rpp", rpp, "--oews-national", us, "--oews-state",
                                  states, "--output", folder / "out", exit_code=1).stderr


def the_sample_is_calibrated_to_the_roles_occupations(folder):
    head = "OCC_CODE,O_GROUP,TOT_EMP,EMP_PRSE,A_MEAN,MEAN_PRSE,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"
    make(folder / "oews/national_M2024_dl.csv", "\ufeff" + head +
         '29-1141,detailed,"3,282,010",0.3,"98,430",0.2,66030,78610,93600,107960,#\n'
         "15-2051,detailed,1,2,3,4,5,6,7,8,9\n15-2051,broad,0,0,0,0,0,0,0,0,0\n"
         "15-1252,detailed,0,0,0,0,0,0,0,0,0\n")
    role(folder / "roles", "a", "[occupations]\n29-1141 = 1\n15-2051 = 1\n")
    equal(reference("oews_national.py", folder, folder / "roles").stdout, """\
occupation,employment,employment_rse,mean,mean_rse,p10,p25,p50,p75,p90,source,date
15-2051,1,2,3,4,5,6,7,8,9,BLS OEWS national,2024-05
29-1141,3282010,0.3,98430,0.2,66030,78610,93600,107960,#,BLS OEWS national,2024-05
""")


COUNTRY = ("ISO3166-1-Alpha-2,ISO3166-1-Alpha-3,official_name_en,CLDR display name,UNTERM English Short,"
           "UNTERM English Formal,official_name_fr,official_name_es,official_name_ru,official_name_cn,"
           "official_name_ar,ISO4217-currency_alphabetic_code\n")


def geography(folder):
    make(folder / "country-codes.csv", "\ufeff" + COUNTRY +
         'BT,BTN,Bhutan,Bhutan,Bhutan,the Kingdom of Bhutan,Bhoutan,Bhután,X,Y,Z,"INR,BTN"\n'
         'BS,BHS,Bahamas (the),Bahamas,Bahamas (the) *,,Bahamas (les),,,,,BSD\n'
         "TR,TUR,Türkiye,Türkiye,,,,,,,,\nUS,USA,United States of America,US,,,,,,,,USD\n")
    make(folder / "census_state.txt", "STATE|STUSAB|STATE_NAME|STATENS\n25|MA|Massachusetts|1\n"
         "11|DC|District of Columbia|2\n60|AS|American Samoa|3\n74|UM|Minor Outlying|4\n56|WY|Wyoming|5\n")
    workbook(folder / "list1_2023.xlsx", {"List 1": [
        ["Title"], [],
        ["CBSA Code", "Metropolitan Division Code", "CBSA Title",
         "Metropolitan/Micropolitan Statistical Area", "County/County Equivalent", "FIPS State Code",
         "FIPS County Code"],
        ["14460", None, "Boston-Cambridge, MA-NH", "Metropolitan Statistical Area", "Suffolk County", "25",
         "025"],
        ["38340", None, "Pittsfield, MA", "Micropolitan Statistical Area", "Berkshire County", "25", "003"],
        ["Note: see the bulletin"]]})
    make(folder / "uscities.csv", "\ufeffcity,city_ascii,state_id,county_fips,population,zips\n"
         "Boston,Boston,MA,25025,600000,02108 02109\nChelsea,Chelsea,MA,25025,2000,02150\n"
         "Tiny,Tiny,MA,25025,1999,02151\nNowhere,Nowhere,WY,56001,10000,82001\n"
         "Small,Small,WY,56001,9999,82002\n"
         # Two of a name in one state: the one five times larger is meant; else neither.
         "Twin,Twin,MA,25025,10000,02160\nTwin,Twin,MA,25003,2000,01201\n"
         "Pair,Pair,MA,25025,10000,02161\nPair,Pair,MA,25003,2001,01202\n"
         "Saint Ann,Saint Ann,MA,25003,,01203\n")
    make(folder / "hud_zip_cbsa_122022.csv",
         "ZIP,CBSA,USPS_ZIP_PREF_CITY,USPS_ZIP_PREF_STATE,TOT_RATIO\n"
         "2108,14460,BOSTON,MA,1\n2150,14460,CHELSEA,MA,1\n2151,14460,OLD TOWN,MA,1\n"
         "2199,14460,TRUSTED,MA,0.9\n2199,38340,TRUSTED,MA,0.1\n"
         "2198,14460,UNSURE,MA,0.89\n2198,38340,UNSURE,MA,0.11\n"
         "1201,99999,ST ANN,MA,1\n82001,99999,FAR TOWN,WY,1\n")
    return folder


def places_are_made_of_what_the_publishers_agree_on(folder):
    source, out = geography(folder / "in"), folder / "out"
    out.mkdir()
    make(folder / "world/cities.json", """[
{"name": "Paris", "country": "FR", "population": 2138551},
{"name": "Lyon", "country": "FR", "population": 50000}, {"name": "Lyon", "country": "FR", "population": 72000},
{"name": "Petit", "country": "FR", "population": 49999}, {"name": "Ay", "country": "FR", "population": 90000},
{"name": "A|b", "country": "FR", "population": 90000}, {"name": "Austin", "country": "US", "population": 900000}]""")
    make(folder / "world/subdivisions.json", """{"subdivisions": {"localeDisplayNames": {"subdivisions":
{"deby": "Bavaria", "dema": "Mar", "frbre": "Brittany", "frma": "Marne", "fr12": "Twelve", "usca": "California",
 "itma": "Mantua"}}}}""")
    reference("places.py", "--geography", source, "--output", out, "--world", folder / "world")
    read = lambda name: (out / name).read_text(encoding="utf-8")
    equal(read("countries.csv"), """\
code,code3,name,currency,names,source,date
BS,BHS,Bahamas,BSD,,datasets/country-codes,2026-01
BT,BTN,Bhutan,BTN,Kingdom of Bhutan|Bhoutan|Bhután,datasets/country-codes,2026-01
TR,TUR,Türkiye,TRY,,datasets/country-codes,2026-01
US,USA,United States,USD,United States of America,datasets/country-codes,2026-01
XK,XKX,Kosovo,EUR,Kosovo,EU interinstitutional style guide,2024
""")
    equal(read("states.csv"), """\
code,fips,name,kind,source,date
AS,60,American Samoa,territory,Census Bureau state.txt,2020
DC,11,District of Columbia,district,Census Bureau state.txt,2020
MA,25,Massachusetts,state,Census Bureau state.txt,2020
WY,56,Wyoming,state,Census Bureau state.txt,2020
""")
    equal(read("metros.csv"), """\
code,title,kind,states,source,date
14460,"Boston-Cambridge, MA-NH",metro,MA|NH,Census list1,2023
38340,"Pittsfield, MA",micro,MA,Census list1,2023
""")
    equal(read("cities.csv"), """\
name,state,metro,population,source,date
Berkshire County,MA,38340,0,Census,2023
Boston,MA,14460,600000,simplemaps; Census,2023
Chelsea,MA,14460,2000,simplemaps; Census,2023
Nowhere,WY,,10000,simplemaps; Census,2023
Pair,MA,,10000,simplemaps; Census,2023
Suffolk County,MA,14460,0,Census,2023
Twin,MA,14460,10000,simplemaps; Census,2023
""")
    # Old Town lies where its ZIP's city does; HUD is trusted for the rest where nine tenths agree.
    equal(read("towns.csv"), """\
state,metro,names,source,date
MA,,Unsure,simplemaps; HUD; Census,2023
MA,14460,Old Town|Tiny|Trusted,simplemaps; HUD; Census,2023
MA,38340,Saint Ann,simplemaps; HUD; Census,2023
WY,,Far Town|Small,simplemaps; HUD; Census,2023
""")
    equal(read("zip_states.csv"), "first,last,state,source,date\n012,021,MA,HUD,2022-12\n"
                                  "820,820,WY,HUD,2022-12\n")
    equal(read("world_cities.csv"), "country,population,names,source,date\nFR,70000,Lyon,GeoNames,2020-03\n"
                                    "FR,2000000,Paris,GeoNames,2020-03\n")
    regions = read("regions.csv").splitlines()
    assert "DE,Bavaria,BY|MA,CLDR,2026" in regions and "FR,Brittany|Marne|Twelve,BRE,CLDR,2026" in regions, regions
    assert "IT,Mantua,MA,CLDR,2026" in regions and not any(r.startswith("US") for r in regions), regions
    assert "IE,,CK|DN,CLDR,2026" in regions, regions


def surveys_of_the_sample_are_what_the_script_makes(folder):
    ran(SCRIPTS / "make-sample", folder)
    made = sorted(path.name for path in folder.iterdir())
    assert made == sorted(path.name for path in (ROOT / "data/sample").glob("sample-*")), made
    for name in made:
        assert (folder / name).read_bytes() == (ROOT / "data/sample" / name).read_bytes(), name


def loaded(name, **changed):
    """A script as a module, with some of its names changed."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_").removesuffix(".py"), str(SCRIPTS / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    for key, value in changed.items():
        setattr(module, key, value)
    return module


def printed(function, *arguments):
    """What a function of a module prints, and what it gives back. Checks run in threads: nothing of the
    process is changed."""
    out = io.StringIO()
    names = getattr(function, "__func__", function).__globals__
    names["print"] = lambda *words, end="\n", **_: out.write(" ".join(map(str, words)) + end)
    result = function(*arguments)
    return out.getvalue(), result


def files_in_a_circle_are_named_with_what_they_call(folder):
    circles = loaded("lint-circles.py", ROOT=folder, os=types.SimpleNamespace(environ={}))
    assert circles.circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a", "e"}, "e": {"d"}, "f": {"f"}}) == [
        ["a", "b", "c"], ["d", "e"]]
    # From a, c is reached twice: by the way that closes a circle and by one that does not.
    assert circles.circles({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}) == []
    assert circles.circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "x": {"a", "c"}}) == [["b", "c"]]
    for name, text in (
            ("src/a.h", '#include "b.h"\n'), ("src/b.h", ' # include "src/a.h"\n#include <stdio.h>\n'),
            ("ingest/c.h", '#include "b.h"\n#include "none.h"\n'), ("reports/d.h", '#include "ingest/c.h"\n'),
            ("src/a.c", "int b(void); int a(void); int a(void) { return b(); }\n"),
            ("src/b.c", "extern int table[]; int a(void); int b(void); int b(void) { return a() + table[0]; }\n"),
            ("ingest/c.c", "int a(void); int c(void); int table[1] = {1}; int puts(const char *);"
                           " int c(void) { return a() + puts(\"\"); }\n"),
            ("reports/d.c", "static int e(void) { return 1; } int d(void); int d(void) { return e(); }\n")):
        make(folder / name, text)
    assert circles.headers() == {"src/a.h": {"src/b.h"}, "src/b.h": {"src/a.h"}, "ingest/c.h": {"src/b.h"},
                                 "reports/d.h": {"ingest/c.h"}}
    both = "these headers include each other in a circle: src/a.h src/b.h\n"
    assert printed(circles.main) == ("lint-circles: calls are not checked: run make first\n" + both, 1)
    for source in folder.rglob("*.c"):
        built = folder / "build" / source.relative_to(folder).with_suffix(".o")
        built.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["gcc", "-c", "-o", built, source], check=True)
    lines = ("these files call each other in a circle:\n  ingest/c.c needs src/a.c: a\n"
             "  src/a.c needs src/b.c: b\n  src/b.c needs ingest/c.c: table\n  src/b.c needs src/a.c: a\n")
    equal(printed(circles.main)[0], lines + both)
    assert printed(circles.main)[1] == 1
    circles.ALLOWED = {("ingest/c.c", "src/a.c", "src/b.c"): "for a test"}
    make(folder / "src/b.h", "")
    assert printed(circles.main) == ("", 0)
    circles.ALLOWED = {}
    assert printed(circles.main) == (lines, 1)
    make(folder / "src/a.c", "int a(void); int a(void) { return 1; }\n")
    os.utime(folder / "src/a.c", (2e9, 2e9))
    assert printed(circles.main) == ("lint-circles: calls are not checked: run make first\n", 0)


def the_code_has_no_circle(_folder):
    """The objects of this build; where only some are there, calls are left to `make lint`."""
    build = types.SimpleNamespace(environ={"BUILD": environment()["PAYBANDS_BUILD"]})
    words, code = printed(loaded("lint-circles.py", os=build).main)
    assert code == 0, words


def every_source_is_measured_and_its_rows_are_added_up(folder):
    data = folder / "data"
    jobs = (ROOT / "tests/cli/fixtures/jobs.csv").read_text()
    rows = jobs.splitlines()
    pair = [rows[1], rows[1].replace(",101000,", ",91000,")]
    make(data / "ai-jobs/salaries.csv", "\n".join([*rows, *pair, rows[1].replace(",FT,", ",PT,"),
                                                    rows[1].replace("101000", "x")]) + "\n")
    make(data / "exposure/soc_metrics.csv", "nothing\n1\n")
    make(data / "onet/Job Zones.txt", "O*NET-SOC Code\tTitle\tJob Zone\tDate\tDomain Source\n15-2051.00\tx\t5\t1\ta\n")
    extra = dict(environment(), PAYBANDS_REAL_DATA=str(data), BUILD=environment()["PAYBANDS_BUILD"])
    done = subprocess.run([sys.executable, "-B", SCRIPTS / "measure-sources"], env=extra, cwd=ROOT,
                          capture_output=True, text=True)
    assert done.returncode == 1, done
    lines = done.stdout.splitlines()
    assert len(lines) == 4 and lines[0].startswith("| source | rows read | used |"), done.stdout
    assert lines[2].startswith("| ai-jobs | 17 | 14 | 1 | 1 | holds | pay-not-a-number 1 |"), lines[2]
    assert lines[2].endswith("| 1 posted, 1 of two rows |"), lines[2]
    assert lines[3].startswith("| onet-job-zones | 1 | 1 | 0 | 0 | holds |"), lines[3]
    said = done.stderr.splitlines()
    assert said[0] == "levels-fyi: not there, left out", said
    assert len(said) == 17 and said[-1].startswith("ai-applicability-metrics: paybands: "), said
    (data / "exposure/soc_metrics.csv").unlink()
    done = subprocess.run([sys.executable, "-B", SCRIPTS / "measure-sources"], env=extra, cwd=ROOT,
                          capture_output=True, text=True)
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 17), done
    done = subprocess.run([sys.executable, "-B", SCRIPTS / "measure-sources"], cwd=ROOT, capture_output=True,
                          env=dict(extra, PAYBANDS_REAL_DATA=str(folder / "none")), text=True)
    assert done.returncode == 1 and "no real data here" in done.stderr, done
    # Rows that do not add up, and a sum that the program itself calls wrong.
    script = loaded("measure-sources", DATA=data, SOURCES=[("a", "l", ["onet/Job Zones.txt"])])
    head = ["| head |", "| --- |"]
    for line, wrong in (("| a | 9 | 4 | 3 | 2 | holds | | |", []),
                        ("| a | 10 | 4 | 3 | 2 | holds | | 1 of two rows |", []),
                        ("| a | 10 | 4 | 3 | 2 | holds | | |", ["a: 10 rows read, 9 accounted for"]),
                        ("| a | 9 | 4 | 3 | 2 | WRONG | | |", ["a: 9 rows read, 9 accounted for"])):
        script.summary = lambda *_, line=line: ([*head, line], "")
        assert printed(script.measure_sources, folder) == ("\n".join([*head, line]) + "\n", wrong), line


def scored(validate, rows, bands):
    """What a fold of these rows prints."""
    scores = validate.Scores("fold")
    for row in rows:
        scores.add(row, bands)
    return printed(scores.tell)[0]


def bands_are_scored_as_the_head_of_validate_says(folder):
    make(folder / "data/reference/wage_index.csv", "country,month,index\nUS,2020-01,100\nUS,2021-01,110\nEA,2020-01,50\n")
    make(folder / "data/reference/posted_wages.csv",
         "country,month,index\nUS,2020-07,200\nUS,2021-07,400\nPL,2020-01,10\nPL,2021-01,20\n")
    make(folder / "data/reference/countries.csv", "code,name,currency\nDE,Germany,EUR\nPL,Poland,PLN\nUS,X,USD\n")
    v = loaded("validate", ROOT=folder)
    near = lambda a, b: abs(a - b) < 1e-9
    assert (v.middle([3, 1, 2]), v.middle([4, 1, 2, 3]), v.middle([7])) == (2, 2.5, 7)
    assert (v.month_of("2024-01"), v.month_of("2024-07"), v.month_of("2024"), v.month_of("2024-04-30")) == (
        2024, 2024.5, 2024.5, 2024.25)
    wages = v.Wages()
    # The US go on by the posted wages' growth since January 2021, half way between 200 and 400 in logs.
    assert near(wages.series["US"][-1][1], math.log(110) + math.log(2) / 2) and len(wages.series["US"]) == 3
    assert wages.series["DE"] == wages.series["EA"] and "PL" in wages.series
    assert near(wages.to_last("PL", "2020-07"), math.log(2) / 2) and near(wages.to_last("PL", "2019"), math.log(2))
    assert wages.to_last("PL", "2022") == wages.to_last("BR", "2020") == wages.to_last("PL", "") == 0
    fields = {"source": "s", "role": "r", "country": "PL", "level": "", "years": "5", "metro": "", "state": "", "date": "",
              "base": "1000", "total": "999.99"}
    row = v.Row(fields, wages)
    assert (row.level, row.experience, row.areas, row.counts()) == ("all", "5-8", ["PL"], True)
    assert list(row.pay) == ["base"] and near(row.pay["base"], math.log(1000))
    for years, step in (("0", "0-2"), ("1.9", "0-2"), ("2", "2-5"), ("4.99", "2-5"), ("8", "8+"), ("40", "8+")):
        assert v.Row(fields | {"years": years}, wages).experience == step, years
    us = v.Row(fields | {"country": "US", "metro": "42660", "state": "WA", "level": "senior", "date": "2021-01"}, wages)
    assert (us.level, us.experience, us.areas) == ("senior", "all", ["42660", "US-WA", "US"])
    assert near(us.pay["base"], math.log(1000) + math.log(2) / 2)
    assert not v.Row(fields | {"years": ""}, wages).counts() and not v.Row(fields | {"role": ""}, wages).counts()
    assert not v.Row(fields | {"country": ""}, wages).counts()
    make(folder / "bands.csv", "basis,role,level,experience,area,component,p10,p25,p50,p75,p90,n\n"
         "observed,r,senior,all,US-WA,base,500,800,1000,1250,2000,29\n"
         "observed,r,senior,all,US,base,500,800,2000,1250,2000,30\n"
         "observed,r,all,all,US,base,1,2,3,4,5,99\nmodelled,r,senior,all,US,base,900,1000,1100,1200,1300,\n"
         "observed,r,senior,all,42660,base,,800,1000,1250,2000,29\n")
    bands = v.Bands(folder / "bands.csv")
    assert len(bands.rows) == 4 and bands.look_up("observed", us, "base")[1] == 29
    assert bands.look_up("modelled", us, "base")[1] == 0 and bands.look_up("observed", us, "total") is None
    assert near(bands.naive(us, "base")[0][2], math.log(3)) and bands.naive(row, "base") is None
    score, figures = v.Score(), [1, 2, 3, 4, 5]
    for pay in (2, 4, 1, 5, 0.5, 6):
        score.add(us, "base", pay, figures)
    assert (score.rows, score.half, score.most) == (6, 2, 4)
    only = v.Score()
    only.add(us, "base", 3.5, figures)
    # 0.1 * 2.5 + 0.25 * 1.5 + 0.5 * 0.5 + (1 - 0.75) * 0.5 + (1 - 0.9) * 1.5, a fifth of it
    assert near(only.loss, (0.25 + 0.375 + 0.25 + 0.125 + 0.15) / 5), only.loss
    assert printed(only.line, "name", 4)[0] == f"{'name':44} {1:6} {0.25:6.1%}  1.00 1.00  0.2300  -\n"
    assert printed(v.Score().line, "none", 4)[0] == ""
    # Six of one cell: their median 3 is the band's. Of five of a second, 3.5 and 3.25 are 0.25 apart.
    for pay in (3.25, 3.25, 3.25, 1, 9):
        score.add(row, "base", pay, figures)
    assert printed(score.line, "two", 11)[0].endswith("0.125  0.0% (2)\n"), printed(score.line, "two", 11)
    score.add(v.Row(fields | {"level": "mid"}, wages), "base", 9, figures)
    assert printed(score.line, "two", 11)[0].endswith("0.125  0.0% (2)\n")
    for pay in (3.3, 3.3, 3.3, 3.3):
        score.add(v.Row(fields | {"level": "mid"}, wages), "base", pay, figures)
    assert printed(score.line, "three", 16)[0].endswith("0.250 33.3% (3)\n"), printed(score.line, "three", 16)
    lines = [line.split()[:5] for line in scored(v, [us, us], bands).splitlines()]
    assert lines == [["fold", "base", "naive", "2", "100.0%"], ["fold", "base", "observed", "2", "100.0%"],
                     ["fold", "base", "modelled", "2", "100.0%"], ["fold", "base", "both:", "observed", "2"],
                     ["fold", "base", "both:", "modelled", "2"], ["fold", "base", "under", "30:", "observed"],
                     ["fold", "base", "under", "30:", "modelled"]], lines
    # Of two cells with half and one and a half of the other's loss, one in four draws is of either alone.
    one, other = v.Score(), v.Score()
    one.losses, other.losses = {"a": 1, "b": 3}, {"a": 2, "b": 2}
    assert one.ratio_to(other) == (1, 0.5, 1.5)
    assert scored(v, [us, us], bands).splitlines()[-1].endswith("of observed's (0.835 to 0.835)"), scored(v, [us, us], bands)
    us.areas = ["US"]
    assert "under" not in scored(v, [us], bands)


def the_readme_and_the_contract_name_what_a_configuration_may_have(_folder):
    """Sections and keys as --help prints them from the list that reads them."""
    manual = subprocess.run(["paybands", "run", "--help"], env=environment(), capture_output=True, text=True,
                            check=True).stdout.partition("\nconfiguration")[2]
    sections = re.findall(r"^  (\[.*?\])", manual, re.M)
    keys = [k for k in re.findall(r"^      (.+?) = ", manual, re.M) if k not in ("SETTING", "LEVEL")]
    assert len(sections) >= 5 and len(keys) >= 11, manual
    readme = (ROOT / "README.md").read_text()
    contract = (ROOT / "docs/DATA-CONTRACT.md").read_text().partition("## Configuration")[2]
    for head in sections:
        stem = head.partition(" ")[0].rstrip("]")
        assert stem in readme and stem in contract, head
    for key in keys:
        assert f"`{key}`" in contract, key


def node_modules():
    """Where ajv is, of those that NODE_PATH and npm name."""
    if not shutil.which("node"):
        return None
    folders = os.environ.get("NODE_PATH", "").split(os.pathsep)
    if shutil.which("npm"):
        folders.append(subprocess.run(["npm", "root", "-g"], capture_output=True, text=True).stdout.strip())
    return next((f for f in folders if f and (Path(f) / "ajv").is_dir()), None)


def the_data_package_holds_to_the_published_profile(folder):
    """By ajv, where npm has it; the profile is https://datapackage.org/profiles/2.0/datapackage.json."""
    profile, modules = real("frictionless/datapackage.json"), node_modules()
    if not modules:
        raise Skip
    subprocess.run(["paybands", "run", "-q", "-o", folder / "out", "--source",
                    f"ai-jobs={ROOT}/tests/cli/fixtures/jobs.csv"], env=environment(), cwd=ROOT, check=True)

    def faults(package):
        make(folder / "datapackage.json", json.dumps(package))
        return subprocess.run(["node", ROOT / "tests/scripts/validate.js", profile / "frictionless/datapackage.json",
                               folder / "datapackage.json"], env=dict(os.environ, NODE_PATH=modules),
                              capture_output=True, text=True).stdout

    package = json.loads((folder / "out/latest/datapackage.json").read_text())
    assert faults(package) == "", faults(package)
    assert "/resources" in faults(package | {"resources": []})
    assert "/licenses/0" in faults(package | {"licenses": [{"title": "free"}]})


PERCENTILES = {"p10", "p25", "p50", "p75", "p90"}
# Keys that a document may lack, with the schema's path of each.
OPTIONAL = {"datapackage": {"homepage", "licenses", "path", "compression"},
            "index": {"exchange", "sample_notice", "at_least", "at_most", "below_base", "benchmark", "withheld"},
            "ledger": {"exchange", "sample_notice"}, "manifest": {"exchange", "sample_notice"},
            "role": {"exchange", "sample_notice", "at_least", "at_most", "below_base", "benchmark", "withheld", "exact", "note", "role", "value",
                     "educationRequirements", "experienceRequirements", "url", "lastReviewed", "temporalCoverage",
                     "percentile10", "percentile25", "percentile75", "percentile90"},
            "explain": {"currency", "interval", "level_limits", "limits", "log_median", "model", "years", "n", "n_effective", "occupations",
                        "percentiles", "sources", *PERCENTILES,
                        # of tables by other codes
                        "p20", "p30", "p40", "p60", "p70", "p80", "periods_per_year", "usd_per_unit"},
            "compare-own": {"currency"}, "diff": {"currency"}, "place": {"currency"},
            "show": PERCENTILES | {"currency"}}


def own_pay_is_what_pandas_makes_of_it(_folder):
    python = next((p for p in (sys.executable, "/usr/bin/python3") if shutil.which(p) and subprocess.run(
        [p, "-c", "import numpy, pandas"], capture_output=True).returncode == 0), None)
    if not python:
        raise Skip
    program = shutil.which("paybands", path=environment()["PATH"])
    done = subprocess.run([python, "-B", SCRIPTS / "oracle/own_pay.py", program], env=environment(),
                          capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]


def every_schema_is_strict(_folder):
    """An object of a schema names all its keys, and demands them but for a known few."""
    def walk(schema, path):
        if isinstance(schema, list):
            for i, item in enumerate(schema):
                walk(item, f"{path}/{i}")
            return
        if not isinstance(schema, dict):
            return
        types = schema.get("type", [])
        # What is below if and not names what it tests, not what there is.
        if not path.endswith(("/if", "/then", "/else")) and (
                "properties" in schema or "object" in ([types] if isinstance(types, str) else types)):
            names = schema.get("propertyNames", {})
            assert schema.get("additionalProperties") is False or "enum" in names or "pattern" in names, \
                f"{path}: more keys are allowed"
            if "minProperties" not in schema:
                lacking = set(schema.get("properties", ())) - set(schema.get("required", ()))
                lacking -= OPTIONAL.get(name, set())
                assert not lacking, f"{path}: {sorted(lacking)} may be missing"
        if "array" in ([types] if isinstance(types, str) else types):
            assert "items" in schema, f"{path}: a list of anything"
        for key, value in schema.items():
            walk(value, f"{path}/{key}")

    for file in sorted((ROOT / "reports/schema").glob("*.schema.json")):
        name = file.name.partition(".")[0]
        walk(json.loads(file.read_text(encoding="utf-8")), name)


def the_words_of_every_role_are_whole_sentences(_folder):
    """A line left out of a summary, of a note or of a level's words is seen at its ends."""
    checked = 0
    for path in sorted((ROOT / "data/roles").glob("*.ini")):
        parser = configparser.ConfigParser(interpolation=None, strict=False, allow_no_value=True,
                                           inline_comment_prefixes=(" ;",))
        parser.read(path, encoding="utf-8")
        if "role" not in parser:
            continue
        texts = {"summary": parser["role"].get("summary"), "note": parser["occupations"].get("note"),
                 **dict(parser["levels"])}
        assert {"junior", "mid", "senior", "staff"} < set(texts), f"{path.name}: {sorted(texts)}"
        for key, text in texts.items():
            words = " ".join((text or "").split())
            assert words[:1].isupper() and words.endswith(".") and " " in words, f"{path.name}: {key}: {words}"
        checked += 1
    assert checked == 80, checked


# The publishers' files: each table of data/ is what its script makes of them today.

def real(path):
    data = real_data()
    if not data or not (data / path).exists():
        raise Skip
    return data


def table_is(name, made):
    kept = (ROOT / "data" / name).read_text(encoding="utf-8")
    equal(made if isinstance(made, str) else made.read_text(encoding="utf-8"), kept)


def exchange_rates_are_those_of_the_publishers(_folder):
    table_is("reference/exchange_rates.csv",
             reference("exchange_rates.py", real("macro/eurofxref-hist.zip")).stdout)


def the_samples_calibration_is_that_of_the_publisher(_folder):
    table_is("sample/oews_national.csv",
             reference("oews_national.py", real("oews/national_M2024_dl.csv"), ROOT / "data/roles").stdout)


def wage_tables_are_those_of_the_publishers(_folder):
    data = real("oews/national_M2025_dl.xlsx")
    table_is("reference/wage_index.csv", reference("wage_index.py", data).stdout)
    table_is("reference/posted_wages.csv", reference("posted_wages.py", data).stdout)


def exposure_tables_are_those_of_the_publishers(folder):
    data = real("exposure/occ_level.csv")
    reference("soc_2010_to_2018.py", data / "crosswalk", "--out", folder / "soc_2010_to_2018.csv")
    table_is("reference/soc_2010_to_2018.csv", folder / "soc_2010_to_2018.csv")
    (folder / "exposure_measures.csv").write_bytes((TABLES / "exposure_measures.csv").read_bytes())
    reference("exposure.py", data, "--out", folder)
    for name in ("exposure.csv", "exposure_amounts.csv", "exposure_universe.csv"):
        table_is(f"reference/{name}", folder / name)


def occupation_tables_are_those_of_the_publishers(folder):
    data = real("onet/Job Zones.txt")
    reference("job_zones.py", data / "onet", "--out", folder / "job_zones.csv")
    reference("related.py", data / "onet", "--out", folder / "related.csv")
    reference("projections.py", data / "projections/2024-34_occupation.xlsx", "--out",
              folder / "projections.csv")
    for name in ("job_zones.csv", "related.csv", "projections.csv"):
        table_is(f"reference/{name}", folder / name)


def place_tables_are_those_of_the_publishers(folder):
    data = real("geography/list1_2023.xlsx")
    reference("places.py", "--geography", data / "geography", "--output", folder)
    for name in ("countries", "states", "metros", "cities", "towns", "zip_states"):
        table_is(f"reference/{name}.csv", folder / f"{name}.csv")


def state_tables_are_those_of_the_publishers(folder):
    data = real("geography/SARPP_STATE_2008_2023.csv")
    (folder / "states.csv").write_bytes((TABLES / "states.csv").read_bytes())
    reference("state_indices.py", "--rpp", data / "geography/SARPP_STATE_2008_2023.csv",
              "--oews-national", data / "oews/national_M2024_dl.csv", "--oews-state",
              data / "oews/state_2024_rebuilt.csv.gz", "--output", folder)
    for name in ("price_levels.csv", "labour_cost.csv"):
        table_is(f"reference/{name}", folder / name)


def every_edition_of_the_measured_tables_is_measured(_folder):
    data = real("oews/national_M2020_dl.xlsx")
    sources = loaded("measure-sources").SOURCES
    for _, _, paths in sources:
        for path in paths:
            assert (data / path).is_file(), path
    editions = [f"oews/{p.name}" for p in sorted((data / "oews").glob("national_M????_dl.xlsx"))]
    measured = next(paths for name, _, paths in sources if name == "oews-national")
    assert measured == editions[:len(measured)] and len(measured) >= 5, measured


def the_readme_says_of_the_measured_sources_what_is_measured(_folder):
    data = real("oews/national_M2020_dl.xlsx")
    table = re.search(r"\n(\| source \| rows read .*?\n)\n", (ROOT / "README.md").read_text(), re.S)[1]
    extra = dict(environment(), PAYBANDS_REAL_DATA=str(data), BUILD=environment()["PAYBANDS_BUILD"])
    done = subprocess.run([sys.executable, "-B", SCRIPTS / "measure-sources"], env=extra, cwd=ROOT,
                          capture_output=True, text=True, check=True)
    equal(done.stdout, table)


def labelled_titles_are_those_of_the_sample(_folder):
    data = real("ai-jobs/salaries.csv")
    titles = ROOT / "tests/data"
    ran(SCRIPTS / "sample-titles", data, "--check", titles / "titles_test.csv", titles / "titles_tuning.csv")
    done = ran(SCRIPTS / "sample-titles", data, "--check", titles / "titles_test.csv", exit_code=1)
    assert "not labelled: " in done.stdout


def a_workbooks_cells_are_read_as_they_are_written(folder):
    book = workbook(folder / "a.xlsx", {"First": [["x"]], "Second": [["y", 2]]})
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{main}"><si><t>plain</t></si><si><r><rPr/><t>of </t></r><r><t>runs</t></r>'
        "<rPh><t>phonetic</t></rPh></si><si><t>two_x000A_lines</t></si><si><t/></si></sst>").encode()
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{main}"><sheetData><row r="2"><c r="B2" t="s"><v>0</v></c>'
        '<c t="s"><v>1</v></c><c r="E2" t="s"><v>2</v></c></row><row><c t="b"><v>1</v></c>'
        '<c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><v>0.90</v></c><c t="s"><v>3</v></c><c><v/></c>'
        '<c t="inlineStr"/></row><row r="4"><c r="AA4"><v>7</v></c></row></sheetData></worksheet>').encode()
    with zipfile.ZipFile(book, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    xlsx = loaded("reference/xlsx.py")
    assert xlsx.sheet_names(book) == ["First", "Second"]
    wanted = [[], [None, "plain", "of runs", None, "two\nlines"],
              ["TRUE", "FALSE", "#N/A", "0.90", None, None, None], [None] * 26 + ["7"]]
    for sheet in (None, 0, "First"):
        assert list(xlsx.rows(book, sheet)) == wanted, list(xlsx.rows(book, sheet))
    assert list(xlsx.rows(book, 1)) == list(xlsx.rows(book, "Second")) == [["y", "2"]]
    assert list(xlsx.table(book, "First", 2)) == [
        {"": "0.90", "plain": "FALSE", "of runs": "#N/A", "two\nlines": None},
        {"": None, "plain": None, "of runs": None, "two\nlines": None}], list(xlsx.table(book, "First", 2))
    # The first column is A and the last XFD.
    assert [xlsx._column(r) for r in ("A1", "Z9", "AA1", "xfd3")] == [0, 25, 26, 16383]
    for wrong in ("7", "XFE1", ""):
        try:
            xlsx._column(wrong)
        except ValueError:
            continue
        raise AssertionError(f"{wrong} is a cell")
    try:
        list(xlsx.rows(book, "Third"))
    except ValueError as fault:
        assert str(fault).endswith("no sheet 'Third'; it has First, Second"), fault
    else:
        raise AssertionError("a sheet that is not there is read")


def a_measured_command_that_fails_is_named(_folder):
    measure = loaded("benching/measure.py")
    cost = measure.cost(["sh", "-c", "sleep 0.2"])
    assert 0.2 <= cost.wall < 30 and 0 <= cost.processor <= cost.wall and 0.2 < cost.memory < 1000, cost
    try:
        measure.cost(["sh", "-c", "exit 3"])
    except SystemExit as fault:
        assert str(fault) == "bench: sh ended with 3", fault
    else:
        raise AssertionError("a command that fails is measured")


def instructions_are_held_to_their_limits(folder):
    tools.instructions_are_held_to_their_limits(folder, loaded, printed)


def a_demo_site_is_made_of_a_run(folder):
    tools.a_demo_site_is_made_of_a_run(folder, loaded)


def a_fold_is_banded_without_what_it_scores(folder):
    tools.a_fold_is_banded_without_what_it_scores(folder, loaded, printed)


def limits_of_a_fetch_are_in_it(folder):
    tools.limits_of_a_fetch_are_in_it(folder, loaded)


def a_line_of_the_validation_table(folder):
    tools.a_line_of_the_validation_table(folder, loaded)


def with_scripts(check):
    """A check that loads scripts as modules, as one of a folder."""
    def in_a_folder(folder):
        check(folder, loaded, printed)
    in_a_folder.__name__ = check.__name__
    return in_a_folder


CHECKS = [*tools.CHECKS, *judges.CHECKS, *map(with_scripts, judges.LOADING), limits_of_a_fetch_are_in_it, a_fold_is_banded_without_what_it_scores,
          a_line_of_the_validation_table, instructions_are_held_to_their_limits, a_demo_site_is_made_of_a_run,
          a_measured_command_that_fails_is_named, a_workbooks_cells_are_read_as_they_are_written,
          rates_are_dollars_for_one_unit_averaged_as_quoted,
          job_zones_are_of_the_base_code_else_the_most_frequent,
          related_occupations_take_their_best_tier,
          predecessors_come_with_the_one_of_the_same_title_first,
          projections_are_found_by_what_their_headers_begin_with,
          exposure_is_ranked_among_what_every_voting_measure_has,
          the_wage_index_is_the_weighted_growth_of_the_same_occupations,
          posted_wages_are_chained_without_a_season, a_backtest_ages_each_occupation_by_the_others,
          state_indices_weigh_by_national_employment, the_sample_is_calibrated_to_the_roles_occupations,
          places_are_made_of_what_the_publishers_agree_on,
          surveys_of_the_sample_are_what_the_script_makes,
          files_in_a_circle_are_named_with_what_they_call, the_code_has_no_circle,
          every_source_is_measured_and_its_rows_are_added_up,
          bands_are_scored_as_the_head_of_validate_says,
          the_readme_and_the_contract_name_what_a_configuration_may_have, every_schema_is_strict,
          own_pay_is_what_pandas_makes_of_it,
          the_data_package_holds_to_the_published_profile, the_words_of_every_role_are_whole_sentences,
          exchange_rates_are_those_of_the_publishers,
          the_samples_calibration_is_that_of_the_publisher, wage_tables_are_those_of_the_publishers,
          exposure_tables_are_those_of_the_publishers,
          occupation_tables_are_those_of_the_publishers, place_tables_are_those_of_the_publishers,
          state_tables_are_those_of_the_publishers, labelled_titles_are_those_of_the_sample,
          every_edition_of_the_measured_tables_is_measured,
          the_readme_says_of_the_measured_sources_what_is_measured]


def run(check):
    name = f"scripts: {check.__name__.replace('_', ' ')}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            check(Path(folder))
        except Skip:
            return [Result(name, "skip")]
        except (AssertionError, FileNotFoundError) as fault:
            return [Result(name, "fail", f"  {type(fault).__name__}: {str(fault)[:2000]}")]
    return [Result(name, "pass")]


def in_folder(check, *words):
    with tempfile.TemporaryDirectory() as folder:
        return check(*words, Path(folder))


def catalogue_jobs(accept):
    for name in catalogue.TABLES:
        yield lambda n=name: in_folder(catalogue.check, n, accept)


def jobs():
    for check in CHECKS:
        yield lambda c=check: run(c)
    yield bad_runs.run
    yield from unattended.jobs()
