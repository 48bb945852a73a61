/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantile.c: quantiles and their intervals over runs of equal values; see quantile.h. */
#include "stats/quantile.h"

#include <assert.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_statistics_double.h>
#include <limits.h>
#include <math.h>

static uint64_t run_count(struct counted c, size_t i)
{
	return c.counts ? c.counts[i] : 1;
}

uint64_t counted_n(struct counted c)
{
	uint64_t n = 0;

	if (!c.counts)
		return c.count;
	if (c.upto)
		return c.count ? c.upto[c.count - 1] : 0;
	for (size_t i = 0; i < c.count; i++)
		n += c.counts[i];
	return n;
}

bool counted_equal_weights(struct counted c)
{
	if (!c.weights)
		return true;
	for (size_t i = 1; i < c.count; i++)
		if (c.weights[i] != c.weights[0])
			return false;
	return true;
}

/* Both sums run over the sorted runs, so that they do not depend on arrival. */
static double weight_sum(struct counted c)
{
	double sum = 0;

	for (size_t i = 0; i < c.count; i++)
		sum += c.weights[i] * (double)run_count(c, i);
	return sum;
}

static double kish(struct counted c)
{
	double sum = weight_sum(c);
	double squares = 0;

	for (size_t i = 0; i < c.count; i++)
		squares += c.weights[i] * c.weights[i] * (double)run_count(c, i);
	assert(squares > 0); /* there are observations, of positive weight */
	return sum / squares * sum;
}

double counted_n_effective(struct counted c)
{
	double n;

	if (c.count == 0)
		return 0;
	n = counted_equal_weights(c) ? (double)counted_n(c) : kish(c);
	return c.design > 1 ? fmax(n / c.design, 1) : n;
}

/* The first run whose end is past the rank. */
static size_t run_by_bisection(struct counted c, uint64_t rank)
{
	size_t low = 0, high = c.count - 1;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (c.upto[middle] > rank)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The run that holds the order statistic of 0-based `rank`; *after is how many
 * observations come before the end of that run. */
static size_t run_of_rank(struct counted c, uint64_t rank, uint64_t *after)
{
	size_t i = 0;
	uint64_t seen;

	if (c.upto) {
		i = run_by_bisection(c, rank);
		*after = c.upto[i];
		assert(*after > rank);
		return i;
	}
	seen = run_count(c, 0);
	while (seen <= rank) {
		assert(i + 1 < c.count); /* rank < n */
		seen += run_count(c, ++i);
	}
	*after = seen;
	return i;
}

/* GSL is given only the two order statistics it would look at, and the fraction of
 * the way between them: the same arithmetic on the same numbers, without writing the
 * multiset out, and without GSL's (int) of a rank. */
static double type7(struct counted c, uint64_t n, double fraction)
{
	double index = fraction * (double)(n - 1);
	uint64_t lhs = (uint64_t)index;
	uint64_t after;
	size_t run;
	double pair[2];

	if (lhs >= n - 1)
		return c.values[c.count - 1];
	run = run_of_rank(c, lhs, &after);
	pair[0] = c.values[run];
	pair[1] = lhs + 1 < after ? c.values[run] : c.values[run + 1];
	return gsl_stats_quantile_from_sorted_data(pair, 1, 2, index - (double)lhs);
}

/* Akinshin 2023: the mean of the values, each weighted by how much of a window of
 * width 1/n* (n* effective) falls on its share of the total weight. */
static double type7_weighted(struct counted c, double fraction)
{
	double n = fmax(kish(c), 1);
	double total = weight_sum(c);
	double from = fraction * (n - 1) / n;
	double to = from + 1 / n;
	double reached = 0;
	double part_before = 0;
	double quantile = 0;

	for (size_t i = 0; i < c.count; i++) {
		double share;
		double part;

		reached += c.weights[i] * (double)run_count(c, i);
		share = reached / total;
		if (share <= from)
			continue;
		part = share >= to || i + 1 == c.count ? 1 : (share - from) * n;
		quantile += (part - part_before) * c.values[i];
		part_before = part;
		if (part >= 1)
			break;
	}
	return fmin(fmax(quantile, c.values[0]), c.values[c.count - 1]);
}

double counted_quantile(struct counted c, double fraction)
{
	if (c.count == 0 || !(fraction >= 0 && fraction <= 1))
		return NAN;
	if (!counted_equal_weights(c))
		return type7_weighted(c, fraction);
	return type7(c, counted_n(c), fraction);
}

double normal_fraction(double z)
{
	return isnan(z) ? NAN : gsl_cdf_ugaussian_P(z);
}

double normal_score(double fraction)
{
	return fraction > 0 && fraction < 1 ? gsl_cdf_ugaussian_Pinv(fraction) : NAN;
}

double normal_density(double z)
{
	return gsl_ran_ugaussian_pdf(z);
}

/* Is x(k), x(n+1-k) at least that sure to hold the median? A coverage that is exactly
 * `confidence` counts, whichever way its last bits were rounded. */
static bool covers(unsigned k, unsigned n, double confidence)
{
	const double rounding = 1e-12;

	return 1 - 2 * gsl_cdf_binomial_P(k - 1, 0.5, n) >= confidence - rounding;
}

/* The greatest such k, 0 if there is none. The normal approximation is off by a rank or two at
 * most, so the exact distribution is evaluated only a few times. */
static unsigned median_rank(unsigned n, double confidence)
{
	double half_width = normal_score((1 + confidence) / 2) * sqrt((double)n) / 2;
	double guess = floor(((double)n + 1) / 2 - half_width);
	unsigned k = guess > 0 ? (unsigned)guess : 0;

	while (k > 0 && !covers(k, n, confidence))
		k--;
	while (k < n / 2 && covers(k + 1, n, confidence))
		k++;
	return k;
}

static unsigned known_rank(struct median_ranks *ranks, unsigned n)
{
	size_t at = n & (MEDIAN_RANKS - 1);

	if (ranks->known[at].n != n) {
		ranks->known[at].n = n;
		ranks->known[at].k = median_rank(n, ranks->confidence);
	}
	return ranks->known[at].k;
}

/* GSL counts in unsigned; beyond it the ranks of UINT_MAX observations are a wider interval than need be,
 * never a narrower one. 0: there are none, or `confidence` is of no interval. */
static unsigned whole_effective(struct counted c, double confidence)
{
	double effective = floor(counted_n_effective(c));

	if (!(confidence > 0 && confidence < 1) || effective < 1)
		return 0;
	return effective < UINT_MAX ? (unsigned)effective : UINT_MAX;
}

/* From the k-th of n observations to the k-th from the end. */
static struct interval interval_of_rank(struct counted c, unsigned n, unsigned k)
{
	struct interval none = {.low = NAN, .high = NAN};
	double fraction;

	assert(k <= n / 2);
	if (k == 0)
		return none;
	if (counted_equal_weights(c) && counted_n(c) == n) {
		uint64_t after;
		return (struct interval){.low = c.values[run_of_rank(c, k - 1, &after)],
					 .high = c.values[run_of_rank(c, n - k, &after)]};
	}
	fraction = (double)(k - 1) / (double)(n - 1);
	return (struct interval){.low = counted_quantile(c, fraction),
				 .high = counted_quantile(c, 1 - fraction)};
}

struct interval counted_median_interval(struct counted c, double confidence)
{
	unsigned n = whole_effective(c, confidence);

	return interval_of_rank(c, n, n ? median_rank(n, confidence) : 0);
}

struct interval counted_median_interval_by(struct counted c, struct median_ranks *ranks)
{
	unsigned n = whole_effective(c, ranks->confidence);

	return interval_of_rank(c, n, n ? known_rank(ranks, n) : 0);
}

/* ---- which order statistics these are ---- */

/* Keeps `ranks` ascending; the last one of n is asked for where a later one is meant. */
static void rank_add(uint64_t *ranks, size_t *count, uint64_t rank, uint64_t n)
{
	size_t at = (*count)++;

	rank = rank < n ? rank : n - 1;
	for (; at > 0 && ranks[at - 1] > rank; at--)
		ranks[at] = ranks[at - 1];
	ranks[at] = rank;
}

/* As type7 reads them. */
static void ranks_add_fraction(uint64_t *ranks, size_t *count, double fraction, uint64_t n)
{
	uint64_t lhs = (uint64_t)(fraction * (double)(n - 1));

	rank_add(ranks, count, lhs, n);
	rank_add(ranks, count, lhs + 1, n);
}

size_t counted_ranks(uint64_t *out, uint64_t n, double design, const double *fractions,
		     size_t count, struct median_ranks *ranks)
{
	const struct counted like = {.counts = &n, .count = 1, .upto = &n, .design = design};
	unsigned whole = whole_effective(like, ranks->confidence);
	unsigned k = whole ? known_rank(ranks, whole) : 0;
	size_t used = 0;

	assert(n > 0);
	for (size_t i = 0; i < count; i++)
		ranks_add_fraction(out, &used, fractions[i], n);
	if (k && whole == n) {
		rank_add(out, &used, k - 1, n);
		rank_add(out, &used, n - k, n);
	} else if (k) {
		double fraction = (double)(k - 1) / (double)(whole - 1);
		ranks_add_fraction(out, &used, fraction, n);
		ranks_add_fraction(out, &used, 1 - fraction, n);
	}
	return used;
}
