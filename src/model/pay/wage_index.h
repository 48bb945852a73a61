/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wage_index.h: moving pay from its date to another, by published indices of wages, one per
 * country. */
#ifndef PAYBANDS_MODEL_WAGE_INDEX_H
#define PAYBANDS_MODEL_WAGE_INDEX_H

#include <stdbool.h>

#include "base/err.h"
#include "base/layers.h"
#include "model/observation.h"

struct wage_index;

/* The series that serves the countries of the euro area that have none of their own. */
#define WAGES_EURO_AREA CODE2('E', 'A')

/* Reads data/reference/wage_index.csv and posted_wages.csv (NULL: none): country,month,index,sd,
 * months (YYYY-MM) ascending within a country; no country column means US; no sd, not known. If a
 * country is in both, the first is continued from its last month by the growth of the second. *out
 * is the caller's; shared by all threads once loaded. An index that is not above 0, months out of
 * order, an empty table and two tables that do not meet are errors that name the file and, if there
 * is one, the line (ERR_USAGE). */
must_check int wage_index_load(struct err *e, struct wage_index **out, const struct layers *index,
			       const struct layers *posted_wages);
/* A file of the user: Indeed Hiring Lab's posted-wage-growth-by-country.csv as published (it takes the
 * place of posted_wages.csv for its countries), or an index of the form above (it takes the place
 * of both). Errors as above. */
must_check int wage_index_read(struct err *e, struct wage_index *w, const char *path);
void wage_index_free(struct wage_index *w); /* NULL is fine */

/* The series that ages pay in that country: the country's code, WAGES_EURO_AREA, or 0 for none. */
code wage_index_series(const struct wage_index *w, code country);
/* The first month that all series have, and the last month of any. */
struct date wage_index_first(const struct wage_index *w);
struct date wage_index_last(const struct wage_index *w);
/* The date that pay of a series asked for at `date` is really moved to: `date`, or the nearer end of
 * the series; of series 0, the nearer of wage_index_first and _last. */
struct date wage_index_reached(const struct wage_index *w, code series, struct date date);
/* Years from the nearer end of the series to `date`; 0 between them, of an unknown date and of series 0. */
double wage_index_years_held(const struct wage_index *w, code series, struct date date);
/* Years from the nearer of wage_index_first and _last to `date`; 0 between them. */
double wage_index_years_outside(const struct wage_index *w, struct date date);

/* The factor of pay of a series from `from` to `to`. */
struct wage_factor {
	double factor;
	double sd; /* of the log of one occupation's true factor relative to it; NAN: unknown */
	bool held; /* `from` lies outside the series: its nearer end was used */
};
/* By `how` (an int of enum aging in settings.h): index(to)/index(from), the index between its
 * months by geometric (compound) or straight (linear) interpolation, and held at its ends: nothing
 * is extrapolated. A month's index is that of its first day; a year without a month is its July 1;
 * an unknown date and series 0 give 1, as does AGING_NONE. sd is the series' annual one times the
 * square root of the years between: errors of different years are assumed independent. */
struct wage_factor wage_index_factor(const struct wage_index *w, code series, struct date from,
				     struct date to, int how);

#endif
