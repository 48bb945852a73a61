/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranks.c: see ranks.h. */
#include "stats/ranks.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

double midrank_percentile(const double *values, size_t count, double value)
{
	size_t below = 0;
	size_t equal = 0;

	if (count == 0)
		return NAN;
	for (size_t i = 0; i < count; i++) {
		below += values[i] < value;
		equal += values[i] == value;
	}
	return 100 * ((double)below + (double)equal / 2) / (double)count;
}

struct ranked {
	double value, rank;
	size_t place;
};

static int compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;

	return (a->value > b->value) - (a->value < b->value);
}

static double *midranks(const double *values, size_t count)
{
	struct ranked *sorted = mem_alloc(count, sizeof(*sorted));
	double *ranks = mem_alloc(count, sizeof(*ranks));

	for (size_t i = 0; i < count; i++)
		sorted[i] = (struct ranked){.value = values[i], .place = i};
	qsort(sorted, count, sizeof(*sorted), compare_ranked);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i; end < count && !(sorted[end].value > sorted[i].value); end++)
			;
		for (size_t k = i; k < end; k++)
			ranks[sorted[k].place] = (double)(i + end - 1) / 2;
	}
	free(sorted);
	return ranks;
}

double rank_correlation(const double *a, const double *b, size_t count)
{
	double *x = midranks(a, count), *y = midranks(b, count);
	double mean = ((double)count - 1) / 2, xx = 0, yy = 0, xy = 0;

	for (size_t i = 0; i < count; i++) {
		xx += (x[i] - mean) * (x[i] - mean);
		yy += (y[i] - mean) * (y[i] - mean);
		xy += (x[i] - mean) * (y[i] - mean);
	}
	free(x);
	free(y);
	return xy / sqrt(xx * yy); /* 0 / 0 is NAN: all of one are equal */
}

static int compare_numbers(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

double median_in_place(double *values, size_t count)
{
	if (!count)
		return NAN;
	qsort(values, count, sizeof(*values), compare_numbers);
	return (values[(count - 1) / 2] + values[count / 2]) / 2;
}
