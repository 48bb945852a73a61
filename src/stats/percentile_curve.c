/* SPDX-License-Identifier: GPL-3.0-or-later */
/* percentile_curve.c: monotone cubics between published figures and straight tails beyond them; see
 * percentile_curve.h. */
#include "stats/percentile_curve.h"

#include <assert.h>
#include <math.h>

#include "stats/quantile.h"

/* The steepest tail: a log-normal whose standard deviation of the logarithm is 3. */
#define SLOPE_MOST 3.0

/* ---- the stretches ---- */

static double secant(const struct percentile_curve *c, size_t i)
{
	return (c->log_value[i + 1] - c->log_value[i]) / (c->score[i + 1] - c->score[i]);
}

/* Fritsch and Carlson: the mean of the secants, then brought within the circle of radius 3 that
 * keeps each cubic monotone. */
static void set_slopes(struct percentile_curve *c)
{
	size_t last = c->count - 1;

	if (last == 0)
		return;
	c->low_slope = secant(c, 0);
	c->slope[0] = secant(c, 0);
	c->slope[last] = secant(c, last - 1);
	for (size_t i = 1; i < last; i++)
		c->slope[i] = (secant(c, i - 1) + secant(c, i)) / 2;
	for (size_t i = 0; i < last; i++) {
		double s = secant(c, i), length;
		if (s == 0) {
			c->slope[i] = c->slope[i + 1] = 0;
			continue;
		}
		length = hypot(c->slope[i] / s, c->slope[i + 1] / s);
		if (length > 3) {
			c->slope[i] *= 3 / length;
			c->slope[i + 1] *= 3 / length;
		}
	}
}

/* The cubic of stretch i at `part` of the way. */
static double cubic(const struct percentile_curve *c, size_t i, double part)
{
	double width = c->score[i + 1] - c->score[i];
	double rest = 1 - part;

	return c->log_value[i] * rest * rest * (1 + 2 * part) +
	       c->log_value[i + 1] * part * part * (3 - 2 * part) +
	       width * part * rest * (c->slope[i] * rest - c->slope[i + 1] * part);
}

static double log_value_at(const struct percentile_curve *c, double score)
{
	size_t last = c->count - 1, i = 0;

	assert(c->count > 0 && c->count <= CURVE_FIGURES_MOST);
	if (score <= c->score[0])
		return c->log_value[0] +
		       (score < c->score[0] ? c->low_slope * (score - c->score[0]) : 0);
	if (score >= c->score[last])
		return c->log_value[last] +
		       (score > c->score[last] ? c->high_slope * (score - c->score[last]) : 0);
	while (score > c->score[i + 1])
		i++;
	return cubic(c, i, (score - c->score[i]) / (c->score[i + 1] - c->score[i]));
}

/* ---- the mean ---- */

/* Of exp(log value) in the density of the score over stretch i, by Simpson's rule. */
static double stretch_mean(const struct percentile_curve *c, size_t i)
{
	enum { PANELS = 64 };
	static const double root = 2.50662827463100050; /* of 2 pi */
	double width = c->score[i + 1] - c->score[i];
	double sum = 0;

	for (int k = 0; k <= PANELS; k++) {
		double part = (double)k / PANELS;
		double z = c->score[i] + part * width;
		double times = k == 0 || k == PANELS ? 1 : k % 2 ? 4 : 2;
		sum += times * exp(cubic(c, i, part) - z * z / 2);
	}
	return sum * width / (3 * PANELS * root);
}

/* A log-normal's partial expectation, below or above the score at which it has that value. */
static double tail_mean(double log_value, double score, double slope, bool above)
{
	double reached = above ? slope - score : score - slope;

	return exp(log_value - slope * score + slope * slope / 2) * normal_fraction(reached);
}

/* What lies between the figures, whatever the tails are. */
static double inner_mean(const struct percentile_curve *c)
{
	double sum = 0;

	for (size_t i = 0; i + 1 < c->count; i++)
		sum += stretch_mean(c, i);
	return sum;
}

static double mean_with(const struct percentile_curve *c, double inner, double low_slope,
			double high_slope)
{
	size_t last = c->count - 1;

	return tail_mean(c->log_value[0], c->score[0], low_slope, false) + inner +
	       tail_mean(c->log_value[last], c->score[last], high_slope, true);
}

double percentile_curve_mean(const struct percentile_curve *c)
{
	return mean_with(c, inner_mean(c), c->low_slope, c->high_slope);
}

/* A single figure has no stretch: its lower tail is the upper one's. */
static double mean_at(const struct percentile_curve *c, double inner, double slope)
{
	return mean_with(c, inner, c->count > 1 ? c->low_slope : slope, slope);
}

/* The slope above the last exact figure at which the mean is the published one: between the least
 * that the bounds allow and the steepest, NAN where none is. Of a single figure above the median the
 * mean falls with the slope at first: its rising part is meant. */
static double slope_of_mean(const struct percentile_curve *c, double inner, double least,
			    double mean)
{
	double low = c->count == 1 ? fmax(least, c->score[0]) : least;
	double high = SLOPE_MOST;

	if (!(mean_at(c, inner, low) <= mean && mean_at(c, inner, high) >= mean))
		return NAN;
	for (;;) {
		double middle = low + (high - low) / 2;
		if (middle <= low || middle >= high)
			return low;
		if (mean_at(c, inner, middle) <= mean)
			low = middle;
		else
			high = middle;
	}
}

/* ---- init ---- */

/* Takes the exact figures over; false where they are not in order or in their range. */
static bool take_figures(struct percentile_curve *c, const struct curve_figure *figures,
			 size_t count)
{
	double before = 0;

	if (count > CURVE_FIGURES_MOST)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct curve_figure *f = &figures[i];
		if (!(f->fraction > before && f->fraction < 1))
			return false;
		before = f->fraction;
		if (f->at_least)
			continue;
		if (!(f->value > 0 && isfinite(f->value)))
			return false;
		c->score[c->count] = normal_score(f->fraction);
		c->log_value[c->count] = log(f->value);
		if (c->count && c->log_value[c->count] < c->log_value[c->count - 1])
			return false;
		c->count++;
	}
	return c->count > 0;
}

/* The bound above the last exact figure that needs the steepest tail; NULL if the tail need not
 * rise. *censored: there is a top-coded figure. */
static const struct curve_figure *steepest_bound(const struct percentile_curve *c,
						 const struct curve_figure *figures, size_t count,
						 bool *censored, double *least)
{
	size_t last = c->count - 1;
	const struct curve_figure *found = NULL;

	*censored = false;
	*least = 0;
	for (size_t i = 0; i < count; i++) {
		const struct curve_figure *f = &figures[i];
		double score = normal_score(f->fraction), slope;
		if (!f->at_least || score <= c->score[last])
			continue;
		*censored = true;
		if (!(f->value > 0 && isfinite(f->value)))
			continue;
		slope = (log(f->value) - c->log_value[last]) / (score - c->score[last]);
		if (slope > *least) {
			*least = slope;
			found = f;
		}
	}
	return found;
}

/* Where a straight tail over the bounds has too high a mean, it bends at the steepest bound, whose
 * figure is taken as lying on it. */
static void draw_tail(struct percentile_curve *c, const struct curve_figure *figures, size_t count,
		      double mean)
{
	const size_t exact = c->count;
	bool censored;

	for (;;) {
		double least, inner;
		const struct curve_figure *f = steepest_bound(c, figures, count, &censored, &least);
		set_slopes(c);
		if (isnan(mean))
			break;
		inner = inner_mean(c);
		c->high_slope = slope_of_mean(c, inner, least, mean);
		if (!f || !isnan(c->high_slope) || !(mean_at(c, inner, least) > mean))
			break;
		c->score[c->count] = normal_score(f->fraction);
		c->log_value[c->count++] = log(f->value);
	}
	if (!isnan(c->high_slope)) {
		c->tail = CURVE_TAIL_MEAN;
	} else if (c->count > exact) {
		c->count = exact;
		set_slopes(c);
	} else if (!censored && c->count > 1) {
		c->high_slope = secant(c, c->count - 2);
		c->tail = CURVE_TAIL_STRETCH;
	}
	if (c->count == 1)
		c->low_slope = c->high_slope;
}

bool percentile_curve_init(struct percentile_curve *c, const struct curve_figure *figures,
			   size_t count, double mean)
{
	struct percentile_curve made = {.low_slope = NAN, .high_slope = NAN};

	if (!take_figures(&made, figures, count))
		return false;
	draw_tail(&made, figures, count, mean > 0 && isfinite(mean) ? mean : NAN);
	*c = made;
	return true;
}

/* ---- queries ---- */

double percentile_curve_quantile(const struct percentile_curve *c, double fraction)
{
	return exp(log_value_at(c, normal_score(fraction)));
}

/* The derivative of cubic() by `part`. */
static double cubic_slope(const struct percentile_curve *c, size_t i, double part)
{
	double width = c->score[i + 1] - c->score[i];
	double rise = c->log_value[i + 1] - c->log_value[i];
	double rest = 1 - part;

	return 6 * rise * part * rest + width * (c->slope[i] * rest * (1 - 3 * part) -
						 c->slope[i + 1] * part * (2 - 3 * part));
}

/* The greatest score of stretch i at which the value is not above, by Newton's steps; where one leads
 * out of the bracket, or the stretch is flat, by halving it. */
static double score_within(const struct percentile_curve *c, size_t i, double log_value)
{
	double low = 0, high = 1, part = 0.5;

	for (int round = 0; round < 60 && high - low > 1e-16; round++) {
		double over = cubic(c, i, part) - log_value, slope = cubic_slope(c, i, part);
		double next = part - over / slope;
		if (over <= 0)
			low = part;
		else
			high = part;
		if (fabs(next - part) < 1e-15 && slope > 0)
			return c->score[i] + next * (c->score[i + 1] - c->score[i]);
		part = slope > 0 && next > low && next < high ? next : low + (high - low) / 2;
	}
	return c->score[i] + low * (c->score[i + 1] - c->score[i]);
}

/* What is above a tail's value that is `rise` over that at `score`. */
static double tail_share(double score, double rise, double slope)
{
	if (rise == 0)
		return normal_fraction(-score);
	if (slope == 0)
		return rise < 0 ? 1 : 0;
	return normal_fraction(-(score + rise / slope));
}

double percentile_curve_share_above(const struct percentile_curve *c, double value)
{
	size_t last = c->count - 1;
	double x = log(value);

	if (isnan(value))
		return NAN;
	if (value <= 0)
		return 1;
	if (x < c->log_value[0])
		return tail_share(c->score[0], x - c->log_value[0], c->low_slope);
	for (size_t i = 0; i < last; i++)
		if (x < c->log_value[i + 1])
			return normal_fraction(-score_within(c, i, x));
	return tail_share(c->score[last], x - c->log_value[last], c->high_slope);
}
