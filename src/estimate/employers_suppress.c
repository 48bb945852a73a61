/* SPDX-License-Identifier: GPL-3.0-or-later */
/* employers_suppress.c: which rows of employers must be withheld so that nobody's pay is given away.
 *
 * The rows of a role's levels, areas and sources are safe among themselves (bands_suppress.c). The
 * people of an employer cut across them: a metro less its only large employer may be one person. So
 * the cells of the role are divided by employer (its atoms), base and total pay apart, and nothing that
 * sums and differences of all published rows give (stats/span.h) may be a set of fewer than min-n, or
 * the people of a row that is withheld for its employer. Where there is such a set, the smallest of the
 * employers that take part in giving it is withheld, until there is none.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "stats/span.h"

enum { IN_BASE = 1, IN_TOTAL = 2 };
#define NOBODY UINT32_MAX

/* People of one cell, of one employer or of those without a row, who have base, total or both. */
struct atom {
	uint64_t mark; /* of the rows they stand in */
	uint64_t people;
	uint32_t row_count;
	uint32_t column;
	unsigned in; /* IN_BASE, IN_TOTAL */
	uint32_t employer; /* of the cells', or NOBODY */
	code country;
};

/* Both cells of one key but for the component, and where their atoms are. */
struct pair {
	uint32_t cells[2]; /* of base, of total; NOBODY */
	size_t first, end;
};

struct division {
	const struct cells *cells;
	const struct catalogue *catalogue;
	const struct observed_list *list;
	const struct observed *observed;
	size_t observed_count;
	struct employed_row *employers;
	size_t employer_count;
	uint64_t least;
	struct pair *pairs;
	size_t pair_count, pair_room;
	uint32_t *pair_of; /* by cell: its pair + 1; 0: none yet */
	uint64_t *marks; /* by cell: of the observed rows it counts in */
	uint32_t *rows_of; /* by cell: how many they are */
	struct atom *atoms;
	size_t atom_count, atom_room;
	uint64_t *counts; /* by column */
	size_t column_count;
	uint32_t *set;
	uint8_t *in_set;
	struct span *span;
};

static bool is_published(const struct band *b)
{
	return !(b->suppressed & SUPPRESSED_WHOLE);
}

static bool is_kept_apart(const struct division *d, const struct band *b)
{
	return b->suppressed & SUPPRESSED_EMPLOYER && b->n >= d->least;
}

/* ---- atoms ---- */

static void add_pair(struct division *d, uint32_t cell)
{
	struct cell_key key = d->cells->keys.keys[cell];
	struct pair *pair;

	if (d->pair_of[cell])
		return;
	d->pairs = mem_grow(d->pairs, &d->pair_room, d->pair_count + 1, sizeof(*d->pairs));
	pair = &d->pairs[d->pair_count++];
	*pair = (struct pair){.first = 0};
	for (int c = 0; c < 2; c++) {
		enum component component = c ? COMPONENT_TOTAL : COMPONENT_BASE;
		uint32_t one = cells_number(d->cells, cell_key_of_component(key, component));
		pair->cells[c] = one < d->cells->keys.count ? one : NOBODY;
		if (pair->cells[c] != NOBODY)
			d->pair_of[one] = (uint32_t)d->pair_count;
	}
}

/* The cells of the role's rows, and the rows of each. */
static void mark_cells(struct division *d)
{
	for (size_t i = 0; i < d->observed_count; i++) {
		const struct observed *row = &d->observed[i];
		bool counts = is_published(&row->band) || is_kept_apart(d, &row->band);
		for (size_t k = 0; k < row->cell_count; k++) {
			uint32_t cell = d->list->cells[row->first + k];
			add_pair(d, cell);
			d->marks[cell] ^= counts ? row_mark(i) : 0;
			d->rows_of[cell] += counts;
		}
	}
}

/* The employer's row of that component; employer_count if it has none. */
static size_t row_of_employer(const struct division *d, uint32_t employer, code country,
			      enum component component)
{
	for (size_t j = 0; j < d->employer_count; j++)
		if (d->employers[j].employer == employer && d->employers[j].country == country &&
		    d->employers[j].band.component == component)
			return j;
	return d->employer_count;
}

static void add_atom(struct division *d, const struct pair *pair, unsigned in, uint32_t employer,
		     uint64_t people)
{
	struct atom a = {.people = people, .in = in, .employer = employer};

	if (!people)
		return;
	for (int c = 0; c < 2; c++) {
		size_t row;
		if (!(in & (c ? IN_TOTAL : IN_BASE)))
			continue;
		a.mark ^= d->marks[pair->cells[c]];
		a.row_count += d->rows_of[pair->cells[c]];
		a.country = cell_place(d->cells->keys.keys[pair->cells[c]]).country;
		if (employer == NOBODY)
			continue;
		row = row_of_employer(d, employer, a.country, c ? COMPONENT_TOTAL : COMPONENT_BASE);
		if (row < d->employer_count) {
			a.mark ^= row_mark(d->observed_count + row);
			a.row_count++;
		}
	}
	d->atoms = mem_grow(d->atoms, &d->atom_room, d->atom_count + 1, sizeof(*d->atoms));
	d->atoms[d->atom_count++] = a;
}

static uint64_t count_in(struct runs runs, uint32_t employer)
{
	size_t low = 0, high = runs.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (runs.values[middle] == (int64_t)employer)
			return runs.counts[middle];
		if (runs.values[middle] < (int64_t)employer)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

static bool has_a_row(const struct division *d, uint32_t employer, code country)
{
	return row_of_employer(d, employer, country, COMPONENT_BASE) < d->employer_count ||
	       row_of_employer(d, employer, country, COMPONENT_TOTAL) < d->employer_count;
}

/* An employer's people in a cell count in its rows only if the cell is of all levels. */
static void divide_pair(struct division *d, struct pair *pair)
{
	const struct cell *base =
	    pair->cells[0] == NOBODY ? NULL : &d->cells->cells[pair->cells[0]];
	const struct cell *total =
	    pair->cells[1] == NOBODY ? NULL : &d->cells->cells[pair->cells[1]];
	struct cell_key key = d->cells->keys.keys[base ? pair->cells[0] : pair->cells[1]];
	uint64_t left[2] = {base ? cell_people(base) : 0, total ? cell_people(total) : 0};
	uint64_t left_both = base && total ? total->paired : 0;
	struct runs none = {.count = 0};
	struct runs in_base = base ? multiset_runs(&base->employers) : none;
	struct runs in_total = total ? multiset_runs(&total->employers) : none;
	struct runs in_both = base && total ? multiset_runs(&total->paired_employers) : none;
	code country = cell_place(key).country;

	pair->first = d->atom_count;
	for (size_t i = 0; i < in_base.count + in_total.count; i++) {
		bool second = i >= in_base.count;
		uint32_t employer =
		    (uint32_t)(second ? in_total.values[i - in_base.count] : in_base.values[i]);
		uint64_t of_base = count_in(in_base, employer);
		uint64_t of_total = count_in(in_total, employer);
		uint64_t both = count_in(in_both, employer);
		if ((second && of_base) || !cell_is_of_all(key, d->catalogue) ||
		    !has_a_row(d, employer, country))
			continue;
		assert(both <= of_base && both <= of_total);
		add_atom(d, pair, IN_BASE, employer, of_base - both);
		add_atom(d, pair, IN_TOTAL, employer, of_total - both);
		add_atom(d, pair, IN_BASE | IN_TOTAL, employer, both);
		left[0] -= of_base;
		left[1] -= of_total;
		left_both -= both;
	}
	add_atom(d, pair, IN_BASE, NOBODY, left[0] - left_both);
	add_atom(d, pair, IN_TOTAL, NOBODY, left[1] - left_both);
	add_atom(d, pair, IN_BASE | IN_TOTAL, NOBODY, left_both);
	pair->end = d->atom_count;
}

/* ---- columns: atoms of the same rows ---- */

struct column {
	uint64_t mark, people;
	uint32_t row_count, number;
	bool is_large;
};

static int compare_marks(const void *a, const void *b)
{
	uint64_t left = ((const struct column *)a)->mark, right = ((const struct column *)b)->mark;

	return (left > right) - (left < right);
}

/* As span.h asks: few people first, then those of many rows. */
static int compare_columns(const void *a, const void *b)
{
	const struct column *left = a, *right = b;

	if (left->is_large != right->is_large)
		return left->is_large ? 1 : -1;
	if (left->row_count != right->row_count)
		return left->row_count > right->row_count ? -1 : 1;
	if (left->people != right->people)
		return left->people > right->people ? -1 : 1;
	return (left->mark > right->mark) - (left->mark < right->mark);
}

static void make_columns(struct division *d)
{
	struct column *columns = mem_alloc(d->atom_count + 1, sizeof(*columns));
	size_t count = 0;

	for (size_t i = 0; i < d->atom_count; i++)
		columns[i] = (struct column){.mark = d->atoms[i].mark,
					     .people = d->atoms[i].people,
					     .row_count = d->atoms[i].row_count};
	qsort(columns, d->atom_count, sizeof(*columns), compare_marks);
	for (size_t i = 0; i < d->atom_count; i++) {
		if (count && columns[count - 1].mark == columns[i].mark)
			columns[count - 1].people += columns[i].people;
		else
			columns[count++] = columns[i];
	}
	for (size_t i = 0; i < count; i++)
		columns[i].is_large = columns[i].people >= d->least;
	qsort(columns, count, sizeof(*columns), compare_columns);
	d->counts = mem_alloc(count + 1, sizeof(*d->counts));
	for (size_t i = 0; i < count; i++) {
		d->counts[i] = columns[i].people;
		columns[i].number = (uint32_t)i;
	}
	qsort(columns, count, sizeof(*columns), compare_marks);
	for (size_t i = 0; i < d->atom_count; i++) {
		struct column wanted = {.mark = d->atoms[i].mark};
		const struct column *found =
		    bsearch(&wanted, columns, count, sizeof(*columns), compare_marks);
		assert(found);
		d->atoms[i].column = found->number;
	}
	d->column_count = count;
	d->set = mem_alloc(count + 1, sizeof(*d->set));
	d->in_set = mem_zero(count + 1, sizeof(*d->in_set));
	free(columns);
}

static size_t set_end(struct division *d, size_t count)
{
	for (size_t i = 0; i < count; i++)
		d->in_set[d->set[i]] = 0;
	return count;
}

static size_t set_add(struct division *d, size_t count, const struct atom *a)
{
	if (d->in_set[a->column])
		return count;
	d->in_set[a->column] = 1;
	d->set[count] = a->column;
	return count + 1;
}

/* The columns of an observed row into `set`; how many. */
static size_t columns_of(struct division *d, const struct observed *row)
{
	unsigned in = row->band.component == COMPONENT_TOTAL ? IN_TOTAL : IN_BASE;
	size_t count = 0;

	for (size_t k = 0; k < row->cell_count; k++) {
		const struct pair *pair = &d->pairs[d->pair_of[d->list->cells[row->first + k]] - 1];
		for (size_t i = pair->first; i < pair->end; i++)
			if (d->atoms[i].in & in)
				count = set_add(d, count, &d->atoms[i]);
	}
	return set_end(d, count);
}

static size_t columns_of_employer(struct division *d, const struct employed_row *row)
{
	unsigned in = row->band.component == COMPONENT_TOTAL ? IN_TOTAL : IN_BASE;
	size_t count = 0;

	for (size_t i = 0; i < d->atom_count; i++) {
		const struct atom *a = &d->atoms[i];
		if (a->employer == row->employer && a->country == row->country && a->in & in)
			count = set_add(d, count, a);
	}
	return set_end(d, count);
}

/* ---- who is let in ---- */

struct sized {
	uint64_t n;
	size_t row; /* observed_count on: of an employer */
};

static int compare_sized(const void *a, const void *b)
{
	const struct sized *left = a, *right = b;

	if (left->n != right->n)
		return left->n < right->n ? -1 : 1;
	return (left->row > right->row) - (left->row < right->row);
}

static struct band *band_at(struct division *d, size_t row)
{
	return row < d->observed_count ? (struct band *)&d->observed[row].band
				       : &d->employers[row - d->observed_count].band;
}

static void span_row(struct division *d, size_t row)
{
	size_t columns = row < d->observed_count
			     ? columns_of(d, &d->observed[row])
			     : columns_of_employer(d, &d->employers[row - d->observed_count]);

	span_add(d->span, (uint32_t)row, d->set, columns);
}

/* The published rows, the smallest first. */
static void span_published(struct division *d)
{
	size_t all = d->observed_count + d->employer_count, count = 0;
	struct sized *rows = mem_alloc(all + 1, sizeof(*rows));

	for (size_t i = 0; i < all; i++)
		if (is_published(band_at(d, i)))
			rows[count++] = (struct sized){.n = band_at(d, i)->n, .row = i};
	qsort(rows, count, sizeof(*rows), compare_sized);
	span_cut(d->span, 0);
	for (size_t i = 0; i < count; i++)
		span_row(d, rows[i].row);
	span_settle(d->span);
	free(rows);
}

/* Of the employers whose rows give the set away, withholds the one of fewest people, unless one of
 * them was withheld since the span was made. True where it withheld one. */
static bool withhold_least(struct division *d, const uint32_t *columns, size_t count)
{
	const uint32_t *rows;
	size_t used = span_rows_of(d->span, columns, count, &rows);
	struct band *least = NULL;

	for (size_t i = 0; i < used; i++) {
		struct band *b = band_at(d, rows[i]);
		if (rows[i] < d->observed_count)
			continue;
		if (!is_published(b))
			return false;
		if (!least || b->n < least->n)
			least = b;
	}
	if (least)
		band_withhold(least, SUPPRESSED_COMPLEMENTARY);
	return least != NULL;
}

static bool withhold_some(struct division *d)
{
	const struct span_set *sets;
	size_t count = span_few(d->span, &sets);
	bool some = false;

	for (size_t i = 0; i < count; i++)
		some = withhold_least(d, sets[i].columns, sets[i].count) || some;
	for (size_t i = 0; i < d->observed_count; i++) {
		size_t columns;
		if (!is_kept_apart(d, &d->observed[i].band))
			continue;
		columns = columns_of(d, &d->observed[i]);
		if (span_tells(d->span, d->set, columns))
			some = withhold_least(d, d->set, columns) || some;
	}
	return some;
}

static bool is_safe(struct division *d)
{
	const struct span_set *sets;

	span_settle(d->span);
	if (span_few(d->span, &sets))
		return false;
	for (size_t i = 0; i < d->observed_count; i++)
		if (is_kept_apart(d, &d->observed[i].band) &&
		    span_tells(d->span, d->set, columns_of(d, &d->observed[i])))
			return false;
	return true;
}

/* A search for every row takes too long where there are more. */
enum { RESTORE_MOST = 64 };

/* Some were withheld before others made it needless: publishes those again that it can, the largest
 * first. `figures` are those of before. The span stays that of all rows that are published: one is let
 * in, and taken out again if it is not safe. */
static void restore(struct division *d, const struct band *figures)
{
	struct sized *rows = mem_alloc(d->employer_count + 1, sizeof(*rows));
	size_t count = 0;

	for (size_t i = 0; i < d->employer_count; i++)
		if (!is_published(&d->employers[i].band))
			rows[count++] = (struct sized){.n = figures[i].n, .row = i};
	qsort(rows, count, sizeof(*rows), compare_sized);
	if (count && count <= RESTORE_MOST)
		span_published(d);
	for (size_t i = count; i-- > 0 && count <= RESTORE_MOST;) {
		struct band *b = &d->employers[rows[i].row].band;
		size_t before = span_size(d->span);
		*b = figures[rows[i].row];
		span_row(d, d->observed_count + rows[i].row);
		if (is_safe(d))
			continue;
		span_cut(d->span, before);
		band_withhold(b, SUPPRESSED_COMPLEMENTARY);
	}
	free(rows);
}

static void division_release(struct division *d)
{
	span_free(d->span);
	free(d->pairs);
	free(d->pair_of);
	free(d->marks);
	free(d->rows_of);
	free(d->atoms);
	free(d->counts);
	free(d->set);
	free(d->in_set);
}

void employers_complement(struct employed_row *employers, size_t count,
			  const struct observed *observed, size_t observed_count,
			  const struct observed_list *list, const struct cells *cells,
			  const struct catalogue *catalogue, const struct settings *settings)
{
	size_t room = (size_t)cells->keys.count + 1;
	struct division d = {.cells = cells,
			     .catalogue = catalogue,
			     .list = list,
			     .observed = observed,
			     .observed_count = observed_count,
			     .employers = employers,
			     .employer_count = count,
			     .least = (uint64_t)settings->min_n,
			     .pair_of = mem_zero(room, sizeof(*d.pair_of)),
			     .marks = mem_zero(room, sizeof(*d.marks)),
			     .rows_of = mem_zero(room, sizeof(*d.rows_of))};
	struct band *figures;

	mark_cells(&d);
	for (size_t i = 0; i < d.pair_count; i++)
		divide_pair(&d, &d.pairs[i]);
	make_columns(&d);
	d.span = span_new(d.counts, d.column_count, d.least, observed_count + count);
	figures = mem_alloc(count + 1, sizeof(*figures));
	for (size_t i = 0; i < count; i++)
		figures[i] = employers[i].band;
	do
		span_published(&d);
	while (withhold_some(&d));
	restore(&d, figures);
	free(figures);
	division_release(&d);
}
