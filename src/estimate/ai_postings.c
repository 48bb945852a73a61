/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ai_postings.c: see ai_postings.h. */
#include "estimate/ai_postings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/monthly.h"
#include "estimate/reference.h"

static const code country = CODE2('U', 'S');

struct years {
	struct dated *items; /* of the country; cited in the arena */
	size_t count;
	size_t room;
};

static void add(struct years *y, const struct dated *one)
{
	y->items = mem_grow(y->items, &y->room, y->count + 1, sizeof(*y->items));
	y->items[y->count++] = *one;
}

static const char *joined(struct arena *texts, const char *form, const char *a, const char *b)
{
	struct buf line;

	buf_init(&line, BUF_LIMIT_DEFAULT);
	buf_addf(&line, "%s%s%s)", a, form, b);
	const char *copy = arena_copy(texts, buf_text(&line));
	buf_release(&line);
	return copy;
}

static int read_table(struct err *e, struct years *y, const struct layers *reference,
		      struct arena *texts)
{
	enum { COUNTRY, YEAR, SHARE, SOURCE, DATE, COLUMNS };
	static const char *const names[COLUMNS] = {"country", "year", "share_percent", "source",
						   "date"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "ai_postings.csv", names, COLUMNS) < 0)
		goto out;
	for (size_t row = 0; row < t.count; row++) {
		double year, percent;

		if (reference_number(e, &t, row, YEAR, 1980, 2099, &year) < 0 ||
		    reference_number(e, &t, row, SHARE, 0, 100, &percent) < 0)
			goto out;
		if (code_of(text_of(reference_cell(&t, row, COUNTRY))) != country)
			continue;
		add(y, &(struct dated){.year = (int)year,
				       .value = percent,
				       .cited = joined(texts, " (", reference_cell(&t, row, SOURCE),
						       reference_cell(&t, row, DATE))});
	}
	status = 0;
out:
	reference_release(&t);
	return status;
}

static void take_inputs(struct years *y, const struct posting_share_set *inputs,
			struct arena *texts)
{
	const char *publication = NULL, *source = NULL, *cited = NULL;

	for (size_t i = 0; i < inputs->count; i++) {
		const struct posting_share *x = &inputs->items[i];

		if (x->country != country)
			continue;
		if (x->publication != publication || x->source != source)
			cited =
			    joined(texts, " (figures from the input ", x->publication, x->source);
		publication = x->publication;
		source = x->source;
		add(y, &(struct dated){x->year, x->month, x->day, x->percent, cited});
	}
}

/* Newest first. */
static int compare_years(const void *a, const void *b)
{
	const struct dated *x = a, *y = b;
	int order = dated_compare_times(x, y);

	return order ? order : strcmp(x->cited, y->cited);
}

static int check_years(struct err *e, const struct years *y)
{
	for (size_t i = 1; i < y->count; i++)
		if (dated_compare_times(&y->items[i - 1], &y->items[i]) == 0 &&
		    y->items[i - 1].value != y->items[i].value)
			return err_set(
			    e, ERR_INPUT,
			    "AI job postings of %d: %g%% from %s, %g%% from %s: give one "
			    "edition",
			    y->items[i].year, y->items[i - 1].value, y->items[i - 1].cited,
			    y->items[i].value, y->items[i].cited);
	return 0;
}

/* Every year's figure of the newest month that is whole, and of years where there are no months. */
static const struct ai_postings *newest(const struct years *y, struct arena *texts)
{
	struct ai_postings *out = arena_zero(texts, 1, sizeof(*out));
	struct ai_postings_point *points = arena_zero(texts, y->count, sizeof(*points));
	size_t at = 0, count = 0;

	while (at < y->count && !dated_month_is_whole(&y->items[at]))
		at += dated_same_month(y->items, y->count, at);
	if (at == y->count)
		return NULL;
	*out = (struct ai_postings){.year = y->items[at].year,
				    .month = y->items[at].month,
				    .source = y->items[at].cited,
				    .before_percent = NAN};
	for (size_t of; at < y->count; at += of) {
		of = dated_same_month(y->items, y->count, at);
		if (y->items[at].month != out->month || !dated_month_is_whole(&y->items[at]))
			continue;
		points[count++] =
		    (struct ai_postings_point){y->items[at].year, dated_mean(&y->items[at], of)};
	}
	out->percent = points[0].percent;
	if (count > 1 && points[1].year == out->year - 1)
		out->before_percent = points[1].percent;
	for (size_t i = 0; i < count / 2; i++) { /* ascending */
		struct ai_postings_point swap = points[i];

		points[i] = points[count - 1 - i];
		points[count - 1 - i] = swap;
	}
	out->points = points;
	out->count = count;
	return out;
}

int ai_postings_load(struct err *e, const struct ai_postings **out, const struct layers *reference,
		     const struct posting_share_set *inputs, struct arena *texts)
{
	struct years years = {.count = 0};
	int status = 0;

	*out = NULL;
	if (inputs && inputs->count)
		take_inputs(&years, inputs, texts);
	else
		status = read_table(e, &years, reference, texts);
	if (status == 0 && years.count) {
		qsort(years.items, years.count, sizeof(*years.items), compare_years);
		status = check_years(e, &years);
		if (status == 0)
			*out = newest(&years, texts);
	}
	free(years.items);
	return status;
}
