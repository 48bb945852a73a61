/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_gap.c: the parts of a distance; see pay_gap.h. */
#include "estimate/pay_gap.h"

#include <math.h>

#include "estimate/pay_model/pay_model.h"

/* Of fewer rows with a level, their mix is not told. */
enum { LEVELLED_LEAST = 30 };

static bool median_of(const struct band *b, double *out)
{
	if (!b || b->suppressed & SUPPRESSED_WHOLE || b->p[BENCHMARK_P50].kind != VALUE_EXACT ||
	    !(b->p[BENCHMARK_P50].amount > 0))
		return false;
	*out = log(b->p[BENCHMARK_P50].amount);
	return true;
}

/* The mean of what the model found each source to differ by, by its rows in the band. */
static double of_sources(const struct summary *s, const struct band *observed)
{
	const struct band *parts;
	size_t count = band_parts(&s->bands, observed, &parts);
	double sum = 0, n = 0;

	for (size_t i = 0; i < count; i++) {
		double difference;
		if (!parts[i].n ||
		    !pay_model_source_difference(s->model, &parts[i],
						 (uint16_t)(parts[i].source - 1), &difference))
			continue;
		sum += (double)parts[i].n * difference;
		n += (double)parts[i].n;
	}
	return pay_model_reported(s->model) + (n > 0 ? sum / n : 0);
}

/* What the levels of those that state one are worth, over those of an occupation. */
static double of_levels(const struct pay_model *m, const struct role_summary *r)
{
	double levelled = 0, sum = 0;

	if (r->role->track != LEVEL_UNKNOWN)
		return 0;
	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		double n = r->ladder[level] ? (double)r->ladder[level]->n : 0;
		levelled += n;
		sum += n * pay_model_level_worth(m, (enum level)level);
	}
	return levelled >= LEVELLED_LEAST ? sum / levelled - pay_model_mix_worth(m) : 0;
}

bool pay_gap_of(struct pay_gap *out, const struct summary *s, const struct role_summary *r)
{
	const struct band *observed = r->ladder[r->role->track];
	double here, published, aged;

	if (!s->model || !median_of(observed, &here) || !median_of(r->benchmark, &published) ||
	    !pay_model_published(s->model, r->index, &aged))
		return false;
	*out = (struct pay_gap){.all = here - published,
				.aging = aged - published,
				.sources = of_sources(s, observed),
				.levels = of_levels(s->model, r)};
	out->rest = out->all - out->aging - out->sources - out->levels;
	return true;
}
