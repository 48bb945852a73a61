/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting_shares.c: the share of job postings that ask for AI skills, by country and year or day.
 *
 * A row of an area that is not a country (a state, a region, the world) is left out by rule.
 */
#include "base/mem.h"
#include "ingest/tables/table.h"

struct reading {
	struct table table;
	const struct gazetteer *gazetteer;
	struct posting_share_set *set;
	const char *source, *publication;
};

/* In percent; a sign in the cell overrides the layout. */
static bool read_share(struct text t, enum parser parser, double *out)
{
	bool sign = t.len && t.data[t.len - 1] == '%';

	t.len -= sign;
	if (!table_number(text_trim(t), out))
		return false;
	if (!sign && parser == PARSE_FRACTION)
		*out *= 100;
	return *out >= 0 && *out <= 100;
}

/* 1: it holds one; 0: it is filtered; -1: it is rejected. */
static int read_row(struct reading *r, const struct csv_record *row, struct posting_share *out)
{
	const struct binding *b = &r->table.file.binding;
	struct text share = table_cell(&r->table, row, FIELD_SHARE);

	struct date date;

	if (!table_time(&r->table, row, FIELD_YEAR, &date)) {
		table_reject(&r->table, row, REJECT_DATE, b->columns[FIELD_YEAR]);
		return -1;
	}
	out->year = date.year;
	out->month = date.month;
	out->day = date.day;
	out->country = country_read(r->gazetteer, table_cell(&r->table, row, FIELD_COUNTRY));
	if (!share.len || !out->country) {
		tally_add(&r->table.ledger->filtered,
			  share.len ? TEXT_LITERAL("no country") : TEXT_LITERAL("no value"), 1);
		return 0;
	}
	if (!read_share(share, b->layout->parsers[FIELD_SHARE], &out->percent)) {
		table_reject(&r->table, row, REJECT_VALUE, b->columns[FIELD_SHARE]);
		return -1;
	}
	return 1;
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct posting_share_set *set = r->set;
	struct posting_share one = {
	    .source = r->source, .publication = r->publication, .line = row->line};

	(void)e;
	if (!table_takes(&r->table, row) || read_row(r, row, &one) <= 0)
		return 0;
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(one));
	set->items[set->count++] = one;
	r->table.ledger->observations++;
	return 0;
}

int ingest_posting_shares(struct err *e, const struct layout *layout, const char *path,
			  const struct ingest_tables *tables, const struct ingest_sink *sink,
			  struct posting_share_set *set, struct ledger *ledger)
{
	struct reading r = {.gazetteer = tables->gazetteer, .set = set};
	int result = table_open(e, &r.table, layout, path, sink, ledger);

	if (result == 0) {
		r.source = arena_copy(&set->texts, text_of(ledger->source));
		r.publication = table_publication(&r.table, &set->texts);
		result = table_read(e, &r.table, on_row, &r);
	}
	table_close(&r.table);
	return result;
}
