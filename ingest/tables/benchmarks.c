/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmarks.c: published aggregates (OEWS rows) with typed values.
 *
 * A figure is what its publisher's mark states, not what its number looks like: "#" at least the
 * top code of its year, "*" and "**" not released, empty not applicable. The bound of a top code
 * comes from the layout by date; if a file holds an exact percentile above it, the file contradicts
 * the bound, which is then unknown in all of that file. (Means are not top-coded and prove
 * nothing.)
 */
#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/tables/table.h"

enum { YEAR_FIRST = 1980, YEAR_LAST = 2100, RELEASES_MOST = YEAR_LAST - YEAR_FIRST + 2 };

struct reading {
	struct table table;
	struct benchmark_set *set;
	size_t first; /* of this file's items in the set */
	/* Each text once in the set's arena: a file of states names an occupation fifty times. */
	struct intern texts;
	const char **kept; /* by id */
	size_t kept_room;
};

static const char *keep(struct reading *r, struct text t)
{
	uint32_t known = r->texts.count;
	uint32_t id = intern_add(&r->texts, t);

	if (id == known) {
		r->kept = mem_grow(r->kept, &r->kept_room, (size_t)id + 1, sizeof(*r->kept));
		r->kept[id] = arena_copy(&r->set->texts, t);
	}
	return r->kept[id];
}

/* ---- figures ---- */

static bool read_figure(struct text t, struct benchmark_value *out)
{
	*out = (struct benchmark_value){.kind = VALUE_NOT_APPLICABLE};
	if (!t.len)
		return true;
	if (text_equal(t, TEXT_LITERAL("*")) || text_equal(t, TEXT_LITERAL("**"))) {
		out->kind = VALUE_NOT_RELEASED;
		return true;
	}
	if (text_equal(t, TEXT_LITERAL("#"))) {
		*out = (struct benchmark_value){.kind = VALUE_AT_LEAST, .amount = NAN};
		return true;
	}
	out->kind = VALUE_EXACT;
	return table_number(t, &out->amount) && out->amount >= 0;
}

/* The place of each figure in a benchmark. */
struct figure {
	enum field field;
	size_t offset;
	enum { NO_BOUND, ANNUAL, HOURLY } bound;
	bool percentile;
};

#define FIGURE(field, member, bound, percentile)                                                   \
	{                                                                                          \
		field, offsetof(struct benchmark, member), bound, percentile                       \
	}

static const struct figure figures[] = {
    FIGURE(FIELD_EMPLOYMENT, employment, NO_BOUND, false),
    FIGURE(FIELD_EMPLOYMENT_RSE, employment_rse, NO_BOUND, false),
    FIGURE(FIELD_MEAN, mean, ANNUAL, false),
    FIGURE(FIELD_MEAN_RSE, mean_rse, NO_BOUND, false),
    FIGURE(FIELD_P10, annual[BENCHMARK_P10], ANNUAL, true),
    FIGURE(FIELD_P25, annual[BENCHMARK_P25], ANNUAL, true),
    FIGURE(FIELD_P50, annual[BENCHMARK_P50], ANNUAL, true),
    FIGURE(FIELD_P75, annual[BENCHMARK_P75], ANNUAL, true),
    FIGURE(FIELD_P90, annual[BENCHMARK_P90], ANNUAL, true),
    FIGURE(FIELD_HOURLY_MEAN, hourly_mean, HOURLY, false),
    FIGURE(FIELD_HOURLY_P10, hourly[BENCHMARK_P10], HOURLY, true),
    FIGURE(FIELD_HOURLY_P25, hourly[BENCHMARK_P25], HOURLY, true),
    FIGURE(FIELD_HOURLY_P50, hourly[BENCHMARK_P50], HOURLY, true),
    FIGURE(FIELD_HOURLY_P75, hourly[BENCHMARK_P75], HOURLY, true),
    FIGURE(FIELD_HOURLY_P90, hourly[BENCHMARK_P90], HOURLY, true),
};
enum { FIGURE_COUNT = sizeof(figures) / sizeof(figures[0]) };

static struct benchmark_value *figure_at(struct benchmark *b, const struct figure *f)
{
	return (struct benchmark_value *)(void *)((char *)b + f->offset);
}

/* No annual pay is published for people who work too few hours a year: it does not exist, unlike a
 * figure that was not released. Hourly figures are kept. */
static void drop_annual(struct benchmark *b)
{
	for (size_t i = 0; b->hourly_only && i < FIGURE_COUNT; i++)
		if (figures[i].bound == ANNUAL &&
		    figure_at(b, &figures[i])->kind != VALUE_NOT_RELEASED &&
		    figure_at(b, &figures[i])->kind != VALUE_NOT_APPLICABLE)
			return; /* some are published all the same */
	for (size_t i = 0; b->hourly_only && i < FIGURE_COUNT; i++)
		if (figures[i].bound == ANNUAL)
			figure_at(b, &figures[i])->kind = VALUE_NOT_APPLICABLE;
}

static bool read_figures(struct reading *r, const struct csv_record *row, struct benchmark *b)
{
	for (size_t i = 0; i < FIGURE_COUNT; i++)
		if (!read_figure(table_cell(&r->table, row, figures[i].field),
				 figure_at(b, &figures[i])))
			return table_reject(&r->table, row, REJECT_VALUE,
					    r->table.file.binding.columns[figures[i].field]);
	drop_annual(b);
	return true;
}

/* Does a percentile lie under a lower one? A top-coded one lies over any figure before it, and no
 * figure follows it. */
static bool out_of_order(const struct benchmark_value *values)
{
	const struct benchmark_value *last = NULL;

	for (size_t i = 0; i < BENCHMARK_PERCENTILES; i++) {
		const struct benchmark_value *value = &values[i];
		if (value->kind != VALUE_EXACT && value->kind != VALUE_AT_LEAST)
			continue;
		if (last && value->kind == VALUE_EXACT &&
		    (last->kind == VALUE_AT_LEAST || value->amount < last->amount))
			return true;
		last = value;
	}
	return false;
}

static bool check_order(struct reading *r, const struct csv_record *row, const struct benchmark *b)
{
	const int *columns = r->table.file.binding.columns;

	if (out_of_order(b->annual))
		return table_reject(&r->table, row, REJECT_ORDER, columns[FIELD_P10]);
	if (out_of_order(b->hourly))
		return table_reject(&r->table, row, REJECT_ORDER, columns[FIELD_HOURLY_P10]);
	return true;
}

/* ---- top codes ---- */

/* The bound in force at `date`; NAN before the first one we know. */
static double bound_at(const struct layout *l, struct date date, bool hourly)
{
	double bound = NAN;

	for (size_t i = 0; i < l->top_code_count; i++)
		if (date_compare(l->top_codes[i].from, date) <= 0)
			bound = hourly ? l->top_codes[i].hourly : l->top_codes[i].annual;
	return bound;
}

static bool contradicted(const struct reading *r, struct date date, bool hourly, double bound)
{
	for (size_t i = r->first; i < r->set->count; i++) {
		if (date_compare(r->set->items[i].date, date) != 0)
			continue;
		for (size_t f = 0; f < FIGURE_COUNT; f++) {
			const struct benchmark_value *value =
			    figure_at(&r->set->items[i], &figures[f]);
			if (figures[f].percentile && (figures[f].bound == HOURLY) == hourly &&
			    value->kind == VALUE_EXACT && value->amount > bound)
				return true;
		}
	}
	return false;
}

static void set_bounds_of(struct reading *r, struct date date, bool hourly)
{
	double bound = bound_at(r->table.file.binding.layout, date, hourly);

	if (isnan(bound) || contradicted(r, date, hourly, bound))
		return;
	for (size_t i = r->first; i < r->set->count; i++) {
		if (date_compare(r->set->items[i].date, date) != 0)
			continue;
		for (size_t f = 0; f < FIGURE_COUNT; f++) {
			struct benchmark_value *value = figure_at(&r->set->items[i], &figures[f]);
			if (value->kind == VALUE_AT_LEAST &&
			    figures[f].bound == (hourly ? HOURLY : ANNUAL))
				value->amount = bound;
		}
	}
}

/* After the last row: gives every top-coded value the bound of its release. A file's releases are
 * years: few enough for a linear search. */
static void set_bounds(struct reading *r)
{
	struct date done[RELEASES_MOST];
	size_t count = 0;

	for (size_t i = r->first; i < r->set->count; i++) {
		struct date date = r->set->items[i].date;
		size_t k = count;
		while (k > 0 && date_compare(done[k - 1], date) != 0)
			k--;
		if (k > 0 || count == RELEASES_MOST)
			continue;
		done[count++] = date;
		ledger_note_date(r->table.ledger, date);
		set_bounds_of(r, date, false);
		set_bounds_of(r, date, true);
	}
}

/* ---- areas ---- */

enum {
	OEWS_NATION = 1,
	OEWS_STATE,
	OEWS_TERRITORY,
	OEWS_METRO,
	OEWS_METRO_DIVISION,
	OEWS_NONMETRO,
};

/* Files before 2019 have no AREA_TYPE, and those of the nation no AREA: the code's length
 * decides. */
static long long area_type(struct text type, struct text area)
{
	long long number = 0;

	if (type.len)
		return text_to_long(type, &number) ? number : 0;
	if (!area.len || text_equal(area, TEXT_LITERAL("99")))
		return OEWS_NATION;
	if (!text_to_long(area, &number))
		return 0;
	return area.len <= 2 ? OEWS_STATE : area.len <= 5 ? OEWS_METRO : OEWS_NONMETRO;
}

/* Areas we have no name for are left out by rule. */
static bool filter_area(struct reading *r, const char *rule)
{
	tally_add(&r->table.ledger->filtered, text_of(rule), 1);
	return false;
}

static bool read_area(struct reading *r, const struct csv_record *row, struct area *out)
{
	const int *columns = r->table.file.binding.columns;
	struct text area = table_cell(&r->table, row, FIELD_AREA);
	struct text state = table_cell(&r->table, row, FIELD_STATE);
	code country = code_of(table_cell(&r->table, row, FIELD_COUNTRY));
	long long metro;

	*out = (struct area){.kind = AREA_COUNTRY, .place = {.country = country}};
	switch (area_type(table_cell(&r->table, row, FIELD_AREA_TYPE), area)) {
	case OEWS_NATION:
		return true;
	case OEWS_STATE:
	case OEWS_TERRITORY:
		out->kind = AREA_STATE;
		out->place.state = state.len == 2 ? code_of(state) : 0;
		return out->place.state ||
		       table_reject(&r->table, row, REJECT_VALUE, columns[FIELD_STATE]);
	case OEWS_METRO:
		if (!text_to_long(area, &metro) || metro < 10000 || metro > 99998)
			break;
		*out = (struct area){.kind = AREA_METRO, .place = {.metro = (uint32_t)metro}};
		return true;
	case OEWS_METRO_DIVISION:
		return filter_area(r, "metropolitan division");
	case OEWS_NONMETRO:
		return filter_area(r, "nonmetropolitan area");
	default:
		break;
	}
	return table_reject(&r->table, row, REJECT_VALUE,
			    columns[FIELD_AREA_TYPE] == COLUMN_NONE ? columns[FIELD_AREA]
								    : columns[FIELD_AREA_TYPE]);
}

/* ---- a row ---- */

/* What a publisher writes for yes. */
static bool says_yes(struct text t)
{
	static const char *const words[] = {"true", "t", "yes", "y", "1", "x"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (text_equal_fold(t, text_of(words[i])))
			return true;
	return false;
}

/* O*NET divides some occupations further: the figures of a part are not those of the whole. */
static bool is_part(struct text occupation)
{
	return occupation_read(occupation) % 100 != 0;
}

static bool read_words(struct reading *r, const struct csv_record *row, struct benchmark *b)
{
	const int *columns = r->table.file.binding.columns;
	struct text occupation = table_cell(&r->table, row, FIELD_OCCUPATION);
	struct text title = table_cell(&r->table, row, FIELD_TITLE);
	struct text group = table_cell(&r->table, row, FIELD_GROUP);
	char lower[16], soc[OCCUPATION_BYTES];

	if (!occupation.len)
		return table_reject(&r->table, row, REJECT_NO_TITLE, columns[FIELD_OCCUPATION]);
	if (!table_occupation(occupation, soc))
		return table_reject(&r->table, row, REJECT_VALUE, columns[FIELD_OCCUPATION]);
	if (is_part(occupation)) {
		tally_add(&r->table.ledger->filtered, TEXT_LITERAL("part of an occupation"), 1);
		return false;
	}
	if (!utf8_valid(title))
		return table_reject(&r->table, row, REJECT_ENCODING, columns[FIELD_TITLE]);
	if (group.len >= sizeof(lower))
		return table_reject(&r->table, row, REJECT_VALUE, columns[FIELD_GROUP]);
	for (size_t i = 0; i < group.len; i++)
		lower[i] = ascii_lower(group.data[i]);
	b->occupation = keep(r, text_of(soc));
	b->title = keep(r, title);
	b->group = keep(r, (struct text){.data = lower, .len = group.len});
	b->industry = keep(r, table_cell(&r->table, row, FIELD_INDUSTRY));
	b->hourly_only = says_yes(table_cell(&r->table, row, FIELD_HOURLY_ONLY));
	return true;
}

/* In a file of several releases each row has its year; otherwise every row has the file's date. */
static bool read_date(struct reading *r, const struct csv_record *row, struct benchmark *b)
{
	int column = r->table.file.binding.columns[FIELD_YEAR];
	struct text cell = table_cell(&r->table, row, FIELD_YEAR);
	long long year;

	if (column == COLUMN_NONE || (!cell.len && b->date.year))
		return true;
	if (!text_to_long(cell, &year) || year < YEAR_FIRST || year > YEAR_LAST)
		return table_reject(&r->table, row, REJECT_DATE, column);
	b->date.year = (int16_t)year;
	return true;
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct reading *r = context;
	struct benchmark_set *set = r->set;
	struct benchmark b = {
	    .line = row->line,
	    .date = r->table.file.binding.date,
	};

	(void)e;
	if (!table_takes(&r->table, row) || !read_date(r, row, &b) || !read_area(r, row, &b.area) ||
	    !read_words(r, row, &b) || !read_figures(r, row, &b) || !check_order(r, row, &b))
		return 0;
	b.source = keep(r, text_of(r->table.ledger->source));
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(*set->items));
	set->items[set->count++] = b;
	r->table.ledger->observations++;
	return 0;
}

int ingest_benchmarks(struct err *e, const struct layout *layout, const char *path,
		      const struct ingest_tables *tables, const struct ingest_sink *sink,
		      struct benchmark_set *set, struct ledger *ledger)
{
	struct reading r = {.set = set, .first = set->count};
	int result;

	(void)tables;
	intern_init(&r.texts);
	result = table_open(e, &r.table, layout, path, sink, ledger);
	if (result == 0)
		result = table_read(e, &r.table, on_row, &r);
	if (result == 0)
		set_bounds(&r);
	table_close(&r.table);
	intern_release(&r.texts);
	free(r.kept);
	return result;
}
