/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wage_index.c: an index of wages by month, and the factors it gives.
 *
 * The index owns its points and is not changed after wage_index_load.
 */
#include "model/pay/wage_index.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "model/reference_table.h"
#include "model/settings.h"

struct point {
	struct date month;
	double at; /* months since year 0 */
	double index;
};

struct wage_index {
	struct point *points; /* ascending */
	size_t count;
	size_t room;
	const char *path; /* only while it is loaded */
};

/* A date as months since year 0. A month without a day is its first; a year without a
 * month its July 1. A day counts as a 31st of a month: close enough for wages, and the
 * same for every month. */
static double months_of(struct date date)
{
	int month = date.month > 0 ? date.month : 7;
	int day = date.month > 0 && date.day > 0 ? date.day : 1;

	return date.year * 12.0 + (month - 1) + (day - 1) / 31.0;
}

static int add_point(struct err *e, void *context, uint64_t line, const struct text *fields)
{
	struct wage_index *w = context;
	struct point point;

	if (!date_from_iso(fields[0], &point.month) || !point.month.month || point.month.day)
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": \"%.*s\" is not a month as YYYY-MM",
			       w->path, line, TEXT_ARG(fields[0]));
	if (!text_to_double(fields[1], &point.index) || !(point.index > 0))
		return err_set(e, ERR_USAGE, "%s:%" PRIu64 ": \"%.*s\" is not an index over 0",
			       w->path, line, TEXT_ARG(fields[1]));
	point.at = months_of(point.month);
	if (w->count && point.at <= w->points[w->count - 1].at)
		return err_set(e, ERR_USAGE,
			       "%s:%" PRIu64 ": %.*s does not come after the month before it",
			       w->path, line, TEXT_ARG(fields[0]));
	w->points = mem_grow(w->points, &w->room, w->count + 1, sizeof(*w->points));
	w->points[w->count++] = point;
	return 0;
}

int wage_index_load(struct err *e, struct wage_index **out, const char *path)
{
	static const char *const columns[] = {"month", "index", NULL};
	struct wage_index *w = mem_zero(1, sizeof(*w));

	w->path = path;
	if (reference_table_read(
		e, &(struct reference_table){
		       .path = path, .columns = columns, .on_row = add_point, .context = w}))
		goto fail;
	if (!w->count) {
		err_set(e, ERR_USAGE, "%s: the index has no months", path);
		goto fail;
	}
	w->path = NULL;
	*out = w;
	return 0;
fail:
	wage_index_free(w);
	return -1;
}

void wage_index_free(struct wage_index *w)
{
	if (!w)
		return;
	free(w->points);
	free(w);
}

struct date wage_index_first(const struct wage_index *w)
{
	return w->points[0].month;
}

struct date wage_index_last(const struct wage_index *w)
{
	return w->points[w->count - 1].month;
}

double wage_index_years_outside(const struct wage_index *w, struct date date)
{
	double at = months_of(date);

	return fmax(0, fmax(w->points[0].at - at, at - w->points[w->count - 1].at)) / 12;
}

struct date wage_index_reached(const struct wage_index *w, struct date date)
{
	if (months_of(date) < w->points[0].at)
		return wage_index_first(w);
	return months_of(date) > w->points[w->count - 1].at ? wage_index_last(w) : date;
}

static double index_at(const struct wage_index *w, double at, int how, bool *held)
{
	const struct point *last = &w->points[w->count - 1];
	const struct point *after = w->points;
	double share;

	if (at < w->points[0].at || at > last->at)
		*held = true;
	if (at <= w->points[0].at)
		return w->points[0].index;
	if (at >= last->at)
		return last->index;
	while (after->at < at)
		after++;
	share = (at - after[-1].at) / (after->at - after[-1].at);
	if (how == AGING_LINEAR)
		return after[-1].index + share * (after->index - after[-1].index);
	return after[-1].index * pow(after->index / after[-1].index, share);
}

double wage_index_factor(const struct wage_index *w, struct date from, struct date to, int how,
			 bool *held)
{
	double index_from, index_to;

	*held = false;
	if (how == AGING_NONE || !from.year || !to.year)
		return 1;
	index_from = index_at(w, months_of(from), how, held);
	index_to = index_at(w, months_of(to), how, held);
	return index_to / index_from;
}

double aging_factor(double annual_rate, double months, int how)
{
	switch ((enum aging)how) {
	case AGING_LINEAR:
		return 1 + annual_rate * months / 12;
	case AGING_COMPOUND:
		return pow(1 + annual_rate, months / 12);
	case AGING_NONE:
		break;
	}
	return 1;
}
