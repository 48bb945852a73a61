/* SPDX-License-Identifier: GPL-3.0-or-later */
/* own_tables.c: see own_tables.h. */
#include "reports/own_tables.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "reports/money_words.h"
#include "reports/words.h"

enum { LISTED_MOST = 20 };

#define COLUMN_COUNT_OF(columns) (sizeof(columns) / sizeof(*(columns)))

/* ---- words ---- */

void own_say_group(struct buf *out, const struct own_report *r, const struct own_group *g)
{
	buf_addf(out, "%s, %s", catalogue_role(r->request->catalogue, g->role)->name,
		 g->level == LEVEL_UNKNOWN ? "level not known" : level_word(g->level));
}

void own_say_note(struct buf *out, const struct own_report *r, const struct own_group *g)
{
	const char *before = "";

	if (g->withheld == OWN_FEW)
		buf_addf(out, "fewer than %zu employees", r->request->least);
	if (g->withheld == OWN_COMPLEMENTARY)
		buf_add_string(out, "withheld: the totals would give a smaller group away");
	if (g->withheld != OWN_SHOWN)
		before = "; ";
	if (own_group_wider_area(g)) {
		buf_addf(out, "%smarket of ", before);
		words_area(out, r->request->gazetteer, g->base->area);
		before = "; ";
	}
	if (own_group_all_levels(g) || g->level == LEVEL_UNKNOWN) {
		buf_addf(out, "%smarket of %s level%s", before, band_level_word(g->base->level),
			 g->base->level == LEVEL_ALL ? "s" : "");
		before = "; ";
	}
	if (g->base->basis != BASIS_MODELLED) {
		buf_addf(out, "%s%s market band", before, basis_word(g->base->basis));
		before = "; ";
	}
	if (g->range_given) {
		buf_addf(out, "%sown range ", before);
		words_money(out, r->settings, g->range.minimum);
		buf_add_string(out, EN_DASH);
		words_money(out, r->settings, g->range.maximum);
	}
}

void own_say_dates(struct buf *out, const struct own_report *r)
{
	if (!r->oldest.year) {
		buf_add_string(out, "Own pay is not dated: it is taken as pay at the market's "
				    "date.");
		return;
	}
	buf_add_string(out, "Own pay is dated ");
	words_date(out, r->oldest);
	if (date_compare(r->oldest, r->newest) != 0) {
		buf_add_string(out, " to ");
		words_date(out, r->newest);
	}
	buf_add_string(out, r->undated ? ", or not at all" : "");
	buf_add_string(out, "; it is not aged.");
}

/* ---- cells: empty where nothing is known ---- */

static void add_money(struct page_table *t, double dollars)
{
	struct buf *cell = page_table_cell(t);

	if (isfinite(dollars))
		words_money(cell, t->settings, dollars);
}

static void add_ratio(struct page_table *t, double ratio)
{
	struct buf *cell = page_table_cell(t);

	if (isfinite(ratio))
		buf_addf(cell, "%s%.2f", ratio <= -0.005 ? MINUS : "", fabs(ratio));
}

static void add_count(struct page_table *t, size_t count, bool shown)
{
	struct buf *cell = page_table_cell(t);

	if (shown)
		words_count(cell, count);
}

static void add_percentile(struct page_table *t, double percentile)
{
	struct buf *cell = page_table_cell(t);

	if (isfinite(percentile))
		words_number(cell, rint(percentile), 0);
}

static void add_quartiles(struct page_table *t, const struct band *b)
{
	struct buf *cell = page_table_cell(t);

	words_money(cell, t->settings, b->p[BENCHMARK_P25].amount);
	buf_add_string(cell, EN_DASH);
	words_money(cell, t->settings, b->p[BENCHMARK_P75].amount);
}

static void add_name(struct page_table *t, const struct own_report *r, const struct own_group *g)
{
	struct page_row *row = page_table_row(t);

	if (g->withheld != OWN_SHOWN)
		row->kind = ROW_LESSER;
	own_say_group(page_table_cell(t), r, g);
	words_area(page_table_part(t, CELL_NOTE), r->request->gazetteer, g->area);
}

static void add_total_name(struct page_table *t)
{
	page_table_row(t)->kind = ROW_BENCHMARK;
	buf_add_string(page_table_cell(t), "Total");
}

static void skip(struct page_table *t, size_t cells)
{
	for (size_t i = 0; i < cells; i++)
		(void)page_table_cell(t);
}

/* ---- groups ---- */

static void add_group(struct page_table *t, const struct own_report *r, const struct own_group *g)
{
	bool shown = g->withheld == OWN_SHOWN;

	add_name(t, r, g);
	own_say_note(page_table_cell(t), r, g);
	add_count(t, g->people, shown);
	words_number(page_table_cell(t), g->fte, 1);
	add_money(t, g->range.midpoint);
	add_quartiles(t, g->base);
	add_money(t, g->median);
	add_ratio(t, g->compa_ratio);
	add_ratio(t, g->penetration);
	add_percentile(t, g->percentile);
	add_count(t, g->below_minimum, shown);
	add_count(t, g->above_maximum, shown);
	add_money(t, g->cost_minimum);
}

static void add_totals(struct page_table *t, const struct own_report *r)
{
	const struct own_totals *all = &r->pay->totals;

	add_total_name(t);
	buf_add_string(page_table_cell(t),
		       all->withheld ? "withheld: they would give a group away" : "");
	add_count(t, all->people, !all->withheld);
	words_number(page_table_cell(t), all->fte, 1);
	skip(t, 3);
	add_ratio(t, all->payroll / all->market);
	skip(t, 2);
	add_count(t, all->below_minimum, !all->withheld);
	add_count(t, all->above_maximum, !all->withheld);
	add_money(t, all->cost_minimum);
}

void own_table_groups(struct page_table *out, const struct own_report *r)
{
	static const struct page_column columns[] = {
	    {"Group", COLUMN_TEXT, NULL},
	    {"Market used", COLUMN_TEXT, "Group"},
	    {"Employees", COLUMN_FIGURE, NULL},
	    {"FTE", COLUMN_FIGURE, "Employees"},
	    {"Market median", COLUMN_FIGURE, NULL},
	    {"Market middle half", COLUMN_FIGURE, "Market median"},
	    {"Own median", COLUMN_FIGURE, NULL},
	    {"Compa-ratio", COLUMN_FIGURE, NULL},
	    {"Range penetration", COLUMN_FIGURE, "Compa-ratio"},
	    {"Market percentile", COLUMN_FIGURE, "Own median"},
	    {"Below minimum", COLUMN_FIGURE, NULL},
	    {"Above maximum", COLUMN_FIGURE, "Below minimum"},
	    {"Cost to minimum", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, r->settings, "groups", "Groups", columns, COLUMN_COUNT_OF(columns));
	for (size_t i = 0; i < r->pay->count; i++)
		add_group(out, r, &r->pay->groups[i]);
	add_totals(out, r);
	page_table_end(out);
}

/* ---- compa-ratios ---- */

void own_table_spread(struct page_table *out, const struct own_report *r)
{
	static const struct page_column columns[] = {
	    {"Group", COLUMN_TEXT, NULL},
	    {"Below 0.80", COLUMN_FIGURE, NULL},
	    {"0.80 to 0.90", COLUMN_FIGURE, NULL},
	    {"0.90 to 1.10", COLUMN_FIGURE, NULL},
	    {"1.10 to 1.20", COLUMN_FIGURE, NULL},
	    {"1.20 and above", COLUMN_FIGURE, NULL},
	    {"P25 of compa-ratios", COLUMN_FIGURE, NULL},
	    {"Median", COLUMN_FIGURE, NULL},
	    {"P75", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, r->settings, "spread", "Compa-ratios", columns,
			COLUMN_COUNT_OF(columns));
	for (size_t i = 0; i < r->pay->count; i++) {
		const struct own_group *g = &r->pay->groups[i];
		if (g->withheld != OWN_SHOWN)
			continue;
		add_name(out, r, g);
		for (int k = 0; k < OWN_COMPA_CLASSES; k++)
			add_count(out, g->compa_classes[k], true);
		for (int q = 0; q < 3; q++)
			add_ratio(out, g->compa_quartiles[q]);
	}
	page_table_end(out);
	buf_addf(&out->note, "Employees by pay / market median. Quartiles need %zu employees.",
		 2 * r->request->least);
}

/* ---- targets ---- */

static void add_target(struct page_table *t, const struct own_report *r, const struct own_group *g,
		       size_t target)
{
	const struct own_target *f = &g->targets[target];
	double percentile = r->request->targets[target];

	add_name(t, r, g);
	t->rows[t->row_count - 1].continues = target > 0;
	buf_addf(page_table_cell(t), "P%g", percentile);
	add_money(t, own_market_pay(g->base, percentile, settings_rounding(r->settings)));
	if (isfinite(f->distance))
		words_money_signed(page_table_cell(t), r->settings, f->distance);
	else
		skip(t, 1);
	if (isfinite(f->share))
		words_percent_signed(page_table_cell(t), 100 * f->share);
	else
		skip(t, 1);
	add_count(t, f->below, isfinite(f->pay) && g->withheld == OWN_SHOWN);
	add_money(t, f->cost);
}

void own_table_targets(struct page_table *out, const struct own_report *r)
{
	static const struct page_column columns[] = {
	    {"Group", COLUMN_TEXT, NULL},
	    {"Target", COLUMN_FIGURE, NULL},
	    {"Market pay there", COLUMN_FIGURE, NULL},
	    {"Own median from it", COLUMN_FIGURE, NULL},
	    {"In percent", COLUMN_FIGURE, "Own median from it"},
	    {"Employees below", COLUMN_FIGURE, NULL},
	    {"Cost to target", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, r->settings, "targets", "Targets", columns, COLUMN_COUNT_OF(columns));
	for (size_t i = 0; i < r->pay->count; i++)
		for (size_t k = 0; k < r->request->target_count; k++)
			add_target(out, r, &r->pay->groups[i], k);
	for (size_t k = 0; k < r->request->target_count; k++) {
		const struct own_totals_target *all = &r->pay->totals.targets[k];
		add_total_name(out);
		out->rows[out->row_count - 1].continues = k > 0;
		buf_addf(page_table_cell(out), "P%g", r->request->targets[k]);
		skip(out, 3);
		add_count(out, all->below, !all->withheld);
		add_money(out, all->cost);
	}
	page_table_end(out);
	buf_add_string(&out->note,
		       "Cost: base pay per year, at each person's FTE, to raise everyone below the "
		       "target up to it; without taxes, benefits and bonuses.");
}

/* ---- total pay ---- */

void own_table_total(struct page_table *out, const struct own_report *r)
{
	static const struct page_column columns[] = {
	    {"Group", COLUMN_TEXT, NULL},
	    {"Employees", COLUMN_FIGURE, NULL},
	    {"Market median", COLUMN_FIGURE, NULL},
	    {"Market middle half", COLUMN_FIGURE, "Market median"},
	    {"Own median", COLUMN_FIGURE, NULL},
	    {"Compa-ratio", COLUMN_FIGURE, NULL},
	    {"Market percentile", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, r->settings, "total-pay", "Total pay", columns,
			COLUMN_COUNT_OF(columns));
	for (size_t i = 0; i < r->pay->count; i++) {
		const struct own_group *g = &r->pay->groups[i];
		if (!g->total_people)
			continue;
		add_name(out, r, g);
		add_count(out, g->total_people, true);
		add_money(out, g->total->p[BENCHMARK_P50].amount);
		add_quartiles(out, g->total);
		add_money(out, g->total_median);
		add_ratio(out, g->total_compa_ratio);
		add_percentile(out, g->total_percentile);
	}
	page_table_end(out);
}

/* ---- who is not there ---- */

static size_t reason_end(const struct own_report *r, size_t first)
{
	size_t next = first;

	while (next < r->unmatched_count &&
	       strcmp(r->unmatched[next].reason, r->unmatched[first].reason) == 0)
		next++;
	return next;
}

static void add_where(struct buf *out, const struct own_report *r, size_t first, size_t end)
{
	for (size_t i = first; i < end && i < first + LISTED_MOST; i++) {
		const struct own_unmatched *u = &r->unmatched[i];
		buf_addf(out, "%s%s:%" PRIu64, i > first ? "\n" : "", u->file, u->line);
		if (*u->title)
			buf_addf(out, " %s", u->title);
	}
	if (end - first > LISTED_MOST)
		buf_addf(out, "\nand %zu more", end - first - LISTED_MOST);
}

void own_table_unmatched(struct page_table *out, const struct own_report *r)
{
	static const struct page_column columns[] = {
	    {"Reason", COLUMN_TEXT, NULL},
	    {"Rows", COLUMN_FIGURE, NULL},
	    {"Which", COLUMN_LINES, NULL},
	};

	page_table_init(out, r->settings, "unmatched", "In no group", columns,
			COLUMN_COUNT_OF(columns));
	for (size_t first = 0, end; first < r->unmatched_count; first = end) {
		end = reason_end(r, first);
		page_table_row(out);
		buf_add_string(page_table_cell(out), r->unmatched[first].reason);
		buf_add_string(page_table_part(out, CELL_NOTE), r->unmatched[first].about);
		page_table_count(out, end - first);
		add_where(page_table_cell(out), r, first, end);
	}
	for (size_t i = 0; i < r->filtered_count; i++) {
		page_table_row(out);
		buf_add_string(page_table_cell(out), r->filtered[i].rule);
		buf_add_string(page_table_part(out, CELL_NOTE), "left out by the layout");
		page_table_count(out, r->filtered[i].rows);
		skip(out, 1);
	}
	page_table_end(out);
}

void own_table_rates(struct page_table *out, const struct own_report *r)
{
	static const struct page_column columns[] = {
	    {"Currency", COLUMN_TEXT, NULL},
	    {"US dollars per unit", COLUMN_FIGURE, NULL},
	    {"Rate of", COLUMN_FIGURE, NULL},
	    {"Rows", COLUMN_FIGURE, NULL},
	};

	page_table_init(out, r->settings, "rates", "Rates of exchange", columns,
			COLUMN_COUNT_OF(columns));
	for (size_t i = 0; i < r->rate_count; i++) {
		char letters[4];
		code_text(r->rates[i].currency, letters);
		page_table_row(out);
		buf_add_string(page_table_cell(out), letters);
		buf_addf(page_table_cell(out), "%.6g", r->rates[i].usd);
		if (r->rates[i].year)
			buf_addf(page_table_cell(out), "%d, mean", r->rates[i].year);
		else
			buf_add_string(page_table_cell(out), "latest");
		page_table_count(out, r->rates[i].rows);
	}
	page_table_end(out);
}
