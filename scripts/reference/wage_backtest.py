#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well the wage index ages: occupations' medians of one May, moved to a later one.

    scripts/reference/wage_backtest.py DATA

DATA as for wage_index.py and posted_wages.py. A row per pair of years: the median absolute error of
the occupations' medians (15-xxxx) left alone, moved by the index of the other occupations (each
is left out of its own), and moved by posted wages; and the root mean square of the error beside
sd x sqrt(years) of the published table.
"""

import math
import os
import statistics
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import posted_wages  # noqa: E402
import wage_index  # noqa: E402


def growth_of_others(pairs, left_out):
    rest = [(a, b) for k, (a, b) in enumerate(pairs) if k != left_out]
    weights = [(a[0] + b[0]) / 2 for a, b in rest]
    logs = [w * math.log(b[1] / a[1]) for w, (a, b) in zip(weights, rest)]
    return math.fsum(logs) / math.fsum(weights)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = sys.argv[1]
    tables = {year: wage_index.national(path, "15-") for year, path in wage_index.files(data).items()}
    first, growth = posted_wages.read(os.path.join(data, posted_wages.FILE))["US"]
    posted = posted_wages.chain(growth)
    one_year = [e for a, b in zip(tables.values(), list(tables.values())[1:])
                for e in wage_index.errors(a, b, wage_index.step(a, b)[0])]
    sd = wage_index.root_mean_square(one_year)
    print("from,to,occupations,unaged,aged,by posted wages,rms aged,sd x sqrt(years)")
    for start in tables:
        for end in tables:
            if end <= start:
                continue
            pairs = wage_index.matched(tables[start], tables[end])
            logs = [math.log(b[1] / a[1]) for a, b in pairs]
            aged = [x - growth_of_others(pairs, k) for k, x in enumerate(logs)]
            by_posted = (posted[end * 12 + 4 - first + 12] - posted[start * 12 + 4 - first + 12])
            print(f"{start},{end},{len(pairs)}", *(
                f"{100 * statistics.median(abs(math.expm1(-v)) for v in values):.1f}%"
                for values in (logs, aged, [x - by_posted for x in logs])),
                f"{100 * wage_index.root_mean_square(aged):.1f}%",
                f"{100 * sd * math.sqrt(end - start):.1f}%", sep=",")


if __name__ == "__main__":
    main()
