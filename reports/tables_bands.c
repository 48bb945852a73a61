/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_bands.c: the tables of the country that a page is about: the ladder, the exact figures of
 * every row by level, pay by experience. */
#include "reports/tables.h"

#include <stdlib.h>

#include "reports/areas.h"
#include "reports/sentences.h"
#include "reports/words.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))

/* ---- cells ---- */

static void add_interval(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (!words_interval_shown(b))
		return;
	words_money(out, b->p50_interval.low);
	buf_add_string(out, EN_DASH);
	words_money(out, b->p50_interval.high);
}

/* ---- the ladder ---- */

/* "median $154,750 (95% interval $150K-$160K), 233 observations". */
static void say_evidence(struct buf *out, const struct band *b, const struct settings *settings)
{
	buf_add_string(out, "median ");
	words_value_exact(out, words_value(b, BENCHMARK_P50));
	if (words_interval_shown(b)) {
		buf_add_string(out, " (");
		words_share(out, settings->confidence);
		buf_add_string(out, " interval ");
		words_interval(out, b->p50_interval);
		buf_add_char(out, ')');
	}
	if (b->n)
		buf_add_string(out, ", ");
	say_headcount(out, b);
}

static void add_level(struct page_table *t, const struct summary *s, const struct role_summary *r,
		      enum level level)
{
	const struct band *b = r->ladder[level];
	const char *note = r->role->level_notes[level];
	bool shown = words_band_shown(b);

	page_table_row(t);
	buf_add_string(page_table_cell(t), words_level(level));
	if (shown)
		words_band_range(page_table_cell(t), b);
	else
		buf_add_string(page_table_cell(t), b && b->suppressed ? "withheld" : "no data");
	page_table_last(t)->soft = !shown;
	buf_add_string(page_table_cell(t), note ? note : "");
	if (shown)
		say_evidence(page_table_cell(t), b, s->settings);
	else if (b)
		words_suppressed(page_table_cell(t), b, s->settings);
	else
		page_table_cell(t);
	if (shown)
		page_table_quality(t, b->quality);
	else
		page_table_cell(t);
}

void page_table_levels(struct page_table *out, const struct summary *s,
		       const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    [LEVELS_LEVEL] = {"Level", COLUMN_TEXT, NULL},
	    [LEVELS_BAND] = {"Band", COLUMN_FIGURE, NULL},
	    [LEVELS_WHAT] = {"What it is", COLUMN_TEXT, NULL},
	    [LEVELS_EVIDENCE] = {"Evidence", COLUMN_TEXT, "What it is"},
	    [LEVELS_QUALITY] = {"Quality", COLUMN_QUALITY, "What it is"},
	};
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	page_table_init(out, "levels", "Pay by level", columns, COUNT_OF(columns));
	for (size_t i = 0; i < count; i++)
		add_level(out, s, r, levels[i]);
	page_table_end(out);
}

/* ---- exact figures ---- */

/* Adds `phrase`, if it is not empty, to those since `start`. */
static void add_phrase(struct buf *out, size_t start, struct text phrase)
{
	if (phrase.len && out->len > start)
		buf_add_string(out, "; ");
	buf_add_text(out, phrase);
}

/* Its origin, what is withheld and why, and how it was changed. */
static void add_band_note(struct page_table *t, const struct summary *s, const struct band *b)
{
	struct buf *out = page_table_cell(t);
	size_t start = out->len;
	struct buf reasons;

	if (b->basis == BASIS_BENCHMARK) {
		say_benchmark(out, catalogue_role(s->catalogue, b->role), b);
		buf_add_string(out, ", ");
		words_date(out, b->as_of);
	}
	buf_init(&reasons, BUF_LIMIT_DEFAULT);
	words_suppressed(&reasons, b, s->settings);
	add_phrase(out, start, buf_text(&reasons));
	buf_release(&reasons);
	if (b->repaired)
		add_phrase(out, start, TEXT_LITERAL("put in order (isotonic repair)"));
}

static void add_exact_row(struct page_table *t, const struct summary *s, const struct band *b)
{
	page_table_row(t)->kind = b->basis == BASIS_BENCHMARK ? ROW_BENCHMARK : ROW_PLAIN;
	words_step(page_table_cell(t), b);
	buf_add_string(page_table_cell(t), words_basis(b->basis));
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++) {
		page_table_value(t, words_value(b, p));
		if (p == BENCHMARK_P50)
			add_interval(t, b);
	}
	page_table_count(t, b->n);
	if (b->n && b->basis == BASIS_BENCHMARK)
		buf_add_string(page_table_part(t, CELL_NOTE), "employed");
	page_table_count(t, b->employers == EMPLOYERS_WITHHELD ? 0 : b->employers);
	page_table_quality(t, b->quality);
	add_band_note(t, s, b);
}

static void make_exact(struct page_table *out, const struct summary *s,
		       const struct role_summary *r, enum component component, const char *id,
		       const char *heading)
{
	static const struct page_column columns[] = {
	    {"Level", COLUMN_TEXT, NULL},      {"Basis", COLUMN_TEXT, "Level"},
	    {"P10", COLUMN_FIGURE, NULL},      {"P25", COLUMN_FIGURE, NULL},
	    {"Median", COLUMN_FIGURE, NULL},   {"Interval of the median", COLUMN_FIGURE, "Median"},
	    {"P75", COLUMN_FIGURE, NULL},      {"P90", COLUMN_FIGURE, NULL},
	    {"n", COLUMN_FIGURE, NULL},	       {"Employers", COLUMN_FIGURE, NULL},
	    {"Quality", COLUMN_QUALITY, NULL}, {"Note", COLUMN_TEXT, "Level"},
	};
	const struct band **bands;
	size_t count;

	page_table_init(out, id, heading, columns, COUNT_OF(columns));
	headline_bands(&bands, &count, r, component);
	for (size_t i = 0; i < count; i++)
		add_exact_row(out, s, bands[i]);
	page_table_end(out);
	free(bands);
}

void page_table_exact_base(struct page_table *out, const struct summary *s,
			   const struct role_summary *r)
{
	make_exact(out, s, r, COMPONENT_BASE, "exact-base", "Exact figures, base pay");
}

void page_table_exact_total(struct page_table *out, const struct summary *s,
			    const struct role_summary *r)
{
	make_exact(out, s, r, COMPONENT_TOTAL, "exact-total", "Exact figures, total pay");
}

/* ---- experience ---- */

/* Median, its interval, band and number of observations; why they are withheld. */
static void add_pay(struct page_table *t, const struct band *b, const struct settings *settings)
{
	if (!words_band_shown(b)) {
		buf_add_string(page_table_cell(t), b && b->suppressed ? "withheld" : "");
		page_table_last(t)->soft = true;
		for (int i = 0; i < 3; i++)
			page_table_cell(t);
		if (b)
			words_suppressed(page_table_cell(t), b, settings);
		else
			page_table_cell(t);
		return;
	}
	page_table_value(t, words_value(b, BENCHMARK_P50));
	add_interval(t, b);
	words_band_range(page_table_cell(t), b);
	page_table_count(t, b->n);
	words_suppressed(page_table_cell(t), b, settings);
}

/* The role's row there of all levels, or NULL. */
static const struct band *by_experience(const struct role_summary *r, enum experience experience,
					enum basis basis, enum component component)
{
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];

		if (b->experience == experience && b->basis == basis && b->component == component &&
		    b->level == LEVEL_ALL && area_is_headline(b->area))
			return b;
	}
	return NULL;
}

static void add_experience(struct page_table *t, const struct summary *s,
			   const struct role_summary *r, enum experience experience)
{
	for (int i = 0; i < BASIS_COUNT; i++) {
		enum basis basis = (enum basis)i;
		const struct band *base = by_experience(r, experience, basis, COMPONENT_BASE);
		const struct band *total = by_experience(r, experience, basis, COMPONENT_TOTAL);

		if (!base && !total)
			continue;
		page_table_row(t);
		words_experience(page_table_cell(t), experience);
		buf_add_string(page_table_cell(t), words_basis(basis));
		add_pay(t, base, s->settings);
		add_pay(t, total, s->settings);
	}
}

void page_table_experience(struct page_table *out, const struct summary *s,
			   const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"Experience", COLUMN_TEXT, NULL},
	    {"Basis", COLUMN_TEXT, "Experience"},
	    {"Base median", COLUMN_FIGURE, NULL},
	    {"Base interval", COLUMN_FIGURE, "Base median"},
	    {"Base band", COLUMN_FIGURE, NULL},
	    {"Base n", COLUMN_FIGURE, NULL},
	    {"Base note", COLUMN_TEXT, "Experience"},
	    {"Total median", COLUMN_FIGURE, NULL},
	    {"Total interval", COLUMN_FIGURE, "Total median"},
	    {"Total band", COLUMN_FIGURE, NULL},
	    {"Total n", COLUMN_FIGURE, NULL},
	    {"Total note", COLUMN_TEXT, "Experience"},
	};

	page_table_init(out, "experience", "Pay by experience", columns, COUNT_OF(columns));
	for (int i = EXPERIENCE_UNKNOWN + 1; i < EXPERIENCE_COUNT; i++)
		add_experience(out, s, r, (enum experience)i);
	page_table_end(out);
}
