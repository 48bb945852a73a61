/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.c: row filters, cells, numbers and codes that all small tables share; see table.h. */
#include "ingest/tables/table.h"

#include <stdio.h>
#include <string.h>

#include "ingest/layout/facts.h"
#include "ingest/rows/row_reader.h"

/* Years that a table may be of. */
enum { TIME_FIRST = 1980, TIME_LAST = 2099 };

int table_open(struct err *e, struct table *t, const struct layout *layout, const char *path,
	       const struct ingest_sink *sink, struct ledger *ledger)
{
	struct source_file_options options = {.digest = sink->digest};
	struct settings settings;

	settings_init(&settings);
	options.expansion_limit = settings.expansion_limit;
	*t = (struct table){.sink = sink, .ledger = ledger};
	buf_init(&t->rejects, BUF_LIMIT_DEFAULT);
	if (source_file_open(e, &t->file, layout, path, &options))
		return -1;
	source_file_publish(&t->file, ledger);
	return 0;
}

int table_read(struct err *e, struct table *t, csv_on_record *on_row, void *context)
{
	if (source_file_rows(e, &t->file, t->sink, on_row, context) ||
	    source_file_enter(e, &t->file, t->sink->digest, t->ledger))
		return -1;
	if (t->sink->reject_rows && t->rejects.len)
		return t->sink->reject_rows(e, t->sink->context, buf_text(&t->rejects));
	return 0;
}

void table_close(struct table *t)
{
	buf_release(&t->rejects);
	source_file_close(&t->file);
}

bool table_reject(struct table *t, const struct csv_record *row, enum reject_reason reason,
		  int column)
{
	struct text value = {.data = NULL, .len = 0};
	char fields[64];

	if (binding_row_is_note(&t->file.binding, row)) {
		tally_add(&t->ledger->filtered, TEXT_LITERAL("note"), 1);
		return false;
	}
	t->ledger->rejected[reason]++;
	if (column != COLUMN_NONE)
		value = row->fields[column];
	if (reason == REJECT_RAGGED) {
		snprintf(fields, sizeof(fields), "%zu field%s, the header has %zu", row->count,
			 row->count == 1 ? "" : "s", t->file.binding.width);
		value = text_of(fields);
	}
	if (t->sink->reject_rows)
		reject_add_row(&t->rejects, t->ledger->source, row->line, reason,
			       binding_column_name(&t->file.binding, column), value,
			       t->file.published);
	return false;
}

bool table_leave_out(struct table *t, const char *rule)
{
	tally_add(&t->ledger->filtered, text_of(rule), 1);
	return false;
}

static bool is_filtered(struct table *t, const struct csv_record *row)
{
	const struct binding *b = &t->file.binding;

	for (size_t i = 0; i < b->layout->filter_count; i++) {
		struct facts facts;
		if (b->filter_columns[i] == COLUMN_NONE)
			continue;
		facts_of_filter(&facts, &b->layout->filters[i], row->fields[b->filter_columns[i]]);
		if (!facts.is.keep) {
			tally_add(&t->ledger->filtered,
				  binding_row_is_note(b, row) ? TEXT_LITERAL("note")
							      : b->layout->filters[i].rule,
				  1);
			return true;
		}
	}
	return false;
}

bool table_takes(struct table *t, const struct csv_record *row)
{
	t->ledger->rows_read++;
	if (row->count != t->file.binding.width)
		return table_reject(t, row, REJECT_RAGGED, COLUMN_NONE);
	for (size_t i = 0; i < row->count; i++)
		if (row->fields[i].len && memchr(row->fields[i].data, '\0', row->fields[i].len))
			return table_reject(t, row, REJECT_NUL, (int)i);
	return !is_filtered(t, row);
}

/* How a spreadsheet marks a cell as text: ="13-2011". */
static struct text unguarded(struct text t)
{
	if (t.len >= 3 && text_starts(t, TEXT_LITERAL("=\"")) && t.data[t.len - 1] == '"')
		return text_trim((struct text){.data = t.data + 2, .len = t.len - 3});
	return t;
}

struct text table_cell(const struct table *t, const struct csv_record *row, enum field field)
{
	const struct binding *b = &t->file.binding;
	int column = b->columns[field];

	if (column != COLUMN_NONE) {
		struct text cell = unguarded(text_trim(row->fields[column])), ours;
		if (!layout_is_missing(b->layout, cell))
			return layout_code(b->layout, field, cell, &ours) ? ours : cell;
	}
	return b->layout->constants[field];
}

bool table_occupation(struct text t, char out[OCCUPATION_BYTES])
{
	uint32_t digits;

	if (!occupation_digits(t, &digits))
		return false;
	digits /= 100;
	snprintf(out, OCCUPATION_BYTES, "%02u-%04u", digits / 10000 % 100, digits % 10000);
	return true;
}

static size_t digits_at(struct text t, size_t at)
{
	size_t len = 0;

	while (at + len < t.len && ascii_digit(t.data[at + len]))
		len++;
	return len;
}

/* A comma is one of thousands between one to three digits, or a group, and a group of three. */
bool table_number(struct text t, double *out)
{
	char digits[64];
	size_t len = 0, before = 0; /* digits before this byte */
	bool grouped = false;

	if (!t.len || t.len >= sizeof(digits))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.data[i];
		if (c == ',') {
			if (!before || before > 3 || (grouped && before != 3) ||
			    digits_at(t, i + 1) != 3)
				return false;
			grouped = true;
		} else {
			digits[len++] = c;
		}
		before = ascii_digit(c) ? before + 1 : c == '.' ? 4 : 0;
	}
	return text_to_double((struct text){.data = digits, .len = len}, out);
}

const char *table_onet_code(struct text t, struct arena *texts)
{
	char onet[sizeof("15-1252.00")];
	uint32_t digits;

	if (!occupation_digits(t, &digits))
		return NULL;
	snprintf(onet, sizeof(onet), "%02u-%04u.%02u", digits / 1000000 % 100, digits / 100 % 10000,
		 digits % 100);
	return arena_copy(texts, text_of(onet));
}

bool table_time(const struct table *t, const struct csv_record *row, enum field field,
		struct date *out)
{
	struct text cell = table_cell(t, row, field);
	bool iso = t->file.binding.layout->parsers[field] == PARSE_ISO;
	long long year;

	*out = (struct date){.year = 0};
	if (!iso || !date_from_iso(cell, out)) {
		if (!text_to_long(cell, &year) || year < TIME_FIRST || year > TIME_LAST)
			return false;
		out->year = (int16_t)year;
	}
	return out->year >= TIME_FIRST && out->year <= TIME_LAST;
}

const char *table_publication(const struct table *t, struct arena *texts)
{
	const struct layout *l = t->file.binding.layout;
	struct buf both;
	const char *copy;

	buf_init(&both, BUF_LIMIT_DEFAULT);
	buf_addf(&both, "%s, %s", layout_publisher(l), layout_title(l));
	copy = arena_copy(texts, buf_text(&both));
	buf_release(&both);
	return copy;
}
