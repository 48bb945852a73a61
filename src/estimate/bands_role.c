/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_role.c: the observed rows of one role; see bands_role.h.
 *
 * A cell (one level, experience and source at one finest place) counts in the row of each area it
 * lies in and, if it is on the ladder or its level is not known, in that area's row of all levels
 * and in that of its experience.
 */
#include "estimate/bands_role.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* Rows as they are made. */
struct row_list {
	struct observed *rows;
	size_t count;
	size_t room;
};

/* The end of the shares of the first one's source. */
static size_t source_end(const struct share *shares, size_t first, size_t count)
{
	size_t end = first;

	while (end < count && shares[end].source == shares[first].source)
		end++;
	return end;
}

/* The next one, in the order of band_compare. */
static void add_row(struct observer *o, struct row_list *out, const struct share *shares,
		    size_t count, uint16_t source)
{
	struct observed *row = &out->rows[out->count];

	assert(out->count < out->room);
	row_observe(row, o, shares, count, source);
	assert(!out->count || band_compare(&row[-1].band, &row->band) < 0);
	out->count++;
}

/* Two sources agree whose medians of a row lie within this share of each other. */
#define AGREEMENT 0.10
enum { AGREEMENT_LEAST = 30 }; /* observations of each */

/* What `parts`, the rows of one row's sources, tell of it: how many they are, how far their differences
 * make its median uncertain, and whether two of them agree. */
static void compare_sources(const struct observer *o, struct band *row,
			    const struct observed *parts, size_t count)
{
	const double between = row->component == COMPONENT_TOTAL
				   ? o->settings->between_sources_total
				   : o->settings->between_sources;
	double lowest = INFINITY, highest = 0, squares = 0, all = 0;
	unsigned telling = 0;

	for (size_t i = 0; i < count; i++) {
		const struct band *b = &parts[i].band;
		all += b->n_effective;
		squares += b->n_effective * b->n_effective;
		if (b->n_effective < AGREEMENT_LEAST || b->p[BENCHMARK_P50].kind != VALUE_EXACT)
			continue;
		telling++;
		lowest = fmin(lowest, b->p[BENCHMARK_P50].amount);
		highest = fmax(highest, b->p[BENCHMARK_P50].amount);
	}
	row->sources = (unsigned)count;
	band_widen(row, between * sqrt(squares) / all, o->settings->confidence);
	if (row->quality == QUALITY_HIGH && !(telling >= 2 && highest <= (1 + AGREEMENT) * lowest))
		row->quality = QUALITY_MEDIUM;
}

/* The row of one step, and, of several sources, each one's. */
static void observe_row(struct observer *o, struct row_list *out, const struct share *shares,
			size_t count)
{
	size_t row = out->count, end;

	add_row(o, out, shares, count, SOURCE_ALL);
	for (size_t i = 0; i < count; i = end) {
		end = source_end(shares, i, count);
		if (end - i == count) {
			out->rows[row].band.only_source = (uint16_t)(shares[i].source + 1);
			compare_sources(o, &out->rows[row].band, &out->rows[row], 1);
			return;
		}
		add_row(o, out, shares + i, end - i, (uint16_t)(shares[i].source + 1));
	}
	compare_sources(o, &out->rows[row].band, &out->rows[row + 1], out->count - row - 1);
}

static size_t row_end(const struct share_list *shares, size_t first)
{
	size_t end = first + 1;

	while (end < shares->count && shares->items[end].order == shares->items[first].order)
		end++;
	return end;
}

static bool is_of_all_areas(const struct share *share)
{
	return share_area_kind(share) == AREA_ALL;
}

/* Are the cells of so few people that whatever the row's figures are, they are withheld? */
static bool are_too_few(const struct observer *o, const struct share *shares, size_t count)
{
	uint64_t people = 0;

	for (size_t i = 0; i < count && people < (uint64_t)o->settings->min_n; i++)
		people += cell_people(o->cells, shares[i].cell);
	return people < (uint64_t)o->settings->min_n;
}

/* Takes out the shares of rows of too few, which no table of rows alone has. Those of all areas stay: suppression
 * finds every cell in them. How many rows. */
static size_t leave_out_few(const struct observer *o, struct share_list *shares)
{
	size_t kept = 0, rows = 0, end;

	for (size_t i = 0; i < shares->count; i = end) {
		end = row_end(shares, i);
		if (!is_of_all_areas(&shares->items[i]) &&
		    are_too_few(o, &shares->items[i], end - i)) {
			rows++;
			continue;
		}
		for (size_t k = i; k < end; k++)
			shares->items[kept++] = shares->items[k];
	}
	shares->count = kept;
	return rows;
}

/* How many rows role_observe makes: one per step, and one more per source where a step has several. */
static size_t rows_of_role(const struct share_list *shares)
{
	size_t rows = 0, end;

	for (size_t i = 0; i < shares->count; i = end) {
		size_t sources = 0;
		end = row_end(shares, i);
		for (size_t of = i; of < end; sources++)
			of = source_end(shares->items, of, end);
		rows += sources > 1 ? 1 + sources : 1;
	}
	return rows;
}

static void make_rows(struct observer *o, struct row_list *out, const struct share_list *shares)
{
	size_t end;

	for (size_t i = 0; i < shares->count; i = end) {
		end = row_end(shares, i);
		observe_row(o, out, shares->items + i, end - i);
	}
	assert(out->count == out->room);
}

void role_observe(struct observed_role *role, const struct observer *fresh,
		  const struct share_rule *rule, const uint16_t *source_ranks, struct role_cells of)
{
	struct share_list shares = {.source_ranks = source_ranks};
	struct observer o = *fresh;
	struct row_list rows = {.count = 0};

	share_list_make(&shares, rule, of.cells, of.count);
	if (o.cells->setup.rows_alone && !o.witness)
		role->too_few = leave_out_few(&o, &shares);
	o.shares = shares.items;
	rows.room = rows_of_role(&shares);
	rows.rows = mem_alloc(rows.room, sizeof(*rows.rows));
	make_rows(&o, &rows, &shares);
	role->rows = rows.rows;
	role->count = rows.count;
	role->cells = mem_alloc(shares.count, sizeof(*role->cells));
	for (size_t i = 0; i < shares.count; i++)
		role->cells[i] = shares.items[i].cell;
	share_list_release(&shares);
	observer_release(&o);
}
