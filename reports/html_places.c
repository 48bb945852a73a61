/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_places.c: the section of a role's page that shows its pay by place: metropolitan areas and states
 * as ranked bars, and every place in tables below them. */
#include "reports/html.h"

#include "reports/escape.h"
#include "reports/html_pay.h"
#include "reports/words.h"

/* Places drawn of one kind; all are in the table beneath. */
enum { PLACES_DRAWN = 5 };

static const char *kind_word(enum area_kind kind)
{
	return kind == AREA_METRO    ? "Metropolitan areas"
	       : kind == AREA_REGION ? "Regions"
	       : kind == AREA_STATE  ? "States"
				     : "Countries";
}

/* "Metropolitan areas, the 8 best paid of 24". */
static void add_heading(struct buf *out, enum area_kind kind, size_t count)
{
	buf_addf(out, "<h3>%s", kind_word(kind));
	if (count > PLACES_DRAWN)
		buf_addf(out, " <span class=\"soft\">the %d best paid of %zu</span>", PLACES_DRAWN,
			 count);
	buf_add_string(out, "</h3>\n");
}

static bool is_drawn(const struct place_tables *places, size_t i)
{
	return places->components[i] == COMPONENT_BASE && places->kinds[i] != AREA_COUNTRY &&
	       html_pay_compares(&places->items[i]);
}

static void add_charts(struct buf *out, const struct place_tables *places,
		       const struct ruler *ruler)
{
	struct bars_drawn drawn = {.estimate = false};

	buf_add_string(out, "<div class=\"two\">\n");
	for (size_t i = 0; i < places->count; i++) {
		const struct page_table *t = &places->items[i];

		if (!is_drawn(places, i))
			continue;
		buf_add_string(out, "<div>\n");
		add_heading(out, places->kinds[i], html_pay_shown(t));
		html_pay_ranks(out, t, PLACES_DRAWN, ruler, COMPONENT_BASE);
		buf_add_string(out, "</div>\n");
		for (size_t row = 0; row < t->row_count && row < PLACES_DRAWN; row++)
			bars_note(&drawn, &t->rows[row].bands);
	}
	buf_add_string(out, "</div>\n");
	drawn.interval = drawn.tails = false;
	if (drawn.estimate || drawn.observed || drawn.few)
		bars_key(out, &drawn);
}

/* "Base pay, all levels. San Francisco pays most, $215K." A role of one track is of its level alone. */
static void add_finding(struct buf *out, const struct place_tables *places, enum level track)
{
	for (size_t i = 0; i < places->count; i++) {
		const struct page_table *t = &places->items[i];

		if (!is_drawn(places, i))
			continue;
		buf_addf(out, "<p class=\"soft\">Base pay%s. ",
			 level_is_track(track) ? words_of_track(track) : ", all levels");
		html_add(out, html_place_short(
				  page_cell_text(t, page_table_at(t, 0, PAY_OF), CELL_TEXT)));
		buf_add_string(out, " pays most, ");
		html_add(out, page_cell_text(t, page_table_at(t, 0, PAY_MEDIAN), CELL_TEXT));
		buf_add_string(out, ".</p>\n");
		return;
	}
}

static void add_table(struct buf *out, const struct page_table *t)
{
	if (t->row_count)
		html_folded(out, t->heading, t);
	else if (t->note.len)
		html_table_headed(out, t);
}

/* Base and total pay of the same places are behind one line. */
static void add_both(struct buf *out, enum area_kind kind, const struct page_table *tables,
		     size_t count)
{
	buf_addf(out, "<details><summary>%s, base and total pay</summary>\n", kind_word(kind));
	for (size_t i = 0; i < count; i++)
		html_table_headed(out, &tables[i]);
	buf_add_string(out, "</details>\n");
}

static void add_tables(struct buf *out, const struct place_tables *places)
{
	for (size_t i = 0, end; i < places->count; i = end) {
		const struct page_table *t = &places->items[i];

		end = i + 1;
		while (end < places->count && places->kinds[end] == places->kinds[i])
			end++;
		if (end - i > 1 && t->row_count && t[1].row_count)
			add_both(out, places->kinds[i], t, end - i);
		else
			for (; i < end; i++)
				add_table(out, &places->items[i]);
	}
}

void html_places(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	struct place_tables places;
	struct ruler ruler;
	bool ruled = ruler_of_role(&ruler, s, r,
				   COMPONENT_BASE); /* not without pay in the country of the page */

	place_tables_init(&places, s, r);
	if (place_tables_tell(&places)) {
		html_section_begin(out, "places", "Pay by place");
		if (ruled)
			add_finding(out, &places, r->role->track);
		html_section_body(out);
		if (ruled)
			add_charts(out, &places, &ruler);
		add_tables(out, &places);
		html_section_close(out);
	}
	place_tables_release(&places);
}
