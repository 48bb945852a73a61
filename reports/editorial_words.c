/* SPDX-License-Identifier: GPL-3.0-or-later */
/* editorial_words.c: see editorial_words.h. */
#include "reports/editorial_words.h"

#include "reports/words.h"

bool editorial_has_texts(const struct editorial *editorial)
{
	if (!editorial)
		return false;
	for (int i = 0; i < EDITORIAL_PARTS; i++)
		if (editorial->sections[i].count)
			return true;
	return editorial->months_low > 0;
}

void say_editorial(struct buf *out, const struct editorial *editorial)
{
	buf_add_string(out, "Written by the site’s editors, not computed from any source.");
	if (!editorial->last_reviewed.year)
		return;
	buf_add_string(out, " Last reviewed ");
	words_date(out, editorial->last_reviewed);
	buf_add_char(out, '.');
}

void say_months(struct buf *out, const struct editorial *editorial)
{
	int low = editorial->months_low, high = editorial->months_high;

	if (!low)
		return;
	buf_addf(out, "%d", low);
	if (high > low)
		buf_addf(out, " to %d", high);
	buf_addf(out, " month%s", high == 1 ? "" : "s");
}
