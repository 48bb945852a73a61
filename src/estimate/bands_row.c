/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row.c: one observed row; see bands_row.h.
 *
 * A row's figures are order statistics of its cells' runs together, which are put in order only where
 * such a statistic lies (stats/selection.h).
 */
#include "estimate/bands_row.h"

#include <assert.h>
#include <math.h>

#include "estimate/bands_figures.h"

void observer_release(struct observer *o)
{
	row_pay_release(&o->pay);
	row_employers_release(&o->employers);
}

static unsigned share_step(const struct share *s)
{
	return (unsigned)(s->order >> 48);
}

static struct area share_area(const struct share *s, struct place place)
{
	struct area area = {.kind = share_area_kind(s)};

	if (area.kind == AREA_COUNTRY || area.kind == AREA_STATE)
		area.place.country = place.country;
	if (area.kind == AREA_STATE)
		area.place.state = place.state;
	if (area.kind == AREA_METRO)
		area.place.metro = place.metro;
	return area;
}

static double repeats_of(const struct observer *o, const struct share *shares, size_t count)
{
	double repeats = 0;

	for (size_t i = 0; i < count; i++)
		repeats += cell_more(share_cell(o->cells, &shares[i]))->repeats;
	return repeats;
}

/* Why a row is withheld of itself. The effective number counts as the plain one does: where few
 * weigh as much as all, the percentiles are theirs. */
static unsigned flags_of(const struct band *b, uint64_t greatest_employer,
			 const struct settings *settings)
{
	double n = fmin((double)b->n, b->n_effective);
	unsigned flags = 0;

	if (n < (double)settings->min_n)
		flags |= SUPPRESSED_N;
	else if (n < (double)settings_quartiles_least(settings))
		flags |= SUPPRESSED_QUARTILES;
	if (!flags && n < (double)settings->min_n_tails)
		flags |= SUPPRESSED_TAILS;
	if (employer_too_much(greatest_employer, b->n, settings->max_employer_share))
		flags |= SUPPRESSED_EMPLOYER;
	return flags;
}

/* Whose pay the row of these shares is. */
static struct band row_of(const struct observer *o, const struct share *share)
{
	struct cell_key key = o->cells->keys.keys[share->cell];
	unsigned step = share_step(share);
	bool of_level = step & STEP_LEVEL;
	enum experience years = of_level ? EXPERIENCE_ALL : (enum experience)step;

	return (struct band){
	    .role = cell_role(key),
	    .level = of_level ? (enum level)(step ^ STEP_LEVEL) : LEVEL_ALL,
	    .experience = experience_span(&o->settings->experience_steps, years),
	    .area = share_area(share, cell_place(key)),
	    .component = cell_component(key),
	    .basis = BASIS_OBSERVED,
	};
}

static void show_witness(const struct observer *o, const struct band *b, struct counted pay,
			 struct censored censored, const struct share *shares, size_t count)
{
	const struct observed_pay seen = {.band = b,
					  .pay = pay,
					  .censored = censored,
					  .greatest_employer = o->employers.greatest,
					  .shares = shares,
					  .share_count = count};

	if (o->witness)
		o->witness->see(o->witness->context, &seen);
}

/* Of observations of weight 1. */
static double effective_n(uint64_t n, double design)
{
	return counted_n_effective(
	    (struct counted){.upto = &n, .counts = &n, .count = 1, .design = design});
}

/* The figures of points of weight 1, if any of them may be published. */
static void observe_points(struct observer *o, struct band *b, struct points points, double repeats,
			   int age)
{
	double design = design_effect(repeats, points.n);
	unsigned flags;

	b->n = points.n;
	b->n_effective = effective_n(points.n, design);
	b->rule = "type7";
	flags = flags_of(b, o->employers.greatest, o->settings);
	if (!(flags & SUPPRESSED_WHOLE)) {
		struct counted pay = row_pay_selected(&o->pay, points, design, &o->ranks);
		pay.design = design;
		figures_of_points(b, pay, &o->ranks, age, flags);
	}
	band_withhold(b, flags);
}

/* The figures of points of any weight and of brackets, whether they may be published or not. */
static void observe_all(struct observer *o, struct band *b, struct points points, double repeats,
			int age, const struct share *shares, size_t count)
{
	struct counted pay = row_pay_all(&o->pay, points);
	struct censored censored = row_pay_censored(&o->pay, shares, count, pay);

	b->n = censored.count ? censored_n(censored) : counted_n(pay);
	pay.design = censored.design = design_effect(repeats, b->n);
	b->n_effective = censored.count ? censored_n_effective(censored) : counted_n_effective(pay);
	b->rule = censored.count	       ? "turnbull-log"
		  : counted_equal_weights(pay) ? "type7"
					       : "type7-weighted-kish";
	if (censored.count)
		figures_of_brackets(b, censored, o->settings->confidence, age);
	else
		figures_of_points(b, pay, &o->ranks, age, 0);
	show_witness(o, b, pay, censored, shares, count);
	band_withhold(b, flags_of(b, o->employers.greatest, o->settings));
}

/* Points of weight 1, so few that nothing of the row is published; their number alone is asked for. */
static void observe_too_few(struct band *b, struct points points, double repeats)
{
	b->n = points.n;
	b->n_effective = effective_n(points.n, design_effect(repeats, points.n));
	band_withhold(b, SUPPRESSED_N);
}

void row_observe(struct observed *row, struct observer *o, const struct share *shares, size_t count,
		 uint16_t source)
{
	struct points points = row_pay_list(&o->pay, shares, count);
	double repeats = repeats_of(o, shares, count);
	bool all = o->witness || points.weighted || row_pay_has_brackets(&o->pay, shares, count);
	struct band *b = &row->band;
	int age;

	row->first = (size_t)(shares - o->shares);
	row->cell_count = count;
	*b = row_of(o, &shares[0]);
	b->source = source;
	b->sources = 1;
	if (!all && points.n < (uint64_t)o->settings->min_n) {
		observe_too_few(b, points, repeats);
	} else {
		row_employers_count(&o->employers, o->cells, shares, count);
		b->employers = o->employers.count;
		b->as_of = row_date(&o->dates, shares, count, &age);
		if (all)
			observe_all(o, b, points, repeats, age, shares, count);
		else
			observe_points(o, b, points, repeats, age);
	}
	assert(b->n > 0); /* a row has cells, and they have people */
}
