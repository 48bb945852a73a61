/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_employers.c: the tables of employers, and of the parts of pay by level, in the country that a page is
 * about. */
#include "reports/tables.h"

#include "reports/areas.h"
#include "reports/sentences.h"
#include "reports/words.h"

static void add_money(struct page_table *t, double dollars)
{
	words_money_short(page_table_cell(t), t->settings, dollars);
	words_money(page_table_part(t, CELL_EXACT), t->settings, dollars);
	page_table_dollars(t, dollars);
}

/* ---- employers ---- */

static void add_employer(struct page_table *t, const struct employer_row *row)
{
	const struct band *b = &row->band;
	struct page_row *own = page_table_row(t);

	own->bar.value = b->p[BENCHMARK_P50].amount;
	if (words_interval_shown(b)) {
		own->bar.low = b->p50_interval.low;
		own->bar.high = b->p50_interval.high;
	}
	buf_add_string(page_table_cell(t), row->name);
	add_money(t, b->p[BENCHMARK_P50].amount);
	page_table_cell(t);
	if (words_interval_shown(b)) {
		words_interval(&t->texts, t->settings, b->p50_interval);
		page_table_dollars(t, b->p50_interval.low);
		page_table_dollars(t, b->p50_interval.high);
	}
	page_table_count(t, b->n);
}

bool employer_is_shown(const struct employer_row *row, const struct role_summary *r,
		       enum component component)
{
	return row->band.role == r->index && row->band.component == component &&
	       area_is_headline(row->band.area) && words_shown(&row->band, BENCHMARK_P50) &&
	       row->band.p[BENCHMARK_P50].kind == VALUE_EXACT;
}

static void make_employers(struct page_table *out, const struct summary *s,
			   const struct role_summary *r, enum component component, const char *id,
			   const char *heading)
{
	static const struct page_column columns[] = {
	    [EMPLOYERS_NAME] = {"Employer", COLUMN_TEXT, NULL},
	    [EMPLOYERS_MEDIAN] = {"Median", COLUMN_FIGURE, NULL},
	    [EMPLOYERS_SURE] = {"Interval of the median", COLUMN_FIGURE, "Median"},
	    [EMPLOYERS_REPORTS] = {"Reports", COLUMN_FIGURE, NULL},
	};
	size_t more = 0;

	page_table_init(out, s->settings, id, heading, columns, sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < s->bands.employer_count; i++) {
		const struct employer_row *row = &s->bands.employers[i];

		if (!employer_is_shown(row, r, component))
			continue;
		if (out->row_count < EMPLOYERS_LISTED)
			add_employer(out, row);
		else
			more++;
	}
	page_table_end(out);
	if (!out->row_count)
		return;
	buf_add_string(
	    &out->note,
	    "Medians of what people who name the employer report, or of what it posts, at all "
	    "levels together: employers differ in levels too. The interval is of sampling "
	    "alone.");
	if (more)
		buf_addf(&out->note, " %zu more are in employers.csv.", more);
}

void page_table_employers(struct page_table *out, const struct summary *s,
			  const struct role_summary *r)
{
	make_employers(out, s, r, COMPONENT_BASE, "employers-base", "Employers, base pay");
}

void page_table_employers_total(struct page_table *out, const struct summary *s,
				const struct role_summary *r)
{
	make_employers(out, s, r, COMPONENT_TOTAL, "employers-total", "Employers, total pay");
}

/* ---- the parts of pay ---- */

static void add_mix(struct page_table *t, const struct summary *s, const struct role_summary *r,
		    enum level level)
{
	const struct pay_mix *m = pay_mix_find(&s->bands, r->index, level, CODE2('U', 'S'));

	if (!m)
		return;
	page_table_row(t);
	buf_add_string(page_table_cell(t), words_level(level));
	add_money(t, m->base);
	add_money(t, m->equity);
	add_money(t, m->bonus);
}

static void add_mix_note(struct page_table *t)
{
	struct buf *out = &t->note;

	buf_add_string(out, "Of people who state all three, to the nearest ");
	words_rounding(out, t->settings, "thousand", 1000);
	buf_add_string(out, ". Medians of parts need not add up to the median of total pay.");
}

void page_table_mix(struct page_table *out, const struct summary *s, const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [MIX_LEVEL] = {"Level", COLUMN_TEXT, NULL},
	    [MIX_BASE] = {"Base", COLUMN_FIGURE, NULL},
	    [MIX_STOCK] = {"Stock, a year", COLUMN_FIGURE, NULL},
	    [MIX_BONUS] = {"Bonus", COLUMN_FIGURE, NULL},
	};
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	page_table_init(out, s->settings, "mix", "Base, stock and bonus by level", columns,
			sizeof(columns) / sizeof(*columns));
	for (size_t i = 0; i < count; i++)
		add_mix(out, s, r, levels[i]);
	if (r->role->track == LEVEL_UNKNOWN)
		add_mix(out, s, r, LEVEL_ALL);
	page_table_end(out);
	if (out->row_count)
		add_mix_note(out);
}
