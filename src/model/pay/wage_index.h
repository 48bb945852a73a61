/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wage_index.h: moving pay from its date to another, by a published index of wages. */
#ifndef PAYBANDS_MODEL_WAGE_INDEX_H
#define PAYBANDS_MODEL_WAGE_INDEX_H

#include <stdbool.h>

#include "base/err.h"
#include "model/observation.h"

struct wage_index;

/* Reads data/reference/wage_index.csv: month,index,source,date, months (YYYY-MM) ascending. *out
 * is the caller's; shared by all threads once loaded. An index that is not over 0, months
 * out of order and an empty table are errors that name file and line (ERR_USAGE). */
must_check int wage_index_load(struct err *e, struct wage_index **out, const char *path);
void wage_index_free(struct wage_index *w); /* NULL is fine */
struct date wage_index_first(const struct wage_index *w);
struct date wage_index_last(const struct wage_index *w);
/* The date that pay asked for at `date` is really moved to: `date`, or the nearer end of the index. */
struct date wage_index_reached(const struct wage_index *w, struct date date);
/* Years from the nearer end of the index to `date`; 0 within it. */
double wage_index_years_outside(const struct wage_index *w, struct date date);

/* The factor from `from` to `to` by `how` (an int of enum aging in settings.h): index(to)/index(from),
 * the index between its months by geometric (compound) or straight (linear) interpolation, and held
 * at its ends: nothing is extrapolated; *held then says so. A month's index stands at its first
 * day; a year without a month is its July 1; no date at all gives 1, as does AGING_NONE. */
double wage_index_factor(const struct wage_index *w, struct date from, struct date to, int how,
			 bool *held);

/* The formula on its own, for a stated annual rate: 90,000 at 3% for 6 months compound is
 * 91,340.02; 52,000 at 3% for 9 months linear is 53,170. AGING_NONE gives 1. */
double aging_factor(double annual_rate, double months, int how);

#endif
