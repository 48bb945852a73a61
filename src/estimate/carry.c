/* SPDX-License-Identifier: GPL-3.0-or-later */
/* carry.c: see carry.h. */
#include "estimate/carry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "estimate/reference.h"

/* One row of the table: an occupation of 2010 leads to one of 2018. */
struct step {
	const char *from, *to;
	/* 1: the first that may represent it; INFINITY: only sub-codes lead there. */
	double principal;
};

struct crosswalk {
	struct reference table;
	struct step *steps; /* by occupation of 2018, principal ones first in their order */
	size_t count;
};

static int compare_steps(const void *a, const void *b)
{
	const struct step *x = a, *y = b;
	int order = strcmp(x->to, y->to);

	if (!order && x->principal != y->principal)
		order = x->principal < y->principal ? -1 : 1;
	return order ? order : strcmp(x->from, y->from);
}

static int compare_old(const void *a, const void *b)
{
	const struct exposure *x = a, *y = b;
	int order = strcmp(x->measure, y->measure);

	if (!order)
		order = strcmp(x->occupation, y->occupation);
	/* The rest so that sums are the same however the inputs came. */
	if (!order && x->value != y->value)
		order = x->value < y->value ? -1 : 1;
	if (!order && x->weight != y->weight)
		order = x->weight < y->weight ? -1 : 1;
	return order ? order : strcmp(x->source, y->source);
}

static int read_crosswalk(struct err *e, struct crosswalk *c, const struct layers *reference)
{
	enum { FROM, TO, PRINCIPAL, COLUMNS };
	static const char *const names[COLUMNS] = {"from", "to", "principal"};

	if (reference_read(e, &c->table, reference, "soc_2010_to_2018.csv", names, COLUMNS) < 0)
		return -1;
	c->steps = mem_zero(c->table.count, sizeof(*c->steps));
	for (size_t row = 0; row < c->table.count; row++) {
		struct step *step = &c->steps[c->count++];

		step->from = reference_cell(&c->table, row, FROM);
		step->to = reference_cell(&c->table, row, TO);
		if (reference_number_or_none(e, &c->table, row, PRINCIPAL, 1, 1e6,
					     &step->principal) < 0)
			return -1;
		if (isnan(step->principal))
			step->principal = INFINITY;
	}
	qsort(c->steps, c->count, sizeof(*c->steps), compare_steps);
	return 0;
}

static bool knows(const struct crosswalk *c, const char *old)
{
	for (size_t i = 0; i < c->count; i++)
		if (strcmp(c->steps[i].from, old) == 0)
			return true;
	return false;
}

static void add(struct exposure_set *set, const struct exposure *x)
{
	set->items = mem_grow(set->items, &set->room, set->count + 1, sizeof(*set->items));
	set->items[set->count++] = *x;
}

/* Several values of one occupation and measure (two files) become their weighted mean. */
static void merge_equal(struct exposure_set *old)
{
	size_t kept = 0;

	for (size_t start = 0, end; start < old->count; start = end) {
		struct exposure one = old->items[start];
		double sum = 0, weight = 0;

		for (end = start; end < old->count; end++) {
			const struct exposure *x = &old->items[end];
			if (strcmp(x->measure, one.measure) != 0 ||
			    strcmp(x->occupation, one.occupation) != 0)
				break;
			sum += x->weight * x->value;
			weight += x->weight;
		}
		one.value = sum / weight;
		one.weight = 1;
		old->items[kept++] = one;
	}
	old->count = kept;
}

/* One measure's value of 2010; the items are sorted by occupation. */
static const struct exposure *find_old(const struct exposure *items, size_t count,
				       const char *occupation)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(items[middle].occupation, occupation);
		if (order == 0)
			return &items[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* What the steps to one occupation of 2018 give it of one measure. False: nothing. */
static bool carry_one(const struct step *steps, size_t count, const struct exposure *old,
		      size_t old_count, struct exposure *out)
{
	double sum = 0;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const struct exposure *x = find_old(old, old_count, steps[i].from);
		if (!x)
			continue;
		if (!found)
			*out = *x;
		sum += x->value;
		found++;
		if (isfinite(steps[i].principal))
			break;
	}
	if (!found)
		return false;
	out->value = sum / (double)found;
	out->occupation = steps[0].to;
	out->codes = CODES_SOC_2018;
	return true;
}

static int carry_measure(struct err *e, struct exposure_set *out, const struct crosswalk *c,
			 const struct exposure *old, size_t old_count)
{
	size_t known = 0;

	for (size_t i = 0; i < old_count; i++)
		known += knows(c, old[i].occupation);
	if (known * 2 < old_count)
		return err_set(
		    e, ERR_INPUT,
		    "source %s: %zu of its %zu occupations are none of SOC 2010: are its "
		    "codes those that codes_of of its layout says?",
		    old->source, old_count - known, old_count);
	for (size_t start = 0, end; start < c->count; start = end) {
		struct exposure carried;

		for (end = start + 1; end < c->count; end++)
			if (strcmp(c->steps[end].to, c->steps[start].to) != 0)
				break;
		if (!carry_one(&c->steps[start], end - start, old, old_count, &carried))
			continue;
		carried.occupation = arena_copy(&out->texts, text_of(carried.occupation));
		add(out, &carried);
	}
	return 0;
}

static int carry_all(struct err *e, struct exposure_set *out, struct exposure_set *old,
		     const struct layers *reference)
{
	struct crosswalk crosswalk = {.count = 0};
	int status = read_crosswalk(e, &crosswalk, reference);

	qsort(old->items, old->count, sizeof(*old->items), compare_old);
	merge_equal(old);
	for (size_t start = 0, end; status == 0 && start < old->count; start = end) {
		for (end = start + 1; end < old->count; end++)
			if (strcmp(old->items[end].measure, old->items[start].measure) != 0)
				break;
		status = carry_measure(e, out, &crosswalk, &old->items[start], end - start);
	}
	free(crosswalk.steps);
	reference_release(&crosswalk.table);
	return status;
}

int exposures_carry(struct err *e, struct exposure_set *out, const struct exposure_set *in,
		    const struct layers *reference)
{
	struct exposure_set old;
	int status = 0;

	exposure_set_init(&old);
	for (size_t i = 0; i < in->count; i++) {
		const struct exposure *x = &in->items[i];
		if (isfinite(x->value) && x->weight > 0)
			add(x->codes == CODES_SOC_2010 ? &old : out, x);
	}
	if (old.count)
		status = carry_all(e, out, &old, reference);
	exposure_set_release(&old);
	return status;
}
