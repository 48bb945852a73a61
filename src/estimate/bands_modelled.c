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
#define SD_MOST 0.5 /* see is_known */
/* A place within a country moves by this part of what the country's own cells move: the whole is better
 * on rows left out of all sources, none on sources left out (docs/methods.md). */
#define COUNTRY_TELLS 0.5
/* What is taken from a cell of what its sources differ by elsewhere: all of it would be right if the sources'
 * mean were the truth, none if a source told the truth of its cells alone. Sources of total pay are of other
 * populations, and what they differ by is no error (docs/methods.md). */
static const double sources_tell[COMPONENT_COUNT] = {
    [COMPONENT_BASE] = 0.5,
    [COMPONENT_TOTAL] = 0,
};
/* A row of medium quality has a median known to within this share of it, from end to end, and so many
 * observations of its own. */
#define MEDIUM_WIDTH 0.6
#define MEDIUM_LEAST 10

static const char ordered_rule[] = "pay-model-ordered";

struct modeller {
	struct band_table *out;
	const struct pay_model *model;
	const struct gazetteer *gazetteer;
	const struct catalogue *catalogue;
	const struct cells_setup *aging;
	const struct modelled_witness *witness; /* NULL: nobody asks */
	double score; /* of the interval */
	/* By step_number: how far the country's own cells moved the role's median there. */
	double country_shift[LEVEL_COUNT + EXPERIENCE_COUNT];
	struct band_table made; /* the modelled rows; `out` stays as it is until all are made */
};

/* What was observed of the very step and place, and what the sources that observed it differ by in it, by
 * their observations: a cell that one source fills tells of that source, too. */
struct own_cell {
	const struct band *band; /* NULL: none */
	double of_sources; /* log scale */
};

static struct own_cell own_cell_of(const struct modeller *m, const struct band *wanted)
{
	struct own_cell cell = {.band = band_find(m->out, wanted)};
	const struct band *parts;
	size_t count = cell.band ? band_parts(m->out, cell.band, &parts) : 0;
	double sum = 0, people = 0, difference;

	for (size_t i = 0; i < count; i++) {
		if (!pay_model_source_difference(m->model, &parts[i],
						 (uint16_t)(parts[i].source - 1), &difference))
			continue;
		sum += (double)parts[i].n * difference;
		people += (double)parts[i].n;
	}
	cell.of_sources = people > 0 ? sources_tell[wanted->component] * sum / people : 0;
	return cell;
}

/* How far the step's own cell moves its median, by its weight; 0 where nothing of it is published. */
static double own_shift(const struct pay_estimate *estimate, const struct own_cell *cell,
			double *weight)
{
	const struct band *own = cell->band;

	*weight = 0;
	if (!own || own->p[BENCHMARK_P50].kind != VALUE_EXACT ||
	    !(own->p[BENCHMARK_P50].amount > 0))
		return 0;
	*weight = MODEL_VARIANCE / (MODEL_VARIANCE + ONE_VARIANCE / fmax(own->n_effective, 1) +
				    cell_variance[own->component]);
	return *weight * (log(own->p[BENCHMARK_P50].amount) - cell->of_sources -
			  estimate->quantile[BENCHMARK_P50]);
}

/* Where the cell withholds a percentile, the model's moves as the median does. */
static void mix_in(struct pay_estimate *estimate, const struct own_cell *cell)
{
	const struct band *own = cell->band;
	double weight, shift = own_shift(estimate, cell, &weight);

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		bool known = weight > 0 && own->p[p].kind == VALUE_EXACT && own->p[p].amount > 0;
		estimate->quantile[p] += known ? weight * (log(own->p[p].amount) -
							   cell->of_sources - estimate->quantile[p])
					       : shift;
	}
	(void)isotonic_repair(estimate->quantile, NULL, BENCHMARK_PERCENTILES);
}

static double rounded(double log_dollars)
{
	return MODELLED_ROUNDING * rint(exp(log_dollars) / MODELLED_ROUNDING);
}

static struct date as_of(const struct modeller *m, code country)
{
	const struct wage_index *wages = m->aging->wages;

	if (!wages || m->aging->age == AGING_NONE)
		return m->aging->as_of;
	return wage_index_reached(wages, wage_index_series(wages, country), m->aging->as_of);
}

/* Medium: known well, by two sources of its own, of which published statistics may be one, and not at odds with
 * what they reported. */
static enum quality quality(const struct modeller *m, const struct band *b, const struct band *own,
			    double width)
{
	double published, median;
	unsigned sources = b->sources;

	if (!b->n || b->n_effective < MEDIUM_LEAST || width > MEDIUM_WIDTH ||
	    own->p[BENCHMARK_P50].kind != VALUE_EXACT)
		return QUALITY_LOW;
	median = own->p[BENCHMARK_P50].amount;
	sources += b->component == COMPONENT_BASE && b->area.kind != AREA_METRO &&
		   (b->area.kind == AREA_STATE || b->area.place.country == CODE2('U', 'S')) &&
		   pay_model_published(m->model, b->role, &published);
	return sources >= 2 && median >= b->p50_interval.low && median <= b->p50_interval.high
		   ? QUALITY_MEDIUM
		   : QUALITY_LOW;
}

static const struct band *add_row(struct modeller *m, const struct pay_target *t, struct area area,
				  struct pay_estimate estimate, const struct band *own,
				  bool repaired)
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
	    .sources = told ? own->sources : 0,
	    .employers = EMPLOYERS_WITHHELD,
	    .as_of = as_of(m, t->place.country),
	    .rule = repaired ? ordered_rule : "pay-model",
	    .repaired = repaired,
	};
	double half = m->score * estimate.sd, median = estimate.quantile[BENCHMARK_P50];

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		b.p[p] = (struct benchmark_value){.kind = VALUE_EXACT,
						  .amount = rounded(estimate.quantile[p])};
	b.p50_interval =
	    (struct interval){.low = rounded(median - half), .high = rounded(median + half)};
	b.quality = quality(m, &b, own, exp(half) - exp(-half));
	band_table_add(&m->made, &b);
	return &m->made.rows[m->made.count - 1];
}

struct step {
	struct pay_target target;
	struct pay_estimate estimate;
	struct own_cell own;
	double predicted; /* the median that the model says, ... */
	double start; /* ... and with what the country's cells tell */
};

/* The ladder, the steps of experience, or managers and executives. */
enum { STEPS_MOST = 4 };
struct steps {
	struct step of[STEPS_MOST]; /* from the lowest */
	size_t count;
};

static struct step *next_step(struct steps *steps, struct pay_target target)
{
	struct step *step = &steps->of[steps->count++];

	*step = (struct step){.target = target};
	return step;
}

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

/* How far the steps' medians move so that they do not go down. */
static void put_in_order(const struct steps *steps, double moved[STEPS_MOST])
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

/* A median that is not known better than this (standard deviation of its logarithm) is no figure, as of
 * a level that no source has: it makes no row. */
static bool is_known(const struct step *step)
{
	return step->estimate.sd <= SD_MOST;
}

/* The nearest median that all steps together can have: it is not outside of theirs. A step that is not known
 * may be anywhere. */
static double among_steps(double median, const struct steps *steps)
{
	double low = INFINITY, high = -INFINITY;

	for (size_t i = 0; i < steps->count; i++) {
		if (!is_known(&steps->of[i]))
			return median;
		low = fmin(low, steps->of[i].estimate.quantile[BENCHMARK_P50]);
		high = fmax(high, steps->of[i].estimate.quantile[BENCHMARK_P50]);
	}
	return fmin(fmax(median, low), high);
}

/* Looks up the step's cell and what the model says of it; a place within a country starts from what its country's
 * cells said. */
static void look_up(const struct modeller *m, struct area area, struct step *step)
{
	const struct band wanted = {.role = step->target.role,
				    .level = step->target.level,
				    .experience = step->target.experience,
				    .area = area,
				    .component = step->target.component};

	step->own = own_cell_of(m, &wanted);
	pay_model_estimate(m->model, &step->target, &step->estimate);
	step->predicted = step->estimate.quantile[BENCHMARK_P50];
	if (area.kind != AREA_COUNTRY)
		move(&step->estimate, COUNTRY_TELLS * m->country_shift[step_number(&step->target)]);
	step->start = step->estimate.quantile[BENCHMARK_P50];
}

static void look_up_all(const struct modeller *m, struct area area, struct steps *steps)
{
	for (size_t i = 0; i < steps->count; i++)
		look_up(m, area, &steps->of[i]);
}

/* Does the step's own cell move its median? */
enum own_cell_tells { OWN_CELL_OF_STEP, OWN_CELL_OF_SHAPE };

/* Moves the step by what order asks, and adds its row if its median is known well enough. */
static void publish(struct modeller *m, struct step *step, struct area area, double moved,
		    enum own_cell_tells tells)
{
	struct modelled_steps steps = {.predicted = step->predicted,
				       .country = step->start - step->predicted,
				       .order = moved,
				       .own_median = NAN,
				       .sd = step->estimate.sd};
	struct pay_estimate start = step->estimate;
	const struct band *row;

	steps.own = step->estimate.quantile[BENCHMARK_P50] - step->start;
	move(&step->estimate, moved);
	if (!is_known(step))
		return;
	row = add_row(m, &step->target, area, step->estimate, step->own.band, fabs(moved) > 1e-9);
	if (!m->witness)
		return;
	start.quantile[BENCHMARK_P50] = step->start;
	if (tells == OWN_CELL_OF_STEP)
		(void)own_shift(&start, &step->own, &steps.own_weight);
	if (steps.own_weight > 0) {
		steps.own_median = step->own.band->p[BENCHMARK_P50].amount;
		steps.own_sources = step->own.of_sources;
	}
	m->witness->see(m->witness->context, row, &step->target, &steps);
}

/* The mean shift of the steps by their cells, those without one counting as none: what the others' cells say of
 * the role there is not of one step alone. NAN where none has a cell. */
static double mean_shift(const struct steps *steps)
{
	double sum = 0, weights = 0, weight;

	for (size_t i = 0; i < steps->count; i++) {
		sum += own_shift(&steps->of[i].estimate, &steps->of[i].own, &weight);
		weights += weight > 0;
	}
	return weights > 0 ? sum / (double)steps->count : NAN;
}

/* What the place's cells moved the step by since it had that median, for places within the country. */
static void note_shift(struct modeller *m, struct area area, const struct step *step, double before)
{
	if (area.kind == AREA_COUNTRY)
		m->country_shift[step_number(&step->target)] =
		    step->estimate.quantile[BENCHMARK_P50] - before;
}

/* Steps with a cell of their own are mixed with it, those without move by the mean shift of their run, a run
 * without any by `otherwise`; then they are put in order, and published. */
static void add_steps(struct modeller *m, struct area area, struct steps *steps, double otherwise)
{
	double moved[STEPS_MOST], weight, others = mean_shift(steps);

	others = isnan(others) ? otherwise : others;
	for (size_t i = 0; i < steps->count; i++) {
		struct step *step = &steps->of[i];
		double before = step->estimate.quantile[BENCHMARK_P50];
		(void)own_shift(&step->estimate, &step->own, &weight);
		if (weight > 0)
			mix_in(&step->estimate, &step->own);
		else
			move(&step->estimate, others);
		note_shift(m, area, step, before);
	}
	put_in_order(steps, moved);
	for (size_t i = 0; i < steps->count; i++)
		publish(m, &steps->of[i], area, moved[i], OWN_CELL_OF_STEP);
}

/* All levels together: their own cell tells how pay lies about its median, and not where the median is, since it
 * has whatever levels the sources have. That moves as the levels and the steps of experience do; the two are
 * estimated apart, and where one of them moved further it is kept among both. */
static void add_all(struct modeller *m, struct area area, struct step *all, double shift,
		    const struct steps *years, const struct steps *levels)
{
	double weight, own = own_shift(&all->estimate, &all->own, &weight);
	double before = all->estimate.quantile[BENCHMARK_P50], median;

	mix_in(&all->estimate, &all->own);
	move(&all->estimate, shift - own);
	note_shift(m, area, all, before);
	median = all->estimate.quantile[BENCHMARK_P50];
	publish(m, all, area, among_steps(among_steps(median, years), levels) - median,
		OWN_CELL_OF_SHAPE);
}

static double mean_of_known(double a, double b, double otherwise)
{
	return isnan(a) && isnan(b) ? otherwise : isnan(a) ? b : isnan(b) ? a : (a + b) / 2;
}

/* A role with a ladder: its levels, its steps of experience, all together. */
static void add_ladder(struct modeller *m, struct pay_target t, struct area area,
		       struct steps *years)
{
	struct step all = {.target = t};
	struct steps levels = {.count = 0};
	double shift, weight;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		next_step(&levels, t)->target.level = (enum level)level;
	look_up_all(m, area, &levels);
	look_up(m, area, &all);
	shift = mean_of_known(mean_shift(&levels), mean_shift(years),
			      own_shift(&all.estimate, &all.own, &weight));
	add_steps(m, area, &levels, shift);
	add_steps(m, area, years, shift);
	add_all(m, area, &all, shift, years, &levels);
}

/* One role's pay in one place. */
static void add_place(struct modeller *m, struct pay_target t, struct area area)
{
	enum level track = catalogue_role(m->catalogue, t.role)->track;
	struct steps years = {.count = 0}, tracks = {.count = 0};

	if (!pay_model_reaches(m->model, &t))
		return;
	for (int step = EXPERIENCE_UNKNOWN + 1; step < EXPERIENCE_COUNT; step++)
		next_step(&years, t)->target.experience = (enum experience)step;
	look_up_all(m, area, &years);
	if (track == LEVEL_UNKNOWN)
		add_ladder(m, t, area, &years);
	else
		add_steps(m, area, &years, 0);
	for (int level = LEVEL_MANAGER; level <= LEVEL_EXECUTIVE; level++)
		if (level == (int)track ||
		    pay_model_has_level(m->model, (enum level)level, t.place.country))
			next_step(&tracks, t)->target.level = (enum level)level;
	look_up_all(m, area, &tracks);
	add_steps(m, area, &tracks, 0);
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

static void add_metro(struct modeller *m, struct pay_target t, uint32_t metro)
{
	struct area area = {.kind = AREA_METRO, .place = {.metro = metro}};

	t.place.metro = metro;
	t.place.state = m->gazetteer ? metro_state(m->gazetteer, metro) : 0;
	add_place(m, t, area);
}

static bool has_metro(const uint64_t *metros, size_t count, uint32_t metro)
{
	for (size_t i = 0; i < count; i++)
		if (metros[i] == metro)
			return true;
	return false;
}

/* Those that the model knows, and those in which the role itself was observed. */
static void add_metros(struct modeller *m, struct pay_target t)
{
	const uint64_t *metros;
	size_t count = pay_model_metros(m->model, &metros), own_count = 0, room = 0;
	uint64_t *own = NULL;

	for (size_t i = 0; i < count; i++)
		add_metro(m, t, (uint32_t)metros[i]);
	for (size_t i = 0; i < m->out->count; i++) {
		const struct band *b = &m->out->rows[i];
		uint32_t metro = b->area.place.metro;

		if (b->role != t.role || b->component != t.component ||
		    b->area.kind != AREA_METRO || b->basis != BASIS_OBSERVED ||
		    b->p[BENCHMARK_P50].kind != VALUE_EXACT || has_metro(metros, count, metro) ||
		    has_metro(own, own_count, metro))
			continue;
		own = mem_grow(own, &room, own_count + 1, sizeof(*own));
		own[own_count++] = metro;
	}
	for (size_t i = 0; i < own_count; i++)
		add_metro(m, t, (uint32_t)own[i]);
	free(own);
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

/* Total pay below base pay of the same cell is that of other people: a median below makes no row, a percentile
 * below, of a median that is not, is raised to that of base. False: no row. */
static bool stand_on_base(const struct band_table *made, struct band *row)
{
	struct band wanted = *row;
	const struct band *base;

	if (row->component != COMPONENT_TOTAL)
		return true;
	wanted.component = COMPONENT_BASE;
	base = band_find(made, &wanted);
	if (base && row->p[BENCHMARK_P50].amount < base->p[BENCHMARK_P50].amount)
		return false;
	for (int p = 0; base && p < BENCHMARK_PERCENTILES; p++) {
		if (row->p[p].amount >= base->p[p].amount)
			continue;
		row->p[p].amount = base->p[p].amount;
		row->repaired = true;
		row->rule = ordered_rule;
	}
	return true;
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
	    .witness = in->witness,
	    .score = normal_score((1 + in->settings->confidence) / 2),
	};

	for (size_t r = 0; r < catalogue_count(in->catalogue); r++) {
		add_role(&m, (uint16_t)r, COMPONENT_BASE);
		add_role(&m, (uint16_t)r, COMPONENT_TOTAL);
	}
	band_table_sort(&m.made);
	for (size_t i = 0; i < m.made.count; i++) {
		struct band row = m.made.rows[i];

		if (stand_on_base(&m.made, &row))
			band_table_add(out, &row);
	}
	band_table_release(&m.made);
	band_table_sort(out);
}
