/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_pay.c: see tables_pay.h. */
#include "reports/tables_pay.h"

#include <math.h>

#include "reports/reporters.h"
#include "reports/words.h"

const struct band *row_main_band(const struct row_bands *bands)
{
	return bands->estimate ? bands->estimate : bands->observed;
}

void page_table_median(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);
	struct benchmark_value v;

	if (!b)
		return;
	v = words_value(b, BENCHMARK_P50);
	words_value_short(out, t->settings, v);
	words_value_exact(page_table_part(t, CELL_EXACT), t->settings, v);
	page_table_amount(t, v);
}

/* The number of an end that is a figure. */
static double figure_of(const struct band *b, size_t percentile)
{
	struct benchmark_value v = words_value(b, percentile);

	return v.kind == VALUE_EXACT ? v.amount : NAN;
}

void page_table_middle(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (!b || words_value(b, BENCHMARK_P25).kind == VALUE_NOT_RELEASED)
		return;
	words_band_range(out, t->settings, b);
	page_table_dollars(t, figure_of(b, BENCHMARK_P25));
	page_table_dollars(t, figure_of(b, BENCHMARK_P75));
}

static void add_sure(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (!b || !words_interval_shown(b))
		return;
	words_interval(out, t->settings, b->p50_interval);
	page_table_dollars(t, b->p50_interval.low);
	page_table_dollars(t, b->p50_interval.high);
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
	page_table_median(t, first);
	add_sure(t, first);
	page_table_middle(t, first);
	buf_add_string(page_table_cell(t), basis_in_words(bands));
	page_table_median(t, second);
	page_table_middle(t, second);
	page_table_cell(t);
	if (bands->observed && bands->observed->n) {
		say_reporters(&t->texts, s, bands->observed);
		page_table_number(t, (double)bands->observed->n);
	}
}
