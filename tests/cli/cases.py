"""Command tests: a command, its input, its exact output, its exact errors, its exit code.

A case of a .t file:

    ## what it pins
    < name.csv                  a file made in the case's own empty folder ...
    : its,first,line            ... line by line; "\\" at the end leaves out the line break
    $ paybands bands name.csv   the command, run by sh; more lines add up
    | a line of standard output
    ! a line of standard error
    = 2                         the exit code

Output a case does not pin is sent to /dev/null by its own command.
"""
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from harness import Result, environment

HERE = Path(__file__).resolve().parent


@dataclass
class Case:
    name: str
    notes: list = field(default_factory=list)
    files: dict = field(default_factory=dict)
    source: list = field(default_factory=list)  # the lines that make files and the command
    command: list = field(default_factory=list)
    stdout: list = field(default_factory=list)
    stderr: list = field(default_factory=list)
    exit: int = 0


def parse(path):
    cases, current = [], None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        mark, rest = line[:2], line[2:]
        if line.startswith("## "):
            cases.append(Case(line[3:]))
            current = None
        elif mark == "< ":
            current = rest
            cases[-1].files[current] = ""
            cases[-1].source.append(line)
        elif line.startswith(":"):
            text = line[2:]
            cases[-1].files[current] += text[:-1] if text.endswith("\\") else text + "\n"
            cases[-1].source.append(line)
        elif mark == "$ ":
            cases[-1].command.append(rest)
            cases[-1].source.append(line)
        elif line.startswith("|"):
            cases[-1].stdout.append(line[2:])
        elif line.startswith("!"):
            cases[-1].stderr.append(line[2:])
        elif mark == "= ":
            cases[-1].exit = int(rest)
        elif line.startswith("#") and cases:
            cases[-1].notes.append(line)
        elif line.strip() and cases:
            raise SystemExit(f"{path}:{number}: not a line of a case: {line}")
    return cases


def run(case):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in case.files.items():
            Path(folder, name).write_text(text)
        done = subprocess.run(["sh", "-c", "\n".join(case.command)], cwd=folder,
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
            for line in case.notes + case.source:
                out.write(line + "\n")
            out.writelines(f"| {line}".rstrip() + "\n" for line in case.stdout)
            out.writelines(f"! {line}".rstrip() + "\n" for line in case.stderr)
            out.write(f"= {case.exit}\n\n")


def run_file(path, accept):
    cases = parse(path)
    head = path.read_text().split("## ", 1)[0]
    results = []
    for case in cases:
        stdout, stderr, code = run(case)
        found = (difference("stdout", [s.rstrip() for s in case.stdout], [s.rstrip() for s in stdout])
                 + difference("stderr", [s.rstrip() for s in case.stderr], [s.rstrip() for s in stderr])
                 + difference("exit", case.exit, code))
        results.append(Result(f"cli {path.stem}: {case.name}", "fail" if found else "pass", found))
        case.stdout, case.stderr, case.exit = stdout, stderr, code
    if accept:
        write(path, head, cases)
    return results


def jobs(accept):
    for path in sorted(HERE.glob("*.t")):
        yield lambda p=path: run_file(p, accept)
