/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wage_index_read.c: reading an index of wages: tables of indices, and Indeed Hiring Lab's tracker of
 * posted wages, whose growth over twelve months is chained to an index.
 *
 * The chain. Growth over twelve months fixes the index at distances of twelve months only; the twelve
 * months before the first growth are free. They are set so that no calendar month has a step of its
 * own: for each calendar month the mean, over whole years, of the monthly change of the log index is
 * the same. So every published growth is repeated exactly and nothing is made up but the absence of a
 * season. scripts/reference/posted_wages.py does the same apart from this, and measures other starts.
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/date_text.h"
#include "model/pay/wage_index_private.h"
#include "model/reference_table.h"

/* Growth beyond it is a percentage taken for a share, or no growth of wages. */
#define GROWTH_MOST 0.5
/* So that a ratio of two is always a number. */
#define INDEX_LEAST 1e-9
#define INDEX_MOST 1e15
/* An index that moves more than so many times from one month to the next lacks a digit or a point. */
#define STEP_MOST 10

enum { MONTHS = 12 };
enum column { COUNTRY, MONTH, INDEX, SD, JOB_COUNTRY, GROWTH, COLUMNS };

struct reading {
	const struct layers *files;
	struct wage_series_list series;
};

/* The one that had the last word, for messages. */
static const char *last_path(const struct layers *files)
{
	return files->own ? files->own : files->installed;
}

static void list_release(struct wage_series_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].points);
	free(list->items);
	*list = (struct wage_series_list){.items = NULL};
}

static struct wage_series *list_find(const struct wage_series_list *list, code country)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].country == country)
			return &list->items[i];
	return NULL;
}

static struct wage_series *list_add(struct wage_series_list *list, struct wage_series series)
{
	list->items = mem_grow(list->items, &list->room, list->count + 1, sizeof(*list->items));
	list->items[list->count] = series;
	return &list->items[list->count++];
}

/* Forgets a country; the order of the others is kept. */
static void list_drop(struct wage_series_list *list, code country)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (list->items[i].country == country)
			free(list->items[i].points);
		else
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
}

static void series_add(struct wage_series *s, struct wage_point point)
{
	s->points = mem_grow(s->points, &s->room, s->count + 1, sizeof(*s->points));
	s->points[s->count++] = point;
}

/* ---- a file ---- */

/* "2026-04" of 1970 to 2099, or "Apr-26" as the tracker writes it, of 2000 to 2099. */
static bool month_from_text(struct text t, struct date *out)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	if (date_from_iso(t, out))
		return out->month && !out->day && date_of_pay(*out);
	if (t.len != 6 || t.data[3] != '-' || !ascii_digit(t.data[4]) || !ascii_digit(t.data[5]))
		return false;
	for (int month = 1; month <= MONTHS; month++)
		if (text_equal((struct text){.data = t.data, .len = 3},
			       (struct text){.data = names + 3 * (month - 1), .len = 3})) {
			*out = (struct date){
			    .year = (int16_t)(2000 + 10 * (t.data[4] - '0') + t.data[5] - '0'),
			    .month = (int8_t)month};
			return true;
		}
	return false;
}

static struct wage_series *series_of_row(struct err *e, struct reading *r,
					 const struct text *fields, bool growth)
{
	struct text name = growth ? fields[JOB_COUNTRY] : fields[COUNTRY];
	code country = name.data ? (name.len == 2 ? code_of(name) : 0) : CODE2('U', 'S');
	struct wage_series *s;
	double sd = NAN;

	if (!country || country == CODE2('U', 'K')) {
		err_set(e, ERR_USAGE, "\"%.*s\" is not an ISO 3166 code (GB), or EA",
			TEXT_ARG(name));
		return NULL;
	}
	if (fields[SD].data && (!text_to_double(fields[SD], &sd) || !(sd >= 0))) {
		err_set(e, ERR_USAGE, "sd \"%.*s\" is not a number of at least 0",
			TEXT_ARG(fields[SD]));
		return NULL;
	}
	s = list_find(&r->series, country);
	if (!s)
		s = list_add(&r->series,
			     (struct wage_series){.country = country, .growth = growth});
	s->sd = sd;
	return s;
}

static int figure_of_row(struct err *e, const struct text *fields, bool growth, double *out)
{
	struct text t = growth ? fields[GROWTH] : fields[INDEX];

	if (!text_to_double(t, out))
		*out = NAN;
	if (growth && !(fabs(*out) <= GROWTH_MOST))
		return err_set(e, ERR_USAGE,
			       "\"%.*s\" is not a growth between -0.5 and 0.5 "
			       "(0.03 is 3%%)",
			       TEXT_ARG(t));
	if (!growth && !(*out > INDEX_LEAST && *out < INDEX_MOST))
		return err_set(e, ERR_USAGE, "\"%.*s\" is not an index above 0", TEXT_ARG(t));
	return 0;
}

static int add_row(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct reading *r = context;
	bool growth = fields[GROWTH].data != NULL;
	struct wage_point point = {.index = 0};
	struct wage_series *s;
	double before;

	if (!growth && !fields[INDEX].data)
		return err_set(e, ERR_USAGE,
			       "there is no column \"index\" or \"posted_wage_growth_yoy\"");
	if (!month_from_text(fields[MONTH], &point.month))
		return err_set(e, ERR_USAGE, "\"%.*s\" is not a month as YYYY-MM%s",
			       TEXT_ARG(fields[MONTH]), growth ? " or Apr-26" : "");
	s = series_of_row(e, r, fields, growth);
	if (!s || figure_of_row(e, fields, growth, &point.index))
		return -1;
	point.at = wage_months_of(point.month);
	before = s->count ? s->points[s->count - 1].at : -INFINITY;
	if (point.at <= before)
		return err_set(e, ERR_USAGE, "%.*s does not come after the month before it",
			       TEXT_ARG(fields[MONTH]));
	if (growth && s->count && point.at != before + 1)
		return err_set(e, ERR_USAGE,
			       "a month is missing before %.*s: growth cannot be "
			       "chained across it",
			       TEXT_ARG(fields[MONTH]));
	if (!growth && s->count &&
	    fabs(log(point.index / s->points[s->count - 1].index)) > log(STEP_MOST))
		return err_set(e, ERR_USAGE,
			       "\"%.*s\" is more than %d times the index of the month before, "
			       "or below 1/%d of it",
			       TEXT_ARG(fields[INDEX]), STEP_MOST, STEP_MOST);
	series_add(s, point);
	return 0;
}

/* ---- growth to an index ---- */

/* The step of each of the eleven months that follow the first, by what the flat start's steps average
 * in that calendar month over whole years. `flat`: the log index whose first twelve months are 0. */
static void even_steps(const double *flat, size_t count, double steps[MONTHS])
{
	size_t changes = count - 1, whole = changes / MONTHS, skip = changes % MONTHS;
	double even = 0;

	for (size_t k = 0; k < MONTHS; k++) {
		size_t first = skip + k;
		double sum = 0;
		for (size_t year = 0; year < whole; year++)
			sum += flat[first + year * MONTHS + 1] - flat[first + year * MONTHS];
		steps[first % MONTHS] = -sum / (double)whole;
		even += sum / (double)whole / MONTHS;
	}
	for (size_t k = 0; k < MONTHS; k++)
		steps[k] += even;
}

static struct date month_after(struct date month, size_t months)
{
	int number = month.year * MONTHS + month.month - 1 + (int)months;

	return (struct date){.year = (int16_t)(number / MONTHS),
			     .month = (int8_t)(number % MONTHS + 1)};
}

/* From twelve months before the first growth on; 100 in the first of them. */
static void chain(struct wage_series *s)
{
	size_t count = s->count + MONTHS;
	double *logs = mem_zero(count, sizeof(*logs));
	struct date first = {.year = (int16_t)(s->points[0].month.year - 1),
			     .month = s->points[0].month.month};
	double steps[MONTHS], start = 0;

	for (size_t i = 0; i < s->count; i++)
		logs[i + MONTHS] = logs[i] + log1p(s->points[i].index);
	even_steps(logs, count, steps);
	for (size_t k = 0; k < MONTHS; k++) {
		for (size_t i = k; i < count; i += MONTHS)
			logs[i] += start;
		start += steps[k];
	}
	s->points = mem_grow(s->points, &s->room, count, sizeof(*s->points));
	for (size_t i = 0; i < count; i++) {
		struct date month = month_after(first, i);
		s->points[i] = (struct wage_point){
		    .month = month, .at = wage_months_of(month), .index = 100 * exp(logs[i])};
	}
	s->count = count;
	free(logs);
}

/* ---- own series, carried on by posted wages ---- */

static int carry(struct err *e, struct wage_series *into, const struct wage_series *posted,
		 const char *path)
{
	const struct wage_point last = into->points[into->count - 1];
	const struct wage_point *meet = NULL;
	char words[11];

	if (posted->points[posted->count - 1].at <= last.at)
		return 0;
	for (size_t i = 0; i < posted->count; i++) {
		struct wage_point point = posted->points[i];
		if (point.at == last.at)
			meet = &posted->points[i];
		if (point.at <= last.at || !meet)
			continue;
		point.index = last.index * point.index / meet->index;
		point.variance =
		    last.variance + posted->sd * posted->sd * (point.at - last.at) / 12;
		series_add(into, point);
	}
	if (meet)
		return 0;
	date_to_iso(last.month, words);
	return err_set(e, ERR_USAGE,
		       "%s: posted wages of %c%c do not reach back to %s, where the index "
		       "they carry on ends",
		       path, (int)(posted->country >> 8 & 0xff), (int)(posted->country & 0xff),
		       words);
}

static struct wage_series *join_own(struct wage_series_list *joined, const struct wage_series *from)
{
	struct wage_series *s =
	    list_add(joined, (struct wage_series){.country = from->country, .sd = from->sd});

	for (size_t i = 0; i < from->count; i++) {
		struct wage_point point = from->points[i];
		point.variance = s->sd * s->sd * (point.at - from->points[0].at) / 12;
		series_add(s, point);
	}
	return s;
}

/* Those that have the euro as the currency of the state, as of January 2026, and no series of their own
 * are served by that of the euro area. */
static void number_series(struct wage_index *w)
{
	static const char euro_area[] = "ATBEBGCYDEEEESFIFRGRHRIEITLTLULVMTNLPTSISK";
	code served = list_find(&w->joined, WAGES_EURO_AREA) ? WAGES_EURO_AREA : 0;

	memset(w->series_of, 0, sizeof(w->series_of));
	for (size_t i = 0; euro_area[i]; i += 2)
		w->series_of[wage_country_number(CODE2(euro_area[i], euro_area[i + 1]))] = served;
	for (size_t i = 0; i < w->joined.count; i++) {
		size_t number = wage_country_number(w->joined.items[i].country);
		if (number < COUNTRY_CODES)
			w->series_of[number] = w->joined.items[i].country;
	}
}

static int join(struct err *e, struct wage_index *w, const char *path)
{
	list_release(&w->joined);
	for (size_t i = 0; i < w->own.count; i++) {
		const struct wage_series *own = &w->own.items[i];
		const struct wage_series *posted = list_find(&w->posted, own->country);
		struct wage_series *s = join_own(&w->joined, own);
		if (posted && carry(e, s, posted, path))
			return -1;
	}
	for (size_t i = 0; i < w->posted.count; i++)
		if (!list_find(&w->own, w->posted.items[i].country))
			(void)join_own(&w->joined, &w->posted.items[i]);
	number_series(w);
	return 0;
}

/* Reads a file's series, growth chained. */
static int read_series(struct err *e, struct reading *r)
{
	static const char *const columns[] = {
	    "?country", "month", "?index", "?sd", "?jobcountry", "?posted_wage_growth_yoy", NULL};

	if (reference_table_read(
		e, &(struct reference_table){
		       .files = *r->files, .columns = columns, .on_row = add_row, .context = r}))
		return -1;
	if (!r->series.count)
		return err_set(e, ERR_USAGE, "%s: the index has no months", last_path(r->files));
	for (size_t i = 0; i < r->series.count; i++)
		if (r->series.items[i].growth)
			chain(&r->series.items[i]);
	return 0;
}

int wage_index_load(struct err *e, struct wage_index **out, const struct layers *index,
		    const struct layers *posted_wages)
{
	struct wage_index *w = mem_zero(1, sizeof(*w));
	struct reading own = {.files = index}, posted = {.files = posted_wages};
	int result = read_series(e, &own);

	if (result == 0 && posted_wages)
		result = read_series(e, &posted);
	w->own = own.series;
	w->posted = posted.series;
	if (result == 0)
		result = join(e, w, posted_wages ? last_path(posted_wages) : NULL);
	if (result) {
		wage_index_free(w);
		return -1;
	}
	*out = w;
	return 0;
}

int wage_index_read(struct err *e, struct wage_index *w, const char *path)
{
	struct reading r = {.files = LAYERS_INSTALLED(path)};

	if (read_series(e, &r)) {
		list_release(&r.series);
		return -1;
	}
	for (size_t i = 0; i < r.series.count; i++) {
		struct wage_series *given = &r.series.items[i];
		const struct wage_series *known = list_find(&w->posted, given->country);
		bool growth = given->growth;
		if (growth && known)
			given->sd = known->sd;
		list_drop(&w->posted, given->country);
		if (!growth)
			list_drop(&w->own, given->country);
		(void)list_add(growth ? &w->posted : &w->own, *given);
	}
	free(r.series.items);
	return join(e, w, path);
}

void wage_index_free(struct wage_index *w)
{
	if (!w)
		return;
	list_release(&w->own);
	list_release(&w->posted);
	list_release(&w->joined);
	free(w);
}
