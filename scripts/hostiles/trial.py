# SPDX-License-Identifier: GPL-3.0-or-later
"""One command on one hostile input, held to the contract."""
import os
import re
import subprocess
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


def own_memory():
    """Bytes that this process has now: a program that it starts counts them as its own peak."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def trial(arguments, codes, bounded=True):
    """What is wrong with the way `paybands ARGUMENTS` ends; None if nothing is."""
    most = max(MEMORY_BYTES, own_memory())
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        done = subprocess.Popen([program(), *arguments], stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                                env={"PATH": "/usr/bin:/bin", "PAYBANDS_HOME": str(ROOT), "LC_ALL": "C.UTF-8"})
        _, status, used = os.wait4(done.pid, 0)
        done.returncode = code = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        printed, said = out.read().decode("utf-8", "backslashreplace"), err.read().decode("utf-8", "backslashreplace")
    last = said.splitlines()[-1] if said else ""
    if code not in codes:
        return f"exit {code}: {said[-2000:]}"
    if code and not last.startswith(("paybands: ", "note: ")):
        return f"exit {code} with: {last!r}"
    bounded = bounded and not sanitized()
    if bounded and used.ru_utime + used.ru_stime > CPU_SECONDS:
        return f"{used.ru_utime + used.ru_stime:.1f} s of processor time"
    if bounded and used.ru_maxrss * 1024 > max(most, own_memory()):
        return f"{used.ru_maxrss / 1024:.0f} MB"
    return controls(said) or controls(printed)
