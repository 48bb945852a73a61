/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pay_model.c: fits the model, and reads pay from it. */
#include "estimate/pay_model/pay_model.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/pay_model/pay_model_private.h"
#include "stats/bisection.h"
#include "stats/quantile.h"

/* The standard error of a published median on the log scale, as a measure of one occupation's pay. */
#define PUBLISHED_ERROR 0.10
/* The variance of a median is (pi / 2) s^2 / n for normal pay; heaped pay has half as much again. */
#define HEAPED 1.5
#define HALF_PI 1.57079632679489662

void pay_model_free(struct pay_model *m)
{
	if (!m)
		return;
	terms_release(&m->terms);
	shape_builder_free(m->shapes);
	free(m->country_scales);
	mixed_free(m->fit);
	free(m->reach);
	free(m->seen);
	ranks_release(&m->ranks);
	free(m->ladder);
	for (size_t i = 0; i < m->cache_count; i++)
		free(m->cache[i]);
	free(m->cache);
	free(m);
}

/* ---- what reaches what ---- */

/* How many sources reach the country and component; COMPONENT_COUNT: any. */
static unsigned sources_reaching(const struct pay_model *m, code country, enum component component)
{
	uint32_t key = reach_key(country, component);

	for (size_t i = 0; i < m->reach_count; i++)
		if (m->reach[i].key == key)
			return m->reach[i].sources;
	return 0;
}

/* What sources' cells have, each a number of its own: fields of 16 bits, the first of them one of these. */
enum seen { SEEN_STEP, SEEN_ROLE, SEEN_ROLE_TOTAL, SEEN_ROLE_STEP };

static uint64_t seen_key(enum seen what, unsigned which, unsigned step, code country)
{
	return (uint64_t)what << 48 | (uint64_t)which << 32 | (uint64_t)step << 16 | country;
}

static uint64_t step_key(unsigned step, code country)
{
	return seen_key(SEEN_STEP, 0, step, country);
}

static uint64_t role_key(uint16_t role, code country)
{
	return seen_key(SEEN_ROLE, role, 0, country);
}

static uint64_t role_total_key(uint16_t role, code country)
{
	return seen_key(SEEN_ROLE_TOTAL, role, 0, country);
}

/* In the United States. */
static uint64_t role_step_key(uint16_t role, unsigned step)
{
	return seen_key(SEEN_ROLE_STEP, role, step, CODE2('U', 'S'));
}

static int compare_keys(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

static bool was_seen(const struct pay_model *m, uint64_t key)
{
	return m->seen_count &&
	       bsearch(&key, m->seen, m->seen_count, sizeof(*m->seen), compare_keys);
}

static void note_seen(struct pay_model *m, const struct model_cells *cells)
{
	m->seen = mem_alloc(4 * cells->count + 1, sizeof(*m->seen));
	for (size_t i = 0; i < cells->count; i++) {
		const struct model_cell *c = &cells->items[i];
		if (c->source == SOURCE_NONE)
			continue;
		if (c->step != STEP_MIX)
			m->seen[m->seen_count++] = step_key(c->step, c->place.country);
		if (c->step != STEP_MIX && c->place.country == CODE2('U', 'S'))
			m->seen[m->seen_count++] = role_step_key(c->role, c->step);
		if (c->role == ROLE_SEVERAL)
			continue;
		m->seen[m->seen_count++] = role_key(c->role, c->place.country);
		if (c->component == COMPONENT_TOTAL)
			m->seen[m->seen_count++] = role_total_key(c->role, c->place.country);
	}
	if (m->seen_count)
		qsort(m->seen, m->seen_count, sizeof(*m->seen), compare_keys);
}

bool pay_model_knows(const struct pay_model *m, uint16_t role, code country)
{
	return was_seen(m, role_key(role, country));
}

bool pay_model_has_level(const struct pay_model *m, enum level level, code country)
{
	return was_seen(m, step_key(level, country));
}

/* Base pay is known where published statistics of the role tell it, or where a source tells base pay, and
 * another source, or these statistics, the pay of that country. Total pay is known only where a source tells it
 * of the very role there: what a role's bonus and stock come to, other roles do not say. */
bool pay_model_reaches(const struct pay_model *m, const struct pay_target *t)
{
	double median;
	bool published =
	    t->place.country == CODE2('U', 'S') && pay_model_published(m, t->role, &median);
	bool told = sources_reaching(m, t->place.country, t->component) > 0;
	unsigned sources = sources_reaching(m, t->place.country, COMPONENT_COUNT);

	if (t->component == COMPONENT_TOTAL)
		return was_seen(m, role_total_key(t->role, t->place.country)) &&
		       (published || sources >= 2);
	return published || (told && sources >= 2);
}

static double squared(double x)
{
	return x * x;
}

/* ---- the fit ---- */

static double sampling_variance(const struct model_cell *c)
{
	return c->source == SOURCE_NONE ? PUBLISHED_ERROR * PUBLISHED_ERROR
					: HEAPED * HALF_PI * c->deviation * c->deviation / c->n;
}

/* What is known of a coefficient before: what it is usually (fixed_usual), give or take `error`. */
static const struct {
	enum fixed fixed;
	double error;
} known_before[] = {
    /* The index is of wages: where few cells, or those of firms that pay otherwise, tell what a state is worth, it is
     * taken at its word. */
    {FIXED_STATE, 0.1},
    /* Where no other country has a ladder, its steps are those of the United States. */
    {FIXED_US_STEP, 0.3},
};
enum { KNOWN_BEFORE = sizeof(known_before) / sizeof(*known_before) };

/* One row per coefficient of which something is known before, in the last rows. */
static void set_known_before(struct mixed_data *d, double *x, uint32_t *level, double *response,
			     double *variance, bool *tells)
{
	for (size_t i = 0; i < KNOWN_BEFORE; i++) {
		size_t row = d->rows - KNOWN_BEFORE + i;

		memset(x + row * FIXED_COUNT, 0, FIXED_COUNT * sizeof(*x));
		x[row * FIXED_COUNT + known_before[i].fixed] = 1;
		for (size_t g = 0; g < GROUPING_COUNT; g++)
			level[row * GROUPING_COUNT + g] = MIXED_NONE;
		response[row] = 0;
		variance[row] = squared(known_before[i].error);
		tells[row] = false;
	}
}

static int fit(struct err *e, struct pay_model *m, const struct model_cells *cells)
{
	size_t rows = cells->count + KNOWN_BEFORE;
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
	for (size_t i = 0; i < cells->count; i++) {
		const struct model_cell *c = &cells->items[i];
		terms_of(&m->terms, c, cells->parts, x + i * FIXED_COUNT,
			 level + i * GROUPING_COUNT);
		response[i] = c->median - usual_of(&m->terms, x + i * FIXED_COUNT);
		variance[i] = sampling_variance(c);
		tells[i] = c->source != SOURCE_NONE && c->n >= 10 && !c->part_count;
	}
	set_known_before(&data, x, level, response, variance, tells);
	result = mixed_fit(&m->fit, &data, &options, e);
	free(x);
	free(level);
	free(response);
	free(variance);
	free(tells);
	return result;
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

static double country_scale(const struct pay_model *m, code country)
{
	for (size_t i = 0; i < m->country_scale_count; i++)
		if (m->country_scales[i].country == country)
			return m->country_scales[i].scale;
	return 1;
}

struct scaled_shape pay_model_shape(const struct pay_model *m, const struct model_cell *c)
{
	bool us = c->place.country == CODE2('U', 'S');
	size_t at =
	    (((size_t)c->role * STEP_COUNT + c->step) * COMPONENT_COUNT + c->component) * 2 + us;

	if (!m->cache[at]) {
		m->cache[at] = mem_alloc(1, sizeof(**m->cache));
		shape_of(m->shapes, (enum component)c->component, us, c->step, c->role,
			 m->cache[at]);
	}
	return (struct scaled_shape){.shape = m->cache[at],
				     .scale = country_scale(m, c->place.country)};
}

struct model_cell pay_model_cell(const struct pay_model *m, const struct pay_target *t)
{
	struct model_cell c = {.source = SOURCE_NONE,
			       .role = t->role,
			       .step = (uint8_t)step_of(t->level, t->experience),
			       .component = (uint8_t)t->component,
			       .place = t->place,
			       .n = -1};
	enum level track = catalogue_role(m->terms.catalogue, t->role)->track;

	if (c.step == STEP_MIX && track != LEVEL_UNKNOWN)
		c.step = (uint8_t)track;
	return c;
}

/* Of what the target differs by at random and no cell tells. */
static double unseen_variance(const struct pay_model *m, const struct place *place,
			      const uint32_t level[GROUPING_COUNT])
{
	/* Those that every target has, then those of a state, then those of a metro. */
	static const enum grouping groupings[] = {
	    BY_ROLE,	     BY_ROLE_STEP,	   BY_COUNTRY, BY_ROLE_COUNTRY,
	    BY_STEP_COUNTRY, BY_ROLE_STEP_COUNTRY, BY_STATE,   BY_STATE_COMPONENT,
	    BY_METRO,	     BY_METRO_COMPONENT};
	size_t count = sizeof(groupings) / sizeof(*groupings);
	double variance = 0;

	count -= !place->metro ? 2 : 0;
	count -= !place->metro && !place->state ? 2 : 0;
	for (size_t i = 0; i < count; i++)
		if (level[groupings[i]] == MIXED_NONE)
			variance += squared(mixed_tau(m->fit, groupings[i]));
	return variance;
}

/* The median and its error's variance. */
static double predict(const struct pay_model *m, const struct model_cell *c, double *variance)
{
	double x[FIXED_COUNT];
	uint32_t level[GROUPING_COUNT];

	terms_of(&m->terms, c, NULL, x, level);
	if (variance)
		*variance = mixed_predict_variance(m->fit, x, level) +
			    squared(mixed_spread(m->fit)) + unseen_variance(m, &c->place, level);
	return usual_of(&m->terms, x) + mixed_predict(m->fit, x, level) +
	       m->ladder[(size_t)c->role * STEP_COUNT + c->step];
}

/* The steps whose ranks are found: the ladder without managers, and experience. */
static bool is_ranked(unsigned step)
{
	return (step >= LEVEL_JUNIOR && step <= LEVEL_STAFF) || step > STEP_EXPERIENCE;
}

/* From the medians of the roles that sources know, the ladders of those that statistics alone do. */
static void find_ladders(struct pay_model *m, const struct model_cells *cells,
			 const struct pay_model_inputs *in)
{
	const size_t roles = catalogue_count(in->catalogue);
	double *predicted = mem_alloc(roles * STEP_COUNT + 1, sizeof(*predicted));
	double *medians = mem_alloc(roles * STEP_COUNT + 1, sizeof(*medians));

	m->ladder = mem_zero(roles * STEP_COUNT + 1, sizeof(*m->ladder));
	for (size_t i = 0; i < roles * STEP_COUNT; i++) {
		struct model_cell c = {.source = SOURCE_NONE,
				       .role = (uint16_t)(i / STEP_COUNT),
				       .step = (uint8_t)(i % STEP_COUNT),
				       .component = COMPONENT_BASE,
				       .place = {.country = CODE2('U', 'S')},
				       .n = -1};
		predicted[i] = is_ranked(c.step) ? predict(m, &c, NULL) : NAN;
		medians[i] = was_seen(m, role_step_key(c.role, c.step)) ? predicted[i] : NAN;
	}
	ranks_find(&m->ranks, cells, in->benchmarks, medians, roles);
	for (size_t i = 0; i < roles * STEP_COUNT; i++) {
		bool own = pay_model_knows(m, (uint16_t)(i / STEP_COUNT), CODE2('U', 'S'));
		if (!own && !isnan(predicted[i]) && !isnan(m->ranks.at[i]))
			m->ladder[i] = m->ranks.at[i] - predicted[i];
	}
	free(predicted);
	free(medians);
}

/* What one source's pay of a cell differs by, beyond its general difference: the standard deviation. */
static double source_spread(const struct pay_model *m)
{
	return sqrt(squared(mixed_tau(m->fit, BY_SOURCE_STEP)) +
		    squared(mixed_tau(m->fit, BY_SOURCE_ROLE)) +
		    squared(mixed_tau(m->fit, BY_SOURCE_COUNTRY)) + squared(mixed_spread(m->fit)));
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
	m->country_scale_count = shape_country_scales(m->shapes, &m->country_scales);
	m->reach = cells.reach;
	m->reach_count = cells.reach_count;
	if (m->reach_count)
		result = fit(e, m, &cells);
	if (result || !m->reach_count) {
		free(cells.items);
		free(cells.parts);
		pay_model_free(m);
		return result;
	}
	find_ladders(m, &cells, in);
	free(cells.items);
	free(cells.parts);
	shape_builder_settle(m->shapes, source_spread(m));
	m->cache_count = catalogue_count(in->catalogue) * STEP_COUNT * COMPONENT_COUNT * 2;
	m->cache = mem_zero(m->cache_count + 1, sizeof(*m->cache));
	*out = m;
	return 0;
}

struct mixture {
	double weight, median;
	struct scaled_shape shape;
};

struct mixtures {
	struct mixture of[LEVEL_STAFF + 1];
	size_t count;
};

static double levels_below(const void *mixtures, double log_pay)
{
	const struct mixtures *parts = mixtures;
	double below = 0;

	for (size_t i = 0; i < parts->count; i++)
		below += parts->of[i].weight *
			 shape_fraction(parts->of[i].shape, log_pay - parts->of[i].median);
	return below;
}

static double mixture_quantile(const struct mixtures *parts, double fraction)
{
	enum { HALVINGS = 40 };
	struct bracket b = {.low = INFINITY, .high = -INFINITY};

	for (size_t i = 0; i < parts->count; i++) {
		const struct mixture *part = &parts->of[i];
		const struct scaled_shape *s = &part->shape;
		b.low = fmin(b.low, part->median + s->scale * (s->shape->at[0] - 1));
		b.high =
		    fmax(b.high, part->median + s->scale * (s->shape->at[SHAPE_POINTS - 1] + 1));
	}
	b = bisect(levels_below, parts, fraction, b, HALVINGS, 0);
	return (b.low + b.high) / 2;
}

void pay_model_estimate(const struct pay_model *m, const struct pay_target *t,
			struct pay_estimate *out)
{
	struct model_cell c = pay_model_cell(m, t);
	struct mixtures parts = {.count = 0};
	double variance;

	if (c.step != STEP_MIX) {
		double median = predict(m, &c, &variance);
		struct scaled_shape shape = pay_model_shape(m, &c);
		for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
			size_t point = (size_t)lround(band_fractions[p] * (SHAPE_POINTS + 1)) - 1;
			out->quantile[p] = median + shape.scale * shape.shape->at[point];
		}
		out->sd = sqrt(variance);
		return;
	}
	out->sd = 0;
	for (unsigned level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		c.step = (uint8_t)level;
		double median = predict(m, &c, &variance);
		parts.of[parts.count++] = (struct mixture){
		    .weight = level_mix[level], .median = median, .shape = pay_model_shape(m, &c)};
		/* The levels' errors are taken to go together, which is the worst case. */
		out->sd += level_mix[level] * sqrt(variance);
	}
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		out->quantile[p] = mixture_quantile(&parts, band_fractions[p]);
}

/* ---- differences ---- */

static double difference_variance(const struct pay_model *m, const struct model_cell *a,
				  const struct model_cell *b)
{
	double x_a[FIXED_COUNT], x_b[FIXED_COUNT];
	uint32_t level_a[GROUPING_COUNT], level_b[GROUPING_COUNT];

	terms_of(&m->terms, a, NULL, x_a, level_a);
	terms_of(&m->terms, b, NULL, x_b, level_b);
	return mixed_predict_variance(m->fit, x_a, level_a) +
	       mixed_predict_variance(m->fit, x_b, level_b) -
	       2 * mixed_predict_covariance(m->fit, x_a, level_a, x_b, level_b) +
	       2 * squared(mixed_spread(m->fit));
}

double pay_model_difference_sd(const struct pay_model *m, const struct pay_target *a,
			       const struct pay_target *b)
{
	struct model_cell left = pay_model_cell(m, a), right = pay_model_cell(m, b);
	double variance = 0;

	if (left.step != STEP_MIX && right.step != STEP_MIX)
		return sqrt(difference_variance(m, &left, &right));
	for (uint8_t level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
		left.step = right.step = level;
		variance = fmax(variance, difference_variance(m, &left, &right));
	}
	return sqrt(variance);
}

bool pay_model_source_difference(const struct pay_model *m, const struct band *row, uint16_t source,
				 double *difference)
{
	static const enum grouping of_sources[] = {BY_SOURCE, BY_SOURCE_STEP, BY_SOURCE_COUNTRY,
						   BY_SOURCE_ROLE};
	const struct pay_target t = {.role = row->role,
				     .level = row->level,
				     .experience =
					 experience_of_span(m->terms.steps, row->experience),
				     .component = row->component,
				     .place = row->area.place};
	struct model_cell c = pay_model_cell(m, &t);
	double x[FIXED_COUNT];
	uint32_t level[GROUPING_COUNT];

	c.source = source;
	terms_of(&m->terms, &c, NULL, x, level);
	*difference = 0;
	for (size_t i = 0; i < sizeof(of_sources) / sizeof(*of_sources); i++)
		if (level[of_sources[i]] != MIXED_NONE)
			*difference += mixed_effect(m->fit, of_sources[i], level[of_sources[i]]);
	return level[BY_SOURCE] != MIXED_NONE;
}

/* ---- what parts are worth ---- */

static double worth(const struct pay_model *m, enum fixed fixed)
{
	return fixed_usual(&m->terms, fixed) + mixed_fixed(m->fit, (size_t)fixed);
}

double pay_model_reported(const struct pay_model *m)
{
	return worth(m, FIXED_REPORTED);
}

/* A step's own terms in the United States, whatever the role. */
static double step_terms(const struct pay_model *m, enum level step)
{
	const struct model_cell c = {.source = SOURCE_NONE,
				     .step = (uint8_t)step,
				     .component = COMPONENT_BASE,
				     .place = {.country = CODE2('U', 'S')},
				     .n = -1};
	double x[FIXED_COUNT], sum;
	uint32_t level[GROUPING_COUNT];

	terms_of(&m->terms, &c, NULL, x, level);
	sum = mixed_effect(m->fit, BY_STEP_COUNTRY, level[BY_STEP_COUNTRY]);
	for (int k = FIXED_US_STEP; k < FIXED_COUNT; k++)
		sum += x[k] * worth(m, (enum fixed)k);
	return sum;
}

double pay_model_level_worth(const struct pay_model *m, enum level level)
{
	assert(level >= LEVEL_JUNIOR && level < LEVEL_COUNT);
	return step_terms(m, level) - step_terms(m, LEVEL_JUNIOR);
}

double pay_model_mix_worth(const struct pay_model *m)
{
	double sum = 0;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		sum += level_mix[level] * pay_model_level_worth(m, (enum level)level);
	return sum;
}

bool pay_model_published(const struct pay_model *m, uint16_t role, double *log_pay)
{
	return terms_published(&m->terms, role, log_pay);
}
