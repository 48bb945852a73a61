/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_parts.h: cells of the CSV tables. Private to reports.
 *
 * Every text passes csv_add_field, safe for spreadsheets; an unknown figure is empty.
 */
#ifndef PAYBANDS_REPORTS_CSV_PARTS_H
#define PAYBANDS_REPORTS_CSV_PARTS_H

#include <math.h>

#include "base/buf.h"
#include "base/csv_out.h"

static inline void csv_add_string(struct buf *out, const char *text)
{
	csv_add_field(out, text_of(text), true);
}

/* Up to `places` digits after the point, without needless zeros. */
static inline void csv_add_number(struct buf *out, double value, int places)
{
	const double whole_most = 1e15;

	if (!isfinite(value))
		return;
	if (value >= 1 && value < whole_most && value <= floor(value)) {
		buf_add_count(out, (uint64_t)value);
		return;
	}
	buf_add_fixed(out, value, places);
	if (places <= 0)
		return;
	while (out->len && out->data[out->len - 1] == '0')
		out->data[--out->len] = '\0';
	if (out->len && out->data[out->len - 1] == '.')
		out->data[--out->len] = '\0';
}

#endif
