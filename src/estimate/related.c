/* SPDX-License-Identifier: GPL-3.0-or-later */
/* related.c: see related.h. */
#include "estimate/related.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "estimate/reference.h"

enum { OCCUPATION, RELATED, TIER, INDEX, SOURCE, DATE, COLUMNS };

struct related {
	struct reference table;
	size_t *rows; /* of the table, by both occupations */
};

/* The two occupations of a row, or of a query. */
struct pair {
	const char *from, *to;
};

static struct pair pair_of(const struct related *r, size_t row)
{
	return (struct pair){reference_cell(&r->table, row, OCCUPATION),
			     reference_cell(&r->table, row, RELATED)};
}

static int compare_pairs(struct pair a, struct pair b)
{
	int order = strcmp(a.from, b.from);

	return order ? order : strcmp(a.to, b.to);
}

static int compare_rows(const void *a, const void *b, void *context)
{
	const struct related *r = context;

	return compare_pairs(pair_of(r, *(const size_t *)a), pair_of(r, *(const size_t *)b));
}

static bool is_tier(const char *word)
{
	static const char *const tiers[] = {"primary-short", "primary-long", "supplemental"};

	for (size_t i = 0; i < sizeof(tiers) / sizeof(*tiers); i++)
		if (strcmp(word, tiers[i]) == 0)
			return true;
	return false;
}

static int check_rows(struct err *e, struct related *r)
{
	const struct reference *t = &r->table;

	r->rows = mem_zero(t->count, sizeof(*r->rows));
	for (size_t row = 0; row < t->count; row++) {
		double index;

		if (!is_tier(reference_cell(t, row, TIER)))
			return reference_fault(e, t, row,
					       "a tier is primary-short, primary-long or "
					       "supplemental");
		if (reference_number(e, t, row, INDEX, 1, 1000, &index) < 0)
			return -1;
		r->rows[row] = row;
	}
	qsort_r(r->rows, t->count, sizeof(*r->rows), compare_rows, r);
	for (size_t i = 1; i < t->count; i++)
		if (compare_rows(&r->rows[i - 1], &r->rows[i], r) == 0)
			return reference_fault(e, t, r->rows[i], "the pair is there twice");
	return 0;
}

int related_load(struct err *e, struct related **out, const char *directory)
{
	static const char *const names[COLUMNS] = {"occupation", "related", "tier",
						   "index",	 "source",  "date"};
	struct related *r = mem_zero(1, sizeof(*r));

	*out = NULL;
	if (reference_read(e, &r->table, directory, "related.csv", names, COLUMNS) < 0 ||
	    check_rows(e, r) < 0) {
		related_free(r);
		return -1;
	}
	*out = r;
	return 0;
}

void related_free(struct related *r)
{
	if (!r)
		return;
	free(r->rows);
	reference_release(&r->table);
	free(r);
}

/* The table's row, or its count. */
static size_t find_row(const struct related *r, struct pair wanted)
{
	size_t low = 0, high = r->table.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_pairs(pair_of(r, r->rows[middle]), wanted);

		if (order == 0)
			return r->rows[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return r->table.count;
}

static const char *main_occupation(const struct role *role)
{
	const struct role_occupation *best = NULL;

	for (size_t i = 0; i < role->occupation_count; i++)
		if (!best || role->occupations[i].weight > best->weight)
			best = &role->occupations[i];
	return best ? best->soc : NULL;
}

struct kinship related_roles(const struct related *r, const struct role *from,
			     const struct role *into, struct arena *texts)
{
	const struct pair wanted = {main_occupation(from), main_occupation(into)};
	struct kinship kinship = {.words = NULL};
	struct buf line;
	size_t row;

	if (!wanted.from || !wanted.to)
		return kinship;
	buf_init(&line, BUF_LIMIT_DEFAULT);
	if (strcmp(wanted.from, wanted.to) == 0) {
		buf_addf(&line, "the same occupation (%s)", wanted.to);
		kinship.words = arena_copy(texts, buf_text(&line));
	} else if ((row = find_row(r, wanted)) < r->table.count) {
		buf_addf(&line, "%s (%s), %s to %s", reference_cell(&r->table, row, TIER),
			 reference_cell(&r->table, row, INDEX), wanted.from, wanted.to);
		kinship.words = arena_copy(texts, buf_text(&line));
		buf_clear(&line);
		buf_addf(&line, "%s (%s)", reference_cell(&r->table, row, SOURCE),
			 reference_cell(&r->table, row, DATE));
		kinship.source = arena_copy(texts, buf_text(&line));
	}
	buf_release(&line);
	return kinship;
}
