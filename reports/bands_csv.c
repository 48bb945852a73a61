/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_csv.c: bands.csv, the contract (docs/DATA-CONTRACT.md, "Bands").
 *
 * One list defines the columns, their order and what writes them; they change only with a version.
 * In a run from sample data every row's `rule` says so: the columns are fixed and a comment line
 * would break readers, but a copied row must still show its origin.
 */
#include "reports/formats.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "reports/csv_parts.h"
#include "reports/reports.h"
#include "reports/words.h"

struct row {
	const struct band *band;
	const struct catalogue *catalogue;
	const struct gazetteer *gazetteer;
	struct buf *words; /* scratch */
	bool sample;
};

static void add_figure(struct buf *out, const struct band *b, int percentile)
{
	if (b->p[percentile].kind == VALUE_EXACT)
		csv_add_number(out, b->p[percentile].amount, 2);
}

static void add_word(struct buf *out, size_t start, const char *word)
{
	if (out->len > start)
		buf_add_char(out, ' ');
	buf_add_string(out, word);
}

static void add_bound(struct buf *out, const char *kind, double bound)
{
	buf_addf(out, ":%s", kind);
	if (isfinite(bound)) {
		buf_add_char(out, ':');
		csv_add_number(out, bound, 2);
	}
}

/* Figure by figure: what publishers withhold, "p75:top-coded:239200 p90:not-released", and what open
 * brackets leave open, "p10:at-most:40000 p90:at-least:500000". */
static void add_figure_reasons(struct buf *out, size_t start, const struct band *b)
{
	static const char *const names[BENCHMARK_PERCENTILES] = {"p10", "p25", "p50", "p75", "p90"};

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		enum value_kind kind = b->p[p].kind;
		if (kind == VALUE_AT_LEAST && b->suppressed & SUPPRESSED_TOP_CODED) {
			add_word(out, start, names[p]);
			add_bound(out, "top-coded", b->p[p].amount);
		}
		if ((kind == VALUE_AT_LEAST || kind == VALUE_AT_MOST) &&
		    b->suppressed & SUPPRESSED_OPEN) {
			add_word(out, start, names[p]);
			add_bound(out, kind == VALUE_AT_LEAST ? "at-least" : "at-most",
				  b->p[p].amount);
		}
		if (kind == VALUE_NOT_RELEASED && b->suppressed & SUPPRESSED_NOT_RELEASED) {
			add_word(out, start, names[p]);
			buf_add_string(out, ":not-released");
		}
	}
}

static void add_reasons(struct buf *out, const struct band *b)
{
	static const struct {
		unsigned flag;
		const char *word;
	} reasons[] = {
#define REASON(name, bit, word, whole) {name, word},
	    SUPPRESSIONS(REASON)
#undef REASON
	};
	const unsigned figures = SUPPRESSED_TOP_CODED | SUPPRESSED_NOT_RELEASED | SUPPRESSED_OPEN;
	size_t start = out->len;

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (b->suppressed & reasons[i].flag & ~figures)
			add_word(out, start, reasons[i].word);
	add_figure_reasons(out, start, b);
}

static void add_area(struct buf *out, struct area area)
{
	char text[8];

	area_text(area, text);
	buf_add_string(out, text);
}

static void add_area_name(struct buf *out, const struct row *r)
{
	buf_clear(r->words);
	words_area(r->words, r->gazetteer, r->band->area);
	csv_add_field(out, buf_text(r->words), true);
}

static void add_date(struct buf *out, struct date date)
{
	char text[11];

	date_to_iso(date, text);
	buf_add_string(out, text);
}

static void add_count(struct buf *out, uint64_t count)
{
	buf_addf(out, "%" PRIu64, count);
}

static void add_rule(struct buf *out, const struct row *r)
{
	buf_add_string(out, r->band->rule);
	if (r->sample)
		buf_add_string(out, " (sample)");
}

/* Column, and what writes it of the row `r` with the band `b`. A benchmark's n is its employment,
 * which may not be released, and it has no employers; the counts of a withheld row are withheld. */
#define COLUMNS(X)                                                                                 \
	X("role", csv_add_string(out, catalogue_role(r->catalogue, b->role)->id))                  \
	X("role_name", csv_add_string(out, catalogue_role(r->catalogue, b->role)->name))           \
	X("level", buf_add_string(out, band_level_word(b->level)))                                 \
	X("experience", buf_add_string(out, band_experience_word(b->experience)))                  \
	X("area_kind", buf_add_string(out, area_kind_word(b->area.kind)))                          \
	X("area", add_area(out, b->area))                                                          \
	X("area_name", add_area_name(out, r))                                                      \
	X("component", buf_add_string(out, component_word(b->component)))                          \
	X("basis", buf_add_string(out, basis_word(b->basis)))                                      \
	X("n", if (b->n) add_count(out, b->n))                                                     \
	X("n_effective", csv_add_number(out, b->n_effective, 2))                                   \
	X("sources", if (b->sources) add_count(out, b->sources))                                   \
	X("employers", if (b->basis == BASIS_OBSERVED && b->employers != EMPLOYERS_WITHHELD)       \
			   add_count(out, b->employers))                                           \
	X("p10", add_figure(out, b, BENCHMARK_P10))                                                \
	X("p25", add_figure(out, b, BENCHMARK_P25))                                                \
	X("p50", add_figure(out, b, BENCHMARK_P50))                                                \
	X("p75", add_figure(out, b, BENCHMARK_P75))                                                \
	X("p90", add_figure(out, b, BENCHMARK_P90))                                                \
	X("p50_low", csv_add_number(out, b->p50_interval.low, 2))                                  \
	X("p50_high", csv_add_number(out, b->p50_interval.high, 2))                                \
	X("quality", buf_add_string(out, quality_word(b->quality)))                                \
	X("suppressed", add_reasons(out, b))                                                       \
	X("as_of", add_date(out, b->as_of))                                                        \
	X("rule", add_rule(out, r))

static void add_header(struct buf *out)
{
	size_t start = out->len;

#define COLUMN_HEAD(name, write) buf_add_string(out, out->len > start ? "," name : name);
	COLUMNS(COLUMN_HEAD)
#undef COLUMN_HEAD
	buf_add_char(out, '\n');
}

static void add_row(struct buf *out, const struct row *r)
{
	const struct band *b = r->band;
	bool first = true;

#define COLUMN_CELL(name, write)                                                                   \
	if (!first)                                                                                \
		buf_add_char(out, ',');                                                            \
	first = false;                                                                             \
	write;
	COLUMNS(COLUMN_CELL)
#undef COLUMN_CELL
	buf_add_char(out, '\n');
}

void reports_add_band_rows(struct buf *out, const struct band_table *table,
			   const struct catalogue *catalogue, const struct gazetteer *gazetteer,
			   bool sample)
{
	struct buf words;

	buf_init(&words, BUF_LIMIT_DEFAULT);
	add_header(out);
	for (size_t i = 0; i < table->count; i++)
		add_row(out, &(struct row){.band = &table->rows[i],
					   .catalogue = catalogue,
					   .gazetteer = gazetteer,
					   .words = &words,
					   .sample = sample});
	buf_release(&words);
}

void bands_csv(struct buf *out, const struct summary *s)
{
	reports_add_band_rows(out, &s->bands, s->catalogue, s->gazetteer, s->sample);
}
