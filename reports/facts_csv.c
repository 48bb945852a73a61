/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facts_csv.c: facts.csv: what every source's rows are like, for the guard of the next run. */
#include "reports/formats.h"

#include "reports/csv_parts.h"
#include "reports/csv_tables.h"

static const struct csv_field fields[] = {
    {"source", FIELD_TEXT, "name of the source"},
    {"fact", FIELD_TEXT, "what is counted: rows, level, country, currency, role, occupation, ..."},
    {"key", FIELD_TEXT, "of which: a level, a country, a role, an occupation, ..."},
    {"year", FIELD_WHOLE, "year of the pay; empty: all years"},
    {"n", FIELD_NUMBER, "rows, or employment of an occupation"},
    {"value", FIELD_NUMBER, "median pay, US dollars per year; value of a measure; date as YYYYMM"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table facts_csv_table = CSV_TABLE("What the rows of each source are like", fields);

void facts_csv(struct buf *out, const struct summary *s)
{
	csv_add_header(out, &facts_csv_table);
	for (size_t i = 0; s->facts && i < s->facts->count; i++) {
		const struct fact *f = &s->facts->items[i];
		csv_add_string(out, f->source);
		buf_addf(out, ",%s,", f->kind);
		csv_add_string(out, f->key);
		buf_add_char(out, ',');
		if (f->year)
			buf_addf(out, "%d", f->year);
		buf_add_char(out, ',');
		csv_add_number(out, f->n, 2);
		buf_add_char(out, ',');
		csv_add_number(out, f->value, 6);
		buf_addf(out, ",counted%s\n", s->sample ? " (sample)" : "");
	}
}
