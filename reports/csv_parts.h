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
#include "reports/words.h"

static inline void csv_add_string(struct buf *out, const char *text)
{
	csv_add_field(out, text_of(text), true);
}

/* "US-CA". */
static inline void csv_add_area(struct buf *out, struct area area)
{
	char text[8];

	area_text(area, text);
	buf_add_string(out, text);
}

/* "California", by way of the scratch. */
static inline void csv_add_area_name(struct buf *out, struct buf *scratch,
				     const struct gazetteer *gazetteer, struct area area)
{
	buf_clear(scratch);
	words_area(scratch, gazetteer, area);
	csv_add_field(out, buf_text(scratch), true);
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
	buf_add_fixed_short(out, value, places);
}

#endif
