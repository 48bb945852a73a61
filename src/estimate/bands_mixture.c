/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_mixture.c: the percentiles of several published distributions together.
 *
 * A publisher gives some points of each occupation's distribution, five or up to eleven, and its mean; between
 * and beyond them it is the curve of stats/percentile_curve.h. The mixture's percentile is the pay below which the
 * weighted sum of the curves is that fraction, in whole dollars.
 *
 * A top-coded percentile is known only to lie at its bound or above. A percentile of the mixture that
 * comes to lie at or above the lowest bound of any part is itself no more than "at least" that bound.
 *
 * A percentile that parts of more than half the weight do not release is not released; one that no part has does
 * not exist. One that a table does not have is read off the curve between published percentiles on both sides of
 * it that are at most NEAR points apart: P25 between P20 and P30.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/bands_private.h"
#include "stats/bisection.h"
#include "stats/percentile_curve.h"

/* Two amounts nearer than this are one, for bounds after exp(log(x)). */
#define SAME_PAY 1e-9
/* Dollars: a percentile is published to the dollar. */
#define ENOUGH 1e-5
/* From any pay to that. */
enum { HALVINGS_MOST = 64 };

/* Percentile points. */
#define NEAR 20

struct part_curve {
	double weight;
	struct percentile_curve curve;
	double known_to; /* from this pay on nothing is known but the bound; INFINITY */
	double bound;
};

static struct curve_figure figure_of(double value, int percent, bool at_least)
{
	return (struct curve_figure){
	    .fraction = percent / 100.0, .value = value, .at_least = at_least};
}

/* What the row says of its distribution, up to its first bound; how many figures. */
static size_t figures_of(struct part_curve *c, const struct benchmark *row,
			 struct curve_figure figures[BENCHMARK_POINTS])
{
	struct benchmark_point points[BENCHMARK_POINTS];
	size_t count = 0;
	double last = 0;

	benchmark_points(row, points);
	c->known_to = c->bound = INFINITY;
	for (size_t i = 0; i < BENCHMARK_POINTS && isinf(c->bound); i++) {
		const struct benchmark_value v = *points[i].value;
		bool known = v.amount > 0 && v.amount >= last && isfinite(v.amount);
		if (v.kind == VALUE_EXACT && known) {
			figures[count++] = figure_of(v.amount, points[i].percent, false);
			last = v.amount;
		} else if (v.kind == VALUE_AT_LEAST) {
			c->bound = known ? v.amount : last;
			c->known_to = c->bound * (known ? 1 - SAME_PAY : 1 + SAME_PAY);
			if (known)
				figures[count++] = figure_of(v.amount, points[i].percent, true);
		}
	}
	return count;
}

/* Two figures apart: of anything less the spread is not known. */
static bool tell_spread(const struct curve_figure *figures, size_t count)
{
	return count >= 2 && figures[count - 1].value > figures[0].value;
}

/* Of a usable row. Where no mean tells the tail, a bound is taken as a figure. */
static void curve_of(struct part_curve *c, const struct mixture_part *part)
{
	const struct benchmark_value mean = part->row->mean;
	struct curve_figure figures[BENCHMARK_POINTS] = {{.fraction = 0}};
	size_t count;
	bool drawn;

	*c = (struct part_curve){.weight = part->weight};
	count = figures_of(c, part->row, figures);
	assert(tell_spread(figures, count));
	drawn = percentile_curve_init(&c->curve, figures, count,
				      mean.kind == VALUE_EXACT ? mean.amount : NAN);
	if (drawn && c->curve.tail != CURVE_TAIL_UNKNOWN)
		return;
	figures[count - 1].at_least = false;
	drawn = percentile_curve_init(&c->curve, figures, count, NAN);
	assert(drawn);
}

bool mixture_usable(const struct benchmark *row)
{
	struct curve_figure figures[BENCHMARK_POINTS] = {{.fraction = 0}};
	struct part_curve c;

	return tell_spread(figures, figures_of(&c, row, figures));
}

struct part_curves {
	struct part_curve *of;
	size_t count;
};

static double mixture_fraction(const void *curves, double pay)
{
	const struct part_curves *parts = curves;
	double above = 0;
	double weight = 0;

	for (size_t i = 0; i < parts->count; i++) {
		const struct part_curve *c = &parts->of[i];
		above += c->weight * percentile_curve_share_above(&c->curve, pay);
		weight += c->weight;
	}
	return 1 - above / weight;
}

/* The mixture's percentile lies between the least and the greatest of its parts'. */
static double mixture_pay(const struct part_curves *parts, double fraction)
{
	struct bracket b = {.low = INFINITY, .high = 0};

	for (size_t i = 0; i < parts->count; i++) {
		double own = percentile_curve_quantile(&parts->of[i].curve, fraction);
		b.low = fmin(b.low, own);
		b.high = fmax(b.high, own);
	}
	return bisect(mixture_fraction, parts, fraction, b, HALVINGS_MOST, ENOUGH).high;
}

void mixture_below(const struct mixture_part *parts, size_t count, double pay, double *below)
{
	struct part_curve curve;

	for (size_t i = 0; i < count; i++) {
		curve_of(&curve, &parts[i]);
		below[i] = 1 - percentile_curve_share_above(&curve.curve, pay);
	}
}

/* Does the row's table lack the percentile, and have exact ones near it on both sides? */
static bool is_between(const struct benchmark *row, int percentile)
{
	const int percent = (int)lround(100 * band_fractions[percentile]);
	struct benchmark_point points[BENCHMARK_POINTS];
	int below = 0, above = 0;

	if (row->annual[percentile].kind != VALUE_NOT_APPLICABLE)
		return false;
	benchmark_points(row, points);
	for (size_t i = 0; i < BENCHMARK_POINTS; i++) {
		if (points[i].value->kind != VALUE_EXACT)
			continue;
		if (points[i].percent < percent)
			below = points[i].percent;
		else if (!above)
			above = points[i].percent;
	}
	return below && above && above - below <= NEAR;
}

bool row_percentiles(const struct benchmark *row, struct benchmark_value out[BENCHMARK_PERCENTILES])
{
	const struct mixture_part alone = {.row = row, .weight = 1};
	bool between = false;
	struct part_curve c;

	memcpy(out, row->annual, sizeof(row->annual));
	if (!mixture_usable(row))
		return false;
	curve_of(&c, &alone);
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		if (!is_between(row, p))
			continue;
		out[p] = (struct benchmark_value){
		    .kind = VALUE_EXACT,
		    .amount = rint(percentile_curve_quantile(&c.curve, band_fractions[p]))};
		between = true;
	}
	return between;
}

static bool mostly_released(const struct mixture_part *parts, size_t count, int percentile)
{
	double all = 0;
	double released = 0;

	for (size_t i = 0; i < count; i++) {
		enum value_kind kind = parts[i].row->annual[percentile].kind;
		all += parts[i].weight;
		if (kind == VALUE_EXACT || kind == VALUE_AT_LEAST ||
		    is_between(parts[i].row, percentile))
			released += parts[i].weight;
	}
	return released >= all / 2;
}

/* Does the table have such a percentile, released or not? */
static bool is_published(const struct mixture_part *parts, size_t count, int percentile)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i].row->annual[percentile].kind != VALUE_NOT_APPLICABLE)
			return true;
	return false;
}

void mixture_percentiles(const struct mixture_part *parts, size_t count,
			 struct benchmark_value out[BENCHMARK_PERCENTILES])
{
	struct part_curves curves = {.of = mem_alloc(count, sizeof(*curves.of)), .count = count};
	const struct part_curve *lowest = &curves.of[0];

	assert(count > 0);
	for (size_t i = 0; i < count; i++) {
		curve_of(&curves.of[i], &parts[i]);
		if (curves.of[i].known_to < lowest->known_to)
			lowest = &curves.of[i];
	}
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		double pay = mixture_pay(&curves, band_fractions[p]);
		out[p] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = rint(pay)};
		if (pay >= lowest->known_to)
			out[p] = (struct benchmark_value){.kind = VALUE_AT_LEAST,
							  .amount = lowest->bound};
		if (!mostly_released(parts, count, p))
			out[p] = (struct benchmark_value){.kind = is_published(parts, count, p)
								      ? VALUE_NOT_RELEASED
								      : VALUE_NOT_APPLICABLE,
							  .amount = NAN};
	}
	free(curves.of);
}
