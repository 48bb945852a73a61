# SPDX-License-Identifier: GPL-3.0-or-later
"""Short forms of scripts/torture and scripts/hostile: every so-manieth fault, more of those of the first calls (which
read the configuration, roles and reference tables), a few kills and nights, the whole corpus of bad files and texts with
a few damaged files. docs/reliability.md has the counts of the long forms.

What is preloaded and what is timed is not for a program with sanitizers: of those, hostile alone.
"""
import os
import subprocess
import sys
from pathlib import Path

from harness import ROOT, Result, environment

SHORT = {"faults": ["97"], "faults of the set-up": ["19", "open:1-400", "read:1-400", "readdir:1-400"],
         "kills": ["25"], "soak": ["30"], "hostile": ["60"]}


def run(name):
    way = name.partition(" ")[0]
    build = Path(environment()["PAYBANDS_BUILD"])
    if "asan" in build.parts and way != "hostile":
        return [Result(f"torture: {name}", "skip", "a program with sanitizers takes other ways through memory")]
    script = ["scripts/hostile"] if way == "hostile" else ["scripts/torture", way]
    done = subprocess.run([sys.executable, "-B", *script, *SHORT[name]], cwd=ROOT, capture_output=True, text=True,
                          env=dict(os.environ, BUILD=str(build)), timeout=900)
    return [Result(f"torture: {name}", "fail" if done.returncode else "pass", done.stdout + done.stderr)]


def jobs():
    for name in SHORT:
        yield lambda name=name: run(name)
