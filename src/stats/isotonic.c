/* SPDX-License-Identifier: GPL-3.0-or-later */
/* isotonic.c: see isotonic.h. */
#include "stats/isotonic.h"

#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"

/* A stretch of the sequence that has been pooled to its weighted mean. */
struct pool {
	double mean;
	double weight;
	size_t count;
};

static struct pool pool_join(struct pool a, struct pool b)
{
	double weight = a.weight + b.weight;

	return (struct pool){.mean = (a.mean * a.weight + b.mean * b.weight) / weight,
			     .weight = weight,
			     .count = a.count + b.count};
}

bool isotonic_repair(double *values, const double *weights, size_t count)
{
	struct pool *pools = mem_alloc(count, sizeof(*pools));
	size_t top = 0;
	size_t at = 0;
	bool moved = false;

	for (size_t i = 0; i < count; i++) {
		struct pool next = {
		    .mean = values[i], .weight = weights ? weights[i] : 1, .count = 1};
		while (top && pools[top - 1].mean > next.mean)
			next = pool_join(pools[--top], next);
		pools[top++] = next;
	}
	for (size_t p = 0; p < top; p++) {
		for (size_t i = 0; i < pools[p].count; i++, at++) {
			moved = moved || values[at] != pools[p].mean;
			values[at] = pools[p].mean;
		}
	}
	assert(at == count); /* the pools are the whole sequence */
	free(pools);
	return moved;
}
