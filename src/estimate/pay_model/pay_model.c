/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_model.c: fits the model, and reads pay from it. */
#include "estimate/pay_model/pay_model.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/pay_model/pay_model_private.h"
#include "stats/quantile.h"

/* The standard error of a published median on the log scale, as a measure of one occupation's pay. */
#define PUBLISHED_ERROR 0.10
/* The variance of a median is (pi / 2) s^2 / n for normal pay; heaped pay has half as much again. */
#define HEAPED 1.5
#define HALF_PI 1.57079632679489662

struct pay_model {
	struct terms terms;
	struct shape_builder *shapes;
	struct mixed *fit;
	double widen; /* sd of one source's difference in a cell, beyond its general one */
	struct reach *reach;
	size_t reach_count;
	uint32_t *seen; /* country << 8 | step, ascending */
	size_t seen_count;
	/* Shapes are made when they are asked for. */
	struct shape **cache;
	size_t cache_count;
};

void pay_model_free(struct pay_model *m)
{
	if (!m)
		return;
	terms_release(&m->terms);
	shape_builder_free(m->shapes);
	mixed_free(m->fit);
	free(m->reach);
	free(m->seen);
	for (size_t i = 0; i < m->cache_count; i++)
		free(m->cache[i]);
	free(m->cache);
	free(m);
}

/* ---- what reaches what ---- */

static int compare_words(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

unsigned pay_model_sources(const struct pay_model *m, code country, enum component component)
{
	uint32_t key = reach_key(country, component);

	for (size_t i = 0; i < m->reach_count; i++)
		if (m->reach[i].key == key)
			return m->reach[i].sources;
	return 0;
}

static uint32_t seen_key(unsigned step, code country)
{
	return country << 8 | step;
}

static void note_seen(struct pay_model *m, const struct model_cells *cells)
{
	m->seen = mem_alloc(cells->count + 1, sizeof(*m->seen));
	for (size_t i = 0; i < cells->count; i++)
		m->seen[m->seen_count++] =
		    seen_key(cells->items[i].step, cells->items[i].place.country);
	if (m->seen_count)
		qsort(m->seen, m->seen_count, sizeof(*m->seen), compare_words);
}

bool pay_model_has_level(const struct pay_model *m, enum level level, code country)
{
	uint32_t key = seen_key(level, country);

	return m->seen_count &&
	       bsearch(&key, m->seen, m->seen_count, sizeof(*m->seen), compare_words);
}

/* Base pay is, where two sources or published statistics of the role tell it; total pay, where two
 * sources do, or one does and base pay is known: the sources that give both say how they differ. */
bool pay_model_reaches(const struct pay_model *m, const struct pay_target *t)
{
	bool published = t->place.country == CODE2('U', 'S') &&
			 (m->terms.occupation[t->role] > 0 || m->terms.occupation[t->role] < 0);
	bool base = published || pay_model_sources(m, t->place.country, COMPONENT_BASE) >= 2;
	unsigned total = pay_model_sources(m, t->place.country, COMPONENT_TOTAL);

	if (t->component == COMPONENT_BASE)
		return base;
	return total >= 2 || (total == 1 && base);
}

/* ---- the fit ---- */

static double sampling_variance(const struct model_cell *c)
{
	return c->source == SOURCE_NONE ? PUBLISHED_ERROR * PUBLISHED_ERROR
					: HEAPED * HALF_PI * c->deviation * c->deviation / c->n;
}

static int fit(struct err *e, struct pay_model *m, const struct model_cells *cells)
{
	size_t rows = cells->count;
	double *x = mem_alloc(rows * FIXED_COUNT + 1, sizeof(*x));
	uint32_t *level = mem_alloc(rows * GROUPING_COUNT + 1, sizeof(*level));
	double *response = mem_alloc(rows + 1, sizeof(*response));
	double *variance = mem_alloc(rows + 1, sizeof(*variance));
	bool *tells = mem_alloc(rows + 1, sizeof(*tells));
	double tau[GROUPING_COUNT];
	uint32_t levels[GROUPING_COUNT];
	struct mixed_data data = {.rows = rows,
				  .fixed = FIXED_COUNT,
				  .groupings = GROUPING_COUNT,
				  .levels = levels,
				  .x = x,
				  .level = level,
				  .response = response,
				  .variance = variance,
				  .tells_spread = tells};
	struct mixed_options options = mixed_options_default(tau);
	int result;

	for (int g = 0; g < GROUPING_COUNT; g++) {
		tau[g] = grouping_prior((enum grouping)g);
		levels[g] = (uint32_t)m->terms.groupings[g].count;
	}
	for (size_t i = 0; i < rows; i++) {
		const struct model_cell *c = &cells->items[i];
		terms_of(&m->terms, c, x + i * FIXED_COUNT, level + i * GROUPING_COUNT);
		response[i] = c->median;
		variance[i] = sampling_variance(c);
		tells[i] = c->source != SOURCE_NONE && c->n >= 10;
	}
	result = mixed_fit(&m->fit, &data, &options, e);
	free(x);
	free(level);
	free(response);
	free(variance);
	free(tells);
	return result;
}

static double squared(double x)
{
	return x * x;
}

int pay_model_fit(struct err *e, struct pay_model **out, const struct pay_model_inputs *in)
{
	struct model_cells cells = {.items = NULL};
	struct pay_model *m = mem_zero(1, sizeof(*m));
	int result = 0;

	*out = NULL;
	m->shapes = cells.shapes = shape_builder_new(catalogue_count(in->catalogue));
	model_cells_gather(&cells, in);
	terms_make(&m->terms, &cells, in);
	note_seen(m, &cells);
	m->reach = cells.reach;
	m->reach_count = cells.reach_count;
	if (m->reach_count)
		result = fit(e, m, &cells);
	free(cells.items);
	if (result || !m->reach_count) {
		pay_model_free(m);
		return result;
	}
	m->widen =
	    sqrt(squared(mixed_tau(m->fit, BY_SOURCE_STEP)) +
		 squared(mixed_tau(m->fit, BY_SOURCE_ROLE)) +
		 squared(mixed_tau(m->fit, BY_SOURCE_COUNTRY)) + squared(mixed_spread(m->fit)));
	m->cache_count = catalogue_count(in->catalogue) * STEP_COUNT * COMPONENT_COUNT * 2;
	m->cache = mem_zero(m->cache_count + 1, sizeof(*m->cache));
	*out = m;
	return 0;
}

double pay_model_between_sources(const struct pay_model *m)
{
	return sqrt(squared(m->widen) + squared(mixed_tau(m->fit, BY_SOURCE)));
}

size_t pay_model_metros(const struct pay_model *m, const uint64_t **out)
{
	*out = m->terms.groupings[BY_METRO].keys;
	return m->terms.groupings[BY_METRO].count;
}

size_t pay_model_countries(const struct pay_model *m, const uint64_t **out)
{
	*out = m->terms.groupings[BY_COUNTRY].keys;
	return m->terms.groupings[BY_COUNTRY].count;
}

/* ---- what it says ---- */

static const struct shape *shape_for(const struct pay_model *m, const struct model_cell *c)
{
	bool us = c->place.country == CODE2('U', 'S');
	size_t at =
	    (((size_t)c->role * STEP_COUNT + c->step) * COMPONENT_COUNT + c->component) * 2 + us;

	if (!m->cache[at]) {
		m->cache[at] = mem_alloc(1, sizeof(**m->cache));
		shape_of(m->shapes, (enum component)c->component, us, c->step, c->role, m->widen,
			 m->cache[at]);
	}
	return m->cache[at];
}

/* The median and its error's variance. */
static double predict(const struct pay_model *m, const struct model_cell *c, double *variance)
{
	double x[FIXED_COUNT];
	uint32_t level[GROUPING_COUNT];

	terms_of(&m->terms, c, x, level);
	x[FIXED_REPORTED] = 1;
	if (variance)
		*variance =
		    mixed_predict_variance(m->fit, x, level) + squared(mixed_spread(m->fit));
	return mixed_predict(m->fit, x, level);
}

struct mixture {
	double weight, median;
	const struct shape *shape;
};

/* By bisection of the mixture's distribution. */
static double mixture_quantile(const struct mixture *parts, size_t count, double fraction)
{
	double low = INFINITY, high = -INFINITY;

	for (size_t i = 0; i < count; i++) {
		low = fmin(low, parts[i].median + parts[i].shape->at[0] - 1);
		high = fmax(high, parts[i].median + parts[i].shape->at[SHAPE_POINTS - 1] + 1);
	}
	for (int step = 0; step < 40; step++) {
		double middle = (low + high) / 2, below = 0;
		for (size_t i = 0; i < count; i++)
			below += parts[i].weight *
				 shape_fraction(parts[i].shape, middle - parts[i].median);
		if (below < fraction)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}

void pay_model_estimate(const struct pay_model *m, const struct pay_target *t,
			struct pay_estimate *out)
{
	struct model_cell c = {.source = SOURCE_NONE,
			       .role = t->role,
			       .step = (uint8_t)step_of(t->level, t->experience),
			       .component = (uint8_t)t->component,
			       .place = t->place,
			       .n = -1};
	enum level track = catalogue_role(m->terms.catalogue, t->role)->track;
	struct mixture parts[LEVEL_STAFF + 1];
	size_t count = 0;
	double variance;

	if (c.step == STEP_MIX && track != LEVEL_UNKNOWN)
		c.step = (uint8_t)track;
	if (c.step != STEP_MIX) {
		double median = predict(m, &c, &variance);
		const struct shape *shape = shape_for(m, &c);
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
			size_t point = (size_t)lround(band_fractions[p] * (SHAPE_POINTS + 1)) - 1;
			out->quantile[p] = median + shape->at[point];
		}
		out->sd = sqrt(variance);
		return;
	}
	out->sd = 0;
	for (unsigned level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		c.step = (uint8_t)level;
		parts[count].median = predict(m, &c, &variance);
		parts[count].weight = m->terms.mix[level];
		parts[count++].shape = shape_for(m, &c);
		/* The levels' errors are taken to go together, which is the worst case. */
		out->sd += m->terms.mix[level] * sqrt(variance);
	}
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		out->quantile[p] = mixture_quantile(parts, count, band_fractions[p]);
}
