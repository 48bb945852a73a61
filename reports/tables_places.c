/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_places.c: the tables of a role's pay by place. */
#include "reports/tables.h"

#include <math.h>

#include "model/place/place.h"
#include "reports/areas.h"
#include "reports/words.h"

/* Median and band of a row, which may be missing. */
static void add_band(struct page_table *t, const struct band *b)
{
	if (b)
		page_table_value(t, words_value(b, BENCHMARK_P50));
	else
		page_table_cell(t);
	if (b)
		words_band_range(page_table_cell(t), b);
	else
		page_table_cell(t);
}

/* States alone have one. */
static void add_price_level(struct page_table *t, const struct summary *s, struct area area)
{
	struct buf *out = page_table_cell(t);
	double index;

	if (area.kind == AREA_STATE && s->gazetteer &&
	    price_level(s->gazetteer, area.place.state, &index) && isfinite(index))
		words_number(out, index, 1);
}

static void add_place(struct page_table *t, const struct summary *s, const struct area_row *row)
{
	page_table_row(t);
	words_area(page_table_cell(t), s->gazetteer, row->area);
	add_band(t, row->observed);
	page_table_count(t, row->observed ? row->observed->n : 0);
	if (row->observed)
		page_table_quality(t, row->observed->quality);
	else
		page_table_cell(t);
	add_band(t, row->benchmark);
	page_table_count(t, row->benchmark ? row->benchmark->n : 0);
	add_price_level(t, s, row->area);
}

/* What is not in the table, and why. */
static void add_left_out(struct buf *out, const struct summary *s, const struct area_list *places)
{
	size_t more = places->count > PLACES_SHOWN ? places->count - PLACES_SHOWN : 0;

	if (more)
		buf_addf(out, "%zu more in bands.csv%s", more, places->withheld ? "; " : "");
	if (places->withheld)
		area_list_withheld(out, places, s->settings);
	buf_add_string(out, more || places->withheld ? "." : "");
}

enum { PRICE_LEVEL = 8 };

static void fill(struct page_table *out, const struct summary *s, const char *id,
		 const char *heading, const struct area_list *places)
{
	static const struct page_column columns[] = {
	    {"Place", COLUMN_TEXT, NULL},
	    {"Median", COLUMN_FIGURE, NULL},
	    {"Band", COLUMN_FIGURE, NULL},
	    {"n", COLUMN_FIGURE, NULL},
	    {"Quality", COLUMN_QUALITY, NULL},
	    {"Benchmark median", COLUMN_FIGURE, NULL},
	    {"Benchmark band", COLUMN_FIGURE, NULL},
	    {"Employed", COLUMN_FIGURE, NULL},
	    [PRICE_LEVEL] = {"Price level", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, id, heading, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < places->count && i < PLACES_SHOWN; i++)
		add_place(out, s, &places->rows[i]);
	page_table_end(out);
	add_left_out(&out->note, s, places);
	if (page_column_is_used(out, PRICE_LEVEL))
		buf_addf(&out->note,
			 "%sPrice level: BEA regional price parity, United States = 100. For "
			 "reading beside the pay; no figure is adjusted by it.",
			 out->note.len ? " " : "");
}

void place_tables_init(struct place_tables *out, const struct summary *s,
		       const struct role_summary *r)
{
	const enum area_kind *kinds;
	size_t count = area_kinds_shown(&kinds);

	*out = (struct place_tables){.count = 0};
	for (size_t k = 0; k < count; k++) {
		struct area_lists lists;

		area_lists_init(&lists, r, kinds[k]);
		for (size_t i = 0; i < lists.count; i++)
			fill(&out->items[out->count++], s, lists.items[i].id,
			     lists.items[i].heading, &lists.items[i].places);
		area_lists_release(&lists);
	}
}

void place_tables_release(struct place_tables *tables)
{
	for (size_t i = 0; i < tables->count; i++)
		page_table_release(&tables->items[i]);
	tables->count = 0;
}
