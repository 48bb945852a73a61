# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden tests: what a run on the embedded sample publishes, and what the program says of itself.

tests/golden/expected holds the band table of four roles and every file of theirs, small
enough to be read: two that grow and one that declines. What holds for all files of a run is checked
on all of them. expected/manual holds every help text, man page and completion, whole.
"""
import csv
import gzip
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import golden.contract
import golden.explained
from harness import ROOT, Result, environment

sys.path.insert(0, str(ROOT / "scripts"))
import run_workbook  # noqa: E402

EXPECTED = Path(__file__).resolve().parent / "expected"
# Two that grow, one that declines, one of which little is known.
ROLES = ["ml-engineer", "security-analyst", "it-support-specialist", "technology-executive"]


def publish(output, *options):
    done = subprocess.run(["paybands", "run", "-q", "-o", output, *options], cwd=ROOT,
                          env=environment(), capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise AssertionError(f"paybands run ends with {done.returncode}: {done.stderr}")
    return Path(output, "latest").resolve()


def whole_tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in sorted(folder.rglob("*")) if p.is_file()}


def run_tree(latest):
    """What a site may serve, by path, and beside it what stays inside."""
    private = whole_tree(latest.parent / "private")
    return whole_tree(latest) | {f"private/{name}": data for name, data in private.items()}


def modelled_elsewhere(line):
    """Modelled rows of places are many; those of the country stand for them."""
    return ",modelled," in line and ",country,US," not in line


def golden_files(tree):
    """The files of two roles, and their rows of the tables of all roles."""
    picked = {}
    for name, data in tree.items():
        if Path(name).parent.name in ("roles", "fragments") and Path(name).stem in ROLES:
            picked[name] = data
        if name == "methods.html":
            picked[name] = data
        if name in ("bands.csv", "structures.csv", "impact.csv", "transitions.csv",
                    "employers.csv"):
            lines = data.decode().splitlines(keepends=True)
            picked[name] = "".join(line for i, line in enumerate(lines)
                                   if i == 0 or line.split(",")[0] in ROLES
                                   and not modelled_elsewhere(line)).encode()
    return picked


def same_as_expected(tree, accept):
    picked = golden_files(tree) | manual_files()
    if accept:
        shutil.rmtree(EXPECTED / "manual", ignore_errors=True)
        for name, data in picked.items():
            path = EXPECTED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    expected = {p.relative_to(EXPECTED).as_posix(): p.read_bytes()
                for p in sorted(EXPECTED.rglob("*")) if p.is_file()}
    for name in sorted(set(expected) | set(picked)):
        wanted, got = expected.get(name), picked.get(name)
        detail = ""
        if wanted != got:
            a, b = (wanted or b"").decode().splitlines(), (got or b"").decode().splitlines()
            first = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            detail = (f"  line {first + 1}\n  - {''.join(a[first:first + 1])[:300]}"
                      f"\n  + {''.join(b[first:first + 1])[:300]}")
        yield Result(f"golden {name}", "fail" if wanted != got else "pass", detail)


def manual_files():
    """Every help text, man page and completion; the version is pinned elsewhere."""
    def said(*words):
        done = subprocess.run(["paybands", *words], cwd=ROOT, env=environment(),
                              capture_output=True, timeout=60)
        if done.returncode or done.stderr:
            raise AssertionError(f"paybands {' '.join(words)}: {done.returncode} {done.stderr}")
        return done.stdout.replace(version, b"VERSION")

    version = (ROOT / "VERSION").read_text(encoding="utf-8").strip().encode()
    pages = {"manual/help/paybands.txt": said("--help"), "manual/man/paybands.1": said("--man"),
             "manual/commands.txt": said("--commands")}
    for shell in ("bash", "zsh"):
        pages[f"manual/completion/paybands.{shell}"] = said("--completion", shell)
    for command in pages["manual/commands.txt"].decode().split():
        pages[f"manual/help/{command}.txt"] = said(command, "--help")
        pages[f"manual/man/paybands-{command}.1"] = said("--man", command)
    return pages


def ledger_faults(tree):
    ledger = json.loads(tree["ledger.json"])
    rejects = list(csv.DictReader(io.StringIO(gzip.decompress(tree["private/rejects.csv.gz"]).decode())))
    for source in ledger["sources"]:
        filtered = sum(rule["rows"] for rule in source["filtered"]["rules"])
        rejected = sum(reason["rows"] for reason in source["rejected"]["reasons"])
        if source["rows_read"] != source["observations"] + rejected + filtered + source["paired"]:
            yield f"ledger {source['source']}: the sum does not hold"
        listed = sum(r["source"] == source["source"] for r in rejects)
        if listed != rejected:
            yield f"ledger {source['source']}: {rejected} rejected, {listed} in rejects.csv.gz"


def order_faults(tree):
    """Within a band the percentiles never fall."""
    for row in csv.DictReader(io.StringIO(tree["bands.csv"].decode())):
        values = [float(row[p]) for p in ("p10", "p25", "p50", "p75", "p90") if row[p]]
        if values != sorted(values):
            yield f"bands: {row}"


def sound(folder):
    """scripts/check-run: schemas, pages, links, digests, sample marks."""
    name = "golden: scripts/check-run finds nothing wrong"
    done = subprocess.run([ROOT / "scripts/check-run", folder], capture_output=True, text=True)
    state = {0: "pass", 77: "skip"}.get(done.returncode, "fail")
    return Result(name, state, done.stdout + done.stderr)


def plain(cell):
    """Of a cell in the form of a percentage LibreOffice writes that form: 53.04% is 0.5304."""
    return float(cell[:-1]) / 100 if re.fullmatch(r"-?[0-9.]+%", cell) else cell


def opened_elsewhere(folder, latest):
    """LibreOffice opens the workbook, and every sheet as it saves it is what the tables say."""
    name = "golden: LibreOffice reads in the workbook what the tables say"
    if not shutil.which("soffice"):
        return Result(name, "skip")
    # It makes folders in its home, which is nowhere for the other tests and has to stay so.
    # As text, with every sheet a file of its own and numbers as they are, not as they are shown.
    filter_options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    done = subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                           "--convert-to", filter_options, "--outdir", f"{folder}/sheets",
                           latest / run_workbook.NAME], env={**environment(), "HOME": folder}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=300)
    read = {}
    for path in Path(folder, "sheets").glob("paybands-*.csv"):
        with open(path, encoding="utf-8", newline="") as text:
            read[path.stem.removeprefix("paybands-")] = [[plain(c) for c in r] for r in csv.reader(text)]
    faults = list(run_workbook.faults(latest, read))
    return Result(name, "fail" if faults else "pass", "\n".join(faults) + done.stderr)


def answers(folder, latest):
    """scripts/check-run: what the commands answer as JSON holds to its schema."""
    asked = {
        "show": ["--from", latest, "--role", "data-scientist"],
        "place": ["--role", "data-scientist", "--area", "Seattle, WA", "--pay", "155000", latest],
        "explain": ["--role", "ml-engineer"],
        "diff": [latest, publish(f"{folder}/c", "--as-of", "2025-05", "--min-n", "6")],
    }
    name = "golden: the answers of commands hold to their schemas"
    files = []
    for command, options in asked.items():
        done = subprocess.run(["paybands", command, *options, "--json"], cwd=ROOT, env=environment(),
                              capture_output=True, timeout=60)
        if done.returncode:
            return Result(name, "fail", f"  {command}: {done.stderr.decode()}")
        files.append(Path(folder, f"{command}.json"))
        files[-1].write_bytes(done.stdout)
    done = subprocess.run([ROOT / "scripts/check-run", *files], capture_output=True, text=True)
    state = {0: "pass", 77: "skip"}.get(done.returncode, "fail")
    return Result(name, state, done.stdout + done.stderr)


def explained(*options):
    done = subprocess.run(["paybands", "explain", "--all", "--json", "-q", *options], cwd=ROOT,
                          env=environment(), capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def explained_faults(tree):
    """Every observed and benchmark cell recomputed from what explain says of it, and the modelled ones of
    three steps in every place: those of all steps are 94,000."""
    bands = tree["bands.csv"].decode()
    yield from golden.explained.faults(bands, explained(), lambda r: r["basis"] != "modelled")
    for step, options in {("all", "all"): ["--level", "all"], ("senior", "all"): ["--level", "senior"],
                          ("all", "2-5"): ["--experience", "4"]}.items():
        yield from golden.explained.faults(
            bands, explained("--basis", "modelled", *options),
            lambda r: r["basis"] == "modelled" and (r["level"], r["experience"]) == step)


def all_checks(accept):
    with tempfile.TemporaryDirectory() as folder:
        try:
            latest = publish(f"{folder}/a", "--jobs", "1")
            tree = run_tree(latest)
            again = run_tree(publish(f"{folder}/b", "--jobs", "3"))
            results = [sound(latest), opened_elsewhere(folder, latest), answers(folder, latest)]
        except AssertionError as fault:
            return [Result("golden: a run on the sample", "fail", str(fault))]
    results += same_as_expected(tree, accept)
    checks = {
        "two runs give the same bytes": [n for n in {**tree, **again} if tree.get(n) != again.get(n)],
        "the ledger's sum holds, and rejects are listed": ledger_faults(tree),
        "percentiles never fall within a band": order_faults(tree),
        "the data contract has what is published, and the schemas no more": golden.contract.faults(tree),
        "published cells come out of their explanations": explained_faults(tree),
    }
    for name, faults in checks.items():
        faults = list(faults)
        results.append(Result(f"golden: {name}", "fail" if faults else "pass",
                              "\n".join(f"  {f}" for f in faults[:20])))
    return results


def jobs(accept):
    yield lambda: all_checks(accept)
