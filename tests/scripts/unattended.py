# SPDX-License-Identifier: GPL-3.0-or-later
"""scripts/cron as cron and systemd run it: nothing in the environment, another working folder, a home that cannot be
written to, the C locale, a clock that went back; and what holds a run: little memory, a sandbox."""
import json
import os
import shutil
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

from harness import ROOT, Result, environment

CRON = ROOT / "scripts/cron"
JOBS = ROOT / "tests/cli/fixtures/jobs.csv"


def program():
    return shutil.which("paybands", path=environment()["PATH"])


def cron(folder, *options, code=0, **variables):
    """The wrapper, as cron starts it."""
    done = subprocess.run(["/bin/sh", CRON / "paybands-cron", folder / "pay.ini", *options], cwd="/",
                          env={"PAYBANDS": program(), "PAYBANDS_HOME": str(ROOT), **variables},
                          capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)
    assert done.returncode == code, f"{done.returncode}: {done.stdout}{done.stderr}"
    return done


def configured(folder, output="out"):
    shutil.copy(JOBS, folder / "jobs.csv")
    (folder / "pay.ini").write_text(f"[run]\noutput = {output}\n[source ai-jobs]\nlayout = ai-jobs\npath = jobs.csv\n")


def a_good_run_is_one_line_and_a_bad_one_the_whole_story(folder):
    configured(folder)
    prom = folder / "collector/paybands.prom"
    prom.parent.mkdir()
    done = cron(folder, PAYBANDS_PROM=str(prom))
    assert done.stdout.startswith("paybands: published: ") and done.stdout.count("\n") == 1, done.stdout
    assert done.stderr == "", done.stderr
    assert "paybands_run_success 1\n" in prom.read_text(), prom.read_text()
    assert [p.name for p in prom.parent.iterdir()] == [prom.name]
    assert cron(folder).stdout.startswith("paybands: unchanged: ")
    (folder / "jobs.csv").write_text("nothing,of,jobs\n1,2,3\n")
    done = cron(folder, code=3, PAYBANDS_PROM=str(prom))
    assert done.stdout == "", done.stdout
    for words in ("ended with 3: paybands: ", "has no column", f"configuration: {folder}/pay.ini",
                  "still published: runs/", '"outcome": "failed"'):
        assert words in done.stderr, f"{words} is not in\n{done.stderr}"
    assert "paybands_run_exit_code 3\n" in prom.read_text()


def metrics_are_of_the_last_run_however_it_ended(folder):
    """Of one that could not begin, that was killed, that published elsewhere: never those of the run before."""
    configured(folder)
    sound, prom = (folder / "pay.ini").read_text(), folder / "paybands.prom"
    collected = {"PAYBANDS_PROM": str(prom), "PAYBANDS_OUT": str(folder / "out")}
    cron(folder, **collected)
    for broken in ("[run]\ncolour = red\n", sound.replace("ai-jobs\n", "none\n")):
        (folder / "pay.ini").write_text(sound)
        cron(folder, **collected)
        assert "paybands_run_success 1\nx" in prom.read_text().replace("#", "x")
        (folder / "pay.ini").write_text(broken)
        done = cron(folder, code=2, **collected)
        report = json.loads(done.stderr[done.stderr.index("\n{"):])
        assert report["outcome"] == "failed" and report["exit_code"] == 2 and report["message"] in done.stderr, report
        assert report["last_published"]["run"] == (folder / "out/latest").resolve().parent.name
        for metrics in (prom, folder / "out/metrics.prom"):
            words = metrics.read_text()
            assert "paybands_run_success 0\n" in words and "paybands_run_exit_code 2\n" in words, words
    (folder / "pay.ini").write_text(sound)
    assert cron(folder, **collected).stdout.startswith("paybands: unchanged: ")
    killed = folder / "killed"
    killed.write_text("#!/bin/sh\nkill -9 $$\n")
    killed.chmod(0o755)
    done = cron(folder, code=137, **dict(collected, PAYBANDS=str(killed)))
    assert "ended with 137: it said nothing\n" in done.stderr and "exit_code" not in done.stderr, done.stderr
    words = prom.read_text()
    assert "paybands_run_success 0\n" in words and "paybands_run_exit_code 137\n" in words, words
    for option in (["-o", folder / "two"], [f"--output={folder}/three"], ["--output", folder / "four"]):
        prom.unlink()
        cron(folder, *option, PAYBANDS_PROM=str(prom))
        assert "paybands_run_success 1\n" in prom.read_text()
    assert not (folder / "out/none").exists()


def a_collector_that_cannot_be_written_to_is_said(folder):
    configured(folder)
    before = {p.name for p in folder.iterdir()} | {"out"}
    for prom in (folder, folder / "none/paybands.prom"):
        done = cron(folder, PAYBANDS_PROM=str(prom))
        assert done.stderr.endswith(f"paybands-cron: {prom}: cannot write it\n"), done.stderr
    assert {p.name for p in folder.iterdir()} == before


def a_quiet_run_is_one_line_too(folder):
    configured(folder)
    for _ in range(2):
        run = cron(folder, "-q").stdout
        assert run == f"paybands: {folder}/out/latest is {os.readlink(folder / 'out/latest')}\n", run


def surroundings_decide_nothing(folder):
    """The same bytes from an empty environment, a closed home, the C locale and others."""
    trees = []
    for number, variables in enumerate(({}, {"HOME": "/proc", "LC_ALL": "C", "PATH": "/nonexistent"},
                                        {"LANG": "de_DE.UTF-8", "TZ": "Asia/Kolkata", "TMPDIR": "/nonexistent"})):
        place = folder / str(number)
        place.mkdir()
        configured(place, f"{place}/out")
        cron(place, **variables)
        run = (place / "out/latest").resolve().parent
        trees.append({str(p.relative_to(run)): p.read_bytes() for p in run.rglob("*") if p.is_file()})
    assert trees[0] == trees[1] == trees[2]


def a_clock_that_went_back_keeps_what_is_new(folder):
    """A run of the future is older than the one after it, and no duration is negative."""
    configured(folder)
    cron(folder)
    first = (folder / "out/latest").resolve().parent
    os.utime(first, (4_000_000_000, 4_000_000_000))
    for n in (6, 7, 8):
        cron(folder, "--min-n", str(n), "--keep-runs", "2")
        latest = (folder / "out/latest").resolve().parent
        assert latest != first and latest.is_dir()
        assert latest.stat().st_mtime_ns > 4_000_000_000_000_000_000
        report = json.loads((folder / "out/run.json").read_text())
        assert report["seconds"] >= 0 and all(s["seconds"] >= 0 for s in report["stages"]), report
    assert len(list((folder / "out/runs").glob("[!.]*"))) == 3, "the last two, and the first, which is accepted"


def units_are_what_systemd_reads(folder):
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        return "skip"
    for name in ("paybands.service", "paybands.timer"):
        text = (CRON / name).read_text().replace("/usr/local/share/paybands/scripts/cron/paybands-cron", "/bin/true")
        (folder / name).write_text(text.replace("User=paybands\n", ""))
    done = subprocess.run([analyze, "verify", "--man=no", folder / "paybands.service", folder / "paybands.timer"],
                          capture_output=True, text=True, timeout=60)
    faults = [line for line in done.stderr.splitlines() if "paybands" in line]
    assert not faults, "\n".join(faults)
    return "pass"


def plain_program():
    """The program as it is installed: a sanitizer needs what a sandbox takes away, and memory without end."""
    build = Path(environment()["PAYBANDS_BUILD"])
    return None if "asan" in build.parts else build / "paybands"


def a_run_is_confined(folder):
    """The kernel says so of a run that waits for its input."""
    plain = plain_program()
    if not plain:
        return "skip"
    run = subprocess.Popen([plain, "run", "-o", folder / "out", "--source", "ai-jobs=-"], env=environment(),
                           stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    status = Path(f"/proc/{run.pid}/status")
    for _ in range(600):
        held = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        if held["NoNewPrivs"] == "1" and held.get("Seccomp") != "0":
            break
        time.sleep(0.05)
    said = run.communicate(JOBS.read_text(), timeout=120)[1]
    assert run.returncode == 0, said
    assert held["NoNewPrivs"] == "1", held
    assert held.get("Seccomp") == "2" or "has no seccomp" in said, said
    return "pass"


LAYOUT = """[layout]
name = %s
title = T
publisher = P
licence = L
kind = observations
%s"""
COLUMNS = """[columns]
title = title
base = pay
[constants]
country = US
currency = USD
period = year
date = 2024
"""


def a_confined_run_reads_all_it_is_told_of(folder):
    """Whatever a configuration names, from other folders, through links, in archives and from standard input."""
    plain = plain_program()
    if not plain:
        return "skip"
    conf, away = folder / "conf", folder / "away"
    for name in ("own/layouts", "own/reference", "own/roles", "editors"):
        (conf / name).mkdir(parents=True)
    (away / "layouts").mkdir(parents=True)
    rows = "title,pay\n" + "".join(f"Data Engineer,{90_000 + 100 * k}\n" for k in range(20))
    (away / "layouts/base.ini").write_text(LAYOUT % ("base", COLUMNS))
    (away / "layouts/more.ini").write_text("[layout]\nname = more\nextends = mine\n")
    (away / "mine.ini").write_text(LAYOUT % ("mine", COLUMNS))
    (conf / "own/layouts").rmdir()
    (away / "linked").mkdir()
    (conf / "own/layouts").symlink_to(away / "linked")
    (away / "linked/mine.ini").symlink_to(away / "mine.ini")
    (away / "linked/codes.csv").write_text("code,soc,share\n1,15-1252,1\n")
    (away / "rates.csv").write_text("currency,year,usd_per_unit\nEUR,2024,1.1\n")
    (conf / "own/reference/exchange_rates.csv").symlink_to("../../../away/rates.csv")
    (away / "text.md").write_text("## Gap\nWords of ours.\n")
    (conf / "editors/data-engineer.md").symlink_to(away / "text.md")
    (away / "rows.csv").write_text(rows)
    (conf / "rows.csv").symlink_to(away / "rows.csv")
    with zipfile.ZipFile(away / "rows.zip", "w") as archive:
        archive.writestr("a/rows.csv", rows.replace("90", "95"))
        archive.writestr("b.csv", "x")
    (conf / "run.ini").write_text(
        "[run]\noutput = ../out\ncatalogue = own\n[site]\neditorial = editors\n"
        "[source linked]\nlayout = mine\npath = rows.csv\n"
        f"[source zipped]\nlayout = {away}/layouts/more.ini\npath = ../away/rows.zip#a/rows.csv\n"
        "[source piped]\nlayout = ../away/layouts/base.ini\npath = -\n")
    done = subprocess.run([plain, "run", "-q", "-c", conf / "run.ini"], env=environment(), input=rows.replace("90", "85"),
                          capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    page = (folder / "out/latest/roles/data-engineer.md").read_text()
    assert "Words of ours." in page, page
    sources = json.loads((folder / "out/latest/ledger.json").read_text())["sources"]
    assert [s["observations"] for s in sources] == [20, 20, 20], sources
    return "pass"


def memory_that_runs_out_is_said(folder):
    """At every size that is too small, whichever library asks for the memory: exit 70 with one line of ours."""
    plain = plain_program()
    if not plain:
        return "skip"
    ends = set()
    for kilobytes in range(20_000, 60_000, 4_000):
        done = subprocess.run(["sh", "-c", f'ulimit -v {kilobytes}; exec "$@"', "sh", plain, "run", "-q", "--jobs", "1",
                               "-o", folder / "out"], env=environment(), capture_output=True, text=True, timeout=120)
        if done.returncode == 127:
            continue  # it was not even loaded
        ends.add(done.returncode)
        assert done.returncode in (0, 70), f"{kilobytes} kB: {done.returncode}: {done.stderr}"
        if done.returncode:
            assert done.stderr == "paybands: out of memory; nothing was published\n", done.stderr
    assert 70 in ends, ends
    assert not list((folder / "out/runs").glob(".*")) or 0 not in ends
    return "pass"


def the_bill_of_materials_is_whole(_folder):
    """Every package once, with a version that is not newer than the one here; one source gives one document."""
    said = [subprocess.run([ROOT / "scripts/sbom"], capture_output=True, text=True, check=True,
                           env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}).stdout for _ in range(2)]
    assert said[0] == said[1]
    document = json.loads(said[0])
    assert document["spdxVersion"] == "SPDX-2.3" and document["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
    names = {p["SPDXID"]: p for p in document["packages"]}
    assert len(names) == len(document["packages"]) > 10
    ends = {"SPDXRef-DOCUMENT", *names}
    for one in document["relationships"]:
        assert {one["spdxElementId"], one["relatedSpdxElement"]} <= ends, one
    if not shutil.which("dpkg-query"):
        return "pass"
    for one in document["packages"]:
        done = subprocess.run(["dpkg-query", "-W", "-f=${Version}", one["name"]], capture_output=True, text=True)
        here = done.stdout.split(":")[-1]
        if done.returncode == 0:
            newer = subprocess.run(["dpkg", "--compare-versions", here, "ge", one["versionInfo"]]).returncode == 0
            assert newer, f"{one['name']}: {here} is here, {one['versionInfo']} is said to be the oldest"
    return "pass"


CHECKS = [a_good_run_is_one_line_and_a_bad_one_the_whole_story, metrics_are_of_the_last_run_however_it_ended,
          a_collector_that_cannot_be_written_to_is_said, a_quiet_run_is_one_line_too, surroundings_decide_nothing,
          a_clock_that_went_back_keeps_what_is_new, units_are_what_systemd_reads, a_run_is_confined,
          a_confined_run_reads_all_it_is_told_of, memory_that_runs_out_is_said, the_bill_of_materials_is_whole]


def run(check):
    name = f"scripts: cron: {check.__name__.replace('_', ' ')}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            state = check(Path(folder)) or "pass"
        except AssertionError as fault:
            return [Result(name, "fail", f"  {str(fault)[:2000]}")]
    return [Result(name, state)]


def jobs():
    for check in CHECKS:
        yield lambda c=check: run(c)
