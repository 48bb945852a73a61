# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden tests: every published cell of the sample recomputed from what `paybands explain` says of it."""
import csv
import io
import math
from statistics import NormalDist

FRACTIONS = {"p10": .1, "p25": .25, "p50": .5, "p75": .75, "p90": .9}


def cell_of(row, area):
    return (row["role"], row["level"], row["experience"], area, row["component"], row["basis"])


def near(a, b, leeway=0.0051):
    return a is not None and b is not None and abs(a - b) <= leeway


def figure(text):
    return float(text) if text else None


def observed_faults(row, published):
    """Sources add up, ranks give the percentiles, and limits and rounding the published figures."""
    n, limits = row["n"], row["limits"]
    least = min(n, row["n_effective"])
    whole = {"n", "employer", "complementary"} & set(published["suppressed"].split())
    if sum(s["n"] for s in row["sources"]) != n:
        yield "the sources do not add up to n"
    for source in row["sources"]:
        if source["rows"] != source["n"] or sum(source["level_from"].values()) != source["n"] \
                or sum(c["rows"] for c in source["currencies"]) != source["n"]:
            yield f"{source['source']}: its rows do not add up to its n"
    if whole:
        if row["percentiles"] or any(published[p] for p in FRACTIONS):
            yield "is withheld, and has figures"
        return
    if int(published["n"]) != n or not near(figure(published["n_effective"]), row["n_effective"]):
        yield "n is not that of bands.csv"
    shown = {"p50"} if least < limits["min_n_quartiles"] else \
        {"p25", "p50", "p75"} if least < limits["min_n_tails"] else set(FRACTIONS)
    if least < limits["min_n"] or set(row["percentiles"]) != shown \
            or shown != {p for p in FRACTIONS if published[p]}:
        yield f"shows {sorted(row['percentiles'])} of {least}"
    if limits["employer_share"] > limits["max_employer_share"]:
        yield "one employer has too much"
    for name, f in row["percentiles"].items():
        rank = 1 + (n - 1) * FRACTIONS[name]
        value = f["low"] + (f["high"] - f["low"]) * (f["rank"] - math.floor(f["rank"]))
        if not near(f["rank"], rank, 1e-6) or not near(value, f["value"], 1e-6):
            yield f"{name}: rank {f['rank']} does not give {f['value']}"
        if least < limits["min_n_quartiles"]:
            value = 1000 * round(value / 1000)
        if not near(value, figure(published[name])):
            yield f"{name}: {value} is published as {published[name]}"
    yield from interval_faults(row, published, least)


def interval_faults(row, published, least):
    chance, sd = row["interval"]["by_chance"], row["interval"]["between_sources"]
    low, high = figure(published["p50_low"]), figure(published["p50_high"])
    if chance is None:
        if low is not None or high is not None:
            yield "has an interval that chance does not give"
        return
    median = row["percentiles"]["p50"]["value"]
    half = NormalDist().inv_cdf((1 + row["interval"]["confidence"]) / 2) * sd
    below = median * math.exp(-math.hypot(math.log(median / chance["low"]), half))
    above = median * math.exp(math.hypot(math.log(chance["high"] / median), half))
    if least < row["limits"]["min_n_ends"]:
        below, above = 1000 * math.floor(below / 1000), 1000 * math.ceil(above / 1000)
    if not near(below, low, 0.02) or not near(above, high, 0.02):
        yield f"interval {below} to {above} is published as {low} to {high}"


def benchmark_faults(row, published):
    """One occupation: its figures. Several: the weighted parts below a percentile are that fraction."""
    parts = row["occupations"]
    weight = sum(p["weight"] for p in parts)
    for name, fraction in FRACTIONS.items():
        value = figure(published[name])
        if value is None:
            continue
        below = sum(p["weight"] * p["below"][name] for p in parts) / weight
        if abs(below - fraction) > 1e-4:
            yield f"{name}: {below} of the occupations lies below it"
        if len(parts) == 1 and not near(value, parts[0][name]):
            yield f"{name}: {parts[0][name]} is published as {value}"


def modelled_faults(row, published):
    """The terms add up to the model's median, the steps to the published one."""
    steps, parts = row["log_median"], row["model"]
    for part in parts:
        if abs(sum(t["value"] for t in part["terms"]) - part["log_median"]) > 1e-9:
            yield f"{part['level']}: the terms do not add up to {part['log_median']}"
    if abs(sum(p["weight"] for p in parts) - 1) > 1e-9 \
            or abs(sum(p["weight"] * p["below"] for p in parts) - .5) > 1e-6:
        yield "the median of its levels is not the middle of their mixture"
    if len(parts) == 1 and abs(parts[0]["log_median"] - steps["model"]) > 1e-9:
        yield f"the model says {steps['model']}, its terms {parts[0]['log_median']}"
    before = steps["model"] + steps["country_cells"]
    if steps["own_weight"] > 0:
        own = steps["own_weight"] * (math.log(steps["own_median"]) - steps["own_sources"] - before)
        if abs(own - steps["own_cell"]) > 1e-9:
            yield f"its own cell moves it by {steps['own_cell']}, not by its weight: {own}"
    elif steps["own_cell"]:
        yield f"it has no cell, which moves it by {steps['own_cell']}"
    median = math.exp(before + steps["own_cell"] + steps["other_cells"] + steps["order"])
    half = NormalDist().inv_cdf(.975) * steps["sd"]
    for name, value in (("p50", median), ("p50_low", median * math.exp(-half)),
                        ("p50_high", median * math.exp(half))):
        if abs(value - figure(published[name])) > 50.01:
            yield f"{name}: {value} is published as {published[name]}"


# The variance of the model for a step there, and the part of it that a run's steps share (docs/methods.md).
MODEL_VARIANCE, SHARED = 0.05, 0.6
RUNS = [["junior", "mid", "senior", "staff"], ["0-2", "2-5", "5-8", "8+"], ["manager", "executive"]]


def solved(matrix, right):
    """x of matrix x = right, by elimination."""
    rows = [line + [value] for line, value in zip(matrix, right)]
    for k, pivot in enumerate(rows):
        for line in rows[k + 1:]:
            factor = line[k] / pivot[k]
            line[k:] = [a - factor * b for a, b in zip(line[k:], pivot[k:])]
    found = []
    for k in reversed(range(len(rows))):
        rest = sum(a * x for a, x in zip(rows[k][k + 1:-1], reversed(found)))
        found.append((rows[k][-1] - rest) / rows[k][k])
    return found[::-1]


def run_faults(steps, before):
    """The shifts of a run's steps are the best linear predictor given all its cells: E(s | d) = m + C'(C + V)^-1 (d - m)."""
    told = [s for s in steps if s["own_weight"] > 0]
    if not told:
        return
    distances = [s["own_cell"] / s["own_weight"] - before for s in told]
    noise = [MODEL_VARIANCE / s["own_weight"] - MODEL_VARIANCE for s in told]

    def covariance(a, b):
        return MODEL_VARIANCE * (1 if a is b else SHARED)

    weights = solved([[covariance(a, b) + (noise[i] if a is b else 0) for b in told] for i, a in enumerate(told)],
                     distances)
    for s in steps:
        shift = before + sum(w * covariance(s, t) for w, t in zip(weights, told))
        if abs(shift - s["own_cell"] - s["other_cells"]) > 1e-9:
            yield f"the cells of its run move it by {shift}, not by {s['own_cell'] + s['other_cells']}"


def runs_faults(rows):
    """Of the runs whose every step is published, those of a role with a ladder: managers start from what moves the ladder."""
    groups = {}
    for row in rows:
        if row["basis"] == "modelled":
            step = row["level"] if row["level"] != "all" else row["experience"]
            groups.setdefault((row["role"], row["area"]["code"], row["component"]), {})[step] = row["log_median"]
    for name, group in groups.items():
        for run in RUNS:
            if "all" in group and all(step in group for step in run):
                before = group["all"]["other_cells"] if run[0] == "manager" else 0
                for fault in run_faults([group[step] for step in run], before):
                    yield f"{' '.join(name)} {run[0]} to {run[-1]}: {fault}"


CHECKS = {"observed": observed_faults, "benchmark": benchmark_faults, "modelled": modelled_faults}


def faults(bands, answer, asked):
    """`bands` is bands.csv, `answer` what explain --json says of those of its rows that are `asked` for."""
    wanted = {cell_of(r, r["area"]): r for r in csv.DictReader(io.StringIO(bands))
              if asked(r)}
    read = {r["source"]: r for r in answer["read"]}
    for name, r in read.items():
        if r["rows_read"] != r["used"] + r["rejected"] + r["filtered"] + r["paired"]:
            yield f"{name}: the rows read do not add up"
    for row in answer["rows"]:
        cell = cell_of(row, row["area"]["code"])
        published = wanted.pop(cell, None)
        if published is None:
            yield f"{cell}: is explained twice, or not published"
            continue
        for fault in CHECKS[row["basis"]](row, published):
            yield f"{' '.join(cell)}: {fault}"
    yield from runs_faults(answer["rows"])
    for cell in wanted:
        yield f"{' '.join(cell)}: is published and not explained"
