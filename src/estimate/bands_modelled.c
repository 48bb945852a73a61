/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_modelled.c: modelled rows: pay of every role and step in every place that the model reaches.
 *
 * A modelled row stands beside what was observed, never instead of it. What was observed there and may
 * be published is mixed in, by how much its number tells; the ladder and the steps of experience do not
 * go down, and where the figures had to be moved for that the row says so.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "estimate/bands_private.h"
#include "estimate/bands_steps.h"
#include "estimate/cells_private.h"
#include "estimate/pay_model/pay_model.h"
#include "stats/quantile.h"

/* A place within a country moves by this part of what the country's own cells move: the whole is better
 * on rows left out of all sources, none on sources left out (docs/methods.md). */
#define COUNTRY_TELLS 0.5
/* A row of medium quality has a median known to within this share of it, from end to end, and so many
 * observations of its own. */
#define MEDIUM_WIDTH 0.6
#define MEDIUM_LEAST 10

static const char ordered_rule[] = "pay-model-ordered";

struct modeller {
	const struct band_table *bands; /* observed and published */
	const struct pay_model *model;
	const struct gazetteer *gazetteer;
	const struct catalogue *catalogue;
	const struct experience_steps *steps;
	const struct cells_setup *aging;
	const struct modelled_witness *witness; /* NULL: nobody asks */
	double score; /* of the interval */
	double rounding; /* of figures */
	/* By step_number: how far the country's own cells moved the role's median there. */
	double country_shift[LEVEL_COUNT + EXPERIENCE_COUNT];
	struct band_table made; /* the modelled rows of one role */
};

static double rounded(const struct modeller *m, double log_pay)
{
	return m->rounding * rint(exp(log_pay) / m->rounding);
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
	    .experience = experience_span(m->steps, t->experience),
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
						  .amount = rounded(m, estimate.quantile[p])};
	b.p50_interval =
	    (struct interval){.low = rounded(m, median - half), .high = rounded(m, median + half)};
	b.quality = quality(m, &b, own, exp(half) - exp(-half));
	band_table_add(&m->made, &b);
	return &m->made.rows[m->made.count - 1];
}

static size_t step_number(const struct pay_target *t)
{
	return t->experience != EXPERIENCE_ALL ? LEVEL_COUNT + (size_t)t->experience
					       : (size_t)t->level;
}

/* Looks up the step's cell and what the model says of it; a place within a country starts from what its country's
 * cells said. */
static void look_up(const struct modeller *m, struct area area, struct step *step)
{
	const struct band wanted = {.role = step->target.role,
				    .level = step->target.level,
				    .experience =
					experience_span(m->steps, step->target.experience),
				    .area = area,
				    .component = step->target.component};

	step->own = own_cell_of(m->bands, m->model, &wanted);
	pay_model_estimate(m->model, &step->target, &step->estimate);
	step->predicted = step->estimate.quantile[BENCHMARK_P50];
	if (area.kind != AREA_COUNTRY)
		estimate_move(&step->estimate,
			      COUNTRY_TELLS * m->country_shift[step_number(&step->target)]);
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

	steps.own = tells == OWN_CELL_OF_STEP ? step->own_shift : 0;
	steps.others = step->estimate.quantile[BENCHMARK_P50] - step->start - steps.own;
	estimate_move(&step->estimate, moved);
	if (!step_is_known(step))
		return;
	row = add_row(m, &step->target, area, step->estimate, step->own.band, fabs(moved) > 1e-9);
	if (!m->witness)
		return;
	start.quantile[BENCHMARK_P50] = step->start;
	if (tells == OWN_CELL_OF_STEP)
		steps.own_weight = own_cell_weight(&step->own, &start);
	if (steps.own_weight > 0) {
		steps.own_median = step->own.band->p[BENCHMARK_P50].amount;
		steps.own_sources = step->own.of_sources;
	}
	m->witness->see(m->witness->context, row, &step->target, &steps);
}

/* What the place's cells moved the step by since it had that median, for places within the country. */
static void note_shift(struct modeller *m, struct area area, const struct step *step, double before)
{
	if (area.kind == AREA_COUNTRY)
		m->country_shift[step_number(&step->target)] =
		    step->estimate.quantile[BENCHMARK_P50] - before;
}

/* Steps with a cell of their own are mixed with it, and all move as the cells of the steps there tell; then they are
 * put in order, and published. `before`: as of steps_shift. */
static void add_steps(struct modeller *m, struct area area, struct steps *steps, double before)
{
	double moved[STEPS_MOST], shifts[STEPS_MOST];

	(void)steps_shift(steps, before, shifts);
	for (size_t i = 0; i < steps->count; i++) {
		struct step *step = &steps->of[i];
		double median = step->estimate.quantile[BENCHMARK_P50];
		step->own_shift = own_cell_mix_in(&step->own, &step->estimate);
		estimate_move(&step->estimate, shifts[i] - step->own_shift);
		note_shift(m, area, step, median);
	}
	steps_order(steps, moved);
	for (size_t i = 0; i < steps->count; i++)
		publish(m, &steps->of[i], area, moved[i], OWN_CELL_OF_STEP);
}

/* All levels together: their own cell tells how pay lies about its median, and not where the median is, since it
 * has whatever levels the sources have. That moves as the levels and the steps of experience do; the two are
 * estimated apart, and where one of them moved further it is kept among both. */
static void add_all(struct modeller *m, struct area area, struct step *all, double shift,
		    const struct steps *years, const struct steps *levels)
{
	double before = all->estimate.quantile[BENCHMARK_P50], median;
	double own = own_cell_mix_in(&all->own, &all->estimate);

	estimate_move(&all->estimate, shift - own);
	note_shift(m, area, all, before);
	median = all->estimate.quantile[BENCHMARK_P50];
	publish(m, all, area, steps_among(levels, steps_among(years, median)) - median,
		OWN_CELL_OF_SHAPE);
}

static double mean_of_known(double a, double b, double otherwise)
{
	return isnan(a) && isnan(b) ? otherwise : isnan(a) ? b : isnan(b) ? a : (a + b) / 2;
}

/* A role with a ladder: its levels, its steps of experience, all together. The shift of its steps. */
static double add_ladder(struct modeller *m, struct pay_target t, struct area area,
			 struct steps *years)
{
	struct step all = {.target = t};
	struct steps levels = {.count = 0};
	double of_levels, of_years, shift;

	for (int level = LEVEL_JUNIOR; level <= LEVEL_STAFF; level++)
		steps_next(&levels, t)->target.level = (enum level)level;
	look_up_all(m, area, &levels);
	look_up(m, area, &all);
	of_levels = steps_mean_shift(&levels);
	of_years = steps_mean_shift(years);
	shift = mean_of_known(of_levels, of_years, all_cell_shift(&all.own, &all.estimate));
	add_steps(m, area, &levels, isnan(of_levels) ? shift : 0);
	add_steps(m, area, years, isnan(of_years) ? shift : 0);
	add_all(m, area, &all, shift, years, &levels);
	return shift;
}

/* One role's pay in one place. */
static void add_place(struct modeller *m, struct pay_target t, struct area area)
{
	enum level track = catalogue_role(m->catalogue, t.role)->track;
	struct steps years = {.count = 0}, tracks = {.count = 0};
	double shift = 0;

	if (!pay_model_reaches(m->model, &t))
		return;
	for (int step = EXPERIENCE_UNKNOWN + 1; step < EXPERIENCE_COUNT; step++)
		steps_next(&years, t)->target.experience = (enum experience)step;
	look_up_all(m, area, &years);
	if (track == LEVEL_UNKNOWN)
		shift = add_ladder(m, t, area, &years);
	else
		add_steps(m, area, &years, 0);
	for (int level = LEVEL_MANAGER; level <= LEVEL_EXECUTIVE; level++)
		if (level == (int)track ||
		    pay_model_has_level(m->model, (enum level)level, t.place.country))
			steps_next(&tracks, t)->target.level = (enum level)level;
	look_up_all(m, area, &tracks);
	add_steps(m, area, &tracks, shift);
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
	for (size_t i = 0; i < m->bands->count; i++) {
		const struct band *b = &m->bands->rows[i];
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

/* The rows of each role, as one thread makes them, and of all, as they are put together. */
struct modelled_roles {
	const struct modeller *all; /* what the roles share */
	struct band_table *made; /* by role, in order; released once they are taken */
	struct band_table together;
	size_t taken; /* of the rows that were there */
};

/* Takes out the rows of total pay that do not stand on base pay; none is moved before all are looked at. */
static void drop_below_base(struct band_table *made)
{
	bool *kept = mem_alloc(made->count + 1, sizeof(*kept));
	size_t count = 0;

	for (size_t i = 0; i < made->count; i++)
		kept[i] = stand_on_base(made, &made->rows[i]);
	for (size_t i = 0; i < made->count; i++)
		if (kept[i])
			made->rows[count++] = made->rows[i];
	made->count = count;
	free(kept);
}

static void model_role(void *context, size_t role)
{
	struct modelled_roles *roles = context;
	struct modeller m = *roles->all;

	add_role(&m, (uint16_t)role, COMPONENT_BASE);
	add_role(&m, (uint16_t)role, COMPONENT_TOTAL);
	band_table_sort(&m.made);
	drop_below_base(&m.made);
	roles->made[role] = m.made;
}

static void take_row(struct band_table *to, const struct band *row)
{
	assert(to->count < to->room);
	assert(!to->count || band_compare(&to->rows[to->count - 1], row) < 0);
	to->rows[to->count++] = *row;
}

/* Room for `need` rows of the first roles. Others wait while the table grows and is copied: it grows to what all roles
 * will take if they are as these. */
static void make_room(struct band_table *to, size_t need, size_t roles, size_t all)
{
	if (need > to->room || !to->rows)
		to->rows =
		    mem_grow_to(to->rows, &to->room, need / roles * all + need, sizeof(*to->rows));
}

/* Puts the role's rows, and those that were there up to the last of the role, behind those of the roles before. */
static void take_role(void *context, size_t role)
{
	struct modelled_roles *roles = context;
	const struct band_table *there = roles->all->bands;
	struct band_table *made = &roles->made[role], *to = &roles->together;
	size_t end = roles->taken;

	while (end < there->count && there->rows[end].role <= role)
		end++;
	make_room(to, to->count + made->count + end - roles->taken, role + 1,
		  catalogue_count(roles->all->catalogue));
	for (size_t i = 0; i < made->count; i++) {
		while (roles->taken < end &&
		       band_compare(&there->rows[roles->taken], &made->rows[i]) < 0)
			take_row(to, &there->rows[roles->taken++]);
		take_row(to, &made->rows[i]);
	}
	while (roles->taken < end)
		take_row(to, &there->rows[roles->taken++]);
	band_table_release(made);
}

void bands_model(struct band_table *out, const struct pay_model *model,
		 const struct pay_model_inputs *in)
{
	const struct modeller m = {
	    .bands = out,
	    .model = model,
	    .gazetteer = in->gazetteer,
	    .catalogue = in->catalogue,
	    .steps = &in->settings->experience_steps,
	    .aging = &in->cells->setup,
	    .witness = in->witness,
	    .score = normal_score((1 + in->settings->confidence) / 2),
	    .rounding = MODELLED_ROUNDING * settings_rounding(in->settings),
	};
	size_t roles = catalogue_count(in->catalogue);
	struct modelled_roles work = {.all = &m, .made = mem_zero(roles + 1, sizeof(*work.made))};

	/* Who looks on sees the rows in their order. */
	parallel_each_in_order(in->witness ? 1 : in->settings->jobs, roles, model_role, take_role,
			       &work);
	free(work.made);
	assert(work.taken == out->count);
	free(out->rows);
	out->rows = work.together.rows;
	out->count = work.together.count;
	out->room = work.together.room;
}
