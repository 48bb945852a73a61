/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_benchmark.c: from published aggregates to the benchmark row of each role and area.
 *
 * Only rows across all industries count, of the newest date that an area has for the
 * role's occupations. An occupation given at several levels of aggregation is taken at
 * the finest; one given twice, from the source that comes first. Benchmarks are not aged.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/bands_private.h"

/* The least part of a role's weight that an area's occupations must have. */
#define WEIGHT_LEAST 0.9
/* Weights are decimal fractions: what they add up to is compared with this much leeway. */
#define WEIGHT_ROUNDING 1e-9

static bool is_cross_industry(const struct benchmark *b)
{
	return !b->industry || !*b->industry || strcmp(b->industry, "000000") == 0;
}

/* Finest first. */
static int group_rank(const struct benchmark *b)
{
	static const char *const groups[] = {"detailed", "broad", "minor", "major", "total"};
	enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

	if (!b->group || !*b->group)
		return 0;
	for (int i = 0; i < GROUPS; i++)
		if (strcmp(b->group, groups[i]) == 0)
			return i;
	return GROUPS;
}

struct index {
	const struct benchmark **rows; /* by occupation, then as they came */
	size_t count;
};

static int compare_occupation(const void *a, const void *b)
{
	const struct benchmark *left = *(const struct benchmark *const *)a;
	const struct benchmark *right = *(const struct benchmark *const *)b;
	int order = strcmp(left->occupation, right->occupation);

	return order ? order : (left > right) - (left < right); /* of one array */
}

static void index_rows(struct index *index, const struct benchmark_set *set)
{
	index->rows = mem_alloc(set->count, sizeof(const struct benchmark *));
	index->count = 0;
	for (size_t i = 0; i < set->count; i++)
		if (is_cross_industry(&set->items[i]))
			index->rows[index->count++] = &set->items[i];
	qsort(index->rows, index->count, sizeof(const struct benchmark *), compare_occupation);
}

static size_t index_find(const struct index *index, const char *occupation)
{
	size_t low = 0;
	size_t high = index->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(index->rows[middle]->occupation, occupation) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A row that may speak for one of the role's occupations. */
struct candidate {
	const struct benchmark *row;
	size_t occupation; /* of the role */
};
struct candidates {
	struct candidate *items;
	size_t count;
	size_t room;
};

/* By area, newest first, then occupation, finest first, as they came. */
static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *left = a;
	const struct candidate *right = b;
	int order = area_compare(left->row->area, right->row->area);

	if (!order)
		order = date_compare(right->row->date, left->row->date);
	if (!order)
		order =
		    (left->occupation > right->occupation) - (left->occupation < right->occupation);
	if (!order)
		order = group_rank(left->row) - group_rank(right->row);
	return order ? order : (left->row > right->row) - (left->row < right->row);
}

static void find_candidates(struct candidates *c, const struct index *index,
			    const struct role *role)
{
	c->count = 0;
	for (size_t i = 0; i < role->occupation_count; i++) {
		const char *soc = role->occupations[i].soc;
		for (size_t k = index_find(index, soc);
		     k < index->count && strcmp(index->rows[k]->occupation, soc) == 0; k++) {
			c->items = mem_grow(c->items, &c->room, c->count + 1, sizeof(*c->items));
			c->items[c->count++] =
			    (struct candidate){.row = index->rows[k], .occupation = i};
		}
	}
	if (c->count)
		qsort(c->items, c->count, sizeof(*c->items), compare_candidates);
}

/* Of one area's candidates, the one that speaks for each occupation; returns how many. */
static size_t choose_parts(struct mixture_part *parts, const struct candidate *candidates,
			   size_t count, const struct role *role)
{
	struct date newest = candidates[0].row->date;
	bool mixed = role->occupation_count > 1;
	size_t chosen = 0;
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = &candidates[i];
		if (date_compare(c->row->date, newest) != 0)
			break;
		if (c->occupation == last)
			continue;
		last = c->occupation;
		if (!mixed || mixture_usable(c->row))
			parts[chosen++] = (struct mixture_part){
			    .row = c->row, .weight = role->occupations[last].weight};
	}
	return chosen;
}

static bool enough_weight(const struct role *role, const struct mixture_part *parts, size_t count)
{
	double all = 0;
	double there = 0;

	for (size_t i = 0; i < role->occupation_count; i++)
		all += role->occupations[i].weight;
	for (size_t i = 0; i < count; i++)
		there += parts[i].weight;
	return count && there >= WEIGHT_LEAST * all - WEIGHT_ROUNDING;
}

static uint64_t employment_of(const struct benchmark *row)
{
	bool told = row->employment.kind == VALUE_EXACT && row->employment.amount > 0;

	return told ? (uint64_t)row->employment.amount : 0;
}

/* The publisher gives the standard error of the mean, not of the median: what is sure of the one is
 * taken as a measure of the other. The sample's size is not given, so it does not count
 * against the row. Parts' errors are added as if they went together, which is the worst case. */
static enum quality quality_of_parts(const struct mixture_part *parts, size_t count)
{
	const double z = 1.96;
	double error = 0;
	double mean = 0;

	for (size_t i = 0; i < count; i++) {
		const struct benchmark *row = parts[i].row;
		if (row->mean.kind != VALUE_EXACT || row->mean_rse.kind != VALUE_EXACT)
			return QUALITY_NONE;
		mean += parts[i].weight * row->mean.amount;
		error += parts[i].weight * row->mean.amount * row->mean_rse.amount / 100;
	}
	return mean > 0 ? quality_of(INFINITY, 2 * z * error / mean, 0) : QUALITY_NONE;
}

static unsigned flags_of(const struct band *b)
{
	unsigned flags = 0;

	for (int p = 0; p < BENCHMARK_PERCENTILES; p++) {
		if (b->p[p].kind == VALUE_AT_LEAST)
			flags |= SUPPRESSED_TOP_CODED;
		if (b->p[p].kind == VALUE_NOT_RELEASED)
			flags |= SUPPRESSED_NOT_RELEASED;
	}
	return flags;
}

static bool says_nothing(const struct band *b)
{
	for (int p = 0; p < BENCHMARK_PERCENTILES; p++)
		if (b->p[p].kind != VALUE_NOT_APPLICABLE)
			return false;
	return true;
}

static void add_row(void *table, uint16_t number, const struct role *role,
		    const struct mixture_part *parts, size_t count)
{
	struct band_table *out = table;
	bool mixture = role->occupation_count > 1;
	enum quality quality = quality_of_parts(parts, count);
	struct band b = {
	    .role = number,
	    .level = LEVEL_ALL,
	    .area = parts[0].row->area,
	    .component = COMPONENT_BASE,
	    .basis = BASIS_BENCHMARK,
	    /* A mixture has no headcount: most people of its occupations are in other roles. */
	    .n = mixture ? 0 : employment_of(parts[0].row),
	    .n_effective = NAN,
	    .p50_interval = {.low = NAN, .high = NAN},
	    .quality = mixture && quality > QUALITY_MEDIUM ? QUALITY_MEDIUM : quality,
	    .as_of = parts[0].row->date,
	    .rule = mixture ? "published-mixture" : "published",
	};

	if (count == 1)
		memcpy(b.p, parts[0].row->annual, sizeof(b.p));
	else
		mixture_percentiles(parts, count, b.p);
	b.suppressed = flags_of(&b);
	if (!says_nothing(&b))
		band_table_add(out, &b);
}

void benchmark_parts_each(const struct benchmark_set *benchmarks, const struct catalogue *catalogue,
			  take_parts *take, void *context)
{
	struct index index;
	struct candidates found = {0};
	size_t end;

	index_rows(&index, benchmarks);
	for (size_t r = 0; r < catalogue_count(catalogue); r++) {
		const struct role *role = catalogue_role(catalogue, r);
		struct mixture_part *parts = mem_alloc(role->occupation_count, sizeof(*parts));
		find_candidates(&found, &index, role);
		for (size_t i = 0; i < found.count; i = end) {
			size_t count;
			end = i + 1;
			while (end < found.count && area_compare(found.items[end].row->area,
								 found.items[i].row->area) == 0)
				end++;
			count = choose_parts(parts, found.items + i, end - i, role);
			if (enough_weight(role, parts, count))
				take(context, (uint16_t)r, role, parts, count);
		}
		free(parts);
	}
	free(found.items);
	free(index.rows);
}

void bands_benchmark(struct band_table *out, const struct benchmark_set *benchmarks,
		     const struct catalogue *catalogue)
{
	benchmark_parts_each(benchmarks, catalogue, add_row, out);
}
