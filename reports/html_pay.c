/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html_pay.c: see html_pay.h. */
#include "reports/html_pay.h"

#include "reports/escape.h"
#include "reports/html.h"
#include "reports/sentences.h"
#include "reports/words.h"

static struct text text_at(const struct page_table *t, size_t row, size_t column)
{
	return page_cell_text(t, page_table_at(t, row, column), CELL_TEXT);
}

static bool is_empty(const struct page_table *t, size_t row, size_t column)
{
	return page_cell_is_empty(page_table_at(t, row, column));
}

static bool has_figure(const struct page_table *t, size_t row)
{
	return !is_empty(t, row, PAY_MEDIAN);
}

size_t html_pay_shown(const struct page_table *t)
{
	size_t shown = 0;

	for (size_t row = 0; row < t->row_count; row++)
		shown += has_figure(t, row);
	return shown;
}

bool html_pay_compares(const struct page_table *t)
{
	return html_pay_shown(t) > 1;
}

/* ", half earn $174K–$236K": nothing for an empty cell. */
static void add_part(struct buf *out, const char *before, const struct page_table *t, size_t row,
		     size_t column, const char *after)
{
	if (is_empty(t, row, column))
		return;
	buf_add_string(out, before);
	buf_add_text(out, text_at(t, row, column));
	buf_add_string(out, after);
}

static void say_row(struct buf *out, const struct page_table *t, size_t row)
{
	const struct band *official = t->rows[row].bands.benchmark;

	buf_add_text(out, text_at(t, row, PAY_OF));
	add_part(out, ", ", t, row, PAY_BASIS, "");
	add_part(out, ": median ", t, row, PAY_MEDIAN, "");
	add_part(out, ", half earn ", t, row, PAY_BAND, "");
	add_part(out, ", the median is likely within ", t, row, PAY_SURE, "");
	add_part(out, "; reported median ", t, row, PAY_REPORTED, "");
	add_part(out, "; ", t, row, PAY_REPORTERS, "");
	if (official && words_shown(official, BENCHMARK_P50)) {
		buf_add_string(out, "; official survey ");
		words_value_short(out, t->settings, words_value(official, BENCHMARK_P50));
	}
}

void html_pay_chart(struct buf *out, const struct page_table *t, size_t row,
		    const struct ruler *ruler)
{
	struct buf title;

	buf_init(&title, BUF_LIMIT_DEFAULT);
	say_row(&title, t, row);
	bars_add(out, ruler, &t->rows[row].bands, buf_text(&title));
	buf_release(&title);
}

/* ---- a ladder ---- */

/* "1,979 adverts report $219K." */
static void add_reported(struct buf *out, const struct page_table *t, size_t row)
{
	if (is_empty(t, row, PAY_REPORTERS))
		return;
	buf_add_string(out, "<span>");
	html_add(out, text_at(t, row, PAY_REPORTERS));
	if (is_empty(t, row, PAY_REPORTED)) {
		buf_add_string(out, ".</span> ");
		return;
	}
	buf_add_string(out, " report ");
	html_add(out, text_at(t, row, PAY_REPORTED));
	buf_add_string(out, ".</span> ");
}

/* Own columns follow those of pay: what a level is, and why something is not shown. */
static void add_own(struct buf *out, const struct page_table *t, size_t row)
{
	for (size_t c = PAY_COLUMNS; c < t->column_count; c++) {
		if (is_empty(t, row, c))
			continue;
		html_add(out, text_at(t, row, c));
		buf_add_char(out, ' ');
	}
}

/* Fewer than THIN_N reports behind our estimate: it is set in italics. */
static bool is_soft(const struct row_bands *bands)
{
	return bands->estimate && (!bands->observed || bands->observed->n < THIN_N);
}

static void add_step(struct buf *out, const struct page_table *t, size_t row,
		     const struct ruler *ruler)
{
	bool shown = has_figure(t, row);

	buf_addf(out, "<li><div class=\"nm%s\"><b>", is_soft(&t->rows[row].bands) ? " mo" : "");
	html_add(out, text_at(t, row, PAY_OF));
	buf_add_string(out, "</b> <span>");
	if (shown)
		html_add(out, text_at(t, row, PAY_MEDIAN));
	else
		buf_add_string(out, EN_DASH); /* the note says why */
	buf_add_string(out, "</span></div>");
	if (shown) {
		buf_add_string(out, "<div class=\"rg\">");
		html_add(out, text_at(t, row, PAY_BAND));
		buf_add_string(out, "</div><div class=\"ch\">");
		html_pay_chart(out, t, row, ruler);
		buf_add_string(out, "</div>");
	}
	buf_add_string(out, "<p class=\"nt\">");
	add_reported(out, t, row);
	add_own(out, t, row);
	buf_add_string(out, "</p></li>\n");
}

void html_pay_ladder(struct buf *out, const struct page_table *t, const struct ruler *ruler,
		     enum component component)
{
	bars_open(out, "ladder", ruler, component);
	for (size_t row = 0; row < t->row_count; row++)
		add_step(out, t, row, ruler);
	buf_add_string(out, "</ol>\n");
}

/* ---- a ranking ---- */

struct text html_place_short(struct text name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.data[i] == '-' || name.data[i] == ',' || name.data[i] == '/')
			name.len = i;
	return name;
}

void html_pay_ranks(struct buf *out, const struct page_table *t, size_t count,
		    const struct ruler *ruler, enum component component)
{
	bars_open(out, "ranks", ruler, component);
	for (size_t row = 0; row < t->row_count && row < count; row++) {
		buf_add_string(out, "<li><div class=\"nm\">");
		html_add(out, html_place_short(text_at(t, row, PAY_OF)));
		buf_add_string(out, "</div><div class=\"ch\">");
		bars_add_small(out, ruler, &t->rows[row].bands);
		buf_addf(out, "</div><div class=\"rg%s\">",
			 is_soft(&t->rows[row].bands) ? " mo" : "");
		html_add(out, text_at(t, row, PAY_MEDIAN));
		buf_add_string(out, "</div></li>\n");
	}
	buf_add_string(out, "</ol>\n");
}

void html_pay_key(struct buf *out, const struct page_table *t)
{
	struct bars_drawn drawn = {.estimate = false};

	for (size_t row = 0; row < t->row_count; row++)
		bars_note(&drawn, &t->rows[row].bands);
	bars_key(out, &drawn);
}

void html_folded(struct buf *out, const char *summary, const struct page_table *t)
{
	if (!t->row_count)
		return;
	buf_addf(out, "<details><summary>%s</summary>\n", summary);
	html_table(out, t);
	buf_add_string(out, "</details>\n");
}
