#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Derives data/reference/exchange_rates.csv from the Federal Reserve's H.10 and the ECB's rates.

    scripts/reference/exchange_rates.py DATA [--from-year 2015] > data/reference/exchange_rates.csv

DATA holds macro/exchange-rates_annual.csv and macro/exchange-rates_monthly.csv: units of a country's
currency for one US dollar, countries by name. Rates here are market rates, US dollars for one unit,
the average of a year: the annual file's where it has the year, else the mean of the monthly
file's (the annual file has neither the pound nor the year that is not over yet, whose `average` says
how many months it is of).

H.10 quotes the euro, the pound and the Australian and New Zealand dollars as dollars a unit; the
files hold one over that. Their months are averaged as they are quoted, all others as units a dollar.

What H.10 does not carry (PLN, CZK, HUF, TRY, PHP, ...) comes from macro/eurofxref-hist.zip, the
European Central Bank's daily reference rates in units for one euro: each day's units for one dollar
(the currency's rate over the dollar's), averaged over the days of the year, as H.10 averages. Only
years that were quoted from January to December are kept, and the file's last year as far as it
goes: the rouble ends with 2021, since the ECB quotes none since March 2022.

What neither carries (CLP, UAH, ARS, ...) is left out: purchasing power parities (ppp-gdp.csv) are not
rates of exchange. Venezuela is left out because three currencies followed each other under one
name, and its official rate was not the market's.
"""

import argparse
import collections
import csv
import io
import os
import sys
import zipfile

CURRENCIES = {
    "Australia": "AUD", "Brazil": "BRL", "Canada": "CAD", "China": "CNY", "Denmark": "DKK",
    "Euro": "EUR", "Hong Kong": "HKD", "India": "INR", "Japan": "JPY", "Malaysia": "MYR",
    "Mexico": "MXN", "New Zealand": "NZD", "Norway": "NOK", "Singapore": "SGD",
    "South Africa": "ZAR", "South Korea": "KRW", "Sri Lanka": "LKR", "Sweden": "SEK",
    "Switzerland": "CHF", "Taiwan": "TWD", "Thailand": "THB", "United Kingdom": "GBP",
}
QUOTED_IN_DOLLARS = {"AUD", "EUR", "GBP", "NZD"}
# Currencies the euro replaced long before any year we want, and Venezuela.
LEFT_OUT = {"Austria", "Belgium", "Finland", "France", "Germany", "Greece", "Ireland", "Italy",
            "Netherlands", "Portugal", "Spain", "Venezuela"}


def rows(path):
    """(currency, year, month, units for a dollar) of the countries we carry."""
    with open(path, encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            country = row["Country"]
            if country in LEFT_OUT:
                continue
            if country not in CURRENCIES:
                sys.exit(f"{path}: what is the currency of {country!r}? Add it to CURRENCIES")
            rate = row["Exchange rate"].strip()
            if rate:
                yield CURRENCIES[country], int(row["Date"][:4]), int(row["Date"][5:7]), float(rate)


def mean_of_months(currency, months):
    """US dollars for one unit."""
    if currency in QUOTED_IN_DOLLARS:
        return sum(1 / rate for rate in months) / len(months)
    return len(months) / sum(months)


def ecb_rates(path):
    """{(currency, year): (US dollars for one unit, first and last month quoted)}."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    days = collections.defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        dollar = row["USD"]
        for currency, rate in row.items():
            if currency and len(currency) == 3 and rate not in ("N/A", "", None) and dollar != "N/A":
                days[currency, int(row["Date"][:4])].append((int(row["Date"][5:7]),
                                                             float(rate) / float(dollar)))
    return {key: (len(rates) / sum(rate for _, rate in rates),
                  min(month for month, _ in rates), max(month for month, _ in rates))
            for key, rates in days.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data")
    parser.add_argument("--from-year", type=int, default=2015)
    arguments = parser.parse_args()
    folder = os.path.join(arguments.data, "macro")

    found = {}
    monthly = collections.defaultdict(dict)
    for currency, year, month, rate in rows(os.path.join(folder, "exchange-rates_monthly.csv")):
        monthly[currency, year][month] = rate
    for (currency, year), months in monthly.items():
        rates = [months[month] for month in sorted(months)]
        last = max(months)
        whole = len(rates) == 12
        count = "twelve months" if whole else f"{len(rates)} months to {year}-{last:02d}"
        found[currency, year] = (mean_of_months(currency, rates),
                                 "Federal Reserve H.10", f"mean of {count}",
                                 str(year) if whole else f"{year}-{last:02d}")
    for currency, year, _, rate in rows(os.path.join(folder, "exchange-rates_annual.csv")):
        found[currency, year] = (1 / rate, "Federal Reserve H.10", "annual average", str(year))

    fed = {currency for currency, _ in found} | {"USD"}
    ecb = ecb_rates(os.path.join(folder, "eurofxref-hist.zip"))
    newest = max(year for _, year in ecb)
    for (currency, year), (rate, first, last) in ecb.items():
        if currency in fed or first > 1 or (last < 12 and year != newest):
            continue
        whole = last == 12
        found[currency, year] = (rate, "ECB reference rates", "mean of the year's days" if whole
                                 else f"mean of the days to {year}-{last:02d}",
                                 str(year) if whole else f"{year}-{last:02d}")

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["currency", "year", "usd_per_unit", "source", "average", "date"])
    for (currency, year), (rate, source, average, date) in sorted(found.items()):
        if year >= arguments.from_year:
            out.writerow([currency, year, f"{rate:.6g}", source, average, date])


if __name__ == "__main__":
    main()
