/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_csv.c: bands.csv, the contract (docs/DATA-CONTRACT.md, "Bands").
 *
 * In a run from sample data every row's `rule` says so: the columns are fixed and a
 * comment line would break readers, but a row that was copied out must still tell.
 */
#include "reports/formats.h"

#include <stdio.h>

#include "reports/reports.h"

void reports_add_band_rows(struct buf *out, const struct band_table *table,
			   const struct catalogue *catalogue, bool sample)
{
	buf_add_string(out, band_header());
	for (size_t i = 0; i < table->count; i++) {
		struct band row = table->rows[i];
		char rule[80];

		if (sample) {
			snprintf(rule, sizeof(rule), "%s (sample)", row.rule);
			row.rule = rule;
		}
		band_add_row(out, &row, catalogue);
	}
}

void bands_csv(struct buf *out, const struct summary *s)
{
	reports_add_band_rows(out, &s->bands, s->catalogue, s->sample);
}
