/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_bands.c: the tables of the country that a page is about: the ladder, the exact figures of
 * every row by level, pay by experience. */
#include "reports/tables.h"

#include <stdlib.h>

#include "reports/areas.h"
#include "reports/below_base.h"
#include "reports/money_words.h"
#include "reports/sentences.h"
#include "reports/tables_pay.h"
#include "reports/words.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))

/* ---- cells ---- */

static void add_interval(struct page_table *t, const struct band *b)
{
	struct buf *out = page_table_cell(t);

	if (!words_interval_shown(b))
		return;
	words_money(out, t->settings, b->p50_interval.low);
	buf_add_string(out, EN_DASH);
	words_money(out, t->settings, b->p50_interval.high);
	page_table_dollars(t, b->p50_interval.low);
	page_table_dollars(t, b->p50_interval.high);
}

/* ---- the ladder ---- */

/* Why nothing that was reported is shown; nothing where it is. */
static void say_withheld(struct buf *out, const struct summary *s, const struct band *observed)
{
	struct band whole = *observed;

	whole.suppressed &= SUPPRESSED_WHOLE;
	if (whole.suppressed) {
		buf_add_string(out, "Reported pay is withheld: ");
		words_suppressed(out, &whole, s->settings);
		buf_add_char(out, '.');
	} else if (observed->suppressed & SUPPRESSED_OPEN) {
		words_suppressed(out, observed, s->settings);
		buf_add_char(out, '.');
	}
}

/* Why a row of total pay lies below one of base pay. */
static void add_below_base(struct buf *out, size_t start, const struct summary *s,
			   const struct row_bands *bands)
{
	struct buf phrase;

	buf_init(&phrase, BUF_LIMIT_DEFAULT);
	say_row_below_base(&phrase, s, bands);
	if (phrase.len) {
		buf_add_string(out, out->len > start ? " " : "");
		words_sentence(out, phrase.data);
		buf_add_char(out, '.');
	}
	buf_release(&phrase);
}

/* Of the row of a step that was begun: why it, or what was reported of it, shows nothing; and why total pay
 * lies below base pay. */
static void add_step_note(struct page_table *t, const struct summary *s,
			  const struct band *observed)
{
	const struct row_bands *bands = &t->rows[t->row_count - 1].bands;
	struct buf *out = page_table_cell(t);
	size_t start = out->len;

	if (observed)
		say_withheld(out, s, observed);
	else if (!bands->estimate)
		buf_addf(out, "No figure: fewer than %ld reports, and no estimate.",
			 s->settings->min_n);
	add_below_base(out, start, s, bands);
}

/* "Median experience 6 years, half 4–9."; years as bands of a survey may give the median at an end of the half,
 * which then says little. Nothing where too few state both. */
static void add_years(struct buf *out, const struct level_years *y)
{
	if (!y)
		return;
	buf_addf(out, "Median experience %.0f year%s", y->p50, y->p50 == 1 ? "" : "s");
	if (y->p25 < y->p50 && y->p50 < y->p75)
		buf_addf(out, ", half %.0f" EN_DASH "%.0f", y->p25, y->p75);
	buf_add_char(out, '.');
}

/* A ladder of base pay says what each level is, also without figures. */
static bool has_total(const struct role_summary *r, const enum level *levels, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (r->total[levels[i]] || r->modelled_total[levels[i]])
			return true;
	return false;
}

static void make_levels(struct page_table *out, const struct summary *s,
			const struct role_summary *r, enum component component, const char *id,
			const char *heading)
{
	static const struct page_column columns[] = {
	    PAY_COLUMNS_OF("Level"),
	    [LEVELS_WHAT] = {"What it is", COLUMN_TEXT, NULL},
	    [LEVELS_YEARS] = {"Years of experience", COLUMN_TEXT, NULL},
	    [LEVELS_NOTE] = {"Note", COLUMN_TEXT, NULL},
	};
	bool base = component == COMPONENT_BASE;
	const enum level *levels;
	size_t count = levels_shown(r->role, &levels);

	page_table_init(out, s->settings, id, heading, columns, COUNT_OF(columns));
	if (!base && !has_total(r, levels, count))
		count = 0;
	for (size_t i = 0; i < count; i++) {
		enum level level = levels[i];
		const struct band *observed = (base ? r->ladder : r->total)[level];
		const char *what = base ? r->role->level_notes[level] : NULL;

		page_table_row(out);
		buf_add_string(page_table_cell(out), words_level(level));
		page_table_pay(out, s, (base ? r->modelled : r->modelled_total)[level], observed);
		buf_add_string(page_table_cell(out), what ? what : "");
		add_years(page_table_cell(out),
			  base ? level_years_find(&s->bands, r->index, level, CODE2('U', 'S'))
			       : NULL);
		add_step_note(out, s, observed);
	}
	page_table_end(out);
}

void page_table_levels(struct page_table *out, const struct summary *s,
		       const struct role_summary *r)
{
	make_levels(out, s, r, COMPONENT_BASE, "levels", "Base pay by level");
}

void page_table_levels_total(struct page_table *out, const struct summary *s,
			     const struct role_summary *r)
{
	make_levels(out, s, r, COMPONENT_TOTAL, "levels-total", "Total pay by level");
}

/* ---- exact figures ---- */

/* Adds `phrase`, if it is not empty, to those since `start`. */
static void add_phrase(struct buf *out, size_t start, struct text phrase)
{
	if (phrase.len && out->len > start)
		buf_add_string(out, "; ");
	buf_add_text(out, phrase);
}

/* What it is of, what is withheld and why, and how it was changed. */
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
		add_phrase(out, start, TEXT_LITERAL("put in order"));
	buf_init(&reasons, BUF_LIMIT_DEFAULT);
	say_below_base(&reasons, s, b);
	add_phrase(out, start, buf_text(&reasons));
	buf_release(&reasons);
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

	page_table_init(out, s->settings, id, heading, columns, COUNT_OF(columns));
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

/* ---- official figures of other countries ---- */

static void add_official_row(struct page_table *t, const struct summary *s, const struct band *b)
{
	page_table_row(t)->kind = ROW_BENCHMARK;
	words_area(page_table_cell(t), s->gazetteer, b->area);
	buf_add_string(page_table_cell(t), component_word(b->component));
	for (size_t p = 0; p < BENCHMARK_PERCENTILES; p++)
		page_table_value(t, words_value(b, p));
	page_table_count(t, b->n);
	page_table_quality(t, b->quality);
	add_band_note(t, s, b);
}

static void add_official_note(struct buf *out, const struct settings *settings)
{
	buf_add_string(out,
		       "Published for the publisher’s own occupations, which a crosswalk carries "
		       "to this role’s; in US dollars at the rate of their year");
	if (!settings_in_dollars(settings))
		buf_addf(out, ", these in %s at the rate of %d", money_words(settings).name,
			 settings->rate_year);
	buf_add_string(out,
		       ", and not aged. They stand beside the estimates and do not enter them.");
}

void page_table_official(struct page_table *out, const struct summary *s,
			 const struct role_summary *r)
{
	static const struct page_column columns[] = {
	    {"Place", COLUMN_TEXT, NULL},      {"Pay", COLUMN_TEXT, "Place"},
	    {"P10", COLUMN_FIGURE, NULL},      {"P25", COLUMN_FIGURE, NULL},
	    {"Median", COLUMN_FIGURE, NULL},   {"P75", COLUMN_FIGURE, NULL},
	    {"P90", COLUMN_FIGURE, NULL},      {"Employed", COLUMN_FIGURE, NULL},
	    {"Quality", COLUMN_QUALITY, NULL}, {"Note", COLUMN_TEXT, "Place"},
	};

	page_table_init(out, s->settings, "official-abroad", "Official figures of other countries",
			columns, COUNT_OF(columns));
	for (size_t i = 0; i < r->band_count; i++)
		if (r->bands[i].basis == BASIS_BENCHMARK && r->bands[i].carried)
			add_official_row(out, s, &r->bands[i]);
	page_table_end(out);
	if (out->row_count)
		add_official_note(&out->note, s->settings);
}

/* ---- experience ---- */

/* The role's row there of all levels, or NULL. */
static const struct band *by_experience(const struct role_summary *r, struct years_span experience,
					enum basis basis, enum component component)
{
	for (size_t i = 0; i < r->band_count; i++) {
		const struct band *b = &r->bands[i];

		if (years_equal(b->experience, experience) && b->basis == basis &&
		    b->component == component && b->level == LEVEL_ALL && area_is_headline(b->area))
			return b;
	}
	return NULL;
}

static struct years_span step_span(const struct summary *s, int step)
{
	return experience_span(&s->settings->experience_steps, (enum experience)step);
}

/* Managers and executives hardly ever begin as such: what their first years would pay is not shown unless
 * somebody reports it. */
static const struct band *estimate_by_experience(const struct role_summary *r,
						 struct years_span years,
						 const struct band *observed,
						 enum component component)
{
	if (r->role->track != LEVEL_UNKNOWN && !observed)
		return NULL;
	return by_experience(r, years, BASIS_MODELLED, component);
}

static bool has_experience(const struct summary *s, const struct role_summary *r,
			   enum component component)
{
	for (int i = EXPERIENCE_FIRST; i <= EXPERIENCE_LAST; i++) {
		struct years_span years = step_span(s, i);
		const struct band *observed = by_experience(r, years, BASIS_OBSERVED, component);

		if (observed || estimate_by_experience(r, years, observed, component))
			return true;
	}
	return false;
}

/* Those who state their years may earn less than those who do not: the steps are then all below the median of all. */
static void add_few_years(struct buf *note, const struct summary *s, const struct role_summary *r,
			  enum component component)
{
	const struct band *all = component == COMPONENT_BASE ? r->ladder[r->role->track] : NULL;
	uint64_t n = 0;
	size_t steps = 0, below = 0, above = 0;

	if (!words_band_shown(all) || !words_shown(all, BENCHMARK_P50))
		return;
	for (int i = EXPERIENCE_FIRST; i <= EXPERIENCE_LAST; i++) {
		const struct band *b = by_experience(r, step_span(s, i), BASIS_OBSERVED, component);

		if (!words_band_shown(b) || !words_shown(b, BENCHMARK_P50))
			continue;
		steps++;
		n += b->n;
		below += b->p[BENCHMARK_P50].amount < all->p[BENCHMARK_P50].amount;
		above += b->p[BENCHMARK_P50].amount > all->p[BENCHMARK_P50].amount;
	}
	if (steps < 2 || (below < steps && above < steps) || n >= all->n)
		return;
	buf_addf(note, "The reported median of every step is %s that of all reports, ",
		 below ? "below" : "above");
	words_value_short(note, s->settings, words_value(all, BENCHMARK_P50));
	buf_add_string(note, ". The steps hold only ");
	words_count(note, n);
	buf_add_string(note, " of the ");
	words_count(note, all->n);
	buf_addf(note, " reports, and these are of %s pay.", below ? "lower" : "higher");
}

/* Every step, or none where nothing is known of any. */
static void make_experience(struct page_table *out, const struct summary *s,
			    const struct role_summary *r, enum component component, const char *id,
			    const char *heading)
{
	static const struct page_column columns[] = {
	    PAY_COLUMNS_OF("Experience"),
	    [PAY_COLUMNS] = {"Note", COLUMN_TEXT, NULL},
	};

	page_table_init(out, s->settings, id, heading, columns, COUNT_OF(columns));
	for (int i = EXPERIENCE_FIRST; i <= EXPERIENCE_LAST && has_experience(s, r, component);
	     i++) {
		struct years_span years = step_span(s, i);
		const struct band *observed = by_experience(r, years, BASIS_OBSERVED, component);
		const struct band *estimate = estimate_by_experience(r, years, observed, component);

		page_table_row(out);
		words_experience(page_table_cell(out), years);
		page_table_pay(out, s, estimate, observed);
		add_step_note(out, s, observed);
	}
	page_table_end(out);
	if (out->row_count)
		add_few_years(&out->note, s, r, component);
}

void page_table_experience(struct page_table *out, const struct summary *s,
			   const struct role_summary *r)
{
	make_experience(out, s, r, COMPONENT_BASE, "experience", "Base pay by experience");
}

void page_table_experience_total(struct page_table *out, const struct summary *s,
				 const struct role_summary *r)
{
	make_experience(out, s, r, COMPONENT_TOTAL, "experience-total", "Total pay by experience");
}
