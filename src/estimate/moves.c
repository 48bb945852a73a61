/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moves.c: see moves.h. */
#include "estimate/moves.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/payback.h"
#include "estimate/pay_model/pay_model.h"
#include "estimate/standing.h"

static double quadrature(double a, double b)
{
	return sqrt(a * a + b * b);
}

struct interval difference_interval(double to, struct interval to_interval, double from,
				    struct interval from_interval)
{
	const struct interval none = {.low = NAN, .high = NAN};
	double difference = to - from;

	/* An end that brackets leave open leaves the difference open. */
	if (!isfinite(to_interval.low + to_interval.high + from_interval.low + from_interval.high))
		return none;
	return (struct interval){
	    .low = difference - quadrature(to - to_interval.low, from_interval.high - from),
	    .high = difference + quadrature(to_interval.high - to, from - from_interval.low),
	};
}

static const struct area united_states = {.kind = AREA_COUNTRY,
					  .place = {.country = CODE2('U', 'S')}};

static const struct band *published_band(const struct band_table *bands, uint16_t role,
					 enum level level, enum basis basis)
{
	const struct band wanted = {
	    .role = role, .level = level, .area = united_states, .basis = basis};
	const struct band *band = band_find(bands, &wanted);

	return band && band->p[BENCHMARK_P50].kind == VALUE_EXACT ? band : NULL;
}

/* Of two modelled medians the difference is of the same source and place: what a source adds to both
 * does not make it uncertain. A role that no source tells may be whatever its occupations' pay allows: the
 * errors of the two medians are then taken to be independent. */
static double modelled_sd(const struct pay_model *model, const struct pay_target *from,
			  const struct pay_target *to)
{
	struct pay_estimate was, is;

	if (pay_model_knows(model, from->role, from->place.country) &&
	    pay_model_knows(model, to->role, to->place.country))
		return pay_model_difference_sd(model, from, to);
	pay_model_estimate(model, from, &was);
	pay_model_estimate(model, to, &is);
	return quadrature(was.sd, is.sd);
}

static struct interval modelled_interval(const struct summary *s, const struct band *from,
					 const struct band *to)
{
	const struct pay_target a = {
	    .role = from->role, .level = from->level, .place = united_states.place};
	const struct pay_target b = {
	    .role = to->role, .level = to->level, .place = united_states.place};
	double half =
	    normal_score((1 + s->settings->confidence) / 2) * modelled_sd(s->model, &a, &b);
	double was = from->p[BENCHMARK_P50].amount, is = to->p[BENCHMARK_P50].amount;

	return (struct interval){.low = is * exp(-half) - was, .high = is * exp(half) - was};
}

static uint64_t people(const struct band *observed)
{
	return observed && !(observed->suppressed & SUPPRESSED_WHOLE) ? observed->n : 0;
}

/* By the published percentiles; not beyond the outermost of them. */
static double earn_less(const struct band *from, double pay)
{
	struct standing standing;

	if (!standing_of(&standing, from, pay) || standing.beyond != BEYOND_NEITHER)
		return NAN;
	return standing.percentile;
}

/* Medians of different sources differ by the sources as well. */
static bool are_of_one_source(const struct band *from, const struct band *to)
{
	return from && to && from->only_source && from->only_source == to->only_source;
}

/* Adds nothing where there is no difference of one source and place at that level. */
static void add_step(const struct summary *s, struct move *move, uint16_t role, enum level level)
{
	const struct band *from = published_band(&s->bands, move->from, level, BASIS_OBSERVED);
	const struct band *to = published_band(&s->bands, role, level, BASIS_OBSERVED);
	struct move_step step = {
	    .level = level, .n_from = people(from), .n_to = people(to), .basis = BASIS_OBSERVED};
	const struct band *modelled_from =
	    published_band(&s->bands, move->from, level, BASIS_MODELLED);
	const struct band *modelled_to = published_band(&s->bands, role, level, BASIS_MODELLED);
	bool modelled = modelled_from && modelled_to;

	if (modelled) {
		from = modelled_from;
		to = modelled_to;
		step.basis = BASIS_MODELLED;
	} else if (!are_of_one_source(from, to)) {
		return;
	}
	step.from_median = from->p[BENCHMARK_P50].amount;
	step.to_median = to->p[BENCHMARK_P50].amount;
	step.difference = step.to_median - step.from_median;
	step.interval = modelled ? modelled_interval(s, from, to)
				 : difference_interval(step.to_median, to->p50_interval,
						       step.from_median, from->p50_interval);
	step.earn_less = earn_less(from, step.to_median);
	step.payback = payback_of(editorial_of(s->editorial, role), &step);
	move->steps[move->count++] = step;
}

/* A move and what ranks it. */
struct ranked {
	struct move move;
	int order; /* O*NET's */
	size_t place; /* among the role's own */
};

static int compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	bool known = isfinite(a->move.overlap), other = isfinite(b->move.overlap);

	if (known != other)
		return known ? -1 : 1;
	if (known && a->move.overlap != b->move.overlap)
		return a->move.overlap > b->move.overlap ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

static void compare_work(struct summary *s, const struct related *related,
			 const struct work_book *work, uint16_t role, struct ranked *r)
{
	const struct kinship kinship =
	    related_roles(related, catalogue_role(s->catalogue, r->move.from),
			  catalogue_role(s->catalogue, role), &s->texts);

	r->order = kinship.order;
	r->move.related = kinship.words;
	r->move.related_source = kinship.source;
	r->move.overlap = NAN;
	if (!work)
		return;
	r->move.overlap = work_overlap(work, r->move.from, role);
	work_gap(work, r->move.from, role, &s->texts, &r->move.gap, &r->move.gap_count);
}

/* A role of one track has neither a ladder nor all levels. */
static void add_steps(struct summary *s, struct move *move, uint16_t role)
{
	static const enum level ladder[] = {LEVEL_ALL, LEVEL_JUNIOR, LEVEL_MID, LEVEL_SENIOR,
					    LEVEL_STAFF};
	enum { LEVELS_COMPARED = sizeof(ladder) / sizeof(*ladder) };
	enum level from = catalogue_role(s->catalogue, move->from)->track;
	enum level into = catalogue_role(s->catalogue, role)->track;

	move->steps = arena_zero(&s->texts, LEVELS_COMPARED, sizeof(*move->steps));
	if (from != LEVEL_UNKNOWN || into != LEVEL_UNKNOWN) {
		add_step(s, move, role, into != LEVEL_UNKNOWN ? into : from);
		return;
	}
	for (size_t k = 0; k < LEVELS_COMPARED; k++)
		add_step(s, move, role, ladder[k]);
}

size_t moves_of_role(struct summary *s, const struct related *related, const struct work_book *work,
		     uint16_t role, struct move **out)
{
	const struct role *into = catalogue_role(s->catalogue, role);
	struct ranked *list = mem_zero(into->moves_from_count, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; i < into->moves_from_count; i++) {
		struct ranked *r = &list[count];
		uint16_t from = catalogue_find(s->catalogue, text_of(into->moves_from[i]));

		if (from == ROLE_NONE)
			continue;
		*r = (struct ranked){.move = {.from = from}, .place = i};
		compare_work(s, related, work, role, r);
		add_steps(s, &r->move, role);
		count++;
	}
	if (count)
		qsort(list, count, sizeof(*list), compare_ranked);
	*out = arena_zero(&s->texts, count, sizeof(**out));
	for (size_t i = 0; i < count; i++)
		(*out)[i] = list[i].move;
	free(list);
	return count;
}
