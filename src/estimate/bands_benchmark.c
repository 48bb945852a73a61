/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands_benchmark.c: from published aggregates to the benchmark row of each role and area.
 *
 * Only rows across all industries count, of the newest date at which an area has enough of the
 * role's occupations. An occupation given at several levels of aggregation is taken at
 * the finest; one given twice, from the source that comes first. Benchmarks are not aged.
 *
 * Where a publisher's codes are carried to SOC, an occupation is what all its codes are, each by its share,
 * from one source, the first of the newest date that has enough; a published row that several of the role's
 * occupations are carried to is one part of the role, with the weight of all of them.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/intern.h"
#include "base/mem.h"
#include "base/order.h"
#include "base/parallel.h"
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
#define GROUP_WORD(word) word,
	static const char *const groups[] = {OCCUPATION_GROUPS(GROUP_WORD)};
#undef GROUP_WORD
	enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

	if (!b->group || !*b->group)
		return 0;
	for (int i = 0; i < GROUPS; i++)
		if (strcmp(b->group, groups[i]) == 0)
			return i;
	return GROUPS;
}

struct index {
	const struct benchmark_set *set;
	struct ordered *rows; /* by the hash of their occupation */
	size_t count;
};

static void index_rows(struct index *index, const struct benchmark_set *set)
{
	*index =
	    (struct index){.set = set, .rows = mem_alloc(set->count + 1, sizeof(*index->rows))};
	for (size_t i = 0; i < set->count; i++)
		if (is_cross_industry(&set->items[i]))
			index->rows[index->count++] =
			    (struct ordered){.key = text_hash(text_of(set->items[i].occupation)),
					     .number = (uint32_t)i};
	order_sort(index->rows, index->count);
}

static size_t index_find(const struct index *index, uint64_t hash)
{
	size_t low = 0;
	size_t high = index->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (index->rows[middle].key < hash)
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

/* By area and component, newest first, then occupation, finest first, as they came. */
static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *left = a;
	const struct candidate *right = b;
	int order = area_compare(left->row->area, right->row->area);

	if (!order)
		order = (left->row->component > right->row->component) -
			(left->row->component < right->row->component);
	if (!order)
		order = date_compare(right->row->date, left->row->date);
	if (!order)
		order =
		    (left->occupation > right->occupation) - (left->occupation < right->occupation);
	if (!order)
		order = group_rank(left->row) - group_rank(right->row);
	return order ? order : (left->row > right->row) - (left->row < right->row);
}

static bool same_table(const struct candidate *a, const struct candidate *b)
{
	return area_compare(a->row->area, b->row->area) == 0 &&
	       a->row->component == b->row->component;
}

static void find_candidates(struct candidates *c, const struct index *index,
			    const struct role *role)
{
	c->count = 0;
	for (size_t i = 0; i < role->occupation_count; i++) {
		const char *soc = role->occupations[i].soc;
		uint64_t hash = text_hash(text_of(soc));
		for (size_t k = index_find(index, hash);
		     k < index->count && index->rows[k].key == hash; k++) {
			const struct benchmark *row = &index->set->items[index->rows[k].number];
			if (strcmp(row->occupation, soc) != 0)
				continue;
			c->items = mem_grow(c->items, &c->room, c->count + 1, sizeof(*c->items));
			c->items[c->count++] = (struct candidate){.row = row, .occupation = i};
		}
	}
	if (c->count)
		qsort(c->items, c->count, sizeof(*c->items), compare_candidates);
}

/* Are both of one of the publisher's own codes? */
static bool same_code(const struct benchmark *a, const struct benchmark *b)
{
	return a->own_code && b->own_code && strcmp(a->own_code, b->own_code) == 0;
}

/* Of one date, and of carried codes of one source: rows of another are not mixed with them. */
static bool same_edition(const struct benchmark *a, const struct benchmark *b)
{
	return !a->own_code == !b->own_code && date_compare(a->date, b->date) == 0 &&
	       (!a->own_code || strcmp(a->source, b->source) == 0);
}

/* Has an earlier candidate of the same occupation and edition the same published code? */
static bool is_repeated(const struct candidate *candidates, size_t i)
{
	for (size_t k = i; k > 0 && candidates[k - 1].occupation == candidates[i].occupation; k--)
		if (same_code(candidates[k - 1].row, candidates[i].row) &&
		    same_edition(candidates[k - 1].row, candidates[i].row))
			return true;
	return false;
}

static size_t add_part(struct mixture_part *parts, size_t count, const struct benchmark *row,
		       double weight)
{
	for (size_t i = 0; i < count; i++)
		if (same_code(parts[i].row, row)) {
			parts[i].weight += weight;
			return count;
		}
	parts[count] = (struct mixture_part){.row = row, .weight = weight};
	return count + 1;
}

/* Of one area's candidates those of the edition that `first` is of, one for each occupation or code; returns how
 * many. There is room for all. */
static size_t choose_parts(struct mixture_part *parts, const struct candidate *candidates,
			   size_t count, const struct role *role, const struct benchmark *first)
{
	const bool own = first->own_code != NULL;
	size_t chosen = 0, kept = 0, last = SIZE_MAX;
	bool mixed;

	for (size_t i = 0; i < count; i++) {
		const struct candidate *c = &candidates[i];
		double weight = role->occupations[c->occupation].weight;
		if (!same_edition(c->row, first) ||
		    (own ? is_repeated(candidates, i) : c->occupation == last))
			continue;
		last = c->occupation;
		chosen = add_part(parts, chosen, c->row, own ? weight * c->row->share : weight);
	}
	mixed = own ? chosen > 1 : role->occupation_count > 1;
	for (size_t i = 0; i < chosen; i++)
		if (!mixed || mixture_usable(parts[i].row))
			parts[kept++] = parts[i];
	return kept;
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

/* The parts of the newest edition, by SOC or by carried codes (`own`), that is enough for the role; 0: none is. */
static size_t choose_edition(struct mixture_part *parts, const struct candidate *candidates,
			     size_t count, const struct role *role, bool own)
{
	for (size_t i = 0; i < count; i++) {
		const struct benchmark *row = candidates[i].row;
		size_t earlier = 0, chosen;

		if ((row->own_code != NULL) != own)
			continue;
		while (earlier < i && !same_edition(candidates[earlier].row, row))
			earlier++;
		if (earlier < i)
			continue;
		chosen = choose_parts(parts, candidates, count, role, row);
		if (enough_weight(role, parts, chosen))
			return chosen;
	}
	return 0;
}

static uint64_t employment_of(const struct benchmark *row)
{
	bool told = row->employment.kind == VALUE_EXACT && row->employment.amount > 0;

	return told ? (uint64_t)row->employment.amount : 0;
}

/* Publishers give the standard error of the median, or of the mean alone: what is sure of the one is
 * then taken as a measure of the other. False: neither. */
static bool error_of(const struct benchmark *row, double *pay, double *error)
{
	const struct benchmark_value *p50 = &row->annual[BENCHMARK_P50];
	bool of_median = p50->kind == VALUE_EXACT && row->p50_rse.kind == VALUE_EXACT;

	*pay = of_median ? p50->amount : row->mean.amount;
	*error = *pay * (of_median ? row->p50_rse.amount : row->mean_rse.amount) / 100;
	return of_median || (row->mean.kind == VALUE_EXACT && row->mean_rse.kind == VALUE_EXACT);
}

/* The least sure of what the publisher says of each part; QUALITY_NONE where it does not say. */
static enum quality graded(const struct mixture_part *parts, size_t count)
{
#define QUALITY_OF(name, word) [GRADE_##name] = QUALITY_##name,
	static const enum quality of[GRADE_COUNT] = {[GRADE_NOT_GIVEN] = QUALITY_NONE,
						     PUBLISHED_GRADES(QUALITY_OF)};
#undef QUALITY_OF
	enum quality least = QUALITY_HIGH;

	for (size_t i = 0; i < count; i++)
		if (of[parts[i].row->grade] < least)
			least = of[parts[i].row->grade];
	return least;
}

/* Does its publisher warn of a part? Then no error of the mean makes it sure. */
static bool is_marked_low(const struct mixture_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i].row->grade == GRADE_LOW)
			return true;
	return false;
}

/* The sample's size is not given, so it does not count against the row. Parts' errors are added as if
 * they went together, which is the worst case. */
static enum quality quality_of_parts(const struct mixture_part *parts, size_t count)
{
	const double z = 1.96;
	double all = 0, errors = 0;

	if (is_marked_low(parts, count))
		return QUALITY_LOW;
	for (size_t i = 0; i < count; i++) {
		double pay, error;
		if (!error_of(parts[i].row, &pay, &error))
			return graded(parts, count);
		all += parts[i].weight * pay;
		errors += parts[i].weight * error;
	}
	return all > 0 ? quality_of(INFINITY, 2 * z * errors / all, 0) : QUALITY_NONE;
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

static const struct carried *keep_carried(struct arena *a, const struct mixture_part *parts,
					  size_t count)
{
	struct carried_occupation *occupations = arena_zero(a, count, sizeof(*occupations));
	struct carried *out = arena_zero(a, 1, sizeof(*out));

	for (size_t i = 0; i < count; i++) {
		occupations[i].code = arena_copy(a, text_of(parts[i].row->own_code));
		occupations[i].title = arena_copy(a, text_of(parts[i].row->title));
	}
	*out = (struct carried){.occupations = occupations,
				.count = count,
				.currency = parts[0].row->currency,
				.rate = parts[0].row->rate,
				.per_year = parts[0].row->per_year};
	return out;
}

/* What a row is made of, and its percentiles. */
struct made_row {
	uint16_t number; /* of the role */
	const struct role *role;
	struct mixture_part *parts;
	size_t count;
	struct benchmark_value p[BENCHMARK_PERCENTILES];
	bool interpolated;
};

struct made_rows {
	struct made_row *items;
	size_t count, room;
};

static void note_row(void *context, uint16_t number, const struct role *role,
		     const struct mixture_part *parts, size_t count)
{
	struct made_rows *rows = context;
	struct made_row row = {.number = number,
			       .role = role,
			       .parts = mem_alloc(count, sizeof(*parts)),
			       .count = count};

	memcpy(row.parts, parts, count * sizeof(*parts));
	rows->items = mem_grow(rows->items, &rows->room, rows->count + 1, sizeof(*rows->items));
	rows->items[rows->count++] = row;
}

static void make_percentiles(void *context, size_t at)
{
	struct made_row *row = &((struct made_rows *)context)->items[at];

	if (row->count > 1)
		mixture_percentiles(row->parts, row->count, row->p);
	else
		row->interpolated = row_percentiles(row->parts[0].row, row->p);
}

static void add_row(struct band_table *out, const struct made_row *row)
{
	static const char *const rules[2][3] = {
	    {"published", "published-mixture", "published-interpolated"},
	    {"published-crosswalk", "published-crosswalk-mixture",
	     "published-crosswalk-interpolated"},
	};
	const struct benchmark *first = row->parts[0].row;
	bool own = first->own_code != NULL;
	bool mixture = own ? row->count > 1 : row->role->occupation_count > 1;
	enum quality quality = quality_of_parts(row->parts, row->count);
	struct band b = {
	    .role = row->number,
	    .level = LEVEL_ALL,
	    .area = first->area,
	    .component = first->component,
	    .basis = BASIS_BENCHMARK,
	    /* A mixture has no headcount: most people of its occupations are in other roles. */
	    .n = mixture ? 0 : employment_of(first),
	    .n_effective = NAN,
	    .p50_interval = {.low = NAN, .high = NAN},
	    /* What a crosswalk leaves open is not in the publisher's error either. */
	    .quality = (mixture || own) && quality > QUALITY_MEDIUM ? QUALITY_MEDIUM : quality,
	    .as_of = first->date,
	    .rule = rules[own][row->interpolated && !mixture ? 2 : mixture],
	};

	memcpy(b.p, row->p, sizeof(b.p));
	b.suppressed = flags_of(&b);
	if (says_nothing(&b))
		return;
	if (own)
		b.carried = keep_carried(&out->carried, row->parts, row->count);
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
		struct mixture_part *parts;
		find_candidates(&found, &index, role);
		parts = mem_alloc(found.count + 1, sizeof(*parts));
		for (size_t i = 0; i < found.count; i = end) {
			size_t count;
			end = i + 1;
			while (end < found.count && same_table(&found.items[end], &found.items[i]))
				end++;
			count = choose_edition(parts, found.items + i, end - i, role, false);
			if (!count) /* a crosswalk is the second choice */
				count = choose_edition(parts, found.items + i, end - i, role, true);
			if (count)
				take(context, (uint16_t)r, role, parts, count);
		}
		free(parts);
	}
	free(found.items);
	free(index.rows);
}

void bands_benchmark(struct band_table *out, const struct benchmark_set *benchmarks,
		     const struct catalogue *catalogue, const struct settings *settings)
{
	struct made_rows rows = {.items = NULL};

	benchmark_parts_each(benchmarks, catalogue, note_row, &rows);
	parallel_each(settings->jobs, rows.count, make_percentiles, &rows);
	for (size_t i = 0; i < rows.count; i++) {
		add_row(out, &rows.items[i]);
		free(rows.items[i].parts);
	}
	free(rows.items);
}
