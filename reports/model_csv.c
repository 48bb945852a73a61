/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_csv.c: model.csv: what the pay model was fitted to be, on the log scale. */
#include "reports/formats.h"

#include <stdlib.h>

#include "estimate/pay_model/pay_model.h"
#include "reports/csv_parts.h"
#include "reports/csv_tables.h"

static const struct csv_field fields[] = {
    {"kind", FIELD_TEXT, "what the line is of"},
    {"name", FIELD_TEXT, "its name within the kind"},
    {"estimate", FIELD_NUMBER, "estimate, on the logarithmic scale"},
    {"error", FIELD_NUMBER, "its standard error"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table model_csv_table =
    CSV_TABLE("The pay model, on the scale of logarithms", fields);

void model_csv(struct buf *out, const struct summary *s)
{
	struct model_line *lines = NULL;
	size_t count = 0;

	csv_add_header(out, &model_csv_table);
	if (s->model)
		pay_model_lines(s->model, s->bands.sources, &lines, &count);
	for (size_t i = 0; i < count; i++) {
		csv_add_string(out, lines[i].kind);
		buf_add_char(out, ',');
		csv_add_string(out, lines[i].name);
		buf_add_char(out, ',');
		csv_add_number(out, lines[i].estimate, 4);
		buf_add_char(out, ',');
		csv_add_number(out, lines[i].error, 4);
		buf_addf(out, ",pay-model%s\n", s->sample ? " (sample)" : "");
	}
	free(lines);
}
