/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_text.c: a row per group, the totals, what they rest on, and who is in none. */
#include "cmd/own_text.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/text_table.h"
#include "reports/own_tables.h"
#include "reports/money_words.h"
#include "reports/words.h"

enum {
	UNMATCHED_SHOWN = 10,
	FIXED_COLUMNS = 10,
	COLUMNS_MOST = FIXED_COLUMNS + 2 * OWN_TARGETS_MOST + 1
};

/* ---- cells ---- */

static void add_ratio(struct buf *out, double ratio)
{
	if (isnan(ratio))
		buf_add_string(out, EN_DASH);
	else
		buf_addf(out, "%s%.2f", ratio < 0 && ratio <= -0.005 ? MINUS : "", fabs(ratio));
}

static void add_money(struct text_table *t, const struct settings *settings, double dollars)
{
	words_money(text_table_cell(t), settings, dollars);
}

static void add_count(struct text_table *t, size_t count, bool shown)
{
	struct buf *cell = text_table_cell(t);

	if (shown)
		words_count(cell, count);
	else
		buf_add_string(cell, EN_DASH);
}

static void add_distance(struct buf *cell, const struct settings *settings,
			 const struct own_target *t)
{
	if (isnan(t->distance)) {
		buf_add_string(cell, EN_DASH);
		return;
	}
	words_money_signed(cell, settings, t->distance);
	buf_add_string(cell, " (");
	words_percent_signed(cell, 100 * t->share);
	buf_add_char(cell, ')');
}

static void add_group(struct text_table *t, const struct own_report *r, const struct own_group *g)
{
	bool shown = g->withheld == OWN_SHOWN;

	buf_add_string(text_table_cell(t), catalogue_role(r->request->catalogue, g->role)->id);
	buf_add_string(text_table_cell(t), own_level_word(g->level));
	words_area(text_table_cell(t), r->request->gazetteer, g->area);
	add_count(t, g->people, shown);
	add_money(t, r->settings, g->range.midpoint);
	add_money(t, r->settings, g->median);
	add_ratio(text_table_cell(t), g->compa_ratio);
	add_ratio(text_table_cell(t), g->penetration);
	words_number(text_table_cell(t), rint(g->percentile), 0);
	add_count(t, g->below_minimum, shown);
	add_money(t, r->settings, g->cost_minimum);
	for (size_t i = 0; i < r->request->target_count; i++) {
		add_distance(text_table_cell(t), r->settings, &g->targets[i]);
		add_money(t, r->settings, g->targets[i].cost);
	}
	own_say_note(text_table_cell(t), r, g);
}

static void add_totals(struct text_table *t, const struct own_report *r)
{
	const struct own_totals *all = &r->pay->totals;

	buf_add_string(text_table_cell(t), "total");
	(void)text_table_cell(t);
	(void)text_table_cell(t);
	add_count(t, all->people, !all->withheld);
	(void)text_table_cell(t);
	(void)text_table_cell(t);
	add_ratio(text_table_cell(t), all->payroll / all->market);
	(void)text_table_cell(t);
	(void)text_table_cell(t);
	add_count(t, all->below_minimum, !all->withheld);
	add_money(t, r->settings, all->cost_minimum);
	for (size_t i = 0; i < r->request->target_count; i++) {
		(void)text_table_cell(t);
		add_money(t, r->settings, all->targets[i].cost);
	}
	if (all->withheld)
		buf_addf(text_table_cell(t), "withheld: they would give a group away");
	else
		(void)text_table_cell(t);
}

/* ---- the table ---- */

struct heads {
	char texts[2 * OWN_TARGETS_MOST][24];
	struct text_column columns[COLUMNS_MOST + 1];
	size_t count;
};

static void make_heads(struct heads *h, const struct own_request *request)
{
	static const struct text_column fixed[] = {
	    {"role", TEXT_COLUMN_ELASTIC},     {"level", TEXT_COLUMN_LEFT},
	    {"area", TEXT_COLUMN_ELASTIC},     {"n", TEXT_COLUMN_RIGHT},
	    {"market P50", TEXT_COLUMN_RIGHT}, {"own median", TEXT_COLUMN_RIGHT},
	    {"compa", TEXT_COLUMN_RIGHT},      {"range", TEXT_COLUMN_RIGHT},
	    {"stands at", TEXT_COLUMN_RIGHT},  {"below min", TEXT_COLUMN_RIGHT},
	    {"cost to min", TEXT_COLUMN_RIGHT}};

	h->count = sizeof(fixed) / sizeof(*fixed);
	memcpy(h->columns, fixed, sizeof(fixed));
	for (size_t i = 0; i < request->target_count; i++) {
		char *from = h->texts[2 * i], *cost = h->texts[2 * i + 1];
		snprintf(from, sizeof(h->texts[0]), "from P%g", request->targets[i]);
		snprintf(cost, sizeof(h->texts[0]), "cost to P%g", request->targets[i]);
		h->columns[h->count++] = (struct text_column){from, TEXT_COLUMN_RIGHT};
		h->columns[h->count++] = (struct text_column){cost, TEXT_COLUMN_RIGHT};
	}
	h->columns[h->count++] = (struct text_column){"", TEXT_COLUMN_NOTE};
}

static void add_table(struct buf *out, const struct own_report *r, size_t width)
{
	struct text_table table;
	struct heads heads;

	make_heads(&heads, r->request);
	text_table_init(&table, heads.columns, heads.count);
	for (size_t i = 0; i < r->pay->count; i++)
		add_group(&table, r, &r->pay->groups[i]);
	add_totals(&table, r);
	text_table_write(out, &table, width);
	text_table_release(&table);
}

/* ---- what is said of it ---- */

static void add_opening(struct buf *out, const struct own_report *r)
{
	const struct own_pay *p = r->pay;

	if (r->sample)
		buf_add_string(out, SAMPLE_NOTICE "\n");
	buf_addf(out, "Market: %s, as of ", r->market);
	words_date(out, r->as_of);
	buf_addf(out, ". %s per year of full-time work; costs at each person's FTE.\n",
		 money_words(r->settings).name);
	words_count(out, p->left_out[OWN_MATCHED]);
	buf_addf(out, " of ");
	words_count(out, r->rows_read);
	buf_addf(out, " rows are employees in %zu group%s", p->count, p->count == 1 ? "" : "s");
	if (p->few + p->complementary)
		buf_addf(out, ", of which %zu withheld", p->few + p->complementary);
	buf_add_string(out, ".\n\n");
}

static void add_dates(struct buf *out, const struct own_report *r)
{
	if (r->oldest.year || r->undated) {
		own_say_dates(out, r);
		buf_add_char(out, '\n');
	}
	if (r->months_apart > OWN_MONTHS_APART)
		buf_addf(
		    out,
		    "Own pay and the market are %.0f months apart: publish a run with --as-of at "
		    "the date of own pay, and give it as --from.\n",
		    r->months_apart);
}

static void add_rates(struct buf *out, const struct own_report *r)
{
	for (size_t i = 0; i < r->rate_count; i++) {
		const struct own_rate *rate = &r->rates[i];
		char letters[4];
		code_text(rate->currency, letters);
		buf_addf(out, "Converted: %zu row%s at 1 %s = %.6g USD", rate->rows,
			 rate->rows == 1 ? "" : "s", letters, rate->usd);
		if (rate->year)
			buf_addf(out, " (mean of %d).\n", rate->year);
		else
			buf_add_string(out, " (the latest; the pay is not dated).\n");
	}
}

/* Reasons come together. */
static void add_unmatched(struct buf *out, const struct own_report *r)
{
	for (size_t first = 0, next; first < r->unmatched_count; first = next) {
		const struct own_unmatched *u = &r->unmatched[first];
		for (next = first; next < r->unmatched_count &&
				   strcmp(r->unmatched[next].reason, u->reason) == 0;)
			next++;
		buf_addf(out, "In no group: %zu, %s (%s):", next - first, u->reason, u->about);
		for (size_t i = first; i < next && i < first + UNMATCHED_SHOWN; i++) {
			const struct own_unmatched *row = &r->unmatched[i];
			buf_addf(out, "%s %s:%" PRIu64, i > first ? "," : "", row->file, row->line);
			if (*row->title)
				buf_addf(out, " \"%s\"", row->title);
		}
		if (next - first > UNMATCHED_SHOWN)
			buf_addf(out, ", and %zu more", next - first - UNMATCHED_SHOWN);
		buf_add_char(out, '\n');
	}
	for (size_t i = 0; i < r->filtered_count; i++)
		buf_addf(out, "Left out by the layout: %" PRIu64 ", %s\n", r->filtered[i].rows,
			 r->filtered[i].rule);
}

void own_text(struct buf *out, const struct own_report *r, size_t width)
{
	add_opening(out, r);
	add_table(out, r, width);
	buf_add_string(out,
		       "\ncompa: mean pay / market P50. range: (mean - minimum) / (maximum - "
		       "minimum), of the market P25 to P75. stands at: the market percentile of "
		       "own median. cost: to raise everyone below.\n");
	add_dates(out, r);
	add_rates(out, r);
	add_unmatched(out, r);
}
