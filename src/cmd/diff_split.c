/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff_split.c: see diff_split.h. */
#include "cmd/diff_split.h"

#include <math.h>

#define BIT(cause) (1u << (cause))

/* ---- what may have acted ---- */

/* The sources that the row's rows are of are all named: parts of fewer than min-n are not. */
static bool parts_complete(const struct run_record *r, const struct band *row)
{
	const struct run_part *parts;

	return !row || (row->sources > 0 && run_parts(r, row, &parts) == row->sources);
}

/* Data of the row's own sources; of any source where not all of them are named. */
static unsigned causes_of_parts(const struct diff_evidence *v, const struct run_record *r,
				const struct band *row)
{
	const struct run_part *parts;
	size_t count = row ? run_parts(r, row, &parts) : 0;
	unsigned causes = 0;

	for (size_t i = 0; i < count; i++) {
		uint8_t state = v->differences->sources[parts[i].source];
		if (state == SOURCE_CHANGED)
			causes |= BIT(CAUSE_CHANGED);
		else if (state != SOURCE_SAME)
			causes |= BIT(CAUSE_NEW);
	}
	return causes;
}

static unsigned observed_data(const struct diff_evidence *v, const struct band_pair *pair)
{
	const struct run_differences *d = v->differences;
	unsigned causes =
	    causes_of_parts(v, v->was, pair->was) | causes_of_parts(v, v->is, pair->is);

	if (parts_complete(v->was, pair->was) && parts_complete(v->is, pair->is))
		return causes;
	return causes | (d->observations_moved ? BIT(CAUSE_CHANGED) : 0) |
	       (d->observations_new ? BIT(CAUSE_NEW) : 0);
}

static unsigned any_data(const struct run_differences *d)
{
	return (d->observations_moved || d->tables_moved ? BIT(CAUSE_CHANGED) : 0) |
	       (d->observations_new || d->tables_new ? BIT(CAUSE_NEW) : 0);
}

/* Is the row's median rounded by how few its observations are? */
static bool is_small(const struct band *b)
{
	return b && b->suppressed & (SUPPRESSED_QUARTILES | SUPPRESSED_WHOLE);
}

/* Settings of what is withheld do not move an observed median, but for the rounding of a small one; a
 * modelled one they do, through the cells that may enter. */
static bool settings_act(const struct run_differences *d, const struct band_pair *pair,
			 enum basis basis)
{
	bool median = pair->change == CHANGE_MOVED && basis == BASIS_OBSERVED &&
		      !is_small(pair->was) && !is_small(pair->is);

	return d->read_setting || (d->band_setting && !median);
}

static unsigned possible_causes(const struct diff_evidence *v, const struct band_pair *pair)
{
	const struct run_differences *d = v->differences;
	enum basis basis = pair->was ? pair->was->basis : pair->is->basis;
	unsigned causes = d->method ? BIT(CAUSE_METHOD) : 0;

	switch (basis) {
	case BASIS_OBSERVED:
		causes |= observed_data(v, pair);
		break;
	case BASIS_MODELLED:
		causes |= any_data(d);
		break;
	case BASIS_BENCHMARK: /* published at its own date: neither aged nor set */
		return causes | (d->tables_moved ? BIT(CAUSE_CHANGED) : 0) |
		       (d->tables_new ? BIT(CAUSE_NEW) : 0);
	case BASIS_COUNT:
		break;
	}
	if (settings_act(d, pair, basis))
		causes |= BIT(CAUSE_SETTING);
	if (d->aging)
		causes |= BIT(CAUSE_AGING);
	/* Other sources' rows decide what is quarantined here. */
	return causes ? causes : any_data(d);
}

/* ---- shares ---- */

/* What aging alone multiplies pay of the area by; NAN where that is not known of all of it. */
static double aging_ratio(const struct diff_evidence *v, struct area area, bool *exact)
{
	const struct run_differences *d = v->differences;
	code country = area.kind == AREA_METRO ? CODE2('U', 'S') : area.place.country;
	code series;

	*exact = true;
	if (area.kind == AREA_ALL || !country)
		return NAN;
	series = wage_index_series(v->wages, country);
	if (!series) /* such pay keeps its date */
		return 1;
	for (size_t i = 0; i < d->ratio_count; i++)
		if (d->ratios[i].series == series) {
			*exact = d->ratios[i].exact;
			return d->ratios[i].ratio;
		}
	return NAN;
}

/* New and changed data are not told apart within one cell. */
static enum cause one_cause(unsigned causes)
{
	if (causes == (BIT(CAUSE_NEW) | BIT(CAUSE_CHANGED)))
		return CAUSE_DATA;
	for (enum cause cause = 0; cause < CAUSE_COUNT; cause++)
		if (causes == BIT(cause))
			return cause;
	return CAUSE_TOGETHER;
}

/* To the cent; the whole movement where no more than the rounding of pay is left of it. */
static double to_cents(double dollars, double movement)
{
	const double rounding = 0.0101;

	return fabs(movement - dollars) <= rounding ? movement : rint(dollars * 100) / 100;
}

/* Aging's share comes first: it moves the earlier figure by a factor that the manifests give. The rest
 * is the others'. */
void diff_split_of(struct diff_split *out, const struct diff_evidence *v,
		   const struct band_pair *pair)
{
	unsigned causes = possible_causes(v, pair);
	double rest = pair->difference, ratio;
	bool exact;
	enum cause cause;

	*out = (struct diff_split){.possible = causes};
	if (isnan(rest))
		return;
	if (causes & BIT(CAUSE_AGING) && causes != BIT(CAUSE_AGING)) {
		ratio = aging_ratio(v, pair->was->area, &exact);
		if (isfinite(ratio)) {
			out->dollars[CAUSE_AGING] =
			    to_cents(pair->was->p[BENCHMARK_P50].amount * (ratio - 1), rest);
			/* A model's figure need not move as its cells do. */
			out->estimated = !exact || pair->was->basis == BASIS_MODELLED;
			rest -= out->dollars[CAUSE_AGING];
			causes &= ~BIT(CAUSE_AGING);
		}
	}
	cause = one_cause(causes);
	out->dollars[cause] += rest;
	if (cause == CAUSE_TOGETHER)
		out->together = causes;
}
