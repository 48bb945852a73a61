/* SPDX-License-Identifier: GPL-3.0-or-later */
/* related.c: see related.h. */
#include "estimate/related.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/reference.h"

enum { SIX_DIGITS = sizeof("15-1252") - 1, INDEX_MOST = 1000 };

/* O*NET's word on two occupations of six digits. */
struct pair {
	const char *from, *to;
	enum related_tier tier;
	int index;
	const char *source;
};

struct related {
	struct arena texts;
	struct pair *items; /* by both occupations, then the nearest first */
	size_t count, room;
};

static void add(struct related *r, struct pair pair)
{
	r->items = mem_grow(r->items, &r->room, r->count + 1, sizeof(*r->items));
	r->items[r->count++] = pair;
}

static int compare_occupations(const struct pair *a, const struct pair *b)
{
	int order = strcmp(a->from, b->from);

	return order ? order : strcmp(a->to, b->to);
}

static int order_of(const struct pair *pair)
{
	return 1 + (int)pair->tier * INDEX_MOST + pair->index;
}

static int compare_pairs(const void *left, const void *right)
{
	const struct pair *a = left, *b = right;
	int order = compare_occupations(a, b);

	return order ? order : (order_of(a) > order_of(b)) - (order_of(a) < order_of(b));
}

/* ---- where they come from ---- */

static int read_table(struct err *e, struct related *r, const struct layers *reference)
{
	enum { OCCUPATION, RELATED, TIER, INDEX, SOURCE, DATE, COLUMNS };
	static const char *const names[COLUMNS] = {"occupation", "related", "tier",
						   "index",	 "source",  "date"};
	struct reference t;
	int status = -1;

	if (reference_read(e, &t, reference, "related.csv", names, COLUMNS) < 0)
		goto out;
	for (size_t row = 0; row < t.count; row++) {
		struct text from = text_of(reference_cell(&t, row, OCCUPATION));
		struct text to = text_of(reference_cell(&t, row, RELATED));
		struct pair pair = {.tier = RELATED_TIERS};
		struct buf source;
		double index;

		if (!related_tier_read(text_of(reference_cell(&t, row, TIER)), &pair.tier)) {
			reference_fault(e, &t, row,
					"a tier is primary-short, primary-long or supplemental");
			goto out;
		}
		if (reference_number(e, &t, row, INDEX, 1, INDEX_MOST, &index) < 0)
			goto out;
		pair.from = arena_copy(&r->texts, from);
		pair.to = arena_copy(&r->texts, to);
		pair.index = (int)index;
		buf_init(&source, BUF_LIMIT_DEFAULT);
		buf_addf(&source, "%s (%s)", reference_cell(&t, row, SOURCE),
			 reference_cell(&t, row, DATE));
		pair.source = arena_copy(&r->texts, buf_text(&source));
		buf_release(&source);
		for (size_t i = 0; i < r->count; i++)
			if (compare_occupations(&r->items[i], &pair) == 0) {
				reference_fault(e, &t, row, "the pair is there twice");
				goto out;
			}
		add(r, pair);
	}
	status = 0;
out:
	reference_release(&t);
	return status;
}

static const char *six_digits(struct arena *texts, const char *onet)
{
	return arena_copy(texts, (struct text){.data = onet, .len = SIX_DIGITS});
}

static void take_inputs(struct related *r, const struct related_pair_set *inputs)
{
	const char *source = NULL, *publication = NULL;

	for (size_t i = 0; i < inputs->count; i++) {
		const struct related_pair *x = &inputs->items[i];
		struct buf cited;

		if (strncmp(x->occupation, x->related, SIX_DIGITS) == 0)
			continue;
		if (x->publication != publication) {
			publication = x->publication;
			buf_init(&cited, BUF_LIMIT_DEFAULT);
			buf_addf(&cited, "%s (the input %s)", publication, x->source);
			source = arena_copy(&r->texts, buf_text(&cited));
			buf_release(&cited);
		}
		add(r, (struct pair){.from = six_digits(&r->texts, x->occupation),
				     .to = six_digits(&r->texts, x->related),
				     .tier = x->tier,
				     .index = x->index < INDEX_MOST ? x->index : INDEX_MOST,
				     .source = source});
	}
}

/* Of several rows of two occupations the nearest stays. */
static void settle(struct related *r)
{
	size_t kept = 0;

	if (r->count)
		qsort(r->items, r->count, sizeof(*r->items), compare_pairs);
	for (size_t i = 0; i < r->count; i++)
		if (!kept || compare_occupations(&r->items[kept - 1], &r->items[i]) != 0)
			r->items[kept++] = r->items[i];
	r->count = kept;
}

int related_load(struct err *e, struct related **out, const struct layers *reference,
		 const struct related_pair_set *inputs)
{
	struct related *r = mem_zero(1, sizeof(*r));

	*out = NULL;
	arena_init(&r->texts);
	if (inputs && inputs->count) {
		take_inputs(r, inputs);
	} else if (read_table(e, r, reference) < 0) {
		related_free(r);
		return -1;
	}
	settle(r);
	*out = r;
	return 0;
}

void related_free(struct related *r)
{
	if (!r)
		return;
	free(r->items);
	arena_release(&r->texts);
	free(r);
}

/* ---- roles ---- */

static const struct pair *find_pair(const struct related *r, const char *from, const char *to)
{
	const struct pair wanted = {.from = from, .to = to};
	size_t low = 0, high = r->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_occupations(&r->items[middle], &wanted);

		if (order == 0)
			return &r->items[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static bool is_main(const struct role *role, size_t occupation)
{
	for (size_t i = 0; i < role->occupation_count; i++)
		if (role->occupations[i].weight > role->occupations[occupation].weight)
			return false;
	return true;
}

/* The nearer of what is known and O*NET's word on one pair of main occupations. */
static void draw_near(const struct related *r, const char *start, const char *end,
		      struct arena *texts, struct kinship *nearest)
{
	bool same = strcmp(start, end) == 0;
	const struct pair *pair = same ? NULL : find_pair(r, start, end);
	int order = same ? 0 : pair ? order_of(pair) : INT_MAX;
	struct buf line;

	if (order >= nearest->order)
		return;
	buf_init(&line, BUF_LIMIT_DEFAULT);
	if (pair)
		buf_addf(&line, "%s (%d), %s to %s", related_tier_word(pair->tier), pair->index,
			 start, end);
	else
		buf_addf(&line, "the same occupation (%s)", end);
	*nearest =
	    (struct kinship){.words = arena_copy(texts, buf_text(&line)),
			     .source = pair ? arena_copy(texts, text_of(pair->source)) : NULL,
			     .order = order};
	buf_release(&line);
}

struct kinship related_roles(const struct related *r, const struct role *from,
			     const struct role *into, struct arena *texts)
{
	struct kinship nearest = {.order = INT_MAX};

	for (size_t i = 0; i < from->occupation_count; i++)
		for (size_t k = 0; k < into->occupation_count; k++)
			if (is_main(from, i) && is_main(into, k))
				draw_near(r, from->occupations[i].soc, into->occupations[k].soc,
					  texts, &nearest);
	return nearest;
}
