/* SPDX-License-Identifier: GPL-3.0-or-later */
/* disclosure.c: see disclosure.h. Groups of the same rows are one column of the span. Bands are withheld when all is
 * decided. */
#include "estimate/disclosure.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/order.h"
#include "estimate/bands_private.h"
#include "stats/span.h"

/* In no row. */
#define COLUMN_NONE UINT32_MAX
/* Over this many columns a search takes too long to be made for every row. */
enum { RESTORE_MOST = 1500 };

/* By number, which is the order of worth. */
struct row {
	struct band *own; /* its band, where it may be withheld; NULL otherwise */
	uint64_t n;
	size_t first, count; /* of `held` */
	size_t place; /* in the span, if it was published at first */
	bool is_published; /* as far as it is decided */
	bool is_apart; /* band_is_kept_apart */
};

struct disclosure {
	struct people *people;
	uint64_t least;
	uint64_t *counts; /* people by column */
	size_t column_count;
	uint32_t *holder; /* by column: 1 + the last row that holds it */
	struct row *rows;
	size_t row_count, row_room;
	uint32_t *held; /* the columns of the rows, row after row */
	size_t held_count, held_room;
	uint32_t
	    *by_size; /* numbers of the rows that were published at first, the smallest first */
	size_t size_count;
	uint32_t *apart; /* numbers of the rows that are kept apart */
	size_t apart_count;
	struct span *span;
};

bool band_is_published(const struct band *b)
{
	return !(b->suppressed & SUPPRESSED_WHOLE);
}

bool band_is_kept_apart(const struct band *b, uint64_t least)
{
	return b->suppressed & (SUPPRESSED_N | SUPPRESSED_EMPLOYER) && b->n >= least;
}

/* ---- columns ---- */

struct column {
	uint64_t people, order;
	uint32_t row_count;
	bool is_large; /* not of fewer than `least` */
};

/* Those of the same rows together, and the column of each for now; how many columns there are. */
static size_t merge_people(struct column *columns, struct people *people, size_t count,
			   struct ordered *order)
{
	size_t used = 0, merged = 0;

	for (size_t i = 0; i < count; i++)
		if (people[i].rows)
			order[used++] =
			    (struct ordered){.key = people[i].rows, .number = (uint32_t)i};
	order_sort(order, used);
	for (size_t i = 0; i < used; i++) {
		struct people *p = &people[order[i].number];
		struct column *last;
		if (!i || order[i].key != order[i - 1].key)
			columns[merged++] =
			    (struct column){.order = p->order, .row_count = p->row_count};
		last = &columns[merged - 1];
		last->people += p->count;
		last->order = last->order < p->order ? last->order : p->order;
		p->column = (uint32_t)(merged - 1);
	}
	return merged;
}

/* As span.h asks: of few people first, then those of many rows; the largest of these before the rest,
 * since their rows are let in before. By the least of these first. */
static void sort_columns(struct ordered *order, const struct column *columns, size_t count)
{
	for (size_t c = 0; c < count; c++)
		order[c] = (struct ordered){.key = columns[c].order, .number = (uint32_t)c};
	order_sort(order, count);
	for (size_t c = 0; c < count; c++)
		order[c].key = UINT64_MAX - columns[order[c].number].people;
	order_sort(order, count);
	for (size_t c = 0; c < count; c++) {
		const struct column *column = &columns[order[c].number];
		order[c].key =
		    ((uint64_t)column->is_large << 32) | (UINT32_MAX - column->row_count);
	}
	order_sort(order, count);
}

static size_t make_columns(struct disclosure *d, size_t count)
{
	struct column *columns = mem_alloc(count + 1, sizeof(*columns));
	struct ordered *order = mem_alloc(count + 1, sizeof(*order));
	uint32_t *numbers = mem_alloc(count + 1, sizeof(*numbers));
	size_t merged = merge_people(columns, d->people, count, order);

	for (size_t c = 0; c < merged; c++)
		columns[c].is_large = columns[c].people >= d->least;
	sort_columns(order, columns, merged);
	d->counts = mem_alloc(merged + 1, sizeof(*d->counts));
	for (size_t c = 0; c < merged; c++) {
		d->counts[c] = columns[order[c].number].people;
		numbers[order[c].number] = (uint32_t)c;
	}
	for (size_t i = 0; i < count; i++)
		d->people[i].column =
		    d->people[i].rows ? numbers[d->people[i].column] : COLUMN_NONE;
	free(columns);
	free(order);
	free(numbers);
	return merged;
}

struct disclosure *disclosure_new(struct people *people, size_t count, uint64_t least)
{
	struct disclosure *d = mem_zero(1, sizeof(*d));

	d->people = people;
	d->least = least;
	d->column_count = make_columns(d, count);
	d->holder = mem_zero(d->column_count + 1, sizeof(*d->holder));
	return d;
}

void disclosure_free(struct disclosure *d)
{
	if (!d)
		return;
	span_free(d->span);
	free(d->counts);
	free(d->holder);
	free(d->rows);
	free(d->held);
	free(d->by_size);
	free(d->apart);
	free(d);
}

/* ---- rows ---- */

static void add_row(struct disclosure *d, const struct band *band, struct band *own)
{
	d->rows = mem_grow(d->rows, &d->row_room, d->row_count + 1, sizeof(*d->rows));
	d->rows[d->row_count++] = (struct row){.own = own,
					       .n = band->n,
					       .first = d->held_count,
					       .is_published = band_is_published(band),
					       .is_apart = band_is_kept_apart(band, d->least)};
}

void disclosure_add(struct disclosure *d, struct band *band)
{
	add_row(d, band, band);
}

void disclosure_add_fixed(struct disclosure *d, const struct band *band)
{
	add_row(d, band, NULL);
}

void disclosure_hold(struct disclosure *d, size_t people)
{
	uint32_t column = d->people[people].column;

	assert(d->row_count);
	if (column == COLUMN_NONE || d->holder[column] == d->row_count)
		return;
	d->holder[column] = (uint32_t)d->row_count;
	d->held = mem_grow(d->held, &d->held_room, d->held_count + 1, sizeof(*d->held));
	d->held[d->held_count++] = column;
	d->rows[d->row_count - 1].count++;
}

static void sort_by_size(struct disclosure *d)
{
	struct ordered *sized = mem_alloc(d->row_count + 1, sizeof(*sized));

	d->by_size = mem_alloc(d->row_count + 1, sizeof(*d->by_size));
	for (size_t i = 0; i < d->row_count; i++)
		if (d->rows[i].is_published)
			sized[d->size_count++] =
			    (struct ordered){.key = d->rows[i].n, .number = (uint32_t)i};
	order_sort(sized, d->size_count);
	for (size_t i = 0; i < d->size_count; i++)
		d->by_size[i] = sized[i].number;
	free(sized);
}

static void list_apart(struct disclosure *d)
{
	d->apart = mem_alloc(d->row_count + 1, sizeof(*d->apart));
	for (size_t i = 0; i < d->row_count; i++)
		if (d->rows[i].is_apart)
			d->apart[d->apart_count++] = (uint32_t)i;
}

/* ---- what is withheld ---- */

static void span_row(struct disclosure *d, uint32_t number)
{
	const struct row *row = &d->rows[number];

	span_add(d->span, number, d->held + row->first, row->count);
}

/* The rows that are published at first, as the span wants them: the smallest first. */
static void span_published(struct disclosure *d)
{
	for (size_t i = 0; i < d->size_count; i++) {
		d->rows[d->by_size[i]].place = span_size(d->span);
		span_row(d, d->by_size[i]);
	}
	span_settle(d->span);
}

/* Withholds the row of least worth of those that give the set away, unless one of them was withheld since
 * the span was made. True where it withheld one. */
static bool withhold_least(struct disclosure *d, const uint32_t *columns, size_t count)
{
	const uint32_t *rows;
	size_t used = span_rows_of(d->span, columns, count, &rows);
	struct row *least = NULL;

	for (size_t i = 0; i < used; i++) {
		struct row *row = &d->rows[rows[i]];
		if (!row->own)
			continue;
		if (!row->is_published)
			return false;
		least = !least || row > least ? row : least;
	}
	if (!least)
		return false;
	least->is_published = false;
	span_withdraw(d->span, least->place);
	return true;
}

static bool tells(const struct disclosure *d, const struct row *row)
{
	return span_tells(d->span, d->held + row->first, row->count);
}

/* True where it withheld a row. *given_away: the small sets that the published rows disclosed before. */
static bool withhold_some(struct disclosure *d, size_t *given_away)
{
	const struct span_set *sets;
	bool some = false;

	*given_away = span_few(d->span, &sets);
	for (size_t i = 0; i < *given_away; i++)
		some = withhold_least(d, sets[i].columns, sets[i].count) || some;
	for (size_t i = 0; i < d->apart_count; i++) {
		const struct row *row = &d->rows[d->apart[i]];
		if (tells(d, row))
			some = withhold_least(d, d->held + row->first, row->count) || some;
	}
	return some;
}

/* Does the span disclose nothing? */
static bool is_safe(struct disclosure *d)
{
	span_settle(d->span);
	if (span_any(d->span))
		return false;
	for (size_t i = 0; i < d->apart_count; i++)
		if (tells(d, &d->rows[d->apart[i]]))
			return false;
	return true;
}

/* Publishes again what it can of these, which are withheld, by halves. The span is of all rows that are published, and
 * stays so: rows are let in, and taken out again if they are not safe. */
static void restore(struct disclosure *d, const uint32_t *rows, size_t count)
{
	size_t before = span_size(d->span);

	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		d->rows[rows[i]].is_published = true;
		span_row(d, rows[i]);
	}
	if (is_safe(d))
		return;
	span_cut(d->span, before);
	for (size_t i = 0; i < count; i++)
		d->rows[rows[i]].is_published = false;
	if (count == 1)
		return;
	restore(d, rows, count / 2);
	restore(d, rows + count / 2, count - count / 2);
}

void disclosure_protect(struct disclosure *d)
{
	uint32_t *rows = mem_alloc(d->row_count + 1, sizeof(*rows));
	size_t count = 0, withheld = 0, given_away;

	sort_by_size(d);
	list_apart(d);
	d->span = span_new(d->counts, d->column_count, d->least);
	for (size_t i = 0; i < d->row_count; i++)
		if (d->rows[i].own && d->rows[i].is_published)
			rows[count++] = (uint32_t)i;
	span_published(d);
	while (withhold_some(d, &given_away)) {
		span_renew(d->span);
		span_settle(d->span);
	}
	for (size_t i = 0; i < count; i++)
		if (!d->rows[rows[i]].is_published)
			rows[withheld++] = rows[i];
	/* If fixed rows give a set away, nothing can be let in. */
	if (given_away == 0 && span_searched(d->span) <= RESTORE_MOST)
		restore(d, rows, withheld);
	for (size_t i = 0; i < withheld; i++)
		if (!d->rows[rows[i]].is_published)
			band_withhold(d->rows[rows[i]].own, SUPPRESSED_COMPLEMENTARY);
	free(rows);
}
