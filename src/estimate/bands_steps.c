/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_steps.c: see bands_steps.h. */
#include "estimate/bands_steps.h"

#include <math.h>

#include "estimate/bands_private.h"
#include "stats/isotonic.h"
#include "stats/quantile.h"

/* What an observed cell weighs beside the model: the model's own variance against that of the cell, of
 * chance and of what one source differs by. docs/methods.md says how they were chosen: total pay of one
 * source says little of another's. */
#define MODEL_VARIANCE 0.05
#define ONE_VARIANCE (0.35 * 0.35 * 1.57)
static const double cell_variance[COMPONENT_COUNT] = {
    [COMPONENT_BASE] = 0.015,
    [COMPONENT_TOTAL] = 0.15,
};
/* The part of the model's variance that the steps of a role in a place share: that of the role and of the role in
 * the country, beside those of each of its steps, as the model's own spreads are (docs/methods.md). */
#define SHARED_PART 0.6
/* A cell of all levels is a mean over the steps, by the mix of levels in an occupation: of what each step differs by alone
 * it has the mean, whose variance is that of one step times the sum of the squares of the mix. */
#define MIX_SQUARES 0.29
#define ALL_VARIANCE (MODEL_VARIANCE * (SHARED_PART + (1 - SHARED_PART) * MIX_SQUARES))
/* What its pay varies by beside that of one step: among its people, by the usual worth of the levels in the mix; of its
 * median, by how the mix differs between the roles of a source in a country (docs/methods.md). */
#define LEVELS_VARIANCE (0.029 * 1.57)
#define MIX_VARIANCE 0.003
/* How the logarithm of a percentile's distance from the median differs from the model's: from cell to cell, and by
 * source. */
#define WIDTH_VARIANCE 0.06
#define WIDTH_SOURCE_VARIANCE 0.03
#define SD_MOST 0.5 /* log scale */
/* What is taken from a cell of what its sources differ by elsewhere: all of it would be right if the sources'
 * mean were the truth, none if a source told the truth of its cells alone. Sources of total pay are of other
 * populations, and what they differ by is not an error (docs/methods.md). */
static const double sources_tell[COMPONENT_COUNT] = {
    [COMPONENT_BASE] = 0.5,
    [COMPONENT_TOTAL] = 0,
};

struct step *steps_next(struct steps *steps, struct pay_target target)
{
	struct step *step = &steps->of[steps->count++];

	*step = (struct step){.target = target};
	return step;
}

struct own_cell own_cell_of(const struct band_table *bands, const struct pay_model *model,
			    const struct band *wanted)
{
	struct own_cell cell = {.band = band_find(bands, wanted)};
	const struct band *parts;
	size_t count = cell.band ? band_parts(bands, cell.band, &parts) : 0;
	double sum = 0, people = 0, difference;

	for (size_t i = 0; i < count; i++) {
		if (!pay_model_source_difference(model, &parts[i], (uint16_t)(parts[i].source - 1),
						 &difference))
			continue;
		sum += (double)parts[i].n * difference;
		people += (double)parts[i].n;
	}
	cell.of_sources = people > 0 ? sources_tell[wanted->component] * sum / people : 0;
	return cell;
}

bool own_cell_difference(const struct own_cell *cell, const struct pay_estimate *estimate,
			 double *difference, double *variance)
{
	const struct band *own = cell->band;

	if (!own || own->p[BENCHMARK_P50].kind != VALUE_EXACT ||
	    !(own->p[BENCHMARK_P50].amount > 0))
		return false;
	*difference = log(own->p[BENCHMARK_P50].amount) - cell->of_sources -
		      estimate->quantile[BENCHMARK_P50];
	*variance = ONE_VARIANCE / fmax(own->n_effective, 1) + cell_variance[own->component];
	return true;
}

double own_cell_weight(const struct own_cell *cell, const struct pay_estimate *estimate)
{
	double difference, variance;

	return own_cell_difference(cell, estimate, &difference, &variance)
		   ? MODEL_VARIANCE / (MODEL_VARIANCE + variance)
		   : 0;
}

double all_cell_shift(const struct own_cell *cell, const struct pay_estimate *estimate)
{
	double difference, variance;

	if (!own_cell_difference(cell, estimate, &difference, &variance))
		return 0;
	variance += LEVELS_VARIANCE / fmax(cell->band->n_effective, 1) + MIX_VARIANCE;
	return ALL_VARIANCE / (ALL_VARIANCE + variance) * difference;
}

/* n times the variance of the logarithm of how far a percentile of n normal observations lies from their median, by the
 * joint distribution of two sample quantiles (Mosteller 1946, "On some useful 'inefficient' statistics", Annals of
 * Mathematical Statistics 17); `fraction` is not a half. */
static double width_chance(double fraction)
{
	double score = normal_score(fraction);
	double median = normal_density(0), density = normal_density(score);
	double both = 0.5 * fmin(fraction, 1 - fraction) / (median * density);

	return (fraction * (1 - fraction) / (density * density) + 0.25 / (median * median) -
		2 * both) /
	       (score * score);
}

double own_cell_mix_in(const struct own_cell *cell, struct pay_estimate *estimate)
{
	const struct band *own = cell->band;
	const double before = estimate->quantile[BENCHMARK_P50];
	double weight = own_cell_weight(cell, estimate), median, shift;

	if (!(weight > 0))
		return 0;
	median = log(own->p[BENCHMARK_P50].amount);
	shift = weight * (median - cell->of_sources - before);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		double width = estimate->quantile[p] - before;

		if (p != BENCHMARK_P50 && own->p[p].kind == VALUE_EXACT && own->p[p].amount > 0) {
			double variance = WIDTH_SOURCE_VARIANCE + width_chance(band_fractions[p]) /
								      fmax(own->n_effective, 1);
			width += WIDTH_VARIANCE / (WIDTH_VARIANCE + variance) *
				 (log(own->p[p].amount) - median - width);
		}
		estimate->quantile[p] = before + shift + width;
	}
	(void)isotonic_repair(estimate->quantile, NULL, BENCHMARK_PERCENTILES);
	return shift;
}

void estimate_move(struct pay_estimate *estimate, double by)
{
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		estimate->quantile[p] += by;
}

bool steps_shift(const struct steps *steps, double before, double shifts[STEPS_MOST])
{
	const double of_step = (1 - SHARED_PART) * MODEL_VARIANCE;
	double precision = 1 / (SHARED_PART * MODEL_VARIANCE), sum = before * precision;
	double difference, variance;
	bool any = false;

	for (size_t i = 0; i < steps->count; i++) {
		if (!own_cell_difference(&steps->of[i].own, &steps->of[i].estimate, &difference,
					 &variance))
			continue;
		any = true;
		sum += difference / (of_step + variance);
		precision += 1 / (of_step + variance);
	}
	for (size_t i = 0; i < steps->count; i++) {
		shifts[i] = sum / precision;
		if (own_cell_difference(&steps->of[i].own, &steps->of[i].estimate, &difference,
					&variance))
			shifts[i] += of_step / (of_step + variance) * (difference - shifts[i]);
	}
	return any;
}

double steps_mean_shift(const struct steps *steps)
{
	double shifts[STEPS_MOST], sum = 0;

	if (!steps_shift(steps, 0, shifts))
		return NAN;
	for (size_t i = 0; i < steps->count; i++)
		sum += shifts[i];
	return sum / (double)steps->count;
}

void steps_order(const struct steps *steps, double moved[STEPS_MOST])
{
	double medians[STEPS_MOST] = {0}, weights[STEPS_MOST] = {0};

	for (size_t i = 0; i < steps->count; i++) {
		const struct pay_estimate *estimate = &steps->of[i].estimate;
		medians[i] = estimate->quantile[BENCHMARK_P50];
		weights[i] = 1 / (estimate->sd * estimate->sd);
	}
	(void)isotonic_repair(medians, weights, steps->count);
	for (size_t i = 0; i < steps->count; i++)
		moved[i] = medians[i] - steps->of[i].estimate.quantile[BENCHMARK_P50];
}

bool step_is_known(const struct step *step)
{
	return step->estimate.sd <= SD_MOST;
}

double steps_among(const struct steps *steps, double median)
{
	double low = INFINITY, high = -INFINITY;

	for (size_t i = 0; i < steps->count; i++) {
		if (!step_is_known(&steps->of[i]))
			return median;
		low = fmin(low, steps->of[i].estimate.quantile[BENCHMARK_P50]);
		high = fmax(high, steps->of[i].estimate.quantile[BENCHMARK_P50]);
	}
	return fmin(fmax(median, low), high);
}
