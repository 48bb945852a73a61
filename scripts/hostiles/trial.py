# SPDX-License-Identifier: GPL-3.0-or-later
"""One command on one hostile input, held to the contract."""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CPU_SECONDS, MEMORY_BYTES = 4, 150 << 20
# C0 but for tab and line end, DEL, C1, directional formatting.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def program():
    build = Path(os.environ.get("BUILD", "build"))
    return (build if build.is_absolute() else ROOT / build) / "paybands"


def sanitized():
    """A program with sanitizers is slower and larger than the bounds are for."""
    return b"__asan_init" in program().read_bytes()


def controls(text):
    found = CONTROLS.search(text)
    return f"a control character {found[0]!r} in: {text[max(0, found.start() - 60):found.end() + 20]!r}" if found else None


# A program counts the memory of the process that starts it as its own peak, so a small one starts it.
LAUNCHER = """import os, sys
status, used = os.wait4(os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ), 0)[1:]
os.write(int(sys.argv[1]), f"{status} {used.ru_utime + used.ru_stime} {used.ru_maxrss}".encode())"""


def measured(arguments, out, err):
    """(exit code, seconds of processor time, bytes at the peak) of `paybands ARGUMENTS`."""
    reading, writing = os.pipe()
    try:
        subprocess.run([sys.executable, "-I", "-S", "-c", LAUNCHER, str(writing), program(), *arguments],
                       stdin=subprocess.DEVNULL, stdout=out, stderr=err, pass_fds=[writing], check=True,
                       env={"PATH": "/usr/bin:/bin", "PAYBANDS_HOME": str(ROOT), "LC_ALL": "C.UTF-8"})
        status, seconds, kilobytes = os.read(reading, 100).split()
    finally:
        os.close(reading)
        os.close(writing)
    return os.waitstatus_to_exitcode(int(status)), float(seconds), int(kilobytes) * 1024


def trial(arguments, codes, bounded=True):
    """What is wrong with the way `paybands ARGUMENTS` ends; None if nothing is."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        code, seconds, memory = measured(arguments, out, err)
        out.seek(0)
        err.seek(0)
        printed, said = out.read().decode("utf-8", "backslashreplace"), err.read().decode("utf-8", "backslashreplace")
    last = said.splitlines()[-1] if said else ""
    if code not in codes:
        return f"exit {code}: {said[-2000:]}"
    if code and not last.startswith(("paybands: ", "note: ")):
        return f"exit {code} with: {last!r}"
    bounded = bounded and not sanitized()
    if bounded and seconds > CPU_SECONDS:
        return f"{seconds:.1f} s of processor time"
    if bounded and memory > MEMORY_BYTES:
        return f"{memory / 2**20:.0f} MB"
    return controls(said) or controls(printed)
