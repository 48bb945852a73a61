/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_csv.c: a band as a row of bands.csv, and money as a person writes it.
 *
 * The columns are a contract (docs/DATA-CONTRACT.md): they change only with a version.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "estimate/bands_private.h"

const char *band_header(void)
{
	return "role,level,area_kind,area,component,basis,n,n_effective,employers,"
	       "p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule\n";
}

/* To the hundredth, without needless zeros; empty where there is no number. */
static void add_number(struct buf *out, double number)
{
	char text[64];
	size_t len;

	if (!isfinite(number) || fabs(number) >= 1e40)
		return;
	len = (size_t)snprintf(text, sizeof(text), "%.2f", number);
	while (text[len - 1] == '0')
		len--;
	if (text[len - 1] == '.')
		len--;
	text[len] = '\0';
	buf_add_string(out, strcmp(text, "-0") == 0 ? "0" : text);
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
		add_number(out, bound);
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

/* A benchmark's n is an employment that may not be released, and it has no employers. The counts of
 * a row that is withheld are withheld too. */
static void add_counts(struct buf *out, const struct band *b)
{
	if (b->n)
		buf_addf(out, "%" PRIu64, b->n);
	buf_add_char(out, ',');
	add_number(out, b->n_effective);
	buf_add_char(out, ',');
	if (b->basis != BASIS_BENCHMARK && b->employers != EMPLOYERS_WITHHELD)
		buf_addf(out, "%" PRIu64, b->employers);
	buf_add_char(out, ',');
}

void band_add_row(struct buf *out, const struct band *b, const struct catalogue *catalogue)
{
	char area[8];
	char as_of[11];

	area_text(b->area, area);
	date_to_iso(b->as_of, as_of);
	buf_addf(out, "%s,%s,%s,%s,%s,%s,", catalogue_role(catalogue, b->role)->id,
		 band_level_word(b->level), area_kind_word(b->area.kind), area,
		 component_word(b->component), basis_word(b->basis));
	add_counts(out, b);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		if (b->p[p].kind == VALUE_EXACT)
			add_number(out, b->p[p].amount);
		buf_add_char(out, ',');
	}
	add_number(out, b->p50_interval.low);
	buf_add_char(out, ',');
	add_number(out, b->p50_interval.high);
	buf_addf(out, ",%s,", quality_word(b->quality));
	add_reasons(out, b);
	buf_addf(out, ",%s,%s\n", as_of, b->rule);
}

void money_person(double dollars, char out[16])
{
	double size = fabs(dollars);
	const char *sign = dollars < 0 ? "-" : "";
	double millions = rint(size / 1e5) / 10;

	out[0] = '\0';
	if (!(size < 1e12))
		return;
	if (rint(size) < 1000)
		snprintf(out, 16, "%s$%.0f", rint(size) > 0 ? sign : "", rint(size));
	else if (rint(size / 1000) < 1000)
		snprintf(out, 16, "%s$%.0fK", sign, rint(size / 1000));
	else if (millions == floor(millions))
		snprintf(out, 16, "%s$%.0fM", sign, millions);
	else
		snprintf(out, 16, "%s$%.1fM", sign, millions);
}
