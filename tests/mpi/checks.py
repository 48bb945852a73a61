# SPDX-License-Identifier: GPL-3.0-or-later
"""paybands-mpi: any number of ranks gives the bytes of one process, and a rank that is killed publishes nothing.

Skipped, by name, without Open MPI, and where `make mpi` has not built the program. The long form is scripts/scale.
"""
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from harness import ROOT, Result, environment

RANKS = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n"]
LAYOUT = (ROOT / "tests/cli/fixtures/survey.ini").read_text()


def program(name):
    return Path(environment()["PAYBANDS_BUILD"]) / name


def make_input(folder, files=7, rows=400):
    """Files of unequal sizes, with pay that is out of all bounds, and rejects."""
    seed = random.Random(13)
    (folder / "survey.ini").write_text(LAYOUT)
    for i in range(files):
        lines = ["title,pay"] + [f"{seed.choice(['Data Scientist', 'Data Engineer', 'Clerk'])},"
                                 f"{int(90000 * seed.lognormvariate(0, 0.3))}"
                                 for _ in range(rows // (i + 1))]
        lines += ["Data Scientist,5000000", "Data Engineer,0"]
        (folder / f"{i}.csv").write_text("\n".join(lines) + "\n")
    (folder / "c.ini").write_text("[source survey]\nlayout = survey.ini\npath = [0-9].csv\n")


def run(folder, *command, **more):
    env = dict(environment(), TMPDIR=str(folder), OMPI_MCA_rmaps_base_oversubscribe="1",
               OMPI_MCA_btl_vader_single_copy_mechanism="none")
    return subprocess.run([str(c) for c in command], cwd=folder, env=env, capture_output=True,
                          text=True, timeout=300, **more)


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in sorted(Path(folder).rglob("*")) if p.is_file()}


def any_ranks_give_the_bytes_of_one_process(folder):
    make_input(folder)
    one = run(folder, program("paybands"), "run", "-q", "-c", "c.ini", "-o", "one")
    if one.returncode:
        return one.stderr
    bands = run(folder, program("paybands"), "bands", "-q", "--layout", "./survey.ini",
                *sorted(p.name for p in folder.glob("[0-9].csv")))
    for ranks in (1, 2, 3, 8):
        many = run(folder, *RANKS, ranks, program("paybands-mpi"), "run", "-q", "-c", "c.ini", "-o",
                   f"out{ranks}")
        if many.returncode:
            return f"{ranks} ranks: {many.stderr}"
        for part in ("public", "private"):
            if tree(next(folder.glob(f"one/runs/2*/{part}"))) != \
                    tree(next(folder.glob(f"out{ranks}/runs/2*/{part}"))):
                return f"{ranks} ranks: another {part} part"
    many = run(folder, *RANKS, 3, program("paybands-mpi"), "bands", "-q", "--layout", "./survey.ini",
               *sorted(p.name for p in folder.glob("[0-9].csv")))
    return "" if many.stdout == bands.stdout else f"other bands: {many.stderr}"


def one_large_file_is_read_by_all_ranks(folder):
    """Cut within it, to the bytes of one process."""
    make_input(folder, 1, 400000)
    one = run(folder, program("paybands"), "run", "-q", "-c", "c.ini", "-o", "one")
    if one.returncode:
        return one.stderr
    for ranks in (2, 5):
        many = run(folder, *RANKS, ranks, program("paybands-mpi"), "run", "-c", "c.ini", "-o", f"out{ranks}")
        sent = re.search(r"exchanged ([0-9]+) bytes of parts", many.stderr)
        if not sent or int(sent[1]) < 100000:
            return f"{ranks} ranks, of which some read nothing: {many.stderr}"
        for part in ("public", "private"):
            if tree(next(folder.glob(f"one/runs/2*/{part}"))) != tree(next(folder.glob(f"out{ranks}/runs/2*/{part}"))):
                return f"{ranks} ranks: another {part} part"
    return ""


def help_reads_nothing(folder):
    make_input(folder)
    for command in ("run", "bands"):
        done = run(folder, *RANKS, 2, program("paybands-mpi"), command, "--help", "-c", "c.ini")
        if done.returncode or done.stdout.count("usage: paybands ") != 1:
            return f"{command}: {done.returncode}: {done.stdout}{done.stderr}"
    if (folder / "out").exists():
        return "it ran"
    none = run(folder, *RANKS, 2, program("paybands-mpi"), "bands", "-q", "--layout", "./survey.ini")
    return "" if none.returncode and "needs at least one FILE" in none.stderr else none.stderr


def a_rank_that_cannot_read_says_why(folder):
    make_input(folder)
    (folder / "6.csv").write_text("no,such,columns\n1,2,3\n")
    done = run(folder, *RANKS, 3, program("paybands-mpi"), "run", "-q", "-c", "c.ini", "-o", "out")
    said = [line for line in done.stderr.splitlines() if line.startswith("paybands-mpi: ")]
    if done.returncode != 3 or len(said) != 1 or "6.csv: the header has no column" not in said[0]:
        return f"{done.returncode}: {said or done.stderr}"
    return "something was published" if (folder / "out/latest").exists() else ""


def ranks_that_see_other_settings_or_files_are_refused(folder):
    make_input(folder)
    (folder / "b").mkdir()
    make_input(folder / "b")
    (folder / "b/0.csv").write_text((folder / "0.csv").read_text().replace("Clerk", "Cook", 1))
    bands = [program("paybands-mpi"), "bands", "--layout", "./survey.ini", "0.csv", "1.csv"]
    done = run(folder, *RANKS, 1, *bands, ":", "-n", 1, *bands, "--age", "none")
    if "rank 1 differs from rank 0 in its program, settings, tables" not in done.stderr:
        return done.stderr
    done = run(folder, *RANKS, 1, "--wdir", folder, *bands, ":", "-n", 1, "--wdir", folder / "b",
               *bands)
    return "" if "0.csv: differs between rank 0 and rank 1" in done.stderr else done.stderr


def children(pid):
    """Ranks that mpirun started, by the kernel's own list."""
    found = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(pid)], capture_output=True,
                           text=True).stdout.split("\n")
    return [int(line.split()[0]) for line in found if "paybands-mpi" in line]


def kill_one(folder, seed):
    """Starts 3 ranks on inputs that just changed, and kills one of them at some moment."""
    env = dict(environment(), TMPDIR=str(folder))
    with subprocess.Popen([*RANKS, "3", str(program("paybands-mpi")), "run", "-q", "--guard", "0",
                           "-c", "c.ini", "-o", "out"], cwd=folder, env=env,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        ranks, until = [], time.monotonic() + 60
        while not ranks and started.poll() is None and time.monotonic() < until:
            ranks = children(started.pid)
        time.sleep(seed.random() * 0.4)
        ranks = children(started.pid)
        if ranks:
            try:
                os.kill(seed.choice(ranks), signal.SIGKILL)
            except ProcessLookupError:
                pass
        return started.wait(timeout=120), bool(ranks)


def whole(folder, of):
    """latest leads to a run that scripts/check-run finds whole; or what is wrong."""
    if not (folder / of / "latest").exists():
        return "latest leads nowhere"
    done = run(folder, ROOT / "scripts/check-run", f"{of}/latest")
    return done.stdout + done.stderr if done.returncode else ""


def a_killed_rank_leaves_latest_whole(folder, times=3):
    seed = random.Random(29)
    make_input(folder)
    first = run(folder, program("paybands"), "run", "-q", "-c", "c.ini", "-o", "out")
    if first.returncode:
        return first.stderr
    killed = failed = 0
    for i in range(times):
        (folder / "1.csv").write_text((folder / "1.csv").read_text() + f"Data Scientist,9{i % 10}123\n")
        before = os.readlink(folder / "out/latest")
        code, was_killed = kill_one(folder, seed)
        killed += was_killed
        failed += code != 0
        after = os.readlink(folder / "out/latest")
        if code != 0 and after != before and not was_killed:
            return f"{code}, and another latest"
        wrong = whole(folder, "out")
        if wrong:
            return wrong
    print(f"{times} starts, {killed} with a rank killed, {failed} ended without success", flush=True)
    return "" if killed else "no rank was killed in time"


CHECKS = [any_ranks_give_the_bytes_of_one_process, one_large_file_is_read_by_all_ranks, help_reads_nothing, a_rank_that_cannot_read_says_why,
          ranks_that_see_other_settings_or_files_are_refused, a_killed_rank_leaves_latest_whole]


def missing():
    if not shutil.which("mpirun"):
        return "Open MPI is not installed"
    if not program("paybands-mpi").exists():
        return "make mpi has not built paybands-mpi"
    return ""


def check(function):
    name = f"mpi: {function.__name__.replace('_', ' ')}"
    if missing():
        return [Result(f"{name} ({missing()})", "skip")]
    with tempfile.TemporaryDirectory() as folder:
        wrong = function(Path(folder))
    return [Result(name, "fail" if wrong else "pass", wrong)]


def jobs():
    for function in CHECKS:
        yield lambda f=function: check(f)
