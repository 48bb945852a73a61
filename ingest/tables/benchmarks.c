/* SPDX-License-Identifier: GPL-3.0-or-later */
/* benchmarks.c: published aggregates: whose a row is (occupation, area, date); its figures are read by
 * benchmark_figures.c.
 *
 * A table by codes other than SOC has a crosswalk. Each of its rows stands for every occupation that its
 * code is carried to: one item of the set each. Its areas are those that the layout knows.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/unicode.h"
#include "ingest/layout/facts.h"
#include "ingest/tables/benchmark_reading.h"

static const char *keep(struct benchmark_reading *r, struct text t)
{
	uint32_t known = r->texts.count;
	uint32_t id = intern_add(&r->texts, t);

	if (id == known) {
		r->kept = mem_grow(r->kept, &r->kept_room, (size_t)id + 1, sizeof(*r->kept));
		r->kept[id] = arena_copy(&r->set->texts, t);
	}
	return r->kept[id];
}

/* ---- areas ---- */

#define US CODE2('U', 'S')

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
/* The country that the row names, or that the layout does; 0 where neither does. */
static bool read_country(struct benchmark_reading *r, const struct csv_record *row, code *out)
{
	int column = r->table.file.binding.columns[FIELD_COUNTRY];
	struct facts facts;

	*out = r->country;
	if (column == COLUMN_NONE || !r->tables)
		return true;
	facts_of(&facts, r->table.file.binding.layout, r->tables, FIELD_COUNTRY,
		 row->fields[column]);
	if (facts.state == FACTS_GIVEN && facts.is.place.country) {
		*out = facts.is.place.country;
		return true;
	}
	if (facts.state == FACTS_NONE && text_trim(row->fields[column]).len)
		return table_leave_out(&r->table, "area that the layout leaves out");
	return (facts.state == FACTS_NONE &&
		(r->country || r->table.file.binding.layout->area_count)) ||
	       table_reject(&r->table, row, REJECT_AREA, column);
}

/* The cell of the area as its publisher writes it; empty where it gives none. */
static struct text area_cell(const struct benchmark_reading *r, const struct csv_record *row)
{
	const struct layout *l = r->table.file.binding.layout;
	int column = r->table.file.binding.columns[FIELD_AREA];
	struct text theirs = {.data = NULL}, first;

	if (column != COLUMN_NONE)
		theirs = text_trim(row->fields[column]);
	if (l->parsers[FIELD_AREA] == PARSE_BEFORE_COMMA && theirs.len &&
	    text_split(&theirs, ',', &first))
		theirs = text_trim(first);
	return layout_is_missing(l, theirs) ? (struct text){.data = NULL} : theirs;
}

/* What [codes area] makes of the cell, where it knows it; otherwise *known is false. */
static bool read_coded_area(struct benchmark_reading *r, const struct csv_record *row,
			    struct area *out, bool *known)
{
	const struct layout *l = r->table.file.binding.layout;
	struct text theirs = area_cell(r, row), ours;

	*known = false;
	if (!theirs.len || !l->codes[FIELD_AREA].count ||
	    !layout_code(l, FIELD_AREA, theirs, &ours))
		return true;
	if (!ours.len)
		return table_leave_out(&r->table, "area that the layout leaves out");
	*known = !ascii_digit(ours.data[0]) && area_from_text(out, ours);
	return true;
}

/* Areas of the United States, by the codes of its statistics; `out` is the country. */
static bool read_oews_area(struct benchmark_reading *r, const struct csv_record *row,
			   struct area *out)
{
	const int *columns = r->table.file.binding.columns;
	struct text area = table_cell(&r->table, row, FIELD_AREA);
	struct text state = table_cell(&r->table, row, FIELD_STATE);
	long long metro;

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
		return table_leave_out(&r->table, "metropolitan division");
	case OEWS_NONMETRO:
		return table_leave_out(&r->table, "nonmetropolitan area");
	default:
		break;
	}
	return table_reject(&r->table, row, REJECT_VALUE,
			    columns[FIELD_AREA_TYPE] == COLUMN_NONE ? columns[FIELD_AREA]
								    : columns[FIELD_AREA_TYPE]);
}

/* By the layout's table of areas. Where the row also names a country, the area is one of it. */
static bool read_listed_area(struct benchmark_reading *r, const struct csv_record *row,
			     code country, struct area *out)
{
	const struct binding *b = &r->table.file.binding;
	const struct layout_area *listed = layout_area_of(b->layout, area_cell(r, row));
	code within;

	if (!listed)
		return table_reject(&r->table, row, REJECT_AREA, b->columns[FIELD_AREA]);
	if (listed->left_out)
		return table_leave_out(&r->table, "area that the layout leaves out");
	*out = listed->area;
	within = out->kind == AREA_METRO ? US : out->place.country;
	return !country || country == within ||
	       table_reject(&r->table, row, REJECT_AREA, b->columns[FIELD_AREA]);
}

/* Of another country's areas only those of a table of areas have a code of their own here. */
static bool read_area(struct benchmark_reading *r, const struct csv_record *row, struct area *out)
{
	code country;
	bool known;

	if (!read_country(r, row, &country) || !read_coded_area(r, row, out, &known))
		return false;
	if (known)
		return true;
	if (r->table.file.binding.layout->area_count && area_cell(r, row).len)
		return read_listed_area(r, row, country, out);
	*out = (struct area){.kind = AREA_COUNTRY, .place = {.country = country}};
	if (r->table.file.binding.layout->area_count) /* the cell is empty: all of the country */
		return country != 0 || table_reject(&r->table, row, REJECT_AREA,
						    r->table.file.binding.columns[FIELD_AREA]);
	if (!country || country == US)
		return read_oews_area(r, row, out);
	return !table_cell(&r->table, row, FIELD_AREA).len ||
	       table_reject(&r->table, row, REJECT_AREA, r->table.file.binding.columns[FIELD_AREA]);
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

/* The occupation's code without what the layout ignores before it ("NOC_21231"). */
static struct text occupation_cell(const struct benchmark_reading *r, const struct csv_record *row)
{
	const struct text_slices *ignored =
	    &r->table.file.binding.layout->ignored[FIELD_OCCUPATION];
	struct text t = table_cell(&r->table, row, FIELD_OCCUPATION);

	for (size_t i = 0; i < ignored->count; i++) {
		struct text before = ignored->items[i];
		if (t.len > before.len &&
		    text_equal_fold((struct text){t.data, before.len}, before))
			return text_trim((struct text){t.data + before.len, t.len - before.len});
	}
	return t;
}

/* What the row's code is carried to: *count rows of the crosswalk, one at least. */
static bool read_carried(struct benchmark_reading *r, const struct csv_record *row,
			 const struct crosswalk_row **out, size_t *count)
{
	const struct layout *l = r->table.file.binding.layout;
	struct text theirs = occupation_cell(r, row);

	if (!theirs.len)
		return table_leave_out(&r->table, "no occupation code");
	*count = layout_carried(l, theirs, out);
	if (!*count && layout_code_is_group(l, theirs))
		return table_leave_out(&r->table, "group of occupations");
	if (!*count && layout_carried(l, TEXT_LITERAL("*"), out))
		return table_leave_out(&r->table, "occupation of no role");
	if (!*count)
		return table_reject(&r->table, row, REJECT_OCCUPATION,
				    r->table.file.binding.columns[FIELD_OCCUPATION]);
	return *(*out)->soc || table_leave_out(&r->table, "occupation of no role");
}

/* A row by SOC codes is carried to its own. */
static bool read_occupation(struct benchmark_reading *r, const struct csv_record *row,
			    struct crosswalk_row *own, char soc[OCCUPATION_BYTES])
{
	int column = r->table.file.binding.columns[FIELD_OCCUPATION];
	struct text occupation = occupation_cell(r, row);

	if (!occupation.len)
		return table_reject(&r->table, row, REJECT_NO_TITLE, column);
	if (!table_occupation(occupation, soc))
		return table_reject(&r->table, row, REJECT_VALUE, column);
	*own = (struct crosswalk_row){.soc = soc};
	return !is_part(occupation) || table_leave_out(&r->table, "part of an occupation");
}

/* Where the area is the beginning of the title ("London, Programmers"), the title is what comes after it. */
static struct text title_cell(const struct benchmark_reading *r, const struct csv_record *row)
{
	const struct binding *b = &r->table.file.binding;
	struct text title = table_cell(&r->table, row, FIELD_TITLE), area;

	if (b->layout->parsers[FIELD_AREA] == PARSE_BEFORE_COMMA &&
	    b->columns[FIELD_AREA] != COLUMN_NONE &&
	    b->columns[FIELD_AREA] == b->columns[FIELD_TITLE] && title.len &&
	    text_split(&title, ',', &area))
		return title.data ? text_trim(title) : area;
	return title;
}

static bool read_words(struct benchmark_reading *r, const struct csv_record *row,
		       struct benchmark *b)
{
	const int *columns = r->table.file.binding.columns;
	struct text title = title_cell(r, row);
	struct text group = table_cell(&r->table, row, FIELD_GROUP);
	char lower[16];

	if (!utf8_valid(title))
		return table_reject(&r->table, row, REJECT_ENCODING, columns[FIELD_TITLE]);
	if (group.len >= sizeof(lower))
		return table_reject(&r->table, row, REJECT_VALUE, columns[FIELD_GROUP]);
	for (size_t i = 0; i < group.len; i++)
		lower[i] = ascii_lower(group.data[i]);
	b->title = keep(r, title);
	b->group = keep(r, (struct text){.data = lower, .len = group.len});
	b->industry = keep(r, table_cell(&r->table, row, FIELD_INDUSTRY));
	b->hourly_only = says_yes(table_cell(&r->table, row, FIELD_HOURLY_ONLY));
	return true;
}

static bool read_grade(struct benchmark_reading *r, const struct csv_record *row,
		       struct benchmark *b)
{
	struct text t = table_cell(&r->table, row, FIELD_GRADE);

	b->grade = published_grade_of(t);
	if (t.len && b->grade == GRADE_NOT_GIVEN)
		return table_reject(&r->table, row, REJECT_VALUE,
				    r->table.file.binding.columns[FIELD_GRADE]);
	return true;
}

/* "2024"; of two years that follow each other ("2023-2024", "2023/24") the later. */
static bool read_year(struct text t, long long *out)
{
	enum { DIGITS = 4 };
	struct text last = {.data = NULL};
	long long next;

	if (t.len > DIGITS && (t.data[DIGITS] == '-' || t.data[DIGITS] == '/'))
		last = (struct text){t.data + DIGITS + 1, t.len - DIGITS - 1};
	if (!last.len)
		return text_to_long(t, out);
	if (!text_to_long((struct text){t.data, DIGITS}, out) || !text_to_long(last, &next) ||
	    (last.len != DIGITS && last.len != 2) ||
	    next != (last.len == DIGITS ? *out + 1 : (*out + 1) % 100))
		return false;
	(*out)++;
	return true;
}

/* In a file of several releases each row has its year; otherwise every row has the file's date. */
static bool read_date(struct benchmark_reading *r, const struct csv_record *row,
		      struct benchmark *b)
{
	int column = r->table.file.binding.columns[FIELD_YEAR];
	struct text cell = table_cell(&r->table, row, FIELD_YEAR);
	long long year;

	if (column == COLUMN_NONE || (!cell.len && b->date.year))
		return true;
	if (!read_year(cell, &year) || year < BENCHMARK_YEAR_FIRST || year > BENCHMARK_YEAR_LAST)
		return table_reject(&r->table, row, REJECT_DATE, column);
	b->date.year = (int16_t)year;
	return true;
}

/* Of rows by carried codes: would a second of the same count people twice? */
static bool is_new(struct benchmark_reading *r, const struct csv_record *row,
		   const struct benchmark *b, struct text theirs)
{
	uint32_t known = r->seen.count;
	char area[8], date[11];
	struct buf key;
	bool fresh;

	area_text(b->area, area);
	date_to_iso(b->date, date);
	buf_init(&key, BUF_LIMIT_DEFAULT);
	buf_addf(&key, "%s|%s|%s|%.*s", area, date, b->industry, TEXT_ARG(theirs));
	fresh = intern_add(&r->seen, buf_text(&key)) == known;
	buf_release(&key);
	return fresh || table_reject(&r->table, row, REJECT_REPEATED,
				     r->table.file.binding.columns[FIELD_OCCUPATION]);
}

enum { ITEMS_FORESEEN = 16 }; /* times what there are: a file may get sparser further down */

/* Room for `need` items, and for as many as the rest of the file has if it goes on as it began: items are large,
 * and moving them as they come would touch three times their memory. */
static size_t room_for(const struct benchmark_reading *r, size_t need)
{
	double read = (double)bytes_in_position(r->table.file.in);
	double left = (double)bytes_in_size(r->table.file.in) - read;
	double share = read > 0 && left > 0 ? left / read : 0;

	if (share > ITEMS_FORESEEN)
		share = ITEMS_FORESEEN;
	return need + (size_t)(share * (double)(need - r->first));
}

static void add_items(struct benchmark_reading *r, struct benchmark *b,
		      const struct crosswalk_row *carried, size_t count)
{
	struct benchmark_set *set = r->set;

	if (set->room < set->count + count)
		set->items = mem_grow(set->items, &set->room, room_for(r, set->count + count),
				      sizeof(*set->items));
	for (size_t i = 0; i < count; i++) {
		b->occupation = keep(r, text_of(carried[i].soc));
		b->own_code = carried[i].code ? keep(r, text_of(carried[i].code)) : NULL;
		b->share = carried[i].share;
		set->items[set->count++] = *b;
	}
	r->table.ledger->observations++;
}

static int on_row(struct err *e, void *context, const struct csv_record *row)
{
	struct benchmark_reading *r = context;
	const struct layout *l = r->table.file.binding.layout;
	struct text component = l->constants[FIELD_COMPONENT];
	struct benchmark b = {.line = row->line, .date = r->table.file.binding.date};
	const struct crosswalk_row *carried;
	struct crosswalk_row own;
	char soc[OCCUPATION_BYTES];
	size_t count = 1;

	(void)e;
	if (component.data && text_equal(component, text_of(component_word(COMPONENT_TOTAL))))
		b.component = COMPONENT_TOTAL;
	if (!table_takes(&r->table, row) || !read_date(r, row, &b))
		return 0;
	if (l->carried_count && !read_carried(r, row, &carried, &count))
		return 0;
	if (!read_area(r, row, &b.area))
		return 0;
	if (!l->carried_count) {
		if (!read_occupation(r, row, &own, soc))
			return 0;
		carried = &own;
	}
	if (!read_words(r, row, &b) || !read_grade(r, row, &b) ||
	    !benchmark_read_figures(r, row, &b))
		return 0;
	if (l->carried_count && !is_new(r, row, &b, text_of(carried->code)))
		return 0;
	b.source = keep(r, text_of(r->table.ledger->source));
	add_items(r, &b, carried, count);
	return 0;
}

/* A rate of exchange has a year, and so must what it converts; where all rows are of one currency and
 * date a missing rate leaves no row at all, so the file is refused. */
static int check_rate(struct err *e, const struct benchmark_reading *r)
{
	const struct binding *b = &r->table.file.binding;
	struct text constant = b->layout->constants[FIELD_CURRENCY];
	code currency = code_of(constant);
	double rate;

	if (b->columns[FIELD_CURRENCY] == COLUMN_NONE && (!currency || currency == CURRENCY_USD))
		return 0;
	if (!b->date.year && b->columns[FIELD_YEAR] == COLUMN_NONE)
		return err_set(e, ERR_USAGE,
			       "%s: the date of its figures is not known, and money is converted "
			       "at the rate of its year: set date = YYYY-MM for this source in the "
			       "configuration or in [constants] of the layout",
			       b->file);
	if (!currency || !r->tables || b->columns[FIELD_CURRENCY] != COLUMN_NONE ||
	    b->columns[FIELD_YEAR] != COLUMN_NONE ||
	    fx_rate(r->tables->fx, currency, b->date.year, &rate))
		return 0;
	return err_set(e, ERR_USAGE,
		       "%s: no rate of exchange is known for %.*s in %d: give it as %.*s %d = US "
		       "dollars in [rates] of the configuration",
		       b->file, TEXT_ARG(constant), b->date.year, TEXT_ARG(constant), b->date.year);
}

static code constant_country(const struct layout *l, const struct ingest_tables *tables)
{
	struct facts facts;

	if (!tables || !l->constants[FIELD_COUNTRY].data)
		return code_of(l->constants[FIELD_COUNTRY]);
	facts_of_constant(&facts, l, tables, FIELD_COUNTRY);
	return facts.state == FACTS_GIVEN ? facts.is.place.country : 0;
}

int ingest_benchmarks(struct err *e, const struct layout *layout, const char *path,
		      const struct ingest_tables *tables, const struct ingest_sink *sink,
		      struct benchmark_set *set, struct ledger *ledger)
{
	struct benchmark_reading r = {.tables = tables,
				      .set = set,
				      .first = set->count,
				      .country = constant_country(layout, tables)};
	int result;

	intern_init(&r.texts);
	intern_init(&r.seen);
	result = table_open(e, &r.table, layout, path, sink, ledger);
	if (result == 0)
		result = check_rate(e, &r);
	if (result == 0)
		result = table_read(e, &r.table, on_row, &r);
	if (result == 0)
		benchmark_set_bounds(&r);
	table_close(&r.table);
	intern_release(&r.texts);
	intern_release(&r.seen);
	free(r.kept);
	return result;
}
