/* SPDX-License-Identifier: GPL-3.0-or-later */
/* employers_suppress.c: which rows of employers must be withheld so that nobody's pay is given away.
 *
 * The rows of a role's levels, areas and sources are safe among themselves (bands_suppress.c). The
 * people of an employer cut across them: a metro less its only large employer may be one person. So
 * the cells of the role are divided by employer (its atoms), base and total pay apart, and what all
 * published rows together give is looked at again (disclosure.h). Only rows of employers are withheld,
 * the smallest first.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/order.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "estimate/disclosure.h"

enum { IN_BASE = 1, IN_TOTAL = 2 };
#define NOBODY UINT32_MAX

/* People of one cell, of one employer or of those without a row, who have base, total or both. */
struct atom {
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
	const struct observed_role *observed;
	struct employed_row *employers;
	size_t employer_count;
	struct ordered *by_employer; /* the rows of employers by row_key */
	uint64_t least;
	struct pair *pairs;
	size_t pair_count, pair_room;
	uint32_t *pair_of; /* by cell: its pair + 1; 0: none yet */
	uint64_t *marks; /* by cell: of the observed rows it counts in */
	uint32_t *rows_of; /* by cell: how many they are */
	struct atom *atoms;
	struct ordered
	    *atoms_of; /* their numbers by the row_key of their rows, without a component */
	struct people *people; /* of each atom */
	size_t atom_count, atom_room, people_room;
};

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
	for (size_t i = 0; i < d->observed->count; i++) {
		const struct observed *row = &d->observed->rows[i];
		bool counts =
		    band_is_published(&row->band) || band_is_kept_apart(&row->band, d->least);
		for (size_t k = 0; k < row->cell_count; k++) {
			uint32_t cell = d->observed->cells[row->first + k];
			add_pair(d, cell);
			d->marks[cell] ^= counts ? row_mark(i) : 0;
			d->rows_of[cell] += counts;
		}
	}
}

/* Of a row of an employer, in order; a code has two letters, and a component is below 4. */
static uint64_t row_key(uint32_t employer, code country, unsigned component)
{
	assert(country <= UINT16_MAX && component < 4);
	return (uint64_t)employer << 32 | (uint64_t)country << 2 | component;
}

/* The first of those keys that is not below `key`. */
static size_t first_from(const struct ordered *items, size_t count, uint64_t key)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (items[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void list_employers(struct division *d)
{
	d->by_employer = mem_alloc(d->employer_count + 1, sizeof(*d->by_employer));
	for (size_t i = 0; i < d->employer_count; i++) {
		const struct employed_row *row = &d->employers[i];
		d->by_employer[i] = (struct ordered){
		    .key = row_key(row->employer, row->country, row->band.component),
		    .number = (uint32_t)i};
	}
	order_sort(d->by_employer, d->employer_count);
}

/* The employer's row of that component; employer_count if it has none. */
static size_t row_of_employer(const struct division *d, uint32_t employer, code country,
			      enum component component)
{
	uint64_t key = row_key(employer, country, component);
	size_t at = first_from(d->by_employer, d->employer_count, key);

	return at < d->employer_count && d->by_employer[at].key == key ? d->by_employer[at].number
								       : d->employer_count;
}

static void add_atom(struct division *d, const struct pair *pair, unsigned in, uint32_t employer,
		     uint64_t count)
{
	struct atom a = {.in = in, .employer = employer};
	struct people people = {.count = count};

	if (!count)
		return;
	for (int c = 0; c < 2; c++) {
		size_t row;
		if (!(in & (c ? IN_TOTAL : IN_BASE)))
			continue;
		people.rows ^= d->marks[pair->cells[c]];
		people.row_count += d->rows_of[pair->cells[c]];
		a.country = cell_place(d->cells->keys.keys[pair->cells[c]]).country;
		if (employer == NOBODY)
			continue;
		row = row_of_employer(d, employer, a.country, c ? COMPONENT_TOTAL : COMPONENT_BASE);
		if (row < d->employer_count) {
			people.rows ^= row_mark(d->observed->count + row);
			people.row_count++;
		}
	}
	people.order = people.rows;
	d->atoms = mem_grow(d->atoms, &d->atom_room, d->atom_count + 1, sizeof(*d->atoms));
	d->people = mem_grow(d->people, &d->people_room, d->atom_count + 1, sizeof(*d->people));
	d->people[d->atom_count] = people;
	d->atoms[d->atom_count++] = a;
}

static uint64_t count_in(struct runs runs, uint32_t employer)
{
	size_t low = 0, high = runs.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct run run = runs_at(runs, middle);
		if (run.value == (int64_t)employer)
			return run.count;
		if (run.value < (int64_t)employer)
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
	    pair->cells[0] == NOBODY ? NULL : cell_numbered(d->cells, pair->cells[0]);
	const struct cell *total =
	    pair->cells[1] == NOBODY ? NULL : cell_numbered(d->cells, pair->cells[1]);
	struct cell_key key = d->cells->keys.keys[base ? pair->cells[0] : pair->cells[1]];
	uint64_t left[2] = {base ? cell_people(d->cells, pair->cells[0]) : 0,
			    total ? cell_people(d->cells, pair->cells[1]) : 0};
	uint64_t left_both = base && total ? total->paired : 0;
	struct runs none = {.count = 0};
	struct runs in_base = base ? multiset_runs(&cell_more(base)->employers) : none;
	struct runs in_total = total ? multiset_runs(&cell_more(total)->employers) : none;
	struct runs in_both =
	    base && total ? multiset_runs(&cell_more(total)->paired_employers) : none;
	code country = cell_place(key).country;

	pair->first = d->atom_count;
	for (size_t i = 0; i < in_base.count + in_total.count; i++) {
		bool second = i >= in_base.count;
		uint32_t employer = (uint32_t)(second ? runs_value(in_total, i - in_base.count)
						      : runs_value(in_base, i));
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

/* ---- rows ---- */

static void add_observed(struct disclosure *all, const struct division *d,
			 const struct observed *row)
{
	unsigned in = row->band.component == COMPONENT_TOTAL ? IN_TOTAL : IN_BASE;

	disclosure_add_fixed(all, &row->band);
	for (size_t k = 0; k < row->cell_count; k++) {
		const struct pair *pair =
		    &d->pairs[d->pair_of[d->observed->cells[row->first + k]] - 1];
		for (size_t i = pair->first; i < pair->end; i++)
			if (d->atoms[i].in & in)
				disclosure_hold(all, i);
	}
}

static void list_atoms(struct division *d)
{
	d->atoms_of = mem_alloc(d->atom_count + 1, sizeof(*d->atoms_of));
	for (size_t i = 0; i < d->atom_count; i++)
		d->atoms_of[i] =
		    (struct ordered){.key = row_key(d->atoms[i].employer, d->atoms[i].country, 0),
				     .number = (uint32_t)i};
	order_sort(d->atoms_of, d->atom_count);
}

static void add_employer(struct disclosure *all, const struct division *d, struct employed_row *row)
{
	unsigned in = row->band.component == COMPONENT_TOTAL ? IN_TOTAL : IN_BASE;
	uint64_t key = row_key(row->employer, row->country, 0);

	disclosure_add(all, &row->band);
	for (size_t i = first_from(d->atoms_of, d->atom_count, key);
	     i < d->atom_count && d->atoms_of[i].key == key; i++)
		if (d->atoms[d->atoms_of[i].number].in & in)
			disclosure_hold(all, d->atoms_of[i].number);
}

/* The largest first; of equals, in the order that the rows have. */
static int compare_worth(const void *a, const void *b)
{
	const struct employed_row *left = *(struct employed_row *const *)a;
	const struct employed_row *right = *(struct employed_row *const *)b;

	if (left->band.n != right->band.n)
		return left->band.n > right->band.n ? -1 : 1;
	return (left > right) - (left < right);
}

static void protect(struct division *d)
{
	struct employed_row **rows =
	    mem_alloc(d->employer_count + 1, sizeof(struct employed_row *));
	struct disclosure *all = disclosure_new(d->people, d->atom_count, d->least);

	for (size_t i = 0; i < d->observed->count; i++)
		add_observed(all, d, &d->observed->rows[i]);
	list_atoms(d);
	for (size_t i = 0; i < d->employer_count; i++)
		rows[i] = &d->employers[i];
	qsort(rows, d->employer_count, sizeof(struct employed_row *), compare_worth);
	for (size_t i = 0; i < d->employer_count; i++)
		add_employer(all, d, rows[i]);
	disclosure_protect(all);
	disclosure_free(all);
	free(rows);
}

static void division_release(struct division *d)
{
	free(d->pairs);
	free(d->pair_of);
	free(d->marks);
	free(d->rows_of);
	free(d->by_employer);
	free(d->atoms);
	free(d->atoms_of);
	free(d->people);
}

void employers_complement(struct employed_row *employers, size_t count,
			  const struct observed_role *observed, const struct cells *cells,
			  const struct catalogue *catalogue, const struct settings *settings)
{
	size_t room = (size_t)cells->keys.count + 1;
	struct division d = {.cells = cells,
			     .catalogue = catalogue,
			     .observed = observed,
			     .employers = employers,
			     .employer_count = count,
			     .least = (uint64_t)settings->min_n,
			     .pair_of = mem_zero(room, sizeof(*d.pair_of)),
			     .marks = mem_zero(room, sizeof(*d.marks)),
			     .rows_of = mem_zero(room, sizeof(*d.rows_of))};

	list_employers(&d);
	mark_cells(&d);
	for (size_t i = 0; i < d.pair_count; i++)
		divide_pair(&d, &d.pairs[i]);
	protect(&d);
	division_release(&d);
}
