# SPDX-License-Identifier: GPL-3.0-or-later
"""Short forms of scripts/torture and scripts/hostile: every so-manieth fault, a few kills and nights, the whole corpus of
bad files and texts with a few damaged files. docs/reliability.md has the counts of the long forms.

What is preloaded and what is timed is not for a program with sanitizers: of those, hostile alone.
"""
import os
import subprocess
import sys
from pathlib import Path

from harness import ROOT, Result, environment

SHORT = {"faults": "97", "kills": "25", "soak": "30", "hostile": "60"}


def run(way):
    name = f"torture: {way}"
    build = Path(environment()["PAYBANDS_BUILD"])
    if "asan" in build.parts and way != "hostile":
        return [Result(name, "skip", "a program with sanitizers takes other ways through memory")]
    script = ["scripts/hostile"] if way == "hostile" else ["scripts/torture", way]
    done = subprocess.run([sys.executable, "-B", *script, SHORT[way]], cwd=ROOT, capture_output=True, text=True,
                          env=dict(os.environ, BUILD=str(build)), timeout=900)
    return [Result(name, "fail" if done.returncode else "pass", done.stdout + done.stderr)]


def jobs():
    for way in SHORT:
        yield lambda way=way: run(way)
