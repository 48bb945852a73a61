/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wage_index_private.h: the series of a wage index, shared by the file that reads them and the one
 * that applies them. */
#ifndef PAYBANDS_MODEL_WAGE_INDEX_PRIVATE_H
#define PAYBANDS_MODEL_WAGE_INDEX_PRIVATE_H

#include <stddef.h>

#include "model/pay/wage_index.h"

struct wage_point {
	struct date month;
	double at; /* months since year 0 */
	double index;
	double variance; /* of the log of index / the first point's; NAN: not known */
};

struct wage_series {
	code country; /* or WAGES_EURO_AREA */
	double sd; /* of a factor over one year, relative; NAN: not known */
	struct wage_point *points; /* ascending */
	size_t count;
	size_t room;
	bool growth; /* it was read as growth over twelve months */
};

struct wage_series_list {
	struct wage_series *items;
	size_t count;
	size_t room;
};

enum { LETTERS = 26, COUNTRY_CODES = LETTERS * LETTERS };

struct wage_index {
	struct wage_series_list own; /* wage_index.csv, or what a user gives in its place */
	struct wage_series_list posted; /* posted_wages.csv, or a tracker file in its place */
	struct wage_series_list joined; /* own, continued by posted: the series in use */
	code series_of
	    [COUNTRY_CODES]; /* by wage_country_number: the series that ages its pay; 0: none */
};

/* The number of a code of two capital letters; COUNTRY_CODES of anything else. */
static inline size_t wage_country_number(code country)
{
	unsigned first = (country >> 8) - 'A', second = (country & 0xff) - 'A';

	return first < LETTERS && second < LETTERS ? first * LETTERS + second : COUNTRY_CODES;
}

/* Months since year 0. A month without a day is its first; a year without a month its July 1. A day
 * counts as a 31st of a month: accurate enough for wages, and the same for every month. */
double wage_months_of(struct date date);

#endif
