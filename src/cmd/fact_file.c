/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fact_file.c: see fact_file.h. */
#include "cmd/fact_file.h"

#include <math.h>

#include "model/reference_table.h"

enum { SOURCE, FACT, KEY, YEAR, N, VALUE };

static double number_of(struct text t)
{
	double number;

	return text_to_double(t, &number) ? number : NAN;
}

static int on_row(struct err *e, void *context, const struct reference_row *row)
{
	const struct text *fields = row->fields;
	struct fact_table *out = context;
	const struct fact fact = {
	    .source = arena_copy(&out->texts, fields[SOURCE]),
	    .kind = arena_copy(&out->texts, fields[FACT]),
	    .key = arena_copy(&out->texts, fields[KEY]),
	    .year = fields[YEAR].len ? (int)number_of(fields[YEAR]) : 0,
	    .n = number_of(fields[N]),
	    .value = number_of(fields[VALUE]),
	};

	(void)e;
	fact_table_add(out, &fact);
	return 0;
}

int fact_file_read(struct err *e, struct fact_table *out, const char *path)
{
	static const char *const columns[] = {"source", "fact", "key", "year", "n", "value", NULL};
	const struct reference_table table = {
	    .files = {.installed = path}, .columns = columns, .on_row = on_row, .context = out};

	fact_table_init(out);
	if (reference_table_read(e, &table))
		return -1;
	fact_table_sort(out);
	return 0;
}
