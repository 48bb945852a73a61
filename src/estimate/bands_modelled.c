/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_modelled.c: modelled rows: pay of every role and step in every place that the model reaches.
 *
 * A modelled row stands beside what was observed, never instead of it. What was observed there and may
 * be published is mixed in, by how much its number tells; the ladder and the steps of experience do not
 * go down, and where the figures had to be moved for that the row says so.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "estimate/cells_private.h"
#include "estimate/pay_model/pay_model.h"
#include "stats/quantile.h"

/* Modelled figures are no more exact than that. */
#define ROUNDING 100
/* What an observed cell weighs beside the model: the model's own variance against that of the cell, of
 * chance and of what one source differs by. docs/methods.md says how they were chosen: total pay of one
 * source says little of another's. */
#define MODEL_VARIANCE 0.05
#define ONE_VARIANCE (0.35 * 0.35 * 1.57)
static const double cell_variance[COMPONENT_COUNT] = {
    [COMPONENT_BASE] = 0.015,
    [COMPONENT_TOTAL] = 0.15,
};
/* A median that is not known better than this (standard deviation of its logarithm) is no figure, as of
 * a level that no source has: it makes no row. */
#define SD_MOST 0.5
/* A place within a country moves by this part of what the country's own cells move: the whole is better
 * on rows left out of all sources, none on sources left out (docs/methods.md). */
#define COUNTRY_TELLS 0.5
/* A median known to within this share of it, from end to end, by two sources or more and by
 * observations of its own, is of medium quality. */
#define MEDIUM_WIDTH 0.6

struct modeller {
	struct band_table *out;
	const struct pay_model *model;
	const struct gazetteer *gazetteer;
	const struct catalogue *catalogue;
	const struct cells_setup *aging;
	double score; /* of the interval */
	/* By step_number: how far the country's own cells moved the role's median there. */
	double country_shift[LEVEL_COUNT + EXPERIENCE_COUNT];
	struct band_table made; /* the modelled rows; `out` stays as it is until all are made */
};

/* How far the step's own cell moves its median, by its weight; 0 where nothing of it is published. */
static double own_shift(const struct pay_estimate *estimate, const struct band *own, double *weight)
{
	*weight = 0;
	if (!own || own->p[BENCHMARK_P50].kind != VALUE_EXACT ||
	    !(own->p[BENCHMARK_P50].amount > 0))
		return 0;
	*weight = MODEL_VARIANCE / (MODEL_VARIANCE + ONE_VARIANCE / fmax(own->n_effective, 1) +
				    cell_variance[own->component]);
	return *weight * (log(own->p[BENCHMARK_P50].amount) - estimate->quantile[BENCHMARK_P50]);
}

/* Where the cell withholds a percentile, the model's moves as the median does. */
static void mix_in(struct pay_estimate *estimate, const struct band *own)
{
	double weight, shift = own_shift(estimate, own, &weight);

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		bool known = weight > 0 && own->p[p].kind == VALUE_EXACT && own->p[p].amount > 0;
		estimate->quantile[p] +=
		    known ? weight * (log(own->p[p].amount) - estimate->quantile[p]) : shift;
	}
	(void)isotonic_repair(estimate->quantile, NULL, BENCHMARK_PERCENTILES);
}

static double rounded(double log_dollars)
{
	return ROUNDING * rint(exp(log_dollars) / ROUNDING);
}

static struct date as_of(const struct modeller *m, code country)
{
	const struct wage_index *wages = m->aging->wages;

	if (!wages || m->aging->age == AGING_NONE)
		return m->aging->as_of;
	return wage_index_reached(wages, wage_index_series(wages, country), m->aging->as_of);
}

static enum quality quality(const struct band *b, double width)
{
	return b->sources >= 2 && b->n > 0 && width <= MEDIUM_WIDTH ? QUALITY_MEDIUM : QUALITY_LOW;
}

static void add_row(struct modeller *m, const struct pay_target *t, struct area area,
		    struct pay_estimate estimate, const struct band *own, bool repaired)
{
	bool told = own && !(own->suppressed & SUPPRESSED_WHOLE);
	struct band b = {
	    .role = t->role,
	    .level = t->level,
	    .experience = t->experience,
	    .area = area,
	    .component = t->component,
	    .basis = BASIS_MODELLED,
	    .n = told ? own->n : 0,
	    .n_effective = told ? own->n_effective : NAN,
	    .sources = pay_model_sources(m->model, t->place.country, t->component),
	    .employers = EMPLOYERS_WITHHELD,
	    .as_of = as_of(m, t->place.country),
	    .rule = "pay-model",
	    .repaired = repaired,
	};
	double half = m->score * estimate.sd, median = estimate.quantile[BENCHMARK_P50];

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT,
						  .amount = rounded(estimate.quantile[p])};
	b.p50_interval =
	    (struct interval){.low = rounded(median - half), .high = rounded(median + half)};
	b.quality = quality(&b, exp(half) - exp(-half));
	band_table_add(&m->made, &b);
}

enum { STEPS_MOST = 4 }; /* the ladder, or the steps of experience */
struct step {
	struct pay_target target;
	struct pay_estimate estimate;
	const struct band *own;
};

static size_t step_number(const struct pay_target *t)
{
	return t->experience != EXPERIENCE_ALL ? LEVEL_COUNT + (size_t)t->experience
					       : (size_t)t->level;
}

static void move(struct pay_estimate *estimate, double by)
{
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		estimate->quantile[p] += by;
}

/* The figures of a run of steps, each as a whole, so that medians do not go down. */
static void put_in_order(const struct step *steps, size_t count, double *moved)
{
	double medians[STEPS_MOST] = {0}, weights[STEPS_MOST] = {0};

	for (size_t i = 0; i < count; i++) {
		medians[i] = steps[i].estimate.quantile[BENCHMARK_P50];
		weights[i] = 1 / (steps[i].estimate.sd * steps[i].estimate.sd);
	}
	(void)isotonic_repair(medians, weights, count);
	for (size_t i = 0; i < count; i++)
		moved[i] = medians[i] - steps[i].estimate.quantile[BENCHMARK_P50];
}

/* A step without a cell of its own moves by the mean shift of all of its ladder, those without a cell
 * counting as none: what the others' cells say of the role there is not of one step alone. A ladder
 * without any moves by `otherwise`. Returns the mean shift. */
static double mix_in_steps(struct step *steps, size_t count, double otherwise)
{
	double sum = 0, weights = 0, others;

	for (size_t i = 0; i < count; i++) {
		double weight;
		sum += own_shift(&steps[i].estimate, steps[i].own, &weight);
		weights += weight > 0;
	}
	others = weights > 0 ? sum / (double)count : otherwise;
	for (size_t i = 0; i < count; i++) {
		double weight;
		(void)own_shift(&steps[i].estimate, steps[i].own, &weight);
		if (weight > 0)
			mix_in(&steps[i].estimate, steps[i].own);
		else
			move(&steps[i].estimate, others);
	}
	return others;
}

/* As mix_in_steps has it; a place within a country starts from what its country's cells said. */
static double add_steps(struct modeller *m, struct area area, struct step *steps, size_t count,
			double otherwise)
{
	const bool within = area.kind != AREA_COUNTRY;
	double moved[STEPS_MOST], before[STEPS_MOST], shift;

	for (size_t i = 0; i < count; i++) {
		const struct band wanted = {.role = steps[i].target.role,
					    .level = steps[i].target.level,
					    .experience = steps[i].target.experience,
					    .area = area,
					    .component = steps[i].target.component};
		steps[i].own = band_find(m->out, &wanted);
		pay_model_estimate(m->model, &steps[i].target, &steps[i].estimate);
		if (within)
			move(&steps[i].estimate,
			     COUNTRY_TELLS * m->country_shift[step_number(&steps[i].target)]);
		before[i] = steps[i].estimate.quantile[BENCHMARK_P50];
	}
	shift = mix_in_steps(steps, count, otherwise);
	for (size_t i = 0; !within && i < count; i++)
		m->country_shift[step_number(&steps[i].target)] =
		    steps[i].estimate.quantile[BENCHMARK_P50] - before[i];
	put_in_order(steps, count, moved);
	for (size_t i = 0; i < count; i++) {
		if (!(steps[i].estimate.sd <= SD_MOST))
			continue;
		move(&steps[i].estimate, moved[i]);
		add_row(m, &steps[i].target, area, steps[i].estimate, steps[i].own,
			fabs(moved[i]) > 1e-9);
	}
	return shift;
}

/* One role's pay in one place: all together, its levels, its steps of experience. */
static void add_place(struct modeller *m, struct pay_target t, struct area area)
{
	enum level track = catalogue_role(m->catalogue, t.role)->track;
	struct step steps[STEPS_MOST];
	size_t count = 0;
	double shift = 0;

	if (!pay_model_reaches(m->model, &t))
		return;
	if (track == LEVEL_UNKNOWN) {
		steps[0].target = t;
		shift = add_steps(m, area, steps, 1, 0);
		for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++) {
			steps[count].target = t;
			steps[count++].target.level = (enum level)level;
		}
		shift = add_steps(m, area, steps, count, shift);
	}
	for (int level = LEVEL_MANAGER; level <= LEVEL_EXECUTIVE; level++) {
		if (level != (int)track &&
		    !pay_model_has_level(m->model, (enum level)level, t.place.country))
			continue;
		steps[0].target = t;
		steps[0].target.level = (enum level)level;
		(void)add_steps(m, area, steps, 1, 0);
	}
	count = 0;
	for (int step = EXPERIENCE_UNKNOWN + 1; step < EXPERIENCE_COUNT; step++) {
		steps[count].target = t;
		steps[count++].target.experience = (enum experience)step;
	}
	(void)add_steps(m, area, steps, count, shift);
}

static void add_states(struct modeller *m, struct pay_target t)
{
	double index;

	for (size_t i = 0; m->gazetteer && gazetteer_state(m->gazetteer, i, &t.place.state); i++) {
		struct area area = {.kind = AREA_STATE, .place = t.place};
		if (labour_cost(m->gazetteer, t.place.state, &index))
			add_place(m, t, area);
	}
}

static void add_metros(struct modeller *m, struct pay_target t)
{
	const uint64_t *metros;
	size_t count = pay_model_metros(m->model, &metros);

	for (size_t i = 0; i < count; i++) {
		struct area area = {.kind = AREA_METRO, .place = {.metro = (uint32_t)metros[i]}};
		t.place.metro = area.place.metro;
		t.place.state = m->gazetteer ? metro_state(m->gazetteer, t.place.metro) : 0;
		add_place(m, t, area);
	}
}

static void add_role(struct modeller *m, uint16_t role, enum component component)
{
	const code us = CODE2('U', 'S');
	struct pay_target t = {.role = role, .component = component};
	const uint64_t *countries;
	size_t count = pay_model_countries(m->model, &countries);

	for (size_t i = 0; i < count; i++) {
		struct area area = {.kind = AREA_COUNTRY};
		t.place = (struct place){.country = (code)countries[i]};
		area.place = t.place;
		memset(m->country_shift, 0, sizeof(m->country_shift));
		add_place(m, t, area);
		if (t.place.country != us)
			continue;
		add_states(m, t);
		add_metros(m, t);
	}
}

/* Total pay below base pay of the same cell is that of other people: it is not published. */
static bool is_under_base(const struct band_table *made, const struct band *row)
{
	struct band wanted = *row;
	const struct band *base;

	if (row->component != COMPONENT_TOTAL)
		return false;
	wanted.component = COMPONENT_BASE;
	base = band_find(made, &wanted);
	return base && row->p[BENCHMARK_P50].amount < base->p[BENCHMARK_P50].amount;
}

void bands_model(struct band_table *out, const struct pay_model *model,
		 const struct pay_model_inputs *in)
{
	struct modeller m = {
	    .out = out,
	    .model = model,
	    .gazetteer = in->gazetteer,
	    .catalogue = in->catalogue,
	    .aging = &in->cells->setup,
	    .score = normal_score((1 + in->settings->confidence) / 2),
	};

	for (size_t r = 0; r < catalogue_count(in->catalogue); r++) {
		add_role(&m, (uint16_t)r, COMPONENT_BASE);
		add_role(&m, (uint16_t)r, COMPONENT_TOTAL);
	}
	band_table_sort(&m.made);
	for (size_t i = 0; i < m.made.count; i++)
		if (!is_under_base(&m.made, &m.made.rows[i]))
			band_table_add(out, &m.made.rows[i]);
	band_table_release(&m.made);
	band_table_sort(out);
}
