/* SPDX-License-Identifier: GPL-3.0-or-later */
/* turnbull.c: innermost intervals and the iteration to their maximum likelihood; see turnbull.h. */
#include "stats/turnbull.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

/* Mass below this counts as 0: self-consistency has not brought it there yet. */
#define MASS_LEAST 1e-9

int censored_compare(const void *a, const void *b)
{
	const struct censored_run *left = a;
	const struct censored_run *right = b;

	if (left->low != right->low)
		return left->low < right->low ? -1 : 1;
	if (left->high != right->high)
		return left->high < right->high ? -1 : 1;
	return (left->weight > right->weight) - (left->weight < right->weight);
}

uint64_t censored_n(struct censored c)
{
	uint64_t n = 0;

	for (size_t i = 0; i < c.count; i++)
		n += c.runs[i].count;
	return n;
}

/* ---- one end of every run, as a multiset of numbers ---- */

/* GSL interpolates between ends and must not meet an infinity: an open end is a number that no pay
 * comes near, and so is anything computed from it. */
#define OPEN_END 1e300
#define OPEN_FROM 1e200

struct ends {
	double *values;
	double *weights;
	uint64_t *counts;
	struct counted counted;
};

static double end_of(const struct censored_run *run, bool upper)
{
	return fmin(fmax(upper ? run->high : run->low, -OPEN_END), OPEN_END);
}

static int compare_upper(const void *a, const void *b)
{
	const struct censored_run *left = a;
	const struct censored_run *right = b;

	if (left->high != right->high)
		return left->high < right->high ? -1 : 1;
	return (left->weight > right->weight) - (left->weight < right->weight);
}

static void ends_init(struct ends *ends, struct censored c, bool upper)
{
	struct censored_run *runs = mem_alloc(c.count, sizeof(*runs));

	ends->values = mem_alloc(c.count, sizeof(*ends->values));
	ends->weights = mem_alloc(c.count, sizeof(*ends->weights));
	ends->counts = mem_alloc(c.count, sizeof(*ends->counts));
	for (size_t i = 0; i < c.count; i++)
		runs[i] = c.runs[i];
	for (size_t i = 0; !upper && i < c.count; i++)
		runs[i].high = runs[i].low;
	if (c.count)
		qsort(runs, c.count, sizeof(*runs), compare_upper);
	for (size_t i = 0; i < c.count; i++) {
		ends->values[i] = end_of(&runs[i], true);
		ends->weights[i] = runs[i].weight;
		ends->counts[i] = runs[i].count;
	}
	ends->counted = (struct counted){.values = ends->values,
					 .weights = ends->weights,
					 .counts = ends->counts,
					 .count = c.count,
					 .design = c.design};
	free(runs);
}

static void ends_release(struct ends *ends)
{
	free(ends->values);
	free(ends->weights);
	free(ends->counts);
}

static double open_or(double end)
{
	return fabs(end) < OPEN_FROM ? end : copysign(INFINITY, end);
}

double censored_n_effective(struct censored c)
{
	struct ends ends;
	double n;

	ends_init(&ends, c, false);
	n = counted_n_effective(ends.counted);
	ends_release(&ends);
	return n;
}

struct interval censored_median_interval(struct censored c, double confidence)
{
	struct interval between;
	struct ends ends;

	ends_init(&ends, c, false);
	between.low = counted_median_interval(ends.counted, confidence).low;
	ends_release(&ends);
	ends_init(&ends, c, true);
	between.high = counted_median_interval(ends.counted, confidence).high;
	ends_release(&ends);
	if (isnan(between.low) || isnan(between.high))
		return (struct interval){.low = NAN, .high = NAN};
	return (struct interval){.low = open_or(between.low), .high = open_or(between.high)};
}

/* The value that `fraction` of the weight does not come over. */
static double inverse(struct counted c, double fraction)
{
	double total = 0, reached = 0;

	for (size_t i = 0; i < c.count; i++)
		total += c.weights[i] * (double)c.counts[i];
	for (size_t i = 0; i < c.count; i++) {
		reached += c.weights[i] * (double)c.counts[i];
		if (reached >= fraction * total * (1 - MASS_LEAST))
			return open_or(c.values[i]);
	}
	return NAN;
}

static double inverse_of_ends(struct censored c, bool upper, double fraction)
{
	struct ends ends;
	double end;

	ends_init(&ends, c, upper);
	end = inverse(ends.counted, fraction);
	ends_release(&ends);
	return end;
}

/* ---- innermost intervals ---- */

/* An end on the line. At one place the upper end of an interval comes first, which does not hold
 * it; then lower ends; then the upper ends of points, which do. */
enum end_kind { END_UPPER, END_LOWER, END_POINT };
struct end {
	double at;
	enum end_kind kind;
};

static int compare_ends(const void *a, const void *b)
{
	const struct end *left = a;
	const struct end *right = b;

	if (left->at != right->at)
		return left->at < right->at ? -1 : 1;
	return (int)left->kind - (int)right->kind;
}

static void find_innermost(struct turnbull *t, struct censored c)
{
	struct end *ends = mem_alloc(2 * c.count, sizeof(*ends));

	for (size_t i = 0; i < c.count; i++) {
		const struct censored_run *run = &c.runs[i];
		ends[2 * i] = (struct end){.at = run->low, .kind = END_LOWER};
		ends[2 * i + 1] = (struct end){
		    .at = run->high, .kind = run->low < run->high ? END_UPPER : END_POINT};
	}
	qsort(ends, 2 * c.count, sizeof(*ends), compare_ends);
	t->items = mem_alloc(c.count, sizeof(*t->items));
	t->count = 0;
	for (size_t i = 1; i < 2 * c.count; i++)
		if (ends[i - 1].kind == END_LOWER && ends[i].kind != END_LOWER)
			t->items[t->count++] =
			    (struct turnbull_mass){.low = ends[i - 1].at, .high = ends[i].at};
	free(ends);
}

/* The innermost intervals that lie in a run, from `first` to `last`; runs of the same ones are one. */
struct stretch {
	size_t first;
	size_t last;
	double weight; /* of all its observations */
};

static int compare_stretches(const void *a, const void *b)
{
	const struct stretch *left = a;
	const struct stretch *right = b;

	if (left->first != right->first)
		return left->first < right->first ? -1 : 1;
	if (left->last != right->last)
		return left->last < right->last ? -1 : 1;
	return (left->weight > right->weight) - (left->weight < right->weight);
}

/* The first innermost interval whose low is not under `low`. */
static size_t first_from(const struct turnbull *t, double low)
{
	size_t from = 0, to = t->count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (t->items[middle].low < low)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The last innermost interval that lies in the run: of a point the point itself. No two of them
 * begin at one place. */
static size_t last_in(const struct turnbull *t, const struct censored_run *run)
{
	size_t after = first_from(t, run->high);

	return run->low < run->high ? after - 1 : after;
}

static size_t find_stretches(struct stretch *out, const struct turnbull *t, struct censored c)
{
	size_t distinct = 0;

	for (size_t i = 0; i < c.count; i++)
		out[i] = (struct stretch){.first = first_from(t, c.runs[i].low),
					  .last = last_in(t, &c.runs[i]),
					  .weight = c.runs[i].weight * (double)c.runs[i].count};
	qsort(out, c.count, sizeof(*out), compare_stretches);
	for (size_t i = 0; i < c.count; i++) {
		if (distinct && out[distinct - 1].first == out[i].first &&
		    out[distinct - 1].last == out[i].last)
			out[distinct - 1].weight += out[i].weight;
		else
			out[distinct++] = out[i];
	}
	return distinct;
}

/* ---- the likelihood ---- */

struct fit {
	struct stretch *stretches;
	size_t stretch_count;
	double total; /* weight */
	size_t count; /* innermost intervals */
	double *reached; /* cumulated mass before each, and after all: count + 1 */
	double *gradient; /* count + 1 */
};

/* Fills the gradient of the log-likelihood an observation at `mass`, and gives the
 * log-likelihood; -INFINITY where a stretch has no mass. */
static double evaluate(struct fit *f, const double *mass)
{
	double likelihood = 0;

	f->reached[0] = 0;
	for (size_t k = 0; k < f->count; k++) {
		f->reached[k + 1] = f->reached[k] + mass[k];
		f->gradient[k] = 0;
	}
	f->gradient[f->count] = 0;
	for (size_t i = 0; i < f->stretch_count; i++) {
		const struct stretch *s = &f->stretches[i];
		double inside = s->first == s->last
				    ? mass[s->first]
				    : f->reached[s->last + 1] - f->reached[s->first];
		double share = s->weight / f->total;
		if (!(inside > 0))
			return -INFINITY;
		likelihood += share * log(inside);
		f->gradient[s->first] += share / inside;
		f->gradient[s->last + 1] -= share / inside;
	}
	for (size_t k = 1; k < f->count; k++)
		f->gradient[k] += f->gradient[k - 1];
	return likelihood;
}

static double greatest_gradient(const struct fit *f)
{
	double greatest = 0;

	for (size_t k = 0; k < f->count; k++)
		greatest = fmax(greatest, f->gradient[k]);
	return greatest;
}

/* One step of self-consistency from where the gradient was made. */
static void step(const struct fit *f, const double *mass, double *out)
{
	double sum = 0;

	for (size_t k = 0; k < f->count; k++) {
		out[k] = mass[k] * fmax(f->gradient[k], 0);
		sum += out[k];
	}
	for (size_t k = 0; k < f->count; k++)
		out[k] /= sum;
}

/* From three points of a walk to where it seems to lead. False: out of the simplex. */
static bool extrapolate(const double *at, const double *once, const double *twice, size_t count,
			double *out)
{
	double moved = 0, bent = 0, length, sum = 0;

	for (size_t k = 0; k < count; k++) {
		double r = once[k] - at[k];
		double v = twice[k] - once[k] - r;
		moved += r * r;
		bent += v * v;
	}
	if (!(bent > 0))
		return false;
	length = fmax(sqrt(moved / bent), 1);
	for (size_t k = 0; k < count; k++) {
		double r = once[k] - at[k];
		double v = twice[k] - once[k] - r;
		out[k] = fmax(at[k] + 2 * length * r + length * length * v, twice[k] * 1e-3);
		sum += out[k];
	}
	for (size_t k = 0; k < count; k++)
		out[k] /= sum;
	return true;
}

static void maximise(struct fit *f, double *at)
{
	enum { ROUNDS_MOST = 20000 };
	double *once = mem_alloc(f->count, sizeof(*once));
	double *twice = mem_alloc(f->count, sizeof(*twice));
	double *far = mem_alloc(f->count, sizeof(*far));
	double reached = evaluate(f, at);

	for (int round = 0; round < ROUNDS_MOST; round++) {
		double *next = far;
		double there;
		if (greatest_gradient(f) <= 1 + TURNBULL_TOLERANCE)
			break;
		step(f, at, once);
		(void)evaluate(f, once);
		step(f, once, twice);
		there = extrapolate(at, once, twice, f->count, far) ? evaluate(f, far) : -INFINITY;
		if (there < reached) {
			next = twice;
			there = evaluate(f, twice);
		}
		for (size_t k = 0; k < f->count; k++)
			at[k] = next[k];
		reached = there;
	}
	free(once);
	free(twice);
	free(far);
}

/* Each mass is 0 or more, and all together are 1. */
static bool is_distribution(const double *mass, size_t count)
{
	double sum = 0;

	for (size_t k = 0; k < count; k++) {
		if (!(mass[k] >= 0))
			return false;
		sum += mass[k];
	}
	return fabs(sum - 1) < 1e-9;
}

void turnbull_estimate(struct turnbull *out, struct censored c)
{
	struct fit f = {.total = 0};
	double *mass;

	*out = (struct turnbull){.items = NULL};
	if (c.count == 0)
		return;
	find_innermost(out, c);
	f.count = out->count;
	f.stretches = mem_alloc(c.count, sizeof(*f.stretches));
	f.stretch_count = find_stretches(f.stretches, out, c);
	for (size_t i = 0; i < f.stretch_count; i++)
		f.total += f.stretches[i].weight;
	f.reached = mem_alloc(f.count + 1, sizeof(*f.reached));
	f.gradient = mem_alloc(f.count + 1, sizeof(*f.gradient));
	mass = mem_alloc(f.count, sizeof(*mass));
	for (size_t k = 0; k < f.count; k++)
		mass[k] = 1 / (double)f.count;
	maximise(&f, mass);
	assert(is_distribution(mass, f.count));
	for (size_t k = 0; k < f.count; k++)
		out->items[k].mass = mass[k];
	free(mass);
	free(f.reached);
	free(f.gradient);
	free(f.stretches);
}

void turnbull_release(struct turnbull *t)
{
	free(t->items);
	*t = (struct turnbull){.items = NULL};
}

/* ---- quantiles ---- */

/* `part` of the way from low to high on the logarithm; 0 and 1 are the ends to the bit. */
static double between(const struct turnbull_mass *m, double part)
{
	if (part <= 0 || m->low == m->high)
		return m->low;
	return part >= 1 ? m->high : m->low * pow(m->high / m->low, part);
}

static struct interval bound_of(const struct turnbull_mass *m, struct censored c, double fraction)
{
	struct interval bound = {.low = m->low, .high = m->high};

	if (isinf(m->low)) {
		double end = inverse_of_ends(c, true, fraction);
		bound.high = isinf(end) ? m->high : fmax(end, m->high);
	} else {
		double end = inverse_of_ends(c, false, fraction);
		bound.low = isinf(end) ? m->low : fmin(end, m->low);
	}
	return bound;
}

struct interval turnbull_quantile(const struct turnbull *t, struct censored c, double fraction)
{
	double reached = 0;

	for (size_t k = 0; k < t->count; k++) {
		const struct turnbull_mass *m = &t->items[k];
		size_t next = k + 1;
		double value;
		if (m->mass < MASS_LEAST)
			continue;
		reached += m->mass;
		if (reached < fraction - MASS_LEAST)
			continue;
		while (next < t->count && t->items[next].mass < MASS_LEAST)
			next++;
		if (fabs(reached - fraction) <= MASS_LEAST && next < t->count) {
			value = (m->high + t->items[next].low) / 2;
			return (struct interval){.low = value, .high = value};
		}
		if (isinf(m->low) || isinf(m->high))
			return bound_of(m, c, fraction);
		value = between(m, 1 - (reached - fraction) / m->mass);
		return (struct interval){.low = value, .high = value};
	}
	return (struct interval){.low = NAN, .high = NAN};
}
