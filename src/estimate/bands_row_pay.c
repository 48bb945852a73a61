/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_row_pay.c: the pay of a row's cells as one multiset of dollars; see bands_row_pay.h. */
#include "estimate/bands_row_pay.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

void row_pay_release(struct row_pay *p)
{
	selection_release(&p->selection);
	weighted_set_release(&p->weighted);
	free(p->parts);
	free(p->values);
	free(p->counts);
	free(p->upto);
	free(p->weights);
	free(p->censored);
}

/* The union of the cells' runs, all of weight 1, as dollars. */
static struct counted plain(struct row_pay *p, struct runs runs)
{
	uint64_t n = 0;

	p->values = mem_grow(p->values, &p->values_room, runs.count, sizeof(*p->values));
	p->counts = mem_grow(p->counts, &p->counts_room, runs.count, sizeof(*p->counts));
	p->upto = mem_grow(p->upto, &p->upto_room, runs.count, sizeof(*p->upto));
	for (size_t i = 0; i < runs.count; i++) {
		struct run run = runs_at(runs, i);
		p->values[i] = (double)run.value / MONEY_PER_DOLLAR;
		p->counts[i] = run.count;
		p->upto[i] = n += run.count;
	}
	return (struct counted){
	    .values = p->values, .counts = p->counts, .count = runs.count, .upto = p->upto};
}

/* The same with the observations that carry weights. */
static struct counted weighted(struct row_pay *p, struct runs runs)
{
	struct weighted_set *set = &p->weighted; /* holds the weighted ones already */

	for (size_t i = 0; i < runs.count; i++) {
		struct run run = runs_at(runs, i);
		weighted_set_add(set, (struct weighted_run){
					  .value = run.value, .weight = 1, .count = run.count});
	}
	weighted_set_settle(set);
	p->values = mem_grow(p->values, &p->values_room, set->count, sizeof(*p->values));
	p->counts = mem_grow(p->counts, &p->counts_room, set->count, sizeof(*p->counts));
	p->weights = mem_grow(p->weights, &p->weights_room, set->count, sizeof(*p->weights));
	for (size_t i = 0; i < set->count; i++) {
		p->values[i] = (double)set->runs[i].value / MONEY_PER_DOLLAR;
		p->counts[i] = set->runs[i].count;
		p->weights[i] = set->runs[i].weight;
	}
	return (struct counted){
	    .values = p->values, .counts = p->counts, .weights = p->weights, .count = set->count};
}

struct points row_pay_list(struct row_pay *p, const struct share *shares, size_t count)
{
	struct points points = {.parts = 0};

	p->parts = mem_grow(p->parts, &p->parts_room, 2 * count, sizeof(*p->parts));
	p->weighted.count = 0;
	p->weighted.settled = 0;
	for (size_t i = 0; i < count; i++) {
		const struct cell *cell = share_cell(p->cells, &shares[i]);
		const struct cell_more *more = cell_more(cell);
		p->parts[points.parts++] = multiset_runs(&cell->pay);
		points.n += p->cells->counts[shares[i].cell].points;
		for (size_t k = 0; k < more->weighted.count; k++)
			weighted_set_add(&p->weighted, more->weighted.runs[k]);
		if (!more->ranged)
			continue;
		p->parts[points.parts++] = multiset_runs(&more->ranged->posted);
		points.n += runs_total(p->parts[points.parts - 1]);
		for (size_t k = 0; k < more->ranged->posted_weighted.count; k++)
			weighted_set_add(&p->weighted, more->ranged->posted_weighted.runs[k]);
	}
	points.weighted = p->weighted.count > 0;
	return points;
}

struct counted row_pay_all(struct row_pay *p, struct points points)
{
	struct runs runs = runs_union_of(&p->selection.all, p->parts, points.parts);

	return p->weighted.count ? weighted(p, runs) : plain(p, runs);
}

struct counted row_pay_selected(struct row_pay *p, struct points points, double design,
				struct median_ranks *known)
{
	uint64_t ranks[COUNTED_RANKS(BENCHMARK_PERCENTILES)];
	size_t count = 0;

	if (!selection_is_union(p->parts, points.parts))
		count = counted_ranks(ranks, points.n, design, band_fractions,
				      BENCHMARK_PERCENTILES, known);
	return plain(p, selection_of(&p->selection, p->parts, points.parts, ranks, count));
}

static size_t brackets_at(const struct row_pay *p, const struct share *share)
{
	const struct ranged_set *ranged = cell_more(share_cell(p->cells, share))->ranged;

	return ranged ? ranged->bracket_count : 0;
}

static double dollars_or(money amount, double open)
{
	return amount == MONEY_NONE ? open : (double)amount / MONEY_PER_DOLLAR;
}

struct censored row_pay_censored(struct row_pay *p, const struct share *shares, size_t count,
				 struct counted points)
{
	size_t brackets = 0, used = 0;

	for (size_t i = 0; i < count; i++)
		brackets += brackets_at(p, &shares[i]);
	if (!brackets)
		return (struct censored){.count = 0};
	p->censored =
	    mem_grow(p->censored, &p->censored_room, brackets + points.count, sizeof(*p->censored));
	for (size_t i = 0; i < count; i++) {
		const struct ranged_set *ranged =
		    cell_more(share_cell(p->cells, &shares[i]))->ranged;
		for (size_t k = 0; ranged && k < ranged->bracket_count; k++) {
			const struct ranged_run *run = &ranged->brackets[k];
			p->censored[used++] = (struct censored_run){
			    .low = dollars_or(run->low, -INFINITY),
			    .high = dollars_or(run->high, INFINITY),
			    .weight = run->weight,
			    .count = run->count,
			};
		}
	}
	for (size_t i = 0; i < points.count; i++)
		p->censored[used++] = (struct censored_run){
		    .low = points.values[i],
		    .high = points.values[i],
		    .weight = points.weights ? points.weights[i] : 1,
		    .count = points.counts[i],
		};
	assert(used == brackets + points.count);
	qsort(p->censored, used, sizeof(*p->censored), censored_compare);
	return (struct censored){.runs = p->censored, .count = used};
}

bool row_pay_has_brackets(const struct row_pay *p, const struct share *shares, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (brackets_at(p, &shares[i]))
			return true;
	return false;
}
