#!/usr/bin/env python3
"""Derives countries.csv, states.csv, metros.csv and cities.csv of data/reference.

    scripts/reference/places.py --geography DIR [--output data/reference]

DIR holds, as their publishers left them:
    country-codes.csv        ISO 3166, UNTERM and CLDR names (datasets/country-codes, ODC PDDL)
    census_state.txt         states and territories (Census Bureau, public domain)
    list1_*.xlsx             CBSA delineation (Census Bureau, public domain); the latest is taken
    uscities.csv             US cities and their counties (simplemaps.com, CC BY 4.0)
    hud_zip_cbsa_*.csv       towns that are no city, by their ZIP codes (HUD, public domain)

place_names.csv is not derived: it is compiled by hand (other names, misspellings,
nicknames, cities abroad). Next year's files refresh the other four.
"""

import argparse
import collections
import csv
import glob
import os
import re
import sys

import xlsx

# The names people know these by, where the publisher's is long, inverted or an abbreviation.
DISPLAY = {
    "US": "United States", "GB": "United Kingdom", "KR": "South Korea", "KP": "North Korea",
    "RU": "Russia", "IR": "Iran", "SY": "Syria", "VE": "Venezuela", "BO": "Bolivia",
    "TZ": "Tanzania", "MD": "Moldova", "LA": "Laos", "VN": "Vietnam", "BN": "Brunei",
    "HK": "Hong Kong", "MO": "Macao", "PS": "Palestine", "FM": "Micronesia",
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo",
    "CV": "Cape Verde", "CI": "C\u00f4te d'Ivoire", "VA": "Vatican City",
}
NAME_COLUMNS = (
    "official_name_en", "CLDR display name", "UNTERM English Short", "UNTERM English Formal",
    "official_name_fr", "official_name_es", "official_name_ru", "official_name_cn",
    "official_name_ar",
)
# The source leaves these out.
CURRENCY = {"TR": "TRY"}
# Not in ISO 3166; XK is the code that the EU, the IMF and payment networks use.
EXTRA = [("XK", "XKX", "Kosovo", "EUR", "Kosovo", "EU interinstitutional style guide", "2024")]
MANY = 5  # of two in one state, the one this many times larger is meant (as src/model/place.c)
TRUST = 0.95  # the share of a metro's known cities that HUD must place as we do


def write(path, header, rows):
    """All of a table, in order of its rows, replaced at once."""
    with open(path + ".new", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    os.replace(path + ".new", path)
    print(f"{path}: {len(rows)} rows, {os.path.getsize(path)} bytes", file=sys.stderr)


def plain_name(name):
    """UNTERM writes "Bahamas (the)", "Holy See (the) *", "the Republic of ..."."""
    name = name.replace("*", "").strip()
    for article in (" (the)", " (l')", " (la)", " (le)", " (les)"):
        name = name.removesuffix(article)
    return name.removeprefix("the ").strip()


def own_currency(code, field):
    """"INR,BTN" of Bhutan is BTN: the one that starts with the country's own code."""
    listed = [c for c in field.split(",") if c]
    return next((c for c in listed if c.startswith(code)), listed[0] if listed else "")


def countries(path):
    rows = list(EXTRA)
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for r in csv.DictReader(lines):
            code = r["ISO3166-1-Alpha-2"]
            display = DISPLAY.get(code) or plain_name(r["official_name_en"])
            names = []
            for column in NAME_COLUMNS:
                name = plain_name(r[column])
                if len(name) > 2 and name != display and name not in names:
                    names.append(name)
            currency = CURRENCY.get(code) or own_currency(
                code, r["ISO4217-currency_alphabetic_code"])
            rows.append((code, r["ISO3166-1-Alpha-3"], display, currency, "|".join(names),
                         "datasets/country-codes", "2026-01"))
    return sorted(rows)


def states(path):
    rows = []
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for r in csv.DictReader(lines, delimiter="|"):
            if r["STUSAB"] == "UM":  # nobody works there
                continue
            kind = ("district" if r["STUSAB"] == "DC" else
                    "state" if int(r["STATE"]) < 60 else "territory")
            rows.append((r["STUSAB"], r["STATE"], r["STATE_NAME"], kind,
                         "Census Bureau state.txt", "2020"))
    return sorted(rows)


def delineation(directory):
    """(date, {county fips: cbsa}, {cbsa: (title, kind)}, [(county, state fips, cbsa)])."""
    paths = sorted(glob.glob(os.path.join(directory, "list1_*.xlsx")))
    if not paths:
        sys.exit(f"{directory}: no list1_*.xlsx: get it from the Census Bureau's delineation files")
    rows = xlsx.rows(paths[-1])
    header = None
    counties, titles, named = {}, {}, []
    for row in rows:
        cells = [(c or "").strip() for c in row]
        if header is None:
            if "CBSA Code" in cells and "FIPS County Code" in cells:
                header = cells
            continue
        r = dict(zip(header, cells))
        if not r.get("CBSA Code", "").isdigit():  # the notes below the table
            continue
        kind = "metro" if r["Metropolitan/Micropolitan Statistical Area"].startswith("Metro") \
            else "micro"
        titles[r["CBSA Code"]] = (r["CBSA Title"], kind)
        counties[r["FIPS State Code"] + r["FIPS County Code"]] = r["CBSA Code"]
        named.append((r["County/County Equivalent"], r["FIPS State Code"], r["CBSA Code"]))
    if header is None:
        sys.exit(f"{paths[-1]}: no header with CBSA Code and FIPS County Code")
    year = "".join(c for c in os.path.basename(paths[-1])[5:] if c.isdigit())
    return year, counties, titles, named


def metros(titles, year):
    rows = []
    for code, (title, kind) in titles.items():
        listed = title.rsplit(", ", 1)[1].replace("-", "|")
        rows.append((code, title, kind, listed, "Census list1", year))
    return sorted(rows)


def key(name):
    """What names are compared by: as src/model/place_words.c folds ASCII names."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower()).split()
    brief = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
    return " ".join(brief.get(word, word) for word in words)


def cities(path, counties):
    """{(name, state): (population, CBSA)} of all cities; no CBSA where two of the name in one
    state lie in different ones and neither is MANY times the other."""
    places = collections.defaultdict(list)
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for r in csv.DictReader(lines):
            found = (int(float(r["population"] or 0)), counties.get(r["county_fips"], ""))
            for name in {r["city"], r["city_ascii"]}:
                places[(name, r["state_id"])].append(found)
    chosen = {}
    for place, found in places.items():
        population, metro = max(found)
        rivals = [p for p, m in found if m != metro and p * MANY > population]
        chosen[place] = (population, "" if rivals else metro)
    return chosen


def towns(path, known, kinds):
    """{(name, state): CBSA} of the names in ZIP addresses that are no city of `known`: the
    townships of New England and New Jersey. HUD's file may be of an older delineation, so a
    metro's towns count only where its cities are where we have them."""
    weights = collections.defaultdict(collections.Counter)
    spelled = {}
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for r in csv.DictReader(lines):
            place = (key(r["USPS_ZIP_PREF_CITY"]), r["USPS_ZIP_PREF_STATE"])
            weights[place][r["CBSA"]] += float(r["TOT_RATIO"])
            spelled[place] = r["USPS_ZIP_PREF_CITY"].title()
    ours = {(key(name), state): metro for (name, state), (_, metro) in known.items()}
    agreed, seen = collections.Counter(), collections.Counter()
    settled = {}
    for place, metros_of in weights.items():
        metro, weight = max(metros_of.items(), key=lambda item: (item[1], item[0]))
        if ours.get(place):
            seen[(place[1], metro)] += 1
            agreed[(place[1], metro)] += ours[place] == metro
        elif place not in ours and kinds.get(metro) == "metro" and \
                weight >= 0.9 * sum(metros_of.values()):
            settled[place] = metro
    return {(spelled[place], place[1]): metro for place, metro in settled.items()
            if seen[(place[1], metro)] and
            agreed[(place[1], metro)] >= TRUST * seen[(place[1], metro)]}


def city_rows(known, more, named, state_of_fips, least, year):
    rows = {}
    for (name, state), (population, metro) in known.items():
        if population >= least and (metro or population >= MANY * least):
            rows[(key(name), state, name)] = (
                name, state, metro, population, "simplemaps; Census", year)
    taken = {(k, state) for k, state, _ in rows}
    for (name, state), metro in more.items():  # without population: only read with their state
        rows[(key(name), state, name)] = (name, state, metro, 0, "HUD", year)
    for county, fips, metro in named:  # "Fairfax County"
        state = state_of_fips[fips]
        if (key(county), state) not in taken:
            rows[(key(county), state, county)] = (county, state, metro, 0, "Census", year)
    return sorted(rows.values())


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--geography", required=True, help="where the publishers' files are")
    options.add_argument("--output", default="data/reference")
    options.add_argument("--least-population", type=int, default=2000,
                         help="smaller places are left out (default: %(default)s)")
    o = options.parse_args()
    here = lambda name: os.path.join(o.geography, name)
    there = lambda name: os.path.join(o.output, name)

    write(there("countries.csv"), ("code", "code3", "name", "currency", "names", "source", "date"),
          countries(here("country-codes.csv")))
    state_rows = states(here("census_state.txt"))
    write(there("states.csv"), ("code", "fips", "name", "kind", "source", "date"), state_rows)
    year, counties, titles, named = delineation(o.geography)
    write(there("metros.csv"), ("code", "title", "kind", "states", "source", "date"),
          metros(titles, year))
    state_of_fips = {r[1]: r[0] for r in state_rows}
    known = cities(here("uscities.csv"), counties)
    zips = sorted(glob.glob(here("hud_zip_cbsa_*.csv")))
    more = towns(zips[-1], known, {c: kind for c, (_, kind) in titles.items()}) if zips else {}
    write(there("cities.csv"), ("name", "state", "metro", "population", "source", "date"),
          city_rows(known, more, named, state_of_fips, o.least_population, year))


if __name__ == "__main__":
    main()
