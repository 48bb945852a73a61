/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_places.c: the section of a role's page that shows its bands by place. */
#include "reports/html.h"

#include <math.h>

#include "model/place/place.h"
#include "reports/areas.h"
#include "reports/escape.h"
#include "reports/words.h"

/* What a table of places has columns for. */
struct place_columns {
	bool observed; /* any place has a row */
	bool benchmark; /* likewise */
	bool employed; /* any benchmark has a headcount: mixtures have none */
	bool price_level; /* states */
};

static void add_band_cells(struct buf *out, const struct band *b)
{
	buf_add_string(out, "<td class=\"num\">");
	if (b)
		words_value_exact(out, words_value(b, BENCHMARK_P50));
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td><td class=\"num\">");
	if (b)
		words_band_range(out, b);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td>");
}

static void add_count_cell(struct buf *out, const struct band *b)
{
	buf_add_string(out, "<td class=\"num\">");
	if (b && b->n)
		words_count(out, b->n);
	else
		buf_add_string(out, EN_DASH);
	buf_add_string(out, "</td>");
}

static void add_place_name(struct buf *out, const struct summary *s, struct area area)
{
	struct buf name;

	buf_init(&name, BUF_LIMIT_DEFAULT);
	words_area(&name, s->gazetteer, area);
	html_add(out, buf_text(&name));
	buf_release(&name);
}

static void add_place(struct buf *out, const struct summary *s, const struct area_row *row,
		      struct place_columns columns)
{
	double index;

	buf_add_string(out, "<tr><th scope=\"row\">");
	add_place_name(out, s, row->area);
	buf_add_string(out, "</th>");
	if (columns.observed) {
		add_band_cells(out, row->observed);
		add_count_cell(out, row->observed);
		buf_add_string(out, "<td>");
		if (row->observed)
			html_quality(out, row->observed->quality);
		buf_add_string(out, "</td>");
	}
	if (columns.benchmark)
		add_band_cells(out, row->benchmark);
	if (columns.employed)
		add_count_cell(out, row->benchmark);
	if (columns.price_level) {
		if (!s->gazetteer || !price_level(s->gazetteer, row->area.place.state, &index))
			index = NAN;
		buf_add_string(out, "<td class=\"num\">");
		words_number(out, index, 1);
		buf_add_string(out, "</td>");
	}
	buf_add_string(out, "</tr>\n");
}

static void add_left_out(struct buf *out, const struct summary *s, const struct area_list *places)
{
	size_t more = places->count > PLACES_SHOWN ? places->count - PLACES_SHOWN : 0;

	if (!more && !places->withheld)
		return;
	buf_add_string(out, "<p class=\"note\">");
	if (more)
		buf_addf(out, "%zu more in bands.csv%s", more, places->withheld ? "; " : ".");
	if (places->withheld) {
		area_list_withheld(out, places, s->settings);
		buf_add_char(out, '.');
	}
	buf_add_string(out, "</p>\n");
}

static void open_places_table(struct buf *out, const char *label, struct place_columns columns)
{
	const char *names[12] = {"Place"};
	size_t count = 1;

	if (columns.observed) {
		names[count++] = "#Median";
		names[count++] = "#Band";
		names[count++] = "#n";
		names[count++] = "Quality";
	}
	if (columns.benchmark) {
		names[count++] = "#Benchmark median";
		names[count++] = "#Benchmark band";
	}
	if (columns.employed)
		names[count++] = "#Employed";
	if (columns.price_level)
		names[count++] = "#Price level";
	names[count] = "";
	html_table_open(out, label, names);
}

static struct place_columns columns_of(const struct area_list *places)
{
	struct place_columns columns = {.observed = places->observed > 0};

	for (size_t i = 0; i < places->count; i++) {
		const struct band *benchmark = places->rows[i].benchmark;

		columns.benchmark = columns.benchmark || benchmark;
		columns.employed = columns.employed || (benchmark && benchmark->n);
		columns.price_level = places->rows[i].area.kind == AREA_STATE;
	}
	return columns;
}

static void add_list(struct buf *out, const struct summary *s, const char *heading,
		     const struct area_list *places)
{
	struct place_columns columns = columns_of(places);

	buf_addf(out, "<h3>%s</h3>\n", heading);
	if (places->count) {
		open_places_table(out, heading, columns);
		buf_add_string(out, "<tbody>\n");
		for (size_t i = 0; i < places->count && i < PLACES_SHOWN; i++)
			add_place(out, s, &places->rows[i], columns);
		buf_add_string(out, "</tbody>\n");
		html_table_close(out);
	}
	add_left_out(out, s, places);
}

static void add_places(struct buf *out, const struct summary *s, const struct role_summary *r,
		       enum area_kind kind)
{
	struct area_lists lists;

	area_lists_init(&lists, r, kind);
	for (size_t i = 0; i < lists.count; i++)
		add_list(out, s, lists.items[i].heading, &lists.items[i].places);
	if (kind == AREA_STATE && lists.any_rows)
		buf_add_string(out, "<p class=\"note\">Price level: BEA regional price parity, "
				    "United States = 100. For reading beside the pay; no figure is "
				    "adjusted by it.</p>\n");
	area_lists_release(&lists);
}

void html_places(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const enum area_kind *kinds;
	size_t count = area_kinds_shown(&kinds);
	struct buf lists;

	buf_init(&lists, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < count; i++)
		add_places(&lists, s, r, kinds[i]);
	if (lists.len) {
		html_section_open(out, "places", "By place");
		buf_add_string(out, "<p class=\"soft\">");
		buf_add_string(out, r->role->track == LEVEL_MANAGER ? "Managers"
								    : "All levels of the ladder");
		buf_add_string(out, "; the places with the most observations first. Other "
				    "currencies at dated market rates. Total pay is shown where "
				    "base pay was observed in no place of the kind.</p>\n");
		buf_add_text(out, buf_text(&lists));
		html_section_close(out);
	}
	buf_release(&lists);
}
