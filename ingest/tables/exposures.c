/* SPDX-License-Identifier: GPL-3.0-or-later */
/* exposures.c: published measures of exposure to AI, by occupation.
 *
 * O*NET-SOC sub-codes (15-1252.00, .01, ...) become one value of their six-digit occupation: the
 * mean over the sub-codes that have a value, weighted where the file has weights. A missing value
 * is left out, not read as 0.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/tables/table.h"

/* One cell with a value. */
struct measured {
	char occupation[OCCUPATION_BYTES];
	size_t measure;
	uint64_t line;
	double value;
	double weight;
};

struct reading {
	struct table table;
	struct measured *cells;
	size_t count;
	size_t room;
};

/* A marker that is a number (-1) is missing however it is written (-1.0). */
static bool is_missing(const struct layout *l, struct text t, double value, bool is_number)
{
	double marker;

	if (layout_is_missing(l, t))
		return true;
	for (size_t i = 0; is_number && i < l->missing.count; i++)
		if (text_to_double(l->missing.items[i], &marker) && marker == value)
			return true;
	return false;
}

static bool read_weight(struct reading *r, const struct csv_record *row, double *out)
{
	struct text cell = table_cell(&r->table, row, FIELD_WEIGHT);

	*out = 1;
	if (!cell.len)
		return true;
	return (text_to_double(cell, out) && *out > 0) ||
	       table_reject(&r->table, row, REJECT_VALUE,
			    r->table.file.binding.columns[FIELD_WEIGHT]);
}

static void add_cell(struct reading *r, const struct measured *cell)
{
	r->cells = mem_grow(r->cells, &r->room, r->count + 1, sizeof(*r->cells));
	r->cells[r->count++] = *cell;
}

/* All measures of the row, or none: a row with a bad cell is rejected as a whole. */
static bool read_measures(struct reading *r, const struct csv_record *row, struct measured *cell)
{
	const struct binding *b = &r->table.file.binding;
	size_t before = r->count;

	for (size_t i = 0; i < b->layout->measure_count; i++) {
		struct text t = text_trim(row->fields[b->measure_columns[i]]);
		bool is_number = text_to_double(t, &cell->value);
		if (is_missing(b->layout, t, cell->value, is_number))
			continue;
		if (!is_number) {
			r->count = before;
			return table_reject(&r->table, row, REJECT_VALUE, b->measure_columns[i]);
		}
		cell->measure = i;
		add_cell(r, cell);
	}
	if (r->count == before)
		tally_add(&r->table.ledger->filtered, TEXT_LITERAL("no value"), 1);
	return r->count > before;
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct measured cell = {.line = row->line};
	struct text occupation;

	(void)e;
	if (!table_takes(&r->table, row))
		return 0;
	occupation = table_cell(&r->table, row, FIELD_OCCUPATION);
	if (!table_occupation(occupation, cell.occupation)) {
		table_reject(&r->table, row, occupation.len ? REJECT_VALUE : REJECT_NO_TITLE,
			     r->table.file.binding.columns[FIELD_OCCUPATION]);
		return 0;
	}
	if (read_weight(r, row, &cell.weight) && read_measures(r, row, &cell))
		r->table.ledger->observations++;
	return 0;
}

static int compare_cells(const void *left, const void *right)
{
	const struct measured *a = left, *b = right;
	int order = strcmp(a->occupation, b->occupation);

	if (order)
		return order;
	if (a->measure != b->measure)
		return a->measure < b->measure ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* One item for each occupation and measure, from a run of sorted cells of it. */
static void add_item(const struct reading *r, struct exposure_set *set,
		     const struct measured *cells, size_t count)
{
	const struct layout *l = r->table.file.binding.layout;
	double sum = 0, weight = 0;

	for (size_t i = 0; i < count; i++) {
		sum += cells[i].value * cells[i].weight;
		weight += cells[i].weight;
	}
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(*set->items));
	set->items[set->count++] = (struct exposure){
	    .source = arena_copy(&set->texts, text_of(r->table.ledger->source)),
	    .release =
		layout_release(l) ? arena_copy(&set->texts, text_of(layout_release(l))) : NULL,
	    .line = cells[0].line,
	    .measure = arena_copy(&set->texts, l->measures[cells[0].measure].name),
	    .family = arena_copy(&set->texts, l->constants[FIELD_FAMILY]),
	    .occupation = arena_copy(&set->texts, text_of(cells[0].occupation)),
	    .codes = l->codes_of,
	    .value = sum / weight,
	    .weight = r->table.file.binding.columns[FIELD_WEIGHT] == COLUMN_NONE ? 1 : weight,
	};
}

static void average(struct reading *r, struct exposure_set *set)
{
	size_t end;

	if (r->count)
		qsort(r->cells, r->count, sizeof(*r->cells), compare_cells);
	for (size_t start = 0; start < r->count; start = end) {
		const struct measured *first = &r->cells[start];
		end = start + 1;
		while (end < r->count && r->cells[end].measure == first->measure &&
		       strcmp(r->cells[end].occupation, first->occupation) == 0)
			end++;
		add_item(r, set, first, end - start);
	}
}

int ingest_exposures(struct err *e, const struct layout *layout, const char *path,
		     const struct ingest_tables *tables, const struct ingest_sink *sink,
		     struct exposure_set *set, struct ledger *ledger)
{
	struct reading r = {.count = 0};
	int result = table_open(e, &r.table, layout, path, sink, ledger);

	(void)tables;
	if (result == 0)
		result = table_read(e, &r.table, on_row, &r);
	if (result == 0)
		average(&r, set);
	table_close(&r.table);
	free(r.cells);
	return result;
}
