/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_mixture.c: the percentiles of several published distributions together.
 *
 * A publisher gives five points of each occupation's distribution. Between them, pay is
 * taken as log-normal: the normal score of the fraction below is linear in the logarithm
 * of pay, and the outermost stretches go on beyond P10 and P90. So the curve of one
 * occupation passes through its own published points, is monotone, and has tails.
 * The mixture's percentile is the pay under which the weighted sum of the curves is
 * that fraction, in whole dollars.
 *
 * A top-coded percentile is known only to lie at its bound or above. Up to the lowest bound of
 * any part the curves are used, as if that percentile stood at the bound; a percentile of the mixture
 * that comes to lie at or above it is itself no more than "at least" the bound.
 *
 * A percentile that parts of over half the weight do not release is not released.
 */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "estimate/bands_private.h"

/* Two amounts nearer than this are one, for bounds after exp(log(x)). */
#define SAME_PAY 1e-9

struct curve {
	double weight;
	size_t knots;
	double log_pay[BENCHMARK_PERCENTILES]; /* ascending, equal ones allowed */
	double score[BENCHMARK_PERCENTILES]; /* ascending */
	double known_to; /* from this pay on nothing is known but the bound; INFINITY */
	double bound;
};

static void add_knot(struct curve *c, double pay, double fraction)
{
	c->log_pay[c->knots] = log(pay);
	c->score[c->knots++] = normal_score(fraction);
}

static void curve_of(struct curve *c, const struct mixture_part *part)
{
	double last = 0;

	*c = (struct curve){.weight = part->weight, .known_to = INFINITY, .bound = INFINITY};
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		struct benchmark_value v = part->row->annual[p];
		bool known = v.amount > 0 && v.amount >= last && isfinite(v.amount);
		if (v.kind == VALUE_EXACT && known) {
			add_knot(c, v.amount, band_fractions[p]);
			last = v.amount;
		} else if (v.kind == VALUE_AT_LEAST) {
			c->bound = known ? v.amount : last;
			c->known_to = c->bound * (known ? 1 - SAME_PAY : 1 + SAME_PAY);
			if (known)
				add_knot(c, v.amount, band_fractions[p]);
			return;
		}
	}
}

bool mixture_usable(const struct benchmark *row)
{
	struct mixture_part part = {.row = row, .weight = 1};
	struct curve c;

	curve_of(&c, &part);
	return c.knots >= 2 && c.log_pay[c.knots - 1] > c.log_pay[0];
}

/* The score that is reached at `log_pay`. */
static double curve_score(const struct curve *c, double log_pay)
{
	size_t last = c->knots - 1;
	size_t from = 0, to = 0;
	size_t anchor;

	/* Usable: two knots apart, so that every walk below ends and no width is 0. */
	assert(c->knots >= 2 && c->log_pay[last] > c->log_pay[0]);
	if (log_pay < c->log_pay[0]) {
		while (c->log_pay[to] == c->log_pay[0])
			to++;
		from = to - 1;
		anchor = 0;
	} else if (log_pay >= c->log_pay[last]) {
		from = to = last;
		while (c->log_pay[from] == c->log_pay[last])
			from--;
		to = from + 1;
		anchor = last;
	} else {
		while (c->log_pay[to] <= log_pay)
			to++;
		from = to - 1;
		anchor = from;
	}
	return c->score[anchor] + (log_pay - c->log_pay[anchor]) * (c->score[to] - c->score[from]) /
				      (c->log_pay[to] - c->log_pay[from]);
}

/* A log pay at which `score` is reached; the search's ends. */
static double curve_log_pay(const struct curve *c, double score)
{
	double low = c->log_pay[0];
	double high = c->log_pay[c->knots - 1];

	/* Doubling steps outward, then the search inside is the mixture's own. */
	for (double step = high - low; curve_score(c, low) > score; step *= 2)
		low -= step;
	for (double step = high - low; curve_score(c, high) < score; step *= 2)
		high += step;
	while (true) {
		double middle = low + (high - low) / 2;
		if (middle <= low || middle >= high)
			return high;
		if (curve_score(c, middle) < score)
			low = middle;
		else
			high = middle;
	}
}

static double mixture_fraction(const struct curve *curves, size_t count, double log_pay)
{
	double below = 0;
	double weight = 0;

	for (size_t i = 0; i < count; i++) {
		below += curves[i].weight * normal_fraction(curve_score(&curves[i], log_pay));
		weight += curves[i].weight;
	}
	return below / weight;
}

/* The mixture's percentile lies between the least and the greatest of its parts'. */
static double mixture_pay(const struct curve *curves, size_t count, double fraction)
{
	double low = INFINITY;
	double high = -INFINITY;

	for (size_t i = 0; i < count; i++) {
		double own = curve_log_pay(&curves[i], normal_score(fraction));
		low = fmin(low, own);
		high = fmax(high, own);
	}
	while (true) {
		double middle = low + (high - low) / 2;
		if (middle <= low || middle >= high)
			return exp(high);
		if (mixture_fraction(curves, count, middle) < fraction)
			low = middle;
		else
			high = middle;
	}
}

static bool mostly_released(const struct mixture_part *parts, size_t count, int percentile)
{
	double all = 0;
	double released = 0;

	for (size_t i = 0; i < count; i++) {
		enum value_kind kind = parts[i].row->annual[percentile].kind;
		all += parts[i].weight;
		if (kind == VALUE_EXACT || kind == VALUE_AT_LEAST)
			released += parts[i].weight;
	}
	return released >= all / 2;
}

void mixture_percentiles(const struct mixture_part *parts, size_t count,
			 struct benchmark_value out[BENCHMARK_PERCENTILES])
{
	struct curve *curves = mem_alloc(count, sizeof(*curves));
	const struct curve *lowest = &curves[0];

	assert(count > 0);
	for (size_t i = 0; i < count; i++) {
		curve_of(&curves[i], &parts[i]);
		if (curves[i].known_to < lowest->known_to)
			lowest = &curves[i];
	}
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		double pay = mixture_pay(curves, count, band_fractions[p]);
		out[p] = (struct benchmark_value){.kind = VALUE_EXACT, .amount = rint(pay)};
		if (pay >= lowest->known_to)
			out[p] = (struct benchmark_value){.kind = VALUE_AT_LEAST,
							  .amount = lowest->bound};
		if (!mostly_released(parts, count, p))
			out[p] =
			    (struct benchmark_value){.kind = VALUE_NOT_RELEASED, .amount = NAN};
	}
	free(curves);
}
