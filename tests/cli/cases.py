# SPDX-License-Identifier: GPL-3.0-or-later
"""Command tests: a command, its input, its exact output, its exact errors, its exit code.

A case of a .t file:

    ## what it pins
    < name.csv                  a file made in the case's own empty folder ...
    : its,first,line            ... line by line; "\\" at the end leaves out the line break
    $ paybands bands name.csv   the command, run by sh; more lines add up
    | a line of standard output
    ! a line of standard error
    = 2                         the exit code

A case may go on after its exit code: with another command in the same folder, whose output,
errors and exit code are checked on their own. Output a case does not pin is sent to /dev/null by its own command.
"""
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from harness import Result, environment

HERE = Path(__file__).resolve().parent


@dataclass
class Step:
    """One command of a case, and what is expected of it."""
    source: list = field(default_factory=list)  # the lines that make files and the command
    files: dict = field(default_factory=dict)
    command: list = field(default_factory=list)
    stdout: list = field(default_factory=list)
    stderr: list = field(default_factory=list)
    exit: int = 0
    ended: bool = False


@dataclass
class Case:
    name: str
    notes: list = field(default_factory=list)
    steps: list = field(default_factory=lambda: [Step()])


def parse(path):
    cases, current = [], None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        mark, rest = line[:2], line[2:]
        if line.startswith("## "):
            cases.append(Case(line[3:]))
            current = None
            continue
        if not cases or not line.strip():
            continue
        if line.startswith("#"):
            cases[-1].notes.append(line)
            continue
        step = cases[-1].steps[-1]
        if step.ended:
            step = Step()
            cases[-1].steps.append(step)
        if mark == "< ":
            current = rest
            step.files[current] = ""
            step.source.append(line)
        elif line.startswith(":"):
            text = line[2:]
            step.files[current] += text[:-1] if text.endswith("\\") else text + "\n"
            step.source.append(line)
        elif mark == "$ ":
            step.command.append(rest)
            step.source.append(line)
        elif line.startswith("|"):
            step.stdout.append(line[2:])
        elif line.startswith("!"):
            step.stderr.append(line[2:])
        elif mark == "= ":
            step.exit = int(rest)
            step.ended = True
        else:
            raise SystemExit(f"{path}:{number}: not a line of a case: {line}")
    for case in cases:
        if not case.steps[-1].ended:
            raise SystemExit(f"{path}: the case \"{case.name}\" ends without an exit code")
    return cases


def run(step, folder):
    for name, text in step.files.items():
        Path(folder, name).write_text(text)
    done = subprocess.run(["sh", "-c", "\n".join(step.command)], cwd=folder,
                          env=environment(), capture_output=True, timeout=300)
    decode = lambda b: b.decode("utf-8", "backslashreplace").replace(folder, "FOLDER").splitlines()
    return decode(done.stdout), decode(done.stderr), done.returncode


def difference(label, wanted, got):
    if wanted == got:
        return ""
    lines = [f"  {label}:"]
    lines += [f"    - {w}" for w in (wanted if isinstance(wanted, list) else [wanted])]
    lines += [f"    + {g}" for g in (got if isinstance(got, list) else [got])]
    return "\n".join(lines) + "\n"


def write(path, head, cases):
    with path.open("w") as out:
        out.write(head)
        for case in cases:
            out.write(f"## {case.name}\n")
            out.writelines(line + "\n" for line in case.notes)
            for step in case.steps:
                out.writelines(line + "\n" for line in step.source)
                out.writelines(f"| {line}".rstrip() + "\n" for line in step.stdout)
                out.writelines(f"! {line}".rstrip() + "\n" for line in step.stderr)
                out.write(f"= {step.exit}\n\n")


def check(case):
    """What differs; the case then holds what was got."""
    found = ""
    with tempfile.TemporaryDirectory() as folder:
        for step in case.steps:
            stdout, stderr, code = run(step, folder)
            found += (difference("stdout", [s.rstrip() for s in step.stdout],
                                 [s.rstrip() for s in stdout])
                      + difference("stderr", [s.rstrip() for s in step.stderr],
                                   [s.rstrip() for s in stderr])
                      + difference("exit", step.exit, code))
            step.stdout, step.stderr, step.exit = stdout, stderr, code
    return found


def run_case(path, case):
    found = check(case)
    return Result(f"cli {path.stem}: {case.name}", "fail" if found else "pass", found)


def accept_file(path):
    cases = parse(path)
    head = path.read_text().split("## ", 1)[0]
    results = [run_case(path, case) for case in cases]
    write(path, head, cases)
    return results


def names():
    """The files of cases."""
    return [path.stem for path in sorted(HERE.glob("*.t"))]


def jobs(accept, wanted):
    for path in (HERE / f"{name}.t" for name in wanted):
        if accept:
            yield lambda p=path: accept_file(p)
        else:
            for case in parse(path):
                yield lambda p=path, c=case: [run_case(p, c)]
