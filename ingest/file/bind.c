/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bind.c: finds the columns of a layout in a file's header; see bind.h. */
#include "ingest/file/bind.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

/* ---- the header ---- */

static size_t run_of(struct text t, size_t at, bool (*is)(char c))
{
	size_t len = 0;

	while (at + len < t.len && is(t.data[at + len]))
		len++;
	return len;
}

static bool is_year_mark(char c)
{
	return c == 'Y';
}

/* Is a year here, where the layout has YYYY (or YY)? Its length, or 0. */
static size_t year_for_mark(struct text name, size_t i, struct text header, size_t j)
{
	size_t marks = run_of(name, i, is_year_mark);

	if (marks != 4 && marks != 2)
		return 0;
	return run_of(header, j, ascii_digit) == marks ? marks : 0;
}

/* Does a layout's name mean this column? Without case, and with every run of blanks as one:
 * spreadsheets and forms leave blanks at the ends, and line breaks within. YYYY is any year. */
static bool same_name(struct text a, struct text b)
{
	size_t i = 0, j = 0;

	a = text_trim(a);
	b = text_trim(b);
	while (i < a.len && j < b.len) {
		size_t year = year_for_mark(a, i, b, j);
		if (year) {
			i += year;
			j += year;
			continue;
		}
		if (ascii_blank(a.data[i]) != ascii_blank(b.data[j]) ||
		    (!ascii_blank(a.data[i]) && ascii_lower(a.data[i]) != ascii_lower(b.data[j])))
			return false;
		if (ascii_blank(a.data[i])) {
			while (i < a.len && ascii_blank(a.data[i]))
				i++;
			while (j < b.len && ascii_blank(b.data[j]))
				j++;
		} else {
			i++;
			j++;
		}
	}
	return i == a.len && j == b.len;
}

static bool contains_fold(const char *text, struct text part)
{
	for (; *text; text++)
		if (text_equal_fold((struct text){text, strnlen(text, part.len)}, part))
			return true;
	return false;
}

/* A column whose name has a word of the wanted one: "Base salary" of "salary_usd". */
static const char *with_its_word(const struct binding *b, struct text wanted)
{
	const size_t least = 4;

	for (size_t i = 0, end; i < wanted.len; i = end + 1) {
		end = i;
		while (end < wanted.len && ascii_alpha(wanted.data[end]))
			end++;
		for (size_t k = 0; end - i >= least && k < b->width; k++)
			if (contains_fold(b->header[k], (struct text){wanted.data + i, end - i}))
				return b->header[k];
	}
	return NULL;
}

static int fail_missing(struct err *e, const struct binding *b, const struct layout_column *column,
			const char *purpose)
{
	const char *nearest = NULL;

	for (size_t i = 0; i < column->names.count && !nearest; i++)
		nearest = text_nearest(column->names.items[i], b->header, b->width);
	for (size_t i = 0; i < column->names.count && !nearest; i++)
		nearest = with_its_word(b, column->names.items[i]);
	return err_set(
	    e, ERR_INPUT,
	    "%s: the header has no column \"%.*s\" (%s)%s%s%s; is it a file of layout %s? "
	    "For other column names write a layout with extends = %s",
	    b->file, TEXT_ARG(column->names.items[0]), purpose,
	    nearest ? "; the nearest is \"" : "", nearest ? nearest : "", nearest ? "\"" : "",
	    layout_name(b->layout), layout_name(b->layout));
}

/* Of two columns that differ in their years, the one that a projection's field means; otherwise
 * none. */
static int by_year(const struct binding *b, const struct layout_column *column, int one, int other)
{
	const struct layout *l = b->layout;
	int first = year_in_name(b->header[one]), second = year_in_name(b->header[other]);
	int earlier = first < second ? one : other;

	if (l->kind != LAYOUT_PROJECTIONS || !first || !second || first == second)
		return COLUMN_NONE;
	if (column == &l->columns[FIELD_EMPLOYMENT_START])
		return earlier;
	if (column == &l->columns[FIELD_EMPLOYMENT_END])
		return earlier == one ? other : one;
	return COLUMN_NONE;
}

/* The column in the header, by the first of its names that is there. */
static int find_column(struct err *e, const struct binding *b, const struct layout_column *column,
		       const char *purpose, int *out)
{
	*out = COLUMN_NONE;
	for (size_t n = 0; n < column->names.count && *out == COLUMN_NONE; n++) {
		for (size_t i = 0; i < b->width; i++) {
			if (!same_name(column->names.items[n], text_of(b->header[i])))
				continue;
			int meant = *out == COLUMN_NONE ? (int)i : by_year(b, column, *out, (int)i);
			if (meant == COLUMN_NONE)
				return err_set(e, ERR_INPUT,
					       "%s: the header has two columns \"%s\" (%s): rename "
					       "or remove one",
					       b->file, b->header[i], purpose);
			*out = meant;
		}
	}
	if (*out == COLUMN_NONE && column->names.count && !column->optional)
		return fail_missing(e, b, column, purpose);
	return 0;
}

static int find_case(struct err *e, struct binding *b, const struct layout_case *c,
		     struct bound_case *out)
{
	out->columns = arena_zero(&b->texts, c->count + 1, sizeof(*out->columns));
	if (find_column(e, b, &c->rows.column, "the rows of a case", &out->rows))
		return -1;
	for (size_t i = 0; i < c->count; i++)
		if (find_column(e, b, &c->columns[i].column, field_info(c->columns[i].field)->word,
				&out->columns[i]))
			return -1;
	return 0;
}

static int find_columns(struct err *e, struct binding *b)
{
	const struct layout *l = b->layout;

	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (find_column(e, b, &l->columns[i], field_info((enum field)i)->word,
				&b->columns[i]))
			return -1;
	for (size_t i = 0; i < l->filter_count; i++)
		if (find_column(e, b, &l->filters[i].column, "a filter", &b->filter_columns[i]))
			return -1;
	for (size_t i = 0; i < l->case_count; i++)
		if (find_case(e, b, &l->cases[i], &b->cases[i]))
			return -1;
	for (size_t i = 0; i < l->measure_count; i++)
		if (find_column(e, b, &l->measures[i].column, "a measure", &b->measure_columns[i]))
			return -1;
	return 0;
}

static bool is_missing(const struct layout_column *column, const struct csv_record *header)
{
	for (size_t n = 0; n < column->names.count; n++)
		for (size_t i = 0; i < header->count; i++)
			if (same_name(column->names.items[n], header->fields[i]))
				return false;
	return column->names.count && !column->optional;
}

size_t binding_lacks(const struct layout *layout, const struct csv_record *header)
{
	size_t lacks = 0;

	for (size_t i = 0; i < FIELD_COUNT; i++)
		lacks += is_missing(&layout->columns[i], header);
	for (size_t i = 0; i < layout->filter_count; i++)
		lacks += is_missing(&layout->filters[i].column, header);
	for (size_t i = 0; i < layout->measure_count; i++)
		lacks += is_missing(&layout->measures[i].column, header);
	return lacks;
}

/* ---- notes ---- */

static bool starts_as_note(struct text cell)
{
	static const char *const words[] = {"note",	    "source", "footnote",
					    "last updated", "legend", "(note"};

	cell = text_trim(cell);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct text word = text_of(words[i]), start = cell;
		if (start.len > word.len)
			start.len = word.len;
		if (text_equal_fold(start, word))
			return true;
	}
	return false;
}

bool binding_row_is_note(const struct binding *b, const struct csv_record *row)
{
	size_t filled = 0;

	if (!b->has_notes)
		return false;
	csv_record_complete(row);
	for (size_t i = 0; i < row->count; i++)
		filled += text_trim(row->fields[i]).len > 0;
	return filled < 2 || starts_as_note(row->fields[0]);
}

/* ---- the date of a file ---- */

static bool is_year(struct text digits, int *year)
{
	long long value;

	if (digits.len != 4 || !text_to_long(digits, &value) || value < 1980 || value > 2099)
		return false;
	*year = (int)value;
	return true;
}

int year_in_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct text name = text_of(slash ? slash + 1 : path);
	int found = 0;

	for (size_t i = 0; i < name.len;) {
		size_t len = 0;
		int year;
		while (i + len < name.len && ascii_digit(name.data[i + len]))
			len++;
		if (is_year((struct text){.data = name.data + i, .len = len}, &year)) {
			if (found && found != year)
				return 0;
			found = year;
		}
		i += len ? len : 1;
	}
	return found;
}

/* Of the columns that only files of one date have. */
static int find_dated_column(struct err *e, struct binding *b)
{
	const struct layout *l = b->layout;

	for (size_t i = 0; i < l->dated_count && !b->date.year; i++) {
		int column;
		if (find_column(e, b, &l->dated[i].column, "a date", &column))
			return -1;
		if (column != COLUMN_NONE)
			b->date = l->dated[i].date;
	}
	return 0;
}

static int find_date(struct err *e, struct binding *b)
{
	const struct layout *l = b->layout;
	bool by_name = l->parsers[FIELD_DATE] == PARSE_FROM_NAME;
	long long month;

	b->date = l->date;
	if (!b->date.year && l->constants[FIELD_DATE].data &&
	    b->columns[FIELD_DATE] == COLUMN_NONE &&
	    !date_from_iso(l->constants[FIELD_DATE], &b->date))
		return layout_fail_constant(e, l, FIELD_DATE,
					    "must be YYYY, YYYY-MM or YYYY-MM-DD");
	if (!b->date.year && find_dated_column(e, b))
		return -1;
	if (!b->date.year && by_name && b->columns[FIELD_DATE] == COLUMN_NONE &&
	    b->columns[FIELD_YEAR] == COLUMN_NONE) {
		b->date.year = (int16_t)year_in_name(b->file);
		if (!b->date.year)
			return err_set(
			    e, ERR_USAGE,
			    "%s: its name does not say the year of its figures: name it like "
			    "national_M2024_dl.csv, or set date = YYYY-MM for this source in "
			    "the configuration or in [constants] of a copy of the layout",
			    b->file);
	}
	if ((b->date.year || b->columns[FIELD_YEAR] != COLUMN_NONE) && !b->date.month &&
	    l->constants[FIELD_MONTH].data) {
		if (!text_to_long(l->constants[FIELD_MONTH], &month) || month < 1 || month > 12)
			return layout_fail_constant(e, l, FIELD_MONTH, "must be 1 to 12");
		b->date.month = (int8_t)month;
	}
	return 0;
}

int binding_make(struct err *e, struct binding *b, const struct layout *layout, const char *file,
		 const struct csv_record *header)
{
	*b =
	    (struct binding){.layout = layout, .width = header->count, .header_line = header->line};
	arena_init(&b->texts);
	b->file = arena_copy(&b->texts, text_of(file));
	b->header = mem_alloc(header->count, sizeof(*b->header));
	for (size_t i = 0; i < header->count; i++)
		b->header[i] = arena_copy(&b->texts, text_trim(header->fields[i]));
	b->filter_columns = mem_alloc(layout->filter_count, sizeof(*b->filter_columns));
	b->measure_columns = mem_alloc(layout->measure_count, sizeof(*b->measure_columns));
	b->cases = arena_zero(&b->texts, layout->case_count + 1, sizeof(*b->cases));
	if (find_columns(e, b) || find_date(e, b))
		return -1;
	return 0;
}

void binding_release(struct binding *b)
{
	free(b->header);
	free(b->filter_columns);
	free(b->measure_columns);
	arena_release(&b->texts);
	*b = (struct binding){.layout = NULL};
}

struct text binding_column_name(const struct binding *b, int column)
{
	if (column == COLUMN_NONE || (size_t)column >= b->width)
		return (struct text){.data = NULL, .len = 0};
	return text_of(b->header[column]);
}
