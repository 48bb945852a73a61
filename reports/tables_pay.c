/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_pay.c: see tables_pay.h. */
#include "reports/tables_pay.h"

#include "reports/reporters.h"
#include "reports/words.h"

const struct band *row_main_band(const struct row_bands *bands)
{
	return bands->estimate ? bands->estimate : bands->observed;
}

/* "$204K", and exactly "$203,700". */
static void add_median(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (!b)
		return;
	words_value_short(out, words_value(b, BENCHMARK_P50));
	words_value_exact(page_table_part(t, CELL_EXACT), words_value(b, BENCHMARK_P50));
}

static void add_range(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (!b)
		return;
	if (words_value(b, BENCHMARK_P25).kind == VALUE_NOT_RELEASED)
		return;
	words_band_range(out, b);
}

static void add_sure(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (b && words_interval_shown(b))
		words_interval(out, b->p50_interval);
}

static const char *basis_in_words(const struct row_bands *bands)
{
	if (bands->estimate)
		return "our estimate";
	return bands->observed ? "as reported" : "";
}

void page_table_pay(struct page_table *t, const struct summary *s, const struct band *estimate,
		    const struct band *observed)
{
	struct row_bands *bands = &t->rows[t->row_count - 1].bands;
	const struct band *first, *second;

	bands->estimate = words_band_shown(estimate) ? estimate : NULL;
	bands->observed = words_band_shown(observed) ? observed : NULL;
	first = row_main_band(bands);
	second = bands->estimate ? bands->observed : NULL;
	add_median(t, first);
	add_sure(t, first);
	add_range(t, first);
	buf_add_string(page_table_cell(t), basis_in_words(bands));
	add_median(t, second);
	add_range(t, second);
	if (bands->observed)
		say_reporters(page_table_cell(t), s, bands->observed);
	else
		page_table_cell(t);
}
