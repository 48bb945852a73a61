/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_ranks.c: where the steps lie in the published distribution of an occupation's pay.
 *
 * A role that published statistics alone know has a median, and no ladder of its own. Its steps lie
 * where those of other roles were found to lie in theirs: a wide occupation has a steep ladder.
 */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/pay_model/pay_model_private.h"
#include "stats/percentile_curve.h"
#include "stats/quantile.h"

/* A rank is that of at least so many roles. */
enum { ROLES_LEAST = 5 };

struct published {
	struct percentile_curve curve; /* count of 0: none */
	double aging; /* of its median, log scale */
};

static bool is_national(const struct band *b)
{
	return b->basis == BASIS_BENCHMARK && b->component == COMPONENT_BASE &&
	       b->area.kind == AREA_COUNTRY && b->area.place.country == CODE2('U', 'S') &&
	       b->p[BENCHMARK_P50].kind == VALUE_EXACT && b->p[BENCHMARK_P50].amount > 0;
}

static void draw_curves(struct published *out, const struct model_cells *cells,
			const struct band_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct band *b = &table->rows[i];
		struct curve_figure figures[BENCHMARK_PERCENTILES];
		size_t count = 0;
		if (!is_national(b))
			continue;
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
			if (b->p[p].kind == VALUE_EXACT || b->p[p].kind == VALUE_AT_LEAST)
				figures[count++] = (struct curve_figure){
				    .fraction = band_fractions[p],
				    .value = b->p[p].amount,
				    .at_least = b->p[p].kind == VALUE_AT_LEAST};
		if (!percentile_curve_init(&out[b->role].curve, figures, count, NAN))
			continue;
		/* Its aged median, as it was fitted, over the published one. */
		for (size_t k = 0; k < cells->count; k++) {
			const struct model_cell *c = &cells->items[k];
			if (c->source == SOURCE_NONE && c->role == b->role && !c->place.state &&
			    !c->place.metro && c->place.country == CODE2('U', 'S'))
				out[b->role].aging = c->median - log(b->p[BENCHMARK_P50].amount);
		}
	}
}

/* The normal score of `log_pay` in the distribution; NAN outside what is known of it. */
static double score_of(const struct published *p, double log_pay)
{
	double above =
	    p->curve.count ? percentile_curve_share_above(&p->curve, exp(log_pay - p->aging)) : NAN;

	return above > 0 && above < 1 ? normal_score(1 - above) : NAN;
}

static void measure(struct step_ranks *out, unsigned step, const struct published *published,
		    const double *medians, size_t roles)
{
	double sum = 0, squares = 0;
	unsigned n = 0;

	for (size_t r = 0; r < roles; r++) {
		double median = medians[r * STEP_COUNT + step];
		double score = isnan(median) ? NAN : score_of(&published[r], median);
		if (isnan(score))
			continue;
		sum += score;
		squares += score * score;
		n++;
	}
	if (n < ROLES_LEAST)
		return;
	out->score[step] = sum / n;
	out->spread[step] = sqrt(fmax(0, squares - sum * sum / n) / (n - 1));
}

void ranks_find(struct step_ranks *out, const struct model_cells *cells,
		const struct band_table *benchmarks, const double *medians, size_t roles)
{
	struct published *published = mem_zero(roles + 1, sizeof(*published));

	out->at = mem_alloc(roles * STEP_COUNT + 1, sizeof(*out->at));
	draw_curves(published, cells, benchmarks);
	for (unsigned step = 0; step < STEP_COUNT; step++) {
		out->score[step] = out->spread[step] = NAN;
		measure(out, step, published, medians, roles);
		for (size_t r = 0; r < roles; r++) {
			const struct published *p = &published[r];
			double pay = NAN;
			if (p->curve.count && !isnan(out->score[step]))
				pay = log(percentile_curve_quantile(
					  &p->curve, normal_fraction(out->score[step]))) +
				      p->aging;
			out->at[r * STEP_COUNT + step] = pay;
		}
	}
	free(published);
}

void ranks_release(struct step_ranks *r)
{
	free(r->at);
	*r = (struct step_ranks){.at = NULL};
}
