/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting_trends.c: see posting_trends.h. */
#include "estimate/posting_trends.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/monthly.h"
#include "estimate/reference.h"

static const code country = CODE2('U', 'S');

struct sector_trend {
	const char *sector;
	struct posting_trend trend;
};
struct occupation_sector {
	const char *occupation, *sector; /* in `texts` */
};
struct posting_book {
	struct arena texts;
	const struct posting_trends *trends; /* NULL: the inputs have none */
	struct sector_trend *sectors;
	size_t sector_count;
	struct occupation_sector *occupations;
	size_t occupation_count;
};

/* ---- one series: a state's, a sector's or all of the country's ---- */

static int compare_series(const struct posting_index *x, const struct posting_index *y)
{
	if (x->state != y->state)
		return x->state < y->state ? -1 : 1;
	return strcmp(x->sector, y->sector);
}

static struct dated dated_of(const struct posting_index *x)
{
	return (struct dated){x->year, x->month, x->day, x->index, x->source};
}

/* By series, newest first. */
static int compare_items(const void *a, const void *b)
{
	const struct posting_index *x = *(const struct posting_index *const *)a;
	const struct posting_index *y = *(const struct posting_index *const *)b;
	const struct dated dx = dated_of(x), dy = dated_of(y);
	int order = compare_series(x, y);

	order = order ? order : dated_compare_times(&dx, &dy);
	return order ? order : (x->index > y->index) - (x->index < y->index);
}

static struct posting_trend trend_of(const struct dated *items, size_t count, struct date base)
{
	struct posting_trend trend = {.base = base, .index = NAN, .from_base = NAN, .change = NAN};
	size_t at = 0, of;

	while (at < count && !dated_month_is_whole(&items[at]))
		at += dated_same_month(items, count, at);
	if (at == count)
		return trend;
	trend.year = items[at].year;
	trend.month = items[at].month;
	of = dated_same_month(items, count, at);
	trend.index = dated_mean(&items[at], of);
	if (base.year)
		trend.from_base = trend.index - 100;
	for (at += of; at < count; at += of) {
		of = dated_same_month(items, count, at);
		if (items[at].year == trend.year - 1 && items[at].month == trend.month &&
		    dated_month_is_whole(&items[at]))
			trend.change = 100 * (trend.index / dated_mean(&items[at], of) - 1);
	}
	return trend;
}

/* ---- all of them ---- */

struct gathering {
	struct posting_book *book;
	struct posting_trends *trends;
	struct state_postings *states;
	struct arena *texts;
};

static void enter(struct gathering *g, const struct posting_index *first,
		  struct posting_trend trend)
{
	if (isnan(trend.index))
		return;
	if (first->state && !*first->sector) {
		if (isfinite(trend.change))
			g->states[g->trends->state_count++] =
			    (struct state_postings){first->state, trend};
	} else if (!first->state && *first->sector) {
		g->book->sectors[g->book->sector_count++] = (struct sector_trend){
		    arena_copy(&g->book->texts, text_of(first->sector)), trend};
	} else if (!first->state) {
		g->trends->all = trend;
	}
}

static int check_same(struct err *e, const struct posting_index *x, const struct posting_index *y)
{
	const struct dated dx = dated_of(x), dy = dated_of(y);

	if (compare_series(x, y) || dated_compare_times(&dx, &dy) || x->index == y->index)
		return 0;
	return err_set(e, ERR_INPUT,
		       "job postings of one day or month: %g from source %s, line %llu, %g from "
		       "source %s, line %llu: give one edition",
		       x->index, x->source, (unsigned long long)x->line, y->index, y->source,
		       (unsigned long long)y->line);
}

static size_t count_series(const struct posting_index **items, size_t count)
{
	size_t series = 0;

	for (size_t i = 0; i < count; i++)
		series += !i || compare_series(items[i - 1], items[i]);
	return series;
}

static int gather(struct err *e, struct gathering *g, const struct posting_index **items,
		  size_t count)
{
	struct dated *series = mem_zero(count, sizeof(*series));
	int status = 0;

	for (size_t at = 0, of; status == 0 && at < count; at += of) {
		size_t kept = 0;

		for (of = 0; at + of < count && !compare_series(items[at], items[at + of]); of++) {
			if (of && check_same(e, items[at + of - 1], items[at + of]) < 0)
				status = -1;
			series[kept] = dated_of(items[at + of]);
			kept += !kept || dated_compare_times(&series[kept - 1], &series[kept]);
		}
		enter(g, items[at], trend_of(series, kept, items[at]->base));
	}
	free(series);
	return status;
}

static int compare_changes(const void *a, const void *b)
{
	const struct state_postings *x = a, *y = b;

	if (x->trend.change != y->trend.change)
		return x->trend.change > y->trend.change ? -1 : 1;
	return (x->state > y->state) - (x->state < y->state);
}

/* Those of the newest month only: another month is not compared with it. */
static void rank_states(struct posting_trends *t, struct state_postings *states)
{
	const struct posting_trend *newest = NULL;
	size_t kept = 0;

	for (size_t i = 0; i < t->state_count; i++) {
		const struct posting_trend *one = &states[i].trend;

		if (!newest || one->year > newest->year ||
		    (one->year == newest->year && one->month > newest->month))
			newest = one;
	}
	for (size_t i = 0; newest && i < t->state_count; i++)
		if (states[i].trend.year == newest->year && states[i].trend.month == newest->month)
			states[kept++] = states[i];
	t->state_count = kept;
	qsort(states, kept, sizeof(*states), compare_changes);
	t->states = states;
}

/* "Publisher, Title (figures from the input a)", and of each other input. */
static const char *cite(const struct posting_index **items, size_t count, struct arena *texts)
{
	struct buf cited;
	const char *copy;

	buf_init(&cited, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < count; i++) {
		size_t before = 0;

		if (i && items[i]->source == items[i - 1]->source)
			continue;
		while (before < i && items[before]->source != items[i]->source)
			before++;
		if (before < i)
			continue;
		buf_addf(&cited, "%s%s (figures from the input %s)", cited.len ? "; " : "",
			 items[i]->publication, items[i]->source);
	}
	copy = arena_copy(texts, buf_text(&cited));
	buf_release(&cited);
	return copy;
}

static int take_inputs(struct err *e, struct posting_book *b,
		       const struct posting_index_set *inputs, struct arena *texts)
{
	const struct posting_index **items = mem_zero(inputs->count, sizeof(*items));
	struct gathering g = {.book = b, .texts = texts};
	size_t count = 0;
	int status = 0;

	for (size_t i = 0; i < inputs->count; i++)
		if (inputs->items[i].country == country)
			items[count++] = &inputs->items[i];
	if (!count)
		goto out;
	g.trends = arena_zero(texts, 1, sizeof(*g.trends));
	g.trends->source = cite(items, count, texts);
	qsort(items, count, sizeof(*items), compare_items);
	g.trends->all = (struct posting_trend){.index = NAN, .from_base = NAN, .change = NAN};
	g.states = arena_zero(texts, count_series(items, count), sizeof(*g.states));
	b->sectors = mem_zero(count_series(items, count), sizeof(*b->sectors));
	status = gather(e, &g, items, count);
	if (status == 0)
		rank_states(g.trends, g.states);
	b->trends = g.trends;
out:
	free(items);
	return status;
}

static int read_sectors(struct err *e, struct posting_book *b, const struct layers *reference)
{
	enum { OCCUPATION, SECTOR, COLUMNS };
	static const char *const names[COLUMNS] = {"occupation", "sector"};
	struct reference t;
	int status = reference_read(e, &t, reference, "posting_sectors.csv", names, COLUMNS);

	if (status == 0) {
		b->occupations = mem_zero(t.count, sizeof(*b->occupations));
		for (size_t row = 0; row < t.count; row++)
			b->occupations[b->occupation_count++] = (struct occupation_sector){
			    arena_copy(&b->texts, text_of(reference_cell(&t, row, OCCUPATION))),
			    arena_copy(&b->texts, text_of(reference_cell(&t, row, SECTOR)))};
	}
	reference_release(&t);
	return status;
}

int posting_book_make(struct err *e, struct posting_book **out, const struct layers *reference,
		      const struct posting_index_set *inputs, struct arena *texts)
{
	struct posting_book *b = mem_zero(1, sizeof(*b));

	*out = NULL;
	arena_init(&b->texts);
	if (inputs->count &&
	    (read_sectors(e, b, reference) < 0 || take_inputs(e, b, inputs, texts) < 0)) {
		posting_book_free(b);
		return -1;
	}
	*out = b;
	return 0;
}

void posting_book_free(struct posting_book *b)
{
	if (!b)
		return;
	arena_release(&b->texts);
	free(b->sectors);
	free(b->occupations);
	free(b);
}

/* ---- a role's ---- */

static const char *sector_of(const struct posting_book *b, const char *occupation)
{
	for (size_t i = 0; i < b->occupation_count; i++)
		if (strcmp(b->occupations[i].occupation, occupation) == 0)
			return b->occupations[i].sector;
	return NULL;
}

/* The sector that most of the role's weight is in; of equals the earlier occupation's. NULL: none. */
static const char *main_sector(const struct posting_book *b, const struct role *role)
{
	const char *best = NULL;
	double most = 0;

	for (size_t i = 0; i < role->occupation_count; i++) {
		const char *sector = sector_of(b, role->occupations[i].soc);
		double weight = 0;

		for (size_t k = 0; sector && k < role->occupation_count; k++) {
			const char *other = sector_of(b, role->occupations[k].soc);

			if (other && strcmp(sector, other) == 0)
				weight += role->occupations[k].weight;
		}
		if (weight > most) {
			most = weight;
			best = sector;
		}
	}
	return best;
}

void posting_trends_of_role(const struct posting_book *b, const struct role *role,
			    struct role_postings *out)
{
	const char *sector;

	*out = (struct role_postings){.trends = b->trends};
	sector = b->trends ? main_sector(b, role) : NULL;
	for (size_t i = 0; sector && i < b->sector_count; i++)
		if (strcmp(b->sectors[i].sector, sector) == 0) {
			out->sector = sector;
			out->of_sector = b->sectors[i].trend;
		}
}
