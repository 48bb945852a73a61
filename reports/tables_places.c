/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_places.c: the tables of a role's pay by place. */
#include "reports/tables.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/place/place.h"
#include "reports/areas.h"
#include "reports/sentences.h"
#include "reports/below_base.h"
#include "reports/tables_pay.h"
#include "reports/words.h"

/* States alone have one. */
static void add_price_level(struct page_table *t, const struct summary *s, struct area area)
{
	struct buf *out = page_table_cell(t);
	double index;

	if (area.kind == AREA_STATE && s->gazetteer &&
	    price_level(s->gazetteer, area.place.state, &index) && isfinite(index)) {
		words_number(out, index, 1);
		page_table_number(t, index);
	}
}

/* The official survey's figures there. */
static void add_official(struct page_table *t, const struct band *b)
{
	page_table_median(t, b);
	page_table_middle(t, b);
	page_table_count(t, b ? b->n : 0);
}

/* "official: published percentiles of 2134 (...), GBP at 1.2439 US dollars, April 2023": nothing of a row by SOC. */
static void say_official(struct buf *out, const struct summary *s, const struct band *b)
{
	if (!b || !b->carried)
		return;
	buf_add_string(out, "official: ");
	say_benchmark(out, catalogue_role(s->catalogue, b->role), b);
	buf_add_string(out, ", ");
	words_date(out, b->as_of);
}

static void add_place(struct page_table *t, const struct summary *s, const struct area_row *row)
{
	struct page_row *made = page_table_row(t);
	struct buf phrase, below;

	made->bands.benchmark = row->benchmark;
	words_area(page_table_cell(t), s->gazetteer, row->area);
	page_table_pay(t, s, row->estimate, row->observed);
	add_official(t, row->benchmark);
	add_price_level(t, s, row->area);
	buf_init(&phrase, BUF_LIMIT_DEFAULT);
	if (row->area.kind != AREA_REGION) /* below the table, once */
		say_official(&phrase, s, row->benchmark);
	buf_init(&below, BUF_LIMIT_DEFAULT);
	say_row_below_base(&below, s, &made->bands);
	if (phrase.len && below.len)
		buf_add_string(&phrase, "; ");
	buf_add_text(&phrase, buf_text(&below));
	buf_release(&below);
	if (phrase.len) {
		words_sentence(page_table_cell(t), phrase.data);
		buf_add_char(&t->texts, '.');
	} else {
		page_table_cell(t);
	}
	buf_release(&phrase);
}

/* What the publisher of each region says of it, owned by the caller; NULL of other rows. */
static char **region_phrases(const struct summary *s, const struct area_list *places, size_t shown)
{
	char **phrases = mem_zero(shown + 1, sizeof(*phrases));
	struct buf phrase;

	buf_init(&phrase, BUF_LIMIT_DEFAULT);
	for (size_t i = 0; i < shown; i++) {
		buf_clear(&phrase);
		if (places->rows[i].area.kind == AREA_REGION)
			say_official(&phrase, s, places->rows[i].benchmark);
		if (phrase.len)
			phrases[i] = mem_copy_text(phrase.data, phrase.len);
	}
	buf_release(&phrase);
	return phrases;
}

/* Has the row `k` the phrase of the row `i`? */
static bool is_said(char *const *phrases, size_t i, size_t k)
{
	return phrases[k] && strcmp(phrases[i], phrases[k]) == 0;
}

/* The countries of the regions from `i` on with its phrase: "Austria, Germany". */
static void add_countries(struct buf *out, const struct summary *s, const struct area_list *places,
			  char *const *phrases, size_t i, size_t shown)
{
	for (size_t k = i; k < shown; k++) {
		struct area country = {.kind = AREA_COUNTRY,
				       .place = {.country = places->rows[k].area.place.country}};
		bool named = !is_said(phrases, i, k);

		for (size_t before = i; before < k && !named; before++)
			named = is_said(phrases, i, before) &&
				places->rows[before].area.place.country == country.place.country;
		if (named)
			continue;
		buf_add_string(out, k > i ? ", " : "");
		words_area(out, s->gazetteer, country);
	}
}

/* Many regions have one publisher, and one sentence: "Canada, official: ...". */
static void add_publishers(struct buf *out, const struct summary *s, const struct area_list *places,
			   size_t shown)
{
	char **phrases = region_phrases(s, places, shown);

	for (size_t i = 0; i < shown; i++) {
		bool said = !phrases[i];

		for (size_t k = 0; k < i && !said; k++)
			said = is_said(phrases, i, k);
		if (said)
			continue;
		buf_add_string(out, out->len ? " " : "");
		add_countries(out, s, places, phrases, i, shown);
		buf_addf(out, ", %s.", phrases[i]);
	}
	for (size_t i = 0; i < shown; i++)
		free(phrases[i]);
	free(phrases);
}

/* What is not in the table, and why. */
static void add_left_out(struct buf *out, const struct summary *s, const struct area_list *places,
			 size_t shown)
{
	const size_t more = places->count - shown;

	if (more)
		buf_addf(out, "%zu more in bands.csv%s", more, places->withheld ? "; " : "");
	if (places->withheld)
		area_list_withheld(out, places, s->settings);
	buf_add_string(out, more || places->withheld ? "." : "");
}

static double estimated(const struct band *b)
{
	return words_band_shown(b) && words_shown(b, BENCHMARK_P50) ? b->p[BENCHMARK_P50].amount
								    : (double)NAN;
}

/* Our estimate of base pay in that state, as a page has it of its places; NAN: none. */
static double state_estimate(const struct role_summary *r, code state)
{
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];

		if (b->area.kind == AREA_STATE && b->area.place.state == state &&
		    b->basis == BASIS_MODELLED && b->component == COMPONENT_BASE &&
		    b->level == r->role->track && years_are_all(b->experience))
			return estimated(b);
	}
	return (double)NAN;
}

/* A metropolitan area may be estimated below the state of which it is the greater part. */
static void add_apart(struct buf *note, const struct summary *s, const struct role_summary *r,
		      const struct area_list *places, size_t shown)
{
	size_t below = 0;

	for (size_t i = 0; i < shown && s->gazetteer; i++) {
		const struct area_row *row = &places->rows[i];

		below += row->area.kind == AREA_METRO &&
			 estimated(row->estimate) <
			     state_estimate(r, metro_state(s->gazetteer, row->area.place.metro));
	}
	if (below)
		buf_addf(
		    note,
		    "%sAn area's estimate starts from its state's and moves with what reports from "
		    "the area show, those of other roles too. Where they run low, an area stands "
		    "below the state that it is most of.",
		    note->len ? " " : "");
}

enum { OFFICIAL = PAY_COLUMNS, OFFICIAL_BAND, EMPLOYED, PRICE_LEVEL, PLACE_NOTE };

static void fill(struct page_table *out, const struct summary *s, const struct role_summary *r,
		 const char *id, const char *heading, const struct area_list *places, size_t most)
{
	const size_t shown = places->count < most ? places->count : most;
	static const struct page_column columns[] = {
	    PAY_COLUMNS_OF("Place"),
	    [OFFICIAL] = {"Official median", COLUMN_FIGURE, NULL},
	    [OFFICIAL_BAND] = {"Official middle half", COLUMN_FIGURE, "Official median"},
	    [EMPLOYED] = {"Employed", COLUMN_FIGURE, "Official median"},
	    [PRICE_LEVEL] = {"Price level", COLUMN_FIGURE, NULL},
	    [PLACE_NOTE] = {"Note", COLUMN_TEXT, NULL},
	};

	page_table_init(out, s->settings, id, heading, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < shown; i++)
		add_place(out, s, &places->rows[i]);
	page_table_end(out);
	add_left_out(&out->note, s, places, shown);
	add_publishers(&out->note, s, places, shown);
	add_apart(&out->note, s, r, places, shown);
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
		for (size_t i = 0; i < lists.count; i++) {
			out->kinds[out->count] = kinds[k];
			out->components[out->count] = lists.items[i].component;
			fill(&out->items[out->count++], s, r, lists.items[i].id,
			     lists.items[i].heading, &lists.items[i].places,
			     places_shown(kinds[k]));
		}
		area_lists_release(&lists);
	}
}

/* Of the country that the page is about? */
static bool is_headline(const struct page_row *row)
{
	const struct band *band = row_main_band(&row->bands);

	return area_is_headline((band ? band : row->bands.benchmark)->area);
}

bool place_tables_tell(const struct place_tables *tables)
{
	for (size_t i = 0; i < tables->count; i++)
		if (tables->items[i].row_count > 1 ||
		    (tables->items[i].row_count &&
		     (tables->kinds[i] != AREA_COUNTRY || !is_headline(&tables->items[i].rows[0]))))
			return true;
	return false;
}

void place_tables_release(struct place_tables *tables)
{
	for (size_t i = 0; i < tables->count; i++)
		page_table_release(&tables->items[i]);
	tables->count = 0;
}
