/* SPDX-License-Identifier: GPL-3.0-or-later */
/* place_text.c: the answer for a person: a sentence, and the bands side by side. */
#include <math.h>
#include <string.h>

#include "cmd/place_answer.h"
#include "cmd/text_table.h"
#include "reports/words.h"

enum { LABEL_COLUMN = 20, GAP = 2 };

/* ---- cells ---- */

static void cell_basis(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	(void)a;
	buf_add_string(out, basis_word(row->band->basis));
}

static void cell_area(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	words_area(out, a->gazetteer, row->band->area);
}

static void add_whole(struct buf *out, double percentile)
{
	if (place_is_outermost(percentile))
		buf_add_string(out, percentile < 50 ? "under 1" : "over 99");
	else
		words_number(out, percentile, 0);
}

static void cell_percentile(struct buf *out, const struct place_answer *a,
			    const struct place_row *row)
{
	const struct standing *s = &row->standing;

	(void)a;
	place_beyond(out, s);
	if (s->beyond != BEYOND_NEITHER && !isnan(s->percentile))
		buf_add_string(out, place_is_outermost(s->percentile) ? ": " : ": about ");
	if (!isnan(s->percentile))
		add_whole(out, s->percentile);
	/* Both NAN, or both beyond the figures shown. */
	if (!(s->percentile_low < 99.5 && s->percentile_high >= 0.5))
		return;
	buf_add_string(out, " (");
	add_whole(out, s->percentile_low);
	buf_add_string(out, " to ");
	add_whole(out, s->percentile_high);
	buf_add_char(out, ')');
}

static void cell_share_above(struct buf *out, const struct place_answer *a,
			     const struct place_row *row)
{
	double percentile = row->standing.percentile;

	(void)a;
	if (isnan(percentile)) {
		buf_add_string(out, EN_DASH);
		return;
	}
	add_whole(out, 100 - percentile);
	buf_add_char(out, '%');
}

/* Of the percentile asked about. */
static void cell_pay(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	const struct standing *s = &row->standing;

	(void)a;
	place_beyond(out, s);
	if (isnan(s->pay))
		return;
	buf_add_string(out, s->beyond == BEYOND_NEITHER ? "" : ": about ");
	place_pay(out, a->settings, s);
}

/* "0.90", "-0.37". */
static void add_ratio(struct buf *out, double ratio)
{
	if (isnan(ratio))
		buf_add_string(out, EN_DASH);
	else
		buf_addf(out, "%s%.2f", ratio < 0 ? MINUS : "", fabs(ratio));
}

static void cell_compa_ratio(struct buf *out, const struct place_answer *a,
			     const struct place_row *row)
{
	(void)a;
	add_ratio(out, row->standing.compa_ratio);
}

static void cell_penetration(struct buf *out, const struct place_answer *a,
			     const struct place_row *row)
{
	(void)a;
	add_ratio(out, row->standing.penetration);
}

static void cell_n(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	(void)a;
	if (!row->band->n) {
		buf_add_string(out, EN_DASH);
		return;
	}
	words_count(out, row->band->n);
	if (row->band->basis == BASIS_BENCHMARK)
		buf_add_string(out, " employed");
}

static void cell_sources(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	(void)a;
	if (row->band->sources)
		words_count(out, row->band->sources);
	else
		buf_add_string(out, EN_DASH);
}

static void cell_quality(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	(void)a;
	buf_add_string(out, words_quality(row->band->quality));
}

static void cell_as_of(struct buf *out, const struct place_answer *a, const struct place_row *row)
{
	(void)a;
	words_date(out, row->band->as_of);
}

static void cell_figure(struct buf *out, const struct place_answer *a, const struct place_row *row,
			int percentile)
{
	words_value_exact(out, a->settings, row->band->p[percentile]);
	if (percentile != BENCHMARK_P50 || !words_interval_shown(row->band))
		return;
	buf_add_string(out, " (");
	words_money(out, a->settings, row->band->p50_interval.low);
	buf_add_string(out, " to ");
	words_money(out, a->settings, row->band->p50_interval.high);
	buf_add_char(out, ')');
}

/* ---- the table ---- */

typedef void write_cell(struct buf *out, const struct place_answer *a, const struct place_row *row);

enum asked { OF_BOTH, OF_PAY, OF_PERCENTILE };
static const struct table_line {
	const char *label;
	write_cell *write; /* NULL: the percentile */
	int percentile;
	enum asked asked; /* the question that the line answers */
} lines[] = {
    {"", cell_basis, 0, OF_BOTH},
    {"area", cell_area, 0, OF_BOTH},
    {"percentile", cell_percentile, 0, OF_PAY},
    {"share above", cell_share_above, 0, OF_PAY},
    {"pay", cell_pay, 0, OF_PERCENTILE},
    {"compa-ratio", cell_compa_ratio, 0, OF_BOTH},
    {"range penetration", cell_penetration, 0, OF_BOTH},
    {"P10", NULL, BENCHMARK_P10, OF_BOTH},
    {"P25", NULL, BENCHMARK_P25, OF_BOTH},
    {"P50, the midpoint", NULL, BENCHMARK_P50, OF_BOTH},
    {"P75", NULL, BENCHMARK_P75, OF_BOTH},
    {"P90", NULL, BENCHMARK_P90, OF_BOTH},
    {"n", cell_n, 0, OF_BOTH},
    {"sources", cell_sources, 0, OF_BOTH},
    {"quality", cell_quality, 0, OF_BOTH},
    {"as of", cell_as_of, 0, OF_BOTH},
};
enum { LINE_COUNT = sizeof(lines) / sizeof(*lines) };

static void write_line_cell(struct buf *out, const struct place_answer *a,
			    const struct table_line *line, const struct place_row *row)
{
	if (line->write)
		line->write(out, a, row);
	else
		cell_figure(out, a, row, line->percentile);
}

static void write_table(struct buf *out, const struct place_answer *a)
{
	const enum asked not_asked = isnan(a->question->pay) ? OF_PAY : OF_PERCENTILE;
	size_t widths[BASIS_COUNT] = {0};
	struct buf cell;

	buf_init(&cell, BUF_LIMIT_DEFAULT);
	for (size_t r = 0; r < a->count; r++)
		for (size_t l = 0; l < LINE_COUNT; l++) {
			if (lines[l].asked == not_asked)
				continue;
			buf_clear(&cell);
			write_line_cell(&cell, a, &lines[l], &a->rows[r]);
			if (text_width(&cell) > widths[r])
				widths[r] = text_width(&cell);
		}
	for (size_t l = 0; l < LINE_COUNT; l++) {
		if (lines[l].asked == not_asked)
			continue;
		buf_add_string(out, lines[l].label);
		text_pad(out, strlen(lines[l].label), LABEL_COLUMN);
		for (size_t r = 0; r < a->count; r++) {
			buf_clear(&cell);
			write_line_cell(&cell, a, &lines[l], &a->rows[r]);
			buf_add_text(out, buf_text(&cell));
			if (r + 1 < a->count)
				text_pad(out, text_width(&cell), widths[r] + GAP);
		}
		buf_add_char(out, '\n');
	}
	buf_release(&cell);
}

/* Which area replaces which, for each basis that the place asked for lacks. */
static void write_fallbacks(struct buf *out, const struct place_answer *a)
{
	for (size_t r = 0; r < a->count; r++) {
		const struct place_row *row = &a->rows[r];
		if (row->area == 0)
			continue;
		buf_addf(out, "No %s band in ", basis_word(row->band->basis));
		for (size_t i = 0; i < row->area; i++) {
			buf_add_string(out, i ? " or " : "");
			place_area(out, a, i);
		}
		buf_add_string(out, ": that of ");
		place_area(out, a, row->area);
		buf_add_string(out, " is used.\n");
	}
}

void place_text(struct buf *out, const struct place_answer *answer)
{
	struct buf reading;

	if (answer->sample)
		buf_add_string(out, SAMPLE_NOTICE "\n\n");
	buf_addf(out, "\"%s\" is read as ", answer->question->area_given);
	place_area(out, answer, 0);
	buf_add_string(out, ".\n");
	write_fallbacks(out, answer);
	buf_init(&reading, BUF_LIMIT_DEFAULT);
	place_reading(&reading, answer);
	buf_add_text(out, buf_text(&reading));
	buf_release(&reading);
	buf_add_string(out, "\n\n");
	write_table(out, answer);
	buf_addf(out,
		 "\ncompa-ratio: pay / P50. Range penetration: (pay - P25) / (P75 - P25), 0 at P25 "
		 "and 1 at P75.\nBands: %s\n",
		 answer->path);
}
