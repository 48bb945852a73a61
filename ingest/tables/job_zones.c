/* SPDX-License-Identifier: GPL-3.0-or-later */
/* job_zones.c: O*NET's job zones, one for each SOC occupation.
 *
 * That of the base code (.00) if O*NET rates it, otherwise that of most of its sub-codes, the
 * higher of two that are equally frequent.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "ingest/tables/table.h"

enum { ZONES = 5 };

struct rated {
	char occupation[OCCUPATION_BYTES];
	bool is_base;
	int zone;
	uint64_t line;
};

struct reading {
	struct table table;
	struct rated *items;
	size_t count;
	size_t room;
};

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	const int *columns = r->table.file.binding.columns;
	struct rated one = {.line = row->line};
	struct text soc, cell;
	long long zone;

	(void)e;
	if (!table_takes(&r->table, row))
		return 0;
	soc = table_cell(&r->table, row, FIELD_OCCUPATION);
	cell = table_cell(&r->table, row, FIELD_JOB_ZONE);
	if (!table_occupation(soc, one.occupation)) {
		table_reject(&r->table, row, soc.len ? REJECT_VALUE : REJECT_NO_TITLE,
			     columns[FIELD_OCCUPATION]);
		return 0;
	}
	if (!cell.len) {
		tally_add(&r->table.ledger->filtered, TEXT_LITERAL("no value"), 1);
		return 0;
	}
	if (!text_to_long(cell, &zone) || zone < 1 || zone > ZONES) {
		table_reject(&r->table, row, REJECT_VALUE, columns[FIELD_JOB_ZONE]);
		return 0;
	}
	one.zone = (int)zone;
	one.is_base = soc.len < OCCUPATION_BYTES || text_ends(soc, TEXT_LITERAL(".00"));
	r->items = mem_grow(r->items, &r->room, r->count + 1, sizeof(one));
	r->items[r->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

static int compare_rated(const void *left, const void *right)
{
	const struct rated *a = left, *b = right;
	int order = strcmp(a->occupation, b->occupation);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int zone_of(const struct rated *rated, size_t count)
{
	size_t counts[ZONES + 1] = {0};
	int best = 1;

	for (size_t i = 0; i < count; i++) {
		if (rated[i].is_base)
			return rated[i].zone;
		counts[rated[i].zone]++;
	}
	for (int zone = 2; zone <= ZONES; zone++)
		if (counts[zone] >= counts[best])
			best = zone;
	return best;
}

static void add_items(struct reading *r, struct job_zone_set *set, const char *source,
		      const char *publication)
{
	if (r->count)
		qsort(r->items, r->count, sizeof(*r->items), compare_rated);
	for (size_t start = 0, end; start < r->count; start = end) {
		const struct rated *first = &r->items[start];

		for (end = start + 1; end < r->count; end++)
			if (strcmp(r->items[end].occupation, first->occupation) != 0)
				break;
		set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(*set->items));
		set->items[set->count++] = (struct job_zone){
		    .source = source,
		    .line = first->line,
		    .publication = publication,
		    .occupation = arena_copy(&set->texts, text_of(first->occupation)),
		    .zone = zone_of(first, end - start),
		};
	}
}

int ingest_job_zones(struct err *e, const struct layout *layout, const char *path,
		     const struct ingest_tables *tables, const struct ingest_sink *sink,
		     struct job_zone_set *set, struct ledger *ledger)
{
	struct reading r = {.count = 0};
	int result = table_open(e, &r.table, layout, path, sink, ledger);

	(void)tables;
	if (result == 0)
		result = table_read(e, &r.table, on_row, &r);
	if (result == 0)
		add_items(&r, set, arena_copy(&set->texts, text_of(ledger->source)),
			  table_publication(&r.table, &set->texts));
	table_close(&r.table);
	free(r.items);
	return result;
}
