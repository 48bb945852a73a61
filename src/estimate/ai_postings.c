/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ai_postings.c: see ai_postings.h. */
#include "estimate/ai_postings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/reference.h"

static const code country = CODE2('U', 'S');

/* One year of the country. */
struct year {
	int year;
	double percent;
	const char *cited; /* in the arena */
};

struct years {
	struct year *items;
	size_t count;
	size_t room;
};

static void add(struct years *y, int year, double percent, const char *cited)
{
	y->items = mem_grow(y->items, &y->room, y->count + 1, sizeof(*y->items));
	y->items[y->count++] = (struct year){.year = year, .percent = percent, .cited = cited};
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

static int read_table(struct err *e, struct years *y, const char *directory, struct arena *texts)
{
	enum { COUNTRY, YEAR, SHARE, SOURCE, DATE, COLUMNS };
	static const char *const names[COLUMNS] = {"country", "year", "share_percent", "source",
						   "date"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, directory, "ai_postings.csv", names, COLUMNS) < 0)
		goto out;
	for (size_t row = 0; row < t.count; row++) {
		double year, percent;

		if (reference_number(e, &t, row, YEAR, 1980, 2099, &year) < 0 ||
		    reference_number(e, &t, row, SHARE, 0, 100, &percent) < 0)
			goto out;
		if (code_of(text_of(reference_cell(&t, row, COUNTRY))) != country)
			continue;
		add(y, (int)year, percent,
		    joined(texts, " (", reference_cell(&t, row, SOURCE),
			   reference_cell(&t, row, DATE)));
	}
	status = 0;
out:
	reference_release(&t);
	return status;
}

static void take_inputs(struct years *y, const struct posting_share_set *inputs,
			struct arena *texts)
{
	for (size_t i = 0; i < inputs->count; i++) {
		const struct posting_share *x = &inputs->items[i];

		if (x->country == country)
			add(y, x->year, x->percent,
			    joined(texts, " (figures from the input ", x->publication, x->source));
	}
}

/* Newest first. */
static int compare_years(const void *a, const void *b)
{
	const struct year *x = a, *y = b;
	int order = (x->year < y->year) - (x->year > y->year);

	return order ? order : strcmp(x->cited, y->cited);
}

static int check_years(struct err *e, const struct years *y)
{
	for (size_t i = 1; i < y->count; i++)
		if (y->items[i - 1].year == y->items[i].year &&
		    y->items[i - 1].percent != y->items[i].percent)
			return err_set(
			    e, ERR_INPUT,
			    "AI job postings of %d: %g%% from %s, %g%% from %s: give one "
			    "edition",
			    y->items[i].year, y->items[i - 1].percent, y->items[i - 1].cited,
			    y->items[i].percent, y->items[i].cited);
	return 0;
}

static const struct ai_postings *newest(const struct years *y, struct arena *texts)
{
	struct ai_postings *out = arena_zero(texts, 1, sizeof(*out));

	*out = (struct ai_postings){
	    .year = y->items[0].year,
	    .percent = y->items[0].percent,
	    .source = y->items[0].cited,
	    .before_percent = NAN,
	};
	for (size_t i = 1; i < y->count; i++)
		if (y->items[i].year == out->year - 1)
			out->before_percent = y->items[i].percent;
	return out;
}

int ai_postings_load(struct err *e, const struct ai_postings **out, const char *directory,
		     const struct posting_share_set *inputs, struct arena *texts)
{
	struct years years = {.count = 0};
	int status = 0;

	*out = NULL;
	if (inputs && inputs->count)
		take_inputs(&years, inputs, texts);
	else
		status = read_table(e, &years, directory, texts);
	if (status == 0 && years.count) {
		qsort(years.items, years.count, sizeof(*years.items), compare_years);
		status = check_years(e, &years);
		if (status == 0)
			*out = newest(&years, texts);
	}
	free(years.items);
	return status;
}
