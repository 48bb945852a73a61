# SPDX-License-Identifier: GPL-3.0-or-later
"""What every kind of test shares: the result of one, and the surroundings it runs in."""
import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Result:
    name: str
    state: str  # "pass", "fail" or "skip"
    detail: str = ""


def real_data():
    """The folder of real public files, or None."""
    folder = Path(os.environ.get("PAYBANDS_REAL_DATA", ROOT.parent / "shared" / "data"))
    folder = folder if folder.is_absolute() else ROOT / folder
    return folder if folder.is_dir() else None


def programs(build):
    """The folders of the program: the one linked to find leaks goes first, unless `make` has built only
    the other one since."""
    leaks, plain = build / "leaks/paybands", build / "paybands"
    if leaks.exists() and leaks.stat().st_mtime_ns >= plain.stat().st_mtime_ns:
        return f"{leaks.parent}:{build}"
    return str(build)


def environment():
    """The variables a test runs with: nothing of the caller's that could change a byte."""
    build = Path(os.environ.get("BUILD", "build"))
    build = build if build.is_absolute() else ROOT / build
    env = {
        "PATH": f"{programs(build)}:/usr/local/bin:/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LC_ALL": "C.UTF-8",
        "PAYBANDS_BUILD": str(build),
        "PAYBANDS_HOME": str(ROOT),
        "PAYBANDS_ROOT": str(ROOT),
        "FIXTURES": str(ROOT / "tests/cli/fixtures"),
        # Leaks are the unit tests' matter; an error path that ends the program may leave some.
        "ASAN_OPTIONS": "detect_leaks=1",
        "UBSAN_OPTIONS": "print_stacktrace=1",
    }
    if real_data():
        env["PAYBANDS_REAL_DATA"] = str(real_data())
    else:
        env["PAYBANDS_REAL_DATA"] = "/nonexistent"
    if "GCOV_PREFIX" in os.environ:  # scripts/mutants asks what each test reaches
        env["GCOV_PREFIX"] = os.environ["GCOV_PREFIX"]
    return env
