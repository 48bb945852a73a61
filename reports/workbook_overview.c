/* SPDX-License-Identifier: GPL-3.0-or-later */
/* workbook_overview.c: the first sheet: what each role's page leads with, and a chart of it per family of roles. */
#include "reports/workbook.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "reports/csv_parts.h"
#include "reports/money_words.h"
#include "reports/role_name.h"
#include "reports/words.h"

static const struct csv_field fields[] = {
    {"family", FIELD_TEXT, "family of roles"},
    {"role", FIELD_ROLE, "role id"},
    {"basis", FIELD_TEXT, "observed, modelled or benchmark"},
    {"n", FIELD_COUNT, "observations; of a benchmark, people employed"},
    {"p25", FIELD_MONEY, "25th percentile of the headline, US dollars per year"},
    {"p50", FIELD_MONEY, "median of the headline"},
    {"p75", FIELD_MONEY, "75th percentile of the headline"},
    {"p25_to_p50", FIELD_MONEY, "p50 - p25, for the chart"},
    {"p50_to_p75", FIELD_MONEY, "p75 - p50, for the chart"},
    {"quality", FIELD_TEXT, "low, medium or high"},
    {"ai_impact", FIELD_SCORE, "AI impact index, 0 to 100"},
    {"growth_percent", FIELD_PERCENT, "projected growth of employment, in percent"},
    {"as_of", FIELD_DATE, "date to which the pay was moved: YYYY, YYYY-MM or YYYY-MM-DD"},
    {"rule", FIELD_TEXT, "method; \" (sample)\" in a run from sample data"},
};
const struct csv_table overview_table =
    CSV_TABLE("What the page of each role leads with: base pay in the United States", fields);

static double figure(const struct role_summary *r, size_t percentile)
{
	const struct band *b = r->headline;

	return words_band_shown(b) && words_shown(b, percentile) ? b->p[percentile].amount : NAN;
}

/* By family, the highest median first, those without one last; then by id. */
static int by_family(const void *a, const void *b)
{
	const struct role_summary *x = *(const struct role_summary *const *)a;
	const struct role_summary *y = *(const struct role_summary *const *)b;
	double p = figure(x, BENCHMARK_P50), q = figure(y, BENCHMARK_P50);
	int order = strcmp(x->role->family, y->role->family);

	if (order)
		return order;
	if (isfinite(p) != isfinite(q))
		return isfinite(p) ? -1 : 1;
	if (isfinite(p) && (p > q || p < q))
		return p > q ? -1 : 1;
	return strcmp(x->role->id, y->role->id);
}

/* The roles in the order of the sheet; the caller's to free. */
static const struct role_summary **in_order(const struct summary *s)
{
	const struct role_summary **roles = mem_zero(s->role_count + 1, sizeof(*roles));

	for (size_t i = 0; i < s->role_count; i++)
		roles[i] = &s->roles[i];
	if (s->role_count)
		qsort(roles, s->role_count, sizeof(*roles), by_family);
	return roles;
}

static void add_amount(struct buf *out, double value)
{
	buf_add_char(out, ',');
	csv_add_number(out, value, 2);
}

static void add_role(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *b = words_band_shown(r->headline) ? r->headline : NULL;
	double p25 = figure(r, BENCHMARK_P25), p50 = figure(r, BENCHMARK_P50),
	       p75 = figure(r, BENCHMARK_P75);
	char as_of[11];

	date_to_iso(b ? b->as_of : s->as_of, as_of);
	words_family(out, r->role->family);
	buf_add_char(out, ',');
	csv_add_string(out, r->role->id);
	buf_addf(out, ",%s,", b ? basis_word(b->basis) : "");
	if (b && b->n)
		buf_add_count(out, b->n);
	add_amount(out, p25);
	add_amount(out, p50);
	add_amount(out, p75);
	add_amount(out, p50 - p25);
	add_amount(out, p75 - p50);
	buf_addf(out, ",%s", b ? quality_word(b->quality) : "");
	add_amount(out, r->impact.score);
	add_amount(out, r->outlook.known ? r->outlook.growth_percent : NAN);
	buf_addf(out, ",%s,%s%s\n", as_of, b ? b->rule : "none", s->sample ? " (sample)" : "");
}

void overview_rows(struct buf *out, const struct summary *s)
{
	const struct role_summary **roles = in_order(s);

	csv_add_header(out, &overview_table);
	for (size_t i = 0; i < s->role_count; i++)
		add_role(out, s, roles[i]);
	free(roles);
}

/* ---- charts ---- */

static bool has_range(const struct role_summary *r)
{
	return isfinite(figure(r, BENCHMARK_P25)) && isfinite(figure(r, BENCHMARK_P50)) &&
	       isfinite(figure(r, BENCHMARK_P75));
}

/* The ends of the axis, of all charts alike: multiples of 50,000. */
static void set_axis(struct book_bars *bars, const struct summary *s)
{
	const double step = 50000;

	bars->least = INFINITY;
	bars->most = 0;
	for (size_t i = 0; i < s->role_count; i++) {
		if (!has_range(&s->roles[i]))
			continue;
		bars->least = fmin(bars->least, figure(&s->roles[i], BENCHMARK_P25));
		bars->most = fmax(bars->most, figure(&s->roles[i], BENCHMARK_P75));
	}
	bars->least = floor(bars->least / step) * step;
	bars->most = ceil(bars->most / step) * step;
}

static void say_title(struct buf *out, const struct summary *s, const struct role_summary *r)
{
	buf_clear(out);
	words_family(out, r->role->family);
	buf_add_string(out, ": base pay in the United States, ");
	words_date(out, s->as_of);
	if (s->sample)
		buf_add_string(out, " (sample)");
}

void overview_charts(struct book_out *b, const struct summary *s,
		     const struct workbook_sheet *sheet)
{
	const struct role_summary **roles = in_order(s);
	struct book_bars bars = {
	    .sheet = sheet->name,
	    .name = workbook_column(sheet, "role") + 1,
	    .low = workbook_column(sheet, "p25"),
	    .to_middle = workbook_column(sheet, "p25_to_p50"),
	    .to_high = workbook_column(sheet, "p50_to_p75"),
	};
	struct buf title, axis;

	buf_init(&axis, BUF_LIMIT_DEFAULT);
	money_text(&axis, s->settings,
		   "US dollars per year: P25 to P75; the shades meet at the median");
	bars.axis = axis.data;
	buf_init(&title, BUF_LIMIT_DEFAULT);
	set_axis(&bars, s);
	book_out_canvas(b, "charts");
	for (size_t first = 0, end; first < s->role_count; first = end) {
		bars.first_row = first;
		bars.row_count = 0;
		for (end = first; end < s->role_count &&
				  strcmp(roles[end]->role->family, roles[first]->role->family) == 0;
		     end++)
			if (has_range(roles[end]))
				bars.row_count = end - first + 1;
		say_title(&title, s, roles[first]);
		bars.title = title.data;
		book_out_bars(b, &bars);
	}
	buf_release(&title);
	buf_release(&axis);
	free(roles);
}
