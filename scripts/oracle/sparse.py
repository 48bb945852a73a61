#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inverses of X'WX + diag(penalty) in exact fractions, by elimination: tests/unit/expected_sparse.h.

    scripts/oracle/sparse.py > tests/unit/expected_sparse.h

X is sparse, its rows' columns in no order, with a column that no row has; the weights are two, so that a system
is seen to forget the first.
"""
from fractions import Fraction

COLUMNS = 9
# Column 5 alone is in no row; rows chain the others, and one ties three.
ROWS = [{3: 2, 0: 1}, {1: 1, 3: -1}, {8: 1, 1: 3}, {8: 2, 6: -1}, {6: 1, 2: 1}, {2: 4, 7: 1}, {4: 1, 7: -2, 0: 1}, {4: 3},
        {0: 1}, {7: 1, 8: 1}]
WEIGHTS = [[1, 2, 1, 3, 1, 1, 2, 1, 4, 0], [2, 1, 5, 1, 1, 3, 1, 2, 1, 1]]
PENALTY = [0, 1, 0, 0, 2, 3, 1, 0, 1]


def matrix(weights):
    m = [[Fraction(PENALTY[i] if i == j else 0) for j in range(COLUMNS)] for i in range(COLUMNS)]
    for row, weight in zip(ROWS, weights):
        for i, a in row.items():
            for j, b in row.items():
                m[i][j] += weight * a * b
    return m


def inverse(m):
    rows = [row + [Fraction(i == j) for j in range(COLUMNS)] for i, row in enumerate(m)]
    for j in range(COLUMNS):
        rows[j] = [a / rows[j][j] for a in rows[j]]
        for i in range(COLUMNS):
            if i != j:
                rows[i] = [a - rows[i][j] * b for a, b in zip(rows[i], rows[j])]
    return [row[COLUMNS:] for row in rows]


def numbers(values):
    return "{" + ", ".join(map(str, values)) + "}"


def main():
    starts = [sum(map(len, ROWS[:i])) for i in range(len(ROWS) + 1)]
    print("/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
          "/* Exact inverses to 17 digits: made by scripts/oracle/sparse.py, not by hand. */\n/* clang-format off */\n"
          f"enum {{ EXPECTED_COLUMNS = {COLUMNS}, EXPECTED_ROWS = {len(ROWS)} }};")
    print(f"static const size_t expected_start[] = {numbers(starts)};")
    print(f"static const int expected_column[] = {numbers(j for row in ROWS for j in row)};")
    print(f"static const double expected_value[] = {numbers(a for row in ROWS for a in row.values())};")
    print(f"static const double expected_penalty[] = {numbers(PENALTY)};\n")
    print("static const struct expected_system {\n\tdouble weights[EXPECTED_ROWS];\n"
          "\tdouble inverse[EXPECTED_COLUMNS][EXPECTED_COLUMNS];\n} expected_systems[] = {")
    for weights in WEIGHTS:
        print(f"\t{{{numbers(weights)}, {{")
        for row in inverse(matrix(weights)):
            print(f"\t\t{numbers(f'{float(a):.17g}' for a in row)},")
        print("\t}},")
    print("};\n/* clang-format on */")


if __name__ == "__main__":
    main()
