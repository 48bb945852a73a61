/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_tables.c: the tables of a role's page as JSON, so that a site prints what the pages print
 * and decides nothing; with each figure the number it shows. */
#include "reports/formats.h"

#include <math.h>

#include "reports/tables.h"

static struct json *column(const struct page_column *c)
{
	struct json *object = json_new_object();

	json_set_string(object, "heading", c->heading);
	json_set_bool(object, "figures", c->kind == COLUMN_FIGURE);
	return object;
}

static void set_part(struct json *object, const char *key, struct text t)
{
	if (t.len)
		json_set_text(object, key, t);
}

/* Without the noise of arithmetic, which no page shows either. */
static double to_four_places(double number)
{
	return nearbyint(number * 1e4) / 1e4;
}

/* The numbers behind the text: one, or a list of several. */
static void set_numbers(struct json *object, const struct page_table *t, const struct page_cell *c)
{
	struct json *list;

	if (c->number_count == 1 && c->bound == VALUE_AT_LEAST) {
		json_set_number(object, "at_least", to_four_places(t->numbers[c->number]));
	} else if (c->number_count == 1 && c->bound == VALUE_AT_MOST) {
		json_set_number(object, "at_most", to_four_places(t->numbers[c->number]));
	} else if (c->number_count == 1) {
		json_set_number(object, "value", to_four_places(t->numbers[c->number]));
	} else if (c->number_count) {
		list = json_new_array();
		for (size_t i = 0; i < c->number_count; i++)
			json_append_number(list, to_four_places(t->numbers[c->number + i]));
		json_set(object, "value", list);
	}
}

/* A text, or an object if there is more than that. */
static void append_cell(struct json *cells, const struct page_table *t, const struct page_cell *c)
{
	struct text text = page_cell_text(t, c, CELL_TEXT);
	struct json *object;

	if (!c->page && !c->number_count &&
	    text.len == c->start[CELL_PARTS] - c->start[CELL_TEXT]) {
		json_append_text(cells, text);
		return;
	}
	object = json_new_object();
	json_set_text(object, "display", text);
	set_part(object, "exact", page_cell_text(t, c, CELL_EXACT));
	set_part(object, "note", page_cell_text(t, c, CELL_NOTE));
	set_numbers(object, t, c);
	if (c->page)
		json_set_string(object, "role", c->page);
	json_append(cells, object);
}

static struct json *row(const struct page_table *t, size_t number)
{
	struct json *cells = json_new_array();

	for (size_t c = 0; c < t->column_count; c++)
		if (page_column_is_used(t, c))
			append_cell(cells, t, page_table_at(t, number, c));
	return cells;
}

static struct json *table(const struct page_table *t)
{
	struct json *object = json_new_object();
	struct json *columns = json_new_array(), *rows = json_new_array();

	json_set_string(object, "id", t->id);
	json_set_string(object, "heading", t->heading);
	for (size_t c = 0; c < t->column_count; c++)
		if (page_column_is_used(t, c))
			json_append(columns, column(&t->columns[c]));
	for (size_t i = 0; i < t->row_count; i++)
		json_append(rows, row(t, i));
	json_set(object, "columns", columns);
	json_set(object, "rows", rows);
	if (t->note.len)
		json_set_text(object, "note", buf_text(&t->note));
	else
		json_set_null(object, "note");
	return object;
}

static void add_places(struct json *list, const struct summary *s, const struct role_summary *r)
{
	struct place_tables places;

	place_tables_init(&places, s, r);
	for (size_t i = 0; i < places.count; i++)
		json_append(list, table(&places.items[i]));
	place_tables_release(&places);
}

struct json *json_tables(const struct summary *s, const struct role_summary *r)
{
	static page_table_make *const makes[] = {
	    page_table_levels,	    page_table_levels_total, page_table_exact_base,
	    page_table_exact_total, page_table_experience,   page_table_experience_total,
	    page_table_growth,	    page_table_amounts,	     page_table_tasks,
	    page_table_ai_postings, page_table_votes,	     page_table_moves,
	    page_table_work,	    page_table_technologies, page_table_titles,
	    page_table_related,	    page_table_moves_out,    page_table_gaps,
	    page_table_mix,	    page_table_employers,    page_table_employers_total,
	    page_table_juniors,	    page_table_official};
	struct json *list = json_new_array();

	for (size_t i = 0; i < sizeof(makes) / sizeof(*makes); i++) {
		struct page_table made;

		makes[i](&made, s, r);
		if (made.row_count)
			json_append(list, table(&made));
		page_table_release(&made);
	}
	add_places(list, s, r);
	return list;
}
