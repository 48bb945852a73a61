#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names the files that need each other in a circle: calls by nm of the objects, and headers.

Without objects of a file (nothing is built, or it is older than the source) the calls are not
checked. BUILD names the folder of objects, as in the Makefile.
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("src", "ingest", "reports")
# Files that may call each other, each with its reason; docs/ARCHITECTURE.md names them too.
ALLOWED = {}
# Defined again in src/cmd/allocators.c, for libraries; who calls them calls the C library.
STANDARD = {"malloc", "calloc", "realloc"}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def circles(graph):
    """The strongly connected parts of more than one node (Tarjan), each sorted."""
    order, low, stack, found = {}, {}, [], []

    def visit(node):
        order[node] = low[node] = len(order)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in order:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == order[node]:
            part = stack[stack.index(node):]
            del stack[stack.index(node):]
            if len(part) > 1:
                found.append(sorted(part))

    for node in sorted(graph):
        if node not in order:
            visit(node)
    return found


def headers():
    graph = {}
    for path in (p for room in ROOMS for p in (ROOT / room).rglob("*.h")):
        names = INCLUDE.findall(path.read_text())
        graph[path.relative_to(ROOT).as_posix()] = {
            n for name in names for n in (name, "src/" + name) if (ROOT / n).exists()}
    return graph


def symbols(build):
    """Where each name is defined, and the names that each file needs. None: not all is built."""
    home, needs = {}, {}
    for source in (p for room in ROOMS for p in (ROOT / room).rglob("*.c")):
        name = source.relative_to(ROOT).as_posix()
        built = (build / name).with_suffix(".o")
        if not built.exists() and name.startswith("src/mpi/"):
            continue  # built where Open MPI is, by make mpi
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            return None
        needs[name] = set()
        for line in subprocess.check_output(["nm", built], text=True).splitlines():
            kind, symbol = line.split()[-2:]
            if kind == "U":
                needs[name].add(symbol)
            elif kind in "TDBRVW" and symbol not in STANDARD:
                home[symbol] = name
    return home, needs


def call_faults(build):
    found = symbols(build)
    if not found:
        return ["lint-circles: calls are not checked: run make first"], False
    home, needs = found
    graph = {file: {home[s] for s in needs[file] if s in home} - {file} for file in needs}
    faults = []
    for part in circles(graph):
        if tuple(part) in ALLOWED:
            continue
        faults.append("these files call each other in a circle:")
        for file in part:
            for other in sorted(graph[file] & set(part)):
                names = " ".join(sorted(s for s in needs[file] if home.get(s) == other))
                faults.append(f"  {file} needs {other}: {names}")
    return faults, bool(faults)


def main():
    sys.setrecursionlimit(10000)
    lines, failed = call_faults(ROOT / os.environ.get("BUILD", "build"))
    for part in circles(headers()):
        lines.append("these headers include each other in a circle: " + " ".join(part))
        failed = True
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
