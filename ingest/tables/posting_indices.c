/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting_indices.c: how many job postings there are, by place, sector and day, month or year.
 *
 * A row of an area that is neither a country nor one of the United States is left out by rule.
 */
#include "base/mem.h"
#include "ingest/tables/table.h"

struct reading {
	struct table table;
	const struct gazetteer *gazetteer;
	struct posting_index_set *set;
	const char *source, *publication;
	struct date base;
};

/* A code in either case: "in" is Indiana here, and no word. */
static code read_state(const struct reading *r, struct text t)
{
	code state = t.len == 2 ? code_of(t) : 0;

	if (state && state_name(r->gazetteer, state))
		return state;
	return state_read(r->gazetteer, t);
}

/* False: it is left out, or rejected, and that is done. */
static bool read_row(struct reading *r, const struct csv_record *row, struct posting_index *out)
{
	const int *columns = r->table.file.binding.columns;
	struct text state = table_cell(&r->table, row, FIELD_STATE);
	struct text index = table_cell(&r->table, row, FIELD_INDEX);
	struct date date;

	if (!table_time(&r->table, row, FIELD_YEAR, &date))
		return table_reject(&r->table, row, REJECT_DATE, columns[FIELD_YEAR]);
	out->year = date.year;
	out->month = date.month;
	out->day = date.day;
	out->country = country_read(r->gazetteer, table_cell(&r->table, row, FIELD_COUNTRY));
	out->state = state.len ? read_state(r, state) : 0;
	if (!out->country || (state.len && !out->state))
		return table_leave_out(&r->table, "neither a country nor a state");
	if (!index.len)
		return table_leave_out(&r->table, "no value");
	if (!table_number(index, &out->index) || !(out->index > 0))
		return table_reject(&r->table, row, REJECT_VALUE, columns[FIELD_INDEX]);
	out->sector = arena_copy(&r->set->texts, table_cell(&r->table, row, FIELD_SECTOR));
	return true;
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct posting_index_set *set = r->set;
	struct posting_index one = {
	    .source = r->source, .publication = r->publication, .line = row->line, .base = r->base};

	(void)e;
	if (!table_takes(&r->table, row) || !read_row(r, row, &one))
		return 0;
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(one));
	set->items[set->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

int ingest_posting_indices(struct err *e, const struct layout *layout, const char *path,
			   const struct ingest_tables *tables, const struct ingest_sink *sink,
			   struct posting_index_set *set, struct ledger *ledger)
{
	struct reading r = {.gazetteer = tables->gazetteer, .set = set};
	struct text base = layout->constants[FIELD_INDEX_BASE];
	int result = table_open(e, &r.table, layout, path, sink, ledger);

	if (result == 0) {
		r.source = arena_copy(&set->texts, text_of(ledger->source));
		r.publication = table_publication(&r.table, &set->texts);
		if (base.data && !date_from_iso(base, &r.base))
			result = layout_fail_constant(e, layout, FIELD_INDEX_BASE,
						      "must be YYYY-MM or YYYY-MM-DD");
	}
	if (result == 0)
		result = table_read(e, &r.table, on_row, &r);
	table_close(&r.table);
	return result;
}
