/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wage_index.c: the factors that an index of wages gives.
 *
 * The index owns its points and is not changed after it is read (wage_index_read.c).
 */
#include "model/pay/wage_index.h"

#include <math.h>

#include "model/pay/wage_index_private.h"
#include "model/settings.h"

double wage_months_of(struct date date)
{
	int month = date.month > 0 ? date.month : 7;
	int day = date.month > 0 && date.day > 0 ? date.day : 1;

	return date.year * 12.0 + (month - 1) + (day - 1) / 31.0;
}

static const struct wage_series *find(const struct wage_index *w, code country)
{
	for (size_t i = 0; country && i < w->joined.count; i++)
		if (w->joined.items[i].country == country)
			return &w->joined.items[i];
	return NULL;
}

code wage_index_series(const struct wage_index *w, code country)
{
	size_t number = wage_country_number(country);

	return number < COUNTRY_CODES ? w->series_of[number] : 0;
}

static const struct wage_point *last_of(const struct wage_series *s)
{
	return &s->points[s->count - 1];
}

struct date wage_index_first(const struct wage_index *w)
{
	const struct wage_point *first = &w->joined.items[0].points[0];

	for (size_t i = 1; i < w->joined.count; i++)
		if (w->joined.items[i].points[0].at > first->at)
			first = &w->joined.items[i].points[0];
	return first->month;
}

struct date wage_index_last(const struct wage_index *w)
{
	const struct wage_point *last = last_of(&w->joined.items[0]);

	for (size_t i = 1; i < w->joined.count; i++)
		if (last_of(&w->joined.items[i])->at > last->at)
			last = last_of(&w->joined.items[i]);
	return last->month;
}

static double years_outside(struct date date, double first, double last)
{
	double at = wage_months_of(date);

	return fmax(0, fmax(first - at, at - last)) / 12;
}

double wage_index_years_outside(const struct wage_index *w, struct date date)
{
	return years_outside(date, wage_months_of(wage_index_first(w)),
			     wage_months_of(wage_index_last(w)));
}

double wage_index_years_held(const struct wage_index *w, code series, struct date date)
{
	const struct wage_series *s = find(w, series);

	return s && date.year ? years_outside(date, s->points[0].at, last_of(s)->at) : 0;
}

struct date wage_index_reached(const struct wage_index *w, code series, struct date date)
{
	const struct wage_series *s = find(w, series);
	struct date first = s ? s->points[0].month : wage_index_first(w);
	struct date last = s ? last_of(s)->month : wage_index_last(w);

	if (wage_months_of(date) < wage_months_of(first))
		return first;
	return wage_months_of(date) > wage_months_of(last) ? last : date;
}

/* The index at a time, held at the ends. */
static struct wage_point point_at(const struct wage_series *s, double at, int how)
{
	const struct wage_point *after = s->points;
	struct wage_point between;
	double share;

	if (at <= s->points[0].at)
		return s->points[0];
	if (at >= last_of(s)->at)
		return *last_of(s);
	while (after->at < at)
		after++;
	share = (at - after[-1].at) / (after->at - after[-1].at);
	between = after[-1];
	between.variance += share * (after->variance - after[-1].variance);
	if (how == AGING_LINEAR)
		between.index += share * (after->index - after[-1].index);
	else
		between.index *= pow(after->index / after[-1].index, share);
	return between;
}

struct wage_factor wage_index_factor(const struct wage_index *w, code series, struct date from,
				     struct date to, int how)
{
	const struct wage_series *s = find(w, series);
	double at = wage_months_of(from);
	struct wage_point start, end;

	if (how == AGING_NONE || !s || !from.year || !to.year)
		return (struct wage_factor){.factor = 1};
	start = point_at(s, at, how);
	end = point_at(s, wage_months_of(to), how);
	return (struct wage_factor){
	    .factor = end.index / start.index,
	    .sd = sqrt(fabs(end.variance - start.variance)),
	    .held = at < s->points[0].at || at > last_of(s)->at,
	};
}
