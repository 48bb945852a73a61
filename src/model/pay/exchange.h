/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exchange.h: dated market rates of exchange. Purchasing power parities are not used. */
#ifndef PAYBANDS_MODEL_EXCHANGE_H
#define PAYBANDS_MODEL_EXCHANGE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/layers.h"
#include "model/observation.h"

struct fx_table;

/* A rate that a configuration gives. */
struct fx_given {
	code currency;
	int year; /* 0: every year */
	double usd_per_unit;
};

/* Reads data/reference/exchange_rates.csv: currency,year,usd_per_unit,source,average,date. *out is
 * the caller's; shared by all threads once loaded. A rate that is not above 0, an unknown code and
 * a currency's year given twice are errors that name file and line (ERR_USAGE). */
must_check int fx_load(struct err *e, struct fx_table **out, const struct layers *files);
void fx_free(struct fx_table *t); /* NULL is fine */

/* A configuration overrides inputs, and inputs override the table: read inputs first. Sets US
 * dollars per unit for that year, replacing the previous rate; year 0: for every year that no later
 * call sets. */
void fx_set(struct fx_table *t, code currency, int year, double usd_per_unit);
/* eurofxref-hist.zip, or the CSV in it, as the ECB publishes it. ERR_INPUT, ERR_USAGE with the line. */
must_check int fx_read_ecb(struct err *e, struct fx_table *t, const char *path);

/* Is it a currency at all: an ISO 4217 code, or one the table has, with a rate or without? */
bool fx_knows(const struct fx_table *t, code currency);

/* US dollars per unit, the average of that year; year 0 takes the latest. USD is 1. False: no
 * rate for that year: the year before is not taken instead. */
bool fx_rate(const struct fx_table *t, code currency, int year, double *rate);

/* The last year that it has a rate of; 0: none. */
int fx_latest(const struct fx_table *t, code currency);
/* The currency with a rate whose code is one letter off, or has two neighbours swapped, the first of them; 0: none. */
code fx_nearest(const struct fx_table *t, code currency);

#endif
