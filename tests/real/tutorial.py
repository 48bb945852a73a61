# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/tutorial.md: every command in it is run, in order, in one folder, and prints what stands there.

A block ```ini NAME is a file; in a block ```console a line "$ COMMAND" is run by sh, and the lines below it are
its output and its errors. Skipped, by name, where the real files are absent.
"""
import os
import re
import subprocess
import tempfile
from pathlib import Path

from harness import ROOT, Result, environment, real_data

PAGE = ROOT / "docs/tutorial.md"
NAME = "real: every command of the tutorial prints what stands there"


def blocks(text):
    """(info, body, start, end) of the fenced blocks."""
    for match in re.finditer(r"^```(\S[^\n]*)\n(.*?)^```$", text, re.M | re.S):
        yield match[1], match[2], match.start(2), match.end(2)


def run(command, folder):
    env = dict(environment(), COLUMNS="100", LC_ALL="C.UTF-8")
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=env, timeout=300,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.decode()


def console(body, folder):
    """The block with the output that its commands have now."""
    got = ""
    for line in body.splitlines():
        if line.startswith("$ "):
            got += line + "\n" + "".join(f"{l.rstrip()}\n" for l in run(line[2:], folder).splitlines())
    return got


def rerun(text, folder):
    out, done = "", 0
    for info, body, start, end in blocks(text):
        if info == "console":
            out += text[done:start] + console(body, folder)
            done = end
        elif info.startswith("ini "):
            path = Path(folder, info.split()[1])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body)
    return out + text[done:]


def check(accept):
    data = real_data()
    if not data:
        return [Result(NAME, "skip")]
    text = PAGE.read_text()
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(data, f"{folder}/files")
        os.symlink(ROOT / "scripts", f"{folder}/scripts")
        got = rerun(text, folder)
    if accept:
        PAGE.write_text(got)
    differs = [f"  - {a}\n  + {b}" for a, b in zip(text.splitlines(), got.splitlines()) if a != b]
    return [Result(NAME, "pass" if got == text else "fail", "\n".join(differs[:10]))]
