/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outliers.c: the reference distributions of pay, group by group, and the pay too far from them.
 *
 * Cells are walked by component, country and role. A country's reference is computed when its first
 * small role needs it. The distance is monotone in pay on each side, so the least and the greatest
 * pay that is not too far out are all that is kept per role and country. Pay of all countries
 * together would be no reference for a country of few rows, since most of it comes from richer
 * ones. Brackets are neither part of a reference nor compared with one: the survey set their ends,
 * and leaving one out would cut an end off the scale.
 */
#include "estimate/outliers.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/cells_private.h"
#include "stats/robust.h"

struct outliers {
	struct key_map keys; /* of roles in countries, by component */
	struct limits {
		money least; /* that is not too far out; over `most` where all is */
		money most;
		struct robust_spread logs;
	} * limits; /* by number of key */
	size_t room;
};

struct group_cell {
	uint64_t order; /* component << 56 | country << 24 | role */
	uint32_t cell;
};

/* A measure that is made once, when it is asked for. */
struct country_measure {
	bool made;
	struct robust_spread logs;
};

struct finder {
	const struct cells *cells;
	double distance, near_distance;
	uint64_t least_n;
	struct outliers *far, *near; /* near: NULL where it is not asked for */
	struct group_cell *order;
	size_t count;
	struct runs *weighted; /* by cell: the runs of weighted observations */
	struct runs *posted_weighted; /* by cell: of those, of posted ranges */
	/* of the group at hand: */
	struct runs_union together;
	struct runs *parts;
	double *logs;
	uint64_t *counts;
	size_t logs_room, counts_room;
	double repeats; /* of its cells */
};

static uint64_t group_order(struct cell_key key)
{
	return (uint64_t)cell_component(key) << 56 | (uint64_t)cell_place(key).country << 24 |
	       cell_role(key);
}
static uint64_t country_of(uint64_t order)
{
	return order >> 24;
}

static int order_compare(const void *a, const void *b)
{
	const struct group_cell *left = a;
	const struct group_cell *right = b;

	if (left->order != right->order)
		return left->order < right->order ? -1 : 1;
	return (left->cell > right->cell) - (left->cell < right->cell);
}

/* Weighted observations count once per row: a weight tells how many people a row represents, not
 * how far out it is. Equal pay with several weights is one run. */
static struct runs runs_of_weighted(const struct weighted_set *set)
{
	struct run *runs;
	size_t used = 0;

	if (set->count == 0)
		return (struct runs){.count = 0};
	runs = mem_alloc(set->count, sizeof(*runs));
	for (size_t i = 0; i < set->count; i++) {
		if (used && runs[used - 1].value == set->runs[i].value)
			runs[used - 1].count += set->runs[i].count;
		else
			runs[used++] =
			    (struct run){.value = set->runs[i].value, .count = set->runs[i].count};
	}
	return (struct runs){.longs = runs, .count = used};
}

static void finder_start(struct finder *f)
{
	uint32_t count = f->cells->keys.count;
	const struct cell_more *more;

	f->order = mem_alloc(count, sizeof(*f->order));
	f->weighted = mem_alloc(count, sizeof(*f->weighted));
	f->posted_weighted = mem_zero(count, sizeof(*f->posted_weighted));
	f->parts = mem_alloc((size_t)count * 4, sizeof(*f->parts));
	f->count = count;
	for (uint32_t i = 0; i < count; i++) {
		f->order[i] =
		    (struct group_cell){.order = group_order(f->cells->keys.keys[i]), .cell = i};
		more = cell_more(cell_numbered(f->cells, i));
		f->weighted[i] = runs_of_weighted(&more->weighted);
		if (more->ranged)
			f->posted_weighted[i] = runs_of_weighted(&more->ranged->posted_weighted);
	}
	qsort(f->order, count, sizeof(*f->order), order_compare);
}

static void finder_release(struct finder *f)
{
	for (size_t i = 0; i < f->count; i++) {
		free((struct run *)f->weighted[i].longs);
		free((struct run *)f->posted_weighted[i].longs);
	}
	free(f->posted_weighted);
	runs_union_release(&f->together);
	free(f->weighted);
	free(f->order);
	free(f->parts);
	free(f->logs);
	free(f->counts);
}

/* All pay of the cells from `first` to before `end`; borrowed until the next call. */
static struct runs runs_together(struct finder *f, size_t first, size_t end)
{
	size_t used = 0;

	f->repeats = 0;
	for (size_t i = first; i < end; i++) {
		uint32_t cell = f->order[i].cell;
		const struct cell_more *more = cell_more(cell_numbered(f->cells, cell));
		f->repeats += more->repeats;
		f->parts[used++] = multiset_runs(&cell_numbered(f->cells, cell)->pay);
		f->parts[used++] = f->weighted[cell];
		if (!more->ranged)
			continue;
		f->parts[used++] = multiset_runs(&more->ranged->posted);
		f->parts[used++] = f->posted_weighted[cell];
	}
	return runs_union_of(&f->together, f->parts, used);
}

/* NAN where they are too few, repeats of one range being few however many; pay of 0 or less has no logarithm and
 * is left out. */
static struct robust_spread measure(struct finder *f, struct runs pay)
{
	struct robust_spread none = {.median = NAN, .mad = NAN};
	size_t first = 0;
	struct counted logs;

	while (first < pay.count && runs_value(pay, first) <= 0)
		first++;
	f->logs = mem_grow(f->logs, &f->logs_room, pay.count + 1, sizeof(*f->logs));
	f->counts = mem_grow(f->counts, &f->counts_room, pay.count + 1, sizeof(*f->counts));
	for (size_t i = first; i < pay.count; i++) {
		struct run run = runs_at(pay, i);
		f->logs[i] = log((double)run.value);
		f->counts[i] = run.count;
	}
	logs = (struct counted){
	    .values = f->logs + first, .counts = f->counts + first, .count = pay.count - first};
	logs.design = design_effect(f->repeats, counted_n(logs));
	return counted_n_effective(logs) >= (double)f->least_n ? robust_spread_of(logs) : none;
}

/* All roles of the country that the cell at `inside` is in. */
static struct robust_spread measure_country(struct finder *f, struct country_measure *country,
					    size_t inside)
{
	uint64_t wanted = country_of(f->order[inside].order);
	size_t first = inside, end = inside;

	if (country->made)
		return country->logs;
	while (first > 0 && country_of(f->order[first - 1].order) == wanted)
		first--;
	while (end < f->count && country_of(f->order[end].order) == wanted)
		end++;
	country->made = true;
	country->logs = measure(f, runs_together(f, first, end));
	return country->logs;
}

static double distance_of(struct robust_spread logs, money pay)
{
	return pay > 0 ? robust_distance(logs, log((double)pay)) : -INFINITY;
}

/* The limits within the group's own pay. False: nothing of it lies outside. */
static bool limits_within(struct limits *out, struct robust_spread logs, struct runs pay,
			  double distance)
{
	size_t first = 0, end = pay.count;

	while (first < end && distance_of(logs, runs_value(pay, first)) < -distance)
		first++;
	while (end > first && distance_of(logs, runs_value(pay, end - 1)) > distance)
		end--;
	*out = (struct limits){.least = INT64_MAX, .most = INT64_MIN, .logs = logs};
	if (first < end) {
		out->least = runs_value(pay, first);
		out->most = runs_value(pay, end - 1);
	}
	return first > 0 || end < pay.count;
}

static void keep_limits(struct outliers *o, uint64_t order, const struct limits *limits)
{
	const struct place place = {.country = (code)(country_of(order) & UINT32_MAX)};
	struct cell_key key = cell_key_make((uint16_t)(order & UINT16_MAX), LEVEL_UNKNOWN,
					    (enum component)(order >> 56), &place);
	uint32_t number = key_map_add(&o->keys, key);

	o->limits = mem_grow(o->limits, &o->room, (size_t)number + 1, sizeof(*o->limits));
	o->limits[number] = *limits;
}

/* Leaves out the least and the greatest of its pay, too; so many say enough of where the others are. */
static void narrow(struct limits *limits, struct runs pay)
{
	enum { OUT_OF = 50, LEAST_OUT = 3, MOST_OUT = 100 };
	uint64_t share = runs_total(pay) / OUT_OF, below = 0, above = 0;
	uint64_t out = (share < MOST_OUT ? share : MOST_OUT) + LEAST_OUT;
	size_t first = 0, end = pay.count;
	money least, most;

	while (first < pay.count && (below += runs_count(pay, first)) <= out)
		first++;
	while (end > 0 && (above += runs_count(pay, end - 1)) <= out)
		end--;
	if (first >= end) {
		*limits = (struct limits){.least = INT64_MAX, .most = INT64_MIN};
		return;
	}
	least = runs_value(pay, first);
	most = runs_value(pay, end - 1);
	limits->least = least > limits->least ? least : limits->least;
	limits->most = most < limits->most ? most : limits->most;
}

/* One role in one country, near: whatever all parts together will be measured against. */
static void find_near(struct finder *f, uint64_t order, struct robust_spread logs, struct runs pay)
{
	struct limits limits = {.least = INT64_MAX, .most = INT64_MIN};

	if (logs.mad > 0) {
		(void)limits_within(&limits, logs, pay, f->near_distance);
		narrow(&limits, pay);
	}
	keep_limits(f->near, order, &limits);
}

/* One role in one country. */
static void find_in_group(struct finder *f, size_t first, size_t end,
			  struct country_measure *country)
{
	uint64_t order = f->order[first].order;
	struct runs pay = runs_together(f, first, end);
	struct robust_spread logs = measure(f, pay);
	struct limits limits;

	if (f->near)
		find_near(f, order, logs, pay);
	if (!(logs.mad > 0)) {
		logs = measure_country(f, country, first);
		pay = runs_together(f, first, end);
	}
	if (logs.mad > 0 && limits_within(&limits, logs, pay, f->distance))
		keep_limits(f->far, order, &limits);
}

static void find(struct finder *f, struct cells *cells)
{
	struct country_measure country = {.made = false};
	size_t end;

	cells_settle(cells);
	finder_start(f);
	for (size_t i = 0; i < f->count; i = end) {
		uint64_t order = f->order[i].order;
		if (i && country_of(order) != country_of(f->order[i - 1].order))
			country.made = false;
		end = i + 1;
		while (end < f->count && f->order[end].order == order)
			end++;
		find_in_group(f, i, end, &country);
	}
	finder_release(f);
}

struct outliers *outliers_find_beside(struct cells *cells, double distance, uint64_t least_n,
				      struct outliers **near, double near_distance)
{
	struct finder f = {.cells = cells,
			   .distance = distance,
			   .near_distance = near_distance,
			   .least_n = least_n,
			   .far = mem_zero(1, sizeof(*f.far))};

	if (near)
		f.near = *near = mem_zero(1, sizeof(*f.near));
	find(&f, cells);
	if (f.far->keys.count)
		return f.far;
	outliers_free(f.far);
	return NULL;
}

struct outliers *outliers_find(struct cells *cells, double distance, uint64_t least_n)
{
	return outliers_find_beside(cells, distance, least_n, NULL, 0);
}

void outliers_free(struct outliers *o)
{
	if (!o)
		return;
	key_map_release(&o->keys);
	free(o->limits);
	free(o);
}

/* NULL: all of that role, country and component is within. */
static const struct limits *limits_of(const struct outliers *o, struct cell_key key)
{
	uint32_t mark = o->keys.slot_count ? o->keys.slots[key_map_slot(&o->keys, key)].mark : 0;

	return mark ? &o->limits[mark - 1] : NULL;
}

size_t outliers_of(const struct outliers *o, struct cells *cells, const struct observation *seen,
		   struct outlier out[OUTLIER_COMPONENTS])
{
	_Static_assert(OUTLIER_COMPONENTS == (int)CELLS_GATHERED, "one for each that has cells");
	const struct place country = {.country = cells_place_of(seen).country};
	size_t found = 0;

	if (seen->role == ROLE_NONE)
		return 0;
	for (size_t i = 0; i < CELLS_GATHERED; i++) {
		struct cell_key key =
		    cell_key_make(seen->role, LEVEL_UNKNOWN, cells_gathered[i], &country);
		bool bracket = cells_bracketed(cells, seen, cells_gathered[i]);
		const struct limits *limits = bracket ? NULL : limits_of(o, key);
		money pay = limits ? cells_aged(cells, seen, cells_gathered[i]) : MONEY_NONE;
		if (pay == MONEY_NONE || (pay >= limits->least && pay <= limits->most))
			continue;
		out[found++] = (struct outlier){
		    .component = cells_gathered[i],
		    .pay = pay,
		    .score = distance_of(limits->logs, pay),
		    .median = (money)llround(exp(limits->logs.median)),
		};
	}
	return found;
}

bool outliers_keep_apart(const struct outliers *near, struct cells *cells,
			 const struct observation *seen)
{
	const struct place country = {.country = cells_place_of(seen).country};

	for (size_t i = 0; seen->role != ROLE_NONE && i < CELLS_GATHERED; i++) {
		struct cell_key key =
		    cell_key_make(seen->role, LEVEL_UNKNOWN, cells_gathered[i], &country);
		bool bracket = cells_bracketed(cells, seen, cells_gathered[i]);
		money pay = bracket ? MONEY_NONE : cells_aged(cells, seen, cells_gathered[i]);
		const struct limits *limits = limits_of(near, key);
		if (pay != MONEY_NONE && (!limits || pay < limits->least || pay > limits->most))
			return true;
	}
	return false;
}

static bool outside(const struct limits *limits, money least, money most)
{
	return least < limits->least || most > limits->most;
}

static bool runs_outside(const struct limits *limits, struct runs pay)
{
	return pay.count && outside(limits, runs_value(pay, 0), runs_value(pay, pay.count - 1));
}

static bool weighted_outside(const struct limits *limits, const struct weighted_set *pay)
{
	return pay->count && outside(limits, pay->runs[0].value, pay->runs[pay->count - 1].value);
}

bool outliers_cut(const struct outliers *o, struct cells *cells, uint16_t *role, code *country)
{
	cells_settle(cells);
	for (uint32_t i = 0; i < cells->keys.count; i++) {
		struct cell_key key = cells->keys.keys[i];
		const struct cell *cell = cell_numbered(cells, i);
		const struct place of = {.country = cell_place(key).country};
		const struct limits *limits = limits_of(
		    o, cell_key_make(cell_role(key), LEVEL_UNKNOWN, cell_component(key), &of));
		const struct cell_more *more = cell_more(cell);
		if (!limits || !(runs_outside(limits, multiset_runs(&cell->pay)) ||
				 weighted_outside(limits, &more->weighted) ||
				 (more->ranged &&
				  (runs_outside(limits, multiset_runs(&more->ranged->posted)) ||
				   weighted_outside(limits, &more->ranged->posted_weighted)))))
			continue;
		*role = cell_role(key);
		*country = of.country;
		return true;
	}
	return false;
}
